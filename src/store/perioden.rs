//! Which content counts on which day, as known at which moment: half open stretches, so that a list is one indexed query.
//!
//! Three reaches: `openbaar` holds only open versions, `intern` all of them, `nieuwste` what management sees first: the concept if there is
//! one, else the version that counts.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use diesel::prelude::*;
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

use super::{activiteiten::Activiteit, schema::perioden, versies::Geschiedenis};
use crate::{
    clock::{Moment, ooit},
    database::{Code, DbConnection, Id, insert_many},
    domain::{
        inhoud::Inhoud,
        levensloop::tijdlijn::Periode,
        woorden::{
            codes::{VersieSoort, Vertrouwelijkheid},
            zoekwoord::normaal,
        },
    },
    error::Result,
};

/// Before every date that counts.
const BEGIN: NaiveDate = NaiveDate::from_ymd_opt(1, 1, 1).expect("a date");

/// For whom a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Bereik {
    /// Everyone: open versions only.
    Openbaar,
    /// Management: all versions.
    Intern,
    /// What management sees first: the concept if there is one, else the version that counts.
    Nieuwste,
}

/// What counts in a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum PeriodeSoort {
    /// A version with content.
    Publicatie,
    /// An end: what counted before it is shown.
    Beeindiging,
    /// A concept.
    Concept,
}

impl From<VersieSoort> for PeriodeSoort {
    fn from(soort: VersieSoort) -> Self {
        match soort {
            VersieSoort::Publicatie => Self::Publicatie,
            VersieSoort::Beeindiging => Self::Beeindiging,
        }
    }
}

/// A stretch of days, as stored.
#[derive(Debug, Clone, PartialEq, Queryable, Selectable, Insertable)]
#[diesel(table_name = perioden, treat_none_as_default_value = false)]
pub struct Rij {
    /// For whom.
    pub bereik: Code<Bereik>,
    /// Whose content is shown: a version, or an activity for its concept.
    pub bron: Id,
    /// The version that counts; for an end another than `bron`.
    pub versie: Id,
    /// The activity.
    pub activiteit: Id,
    /// Whose register it is in.
    pub registerhouder: Id,
    /// What counts.
    pub soort: Code<PeriodeSoort>,
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
        (self.bereik, self.bron, self.versie, self.soort, self.van, self.tot)
            == (ander.bereik, ander.bron, ander.versie, ander.soort, ander.van, ander.tot)
    }
}

/// What the newest content is, while it is a concept.
pub(crate) struct Concept<'a> {
    naam: &'a str,
    gewijzigd_op: Moment,
    vertrouwelijk: bool,
}

impl<'a> Concept<'a> {
    pub(crate) fn new(inhoud: &'a Inhoud, gewijzigd_op: Moment) -> Self {
        Self { naam: &inhoud.naam, gewijzigd_op, vertrouwelijk: inhoud.is_vertrouwelijk() }
    }

    /// It is the newest from before every date: management also sees what only begins later.
    fn rij(&self, activiteit: &Activiteit) -> Rij {
        Rij {
            bereik: Code(Bereik::Nieuwste),
            bron: activiteit.uuid,
            versie: activiteit.uuid,
            activiteit: activiteit.uuid,
            registerhouder: activiteit.registerhouder,
            soort: Code(PeriodeSoort::Concept),
            naam: normaal(self.naam),
            identificatie: activiteit.identificatie.clone(),
            vastgesteld_op: self.gewijzigd_op,
            van: BEGIN,
            tot: ooit(),
            bekend_van: self.gewijzigd_op,
            bekend_tot: Moment::MAX,
            openbaar_vanaf: activiteit.openbaar_vanaf,
            zichtbaar: true,
            vertrouwelijk: activiteit.vertrouwelijk,
        }
    }
}

/// The concept is the newest content: it was begun or saved. No version and no day changes by it.
pub(crate) fn concept(conn: &mut DbConnection, activiteit: &Activiteit, concept: &Concept<'_>) -> Result<()> {
    verwijder_nieuwste(conn, activiteit.uuid)?;
    voeg_toe(conn, vec![concept.rij(activiteit)])
}

/// The activity became confidential, or no longer is.
pub(crate) fn zet_zicht(conn: &mut DbConnection, activiteit: &Activiteit) -> Result<()> {
    diesel::update(van(activiteit.uuid))
        .set((perioden::openbaar_vanaf.eq(activiteit.openbaar_vanaf), perioden::vertrouwelijk.eq(activiteit.vertrouwelijk)))
        .execute(conn)?;
    Ok(())
}

