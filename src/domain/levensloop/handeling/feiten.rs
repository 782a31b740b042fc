//! The facts of each act, a row for each.

use super::{
    super::{scope::Scope, stap::StapSoort, wijziging::WijzigingSoort},
    Aandeel, Handeling, Onderwerp,
};

/// What readers of the public register notice of an act, when what it is about is public.
pub(super) enum Lezers {
    /// They are told of it, and may see something else.
    Horen(WijzigingSoort),
    /// They may see something else: a registerhouder is in `/register` from the moment that it is made.
    Zien,
    Niets,
}

/// What follows from an act.
pub(super) struct Feiten {
    pub onderwerp: Onderwerp,
    pub recht: Option<Scope>,
    pub vraagt_persoon: bool,
    pub aandeel: Aandeel,
    pub stap: Option<StapSoort>,
    pub lezers: Lezers,
}

/// Who may do it.
enum Wie {
    /// Whoever has this scope.
    Ieder(Scope),
    /// The same, when it is a person.
    Persoon(Scope),
    /// Nobody, through the API: the register itself, or who owns the database.
    Niemand,
}

impl Handeling {
    #[expect(clippy::match_same_arms, reason = "a row for each act")]
    pub(super) fn feiten(self) -> Feiten {
        use Aandeel::{Beslist, Bespreekt, Geen, Levert, Schrijft};
        use Lezers::{Horen, Niets, Zien};
        use Onderwerp::{
            Abonnement, Handelenden, Organisatie, Register, Verwerkersovereenkomst, Verwerkingsactiviteit as Activiteit,
        };
        use Scope::{Beheren, Beoordelen, Invoeren, Vaststellen};
        use StapSoort as Stap;
        use Wie::{Ieder, Niemand, Persoon};
        use WijzigingSoort as Wijziging;

        let (onderwerp, wie, aandeel, stap, lezers) = match self {
            Self::CreateVerwerkingsactiviteit => (Activiteit, Ieder(Invoeren), Schrijft, Some(Stap::Aangemaakt), Niets),
            Self::CreateConcept => (Activiteit, Ieder(Invoeren), Schrijft, Some(Stap::Gewijzigd), Niets),
            Self::ReplaceConcept => (Activiteit, Ieder(Invoeren), Schrijft, Some(Stap::Gewijzigd), Niets),
            Self::UpdateConcept => (Activiteit, Ieder(Invoeren), Schrijft, Some(Stap::Gewijzigd), Niets),
            Self::DeleteConcept => (Activiteit, Ieder(Invoeren), Beslist, Some(Stap::Weggegooid), Niets),
            Self::VerwerkingsactiviteitenWijzigen => (Activiteit, Ieder(Invoeren), Schrijft, Some(Stap::Gewijzigd), Niets),
            Self::ReplaceExterneVerwerkingsactiviteit => (Activiteit, Ieder(Invoeren), Levert, Some(Stap::Gewijzigd), Niets),
            Self::VerwerkersvoorstelAfhandelen => (Activiteit, Ieder(Beheren), Schrijft, Some(Stap::Gewijzigd), Niets),
            Self::InlezingUitvoeren => (Activiteit, Ieder(Invoeren), Levert, Some(Stap::Gewijzigd), Niets),
            Self::ConceptIndienen => (Activiteit, Ieder(Invoeren), Beslist, Some(Stap::Ingediend), Niets),
            Self::ConceptTerugnemen => (Activiteit, Ieder(Invoeren), Geen, Some(Stap::Teruggenomen), Niets),
            Self::ConceptTerugsturen => (Activiteit, Ieder(Beoordelen), Bespreekt, Some(Stap::Teruggestuurd), Niets),
            Self::ConceptVaststellen => {
                (Activiteit, Persoon(Vaststellen), Geen, Some(Stap::Vastgesteld), Horen(Wijziging::Vastgesteld))
            }
            Self::VerwerkingsactiviteitBeeindigen => {
                (Activiteit, Persoon(Vaststellen), Geen, Some(Stap::EindeVastgesteld), Horen(Wijziging::EindeVastgesteld))
            }
            Self::VersieIntrekken => (Activiteit, Ieder(Beheren), Geen, Some(Stap::Ingetrokken), Horen(Wijziging::Ingetrokken)),
            Self::VersieWissen => (Activiteit, Persoon(Beheren), Geen, Some(Stap::Gewist), Horen(Wijziging::Gewist)),
            Self::UpdateBeheer => (Activiteit, Ieder(Invoeren), Geen, Some(Stap::BeheerGewijzigd), Niets),
            Self::BeheerBevestigen => {
                (Activiteit, Ieder(Beoordelen), Geen, Some(Stap::Gecontroleerd), Horen(Wijziging::Gecontroleerd))
            }
            Self::CreateOrganisatie => (Organisatie, Ieder(Beheren), Geen, None, Zien),
            Self::ReplaceOrganisatie => (Organisatie, Ieder(Beheren), Geen, None, Horen(Wijziging::OrganisatieGewijzigd)),
            Self::CreateVerwerkersovereenkomst => (Verwerkersovereenkomst, Ieder(Invoeren), Geen, None, Niets),
            Self::ReplaceVerwerkersovereenkomst => (Verwerkersovereenkomst, Ieder(Invoeren), Geen, None, Niets),
            Self::CreateAbonnement => (Abonnement, Ieder(Beheren), Geen, None, Niets),
            Self::ReplaceAbonnement => (Abonnement, Ieder(Beheren), Geen, None, Niets),
            Self::DeleteAbonnement => (Abonnement, Ieder(Beheren), Geen, None, Niets),
            Self::AbonnementHervatten => (Abonnement, Ieder(Beheren), Geen, None, Niets),
            Self::AbonnementUitschakelen => (Abonnement, Niemand, Geen, None, Niets),
            Self::NamenLegen => (Handelenden, Niemand, Geen, None, Niets),
            Self::Hersteld => (Register, Niemand, Geen, Some(Stap::Hersteld), Horen(Wijziging::Hersteld)),
        };
        let (recht, vraagt_persoon) = match wie {
            Ieder(recht) => (Some(recht), false),
            Persoon(recht) => (Some(recht), true),
            Niemand => (None, false),
        };
        Feiten { onderwerp, recht, vraagt_persoon, aandeel, stap, lezers }
    }
}
