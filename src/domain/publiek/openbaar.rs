//! What is public is decided here, once: types of their own, made from the content by functions that name every field.
//!
//! `OpenbareVerwerkingsactiviteit` is written in two parts. The body (`Romp`) is frozen when a version is settled and stored as it is
//! sent. The front (`Kop`) belongs to today and is written in front of it on reading.

mod delen;
pub mod organisatie;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        ArrayBuilder, ObjectBuilder, Ref, RefOr, Schema, Type,
        schema::{AdditionalProperties, KnownFormat, SchemaFormat},
    },
};
use uuid::Uuid;

use delen::Vertaler;
pub use delen::{
    CodeVan, OpenbaarAiSysteem, OpenbaarAlgoritme, OpenbaarBelang, OpenbaarDoel, OpenbaarGegeven, OpenbaarRecht,
    OpenbaarUplProduct, OpenbaarZaaktype, OpenbareBesluitvorming, OpenbareBetrokkene, OpenbareBeveiliging, OpenbareBewaartermijn,
    OpenbareBron, OpenbareCode, OpenbareCookie, OpenbareDocumentatie, OpenbareDoorgifte, OpenbareDpia, OpenbareGrond,
    OpenbareGrondslag, OpenbareGrondslagCode, OpenbareOnderlingeRegeling, OpenbareOntvanger, OpenbareOpdrachtgever,
    OpenbareOrganisatieVerwijzing, OpenbareOvereenkomst, OpenbareRechtAfwijking, OpenbareSelectielijst, OpenbareToestemming,
    OpenbareUitzondering, OpenbareUitzonderingVernietiging, OpenbareVerantwoordelijke, OpenbareVertegenwoordiger,
    OpenbareVerwerker, OpenbareWettelijkeBepaling,
};

use crate::clock::Moment;
use crate::domain::{
    inhoud::{Alias, Inhoud, organisatie::VastgelegdeOrganisatie},
    recht::{kennis::Kennis, rechten},
    woorden::codes::{Gevoeligheid, GrondslagGroep, Regime, Rol, Status},
};

/// What identifies a settled version.
#[derive(Debug, Clone)]
pub struct Identiteit {
    /// The activity.
    pub uuid: Uuid,
    /// Its number in the register.
    pub identificatie: String,
    /// Who keeps the register.
    pub registerhouder: VastgelegdeOrganisatie,
    /// The version.
    pub versie_uuid: Uuid,
    /// Its number within the activity.
    pub nummer: i32,
    /// First day.
    pub begin_geldigheid: NaiveDate,
    /// When it was settled.
    pub vastgesteld_op: Moment,
}

/// How much of a record there is.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Vorm {
    /// Everything that the register says.
    Volledig,
    /// What a list tells.
    Samenvatting,
    /// The fields that were asked for.
    Selectie,
}

/// De kop van een openbare verwerkingsactiviteit: wat bij vandaag hoort.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Kop {
    /// Hoeveel dit van de activiteit is.
    #[schema(value_type = String)]
    pub vorm: Vorm,
    /// Blijvend adres van de activiteit.
    pub uri: String,
    /// Blijvend adres van deze versie.
    pub versie_uri: String,
    /// Adres van de activiteit in deze API.
    pub url: String,
    /// Adres van deze versie in deze API.
    pub versie_url: String,
    /// Status op de gevraagde dag.
    #[schema(value_type = CodeVan<Status>)]
    pub status: OpenbareCode,
    /// Laatste dag waarop deze versie geldt; `null` zolang er geen einde bekend is.
    #[schema(required)]
    pub einde_geldigheid: Option<NaiveDate>,
    /// Wanneer voor het laatst is nagekeken of de activiteit nog klopt.
    #[schema(required)]
    pub laatst_gecontroleerd_op: Option<Moment>,
}

