//! The parameters of lists of activities: each row reads a parameter and describes it.

use strum::VariantArray;
use utoipa::{
    IntoParams,
    openapi::path::{Parameter, ParameterIn},
};

use crate::{
    domain::{
        woorden::codes::{ConceptStatus, GeslotenCode as _, Status},
        zoeken::kenmerk::{Kenmerk, Waarde},
    },
    http::query::{
        Param,
        kind::{Choice, Codes, Date, Moment, Text, Texts},
        parameters,
    },
};

/// Who can filter on a kind of kenmerk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kring {
    Iedereen,
    Beheer,
}

/// Who can filter on a kind by its name, and what users read of that filter.
fn filter(kenmerk: Kenmerk) -> Option<(Kring, &'static str)> {
    Some(match kenmerk {
        Kenmerk::Registerhouder => (Kring::Iedereen, "De organisatie die het register bijhoudt (uuid)."),
        Kenmerk::Verwerkingsverantwoordelijke => (Kring::Iedereen, "De verantwoordelijke organisatie (uuid)."),
        Kenmerk::Bestuursorgaan => (Kring::Iedereen, "Het bestuursorgaan."),
        Kenmerk::GeldtVoor => (Kring::Iedereen, "Een organisatie waarvoor de activiteit ook geldt (uuid)."),
        Kenmerk::Thema => (Kring::Iedereen, "Het thema."),
        Kenmerk::Grondslag => (Kring::Iedereen, "Eén van de zes grondslagen van de AVG."),
        Kenmerk::GrondslagGroep => (Kring::Iedereen, "De grondslag in gewone woorden."),
        Kenmerk::Wet => (Kring::Iedereen, "Een wet: BWB-id, CELEX-nummer of CVDR-id."),
        Kenmerk::Artikel => (
            Kring::Iedereen,
            "Een artikel van de ene wet die u in wet noemt. “6” vindt artikel 6 met al zijn leden, “6 lid 1” alleen dat lid, “6.1” het \
             artikel met dat nummer.",
        ),
        Kenmerk::Betrokkene => (Kring::Iedereen, "De groep mensen over wie het gaat."),
        Kenmerk::Gegevens => (Kring::Iedereen, "De categorie persoonsgegevens."),
        Kenmerk::Gevoeligheid => (Kring::Iedereen, "De gevoeligheid van gegevens die voorkomen."),
        Kenmerk::Ontvanger => (Kring::Iedereen, "De soort ontvanger of een organisatie (uuid)."),
        Kenmerk::Verwerker => (Kring::Iedereen, "Een verwerker (uuid) of de soort organisatie."),
        Kenmerk::Subverwerker => (Kring::Iedereen, "Een organisatie die voor een verwerker werkt (uuid)."),
        Kenmerk::Bewaartermijn => (Kring::Iedereen, "Hoe lang gegevens worden bewaard."),
        Kenmerk::Land => (Kring::Iedereen, "Een land waar gegevens naartoe gaan (ISO 3166-1)."),
        Kenmerk::Besluitvorming => (Kring::Iedereen, "Of een computer besluiten neemt over mensen."),
        Kenmerk::Rol => (Kring::Iedereen, "De rol van de organisatie."),
        Kenmerk::Regime => (Kring::Iedereen, "De wet die geldt: avg of wpg."),
        Kenmerk::Zaaktype => (Kring::Iedereen, "De identificatie van een zaaktype."),
        Kenmerk::UplProduct => {
            (Kring::Iedereen, "De naam, precies zo geschreven, of het adres van een product uit de Uniforme Productnamenlijst.")
        }
        Kenmerk::Vertrouwelijkheid => (Kring::Beheer, "Wie de activiteit mag zien."),
        Kenmerk::DpiaStatus => (Kring::Beheer, "De status van de DPIA."),
        Kenmerk::Afdeling => (Kring::Beheer, "De afdeling."),
        Kenmerk::Systeem => (Kring::Beheer, "De naam van een systeem, of de leverancier ervan (uuid)."),
        Kenmerk::Bron => (Kring::Beheer, "Het systeem van een extern kenmerk."),
        Kenmerk::Kenmerk => (Kring::Beheer, "Een extern kenmerk."),
        Kenmerk::Herziening | Kenmerk::Organisatie | Kenmerk::Opdrachtgever | Kenmerk::Overeenkomst | Kenmerk::Alias => {
            return None;
        }
    })
}

/// The filters on kenmerken for these people.
pub(super) fn filters(kring: Kring) -> impl Iterator<Item = (Kenmerk, Param<Waarde>)> {
    Kenmerk::VARIANTS.iter().filter_map(move |kenmerk| {
        let (_, uitleg) = filter(*kenmerk).filter(|(van, _)| *van == kring)?;
        Some((*kenmerk, Param::new(kenmerk.code(), kenmerk.waarde(), uitleg).alternatives()))
    })
}

/// Asked for as a concept: that there is none.
pub(super) const GEEN_CONCEPT: &str = "geen";
const VOLGORDES: [&str; 4] = ["naam", "-vastgesteldOp", "identificatie", "relevantie"];

pub(super) const ZOEK: Param<Text> = Param::new(
    "zoek",
    Text(200),
    "Woorden die alle moeten voorkomen; ook een begin van een woord, een andere vorm ervan, een afkorting of een gewoon woord voor \
     hetzelfde. Woorden als “hoe”, “mijn” en “de” tellen niet mee naast andere.",
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
pub(super) const GEWIJZIGD_SINDS: Param<Moment> = Param::new(
    "gewijzigdSinds",
    Moment,
    "Op of na dit moment is iets aan de activiteit gewijzigd: een concept, een versie of het beheer.",
)
.example("2026-05-31T12:00:00Z");
pub(super) const CONCEPT: Param<Choice> = Param::new(
    "concept",
    Choice(|| ConceptStatus::VARIANTS.iter().map(|status| status.code()).chain([GEEN_CONCEPT]).collect()),
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

fn beschreven(kring: Kring) -> impl Iterator<Item = Parameter> {
    filters(kring).map(|(_, param)| param.describe())
}

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
        woorden.into_iter().chain(beschreven(Kring::Iedereen)).chain(tijd).collect()
    }
}

impl IntoParams for BeheerFilters {
    fn into_params(waar: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let mut parameters = OpenbareFilters::into_params(waar);
        parameters.extend(beschreven(Kring::Beheer));
        parameters.extend([
            CONCEPT.describe(),
            HERZIENING_TOT.describe(),
            GEWIJZIGD_SINDS.describe(),
            OVEREENKOMST_TOT.describe(),
        ]);
        parameters
    }
}
