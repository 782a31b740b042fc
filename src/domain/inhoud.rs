//! Everything an activity says about the processing: one struct, one JSON document.
//!
//! It is what a concept holds, what a version freezes, what a rule reads and what a diff compares. Only
//! `naam` is needed to save it; what is missing is a finding, not a fault.

pub mod activiteit;
mod alias;
pub mod beheer;
mod besluitvorming;
mod betrokkene;
mod beveiliging;
mod bewaartermijn;
mod cookie;
mod doel;
mod doorgifte;
pub mod ingelezen;
pub mod lengte;
pub mod organisatie;
pub mod overeenkomst;
mod partijen;
mod verwijzingen;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

pub use alias::Alias;
pub use besluitvorming::{AiSysteem, Algoritme, Dpia, GeautomatiseerdeBesluitvorming, RechtAfwijking};
pub use betrokkene::{Betrokkene, BronVermelding, Gegeven, GegevenGrond, UitzonderingBijzondereGegevens};
pub use beveiliging::{Beveiliging, Maatregel};
pub use bewaartermijn::{Bewaartermijn, SelectielijstResultaat, UitzonderingVernietiging};
pub use cookie::Cookie;
pub use doel::{BelangBijGrondslag, Doel, DoelGrondslag, OvereenkomstBijGrondslag, ToestemmingBijGrondslag, WettelijkeBepaling};
pub use doorgifte::{Documentatie, Doorgifte};
pub use ingelezen::Ingelezen;
pub use partijen::{
    GeenOvereenkomst, OnderlingeRegeling, Ontvanger, Opdrachtgever, UplProduct, Vertegenwoordiger, Verwerker,
    Verwerkingsverantwoordelijke, Zaaktype,
};

use crate::domain::woorden::codes::{DoorgifteInstrument, GrondslagArtikel22, Regime, Rol, Uitzondering, Vertrouwelijkheid};

