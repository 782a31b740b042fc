//! What a rule looks at, and the questions that rules ask of it.

use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::{
    inhoud::{
        Betrokkene, Doel, DoelGrondslag, Gegeven, Ingelezen, Inhoud, Ontvanger, WettelijkeBepaling, beheer::Beheer,
        organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer,
    },
    recht::kennis::Kennis,
    woorden::{
        codes::{Gevoeligheid, Grondslag, GrondslagGroep, Rol},
        zoekwoord::woorden,
    },
};

/// The organisations and agreements that a content names, as they are today.
#[derive(Debug, Clone)]
pub struct Context {
    /// Who keeps the register.
    pub registerhouder: Uuid,
    /// The registerhouder and the organisations named, as far as they exist.
    pub organisaties: HashMap<Uuid, OrganisatieInvoer>,
    /// The agreements named, as far as they exist.
    pub overeenkomsten: HashMap<Uuid, OvereenkomstInvoer>,
}

/// The day of a judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Peildag {
    /// Somebody asked for the law of exactly this day.
    Gekozen(NaiveDate),
    /// Nobody chose, so it is today.
    Vandaag(NaiveDate),
}

impl Peildag {
    /// The day that was asked for, else today.
    pub fn new(gekozen: Option<NaiveDate>, vandaag: NaiveDate) -> Self {
        gekozen.map_or(Self::Vandaag(vandaag), Self::Gekozen)
    }
}

/// A content with what belongs to it on a day.
#[derive(Debug, Clone, Copy)]
pub struct Dossier<'a> {
    /// The content.
    pub inhoud: &'a Inhoud,
    /// What the organisation administers beside it.
    pub beheer: &'a Beheer,
    /// What the content names.
    pub context: &'a Context,
    /// What the register knows of the law.
    pub kennis: &'a Kennis,
    /// The day of judgement.
    pub peildag: Peildag,
    /// Last day of the content, as far as known (inclusive).
    pub einde: Option<NaiveDate>,
    /// What stood before the content.
    pub eerder: &'a Eerder,
    /// What found no place when a concept was read in; what is settled has none.
    pub ingelezen: &'a [Ingelezen],
    /// Which of its aliases lead to another activity, with its number; what is settled is not asked again.
    pub elders: &'a [(String, String)],
}

/// What stood before a content: only a register that knows it can tell a new processing from one that changed.
#[derive(Debug, Clone, Default)]
pub enum Eerder {
    /// Nothing, as far as known: the processing begins with this content.
    #[default]
    Niets,
    /// Another version, up to the day before.
    Versie {
        /// What the activity said on the day of the DPIA, when that is known.
        bij_dpia: Option<Box<Inhoud>>,
        /// Whether everybody may read that version.
        openbaar: bool,
    },
}

/// Whether there are people under sixteen in a group; a pupil or a young person may be older.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::domain) enum Jongeren {
    Nee,
    Misschien,
    Zeker,
}

impl<'a> Dossier<'a> {
    /// Whether the organisation is itself responsible; so too as long as the role is not said.
    pub(in crate::domain) fn is_verantwoordelijk(&self) -> bool {
        self.inhoud.rol != Some(Rol::Verwerker)
    }

    /// The day since which the processing goes on: of a content without a first day that is not known yet.
    pub(super) fn loopt_sinds(&self) -> Option<NaiveDate> {
        self.inhoud.begin_geldigheid.filter(|begin| *begin <= self.peildatum())
    }

    /// The day on which what the organisation did or planned is looked at.
    #[must_use]
    pub fn peildatum(&self) -> NaiveDate {
        let (Peildag::Gekozen(dag) | Peildag::Vandaag(dag)) = self.peildag;
        dag
    }

    /// The day whose law counts: the day that was chosen, else the first on which this content holds, so that what is settled ahead answers
    /// to the law of its own first day.
    pub(super) fn dag(&self) -> NaiveDate {
        match self.peildag {
            Peildag::Gekozen(dag) => dag,
            Peildag::Vandaag(dag) => self.inhoud.begin_geldigheid.map_or(dag, |begin| begin.max(dag)),
        }
    }

