//! `/inlezingen`: a register that exists, read in from a file. First a trial, then the carrying out.

mod ontvangen;
mod weergave;

use actix_web::{HttpRequest, HttpResponse, delete, get, http::header::LOCATION, post, web};
use strum::VariantArray;
use uuid::Uuid;

use super::{links, page};
use crate::{
    auth::Caller,
    domain::levensloop::{
        handeling::Handeling,
        inlezing::{InlezingStatus, RijUitkomst},
        wie::Wie,
    },
    error::{Error, Result},
    exchange::inlezen::{Vertaling, stel_voor},
    handelingen::zicht,
    http::{
        body::Body,
        budget::{Budgets, Kind},
        client::Clients,
        contract::Contract,
        cursor::{Lijst, Plek},
        problem::Probleem,
        query::{
            Param, Query,
            kind::{self, Boolean, Choice, Code, Or, Text},
            parameters,
        },
    },
    inlezen::{self, Formaat, Vraag},
    store::{Store, inlezingen},
    toestand::State,
    trace,
};
use ontvangen::{InlezingFormulier, Ontvangen};
use weergave::{InlezingPagina, InlezingWeergave, RijPagina, RijWeergave, Uitvoering};

const REGISTERHOUDER: Param<kind::Uuid> = Param::new(
    "registerhouder",
    kind::Uuid,
    "De organisatie waarvoor u inleest (uuid). Alleen bij een uitvoer van een verwerkingsregister (NDJSON of Excel) mag dit ontbreken.",
)
.example("5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a01");
const VERTALING: Param<Or<Choice, &str>> = Param::new(
    "vertaling",
    Or(Choice(|| Vertaling::gereed().iter().map(|(naam, _)| *naam).collect()), "art30"),
    "De vertaling van kolommen en woorden: van welk model of systeem het bestand komt. Een eigen vertaling stuurt u mee als deel `vertaling` van een formulier; dan telt deze keuze niet.",
)
.example("art30");
const BLAD: Param<Text> =
    Param::new("blad", Text(100), "Het blad van een Excelbestand; zonder keuze het eerste blad met bekende kolommen.")
        .example("Register");
const BRON: Param<Text> =
    Param::new("bron", Text(100), "Naam van het systeem waarvan de kenmerken zijn; zonder keuze die van de vertaling.")
        .example("privacysoftware");
const NIEUWE_ORGANISATIES: Param<Or<Boolean, bool>> = Param::new(
    "nieuweOrganisaties",
    Or(Boolean, false),
    "Of verwerkers die nog geen organisatie zijn, worden gemaakt; daarvoor is ook `register:beheren` nodig.",
);

parameters! {
    /// How a file is to be read.
    Keuzes: REGISTERHOUDER, VERTALING, BLAD, BRON, NIEUWE_ORGANISATIES
}

/// Toont de inlezingen
///
/// De nieuwste eerst.
#[utoipa::path(
    tag = "Inlezen",
    params(crate::http::page::Paginering, crate::http::cursor::Vanaf),
    responses((status = 200, description = "Een bladzijde.", body = InlezingPagina,
        headers(("Link" = Option<String>, description = "De volgende en vorige bladzijde.")))),
    security(("bearer" = ["register:invoeren"]))
)]
#[get("/inlezingen")]
pub async fn list_inlezingen(
    request: HttpRequest,
    caller: Caller,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let plek = Plek::read(&mut query, Lijst::Inlezingen);
    query.finish()?;
    let (lezer, tonen, hier) = (caller.lezer(), state.clone(), plek.clone());
    let gelezen = state.store.read(move |tx| {
        let (count, mut rijen) = inlezingen::list(tx.conn, &lezer, &hier.stuk())?;
        let cursor = hier.toon(&mut rijen, |rij| Some((rij.aangemaakt_op, rij.uuid.uuid())));
        let results = rijen.iter().map(|rij| InlezingWeergave::new(tx, &tonen, rij)).collect::<Result<Vec<_>>>()?;
        Ok((count, cursor, results))
    });
    let (count, cursor, results) = gelezen.await?;
    let links = links(&request, &state, &plek, (count, cursor.as_deref()));
    Ok(page(&InlezingPagina { count, next: links.next.clone(), previous: links.previous.clone(), cursor, results }, &links))
}

