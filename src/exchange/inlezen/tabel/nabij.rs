//! What came nearest when no row has the names of the columns.

use std::fmt::Write as _;

use super::{BEGIN, Rij};
use crate::{
    domain::levensloop::inlezing::InleesBevinding,
    exchange::inlezen::{Onleesbaar, Vertaling, vertaling::Veld},
};

/// The row that looked most like the names of the columns.
#[derive(Debug, Default)]
pub(in crate::exchange::inlezen) struct Nabij {
    rij: usize,
    bekend: Vec<String>,
    onbekend: Vec<String>,
    /// The name of the activity is among those that are known.
    met_naam: bool,
    /// What could be that name.
    misschien: Vec<String>,
    /// The first rows, for who looks for names in another direction.
    pub(in crate::exchange::inlezen) begin: Vec<Rij>,
}

impl Nabij {
    pub(super) fn kijk(&mut self, rij: &Rij, vertaling: &Vertaling) {
        let namen = rij.cellen.iter().filter(|cel| !cel.tekst.is_empty() && cel.tekst.chars().count() <= 200);
        let (bekend, onbekend): (Vec<_>, Vec<_>) =
            namen.map(|cel| cel.tekst.clone()).partition(|naam| vertaling.veld(naam).is_some());
        if bekend.len() > self.bekend.len() {
            let velden: Vec<Option<Veld>> = bekend.iter().map(|naam| vertaling.veld(naam)).collect();
            let kan = [Veld::Afdeling, Veld::Themas, Veld::Omschrijving, Veld::Systemen].map(Some);
            let ook = bekend.iter().zip(&velden).filter(|(_, veld)| kan.contains(veld)).map(|(naam, _)| naam.clone());
            self.misschien = onbekend.iter().cloned().chain(ook).collect();
            self.met_naam = velden.contains(&Some(Veld::Naam));
            (self.rij, self.bekend, self.onbekend) = (rij.nummer, bekend, onbekend);
        }
    }

    /// Whether the first rows are all rows.
    pub(in crate::exchange::inlezen) fn is_heel(&self) -> bool {
        self.begin.len() < BEGIN
    }

    /// The one that came nearer.
    pub(in crate::exchange::inlezen) fn of(self, ander: Self) -> Self {
        if ander.bekend.len() > self.bekend.len() { ander } else { self }
    }
}

/// Says that no row has the names of the columns, and which came nearest.
pub(in crate::exchange::inlezen) fn geen_kop(nabij: &Nabij) -> Onleesbaar {
    let mut melding = "Geen rij heeft de naam van de verwerking en nog ten minste twee kolomnamen die de vertaling kent, zoals Verwerking, Doel \
                       en Grondslag."
        .to_owned();
    if !nabij.bekend.is_empty() {
        let bekend = nabij.bekend.len();
        let kolommen = if bekend == 1 { "bekende kolom" } else { "bekende kolommen" };
        melding = format!("Rij {} heeft {bekend} {kolommen} ({}). ", nabij.rij, opgesomd(&nabij.bekend));
        melding += if nabij.met_naam {
            "Het moeten er ten minste drie zijn. "
        } else {
            "De kolom met de naam van de verwerking ontbreekt. "
        };
        if !nabij.onbekend.is_empty() {
            let _ = write!(melding, "Deze kolommen zijn onbekend: {}. ", opgesomd(&nabij.onbekend));
        }
        if !nabij.met_naam && !nabij.misschien.is_empty() {
            let _ = write!(melding, "Is een van deze de naam: {}? ", opgesomd(&nabij.misschien));
        }
        melding += "Zet kolomnamen in een eigen vertaling, bijvoorbeeld onder [kolommen]: naam = [\"Domein\"].";
    }
    let bevinding = InleesBevinding::new(None, None, "geen-kop", melding);
    // The likeliest name, for who makes a mapping of it.
    let naam = nabij.misschien.first().filter(|_| !nabij.met_naam);
    Onleesbaar(vec![match naam {
        Some(naam) => bevinding.over(naam),
        None => bevinding,
    }])
}

fn opgesomd(namen: &[String]) -> String {
    let kort = |naam: &String| naam.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect::<String>();
    namen.iter().take(12).map(kort).collect::<Vec<_>>().join("; ")
}
