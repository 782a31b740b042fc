//! The lists as they are, and a folder that adds to them.

mod landen;
mod lijsten;
mod regelingen;
mod synoniemen;
mod woorden;
mod zoekwoorden;

use strum::VariantArray;

use super::*;
use crate::domain::woorden::codes;

fn dag(tekst: &str) -> NaiveDate {
    tekst.parse().unwrap()
}

/// The built-in lists with one file of additions.
fn met_aanvulling(lijst: &str, items: &serde_json::Value) -> Result<Kennis, String> {
    let map = tempfile::tempdir().unwrap();
    let inhoud = serde_json::json!({"lijst": lijst, "titel": "", "omschrijving": "", "gesloten": false, "bron": "", "bronUrl": null,
        "peildatum": "2026-01-01", "items": items});
    std::fs::write(map.path().join("aanvulling.json"), inhoud.to_string()).unwrap();
    Kennis::new(Some(map.path()))
}

/// The item of a list as JSON, to be repeated with a change.
fn als_json(kennis: &Kennis, lijst: &str, code: &str) -> Value {
    serde_json::to_value(kennis.zoek(lijst, code).unwrap()).unwrap()
}

fn codes_van<C: GeslotenCode>(kennis: &Kennis) {
    let lijst = kennis.lijsten().iter().find(|lijst| lijst.lijst == C::LIJST).expect(C::LIJST);
    let in_bestand: Vec<&str> = lijst.items.iter().map(|item| item.code.as_str()).collect();
    let in_code: Vec<&str> = <C as VariantArray>::VARIANTS.iter().map(|code| code.code()).collect();
    let gesorteerd = |mut codes: Vec<&str>| {
        codes.sort_unstable();
        codes.join(" ")
    };
    assert_eq!(gesorteerd(in_bestand), gesorteerd(in_code), "{}", C::LIJST);
    assert!(lijst.gesloten, "{}", C::LIJST);
}

#[test]
fn every_closed_list_holds_exactly_the_codes_of_its_enum() {
    let kennis = Kennis::new(None).unwrap();
    codes_van::<codes::Grondslag>(&kennis);
    codes_van::<codes::GrondslagGroep>(&kennis);
    codes_van::<codes::Uitzondering>(&kennis);
    codes_van::<codes::Gevoeligheid>(&kennis);
    codes_van::<codes::Rol>(&kennis);
    codes_van::<codes::Regime>(&kennis);
    codes_van::<codes::Status>(&kennis);
    codes_van::<codes::ConceptStatus>(&kennis);
    codes_van::<codes::VersieSoort>(&kennis);
    codes_van::<codes::BewaartermijnSoort>(&kennis);
    codes_van::<codes::Waardering>(&kennis);
    codes_van::<codes::DoorgifteInstrument>(&kennis);
    codes_van::<codes::DpiaStatus>(&kennis);
    codes_van::<codes::Recht>(&kennis);
    codes_van::<codes::Toepasselijkheid>(&kennis);
    codes_van::<codes::GrondslagArtikel22>(&kennis);
    codes_van::<codes::AfspraakArtikel28>(&kennis);
    codes_van::<codes::ToestemmingSubverwerkers>(&kennis);
    codes_van::<codes::AiRol>(&kennis);
    codes_van::<codes::AiRisicoklasse>(&kennis);
    codes_van::<codes::Vertrouwelijkheid>(&kennis);
    codes_van::<codes::IntrekkingReden>(&kennis);
    codes_van::<codes::Ernst>(&kennis);
    codes_van::<codes::AlgemeenSoort>(&kennis);
    codes_van::<codes::CookieSoort>(&kennis);
}

#[test]
fn the_six_bases_fall_in_the_groups_of_the_list() {
    let kennis = Kennis::new(None).unwrap();
    for grondslag in codes::Grondslag::VARIANTS {
        let groep = &kennis.zoek("grondslag", grondslag.code()).unwrap().eigenschappen["groep"];
        assert_eq!(groep, grondslag.groep().code(), "{grondslag:?}");
    }
}

#[test]
fn a_folder_adds_and_ends_codes_but_never_widens_a_closed_list() {
    let map = tempfile::tempdir().unwrap();
    let lijst = |naam: &str, code: &str| {
        serde_json::json!({"lijst": naam, "titel": "", "omschrijving": "", "gesloten": false, "bron": "", "bronUrl": null,
            "peildatum": "2026-01-01", "items": [{"code": code, "naam": "Nieuw", "omschrijving": null, "bron": null, "dpv": null,
            "geverifieerd": null, "eigenschappen": {}, "beginGeldigheid": null, "eindeGeldigheid": "2026-06-30", "vervangenDoor": null}]})
        .to_string()
    };
    std::fs::write(map.path().join("a.json"), lijst("thema", "haven")).unwrap();
    let kennis = Kennis::new(Some(map.path())).unwrap();
    assert_eq!(kennis.naam("thema", "haven"), "Nieuw");
    assert_ne!(kennis.versie(), Kennis::new(None).unwrap().versie());

    std::fs::write(map.path().join("b.json"), lijst("grondslag", "zomaar")).unwrap();
    assert!(Kennis::new(Some(map.path())).unwrap_err().contains("zomaar"));
}
