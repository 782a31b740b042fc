//! Which content counts on which day, as known at which moment: half open stretches, so that a list is one indexed query.
//!
//! Three reaches: `openbaar` holds only open versions, `intern` all of them, `nieuwste` what management sees first: the concept if there is
//! one, else the version that counts.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{
    activiteiten::Activiteit,
    schema::{activiteiten, perioden},
    versies::Geschiedenis,
};
use crate::{
    clock::{Moment, ooit},
    database::{DbConnection, Id},
    domain::{
        inhoud::Inhoud,
        levensloop::tijdlijn::Periode,
        woorden::{
            codes::{GeslotenCode, Vertrouwelijkheid},
            zoekwoord::normaal,
        },
    },
    error::Result,
};

/// Before every date that counts.
const BEGIN: NaiveDate = NaiveDate::from_ymd_opt(1, 1, 1).expect("a date");

/// Every reach.
const BEREIKEN: [&str; 3] = ["openbaar", "intern", "nieuwste"];

/// A stretch of days, as stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = perioden)]
pub struct Rij {
    /// `openbaar`, `intern` or `nieuwste`.
    pub bereik: String,
    /// Whose content is shown: a version, or an activity for its concept.
    pub bron: Id,
    /// The version that counts; for an end another than `bron`.
    pub versie: Id,
    /// The activity.
    pub activiteit: Id,
    /// Whose register it is in.
    pub registerhouder: Id,
    /// `publicatie`, `beeindiging` or `concept`.
    pub soort: String,
    /// The name, in the form that lists are ordered by.
    pub naam: String,
    /// The number of the activity.
    pub identificatie: String,
    /// When the content was settled.
    pub vastgesteld_op: Moment,
    /// First day.
    pub van: NaiveDate,
    /// The day after the last one.
    pub tot: NaiveDate,
    /// Known from this moment on.
    pub bekend_van: Moment,
    /// Known until this moment.
    pub bekend_tot: Moment,
    /// First day on which the activity is public.
    pub openbaar_vanaf: NaiveDate,
    /// Not withdrawn and not erased.
    pub zichtbaar: bool,
    /// Confidential content.
    pub vertrouwelijk: bool,
}

impl Rij {
    /// Whether both say the same of the same days.
    fn is_gelijk(&self, ander: &Self) -> bool {
        (self.bron, self.versie, &self.soort, self.van, self.tot)
            == (ander.bron, ander.versie, &ander.soort, ander.van, ander.tot)
    }
}

/// Rewrites what is known now: closes what no longer holds, opens what holds from this moment on, and brings publicness up to date.
pub(super) fn herschrijf(
    conn: &mut DbConnection,
    moment: Moment,
    activiteit: &Activiteit,
    geschiedenis: &Geschiedenis,
    concept: Option<&(Inhoud, Moment)>,
) -> Result<()> {
    let openbaar_vanaf = openbaar_vanaf(geschiedenis);
    let vertrouwelijk = is_vertrouwelijk(geschiedenis, concept);
    diesel::update(activiteiten::table.find(activiteit.uuid))
        .set((activiteiten::openbaar_vanaf.eq(openbaar_vanaf), activiteiten::vertrouwelijk.eq(vertrouwelijk)))
        .execute(conn)?;
    let maker = Maker { activiteit, geschiedenis, moment, openbaar_vanaf, vertrouwelijk };
    let intern = maker.versies(conn, "intern")?;
    let openbaar = intern
        .iter()
        .filter(|rij| {
            geschiedenis.versie(rij.bron.uuid()).is_some_and(|versie| versie.vertrouwelijkheid.0 == Vertrouwelijkheid::Openbaar)
        })
        .map(|rij| Rij { bereik: "openbaar".into(), ..rij.clone() })
        .collect();
    let mut nieuwste: Vec<Rij> = match concept {
        Some((inhoud, gewijzigd_op)) => vec![maker.concept(inhoud, *gewijzigd_op)],
        None => intern.iter().map(|rij| Rij { bereik: "nieuwste".into(), ..rij.clone() }).collect(),
    };
    for rij in &mut nieuwste {
        // Only what is known now is asked for here; a moment of its own would differ when projections are made again.
        rij.bekend_van = rij.vastgesteld_op;
    }
    if let Some(eerste) = nieuwste.first_mut() {
        // Management also sees what only begins later.
        eerste.van = BEGIN;
    }
    vervang(conn, activiteit.uuid, "intern", intern, moment)?;
    vervang(conn, activiteit.uuid, "openbaar", openbaar, moment)?;
    diesel::delete(perioden::table.filter(perioden::activiteit.eq(activiteit.uuid).and(perioden::bereik.eq("nieuwste"))))
        .execute(conn)?;
    nieuwste.iter().try_for_each(|rij| voeg_toe(conn, rij))?;
    zet_zichtbaarheid(conn, activiteit.uuid, geschiedenis, openbaar_vanaf, vertrouwelijk)
}

/// From this day on every version that counts or will count is open; far away when some never ends, or when there is none.
pub(super) fn openbaar_vanaf(geschiedenis: &Geschiedenis) -> NaiveDate {
    if geschiedenis.tijdlijn.is_empty() {
        return ooit();
    }
    let besloten = geschiedenis.tijdlijn.iter().filter(|periode| {
        geschiedenis.versie(periode.toont).is_some_and(|versie| versie.vertrouwelijkheid.0 != Vertrouwelijkheid::Openbaar)
    });
    besloten.map(|periode| periode.tot).max().unwrap_or(BEGIN)
}

