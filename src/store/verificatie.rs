//! The check of the register against its journal, both ways: every entry against the rows that it made, and every row that is not derived
//! against the entry that made it. What a row should be is replayed from the entries of its thing.

mod activiteit;
mod beheer;
mod boek;
mod concept;
mod gebrek;
mod kenmerken;
mod keten;
mod organisatie;
mod overeenkomst;
mod regel;
mod rijen;
mod soorten;
mod stukken;
mod versie;
mod verwachting;
mod zaken;

use boek::Boek;

use crate::{database::DbConnection, error::Result};

/// The outcome of a check of the whole register.
#[derive(Debug)]
pub struct Verificatie {
    /// Number of the last entry.
    pub volgnummer: i64,
    /// Hash of the last entry: keep it elsewhere to see later that no tail was cut.
    pub hash: String,
    /// What is not right: in order of entry, then by table and key.
    pub gebreken: Vec<String>,
    /// Documents that were erased by decision.
    pub gewist: Vec<String>,
}

/// Checks the chain, and then everything that it tells of. `kop` is a head that was kept elsewhere.
pub fn verifieer(conn: &mut DbConnection, kop: Option<(i64, &str)>) -> Result<Verificatie> {
    let mut boek = Boek::default();
    let (volgnummer, hash) = keten::controleer(conn, kop, &mut boek)?;
    boek.na_keten();
    zaken::controleer(conn, &mut boek)?;
    zaken::los(conn, &mut boek)?;
    stukken::vreemd(conn, &mut boek)?;
    soorten::controleer(conn, &mut boek)?;
    let (gebreken, gewist) = boek.sluit();
    Ok(Verificatie { volgnummer, hash, gebreken, gewist })
}
