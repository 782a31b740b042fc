//! The privacy notice as it is sent: JSON, a page, Markdown, or a PDF of that page. The words are the domain's; here only their form is decided.

mod html;
mod markdown;

use chrono::NaiveDate;
use serde::Serialize;

use super::pdf::{self, Boek, Deel};
use crate::{
    domain::publiek::verklaring::{OrganisatiePrivacyverklaring, Privacyverklaring},
    error::Result,
};

const JSON: &str = "application/json";
const HTML: &str = "text/html; charset=utf-8";
const MARKDOWN: &str = "text/markdown; charset=utf-8";

/// The media types of a notice; the first one answers whoever does not care.
pub const MEDIATYPEN: [&str; 4] = [JSON, HTML, MARKDOWN, pdf::MEDIA_TYPE];

/// What can be shown to people.
pub trait Leesbaar: Serialize {
    /// As a whole page.
    fn html(&self) -> Result<String>;
    /// As Markdown.
    fn markdown(&self) -> String;
    /// What it is called.
    fn titel(&self) -> &str;
}

impl Leesbaar for Privacyverklaring {
    fn html(&self) -> Result<String> {
        html::activiteit(self)
    }

    fn markdown(&self) -> String {
        markdown::activiteit(self)
    }

    fn titel(&self) -> &str {
        &self.titel
    }
}

impl Leesbaar for OrganisatiePrivacyverklaring {
    fn html(&self) -> Result<String> {
        html::organisatie(self)
    }

    fn markdown(&self) -> String {
        markdown::organisatie(self)
    }

    fn titel(&self) -> &str {
        &self.titel
    }
}

/// A notice in one of `MEDIATYPEN`, as it is on this day.
pub fn in_vorm(verklaring: &impl Leesbaar, media_type: &str, dag: NaiveDate) -> Result<Vec<u8>> {
    match media_type {
        HTML => Ok(verklaring.html()?.into_bytes()),
        MARKDOWN => Ok(verklaring.markdown().into_bytes()),
        pdf::MEDIA_TYPE => {
            let delen = [Deel { html: verklaring.html()?, dieper: 0 }];
            pdf::maak(&Boek { titel: verklaring.titel(), auteur: None, dag, public_url: "", delen: &delen })
        }
        _ => Ok(serde_json::to_vec(verklaring)?),
    }
}
