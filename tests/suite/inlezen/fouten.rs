//! Files that cannot be read, and people who may not.

use serde_json::json;
use verwerkingsregister::auth::Scope::{Invoeren, Lezen, Toezien};

use super::{CSV, XLSX, codes, proef, rijen, uitvoeren};
use crate::support::TestApp;

#[actix_web::test]
async fn a_bad_text_file_is_told_with_its_line() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let kop = "Nr;Verwerking;Doel\n";
    let gevallen: [(Vec<u8>, &str); 6] = [
        (b"".to_vec(), "leeg"),
        (vec![0; 1024 * 1024], "geen-tekst"),
        (b"een;twee;drie\n1;2;3\n".to_vec(), "geen-kop"),
        (format!("{kop}1;\"Afvalpas;Toegang\n2;Parkeren;Handhaven\n").into_bytes(), "afgekapt"),
        ([kop.as_bytes(), "1;Beëindiging;Doel\n".as_bytes(), b"2;Be\xebindiging;Doel\n"].concat(), "codering"),
        (format!("{kop}{}", "1;Afvalpas;Toegang\n".repeat(20_001)).into_bytes(), "te-veel-rijen"),
    ];
    for (bytes, code) in gevallen {
        let voor = app.rows().await;
        let (_, body) = proef(&app, gemeente, CSV, bytes, "onleesbaar").await;
        assert_eq!(body["bevindingen"][0]["code"], code);
        assert_eq!(app.rows().await, voor);
    }
}

#[actix_web::test]
async fn a_bad_row_is_refused_and_the_rest_is_read() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = "Nr;Verwerking;Doel\r1;Afvalpas;Toegang\r\n2;Te;veel;cellen\n3;;Zonder naam\n4;Parkeren;Hand\u{7}haven\n5;Half";
    let (path, body) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    assert_eq!((&body["verslag"]["nieuw"], &body["verslag"]["geweigerd"]), (&json!(2), &json!(3)));
    let gezien: Vec<_> = rijen(&app.redacteur(), &path).await;
    let codes: Vec<_> = gezien.iter().map(|rij| (rij["rij"].as_u64().unwrap(), codes(rij))).collect();
    assert_eq!(
        codes,
        [(2, vec![]), (3, vec!["te-veel-cellen"]), (4, vec!["naam-ontbreekt"]), (5, vec!["stuurteken"]), (6, vec!["afgekapt"]),]
    );
}

#[actix_web::test]
async fn a_cell_without_end_costs_no_more_than_itself() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let [onderdelen, maxima, artikelen] = ["a:", "max ", "art. 6 "].map(|deel| deel.repeat(32_000 / deel.len()));
    let bestand = format!("Nr;Verwerking;Grondslag;Bewaartermijn\n1;Een;{artikelen};{onderdelen}\n2;Twee;c;{maxima}\n");
    let (path, body) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    assert_eq!(body["verslag"]["nieuw"], json!(2));
    let rijen = rijen(&app.redacteur(), &path).await;
    assert_eq!(codes(&rijen[0]), ["onbekende-termijn", "onbekend-woord"]);
    assert_eq!(codes(&rijen[1]), ["onbekende-termijn"]);
}

#[actix_web::test]
async fn what_is_sent_must_be_a_file_for_a_register_of_the_caller() {
    let app = TestApp::start().await;
    let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    let adres = format!("/v1/inlezingen?registerhouder={gemeente}");
    let redacteur = app.redacteur();
    redacteur.post(&adres).body("text/plain", "x").send().await.expect(415);
    redacteur.post("/v1/inlezingen").body(CSV, "x").send().await.expect(400);
    redacteur.post(format!("{adres}&nieuweOrganisaties=true")).body(CSV, "x").send().await.expect(403);
    redacteur.post(format!("{adres}&vertaling=eigen")).body(CSV, "x").send().await.expect(400);
    redacteur.post(&adres).body(XLSX, vec![0; 50 * 1024 * 1024 + 1]).send().await.expect(413);
    let elders = app.limited("iemand", &[Lezen, Invoeren], &[andere]);
    assert_eq!(
        elders.post(&adres).body(CSV, "x").send().await.expect(400).problem_codes(),
        [("registerhouder", "onbekende-organisatie")]
    );
    let (path, _) = proef(&app, gemeente, CSV, "Nr;Naam;Doel\n1;Afvalpas;Toegang\n", "klaar").await;
    elders.get(&path).send().await.expect(404);
    elders.post(format!("{path}/_uitvoeren")).json(&json!({"omvang": "per_rij"})).send().await.expect(404);
    elders.delete(&path).send().await.expect(404);
}

