//! A workbook of our own that is read back: unchanged it says nothing new, and what people changed in it is taken over or told.

use std::io::{Cursor, Read as _, Write as _};

use serde_json::{Value, json};
use verwerkingsregister::exchange::werkboek::BLADEN;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{
    NDJSON, XLSX, codes, rijen,
    rondgang::{aanbieden, inlezen, uitvoer, verhuizer, voorbeeld, zegt_niets_nieuws},
    vormen::{ODS, ods},
};
use crate::support::{TestApp, complete_inhoud};

/// The part of the file that a sheet is in.
fn deel(blad: &str) -> String {
    let eigen = BLADEN.iter().map(|blad| blad.naam.as_str());
    let mut bladen = ["Toelichting"].into_iter().chain(eigen).chain(["Keuzelijsten", "Terug inlezen"]);
    format!("xl/worksheets/sheet{}.xml", bladen.position(|naam| naam == blad).unwrap() + 1)
}

/// The file with a sheet changed.
pub fn wijzig(bestand: &[u8], blad: &str, hoe: impl Fn(String) -> String) -> Vec<u8> {
    met_deel(bestand, &deel(blad), hoe)
}

/// The file with a part of it changed.
fn met_deel(bestand: &[u8], deel: &str, hoe: impl Fn(String) -> String) -> Vec<u8> {
    let mut bron = ZipArchive::new(Cursor::new(bestand)).unwrap();
    let mut nieuw = ZipWriter::new(Cursor::new(Vec::new()));
    for plaats in 0..bron.len() {
        let mut een = bron.by_index(plaats).unwrap();
        if een.name().unwrap() == deel {
            let mut xml = String::new();
            een.read_to_string(&mut xml).unwrap();
            let anders = hoe(xml.clone());
            assert_ne!(anders, xml, "{deel} did not change");
            nieuw.start_file(deel, SimpleFileOptions::default()).unwrap();
            nieuw.write_all(anders.as_bytes()).unwrap();
        } else {
            nieuw.raw_copy_file(een).unwrap();
        }
    }
    nieuw.finish().unwrap().into_inner()
}

/// A cell of text.
pub fn cel(plek: &str, tekst: &str) -> String {
    format!("<c r=\"{plek}\" t=\"inlineStr\"><is><t>{tekst}</t></is></c>")
}

/// From `<row r="5"` to the next row.
fn rij(xml: &str, nummer: usize) -> &str {
    let begin = xml.find(&format!("<row r=\"{nummer}\"")).unwrap();
    &xml[begin..begin + xml[begin..].find("</row>").unwrap() + "</row>".len()]
}

/// A register with one concept, and its workbook.
pub async fn een() -> (TestApp, String, Vec<u8>) {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["omschrijving"] = "Wat wij doen.".into();
    let activiteit = app.concept(gemeente, &inhoud).await;
    let bestand = uitvoer(&app, XLSX).await;
    (app, activiteit.path(""), bestand)
}

