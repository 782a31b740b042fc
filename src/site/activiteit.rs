//! `/verwerkingen/{uuid}`: everything the register says of one activity, on one page, in the order in which a citizen asks.

mod blad;
mod meer;
mod melding;
mod versies;

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use uuid::Uuid;

pub(super) use blad::Blad;
pub(super) use melding::{Melding, Tijdreis};

use super::{
    Kader,
    pagina::{deel, over, pagina, tekst},
};
use crate::{
    error::Result,
    http::query::Query,
    register::{versies as register_versies, verwerkingsactiviteiten::gevraagd},
    store::{Lezen, Onderdeel},
    toestand::State,
};

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
    let vraag = Vraag::nu(&request, uuid).van_versie(nummer);
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

    /// The version of this activity that counts today.
    pub(super) fn van(uuid: Uuid) -> Self {
        Self { uuid: uuid.to_string(), nummer: None, query: Query::empty(), reis: Tijdreis::default() }
    }

    /// Of a version, by its number.
    pub(super) fn van_versie(self, nummer: String) -> Self {
        Self { nummer: Some(nummer), ..self }
    }

    /// What else the address says.
    pub(super) fn query(&mut self) -> &mut Query {
        &mut self.query
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
