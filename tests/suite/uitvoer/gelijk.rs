//! The same question has the same answer, byte for byte, whatever happened since; and every page of it is there.

use chrono::TimeDelta;
use serde_json::json;

use super::{INTERN, OPENBAAR, XLSX, haal, regels, soort};
use crate::support::{TestApp, complete_inhoud, lists::every_result};

/// Who begins with a file needs nothing of before it.
#[actix_web::test]
async fn the_changes_go_on_where_an_export_ends() {
    let app = TestApp::start().await;
    let (gemeente, iedereen) = (app.gemeente().await, app.anonymous());
    app.vastgesteld(gemeente, "Eerste", "2026-01-01").await;
    for vorm in ["application/x-ndjson", "text/csv", XLSX] {
        let bestand = haal(&iedereen, OPENBAAR, vorm).await;
        let cursor = bestand.header("X-Cursor").unwrap().to_owned();
        let naam = format!("Na {vorm}");
        let tweede = app.vastgesteld(gemeente, &naam, "2026-01-01").await;
        let erna = iedereen.get(format!("/v1/register/wijzigingen?na={cursor}")).send().await.expect(200).body;
        let wat: Vec<_> = erna["results"].as_array().unwrap().iter().map(|een| een["uuid"].clone()).collect();
        assert_eq!((wat, &erna["meer"]), (vec![json!(tweede.uuid)], &json!(false)), "{vorm}");
    }
    let zojuist = format!("beschikbaarOp={}", app.clock.now());
    app.clock.advance(TimeDelta::minutes(1));
    for vroeger in ["geldigOp=2026-01-02", &zojuist, "geldigVan=2026-01-01"] {
        let bestand = haal(&iedereen, &format!("{OPENBAAR}?{vroeger}"), "text/csv").await;
        assert_eq!(bestand.header("X-Cursor"), None, "{vroeger}");
    }
}

#[actix_web::test]
async fn a_text_of_then_is_the_same_now_though_everything_changed() {
    let app = TestApp::start().await;
    app.clock.set("2026-03-01T12:00:00Z");
    let gemeente = app.gemeente().await;
    let eerste = app.vastgesteld(gemeente, "Eerste naam", "2026-01-01").await;
    app.vastgesteld(gemeente, "Blijft", "2026-01-01").await;
    app.clock.set("2026-03-02T12:00:00Z");
    let (iedereen, lezer) = (app.anonymous(), app.beheerder());
    let mut bewaard = Vec::new();
    for (client, pad) in [(&iedereen, OPENBAAR), (&lezer, INTERN)] {
        for vraag in ["", "&geschiedenis=true", "&geldigOp=2026-02-01"] {
            let linked = (pad == OPENBAAR).then_some("application/ld+json");
            for vorm in ["application/x-ndjson", "text/csv"].into_iter().chain(linked) {
                let pad = format!("{pad}?beschikbaarOp=2026-03-02T00:00:00Z{vraag}");
                let tekst = haal(client, &pad, vorm).await.text();
                assert!(tekst.contains("Eerste naam") && tekst.contains("Blijft"), "{tekst}");
                assert!(tekst.contains("2026-03-02T00:00:00Z") && tekst.contains(&app.store().projectie()), "{pad} {vorm}");
                bewaard.push((client, pad, vorm, tekst));
            }
        }
    }
    app.clock.set("2026-05-01T12:00:00Z");
    let start = app.redacteur().post(eerste.path("/concept")).if_match(&eerste.etag).send().await.expect(201);
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = "Tweede naam".into();
    inhoud["beginGeldigheid"] = "2026-02-01".into();
    let nieuw =
        app.redacteur().put(eerste.path("/concept")).if_match(&start.etag()).json(&json!({ "inhoud": inhoud })).send().await;
    let eerste = app.settle(&eerste.after(&nieuw.expect(200))).await;
    let beheer = json!({"beheer": {"afdeling": "Later"}});
    let gewijzigd = app.redacteur().patch(eerste.path("/beheer")).if_match(&eerste.etag).json(&beheer).send().await.expect(200);
    app.beoordelaar().post(eerste.path("/beheer/_bevestigen")).if_match(&gewijzigd.etag()).send().await.expect(200);
    let organisatie = lezer.get(format!("/v1/organisaties/{gemeente}")).send().await.expect(200);
    let mut gegevens = organisatie.body["gegevens"].clone();
    gegevens["naam"] = "Gemeente Anders".into();
    gegevens["register"]["verwerkingsregisterLicentie"] = "CC0".into();
    lezer.put(format!("/v1/organisaties/{gemeente}")).if_match(&organisatie.etag()).json(&gegevens).send().await.expect(200);
    app.organisatie(&json!({"naam": "Nieuwe drukker"})).await;
    app.vastgesteld(gemeente, "Nieuw", "2026-01-01").await;
    app.clock.set("2026-06-01T12:00:00Z");
    for (client, pad, vorm, tekst) in bewaard {
        assert_eq!(haal(client, &pad, vorm).await.text(), tekst, "{pad} {vorm}");
    }
    assert!(haal(&iedereen, OPENBAAR, "*/*").await.text().contains("Tweede naam"));
    // What an answer says of itself is the question that gives it again.
    let (kop, _) = regels(&iedereen, OPENBAAR).await;
    let pad = format!(
        "{OPENBAAR}?geldigOp={}&beschikbaarOp={}",
        kop["geldigOp"].as_str().unwrap(),
        kop["beschikbaarOp"].as_str().unwrap()
    );
    assert_eq!(haal(&iedereen, &pad, "*/*").await.text(), haal(&iedereen, OPENBAAR, "*/*").await.text());
    assert_eq!(kop["licentie"], "CC0");
}

