//! Paging: complete and stable in every order; and a result says the same as the whole record.

use serde_json::{Value, json};

use crate::support::{
    Client, Operation, PUBLIC_URL, TestApp,
    lists::{BEHEER, OPENBAAR, every_result, found, texts},
    operations,
};

const VOLGORDES: [&str; 4] = ["naam", "-vastgesteldOp", "identificatie", "relevantie"];

#[actix_web::test]
async fn pages_together_are_the_whole_list_in_every_order() {
    let app = TestApp::with_example().await;
    for (path, lezer, aantal) in [(OPENBAAR, app.anonymous(), 45), (BEHEER, app.redacteur(), 51)] {
        for sorteer in VOLGORDES {
            let ineens = texts(&found(&lezer, path, &[("sorteer", sorteer)]).await, "uuid");
            let mut uniek = ineens.clone();
            uniek.sort();
            uniek.dedup();
            assert_eq!((ineens.len(), uniek.len()), (aantal, aantal), "{path} {sorteer}");
            for maat in [1, 7, 44] {
                let stukken = every_result(&lezer, &format!("{path}?sorteer={sorteer}&pageSize={maat}")).await;
                assert_eq!(texts(&stukken, "uuid"), ineens, "{path} {sorteer} in pages of {maat}");
            }
        }
    }
}

/// Everything that a list gives, each part after the place of the one before it.
async fn every_part(client: &Client, path: &str) -> Vec<Value> {
    let (mut results, mut here) = (Vec::new(), path.to_owned());
    loop {
        let mut part = client.get(&here).send().await.expect(200);
        results.append(part.body["results"].as_array_mut().unwrap());
        let next = part.body["next"].as_str().map(|next| next.strip_prefix(PUBLIC_URL).unwrap());
        let Some(cursor) = part.body["cursor"].as_str() else {
            assert_eq!(next, None);
            return results;
        };
        let further = format!("{path}&na={cursor}");
        assert!(here == path || next == Some(&further), "{next:?}");
        here = further;
    }
}

#[actix_web::test]
async fn parts_from_a_place_on_are_the_whole_list_in_every_fixed_order() {
    let app = TestApp::with_example().await;
    for (path, lezer) in [(OPENBAAR, app.anonymous()), (BEHEER, app.redacteur())] {
        for sorteer in &VOLGORDES[..3] {
            let ineens = texts(&found(&lezer, path, &[("sorteer", sorteer)]).await, "uuid");
            for maat in [1, 7, 44, 100] {
                let stukken = every_part(&lezer, &format!("{path}?sorteer={sorteer}&pageSize={maat}")).await;
                assert_eq!(texts(&stukken, "uuid"), ineens, "{path} {sorteer} in parts of {maat}");
            }
        }
        let gezocht = lezer.get(format!("{path}?zoek=camera&pageSize=1")).send().await.expect(200).body;
        assert_eq!(gezocht["cursor"], Value::Null, "relevance has no place");
        let cursor = lezer.get(format!("{path}?pageSize=1")).send().await.expect(200).body["cursor"].as_str().unwrap().to_owned();
        for (query, code) in [
            ("na=onzin".to_owned(), "onbekende-cursor"),
            (format!("na={cursor}&sorteer=identificatie"), "onbekende-cursor"),
            (format!("na={cursor}&page=2"), "niet-samen"),
            (format!("na={cursor}&page=1"), "niet-samen"),
            (format!("na={cursor}&sorteer=relevantie"), "niet-samen"),
            (format!("na={cursor}&zoek=camera"), "niet-samen"),
        ] {
            let fout = lezer.get(format!("{path}?{query}")).send().await.expect(400);
            assert_eq!(fout.problem_codes(), [("na", code)], "{query}");
        }
        let elders = if path == BEHEER { OPENBAAR } else { BEHEER };
        let fout = app.redacteur().get(format!("{elders}?na={cursor}")).send().await.expect(400);
        assert_eq!(fout.problem_codes(), [("na", "onbekende-cursor")], "a cursor of {path}");
        let relevantie = lezer.get(format!("{path}?sorteer=relevantie&pageSize=1")).send().await.expect(200).body;
        assert_eq!(relevantie["cursor"], Value::Null, "what is refused is not given");
    }
}