/// De romp van een openbare verwerkingsactiviteit: zoals vastgesteld, onveranderlijk.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Romp {
    /// Vaste sleutel van de activiteit.
    pub uuid: Uuid,
    /// Nummer van de activiteit in het register.
    #[schema(example = "VA-0001")]
    pub identificatie: String,
    /// De organisatie die dit register bijhoudt.
    pub registerhouder: OpenbareOrganisatieVerwijzing,
    /// Vaste sleutel van deze versie.
    pub versie_uuid: Uuid,
    /// Nummer van deze versie.
    #[schema(minimum = 1)]
    pub nummer: i32,
    /// Eerste dag waarop deze versie geldt.
    pub begin_geldigheid: NaiveDate,
    /// Moment waarop deze versie is vastgesteld.
    pub vastgesteld_op: Moment,
    /// Naam van de activiteit.
    pub naam: String,
    /// Korte omschrijving.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// De rol van de organisatie.
    #[schema(required, value_type = Option<CodeVan<Rol>>)]
    pub rol: Option<OpenbareCode>,
    /// De wet die geldt.
    #[schema(value_type = CodeVan<Regime>)]
    pub regime: OpenbareCode,
    /// Thema's.
    pub themas: Vec<OpenbareCode>,
    /// Wie verantwoordelijk is.
    pub verwerkingsverantwoordelijken: Vec<OpenbareVerantwoordelijke>,
    /// De afspraken tussen gezamenlijk verantwoordelijken.
    #[schema(required)]
    pub onderlinge_regeling: Option<OpenbareOnderlingeRegeling>,
    /// Voor wie de verwerking gebeurt, als de organisatie verwerker is.
    pub opdrachtgevers: Vec<OpenbareOpdrachtgever>,
    /// De doelen met hun grondslagen.
    pub doelen: Vec<OpenbaarDoel>,
    /// De groepen mensen met hun gegevens.
    pub betrokkenen: Vec<OpenbareBetrokkene>,
    /// De hoogste gevoeligheid van de gegevens.
    #[schema(required, value_type = Option<CodeVan<Gevoeligheid>>)]
    pub gevoeligheid: Option<OpenbareCode>,
    /// Waarom bijzondere persoonsgegevens mogen worden verwerkt.
    pub uitzonderingen_bijzondere_gegevens: Vec<OpenbareUitzondering>,
    /// Waarom het burgerservicenummer mag worden gebruikt.
    #[schema(required)]
    pub bsn_grond: Option<OpenbareGrond>,
    /// Waarom strafrechtelijke gegevens mogen worden verwerkt.
    #[schema(required)]
    pub strafrechtelijke_grond: Option<OpenbareGrond>,
    /// Wie de gegevens krijgt.
    pub ontvangers: Vec<OpenbareOntvanger>,
    /// `true` als er geen ontvangers zijn.
    #[schema(required)]
    pub geen_ontvangers: Option<bool>,
    /// Wie de gegevens in opdracht verwerkt.
    pub verwerkers: Vec<OpenbareVerwerker>,
    /// Of gegevens buiten de Europese Economische Ruimte worden verwerkt.
    #[schema(required)]
    pub doorgifte_buiten_eer: Option<bool>,
    /// De doorgiften buiten de Europese Economische Ruimte.
    pub doorgiften: Vec<OpenbareDoorgifte>,
    /// Hoe lang de gegevens worden bewaard.
    pub bewaartermijnen: Vec<OpenbareBewaartermijn>,
    /// Hoe de gegevens zijn beveiligd.
    #[schema(required)]
    pub beveiliging: Option<OpenbareBeveiliging>,
    /// Of er besluiten zonder tussenkomst van een mens worden genomen.
    #[schema(required)]
    pub geautomatiseerde_besluitvorming: Option<OpenbareBesluitvorming>,
    /// Algoritmes die worden gebruikt.
    pub algoritmes: Vec<OpenbaarAlgoritme>,
    /// De status van de DPIA.
    #[schema(required)]
    pub dpia: Option<OpenbareDpia>,
    /// Of gegevens voor een ander doel worden gebruikt dan waarvoor ze zijn verzameld.
    #[schema(required)]
    pub verdere_verwerking: Option<bool>,
    /// Cookies die hierbij worden geplaatst of gelezen.
    pub cookies: Vec<OpenbareCookie>,
    /// Adres van de privacyverklaring.
    #[schema(required)]
    pub privacyverklaring_url: Option<String>,
    /// De rechten van de mensen over wie het gaat, met de afwijkingen erin verwerkt.
    pub rechten: Vec<OpenbaarRecht>,
    /// Rechten die anders zijn dan uit de grondslag volgt.
    pub rechten_afwijkingen: Vec<OpenbareRechtAfwijking>,
    /// Zaaktypen waarin deze verwerking voorkomt.
    pub zaaktypen: Vec<OpenbaarZaaktype>,
    /// Producten uit de Uniforme Productnamenlijst.
    pub upl_producten: Vec<OpenbaarUplProduct>,
    /// Organisaties waarvoor deze activiteit ook geldt.
    pub geldt_voor: Vec<OpenbareOrganisatieVerwijzing>,
    /// Andere verwijzingen naar deze activiteit, die logboeken gebruiken.
    pub aliassen: Vec<Alias>,
}

