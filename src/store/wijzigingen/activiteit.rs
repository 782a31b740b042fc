//! What an entry about an activity means to readers of the public register.

use chrono::NaiveDate;

use crate::{
    database::{DbConnection, Id},
    domain::{
        levensloop::{
            handeling::Handeling,
            wijziging::{Wijziging, WijzigingSoort},
        },
        woorden::codes::{VersieSoort, Vertrouwelijkheid},
    },
    error::Result,
    store::{journaal::Rij, openbaar::is_openbaar, perioden::openbaar_vanaf, versies::Geschiedenis},
};

/// The change, or nothing when readers see nothing of it.
pub(super) fn lees(conn: &mut DbConnection, regel: &Rij, vandaag: NaiveDate) -> Result<Option<Wijziging>> {
    let uuid = regel.onderwerp_uuid.uuid();
    let daarna = Geschiedenis::lees(conn, uuid, regel.tijdstip)?;
    let daarvoor = daarna.voor(regel.tijdstip);
    let dag = regel.tijdstip.datum();
    let [was, werd] = [&daarvoor, &daarna].map(|geschiedenis| openbaar_vanaf(geschiedenis) <= dag);
    let (soort, versie) = match (was, werd) {
        // It left: the one thing that is told of what is no longer public.
        (true, false) => (WijzigingSoort::Verdwenen, None),
        (_, true) if is_openbaar(conn, uuid, vandaag)? => match gebeurd(regel, &daarna)? {
            Some(gebeurd) => gebeurd,
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    let registerhouder = regel.registerhouder.map(Id::uuid);
    Ok(Some(Wijziging { soort, op: regel.tijdstip, uuid, versie, registerhouder }))
}

fn gebeurd(regel: &Rij, geschiedenis: &Geschiedenis) -> Result<Option<(WijzigingSoort, Option<i32>)>> {
    let tekst = regel.tekst()?;
    // Asking for an erasure changes nothing yet.
    let soort = match regel.handeling().and_then(Handeling::wijziging) {
        Some(WijzigingSoort::Gewist) if tekst.toelichting["resultaat"] != "gewist" => return Ok(None),
        Some(soort) => soort,
        None => return Ok(None),
    };
    let nummer = tekst.versie();
    let versie = nummer.and_then(|nummer| geschiedenis.nummer(nummer));
    let gesloten = versie.is_some_and(|versie| {
        versie.soort.0 == VersieSoort::Publicatie && versie.vertrouwelijkheid.0 != Vertrouwelijkheid::Openbaar
    });
    // Of a version that is not open nobody is told, also when no day belongs to it.
    Ok((!gesloten).then_some((soort, nummer)))
}
