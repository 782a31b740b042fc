//! What is not public exists on no public address: not for anyone, not by any method, not through a trick of the headers.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Beheren, Invoeren, Lezen, Toezien, Vertrouwelijk};

use crate::support::{Client, PUBLIC_URL, TestApp, complete_inhoud};

/// An activity that the public may not know of.
struct Secret {
    why: &'static str,
    uuid: Uuid,
    /// Its first version, if it has one.
    versie: Option<String>,
}

impl Secret {
    fn public_paths(&self) -> Vec<String> {
        let activiteit = format!("/v1/register/verwerkingsactiviteiten/{}", self.uuid);
        let mut paths: Vec<_> =
            ["", "/versies", "/versies/1", "?geldigOp=2026-11-21", "?geldigOp=2020-01-01", "?beschikbaarOp=2026-11-21T10:00:00Z"]
                .map(|rest| format!("{activiteit}{rest}"))
                .to_vec();
        paths.push(format!("{activiteit}/privacyverklaring"));
        paths.push(format!("{activiteit}/vernietigingsdatum?startdatum=2026-01-31"));
        paths.extend(["van=1", "van=1&naar=2", ""].map(|vraag| format!("{activiteit}/verschil?{vraag}")));
        paths.extend(self.versie.iter().map(|versie| format!("/v1/register/versies/{versie}")));
        paths
    }

    fn permanent_paths(&self) -> [String; 2] {
        let activiteit = format!("/id/verwerkingsactiviteiten/{}", self.uuid);
        [activiteit.clone(), format!("{activiteit}/versies/1")]
    }
}

async fn secrets(app: &TestApp, gemeente: Uuid) -> Vec<Secret> {
    let mut secrets = Vec::new();
    for why in ["vertrouwelijk", "intern"] {
        let mut inhoud = complete_inhoud(gemeente);
        inhoud["naam"] = "Onderzoek naar fraude".into();
        inhoud["vertrouwelijkheid"] = why.into();
        secrets.push(settled(app, gemeente, why, &inhoud).await);
    }
    let concept = app.concept_named(gemeente, "Onderzoek naar fraude").await;
    secrets.push(Secret { why: "only a concept", uuid: concept.uuid, versie: None });

    // An open version closes with the activity, as soon as a later one is not open.
    let open = app.vastgesteld(gemeente, "Onderzoek naar fraude", "2026-01-01").await;
    let begin = app.redacteur().post(open.path("/concept")).if_match(&open.etag).send().await.expect(201);
    let deel = json!({"inhoud": {"vertrouwelijkheid": "intern", "beginGeldigheid": "2027-01-01"}});
    let closed = app.redacteur().patch(open.path("/concept")).if_match(&begin.etag()).json(&deel).send().await.expect(200);
    app.settle(&open.after(&closed)).await;
    let versie = versie_uuid(app, open.uuid).await;
    secrets.push(Secret { why: "closed from next year", uuid: open.uuid, versie: Some(versie) });
    secrets
}

async fn settled(app: &TestApp, gemeente: Uuid, why: &'static str, inhoud: &Value) -> Secret {
    let uuid = app.vastgesteld_met(gemeente, inhoud).await.uuid;
    Secret { why, uuid, versie: Some(versie_uuid(app, uuid).await) }
}

async fn versie_uuid(app: &TestApp, uuid: Uuid) -> String {
    let versie = app.redacteur().get(format!("/v1/verwerkingsactiviteiten/{uuid}/versies/1")).send().await.expect(200);
    versie.body["versieUuid"].as_str().unwrap().to_owned()
}

fn callers(app: &TestApp) -> [Client; 3] {
    let insider = app.caller("ingewijde", &[Lezen, Invoeren, Beheren, Toezien, Vertrouwelijk]);
    [app.anonymous(), app.caller("lezer", &[Lezen]), insider]
}

