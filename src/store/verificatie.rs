//! The check of the journal, from its first entry to its head: the chain, the columns, the documents, and the versions that it made.

use diesel::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use super::{
    documenten,
    journaal::{Rij, Tekst},
    schema::{intrekkingen, journaal, journaalkop, wissingen},
    versies::{self, Feiten},
};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::{
        levensloop::handeling::Handeling,
        woorden::codes::{GeslotenCode, IntrekkingReden},
    },
    error::Result,
    hash::sha256,
};

/// So many entries are checked at a time.
const STAP: i64 = 1000;

/// The outcome of a check of the whole journal.
#[derive(Debug)]
pub struct Verificatie {
    /// Number of the last entry.
    pub volgnummer: i64,
    /// Hash of the last entry: keep it elsewhere to see later that no tail was cut.
    pub hash: String,
    /// What is not right, in order.
    pub gebreken: Vec<String>,
    /// Documents that were erased by decision.
    pub gewist: Vec<String>,
}

/// Checks every entry: the chain, its columns, its place and its documents. `kop` is a head that was kept elsewhere.
pub fn verifieer(conn: &mut DbConnection, kop: Option<(i64, &str)>) -> Result<Verificatie> {
    let (laatste, hash): (i64, String) = journaalkop::table.select((journaalkop::volgnummer, journaalkop::hash)).first(conn)?;
    let mut uitslag = Verificatie { volgnummer: laatste, hash, gebreken: Vec::new(), gewist: Vec::new() };
    let (mut verwacht, mut vorige, mut versies) = (1, String::new(), 0);
    loop {
        let rijen: Vec<Rij> = journaal::table
            .filter(journaal::volgnummer.ge(verwacht))
            .order(journaal::volgnummer)
            .limit(STAP)
            .select(Rij::as_select())
            .load(conn)?;
        if rijen.is_empty() {
            break;
        }
        for rij in rijen {
            if rij.volgnummer > verwacht {
                uitslag.gebreken.push(format!("regel {verwacht} tot en met {} ontbreekt", rij.volgnummer - 1));
            } else if sha256(&[vorige.as_bytes(), rij.tekst.as_bytes()]) != rij.hash {
                uitslag.gebreken.push(format!("regel {}: de tekst, de hash of de volgorde is gewijzigd", rij.volgnummer));
            }
            versies += i64::from(controleer_regel(conn, &rij, &mut uitslag)?);
            if let Some((nummer, hash)) = kop
                && nummer == rij.volgnummer
                && hash != rij.hash
            {
                uitslag.gebreken.push(format!("regel {nummer}: de hash is niet die van de bewaarde kop"));
            }
            verwacht = rij.volgnummer + 1;
            vorige = rij.hash;
        }
    }
    if verwacht != laatste + 1 || vorige != uitslag.hash {
        uitslag.gebreken.push(format!("de kop noemt regel {laatste}, maar het journaal eindigt bij regel {}", verwacht - 1));
    }
    let er_zijn = versies::count(conn)?;
    if er_zijn != versies {
        uitslag.gebreken.push(format!("er zijn {er_zijn} versies, maar het journaal noemt er {versies}"));
    }
    if let Some((nummer, _)) = kop
        && nummer >= verwacht
    {
        uitslag
            .gebreken
            .push(format!("de bewaarde kop noemt regel {nummer}, maar het journaal eindigt bij regel {}", verwacht - 1));
    }
    Ok(uitslag)
}

/// Checks one entry; tells whether it made a version.
fn controleer_regel(conn: &mut DbConnection, rij: &Rij, uitslag: &mut Verificatie) -> Result<bool> {
    let nummer = rij.volgnummer;
    let Ok(tekst) = rij.tekst() else {
        uitslag.gebreken.push(format!("regel {nummer}: de tekst is niet leesbaar"));
        return Ok(false);
    };
    if !rij.klopt_met(&tekst) {
        uitslag.gebreken.push(format!("regel {nummer}: de kolommen zeggen iets anders dan de tekst"));
    }
    let zelfde = tekst.oud == tekst.nieuw;
    for verwijzing in tekst.oud.iter().filter(|_| !zelfde).chain(&tekst.nieuw) {
        match documenten::verwijzing(conn, verwijzing.document)? {
            Some(document) if document == *verwijzing => {}
            Some(_) => uitslag.gebreken.push(format!("regel {nummer}: document {} is gewijzigd", verwijzing.document)),
            None => match besluit(conn, verwijzing.document)? {
                Some(moment) => {
                    uitslag
                        .gewist
                        .push(format!("regel {nummer}: document {} is gewist op besluit van {moment}", verwijzing.document));
                }
                None => uitslag.gebreken.push(format!("regel {nummer}: document {} ontbreekt", verwijzing.document)),
            },
        }
    }
    if rij.handeling() == Some(Handeling::VersieIntrekken) && !is_ingetrokken(conn, rij, &tekst)? {
        uitslag.gebreken.push(format!("regel {nummer}: de intrekking is weg of gewijzigd"));
    }
    let Some(feiten) = tekst.toelichting.get("versie") else { return Ok(false) };
    let document = tekst.nieuw.as_ref().map(|verwijzing| verwijzing.document);
    let staat_er = Feiten::van(conn, nummer)?.is_some_and(|(versie, eigen, vastgesteld_op)| {
        serde_json::from_value::<Feiten>(feiten.clone()).is_ok_and(|feiten| feiten == versie)
            && document == Some(eigen)
            && vastgesteld_op == rij.tijdstip
    });
    if !staat_er {
        uitslag.gebreken.push(format!("regel {nummer}: de versie die hier is vastgesteld is weg of gewijzigd"));
    }
    Ok(true)
}

/// Whether the withdrawal that an entry tells of stands there as it was made; of an erased document nothing can be compared.
fn is_ingetrokken(conn: &mut DbConnection, rij: &Rij, tekst: &Tekst) -> Result<bool> {
    let staat_er: Option<(Code<IntrekkingReden>, String)> = intrekkingen::table
        .filter(intrekkingen::journaal.eq(rij.volgnummer))
        .select((intrekkingen::reden, intrekkingen::tekst))
        .first(conn)
        .optional()?;
    let Some((Code(reden), publiek)) = staat_er else { return Ok(false) };
    let Some(verwijzing) = &tekst.nieuw else { return Ok(false) };
    let document: Option<Value> = documenten::lees(conn, verwijzing.document)?;
    Ok(document.is_none_or(|document| document["reden"] == reden.code() && document["tekst"] == publiek.as_str()))
}

/// The moment of the decision to erase a document: a row that the journal knows of, or anyone who owns the database could add one.
fn besluit(conn: &mut DbConnection, document: Uuid) -> Result<Option<Moment>> {
    let regel: Option<Rij> = wissingen::table
        .inner_join(journaal::table.on(journaal::volgnummer.eq(wissingen::journaal)))
        .filter(wissingen::document.eq(Id::from(document)))
        .filter(journaal::tijdstip.eq(wissingen::tijdstip))
        .select(Rij::as_select())
        .first(conn)
        .optional()?;
    let Some(regel) = regel.filter(|regel| regel.handeling() == Some(Handeling::VersieWissen)) else { return Ok(None) };
    let is_uitgevoerd = regel.tekst().is_ok_and(|tekst| tekst.toelichting["resultaat"] == "gewist");
    Ok(is_uitgevoerd.then_some(regel.tijdstip))
}
