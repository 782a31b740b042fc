//! Systems and people on one activity: what each says stays, or is told.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Invoeren, Lezen};

use super::{CSV, codes, proef, rijen, uitvoeren};
use crate::support::{Activiteit, Client, Response, TestApp, complete_inhoud};

fn adres(gemeente: Uuid, bron: &str, kenmerk: &str) -> String {
    format!("/v1/verwerkingsactiviteiten/extern/{bron}/{kenmerk}?registerhouder={gemeente}")
}

fn activiteit(response: &Response) -> Activiteit {
    Activiteit { uuid: response.body["uuid"].as_str().unwrap().parse().unwrap(), etag: response.etag() }
}

/// Somebody changes the concept, which begins when there is none.
async fn schrijf(wie: &Client, activiteit: &Activiteit, patch: &Value) {
    let nu = wie.get(activiteit.path("")).send().await.expect(200);
    let mut etag = nu.etag();
    if nu.body["concept"].is_null() {
        etag = wie.post(activiteit.path("/concept")).if_match(&etag).send().await.expect(201).etag();
    }
    let patch = json!({"inhoud": patch});
    wie.patch(activiteit.path("/concept")).if_match(&etag).json(&patch).send().await.expect(200);
}

/// The newest content, as text.
async fn staat_er(app: &TestApp, activiteit: &Activiteit) -> Value {
    let nu = app.redacteur().get(activiteit.path("")).send().await.expect(200).body;
    let kant = if nu["concept"].is_null() { "versie" } else { "concept" };
    nu[kant]["inhoud"].clone()
}

#[actix_web::test]
async fn what_somebody_wrote_stays_and_is_told() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let adres = adres(gemeente, "zaaksysteem", "1");
    let mut levering = json!({"inhoud": complete_inhoud(gemeente), "beheer": {"afdeling": "Communicatie"}});
    let made = app.redacteur().put(&adres).json(&levering).send().await.expect(201);
    let activiteit = activiteit(&made);
    schrijf(&app.redacteur(), &activiteit, &json!({"naam": "Van een mens", "omschrijving": "Van een mens"})).await;
    let voor = app.rows().await;
    let zelfde = app.redacteur().put(&adres).json(&levering).send().await.expect(200).body;
    assert_eq!((app.rows().await, &zelfde["concept"]["inhoud"]["naam"]), (voor, &json!("Van een mens")));
    levering["inhoud"]["naam"] = "Van de bron".into();
    levering["inhoud"]["verenigbaarheidstoets"] = "Van de bron".into();
    let anders = app.redacteur().put(&adres).json(&levering).send().await.expect(200).body;
    let inhoud = &anders["concept"]["inhoud"];
    assert_eq!((&inhoud["naam"], &inhoud["omschrijving"]), (&json!("Van een mens"), &json!("Van een mens")));
    assert_eq!(inhoud["verenigbaarheidstoets"], "Van de bron");
    let verteld = json!([{"pointer": "/inhoud/naam", "aangeboden": "Van de bron", "huidig": "Van een mens"}]);
    assert_eq!(anders["nietOvergenomen"], verteld);
    let voor = app.rows().await;
    app.redacteur().put(&adres).json(&levering).send().await.expect(200);
    assert_eq!(app.rows().await, voor, "what was told is not said anew");
    levering["inhoud"]["omschrijving"] = "x".into();
    app.redacteur().put(&adres).if_match(&made.etag()).json(&levering).send().await.expect(412);
}

