//! `/verwerkingen/{uuid}`: everything the register says of one activity, on one page, in the order in which a citizen asks.

mod blad;
mod meer;
mod melding;
mod versies;

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;

pub(super) use blad::Blad;
pub(super) use melding::{Melding, Tijdreis};

use super::{
    Kader,
    pagina::{deel, over, pagina, tekst},
};
use crate::{
    error::Result,
    http::query::{Param, Query, kind::Number, parameters},
    register::{versies as register_versies, verwerkingsactiviteiten::gevraagd},
    store::{Lezen, Onderdeel},
    toestand::State,
};

const NIVEAU: Param<Number<u8>> = Param::new("niveau", Number(1, 4), "Niveau van de bovenste kop.");

parameters! {
    /// How a page stands within another.
    pub(super) Inpassen: NIVEAU
}

#[derive(Template)]
#[template(path = "site/activiteit.html")]
struct Pagina {
    kader: Kader,
    blad: Blad,
}

#[get("/verwerkingen/{uuid}")]
pub(super) async fn van_nu(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> HttpResponse {
    let vraag = Vraag::nu(&request, path.into_inner());
    pagina(&request, &state, vraag.over(), |tx, state| toon(state, vraag.lees(tx, state)?)).await
}

#[get("/verwerkingen/{uuid}/versies/{nummer}")]
pub(super) async fn van_versie(request: HttpRequest, path: web::Path<(String, String)>, state: web::Data<State>) -> HttpResponse {
    let (uuid, nummer) = path.into_inner();
    let vraag = Vraag { nummer: Some(nummer), ..Vraag::nu(&request, uuid) };
    pagina(&request, &state, vraag.over(), |tx, state| toon(state, vraag.lees(tx, state)?)).await
}

fn toon(state: &State, blad: Blad) -> Result<String> {
    tekst(&Pagina { kader: blad.kader(state), blad })
}

/// What somebody asks for: an activity, on a day and as known at a moment, or one version of it.
pub(super) struct Vraag {
    uuid: String,
    nummer: Option<String>,
    query: Query,
    reis: Tijdreis,
}

impl Vraag {
    /// The version that counts, today unless the address says otherwise.
    pub(super) fn nu(request: &HttpRequest, uuid: String) -> Self {
        Self { uuid, nummer: None, query: Query::of_page(request), reis: Tijdreis::lees(request) }
    }

    /// The level of the first heading, where another page holds this one.
    pub(super) fn niveau(&mut self) -> u8 {
        NIVEAU.read(&mut self.query).unwrap_or(2)
    }

    /// The part of the register that the answer is made of.
    pub(super) fn over(&self) -> Onderdeel {
        over(&self.uuid)
    }

    /// Reads what is asked for, or says why it cannot be shown.
    pub(super) fn lees(self, tx: &mut Lezen<'_>, state: &State) -> Result<Blad> {
        let uuid = deel(&self.uuid)?;
        let bewaard = match &self.nummer {
            None => gevraagd(tx, self.query, uuid)?,
            Some(nummer) => register_versies::versie(tx, self.query, uuid, deel(nummer)?)?,
        };
        let reis = if self.nummer.is_none() { self.reis } else { Tijdreis::default() };
        let versies = register_versies::regels(tx, state, uuid)?;
        let blad = Blad::new(&bewaard.lees(state)?, bewaard.dag, &versies, &reis, self.nummer.is_some(), state.store.kennis());
        Ok(blad.met_bestanden(state))
    }
}
