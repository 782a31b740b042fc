//! Tests of OIDC tokens and of the keys of an issuer, against a small server on this machine.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use actix_web::rt::time::timeout;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use futures_util::future::join;
use jsonwebtoken::{Algorithm, EncodingKey, Header, crypto::rust_crypto};
use serde_json::{Value, json};
use uuid::Uuid;

use super::tests::{self, NOW, call, clock, identities, text, with};
use super::{Auth, AuthConfig, IssuerConfig, OidcConfig, Scope};

/// The issuer of these tests: it answers these requests, one after the other, and then is away.
struct Server {
    url: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers with these bodies, made with the address of the server.
    fn start(answers: impl FnOnce(&str) -> Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (answers, seen) = (answers(&url), Arc::<Mutex<Vec<String>>>::default());
        let own = Arc::clone(&seen);
        thread::spawn(move || {
            for body in answers {
                let (mut stream, _) = listener.accept().unwrap();
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
                own.lock().unwrap().push(lines.next().unwrap());
                lines.take_while(|line| !line.is_empty()).for_each(drop);
                thread::sleep(Duration::from_millis(20));
                let status = if body.starts_with('{') { "200 OK" } else { "302 Found\r\nLocation: /elders" };
                let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
                // The client hangs up when it has read enough.
                let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes()));
            }
        });
        Self { url, seen }
    }

    /// Answers with these key sets.
    fn keys(sets: &[Value]) -> Self {
        Self::start(|_| sets.iter().map(|keys| json!({"keys": keys}).to_string()).collect())
    }

    fn requests(&self) -> usize {
        self.seen.lock().unwrap().len()
    }
}

fn jwk(kid: &str, key: &EncodingKey, algorithm: Algorithm) -> Value {
    let (keys, text) = (&rust_crypto::DEFAULT_PROVIDER.key_utils, |bytes: Vec<u8>| URL_SAFE_NO_PAD.encode(bytes));
    if algorithm == Algorithm::ES256 {
        let (_, x, y) = (keys.ec_pub_components_from_private_key)(key.as_bytes(), algorithm).unwrap();
        return json!({"kty": "EC", "crv": "P-256", "kid": kid, "alg": "ES256", "x": text(x), "y": text(y)});
    }
    let (n, e) = (keys.rsa_pub_components_from_private_key)(key.as_bytes()).unwrap();
    json!({"kty": "RSA", "kid": kid, "alg": "RS256", "n": text(n), "e": text(e)})
}

fn rsa() -> EncodingKey {
    EncodingKey::from_rsa_pem(RSA.as_bytes()).unwrap()
}

fn ec(pem: &str) -> EncodingKey {
    EncodingKey::from_ec_pem(pem.as_bytes()).unwrap()
}

fn ec_jwk(kid: &str, pem: &str) -> Value {
    jwk(kid, &ec(pem), Algorithm::ES256)
}

const ISS: &str = "https://inloggen.example.nl/realms/gemeente";

fn claims(changes: Value) -> Value {
    let claims = json!({"iss": ISS, "aud": "register", "exp": NOW + 300, "sub": "7f3c", "name": "Jan Jansen", "azp": "portaal",
        "scope": "openid register:lezen"});
    with(claims, changes)
}

fn sign(algorithm: Algorithm, kid: Option<&str>, key: &EncodingKey, claims: &Value) -> String {
    tests::sign(&Header { kid: kid.map(str::to_owned), ..Header::new(algorithm) }, claims, key)
}

/// A token signed with the first EC key under this id.
fn token(kid: &str, changes: Value) -> String {
    sign(Algorithm::ES256, Some(kid), &ec(EC_1), &claims(changes))
}

fn config(server: &Server) -> IssuerConfig {
    IssuerConfig { jwks_url: Some(format!("{}/keys", server.url)), ..IssuerConfig::new(ISS, "register") }
}

