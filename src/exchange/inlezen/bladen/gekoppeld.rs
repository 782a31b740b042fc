//! Sheets that are linked: the rows of one name the activity on another that they are about, by its key or its name.

use std::collections::HashMap;

use super::super::{
    MEESTE_CELLEN, Vertaling,
    kop::{Betekenis, Kolom},
    tabel::{Cel, Nabij, Rij, Tabel},
    vertaling::Veld,
    woorden::vorm,
};
use crate::domain::levensloop::inlezing::InleesBevinding;

/// What a column is called that names the activity; other columns do so only by keys that are no mere numbers.
const NOEMT: [&str; 7] = ["processing", "verwerking", "activiteit", "traitement", "verarbeitung", "activity", "werkproces"];

/// What a column is called that says what a row of such a sheet is.
const WAT: [&str; 6] = ["category", "categorie", "type", "soort", "title", "titel"];

/// Those that say what kind it is, beside its name.
const SOORT: [&str; 4] = ["category", "categorie", "type", "soort"];

/// A sheet as it stands: the names of its columns, and the rows below them.
#[derive(Debug)]
pub(super) struct Los {
    pub(super) naam: String,
    namen: Vec<String>,
    rijen: Vec<Rij>,
    /// It could be a register by itself.
    zelfstandig: bool,
}

impl Los {
    pub(super) fn van_tabel(naam: &str, tabel: &Tabel) -> Self {
        let namen = tabel.kop.iter().map(|kolom| kolom.naam.clone()).collect();
        Self { naam: naam.to_owned(), namen, rijen: tabel.rijen.clone(), zelfstandig: true }
    }

    /// A sheet that is no register; of a long one the end is not known.
    pub(super) fn van_begin(naam: &str, nabij: &Nabij) -> Option<Self> {
        let gevuld = |rij: &&Rij| rij.cellen.iter().filter(|cel| !cel.tekst.is_empty()).count() > 1;
        let kop = nabij.begin.iter().position(|rij| gevuld(&rij)).filter(|_| nabij.is_heel())?;
        let namen = nabij.begin[kop].cellen.iter().map(|cel| cel.tekst.clone()).collect();
        Some(Self { naam: naam.to_owned(), namen, rijen: nabij.begin[kop + 1..].to_vec(), zelfstandig: false })
    }

    /// The column that names activities, when every row with something in it names one.
    pub(super) fn koppeling(&self, sleutels: &Sleutels, vertaling: &Vertaling) -> Option<usize> {
        (0..self.namen.len()).find(|kolom| {
            let naam = vorm(&self.namen[*kolom]);
            let genoemd = NOEMT.iter().any(|woord| naam.contains(woord));
            let eigen = matches!(vertaling.veld(&self.namen[*kolom]), Some(Veld::Naam | Veld::Kenmerk));
            let mag = |tekst: &str| genoemd || tekst.contains(char::is_alphabetic);
            let mut waarden =
                self.rijen.iter().filter_map(|rij| rij.cellen.get(*kolom)).filter(|cel| !cel.tekst.is_empty()).peekable();
            let heeft = waarden.peek().is_some();
            heeft
                && !(eigen && (self.zelfstandig || !genoemd))
                && waarden.all(|cel| mag(&cel.tekst) && sleutels.contains_key(&vorm(&cel.tekst)))
        })
    }
}

impl Los {
    /// The columns with the name and the kind of what a row is, when it has both.
    fn soort_bij_naam(&self, vertaling: &Vertaling) -> Option<(usize, usize)> {
        let plaats = |past: &dyn Fn(&String) -> bool| self.namen.iter().position(past);
        let naam = plaats(&|naam| vertaling.veld(naam) == Some(Veld::Naam))?;
        Some((naam, plaats(&|naam| SOORT.contains(&vorm(naam).as_str()))?))
    }
}

/// Name and kind in one cell, where the kind says what the name does not: "gezondheid (diagnose)". A kind that says the same says nothing.
fn samen(rij: &Rij, (naam, soort): (usize, usize), onderwerp: Option<Veld>, vertaling: &Vertaling) -> Option<Cel> {
    let [naam, soort] = [naam, soort].map(|plaats| rij.cellen.get(plaats).map_or("", |cel| cel.tekst.as_str()));
    let lijst = match onderwerp? {
        Veld::Gegevens => "gegevenscategorie",
        Veld::Betrokkenen => "betrokkene_categorie",
        _ => return None,
    };
    let (van_naam, van_soort) = (vertaling.boek.codes(lijst, naam), vertaling.boek.codes(lijst, soort)?);
    match van_naam {
        None if !naam.is_empty() => Some(Cel::new(&format!("{soort} ({naam})"))),
        Some(gelijk) if gelijk == van_soort => Some(Cel::new(naam)),
        _ => None,
    }
}

