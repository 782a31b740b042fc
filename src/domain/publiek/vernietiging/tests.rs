//! The sums of the register, with their steps.

use std::sync::LazyLock;

use serde_json::{Value, json};

use super::*;

static KENNIS: LazyLock<Kennis> = LazyLock::new(|| Kennis::new(None).unwrap());

fn termijn(json: serde_json::Value) -> BerekenbareTermijn {
    BerekenbareTermijn::new(&serde_json::from_value(json).unwrap(), &KENNIS)
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
         per kalenderjaar. Vanaf 1 januari 2027 worden de gegevens vernietigd."
    );
}

#[test]
fn only_steps_that_are_taken_are_shown() {
    let weken = berekening(json!({"soort": "vaste_termijn", "termijn": "P4W"}), "2026-05-01");
    assert_eq!(stappen(&weken), ["De termijn begint: 1 mei 2026", "Plus 4 weken: 29 mei 2026"]);
    assert_eq!(
        weken.uitleg,
        "De termijn van 4 weken loopt van 1 mei 2026 tot 29 mei 2026. Vanaf 29 mei 2026 worden de gegevens vernietigd."
    );
    let direct = berekening(json!({"soort": "vaste_termijn", "termijn": "P0Y"}), "2026-05-01");
    assert_eq!(
        stappen(&direct),
        ["De termijn begint: 1 mei 2026", "De termijn is nul: de gegevens worden direct vernietigd: 1 mei 2026"]
    );
    assert_eq!(direct.uitleg, "De termijn is nul en begint op 1 mei 2026. Vanaf 1 mei 2026 worden de gegevens vernietigd.");
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
        assert_eq!(termijn(json.clone()).soort, soort, "{json}");
    }
    assert!(termijn(json!({"termijn": "P1Y", "perKalenderjaar": true})).per_kalenderjaar);
}

#[test]
fn a_term_that_begins_at_the_end_of_the_year_waits_for_it() {
    for (start, duur, per_jaar, einde) in [
        ("2020-05-10", "P5Y", false, "2026-01-01"),
        ("2020-12-31", "P5Y", false, "2026-01-01"),
        ("2020-01-01", "P5Y", true, "2026-01-01"),
        ("2020-05-10", "P2M", false, "2021-03-01"),
        ("2020-05-10", "P6M", true, "2022-01-01"),
        ("2026-05-01", "P4W", false, "2027-01-29"),
        ("2026-05-01", "P0D", false, "2027-01-01"),
    ] {
        let vraag =
            json!({"soort": "vaste_termijn", "termijn": duur, "startmoment": "einde_kalenderjaar", "perKalenderjaar": per_jaar});
        let gevonden = berekening(vraag, start);
        assert_eq!(gevonden.vernietigingsdatum, Some(datum(einde)), "{start} + {duur} {per_jaar}");
        assert_eq!(gevonden.stappen.last().unwrap().datum, gevonden.vernietigingsdatum, "{start} + {duur}");
    }
    let gevonden =
        berekening(json!({"soort": "vaste_termijn", "termijn": "P5Y", "startmoment": "einde_kalenderjaar"}), "2020-05-10");
    assert_eq!(
        stappen(&gevonden),
        [
            "De dag waarvan wordt uitgegaan: 10 mei 2020",
            "De termijn begint aan het einde van het kalenderjaar: 31 december 2020",
            "Plus 5 jaar: 31 december 2025",
            "De termijn loopt tot en met die dag; vernietiging kan vanaf de dag erna: 1 januari 2026",
        ]
    );
}