fn try_auth(issuer: IssuerConfig) -> Result<Auth, String> {
    Auth::new(AuthConfig { oidc: Some(OidcConfig { issuers: vec![issuer] }), ..AuthConfig::default() }, clock().0)
}

fn auth(issuer: IssuerConfig) -> Auth {
    try_auth(issuer).unwrap()
}

/// As [`auth`], with a function that moves its clock forward to so many seconds after the start.
fn auth_and_clock(issuer: IssuerConfig) -> (Auth, impl Fn(i64)) {
    let (clock, seconds) = clock();
    let config = AuthConfig { oidc: Some(OidcConfig { issuers: vec![issuer] }), ..AuthConfig::default() };
    (Auth::new(config, clock).unwrap(), move |after| seconds.store(NOW + after, Ordering::SeqCst))
}

/// A token that lives all day, so that only the keys matter.
fn lasting(kid: &str, pem: &str) -> String {
    sign(Algorithm::ES256, Some(kid), &ec(pem), &claims(json!({"exp": NOW + 86_400})))
}

#[actix_web::test]
async fn what_says_that_it_is_no_access_token_is_refused() {
    let server = Server::keys(&[json!([ec_jwk("e", EC_1)])]);
    let auth = auth(config(&server));
    let typed = |typ: &str| {
        let header = Header { kid: Some("e".to_owned()), typ: Some(typ.to_owned()), ..Header::new(Algorithm::ES256) };
        tests::sign(&header, &claims(json!({})), &ec(EC_1))
    };
    let claimed = |changes: Value| token("e", changes);
    for good in [typed("at+jwt"), typed("application/AT+JWT"), typed("JWT"), claimed(json!({"typ": "Bearer"}))] {
        assert!(call(&auth, &good).await.is_ok(), "{good}");
    }
    for other in [
        typed("id_token+jwt"),
        typed("logout+jwt"),
        claimed(json!({"typ": "ID"})),
        claimed(json!({"typ": "Refresh"})),
        claimed(json!({"at_hash": "x"})),
        claimed(json!({"c_hash": "x"})),
    ] {
        assert!(text(call(&auth, &other).await).contains("toegangstoken"), "{other}");
    }
}

#[actix_web::test]
async fn a_token_that_a_machine_got_for_itself_is_of_no_person() {
    let server = Server::keys(&[json!([ec_jwk("e", EC_1)])]);
    let auth = auth(config(&server));
    for machine in [
        json!({"sub": "portaal", "azp": "portaal"}),
        json!({"azp": null, "client_id": "7f3c"}),
        json!({"idtyp": "app"}),
        json!({"oid": "7f3c"}),
        json!({"gty": "client-credentials"}),
        json!({"sub": "abc@clients"}),
        json!({"preferred_username": "service-account-portaal"}),
    ] {
        let caller = call(&auth, &token("e", machine.clone())).await.unwrap();
        assert!(caller.persoon.is_none(), "{machine}");
    }
    assert!(call(&auth, &token("e", json!({"idtyp": "user"}))).await.unwrap().persoon.is_some());
}

#[actix_web::test]
async fn rs256_and_es256_are_accepted_by_the_key_that_fits() {
    let server = Server::keys(&[json!([jwk("r", &rsa(), Algorithm::RS256), ec_jwk("e", EC_1)])]);
    let auth = auth(config(&server));
    let rs = sign(Algorithm::RS256, Some("r"), &rsa(), &claims(json!({})));
    for token in [rs, token("e", json!({})), token("e", json!({"aud": ["ander", "register"]}))] {
        let caller = call(&auth, &token).await.unwrap();
        assert_eq!((caller.applicatie.as_str(), caller.limited_to()), ("portaal", None));
        assert_eq!(identities(&caller), ["7f3c".to_owned(), format!("oidc:{ISS}:7f3c")]);
        assert_eq!(caller.person().unwrap().weergave, "Jan Jansen");
        assert!(caller.has(Scope::Lezen) && !caller.has(Scope::Invoeren));
    }
    assert_eq!(server.requests(), 1);
}

