//! The HTTP server, and what happens beside it: following other processes, rereading applications, telling numbers.

use std::{
    io::{self, ErrorKind},
    net::{SocketAddr, TcpListener, ToSocketAddrs as _},
    pin::pin,
    sync::Arc,
    time::Duration,
};

use actix_server::{Server, ServerBuilder};
use actix_web::{
    App, HttpResponse, HttpServer,
    dev::ServerHandle,
    rt,
    web::{self, Data},
};
use futures_util::future::{Either, select};
use socket2::{Domain, Protocol, Socket, Type};

use super::{fout::Fout, systemd};
use crate::{
    app::{Services, listen},
    auth::Auth,
    config::Config,
    http::metrics::Metrics,
    inlezen,
    openapi::Interface,
    site::health,
    store::Store,
    toestand::State,
    trace::Trace,
    webhooks,
};

/// Blocking threads of a worker; each holds at most one connection.
const DRADEN: usize = 2;
/// Seconds in which running requests may end once no new ones are taken.
const AFRONDEN: u64 = 5;
/// Connections that were made and are not taken yet.
const WACHTRIJ: i32 = 2048;
/// How soon the writes of other processes show.
const VOLGEN: Duration = Duration::from_millis(500);

/// How often is looked what has been kept long enough.
const OPRUIMEN: Duration = Duration::from_hours(1);

/// One connection for each blocking thread, and two for what happens beside them.
pub(super) fn verbindingen(config: &Config) -> u32 {
    u32::try_from(config.werkers * DRADEN + 2).unwrap_or(u32::MAX)
}

/// Answers until the process is asked to stop; `klaar` is called when the address is taken.
pub(super) async fn start(config: &Config, store: Store, klaar: impl FnOnce() -> Result<(), Fout>) -> Result<(), Fout> {
    let auth = Arc::new(Auth::new(config.auth(), store.clock().clone()).map_err(Fout::Gebruik)?);
    let metrics = config.metrics_adres.as_ref().map(|_| Metrics::new().map(Arc::new)).transpose()?;
    let interface = Interface::new(store.kennis())?;
    if config.vertrouwde_proxies.has_everyone() {
        log::warn!(
            "REGISTER_VERTROUWDE_PROXIES noemt alle adressen: wie dan ook kan zich met X-Forwarded-For voor een ander uitgeven"
        );
    }
    let services = Services::new(store.clone(), Arc::clone(&auth), interface, config.settings(), metrics.clone());
    services.count()?;
    let bezorger = services.bezorger().clone();
    let server = Server::build()
        .workers(config.werkers)
        .worker_max_blocking_threads(DRADEN)
        // Room to tell that there are too many; beyond it nobody is heard. actix counts them for each worker.
        .max_concurrent_connections((config.max_verbindingen + config.max_verbindingen / 4).div_ceil(config.werkers))
        .shutdown_timeout(AFRONDEN)
        .disable_signals();
    let (server, adressen) =
        binden(server, &config.adres, &services).map_err(|fout| bezet("REGISTER_ADRES", &config.adres, &fout))?;
    let meetwaarden = config
        .metrics_adres
        .as_deref()
        .zip(metrics)
        .map(|(adres, metrics)| meet(adres, metrics, services.state().clone()))
        .transpose()?;
    for adres in adressen {
        log::info!("het register antwoordt op http://{adres}");
    }
    klaar()?;
    store.begin_laden();
    rt::spawn(Trace::job("lijsten").follow(laad(store.clone())));
    rt::spawn(Trace::job("volgen").follow(volg(store.clone())));
    rt::spawn(Trace::job("inlezingen").follow(ruim_op(store.clone())));
    rt::spawn(Trace::job("webhooks").follow(webhooks::blijf(bezorger)));
    rt::spawn(Trace::job("systemd").follow(systemd::leef()));
    #[cfg(unix)]
    rt::spawn(Trace::job("applicaties").follow(herlees(auth)));
    let server = server.run();
    rt::spawn(Trace::job("stoppen").follow(stop(server.handle(), store.clone(), Duration::from_secs(config.afmelden))));
    let einde = server.await;
    if let Some(meetwaarden) = meetwaarden {
        meetwaarden.stop(false).await;
    }
    store.database().settle().await;
    einde.map_err(|fout| Fout::Gemeld(format!("de server is gestopt: {fout}")))
}

/// Answers on every address that a name stands for, as far as there is one.
fn binden(mut server: ServerBuilder, adres: &str, services: &Services) -> io::Result<(ServerBuilder, Vec<SocketAddr>)> {
    let (mut gebonden, mut fout) = (Vec::new(), None);
    for adres in adres.to_socket_addrs()? {
        match socket(adres) {
            Ok(listener) => {
                gebonden.push(listener.local_addr()?);
                server = listen(server, listener, services)?;
            }
            Err(niet) => fout = Some(niet),
        }
    }
    match fout {
        Some(fout) if gebonden.is_empty() => Err(fout),
        _ => Ok((server, gebonden)),
    }
}

