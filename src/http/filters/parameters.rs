//! The parameters of lists of activities: each row reads a parameter and describes it.

use strum::VariantArray;
use utoipa::{
    IntoParams,
    openapi::path::{Parameter, ParameterIn},
};

use super::waarde::Waarde;
use crate::{
    domain::woorden::codes::{
        ConceptStatus, DpiaStatus, GeslotenCode, Gevoeligheid, Grondslag, GrondslagGroep, Regime, Rol, Status, Vertrouwelijkheid,
    },
    http::query::{
        Param,
        kind::{Choice, Codes, Date, Moment, Text, Texts},
        parameters,
    },
};

fn codes<C: GeslotenCode>() -> Vec<&'static str> {
    C::VARIANTS.iter().map(|code| code.code()).collect()
}

/// A filter that looks at kenmerken of the same name.
const fn filter(sleutel: &'static str, waarde: Waarde, uitleg: &'static str) -> Param<Waarde> {
    Param::new(sleutel, waarde, uitleg).alternatives()
}

/// What everyone can filter on.
pub(super) const OPENBAAR: &[Param<Waarde>] = &[
    filter("registerhouder", Waarde::Uuid, "De organisatie die het register bijhoudt (uuid)."),
    filter("verwerkingsverantwoordelijke", Waarde::Uuid, "De verantwoordelijke organisatie (uuid)."),
    filter("bestuursorgaan", Waarde::Open("bestuursorgaan"), "Het bestuursorgaan."),
    filter("geldtVoor", Waarde::Uuid, "Een organisatie waarvoor de activiteit ook geldt (uuid)."),
    filter("thema", Waarde::Open("thema"), "Het thema."),
    filter("grondslag", Waarde::Gesloten(codes::<Grondslag>), "Eén van de zes grondslagen van de AVG."),
    filter("grondslagGroep", Waarde::Gesloten(codes::<GrondslagGroep>), "De grondslag in gewone woorden."),
    filter("wet", Waarde::Tekst, "Een wet: BWB-id, CELEX-nummer of CVDR-id."),
    filter("betrokkene", Waarde::Open("betrokkene_categorie"), "De groep mensen over wie het gaat."),
    filter("gegevens", Waarde::Open("gegevenscategorie"), "De categorie persoonsgegevens."),
    filter("gevoeligheid", Waarde::Gesloten(codes::<Gevoeligheid>), "De gevoeligheid van gegevens die voorkomen."),
    filter("ontvanger", Waarde::OpenOfUuid("ontvanger_soort"), "De soort ontvanger of een organisatie (uuid)."),
    filter("verwerker", Waarde::OpenOfUuid("organisatie_soort"), "Een verwerker (uuid) of de soort organisatie."),
    filter("bewaartermijn", Waarde::Open("bewaartermijn_klasse"), "Hoe lang gegevens worden bewaard."),
    filter("land", Waarde::Open("land"), "Een land waar gegevens naartoe gaan (ISO 3166-1)."),
    filter("rol", Waarde::Gesloten(codes::<Rol>), "De rol van de organisatie."),
    filter("regime", Waarde::Gesloten(codes::<Regime>), "De wet die geldt: avg of wpg."),
    filter("zaaktype", Waarde::Tekst, "De identificatie van een zaaktype."),
    filter("uplProduct", Waarde::Tekst, "De naam of het adres van een product uit de Uniforme Productnamenlijst."),
];

/// What management can filter on beside that, in the content.
pub(super) const INTERN: &[Param<Waarde>] = &[
    filter("vertrouwelijkheid", Waarde::Gesloten(codes::<Vertrouwelijkheid>), "Wie de activiteit mag zien."),
    filter("dpiaStatus", Waarde::Gesloten(codes::<DpiaStatus>), "De status van de DPIA."),
];

/// What management can filter on beside the content.
pub(super) const BEHEER: &[Param<Waarde>] = &[
    filter("afdeling", Waarde::Tekst, "De afdeling."),
    filter("systeem", Waarde::Tekst, "De naam van een systeem, of de leverancier ervan (uuid)."),
    filter("bron", Waarde::Tekst, "Het systeem van een extern kenmerk."),
    filter("kenmerk", Waarde::Tekst, "Een extern kenmerk."),
];

/// Asked for as a concept: that there is none.
pub(super) const GEEN_CONCEPT: &str = "geen";
const VOLGORDES: [&str; 4] = ["naam", "-vastgesteldOp", "identificatie", "relevantie"];

