//! What differs between two versions: for everyone, and with what is internal.

use serde_json::{Value, json};
use verwerkingsregister::auth::Scope::Lezen;

use crate::support::{
    Activiteit, PUBLIC_URL, Response, TestApp, complete_inhoud,
    life_cycle::{beeindigd, gewist, ingetrokken, nieuw_concept, nieuwe_versie},
};

/// The patch of the answer makes the one of the other.
fn past_precies(verschil: &Response, mut oud: Value, nieuw: &Value) {
    let patch: json_patch::Patch = serde_json::from_value(verschil.body["jsonPatch"].clone()).unwrap();
    json_patch::patch(&mut oud, &patch).unwrap();
    assert_eq!(&oud, nieuw);
}

/// A public version without what belongs to today.
async fn romp(app: &TestApp, activiteit: &Activiteit, nummer: i32) -> Value {
    let mut romp = app.anonymous().get(activiteit.public_path(&format!("/versies/{nummer}"))).send().await.expect(200).body;
    for van_vandaag in ["uri", "versieUri", "url", "versieUrl", "status", "eindeGeldigheid", "laatstGecontroleerdOp", "contact"] {
        assert!(romp.as_object_mut().unwrap().remove(van_vandaag).is_some(), "{van_vandaag}");
    }
    romp
}

