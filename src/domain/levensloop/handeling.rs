//! The acts of the register, and what follows from each. Every question is answered for every act, so that a new one does not compile until
//! all of it is decided.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{scope::Scope, stap::StapSoort, wijziging::WijzigingSoort};

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
    /// Speaks of it: a remark that quotes it goes too, but who made it may settle.
    Bespreekt,
    /// Decides that it is offered or thrown away.
    Beslist,
    /// Nothing.
    Geen,
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
        match self {
            Self::CreateVerwerkingsactiviteit
            | Self::CreateConcept
            | Self::ReplaceConcept
            | Self::UpdateConcept
            | Self::DeleteConcept
            | Self::VerwerkingsactiviteitenWijzigen
            | Self::ReplaceExterneVerwerkingsactiviteit
            | Self::VerwerkersvoorstelAfhandelen
            | Self::InlezingUitvoeren
            | Self::ConceptIndienen
            | Self::ConceptTerugnemen
            | Self::ConceptTerugsturen
            | Self::ConceptVaststellen
            | Self::VerwerkingsactiviteitBeeindigen
            | Self::VersieIntrekken
            | Self::VersieWissen
            | Self::UpdateBeheer
            | Self::BeheerBevestigen => Onderwerp::Verwerkingsactiviteit,
            Self::CreateOrganisatie | Self::ReplaceOrganisatie => Onderwerp::Organisatie,
            Self::CreateVerwerkersovereenkomst | Self::ReplaceVerwerkersovereenkomst => Onderwerp::Verwerkersovereenkomst,
            Self::CreateAbonnement
            | Self::ReplaceAbonnement
            | Self::DeleteAbonnement
            | Self::AbonnementHervatten
            | Self::AbonnementUitschakelen => Onderwerp::Abonnement,
            Self::NamenLegen => Onderwerp::Handelenden,
            Self::Hersteld => Onderwerp::Register,
        }
    }

    /// The scope that it takes; `None` when nobody does it through the API.
    #[must_use]
    pub fn recht(self) -> Option<Scope> {
        match self {
            Self::CreateVerwerkingsactiviteit
            | Self::CreateConcept
            | Self::ReplaceConcept
            | Self::UpdateConcept
            | Self::DeleteConcept
            | Self::VerwerkingsactiviteitenWijzigen
            | Self::ReplaceExterneVerwerkingsactiviteit
            | Self::InlezingUitvoeren
            | Self::ConceptIndienen
            | Self::ConceptTerugnemen
            | Self::UpdateBeheer
            | Self::CreateVerwerkersovereenkomst
            | Self::ReplaceVerwerkersovereenkomst => Some(Scope::Invoeren),
            Self::ConceptTerugsturen | Self::BeheerBevestigen => Some(Scope::Beoordelen),
            Self::ConceptVaststellen | Self::VerwerkingsactiviteitBeeindigen => Some(Scope::Vaststellen),
            Self::VersieIntrekken
            | Self::VersieWissen
            | Self::VerwerkersvoorstelAfhandelen
            | Self::CreateOrganisatie
            | Self::ReplaceOrganisatie
            | Self::CreateAbonnement
            | Self::ReplaceAbonnement
            | Self::DeleteAbonnement
            | Self::AbonnementHervatten => Some(Scope::Beheren),
            Self::AbonnementUitschakelen | Self::NamenLegen | Self::Hersteld => None,
        }
    }

    /// Whether only a person can do it. Submitting is of a person too, when four eyes are asked; the act itself decides that.
    #[must_use]
    pub fn vraagt_persoon(self) -> bool {
        matches!(self, Self::ConceptVaststellen | Self::VerwerkingsactiviteitBeeindigen | Self::VersieWissen)
    }

    /// What it does with the content of a concept.
    #[must_use]
    pub fn aandeel(self) -> Aandeel {
        match self {
            Self::CreateVerwerkingsactiviteit
            | Self::CreateConcept
            | Self::ReplaceConcept
            | Self::UpdateConcept
            | Self::VerwerkingsactiviteitenWijzigen
            | Self::ReplaceExterneVerwerkingsactiviteit
            | Self::VerwerkersvoorstelAfhandelen
            | Self::InlezingUitvoeren => Aandeel::Schrijft,
            Self::ConceptTerugsturen => Aandeel::Bespreekt,
            Self::ConceptIndienen | Self::DeleteConcept => Aandeel::Beslist,
            Self::ConceptTerugnemen
            | Self::ConceptVaststellen
            | Self::VerwerkingsactiviteitBeeindigen
            | Self::VersieIntrekken
            | Self::VersieWissen
            | Self::UpdateBeheer
            | Self::BeheerBevestigen
            | Self::CreateOrganisatie
            | Self::ReplaceOrganisatie
            | Self::CreateVerwerkersovereenkomst
            | Self::ReplaceVerwerkersovereenkomst
            | Self::CreateAbonnement
            | Self::ReplaceAbonnement
            | Self::DeleteAbonnement
            | Self::AbonnementHervatten
            | Self::AbonnementUitschakelen
            | Self::NamenLegen
            | Self::Hersteld => Aandeel::Geen,
        }
    }

    /// What readers of the public register are told of it, when the activity is public; `None` when they see nothing of it.
    #[must_use]
    pub fn wijziging(self) -> Option<WijzigingSoort> {
        match self {
            Self::ConceptVaststellen => Some(WijzigingSoort::Vastgesteld),
            Self::VerwerkingsactiviteitBeeindigen => Some(WijzigingSoort::EindeVastgesteld),
            Self::VersieIntrekken => Some(WijzigingSoort::Ingetrokken),
            Self::VersieWissen => Some(WijzigingSoort::Gewist),
            Self::BeheerBevestigen => Some(WijzigingSoort::Gecontroleerd),
            Self::ReplaceOrganisatie => Some(WijzigingSoort::OrganisatieGewijzigd),
            Self::Hersteld => Some(WijzigingSoort::Hersteld),
            Self::CreateVerwerkingsactiviteit
            | Self::CreateConcept
            | Self::ReplaceConcept
            | Self::UpdateConcept
            | Self::DeleteConcept
            | Self::VerwerkingsactiviteitenWijzigen
            | Self::ReplaceExterneVerwerkingsactiviteit
            | Self::VerwerkersvoorstelAfhandelen
            | Self::InlezingUitvoeren
            | Self::ConceptIndienen
            | Self::ConceptTerugnemen
            | Self::ConceptTerugsturen
            | Self::UpdateBeheer
            | Self::CreateOrganisatie
            | Self::CreateVerwerkersovereenkomst
            | Self::ReplaceVerwerkersovereenkomst
            | Self::CreateAbonnement
            | Self::ReplaceAbonnement
            | Self::DeleteAbonnement
            | Self::AbonnementHervatten
            | Self::AbonnementUitschakelen
            | Self::NamenLegen => None,
        }
    }

    /// Which step in the life of an activity it is, for who follows that in management; the journal tells when one of these was another, or none.
    #[must_use]
    pub fn stap(self) -> Option<StapSoort> {
        match self {
            Self::CreateVerwerkingsactiviteit => Some(StapSoort::Aangemaakt),
            Self::CreateConcept
            | Self::ReplaceConcept
            | Self::UpdateConcept
            | Self::VerwerkingsactiviteitenWijzigen
            | Self::ReplaceExterneVerwerkingsactiviteit
            | Self::VerwerkersvoorstelAfhandelen
            | Self::InlezingUitvoeren => Some(StapSoort::Gewijzigd),
            Self::DeleteConcept => Some(StapSoort::Weggegooid),
            Self::ConceptIndienen => Some(StapSoort::Ingediend),
            Self::ConceptTerugnemen => Some(StapSoort::Teruggenomen),
            Self::ConceptTerugsturen => Some(StapSoort::Teruggestuurd),
            Self::ConceptVaststellen => Some(StapSoort::Vastgesteld),
            Self::VerwerkingsactiviteitBeeindigen => Some(StapSoort::EindeVastgesteld),
            Self::VersieIntrekken => Some(StapSoort::Ingetrokken),
            Self::VersieWissen => Some(StapSoort::Gewist),
            Self::UpdateBeheer => Some(StapSoort::BeheerGewijzigd),
            Self::BeheerBevestigen => Some(StapSoort::Gecontroleerd),
            Self::Hersteld => Some(StapSoort::Hersteld),
            Self::CreateOrganisatie
            | Self::ReplaceOrganisatie
            | Self::CreateVerwerkersovereenkomst
            | Self::ReplaceVerwerkersovereenkomst
            | Self::CreateAbonnement
            | Self::ReplaceAbonnement
            | Self::DeleteAbonnement
            | Self::AbonnementHervatten
            | Self::AbonnementUitschakelen
            | Self::NamenLegen => None,
        }
    }

    /// Whether readers of the public register may see something else afterwards.
    #[must_use]
    pub fn raakt_openbaar(self) -> bool {
        // A registerhouder is in `/register` from the moment that it is made.
        self.wijziging().is_some() || self == Self::CreateOrganisatie
    }

    /// The codes of the acts of which this holds.
    #[must_use]
    pub fn codes_van(keuze: impl Fn(Self) -> bool) -> Vec<&'static str> {
        Self::VARIANTS.iter().copied().filter(|handeling| keuze(*handeling)).map(Self::code).collect()
    }
}
