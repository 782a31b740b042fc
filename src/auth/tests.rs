//! Tests of ZGW-style tokens, the file of applications and the caller; the helpers serve the tests of OIDC too.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use actix_web::http::Method;
use actix_web::http::header::{AUTHORIZATION, HeaderMap, HeaderValue};
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::{App, web};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::DateTime;
use jsonwebtoken::{Algorithm, EncodingKey, Header, crypto::rust_crypto};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Auth, AuthConfig, Caller, MaybeCaller, Scope, Scopes, sign_local};
use crate::{
    clock::Clock,
    domain::levensloop::{weigering::Weigering, wie::Wie},
    error::{Error, Result},
    http::routes::Routes,
};

pub const NOW: i64 = 1_780_000_000;
const SECRET: &str = "een-geheim-van-ten-minste-32-bytes!";
const LOCAL: &str = "zestien bytes...";
const A: Uuid = Uuid::from_u128(0xA);
const B: Uuid = Uuid::from_u128(0xB);
const APPLICATIONS: &str = r#"
[[applicatie]]
client_id = "zaaksysteem"
naam = "Het zaaksysteem"
geheim = "een-geheim-van-ten-minste-32-bytes!"
scopes = ["register:lezen", "register:invoeren"]
registerhouders = ["00000000-0000-0000-0000-00000000000a"]

[[applicatie]]
client_id = "balie"
geheim = "een-geheim-van-ten-minste-32-bytes!"
scopes = ["register:lezen"]
personenVerplicht = true
"#;

/// A clock that a test can set.
pub fn clock() -> (Clock, Arc<AtomicI64>) {
    let seconds = Arc::new(AtomicI64::new(NOW));
    let own = Arc::clone(&seconds);
    let clock = Clock::new(move || DateTime::from_timestamp(own.load(Ordering::SeqCst), 0).unwrap(), |_| Uuid::nil());
    (clock, seconds)
}

pub fn headers(value: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert(AUTHORIZATION, HeaderValue::from_str(value).unwrap());
    headers
}

pub async fn call(auth: &Auth, token: &str) -> Result<Wie> {
    auth.caller(&headers(&format!("Bearer {token}"))).await
}

/// The text of a refusal; anything but `Unauthorized` fails the test.
#[track_caller]
/// Every identity that the person behind a call ever had; the first is that of today.
pub fn identities(caller: &Wie) -> Vec<&str> {
    caller.person().unwrap().identiteiten().collect()
}

pub fn text(answer: Result<Wie>) -> String {
    match answer {
        Err(Error::Unauthorized(text)) => text.to_owned(),
        other => panic!("expected a refusal, not {other:?}"),
    }
}

/// `claims` with some of them replaced; `null` leaves one out.
pub fn with(mut claims: Value, changes: Value) -> Value {
    let Value::Object(changes) = changes else { panic!("changes are an object") };
    for (name, value) in changes {
        match value {
            Value::Null => drop(claims.as_object_mut().unwrap().remove(&name)),
            value => claims[name] = value,
        }
    }
    claims
}

/// A token, signed with other arithmetic than the register checks it with.
pub fn sign(header: &Header, claims: &Value, key: &EncodingKey) -> String {
    let part = |json: Value| URL_SAFE_NO_PAD.encode(json.to_string());
    let text = format!("{}.{}", part(serde_json::to_value(header).unwrap()), part(claims.clone()));
    let signer = (rust_crypto::DEFAULT_PROVIDER.signer_factory)(&header.alg, key).unwrap();
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signer.sign(text.as_bytes())))
}

fn hs(algorithm: Algorithm, secret: &str, claims: &Value) -> String {
    sign(&Header::new(algorithm), claims, &EncodingKey::from_secret(secret.as_bytes()))
}

fn zgw(changes: Value) -> String {
    let claims =
        json!({"iss": "zaaksysteem", "client_id": "zaaksysteem", "iat": NOW, "user_id": "jan", "user_representation": "Jan"});
    hs(Algorithm::HS256, SECRET, &with(claims, changes))
}

