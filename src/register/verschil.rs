//! `…/verschil`: what differs between two public versions.

use actix_web::{HttpRequest, HttpResponse, get, web};
use uuid::Uuid;

use super::{antwoord::antwoord, kop::Bewaard, versies::versie};
use crate::{
    domain::publiek::{openbaar::Vorm, verschil::Vergelijking},
    error::{Error, Result},
    http::{
        problem::Probleem,
        query::{
            Param, Query,
            kind::{Needed, Number},
            parameters,
        },
    },
    store::{
        Onderdeel,
        openbaar::{is_openbaar, versies},
    },
    toestand::State,
};

/// What a version can be numbered.
const NUMMER: Number<i32> = Number(1, i32::MAX);
const VAN: Param<Needed<Number<i32>>> =
    Param::new("van", Needed(NUMMER, "Geef het nummer van de oude versie."), "Nummer van de oude versie.").example("1");
const NAAR: Param<Number<i32>> =
    Param::new("naar", NUMMER, "Nummer van de nieuwe versie; zonder keuze: de laatste.").example("2");

parameters! {
    /// Which two versions.
    Versies: VAN, NAAR
}

/// Vergelijkt twee openbare versies
///
/// Wat er verschilt, met de plaats in de JSON, wat er stond en staat, en een zin. `jsonPatch` (RFC 6902) maakt van de oude versie precies de
/// nieuwe. Pointers en patch gaan over de versie zonder `uri`, `versieUri`, `url`, `versieUrl`, `status`, `eindeGeldigheid`,
/// `laatstGecontroleerdOp` en `contact`: die zijn van vandaag. Van een beëindiging telt de inhoud die op de laatste dag gold.
#[utoipa::path(
    tag = "Openbaar register",
    params(
        Versies
    ),
    responses(
        (status = 200, description = "Het verschil.", body = Vergelijking, headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match."),
        (status = 410, description = "Een van de versies is ingetrokken of gewist.", body = Probleem)
    )
)]
#[get("/register/verwerkingsactiviteiten/{uuid}/verschil")]
pub async fn find_verschil(
    request: HttpRequest,
    path: web::Path<Uuid>,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let lezen = state.clone();
    antwoord(&request, &state, Onderdeel::Activiteit(uuid), move |tx| {
        if !is_openbaar(tx.conn, uuid, tx.moment.datum())? {
            return Err(Error::NotFound("deze verwerkingsactiviteit"));
        }
        let (van, naar) = (VAN.read(&mut query), NAAR.read(&mut query));
        query.finish()?;
        let oud = versie(tx, Query::empty(), uuid, van)?;
        let laatste = versies(tx.conn, uuid)?.last().map_or(van, |versie| versie.nummer);
        let nieuw = versie(tx, Query::empty(), uuid, naar.unwrap_or(laatste))?;
        let adres = |een: &Bewaard| een.vandaag.kop(&lezen, Vorm::Volledig).versie_uri;
        let verschil = Vergelijking::openbaar((adres(&oud), &oud.romp), (adres(&nieuw), &nieuw.romp))?;
        Ok(serde_json::to_string(&verschil)?)
    })
    .await
}
