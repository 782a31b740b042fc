//! The life of activities in management: who follows it is told each step once and in order, and nothing that he may not know of.

use std::io::Write as _;

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::{
    auth::{
        AuthConfig,
        Scope::{Beheren, Lezen, Toezien, Vertrouwelijk},
    },
    domain::levensloop::wie::Wie,
    handelingen::hersteld,
};

use crate::support::{
    Activiteit, Client, TestApp, Token, complete_inhoud,
    life_cycle::{beeindigd, gewist, ingetrokken, nieuw_concept},
};

const PAD: &str = "/v1/levensloop";
const GEHEIM: &str = "een geheim van het zaaksysteem, lang genoeg voor HS256";

async fn vraag(wie: &Client, query: &str) -> Value {
    wie.get(format!("{PAD}?{query}")).send().await.expect(200).body
}

fn soorten(antwoord: &Value) -> Vec<&str> {
    antwoord["results"].as_array().unwrap().iter().map(|regel| regel["soort"].as_str().unwrap()).collect()
}

/// A submitted concept is sent back by another person.
async fn teruggestuurd(app: &TestApp, activiteit: &Activiteit) -> Activiteit {
    let ingediend = app.indienen(activiteit).await;
    let terug = json!({"reden": "Kan duidelijker.", "opmerkingen": [{"pointer": "/naam", "tekst": "Zeg het korter."}]});
    let pad = activiteit.path("/concept/_terugsturen");
    activiteit.after(&app.beoordelaar().post(pad).if_match(&ingediend.etag).json(&terug).send().await.expect(200))
}

#[actix_web::test]
async fn each_step_of_a_life_is_told_once_and_in_order() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let lezer = app.caller("lezer", &[Lezen]);
    let begin = vraag(&lezer, "").await;
    assert_eq!((soorten(&begin), &begin["meer"]), (Vec::new(), &json!(false)), "organisations have no life here");
    let een = app.concept_named(gemeente, "Een").await;
    let ingediend = app.indienen(&een).await;
    let terug = app.redacteur().post(een.path("/concept/_terugnemen")).if_match(&ingediend.etag).send().await.expect(200);
    let een = teruggestuurd(&app, &een.after(&terug)).await;
    let een = app.settle(&een).await;
    let een = nieuw_concept(&app, &een, &json!({"omschrijving": "Anders."})).await;
    let weg = app.redacteur().delete(een.path("/concept")).if_match(&een.etag).send().await.expect(204);
    let nu = app.redacteur().get(een.path("")).send().await.expect(200);
    assert!(weg.body.is_null());
    let beheer = json!({"beheer": {"afdeling": "Burgerzaken"}});
    let beheer = app.redacteur().patch(een.path("/beheer")).if_match(&nu.etag()).json(&beheer).send().await.expect(200);
    let (een, _) = beeindigd(&app, &een.after(&beheer), "2027-12-31").await;
    let een = ingetrokken(&app, &een, 1, "Er stond een fout in.").await;
    gewist(&app, &een, 1).await;
    let verwacht = [
        "aangemaakt",
        "ingediend",
        "teruggenomen",
        "ingediend",
        "teruggestuurd",
        "ingediend",
        "vastgesteld",
        "gewijzigd",
        "gewijzigd",
        "weggegooid",
        "beheer_gewijzigd",
        "einde_vastgesteld",
        "ingetrokken",
        "gewist",
    ];
    let alles = vraag(&lezer, "").await;
    assert_eq!(soorten(&alles), verwacht, "that an erasure is asked for is no step");
    let laatste = app.redacteur().get(een.path("")).send().await.expect(200);
    let regels = alles["results"].as_array().unwrap();
    assert_eq!(regels[13]["revisie"], laatste.body["revisie"]);
    assert_eq!((&regels[6]["versie"], &regels[11]["versie"], &regels[4]["versie"]), (&json!(1), &json!(2), &Value::Null));
    for regel in regels {
        assert_eq!((&regel["uuid"], &regel["registerhouder"]), (&json!(een.uuid), &json!(gemeente)));
        let url = regel["url"].as_str().unwrap().trim_start_matches(crate::support::PUBLIC_URL);
        lezer.get(url).send().await.expect(200);
    }
    // In small pages it is the same, and afterwards there is nothing.
    let (mut samen, mut cursor, mut meer) = (Vec::new(), begin["cursor"].clone(), true);
    while meer {
        let bladzijde = vraag(&lezer, &format!("aantal=3&na={}", cursor.as_str().unwrap())).await;
        samen.extend(bladzijde["results"].as_array().unwrap().clone());
        (cursor, meer) = (bladzijde["cursor"].clone(), bladzijde["meer"] == true);
    }
    assert_eq!((&samen, &cursor), (regels, &alles["cursor"]));
    let gekozen = vraag(&lezer, "soort=teruggestuurd,vastgesteld&aantal=1").await;
    assert_eq!((soorten(&gekozen), &gekozen["meer"]), (vec!["teruggestuurd"], &json!(true)));
    let verder = vraag(&lezer, &format!("soort=vastgesteld&na={}", gekozen["cursor"].as_str().unwrap())).await;
    assert_eq!((soorten(&verder), &verder["cursor"]), (vec!["vastgesteld"], &alles["cursor"]));
    let fout = lezer.get(format!("{PAD}?na=3.00000000.19700101")).send().await.expect(400);
    assert_eq!(fout.problem_codes(), [("na", "onbekende-cursor")]);
    // A place in the one list is none in the other, also halfway the first page.
    let wijzigingen = "/v1/register/wijzigingen";
    for query in ["", "?aantal=1"] {
        let feed = lezer.get(format!("{wijzigingen}{query}")).send().await.expect(200).body;
        for (van, naar) in [(&feed, PAD), (&gekozen, wijzigingen)] {
            let fout = lezer.get(format!("{naar}?na={}", van["cursor"].as_str().unwrap())).send().await.expect(400);
            assert_eq!(fout.problem_codes(), [("na", "onbekende-cursor")], "{naar} {query}");
        }
        lezer.get(format!("{wijzigingen}?na={}", feed["cursor"].as_str().unwrap())).send().await.expect(200);
    }
}

