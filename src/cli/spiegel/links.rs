//! What an answer becomes as a file: links lead to the files of the mirror, and what a file cannot do leads to the living register.

use serde_json::Value;

use super::{
    Opgave,
    plaats::{bestand, webpad},
    vragen::Antwoord,
};
use crate::toestand::{Settings, Zoeken};

/// Attributes that hold an address. Text of the register cannot hold these signs: there a quote is always coded. A form
/// keeps its own: no file answers it.
const ATTRIBUTEN: [&str; 3] = [" href=\"", " src=\"", DEELADRES];
/// What a page says of itself where somebody shares it.
const DEELADRES: &str = " property=\"og:url\" content=\"";
/// What a page says of itself to search engines.
const CANONIEK: &str = "<link rel=\"canonical\" href=\"";

/// Knows which addresses are the register's own.
pub(super) struct Wegwijzer {
    public_url: String,
    /// Where the living register is.
    levend: Option<String>,
}

impl Wegwijzer {
    pub(super) fn new(settings: &Settings) -> Self {
        let levend = match &settings.zoeken {
            Zoeken::Elders(adres) => Some(adres.clone()),
            Zoeken::Hier | Zoeken::Nergens => None,
        };
        Self { public_url: settings.public_url.clone(), levend }
    }

    /// The bytes of the file, and what it leads to.
    pub(super) fn lees(&self, opgave: &Opgave, antwoord: &Antwoord) -> Result<(Vec<u8>, Vec<Opgave>), String> {
        let mut verder = Vec::new();
        if let Some(naar) = &antwoord.naar {
            let naar = self.link(naar, &mut verder).unwrap_or_else(|| naar.clone());
            return Ok((doorverwijzing(&naar).into_bytes(), verder));
        }
        let soort = opgave.bestand.rsplit_once('.').map_or("", |(_, soort)| soort);
        if !["html", "json", "xml"].contains(&soort) || opgave.bestand == "v1/openapi.json" {
            return Ok((antwoord.inhoud.to_vec(), verder));
        }
        let tekst = std::str::from_utf8(&antwoord.inhoud).map_err(|fout| format!("{}: {fout}", opgave.adres))?;
        if soort == "xml" {
            self.delen(tekst, &mut verder);
            return Ok((self.kaart(tekst).into_bytes(), verder));
        }
        let tekst = if soort == "html" {
            self.pagina(tekst, opgave.bestand.contains("/stuk/"), &mut verder)
        } else {
            self.bladzijde(tekst, &mut verder).map_err(|fout| format!("{}: {fout}", opgave.adres))?
        };
        Ok((tekst.into_bytes(), verder))
    }

    /// The parts of a sitemap, when it is one of parts.
    fn delen(&self, xml: &str, verder: &mut Vec<Opgave>) {
        let adressen = xml.lines().filter_map(|regel| regel.strip_prefix("<sitemap><loc>")?.strip_suffix("</loc></sitemap>"));
        for adres in adressen {
            self.link(adres, verder);
        }
    }

    /// A sitemap with the addresses of the files.
    fn kaart(&self, xml: &str) -> String {
        let regel = |regel: &str| {
            let adres = regel.split_once("<loc>").and_then(|(_, na)| na.split_once("</loc>")).map(|(adres, _)| adres);
            let nieuw = adres
                .filter(|_| !self.is_kopie())
                .and_then(|adres| self.link(&ontcijferd(adres), &mut Vec::new()))
                .filter(|link| link.starts_with('/'));
            match (adres, nieuw) {
                (Some(adres), Some(nieuw)) => regel.replacen(adres, &format!("{}{nieuw}", self.public_url), 1),
                _ => regel.to_owned(),
            }
        };
        xml.split_inclusive('\n').map(regel).collect()
    }

    /// Whether the pages of the living register are the ones to be found.
    fn is_kopie(&self) -> bool {
        self.levend.as_ref() == Some(&self.public_url)
    }

