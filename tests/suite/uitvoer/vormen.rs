//! Each form as another program reads it, and how it is asked for.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};
use serde_json::json;
use verwerkingsregister::exchange::uitvoer::namen;

use super::{INTERN, OPENBAAR, XLSX, haal, regels};
use crate::support::{TestApp, complete_inhoud};

/// The rows of a text, each as names and values.
fn rijen(tekst: &str) -> Vec<Vec<(String, String)>> {
    let mut lezer = csv::Reader::from_reader(tekst.strip_prefix('\u{feff}').unwrap().as_bytes());
    let namen: Vec<String> = lezer.headers().unwrap().iter().map(str::to_owned).collect();
    lezer.records().map(|rij| namen.iter().cloned().zip(rij.unwrap().iter().map(str::to_owned)).collect()).collect()
}

fn waarde<'a>(rij: &'a [(String, String)], kolom: &str) -> &'a str {
    &rij.iter().find(|(naam, _)| naam == kolom).unwrap().1
}

#[actix_web::test]
async fn a_table_has_a_row_for_each_record_with_its_addresses() {
    let app = TestApp::with_example().await;
    let (iedereen, lezer) = (app.anonymous(), app.beheerder());
    let tekst = haal(&iedereen, OPENBAAR, "text/csv").await.text();
    assert!(tekst.contains("\r\n"));
    let tabel = rijen(&tekst);
    let (_, regels_) = regels(&iedereen, OPENBAAR).await;
    assert_eq!(tabel.len(), regels_.len());
    for (rij, regel) in tabel.iter().zip(&regels_) {
        for kolom in ["uuid", "identificatie", "uri", "url", "versieUuid", "versieUri", "versieUrl", "naam", "beginGeldigheid"] {
            assert_eq!(waarde(rij, kolom), regel[kolom].as_str().unwrap(), "{kolom}");
        }
        assert_eq!(waarde(rij, "status"), regel["status"]["code"]);
        assert_eq!(waarde(rij, "registerhouderUuid"), regel["registerhouder"]["uuid"]);
        let waarvoor = if waarde(rij, "rol") == "verwerker" { "opdrachtgevers" } else { "doelen" };
        assert!(!waarde(rij, waarvoor).is_empty(), "{rij:?}");
    }
    let intern = rijen(&haal(&lezer, INTERN, "text/csv").await.text());
    assert_eq!(intern.len(), 51);
    assert!(intern.iter().any(|rij| !waarde(rij, "afdeling").is_empty()));
}

#[test]
fn the_columns_are_told_in_their_order() {
    let document = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/uitvoer.md")).unwrap();
    let (_, csv) = document.split_once("\n## CSV\n").unwrap();
    let (csv, _) = csv.split_once("\n## ").unwrap();
    let verteld: Vec<_> = csv.lines().filter_map(|regel| Some(regel.strip_prefix("| `")?.split_once('`')?.0)).collect();
    let openbaar = namen(false);
    let intern = namen(true).into_iter().filter(|kolom| !openbaar.contains(kolom));
    assert_eq!(verteld, openbaar.iter().copied().chain(intern).collect::<Vec<_>>());
}

#[actix_web::test]
async fn what_a_content_says_beside_its_purposes_has_a_column() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    let wet = json!({"regeling": "BWBR0033715", "citeertitel": "Wet basisregistratie personen", "artikel": "1.7"});
    inhoud["onderlingeRegeling"] = json!({"omschrijving": "Ieder doet het zijne.", "url": "https://example.org/regeling"});
    inhoud["verdereVerwerking"] = false.into();
    inhoud["bsnGrond"] = json!({"wettelijkeBepaling": wet, "toelichting": "Nodig om te weten wie het is."});
    inhoud["strafrechtelijkeGrond"] = json!({"toelichting": "Met een vergunning."});
    inhoud["algoritmes"] =
        json!([{"naam": "Rangorde", "algoritmeregisterUrl": "https://example.org/a"}, {"naam": "Keuze"}, {"naam": "Rangorde"}]);
    app.vastgesteld_met(gemeente, &inhoud).await;
    let tabel = rijen(&haal(&app.anonymous(), OPENBAAR, "text/csv").await.text());
    let cellen = [
        ("onderlingeRegeling", "Ieder doet het zijne."),
        ("onderlingeRegelingUrl", "https://example.org/regeling"),
        ("verdereVerwerking", "false"),
        ("bsnGrond", "artikel 1.7, Wet basisregistratie personen: Nodig om te weten wie het is."),
        ("strafrechtelijkeGrond", "Met een vergunning."),
        ("algoritmes", "Rangorde; Keuze"),
        ("algoritmesUrl", "https://example.org/a"),
    ];
    assert_eq!(cellen.map(|(kolom, _)| (kolom, waarde(&tabel[0], kolom))), cellen);
}

