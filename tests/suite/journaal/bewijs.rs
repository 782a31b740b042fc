//! Everything that whoever owns the database could change is found, but for what stands in the README with the reason.

use std::collections::BTreeSet;

use diesel::{connection::SimpleConnection as _, prelude::*};
use serde_json::Value;
use verwerkingsregister::{
    database::DbConnection,
    hash::sha256,
    store::{
        schema::{documenten, journaal, journaalkop, wissingen},
        verificatie::verifieer,
    },
};

use super::{
    schema::{begin_unguarded, kolommen, ongezien, ongeziene_types},
    stof::vol_register,
};

const README: &str = include_str!("../../../README.md");

/// What the check cannot see, tables and columns, and why.
const ONBEWEZEN: &[(&[&str], &str)] = &[
    (
        &["openbaar", "samenvattingen", "perioden", "inhouden", "aliassen"],
        "derived: `herindexeer` makes them anew from what is proven",
    ),
    (
        &[
            "journaalkop.generatie",
            "journaalkop.projectie",
            "journaalkop.herbouwd",
            "journaalkop.schema_vanaf",
            "journaalkop.naast",
            "journaalkop.herbouw_vanaf",
        ],
        "tell readers and releases that something changed; a wrong one makes nothing true or untrue",
    ),
    (
        &["journaalkop.zout", "handelenden"],
        "who a person is stands apart from the journal, so that the names can be emptied; the keys in the entries are proven",
    ),
    (&["idempotentie"], "which request was answered with which thing; the thing itself is proven"),
    (&["inlezingen", "inlezing_rijen"], "work under way; what it writes into the register is proven"),
    (&["abonnementen", "afleveringen"], "where public changes are delivered and how far that is; moves without entries"),
    (&["__diesel_schema_migrations"], "which migrations were run"),
    (
        &["externe_kenmerken.zout"],
        "left of a delivery that was erased; a wrong one only makes the same delivery count as another",
    ),
];

/// What it cannot see besides, of what an earlier release wrote, and why.
const ONBEWEZEN_VAN_EERDER: &[(&[&str], &str)] = &[
    (
        &["activiteiten.identificatie", "activiteiten.identificatie_nummer"],
        "of an activity made by an earlier release: the entry that made it does not name it",
    ),
    (&["activiteiten.beheer"], "of such an activity, until it changes: no entry tells what it began with"),
    (&["concepten.ingelezen"], "of a concept read in by an earlier release, until it is read in again: no entry marks it"),
];

fn namen<'a>(lijst: &[(&[&'a str], &str)]) -> BTreeSet<&'a str> {
    lijst.iter().flat_map(|(namen, _)| namen.iter().copied()).collect()
}

/// The tables of which rows are proven.
fn bewezen(conn: &mut DbConnection) -> Vec<String> {
    let (kolommen, onbewezen) = (kolommen(conn), namen(ONBEWEZEN));
    for naam in onbewezen.iter().chain(&namen(ONBEWEZEN_VAN_EERDER)) {
        let bestaat = kolommen.iter().any(|kolom| kolom.tabel == *naam || format!("{}.{}", kolom.tabel, kolom.naam) == *naam);
        assert!(bestaat, "the schema has no {naam} any more");
    }
    let tabellen: BTreeSet<String> = kolommen.into_iter().map(|kolom| kolom.tabel).collect();
    tabellen.into_iter().filter(|tabel| !onbewezen.contains(tabel.as_str())).collect()
}

fn alleen_kolommen(namen: BTreeSet<&str>) -> BTreeSet<String> {
    namen.into_iter().filter(|naam| naam.contains('.')).map(str::to_owned).collect()
}

#[actix_web::test]
async fn every_column_every_row_and_every_forged_row_is_named_or_stands_in_the_list() {
    let app = vol_register().await;
    let mut conn = app.raw_connection();
    begin_unguarded(&mut conn);
    assert_eq!(verifieer(&mut conn, None).unwrap().gebreken, [""; 0]);
    let tabellen = bewezen(&mut conn);
    assert_eq!(ongezien(&mut conn, &tabellen), alleen_kolommen(namen(ONBEWEZEN)));
}

