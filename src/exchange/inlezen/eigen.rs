//! NDJSON of a register of our own: a head, then an organisation, an agreement or an activity on each line.

use serde_json::{Map, Value};

use super::{
    MEESTE_RIJEN, Onleesbaar, nummer,
    voorstel::{Onderwerp, Voorstel, weiger_dubbele},
};
use crate::{
    domain::levensloop::inlezing::InleesBevinding,
    error::{Error, Fault, Result as Gelukt},
    json,
};

/// Proposals, and what is told of the file as a whole.
type Gelezen = (Vec<Voorstel>, Vec<InleesBevinding>);

/// Reads a file.
pub fn lees(bytes: &[u8]) -> Result<Gelezen, Onleesbaar> {
    let tekst = std::str::from_utf8(bytes).map_err(|fout| {
        let rij = bytes[..fout.valid_up_to()].split(|byte| *byte == b'\n').count();
        Onleesbaar::op_rij(rij, "codering", "Op deze regel staat een teken dat geen UTF-8 is. JSON is altijd UTF-8.")
    })?;
    lees_regels(tekst.trim_start_matches('\u{feff}').lines().enumerate().map(|(plaats, regel)| (plaats + 1, regel)))
}

/// Reads lines with their numbers, wherever they stood.
pub(super) fn lees_regels<'a>(regels: impl Iterator<Item = (usize, &'a str)>) -> Result<Gelezen, Onleesbaar> {
    let mut regels = regels.filter(|(_, regel)| !regel.trim().is_empty());
    let kop = regels.next().and_then(|(_, regel)| leden(regel).ok());
    let stand = kop.as_ref().and_then(|kop| serde_json::from_value(lid(kop, "beschikbaarOp").clone()).ok());
    if !kop.is_some_and(|kop| lid(&kop, "soort") == "kop" && lid(&kop, "formaat") == "verwerkingsregister") {
        let melding = "De eerste regel is niet de kop van een uitvoer van een verwerkingsregister: {\"soort\": \"kop\", \"formaat\": \"verwerkingsregister\"}.";
        return Err(Onleesbaar::new("geen-kop", melding));
    }
    let (mut voorstellen, mut bevindingen) = (Vec::new(), Vec::new());
    for (rij, regel) in regels {
        if voorstellen.len() + bevindingen.len() == MEESTE_RIJEN {
            return Err(Onleesbaar::op_rij(rij, "te-veel-rijen", "Het bestand heeft meer dan 20.000 regels. Splits het."));
        }
        match leden(regel) {
            Ok(leden) if is_gewist(&leden) => {
                let melding = "De inhoud van deze verwerking is gewist. Deze regel is niet ingelezen.";
                bevindingen.push(InleesBevinding::new(Some(nummer(rij)), None, "gewist", melding));
            }
            Ok(leden) => voorstellen.push(Voorstel { stand, ..voorstel(rij, leden) }),
            Err(fout) => {
                let mut voorstel = Voorstel::activiteit(rij);
                voorstel.weiger_om(fouten(fout));
                voorstellen.push(voorstel);
            }
        }
    }
    weiger_dubbele(&mut voorstellen);
    Ok((voorstellen, bevindingen))
}

/// What stands in a line, read as the body of a request is.
fn leden(regel: &str) -> Gelukt<Map<String, Value>> {
    match json::read(regel.as_bytes())? {
        Value::Object(leden) => Ok(leden),
        _ => Err(Error::invalid("", "verkeerd-type", "Hier hoort een object.")),
    }
}

fn fouten(fout: Error) -> Vec<Fault> {
    if let Error::Invalid(fouten) = fout { fouten } else { vec![Fault::new("", "json", "Deze regel is niet te lezen.")] }
}

fn lid<'a>(leden: &'a Map<String, Value>, naam: &str) -> &'a Value {
    leden.get(naam).unwrap_or(&Value::Null)
}

/// Whether the content was erased: it is said that there is none.
fn is_gewist(leden: &Map<String, Value>) -> bool {
    lid(leden, "soort") == "verwerkingsactiviteit" && leden.get("inhoud") == Some(&Value::Null)
}

/// What a line asks for; what else stands there belongs to the register it came from.
fn voorstel(rij: usize, mut leden: Map<String, Value>) -> Voorstel {
    let mut voorstel = Voorstel::activiteit(rij);
    voorstel.onderwerp = match lid(&leden, "soort").as_str() {
        Some("organisatie") => Onderwerp::Organisatie,
        Some("verwerkersovereenkomst") => Onderwerp::Verwerkersovereenkomst,
        Some("verwerkingsactiviteit") => Onderwerp::Verwerkingsactiviteit,
        _ => {
            voorstel.weiger(Some("/soort"), "onbekende-soort", "Deze soort regel is er niet.");
            return voorstel;
        }
    };
    let mut neem = |naam| leden.remove(naam).unwrap_or_default();
    voorstel.uuid = neem("uuid");
    voorstel.verslag.sleutel = voorstel.uuid.as_str().map(str::to_owned);
    if voorstel.onderwerp == Onderwerp::Verwerkingsactiviteit {
        voorstel.registerhouder = neem("registerhouder");
        voorstel.identificatie = neem("identificatie");
        voorstel.inhoud = neem("inhoud");
        voorstel.beheer = neem("beheer");
        // An export of a day in the past does not know it.
        voorstel.heel_beheer = !voorstel.beheer.is_null();
    } else {
        voorstel.inhoud = neem("gegevens");
        voorstel.registerhouder = voorstel.inhoud["registerhouder"].clone();
    }
    voorstel.noem();
    if voorstel.uuid.is_null() {
        voorstel.weiger(Some("/uuid"), "verplicht", "Deze regel heeft geen uuid.");
    }
    voorstel
}
