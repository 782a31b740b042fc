//! References that a log of processings holds, and the forms of two drafts.

use serde_json::{Value, json};

use crate::support::{
    Activiteit, PUBLIC_URL, TestApp, complete_inhoud,
    life_cycle::{beeindigd, ingetrokken, nieuwe_versie, versie_vanaf},
    seeds,
};

/// What is said of a reference, in short: known, valid then, status, version then, version now if another.
async fn controle(app: &TestApp, verwijzing: &str, op: Option<&str>) -> Value {
    let invoer = json!({"verwijzingen": [{"verwijzing": verwijzing, "op": op}]});
    let antwoord = app.anonymous().post("/v1/register/controle").json(&invoer).send().await.expect(200);
    let een = &antwoord.body["results"][0];
    let versie = |sleutel: &str| een[sleutel].as_str().map(|adres| adres.rsplit('/').next().unwrap().to_owned());
    json!([een["bekend"], een["geldig"], een["status"], versie("versieUri"), versie("vervangenDoor")])
}

fn adres(activiteit: &Activiteit, versie: Option<i32>) -> String {
    let versie = versie.map(|nummer| format!("/versies/{nummer}")).unwrap_or_default();
    format!("{PUBLIC_URL}/id/verwerkingsactiviteiten/{}{versie}", activiteit.uuid)
}

#[actix_web::test]
async fn a_reference_is_held_against_the_time_line() {
    let app = TestApp::start().await;
    let een = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2025-01-01").await;
    let (een, _) = versie_vanaf(&app, &een, "Nieuwsbrieven", "2026-01-01").await;
    let eerste = adres(&een, Some(1));
    assert_eq!(controle(&app, &eerste, Some("2025-06-01T12:00:00Z")).await, json!([true, true, "vervangen", "1", "2"]));
    assert_eq!(controle(&app, &eerste, None).await, json!([true, false, "vervangen", "2", "2"]));
    assert_eq!(controle(&app, &eerste, Some("2024-06-01T12:00:00Z")).await, json!([true, false, "vervangen", null, "2"]));
    assert_eq!(controle(&app, &adres(&een, None), None).await, json!([true, true, "geldig", "2", null]));
    assert_eq!(
        controle(&app, &een.uuid.to_string(), Some("2025-06-01T12:00:00Z")).await,
        json!([true, true, "geldig", "1", "2"])
    );
    let api = format!("{PUBLIC_URL}/v1/register/verwerkingsactiviteiten/{}/versies/2", een.uuid);
    assert_eq!(controle(&app, &api, None).await, json!([true, true, "geldig", "2", null]));
    let gelezen = app.anonymous().get(een.public_path("")).send().await.expect(200);
    let sleutel = gelezen.body["versieUuid"].as_str().unwrap();
    assert_eq!(controle(&app, sleutel, None).await, json!([true, true, "geldig", "2", null]));
    let (een, _) = beeindigd(&app, &een, "2026-02-28").await;
    assert_eq!(controle(&app, &adres(&een, Some(2)), None).await, json!([true, false, "beeindigd", null, null]));
    ingetrokken(&app, &een, 1, "Fout.").await;
    assert_eq!(controle(&app, &eerste, Some("2025-06-01T12:00:00Z")).await, json!([true, false, "ingetrokken", null, null]));
}

/// On the days of what was confidential nothing held, as far as anyone may know: its number and its days are not told either.
#[actix_web::test]
async fn a_day_on_which_something_confidential_counted_says_nothing() {
    let app = TestApp::start().await;
    let een = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2024-01-01").await;
    let geheim = json!({"naam": "Onderzoek", "beginGeldigheid": "2025-01-01", "vertrouwelijkheid": "vertrouwelijk"});
    let (een, _) = nieuwe_versie(&app, &een, &geheim).await;
    let open = json!({"naam": "Nieuwsbrieven", "beginGeldigheid": "2026-01-01", "vertrouwelijkheid": "openbaar"});
    let (een, _) = nieuwe_versie(&app, &een, &open).await;
    let (heel, toen) = (adres(&een, None), Some("2025-06-01T12:00:00Z"));
    assert_eq!(controle(&app, &heel, toen).await, json!([true, false, "geldig", null, null]));
    assert_eq!(controle(&app, &adres(&een, Some(1)), toen).await, json!([true, false, "vervangen", null, "3"]));
    assert_eq!(controle(&app, &adres(&een, Some(2)), toen).await, json!([false, null, null, null, null]));
    assert_eq!(controle(&app, &heel, Some("2024-06-01T12:00:00Z")).await, json!([true, true, "geldig", "1", "3"]));
}

