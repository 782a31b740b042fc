//! The paths of the document with their operations and scopes, and what no handler answers: another method of a path, or no path at all.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        Method,
        header::{
            ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_MAX_AGE,
            ALLOW,
        },
    },
    web::Data,
};
use serde_json::{Map, Value};

use crate::{
    domain::levensloop::scope::Scope,
    error::{Error, Result},
};

/// Where the API is; the paths of the document follow it.
const PREFIX: &str = "/v1";
/// What everyone may read, from any page on the web.
const PUBLIC: [&str; 9] = [
    "/id",
    "/oembed",
    "/v1/register",
    "/v1/referentielijsten",
    "/v1/selectielijst-resultaten",
    "/v1/toetsingsregels",
    "/v1/openapi.json",
    "/rvva",
    "/var",
];
/// What a page elsewhere may send along; the trace context is what instrumented pages, such as those of a log, send with everything.
const ALLOWED: &str = "Accept, Content-Type, If-None-Match, Traceparent, Tracestate, X-Request-Id";
/// How the address of a feed ends.
const FEED: &str = ".atom";
/// Between which ends the address of a piece of HTML stands.
const PIECE: (&str, &str) = ("/insluiten/", "/stuk");
/// Methods in the order in which they are told.
pub const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Where the register is on the web, for who tells an address without the state of the app.
#[derive(Debug, Clone)]
pub struct PublicUrl(pub String);

/// An operation of the document.
#[derive(Debug)]
struct Operation {
    method: &'static str,
    id: String,
    /// The scopes of which a caller needs one.
    needs: Vec<Scope>,
}

impl Operation {
    fn new(path: &Value, method: &'static str) -> Option<Self> {
        let operation = path.get(method)?;
        let ways = operation["security"].as_array().into_iter().flatten();
        let named = ways.flat_map(|way| way["bearer"].as_array().into_iter().flatten()).filter_map(Value::as_str);
        Some(Self {
            method,
            id: operation["operationId"].as_str().unwrap_or("-").to_owned(),
            needs: named.filter_map(|scope| scope.parse().ok()).collect(),
        })
    }
}

/// The paths of the document, with their operations.
#[derive(Debug, Default)]
pub struct Routes(Vec<(String, Vec<Operation>)>);

impl Routes {
    /// Reads the paths of an OpenAPI document.
    #[must_use]
    pub fn new(document: &Value) -> Self {
        let operations = |path: &Value| METHODS.into_iter().filter_map(|method| Operation::new(path, method)).collect();
        let paths = document["paths"].as_object().into_iter().flat_map(Map::iter);
        Self(paths.map(|(template, path)| (format!("{PREFIX}{template}"), operations(path))).collect())
    }

    /// The methods of a path, as the header `Allow` lists them; none when the document does not know the path. A path that the document
    /// knows as it is, is not also one with a parameter.
    #[must_use]
    pub fn allowed(&self, path: &str) -> Option<String> {
        let found: Vec<_> = self.of(path).map(|operation| operation.method).collect();
        let told = METHODS.into_iter().filter(|method| found.contains(method));
        let names: Vec<_> =
            told.map(|method| if method == "get" { "GET, HEAD".to_owned() } else { method.to_uppercase() }).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }

    /// The operation of a request; HEAD is answered by that of GET.
    #[must_use]
    pub fn operation(&self, method: &Method, path: &str) -> Option<&str> {
        self.of(path).find(|operation| is_of(operation, method)).map(|operation| operation.id.as_str())
    }

    /// The scopes of which a request that matched this pattern needs one; none when no token gives the right.
    #[must_use]
    pub fn needs(&self, method: &Method, pattern: &str) -> &[Scope] {
        let operations = self.0.iter().find(|(template, _)| template == pattern).map(|(_, operations)| operations);
        let operation = operations.and_then(|operations| operations.iter().find(|operation| is_of(operation, method)));
        operation.map_or(&[], |operation| &operation.needs)
    }

    /// The operations of a path.
    fn of(&self, path: &str) -> impl Iterator<Item = &Operation> {
        let exact = self.is_exact(path);
        let fits = move |template: &str| if exact { template == path } else { matches(template, path) };
        self.0.iter().filter(move |(template, _)| fits(template)).flat_map(|(_, operations)| operations)
    }

    /// Whether the document knows this very path.
    fn is_exact(&self, path: &str) -> bool {
        self.0.iter().any(|(template, _)| template == path)
    }
}

/// HEAD is answered by the operation of GET.
fn is_of(operation: &Operation, method: &Method) -> bool {
    let wanted = if method == Method::HEAD { "GET" } else { method.as_str() };
    operation.method.eq_ignore_ascii_case(wanted)
}

/// What is asked of a path whose parameter cannot be read: nothing, or another method than its own.
#[must_use]
pub fn unreadable(request: &HttpRequest) -> Error {
    let routes = request.app_data::<Data<Routes>>().filter(|routes| routes.is_exact(request.path()));
    routes.and_then(|routes| routes.allowed(request.path())).map_or(Error::NotFound("dit adres"), Error::MethodNotAllowed)
}

