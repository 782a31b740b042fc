//! A sheet: a row with the names of its columns, and rows below it.

mod nabij;

pub(super) use nabij::{Nabij, geen_kop};

use super::{
    LANGSTE_CEL, MEESTE_CELLEN, MEESTE_RIJEN, MEESTE_TEKST, Onleesbaar, Vertaling,
    kop::{Kolom, is_betere_kop, is_kop, is_onderkop, kolommen},
    nummer,
    vertaling::Veld,
    woorden::vorm,
};
use crate::domain::{levensloop::inlezing::InleesBevinding, woorden::tekens::verboden_in_tekst};

/// So many rows from the top, the names of the columns are looked for.
const KOP_BINNEN: usize = 50;
/// So many rows from the top are kept as long as there are no names.
const BEGIN: usize = 300;
/// How a row of totals begins.
const TELLING: [&str; 5] = ["totaal", "totalen", "eindtotaal", "totaal aantal verwerkingen", "aantal verwerkingen"];

/// A row as it stands in the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rij {
    /// Its number in the file; the first is 1.
    pub nummer: usize,
    /// Text and fault of each cell, from the first column on.
    pub cellen: Vec<Cel>,
    /// What is wrong with the row as a whole.
    pub fout: Option<Fout>,
    /// There are empty rows between it and the row above.
    pub los: bool,
    /// People do not see it.
    pub verborgen: bool,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cel {
    /// Its text, trimmed.
    pub tekst: String,
    /// What is wrong with it.
    pub fout: Option<Fout>,
}

/// What is wrong with a cell or a row: the code and the words.
pub type Fout = (&'static str, &'static str);

/// The codes of cells in which something is of which the file has no value.
pub const ZONDER_WAARDE: [&str; 2] = ["celfout", "formule-zonder-waarde"];

/// A sheet whose columns have names.
#[derive(Debug, Default)]
pub struct Tabel {
    /// The columns.
    pub kop: Vec<Kolom>,
    /// The rows below them.
    pub rijen: Vec<Rij>,
    /// About the file as a whole.
    pub bevindingen: Vec<InleesBevinding>,
}

impl Cel {
    /// A cell with this text: line ends and spaces become one kind, what nobody sees goes, control characters are told and left out.
    pub(super) fn new(tekst: &str) -> Self {
        let mut fout = None;
        let mut schoon = tekst.replace("_x000D_", "").replace("\r\n", "\n").replace('\r', "\n");
        schoon = schoon.replace(VASTE_SPATIES, " ").replace(ONZICHTBAAR, "");
        if schoon.chars().any(verboden_in_tekst) {
            schoon = schoon.chars().map(|teken| if verboden_in_tekst(teken) { ' ' } else { teken }).collect();
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

    /// A cell with a formula of which the file has no value.
    pub(super) fn zonder_waarde() -> Self {
        let melding = "De formule in deze cel heeft in het bestand geen waarde. Open het bestand, en sla het opnieuw op.";
        Self { tekst: String::new(), fout: Some(("formule-zonder-waarde", melding)) }
    }

    /// Something is in it of which the file has no value: what it says is not known.
    pub(super) fn is_onbekend(&self) -> bool {
        self.tekst.is_empty() && self.fout.is_some()
    }

    fn is_leeg(&self) -> bool {
        self.tekst.is_empty() && self.fout.is_none()
    }
}

/// Spaces that do not break.
const VASTE_SPATIES: [char; 3] = ['\u{a0}', '\u{2007}', '\u{202f}'];
/// Places where a word may break, and marks of direction: they come along when people copy from a page or a document.
const ONZICHTBAAR: [char; 6] = ['\u{ad}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{2060}', '\u{feff}'];

/// Whether a cell is read without this sign, or with another one.
pub(super) fn verandert(teken: char) -> bool {
    VASTE_SPATIES.contains(&teken) || ONZICHTBAAR.contains(&teken) || verboden_in_tekst(teken)
}

/// Takes rows one by one, finds the names among them, and keeps within the limits.
#[derive(Debug)]
pub(super) struct Opbouw<'a> {
    vertaling: &'a Vertaling,
    tabel: Tabel,
    /// The row above, while the names are looked for.
    boven: Rij,
    /// The names, until the row below them shows whether it has names too.
    namen: Option<Rij>,
    gezien: usize,
    tekst: usize,
    /// The number of the last row, and whether an empty one came after it.
    laatste: (usize, bool),
    /// More cells than there are columns are a fault: the file has separators, and one of them is too many.
    gescheiden: bool,
    breedte: usize,
    /// The row that looked most like the names.
    beste: Nabij,
}

impl<'a> Opbouw<'a> {
    pub(super) fn new(vertaling: &'a Vertaling) -> Self {
        Self {
            vertaling,
            tabel: Tabel::default(),
            boven: Rij::default(),
            namen: None,
            gezien: 0,
            tekst: 0,
            laatste: Default::default(),
            gescheiden: false,
            breedte: 0,
            beste: Nabij::default(),
        }
    }

