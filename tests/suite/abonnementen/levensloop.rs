//! Subscriptions that follow the life of activities in management.

use serde_json::{Value, json};
use verwerkingsregister::auth::Scope::{Beheren, Lezen, Vertrouwelijk};

use super::{
    PAD, abonnement, app, lees,
    ontvanger::{Gedrag, Ontvanger},
    pad, ronde, types, zoals_beschreven,
};
use crate::support::{PUBLIC_URL, complete_inhoud};

#[actix_web::test]
async fn who_follows_the_life_of_activities_is_sent_each_step() {
    let app = app().await;
    let (gemeente, ginds) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    let [alles, een_register, openbaar, anderen, van_elders] = [(); 5].map(|()| Ontvanger::start(Gedrag::Status(204)));
    app.concept_named(gemeente, "Van eerder").await;
    let gemaakt = abonnement(&app, &alles, json!({"levensloop": {}})).await;
    let keuze = json!({"levensloop": {"soorten": ["vastgesteld"]}, "registerhouder": gemeente});
    abonnement(&app, &een_register, keuze).await;
    abonnement(&app, &openbaar, json!({})).await;
    for (ontvanger, applicatie) in [(&anderen, "lokaal"), (&van_elders, "zaaksysteem")] {
        abonnement(&app, ontvanger, json!({"levensloop": {"zonderApplicatie": applicatie}})).await;
    }
    let mut geheim = complete_inhoud(gemeente);
    geheim["vertrouwelijkheid"] = "vertrouwelijk".into();
    app.concept(gemeente, &geheim).await;
    let een = app.vastgesteld(gemeente, "Hier", "2026-01-01").await;
    app.vastgesteld(ginds, "Ginds", "2026-01-01").await;
    ronde(&app).await;
    ronde(&app).await;
    let stappen = ["aangemaakt", "ingediend", "vastgesteld"].map(|soort| format!("levensloop-{soort}"));
    assert_eq!(types(&alles), [&stappen[..], &stappen[..]].concat(), "nothing of before, nothing confidential, nothing twice");
    assert_eq!(types(&een_register), ["levensloop-vastgesteld"]);
    assert_eq!((types(&anderen), types(&van_elders)), (vec![], types(&alles)), "all was done with one application");
    assert_eq!(types(&openbaar), ["verwerkingsactiviteit-vastgesteld"; 2], "the public register is another story");
    alles.events().iter().for_each(zoals_beschreven);
    let event = een_register.events().remove(0);
    let url = format!("{PUBLIC_URL}/v1/verwerkingsactiviteiten/{}", een.uuid);
    let nu = app.redacteur().get(een.path("")).send().await.expect(200).body;
    let data = json!({
        "uuid": een.uuid, "versie": 1, "url": url, "versieUrl": format!("{url}/versies/1"), "revisie": nu["revisie"],
        "applicatie": "lokaal", "externeKenmerken": []
    });
    assert_eq!((&event["data"], &event["subject"]), (&data, &json!(een.uuid)));
    assert_eq!(alles.events()[2]["id"], event["id"], "the same step is the same event");
    // Again from a place in the log: with the same ids.
    let log = app.beheerder().get(format!("{}/afleveringen", pad(&gemaakt))).send().await.expect(200).body;
    let cursor = &log["results"][0]["cursor"];
    let nu = lees(&app, &gemaakt).await;
    let hervatten = app.beheerder().post(format!("{}/_hervatten", pad(&gemaakt))).if_match(&nu.etag());
    hervatten.json(&json!({ "cursor": cursor })).send().await.expect(200);
    ronde(&app).await;
    let events = alles.events();
    assert_eq!((events.len(), &events[6]), (7, &events[5]));
}

#[actix_web::test]
async fn what_is_confidential_is_sent_only_for_who_may_see_it() {
    let app = app().await;
    let gemeente = app.gemeente().await;
    let ontvanger = Ontvanger::start(Gedrag::Status(204));
    let zonder = app.caller("gewone beheerder", &[Lezen, Beheren]);
    let invoer = json!({"url": ontvanger.url, "levensloop": {"vertrouwelijk": true}});
    zonder.post(PAD).json(&invoer).send().await.expect(403);
    let gemaakt = abonnement(&app, &ontvanger, json!({"levensloop": {"vertrouwelijk": true}})).await;
    // Who may not see it cannot send it elsewhere, nor read what was sent.
    for verzoek in [
        zonder.get(pad(&gemaakt)),
        zonder.get(format!("{}/afleveringen", pad(&gemaakt))),
        zonder.put(pad(&gemaakt)).if_match("*").json(&invoer),
        zonder.delete(pad(&gemaakt)).if_match("*"),
        zonder.post(format!("{}/_testen", pad(&gemaakt))),
    ] {
        verzoek.send().await.expect(404);
    }
    assert_eq!(zonder.get(PAD).send().await.expect(200).body["count"], 0);
    let eigen = zonder.post(PAD).json(&json!({"url": ontvanger.url, "levensloop": {}})).send().await.expect(201);
    zonder.put(pad(&eigen)).if_match("*").json(&invoer).send().await.expect(403);
    let mut geheim = complete_inhoud(gemeente);
    geheim["vertrouwelijkheid"] = "vertrouwelijk".into();
    app.concept(gemeente, &geheim).await;
    ronde(&app).await;
    assert_eq!(types(&ontvanger), ["levensloop-aangemaakt"], "one of the two");
    let met = app.caller("ander", &[Beheren, Vertrouwelijk]);
    assert_eq!(met.get(PAD).send().await.expect(200).body["count"], 2);
}

#[actix_web::test]
async fn what_a_subscription_follows_stays_what_it_was() {
    let app = app().await;
    let url = "http://127.0.0.1:1/";
    let samen = json!({"url": url, "levensloop": {}, "soorten": ["vastgesteld"]});
    let fout = app.beheerder().post(PAD).json(&samen).send().await.expect(400);
    assert_eq!(fout.problem_codes(), [("/soorten", "niet-samen")]);
    app.beheerder().post(PAD).json(&json!({"url": url, "levensloop": {"soorten": ["verdwenen"]}})).send().await.expect(400);
    for (was, wordt) in [(json!({}), Value::Null), (Value::Null, json!({}))] {
        let gemaakt = app.beheerder().post(PAD).json(&json!({"url": url, "levensloop": was})).send().await.expect(201);
        let put = |levensloop: &Value| {
            app.beheerder().put(pad(&gemaakt)).if_match("*").json(&json!({"url": url, "levensloop": levensloop})).send()
        };
        let fout = put(&wordt).await.expect(400);
        assert_eq!(fout.problem_codes(), [("/levensloop", "alleen-bij-aanmaken")]);
        let gewijzigd = put(&was).await.expect(200);
        assert_eq!(gewijzigd.body["gegevens"]["levensloop"].is_null(), was.is_null());
    }
}