#[actix_web::test]
async fn a_key_with_zeros_in_front_is_the_same_key_and_one_that_is_too_short_is_none() {
    let mut zeros = jwk("r", &rsa(), Algorithm::RS256);
    zeros["n"] = json!(format!("AAAA{}", zeros["n"].as_str().unwrap()));
    let short = with(zeros.clone(), json!({"kid": "kort", "n": &zeros["n"].as_str().unwrap()[..172]}));
    let server = Server::keys(&[json!([zeros, short])]);
    let auth = auth(config(&server));
    let token = |kid| sign(Algorithm::RS256, Some(kid), &rsa(), &claims(json!({})));
    assert!(call(&auth, &token("r")).await.is_ok());
    assert!(text(call(&auth, &token("kort")).await).contains("de handtekening klopt niet"));
}

#[actix_web::test]
async fn the_algorithm_follows_from_the_key() {
    let oct = json!({"kty": "oct", "kid": "oct", "alg": "HS256", "k": "ZWVuLWdlaGVpbS12YW4tdGVuLW1pbnN0ZS0zMi1ieXRlcyE"});
    let encrypts = with(ec_jwk("enc", EC_1), json!({"use": "enc"}));
    let other = with(jwk("ps", &rsa(), Algorithm::RS256), json!({"alg": "PS256"}));
    let strange = json!({"kty": "AKP", "kid": 5});
    let server = Server::keys(&[json!([strange, oct, encrypts, other, jwk("r", &rsa(), Algorithm::RS256), ec_jwk("e", EC_1)])]);
    let auth = auth(config(&server));

    let public = EncodingKey::from_secret(RSA_PUBLIC.as_bytes());
    let secret = EncodingKey::from_secret(b"een-geheim-van-ten-minste-32-bytes!");
    let refused =
        async |algorithm, kid, key: &EncodingKey| text(call(&auth, &sign(algorithm, Some(kid), key, &claims(json!({})))).await);
    assert!(refused(Algorithm::HS256, "r", &public).await.contains("algoritme"), "the public key as a secret");
    assert!(refused(Algorithm::HS256, "oct", &secret).await.contains("sleutel"), "a symmetric key in the set");
    for algorithm in [Algorithm::RS384, Algorithm::RS512, Algorithm::PS256] {
        assert!(refused(algorithm, "r", &rsa()).await.contains("algoritme"));
    }
    assert!(refused(Algorithm::RS256, "e", &rsa()).await.contains("algoritme"), "an RSA signature with the id of an EC key");
    assert!(refused(Algorithm::RS256, "ps", &rsa()).await.contains("sleutel"), "a key for another algorithm");
    assert!(refused(Algorithm::ES256, "enc", &ec(EC_1)).await.contains("sleutel"), "a key for encryption");
    assert!(refused(Algorithm::ES256, "e", &ec(EC_2)).await.contains("de handtekening klopt niet"));
    let good = token("e", json!({}));
    let payload = good.split('.').nth(1).unwrap();
    assert!(text(call(&auth, &format!("eyJhbGciOiJub25lIn0.{payload}.")).await).contains("algoritme"), "alg none");
}

