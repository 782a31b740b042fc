//! The notice in five answers, for who reads no further. Each leads to the section that says all of it.

use super::{
    OnderdeelCode, hoe_lang, van_wie, waarom, wie_krijgt_ze,
    woorden::{code, gegeven, tekst},
};
use crate::domain::{
    publiek::openbaar::{OpenbareOntvanger, OpenbareVerwerker, Romp},
    woorden::{
        eenmaal::eenmaal,
        zinnen::{groot, opsomming, schoon},
    },
};

/// So many names stand in an answer; the rest is counted.
const MEEST: usize = 8;
/// What there may be more of: one, and several.
const DOELEN: (&str, &str) = ("doel", "doelen");
const TERMIJNEN: (&str, &str) = ("termijn", "termijnen");

/// A question with its short answer, and the section that says more.
#[derive(Debug)]
pub struct Antwoord {
    /// The question.
    pub vraag: &'static str,
    /// The answer.
    pub tekst: String,
    /// Where all of it stands.
    pub meer: OnderdeelCode,
}

/// The answers, in the order in which a citizen asks. A processor is not asked what only its client knows.
#[must_use]
pub fn in_het_kort(romp: &Romp) -> Vec<Antwoord> {
    let vaak = [
        ("Waarvoor?", hooguit(&waarom::doelen(romp), 2, DOELEN), OnderdeelCode::Waarom),
        ("Welke gegevens?", gegevens(romp), OnderdeelCode::WelkeGegevens),
        ("Van wie?", bronnen(romp), OnderdeelCode::VanWie),
        ("Wie krijgt ze?", ontvangers(romp, |_| true), OnderdeelCode::WieKrijgtZe),
    ];
    let soms = [
        ("Buiten Europa?", buiten_europa(romp), OnderdeelCode::BuitenEuropa),
        ("Beslist een computer?", computer(romp), OnderdeelCode::AutomatischeBesluiten),
    ];
    let in_opdracht = code(romp.rol.as_ref()) == "verwerker";
    let van_verwerker = if in_opdracht { van_verwerker(romp) } else { Vec::new() };
    let hoe_lang = ("Hoe lang?", hooguit(&hoe_lang::kort(romp), 2, TERMIJNEN), OnderdeelCode::HoeLang);
    let antwoord = |(vraag, tekst, meer)| Antwoord { vraag, tekst, meer };
    let vaak = vaak.into_iter().map(antwoord);
    let gezegd = van_verwerker
        .into_iter()
        .map(antwoord)
        .chain(vaak)
        .chain(soms.into_iter().map(antwoord).filter(|een| !een.tekst.is_empty()))
        .chain([antwoord(hoe_lang)]);
    let gezegd = gezegd.filter(|een| !in_opdracht || !een.tekst.is_empty());
    gezegd.map(|een| Antwoord { tekst: gezegd_of_niet(een.tekst), ..een }).collect()
}

/// What a processor does and for whom; the rest is for its client to tell.
fn van_verwerker(romp: &Romp) -> Vec<(&'static str, String, OnderdeelCode)> {
    let werk = eenmaal(romp.opdrachtgevers.iter().filter_map(|opdracht| tekst(opdracht.werkzaamheden.as_ref())));
    let werk: Vec<_> = werk.iter().map(|werk| zin(werk)).collect();
    let voor = eenmaal(romp.opdrachtgevers.iter().filter_map(|opdracht| Some(schoon(&opdracht.organisatie.as_ref()?.naam))));
    let wie = if voor.len() == 1 { "de opdrachtgever" } else { "de opdrachtgevers" };
    vec![
        ("Wat doen wij?", hooguit(&werk, 2, ("werkzaamheid", "werkzaamheden")), OnderdeelCode::WatDoenWij),
        ("Voor wie?", zin(&namen(&voor)), OnderdeelCode::WatDoenWij),
        (
            "En de rest?",
            format!("Vraag {wie} waarom dit gebeurt, of het mag en hoe lang gegevens blijven."),
            OnderdeelCode::Contact,
        ),
    ]
}

fn gezegd_of_niet(tekst: String) -> String {
    if tekst.is_empty() { "Het register zegt dit nog niet.".to_owned() } else { tekst }
}

/// How long one kind of data is kept.
#[must_use]
pub fn hoe_lang_van(gegeven: &str, romp: &Romp) -> String {
    gezegd_of_niet(hooguit(&hoe_lang::van(gegeven, romp), 2, TERMIJNEN))
}

/// Who gets one kind of data.
#[must_use]
pub fn wie_krijgt(gegeven: &str, romp: &Romp) -> String {
    gezegd_of_niet(ontvangers(romp, |wie| krijgt(gegeven, wie)))
}

