//! Names of columns that no mapping has as they stand: the same question in other words, and faults of typing.

use std::collections::HashMap;

use super::Veld;
use crate::exchange::inlezen::woorden::{losse_vorm, vorm};

/// Words that say no more than that the register is about data that are processed, in four languages.
const NEUTRAAL: [&str; 61] = [
    "deze",
    "dit",
    "die",
    "dat",
    "jullie",
    "men",
    "welke",
    "gegevens",
    "persoonsgegevens",
    "verwerking",
    "verwerkingen",
    "verwerken",
    "verwerkt",
    "verwerkingsactiviteit",
    "categorie",
    "categorieen",
    "eventuele",
    "eventueel",
    "betreffende",
    "avg",
    "gdpr",
    "the",
    "of",
    "which",
    "are",
    "any",
    "data",
    "personal",
    "processing",
    "processed",
    "category",
    "categories",
    "du",
    "des",
    "la",
    "le",
    "les",
    "l",
    "d",
    "traitement",
    "donnees",
    "personnelles",
    "collectees",
    "concernees",
    "den",
    "das",
    "von",
    "und",
    "verarbeitung",
    "daten",
    "kategorie",
    "kategorien",
    "personenbezogener",
    "personenbezogenen",
    "personenbezogene",
    "verarbeiteten",
    "artikel",
    "art",
    "30",
    "onze",
    "hier",
];
/// Words that need another one beside them before they say what a column is about.
const ALGEMEEN: [&str; 42] = [
    "soort",
    "type",
    "naam",
    "name",
    "nom",
    "datum",
    "nummer",
    "status",
    "wie",
    "wat",
    "hoe",
    "waar",
    "welk",
    "met",
    "door",
    "bij",
    "in",
    "op",
    "over",
    "algemeen",
    "algemene",
    "gewone",
    "reguliere",
    "functionele",
    "omschrijving",
    "beschrijving",
    "toelichting",
    "onderwerp",
    "titel",
    "code",
    "reden",
    "link",
    "ja",
    "nee",
    "namens",
    "overeenkomst",
    "land",
    "use",
    "general",
    "waarin",
    "extern",
    "and",
];

/// From so many letters on a name may have one fault of typing, and two.
const EEN_FOUT: usize = 6;
const TWEE_FOUTEN: usize = 12;

/// The names by what carries them; nothing where that could be two fields.
#[derive(Debug, Default)]
pub(super) struct Kernen(HashMap<String, Option<Veld>>);

impl Kernen {
    pub(super) fn new(kolommen: &HashMap<String, Veld>) -> Self {
        let mut kernen = HashMap::new();
        for (naam, veld) in kolommen {
            if let Some(kern) = kern(naam) {
                let bekend = kernen.entry(kern).or_insert(Some(*veld));
                *bekend = bekend.filter(|een| een == veld);
            }
        }
        Self(kernen)
    }

    /// The field that is asked for in other words. What an activity is called, and by which key, is never guessed.
    pub(super) fn veld(&self, naam: &str) -> Option<Veld> {
        let veld = self.0.get(&kern(naam)?).copied().flatten();
        veld.filter(|veld| !matches!(veld, Veld::Naam | Veld::Kenmerk | Veld::Negeren))
    }
}

/// The words that carry a name; `None` when nothing carries it.
fn kern(naam: &str) -> Option<String> {
    let vorm = vorm(naam);
    // "Gegevens verwerker" are data of the processor.
    let eerste = vorm.split(' ').next().unwrap_or_default().to_owned();
    let los = |woord: &&str| NEUTRAAL.contains(woord) && !(*woord == eerste && eerste.ends_with("gegevens"));
    let dragend: Vec<&str> = vorm.split(' ').filter(|woord| !los(woord)).collect();
    let kern = losse_vorm(&dragend.join(" "));
    let zegt_iets = dragend.iter().any(|woord| !ALGEMEEN.contains(woord) && !losse_vorm(woord).is_empty());
    (zegt_iets && !kern.is_empty()).then_some(kern)
}

/// The field of a name that is known but for a fault of typing; nothing when that could be two.
pub(super) fn getypt(kolommen: &HashMap<String, Veld>, kolom: &str) -> Option<Veld> {
    let gezocht = vorm(kolom);
    let lengte = gezocht.chars().count();
    let fouten = match lengte {
        TWEE_FOUTEN.. => 2,
        EEN_FOUT.. => 1,
        _ => return None,
    };
    let past = |naam: &&String| naam.len() >= EEN_FOUT && naam.chars().count().abs_diff(lengte) <= fouten;
    let gelijk = kolommen.iter().filter(|(naam, _)| past(naam) && strsim::damerau_levenshtein(naam, &gezocht) <= fouten);
    let mut velden: Vec<Veld> = gelijk.map(|(_, veld)| *veld).collect();
    velden.sort_unstable();
    velden.dedup();
    if let [enige] = velden.as_slice() { Some(*enige).filter(|veld| *veld != Veld::Negeren) } else { None }
}

/// "system.privacy_declarations.data_use" is known as "data_use"; a part of one word, such as a name, may be of anything.
pub(super) fn laatste_delen(kolom: &str) -> impl Iterator<Item = &str> {
    let code = !kolom.contains(char::is_whitespace) && kolom.contains('.');
    let punten = kolom.match_indices('.').filter(move |_| code);
    punten.map(|(plaats, _)| &kolom[plaats + 1..]).filter(|deel| deel.split('.').next_back().is_some_and(|een| een.contains('_')))
}
