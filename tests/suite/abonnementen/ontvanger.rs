//! A receiver of webhooks on this machine, which does what a test wants.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    time::Duration,
};

use serde_json::Value;

/// How it answers.
#[derive(Debug, Clone)]
pub enum Gedrag {
    /// With this status, and a body that nobody may see.
    Status(u16),
    /// With the address of another.
    Verwijst(String),
    /// Never.
    Hangt,
    /// Not until it is told how.
    Wacht,
}

/// What it tells in its answers, and what must not come back.
pub const INHOUD: &str = "antwoord-van-de-ontvanger";

/// What came in.
#[derive(Debug, Clone)]
pub struct Verzoek {
    headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Verzoek {
    /// A header, which must be there.
    pub fn header(&self, naam: &str) -> &str {
        &self.headers.iter().find(|(gevonden, _)| gevonden == naam).unwrap().1
    }
}

/// The receiver. It lives as long as the test binary.
pub struct Ontvanger {
    /// Its address.
    pub url: String,
    gedrag: Arc<Mutex<Gedrag>>,
    verzoeken: Arc<Mutex<Vec<Verzoek>>>,
}

impl Ontvanger {
    pub fn start(gedrag: Gedrag) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/hook?sleutel=zeergeheim", listener.local_addr().unwrap());
        let ontvanger = Self { url, gedrag: Arc::new(Mutex::new(gedrag)), verzoeken: Arc::default() };
        let (gedrag, verzoeken) = (Arc::clone(&ontvanger.gedrag), Arc::clone(&ontvanger.verzoeken));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (gedrag, verzoeken) = (Arc::clone(&gedrag), Arc::clone(&verzoeken));
                std::thread::spawn(move || antwoord(&mut stream.unwrap(), &gedrag, &verzoeken));
            }
        });
        ontvanger
    }

    /// From now on it answers so.
    pub fn wordt(&self, gedrag: Gedrag) {
        *self.gedrag.lock().unwrap() = gedrag;
    }

    /// What came in, in order.
    pub fn verzoeken(&self) -> Vec<Verzoek> {
        self.verzoeken.lock().unwrap().clone()
    }

    /// The events that came in, in order.
    pub fn events(&self) -> Vec<Value> {
        self.verzoeken().iter().map(|verzoek| serde_json::from_str(&verzoek.body).unwrap()).collect()
    }

    /// Until so many came in.
    pub async fn wacht_op_verzoeken(&self, aantal: usize) {
        while self.verzoeken().len() < aantal {
            actix_web::rt::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

fn antwoord(stream: &mut TcpStream, gedrag: &Mutex<Gedrag>, verzoeken: &Mutex<Vec<Verzoek>>) {
    verzoeken.lock().unwrap().push(lees(stream));
    let (status, kop) = loop {
        match gedrag.lock().unwrap().clone() {
            Gedrag::Status(status) => break (status, String::new()),
            Gedrag::Verwijst(naar) => break (307, format!("Location: {naar}\r\n")),
            Gedrag::Hangt | Gedrag::Wacht => {}
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let lengte = INHOUD.len();
    // Who hung up does not hear it.
    let _ = write!(stream, "HTTP/1.1 {status} X\r\n{kop}Content-Length: {lengte}\r\nConnection: close\r\n\r\n{INHOUD}");
}

fn lees(stream: &TcpStream) -> Verzoek {
    let mut reader = BufReader::new(stream);
    let mut headers = Vec::new();
    loop {
        let mut regel = String::new();
        reader.read_line(&mut regel).unwrap();
        let regel = regel.trim_end();
        if regel.is_empty() {
            break;
        }
        headers.extend(regel.split_once(": ").map(|(naam, waarde)| (naam.to_lowercase(), waarde.to_owned())));
    }
    let mut verzoek = Verzoek { headers, body: String::new() };
    let lengte: u64 = verzoek.header("content-length").parse().unwrap();
    reader.take(lengte).read_to_string(&mut verzoek.body).unwrap();
    verzoek
}