/// Who shows a log line needs no second question to say what it was about; what may not be read has no name.
#[actix_web::test]
async fn a_known_reference_has_the_name_of_the_version_that_is_meant() {
    let app = TestApp::start().await;
    let een = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2025-01-01").await;
    let (een, _) = versie_vanaf(&app, &een, "Nieuwsbrieven", "2026-01-01").await;
    let naam = async |verwijzing: &str, op: Option<&str>| {
        let invoer = json!({"verwijzingen": [{"verwijzing": verwijzing, "op": op}]});
        let antwoord = app.anonymous().post("/v1/register/controle").json(&invoer).send().await.expect(200);
        antwoord.body["results"][0]["naam"].clone()
    };
    let (eerste, heel) = (adres(&een, Some(1)), adres(&een, None));
    assert_eq!(naam(&eerste, None).await, "Nieuwsbrief");
    assert_eq!(naam(&heel, Some("2025-06-01T12:00:00Z")).await, "Nieuwsbrief");
    assert_eq!(naam(&heel, None).await, "Nieuwsbrieven");
    assert_eq!(naam(&heel, Some("2024-06-01T12:00:00Z")).await, "Nieuwsbrieven", "before it began, what it is called now");
    assert_eq!(naam("urn:nl:onbekend", None).await, Value::Null);
    ingetrokken(&app, &een, 1, "Fout.").await;
    assert_eq!(naam(&eerste, None).await, Value::Null);
    assert_eq!(naam(&heel, None).await, "Nieuwsbrieven");
}

#[actix_web::test]
async fn a_reference_of_before_the_register_moved_and_in_every_form_is_known() {
    let eerder = ["https://oud.example", "https://gemeente.example/register"].map(str::to_owned);
    let app = TestApp::start_with(|settings| settings.eerdere_adressen = eerder.to_vec()).await;
    let een = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let gelezen = app.anonymous().get(een.public_path("")).send().await.expect(200);
    let (uuid, versie) = (een.uuid, gelezen.body["versieUuid"].as_str().unwrap());
    let bekend = json!([true, true, "geldig", "1", null]);
    for begin in [PUBLIC_URL, "https://oud.example", "https://gemeente.example/register"] {
        for pad in [
            format!("/id/verwerkingsactiviteiten/{uuid}/versies/1"),
            format!("/v1/register/verwerkingsactiviteiten/{uuid}"),
            format!("/v1/register/versies/{versie}"),
            format!("/v1/verwerkingsactiviteiten/{uuid}/versies/1"),
            format!("/verwerkingen/{uuid}"),
            format!("/rvva/v0.1/processing_activities/{uuid}/versions/1"),
            format!("/var/v0.1/verwerkingsactiviteit/{uuid}"),
        ] {
            assert_eq!(controle(&app, &format!("{begin}{pad}"), None).await, bekend, "{begin}{pad}");
        }
    }
    let anders = [
        format!("https://elders.example/id/verwerkingsactiviteiten/{uuid}"),
        format!("https://oud.example.elders.example/id/verwerkingsactiviteiten/{uuid}"),
        format!("https://gemeente.example/id/verwerkingsactiviteiten/{uuid}"),
    ];
    for verwijzing in &anders {
        assert_eq!(controle(&app, verwijzing, None).await, json!([false, null, null, null, null]), "{verwijzing}");
    }
}