/// De romp van een samenvatting in een lijst.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SamenvattingRomp {
    /// Vaste sleutel van de activiteit.
    pub uuid: Uuid,
    /// Nummer van de activiteit in het register.
    #[schema(example = "VA-0001")]
    pub identificatie: String,
    /// De organisatie die dit register bijhoudt.
    pub registerhouder: OpenbareOrganisatieVerwijzing,
    /// Vaste sleutel van deze versie.
    pub versie_uuid: Uuid,
    /// Nummer van deze versie.
    #[schema(minimum = 1)]
    pub nummer: i32,
    /// Eerste dag waarop deze versie geldt.
    pub begin_geldigheid: NaiveDate,
    /// Moment waarop deze versie is vastgesteld.
    pub vastgesteld_op: Moment,
    /// Naam van de activiteit.
    pub naam: String,
    /// Korte omschrijving.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// De rol van de organisatie.
    #[schema(required, value_type = Option<CodeVan<Rol>>)]
    pub rol: Option<OpenbareCode>,
    /// De wet die geldt.
    #[schema(value_type = CodeVan<Regime>)]
    pub regime: OpenbareCode,
    /// Thema's.
    pub themas: Vec<OpenbareCode>,
    /// De doelen, in woorden.
    pub doelen: Vec<String>,
    /// De grondslagen die voorkomen.
    pub grondslagen: Vec<OpenbareGrondslagCode>,
    /// De grondslagen in gewone woorden.
    #[schema(value_type = Vec<CodeVan<GrondslagGroep>>)]
    pub grondslag_groepen: Vec<OpenbareCode>,
    /// De hoogste gevoeligheid van de gegevens.
    #[schema(required, value_type = Option<CodeVan<Gevoeligheid>>)]
    pub gevoeligheid: Option<OpenbareCode>,
}

impl Romp {
    /// Whether the record says that nobody gets the data, and does not say elsewhere that they are transferred.
    #[must_use]
    pub fn krijgt_niemand(&self) -> bool {
        self.geen_ontvangers == Some(true) && self.doorgiften.is_empty()
    }

