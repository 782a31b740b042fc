//! A form with parts (`multipart/form-data`), each within a limit of its own that holds while it is read.

use std::time::Duration;

use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::{
    HttpRequest,
    error::PayloadError,
    http::header::{CONTENT_ENCODING, CONTENT_TYPE},
    web::{Bytes, BytesMut, Payload},
};
use futures_util::StreamExt as _;
use tokio::time::timeout;

use super::{
    JSON,
    raw::{check_length, header},
};
use crate::{
    error::{Error, Fault, Result},
    http::{Limits, accept},
};

/// Its media type.
pub const FORMULIER: &str = "multipart/form-data";
/// So many bytes may stand between and before the parts.
const OMHEEN: usize = 64 * 1024;
/// After so many faults the rest is not read.
const MEESTE_FOUTEN: usize = 50;

/// A part.
pub struct Deel {
    /// What it holds.
    pub bytes: Bytes,
    /// What it says that it is, in lower case.
    pub media_type: Option<String>,
    /// The name of the file.
    pub bestandsnaam: Option<String>,
}

/// Whether the body is a form.
#[must_use]
pub fn is_formulier(request: &HttpRequest) -> bool {
    let name = header(request, &CONTENT_TYPE).unwrap_or_default().split(';').next().unwrap_or_default();
    name.trim().eq_ignore_ascii_case(FORMULIER)
}

/// The parts with these names and limits, in that order, and what is wrong with the form.
pub async fn read<const N: usize>(
    request: &HttpRequest,
    payload: Payload,
    delen: [(&'static str, usize); N],
) -> Result<([Option<Deel>; N], Vec<Fault>)> {
    accept::choose(request, &[JSON])?;
    let limit = delen.iter().map(|(_, limit)| limit).sum::<usize>() + OMHEEN;
    check_length(request, limit)?;
    if header(request, &CONTENT_ENCODING).is_some_and(|coding| !coding.eq_ignore_ascii_case("identity")) {
        return Err(Error::UnsupportedMediaType("een formulier zonder Content-Encoding"));
    }
    let mut gelezen = 0;
    let begrensd = payload.into_inner().map(move |chunk| {
        gelezen += chunk.as_ref().map_or(0, Bytes::len);
        if gelezen > limit { Err(PayloadError::Overflow) } else { chunk }
    });
    let still = Limits::of(request).still;
    let mut formulier = Multipart::new(request.headers(), begrensd);
    let (mut gevonden, mut fouten) = ([const { None }; N], Vec::new());
    while let Some(veld) = beweegt(still, formulier.next()).await? {
        let veld = match veld {
            Ok(veld) => veld,
            Err(fout) => {
                fouten.push(onleesbaar(&fout, limit)?);
                break;
            }
        };
        let naam = veld.name().unwrap_or_default().to_owned();
        let plek = delen.iter().position(|(bekend, _)| *bekend == naam);
        match plek {
            Some(plek) if gevonden[plek].is_some() => {
                fouten.push(Fault::new(format!("/{naam}"), "dubbel", "Dit deel staat er twee keer."));
            }
            Some(_) => {}
            None => {
                let bekend = delen.map(|(bekend, _)| bekend).join(", ");
                let naam: String = naam.chars().take(100).collect();
                fouten.push(Fault::new(
                    format!("/{naam}"),
                    "onbekend-veld",
                    format!("Dit deel bestaat hier niet; wel: {bekend}."),
                ));
            }
        }
        if fouten.len() >= MEESTE_FOUTEN {
            break;
        }
        // A part that nobody asked for is read past, within the limit of the whole.
        let hoogstens = plek.map_or(limit, |plek| delen[plek].1);
        match (lees(veld, (hoogstens, still), plek.is_some()).await?, plek) {
            (Ok(deel), Some(plek)) => gevonden[plek] = Some(deel),
            (Ok(_), None) => {}
            (Err(fout), _) => {
                fouten.push(onleesbaar(&fout, limit)?);
                break;
            }
        }
    }
    Ok((gevonden, fouten))
}

/// Reads a part until its end or its limit.
async fn lees(mut veld: Field, (limit, still): (usize, Duration), bewaar: bool) -> Result<Result<Deel, MultipartError>> {
    let media_type = veld.content_type().map(|soort| soort.essence_str().to_ascii_lowercase());
    let bestandsnaam = veld.content_disposition().and_then(|kop| kop.get_filename()).map(str::to_owned);
    let mut bytes = BytesMut::new();
    while let Some(stuk) = beweegt(still, veld.next()).await? {
        match stuk {
            Ok(_) if !bewaar => {}
            Ok(stuk) if bytes.len() + stuk.len() > limit => return Err(Error::TooLarge(limit)),
            Ok(stuk) => bytes.extend_from_slice(&stuk),
            Err(fout) => return Ok(Err(fout)),
        }
    }
    Ok(Ok(Deel { bytes: bytes.freeze(), media_type, bestandsnaam }))
}

/// What comes next, unless nothing comes for too long.
async fn beweegt<T>(still: Duration, volgende: impl Future<Output = T>) -> Result<T> {
    timeout(still, volgende).await.map_err(|_| Error::TooSlow)
}

fn onleesbaar(fout: &MultipartError, limit: usize) -> Result<Fault> {
    match fout {
        MultipartError::Payload(PayloadError::Overflow) => Err(Error::TooLarge(limit)),
        _ => Ok(Fault::new(
            "",
            "formulier",
            "Dit is geen heel formulier (multipart/form-data): klopt de boundary, en heeft ieder deel een naam?",
        )),
    }
}
