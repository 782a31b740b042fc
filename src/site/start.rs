//! The start page: search, themes, organisations, what the register is.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;

use super::{
    Kader,
    bij_wie::gemeenten_en_anderen,
    grafiek::Grafiek,
    pagina::{lijstpagina, tekst},
};
use crate::{
    domain::{
        woorden::{adressen::Vindplaats, datum::in_woorden, zoekwoord::normaal},
        zoeken::kenmerk::Kenmerk,
    },
    error::Result,
    index::Telling,
    store::{Lijsten, openbaar},
    toestand::State,
};

#[derive(Template)]
#[template(path = "site/start.html")]
struct Start {
    kader: Kader,
    /// What people come with.
    vraag: String,
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
    lijstpagina(&request, &state, |tx, state| {
        let houders = houders(tx)?;
        let mut themas: Vec<Thema> = tx
            .index
            .per_kenmerk(Kenmerk::Thema, None)
            .into_iter()
            .map(|Telling { code, aantal }| Thema { naam: state.store.kennis().naam("thema", &code), code, aantal })
            .collect();
        themas.sort_by_cached_key(|thema| normaal(&thema.naam));
        let uitleg = "Welke gegevens gebruikt de gemeente van u, waarom en hoe lang? Zoek het op in het verwerkingsregister.";
        let kader = Kader::new(state, "/").op(state, "/", uitleg);
        let vraag = vraag(&kader, &houders);
        tekst(&Start {
            kader: kader.genaamd(&vraag),
            vraag,
            aantal: houders.iter().map(|houder| houder.aantal).sum(),
            gewijzigd: tx.index.laatst_gewijzigd().map(|moment| in_woorden(moment.datum())),
            houders,
            themas,
            grafieken: Grafiek::alle(tx.index, state, None),
        })
    })
    .await
}

/// Asks of the organisation by its name, when there is one.
fn vraag(kader: &Kader, houders: &[Houder]) -> String {
    match (&kader.huis.organisatie, houders) {
        (Some(naam), _) => format!("Wat doet {naam} met mijn gegevens?"),
        (None, [enige]) => format!("Wat doet {} met mijn gegevens?", enige.naam),
        (None, _) => "Wat gebeurt er met mijn gegevens?".to_owned(),
    }
}

fn houders(tx: &mut Lijsten<'_>) -> Result<Vec<Houder>> {
    let houder =
        |openbaar::Houder { uuid, naam, aantal, .. }| Houder { pad: Vindplaats::Organisatie(uuid).pagina(), naam, aantal };
    let (gemeenten, anderen) = gemeenten_en_anderen(tx)?;
    Ok(gemeenten.into_iter().chain(anderen).map(houder).collect())
}
