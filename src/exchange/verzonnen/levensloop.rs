//! What becomes of an activity: most are settled once, and of every other course there are some.

use chrono::{Days, NaiveDate};

use super::{Plaats, Verzonnen};
use crate::{
    domain::{
        inhoud::Inhoud,
        woorden::codes::{IntrekkingReden, Vertrouwelijkheid},
    },
    exchange::voorbeeld::Stap,
};

/// The rounds in which something happens to an activity: it is entered, it changes three times at most, and it comes to its end.
pub const RONDES: usize = SLOT + 1;
const SLOT: usize = 4;

/// What becomes of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Levensloop {
    /// How many versions are settled, one after the other.
    versies: usize,
    afloop: Afloop,
    vertrouwelijkheid: Vertrouwelijkheid,
}

/// How an activity stands in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Afloop {
    /// Its last version counts.
    Geldt,
    /// Its last version counts, and somebody looked whether it still holds.
    Bevestigd,
    /// Somebody writes at it.
    Concept,
    /// Somebody submitted it.
    Ingediend,
    /// A reviewer sent it back.
    Teruggestuurd,
    /// A version is settled that begins later.
    Gepland,
    /// It has ended.
    Beeindigd,
    /// It ends later.
    EindeGepland,
    /// Its last version was withdrawn.
    Ingetrokken,
}

impl Levensloop {
    /// Of every twenty activities in a row in one register each course once; of what is rare in one of four rows.
    pub(super) fn van(plaats: Plaats) -> Self {
        let (beurt, ronde) = ((plaats.nummer * 7 + plaats.gemeente * 10) % 20, plaats.nummer / 20 + plaats.gemeente / 2);
        let zelden = ronde % 4 == 0;
        let loopt = |versies, afloop| Self { versies, afloop, vertrouwelijkheid: Vertrouwelijkheid::Openbaar };
        let besloten = |vertrouwelijkheid| Self { vertrouwelijkheid, ..loopt(1, Afloop::Geldt) };
        match beurt {
            0 => loopt(4, Afloop::Geldt),
            1 if ronde % 2 == 0 => loopt(0, Afloop::Concept),
            1 => loopt(0, Afloop::Teruggestuurd),
            2 if zelden => loopt(0, Afloop::Ingediend),
            3 => loopt(3, Afloop::Bevestigd),
            4..=6 => loopt(2, Afloop::Geldt),
            7 => loopt(1, Afloop::Gepland),
            8 => loopt(2, Afloop::Beeindigd),
            9 if zelden => loopt(1, Afloop::EindeGepland),
            10 if zelden => loopt(2, Afloop::Ingetrokken),
            11 if zelden => besloten(Vertrouwelijkheid::Vertrouwelijk),
            12 if ronde % 2 == 0 => besloten(Vertrouwelijkheid::Intern),
            13 => loopt(1, Afloop::Concept),
            14 if zelden => loopt(1, Afloop::Ingediend),
            15 | 16 => loopt(1, Afloop::Bevestigd),
            _ => loopt(1, Afloop::Geldt),
        }
    }

    /// Whether anything happens to it in this round.
    #[must_use]
    pub fn gebeurt_iets(self, ronde: usize) -> bool {
        ronde < self.versies.max(1) || (ronde == SLOT && self.versies > 0 && self.afloop != Afloop::Geldt)
    }

    /// Whether an editor writes in this round, and whether he submits what he wrote.
    #[must_use]
    pub fn schrijft(self, ronde: usize) -> Option<bool> {
        match (ronde, self.afloop) {
            (0, Afloop::Ingediend | Afloop::Teruggestuurd) => Some(true),
            (0, _) => Some(self.versies > 0),
            (SLOT, Afloop::Gepland | Afloop::Ingediend) => Some(true).filter(|_| self.versies > 0),
            (SLOT, Afloop::Concept) => Some(false).filter(|_| self.versies > 0),
            _ => Some(true).filter(|_| self.versies > ronde),
        }
    }
}

impl Verzonnen {
    /// What a reviewer does in this round, on that day.
    #[must_use]
    pub fn besluit(&self, plaats: Plaats, ronde: usize, dag: NaiveDate) -> Option<Stap> {
        let levensloop = Levensloop::van(plaats);
        let mut toeval = self.toeval(plaats, 8 + ronde);
        let beeindigen = |einde_geldigheid| Stap::Beeindigen { reden: "De taak is geëindigd.".to_owned(), einde_geldigheid };
        match (ronde, levensloop.afloop) {
            (0, Afloop::Teruggestuurd) => {
                let reden = "Het doel is nog niet duidelijk genoeg.".to_owned();
                Some(Stap::Terugsturen { reden, opmerkingen: Vec::new() })
            }
            (SLOT, Afloop::Gepland) => Some(Stap::Vaststellen),
            (SLOT, Afloop::Bevestigd) => Some(Stap::Bevestigen),
            (SLOT, Afloop::Beeindigd) => Some(beeindigen(eerder(dag, toeval.tot(40)))),
            (SLOT, Afloop::EindeGepland) => Some(beeindigen(later(self.vandaag, 20 + toeval.tot(300)))),
            (SLOT, Afloop::Ingetrokken) => Some(Stap::Intrekken {
                nummer: i32::try_from(levensloop.versies).unwrap_or_default(),
                reden: IntrekkingReden::VerkeerdeActiviteit,
                tekst: "Deze versie was van een andere activiteit.".to_owned(),
            }),
            _ => Some(Stap::Vaststellen).filter(|_| levensloop.versies > ronde),
        }
    }

    /// Shields a content, and says from when it counts, when its writer says so.
    pub(super) fn dateer(&self, plaats: Plaats, ronde: usize, dag: NaiveDate, inhoud: &mut Inhoud) {
        let levensloop = Levensloop::van(plaats);
        let mut toeval = self.toeval(plaats, 8 + ronde);
        inhoud.begin_geldigheid = match (ronde, levensloop.afloop) {
            (SLOT, Afloop::Gepland) => Some(later(self.vandaag, 10 + toeval.tot(300))),
            (0, _) if toeval.kans(30) => Some(eerder(dag, toeval.tot(90))),
            _ if toeval.kans(20) => Some(later(dag, toeval.tot(30))),
            _ => None,
        };
        inhoud.vertrouwelijkheid = Some(levensloop.vertrouwelijkheid);
        let reden = "Openbaarheid zou het toezicht hinderen.";
        inhoud.reden_vertrouwelijkheid = (!inhoud.is_openbaar()).then(|| reden.to_owned());
    }
}

fn eerder(dag: NaiveDate, dagen: u32) -> NaiveDate {
    dag.checked_sub_days(Days::new(u64::from(dagen))).unwrap_or(dag)
}

fn later(dag: NaiveDate, dagen: u32) -> NaiveDate {
    dag.checked_add_days(Days::new(u64::from(dagen))).unwrap_or(dag)
}
