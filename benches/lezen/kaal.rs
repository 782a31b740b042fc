//! Bare handlers in a process of their own: they send what the program sent, from memory or with one prepared statement.

use std::{collections::HashMap, env, fs, net::TcpListener, process::Command};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, rt::System, web};
use diesel::{
    Connection as _, RunQueryDsl as _, SqliteConnection,
    connection::SimpleConnection as _,
    prelude::*,
    sql_query,
    sql_types::{Binary, Text},
};
use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use super::{lijn::Lijn, programma::Programma};

/// What makes this program a bare one; behind it stands a folder.
pub const OPDRACHT: &str = "--kaal";
const KLAAR: &str = "kaal op ";
const ANTWOORDEN: &str = "antwoorden.json";
const DATABASE: &str = "antwoorden.sqlite3";

pub struct Kaal {
    pub programma: Programma,
    _map: TempDir,
}

diesel::table! {
    antwoorden (adres) {
        adres -> Text,
        body -> Binary,
    }
}

type Koppen = Vec<(String, String)>;

/// An answer of the program.
#[derive(Clone, Serialize, Deserialize)]
struct Antwoord {
    koppen: Koppen,
    /// `None`: it is in the database.
    body: Option<Vec<u8>>,
}

impl Kaal {
    pub fn geheugen(bron: &Programma, adressen: &[String]) -> Self {
        Self::start(bron, adressen, false)
    }

    pub fn database(bron: &Programma, adressen: &[String]) -> Self {
        Self::start(bron, adressen, true)
    }

    fn start(bron: &Programma, adressen: &[String], in_database: bool) -> Self {
        let map = tempfile::tempdir().unwrap();
        let mut conn = SqliteConnection::establish(map.path().join(DATABASE).to_str().unwrap()).unwrap();
        conn.batch_execute("PRAGMA journal_mode = WAL; CREATE TABLE antwoorden (adres TEXT PRIMARY KEY, body BLOB NOT NULL)")
            .unwrap();
        let mut lijn = Lijn::open(&bron.adres);
        let antwoorden: HashMap<_, _> = adressen
            .iter()
            .map(|adres| {
                let antwoord = lijn.vraag(adres);
                sql_query("INSERT OR REPLACE INTO antwoorden VALUES (?, ?)")
                    .bind::<Text, _>(adres)
                    .bind::<Binary, _>(&antwoord.body)
                    .execute(&mut conn)
                    .unwrap();
                (adres, Antwoord { koppen: antwoord.koppen, body: (!in_database).then_some(antwoord.body) })
            })
            .collect();
        fs::write(map.path().join(ANTWOORDEN), serde_json::to_vec(&antwoorden).unwrap()).unwrap();
        let programma = Programma::van(Command::new(env::current_exe().unwrap()).arg(OPDRACHT).arg(map.path()), KLAAR);
        Self { programma, _map: map }
    }
}

/// What the handlers share.
struct Gedeeld {
    antwoorden: HashMap<String, (Koppen, Option<web::Bytes>)>,
    pool: diesel::r2d2::Pool<diesel::r2d2::ConnectionManager<SqliteConnection>>,
}

/// Serves the answers of a folder until it is stopped.
pub fn dien(map: &str) {
    let antwoorden: HashMap<String, Antwoord> =
        serde_json::from_slice(&fs::read(format!("{map}/{ANTWOORDEN}")).unwrap()).unwrap();
    let antwoorden =
        antwoorden.into_iter().map(|(adres, Antwoord { koppen, body })| (adres, (koppen, body.map(Into::into)))).collect();
    let manager = diesel::r2d2::ConnectionManager::new(format!("{map}/{DATABASE}"));
    let pool = diesel::r2d2::Pool::builder().max_size(4).test_on_check_out(false).build(manager).unwrap();
    let gedeeld = web::Data::new(Gedeeld { antwoorden, pool });
    let luisteraar = TcpListener::bind("127.0.0.1:0").unwrap();
    eprintln!("{KLAAR}{}", luisteraar.local_addr().unwrap());
    let app = move || App::new().app_data(gedeeld.clone()).default_service(web::to(antwoord));
    System::new().block_on(HttpServer::new(app).workers(2).listen(luisteraar).unwrap().run()).unwrap();
}

async fn antwoord(request: HttpRequest, gedeeld: web::Data<Gedeeld>) -> HttpResponse {
    let adres = request.uri().path_and_query().unwrap().as_str();
    let (koppen, body) = &gedeeld.antwoorden[adres];
    let mut antwoord = HttpResponse::Ok();
    for (naam, waarde) in koppen {
        antwoord.insert_header((naam.as_str(), waarde.as_str()));
    }
    match body {
        Some(body) => antwoord.body(body.clone()),
        None => antwoord.body(lees(gedeeld.pool.clone(), adres.to_owned()).await),
    }
}

async fn lees(pool: diesel::r2d2::Pool<diesel::r2d2::ConnectionManager<SqliteConnection>>, adres: String) -> Vec<u8> {
    let gelezen = web::block(move || {
        let mut conn = pool.get().unwrap();
        antwoorden::table.find(adres).select(antwoorden::body).get_result::<Vec<u8>>(&mut conn).unwrap()
    });
    gelezen.await.unwrap()
}
