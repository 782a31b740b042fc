//! What a list costs: the plan of the database, and a number of statements that does not grow.

use std::{
    collections::HashMap,
    sync::{
        Arc, LazyLock, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use serde_json::Value;
use uuid::Uuid;
use verwerkingsregister::{
    clock::Moment,
    database::DbConnection,
    domain::{beheer::Beheer, inhoud::Inhoud},
    store::{
        Handelende, activiteiten, concepten,
        lijst::{Bereik, Selectie, Volgorde},
    },
};

use super::hulp::{BEHEER, OPENBAAR, teksten, voorbeeld};
use crate::support::{Client, TestApp, complete_inhoud};

/// Settles so many activities through the store; returns the municipality.
async fn vul(app: &TestApp, aantal: usize) -> Uuid {
    let gemeente = app.gemeente().await;
    let inhoud: Inhoud = serde_json::from_value(complete_inhoud(gemeente)).unwrap();
    let wie = Handelende { applicatie: "toets".into(), persoon: Some(("toets:vuller".into(), "Vuller".into())) };
    for begin in (0..aantal).step_by(100) {
        let inhoud = inhoud.clone();
        let deel = app.store().write(wie.clone(), move |tx| {
            for nummer in begin..aantal.min(begin + 100) {
                let uuid = tx.id();
                // Names run against the numbers, so that no order is another by accident.
                let inhoud = Inhoud { naam: format!("Activiteit {:05}", 99_999 - nummer), ..inhoud.clone() };
                let nieuw = activiteiten::Nieuw {
                    uuid,
                    identificatie: None,
                    registerhouder: gemeente,
                    inhoud,
                    beheer: Beheer::default(),
                };
                activiteiten::create(tx, &nieuw)?;
                let activiteit = activiteiten::find(tx.conn, uuid)?.unwrap();
                let concept = concepten::find(tx.conn, uuid)?.unwrap();
                activiteiten::indienen(tx, &activiteit, &concept)?;
                let concept = concepten::find(tx.conn, uuid)?.unwrap();
                activiteiten::vaststellen(tx, &activiteit, &concept, false)?;
            }
            Ok(())
        });
        deel.await.unwrap();
    }
    gemeente
}

#[actix_web::test]
async fn a_page_far_into_a_long_list_is_reached_over_a_covering_index() {
    let app = TestApp::start().await;
    vul(&app, 2000).await;
    for (sorteer, volgorde) in
        [("naam", Volgorde::Naam), ("identificatie", Volgorde::Identificatie), ("-vastgesteldOp", Volgorde::Vastgesteld)]
    {
        let vandaag = app.clock.now().datum();
        let selectie = Selectie {
            bereik: Bereik::Openbaar { vandaag },
            dag: vandaag,
            bekend: Moment::from_micros(app.clock.now().micros() + 1_000_000),
            status: Vec::new(),
            filters: Vec::new(),
            zoek: Vec::new(),
            volgorde,
        };
        let plan = app.store().read(move |lezen| match lezen.conn {
            DbConnection::Sqlite(_) => selectie.plan(lezen.conn).map(Some),
            #[cfg(feature = "postgres")]
            DbConnection::Postgres(_) => Ok(None),
        });
        let plan = plan.await.unwrap();
        assert_eq!(plan.is_some(), app.database_url().starts_with("sqlite:"), "only SQLite explains itself");
        // One step for the page and one for the count.
        for stap in plan.iter().inspect(|plan| assert_eq!(plan.len(), 2, "{plan:?}")).flatten() {
            assert!(stap.contains("perioden USING COVERING INDEX perioden_"), "{sorteer}: {stap}");
        }
        let pagina = app.anonymous().get(OPENBAAR).query("sorteer", sorteer).query("page", "70").send().await.expect(200);
        assert_eq!(pagina.body["count"], 2000);
        let eerste = |sleutel: &str| teksten(pagina.body["results"].as_array().unwrap(), sleutel)[0].clone();
        let verwacht = match volgorde {
            Volgorde::Naam => ("Activiteit 99725".to_owned(), "VA-0275".to_owned()),
            Volgorde::Identificatie => ("Activiteit 98274".to_owned(), "VA-1726".to_owned()),
            // Settled a hundred at a time, the last hundred first; within them in order of uuid.
            _ => ("Activiteit 99774".to_owned(), "VA-0226".to_owned()),
        };
        assert_eq!((eerste("naam"), eerste("identificatie")), verwacht, "{sorteer}");
    }
}

/// Counts the questions that each database gets.
static VRAGEN: LazyLock<Mutex<HashMap<String, Arc<AtomicUsize>>>> = LazyLock::new(Mutex::default);

fn teller(url: &str) -> Arc<AtomicUsize> {
    let mut tellers = VRAGEN.lock().unwrap();
    Arc::clone(tellers.entry(url.trim_start_matches("sqlite://").to_owned()).or_default())
}

#[derive(Default)]
struct Teller(Option<Arc<AtomicUsize>>);

impl Instrumentation for Teller {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => self.0 = Some(teller(url)),
            InstrumentationEvent::StartQuery { query, .. } => {
                if let Some(teller) = self.0.as_ref().filter(|_| query.to_string().starts_with("SELECT")) {
                    teller.fetch_add(1, Ordering::SeqCst);
                }
            }
            _ => {}
        }
    }
}

