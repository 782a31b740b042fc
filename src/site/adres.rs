//! Addresses of pages with their query: everything a reader chose stands in the address, and nothing else.

use std::fmt;

/// A path with its query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adres {
    pad: String,
    paren: Vec<(String, String)>,
}

impl Adres {
    /// A path with what was chosen.
    #[must_use]
    pub fn new(pad: impl Into<String>, paren: Vec<(String, String)>) -> Self {
        Self { pad: pad.into(), paren }
    }

    /// Whether a value was chosen.
    #[must_use]
    pub fn heeft(&self, sleutel: &str, waarde: &str) -> bool {
        self.paren.iter().any(|(naam, gekozen)| naam == sleutel && gekozen == waarde)
    }

    /// With a value beside what was chosen; back on the first page.
    #[must_use]
    pub fn met(&self, sleutel: &str, waarde: &str) -> Self {
        let mut adres = self.zonder_sleutel("page");
        if !adres.heeft(sleutel, waarde) {
            adres.paren.push((sleutel.to_owned(), waarde.to_owned()));
        }
        adres
    }

    /// Without a value; back on the first page.
    #[must_use]
    pub fn zonder(&self, sleutel: &str, waarde: &str) -> Self {
        let mut adres = self.zonder_sleutel("page");
        adres.paren.retain(|(naam, gekozen)| naam != sleutel || gekozen != waarde);
        adres
    }

    /// Without any value of a key.
    #[must_use]
    pub fn zonder_sleutel(&self, sleutel: &str) -> Self {
        let paren = self.paren.iter().filter(|(naam, _)| naam != sleutel).cloned().collect();
        Self { pad: self.pad.clone(), paren }
    }

    /// With one value of a key instead of what it had.
    #[must_use]
    pub fn op(&self, sleutel: &str, waarde: &str) -> Self {
        let mut adres = self.zonder_sleutel(sleutel);
        adres.paren.push((sleutel.to_owned(), waarde.to_owned()));
        adres
    }

    /// The same choice at another path, whole.
    #[must_use]
    pub fn als(&self, pad: &str) -> Self {
        let paren = self.paren.iter().filter(|(naam, _)| !["page", "pageSize", "sorteer"].contains(&naam.as_str())).cloned();
        Self { pad: pad.to_owned(), paren: paren.collect() }
    }

    /// What was chosen, for the hidden fields of a form.
    #[must_use]
    pub fn paren(&self) -> &[(String, String)] {
        &self.paren
    }
}

impl fmt::Display for Adres {
    fn fmt(&self, tekst: &mut fmt::Formatter<'_>) -> fmt::Result {
        tekst.write_str(&self.pad)?;
        for (nummer, (sleutel, waarde)) in self.paren.iter().enumerate() {
            write!(tekst, "{}{}={}", if nummer == 0 { '?' } else { '&' }, gecodeerd(sleutel), gecodeerd(waarde))?;
        }
        Ok(())
    }
}

/// The address that begins an e-mail.
pub(super) fn mailto(email: &str) -> String {
    let (naam, domein) = email.rsplit_once('@').unwrap_or((email, ""));
    format!("mailto:{}@{}", gecodeerd(naam), gecodeerd(domein))
}

/// An address with these parameters beside those that it has, before its part.
pub(super) fn met_parameters(adres: &str, parameters: &[(&str, String)]) -> String {
    let (begin, deel) = adres.split_once('#').map_or((adres, String::new()), |(begin, deel)| (begin, format!("#{deel}")));
    let paren = parameters.iter().map(|(naam, waarde)| format!("{naam}={}", gecodeerd(waarde))).collect::<Vec<_>>().join("&");
    format!("{begin}{}{paren}{deel}", if begin.contains('?') { '&' } else { '?' })
}

/// The address that calls a number, when there is one in the text.
pub(super) fn tel(nummer: &str) -> Option<String> {
    let cijfers: String = nummer.chars().filter(|teken| teken.is_ascii_digit() || *teken == '+').collect();
    (!cijfers.is_empty()).then(|| format!("tel:{cijfers}"))
}

/// The text, when it is an address on the web and nothing else.
pub(super) fn weblink(tekst: &str) -> Option<&str> {
    let is_web = tekst.starts_with("https://") || tekst.starts_with("http://");
    (is_web && !tekst.contains(char::is_whitespace)).then_some(tekst)
}

/// Percent coding of everything that means something in an address.
fn gecodeerd(tekst: &str) -> String {
    let veilig = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    tekst.bytes().map(|byte| if veilig(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_added_and_taken_away_and_pages_begin_anew() {
        let paren = [("zoek", "a&b é"), ("thema", "jeugd"), ("page", "3")];
        let adres = Adres::new("/verwerkingen", paren.map(|(naam, waarde)| (naam.to_owned(), waarde.to_owned())).to_vec());
        assert_eq!(adres.met("thema", "afval").to_string(), "/verwerkingen?zoek=a%26b%20%C3%A9&thema=jeugd&thema=afval");
        assert_eq!(adres.zonder("thema", "jeugd").to_string(), "/verwerkingen?zoek=a%26b%20%C3%A9");
        assert_eq!(adres.op("page", "4").to_string(), "/verwerkingen?zoek=a%26b%20%C3%A9&thema=jeugd&page=4");
        assert!(adres.heeft("thema", "jeugd") && !adres.heeft("thema", "afval"));
    }

    #[test]
    fn parameters_stand_behind_those_that_are_there() {
        let erbij = |adres: &str| met_parameters(adres, &[("recht", "inzage".to_owned()), ("naam", "a&b é".to_owned())]);
        assert_eq!(erbij("https://x.nl/f"), "https://x.nl/f?recht=inzage&naam=a%26b%20%C3%A9");
        assert_eq!(erbij("https://x.nl/f?id=1#top"), "https://x.nl/f?id=1&recht=inzage&naam=a%26b%20%C3%A9#top");
    }

    #[test]
    fn a_way_to_reach_somebody_leads_nowhere_else() {
        assert_eq!(mailto("fg@gemeente.nl"), "mailto:fg@gemeente.nl");
        assert_eq!(mailto("a?bcc=b@c.nl"), "mailto:a%3Fbcc%3Db@c.nl");
        assert_eq!((tel("(0348) 12 34-56").as_deref(), tel("<b>")), (Some("tel:0348123456"), None));
        assert_eq!(weblink("https://x.nl/a"), Some("https://x.nl/a"));
        assert_eq!((weblink("javascript:alert(1)"), weblink("https://x.nl en meer")), (None, None));
    }
}