#[actix_web::test]
async fn every_claim_that_is_wrong_or_missing_is_refused_with_its_reason() {
    let server = Server::keys(&[json!([ec_jwk("e", EC_1)])]);
    let auth = auth(config(&server));
    let cases = [
        (json!({"iss": null}), "noemt geen uitgever"),
        (json!({"iss": "https://inloggen.example.nl/realms/ander"}), "de uitgever van het token is niet bekend"),
        (json!({"iss": format!("{ISS}/")}), "de uitgever van het token is niet bekend"),
        (json!({"aud": null}), "niet voor wie het is"),
        (json!({"aud": "ander"}), "voor een ander"),
        (json!({"aud": ["ander", "registers"]}), "voor een ander"),
        (json!({"aud": []}), "voor een ander"),
        (json!({"exp": null}), "geen eindtijd"),
        (json!({"exp": (NOW + 300).to_string()}), "geen getal"),
        (json!({"exp": NOW - 60}), "verlopen"),
        (json!({"nbf": NOW + 61}), "nog niet geldig"),
        (json!({"iat": NOW + 61}), "in de toekomst"),
        (json!({"sub": null}), "geen persoon"),
        (json!({"sub": ""}), "geen persoon"),
        (json!({"scope": 1}), "niet de juiste vorm"),
    ];
    for (changes, reason) in cases {
        let refusal = text(call(&auth, &token("e", changes.clone())).await);
        assert!(refusal.contains(reason), "{changes} gave: {refusal}");
    }
    assert!(call(&auth, &token("e", json!({"iat": NOW - 9000}))).await.is_ok(), "the age is a matter of the issuer");
}

#[actix_web::test]
async fn rights_come_from_the_configured_claim_and_its_mapping() {
    let server = Server::keys(&[json!([ec_jwk("e", EC_1)])]);
    let houder = Uuid::from_u128(7);
    let auth = auth(IssuerConfig {
        rechten_claim: "realm_access.roles".to_owned(),
        rechten: [("FG".to_owned(), vec![Scope::Toezien]), ("Mijn team".to_owned(), vec![Scope::Lezen, Scope::Invoeren])].into(),
        registerhouders_claim: Some("https://example.nl/registerhouders".to_owned()),
        weergave_claim: "profiel.naam".to_owned(),
        ..config(&server)
    });
    let with_roles =
        |roles: Value| json!({"realm_access": {"roles": roles}, "https://example.nl/registerhouders": [houder, "afdeling"]});
    let caller = call(&auth, &token("e", with_roles(json!(["Mijn team", "register:beheren"])))).await.unwrap();
    assert!(caller.has(Scope::Invoeren) && !caller.has(Scope::Beheren) && !caller.has(Scope::Toezien));
    assert_eq!(caller.limited_to(), Some([houder].as_slice()));
    assert_eq!(caller.person().unwrap().weergave, "7f3c");
    let caller = call(&auth, &token("e", json!({"realm_access": [], "profiel": {"naam": "J."}}))).await.unwrap();
    assert!(!caller.has(Scope::Lezen), "the claim scope is not the configured one");
    assert_eq!((caller.limited_to(), caller.person().unwrap().weergave.as_str()), (Some([].as_slice()), "J."));
}

#[actix_web::test]
async fn without_a_key_id_the_set_must_hold_one_usable_key() {
    let no_id = sign(Algorithm::ES256, None, &ec(EC_1), &claims(json!({})));
    let oct = json!({"kty": "oct", "k": "AAAA"});
    let one = Server::keys(&[json!([oct, ec_jwk("e", EC_1)])]);
    assert!(call(&auth(config(&one)), &no_id).await.is_ok());
    let two = Server::keys(&[json!([ec_jwk("a", EC_1), ec_jwk("b", EC_2)])]);
    assert!(text(call(&auth(config(&two)), &no_id).await).contains("sleutel"));
}

#[actix_web::test]
async fn a_new_key_is_fetched_and_an_old_one_goes() {
    let server = Server::keys(&[json!([ec_jwk("1", EC_1)]), json!([ec_jwk("2", EC_2)])]);
    let (auth, later) = auth_and_clock(config(&server));
    assert!(call(&auth, &lasting("1", EC_1)).await.is_ok());
    later(60);
    assert!(call(&auth, &lasting("2", EC_2)).await.is_ok());
    assert!(text(call(&auth, &lasting("1", EC_1)).await).contains("sleutel"));
    assert_eq!(server.requests(), 2);
}

