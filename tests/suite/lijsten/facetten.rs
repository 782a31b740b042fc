//! Facets against a count worked out here, from the whole public records.

use std::{cmp::Reverse, collections::BTreeMap};

use serde_json::{Value, json};
use verwerkingsregister::domain::woorden::zoekwoord::normaal;

use super::waarden::waarden;
use crate::support::{
    Client, TestApp, complete_inhoud,
    lists::{OPENBAAR, every_result, found},
};

/// Where the values of each facet stand in a public record; a length of retention is worked out from its term.
const FACETTEN: [(&str, &[&str]); 9] = [
    ("registerhouder", &["registerhouder/uuid"]),
    ("thema", &["themas/*/code"]),
    ("grondslagGroep", &["doelen/*/grondslagen/*/grondslagGroep/code"]),
    ("grondslag", &["doelen/*/grondslagen/*/grondslag/code"]),
    ("gegevens", &["betrokkenen/*/gegevens/*/categorie/code"]),
    ("gevoeligheid", &["betrokkenen/*/gegevens/*/gevoeligheid/code"]),
    ("ontvanger", &["ontvangers/*/soort/code", "ontvangers/*/organisatie/uuid"]),
    ("land", &["ontvangers/*/land/code", "verwerkers/*/land/code", "doorgiften/*/land/code"]),
    ("zaaktype", &["zaaktypen/*/identificatie"]),
];
const ALLE: &str =
    "registerhouder,thema,grondslagGroep,grondslag,gegevens,gevoeligheid,ontvanger,land,zaaktype,bewaartermijn,besluitvorming";

/// How many records have each value.
fn tel<'a>(records: impl IntoIterator<Item = &'a Value>, paden: &[&str]) -> BTreeMap<String, i64> {
    let mut aantallen = BTreeMap::new();
    for record in records {
        let mut eigen: Vec<String> = paden.iter().flat_map(|pad| waarden(record, pad)).collect();
        eigen.sort();
        eigen.dedup();
        for waarde in eigen {
            *aantallen.entry(waarde).or_default() += 1;
        }
    }
    aantallen
}

/// What the service counted, code by code.
fn geteld(facet: &Value) -> BTreeMap<String, i64> {
    let waarden = facet["waarden"].as_array().unwrap().iter();
    waarden.map(|waarde| (waarde["code"].as_str().unwrap().to_owned(), waarde["aantal"].as_i64().unwrap())).collect()
}

async fn facet(lezer: &Client, facet: &str, query: &[(&str, &str)]) -> Value {
    let vraag =
        query.iter().fold(lezer.get(OPENBAAR).query("facetten", facet), |vraag, (sleutel, waarde)| vraag.query(sleutel, waarde));
    vraag.send().await.expect(200).body["facetten"][0].clone()
}

#[actix_web::test]
async fn every_facet_counts_the_records_that_show_the_value() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let records = every_result(&lezer, &format!("{OPENBAAR}?volledig=true&pageSize=10")).await;
    let antwoord = lezer.get(OPENBAAR).query("facetten", ALLE).send().await.expect(200).body;
    let namen: Vec<&str> =
        antwoord["facetten"].as_array().unwrap().iter().map(|facet| facet["facet"].as_str().unwrap()).collect();
    assert_eq!(namen.join(","), ALLE, "in the order asked");
    for (plaats, (naam, paden)) in FACETTEN.iter().enumerate() {
        let verwacht = tel(&records, paden);
        assert!(verwacht.len() > 1 || *naam == "registerhouder", "the example says too little of {naam}");
        assert_eq!(geteld(&antwoord["facetten"][plaats]), verwacht, "{naam}");
    }
    for facet in antwoord["facetten"].as_array().unwrap() {
        let waarden = facet["waarden"].as_array().unwrap();
        let volgorde = |waarde: &Value| (Reverse(waarde["aantal"].as_i64().unwrap()), normaal(waarde["naam"].as_str().unwrap()));
        assert!(waarden.iter().map(volgorde).is_sorted(), "{facet}");
        for waarde in waarden.iter().step_by(3) {
            let (naam, code) = (facet["facet"].as_str().unwrap(), waarde["code"].as_str().unwrap());
            assert!(waarde["naam"] != waarde["code"] || naam == "zaaktype", "{naam} has no name for {code}");
            let gevonden = found(&lezer, OPENBAAR, &[(naam, code)]).await;
            assert_eq!(waarde["aantal"], gevonden.len(), "{naam}={code} finds as many as were counted");
        }
    }
    assert!(lezer.get(OPENBAAR).send().await.expect(200).body["facetten"].is_null(), "only when asked");
}