/// Who follows a reference of before needs no second address for it.
#[actix_web::test]
async fn whatever_is_a_reference_is_followed_behind_the_permanent_addresses() {
    let app = TestApp::start_with(|settings| settings.eerdere_adressen = vec!["https://oud.example".to_owned()]).await;
    let een = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let uuid = een.uuid;
    let dicht = app.concept_named(app.gemeente_named("Ginds").await, "Concept").await.uuid;
    let gecodeerd = |verwijzing: &str| {
        let tekst = verwijzing.bytes().fold(String::new(), |tekst, byte| tekst + &format!("%{byte:02X}"));
        format!("/id/{tekst}")
    };
    let naar = async |verwijzing: &str| app.anonymous().get(gecodeerd(verwijzing)).send().await;
    for (verwijzing, onder) in [
        (uuid.to_string(), ""),
        (format!("https://oud.example/id/verwerkingsactiviteiten/{uuid}"), ""),
        (format!("https://oud.example/verwerkingen/{uuid}"), ""),
        (format!("https://oud.example/id/verwerkingsactiviteiten/{uuid}/versies/1"), "/versies/1"),
        (format!("{PUBLIC_URL}/rvva/v0.1/processing_activities/{uuid}/versions/1"), "/versies/1"),
    ] {
        let antwoord = naar(&verwijzing).await.expect(303);
        assert!(antwoord.header("Location").unwrap().ends_with(&een.public_path(onder)), "{verwijzing}");
        assert_eq!(antwoord.header("Access-Control-Allow-Origin"), Some("*"));
        let binnen = format!("{PUBLIC_URL}{}", gecodeerd(&verwijzing));
        assert_eq!(controle(&app, &binnen, None).await[0], true, "{binnen}");
        assert_eq!(controle(&app, &format!("{PUBLIC_URL}{}", gecodeerd(&binnen)), None).await[0], true, "once more around it");
    }
    for verwijzing in [dicht.to_string(), format!("https://oud.example/id/verwerkingsactiviteiten/{uuid}/versies/2")] {
        naar(&verwijzing).await.expect(404);
        assert_ne!(controle(&app, &format!("{PUBLIC_URL}{}", gecodeerd(&verwijzing)), None).await[1], true, "{verwijzing}");
    }
}

#[actix_web::test]
async fn a_reference_is_asked_of_a_day_or_of_a_moment() {
    let app = TestApp::start().await;
    let een = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2025-01-01").await;
    versie_vanaf(&app, &een, "Nieuwsbrieven", "2026-01-01").await;
    let vraag = json!({"verwijzingen": [{"verwijzing": adres(&een, None), "dag": "2025-12-31"}]});
    let antwoord = app.anonymous().post("/v1/register/controle").json(&vraag).send().await.expect(200).body;
    assert!(antwoord["results"][0]["versieUri"].as_str().unwrap().ends_with("/versies/1"), "{antwoord}");
    let beide = json!({"verwijzingen": [
        {"verwijzing": adres(&een, None), "dag": "2025-12-31"},
        {"verwijzing": adres(&een, None), "dag": "2025-12-31", "op": "2025-12-31T10:00:00Z"},
    ]});
    let fout = app.anonymous().post("/v1/register/controle").json(&beide).send().await.expect(400);
    assert_eq!(fout.problem_codes(), [("/verwijzingen/1/dag", "velden-passen-niet")]);
}

#[actix_web::test]
async fn what_is_not_public_is_as_unknown_as_what_is_not_there() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut geheim = complete_inhoud(gemeente);
    geheim["vertrouwelijkheid"] = "vertrouwelijk".into();
    let geheim = app.vastgesteld_met(gemeente, &geheim).await;
    let open = app.vastgesteld(gemeente, "Open", "2026-01-01").await;
    let (was_open, _) = nieuwe_versie(&app, &open, &json!({"vertrouwelijkheid": "intern"})).await;
    let concept = app.concept_named(gemeente, "Concept").await;
    let onbekend = json!([false, null, null, null, null]);
    for activiteit in [&geheim, &was_open, &concept] {
        for verwijzing in [adres(activiteit, Some(1)), adres(activiteit, None), activiteit.uuid.to_string()] {
            assert_eq!(controle(&app, &verwijzing, None).await, onbekend, "{verwijzing}");
        }
        let uuid = activiteit.uuid;
        for pad in [format!("/rvva/v0.1/processing_activities/{uuid}"), format!("/var/v0.1/verwerkingsactiviteit/{uuid}")] {
            app.anonymous().get(pad).send().await.expect(404);
        }
    }
    let half = format!("{PUBLIC_URL}/id/verwerkingsactiviteiten/x/versies/y");
    for onzin in ["x", "https://elders.example/id/verwerkingsactiviteiten/1", &half] {
        assert_eq!(controle(&app, onzin, None).await, onbekend, "{onzin}");
    }
}

