//! Where webhooks may go.

use serde_json::json;
use verwerkingsregister::webhooks::Bezorger;

use super::{
    PAD, abonnement, app, lees,
    ontvanger::{Gedrag, Ontvanger},
};
use crate::support::TestApp;

#[actix_web::test]
async fn an_address_that_shows_that_it_is_not_public_is_refused() {
    let app = TestApp::start().await;
    for url in [
        "http://ontvanger.example/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://169.254.169.254/latest/",
        "https://gebruiker:wachtwoord@ontvanger.example/",
        "https://ontvanger.example/#deel",
    ] {
        let fout = app.beheerder().post(PAD).json(&json!({"url": url})).send().await.expect(400);
        assert_eq!(fout.problem_codes(), [("/url", "adres-niet-toegestaan")], "{url}");
    }
    app.beheerder().post(PAD).json(&json!({"url": "https://ontvanger.example/hook"})).send().await.expect(201);
}

#[actix_web::test]
async fn a_name_that_leads_to_this_machine_is_refused_when_it_is_delivered() {
    let app = app().await;
    let ontvanger = Ontvanger::start(Gedrag::Status(200));
    let poort = ontvanger.url.split([':', '/']).nth(4).unwrap();
    // What looks like a name and is looked up as 127.0.0.1.
    let url = format!("https://2130706433:{poort}/");
    let gemaakt = app.beheerder().post(PAD).json(&json!({"url": url})).send().await.expect(201);
    // The setting was changed since.
    let eerder = abonnement(&app, &ontvanger, json!({})).await;
    app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    let strikt = Bezorger::new(app.store().clone(), app.settings().public_url.clone(), false);
    verwerkingsregister::webhooks::ronde(&strikt).await.unwrap();
    assert_eq!(ontvanger.events().len(), 0);
    for (een, reden) in [
        (&gemaakt, "De naam leidt naar een adres waar het register niet heen mag."),
        (&eerder, "Gebruik een adres dat met https:// begint."),
    ] {
        assert_eq!(lees(&app, een).await.body["pogingen"], 1);
        let log = app.beheerder().get(format!("{}/afleveringen", super::pad(een))).send().await.expect(200).body;
        assert_eq!(log["results"][0]["reden"], reden);
    }
}
