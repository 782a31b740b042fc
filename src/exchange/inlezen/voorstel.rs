//! Proposals: what a row would become.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::nummer;
use crate::{
    clock::Moment,
    domain::{
        inhoud::{Inhoud, beheer::Beheer, organisatie::OrganisatieInvoer},
        levensloop::inlezing::{InleesBevinding, RijStap, RijVerslag},
    },
    error::Fault,
    exchange::werkboek,
};

/// The most faults that are told of one row.
const MEESTE_FOUTEN: usize = 20;

/// What a row is about; in this order they are carried out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Onderwerp {
    Organisatie,
    Verwerkersovereenkomst,
    #[default]
    Verwerkingsactiviteit,
}

impl Onderwerp {
    /// Its word.
    pub(super) fn woord(self) -> &'static str {
        match self {
            Self::Organisatie => "organisatie",
            Self::Verwerkersovereenkomst => "verwerkersovereenkomst",
            Self::Verwerkingsactiviteit => "verwerkingsactiviteit",
        }
    }
}

/// What a row would become.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Voorstel {
    /// What it is about.
    pub onderwerp: Onderwerp,
    /// Its key in another system: the system and the key there.
    pub extern_kenmerk: Option<(String, String)>,
    /// Of a row that people added to a workbook and gave a number since: the key that it had before.
    #[serde(default)]
    pub eerder_kenmerk: Option<String>,
    /// Its key here, as the file has it.
    pub uuid: Value,
    /// Its number, as the file has it.
    pub identificatie: Value,
    /// Whose register it is for, as the file has it or, when it does not say, who reads it in.
    pub registerhouder: Value,
    /// The content, or of something else than an activity what the API takes.
    pub inhoud: Value,
    /// What is administered.
    pub beheer: Value,
    /// `beheer` is all there is, not an addition.
    pub heel_beheer: bool,
    /// The register that the file is of, as known at this moment; a file of another kind does not say.
    #[serde(default)]
    pub stand: Option<Moment>,
    /// What the register said when a workbook was made of it: only what people changed since goes in.
    #[serde(default)]
    pub basis: Option<Basis>,
    /// What is to happen with its concept.
    #[serde(default)]
    pub stap: Option<RijStap>,
    /// The ETag that was read.
    #[serde(default)]
    pub etag: Option<String>,
    /// Of a workbook: the cells that changed, each with the field that it is.
    #[serde(default)]
    pub cellen: Vec<(String, String)>,
    /// Organisations that are made first.
    pub organisaties: Vec<OrganisatieInvoer>,
    /// Nothing can be made of it.
    pub geweigerd: bool,
    /// What is told about it.
    pub verslag: RijVerslag,
}

/// What a file was made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Basis {
    /// The content.
    pub inhoud: Value,
    /// What was administered.
    pub beheer: Value,
}

impl Voorstel {
    /// What no other row may have: its key here, its number in the register, its keys in other systems.
    fn sleutels(&self) -> BTreeSet<String> {
        let tekst = |waarde: &Value| waarde.as_str().map(str::to_owned);
        let extern_kenmerk = |bron: &str, kenmerk: &str| format!("kenmerk {bron}\n{kenmerk}");
        let uuid = self.uuid().map(|uuid| format!("uuid {uuid}"));
        let nummer = tekst(&self.identificatie).map(|nummer| format!("nummer {} {nummer}", self.registerhouder));
        let eigen = self.extern_kenmerk.iter().map(|(bron, kenmerk)| extern_kenmerk(bron, kenmerk));
        let beheerd = self.beheer["externeKenmerken"].as_array().into_iter().flatten();
        let beheerd = beheerd.filter_map(|een| Some(extern_kenmerk(een["bron"].as_str()?, een["kenmerk"].as_str()?)));
        uuid.into_iter().chain(nummer).chain(eigen).chain(beheerd).collect()
    }

