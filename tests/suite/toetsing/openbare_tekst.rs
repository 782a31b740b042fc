//! VR-J06 looks at every text that readers see.

use serde_json::{Value, json};

use super::vondsten;
use crate::support::{
    TestApp,
    hostile::{self, LONG, SHORT},
};

/// Where the name of somebody belongs, or another rule looks, or nobody writes a sentence.
const NOT_LOOKED_AT: [&str; 8] = [
    "vertegenwoordiger/naam",
    "vertegenwoordiger/contact",
    "ontvangers/0/naam",
    "artikel",
    "lid",
    "selectielijst/naam",
    "selectielijst/volledigNummer",
    "selectielijst/procestermijn",
];

/// Names somebody in every text, each with a number of its own.
fn name_somebody(waarde: &mut Value, pad: &str, plaatsen: &mut Vec<String>) {
    match waarde {
        Value::String(tekst) if [SHORT, LONG].contains(&tekst.as_str()) => {
            plaatsen.push(pad.to_owned());
            *tekst = format!("Vraag mevr. Jansen §{}§", plaatsen.len());
        }
        Value::Array(items) => {
            items.iter_mut().enumerate().for_each(|(plaats, item)| name_somebody(item, &format!("{pad}/{plaats}"), plaatsen));
        }
        Value::Object(leden) => leden.iter_mut().for_each(|(naam, lid)| name_somebody(lid, &format!("{pad}/{naam}"), plaatsen)),
        _ => {}
    }
}

#[actix_web::test]
async fn every_text_that_readers_see_is_looked_at_for_the_name_of_somebody() {
    let app = TestApp::start().await;
    let gemeente = app.organisatie(&hostile::gemeente()).await;
    let (mut inhoud, mut plaatsen) = (hostile::inhoud(&app, gemeente).await, Vec::new());
    inhoud["zaaktypen"] = json!([{"omschrijving": LONG}]);
    inhoud["uplProducten"] = json!([{"naam": SHORT}]);
    name_somebody(&mut inhoud, "", &mut plaatsen);
    assert!(plaatsen.len() > 60, "{}", plaatsen.len());
    let toetsing = app.redacteur().post("/v1/toetsingen").json(&json!({"registerhouder": gemeente, "inhoud": inhoud}));
    let gevonden = vondsten(&toetsing.send().await.expect(200).body["waarschuwingen"]);
    let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
    let pad = format!("/v1/register/verwerkingsactiviteiten/{}", activiteit.uuid);
    let openbaar = app.anonymous().get(pad).send().await.expect(200).body.to_string();
    let (mut ongezien, mut te_veel) = (Vec::new(), Vec::new());
    for (nummer, plaats) in plaatsen.iter().enumerate() {
        let te_lezen = openbaar.contains(&format!("§{}§", nummer + 1));
        let gezien = gevonden.contains(&format!("VR-J06 {plaats}"));
        let hoort = te_lezen && !NOT_LOOKED_AT.iter().any(|slot| plaats.ends_with(&format!("/{slot}")));
        if hoort && !gezien {
            ongezien.push(plaats);
        }
        if gezien && !hoort {
            te_veel.push(plaats);
        }
    }
    assert!(ongezien.is_empty() && te_veel.is_empty(), "not looked at: {ongezien:#?}\nnot for readers: {te_veel:#?}");
}