#[actix_web::test]
async fn what_others_call_an_activity_leads_to_it() {
    let app = TestApp::start_with(|settings| settings.eerdere_adressen = vec!["https://oud.example".to_owned()]).await;
    let gemeente = app.gemeente().await;
    let (urn, adres, eigen) = (
        "urn:nl:moz:fbs:verwerkingsactiviteit:7f:lezen",
        "https://elders.example/va/PS-028?x=1",
        "https://oud.example/va/PS-028",
    );
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["beginGeldigheid"] = "2026-01-01".into();
    inhoud["aliassen"] = json!([urn, adres, eigen]);
    let een = app.vastgesteld_met(gemeente, &inhoud).await;
    let mut gesloten = inhoud.clone();
    (gesloten["vertrouwelijkheid"], gesloten["aliassen"]) = ("intern".into(), json!(["urn:nl:dicht"]));
    app.vastgesteld_met(gemeente, &gesloten).await;
    gesloten["vertrouwelijkheid"] = "openbaar".into();
    app.concept(gemeente, &gesloten).await;
    // Who says so later does not take it away: it is told while it is tried, and refused when it is settled.
    let later = app.concept(gemeente, &inhoud).await;
    let getoetst = app.redacteur().get(later.path("/concept/toetsing")).send().await.expect(200);
    let verwacht = [0, 1, 2].map(|plaats| (format!("/aliassen/{plaats}"), "VR-V03".to_owned()));
    let gevonden = getoetst.body["blokkades"].as_array().unwrap().iter();
    let gevonden: Vec<_> = gevonden.map(|een| (tekst(&een["pointer"]), tekst(&een["code"]))).collect();
    assert_eq!(gevonden, verwacht);
    let nummer = app.redacteur().get(een.path("")).send().await.expect(200).body["identificatie"].clone();
    let melding = format!("De verwijzing “{urn}” is al van een andere activiteit: {}.", tekst(&nummer));
    assert_eq!(getoetst.body["blokkades"][0]["melding"], *melding);
    let later = app.indienen(&later).await;
    let vaststellen = later.path("/concept/_vaststellen");
    let tegen = app.beoordelaar().post(&vaststellen).if_match(&later.etag).send().await.expect(409);
    assert_eq!(tegen.problem_codes(), [("/aliassen/0", "VR-V03"), ("/aliassen/1", "VR-V03"), ("/aliassen/2", "VR-V03")]);
    let gelezen = app.anonymous().get(een.public_path("")).send().await.expect(200);
    assert_eq!(gelezen.body["aliassen"], inhoud["aliassen"]);
    let permanent = async |alias: &str| {
        let gecodeerd = alias.bytes().fold(String::new(), |tekst, byte| tekst + &format!("%{byte:02X}"));
        app.anonymous().get(format!("/id/{gecodeerd}")).send().await
    };
    for alias in [urn, adres, eigen] {
        let uitkomst = controle(&app, alias, None).await;
        assert_eq!(uitkomst, json!([true, true, "geldig", "1", null]), "{alias}");
        let naar = permanent(alias).await.expect(303);
        assert!(naar.header("Location").unwrap().ends_with(&een.public_path("")), "{alias}");
        assert_eq!(naar.header("Access-Control-Allow-Origin"), Some("*"), "{alias}");
    }
    for alias in ["urn:nl:dicht", "urn:nl:moz:fbs", "URN:nl:moz:fbs:verwerkingsactiviteit:7f:lezen"] {
        assert_eq!(controle(&app, alias, None).await, json!([false, null, null, null, null]), "{alias}");
        permanent(alias).await.expect(404);
    }
    // A log goes on naming it so when a later version does not.
    let (een, _) = nieuwe_versie(&app, &een, &json!({"aliassen": [], "beginGeldigheid": "2026-03-01"})).await;
    assert_eq!(controle(&app, urn, Some("2026-02-01T12:00:00Z")).await[3], "1");
    ingetrokken(&app, &een, 1, "Fout.").await;
    app.beoordelaar().post(&vaststellen).if_match(&later.etag).send().await.expect(201);
    let naar = permanent(urn).await.expect(303);
    assert!(naar.header("Location").unwrap().ends_with(&later.public_path("")), "what is withdrawn says nothing");
}

fn tekst(waarde: &Value) -> String {
    waarde.as_str().unwrap_or_default().to_owned()
}

