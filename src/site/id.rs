//! `/id/…`: permanent addresses, without a version of the API. They lead people to the page and systems to the newest API, and nothing
//! under them is ever removed.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{AUTHORIZATION, CACHE_CONTROL, LOCATION, VARY},
    web,
};
use uuid::Uuid;

use super::pagina::{foutpagina, wil_pagina};
use crate::{
    auth::{MaybeCaller, Scope},
    domain::{levensloop::wie::Wie, woorden::adressen::Vindplaats},
    error::{Error, Result},
    handelingen::zicht,
    http::query::Query,
    register,
    store::{Lezen, openbaar, organisaties},
    toestand::State,
};

#[get("/id/verwerkingsactiviteiten/{uuid}")]
pub(super) async fn verwerkingsactiviteit(
    request: HttpRequest,
    path: web::Path<Uuid>,
    caller: MaybeCaller,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let kant = state.store.read(move |tx| {
        let bekend = openbaar::laatste(tx.conn)?;
        let vandaag = tx.moment.datum();
        let gevonden = openbaar::op_dag(tx.conn, uuid, vandaag, bekend, vandaag).map(drop);
        of_beheer(tx, caller.0.as_ref(), uuid, gevonden)
    });
    wijs(&request, &state, Vindplaats::Activiteit(uuid), kant.await)
}

#[get("/id/verwerkingsactiviteiten/{uuid}/versies/{nummer}")]
pub(super) async fn versie(
    request: HttpRequest,
    path: web::Path<(Uuid, i32)>,
    caller: MaybeCaller,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let (uuid, nummer) = path.into_inner();
    let leeg = Query::empty();
    let kant = state.store.read(move |tx| {
        let gevonden = register::versies::versie(tx, leeg, uuid, nummer).map(drop);
        of_beheer(tx, caller.0.as_ref(), uuid, gevonden)
    });
    wijs(&request, &state, Vindplaats::Versie(uuid, nummer), kant.await)
}

#[get("/id/organisaties/{uuid}")]
pub(super) async fn organisatie(
    request: HttpRequest,
    path: web::Path<Uuid>,
    caller: MaybeCaller,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let kant = state.store.read_lists(move |tx| match register::organisaties::openbare(tx, uuid) {
        Ok(_) => Ok(Kant::Openbaar),
        Err(fout) => {
            let mag =
                caller.0.as_ref().is_some_and(|caller| caller.has(Scope::Lezen)) && organisaties::find(tx.conn, uuid)?.is_some();
            if mag { Ok(Kant::Beheer) } else { Err(fout) }
        }
    });
    wijs(&request, &state, Vindplaats::Organisatie(uuid), kant.await)
}

/// Any reference that `controle` knows, encoded: what an activity is called elsewhere, an address of before the register moved, a key.
#[get("/id/{verwijzing:.+}")]
pub(super) async fn verwijzing(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> Result<HttpResponse> {
    let (verwijzing, lezen, leeg) = (path.into_inner(), state.clone(), Query::empty());
    let gevonden = state.store.read_lists(move |tx| {
        let doel = register::controle::doel(tx, &lezen, &verwijzing)?.ok_or(Error::NotFound("deze verwijzing"))?;
        if let Some(nummer) = doel.nummer {
            return register::versies::versie(tx, leeg, doel.activiteit, nummer)
                .map(|_| Vindplaats::Versie(doel.activiteit, nummer));
        }
        let (bekend, vandaag) = (openbaar::laatste(tx.conn)?, tx.moment.datum());
        openbaar::op_dag(tx.conn, doel.activiteit, vandaag, bekend, vandaag).map(|_| Vindplaats::Activiteit(doel.activiteit))
    });
    match gevonden.await {
        Ok(wat) => wijs(&request, &state, wat, Ok(Kant::Openbaar)),
        Err(fout) => wijs(&request, &state, Vindplaats::Register, Err(fout)),
    }
}

/// Which side of the API an address leads to.
enum Kant {
    Openbaar,
    Beheer,
}

/// What is not public may still exist for a caller who reads it on the management side.
fn of_beheer(tx: &mut Lezen<'_>, caller: Option<&Wie>, uuid: Uuid, openbaar: Result<()>) -> Result<Kant> {
    let Err(fout) = openbaar else { return Ok(Kant::Openbaar) };
    let Some(caller) = caller.filter(|caller| caller.has(Scope::Lezen)) else { return Err(fout) };
    match zicht::activiteit(tx.conn, tx.moment, caller, uuid) {
        Ok(_) => Ok(Kant::Beheer),
        Err(Error::NotFound(_)) => Err(fout),
        Err(anders) => Err(anders),
    }
}

fn wijs(request: &HttpRequest, state: &web::Data<State>, wat: Vindplaats, kant: Result<Kant>) -> Result<HttpResponse> {
    let adressen = state.adressen();
    let location = match kant {
        Ok(Kant::Openbaar) if wil_pagina(request) => adressen.pagina(wat),
        Ok(Kant::Openbaar) => adressen.openbaar(wat),
        Ok(Kant::Beheer) => adressen.beheer(wat),
        Err(fout) if wil_pagina(request) => return Ok(foutpagina(request.path(), state, &fout)),
        Err(fout) => return Err(fout),
    };
    let cache = if request.headers().contains_key(AUTHORIZATION) { "no-store" } else { "no-cache" };
    Ok(HttpResponse::SeeOther()
        .insert_header((LOCATION, location))
        .insert_header((CACHE_CONTROL, cache))
        .insert_header((VARY, "Accept, Accept-Encoding, Authorization"))
        .finish())
}
