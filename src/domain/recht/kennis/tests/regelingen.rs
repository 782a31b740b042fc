//! Laws that ended or changed their name, and how long a law makes you keep things.

use serde_json::json;

use super::*;
use crate::domain::{inhoud::WettelijkeBepaling, woorden::termijn::Termijn};

const VANDAAG: &str = "2026-11-22";

fn genoemd(titel: &str) -> WettelijkeBepaling {
    WettelijkeBepaling { citeertitel: Some(titel.to_owned()), ..WettelijkeBepaling::default() }
}

fn met_nummer(regeling: &str, titel: Option<&str>) -> WettelijkeBepaling {
    WettelijkeBepaling {
        regeling: Some(regeling.to_owned()),
        citeertitel: titel.map(str::to_owned),
        ..WettelijkeBepaling::default()
    }
}

fn artikel(mut bepaling: WettelijkeBepaling, artikel: &str) -> WettelijkeBepaling {
    bepaling.artikel = Some(artikel.to_owned());
    bepaling
}

fn jaar(aantal: u32) -> Option<Termijn> {
    format!("P{aantal}Y").parse().ok()
}

#[test]
fn an_ended_law_is_known_by_its_number_from_the_day_after() {
    let kennis = Kennis::new(None).unwrap();
    let wbp = met_nummer("BWBR0011468", Some("Wet bescherming persoonsgegevens"));
    assert_eq!(kennis.vervallen_regeling(&wbp, dag("2018-05-24")), None);
    let vervallen = kennis.vervallen_regeling(&wbp, dag("2018-05-25")).unwrap();
    assert_eq!((vervallen.naam.as_str(), vervallen.einde), ("Wet bescherming persoonsgegevens", dag("2018-05-24")));
    let opvolger = vervallen.opvolger.unwrap();
    assert!(
        opvolger.contains("Algemene verordening gegevensbescherming") && opvolger.contains("Uitvoeringswet AVG"),
        "{opvolger}"
    );

    for (nummer, titel) in [("BWBR0015703", Some("Participatiewet")), ("BWBR0015703", None), ("CVDR1", Some("Wbp")), ("", None)] {
        assert_eq!(kennis.vervallen_regeling(&met_nummer(nummer, titel), dag(VANDAAG)), None, "{nummer}");
    }
    assert_eq!(kennis.vervallen_regeling(&WettelijkeBepaling::default(), dag(VANDAAG)), None);
}

#[test]
fn an_ended_law_is_known_by_its_name_however_written() {
    let kennis = Kennis::new(None).unwrap();
    for (titel, naam, opvolger) in [
        ("Wet bescherming persoonsgegevens", "Wet bescherming persoonsgegevens", "Uitvoeringswet AVG"),
        (" wet BESCHERMING  persoonsgegevens (Wbp) ", "Wet bescherming persoonsgegevens", "Uitvoeringswet AVG"),
        ("W.b.p.", "Wet bescherming persoonsgegevens", "Uitvoeringswet AVG"),
        ("Wet gemeentelijke basisadministratie persoonsgegevens", "Wet gemeentelijke", "Wet basisregistratie personen"),
        ("Wet maatschappelijke ondersteuning", "Wet maatschappelijke ondersteuning", "2015"),
        ("Wet maatschappelijke ondersteuning (Wmo)", "Wet maatschappelijke ondersteuning", "2015"),
        ("Wet op de jeugdzorg", "Wet op de jeugdzorg", "Jeugdwet"),
        ("Wabo", "Wet algemene bepalingen omgevingsrecht", "Omgevingswet"),
        ("Wet ruimtelijke ordening", "Wet ruimtelijke ordening", "Omgevingswet"),
        ("WOB", "Wet openbaarheid van bestuur", "Wet open overheid"),
        ("Wet Bopz", "Wet bijzondere opnemingen in psychiatrische ziekenhuizen", "Wzd"),
        ("Wet werk en bijstand", "Wet werk en bijstand", "Participatiewet"),
        ("Wwb", "WWB", "Participatiewet"),
        ("Drank- en Horecawet (DHW)", "Drank- en Horecawet", "Alcoholwet"),
        ("Drank en horecawet", "Drank- en Horecawet", "Alcoholwet"),
        ("Ambtenarenwet", "Ambtenarenwet", "Ambtenarenwet 2017"),
    ] {
        let vervallen = kennis.vervallen_regeling(&genoemd(titel), dag(VANDAAG)).unwrap_or_else(|| panic!("{titel} has ended"));
        assert!(vervallen.naam.starts_with(naam), "{titel}: {}", vervallen.naam);
        assert!(vervallen.opvolger.as_deref().is_some_and(|nieuw| nieuw.contains(opvolger)), "{titel}: {:?}", vervallen.opvolger);
    }
}

