//! How management shows an activity, its concept and its versions.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, Schema},
};
use uuid::Uuid;
use validator::Validate;

use crate::{
    clock::Moment,
    database::DbConnection,
    domain::{
        inhoud::{DoelGrondslag, Ingelezen, Inhoud, beheer::Beheer, organisatie::VastgelegdeOrganisatie},
        levensloop::{concept::Terugsturing, tijdlijn},
        publiek::{openbaar::hoogste_gevoeligheid, verschil::NietOvergenomen},
        recht::{
            kennis::Kennis,
            rechten::{self, RechtUitkomst},
        },
        woorden::{
            adressen::Vindplaats,
            codes::{ConceptStatus, Gevoeligheid, GrondslagGroep, IntrekkingReden, Status, VersieSoort},
        },
    },
    error::Result,
    handelingen::{Zaak, zaak::Werkstuk},
    store::{
        activiteiten::Activiteit,
        versies::{self, Geschiedenis, Versie, VersieDocument, Wissing},
    },
    toestand::State,
};

/// Een verwerkingsactiviteit zoals het beheer haar ziet: concept en geldige versie naast elkaar.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerwerkingsactiviteitWeergave {
    /// Vaste sleutel.
    pub uuid: Uuid,
    /// Blijvend adres.
    pub uri: String,
    /// Adres in deze API.
    pub url: String,
    /// Nummer in het register.
    pub identificatie: String,
    /// De organisatie die het register bijhoudt (uuid).
    pub registerhouder: Uuid,
    /// Nummer van de laatste wijziging; ook de ETag.
    pub revisie: i64,
    /// Wanneer de activiteit is aangemaakt.
    pub aangemaakt_op: Moment,
    /// Wanneer er voor het laatst iets is gewijzigd.
    pub gewijzigd_op: Moment,
    /// Wanneer voor het laatst is nagekeken of de activiteit nog klopt.
    #[schema(required)]
    pub laatst_gecontroleerd_op: Option<Moment>,
    /// Het concept, als er een is.
    #[schema(required)]
    pub concept: Option<ConceptWeergave>,
    /// De versie die vandaag telt, als er een is.
    #[schema(required)]
    pub versie: Option<VersieWeergave>,
    /// De nummers van versies die later ingaan.
    pub geplande_versies: Vec<i32>,
    /// Wat uit deze aanlevering niet is overgenomen, omdat iemand dezelfde plaats intussen heeft gewijzigd. Staat alleen in het antwoord op een
    /// aanlevering, en ontbreekt als alles is overgenomen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub niet_overgenomen: Vec<NietOvergenomen>,
}

/// Een concept van een verwerkingsactiviteit.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConceptWeergave {
    /// Of het concept wordt geschreven of ter beoordeling ligt.
    pub status: ConceptStatus,
    /// Nummer van de laatste wijziging; ook de ETag.
    pub revisie: i64,
    /// De inhoud; wat hier staat, wordt door PUT ongewijzigd aangenomen.
    pub inhoud: Inhoud,
    /// Wat bij het inlezen geen plaats vond in de inhoud, woord voor woord. Alleen om te lezen; het blijft tot het concept is vastgesteld of
    /// weggegooid.
    #[schema(read_only)]
    pub ingelezen: Vec<Ingelezen>,
    /// Waarom het concept is teruggestuurd, tot het opnieuw wordt ingediend.
    #[schema(required)]
    pub terugsturing: Option<Terugsturing>,
    /// Wanneer het concept is ingediend.
    #[schema(required)]
    pub ingediend_op: Option<Moment>,
    /// Wat uit de inhoud volgt.
    pub afgeleid: Afgeleid,
    /// Wanneer het concept is begonnen.
    pub aangemaakt_op: Moment,
    /// Wanneer de inhoud voor het laatst is gewijzigd.
    pub gewijzigd_op: Moment,
}

/// Wat uit een inhoud volgt en nooit wordt ingevoerd.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Afgeleid {
    /// De grondslagen in gewone woorden.
    pub grondslag_groepen: Vec<GrondslagGroep>,
    /// De hoogste gevoeligheid van de gegevens.
    #[schema(required)]
    pub gevoeligheid: Option<Gevoeligheid>,
    /// De rechten van de mensen over wie het gaat, met de afwijkingen erin verwerkt.
    pub rechten: Vec<RechtUitkomst>,
}

