//! Which words differ between two texts: the longest row of words that both have stays plain.

/// So many pairs of words are compared; of longer texts everything differs.
const MEEST: usize = 4_000_000;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stuk {
    pub tekst: String,
    /// Whether the other text lacks it here.
    pub anders: bool,
}

/// Both texts in parts. Texts that share less than a third are two texts: no word of them stays plain.
pub(super) fn stukken(oud: &str, nieuw: &str) -> (Vec<Stuk>, Vec<Stuk>) {
    let (links, rechts): (Vec<_>, Vec<_>) = (oud.split_inclusive(' ').collect(), nieuw.split_inclusive(' ').collect());
    let samen = if links.len() * rechts.len() > MEEST { Vec::new() } else { gelijk(&links, &rechts) };
    let genoeg = samen.len() * 3 >= links.len().max(rechts.len());
    let samen = if genoeg { samen } else { Vec::new() };
    let kant = |woorden: &[&str], plaatsen: Vec<usize>| samengevoegd(woorden, &plaatsen);
    (
        kant(&links, samen.iter().map(|(links, _)| *links).collect()),
        kant(&rechts, samen.iter().map(|(_, rechts)| *rechts).collect()),
    )
}

/// The places of the words that both have, in order.
fn gelijk(links: &[&str], rechts: &[&str]) -> Vec<(usize, usize)> {
    let is_gelijk = |i: usize, j: usize| links[i].trim_end() == rechts[j].trim_end();
    let mut lengte = vec![vec![0u32; rechts.len() + 1]; links.len() + 1];
    for i in (0..links.len()).rev() {
        for j in (0..rechts.len()).rev() {
            lengte[i][j] = if is_gelijk(i, j) { lengte[i + 1][j + 1] + 1 } else { lengte[i + 1][j].max(lengte[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut samen) = (0, 0, Vec::new());
    while i < links.len() && j < rechts.len() {
        if is_gelijk(i, j) {
            samen.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengte[i + 1][j] >= lengte[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    samen
}

/// Words that are alike, as one part.
fn samengevoegd(woorden: &[&str], gelijk: &[usize]) -> Vec<Stuk> {
    let mut stukken: Vec<Stuk> = Vec::new();
    for (plaats, woord) in woorden.iter().enumerate() {
        let anders = gelijk.binary_search(&plaats).is_err();
        match stukken.last_mut().filter(|stuk| stuk.anders == anders) {
            Some(stuk) => stuk.tekst.push_str(woord),
            None => stukken.push(Stuk { tekst: (*woord).to_owned(), anders }),
        }
    }
    stukken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gemerkt(stukken: &[Stuk]) -> String {
        stukken.iter().map(|stuk| if stuk.anders { format!("[{}]", stuk.tekst) } else { stuk.tekst.clone() }).collect()
    }

    #[test]
    fn only_the_words_that_differ_are_marked() {
        let (oud, nieuw) = stukken("Wij bewaren dit 5 jaar na afloop.", "Wij bewaren dit 7 jaar na afloop. Daarna niet.");
        assert_eq!(gemerkt(&oud), "Wij bewaren dit [5 ]jaar na afloop.");
        assert_eq!(gemerkt(&nieuw), "Wij bewaren dit [7 ]jaar na afloop. [Daarna niet.]");
    }

    #[test]
    fn texts_that_share_little_differ_as_a_whole_and_none_is_lost() {
        let (oud, nieuw) = stukken("een twee drie vier", "vijf zes zeven vier acht");
        assert_eq!((gemerkt(&oud).as_str(), gemerkt(&nieuw).as_str()), ("[een twee drie vier]", "[vijf zes zeven vier acht]"));
        assert_eq!(stukken("", "a"), (vec![], vec![Stuk { tekst: "a".to_owned(), anders: true }]));
    }
}
