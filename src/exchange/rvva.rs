//! The register in the words of the draft "Processing Activities Register API v0.1" of Logboek Dataverwerkingen
//! (Logius-standaarden/logboek-dataverwerkingen, `media/rvva-openapi.json`), which follows DPV 2.1. What it loses: `docs/koppelvlakken.md`.

use serde::Serialize;
use uuid::Uuid;

use crate::{
    clock::Moment,
    domain::{
        publiek::openbaar::{
            OpenbaarDoel, OpenbareBetrokkene, OpenbareBeveiliging, OpenbareBewaartermijn, OpenbareDoorgifte, OpenbareOntvanger,
            OpenbareOrganisatieVerwijzing, OpenbareVerantwoordelijke, OpenbareVerwerker, Romp, organisatie::OpenbareOrganisatie,
        },
        recht::kennis::Kennis,
        woorden::{eenmaal::eenmaal, termijn::Termijn},
    },
};

/// The words of DPV that the draft knows for the people that data are about.
const PEOPLE: [&str; 21] = [
    "Adult",
    "Applicant",
    "Citizen",
    "Consumer",
    "Customer",
    "DataSubject",
    "Employee",
    "GuardianOfHuman",
    "Immigrant",
    "JobApplicant",
    "Member",
    "NonCitizen",
    "ParentOfHuman",
    "Participant",
    "Patient",
    "Student",
    "Subscriber",
    "Tourist",
    "User",
    "Visitor",
    "VulnerableHuman",
];
/// Terms of DPV 2.3 that were called otherwise in 2.1.
const RENAMED: [(&str, &str); 3] = [
    ("ParentOfDataSubject", "ParentOfHuman"),
    ("GuardianOfDataSubject", "GuardianOfHuman"),
    ("VulnerableDataSubject", "VulnerableHuman"),
];

/// An activity: which version counts.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProcessingActivity {
    /// Whether that version still holds.
    pub active: bool,
    /// The number of the last version that held.
    pub latest_version: i32,
    /// The activity.
    pub id: Uuid,
}

/// A version of an activity.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProcessingActivityVersion {
    name: String,
    purpose: String,
    legal_basis: Vec<&'static str>,
    data_subjects: Vec<&'static str>,
    personal_data: PersonalData,
    processing_options: [&'static str; 0],
    measures: Vec<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recipients: Option<Recipient>,
    #[serde(skip)]
    left_out: usize,
    version: i32,
    valid_from: Moment,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PersonalData {
    categories: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retention_period: Option<Termijn>,
}

#[derive(Debug, Serialize)]
struct Measure {
    #[serde(rename = "measureType")]
    soort: &'static str,
    #[serde(rename = "measure")]
    tekst: String,
    risks: [&'static str; 0],
}

#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Recipient {
    legal_role: &'static str,
    entity_id: Uuid,
}

impl ProcessingActivityVersion {
    /// The version, as the draft has it.
    #[must_use]
    pub fn new(romp: &Romp, kennis: &Kennis) -> Self {
        let Romp {
            nummer,
            begin_geldigheid,
            naam,
            verwerkingsverantwoordelijken,
            doelen,
            betrokkenen,
            ontvangers,
            verwerkers,
            doorgiften,
            bewaartermijnen,
            beveiliging,
            // The draft has no word for the rest, and is not ours to extend.
            ..
        } = romp;
        let gegevens = betrokkenen.iter().flat_map(|groep| &groep.gegevens);
        let mut recipients = recipients(verwerkingsverantwoordelijken, verwerkers, ontvangers).into_iter();
        let (first, left_out) = (recipients.next(), recipients.len());
        Self {
            name: naam.clone(),
            purpose: doelen.iter().filter_map(|doel| doel.omschrijving.clone()).collect::<Vec<_>>().join("; "),
            legal_basis: legal_basis(doelen, doorgiften),
            data_subjects: data_subjects(betrokkenen, kennis),
            personal_data: PersonalData {
                categories: eenmaal(gegevens.filter_map(|gegeven| Some(gegeven.categorie.as_ref()?.naam.clone()))),
                retention_period: retention_period(bewaartermijnen),
            },
            processing_options: [],
            measures: measures(beveiliging.as_ref()),
            recipients: first,
            left_out,
            version: *nummer,
            valid_from: Moment::begin_van(*begin_geldigheid),
        }
    }

    /// How many recipients the draft has no room for: it describes one.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }
}

fn legal_basis(doelen: &[OpenbaarDoel], doorgiften: &[OpenbareDoorgifte]) -> Vec<&'static str> {
    let grondslagen = doelen.iter().flat_map(|doel| &doel.grondslagen).filter_map(|een| een.grondslag.as_ref());
    let van_code = |code: &str| match code {
        "toestemming" => Some("Consent"),
        "overeenkomst" => Some("Contract"),
        "wettelijke_verplichting" => Some("LegalObligation"),
        "vitaal_belang" => Some("VitalInterest"),
        "taak_algemeen_belang" => Some("PublicInterest"),
        "gerechtvaardigd_belang" => Some("LegitimateInterest"),
        _ => None,
    };
    let doorgifte = (!doorgiften.is_empty()).then_some("DataTransferLegalBasis");
    eenmaal(grondslagen.filter_map(|grondslag| van_code(&grondslag.code)).chain(doorgifte))
}

