//! The shapes that registers come in.

use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::{Format, Formula, Workbook};
use serde_json::{Value, json};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::{
    CSV, XLSX, codes,
    gemeenten::{elk, inhoud},
    proef, rijen, uitvoeren,
};
use crate::support::TestApp;

pub const ODS: &str = "application/vnd.oasis.opendocument.spreadsheet";

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

pub fn ods(inhoud: &str) -> Vec<u8> {
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
        let regels = format!("<text:p>{}</text:p>", tekst.replace('\n', "</text:p><text:p>"));
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
async fn what_people_do_not_see_or_crossed_out_is_told() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let door = Format::new().set_font_strikethrough();
    let mut werkmap = Workbook::new();
    let blad = werkmap.add_worksheet();
    for (kolom, naam) in (0..).zip(["Verwerking", "Doel", "Persoonsgegevens"]) {
        blad.write(0, kolom, naam).unwrap();
    }
    for (rij, naam) in (1..).zip(["Een", "Twee", "Drie"]) {
        blad.write(rij, 0, naam).unwrap();
        blad.write(rij, 1, "Helpen").unwrap();
        blad.write(rij, 2, "adres").unwrap();
    }
    blad.write_with_format(1, 2, "naam", &door).unwrap();
    blad.write_rich_string(3, 2, &[(&Format::new(), "naam; "), (&door, "adres")]).unwrap();
    blad.set_row_hidden(2).unwrap();
    blad.write_formula(4, 0, Formula::new("=A2").set_result("")).unwrap();
    blad.write(4, 2, "BSN").unwrap();
    let bytes = werkmap.save_to_buffer().unwrap();
    let (path, body) = proef(&app, gemeente, XLSX, zonder_waarden(&bytes), "klaar").await;
    assert_eq!((codes(&body), &body["bevindingen"][0]["rij"]), (vec!["verborgen-rij"], &json!(3)), "{body:#}");
    let rijen = rijen(&app.redacteur(), &path).await;
    let gezien: Vec<_> = rijen.iter().map(codes).collect();
    assert_eq!(gezien, [vec!["doorgehaald"], vec![], vec!["doorgehaald"], vec!["formule-zonder-waarde", "naam-ontbreekt"]]);
}

#[actix_web::test]
async fn a_merged_cell_is_of_every_row_and_a_name_of_a_source_stays() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut werkmap = Workbook::new();
    let blad = werkmap.add_worksheet();
    for (kolom, naam) in (0..).zip(["Verwerking", "Doel", "Persoonsgegevens", "Bron van de gegevens"]) {
        blad.write(0, kolom, naam).unwrap();
    }
    for (rij, naam) in (1..).zip(["Een", "Twee", "Drie"]) {
        blad.write(rij, 0, naam).unwrap();
        blad.write(rij, 2, "adres").unwrap();
    }
    blad.write(1, 3, "UWV; SVB").unwrap();
    blad.merge_range(1, 1, 3, 1, "Mensen helpen", &Format::new()).unwrap();
    let (path, _) = proef(&app, gemeente, XLSX, werkmap.save_to_buffer().unwrap(), "klaar").await;
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    for naam in ["Een", "Twee", "Drie"] {
        assert_eq!(elk(&inhoud(&app, naam).await["doelen"], "omschrijving"), ["Mensen helpen"], "{naam}");
    }
    let een = inhoud(&app, "Een").await;
    assert_eq!(elk(&een["betrokkenen"][0]["gegevens"][0]["bronnen"], "omschrijving"), ["UWV", "SVB"], "{een:#}");
}

/// The file as programs write it that do not work out formulas.
fn zonder_waarden(bytes: &[u8]) -> Vec<u8> {
    let mut bron = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut nieuw = ZipWriter::new(Cursor::new(Vec::new()));
    for plaats in 0..bron.len() {
        let mut deel = bron.by_index(plaats).unwrap();
        let naam = deel.name().unwrap().into_owned();
        let mut inhoud = String::new();
        deel.read_to_string(&mut inhoud).unwrap();
        nieuw.start_file(naam, SimpleFileOptions::default()).unwrap();
        let kaal = inhoud.replace(" t=\"str\"><f>A2</f>", "><f>A2</f>").replace("<f>A2</f><v>0</v>", "<f>A2</f><v></v>");
        nieuw.write_all(kaal.as_bytes()).unwrap();
    }
    nieuw.finish().unwrap().into_inner()
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
    let kop = "uuid,identificatie,uri,versieUuid,nummer,registerhouderUuid,naam,doelen,grondslagen\n";
    let (_, body) = proef(&app, gemeente, CSV, kop, "onleesbaar").await;
    assert_eq!(body["bevindingen"][0]["code"], "eigen-csv");
    let zonder_naam = "Domein;Doel;Grondslag;Bewaartermijn\nBurgerzaken;Akten;wettelijke taak;10 jaar\n";
    let (_, body) = proef(&app, gemeente, CSV, zonder_naam.replace("Domein", "Wat wij doen"), "onleesbaar").await;
    let melding = body["bevindingen"][0]["melding"].as_str().unwrap().to_owned();
    assert!(melding.contains("Rij 1 heeft 3 bekende kolommen") && melding.contains("Wat wij doen"), "{melding}");
}