fn file(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("applicaties.toml");
    std::fs::write(&path, text).unwrap();
    (folder, path)
}

fn auth() -> Auth {
    let (_folder, path) = file(APPLICATIONS);
    let config = AuthConfig { lokaal_geheim: Some(LOCAL.to_owned()), applicaties: Some(path), oidc: None };
    Auth::new(config, clock().0).unwrap()
}

#[actix_web::test]
async fn a_good_token_has_exactly_the_configured_rights() {
    let caller = call(&auth(), &zgw(json!({}))).await.unwrap();
    assert_eq!(caller.applicatie, "zaaksysteem");
    assert_eq!(identities(&caller), ["jan", "zaaksysteem:jan"]);
    assert_eq!(caller.person().unwrap().weergave, "Jan");
    assert!(caller.has(Scope::Lezen) && caller.has(Scope::Invoeren) && !caller.has(Scope::Beheren));
    assert_eq!(caller.limited_to(), Some([A].as_slice()));
}

#[actix_web::test]
async fn one_bearer_header_and_nothing_else() {
    let (auth, token) = (auth(), zgw(json!({})));
    for scheme in ["Bearer", "bearer", "BEARER "] {
        assert!(auth.caller(&headers(&format!("{scheme} {token}"))).await.is_ok(), "{scheme}");
    }
    for value in ["", "Bearer", "Basic amFuOmphbg==", &token] {
        assert!(text(auth.caller(&headers(value)).await).contains("Bearer, een spatie"), "{value}");
    }
    assert!(text(auth.caller(&HeaderMap::new()).await).contains("stuur een token mee"));
    let mut twice = headers(&format!("Bearer {token}"));
    twice.append(AUTHORIZATION, HeaderValue::from_static("Bearer x"));
    assert!(text(auth.caller(&twice).await).contains("precies één"));
    let long = zgw(json!({"user_representation": "a".repeat(7000)}));
    assert!(long.len() > 8 * 1024 && text(call(&auth, &long).await).contains("8 KiB"));
    for broken in ["x", "a.b.c", "a.b.c.d", &token[..token.len() / 2], &format!("{token}, {token}")] {
        assert!(text(call(&auth, broken).await).contains("niet leesbaar"), "{broken}");
    }
}

#[actix_web::test]
async fn every_claim_that_is_wrong_or_missing_is_refused_with_its_reason() {
    let auth = auth();
    let cases = [
        (json!({"iss": null}), "noemt geen uitgever"),
        (json!({"iss": ["zaaksysteem"]}), "noemt geen uitgever"),
        (json!({"iss": "balie"}), "niet gelijk aan client_id"),
        (json!({"client_id": null}), "noemt geen client_id"),
        (json!({"iss": "vreemd", "client_id": "vreemd"}), "de applicatie is niet bekend"),
        (json!({"iss": "vreemd", "client_id": null}), "de uitgever van het token is niet bekend"),
        (json!({"iat": null}), "geen tijd van uitgifte"),
        (json!({"iat": "gisteren"}), "geen getal"),
        (json!({"iat": -1}), "geen getal"),
        (json!({"iat": NOW - 3661}), "langer dan een uur"),
        (json!({"iat": NOW - 3661, "exp": NOW + 9000}), "langer dan een uur"),
        (json!({"iat": NOW + 61}), "in de toekomst"),
        (json!({"exp": NOW - 60}), "verlopen"),
        (json!({"exp": "morgen"}), "geen getal"),
        (json!({"nbf": NOW + 61}), "nog niet geldig"),
        (json!({"aud": "zaaksysteem"}), "voor een ander"),
        (json!({"scope": {"register:lezen": true}}), "niet de juiste vorm"),
        (json!({"scope": ["register:lezen", 1]}), "niet de juiste vorm"),
        (json!({"registerhouders": 5}), "niet de juiste vorm"),
    ];
    for (changes, reason) in cases {
        let refusal = text(call(&auth, &zgw(changes.clone())).await);
        assert!(refusal.contains(reason), "{changes} gave: {refusal}");
    }
}