#[actix_web::test]
async fn a_delivery_that_changes_only_proposals_is_a_step_with_its_revision() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let adres = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/T-1?registerhouder={gemeente}");
    let lever = async |naam: &str, status: u16| {
        let levering = json!({"inhoud": {"naam": "Afvalpas"}, "verwerkersBijNaam": [{"naam": naam}]});
        app.redacteur().put(&adres).json(&levering).send().await.expect(status).body["revisie"].clone()
    };
    let (eerste, tweede) = (lever("Onbekend", 201).await, lever("Ook onbekend", 200).await);
    let stappen = vraag(&app.redacteur(), "").await;
    assert_eq!(soorten(&stappen), ["aangemaakt", "gewijzigd"]);
    assert_eq!((&stappen["results"][0]["revisie"], &stappen["results"][1]["revisie"]), (&eerste, &tweede));
    assert_ne!(eerste, tweede);
}

#[actix_web::test]
async fn a_supplier_follows_what_others_did_with_its_deliveries() {
    let mut bestand = tempfile::NamedTempFile::new().unwrap();
    let scopes = r#"["register:lezen", "register:invoeren"]"#;
    let regel = format!("[[applicatie]]\nclient_id = \"zaaksysteem\"\ngeheim = \"{GEHEIM}\"\nscopes = {scopes}\n");
    bestand.write_all(regel.as_bytes()).unwrap();
    let app =
        TestApp::start_believing(AuthConfig { applicaties: Some(bestand.path().to_owned()), ..AuthConfig::default() }).await;
    let zaaksysteem = app.with_token(Token::of_application("zaaksysteem", GEHEIM, "machine", app.clock.now()));
    let gemeente = app.gemeente().await;
    app.concept_named(gemeente, "Van iemand anders").await;
    let adres = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/T-1?registerhouder={gemeente}");
    let mut levering = json!({"inhoud": complete_inhoud(gemeente)});
    let gemaakt = zaaksysteem.put(&adres).json(&levering).send().await.expect(201);
    let activiteit = Activiteit { uuid: gemaakt.body["uuid"].as_str().unwrap().parse().unwrap(), etag: gemaakt.etag() };
    let beheer = json!({"beheer": {"externeKenmerken": [
        {"bron": "zaaksysteem", "kenmerk": "T-1"}, {"bron": "formulieren", "kenmerk": "F-1"}
    ]}});
    let beheer =
        app.redacteur().patch(activiteit.path("/beheer")).if_match(&activiteit.etag).json(&beheer).send().await.expect(200);
    teruggestuurd(&app, &activiteit.after(&beheer)).await;
    levering["inhoud"]["naam"] = "Korter".into();
    zaaksysteem.put(&adres).json(&levering).send().await.expect(200);
    let alles = vraag(&zaaksysteem, "bron=zaaksysteem").await;
    assert_eq!(soorten(&alles), ["aangemaakt", "beheer_gewijzigd", "ingediend", "teruggestuurd", "gewijzigd"]);
    assert_eq!(
        (&alles["results"][0]["applicatie"], &alles["results"][0]["revisie"]),
        (&json!("zaaksysteem"), &gemaakt.body["revisie"])
    );
    let anderen = vraag(&zaaksysteem, "bron=zaaksysteem&eigen=false").await;
    assert_eq!(soorten(&anderen), ["beheer_gewijzigd", "ingediend", "teruggestuurd"]);
    assert_eq!(anderen["results"][2]["externeKenmerken"], json!([{"bron": "zaaksysteem", "kenmerk": "T-1"}]));
    let iedereen = vraag(&zaaksysteem, "eigen=false").await;
    assert_eq!(iedereen["results"][3]["externeKenmerken"].as_array().unwrap().len(), 2, "{iedereen:#}");
    assert_eq!(soorten(&vraag(&zaaksysteem, "bron=balie").await), Vec::<&str>::new());
}

