//! What the public may see of the versions of an activity, and what changed last: over the store, as pages and feeds will ask it.

mod laatste;
mod verschil;
mod vragen;

use chrono::NaiveDate;
use serde_json::json;
use uuid::Uuid;
use verwerkingsregister::{
    domain::publiek::verloop::{Gebeurtenis, verloop},
    error::Error,
    store::{
        Lezen,
        verloop::{VersieTekst, van},
    },
};

use crate::support::{
    Activiteit, TestApp, complete_inhoud,
    life_cycle::{beeindigd, gewist, ingetrokken, nieuwe_versie, versie_vanaf},
};

/// The day on which every test begins.
const VANDAAG: &str = "2026-11-21";

fn dag(tekst: &str) -> NaiveDate {
    tekst.parse().unwrap()
}

/// The public versions of an activity; `None` when it is not public.
async fn versies(app: &TestApp, activiteit: Uuid) -> Option<Vec<VersieTekst>> {
    let gelezen = app.store().read(move |tx: &mut Lezen<'_>| van(tx.conn, activiteit, dag(VANDAAG))).await;
    match gelezen {
        Ok(versies) => Some(versies),
        Err(Error::NotFound(_)) => None,
        Err(error) => panic!("{error}"),
    }
}

/// The events of an activity.
async fn gebeurtenissen(app: &TestApp, activiteit: &Activiteit) -> Vec<Gebeurtenis> {
    let versies = versies(app, activiteit.uuid).await.unwrap();
    let publiek: Vec<_> = versies.iter().map(|versie| versie.publiek().unwrap()).collect();
    verloop(&publiek, dag(VANDAAG))
}

#[actix_web::test]
async fn a_life_is_told_from_the_first_version_to_the_planned_end() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2025-01-01").await;
    let termijn = json!({"beginGeldigheid": "2026-01-01", "bewaartermijnen": [{"soort": "gebeurtenis", "gebeurtenis": "Einde van het jaar"}]});
    let (tweede, _) = nieuwe_versie(&app, &eerste, &termijn).await;
    let (derde, _) = versie_vanaf(&app, &tweede, "Nieuwsbrieven", "2027-01-01").await;
    beeindigd(&app, &derde, "2028-12-31").await;
    let verteld = gebeurtenissen(&app, &eerste).await;
    let titels: Vec<_> = verteld.iter().map(|een| een.titel.as_str()).collect();
    assert_eq!(
        titels,
        [
            "Eerste openbare versie, vanaf 1 januari 2025",
            "Bewaartermijn gewijzigd, vanaf 1 januari 2026",
            "Naam van “Nieuwsbrief” naar “Nieuwsbrieven”, vanaf 1 januari 2027",
            "Stopt, laatste dag 31 december 2028",
        ]
    );
    assert_eq!(
        verteld[1].zinnen,
        [
            "De bewaartermijn is gewijzigd van “tot dit gebeurt: afmelden voor de nieuwsbrief” naar “tot dit gebeurt: einde van het jaar”."
        ]
    );
    assert_eq!(
        verteld[2].zinnen,
        ["Dit geldt vanaf 1 januari 2027.", "De naam is gewijzigd van “Nieuwsbrief” naar “Nieuwsbrieven”."]
    );
}

#[actix_web::test]
async fn a_settled_version_without_change_differs_in_nothing() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2025-01-01").await;
    nieuwe_versie(&app, &eerste, &json!({"beginGeldigheid": "2026-01-01"})).await;
    assert_eq!(gebeurtenissen(&app, &eerste).await[1].titel, "Opnieuw vastgesteld, vanaf 1 januari 2026");
}

#[actix_web::test]
async fn of_what_was_withdrawn_or_erased_no_content_is_given() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Zwaluwstaart", "2024-01-01").await;
    let (tweede, _) = versie_vanaf(&app, &eerste, "Foutje", "2025-01-01").await;
    let (derde, _) = versie_vanaf(&app, &tweede, "Nieuwsbrief", "2026-01-01").await;
    let weg = ingetrokken(&app, &derde, 2, "Er stond een fout in.").await;
    gewist(&app, &weg, 1).await;
    let gelezen = versies(&app, eerste.uuid).await.unwrap();
    let vorm: Vec<_> =
        gelezen.iter().map(|een| (een.nummer, een.tekst.is_some(), een.intrekking.is_some(), een.gewist)).collect();
    assert_eq!(vorm, [(1, false, false, true), (2, false, true, false), (3, true, false, false)]);
    let verteld = gebeurtenissen(&app, &eerste).await;
    let tekst = format!("{verteld:?}");
    assert!(!tekst.contains("Zwaluwstaart") && !tekst.contains("Foutje"), "{tekst}");
    assert_eq!(verteld[0].zinnen, ["De inhoud van deze versie is gewist."]);
    assert_eq!(verteld[1].zinnen, ["Wat er veranderde staat hier niet, want versie 2 is ingetrokken."]);
    assert_eq!(verteld[2].zinnen, ["Er stond een fout in."]);
}

#[actix_web::test]
async fn an_activity_that_is_not_public_has_no_versions() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for hoe in ["intern", "vertrouwelijk"] {
        let mut inhoud = complete_inhoud(gemeente);
        inhoud["vertrouwelijkheid"] = hoe.into();
        let besloten = app.vastgesteld_met(gemeente, &inhoud).await;
        assert!(versies(&app, besloten.uuid).await.is_none(), "{hoe}");
    }
    let concept = app.concept_named(gemeente, "Nog niets").await;
    assert!(versies(&app, concept.uuid).await.is_none(), "a concept");
    // An open version closes with the activity, as soon as a later one is not open.
    let open = app.vastgesteld(gemeente, "Onderzoek", "2026-01-01").await;
    assert_eq!(versies(&app, open.uuid).await.map(|versies| versies.len()), Some(1));
    nieuwe_versie(&app, &open, &json!({"vertrouwelijkheid": "intern", "beginGeldigheid": "2027-01-01"})).await;
    assert!(versies(&app, open.uuid).await.is_none(), "closed from next year");
}

#[actix_web::test]
async fn of_a_past_that_was_not_open_nothing_is_told() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["vertrouwelijkheid"] = "intern".into();
    inhoud["naam"] = "Geheime naam".into();
    inhoud["beginGeldigheid"] = "2024-01-01".into();
    let besloten = app.vastgesteld_met(gemeente, &inhoud).await;
    let (einde, _) = beeindigd(&app, &besloten, "2024-12-31").await;
    let open = json!({"vertrouwelijkheid": "openbaar", "naam": "Open naam", "beginGeldigheid": "2026-01-01"});
    nieuwe_versie(&app, &einde, &open).await;
    let nummers: Vec<_> = versies(&app, besloten.uuid).await.unwrap().iter().map(|versie| versie.nummer).collect();
    assert_eq!(nummers, [3], "the end showed what is not open");
    let verteld = gebeurtenissen(&app, &besloten).await;
    assert_eq!(verteld[0].titel, "Eerste openbare versie, vanaf 1 januari 2026");
    assert!(!format!("{verteld:?}").contains("Geheime naam"));
    // As the list of versions in the API.
    let lijst = app.anonymous().get(besloten.public_path("/versies")).send().await.expect(200);
    assert_eq!(lijst.body["count"], 1);
}