/// Where both addresses of an activity lead, its own and its alias: the status, and what is said of each as a reference.
#[actix_web::test]
async fn an_alias_of_what_is_withdrawn_is_answered_as_its_own_address() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["aliassen"] = json!(["urn:nl:weg"]);
    let een = app.vastgesteld_met(gemeente, &inhoud).await;
    // What only a concept says is nobody's to know.
    let (een, nog) = (een.clone(), json!({"aliassen": ["urn:nl:weg", "urn:nl:concept"]}));
    let een = crate::support::life_cycle::nieuw_concept(&app, &een, &nog).await;
    ingetrokken(&app, &een, 1, "Fout.").await;
    let eigen = format!("/id/verwerkingsactiviteiten/{}", een.uuid);
    let weg = app.anonymous().get(eigen).send().await.expect(410);
    let alias = app.anonymous().get("/id/urn:nl:weg").send().await.expect(410);
    assert_eq!(alias.problem(), weg.problem());
    assert_eq!(controle(&app, "urn:nl:weg", None).await, controle(&app, &adres(&een, None), None).await);
    assert_eq!(controle(&app, "urn:nl:weg", None).await[2], "ingetrokken");
    app.anonymous().get("/id/urn:nl:concept").send().await.expect(404);
    assert_eq!(controle(&app, "urn:nl:concept", None).await[0], false);
}

#[actix_web::test]
async fn an_alias_that_never_leads_to_who_claims_it_is_refused_at_its_place() {
    let app = TestApp::start_with(|settings| settings.eerdere_adressen = vec!["https://oud.example".to_owned()]).await;
    let gemeente = app.gemeente().await;
    let uuid = "6929c947-2dda-4ed5-9dd3-19ca748e59b2";
    let eigen = [
        format!("{PUBLIC_URL}/id/verwerkingsactiviteiten/{uuid}"),
        format!("https://oud.example/verwerkingen/{uuid}"),
        format!("{}/ID/verwerkingsactiviteiten/{uuid}/?x=1", PUBLIC_URL.to_uppercase()),
        format!("urn:uuid:{uuid}"),
    ];
    let goed = format!("https://elders.example/id/verwerkingsactiviteiten/{uuid}");
    let concept = app.concept_named(gemeente, "Een").await;
    let extern_ = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/T-1?registerhouder={gemeente}");
    let fouten = eigen.iter().map(|een| (een, "eigen-verwijzing")).chain([(&goed, "dubbel")]);
    for (alias, code) in fouten {
        let inhoud = json!({"naam": "Een", "aliassen": [goed, alias]});
        let nieuw = json!({"registerhouder": gemeente, "inhoud": inhoud});
        let heel = json!({ "inhoud": inhoud });
        let redacteur = app.redacteur();
        let antwoorden = [
            redacteur.post("/v1/verwerkingsactiviteiten").json(&nieuw).send().await.expect(400),
            redacteur.put(concept.path("/concept")).if_match(&concept.etag).json(&heel).send().await.expect(400),
            redacteur.patch(concept.path("/concept")).if_match(&concept.etag).json(&heel).send().await.expect(400),
            redacteur.put(&extern_).json(&heel).send().await.expect(400),
        ];
        for fout in &antwoorden {
            assert_eq!(fout.problem_codes(), [("/inhoud/aliassen/1", code)], "{alias}");
        }
    }
    let inhoud = json!({"naam": "Een", "aliassen": [goed]});
    app.redacteur().put(&extern_).json(&json!({ "inhoud": inhoud })).send().await.expect(201);
}

