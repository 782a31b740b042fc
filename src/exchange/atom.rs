//! Feeds in Atom 1.0 (RFC 4287): plain data in, bytes out.

#[cfg(test)]
mod tests;

use askama::Template;

use crate::{
    clock::Moment,
    error::{Error, Result},
};

/// The media type of a feed.
pub const ATOM: &str = "application/atom+xml; charset=utf-8";

/// A feed.
#[derive(Debug, Clone)]
pub struct Feed {
    /// Permanent address that names the feed; it never changes.
    pub id: String,
    /// What the feed is about.
    pub titel: String,
    /// When something in it last changed.
    pub bijgewerkt: Moment,
    /// Address of the feed itself.
    pub zelf: String,
    /// Address of the page that says the same.
    pub adres: String,
    /// The newest first.
    pub items: Vec<Item>,
}

/// An item of a feed.
#[derive(Debug, Clone)]
pub struct Item {
    /// Permanent address that names the item; no other item ever has it.
    pub id: String,
    /// The item in a few words.
    pub titel: String,
    /// When it happened.
    pub bijgewerkt: Moment,
    /// Address of the page to read on.
    pub adres: String,
    /// The item in plain text.
    pub samenvatting: String,
    /// The organisation that says it.
    pub auteur: String,
}

/// The template escapes every text; it gets none that XML cannot hold.
#[derive(Template)]
#[template(path = "atom/feed.xml")]
struct Sjabloon {
    id: String,
    titel: String,
    bijgewerkt: Moment,
    zelf: String,
    adres: String,
    items: Vec<Item>,
}

impl Feed {
    /// The feed as XML in UTF-8.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        let sjabloon = Sjabloon {
            id: in_xml(&self.id),
            titel: in_xml(&self.titel),
            bijgewerkt: self.bijgewerkt,
            zelf: in_xml(&self.zelf),
            adres: in_xml(&self.adres),
            items: self.items.iter().map(Item::in_xml).collect(),
        };
        Ok(sjabloon.render().map_err(Error::internal)?.into_bytes())
    }
}

impl Item {
    fn in_xml(&self) -> Self {
        Self {
            id: in_xml(&self.id),
            titel: in_xml(&self.titel),
            bijgewerkt: self.bijgewerkt,
            adres: in_xml(&self.adres),
            samenvatting: in_xml(&self.samenvatting),
            auteur: in_xml(&self.auteur),
        }
    }
}

/// A text with only characters that XML 1.0 knows; what it does not know, escaped or not, makes a feed unreadable.
fn in_xml(tekst: &str) -> String {
    let mag = |teken: char| matches!(teken, '\t' | '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    tekst.chars().map(|teken| if mag(teken) { teken } else { char::REPLACEMENT_CHARACTER }).collect()
}