#[actix_web::test]
async fn clocks_may_differ_a_minute() {
    let auth = auth();
    for changes in [
        json!({"iat": NOW - 3660}),
        json!({"iat": NOW + 60}),
        json!({"exp": NOW - 59}),
        json!({"nbf": NOW + 60}),
        json!({"iat": 1_780_000_000.25}),
    ] {
        assert!(call(&auth, &zgw(changes.clone())).await.is_ok(), "{changes}");
    }
}

#[actix_web::test]
async fn the_algorithm_and_the_signature_are_pinned() {
    let (auth, good) = (auth(), zgw(json!({})));
    let (unsigned, signature) = good.rsplit_once('.').unwrap();
    let payload = unsigned.split_once('.').unwrap().1;
    for none in [format!("eyJhbGciOiJub25lIn0.{payload}."), format!("eyJhbGciOiJub25lIn0.{payload}.{signature}")] {
        assert!(text(call(&auth, &none).await).contains("algoritme"), "alg none");
    }
    assert!(text(call(&auth, &format!("{unsigned}.")).await).contains("handtekening"), "no signature");

    let claims = json!({"iss": "zaaksysteem", "client_id": "zaaksysteem", "iat": NOW});
    for algorithm in [Algorithm::HS384, Algorithm::HS512] {
        assert!(text(call(&auth, &hs(algorithm, SECRET, &claims)).await).contains("algoritme"));
    }
    assert!(text(call(&auth, &hs(Algorithm::HS256, "ander", &claims)).await).contains("de handtekening klopt niet"));

    let other = zgw(json!({"user_id": "piet"}));
    let forged = format!("{}.{signature}", other.rsplit_once('.').unwrap().0);
    assert!(text(call(&auth, &forged).await).contains("de handtekening klopt niet"));

    let crit = Header { crit: Some(vec!["b64".to_owned()]), ..Header::new(Algorithm::HS256) };
    let crit = sign(&crit, &claims, &EncodingKey::from_secret(SECRET.as_bytes()));
    assert!(text(call(&auth, &crit).await).contains("crit"));
}

#[actix_web::test]
async fn what_a_token_says_of_rights_only_narrows() {
    let auth = auth();
    let rights = async |changes: Value| {
        let caller = call(&auth, &zgw(changes)).await.unwrap();
        let held = [Scope::Lezen, Scope::Invoeren, Scope::Beheren].map(|scope| caller.has(scope));
        (held, caller.limited_to().map(<[Uuid]>::to_vec))
    };
    assert_eq!(rights(json!({"scope": "register:beheren register:lezen openid"})).await, ([true, false, false], Some(vec![A])));
    assert_eq!(rights(json!({"scope": ["register:invoeren", "register:beheren"]})).await.0, [false, true, false]);
    assert_eq!(rights(json!({"scope": ""})).await.0, [false; 3]);
    assert_eq!(rights(json!({"scopes": ["register:beheren"]})).await.0, [true, true, false]);
    assert_eq!(rights(json!({"registerhouders": [A, B]})).await.1, Some(vec![A]));
    assert_eq!(rights(json!({"registerhouders": [B]})).await.1, Some(vec![]));
}

#[actix_web::test]
async fn a_person_is_named_or_is_not() {
    let auth = auth();
    for nobody in [json!({"user_id": null}), json!({"user_id": " "})] {
        let caller = call(&auth, &zgw(nobody.clone())).await.unwrap();
        assert!(matches!(caller.person(), Err(Weigering::NietDezePersoon(_))));
        let required = with(nobody, json!({"iss": "balie", "client_id": "balie"}));
        assert!(text(call(&auth, &zgw(required)).await).contains("user_id"));
    }
    let jan = call(&auth, &zgw(json!({"iss": "balie", "client_id": "balie", "user_representation": null}))).await.unwrap();
    assert_eq!(identities(&jan), ["jan", "balie:jan"]);
    assert_eq!(jan.person().unwrap().weergave, "jan");
}