/// How many questions the database gets for an answer that is not in memory, and the answer.
async fn kost(app: &TestApp, lezer: &Client, path: &str) -> (usize, Value) {
    let teller = teller(app.database_url());
    teller.store(0, Ordering::SeqCst);
    let body = lezer.get(path).send().await.expect(200).body;
    (teller.load(Ordering::SeqCst), body)
}

#[actix_web::test]
async fn the_number_of_questions_to_the_database_does_not_depend_on_the_size() {
    set_default_instrumentation(|| Some(Box::new(Teller::default()))).unwrap();
    let (klein, groot) = (TestApp::start().await, voorbeeld().await);
    vul(&klein, 1).await;
    for path in [
        format!("{OPENBAAR}?pageSize=100"),
        format!("{OPENBAAR}?pageSize=100&volledig=true&status=geldig,vervangen"),
        format!("{OPENBAAR}?zoek=nieuwsbrief&grondslag=toestemming,taak_algemeen_belang&pageSize=99"),
        format!("{BEHEER}?pageSize=100"),
        format!("{BEHEER}?zoek=nieuwsbrief&geldigOp=2026-11-21"),
        "/v1/journaal?pageSize=100".to_owned(),
    ] {
        let beheerder = |app: &TestApp| if path.contains("/register/") { app.anonymous() } else { app.beheerder() };
        let (weinig, een) = kost(&klein, &beheerder(&klein), &path).await;
        let (veel, meer) = kost(&groot, &beheerder(&groot), &path).await;
        assert_eq!(weinig, veel, "{path}");
        assert!((1..=8).contains(&veel), "{path} took {veel}");
        assert!(meer["count"].as_u64() > een["count"].as_u64() || path.contains("zoek"), "{path}");
    }
    // In management what has a concept beside it takes a little more.
    for (begin, alle, lezer) in [(OPENBAAR, "status=geldig", groot.anonymous()), (BEHEER, "concept=geen", groot.beheerder())] {
        let results = lezer.get(format!("{begin}?pageSize=100&{alle}")).send().await.expect(200).body;
        let uuids = teksten(results["results"].as_array().unwrap(), "uuid");
        assert!(uuids.len() > 1, "{begin}?{alle}");
        let mut kosten = Vec::new();
        for uuid in &uuids {
            kosten.push(kost(&groot, &lezer, &format!("{begin}/{uuid}")).await.0);
        }
        kosten.sort_unstable();
        kosten.dedup();
        assert!(kosten.len() == 1 && (1..=9).contains(&kosten[0]), "an item of {begin}?{alle} takes {kosten:?}");
    }
}