#[actix_web::test]
async fn unknown_ids_fetch_at_most_once_a_minute() {
    let set = json!([ec_jwk("1", EC_1)]);
    let server = Server::keys(&[set.clone(), set.clone(), set]);
    let (auth, later) = auth_and_clock(config(&server));
    for (after, requests) in [(0, 1), (1, 1), (59, 1), (60, 2), (119, 2), (120, 3)] {
        later(after);
        assert!(text(call(&auth, &lasting("vreemd", EC_1)).await).contains("sleutel"));
        assert_eq!(server.requests(), requests, "after {after} seconds");
    }
    assert!(call(&auth, &lasting("1", EC_1)).await.is_ok());
}

#[actix_web::test]
async fn a_key_that_the_issuer_withdrew_stops_within_the_hour() {
    let server = Server::keys(&[json!([ec_jwk("1", EC_1)]), json!([])]);
    let (auth, later) = auth_and_clock(config(&server));
    assert!(call(&auth, &lasting("1", EC_1)).await.is_ok());
    later(3599);
    assert!(call(&auth, &lasting("1", EC_1)).await.is_ok());
    later(3600);
    assert!(text(call(&auth, &lasting("1", EC_1)).await).contains("sleutel"));
}

#[actix_web::test]
async fn keys_are_kept_while_the_issuer_is_away() {
    let server = Server::keys(&[json!([ec_jwk("1", EC_1)])]);
    let (auth, later) = auth_and_clock(config(&server));
    assert!(call(&auth, &lasting("1", EC_1)).await.is_ok());
    for after in [60, 7200, 80_000] {
        later(after);
        assert!(text(call(&auth, &lasting("2", EC_2)).await).contains("niet bereikbaar"));
        assert!(call(&auth, &lasting("1", EC_1)).await.is_ok(), "after {after} seconds");
    }
    let never = Server::keys(&[]);
    assert!(text(call(&self::auth(config(&never)), &lasting("1", EC_1)).await).contains("niet bereikbaar"));
}

#[actix_web::test]
async fn many_at_once_fetch_once_also_when_one_hangs_up() {
    let server = Server::keys(&[json!([ec_jwk("1", EC_1)])]);
    let (auth, token) = (auth(config(&server)), lasting("1", EC_1));
    let _ = timeout(Duration::from_millis(5), call(&auth, &token)).await;
    let (one, other) = join(call(&auth, &token), call(&auth, &token)).await;
    assert!(one.is_ok() && other.is_ok());
    assert_eq!(server.requests(), 1);
}

#[actix_web::test]
async fn discovery_must_name_the_same_issuer() {
    let discovery = |issuer: &str, url: &str| json!({"issuer": issuer, "jwks_uri": format!("{url}/jwks")}).to_string();
    for same in [true, false] {
        let server = Server::start(|url| {
            let issuer = if same { url } else { ISS };
            vec![discovery(issuer, url), json!({"keys": [ec_jwk("1", EC_1)]}).to_string()]
        });
        let auth = auth(IssuerConfig::new(&server.url, "register"));
        let answer = call(&auth, &token("1", json!({"iss": server.url}))).await;
        assert_eq!(answer.is_ok(), same);
        let expected = ["GET /.well-known/openid-configuration HTTP/1.1", "GET /jwks HTTP/1.1"];
        assert_eq!(*server.seen.lock().unwrap(), expected[..if same { 2 } else { 1 }]);
    }
}

#[actix_web::test]
async fn an_answer_that_is_too_large_or_elsewhere_is_no_answer() {
    let set = json!({"keys": [ec_jwk("1", EC_1)]}).to_string();
    let padded = |size: usize| format!("{set}{}", " ".repeat(size - set.len()));
    for (body, accepted) in [(padded(256 * 1024 - 1), true), (padded(256 * 1024 + 1), false), (String::from("elders"), false)] {
        let server = Server::start(|_| vec![body, set.clone()]);
        assert_eq!(call(&auth(config(&server)), &token("1", json!({}))).await.is_ok(), accepted);
        assert_eq!(server.requests(), 1);
    }
}

