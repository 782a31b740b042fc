//! A workbook of our own that is read back: unchanged it says nothing new, and what people changed in it is taken over or told.

use std::io::{Cursor, Read as _, Write as _};

use serde_json::{Value, json};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{
    NDJSON, XLSX, codes, rijen,
    rondgang::{aanbieden, inlezen, uitvoer, verhuizer, voorbeeld, zegt_niets_nieuws},
};
use crate::support::{TestApp, complete_inhoud};

/// The part of the file that a sheet is in.
fn deel(blad: &str) -> String {
    let bladen = [
        "Toelichting",
        "Activiteiten",
        "Doelen en grondslagen",
        "Betrokkenen en gegevens",
        "Ontvangers",
        "Verwerkers",
        "Doorgiften",
        "Bewaartermijnen",
        "Organisaties",
        "Terug inlezen",
    ];
    format!("xl/worksheets/sheet{}.xml", bladen.iter().position(|naam| *naam == blad).unwrap() + 1)
}

/// The file with a sheet changed.
fn wijzig(bestand: &[u8], blad: &str, hoe: impl Fn(String) -> String) -> Vec<u8> {
    let deel = deel(blad);
    let mut bron = ZipArchive::new(Cursor::new(bestand)).unwrap();
    let mut nieuw = ZipWriter::new(Cursor::new(Vec::new()));
    for plaats in 0..bron.len() {
        let mut een = bron.by_index(plaats).unwrap();
        if een.name().unwrap() == deel {
            let mut xml = String::new();
            een.read_to_string(&mut xml).unwrap();
            let anders = hoe(xml.clone());
            assert_ne!(anders, xml, "{blad} did not change");
            nieuw.start_file(deel.clone(), SimpleFileOptions::default()).unwrap();
            nieuw.write_all(anders.as_bytes()).unwrap();
        } else {
            nieuw.raw_copy_file(een).unwrap();
        }
    }
    nieuw.finish().unwrap().into_inner()
}

/// A cell of text.
fn cel(plek: &str, tekst: &str) -> String {
    format!("<c r=\"{plek}\" t=\"inlineStr\"><is><t>{tekst}</t></is></c>")
}

/// From `<row r="5"` to the next row.
fn rij(xml: &str, nummer: usize) -> &str {
    let begin = xml.find(&format!("<row r=\"{nummer}\"")).unwrap();
    &xml[begin..begin + xml[begin..].find("</row>").unwrap() + "</row>".len()]
}

/// A register with one concept, and its workbook.
async fn een() -> (TestApp, String, Vec<u8>) {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["omschrijving"] = "Wat wij doen.".into();
    let activiteit = app.concept(gemeente, &inhoud).await;
    let bestand = uitvoer(&app, XLSX).await;
    (app, activiteit.path(""), bestand)
}

/// What becomes of the activity.
async fn regel(app: &TestApp, bestand: Vec<u8>) -> (String, Value, Value) {
    let (path, body) = aanbieden(app, XLSX, bestand).await;
    let regel = rijen(&verhuizer(app), &path).await.into_iter().find(|rij| rij["naam"] != "Gemeente Voorbeeld").unwrap();
    (path, body, regel)
}

#[actix_web::test]
async fn a_workbook_moves_a_register_and_says_nothing_new_where_it_came_from() {
    let (hier, daar) = (TestApp::start().await, TestApp::start_on_the_other_database().await);
    let activiteiten = voorbeeld(&hier).await;
    for activiteit in &activiteiten[..3] {
        hier.settle(activiteit).await;
    }
    hier.indienen(&activiteiten[3]).await;
    hier.clock.advance(chrono::TimeDelta::seconds(1));
    let bestand = uitvoer(&hier, XLSX).await;
    zegt_niets_nieuws(&hier, XLSX, bestand.clone()).await;

    let (path, body) = aanbieden(&daar, XLSX, bestand).await;
    assert_eq!((&body["verslag"]["nieuw"], &body["bevindingen"]), (&body["totaal"], &json!([])), "{body:#}");
    inlezen(&daar, &path).await;
    let regels = |bestand: Vec<u8>| -> Vec<Value> {
        let tekst = String::from_utf8(bestand).unwrap();
        let inhoud = tekst.lines().skip(1).map(|regel| serde_json::from_str::<Value>(regel).unwrap());
        inhoud
            .map(|regel| json!([regel["uuid"], regel["identificatie"], regel["gegevens"], regel["inhoud"], regel["beheer"]]))
            .collect()
    };
    assert_eq!(regels(uitvoer(&daar, NDJSON).await), regels(uitvoer(&hier, NDJSON).await));
}