#[actix_web::test]
async fn a_draft_leaves_out_what_it_cannot_express_and_says_how_much() {
    let app = TestApp::with_example().await;
    let lees = async |pad: String| app.anonymous().get(pad).send().await.expect(200);
    let lijst = "/var/v0.1/verwerkingsactiviteiten?status=geldig,beeindigd&pageSize=100";
    let alle = lees(lijst.replace("/var/v0.1/", "/v1/register/")).await.body;
    let var = lees(lijst.to_owned()).await;
    let gegeven = var.body["results"].as_array().unwrap();
    let weg: usize = var.header("X-Weggelaten").unwrap().parse().unwrap();
    assert!(weg > 0 && gegeven.len() > 40, "{weg} of {}", gegeven.len());
    assert_eq!((&var.body["count"], gegeven.len() + weg), (&alle["count"], alle["results"].as_array().unwrap().len()));
    for een in alle["results"].as_array().unwrap() {
        let pad = format!("/var/v0.1/verwerkingsactiviteit/{}", een["uuid"].as_str().unwrap());
        if let Some(gegeven) = gegeven.iter().find(|gegeven| gegeven["id"] == een["uuid"]) {
            let oin = gegeven["verantwoordelijkeOrganisatie"].as_str().unwrap();
            assert!(oin.len() == 20 && !gegeven["doel"].as_str().unwrap().is_empty(), "{gegeven}");
            assert!(!gegeven["grondslag"].as_str().unwrap().is_empty(), "{gegeven}");
            assert_eq!(lees(pad).await.body, *gegeven);
        } else {
            let fout = app.anonymous().get(pad).send().await.expect(406);
            assert!(fout.text().contains("\"instance\":\""), "{}", fout.text());
        }
        let versie = een["versieUri"].as_str().unwrap().trim_start_matches(PUBLIC_URL);
        let (uuid, nummer) = versie.trim_start_matches("/id/verwerkingsactiviteiten/").split_once("/versies/").unwrap();
        let versie = lees(format!("/rvva/v0.1/processing_activities/{uuid}/versions/{nummer}")).await;
        let wie = versie.body["recipients"]["entityId"].as_str().unwrap().to_owned();
        assert!(versie.header("X-Weggelaten").unwrap().parse::<usize>().is_ok());
        lees(format!("/rvva/v0.1/entities/{wie}")).await;
    }
}

#[actix_web::test]
async fn the_drafts_get_the_public_record_in_their_own_words() {
    let app = TestApp::start().await;
    let mut gegevens = seeds::gegevens("Gemeente Opmeer");
    gegevens["oin"] = "00000001001234567000".into();
    let gemeente = app.organisatie(&gegevens).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let een = app.vastgesteld_met(gemeente, &seeds::nieuwsbrief(gemeente, bedrijf)).await;
    let lees = async |pad: String| app.anonymous().get(pad).send().await.expect(200).body;
    let activiteit = lees(format!("/rvva/v0.1/processing_activities/{}", een.uuid)).await;
    assert_eq!(activiteit, json!({"active": true, "latestVersion": 1, "id": een.uuid}));
    let versie = lees(format!("/rvva/v0.1/processing_activities/{}/versions/1", een.uuid)).await;
    assert_eq!((&versie["legalBasis"], &versie["version"]), (&json!(["Consent"]), &json!(1)));
    assert_eq!(versie["dataSubjects"], json!(["Subscriber"]));
    assert!(versie["validFrom"].as_str().unwrap().ends_with('Z'), "{versie}");
    assert_eq!(versie["recipients"], json!({"legalRole": "DataController", "entityId": gemeente}));
    let wie = lees(format!("/rvva/v0.1/entities/{gemeente}")).await;
    assert_eq!((&wie["type"], &wie["id"]), (&json!("Organisation"), &json!(gemeente)));
    let var = lees(format!("/var/v0.1/verwerkingsactiviteit/{}", een.uuid)).await;
    assert_eq!((&var["grondslag"], &var["id"]), (&json!("Toestemming betrokkene"), &json!(een.uuid)));
    for veld in ["naam", "doel", "bewaartermijn"] {
        assert!(!var[veld].as_str().unwrap().is_empty(), "{veld}: {var}");
    }
    let lijst = lees("/var/v0.1/verwerkingsactiviteiten?grondslag=toestemming".to_owned()).await;
    assert_eq!((&lijst["count"], &lijst["results"][0]), (&json!(1), &var));
    app.anonymous().get("/var/v0.1/verwerkingsactiviteiten?onzin=1").send().await.expect(400);
}

#[actix_web::test]
async fn what_became_confidential_is_not_named_by_its_alias() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["beginGeldigheid"] = "2026-01-01".into();
    inhoud["aliassen"] = json!(["urn:nl:eerst:openbaar"]);
    let een = app.vastgesteld_met(gemeente, &inhoud).await;
    let ander = app.concept(gemeente, &inhoud).await;
    let genoemd = async || {
        let path = ander.path("/concept/toetsing?peildatum=2030-01-01");
        app.redacteur().get(path).send().await.expect(200).text().contains("VR-V03")
    };
    assert!(genoemd().await);
    let dicht =
        json!({"vertrouwelijkheid": "vertrouwelijk", "redenVertrouwelijkheid": "Opsporing", "beginGeldigheid": "2026-02-01"});
    nieuwe_versie(&app, &een, &dicht).await;
    assert!(!genoemd().await);
}
