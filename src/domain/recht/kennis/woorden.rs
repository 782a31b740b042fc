//! Words that point at sensitive data, and the local parts of addresses that belong to no person.

use std::collections::HashMap;

use serde::Deserialize;

use super::{Kennis, Referentielijst, items, kenmerken, tekst::plat};
use crate::domain::woorden::codes::Gevoeligheid;

/// From this many letters on, a word of the list also stands for words that begin with it.
const KORTSTE_BEGIN: usize = 5;

/// `eigenschappen` of a signal word.
#[derive(Deserialize)]
struct Signaal {
    gevoeligheid: Gevoeligheid,
}

/// `eigenschappen` that both lists may have.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Vorm {
    /// The word stands only for itself: "geloof" is not "geloofsbrieven", "j.post" not the post.
    #[serde(default)]
    heel_woord: bool,
}

/// A signal word, or a few in a row.
#[derive(Debug)]
struct Signaalwoord {
    tekst: String,
    gevoeligheid: Gevoeligheid,
    ook_als_begin: bool,
}

impl Signaalwoord {
    /// Whether a text begins with the word.
    fn opent(&self, tekst: &str) -> bool {
        let einde = |rest: &str| rest.is_empty() || rest.starts_with(' ');
        tekst.strip_prefix(&self.tekst).is_some_and(|rest| self.ook_als_begin || einde(rest))
    }
}

/// The words, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct Woorden {
    /// By their first letters.
    signalen: HashMap<String, Vec<Signaalwoord>>,
    /// Local parts, and whether only the whole of it counts.
    adressen: HashMap<String, bool>,
}

impl Woorden {
    pub(super) fn new(lijsten: &[Referentielijst]) -> Result<Self, String> {
        let mut woorden = Self::default();
        for item in items(lijsten, "signaalwoord") {
            let Signaal { gevoeligheid } = kenmerken("signaalwoord", item)?;
            let Vorm { heel_woord } = kenmerken("signaalwoord", item)?;
            let tekst = plat(&item.code);
            let ook_als_begin = !heel_woord && tekst.chars().count() >= KORTSTE_BEGIN;
            let signaal = Signaalwoord { tekst: tekst.clone(), gevoeligheid, ook_als_begin };
            woorden.signalen.entry(eerste_letters(&tekst).to_owned()).or_default().push(signaal);
        }
        for item in items(lijsten, "functioneel_adres") {
            let Vorm { heel_woord } = kenmerken("functioneel_adres", item)?;
            woorden.adressen.insert(item.code.clone(), heel_woord);
        }
        Ok(woorden)
    }
}

/// Behind these a word says that something is not there: "zonder gezichtsherkenning".
const ONTKENNINGEN: &[&str] = &["zonder", "geen", "niet", "nooit"];

/// The letters by which words are found: five of the first word, or all when it is shorter.
fn eerste_letters(tekst: &str) -> &str {
    let woord = tekst.split(' ').next().unwrap_or_default();
    woord.char_indices().nth(KORTSTE_BEGIN).map_or(woord, |(einde, _)| &woord[..einde])
}

impl Kennis {
    /// The word of the list that a text holds, and the sensitivity it points at: the most sensitive one, and of those the first.
    #[must_use]
    pub fn signaalwoord(&self, tekst: &str) -> Option<(String, Gevoeligheid)> {
        let tekst = plat(tekst);
        let mut zwaarste: Option<&Signaalwoord> = None;
        let (mut rest, mut vorige) = (tekst.as_str(), "");
        while !rest.is_empty() {
            let signalen = self.woorden.signalen.get(eerste_letters(rest)).map_or(&[][..], Vec::as_slice);
            for signaal in signalen.iter().filter(|signaal| signaal.opent(rest) && !ONTKENNINGEN.contains(&vorige)) {
                if zwaarste.is_none_or(|ander| ander.gevoeligheid < signaal.gevoeligheid) {
                    zwaarste = Some(signaal);
                }
            }
            (vorige, rest) = rest.split_once(' ').unwrap_or((rest, ""));
        }
        zwaarste.map(|signaal| (signaal.tekst.clone(), signaal.gevoeligheid))
    }

    /// Whether an e-mail address belongs to a function or a department: its local part, or a part of that, is on the list. One that
    /// has an initial in it belongs to a person; one without letters to nobody.
    #[must_use]
    pub fn is_functioneel_adres(&self, email: &str) -> bool {
        let naam = email.rsplit_once('@').map_or(email, |(naam, _)| naam).trim().to_lowercase();
        if !naam.chars().any(char::is_alphabetic) {
            return !naam.is_empty();
        }
        if self.woorden.adressen.contains_key(&naam) {
            return true;
        }
        let delen = || naam.split(['.', '-', '_', '+']);
        let is_bekend = |deel: &str| self.woorden.adressen.get(deel) == Some(&false);
        let is_voorletter = |deel: &str| deel.chars().count() == 1 && deel.chars().all(char::is_alphabetic);
        delen().any(is_bekend) && !delen().any(is_voorletter)
    }
}