#[actix_web::test]
async fn a_facet_counts_with_the_search_and_all_filters_but_its_own() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let records = every_result(&lezer, &format!("{OPENBAAR}?volledig=true")).await;
    let heeft = |record: &Value, pad: &str, code: &str| waarden(record, pad).iter().any(|waarde| waarde == code);
    let taak = |record: &&Value| heeft(record, "doelen/*/grondslagen/*/grondslag/code", "taak_algemeen_belang");
    let burgerzaken = |record: &&Value| heeft(record, "themas/*/code", "burgerzaken");
    let filters = [("thema", "burgerzaken"), ("grondslag", "taak_algemeen_belang")];
    assert_eq!(geteld(&facet(&lezer, "thema", &filters).await), tel(records.iter().filter(taak), &["themas/*/code"]));
    let grondslag = FACETTEN[3].1;
    assert_eq!(geteld(&facet(&lezer, "grondslag", &filters).await), tel(records.iter().filter(burgerzaken), grondslag));
    let beide = tel(records.iter().filter(taak).filter(burgerzaken), FACETTEN[4].1);
    assert!(!beide.is_empty());
    assert_eq!(geteld(&facet(&lezer, "gegevens", &filters).await), beide);
    let gezocht = every_result(&lezer, &format!("{OPENBAAR}?volledig=true&zoek=vergunning")).await;
    assert_eq!(geteld(&facet(&lezer, "thema", &[("zoek", "vergunning")]).await), tel(&gezocht, &["themas/*/code"]));
    assert_eq!(facet(&lezer, "thema", &[("zoek", "bestaatniet")]).await["waarden"], json!([]));
}

#[actix_web::test]
async fn terms_fall_in_classes_that_are_a_filter_too() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let gevallen = [
        ("Camera", json!([{"soort": "vaste_termijn", "termijn": "P4W", "startmoment": "datum_opname"}])),
        ("Jaar", json!([{"soort": "vaste_termijn", "termijn": "P12M", "startmoment": "datum_opname"}])),
        (
            "Zeven",
            json!([{"soort": "vaste_termijn", "termijn": "P7Y", "startmoment": "datum_opname"}, {"soort": "gebeurtenis", "gebeurtenis": "Afmelden"}]),
        ),
    ];
    for (naam, termijnen) in gevallen {
        let mut inhoud = complete_inhoud(gemeente);
        inhoud["naam"] = naam.into();
        inhoud["bewaartermijnen"] = termijnen;
        app.vastgesteld_met(gemeente, &inhoud).await;
    }
    let lezer = app.anonymous();
    let waarde = |code: &str, naam: &str, aantal: i64| json!({"code": code, "naam": naam, "aantal": aantal});
    let verwacht = json!({"facet": "bewaartermijn", "waarden": [
        waarde("tot_1_jaar", "Tot en met 1 jaar", 2),
        waarde("5_tot_10_jaar", "Meer dan 5 tot en met 10 jaar", 1),
        waarde("gebeurtenis", "Tot een gebeurtenis", 1)
    ]});
    assert_eq!(facet(&lezer, "bewaartermijn", &[]).await, verwacht);
    let korter = found(&lezer, OPENBAAR, &[("bewaartermijn", "tot_1_jaar,5_tot_10_jaar")]).await;
    assert_eq!(korter.len(), 3);
    assert!(found(&lezer, OPENBAAR, &[("bewaartermijn", "blijvend")]).await.is_empty());
    lezer.get(OPENBAAR).query("bewaartermijn", "eeuwig").send().await.expect(400);
}

