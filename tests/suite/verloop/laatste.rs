//! The last public changes, of the register and of one registerhouder.

use chrono::TimeDelta;
use serde_json::json;
use uuid::Uuid;
use verwerkingsregister::{
    domain::publiek::verloop::GebeurtenisSoort,
    store::{
        Lezen,
        verloop::{Wijziging, laatste},
    },
};

use super::{VANDAAG, dag};
use crate::support::{
    TestApp, complete_inhoud,
    life_cycle::{beeindigd, gewist, ingetrokken, nieuwe_versie, versie_vanaf},
};

async fn wijzigingen(app: &TestApp, houder: Option<Uuid>, aantal: i64) -> Vec<Wijziging> {
    app.store().read(move |tx: &mut Lezen<'_>| laatste(tx.conn, houder, dag(VANDAAG), aantal)).await.unwrap()
}

/// Name, number and kind of each of the last changes.
async fn regels(app: &TestApp, houder: Option<Uuid>, aantal: i64) -> Vec<String> {
    let wijzigingen = wijzigingen(app, houder, aantal).await;
    let regel = |wijziging: &Wijziging| {
        let (naam, gebeurtenis) = wijziging.gebeurtenis(dag(VANDAAG)).unwrap()?;
        assert_eq!((gebeurtenis.vastgesteld_op, gebeurtenis.nummer), (wijziging.moment, wijziging.nummer));
        Some(format!("{naam} {} {:?}", wijziging.nummer, gebeurtenis.soort))
    };
    wijzigingen.iter().filter_map(regel).collect()
}

#[actix_web::test]
async fn the_newest_comes_first_and_no_more_than_asked() {
    let app = TestApp::start().await;
    let (hier, ginds) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    let brief = app.vastgesteld(hier, "Nieuwsbrief", "2025-01-01").await;
    app.clock.advance(TimeDelta::hours(1));
    app.vastgesteld(ginds, "Paspoort", "2024-01-01").await;
    app.clock.advance(TimeDelta::hours(1));
    let (brief, _) = versie_vanaf(&app, &brief, "Nieuwsbrieven", "2026-01-01").await;
    app.clock.advance(TimeDelta::hours(1));
    beeindigd(&app, &brief, "2027-12-31").await;
    let alles =
        ["Nieuwsbrieven 3 Beeindigd", "Nieuwsbrieven 2 NieuweVersie", "Paspoort 1 EersteVersie", "Nieuwsbrief 1 EersteVersie"];
    assert_eq!(regels(&app, None, 10).await, alles);
    assert_eq!(regels(&app, None, 2).await, alles[..2]);
    assert_eq!(regels(&app, Some(ginds), 10).await, ["Paspoort 1 EersteVersie"]);
    assert_eq!(regels(&app, Some(Uuid::from_u128(1)), 10).await, [""; 0]);
    assert_eq!(regels(&app, None, 0).await, [""; 0]);
    let eerste = &wijzigingen(&app, Some(ginds), 1).await[0];
    assert_eq!((eerste.registerhouder, eerste.identificatie.as_str(), eerste.nummer), (ginds, "VA-0001", 1));
}

#[actix_web::test]
async fn a_withdrawal_takes_the_place_of_what_it_withdrew() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Oud", "2025-01-01").await;
    app.clock.advance(TimeDelta::hours(1));
    let (tweede, _) = versie_vanaf(&app, &eerste, "Foutje", "2026-01-01").await;
    app.clock.advance(TimeDelta::hours(1));
    let (derde, _) = versie_vanaf(&app, &tweede, "Nieuw", "2026-06-01").await;
    app.clock.advance(TimeDelta::hours(1));
    ingetrokken(&app, &derde, 2, "Er stond een fout in.").await;
    assert_eq!(regels(&app, None, 10).await, ["Oud 2 Ingetrokken", "Nieuw 3 NieuweVersie", "Oud 1 EersteVersie"]);
    let wijzigingen = wijzigingen(&app, None, 10).await;
    let (_, gebeurtenis) = wijzigingen[1].gebeurtenis(dag(VANDAAG)).unwrap().unwrap();
    assert_eq!(gebeurtenis.zinnen[0], "Vergeleken met versie 1, want versie 2 is ingetrokken.");
    assert!(!format!("{wijzigingen:?}").contains("Foutje"));
}

#[actix_web::test]
async fn only_what_tells_of_the_change_is_read() {
    let app = TestApp::start().await;
    let mut activiteit = app.vastgesteld(app.gemeente().await, "Een", "2021-01-01").await;
    for (naam, begin) in [("Twee", "2022-01-01"), ("Drie", "2023-01-01"), ("Vier", "2024-01-01")] {
        app.clock.advance(TimeDelta::hours(1));
        activiteit = versie_vanaf(&app, &activiteit, naam, begin).await.0;
    }
    let wijziging = wijzigingen(&app, None, 1).await.remove(0);
    let gelezen: Vec<_> = wijziging.versies.iter().filter(|versie| versie.tekst.is_some()).map(|versie| versie.nummer).collect();
    assert_eq!(gelezen, [3, 4]);
    let (naam, gebeurtenis) = wijziging.gebeurtenis(dag(VANDAAG)).unwrap().unwrap();
    assert_eq!((naam.as_str(), gebeurtenis.soort), ("Vier", GebeurtenisSoort::NieuweVersie));
    assert_eq!(gebeurtenis.titel, "Naam van “Drie” naar “Vier”, vanaf 1 januari 2024");
}

#[actix_web::test]
async fn what_is_not_public_is_no_change() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for hoe in ["intern", "vertrouwelijk"] {
        let mut inhoud = complete_inhoud(gemeente);
        inhoud["vertrouwelijkheid"] = hoe.into();
        inhoud["naam"] = "Geheim".into();
        let besloten = app.vastgesteld_met(gemeente, &inhoud).await;
        let (einde, _) = beeindigd(&app, &besloten, "2027-12-31").await;
        ingetrokken(&app, &einde, 1, "Er stond een fout in.").await;
    }
    let open = app.vastgesteld(gemeente, "Geheim", "2026-01-01").await;
    nieuwe_versie(&app, &open, &json!({"vertrouwelijkheid": "intern", "beginGeldigheid": "2027-01-01"})).await;
    app.concept_named(gemeente, "Geheim").await;
    assert!(wijzigingen(&app, None, 100).await.is_empty());
}

#[actix_web::test]
async fn what_was_erased_keeps_its_place_and_loses_its_words() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Zwaluwstaart", "2025-01-01").await;
    gewist(&app, &eerste, 1).await;
    assert_eq!(regels(&app, None, 10).await, ["VA-0001 1 EersteVersie"]);
    assert!(!format!("{:?}", wijzigingen(&app, None, 10).await).contains("Zwaluwstaart"));
}
