//! Systems and people on one activity: what each says stays, or is told.

use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::{
    auth::Scope::{Invoeren, Lezen},
    store::verificatie::verifieer,
};

use super::{
    CSV, NDJSON, codes, proef, rijen,
    rondgang::{aanbieden, inlezen, uitvoer, verhuizer},
    uitvoeren,
};
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
async fn of_what_a_source_never_spoke_of_it_takes_nothing_away() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let sleutel = |bron: &str| json!({"bron": bron, "kenmerk": "1"});
    let invoer = json!({"registerhouder": gemeente, "inhoud": {"naam": "Van een mens"},
        "beheer": {"proceseigenaar": "Van een mens", "externeKenmerken": [sleutel("a")]}});
    let made = activiteit(&app.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201));
    let naam = json!({"naam": "Van een mens"});
    app.redacteur().put(adres(gemeente, "a", "1")).json(&json!({"inhoud": naam})).send().await.expect(200);
    let met_afdeling = json!({"inhoud": naam, "beheer": {"afdeling": "Van de bron", "externeKenmerken": [sleutel("b")]}});
    let na = app.redacteur().put(adres(gemeente, "a", "1")).json(&met_afdeling).send().await.expect(200).body;
    let beheer = app.redacteur().get(made.path("/beheer")).send().await.expect(200);
    let velden = ["proceseigenaar", "afdeling"].map(|veld| beheer.body["beheer"][veld].clone());
    assert_eq!((velden, &na["nietOvergenomen"]), ([json!("Van een mens"), json!("Van de bron")], &Value::Null));
    // A person gives the other key to another activity: saying the same again is nothing new, and asks for no key.
    let alleen = json!({"beheer": {"externeKenmerken": [sleutel("a")]}});
    app.redacteur().patch(made.path("/beheer")).if_match(&beheer.etag()).json(&alleen).send().await.expect(200);
    let ander = json!({"registerhouder": gemeente, "inhoud": {"naam": "Ander"}, "beheer": {"externeKenmerken": [sleutel("b")]}});
    app.redacteur().post("/v1/verwerkingsactiviteiten").json(&ander).send().await.expect(201);
    let voor = app.rows().await;
    app.redacteur().put(adres(gemeente, "a", "1")).json(&met_afdeling).send().await.expect(200);
    assert_eq!(app.rows().await, voor);
    let mut later = met_afdeling.clone();
    later["inhoud"]["omschrijving"] = "Later".into();
    app.redacteur().put(adres(gemeente, "a", "1")).json(&later).send().await.expect(200);
}

#[actix_web::test]
async fn a_key_that_nobody_could_deliver_by_is_given_nowhere() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for (kenmerk, in_pad) in [("a\tb", "a%09b"), ("a\u{fffd}", "a%FF"), (" ", "%20")] {
        let beheer = json!({"externeKenmerken": [{"bron": "a", "kenmerk": kenmerk}]});
        let invoer = json!({"registerhouder": gemeente, "inhoud": {"naam": "Een"}, "beheer": beheer});
        let gemaakt = app.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(400);
        let geleverd = app.redacteur().put(adres(gemeente, "a", in_pad)).json(&json!({"inhoud": {"naam": "Een"}})).send().await;
        if kenmerk.contains('\t') {
            // There is no address with a control in it.
            geleverd.expect(404);
            continue;
        }
        let codes = [gemaakt.problem_codes()[0].1.to_owned(), geleverd.expect(400).problem_codes()[0].1.to_owned()];
        assert_eq!(codes[0], codes[1], "{kenmerk:?}");
        app.redacteur().get(adres(gemeente, "a", in_pad)).send().await.expect(400);
    }
}

#[actix_web::test]
async fn a_file_of_our_own_tells_what_it_puts_back_and_keeps_the_keys_of_others() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let made = app.concept(gemeente, &json!({"naam": "Toen"})).await;
    let bestand = uitvoer(&app, NDJSON).await;
    app.clock.advance(TimeDelta::minutes(1));
    schrijf(&app.redacteur(), &made, &json!({"naam": "Daarna"})).await;
    let etag = app.redacteur().get(made.path("/beheer")).send().await.expect(200).etag();
    let sleutel = json!({"beheer": {"externeKenmerken": [{"bron": "b", "kenmerk": "1"}]}});
    app.redacteur().patch(made.path("/beheer")).if_match(&etag).json(&sleutel).send().await.expect(200);
    let (path, _) = aanbieden(&app, NDJSON, bestand).await;
    let alle = rijen(&verhuizer(&app), &path).await;
    let rij = alle.iter().find(|rij| rij["uitkomst"] == "bijgewerkt").unwrap();
    assert_eq!(codes(rij), ["gewijzigd-sinds"]);
    inlezen(&app, &path).await;
    assert_eq!(staat_er(&app, &made).await["naam"], "Toen");
    let laat = app.redacteur().put(adres(gemeente, "b", "1")).json(&json!({"inhoud": {"naam": "Toen"}})).send().await.expect(200);
    assert_eq!(activiteit(&laat).uuid, made.uuid);
}

#[actix_web::test]
async fn two_lines_with_one_number_or_key_are_both_refused() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let regel = |nummer: u128, beheer: Value, identificatie: &str| {
        json!({"soort": "verwerkingsactiviteit", "uuid": Uuid::from_u128(nummer), "registerhouder": gemeente,
            "identificatie": identificatie, "inhoud": {"naam": "Een"}, "beheer": beheer})
    };
    let sleutel = json!({"externeKenmerken": [{"bron": "b", "kenmerk": "1"}]});
    let kop = json!({"soort": "kop", "formaat": "verwerkingsregister"});
    let regels =
        [kop, regel(1, json!({}), "A-1"), regel(2, json!({}), "A-1"), regel(3, sleutel.clone(), "A-2"), regel(4, sleutel, "A-3")];
    let bestand = regels.map(|regel| regel.to_string()).join("\n");
    let (path, _) = aanbieden(&app, NDJSON, bestand.into_bytes()).await;
    for rij in rijen(&verhuizer(&app), &path).await {
        assert_eq!((&rij["uitkomst"], codes(&rij)), (&json!("geweigerd"), vec!["dubbel-kenmerk"]), "{rij}");
    }
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
    // The source knows nothing of it and says the same again: that brings nothing back.
    let voor = app.rows().await;
    app.redacteur().put(&adres).json(&json!({"inhoud": inhoud})).send().await.expect(200);
    assert_eq!(app.rows().await, voor);
    inhoud["verenigbaarheidstoets"] = "Iets anders".into();
    app.redacteur().put(&adres).json(&json!({"inhoud": inhoud})).send().await.expect(200);
    assert_ne!(app.rows().await, voor);
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
    let uitslag = app.store().read(|lezen| verifieer(lezen.conn, None)).await.unwrap();
    assert_eq!(uitslag.gebreken, [""; 0]);
}

/// What people wrote in a content.
fn mens(inhoud: &Value) -> Vec<String> {
    inhoud.to_string().split('"').filter(|tekst| tekst.starts_with("mens ")).map(str::to_owned).collect()
}
