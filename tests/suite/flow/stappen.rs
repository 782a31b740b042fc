//! What these tests ask again and again, over HTTP like everything else.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;
use verwerkingsregister::store::schema::{documenten, journaal};

use crate::support::{Activiteit, TestApp};

/// What a public address says in short, such as `Nieuwsbrief geldig tot 2026-12-31`; when it says nothing, the status code.
pub async fn openbaar(app: &TestApp, pad: &str) -> String {
    let antwoord = app.anonymous().get(pad).send().await;
    if antwoord.status != 200 {
        return antwoord.status.to_string();
    }
    let tekst = |waarde: &Value| waarde.as_str().unwrap_or("-").to_owned();
    let [naam, status, einde] =
        [&antwoord.body["naam"], &antwoord.body["status"]["code"], &antwoord.body["eindeGeldigheid"]].map(tekst);
    format!("{naam} {status} tot {einde}")
}

/// What counts publicly on a day.
pub async fn op_dag(app: &TestApp, activiteit: &Activiteit, dag: &str) -> String {
    openbaar(app, &activiteit.public_path(&format!("?geldigOp={dag}"))).await
}

/// The names in the public list, with the query that is given.
pub async fn namen_in_lijst(app: &TestApp, query: &str) -> Vec<String> {
    let lijst = app.anonymous().get(format!("/v1/register/verwerkingsactiviteiten{query}")).send().await.expect(200);
    let resultaten = lijst.body["results"].as_array().unwrap();
    assert_eq!(lijst.body["count"], resultaten.len());
    resultaten.iter().map(|resultaat| resultaat["naam"].as_str().unwrap().to_owned()).collect()
}

/// How many entries and documents there are: nothing of a refused step stays.
pub async fn omvang(app: &TestApp) -> (i64, i64) {
    let tel = |tx: &mut verwerkingsregister::store::Lezen<'_>| {
        Ok((journaal::table.count().get_result(tx.conn)?, documenten::table.count().get_result(tx.conn)?))
    };
    app.store().read(tel).await.unwrap()
}

/// The operations in the journal of an activity, oldest first.
pub async fn handelingen(app: &TestApp, activiteit: &Activiteit) -> Vec<String> {
    let journaal = app.with_every_right("lezer").get(activiteit.path("/journaal?pageSize=100")).send().await.expect(200);
    let regels = journaal.body["results"].as_array().unwrap();
    regels.iter().rev().map(|regel| regel["handeling"].as_str().unwrap().to_owned()).collect()
}

/// The uuid of what an answer shows.
pub fn uuid(body: &Value) -> Uuid {
    body["uuid"].as_str().unwrap().parse().unwrap()
}

/// Every public address of an activity and its versions so far, at several days and moments.
pub async fn openbare_adressen(app: &TestApp, activiteit: &Activiteit) -> Vec<String> {
    let versies = app.with_every_right("lezer").get(activiteit.path("/versies")).send().await.expect(200);
    let mut adressen = Vec::new();
    for dag in ["", "geldigOp=2025-06-30&", "geldigOp=2026-06-30&", "geldigOp=2027-06-30&", "geldigOp=9000-01-01&"] {
        for versie in versies.body["results"].as_array().unwrap() {
            let toen = versie["vastgesteldOp"].as_str().unwrap();
            adressen.push(activiteit.public_path(&format!("?{dag}beschikbaarOp={toen}")));
            adressen.push(activiteit.page_path(&format!("?{dag}beschikbaarOp={toen}")));
        }
        adressen.push(activiteit.public_path(&format!("?{dag}")));
        adressen.push(activiteit.page_path(&format!("?{dag}")));
    }
    adressen.push(activiteit.public_path("/versies"));
    adressen.push(activiteit.public_path("/privacyverklaring"));
    adressen.push(activiteit.page_path("/privacyverklaring"));
    adressen.push(format!("/insluiten{}", activiteit.page_path("")));
    adressen.push(format!("/insluiten{}", activiteit.page_path("/privacyverklaring")));
    adressen.push(format!("/id/verwerkingsactiviteiten/{}", activiteit.uuid));
    for versie in versies.body["results"].as_array().unwrap() {
        adressen.push(activiteit.public_path(&format!("/verschil?van=1&naar={}", versie["nummer"])));
        adressen.push(activiteit.public_path(&format!("/versies/{}", versie["nummer"])));
        adressen.push(activiteit.page_path(&format!("/versies/{}", versie["nummer"])));
        adressen.push(format!("/id/verwerkingsactiviteiten/{}/versies/{}", activiteit.uuid, versie["nummer"]));
        adressen.push(format!("/v1/register/versies/{}", versie["versieUuid"].as_str().unwrap()));
    }
    adressen
}

/// Every public list, with the words that should find something.
pub fn openbare_lijsten(woorden: &[&str]) -> Vec<String> {
    let mut lijsten = vec!["/v1/register".to_owned()];
    for query in ["", "status=geldig,gepland,vervangen,beeindigd,ingetrokken", "geldigOp=2025-06-30", "geldigOp=2027-06-30"] {
        lijsten.push(format!("/v1/register/verwerkingsactiviteiten?{query}"));
        lijsten.push(format!("/v1/register/verwerkingsactiviteiten?volledig=true&{query}"));
    }
    lijsten.push("/v1/register/organisaties?pageSize=100".to_owned());
    for woord in woorden {
        lijsten.push(format!("/v1/register/verwerkingsactiviteiten?volledig=true&zoek={woord}"));
        lijsten.push(format!("/v1/register/organisaties?zoek={woord}"));
    }
    lijsten
}