#[actix_web::test]
async fn what_somebody_may_not_know_of_is_not_told() {
    let app = TestApp::start().await;
    let (hier, ginds) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    let mut geheim = complete_inhoud(hier);
    geheim["vertrouwelijkheid"] = "vertrouwelijk".into();
    let geheim = app.concept(hier, &geheim).await;
    let open = app.concept_named(hier, "Open").await;
    let elders = app.concept_named(ginds, "Elders").await;
    let van = async |wie: &Client, query: &str| -> Vec<Uuid> {
        let antwoord = vraag(wie, query).await;
        antwoord["results"].as_array().unwrap().iter().map(|regel| regel["uuid"].as_str().unwrap().parse().unwrap()).collect()
    };
    assert_eq!(van(&app.caller("lezer", &[Lezen]), "").await, [open.uuid, elders.uuid]);
    assert_eq!(van(&app.caller("fg", &[Toezien]), "").await, [geheim.uuid, open.uuid, elders.uuid]);
    let beperkt = app.limited("iemand", &[Lezen, Vertrouwelijk], &[hier]);
    assert_eq!(van(&beperkt, "").await, [geheim.uuid, open.uuid]);
    assert_eq!(van(&beperkt, &format!("registerhouder={ginds}")).await, Vec::<Uuid>::new());
    let ander = app.limited("iemand", &[Lezen, Vertrouwelijk], &[ginds]);
    let antwoord = vraag(&ander, "").await;
    assert_eq!(van(&ander, &format!("na={}", antwoord["cursor"].as_str().unwrap())).await, Vec::<Uuid>::new());
    app.anonymous().get(PAD).send().await.expect(401);
    app.caller("beheerder", &[Beheren]).get(PAD).send().await.expect(403);
    let openbaar = app.anonymous().get("/v1/register/wijzigingen").send().await.expect(200);
    assert_eq!(openbaar.body["results"], json!([]), "readers of the public register hear nothing of it");
}

#[actix_web::test]
async fn that_the_register_went_back_is_told_to_everyone_also_beside_what_he_chose() {
    let app = TestApp::start().await;
    let (hier, ginds) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    app.concept_named(hier, "Voor").await;
    let wie = Wie::programma("opdrachtregel");
    app.store().write(&wie, |tx| hersteld::hersteld(tx, "De reserve miste de laatste wijzigingen.", &None)).await.unwrap();
    app.concept_named(hier, "Na").await;
    let beperkt = app.limited("iemand", &[Lezen], &[ginds]);
    let antwoord = vraag(&beperkt, "bron=zaaksysteem&soort=vastgesteld").await;
    assert_eq!(soorten(&antwoord), ["hersteld"]);
    assert_eq!(antwoord["results"][0]["url"], format!("{}/v1/register", crate::support::PUBLIC_URL));
    assert_eq!(soorten(&vraag(&app.caller("lezer", &[Lezen]), "").await), ["aangemaakt", "hersteld", "aangemaakt"]);
}
