//! The sums of the register, with their steps.

use serde_json::json;

use super::*;

fn termijn(json: serde_json::Value) -> BerekenbareTermijn {
    serde_json::from_value(json).unwrap()
}

fn datum(tekst: &str) -> NaiveDate {
    tekst.parse().unwrap()
}

fn berekening(json: serde_json::Value, start: &str) -> Berekening {
    bereken(&termijn(json), datum(start))
}

/// The steps as "description: date".
fn stappen(berekening: &Berekening) -> Vec<String> {
    let datum = |stap: &Stap| stap.datum.map(in_woorden).unwrap_or_default();
    berekening.stappen.iter().map(|stap| format!("{}: {}", stap.omschrijving, datum(stap))).collect()
}

#[test]
fn a_fixed_term_ends_on_the_calendar() {
    for (start, duur, einde) in [
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2023-01-31", "P1M", "2023-02-28"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2028-02-29", "P1Y", "2029-02-28"),
        ("2020-03-01", "P10Y", "2030-03-01"),
        ("2026-05-01", "P4W", "2026-05-29"),
        ("2026-05-01", "P28D", "2026-05-29"),
        ("2024-01-31", "P1M1D", "2024-03-01"),
        ("2026-05-01", "P0D", "2026-05-01"),
    ] {
        let gevonden = berekening(json!({"soort": "vaste_termijn", "termijn": duur}), start);
        assert_eq!(gevonden.vernietigingsdatum, Some(datum(einde)), "{start} + {duur}");
        assert_eq!(gevonden.stappen.last().unwrap().datum, gevonden.vernietigingsdatum, "{start} + {duur}");
    }
}

#[test]
fn per_calendar_year_it_waits_for_the_first_of_january() {
    for (start, duur, einde) in [
        ("2020-06-15", "P5Y", "2026-01-01"),
        ("2021-01-01", "P5Y", "2027-01-01"),
        ("2020-12-31", "P5Y", "2026-01-01"),
        ("2026-05-01", "P0D", "2027-01-01"),
    ] {
        let gevonden = berekening(json!({"soort": "vaste_termijn", "termijn": duur, "perKalenderjaar": true}), start);
        assert_eq!(gevonden.vernietigingsdatum, Some(datum(einde)), "{start} + {duur}");
    }
}

#[test]
fn every_step_is_shown_with_its_date() {
    let gevonden = berekening(json!({"soort": "vaste_termijn", "termijn": "P2Y3M1W2D", "perKalenderjaar": true}), "2023-11-30");
    assert_eq!(
        stappen(&gevonden),
        [
            "De termijn begint: 30 november 2023",
            "Plus 2 jaar en 3 maanden, afgekapt op het einde van de maand: 28 februari 2026",
            "Plus 1 week en 2 dagen: 9 maart 2026",
            "Vernietiging gebeurt per kalenderjaar: 1 januari van het jaar daarna: 1 januari 2027",
        ]
    );
    assert_eq!(
        gevonden.uitleg,
        "De termijn van 2 jaar, 3 maanden, 1 week en 2 dagen loopt van 30 november 2023 tot 9 maart 2026. Vernietiging gebeurt \
         per kalenderjaar. Op 1 januari 2027 worden de gegevens vernietigd."
    );
}

#[test]
fn only_steps_that_are_taken_are_shown() {
    let weken = berekening(json!({"soort": "vaste_termijn", "termijn": "P4W"}), "2026-05-01");
    assert_eq!(stappen(&weken), ["De termijn begint: 1 mei 2026", "Plus 4 weken: 29 mei 2026"]);
    assert_eq!(
        weken.uitleg,
        "De termijn van 4 weken loopt van 1 mei 2026 tot 29 mei 2026. Op 29 mei 2026 worden de gegevens vernietigd."
    );
    let direct = berekening(json!({"soort": "vaste_termijn", "termijn": "P0Y"}), "2026-05-01");
    assert_eq!(
        stappen(&direct),
        ["De termijn begint: 1 mei 2026", "De termijn is nul: de gegevens worden direct vernietigd: 1 mei 2026"]
    );
    assert_eq!(direct.uitleg, "De termijn is nul en begint op 1 mei 2026. Op 1 mei 2026 worden de gegevens vernietigd.");
}

#[test]
fn a_term_after_an_event_begins_on_the_day_of_the_event() {
    let gevonden = berekening(json!({"soort": "vaste_termijn_en_gebeurtenis", "termijn": "P1Y"}), "2026-05-01");
    assert_eq!(stappen(&gevonden)[0], "De termijn begint op de dag van de gebeurtenis: 1 mei 2026");
    assert_eq!(gevonden.vernietigingsdatum, Some(datum("2027-05-01")));
}

#[test]
fn what_has_no_date_says_why() {
    for (json, woord) in [
        (json!({"soort": "gebeurtenis", "termijn": "P1Y"}), "tot er iets gebeurt"),
        (json!({"soort": "criteria"}), "criteria"),
        (json!({"soort": "blijvend_bewaren"}), "blijvend bewaard"),
        (json!({"soort": "vaste_termijn", "termijn": "P1Y", "waardering": "blijvend_bewaren"}), "blijvend bewaard"),
        (json!({"soort": "niet_bewaard", "waardering": "blijvend_bewaren"}), "niet bewaard"),
        (json!({"soort": "vaste_termijn"}), "geen termijn"),
        (json!({"soort": "vaste_termijn_en_gebeurtenis"}), "geen termijn"),
    ] {
        let gevonden = berekening(json.clone(), "2026-05-01");
        assert_eq!(gevonden.vernietigingsdatum, None, "{json}");
        assert!(gevonden.stappen.is_empty(), "{json}");
        assert!(gevonden.uitleg.contains(woord), "{json}: {}", gevonden.uitleg);
    }
}

#[test]
fn a_term_beyond_the_calendar_has_no_date() {
    for per_kalenderjaar in [false, true] {
        let json = json!({"soort": "vaste_termijn", "termijn": "P9999Y", "perKalenderjaar": per_kalenderjaar});
        let gevonden = bereken(&termijn(json), NaiveDate::MAX);
        assert_eq!(gevonden.vernietigingsdatum, None);
        assert!(gevonden.uitleg.contains("kalender"));
    }
    let direct = json!({"soort": "vaste_termijn", "termijn": "P0D", "perKalenderjaar": true});
    assert_eq!(bereken(&termijn(direct), NaiveDate::MAX).vernietigingsdatum, None);
}

#[test]
fn without_a_kind_what_is_filled_in_tells_it() {
    for (json, soort) in [
        (json!({"termijn": "P1Y"}), BewaartermijnSoort::VasteTermijn),
        (json!({"termijn": "P1Y", "gebeurtenis": "Het dossier sluit"}), BewaartermijnSoort::VasteTermijnEnGebeurtenis),
        (json!({"gebeurtenis": "Het dossier sluit"}), BewaartermijnSoort::Gebeurtenis),
        (json!({"gebeurtenis": " "}), BewaartermijnSoort::Criteria),
        (json!({"soort": "niet_bewaard", "termijn": "P1Y"}), BewaartermijnSoort::NietBewaard),
    ] {
        let bewaartermijn: Bewaartermijn = serde_json::from_value(json.clone()).unwrap();
        assert_eq!(BerekenbareTermijn::from(&bewaartermijn).soort, soort, "{json}");
    }
    let per_jaar: Bewaartermijn = serde_json::from_value(json!({"termijn": "P1Y", "perKalenderjaar": true})).unwrap();
    assert!(BerekenbareTermijn::from(&per_jaar).per_kalenderjaar);
}
