//! The internal export: who gets what, that the API takes back what it gives, and that a command writes the same.

use serde_json::{Value, json};
use verwerkingsregister::auth::Scope::{Beheren, Lezen, Toezien, Vertrouwelijk};

use super::{INTERN, OPENBAAR, haal, regels, soort};
use crate::support::{Client, TestApp, complete_inhoud};

#[actix_web::test]
async fn a_reader_gets_what_is_his() {
    let app = TestApp::start().await;
    let (hier, ginds) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    for houder in [hier, ginds] {
        let verwerker = app.organisatie(&json!({"naam": "Drukker"})).await;
        let overeenkomst = json!({"registerhouder": houder, "verwerker": verwerker});
        app.redacteur().post("/v1/verwerkersovereenkomsten").json(&overeenkomst).send().await.expect(201);
        app.vastgesteld(houder, "Open", "2026-01-01").await;
        let mut inhoud = complete_inhoud(houder);
        inhoud["vertrouwelijkheid"] = "vertrouwelijk".into();
        app.vastgesteld_met(houder, &inhoud).await;
    }
    let tel = async |client: &Client, vraag: &str| {
        let (_, regels) = regels(client, &format!("{INTERN}?{vraag}")).await;
        ["organisatie", "verwerkersovereenkomst", "verwerkingsactiviteit", "versie"].map(|een| soort(&regels, een).len())
    };
    for (vraag, open, alles) in [("", [4, 2, 2, 0], [4, 2, 4, 0]), ("geschiedenis=true", [4, 2, 0, 2], [4, 2, 0, 4])] {
        assert_eq!(tel(&app.caller("iemand", &[Lezen]), vraag).await, open);
        assert_eq!(tel(&app.caller("iemand", &[Lezen, Vertrouwelijk]), vraag).await, alles);
        assert_eq!(tel(&app.caller("iemand", &[Toezien]), vraag).await, alles);
    }
    let eigen = app.limited("iemand", &[Lezen, Beheren], &[hier]);
    assert_eq!(tel(&eigen, "").await, [4, 1, 1, 0]);
    assert_eq!(tel(&eigen, &format!("registerhouder={ginds}")).await, [4, 0, 0, 0]);
    assert_eq!(tel(&app.beheerder(), &format!("registerhouder={ginds}")).await, [4, 1, 2, 0]);
}

#[actix_web::test]
async fn the_newest_content_is_the_concept_and_history_has_every_version() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let een = app.vastgesteld(gemeente, "Een", "2026-01-01").await;
    let einde = json!({"reden": "Klaar.", "eindeGeldigheid": "2026-12-31"});
    let beeindigd = app.beoordelaar().post(een.path("/_beeindigen")).if_match(&een.etag).json(&einde).send().await.expect(201);
    app.redacteur().post(een.path("/concept")).if_match(&beeindigd.etag()).send().await.expect(201);
    let lezer = app.beheerder();
    let (kop, regels_) = regels(&lezer, INTERN).await;
    assert_eq!((&kop["omvang"], &kop["formaat"]), (&json!("nieuwste"), &json!("verwerkingsregister")));
    let activiteit = soort(&regels_, "verwerkingsactiviteit")[0].clone();
    assert_eq!((&activiteit["conceptStatus"], &activiteit["versie"]["nummer"]), (&json!("concept"), &json!(1)));
    assert_eq!(activiteit["beheer"]["systemen"], json!([]));
    let (_, regels_) = regels(&lezer, &format!("{INTERN}?geldigOp=2026-11-22")).await;
    let activiteit = soort(&regels_, "verwerkingsactiviteit")[0].clone();
    assert_eq!((&activiteit["conceptStatus"], &activiteit["beheer"]), (&Value::Null, &Value::Null));
    let (_, regels_) = regels(&lezer, &format!("{INTERN}?geschiedenis=true")).await;
    let versies: Vec<_> = soort(&regels_, "versie")
        .iter()
        .map(|een| (een["versie"]["nummer"].clone(), een["versieSoort"].clone(), een["reden"].clone()))
        .collect();
    assert_eq!(versies, [(json!(1), json!("publicatie"), Value::Null), (json!(2), json!("beeindiging"), json!("Klaar."))]);
}

#[actix_web::test]
async fn an_empty_register_that_takes_every_line_gives_the_same_lines() {
    let bron = TestApp::with_example().await;
    let doel = TestApp::start().await;
    let (_, regels_) = regels(&bron.beheerder(), INTERN).await;
    for regel in &regels_ {
        let (client, pad, body) = match regel["soort"].as_str().unwrap() {
            "organisatie" => (doel.beheerder(), "/v1/organisaties", regel["gegevens"].clone()),
            "verwerkersovereenkomst" => (doel.redacteur(), "/v1/verwerkersovereenkomsten", regel["gegevens"].clone()),
            _ => {
                let veld = |naam: &str| regel[naam].clone();
                let body = json!({"uuid": veld("uuid"), "identificatie": veld("identificatie"),
                    "registerhouder": veld("registerhouder"), "inhoud": veld("inhoud"), "beheer": veld("beheer")});
                (doel.redacteur(), "/v1/verwerkingsactiviteiten", body)
            }
        };
        client.post(pad).json(&body).send().await.expect(201);
    }
    let (_, terug) = regels(&doel.beheerder(), INTERN).await;
    let kaal = |regels: &[Value]| {
        let zonder = |regel: &Value| {
            let mut regel = regel.clone();
            let velden = regel.as_object_mut().unwrap();
            velden.shift_remove("versie");
            velden.shift_remove("conceptStatus");
            regel.to_string()
        };
        regels.iter().map(zonder).collect::<Vec<_>>()
    };
    assert_eq!(kaal(&terug), kaal(&regels_));
    assert_eq!(soort(&terug, "verwerkingsactiviteit").len(), 51);
}

#[actix_web::test]
async fn a_command_writes_what_an_address_sends() {
    let app = TestApp::with_example().await;
    let map = tempfile::tempdir().unwrap();
    let url = app.database_url().to_owned();
    for (nummer, (opties, client, pad, vorm)) in [
        (vec!["--openbaar"], app.anonymous(), OPENBAAR, "*/*"),
        (vec!["--openbaar", "--vorm", "csv"], app.anonymous(), OPENBAAR, "text/csv"),
        (
            vec!["--openbaar", "--vorm", "csv", "--kolommen", "naam,verwerkers"],
            app.anonymous(),
            "/v1/register/export?kolommen=naam,verwerkers",
            "text/csv",
        ),
        (vec!["--geschiedenis"], app.beheerder(), "/v1/export?geschiedenis=true", "*/*"),
    ]
    .into_iter()
    .enumerate()
    {
        // The clock of the test stands on another day than that of the command.
        let (pad, dag) = (
            if pad.contains('?') { format!("{pad}&geldigOp=2026-11-22") } else { format!("{pad}?geldigOp=2026-11-22") },
            "2026-11-22",
        );
        let naar = map.path().join(nummer.to_string());
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_verwerkingsregister"))
            .args(["uitvoer", "--database-url", &url, "--geldig-op", dag, "--naar"])
            .arg(&naar)
            .args(&opties)
            .env("REGISTER_PUBLIC_URL", crate::support::PUBLIC_URL)
            .output()
            .unwrap();
        assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
        assert_eq!(std::fs::read_to_string(&naar).unwrap(), haal(&client, &pad, vorm).await.text(), "{opties:?}");
    }
}