#[actix_web::test]
async fn a_table_can_be_of_chosen_columns() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld_met(gemeente, &complete_inhoud(gemeente)).await;
    let csv = haal(&app.anonymous(), &format!("{OPENBAAR}?kolommen=doelen,naam&kolommen=naam"), "text/csv").await.text();
    assert_eq!(csv, "\u{feff}doelen,naam\r\nNieuwsbrief sturen,Digitale nieuwsbrief\r\n");
    let intern = haal(&app.beheerder(), &format!("{INTERN}?kolommen=afdeling"), "text/csv").await.text();
    assert_eq!(intern, "\u{feff}afdeling\r\n\"\"\r\n");
    for (pad, vorm) in
        [("kolommen=naam&vorm=xlsx", XLSX), ("kolommen=bestaatNiet", "text/csv"), ("kolommen=afdeling", "text/csv")]
    {
        app.anonymous().get(format!("{OPENBAAR}?{pad}")).header("Accept", vorm).send().await.expect(400);
    }
}

#[actix_web::test]
async fn nothing_in_a_table_or_workbook_is_a_formula() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    let kwaad = "=HYPERLINK(\"http://kwaad.example\";\"klik\")";
    inhoud["naam"] = kwaad.into();
    inhoud["omschrijving"] = "+1\n\"; @SUM(A1)".into();
    inhoud["doelen"][0]["omschrijving"] = "-2+3".into();
    app.vastgesteld_met(gemeente, &inhoud).await;
    for (client, pad) in [(app.anonymous(), OPENBAAR), (app.beheerder(), INTERN)] {
        let tabel = rijen(&haal(&client, pad, "text/csv").await.text());
        assert_eq!(waarde(&tabel[0], "naam"), format!("'{kwaad}"));
        assert_eq!(waarde(&tabel[0], "omschrijving"), "'+1\n\"; @SUM(A1)");
        assert_eq!(waarde(&tabel[0], "doelen"), "'-2+3");
        let boek = haal(&client, pad, XLSX).await.bytes;
        let mut boek: Xlsx<_> = Xlsx::new(Cursor::new(boek)).unwrap();
        let bladen = boek.sheet_names();
        for blad in bladen {
            assert!(boek.worksheet_formula(&blad).unwrap().cells().next().is_none(), "{blad}");
            let cellen = boek.worksheet_range(&blad).unwrap();
            let tekst = cellen.cells().all(|(_, _, cel)| matches!(cel, Data::String(_) | Data::Empty));
            assert!(tekst, "{blad} holds something else than text");
        }
        let cellen = boek.worksheet_range("Activiteiten").unwrap();
        assert!(cellen.cells().any(|(_, _, cel)| *cel == Data::String(kwaad.to_owned())), "here text stays text");
    }
}

