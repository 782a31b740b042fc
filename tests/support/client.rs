//! A small HTTP client. Every answer it gets is held against the OpenAPI document.

use std::{io::Read as _, time::Duration};

use serde_json::Value;
use ureq::http;

use super::{clock::TestClock, contract, operations, token::Token};

/// Somebody who calls the register.
#[derive(Clone)]
pub struct Client {
    address: String,
    clock: TestClock,
    token: Token,
    agent: ureq::Agent,
}

impl Client {
    pub(super) fn new(address: String, clock: TestClock, token: Token) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .allow_non_standard_methods(true)
            .proxy(None)
            .user_agent("")
            .accept("")
            .accept_encoding("")
            // Each request on a connection of its own: one that was refused halfway cannot disturb the next.
            .max_idle_connections(0)
            // Who waits so long has found a register that hangs.
            .timeout_global(Some(Duration::from_mins(3)))
            .build();
        Self { address, clock, token, agent: config.new_agent() }
    }

    /// What it puts in the header `Authorization`, for who writes a request by hand.
    pub fn bearer(&self) -> String {
        self.token.header(self.clock.now()).unwrap_or_default()
    }

    pub fn get(&self, path: impl Into<String>) -> Request {
        self.request("GET", path)
    }

    pub fn head(&self, path: impl Into<String>) -> Request {
        self.request("HEAD", path)
    }

    pub fn post(&self, path: impl Into<String>) -> Request {
        self.request("POST", path)
    }

    pub fn put(&self, path: impl Into<String>) -> Request {
        self.request("PUT", path)
    }

    pub fn patch(&self, path: impl Into<String>) -> Request {
        self.request("PATCH", path)
    }

    pub fn delete(&self, path: impl Into<String>) -> Request {
        self.request("DELETE", path)
    }

    /// Any method; the path begins with `/` and may have a query, percent coded.
    pub fn request(&self, method: &str, path: impl Into<String>) -> Request {
        Request { client: self.clone(), method: method.to_owned(), path: path.into(), headers: Vec::new(), body: Vec::new() }
    }
}

/// A request under construction.
pub struct Request {
    client: Client,
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Request {
    /// A JSON body, with the media type that the method takes.
    pub fn json(self, body: &Value) -> Self {
        let media_type = if self.method == "PATCH" { "application/merge-patch+json" } else { "application/json" };
        self.body(media_type, body.to_string())
    }

    /// Any body.
    pub fn body(self, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { body: body.into(), ..self.header("Content-Type", media_type) }
    }

    /// The ETag that must still hold.
    pub fn if_match(self, etag: &str) -> Self {
        self.header("If-Match", etag)
    }

    /// A header; the same name twice is two lines.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A query parameter, percent coded here.
    pub fn query(mut self, key: &str, value: &str) -> Self {
        let sign = if self.path.contains('?') { '&' } else { '?' };
        let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let code = |byte: u8| if safe(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
        let coded: String = value.bytes().map(code).collect();
        self.path = format!("{}{sign}{key}={coded}", self.path);
        self
    }

    /// The operation of the document that this request is for, and the JSON that goes with it.
    pub fn operation(&self) -> (&'static str, Option<Value>) {
        let item = operations::find(self.path.split('?').next().unwrap_or_default()).unwrap();
        let id = item[self.method.to_lowercase()]["operationId"].as_str().unwrap();
        (id, serde_json::from_slice(&self.body).ok())
    }

    /// Sends it. An answer that the OpenAPI document does not describe fails the test.
    pub async fn send(self) -> Response {
        let (method, path) = (self.method.clone(), self.path.clone());
        let response = actix_web::web::block(move || self.send_and_wait()).await.unwrap();
        contract::check(&method, &path, &response);
        response
    }

    fn send_and_wait(self) -> Response {
        let Self { client, method, path, headers, body } = self;
        let mut request = http::Request::builder().method(method.as_str()).uri(format!("{}{path}", client.address));
        if let Some(token) = client.token.header(client.clock.now()) {
            request = request.header("Authorization", token);
        }
        for (name, value) in headers {
            request = request.header(name, http::HeaderValue::from_bytes(value.as_bytes()).unwrap());
        }
        let answer = if ["POST", "PUT", "PATCH"].contains(&method.as_str()) {
            client.agent.run(request.body(body).unwrap())
        } else {
            assert!(body.is_empty(), "a body goes with POST, PUT or PATCH");
            client.agent.run(request.body(()).unwrap())
        };
        let (head, mut body) = answer.unwrap_or_else(|error| panic!("{method} {path}: {error}")).into_parts();
        let bytes = body.with_config().limit(64 * 1024 * 1024).read_to_vec().unwrap();
        let text = |value: &http::HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let headers = head.headers.iter().map(|(name, value)| (name.to_string(), text(value))).collect();
        let mut response = Response { status: head.status.as_u16(), headers, bytes, body: Value::Null };
        if response.media_type().is_some_and(is_json) && !response.bytes.is_empty() {
            response.body = serde_json::from_slice(&response.decoded()).unwrap();
        }
        let number_of_the_request = response.header("X-Request-Id").map(str::to_owned);
        if response.media_type() == Some("application/problem+json")
            && let Some(problem) = response.body.as_object_mut()
        {
            // Of each request another, so that two answers can be compared without it.
            let number = problem.shift_remove("instance");
            assert_eq!(number.as_ref().and_then(Value::as_str), number_of_the_request.as_deref(), "a problem names its request");
        }
        response
    }
}

/// Whether this media type is JSON: lines of JSON are not.
pub fn is_json(media_type: &str) -> bool {
    media_type == "application/json" || media_type.ends_with("+json")
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as JSON; null when it is none.
    pub body: Value,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Response {
    /// The answer when it has this status; else the test fails and shows it.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text());
        self
    }

    /// The first header with this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The ETag, which must be there.
    #[track_caller]
    pub fn etag(&self) -> String {
        self.header("ETag").expect("the answer has an ETag").to_owned()
    }

    /// The media type, without parameters.
    pub fn media_type(&self) -> Option<&str> {
        self.header("Content-Type").and_then(|value| value.split(';').next()).map(str::trim)
    }

    /// The code of the problem.
    #[track_caller]
    pub fn problem(&self) -> &str {
        assert_eq!(self.media_type(), Some("application/problem+json"), "{}", self.text());
        self.body["code"].as_str().unwrap()
    }

    /// Place and code of every fault that the problem names.
    #[track_caller]
    pub fn problem_codes(&self) -> Vec<(&str, &str)> {
        self.problem();
        let faults = self.body["invalidParams"].as_array().unwrap();
        faults.iter().map(|fault| (fault["name"].as_str().unwrap(), fault["code"].as_str().unwrap())).collect()
    }

    /// The body without its coding for the way.
    pub fn decoded(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        match self.header("Content-Encoding") {
            None => plain.clone_from(&self.bytes),
            Some("gzip") => drop(flate2::read::GzDecoder::new(&self.bytes[..]).read_to_end(&mut plain).unwrap()),
            Some("br") => drop(brotli::Decompressor::new(&self.bytes[..], 4096).read_to_end(&mut plain).unwrap()),
            Some(other) => panic!("an answer coded as {other}"),
        }
        plain
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.decoded()).into_owned()
    }
}
