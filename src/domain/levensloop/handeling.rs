//! The acts of the register, and what follows from each: one row of facts for every act (`feiten`), so that a new one does not compile until
//! all of it is decided.

mod feiten;

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{scope::Scope, stap::StapSoort, wijziging::WijzigingSoort};
use feiten::Lezers;

/// An act of the register: something that stands in the journal. Its code is the operationId of the API, where the API has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "each is the operation of that name in the document")]
pub enum Handeling {
    CreateVerwerkingsactiviteit,
    CreateConcept,
    ReplaceConcept,
    UpdateConcept,
    DeleteConcept,
    VerwerkingsactiviteitenWijzigen,
    ReplaceExterneVerwerkingsactiviteit,
    VerwerkersvoorstelAfhandelen,
    InlezingUitvoeren,
    ConceptIndienen,
    ConceptTerugnemen,
    ConceptTerugsturen,
    ConceptVaststellen,
    VerwerkingsactiviteitBeeindigen,
    VersieIntrekken,
    VersieWissen,
    UpdateBeheer,
    BeheerBevestigen,
    CreateOrganisatie,
    ReplaceOrganisatie,
    CreateVerwerkersovereenkomst,
    ReplaceVerwerkersovereenkomst,
    CreateAbonnement,
    ReplaceAbonnement,
    DeleteAbonnement,
    AbonnementHervatten,
    /// The register itself turns a subscription off that cannot be delivered.
    AbonnementUitschakelen,
    /// Who owns the database empties the names of people.
    NamenLegen,
    /// Who owns the database says that it was put back, and that what came after is lost.
    Hersteld,
}

/// What an act is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Onderwerp {
    Verwerkingsactiviteit,
    Organisatie,
    Verwerkersovereenkomst,
    Abonnement,
    Handelenden,
    /// The register as a whole.
    Register,
}

impl Onderwerp {
    /// As the journal writes it.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// What an act does with the content of a concept. Who wrote or decided does not settle it (four eyes).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aandeel {
    /// Writes it: its document goes too when what became of it is erased.
    Schrijft,
    /// Writes it as another system or a file says it, and what is administered with it.
    Levert,
    /// Speaks of it: a remark that quotes it goes too, but who made it may settle.
    Bespreekt,
    /// Decides that it is offered or thrown away.
    Beslist,
    /// Nothing.
    Geen,
}

impl Aandeel {
    /// Whether who did it is kept from settling what became of it.
    #[must_use]
    pub fn telt_voor_vier_ogen(self) -> bool {
        match self {
            Self::Schrijft | Self::Levert | Self::Beslist => true,
            Self::Bespreekt | Self::Geen => false,
        }
    }

    /// Whether its document goes when what became of it is erased.
    #[must_use]
    pub fn wordt_gewist(self) -> bool {
        match self {
            Self::Schrijft | Self::Levert | Self::Bespreekt => true,
            Self::Beslist | Self::Geen => false,
        }
    }
}

impl Handeling {
    /// As the journal and the document write it.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What it is about.
    #[must_use]
    pub fn onderwerp(self) -> Onderwerp {
        self.feiten().onderwerp
    }

    /// The scope that it takes; `None` when nobody does it through the API.
    #[must_use]
    pub fn recht(self) -> Option<Scope> {
        self.feiten().recht
    }

    /// Whether only a person can do it. Submitting is of a person too, when four eyes are asked; the act itself decides that.
    #[must_use]
    pub fn vraagt_persoon(self) -> bool {
        self.feiten().vraagt_persoon
    }

    /// What it does with the content of a concept.
    #[must_use]
    pub fn aandeel(self) -> Aandeel {
        self.feiten().aandeel
    }

    /// Which step in the life of an activity it is, for who follows that in management; the journal tells when one of these was another, or none.
    #[must_use]
    pub fn stap(self) -> Option<StapSoort> {
        self.feiten().stap
    }

    /// What readers of the public register are told of it, when the activity is public; `None` when they are told nothing.
    #[must_use]
    pub fn wijziging(self) -> Option<WijzigingSoort> {
        match self.feiten().lezers {
            Lezers::Horen(soort) => Some(soort),
            Lezers::Zien | Lezers::Niets => None,
        }
    }

    /// Whether readers of the public register may see something else afterwards.
    #[must_use]
    pub fn raakt_openbaar(self) -> bool {
        match self.feiten().lezers {
            Lezers::Horen(_) | Lezers::Zien => true,
            Lezers::Niets => false,
        }
    }

    /// The codes of the acts of which this holds.
    #[must_use]
    pub fn codes_van(keuze: impl Fn(Self) -> bool) -> Vec<&'static str> {
        Self::VARIANTS.iter().copied().filter(|handeling| keuze(*handeling)).map(Self::code).collect()
    }
}