/// Leest een bestand in, op proef
///
/// Stuur een formulier met het bestand: CSV, Excel (.xlsx, .xlsm), ODS, de uitvoer van een verwerkingsregister (NDJSON) of de JSON of ZIP
/// van het AVG-register Rijksoverheid, en als u wilt een eigen vertaling. Er wordt nog niets in het register gezet: de inlezing vertelt per
/// rij wat ervan komt. Een bestand is ten hoogste 50 MB en 20.000 rijen.
///
/// Wat voor bestand het is, zegt de `Content-Type` van het deel `bestand`; zonder dat, of met `application/octet-stream`, telt de naam:
/// .csv, .tsv, .xlsx, .xlsm, .ods, .ndjson, .json of .zip. Zonder formulier mag ook: stuur dan alleen de bytes van het bestand, met hun
/// eigen `Content-Type` (`text/csv`, `text/tab-separated-values`, `application/x-ndjson`, `application/json`, `application/zip` of die van
/// het rekenblad).
#[utoipa::path(
    tag = "Inlezen",
    params(Keuzes),
    request_body(content = InlezingFormulier, content_type = "multipart/form-data", description = "Het bestand.", example = json!({
        "bestand": "Nr;Procesnaam;Doel\r\n1;Afvalpas;Toegang geven tot de milieustraat\r\n",
        "vertaling": "basis = \"art30\"\n\n[kolommen]\nnaam = [\"Procesnaam\"]\n"
    })),
    responses((status = 202, description = "Het bestand wordt gelezen; vraag het adres in Location tot de status `klaar` is.",
        body = InlezingWeergave, headers(("Location" = String, description = "Adres van de inlezing.")))),
    security(("bearer" = ["register:invoeren"]))
)]
#[post("/inlezingen")]
pub async fn create_inlezing(
    request: HttpRequest,
    caller: Caller,
    mut query: Query,
    payload: web::Payload,
    contract: web::Data<Contract>,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let (registerhouder, blad, bron) = (REGISTERHOUDER.read(&mut query), BLAD.read(&mut query), BRON.read(&mut query));
    let nieuwe_organisaties = NIEUWE_ORGANISATIES.read(&mut query);
    let gekozen = VERTALING.read(&mut query);
    let plaats = Budgets::of(&request)?.take(Kind::Uploads, Clients::address(&request))?;
    let Ontvangen { bytes, formaat, vertaling, mut fouten } =
        ontvangen::lees(&request, payload, (gekozen, state.store.kennis())).await?;
    let noemt_zelf = formaat.is_none_or(Formaat::noemt_register);
    if registerhouder.is_none() && !noemt_zelf {
        REGISTERHOUDER.fault(&mut query, "verplicht", "Noem de organisatie waarvoor u inleest (uuid).");
    } else if registerhouder.is_none() && caller.limited_to().is_some() {
        let reden = "Uw token is voor bepaalde registers; noem het register waarvoor u inleest (uuid).";
        REGISTERHOUDER.fault(&mut query, "verplicht", reden);
    }
    match query.finish() {
        Err(Error::Invalid(eerst)) => fouten.splice(0..0, eerst).for_each(drop),
        anders => anders?,
    }
    let (Some(formaat), Some(vertaling), true) = (formaat, vertaling, fouten.is_empty()) else {
        return Err(Error::Invalid(fouten));
    };
    if nieuwe_organisaties {
        caller.mag(Handeling::CreateOrganisatie)?;
    }
    let (tonen, wie) = (state.clone(), caller.0.clone());
    let weergave = state
        .store
        .write(&wie.clone(), move |tx| {
            if let Some(registerhouder) = registerhouder {
                zicht::eis_register(tx.conn, &caller, registerhouder, "registerhouder")?;
            }
            let uuid = inlezingen::create(tx, registerhouder)?;
            let inlezing = zicht::inlezing(tx.conn, &caller, uuid)?;
            InlezingWeergave::new(&mut tx.lezen(), &tonen, &inlezing)
        })
        .await?;
    let vraag = Vraag { formaat, bytes, blad, bron, registerhouder, nieuwe_organisaties, vertaling };
    let (store, uuid) = (state.store.clone(), weergave.uuid);
    trace::spawn(async move {
        let _plaats = plaats;
        if let Err(fout) = inlezen::proef(&store, contract.into_inner(), wie, uuid, vraag).await {
            log::error!("inlezing {uuid}: {}", fout.in_full());
        }
    });
    Ok(aangenomen(&weergave))
}

