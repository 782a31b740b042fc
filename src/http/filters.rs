//! The filters of lists of activities: one table that reads the query and documents it, so that both say the same.

use chrono::NaiveDate;
use utoipa::{
    IntoParams,
    openapi::{
        RefOr, Required, Schema,
        extensions::Extensions,
        path::{Parameter, ParameterBuilder, ParameterIn, ParameterStyle},
        schema::{ArrayBuilder, KnownFormat, Object, ObjectBuilder, SchemaFormat, Type},
    },
};
use uuid::Uuid;

use super::query::Query;
use crate::{
    clock::{Moment, ooit},
    domain::{
        recht::kennis::Kennis,
        woorden::codes::{
            ConceptStatus, DpiaStatus, GeslotenCode, Gevoeligheid, Grondslag, GrondslagGroep, Regime, Rol, Status,
            Vertrouwelijkheid,
        },
    },
    error::Result,
    store::{
        Lezen,
        lijst::{Bereik, Deel, Filter, Selectie, Volgorde},
        openbaar,
    },
};

/// What the values of a filter are.
#[derive(Clone, Copy)]
enum Waarde {
    /// A code of a closed list; its codes.
    Gesloten(fn() -> Vec<&'static str>),
    /// A code of an open list.
    Open(&'static str),
    /// A uuid.
    Uuid,
    /// A code of an open list, or a uuid.
    OpenOfUuid(&'static str),
    /// A text that is compared as it is.
    Tekst,
}

/// A filter that looks at kenmerken of the same name.
struct Kenmerk {
    sleutel: &'static str,
    waarde: Waarde,
    uitleg: &'static str,
}

fn codes<C: GeslotenCode>() -> Vec<&'static str> {
    C::VARIANTS.iter().map(|code| code.code()).collect()
}

/// What everyone can filter on.
const OPENBAAR: &[Kenmerk] = &[
    Kenmerk { sleutel: "registerhouder", waarde: Waarde::Uuid, uitleg: "De organisatie die het register bijhoudt (uuid)." },
    Kenmerk { sleutel: "verwerkingsverantwoordelijke", waarde: Waarde::Uuid, uitleg: "De verantwoordelijke organisatie (uuid)." },
    Kenmerk { sleutel: "bestuursorgaan", waarde: Waarde::Open("bestuursorgaan"), uitleg: "Het bestuursorgaan." },
    Kenmerk { sleutel: "geldtVoor", waarde: Waarde::Uuid, uitleg: "Een organisatie waarvoor de activiteit ook geldt (uuid)." },
    Kenmerk { sleutel: "thema", waarde: Waarde::Open("thema"), uitleg: "Het thema." },
    Kenmerk {
        sleutel: "grondslag",
        waarde: Waarde::Gesloten(codes::<Grondslag>),
        uitleg: "Eén van de zes grondslagen van de AVG.",
    },
    Kenmerk {
        sleutel: "grondslagGroep",
        waarde: Waarde::Gesloten(codes::<GrondslagGroep>),
        uitleg: "De grondslag in gewone woorden.",
    },
    Kenmerk { sleutel: "wet", waarde: Waarde::Tekst, uitleg: "Een wet: BWB-id, CELEX-nummer of CVDR-id." },
    Kenmerk { sleutel: "betrokkene", waarde: Waarde::Open("betrokkene_categorie"), uitleg: "De groep mensen over wie het gaat." },
    Kenmerk { sleutel: "gegevens", waarde: Waarde::Open("gegevenscategorie"), uitleg: "De categorie persoonsgegevens." },
    Kenmerk {
        sleutel: "gevoeligheid",
        waarde: Waarde::Gesloten(codes::<Gevoeligheid>),
        uitleg: "De gevoeligheid van gegevens die voorkomen.",
    },
    Kenmerk {
        sleutel: "ontvanger",
        waarde: Waarde::OpenOfUuid("ontvanger_soort"),
        uitleg: "De soort ontvanger of een organisatie (uuid).",
    },
    Kenmerk {
        sleutel: "verwerker",
        waarde: Waarde::OpenOfUuid("organisatie_soort"),
        uitleg: "Een verwerker (uuid) of de soort organisatie.",
    },
    Kenmerk {
        sleutel: "bewaartermijn",
        waarde: Waarde::Open("bewaartermijn_klasse"),
        uitleg: "Hoe lang gegevens worden bewaard.",
    },
    Kenmerk { sleutel: "land", waarde: Waarde::Open("land"), uitleg: "Een land waar gegevens naartoe gaan (ISO 3166-1)." },
    Kenmerk { sleutel: "rol", waarde: Waarde::Gesloten(codes::<Rol>), uitleg: "De rol van de organisatie." },
    Kenmerk { sleutel: "regime", waarde: Waarde::Gesloten(codes::<Regime>), uitleg: "De wet die geldt: avg of wpg." },
    Kenmerk { sleutel: "zaaktype", waarde: Waarde::Tekst, uitleg: "De identificatie van een zaaktype." },
    Kenmerk {
        sleutel: "uplProduct",
        waarde: Waarde::Tekst,
        uitleg: "De naam of het adres van een product uit de Uniforme Productnamenlijst.",
    },
];

/// What management can filter on beside that, in the content.
const INTERN: &[Kenmerk] = &[
    Kenmerk {
        sleutel: "vertrouwelijkheid",
        waarde: Waarde::Gesloten(codes::<Vertrouwelijkheid>),
        uitleg: "Wie de activiteit mag zien.",
    },
    Kenmerk { sleutel: "dpiaStatus", waarde: Waarde::Gesloten(codes::<DpiaStatus>), uitleg: "De status van de DPIA." },
];

/// What management can filter on beside the content.
const BEHEER: &[Kenmerk] = &[
    Kenmerk { sleutel: "afdeling", waarde: Waarde::Tekst, uitleg: "De afdeling." },
    Kenmerk { sleutel: "systeem", waarde: Waarde::Tekst, uitleg: "De naam van een systeem, of de leverancier ervan (uuid)." },
    Kenmerk { sleutel: "bron", waarde: Waarde::Tekst, uitleg: "Het systeem van een extern kenmerk." },
    Kenmerk { sleutel: "kenmerk", waarde: Waarde::Tekst, uitleg: "Een extern kenmerk." },
];

/// Before every day of the register.
const EERSTE_DAG: NaiveDate = NaiveDate::from_ymd_opt(1, 1, 1).expect("a date");
const GEEN_CONCEPT: &str = "geen";
/// The longest value of a filter that is compared as text.
const TEKST: usize = 400;
/// The longest number in the register.
const IDENTIFICATIE: usize = 40;
const VOLGORDES: [&str; 4] = ["naam", "-vastgesteldOp", "identificatie", "relevantie"];

/// The filters of the public list, as parameters of the document.
#[derive(Debug)]
pub struct OpenbareFilters;

/// The filters of the list of management, as parameters of the document.
#[derive(Debug)]
pub struct BeheerFilters;

/// What a query says of a list, apart from who looks.
#[derive(Debug)]
pub struct Gelezen {
    /// On which day.
    pub geldig_op: Option<NaiveDate>,
    /// On some day of a period: its first and its last.
    pub periode: Option<(Option<NaiveDate>, Option<NaiveDate>)>,
    /// As known at which moment.
    pub beschikbaar_op: Option<Moment>,
    /// In which states.
    pub status: Vec<Status>,
    /// All must hold.
    pub filters: Vec<Filter>,
    /// Words to find.
    pub zoek: Vec<String>,
    /// In which order.
    pub volgorde: Volgorde,
}

impl Gelezen {
    /// Whether it asks for versions: a concept has no status, no day and no past.
    #[must_use]
    pub fn wil_versies(&self) -> bool {
        self.geldig_op.is_some() || self.periode.is_some() || self.beschikbaar_op.is_some() || !self.status.is_empty()
    }

    /// The list that is asked for, by whoever looks; without a day it is today's.
    #[must_use]
    pub fn selectie(self, bereik: Bereik, bekend: Moment, vandaag: NaiveDate) -> Selectie {
        let (dag, deel) = match self.periode {
            None => (self.geldig_op.unwrap_or(vandaag), Deel::Dag),
            Some((eerste, laatste)) => (laatste.unwrap_or(ooit()), Deel::Vanaf(eerste.unwrap_or(EERSTE_DAG))),
        };
        Selectie {
            bereik,
            dag,
            deel,
            bekend,
            status: self.status,
            filters: self.filters,
            zoek: self.zoek,
            volgorde: self.volgorde,
        }
    }
}

/// Reads what everyone can ask; faults wait in the query.
pub fn lees_openbaar(query: &mut Query, kennis: &Kennis) -> Gelezen {
    let zoek = query.text("zoek", 200);
    let woorden = zoek.as_deref().map(Selectie::zoekwoorden).unwrap_or_default();
    let mut filters: Vec<Filter> = OPENBAAR.iter().filter_map(|kenmerk| lees(query, kenmerk, kennis, Filter::Kenmerk)).collect();
    if zoek.is_some() && woorden.is_empty() {
        // Without a letter or digit there is no word to find.
        filters.push(Filter::Identificatie(Vec::new()));
    }
    let nummers = query.texts("identificatie", IDENTIFICATIE);
    if !nummers.is_empty() {
        filters.push(Filter::Identificatie(nummers));
    }
    filters.extend(query.date("vastgesteldVan").map(|datum| Filter::VastgesteldVan(Moment::begin_van(datum))));
    let tot = query.date("vastgesteldTot").and_then(|datum| datum.succ_opt());
    filters.extend(tot.map(|datum| Filter::VastgesteldVoor(Moment::begin_van(datum))));
    let volgorde = match query.choice("sorteer", &VOLGORDES) {
        Some("-vastgesteldOp") => Volgorde::Vastgesteld,
        Some("identificatie") => Volgorde::Identificatie,
        Some("relevantie") => Volgorde::Relevantie,
        None if zoek.is_some() => Volgorde::Relevantie,
        _ => Volgorde::Naam,
    };
    let (geldig_op, status) = (query.date("geldigOp"), query.codes("status"));
    let periode = lees_periode(query, geldig_op.is_some(), !status.is_empty());
    Gelezen { geldig_op, periode, beschikbaar_op: query.moment("beschikbaarOp"), status, filters, zoek: woorden, volgorde }
}

/// A period says by itself on which days and in which state.
fn lees_periode(query: &mut Query, met_dag: bool, met_status: bool) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    let periode = (query.date("geldigVan"), query.date("geldigTot"));
    if periode == (None, None) {
        return None;
    }
    for (sleutel, gevraagd) in [("geldigOp", met_dag), ("status", met_status)] {
        if gevraagd {
            query.fault(sleutel, "niet-samen", "Kies: een periode (geldigVan, geldigTot), of een dag met een status.");
        }
    }
    Some(periode)
}

/// What everyone asks for, of today unless the query says otherwise; faults wait in the query.
pub fn openbare_selectie(tx: &mut Lezen<'_>, query: &mut Query, kennis: &Kennis) -> Result<Selectie> {
    let gelezen = lees_openbaar(query, kennis);
    let bekend = bekend(tx, query, gelezen.beschikbaar_op)?;
    let vandaag = tx.moment.datum();
    Ok(gelezen.selectie(Bereik::Openbaar { vandaag }, bekend, vandaag))
}

/// Reads what management can ask.
pub fn lees_beheer(query: &mut Query, kennis: &Kennis) -> Gelezen {
    let mut gelezen = lees_openbaar(query, kennis);
    gelezen.filters.extend(INTERN.iter().filter_map(|kenmerk| lees(query, kenmerk, kennis, Filter::Kenmerk)));
    gelezen.filters.extend(BEHEER.iter().filter_map(|kenmerk| lees(query, kenmerk, kennis, Filter::Beheer)));
    gelezen.filters.extend(query.date("herzieningTot").map(|datum| Filter::BeheerTot("herziening", datum)));
    gelezen.filters.extend(query.date("overeenkomstTot").map(Filter::OvereenkomstTot));
    let mut keuzes = codes::<ConceptStatus>();
    keuzes.push(GEEN_CONCEPT);
    match query.choice("concept", &keuzes) {
        Some(GEEN_CONCEPT) => gelezen.filters.push(Filter::ZonderConcept),
        Some(status) => gelezen.filters.push(Filter::ConceptStatus(vec![status.to_owned()])),
        None => {}
    }
    gelezen
}

/// As known at the moment that was asked for: not later than the last entry of the journal, and never in the future.
pub fn bekend(tx: &mut Lezen<'_>, query: &mut Query, gevraagd: Option<Moment>) -> Result<Moment> {
    let (_, laatste) = openbaar::stand(tx.conn)?;
    if gevraagd.is_some_and(|gevraagd| gevraagd > tx.moment.max(laatste)) {
        query.fault("beschikbaarOp", "in-de-toekomst", "Hoe het register in de toekomst is, is nog niet bekend.");
    }
    Ok(gevraagd.map_or(laatste, |gevraagd| gevraagd.min(laatste)))
}

fn lees(query: &mut Query, kenmerk: &Kenmerk, kennis: &Kennis, maak: fn(&'static str, Vec<String>) -> Filter) -> Option<Filter> {
    let sleutel = kenmerk.sleutel;
    let uuids = |uuids: Vec<Uuid>| uuids.into_iter().map(|uuid| uuid.to_string()).collect();
    let waarden: Vec<String> = match kenmerk.waarde {
        Waarde::Uuid => uuids(query.uuids(sleutel)),
        Waarde::Open(lijst) => query.known(sleutel, lijst, |lijst, code| kennis.zoek(lijst, code).is_some()),
        Waarde::OpenOfUuid(lijst) => {
            // Of the ways to write a uuid only the one with hyphens, as everywhere.
            let is_uuid = |code: &str| code.len() == 36 && code.parse::<Uuid>().is_ok();
            let bekend = |lijst: &str, code: &str| is_uuid(code) || kennis.zoek(lijst, code).is_some();
            let waarden = query.known(sleutel, lijst, bekend);
            waarden.into_iter().map(|waarde| waarde.parse::<Uuid>().map_or(waarde, |uuid| uuid.to_string())).collect()
        }
        Waarde::Gesloten(mogelijk) => query.known_closed(sleutel, &mogelijk()),
        Waarde::Tekst => query.free_texts(sleutel, TEKST),
    };
    (!waarden.is_empty()).then(|| maak(sleutel, waarden))
}

impl IntoParams for OpenbareFilters {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut parameters = vec![
            enkel(
                "zoek",
                tekst().max_length(Some(200)).min_length(Some(1)),
                "Woorden die alle moeten voorkomen; ook een begin van een woord, een andere vorm ervan of een gewoon woord voor hetzelfde.",
                "camera",
            ),
            meer("identificatie", tekst().max_length(Some(IDENTIFICATIE)).into(), "Nummer in het register."),
        ];
        parameters.extend(OPENBAAR.iter().map(parameter));
        parameters.push(meer("status", gesloten(codes::<Status>()), "Status op de gevraagde dag; zonder keuze: geldig."));
        parameters.push(enkel("vastgesteldVan", datum(), "Vastgesteld op of na deze dag.", "2018-05-25"));
        parameters.push(enkel("vastgesteldTot", datum(), "Vastgesteld op of voor deze dag.", "2026-12-31"));
        parameters.push(enkel("geldigOp", datum(), "De dag waarop het moet gelden; zonder keuze: vandaag.", "2026-01-01"));
        parameters.push(enkel(
            "geldigVan",
            datum(),
            "Eerste dag van een periode: alles wat op een dag in de periode gold, iedere activiteit één keer, met de versie die er het \
             laatst in gold. De status is die van haar laatste dag in de periode. Niet samen met geldigOp of status.",
            "2025-01-01",
        ));
        parameters.push(enkel("geldigTot", datum(), "Laatste dag van de periode; zie geldigVan.", "2025-12-31"));
        parameters.push(enkel(
            "beschikbaarOp",
            moment(),
            "Zoals het register toen was; zonder keuze: nu.",
            "2026-01-01T00:00:00Z",
        ));
        parameters.push(enkel(
            "sorteer",
            tekst().enum_values(Some(VOLGORDES)),
            "Volgorde; zonder keuze op naam, of op relevantie als u zoekt.",
            "naam",
        ));
        parameters
    }
}

impl IntoParams for BeheerFilters {
    fn into_params(waar: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut parameters = OpenbareFilters::into_params(waar);
        parameters.extend(INTERN.iter().chain(BEHEER).map(parameter));
        let concept = codes::<ConceptStatus>().into_iter().chain([GEEN_CONCEPT]);
        parameters.push(enkel(
            "concept",
            tekst().enum_values(Some(concept)),
            "Status van het concept, of geen.",
            "ter_beoordeling",
        ));
        parameters.push(enkel("herzieningTot", datum(), "Moet op of voor deze dag opnieuw worden bekeken.", "2026-12-31"));
        parameters.push(enkel(
            "overeenkomstTot",
            datum(),
            "Heeft een verwerkersovereenkomst die op of voor deze dag eindigt.",
            "2026-12-31",
        ));
        parameters
    }
}

fn parameter(kenmerk: &Kenmerk) -> Parameter {
    let items: RefOr<Schema> = match kenmerk.waarde {
        Waarde::Gesloten(mogelijk) => gesloten(mogelijk()),
        Waarde::OpenOfUuid(_) => tekst().max_length(Some(100)).into(),
        Waarde::Open(lijst) => {
            let extensie = Extensions::builder().add("x-referentielijst", lijst).build();
            tekst().max_length(Some(100)).extensions(Some(extensie)).into()
        }
        Waarde::Uuid => tekst().format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid))).into(),
        Waarde::Tekst => tekst().max_length(Some(TEKST)).into(),
    };
    meer(kenmerk.sleutel, items, kenmerk.uitleg)
}