/// A socket that may take the address of one that is just gone.
fn socket(adres: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(adres), Type::STREAM, Some(Protocol::TCP))?;
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.bind(&adres.into())?;
    socket.listen(WACHTRIJ)?;
    Ok(socket.into())
}

/// Numbers on an address of their own, which the public need not reach.
fn meet(adres: &str, metrics: Arc<Metrics>, state: Data<State>) -> Result<ServerHandle, Fout> {
    async fn toon(metrics: Data<Metrics>) -> crate::error::Result<HttpResponse> {
        Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(metrics.render()?))
    }
    let metrics = Data::from(metrics);
    let app = move || {
        let app = App::new().app_data(metrics.clone()).app_data(state.clone()).app_data(health::Intern);
        app.configure(health::routes).route("/metrics", web::get().to(toon))
    };
    let server = HttpServer::new(app)
        .workers(1)
        .disable_signals()
        .bind(adres)
        .map_err(|fout| bezet("REGISTER_METRICS_ADRES", adres, &fout))?
        .run();
    let handle = server.handle();
    rt::spawn(server);
    Ok(handle)
}

fn bezet(instelling: &str, adres: &str, fout: &std::io::Error) -> Fout {
    Fout::Gemeld(match fout.kind() {
        ErrorKind::AddrInUse => {
            format!("{adres} is al in gebruik; stop het andere programma of kies een ander adres ({instelling})")
        }
        ErrorKind::PermissionDenied => format!("{adres} mag niet worden gebruikt; kies een poort boven 1023 ({instelling})"),
        _ => format!("{adres} is niet te gebruiken ({instelling}): {fout}"),
    })
}

/// Fills the index of lists; until that is done they are answered with 503.
async fn laad(store: Store) {
    match store.laad().await {
        Ok(()) => log::info!("de lijsten zijn geladen"),
        Err(fout) => log::error!("de lijsten zijn niet te laden: {}", fout.in_full()),
    }
    systemd::meld("READY=1");
}

/// Keeps an eye on what other processes change; a failure is told once, until it is over.
async fn volg(store: Store) {
    let mut ritme = tokio::time::interval(VOLGEN);
    ritme.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut gemeld = false;
    loop {
        ritme.tick().await;
        let uitkomst = store.volg_generatie().await;
        if let (Err(fout), false) = (&uitkomst, gemeld) {
            log::error!("wijzigingen van andere processen zijn niet te volgen: {}", fout.in_full());
        }
        gemeld = uitkomst.is_err();
        store.probeer_schijf().await;
        // What it finds is told in `/metrics`; it reports by itself.
        let _ = store.gezondheid().await;
    }
}

/// Throws reports of files that were read in away when they have been kept long enough.
async fn ruim_op(store: Store) {
    let mut ritme = tokio::time::interval(OPRUIMEN);
    loop {
        ritme.tick().await;
        if let Err(fout) = inlezen::ruim_op(&store).await {
            log::error!("oude inlezingen zijn niet op te ruimen: {}", fout.in_full());
        }
    }
}

/// Ends in order at SIGTERM: first who balances hears it, and who waits is answered; then no new requests are taken. At an interrupt from a
/// terminal nobody balances.
async fn stop(server: ServerHandle, store: Store, afmelden: Duration) {
    let gevraagd = signaal().await;
    store.stop();
    systemd::meld("STOPPING=1");
    if gevraagd {
        log::info!("het register stopt; nieuwe verzoeken worden nog {} s aangenomen", afmelden.as_secs());
        tokio::time::sleep(afmelden).await;
    }
    server.stop(true).await;
}

/// Whether it was SIGTERM.
#[cfg(unix)]
async fn signaal() -> bool {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            let (terminate, interrupt) = (pin!(terminate.recv()), pin!(tokio::signal::ctrl_c()));
            matches!(select(terminate, interrupt).await, Either::Left(_))
        }
        Err(fout) => {
            log::error!("SIGTERM is niet te ontvangen: {fout}");
            tokio::signal::ctrl_c().await.is_err()
        }
    }
}

#[cfg(not(unix))]
async fn signaal() -> bool {
    tokio::signal::ctrl_c().await.is_err()
}

/// Reads the file of applications again at each SIGHUP.
#[cfg(unix)]
async fn herlees(auth: Arc<Auth>) {
    use tokio::signal::unix::{SignalKind, signal};
    let mut hangup = match signal(SignalKind::hangup()) {
        Ok(hangup) => hangup,
        Err(fout) => return log::error!("SIGHUP is niet te ontvangen: {fout}"),
    };
    while hangup.recv().await.is_some() {
        match auth.reload() {
            Ok(()) => log::info!("de applicaties zijn opnieuw gelezen"),
            Err(reden) => log::error!("de applicaties blijven zoals ze waren: {reden}"),
        }
    }
}
