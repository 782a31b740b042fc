//! `…/vernietigingsdatum`: when data must be destroyed whose term begins on a day, by what the public record says.

use actix_web::{HttpRequest, HttpResponse, get, web};
use uuid::Uuid;

use super::{antwoord::antwoord, verwerkingsactiviteiten::gevraagd};
use crate::{
    domain::publiek::{
        openbaar::Romp,
        vernietiging::{BerekenbareTermijn, Berekening, bereken, kies},
    },
    error::{Error, Result},
    http::{
        problem::Probleem,
        query::{
            Param, Query,
            kind::{Date, Needed, Number},
            parameters,
        },
    },
    store::Onderdeel,
    toestand::State,
};

const STARTDATUM: Param<Needed<Date>> =
    Param::new("startdatum", Needed(Date, "Geef de dag waarop de termijn begint."), "De dag waarop de termijn begint.")
        .example("2026-01-31");
const BEWAARTERMIJN: Param<Number<usize>> = Param::new(
    "bewaartermijn",
    Number(0, 99),
    "Welke bewaartermijn: het nummer in de lijst, vanaf 0. Mag weg als er maar één is.",
)
.example("0");

parameters! {
    /// Of which term, from which day.
    Termijnkeuze: STARTDATUM, BEWAARTERMIJN
}

/// Berekent een vernietigingsdatum
///
/// De dag waarop gegevens worden vernietigd als de bewaartermijn op een dag begint, met de stappen van de berekening.
#[utoipa::path(
    tag = "Openbaar register",
    params(
        Termijnkeuze,
        crate::http::filters::Tijdreis
    ),
    responses(
        (status = 200, description = "De berekening.", body = Berekening, headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match."),
        (status = 410, description = "De versie die telt is ingetrokken of gewist.", body = Probleem)
    )
)]
#[get("/register/verwerkingsactiviteiten/{uuid}/vernietigingsdatum")]
pub async fn find_vernietigingsdatum(
    request: HttpRequest,
    path: web::Path<Uuid>,
    mut query: Query,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    antwoord(&request, &state, Onderdeel::Activiteit(uuid), move |tx| {
        let (start, nummer) = (STARTDATUM.read(&mut query), BEWAARTERMIJN.read(&mut query));
        let gevraagd = gevraagd(tx, query, uuid)?;
        let romp: Romp = serde_json::from_str(&gevraagd.romp)?;
        let nummer =
            kies(romp.bewaartermijnen.len(), nummer).map_err(|reden| Error::invalid("bewaartermijn", "waarde", reden))?;
        Ok(serde_json::to_string(&bereken(&BerekenbareTermijn::openbaar(&romp.bewaartermijnen[nummer], &tx.kennis), start))?)
    })
    .await
}
