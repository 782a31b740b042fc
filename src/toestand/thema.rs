//! The municipality's own look of the public pages.

mod contrast;
mod huis;
mod keur;
mod kleuren;

use std::{fs, path::Path};

pub use huis::{Huis, Link};

use crate::hash::sha256;

/// What tells one content of a file from another, short enough for its name.
#[must_use]
pub fn kenmerk(inhoud: &[u8]) -> String {
    sha256(&[inhoud])[..12].to_owned()
}

/// Path of a style sheet.
fn pad(stijl: &str) -> String {
    format!("/thema-{}.css", kenmerk(stijl.as_bytes()))
}

/// A municipality's own look: a folder with `thema.css`, `site.toml`, `logo.svg` or `logo.png`, `icoon.svg` and `favicon.ico`, each of which may
/// be absent.
#[derive(Debug, Clone, Default)]
pub struct Thema {
    stijl: Option<String>,
    donker: bool,
    logo: Option<(Vec<u8>, &'static str)>,
    huis: Huis,
    icoon: Option<Vec<u8>>,
    favicon: Option<Vec<u8>>,
}

impl Thema {
    /// Reads the folder.
    ///
    /// # Errors
    /// Says which file cannot be read, or that the folder holds none of them.
    pub fn lees(map: &Path) -> Result<Self, String> {
        let lees = |naam: &str| match fs::read(map.join(naam)) {
            Ok(inhoud) => Ok(Some(inhoud)),
            Err(fout) if fout.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(fout) => Err(format!("{naam}: {fout}")),
        };
        let stijl = lees("thema.css")?.map(String::from_utf8).transpose().map_err(|_| "thema.css is geen UTF-8".to_owned())?;
        stijl.as_deref().map(keur::keur).transpose()?;
        let donker = stijl.as_deref().map(kleuren::heeft_donker).transpose()?.unwrap_or_default();
        stijl.as_deref().map(contrast::keur).transpose()?;
        let svg = lees("logo.svg")?.map(|inhoud| (inhoud, "image/svg+xml"));
        let logo = match svg {
            Some(logo) => Some(logo),
            None => lees("logo.png")?.map(|inhoud| (inhoud, "image/png")),
        };
        let huis = lees("site.toml")?.map(String::from_utf8).transpose().map_err(|_| "site.toml is geen UTF-8".to_owned())?;
        if stijl.is_none() && logo.is_none() && huis.is_none() {
            return Err("de map bevat geen thema.css, site.toml, logo.svg of logo.png".to_owned());
        }
        let huis = huis.as_deref().map(Huis::lees).transpose()?.unwrap_or_default();
        Ok(Self { stijl, donker, logo, huis, icoon: lees("icoon.svg")?, favicon: lees("favicon.ico")? })
    }

    /// The style sheet for a page that is light for every reader, whatever colours there are for the dark.
    fn licht(&self) -> Option<String> {
        Some(
            self.stijl
                .as_ref()?
                .replace("prefers-color-scheme: dark", "max-width: 0")
                .replace("prefers-color-scheme:dark", "max-width:0"),
        )
    }

    /// Path of the style sheet for a page that is light for every reader.
    #[must_use]
    pub fn licht_pad(&self) -> Option<String> {
        self.licht().map(|stijl| pad(&stijl))
    }

    /// The style sheet at a path.
    #[must_use]
    pub fn stijl_op(&self, gevraagd: &str) -> Option<String> {
        self.stijl.clone().into_iter().chain(self.licht()).find(|stijl| pad(stijl) == gevraagd)
    }

    /// Whether its pages are light for every reader: its style sheet has no colours for the dark.
    #[must_use]
    pub fn alleen_licht(&self) -> bool {
        self.stijl.is_some() && !self.donker
    }

    /// Its logo and the media type of that.
    #[must_use]
    pub fn logo(&self) -> Option<(Vec<u8>, &'static str)> {
        self.logo.clone()
    }

    /// Its name and its links.
    #[must_use]
    pub fn huis(&self) -> &Huis {
        &self.huis
    }

    /// Its icon as a drawing, and as older programs ask for it.
    #[must_use]
    pub fn iconen(&self) -> (Option<&[u8]>, Option<&[u8]>) {
        (self.icoon.as_deref(), self.favicon.as_deref())
    }

    /// Path of its style sheet.
    #[must_use]
    pub fn stijl_pad(&self) -> Option<String> {
        self.stijl.as_deref().map(pad)
    }

    /// Path of its logo.
    #[must_use]
    pub fn logo_pad(&self) -> Option<String> {
        self.logo
            .as_ref()
            .map(|(logo, soort)| format!("/logo-{}.{}", kenmerk(logo), if *soort == "image/png" { "png" } else { "svg" }))
    }
}
