//! Limits that hold before a handler is asked: how much is read, how much goes on at once, and how long it may take.

use std::time::Duration;

use actix_web::{
    Error, HttpRequest,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{ConnectionType, Method},
    middleware::Next,
};

use super::spelling::octet;
use crate::{
    error::{self, Error::UriTooLong},
    http::{
        Limits,
        body::arrival::Incoming,
        budget::{Budgets, Kind, Place},
        client::Clients,
        connection,
        sending::{Kept, Sending},
        wire::Ahead,
    },
};

/// The feed, whose readers may wait.
const FEED: &str = "/v1/register/wijzigingen";
/// Where files are sent to be read in.
const UPLOAD: &str = "/v1/inlezingen";
/// What is much work.
const HEAVY: [&str; 5] =
    ["/v1/register/export", "/v1/export", "/v1/export/overdracht", "/v1/register/controle", "/v1/bevindingen"];
/// A page that is made into sheets of paper.
const PAPER: &str = ".pdf";
/// The notice of an organisation tells of all its activities.
const NOTICE: &str = "/privacyverklaring";
/// The same for a site that fetches it.
const PIECE: &str = "/stuk";
/// So much longer a reader of the feed may wait.
const FEED_WAIT: Duration = Duration::from_mins(1);

/// Refuses what is too long, and what finds no place; ends what takes too long.
pub async fn limits<B: MessageBody + 'static>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<Sending<EitherBody<B>>>, Error> {
    let kind = kind(request.request());
    let mut close = kind.is_some() && is_pressed(request.request());
    let incoming = Incoming::of(&mut request);
    let answering = Ahead::of(request.request()).map(|ahead| ahead.answer(incoming.as_ref().map(Incoming::announced)));
    let (answer, place) = match admit(&mut request, kind, incoming.clone()).await {
        Ok(place) => {
            let longest = Limits::of(request.request()).answer;
            let longest = if kind == Some(Kind::Waiting) { longest + FEED_WAIT } else { longest };
            let method = request.method().clone();
            let answer = match kind {
                Some(Kind::Uploads) | None => next.call(request).await?,
                Some(_) => tokio::time::timeout(longest, next.call(request)).await.map_err(|_| late(&method))??,
            };
            (answer.map_into_left_body(), place.filter(|_| matches!(kind, Some(Kind::Heavy | Kind::Paper))))
        }
        Err(error) => {
            close = true;
            (request.error_response(error).map_into_right_body(), None)
        }
    };
    let mut answer = answer.map_body(|_, body| Sending::new(body, Kept { place, incoming, answering }));
    if close {
        answer.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    Ok(answer)
}

/// What may have changed something may still do so.
fn late(method: &Method) -> error::Error {
    let given_up = "a request took too long and was given up".into();
    if method.is_safe() { error::Error::Unavailable(given_up) } else { error::Error::UitkomstOnbekend(given_up) }
}

/// What this request is counted as; whether the service lives is told whatever goes on. A file has its place when its caller is known.
fn kind(request: &HttpRequest) -> Option<Kind> {
    let path = request.path();
    if path.starts_with("/health/") {
        return None;
    }
    Some(if path == UPLOAD && request.method() == Method::POST {
        Kind::Uploads
    } else if path == FEED && may_wait(request.query_string()) {
        Kind::Waiting
    } else if path.ends_with(PAPER) {
        Kind::Paper
    } else if HEAVY.contains(&path) || is_notice_of_all(path) {
        Kind::Heavy
    } else {
        Kind::Requests
    })
}

fn is_notice_of_all(path: &str) -> bool {
    path.contains("/organisaties/") && path.strip_suffix(PIECE).unwrap_or(path).ends_with(NOTICE)
}

/// Whether the query asks to wait; a name may be written in codes.
fn may_wait(query: &str) -> bool {
    let names = query.split('&').filter_map(|pair| pair.split('=').next());
    names.into_iter().any(|name| name == "wacht" || name.contains('%'))
}

/// The place of a request whose body is there.
async fn admit(request: &mut ServiceRequest, kind: Option<Kind>, incoming: Option<Incoming>) -> error::Result<Option<Place>> {
    let limits = Limits::of(request.request());
    if request.query_string().len() > limits.query {
        return Err(UriTooLong(limits.query));
    }
    if has_control(request.path()) {
        return Err(error::Error::NotFound("dit adres"));
    }
    let Some(kind) = kind else { return Ok(None) };
    if let Some(refusal) = connection::refusal(request.request()) {
        return Err(refusal.into());
    }
    if kind == Kind::Uploads {
        return Ok(None);
    }
    let client = Clients::address(request.request());
    let budgets = Budgets::of(request.request())?.clone();
    if let Some(incoming) = incoming {
        incoming.arrive(request, &limits, &budgets, client).await?;
    }
    Ok(Some(budgets.take(kind, client)?))
}

/// No address has a control in it, and one database takes none in a text.
fn has_control(path: &str) -> bool {
    let coded = path.split('%').skip(1).filter_map(octet);
    path.contains(char::is_control) || coded.into_iter().any(|byte| byte.is_ascii_control())
}

/// Whether connections are scarce: then nobody keeps one that is not used.
fn is_pressed(request: &HttpRequest) -> bool {
    Budgets::of(request).is_ok_and(|budgets| budgets.is_pressed(Kind::Connections))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_change_that_is_given_up_nobody_says_that_it_was_not_made() {
        for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
            assert!(matches!(late(&method), error::Error::Unavailable(_)), "{method}");
        }
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            assert!(matches!(late(&method), error::Error::UitkomstOnbekend(_)), "{method}");
        }
    }
}
