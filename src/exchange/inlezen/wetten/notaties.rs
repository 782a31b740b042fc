//! Articles 6 and 9 of the AVG as people note them: "6 lid 1 sub e", "6.1c", "9 lid 2 onder h".

use strum::VariantArray as _;

use crate::domain::woorden::codes::Grondslag;

/// "1b" in "lid 1b" and "6.1c" are a paragraph and its letter.
pub(super) fn los(woord: String) -> Vec<String> {
    let mut tekens = woord.chars();
    match (tekens.next(), tekens.next(), tekens.next()) {
        (Some(lid @ ('1' | '2')), Some(letter @ 'a'..='j'), None) => vec![lid.to_string(), letter.to_string()],
        _ => vec![woord],
    }
}

/// Takes "6 lid 1 sub e" and its like out of the words; also a text of nothing but letters: "c, e", and "lid 1 b" where no other law is named.
pub(super) fn notaties(rest: &mut Vec<String>, gevonden: &mut Vec<Grondslag>, zonder_wet: bool) {
    let grondslag = |plaats: usize| Grondslag::VARIANTS.get(plaats).copied();
    let letter = |woord: &str| plaats_van_letter(woord).and_then(grondslag);
    // "Sub c" too, where no law is named that it could be a part of.
    let hoort_erbij =
        |woord: &str| woord == "en" || (zonder_wet && ["sub", "onder", "letter", "onderdeel", "lit"].contains(&woord));
    let heeft_letter = rest.iter().any(|woord| letter(woord).is_some());
    let alleen = heeft_letter && rest.iter().all(|woord| letter(woord).is_some() || hoort_erbij(woord));
    if alleen {
        gevonden.extend(rest.drain(..).filter_map(|woord| letter(&woord)));
        return;
    }
    let genoemd = rest.iter().any(|woord| ["6", "9"].contains(&woord.as_str()));
    if let Some(plaats) = rest.windows(2).position(|twee| twee == ["lid", "1"]).filter(|_| zonder_wet && !genoemd) {
        rest.insert(plaats, "6".to_owned());
    }
    van_artikel(rest, ("6", "1"), gevonden, grondslag);
}

fn plaats_van_letter(woord: &str) -> Option<usize> {
    let [letter @ b'a'..=b'j'] = woord.as_bytes() else { return None };
    Some(usize::from(letter - b'a'))
}

/// Takes the letters of one paragraph of an article out of the words, each for what it stands for.
pub(super) fn van_artikel<T>(
    rest: &mut Vec<String>,
    (artikel, lid): (&str, &str),
    gevonden: &mut Vec<T>,
    waarde: impl Fn(usize) -> Option<T>,
) {
    let rang = if lid == "1" { ["eerste", "1e"] } else { ["tweede", "2e"] };
    let noemt_lid = |woord: &str| woord == lid || rang.contains(&woord) || ["sub", "onder", "onderdeel"].contains(&woord);
    let tussen = |woord: &&String| noemt_lid(woord) || ["lid", "letter", "aanhef", "en"].contains(&woord.as_str());
    let mut plaats = 0;
    while let Some(begin) = rest.iter().skip(plaats).position(|woord| woord == artikel).map(|begin| begin + plaats) {
        let mut einde = begin + 1 + rest[begin + 1..].iter().take_while(tussen).count();
        let met_lid = rest[begin + 1..einde].iter().any(|woord| noemt_lid(woord));
        let mut aantal = 0;
        while met_lid && let Some(waarde) = rest.get(einde).and_then(|woord| plaats_van_letter(woord)).and_then(&waarde) {
            gevonden.push(waarde);
            aantal += 1;
            einde += 1;
            if rest.get(einde).is_some_and(|woord| ["en", "of", "sub", "onder"].contains(&woord.as_str())) {
                let volgt = rest.get(einde + 1).is_some_and(|woord| plaats_van_letter(woord).is_some());
                einde += usize::from(volgt);
            }
        }
        if aantal == 0 {
            plaats = begin + 1;
        } else {
            rest.drain(begin..einde);
            plaats = begin;
        }
    }
}
