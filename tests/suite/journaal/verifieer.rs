//! Whoever owns the database can take the guards away. Then the check of the journal names what was done.

use diesel::connection::SimpleConnection as _;

use super::stof::controle;
use crate::support::{TestApp, raw::drop_guards};

/// A register with a journal of nine entries: two organisations, an activity, another with a concept that changed.
async fn register() -> TestApp {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.gemeente_named("Gemeente Bee").await;
    app.vastgesteld(gemeente, "Eerste", "2026-01-01").await;
    app.vastgesteld(gemeente, "Tweede", "2026-01-01").await;
    let derde = app.concept_named(gemeente, "Derde").await;
    assert!(derde.etag.starts_with("\"9-"), "{}", derde.etag);
    app
}

/// What is found after somebody with the keys of the database did this.
async fn na(sql: &str) -> Vec<String> {
    let app = register().await;
    let voor = controle(&app, None).await;
    assert_eq!((voor.volgnummer, voor.gebreken.len(), voor.gewist.len()), (9, 0, 0), "{:?}", voor.gebreken);
    let mut conn = app.raw_connection();
    drop_guards(&mut conn);
    conn.batch_execute(sql).unwrap();
    let gevonden = controle(&app, Some((voor.volgnummer, voor.hash.clone()))).await.gebreken;
    assert!(!gevonden.is_empty(), "nothing is found after {sql}");
    gevonden
}

#[actix_web::test]
async fn a_changed_text_is_found_at_its_entry() {
    let gevonden = na("UPDATE journaal SET tekst = replace(tekst, 'lokaal', 'ander') WHERE volgnummer = 4").await;
    assert_eq!(gevonden, ["regel 4: de tekst, de hash of de volgorde is gewijzigd"]);
}

#[actix_web::test]
async fn a_text_with_a_hash_that_fits_breaks_the_chain_at_the_next_entry() {
    let app = register().await;
    let mut conn = app.raw_connection();
    drop_guards(&mut conn);
    conn.batch_execute("UPDATE journaal SET hash = (SELECT hash FROM journaal WHERE volgnummer = 1) WHERE volgnummer = 9")
        .unwrap();
    let gevonden = controle(&app, None).await.gebreken;
    assert_eq!(gevonden[0], "regel 9: de tekst, de hash of de volgorde is gewijzigd");
    assert_eq!(gevonden[1], "de kop heeft een andere hash dan regel 9");
}

#[actix_web::test]
async fn every_changed_column_is_found_at_its_entry() {
    for wijziging in [
        "tijdstip = tijdstip + 1",
        "handeling = 'delete_concept'",
        "onderwerp = 'organisatie'",
        "onderwerp_uuid = registerhouder",
        "registerhouder = NULL",
        "handelende = NULL",
    ] {
        let gevonden = na(&format!("UPDATE journaal SET {wijziging} WHERE volgnummer = 4")).await;
        assert_eq!(gevonden, ["regel 4: de kolommen zeggen iets anders dan de tekst"], "{wijziging}");
    }
}

#[actix_web::test]
async fn a_text_that_cannot_be_read_is_found_and_does_not_stop_the_check() {
    let gevonden = na("UPDATE journaal SET tekst = '{' WHERE volgnummer IN (3, 6)").await;
    for nummer in [3, 6] {
        assert!(gevonden.contains(&format!("regel {nummer}: de tekst is niet leesbaar")), "{gevonden:?}");
    }
    let regels: Vec<_> = gevonden.iter().filter(|gebrek| gebrek.starts_with("regel ")).collect();
    assert_eq!(regels.len(), 4, "the entries after it are not blamed: {gevonden:?}");
}

#[actix_web::test]
async fn removed_entries_are_named_and_the_entry_after_them_is_not_blamed() {
    assert_eq!(na("DELETE FROM journaal WHERE volgnummer = 4").await, ["regel 4: ontbreekt"]);
    let gevonden = na("DELETE FROM journaal WHERE volgnummer < 4").await;
    assert_eq!(gevonden[0], "regel 1: ontbreekt, tot en met regel 3");
    assert!(gevonden[1..].iter().all(|gebrek| !gebrek.starts_with("regel ")), "{gevonden:?}");
    let vreemd = gevonden.iter().filter(|gebrek| gebrek.starts_with("organisaties ") && gebrek.ends_with("niet in het journaal"));
    assert_eq!(vreemd.count(), 2, "{gevonden:?}");
}

