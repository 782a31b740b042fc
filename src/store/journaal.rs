//! The journal: read per thing and as a whole, and checked from its first entry to its head.

use diesel::prelude::*;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::{
    Backend, DocumentVerwijzing, documenten,
    schema::{handelenden, journaal, journaalkop, wissingen},
};
use crate::{
    clock::Moment,
    database::{DbConnection, Id},
    error::Result,
    hash::sha256,
};

/// So many entries are checked at a time.
const STAP: i64 = 1000;

/// An entry as stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = journaal)]
pub struct Rij {
    /// 1, 2, 3… without gaps.
    pub volgnummer: i64,
    /// When.
    pub tijdstip: Moment,
    /// Which operation.
    pub handeling: String,
    /// On what kind of thing.
    pub onderwerp: String,
    /// On which.
    pub onderwerp_uuid: Id,
    /// Whose register.
    pub registerhouder: Option<Id>,
    /// Key of who did it.
    pub handelende: Option<String>,
    /// SHA-256 over the previous hash and the text.
    pub hash: String,
    /// The entry itself, as it was hashed.
    pub tekst: String,
}

/// What the text of an entry says.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tekst {
    volgnummer: i64,
    tijdstip: Moment,
    handeling: String,
    onderwerp: String,
    onderwerp_uuid: Uuid,
    registerhouder: Option<Uuid>,
    handelende: String,
    /// The application that asked for it.
    pub applicatie: String,
    /// The document before.
    pub oud: Option<DocumentVerwijzing>,
    /// The document after.
    pub nieuw: Option<DocumentVerwijzing>,
    /// Result and reason.
    pub toelichting: Value,
}

impl Rij {
    /// What the text says.
    pub fn tekst(&self) -> Result<Tekst> {
        Ok(serde_json::from_str(&self.tekst)?)
    }

    fn klopt_met(&self, tekst: &Tekst) -> bool {
        self.volgnummer == tekst.volgnummer
            && self.tijdstip == tekst.tijdstip
            && self.handeling == tekst.handeling
            && self.onderwerp == tekst.onderwerp
            && self.onderwerp_uuid.uuid() == tekst.onderwerp_uuid
            && self.registerhouder.map(Id::uuid) == tekst.registerhouder
            && self.handelende.as_deref() == Some(&tekst.handelende)
    }
}

/// Which entries a list asks for; the newest come first.
#[derive(Debug, Default, Clone)]
pub struct Selectie {
    /// Only of this thing.
    pub onderwerp: Option<Uuid>,
    /// Only of these registerhouders.
    pub registerhouders: Option<Vec<Uuid>>,
    /// Only these operations.
    pub handelingen: Vec<String>,
}

/// An entry with the name of who did it, while that is known.
pub type MetNaam = (Rij, Option<String>);

/// So many entries from a place on, newest first, with the names that are still known, and how many there are in all.
pub fn list(conn: &mut DbConnection, selectie: &Selectie, van: i64, aantal: i64) -> Result<(i64, Vec<MetNaam>)> {
    let count = gekozen(selectie).count().get_result(conn)?;
    let nummers: Vec<i64> =
        gekozen(selectie).select(journaal::volgnummer).order(journaal::volgnummer.desc()).limit(aantal).offset(van).load(conn)?;
    let rijen: Vec<Rij> = journaal::table
        .filter(journaal::volgnummer.eq_any(nummers))
        .order(journaal::volgnummer.desc())
        .select(Rij::as_select())
        .load(conn)?;
    let sleutels: Vec<String> = rijen.iter().filter_map(|rij| rij.handelende.clone()).collect();
    let namen: std::collections::HashMap<String, String> = handelenden::table
        .filter(handelenden::sleutel.eq_any(sleutels))
        .select((handelenden::sleutel, handelenden::weergave))
        .load::<(String, String)>(conn)?
        .into_iter()
        .collect();
    let met_naam = |rij: Rij| {
        let naam = rij.handelende.as_ref().and_then(|sleutel| namen.get(sleutel).cloned());
        (rij, naam)
    };
    Ok((count, rijen.into_iter().map(met_naam).collect()))
}

fn gekozen(selectie: &Selectie) -> journaal::BoxedQuery<'_, Backend> {
    let mut query = journaal::table.into_boxed();
    if let Some(onderwerp) = selectie.onderwerp {
        query = query.filter(journaal::onderwerp_uuid.eq(Id::from(onderwerp)));
    }
    if let Some(registerhouders) = &selectie.registerhouders {
        query = query.filter(journaal::registerhouder.eq_any(registerhouders.iter().map(|uuid| Id::from(*uuid))));
    }
    if !selectie.handelingen.is_empty() {
        query = query.filter(journaal::handeling.eq_any(&selectie.handelingen));
    }
    query
}

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
    let (mut verwacht, mut vorige) = (1, String::new());
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
            controleer_regel(conn, &rij, &mut uitslag)?;
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
    if let Some((nummer, _)) = kop
        && nummer >= verwacht
    {
        uitslag
            .gebreken
            .push(format!("de bewaarde kop noemt regel {nummer}, maar het journaal eindigt bij regel {}", verwacht - 1));
    }
    Ok(uitslag)
}

fn controleer_regel(conn: &mut DbConnection, rij: &Rij, uitslag: &mut Verificatie) -> Result<()> {
    let nummer = rij.volgnummer;
    let Ok(tekst) = rij.tekst() else {
        uitslag.gebreken.push(format!("regel {nummer}: de tekst is niet leesbaar"));
        return Ok(());
    };
    if !rij.klopt_met(&tekst) {
        uitslag.gebreken.push(format!("regel {nummer}: de kolommen zeggen iets anders dan de tekst"));
    }
    for verwijzing in [tekst.oud, tekst.nieuw].into_iter().flatten() {
        match documenten::verwijzing(conn, verwijzing.document)? {
            Some(document) if document == verwijzing => {}
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
    Ok(())
}

fn besluit(conn: &mut DbConnection, document: Uuid) -> Result<Option<Moment>> {
    Ok(wissingen::table.find(Id::from(document)).select(wissingen::tijdstip).first(conn).optional()?)
}

/// Empties the names of those who were last seen before a moment; their keys stay in the journal.
pub fn leeg_namen(conn: &mut DbConnection, voor: Moment) -> Result<usize> {
    Ok(diesel::delete(handelenden::table.filter(handelenden::laatst_gezien.lt(voor))).execute(conn)?)
}

/// The last entry's number and moment.
pub fn kop(conn: &mut DbConnection) -> Result<(i64, Moment)> {
    Ok(journaalkop::table.select((journaalkop::volgnummer, journaalkop::tijdstip)).first(conn)?)
}