fn zinnen(verschil: &Response) -> Vec<&str> {
    verschil.body["wijzigingen"].as_array().unwrap().iter().map(|een| een["zin"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn two_public_versions_are_told_with_places_and_a_patch() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["beginGeldigheid"] = "2025-01-01".into();
    inhoud["themas"] = json!(["burgerzaken", "jeugd"]);
    let eerste = app.vastgesteld_met(gemeente, &inhoud).await;
    let wijziging = json!({"beginGeldigheid": "2026-01-01", "omschrijving": "Nieuws per e-mail.", "themas": ["jeugd"],
        "bewaartermijnen": [{"soort": "gebeurtenis", "gebeurtenis": "Verhuizen"}]});
    let (tweede, _) = nieuwe_versie(&app, &eerste, &wijziging).await;
    let iedereen = app.anonymous();
    let pad = tweede.public_path("/verschil");
    let verschil = iedereen.get(format!("{pad}?van=1&naar=2")).send().await.expect(200);
    let body = &verschil.body;
    assert_eq!((&body["van"]["nummer"], &body["naar"]["nummer"]), (&json!(1), &json!(2)));
    assert_eq!(body["van"]["versieUri"], format!("{PUBLIC_URL}/id/verwerkingsactiviteiten/{}/versies/1", tweede.uuid));
    assert_eq!(body["naar"]["beginGeldigheid"], "2026-01-01");
    assert_eq!(
        zinnen(&verschil),
        [
            "De omschrijving staat er nu bij: “Nieuws per e-mail.”.",
            "Het thema Burgerzaken is vervallen.",
            "De bewaartermijn is gewijzigd van “tot dit gebeurt: afmelden voor de nieuwsbrief” naar “tot dit gebeurt: verhuizen”.",
            "De gebeurtenis bij de bewaartermijn is gewijzigd van “Afmelden voor de nieuwsbrief” naar “Verhuizen”."
        ]
    );
    let [omschrijving, thema, _, gebeurtenis] = body["wijzigingen"].as_array().unwrap().as_slice() else { panic!("{body:#}") };
    let verwacht = json!({"onderdeel": "algemeen", "soort": "toegevoegd", "pointer": "/omschrijving", "vanPointer": "/omschrijving",
        "wat": "Omschrijving", "oud": null, "nieuw": "Nieuws per e-mail.", "zin": "De omschrijving staat er nu bij: “Nieuws per e-mail.”."});
    assert_eq!(omschrijving, &verwacht);
    assert_eq!(
        (&thema["vanPointer"], &thema["pointer"], &thema["soort"]),
        (&json!("/themas/0"), &Value::Null, &json!("vervallen"))
    );
    assert_eq!((&thema["oud"]["code"], &thema["nieuw"]), (&json!("burgerzaken"), &Value::Null));
    assert_eq!((&gebeurtenis["pointer"], &gebeurtenis["nieuw"]), (&json!("/bewaartermijnen/0/gebeurtenis"), &json!("Verhuizen")));
    assert_eq!(body["aantal"], 4);
    past_precies(&verschil, romp(&app, &tweede, 1).await, &romp(&app, &tweede, 2).await);

    let terug = iedereen.get(format!("{pad}?van=2&naar=1")).send().await.expect(200);
    past_precies(&terug, romp(&app, &tweede, 2).await, &romp(&app, &tweede, 1).await);
    let gelijk = iedereen.get(format!("{pad}?van=2&naar=2")).send().await.expect(200);
    assert_eq!((&gelijk.body["aantal"], &gelijk.body["jsonPatch"]), (&json!(0), &json!([])));
    // Without a choice the last version; an end has the content of its last day.
    let (einde, _) = beeindigd(&app, &tweede, "2026-12-31").await;
    let laatste = iedereen.get(format!("{}?van=1", einde.public_path("/verschil"))).send().await.expect(200);
    assert_eq!((&laatste.body["naar"], &laatste.body["wijzigingen"]), (&body["naar"], &body["wijzigingen"]));
    let bewaard = iedereen.get(format!("{pad}?van=1")).header("If-None-Match", &laatste.etag()).send().await;
    assert_eq!(bewaard.status, 304);
}

#[actix_web::test]
async fn what_cannot_be_compared_says_why() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2025-01-01").await;
    let (tweede, _) = nieuwe_versie(&app, &eerste, &json!({"omschrijving": "Geheimzinnig"})).await;
    let (derde, _) = nieuwe_versie(&app, &tweede, &json!({"omschrijving": null})).await;
    let derde = ingetrokken(&app, &derde, 2, "Er stond een fout in.").await;
    let (iedereen, redacteur) = (app.anonymous(), app.redacteur());
    let (pad, intern) = (derde.public_path("/verschil"), derde.path("/verschil"));
    for vraag in ["van=1&naar=2", "van=2&naar=3"] {
        let weg = iedereen.get(format!("{pad}?{vraag}")).send().await.expect(410);
        assert!(weg.text().contains("Er stond een fout in.") && !weg.text().contains("Geheimzinnig"), "{}", weg.text());
    }
    iedereen.get(format!("{pad}?van=1&naar=3")).send().await.expect(200);
    for (vraag, status) in
        [("van=1&naar=9", 404), ("", 400), ("naar=1", 400), ("van=0", 400), ("van=1&naar=concept", 400), ("van=1&x=1", 400)]
    {
        iedereen.get(format!("{pad}?{vraag}")).send().await.expect(status);
    }
    for (vraag, status) in [
        ("van=1&naar=9", 404),
        ("van=1", 404),
        ("van=1&naar=concept", 404),
        ("", 400),
        ("van=0", 400),
        ("van=x&naar=%2B1", 400),
        ("van=1&naar=2", 200),
    ] {
        redacteur.get(format!("{intern}?{vraag}")).send().await.expect(status);
    }
    let derde = gewist(&app, &derde, 2).await;
    let gewist = redacteur.get(format!("{intern}?van=1&naar=2")).send().await.expect(409);
    assert_eq!(gewist.problem(), "geen-inhoud");
    let (einde, _) = beeindigd(&app, &derde, "2026-12-31").await;
    assert_eq!(
        redacteur.get(format!("{}?van=4&naar=1", einde.path("/verschil"))).send().await.expect(409).problem(),
        "geen-inhoud"
    );
}

#[actix_web::test]
async fn management_compares_the_concept_with_what_is_internal_and_nobody_else_reads_that() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bedrijf = |naam: &'static str| json!({"naam": naam, "soort": "bedrijf", "land": "BE"});
    let (verborgen, ander) = (app.organisatie(&bedrijf("Schaduwbedrijf")).await, app.organisatie(&bedrijf("Schimbedrijf")).await);
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["beginGeldigheid"] = "2025-01-01".into();
    let verwerker = |uuid| json!([{"organisatie": uuid, "naamOpenbaar": false, "werkzaamheden": "Beveiligt het netwerk.", "geenOvereenkomst": {"reden": "Geheimzinnig."}}]);
    inhoud["verwerkers"] = verwerker(verborgen);
    let eerste = app.vastgesteld_met(gemeente, &inhoud).await;
    let wijziging = json!({
        "beginGeldigheid": "2026-01-01",
        "verwerkers": verwerker(ander),
        "beveiliging": {"maatregelen": [{"soort": "toegangsbeperking", "omschrijving": "Geheimzinnige pas."}]},
        "dpia": {"toelichting": "Geheimzinnig risico."}
    });
    let concept = nieuw_concept(&app, &eerste, &wijziging).await;
    let lezer = app.redacteur();
    let pad = concept.path("/verschil");
    let verschil = lezer.get(format!("{pad}?van=1")).send().await.expect(200);
    assert_eq!(
        zinnen(&verschil),
        [
            "De verwerker voor “Beveiligt het netwerk.” is gewijzigd van Schaduwbedrijf naar Schimbedrijf.",
            "Nieuwe maatregel: Geheimzinnige pas.",
            "De toelichting van de DPIA staat er nu bij: “Geheimzinnig risico.”.",
            "De eerste dag is gewijzigd van 1 januari 2025 naar 1 januari 2026."
        ]
    );
    let [partij, maatregel, ..] = verschil.body["wijzigingen"].as_array().unwrap().as_slice() else { panic!() };
    assert_eq!(
        (&partij["pointer"], &partij["oud"], &partij["nieuw"]),
        (&json!("/verwerkers/0/organisatie"), &json!(verborgen), &json!(ander))
    );
    assert_eq!((&maatregel["pointer"], &maatregel["vanPointer"]), (&json!("/beveiliging/maatregelen/0"), &Value::Null));
    let naar =
        json!({"nummer": null, "versieUuid": null, "versieUri": null, "beginGeldigheid": "2026-01-01", "vastgesteldOp": null});
    assert_eq!((&verschil.body["van"]["nummer"], &verschil.body["naar"]), (&json!(1), &naar));
    let oud = lezer.get(concept.path("/versies/1")).send().await.expect(200).body["inhoud"].clone();
    let nieuw = lezer.get(concept.path("/concept")).send().await.expect(200).body["inhoud"].clone();
    past_precies(&verschil, oud, &nieuw);
    let terug = lezer.get(format!("{pad}?van=concept&naar=1")).send().await.expect(200);
    assert_eq!(terug.body["aantal"], verschil.body["aantal"]);

    // Settled, everyone reads that there is a new version, and nothing of this.
    let tweede = app.settle(&concept).await;
    let openbaar = app.anonymous().get(format!("{}?van=1&naar=2", tweede.public_path("/verschil"))).send().await.expect(200);
    for geheim in [
        "Schaduw",
        "Schim",
        "eheimzinnig",
        "maatregel",
        "overeenkomst\"",
        "naamOpenbaar",
        &verborgen.to_string(),
        &ander.to_string(),
    ] {
        assert!(!openbaar.text().contains(geheim), "{geheim}: {}", openbaar.text());
    }
    assert_eq!(openbaar.body["aantal"], 0, "{}", openbaar.text());
}

#[actix_web::test]
async fn a_confidential_activity_is_not_compared_for_who_may_not_see_it() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Onderzoek", "2025-01-01").await;
    let (tweede, _) = nieuwe_versie(&app, &eerste, &json!({"omschrijving": "Meer"})).await;
    let (publiek, intern) =
        (format!("{}?van=1&naar=2", tweede.public_path("/verschil")), format!("{}?van=1&naar=2", tweede.path("/verschil")));
    app.anonymous().get(&publiek).send().await.expect(200);
    let concept = nieuw_concept(&app, &tweede, &json!({"vertrouwelijkheid": "vertrouwelijk"})).await;
    app.settle(&concept).await;
    for wie in [app.anonymous(), app.redacteur(), app.with_every_right("anna")] {
        wie.get(&publiek).send().await.expect(404);
    }
    app.caller("lezer", &[Lezen]).get(&intern).send().await.expect(404);
    app.with_every_right("anna").get(&intern).send().await.expect(200);
}