/// Een vastgestelde versie zoals het beheer haar ziet.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VersieWeergave {
    /// Vaste sleutel van de activiteit.
    pub uuid: Uuid,
    /// Vaste sleutel van deze versie.
    pub versie_uuid: Uuid,
    /// Blijvend adres van de activiteit.
    pub uri: String,
    /// Blijvend adres van deze versie.
    pub versie_uri: String,
    /// Nummer van deze versie.
    #[schema(minimum = 1)]
    pub nummer: i32,
    /// Een publicatie of een beëindiging.
    pub soort: VersieSoort,
    /// Status vandaag.
    pub status: Status,
    /// Eerste dag.
    pub begin_geldigheid: NaiveDate,
    /// Laatste dag; `null` zolang er geen einde bekend is.
    #[schema(required)]
    pub einde_geldigheid: Option<NaiveDate>,
    /// Wanneer deze versie is vastgesteld.
    pub vastgesteld_op: Moment,
    /// De inhoud; `null` bij een beëindiging of als die is gewist.
    #[schema(required)]
    pub inhoud: Option<Inhoud>,
    /// De organisaties zoals ze bij het vaststellen heetten.
    pub organisaties: Vec<VastgelegdeOrganisatie>,
    /// Wat uit de inhoud volgt.
    #[schema(required)]
    pub afgeleid: Option<Afgeleid>,
    /// De reden van een beëindiging.
    #[schema(required)]
    pub reden: Option<String>,
    /// De intrekking, als deze versie is ingetrokken.
    #[schema(required)]
    pub intrekking: Option<IntrekkingWeergave>,
    /// Het verzoek om te wissen, of de wissing zelf.
    #[schema(required)]
    pub wissing: Option<WissingWeergave>,
}

/// De intrekking van een versie.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IntrekkingWeergave {
    /// De reden, als code.
    pub reden: IntrekkingReden,
    /// De openbare tekst.
    pub tekst: String,
    /// Wanneer de versie is ingetrokken.
    pub ingetrokken_op: Moment,
}

/// Een wissing, gevraagd of uitgevoerd.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WissingWeergave {
    /// De reden.
    pub reden: String,
    /// `true` als de inhoud is gewist; `false` zolang een tweede persoon het nog moet bevestigen.
    pub uitgevoerd: bool,
    /// Wanneer erom is gevraagd of wanneer het is gebeurd.
    pub tijdstip: Moment,
}

/// Een vastgestelde versie in een lijst, zonder inhoud.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VersieRegel {
    /// Vaste sleutel van deze versie.
    pub versie_uuid: Uuid,
    /// Blijvend adres van deze versie.
    pub versie_uri: String,
    /// Nummer van deze versie.
    #[schema(minimum = 1)]
    pub nummer: i32,
    /// Een publicatie of een beëindiging.
    pub soort: VersieSoort,
    /// Status vandaag.
    pub status: Status,
    /// Eerste dag.
    pub begin_geldigheid: NaiveDate,
    /// Laatste dag; `null` zolang er geen einde bekend is.
    #[schema(required)]
    pub einde_geldigheid: Option<NaiveDate>,
    /// Wanneer deze versie is vastgesteld.
    pub vastgesteld_op: Moment,
}

/// Wat de organisatie naast de inhoud bijhoudt.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct BeheerWeergave {
    /// De gegevens; wat hier staat, wordt door PATCH aangenomen.
    pub beheer: Beheer,
    /// Wanneer voor het laatst is nagekeken of de activiteit nog klopt.
    #[schema(required, read_only)]
    pub laatst_gecontroleerd_op: Option<Moment>,
    /// Nummer van de laatste wijziging; ook de ETag.
    pub revisie: i64,
}

/// Een nieuwe inhoud voor een concept.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ConceptInvoer {
    /// De inhoud.
    #[validate(nested)]
    pub inhoud: Inhoud,
}

/// Nieuwe gegevens van het beheer.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeheerInvoer {
    /// De gegevens.
    #[validate(nested)]
    pub beheer: Beheer,
}

impl Afgeleid {
    pub(super) fn new(inhoud: &Inhoud, kennis: &Kennis) -> Self {
        let mut groepen: Vec<GrondslagGroep> =
            inhoud.doelen.iter().flat_map(|doel| &doel.grondslagen).filter_map(DoelGrondslag::groep).collect();
        groepen.sort_unstable();
        groepen.dedup();
        let gevoeligheid = hoogste_gevoeligheid(inhoud, kennis);
        Self { grondslag_groepen: groepen, gevoeligheid, rechten: rechten::van_activiteit(inhoud) }
    }
}

impl ConceptWeergave {
    pub(super) fn new(state: &State, zaak: &Zaak) -> Result<Self> {
        let Werkstuk { rij, inhoud, .. } = zaak.concept()?;
        let voortgang = rij.voortgang()?;
        Ok(Self {
            status: voortgang.status,
            revisie: zaak.revisie(),
            afgeleid: Afgeleid::new(inhoud, state.store.kennis()),
            inhoud: inhoud.clone(),
            ingelezen: rij.ingelezen()?,
            terugsturing: voortgang.terugsturing,
            ingediend_op: rij.ingediend_op,
            aangemaakt_op: rij.aangemaakt_op,
            gewijzigd_op: rij.gewijzigd_op,
        })
    }
}

impl VersieRegel {
    pub(super) fn new(state: &State, geschiedenis: &Geschiedenis, versie: &Versie, dag: NaiveDate) -> Self {
        let ingetrokken = geschiedenis.intrekking(versie.uuid).is_some();
        let (status, einde_geldigheid) = tijdlijn::status(&geschiedenis.tijdlijn, versie.uuid.uuid(), ingetrokken, dag);
        Self {
            versie_uuid: versie.uuid.uuid(),
            versie_uri: state.adressen().uri(Vindplaats::Versie(versie.activiteit.uuid(), versie.nummer)),
            nummer: versie.nummer,
            soort: versie.soort.0,
            status,
            begin_geldigheid: versie.begin_geldigheid,
            einde_geldigheid,
            vastgesteld_op: versie.vastgesteld_op,
        }
    }
}

