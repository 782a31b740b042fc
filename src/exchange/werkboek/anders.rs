//! What fields are called when somebody is told about them: by their sheet, their row and their heading.

use serde_json::Value;

use super::{
    blad::{BLADEN, Blad, Veld},
    rijen::{Rij, op, rijen},
};
use crate::exchange::inlezen::Onderwerp;

/// The fields that two contents say otherwise, each once; of a list with more or fewer rows the sheet.
#[must_use]
pub fn anders(onderwerp: Onderwerp, oud: &Value, nieuw: &Value) -> Vec<String> {
    let mut namen = Vec::new();
    for (nummer, blad) in BLADEN.iter().enumerate().filter(|(_, blad)| blad.onderwerp == onderwerp) {
        let (was, wordt) = (rijen(oud, nummer), rijen(nieuw, nummer));
        if was.len() != wordt.len() {
            namen.push(format!("{} (aantal rijen: {}, was {})", blad.naam, wordt.len(), was.len()));
            continue;
        }
        for veld in &blad.velden {
            let is_anders =
                |(een, ander): (&Rij<'_>, &Rij<'_>)| !is_gelijk(op(een.element, &veld.pad), op(ander.element, &veld.pad));
            if was.iter().zip(&wordt).any(is_anders) {
                namen.push(if blad.is_deel() { format!("{}: {}", blad.naam, veld.naam) } else { veld.naam.clone() });
            }
        }
    }
    namen
}

/// Absent, null and empty say the same.
fn is_gelijk(een: &Value, ander: &Value) -> bool {
    let is_leeg = |waarde: &Value| waarde.is_null() || waarde.as_array().is_some_and(Vec::is_empty);
    een == ander || (is_leeg(een) && is_leeg(ander))
}

/// What a field of a row is called.
#[must_use]
pub fn veldnaam(blad: &Blad, rij: &str, kolom: &str) -> String {
    let rij = if rij.is_empty() { String::new() } else { format!(", rij {rij}") };
    format!("blad {}{rij}, kolom {kolom}", blad.naam)
}

/// The same of a place in a request about this; `None` when no column is about it.
#[must_use]
pub fn plaats(onderwerp: Onderwerp, pointer: &str) -> Option<String> {
    let delen = delen(pointer);
    let (blad, veld) = zoek(onderwerp, &delen)?;
    let diepte = std::iter::successors(Some(blad), |blad| blad.ouder.map(|ouder| &BLADEN[ouder])).count() - 1;
    let nummers = delen.iter().filter_map(|deel| deel.parse::<usize>().ok());
    let rij: Vec<String> = nummers.take(diepte).map(|nummer| (nummer + 1).to_string()).collect();
    Some(veldnaam(blad, &rij.join("."), &veld.naam))
}

/// What people call a place in a request about this: its heading, with the sheet when it is a part, or only the sheet of a list; `None` when
/// there is no such sheet.
#[must_use]
pub fn kop_van(onderwerp: Onderwerp, pointer: &str) -> Option<String> {
    let delen = delen(pointer);
    if let Some((blad, veld)) = zoek(onderwerp, &delen) {
        return Some(if blad.is_deel() { format!("{}: {}", blad.naam, veld.naam) } else { veld.naam.clone() });
    }
    let namen = zonder_nummers(&delen);
    let lijst = BLADEN.iter().find(|blad| blad.onderwerp == onderwerp && blad.is_deel() && boven(blad) == namen);
    lijst.map(|blad| blad.naam.clone())
}

/// The steps of a place, from the content or what is administered on.
fn delen(pointer: &str) -> Vec<&str> {
    let mut delen: Vec<&str> =
        pointer.split('/').skip(1).filter(|deel| *deel != "gegevens" || !pointer.starts_with("/gegevens")).collect();
    if !matches!(delen.first(), Some(&("inhoud" | "beheer"))) {
        delen.insert(0, "inhoud");
    }
    delen
}

fn zonder_nummers<'a>(delen: &[&'a str]) -> Vec<&'a str> {
    delen.iter().copied().filter(|deel| !deel.bytes().all(|teken| teken.is_ascii_digit())).collect()
}

fn zoek(onderwerp: Onderwerp, delen: &[&str]) -> Option<(&'static Blad, &'static Veld)> {
    let namen = zonder_nummers(delen);
    let alle = BLADEN.iter().filter(|blad| blad.onderwerp == onderwerp);
    let mut gevonden = alle.flat_map(|blad| blad.velden.iter().map(move |veld| (blad, veld)));
    gevonden.find(|(blad, veld)| {
        let heel: Vec<&str> = boven(blad).into_iter().chain(veld.pad.iter().map(String::as_str)).collect();
        heel == namen
    })
}

/// Where the list of a sheet stands.
fn boven(blad: &Blad) -> Vec<&str> {
    let mut pad = blad.ouder.map(|ouder| boven(&BLADEN[ouder])).unwrap_or_default();
    pad.extend(blad.pad.iter().map(String::as_str));
    pad
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_place_is_a_sheet_a_row_and_a_column() {
        let van = |pointer: &str| plaats(Onderwerp::Verwerkingsactiviteit, pointer);
        assert_eq!(van("/inhoud/omschrijving").as_deref(), Some("blad Activiteiten, kolom Omschrijving"));
        let grond = van("/inhoud/doelen/1/grondslagen/0/toelichting");
        assert_eq!(grond.as_deref(), Some("blad Grondslagen, rij 2.1, kolom Toelichting"));
        assert_eq!(van("/inhoud/geenVeld"), None);
        let kop = |pointer: &str| kop_van(Onderwerp::Verwerkingsactiviteit, pointer);
        assert_eq!(kop("/inhoud/doelen/1/grondslagen/0/toelichting").as_deref(), Some("Grondslagen: Toelichting"));
        assert_eq!(kop("/inhoud/doelen").as_deref(), Some("Doelen"));
        assert_eq!((kop("/inhoud/omschrijving").as_deref(), kop("/uuid")), (Some("Omschrijving"), None));
        let website = plaats(Onderwerp::Organisatie, "/gegevens/website");
        assert_eq!(website.as_deref(), Some("blad Organisaties, kolom Website"));
    }

    #[test]
    fn what_changes_is_named_once() {
        let oud = json!({"inhoud": {"naam": "A", "doelen": [{"omschrijving": "x"}, {"omschrijving": "y"}], "ontvangers": []}});
        let nieuw = json!({"inhoud": {"naam": "A", "omschrijving": "B", "doelen": [{"omschrijving": "z"}, {"omschrijving": "w"}],
            "ontvangers": [{"naam": "P"}]}, "beheer": {"proceseigenaar": "Anna"}});
        let namen = anders(Onderwerp::Verwerkingsactiviteit, &oud, &nieuw);
        assert_eq!(namen, ["Omschrijving", "Proceseigenaar", "Doelen: Omschrijving", "Ontvangers (aantal rijen: 1, was 0)"]);
        assert!(anders(Onderwerp::Verwerkingsactiviteit, &oud, &oud).is_empty());
    }
}
