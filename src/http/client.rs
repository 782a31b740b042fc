//! Who is at the other end: the address of the connection, or what a proxy that is believed says of it.

use std::{net::IpAddr, str::FromStr};

use actix_web::{HttpRequest, web::Data};

/// The header in which each proxy adds the address that it was asked from.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// How addresses of clients are found, and whether they stand in the log.
#[derive(Debug, Clone, Default)]
pub struct Clients {
    /// Whose word counts.
    pub proxies: Proxies,
    /// Whether the line of a request tells the address.
    pub logged: bool,
}

impl Clients {
    /// The address that a request came from; nothing when only a proxy is known.
    #[must_use]
    pub fn address(request: &HttpRequest) -> Option<IpAddr> {
        request.app_data::<Data<Self>>()?.proxies.client(request)
    }
}

/// Networks of proxies that are believed.
#[derive(Debug, Clone, Default)]
pub struct Proxies(Vec<Network>);

impl Proxies {
    /// Whether this is one of them.
    #[must_use]
    pub fn has(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.has(address))
    }

    /// Whether everyone is believed.
    #[must_use]
    pub fn has_everyone(&self) -> bool {
        self.0.iter().any(|network| network.bits == 0)
    }

    /// The last address in the chain that is no proxy of ours: what stands before it anyone can make up.
    fn client(&self, request: &HttpRequest) -> Option<IpAddr> {
        let peer = request.peer_addr()?.ip();
        if !self.has(peer) {
            return Some(peer);
        }
        let lines: Vec<_> = request.headers().get_all(FORWARDED_FOR).filter_map(|line| line.to_str().ok()).collect();
        let chain = lines.iter().rev().flat_map(|line| line.rsplit(','));
        chain.map(|one| one.trim().parse().ok()).find(|one| one.is_none_or(|address| !self.has(address))).flatten()
    }
}

impl FromStr for Proxies {
    type Err = ();

    /// Addresses and networks (`10.0.0.0/8`), separated by commas.
    fn from_str(text: &str) -> Result<Self, ()> {
        text.split(',').map(str::trim).filter(|one| !one.is_empty()).map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

/// Addresses that begin with the same bits.
#[derive(Debug, Clone, Copy)]
struct Network {
    begin: IpAddr,
    bits: u32,
}

impl Network {
    fn has(self, address: IpAddr) -> bool {
        let same = |one: u128, other: u128, width: u32| {
            let rest = width - self.bits;
            rest >= u128::BITS || one >> rest == other >> rest
        };
        match (self.begin, address.to_canonical()) {
            (IpAddr::V4(begin), IpAddr::V4(address)) => same(begin.to_bits().into(), address.to_bits().into(), 32),
            (IpAddr::V6(begin), IpAddr::V6(address)) => same(begin.to_bits(), address.to_bits(), 128),
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (begin, bits) = text.split_once('/').map_or((text, None), |(begin, bits)| (begin, Some(bits)));
        let begin: IpAddr = begin.parse().map_err(drop)?;
        let width = if begin.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(width), str::parse).map_err(drop)?;
        if bits <= width { Ok(Self { begin, bits }) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn only_a_proxy_that_is_believed_says_who_asks() {
        let proxies: Proxies = "127.0.0.1, ::1,10.0.0.0/8".parse().unwrap();
        let client = |peer: &str, chain: &[&str]| {
            let request = TestRequest::default().peer_addr(peer.parse().unwrap());
            let request = chain.iter().fold(request, |request, line| request.append_header((FORWARDED_FOR, *line)));
            proxies.client(&request.to_http_request()).map(|address| address.to_string())
        };
        for (peer, chain, wanted) in [
            ("192.0.2.1:1", &[][..], Some("192.0.2.1")),
            ("192.0.2.1:1", &["198.51.100.7"], Some("192.0.2.1")),
            ("127.0.0.1:1", &["198.51.100.7"], Some("198.51.100.7")),
            ("[::1]:1", &["1.2.3.4, 198.51.100.7"], Some("198.51.100.7")),
            ("127.0.0.1:1", &["198.51.100.7", "10.1.2.3"], Some("198.51.100.7")),
            ("10.9.9.9:1", &["2001:db8::1"], Some("2001:db8::1")),
            ("127.0.0.1:1", &[], None),
            ("127.0.0.1:1", &["1.2.3.4, onbekend"], None),
        ] {
            assert_eq!(client(peer, chain).as_deref(), wanted, "{peer} {chain:?}");
        }
    }

    #[test]
    fn networks_are_read_strictly() {
        let has = |network: &str, address: &str| network.parse::<Proxies>().unwrap().has(address.parse().unwrap());
        assert!(has("10.0.0.0/8", "10.255.0.1") && !has("10.0.0.0/8", "11.0.0.1"));
        for (networks, everyone) in [("0.0.0.0/0", true), ("10.0.0.1,::/0", true), ("10.0.0.0/8,::1", false)] {
            assert_eq!(networks.parse::<Proxies>().unwrap().has_everyone(), everyone, "{networks}");
        }
        assert!(has("0.0.0.0/0", "11.0.0.1") && has("::/0", "2001:db8::1") && !has("::/0", "11.0.0.1"));
        assert!(has("2001:db8::/32", "2001:db8:1::1") && !has("2001:db8::/32", "2001:db9::1"));
        assert!(has("127.0.0.1", "::ffff:127.0.0.1") && !has("", "127.0.0.1"));
        for wrong in ["localhost", "10.0.0.0/33", "10.0.0.0/x", "127.0.0.1;::1"] {
            assert!(wrong.parse::<Proxies>().is_err(), "{wrong}");
        }
    }
}
