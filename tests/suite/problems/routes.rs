//! Addresses and methods that do not exist, and answers that cannot be given.

use super::Ground;
use crate::support::operations;

#[actix_web::test]
async fn an_address_that_does_not_exist_is_a_problem_too() {
    let ground = Ground::prepare().await;
    let mut paths: Vec<String> = [
        "/v1",
        "/v1/",
        "/v2/register",
        "/v1/weg",
        "/register",
        "/v1//register",
        "/v1/register/verwerkingsactiviteiten/x/y",
        "/V1/register",
        "/v1/Register",
        "/v1/../v1/register",
        "/v1/register%2Forganisaties",
    ]
    .map(str::to_owned)
    .to_vec();
    // No address has a slash at its end.
    paths.extend(operations().iter().map(|operation| format!("/v1{}/", operation.path.replace(['{', '}'], ""))));
    for path in paths {
        for client in [&ground.app.anonymous(), &ground.redacteur] {
            assert_eq!(client.get(&path).send().await.expect(404).problem(), "niet-gevonden", "{path}");
        }
    }
    ground.nothing_changed().await;
}

#[actix_web::test]
async fn a_uuid_or_number_that_is_none_does_not_exist() {
    let ground = Ground::prepare().await;
    let beheerder = ground.app.beheerder();
    for uuid in [
        "x",
        "1",
        "0190d6a5",
        "0190d6a5-7e1c-7c3a-9b4e-2f6d8a1c5e7g",
        "00000000-0000-0000-0000-000000000000",
        "%00",
        "%ff",
        "'%20or%201=1",
    ] {
        for collection in [
            "verwerkingsactiviteiten",
            "organisaties",
            "verwerkersovereenkomsten",
            "abonnementen",
            "register/verwerkingsactiviteiten",
            "register/versies",
            "register/organisaties",
        ] {
            let path = format!("/v1/{collection}/{uuid}");
            assert_eq!(beheerder.get(&path).send().await.expect(404).problem(), "niet-gevonden", "{path}");
        }
        for collection in ["verwerkingsactiviteiten", "organisaties"] {
            beheerder.get(format!("/id/{collection}/{uuid}")).send().await.expect(404);
        }
    }
    for nummer in ["0", "2", "-1", "x", "1.0", "99999999999", "%31x"] {
        let path = ground.activiteit.path(&format!("/versies/{nummer}"));
        assert_eq!(beheerder.get(&path).send().await.expect(404).problem(), "niet-gevonden", "{path}");
    }
    for lijst in ["bestaat_niet", "..%2Frol", "ROL", "%00"] {
        beheerder.get(format!("/v1/referentielijsten/{lijst}")).send().await.expect(404);
    }
}

/// An address with another method tells which there are; nobody needs a token to hear that.
#[actix_web::test]
async fn another_method_is_refused_with_what_there_is() {
    let ground = Ground::prepare().await;
    for operation in operations() {
        let path = format!("/v1{}", operation.path.replace(['{', '}'], ""));
        let of_the_path: Vec<_> =
            operations().into_iter().filter(|other| other.path == operation.path).map(|other| other.method).collect();
        let mut allow: Vec<_> =
            ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"].into_iter().filter(|method| of_the_path.contains(method)).collect();
        if let Some(get) = allow.iter().position(|method| *method == "GET") {
            allow.insert(get + 1, "HEAD");
        }
        let allow = allow.join(", ");
        for method in
            ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"].into_iter().filter(|method| !of_the_path.contains(method))
        {
            let answer = ground.app.anonymous().request(method, &path).send().await.expect(405);
            assert_eq!(
                (answer.problem(), answer.header("Allow")),
                ("methode-niet-toegestaan", Some(allow.as_str())),
                "{method} {path}"
            );
        }
    }
    ground.nothing_changed().await;
}

#[actix_web::test]
async fn a_form_that_is_not_there_is_refused() {
    let ground = Ground::prepare().await;
    let settled = ground.app.settle(&ground.activiteit).await;
    let public =
        ["/v1/register".to_owned(), settled.public_path(""), settled.public_path("/versies"), "/v1/openapi.json".to_owned()];
    for path in public {
        for accept in ["text/html", "image/png", "application/json;q=0", "*/*;q=0", "application/xml, text/csv"] {
            let answer = ground.app.anonymous().get(&path).header("Accept", accept).send().await.expect(406);
            assert_eq!(answer.problem(), "niet-leverbaar", "{path} {accept}");
        }
        for accept in ["", "*/*", "application/*", "application/json;q=0.1", "text/html,application/xhtml+xml,*/*;q=0.8"] {
            ground.app.anonymous().get(&path).header("Accept", accept).send().await.expect(200);
        }
    }
    let answer = ground.app.anonymous().get("/v1/register").header("Accept", "image/png").send().await.expect(406);
    assert_eq!(answer.body["detail"], "Dit adres levert alleen application/json, application/ld+json.");
}

#[actix_web::test]
async fn management_too_refuses_a_form_that_is_not_there() {
    let ground = Ground::prepare().await;
    for path in [
        "/v1/verwerkingsactiviteiten",
        "/v1/organisaties",
        "/v1/verwerkersovereenkomsten",
        &ground.activiteit.path(""),
        &ground.activiteit.path("/concept"),
    ] {
        let answer = ground.redacteur.get(path).header("Accept", "image/png").send().await;
        assert_eq!(answer.status, 406, "{path}");
    }
}

#[actix_web::test]
async fn an_address_that_is_too_long_is_refused() {
    let ground = Ground::prepare().await;
    for path in ["/v1/register/verwerkingsactiviteiten", "/v1/verwerkingsactiviteiten", "/v1/weg", "/id/organisaties/x"] {
        let answer = ground.redacteur.get(format!("{path}?zoek={}", "a".repeat(8 * 1024))).send().await.expect(414);
        assert_eq!(answer.problem(), "adres-te-lang", "{path}");
    }
}
