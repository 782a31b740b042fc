//! Bodies that are refused: each fault with its place and a code.

use serde_json::{Value, json};
use verwerkingsregister::http::Limits;

use super::Ground;
use crate::support::TestApp;

#[actix_web::test]
async fn text_that_is_no_json_is_refused_with_line_and_column() {
    let ground = Ground::prepare().await;
    let answer = ground.create("{\n  \"registerhouder\": ,\n}").await.expect(400);
    insta::assert_json_snapshot!(answer.body, @r#"
    {
      "type": "https://register.voorbeeld.example/problemen/ongeldige-invoer",
      "status": 400,
      "title": "De invoer klopt niet",
      "detail": "De invoer bevat 1 fout.",
      "code": "ongeldige-invoer",
      "invalidParams": [
        {
          "name": "",
          "code": "json",
          "reason": "Dit is geen geldige JSON: regel 2, teken 21."
        }
      ]
    }
    "#);
    for text in ["", "{", "[1,", "{}{}", "{} x", "nul", "\u{feff}{}", "{\"a\":01}", "{'a':1}", "{\"a\":1,}", "\"\\ud800\"", "NaN"]
    {
        assert_eq!(ground.create(text).await.expect(400).problem_codes(), [("", "json")], "{text}");
    }
    ground.nothing_changed().await;
}

#[actix_web::test]
async fn bytes_that_are_no_text_are_refused() {
    let ground = Ground::prepare().await;
    let post = ground.redacteur.post("/v1/verwerkingsactiviteiten");
    let answer = post.body("application/json", b"{\"inhoud\":{\"naam\":\"\xff\xfe\"}}".to_vec()).send().await.expect(400);
    assert_eq!(answer.problem_codes(), [("", "json")]);
    ground.nothing_changed().await;
}

#[actix_web::test]
async fn a_key_that_stands_there_twice_is_refused_also_deep_inside() {
    let ground = Ground::prepare().await;
    let text = ground.nieuw.to_string();
    let twice = text.replace("\"naam\":", "\"naam\":\"Een ander\",\"naam\":");
    assert_eq!(ground.create(&twice).await.expect(400).problem_codes(), [("/inhoud/naam", "dubbel")]);
    let twice = text.replacen('{', "{\"inhoud\":null,", 1);
    assert_eq!(ground.create(&twice).await.expect(400).problem_codes(), [("/inhoud", "dubbel")]);
    ground.nothing_changed().await;
}

#[actix_web::test]
async fn every_fault_is_told_at_once_with_its_place() {
    let ground = Ground::prepare().await;
    let inhoud = json!({
        "naam": "",
        "omschrijving": 5,
        "onbekend": true,
        "rol": "baas",
        "themas": ["burgerzaken", "bestaat_niet"],
        "doelen": [{"grondslagen": [{"grondslag": "zomaar"}, {"grondslag": "toestemming", "grondslagGroep": "toestemming"}]}],
        "betrokkenen": {"categorie": "abonnee"},
        "bewaartermijnen": [{"termijn": "vier weken"}],
        "beginGeldigheid": "2026-02-30"
    });
    let answer = ground.create(&ground.nieuw_with("/inhoud", inhoud)).await.expect(400);
    assert_eq!(
        answer.problem_codes(),
        [
            ("/inhoud/beginGeldigheid", "vorm"),
            ("/inhoud/betrokkenen", "verkeerd-type"),
            ("/inhoud/bewaartermijnen/0/termijn", "vorm"),
            ("/inhoud/doelen/0/grondslagen/0/grondslag", "onbekende-waarde"),
            ("/inhoud/naam", "te-kort"),
            ("/inhoud/omschrijving", "verkeerd-type"),
            ("/inhoud/onbekend", "onbekend-veld"),
            ("/inhoud/rol", "onbekende-waarde"),
            ("/inhoud/themas/1", "onbekende-code"),
        ]
    );
    let answer = ground.create("{}").await.expect(400);
    assert_eq!(answer.problem_codes(), [("/inhoud", "verplicht"), ("/registerhouder", "verplicht")]);
    ground.nothing_changed().await;
}

#[actix_web::test]
async fn a_body_that_is_no_object_is_refused() {
    let ground = Ground::prepare().await;
    for text in ["[]", "null", "1", "\"x\"", "true"] {
        assert_eq!(ground.create(text).await.expect(400).problem_codes(), [("", "verkeerd-type")], "{text}");
    }
    let concept = ground.activiteit.path("/concept");
    for body in [json!([]), json!("x"), Value::Null] {
        let answer = ground.redacteur.patch(&concept).if_match(&ground.activiteit.etag).json(&body).send().await.expect(400);
        assert_eq!(answer.problem_codes(), [("", "verkeerd-type")], "{body}");
    }
    ground.nothing_changed().await;
}

#[actix_web::test]
async fn a_merge_patch_is_checked_by_what_comes_of_it() {
    let ground = Ground::prepare().await;
    let concept = ground.activiteit.path("/concept");
    for (patch, pointer, code) in [
        (json!({"inhoud": {"naam": null}}), "/inhoud/naam", "verkeerd-type"),
        (json!({"inhoud": {"naam": 5}}), "/inhoud/naam", "verkeerd-type"),
        (json!({"inhoud": {"onbekend": 1}}), "/inhoud/onbekend", "onbekend-veld"),
        (json!({"inhoud": {"onbekend": null}}), "/inhoud/onbekend", "onbekend-veld"),
        (json!({"onbekend": {}, "inhoud": {}}), "/onbekend", "onbekend-veld"),
        (json!({}), "/inhoud", "verplicht"),
        (json!({"inhoud": {"themas": ["bestaat_niet"]}}), "/inhoud/themas/0", "onbekende-code"),
    ] {
        let answer = ground.redacteur.patch(&concept).if_match(&ground.activiteit.etag).json(&patch).send().await.expect(400);
        assert_eq!(answer.problem_codes(), [(pointer, code)], "{patch}");
    }
    ground.nothing_changed().await;
}

#[actix_web::test]
async fn null_in_a_merge_patch_makes_empty() {
    let ground = Ground::prepare().await;
    let patch =
        json!({"inhoud": {"doorgifteBuitenEer": null, "doelen": null, "geautomatiseerdeBesluitvorming": {"aanwezig": null}}});
    let concept = ground.redacteur.patch(ground.activiteit.path("/concept")).if_match(&ground.activiteit.etag).json(&patch);
    let inhoud = &concept.send().await.expect(200).body["inhoud"];
    assert_eq!((&inhoud["doorgifteBuitenEer"], &inhoud["doelen"]), (&Value::Null, &json!([])));
    assert_eq!(inhoud["geautomatiseerdeBesluitvorming"]["aanwezig"], Value::Null);
    assert_eq!(inhoud["naam"], "Digitale nieuwsbrief");
}

#[actix_web::test]
async fn a_step_without_data_takes_none() {
    let ground = Ground::prepare().await;
    let step = || ground.redacteur.post(ground.activiteit.path("/concept/_indienen")).if_match(&ground.activiteit.etag);
    assert_eq!(step().json(&json!({"haast": true})).send().await.expect(400).problem_codes(), [("", "onbekend-veld")]);
    assert_eq!(step().body("application/json", "{").send().await.expect(400).problem_codes(), [("", "json")]);
    ground.nothing_changed().await;
    step().json(&json!({})).send().await.expect(200);
}

#[actix_web::test]
async fn what_is_too_large_is_refused_and_not_cut() {
    let limits = |body| {
        move |settings: &mut verwerkingsregister::toestand::Settings| settings.limits = Limits { body, ..Limits::default() }
    };
    let ground = Ground::prepare_in(TestApp::start_with(limits(4096)).await).await;
    let answer = ground.create(&ground.nieuw_with("/inhoud/omschrijving", json!("x".repeat(4096)))).await.expect(413);
    assert_eq!(answer.problem(), "te-groot");
    let chunks = ground.redacteur.post("/v1/verwerkingsactiviteiten").header("Transfer-Encoding", "chunked");
    let answer = chunks.body("application/json", ground.nieuw_with("/inhoud/omschrijving", json!("x".repeat(4096)))).send().await;
    assert_eq!(answer.expect(413).problem(), "te-groot");
    ground.nothing_changed().await;
}

#[actix_web::test]
async fn another_media_type_is_refused() {
    let ground = Ground::prepare().await;
    let text = ground.nieuw.to_string();
    for media_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/merge-patch+json",
        "application/json; charset=latin1",
        "json",
        "",
    ] {
        let answer = ground.redacteur.post("/v1/verwerkingsactiviteiten").body(media_type, text.clone()).send().await.expect(415);
        assert_eq!(answer.problem(), "onbekend-mediatype", "{media_type}");
    }
    let coded = ground.redacteur.post("/v1/verwerkingsactiviteiten").header("Content-Encoding", "gzip");
    coded.body("application/json", text.clone()).send().await.expect(415);
    ground.nothing_changed().await;
    for media_type in ["application/json", "APPLICATION/JSON; charset=UTF-8", "application/json;charset=\"utf-8\""] {
        ground.redacteur.post("/v1/verwerkingsactiviteiten").body(media_type, text.clone()).send().await.expect(201);
    }
}

#[actix_web::test]
async fn nesting_without_end_is_refused() {
    let ground = Ground::prepare().await;
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let answer = ground.create(&ground.nieuw_with("/inhoud/themas", json!("HIER")).replace("\"HIER\"", &deep)).await.expect(400);
    assert_eq!(answer.problem_codes().first().map(|(_, code)| *code), Some("te-diep"));
    ground.nothing_changed().await;
}
