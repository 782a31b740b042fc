//! How long data are kept, in words, as far as that is certain: "5 jaar na beëindiging", "V7", "blijvend bewaren". What stands with it and is no
//! condition is an explanation; what may be a condition makes that nothing is read.

mod duur;
mod omgekeerd;
mod woordenlijst;

use duur::{Duur, duur};
use omgekeerd::omgekeerd;
use woordenlijst::{HERKOMST, HOOGSTENS, LABELS, LIDWOORDEN, MOMENT, ONZEKER, VERNIETIGEN, VULSEL, VULSEL_ACHTER};

use super::{
    rijmaker::resultaat,
    woorden::{Woordenboek, vorm},
};
use crate::domain::{
    inhoud::{Bewaartermijn, lengte::hoogstens},
    recht::kennis::Kennis,
    woorden::codes::{BewaartermijnSoort, Waardering},
};

/// The longest text that is read as a term, in bytes.
const LANGSTE: usize = 500;
/// The most words of what a term is about.
const LANGSTE_ONDERDEEL: usize = 8;

/// A text that is a duration and nothing more, as people write it.
#[must_use]
pub fn als_duur(tekst: &str) -> Option<Duur> {
    duur(tekst).filter(|(_, rest)| rest.is_empty()).map(|(duur, _)| duur)
}

/// The terms that one part of a cell says; `None` when that is not certain.
pub(super) fn lees(tekst: &str, boek: &Woordenboek, kennis: &Kennis) -> Option<Vec<Bewaartermijn>> {
    // A term is short; a text that keeps on beginning anew would not end.
    if tekst.len() > LANGSTE {
        return None;
    }
    if let Some(termijn) = een(tekst, boek, kennis) {
        return Some(vec![termijn]);
    }
    // "camerabeelden 7 dagen": of one part only when that is known data.
    let van_een = van_onderdeel(tekst, boek, kennis);
    let bekend = |termijn: &Bewaartermijn| boek.alle_codes("gegevenscategorie", termijn.onderdeel.as_deref()?);
    if let Some(termijn) = van_een.filter(|termijn| bekend(termijn).is_some()) {
        return Some(vec![termijn]);
    }
    if let Some(twee) = met_toestemming(tekst, boek, kennis) {
        return Some(twee);
    }
    // "Toekenning 10 jaar, afwijzing 5 jaar": each with what it is about.
    [" / ", "/", ", ", " en ", ". "].into_iter().find_map(|teken| {
        let delen: Vec<&str> = tekst.split(teken).map(str::trim).filter(|deel| !deel.is_empty()).collect();
        let gelezen: Option<Vec<_>> = delen.iter().map(|deel| van_onderdeel(deel, boek, kennis)).collect();
        gelezen.filter(|gelezen| gelezen.len() > 1)
    })
}

/// "4 weken (1 jaar met toestemming)": longer for who agrees.
fn met_toestemming(tekst: &str, boek: &Woordenboek, kennis: &Kennis) -> Option<Vec<Bewaartermijn>> {
    const TOESTEMMING: &str = "met toestemming";
    let (gewoon, rest) = ["(", ", ", " / ", " of ", "; "].iter().find_map(|teken| tekst.split_once(teken))?;
    let rest = rest.trim().trim_end_matches([')', '.']);
    let langer = rest.strip_prefix(TOESTEMMING).or_else(|| rest.strip_suffix(TOESTEMMING))?;
    let gewoon = een(gewoon, boek, kennis).filter(|gewoon| gewoon.termijn.is_some())?;
    Some(vec![gewoon, met_onderdeel(kern(langer.trim_matches([':', ' ']), boek)?, TOESTEMMING)?])
}

