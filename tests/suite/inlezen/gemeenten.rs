//! Registers as municipalities really make them: each its own columns, words and shape.

use serde_json::{Value, json};

use super::{CSV, codes, concept, proef, rijen, uitvoeren};
use crate::support::TestApp;

/// Reads the rows in, and gives the report of each.
pub async fn ingelezen(app: &TestApp, regels: &[&[&str]]) -> (Value, Vec<Value>) {
    let gemeente = app.gemeente().await;
    ingelezen_voor(app, gemeente, regels).await
}

/// The same for a register that is there.
pub async fn ingelezen_voor(app: &TestApp, gemeente: uuid::Uuid, regels: &[&[&str]]) -> (Value, Vec<Value>) {
    let cel = |cel: &&str| format!("\"{cel}\"");
    let bestand: Vec<String> = regels.iter().map(|rij| rij.iter().map(cel).collect::<Vec<_>>().join(";")).collect();
    let (path, body) = proef(app, gemeente, CSV, bestand.join("\r\n") + "\r\n", "klaar").await;
    let rijen = rijen(&app.redacteur(), &path).await;
    uitvoeren(app, &path, "per_rij", "uitgevoerd").await;
    (body, rijen)
}

pub async fn inhoud(app: &TestApp, naam: &str) -> Value {
    concept(app, naam).await.1["inhoud"].clone()
}

/// What a list says at one place in each of its items.
pub fn elk(lijst: &Value, sleutel: &str) -> Vec<String> {
    let tekst = |een: &Value| een[sleutel].as_str().unwrap_or("?").to_owned();
    lijst.as_array().unwrap().iter().map(tekst).collect()
}