#[actix_web::test]
async fn odd_and_long_texts_come_back_as_they_were() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = "=1+1 <&> _x0041_ \"_x000D_\" 😀".into();
    inhoud["omschrijving"] = " \n-begin\tmidden \u{a0} einde _x005F_\n".into();
    inhoud["verenigbaarheidstoets"] = "😀é'= ".repeat(1500).into();
    inhoud["betrokkenen"] = (0..50)
        .map(|_| json!({"omschrijving": "😀 en _x0009_ ".repeat(140), "gegevens": [{"omschrijving": "ééé ".repeat(500)}]}))
        .collect();
    app.concept(gemeente, &inhoud).await;
    zegt_niets_nieuws(&app, XLSX, uitvoer(&app, XLSX).await).await;
}

#[actix_web::test]
async fn a_text_or_date_of_an_activity_is_taken_over() {
    let (app, pad, bestand) = een().await;
    let velden = [
        ("naam", "Nieuwsbrief & meer", "/inhoud/naam"),
        ("omschrijving", "Regel een\nregel twee", "/inhoud/omschrijving"),
        ("beveiliging", "Alleen met een pas", "/inhoud/beveiliging/openbareOmschrijving"),
        ("privacyverklaringUrl", "https://voorbeeld.example/privacy", "/inhoud/privacyverklaringUrl"),
        ("redenVertrouwelijkheid", "Om een reden", "/inhoud/redenVertrouwelijkheid"),
        ("vertrouwelijkTot", "2027-01-01", "/inhoud/vertrouwelijkTot"),
        ("verenigbaarheidstoets", "Past", "/inhoud/verenigbaarheidstoets"),
        ("dpiaDatum", "2026-01-02", "/inhoud/dpia/datum"),
        ("dpiaHerbeoordelingsdatum", "2026-01-03", "/inhoud/dpia/herbeoordelingsdatum"),
        ("dpiaToelichting", "Zie verslag", "/inhoud/dpia/toelichting"),
        ("dpiaUrl", "https://voorbeeld.example/dpia", "/inhoud/dpia/url"),
        ("afdeling", "Communicatie", "/beheer/afdeling"),
        ("proceseigenaar", "Hoofd", "/beheer/proceseigenaar"),
        ("herzieningsdatum", "2027-02-01", "/beheer/herzieningsdatum"),
        ("gebaseerdOp", "https://voorbeeld.example/va", "/beheer/gebaseerdOp"),
        ("opmerkingen", "Let op", "/beheer/opmerkingen"),
    ];
    let kolommen = verwerkingsregister::exchange::uitvoer::namen(true);
    let gewijzigd = wijzig(&bestand, "Activiteiten", |xml| {
        let mut cellen = String::new();
        for (kolom, naam) in (0u16..).zip(&kolommen) {
            let cel = rust_xlsxwriter::utility::row_col_to_cell(1, kolom);
            let oud = xml.find(&format!("<c r=\"{cel}\"")).map(|begin| {
                let einde = xml[begin..].find("</c>").unwrap() + "</c>".len();
                xml[begin..begin + einde].to_owned()
            });
            match velden.iter().find(|(veld, ..)| veld == naam) {
                Some((_, waarde, _)) => {
                    let waarde = waarde.replace('&', "&amp;");
                    cellen.push_str(&self::cel(&cel, &waarde));
                }
                None => cellen.push_str(&oud.unwrap_or_default()),
            }
        }
        xml.replace(rij(&xml, 2), &format!("<row r=\"2\">{cellen}</row>"))
    });
    let (path, body, regel) = regel(&app, gewijzigd.clone()).await;
    assert_eq!((&regel["uitkomst"], &regel["bevindingen"], &body["bevindingen"]), (&json!("bijgewerkt"), &json!([]), &json!([])));
    assert_eq!(regel["naam"], "Nieuwsbrief & meer");
    inlezen(&app, &path).await;
    let lezer = verhuizer(&app);
    let inhoud = lezer.get(format!("{pad}/concept")).send().await.expect(200).body;
    let beheer = lezer.get(format!("{pad}/beheer")).send().await.expect(200).body;
    for (kolom, waarde, plek) in velden {
        let gelezen = if plek.starts_with("/beheer") { beheer.pointer(plek) } else { inhoud.pointer(plek) };
        assert_eq!(gelezen, Some(&json!(waarde)), "{kolom}");
    }
    // Once more the same: now it is there already.
    zegt_niets_nieuws(&app, XLSX, gewijzigd).await;
}

