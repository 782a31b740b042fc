//! The names of the columns, in one row or in two: a title over several columns says what the names below it are about.

use std::collections::HashSet;

use super::{Vertaling, tabel::Cel, vertaling::Veld, woorden::vorm};

/// A row with so many known names is the row of the names.
const BEKENDE_NAMEN: usize = 3;
/// So many columns named after a value make that each of them is a place for a cross.
const KRUISJES: usize = 3;
/// What the name of a column can be a value of, where people put crosses.
pub(super) const AAN_TE_KRUISEN: [Veld; 4] = [Veld::Grondslag, Veld::Gegevens, Veld::Betrokkenen, Veld::Verantwoordelijke];

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kolom {
    /// Its name, with the title above it where that says something.
    pub naam: String,
    pub(super) betekenis: Betekenis,
}

/// What the cells of a column say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Betekenis {
    /// They are about this field.
    Veld(Veld),
    /// A cross says that the field has this value.
    Kruis(Veld, String),
    Onbekend,
}

impl Kolom {
    fn new(naam: &str, betekenis: Betekenis) -> Self {
        Self { naam: naam.to_owned(), betekenis }
    }

    /// A column without a name, at this place.
    pub(super) fn naamloos(plaats: usize) -> Self {
        Self::new(&format!("kolom {}", letters(plaats)), Betekenis::Onbekend)
    }

    pub(super) fn is(&self, veld: Veld) -> bool {
        self.betekenis == Betekenis::Veld(veld)
    }

    /// Whether an activity has one of it; a text may go on.
    pub(super) fn is_enkel(&self) -> bool {
        match self.betekenis {
            Betekenis::Veld(veld) => !veld.is_lijst() && !veld.is_tekst(),
            _ => false,
        }
    }

    /// Whether a row below the first can add to it.
    pub(super) fn is_lijst(&self) -> bool {
        match self.betekenis {
            Betekenis::Veld(veld) | Betekenis::Kruis(veld, _) => veld.is_lijst(),
            Betekenis::Onbekend => false,
        }
    }
}

/// Whether a row may hold the names. A row that says one thing several times, "naam; adres" and "naam; BSN", holds values.
pub(super) fn is_kop(namen: &[Cel], vertaling: &Vertaling) -> bool {
    bekende_velden(namen, vertaling) >= BEKENDE_NAMEN
}

/// Of how many fields a row has the name.
fn bekende_velden(namen: &[Cel], vertaling: &Vertaling) -> usize {
    let velden: HashSet<Veld> = namen.iter().filter_map(|cel| vertaling.veld_van_kop(&cel.tekst)).collect();
    velden.len()
}

/// Whether a row is the names rather than the one above it, that explains them or belongs to another table.
pub(super) fn is_betere_kop(namen: &[Cel], onder: &[Cel], vertaling: &Vertaling) -> bool {
    let heeft_naam = onder.iter().any(|cel| vertaling.veld(&cel.tekst) == Some(Veld::Naam));
    heeft_naam && is_kop(onder, vertaling) && bekende_velden(onder, vertaling) > bekende_velden(namen, vertaling)
}

/// Whether a row below the names has names itself: it fills gaps in the row above, and it has known names or takes no place that the row
/// above had filled for good.
pub(super) fn is_onderkop(namen: &[Cel], onder: &[Cel], vertaling: &Vertaling) -> bool {
    let gevuld = || (0..onder.len()).filter(|plaats| vol(onder, *plaats));
    let vult_aan = gevuld().any(|plaats| !vol(namen, plaats));
    vult_aan && (is_kop(onder, vertaling) || gevuld().all(|plaats| !vol(namen, plaats) || !vol(namen, plaats + 1)))
}

/// Whether a row above the names has titles over them.
fn is_bovenkop(boven: &[Cel], namen: &[Cel], vertaling: &Vertaling) -> bool {
    (0..boven.len())
        .any(|plaats| vertaling.veld(&boven[plaats].tekst).is_some() && (!vol(boven, plaats + 1) || !vol(namen, plaats)))
}

/// The columns; nothing when none of them is the name of the activity.
pub(super) fn kolommen(boven: &[Cel], namen: &[Cel], vertaling: &Vertaling) -> Option<Vec<Kolom>> {
    let boven = if is_bovenkop(boven, namen, vertaling) { boven } else { &[] };
    let mut kolommen: Vec<Kolom> = Vec::new();
    let mut titel = "";
    for plaats in 0..boven.len().max(namen.len()) {
        let [hoog, laag] = [boven, namen].map(|rij| rij.get(plaats).map_or("", |cel| cel.tekst.as_str()));
        titel = match (hoog, laag) {
            (_, "") => "",
            ("", _) => titel,
            _ => hoog,
        };
        kolommen.push(match (titel, laag) {
            (_, "") if hoog.is_empty() => Kolom::naamloos(plaats),
            (_, "") => los(hoog, kolommen.last(), vertaling),
            ("", _) => los(laag, kolommen.last(), vertaling),
            _ => onder_titel(titel, laag, vertaling),
        });
    }
    kruisjes(&mut kolommen, vertaling);
    een_naam(&mut kolommen);
    soort_naast_gegeven(&mut kolommen);
    eigen_namen(&mut kolommen);
    kolommen.iter().any(|kolom| kolom.is(Veld::Naam)).then_some(kolommen)
}

