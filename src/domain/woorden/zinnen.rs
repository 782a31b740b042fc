//! Small tools for Dutch sentences made from data.

/// "a, b en c".
#[must_use]
pub fn opsomming<T: AsRef<str>>(delen: &[T], voegwoord: &str) -> String {
    let delen: Vec<&str> = delen.iter().map(AsRef::as_ref).collect();
    match delen.as_slice() {
        [] => String::new(),
        [alleen] => (*alleen).to_owned(),
        [begin @ .., laatste] => format!("{} {voegwoord} {laatste}", begin.join(", ")),
    }
}

/// A text on one line, without space around it.
#[must_use]
pub fn schoon(tekst: &str) -> String {
    tekst.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as a sentence: on one line, with a mark at its end.
#[must_use]
pub fn zin(tekst: &str) -> String {
    let tekst = schoon(tekst);
    if tekst.is_empty() || tekst.ends_with(['.', '!', '?', '…']) { tekst } else { format!("{tekst}.") }
}

/// A label inside a sentence: "E-mailadres" becomes "e-mailadres"; "IP-adres" and "BRP" stay.
#[must_use]
pub fn klein(naam: &str) -> String {
    let mut tekens = naam.chars();
    match (tekens.next(), tekens.clone().next()) {
        (Some(eerste), tweede) if !tweede.is_some_and(char::is_uppercase) => eerste.to_lowercase().chain(tekens).collect(),
        _ => naam.to_owned(),
    }
}

/// A phrase at the begin of a sentence.
#[must_use]
pub fn groot(tekst: &str) -> String {
    let mut tekens = tekst.chars();
    tekens.next().map_or_else(String::new, |eerste| eerste.to_uppercase().chain(tekens).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_become_a_list() {
        assert_eq!(opsomming(&["a"; 0], "en"), "");
        assert_eq!(opsomming(&["a"], "en"), "a");
        assert_eq!(opsomming(&["a", "b"], "of"), "a of b");
        assert_eq!(opsomming(&["a", "b", "c"], "en"), "a, b en c");
    }

    #[test]
    fn a_text_becomes_one_line_with_an_end() {
        assert_eq!(zin(" Nieuws\n van\tde gemeente "), "Nieuws van de gemeente.");
        assert_eq!(zin("Mag dat?"), "Mag dat?");
        assert_eq!(zin(" "), "");
    }

    #[test]
    fn a_label_begins_small_unless_it_is_an_abbreviation() {
        for (naam, verwacht) in [("E-mailadres", "e-mailadres"), ("IP-adres", "IP-adres"), ("Élan", "élan"), ("A", "a"), ("", "")]
        {
            assert_eq!(klein(naam), verwacht);
        }
        assert_eq!(groot("élan"), "Élan");
    }
}
