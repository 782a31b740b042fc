//! The shapes that registers come in.

use std::io::{Cursor, Write as _};

use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{
    CSV, XLSX, codes,
    gemeenten::{elk, inhoud},
    proef, rijen, uitvoeren,
};
use crate::support::TestApp;

const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

fn werkmap(bladen: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut werkmap = Workbook::new();
    for (naam, regels) in bladen {
        let blad = werkmap.add_worksheet().set_name(*naam).unwrap();
        for (rij, regel) in (0..).zip(*regels) {
            for (kolom, tekst) in (0..).zip(*regel).filter(|(_, tekst)| !tekst.is_empty()) {
                blad.write(rij, kolom, *tekst).unwrap();
            }
        }
    }
    werkmap.save_to_buffer().unwrap()
}

fn ods(inhoud: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("content.xml", SimpleFileOptions::default()).unwrap();
    write!(
        zip,
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>{inhoud}\
         </office:spreadsheet></office:body></office:document-content>"
    )
    .unwrap();
    zip.finish().unwrap().into_inner()
}

fn ods_rij(attributen: &str, cellen: &[&str]) -> String {
    let cel = |tekst: &&str| {
        let regels: String = tekst.lines().map(|regel| format!("<text:p>{regel}</text:p>")).collect();
        format!("<table:table-cell office:value-type=\"string\">{regels}</table:table-cell>")
    };
    format!("<table:table-row{attributen}>{}</table:table-row>", cellen.iter().map(cel).collect::<String>())
}

fn codes_van_bestand(body: &Value) -> Vec<&str> {
    codes(body)
}

#[actix_web::test]
async fn a_sheet_per_activity_is_read_as_one_register() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let een: &[&[&str]] = &[
        &["Fiche"],
        &[],
        &["A. Naam verwerking", "Parkeren"],
        &["B. Doel", "Vergunning verlenen"],
        &["C. Grondslag", "Wettelijke verplichting"],
        &["D. Persoonsgegevens", "kenteken"],
        &["", "naam"],
        &["E. Bewaartermijn", "1 jaar"],
    ];
    let twee: &[&[&str]] = &[
        &["Fiche"],
        &["A. Naam verwerking", "Subsidies"],
        &["B. Doel", "Subsidie verlenen"],
        &["C. Grondslag", "Algemeen belang"],
        &["E. Bewaartermijn", "7 jaar"],
        &["Iets eigens", "bewaard"],
    ];
    let (path, body) = proef(&app, gemeente, XLSX, werkmap(&[("Parkeren", een), ("Subsidies", twee)]), "klaar").await;
    assert_eq!(body["verslag"]["nieuw"], json!(2), "{body:#}");
    assert_eq!(codes_van_bestand(&body), ["onbekende-kolom", "fiche", "fiche"]);
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    let parkeren = inhoud(&app, "Parkeren").await;
    assert_eq!(elk(&parkeren["betrokkenen"][0]["gegevens"], "categorie"), ["kenteken", "naam"]);
    assert_eq!(inhoud(&app, "Subsidies").await["bewaartermijnen"][0]["termijn"], "P7Y");
}

#[actix_web::test]
async fn a_sheet_on_its_side_is_read_by_its_columns() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand =
        "Naam verwerking;Parkeren;Afval\nDoel;Vergunnen;Ophalen\nGrondslag;toestemming;publieke taak\nBewaartermijn;1 jaar;\n";
    let (path, body) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    assert_eq!(body["verslag"]["nieuw"], json!(2), "{body:#}");
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    assert_eq!(inhoud(&app, "Afval").await["doelen"][0]["grondslagen"][0]["grondslag"], "taak_algemeen_belang");
}

#[actix_web::test]
async fn a_template_with_instructions_in_its_names_is_read() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    #[rustfmt::skip]
    let regels: &[&[&str]] = &[
        &["Register van verwerkingen"],
        &["Nr.\nVul een volgnummer in", "Naam van de verwerking: houd het kort", "Doel\nNoteer waarvoor", "Grondslag (kies uit de lijst), meer mag.",
          "Betrokkenen: van wie?", "Persoonsgegevens - noteer de soorten", "Verwerkers: Noteer de naam", "DPIA uitgevoerd? j/n"],
        &["1", "Subsidies", "Verlenen", "Wettelijke verplichting", "Aanvragers", "NAW", "", "N"],
        &["", "", "", "Algemeen belang", "", "IBAN"],
        &["2", "Bezwaar", "Behandelen", "Wettelijke verplichting", "inwoners", "NAW", "", "j"],
    ];
    let (path, body) = proef(&app, gemeente, XLSX, werkmap(&[("Blad1", regels)]), "klaar").await;
    assert_eq!(body["verslag"]["nieuw"], json!(2), "{body:#}");
    let kolommen = body["overzicht"]["kolommen"].as_array().unwrap();
    let velden: Vec<_> = kolommen.iter().map(|kolom| kolom["veld"].as_str().unwrap_or("?")).collect();
    assert_eq!(velden, ["kenmerk", "naam", "doelen", "grondslag", "betrokkenen", "gegevens", "verwerkers", "dpiaUitgevoerd"]);
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    assert_eq!(inhoud(&app, "Subsidies").await["doelen"][0]["grondslagen"].as_array().unwrap().len(), 2);
}

