//! The only place that builds the actix app.

use std::{io, net::TcpListener, sync::Arc, time::Duration};

use actix_http::HttpService;
use actix_server::ServerBuilder;
use actix_service::{IntoServiceFactory as _, ServiceFactoryExt as _, fn_service, map_config};
use actix_web::{
    App,
    body::MessageBody,
    dev::{AppConfig, ServiceFactory, ServiceRequest, ServiceResponse},
    middleware::from_fn,
    rt::net::TcpStream,
    web,
};

use crate::{
    auth::Auth,
    error::Result,
    http::{
        Limits,
        budget::Budgets,
        cache::Cache,
        client::Clients,
        connection,
        files::Files,
        metrics::Metrics,
        middleware::{guard, head_as_get, limits, log_line, one_spelling},
        routes::{PublicUrl, unreadable},
        wire::Wire,
    },
    openapi::{self, Interface},
    store::Store,
    toestand::{Contacten, Gezien, Settings, State, oordelen::Oordelen},
    webhooks::Bezorger,
};

/// Everything an app is made of; each worker gets the same.
#[derive(Clone)]
pub struct Services {
    state: web::Data<State>,
    bezorger: web::Data<Bezorger>,
    auth: web::Data<Auth>,
    interface: Interface,
    limits: web::Data<Limits>,
    budgets: web::Data<Budgets>,
    clients: web::Data<Clients>,
    metrics: Option<web::Data<Metrics>>,
}

impl Services {
    /// The parts of an app on this store.
    #[must_use]
    pub fn new(store: Store, auth: Arc<Auth>, interface: Interface, settings: Settings, metrics: Option<Arc<Metrics>>) -> Self {
        let contract = Arc::new(interface.contract.at(settings.begins()));
        Self {
            interface: Interface { contract, ..interface },
            bezorger: web::Data::new(Bezorger::new(store.clone(), settings.public_url.clone(), settings.webhooks_prive)),
            limits: web::Data::new(settings.limits),
            budgets: web::Data::new(Budgets::new(&settings.sizes)),
            clients: web::Data::new(settings.clients.clone()),
            auth: web::Data::from(auth),
            state: web::Data::new(State {
                store,
                cache: Cache::new(settings.cache_bytes),
                contacten: Contacten::default(),
                files: Files::default(),
                gezien: Gezien::default(),
                oordelen: Oordelen::default(),
                settings,
            }),
            metrics: metrics.map(web::Data::from),
        }
    }

    /// What delivers to subscriptions.
    #[must_use]
    pub fn bezorger(&self) -> &web::Data<Bezorger> {
        &self.bezorger
    }

    /// Tells the numbers of the database, of the answers in memory and of the budgets too, where numbers are told.
    pub fn count(&self) -> Result<()> {
        let Some(metrics) = &self.metrics else { return Ok(()) };
        metrics.add(|registry| self.state.store.database().register(registry))?;
        metrics.add(|registry| self.budgets.register(registry))?;
        metrics.add(|registry| self.state.store.register(registry))?;
        metrics.add(|registry| self.bezorger.register(registry))?;
        metrics.add(|registry| self.state.cache.register(registry))
    }

    /// The state that the handlers work with.
    #[must_use]
    pub fn state(&self) -> &web::Data<State> {
        &self.state
    }
}

/// How long a client may take for the head of its request, and to go away.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long a silent connection stays open.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Lets a server answer on this socket. actix itself bounds the head of a request: 96 headers, 128 KiB with the address; a longer one is refused
/// before it reaches the app.
///
/// # Errors
/// A socket that cannot be used.
pub fn listen(server: ServerBuilder, listener: TcpListener, services: &Services) -> io::Result<ServerBuilder> {
    let (local, stopping, services) = (listener.local_addr()?, server.graceful_shutdown_signal(), services.clone());
    server.listen("register", listener, move || {
        let (stopping, accept) = (stopping.clone(), connection::accept(services.budgets.clone(), services.clients.clone()));
        let http = HttpService::build()
            .graceful_shutdown_signal(move || {
                let stopping = stopping.clone();
                async move { stopping.notified().await }
            })
            .keep_alive(KEEP_ALIVE)
            .client_request_timeout(PATIENCE)
            .client_disconnect_timeout(PATIENCE)
            // Whoever closes has left: what was asked is given up.
            .h1_allow_half_closed(false)
            .local_addr(local)
            .on_connect_ext(move |wire: &Wire, extensions| accept(wire, extensions));
        let app = app(&services).into_factory().map_err(|error| error.error_response());
        let wired = fn_service(|stream: TcpStream| async move {
            let peer = stream.peer_addr().ok();
            Ok((Wire::new(stream), peer))
        });
        wired.and_then(http.h1(map_config(app, |()| AppConfig::default())))
    })
}

/// The app: what `serve`, `demo` and the tests run.
pub fn app(
    services: &Services,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody + use<>>,
        Error = actix_web::Error,
        InitError = (),
    > + use<>,
> {
    let mut app = App::new()
        .app_data(services.state.clone())
        .app_data(services.bezorger.clone())
        .app_data(services.auth.clone())
        .app_data(web::Data::from(Arc::clone(&services.interface.contract)))
        .app_data(web::Data::from(Arc::clone(&services.interface.routes)))
        .app_data(web::Data::from(Arc::clone(&services.interface.vormen)))
        .app_data(web::Data::from(Arc::clone(&services.interface.document)))
        .app_data(PublicUrl(services.state.settings.public_url.clone()))
        .app_data(services.limits.clone())
        .app_data(services.budgets.clone())
        .app_data(services.clients.clone())
        .app_data(web::PathConfig::default().error_handler(|_, request| unreadable(request).into()));
    if let Some(metrics) = &services.metrics {
        app = app.app_data(metrics.clone());
    }
    // In this order they are tried.
    app.service(
        web::scope("/v1").configure(|cfg| openapi::routes(&mut utoipa_actix_web::service_config::ServiceConfig::new(cfg))),
    )
    .configure(crate::register::koppelvlakken::routes)
    .configure(crate::site::routes)
    .default_service(web::route().to(crate::site::niet_gevonden))
    // The last one wrapped is the outermost.
    .wrap(from_fn(limits))
    .wrap(from_fn(crate::site::fouten))
    .wrap(from_fn(head_as_get))
    .wrap(from_fn(guard))
    .wrap(from_fn(log_line))
    .wrap(from_fn(one_spelling))
}