/// Columns of the model of the municipalities, with explanations in their names, and what people copy along.
#[actix_web::test]
async fn notations_and_explanations_of_every_day_are_understood() {
    let app = TestApp::start().await;
    let kop = [
        "Volgnr.",
        "Domein/cluster",
        "\u{200b}Naam\u{a0}verwerking ",
        "Doelbinding",
        "Grondslag (artikel 6 AVG)",
        "Wettelijke grondslag / specificatie",
        "Betrokkene(n)",
        "Soort(en) persoonsgegevens",
        "Bijzondere persoonsgegevens (ja/nee, zo ja welke)",
        "Verstrekking aan derden",
        "Verwerker(s)",
        "Doorgifte aan derde landen of internationale organisaties",
        "Bewaartermijn\n(hoe lang bewaart u de gegevens?)",
        "DPIA uitgevoerd? (ja/nee/n.v.t.)",
    ];
    #[rustfmt::skip]
    let regels: [&[&str]; 7] = [
        &["Register van verwerkingsactiviteiten", "", "versie 2"],
        &kop,
        &["1", "Sociaal", "Bij\u{ad}stand\u{200b}", "Uitkeren", "6 lid 1 onder c en e",
          "Participatiewet artikel 7, artikel 17 en artikel 53a", "Ingezetenen", "NAW;\u{a0}BSN", "Ja, gezondheid", "UWV, geen idee",
          "ja", "Nee, tenzij support", "Selectielijst 2020, resultaat 11.1: 5 jaar", "n.v.t."],
        &["2", "Veiligheid", "Cameratoezicht", "Orde", "e) taak van algemeen belang", "Gemeentewet, artikel 151c, eerste lid",
          "inwoners", "camerabeelden", "Ja", "geen", "geen", "Nee, binnen de EU", "max. 4 weken", "ja"],
        &["3", "Personeel", "Werving", "idem", "toestemming", "art. 7:629 BW", "sollicitanten", "naam", "n.v.t.", "zie boven", "-",
          "Ja, VS (SCC)", "onbekend", "nee"],
        &["4", "Personeel", "Salaris", "Betalen", "uitvoering overeenkomst", "conform de wet", "medewerkers", "salaris", "nee", "geen",
          "n.v.t.", "binnen EER", "zeven (7) jaar na einde dienstverband", "nee"],
        &["Totaal", "", "", "4 verwerkingen"],
    ];
    let (body, rijen) = ingelezen(&app, &regels).await;
    assert_eq!(body["verslag"]["nieuw"], json!(4), "{rijen:#?}");
    assert_eq!(body["bevindingen"][0]["code"], "telling");

    let bijstand = inhoud(&app, "Bijstand").await;
    let grondslagen = &bijstand["doelen"][0]["grondslagen"];
    assert_eq!(elk(grondslagen, "grondslag"), ["wettelijke_verplichting", "taak_algemeen_belang"]);
    assert_eq!(elk(&grondslagen[0]["wettelijkeBepalingen"], "artikel"), ["7", "17", "53a"]);
    assert_eq!(elk(&bijstand["betrokkenen"], "categorie"), ["inwoner"]);
    assert_eq!(elk(&bijstand["betrokkenen"][0]["gegevens"], "categorie"), ["naam", "adres", "bsn", "gezondheid"]);
    assert_eq!(bijstand["doorgifteBuitenEer"], Value::Null, "no with a condition is no no");
    let termijn = &bijstand["bewaartermijnen"][0];
    assert_eq!((&termijn["termijn"], &termijn["onderdeel"]), (&json!("P5Y"), &Value::Null));
    assert_eq!(bijstand["dpia"]["status"], "niet_nodig");

    let camera = inhoud(&app, "Cameratoezicht").await;
    let bepaling = &camera["doelen"][0]["grondslagen"][0]["wettelijkeBepalingen"][0];
    assert_eq!((&bepaling["artikel"], &bepaling["lid"]), (&json!("151c"), &json!("1")));
    assert_eq!((&camera["geenOntvangers"], &camera["doorgifteBuitenEer"]), (&json!(true), &json!(false)));
    let termijn = &camera["bewaartermijnen"][0];
    assert_eq!((&termijn["termijn"], &termijn["toelichting"]), (&json!("P4W"), &json!("max. 4 weken")));
    assert_eq!(codes(&rijen[1]), ["welke-gegevens"]);

    let werving = inhoud(&app, "Werving").await;
    let doorgifte = &werving["doorgiften"][0];
    assert_eq!((&doorgifte["land"], &doorgifte["instrument"]), (&json!("US"), &json!("modelcontractbepalingen")));
    assert_eq!((&werving["ontvangers"], &werving["bewaartermijnen"]), (&json!([]), &json!([])));
    let wetten: Vec<_> = werving["doelen"][0]["grondslagen"].as_array().unwrap().iter().collect();
    assert_eq!(wetten[1]["wettelijkeBepalingen"][0]["artikel"], "629");
    assert_eq!(codes(&rijen[2])[..3], ["verwijzing", "verwijzing", "nog-onbekend"]);

    let salaris = inhoud(&app, "Salaris").await;
    assert_eq!(salaris["doelen"][0]["grondslagen"].as_array().unwrap().len(), 1, "no law was named");
    assert_eq!(salaris["bewaartermijnen"][0]["startmoment"], "einde_dienstverband");
}

