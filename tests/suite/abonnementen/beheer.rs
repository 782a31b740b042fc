//! Keeping subscriptions.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Beheren, Lezen};

use super::{
    PAD, abonnement, app, lees,
    ontvanger::{Gedrag, INHOUD, Ontvanger},
    pad, ronde, zoals_beschreven,
};

const GEHEIM: &str = "whsec_VmVyemluIGVlbiBlaWdlbiBnZWhlaW0gdmFuIDMyIGI=";

#[actix_web::test]
async fn the_secret_is_told_once_and_stands_nowhere_else() {
    let app = app().await;
    let ontvanger = Ontvanger::start(Gedrag::Status(500));
    let sleutel = "een-keer";
    let invoer = json!({"url": ontvanger.url, "geheim": GEHEIM});
    let maak = || app.beheerder().post(PAD).json(&invoer).header("Idempotency-Key", sleutel).send();
    let gemaakt = maak().await.expect(201);
    assert_eq!(gemaakt.body["geheim"], GEHEIM);
    let nogmaals = maak().await.expect(201);
    assert_eq!((&nogmaals.body["uuid"], &nogmaals.body["geheim"]), (&gemaakt.body["uuid"], &Value::Null));
    let eigen = abonnement(&app, &ontvanger, json!({})).await.body["geheim"].as_str().unwrap().to_owned();
    app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    ronde(&app).await;
    let pad = pad(&gemaakt);
    let proef = app.beheerder().post(format!("{pad}/_testen")).send().await.expect(200);
    let gewijzigd = app.beheerder().put(&pad).if_match(&gemaakt.etag()).json(&gemaakt.body["gegevens"]).send().await.expect(200);
    let antwoorden = [
        nogmaals,
        proef,
        gewijzigd,
        app.beheerder().get(&pad).send().await.expect(200),
        app.beheerder().get(PAD).send().await.expect(200),
        app.beheerder().get(format!("{pad}/afleveringen")).send().await.expect(200),
        app.beheerder().get("/v1/journaal?pageSize=100").send().await.expect(200),
    ];
    for antwoord in &antwoorden {
        let tekst = antwoord.text();
        assert!(!tekst.contains(GEHEIM) && !tekst.contains(&eigen) && !tekst.contains(INHOUD), "{tekst}");
    }
    let journaal = antwoorden[6].text();
    assert!(journaal.contains("create_abonnement") && !journaal.contains("zeergeheim"), "of the address the machine only");
    // It still signs: the secret stayed what it was.
    ontvanger.wordt(Gedrag::Status(200));
    let handtekening = |nummer: usize| ontvanger.verzoeken()[nummer].header("webhook-signature").to_owned();
    ronde(&app).await;
    let laatste = ontvanger.verzoeken().len() - 1;
    let id = ontvanger.verzoeken()[laatste].header("webhook-id").to_owned();
    let eerder = ontvanger.verzoeken().iter().position(|verzoek| verzoek.header("webhook-id") == id).unwrap();
    let zelfde =
        ontvanger.verzoeken().iter().filter(|verzoek| verzoek.header("webhook-signature") == handtekening(laatste)).count();
    assert!(zelfde >= 2 && eerder < laatste);
}

#[actix_web::test]
async fn a_subscription_is_tried_at_once_also_when_it_is_paused() {
    let app = app().await;
    let ontvanger = Ontvanger::start(Gedrag::Status(200));
    let gemaakt = abonnement(&app, &ontvanger, json!({"gepauzeerd": true})).await;
    assert_eq!(gemaakt.body["status"], "gepauzeerd");
    let pad = pad(&gemaakt);
    let proef = app.beheerder().post(format!("{pad}/_testen")).send().await.expect(200).body;
    assert_eq!((&proef["uitkomst"], &proef["statusCode"], &proef["reden"]), (&json!("afgeleverd"), &json!(200), &Value::Null));
    let event = ontvanger.events().remove(0);
    zoals_beschreven(&event);
    assert_eq!((&event["type"], &event["subject"]), (&json!("nl.verwerkingsregister.test"), &gemaakt.body["uuid"]));
    ontvanger.wordt(Gedrag::Status(404));
    let proef = app.beheerder().post(format!("{pad}/_testen")).send().await.expect(200).body;
    assert_eq!((&proef["uitkomst"], &proef["reden"]), (&json!("mislukt"), &json!("De ontvanger antwoordde met 404.")));
    let nu = lees(&app, &gemaakt).await;
    assert_eq!((nu.etag(), &nu.body["pogingen"]), (gemaakt.etag(), &json!(0)), "trying changes nothing");
    app.beheerder().delete(&pad).if_match(&gemaakt.etag()).send().await.expect(204);
    app.beheerder().get(&pad).send().await.expect(404);
    assert_eq!(app.beheerder().get(PAD).send().await.expect(200).body["count"], 0);
}

#[actix_web::test]
async fn what_is_wrong_is_told_at_once() {
    let app = app().await;
    let invoer =
        json!({"url": "http://u@127.0.0.1/", "geheim": format!("whsec_{}", "A".repeat(33)), "registerhouder": Uuid::nil()});
    let fout = app.beheerder().post(PAD).json(&invoer).send().await.expect(400);
    let verwacht = [("/url", "adres-niet-toegestaan"), ("/geheim", "vorm"), ("/registerhouder", "onbekende-organisatie")];
    assert_eq!(fout.problem_codes(), verwacht);
    let gemaakt = app.beheerder().post(PAD).json(&json!({"url": "http://127.0.0.1:1/"})).send().await.expect(201);
    let put = |invoer: Value| app.beheerder().put(pad(&gemaakt)).json(&invoer).if_match(&gemaakt.etag()).send();
    let cursor = put(json!({"url": "http://127.0.0.1:1/", "cursor": "0.-.19700101"})).await.expect(400);
    assert_eq!(cursor.problem_codes(), [("/cursor", "alleen-bij-aanmaken")]);
    let andere = put(json!({"url": "http://127.0.0.1:1/", "uuid": Uuid::nil()})).await.expect(400);
    assert_eq!(andere.problem_codes(), [("/uuid", "andere-uuid")]);
    put(json!({"url": "http://127.0.0.1:1/", "soorten": ["niets"]})).await.expect(400);
}

#[actix_web::test]
async fn who_keeps_one_register_subscribes_to_that_one_only() {
    let app = app().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    let hier = app.limited("iemand", &[Lezen, Beheren], &[gemeente]);
    let url = "http://127.0.0.1:1/";
    for invoer in [json!({"url": url}), json!({"url": url, "registerhouder": andere})] {
        let fout = hier.post(PAD).json(&invoer).send().await.expect(400);
        assert_eq!(fout.problem_codes(), [("/registerhouder", "onbekende-organisatie")]);
    }
    let eigen = hier.post(PAD).json(&json!({"url": url, "registerhouder": gemeente})).send().await.expect(201);
    let alles = app.beheerder().post(PAD).json(&json!({"url": url})).send().await.expect(201);
    assert_eq!(hier.get(PAD).send().await.expect(200).body["count"], 1);
    hier.get(pad(&eigen)).send().await.expect(200);
    hier.get(pad(&alles)).send().await.expect(404);
    hier.put(pad(&eigen)).if_match(&eigen.etag()).json(&json!({"url": url})).send().await.expect(400);
}
