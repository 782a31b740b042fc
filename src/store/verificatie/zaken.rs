//! The things that the journal tells of, some at a time in order of key: what their rows should be is replayed from their entries, and held
//! against every row between the first key and the last. So no row is passed over, whoever made it.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{
    activiteit::Activiteit,
    boek::Boek,
    organisatie::Organisatie,
    overeenkomst::Overeenkomst,
    regel::{self, Regel},
    rijen::{self, Regels},
    stukken::Stukken,
};
use crate::{
    database::DbConnection,
    domain::levensloop::handeling::Onderwerp,
    error::Result,
    store::schema::{
        activiteiten, concepten, externe_kenmerken, intrekkingen, organisaties, versies, verwerkersovereenkomsten, wissingen,
        wisverzoeken,
    },
};

/// So many things are held side by side.
const ZAKEN: i64 = 200;
/// So many keys go into one query.
const SLEUTELS: usize = 500;

/// Holds the rows of a table between two keys against what is expected.
macro_rules! tussen {
    ($conn:expr, $boek:expr, $tabel:ident, $kolom:ident, $sleutel:expr, $rij:ty, $na:expr, $tot:expr) => {{
        let mut query = $tabel::table.select(<$rij>::as_select()).into_boxed();
        if let Some(na) = $na {
            query = query.filter($tabel::$kolom.gt(na));
        }
        if let Some(tot) = $tot {
            query = query.filter($tabel::$kolom.le(tot));
        }
        $boek.vergelijk(stringify!($tabel), &$sleutel, query.load::<$rij>($conn)?)?;
    }};
}

/// Holds the rows of a table that hang on these versions against what is expected.
macro_rules! van_versies {
    ($conn:expr, $boek:expr, $tabel:ident, $sleutel:expr, $rij:ty, $versies:expr) => {
        for deel in $versies.chunks(SLEUTELS) {
            let rijen = $tabel::table.filter($tabel::versie.eq_any(deel)).select(<$rij>::as_select()).load($conn)?;
            $boek.vergelijk(stringify!($tabel), &$sleutel, rijen)?;
        }
    };
}

/// Replays every thing and compares it.
pub(super) fn controleer(conn: &mut DbConnection, boek: &mut Boek) -> Result<()> {
    let mut na: Option<String> = None;
    loop {
        let zaken = regel::onderwerpen(conn, na.as_deref(), ZAKEN)?;
        if let (Some(eerste), Some(laatste)) = (zaken.first(), zaken.last()) {
            let regels = regel::over(conn, eerste, laatste)?;
            for zaak in regels.chunk_by(|een, ander| een.onderwerp_uuid == ander.onderwerp_uuid) {
                speel_na(conn, zaak, boek)?;
            }
        }
        let tot = zaken.into_iter().next_back();
        vergelijk(conn, boek, na.as_deref(), tot.as_deref())?;
        if tot.is_none() {
            return Ok(());
        }
        na = tot;
    }
}

/// Replays one thing. An activity and an organisation may have the same key.
fn speel_na(conn: &mut DbConnection, rijen: &[Regels], boek: &mut Boek) -> Result<()> {
    let regels: Vec<Regel> = rijen.iter().filter_map(Regel::lees).collect();
    let stukken = Stukken::lees(conn, &regels, boek)?;
    let (mut activiteit, mut organisatie, mut overeenkomst) = (None, None, None);
    for regel in &regels {
        match regel.handeling.onderwerp() {
            Onderwerp::Verwerkingsactiviteit => {
                activiteit.get_or_insert_with(|| Activiteit::new(regel)).volg(conn, regel, boek)?;
            }
            Onderwerp::Organisatie => organisatie.get_or_insert_with(|| Organisatie::new(regel)).volg(conn, regel, boek)?,
            Onderwerp::Verwerkersovereenkomst => {
                overeenkomst.get_or_insert_with(|| Overeenkomst::new(regel)).volg(conn, regel, boek)?;
            }
            Onderwerp::Abonnement | Onderwerp::Handelenden | Onderwerp::Register => {}
        }
    }
    organisatie.into_iter().try_for_each(|zaak| zaak.sluit(boek))?;
    if let Some(zaak) = overeenkomst {
        zaak.sluit(boek);
    }
    let gewist = activiteit.map(|zaak| zaak.sluit(conn, boek)).transpose()?;
    stukken.sluit(&gewist.unwrap_or_else(BTreeMap::new), boek);
    Ok(())
}

fn vergelijk(conn: &mut DbConnection, boek: &mut Boek, na: Option<&str>, tot: Option<&str>) -> Result<()> {
    let van_hier = boek.sleutels("versies");
    tussen!(conn, boek, activiteiten, uuid, ["uuid"], rijen::Activiteiten, na, tot);
    tussen!(conn, boek, concepten, activiteit, ["activiteit"], rijen::Concepten, na, tot);
    let kenmerk = ["registerhouder", "bron", "kenmerk", "activiteit"];
    tussen!(conn, boek, externe_kenmerken, activiteit, kenmerk, rijen::ExterneKenmerken, na, tot);
    tussen!(conn, boek, versies, activiteit, ["uuid"], rijen::Versies, na, tot);
    tussen!(conn, boek, organisaties, uuid, ["uuid"], rijen::Organisaties, na, tot);
    tussen!(conn, boek, verwerkersovereenkomsten, uuid, ["uuid"], rijen::Overeenkomsten, na, tot);
    hangend(conn, boek, &van_hier)?;
    boek.rest();
    Ok(())
}

/// What hangs on these versions.
fn hangend(conn: &mut DbConnection, boek: &mut Boek, van: &[String]) -> Result<()> {
    van_versies!(conn, boek, intrekkingen, ["versie"], rijen::Intrekkingen, van);
    van_versies!(conn, boek, wisverzoeken, ["versie"], rijen::Wisverzoeken, van);
    van_versies!(conn, boek, wissingen, ["document"], rijen::Wissingen, van);
    Ok(())
}

/// What hangs on a version that no entry made, or on none.
pub(super) fn los(conn: &mut DbConnection, boek: &mut Boek) -> Result<()> {
    let bestaand = || versies::table.select(versies::uuid);
    let mut van: Vec<String> =
        intrekkingen::table.filter(intrekkingen::versie.ne_all(bestaand())).select(intrekkingen::versie).load(conn)?;
    van.extend(
        wisverzoeken::table.filter(wisverzoeken::versie.ne_all(bestaand())).select(wisverzoeken::versie).load::<String>(conn)?,
    );
    van.extend(wissingen::table.filter(wissingen::versie.ne_all(bestaand())).select(wissingen::versie).load::<String>(conn)?);
    let (weg, vreemd) = boek.losse_versies();
    van.retain(|versie| !weg.contains(versie.as_str()));
    van.extend(vreemd.into_iter().map(str::to_owned));
    van.sort_unstable();
    van.dedup();
    hangend(conn, boek, &van)
}