#[actix_web::test]
async fn what_cannot_be_taken_over_is_told_with_its_cell_and_kept() {
    let (app, pad, bestand) = een().await;
    let doelen = "Doelen en grondslagen";
    let bestand = wijzig(&bestand, doelen, |xml| xml.replace("Nieuwsbrief sturen", "Nieuws én agenda sturen"));
    let bestand = wijzig(&bestand, "Ontvangers", |xml| xml.replace(rij(&xml, 2), ""));
    let bestand = wijzig(&bestand, "Betrokkenen en gegevens", |xml| {
        let nieuw = rij(&xml, 2).replace("r=\"2\"", "r=\"9\"").replace("2\" t=", "9\" t=");
        let nieuw =
            nieuw.replace("E-mailadres", "Telefoon").replace(">emailadres<", ">telefoonnummer<").replace("Abonnee", "Lezer");
        let nieuw = nieuw.replace(">abonnee<", ">lezer<").replace("Betrokkene zelf", "Elders").replace("Gewoon", "Bijzonder");
        xml.replace("</sheetData>", &format!("{nieuw}</sheetData>"))
    });
    let bestand = wijzig(&bestand, "Organisaties", |xml| xml.replace("Gemeente Voorbeeld", "Gemeente Anders"));
    let bestand = wijzig(&bestand, "Activiteiten", |xml| {
        xml.replace("</row><row r=\"2\"", "<c r=\"CZ1\" t=\"inlineStr\"><is><t>notitie</t></is></c></row><row r=\"2\"")
            .replace("</row></sheetData>", "<c r=\"CZ2\" t=\"inlineStr\"><is><t>even bellen</t></is></c></row></sheetData>")
    });
    let (path, body, regel) = regel(&app, bestand.clone()).await;
    assert_eq!(codes(&regel), ["cel-gewijzigd", "rij-toegevoegd", "cel-gewijzigd", "rij-weg"], "{regel:#}");
    let bevindingen = &regel["bevindingen"];
    assert!(bevindingen[0]["melding"].as_str().unwrap().contains("Activiteiten!CZ2"), "{regel:#}");
    assert!(bevindingen[1]["melding"].as_str().unwrap().contains("Betrokkenen en gegevens!9"), "{regel:#}");
    assert!(bevindingen[2]["melding"].as_str().unwrap().contains("Doelen en grondslagen!D2"), "{regel:#}");
    assert_eq!(
        (&bevindingen[2]["kolom"], &bevindingen[2]["waarde"]),
        (&json!("Doelen en grondslagen/doel"), &json!("Nieuws én agenda sturen"))
    );
    assert_eq!(body["bevindingen"][0]["code"], "cel-gewijzigd", "{body:#}");
    assert!(body["bevindingen"][0]["melding"].as_str().unwrap().contains("Organisaties!B2"));
    assert_eq!(regel["uitkomst"], "bijgewerkt");
    inlezen(&app, &path).await;
    let concept = verhuizer(&app).get(format!("{pad}/concept")).send().await.expect(200).body;
    assert_eq!(concept["inhoud"]["doelen"][0]["omschrijving"], "Nieuwsbrief sturen");
    let ingelezen = concept["ingelezen"].as_array().unwrap();
    for verwacht in [
        json!({"kolom": "Activiteiten/notitie", "tekst": "even bellen"}),
        json!({"kolom": "Doelen en grondslagen/doel", "tekst": "Nieuws én agenda sturen"}),
        json!({"kolom": "Betrokkenen en gegevens/gegeven", "tekst": "Telefoon"}),
    ] {
        assert!(ingelezen.contains(&verwacht), "{verwacht} {ingelezen:#?}");
    }
    let (_, body, regel) = self::regel(&app, bestand).await;
    assert_eq!(regel["uitkomst"], "ongewijzigd", "what was kept is not kept twice: {body:#}");
    // What stands beside a concept is in no export: that says nothing about it.
    zegt_niets_nieuws(&app, NDJSON, uitvoer(&app, NDJSON).await).await;
}

#[actix_web::test]
async fn a_row_may_move_and_a_row_of_nobody_is_told() {
    let (app, _, bestand) = een().await;
    let moved = wijzig(&bestand, "Activiteiten", |xml| xml.replace("r=\"2\"", "r=\"7\"").replace("2\" t=", "7\" t="));
    zegt_niets_nieuws(&app, XLSX, moved).await;
    let vreemd = wijzig(&bestand, "Verwerkers", |xml| {
        let rij = [cel("A2", "VA-9999"), cel("C2", "0199e1f5-0000-7000-8000-0000000000ff"), cel("D2", "Drukker")].concat();
        xml.replace("</sheetData>", &format!("<row r=\"2\">{rij}</row></sheetData>"))
    });
    let (_, body, regel) = regel(&app, vreemd).await;
    assert_eq!(
        (&regel["uitkomst"], &body["bevindingen"][0]["code"]),
        (&json!("ongewijzigd"), &json!("rij-onbekend")),
        "{body:#}"
    );
}

