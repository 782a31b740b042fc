//! A notice is made from the stored record, so that record must read back as it was written, whatever it holds.

use diesel::prelude::*;
use verwerkingsregister::{
    database::Packed,
    domain::publiek::openbaar::{Romp, organisatie::Contact},
    store::schema::openbaar,
};

use crate::support::{TestApp, hostile, seeds};

#[actix_web::test]
async fn every_stored_record_reads_back_to_the_same_text() {
    let app = TestApp::start().await;
    app.load_example().await;
    let gemeente = seeds::opmeer(&app).await;
    let activiteit = app.vastgesteld_met(gemeente, &hostile::inhoud(&app, gemeente).await).await;
    let teksten = app.store().read(|lezen| Ok(openbaar::table.select(openbaar::tekst).load::<Packed>(lezen.conn)?));
    let teksten = teksten.await.unwrap();
    assert!(teksten.len() > 40, "{}", teksten.len());
    for tekst in teksten {
        let tekst = tekst.text().unwrap();
        let gelezen: Romp = serde_json::from_str(&tekst).unwrap();
        assert_eq!(serde_json::to_string(&gelezen).unwrap(), tekst);
    }
    let record = app.anonymous().get(activiteit.public_path("")).send().await.expect(200).body;
    let contact: Contact = serde_json::from_value(record["contact"].clone()).unwrap();
    assert_eq!(serde_json::to_value(&contact).unwrap(), record["contact"]);
}
