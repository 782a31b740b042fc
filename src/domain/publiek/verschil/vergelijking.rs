//! The comparison as programs get it: every difference with its place and both values, and the patch that makes one JSON of the other.

use chrono::NaiveDate;
use json_patch::Patch;
use serde::{Deserialize as _, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Verschil, VerschilSoort, alle_verschillen, intern, velden};
use crate::{
    clock::Moment,
    domain::{
        inhoud::{Inhoud, organisatie::VastgelegdeOrganisatie},
        publiek::openbaar::Romp,
        recht::kennis::Kennis,
    },
};

/// Wat er verschilt tussen twee inhouden van een activiteit.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Vergelijking {
    /// Waarmee is vergeleken: de oude kant.
    pub van: VergelekenVersie,
    /// Wat is vergeleken: de nieuwe kant.
    pub naar: VergelekenVersie,
    /// Hoeveel wijzigingen er zijn.
    #[schema(minimum = 0)]
    pub aantal: usize,
    /// Wat er is gewijzigd, in leesvolgorde. Onderdelen van een lijst horen bij elkaar door hun betekenis, niet door hun plaats. Alleen een
    /// andere volgorde, andere spaties of een andere naam van dezelfde code is geen wijziging.
    pub wijzigingen: Vec<VersieWijziging>,
    /// De JSON Patch (RFC 6902) die van de oude JSON precies de nieuwe maakt, ook in volgorde en spaties.
    #[schema(value_type = Vec<PatchStap>)]
    pub json_patch: Patch,
}

/// Een kant van de vergelijking. Van een concept zijn nummer, sleutel, adres en moment `null`.
#[derive(Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VergelekenVersie {
    /// Nummer van de versie.
    #[schema(required, minimum = 1)]
    pub nummer: Option<i32>,
    /// Vaste sleutel van de versie.
    #[schema(required)]
    pub versie_uuid: Option<Uuid>,
    /// Blijvend adres van de versie.
    #[schema(required)]
    pub versie_uri: Option<String>,
    /// Eerste dag; `null` bij een concept dat geldt vanaf de dag van vaststellen.
    #[schema(required)]
    pub begin_geldigheid: Option<NaiveDate>,
    /// Wanneer de versie is vastgesteld.
    #[schema(required)]
    pub vastgesteld_op: Option<Moment>,
}

/// Een wijziging van een activiteit.
#[derive(Debug, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VersieWijziging {
    /// Het deel van de activiteit waar het over gaat.
    #[schema(example = "bewaren")]
    pub onderdeel: &'static str,
    /// Toegevoegd, vervallen of gewijzigd.
    pub soort: VerschilSoort,
    /// De plaats in de nieuwe JSON (JSON Pointer); `null` als die plaats er niet is.
    #[schema(required, example = "/bewaartermijnen/0/tekst")]
    pub pointer: Option<String>,
    /// De plaats in de oude JSON (JSON Pointer); `null` als die plaats er niet is.
    #[schema(required, example = "/bewaartermijnen/1/tekst")]
    pub van_pointer: Option<String>,
    /// Waar het over gaat, in gewone woorden.
    #[schema(example = "Bewaartermijn van camerabeelden")]
    pub wat: String,
    /// Wat er op de plaats in de oude JSON staat; `null` als daar niets staat.
    pub oud: Value,
    /// Wat er op de plaats in de nieuwe JSON staat; `null` als daar niets staat.
    pub nieuw: Value,
    /// De wijziging in één zin.
    #[schema(example = "De bewaartermijn van camerabeelden is gewijzigd van 5 jaar naar 7 jaar.")]
    pub zin: String,
}

/// Een stap van een JSON Patch (RFC 6902).
#[derive(ToSchema)]
#[expect(dead_code, reason = "only described here; the library writes them")]
pub struct PatchStap {
    /// Wat er gebeurt.
    op: PatchHandeling,
    /// De plaats (JSON Pointer) op het moment van deze stap.
    path: String,
    /// De nieuwe waarde; ontbreekt bij `remove`.
    #[schema(required = false)]
    value: Value,
}