#[actix_web::test]
async fn what_was_withdrawn_or_closed_since_is_left_out() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let weg = app.vastgesteld(gemeente, "Ingetrokken", "2026-01-01").await;
    let dicht = app.vastgesteld(gemeente, "Besloten", "2026-01-01").await;
    let iedereen = app.anonymous();
    let (kop, voor) = regels(&iedereen, OPENBAAR).await;
    assert_eq!(voor.len(), 2);
    let reden = json!({"reden": "fout_in_inhoud", "tekst": "Fout."});
    app.beheerder().post(weg.path("/versies/1/_intrekken")).if_match(&weg.etag).json(&reden).send().await.expect(200);
    let start = app.redacteur().post(dicht.path("/concept")).if_match(&dicht.etag).send().await.expect(201);
    let inhoud = json!({"inhoud": {"vertrouwelijkheid": "intern", "redenVertrouwelijkheid": "Veiligheid"}});
    let nieuw = app.redacteur().patch(dicht.path("/concept")).if_match(&start.etag()).json(&inhoud).send().await.expect(200);
    app.settle(&dicht.after(&nieuw)).await;
    let pad = format!("{OPENBAAR}?beschikbaarOp={}", kop["beschikbaarOp"].as_str().unwrap());
    for vraag in ["", "&geschiedenis=true"] {
        assert_eq!(regels(&iedereen, &format!("{pad}{vraag}")).await.1.len(), 0, "{vraag}");
    }
}

#[actix_web::test]
async fn every_page_is_there_once_in_order_also_while_somebody_writes() {
    let app = TestApp::start().await;
    app.fill(450).await;
    let iedereen = app.anonymous();
    let (vraag, schrijven) = (regels(&iedereen, OPENBAAR), app.gemeente_named("Gemeente Ginds"));
    let ((_, regels_), ginds) = futures_util::future::join(vraag, schrijven).await;
    let (vraag, schrijven) = (regels(&iedereen, OPENBAAR), app.vastgesteld(ginds, "Erbij", "2026-01-01"));
    let ((_, erna), _) = futures_util::future::join(vraag, schrijven).await;
    for regels in [regels_, erna] {
        let uuids: Vec<_> = regels.iter().map(|regel| regel["uuid"].as_str().unwrap().to_owned()).collect();
        assert!(uuids.is_sorted() && uuids.windows(2).all(|paar| paar[0] != paar[1]));
        assert!((450..=451).contains(&uuids.len()), "{}", uuids.len());
    }
    let lezer = app.beheerder();
    for vraag in ["", "?geldigOp=2026-11-22", "?geschiedenis=true"] {
        let (_, regels) = regels(&lezer, &format!("{INTERN}{vraag}")).await;
        let kind = if vraag.contains("geschiedenis") { "versie" } else { "verwerkingsactiviteit" };
        assert_eq!(soort(&regels, kind).len(), 451, "{vraag}");
    }
}

#[actix_web::test]
async fn an_export_holds_exactly_what_the_list_finds() {
    let app = TestApp::with_example().await;
    let (iedereen, lezer) = (app.anonymous(), app.beheerder());
    let mut groottes = Vec::new();
    for vraag in [
        "",
        "thema=burgerzaken,belastingen",
        "zoek=camera",
        "grondslag=toestemming",
        "status=geldig,vervangen,gepland,beeindigd",
        "geldigOp=2024-12-31&status=geldig",
        "geldigVan=2024-01-01&geldigTot=2024-12-31",
        "identificatie=VA-0001,VA-0036",
    ] {
        let lijst = every_result(&iedereen, &format!("/v1/register/verwerkingsactiviteiten?pageSize=100&{vraag}")).await;
        let (_, regels_) = regels(&iedereen, &format!("{OPENBAAR}?{vraag}")).await;
        let sleutels = |regels: &[serde_json::Value]| {
            let mut alle: Vec<_> = regels
                .iter()
                .map(|een| [&een["versieUuid"], &een["status"]["code"], &een["eindeGeldigheid"]].map(ToString::to_string))
                .collect();
            alle.sort();
            alle
        };
        assert_eq!(sleutels(&regels_), sleutels(&lijst), "{vraag}");
        let intern = every_result(&lezer, &format!("/v1/verwerkingsactiviteiten?pageSize=100&{vraag}")).await;
        let (_, regels_) = regels(&lezer, &format!("{INTERN}?{vraag}")).await;
        assert_eq!(soort(&regels_, "verwerkingsactiviteit").len(), intern.len(), "{vraag}");
        groottes.push(lijst.len());
    }
    groottes.sort_unstable();
    groottes.dedup();
    assert!(groottes.len() > 4, "the questions do not differ: {groottes:?}");
}