#[test]
fn a_law_in_force_or_unknown_is_left_alone() {
    let kennis = Kennis::new(None).unwrap();
    for titel in [
        "Wet maatschappelijke ondersteuning 2015",
        "Wet maatschappelijke ondersteuning (2015)",
        "Wet maatschappelijke ondersteuning (Wmo 2015)",
        "Wmo",
        "Participatiewet",
        "Archiefwet",
        "Wpg",
        "Wet inburgering (Wi 2021)",
        "Algemene plaatselijke verordening",
        "Wet",
        "",
        "()",
    ] {
        assert_eq!(kennis.vervallen_regeling(&genoemd(titel), dag(VANDAAG)), None, "{titel}");
    }
    assert_eq!(kennis.vervallen_regeling(&genoemd("Wet werk en bijstand"), dag("2014-12-31")), None);
    assert_eq!(kennis.vervallen_regeling(&genoemd("Wabo"), dag("2023-12-31")), None);
}

#[test]
fn a_renamed_law_is_known_by_its_old_name_beside_its_number() {
    let kennis = Kennis::new(None).unwrap();
    let wwb = met_nummer("BWBR0015703", Some("Wet werk en bijstand (Wwb)"));
    assert_eq!(kennis.vervallen_regeling(&wwb, dag("2014-12-31")), None);
    let vervallen = kennis.vervallen_regeling(&wwb, dag("2015-01-01")).unwrap();
    assert_eq!((vervallen.naam.as_str(), vervallen.opvolger.as_deref()), ("Wet werk en bijstand", Some("Participatiewet")));
    assert_eq!(kennis.vervallen_regeling(&met_nummer("BWBR0005416", Some("Wet werk en bijstand")), dag(VANDAAG)), None);
}

#[test]
fn a_folder_ends_a_law_and_a_law_that_takes_the_name_saves_it() {
    let kennis = Kennis::new(None).unwrap();
    let mut archiefwet = als_json(&kennis, "regeling", "BWBR0007376");
    let mut nieuwe = archiefwet.clone();
    archiefwet["eindeGeldigheid"] = json!("2026-12-31");
    archiefwet["vervangenDoor"] = json!("BWBR0099999");
    nieuwe["code"] = json!("BWBR0099999");
    nieuwe["naam"] = json!("Archiefwet 2027");
    nieuwe["eigenschappen"] = json!({"citeertitels": ["Archiefwet"]});
    nieuwe["beginGeldigheid"] = json!("2027-01-01");
    let anders = met_aanvulling("regeling", &json!([archiefwet, nieuwe])).unwrap();
    assert_eq!(anders.vervallen_regeling(&genoemd("Archiefwet 1995"), dag("2026-12-31")), None);
    let vervallen = anders.vervallen_regeling(&genoemd("Archiefwet 1995"), dag("2027-01-01")).unwrap();
    assert_eq!(vervallen.opvolger.as_deref(), Some("Archiefwet 2027"));
    assert!(anders.vervallen_regeling(&met_nummer("BWBR0007376", None), dag("2027-01-01")).is_some());
    assert_eq!(anders.vervallen_regeling(&genoemd("Archiefwet"), dag("2027-01-01")), None);
    // Rules cite the law of the day; articles have other numbers in the new one.
    let citeer = |bron: &'static str, op| anders.citeer(bron, dag(op)).into_owned();
    assert_eq!(citeer("Archiefwet 1995, selectielijst gemeenten", "2026-12-31"), "Archiefwet 1995, selectielijst gemeenten");
    assert_eq!(citeer("Archiefwet 1995, selectielijst gemeenten", "2027-01-01"), "Archiefwet 2027, selectielijst gemeenten");
    assert_eq!(citeer("AVG, Archiefwet 1995 artikel 12", "2027-01-01"), "AVG, Archiefwet 2027");
    assert_eq!(citeer("Archiefwet 19955", "2027-01-01"), "Archiefwet 19955");
}

#[test]
fn a_duty_to_keep_is_found_by_law_article_and_day() {
    let kennis = Kennis::new(None).unwrap();
    let duur = |bepaling: WettelijkeBepaling, op| kennis.wettelijke_duur(&bepaling, dag(op)).and_then(|duur| duur.minimum);
    assert_eq!(duur(artikel(met_nummer("BWBR0035362", None), "5.3.4"), VANDAAG), jaar(15));
    assert_eq!(duur(artikel(met_nummer("BWBR0035362", None), "5.3.4, lid 1"), VANDAAG), jaar(15));
    assert_eq!(duur(artikel(genoemd("Wmo 2015"), "artikel 5.3.4"), VANDAAG), jaar(15));
    assert_eq!(duur(artikel(met_nummer("BWBR0034925", None), "7.3.8"), "2019-12-31"), jaar(15));
    assert_eq!(duur(artikel(met_nummer("BWBR0034925", None), "7.3.8"), "2020-01-01"), jaar(20));
    for geciteerd in ["454", "7:454", "7:454 lid 3"] {
        assert_eq!(duur(artikel(met_nummer("BWBR0005290", None), geciteerd), VANDAAG), jaar(20), "{geciteerd}");
    }
    assert_eq!(duur(artikel(genoemd("Burgerlijk Wetboek Boek 2"), "2:10"), VANDAAG), jaar(7));
    assert_eq!(duur(artikel(genoemd("AWR"), "52"), VANDAAG), jaar(7));
    assert_eq!(duur(artikel(genoemd("Awb"), "4:69"), VANDAAG), jaar(7));

    for (bepaling, geciteerd) in [
        (met_nummer("BWBR0035362", None), "5.3.5"),
        (met_nummer("BWBR0035362", None), "5.3.41"),
        (met_nummer("BWBR0034925", None), "5.3.4"),
        (genoemd("Wet maatschappelijke ondersteuning"), "5.3.4"),
        (genoemd("AWR"), "52a"),
        (WettelijkeBepaling::default(), "52"),
    ] {
        assert_eq!(duur(artikel(bepaling, geciteerd), VANDAAG), None, "{geciteerd}");
    }
    assert_eq!(duur(met_nummer("BWBR0035362", None), VANDAAG), None);
}

