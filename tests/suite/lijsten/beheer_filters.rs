//! Filters of management on what stands beside the content: administration, agreements and the DPIA.

use serde_json::json;

use crate::support::{
    TestApp, complete_inhoud,
    lists::{BEHEER, OPENBAAR, found, names},
};

#[actix_web::test]
async fn what_is_administered_can_be_filtered_on_with_alternatives_and_together() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let leverancier = app.organisatie(&json!({"naam": "Leverancier", "soort": "bedrijf", "land": "NL"})).await;
    let beheren = [
        (
            "Een",
            json!({"afdeling": "Onderwijs, sport en cultuur", "herzieningsdatum": "2026-12-31",
            "externeKenmerken": [{"bron": "zaaksysteem", "kenmerk": "Z-1"}]}),
        ),
        (
            "Twee",
            json!({"afdeling": "Financiën", "herzieningsdatum": "2027-01-01",
            "systemen": [{"naam": "Rekenaar", "organisatie": leverancier}]}),
        ),
        (
            "Drie",
            json!({"afdeling": "Financiën", "systemen": [{"naam": "Teller"}, {"naam": "Rekenaar"}],
            "externeKenmerken": [{"bron": "gemma", "kenmerk": "Z-1"}, {"bron": "zaaksysteem", "kenmerk": "Z-3"}]}),
        ),
    ];
    for (naam, beheer) in beheren {
        let mut inhoud = complete_inhoud(gemeente);
        inhoud["naam"] = naam.into();
        let invoer = json!({"registerhouder": gemeente, "inhoud": inhoud, "beheer": beheer});
        app.redacteur().post(BEHEER).json(&invoer).send().await.expect(201);
    }
    let (lezer, leverancier) = (app.redacteur(), leverancier.to_string());
    let vind = async |query: &[(&str, &str)]| {
        let query: Vec<_> = query.iter().copied().chain([("sorteer", "identificatie")]).collect();
        names(&lezer, BEHEER, &query).await
    };
    assert_eq!(vind(&[("afdeling", "Financiën")]).await, ["Twee", "Drie"]);
    assert_eq!(vind(&[("afdeling", "financien")]).await, [""; 0], "as it is written");
    assert_eq!(vind(&[("systeem", "Rekenaar")]).await, ["Twee", "Drie"]);
    assert_eq!(vind(&[("systeem", "Teller"), ("systeem", &leverancier)]).await, ["Twee", "Drie"]);
    assert_eq!(vind(&[("systeem", &leverancier)]).await, ["Twee"]);
    assert_eq!(vind(&[("bron", "zaaksysteem")]).await, ["Een", "Drie"]);
    assert_eq!(vind(&[("kenmerk", "Z-1")]).await, ["Een", "Drie"]);
    assert_eq!(names(&lezer, &format!("{BEHEER}?bron=gemma&kenmerk=Z-1,Z-9"), &[]).await, ["Drie"]);
    assert_eq!(vind(&[("herzieningTot", "2026-12-30")]).await, [""; 0]);
    assert_eq!(vind(&[("herzieningTot", "2026-12-31")]).await, ["Een"]);
    assert_eq!(vind(&[("herzieningTot", "2027-01-01")]).await, ["Een", "Twee"]);
    assert_eq!(vind(&[("herzieningTot", "2027-01-01"), ("afdeling", "Financiën")]).await, ["Twee"]);
    for sleutel in ["afdeling", "systeem", "bron", "kenmerk", "vertrouwelijkheid", "dpiaStatus", "concept", "herzieningTot"] {
        app.anonymous().get(OPENBAAR).query(sleutel, "x").send().await.expect(400);
    }
}

#[actix_web::test]
async fn a_text_with_a_comma_can_be_filtered_on() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for (naam, afdeling) in [("Een", "Onderwijs, sport en cultuur"), ("Twee", "Onderwijs"), ("Drie", "Zorg")] {
        let mut inhoud = complete_inhoud(gemeente);
        inhoud["naam"] = naam.into();
        let invoer = json!({"registerhouder": gemeente, "inhoud": inhoud, "beheer": {"afdeling": afdeling}});
        app.redacteur().post(BEHEER).json(&invoer).send().await.expect(201);
    }
    let lezer = app.redacteur();
    assert_eq!(names(&lezer, BEHEER, &[("afdeling", "Onderwijs, sport en cultuur")]).await, ["Een"]);
    let path = format!("{BEHEER}?afdeling=Onderwijs,Zorg");
    assert_eq!(names(&lezer, &path, &[]).await, ["Drie", "Twee"], "a comma as it is separates");
}

