//! What the client can read: media types and codings (RFC 9110, 12.5).

use actix_web::{
    HttpRequest,
    http::header::{ACCEPT, ACCEPT_ENCODING, HeaderName},
};

use super::problem::MEDIA_TYPE;
use crate::error::{Error, Result};

/// How an answer is coded for the way to the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Coding {
    /// As it is.
    Identity,
    /// gzip
    Gzip,
    /// Brotli
    Br,
}

impl Coding {
    /// Its name in `Content-Encoding`; none when the answer goes as it is.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Br => Some("br"),
        }
    }
}

/// The media type that the client likes best; of equals the first offered, also when the client does not say.
pub fn choose(request: &HttpRequest, offered: &[&'static str]) -> Result<&'static str> {
    let mut wishes = wishes(request, ACCEPT);
    // Several generated clients name only the form of what goes wrong; what they want when it goes right, they do not say.
    wishes.retain(|(wish, _)| wish != MEDIA_TYPE);
    let best = if wishes.is_empty() { offered.first() } else { best(offered, |media_type| quality(&wishes, media_type)) };
    best.copied().ok_or_else(|| Error::NotAcceptable(offered.join(", ")))
}

/// The coding that the client likes best; of equals the smallest answer.
#[must_use]
pub fn coding(request: &HttpRequest) -> Coding {
    let wishes = wishes(request, ACCEPT_ENCODING);
    let told = |name: &str| wishes.iter().find(|(wish, _)| wish == name).map(|(_, quality)| *quality);
    let quality = |coding: &Coding| match coding {
        Coding::Br => told("br").or(told("*")).unwrap_or(0),
        Coding::Gzip => told("gzip").or(told("*")).unwrap_or(0),
        Coding::Identity => told("identity").unwrap_or(1),
    };
    best(&[Coding::Br, Coding::Gzip, Coding::Identity], quality).copied().unwrap_or(Coding::Identity)
}

/// The first of the best, without what is refused.
fn best<T>(offered: &[T], quality: impl Fn(&T) -> u16) -> Option<&T> {
    offered.iter().rev().filter(|offer| quality(offer) > 0).max_by_key(|offer| quality(offer))
}

/// The wishes of a header with their quality in thousandths; what is no wish is passed over.
fn wishes(request: &HttpRequest, name: HeaderName) -> Vec<(String, u16)> {
    let lines = request.headers().get_all(name).filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).filter_map(wish).collect()
}

fn wish(text: &str) -> Option<(String, u16)> {
    let mut parts = text.split(';').map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?.to_ascii_lowercase();
    let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    Some((name, quality.map_or(Some(1000), thousandths)?))
}

/// A quality is 0 to 1 with at most three decimals; anything else is none.
fn thousandths(quality: &str) -> Option<u16> {
    let (whole, part) = quality.split_once('.').unwrap_or((quality, ""));
    match (whole, part.len(), format!("{part:0<3}").parse().ok()?) {
        ("1", ..=3, 0) => Some(1000),
        ("0", ..=3, part) => Some(part),
        _ => None,
    }
}

/// The most specific wish about a media type decides.
fn quality(wishes: &[(String, u16)], media_type: &str) -> u16 {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let kind = format!("{}/*", essence.split('/').next().unwrap_or_default());
    let told = |name: &str| wishes.iter().find(|(wish, _)| wish == name).map(|(_, quality)| *quality);
    told(essence).or_else(|| told(&kind)).or_else(|| told("*/*")).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    const JSON: &str = "application/json";
    const CSV: &str = "text/csv; charset=utf-8";
    const HTML: &str = "text/html";

    fn chosen(accept: &str, offered: &[&'static str]) -> Option<&'static str> {
        choose(&TestRequest::default().insert_header((ACCEPT, accept)).to_http_request(), offered).ok()
    }

    #[test]
    fn the_first_offered_answers_whoever_does_not_care() {
        assert_eq!(choose(&TestRequest::default().to_http_request(), &[JSON, CSV]).unwrap(), JSON);
        for accept in [
            "",
            "*/*",
            "*/*;q=0.1",
            "application/problem+json",
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "application/*",
        ] {
            assert_eq!(chosen(accept, &[JSON, CSV]), Some(JSON), "{accept}");
        }
    }

    #[test]
    fn quality_and_specificity_decide() {
        for (accept, want) in [
            ("text/csv", Some(CSV)),
            ("TEXT/CSV;header=present", Some(CSV)),
            ("application/json;q=0.5, text/csv;q=0.6", Some(CSV)),
            ("application/json, text/csv", Some(JSON)),
            ("text/*, application/json;q=0.9", Some(CSV)),
            ("*/*, application/json;q=0", Some(CSV)),
            ("text/csv;q=0.001, */*;q=0", Some(CSV)),
            ("*/*;q=0", None),
            ("text/html", None),
            ("application/json;q=0", None),
            ("application/json;q=9.99999, text/csv;q=0.0001, text/*;q=65.999, application/*;q=+1", Some(JSON)),
            ("text/csv;q=1.000, application/json;q=0.", Some(CSV)),
        ] {
            assert_eq!(chosen(accept, &[JSON, CSV]), want, "{accept}");
        }
        assert_eq!(chosen("text/html, */*;q=0.8", &[JSON, HTML]), Some(HTML));
    }

    #[test]
    fn a_refusal_names_what_there_is() {
        let request = TestRequest::default().insert_header((ACCEPT, "image/png")).to_http_request();
        assert!(matches!(choose(&request, &[JSON]), Err(Error::NotAcceptable(told)) if told == JSON));
    }

    #[test]
    fn the_coding_is_the_smallest_of_the_best_liked() {
        for (accept, want) in [
            ("gzip, deflate, br, zstd", Coding::Br),
            ("gzip", Coding::Gzip),
            ("br;q=0.5, gzip;q=0.9", Coding::Gzip),
            ("br;q=0, gzip;q=0", Coding::Identity),
            ("gzip;q=0.5, identity", Coding::Identity),
            ("deflate", Coding::Identity),
            ("*", Coding::Br),
            ("*, br;q=0", Coding::Gzip),
            ("", Coding::Identity),
        ] {
            let request = TestRequest::default().insert_header((ACCEPT_ENCODING, accept)).to_http_request();
            assert_eq!(coding(&request), want, "{accept}");
        }
        assert_eq!(coding(&TestRequest::default().to_http_request()), Coding::Identity);
    }
}
