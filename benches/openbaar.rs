//! How fast the public register answers, as a ratio against a bare actix-web handler that returns the same bytes and headers, measured in
//! the same run: `cargo bench`. Nothing is asserted; the numbers are for reading.

#![expect(clippy::unwrap_used, reason = "a bench that cannot go on has failed")]

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use actix_web::{App, HttpRequest, HttpResponse, HttpServer, rt::System, web};
use serde_json::json;
use uuid::Uuid;
use verwerkingsregister::{
    app::{Services, app},
    auth::{Auth, AuthConfig},
    clock::Clock,
    config::Config,
    database::Database,
    domain::{
        inhoud::{Inhoud, beheer::Beheer, organisatie::OrganisatieInvoer},
        levensloop::{
            handeling::Handeling,
            scope::Scopes,
            wie::{Persoon, Wie},
        },
        recht::kennis::Kennis,
    },
    handelingen::{
        aanmaken::{Nieuw, aanmaken},
        beoordelen, organisatie,
        vaststellen::vaststellen,
    },
    openapi::Interface,
    store::Store,
    toestand::Settings,
};

const ACTIVITEITEN: u128 = 10_000;
const VERBINDINGEN: usize = 16;
const DUUR: Duration = Duration::from_secs(3);
const WOORDEN: [&str; 20] = [
    "parkeren",
    "paspoort",
    "subsidie",
    "camera",
    "nieuwsbrief",
    "jeugdhulp",
    "belasting",
    "vergunning",
    "uitkering",
    "begraven",
    "markt",
    "sport",
    "archief",
    "klacht",
    "bezwaar",
    "sollicitatie",
    "evenement",
    "afval",
    "leerplicht",
    "schulden",
];

/// What is asked: its name and its addresses, asked in turn.
struct Vraag {
    naam: &'static str,
    adressen: Vec<String>,
    met_etag: bool,
}

fn main() {
    let map = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", map.path().join("bench.sqlite3").display());
    let store = |verbindingen| {
        Store::new(Database::open(&url, verbindingen).unwrap(), Clock::system(), Arc::new(Kennis::new(None).unwrap()))
    };
    let begin = Instant::now();
    System::new().block_on(vul(store(2)));
    println!("{ACTIVITEITEN} activiteiten vastgesteld in {:.1} s", begin.elapsed().as_secs_f64());

    let item = |nummer: u128| format!("/v1/register/verwerkingsactiviteiten/{}", Uuid::from_u128(nummer + 1));
    let lijst = |deel: String| format!("/v1/register/verwerkingsactiviteiten?{deel}");
    let vragen = [
        Vraag { naam: "item", adressen: (0..ACTIVITEITEN).step_by(7).map(item).collect(), met_etag: false },
        Vraag { naam: "lijst van 25", adressen: (1..=400).map(|page| lijst(format!("page={page}"))).collect(), met_etag: false },
        Vraag { naam: "zoeken", adressen: WOORDEN.iter().map(|woord| lijst(format!("zoek={woord}"))).collect(), met_etag: false },
        Vraag { naam: "304", adressen: (0..ACTIVITEITEN).step_by(7).map(item).collect(), met_etag: true },
    ];
    println!("{:<16}{:>14}{:>14}{:>14}{:>10}{:>10}", "", "kaal/s", "geheugen/s", "database/s", "geheugen", "database");
    for vraag in &vragen {
        let uit_geheugen = dien(&store, 64 << 20);
        let antwoorden = lees_alles(uit_geheugen, vraag);
        let kaal = dien_kaal(antwoorden.clone());
        let etags = |met: bool| {
            if met {
                antwoorden.iter().map(|(adres, antwoord)| (adres.clone(), antwoord.etag.clone())).collect()
            } else {
                HashMap::new()
            }
        };
        let per_seconde = |adres| meet(adres, vraag, &etags(vraag.met_etag));
        let (kaal, geheugen) = (per_seconde(kaal), per_seconde(uit_geheugen));
        let database = per_seconde(dien(&store, 0));
        println!(
            "{:<16}{kaal:>14.0}{geheugen:>14.0}{database:>14.0}{:>10.2}{:>10.2}",
            vraag.naam,
            geheugen / kaal,
            database / kaal
        );
    }
    let pagina = |nummer: u128| format!("/verwerkingen/{}", Uuid::from_u128(nummer + 1));
    let facetten = "thema,registerhouder,grondslagGroep,gegevens,gevoeligheid,ontvanger,bewaartermijn,grondslag";
    let blad = |page: u32| lijst(format!("page={page}&facetten={facetten}"));
    vergelijk(&store, "activiteit", (0..ACTIVITEITEN).step_by(7).map(|nummer| (item(nummer), pagina(nummer))));
    vergelijk(&store, "lijst, facetten", (1..=20).map(|page| (blad(page), format!("/verwerkingen?page={page}"))));
}

