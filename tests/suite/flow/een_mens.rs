//! One human is one person: not two by how the name is typed, by application, by a machine's token or by what a colleague carries out.

use std::io::Write as _;

use serde_json::json;
use verwerkingsregister::{
    auth::{AuthConfig, Scopes},
    domain::levensloop::{
        handeling::Handeling,
        wie::{Persoon, Wie},
    },
    store::Gebeurtenis,
};

use super::stappen::uuid;
use crate::support::{Activiteit, Client, TestApp, Token, complete_inhoud};

const GEHEIM: &str = "een geheim van de applicaties, lang genoeg voor HS256";
const SCOPES: &str = r#"["register:lezen", "register:invoeren", "register:vaststellen", "register:beheren"]"#;

/// A register with two applications that share their persons and one that has its own.
async fn met_applicaties() -> TestApp {
    let mut bestand = tempfile::NamedTempFile::new().unwrap();
    for (client_id, eigen) in [("zaaksysteem", false), ("balie", false), ("salaris", true)] {
        let regel = format!(
            "[[applicatie]]\nclient_id = \"{client_id}\"\ngeheim = \"{GEHEIM}\"\nscopes = {SCOPES}\neigenPersonen = {eigen}\n"
        );
        bestand.write_all(regel.as_bytes()).unwrap();
    }
    TestApp::start_believing(AuthConfig { applicaties: Some(bestand.path().to_owned()), ..AuthConfig::default() }).await
}

fn via(app: &TestApp, applicatie: &str, naam: &str) -> Client {
    app.with_token(Token::of_application(applicatie, GEHEIM, naam, app.clock.now()))
}

/// A submitted concept: this caller wrote and submitted it.
async fn ingediend(app: &TestApp, wie: &Client) -> Activiteit {
    let gemeente = app.gemeente().await;
    let invoer = json!({"registerhouder": gemeente, "inhoud": complete_inhoud(gemeente)});
    let made = wie.post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201);
    let activiteit = Activiteit { uuid: uuid(&made.body), etag: made.etag() };
    wie.post(activiteit.path("/concept/_indienen")).if_match("*").send().await.expect(200);
    activiteit
}

/// What settling answers, alone and among many.
async fn settle(wie: &Client, activiteit: &Activiteit) -> u16 {
    let shown = wie.get(activiteit.path("")).send().await.expect(200);
    let samen = json!({"activiteiten": [{"uuid": activiteit.uuid, "revisie": shown.body["revisie"]}]});
    let alleen = wie.post(activiteit.path("/concept/_vaststellen")).if_match("*").send().await.status;
    if alleen == 403 {
        let samen = wie.post("/v1/verwerkingsactiviteiten/_vaststellen").json(&samen).send().await.expect(409);
        assert_eq!(samen.problem_codes(), [("/activiteiten/0", "niet-deze-persoon")]);
    }
    alleen
}

#[actix_web::test]
async fn another_spelling_is_not_another_pair_of_eyes() {
    let app = TestApp::start().await;
    let concept = ingediend(&app, &app.with_every_right("jos\u{e9} strauß")).await;
    for zelfde in ["José Strauß", "jose\u{301} STRAUSS ", " jos\u{e9}\u{200b}strauß", "\u{ff4a}os\u{e9} strauß"] {
        assert_eq!(settle(&app.with_every_right(zelfde), &concept).await, 403, "{zelfde:?}");
    }
    assert_eq!(settle(&app.with_every_right("jose strauß"), &concept).await, 201);
}

#[actix_web::test]
async fn another_spelling_is_not_the_second_person_who_erases() {
    let app = TestApp::start().await;
    let settled = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let wis = async |naam: &str| {
        let reden = json!({"reden": "Een naam."});
        app.with_every_right(naam).post(settled.path("/versies/1/_wissen")).if_match("*").json(&reden).send().await
    };
    wis("anna").await.expect(202);
    for zelfde in ["anna", "Anna ", "an\u{200b}na"] {
        assert_eq!(wis(zelfde).await.expect(409).problem(), "tweede-persoon-nodig");
    }
    wis("bas").await.expect(200);
}

