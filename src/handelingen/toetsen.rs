//! What the law of a day says of an activity: of its concept, or else of what was settled.

use uuid::Uuid;

use super::zaak::Zaak;
use crate::{
    clock::Moment,
    database::DbConnection,
    domain::{
        inhoud::{Inhoud, beheer::Beheer},
        recht::{
            dossier::{Dossier, Eerder, Peildag},
            kennis::Kennis,
        },
    },
    error::Result,
    store::{aliassen, dossiers},
};

/// Makes of the file of a concept whatever is asked of it.
pub fn concept<T>(
    conn: &mut DbConnection,
    zaak: &mut Zaak,
    kennis: &Kennis,
    peildag: Peildag,
    werk: impl FnOnce(&Dossier<'_>) -> T,
) -> Result<T> {
    let inhoud = zaak.concept()?.inhoud.clone();
    met_inhoud(conn, zaak, &inhoud, kennis, peildag, werk)
}

/// As `concept`, of what a concept would say.
pub fn met_inhoud<T>(
    conn: &mut DbConnection,
    zaak: &mut Zaak,
    inhoud: &Inhoud,
    kennis: &Kennis,
    peildag: Peildag,
    werk: impl FnOnce(&Dossier<'_>) -> T,
) -> Result<T> {
    let ingelezen = zaak.concept.as_ref().map(|concept| concept.rij.ingelezen()).transpose()?.unwrap_or_default();
    let activiteit = zaak.activiteit.clone();
    let geschiedenis = zaak.geschiedenis(conn)?;
    dossiers::dossier(conn, (&activiteit, geschiedenis), inhoud, (kennis, peildag), |dossier| {
        werk(&Dossier { ingelezen: &ingelezen, ..*dossier })
    })
}

/// As `concept`, of what the activity says most recently; `None` when it says nothing.
pub fn nieuwste<T>(
    conn: &mut DbConnection,
    zaak: &mut Zaak,
    kennis: &Kennis,
    nu: Moment,
    werk: impl FnOnce(&Dossier<'_>) -> T,
) -> Result<Option<T>> {
    let inhoud = zaak.nieuwste(conn, nu)?;
    inhoud.map(|inhoud| met_inhoud(conn, zaak, &inhoud, kennis, Peildag::Vandaag(nu.datum()), werk)).transpose()
}

/// As `concept`, of an activity that is not there yet.
pub fn nieuw<T>(
    conn: &mut DbConnection,
    registerhouder: Uuid,
    inhoud: &Inhoud,
    (kennis, peildag): (&Kennis, Peildag),
    werk: impl FnOnce(&Dossier<'_>) -> T,
) -> Result<T> {
    let (context, beheer) = (dossiers::context(conn, registerhouder, inhoud)?, Beheer::default());
    let elders = &aliassen::elders(conn, None, inhoud)?;
    let (beheer, context, eerder) = (&beheer, &context, &Eerder::Niets);
    Ok(werk(&Dossier { inhoud, beheer, context, kennis, peildag, einde: None, eerder, ingelezen: &[], elders }))
}