/// What a page costs beside the same from the API: per second, and the page as a part of the API.
fn vergelijk(store: &impl Fn(u32) -> Store, naam: &'static str, paren: impl Iterator<Item = (String, String)>) {
    let (api, paginas): (Vec<_>, Vec<_>) = paren.unzip();
    let vragen = [api, paginas].map(|adressen| Vraag { naam, adressen, met_etag: false });
    for (bron, bytes) in [("geheugen", 64 << 20), ("database", 0)] {
        let [api, pagina] = vragen.each_ref().map(|vraag| {
            let adres = dien(store, bytes);
            if bytes > 0 {
                lees_alles(adres, vraag);
            }
            meet(adres, vraag, &HashMap::new())
        });
        println!("{naam:<16}{bron:>10}{:>7}{api:>10.0}{:>10}{pagina:>10.0}{:>10.2}", "api/s", "pagina/s", pagina / api);
    }
}

/// Settles the activities, a hundred in a transaction.
async fn vul(store: Store) {
    store.migrate().await.unwrap();
    let wie = Wie::new("bench".into(), Persoon::new("bench", None, "bench"), Scopes::all(), None);
    let houder = Uuid::from_u128(u128::MAX);
    let organisatie: OrganisatieInvoer = serde_json::from_value(json!({
        "uuid": houder, "naam": "Gemeente Voorbeeld", "email": "info@voorbeeld.example",
        "functionarisGegevensbescherming": {"email": "fg@voorbeeld.example"},
        "register": {"verzoekKanalen": [{"kanaal": "email", "email": "privacy@voorbeeld.example"}]}
    }))
    .unwrap();
    let maker = wie.clone();
    store.write(&wie, move |tx| organisatie::aanmaken(tx, &maker, organisatie)).await.unwrap();
    for eerste in (0..ACTIVITEITEN).step_by(100) {
        let schrijver = wie.clone();
        let stap = store.write(&wie, move |tx| {
            for nummer in eerste..eerste + 100 {
                let nieuw = Nieuw {
                    uuid: Some(Uuid::from_u128(nummer + 1)),
                    identificatie: None,
                    registerhouder: houder,
                    inhoud: inhoud(nummer, houder),
                    beheer: Beheer::default(),
                    ingelezen: Vec::new(),
                };
                let hoe = (Handeling::CreateVerwerkingsactiviteit, json!({}));
                let mut zaak = aanmaken(tx, &schrijver, nieuw, hoe)?;
                beoordelen::indienen(tx, &schrijver, &mut zaak, false)?;
                vaststellen(tx, &schrijver, &mut zaak, false)?;
            }
            Ok(())
        });
        stap.await.unwrap();
    }
}

/// A record of ordinary size; a word of the list stands in one name in twenty.
fn inhoud(nummer: u128, houder: Uuid) -> Inhoud {
    let woord = WOORDEN[usize::try_from(nummer % 20).unwrap()];
    let tekst = "De gemeente gebruikt de gegevens om de aanvraag te behandelen en om u daarover te kunnen berichten. ".repeat(3);
    serde_json::from_value(json!({
        "naam": format!("Activiteit {nummer:05} {}", if (nummer / 20).is_multiple_of(9) { woord } else { "algemeen" }), "omschrijving": tekst,
        "verwerkingsverantwoordelijken": [{"organisatie": houder, "bestuursorgaan": "burgemeester"}],
        "doelen": [{"omschrijving": tekst, "grondslagen": [{"grondslag": "taak_algemeen_belang",
            "wettelijkeBepalingen": [{"regeling": "BWBR0005416", "citeertitel": "Gemeentewet", "artikel": "151c"}]}]}],
        "betrokkenen": [{"categorie": "inwoner", "gegevens": [
            {"categorie": "naam", "bronnen": [{"bron": "betrokkene"}]}, {"categorie": "adres", "bronnen": [{"bron": "brp"}]},
            {"categorie": "emailadres", "bronnen": [{"bron": "betrokkene"}]}, {"categorie": "telefoonnummer", "bronnen": [{"bron": "betrokkene"}]}]}],
        "ontvangers": [{"soort": "andere_overheid", "omschrijving": "Andere gemeenten"}], "doorgifteBuitenEer": false,
        "bewaartermijnen": [{"soort": "vaste_termijn", "termijn": "P5Y", "startmoment": "afgehandeld"}],
        "geautomatiseerdeBesluitvorming": {"aanwezig": false}
    }))
    .unwrap()
}

/// Serves the register on a free port, with so many bytes of answers in memory.
fn dien(store: &impl Fn(u32) -> Store, cache_bytes: u64) -> SocketAddr {
    let store = store(6);
    serveer(move |luisteraar| async move {
        store.volg_generatie().await.unwrap();
        let auth = Arc::new(Auth::new(AuthConfig::default(), Clock::system()).unwrap());
        let settings =
            Settings { public_url: "http://register".into(), cache_bytes, ..Config::read([], |_| None).unwrap().settings() };
        let interface = Interface::new(store.kennis()).unwrap();
        let services = Services::new(store, auth, interface, settings, None);
        let server = HttpServer::new(move || app(&services)).workers(2).worker_max_blocking_threads(2);
        server.listen(luisteraar).unwrap().run().await.unwrap();
    })
}

