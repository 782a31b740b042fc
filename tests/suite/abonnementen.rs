//! Webhooks, as a receiver sees them that answers, fails, hangs, redirects and goes away.

mod adressen;
mod beheer;
mod bezorging;
mod levensloop;
mod ontvanger;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::TimeDelta;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;
use verwerkingsregister::webhooks;

use crate::support::{
    PUBLIC_URL, Response, TestApp, as_described, complete_inhoud, document,
    life_cycle::{beeindigd, nieuwe_versie, versie_vanaf},
};
use ontvanger::{Gedrag, Ontvanger};

const PAD: &str = "/v1/abonnementen";
const BEGIN: &str = "0.-.19700101";

/// A register whose webhooks may go to this machine.
async fn app() -> TestApp {
    TestApp::start_with(|settings| settings.webhooks_prive = true).await
}

/// A subscription of this receiver, as it was answered.
async fn abonnement(app: &TestApp, ontvanger: &Ontvanger, meer: Value) -> Response {
    let mut invoer = json!({"url": ontvanger.url});
    invoer.as_object_mut().unwrap().extend(meer.as_object().unwrap().clone());
    app.beheerder().post(PAD).json(&invoer).send().await.expect(201)
}

async fn ronde(app: &TestApp) {
    webhooks::ronde(app.bezorger()).await.unwrap();
}

async fn lees(app: &TestApp, gemaakt: &Response) -> Response {
    app.beheerder().get(pad(gemaakt)).send().await.expect(200)
}

fn pad(gemaakt: &Response) -> String {
    gemaakt.body["url"].as_str().unwrap().trim_start_matches(PUBLIC_URL).to_owned()
}

/// Fails when the document does not describe this event, or does not know its type.
fn zoals_beschreven(event: &Value) {
    let document = document();
    let inhoud = &document["webhooks"]["gebeurtenis"]["post"]["requestBody"]["content"]["application/cloudevents+json"];
    as_described(&inhoud["schema"], event, "an event");
    let soorten = document["components"]["schemas"]["CloudEvent"]["properties"]["type"]["x-extensible-enum"].as_array().unwrap();
    assert!(soorten.contains(&event["type"]), "{event}");
}

fn types(ontvanger: &Ontvanger) -> Vec<String> {
    let kort = |event: Value| event["type"].as_str().unwrap().trim_start_matches("nl.verwerkingsregister.").to_owned();
    ontvanger.events().into_iter().map(kort).collect()
}

#[actix_web::test]
async fn what_readers_can_see_change_is_sent_in_order_signed_and_thin() {
    let app = app().await;
    let gemeente = app.gemeente().await;
    let organisatie = format!("/v1/organisaties/{gemeente}");
    let gelezen = app.beheerder().get(&organisatie).send().await.expect(200);
    let mut gegevens = gelezen.body["gegevens"].clone();
    gegevens["oin"] = "00000001001234567000".into();
    app.beheerder().put(&organisatie).if_match(&gelezen.etag()).json(&gegevens).send().await.expect(200);
    app.vastgesteld(gemeente, "Van eerder", "2026-01-01").await;
    let ontvanger = Ontvanger::start(Gedrag::Status(204));
    let gemaakt = abonnement(&app, &ontvanger, json!({})).await;
    ronde(&app).await;
    assert_eq!(types(&ontvanger), Vec::<String>::new(), "a new subscription begins now");
    let een = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let (een, _) = versie_vanaf(&app, &een, "Nieuwsbrieven", "2026-02-01").await;
    beeindigd(&app, &een, "2026-12-31").await;
    ronde(&app).await;
    let verwacht = ["vastgesteld", "vastgesteld", "einde-vastgesteld"].map(|soort| format!("verwerkingsactiviteit-{soort}"));
    assert_eq!(types(&ontvanger), verwacht);
    ronde(&app).await;
    assert_eq!(types(&ontvanger).len(), 3, "and nothing twice");

    let geheim = gemaakt.body["geheim"].as_str().unwrap();
    let sleutel = STANDARD.decode(geheim.strip_prefix("whsec_").unwrap()).unwrap();
    for verzoek in ontvanger.verzoeken() {
        let event: Value = serde_json::from_str(&verzoek.body).unwrap();
        assert_eq!(verzoek.header("content-type"), "application/cloudevents+json; charset=utf-8");
        assert_eq!(event["id"], verzoek.header("webhook-id"));
        let tijd = verzoek.header("webhook-timestamp");
        assert_eq!(tijd, app.clock.now().utc().timestamp().to_string());
        let mut hmac = Hmac::<Sha256>::new_from_slice(&sleutel).unwrap();
        hmac.update(format!("{}.{tijd}.{}", verzoek.header("webhook-id"), verzoek.body).as_bytes());
        let handtekening = format!("v1,{}", STANDARD.encode(hmac.finalize().into_bytes()));
        assert_eq!(verzoek.header("webhook-signature"), handtekening);
    }
    ontvanger.events().iter().for_each(zoals_beschreven);
    let event = &ontvanger.events()[1];
    let url = format!("{PUBLIC_URL}/v1/register/verwerkingsactiviteiten/{}", een.uuid);
    let verwacht = json!({
        "specversion": "1.0", "id": event["id"], "source": "urn:nld:oin:00000001001234567000:systeem:verwerkingsregister",
        "type": "nl.verwerkingsregister.verwerkingsactiviteit-vastgesteld", "subject": een.uuid, "time": event["time"],
        "datacontenttype": "application/json",
        "data": {"uuid": een.uuid, "versie": 2, "url": url, "versieUrl": format!("{url}/versies/2")}
    });
    assert_eq!(event, &verwacht);
    for adres in ["url", "versieUrl"] {
        let adres = event["data"][adres].as_str().unwrap().trim_start_matches(PUBLIC_URL);
        app.anonymous().get(adres).send().await.expect(200);
    }
}