#[test]
fn before_the_process_of_the_list_is_over_there_is_no_date() {
    let vraag = |nummer: &str, startmoment: Option<&str>| {
        json!({"soort": "vaste_termijn", "termijn": "P5Y", "startmoment": startmoment, "afwijkingToelichting": "Zo besloten.",
            "selectielijst": {"lijst": "gemeenten_2020", "volledigNummer": nummer}})
    };
    for (nummer, startmoment, mag) in [
        // Nihil: the case is the process.
        ("6.2", Some("afgehandeld"), true),
        ("6.2", None, true),
        // A day that was laid down in the case.
        ("6.1.6", Some("afgehandeld"), false),
        ("6.1.6", None, false),
        // Another moment is only known when it is told.
        ("6.1.6", Some("overig"), false),
        ("13.1", Some("overig"), true),
        ("6.1.6", Some("einde_geldigheid"), true),
        // From the birth of the pupil.
        ("12.1.3", Some("afgehandeld"), false),
        ("12.1.3", Some("geboortedatum"), true),
        // The object outlasts the case.
        ("8.1", Some("afgehandeld"), false),
        ("8.1", Some("einde_kalenderjaar"), false),
        ("8.1", Some("einde_voorziening"), true),
    ] {
        let gevonden = berekening(vraag(nummer, startmoment), "2020-05-10");
        assert_eq!(gevonden.vernietigingsdatum.is_some(), mag, "{nummer} {startmoment:?}: {}", gevonden.uitleg);
        assert!(mag || gevonden.uitleg.contains("begin te vroeg"), "{}", gevonden.uitleg);
    }
    let mut verteld = vraag("6.1.6", Some("overig"));
    verteld["toelichting"] = json!("Na de 25 jaar waarvoor het predicaat is gegeven.");
    assert!(berekening(verteld, "2020-05-10").vernietigingsdatum.is_some());
    // The copy tells it where the register does not know the list.
    let kopie = |procestermijn: &str| {
        let kopie = json!({"lijst": "provincies", "volledigNummer": "1", "procestermijn": procestermijn});
        json!({"soort": "vaste_termijn", "termijn": "P5Y", "startmoment": "afgehandeld", "selectielijst": kopie})
    };
    assert_eq!(berekening(kopie("Bestaansduur procesobject"), "2020-05-10").vernietigingsdatum, None);
    assert!(berekening(kopie("nihil"), "2020-05-10").vernietigingsdatum.is_some());
    // An event is the end of the process.
    let gebeurtenis = json!({"soort": "vaste_termijn_en_gebeurtenis", "termijn": "P5Y", "gebeurtenis": "De vergunning vervalt",
        "afwijkingToelichting": "Zo besloten.", "selectielijst": {"lijst": "gemeenten_2020", "volledigNummer": "8.1"}});
    assert_eq!(berekening(gebeurtenis, "2020-05-10").vernietigingsdatum, Some(datum("2025-05-10")));
}

#[test]
fn what_the_list_never_destroys_has_no_date_unless_that_is_explained() {
    let termijn = |lijst: Value, waarom: Option<&str>| {
        json!({"soort": "vaste_termijn", "termijn": "P3M", "startmoment": "verkiezingsuitslag", "waardering": "vernietigen",
            "selectielijst": lijst, "afwijkingToelichting": waarom})
    };
    let verkiezing = || json!({"lijst": "gemeenten_2020", "volledigNummer": "22.1.2"});
    for waarom in [None, Some(" ")] {
        let gevonden = berekening(termijn(verkiezing(), waarom), "2026-03-20");
        assert_eq!(gevonden.vernietigingsdatum, None);
        assert!(gevonden.uitleg.contains("blijvend bewaard, en het register legt niet uit"), "{}", gevonden.uitleg);
    }
    let uitgelegd = berekening(termijn(verkiezing(), Some("De Kieswet: verzegelde pakken.")), "2026-03-20");
    assert_eq!(uitgelegd.vernietigingsdatum, Some(datum("2026-06-20")));
    let vernietigen = termijn(json!({"lijst": "gemeenten_2020", "volledigNummer": "17.2.1"}), None);
    assert!(berekening(vernietigen, "2026-03-20").vernietigingsdatum.is_some());
}

#[test]
fn what_somebody_must_know_before_he_destroys_stands_behind_the_date() {
    let termijn = |duur: &str, meer: Value| {
        let mut termijn = json!({"soort": "vaste_termijn", "termijn": duur, "startmoment": "afgehandeld",
            "selectielijst": {"lijst": "gemeenten_2020", "volledigNummer": "13.1"}});
        json_patch::merge(&mut termijn, &meer);
        berekening(termijn, "2026-03-20").uitleg
    };
    let langer = "Volgens de selectielijst is de termijn 5 jaar, en het register legt niet uit waarom die hier korter is.";
    assert!(termijn("P2Y", json!({})).starts_with(langer));
    for (duur, meer) in
        [("P5Y", json!({})), ("P60M", json!({})), ("P6Y", json!({})), ("P2Y", json!({"afwijkingToelichting": "Kort."}))]
    {
        assert!(termijn(duur, meer).ends_with("worden de gegevens vernietigd."), "{duur}");
    }
    let deel = json!({"uitzonderingVernietiging": {"reden": "hotspot", "toelichting": "Zaken over de brug."}});
    assert!(termijn("P5Y", deel).ends_with("Let op: een deel wordt niet vernietigd."));
}

