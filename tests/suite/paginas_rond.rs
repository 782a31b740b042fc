//! The public pages around the activities, as a browser gets them.

mod antwoorden;
mod cijfers;
mod contrast;
mod fouten;
mod gezocht;
mod keuring;
mod lijst;
mod opendata;
mod organisaties;
mod verborgen;
mod vindbaar;
mod wegen;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Client, Response, TestApp, complete_inhoud};

/// A page, as a browser asks for it.
async fn bekijk(client: &Client, pad: &str) -> Response {
    client.get(pad).by_browser().send().await
}

/// The text of a page that must be there.
async fn pagina(client: &Client, pad: &str) -> String {
    bekijk(client, pad).await.expect(200).text()
}

/// A complete content with a processor and a recipient.
fn met_partijen(houder: Uuid, verwerker: Uuid, ontvanger: Uuid) -> Value {
    let mut inhoud = complete_inhoud(houder);
    inhoud["verwerkers"] =
        json!([{"organisatie": verwerker, "werkzaamheden": "Versturen", "geenOvereenkomst": {"reden": "Wordt nog gesloten"}}]);
    inhoud["ontvangers"] = json!([{"soort": "leverancier", "organisatie": ontvanger, "grondslagVerstrekking": "De opdracht"}]);
    inhoud
}

/// Enters an organisation anew.
async fn vervang(app: &TestApp, uuid: Uuid, gegevens: &Value) {
    let pad = format!("/v1/organisaties/{uuid}");
    let etag = app.beheerder().get(&pad).send().await.expect(200).etag();
    app.beheerder().put(&pad).if_match(&etag).json(gegevens).send().await.expect(200);
}

/// How often a text stands in another.
fn hoe_vaak(tekst: &str, deel: &str) -> usize {
    tekst.matches(deel).count()
}
