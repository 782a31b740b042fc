//! A connection that stays open.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
};

pub struct Lijn(BufReader<TcpStream>);

/// An answer as it was read.
#[derive(Clone)]
pub struct Antwoord {
    pub koppen: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Lijn {
    pub fn open(adres: &str) -> Self {
        let lijn = TcpStream::connect(adres.trim_start_matches("http://")).unwrap();
        lijn.set_nodelay(true).unwrap();
        Self(BufReader::new(lijn))
    }

    /// What is answered with 200.
    pub fn vraag(&mut self, pad: &str) -> Antwoord {
        self.probeer(pad).unwrap_or_else(|regel| panic!("{pad}: {regel}"))
    }

    /// What is answered, or the first line when that is not 200.
    pub fn probeer(&mut self, pad: &str) -> Result<Antwoord, String> {
        write!(self.0.get_mut(), "GET {pad} HTTP/1.1\r\nHost: register\r\n\r\n").unwrap();
        let mut eerste = String::new();
        self.0.read_line(&mut eerste).unwrap();
        let (mut koppen, mut lengte, mut regel) = (Vec::new(), 0, String::new());
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
        if eerste.contains(" 200 ") { Ok(Antwoord { koppen, body }) } else { Err(eerste) }
    }
}