#[actix_web::test]
async fn what_is_not_public_is_never_counted_and_the_past_is_counted_as_it_was() {
    let app = TestApp::start().await;
    app.clock.set("2026-03-01T12:00:00Z");
    let gemeente = app.gemeente().await;
    let met = |thema: &str, vertrouwelijkheid: &str| {
        let mut inhoud = complete_inhoud(gemeente);
        inhoud["themas"] = json!([thema]);
        inhoud["vertrouwelijkheid"] = vertrouwelijkheid.into();
        inhoud
    };
    let jeugd = app.vastgesteld_met(gemeente, &met("jeugd", "openbaar")).await;
    for vertrouwelijkheid in ["intern", "vertrouwelijk"] {
        app.vastgesteld_met(gemeente, &met("onderwijs", vertrouwelijkheid)).await;
    }
    app.concept(gemeente, &met("ondernemen", "openbaar")).await;
    app.clock.set("2026-05-01T12:00:00Z");
    let wonen = app.vastgesteld_met(gemeente, &met("wonen_en_bouwen", "openbaar")).await;
    let lezer = app.anonymous();
    let themas = async |query: &[(&str, &str)]| {
        let geteld = geteld(&facet(&lezer, "thema", query).await);
        geteld.into_iter().map(|(code, aantal)| format!("{code} {aantal}")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(themas(&[]).await, "jeugd 1, wonen_en_bouwen 1");
    assert_eq!(themas(&[("beschikbaarOp", "2026-04-01T00:00:00Z")]).await, "jeugd 1");
    assert_eq!(themas(&[("geldigOp", "2026-04-01")]).await, "jeugd 1");
    assert_eq!(themas(&[("geldigOp", "2026-02-01")]).await, "");
    assert_eq!(themas(&[("registerhouder", &gemeente.to_string())]).await, "jeugd 1, wonen_en_bouwen 1");
    // What becomes internal leaves every count, also those of the past; what is withdrawn too.
    let gestart = app.redacteur().post(jeugd.path("/concept")).if_match(&jeugd.etag).send().await.expect(201);
    let heel = json!({"inhoud": met("jeugd", "intern")});
    let gewijzigd = app.redacteur().put(jeugd.path("/concept")).if_match(&gestart.etag()).json(&heel).send().await.expect(200);
    app.settle(&jeugd.after(&gewijzigd)).await;
    assert_eq!(themas(&[]).await, "wonen_en_bouwen 1");
    assert_eq!(themas(&[("beschikbaarOp", "2026-04-01T00:00:00Z")]).await, "");
    let intrekking = json!({"reden": "fout_in_inhoud", "tekst": "Deze versie bevatte een fout."});
    let intrekken = app.beheerder().post(wonen.path("/versies/1/_intrekken")).if_match(&wonen.etag).json(&intrekking);
    intrekken.send().await.expect(200);
    assert_eq!(themas(&[]).await, "");
}

#[actix_web::test]
async fn an_organisation_has_the_name_of_today_and_a_facet_comes_once() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente_named("Gemeente Oud").await;
    app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let path = format!("/v1/organisaties/{gemeente}");
    let gelezen = app.beheerder().get(&path).send().await.expect(200);
    let mut gegevens = gelezen.body["gegevens"].clone();
    gegevens["naam"] = "Gemeente Nieuw".into();
    app.beheerder().put(&path).if_match(&gelezen.etag()).json(&gegevens).send().await.expect(200);
    let lezer = app.anonymous();
    let antwoord = lezer.get(OPENBAAR).query("facetten", "registerhouder,thema,registerhouder").send().await.expect(200).body;
    let verwacht = json!([
        {"facet": "registerhouder", "waarden": [{"code": gemeente, "naam": "Gemeente Nieuw", "aantal": 1}]},
        {"facet": "thema", "waarden": []}
    ]);
    assert_eq!(antwoord["facetten"], verwacht);
    for fout in ["wet", "Thema", "thema,", "*"] {
        let fouten = lezer.get(OPENBAAR).query("facetten", fout).send().await.expect(400);
        assert_eq!(fouten.problem_codes()[0].0, "facetten", "{fout}");
    }
}