    /// The public side of a content. Total: what an incomplete content does not say is null or empty.
    #[must_use]
    pub fn new(identiteit: &Identiteit, inhoud: &Inhoud, organisaties: &[VastgelegdeOrganisatie], kennis: &Kennis) -> Self {
        let vertaler = Vertaler { organisaties, kennis };
        let betrokkenen: Vec<_> = inhoud.betrokkenen.iter().map(|betrokkene| vertaler.betrokkene(betrokkene)).collect();
        Self {
            uuid: identiteit.uuid,
            identificatie: identiteit.identificatie.clone(),
            registerhouder: vertaler.vastgelegd(&identiteit.registerhouder),
            versie_uuid: identiteit.versie_uuid,
            nummer: identiteit.nummer,
            begin_geldigheid: identiteit.begin_geldigheid,
            vastgesteld_op: identiteit.vastgesteld_op,
            naam: inhoud.naam.clone(),
            omschrijving: inhoud.omschrijving.clone(),
            rol: inhoud.rol.map(|rol| vertaler.gesloten(rol)),
            regime: vertaler.gesloten(inhoud.regime()),
            themas: vertaler.open_codes("thema", &inhoud.themas),
            verwerkingsverantwoordelijken: inhoud
                .verwerkingsverantwoordelijken
                .iter()
                .map(|partij| vertaler.verantwoordelijke(partij))
                .collect(),
            onderlinge_regeling: inhoud.onderlinge_regeling.as_ref().map(OpenbareOnderlingeRegeling::from),
            opdrachtgevers: inhoud.opdrachtgevers.iter().map(|partij| vertaler.opdrachtgever(partij)).collect(),
            doelen: inhoud.doelen.iter().map(|doel| vertaler.doel(doel, &rechten::van_doel(inhoud, doel))).collect(),
            gevoeligheid: hoogste_gevoeligheid(inhoud, kennis).map(|gevoeligheid| vertaler.gesloten(gevoeligheid)),
            betrokkenen,
            uitzonderingen_bijzondere_gegevens: inhoud
                .uitzonderingen_bijzondere_gegevens
                .iter()
                .map(|uitzondering| vertaler.uitzondering(uitzondering))
                .collect(),
            bsn_grond: inhoud.bsn_grond.as_ref().map(|grond| vertaler.grond(grond)),
            strafrechtelijke_grond: inhoud.strafrechtelijke_grond.as_ref().map(|grond| vertaler.grond(grond)),
            ontvangers: inhoud.ontvangers.iter().map(|ontvanger| vertaler.ontvanger(ontvanger)).collect(),
            geen_ontvangers: inhoud.geen_ontvangers,
            verwerkers: inhoud.verwerkers.iter().map(|verwerker| vertaler.verwerker(verwerker)).collect(),
            doorgifte_buiten_eer: inhoud.doorgifte_buiten_eer,
            doorgiften: inhoud.doorgiften.iter().map(|doorgifte| vertaler.doorgifte(doorgifte)).collect(),
            bewaartermijnen: inhoud.bewaartermijnen.iter().map(|termijn| vertaler.bewaartermijn(termijn)).collect(),
            beveiliging: inhoud.beveiliging.as_ref().map(|beveiliging| vertaler.beveiliging(beveiliging)),
            geautomatiseerde_besluitvorming: inhoud
                .geautomatiseerde_besluitvorming
                .as_ref()
                .map(|besluit| vertaler.besluitvorming(besluit)),
            algoritmes: inhoud.algoritmes.iter().map(|algoritme| vertaler.algoritme(algoritme)).collect(),
            dpia: inhoud.dpia.as_ref().map(|dpia| OpenbareDpia { status: dpia.status.map(|status| vertaler.gesloten(status)) }),
            verdere_verwerking: inhoud.verdere_verwerking,
            cookies: inhoud.cookies.iter().map(|cookie| vertaler.cookie(cookie)).collect(),
            privacyverklaring_url: inhoud.privacyverklaring_url.clone(),
            rechten: vertaler.rechten(&rechten::van_activiteit(inhoud)),
            rechten_afwijkingen: inhoud.rechten_afwijkingen.iter().map(|afwijking| vertaler.rechtafwijking(afwijking)).collect(),
            zaaktypen: inhoud.zaaktypen.iter().map(OpenbaarZaaktype::from).collect(),
            upl_producten: inhoud.upl_producten.iter().map(OpenbaarUplProduct::from).collect(),
            geldt_voor: inhoud.geldt_voor.iter().filter_map(|uuid| vertaler.organisatie(*uuid)).collect(),
            aliassen: inhoud.aliassen.clone(),
        }
    }

