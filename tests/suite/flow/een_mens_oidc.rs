//! Tokens of an issuer: a person there is the same person here, and a machine is none.

use std::{
    io::{Read as _, Write as _},
    net::TcpListener,
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header, crypto::rust_crypto};
use serde_json::{Value, json};
use verwerkingsregister::auth::{AuthConfig, IssuerConfig, OidcConfig};

use super::stappen::uuid;
use crate::support::{Activiteit, Client, TestApp, Token, complete_inhoud};

/// An issuer on this machine that shows its key once, and tokens of it.
struct Uitgever {
    key: EncodingKey,
    config: OidcConfig,
}

const ISS: &str = "https://inloggen.example.nl/realms/gemeente";

impl Uitgever {
    fn start() -> Self {
        let key = EncodingKey::from_ec_pem(EC.as_bytes()).unwrap();
        let parts = rust_crypto::DEFAULT_PROVIDER.key_utils.ec_pub_components_from_private_key;
        let (_, x, y) = parts(key.as_bytes(), Algorithm::ES256).unwrap();
        let [x, y] = [x, y].map(|part| URL_SAFE_NO_PAD.encode(part));
        let jwk = json!({"kty": "EC", "crv": "P-256", "alg": "ES256", "kid": "een", "x": x, "y": y});
        let body = json!({ "keys": [jwk] }).to_string();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let jwks_url = Some(format!("http://{}/keys", listener.local_addr().unwrap()));
        std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut buffer = [0; 4096];
            let _ = stream.read(&mut buffer);
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).unwrap();
        });
        let issuer = IssuerConfig { jwks_url, ..IssuerConfig::new(ISS, "register") };
        Self { key, config: OidcConfig { issuers: vec![issuer] } }
    }

    fn client(&self, app: &TestApp, claims: &Value) -> Client {
        let scope = "register:lezen register:invoeren register:vaststellen register:beheren";
        let mut all = json!({"iss": ISS, "aud": "register", "exp": app.clock.now().utc().timestamp() + 300, "scope": scope});
        json_patch::merge(&mut all, claims);
        let header = Header { kid: Some("een".to_owned()), ..Header::new(Algorithm::ES256) };
        // Signed with other arithmetic than the register checks it with.
        let part = |json: Value| URL_SAFE_NO_PAD.encode(json.to_string());
        let text = format!("{}.{}", part(serde_json::to_value(&header).unwrap()), part(all));
        let signer = (rust_crypto::DEFAULT_PROVIDER.signer_factory)(&Algorithm::ES256, &self.key).unwrap();
        app.with_token(Token::Raw(format!("{text}.{}", URL_SAFE_NO_PAD.encode(signer.sign(text.as_bytes())))))
    }
}

/// Made for these tests and used nowhere else.
const EC: &str = "-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg7a18Gi2FYXM1jE8r
OnR4u6D9XHta+xPGe55N9DVVNS6hRANCAATtKFpAL+1vNsUpKFQ8pKX8/C0xDgrt
6rhwnsNdc5PfQcZJqdNM82NdYy4eGiFVOy5ZSLRQ82O/IvzeCPrXuUHh
-----END PRIVATE KEY-----";

async fn status(wie: &Client, activiteit: &Activiteit, stap: &str) -> u16 {
    let request = wie.post(activiteit.path(stap)).if_match("*");
    let request = if stap.ends_with("_wissen") { request.json(&json!({"reden": "Een naam."})) } else { request };
    request.send().await.status
}

#[actix_web::test]
async fn a_machine_writes_but_neither_submits_nor_settles_nor_erases() {
    let uitgever = Uitgever::start();
    let app = TestApp::start_believing(AuthConfig { oidc: Some(uitgever.config.clone()), ..AuthConfig::default() }).await;
    let gemeente = app.gemeente().await;
    let machine = uitgever.client(&app, &json!({"sub": "portaal", "azp": "portaal"}));
    let invoer = json!({"registerhouder": gemeente, "inhoud": complete_inhoud(gemeente)});
    let made = machine.post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201);
    let activiteit = Activiteit { uuid: uuid(&made.body), etag: made.etag() };
    assert_eq!(status(&machine, &activiteit, "/concept/_indienen").await, 403);
    app.indienen(&activiteit).await;
    assert_eq!(status(&machine, &activiteit, "/concept/_vaststellen").await, 403);
    assert_eq!(status(&app.beoordelaar(), &activiteit, "/concept/_vaststellen").await, 201);
    assert_eq!(status(&machine, &activiteit, "/versies/1/_wissen").await, 403);
    assert_eq!(status(&app.beheerder(), &activiteit, "/versies/1/_wissen").await, 202);
    assert_eq!(status(&machine, &activiteit, "/versies/1/_wissen").await, 403, "nor as the second person");
}

#[actix_web::test]
async fn who_logs_in_with_the_issuer_is_the_person_that_an_application_names() {
    let uitgever = Uitgever::start();
    let app = TestApp::start_believing(AuthConfig { oidc: Some(uitgever.config.clone()), ..AuthConfig::default() }).await;
    let gemeente = app.gemeente().await;
    let anna = uitgever.client(&app, &json!({"sub": "anna", "azp": "portaal"}));
    let invoer = json!({"registerhouder": gemeente, "inhoud": complete_inhoud(gemeente)});
    let made = anna.post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201);
    let activiteit = Activiteit { uuid: uuid(&made.body), etag: made.etag() };
    app.indienen(&activiteit).await;
    assert_eq!(status(&app.with_every_right("Anna"), &activiteit, "/concept/_vaststellen").await, 403);
    let bas = uitgever.client(&app, &json!({"sub": "bas", "azp": "portaal"}));
    assert_eq!(status(&bas, &activiteit, "/concept/_vaststellen").await, 201);
}