/// De inhoud van een verwerkingsactiviteit: alles wat het register over de verwerking zegt (AVG artikel 30).
///
/// Om te bewaren is alleen `naam` nodig. Alle andere velden mogen ontbreken, `null` of leeg zijn; wat ontbreekt is een bevinding.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Inhoud {
    /// Naam van de verwerkingsactiviteit, zoals een inwoner die herkent.
    #[schema(min_length = 1, max_length = 242, example = "Digitale nieuwsbrief")]
    pub naam: String,
    /// Korte omschrijving in gewone taal.
    #[serde(default)]
    #[schema(max_length = 2042)]
    pub omschrijving: Option<String>,
    /// De rol van de organisatie: verwerkingsverantwoordelijke, gezamenlijk of verwerker (AVG artikel 30 lid 1 en 2).
    #[serde(default)]
    pub rol: Option<Rol>,
    /// De wet die geldt: `avg` (standaard) of `wpg` (Wet politiegegevens).
    #[serde(default)]
    pub regime: Option<Regime>,
    /// Thema's waaronder een inwoner de activiteit zoekt.
    #[serde(default)]
    #[schema(max_items = 20, extensions(("x-referentielijst" = json!("thema"))))]
    pub themas: Vec<String>,
    /// Wie verantwoordelijk is (AVG artikel 30 lid 1 onder a).
    #[serde(default)]
    #[schema(max_items = 50)]
    pub verwerkingsverantwoordelijken: Vec<Verwerkingsverantwoordelijke>,
    /// De afspraken tussen gezamenlijk verantwoordelijken (AVG artikel 26).
    #[serde(default)]
    pub onderlinge_regeling: Option<OnderlingeRegeling>,
    /// Bij rol `verwerker`: voor wie de verwerking gebeurt (AVG artikel 30 lid 2 onder a).
    #[serde(default)]
    #[schema(max_items = 100)]
    pub opdrachtgevers: Vec<Opdrachtgever>,
    /// De doelen van de verwerking, elk met zijn grondslag (AVG artikel 30 lid 1 onder b, artikel 6).
    #[serde(default)]
    #[schema(max_items = 50)]
    #[validate(nested)]
    pub doelen: Vec<Doel>,
    /// De groepen mensen over wie gegevens worden verwerkt, met hun gegevens (AVG artikel 30 lid 1 onder c).
    #[serde(default)]
    #[schema(max_items = 50)]
    pub betrokkenen: Vec<Betrokkene>,
    /// Waarom bijzondere persoonsgegevens mogen worden verwerkt (AVG artikel 9 lid 2).
    #[serde(default)]
    #[schema(max_items = 50)]
    pub uitzonderingen_bijzondere_gegevens: Vec<UitzonderingBijzondereGegevens>,
    /// Waarom het burgerservicenummer mag worden gebruikt (AVG artikel 87, UAVG artikel 46).
    #[serde(default)]
    pub bsn_grond: Option<GegevenGrond>,
    /// Waarom strafrechtelijke gegevens mogen worden verwerkt (AVG artikel 10, UAVG artikelen 31 tot en met 33).
    #[serde(default)]
    pub strafrechtelijke_grond: Option<GegevenGrond>,
    /// Wie de gegevens krijgt (AVG artikel 30 lid 1 onder d).
    #[serde(default)]
    #[schema(max_items = 100)]
    pub ontvangers: Vec<Ontvanger>,
    /// `true` als er uitdrukkelijk geen ontvangers zijn.
    #[serde(default)]
    pub geen_ontvangers: Option<bool>,
    /// Wie de gegevens in opdracht verwerkt (AVG artikel 28).
    #[serde(default)]
    #[schema(max_items = 100)]
    #[validate(nested)]
    pub verwerkers: Vec<Verwerker>,
    /// Of gegevens buiten de Europese Economische Ruimte worden verwerkt (AVG artikel 30 lid 1 onder e).
    #[serde(default)]
    pub doorgifte_buiten_eer: Option<bool>,
    /// De doorgiften buiten de Europese Economische Ruimte, elk met zijn waarborg (AVG artikelen 44 tot en met 49).
    #[serde(default)]
    #[schema(max_items = 100)]
    pub doorgiften: Vec<Doorgifte>,
    /// Hoe lang de gegevens worden bewaard (AVG artikel 30 lid 1 onder f).
    #[serde(default)]
    #[schema(max_items = 100)]
    pub bewaartermijnen: Vec<Bewaartermijn>,
    /// Hoe de gegevens zijn beveiligd (AVG artikel 30 lid 1 onder g).
    #[serde(default)]
    pub beveiliging: Option<Beveiliging>,
    /// Of er besluiten zonder tussenkomst van een mens worden genomen (AVG artikel 22).
    #[serde(default)]
    pub geautomatiseerde_besluitvorming: Option<GeautomatiseerdeBesluitvorming>,
    /// Algoritmes die worden gebruikt, met de plaats in het Algoritmeregister.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub algoritmes: Vec<Algoritme>,
    /// De gegevensbeschermingseffectbeoordeling (AVG artikel 35).
    #[serde(default)]
    pub dpia: Option<Dpia>,
    /// Of gegevens voor een ander doel worden gebruikt dan waarvoor ze zijn verzameld (AVG artikel 6 lid 4).
    #[serde(default)]
    pub verdere_verwerking: Option<bool>,
    /// Waarom dat andere doel past bij het oorspronkelijke. Alleen voor intern gebruik.
    #[serde(default)]
    #[schema(max_length = 10000)]
    pub verenigbaarheidstoets: Option<String>,
    /// Cookies die hierbij worden geplaatst of gelezen (Telecommunicatiewet artikel 11.7a).
    #[serde(default)]
    #[schema(max_items = 200)]
    pub cookies: Vec<Cookie>,
    /// Adres van een privacyverklaring die over deze verwerking gaat.
    #[serde(default)]
    #[schema(max_length = 2042, format = "uri", pattern = "^https?://[^ ]+$")]
    pub privacyverklaring_url: Option<String>,
    /// Rechten die anders zijn dan uit de grondslag volgt (AVG artikel 23, UAVG artikelen 41 en 45).
    #[serde(default)]
    #[schema(max_items = 20)]
    pub rechten_afwijkingen: Vec<RechtAfwijking>,
    /// Zaaktypen waarin deze verwerking voorkomt.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub zaaktypen: Vec<Zaaktype>,
    /// Producten uit de Uniforme Productnamenlijst waarvoor deze verwerking nodig is.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub upl_producten: Vec<UplProduct>,
    /// Organisaties (uuid) waarvoor deze activiteit ook geldt.
    #[serde(default)]
    #[schema(max_items = 500)]
    pub geldt_voor: Vec<Uuid>,
    /// Andere verwijzingen naar deze activiteit die logboeken gebruiken. Zij zijn openbaar; `controle` en `/id/` kennen ze, precies zo geschreven. Noemen er twee
    /// dezelfde, dan telt wie het eerst vaststelde.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub aliassen: Vec<Alias>,
    /// Wie de activiteit mag zien: `openbaar` (standaard), `intern` of `vertrouwelijk`.
    #[serde(default)]
    pub vertrouwelijkheid: Option<Vertrouwelijkheid>,
    /// Waarom de activiteit niet openbaar is.
    #[serde(default)]
    #[schema(max_length = 2042)]
    pub reden_vertrouwelijkheid: Option<String>,
    /// Tot wanneer de activiteit niet openbaar is; een herinnering, verandert zelf niets.
    #[serde(default)]
    pub vertrouwelijk_tot: Option<NaiveDate>,
    /// Eerste dag waarop deze inhoud geldt (ISO 8601). Leeg: de dag van vaststellen.
    #[serde(default)]
    pub begin_geldigheid: Option<NaiveDate>,
}