#[actix_web::test]
async fn lokaal_exists_only_with_its_secret() {
    let now = clock().0.now();
    let token = sign_local(LOCAL, "Jan", &[Scope::Lezen, Scope::Vaststellen], &[B], now).unwrap();
    let caller = call(&auth(), &token).await.unwrap();
    assert_eq!(caller.applicatie, "lokaal");
    assert_eq!(identities(&caller), ["jan", "lokaal:Jan"]);
    assert!(caller.has(Scope::Vaststellen) && !caller.has(Scope::Beheren) && caller.may_use(B) && !caller.may_use(A));
    let everywhere = sign_local(LOCAL, "Jan", &[Scope::Lezen], &[], now).unwrap();
    assert_eq!(call(&auth(), &everywhere).await.unwrap().limited_to(), None);

    let without = Auth::new(AuthConfig::default(), clock().0).unwrap();
    assert!(text(call(&without, &token).await).contains("de applicatie is niet bekend"));
    let short = AuthConfig { lokaal_geheim: Some("vijftien bytes.".to_owned()), ..AuthConfig::default() };
    assert!(Auth::new(short, clock().0).err().unwrap().starts_with("REGISTER_TOKEN_GEHEIM: "));
}

#[test]
fn a_fault_in_the_file_names_the_setting_and_not_the_secret() {
    let entry = |lines: &str| format!("[[applicatie]]\nclient_id = \"a\"\nscopes = []\n{lines}\n");
    let good = entry(&format!("geheim = \"{SECRET}\""));
    let cases = [
        (entry("geheim = \"hooguit-31-bytes\""), "ten minste 32"),
        (entry(&format!("geheim = \"{}\"", " ".repeat(32))), "niemand raadt"),
        (entry(&format!("geheim = \"{SECRET}\"\n#{}", "x".repeat(1024 * 1024))), "groter dan 1 MB"),
        (entry(""), "precies één van beide"),
        (entry(&format!("geheim = \"{SECRET}\"\ngeheimBestand = \"x\"")), "precies één van beide"),
        (entry("geheimBestand = \"weg\""), "geheimBestand is niet te lezen"),
        (entry(&format!("gehiem = \"{SECRET}\"")), "regel 4"),
        (entry(&format!("geheim = \"{SECRET}")), "regel 4"),
        (entry("geheim = 31415926535"), "regel 4"),
        (good.replace("[]", "[\"register:alles\"]"), "\"register:alles\" bestaat niet"),
        (good.replace("\"a\"", "\"lokaal\""), "client_id mag niet"),
        (good.replace("\"a\"", "\"oidc\""), "client_id mag niet"),
        (good.replace("\"a\"", "\"a:b\""), "client_id mag niet"),
        (good.repeat(2), "twee keer"),
        ("applicaties = []".to_owned(), "regel 1"),
    ];
    for (toml, reason) in cases {
        let (_folder, path) = file(&toml);
        let fault = Auth::new(AuthConfig { applicaties: Some(path), ..AuthConfig::default() }, clock().0).err().unwrap();
        assert!(fault.starts_with("REGISTER_APPLICATIES (") && fault.contains(reason), "{toml} gave: {fault}");
        assert!(!fault.contains(SECRET) && !fault.contains("hooguit") && !fault.contains("31415926535"), "{fault}");
    }
    assert_eq!(format!("{:?}", super::Secret::new(SECRET.to_owned(), 32)), "Ok((geheim))");
}

#[actix_web::test]
async fn reload_takes_a_good_file_and_keeps_the_old_after_a_bad_one() {
    let (folder, path) = file(APPLICATIONS);
    let auth = Auth::new(AuthConfig { applicaties: Some(path.clone()), ..AuthConfig::default() }, clock().0).unwrap();
    std::fs::write(&path, "[[applicatie]]").unwrap();
    assert!(auth.reload().is_err());
    assert!(call(&auth, &zgw(json!({}))).await.is_ok());

    std::fs::write(folder.path().join("geheim.txt"), format!("{SECRET}\n")).unwrap();
    std::fs::write(&path, "[[applicatie]]\nclient_id = \"nieuw\"\ngeheimBestand = \"geheim.txt\"\nscopes = [\"register:lezen\"]")
        .unwrap();
    auth.reload().unwrap();
    assert!(text(call(&auth, &zgw(json!({}))).await).contains("niet bekend"));
    assert!(call(&auth, &zgw(json!({"iss": "nieuw", "client_id": "nieuw"}))).await.is_ok());
}