#[actix_web::test]
async fn a_workbook_has_a_sheet_for_each_part_with_labels() {
    let app = TestApp::with_example().await;
    let boek = haal(&app.anonymous(), OPENBAAR, XLSX).await.bytes;
    let mut boek: Xlsx<_> = Xlsx::new(Cursor::new(boek)).unwrap();
    let namen = [
        "Toelichting",
        "Activiteiten",
        "Doelen en grondslagen",
        "Betrokkenen en gegevens",
        "Ontvangers",
        "Verwerkers",
        "Doorgiften",
        "Bewaartermijnen",
        "Organisaties",
    ];
    assert_eq!(boek.sheet_names(), namen);
    let (_, regels_) = regels(&app.anonymous(), OPENBAAR).await;
    assert_eq!(boek.worksheet_range("Activiteiten").unwrap().height(), regels_.len() + 1);
    let doelen: usize = regels_
        .iter()
        .flat_map(|regel| regel["doelen"].as_array().unwrap())
        .map(|doel| doel["grondslagen"].as_array().unwrap().len().max(1))
        .sum();
    let blad = boek.worksheet_range("Doelen en grondslagen").unwrap();
    assert_eq!(blad.height(), doelen + 1);
    assert!(blad.cells().any(|(_, _, cel)| *cel == Data::String("Toestemming".to_owned())));
    for naam in namen {
        assert!(boek.worksheet_range(naam).unwrap().height() > 1, "{naam} is empty");
    }
}

#[actix_web::test]
async fn an_export_is_a_file_that_is_not_sent_twice() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    for (client, pad) in [(app.anonymous(), OPENBAAR), (app.beheerder(), INTERN)] {
        let mut etags = Vec::new();
        for (vorm, einde) in [("*/*", "ndjson"), ("text/csv", "csv"), (XLSX, "xlsx")] {
            let antwoord = haal(&client, pad, vorm).await;
            let naam = format!("attachment; filename=\"verwerkingsregister-2026-11-21.{einde}\"");
            assert_eq!(antwoord.header("Content-Disposition"), Some(naam.as_str()));
            assert_eq!(antwoord.header("Vary"), Some("Accept, Accept-Encoding"));
            let weer = client.get(pad).header("Accept", vorm).header("If-None-Match", &antwoord.etag()).send().await.expect(304);
            assert_eq!((weer.etag(), weer.bytes.len()), (antwoord.etag(), 0));
            let hoofd = client.head(pad).header("Accept", vorm).send().await.expect(200);
            assert_eq!((hoofd.etag(), hoofd.bytes.len()), (antwoord.etag(), 0));
            etags.push(antwoord.etag());
        }
        let kaal = haal(&client, pad, "*/*").await;
        for codering in ["gzip", "br"] {
            let antwoord = client.get(pad).header("Accept-Encoding", codering).send().await.expect(200);
            assert_eq!(antwoord.header("Content-Encoding"), Some(codering));
            assert_eq!(antwoord.text(), kaal.text());
            etags.push(antwoord.etag());
        }
        let anders = client.get(format!("{pad}?thema=burgerzaken")).send().await.expect(200);
        etags.push(anders.etag());
        let aantal = etags.len();
        etags.sort();
        etags.dedup();
        assert_eq!(etags.len(), aantal, "each representation has its own");
        client.get(pad).header("Accept", "image/png").send().await.expect(406);
        for (vraag, wat) in [
            ("sorteer=naam", "sorteer"),
            ("page=1", "page"),
            ("geschiedenis=true&status=geldig", "geschiedenis"),
            ("thema=x", "thema"),
        ] {
            let fout = client.get(format!("{pad}?{vraag}")).send().await.expect(400);
            assert_eq!(fout.body["invalidParams"][0]["name"], wat);
        }
    }
    let etag = haal(&app.anonymous(), OPENBAAR, "*/*").await.etag();
    app.vastgesteld(gemeente, "Nog een", "2026-01-01").await;
    app.anonymous().get(OPENBAAR).header("If-None-Match", &etag).send().await.expect(200);
}

