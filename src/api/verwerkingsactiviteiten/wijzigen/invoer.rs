//! What a change of many activities is asked with.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{
    IntoParams, PartialSchema, ToSchema,
    openapi::{
        KnownFormat, Ref, RefOr, Schema, SchemaFormat,
        schema::{AdditionalProperties, ArrayBuilder, ObjectBuilder, Type},
    },
};
use uuid::Uuid;
use validator::{Validate, ValidationError};

use crate::{
    auth::{Caller, Scope},
    clock::Moment,
    domain::{
        levensloop::{lezer::Lezer, massawijziging::Massawijziging},
        recht::kennis::Kennis,
    },
    error::Result,
    http::{
        body::Body,
        filters::{BeheerFilters, lees_beheer},
        query::{Param, Query, kind::Uuids},
    },
    index::{Bereik, Selectie},
};

/// Filters that ask for versions; what changes is the newest content.
const NIET: [&str; 5] = ["geldigOp", "geldigVan", "geldigTot", "beschikbaarOp", "status"];
const UUIDS: Param<Uuids> = Param::new("uuids", Uuids, "De activiteiten, op sleutel (uuid); dan zonder filters.");

/// Een wijziging voor veel activiteiten tegelijk.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WijzigenInvoer {
    /// Welke activiteiten.
    pub selectie: Selectiekeuze,
    /// Wat er verandert.
    #[validate(nested)]
    pub wijziging: Wijziging,
    /// `true` om alleen te zien wat er zou gebeuren.
    #[serde(default)]
    #[schema(default = false)]
    pub proef: bool,
}

/// De soort wijziging.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MassawijzigingSoort {
    /// Een organisatie heet of is nu anders; de inhoud blijft gelijk.
    OrganisatieBijwerken,
    /// Een andere organisatie komt in de plaats.
    OrganisatieVervangen,
    /// Een andere regeling komt in de plaats; artikelen blijven staan.
    RegelingVervangen,
    /// Een JSON Merge Patch van de inhoud.
    MergePatch,
}

/// Wat er verandert; welke velden nodig zijn hangt af van `soort`.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[validate(schema(function = velden_passen))]
pub struct Wijziging {
    /// De soort wijziging.
    pub soort: MassawijzigingSoort,
    /// Bij `organisatie_bijwerken` en `organisatie_vervangen`: de organisatie (uuid).
    #[serde(default)]
    pub organisatie: Option<Uuid>,
    /// Bij `organisatie_vervangen`: de organisatie die ervoor in de plaats komt (uuid).
    #[serde(default)]
    pub nieuwe_organisatie: Option<Uuid>,
    /// Bij `regeling_vervangen`: BWB-id, CELEX-nummer of CVDR-id van de oude regeling.
    #[serde(default)]
    #[schema(max_length = 100, pattern = "^[A-Za-z0-9._/-]+$", example = "BWBR0001886")]
    pub regeling: Option<String>,
    /// Bij `regeling_vervangen`: die van de nieuwe regeling.
    #[serde(default)]
    #[schema(max_length = 100, pattern = "^[A-Za-z0-9._/-]+$", example = "BWBR0040940")]
    pub nieuwe_regeling: Option<String>,
    /// Bij `regeling_vervangen`: de naam van de nieuwe regeling; zonder naam die uit de lijst van regelingen.
    #[serde(default)]
    #[schema(max_length = 400)]
    pub citeertitel: Option<String>,
    /// Bij `merge_patch`: wat er in de inhoud verandert (RFC 7396).
    #[serde(default)]
    #[schema(schema_with = inhoud_patch)]
    pub inhoud: Option<Value>,
}

fn inhoud_patch() -> RefOr<Schema> {
    Ref::from_schema_name("InhoudPatch").into()
}

fn velden_passen(wijziging: &Wijziging) -> Result<(), ValidationError> {
    if wijziging.massawijziging(Value::Null).is_some() {
        return Ok(());
    }
    let nodig = match wijziging.soort {
        MassawijzigingSoort::OrganisatieBijwerken => "Geef bij deze soort alleen `organisatie`.",
        MassawijzigingSoort::OrganisatieVervangen => "Geef bij deze soort alleen `organisatie` en `nieuweOrganisatie`.",
        MassawijzigingSoort::RegelingVervangen => {
            "Geef bij deze soort `regeling` en `nieuweRegeling`, en als u wilt `citeertitel`."
        }
        MassawijzigingSoort::MergePatch => "Geef bij deze soort alleen `inhoud`.",
    };
    Err(ValidationError::new("velden-passen-niet").with_message(nodig.into()))
}