fn tekst() -> ObjectBuilder {
    Object::builder().schema_type(Type::String)
}

fn datum() -> ObjectBuilder {
    tekst().format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
}

fn moment() -> ObjectBuilder {
    tekst().format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime)))
}

pub(super) fn gesloten(codes: Vec<&'static str>) -> RefOr<Schema> {
    tekst().enum_values(Some(codes)).into()
}

fn enkel(naam: &str, schema: ObjectBuilder, uitleg: &str, voorbeeld: &str) -> Parameter {
    query(naam, uitleg).schema(Some(schema)).example(Some(voorbeeld.into())).build()
}

fn meer(naam: &str, items: RefOr<Schema>, uitleg: &str) -> Parameter {
    lijst(naam, items, &format!("{uitleg} Meer waarden, met een komma ertussen, zijn alternatieven."))
}

/// Values with a comma between them.
pub(super) fn lijst(naam: &str, items: RefOr<Schema>, uitleg: &str) -> Parameter {
    let waarden = ArrayBuilder::new().items(items).min_items(Some(1)).build();
    query(naam, uitleg).schema(Some(waarden)).style(Some(ParameterStyle::Form)).explode(Some(false)).build()
}

fn query(naam: &str, uitleg: &str) -> ParameterBuilder {
    ParameterBuilder::new().name(naam).parameter_in(ParameterIn::Query).required(Required::False).description(Some(uitleg))
}

/// Which day, and as known at which moment.
#[derive(IntoParams)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
#[expect(dead_code, reason = "only described here; the handlers read them")]
pub struct Tijdreis {
    /// De dag waarop het moet gelden; zonder keuze: vandaag.
    #[param(example = "2026-01-01")]
    geldig_op: Option<chrono::NaiveDate>,
    /// Zoals het register toen was; zonder keuze: nu.
    #[param(example = "2026-01-01T00:00:00Z")]
    beschikbaar_op: Option<chrono::DateTime<chrono::Utc>>,
}

/// An export has one order.
#[must_use]
pub fn zonder_volgorde(mut parameters: Vec<Parameter>) -> Vec<Parameter> {
    parameters.retain(|parameter| parameter.name != "sorteer");
    parameters
}
