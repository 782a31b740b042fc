//! Whether what a theme says can be read: text and what it stands on, computed as WCAG does (1.4.3 and 1.4.11).

use std::collections::HashMap;

use super::{
    keur::STIJL,
    kleuren::{donker_deel, zonder_commentaar},
};

/// How much text differs at least from what it stands on, and how much a shape does.
const TEKST: f64 = 4.5;
const VORM: f64 = 3.0;

/// What stands on what, as the documentation of themes tells it.
const PAREN: [(&str, &[&str], f64); 11] = [
    (
        "document-color",
        &[
            "document-background-color",
            "surface-background-color",
            "alert-warning-background-color",
            "alert-info-background-color",
            "mark-background-color",
        ],
        TEKST,
    ),
    ("document-subtle-color", VLAKKEN, TEKST),
    ("link-color", VLAKKEN, TEKST),
    ("link-hover-color", VLAKKEN, TEKST),
    ("link-visited-color", VLAKKEN, TEKST),
    ("heading-color", VLAKKEN, TEKST),
    ("page-header-color", &["page-header-background-color"], TEKST),
    ("button-primary-action-color", &["button-primary-action-background-color"], TEKST),
    ("badge-color", &["badge-background-color"], TEKST),
    ("chart-1-color", &["document-background-color"], VORM),
    ("focus-outline-color", &["document-background-color"], VORM),
];
const VLAKKEN: &[&str] = &["document-background-color", "surface-background-color"];

/// Checks every pair of which the theme gives at least one colour; a colour that only a browser can compute is not judged.
///
/// # Errors
/// Names each pair that differs too little.
pub(super) fn keur(thema: &str) -> Result<(), String> {
    let (stijl, thema) = (zonder_commentaar(STIJL), zonder_commentaar(thema));
    let [gewoon, eigen] = [&stijl, &thema].map(|stijl| {
        let (voor, donker, na) = donker_deel(stijl).unwrap_or((stijl.as_str(), "", ""));
        (format!("{voor};{na}"), donker.to_owned())
    });
    let mut licht = kleuren(&gewoon.0);
    let mut donker = licht.clone();
    donker.extend(kleuren(&gewoon.1));
    let (eigen_licht, eigen_donker) = (kleuren(&eigen.0), kleuren(&eigen.1));
    licht.extend(&eigen_licht);
    donker.extend(&eigen_donker);
    // A theme that is only light is so for every reader.
    let fouten: Vec<_> =
        te_zwak(&licht, &eigen_licht, "licht").into_iter().chain(te_zwak(&donker, &eigen_donker, "donker")).collect();
    if fouten.is_empty() { Ok(()) } else { Err(format!("thema.css is niet goed te lezen: {}", fouten.join("; "))) }
}

fn te_zwak(kleuren: &HashMap<&str, &str>, eigen: &HashMap<&str, &str>, wanneer: &str) -> Vec<String> {
    let paren = PAREN.iter().flat_map(|(tekst, vlakken, eis)| vlakken.iter().map(move |vlak| (*tekst, *vlak, *eis)));
    let paren = paren.filter(|(tekst, vlak, _)| eigen.contains_key(tekst) || eigen.contains_key(vlak));
    let fout = |(tekst, vlak, eis): (&str, &str, f64)| {
        let verschil = contrast(helderheid(kleuren.get(tekst)?)?, helderheid(kleuren.get(vlak)?)?);
        let getal = |getal: f64| format!("{getal:.1}").replace('.', ",");
        let zin =
            || format!("{tekst} op {vlak} ({wanneer}) verschilt {} op 1 en dat moet {} op 1 zijn", getal(verschil), getal(eis));
        (verschil < eis).then(zin)
    };
    paren.filter_map(fout).collect()
}

/// The colours of a style sheet by name; of one that is given twice the last counts.
fn kleuren(stijl: &str) -> HashMap<&str, &str> {
    let regels = stijl.split(['{', ';', '}']).filter_map(|regel| regel.split_once(':'));
    let eigen = regels.filter_map(|(naam, waarde)| Some((naam.strip_prefix("--utrecht-")?, waarde)));
    eigen
        .filter(|(naam, _)| naam.ends_with("-color"))
        .map(|(naam, waarde)| (naam, waarde.trim_end_matches("!important")))
        .collect()
}

/// Relative luminance of a colour that is written out in full.
fn helderheid(kleur: &str) -> Option<f64> {
    let cijfers = match kleur.to_ascii_lowercase().as_str() {
        "white" => "ffffff".to_owned(),
        "black" => "000000".to_owned(),
        kleur => kleur.strip_prefix('#')?.to_owned(),
    };
    let cijfers = match cijfers.len() {
        3 => cijfers.chars().flat_map(|cijfer| [cijfer, cijfer]).collect(),
        6 => cijfers,
        _ => return None,
    };
    let recht = |waarde: f64| if waarde <= 0.040_45 { waarde / 12.92 } else { ((waarde + 0.055) / 1.055).powf(2.4) };
    let deel = |van: usize| Some(recht(f64::from(u8::from_str_radix(cijfers.get(van..van + 2)?, 16).ok()?) / 255.0));
    Some(0.2126 * deel(0)? + 0.7152 * deel(2)? + 0.0722 * deel(4)?)
}

fn contrast(een: f64, ander: f64) -> f64 {
    (een.max(ander) + 0.05) / (een.min(ander) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_that_nobody_can_read_is_refused_and_one_that_says_nothing_of_it_is_not() {
        for goed in [
            "",
            STIJL,
            ":root { --utrecht-link-color: #005500; }",
            ":root { --utrecht-link-color: var(--huis) }",
            ":root { --utrecht-document-background-color: white; --utrecht-document-color: #000 }",
        ] {
            assert_eq!(keur(goed), Ok(()));
        }
        for (fout, zin) in [
            (":root { --utrecht-link-color: #ccc }", "link-color op document-background-color (licht) verschilt 1,6 op 1"),
            (":root { --utrecht-mark-background-color: #000 }", "document-color op mark-background-color (licht)"),
            (":root { --utrecht-chart-1-color: #eeeeee }", "en dat moet 3,0 op 1 zijn"),
            (
                ":root { --utrecht-link-color: #003 } @media (prefers-color-scheme: dark) { :root { --utrecht-link-color: #003 } }",
                "link-color op document-background-color (donker)",
            ),
        ] {
            let gezegd = keur(fout).unwrap_err();
            assert!(gezegd.contains(zin), "{gezegd}");
        }
    }
}
