//! What a municipality calls its register and where its own site is: `site.toml` in the folder of its look.

use serde::Deserialize;

/// The name and the links around every page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Huis {
    /// The name of the register: in the header, behind every title, in feeds.
    pub naam: Option<String>,
    /// Who shows it: the alternative text of the logo, and the words of the link back.
    pub organisatie: Option<String>,
    /// The site of the municipality, to go back to.
    pub website: Option<String>,
    /// Its own statement on accessibility, instead of the page of the register.
    pub toegankelijkheid: Option<String>,
    /// Links in the footer: privacy, cookies, contact.
    pub voet: Vec<Link>,
}

/// A link with its words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The words.
    pub tekst: String,
    /// Where it leads.
    pub adres: String,
}

impl Huis {
    /// Reads the file.
    ///
    /// # Errors
    /// Says what is no TOML, is unknown, or leads to no page of the web.
    pub(super) fn lees(toml: &str) -> Result<Self, String> {
        let huis: Self = toml::from_str(toml).map_err(|fout| format!("site.toml: {}", fout.message()))?;
        let begint = |adres: &str, begin: &[&str]| begin.iter().any(|begin| adres.starts_with(begin));
        let web = ["https://", "http://"];
        if let Some(adres) = huis.website.iter().chain(&huis.toegankelijkheid).find(|adres| !begint(adres, &web)) {
            return Err(format!("site.toml: {adres} is geen adres dat begint met https://"));
        }
        let overal = ["https://", "http://", "mailto:", "tel:", "/"];
        let voet = huis.voet.iter().map(|link| &link.adres);
        match voet.into_iter().find(|adres| !begint(adres, &overal) || adres.starts_with("//")) {
            Some(adres) => Err(format!("site.toml: {adres} is geen adres dat begint met https://, mailto:, tel: of /")),
            None => Ok(huis),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_and_an_address_is_one_of_the_web() {
        let huis = Huis::lees("naam = 'Register'\n[[voet]]\ntekst = 'Privacy'\nadres = 'https://x.nl/p'").unwrap();
        assert_eq!((huis.naam.as_deref(), huis.voet.len(), huis.website), (Some("Register"), 1, None));
        for adres in ["mailto:post@x.nl", "tel:14010", "/over"] {
            assert!(Huis::lees(&format!("[[voet]]\ntekst = 'x'\nadres = '{adres}'")).is_ok(), "{adres}");
        }
        for fout in ["naam = ", "kleur = 'x'", "website = 'javascript:alert(1)'", "[[voet]]\ntekst = 'x'\nadres = '//x'"] {
            assert!(Huis::lees(fout).is_err(), "{fout}");
        }
    }
}