impl Inhoud {
    /// An activity is public unless its content says otherwise.
    #[must_use]
    pub fn is_openbaar(&self) -> bool {
        self.vertrouwelijkheid() == Vertrouwelijkheid::Openbaar
    }

    /// Whether only who may see what is confidential sees it.
    #[must_use]
    pub fn is_vertrouwelijk(&self) -> bool {
        self.vertrouwelijkheid() == Vertrouwelijkheid::Vertrouwelijk
    }

    /// The confidentiality, `openbaar` when not said.
    #[must_use]
    pub fn vertrouwelijkheid(&self) -> Vertrouwelijkheid {
        self.vertrouwelijkheid.unwrap_or(Vertrouwelijkheid::Openbaar)
    }

    /// For what explicit consent is asked beside a legal basis, as it stands behind "toestemming" (AVG 9(2)(a), 22(2)(c), 49(1)(a)).
    #[must_use]
    pub fn toestemming_naast_grondslag(&self) -> Vec<&'static str> {
        let besluit = self.geautomatiseerde_besluitvorming.as_ref().filter(|besluit| besluit.aanwezig == Some(true));
        let besluit = besluit.is_some_and(|deel| deel.grondslag_artikel22 == Some(GrondslagArtikel22::UitdrukkelijkeToestemming));
        let doorgifte = |deel: &Doorgifte| deel.instrument == Some(DoorgifteInstrument::UitdrukkelijkeToestemming);
        let bijzonder = self.toestemming_voor_bijzondere_gegevens();
        let besluit = besluit.then_some("voor het automatische besluit");
        let doorgifte = self.doorgiften.iter().any(doorgifte).then_some("voor de doorgifte buiten Europa");
        [bijzonder, besluit, doorgifte].into_iter().flatten().collect()
    }

    /// The same for special categories of data alone.
    #[must_use]
    pub fn toestemming_voor_bijzondere_gegevens(&self) -> Option<&'static str> {
        let toestemming =
            |deel: &UitzonderingBijzondereGegevens| deel.uitzondering == Some(Uitzondering::UitdrukkelijkeToestemming);
        self.uitzonderingen_bijzondere_gegevens.iter().any(toestemming).then_some("voor bijzondere persoonsgegevens")
    }

    /// The law that applies, `avg` when not said.
    #[must_use]
    pub fn regime(&self) -> Regime {
        self.regime.unwrap_or(Regime::Avg)
    }
}
