//! How much text fits: the width of letters is estimated, rather too wide, since the font is that of the reader.

/// How letters are drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    pub grootte: u32,
    pub vet: bool,
}

/// The text on at most so many lines of at most this width; what does not fit ends in "…".
pub(super) fn regels(tekst: &str, breedte: u32, letter: Letter, meest: usize) -> Vec<String> {
    let mut regels: Vec<String> = vec![String::new()];
    for stuk in stukken(tekst, breedte, letter) {
        match regels.last_mut() {
            Some(regel) if regel.is_empty() || letter.past(&format!("{regel}{}", stuk.trim_end()), breedte) => {
                regel.push_str(&stuk);
            }
            _ => regels.push(stuk),
        }
    }
    let weg = regels.len() > meest;
    regels.truncate(meest);
    if let Some(laatste) = regels.last_mut().filter(|_| weg) {
        *laatste = met_puntjes(laatste, breedte, letter);
    }
    let regels = regels.into_iter().map(|regel| regel.trim_end().to_owned());
    regels.filter(|regel| !regel.is_empty()).collect()
}

/// A text of at most so many characters.
pub(in crate::site) fn afgekapt(tekst: &str, meest: usize) -> String {
    if tekst.chars().count() <= meest {
        return tekst.to_owned();
    }
    let begin: String = tekst.chars().take(meest.saturating_sub(1)).collect();
    format!("{}…", zonder_leesteken(&begin))
}

/// What stays together: up to a space or a slash, and never wider than a line.
fn stukken(tekst: &str, breedte: u32, letter: Letter) -> Vec<String> {
    let mut stukken = Vec::new();
    for deel in tekst.split_inclusive([' ', '/']) {
        let mut stuk = String::new();
        for teken in deel.chars() {
            if !stuk.is_empty() && teken != ' ' && !letter.past(&format!("{stuk}{teken}"), breedte) {
                stukken.push(std::mem::take(&mut stuk));
            }
            stuk.push(teken);
        }
        stukken.push(stuk);
    }
    stukken
}

fn met_puntjes(regel: &str, breedte: u32, letter: Letter) -> String {
    let mut regel = regel.to_owned();
    while !regel.is_empty() && !letter.past(&format!("{}…", regel.trim_end()), breedte) {
        regel.pop();
    }
    format!("{}…", zonder_leesteken(&regel))
}

fn zonder_leesteken(tekst: &str) -> &str {
    tekst.trim_end_matches([' ', ',', ';', ':', '.', '(', '/', '-'])
}

impl Letter {
    fn past(self, tekst: &str, breedte: u32) -> bool {
        let promille = tekst.chars().map(promille).sum::<u32>() * if self.vet { 115 } else { 100 } / 100;
        promille * self.grootte <= breedte * 1000
    }
}

/// The width of a letter in thousandths of the size of the font.
fn promille(teken: char) -> u32 {
    match teken {
        'i' | 'j' | 'l' | 'I' | ' ' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 320,
        't' | 'f' | 'r' | '(' | ')' | '-' | '/' => 410,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' => 980,
        teken if teken.is_uppercase() => 720,
        teken if teken.is_ascii() || teken.is_lowercase() => 620,
        _ => 1050,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GEWOON: Letter = Letter { grootte: 14, vet: false };

    #[test]
    fn a_text_is_broken_between_words_and_a_long_word_within_itself() {
        assert_eq!(regels("een twee drie", 50, GEWOON, 3), ["een", "twee", "drie"]);
        assert_eq!(regels("een twee drie", 110, GEWOON, 3), ["een twee drie"]);
        assert_eq!(regels("naam/adres", 50, GEWOON, 3), ["naam/", "adres"]);
        assert_eq!(regels("", 100, GEWOON, 3), [""; 0]);
        let lang = regels(&"x".repeat(40), 100, GEWOON, 9);
        assert!(lang.len() > 2 && lang.concat() == "x".repeat(40), "{lang:?}");
    }

    #[test]
    fn what_does_not_fit_ends_in_dots_that_fit() {
        let kort = regels("een heel erg lange naam die nooit past", 75, GEWOON, 2);
        assert_eq!(kort.len(), 2);
        assert!(kort[1].ends_with('…') && GEWOON.past(&kort[1], 75), "{kort:?}");
        assert_eq!(afgekapt("abc, def", 6), "abc…");
        assert_eq!(afgekapt("é€漢", 3), "é€漢");
    }
}