/// Every list that has pages has places too, in one way.
#[test]
fn each_list_with_pages_goes_on_from_a_place() {
    let heeft = |operation: &Operation, naam: &str| {
        let parameters = operation.value["parameters"].as_array().into_iter().flatten();
        parameters.into_iter().any(|parameter| parameter["in"] == "query" && parameter["name"] == naam)
    };
    let met_bladen: Vec<_> = operations().into_iter().filter(|operation| heeft(operation, "page")).collect();
    assert!(met_bladen.len() >= 14, "{}", met_bladen.len());
    for operation in met_bladen {
        assert!(heeft(&operation, "na"), "{}", operation.id());
    }
}

#[actix_web::test]
async fn other_lists_go_on_from_a_place_as_well() {
    let app = TestApp::with_example().await;
    let wie = app.with_every_right("alles");
    let organisaties = found(&wie, "/v1/organisaties", &[("registerhouder", "true")]).await;
    let gemeente = texts(&organisaties, "uuid").remove(0);
    for nummer in 1..=3 {
        let url = format!("https://zaken.voorbeeld.example/{nummer}");
        let abonnement = json!({"url": url, "geheim": "whsec_VmVyemluIGVlbiBlaWdlbiBnZWhlaW0gdmFuIDMyIGI="});
        wie.post("/v1/abonnementen").json(&abonnement).send().await.expect(201);
        let extern_ = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/T-{nummer}?registerhouder={gemeente}");
        wie.put(extern_)
            .json(&json!({"inhoud": {"naam": "Afvalpas"}, "verwerkersBijNaam": [{"naam": "X"}]}))
            .send()
            .await
            .expect(201);
    }
    let mut rijen = String::new();
    for _ in 1..=2 {
        let sturen = wie.post(format!("/v1/inlezingen?registerhouder={gemeente}"));
        let gestuurd =
            sturen.body("text/csv", "Nummer;Verwerking;Doel\r\n1;Een;Iets\r\n2;Twee;Iets\r\n3;Drie;Iets\r\n").send().await;
        rijen = format!("/v1/inlezingen/{}", gestuurd.expect(202).body["uuid"].as_str().unwrap());
        app.wacht_op(&rijen, "klaar").await;
    }
    for pad in [
        "/v1/organisaties?zoek=e",
        "/v1/register/organisaties?zoek=e",
        "/v1/selectielijst-resultaten?procestype=8",
        "/v1/verwerkersovereenkomsten?einddatumTot=2999-12-31",
        "/v1/verwerkersovereenkomsten?x",
        "/v1/abonnementen?x",
        &format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem?registerhouder={gemeente}"),
        "/v1/verwerkersvoorstellen?x",
        "/v1/inlezingen?x",
        &format!("{rijen}/rijen?x"),
        "/v1/journaal?x",
        "/v1/bevindingen?peildatum=2026-11-21",
        "/v1/bevindingen?ernst=waarschuwing&peildatum=2026-11-21",
    ] {
        let pad = pad.replace("?x", "?");
        let ineens = every_result(&wie, &format!("{pad}&pageSize=100").replace("?&", "?")).await;
        assert!(ineens.len() > 1 || pad.contains("einddatumTot"), "{pad}: {}", ineens.len());
        for maat in [1, 3, 100].into_iter().filter(|maat| ineens.len() / maat < 200) {
            let stukken = every_part(&wie, &format!("{pad}&pageSize={maat}").replace("?&", "?")).await;
            assert_eq!(stukken, ineens, "{pad} in parts of {maat}");
        }
        let fout = wie.get(format!("{pad}&na=onzin").replace("?&", "?")).send().await.expect(400);
        assert_eq!(fout.problem_codes(), [("na", "onbekende-cursor")], "{pad}");
    }
    let een = wie.get("/v1/organisaties?pageSize=1").send().await.expect(200).body;
    let cursor = een["cursor"].as_str().unwrap();
    wie.get(format!("/v1/journaal?na={cursor}")).send().await.expect(400);
    wie.get(format!("/v1/organisaties?na={cursor}&page=1")).send().await.expect(400);
    // "a\u0000b": what a database cannot compare with is no place.
    let teken = "/v1/verwerkingsactiviteiten/extern/zaaksysteem?registerhouder=";
    let fout = wie.get(format!("{teken}{}&na=eImFcdTAwMDBiIg", app.gemeente().await)).send().await.expect(400);
    assert_eq!(fout.problem_codes(), [("na", "onbekende-cursor")]);
}

