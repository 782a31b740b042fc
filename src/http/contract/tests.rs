use std::sync::Arc;

use serde::Deserialize;
use serde_json::json;
use utoipa::{OpenApi as _, ToSchema};

use super::*;
use crate::domain::inhoud::Inhoud;

/// Een body om mee te proberen.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Proef {
    #[schema(minimum = 1, maximum = 10)]
    aantal: u32,
    #[schema(format = "email")]
    e_mail: Option<String>,
    #[schema(min_items = 1)]
    namen: Vec<String>,
    inhoud: Option<Inhoud>,
    #[serde(default)]
    #[schema(nullable, extensions(("x-referentielijst" = json!("thema"))))]
    themas: Vec<String>,
}

#[utoipa::path(post, path = "/proef", request_body = Proef)]
#[expect(dead_code, reason = "only its description is used")]
fn proef() {}

#[utoipa::path(put, path = "/inhoud", request_body(content = Inhoud))]
#[expect(dead_code, reason = "only its description is used")]
fn inhoud() {}

#[derive(utoipa::OpenApi)]
#[openapi(paths(proef, inhoud))]
struct Document;

fn contract() -> Contract {
    let document = serde_json::to_value(Document::openapi()).unwrap();
    Contract::new(&document, &Arc::new(Kennis::new(None).unwrap())).unwrap()
}

#[track_caller]
fn check(schema: &str, body: &Value, want: &[(&str, &str, &str)]) {
    let got = contract().check(schema, body).unwrap();
    let got: Vec<_> = got.iter().map(|fault| (fault.name.as_str(), fault.code, fault.reason.as_str())).collect();
    assert_eq!(got, want, "{body}");
}

#[test]
fn a_right_body_has_no_faults() {
    check("Inhoud", &json!({"naam": "Nieuwsbrief"}), &[]);
    check("Inhoud", &json!({"naam": "x", "themas": ["jeugd"], "omschrijving": null, "dpia": null, "rol": null}), &[]);
    check("Proef", &json!({"aantal": 1, "namen": ["x"], "inhoud": {"naam": "x"}, "themas": null}), &[]);
}