#[actix_web::test]
async fn a_value_of_another_type_that_hides_a_row_from_every_query_is_named() {
    let app = vol_register().await;
    let mut conn = app.raw_connection();
    begin_unguarded(&mut conn);
    // PostgreSQL keeps no such value.
    if matches!(conn, DbConnection::Sqlite(_)) {
        let tabellen = bewezen(&mut conn);
        assert_eq!(ongeziene_types(&mut conn, &tabellen), [""; 0]);
    }
}

#[actix_web::test]
async fn a_register_of_an_earlier_release_is_checked_as_far_as_its_entries_go() {
    let app = vol_register().await;
    let mut conn = app.raw_connection();
    begin_unguarded(&mut conn);
    als_eerder(&mut conn);
    assert_eq!(verifieer(&mut conn, None).unwrap().gebreken, [""; 0]);
    // The tables whose rows hang on the facts that are not there.
    let tabellen = ["activiteiten", "concepten", "documenten", "externe_kenmerken", "wissingen"].map(str::to_owned);
    let mut verwacht = alleen_kolommen(namen(ONBEWEZEN_VAN_EERDER));
    verwacht.insert("externe_kenmerken.zout".to_owned());
    assert_eq!(ongezien(&mut conn, &tabellen), verwacht);
}

/// Makes the journal what an earlier release would have written: without the facts that came later, and without their documents.
fn als_eerder(conn: &mut DbConnection) {
    let regels: Vec<(i64, String)> =
        journaal::table.select((journaal::volgnummer, journaal::tekst)).order(journaal::volgnummer).load(conn).unwrap();
    // As `migrate` fills it.
    conn.batch_execute(
        "DELETE FROM externe_kenmerken WHERE NOT huidig; UPDATE externe_kenmerken SET document = NULL, journaal = NULL, zout = NULL",
    )
    .unwrap();
    let mut vorige = String::new();
    for (nummer, tekst) in regels {
        let mut regel: Value = serde_json::from_str(&tekst).unwrap();
        let feiten = regel["toelichting"].as_object_mut().unwrap();
        for feit in ["identificatie", "ingelezen", "documenten", "vervangenKenmerken"] {
            feiten.shift_remove(feit);
        }
        let stukken = ["beheer", "aanlevering"].map(|feit| feiten.shift_remove(feit).unwrap_or_default()["document"].clone());
        for stuk in stukken.iter().filter(|stuk| **stuk != regel["nieuw"]["document"]).filter_map(Value::as_str) {
            diesel::delete(documenten::table.find(stuk)).execute(conn).unwrap();
            diesel::delete(wissingen::table.find(stuk)).execute(conn).unwrap();
        }
        let tekst = regel.to_string();
        let hash = sha256(&[vorige.as_bytes(), tekst.as_bytes()]);
        diesel::update(journaal::table.find(nummer))
            .set((journaal::tekst.eq(tekst), journaal::hash.eq(&hash)))
            .execute(conn)
            .unwrap();
        vorige = hash;
    }
    diesel::update(journaalkop::table).set(journaalkop::hash.eq(vorige)).execute(conn).unwrap();
}

#[test]
fn the_readme_names_what_is_not_proven_with_the_same_reasons() {
    let hoofdstuk = README.split_once("**Proof.**").unwrap().1.split_once("**Upkeep.**").unwrap().0;
    let verteld: Vec<&str> = hoofdstuk.lines().filter(|regel| regel.starts_with("| `")).collect();
    let verwacht: Vec<String> = ONBEWEZEN
        .iter()
        .chain(ONBEWEZEN_VAN_EERDER)
        .map(|(namen, reden)| {
            format!("| {} | {reden} |", namen.iter().map(|naam| format!("`{naam}`")).collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert_eq!(verteld, verwacht);
}
