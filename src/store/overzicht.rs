//! The list of management: concept and valid version side by side, in a fixed number of queries.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

use super::journaal;
use super::{
    Lijsten,
    activiteiten::Activiteit,
    concepten::Concept,
    documenten,
    schema::{activiteiten, concepten, versies},
    versies::Versie,
};
use crate::{
    clock::{Moment, ooit},
    database::Id,
    domain::{
        levensloop::tijdlijn::Strekking,
        woorden::codes::{ConceptStatus, Status},
    },
    error::Result,
    index::{Selectie, Treffer},
};

/// One activity of a page.
#[derive(Debug)]
pub struct Regel {
    /// The activity.
    pub activiteit: Activiteit,
    /// The mark of its last entry.
    pub merk: String,
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

/// The activities of a part of a list, in its order.
pub fn regels(tx: &mut Lijsten<'_>, selectie: &Selectie, gevonden: &[Treffer]) -> Result<Vec<Regel>> {
    let uuids: Vec<Id> = gevonden.iter().map(|treffer| treffer.activiteit.into()).collect();
    let perioden = getoond(tx, selectie, gevonden);
    let conn = &mut *tx.conn;
    let activiteiten: HashMap<Id, Activiteit> = activiteiten::table
        .filter(activiteiten::uuid.eq_any(uuids.clone()))
        .select(Activiteit::as_select())
        .load(conn)?
        .into_iter()
        .map(|activiteit: Activiteit| (activiteit.uuid, activiteit))
        .collect();
    let mut merken = journaal::merken(conn, activiteiten.values().map(|activiteit| activiteit.revisie).collect())?;
    let concepten: Vec<Concept> = if selectie.is_nieuwste() {
        concepten::table.filter(concepten::activiteit.eq_any(uuids)).select(Concept::as_select()).load(conn)?
    } else {
        Vec::new()
    };
    let bronnen: Vec<Id> = perioden.values().map(|treffer| treffer.bron.into()).collect();
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
    let regel = |treffer: &Treffer| {
        let activiteit = activiteiten.get(&treffer.activiteit.into())?.clone();
        let concept = concepten.remove(&treffer.activiteit.into()).map(|concept| ConceptRegel {
            status: concept.status.0,
            naam: lees::<Naam>(&teksten, concept.document).naam,
            gewijzigd_op: concept.gewijzigd_op,
        });
        let versie = perioden.get(&treffer.bron).and_then(|periode| {
            let versie = versies.get(&periode.bron.into())?;
            let naam = lees::<VersieNaam>(&teksten, versie.document).inhoud.unwrap_or_default().naam;
            Some(versieregel(periode, versie, naam, selectie.peildag(periode)))
        });
        let merk = merken.remove(&activiteit.revisie).unwrap_or_default();
        Some(Regel { activiteit, merk, concept, versie })
    };
    Ok(gevonden.iter().filter_map(regel).collect())
}

/// The stretch that each result shows, by whose content it was found: itself, or of what is newest what counts.
pub(super) fn getoond(tx: &Lijsten<'_>, selectie: &Selectie, gevonden: &[Treffer]) -> HashMap<Uuid, Treffer> {
    let toont = |treffer: &Treffer| {
        let getoond = if selectie.is_nieuwste() { tx.index.tellend(treffer.activiteit, selectie.dag)? } else { *treffer };
        Some((treffer.bron, getoond))
    };
    gevonden.iter().filter_map(toont).collect()
}

fn versieregel(periode: &Treffer, versie: &Versie, naam: String, dag: NaiveDate) -> VersieRegel {
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
pub fn status(periode: &Treffer, dag: NaiveDate) -> (Status, Option<NaiveDate>) {
    let einde = if periode.einde { periode.van.pred_opt() } else { periode.tot.pred_opt().filter(|_| periode.tot < ooit()) };
    let Treffer { van, tot, einde: is_einde, zichtbaar, .. } = *periode;
    // What no day belongs to has no last day.
    (Strekking { van, tot, einde: is_einde, zichtbaar }.status(dag), einde.filter(|_| tot > van))
}

fn lees<T: Default + for<'de> Deserialize<'de>>(teksten: &HashMap<Uuid, String>, document: Id) -> T {
    // What was erased has no name any more.
    teksten.get(&document.uuid()).and_then(|tekst| serde_json::from_str(tekst).ok()).unwrap_or_default()
}
