//! A form with a file and a mapping of one's own.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{concept, uitvoeren};
use crate::support::{Request, Response, TestApp};

const BESTAND: &str = "Nr;Wat wij doen;Waarom\n1;Afvalpas;Toegang geven\n";
const VERTALING: &str = "basis = \"art30\"\nbron = \"eigen\"\n[kolommen]\nnaam = [\"Wat wij doen\"]\ndoelen = [\"Waarom\"]\n";

/// A part as clients write it: its headers and what it holds.
fn deel(koppen: &str, inhoud: impl AsRef<[u8]>) -> Vec<u8> {
    [b"--grens\r\nContent-Disposition: form-data; ", koppen.as_bytes(), b"\r\n\r\n", inhoud.as_ref(), b"\r\n"].concat()
}

fn sturen(app: &TestApp, gemeente: Uuid, delen: &[Vec<u8>]) -> Request {
    let body = [delen.concat(), b"--grens--\r\n".to_vec()].concat();
    app.redacteur().post(format!("/v1/inlezingen?registerhouder={gemeente}")).body("multipart/form-data; boundary=grens", body)
}

async fn klaar(app: &TestApp, made: Response) -> (String, Value) {
    let path = format!("/v1/inlezingen/{}", made.expect(202).body["uuid"].as_str().unwrap());
    let body = app.wacht_op(&path, "klaar").await;
    (path, body)
}

#[actix_web::test]
async fn a_mapping_that_comes_with_the_file_is_used_and_what_the_file_is_follows_from_type_or_name() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let vertaling = || deel("name=\"vertaling\"", VERTALING);
    let met_type = deel("name=\"bestand\"; filename=\"x.bin\"\r\nContent-Type: text/csv; charset=utf-8", BESTAND);
    let (path, body) = klaar(&app, sturen(&app, gemeente, &[met_type, vertaling()]).send().await).await;
    assert_eq!(body["verslag"]["nieuw"], json!(1), "{body:#}");
    uitvoeren(&app, &path, "per_rij", "uitgevoerd").await;
    let (uuid, een) = concept(&app, "Afvalpas").await;
    assert_eq!(een["inhoud"]["doelen"][0]["omschrijving"], "Toegang geven");
    let beheer = app.redacteur().get(format!("/v1/verwerkingsactiviteiten/{uuid}/beheer")).send().await.expect(200).body;
    assert_eq!(beheer["beheer"]["externeKenmerken"][0]["bron"], "eigen");
    for koppen in [
        "name=\"bestand\"; filename=\"Register.CSV\"\r\nContent-Type: application/octet-stream",
        "name=\"bestand\"; filename=\"register.csv\"",
        "name=\"bestand\"; filename=\"register.csv\"\r\nContent-Type: application/vnd.ms-excel",
    ] {
        let delen = [vertaling(), deel(koppen, BESTAND)];
        let (_, body) = klaar(&app, sturen(&app, gemeente, &delen).send().await).await;
        assert_eq!(body["verslag"]["ongewijzigd"], json!(1), "{koppen}: {body:#}");
    }
    // Without a mapping the ready one counts.
    let kop = deel("name=\"bestand\"\r\nContent-Type: text/csv", "Nr;Verwerking;Doel\n7;Parkeren;Handhaven\n");
    let (_, body) = klaar(&app, sturen(&app, gemeente, &[kop]).send().await).await;
    assert_eq!(body["verslag"]["nieuw"], json!(1));
}

