//! `/a-z`: every activity by name, for who does not search and for files that cannot.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;

use super::{
    Kader,
    gevonden::selectie,
    pagina::{lijstpagina, tekst},
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
    letters: Vec<(String, Vec<(String, String)>)>,
    /// How many do not stand here.
    meer: i64,
}

#[get("/a-z")]
pub(super) async fn alfabet(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    lijstpagina(&request, &state, |tx, state| {
        let mut vraag = selectie(tx, state.store.kennis(), None)?;
        vraag.volgorde = Volgorde::Naam;
        let keuze = tx.index.kies(&vraag);
        let (aantal, treffers) = (keuze.aantal(), keuze.bladzijde(0, MEEST));
        let mut letters: Vec<(String, Vec<(String, String)>)> = Vec::new();
        for een in openbaar::lees(tx.conn, treffers, false)? {
            let romp: SamenvattingRomp = serde_json::from_str(&een.tekst)?;
            let letter = normaal(&romp.naam)
                .chars()
                .find(|teken| teken.is_alphanumeric())
                .map_or_else(String::new, |teken| teken.to_uppercase().to_string());
            let regel = (Vindplaats::Activiteit(romp.uuid).pagina(), schoon(&romp.naam));
            match letters.last_mut().filter(|(eerder, _)| *eerder == letter) {
                Some((_, regels)) => regels.push(regel),
                None => letters.push((letter, vec![regel])),
            }
        }
        let kader = Kader::new(state, "/verwerkingen")
            .op(state, "/a-z", "Alle verwerkingen op alfabet.")
            .onder("/verwerkingen", "Alle verwerkingen");
        tekst(&Alfabet { kader, letters, meer: (aantal - MEEST).max(0) })
    })
    .await
}
