//! A sheet: a row with the names of its columns, and rows below it.

use super::{LANGSTE_CEL, MEESTE_CELLEN, MEESTE_RIJEN, MEESTE_TEKST, Onleesbaar, Vertaling};
use crate::domain::inlezing::InleesBevinding;

/// So many rows from the top, the names of the columns are looked for.
const KOP_BINNEN: usize = 50;
/// A row with so many known names is the row of the names.
const BEKENDE_NAMEN: usize = 3;

/// A row as it stands in the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rij {
    /// Its number in the file; the first is 1.
    pub nummer: usize,
    /// Text and fault of each cell, from the first column on.
    pub cellen: Vec<Cel>,
    /// What is wrong with the row as a whole.
    pub fout: Option<(&'static str, &'static str)>,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cel {
    /// Its text, trimmed.
    pub tekst: String,
    /// What is wrong with it.
    pub fout: Option<(&'static str, &'static str)>,
}

/// A sheet whose columns have names.
#[derive(Debug, Default)]
pub struct Tabel {
    /// The names of the columns.
    pub kop: Vec<String>,
    /// The rows below them.
    pub rijen: Vec<Rij>,
    /// About the file as a whole.
    pub bevindingen: Vec<InleesBevinding>,
}

impl Cel {
    /// A cell with this text: line ends become one kind, other control characters are told and left out.
    pub(super) fn new(tekst: &str) -> Self {
        let mut fout = None;
        let mut schoon = tekst.replace("_x000D_", "").replace("\r\n", "\n").replace('\r', "\n");
        if schoon.chars().any(is_stuurteken) {
            schoon = schoon.chars().map(|teken| if is_stuurteken(teken) { ' ' } else { teken }).collect();
            fout = Some(("stuurteken", "In deze cel staat een onzichtbaar stuurteken; het is weggelaten."));
        }
        if schoon.chars().nth(LANGSTE_CEL).is_some() {
            schoon = schoon.chars().take(LANGSTE_CEL).collect();
            fout = Some(("cel-te-lang", "Deze cel is langer dan 32.767 tekens."));
        }
        Self { tekst: schoon.trim().to_owned(), fout }
    }

    /// A cell in which a formula failed.
    pub(super) fn mislukt() -> Self {
        Self { tekst: String::new(), fout: Some(("celfout", "De formule in deze cel geeft een fout; er is geen waarde.")) }
    }

    fn is_leeg(&self) -> bool {
        self.tekst.is_empty() && self.fout.is_none()
    }
}

fn is_stuurteken(teken: char) -> bool {
    teken.is_control() && !matches!(teken, '\n' | '\t')
}

/// Takes rows one by one, finds the names among them, and keeps within the limits.
#[derive(Debug)]
pub(super) struct Opbouw<'a> {
    vertaling: &'a Vertaling,
    tabel: Tabel,
    gezien: usize,
    tekst: usize,
}

impl<'a> Opbouw<'a> {
    pub(super) fn new(vertaling: &'a Vertaling) -> Self {
        Self { vertaling, tabel: Tabel::default(), gezien: 0, tekst: 0 }
    }

    /// Whether the names may still come.
    pub(super) fn gaat_door(&self) -> bool {
        !self.tabel.kop.is_empty() || self.gezien < KOP_BINNEN
    }

    pub(super) fn voeg_toe(&mut self, mut rij: Rij) -> Result<(), Onleesbaar> {
        while rij.cellen.last().is_some_and(Cel::is_leeg) {
            rij.cellen.pop();
        }
        if rij.cellen.is_empty() {
            return Ok(());
        }
        self.gezien += 1;
        if rij.cellen.len() > MEESTE_CELLEN {
            return Err(Onleesbaar::op_rij(rij.nummer, "te-veel-kolommen", "Deze rij heeft meer dan 200 kolommen."));
        }
        self.tekst += rij.cellen.iter().map(|cel| cel.tekst.len()).sum::<usize>();
        if self.tekst > MEESTE_TEKST {
            return Err(Onleesbaar::new("te-groot", "De cellen hebben samen meer dan 100 MB tekst. Splits het bestand."));
        }
        if self.tabel.kop.is_empty() {
            let namen: Vec<String> = rij.cellen.iter().map(|cel| cel.tekst.clone()).collect();
            if self.vertaling.bekende_namen(&namen) >= BEKENDE_NAMEN {
                self.tabel.kop = namen;
            }
            return Ok(());
        }
        if self.tabel.rijen.len() == MEESTE_RIJEN {
            return Err(Onleesbaar::op_rij(rij.nummer, "te-veel-rijen", "Het bestand heeft meer dan 20.000 rijen. Splits het."));
        }
        if rij.fout.is_none() && rij.cellen.len() > self.tabel.kop.len() {
            rij.fout = Some((
                "te-veel-cellen",
                "Deze rij heeft meer cellen dan er kolommen zijn. Staat er een scheidingsteken te veel in?",
            ));
        }
        self.tabel.rijen.push(rij);
        Ok(())
    }

    /// The sheet, or `None` when the names of its columns are not there.
    pub(super) fn klaar(self) -> Option<Tabel> {
        (!self.tabel.kop.is_empty()).then_some(self.tabel)
    }
}

/// Says that no row has the names of the columns.
pub(super) fn geen_kop() -> Onleesbaar {
    Onleesbaar::new(
        "geen-kop",
        "Geen rij heeft ten minste drie kolomnamen die de vertaling kent. Kies een andere vertaling, of voeg de kolomnamen daaraan toe.",
    )
}
