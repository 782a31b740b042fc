//! `/problemen` and `/problemen/{code}`: what the code of a problem means and what to do; `type` of every problem leads there.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;

use super::{
    Kader,
    pagina::{lijstpagina, tekst},
};
use crate::{
    error::Error,
    http::problem::uitleg::{self, PAD, Uitleg},
    toestand::State,
};

#[derive(Template)]
#[template(path = "site/problemen.html")]
struct Blad {
    kader: Kader,
    titel: &'static str,
    adres: String,
    problemen: Vec<Uitleg>,
}

#[get("/problemen")]
pub(super) async fn alle(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    lijstpagina(&request, &state, |_, state| {
        let uitleg = "Wat de codes van fouten in de API betekenen, en wat u eraan doet.";
        let kader = Kader::new(state, PAD).op(state, PAD, uitleg);
        tekst(&Blad {
            kader,
            titel: "Codes van fouten",
            adres: state.adressen().van_pad(PAD),
            problemen: uitleg::alles().collect(),
        })
    })
    .await
}

#[get("/problemen/{code}")]
pub(super) async fn een(code: web::Path<String>, request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let code = code.into_inner();
    lijstpagina(&request, &state, move |_, state| {
        let uitleg = uitleg::alles().find(|uitleg| uitleg.code == code).ok_or(Error::NotFound("deze code"))?;
        let pad = format!("{PAD}/{}", uitleg.code);
        let kader = Kader::new(state, PAD).op(state, &pad, uitleg.titel).onder(PAD, "Codes van fouten");
        tekst(&Blad { kader, titel: uitleg.titel, adres: state.adressen().van_pad(&pad), problemen: vec![uitleg] })
    })
    .await
}