#[actix_web::test]
async fn a_failure_stops_the_order_and_is_tried_again_when_its_time_has_come() {
    let app = app().await;
    let gemeente = app.gemeente().await;
    let (stuk, goed) = (Ontvanger::start(Gedrag::Status(500)), Ontvanger::start(Gedrag::Status(200)));
    let gemaakt = abonnement(&app, &stuk, json!({})).await;
    abonnement(&app, &goed, json!({})).await;
    for naam in ["Een", "Twee", "Drie"] {
        app.vastgesteld(gemeente, naam, "2026-01-01").await;
    }
    let begin = app.clock.now();
    ronde(&app).await;
    assert_eq!((stuk.events().len(), goed.events().len()), (1, 3), "who fails holds nobody else");
    let nu = lees(&app, &gemaakt).await.body;
    assert_eq!((&nu["status"], &nu["pogingen"], &nu["misluktSinds"]), (&json!("actief"), &json!(1), &json!(begin)));
    let mut wacht = TimeDelta::minutes(1);
    for poging in 2..=4 {
        let volgende: chrono::DateTime<chrono::Utc> =
            lees(&app, &gemaakt).await.body["volgendePogingOp"].as_str().unwrap().parse().unwrap();
        let over = volgende - app.clock.now().utc();
        assert!(over >= wacht * 4 / 5 && over <= wacht * 6 / 5, "attempt {poging} in {over}");
        app.clock.advance(over - TimeDelta::microseconds(1));
        ronde(&app).await;
        assert_eq!(stuk.events().len(), poging - 1, "not before its time");
        app.clock.advance(TimeDelta::microseconds(1));
        ronde(&app).await;
        assert_eq!(stuk.events().len(), poging);
        wacht = wacht * 2;
    }
    let pogingen = stuk.events();
    assert!(pogingen.iter().all(|event| event["id"] == pogingen[0]["id"]), "an event keeps its id");
    stuk.wordt(Gedrag::Status(200));
    app.clock.advance(TimeDelta::hours(1));
    ronde(&app).await;
    let ids = |events: &[Value]| events.iter().map(|event| event["id"].to_string()).collect::<Vec<_>>();
    assert_eq!(ids(&stuk.events()[4..]), ids(&goed.events()), "then in order, with the ids that others saw");
    let nu = lees(&app, &gemaakt).await.body;
    assert_eq!((&nu["pogingen"], &nu["misluktSinds"], &nu["volgendePogingOp"]), (&json!(0), &Value::Null, &Value::Null));
    let log = app.beheerder().get(format!("{}/afleveringen", pad(&gemaakt))).send().await.expect(200).body;
    let regels: Vec<_> = log["results"].as_array().unwrap().iter().map(|een| (&een["poging"], &een["statusCode"])).collect();
    let verwacht =
        [(1, 200), (1, 200), (5, 200), (4, 500), (3, 500), (2, 500), (1, 500)].map(|(een, twee)| (json!(een), json!(twee)));
    assert_eq!(regels, verwacht.iter().map(|(een, twee)| (een, twee)).collect::<Vec<_>>());
    assert_eq!(log["results"][6]["reden"], "De ontvanger antwoordde met 500.");
}