/// One term.
fn een(tekst: &str, boek: &Woordenboek, kennis: &Kennis) -> Option<Bewaartermijn> {
    // A mark of a footnote is no part of it.
    let tekst = tekst.trim().trim_end_matches(['.', '*', '¹', '²', '³']).trim();
    if let Some(termijn) = kern(tekst, boek) {
        return Some(met_selectielijst(termijn, tekst, kennis));
    }
    if let Some((label, rest)) = tekst.split_once(':') {
        let termijn = een(rest, boek, kennis).filter(|termijn| termijn.onderdeel.is_none())?;
        let woorden = vorm(label);
        return if LABELS.contains(&woorden.as_str()) {
            let waardering = (woorden == "v" || woorden.starts_with("verni")).then_some(Waardering::Vernietigen);
            Some(Bewaartermijn { waardering: termijn.waardering.or(waardering), ..termijn })
        } else if is_herkomst(label) {
            // Where the term comes from is no part of the data.
            Some(met_selectielijst(toegelicht(termijn, tekst), tekst, kennis))
        } else {
            met_onderdeel(termijn, label)
        };
    }
    // "11.1.5 V5".
    if let Some((nummer, rest)) = tekst.split_once(' ')
        && nummer.contains('.')
        && nummer.chars().all(|teken| teken.is_ascii_digit() || teken == '.')
        && let Some(termijn) = waardering_v(rest).and_then(|_| kern(rest, boek))
    {
        return Some(met_selectielijst(toegelicht(termijn, tekst), tekst, kennis));
    }
    // "Resultaat 1.1.4 (V10)", "fiscale bewaartermijn 7 jaar".
    let voor_cijfer = || tekst.split_at_checked(tekst.find(|teken: char| teken.is_ascii_digit())?);
    for (voor, na) in tekst.strip_suffix(')').and_then(|tekst| tekst.split_once('(')).into_iter().chain(voor_cijfer()) {
        if let Some(termijn) = kern(na, boek).filter(|termijn| termijn.termijn.is_some() && is_herkomst(voor)) {
            return Some(met_selectielijst(toegelicht(termijn, tekst), tekst, kennis));
        }
    }
    if let Some(termijn) = met_overbrenging(tekst, boek) {
        return Some(termijn);
    }
    // "Selectielijst 2020, 11.1.5, V5": one piece is the term, and the others say where it comes from.
    let teken = [", ", " / ", " - ", " – "].into_iter().find(|teken| tekst.contains(teken)).unwrap_or(", ");
    let delen: Vec<&str> = tekst.split(teken).map(str::trim).collect();
    let termijnen: Vec<_> = delen.iter().filter_map(|deel| kern(deel, boek)).collect();
    let herkomst = delen.iter().filter(|deel| is_herkomst(deel)).count();
    match termijnen.as_slice() {
        [termijn] if delen.len() > 1 && herkomst == delen.len() - 1 => {
            Some(met_selectielijst(toegelicht(termijn.clone(), tekst), tekst, kennis))
        }
        _ => None,
    }
}

/// "B, overbrengen na 20 jaar".
fn met_overbrenging(tekst: &str, boek: &Woordenboek) -> Option<Bewaartermijn> {
    let (blijvend, rest) = tekst.split_once([',', ';', '('])?;
    let rest = rest.trim().trim_end_matches(')');
    let na = ["overbrengen na ", "overbrenging na ", "over te brengen na "].iter().find_map(|begin| rest.strip_prefix(begin))?;
    let termijn = kern(blijvend, boek).filter(|termijn| termijn.soort == Some(BewaartermijnSoort::BlijvendBewaren))?;
    Some(Bewaartermijn { overbrengingstermijn: Some(als_duur(na)?), ..termijn })
}

/// "Toekenning 10 jaar", "BSN: 7 jaar", "5 jaar voor afwijzing".
fn van_onderdeel(tekst: &str, boek: &Woordenboek, kennis: &Kennis) -> Option<Bewaartermijn> {
    if let Some(termijn) = een(tekst, boek, kennis).filter(|termijn| termijn.onderdeel.is_some()) {
        return Some(termijn);
    }
    let plaats = tekst.find(|teken: char| teken.is_ascii_digit())?;
    if plaats > 0 && !tekst[..plaats].ends_with('(') {
        let termijn = kern(&tekst[plaats..], boek)?;
        return met_onderdeel(termijn, tekst[..plaats].trim_end_matches([':', '=', '-', ' ']));
    }
    let tussen = || [" voor ", " bij ", " van "].iter().find_map(|woord| tekst.split_once(woord));
    // "7 jaar (fiscaal)", where other parts have another term.
    let (termijn, onderdeel) = tussen().or_else(|| tekst.strip_suffix(')')?.split_once('('))?;
    met_onderdeel(kern(termijn, boek)?, onderdeel)
}

fn met_onderdeel(termijn: Bewaartermijn, onderdeel: &str) -> Option<Bewaartermijn> {
    let onderdeel = onderdeel.trim();
    let woorden = vorm(onderdeel);
    let aantal = woorden.split(' ').count();
    let zeker = !woorden.is_empty() && aantal <= LANGSTE_ONDERDEEL && !woorden.split(' ').any(|woord| ONZEKER.contains(&woord));
    let past = onderdeel.chars().count() <= hoogstens::<Bewaartermijn>("onderdeel")
        && !woorden.contains(|teken: char| teken.is_ascii_digit());
    (zeker && past).then(|| Bewaartermijn { onderdeel: Some(onderdeel.to_owned()), ..termijn })
}

