//! The document as pages: every operation and every kind of object has one, and they say what the document says.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::support::{Response, TestApp};

async fn vraag(app: &TestApp, pad: &str) -> Response {
    app.anonymous().get(pad).by_browser().send().await
}

fn links(html: &str, begin: &str) -> BTreeSet<String> {
    let attribuut = format!(" href=\"{begin}");
    let rest = html.split(&attribuut).skip(1);
    rest.map(|rest| format!("{begin}{}", rest.split(['"', '#']).next().unwrap())).collect()
}

#[actix_web::test]
async fn every_operation_has_a_page_and_every_object_that_is_named_has_one() {
    let app = TestApp::start().await;
    let document = app.anonymous().get("/v1/openapi.json").send().await.expect(200).body;
    let overzicht = vraag(&app, "/docs/").await.expect(200);
    let policy = overzicht.header("Content-Security-Policy").unwrap_or_default();
    assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
    let overzicht = overzicht.text();
    let (mut bewerkingen, mut soorten) = (0, BTreeSet::new());
    for (pad, item) in document["paths"].as_object().unwrap() {
        for (methode, bewerking) in item.as_object().unwrap().iter().filter(|(_, deel)| deel.get("operationId").is_some()) {
            let id = bewerking["operationId"].as_str().unwrap();
            assert!(overzicht.contains(&format!("<a href=\"/docs/{id}\">")), "{id}");
            let pagina = vraag(&app, &format!("/docs/{id}")).await.expect(200).text();
            let naam = bewerking["summary"].as_str().unwrap();
            assert!(pagina.contains(&format!("<h1>{naam}</h1>")), "{pagina}");
            let regel = format!("<code>{} /v1{pad}</code>", methode.to_uppercase());
            assert!(pagina.contains(&regel), "{regel}\n{pagina}");
            for status in bewerking["responses"].as_object().unwrap().keys() {
                assert!(pagina.contains(&format!("<h3>{status}</h3>")), "{id}: {status}");
            }
            soorten.extend(links(&pagina, "/docs/soorten/"));
            bewerkingen += 1;
        }
    }
    assert!(bewerkingen > 50 && soorten.len() > 30, "{bewerkingen} {soorten:?}");
    let mut gelezen = BTreeSet::new();
    while let Some(soort) = soorten.pop_first() {
        if gelezen.insert(soort.clone()) {
            let pagina = vraag(&app, &soort).await.expect(200).text();
            soorten.extend(links(&pagina, "/docs/soorten/"));
        }
    }
    assert!(gelezen.len() > 100, "{gelezen:?}");
    for weg in ["/docs/bestaat_niet", "/docs/soorten/Weg"] {
        vraag(&app, weg).await.expect(404);
    }
}

#[actix_web::test]
async fn the_first_line_to_try_works_unchanged() {
    let app = TestApp::start().await;
    app.load_example().await;
    let document = app.anonymous().get("/v1/openapi.json").send().await.expect(200).body;
    let mut geprobeerd = 0;
    for item in document["paths"].as_object().unwrap().values() {
        let Some(bewerking) = item.get("get").filter(|bewerking| bewerking.get("security").is_none_or(Value::is_null)) else {
            continue;
        };
        let id = bewerking["operationId"].as_str().unwrap();
        let pagina = vraag(&app, &format!("/docs/{id}")).await.expect(200).text();
        let adres = pagina.split("curl &#39;").nth(1).unwrap().split("&#39;").next().unwrap().replace("&#38;", "&");
        let pad = &adres[adres.find("/v1").unwrap()..];
        let antwoord = app.anonymous().get(pad).send().await;
        assert!([200, 404].contains(&antwoord.status), "{id}: {pad}: {}", antwoord.status);
        geprobeerd += 1;
    }
    assert!(geprobeerd > 10, "{geprobeerd}");
}