/// A column by its own name; "zo ja, welke?" goes on about the column before it.
fn los(naam: &str, vorige: Option<&Kolom>, vertaling: &Vertaling) -> Kolom {
    let vervolgt = ["zo ja", "indien ja", "welke"].iter().any(|begin| naam.to_lowercase().starts_with(begin));
    let van_vorige = || match &vorige?.betekenis {
        Betekenis::Veld(veld @ (Veld::BijzondereGegevens | Veld::Doorgifte | Veld::Ontvangers)) => Some(*veld),
        _ => None,
    };
    let veld = vertaling.veld_van_kop(naam).or_else(|| van_vorige().filter(|_| vervolgt));
    Kolom::new(naam, veld.map_or(Betekenis::Onbekend, Betekenis::Veld))
}

/// A column by its name and the title above it: "Categorie" below "Betrokkenen" is another column than by itself.
fn onder_titel(titel: &str, naam: &str, vertaling: &Vertaling) -> Kolom {
    let samen = [format!("{naam} {titel}"), format!("{titel} {naam}")];
    let van_titel = vertaling.veld(titel);
    let (voluit, alleen) = (format!("{titel}: {naam}"), vertaling.veld(naam));
    let (naam_kolom, betekenis) = if let Some(veld) = van_titel.filter(|veld| vertaling.is_waarde(*veld, naam)) {
        (voluit.as_str(), Betekenis::Kruis(veld, naam.to_owned()))
    } else if let Some(veld) = samen.iter().find_map(|samen| vertaling.veld(samen)) {
        (voluit.as_str(), Betekenis::Veld(veld))
    } else {
        // What anything can have, a name or a number, is not of the activity when the title is about something else.
        let van_iets = [Veld::Naam, Veld::Kenmerk, Veld::Omschrijving, Veld::Themas, Veld::Rol];
        let zeker = |veld: &Veld| van_titel.is_none_or(|titel| titel == *veld) || !van_iets.contains(veld);
        match alleen.filter(zeker) {
            Some(veld) => (naam, Betekenis::Veld(veld)),
            None => (voluit.as_str(), Betekenis::Onbekend),
        }
    };
    Kolom::new(naam_kolom, betekenis)
}

/// Columns side by side that are named after the values of one field are places for a cross; one by itself may be about anything.
fn kruisjes(kolommen: &mut [Kolom], vertaling: &Vertaling) {
    // "Gegevens over gezondheid" by itself asks yes or no too.
    for kolom in kolommen.iter_mut().filter(|kolom| kolom.betekenis == Betekenis::Onbekend && vertaling.is_bijzonder(&kolom.naam))
    {
        kolom.betekenis = Betekenis::Kruis(Veld::Gegevens, kolom.naam.clone());
    }
    for veld in AAN_TE_KRUISEN {
        let past = |kolom: &Kolom| kolom.betekenis == Betekenis::Onbekend && vertaling.is_waarde(veld, &kolom.naam);
        if kolommen.iter().filter(|kolom| past(kolom)).count() >= KRUISJES {
            for kolom in kolommen.iter_mut().filter(|kolom| past(kolom)) {
                kolom.betekenis = Betekenis::Kruis(veld, kolom.naam.clone());
            }
        }
    }
}

/// A process has several activities, and both may have a column: the one that says to be the activity is its name.
fn een_naam(kolommen: &mut [Kolom]) {
    let rang = |kolom: &Kolom| {
        let naam = kolom.naam.to_lowercase();
        ["verwerkingsactiviteit", "verwerking", "naam"].iter().position(|woord| naam.contains(woord)).unwrap_or(3)
    };
    let beste = kolommen.iter().filter(|kolom| kolom.is(Veld::Naam)).map(rang).min();
    let mut gevonden = false;
    for kolom in kolommen.iter_mut().filter(|kolom| kolom.is(Veld::Naam)) {
        if gevonden || Some(rang(kolom)) != beste {
            kolom.betekenis = Betekenis::Onbekend;
        } else {
            gevonden = true;
        }
    }
}

/// Where each row is about one datum, the column with its kind names no other one.
fn soort_naast_gegeven(kolommen: &mut [Kolom]) {
    let zegt =
        |kolom: &Kolom, woorden: &[&str]| woorden.iter().any(|woord| vorm(&kolom.naam).split(' ').any(|een| een == *woord));
    let is_een = |kolom: &Kolom| kolom.is(Veld::Gegevens) && ["gegeven", "persoonsgegeven"].contains(&vorm(&kolom.naam).as_str());
    if kolommen.iter().any(is_een) {
        let is_soort = |kolom: &&mut Kolom| kolom.is(Veld::Gegevens) && zegt(kolom, &["categorie", "soort", "type"]);
        kolommen.iter_mut().filter(is_soort).for_each(|kolom| kolom.betekenis = Betekenis::Onbekend);
    }
}

/// A name that stands more than once gets its place, so that everybody knows which column is meant.
fn eigen_namen(kolommen: &mut [Kolom]) {
    let mut gezien = HashSet::new();
    for (plaats, kolom) in kolommen.iter_mut().enumerate() {
        if !gezien.insert(kolom.naam.clone()) {
            kolom.naam = format!("{} (kolom {})", kolom.naam, letters(plaats));
        }
    }
}

fn vol(rij: &[Cel], plaats: usize) -> bool {
    rij.get(plaats).is_some_and(|cel| !cel.tekst.is_empty())
}

/// The letters of a column, as a spreadsheet shows them.
fn letters(plaats: usize) -> String {
    let letter = |nummer: usize| char::from(b'A' + u8::try_from(nummer % 26).unwrap_or_default());
    if plaats < 26 { letter(plaats).to_string() } else { format!("{}{}", letter(plaats / 26 - 1), letter(plaats)) }
}