fn met_selectielijst(termijn: Bewaartermijn, tekst: &str, kennis: &Kennis) -> Bewaartermijn {
    let genoemd = vorm(tekst).contains("selectielijst");
    let selectielijst = if genoemd { resultaat(kennis, tekst) } else { None };
    Bewaartermijn { selectielijst, ..termijn }
}

fn toegelicht(termijn: Bewaartermijn, tekst: &str) -> Bewaartermijn {
    Bewaartermijn { toelichting: Some(tekst.trim().to_owned()), ..termijn }
}

/// A term without what it is about: a duration with what it begins with, or that data are kept for ever or not at all.
fn kern(tekst: &str, boek: &Woordenboek) -> Option<Bewaartermijn> {
    let tekst = tekst.trim().trim_end_matches('.').trim();
    match vorm(tekst).as_str() {
        "permanent"
        | "blijvend"
        | "blijvend bewaren"
        | "permanent bewaren"
        | "blijvend te bewaren"
        | "wordt blijvend bewaard"
        | "worden blijvend bewaard"
        | "b"
        | "b blijvend"
        | "b blijvend bewaren"
        | "blijvend b"
        | "blijvend bewaren b"
        | "bewaren b"
        | "blijvend bewaard"
        | "permanent bewaard"
        | "blijvend te bewaren b"
        | "wordt niet vernietigd"
        | "worden niet vernietigd"
        | "niet vernietigen"
        | "niet te vernietigen" => {
            let waardering = Some(Waardering::BlijvendBewaren);
            return Some(Bewaartermijn { waardering, ..soort(BewaartermijnSoort::BlijvendBewaren) });
        }
        "niet bewaard" | "wordt niet bewaard" | "worden niet bewaard" | "gegevens worden niet bewaard" => {
            return Some(soort(BewaartermijnSoort::NietBewaard));
        }
        _ => {}
    }
    if let Some(termijn) = omgekeerd(tekst, boek) {
        return Some(termijn);
    }
    if tekst.contains('+') {
        return None;
    }
    // "(V) 7 jaar".
    if let Some(rest) = tekst.strip_prefix("(V)").or_else(|| tekst.strip_prefix("(v)")) {
        return kern(&format!("V {}", rest.trim()), boek);
    }
    // "V (7 jaar)".
    if let Some(binnen) = tekst.strip_prefix(['V', 'v']).and_then(|rest| rest.trim().strip_prefix('(')?.strip_suffix(')')) {
        return kern(&format!("V {binnen}"), boek).filter(|_| binnen.starts_with(|teken: char| teken.is_ascii_digit()));
    }
    if let Some(rest) = na_direct(tekst) {
        return tot_gebeurtenis(rest).map(|termijn| Bewaartermijn { waardering: Some(Waardering::Vernietigen), ..termijn });
    }
    let Begin { rest, hoogstens, vernietigen, tot } = begin(tekst);
    let gelezen = duur(rest).or_else(|| duur::jaren(rest).filter(|_| vernietigen));
    let Some((duur, einde)) = gelezen else { return if tot { tot_gebeurtenis(rest) } else { None } };
    let termijn = met_einde(duur, einde, tekst, boek)?;
    // "Tot 2 jaar na einde vergunning", but not "tot 2 jaar".
    if tot && termijn.startmoment.is_none() && termijn.gebeurtenis.is_none() {
        return None;
    }
    let vernietigen = vernietigen || eindigt_op_v(einde) || vorm(einde).split(' ').any(|woord| woord.starts_with("vernietig"));
    let waardering = vernietigen.then_some(Waardering::Vernietigen);
    let termijn = Bewaartermijn { waardering, ..termijn };
    Some(if hoogstens && termijn.toelichting.is_none() { toegelicht(termijn, tekst) } else { termijn })
}

/// How a text begins before its duration.
struct Begin<'a> {
    rest: &'a str,
    /// The longest that data are kept is the term.
    hoogstens: bool,
    vernietigen: bool,
    tot: bool,
}

