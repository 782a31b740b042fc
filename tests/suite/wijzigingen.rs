//! The change feed: who follows it ends with the public register, whatever happens meanwhile.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{
    TestApp, complete_inhoud,
    life_cycle::{beeindigd, gewist, ingetrokken, nieuwe_versie, versie_vanaf},
};

const PAD: &str = "/v1/register/wijzigingen";

async fn vraag(app: &TestApp, query: &str) -> Value {
    app.anonymous().get(format!("{PAD}?{query}")).send().await.expect(200).body
}

/// The kinds that come after a cursor, and the next cursor.
async fn soorten(app: &TestApp, cursor: Option<&str>) -> (Vec<String>, String) {
    let antwoord = vraag(app, &cursor.map(|cursor| format!("na={cursor}")).unwrap_or_default()).await;
    let soort = |regel: &Value| format!("{} {}", regel["soort"].as_str().unwrap(), regel["versie"]);
    let soorten = antwoord["results"].as_array().unwrap().iter().map(soort).collect();
    (soorten, antwoord["cursor"].as_str().unwrap().to_owned())
}

/// A copy of the public register, kept by the feed alone.
#[derive(Default)]
struct Kopie {
    cursor: Option<String>,
    records: BTreeMap<String, Value>,
    gezien: Vec<(String, String)>,
}

impl Kopie {
    /// Takes a page of the feed, small enough to break everywhere; whether there is more.
    async fn volg(&mut self, app: &TestApp) -> bool {
        let na = self.cursor.as_ref().map(|cursor| format!("&na={cursor}")).unwrap_or_default();
        let antwoord = vraag(app, &format!("aantal=3{na}")).await;
        for regel in antwoord["results"].as_array().unwrap() {
            let url = regel["url"].as_str().unwrap().trim_start_matches(crate::support::PUBLIC_URL);
            self.gezien.push((regel["uuid"].to_string(), regel["gewijzigdOp"].to_string()));
            let gelezen = app.anonymous().get(url).send().await;
            let uuid = regel["uuid"].as_str().unwrap().to_owned();
            match gelezen.status {
                200 => drop(self.records.insert(uuid, gelezen.body)),
                404 | 410 => drop(self.records.remove(&uuid)),
                andere => panic!("{url}: {andere}"),
            }
        }
        self.cursor = Some(antwoord["cursor"].as_str().unwrap().to_owned());
        antwoord["meer"] == true
    }

    async fn haal_in(&mut self, app: &TestApp) {
        while self.volg(app).await {}
    }

    /// Fails unless the copy is the public register of today.
    async fn is_het_register(&self, app: &TestApp) {
        let pad = "/v1/register/verwerkingsactiviteiten?volledig=true&pageSize=100&status=geldig,beeindigd";
        let lijst = app.anonymous().get(pad).send().await.expect(200);
        let register: BTreeMap<String, Value> = lijst.body["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|record| (record["uuid"].as_str().unwrap().to_owned(), record["versieUuid"].clone()))
            .collect();
        let kopie: BTreeMap<String, Value> =
            self.records.iter().map(|(uuid, record)| (uuid.clone(), record["versieUuid"].clone())).collect();
        assert_eq!(kopie, register);
        assert_eq!(lijst.body["count"], register.len());
    }
}

#[actix_web::test]
async fn everything_that_readers_can_see_is_told_once_and_in_order() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let (leeg, begin) = soorten(&app, None).await;
    assert_eq!(leeg, Vec::<String>::new());
    let een = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let (een, _) = versie_vanaf(&app, &een, "Nieuwsbrieven", "2026-02-01").await;
    let bevestigd = app.beoordelaar().post(een.path("/beheer/_bevestigen")).if_match(&een.etag).send().await.expect(200);
    let een = ingetrokken(&app, &een.after(&bevestigd), 2, "Fout.").await;
    gewist(&app, &een, 2).await;
    let ander = app.vastgesteld(gemeente, "Toeslag", "2026-01-01").await;
    beeindigd(&app, &ander, "2026-12-31").await;
    let alles = [
        "vastgesteld 1",
        "vastgesteld 2",
        "gecontroleerd null",
        "ingetrokken 2",
        "gewist 2",
        "vastgesteld 1",
        "einde_vastgesteld 2",
    ];
    let (verteld, cursor) = soorten(&app, Some(&begin)).await;
    assert_eq!(verteld, alles);
    assert_eq!(soorten(&app, Some(&cursor)).await, (Vec::new(), cursor.clone()));
    assert_eq!(soorten(&app, None).await.0, alles);
    let pad = format!("/v1/organisaties/{gemeente}");
    let gelezen = app.beheerder().get(&pad).send().await.expect(200);
    let mut gegevens = gelezen.body["gegevens"].clone();
    gegevens["telefoon"] = "14 0123".into();
    app.beheerder().put(&pad).if_match(&gelezen.etag()).json(&gegevens).send().await.expect(200);
    assert_eq!(soorten(&app, Some(&cursor)).await.0, ["organisatie_gewijzigd null"]);
    let alleen = vraag(&app, &format!("soort=ingetrokken,gewist&registerhouder={gemeente}")).await;
    assert_eq!(alleen["results"].as_array().unwrap().len(), 2);
    let elders = vraag(&app, &format!("registerhouder={}", Uuid::from_u128(1))).await;
    assert_eq!(elders["results"], json!([]));
}