#[actix_web::test]
async fn what_comes_before_a_place_moves_nothing_behind_it() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for naam in ["Bomen", "Daken", "Feesten"] {
        app.vastgesteld(gemeente, naam, "2026-01-01").await;
    }
    let lezer = app.anonymous();
    let eerste = lezer.get(format!("{OPENBAAR}?pageSize=2")).send().await.expect(200).body;
    for naam in ["Afval", "Cameras", "Evenementen"] {
        app.vastgesteld(gemeente, naam, "2026-01-01").await;
    }
    let verder = lezer.get(format!("{OPENBAAR}?na={}", eerste["cursor"].as_str().unwrap())).send().await.expect(200).body;
    assert_eq!(texts(verder["results"].as_array().unwrap(), "naam"), ["Evenementen", "Feesten"]);
    assert_eq!((&verder["count"], &verder["previous"], &verder["cursor"]), (&json!(6), &Value::Null, &Value::Null));
}

#[actix_web::test]
async fn every_order_is_the_one_it_says() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let op = async |sorteer: &str, sleutel: &str| texts(&found(&lezer, OPENBAAR, &[("sorteer", sorteer)]).await, sleutel);
    let namen = op("naam", "naam").await;
    assert_eq!(
        namen[..3],
        ["Aanpak van schooluitval in de regio", "Administratie van raadsleden", "Afval inzamelen met de afvalpas"]
    );
    let mut gesorteerd = namen.clone();
    gesorteerd.sort_by_key(|naam| naam.to_lowercase());
    assert_eq!(namen, gesorteerd);
    let nummers = op("identificatie", "identificatie").await;
    assert!(nummers.is_sorted(), "{nummers:?}");
    assert_eq!(nummers[..3], ["VA-0001", "VA-0001", "VA-0002"], "two registers have a first one");
    let momenten = op("-vastgesteldOp", "vastgesteldOp").await;
    assert!(momenten.iter().rev().is_sorted() && momenten.first() != momenten.last(), "{momenten:?}");
    assert_eq!(op("relevantie", "naam").await, namen, "without words to find, by name");
    lezer.get(OPENBAAR).query("sorteer", "-naam").send().await.expect(400);
    lezer.get(OPENBAAR).query("sorteer", "naam,identificatie").send().await.expect(400);
}

#[actix_web::test]
async fn names_stand_without_case_and_diacritics_and_equal_ones_by_uuid() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for naam in ["Zebra", "eenvoud", "Éénmalig", "bal", "appel", "Äpfel", "\u{202e}Omgekeerd", "3 bomen", "Ærø"] {
        app.vastgesteld(gemeente, naam, "2026-01-01").await;
    }
    let mut gelijk = Vec::new();
    for naam in ["Gelijk", "gelijk", "GELIJK", "gelíjk", "Gelijk", "gélijk"] {
        gelijk.push(app.vastgesteld(gemeente, naam, "2026-01-01").await.uuid.to_string());
    }
    gelijk.sort();
    for path in [OPENBAAR, BEHEER] {
        let lijst = every_result(&app.redacteur(), &format!("{path}?pageSize=2")).await;
        let namen = texts(&lijst, "naam");
        assert_eq!(namen[..6], ["3 bomen", "Äpfel", "appel", "bal", "Éénmalig", "eenvoud"]);
        assert_eq!(texts(&lijst, "uuid")[6..12], gelijk);
        assert_eq!(namen[12..], ["Zebra", "Ærø", "\u{202e}Omgekeerd"]);
    }
}

#[actix_web::test]
async fn a_page_beyond_the_last_is_empty_and_leads_back() {
    let app = TestApp::with_example().await;
    for (path, lezer, aantal) in [(OPENBAAR, app.anonymous(), 45), (BEHEER, app.redacteur(), 51)] {
        let voorbij = lezer.get(format!("{path}?pageSize=10&page=1000000&thema=&sorteer=naam")).send().await.expect(400);
        assert_eq!(voorbij.problem_codes()[0].0, "thema");
        let voorbij = lezer.get(format!("{path}?pageSize=10&page=1000000&sorteer=naam")).send().await.expect(200);
        assert_eq!((&voorbij.body["count"], &voorbij.body["results"]), (&aantal.into(), &Value::Array(Vec::new())));
        assert_eq!(voorbij.body["next"], Value::Null);
        let laatste = (aantal + 9) / 10;
        assert_eq!(voorbij.body["previous"], format!("{PUBLIC_URL}{path}?pageSize=10&sorteer=naam&page={laatste}"));
        assert_eq!(voorbij.header("Link").unwrap(), format!("<{}>; rel=\"prev\"", voorbij.body["previous"].as_str().unwrap()));
        for fout in ["pageSize=0", "pageSize=101", "page=0", "page=1000001", "pageSize=1.5", "page=-1", "page=", "page=1&page=2"]
        {
            lezer.get(format!("{path}?{fout}")).send().await.expect(400);
        }
    }
}

