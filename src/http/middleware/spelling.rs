//! One spelling of each address: whoever decides by it, reads what the router reads.

use actix_web::{
    Error,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{Uri, uri::PathAndQuery},
    middleware::Next,
};

/// Writes out in the path what needs no code (RFC 3986, 6.2.2.2): `/v1/%65xport` is `/v1/export`, for the router and for everyone else.
pub async fn one_spelling<B: MessageBody>(mut request: ServiceRequest, next: Next<B>) -> Result<ServiceResponse<B>, Error> {
    if let Some(uri) = respelled(request.uri()) {
        request.match_info_mut().get_mut().update(&uri);
        request.head_mut().uri = uri;
    }
    next.call(request).await
}

/// The address in its one spelling; `None` when it has that already.
fn respelled(uri: &Uri) -> Option<Uri> {
    let mut parts = uri.clone().into_parts();
    let old = parts.path_and_query?;
    let path = written_out(old.path())?;
    let query = old.query().map(|query| format!("?{query}")).unwrap_or_default();
    parts.path_and_query = PathAndQuery::try_from(path + &query).ok();
    Uri::from_parts(parts).ok()
}

fn written_out(path: &str) -> Option<String> {
    let mut rest = path;
    let mut written = String::new();
    while let Some((before, coded)) = rest.split_once('%') {
        let sign = octet(coded).map(char::from);
        written.push_str(before);
        rest = if let Some(sign) = sign.filter(|sign| sign.is_ascii_alphanumeric() || "-._~".contains(*sign)) {
            written.push(sign);
            &coded[2..]
        } else {
            written.push('%');
            coded
        };
    }
    written.push_str(rest);
    (written != path).then_some(written)
}

/// What stands in code behind a `%`.
pub(super) fn octet(coded: &str) -> Option<u8> {
    u8::from_str_radix(coded.get(..2)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_needs_no_code_is_written_out() {
        for (given, meant) in [
            ("/v1/%65xport", Some("/v1/export")),
            ("/v1/exp%6Frt?zoek=%61", Some("/v1/export?zoek=%61")),
            ("/%76%31/%7Ea%2Db", Some("/v1/~a-b")),
            ("/v1/a%2541", None),
            ("/id/urn%3Anl%2Fx%25", None),
            ("/v1/%C3%AB%zz%4", None),
            ("/v1/export?x=%65", None),
        ] {
            let respelled = respelled(&given.parse().unwrap()).map(|uri| uri.to_string());
            assert_eq!(respelled.as_deref(), meant, "{given}");
        }
    }
}