#[actix_web::test]
async fn a_broken_last_sheet_is_told_and_never_half_read() {
    let (app, _, bestand) = een().await;
    let terug = "Terug inlezen";
    // Where the rows of the sheet are: 1 text, 2 head, 3 columns, 4 organisation, 5 activity, 6 its marks, 7 other marks.
    let gekapt = wijzig(&bestand, terug, |xml| {
        xml.replace("Nieuwsbrief sturen", "Nieuwsbrief</t></is></c></row><row r=\"99\"><c r=\"A99\" t=\"inlineStr\"><is><t>")
    });
    let (_, _, rij_van) = regel(&app, gekapt).await;
    assert_eq!((&rij_van["uitkomst"], codes(&rij_van)), (&json!("geweigerd"), vec!["json"]));
    let anders = wijzig(&bestand, terug, |xml| xml.replace("Nieuwsbrief sturen", "Nieuwsbrief stuurt"));
    let (_, _, rij_van) = regel(&app, anders).await;
    assert_eq!((&rij_van["uitkomst"], codes(&rij_van)), (&json!("geweigerd"), vec!["terug-inlezen-gewijzigd"]));
    let zonder_merken = wijzig(&bestand, terug, |xml| xml.replace(rij(&xml, 6), "").replace(rij(&xml, 7), ""));
    let (_, body, rij_van) = regel(&app, zonder_merken).await;
    assert_eq!((&rij_van["uitkomst"], codes(&rij_van)), (&json!("ongewijzigd"), vec!["niet-vergeleken"]));
    assert_eq!(codes(&body), ["niet-vergeleken", "niet-vergeleken"], "{body:#}");
    let zonder_kolommen = wijzig(&bestand, terug, |xml| xml.replace(rij(&xml, 3), ""));
    let (_, body, rij_van) = regel(&app, zonder_kolommen).await;
    assert_eq!(rij_van["uitkomst"], "ongewijzigd");
    assert!(codes(&body).contains(&"niet-vergeleken"), "{body:#}");
    let breed = wijzig(&bestand, terug, |xml| {
        let adres = |kolom| rust_xlsxwriter::utility::row_col_to_cell(49, kolom);
        let cellen = (0..2000u16).map(|kolom| cel(&adres(kolom), "x")).collect::<Vec<_>>().concat();
        xml.replace("</sheetData>", &format!("<row r=\"50\">{cellen}</row></sheetData>"))
    });
    let (path, _) = aanbieden(&app, XLSX, breed).await;
    let laatste = rijen(&verhuizer(&app), &path).await.into_iter().find(|rij| rij["rij"] == 50).unwrap();
    assert_eq!(codes(&laatste), ["json", "terug-inlezen-gewijzigd"]);
    for zonder_kop in [
        wijzig(&bestand, terug, |xml| xml.replace(rij(&xml, 2), "")),
        wijzig(&bestand, terug, |xml| xml.replace("kop", "pok")),
        wijzig(&bestand, terug, |xml| xml[..xml.find("<row").unwrap()].to_owned() + "</sheetData></worksheet>"),
    ] {
        let made = verhuizer(&app).post("/v1/inlezingen").body(XLSX, zonder_kop).send().await.expect(202);
        let body = app.wacht_op(&format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap()), "onleesbaar").await;
        assert_eq!(codes(&body), ["geen-kop"]);
        assert!(body["bevindingen"][0]["melding"].as_str().unwrap().contains(terug));
    }
}

#[actix_web::test]
async fn only_the_newest_content_for_management_can_be_read_back() {
    let (app, _, _) = een().await;
    let gemeente = app.gemeente_named("Gemeente Ginds").await;
    app.vastgesteld(gemeente, "Blijft", "2026-01-01").await;
    app.clock.advance(chrono::TimeDelta::seconds(1));
    for pad in ["/v1/register/export", "/v1/export?geschiedenis=true", "/v1/export?geldigOp=2026-10-01"] {
        let bestand = verhuizer(&app).get(pad).header("Accept", XLSX).send().await.expect(200).decoded();
        let mut archief = ZipArchive::new(Cursor::new(&bestand)).unwrap();
        let mut tekst = String::new();
        archief.by_name("xl/workbook.xml").unwrap().read_to_string(&mut tekst).unwrap();
        assert!(tekst.contains("Activiteiten") && !tekst.contains("Terug inlezen"), "{pad}");
        // Without that sheet it is a table, and a table does not say for whom it is.
        let made = verhuizer(&app).post("/v1/inlezingen").body(XLSX, bestand).send().await.expect(202);
        let body = app.wacht_op(&format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap()), "onleesbaar").await;
        assert_eq!(codes(&body), ["registerhouder-ontbreekt"], "{pad}");
    }
}
