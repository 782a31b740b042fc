//! Attacks that lean on something real: one erasure, one colleague, one concept under review.

use diesel::{RunQueryDsl as _, connection::SimpleConnection as _, prelude::*};
use serde_json::json;
use verwerkingsregister::{
    auth::Scope::{Beheren, Lezen, Vertrouwelijk},
    database::Packed,
    store::schema::{concepten, documenten},
};

use super::{
    schema::begin_unguarded,
    stof::{controle, gewiste, wis_verzoek},
};
use crate::support::TestApp;

#[actix_web::test]
async fn one_real_erasure_does_not_cover_the_erasure_of_everything() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Eerste", "2026-01-01").await;
    gewiste(&app, gemeente).await;
    let echt = controle(&app, None).await;
    assert_eq!((echt.gebreken.len(), echt.gewist.is_empty()), (0, false));
    // No guard is taken away: this is what they allow.
    let mut conn = app.raw_connection();
    let over: Vec<String> = documenten::table.select(documenten::id).order(documenten::id).load(&mut conn).unwrap();
    let alles = "INSERT INTO wissingen SELECT id, besluit.versie, besluit.reden, besluit.tijdstip, besluit.journaal \
                 FROM documenten, (SELECT * FROM wissingen LIMIT 1) AS besluit; DELETE FROM documenten";
    conn.batch_execute(alles).unwrap();
    let vals = controle(&app, Some((echt.volgnummer, echt.hash))).await;
    assert_eq!(vals.gewist, echt.gewist);
    assert!(over.len() >= 4);
    for document in over {
        let ontbreekt = vals.gebreken.iter().any(|gebrek| gebrek.ends_with(&format!("document {document} ontbreekt")));
        let rij = format!("wissingen {document}: staat in de tabel maar niet in het journaal");
        assert!(ontbreekt && vals.gebreken.contains(&rij), "{document}: {:#?}", vals.gebreken);
    }
}

#[actix_web::test]
async fn a_forged_first_request_is_seen_before_and_after_it_was_used() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let activiteit = app.vastgesteld(gemeente, "Eerste", "2026-01-01").await;
    let verzoek = "INSERT INTO wisverzoeken SELECT uuid, 'Weg ermee', 'iemand', vastgesteld_op, journaal FROM versies";
    let mut conn = app.raw_connection();
    conn.batch_execute(verzoek).unwrap();
    let gevonden = controle(&app, None).await.gebreken;
    assert!(gevonden[0].starts_with("wisverzoeken ") && gevonden.len() == 1, "{gevonden:?}");
    let (pad, reden) = (activiteit.path("/versies/1/_wissen"), json!({"reden": "Weg ermee"}));
    let alleen = app.caller("alleen", &[Lezen, Beheren, Vertrouwelijk]);
    alleen.post(pad).if_match(&activiteit.etag).json(&reden).send().await.expect(200);
    conn.batch_execute("DELETE FROM wisverzoeken").unwrap();
    assert_eq!(controle(&app, None).await.gebreken, ["regel 5: wist zonder verzoek van een ander persoon"]);
}

#[actix_web::test]
async fn a_request_taken_away_is_named() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    wis_verzoek(&app, &app.vastgesteld(gemeente, "Eerste", "2026-01-01").await).await;
    app.raw_connection().batch_execute("DELETE FROM wisverzoeken").unwrap();
    let gevonden = controle(&app, None).await.gebreken;
    assert!(gevonden[0].starts_with("wisverzoeken ") && gevonden[0].contains("(regel 5)"), "{gevonden:?}");
}