/// Rewrites what is known now: closes what no longer holds, opens what holds from this moment on, and brings publicness up to date, here
/// and in the activity. `namen` are the names of contents that have no row yet.
pub(crate) fn herschrijf(
    conn: &mut DbConnection,
    moment: Moment,
    activiteit: &mut Activiteit,
    geschiedenis: &Geschiedenis,
    concept: Option<&Concept<'_>>,
    namen: &[(Id, &str)],
) -> Result<()> {
    let was: Vec<Rij> = van(activiteit.uuid).select(Rij::as_select()).load(conn)?;
    activiteit.openbaar_vanaf = openbaar_vanaf(geschiedenis);
    activiteit.vertrouwelijk = geschiedenis.is_vertrouwelijk() || concept.is_some_and(|concept| concept.vertrouwelijk);
    let mut namen: HashMap<Id, String> = namen.iter().map(|(bron, naam)| (*bron, normaal(naam))).collect();
    namen.extend(was.iter().filter(|rij| rij.soort.0 != PeriodeSoort::Concept).map(|rij| (rij.bron, rij.naam.clone())));
    let weg = Weg::van(geschiedenis);
    let wordt = Maker { activiteit, geschiedenis, moment, namen, weg: &weg }.rijen();
    let (nieuwste, vast): (Vec<_>, Vec<_>) = was.iter().partition(|rij| rij.bereik.0 == Bereik::Nieuwste);
    let open: Vec<&Rij> = vast.iter().copied().filter(|rij| rij.bekend_tot == Moment::MAX).collect();
    // What everyone sees is part of what management sees: a stretch that ends for one ends for both.
    let voorbij = open.iter().filter(|oud| !wordt.iter().any(|rij| rij.is_gelijk(oud)));
    let voorbij: BTreeSet<NaiveDate> = voorbij.map(|oud| oud.van).collect();
    if !voorbij.is_empty() {
        let deze = van(activiteit.uuid)
            .filter(perioden::bereik.ne(Code(Bereik::Nieuwste)))
            .filter(perioden::bekend_tot.eq(Moment::MAX).and(perioden::van.eq_any(voorbij)));
        diesel::update(deze).set(perioden::bekend_tot.eq(moment)).execute(conn)?;
    }
    let mut erbij: Vec<Rij> = wordt.iter().filter(|rij| !open.iter().any(|oud| oud.is_gelijk(rij))).cloned().collect();
    let nieuw: Vec<Rij> = Rij::nieuwste(&wordt, concept.map(|concept| concept.rij(activiteit)));
    if !nieuw.iter().eq(nieuwste) {
        verwijder_nieuwste(conn, activiteit.uuid)?;
        erbij.extend(nieuw);
    }
    voeg_toe(conn, erbij)?;
    // What holds now of confidentiality, withdrawal and erasure holds for everything that was ever known.
    let anders = |rij: &Rij| (rij.openbaar_vanaf, rij.vertrouwelijk) != (activiteit.openbaar_vanaf, activiteit.vertrouwelijk);
    if vast.iter().copied().any(anders) {
        zet_zicht(conn, activiteit)?;
    }
    weg.verberg(conn, activiteit.uuid, &was)
}

#[diesel::dsl::auto_type]
fn van(activiteit: Id) -> _ {
    // The reach stands first in the key: without it every write would look at every period of the register.
    let bereiken: [Code<Bereik>; 3] = [Code(Bereik::Openbaar), Code(Bereik::Intern), Code(Bereik::Nieuwste)];
    perioden::table.filter(perioden::bereik.eq_any(bereiken)).filter(perioden::activiteit.eq(activiteit))
}

fn verwijder_nieuwste(conn: &mut DbConnection, activiteit: Id) -> Result<()> {
    let deze = perioden::table.filter(perioden::bereik.eq(Code(Bereik::Nieuwste)).and(perioden::activiteit.eq(activiteit)));
    diesel::delete(deze).execute(conn)?;
    Ok(())
}

fn voeg_toe(conn: &mut DbConnection, rijen: Vec<Rij>) -> Result<()> {
    insert_many!(conn, perioden::table, rijen)
}

