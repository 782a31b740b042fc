//! What systemd is told (`Type=notify`): that the register is ready, that it lives, and that it stops. Without systemd nobody is told anything.

use std::{io, time::Duration};

use crate::config::omgeving;

/// Tells how it is.
pub(super) fn meld(stand: &str) {
    let Some(adres) = omgeving("NOTIFY_SOCKET") else { return };
    if let Err(fout) = stuur(&adres, stand) {
        log::warn!("systemd is niet te bereiken: {fout}");
    }
}

/// Tells that it lives, as long as it does and somebody wants to know.
pub(super) async fn leef() {
    let Some(ritme) = ritme(omgeving) else { return };
    let mut ritme = tokio::time::interval(ritme);
    loop {
        ritme.tick().await;
        meld("WATCHDOG=1");
    }
}

/// Twice as often as is asked of this process.
fn ritme(omgeving: impl Fn(&str) -> Option<String>) -> Option<Duration> {
    let is_ander = omgeving("WATCHDOG_PID").is_some_and(|pid| pid != std::process::id().to_string());
    let micros: u64 = omgeving("WATCHDOG_USEC")?.parse().ok()?;
    (!is_ander && micros > 1).then(|| Duration::from_micros(micros / 2))
}

#[cfg(unix)]
fn stuur(adres: &str, stand: &str) -> io::Result<()> {
    let socket = std::os::unix::net::UnixDatagram::unbound()?;
    socket.set_nonblocking(true)?;
    #[cfg(target_os = "linux")]
    if let Some(naam) = adres.strip_prefix('@') {
        use std::os::{linux::net::SocketAddrExt as _, unix::net::SocketAddr};
        return socket.send_to_addr(stand.as_bytes(), &SocketAddr::from_abstract_name(naam)?).map(drop);
    }
    socket.send_to(stand.as_bytes(), adres).map(drop)
}

#[cfg(not(unix))]
fn stuur(_: &str, _: &str) -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::os::{
        linux::net::SocketAddrExt as _,
        unix::net::{SocketAddr, UnixDatagram},
    };

    use super::*;

    #[test]
    fn both_kinds_of_socket_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let (path, name) = (folder.path().join("notify"), format!("register-{}", std::process::id()));
        let sockets = [
            (path.display().to_string(), UnixDatagram::bind(&path).unwrap()),
            (format!("@{name}"), UnixDatagram::bind_addr(&SocketAddr::from_abstract_name(&name).unwrap()).unwrap()),
        ];
        for (address, socket) in sockets {
            stuur(&address, "READY=1").unwrap();
            let mut told = [0; 16];
            let size = socket.recv(&mut told).unwrap();
            assert_eq!(&told[..size], b"READY=1", "{address}");
        }
        assert!(stuur(&folder.path().join("weg").display().to_string(), "READY=1").is_err());
    }

    #[test]
    fn the_heart_beats_twice_as_often_as_is_asked_of_this_process() {
        let own = std::process::id().to_string();
        let ritme = |pid: Option<&str>, micros: Option<&str>| {
            ritme(|naam| if naam == "WATCHDOG_PID" { pid } else { micros }.map(str::to_owned)).map(|ritme| ritme.as_millis())
        };
        assert_eq!(ritme(None, Some("30000000")), Some(15_000));
        assert_eq!(ritme(Some(&own), Some("30000000")), Some(15_000));
        assert_eq!((ritme(Some("1"), Some("30000000")), ritme(None, None), ritme(None, Some("nooit"))), (None, None, None));
    }
}
