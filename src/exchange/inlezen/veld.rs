//! What a column can be about: every field that a mapping can name.

use serde::Deserialize;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// What a column can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "camelCase")]
#[strum(serialize_all = "camelCase")]
pub enum Veld {
    Kenmerk,
    Naam,
    Omschrijving,
    Afdeling,
    Proceseigenaar,
    Systemen,
    Leverancier,
    Opmerkingen,
    Herzieningsdatum,
    GebaseerdOp,
    Themas,
    Rol,
    Regime,
    Verantwoordelijke,
    Vertegenwoordiger,
    OnderlingeRegeling,
    Opdrachtgevers,
    OpdrachtgeverWerkzaamheden,
    GeldtVoor,
    Doelen,
    Grondslag,
    Wetten,
    GrondslagToelichting,
    Belang,
    Belangenafweging,
    ToestemmingVerkrijgen,
    ToestemmingIntrekken,
    UitdrukkelijkeToestemming,
    OuderlijkeToestemming,
    Bedrijfsvoering,
    OvereenkomstOmschrijving,
    Betrokkenen,
    Minderjarigen,
    JongerDan16,
    Gegevens,
    BijzondereGegevens,
    Bsn,
    BsnGrond,
    StrafrechtelijkeGrond,
    Uitzondering,
    VerstrekkingVerplicht,
    GevolgNietVerstrekken,
    Bronnen,
    Ontvangers,
    GrondslagVerstrekking,
    Verwerkers,
    Subverwerkers,
    VerwerkerOpenbaar,
    Werkzaamheden,
    Overeenkomst,
    GeenOvereenkomst,
    Doorgifte,
    DoorgifteInstrument,
    DoorgifteOntvanger,
    DoorgifteToelichting,
    InternationaleOrganisatie,
    Bewaartermijn,
    PerKalenderjaar,
    Waardering,
    Selectielijst,
    AfwijkingSelectielijst,
    Overbrengingstermijn,
    UitzonderingVernietiging,
    Beveiliging,
    BeveiligingOpenbaar,
    Dpia,
    DpiaUitgevoerd,
    DpiaNodig,
    DpiaDatum,
    DpiaHerbeoordeling,
    DpiaUrl,
    DpiaToelichting,
    DpiaCriteria,
    DpiaHoogRestrisico,
    DpiaVoorafgaandeRaadpleging,
    DpiaSchaal,
    Besluitvorming,
    Profilering,
    BesluitvormingLogica,
    BesluitvormingGevolgen,
    BesluitvormingGrondslag,
    BesluitvormingTussenkomst,
    Algoritmes,
    AiRol,
    AiRisicoklasse,
    AiMededeling,
    Fria,
    FriaDatum,
    Cookies,
    VerdereVerwerking,
    Verenigbaarheidstoets,
    RechtenAfwijkingen,
    Zaaktypen,
    ZaaktypeCatalogus,
    UplProducten,
    Aliassen,
    Vertrouwelijkheid,
    RedenVertrouwelijkheid,
    VertrouwelijkTot,
    PrivacyverklaringUrl,
    BeginGeldigheid,
    /// A column that is passed over.
    Negeren,
}

impl Veld {
    /// Its name in a mapping.
    pub(super) fn naam(self) -> &'static str {
        self.into()
    }

    /// Whether a row below the first can add to it.
    pub(super) fn is_lijst(self) -> bool {
        matches!(
            self,
            Self::Doelen
                | Self::Grondslag
                | Self::Wetten
                | Self::Betrokkenen
                | Self::Gegevens
                | Self::BijzondereGegevens
                | Self::Bsn
                | Self::Uitzondering
                | Self::Bronnen
                | Self::Ontvangers
                | Self::Verwerkers
                | Self::Opdrachtgevers
                | Self::Doorgifte
                | Self::Bewaartermijn
                | Self::Beveiliging
                | Self::Systemen
                | Self::Zaaktypen
                | Self::UplProducten
                | Self::Aliassen
                | Self::Algoritmes
                | Self::Cookies
                | Self::Verantwoordelijke
        )
    }

    /// Whether a text in it may be long, and go on.
    pub(super) fn is_tekst(self) -> bool {
        matches!(
            self,
            Self::Omschrijving
                | Self::Opmerkingen
                | Self::OnderlingeRegeling
                | Self::GrondslagToelichting
                | Self::Belang
                | Self::Belangenafweging
                | Self::DpiaToelichting
                | Self::BesluitvormingLogica
                | Self::BesluitvormingGevolgen
                | Self::Verenigbaarheidstoets
                | Self::Negeren
        )
    }

    /// Whether it says something of another field, so that all of the row is read first.
    pub(super) fn is_later(self) -> bool {
        matches!(
            self,
            Self::GrondslagToelichting
                | Self::Belang
                | Self::Belangenafweging
                | Self::ToestemmingVerkrijgen
                | Self::ToestemmingIntrekken
                | Self::Minderjarigen
                | Self::JongerDan16
                | Self::VerstrekkingVerplicht
                | Self::GevolgNietVerstrekken
                | Self::Leverancier
                | Self::UitdrukkelijkeToestemming
                | Self::OuderlijkeToestemming
                | Self::Bedrijfsvoering
                | Self::OvereenkomstOmschrijving
                | Self::GrondslagVerstrekking
                | Self::Subverwerkers
                | Self::VerwerkerOpenbaar
                | Self::DoorgifteOntvanger
                | Self::DoorgifteToelichting
                | Self::InternationaleOrganisatie
                | Self::PerKalenderjaar
                | Self::ZaaktypeCatalogus
                | Self::Vertegenwoordiger
                | Self::OpdrachtgeverWerkzaamheden
                | Self::Werkzaamheden
                | Self::Overeenkomst
                | Self::Waardering
                | Self::Selectielijst
                | Self::AfwijkingSelectielijst
                | Self::Overbrengingstermijn
                | Self::UitzonderingVernietiging
                | Self::AiRol
                | Self::AiRisicoklasse
                | Self::AiMededeling
                | Self::Fria
                | Self::FriaDatum
        )
    }
}
