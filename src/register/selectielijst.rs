//! `/selectielijst-resultaten`: results of the selectielijst, to choose from.

use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::antwoord::{Inhoud, antwoord};
use crate::{
    domain::publiek::selectielijst::{SelectielijstVoorstel, Vraag, voorstellen},
    error::Result,
    http::{
        contract::unknown_code,
        cursor::{Lijst, Plek},
        page::address,
        query::{
            Param, Query,
            kind::{Number, Text},
            parameters,
        },
    },
    store::{Onderdeel, Stuk},
    toestand::State,
};

/// Een bladzijde resultaten uit de selectielijst.
#[derive(Debug, Serialize, ToSchema)]
pub struct SelectielijstPagina {
    /// Hoeveel resultaten er in totaal zijn.
    #[schema(minimum = 0)]
    pub count: usize,
    /// Adres van de volgende bladzijde.
    #[schema(required)]
    pub next: Option<String>,
    /// Adres van de vorige bladzijde.
    #[schema(required)]
    pub previous: Option<String>,
    /// Voor `na`; `null` als er niets meer komt.
    #[schema(required)]
    pub cursor: Option<String>,
    /// De resultaten van deze bladzijde, in de volgorde van de lijst.
    pub results: Vec<SelectielijstVoorstel>,
}

const LIJST: Param<Text> = Param::new("lijst", Text(100), "Alleen van deze selectielijst.").example("gemeenten_2020");
const PROCESTYPE: Param<Number<u32>> =
    Param::new("procestype", Number(1, 99), "Alleen van het procestype met dit nummer.").example("8");
const ZOEK: Param<Text> = Param::new("zoek", Text(200), "Woorden die alle moeten voorkomen.").example("subsidie");

parameters! {
    /// Which results.
    SelectielijstFilters: LIJST, PROCESTYPE, ZOEK
}

/// Toont resultaten uit de selectielijst
///
/// Om bij een bewaartermijn uit te kiezen: per procestype, of met woorden. Wat in de lijst zelf is vervallen, staat er niet bij.
#[utoipa::path(
    tag = "Referentielijsten",
    params(
        SelectielijstFilters,
        crate::http::page::Paginering, crate::http::cursor::Vanaf
    ),
    responses(
        (status = 200, description = "Een bladzijde.", body = SelectielijstPagina, headers(
            ("ETag" = String, description = "Kenmerk van dit antwoord."),
            ("Link" = Option<String>, description = "De volgende en vorige bladzijde."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/selectielijst-resultaten")]
pub async fn list_selectielijst_resultaten(
    request: HttpRequest,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let adres = address(&request);
    let lezen = state.clone();
    antwoord(&request, &state, Onderdeel::Kennis, move |tx| {
        let kennis = lezen.store.kennis();
        let plek = Plek::<String>::read(&mut query, Lijst::Selectielijst);
        let vraag = Vraag {
            lijst: LIJST.read(&mut query),
            procestype: PROCESTYPE.read(&mut query),
            zoek: ZOEK.read(&mut query).map(|tekst| kennis.zoekwoorden(&tekst)).unwrap_or_default(),
        };
        if let Some(onbekend) = vraag.lijst.as_ref().filter(|code| kennis.zoek("selectielijst", code).is_none()) {
            LIJST.fault(&mut query, "onbekende-code", unknown_code(kennis, "selectielijst", onbekend));
        }
        query.finish()?;
        let gevonden = voorstellen(kennis, &vraag, tx.moment.datum());
        let (count, Stuk { na, van, aantal }) = (gevonden.len(), plek.stuk());
        // What is not in the list any more has nothing behind it.
        let erna = |na: String| gevonden.iter().position(|een| een.sleutel() == na).map_or(count, |plaats| plaats + 1);
        let van = na.map_or(usize::try_from(van).unwrap_or(usize::MAX), erna);
        let mut results: Vec<_> = gevonden.into_iter().skip(van).take(usize::try_from(aantal).unwrap_or_default()).collect();
        let cursor = plek.toon(&mut results, |een| Some(een.sleutel()));
        let totaal = i64::try_from(count).unwrap_or(i64::MAX);
        let links = plek.links(&lezen.settings.public_url, &adres, totaal, cursor.as_deref());
        let (next, previous) = (links.next, links.previous);
        let bytes = serde_json::to_vec(&SelectielijstPagina { count, next, previous, cursor, results })?;
        Ok(Inhoud { bytes, link: links.header, ..Inhoud::default() })
    })
    .await
}