fn begin(tekst: &str) -> Begin<'_> {
    let mut begin = Begin { rest: tekst, hoogstens: false, vernietigen: false, tot: false };
    loop {
        let laag = begin.rest.to_lowercase();
        let zonder = |woorden: &[&str]| {
            let woord = woorden.iter().find(|woord| laag.starts_with(**woord))?;
            begin.rest.get(woord.len()..).map(str::trim_start)
        };
        if let Some(rest) = zonder(&HOOGSTENS) {
            (begin.rest, begin.hoogstens) = (rest, true);
        } else if let Some(rest) = zonder(&VERNIETIGEN) {
            (begin.rest, begin.vernietigen) = (rest, true);
        } else if let Some(rest) = zonder(&["tot en met ", "totdat ", "tot "]) {
            (begin.rest, begin.tot) = (rest, true);
        } else if let Some(rest) = waardering_v(begin.rest) {
            // "V7", "V 5 jaar": the valuation of the Archiefwet, to be destroyed.
            (begin.rest, begin.vernietigen) = (rest, true);
        } else if let Some(rest) = zonder(&VULSEL) {
            begin.rest = rest;
        } else {
            return begin;
        }
    }
}

/// "Direct na afhandeling vernietigen".
fn na_direct(tekst: &str) -> Option<&str> {
    let laag = tekst.to_lowercase();
    let begin = ["direct na ", "meteen na ", "onmiddellijk na "].into_iter().find(|begin| laag.starts_with(begin))?;
    let rest = tekst.get(begin.len()..)?;
    let woord = ["te vernietigen", "vernietigen", "vernietigd"].into_iter().find(|woord| laag.ends_with(woord))?;
    rest.get(..rest.len().checked_sub(woord.len())?).map(str::trim_end)
}

/// "7 jaar (V)", "7 jaar, V".
fn eindigt_op_v(einde: &str) -> bool {
    let einde = einde.trim_end_matches([')', '.', ' ']);
    einde.strip_suffix('V').is_some_and(|ervoor| !ervoor.ends_with(|teken: char| teken.is_alphanumeric() || teken == '.'))
}

fn waardering_v(tekst: &str) -> Option<&str> {
    let rest = tekst.strip_prefix(['V', 'v'])?.trim_start_matches([':', ' ', '-', '=', ',']);
    rest.starts_with(|teken: char| teken.is_ascii_digit()).then_some(rest)
}

/// What stands behind a duration: nothing more, when it begins, or an explanation.
fn met_einde(duur: Duur, einde: &str, geheel: &str, boek: &Woordenboek) -> Option<Bewaartermijn> {
    let mut einde = einde.trim();
    // "10 jaar bewaren" and "2 jaar (vernietigen)" say no more than "10 jaar".
    while let Some(rest) = zonder_vulsel_achter(einde) {
        einde = rest;
    }
    // "20 jaar (WGBO), daarna vernietigd".
    if let Some((voor, _)) = einde.rsplit_once([',', '/']).filter(|(_, na)| zonder_vulsel_achter(na.trim()) == Some("")) {
        einde = voor.trim();
    }
    if einde.is_empty() {
        return Some(vast(duur));
    }
    if let Some((voor, haken)) = einde.strip_suffix(')').and_then(|tekst| tekst.split_once('(')) {
        let (voor, haken) = (voor.trim(), haken.trim());
        if voor.is_empty() && begint_moment(haken).is_some() {
            return met_einde(duur, haken, geheel, boek);
        }
        let zeker = !vorm(haken).split(' ').any(|woord| ONZEKER.contains(&woord)) && !is_duur(haken);
        return met_einde(duur, voor, geheel, boek).filter(|_| zeker).map(|termijn| toegelicht(termijn, geheel));
    }
    if let Some(moment) = begint_moment(einde) {
        // "…, conform de selectielijst".
        if let Some((moment, _)) = moment.split_once([',', ';']).filter(|(_, na)| is_herkomst(na)) {
            return na_moment(duur, moment, boek).map(|termijn| toegelicht(termijn, geheel));
        }
        return na_moment(duur, moment, boek);
    }
    // "15 jaar Jeugdwet".
    let is_wet = vorm(einde).ends_with("wet") || vorm(einde) == "wgbo" || boek.code("regeling", einde).is_some();
    (is_herkomst(einde) || (is_wet && !einde.contains(' '))).then(|| toegelicht(vast(duur), geheel))
}

fn zonder_vulsel_achter(einde: &str) -> Option<&str> {
    let kaal = einde.trim_start_matches([',', '-', '–', '/', ' ']);
    let in_haken = kaal.strip_prefix('(').and_then(|tekst| tekst.strip_suffix(')'));
    if in_haken.is_some_and(|haken| VULSEL_ACHTER.contains(&vorm(haken).as_str())) {
        return Some("");
    }
    let laag = kaal.to_lowercase();
    let woord = VULSEL_ACHTER.iter().find(|woord| {
        laag.strip_prefix(**woord).is_some_and(|rest| rest.is_empty() || rest.starts_with(|teken: char| !teken.is_alphanumeric()))
    })?;
    kaal.get(woord.len()..).map(str::trim_start)
}