    /// For a file in which signs separate the cells, and whose rows may take several lines.
    pub(super) fn gescheiden(vertaling: &'a Vertaling) -> Self {
        Self { gescheiden: true, ..Self::new(vertaling) }
    }

    /// Whether the names may still come.
    pub(super) fn gaat_door(&self) -> bool {
        !self.tabel.kop.is_empty() || self.namen.is_some() || self.gezien < BEGIN
    }

    pub(super) fn voeg_toe(&mut self, mut rij: Rij) -> Result<(), Onleesbaar> {
        let breedte = rij.cellen.len();
        while rij.cellen.last().is_some_and(Cel::is_leeg) {
            rij.cellen.pop();
        }
        if rij.cellen.is_empty() {
            self.laatste.1 = true;
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
        rij.los = self.laatste.1 || (!self.gescheiden && rij.nummer > self.laatste.0 + 1);
        self.laatste = (rij.nummer, false);
        if self.tabel.kop.is_empty() {
            self.beste.begin.push(rij.clone());
            if (self.gezien > KOP_BINNEN && self.namen.is_none()) || self.zoek_kop(&rij) {
                self.breedte = breedte.max(self.breedte);
                return Ok(());
            }
        }
        self.voeg_rij_toe(rij)
    }

    /// Looks for the names; whether the row is spoken for.
    fn zoek_kop(&mut self, rij: &Rij) -> bool {
        self.beste.kijk(rij, self.vertaling);
        if let Some(namen) = self.namen.take() {
            let is_onderkop = !rij.los && is_onderkop(&namen.cellen, &rij.cellen, self.vertaling);
            if !is_onderkop && is_betere_kop(&namen.cellen, &rij.cellen, self.vertaling) {
                (self.boven, self.namen) = (Rij::default(), Some(rij.clone()));
                return true;
            }
            let (boven, onder) = if is_onderkop { (&namen.cellen, &rij.cellen) } else { (&self.boven.cellen, &namen.cellen) };
            self.tabel.kop = kolommen(boven, onder, self.vertaling).unwrap_or_default();
            if !self.tabel.kop.is_empty() {
                return is_onderkop;
            }
            self.boven = namen;
        }
        if is_kop(&rij.cellen, self.vertaling) {
            if rij.los {
                self.boven = Rij::default();
            }
            self.namen = Some(rij.clone());
        } else {
            self.boven = rij.clone();
        }
        true
    }

    fn voeg_rij_toe(&mut self, mut rij: Rij) -> Result<(), Onleesbaar> {
        if self.tabel.rijen.len() == MEESTE_RIJEN {
            return Err(Onleesbaar::op_rij(rij.nummer, "te-veel-rijen", "Het bestand heeft meer dan 20.000 rijen. Splits het."));
        }
        if rij.fout.is_none() && self.gescheiden && rij.cellen.len() > self.breedte {
            rij.fout = Some((
                "te-veel-cellen",
                "Deze rij heeft meer cellen dan er kolommen zijn. Staat er een scheidingsteken te veel in?",
            ));
        }
        if rij.verborgen {
            let melding = "Deze rij is in het bestand verborgen. Zij is wel gelezen.";
            self.tabel.bevindingen.push(InleesBevinding::new(Some(nummer(rij.nummer)), None, "verborgen-rij", melding));
        }
        match self.geen_verwerking(&rij).filter(|_| rij.fout.is_none()) {
            Some(bevinding) => self.tabel.bevindingen.push(bevinding),
            None => self.tabel.rijen.push(rij),
        }
        Ok(())
    }

    /// What is told of a row that surely is about no activity: a title between the rows, or a total.
    fn geen_verwerking(&self, rij: &Rij) -> Option<InleesBevinding> {
        let gevuld = || rij.cellen.iter().enumerate().filter(|(_, cel)| !cel.is_leeg());
        let (plaats, eerste) = gevuld().next()?;
        let kolom = self.tabel.kop.get(plaats)?;
        let (code, melding) = if gevuld().count() <= 4 && is_telling(&eerste.tekst) {
            ("telling", "Deze rij is een telling en is niet ingelezen.")
        } else if gevuld().count() == 1 && !kolom.is(Veld::Naam) && !kolom.is_lijst() {
            ("tussenkop", "Deze rij heeft alleen deze tekst. Zij is gelezen als tussenkop en niet ingelezen.")
        } else if self.tabel.rijen.is_empty() && gevuld().all(|(_, cel)| !cel.tekst.contains(char::is_alphabetic)) {
            ("nummering", "Deze rij heeft alleen nummers van kolommen en is niet ingelezen.")
        } else {
            return None;
        };
        Some(InleesBevinding::new(Some(nummer(rij.nummer)), None, code, melding).over(&eerste.tekst))
    }

    /// The sheet, or what came nearest when the names of its columns are not there.
    pub(super) fn klaar(mut self) -> Result<Tabel, Nabij> {
        if let Some(namen) = self.namen.take() {
            self.tabel.kop = kolommen(&self.boven.cellen, &namen.cellen, self.vertaling).unwrap_or_default();
        }
        if self.tabel.kop.is_empty() {
            return Err(self.beste);
        }
        // Remarks beside the columns have a place too.
        let breedst = self.tabel.rijen.iter().map(|rij| rij.cellen.len()).max().unwrap_or_default();
        self.tabel.kop.extend((self.tabel.kop.len()..breedst).map(Kolom::naamloos));
        self.tabel.zonder_tussenkoppen();
        Ok(self.tabel)
    }
}

impl Tabel {
    /// Names by themselves between fuller rows are titles of a part of the register.
    fn zonder_tussenkoppen(&mut self) {
        let gevuld = |rij: &Rij| rij.cellen.iter().filter(|cel| !cel.is_leeg()).count();
        let heeft_kenmerk = self.kop.iter().any(|kolom| kolom.is(Veld::Kenmerk));
        let alleen_naam = |rij: &Rij| {
            let naam = rij.cellen.iter().zip(&self.kop).any(|(cel, kolom)| !cel.is_leeg() && kolom.is(Veld::Naam));
            rij.fout.is_none() && naam && gevuld(rij) == 1
        };
        let boven_volle = |plaats: usize| self.rijen.get(plaats + 1).is_some_and(|volgende| gevuld(volgende) > 2);
        let koppen: Vec<usize> =
            (0..self.rijen.len()).filter(|plaats| alleen_naam(&self.rijen[*plaats]) && boven_volle(*plaats)).collect();
        let naam = |rij: &Rij| {
            let cel = rij.cellen.iter().zip(&self.kop).find(|(cel, kolom)| !cel.is_leeg() && kolom.is(Veld::Naam));
            cel.map(|(cel, _)| cel.tekst.clone()).unwrap_or_default()
        };
        let genummerd = |plaats: usize| is_genummerd(&naam(&self.rijen[plaats]));
        let alleen_koppen_genummerd = (0..self.rijen.len()).all(|plaats| genummerd(plaats) == koppen.contains(&plaats));
        // One by itself may be an activity of which nothing is known yet, unless all others have a key or it alone has a number.
        if koppen.is_empty() || !(heeft_kenmerk || koppen.len() > 1 || alleen_koppen_genummerd) {
            return;
        }
        let mut plaats = 0;
        let Self { kop: _, rijen, bevindingen } = self;
        rijen.retain(|rij| {
            let is_kop = koppen.contains(&plaats);
            plaats += 1;
            if is_kop {
                let tekst = rij.cellen.iter().find(|cel| !cel.is_leeg()).map_or("", |cel| cel.tekst.as_str());
                let melding = "Deze rij heeft alleen deze tekst. Zij is gelezen als tussenkop en niet ingelezen.";
                bevindingen.push(InleesBevinding::new(Some(nummer(rij.nummer)), None, "tussenkop", melding).over(tekst));
            }
            !is_kop
        });
    }
}

/// "1. Personeel", "B) Belastingen".
fn is_genummerd(tekst: &str) -> bool {
    let (nummer, naam) = tekst.trim_start().split_once(['.', ')']).unwrap_or_default();
    let is_nummer = nummer.len() == 1 || (nummer.len() == 2 && nummer.bytes().all(|teken| teken.is_ascii_digit()));
    is_nummer && nummer.chars().all(char::is_alphanumeric) && naam.starts_with(char::is_whitespace)
}

/// "Totaal", "Totaal: 60".
fn is_telling(tekst: &str) -> bool {
    let vorm = vorm(tekst);
    TELLING.contains(&vorm.trim_end_matches(|teken: char| teken.is_ascii_digit()).trim_end())
}
