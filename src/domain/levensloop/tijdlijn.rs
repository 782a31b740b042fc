//! Which version counts on which day: among the versions the one with the latest `beginGeldigheid` that has begun counts; of two
//! that begin on the same day, the highest `nummer`.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::clock::{EERSTE_DAG, ooit};
use crate::domain::woorden::codes::{Status, VersieSoort};

/// What the time line needs to know of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plaats {
    /// The version.
    pub versie: Uuid,
    /// Its number within the activity.
    pub nummer: i32,
    /// With content, or an end.
    pub soort: VersieSoort,
    /// First day.
    pub begin: NaiveDate,
}

/// A stretch of days on which one version counts; half open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Periode {
    /// The version that counts.
    pub versie: Uuid,
    /// The version whose content is shown: for an end, what counted on the last day.
    pub toont: Uuid,
    /// The kind of the version that counts.
    pub soort: VersieSoort,
    /// First day.
    pub van: NaiveDate,
    /// The day after the last one; far away when open.
    pub tot: NaiveDate,
}

/// The time line of an activity, in order and without gaps after its first begin. An end before any content shows nothing and has
/// no period; neither has one that comes after another end, because it changes nothing.
#[must_use]
pub fn tijdlijn(versies: &[Plaats]) -> Vec<Periode> {
    let mut geldend: Vec<Plaats> = Vec::with_capacity(versies.len());
    let mut op_begin = versies.to_vec();
    op_begin.sort_by_key(|versie| (versie.begin, versie.nummer));
    for versie in op_begin {
        if geldend.last().is_some_and(|vorige| vorige.begin == versie.begin) {
            geldend.pop();
        }
        geldend.push(versie);
    }
    let mut perioden: Vec<Periode> = Vec::with_capacity(geldend.len());
    for (index, versie) in geldend.iter().enumerate() {
        let tot = geldend.get(index + 1).map_or_else(ooit, |volgende| volgende.begin);
        if versie.soort == VersieSoort::Beeindiging
            && let Some(eerder) = perioden.last_mut().filter(|vorige| vorige.soort == VersieSoort::Beeindiging)
        {
            eerder.tot = tot;
            continue;
        }
        let toont = match versie.soort {
            VersieSoort::Publicatie => Some(versie.versie),
            VersieSoort::Beeindiging => perioden.last().map(|vorige| vorige.toont),
        };
        if let Some(toont) = toont {
            perioden.push(Periode { versie: versie.versie, toont, soort: versie.soort, van: versie.begin, tot });
        }
    }
    perioden
}

/// The period that a day falls in.
#[must_use]
pub fn op(perioden: &[Periode], dag: NaiveDate) -> Option<&Periode> {
    perioden.iter().find(|periode| periode.van <= dag && dag < periode.tot)
}

/// Status of a version on a day, and the last day on which it counts (`None`: no end in sight, or no day at all).
#[must_use]
pub fn status(perioden: &[Periode], versie: Uuid, ingetrokken: bool, dag: NaiveDate) -> (Status, Option<NaiveDate>) {
    let eigen = perioden.iter().find(|periode| periode.versie == versie);
    let laatste_dag = eigen.filter(|periode| periode.tot < ooit()).and_then(|periode| periode.tot.pred_opt());
    // A content belongs to the days on which it is shown, an end to the days on which it counts itself.
    let is_einde = eigen.is_some_and(|periode| periode.soort == VersieSoort::Beeindiging);
    let hoort_bij = |periode: &&Periode| if is_einde { periode.versie == versie } else { periode.toont == versie };
    let komend = perioden.iter().filter(|periode| periode.tot > dag).filter(hoort_bij);
    let status = match komend.min_by_key(|periode| periode.van) {
        _ if ingetrokken => Status::Ingetrokken,
        None => Status::Vervangen,
        Some(periode) if periode.van > dag && (is_einde || periode.soort == VersieSoort::Publicatie) => Status::Gepland,
        Some(periode) if periode.van <= dag && periode.soort == VersieSoort::Beeindiging => Status::Beeindigd,
        Some(_) => Status::Geldig,
    };
    (status, laatste_dag)
}

/// A stretch of days on which an activity shows one content.
#[derive(Debug, Clone, Copy)]
pub struct Strekking {
    /// First day.
    pub van: NaiveDate,
    /// The day after the last one.
    pub tot: NaiveDate,
    /// Whether what counts is an end: what counted before it is shown.
    pub einde: bool,
    /// Not withdrawn and not erased.
    pub zichtbaar: bool,
}

impl Strekking {
    /// The status on a day of what it shows.
    #[must_use]
    pub fn status(self, dag: NaiveDate) -> Status {
        if self.tot <= self.van {
            // No day belongs to it any more.
            Status::Vervangen
        } else if !self.zichtbaar {
            Status::Ingetrokken
        } else if self.van > dag {
            Status::Gepland
        } else if self.tot <= dag {
            Status::Vervangen
        } else if self.einde {
            Status::Beeindigd
        } else {
            Status::Geldig
        }
    }
}

/// From this day on every version that counts or will count is open: the first day of the activity for readers. Far away when some never
/// ends that is not, or when there is none.
#[must_use]
pub fn openbaar_vanaf(perioden: &[Periode], is_open: impl Fn(Uuid) -> bool) -> NaiveDate {
    if perioden.is_empty() { ooit() } else { dag_na(perioden, |versie| !is_open(versie)) }
}