#[actix_web::test]
async fn a_date_tells_what_nobody_writes() {
    let app = TestApp::start().await;
    let een = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let (een, _) = versie_vanaf(&app, &een, "Nieuwsbrieven", "2027-01-01").await;
    beeindigd(&app, &een, "2027-01-31").await;
    let (_, cursor) = soorten(&app, None).await;
    app.clock.set("2026-12-31T22:59:59Z");
    assert_eq!(soorten(&app, Some(&cursor)).await.0, Vec::<String>::new());
    app.clock.set("2026-12-31T23:00:00Z");
    let (verteld, cursor) = soorten(&app, Some(&cursor)).await;
    assert_eq!(verteld, ["ingegaan 2"]);
    assert_eq!(soorten(&app, Some(&cursor)).await.0, Vec::<String>::new());
    app.clock.set("2027-03-01T12:00:00Z");
    assert_eq!(soorten(&app, Some(&cursor)).await.0, ["beeindigd 3"]);
    // Who begins now is told all the same.
    assert_eq!(
        soorten(&app, None).await.0,
        ["vastgesteld 1", "vastgesteld 2", "einde_vastgesteld 3", "ingegaan 2", "beeindigd 3"]
    );
}

#[actix_web::test]
async fn what_is_not_public_is_told_only_when_it_leaves() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut geheim = complete_inhoud(gemeente);
    geheim["vertrouwelijkheid"] = "vertrouwelijk".into();
    app.vastgesteld_met(gemeente, &geheim).await;
    app.concept_named(gemeente, "Ongezien").await;
    let (niets, cursor) = soorten(&app, None).await;
    assert_eq!(niets, Vec::<String>::new());
    let open = app.vastgesteld(gemeente, "Open", "2026-01-01").await;
    let (open, _) = nieuwe_versie(&app, &open, &json!({"vertrouwelijkheid": "intern"})).await;
    assert_eq!(soorten(&app, Some(&cursor)).await.0, ["verdwenen null"]);
    nieuwe_versie(&app, &open, &json!({"vertrouwelijkheid": "openbaar", "beginGeldigheid": "2026-12-01"})).await;
    app.clock.set("2026-12-01T12:00:00Z");
    let (verteld, _) = soorten(&app, Some(&cursor)).await;
    assert!(
        verteld.contains(&"verdwenen null".to_owned()) && verteld.iter().any(|soort| soort.starts_with("verschenen")),
        "{verteld:?}"
    );
    let mut kopie = Kopie::default();
    kopie.haal_in(&app).await;
    kopie.is_het_register(&app).await;
    assert_eq!(kopie.records.len(), 1);
}

#[actix_web::test]
async fn a_copy_kept_while_many_write_is_the_register() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut kopie = Kopie::default();
    let schrijver = async |nummer: usize| {
        for ronde in 0..4 {
            let een = app.vastgesteld(gemeente, &format!("Activiteit {nummer}-{ronde}"), "2026-01-01").await;
            match (nummer + ronde) % 4 {
                0 => drop(nieuwe_versie(&app, &een, &json!({"omschrijving": "Beter"})).await),
                1 => drop(nieuwe_versie(&app, &een, &json!({"vertrouwelijkheid": "intern"})).await),
                2 => drop(ingetrokken(&app, &een, 1, "Fout.").await),
                _ => drop(beeindigd(&app, &een, "2026-02-01").await),
            }
        }
    };
    let schrijvers = futures_util::future::join_all((0..4).map(&schrijver));
    let lezer = async {
        for _ in 0..40 {
            kopie.volg(&app).await;
        }
    };
    futures_util::future::join(schrijvers, lezer).await;
    kopie.haal_in(&app).await;
    kopie.is_het_register(&app).await;
    assert_eq!(kopie.records.len(), 8, "of sixteen four were hidden and four withdrawn");
    let mut dubbel = kopie.gezien.clone();
    dubbel.sort();
    dubbel.dedup();
    assert_eq!(dubbel.len(), kopie.gezien.len(), "nothing is told twice");
    let mut later = Kopie::default();
    later.haal_in(&app).await;
    later.is_het_register(&app).await;
}

#[actix_web::test]
async fn a_call_that_waits_is_answered_when_something_happens() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let (_, cursor) = soorten(&app, None).await;
    assert_eq!(vraag(&app, &format!("na={cursor}&wacht=1")).await["results"], json!([]), "and in the end without");
    let query = format!("na={cursor}&wacht=60");
    let wachten = vraag(&app, &query);
    let schrijven = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01");
    let (antwoord, _) = futures_util::future::join(wachten, schrijven).await;
    assert_eq!(antwoord["results"][0]["soort"], "vastgesteld");
}

#[actix_web::test]
async fn a_cursor_of_another_register_is_refused() {
    let (app, ander) = (TestApp::start().await, TestApp::start().await);
    for app in [&app, &ander] {
        app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    }
    let (_, cursor) = soorten(&ander, None).await;
    for (query, naam) in [
        (format!("na={cursor}"), "na"),
        ("na=onzin".to_owned(), "na"),
        ("na=".to_owned(), "na"),
        ("soort=niets".to_owned(), "soort"),
        ("wacht=61".to_owned(), "wacht"),
        ("aantal=0".to_owned(), "aantal"),
    ] {
        let fout = app.anonymous().get(format!("{PAD}?{query}")).send().await.expect(400);
        assert_eq!(fout.body["invalidParams"][0]["name"], naam, "{query}");
    }
}
