//! The report of a trial as a page that a person can read and print. The template escapes every text.

use askama::Template;

use crate::{
    domain::levensloop::inlezing::{InleesBevinding, Overzicht, RijVerslag},
    error::{Error, Result},
};

/// A row with what comes of it.
pub struct RijTekst {
    verslag: RijVerslag,
    uitkomst: String,
    bevindingen: Vec<String>,
}

impl RijTekst {
    /// What is told of a row.
    #[must_use]
    pub fn new(verslag: RijVerslag, uitkomst: &str) -> Self {
        let bevindingen = verslag.bevindingen.iter().map(in_woorden).collect();
        Self { verslag, uitkomst: uitkomst.to_owned(), bevindingen }
    }
}

#[derive(Template)]
#[template(path = "inlezen/verslag.html")]
struct Verslag<'a> {
    bestand: &'a str,
    telling: &'a str,
    overzicht: &'a Overzicht,
    bevindingen: Vec<String>,
    rijen: &'a [RijTekst],
}

/// The whole page.
pub fn pagina(
    bestand: &str,
    telling: &str,
    overzicht: &Overzicht,
    bevindingen: &[InleesBevinding],
    rijen: &[RijTekst],
) -> Result<String> {
    let bevindingen = bevindingen.iter().map(in_woorden).collect();
    Verslag { bestand, telling, overzicht, bevindingen, rijen }.render().map_err(Error::internal)
}

/// A finding as one sentence: where, what, and about which text.
#[must_use]
pub fn in_woorden(bevinding: &InleesBevinding) -> String {
    let rij = bevinding.rij.map(|rij| format!("rij {rij}"));
    let plaats: Vec<String> = rij.into_iter().chain(bevinding.kolom.clone()).collect();
    let begin = if plaats.is_empty() { String::new() } else { format!("{}: ", plaats.join(", ")) };
    let waarde = bevinding.waarde.as_ref().map(|waarde| format!(" ({waarde})")).unwrap_or_default();
    format!("{begin}{}{waarde}", bevinding.melding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_a_file_stay_texts() {
        let fout = InleesBevinding::new(Some(2), Some("Doel"), "x", "Dit is <b>fout</b>.").over("<script>");
        let verslag = RijVerslag {
            rij: 2,
            naam: "<i>Naam</i>".to_owned(),
            sleutel: None,
            wijzigt: vec!["Omschrijving".to_owned()],
            bevindingen: vec![fout.clone()],
            ingelezen: Vec::new(),
        };
        let html = pagina("a&b.csv", "1 nieuw", &Overzicht::default(), &[fout], &[RijTekst::new(verslag, "nieuw")]).unwrap();
        assert!(!html.contains("<script>") && !html.contains("<i>") && html.contains("a&#38;b.csv"), "{html}");
        assert!(html.contains("Wijzigt: Omschrijving."), "{html}");
        assert_eq!(html.matches("rij 2, Doel: Dit is").count(), 2);
    }
}
