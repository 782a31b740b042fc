//! Which content counts on which day, as known at which moment: half open stretches.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    activiteiten::Activiteit,
    schema::perioden,
    versies::{Geschiedenis, Versie},
};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id, insert_many},
    domain::{
        levensloop::tijdlijn::{self, Periode},
        woorden::codes::{VersieSoort, Vertrouwelijkheid},
    },
    error::Result,
    index::Treffer,
};

/// A stretch of days, as stored.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = perioden, treat_none_as_default_value = false)]
pub struct Rij {
    /// The activity.
    pub activiteit: Id,
    /// Known from this moment on.
    pub bekend_van: Moment,
    /// First day.
    pub van: NaiveDate,
    /// The day after the last one.
    pub tot: NaiveDate,
    /// Known until this moment.
    pub bekend_tot: Moment,
    /// The version whose content is shown.
    pub bron: Id,
    /// The version that counts; for an end another than `bron`.
    pub versie: Id,
    /// A version with content, or an end: what counted before it is shown.
    pub soort: Code<VersieSoort>,
    /// When the content was settled.
    pub vastgesteld_op: Moment,
    /// For everyone, when the activity is public.
    pub openbaar: bool,
    /// Not withdrawn and not erased.
    pub zichtbaar: bool,
}

impl Rij {
    /// The stretch as a result of a list is.
    pub(super) fn treffer(&self, registerhouder: Id, laatst_gecontroleerd_op: Option<Moment>) -> Treffer {
        Treffer {
            activiteit: self.activiteit.uuid(),
            bron: self.bron.uuid(),
            registerhouder: registerhouder.uuid(),
            concept: false,
            einde: self.soort.0 == VersieSoort::Beeindiging,
            van: self.van,
            tot: self.tot,
            zichtbaar: self.zichtbaar,
            vastgesteld_op: self.vastgesteld_op,
            laatst_gecontroleerd_op,
        }
    }

    /// Whether both say the same of the same days.
    fn is_gelijk(&self, ander: &Self) -> bool {
        (self.bron, self.versie, self.soort, self.van, self.tot, self.openbaar)
            == (ander.bron, ander.versie, ander.soort, ander.van, ander.tot, ander.openbaar)
    }
}

/// Rewrites what is known now: closes what no longer holds, opens what holds from this moment on, and brings publicness up to date in the
/// activity.
pub(crate) fn herschrijf(
    conn: &mut DbConnection,
    moment: Moment,
    activiteit: &mut Activiteit,
    geschiedenis: &Geschiedenis,
    vertrouwelijk_concept: bool,
) -> Result<()> {
    let was: Vec<Rij> = van(activiteit.uuid).select(Rij::as_select()).load(conn)?;
    activiteit.openbaar_vanaf = openbaar_vanaf(geschiedenis);
    zet_vertrouwelijkheid(activiteit, geschiedenis, vertrouwelijk_concept);
    let weg = weg(geschiedenis);
    let wordt: Vec<Rij> = geschiedenis.tijdlijn.iter().map(|periode| rij(geschiedenis, periode, moment, &weg)).collect();
    let open: Vec<&Rij> = was.iter().filter(|rij| rij.bekend_tot == Moment::MAX).collect();
    let voorbij = open.iter().filter(|oud| !wordt.iter().any(|rij| rij.is_gelijk(oud)));
    let voorbij: BTreeSet<NaiveDate> = voorbij.map(|oud| oud.van).collect();
    if !voorbij.is_empty() {
        let deze = van(activiteit.uuid).filter(perioden::bekend_tot.eq(Moment::MAX).and(perioden::van.eq_any(voorbij)));
        diesel::update(deze).set(perioden::bekend_tot.eq(moment)).execute(conn)?;
    }
    let erbij: Vec<Rij> = wordt.into_iter().filter(|rij| !open.iter().any(|oud| oud.is_gelijk(rij))).collect();
    insert_many!(conn, perioden::table, erbij)?;
    // What was withdrawn or erased is not shown any more, as known at every moment.
    if was.iter().any(|rij| rij.zichtbaar && weg.contains(&rij.bron)) {
        let deze = van(activiteit.uuid).filter(perioden::bron.eq_any(weg));
        diesel::update(deze).set(perioden::zichtbaar.eq(false)).execute(conn)?;
    }
    Ok(())
}

#[diesel::dsl::auto_type]
fn van(activiteit: Id) -> _ {
    perioden::table.filter(perioden::activiteit.eq(activiteit))
}

/// From this day on the activity is public, as far as it goes.
pub(super) fn openbaar_vanaf(geschiedenis: &Geschiedenis) -> NaiveDate {
    tijdlijn::openbaar_vanaf(&geschiedenis.tijdlijn, |versie| is_open(geschiedenis, versie))
}

/// Until this day the activity is confidential.
pub(super) fn vertrouwelijk_tot(geschiedenis: &Geschiedenis, vertrouwelijk_concept: bool) -> NaiveDate {
    let is_vertrouwelijk = |versie| geschiedenis.versie(versie).is_some_and(Versie::is_vertrouwelijk);
    tijdlijn::vertrouwelijk_tot(&geschiedenis.tijdlijn, vertrouwelijk_concept, is_vertrouwelijk)
}

/// Brings up to date for whom an activity exists.
pub(crate) fn zet_vertrouwelijkheid(activiteit: &mut Activiteit, geschiedenis: &Geschiedenis, vertrouwelijk_concept: bool) {
    activiteit.vertrouwelijk = geschiedenis.is_vertrouwelijk() || vertrouwelijk_concept;
    activiteit.vertrouwelijk_tot = vertrouwelijk_tot(geschiedenis, vertrouwelijk_concept);
}

fn is_open(geschiedenis: &Geschiedenis, versie: Uuid) -> bool {
    geschiedenis.versie(versie).is_none_or(|versie| versie.vertrouwelijkheid.0 == Vertrouwelijkheid::Openbaar)
}

/// What is not shown any more.
fn weg(geschiedenis: &Geschiedenis) -> Vec<Id> {
    let ingetrokken = geschiedenis.intrekkingen.iter().map(|intrekking| intrekking.versie);
    ingetrokken.chain(geschiedenis.gewist.iter().copied()).collect()
}

fn rij(geschiedenis: &Geschiedenis, periode: &Periode, moment: Moment, weg: &[Id]) -> Rij {
    let bron = Id::from(periode.toont);
    Rij {
        activiteit: geschiedenis.activiteit,
        bekend_van: moment,
        van: periode.van,
        tot: periode.tot,
        bekend_tot: Moment::MAX,
        bron,
        versie: periode.versie.into(),
        soort: Code(periode.soort),
        vastgesteld_op: geschiedenis.versie(periode.toont).map_or(moment, |versie| versie.vastgesteld_op),
        openbaar: is_open(geschiedenis, periode.toont),
        zichtbaar: !weg.contains(&bron),
    }
}