/// Whether everyone may read this path, also a page of another site.
#[must_use]
pub fn is_public(path: &str) -> bool {
    let is_text = path.ends_with(FEED) || (path.starts_with(PIECE.0) && path.ends_with(PIECE.1));
    (is_text && !is_api(path))
        || PUBLIC.iter().any(|public| path.strip_prefix(public).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Whether this is a path of the API.
#[must_use]
pub fn is_api(path: &str) -> bool {
    path.strip_prefix(PREFIX).is_some_and(|rest| rest.starts_with('/'))
}

/// The default service of the app.
pub async fn fallback(request: HttpRequest) -> Result<HttpResponse> {
    let allowed = request.app_data::<Data<Routes>>().and_then(|routes| routes.allowed(request.path()));
    let allowed = allowed.ok_or(Error::NotFound("dit adres"))?;
    if request.method() == Method::OPTIONS && is_public(request.path()) {
        return Ok(HttpResponse::NoContent()
            .insert_header((ALLOW, allowed.as_str()))
            .insert_header((ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
            .insert_header((ACCESS_CONTROL_ALLOW_METHODS, allowed.as_str()))
            .insert_header((ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED))
            .insert_header((ACCESS_CONTROL_MAX_AGE, "86400"))
            .finish());
    }
    Err(Error::MethodNotAllowed(allowed))
}

/// A `{parameter}` stands for one whole segment that is not empty.
fn matches(template: &str, path: &str) -> bool {
    let mut segments = path.split('/');
    template
        .split('/')
        .all(|part| segments.next().is_some_and(|segment| part == segment || (part.starts_with('{') && !segment.is_empty())))
        && segments.next().is_none()
}

#[cfg(test)]
mod tests {
    use actix_web::{ResponseError as _, test::TestRequest};
    use serde_json::json;

    use super::*;

    fn routes() -> Routes {
        Routes::new(&json!({"paths": {
            "/register": {"get": {}},
            "/register/controle": {"post": {}},
            "/register/{soort}": {"get": {}},
            "/dingen/{uuid}/concept": {"parameters": [], "get": {}, "put": {}, "patch": {}, "delete": {}},
            "/dingen/{uuid}/concept/_indienen": {"post": {}},
        }}))
    }

    #[test]
    fn a_known_path_tells_its_methods() {
        for (path, want) in [
            ("/v1/register", Some("GET, HEAD")),
            ("/v1/register/controle", Some("POST")),
            ("/v1/register/anders", Some("GET, HEAD")),
            ("/v1/dingen/1/concept", Some("GET, HEAD, PUT, PATCH, DELETE")),
            ("/v1/dingen/1/concept/_indienen", Some("POST")),
            ("/v1/dingen/1/concept/", None),
            ("/v1/dingen//concept", None),
            ("/v1/register/", None),
            ("/register", None),
            ("/v1", None),
            ("/v1/onbekend", None),
        ] {
            assert_eq!(routes().allowed(path).as_deref(), want, "{path}");
        }
    }

    #[actix_web::test]
    async fn only_public_paths_answer_options() {
        let ask = async |method: Method, path: &str| {
            let request = TestRequest::with_uri(path).method(method).app_data(Data::new(routes())).to_http_request();
            fallback(request).await.unwrap_or_else(|error| error.error_response())
        };
        let options = ask(Method::OPTIONS, "/v1/register").await;
        assert_eq!((options.status().as_u16(), options.headers().get(ALLOW).unwrap().as_bytes()), (204, &b"GET, HEAD"[..]));
        assert_eq!(options.headers().get(ACCESS_CONTROL_ALLOW_METHODS), options.headers().get(ALLOW));
        let closed = ask(Method::OPTIONS, "/v1/dingen/1/concept").await;
        assert_eq!((closed.status().as_u16(), closed.headers().contains_key(ALLOW)), (405, true));
        assert_eq!(ask(Method::POST, "/v1/register").await.status(), 405);
        assert_eq!(ask(Method::OPTIONS, "/v1/weg").await.status(), 404);
        assert_eq!(ask(Method::GET, "/v1/register/").await.status(), 404);
    }

    #[test]
    fn a_path_that_only_begins_like_a_public_one_is_not_public() {
        assert!(is_public("/v1/register") && is_public("/v1/register/organisaties") && is_public("/v1/openapi.json"));
        assert!(is_public("/wijzigingen.atom") && is_public("/insluiten/verwerkingen/1/stuk") && is_public("/oembed"));
        for key in ["x.atom", "stuk"] {
            assert!(!is_public(&format!("/v1/verwerkingsactiviteiten/extern/bron/{key}")), "the key of another system: {key}");
        }
        assert!(!is_public("/insluiten/verwerkingen/1"));
        assert!(!is_public("/v1/registers") && !is_public("/v1/verwerkingsactiviteiten") && !is_public("/register"));
    }
}