/// 202 with the address where the rest is told.
fn aangenomen(weergave: &InlezingWeergave) -> HttpResponse {
    HttpResponse::Accepted().insert_header((LOCATION, weergave.url.as_str())).json(weergave)
}

/// Toont een inlezing
///
/// Hoe ver zij is, en hoeveel rijen nieuw, bijgewerkt, ongewijzigd of geweigerd zijn.
#[utoipa::path(
    tag = "Inlezen",
    responses((status = 200, description = "De inlezing.", body = InlezingWeergave)),
    security(("bearer" = ["register:invoeren"]))
)]
#[get("/inlezingen/{uuid}")]
pub async fn find_inlezing(path: web::Path<Uuid>, caller: Caller, query: Query, state: web::Data<State>) -> Result<HttpResponse> {
    let (uuid, tonen) = (path.into_inner(), state.clone());
    let weergave = state
        .store
        .read(move |tx| {
            let inlezing = zicht::inlezing(tx.conn, &caller, uuid)?;
            query.finish()?;
            InlezingWeergave::new(tx, &tonen, &inlezing)
        })
        .await?;
    Ok(HttpResponse::Ok().json(weergave))
}

const UITKOMST: Param<Code<RijUitkomst>> =
    Param::new("uitkomst", Code(RijUitkomst::VARIANTS), "Alleen rijen met deze uitkomst.").example("geweigerd");

parameters! {
    /// Which rows.
    RijKeuze: UITKOMST
}

/// Toont de rijen van een inlezing
///
/// Per rij wat ervan komt, wat eraan op te merken is en wat geen plaats vond in de inhoud.
#[utoipa::path(
    tag = "Inlezen",
    params(RijKeuze, crate::http::page::Paginering, crate::http::cursor::Vanaf),
    responses((status = 200, description = "Een bladzijde.", body = RijPagina,
        headers(("Link" = Option<String>, description = "De volgende en vorige bladzijde.")))),
    security(("bearer" = ["register:invoeren"]))
)]
#[get("/inlezingen/{uuid}/rijen")]
pub async fn list_inlezing_rijen(
    request: HttpRequest,
    (path, caller): (web::Path<Uuid>, Caller),
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let plek = Plek::read(&mut query, Lijst::Rijen);
    let uitkomst = UITKOMST.read(&mut query);
    let stuk = plek.stuk();
    let gelezen = state.store.read(move |tx| {
        zicht::inlezing(tx.conn, &caller, uuid)?;
        query.finish()?;
        inlezingen::rijen(tx.conn, uuid, uitkomst, &stuk)
    });
    let (count, mut rijen) = gelezen.await?;
    let cursor = plek.toon(&mut rijen, |rij| Some(rij.nummer));
    let results = rijen.iter().map(|rij| RijWeergave::new(&state, rij)).collect::<Result<Vec<_>>>()?;
    let links = links(&request, &state, &plek, (count, cursor.as_deref()));
    Ok(page(&RijPagina { count, next: links.next.clone(), previous: links.previous.clone(), cursor, results }, &links))
}

/// Toont het verslag van een inlezing als bladzijde
///
/// Om te lezen en te printen: waar iedere kolom heen gaat, welke woorden vaker terugkomen, en per rij wat ervan komt.
#[utoipa::path(
    tag = "Inlezen",
    responses((status = 200, description = "Het verslag.", content((String = "text/html")))),
    security(("bearer" = ["register:invoeren"]))
)]
#[get("/inlezingen/{uuid}/verslag")]
pub async fn find_inlezing_verslag(
    path: web::Path<Uuid>,
    caller: Caller,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let html = state
        .store
        .read(move |tx| {
            let inlezing = zicht::inlezing(tx.conn, &caller, uuid)?;
            query.finish()?;
            weergave::verslag(tx, &inlezing)
        })
        .await?;
    Ok(HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html))
}

