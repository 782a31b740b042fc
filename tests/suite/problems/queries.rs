//! Queries that are refused, and words that only look dangerous.

use super::Ground;

const LISTS: [&str; 2] = ["/v1/register/verwerkingsactiviteiten", "/v1/verwerkingsactiviteiten"];

#[actix_web::test]
async fn every_bad_value_of_a_list_is_told_at_once() {
    let ground = Ground::prepare().await;
    for list in LISTS {
        let query = "page=0&pageSize=101&geldigOp=morgen&beschikbaarOp=gisteren&status=dood&rol=baas&thema=x&registerhouder=1&sorteer=x&weg=1";
        let answer = ground.redacteur.get(format!("{list}?{query}")).send().await.expect(400);
        assert_eq!(
            answer.problem_codes(),
            [
                ("page", "vorm"),
                ("pageSize", "vorm"),
                ("geldigOp", "vorm"),
                ("beschikbaarOp", "vorm"),
                ("status", "onbekende-waarde"),
                ("rol", "onbekende-waarde"),
                ("thema", "onbekende-code"),
                ("registerhouder", "vorm"),
                ("sorteer", "onbekende-waarde"),
                ("weg", "onbekende-parameter"),
            ],
            "{list}"
        );
    }
}

#[actix_web::test]
async fn each_bad_value_of_one_filter_is_told() {
    let ground = Ground::prepare().await;
    for list in LISTS {
        for (query, genoemd) in [
            ("thema=x,burgerzaken&thema=y", ["“x”", "“y”"]),
            ("status=dood,geldig,weg", ["“dood”", "“weg”"]),
            ("wet=32016R0679&artikel=boem,6,bats", ["“boem”", "“bats”"]),
            ("registerhouder=1&registerhouder=2", ["“1”", "“2”"]),
        ] {
            let answer = ground.redacteur.get(format!("{list}?{query}")).send().await.expect(400);
            let fouten = answer.body["invalidParams"].as_array().unwrap();
            let redenen: Vec<_> = fouten.iter().map(|fout| fout["reason"].as_str().unwrap()).collect();
            assert_eq!(redenen.len(), genoemd.len(), "{list}?{query}: {redenen:?}");
            for (reden, waarde) in redenen.iter().zip(genoemd) {
                assert!(reden.starts_with(waarde), "{query}: {reden}");
            }
        }
    }
}

#[actix_web::test]
async fn one_bad_value_is_one_fault() {
    let ground = Ground::prepare().await;
    for (query, key, code) in [
        ("geldigOp=2026-02-30", "geldigOp", "vorm"),
        ("geldigOp=-9999-01-01", "geldigOp", "vorm"),
        ("geldigOp=0000-12-31", "geldigOp", "vorm"),
        ("beschikbaarOp=0000-01-01T00:00:00Z", "beschikbaarOp", "vorm"),
        ("geldigOp=2026-11-21&geldigOp=2026-11-22", "geldigOp", "dubbel"),
        ("beschikbaarOp=2027-01-01T00:00:00Z", "beschikbaarOp", "in-de-toekomst"),
        ("zoek=", "zoek", "te-weinig"),
        ("zoek=%00", "zoek", "stuurteken"),
        ("zoek=a%0Db", "zoek", "stuurteken"),
        ("zoek=%ff", "zoek", "codering"),
        ("thema=burgerzaken,", "thema", "te-weinig"),
        ("page=1000001", "page", "vorm"),
        ("pageSize=-1", "pageSize", "vorm"),
        ("pagesize=10", "pagesize", "onbekende-parameter"),
    ] {
        for list in LISTS {
            let answer = ground.redacteur.get(format!("{list}?{query}")).send().await.expect(400);
            assert_eq!(answer.problem_codes(), [(key, code)], "{list}?{query}");
        }
    }
    let long = "a".repeat(201);
    let answer = ground.redacteur.get(LISTS[0]).query("zoek", &long).send().await.expect(400);
    assert_eq!(answer.problem_codes(), [("zoek", "te-lang")]);
}

/// Accents and case do not matter in a name.
fn is_in_the_name(term: &str) -> bool {
    "gemeente voorbeeld".contains(&verwerkingsregister::domain::woorden::zoekwoord::normaal(term))
}

#[actix_web::test]
async fn no_search_term_is_taken_for_anything_but_words() {
    let ground = Ground::prepare().await;
    ground.app.settle(&ground.activiteit).await;
    let nasty = [
        "%",
        "_",
        "\"",
        "*",
        "'",
        "\\",
        ";",
        "--",
        "/*",
        "?",
        "$1",
        ":a",
        "AND",
        "OR",
        "NOT",
        "NEAR(a b)",
        "nieuws*",
        "naam:nieuwsbrief",
        "nieuws%",
        "n_euwsbrief",
        "'; DROP TABLE versies; --",
        "\" OR \"1\"=\"1",
        "😀",
        "😀 nieuwsbrief",
        "é",
        "e\u{301}",
        "İ",
        "ß",
        "\u{10ffff}",
        "\u{202e}",
        "\u{200b}",
        "\u{fffd}",
        "(",
        ")",
        "[]",
        "{}",
        "^",
        "~",
        "a b c d e f g h i j k l m n o p",
        "ﬁ",
        "١٢٣",
        "中文",
    ];
    for list in LISTS {
        for term in nasty {
            let answer = ground.redacteur.get(list).query("zoek", term).send().await;
            assert_eq!(answer.status, 200, "{list} `{}`: {}", term.escape_unicode(), answer.text());
            let words = term.chars().any(char::is_alphanumeric);
            assert!(words || answer.body["count"] == 0, "`{term}` has no word in it, and finds something");
        }
        // Without a word everything is as relevant as everything else.
        assert_eq!(ground.redacteur.get(format!("{list}?sorteer=relevantie")).send().await.expect(200).body["count"], 1);
        assert_eq!(ground.redacteur.get(format!("{list}?zoek=%25")).send().await.expect(200).body["count"], 0);
        for term in ["nieuwsbrief", "NIEUWSBRIEF", "nieuws", "digitale nieuwsbrief", "\"nieuwsbrief\"", "nieuwsbrief, 😀"] {
            let answer = ground.redacteur.get(list).query("zoek", term).send().await.expect(200);
            assert_eq!(answer.body["count"], 1, "{list} {term}");
        }
    }
    for list in ["/v1/organisaties", "/v1/register/organisaties"] {
        for term in nasty {
            let answer = ground.redacteur.get(list).query("zoek", term).send().await;
            assert_eq!(answer.status, 200, "{list} `{}`: {}", term.escape_unicode(), answer.text());
            assert!(answer.body["count"] == 0 || is_in_the_name(term), "{list}: `{term}` finds what is not so named");
        }
    }
    let other = ["identificatie", "zaaktype", "uplProduct", "wet"];
    for key in other {
        for term in nasty.into_iter().filter(|term| !term.contains(',')) {
            let answer = ground.redacteur.get(LISTS[0]).query(key, term).send().await;
            assert!([200, 400].contains(&answer.status), "{key} {term}: {}", answer.text());
        }
    }
}
