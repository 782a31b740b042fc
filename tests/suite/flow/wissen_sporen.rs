//! What erasing leaves: nothing of the content, and in the journal the proof of it.

use diesel::prelude::*;
use serde_json::json;
use verwerkingsregister::{
    database::Packed,
    error::Result,
    store::{
        Lezen,
        schema::{documenten, inhouden, journaal, openbaar, samenvattingen},
        verificatie::verifieer,
    },
};

use super::{stappen::namen_in_lijst, wissen::met_naam};
use crate::support::{
    TestApp,
    life_cycle::{REDEN_WISSEN as REDEN, gewist},
};

/// Everything that the database keeps as text about contents.
async fn teksten(app: &TestApp) -> String {
    let lees = |tx: &mut Lezen<'_>| {
        let mut verpakt: Vec<Packed> = documenten::table.select(documenten::tekst).load(tx.conn)?;
        verpakt.extend(openbaar::table.select(openbaar::tekst).load::<Packed>(tx.conn)?);
        verpakt.extend(inhouden::table.select(inhouden::tekst).load::<Packed>(tx.conn)?);
        let mut alles: Vec<String> = verpakt.iter().map(Packed::text).collect::<Result<_>>()?;
        alles.extend(samenvattingen::table.select(samenvattingen::tekst).load::<String>(tx.conn)?);
        alles.extend(journaal::table.select(journaal::tekst).load::<String>(tx.conn)?);
        Ok(alles.join("\n").to_lowercase())
    };
    app.store().read(lees).await.unwrap()
}

#[actix_web::test]
async fn the_content_is_gone_from_every_place_that_held_it() {
    let app = TestApp::start().await;
    let activiteit = met_naam(&app).await;
    assert!(teksten(&app).await.contains("zwaluwstaart"));
    assert_eq!(namen_in_lijst(&app, "?zoek=zwaluwstaart").await, ["Zwaluwstaart"]);
    let weg = gewist(&app, &activiteit, 1).await;
    let over = teksten(&app).await;
    let regels: Vec<_> = over.lines().filter(|regel| regel.contains("zwaluwstaart")).collect();
    assert!(regels.is_empty(), "{regels:#?}");
    let sleutel = app.redacteur().get(weg.path("/versies/1")).send().await.expect(200).body["versieUuid"].clone();
    for pad in [
        weg.public_path(""),
        weg.public_path("?geldigOp=2025-06-01"),
        weg.public_path("/versies/1"),
        format!("/v1/register/versies/{}", sleutel.as_str().unwrap()),
        format!("/id/verwerkingsactiviteiten/{}/versies/1", weg.uuid),
    ] {
        let gone = app.anonymous().get(&pad).send().await.expect(410);
        assert_eq!(gone.body["detail"], "De inhoud van deze versie is gewist.", "{pad}");
    }
    for query in ["?zoek=zwaluwstaart", "", "?geldigOp=2025-06-01", "?status=geldig,vervangen,ingetrokken"] {
        assert!(namen_in_lijst(&app, query).await.is_empty(), "{query}");
    }
    let intern = app.redacteur().get("/v1/verwerkingsactiviteiten?zoek=zwaluwstaart").send().await.expect(200);
    assert_eq!(intern.body["count"], 0);
}

#[actix_web::test]
async fn the_journal_is_still_right_and_tells_what_was_erased() {
    let app = TestApp::start().await;
    let activiteit = met_naam(&app).await;
    let verifieer = |tx: &mut Lezen<'_>| verifieer(tx.conn, None);
    let voor = app.store().read(verifieer).await.unwrap();
    assert_eq!((voor.gebreken.as_slice(), voor.gewist.as_slice()), ([].as_slice(), [].as_slice()));
    gewist(&app, &activiteit, 1).await;
    let na = app.store().read(verifieer).await.unwrap();
    assert_eq!(na.gebreken, Vec::<String>::new());
    assert_eq!(na.volgnummer, voor.volgnummer + 2);
    assert!(na.gewist.iter().all(|regel| regel.contains("is gewist op besluit van 2026-11-21")), "{:?}", na.gewist);
    // Made, changed, submitted, sent back with remarks, submitted, settled; and the erasure itself names it once more.
    let mut nummers: Vec<_> = na.gewist.iter().filter_map(|regel| regel.split(':').next()).collect();
    nummers.dedup();
    assert_eq!(nummers, ["regel 2", "regel 3", "regel 4", "regel 5", "regel 6", "regel 7", "regel 9"]);
    let regels = app.redacteur().get(activiteit.path("/journaal?pageSize=1")).send().await.expect(200);
    let regel = &regels.body["results"][0];
    assert_eq!((&regel["handeling"], &regel["toelichting"]["resultaat"]), (&json!("versie_wissen"), &json!("gewist")));
    assert_eq!((&regel["toelichting"]["reden"], &regel["toelichting"]["nummer"]), (&json!(REDEN), &json!(1)));
    assert_eq!(regel["oud"]["hash"].as_str().map(str::len), Some(64), "the hash of what was erased stays");
}
