//! What municipalities say in their privacy statements, entered as they say it. The findings were worked out from the law, by hand.

use std::{fs, path::Path};

use serde::Deserialize;
use serde_json::{Value, json};

use super::vondsten;
use crate::support::TestApp;

/// A processing that a text describes. The other keys of the file are for its reader.
#[derive(Deserialize)]
struct Verwerking {
    verzoek: Value,
    verwacht: Verwacht,
}

#[derive(Deserialize)]
struct Verwacht {
    blokkades: Vec<String>,
    waarschuwingen: Vec<String>,
}

#[actix_web::test]
async fn what_the_texts_say_is_found_as_a_lawyer_would() {
    let app = TestApp::start().await;
    let mut bestanden: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/teksten"))
        .unwrap()
        .map(|bestand| bestand.unwrap().path())
        .collect();
    bestanden.sort();
    let mut mis = Vec::new();
    for bestand in bestanden.iter().filter(|bestand| bestand.extension().is_some_and(|soort| soort == "json")) {
        let verwerking: Verwerking = serde_json::from_str(&fs::read_to_string(bestand).unwrap()).unwrap();
        let verzoek = app.redacteur().post("/v1/toetsingen?peildatum=2026-11-22").json(&verwerking.verzoek);
        let antwoord = verzoek.send().await;
        let naam = bestand.file_stem().unwrap().to_string_lossy().into_owned();
        if antwoord.status != 200 {
            mis.push(format!("{naam}: {}", antwoord.body));
            continue;
        }
        for (soort, verwacht) in
            [("blokkades", verwerking.verwacht.blokkades), ("waarschuwingen", verwerking.verwacht.waarschuwingen)]
        {
            let gevonden = vondsten(&antwoord.body[soort]);
            let te_veel: Vec<_> = gevonden.iter().filter(|vondst| !verwacht.contains(vondst)).collect();
            let te_weinig: Vec<_> = verwacht.iter().filter(|vondst| !gevonden.contains(vondst)).collect();
            if !te_veel.is_empty() || !te_weinig.is_empty() {
                mis.push(format!("{naam} {soort}: too many {}, missing {}", json!(te_veel), json!(te_weinig)));
            }
        }
    }
    assert!(bestanden.len() > 20, "the texts are in tests/teksten");
    assert!(mis.is_empty(), "{}", mis.join("\n"));
}