    /// The organisation that keeps the register.
    pub(super) fn registerhouder(&self) -> Option<&'a OrganisatieInvoer> {
        self.context.organisaties.get(&self.context.registerhouder)
    }

    /// An organisation that the content names, when it exists.
    pub(super) fn organisatie(&self, uuid: Option<Uuid>) -> Option<&'a OrganisatieInvoer> {
        self.context.organisaties.get(&uuid?)
    }

    /// An agreement that the content names, when it exists: what another register agreed does not exist for this one.
    pub(super) fn overeenkomst(&self, uuid: Uuid) -> Option<&'a OvereenkomstInvoer> {
        let gevonden = self.context.overeenkomsten.get(&uuid)?;
        (gevonden.registerhouder == self.context.registerhouder).then_some(gevonden)
    }

    /// The controllers that exist, with their place in the list.
    pub(super) fn verantwoordelijken(&self) -> impl Iterator<Item = (usize, &'a OrganisatieInvoer)> {
        let partijen = self.inhoud.verwerkingsverantwoordelijken.iter().enumerate();
        partijen.filter_map(|(nummer, partij)| Some((nummer, self.organisatie(partij.organisatie)?)))
    }

    /// Every legal basis, with the number of its purpose and its own.
    pub(super) fn grondslagen(&self) -> impl Iterator<Item = (usize, usize, &'a Doel, &'a DoelGrondslag)> {
        self.inhoud.doelen.iter().enumerate().flat_map(|(nummer, doel)| {
            doel.grondslagen.iter().enumerate().map(move |(plaats, grondslag)| (nummer, plaats, doel, grondslag))
        })
    }

    /// Whether some purpose rests on one of these bases.
    pub(super) fn berust_op(&self, grondslagen: &[Grondslag]) -> bool {
        self.grondslagen().any(|(.., grondslag)| grondslag.grondslag.is_some_and(|code| grondslagen.contains(&code)))
    }

    /// Whether some purpose is a legal duty or a public task; the everyday word counts too.
    pub(super) fn is_wettelijke_taak(&self) -> bool {
        self.grondslagen().any(|(.., grondslag)| grondslag.groep() == Some(GrondslagGroep::WettelijkeTaak))
    }

    /// Every kind of data, with the number of its group of people and its own.
    pub(in crate::domain) fn gegevens(&self) -> impl Iterator<Item = (usize, usize, &'a Gegeven)> {
        self.inhoud.betrokkenen.iter().enumerate().flat_map(|(nummer, betrokkene)| {
            betrokkene.gegevens.iter().enumerate().map(move |(plaats, gegeven)| (nummer, plaats, gegeven))
        })
    }

    /// Whether there can be people under sixteen in a group: by what the editor says, else by the ages in its description, by its category.
    pub(in crate::domain) fn jongeren(&self, groep: &Betrokkene) -> Jongeren {
        let leeftijden: Vec<u32> = woorden(groep.omschrijving.as_deref().unwrap_or_default())
            .iter()
            .filter_map(|woord| woord.parse().ok().filter(|leeftijd| (4..=120).contains(leeftijd)))
            .collect();
        let alleen_ouder = leeftijden.iter().min().is_some_and(|jongste| *jongste >= 16);
        let categorie = groep.categorie.as_deref().and_then(|code| self.kennis.zoek("betrokkene_categorie", code));
        let minderjarig = categorie.is_some_and(|categorie| categorie.eigenschappen.get("minderjarig") == Some(&true.into()));
        if let Some(jonger) = groep.jonger_dan16 {
            return if jonger { Jongeren::Zeker } else { Jongeren::Nee };
        }
        match groep.betreft_minderjarigen {
            Some(true) if !alleen_ouder => Jongeren::Zeker,
            None if groep.categorie.as_deref() == Some("kind") && !alleen_ouder => Jongeren::Zeker,
            None if minderjarig && !alleen_ouder => Jongeren::Misschien,
            _ => Jongeren::Nee,
        }
    }

    /// Whether a category of data is used.
    pub(super) fn heeft_gegeven(&self, categorie: &str) -> bool {
        self.gegevens().any(|(.., gegeven)| gegeven.categorie.as_deref() == Some(categorie))
    }

    /// Whether data are of this kind, by their category or because the editor says so.
    pub(in crate::domain) fn is_gevoelig(&self, gegeven: &Gegeven, gevoeligheid: Gevoeligheid) -> bool {
        let van_categorie = gegeven.categorie.as_deref().map(|code| self.kennis.gevoeligheid(code));
        van_categorie == Some(gevoeligheid) || gegeven.gevoeligheid == Some(gevoeligheid)
    }

    /// The name of data in a message: the label of the category, and what the editor calls it when that is "overig".
    pub(in crate::domain) fn naam_gegeven(&self, gegeven: &Gegeven) -> String {
        match (gegeven.categorie.as_deref(), &gegeven.omschrijving) {
            (Some("overig") | None, Some(omschrijving)) => omschrijving.clone(),
            (Some(code), _) => self.kennis.naam("gegevenscategorie", code),
            (None, None) => "deze gegevens".to_owned(),
        }
    }

    /// Every provision of law that the content cites, with its pointer.
    pub(super) fn bepalingen(&self) -> Vec<(String, &'a WettelijkeBepaling)> {
        let mut gevonden = Vec::new();
        for (doel, plaats, _, grondslag) in self.grondslagen() {
            for (nummer, bepaling) in grondslag.wettelijke_bepalingen.iter().enumerate() {
                gevonden.push((format!("/doelen/{doel}/grondslagen/{plaats}/wettelijkeBepalingen/{nummer}"), bepaling));
            }
        }
        let uitzonderingen = self.inhoud.uitzonderingen_bijzondere_gegevens.iter().map(|deel| deel.wettelijke_bepaling.as_ref());
        let termijnen = self.inhoud.bewaartermijnen.iter().map(|deel| deel.wettelijke_bepaling.as_ref());
        let afwijkingen = self.inhoud.rechten_afwijkingen.iter().map(|deel| deel.wettelijke_bepaling.as_ref());
        let mut voeg_toe = |lijst: &str, delen: &mut dyn Iterator<Item = Option<&'a WettelijkeBepaling>>| {
            let delen = delen.enumerate().filter_map(|(nummer, deel)| Some((nummer, deel?)));
            gevonden.extend(delen.map(|(nummer, deel)| (format!("/{lijst}/{nummer}/wettelijkeBepaling"), deel)));
        };
        voeg_toe("uitzonderingenBijzondereGegevens", &mut uitzonderingen.into_iter());
        voeg_toe("bewaartermijnen", &mut termijnen.into_iter());
        voeg_toe("rechtenAfwijkingen", &mut afwijkingen.into_iter());
        let besluit =
            self.inhoud.geautomatiseerde_besluitvorming.as_ref().and_then(|besluit| besluit.wettelijke_bepaling.as_ref());
        gevonden.extend(besluit.map(|bepaling| ("/geautomatiseerdeBesluitvorming/wettelijkeBepaling".to_owned(), bepaling)));
        for (naam, grond) in
            [("bsnGrond", &self.inhoud.bsn_grond), ("strafrechtelijkeGrond", &self.inhoud.strafrechtelijke_grond)]
        {
            let bepaling = grond.as_ref().and_then(|grond| grond.wettelijke_bepaling.as_ref());
            gevonden.extend(bepaling.map(|bepaling| (format!("/{naam}/wettelijkeBepaling"), bepaling)));
        }
        gevonden
    }

    /// The name of a recipient in a message: of the organisation, else what the editor or the list calls it.
    pub(super) fn naam_ontvanger(&self, ontvanger: &Ontvanger) -> String {
        let organisatie = self.organisatie(ontvanger.organisatie).map(|organisatie| organisatie.naam.clone());
        let soort = || ontvanger.soort.as_deref().map(|code| self.kennis.naam("ontvanger_soort", code));
        let gevuld = |tekst: &Option<String>| tekst.clone().filter(|tekst| !tekst.trim().is_empty());
        let naam = organisatie.or_else(|| gevuld(&ontvanger.naam)).or_else(soort);
        naam.or_else(|| gevuld(&ontvanger.omschrijving)).unwrap_or_else(|| "deze ontvanger".to_owned())
    }

    /// Whether some purpose has a basis, if only in the everyday word.
    pub(super) fn heeft_grondslag(&self) -> bool {
        self.grondslagen().any(|(.., grondslag)| grondslag.groep().is_some())
    }
}
