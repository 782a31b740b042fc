use std::sync::Arc;

use actix_web::{
    http::header::{ACCEPT, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE},
    test::TestRequest,
    web::Data,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::OpenApi as _;
use validator::ValidationError;

use super::*;
use crate::{
    domain::{inhoud::Inhoud, recht::kennis::Kennis},
    http::Limits,
};

/// Een body om mee te proberen.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Proef {
    #[validate(custom(function = "geen_spatie"))]
    korte_naam2_lang: Option<String>,
    #[validate(nested)]
    inhoud: Option<Inhoud>,
    getal: Option<u8>,
}

fn geen_spatie(tekst: &str) -> Result<(), ValidationError> {
    if tekst.contains(' ') { Err(ValidationError::new("spatie").with_message("Laat spaties weg.".into())) } else { Ok(()) }
}

#[utoipa::path(post, path = "/proef", request_body = Proef)]
#[expect(dead_code, reason = "only its description is used")]
fn proef() {}

#[derive(utoipa::OpenApi)]
#[openapi(paths(proef))]
struct Document;

fn request() -> TestRequest {
    let document = serde_json::to_value(Document::openapi()).unwrap();
    TestRequest::post()
        .app_data(Data::new(Contract::new(&document, &Arc::new(Kennis::new(None).unwrap())).unwrap()))
        .app_data(Data::new(Limits { body: 300, query: 10, ..Limits::default() }))
        .insert_header((CONTENT_TYPE, JSON))
}

async fn body(request: TestRequest) -> Result<Proef> {
    let (request, mut payload) = request.to_http_parts();
    Body::<Proef>::from_request(&request, &mut payload).await.unwrap().read()
}

fn faults<T>(result: Result<T>) -> Vec<(String, &'static str, String)> {
    match result {
        Err(Error::Invalid(faults)) => faults.into_iter().map(|fault| (fault.name, fault.code, fault.reason)).collect(),
        Err(other) => panic!("{other:?}"),
        Ok(_) => Vec::new(),
    }
}

#[actix_web::test]
async fn a_right_body_is_read_and_null_is_absent() {
    let text = r#"{"korteNaam2Lang": "naam", "inhoud": {"naam": "x", "dpia": null}, "getal": null}"#;
    for media_type in [JSON, "application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""] {
        let read = body(request().insert_header((CONTENT_TYPE, media_type)).set_payload(text)).await.unwrap();
        assert_eq!(read.inhoud.unwrap().naam, "x");
    }
}

#[actix_web::test]
async fn the_first_step_that_fails_decides() {
    let bad = || {
        request().insert_header((ACCEPT, "text/html")).insert_header((CONTENT_TYPE, "text/plain")).set_payload("x".repeat(301))
    };
    assert!(matches!(body(bad()).await, Err(Error::NotAcceptable(told)) if told == JSON));
    assert!(matches!(body(bad().insert_header((ACCEPT, "*/*"))).await, Err(Error::TooLarge(300))));
    let small = || bad().insert_header((ACCEPT, "*/*")).set_payload("x");
    assert!(matches!(body(small()).await, Err(Error::UnsupportedMediaType(JSON))));
    let coded = small().insert_header((CONTENT_TYPE, JSON)).insert_header((CONTENT_ENCODING, "gzip"));
    assert!(matches!(body(coded).await, Err(Error::UnsupportedMediaType(_))));
    assert_eq!(faults(body(small().insert_header((CONTENT_TYPE, JSON))).await)[0].1, "json");
}

#[actix_web::test]
async fn media_types_are_strict() {
    for media_type in ["", "text/json", "application/json; charset=latin1", "application/merge-patch+json", "application/jsonx"] {
        let answer = body(request().insert_header((CONTENT_TYPE, media_type)).set_payload("{}")).await;
        assert!(matches!(answer, Err(Error::UnsupportedMediaType(JSON))), "{media_type}");
    }
}

#[actix_web::test]
async fn a_large_body_is_refused_by_its_length_alone() {
    for length in ["301", "18446744073709551615"] {
        let answer = body(request().set_payload("{}").insert_header((CONTENT_LENGTH, length))).await;
        assert!(matches!(answer, Err(Error::TooLarge(300))), "{length}");
    }
}

#[actix_web::test]
async fn each_step_names_all_its_faults() {
    let schema =
        body(request().set_payload(r#"{"getal": "x", "inhoud": {"doelen": [{"x": 1}]}, "korteNaam2Lang": "a b"}"#)).await;
    assert_eq!(
        faults(schema).into_iter().map(|(name, code, _)| (name, code)).collect::<Vec<_>>(),
        [("/getal", "verkeerd-type"), ("/inhoud/doelen/0/x", "onbekend-veld"), ("/inhoud/naam", "verplicht")]
            .map(|(name, code)| (name.to_owned(), code))
    );
    let two = json!({"grondslag": "toestemming", "grondslagGroep": "toestemming"});
    let value = json!({"korteNaam2Lang": "a b", "inhoud": {"naam": "x", "doelen": [{}, {"grondslagen": [two, {}, two]}]}});
    let (one, _) = request().to_http_parts();
    let rules = check_value::<Proef>(one.app_data::<Data<Contract>>().unwrap(), value);
    let group = "Laat grondslagGroep weg: die volgt uit grondslag.";
    assert_eq!(
        faults(rules),
        [
            ("/inhoud/doelen/1/grondslagen/0", "grondslag-groep", group),
            ("/inhoud/doelen/1/grondslagen/2", "grondslag-groep", group),
            ("/korteNaam2Lang", "spatie", "Laat spaties weg."),
        ]
        .map(|(name, code, reason)| (name.to_owned(), code, reason.to_owned()))
    );
}

#[actix_web::test]
async fn what_only_the_type_refuses_is_a_fault_without_the_value() {
    let faults = faults(body(request().set_payload(r#"{"getal": 70000}"#)).await);
    assert_eq!((faults.len(), faults[0].1), (1, "vorm"));
    assert!(!faults[0].2.contains("70000"));
}

#[actix_web::test]
async fn a_patch_keeps_its_nulls_and_has_only_what_is_described() {
    let patch = async |media_type: &'static str, text: &'static str| {
        let (request, mut payload) = request().insert_header((CONTENT_TYPE, media_type)).set_payload(text).to_http_parts();
        Patch::<Proef>::from_request(&request, &mut payload).await.unwrap().read()
    };
    assert_eq!(patch(MERGE_PATCH, r#"{"getal": null}"#).await.unwrap(), json!({"getal": null}));
    assert_eq!(faults(patch(MERGE_PATCH, r#"{"a": null}"#).await)[0].1, "onbekend-veld");
    assert_eq!(patch(JSON, "{}").await.unwrap(), json!({}));
    assert_eq!(faults(patch(MERGE_PATCH, "[]").await)[0].1, "verkeerd-type");
    assert!(matches!(patch("text/plain", "{}").await, Err(Error::UnsupportedMediaType(MERGE_PATCH))));
}

#[actix_web::test]
async fn a_step_without_data_takes_nothing_or_an_empty_object() {
    let step = async |text: &'static str| {
        let (request, mut payload) = TestRequest::post().set_payload(text).to_http_parts();
        NoBody::from_request(&request, &mut payload).await.unwrap().read()
    };
    assert!(step("").await.is_ok() && step("{}").await.is_ok() && step(" { } ").await.is_ok());
    for text in ["{\"a\": 1}", "[]", "null", "x", " "] {
        assert_eq!(faults(step(text).await).len(), 1, "{text:?}");
    }
}
