//! What every public page has around its content: title, menu, crumbs, address and look.

use std::path::Path;

use serde_json::Value;

use super::{Adres, oembed, opendata, stijl};
use crate::toestand::{Huis, State, Thema, Zoeken};

/// The frame of a page.
#[derive(Debug, Clone)]
pub struct Kader {
    /// The name of the register, in the header and behind every title.
    pub titel: String,
    /// What the page is called where somebody shares it.
    pub deeltitel: Option<String>,
    /// A picture for where somebody shares it: drawings are not shown there.
    pub deelbeeld: Option<String>,
    /// The name of the municipality and its links.
    pub huis: Huis,
    /// What a search engine shows of the page.
    pub omschrijving: Option<String>,
    /// The one address of this content; none keeps the page out of search engines.
    pub canoniek: Option<String>,
    /// Where it is asked how the page stands within a page of another site.
    pub oembed: Option<String>,
    /// What the page says to programs, safe inside a script; see `opendata`.
    pub gegevens: Option<String>,
    /// Path of the style sheet, with a hash of its content.
    pub stijl: &'static str,
    /// Path of the style sheet of the municipality.
    pub thema: Option<String>,
    /// Whether the page is light for every reader.
    pub licht: bool,
    /// Path of the municipality's logo.
    pub logo: Option<String>,
    /// Where the page stands: path and name of what is above it.
    pub kruimels: Vec<(String, String)>,
    /// The path that the menu shows as the present one.
    hier: &'static str,
    zoeken: Zoeken,
}

/// The menu, on every page.
const MENU: [(&str, &str); 6] = [
    ("/verwerkingen", "Verwerkingen"),
    ("/situaties", "Mijn situatie"),
    ("/waar", "Gegevens"),
    ("/organisaties", "Organisaties"),
    ("/wijzigingen", "Wijzigingen"),
    ("/rechten", "Uw rechten"),
];

impl Kader {
    /// The frame of a page in this part of the site.
    #[must_use]
    pub fn new(state: &State, hier: &'static str) -> Self {
        let thema = state.settings.thema.as_ref();
        let logo = thema.and_then(Thema::logo_pad);
        Self {
            titel: state.settings.naam().to_owned(),
            deeltitel: None,
            deelbeeld: logo.as_deref().filter(|logo| is_png(logo)).map(|logo| state.adressen().van_pad(logo)),
            huis: thema.map(|thema| thema.huis().clone()).unwrap_or_default(),
            omschrijving: None,
            canoniek: None,
            oembed: None,
            gegevens: None,
            stijl: stijl::pad(),
            thema: thema.and_then(Thema::stijl_pad),
            licht: thema.is_some_and(Thema::alleen_licht),
            logo,
            kruimels: Vec::new(),
            hier,
            zoeken: state.settings.zoeken.clone(),
        }
    }

    /// For a frame on another site, whose page may be light: light for every reader.
    #[must_use]
    pub fn in_een_kader(mut self, state: &State) -> Self {
        self.licht = true;
        self.thema = state.settings.thema.as_ref().and_then(Thema::licht_pad);
        self
    }

    /// With the address of its content, a path that begins with a slash, and what a search engine shows.
    #[must_use]
    pub fn op(mut self, state: &State, pad: &str, omschrijving: impl Into<String>) -> Self {
        self.canoniek = Some(state.adressen().van_pad(pad));
        self.omschrijving = Some(omschrijving.into());
        self
    }

    /// For other sites too, at this address; a file cannot answer how.
    #[must_use]
    pub fn insluitbaar(mut self, state: &State, pad: &str) -> Self {
        let vraag = Adres::new(oembed::PAD, vec![("url".to_owned(), state.adressen().van_pad(pad))]);
        self.oembed = (!self.is_bestand()).then(|| state.adressen().van_pad(&vraag.to_string()));
        self
    }

    /// With what it is called where somebody shares it.
    #[must_use]
    pub fn genaamd(mut self, titel: impl Into<String>) -> Self {
        self.deeltitel = Some(titel.into());
        self
    }

    /// Where the document of the API is shown; files have none.
    #[must_use]
    pub fn docs(&self) -> Option<String> {
        self.zoeken().map(|adres| format!("{adres}/docs/"))
    }

    /// With what the page says to programs.
    #[must_use]
    pub fn met_gegevens(mut self, gegevens: &Value) -> Self {
        self.gegevens = Some(opendata::veilig(gegevens));
        self
    }

    /// Below another page.
    #[must_use]
    pub fn onder(mut self, pad: impl Into<String>, naam: impl Into<String>) -> Self {
        self.kruimels.push((pad.into(), naam.into()));
        self
    }

    /// The menu: path and name.
    #[must_use]
    pub fn menu(&self) -> &'static [(&'static str, &'static str)] {
        &MENU
    }

    /// What stands before the path of a form that searches; none where nobody answers it.
    #[must_use]
    pub fn zoeken(&self) -> Option<&str> {
        match &self.zoeken {
            Zoeken::Hier => Some(""),
            Zoeken::Elders(adres) => Some(adres),
            Zoeken::Nergens => None,
        }
    }

    /// Whether the page is a file, which cannot answer another question than its own.
    #[must_use]
    pub fn is_bestand(&self) -> bool {
        self.zoeken != Zoeken::Hier
    }

    /// Whether the page is in this part of the site.
    #[must_use]
    pub fn is_hier(&self, pad: &str) -> bool {
        self.hier == pad
    }
}

fn is_png(pad: &str) -> bool {
    Path::new(pad).extension().is_some_and(|soort| soort == "png")
}
