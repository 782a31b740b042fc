//! The privacy notice, as people and programs read it. It is made from the public record alone; nothing else may be in it.

mod binnen;
mod cameratoezicht;
mod nieuwsbrief;
mod organisatie;
mod rechten;
pub mod stof;
mod taal;
mod teruglezen;
pub mod vijandig;
mod vormen;

use crate::support::{Activiteit, Response, TestApp};

/// The media types of a notice.
const VORMEN: [&str; 3] = ["application/json", "text/html", "text/markdown"];

/// The notice of an activity in a media type.
pub async fn verklaring(app: &TestApp, activiteit: &Activiteit, vorm: &str) -> Response {
    let pad = activiteit.public_path("/privacyverklaring");
    app.anonymous().get(pad).header("Accept", vorm).send().await.expect(200)
}

/// The answer to one question of a notice in JSON: its paragraphs and points as one text.
pub fn antwoord(verklaring: &Response, code: &str) -> String {
    let onderdelen = verklaring.body["onderdelen"].as_array().unwrap();
    let onderdeel = onderdelen.iter().find(|onderdeel| onderdeel["code"] == code).unwrap();
    let alineas = onderdeel["alineas"].as_array().unwrap().iter();
    let punten = onderdeel["punten"].as_array().unwrap().iter().map(|punt| &punt["tekst"]);
    alineas.chain(punten).map(|tekst| tekst.as_str().unwrap()).collect::<Vec<_>>().join("\n")
}