#[actix_web::test]
async fn handlers_get_a_caller_from_the_header_and_never_from_the_address() {
    let lezen = json!({"operationId": "find_een", "security": [{"bearer": ["register:lezen"]}]});
    let beheren = json!({"operationId": "create_een", "security": [{"bearer": ["register:beheren"]}]});
    let paths = json!({"paths": {"/een": {"get": lezen, "post": beheren}, "/open": {"get": {"operationId": "find_open"}}}});
    let handler = |_: Caller| async { "hij" };
    let maybe = |MaybeCaller(caller): MaybeCaller| async move { if caller.is_some() { "hij" } else { "niemand" } };
    let one = web::resource("/v1/een").route(web::get().to(handler)).route(web::post().to(handler));
    let routes = web::Data::new(Routes::new(&paths));
    let app = App::new().app_data(web::Data::new(auth())).app_data(routes).service(one);
    let app = app.route("/v1/open", web::get().to(handler)).route("/id", web::get().to(maybe));
    let app = init_service(app).await;
    let (token, good) = (zgw(json!({})), format!("Bearer {}", zgw(json!({}))));
    let call = |method: Method, uri: &str, header: Option<&str>| {
        let request = TestRequest::with_uri(uri).method(method);
        let request = header.into_iter().fold(request, |request, header| request.insert_header((AUTHORIZATION, header)));
        call_service(&app, request.to_request())
    };
    assert_eq!(call(Method::GET, "/v1/een", Some(&good)).await.status(), 200);
    // The token does not give this right, and what the document names no scope for is of nobody.
    assert_eq!(call(Method::POST, "/v1/een", Some(&good)).await.status(), 403);
    assert_eq!(call(Method::GET, "/v1/open", Some(&good)).await.status(), 403);
    let query = format!("?access_token={token}");
    for (query, header) in [("", None), ("", Some("Bearer x")), (query.as_str(), None)] {
        assert_eq!(call(Method::GET, &format!("/v1/een{query}"), header).await.status(), 401);
        assert_eq!(read_body(call(Method::GET, &format!("/id{query}"), header).await).await, "niemand");
    }
    assert_eq!(read_body(call(Method::GET, "/id", Some(&good)).await).await, "hij");
}

#[test]
fn overseeing_implies_reading_and_nothing_else_is_implied() {
    let caller = |scope| Wie::new(String::new(), None, Scopes::from_iter([scope]), None);
    let fg = caller(Scope::Toezien);
    assert!(fg.require(Scope::Lezen).is_ok() && fg.sees_confidential() && !fg.has(Scope::Vertrouwelijk));
    for scope in [Scope::Invoeren, Scope::Beoordelen, Scope::Vaststellen, Scope::Beheren] {
        assert!(matches!(fg.require(scope), Err(Weigering::GeenRecht(name)) if name == scope.as_str()));
        assert!(!caller(scope).has(Scope::Lezen) && !caller(scope).sees_confidential());
    }
    assert!(caller(Scope::Vertrouwelijk).sees_confidential() && !caller(Scope::Lezen).sees_confidential());
    assert!(fg.require_any(&[Scope::Beheren, Scope::Toezien]).is_ok());
    let named = caller(Scope::Lezen).require_any(&[Scope::Beheren, Scope::Toezien]);
    assert!(matches!(named, Err(Weigering::GeenRecht("register:beheren"))));
    assert!(fg.require_any(&[]).is_err() && fg.may_use(A) && fg.limited_to().is_none());
}