    /// An activity without anything in it.
    pub(super) fn activiteit(rij: usize) -> Self {
        Self {
            onderwerp: Onderwerp::Verwerkingsactiviteit,
            extern_kenmerk: None,
            eerder_kenmerk: None,
            uuid: Value::Null,
            identificatie: Value::Null,
            registerhouder: Value::Null,
            inhoud: Value::Null,
            beheer: json!({}),
            heel_beheer: false,
            stand: None,
            basis: None,
            stap: None,
            etag: None,
            cellen: Vec::new(),
            organisaties: Vec::new(),
            geweigerd: false,
            verslag: RijVerslag {
                rij: nummer(rij),
                naam: String::new(),
                sleutel: None,
                wijzigt: Vec::new(),
                bevindingen: Vec::new(),
                ingelezen: Vec::new(),
            },
        }
    }

    /// The request that it stands for, as the API takes it.
    #[must_use]
    pub fn invoer(&self) -> Value {
        let mut invoer = self.inhoud.clone();
        if self.onderwerp == Onderwerp::Verwerkingsactiviteit {
            let delen =
                [("identificatie", &self.identificatie), ("registerhouder", &self.registerhouder), ("beheer", &self.beheer)];
            invoer =
                [("inhoud", &self.inhoud)].into_iter().chain(delen).filter(|(_, deel)| !deel.is_null()).map(met_naam).collect();
        }
        if let Some(leden) = invoer.as_object_mut().filter(|_| !self.uuid.is_null()) {
            leden.insert("uuid".to_owned(), self.uuid.clone());
        }
        invoer
    }

    /// Its key here.
    #[must_use]
    pub fn uuid(&self) -> Option<Uuid> {
        self.uuid.as_str()?.parse().ok()
    }

    /// Whose register it is for.
    #[must_use]
    pub fn registerhouder(&self) -> Option<Uuid> {
        self.registerhouder.as_str()?.parse().ok()
    }

    /// What people call it.
    pub(super) fn noem(&mut self) {
        let naam = ["naam", "kenmerk"].iter().find_map(|veld| self.inhoud[*veld].as_str());
        naam.unwrap_or_default().clone_into(&mut self.verslag.naam);
    }

    /// Whether it is a line of JSON of a register, whose places are pointers.
    fn is_regel(&self) -> bool {
        !self.uuid.is_null() && self.basis.is_none()
    }

    /// Where a place in the content stands, as people in this file call it.
    #[must_use]
    pub fn waar(&self, pointer: &str) -> String {
        let kop = (!self.is_regel()).then(|| werkboek::kop_van(self.onderwerp, pointer)).flatten();
        kop.unwrap_or_else(|| pointer.to_owned())
    }

    /// A fault of a request in the words of who reads a sheet: by the heading, and in a workbook the cell.
    #[must_use]
    pub fn in_woorden(&self, fout: Fault) -> Fault {
        if self.is_regel() {
            return fout;
        }
        let plek = self.plaats_in_werkboek(&fout.name).map(|plek| format!(" ({plek})")).unwrap_or_default();
        let reason = format!("{}{plek}", werkboek::voor_mensen(&fout.reason));
        Fault { name: self.waar(&fout.name), reason, ..fout }
    }

    /// Whether people filled in this place as one cell.
    #[must_use]
    pub fn heeft_cel(&self, pointer: &str) -> bool {
        !self.is_regel() && werkboek::plaats(self.onderwerp, pointer).is_some()
    }

    /// Where a place in the content stands in a workbook: its cell when people changed it there, or else its sheet and its column.
    fn plaats_in_werkboek(&self, pointer: &str) -> Option<String> {
        if self.basis.is_none() && self.cellen.is_empty() {
            return None;
        }
        let veld = werkboek::plaats(self.onderwerp, pointer)?;
        // After a row went away the rows below it are called otherwise.
        let verschoven = self.verslag.bevindingen.iter().any(|een| een.code == "rij-weg");
        let cel = self.cellen.iter().filter(|_| !verschoven).find(|(naam, _)| *naam == veld);
        Some(cel.map_or(veld, |(_, cel)| format!("cel {cel}")))
    }

