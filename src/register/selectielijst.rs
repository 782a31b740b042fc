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
        page::{PageRequest, address},
        query::{
            Param, Query,
            kind::{Number, Text},
            parameters,
        },
    },
    store::Onderdeel,
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
        crate::http::page::Paginering
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
        let pagina = PageRequest::read(&mut query);
        let vraag = Vraag {
            lijst: LIJST.read(&mut query),
            procestype: PROCESTYPE.read(&mut query),
            zoek: ZOEK.read(&mut query).map(|tekst| kennis.zoekwoorden(&tekst)).unwrap_or_default(),
        };
        if let Some(onbekend) = vraag.lijst.as_ref().filter(|code| kennis.zoek("selectielijst", code).is_none()) {
            LIJST.fault(&mut query, "onbekende-code", unknown_code("selectielijst", onbekend));
        }
        query.finish()?;
        let gevonden = voorstellen(kennis, &vraag, tx.moment.datum());
        let count = gevonden.len();
        let (van, aantal) = (usize::try_from(pagina.offset()).unwrap_or(usize::MAX), pagina.page_size as usize);
        let results = gevonden.into_iter().skip(van).take(aantal).collect();
        let links = pagina.links(&lezen.settings.public_url, &adres, count as u64);
        let bytes = serde_json::to_vec(&SelectielijstPagina { count, next: links.next, previous: links.previous, results })?;
        Ok(Inhoud { bytes, link: links.header, ..Inhoud::default() })
    })
    .await
}
