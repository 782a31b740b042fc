//! A list from a place on: `na` in the query, `cursor` in the answer. What is added or goes away before the place moves nothing.

use super::{
    page::{Links, PAGE, PageRequest, without},
    query::{Param, Query, kind::Text, parameters},
};
use crate::index::{Keuze, Plaats, Treffer, Volgorde};

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
    /// What everyone can see.
    Openbaar,
    /// What management sees.
    Beheer,
}

impl Lijst {
    /// What its cursors begin with.
    fn begin(self) -> char {
        match self {
            Self::Openbaar => 'o',
            Self::Beheer => 'b',
        }
    }
}

/// Where a part of a list begins.
#[derive(Debug, Clone)]
pub struct Begin {
    lijst: Lijst,
    /// Whether the order has places.
    vast: bool,
    /// Behind this place, or at the page.
    na: Option<Plaats>,
    pagina: PageRequest,
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
        let met_pagina = query.has(PAGE.name);
        let pagina = PageRequest::read(query);
        let begin = Self { lijst, vast: volgorde != Volgorde::Relevantie, na: None, pagina };
        let Some(na) = NA.read(query) else { return begin };
        if met_pagina {
            NA.fault(query, "niet-samen", "Kies: na, of page.");
        }
        if !begin.vast {
            NA.fault(query, "niet-samen", "Kies met sorteer een vaste volgorde, zoals sorteer=naam.");
            return begin;
        }
        let plaats = na.strip_prefix(lijst.begin()).and_then(|plaats| plaats.parse::<Plaats>().ok());
        let na = plaats.filter(|plaats| plaats.past(volgorde));
        if na.is_none() {
            let reden = "Deze cursor is niet van deze lijst in deze volgorde. Begin opnieuw, zonder na.";
            NA.fault(query, "onbekende-cursor", reden);
        }
        Self { na, ..begin }
    }

    /// The part of what was chosen that begins here.
    #[must_use]
    pub fn deel(&self, keuze: &Keuze<'_>) -> Deel {
        let (count, pagina) = (keuze.aantal(), self.pagina);
        let (treffers, is_meer) = if let Some(plaats) = &self.na {
            let meeste = pagina.page_size as usize;
            let mut treffers = keuze.achter(plaats, meeste + 1);
            let is_meer = treffers.len() > meeste;
            treffers.truncate(meeste);
            (treffers, is_meer)
        } else {
            let treffers = keuze.bladzijde(pagina.offset(), pagina.limit());
            let tot = pagina.offset() + i64::try_from(treffers.len()).unwrap_or_default();
            (treffers, tot < count)
        };
        let laatste = treffers.last().filter(|_| is_meer && self.vast);
        let plaats = laatste.and_then(|treffer| keuze.plaats(treffer));
        let cursor = plaats.map(|plaats| format!("{}{plaats}", self.lijst.begin()));
        Deel { count, treffers, cursor }
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
