//! The kinds of kenmerk: what is noted of a content so that lists can filter on it and count it.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::besluitvorming;
use crate::domain::woorden::codes::{
    DpiaStatus, GeslotenCode, Gevoeligheid, Grondslag, GrondslagGroep, Regime, Rol, Vertrouwelijkheid,
};

/// A kind of kenmerk. Its code is the name of the filter on it, where there is one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "camelCase")]
#[strum(serialize_all = "camelCase")]
#[expect(missing_docs, reason = "each is the part of the record of that name")]
pub enum Kenmerk {
    Registerhouder,
    Verwerkingsverantwoordelijke,
    Bestuursorgaan,
    GeldtVoor,
    Thema,
    Grondslag,
    GrondslagGroep,
    Wet,
    /// Of which law, with its number.
    Artikel,
    Betrokkene,
    Gegevens,
    Gevoeligheid,
    Ontvanger,
    Verwerker,
    Subverwerker,
    Bewaartermijn,
    Land,
    Besluitvorming,
    Rol,
    Regime,
    Zaaktype,
    UplProduct,
    Vertrouwelijkheid,
    DpiaStatus,
    Afdeling,
    Systeem,
    /// Another system that knows the activity.
    Bron,
    /// Its key there.
    Kenmerk,
    /// The day on which it is looked at again.
    Herziening,
    /// Any organisation that a reader sees named.
    Organisatie,
    Opdrachtgever,
    Overeenkomst,
    /// What others call the activity.
    Alias,
}

/// What the values of a kind are.
#[derive(Debug, Clone, Copy)]
pub enum Waarde {
    /// A code of a closed list: its name and its codes.
    Gesloten(&'static str, fn() -> Vec<&'static str>),
    /// A code of an open list.
    Open(&'static str),
    /// A uuid.
    Uuid,
    /// A code of an open list, or a uuid.
    OpenOfUuid(&'static str),
    /// A text that is compared as it is.
    Tekst,
}

fn gesloten<C: GeslotenCode>() -> Waarde {
    Waarde::Gesloten(C::LIJST, || C::VARIANTS.iter().map(|code| code.code()).collect())
}

impl Kenmerk {
    /// As a query and the database name it.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What its values are.
    #[must_use]
    pub fn waarde(self) -> Waarde {
        match self {
            Self::Registerhouder
            | Self::Verwerkingsverantwoordelijke
            | Self::GeldtVoor
            | Self::Subverwerker
            | Self::Organisatie
            | Self::Opdrachtgever
            | Self::Overeenkomst => Waarde::Uuid,
            Self::Bestuursorgaan => Waarde::Open("bestuursorgaan"),
            Self::Thema => Waarde::Open("thema"),
            Self::Betrokkene => Waarde::Open("betrokkene_categorie"),
            Self::Gegevens => Waarde::Open("gegevenscategorie"),
            Self::Bewaartermijn => Waarde::Open("bewaartermijn_klasse"),
            Self::Land => Waarde::Open("land"),
            Self::Besluitvorming => Waarde::Open(besluitvorming::LIJST),
            Self::Ontvanger => Waarde::OpenOfUuid("ontvanger_soort"),
            Self::Verwerker => Waarde::OpenOfUuid("organisatie_soort"),
            Self::Grondslag => gesloten::<Grondslag>(),
            Self::GrondslagGroep => gesloten::<GrondslagGroep>(),
            Self::Gevoeligheid => gesloten::<Gevoeligheid>(),
            Self::Rol => gesloten::<Rol>(),
            Self::Regime => gesloten::<Regime>(),
            Self::Vertrouwelijkheid => gesloten::<Vertrouwelijkheid>(),
            Self::DpiaStatus => gesloten::<DpiaStatus>(),
            Self::Wet
            | Self::Artikel
            | Self::Zaaktype
            | Self::UplProduct
            | Self::Afdeling
            | Self::Systeem
            | Self::Bron
            | Self::Kenmerk
            | Self::Herziening
            | Self::Alias => Waarde::Tekst,
        }
    }

    /// Whether it is of what is administered beside the content.
    #[must_use]
    pub fn is_van_beheer(self) -> bool {
        match self {
            Self::Afdeling | Self::Systeem | Self::Bron | Self::Kenmerk | Self::Herziening => true,
            Self::Registerhouder
            | Self::Verwerkingsverantwoordelijke
            | Self::Bestuursorgaan
            | Self::GeldtVoor
            | Self::Thema
            | Self::Grondslag
            | Self::GrondslagGroep
            | Self::Wet
            | Self::Artikel
            | Self::Betrokkene
            | Self::Gegevens
            | Self::Gevoeligheid
            | Self::Ontvanger
            | Self::Verwerker
            | Self::Subverwerker
            | Self::Bewaartermijn
            | Self::Land
            | Self::Besluitvorming
            | Self::Rol
            | Self::Regime
            | Self::Zaaktype
            | Self::UplProduct
            | Self::Vertrouwelijkheid
            | Self::DpiaStatus
            | Self::Organisatie
            | Self::Opdrachtgever
            | Self::Overeenkomst
            | Self::Alias => false,
        }
    }

    /// The list that names its codes.
    #[must_use]
    pub fn lijst(self) -> Option<&'static str> {
        match self.waarde() {
            Waarde::Gesloten(lijst, _) | Waarde::Open(lijst) | Waarde::OpenOfUuid(lijst) => Some(lijst),
            Waarde::Uuid | Waarde::Tekst => None,
        }
    }

    /// Whether its values may be organisations.
    #[must_use]
    pub fn noemt_organisaties(self) -> bool {
        matches!(self.waarde(), Waarde::Uuid | Waarde::OpenOfUuid(_))
    }
}