#[actix_web::test]
async fn swapped_entries_are_found_at_both_places() {
    let wissel = "UPDATE journaal SET volgnummer = 1000 WHERE volgnummer = 3; UPDATE journaal SET volgnummer = 3 WHERE volgnummer = 4; \
                  UPDATE journaal SET volgnummer = 4 WHERE volgnummer = 1000";
    let gevonden = na(wissel).await;
    for nummer in [3, 4] {
        assert!(gevonden.contains(&format!("regel {nummer}: de tekst, de hash of de volgorde is gewijzigd")), "{gevonden:?}");
        assert!(gevonden.contains(&format!("regel {nummer}: de kolommen zeggen iets anders dan de tekst")), "{gevonden:?}");
    }
}

#[actix_web::test]
async fn a_changed_or_removed_document_is_found_at_the_entries_that_refer_to_it() {
    let document = "(SELECT document FROM concepten)";
    for (sql, wat) in [
        (format!("UPDATE documenten SET tekst = '{{}}' WHERE id = {document}"), "is gewijzigd"),
        // Packed it cannot be read any more, and that does not stop the check.
        (format!("UPDATE documenten SET tekst = substr(tekst, 1, 50) WHERE id = {document}"), "is gewijzigd"),
        (
            format!(
                "UPDATE documenten SET tekst = (SELECT tekst FROM documenten WHERE id <> {document} LIMIT 1) WHERE id = {document}"
            ),
            "is gewijzigd",
        ),
        (format!("UPDATE documenten SET zout = 'ander' WHERE id = {document}"), "is gewijzigd"),
        (format!("DELETE FROM documenten WHERE id = {document}"), "ontbreekt"),
    ] {
        let mut gevonden = na(&sql).await;
        // SQLite keeps what is no packed text as it came, which is named too.
        gevonden.retain(|een| !een.ends_with("verkeerde type staat in tekst"));
        assert_eq!(gevonden.len(), 1, "{gevonden:?}");
        assert!(gevonden[0].starts_with("regel 9: document ") && gevonden[0].ends_with(wat), "{gevonden:?}");
    }
    let versie =
        na("UPDATE documenten SET tekst = '{}' WHERE id = (SELECT document FROM versies ORDER BY journaal LIMIT 1)").await;
    let in_het_journaal: Vec<_> = versie.iter().filter(|een| een.starts_with("regel ")).collect();
    assert!(in_het_journaal.len() == 1 && in_het_journaal[0].starts_with("regel 5: document "), "{versie:?}");
}

#[actix_web::test]
async fn a_cut_tail_shows_at_the_head_and_when_all_of_it_was_cut_only_against_a_kept_head() {
    let knip = "DELETE FROM journaal WHERE volgnummer > 8";
    let kop = "de kop noemt regel 9, maar het journaal eindigt bij regel 8";
    let bewaarde_kop = "de bewaarde kop noemt regel 9, maar het journaal eindigt bij regel 8";
    let gevonden = na(knip).await;
    assert_eq!(gevonden[..2], [bewaarde_kop, kop]);
    let rijen: Vec<_> = gevonden[2..].iter().map(|gebrek| gebrek.split(' ').next().unwrap()).collect();
    assert_eq!(rijen, ["activiteiten", "concepten", "documenten", "journaalkop"]);
    let app = register().await;
    let bewaard = controle(&app, None).await;
    let mut conn = app.raw_connection();
    drop_guards(&mut conn);
    let alles = "DELETE FROM documenten WHERE id = (SELECT document FROM concepten); DELETE FROM concepten; \
                 DELETE FROM activiteiten WHERE revisie = 9";
    let terug = "UPDATE journaalkop SET volgnummer = 8, hash = (SELECT hash FROM journaal WHERE volgnummer = 8), \
                 tijdstip = (SELECT tijdstip FROM journaal WHERE volgnummer = 8)";
    conn.batch_execute(&format!("{knip}; {alles}; {terug}")).unwrap();
    assert_eq!(controle(&app, None).await.gebreken, [""; 0], "alone it looks whole");
    let gevonden = controle(&app, Some((bewaard.volgnummer, bewaard.hash))).await.gebreken;
    assert_eq!(gevonden, [bewaarde_kop]);
}

#[actix_web::test]
async fn a_journal_written_anew_shows_against_a_kept_head() {
    let (echt, ander) = (register().await, register().await);
    let bewaard = controle(&echt, None).await;
    let nieuw = controle(&ander, None).await;
    assert_eq!((nieuw.volgnummer, nieuw.gebreken.len()), (9, 0));
    let gevonden = controle(&ander, Some((bewaard.volgnummer, bewaard.hash))).await.gebreken;
    assert_eq!(gevonden, ["regel 9: de hash is niet die van de bewaarde kop"]);
}
