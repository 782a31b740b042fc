//! Transfers are judged by the law of the day.

use serde_json::json;

use super::*;
use crate::domain::woorden::codes::Regime;

#[test]
fn the_united_kingdom_is_a_member_then_bridged_then_adequate() {
    let kennis = Kennis::new(None).unwrap();
    for (op, eer, overbrugd, besluit) in [
        ("2020-12-31", true, false, false),
        ("2021-01-01", false, true, false),
        ("2021-06-27", false, true, false),
        // The day of the decision is the last day of the bridge and the first of the decision.
        ("2021-06-28", false, true, true),
        ("2021-06-29", false, false, true),
        ("2025-12-28", false, false, true),
        ("2031-12-28", false, false, false),
    ] {
        let gevonden = (
            kennis.ligt_in_eer("GB", dag(op)),
            kennis.is_overbrugd("GB", dag(op)),
            kennis.adequaatheid("GB", Regime::Avg, dag(op)).is_some(),
        );
        assert_eq!(gevonden, (eer, overbrugd, besluit), "{op}");
    }
}

#[test]
fn the_frameworks_for_the_united_states_each_have_their_days() {
    let kennis = Kennis::new(None).unwrap();
    for (op, code) in [
        ("2000-07-25", None),
        ("2015-10-06", Some("US-safe-harbour")),
        ("2015-10-07", None),
        ("2016-07-11", None),
        ("2016-07-12", Some("US-privacy-shield")),
        // The day of the judgment is the last day: who sent data that morning could not know.
        ("2020-07-16", Some("US-privacy-shield")),
        ("2020-07-17", None),
        ("2023-07-09", None),
        ("2023-07-10", Some("US-dpf")),
        ("2026-11-22", Some("US-dpf")),
    ] {
        let besluit = kennis.adequaatheid("US", Regime::Avg, dag(op));
        assert_eq!(besluit.map(|besluit| besluit.code.as_str()), code, "{op}");
        assert!(besluit.is_none_or(Kennis::vraagt_certificering), "{op}");
    }
    let vervallen = kennis.vervallen_code("adequaatheidsbesluit", "US-privacy-shield", dag("2020-07-17")).unwrap();
    assert_eq!(vervallen.einde, dag("2020-07-16"));
    assert!(vervallen.opvolger.unwrap().contains("Data Privacy Framework"));
}

#[test]
fn the_eer_has_thirty_countries_with_seven_regions_of_their_own_and_croatia_since_it_joined() {
    let kennis = Kennis::new(None).unwrap();
    let vandaag = dag("2026-11-22");
    let landen = &kennis.lijsten().iter().find(|lijst| lijst.lijst == "land").unwrap().items;
    assert_eq!(landen.iter().filter(|land| kennis.ligt_in_eer(&land.code, vandaag)).count(), 37);
    assert!(!kennis.ligt_in_eer("HR", dag("2013-06-30")) && kennis.ligt_in_eer("HR", dag("2013-07-01")));
    for land in ["RE", "GP", "MQ", "GF", "YT", "MF", "AX"] {
        assert!(kennis.ligt_in_eer(land, vandaag), "{land} is part of France or Finland, and so of the EU");
    }
    for land in ["CH", "US", "AW", "BQ", "xx", "", "nl"] {
        assert!(!kennis.ligt_in_eer(land, vandaag), "{land}");
    }
    assert!(landen.iter().all(|land| land.code == "GB" || !kennis.is_overbrugd(&land.code, dag("2021-03-01"))));
}

#[test]
fn countries_on_the_list_are_adequate_without_a_certificate() {
    let kennis = Kennis::new(None).unwrap();
    let vandaag = dag("2026-11-22");
    for land in ["AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "UY"] {
        let besluit = kennis.adequaatheid(land, Regime::Avg, vandaag).unwrap_or_else(|| panic!("{land} is adequate"));
        assert!(!Kennis::vraagt_certificering(besluit), "{land}");
    }
    for land in ["CN", "IN", "NL", "EPO", ""] {
        assert_eq!(kennis.adequaatheid(land, Regime::Avg, vandaag), None, "{land}");
    }
    assert_eq!(kennis.adequaatheid("BR", Regime::Avg, dag("2026-01-25")), None);
}

#[test]
fn an_organisation_is_found_by_any_of_its_names() {
    let kennis = Kennis::new(None).unwrap();
    for naam in ["Europese Octrooiorganisatie", "european patent  office", "E P O", "EPO"] {
        let besluit = kennis.adequaatheid_organisatie(naam, Regime::Avg, dag("2025-07-15"));
        assert_eq!(besluit.is_some(), naam != "E P O", "{naam}");
    }
    for (naam, gevonden) in [("Europees Octrooibureau (EOB)", true), ("EPO te München", true), ("UNHCR", false), ("Eposa", false)]
    {
        assert_eq!(kennis.adequaatheid_organisatie(naam, Regime::Avg, dag("2026-01-01")).is_some(), gevonden, "{naam}");
    }
    assert_eq!(kennis.adequaatheid_organisatie("EPO", Regime::Avg, dag("2025-07-14")), None);
}

#[test]
fn a_folder_ends_a_decision_and_a_fault_in_it_is_named() {
    let kennis = Kennis::new(None).unwrap();
    let mut dpf = als_json(&kennis, "adequaatheidsbesluit", "US-dpf");
    dpf["eindeGeldigheid"] = json!("2026-12-01");
    let anders = met_aanvulling("adequaatheidsbesluit", &json!([dpf])).unwrap();
    assert!(anders.adequaatheid("US", Regime::Avg, dag("2026-12-01")).is_some());
    assert_eq!(anders.adequaatheid("US", Regime::Avg, dag("2026-12-02")), None);
    assert_eq!(anders.vervallen_code("adequaatheidsbesluit", "US-dpf", dag("2026-12-02")).unwrap().opvolger, None);

    let mut nederland = als_json(&kennis, "land", "NL");
    nederland["eigenschappen"] = json!({"eer": {"van": "1 januari 1958", "tot": null}});
    let fout = met_aanvulling("land", &json!([nederland])).unwrap_err();
    assert!(fout.contains("land") && fout.contains("NL"), "{fout}");
}

#[test]
fn the_police_have_decisions_and_neighbours_of_their_own() {
    let kennis = Kennis::new(None).unwrap();
    let vandaag = dag("2026-11-22");
    assert_eq!(kennis.adequaatheid("GB", Regime::Wpg, vandaag).unwrap().code, "GB-richtlijn");
    assert_eq!(kennis.adequaatheid("GB", Regime::Avg, vandaag).unwrap().code, "GB");
    assert_eq!(kennis.adequaatheid("GB", Regime::Wpg, dag("2021-06-27")), None);
    for land in ["US", "BR", "JP", "CH"] {
        assert_eq!(kennis.adequaatheid(land, Regime::Wpg, vandaag), None, "{land}");
    }
    assert!(kennis.is_binnen("CH", Regime::Wpg, vandaag) && !kennis.is_binnen("CH", Regime::Avg, vandaag));
    assert!(kennis.is_binnen("NO", Regime::Wpg, vandaag) && !kennis.is_binnen("US", Regime::Wpg, vandaag));
}