#[test]
fn addresses_are_https_except_on_this_machine() {
    let with_keys = |url: &str| IssuerConfig { jwks_url: Some(url.to_owned()), ..IssuerConfig::new(ISS, "register") };
    for good in ["https://x.nl/keys", "http://localhost:8/k", "http://127.0.0.1/k", "http://[::1]:8/k"] {
        assert!(try_auth(with_keys(good)).is_ok(), "{good}");
    }
    for bad in [
        "http://x.nl/keys",
        "http://127.0.0.1@x.nl/",
        "http://127.0.0.1.x.nl/",
        "ftp://localhost/",
        "file:///etc/keys",
        "keys",
        "",
    ] {
        assert!(try_auth(with_keys(bad)).err().unwrap().starts_with("REGISTER_OIDC: "), "{bad}");
        assert!(try_auth(IssuerConfig::new(bad, "register")).is_err(), "{bad}");
    }
    assert!(try_auth(IssuerConfig::new(ISS, "")).is_err());
}

#[test]
fn two_issuers_cannot_name_the_same_person() {
    for (other, accepted) in [("https://x.nl", false), ("https://x.nl:8443", false), ("https://x.nl/a", true)] {
        let issuers = vec![IssuerConfig::new("https://x.nl", "register"), IssuerConfig::new(other, "register")];
        let both = |issuers| AuthConfig { oidc: Some(OidcConfig { issuers }), ..AuthConfig::default() };
        let reversed = issuers.iter().rev().cloned().collect();
        assert_eq!(Auth::new(both(issuers), clock().0).is_ok(), accepted, "{other}");
        assert_eq!(Auth::new(both(reversed), clock().0).is_ok(), accepted, "{other}");
    }
}

/// Made for these tests and used nowhere else.
const RSA: &str = "-----BEGIN PRIVATE KEY-----
MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDV5eoBqadr4OZ2
GVoQU0CzOLfmKRsR8hePEEGDNase+JEtLkzTSjGHauRFpf8h7kVBu7vB93JfScDE
vEUn8Cmf2Xo89ye+RW6oZx8UYvaRlfaPm1jx3KF0NPjQ47MZnpLMn/ICo604vukw
CaGMjLGO+GVDnXyCtjLvsFJtlg17hNY1uVLeNcWjYZXRgkE+FuwW2RpHk8pMPjnL
zdpSwsyo400PMvAfcgV1+oOAXI+zxnfRfbOfgkmpJG2Nt8yeCUTTczPB+cnFF8+w
7ys4Vr8GL4Fl2WZnF6lmYuyUlvlUmNxZvr7aXtmXi1RmwkMFRvBcmrduCvA+vMfh
RlTBlzB1AgMBAAECgf8UKNWypcTLbwS0sZ0hwxY1PyY5q8/MfvXLU2yF6FxZLK8F
GQ2bpsqq7752Nzfdhrgv7enfE7fCumlV5fGYsUhwm75L1v9/vL4fVqqgJngWt6lY
r/UyF+minA4Y14yzb01+eLJxS8BYGM/bkH3t0B8/V1mNPmtRHBCNM0mjY7+UKPdT
HMi6/hl/7GsL/jhEgDW2d0YX8EFE5tHu3CkFQqUPt5LB2ry4WVIGCF74XW0pMXI8
ntl/qJvU5atkgzhqC52EqvqVP4kPiMKxQsZdx3J9UVJKc54hZqknlIAi7+LnrO9u
3EXZyM6MbZ9CxtAAKn9kOOFbonbT72nC4Ccy6xECgYEA+NVHHPKYQO7znTTRNsVr
FzR1F6eKA3rjKl4YpN4AxYYPd/3I0saBgPaE4iHT+szHTTqv6usYktsDCn+5QYcb
7BeD1wDylf9c3TKT79dHsiCU0WjWgHZCs3N7KtMo0vonvvdodMnVFO+yZoAwfJJA
jAEhQsFBVUcF4jgnbvXsCbkCgYEA3A8MwQaJPNwoRelilXZUmX8PpFqrpYZJdVyf
XnMiG+dYwdjvqfFBg6FXiShWO23PJcfQsRwVLJtcmB11Q3IeQlhzxeumlA7E3Rbd
vO3fTyLTGc1UTuyP3avBGUYaIxgmkJLE/czQw3eU/YmCj+/7zNyI9GE/drk+pEko
Mh0UCp0CgYEAnxVjqIskcecS0r/Qvc6LP8Om1J+lKcJn908/PDA+mAm0XAdhW/fT
FcsFe7ka2C4RgTty+qKhDEp+8DhmDRG+9Tq3bD7L2L/w8+4BDIY67RPNcPAwquJw
lF/RL7jeUbviq0Frg7cBxqfUC5oK5alvINMcG5yIE2gbx9wUwejxpekCgYEA21f0
8oG9UXhwfB8BMNFdyhIoWT43USnlFqJYCCDiosWaZr4BRXdAQiATzJb0PRBbJeFh
VugTAv9o8AaM18lr992KqIEW7QU7nNQp+SNxLsQbfuB3ZKPPUrjcJIEHlGuCJSDm
UcRRYkRTsdPa2/XtGmnH6S71vzUuBzsUYb8yNtECgYEA6MMV1Ep+0QP6BVCWI0bJ
eIryalaBoVQvU2kmBMvuKuNcnXQTGgYeQA+nkWZqdGExsC6hGoOcmpZJ8/3z2Tlc
ffHTZfOzjr0Uky0hvz2G+sZa39CNLvelBitnrxyLkAOSW/E5AmUbds17gYjK8d+T
FWAeb0hfohJEl8t43gjmOYE=
-----END PRIVATE KEY-----";