    /// The organisations that it names, in the order of the record.
    pub fn organisaties(&self) -> impl Iterator<Item = &OpenbareOrganisatieVerwijzing> {
        std::iter::once(&self.registerhouder)
            .chain(self.verwerkingsverantwoordelijken.iter().filter_map(|partij| partij.organisatie.as_ref()))
            .chain(self.opdrachtgevers.iter().filter_map(|partij| partij.organisatie.as_ref()))
            .chain(self.ontvangers.iter().filter_map(|partij| partij.organisatie.as_ref()))
            .chain(self.verwerkers.iter().filter_map(|partij| partij.organisatie.as_ref()))
            .chain(self.verwerkers.iter().flat_map(|partij| &partij.subverwerkers))
            .chain(&self.geldt_voor)
    }

    /// The short form for lists.
    #[must_use]
    pub fn samenvatting(&self) -> SamenvattingRomp {
        let mut grondslagen: Vec<OpenbareGrondslagCode> = Vec::new();
        let mut groepen: Vec<OpenbareCode> = Vec::new();
        for grondslag in self.doelen.iter().flat_map(|doel| &doel.grondslagen) {
            grondslagen.extend(grondslag.grondslag.clone().filter(|code| !grondslagen.contains(code)));
            groepen.extend(grondslag.grondslag_groep.clone().filter(|groep| !groepen.contains(groep)));
        }
        SamenvattingRomp {
            uuid: self.uuid,
            identificatie: self.identificatie.clone(),
            registerhouder: self.registerhouder.clone(),
            versie_uuid: self.versie_uuid,
            nummer: self.nummer,
            begin_geldigheid: self.begin_geldigheid,
            vastgesteld_op: self.vastgesteld_op,
            naam: self.naam.clone(),
            omschrijving: self.omschrijving.clone(),
            rol: self.rol.clone(),
            regime: self.regime.clone(),
            themas: self.themas.clone(),
            doelen: self.doelen.iter().filter_map(|doel| doel.omschrijving.clone()).collect(),
            grondslagen,
            grondslag_groepen: groepen,
            gevoeligheid: self.gevoeligheid.clone(),
        }
    }
}

/// The highest sensitivity among the data of a content.
#[must_use]
pub fn hoogste_gevoeligheid(inhoud: &Inhoud, kennis: &Kennis) -> Option<Gevoeligheid> {
    let gegevens = inhoud.betrokkenen.iter().flat_map(|betrokkene| &betrokkene.gegevens);
    gegevens.map(|gegeven| delen::gevoeligheid(gegeven, kennis)).max()
}

/// The whole public record: front, body and the contact data of today.
#[derive(Debug)]
pub struct OpenbareVerwerkingsactiviteit;

/// One result of a public list: front and summary.
#[derive(Debug)]
pub struct OpenbareSamenvatting;

impl ToSchema for OpenbareVerwerkingsactiviteit {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        Kop::schemas(schemas);
        Romp::schemas(schemas);
        crate::domain::publiek::openbaar::organisatie::Contact::schemas(schemas);
        schemas.push((
            crate::domain::publiek::openbaar::organisatie::Contact::name().into_owned(),
            crate::domain::publiek::openbaar::organisatie::Contact::schema(),
        ));
    }
}