#[actix_web::test]
async fn after_three_days_of_failing_it_is_turned_off_with_a_reason_until_somebody_goes_on() {
    let app = app().await;
    let ontvanger = Ontvanger::start(Gedrag::Status(503));
    let gemaakt = abonnement(&app, &ontvanger, json!({})).await;
    app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    ronde(&app).await;
    app.clock.advance(TimeDelta::hours(72) - TimeDelta::microseconds(1));
    ronde(&app).await;
    assert_eq!(lees(&app, &gemaakt).await.body["status"], "actief");
    app.clock.advance(TimeDelta::hours(8));
    ronde(&app).await;
    let uit = lees(&app, &gemaakt).await;
    assert_eq!((&uit.body["status"], &uit.body["reden"]), (&json!("uitgeschakeld"), &json!("Afleveren lukte 72 uur lang niet.")));
    assert!(uit.body["uitgeschakeldOp"].is_string());
    assert_ne!(uit.etag(), gemaakt.etag(), "who wants to change it must have read this");
    ontvanger.wordt(Gedrag::Status(200));
    app.clock.advance(TimeDelta::hours(8));
    ronde(&app).await;
    assert_eq!(ontvanger.events().len(), 3, "off is off");
    let journaal = app.beheerder().get("/v1/journaal?pageSize=1").send().await.expect(200).body;
    assert_eq!(journaal["results"][0]["handeling"], "abonnement_uitschakelen");
    let hervatten = format!("{}/_hervatten", pad(&gemaakt));
    app.beheerder().post(&hervatten).json(&json!({})).if_match(&gemaakt.etag()).send().await.expect(412);
    let hervat = app.beheerder().post(&hervatten).json(&json!({})).if_match(&uit.etag()).send().await.expect(200);
    assert_eq!((&hervat.body["status"], &hervat.body["reden"]), (&json!("actief"), &Value::Null));
    ronde(&app).await;
    let events = ontvanger.events();
    assert_eq!((events.len(), &events[3]["id"]), (4, &events[0]["id"]), "nothing was lost");
}

#[actix_web::test]
async fn who_is_gone_is_left_alone_and_who_redirects_is_not_followed() {
    let app = app().await;
    let doel = Ontvanger::start(Gedrag::Status(200));
    let door = Ontvanger::start(Gedrag::Verwijst(doel.url.clone()));
    let weg = Ontvanger::start(Gedrag::Status(410));
    let (verwijst, verdwenen) = (abonnement(&app, &door, json!({})).await, abonnement(&app, &weg, json!({})).await);
    app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    ronde(&app).await;
    assert_eq!((door.events().len(), doel.events().len(), weg.events().len()), (1, 0, 1));
    let verdwenen = lees(&app, &verdwenen).await.body;
    assert_eq!(verdwenen["status"], "uitgeschakeld");
    assert!(verdwenen["reden"].as_str().unwrap().contains("410"));
    let verwijst_nu = lees(&app, &verwijst).await.body;
    assert_eq!((&verwijst_nu["status"], &verwijst_nu["pogingen"]), (&json!("actief"), &json!(1)));
    let log = app.beheerder().get(format!("{}/afleveringen", pad(&verwijst))).send().await.expect(200).body;
    assert_eq!(log["results"][0]["statusCode"], 307);
    assert!(log["results"][0]["reden"].as_str().unwrap().starts_with("De ontvanger verwijst door"));
}

#[actix_web::test]
async fn a_receiver_that_hangs_has_failed_and_one_that_is_not_there_too() {
    let app = app().await;
    let hangt = Ontvanger::start(Gedrag::Hangt);
    let goed = Ontvanger::start(Gedrag::Status(200));
    let gemaakt = abonnement(&app, &hangt, json!({})).await;
    abonnement(&app, &goed, json!({})).await;
    let nergens = app.beheerder().post(PAD).json(&json!({"url": "http://127.0.0.1:1/"})).send().await.expect(201);
    app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    ronde(&app).await;
    assert_eq!(goed.events().len(), 1);
    for (een, reden) in [
        (&gemaakt, "De ontvanger antwoordde niet op tijd (10 seconden)."),
        (&nergens, "Er kwam geen verbinding met de ontvanger."),
    ] {
        let log = app.beheerder().get(format!("{}/afleveringen", pad(een))).send().await.expect(200).body;
        assert_eq!((&log["results"][0]["reden"], &log["results"][0]["statusCode"]), (&json!(reden), &Value::Null));
        assert_eq!(lees(&app, een).await.body["pogingen"], 1);
    }
}

