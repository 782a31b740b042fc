//! What stands beside the journal is held against it too, each fault with its table, its key and what differs.

use verwerkingsregister::{database::DbConnection, store::verificatie::verifieer};

use super::{
    schema::{begin_unguarded, gevonden_na},
    stof::vol_register,
};
use crate::support::TestApp;

/// The register with everything in it, of which nothing is guarded.
async fn onbewaakt() -> (TestApp, DbConnection) {
    let app = vol_register().await;
    let mut conn = app.raw_connection();
    begin_unguarded(&mut conn);
    (app, conn)
}

/// What is found after this, without the keys: they are the ids of the test.
fn na(conn: &mut DbConnection, sql: &str) -> Vec<String> {
    let zonder_sleutel = |gebrek: String| {
        let (plaats, wat) = gebrek.split_once(": ").unwrap();
        let plaats = plaats.split_once(" 0199").map_or(plaats, |(tabel, _)| tabel);
        let wat = wat.split_once(" (regel ").map_or(wat, |(wat, _)| wat);
        format!("{plaats}: {}", wat.split(' ').filter(|woord| !woord.starts_with("0199")).collect::<Vec<_>>().join(" "))
    };
    gevonden_na(conn, sql).into_iter().map(zonder_sleutel).collect()
}

const EERSTE: &str = "(SELECT min(uuid) FROM versies)";
const LAATSTE: &str = "(SELECT max(uuid) FROM versies)";
const VREEMD: &str = "staat in de tabel maar niet in het journaal";
const WEG: &str = "staat in het journaal";

#[actix_web::test]
async fn a_version_that_was_changed_moved_removed_or_added_is_named() {
    let (_app, mut conn) = onbewaakt().await;
    let een = format!("WHERE uuid = {EERSTE}");
    let gevonden = na(&mut conn, &format!("UPDATE versies SET begin_geldigheid = '2020-02-02', soort = 'x' {een}"));
    assert_eq!(gevonden, ["versies: de kolommen soort, begin_geldigheid zeggen iets anders dan het journaal"]);
    let elders = "(SELECT activiteit FROM concepten WHERE activiteit NOT IN (SELECT activiteit FROM versies) LIMIT 1)";
    let gevonden = na(&mut conn, &format!("UPDATE versies SET activiteit = {elders} {een}"));
    assert_eq!(gevonden, ["versies: de kolom activiteit zegt iets anders dan het journaal"], "with what hangs on it");
    let gevonden = na(&mut conn, &format!("DELETE FROM versies {een}"));
    assert_eq!(gevonden, [format!("versies: {WEG}")], "what hangs on it is not blamed");
    let kopie = "activiteit, 9, soort, document, begin_geldigheid, vertrouwelijkheid, vastgesteld_op, journaal FROM versies";
    let erbij = format!(
        "INSERT INTO versies SELECT uuid || 'x', {kopie} {een}; \
         INSERT INTO intrekkingen SELECT versie || 'x', reden, tekst, tijdstip, journaal FROM intrekkingen"
    );
    assert_eq!(na(&mut conn, &erbij), [format!("intrekkingen: {VREEMD}"), format!("versies: {VREEMD}")]);
}

#[actix_web::test]
async fn a_withdrawal_without_an_entry_or_of_another_version_is_named() {
    let (_app, mut conn) = onbewaakt().await;
    let erbij = format!("INSERT INTO intrekkingen SELECT {LAATSTE}, reden, tekst, tijdstip, journaal FROM intrekkingen");
    assert_eq!(na(&mut conn, &erbij), [format!("intrekkingen: {VREEMD}")]);
    let verplaatst = na(&mut conn, &format!("UPDATE intrekkingen SET versie = {LAATSTE}"));
    assert_eq!(verplaatst, [format!("intrekkingen: {WEG}"), format!("intrekkingen: {VREEMD}")]);
}

#[actix_web::test]
async fn what_was_erased_by_decision_is_told_and_is_no_fault() {
    let (_app, mut conn) = onbewaakt().await;
    let uitslag = verifieer(&mut conn, None).unwrap();
    assert_eq!(uitslag.gebreken, [""; 0]);
    // Made, changed, submitted, sent back with remarks, submitted, settled; and the decision names the version once more.
    let regels: Vec<i64> = uitslag.gewist.iter().map(|regel| regel.split([' ', ':']).nth(1).unwrap().parse().unwrap()).collect();
    let begin = regels[0];
    let vanaf: Vec<_> = regels.iter().map(|regel| regel - begin).collect();
    assert!(vanaf.starts_with(&[0, 1, 1, 2, 3, 3, 4, 5, 5, 7]), "{vanaf:?}");
    assert!(uitslag.gewist.iter().all(|regel| regel.contains("is gewist op besluit van 2026-11-21T10:00:00.0000")));
    let weer = "INSERT INTO documenten SELECT document, 'zout', 'tekst' FROM wissingen";
    assert!(na(&mut conn, weer).iter().any(|gebrek| gebrek.starts_with("documenten: is gewist op besluit van ")));
    assert_eq!(na(&mut conn, "DELETE FROM wissingen")[0], format!("wissingen: {WEG}"));
}

#[actix_web::test]
async fn an_erasure_counts_only_for_the_documents_that_its_decision_names() {
    let (_app, mut conn) = onbewaakt().await;
    for journaal in ["journaal", "journaal - 1", "1", "999"] {
        let besluit = format!(
            "INSERT INTO wissingen SELECT (SELECT document FROM versies WHERE uuid = {EERSTE}), versie, reden, tijdstip, {journaal} \
             FROM wissingen LIMIT 1; DELETE FROM documenten WHERE id = (SELECT document FROM versies WHERE uuid = {EERSTE})"
        );
        let gevonden = na(&mut conn, &besluit);
        assert!(gevonden[0].starts_with("regel ") && gevonden[0].ends_with(": document ontbreekt"), "{gevonden:?}");
        assert_eq!(gevonden[1..], [format!("wissingen: {VREEMD}")]);
    }
    let verplaatst = na(&mut conn, &format!("UPDATE wissingen SET versie = {EERSTE}"));
    assert!(!verplaatst.is_empty());
    assert!(verplaatst.iter().all(|gebrek| gebrek == "wissingen: de kolom versie zegt iets anders dan het journaal"));
}
