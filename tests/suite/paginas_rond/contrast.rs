//! Text can be read on every background that the style sheet gives it, light and dark (WCAG 1.4.3 and 1.4.11).

use std::collections::HashMap;

const STIJL: &str = include_str!("../../../templates/site/stijl.css");

/// Text, and what it stands on.
const TEKST: [(&str, &str); 12] = [
    ("document-color", "document-background-color"),
    ("document-color", "surface-background-color"),
    ("document-subtle-color", "document-background-color"),
    ("document-subtle-color", "surface-background-color"),
    ("link-color", "document-background-color"),
    ("link-visited-color", "surface-background-color"),
    ("heading-color", "document-background-color"),
    ("page-header-color", "page-header-background-color"),
    ("button-primary-action-color", "button-primary-action-background-color"),
    ("badge-color", "badge-background-color"),
    ("document-color", "alert-warning-background-color"),
    ("document-color", "alert-info-background-color"),
];
/// What must be told from its background without being text.
const VORM: [&str; 5] = ["chart-1-color", "chart-2-color", "chart-3-color", "chart-4-color", "focus-outline-color"];

/// The tokens of both schemes; the dark one changes some of the light one.
fn kleuren() -> [HashMap<&'static str, &'static str>; 2] {
    let lees = |blok: &'static str| -> HashMap<_, _> {
        let regels = blok.lines().filter_map(|regel| regel.trim().strip_prefix("--utrecht-")?.split_once(": "));
        regels.map(|(naam, waarde)| (naam, waarde.trim_end_matches(';'))).collect()
    };
    let (licht, rest) = STIJL.split_once("prefers-color-scheme: dark").unwrap();
    let licht = lees(licht);
    let mut donker = licht.clone();
    donker.extend(lees(rest.split_once("*, *::before").unwrap().0));
    [licht, donker]
}

/// Relative luminance.
fn helderheid(kleur: &str) -> f64 {
    let deel = |van: usize| f64::from(u8::from_str_radix(&kleur[van..van + 2], 16).unwrap()) / 255.0;
    let recht = |waarde: f64| if waarde <= 0.04045 { waarde / 12.92 } else { ((waarde + 0.055) / 1.055).powf(2.4) };
    0.2126 * recht(deel(1)) + 0.7152 * recht(deel(3)) + 0.0722 * recht(deel(5))
}

fn contrast(een: &str, ander: &str) -> f64 {
    let (een, ander) = (helderheid(een), helderheid(ander));
    (een.max(ander) + 0.05) / (een.min(ander) + 0.05)
}

#[test]
fn text_and_shapes_differ_enough_from_what_they_stand_on() {
    for kleuren in kleuren() {
        for (tekst, vlak) in TEKST {
            let verschil = contrast(kleuren[tekst], kleuren[vlak]);
            assert!(verschil >= 4.5, "{tekst} on {vlak}: {verschil:.2}");
        }
        for vorm in VORM {
            let verschil = contrast(kleuren[vorm], kleuren["document-background-color"]);
            assert!(verschil >= 3.0, "{vorm}: {verschil:.2}");
        }
    }
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.01);
}
