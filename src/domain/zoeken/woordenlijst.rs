//! Dutch words, to know that somebody made no typing fault. The list is of OpenTaal, see `kennis/woordenlijst/LICENSE`.

use std::cmp::Ordering;

/// Words of five to eight letters, one a line, in order.
const WOORDEN: &str = include_str!("../../../kennis/woordenlijst/nederlands.txt");

/// Whether a word, one of `woorden`, is in the list.
#[must_use]
pub fn kent(woord: &str) -> bool {
    let mut rest = WOORDEN;
    while !rest.is_empty() {
        let begin = rest[..rest.len() / 2].rfind('\n').map_or(0, |einde| einde + 1);
        let (midden, na) = rest[begin..].split_once('\n').unwrap_or((&rest[begin..], ""));
        rest = match woord.cmp(midden) {
            Ordering::Equal => return true,
            Ordering::Less => &rest[..begin],
            Ordering::Greater => na,
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_list_is_found_and_no_other() {
        assert!(WOORDEN.lines().is_sorted() && WOORDEN.lines().count() > 50_000);
        assert!(
            WOORDEN.lines().all(|woord| (5..=8).contains(&woord.len()) && woord.bytes().all(|teken| teken.is_ascii_lowercase()))
        );
        assert!(WOORDEN.lines().all(kent));
        for anders in ["", "aaaaa", "zzzzzzzz", "paspoord", "paspoor", "\n"] {
            assert!(!kent(anders), "{anders:?}");
        }
    }
}
