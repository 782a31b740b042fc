//! A register in which every table that is not derived has rows, of every kind that there is.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::{
    auth::Scope::{Beheren, Lezen, Vertrouwelijk},
    store::verificatie::{Verificatie, verifieer},
};

use crate::support::{
    Activiteit, TestApp, complete_inhoud,
    life_cycle::{beeindigd, gewist, ingetrokken, versie_vanaf},
};

/// What the check says, and against a head that was kept.
pub async fn controle(app: &TestApp, kop: Option<(i64, String)>) -> Verificatie {
    app.store()
        .read(move |lezen| verifieer(lezen.conn, kop.as_ref().map(|(nummer, hash)| (*nummer, hash.as_str()))))
        .await
        .unwrap()
}

/// A version whose concept was changed, sent back and settled, with what is administered; the content is erased.
pub async fn gewiste(app: &TestApp, gemeente: Uuid) -> Activiteit {
    let (redacteur, mut inhoud) = (app.redacteur(), complete_inhoud(gemeente));
    inhoud["naam"] = "Gewist".into();
    let invoer = json!({"registerhouder": gemeente, "inhoud": inhoud, "beheer": {"afdeling": "Archief"}});
    let made = redacteur.post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201);
    let concept = Activiteit { uuid: made.body["uuid"].as_str().unwrap().parse().unwrap(), etag: made.etag() };
    let anders = json!({"inhoud": {"omschrijving": "Anders."}});
    let patch = redacteur.patch(concept.path("/concept")).if_match(&concept.etag).json(&anders).send().await.expect(200);
    let terug = teruggestuurd(app, &concept.after(&patch)).await;
    gewist(app, &app.settle(&terug).await, 1).await
}

async fn teruggestuurd(app: &TestApp, concept: &Activiteit) -> Activiteit {
    let ingediend = app.indienen(concept).await;
    let terug = json!({"reden": "Nog niet goed.", "opmerkingen": [{"pointer": "/naam", "tekst": "Anders."}]});
    let pad = concept.path("/concept/_terugsturen");
    concept.after(&app.beoordelaar().post(pad).if_match(&ingediend.etag).json(&terug).send().await.expect(200))
}

/// Somebody asks for the erasure of the first version.
pub async fn wis_verzoek(app: &TestApp, activiteit: &Activiteit) -> Activiteit {
    let (pad, reden) = (activiteit.path("/versies/1/_wissen"), json!({"reden": "Er stond een naam in."}));
    let wie = app.caller("eerste", &[Lezen, Beheren, Vertrouwelijk]);
    activiteit.after(&wie.post(pad).if_match(&activiteit.etag).json(&reden).send().await.expect(202))
}

/// The whole register.
pub async fn vol_register() -> TestApp {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    naast(&app, gemeente).await;
    let eerste = app.vastgesteld(gemeente, "Eerste", "2026-01-01").await;
    let (tweede, _) = versie_vanaf(&app, &eerste, "Tweede", "2026-06-01").await;
    let weg = ingetrokken(&app, &tweede, 1, "Er stond een fout in.").await;
    let (einde, _) = beeindigd(&app, &weg, "2027-01-01").await;
    let beheer = json!({"beheer": {"opmerkingen": "Voor collega's.", "herzieningsdatum": "2027-01-01"}});
    let pad = einde.path("/beheer");
    let etag = app.redacteur().patch(pad).if_match(&einde.etag).json(&beheer).send().await.expect(200).etag();
    app.beoordelaar().post(einde.path("/beheer/_bevestigen")).if_match(&etag).send().await.expect(200);
    gewiste(&app, gemeente).await;
    wis_verzoek(&app, &app.vastgesteld(gemeente, "Gevraagd", "2026-01-01").await).await;
    app.indienen(&app.concept_named(gemeente, "Ingediend").await).await;
    teruggestuurd(&app, &app.concept_named(gemeente, "Teruggestuurd").await).await;
    let weggegooid = app.concept_named(gemeente, "Weggegooid").await;
    app.redacteur().delete(weggegooid.path("/concept")).if_match(&weggegooid.etag).send().await.expect(204);
    let mut geheim = complete_inhoud(gemeente);
    geheim["vertrouwelijkheid"] = "vertrouwelijk".into();
    app.concept(gemeente, &geheim).await;
    aangeleverd(&app, gemeente).await;
    app
}

/// An organisation that changed its name, and an agreement.
async fn naast(app: &TestApp, gemeente: Uuid) {
    let gegevens = json!({"naam": "Mailbedrijf", "soort": "bedrijf", "land": "NL"});
    let made = app.beheerder().post("/v1/organisaties").json(&gegevens).send().await.expect(201);
    let verwerker = made.body["uuid"].clone();
    let pad = format!("/v1/organisaties/{}", verwerker.as_str().unwrap());
    let anders = json!({"naam": "Postbedrijf", "land": "BE"});
    app.beheerder().put(pad).if_match(&made.etag()).json(&anders).send().await.expect(200);
    let overeenkomst = json!({"registerhouder": gemeente, "verwerker": verwerker, "kenmerk": "VO-1", "einddatum": "2030-01-01"});
    app.redacteur().post("/v1/verwerkersovereenkomsten").json(&overeenkomst).send().await.expect(201);
}

/// What other systems and files brought: new, changed, and with words that found no place.
async fn aangeleverd(app: &TestApp, gemeente: Uuid) {
    let stuur = async |kenmerk: &str, inhoud: &Value, beheer: Value, status: u16| {
        let adres = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/{kenmerk}?registerhouder={gemeente}");
        app.redacteur().put(&adres).json(&json!({"inhoud": inhoud, "beheer": beheer})).send().await.expect(status)
    };
    let (heel, anders) = (complete_inhoud(gemeente), json!({"naam": "Anders"}));
    stuur("1", &heel, json!({"afdeling": "Balie"}), 201).await;
    stuur("1", &anders, json!({"afdeling": "Burgerzaken", "externeKenmerken": [{"bron": "zaaksysteem", "kenmerk": "2"}]}), 200)
        .await;
    // Its system numbers anew, and what was under way still comes by the old key.
    stuur("2", &anders, json!({"externeKenmerken": [{"bron": "zaaksysteem", "kenmerk": "2"}]}), 200).await;
    stuur("1", &json!({"naam": "Laat"}), json!({"afdeling": "Burgerzaken"}), 200).await;
    let made = stuur("3", &heel, json!({}), 201).await;
    let geleverd = Activiteit { uuid: made.body["uuid"].as_str().unwrap().parse().unwrap(), etag: made.etag() };
    let vast = app.settle(&geleverd).await;
    let later = stuur("3", &anders, json!({}), 200).await;
    gewist(app, &vast.after(&later), 1).await;
    let bestand = "Nr;Verwerking;Doel;Kolom\n1;Afvalpas;Toegang geven;zonder plaats\n";
    let sturen = app.redacteur().post(format!("/v1/inlezingen?registerhouder={gemeente}")).body("text/csv", bestand);
    let path = format!("/v1/inlezingen/{}", sturen.send().await.expect(202).body["uuid"].as_str().unwrap());
    app.wacht_op(&path, "klaar").await;
    app.redacteur().post(format!("{path}/_uitvoeren")).json(&json!({"omvang": "per_rij"})).send().await.expect(202);
    app.wacht_op(&path, "uitgevoerd").await;
}