/// The public half of [`RSA`].
const RSA_PUBLIC: &str = "-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1eXqAamna+DmdhlaEFNA
szi35ikbEfIXjxBBgzWrHviRLS5M00oxh2rkRaX/Ie5FQbu7wfdyX0nAxLxFJ/Ap
n9l6PPcnvkVuqGcfFGL2kZX2j5tY8dyhdDT40OOzGZ6SzJ/yAqOtOL7pMAmhjIyx
jvhlQ518grYy77BSbZYNe4TWNblS3jXFo2GV0YJBPhbsFtkaR5PKTD45y83aUsLM
qONNDzLwH3IFdfqDgFyPs8Z30X2zn4JJqSRtjbfMnglE03MzwfnJxRfPsO8rOFa/
Bi+BZdlmZxepZmLslJb5VJjcWb6+2l7Zl4tUZsJDBUbwXJq3bgrwPrzH4UZUwZcw
dQIDAQAB
-----END PUBLIC KEY-----";

/// Made for these tests and used nowhere else.
const EC_1: &str = "-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg7a18Gi2FYXM1jE8r
OnR4u6D9XHta+xPGe55N9DVVNS6hRANCAATtKFpAL+1vNsUpKFQ8pKX8/C0xDgrt
6rhwnsNdc5PfQcZJqdNM82NdYy4eGiFVOy5ZSLRQ82O/IvzeCPrXuUHh
-----END PRIVATE KEY-----";

/// Made for these tests and used nowhere else.
const EC_2: &str = "-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgvipwjuqqfzJsQlAP
F8K+mVY06kBlrMnF0z/YaZCD3KWhRANCAASAaQXQBeN0OZFDvLRlQQPlW4IBaD91
Uy1NjdZ/ydAJvzUUkuM/2RnoUX6ceDDO95Cd5PEPn3ZgljUZEFxgLRkz
-----END PRIVATE KEY-----";