    /// Refuses the row for what is wrong with it, each fault with its place.
    pub fn weiger_om(&mut self, fouten: Vec<Fault>) {
        for fout in fouten.into_iter().take(MEESTE_FOUTEN) {
            self.weiger(Some(fout.name.as_str()).filter(|plaats| !plaats.is_empty()), fout.code, fout.reason);
        }
    }

    /// Refuses the row, with the reason.
    pub fn weiger(&mut self, kolom: Option<&str>, code: &str, melding: impl Into<String>) {
        self.geweigerd = true;
        self.verslag.bevindingen.push(InleesBevinding::new(Some(self.verslag.rij), kolom, code, melding));
    }

    /// Gives the row its key.
    pub(super) fn zet_sleutel(&mut self, bron: &str, kenmerk: &str) {
        self.verslag.sleutel = Some(kenmerk.to_owned());
        self.extern_kenmerk = Some((bron.to_owned(), kenmerk.to_owned()));
    }
}

fn met_naam((naam, deel): (&str, &Value)) -> (String, Value) {
    (naam.to_owned(), deel.clone())
}

/// Puts the typed parts in a proposal.
pub(super) fn vul(voorstel: &mut Voorstel, inhoud: &Inhoud, beheer: &Beheer) {
    voorstel.verslag.naam.clone_from(&inhoud.naam);
    // These types always become JSON.
    voorstel.inhoud = serde_json::to_value(inhoud).map(zonder_leegte).unwrap_or_default();
    voorstel.beheer = serde_json::to_value(beheer).map(zonder_leegte).unwrap_or_default();
}

/// A value without what is absent, null or empty: these mean the same, and a file has many rows.
#[must_use]
pub fn zonder_leegte(mut waarde: Value) -> Value {
    fn leeg_maken(waarde: &mut Value) {
        match waarde {
            Value::Object(leden) => {
                leden.values_mut().for_each(leeg_maken);
                let alle = std::mem::take(leden).into_iter();
                let gevuld = |lid: &Value| !lid.is_null() && lid.as_array().is_none_or(|lijst| !lijst.is_empty());
                // Collected anew, so that it takes no more room than it needs.
                *leden = alle.filter(|(_, lid)| gevuld(lid)).collect();
            }
            Value::Array(items) => items.iter_mut().for_each(leeg_maken),
            _ => {}
        }
    }
    leeg_maken(&mut waarde);
    waarde
}

/// Two rows with one key or one number would write over each other, or the second could not be made: both are refused.
pub(super) fn weiger_dubbele(voorstellen: &mut [Voorstel]) {
    let mut rijen: HashMap<String, Vec<u32>> = HashMap::new();
    for voorstel in &*voorstellen {
        for sleutel in voorstel.sleutels() {
            rijen.entry(sleutel).or_default().push(voorstel.verslag.rij);
        }
    }
    for voorstel in voorstellen {
        let dubbel = voorstel.sleutels().into_iter().find_map(|sleutel| rijen.get(&sleutel).filter(|rijen| rijen.len() > 1));
        if let Some(dubbel) = dubbel {
            let eigen = voorstel.verslag.rij;
            let andere: Vec<String> = dubbel.iter().filter(|rij| **rij != eigen).take(5).map(ToString::to_string).collect();
            let melding = format!(
                "Dit kenmerk staat ook op rij {}. Geef iedere verwerking een eigen kenmerk of naam. Staat één verwerking op meer rijen, \
                 laat dan op de volgende rijen het kenmerk en de naam leeg.",
                andere.join(", ")
            );
            voorstel.weiger(None, "dubbel-kenmerk", melding);
        }
    }
}