#[actix_web::test]
async fn a_key_belongs_to_one_activity_and_a_replaced_one_still_finds_it() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let naam = |naam: &str| json!({"naam": naam});
    let sleutels = |kenmerken: &[(&str, &str)]| {
        let lijst: Vec<Value> = kenmerken.iter().map(|(bron, kenmerk)| json!({"bron": bron, "kenmerk": kenmerk})).collect();
        json!({"externeKenmerken": lijst})
    };
    let een = json!({"inhoud": naam("Een"), "beheer": sleutels(&[("b", "9")])});
    let made = activiteit(&app.redacteur().put(adres(gemeente, "a", "1")).json(&een).send().await.expect(201));
    let twee = json!({"inhoud": naam("Twee"), "beheer": sleutels(&[("c", "0"), ("b", "9")])});
    for geweigerd in [app.redacteur().put(adres(gemeente, "a", "2")).json(&twee).send().await.expect(409), {
        let mut invoer = twee.clone();
        invoer["registerhouder"] = json!(gemeente);
        app.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(409)
    }] {
        assert_eq!(geweigerd.problem(), "dubbel-kenmerk");
        assert_eq!(geweigerd.problem_codes(), [("/beheer/externeKenmerken/1", "dubbel-kenmerk")]);
    }
    // The source numbers anew: its own old key goes, that of the other system stays.
    let om = json!({"inhoud": naam("Een"), "beheer": sleutels(&[("a", "3")])});
    app.redacteur().put(adres(gemeente, "a", "1")).json(&om).send().await.expect(200);
    app.redacteur().put(adres(gemeente, "a", "3")).json(&om).send().await.expect(200);
    let beheer = app.redacteur().get(made.path("/beheer")).send().await.expect(200);
    assert_eq!(beheer.body["beheer"], {
        let mut heel = beheer.body["beheer"].clone();
        heel["externeKenmerken"] = sleutels(&[("b", "9"), ("a", "3")])["externeKenmerken"].clone();
        heel
    });
    let laat = json!({"inhoud": naam("Een, later")});
    let laat = app.redacteur().put(adres(gemeente, "a", "1")).json(&laat).send().await.expect(200);
    assert_eq!(activiteit(&laat).uuid, made.uuid, "a replaced key finds its activity");
    let ander = app.concept(gemeente, &naam("Ander")).await;
    let patch = |kenmerk: &str| json!({"beheer": sleutels(&[("a", kenmerk)])});
    let path = ander.path("/beheer");
    let geweigerd = app.redacteur().patch(&path).if_match(&ander.etag).json(&patch("1")).send().await.expect(409);
    assert_eq!(geweigerd.problem_codes(), [("/beheer/externeKenmerken/0", "dubbel-kenmerk")]);
    app.redacteur().patch(&path).if_match(&ander.etag).json(&patch("4")).send().await.expect(200);
}

#[actix_web::test]
async fn a_row_of_a_file_tells_what_does_not_go_in() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = |naam: &str| format!("Kenmerk;Naam;Omschrijving\n1;{naam};Hetzelfde\n");
    let (path, _) = proef(&app, gemeente, CSV, bestand("Een"), "klaar").await;
    uitvoeren(&app, &path, "alles_of_niets", "uitgevoerd").await;
    let lijst = app.redacteur().get("/v1/verwerkingsactiviteiten").send().await.expect(200).body;
    let uuid = lijst["results"][0]["uuid"].as_str().unwrap().parse().unwrap();
    schrijf(&app.redacteur(), &Activiteit { uuid, etag: String::new() }, &json!({"naam": "Mens"})).await;
    let (path, _) = proef(&app, gemeente, CSV, bestand("Twee"), "klaar").await;
    assert!(codes(&rijen(&app.redacteur(), &path).await[0]).contains(&"niet-overgenomen"));
    uitvoeren(&app, &path, "alles_of_niets", "uitgevoerd").await;
    let rij = rijen(&app.redacteur(), &path).await.remove(0);
    assert_eq!(codes(&rij).iter().filter(|code| **code == "niet-overgenomen").count(), 1, "{rij}");
    let (path, _) = proef(&app, gemeente, CSV, bestand("Twee"), "klaar").await;
    assert_eq!(rijen(&app.redacteur(), &path).await[0]["uitkomst"], "ongewijzigd");
}

