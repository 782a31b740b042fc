//! What an answer costs: a number of questions to the database that does not grow with the register or the record.

use serde_json::Value;

use crate::support::{
    Client, TestApp,
    lists::{BEHEER, OPENBAAR, texts},
};

/// How many questions the database gets for an answer that is not in memory, and the answer.
async fn kost(app: &TestApp, lezer: &Client, path: &str) -> (u64, Value) {
    let voor = vragen(app);
    let body = lezer.get(path).send().await.expect(200).body;
    (vragen(app) - voor, body)
}

/// Begin and end of a transaction are none.
fn vragen(app: &TestApp) -> u64 {
    let getal = |naam| app.metric(&format!("{naam}{{kind=\"read\"}}")).parse::<u64>().unwrap();
    getal("database_statements_total") - 2 * getal("database_transaction_seconds_count")
}

#[actix_web::test]
async fn the_number_of_questions_to_the_database_does_not_depend_on_the_size() {
    let (klein, groot) = (TestApp::start().await, TestApp::with_example().await);
    klein.fill(1).await;
    // Who asks first fills the index.
    for app in [&klein, &groot] {
        app.store().laad().await.unwrap();
    }
    for path in [
        format!("{OPENBAAR}?pageSize=100"),
        format!("{OPENBAAR}?pageSize=100&volledig=true&status=geldig,vervangen"),
        format!("{OPENBAAR}?zoek=nieuwsbrief&grondslag=toestemming,taak_algemeen_belang&pageSize=99"),
        format!("{OPENBAAR}?pageSize=97&facetten=thema,ontvanger"),
        format!("{BEHEER}?pageSize=100"),
        format!("{BEHEER}?zoek=nieuwsbrief&geldigOp=2026-11-21"),
        "/v1/journaal?pageSize=100".to_owned(),
    ] {
        let beheerder = |app: &TestApp| if path.contains("/register/") { app.anonymous() } else { app.beheerder() };
        let (weinig, een) = kost(&klein, &beheerder(&klein), &path).await;
        let (veel, meer) = kost(&groot, &beheerder(&groot), &path).await;
        assert_eq!(weinig, veel, "{path}");
        assert!((1..=8).contains(&veel), "{path} took {veel}");
        assert!(meer["count"].as_u64() > een["count"].as_u64() || path.contains("zoek"), "{path}");
    }
    // In management what has a concept beside it takes a little more.
    for (begin, alle, lezer) in [(OPENBAAR, "status=geldig", groot.anonymous()), (BEHEER, "concept=geen", groot.beheerder())] {
        let results = lezer.get(format!("{begin}?pageSize=100&{alle}")).send().await.expect(200).body;
        let uuids = texts(results["results"].as_array().unwrap(), "uuid");
        assert!(uuids.len() > 1, "{begin}?{alle}");
        let mut kosten = Vec::new();
        for uuid in &uuids {
            if begin == BEHEER {
                // The mark of its entry, for the ETag, is asked once.
                lezer.get(format!("{begin}/{uuid}")).send().await.expect(200);
            }
            kosten.push(kost(&groot, &lezer, &format!("{begin}/{uuid}")).await.0);
        }
        kosten.sort_unstable();
        kosten.dedup();
        assert!(kosten.len() == 1 && (1..=9).contains(&kosten[0]), "an item of {begin}?{alle} takes {kosten:?}");
    }
}

#[actix_web::test]
async fn the_list_page_asks_the_database_as_often_as_the_api() {
    const FACETTEN: &str =
        "thema,registerhouder,grondslagGroep,gegevens,gevoeligheid,ontvanger,land,besluitvorming,bewaartermijn,grondslag";
    let app = TestApp::with_example().await;
    app.store().laad().await.unwrap();
    app.store().volg_generatie().await.unwrap();
    for keuze in ["page=1", "page=2", "zoek=uitkering", "zoek=qqqzzzqqq", "thema=belastingen", "zoek=paspoort&sorteer=naam"] {
        let (api, _) = kost(&app, &app.anonymous(), &format!("{OPENBAAR}?{keuze}&facetten={FACETTEN}")).await;
        let (pagina, _) = kost(&app, &app.anonymous(), &format!("/verwerkingen?{keuze}")).await;
        assert_eq!(pagina, api, "{keuze}");
    }
}