#[actix_web::test]
async fn a_form_that_is_not_right_is_refused_with_all_its_faults_and_makes_nothing() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = || deel("name=\"bestand\"; filename=\"a.csv\"", BESTAND);
    let kapot = "bron = \"\"\n[woorden.betrokkene_categorie]\n\"cliënt\" = \"zorgvragerd\"\n[woorden.gegevenscategorie]\n\"geld\" = [\"poen\"]\n";
    let gevallen = [
        (vec![], vec![("/bestand", "verplicht")]),
        (vec![deel("name=\"vertaling\"", VERTALING)], vec![("/bestand", "verplicht")]),
        (
            vec![bestand(), bestand(), deel("name=\"anders\"", "x"), deel("name=\"vertaling\"", "kolommen = 1")],
            vec![("/bestand", "dubbel"), ("/anders", "onbekend-veld"), ("/vertaling", "vertaling")],
        ),
        (vec![deel("name=\"bestand\"; filename=\"a.docx\"", "x")], vec![("/bestand", "mediatype")]),
        (vec![deel("name=\"bestand\"\r\nContent-Type: image/png", "x")], vec![("/bestand", "mediatype")]),
        (vec![bestand(), deel("name=\"vertaling\"", b"\xff")], vec![("/vertaling", "vertaling")]),
        (vec![bestand(), deel("name=\"vertaling\"", kapot)], vec![("/vertaling", "vertaling"); 3]),
        (vec![b"--grens\r\n\r\nzonder naam\r\n".to_vec()], vec![("", "formulier")]),
        (vec![b"--grens\r\nContent-Disposition: form-data; name=\"bestand\"\r\n\r\nafgekapt".to_vec()], vec![("", "formulier")]),
    ];
    let voor = app.contents().await;
    for (delen, fouten) in gevallen {
        let antwoord = sturen(&app, gemeente, &delen).send().await.expect(400);
        assert_eq!(antwoord.problem_codes(), fouten, "{}", antwoord.text());
    }
    let antwoord =
        sturen(&app, gemeente, &[bestand(), deel("name=\"vertaling\"", "[kolommen]\nnaam = 3")]).send().await.expect(400);
    let reden = antwoord.body["invalidParams"][0]["reason"].as_str().unwrap();
    assert!(reden.starts_with("De vertaling klopt niet") && reden.contains("regel 2"), "{reden}");
    let zonder = app
        .redacteur()
        .post("/v1/inlezingen?vertaling=mijn")
        .body("multipart/form-data; boundary=grens", [bestand(), b"--grens--\r\n".to_vec()].concat());
    let antwoord = zonder.send().await.expect(400);
    assert_eq!(
        antwoord.problem_codes(),
        [("vertaling", "onbekende-waarde"), ("registerhouder", "verplicht")],
        "{}",
        antwoord.text()
    );
    for soort in ["multipart/form-data", "multipart/form-data; boundary="] {
        app.redacteur().post("/v1/inlezingen").body(soort, "x").send().await.expect(400);
    }
    app.redacteur().post("/v1/inlezingen").body("multipart/mixed; boundary=grens", "x").send().await.expect(415);
    assert_eq!(app.contents().await, voor);
    let lijst = app.redacteur().get("/v1/inlezingen").send().await.expect(200).body;
    assert_eq!(lijst["count"], json!(0));
}

#[actix_web::test]
async fn each_part_has_a_limit_of_its_own() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let groot = deel("name=\"vertaling\"", vec![b'#'; 256 * 1024 + 1]);
    let bestand = deel("name=\"bestand\"; filename=\"a.csv\"", BESTAND);
    sturen(&app, gemeente, &[bestand.clone(), groot]).send().await.expect(413);
    let past = deel("name=\"vertaling\"", [VERTALING.as_bytes(), &vec![b'#'; 256 * 1024 - VERTALING.len()]].concat());
    sturen(&app, gemeente, &[bestand, past]).send().await.expect(202);
    for naam in ["bestand", "anders"] {
        let delen = [deel(&format!("name=\"{naam}\"; filename=\"a.csv\""), vec![b'x'; 50 * 1024 * 1024 + 400 * 1024])];
        sturen(&app, gemeente, &delen).send().await.expect(413);
    }
    let niemand = app.anonymous().post("/v1/inlezingen").body("multipart/form-data; boundary=grens", "x");
    niemand.send().await.expect(401);
}