fn data_subjects(betrokkenen: &[OpenbareBetrokkene], kennis: &Kennis) -> Vec<&'static str> {
    let term = |code: &str| {
        let iri = kennis.zoek("betrokkene_categorie", code)?.dpv.clone()?;
        let naam = iri.rsplit('#').next()?;
        let toen = RENAMED.iter().find(|(nu, _)| *nu == naam).map_or(naam, |(_, toen)| toen);
        PEOPLE.iter().find(|bekend| **bekend == toen).copied()
    };
    let groepen = betrokkenen.iter().filter_map(|groep| groep.categorie.as_ref());
    eenmaal(groepen.map(|categorie| term(&categorie.code).unwrap_or("DataSubject")))
}

/// The one period; more than one, or something that is no period, does not fit.
fn retention_period(termijnen: &[OpenbareBewaartermijn]) -> Option<Termijn> {
    match termijnen {
        [een] => een.termijn,
        _ => None,
    }
}

fn measures(beveiliging: Option<&OpenbareBeveiliging>) -> Vec<Measure> {
    let Some(beveiliging) = beveiliging else { return Vec::new() };
    let normen = beveiliging.normenkaders.iter().map(|norm| norm.naam.clone());
    let teksten = beveiliging.openbare_omschrijving.iter().cloned().chain(normen);
    teksten.map(|tekst| Measure { soort: "Organisational", tekst, risks: [] }).collect()
}

fn recipients(
    verantwoordelijken: &[OpenbareVerantwoordelijke],
    verwerkers: &[OpenbareVerwerker],
    ontvangers: &[OpenbareOntvanger],
) -> Vec<Recipient> {
    let met = |legal_role, organisatie: Option<&OpenbareOrganisatieVerwijzing>| {
        organisatie.map(|organisatie| Recipient { legal_role, entity_id: organisatie.uuid })
    };
    let rol = if verantwoordelijken.len() > 1 { "JointDataControllers" } else { "DataController" };
    let verantwoordelijken = verantwoordelijken.iter().filter_map(|een| met(rol, een.organisatie.as_ref()));
    let verwerkers = verwerkers.iter().filter_map(|een| met("DataProcessor", een.organisatie.as_ref()));
    let ontvangers = ontvangers.iter().filter_map(|een| met("ThirdParty", een.organisatie.as_ref()));
    eenmaal(verantwoordelijken.chain(verwerkers).chain(ontvangers))
}

/// An organisation.
#[derive(Debug, Serialize)]
pub struct Entity {
    r#type: &'static str,
    id: Uuid,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phonenumber: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

impl Entity {
    /// The organisation, as the draft has it; contact data only of who keeps a register.
    #[must_use]
    pub fn new(organisatie: &OpenbareOrganisatie) -> Self {
        let contact = organisatie.contact.as_ref();
        let adres = contact.and_then(|contact| contact.correspondentieadres.as_ref());
        Self {
            r#type: "Organisation",
            id: organisatie.uuid,
            name: organisatie.naam.clone(),
            address: adres.map(|adres| adres.regels.join(", ")),
            country: organisatie.land.as_ref().map(|land| land.code.clone()),
            phonenumber: contact.and_then(|contact| contact.telefoon.clone()),
            email: contact.and_then(|contact| contact.email.clone()),
        }
    }
}