impl PartialSchema for OpenbareVerwerkingsactiviteit {
    fn schema() -> RefOr<Schema> {
        let mut schema =
            samen(Vorm::Volledig, Romp::schema(), "Een openbare verwerkingsactiviteit: alles wat het register erover zegt.");
        if let RefOr::T(Schema::Object(object)) = &mut schema {
            object.properties.insert("contact".into(), utoipa::openapi::Ref::from_schema_name("Contact").into());
            object.required.push("contact".into());
            let organisaties =
                ArrayBuilder::new().items(utoipa::openapi::Ref::from_schema_name("OpenbareOrganisatie")).description(Some(
                    "De organisaties die de activiteit noemt, zoals zij nu zijn; alleen met `uitklappen=organisaties`.",
                ));
            object.properties.insert("organisaties".into(), organisaties.into());
        }
        schema
    }
}

/// One result of a public list: the fields that were asked for.
#[derive(Debug)]
pub struct OpenbareSelectie;

impl ToSchema for OpenbareSelectie {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((VORM_VAN_SELECTIE.to_owned(), vorm_is(Vorm::Selectie).into()));
    }
}

/// The name of the form of a selection. A selection may look like any record: clients that try each form know it by the name of this type.
const VORM_VAN_SELECTIE: &str = "SelectieVorm";

/// What each field is, stands at `OpenbareVerwerkingsactiviteit`.
impl PartialSchema for OpenbareSelectie {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .property("vorm", Ref::from_schema_name(VORM_VAN_SELECTIE))
            .property(
                "uuid",
                ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid))),
            )
            .required("vorm")
            .required("uuid")
            .additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(true)))
            .description(Some("De velden die u met `velden` koos, zoals `OpenbareVerwerkingsactiviteit` ze heeft."))
            .into()
    }
}

/// The one value of `vorm` by which a reader knows which form it has.
fn vorm_is(vorm: Vorm) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(serde_json::to_value(vorm).ok().map(|code| [code]))
        .description(Some("Hoeveel dit van de activiteit is."))
}

impl ToSchema for OpenbareSamenvatting {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        Kop::schemas(schemas);
        SamenvattingRomp::schemas(schemas);
    }
}

impl PartialSchema for OpenbareSamenvatting {
    fn schema() -> RefOr<Schema> {
        samen(Vorm::Samenvatting, SamenvattingRomp::schema(), "De samenvatting van een openbare verwerkingsactiviteit.")
    }
}

/// One object schema with the properties of the front and of this body; by `vorm` a reader knows which body it is.
fn samen(vorm: Vorm, romp: RefOr<Schema>, omschrijving: &str) -> RefOr<Schema> {
    let (RefOr::T(Schema::Object(mut samen)), RefOr::T(Schema::Object(romp))) = (Kop::schema(), romp) else {
        unreachable!("a struct has an object schema")
    };
    samen.properties.insert("vorm".into(), vorm_is(vorm).into());
    samen.properties.extend(romp.properties);
    samen.required.extend(romp.required);
    samen.description = Some(omschrijving.to_owned());
    samen.into()
}

/// JSON objects as one: the members of each behind those of the one before. None is empty.
#[must_use]
pub fn aaneen(delen: &[&str]) -> String {
    let leden = delen.iter().map(|deel| &deel[1..deel.len() - 1]);
    let mut geheel = String::with_capacity(delen.iter().map(|deel| deel.len()).sum());
    for (plaats, leden) in leden.enumerate() {
        geheel.push(if plaats == 0 { '{' } else { ',' });
        geheel.push_str(leden);
    }
    geheel.push('}');
    geheel
}

#[cfg(test)]
mod tests {
    use super::aaneen;

    #[test]
    fn objects_become_one_also_when_the_first_ends_in_an_object() {
        assert_eq!(aaneen(&[r#"{"a":1}"#, r#"{"b":2}"#]), r#"{"a":1,"b":2}"#);
        assert_eq!(aaneen(&[r#"{"a":{"x":{}}}"#, r#"{"b":{}}"#, r#"{"c":[1]}"#]), r#"{"a":{"x":{}},"b":{},"c":[1]}"#);
    }
}