/// Titles over several columns, and crosses below them.
#[actix_web::test]
async fn titles_above_the_names_say_what_the_names_are_about() {
    let app = TestApp::start().await;
    #[rustfmt::skip]
    let regels: [&[&str]; 5] = [
        &["Nr", "Proces", "Betrokkenen", "", "Persoonsgegevens", "", "", "Rechtsgrond", "", "Verwerker", "", "Bewaartermijn (jaren)"],
        &["", "", "Categorie", "Anders, nl.", "NAW", "Gezondheid", "Financieel", "a. Toestemming", "e. Publieke taak", "Naam",
          "Overeenkomst", ""],
        &["1", "Wmo", "inwoners", "", "x", "X", "x", "", "ja", "Mailhuis (overeenkomst aanwezig)", "ja", "15"],
        &["2", "Nieuwsbrief", "abonnees", "", "✓", "alleen bij aanmelding", "nee", "x", "-", "geen", "nee", "1"],
        &["", "", "medewerkers", "", "", "", "", "", "", "", "", ""],
    ];
    app.organisatie(&json!({"naam": "Mailhuis BV"})).await;
    let (body, rijen) = ingelezen(&app, &regels).await;
    assert_eq!(body["verslag"]["nieuw"], json!(2), "{rijen:#?}");
    let wmo = inhoud(&app, "Wmo").await;
    assert_eq!(elk(&wmo["doelen"][0]["grondslagen"], "grondslag"), ["taak_algemeen_belang"]);
    assert_eq!(elk(&wmo["betrokkenen"], "categorie"), ["inwoner"]);
    assert_eq!(elk(&wmo["betrokkenen"][0]["gegevens"], "categorie"), ["naam", "adres", "gezondheid"]);
    assert_eq!(wmo["bewaartermijnen"][0]["termijn"], "P15Y");
    assert_eq!(wmo["verwerkers"].as_array().unwrap().len(), 1);
    let bewaard: Vec<_> = rijen[0]["ingelezen"].as_array().unwrap().iter().map(|een| een["kolom"].as_str().unwrap()).collect();
    assert_eq!(bewaard, ["Persoonsgegevens: Financieel", "Verwerker: Naam", "Verwerker: Overeenkomst"]);
    let brief = inhoud(&app, "Nieuwsbrief").await;
    assert_eq!(elk(&brief["doelen"][0]["grondslagen"], "grondslag"), ["toestemming"]);
    assert_eq!(elk(&brief["betrokkenen"], "categorie"), ["abonnee", "medewerker"]);
    assert_eq!(codes(&rijen[1]), ["geen-ja-of-nee", "vervolgrij"], "a text where a cross belongs is not guessed");
}

/// One activity over several rows, as below merged cells; titles and numbers between the rows.
#[actix_web::test]
async fn rows_without_a_name_go_on_about_the_activity_above() {
    let app = TestApp::start().await;
    #[rustfmt::skip]
    let regels: [&[&str]; 12] = [
        &["Nr", "Afdeling", "Taak", "Verwerkingsactiviteit", "Doel", "Grondslag", "Betrokkenen", "Persoonsgegevens", "Ontvangers", "Rol"],
        &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"],
        &["", "Sociaal domein"],
        &["1", "Werk", "Inkomen", "Bijstand", "Uitkeren", "Wettelijke verplichting", "1. aanvragers 2. partners", "NAW (1,2)", "UWV", "verantwoordelijke"],
        &["", "", "", "", "Fraude bestrijden", "Publieke taak", "", "BSN (1)", "geen", ""],
        &["", "", "", "", "", "Toestemming", "kinderen", "naam", "", ""],
        &["", "Veiligheid"],
        &["2", "OOV", "Orde", "Toezicht", "Handhaven", "Publieke taak", "inwoners", "naam", "", ""],
        &["", "", "", "", "", "", "", "", "", ""],
        &["", "", "", "", "Losse regel na een lege", "Publieke taak", "", "", "", ""],
        &["3", "OOV", "Orde", "7", "Naam zonder letters", "", "", "", "", ""],
        &["4", "OOV", "Orde", "Alarm"],
    ];
    let (body, rijen) = ingelezen(&app, &regels).await;
    assert_eq!((&body["verslag"]["nieuw"], &body["verslag"]["geweigerd"]), (&json!(3), &json!(2)), "{rijen:#?}");
    let over_rijen = body["bevindingen"].as_array().unwrap().iter().filter(|een| een["rij"].is_u64());
    let over_bestand: Vec<_> = over_rijen.map(|een| (&een["rij"], &een["code"])).collect();
    assert_eq!(
        over_bestand,
        [(&json!(2), &json!("nummering")), (&json!(3), &json!("tussenkop")), (&json!(7), &json!("tussenkop"))]
    );
    let bijstand = inhoud(&app, "Bijstand").await;
    assert_eq!(elk(&bijstand["doelen"], "omschrijving"), ["Uitkeren", "Fraude bestrijden"]);
    assert_eq!(elk(&bijstand["doelen"][0]["grondslagen"], "grondslag"), ["wettelijke_verplichting"]);
    assert_eq!(elk(&bijstand["doelen"][1]["grondslagen"], "grondslag"), ["taak_algemeen_belang", "toestemming"]);
    assert_eq!(elk(&bijstand["betrokkenen"], "categorie"), ["aanvrager", "partner_gezinslid", "kind"]);
    let gegevens = |groep: usize| elk(&bijstand["betrokkenen"][groep]["gegevens"], "categorie");
    assert_eq!((gegevens(0).len(), gegevens(1).len(), gegevens(2)), (3, 2, vec!["naam".to_owned()]));
    assert_eq!((&bijstand["rol"], &bijstand["geenOntvangers"]), (&json!("verwerkingsverantwoordelijke"), &Value::Null));
    assert_eq!(codes(&rijen[0]), ["vervolgrij", "vervolgrij", "geen-ontvangers"]);
    assert_eq!(rijen[0]["bevindingen"][0]["rij"], json!(5), "each finding has the row where it stands");
    let weigering = |rij: &Value| (rij["rij"].clone(), codes(rij).last().copied().unwrap_or_default().to_owned());
    assert_eq!(weigering(&rijen[2]), (json!(10), "naam-ontbreekt".to_owned()), "an empty row ends an activity");
    assert_eq!(weigering(&rijen[3]), (json!(11), "naam-ontbreekt".to_owned()));
}