/// What becomes of the activity.
pub async fn regel(app: &TestApp, bestand: Vec<u8>) -> (String, Value, Value) {
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

/// The column of a sheet, as letters.
pub fn kolom(blad: &str, naam: &str) -> String {
    let blad = BLADEN.iter().find(|een| een.naam == blad).unwrap();
    let plek = blad.kolommen().iter().position(|een| *een == naam).unwrap();
    rust_xlsxwriter::utility::column_number_to_name(u16::try_from(plek).unwrap())
}

/// A row with these cells, in the order of the columns.
pub fn nieuwe_rij(blad: &str, rij: usize, cellen: &[(&str, &str)]) -> String {
    let eigen = BLADEN.iter().find(|een| een.naam == blad).unwrap();
    let cel = |naam: &&str| {
        cellen.iter().find(|(kolom, _)| kolom == naam).map(|(_, tekst)| cel(&format!("{}{rij}", kolom(blad, naam)), tekst))
    };
    format!("<row r=\"{rij}\">{}</row>", eigen.kolommen().iter().filter_map(cel).collect::<String>())
}

/// The file with the text of a cell in the first row of a sheet changed.
pub fn met_cel(bestand: &[u8], blad: &str, kolom: &str, tekst: &str) -> Vec<u8> {
    met_cel_van(bestand, blad, kolom, |plek| cel(plek, tekst))
}

/// The file with a cell in the first row of a sheet written so.
pub fn met_cel_van(bestand: &[u8], blad: &str, kolom: &str, nieuw: impl Fn(&str) -> String) -> Vec<u8> {
    let letters = self::kolom(blad, kolom);
    let nieuw = nieuw(&format!("{letters}2"));
    wijzig(bestand, blad, |xml| {
        let oud = rij(&xml, 2).to_owned();
        let begin = oud.find("<c ").unwrap();
        let (voor, cellen) = oud.split_at(begin);
        let mut cellen: Vec<String> = cellen.trim_end_matches("</row>").split_inclusive("</c>").map(str::to_owned).collect();
        let plek = |een: &String| een.split('"').nth(1).unwrap().trim_end_matches('2').to_owned();
        cellen.retain(|een| plek(een) != letters);
        let na = |een: &String| (plek(een).len(), plek(een)) > (letters.len(), letters.clone());
        let hier = cellen.iter().position(na).unwrap_or(cellen.len());
        cellen.insert(hier, nieuw.clone());
        xml.replace(&oud, &format!("{voor}{}</row>", cellen.concat()))
    })
}

/// The file with rows at the end of a sheet.
pub fn met_rij(bestand: &[u8], blad: &str, rij: usize, cellen: &[(&str, &str)]) -> Vec<u8> {
    let rij = nieuwe_rij(blad, rij, cellen);
    wijzig(bestand, blad, |xml| {
        xml.replace("</sheetData>", &format!("{rij}</sheetData>"))
            .replace("<sheetData/>", &format!("<sheetData>{rij}</sheetData>"))
    })
}

#[actix_web::test]
async fn what_people_change_add_and_take_away_is_in_the_concept() {
    let (app, pad, bestand) = een().await;
    let bestand = met_cel(&bestand, "Doelen", "Omschrijving", "Nieuws én agenda sturen");
    let bestand = met_cel(&bestand, "Activiteiten", "Omschrijving", "Wat wij nu doen.");
    let bestand = wijzig(&bestand, "Ontvangers", |xml| xml.replace(rij(&xml, 2), ""));
    let gegeven = [("Activiteit", "Digitale nieuwsbrief"), ("Bij rij", "1"), ("Categorie", "Telefoonnummer")];
    let bestand = met_rij(&bestand, "Gegevens", 9, &gegeven);
    let systeem = [("Activiteit", "Digitale nieuwsbrief"), ("Naam", "Mailprogramma")];
    let bestand = met_rij(&bestand, "Systemen", 9, &systeem);
    let (path, body, regel) = regel(&app, bestand.clone()).await;
    assert_eq!(
        (&regel["uitkomst"], codes(&regel), &body["bevindingen"]),
        (&json!("bijgewerkt"), vec!["rij-weg"], &json!([])),
        "{regel:#}"
    );
    inlezen(&app, &path).await;
    let lezer = verhuizer(&app);
    let concept = lezer.get(format!("{pad}/concept")).send().await.expect(200).body;
    let inhoud = &concept["inhoud"];
    assert_eq!(
        (&inhoud["doelen"][0]["omschrijving"], &inhoud["omschrijving"]),
        (&json!("Nieuws én agenda sturen"), &json!("Wat wij nu doen."))
    );
    assert_eq!(inhoud["doelen"][0]["grondslagen"][0]["grondslag"], "toestemming");
    assert_eq!(
        (&inhoud["ontvangers"], &inhoud["betrokkenen"][0]["gegevens"][1]["categorie"]),
        (&json!([]), &json!("telefoonnummer"))
    );
    let beheer = lezer.get(format!("{pad}/beheer")).send().await.expect(200).body;
    assert_eq!(beheer["beheer"]["systemen"][0]["naam"], "Mailprogramma");
    // Once more the same: now it is there already.
    let (_, _, regel) = self::regel(&app, bestand).await;
    assert_eq!(regel["uitkomst"], "ongewijzigd", "{regel:#}");
}

#[actix_web::test]
async fn what_has_no_place_is_told_with_its_cell_and_kept() {
    let (app, pad, bestand) = een().await;
    let bestand = met_cel(&bestand, "Grondslagen", "Grondslag", "omdat het kan");
    let bestand = wijzig(&bestand, "Toelichting", |xml| xml.replace("Zo werkt dit", "Zo werkt het"));
    let bestand = wijzig(&bestand, "Activiteiten", |xml| {
        xml.replace("</row><row r=\"2\"", "<c r=\"EZ1\" t=\"inlineStr\"><is><t>notitie</t></is></c></row><row r=\"2\"")
            .replace("</row></sheetData>", "<c r=\"EZ2\" t=\"inlineStr\"><is><t>even bellen</t></is></c></row></sheetData>")
    });
    let (path, body, regel) = regel(&app, bestand.clone()).await;
    assert_eq!(codes(&regel), ["cel-gewijzigd", "onbekend-woord"], "{regel:#}");
    assert!(regel["bevindingen"][0]["melding"].as_str().unwrap().contains("Activiteiten!EZ2"), "{regel:#}");
    assert_eq!(codes(&body), ["cel-gewijzigd"], "{body:#}");
    assert!(body["bevindingen"][0]["melding"].as_str().unwrap().contains("Toelichting!2"));
    inlezen(&app, &path).await;
    let concept = verhuizer(&app).get(format!("{pad}/concept")).send().await.expect(200).body;
    assert_eq!(concept["inhoud"]["doelen"][0]["grondslagen"][0]["grondslag"], "toestemming");
    let verwacht = json!([
        {"kolom": "Activiteiten/notitie", "tekst": "even bellen"},
        {"kolom": "Grondslagen/Grondslag", "tekst": "omdat het kan"}
    ]);
    assert_eq!(concept["ingelezen"], verwacht);
    let (_, body, regel) = self::regel(&app, bestand).await;
    assert_eq!(regel["uitkomst"], "ongewijzigd", "what was kept is not kept twice: {body:#}");
    // What stands beside a concept is in no export: that says nothing about it.
    zegt_niets_nieuws(&app, NDJSON, uitvoer(&app, NDJSON).await).await;
}

#[actix_web::test]
async fn a_cell_without_a_value_is_told_and_takes_nothing_away() {
    let (app, pad, bestand) = een().await;
    let formules = [
        ("Activiteiten", "Omschrijving", "<f>A1</f>"),
        ("Activiteiten", "DPIA: status", "<f>A1</f><v></v>"),
        ("Activiteiten", "Proceseigenaar", "<f>A1</f>"),
        ("Doelen", "Omschrijving", "<f>Activiteiten!A1</f><v></v>"),
    ];
    let zonder = |bestand: Vec<u8>, (blad, kolom, formule): &(&str, &str, &str)| {
        met_cel_van(&bestand, blad, kolom, |plek| format!("<c r=\"{plek}\">{formule}</c>"))
    };
    let anders = formules.iter().fold(bestand.clone(), zonder);
    let fout = |plek: &str| format!("<c r=\"{plek}\" t=\"e\"><v>#N/A</v></c>");
    let anders = met_cel_van(&anders, "Activiteiten", "Herzieningsdatum", fout);
    let (path, _, regel) = regel(&app, anders).await;
    let mut verteld = codes(&regel);
    verteld.sort_unstable();
    assert_eq!(
        (&regel["uitkomst"], verteld),
        (&json!("ongewijzigd"), [vec!["celfout"], vec!["formule-zonder-waarde"; 4]].concat()),
        "{regel:#}"
    );
    inlezen(&app, &path).await;
    let concept = verhuizer(&app).get(format!("{pad}/concept")).send().await.expect(200).body;
    assert_eq!(concept["inhoud"]["omschrijving"], "Wat wij doen.");
    // Whoever asks for a step must see first what is not known.
    let stap = met_cel(&zonder(bestand, &formules[2]), "Activiteiten", "Stap", "indienen");
    let (_, _, regel) = self::regel(&app, stap).await;
    assert_eq!(codes(&regel), ["formule-zonder-waarde", "niet-gelezen"], "{regel:#}");
}

#[actix_web::test]
async fn a_workbook_that_cannot_be_read_back_is_no_table() {
    let (_, _, bestand) = een().await;
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let zonder = met_deel(&bestand, "xl/workbook.xml", |xml| xml.replace("name=\"Terug inlezen\"", "name=\"Iets anders\""));
    let (_, body) = super::proef(&app, gemeente, XLSX, zonder.clone(), "onleesbaar").await;
    assert_eq!(codes(&body), ["eigen-werkboek"], "{body:#}");
    let naam = |naam: &str| format!("<table:table table:name=\"{naam}\"/>");
    let bladen: String = BLADEN.iter().map(|blad| naam(&blad.naam)).chain([naam("Terug inlezen")]).collect();
    let (_, body) = super::proef(&app, gemeente, ODS, ods(&bladen), "onleesbaar").await;
    assert_eq!(codes(&body), ["eigen-werkboek"], "{body:#}");
}

#[actix_web::test]
async fn a_row_may_move_and_a_row_of_nobody_is_told() {
    let (app, _, bestand) = een().await;
    let moved = wijzig(&bestand, "Activiteiten", |xml| xml.replace("<row r=\"2\"", "<row r=\"7\"").replace("2\" ", "7\" "));
    zegt_niets_nieuws(&app, XLSX, moved).await;
    let vreemd = met_rij(&bestand, "Verwerkers", 2, &[("Nummer", "VA-9999"), ("Werkzaamheden", "Drukken")]);
    let (_, body, regel) = regel(&app, vreemd).await;
    assert_eq!(
        (&regel["uitkomst"], &body["bevindingen"][0]["code"]),
        (&json!("ongewijzigd"), &json!("rij-onbekend")),
        "{body:#}"
    );
}

#[actix_web::test]
async fn two_people_work_in_one_workbook_and_who_changes_the_same_is_told() {
    let (app, pad, bestand) = een().await;
    let een = met_cel(&bestand, "Activiteiten", "Omschrijving", "Van de een.");
    let ander = met_cel(
        &met_cel(&bestand, "Activiteiten", "Omschrijving", "Van de ander."),
        "Doelen",
        "Omschrijving",
        "Ook agenda sturen",
    );
    let (path, _, _) = regel(&app, een).await;
    inlezen(&app, &path).await;
    let (path, _, regel) = regel(&app, ander).await;
    assert_eq!((&regel["uitkomst"], codes(&regel)), (&json!("bijgewerkt"), vec!["niet-overgenomen"]), "{regel:#}");
    assert!(regel["bevindingen"][0]["melding"].as_str().unwrap().contains("Van de een."), "{regel:#}");
    inlezen(&app, &path).await;
    let inhoud = verhuizer(&app).get(format!("{pad}/concept")).send().await.expect(200).body["inhoud"].take();
    assert_eq!(
        (&inhoud["omschrijving"], &inhoud["doelen"][0]["omschrijving"]),
        (&json!("Van de een."), &json!("Ook agenda sturen"))
    );
    // The first workbook again: nobody changed anything in it.
    zegt_niets_nieuws(&app, XLSX, bestand).await;
}

#[actix_web::test]
async fn who_may_not_change_organisations_reads_a_workbook_back() {
    let (app, pad, _) = een().await;
    let redacteur = app.redacteur();
    let bestand = redacteur.get("/v1/export").header("Accept", XLSX).send().await.expect(200).decoded();
    let bestand = met_cel(&bestand, "Doelen", "Omschrijving", "Ook agenda sturen");
    let made = redacteur.post("/v1/inlezingen").body(XLSX, bestand).send().await.expect(202);
    let path = format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap());
    let body = app.wacht_op(&path, "klaar").await;
    assert_eq!((&body["verslag"]["geweigerd"], &body["verslag"]["bijgewerkt"]), (&json!(0), &json!(1)), "{body:#}");
    super::uitvoeren(&app, &path, "alles_of_niets", "uitgevoerd").await;
    let concept = redacteur.get(format!("{pad}/concept")).send().await.expect(200).body;
    assert_eq!(concept["inhoud"]["doelen"][0]["omschrijving"], "Ook agenda sturen");
}

