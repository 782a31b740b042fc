//! How the pool opens a connection, and that a reading transaction is one picture that changes nothing.

use actix_web::rt::spawn;
use diesel::{
    prelude::*,
    sql_types::{BigInt, Text},
};
use verwerkingsregister::{
    database::DbConnection,
    error::Result,
    store::{Lezen, schema::organisaties},
};

use crate::support::TestApp;

#[derive(QueryableByName)]
struct Optie {
    #[diesel(sql_type = Text)]
    compile_options: String,
}

#[derive(QueryableByName)]
struct Getal {
    #[diesel(sql_type = BigInt)]
    waarde: i64,
}

#[derive(QueryableByName)]
struct Woord {
    #[diesel(sql_type = Text)]
    waarde: String,
}

/// The settings that matter of a connection of the pool, each as `name=value`.
fn instellingen(lezen: &mut Lezen<'_>) -> Result<Vec<String>> {
    match lezen.conn {
        DbConnection::Sqlite(conn) => {
            let mut gevonden = Vec::new();
            for naam in ["synchronous", "foreign_keys", "secure_delete"] {
                let getal: Getal = diesel::sql_query(format!("SELECT {naam} AS waarde FROM pragma_{naam}")).get_result(conn)?;
                gevonden.push(format!("{naam}={}", getal.waarde));
            }
            let woord: Woord = diesel::sql_query("SELECT journal_mode AS waarde FROM pragma_journal_mode").get_result(conn)?;
            gevonden.push(format!("journal_mode={}", woord.waarde));
            let opties: Vec<Optie> = diesel::sql_query("PRAGMA compile_options").load(conn)?;
            let telt = |optie: &String| {
                ["MEMSTATUS", "MEMORY_MANAGEMENT", "API_ARMOR", "THREADSAFE"].iter().any(|deel| optie.contains(deel))
            };
            gevonden.extend(opties.into_iter().map(|optie| optie.compile_options).filter(telt));
            Ok(gevonden)
        }
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(conn) => {
            let mut gevonden = Vec::new();
            for naam in ["transaction_isolation", "transaction_read_only", "server_encoding"] {
                let woord: Woord = diesel::sql_query(format!("SELECT current_setting('{naam}') AS waarde")).get_result(conn)?;
                gevonden.push(format!("{naam}={}", woord.waarde));
            }
            Ok(gevonden)
        }
    }
}

#[actix_web::test]
async fn every_connection_of_the_pool_is_set_as_the_design_says() {
    let app = TestApp::start().await;
    let verwacht: &[&str] = if app.database_url().starts_with("sqlite:") {
        // synchronous 2 is FULL.
        &["synchronous=2", "foreign_keys=1", "secure_delete=1", "journal_mode=wal", "DEFAULT_MEMSTATUS=0", "THREADSAFE=1"]
    } else {
        &["transaction_isolation=repeatable read", "transaction_read_only=on", "server_encoding=UTF8"]
    };
    // Asked at the same time, so that each has a connection of its own.
    let vragen: Vec<_> =
        (0..4).map(|_| app.store().clone()).map(|store| spawn(async move { store.read(instellingen).await })).collect();
    for gevraagd in vragen {
        assert_eq!(gevraagd.await.unwrap().unwrap(), verwacht);
    }
}

#[actix_web::test]
async fn a_reading_transaction_sees_one_picture_whatever_is_written_meanwhile() {
    let app = TestApp::start().await;
    app.gemeente_named("Gemeente Aa").await;
    let (begonnen, begin) = std::sync::mpsc::channel();
    let (verder, ga_verder) = std::sync::mpsc::channel::<()>();
    let store = app.store().clone();
    let lezen = spawn(async move {
        let tellen = store.read(move |lezen| {
            let voor: i64 = organisaties::table.count().get_result(lezen.conn)?;
            begonnen.send(()).unwrap();
            ga_verder.recv().unwrap();
            let na: i64 = organisaties::table.count().get_result(lezen.conn)?;
            Ok((voor, na))
        });
        tellen.await
    });
    actix_web::web::block(move || begin.recv().unwrap()).await.unwrap();
    app.gemeente_named("Gemeente Bee").await;
    verder.send(()).unwrap();
    assert_eq!(lezen.await.unwrap().unwrap(), (1, 1));
    assert_eq!(app.store().read(|lezen| Ok(organisaties::table.count().get_result::<i64>(lezen.conn)?)).await.unwrap(), 2);
}