#[actix_web::test]
async fn no_public_address_knows_it() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for secret in secrets(&app, gemeente).await {
        for caller in callers(&app) {
            for path in secret.public_paths() {
                let what = format!("{} {path}", secret.why);
                assert_eq!(caller.get(&path).send().await.status, 404, "{what}");
                assert_eq!(caller.head(&path).send().await.status, 404, "{what}");
                assert_eq!(caller.get(&path).header("If-None-Match", "*").send().await.status, 404, "{what}");
                for coding in ["gzip", "br"] {
                    assert_eq!(caller.get(&path).header("Accept-Encoding", coding).send().await.status, 404, "{what}");
                }
                for method in ["POST", "PUT", "PATCH", "DELETE"] {
                    assert_eq!(caller.request(method, &path).send().await.status, 405, "{what} {method}");
                }
                for (accept, status) in
                    [("*/*", 404), ("application/json", 404), ("text/html, */*;q=0.1", 404), ("image/png", 406)]
                {
                    assert_eq!(caller.get(&path).header("Accept", accept).send().await.status, status, "{what} {accept}");
                }
            }
        }
    }
}

#[actix_web::test]
async fn its_permanent_address_leads_only_those_who_may_read_it() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let andere = app.gemeente_named("Gemeente Ginds").await;
    for secret in secrets(&app, gemeente).await {
        for path in secret.permanent_paths() {
            let what = format!("{} {path}", secret.why);
            let elders = app.limited("iemand", &[Lezen, Vertrouwelijk], &[andere]);
            for caller in [app.anonymous(), app.caller("schrijver", &[Invoeren]), elders] {
                let page = caller.get(&path).header("Accept", "text/html, */*;q=0.8").send().await.expect(404);
                assert_eq!((page.media_type(), page.header("Location")), (Some("text/html"), None), "{what}");
                let answer = caller.get(&path).header("If-None-Match", "*").send().await.expect(404);
                assert_eq!((answer.problem(), answer.header("Location")), ("niet-gevonden", None), "{what}");
            }
            let lezer = app.caller("lezer", &[Lezen]).get(&path).send().await;
            assert_eq!(lezer.status, if secret.why == "vertrouwelijk" { 404 } else { 303 }, "{what}");
            for scopes in [[Lezen, Vertrouwelijk], [Toezien, Vertrouwelijk]] {
                let led = app.caller("ingewijde", &scopes).get(&path).send().await.expect(303);
                let below = path.strip_prefix("/id").unwrap();
                assert_eq!(led.header("Location"), Some(format!("{PUBLIC_URL}/v1{below}").as_str()), "{what}");
                assert_eq!(led.header("Cache-Control"), Some("no-store"), "{what}");
                assert!(led.header("Vary").unwrap().contains("Authorization"), "{what}");
            }
        }
    }
}

#[actix_web::test]
async fn no_list_count_or_search_gives_it_away() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let verwerker = app.organisatie(&json!({"naam": "Recherchebureau Stil"})).await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["vertrouwelijkheid"] = "intern".into();
    inhoud["verwerkers"] = json!([{"organisatie": verwerker, "geenOvereenkomst": {"reden": "x"}}]);
    settled(&app, gemeente, "intern", &inhoud).await;
    secrets(&app, gemeente).await;
    app.vastgesteld(gemeente, "Digitale nieuwsbrief", "2026-01-01").await;
    for caller in callers(&app) {
        let read = async |path: &str| caller.get(path).send().await.expect(200).body;
        let list = "/v1/register/verwerkingsactiviteiten";
        assert_eq!(read(list).await["count"], 1);
        assert_eq!(read(&format!("{list}?status=geldig,gepland,vervangen,beeindigd,ingetrokken")).await["count"], 1);
        assert_eq!(read(&format!("{list}?zoek=fraude")).await["count"], 0);
        assert_eq!(read(&format!("{list}?identificatie=VA-0001")).await["count"], 0);
        assert_eq!(read(&format!("{list}?verwerker={verwerker}")).await["count"], 0);
        assert_eq!(read("/v1/register").await["aantalVerwerkingsactiviteiten"], 1);
        assert_eq!(read("/v1/register/organisaties").await["count"], 1);
        caller.get(format!("/v1/register/organisaties/{verwerker}")).send().await.expect(404);
    }
}