#[actix_web::test]
async fn another_application_is_not_another_person_unless_it_has_persons_of_its_own() {
    let app = met_applicaties().await;
    let concept = ingediend(&app, &via(&app, "zaaksysteem", "anna")).await;
    assert_eq!(settle(&via(&app, "balie", "Anna"), &concept).await, 403);
    assert_eq!(settle(&app.with_every_right("anna"), &concept).await, 403);
    assert_eq!(settle(&via(&app, "salaris", "anna"), &concept).await, 201);
}

#[actix_web::test]
async fn within_an_application_with_persons_of_its_own_one_human_is_one_person_too() {
    let app = met_applicaties().await;
    let concept = ingediend(&app, &via(&app, "salaris", "anna")).await;
    assert_eq!(settle(&via(&app, "salaris", "ANNA"), &concept).await, 403);
    assert_eq!(settle(&via(&app, "zaaksysteem", "anna"), &concept).await, 201);
}

#[actix_web::test]
async fn who_delivered_by_one_application_does_not_settle_by_another() {
    let app = met_applicaties().await;
    let gemeente = app.gemeente().await;
    let pad = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/1?registerhouder={gemeente}");
    let aanlevering = json!({"inhoud": complete_inhoud(gemeente)});
    let made = via(&app, "zaaksysteem", "anna").put(pad).json(&aanlevering).send().await.expect(201);
    let concept = app.indienen(&Activiteit { uuid: uuid(&made.body), etag: made.etag() }).await;
    assert_eq!(settle(&via(&app, "balie", "anna"), &concept).await, 403);
    assert_eq!(settle(&via(&app, "balie", "bas"), &concept).await, 201);
}

#[actix_web::test]
async fn who_sent_the_file_does_not_settle_what_a_colleague_carried_out() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let [anna, bas] = ["anna", "bas"].map(|naam| app.with_every_right(naam));
    let bestand = "Nr;Verwerking;Doel\n1;Afvalpas;Toegang geven tot de milieustraat\n";
    let made = anna.post(format!("/v1/inlezingen?registerhouder={gemeente}")).body("text/csv", bestand).send().await.expect(202);
    let pad = format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap());
    app.wacht_op(&pad, "klaar").await;
    bas.post(format!("{pad}/_uitvoeren")).json(&json!({"omvang": "per_rij"})).send().await.expect(202);
    app.wacht_op(&pad, "uitgevoerd").await;
    let rij = bas.get(format!("{pad}/rijen")).send().await.expect(200).body["results"][0].clone();
    let uuid = rij["activiteit"].as_str().unwrap().rsplit('/').next().unwrap().parse().unwrap();
    let activiteit = Activiteit { uuid, etag: "*".to_owned() };
    app.indienen(&activiteit).await;
    assert_eq!(settle(&anna, &activiteit).await, 403, "who sent the file");
    assert_eq!(settle(&bas, &activiteit).await, 403, "who carried it out");
}

#[actix_web::test]
async fn what_an_earlier_release_wrote_is_of_the_same_person() {
    let app = TestApp::start().await;
    let concept = ingediend(&app, &app.with_every_right("bas")).await;
    // Releases before 0.2 kept `client_id:user_id`, letter by letter.
    let vroeger = Wie::new("lokaal".to_owned(), Persoon::new("anna", Some("lokaal"), "Anna"), Scopes::all(), None);
    let onderwerp = concept.uuid;
    let schreef = app.store().write(&vroeger, move |tx| {
        tx.journaal(Gebeurtenis {
            handeling: Handeling::UpdateConcept,
            onderwerp,
            registerhouder: None,
            oud: None,
            nieuw: None,
            toelichting: json!({}),
        })
    });
    schreef.await.unwrap();
    assert_eq!(settle(&app.with_every_right("anna"), &concept).await, 403);
    assert_eq!(settle(&app.with_every_right("carla"), &concept).await, 201);
}