#[actix_web::test]
async fn everything_can_be_sent_again_from_a_place_in_the_feed() {
    let app = app().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Een", "2026-01-01").await;
    let ontvanger = Ontvanger::start(Gedrag::Status(200));
    let gemaakt = abonnement(&app, &ontvanger, json!({"cursor": BEGIN})).await;
    ronde(&app).await;
    assert_eq!(types(&ontvanger).len(), 1, "from the begin, when asked");
    app.vastgesteld(gemeente, "Twee", "2026-01-01").await;
    ronde(&app).await;
    let log = app.beheerder().get(format!("{}/afleveringen", pad(&gemaakt))).send().await.expect(200).body;
    let hervatten = format!("{}/_hervatten", pad(&gemaakt));
    let hervat =
        |cursor: Value, etag: String| app.beheerder().post(&hervatten).json(&json!({"cursor": cursor})).if_match(&etag).send();
    hervat(log["results"][0]["cursor"].clone(), gemaakt.etag()).await.expect(200);
    ronde(&app).await;
    let etag = lees(&app, &gemaakt).await.etag();
    hervat(json!(BEGIN), etag.clone()).await.expect(200);
    ronde(&app).await;
    let ids: Vec<_> = ontvanger.events().iter().map(|event| event["id"].clone()).collect();
    assert_eq!(ids, [&ids[0], &ids[1], &ids[1], &ids[0], &ids[1]].map(Clone::clone), "the same ids again");
    for onzin in ["onzin", "99.0a1b2c3d.20261121", "0.-.20990101"] {
        let fout = hervat(json!(onzin), etag.clone()).await.expect(400);
        assert_eq!(fout.problem_codes(), [("/cursor", "onbekende-cursor")], "{onzin}");
    }
}

#[actix_web::test]
async fn only_what_was_chosen_and_what_is_public_is_sent_also_what_a_date_brings() {
    let app = app().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    let alles = Ontvanger::start(Gedrag::Status(200));
    let enkel = Ontvanger::start(Gedrag::Status(200));
    abonnement(&app, &alles, json!({})).await;
    abonnement(&app, &enkel, json!({"registerhouder": andere, "soorten": ["ingegaan", "verdwenen"]})).await;
    let mut geheim = complete_inhoud(gemeente);
    for waarde in ["vertrouwelijk", "intern"] {
        geheim["vertrouwelijkheid"] = waarde.into();
        app.vastgesteld_met(gemeente, &geheim).await;
    }
    app.concept_named(gemeente, "Ongezien").await;
    ronde(&app).await;
    assert_eq!((types(&alles).len(), types(&enkel).len()), (0, 0));
    let open = app.vastgesteld(andere, "Open", "2026-01-01").await;
    let (open, _) = versie_vanaf(&app, &open, "Later", "2026-12-01").await;
    app.vastgesteld(gemeente, "Hier", "2026-12-01").await;
    ronde(&app).await;
    assert_eq!((types(&alles).len(), types(&enkel).len()), (3, 0));
    app.clock.set("2026-12-01T12:00:00Z");
    for _ in 0..3 {
        ronde(&app).await;
    }
    assert_eq!(types(&enkel), ["verwerkingsactiviteit-ingegaan"]);
    assert_eq!(types(&alles).len(), 5);
    nieuwe_versie(&app, &open, &json!({"vertrouwelijkheid": "vertrouwelijk"})).await;
    ronde(&app).await;
    assert_eq!(types(&enkel)[1..], ["verwerkingsactiviteit-verdwenen"]);
    let verzonden: String = alles.verzoeken().into_iter().map(|verzoek| verzoek.body).collect();
    assert!(!verzonden.contains("Open") && !verzonden.contains("Hier"), "thin: no content");
}

#[actix_web::test]
async fn two_processes_never_deliver_the_same_subscription_at_once() {
    let app = app().await;
    let gemeente = app.gemeente().await;
    let ontvanger = Ontvanger::start(Gedrag::Status(200));
    abonnement(&app, &ontvanger, json!({})).await;
    for nummer in 0..5 {
        app.vastgesteld(gemeente, &format!("Nummer {nummer}"), "2026-01-01").await;
    }
    futures_util::future::join_all((0..6).map(|_| ronde(&app))).await;
    let ids: std::collections::BTreeSet<_> = ontvanger.events().iter().map(|event| event["id"].to_string()).collect();
    assert_eq!((ids.len(), ontvanger.events().len()), (5, 5));
}

#[actix_web::test]
async fn what_changed_while_it_was_sent_is_not_overwritten() {
    let app = app().await;
    let ontvanger = Ontvanger::start(Gedrag::Status(200));
    let gemaakt = abonnement(&app, &ontvanger, json!({})).await;
    app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    ontvanger.wordt(Gedrag::Wacht);
    let pauze = async {
        ontvanger.wacht_op_verzoeken(1).await;
        let mut gegevens = gemaakt.body["gegevens"].clone();
        gegevens["gepauzeerd"] = true.into();
        let gepauzeerd = app.beheerder().put(pad(&gemaakt)).if_match(&gemaakt.etag()).json(&gegevens).send().await.expect(200);
        ontvanger.wordt(Gedrag::Status(500));
        gepauzeerd
    };
    let ((), gepauzeerd) = futures_util::future::join(ronde(&app), pauze).await;
    let nu = lees(&app, &gemaakt).await;
    assert_eq!((nu.etag(), &nu.body["status"], &nu.body["pogingen"]), (gepauzeerd.etag(), &json!("gepauzeerd"), &json!(0)));
    ronde(&app).await;
    assert_eq!(ontvanger.events().len(), 1, "paused is paused");
}
