//! The number of questions to the database does not grow with the history or the register.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use chrono::TimeDelta;
use diesel::{Connection, connection::InstrumentationEvent};
use uuid::Uuid;
use verwerkingsregister::store::{
    Lezen,
    verloop::{laatste, van},
};

use super::{VANDAAG, beeindigd, dag, ingetrokken, versie_vanaf};
use crate::support::TestApp;

/// How many questions the work asks.
async fn kost(app: &TestApp, work: impl FnOnce(&mut Lezen<'_>) + Send + 'static) -> usize {
    let teller = Arc::new(AtomicUsize::new(0));
    let tel = Arc::clone(&teller);
    let lees = move |tx: &mut Lezen<'_>| {
        tx.conn.set_instrumentation(move |event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { .. } = event {
                tel.fetch_add(1, Ordering::SeqCst);
            }
        });
        work(tx);
        tx.conn.set_instrumentation(|_: InstrumentationEvent<'_>| {});
        Ok(())
    };
    app.store().read(lees).await.unwrap();
    teller.load(Ordering::SeqCst)
}

async fn kosten(app: &TestApp, activiteit: Uuid) -> [usize; 2] {
    let een = kost(app, move |tx| drop(van(tx.conn, activiteit, dag(VANDAAG)).unwrap())).await;
    let alles = kost(app, |tx| drop(laatste(tx.conn, None, dag(VANDAAG), 100).unwrap())).await;
    [een, alles]
}

#[actix_web::test]
async fn a_long_history_and_a_full_register_ask_no_more() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let eerste = app.vastgesteld(gemeente, "Nieuwsbrief", "2020-01-01").await;
    let klein = kosten(&app, eerste.uuid).await;
    let mut laatste = eerste.clone();
    for jaar in 2021..2025 {
        app.clock.advance(TimeDelta::hours(1));
        laatste = versie_vanaf(&app, &laatste, &format!("Nieuwsbrief {jaar}"), &format!("{jaar}-01-01")).await.0;
    }
    // Two ends, of which the first is replaced: it shows what was known then.
    for laatste_dag in ["2030-12-31", "2029-12-31"] {
        laatste = beeindigd(&app, &laatste, laatste_dag).await.0;
    }
    ingetrokken(&app, &laatste, 2, "Er stond een fout in.").await;
    for naam in ["Paspoort", "Rijbewijs"] {
        app.vastgesteld(gemeente, naam, "2024-01-01").await;
    }
    assert_eq!(kosten(&app, eerste.uuid).await, klein);
    assert!(klein.iter().all(|vragen| (1..=7).contains(vragen)), "{klein:?}");
}