/// The row of each activity, by its key and by its name.
pub(super) type Sleutels = HashMap<String, usize>;

pub(super) fn sleutels(tabel: &Tabel) -> Sleutels {
    let mut sleutels = Sleutels::new();
    for (plaats, rij) in tabel.rijen.iter().enumerate() {
        for cel in rij
            .cellen
            .iter()
            .zip(&tabel.kop)
            .filter(|(_, kolom)| kolom.is(Veld::Naam) || kolom.is(Veld::Kenmerk))
            .map(|(cel, _)| cel)
        {
            if !cel.tekst.is_empty() {
                sleutels.entry(vorm(&cel.tekst)).or_insert(plaats);
            }
        }
    }
    sleutels
}

/// Puts the rows of a linked sheet below those of the activities that they name.
pub(super) fn koppel(tabel: &mut Tabel, los: &Los, kolom: usize, vertaling: &Vertaling) -> bool {
    let onderwerp = vertaling.veld(&los.naam).filter(|veld| veld.is_lijst());
    let soort = los.soort_bij_naam(vertaling);
    let begin = tabel.kop.len();
    let kolommen: Vec<usize> = (0..los.namen.len()).filter(|plaats| *plaats != kolom && !los.namen[*plaats].is_empty()).collect();
    if begin + kolommen.len() > MEESTE_CELLEN {
        return false;
    }
    for plaats in &kolommen {
        let naam = &los.namen[*plaats];
        let betekenis = match vertaling.veld(naam) {
            // What such a sheet is about is in the names on it.
            Some(Veld::Naam) => onderwerp,
            // What kind it is, is no other one beside the name.
            _ if soort.is_some_and(|(_, soort)| soort == *plaats) => None,
            _ if onderwerp.is_some() && WAT.contains(&vorm(naam).as_str()) => onderwerp,
            // What a row of it is called says nothing here.
            Some(Veld::Kenmerk) => Some(Veld::Negeren),
            veld => veld.filter(|veld| veld.is_lijst()),
        };
        let betekenis = betekenis.map_or(Betekenis::Onbekend, Betekenis::Veld);
        tabel.kop.push(Kolom { naam: format!("{}: {naam}", los.naam), betekenis });
    }
    let sleutels = sleutels(tabel);
    let mut onder: HashMap<usize, Vec<Rij>> = HashMap::new();
    for rij in &los.rijen {
        let Some(van) = rij.cellen.get(kolom).and_then(|cel| sleutels.get(&vorm(&cel.tekst))).copied() else { continue };
        let mut cellen = vec![Cel::default(); begin + kolommen.len()];
        let eigen = |plaats: &usize| tabel.kop[*plaats].is(Veld::Naam) || tabel.kop[*plaats].is(Veld::Kenmerk);
        for plaats in (0..begin).filter(eigen) {
            cellen[plaats] = tabel.rijen[van].cellen.get(plaats).cloned().unwrap_or_default();
        }
        let samen = soort.and_then(|soort| samen(rij, soort, onderwerp, vertaling).map(|cel| (soort, cel)));
        for (nummer, plaats) in kolommen.iter().enumerate() {
            cellen[begin + nummer] = match &samen {
                Some(((naam, _), cel)) if naam == plaats => cel.clone(),
                Some(((_, soort), _)) if soort == plaats => Cel::default(),
                _ => rij.cellen.get(*plaats).cloned().unwrap_or_default(),
            };
        }
        onder.entry(van).or_default().push(Rij { nummer: rij.nummer, cellen, ..Rij::default() });
    }
    let eigen = std::mem::take(&mut tabel.rijen);
    for (plaats, rij) in eigen.into_iter().enumerate() {
        tabel.rijen.push(rij);
        tabel.rijen.extend(onder.remove(&plaats).into_iter().flatten());
    }
    let melding =
        format!("De rijen van dit blad zijn gelezen bij de verwerking die zij noemen in de kolom {}.", los.namen[kolom]);
    tabel.bevindingen.push(InleesBevinding::new(None, None, "gekoppeld-blad", melding).over(&los.naam));
    true
}