#[actix_web::test]
async fn titles_in_the_column_of_the_names_are_no_activities() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = "Nr;Verwerking;Doel;Grondslag\n;BURGERZAKEN;;\n1;Paspoort;Afgeven;wettelijke taak\n;Belastingen;;\n2;Heffing;Innen;wettelijke taak\n;Totaal: 2;;\n";
    let (path, body) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    assert_eq!((&body["totaal"], codes_van_bestand(&body)), (&json!(2), vec!["telling", "tussenkop", "tussenkop"]));
    assert_eq!(rijen(&app.redacteur(), &path).await[0]["naam"], "Paspoort");
}

#[actix_web::test]
async fn ods_is_read_within_bounds() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let kop = ods_rij("", &["Nr", "Naam verwerking", "Doel", "Persoonsgegevens"]);
    let rijen_ods = [
        ods_rij("", &["1", "Caf&#233; &amp; bar", "Toezicht", "naam\nadres"]),
        ods_rij(" table:visibility=\"collapse\"", &["2", "Ideeën", "Verzamelen", "e-mail"]),
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
    ];
    let blad = |rijen: &str| format!("<table:table table:name=\"Register\">{kop}{rijen}</table:table>");
    let (path, body) = proef(&app, gemeente, ODS, ods(&blad(&rijen_ods.concat())), "klaar").await;
    assert_eq!((&body["verslag"]["nieuw"], codes_van_bestand(&body)), (&json!(2), vec!["verborgen-rij"]), "{body:#}");
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    let cafe = inhoud(&app, "Café & bar").await;
    assert_eq!(elk(&cafe["betrokkenen"][0]["gegevens"], "categorie"), ["naam", "adres"]);

    let herhaald = ods_rij(" table:number-rows-repeated=\"1048576\"", &["1", "Vaak", "Doel", "naam"]);
    let (_, body) = proef(&app, gemeente, ODS, ods(&blad(&herhaald)), "onleesbaar").await;
    assert_eq!(body["bevindingen"][0]["code"], "te-veel-rijen");
    let open = "<table:table table:name=\"R\"><table:table-row><table:table-cell><office:annotation><text:p>nooit dicht";
    let mut kapot = ods(&blad(open));
    for bytes in [kapot.clone(), kapot.split_off(40), b"geen zip".to_vec()] {
        let (_, body) = proef(&app, gemeente, ODS, bytes, "onleesbaar").await;
        assert_eq!(body["bevindingen"][0]["code"], "geen-ods");
    }
}

#[actix_web::test]
async fn tabs_are_read_and_the_own_csv_is_sent_back() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let tabs = "Nr\tNaam verwerking\tDoel\n1\tParkeren\tVergunnen\n";
    let (_, body) = proef(&app, gemeente, "text/tab-separated-values", tabs, "klaar").await;
    assert_eq!(body["verslag"]["nieuw"], json!(1));
    let eigen = app.redacteur().get("/v1/register/export?vorm=csv").send().await;
    let kop = if eigen.status == 200 {
        eigen.text().to_owned()
    } else {
        "uuid,identificatie,versieUuid,registerhouderUuid,naam\n".to_owned()
    };
    let (_, body) = proef(&app, gemeente, CSV, kop, "onleesbaar").await;
    assert_eq!(body["bevindingen"][0]["code"], "eigen-csv");
    let zonder_naam = "Domein;Doel;Grondslag;Bewaartermijn\nBurgerzaken;Akten;wettelijke taak;10 jaar\n";
    let (_, body) = proef(&app, gemeente, CSV, zonder_naam.replace("Domein", "Wat wij doen"), "onleesbaar").await;
    let melding = body["bevindingen"][0]["melding"].as_str().unwrap().to_owned();
    assert!(melding.contains("Rij 1 heeft 3 bekende kolommen") && melding.contains("Wat wij doen"), "{melding}");
}
