//! An invented register is a register like any other, and the same each time.

use std::collections::BTreeSet;

use diesel::prelude::*;
use verwerkingsregister::{
    auth::Scope::{Lezen, Vertrouwelijk},
    cli::verzonnen::vul,
    database::Packed,
    exchange::verzonnen::{Omvang, ZAAD},
    store::{
        schema::{documenten, journaal},
        verificatie::verifieer,
    },
};

use crate::support::TestApp;

/// A register of two municipalities with ten activities each.
async fn verzonnen(zaad: u64) -> TestApp {
    let app = TestApp::start().await;
    assert_eq!(vul(app.store(), Omvang { gemeenten: 2, activiteiten: 10, zaad }).await.unwrap(), 20);
    app
}

/// Everything that was written and when, without what is salted.
async fn alles(app: &TestApp) -> Vec<String> {
    let rijen = app.store().read(|lezen| {
        let documenten: Vec<(String, Packed)> =
            documenten::table.select((documenten::id, documenten::tekst)).order(documenten::id).load(lezen.conn)?;
        let journaal: Vec<(i64, i64, String, String)> = journaal::table
            .select((journaal::volgnummer, journaal::tijdstip, journaal::handeling, journaal::onderwerp_uuid))
            .order(journaal::volgnummer)
            .load(lezen.conn)?;
        let mut rijen: Vec<String> = journaal.iter().map(|regel| format!("{regel:?}")).collect();
        for (id, tekst) in documenten {
            rijen.push(format!("{id} {}", tekst.text()?));
        }
        Ok(rijen)
    });
    rijen.await.unwrap()
}

#[actix_web::test]
async fn the_same_seed_gives_the_same_register_and_another_seed_another() {
    let een = alles(&verzonnen(ZAAD).await).await;
    assert!(een.len() > 150, "{}", een.len());
    assert!(een == alles(&verzonnen(ZAAD).await).await, "the same seed gives another register");
    assert!(een != alles(&verzonnen(ZAAD + 1).await).await, "another seed gives the same register");
}

#[actix_web::test]
async fn its_proof_holds() {
    let app = verzonnen(ZAAD).await;
    let gebreken = app.store().read(|lezen| verifieer(lezen.conn, None)).await.unwrap().gebreken;
    assert_eq!(gebreken, Vec::<String>::new());
}

#[actix_web::test]
async fn every_status_occurs_and_time_has_passed() {
    let app = verzonnen(ZAAD).await;
    let lezer = app.caller("lezer", &[Lezen, Vertrouwelijk]);
    let lijst = lezer.get("/v1/verwerkingsactiviteiten").query("pageSize", "100").send().await.expect(200);
    let (mut concepten, mut statussen, mut dagen) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for regel in lijst.body["results"].as_array().unwrap() {
        let uuid = regel["uuid"].as_str().unwrap();
        concepten.extend(regel["concept"]["status"].as_str().map(str::to_owned));
        let versies = lezer.get(format!("/v1/verwerkingsactiviteiten/{uuid}/versies")).send().await.expect(200);
        for versie in versies.body["results"].as_array().unwrap() {
            statussen.insert(versie["status"].as_str().unwrap().to_owned());
            dagen.insert(versie["vastgesteldOp"].as_str().unwrap()[..7].to_owned());
        }
    }
    assert_eq!(concepten.into_iter().collect::<Vec<_>>(), ["concept", "ter_beoordeling"]);
    assert_eq!(statussen.into_iter().collect::<Vec<_>>(), ["beeindigd", "geldig", "gepland", "ingetrokken", "vervangen"]);
    for code in ["intern", "vertrouwelijk"] {
        let lijst = lezer.get("/v1/verwerkingsactiviteiten").query("vertrouwelijkheid", code).send().await.expect(200);
        assert!(!lijst.body["results"].as_array().unwrap().is_empty(), "none is {code}");
    }
    assert!(dagen.len() > 10, "{dagen:?}");
}
