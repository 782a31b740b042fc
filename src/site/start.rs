//! The start page: search, themes, organisations, what the register is.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use chrono::NaiveDate;

use super::{
    Kader,
    grafiek::Grafiek,
    pagina::{pagina, tekst},
};
use crate::{
    clock::Moment,
    domain::{
        inhoud::organisatie::OrganisatieInvoer,
        woorden::{adressen::Vindplaats, datum::in_woorden},
        zoeken::kenmerk::Kenmerk,
    },
    error::Result,
    store::{Lezen, openbaar},
    toestand::State,
};

#[derive(Template)]
#[template(path = "site/start.html")]
struct Start {
    kader: Kader,
    aantal: i64,
    gewijzigd: Option<String>,
    houders: Vec<Houder>,
    themas: Vec<Thema>,
    grafieken: Vec<Grafiek>,
}

/// An organisation that keeps its register here.
struct Houder {
    pad: String,
    naam: String,
    aantal: i64,
}

/// A theme that has activities.
struct Thema {
    code: String,
    naam: String,
    aantal: i64,
}

#[get("/")]
pub(super) async fn startpagina(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    pagina(&request, &state, |tx, state| {
        let vandaag = tx.moment.datum();
        let (_, bekend) = openbaar::stand(tx.conn)?;
        let houders = houders(tx, vandaag, bekend)?;
        let themas = openbaar::per_kenmerk(tx.conn, Kenmerk::Thema, None, vandaag, bekend)?
            .into_iter()
            .map(|(code, aantal)| Thema { naam: state.store.kennis().naam("thema", &code), code, aantal })
            .collect();
        let uitleg = "Welke gegevens gebruikt de gemeente van u, waarom en hoe lang? Zoek het op in het verwerkingsregister.";
        tekst(&Start {
            kader: Kader::new(state, "/").op(state, "/", uitleg),
            aantal: houders.iter().map(|houder| houder.aantal).sum(),
            gewijzigd: openbaar::laatst_gewijzigd(tx.conn, vandaag)?.map(|moment| in_woorden(moment.datum())),
            houders,
            themas,
            grafieken: Grafiek::alle(tx, state, None)?,
        })
    })
    .await
}

fn houders(tx: &mut Lezen<'_>, vandaag: NaiveDate, bekend: Moment) -> Result<Vec<Houder>> {
    let aantallen = openbaar::aantallen(tx.conn, vandaag, bekend)?;
    let houder = |(uuid, tekst, aantal): (crate::database::Id, String, i64)| {
        let organisatie: OrganisatieInvoer = serde_json::from_str(&tekst)?;
        Ok(Houder { pad: Vindplaats::Organisatie(uuid.uuid()).pagina(), naam: organisatie.naam, aantal })
    };
    aantallen.into_iter().map(houder).collect()
}