fn is_vertrouwelijk(geschiedenis: &Geschiedenis, concept: Option<&(Inhoud, Moment)>) -> bool {
    geschiedenis.versies.iter().any(|versie| versie.vertrouwelijkheid.0 == Vertrouwelijkheid::Vertrouwelijk)
        || concept.is_some_and(|(inhoud, _)| inhoud.vertrouwelijkheid() == Vertrouwelijkheid::Vertrouwelijk)
}

struct Maker<'a> {
    activiteit: &'a Activiteit,
    geschiedenis: &'a Geschiedenis,
    moment: Moment,
    openbaar_vanaf: NaiveDate,
    vertrouwelijk: bool,
}

impl Maker<'_> {
    fn versies(&self, conn: &mut DbConnection, bereik: &str) -> Result<Vec<Rij>> {
        self.geschiedenis.tijdlijn.iter().map(|periode| self.versie(conn, bereik, periode)).collect()
    }

    fn versie(&self, conn: &mut DbConnection, bereik: &str, periode: &Periode) -> Result<Rij> {
        let toont = self.geschiedenis.versie(periode.toont);
        let naam = match toont {
            // Of what was erased the name is gone too.
            Some(versie) => {
                super::versies::document(conn, versie)?.and_then(|document| document.inhoud).map(|inhoud| normaal(&inhoud.naam))
            }
            None => None,
        };
        let vastgesteld_op = toont.map_or(self.moment, |versie| versie.vastgesteld_op);
        Ok(self.rij(bereik, periode.soort.code(), naam.unwrap_or_default(), vastgesteld_op, periode))
    }

    fn concept(&self, inhoud: &Inhoud, gewijzigd_op: Moment) -> Rij {
        let uuid = self.activiteit.uuid.uuid();
        let altijd = Periode {
            versie: uuid,
            toont: uuid,
            soort: crate::domain::woorden::codes::VersieSoort::Publicatie,
            van: BEGIN,
            tot: ooit(),
        };
        self.rij("nieuwste", "concept", normaal(&inhoud.naam), gewijzigd_op, &altijd)
    }

    fn rij(&self, bereik: &str, soort: &str, naam: String, vastgesteld_op: Moment, periode: &Periode) -> Rij {
        Rij {
            bereik: bereik.to_owned(),
            bron: periode.toont.into(),
            versie: periode.versie.into(),
            activiteit: self.activiteit.uuid,
            registerhouder: self.activiteit.registerhouder,
            soort: soort.to_owned(),
            naam,
            identificatie: self.activiteit.identificatie.clone(),
            vastgesteld_op,
            van: periode.van,
            tot: periode.tot,
            bekend_van: self.moment,
            bekend_tot: Moment::MAX,
            openbaar_vanaf: self.openbaar_vanaf,
            zichtbaar: true,
            vertrouwelijk: self.vertrouwelijk,
        }
    }
}

fn vervang(conn: &mut DbConnection, activiteit: Id, bereik: &str, nieuw: Vec<Rij>, moment: Moment) -> Result<()> {
    let open: Vec<Rij> = perioden::table
        .filter(perioden::activiteit.eq(activiteit).and(perioden::bereik.eq(bereik)).and(perioden::bekend_tot.eq(Moment::MAX)))
        .select(Rij::as_select())
        .load(conn)?;
    for oud in open.iter().filter(|oud| !nieuw.iter().any(|rij| rij.is_gelijk(oud))) {
        let deze = perioden::table.find((bereik, activiteit, oud.bekend_van, oud.van));
        diesel::update(deze).set(perioden::bekend_tot.eq(moment)).execute(conn)?;
    }
    let nieuw = nieuw.into_iter().filter(|rij| !open.iter().any(|oud| oud.is_gelijk(rij)));
    nieuw.into_iter().try_for_each(|rij| voeg_toe(conn, &rij))
}

fn voeg_toe(conn: &mut DbConnection, rij: &Rij) -> Result<()> {
    diesel::insert_into(perioden::table).values(rij).execute(conn)?;
    Ok(())
}

/// Confidentiality, withdrawal and erasure hold for everything that was ever known.
fn zet_zichtbaarheid(
    conn: &mut DbConnection,
    activiteit: Id,
    geschiedenis: &Geschiedenis,
    openbaar_vanaf: NaiveDate,
    vertrouwelijk: bool,
) -> Result<()> {
    // The reach stands first in the key: without it every write would look at every period of the register.
    let alle = || perioden::table.filter(perioden::bereik.eq_any(BEREIKEN).and(perioden::activiteit.eq(activiteit)));
    diesel::update(alle())
        .set((perioden::openbaar_vanaf.eq(openbaar_vanaf), perioden::vertrouwelijk.eq(vertrouwelijk)))
        .execute(conn)?;
    let weg = geschiedenis.intrekkingen.iter().map(|intrekking| intrekking.versie).chain(geschiedenis.gewist.iter().copied());
    let weg: Vec<Id> = weg.collect();
    if !weg.is_empty() {
        diesel::update(alle().filter(perioden::bron.eq_any(weg))).set(perioden::zichtbaar.eq(false)).execute(conn)?;
        // Of what was erased the name goes too.
        let gewist = geschiedenis.gewist.clone();
        diesel::update(alle().filter(perioden::bron.eq_any(gewist))).set(perioden::naam.eq("")).execute(conn)?;
    }
    Ok(())
}
