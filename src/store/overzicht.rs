//! The list of management: concept and valid version side by side, in a fixed number of queries.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    activiteiten::Activiteit,
    concepten::Concept,
    documenten,
    lijst::{Bereik, Selectie},
    perioden::Rij,
    schema::{activiteiten, concepten, perioden, versies},
    versies::Versie,
};
use crate::{
    clock::{Moment, ooit},
    database::{Code, DbConnection, Id},
    domain::woorden::codes::{ConceptStatus, Status},
    error::Result,
    store::perioden::{Bereik as Periodebereik, PeriodeSoort},
};

/// One activity of a page.
#[derive(Debug)]
pub struct Regel {
    /// The activity.
    pub activiteit: Activiteit,
    /// Its concept.
    pub concept: Option<ConceptRegel>,
    /// Its version.
    pub versie: Option<VersieRegel>,
}

/// A concept, in short.
#[derive(Debug)]
pub struct ConceptRegel {
    /// Being written or submitted.
    pub status: ConceptStatus,
    /// Its name.
    pub naam: String,
    /// When its content last changed.
    pub gewijzigd_op: Moment,
}

/// A version, in short.
#[derive(Debug)]
pub struct VersieRegel {
    /// The version.
    pub uuid: Id,
    /// Its number.
    pub nummer: i32,
    /// Its status on the day.
    pub status: Status,
    /// Its name; empty when it was erased.
    pub naam: String,
    /// First day.
    pub begin_geldigheid: NaiveDate,
    /// Last day.
    pub einde_geldigheid: Option<NaiveDate>,
    /// When it was settled.
    pub vastgesteld_op: Moment,
}

/// Of a document only the name.
#[derive(Deserialize, Default)]
struct Naam {
    #[serde(default)]
    naam: String,
}

/// Of the document of a version only the name.
#[derive(Deserialize, Default)]
struct VersieNaam {
    #[serde(default)]
    inhoud: Option<Naam>,
}

/// The activities of a page, in its order.
pub fn pagina(conn: &mut DbConnection, selectie: &Selectie, van: i64, aantal: i64) -> Result<(i64, Vec<Regel>)> {
    let count = selectie.count(conn)?;
    let gevonden = selectie.rijen(conn, van, aantal)?;
    let uuids: Vec<Id> = gevonden.iter().map(|rij| rij.activiteit).collect();
    let activiteiten: HashMap<Id, Activiteit> = activiteiten::table
        .filter(activiteiten::uuid.eq_any(uuids.clone()))
        .select(Activiteit::as_select())
        .load(conn)?
        .into_iter()
        .map(|activiteit: Activiteit| (activiteit.uuid, activiteit))
        .collect();
    let nieuwste = matches!(selectie.bereik, Bereik::Intern { nieuwste: true, .. });
    let concepten: Vec<Concept> = if nieuwste {
        concepten::table.filter(concepten::activiteit.eq_any(uuids.clone())).select(Concept::as_select()).load(conn)?
    } else {
        Vec::new()
    };
    let perioden = getoond(conn, selectie, &gevonden, uuids)?;
    let bronnen: Vec<Id> = perioden.values().map(|rij| rij.bron).collect();
    let versies: HashMap<Id, Versie> = versies::table
        .filter(versies::uuid.eq_any(bronnen))
        .select(Versie::as_select())
        .load(conn)?
        .into_iter()
        .map(|versie: Versie| (versie.uuid, versie))
        .collect();
    let documenten: Vec<Uuid> = concepten
        .iter()
        .map(|concept| concept.document.uuid())
        .chain(versies.values().map(|versie| versie.document.uuid()))
        .collect();
    let teksten = documenten::teksten(conn, &documenten)?;
    let mut concepten: HashMap<Id, Concept> = concepten.into_iter().map(|concept| (concept.activiteit, concept)).collect();
    let regel = |rij: &Rij| {
        let activiteit = activiteiten.get(&rij.activiteit)?.clone();
        let concept = concepten.remove(&rij.activiteit).map(|concept| ConceptRegel {
            status: concept.status.0,
            naam: lees::<Naam>(&teksten, concept.document).naam,
            gewijzigd_op: concept.gewijzigd_op,
        });
        let versie = perioden.get(&(rij.activiteit, if nieuwste { rij.activiteit } else { rij.bron })).and_then(|periode| {
            let versie = versies.get(&periode.bron)?;
            let naam = lees::<VersieNaam>(&teksten, versie.document).inhoud.unwrap_or_default().naam;
            Some(versieregel(periode, versie, naam, selectie.peildag(periode)))
        });
        Some(Regel { activiteit, concept, versie })
    };
    Ok((count, gevonden.iter().filter_map(regel).collect()))
}

/// The stretch that each result shows, by activity and by what it was found as: the row itself, or, beside a concept, what counts.
pub(super) fn getoond(
    conn: &mut DbConnection,
    selectie: &Selectie,
    gevonden: &[Rij],
    uuids: Vec<Id>,
) -> Result<HashMap<(Id, Id), Rij>> {
    if !matches!(selectie.bereik, Bereik::Intern { nieuwste: true, .. }) {
        return Ok(gevonden.iter().map(|rij| ((rij.activiteit, rij.bron), rij.clone())).collect());
    }
    let tellend: Vec<Rij> = perioden::table
        .filter(perioden::bereik.eq(Code(Periodebereik::Intern)).and(perioden::activiteit.eq_any(uuids)))
        .filter(perioden::bekend_tot.eq(Moment::MAX).and(perioden::tot.gt(selectie.dag)))
        .order(perioden::van.desc())
        .select(Rij::as_select())
        .load(conn)?;
    // The earliest stretch that has not ended comes last and stays.
    Ok(tellend.into_iter().map(|rij| ((rij.activiteit, rij.activiteit), rij)).collect())
}

fn versieregel(periode: &Rij, versie: &Versie, naam: String, dag: NaiveDate) -> VersieRegel {
    let (status, einde) = status(periode, dag);
    VersieRegel {
        uuid: versie.uuid,
        nummer: versie.nummer,
        status,
        naam,
        begin_geldigheid: versie.begin_geldigheid,
        einde_geldigheid: einde,
        vastgesteld_op: versie.vastgesteld_op,
    }
}

/// The status of what a stretch shows, on a day, and the last day of its content.
#[must_use]
pub fn status(periode: &Rij, dag: NaiveDate) -> (Status, Option<NaiveDate>) {
    let is_einde = periode.soort.0 == PeriodeSoort::Beeindiging;
    let einde = if is_einde { periode.van.pred_opt() } else { periode.tot.pred_opt().filter(|_| periode.tot < ooit()) };
    let status = if !periode.zichtbaar {
        Status::Ingetrokken
    } else if periode.van > dag {
        Status::Gepland
    } else if periode.tot <= dag {
        Status::Vervangen
    } else if is_einde {
        Status::Beeindigd
    } else {
        Status::Geldig
    };
    (status, einde)
}

fn lees<T: Default + for<'de> Deserialize<'de>>(teksten: &HashMap<Uuid, String>, document: Id) -> T {
    // What was erased has no name any more.
    teksten.get(&document.uuid()).and_then(|tekst| serde_json::from_str(tekst).ok()).unwrap_or_default()
}
