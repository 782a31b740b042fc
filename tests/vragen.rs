//! How often the database is asked for a page. A binary of its own: the counter is of the whole process.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use actix_web::test::{TestRequest, call_service, init_service, read_body};
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use verwerkingsregister::{
    app::{Services, Settings, app},
    auth::{Auth, AuthConfig},
    cli::voorbeeld::laad,
    clock::Clock,
    database::Database,
    domain::kennis::Kennis,
    http::Limits,
    site::Zoeken,
    store::Store,
};

static VRAGEN: AtomicUsize = AtomicUsize::new(0);
/// The facets of the page.
const FACETTEN: &str = "thema,registerhouder,grondslagGroep,gegevens,gevoeligheid,ontvanger,bewaartermijn,grondslag";

#[expect(clippy::unnecessary_wraps, reason = "diesel asks for it")]
fn teller() -> Option<Box<dyn Instrumentation>> {
    Some(Box::new(|gebeurtenis: InstrumentationEvent<'_>| {
        if let InstrumentationEvent::StartQuery { .. } = gebeurtenis {
            VRAGEN.fetch_add(1, Ordering::Relaxed);
        }
    }))
}

#[actix_web::test]
async fn the_list_page_asks_the_database_as_often_as_the_api() {
    set_default_instrumentation(teller).unwrap();
    let map = tempfile::tempdir().unwrap();
    let database = Database::open(&format!("sqlite://{}", map.path().join("register.sqlite3").display()), 2).unwrap();
    let store = Store::new(database, Clock::system(), Arc::new(Kennis::new(None).unwrap()));
    store.migrate().await.unwrap();
    laad(&store).await.unwrap();
    let auth = Auth::new(AuthConfig::default(), Clock::system()).unwrap();
    let settings = Settings {
        public_url: "http://register".into(),
        vier_ogen: true,
        limits: Limits::default(),
        cache_bytes: 0,
        thema: None,
        security_contact: None,
        zoeken: Zoeken::Hier,
        webhooks_prive: false,
    };
    let dienst = init_service(app(&Services::new(store, Arc::new(auth), settings, None).unwrap())).await;
    let vragen = async |adres: String| {
        let voor = VRAGEN.load(Ordering::Relaxed);
        let antwoord = call_service(&dienst, TestRequest::get().uri(&adres).to_request()).await;
        assert_eq!(antwoord.status(), 200, "{adres}");
        assert!(!read_body(antwoord).await.is_empty());
        VRAGEN.load(Ordering::Relaxed) - voor
    };
    for keuze in ["page=1", "page=2", "zoek=uitkering", "zoek=qqqzzzqqq", "thema=belastingen", "zoek=paspoort&sorteer=naam"] {
        let api = vragen(format!("/v1/register/verwerkingsactiviteiten?{keuze}&facetten={FACETTEN}")).await;
        let pagina = vragen(format!("/verwerkingen?{keuze}")).await;
        assert!(api > 8, "{keuze}: {api}");
        assert_eq!(pagina, api, "{keuze}");
    }
}