#[test]
fn a_law_that_is_not_yet_in_force_is_known_by_number_and_by_name() {
    let kennis = Kennis::new(None).unwrap();
    let nummer = WettelijkeBepaling { regeling: Some("BWBR0037885".into()), ..WettelijkeBepaling::default() };
    let naam = WettelijkeBepaling { citeertitel: Some("Omgevingswet (Ow)".into()), ..WettelijkeBepaling::default() };
    for bepaling in [nummer, naam] {
        let later = kennis.toekomstige_regeling(&bepaling, dag("2023-12-31")).unwrap();
        assert_eq!((later.naam.as_str(), later.begin), ("Omgevingswet", dag("2024-01-01")));
        assert_eq!(kennis.toekomstige_regeling(&bepaling, dag("2024-01-01")), None);
    }
    let anders = WettelijkeBepaling { citeertitel: Some("Gemeentewet".into()), ..WettelijkeBepaling::default() };
    assert_eq!(kennis.toekomstige_regeling(&anders, dag("1990-01-01")), None);
    assert!(kennis.toekomstige_code("normenkader", "bio2", dag("2025-09-22")).is_some());
    assert_eq!(kennis.toekomstige_code("normenkader", "bio2", dag("2025-09-23")), None);
}

#[test]
fn an_article_tells_what_follows_from_citing_it() {
    let kennis = Kennis::new(None).unwrap();
    let artikel = |wet: &str, artikel: &str| {
        let bepaling =
            WettelijkeBepaling { citeertitel: Some(wet.into()), artikel: Some(artikel.into()), ..WettelijkeBepaling::default() };
        kennis.wetsartikel(&bepaling, dag("2026-11-22")).cloned()
    };
    for (wet, nummer) in [
        ("AVG", "6"),
        ("AVG", "6 lid 1 onder e"),
        ("AVG", "art. 6.1.e"),
        ("AVG", "6(1)(e)"),
        ("UAVG", "artikel 46"),
        ("Uitvoeringswet AVG", "22"),
    ] {
        assert!(artikel(wet, nummer).unwrap().verwijst, "{wet} {nummer}");
    }
    for (wet, nummer) in [("AVG", "30"), ("AVG", "60"), ("UAVG", "30"), ("Participatiewet", "6")] {
        assert!(artikel(wet, nummer).is_none_or(|artikel| !artikel.verwijst), "{wet} {nummer}");
    }
    assert!(artikel("UAVG", "41 lid 1").unwrap().per_geval);
    assert!(artikel("Gemeentewet", "151c").unwrap().verantwoordelijke.is_some() && artikel("Gemeentewet", "151d").is_none());
}

#[test]
fn laws_of_the_environment_and_of_care_ended_when_they_did_and_the_waterwet_has_not() {
    let kennis = Kennis::new(None).unwrap();
    let op = |titel: &str, op: &str| {
        let bepaling = WettelijkeBepaling { citeertitel: Some(titel.into()), ..WettelijkeBepaling::default() };
        kennis.vervallen_regeling(&bepaling, dag(op)).is_some()
    };
    for (titel, laatste, eerste) in [
        ("Wet natuurbescherming", "2023-12-31", "2024-01-01"),
        ("Bouwbesluit 2012", "2023-12-31", "2024-01-01"),
        ("Activiteitenbesluit", "2023-12-31", "2024-01-01"),
        ("Bor", "2023-12-31", "2024-01-01"),
        ("AWBZ", "2014-12-31", "2015-01-01"),
        ("Algemene bijstandswet", "2003-12-31", "2004-01-01"),
        ("Wet investeren in jongeren", "2011-12-31", "2012-01-01"),
        ("Wet voorzieningen gehandicapten (WVG)", "2006-12-31", "2007-01-01"),
        ("Wet raadgevend referendum", "2018-07-11", "2018-07-12"),
        ("Wet kinderopvang en kwaliteitseisen peuterspeelzalen", "2017-12-31", "2018-01-01"),
    ] {
        assert!(!op(titel, laatste) && op(titel, eerste), "{titel}");
    }
    for titel in ["Waterwet", "Wet kinderopvang", "Erfgoedwet", "Wgs", "AI-verordening"] {
        assert!(!op(titel, "2026-11-22"), "{titel}");
    }
}
