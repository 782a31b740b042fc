//! A list from a place on: `na` in the query, `cursor` in the answer. What is added or goes away before the place moves nothing.

use super::{
    page::{Links, PageRequest, without},
    query::{Param, Query, kind::Text, parameters},
};
use crate::index::{Keuze, Plaats, Treffer, Volgorde};

const NA: Param<Text> = Param::new(
    "na",
    Text(4000),
    "De cursor van het vorige antwoord, in plaats van `page`: wat daarna komt, ook als er intussen iets bij is gekomen of weg is. Met dezelfde \
     `sorteer`, en niet op relevantie.",
)
.example("W3siTmFhbSI6Im5pZXV3c2JyaWVmIn0sIjY5MjljOTQ3LTJkZGEtNGVkNS05ZGQzLTE5Y2E3NDhlNTliMiIsIjgyYjNmZjZjLTBhNmUtNGQyYy05ZjBiLTdhM2Q3ZjZlOWMxMSJd");

parameters! {
    /// From which place on.
    pub Vanaf: NA
}

/// Where a part of a list begins.
#[derive(Debug, Clone)]
pub enum Begin {
    /// At a page.
    Bladzijde(PageRequest),
    /// Behind a place, so many.
    Na(Plaats, PageRequest),
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
    pub fn read(query: &mut Query, volgorde: Volgorde, zoekt: bool) -> Self {
        let pagina = PageRequest::read(query);
        let Some(na) = NA.read(query) else { return Self::Bladzijde(pagina) };
        let volgorde = if volgorde == Volgorde::Relevantie && !zoekt { Volgorde::Naam } else { volgorde };
        if pagina.page != 1 {
            NA.fault(query, "niet-samen", "Kies: na, of page.");
        }
        if volgorde == Volgorde::Relevantie {
            NA.fault(query, "niet-samen", "Kies met sorteer een vaste volgorde, zoals sorteer=naam.");
            return Self::Bladzijde(pagina);
        }
        match na.parse::<Plaats>() {
            Ok(plaats) if plaats.past(volgorde) => Self::Na(plaats, pagina),
            _ => {
                NA.fault(
                    query,
                    "onbekende-cursor",
                    "Deze cursor is niet van deze lijst in deze volgorde. Begin opnieuw, zonder na.",
                );
                Self::Bladzijde(pagina)
            }
        }
    }

    /// The part of what was chosen that begins here.
    #[must_use]
    pub fn deel(&self, keuze: &Keuze<'_>) -> Deel {
        let count = keuze.aantal();
        let (treffers, is_meer) = match self {
            Self::Bladzijde(pagina) => {
                let treffers = keuze.bladzijde(pagina.offset(), pagina.limit());
                let tot = pagina.offset() + i64::try_from(treffers.len()).unwrap_or_default();
                (treffers, tot < count)
            }
            Self::Na(plaats, pagina) => {
                let meeste = pagina.page_size as usize;
                let mut treffers = keuze.achter(plaats, meeste + 1);
                let is_meer = treffers.len() > meeste;
                treffers.truncate(meeste);
                (treffers, is_meer)
            }
        };
        let laatste = treffers.last().filter(|_| is_meer);
        let cursor = laatste.and_then(|treffer| keuze.plaats(treffer)).map(|plaats| plaats.to_string());
        Deel { count, treffers, cursor }
    }

    /// Where the parts beside this one are; behind a place only the next is known.
    #[must_use]
    pub fn links(&self, public_url: &str, path_and_query: &str, count: i64, cursor: Option<&str>) -> Links {
        match self {
            Self::Bladzijde(pagina) => pagina.links(public_url, path_and_query, count.unsigned_abs()),
            Self::Na(..) => {
                let next = cursor.map(|na| format!("{}{}na={na}", public_url.trim_end_matches('/'), without(path_and_query)));
                Links::new(next, None)
            }
        }
    }
}
