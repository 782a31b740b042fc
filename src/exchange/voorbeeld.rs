//! The example register of a fictional municipality: the files of `voorbeeld/`, in the binary. `voorbeeld/README.md` tells their form.

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;
use uuid::{Uuid, uuid};

use crate::{
    domain::{
        inhoud::{Inhoud, beheer::Beheer, organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
        levensloop::concept::Opmerking,
        woorden::codes::IntrekkingReden,
    },
    error::{Error, Result},
};

const ORGANISATIES: &str = include_str!("../../voorbeeld/organisaties.json");
const OVEREENKOMSTEN: &str = include_str!("../../voorbeeld/verwerkersovereenkomsten.json");

/// The activity to look at first: the newsletter.
pub const EERSTE: Uuid = uuid!("6929c947-2dda-4ed5-9dd3-19ca748e59b2");

macro_rules! activiteiten {
    ($($naam:literal),* $(,)?) => {
        &[$(($naam, include_str!(concat!("../../voorbeeld/verwerkingsactiviteiten/", $naam, ".json")))),*]
    };
}

/// Name and text of each file of an activity, in order.
const ACTIVITEITEN: &[(&str, &str)] = activiteiten![
    "01-basisregistratie-personen",
    "02-burgerlijke-stand",
    "03-reisdocumenten",
    "04-omgevingsvergunning",
    "05-bijstandsuitkering",
    "06-meedoen-toetsing",
    "07-meedoen-bestellingen",
    "08-meedoen-statistiek",
    "09-wmo-voorzieningen",
    "10-jeugdhulp",
    "11-schuldhulpverlening",
    "12-voortijdig-schoolverlaten",
    "13-gemeentelijke-belastingen",
    "14-parkeervergunning",
    "15-websitebezoek",
    "16-digid-sessie",
    "17-contactformulier",
    "18-digitale-nieuwsbrief",
    "19-cameratoezicht-gemeentehuis",
    "20-verhuur-woningen",
    "21-begraafplaats",
    "22-sollicitatie",
    "23-personeelsadministratie",
    "24-raadsleden",
    "25-leveranciers-en-betalingen",
    "26-avg-verzoeken",
    "27-datalekken",
    "28-fraude-misbruik-agressie",
    "29-klachten",
    "30-bezwaarschriften",
    "31-handhaving-boa",
    "32-crisis-en-evacuatie",
    "33-woo-verzoeken",
    "34-archiefbewaarplaats",
    "35-afvalpas",
    "36-energietoeslag",
    "37-jongerenuitwisseling",
    "38-bibob-onderzoek",
    "39-meldingen-misstanden",
    "40-belastingen-voor-gemeenten",
    "41-sensoren-afvalbakken",
    "42-gehandicaptenparkeerkaart",
    "43-leerlingenvervoer",
    "44-evenementenvergunning",
    "45-subsidies",
    "46-rijbewijzen",
    "47-verkiezingen",
    "48-huisvestingsvergunning",
    "49-horeca-en-alcohol",
    "50-inburgering",
    "51-huisvesting-statushouders",
];

/// Everything in the example.
#[derive(Debug)]
pub struct Voorbeeld {
    /// Organisations, each with its earlier names.
    pub organisaties: Vec<(OrganisatieInvoer, Vec<String>)>,
    /// Agreements.
    pub overeenkomsten: Vec<OvereenkomstInvoer>,
    /// Activities with their history.
    pub activiteiten: Vec<Activiteit>,
}

/// An activity with its history.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Activiteit {
    /// Its key.
    pub uuid: Uuid,
    /// Whose register it is in.
    pub registerhouder: Uuid,
    /// Its number.
    pub identificatie: String,
    /// What the organisation administers.
    pub beheer: Beheer,
    /// What happened, in order.
    pub stappen: Vec<Stap>,
}

/// A step in the history of an activity.
#[derive(Debug, Deserialize)]
#[serde(tag = "stap", rename_all = "lowercase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[expect(missing_docs, reason = "voorbeeld/README.md tells them")]
pub enum Stap {
    Invoeren { inhoud: Box<Inhoud> },
    Wijzigen { wijziging: Value },
    Indienen,
    Terugnemen,
    Terugsturen { reden: String, opmerkingen: Vec<Opmerking> },
    Vaststellen,
    Bevestigen,
    Beeindigen { reden: String, einde_geldigheid: NaiveDate },
    Intrekken { nummer: i32, reden: IntrekkingReden, tekst: String },
}

impl Stap {
    /// Whether it is the work of who writes, not of who reviews.
    #[must_use]
    pub fn is_van_redacteur(&self) -> bool {
        matches!(self, Self::Invoeren { .. } | Self::Wijzigen { .. } | Self::Indienen | Self::Terugnemen)
    }
}

impl Voorbeeld {
    /// Reads the files; a fault names the file.
    pub fn new() -> Result<Self> {
        let activiteit = |(naam, tekst): &(&str, &str)| lees(naam, tekst);
        Ok(Self {
            organisaties: lees::<Vec<Value>>("organisaties", ORGANISATIES)?
                .into_iter()
                .map(organisatie)
                .collect::<Result<_>>()?,
            overeenkomsten: lees("verwerkersovereenkomsten", OVEREENKOMSTEN)?,
            activiteiten: ACTIVITEITEN.iter().map(activiteit).collect::<Result<_>>()?,
        })
    }
}

/// The earlier names stand in the file, but who enters an organisation does not give them: the register keeps them.
fn organisatie(mut waarde: Value) -> Result<(OrganisatieInvoer, Vec<String>)> {
    #[derive(Deserialize)]
    struct Naam {
        naam: String,
    }
    let eerder = waarde.as_object_mut().and_then(|velden| velden.remove("eerdereNamen"));
    let eerder: Vec<Naam> = eerder.map_or_else(|| Ok(Vec::new()), serde_json::from_value)?;
    let invoer = serde_json::from_value(waarde).map_err(|fout| Error::internal(format!("voorbeeld/organisaties: {fout}")))?;
    Ok((invoer, eerder.into_iter().map(|eerder| eerder.naam).collect()))
}

fn lees<T: serde::de::DeserializeOwned>(naam: &str, tekst: &str) -> Result<T> {
    serde_json::from_str(tekst).map_err(|fout| Error::internal(format!("voorbeeld/{naam}: {fout}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_in_the_binary_and_can_be_read() {
        let map = concat!(env!("CARGO_MANIFEST_DIR"), "/voorbeeld/verwerkingsactiviteiten");
        let mut bestanden: Vec<String> =
            std::fs::read_dir(map).unwrap().map(|bestand| bestand.unwrap().file_name().into_string().unwrap()).collect();
        bestanden.sort();
        let namen: Vec<String> = ACTIVITEITEN.iter().map(|(naam, _)| format!("{naam}.json")).collect();
        assert_eq!(namen, bestanden);

        let voorbeeld = Voorbeeld::new().unwrap();
        assert!(voorbeeld.activiteiten.iter().any(|activiteit| activiteit.uuid == EERSTE));
        assert!(voorbeeld.activiteiten.iter().all(|activiteit| matches!(activiteit.stappen[0], Stap::Invoeren { .. })));
    }
}
