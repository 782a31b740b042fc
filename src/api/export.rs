//! `/export`: the internal register, or what is chosen of it, in one file.

use actix_web::{HttpRequest, HttpResponse, get, web};

use crate::{
    auth::Caller,
    error::Result,
    http::{
        filters::{BeheerFilters, lees_beheer},
        query::{Param, Query, kind::Uuids, parameters},
        stream::{Streamed, streamed},
    },
    store::journaal,
    toestand::State,
    uitvoer::{self, Deelvraag, Herkomst, Vorm, intern, overdracht},
};

/// The media type of the package for the supervisor.
const ZIP: &str = "application/zip";

const REGISTERHOUDER: Param<Uuids> =
    Param::new("registerhouder", Uuids, "Alleen het register van deze organisaties (uuid).").alternatives();

parameters! {
    /// Which registers.
    Overdracht: REGISTERHOUDER
}

/// Geeft het interne register als bestand
///
/// Alles wat u mag zien, op volgorde van uuid; alle filters van de lijst van het beheer werken samen. Zonder `geldigOp`, `geldigVan`,
/// `geldigTot`, `beschikbaarOp`, `status` en `geschiedenis` is het de nieuwste inhoud: het concept, en anders de versie die telt. NDJSON
/// begint met alle organisaties en met de verwerkersovereenkomsten van de registers; wat onder `gegevens`, `inhoud` en `beheer` staat,
/// nemen POST en PUT ongewijzigd aan. Met een dag, een moment, een periode of `geschiedenis=true` gaat het alleen over vastgestelde
/// versies; wat naast de inhoud wordt bijgehouden (`beheer`) staat er dan niet in.
///
/// De vormen zijn die van de openbare export; CSV heeft meer kolommen; met `kolommen` kiest u er enkele. Het werkboek van de nieuwste inhoud (XLSX) is om in te werken: wat u
/// erin wijzigt, leest u terug in met `POST /inlezingen`. Zie `docs/uitvoer.md`.
#[utoipa::path(
    tag = "Uitvoer",
    params(
        BeheerFilters,
        uitvoer::Geschiedenis,
        uitvoer::InterneVorm
    ),
    responses(
        (status = 200, description = "Het bestand.", content(
            (String = "application/x-ndjson"),
            (String = "text/csv"),
            (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        ), headers(
            ("ETag" = String, description = "Kenmerk van dit antwoord."),
            ("Content-Disposition" = String, description = "De naam van het bestand."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    ),
    security(("bearer" = ["register:lezen"]))
)]
#[get("/export")]
pub async fn find_export(request: HttpRequest, caller: Caller, state: web::Data<State>) -> Result<HttpResponse> {
    let mut query = Query::offering(&request, &Vorm::INTERN);
    let kolommen = uitvoer::kolommen(&mut query, true);
    let vorm = Vorm::gevraagd(&request, &mut query, &Vorm::INTERN, &kolommen);
    let gelezen = lees_beheer(&mut query, state.store.kennis());
    let herkomst = Herkomst::new(&state.store, &state.settings.public_url);
    let vraag = request.query_string().to_owned();
    let lezer = caller.lezer();
    let antwoord = state
        .store
        .read_lists(move |tx| {
            let deel = Deelvraag { kolommen, ..uitvoer::lees(tx, &mut query, gelezen)? };
            query.finish()?;
            let vorm = vorm?;
            let (volgnummer, _) = journaal::kop(tx.conn)?;
            let (kop, pieces) = intern::begin(tx, &herkomst, deel, &lezer, vorm)?;
            vorm.antwoord(&kop, &format!("{volgnummer} {lezer:?} {vraag}"), pieces)
        })
        .await?;
    streamed(&request, &state.store, antwoord)
}

/// Geeft het pakket voor de toezichthouder
///
/// Een ZIP met het interne register als pagina (HTML), tabel (CSV) en gegevens (NDJSON), alle vastgestelde versies, het journaal met wat
/// bewijst dat er niets aan is veranderd, en controlegetallen (AVG artikel 30 lid 4). Namen van mensen die in het register werken staan er
/// niet in. Concepten ook niet: het pakket gaat over wat is vastgesteld.
#[utoipa::path(
    tag = "Uitvoer",
    params(
        Overdracht
    ),
    responses(
        (status = 200, description = "Het pakket.", body = Vec<u8>, content_type = "application/zip", headers(
            ("ETag" = String, description = "Kenmerk van dit antwoord."),
            ("Content-Disposition" = String, description = "De naam van het bestand."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    ),
    security(("bearer" = ["register:toezien"]), ("bearer" = ["register:beheren"]))
)]
#[get("/export/overdracht")]
pub async fn find_overdracht(request: HttpRequest, caller: Caller, state: web::Data<State>) -> Result<HttpResponse> {
    let mut query = Query::offering(&request, &[ZIP]);
    let registerhouders = REGISTERHOUDER.read(&mut query);
    query.finish()?;
    let herkomst = Herkomst::new(&state.store, &state.settings.public_url);
    let lezer = caller.lezer();
    let antwoord = state
        .store
        .read_lists(move |tx| {
            let (volgnummer, _) = journaal::kop(tx.conn)?;
            let (kop, pieces) = overdracht::begin(tx, &herkomst, &registerhouders, &lezer)?;
            let mark = format!("{volgnummer} {lezer:?} {registerhouders:?} {}", serde_json::to_string(&kop)?);
            let dag = kop.geldig_op.unwrap_or_else(|| tx.moment.datum());
            Ok(Streamed {
                media_type: ZIP,
                file: format!("verwerkingsregister-overdracht-{dag}.zip"),
                mark,
                packed: true,
                cursor: None,
                pieces,
            })
        })
        .await?;
    streamed(&request, &state.store, antwoord)
}
