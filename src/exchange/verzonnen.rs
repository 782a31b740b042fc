//! An invented register, as large as one likes: municipalities that do not exist, with the shapes of the activities of `voorbeeld` and other
//! words, parties, laws, data and periods. The same size and seed give the same register.

mod beheer;
mod inhoud;
mod klok;
mod levensloop;
mod organisaties;
mod partijen;
#[cfg(test)]
mod tests;
mod toeval;
mod verandering;
mod woorden;

use chrono::NaiveDate;
use uuid::Uuid;

pub use klok::Klok;
pub use levensloop::{Levensloop, RONDES};
use partijen::Partijen;
use toeval::Toeval;
use woorden::Woorden;

use super::voorbeeld::{Stap, Voorbeeld};
use crate::{
    domain::inhoud::{
        Gegeven, Inhoud, Ontvanger, beheer::Beheer, organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer,
    },
    error::{Error, Result},
};

/// The seed when none is given.
pub const ZAAD: u64 = 1;

/// How large the register is, and which of all registers of that size.
#[derive(Debug, Clone, Copy)]
pub struct Omvang {
    /// Municipalities.
    pub gemeenten: usize,
    /// Activities of each.
    pub activiteiten: usize,
    /// What all chance follows from.
    pub zaad: u64,
}

/// One activity of an invented register.
#[derive(Debug, Clone, Copy)]
pub struct Plaats {
    /// The number of its municipality.
    pub gemeente: usize,
    /// Its number there.
    pub nummer: usize,
}

/// An invented register: all that its activities have in common.
#[derive(Debug)]
pub struct Verzonnen {
    omvang: Omvang,
    vandaag: NaiveDate,
    woorden: Woorden,
    partijen: Partijen,
    /// Contents to begin with, as JSON.
    sjablonen: Vec<String>,
    gegevens: Vec<Gegeven>,
    ontvangers: Vec<Ontvanger>,
}

impl Verzonnen {
    /// The register as it stands on a day: its past ends there, and what is planned comes after it.
    ///
    /// # Errors
    /// More municipalities than there are names for.
    pub fn new(omvang: Omvang, vandaag: NaiveDate) -> Result<Self> {
        let (voorbeeld, woorden) = (Voorbeeld::new()?, Woorden::new()?);
        if omvang.gemeenten > woorden.gemeenten() {
            let hoogstens = woorden.gemeenten();
            return Err(Error::internal(format!("there are names for {hoogstens} municipalities")));
        }
        let inhouden: Vec<&Inhoud> = voorbeeld.activiteiten.iter().filter_map(af).collect();
        Ok(Self {
            omvang,
            vandaag,
            partijen: Partijen::new(omvang, &woorden, &voorbeeld)?,
            gegevens: verandering::losse_gegevens(&inhouden, &woorden.gegevens),
            ontvangers: verandering::losse_ontvangers(&inhouden),
            sjablonen: inhouden.iter().map(serde_json::to_string).collect::<Result<_, _>>()?,
            woorden,
        })
    }

    /// How many activities there are.
    #[must_use]
    pub fn aantal(&self) -> usize {
        self.omvang.gemeenten * self.omvang.activiteiten
    }

    /// The activities, in the order in which they are entered: every municipality its first, then every one its second.
    #[must_use]
    pub fn plaats(&self, volgorde: usize) -> Plaats {
        Plaats { gemeente: volgorde % self.omvang.gemeenten, nummer: volgorde / self.omvang.gemeenten }
    }

    /// Every organisation.
    #[must_use]
    pub fn organisaties(&self) -> &[OrganisatieInvoer] {
        &self.partijen.organisaties
    }

    /// Every agreement with a processor.
    #[must_use]
    pub fn overeenkomsten(&self) -> &[OvereenkomstInvoer] {
        &self.partijen.overeenkomsten
    }

    /// Whose register it is in.
    #[must_use]
    pub fn registerhouder(&self, plaats: Plaats) -> Uuid {
        self.partijen.gemeenten[plaats.gemeente].uuid
    }

    /// What an activity says when it is entered on that day, with what is administered beside it.
    pub fn begin(&self, plaats: Plaats, dag: NaiveDate) -> Result<(Inhoud, Beheer)> {
        let mut toeval = self.toeval(plaats, 0);
        let mut inhoud = self.inhoud(plaats, &mut toeval)?;
        self.dateer(plaats, 0, dag, &mut inhoud);
        let beheer = self.beheer(plaats, &mut toeval, dag);
        Ok((inhoud, beheer))
    }

    /// Makes of a content what an editor makes of it in this round, on that day.
    pub fn wijzig(&self, plaats: Plaats, ronde: usize, dag: NaiveDate, inhoud: &mut Inhoud) {
        let mut toeval = self.toeval(plaats, ronde);
        for _ in 0..=toeval.tot(2) {
            self.verander(plaats, &mut toeval, inhoud);
        }
        self.dateer(plaats, ronde, dag, inhoud);
    }

    /// What becomes of an activity.
    #[must_use]
    pub fn levensloop(&self, plaats: Plaats) -> Levensloop {
        Levensloop::van(plaats)
    }

    fn toeval(&self, plaats: Plaats, beurt: usize) -> Toeval {
        let nummer = (plaats.nummer * self.omvang.gemeenten + plaats.gemeente) * 16 + beurt;
        Toeval::new(self.omvang.zaad, u64::try_from(nummer).unwrap_or_default())
    }
}

/// The first content of an activity that was settled as it stood, or could have been.
fn af(activiteit: &super::voorbeeld::Activiteit) -> Option<&Inhoud> {
    let teruggestuurd = activiteit.stappen.iter().any(|stap| matches!(stap, Stap::Terugsturen { .. }));
    let Some(Stap::Invoeren { inhoud }) = activiteit.stappen.first() else { return None };
    (!teruggestuurd && activiteit.stappen.len() > 1).then_some(&**inhoud)
}