/// From this day on nothing that counts or will count, nor the concept, is confidential; far away while some never ends.
#[must_use]
pub fn vertrouwelijk_tot(perioden: &[Periode], concept: bool, is_vertrouwelijk: impl Fn(Uuid) -> bool) -> NaiveDate {
    if concept { ooit() } else { dag_na(perioden, is_vertrouwelijk) }
}

/// The day after the last one on which such a version is shown.
fn dag_na(perioden: &[Periode], is_zo: impl Fn(Uuid) -> bool) -> NaiveDate {
    perioden.iter().filter(|periode| is_zo(periode.toont)).map(|periode| periode.tot).max().unwrap_or(EERSTE_DAG)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn datum(tekst: &str) -> NaiveDate {
        tekst.parse().unwrap()
    }

    fn versie(nummer: i32, soort: VersieSoort, begin: &str) -> Plaats {
        Plaats { versie: Uuid::from_u128(u128::from(nummer.unsigned_abs())), nummer, soort, begin: datum(begin) }
    }

    fn nummers(versies: &[Plaats]) -> String {
        tijdlijn(versies)
            .iter()
            .map(|periode| format!("{}:{}@{}", periode.versie.as_u128(), periode.toont.as_u128(), periode.van))
            .collect::<Vec<_>>()
            .join(" ")
    }

    use VersieSoort::{Beeindiging, Publicatie};

    #[test]
    fn a_planned_version_still_takes_effect_when_another_is_settled_in_between() {
        let versies =
            [versie(1, Publicatie, "2020-01-01"), versie(2, Publicatie, "2030-01-01"), versie(3, Publicatie, "2025-01-01")];
        assert_eq!(nummers(&versies), "1:1@2020-01-01 3:3@2025-01-01 2:2@2030-01-01");
    }

    #[test]
    fn a_planned_end_still_takes_effect_and_shows_what_counted_on_the_last_day() {
        let versies =
            [versie(1, Publicatie, "2020-01-01"), versie(2, Beeindiging, "2030-01-01"), versie(3, Publicatie, "2025-01-01")];
        assert_eq!(nummers(&versies), "1:1@2020-01-01 3:3@2025-01-01 2:3@2030-01-01");
    }

    #[test]
    fn a_correction_of_the_past_leaves_what_came_after_it() {
        let versies =
            [versie(1, Publicatie, "2020-01-01"), versie(2, Publicatie, "2024-01-01"), versie(3, Publicatie, "2020-01-01")];
        assert_eq!(nummers(&versies), "3:3@2020-01-01 2:2@2024-01-01");
    }

    #[test]
    fn an_end_after_an_end_changes_nothing() {
        let versies =
            [versie(1, Publicatie, "2020-01-01"), versie(2, Beeindiging, "2028-01-01"), versie(3, Beeindiging, "2024-01-01")];
        assert_eq!(nummers(&versies), "1:1@2020-01-01 3:1@2024-01-01");
        assert_eq!(tijdlijn(&versies)[1].tot, ooit());
    }

    #[test]
    fn an_ended_activity_is_resumed_by_a_later_begin() {
        let versies =
            [versie(1, Publicatie, "2020-01-01"), versie(2, Beeindiging, "2024-01-01"), versie(3, Publicatie, "2026-01-01")];
        assert_eq!(nummers(&versies), "1:1@2020-01-01 2:1@2024-01-01 3:3@2026-01-01");
    }

    #[test]
    fn the_status_of_a_version_follows_the_day() {
        let versies =
            [versie(1, Publicatie, "2020-01-01"), versie(2, Beeindiging, "2024-01-01"), versie(3, Publicatie, "2026-01-01")];
        let lijn = tijdlijn(&versies);
        let van = |nummer: u128, dag| status(&lijn, Uuid::from_u128(nummer), false, datum(dag));
        assert_eq!(van(1, "2019-12-31"), (Status::Gepland, Some(datum("2023-12-31"))));
        assert_eq!(van(1, "2023-12-31"), (Status::Geldig, Some(datum("2023-12-31"))));
        assert_eq!(van(1, "2024-01-01"), (Status::Beeindigd, Some(datum("2023-12-31"))));
        assert_eq!(van(1, "2026-01-01"), (Status::Vervangen, Some(datum("2023-12-31"))));
        assert_eq!(van(3, "2026-01-01"), (Status::Geldig, None));
        assert_eq!(van(2, "2023-12-31"), (Status::Gepland, Some(datum("2025-12-31"))));
        assert_eq!(van(2, "2024-01-01"), (Status::Beeindigd, Some(datum("2025-12-31"))));
        assert_eq!(van(2, "2026-01-01"), (Status::Vervangen, Some(datum("2025-12-31"))));
        assert_eq!(status(&lijn, Uuid::from_u128(3), true, datum("2026-01-01")).0, Status::Ingetrokken);
    }

    #[test]
    fn a_version_that_no_day_belongs_to_is_replaced_and_has_no_end() {
        let versies = [versie(1, Publicatie, "2020-01-01"), versie(2, Publicatie, "2020-01-01")];
        assert_eq!(status(&tijdlijn(&versies), Uuid::from_u128(1), false, datum("2025-01-01")), (Status::Vervangen, None));
    }
}