/// Serves prepared answers by address and query, and nothing else.
fn dien_kaal(antwoorden: HashMap<String, Antwoord>) -> SocketAddr {
    let antwoorden = web::Data::new(antwoorden);
    serveer(move |luisteraar| async move {
        let server = HttpServer::new(move || App::new().app_data(antwoorden.clone()).default_service(web::to(kaal))).workers(2);
        server.listen(luisteraar).unwrap().run().await.unwrap();
    })
}

async fn kaal(request: HttpRequest, antwoorden: web::Data<HashMap<String, Antwoord>>) -> HttpResponse {
    let antwoord = &antwoorden[request.uri().path_and_query().unwrap().as_str()];
    let gelijk = request.headers().get("if-none-match").is_some_and(|etag| etag.as_bytes() == antwoord.etag.as_bytes());
    let mut kaal = if gelijk { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    for (naam, waarde) in &antwoord.koppen {
        kaal.insert_header((naam.as_str(), waarde.as_str()));
    }
    if gelijk { kaal.finish() } else { kaal.body(antwoord.body.clone()) }
}

fn serveer<F: Future<Output = ()>>(doe: impl FnOnce(TcpListener) -> F + Send + 'static) -> SocketAddr {
    let luisteraar = TcpListener::bind("127.0.0.1:0").unwrap();
    let adres = luisteraar.local_addr().unwrap();
    thread::spawn(move || System::new().block_on(doe(luisteraar)));
    adres
}

/// An answer as it was read.
#[derive(Clone)]
struct Antwoord {
    koppen: Vec<(String, String)>,
    etag: String,
    body: web::Bytes,
}

/// Asks every address once, which also fills the memory.
fn lees_alles(adres: SocketAddr, vraag: &Vraag) -> HashMap<String, Antwoord> {
    let mut lijn = Lijn::open(adres);
    vraag.adressen.iter().map(|pad| (pad.clone(), lijn.vraag(pad, None))).collect()
}

/// Answers per second.
fn meet(adres: SocketAddr, vraag: &Vraag, etags: &HashMap<String, String>) -> f64 {
    let (klaar, aantal) = (AtomicBool::new(false), AtomicU64::new(0));
    let begin = Instant::now();
    thread::scope(|draden| {
        for eerste in 0..VERBINDINGEN {
            let (klaar, aantal) = (&klaar, &aantal);
            draden.spawn(move || {
                let mut lijn = Lijn::open(adres);
                for pad in vraag.adressen.iter().cycle().skip(eerste * 131 % vraag.adressen.len()) {
                    if klaar.load(Ordering::Relaxed) {
                        return;
                    }
                    lijn.vraag(pad, etags.get(pad).map(String::as_str));
                    aantal.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        thread::sleep(DUUR);
        klaar.store(true, Ordering::Relaxed);
    });
    #[expect(clippy::cast_precision_loss, reason = "a count of seconds of work is far below the limit")]
    let aantal = aantal.load(Ordering::Relaxed) as f64;
    aantal / begin.elapsed().as_secs_f64()
}

/// A connection that stays open.
struct Lijn(BufReader<TcpStream>);

impl Lijn {
    fn open(adres: SocketAddr) -> Self {
        for _ in 0..100 {
            if let Ok(lijn) = TcpStream::connect(adres) {
                lijn.set_nodelay(true).unwrap();
                return Self(BufReader::new(lijn));
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("nobody answers on {adres}");
    }

    fn vraag(&mut self, pad: &str, etag: Option<&str>) -> Antwoord {
        let als = etag.map_or_else(String::new, |etag| format!("If-None-Match: {etag}\r\n"));
        write!(self.0.get_mut(), "GET {pad} HTTP/1.1\r\nHost: register\r\n{als}\r\n").unwrap();
        let (mut koppen, mut lengte, mut regel) = (Vec::new(), 0, String::new());
        self.0.read_line(&mut regel).unwrap();
        assert!(regel.contains(if etag.is_some() { " 304 " } else { " 200 " }), "{pad}: {regel}");
        loop {
            regel.clear();
            self.0.read_line(&mut regel).unwrap();
            let Some((naam, waarde)) = regel.trim_end().split_once(": ") else { break };
            match naam {
                "content-length" => lengte = waarde.parse().unwrap(),
                "date" | "x-request-id" => {}
                _ => koppen.push((naam.to_owned(), waarde.to_owned())),
            }
        }
        let mut body = vec![0; lengte];
        self.0.read_exact(&mut body).unwrap();
        let etag = koppen.iter().find(|(naam, _)| naam == "etag").map(|(_, etag)| etag.clone()).unwrap_or_default();
        Antwoord { koppen, etag, body: body.into() }
    }
}