/// Wat een stap van een JSON Patch doet.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub enum PatchHandeling {
    /// Zet een waarde erbij.
    Add,
    /// Haalt de waarde weg.
    Remove,
    /// Zet een andere waarde op die plaats.
    Replace,
}

/// A content to compare, with the names of the organisations that belong to it.
#[derive(Debug)]
pub struct Kant {
    /// Which version or concept it is.
    pub wie: VergelekenVersie,
    /// What it says.
    pub inhoud: Inhoud,
    /// The organisations that it names.
    pub organisaties: Vec<VastgelegdeOrganisatie>,
}

impl Vergelijking {
    /// Of two public records as they were stored, each with its permanent address.
    pub fn openbaar((van_uri, oud): (String, &str), (naar_uri, nieuw): (String, &str)) -> serde_json::Result<Self> {
        let (oud, nieuw): (Value, Value) = (serde_json::from_str(oud)?, serde_json::from_str(nieuw)?);
        let (oude_romp, nieuwe_romp) = (Romp::deserialize(&oud)?, Romp::deserialize(&nieuw)?);
        let verschillen = alle_verschillen(&velden::van(&oude_romp), &velden::van(&nieuwe_romp));
        let (van, naar) = (VergelekenVersie::new(van_uri, &oude_romp), VergelekenVersie::new(naar_uri, &nieuwe_romp));
        Ok(Self::new(van, naar, verschillen, &oud, &nieuw))
    }

    /// Of two contents as management sees them. Both are told with the newest names, for a name is no part of a content.
    pub fn intern(oud: Kant, nieuw: Kant, kennis: &Kennis) -> serde_json::Result<Self> {
        let organisaties = [nieuw.organisaties, oud.organisaties].concat();
        let (oude_json, nieuwe_json) = (serde_json::to_value(&oud.inhoud)?, serde_json::to_value(&nieuw.inhoud)?);
        let verschillen = alle_verschillen(
            &intern::van(&oud.inhoud, &oude_json, &organisaties, kennis),
            &intern::van(&nieuw.inhoud, &nieuwe_json, &organisaties, kennis),
        );
        Ok(Self::new(oud.wie, nieuw.wie, verschillen, &oude_json, &nieuwe_json))
    }

    fn new(van: VergelekenVersie, naar: VergelekenVersie, verschillen: Vec<Verschil>, oud: &Value, nieuw: &Value) -> Self {
        let wijzigingen: Vec<_> = verschillen.into_iter().map(|verschil| VersieWijziging::new(verschil, oud, nieuw)).collect();
        Self { van, naar, aantal: wijzigingen.len(), wijzigingen, json_patch: json_patch::diff(oud, nieuw) }
    }
}

impl VergelekenVersie {
    fn new(versie_uri: String, romp: &Romp) -> Self {
        Self {
            nummer: Some(romp.nummer),
            versie_uuid: Some(romp.versie_uuid),
            versie_uri: Some(versie_uri),
            begin_geldigheid: Some(romp.begin_geldigheid),
            vastgesteld_op: Some(romp.vastgesteld_op),
        }
    }
}

impl VersieWijziging {
    fn new(verschil: Verschil, oud: &Value, nieuw: &Value) -> Self {
        let Verschil { onderdeel, soort, van_pointer, pointer, wat, zin, stil: _ } = verschil;
        let ((van_pointer, oud), (pointer, nieuw)) = (op_plaats(oud, van_pointer), op_plaats(nieuw, pointer));
        Self { onderdeel, soort, pointer, van_pointer, wat, oud, nieuw, zin }
    }
}

/// A place with what stands there, if it is there.
fn op_plaats(json: &Value, pointer: Option<String>) -> (Option<String>, Value) {
    match pointer.as_deref().and_then(|pointer| json.pointer(pointer)) {
        Some(waarde) => (pointer, waarde.clone()),
        None => (None, Value::Null),
    }
}