/// Stelt een vertaling voor
///
/// Een begin van een eigen vertaling (TOML) voor dit bestand: de kolommen en woorden die de ingebouwde vertaling niet kent, met het veld waar zij
/// op lijken. Vul haar aan, en stuur haar mee als deel `vertaling` als u het bestand opnieuw inleest.
#[utoipa::path(
    tag = "Inlezen",
    responses((status = 200, description = "De vertaling.", content((String = "text/plain")))),
    security(("bearer" = ["register:invoeren"]))
)]
#[get("/inlezingen/{uuid}/vertaling")]
pub async fn find_inlezing_vertaling(
    path: web::Path<Uuid>,
    caller: Caller,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let toml = state
        .store
        .read(move |tx| {
            let inlezing = zicht::inlezing(tx.conn, &caller, uuid)?;
            query.finish()?;
            Ok(stel_voor(&inlezing.overzicht()?, &inlezing.bevindingen()?))
        })
        .await?;
    Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(toml))
}

/// Voert een inlezing uit
///
/// Maakt van iedere rij een concept, of werkt het concept bij. Met `alles_of_niets` gebeurt er niets als er ook maar één rij wordt geweigerd;
/// met `per_rij` worden geweigerde rijen overgeslagen. Brak het werk af, dan gaat u met dezelfde handeling verder. Een stap in een werkboek
/// zet u zelf, met uw rechten en de vier ogen.
#[utoipa::path(
    tag = "Inlezen",
    request_body = Uitvoering,
    responses(
        (status = 202, description = "Het werk is begonnen; vraag het adres in Location tot de status `uitgevoerd` is.", body = InlezingWeergave,
            headers(("Location" = String, description = "Adres van de inlezing."))),
        (status = 409, description = "De inlezing is niet klaar, of al uitgevoerd.", body = Probleem)
    )
)]
#[post("/inlezingen/{uuid}/_uitvoeren")]
pub async fn inlezing_uitvoeren(
    path: web::Path<Uuid>,
    caller: Caller,
    body: Body<Uitvoering>,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let (uuid, tonen) = (path.into_inner(), state.clone());
    let body = body.read();
    let wie = caller.0.clone();
    let (weergave, omvang) = state
        .store
        .write(&wie.clone(), move |tx| {
            let inlezing = zicht::inlezing(tx.conn, &caller, uuid)?;
            let omvang = body?.omvang;
            query.finish()?;
            inlezing.status(tx.moment).uitvoeren(inlezing.omvang.is_some())?;
            inlezingen::begin(tx, uuid, omvang)?;
            let inlezing = zicht::inlezing(tx.conn, &caller, uuid)?;
            Ok((InlezingWeergave::new(&mut tx.lezen(), &tonen, &inlezing)?, omvang))
        })
        .await?;
    let store = state.store.clone();
    trace::spawn(async move {
        if let Err(fout) = inlezen::uitvoeren(&store, wie.clone(), uuid, omvang, |_| {}).await {
            log::error!("inlezing {uuid}: {}", fout.in_full());
            breek_af(&store, &wie, uuid).await;
        }
    });
    Ok(aangenomen(&weergave))
}

async fn breek_af(store: &Store, wie: &Wie, uuid: Uuid) {
    if let Err(fout) = store.write(wie, move |tx| inlezingen::zet_status(tx, uuid, InlezingStatus::Afgebroken)).await {
        log::error!("inlezing {uuid}: {}", fout.in_full());
    }
}

/// Gooit een inlezing weg
///
/// Wat al in het register staat, blijft. Het verslag en wat nog niet was uitgevoerd, zijn weg.
#[utoipa::path(
    tag = "Inlezen",
    responses(
        (status = 204, description = "De inlezing is weg."),
        (status = 409, description = "De inlezing is bezig.", body = Probleem)
    ),
    security(("bearer" = ["register:invoeren"]))
)]
#[delete("/inlezingen/{uuid}")]
pub async fn delete_inlezing(
    path: web::Path<Uuid>,
    caller: Caller,
    query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    state
        .store
        .write(&caller.clone(), move |tx| {
            let inlezing = zicht::inlezing(tx.conn, &caller, uuid)?;
            query.finish()?;
            inlezing.status(tx.moment).weggooien()?;
            inlezingen::delete(tx.conn, uuid)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
