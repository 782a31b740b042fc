//! The numbers of `/metrics` move with what happens.

use std::sync::mpsc::channel;

use actix_web::rt::spawn;
use verwerkingsregister::domain::levensloop::wie::Wie;

use super::until;
use crate::support::TestApp;

fn number(app: &TestApp, name: &str) -> f64 {
    app.metric(name).parse().unwrap()
}

#[actix_web::test]
async fn answers_from_memory_are_told_apart_from_those_that_were_made() {
    let app = TestApp::start().await;
    for _ in 0..3 {
        app.anonymous().get("/v1/register").send().await.expect(200);
    }
    let lookups = |result| app.metric(&format!("answer_cache_lookups_total{{result=\"{result}\"}}"));
    assert_eq!((lookups("miss").as_str(), lookups("hit").as_str()), ("1", "2"));
    assert!(number(&app, "answer_cache_bytes") > 100.0);
}

#[actix_web::test]
async fn transactions_are_timed_by_kind_and_so_are_their_statements() {
    let app = TestApp::start().await;
    let told = |what, kind| number(&app, &format!("database_{what}_seconds_count{{kind=\"{kind}\"}}"));
    let before = ["read", "write"].map(|kind| told("transaction", kind));
    app.gemeente().await;
    app.store().read(|_| Ok(())).await.unwrap();
    for (kind, before) in ["read", "write"].into_iter().zip(before) {
        let (transactions, sql) = (told("transaction", kind), told("sql", kind));
        assert!(before < transactions && transactions <= sql, "{kind}: {before} {transactions} {sql}");
    }
    let seconds = |what| number(&app, &format!("database_{what}_seconds_sum{{kind=\"write\"}}"));
    assert!(seconds("sql") > 0.0 && seconds("sql") < seconds("transaction"), "{} {}", seconds("sql"), seconds("transaction"));
    assert!(number(&app, "database_pool_wait_seconds_count") > 2.0);
}

#[actix_web::test]
async fn who_waits_for_the_writer_is_counted_until_it_has_its_turn_or_goes_away() {
    let app = TestApp::start().await;
    let pool = || (app.metric("database_pool_connections"), app.metric("database_pool_idle_connections"));
    let (connections, idle) = pool();
    assert!(connections != "0" && connections == idle, "{connections} {idle}");
    let (begun, begin) = channel();
    let (go, on) = channel::<()>();
    let store = app.store().clone();
    let first = spawn(async move {
        let wie = Wie::programma("proef");
        let work = store.write(&wie, move |_| {
            begun.send(()).unwrap();
            on.recv().unwrap();
            Ok(())
        });
        work.await
    });
    until(|| begin.try_recv().is_ok()).await;
    let (connections, idle) = pool();
    assert_ne!(connections, idle);
    let stores = [app.store().clone(), app.store().clone()];
    let [second, third] = stores.map(|store| spawn(async move { store.write(&Wie::programma("proef"), |_| Ok(())).await }));
    until(|| app.metric("database_writers_waiting") == "2").await;
    third.abort();
    until(|| app.metric("database_writers_waiting") == "1").await;
    go.send(()).unwrap();
    first.await.unwrap().unwrap();
    second.await.unwrap().unwrap();
    assert_eq!(app.metric("database_writers_waiting"), "0");
}