#[actix_web::test]
async fn confidential_rows_are_only_for_who_may_write_them() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = "Nr;Verwerking;Doel;Vertrouwelijkheid\n1;Fraude;Onderzoek;vertrouwelijk\n";
    let (path, body) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    assert_eq!(body["verslag"]["nieuw"], json!(1));
    let zonder = app.caller("zonder", &[Lezen, Invoeren]);
    zonder.get(&path).send().await.expect(404);
    assert_eq!(zonder.get("/v1/inlezingen").send().await.expect(200).body["count"], json!(0));
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    let adres = format!("/v1/inlezingen?registerhouder={gemeente}");
    let made = zonder.post(adres).body(CSV, bestand).send().await.expect(202);
    let path = format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap());
    let body = app.wacht_op(&path, "klaar").await;
    assert_eq!(body["verslag"]["geweigerd"], json!(1));
}

#[actix_web::test]
async fn work_that_fell_silent_is_told_to_be_broken_off() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let wie = verwerkingsregister::domain::levensloop::wie::Wie::programma("test");
    let store = app.store().clone();
    let maak = store.write(&wie, move |tx| verwerkingsregister::store::inlezingen::create(tx, Some(gemeente)));
    let path = format!("/v1/inlezingen/{}", maak.await.unwrap());
    assert_eq!(app.redacteur().get(&path).send().await.expect(200).body["status"], "proef");
    app.clock.advance(chrono::TimeDelta::seconds(601));
    assert_eq!(app.redacteur().get(&path).send().await.expect(200).body["status"], "afgebroken");
    app.redacteur().post(format!("{path}/_uitvoeren")).json(&json!({"omvang": "per_rij"})).send().await.expect(409);
}

/// The rows of a file name what they met, so they are hidden as soon as that is: also when it became so after the trial.
#[actix_web::test]
async fn what_a_row_met_is_as_hidden_as_it_is_today() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = |naam: &str| format!("Nr;Verwerking;Doel\n1;{naam};Onderzoek\n");
    let (eerste, _) = proef(&app, gemeente, CSV, bestand("Zwaluw"), "klaar").await;
    uitvoeren(&app, &eerste, "per_rij", "uitgevoerd").await;
    let (tweede, _) = proef(&app, gemeente, CSV, bestand("Merel"), "klaar").await;
    let rij = rijen(&app.redacteur(), &tweede).await.remove(0);
    assert_eq!(codes(&rij), ["andere-naam"]);
    let zonder = app.caller("zonder", &[Lezen, Invoeren]);
    let zien = async || {
        let list = zonder.get("/v1/inlezingen").send().await.expect(200).body["count"].as_i64().unwrap();
        let mut statuses = Vec::new();
        for path in [&eerste, &tweede] {
            for path in [path.clone(), format!("{path}/rijen")] {
                statuses.push(zonder.get(path).send().await.status);
            }
        }
        (list, statuses)
    };
    assert_eq!(zien().await, (2, vec![200; 4]));
    let pad = rij["activiteit"].as_str().unwrap().split_once("/v1/").unwrap().1.to_owned();
    let concept = format!("/v1/{pad}/concept");
    let geheim = json!({"inhoud": {"vertrouwelijkheid": "vertrouwelijk"}});
    app.redacteur().patch(concept).if_match("*").json(&geheim).send().await.expect(200);
    assert_eq!(zien().await, (0, vec![404; 4]));
    assert_eq!(rijen(&app.caller("fg", &[Invoeren, Toezien]), &tweede).await[0]["naam"], "Merel");
}

/// That a row is refused because of the state of what it met tells that state.
#[actix_web::test]
async fn a_row_that_is_refused_for_what_it_met_is_hidden_with_it() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let pad = format!("/v1/verwerkingsactiviteiten/extern/art30/1?registerhouder={gemeente}");
    let geheim = json!({"inhoud": {"naam": "Zwaluw", "vertrouwelijkheid": "vertrouwelijk"}});
    let made = app.redacteur().put(pad).json(&geheim).send().await.expect(201);
    let indienen = format!("/v1/verwerkingsactiviteiten/{}/concept/_indienen", made.body["uuid"].as_str().unwrap());
    app.redacteur().post(indienen).if_match("*").send().await.expect(200);
    let sturen = app.redacteur().post(format!("/v1/inlezingen?registerhouder={gemeente}&bron=art30"));
    let made = sturen.body(CSV, "Nr;Verwerking;Doel\n1;Merel;Onderzoek\n").send().await.expect(202);
    let path = format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap());
    app.wacht_op(&path, "klaar").await;
    let rij = rijen(&app.redacteur(), &path).await.remove(0);
    assert_eq!(codes(&rij), ["concept-ter-beoordeling"]);
    app.caller("zonder", &[Lezen, Invoeren]).get(&path).send().await.expect(404);
}