/// Everyone who gets one kind of data by any of these records, or works with it for somebody.
#[must_use]
pub fn wie_krijgen(gegeven: &str, rompen: &[Romp]) -> String {
    let van = |romp: &Romp| {
        let ontvangers = romp.ontvangers.iter().filter(|wie| krijgt(gegeven, wie)).filter_map(wie_krijgt_ze::naam_in_zin);
        ontvangers.chain(romp.verwerkers.iter().filter_map(helper)).collect::<Vec<_>>()
    };
    kort_opgesomd(rompen.iter().flat_map(van))
}

/// Names as a sentence, each once; what does not fit is counted.
#[must_use]
pub fn kort_opgesomd(alle: impl IntoIterator<Item = String>) -> String {
    zin(&namen(&eenmaal(alle)))
}

fn krijgt(gegeven: &str, wie: &OpenbareOntvanger) -> bool {
    wie.gegevens.is_empty() || wie.gegevens.iter().any(|een| een.code == gegeven)
}

fn helper(verwerker: &OpenbareVerwerker) -> Option<String> {
    Some(schoon(&verwerker.organisatie.as_ref()?.naam))
}

/// The first sentences, and how many there are beside them.
fn hooguit(zinnen: &[String], meest: usize, wat: (&str, &str)) -> String {
    let over = zinnen.len().saturating_sub(meest);
    let rest = match over {
        0 => None,
        1 => Some(format!("En nog één {}.", wat.0)),
        over => Some(format!("En nog {over} andere {}.", wat.1)),
    };
    zinnen.iter().take(meest).cloned().chain(rest).collect::<Vec<_>>().join(" ")
}

/// The first names as a list, and how many there are beside them.
fn namen(namen: &[String]) -> String {
    if namen.len() <= MEEST {
        return opsomming(namen, "en");
    }
    let eerste = MEEST - 1;
    format!("{} en nog {} andere", namen[..eerste].join(", "), namen.len() - eerste)
}

fn zin(tekst: &str) -> String {
    if tekst.is_empty() { String::new() } else { crate::domain::woorden::zinnen::zin(&groot(tekst)) }
}

fn gegevens(romp: &Romp) -> String {
    let alle = romp.betrokkenen.iter().flat_map(|betrokkene| &betrokkene.gegevens);
    zin(&namen(&eenmaal(alle.map(gegeven))))
}

pub(super) fn bronnen(romp: &Romp) -> String {
    let gegevens = romp.betrokkenen.iter().flat_map(|betrokkene| &betrokkene.gegevens);
    zin(&namen(&eenmaal(gegevens.flat_map(|gegeven| &gegeven.bronnen).filter_map(van_wie::waar))))
}

pub(super) fn ontvangers(romp: &Romp, krijgt: impl Fn(&OpenbareOntvanger) -> bool) -> String {
    let krijgen: Vec<_> = romp.ontvangers.iter().filter(|wie| krijgt(wie)).collect();
    let niemand = krijgen.is_empty() && (romp.krijgt_niemand() || !romp.ontvangers.is_empty());
    let wie = eenmaal(krijgen.into_iter().filter_map(wie_krijgt_ze::naam_in_zin));
    let helpers = eenmaal(romp.verwerkers.iter().filter_map(helper));
    let wie = match wie.as_slice() {
        [] if niemand => "Niemand.".to_owned(),
        wie => zin(&namen(wie)),
    };
    let werk = if helpers.len() == 1 { "werkt" } else { "werken" };
    let helpers = if helpers.is_empty() { String::new() } else { zin(&format!("{} {werk} voor ons", namen(&helpers))) };
    [wie, helpers].into_iter().filter(|zin| !zin.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Said only when it is so.
pub(super) fn buiten_europa(romp: &Romp) -> String {
    if romp.doorgifte_buiten_eer != Some(true) {
        return String::new();
    }
    let landen = eenmaal(romp.doorgiften.iter().filter_map(|doorgifte| Some(doorgifte.land.as_ref()?.naam.clone())));
    if landen.is_empty() { "Ja.".to_owned() } else { zin(&format!("Ja, naar {}", namen(&landen))) }
}

/// Said only when it is so.
pub(super) fn computer(romp: &Romp) -> String {
    let ja = romp.geautomatiseerde_besluitvorming.as_ref().is_some_and(|besluit| besluit.aanwezig == Some(true));
    if ja { "Ja. Een computer neemt besluiten over u zonder dat er een mens naar kijkt.".to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_counted() {
        let zinnen: Vec<_> = (1..=4).map(|nummer| format!("Zin {nummer}.")).collect();
        assert_eq!(hooguit(&zinnen, 2, DOELEN), "Zin 1. Zin 2. En nog 2 andere doelen.");
        assert_eq!(hooguit(&zinnen[..3], 2, DOELEN), "Zin 1. Zin 2. En nog één doel.");
        assert_eq!(hooguit(&[], 2, DOELEN), "");
        let veel: Vec<_> = (1..=10).map(|nummer| nummer.to_string()).collect();
        assert_eq!(namen(&veel), "1, 2, 3, 4, 5, 6, 7 en nog 3 andere");
        assert_eq!(namen(&veel[..2]), "1 en 2");
    }
}