    /// A page with other links.
    /// A piece for another site keeps whole addresses.
    fn pagina(&self, html: &str, is_stuk: bool, verder: &mut Vec<Opgave>) -> String {
        let mut nieuw = String::with_capacity(html.len());
        let mut rest = html;
        while let Some((plaats, attribuut)) = eerste(rest) {
            let (voor, na) = rest.split_at(plaats + attribuut.len());
            nieuw.push_str(voor);
            let waarde = na.split('"').next().unwrap_or_default();
            let van_zichzelf = is_stuk || attribuut == DEELADRES || voor.ends_with(CANONIEK);
            // A copy of a living register leaves search engines to that.
            let blijft = van_zichzelf && self.is_kopie();
            match self.link(&ontcijferd(waarde), verder).filter(|_| !blijft) {
                Some(link) if van_zichzelf && link.starts_with('/') => nieuw.extend([self.public_url.as_str(), &link]),
                Some(link) => nieuw.push_str(&link),
                None => nieuw.push_str(waarde),
            }
            rest = &na[waarde.len()..];
        }
        nieuw.push_str(rest);
        nieuw
    }

    /// A page of a list in the API, which leads to its neighbours.
    fn bladzijde(&self, json: &str, verder: &mut Vec<Opgave>) -> serde_json::Result<String> {
        if !json.contains("\"next\":") {
            return Ok(json.to_owned());
        }
        let mut lijst: Value = serde_json::from_str(json)?;
        for richting in ["next", "previous"] {
            let link = lijst.get(richting).and_then(Value::as_str).and_then(|adres| self.link(adres, verder));
            if let Some(link) = link {
                lijst[richting] = link.into();
            }
        }
        serde_json::to_string(&lijst)
    }

    /// Where a link leads in the mirror, when it is one of the register's own.
    fn link(&self, adres: &str, verder: &mut Vec<Opgave>) -> Option<String> {
        let pad = adres.strip_prefix(&self.public_url).unwrap_or(adres);
        if !pad.starts_with('/') || pad.starts_with("//") {
            return None;
        }
        let (zonder, plek) = pad.split_once('#').map_or((pad, None), |(zonder, plek)| (zonder, Some(plek)));
        let Some(bestand) = bestand(zonder) else {
            return Some(match &self.levend {
                Some(levend) => adres.strip_prefix('/').map_or_else(|| adres.to_owned(), |pad| format!("{levend}/{pad}")),
                None if zonder.starts_with("/docs") => "/v1/openapi.json".to_owned(),
                None => "/".to_owned(),
            });
        };
        let web = webpad(&bestand);
        verder.push(Opgave { adres: zonder.to_owned(), bestand, verwezen: true });
        Some(plek.map_or_else(|| web.clone(), |plek| format!("{web}#{plek}")))
    }
}

/// The next attribute with an address.
fn eerste(html: &str) -> Option<(usize, &'static str)> {
    ATTRIBUTEN.iter().filter_map(|attribuut| Some((html.find(attribuut)?, *attribuut))).min()
}

/// A value of an attribute as it is meant; `askama` codes five signs.
fn ontcijferd(waarde: &str) -> String {
    let tekens = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    tekens.iter().fold(waarde.to_owned(), |tekst, (code, teken)| tekst.replace(code, teken))
}

/// A permanent address, which leads to the page: a file cannot answer with another status.
fn doorverwijzing(naar: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n<title>Verder in het verwerkingsregister</title>\n\
         <meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url={naar}\">\n</head>\n<body>\n\
         <p><a href=\"{naar}\">Verder naar deze pagina</a></p>\n</body>\n</html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitemap_of_parts_leads_to_its_parts() {
        let wegwijzer = Wegwijzer { public_url: "https://register.example".to_owned(), levend: None };
        let (mut delen, mut geen) = (Vec::new(), Vec::new());
        wegwijzer.delen(
            "<sitemapindex>\n<sitemap><loc>https://register.example/sitemap-1.xml</loc></sitemap>\n</sitemapindex>",
            &mut delen,
        );
        wegwijzer.delen("<url><loc>https://register.example/verwerkingen</loc></url>", &mut geen);
        assert_eq!(delen.iter().map(|deel| deel.bestand.as_str()).collect::<Vec<_>>(), ["sitemap-1.xml"]);
        assert!(geen.is_empty());
    }
}