#[actix_web::test]
async fn sheets_that_refer_to_an_activity_are_read_with_it() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = werkmap(&[
        (
            "Purposes",
            &[
                &["ref_id", "name", "legal_basis", "processing"],
                &["PU-1", "Toegang geven", "Consent", "PR-1"],
                &["PU-2", "Innen", "Legal obligation", "PR-2"],
                &["PU-3", "Controleren", "Public task", "PR-1"],
            ],
        ),
        (
            "Processings",
            &[
                &["ref_id", "name", "description"],
                &["PR-1", "Afvalpas", "Naar de milieustraat"],
                &["PR-2", "Belastingen", "Heffen"],
            ],
        ),
        ("Data recipients", &[&["processing", "name"], &["PR-2", "Belastingdienst"]]),
        ("Data subjects", &[&["processing", "category"], &["Afvalpas", "inwoners"]]),
        ("Kleuren", &[&["kleur", "aantal"], &["rood", "1"]]),
    ]);
    let (path, body) = proef(&app, gemeente, XLSX, bestand, "klaar").await;
    assert_eq!(body["verslag"]["nieuw"], 2, "{body:#}");
    let verteld = codes(&body);
    assert_eq!(verteld.iter().filter(|code| **code == "gekoppeld-blad").count(), 3, "{body:#}");
    assert_eq!(verteld.iter().filter(|code| **code == "ander-blad").count(), 1, "{body:#}");
    uitvoeren(&app, &path, "alles_of_niets", "uitgevoerd").await;
    let afvalpas = inhoud(&app, "Afvalpas").await;
    let doelen: Vec<_> = afvalpas["doelen"]
        .as_array()
        .unwrap()
        .iter()
        .map(|doel| (&doel["omschrijving"], &doel["grondslagen"][0]["grondslag"]))
        .collect();
    assert_eq!(
        doelen,
        [(&json!("Toegang geven"), &json!("toestemming")), (&json!("Controleren"), &json!("taak_algemeen_belang"))]
    );
    assert_eq!(afvalpas["omschrijving"], "Naar de milieustraat");
    assert_eq!(elk(&afvalpas["betrokkenen"], "categorie"), ["inwoner"]);
    let belastingen = inhoud(&app, "Belastingen").await;
    assert_eq!(belastingen["ontvangers"].as_array().unwrap().len(), 1);
}

#[actix_web::test]
async fn values_are_no_names_of_columns_and_a_numbered_title_is_no_activity() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let omgekeerd = "Verwerking;Vervoer;Schuldhulp\nDoel;Rijden;Helpen\nGegevens;\"naam; adres\";\"naam; BSN\"\nBetrokkenen;inwoners;inwoners\n";
    let genummerd = "Verwerking;Doel;Grondslag\n1. Personeel;;\nSalarissen;Betalen;Overeenkomst\n";
    for (bestand, verwacht) in [(omgekeerd, vec!["Vervoer", "Schuldhulp"]), (genummerd, vec!["Salarissen"])] {
        let (path, _) = super::proef(&app, gemeente, super::CSV, bestand, "klaar").await;
        let alle = rijen(&app.redacteur(), &path).await;
        let namen: Vec<_> = alle.iter().map(|rij| rij["naam"].as_str().unwrap()).collect();
        assert_eq!(namen, verwacht, "{alle:#?}");
    }
}

#[actix_web::test]
async fn a_kind_beside_a_name_is_no_second_one() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = werkmap(&[
        ("Processings", &[&["ref_id", "name", "dpia_required"], &["PR-1", "Zorg", "True"]]),
        (
            "Personal data",
            &[
                &["processing", "name", "category"],
                &["PR-1", "Diagnose", "privacy_health_data"],
                &["PR-1", "Adres", "privacy_address"],
                &["PR-1", "Pas", "privacy_zomaar"],
            ],
        ),
        ("Data recipients", &[&["processing", "name", "category"], &["PR-1", "Zorgverlener", "privacy_service_provider"]]),
    ]);
    let (path, _) = proef(&app, gemeente, XLSX, bestand, "klaar").await;
    let rij = rijen(&app.redacteur(), &path).await.remove(0);
    let bewaard: Vec<_> = rij["ingelezen"].as_array().unwrap().iter().map(|een| een["tekst"].as_str().unwrap()).collect();
    for code in ["privacy_zomaar", "privacy_service_provider"] {
        assert!(bewaard.contains(&code), "{rij:#}");
    }
    uitvoeren(&app, &path, "alles_of_niets", "uitgevoerd").await;
    let zorg = inhoud(&app, "Zorg").await;
    let gegevens = &zorg["betrokkenen"][0]["gegevens"];
    assert_eq!(elk(gegevens, "categorie"), ["gezondheid", "adres", "?"]);
    assert_eq!(elk(gegevens, "omschrijving"), ["Diagnose", "?", "Pas"]);
    assert_eq!(elk(&zorg["ontvangers"], "naam"), ["Zorgverlener"]);
    assert_eq!(zorg["dpia"]["status"], "nodig");
    let per_gegeven = "Verwerking;Gegeven;Categorie gegeven;Doel;Betrokkene\nPas;Foto;Gewoon;Uitgeven;inwoner\nPas;Naam;Gewoon;Uitgeven;inwoner\n";
    let (path, body) = proef(&app, gemeente, CSV, per_gegeven, "klaar").await;
    assert_eq!(codes(&body).iter().filter(|code| **code == "onbekende-kolom").count(), 1, "{body:#}");
    uitvoeren(&app, &path, "alles_of_niets", "uitgevoerd").await;
    assert_eq!(elk(&inhoud(&app, "Pas").await["betrokkenen"][0]["gegevens"], "categorie"), ["?", "naam"]);
}

#[actix_web::test]
async fn a_row_that_explains_the_names_is_not_the_names() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = "Toelichting per kolom;;;\nNaam;Doel;Grondslag;wat u invult\nNr;Verwerking;Doel van verwerking;Rechtsgrond\n\
                   1;Afval;Ophalen;publieke taak\n";
    let (path, _) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    let alle = rijen(&app.redacteur(), &path).await;
    assert_eq!(alle.iter().map(|rij| rij["naam"].as_str().unwrap()).collect::<Vec<_>>(), ["Afval"]);
}
