//! `/a-z`: every activity by name, with what else has a page of its own, for who does not search and for files that cannot.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;

use super::{
    Kader,
    gevonden::selectie,
    pagina::{lijstpagina, tekst},
    situaties, waar,
};
use crate::{
    domain::{
        publiek::openbaar::SamenvattingRomp,
        woorden::{adressen::Vindplaats, zinnen::schoon, zoekwoord::normaal},
    },
    index::Volgorde,
    store::openbaar,
    toestand::State,
};

/// So many names stand on the page; a larger register is searched.
const MEEST: i64 = 500;

#[derive(Template)]
#[template(path = "site/alfabet.html")]
struct Alfabet {
    kader: Kader,
    letters: Vec<(String, Vec<Regel>)>,
    /// How many do not stand here.
    meer: i64,
}

/// A name and where it leads.
struct Regel {
    naam: String,
    pad: String,
    /// What it is, when it is no activity.
    soort: Option<&'static str>,
}

#[get("/a-z")]
pub(super) async fn alfabet(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    lijstpagina(&request, &state, |tx, state| {
        let mut vraag = selectie(tx, state.store.kennis(), None)?;
        vraag.volgorde = Volgorde::Naam;
        let keuze = tx.index.kies(&vraag);
        let (aantal, treffers) = (keuze.aantal(), keuze.bladzijde(0, MEEST));
        let mut regels = Vec::new();
        for een in openbaar::lees(tx.conn, treffers, false)? {
            let romp: SamenvattingRomp = serde_json::from_str(&een.tekst)?;
            regels.push(Regel { naam: schoon(&romp.naam), pad: Vindplaats::Activiteit(romp.uuid).pagina(), soort: None });
        }
        regels.extend(waar::soorten_gegevens(tx, state).into_iter().map(|(naam, pad)| Regel {
            naam,
            pad,
            soort: Some("gegeven"),
        }));
        for situatie in situaties::getoond(tx, state.store.kennis())? {
            let pad = situaties::pad(situatie);
            regels.push(Regel { naam: situatie.naam.clone(), pad, soort: Some("situatie") });
        }
        regels.sort_by_cached_key(|regel| normaal(&regel.naam));
        let mut letters: Vec<(String, Vec<Regel>)> = Vec::new();
        for regel in regels {
            let letter = letter(&regel.naam);
            match letters.last_mut().filter(|(eerder, _)| *eerder == letter) {
                Some((_, regels)) => regels.push(regel),
                None => letters.push((letter, vec![regel])),
            }
        }
        let kader = Kader::new(state, "/verwerkingen")
            .op(state, "/a-z", "Alle verwerkingen, situaties en soorten gegevens op alfabet.")
            .onder("/verwerkingen", "Verwerkingen");
        tekst(&Alfabet { kader, letters, meer: (aantal - MEEST).max(0) })
    })
    .await
}

/// The letter that a name stands under.
fn letter(naam: &str) -> String {
    let eerste = normaal(naam).chars().find(|teken| teken.is_alphanumeric());
    eerste.map_or_else(String::new, |teken| teken.to_uppercase().to_string())
}