pub(super) const ZOEK: Param<Text> = Param::new(
    "zoek",
    Text(200),
    "Woorden die alle moeten voorkomen; ook een begin van een woord, een andere vorm ervan of een gewoon woord voor hetzelfde.",
)
.example("camera");
pub(super) const IDENTIFICATIE: Param<Texts> = Param::new("identificatie", Texts(40), "Nummer in het register.").alternatives();
pub(super) const STATUS: Param<Codes<Status>> =
    Param::new("status", Codes(Status::VARIANTS), "Status op de gevraagde dag; zonder keuze: geldig.").alternatives();
pub(super) const VASTGESTELD_VAN: Param<Date> =
    Param::new("vastgesteldVan", Date, "Vastgesteld op of na deze dag.").example("2018-05-25");
pub(super) const VASTGESTELD_TOT: Param<Date> =
    Param::new("vastgesteldTot", Date, "Vastgesteld op of voor deze dag.").example("2026-12-31");
/// On which day.
pub const GELDIG_OP: Param<Date> =
    Param::new("geldigOp", Date, "De dag waarop het moet gelden; zonder keuze: vandaag.").example("2026-01-01");
pub(super) const GELDIG_VAN: Param<Date> = Param::new(
    "geldigVan",
    Date,
    "Eerste dag van een periode: alles wat op een dag in de periode gold, iedere activiteit één keer, met de versie die er het laatst \
     in gold. De status is die van haar laatste dag in de periode. Niet samen met geldigOp of status.",
)
.example("2025-01-01");
pub(super) const GELDIG_TOT: Param<Date> =
    Param::new("geldigTot", Date, "Laatste dag van de periode; zie geldigVan.").example("2025-12-31");
/// As known at which moment.
pub const BESCHIKBAAR_OP: Param<Moment> =
    Param::new("beschikbaarOp", Moment, "Zoals het register toen was; zonder keuze: nu.").example("2026-01-01T00:00:00Z");
pub(super) const SORTEER: Param<Choice> =
    Param::new("sorteer", Choice(|| VOLGORDES.to_vec()), "Volgorde; zonder keuze op naam, of op relevantie als u zoekt.")
        .example("naam");
pub(super) const CONCEPT: Param<Choice> = Param::new(
    "concept",
    Choice(|| codes::<ConceptStatus>().into_iter().chain([GEEN_CONCEPT]).collect()),
    "Status van het concept, of geen.",
)
.example("ter_beoordeling");
pub(super) const HERZIENING_TOT: Param<Date> =
    Param::new("herzieningTot", Date, "Moet op of voor deze dag opnieuw worden bekeken.").example("2026-12-31");
pub(super) const OVEREENKOMST_TOT: Param<Date> =
    Param::new("overeenkomstTot", Date, "Heeft een verwerkersovereenkomst die op of voor deze dag eindigt.")
        .example("2026-12-31");

parameters! {
    /// Which day, and as known at which moment.
    pub Tijdreis: GELDIG_OP, BESCHIKBAAR_OP
}

parameters! {
    /// In which order.
    pub Sortering: SORTEER
}

/// The filters of the public list, as parameters of the document.
#[derive(Debug)]
pub struct OpenbareFilters;

/// The filters of the list of management, as parameters of the document.
#[derive(Debug)]
pub struct BeheerFilters;

impl IntoParams for OpenbareFilters {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let woorden = [ZOEK.describe(), IDENTIFICATIE.describe()];
        let tijd = [
            STATUS.describe(),
            VASTGESTELD_VAN.describe(),
            VASTGESTELD_TOT.describe(),
            GELDIG_OP.describe(),
            GELDIG_VAN.describe(),
            GELDIG_TOT.describe(),
            BESCHIKBAAR_OP.describe(),
        ];
        woorden.into_iter().chain(OPENBAAR.iter().map(Param::describe)).chain(tijd).collect()
    }
}

impl IntoParams for BeheerFilters {
    fn into_params(waar: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut parameters = OpenbareFilters::into_params(waar);
        parameters.extend(INTERN.iter().chain(BEHEER).map(Param::describe));
        parameters.extend([CONCEPT.describe(), HERZIENING_TOT.describe(), OVEREENKOMST_TOT.describe()]);
        parameters
    }
}
