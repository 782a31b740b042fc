//! A list from a place on: `na` in the query, `cursor` in the answer. What is added or goes away before the place moves nothing.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};

use super::{
    page::{Links, PAGE, PageRequest, without},
    query::{Param, Query, kind::Text, parameters},
};
use crate::{
    index::{Keuze, Plaats, Treffer, Volgorde},
    store::Stuk,
};

const NA: Param<Text> = Param::new(
    "na",
    Text(4000),
    "De cursor van het vorige antwoord, in plaats van `page`: wat daarna komt, wat er ook bij kwam of wegging. Met dezelfde \
     `sorteer`, en niet op relevantie.",
)
.example("oW3siTmFhbSI6Im5pZXV3c2JyaWVmIn0sIjY5MjljOTQ3LTJkZGEtNGVkNS05ZGQzLTE5Y2E3NDhlNTliMiIsIjgyYjNmZjZjLTBhNmUtNGQyYy05ZjBiLTdhM2Q3ZjZlOWMxMSJd");

parameters! {
    /// From which place on.
    pub Vanaf: NA
}

/// Which list a place is in: a place in one is none in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lijst {
    /// Activities, as everyone can see them.
    Openbaar,
    /// Activities, as management sees them.
    Beheer,
    /// Subscriptions.
    Abonnementen,
    /// What was delivered to one of them.
    Afleveringen,
    /// What another system delivered.
    Aanleveringen,
    /// Findings.
    Bevindingen,
    /// What was read in.
    Inlezingen,
    /// Rows of one of them.
    Rijen,
    /// The journal.
    Journaal,
    /// Organisations.
    Organisaties,
    /// Agreements.
    Overeenkomsten,
    /// Results of the selectielijst.
    Selectielijst,
    /// Processors that others name and nobody here knows.
    Voorstellen,
}

impl Lijst {
    /// What its cursors begin with.
    fn begin(self) -> char {
        match self {
            Self::Openbaar => 'o',
            Self::Beheer => 'b',
            Self::Abonnementen => 'a',
            Self::Afleveringen => 'f',
            Self::Aanleveringen => 'e',
            Self::Bevindingen => 'v',
            Self::Inlezingen => 'i',
            Self::Rijen => 'r',
            Self::Journaal => 'j',
            Self::Organisaties => 'g',
            Self::Overeenkomsten => 'k',
            Self::Selectielijst => 's',
            Self::Voorstellen => 'p',
        }
    }

    /// The text that who asks keeps of a place.
    fn schrijf(self, sleutel: &impl Serialize) -> Option<String> {
        Some(format!("{}{}", self.begin(), URL_SAFE_NO_PAD.encode(serde_json::to_string(sleutel).ok()?)))
    }

    /// The place that a text tells, if it is one of this list.
    fn lees<K: DeserializeOwned>(self, cursor: &str) -> Option<K> {
        let json = URL_SAFE_NO_PAD.decode(cursor.strip_prefix(self.begin())?).ok()?;
        serde_json::from_value(crate::json::read(&json).ok()?).ok()
    }
}

/// Where a part of a list begins: behind the result with a key, or at a page.
#[derive(Debug, Clone)]
pub struct Plek<K> {
    lijst: Lijst,
    na: Option<K>,
    pagina: PageRequest,
}

impl<K: Serialize + DeserializeOwned> Plek<K> {
    /// Takes `na`, `page` and `pageSize` from the query; faults wait there.
    pub fn read(query: &mut Query, lijst: Lijst) -> Self {
        let met_pagina = query.has(PAGE.name);
        let pagina = PageRequest::read(query);
        let Some(cursor) = NA.read(query) else { return Self { lijst, na: None, pagina } };
        if met_pagina {
            NA.fault(query, "niet-samen", "Kies: na, of page.");
        }
        let na = lijst.lees(&cursor);
        if na.is_none() {
            Self::onbekend(query);
        }
        Self { lijst, na, pagina }
    }

    fn onbekend(query: &mut Query) {
        NA.fault(query, "onbekende-cursor", "Deze cursor is niet van deze lijst in deze volgorde. Begin opnieuw, zonder na.");
    }

    /// What to look up: one result more than is shown, which tells whether there is more.
    #[must_use]
    pub fn stuk(&self) -> Stuk<K>
    where
        K: Clone,
    {
        let van = if self.na.is_some() { 0 } else { self.pagina.offset() };
        Stuk { na: self.na.clone(), van, aantal: self.pagina.limit() + 1 }
    }

    /// Keeps of what was looked up what is shown, and tells the place behind it when there is more.
    pub fn toon<T>(&self, gevonden: &mut Vec<T>, sleutel: impl FnOnce(&T) -> Option<K>) -> Option<String> {
        let meeste = self.pagina.page_size as usize;
        let is_meer = gevonden.len() > meeste;
        gevonden.truncate(meeste);
        let laatste = gevonden.last().filter(|_| is_meer)?;
        self.lijst.schrijf(&sleutel(laatste)?)
    }

    /// Where the parts beside this one are; behind a place only the next is known.
    #[must_use]
    pub fn links(&self, public_url: &str, path_and_query: &str, count: i64, cursor: Option<&str>) -> Links {
        if self.na.is_none() {
            return self.pagina.links(public_url, path_and_query, count.unsigned_abs());
        }
        let next = cursor.map(|na| format!("{}{}na={na}", public_url.trim_end_matches('/'), without(path_and_query)));
        Links::new(next, None)
    }
}

/// Where a part of a list of activities begins.
#[derive(Debug, Clone)]
pub struct Begin {
    plek: Plek<Plaats>,
    /// Whether the order has places.
    vast: bool,
}

/// A part of a list, and how to go on.
#[derive(Debug)]
pub struct Deel {
    /// How many there are in all.
    pub count: i64,
    /// The results.
    pub treffers: Vec<Treffer>,
    /// The place behind them, when there is more.
    pub cursor: Option<String>,
}

impl Begin {
    /// Takes `na`, `page` and `pageSize` from the query, for a list in this order; faults wait there.
    pub fn read(query: &mut Query, lijst: Lijst, volgorde: Volgorde) -> Self {
        let vast = volgorde != Volgorde::Relevantie;
        if !vast && query.has(NA.name) {
            NA.fault(query, "niet-samen", "Kies met sorteer een vaste volgorde, zoals sorteer=naam.");
        }
        let plek = Plek::<Plaats>::read(query, lijst);
        if plek.na.as_ref().is_some_and(|plaats| !plaats.past(volgorde)) {
            Plek::<Plaats>::onbekend(query);
        }
        Self { plek, vast }
    }

    /// The part of what was chosen that begins here.
    #[must_use]
    pub fn deel(&self, keuze: &Keuze<'_>) -> Deel {
        let Stuk { na, van, aantal } = self.plek.stuk();
        let mut treffers = match na {
            Some(plaats) => keuze.achter(&plaats, usize::try_from(aantal).unwrap_or_default()),
            None => keuze.bladzijde(van, aantal),
        };
        let cursor = self.plek.toon(&mut treffers, |laatste| keuze.plaats(laatste).filter(|_| self.vast));
        Deel { count: keuze.aantal(), treffers, cursor }
    }

    /// Where the parts beside this one are; behind a place only the next is known.
    #[must_use]
    pub fn links(&self, public_url: &str, path_and_query: &str, count: i64, cursor: Option<&str>) -> Links {
        self.plek.links(public_url, path_and_query, count, cursor)
    }
}
