//! The privacy notice of an activity, and what it answers.

use super::{app::TestApp, builders::Activiteit, client::Response};

/// The notice of an activity in a media type.
pub async fn verklaring(app: &TestApp, activiteit: &Activiteit, vorm: &str) -> Response {
    let pad = activiteit.public_path("/privacyverklaring");
    app.anonymous().get(pad).header("Accept", vorm).send().await.expect(200)
}

/// The answer to one question of a notice in JSON: its paragraphs and points as one text.
pub fn answer(verklaring: &Response, code: &str) -> String {
    let onderdelen = verklaring.body["onderdelen"].as_array().unwrap();
    let onderdeel = onderdelen.iter().find(|onderdeel| onderdeel["code"] == code).unwrap();
    let alineas = onderdeel["alineas"].as_array().unwrap().iter();
    let punten = onderdeel["punten"].as_array().unwrap().iter().map(|punt| &punt["tekst"]);
    alineas.chain(punten).map(|tekst| tekst.as_str().unwrap()).collect::<Vec<_>>().join("\n")
}