#[actix_web::test]
async fn a_broken_last_sheet_is_told_and_never_half_read() {
    let (app, _, bestand) = een().await;
    let terug = "Terug inlezen";
    // Where the rows of the sheet are: 1 text, 2 head, 3 columns, 4 organisation, 5 its marks, 6 activity, 7 its marks, 8 other marks.
    let gekapt = wijzig(&bestand, terug, |xml| {
        xml.replace("Nieuwsbrief sturen", "Nieuwsbrief</t></is></c></row><row r=\"99\"><c r=\"A99\" t=\"inlineStr\"><is><t>")
    });
    let (_, _, rij_van) = regel(&app, gekapt).await;
    assert_eq!((&rij_van["uitkomst"], codes(&rij_van)), (&json!("geweigerd"), vec!["json"]));
    let anders = wijzig(&bestand, terug, |xml| xml.replace("Nieuwsbrief sturen", "Nieuwsbrief stuurt"));
    let (_, _, rij_van) = regel(&app, anders).await;
    assert_eq!((&rij_van["uitkomst"], codes(&rij_van)), (&json!("geweigerd"), vec!["terug-inlezen-gewijzigd"]));
    let zonder_merken = wijzig(&bestand, terug, |xml| xml.replace(rij(&xml, 7), "").replace(rij(&xml, 8), ""));
    let (_, body, rij_van) = regel(&app, zonder_merken).await;
    assert_eq!((&rij_van["uitkomst"], codes(&rij_van)), (&json!("ongewijzigd"), vec!["niet-vergeleken"]));
    assert_eq!(codes(&body), ["niet-vergeleken"], "{body:#}");
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
