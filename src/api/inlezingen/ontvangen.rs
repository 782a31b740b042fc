//! What is sent to be read in: the file itself, or a form with the file and a mapping.

use std::{sync::Arc, time::Duration};

use actix_web::{
    HttpRequest,
    web::{Bytes, Payload},
};
use tokio::time::timeout;
use utoipa::ToSchema;

use crate::{
    domain::recht::kennis::Kennis,
    error::{Error, Fault, Result},
    exchange::inlezen::{GROOTSTE_BESTAND, Onleesbaar, Vertaling},
    http::body::{
        bestand,
        formulier::{self, Deel, is_formulier},
    },
    inlezen::{Formaat, WEL},
    trace::block,
};

const UITLEG: &str = "text/csv, text/tab-separated-values, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet (Excel), \
                      application/vnd.oasis.opendocument.spreadsheet (ODS), application/x-ndjson, application/json, application/zip \
                      of multipart/form-data; sla een .xls-bestand op als .xlsx";
/// The largest mapping, in bytes.
const GROOTSTE_VERTALING: usize = 256 * 1024;

/// So long a file may take to come in.
const LANGST: Duration = Duration::from_mins(5);

/// Een bestand om in te lezen, met de vertaling die erbij hoort.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only described here; `formulier` reads it")]
pub struct InlezingFormulier {
    /// Het bestand, ten hoogste 50 MB.
    #[schema(value_type = String, format = Binary)]
    bestand: Vec<u8>,
    /// Een eigen vertaling van kolommen en woorden, in TOML; ten hoogste 256 kB. Zonder dit deel geldt de gekozen `vertaling`.
    #[schema(nullable = false)]
    vertaling: Option<String>,
}

/// What was sent, and what is wrong with it: without faults everything is there.
pub(super) struct Ontvangen {
    pub(super) bytes: Bytes,
    pub(super) formaat: Option<Formaat>,
    pub(super) vertaling: Option<Arc<Vertaling>>,
    pub(super) fouten: Vec<Fault>,
}

pub(super) async fn lees(
    request: &HttpRequest,
    payload: Payload,
    (gekozen, kennis): (&'static str, &Arc<Kennis>),
) -> Result<Ontvangen> {
    timeout(LANGST, ontvang(request, payload, (gekozen, kennis))).await.map_err(|_| Error::TooSlow)?
}

async fn ontvang(request: &HttpRequest, payload: Payload, (gekozen, kennis): (&'static str, &Arc<Kennis>)) -> Result<Ontvangen> {
    if !is_formulier(request) {
        let (bytes, media_type) = bestand::read(request, payload, GROOTSTE_BESTAND, Formaat::MEDIA_TYPES, UITLEG).await?;
        let vertaling = gereed(gekozen, kennis).map_err(|Onleesbaar(fouten)| Error::internal(format!("{fouten:?}")))?;
        return Ok(Ontvangen {
            bytes,
            formaat: Formaat::van_media_type(media_type),
            vertaling: Some(Arc::new(vertaling)),
            fouten: Vec::new(),
        });
    }
    let delen = [("bestand", GROOTSTE_BESTAND), ("vertaling", GROOTSTE_VERTALING)];
    let ([bestand, vertaling], mut fouten) = formulier::read(request, payload, delen).await?;
    let soort = bestand.as_ref().and_then(formaat);
    if bestand.is_none() && !fouten.iter().any(|fout| fout.code == "formulier") {
        fouten.push(Fault::new("/bestand", "verplicht", "Stuur het bestand mee als het deel bestand."));
    }
    if bestand.is_some() && soort.is_none() {
        let naam = bestand.as_ref().and_then(|deel| deel.bestandsnaam.as_deref()).filter(|naam| naam.contains('.'));
        let welk = || format!("Wat voor bestand is dit? Geef het deel een Content-Type of een naam met {WEL}.");
        fouten.push(Fault::new("/bestand", "mediatype", naam.map_or_else(welk, Formaat::advies)));
    }
    let kennis = Arc::clone(kennis);
    let vertaling = block(move || vertaal(vertaling, gekozen, &kennis)).await?;
    let vertaling = match vertaling {
        Ok(vertaling) => Some(Arc::new(vertaling)),
        Err(Onleesbaar(redenen)) => {
            fouten.extend(redenen.into_iter().map(|reden| Fault::new("/vertaling", "vertaling", reden.melding)));
            None
        }
    };
    let bytes = bestand.map(|deel| deel.bytes).unwrap_or_default();
    Ok(Ontvangen { bytes, formaat: soort, vertaling, fouten })
}

fn gereed(naam: &str, kennis: &Kennis) -> Result<Vertaling, Onleesbaar> {
    Vertaling::met_naam(naam, kennis).unwrap_or_else(|| Vertaling::art30(kennis))
}

fn vertaal(deel: Option<Deel>, gekozen: &str, kennis: &Kennis) -> Result<Vertaling, Onleesbaar> {
    let Some(deel) = deel else { return gereed(gekozen, kennis) };
    let tekst = std::str::from_utf8(&deel.bytes);
    Vertaling::new(tekst.map_err(|_| Onleesbaar::new("vertaling", "De vertaling is geen tekst in UTF-8."))?, kennis)
}

/// What kind of file a part is: as it says, or else by its name. Windows calls a CSV a file of Excel.
fn formaat(deel: &Deel) -> Option<Formaat> {
    let van_naam = || Formaat::van_naam(deel.bestandsnaam.as_deref()?);
    deel.media_type.as_deref().and_then(Formaat::van_media_type).or_else(van_naam)
}