impl Wijziging {
    /// The change, when the fields are those of its kind. `patch` is the content as it came: in it null means "remove".
    fn massawijziging(&self, patch: Value) -> Option<Massawijziging> {
        let Self { soort, organisatie, nieuwe_organisatie, regeling, nieuwe_regeling, citeertitel, inhoud } = self;
        match (soort, organisatie, nieuwe_organisatie, regeling, nieuwe_regeling, citeertitel, inhoud) {
            (MassawijzigingSoort::OrganisatieBijwerken, Some(uuid), None, None, None, None, None) => {
                Some(Massawijziging::OrganisatieBijwerken(*uuid))
            }
            (MassawijzigingSoort::OrganisatieVervangen, Some(van), Some(door), None, None, None, None) => {
                Some(Massawijziging::OrganisatieVervangen { van: *van, door: *door })
            }
            (MassawijzigingSoort::RegelingVervangen, None, None, Some(van), Some(door), citeertitel, None) => {
                let (van, door, citeertitel) = (van.clone(), door.clone(), citeertitel.clone());
                Some(Massawijziging::RegelingVervangen { van, door, citeertitel })
            }
            (MassawijzigingSoort::MergePatch, None, None, None, None, None, Some(_)) => Some(Massawijziging::MergePatch(patch)),
            _ => None,
        }
    }
}

/// Reads the body; of a merge patch it keeps the nulls.
pub(super) fn lees(body: Body<WijzigenInvoer>) -> Result<(WijzigenInvoer, Massawijziging)> {
    let (invoer, gestuurd) = body.read_both()?;
    let patch = gestuurd["wijziging"]["inhoud"].clone();
    let wijziging = invoer.wijziging.massawijziging(patch);
    Ok((invoer, wijziging.ok_or_else(|| crate::error::Error::internal("the fields were checked"))?))
}

/// Which activities: by uuid, or by the filters of the list, which all must hold.
#[derive(Debug, Serialize, Deserialize)]
pub struct Selectiekeuze(Map<String, Value>);

/// What was chosen.
pub(super) enum Keuze {
    /// These.
    Uuids(Vec<Uuid>),
    /// The list of this day.
    Lijst(Box<dyn FnOnce(Moment) -> Selectie + Send>),
}

impl Selectiekeuze {
    /// Reads the choice; what is confidential is chosen only by who may change it.
    pub(super) fn lees(&self, caller: &Caller, kennis: &Kennis) -> Result<Keuze> {
        let mut query = Query::of_json(&self.0);
        let uuids = UUIDS.read(&mut query);
        let gelezen = lees_beheer(&mut query, kennis);
        if !uuids.is_empty() && self.0.len() > 1 {
            UUIDS.fault(&mut query, "velden-passen-niet", "Kies op uuid, of met filters; niet met allebei.");
        }
        query.finish().map_err(|error| error.onder("/selectie"))?;
        if !uuids.is_empty() {
            return Ok(Keuze::Uuids(uuids));
        }
        let lezer = Lezer { vertrouwelijk: caller.has(Scope::Vertrouwelijk), ..caller.lezer() };
        let bereik = Bereik::Intern { lezer, nieuwste: true };
        Ok(Keuze::Lijst(Box::new(move |moment| gelezen.selectie(bereik, moment, moment.datum()))))
    }
}

impl ToSchema for Selectiekeuze {}

impl PartialSchema for Selectiekeuze {
    fn schema() -> RefOr<Schema> {
        let uuids = ArrayBuilder::new()
            .items(ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid))))
            .min_items(Some(1))
            .max_items(Some(500))
            .unique_items(true)
            .description(UUIDS.describe().description);
        let object = ObjectBuilder::new().property("uuids", uuids.build());
        let filters =
            BeheerFilters::into_params(|| None).into_iter().filter(|parameter| !NIET.contains(&parameter.name.as_str()));
        let object = filters.fold(object, |object, parameter| match parameter.schema {
            Some(schema) => object.property(parameter.name, met_uitleg(schema, parameter.description)),
            None => object,
        });
        object
            .additional_properties(Some(AdditionalProperties::FreeForm(false)))
            .description(Some("Welke activiteiten: op sleutel, of met de filters van de lijst. Zonder keuze: alle."))
            .into()
    }
}

fn met_uitleg(schema: RefOr<Schema>, uitleg: Option<String>) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::Object(mut object)) => {
            object.description = uitleg;
            object.into()
        }
        RefOr::T(Schema::Array(mut array)) => {
            array.description = uitleg;
            array.into()
        }
        andere => andere,
    }
}