fn begint_moment(tekst: &str) -> Option<&str> {
    let laag = tekst.to_lowercase();
    let woord = MOMENT.iter().find(|woord| laag.starts_with(**woord))?;
    tekst.get(woord.len()..).map(str::trim)
}

/// A duration from a moment on: a code of the list, or an event in words. Another number is another term, or a condition.
fn na_moment(duur: Duur, moment: &str, boek: &Woordenboek) -> Option<Bewaartermijn> {
    let mut moment = zonder_lidwoord(moment.trim().trim_end_matches(['.', ',']));
    // "… na afhandeling vernietigen".
    while let Some(rest) = VULSEL_ACHTER.iter().find_map(|woord| moment.strip_suffix(*woord)?.strip_suffix(' ')) {
        moment = rest.trim_end();
    }
    let kaal: Vec<&str> =
        moment.split_whitespace().filter(|woord| !LIDWOORDEN.contains(&woord.to_lowercase().as_str())).collect();
    if let Some(startmoment) = boek.code("startmoment", moment).or_else(|| boek.code("startmoment", &kaal.join(" "))) {
        return Some(Bewaartermijn { startmoment: Some(startmoment), ..vast(duur) });
    }
    let woorden = vorm(moment);
    let zeker = !woorden.is_empty()
        && !moment.contains(|teken: char| teken.is_ascii_digit() || teken == '(' || teken == ',')
        && !woorden.split(' ').any(|woord| ONZEKER.contains(&woord))
        && moment.chars().count() <= hoogstens::<Bewaartermijn>("gebeurtenis");
    zeker.then(|| Bewaartermijn {
        gebeurtenis: Some(moment.to_owned()),
        soort: Some(BewaartermijnSoort::VasteTermijnEnGebeurtenis),
        ..vast(duur)
    })
}

/// "Tot uitschrijving": until something happens.
fn tot_gebeurtenis(rest: &str) -> Option<Bewaartermijn> {
    let woorden = vorm(rest);
    let onzeker = |woord: &str| ONZEKER.contains(&woord) || ["nader", "order", "zolang", "nodig"].contains(&woord);
    let zeker = (1..=6).contains(&woorden.split(' ').filter(|woord| !woord.is_empty()).count())
        && !rest.contains(|teken: char| teken.is_ascii_digit() || "(,;:".contains(teken))
        && !woorden.split(' ').any(|woord| onzeker(woord) || duur::is_eenheid(woord));
    zeker.then(|| Bewaartermijn { gebeurtenis: Some(zonder_lidwoord(rest).to_owned()), ..soort(BewaartermijnSoort::Gebeurtenis) })
}

/// Whether a text only says where a term comes from.
fn is_herkomst(tekst: &str) -> bool {
    let woorden = vorm(tekst);
    let mut alle = woorden.split(' ').filter(|woord| !woord.is_empty()).peekable();
    let eerste = alle.peek().copied().unwrap_or_default();
    let is_nummer = |woord: &str| woord.chars().all(|teken| teken.is_ascii_digit());
    let onzeker = woorden.split(' ').any(|woord| ONZEKER.contains(&woord)) || is_duur(tekst);
    let genoemd = HERKOMST.iter().any(|begin| woorden.starts_with(begin))
        || ["selectielijst", "archiefwet", "bewaarplicht"].iter().any(|woord| woorden.contains(woord));
    !onzeker && !eerste.is_empty() && (genoemd || (is_nummer(eerste) && tekst.contains('.') && alle.all(is_nummer)))
}

fn is_duur(tekst: &str) -> bool {
    vorm(tekst).split(' ').any(duur::is_eenheid)
}

fn vast(duur: Duur) -> Bewaartermijn {
    Bewaartermijn { termijn: Some(duur), ..soort(BewaartermijnSoort::VasteTermijn) }
}

fn soort(soort: BewaartermijnSoort) -> Bewaartermijn {
    Bewaartermijn { soort: Some(soort), ..Bewaartermijn::default() }
}

fn zonder_lidwoord(tekst: &str) -> &str {
    let tekst = tekst.trim();
    ["de ", "het "].iter().find_map(|lidwoord| tekst.strip_prefix(lidwoord)).unwrap_or(tekst)
}

#[cfg(test)]
mod tests;
