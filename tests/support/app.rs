//! The app as it is served, with a database, a clock and a port of its own.

use std::{
    net::TcpListener,
    sync::{Arc, LazyLock, mpsc},
    thread::JoinHandle,
};

use actix_web::{dev::ServerHandle, rt::System};
use uuid::Uuid;
use verwerkingsregister::{
    app::{Services, listen},
    auth::{Auth, AuthConfig, Scope},
    config::Config,
    database::Database,
    domain::recht::kennis::Kennis,
    http::metrics::Metrics,
    openapi::Interface,
    store::Store,
    toestand::Settings,
    webhooks::Bezorger,
};

use super::{client::Client, clock::TestClock, database::TestDatabase, token::GEHEIM, token::Token};

/// Where the register says that it is on the web.
pub const PUBLIC_URL: &str = "https://register.voorbeeld.example";

/// What every register here knows and promises: built once, for it takes longer than most tests.
static KENNIS: LazyLock<Arc<Kennis>> = LazyLock::new(|| Arc::new(Kennis::new(None).unwrap()));
static INTERFACE: LazyLock<Interface> = LazyLock::new(|| Interface::new(&KENNIS).unwrap());

/// A running register. It stops, and its database goes, when the test ends.
pub struct TestApp {
    /// The clock of the register and of the tokens.
    pub clock: TestClock,
    services: Services,
    address: String,
    server: Server,
    database: TestDatabase,
    metrics: Arc<Metrics>,
}

impl TestApp {
    /// A register with nothing in it.
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// A register with other settings.
    pub async fn start_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::start_on(TestDatabase::create(), AuthConfig::default(), change, |store| store).await
    }

    /// A register that also believes the tokens of these applications and issuers.
    pub async fn start_believing(auth: AuthConfig) -> Self {
        Self::start_on(TestDatabase::create(), auth, |_| {}, |store| store).await
    }

    /// A register with nothing in it, on the kind of database that the others are not on.
    pub async fn start_on_the_other_database() -> Self {
        Self::start_on(TestDatabase::create_other(), AuthConfig::default(), |_| {}, |store| store).await
    }

    /// A register where one person may do what takes two.
    pub async fn start_without_four_eyes() -> Self {
        Self::start_on(TestDatabase::create(), AuthConfig::default(), |_| {}, Store::zonder_vier_ogen).await
    }

    async fn start_on(
        database: TestDatabase,
        auth: AuthConfig,
        change: impl FnOnce(&mut Settings),
        agree: impl FnOnce(Store) -> Store,
    ) -> Self {
        let clock = TestClock::new();
        let opened = Database::open(database.url(), 6).unwrap();
        let store = agree(Store::new(opened, clock.for_the_register(), Arc::clone(&KENNIS)));
        store.migrate().await.unwrap();
        let config = AuthConfig { lokaal_geheim: Some(GEHEIM.to_owned()), ..auth };
        let auth = Auth::new(config, clock.for_the_register()).unwrap();
        let mut settings = Settings {
            public_url: PUBLIC_URL.to_owned(),
            cache_bytes: 8 * 1024 * 1024,
            ..Config::read([], |_| None).unwrap().settings()
        };
        change(&mut settings);
        let metrics = Arc::new(Metrics::new().unwrap());
        let services = Services::new(store, Arc::new(auth), INTERFACE.clone(), settings, Some(Arc::clone(&metrics)));
        services.count().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let server = Server::start(services.clone(), listener);
        Self { clock, services, address, server, database, metrics }
    }

    /// The store, for what no address does.
    pub fn store(&self) -> &Store {
        &self.services.state().store
    }

    /// The store of another process: a pool and an index of its own.
    pub fn other_store(&self) -> Store {
        let database = Database::open(self.database_url(), 2).unwrap();
        Store::new(database, self.store().clock().clone(), Arc::clone(&KENNIS))
    }

    /// What delivers to subscriptions.
    pub fn bezorger(&self) -> &Bezorger {
        self.services.bezorger()
    }

    /// How it behaves.
    pub fn settings(&self) -> &Settings {
        &self.services.state().settings
    }

    /// A number of `/metrics`, by its name with its labels, as it stands there; none is 0.
    pub fn metric(&self, name: &str) -> String {
        let text = self.metrics.render().unwrap();
        let found = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        found.unwrap_or("0").to_owned()
    }

    /// The address of the database, as the settings would give it.
    pub fn database_url(&self) -> &str {
        self.database.url()
    }

    /// Where the register really listens, such as `http://127.0.0.1:40123`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Somebody without a token.
    pub fn anonymous(&self) -> Client {
        self.with_token(Token::None)
    }

    /// A person with these rights in every register.
    pub fn caller(&self, naam: &str, scopes: &[Scope]) -> Client {
        self.limited(naam, scopes, &[])
    }

    /// A person with these rights in these registers only; of none means all.
    pub fn limited(&self, naam: &str, scopes: &[Scope], registerhouders: &[Uuid]) -> Client {
        let (scopes, registerhouders) = (scopes.to_vec(), registerhouders.to_vec());
        self.with_token(Token::Person { naam: naam.to_owned(), scopes, registerhouders })
    }

    /// A caller with any token.
    pub fn with_token(&self, token: Token) -> Client {
        Client::new(self.address.clone(), self.clock.clone(), token)
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        self.server.stop();
    }
}

/// The server, in a thread and a system of its own.
struct Server {
    handle: ServerHandle,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    fn start(services: Services, listener: TcpListener) -> Self {
        let (started, handle) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            System::new().block_on(async move {
                // What can run side by side runs in the blocking threads; a second worker is only a second route table to build.
                let server = actix_server::Server::build().workers(1).worker_max_blocking_threads(8).disable_signals();
                let server = listen(server, listener, &services).unwrap().run();
                started.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        Self { handle: handle.recv().unwrap(), thread: Some(thread) }
    }

    /// The command is sent at once; what it gives back only waits for the end, and so does joining the thread.
    fn stop(&mut self) {
        drop(self.handle.stop(false));
        self.thread.take().into_iter().for_each(|thread| drop(thread.join()));
    }
}
