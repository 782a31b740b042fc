//! Conditional requests: who changes something must have read it, and who has it need not get it again.

use std::{
    convert::Infallible,
    future::{Ready, ready},
};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header::{HeaderName, IF_MATCH, IF_NONE_MATCH},
};

use crate::{
    error::{Error, Result},
    store::{Lezen, Schrijven, journaal},
};

/// The ETag of a `revisie`: its number, and the mark of its entry. After a database went back the number may be of another change.
#[must_use]
pub fn etag_revisie(revisie: i64, merk: &str) -> String {
    format!("\"{revisie}-{merk}\"")
}

/// The header `If-Match`. Taking it never fails; `check` says what is wrong, at its turn.
#[derive(Debug)]
pub struct IfMatch(Vec<String>);

impl IfMatch {
    /// The header must be there, also where an earlier answer is given again.
    pub fn required(&self) -> Result<()> {
        if self.0.is_empty() { Err(Error::NoPrecondition) } else { Ok(()) }
    }

    /// The caller must have read this `revisie`. `W/` in front is ignored, because proxies add it.
    pub fn check(&self, tx: &mut Schrijven<'_>, revisie: i64) -> Result<()> {
        self.required()?;
        compare(&mut tx.lezen(), revisie, &self.0)
    }
}

/// What was read must be this `revisie`, of this history.
pub fn compare(tx: &mut Lezen<'_>, revisie: i64, read: &[String]) -> Result<()> {
    let merk = journaal::merk(tx.conn, revisie)?;
    if matches(read, &etag_revisie(revisie, &merk)) { Ok(()) } else { Err(Error::Outdated) }
}

/// The header `If-Match` where it may be left out: it counts when it is sent.
#[derive(Debug)]
pub struct IfMatchSent(IfMatch);

impl IfMatchSent {
    /// Whether the caller says what he read.
    #[must_use]
    pub fn is_sent(&self) -> bool {
        !self.0.0.is_empty()
    }

    /// As `IfMatch::check`, when it is sent; what is not there yet was not read.
    pub fn check(&self, tx: &mut Schrijven<'_>, revisie: Option<i64>) -> Result<()> {
        match revisie {
            _ if !self.is_sent() => Ok(()),
            Some(revisie) => self.0.check(tx, revisie),
            None => Err(Error::Outdated),
        }
    }
}

impl FromRequest for IfMatchSent {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(IfMatch(tags(request, IF_MATCH)))))
    }
}

impl FromRequest for IfMatch {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(tags(request, IF_MATCH))))
    }
}

/// Whether the client already has the answer with this ETag.
#[must_use]
pub fn not_modified(request: &HttpRequest, etag: &str) -> bool {
    matches(&tags(request, IF_NONE_MATCH), etag)
}

/// The tags of every line of a header; an unreadable line is a tag that never matches.
fn tags(request: &HttpRequest, name: HeaderName) -> Vec<String> {
    let lines = request.headers().get_all(name).map(|line| line.to_str().unwrap_or("?"));
    lines.flat_map(|line| line.split(',')).map(|tag| tag.trim().to_owned()).collect()
}

fn matches(tags: &[String], etag: &str) -> bool {
    tags.iter().any(|tag| tag == "*" || strong(tag) == strong(etag))
}

/// A tag without what stands around it: several clients leave out the quotes.
fn strong(tag: &str) -> &str {
    tag.strip_prefix("W/").unwrap_or(tag).trim_matches('"')
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_tag_is_compared_with_what_was_read() {
        let etag = etag_revisie(12, "0a1b2c3d");
        let check = |if_match: &str| {
            let request = TestRequest::default().insert_header((IF_MATCH, if_match)).to_http_request();
            matches(&tags(&request, IF_MATCH), &etag)
        };
        for right in
            ["\"12-0a1b2c3d\"", "W/\"12-0a1b2c3d\"", "*", "12-0a1b2c3d", "\"1\", \"12-0a1b2c3d\"", "\"1\",W/\"12-0a1b2c3d\""]
        {
            assert!(check(right), "{right}");
        }
        for wrong in ["\"12\"", "\"12-0a1b2c3e\"", "12", "\"1\", \"2\"", "\"\"", "", "é"] {
            assert!(!check(wrong), "{wrong}");
        }
    }

    #[test]
    fn a_known_answer_is_not_sent_again() {
        let has =
            |tag: &str| not_modified(&TestRequest::default().insert_header((IF_NONE_MATCH, tag)).to_http_request(), "\"a-br\"");
        assert!(has("\"a-br\"") && has("W/\"a-br\"") && has("\"b\", \"a-br\"") && has("*"));
        assert!(has("a-br") && !has("\"a\"") && !has("a"));
        assert!(!not_modified(&TestRequest::default().to_http_request(), "\"a-br\""));
    }
}