#[actix_web::test]
async fn a_change_of_what_is_administered_shows_at_once_without_a_version() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let activiteit = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let lezer = app.redacteur();
    assert_eq!(names(&lezer, BEHEER, &[("afdeling", "Communicatie")]).await, [""; 0]);
    let path = activiteit.path("/beheer");
    let nieuw = lezer
        .patch(path)
        .if_match(&activiteit.etag)
        .json(&json!({"beheer": {"afdeling": "Communicatie"}}))
        .send()
        .await
        .expect(200);
    assert_eq!(names(&lezer, BEHEER, &[("afdeling", "Communicatie")]).await, ["Nieuwsbrief"]);
    assert_eq!(found(&lezer, BEHEER, &[]).await[0]["afdeling"], "Communicatie");
    assert_eq!(names(&lezer, BEHEER, &[("afdeling", "Communicatie"), ("geldigOp", "2026-11-21")]).await, ["Nieuwsbrief"]);
    let path = activiteit.path("/beheer");
    lezer.patch(path).if_match(&nieuw.etag()).json(&json!({"beheer": {"afdeling": null}})).send().await.expect(200);
    assert_eq!(names(&lezer, BEHEER, &[("afdeling", "Communicatie")]).await, [""; 0]);
}

#[actix_web::test]
async fn the_day_on_which_an_agreement_ends_and_the_status_of_a_dpia_are_filters() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let verwerker = app.organisatie(&json!({"naam": "Drukker", "soort": "bedrijf", "land": "NL"})).await;
    for (naam, eind, dpia) in
        [("Een", Some("2026-12-31"), "uitgevoerd"), ("Twee", Some("2027-06-30"), "niet_nodig"), ("Drie", None, "nodig")]
    {
        let overeenkomst = json!({"registerhouder": gemeente, "verwerker": verwerker, "kenmerk": naam, "startdatum": "2024-01-01", "einddatum": eind});
        let gemaakt = app.redacteur().post("/v1/verwerkersovereenkomsten").json(&overeenkomst).send().await.expect(201);
        let mut inhoud = complete_inhoud(gemeente);
        inhoud["naam"] = naam.into();
        inhoud["dpia"] = json!({ "status": dpia });
        inhoud["verwerkers"] = json!([{"organisatie": verwerker, "overeenkomst": gemaakt.body["uuid"], "naamOpenbaar": false}]);
        app.concept(gemeente, &inhoud).await;
    }
    let lezer = app.redacteur();
    let vind = async |query: &[(&str, &str)]| names(&lezer, BEHEER, query).await;
    assert_eq!(vind(&[("overeenkomstTot", "2026-12-30")]).await, [""; 0]);
    assert_eq!(vind(&[("overeenkomstTot", "2026-12-31")]).await, ["Een"]);
    assert_eq!(vind(&[("overeenkomstTot", "2027-12-31")]).await, ["Een", "Twee"], "without an end it never ends");
    assert_eq!(vind(&[("dpiaStatus", "uitgevoerd,nodig")]).await, ["Drie", "Een"]);
    assert_eq!(vind(&[("dpiaStatus", "niet_nodig"), ("overeenkomstTot", "2027-06-30")]).await, ["Twee"]);
    assert_eq!(vind(&[("verwerker", &verwerker.to_string())]).await.len(), 3, "in management a hidden processor is found");
}

#[actix_web::test]
async fn a_hidden_processor_is_found_in_management_and_never_in_public() {
    let app = TestApp::with_example().await;
    let lezer = app.redacteur();
    // The camera's processor: the example says that its name is not public.
    let camera = found(&lezer, BEHEER, &[("identificatie", "VA-0019")]).await;
    let path = format!("{BEHEER}/{}/versies/1", camera[0]["uuid"].as_str().unwrap());
    let inhoud = lezer.get(path).send().await.expect(200).body["inhoud"].clone();
    let verborgen = inhoud["verwerkers"].as_array().unwrap().iter().find(|verwerker| verwerker["naamOpenbaar"] == false).unwrap();
    let uuid = verborgen["organisatie"].as_str().unwrap();
    assert_eq!(names(&lezer, BEHEER, &[("verwerker", uuid)]).await, ["Cameratoezicht gemeentehuis"]);
    assert_eq!(names(&lezer, OPENBAAR, &[("verwerker", uuid)]).await, [""; 0]);
    let organisatie = lezer.get(format!("/v1/organisaties/{uuid}")).send().await.expect(200);
    let naam = organisatie.body["gegevens"]["naam"].as_str().unwrap();
    assert_eq!(names(&lezer, OPENBAAR, &[("zoek", naam)]).await, [""; 0], "{naam}");
}