#[test]
fn what_is_shorter_than_the_law_it_cites_has_no_date() {
    let wmo = |duur: &str| {
        let wet = json!({"citeertitel": "Wet maatschappelijke ondersteuning 2015", "artikel": "5.3.4"});
        json!({"soort": "vaste_termijn", "termijn": duur, "startmoment": "einde_voorziening", "wettelijkeBepaling": wet})
    };
    let kort = berekening(wmo("P14Y"), "2020-01-01");
    assert_eq!(kort.vernietigingsdatum, None);
    assert!(kort.uitleg.starts_with("De wet die bij de termijn staat, zegt: ten minste 15 jaar."), "{}", kort.uitleg);
    assert_eq!(berekening(wmo("P15Y"), "2020-01-01").vernietigingsdatum, Some(datum("2035-01-01")));
    // A term of fifteen years was enough until 2020, but nothing is destroyed by then.
    let jeugdwet = json!({"citeertitel": "Jeugdwet", "artikel": "7.3.8"});
    let mut oud = wmo("P15Y");
    oud["wettelijkeBepaling"] = jeugdwet;
    assert_eq!(berekening(oud, "2016-01-01").vernietigingsdatum, None);
}

#[test]
fn a_stop_that_runs_now_or_on_the_day_itself_holds_destruction() {
    let vandaag = datum("2026-06-01");
    let stop = |vanaf: Option<&str>, tot: Option<&str>| {
        serde_json::from_value::<Vernietigingsstop>(json!({"reden": "geding", "vanaf": vanaf, "tot": tot})).unwrap()
    };
    // 20 March 2027.
    let later = berekening(json!({"soort": "vaste_termijn", "termijn": "P1Y"}), "2026-03-20");
    let eerder = berekening(json!({"soort": "vaste_termijn", "termijn": "P1Y"}), "2024-03-20");
    for (vanaf, tot, houdt_later, houdt_eerder) in [
        (None, None, true, true),
        (Some("2026-06-01"), Some("2026-06-01"), true, true),
        (None, Some("2026-05-31"), false, false),
        (Some("2027-01-01"), None, true, false),
        (Some("2027-01-01"), Some("2027-03-20"), true, false),
        (Some("2027-01-01"), Some("2027-03-19"), false, false),
        (Some("2027-03-21"), None, false, false),
        (Some("2025-01-01"), Some("2025-12-31"), false, false),
    ] {
        let stop = stop(vanaf, tot);
        let houdt = [&later, &eerder].map(|berekening| berekening.wordt_gestopt(&stop, vandaag));
        assert_eq!(houdt, [houdt_later, houdt_eerder], "{vanaf:?} {tot:?}");
    }
}

#[test]
fn what_is_kept_for_good_tells_when_it_goes_to_the_archive() {
    let blijvend = |meer: Value| {
        let mut termijn = json!({"soort": "blijvend_bewaren", "overbrengingstermijn": "P20Y"});
        json_patch::merge(&mut termijn, &meer);
        berekening(termijn, "2024-02-29")
    };
    let gevonden = blijvend(json!({}));
    assert_eq!(gevonden.vernietigingsdatum, None);
    assert!(gevonden.uitleg.ends_with("Uiterlijk op 29 februari 2044 gaan ze naar het archief."), "{}", gevonden.uitleg);
    let gewaardeerd = json!({"soort": "vaste_termijn", "termijn": "P1Y", "waardering": "blijvend_bewaren"});
    assert!(blijvend(gewaardeerd).uitleg.contains("2044"));
    for niet in [json!({"overbrengingstermijn": null}), json!({"soort": "niet_bewaard"}), json!({"soort": "criteria"})] {
        assert!(!blijvend(niet.clone()).uitleg.contains("naar het archief"), "{niet}");
    }
}
