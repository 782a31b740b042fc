//! One JSON object on each line. The first line tells what the export is of.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::{
    clock::Moment,
    domain::{
        inhoud::{
            Inhoud,
            beheer::Beheer,
            organisatie::{OrganisatieInvoer, VastgelegdeOrganisatie},
            overeenkomst::OvereenkomstInvoer,
        },
        woorden::codes::{ConceptStatus, IntrekkingReden, Status, VersieSoort},
    },
    error::Result,
};

/// A line of an internal export. What stands under `gegevens`, `inhoud` and `beheer` is what the API takes.
#[derive(Debug, Serialize)]
#[serde(tag = "soort", rename_all = "lowercase")]
pub enum Regel {
    /// An organisation.
    Organisatie(Box<OrganisatieRegel>),
    /// An agreement with a processor.
    Verwerkersovereenkomst(OvereenkomstRegel),
    /// An activity with one content.
    Verwerkingsactiviteit(Box<ActiviteitRegel>),
    /// A settled version.
    Versie(Box<VersieRegel>),
}

/// An organisation as it is entered.
#[derive(Debug, Serialize)]
pub struct OrganisatieRegel {
    /// Its key.
    pub uuid: Uuid,
    /// What was entered.
    pub gegevens: OrganisatieInvoer,
}

/// An agreement as it is entered.
#[derive(Debug, Serialize)]
pub struct OvereenkomstRegel {
    /// Its key.
    pub uuid: Uuid,
    /// Whose agreement it is.
    pub registerhouder: Uuid,
    /// What was entered.
    pub gegevens: OvereenkomstInvoer,
}

/// An activity as it is entered, and how far it is.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ActiviteitRegel {
    /// Its key.
    pub uuid: Uuid,
    /// Its number.
    pub identificatie: String,
    /// Whose register it is in.
    pub registerhouder: Uuid,
    /// The concept, or else the version; `None` when that was erased.
    pub inhoud: Option<Inhoud>,
    /// What is administered beside it; `None` in an export of versions.
    pub beheer: Option<Beheer>,
    /// The version that counts.
    pub versie: Option<VersieFeiten>,
    /// How far the concept is; then the content is that of the concept.
    pub concept_status: Option<ConceptStatus>,
}

/// What identifies a version.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VersieFeiten {
    /// Its number.
    pub nummer: i32,
    /// Its key.
    pub versie_uuid: Uuid,
    /// Its status on the day.
    pub status: Status,
    /// First day.
    pub begin_geldigheid: NaiveDate,
    /// Last day.
    pub einde_geldigheid: Option<NaiveDate>,
    /// When it was settled.
    pub vastgesteld_op: Moment,
}

/// A version with everything it froze.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VersieRegel {
    /// The activity.
    pub uuid: Uuid,
    /// Its number.
    pub identificatie: String,
    /// Whose register it is in.
    pub registerhouder: Uuid,
    /// A publication or an end.
    pub versie_soort: VersieSoort,
    /// Which version.
    pub versie: VersieFeiten,
    /// The content; `None` for an end and for what was erased.
    pub inhoud: Option<Inhoud>,
    /// The organisations as they were then.
    pub organisaties: Vec<VastgelegdeOrganisatie>,
    /// Why the activity ended.
    pub reden: Option<String>,
    /// How it was withdrawn.
    pub intrekking: Option<IntrekkingRegel>,
    /// Whether its content was erased.
    pub gewist: bool,
}

/// How a version was withdrawn.
#[derive(Debug, Serialize)]
pub struct IntrekkingRegel {
    /// Why.
    pub reden: IntrekkingReden,
    /// What everyone reads.
    pub tekst: String,
    /// When.
    pub tijdstip: Moment,
}

/// One line.
pub fn regel<T: Serialize>(waarde: &T) -> Result<Vec<u8>> {
    let mut regel = serde_json::to_vec(waarde)?;
    regel.push(b'\n');
    Ok(regel)
}
