//! What a page shows, search finds: every word of the record that a reader sees on the page of an activity.

use std::collections::BTreeSet;

use serde_json::Value;
use verwerkingsregister::domain::{
    publiek::openbaar::Romp,
    recht::kennis::Kennis,
    woorden::zoekwoord::{Zoekwoord, woorden},
    zoeken::zoektermen::zoektermen,
};

use super::{pagina, tekst};
use crate::support::{
    TestApp,
    lists::{OPENBAAR, every_result, names},
};

/// Keys, addresses, days, what is of today, and what the page says in sentences of its own.
const NIET_GEZEGD: &str = "uuid versieUuid uri versieUri url versieUrl code regeling beginGeldigheid eindeGeldigheid vastgesteldOp \
                           laatstGecontroleerdOp status contact privacyverklaringUrl algoritmeregisterUrl catalogus termijn \
                           toepasselijkheid afgeleid";

/// The texts of a record that its page may show.
fn teksten<'a>(waarde: &'a Value, gevonden: &mut Vec<&'a str>) {
    match waarde {
        Value::String(tekst) => gevonden.push(tekst),
        Value::Array(items) => items.iter().for_each(|item| teksten(item, gevonden)),
        Value::Object(leden) => {
            // A right that does not hold by law is not named, and neither is the own country.
            let verzwegen = leden.get("afwijking") == Some(&false.into()) && leden["toepasselijkheid"]["code"] == "nee";
            let van_recht = |naam: &str| leden.contains_key("afwijking") && matches!(naam, "waarom" | "artikel");
            let gezegd = |naam: &str| !verzwegen && !van_recht(naam) && !NIET_GEZEGD.split(' ').any(|niet| niet == naam);
            let thuis = |naam: &str, lid: &Value| naam == "land" && lid["code"] == "NL";
            let leden = leden.iter().filter(|(naam, lid)| gezegd(naam) && !thuis(naam, lid));
            leden.for_each(|(_, lid)| teksten(lid, gevonden));
        }
        _ => {}
    }
}

#[actix_web::test]
async fn every_word_of_a_record_that_its_page_shows_finds_it() {
    let app = TestApp::with_example().await;
    let kennis = Kennis::new(None).unwrap();
    let records = every_result(&app.anonymous(), &format!("{OPENBAAR}?volledig=true&pageSize=100")).await;
    let mut aantal = 0;
    for record in &records {
        let mut gezegd = Vec::new();
        teksten(record, &mut gezegd);
        let van_record: BTreeSet<String> = gezegd.into_iter().flat_map(woorden).collect();
        let blad = pagina(&app, &format!("/verwerkingen/{}", record["uuid"].as_str().unwrap())).await;
        let op_pagina: BTreeSet<String> = woorden(&tekst(&blad)).into_iter().collect();
        let termen = zoektermen(&serde_json::from_value::<Romp>(record.clone()).unwrap(), &kennis);
        let vindt = |woord: &&String| kennis.zoekwoorden(woord).iter().all(|woord| termen.bevat(&Zoekwoord::new(woord)));
        let gemist: Vec<_> = van_record.intersection(&op_pagina).filter(|woord| !vindt(woord)).collect();
        assert_eq!(gemist, [""; 0], "words of {}", record["naam"]);
        aantal += van_record.intersection(&op_pagina).count();
    }
    assert!(aantal > 5000, "the example says too little: {aantal} words");
}

#[actix_web::test]
async fn what_only_some_pages_say_is_found_there_and_not_on_every_page() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let vindt = async |zoek: &str| names(&lezer, OPENBAAR, &[("zoek", zoek)]).await;
    for (zoek, naam) in [
        ("computer", "Parkeervergunning voor bewoners"),
        ("algoritme", "Parkeervergunning voor bewoners"),
        ("buiten europa", "Digitale nieuwsbrief"),
        ("amerika", "Digitale nieuwsbrief"),
        ("bsn", "Bijstandsuitkering (Participatiewet)"),
        ("sofinummer", "Bijstandsuitkering (Participatiewet)"),
        ("medisch", "Hulp en ondersteuning thuis (Wmo)"),
        ("minderjarigen", "Jeugdhulp"),
    ] {
        let gevonden = vindt(zoek).await;
        assert!(gevonden.iter().any(|een| een == naam), "{zoek}: {gevonden:?}");
        assert!(gevonden.len() < 20, "{zoek} is on every page: {gevonden:?}");
    }
}
