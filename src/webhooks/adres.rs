//! Which addresses may be reached: public ones. Names are looked up here, every address that a name has is judged, and the connection is
//! made to what was judged; a name that means something else a moment later changes nothing.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use ureq::{
    Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};

/// What is wrong with an address, as far as it tells itself; what its name means is judged at each delivery.
#[must_use]
pub fn bezwaar(url: &str, prive: bool) -> Option<&'static str> {
    let uri = url.parse::<Uri>().ok().filter(|_| url.bytes().all(|byte| byte.is_ascii_graphic()));
    let Some(uri) = uri else { return Some("Dit is geen webadres.") };
    let host = uri.host().unwrap_or_default();
    match uri.scheme_str() {
        Some("https") => {}
        Some("http") if prive => {}
        _ => return Some("Gebruik een adres dat met https:// begint."),
    }
    if host.is_empty() || uri.port().is_some_and(|poort| poort.as_u16() == 0) {
        return Some("Dit is geen webadres.");
    }
    if uri.authority().is_some_and(|deel| deel.as_str().contains('@')) || url.contains('#') {
        return Some("Gebruik een adres zonder gebruikersnaam, wachtwoord en #.");
    }
    let naam = host.trim_matches(['[', ']']).trim_end_matches('.').to_ascii_lowercase();
    let lokaal = naam == "localhost" || naam.ends_with(".localhost");
    let intern = naam.parse().is_ok_and(|ip: IpAddr| !is_openbaar(ip));
    (!prive && (lokaal || intern)).then_some("Gebruik een openbaar adres; adressen op het eigen netwerk zijn niet toegestaan.")
}

/// Looks up names as usual and refuses what is not public.
#[derive(Debug)]
pub(super) struct Poortwachter {
    /// Whether everything may be reached.
    pub prive: bool,
}

impl Resolver for Poortwachter {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let gevonden = DefaultResolver::default().resolve(uri, config, timeout)?;
        if self.prive || gevonden.iter().all(|adres| is_openbaar(adres.ip())) {
            return Ok(gevonden);
        }
        Err(Error::Io(io::ErrorKind::PermissionDenied.into()))
    }
}

fn is_openbaar(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_openbaar_v4(ip),
        IpAddr::V6(ip) => is_openbaar_v6(ip),
    }
}

/// The registry of special addresses (RFC 6890), and an address inside which a cloud tells secrets.
fn is_openbaar_v4(ip: Ipv4Addr) -> bool {
    !matches!(
        ip.octets(),
        [0 | 10 | 127 | 224..=255, ..]
            | [100, 64..=127, ..]
            | [169, 254, ..]
            | [172, 16..=31, ..]
            | [192, 0, 0 | 2, _]
            | [192, 88, 99, _]
            | [192, 168, ..]
            | [198, 18..=19, ..]
            | [198, 51, 100, _]
            | [203, 0, 113, _]
            | [168, 63, 129, 16]
    )
}

/// Only what is given out as public (2000::/3), without what is special in it; an address that holds an IPv4 address is judged as that one.
fn is_openbaar_v6(ip: Ipv6Addr) -> bool {
    let v4 = |hoog: u16, laag: u16| {
        let ([een, twee], [drie, vier]) = (hoog.to_be_bytes(), laag.to_be_bytes());
        is_openbaar_v4(Ipv4Addr::new(een, twee, drie, vier))
    };
    match ip.segments() {
        // Mapped, translated by the network (NAT64), 6to4.
        [0, 0, 0, 0, 0, 0xffff, hoog, laag] | [0x64, 0xff9b, 0, 0, 0, 0, hoog, laag] | [0x2002, hoog, laag, ..] => v4(hoog, laag),
        // Teredo and other special uses, documentation.
        [0x2001, 0..=0x1ff | 0x0db8, ..] | [0x3fff, 0..=0xfff, ..] => false,
        [begin, ..] => begin & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_reached() {
        for ip in [
            "8.8.8.8",
            "100.63.0.1",
            "172.32.0.1",
            "192.0.3.1",
            "2a00:1450::1",
            "::ffff:8.8.8.8",
            "64:ff9b::808:808",
            "2002:808:808::1",
        ] {
            assert!(is_openbaar(ip.parse().unwrap()), "{ip}");
        }
        for ip in [
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "0.1.2.3",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "100.100.100.200",
            "168.63.129.16",
            "192.0.0.1",
            "198.18.0.1",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::1",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "fec0::1",
            "5f00::1",
        ] {
            assert!(!is_openbaar(ip.parse().unwrap()), "{ip}");
        }
    }

    #[test]
    fn an_address_tells_what_it_is() {
        for url in ["https://a.example/x?y=z", "https://a.example:8443", "https://8.8.8.8/"] {
            assert_eq!(bezwaar(url, false), None, "{url}");
        }
        for url in [
            "http://a.example/",
            "ftp://a.example/",
            "https://",
            "https:///x",
            "https://a b/",
            "onzin",
            "/pad",
            "https://u@a.example/",
            "https://u:p@a.example/",
            "https://a.example/#deel",
            "https://localhost/",
            "https://LOCALHOST./",
            "https://x.localhost/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://169.254.169.254/latest",
            "https://é.example/",
            "https://a.example:0/",
        ] {
            assert!(bezwaar(url, false).is_some(), "{url}");
        }
        for url in ["http://localhost:8080/x", "https://10.0.0.1/", "http://[::1]/"] {
            assert_eq!(bezwaar(url, true), None, "{url}");
        }
        assert!(bezwaar("ftp://localhost/", true).is_some() && bezwaar("http://u@localhost/", true).is_some());
    }
}
