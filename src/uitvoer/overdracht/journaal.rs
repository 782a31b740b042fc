//! The journal as proof: each entry with the exact text that was hashed. Of an entry that is not for this reader only the hash is there, so
//! that the chain stays whole.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::json;

use crate::{
    domain::levensloop::lezer::Lezer,
    error::Result,
    exchange::uitvoer::ndjson,
    store::{
        Lezen,
        journaal::{self, Selectie},
        uitvoer::Stap,
    },
};

/// So many entries are read at once.
const PER_KEER: i64 = 1000;

#[derive(Serialize)]
struct Regel<'a> {
    soort: &'static str,
    volgnummer: i64,
    hash: &'a str,
    tekst: Option<&'a str>,
}

/// The head of the journal with how to check it, and the entries up to there.
pub(super) fn begin(tx: &mut Lezen<'_>, lezer: Lezer) -> Result<(Vec<u8>, Stap)> {
    let (laatste, hash) = journaal::kop(tx.conn)?;
    let kop = json!({
        "soort": "journaalkop",
        "volgnummer": laatste,
        "hash": hash,
        "controle": "De hash van een regel is de SHA-256 (hexadecimaal) van de hash van de vorige regel en dan de tekst van de regel zelf, \
                     als UTF-8 achter elkaar; voor de eerste regel is de vorige hash leeg. De hash van de laatste regel is die van deze \
                     kop. Staat er geen tekst bij een regel, dan hoort die niet bij dit pakket; de keten gaat verder met haar hash.",
        "opdracht": format!("verwerkingsregister verifieer --kop {laatste}:{hash}"),
    });
    let alles = lezer.registerhouders.is_none() && lezer.vertrouwelijk;
    let selectie = Selectie::voor(lezer);
    let mut na = 0;
    let stap: Stap = Box::new(move |tx| {
        if na >= laatste {
            return Ok(None);
        }
        let rijen = journaal::na(tx.conn, &Selectie::voor(Lezer::van_alles()), na, PER_KEER.min(laatste - na))?;
        let eigen: HashSet<i64> = if alles {
            HashSet::new()
        } else {
            journaal::na(tx.conn, &selectie, na, PER_KEER)?.into_iter().map(|rij| rij.volgnummer).collect()
        };
        let Some(einde) = rijen.last() else { return Ok(None) };
        na = einde.volgnummer;
        let regels = rijen.iter().map(|rij| {
            let tekst = (alles || eigen.contains(&rij.volgnummer)).then_some(rij.tekst.as_str());
            ndjson::regel(&Regel { soort: "journaalregel", volgnummer: rij.volgnummer, hash: &rij.hash, tekst })
        });
        Ok(Some(regels.collect::<Result<Vec<_>>>()?.concat()))
    });
    let mut kop = serde_json::to_vec_pretty(&kop)?;
    kop.push(b'\n');
    Ok((kop, stap))
}
