//! The chain: every entry at its place with its hash and its columns, and the head.

use diesel::prelude::*;

use super::{boek::Boek, gebrek::Plaats, regel, rijen::Regels};
use crate::{
    database::DbConnection,
    domain::levensloop::handeling::Handeling,
    error::Result,
    hash::sha256,
    store::{journaal::Tekst, schema::journaalkop},
};

/// So many entries are read at a time.
const STAP: i64 = 1000;

/// Checks the chain against the head, and against one that was kept elsewhere. Returns the head.
pub(super) fn controleer(conn: &mut DbConnection, kop: Option<(i64, &str)>, boek: &mut Boek) -> Result<(i64, String)> {
    let (mut laatste, mut tijdstip, mut vorige) = (0, 0, String::new());
    let mut na = None;
    loop {
        let regels = regel::na(conn, na, STAP)?;
        let Some(einde) = regels.last() else { break };
        na = Some(einde.volgnummer);
        for rij in regels {
            let nummer = rij.volgnummer;
            if nummer < 1 {
                boek.gebrek(Plaats::Regel(nummer), "staat voor de eerste regel");
                continue;
            }
            if nummer > laatste + 1 {
                let tot = if nummer == laatste + 2 { String::new() } else { format!(", tot en met regel {}", nummer - 1) };
                boek.gebrek(Plaats::Regel(laatste + 1), format!("ontbreekt{tot}"));
            } else if sha256(&[vorige.as_bytes(), rij.tekst.as_bytes()]) != rij.hash {
                boek.gebrek(Plaats::Regel(nummer), "de tekst, de hash of de volgorde is gewijzigd");
            }
            if kop.is_some_and(|(bewaard, hash)| bewaard == nummer && hash != rij.hash) {
                boek.gebrek(Plaats::Regel(nummer), "de hash is niet die van de bewaarde kop");
            }
            kolommen(&rij, boek);
            (laatste, tijdstip, vorige) = (nummer, rij.tijdstip, rij.hash);
        }
    }
    if let Some((bewaard, _)) = kop.filter(|(bewaard, _)| *bewaard > laatste) {
        boek.gebrek(Plaats::Kop, format!("de bewaarde kop noemt regel {bewaard}, maar het journaal eindigt bij regel {laatste}"));
    }
    hoofd(conn, (laatste, vorige, tijdstip), boek)
}

/// The columns of an entry say what its text says, and its act is one of ours.
fn kolommen(rij: &Regels, boek: &mut Boek) {
    let plaats = Plaats::Regel(rij.volgnummer);
    let Ok(tekst) = serde_json::from_str::<Tekst>(&rij.tekst) else {
        boek.gebrek(plaats, "de tekst is niet leesbaar");
        return;
    };
    let klopt = rij.volgnummer == tekst.volgnummer
        && rij.tijdstip == *tekst.tijdstip.micros()
        && rij.handeling == tekst.handeling
        && rij.onderwerp == tekst.onderwerp
        && rij.onderwerp_uuid == tekst.onderwerp_uuid.to_string()
        && rij.registerhouder == tekst.registerhouder.map(|uuid| uuid.to_string())
        && rij.handelende.as_ref() == Some(&tekst.handelende);
    if !klopt {
        boek.gebrek(plaats.clone(), "de kolommen zeggen iets anders dan de tekst");
    }
    if tekst.handeling.parse::<Handeling>().is_err() {
        boek.gebrek(plaats, format!("de handeling {} is onbekend", tekst.handeling));
    }
}

/// The one row of the head names the last entry, its hash and its moment.
fn hoofd(conn: &mut DbConnection, einde: (i64, String, i64), boek: &mut Boek) -> Result<(i64, String)> {
    let koppen: Vec<(i32, i64, String, i64)> = journaalkop::table
        .select((journaalkop::id, journaalkop::volgnummer, journaalkop::hash, journaalkop::tijdstip))
        .order(journaalkop::id)
        .load(conn)?;
    let (laatste, vorige, tijdstip) = einde;
    let mut eerste = None;
    for (id, volgnummer, hash, moment) in koppen {
        if id != 1 {
            boek.vreemd("journaalkop", id.to_string());
            continue;
        }
        if volgnummer != laatste {
            boek.gebrek(Plaats::Kop, format!("de kop noemt regel {volgnummer}, maar het journaal eindigt bij regel {laatste}"));
        } else if hash != vorige {
            boek.gebrek(Plaats::Kop, format!("de kop heeft een andere hash dan regel {laatste}"));
        }
        if moment != tijdstip {
            boek.gebrek(Plaats::Rij("journaalkop", "1".to_owned()), format!("de kolom tijdstip is niet die van regel {laatste}"));
        }
        eerste = Some((volgnummer, hash));
    }
    if eerste.is_none() {
        boek.gebrek(Plaats::Rij("journaalkop", "1".to_owned()), "ontbreekt");
    }
    Ok(eerste.unwrap_or((laatste, vorige)))
}
