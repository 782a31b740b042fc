//! `/register/export`: the whole public register, or what is chosen of it, in one file.

use actix_web::{HttpRequest, HttpResponse, get, web};

use crate::{
    error::Result,
    exchange::jsonld::JsonLd,
    http::{
        filters::{OpenbareFilters, lees_openbaar},
        query::Query,
        stream::{Streamed, streamed},
    },
    store::wijzigingen,
    toestand::State,
    uitvoer::{self, Deelvraag, Herkomst, Vorm, openbaar},
};

/// Geeft het openbare register als bestand
///
/// Alles wat op de gevraagde dag geldt, op volgorde van uuid; alle filters van de lijst werken samen. De parameter `vorm` of de header
/// `Accept` kiest de vorm: NDJSON (een JSON-object per regel, de volledige activiteit), CSV (een rij per activiteit), XLSX (een werkboek voor mensen) of
/// JSON-LD (linked data). Met
/// `geschiedenis=true` alle openbare versies van iedere activiteit waarvan een versie aan de filters voldoet.
///
/// NDJSON en CSV zijn bij dezelfde `geldigOp`, `beschikbaarOp` en `projectie` byte voor byte gelijk; de eerste regel van NDJSON en de
/// laatste kolommen van CSV noemen ze. Wat later is ingetrokken, gewist of besloten, staat er niet meer in. Zonder `geldigOp` geldt de dag
/// van `beschikbaarOp`, en zonder beide vandaag. Contactgegevens staan niet in een export.
///
/// Een export van nu heeft de header `X-Cursor`: bewaar die, en vraag daarmee (`na`) aan `/register/wijzigingen` wat er daarna verandert.
/// Een kopie begint zo met één bestand; neem `status=geldig,beeindigd` als ook wat is beëindigd erin moet.
///
/// CSV is volgens RFC 4180: komma, dubbele aanhalingstekens, UTF-8 met BOM. Meer waarden in een cel staan met `; ` naast elkaar. Een cel die
/// met `=`, `+`, `-`, `@`, een tab of een regeleinde begint, krijgt een `'` ervoor, zodat een rekenblad er geen formule van maakt. De
/// kolommen staan in `docs/uitvoer.md`.
#[utoipa::path(
    tag = "Uitvoer",
    params(
        OpenbareFilters,
        uitvoer::Geschiedenis,
        uitvoer::OpenbareVorm
    ),
    responses(
        (status = 200, description = "Het bestand.", content(
            (String = "application/x-ndjson"),
            (String = "text/csv"),
            (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            (JsonLd = "application/ld+json")
        ), headers(
            ("ETag" = String, description = "Kenmerk van dit antwoord."),
            ("X-Cursor" = Option<String>, description = "De plaats in de wijzigingen waarvan dit bestand is; alleen bij een export van nu."),
            ("Content-Disposition" = String, description = "De naam van het bestand."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/register/export")]
pub async fn find_openbare_export(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    in_vorm(request, state, None).await
}

/// The export as CSV for a link, which cannot say what it accepts.
pub async fn als_csv(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    in_vorm(request, state, Some(Vorm::Csv)).await
}

/// As `als_csv`, a workbook.
pub async fn als_xlsx(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    in_vorm(request, state, Some(Vorm::Xlsx)).await
}

async fn in_vorm(request: HttpRequest, state: web::Data<State>, vorm: Option<Vorm>) -> Result<HttpResponse> {
    let mut query = Query::offering(&request, &Vorm::MEDIA_TYPES);
    let kolommen = uitvoer::kolommen(&mut query, false);
    let vorm = match vorm {
        Some(vorm) => {
            query.names_its_form();
            Ok(vorm)
        }
        None => Vorm::gevraagd(&request, &mut query, &Vorm::MEDIA_TYPES, &kolommen),
    };
    let gelezen = lees_openbaar(&mut query, state.store.kennis());
    let van_nu = gelezen.beschikbaar_op.is_none();
    let herkomst = Herkomst::new(&state.store, &state.settings.public_url);
    let vraag = request.query_string().to_owned();
    let bewaard = state.clone();
    let antwoord = state
        .store
        .read_lists(move |tx| {
            let deel = Deelvraag { kolommen, ..uitvoer::lees(tx, &mut query, gelezen)? };
            query.finish()?;
            let vorm = vorm?;
            // What was withdrawn or closed since then is no longer in it.
            // The place names its entry: after a database went back, the number alone would be of something else.
            let (generatie, vandaag) = (tx.generatie, tx.moment.datum());
            let plaats = wijzigingen::einde(tx.conn, vandaag)?;
            let (kop, pieces) = openbaar::begin(tx, &herkomst, deel, vorm)?;
            // Only what is of now goes on with what changes next.
            let cursor = (van_nu && kop.geldig_op == Some(vandaag)).then(|| plaats.to_string());
            let mut antwoord = Streamed { cursor, ..vorm.antwoord(&kop, &format!("{generatie} {plaats} {vraag}"), pieces)? };
            if vorm == Vorm::Xlsx {
                antwoord.pieces = bewaard.files.kept(antwoord.mark.clone(), antwoord.pieces);
            }
            Ok(antwoord)
        })
        .await?;
    streamed(&request, &state.store, antwoord)
}
