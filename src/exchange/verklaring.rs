//! The privacy notice as it is sent: JSON, a page, or Markdown. The words are the domain's; here only their form is decided.

mod html;
mod markdown;

use serde::Serialize;

use crate::{
    domain::publiek::verklaring::{OrganisatiePrivacyverklaring, Privacyverklaring},
    error::Result,
};

const JSON: &str = "application/json";
const HTML: &str = "text/html; charset=utf-8";
const MARKDOWN: &str = "text/markdown; charset=utf-8";

/// The media types of a notice; the first one answers whoever does not care.
pub const MEDIATYPEN: [&str; 3] = [JSON, HTML, MARKDOWN];

/// What can be shown to people.
pub trait Leesbaar: Serialize {
    /// As a whole page.
    fn html(&self) -> Result<String>;
    /// As Markdown.
    fn markdown(&self) -> String;
}

impl Leesbaar for Privacyverklaring {
    fn html(&self) -> Result<String> {
        html::activiteit(self)
    }

    fn markdown(&self) -> String {
        markdown::activiteit(self)
    }
}

impl Leesbaar for OrganisatiePrivacyverklaring {
    fn html(&self) -> Result<String> {
        html::organisatie(self)
    }

    fn markdown(&self) -> String {
        markdown::organisatie(self)
    }
}

/// A notice in one of `MEDIATYPEN`.
pub fn in_vorm(verklaring: &impl Leesbaar, media_type: &str) -> Result<String> {
    match media_type {
        HTML => verklaring.html(),
        MARKDOWN => Ok(verklaring.markdown()),
        _ => Ok(serde_json::to_string(verklaring)?),
    }
}
