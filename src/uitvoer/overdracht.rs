//! The package for the supervisor (AVG 30(4)): the internal register as a page, as a table and as data, its history, the journal with what
//! proves it, and checksums; one ZIP that is written while it is sent.

mod journaal;
mod pakket;

use uuid::Uuid;

use super::{Deelvraag, Herkomst, Vorm, achtereen, intern, stuk};
use crate::{
    clock::Moment,
    domain::{inhoud::organisatie::OrganisatieInvoer, levensloop::lezer::Lezer, zoeken::kenmerk::Kenmerk},
    error::Result,
    exchange::uitvoer::{Kop, html},
    http::filters::Gelezen,
    index::{Bereik, Filter, Volgorde},
    store::{
        Lijsten,
        uitvoer::{self, Stap},
    },
};

const LEESMIJ: &str = include_str!("overdracht/LEESMIJ.txt");

/// The package of these registers, or of all that the reader may see.
pub fn begin(tx: &mut Lijsten<'_>, herkomst: &Herkomst, registerhouders: &[Uuid], lezer: &Lezer) -> Result<(Kop, Stap)> {
    // Each part is of the same moment.
    let op = tx.laatste;
    let dag = tx.moment.datum();
    let deel = |geschiedenis| {
        let filter = || Filter::Kenmerk(Kenmerk::Registerhouder, registerhouders.iter().map(Uuid::to_string).collect());
        let gelezen = Gelezen {
            geldig_op: Some(dag),
            periode: None,
            beschikbaar_op: Some(op),
            status: Vec::new(),
            filters: if registerhouders.is_empty() { Vec::new() } else { vec![filter()] },
            zoek: Vec::new(),
            volgorde: Volgorde::Naam,
        };
        Deelvraag { gelezen, geschiedenis, kolommen: Vec::new() }
    };
    let (kop, csv) = intern::begin(tx, herkomst, deel(false), lezer, Vorm::Csv)?;
    let (_, ndjson) = intern::begin(tx, herkomst, deel(false), lezer, Vorm::Ndjson)?;
    let (_, geschiedenis) = intern::begin(tx, herkomst, deel(true), lezer, Vorm::Ndjson)?;
    let houders = lezer.houders(registerhouders);
    let (selectie, _) = deel(false).selectie(tx, herkomst, Bereik::Intern { lezer: lezer.clone(), nieuwste: false })?;
    let begin = html::begin(&kop, &van_houders(tx, houders.as_deref(), op)?)?;
    let mut records = intern::records(herkomst.clone(), selectie, kop.omvang, false);
    let activiteiten: Stap = Box::new(move |tx| {
        let Some(records) = records(tx)? else { return Ok(None) };
        let stukken = records.iter().map(html::activiteit).collect::<Result<Vec<_>>>()?;
        Ok(Some(stukken.concat().into_bytes()))
    });
    let register = achtereen(vec![stuk(begin.into_bytes()), activiteiten, stuk(html::EINDE.into())]);
    let (journaalkop, journaal) = journaal::begin(tx, Lezer { registerhouders: houders, ..lezer.clone() })?;
    let pakket = pakket::stap(vec![
        ("LEESMIJ.txt", stuk(LEESMIJ.into())),
        ("register.html", register),
        ("register.csv", csv),
        ("register.ndjson", ndjson),
        ("geschiedenis.ndjson", geschiedenis),
        ("journaal.ndjson", journaal),
        ("journaalkop.json", stuk(journaalkop)),
    ]);
    Ok((kop, pakket))
}

/// Who keeps these registers.
fn van_houders(tx: &mut Lijsten<'_>, houders: Option<&[Uuid]>, op: Moment) -> Result<Vec<OrganisatieInvoer>> {
    let (mut gevonden, mut na) = (Vec::new(), None);
    loop {
        let blad = uitvoer::organisaties(tx.conn, na, Some(op))?;
        let gekozen = |uuid: &Uuid| houders.is_none_or(|houders| houders.contains(uuid));
        let houders = blad.regels.into_iter().filter(|(uuid, invoer)| invoer.register.is_some() && gekozen(uuid));
        gevonden.extend(houders.map(|(_, invoer)| invoer));
        let Some((laatste, _)) = blad.na else { return Ok(gevonden) };
        na = Some(laatste);
    }
}