#[actix_web::test]
async fn next_and_previous_keep_the_filters_and_stand_in_the_header_too() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let path = format!(
        "{OPENBAAR}?zoek=gemeente&page=2&grondslag=taak_algemeen_belang,wettelijke_verplichting&pageSize=3&volledig=true"
    );
    let midden = lezer.get(path).send().await.expect(200);
    assert!(midden.body["count"].as_u64().unwrap() > 6, "{}", midden.body["count"]);
    let adres = |page: u8| {
        let rest = "zoek=gemeente&grondslag=taak_algemeen_belang,wettelijke_verplichting&pageSize=3&volledig=true";
        format!("{PUBLIC_URL}{OPENBAAR}?{rest}&page={page}")
    };
    assert_eq!((&midden.body["next"], &midden.body["previous"]), (&adres(3).into(), &adres(1).into()));
    assert_eq!(midden.header("Link").unwrap(), format!("<{}>; rel=\"next\", <{}>; rel=\"prev\"", adres(3), adres(1)));
    let terug = lezer.get(adres(3).strip_prefix(PUBLIC_URL).unwrap()).send().await.expect(200);
    assert_eq!(terug.body["previous"], adres(2));
    assert!(terug.body["results"].as_array().unwrap().iter().all(|result| result["contact"].is_object()), "still volledig");
    let een = lezer.get(OPENBAAR).query("identificatie", "VA-0018").send().await.expect(200);
    assert_eq!((&een.body["next"], &een.body["previous"], een.header("Link")), (&Value::Null, &Value::Null, None));
}

#[actix_web::test]
async fn a_summary_says_what_the_whole_record_says_and_that_is_the_item() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let kort = found(&lezer, OPENBAAR, &[]).await;
    let volledig = found(&lezer, OPENBAAR, &[("volledig", "true")]).await;
    assert_eq!(found(&lezer, OPENBAAR, &[("volledig", "false")]).await, kort);
    for (kort, volledig) in kort.iter().zip(&volledig) {
        let path = volledig["url"].as_str().unwrap().strip_prefix(PUBLIC_URL).unwrap();
        assert_eq!(lezer.get(path).send().await.expect(200).body, *volledig);
        assert_eq!((&kort["vorm"], &volledig["vorm"]), (&json!("samenvatting"), &json!("volledig")));
        for (sleutel, waarde) in kort.as_object().unwrap().iter().filter(|(sleutel, _)| *sleutel != "vorm") {
            assert_eq!(*waarde, in_het_kort(volledig, sleutel), "{path} {sleutel}");
        }
    }
    assert!(kort[0].get("betrokkenen").is_none() && kort[0].get("contact").is_none());
}

/// What a summary has to say under this key.
fn in_het_kort(volledig: &Value, sleutel: &str) -> Value {
    let doelen = || volledig["doelen"].as_array().unwrap().iter();
    let uniek = |veld: &str| {
        let mut uniek: Vec<Value> = Vec::new();
        for grondslag in doelen().flat_map(|doel| doel["grondslagen"].as_array().unwrap()) {
            let waarde = &grondslag[veld];
            if !waarde.is_null() && !uniek.contains(waarde) {
                uniek.push(waarde.clone());
            }
        }
        Value::Array(uniek)
    };
    match sleutel {
        "doelen" => doelen().map(|doel| doel["omschrijving"].clone()).filter(|doel| !doel.is_null()).collect(),
        "grondslagen" => uniek("grondslag"),
        "grondslagGroepen" => uniek("grondslagGroep"),
        _ => volledig.get(sleutel).cloned().unwrap_or_else(|| panic!("the record does not know {sleutel}")),
    }
}