#[actix_web::test]
async fn erasing_a_version_takes_what_was_delivered_with_it() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let adres = adres(gemeente, "zaaksysteem", "1");
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["verenigbaarheidstoets"] = "Geheim 1234".into();
    let made = app.redacteur().put(&adres).json(&json!({"inhoud": inhoud})).send().await.expect(201);
    let settled = app.settle(&activiteit(&made)).await;
    let path = settled.path("/versies/1/_wissen");
    let reden = json!({"reden": "Er staat een naam in."});
    let gevraagd = app.beheerder().post(&path).if_match(&settled.etag).json(&reden).send().await.expect(202);
    let tweede = app.caller("tweede", &[verwerkingsregister::auth::Scope::Beheren]);
    tweede.post(&path).if_match(&gevraagd.etag()).json(&reden).send().await.expect(200);
    let over = app.contents().await;
    assert!(!over.iter().any(|(_, tekst)| tekst.contains("Geheim 1234")), "it is still there");
}

#[actix_web::test]
async fn two_systems_and_two_people_lose_nothing_in_any_order() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mensen = [app.redacteur(), app.caller("tweede", &[Lezen, Invoeren])];
    let bronnen = [adres(gemeente, "a", "1"), adres(gemeente, "b", "1")];
    let mut leveringen = [json!({"inhoud": complete_inhoud(gemeente)}), json!({"inhoud": complete_inhoud(gemeente)})];
    leveringen[0]["beheer"] = json!({"externeKenmerken": [{"bron": "b", "kenmerk": "1"}]});
    let activiteit = activiteit(&app.redacteur().put(&bronnen[0]).json(&leveringen[0]).send().await.expect(201));
    let mut zaad = 7_usize;
    let mut kies = |uit: usize| {
        zaad = zaad.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (zaad >> 33) % uit
    };
    for beurt in 0..300 {
        let (soort, wie, veld) = (kies(8), kies(2), ["naam", "omschrijving", "verenigbaarheidstoets", "ontvangers"][kies(4)]);
        let oud = staat_er(&app, &activiteit).await;
        let nieuw = |tekst: String, lijst: &Value| {
            let mut lijst = lijst.as_array().cloned().unwrap_or_default();
            lijst.push(json!({"soort": "leverancier", "naam": tekst}));
            if veld == "ontvangers" { Value::Array(lijst) } else { tekst.into() }
        };
        match soort {
            0 => {
                let nu = app.redacteur().get(activiteit.path("")).send().await.expect(200);
                if !nu.body["concept"].is_null() {
                    app.settle(&Activiteit { uuid: activiteit.uuid, etag: nu.etag() }).await;
                }
            }
            1..=3 => {
                schrijf(&mensen[wie], &activiteit, &json!({veld: nieuw(format!("mens {beurt}"), &oud["ontvangers"])})).await;
            }
            4 => {
                let een = app.redacteur().put(&bronnen[wie]).json(&leveringen[wie]).send().await.expect(200).body;
                let voor = app.rows().await;
                let twee = app.redacteur().put(&bronnen[wie]).json(&leveringen[wie]).send().await.expect(200).body;
                assert_eq!((app.rows().await, &twee["concept"]), (voor, &een["concept"]), "{beurt}: the same wrote something");
            }
            _ => {
                let tekst = format!("bron {beurt}");
                let inhoud = &mut leveringen[wie]["inhoud"];
                inhoud[veld] = nieuw(tekst.clone(), &inhoud["ontvangers"].clone());
                let na = app.redacteur().put(&bronnen[wie]).json(&leveringen[wie]).send().await.expect(200).body;
                let (inhoud, verteld) = (staat_er(&app, &activiteit).await, na["nietOvergenomen"].to_string());
                for woord in mens(&oud) {
                    assert!(mens(&inhoud).contains(&woord), "{beurt}: {woord} is lost");
                }
                let staat = inhoud.to_string().contains(&format!("\"{tekst}\"")) || verteld.contains(&format!("\"{tekst}\""));
                assert!(staat, "{beurt}: {tekst} went in nor was told");
            }
        }
    }
}

/// What people wrote in a content.
fn mens(inhoud: &Value) -> Vec<String> {
    inhoud.to_string().split('"').filter(|tekst| tekst.starts_with("mens ")).map(str::to_owned).collect()
}
