//! NDJSON of a register of our own: a head, then an organisation, an agreement or an activity on each line.

use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    MEESTE_RIJEN, Onleesbaar, csv, nummer,
    voorstel::{Onderwerp, Voorstel, weiger_dubbele},
};
use crate::domain::levensloop::inlezing::InleesBevinding;

/// What is read of a line; what else stands there belongs to the register it came from.
#[derive(Debug, Deserialize)]
struct Regel {
    soort: String,
    uuid: Option<Uuid>,
    formaat: Option<String>,
    identificatie: Option<String>,
    registerhouder: Option<Uuid>,
    gegevens: Option<Value>,
    #[serde(default, deserialize_with = "ook_null")]
    inhoud: Option<Value>,
    beheer: Option<Value>,
}

impl Regel {
    /// Whether the content was erased: it is said that there is none.
    fn is_gewist(&self) -> bool {
        self.soort == "verwerkingsactiviteit" && self.inhoud == Some(Value::Null)
    }
}

/// A null that is there is another thing than a key that is not.
fn ook_null<'de, D: Deserializer<'de>>(lezer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(lezer).map(Some)
}

/// Proposals, and what is told of the file as a whole.
type Gelezen = (Vec<Voorstel>, Vec<InleesBevinding>);

/// Reads a file.
pub fn lees(bytes: &[u8]) -> Result<Gelezen, Onleesbaar> {
    let tekst = csv::tekst(bytes)?;
    lees_regels(tekst.lines().enumerate().map(|(plaats, regel)| (plaats + 1, regel)))
}

/// Reads lines with their numbers, wherever they stood.
pub(super) fn lees_regels<'a>(regels: impl Iterator<Item = (usize, &'a str)>) -> Result<Gelezen, Onleesbaar> {
    let mut regels = regels.filter(|(_, regel)| !regel.trim().is_empty());
    let kop = regels.next().and_then(|(_, regel)| serde_json::from_str::<Regel>(regel).ok());
    if !kop.is_some_and(|kop| kop.soort == "kop" && kop.formaat.as_deref() == Some("verwerkingsregister")) {
        let melding = "De eerste regel is niet de kop van een uitvoer van een verwerkingsregister: {\"soort\": \"kop\", \"formaat\": \"verwerkingsregister\"}.";
        return Err(Onleesbaar::new("geen-kop", melding));
    }
    let (mut voorstellen, mut bevindingen) = (Vec::new(), Vec::new());
    for (rij, regel) in regels {
        if voorstellen.len() + bevindingen.len() == MEESTE_RIJEN {
            return Err(Onleesbaar::op_rij(rij, "te-veel-rijen", "Het bestand heeft meer dan 20.000 regels. Splits het."));
        }
        match serde_json::from_str::<Regel>(regel) {
            Ok(regel) if regel.is_gewist() => {
                let melding = "De inhoud van deze verwerking is gewist. Deze regel is niet ingelezen.";
                bevindingen.push(InleesBevinding::new(Some(nummer(rij)), None, "gewist", melding));
            }
            Ok(regel) => voorstellen.push(voorstel(rij, regel)),
            Err(fout) => {
                let mut voorstel = Voorstel::activiteit(rij);
                let melding = format!("Deze regel is geen JSON-object met een soort (teken {}).", fout.column());
                voorstel.weiger(None, "json", melding);
                voorstellen.push(voorstel);
            }
        }
    }
    weiger_dubbele(&mut voorstellen);
    Ok((voorstellen, bevindingen))
}

fn voorstel(rij: usize, regel: Regel) -> Voorstel {
    let mut voorstel = Voorstel::activiteit(rij);
    voorstel.onderwerp = match regel.soort.as_str() {
        "organisatie" => Onderwerp::Organisatie,
        "verwerkersovereenkomst" => Onderwerp::Verwerkersovereenkomst,
        "verwerkingsactiviteit" => Onderwerp::Verwerkingsactiviteit,
        _ => {
            voorstel.weiger(Some("/soort"), "onbekende-soort", "Deze soort regel is er niet.");
            return voorstel;
        }
    };
    voorstel.uuid = regel.uuid;
    voorstel.verslag.sleutel = regel.uuid.map(|uuid| uuid.to_string());
    // An export of a day in the past does not know it.
    voorstel.heel_beheer = regel.beheer.is_some();
    if voorstel.onderwerp == Onderwerp::Verwerkingsactiviteit {
        voorstel.registerhouder = regel.registerhouder;
        voorstel.identificatie = regel.identificatie;
        voorstel.inhoud = regel.inhoud.unwrap_or(Value::Null);
        voorstel.beheer = regel.beheer.unwrap_or_else(|| json!({}));
    } else {
        voorstel.inhoud = regel.gegevens.unwrap_or(Value::Null);
        if let Some(gegevens) = voorstel.inhoud.as_object_mut() {
            gegevens.insert("uuid".to_owned(), json!(regel.uuid));
        }
        if voorstel.onderwerp == Onderwerp::Verwerkersovereenkomst {
            voorstel.registerhouder = voorstel.inhoud["registerhouder"].as_str().and_then(|uuid| uuid.parse().ok());
        }
    }
    voorstel.inhoud["naam"].as_str().unwrap_or_default().clone_into(&mut voorstel.verslag.naam);
    if voorstel.uuid.is_none() {
        voorstel.weiger(Some("/uuid"), "verplicht", "Deze regel heeft geen uuid.");
    }
    voorstel
}