impl VersieWeergave {
    pub(super) fn new(
        conn: &mut DbConnection,
        state: &State,
        geschiedenis: &Geschiedenis,
        versie: &Versie,
        dag: NaiveDate,
    ) -> Result<Self> {
        let document = versies::document(conn, versie)?;
        let wissing = versies::wissing(conn, versie.uuid)?;
        Ok(Self::van(state, geschiedenis, versie, (document, wissing), dag))
    }

    /// A version of which the document and what was erased are known.
    pub(super) fn van(
        state: &State,
        geschiedenis: &Geschiedenis,
        versie: &Versie,
        (document, wissing): (Option<VersieDocument>, Option<Wissing>),
        dag: NaiveDate,
    ) -> Self {
        let regel = VersieRegel::new(state, geschiedenis, versie, dag);
        let (inhoud, organisaties, reden) =
            document.map(|document| (document.inhoud, document.organisaties, document.reden)).unwrap_or_default();
        Self {
            uuid: versie.activiteit.uuid(),
            versie_uuid: regel.versie_uuid,
            uri: state.adressen().uri(Vindplaats::Activiteit(versie.activiteit.uuid())),
            versie_uri: regel.versie_uri,
            nummer: regel.nummer,
            soort: regel.soort,
            status: regel.status,
            begin_geldigheid: regel.begin_geldigheid,
            einde_geldigheid: regel.einde_geldigheid,
            vastgesteld_op: regel.vastgesteld_op,
            afgeleid: inhoud.as_ref().map(|inhoud| Afgeleid::new(inhoud, state.store.kennis())),
            inhoud,
            organisaties,
            reden,
            intrekking: geschiedenis.intrekking(versie.uuid).map(|intrekking| IntrekkingWeergave {
                reden: intrekking.reden.0,
                tekst: intrekking.tekst.clone(),
                ingetrokken_op: intrekking.tijdstip,
            }),
            wissing: wissing.map(|wissing| WissingWeergave {
                reden: wissing.reden,
                uitgevoerd: wissing.uitgevoerd,
                tijdstip: wissing.tijdstip,
            }),
        }
    }
}

impl VerwerkingsactiviteitWeergave {
    pub(super) fn new(conn: &mut DbConnection, state: &State, zaak: &mut Zaak, dag: NaiveDate) -> Result<Self> {
        let uuid = zaak.uuid();
        let concept = zaak.concept.is_some().then(|| ConceptWeergave::new(state, zaak)).transpose()?;
        let activiteit = zaak.activiteit.clone();
        let geschiedenis = zaak.geschiedenis(conn)?;
        let versie = geschiedenis.geldig_op(dag).map(|versie| VersieWeergave::new(conn, state, geschiedenis, versie, dag));
        Ok(Self {
            uuid,
            uri: state.adressen().uri(Vindplaats::Activiteit(uuid)),
            url: state.adressen().beheer(Vindplaats::Activiteit(uuid)),
            identificatie: activiteit.identificatie.clone(),
            registerhouder: activiteit.registerhouder.uuid(),
            revisie: activiteit.revisie,
            aangemaakt_op: activiteit.aangemaakt_op,
            gewijzigd_op: activiteit.gewijzigd_op,
            laatst_gecontroleerd_op: activiteit.laatst_gecontroleerd_op,
            concept,
            versie: versie.transpose()?,
            geplande_versies: geschiedenis.gepland_na(dag),
            niet_overgenomen: Vec::new(),
        })
    }
}

impl BeheerWeergave {
    pub(super) fn new(activiteit: &Activiteit) -> Result<Self> {
        Ok(Self {
            beheer: activiteit.beheer()?,
            laatst_gecontroleerd_op: activiteit.laatst_gecontroleerd_op,
            revisie: activiteit.revisie,
        })
    }
}

/// A merge patch of a concept: the same fields, none of them required.
#[derive(Debug)]
pub struct ConceptPatch;

impl ToSchema for ConceptPatch {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        ConceptInvoer::schemas(schemas);
        schemas.push((
            "InhoudPatch".to_owned(),
            zonder_verplicht(Inhoud::schema(), "Een deel van de inhoud: wat ontbreekt blijft, `null` maakt leeg."),
        ));
    }
}

impl PartialSchema for ConceptPatch {
    fn schema() -> RefOr<Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .property("inhoud", utoipa::openapi::Ref::from_schema_name("InhoudPatch"))
            .required("inhoud")
            .additional_properties(Some(utoipa::openapi::schema::AdditionalProperties::FreeForm(false)))
            .description(Some("Een JSON Merge Patch (RFC 7396) van een concept."))
            .into()
    }
}

fn zonder_verplicht(schema: RefOr<Schema>, uitleg: &str) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::Object(mut object)) => {
            object.required.clear();
            object.description = Some(uitleg.to_owned());
            RefOr::T(Schema::Object(object))
        }
        andere => andere,
    }
}