/// A cross in a column of its own for each legal basis and kind of data, and sheets that are each numbered from 1.
#[actix_web::test]
async fn crosses_need_columns_side_by_side_and_a_key_that_meets_another_name_is_told() {
    let app = TestApp::start().await;
    #[rustfmt::skip]
    let regels: [&[&str]; 3] = [
        &["Nr", "Verwerking", "Doel", "Camerabeelden", "Kenteken", "NAW", "Toestemming", "Overeenkomst", "Burgemeester", "Doel", "Gegevens over gezondheid"],
        &["1", "Parkeren", "Handhaven", "x", "nee", "ja", "x", "ja", "x", "Innen", "TRUE"],
        &["2", "Balie", "Helpen", "", "", "", "", "ja", "", "", "nee"],
    ];
    let (_, rijen) = ingelezen(&app, &regels).await;
    let parkeren = inhoud(&app, "Parkeren").await;
    assert_eq!(elk(&parkeren["betrokkenen"][0]["gegevens"], "categorie"), ["camerabeelden", "naam", "adres", "gezondheid"]);
    assert_eq!(elk(&parkeren["doelen"], "omschrijving"), ["Handhaven", "Innen"]);
    assert_eq!(parkeren["doelen"][0]["grondslagen"], json!([]), "two such columns may be about anything");
    assert!(rijen[1]["ingelezen"].as_array().unwrap().contains(&json!({"kolom": "Overeenkomst", "tekst": "ja"})));

    let gemeente = parkeren_register(&app).await;
    let ander_blad = "Nr;Verwerking;Doel\n1;Iets heel anders;Helpen\n";
    let (path, body) = proef(&app, gemeente, CSV, ander_blad, "klaar").await;
    assert_eq!(body["verslag"]["bijgewerkt"], json!(1));
    let bevinding = super::rijen(&app.redacteur(), &path).await[0]["bevindingen"][0].clone();
    assert_eq!((&bevinding["code"], &bevinding["waarde"]), (&json!("andere-naam"), &json!("Parkeren")));
}

/// Whose register the activity is in.
async fn parkeren_register(app: &TestApp) -> uuid::Uuid {
    let uuid = concept(app, "Parkeren").await.0;
    let body = app.redacteur().get(format!("/v1/verwerkingsactiviteiten/{uuid}")).send().await.expect(200).body;
    body["registerhouder"].as_str().or_else(|| body["registerhouder"]["uuid"].as_str()).unwrap().parse().unwrap()
}