#[actix_web::test]
async fn a_concept_that_was_exchanged_under_review_is_seen_after_it_was_settled() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let ingediend = app.indienen(&app.concept_named(gemeente, "Echt").await).await;
    let mut conn = app.raw_connection();
    let oud: String = concepten::table.select(concepten::document).first(&mut conn).unwrap();
    let (zout, tekst): (String, Packed) =
        documenten::table.find(&oud).select((documenten::zout, documenten::tekst)).first(&mut conn).unwrap();
    let (ander, tekst) = (format!("a{}", &oud[1..]), tekst.text().unwrap().replace("Echt", "Vals"));
    let rij = (documenten::id.eq(&ander), documenten::zout.eq(zout), documenten::tekst.eq(Packed::new(&tekst).unwrap()));
    diesel::insert_into(documenten::table).values(rij).execute(&mut conn).unwrap();
    diesel::update(concepten::table).set(concepten::document.eq(ander)).execute(&mut conn).unwrap();
    let gevonden = controle(&app, None).await.gebreken;
    let plaatsen: Vec<_> = gevonden.iter().map(|gebrek| gebrek.split(' ').next().unwrap()).collect();
    assert_eq!(plaatsen, ["concepten", "documenten"]);
    let pad = ingediend.path("/concept/_vaststellen");
    app.beoordelaar().post(pad).if_match(&ingediend.etag).send().await.expect(201);
    let gevonden = controle(&app, None).await.gebreken;
    assert_eq!(gevonden, ["regel 4: begint met een ander document dan het concept van regel 3 had"]);
}

#[actix_web::test]
async fn a_concept_that_was_put_under_review_by_the_back_door_is_seen_after_it_was_settled() {
    let app = TestApp::start().await;
    let concept = app.concept_named(app.gemeente().await, "Nooit ingediend").await;
    app.raw_connection().batch_execute("UPDATE concepten SET status = 'ter_beoordeling'").unwrap();
    let pad = concept.path("/concept/_vaststellen");
    app.beoordelaar().post(pad).if_match(&concept.etag).send().await.expect(201);
    assert_eq!(controle(&app, None).await.gebreken, ["regel 3: stelt vast wat niet was ingediend"]);
}

#[actix_web::test]
async fn an_emptied_register_is_not_called_whole() {
    let app = TestApp::start().await;
    app.vastgesteld(app.gemeente().await, "Eerste", "2026-01-01").await;
    let mut conn = app.raw_connection();
    begin_unguarded(&mut conn);
    conn.batch_execute("DELETE FROM journaal; DELETE FROM journaalkop; DELETE FROM documenten; COMMIT").unwrap();
    let gevonden = controle(&app, None).await.gebreken;
    let plaatsen: Vec<_> = gevonden.iter().map(|gebrek| gebrek.split(' ').next().unwrap()).collect();
    assert_eq!(plaatsen, ["activiteiten", "journaalkop", "organisaties", "versies"]);
}

#[actix_web::test]
async fn a_key_of_another_system_that_was_given_to_another_activity_is_seen_before_and_after_a_delivery_by_it() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let adres = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/1?registerhouder={gemeente}");
    let stuur = async |naam: &str, status: u16| {
        app.redacteur().put(&adres).json(&json!({"inhoud": {"naam": naam}})).send().await.expect(status)
    };
    let eigen = stuur("Eigen", 201).await.body["uuid"].clone();
    let ander = app.concept_named(gemeente, "Ander").await;
    let om = format!("UPDATE externe_kenmerken SET activiteit = '{}', document = NULL, journaal = NULL", ander.uuid);
    app.raw_connection().batch_execute(&om).unwrap();
    let rijen = async || {
        let gevonden = controle(&app, None).await.gebreken;
        let rijen =
            gevonden.iter().filter_map(|gebrek| gebrek.strip_prefix(&format!("externe_kenmerken {gemeente} zaaksysteem 1 ")));
        rijen.map(|rij| rij.split(" (regel").next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let weg = format!("{}: staat in het journaal", eigen.as_str().unwrap());
    assert_eq!(rijen().await, [weg.clone(), format!("{}: staat in de tabel maar niet in het journaal", ander.uuid)]);
    assert_eq!(stuur("Eigen, later", 200).await.body["uuid"], json!(ander.uuid), "it goes to the other one");
    assert_eq!(rijen().await, [weg], "its key comes with the delivery, and is missed where it was");
}