#[actix_web::test]
async fn hidden_things_are_in_no_public_form() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let verborgen = app.organisatie(&json!({"naam": "Geheimhuis BV", "soort": "bedrijf", "land": "NL"})).await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["verwerkers"] =
        json!([{"organisatie": verborgen, "naamOpenbaar": false, "geenOvereenkomst": {"reden": "GEHEIM-reden"}}]);
    inhoud["verenigbaarheidstoets"] = "GEHEIM-toets".into();
    inhoud["beveiliging"] = json!({"maatregelen": [{"soort": "logging", "omschrijving": "GEHEIM-maatregel"}]});
    inhoud["dpia"] = json!({"status": "uitgevoerd", "url": "https://GEHEIM.example/dpia", "toelichting": "GEHEIM-dpia"});
    let invoer = json!({"registerhouder": gemeente, "inhoud": inhoud, "beheer": {"afdeling": "GEHEIM-afdeling"}});
    let gemaakt = app.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201);
    let uuid = gemaakt.body["uuid"].as_str().unwrap().parse().unwrap();
    app.settle(&crate::support::Activiteit { uuid, etag: gemaakt.etag() }).await;
    for vertrouwelijkheid in ["vertrouwelijk", "intern"] {
        let mut besloten = complete_inhoud(gemeente);
        besloten["naam"] = format!("GEHEIM-{vertrouwelijkheid}").into();
        besloten["vertrouwelijkheid"] = vertrouwelijkheid.into();
        besloten["redenVertrouwelijkheid"] = "GEHEIM".into();
        app.vastgesteld_met(gemeente, &besloten).await;
    }
    app.concept_named(gemeente, "GEHEIM-concept").await;
    let alles = |bytes: &[u8], vorm: &str| {
        if vorm != XLSX {
            return String::from_utf8_lossy(bytes).into_owned();
        }
        let mut boek: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
        let namen = boek.sheet_names();
        namen
            .iter()
            .flat_map(|naam| boek.worksheet_range(naam).unwrap().cells().map(|(_, _, cel)| cel.to_string()).collect::<Vec<_>>())
            .collect()
    };
    for vraag in ["", "?geschiedenis=true", "?geldigVan=2020-01-01", "?status=geldig,ingetrokken,vervangen,gepland,beeindigd"] {
        for vorm in ["*/*", "text/csv", XLSX] {
            let tekst = alles(&haal(&app.anonymous(), &format!("{OPENBAAR}{vraag}"), vorm).await.bytes, vorm);
            assert!(tekst.contains("Digitale nieuwsbrief"), "{vraag} {vorm}");
            for geheim in ["GEHEIM", "Geheimhuis", &verborgen.to_string(), "F. Gerrits"] {
                assert!(!tekst.contains(geheim), "{geheim} in {vraag} {vorm}");
            }
        }
    }
    for vorm in ["*/*", "text/csv", XLSX] {
        let tekst = alles(&haal(&app.beheerder(), INTERN, vorm).await.bytes, vorm);
        for zichtbaar in
            ["GEHEIM-maatregel", "GEHEIM-toets", "GEHEIM-afdeling", "GEHEIM-concept", "GEHEIM-vertrouwelijk", "Geheimhuis"]
        {
            assert!(tekst.contains(zichtbaar), "{zichtbaar} not in {vorm}");
        }
    }
}

#[actix_web::test]
async fn a_link_names_the_form_whatever_the_reader_accepts() {
    let app = TestApp::with_example().await;
    for (client, path, vormen) in [
        (app.anonymous(), OPENBAAR, &["ndjson", "csv", "xlsx", "jsonld"][..]),
        (app.beheerder(), INTERN, &["ndjson", "csv", "xlsx"]),
    ] {
        for vorm in vormen {
            let antwoord = client.get(format!("{path}?vorm={vorm}")).header("Accept", "text/html").send().await.expect(200);
            let naam = antwoord.header("Content-Disposition").unwrap();
            assert!(naam.contains(&format!(".{vorm}\"")), "{path} {vorm}: {naam}");
        }
        client.get(format!("{path}?vorm=pdf")).send().await.expect(400);
        client.get(path).header("Accept", "text/html").send().await.expect(406);
    }
    app.beheerder().get(format!("{INTERN}?vorm=jsonld")).send().await.expect(400);
}
