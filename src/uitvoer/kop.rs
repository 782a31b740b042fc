//! What is asked for, and what the export says of itself.

use super::Herkomst;
use crate::{
    clock::Moment,
    error::Result,
    exchange::uitvoer::{Kop, Omvang},
    http::{
        filters::{Gelezen, bekend},
        query::{
            Param, Query,
            kind::{Boolean, Or},
            parameters,
        },
    },
    index::{Bereik, Deel, Selectie},
    store::{Lezen, Lijsten, openbaar::laatst_zichtbaar, uitvoer::licenties},
};

const GESCHIEDENIS: Param<Or<Boolean, bool>> =
    Param::new("geschiedenis", Or(Boolean, false), "Geef alle versies in plaats van wat op een dag telt; niet met status.")
        .example("false");

parameters! {
    /// How much of the time line an export is of.
    pub Geschiedenis: GESCHIEDENIS
}

/// Which part of the register an export is of, apart from who reads.
#[derive(Debug)]
pub struct Deelvraag {
    /// The filters of the list.
    pub gelezen: Gelezen,
    /// Every version, not only what counts.
    pub geschiedenis: bool,
    /// The columns of a table, when not all.
    pub kolommen: Vec<&'static str>,
}

/// Reads what is asked for beside the filters; faults wait in the query.
pub fn lees(tx: &mut Lezen<'_>, query: &mut Query, gelezen: Gelezen) -> Result<Deelvraag> {
    let geschiedenis = GESCHIEDENIS.read(query);
    if geschiedenis && (gelezen.periode.is_some() || !gelezen.status.is_empty()) {
        let reden = "De geschiedenis is van alle tijden: laat geldigVan, geldigTot en status weg.";
        GESCHIEDENIS.fault(query, "niet-samen", reden);
    }
    bekend(tx, query, gelezen.beschikbaar_op)?;
    Ok(Deelvraag { gelezen, geschiedenis, kolommen: Vec::new() })
}

impl Deelvraag {
    /// What is selected for these readers, and the head of the export. With the same head the bytes are the same.
    pub(super) fn selectie(self, tx: &mut Lijsten<'_>, herkomst: &Herkomst, bereik: Bereik) -> Result<(Selectie, Kop)> {
        let Self { gelezen, geschiedenis, .. } = self;
        let openbaar = matches!(bereik, Bereik::Openbaar { .. });
        // Of what is public nothing tells that somebody is at work inside.
        let nu = if openbaar { laatst_zichtbaar(tx.conn)? } else { tx.laatste };
        let beschikbaar_op = gelezen.beschikbaar_op.unwrap_or(nu);
        // Of then, so that the same question has the same answer tomorrow.
        let vandaag = gelezen.beschikbaar_op.map_or_else(|| tx.moment.datum(), Moment::datum);
        let nieuwste = matches!(bereik, Bereik::Intern { nieuwste: true, .. });
        let (periode, omvang) = match (gelezen.periode, geschiedenis) {
            _ if nieuwste => (None, Omvang::Nieuwste),
            (_, true) => (None, Omvang::Geschiedenis),
            (Some(periode), false) => (Some(periode), Omvang::Periode),
            (None, false) => (None, Omvang::Dag),
        };
        let mut selectie = gelezen.selectie(bereik, beschikbaar_op, vandaag);
        if geschiedenis {
            selectie.deel = Deel::Geheel;
        }
        if nieuwste {
            // What is being written has no past: of each page it is what it is then.
            selectie.bekend = Moment::NU;
        }
        let mut licenties = licenties(tx.conn, beschikbaar_op)?;
        let kop = Kop {
            soort: "kop",
            formaat: if openbaar { "verwerkingsregister-openbaar" } else { "verwerkingsregister" },
            versie: 1,
            register: herkomst.adressen().api("register"),
            omvang,
            beschikbaar_op,
            geldig_op: periode.is_none().then_some(selectie.dag),
            geldig_van: periode.and_then(|(eerste, _)| eerste),
            geldig_tot: periode.and_then(|(_, laatste)| laatste),
            projectie: herkomst.projectie.clone(),
            licentie: if licenties.len() == 1 { licenties.remove(0) } else { None },
        };
        Ok((selectie, kop))
    }
}