#[test]
fn each_kind_of_fault_has_its_code_and_words() {
    let doelen = |value: Value| json!({"naam": "x", "doelen": value});
    for (body, want) in [
        (json!([]), ("", "verkeerd-type", "Hier hoort een object.")),
        (json!({}), ("/naam", "verplicht", "Dit veld is verplicht.")),
        (json!({"naam": null}), ("/naam", "verkeerd-type", "Hier hoort een tekst.")),
        (json!({"naam": ""}), ("/naam", "te-kort", "Vul hier iets in.")),
        (json!({"naam": "é".repeat(243)}), ("/naam", "te-lang", "Gebruik hooguit 242 tekens.")),
        (json!({"naam": "x", "a/b~c": 1}), ("/a~1b~0c", "onbekend-veld", "Dit veld bestaat hier niet; laat het weg.")),
        (
            json!({"naam": "x", "doel": []}),
            ("/doel", "onbekend-veld", "Dit veld bestaat hier niet; bedoelt u “doelen”? Laat het anders weg."),
        ),
        (
            doelen(json!([{"omschrijvng": "x"}])),
            (
                "/doelen/0/omschrijvng",
                "onbekend-veld",
                "Dit veld bestaat hier niet; bedoelt u “omschrijving”? Laat het anders weg.",
            ),
        ),
        (doelen(json!({})), ("/doelen", "verkeerd-type", "Hier hoort een lijst.")),
        (doelen(vec![json!({}); 51].into()), ("/doelen", "te-veel", "Zet hier hooguit 50 onderdelen in.")),
        (
            doelen(json!([{"uuid": "x"}])),
            ("/doelen/0/uuid", "vorm", "Schrijf een uuid als 0190d6a5-7e1c-7c3a-9b4e-2f6d8a1c5e70."),
        ),
        (
            json!({"naam": "x", "rol": "baas"}),
            ("/rol", "onbekende-waarde", "Kies uit: verwerkingsverantwoordelijke, gezamenlijk, verwerker."),
        ),
        (json!({"naam": "x", "rol": 1}), ("/rol", "verkeerd-type", "Hier hoort een tekst.")),
        (json!({"naam": "x", "dpia": "ja"}), ("/dpia", "verkeerd-type", "Hier hoort een object.")),
        (
            json!({"naam": "x", "dpia": {"datum": "2026-02-30"}}),
            ("/dpia/datum", "vorm", "Schrijf een bestaande datum als 2026-05-31."),
        ),
        (json!({"naam": "x", "geenOntvangers": "ja"}), ("/geenOntvangers", "verkeerd-type", "Hier hoort true of false.")),
        (
            json!({"naam": "x", "themas": ["jeugd", "foo"]}),
            (
                "/themas/1",
                "onbekende-code",
                "“foo” staat niet in de referentielijst thema; de codes staan op /v1/referentielijsten/thema.",
            ),
        ),
        (
            json!({"naam": "x", "themas": ["jeugdd"]}),
            (
                "/themas/0",
                "onbekende-code",
                "“jeugdd” staat niet in de referentielijst thema; bedoelt u “jeugd”? De codes staan op /v1/referentielijsten/thema.",
            ),
        ),
        (
            json!({"naam": "x", "doorgiften": [{"land": "nederland"}]}),
            (
                "/doorgiften/0/land",
                "onbekende-code",
                "“nederland” staat niet in de referentielijst land; bedoelt u “NL”? De codes staan op /v1/referentielijsten/land.",
            ),
        ),
        (
            json!({"naam": "x", "rol": "verwerkers"}),
            (
                "/rol",
                "onbekende-waarde",
                "Bedoelt u “verwerker”? Kies uit: verwerkingsverantwoordelijke, gezamenlijk, verwerker.",
            ),
        ),
        (
            json!({"naam": "x", "privacyverklaringUrl": "javascript:alert(1)"}),
            ("/privacyverklaringUrl", "vorm", "Schrijf een volledig adres, zoals https://www.voorbeeld.nl/pagina."),
        ),
        (
            json!({"naam": "x", "privacyverklaringUrl": "geen adres"}),
            ("/privacyverklaringUrl", "vorm", "Schrijf een volledig adres, zoals https://www.voorbeeld.nl/pagina."),
        ),
    ] {
        check("Inhoud", &body, &[want]);
    }
}

#[test]
fn numbers_lists_and_addresses_have_their_own_words() {
    check(
        "Proef",
        &json!({"aantal": 11, "namen": [], "eMail": "geen"}),
        &[
            ("/aantal", "te-groot", "Het getal is hooguit 10."),
            ("/eMail", "vorm", "Schrijf een e-mailadres als naam@voorbeeld.nl."),
            ("/namen", "te-weinig", "Zet hier minstens 1 onderdeel in."),
        ],
    );
    check("Proef", &json!({"aantal": 1.5, "namen": ["x"]}), &[("/aantal", "verkeerd-type", "Hier hoort een geheel getal.")]);
}

#[test]
fn all_faults_come_at_once_in_the_order_of_their_places() {
    let body = json!({"namen": [1], "aantal": 0, "vreemd": 1, "inhoud": {
        "bewaartermijnen": [{"termijn": "4 weken"}],
        "doelen": [{"grondslagen": [{"grondslag": "zomaar", "wettelijkeBepalingen": [{"regeling": "a b"}]}]}],
    }});
    let got = contract().check("Proef", &body).unwrap();
    let got: Vec<_> = got.iter().map(|fault| (fault.name.as_str(), fault.code)).collect();
    assert_eq!(
        got,
        [
            ("/aantal", "te-klein"),
            ("/inhoud/bewaartermijnen/0/termijn", "vorm"),
            ("/inhoud/doelen/0/grondslagen/0/grondslag", "onbekende-waarde"),
            ("/inhoud/doelen/0/grondslagen/0/wettelijkeBepalingen/0/regeling", "vorm"),
            ("/inhoud/naam", "verplicht"),
            ("/namen/0", "verkeerd-type"),
            ("/vreemd", "onbekend-veld"),
        ]
    );
}

#[test]
fn a_schema_that_no_request_uses_is_a_mistake_of_ours() {
    assert!(matches!(contract().check("Onbekend", &json!({})), Err(Error::Internal(_))));
}
