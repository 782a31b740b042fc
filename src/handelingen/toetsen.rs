//! What the law of a day says of an activity: of its concept, or else of what was settled.

use chrono::NaiveDate;

use super::zaak::Zaak;
use crate::{
    clock::Moment,
    database::DbConnection,
    domain::{
        inhoud::Inhoud,
        recht::{dossier::Dossier, kennis::Kennis},
    },
    error::Result,
    store::dossiers,
};

/// Makes of the file of a concept whatever is asked of it.
pub fn concept<T>(
    conn: &mut DbConnection,
    zaak: &mut Zaak,
    kennis: &Kennis,
    peildatum: NaiveDate,
    werk: impl FnOnce(&Dossier<'_>) -> T,
) -> Result<T> {
    let inhoud = zaak.concept()?.inhoud.clone();
    dossier(conn, zaak, &inhoud, kennis, peildatum, werk)
}

/// As `concept`, of what the activity says most recently; `None` when it says nothing.
pub fn nieuwste<T>(
    conn: &mut DbConnection,
    zaak: &mut Zaak,
    kennis: &Kennis,
    nu: Moment,
    werk: impl FnOnce(&Dossier<'_>) -> T,
) -> Result<Option<T>> {
    let inhoud = match &zaak.concept {
        Some(concept) => Some(concept.inhoud.clone()),
        None => zaak.vastgesteld(conn, nu)?.and_then(|document| document.inhoud),
    };
    inhoud.map(|inhoud| dossier(conn, zaak, &inhoud, kennis, nu.datum(), werk)).transpose()
}

fn dossier<T>(
    conn: &mut DbConnection,
    zaak: &mut Zaak,
    inhoud: &Inhoud,
    kennis: &Kennis,
    peildatum: NaiveDate,
    werk: impl FnOnce(&Dossier<'_>) -> T,
) -> Result<T> {
    let activiteit = zaak.activiteit.clone();
    let geschiedenis = zaak.geschiedenis(conn)?;
    dossiers::dossier(conn, (&activiteit, geschiedenis), inhoud, (kennis, peildatum), werk)
}