/// From this day on every version that counts or will count is open; far away when some never ends, or when there is none.
pub(super) fn openbaar_vanaf(geschiedenis: &Geschiedenis) -> NaiveDate {
    if geschiedenis.tijdlijn.is_empty() {
        return ooit();
    }
    let besloten = geschiedenis.tijdlijn.iter().filter(|periode| !is_open(geschiedenis, periode.toont));
    besloten.map(|periode| periode.tot).max().unwrap_or(BEGIN)
}

fn is_open(geschiedenis: &Geschiedenis, versie: Uuid) -> bool {
    geschiedenis.versie(versie).is_none_or(|versie| versie.vertrouwelijkheid.0 == Vertrouwelijkheid::Openbaar)
}

/// What is not shown any more, as known at every moment.
struct Weg {
    gewist: Vec<Id>,
    alles: Vec<Id>,
}

impl Weg {
    fn van(geschiedenis: &Geschiedenis) -> Self {
        let gewist = geschiedenis.gewist.clone();
        let ingetrokken = geschiedenis.intrekkingen.iter().map(|intrekking| intrekking.versie);
        Self { alles: ingetrokken.chain(gewist.iter().copied()).collect(), gewist }
    }

    /// Hides the rows that were there; of what was erased the name goes too.
    fn verberg(&self, conn: &mut DbConnection, activiteit: Id, was: &[Rij]) -> Result<()> {
        if was.iter().any(|rij| rij.zichtbaar && self.alles.contains(&rij.bron)) {
            let deze = van(activiteit).filter(perioden::bron.eq_any(self.alles.clone()));
            diesel::update(deze).set(perioden::zichtbaar.eq(false)).execute(conn)?;
        }
        if was.iter().any(|rij| !rij.naam.is_empty() && self.gewist.contains(&rij.bron)) {
            let deze = van(activiteit).filter(perioden::bron.eq_any(self.gewist.clone()));
            diesel::update(deze).set(perioden::naam.eq("")).execute(conn)?;
        }
        Ok(())
    }
}

struct Maker<'a> {
    activiteit: &'a Activiteit,
    geschiedenis: &'a Geschiedenis,
    moment: Moment,
    namen: HashMap<Id, String>,
    weg: &'a Weg,
}

impl Maker<'_> {
    /// What the versions say, for management and, where they are open, for everyone.
    fn rijen(&self) -> Vec<Rij> {
        let intern: Vec<Rij> = self.geschiedenis.tijdlijn.iter().map(|periode| self.rij(periode)).collect();
        let open = intern.iter().filter(|rij| is_open(self.geschiedenis, rij.bron.uuid()));
        let openbaar: Vec<Rij> = open.map(|rij| Rij { bereik: Code(Bereik::Openbaar), ..rij.clone() }).collect();
        intern.into_iter().chain(openbaar).collect()
    }

    fn rij(&self, periode: &Periode) -> Rij {
        let bron = Id::from(periode.toont);
        let toont = self.geschiedenis.versie(periode.toont);
        let naam = self.namen.get(&bron).filter(|_| !self.weg.gewist.contains(&bron)).cloned();
        Rij {
            bereik: Code(Bereik::Intern),
            bron,
            versie: periode.versie.into(),
            activiteit: self.activiteit.uuid,
            registerhouder: self.activiteit.registerhouder,
            soort: Code(periode.soort.into()),
            naam: naam.unwrap_or_default(),
            identificatie: self.activiteit.identificatie.clone(),
            vastgesteld_op: toont.map_or(self.moment, |versie| versie.vastgesteld_op),
            van: periode.van,
            tot: periode.tot,
            bekend_van: self.moment,
            bekend_tot: Moment::MAX,
            openbaar_vanaf: self.activiteit.openbaar_vanaf,
            zichtbaar: !self.weg.alles.contains(&bron),
            vertrouwelijk: self.activiteit.vertrouwelijk,
        }
    }
}

impl Rij {
    /// What management sees first. Only what is known now is asked for here; a moment of its own would differ when projections are made
    /// again.
    fn nieuwste(rijen: &[Self], concept: Option<Self>) -> Vec<Self> {
        let versies = || rijen.iter().filter(|rij| rij.bereik.0 == Bereik::Intern);
        let mut nieuwste: Vec<Self> = match concept {
            Some(concept) => vec![concept],
            None => versies()
                .map(|rij| Self { bereik: Code(Bereik::Nieuwste), bekend_van: rij.vastgesteld_op, ..rij.clone() })
                .collect(),
        };
        if let Some(eerste) = nieuwste.first_mut() {
            // Management also sees what only begins later.
            eerste.van = BEGIN;
        }
        nieuwste
    }
}
