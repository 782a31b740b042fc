//! Delivery when a run stops halfway, when the log is full, and when somebody asks for a place that is not of this register.

use std::{ops::RangeInclusive, pin::pin};

use chrono::TimeDelta;
use futures_util::future::{Either, join, select};
use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::{
    database::{Code, Id},
    domain::levensloop::abonnement::Uitkomst,
    store::afleveringen::{self, Aflevering},
};

use super::{
    PAD, abonnement, app, lees,
    ontvanger::{Gedrag, Ontvanger},
    pad, ronde,
};

/// So many lines a log keeps.
const BEWAARD: i32 = 1000;

#[actix_web::test]
async fn what_a_run_left_lying_is_taken_up_again_when_its_time_is_over() {
    let app = app().await;
    let ontvanger = Ontvanger::start(Gedrag::Wacht);
    let gemaakt = abonnement(&app, &ontvanger, json!({})).await;
    app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    let ander = async {
        ontvanger.wacht_op_verzoeken(1).await;
        app.clock.advance(TimeDelta::seconds(30) - TimeDelta::microseconds(1));
        ronde(&app).await;
        assert_eq!(ontvanger.verzoeken().len(), 1, "it is in other hands");
        app.clock.advance(TimeDelta::microseconds(1));
        match select(pin!(ronde(&app)), pin!(ontvanger.wacht_op_verzoeken(2))).await {
            Either::Left(_) => panic!("nobody took it up again"),
            Either::Right(((), tweede)) => {
                ontvanger.wordt(Gedrag::Status(200));
                tweede.await;
            }
        }
    };
    // The first run has not heard an answer all this time.
    join(ronde(&app), ander).await;
    let events = ontvanger.events();
    assert_eq!((events.len(), &events[0]["id"]), (2, &events[1]["id"]), "at least once, and the same event");
    let nu = lees(&app, &gemaakt).await.body;
    assert_eq!((&nu["status"], &nu["pogingen"]), (&json!("actief"), &json!(0)));
    let log = app.beheerder().get(format!("{}/afleveringen", pad(&gemaakt))).send().await.expect(200).body;
    assert_eq!(log["count"], 1, "what the first run heard no longer counts");
    ronde(&app).await;
    assert_eq!(ontvanger.events().len(), 2);
}

#[actix_web::test]
async fn the_log_keeps_the_last_lines_of_each_subscription() {
    let app = app().await;
    let ontvanger = Ontvanger::start(Gedrag::Status(200));
    let (vol, ander) = (abonnement(&app, &ontvanger, json!({})).await, abonnement(&app, &ontvanger, json!({})).await);
    let noteer = async |van: &Value, pogingen: RangeInclusive<i32>| {
        let abonnement: Uuid = van["uuid"].as_str().unwrap().parse().unwrap();
        let wie = verwerkingsregister::domain::levensloop::wie::Wie::programma("proef");
        let geschreven = app.store().write(&wie, move |tx| {
            for poging in pogingen {
                let id = Id::from(tx.id());
                let regel = Aflevering {
                    id,
                    abonnement: Id::from(abonnement),
                    gebeurtenis: id,
                    soort: "test".to_owned(),
                    onderwerp: id,
                    cursor: None,
                    tijdstip: tx.moment,
                    poging,
                    uitkomst: Code(Uitkomst::Afgeleverd),
                    status_code: Some(200),
                    reden: None,
                    duur_ms: 1,
                };
                afleveringen::noteer(tx, &regel)?;
            }
            Ok(())
        });
        geschreven.await.unwrap();
    };
    noteer(&ander.body, 1..=1).await;
    noteer(&vol.body, 1..=BEWAARD).await;
    let adres = format!("{}/afleveringen?pageSize=1", pad(&vol));
    let lees = async |bladzijde: i32| {
        let body = app.beheerder().get(format!("{adres}&page={bladzijde}")).send().await.expect(200).body;
        (body["count"].clone(), body["results"][0]["poging"].clone())
    };
    assert_eq!(lees(BEWAARD).await, (json!(BEWAARD), json!(1)), "exactly full: nothing goes");
    noteer(&vol.body, BEWAARD + 1..=BEWAARD + 2).await;
    assert_eq!(lees(1).await, (json!(BEWAARD), json!(BEWAARD + 2)), "the newest first");
    assert_eq!(lees(BEWAARD).await, (json!(BEWAARD), json!(3)), "the two oldest went");
    let eerste = app.beheerder().get(&adres).send().await.expect(200).body;
    let verder = app.beheerder().get(format!("{adres}&na={}", eerste["cursor"].as_str().unwrap())).send().await.expect(200).body;
    assert_eq!(verder["results"][0]["poging"], BEWAARD + 1, "what is behind the place");
    let log = app.beheerder().get(format!("{}/afleveringen", pad(&ander))).send().await.expect(200).body;
    assert_eq!(log["count"], 1, "another has a log of its own");
}

#[actix_web::test]
async fn a_place_of_another_register_is_refused_and_changes_nothing() {
    let (app, elders) = (app().await, app().await);
    let ontvanger = Ontvanger::start(Gedrag::Status(200));
    app.vastgesteld(app.gemeente().await, "Hier", "2026-01-01").await;
    elders.vastgesteld(elders.gemeente_named("Gemeente Ginds").await, "Ginds", "2026-01-01").await;
    let daar = abonnement(&elders, &ontvanger, json!({})).await.body["cursor"].clone();
    let gemaakt = abonnement(&app, &ontvanger, json!({})).await;
    assert_ne!(daar, gemaakt.body["cursor"]);
    let afgekapt = gemaakt.body["cursor"].as_str().unwrap().split('.').next().unwrap().to_owned();
    let hervatten = format!("{}/_hervatten", pad(&gemaakt));
    for cursor in [daar, json!(afgekapt), json!(""), json!("-1.-.19700101"), json!("1.'; drop table journaal;.19700101")] {
        let opnieuw = app.beheerder().post(&hervatten).json(&json!({"cursor": cursor})).if_match(&gemaakt.etag());
        let nieuw = app.beheerder().post(PAD).json(&json!({"url": ontvanger.url, "cursor": cursor}));
        for verzoek in [opnieuw, nieuw] {
            let fout = verzoek.send().await.expect(400);
            assert_eq!(fout.problem_codes(), [("/cursor", "onbekende-cursor")], "{cursor}");
            assert_eq!(fout.body["invalidParams"][0]["reason"], "Deze cursor is niet van dit register.");
        }
    }
    ronde(&app).await;
    assert_eq!(lees(&app, &gemaakt).await.etag(), gemaakt.etag());
    assert_eq!(app.beheerder().get(PAD).send().await.expect(200).body["count"], 1);
    assert_eq!(ontvanger.events().len(), 0);
}
