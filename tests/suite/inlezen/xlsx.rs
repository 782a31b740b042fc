//! Excel files with what people leave in them.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{Format, Formula, Workbook};
use serde_json::json;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{XLSX, codes, concept, proef, rijen, uitvoeren};
use crate::support::TestApp;

fn werkmap() -> Vec<u8> {
    let mut werkmap = Workbook::new();
    werkmap.add_worksheet().set_name("Toelichting").unwrap().write(0, 0, "Dit blad legt uit.").unwrap();
    let blad = werkmap.add_worksheet().set_name("Register").unwrap();
    blad.merge_range(0, 0, 0, 4, "Verwerkingsregister", &Format::new()).unwrap();
    for (kolom, naam) in (0..).zip(["Nummer", "Naam verwerking", "Doel", "Bewaartermijn", "Herzieningsdatum", "DPIA"]) {
        blad.write(2, kolom, naam).unwrap();
    }
    blad.write(3, 0, 7.0).unwrap();
    blad.write(3, 1, "Afvalpas").unwrap();
    blad.write_formula(3, 2, Formula::new("=\"Toegang\"&\" geven\"").set_result("Toegang geven")).unwrap();
    blad.write(3, 3, "1 jaar").unwrap();
    blad.write_with_format(3, 4, 46_022.0, &Format::new().set_num_format("dd-mm-yyyy")).unwrap();
    blad.write_formula(3, 5, Formula::new("=A1/0").set_result("#DIV/0!")).unwrap();
    blad.write(4, 0, "8").unwrap();
    blad.write(4, 1, "=HYPERLINK(\"http://kwaad\")").unwrap();
    blad.write(1_048_575, 16_383, "ver weg").unwrap();
    werkmap.save_to_buffer().unwrap()
}

#[actix_web::test]
async fn a_sheet_is_read_by_its_values_and_a_cell_far_away_costs_a_row() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let (path, body) = proef(&app, gemeente, XLSX, werkmap(), "klaar").await;
    assert_eq!((&body["totaal"], &body["verslag"]["nieuw"]), (&json!(2), &json!(2)), "{body:#}");
    let rijen = rijen(&app.redacteur(), &path).await;
    assert_eq!((&rijen[0]["rij"], &rijen[0]["sleutel"]), (&json!(4), &json!("7")));
    assert_eq!(codes(&rijen[0]), ["celfout"], "a formula that failed is told");
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    let (uuid, een) = concept(&app, "Afvalpas").await;
    assert_eq!(een["inhoud"]["doelen"][0]["omschrijving"], "Toegang geven");
    let beheer = app.redacteur().get(format!("/v1/verwerkingsactiviteiten/{uuid}/beheer")).send().await.expect(200).body;
    assert_eq!(beheer["beheer"]["herzieningsdatum"], "2025-12-31");
    concept(&app, "=HYPERLINK(\"http://kwaad\")").await;
}

#[actix_web::test]
async fn a_file_that_is_cut_or_no_excel_file_is_told() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let heel = werkmap();
    for bytes in [heel[..heel.len() / 2].to_vec(), b"PK\x03\x04".to_vec(), vec![0; 100_000]] {
        let (path, body) = proef(&app, gemeente, XLSX, bytes, "onleesbaar").await;
        assert_eq!(body["bevindingen"][0]["code"], "geen-excel");
        app.redacteur().post(format!("{path}/_uitvoeren")).json(&json!({"omvang": "per_rij"})).send().await.expect(409);
    }
    let made = app
        .redacteur()
        .post(format!("/v1/inlezingen?registerhouder={gemeente}&blad=Ergens"))
        .body(XLSX, heel)
        .send()
        .await
        .expect(202);
    let body = app.wacht_op(&format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap()), "onleesbaar").await;
    assert_eq!(body["bevindingen"][0]["code"], "onbekend-blad");
}

/// A part of 16 MB of zeros, packed once and put in the file fourteen times.
fn bom() -> Vec<u8> {
    let mut een = ZipWriter::new(Cursor::new(Vec::new()));
    een.start_file("een", SimpleFileOptions::default()).unwrap();
    een.write_all(&vec![0; 16 * 1024 * 1024]).unwrap();
    let mut een = ZipArchive::new(een.finish().unwrap()).unwrap();
    let mut alle = ZipWriter::new(Cursor::new(Vec::new()));
    for nummer in 0..14 {
        alle.raw_copy_file_rename(een.by_index(0).unwrap(), format!("xl/deel{nummer}.xml")).unwrap();
    }
    alle.finish().unwrap().into_inner()
}

#[actix_web::test]
async fn a_file_that_unpacks_to_too_much_is_not_opened() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bom = bom();
    assert!(bom.len() < 1024 * 1024);
    let (_, body) = proef(&app, gemeente, XLSX, bom, "onleesbaar").await;
    assert_eq!(body["bevindingen"][0]["code"], "te-groot-uitgepakt");
}

#[actix_web::test]
async fn a_list_that_announces_endless_texts_is_not_opened() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut bron = ZipArchive::new(Cursor::new(werkmap())).unwrap();
    let mut doel = ZipWriter::new(Cursor::new(Vec::new()));
    for plaats in 0..bron.len() {
        let deel = bron.by_index_raw(plaats).unwrap();
        if deel.name().unwrap().ends_with("sharedStrings.xml") {
            drop(deel);
            doel.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).unwrap();
            doel.write_all(b"<sst uniqueCount=\"99999999999999\"></sst>").unwrap();
        } else {
            doel.raw_copy_file(deel).unwrap();
        }
    }
    let bytes = doel.finish().unwrap().into_inner();
    let (_, body) = proef(&app, gemeente, XLSX, bytes, "onleesbaar").await;
    assert_eq!(body["bevindingen"][0]["code"], "geen-excel");
}
