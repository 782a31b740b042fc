//! Versions: never updated, never deleted. Their content is a document.

use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    documenten,
    schema::{intrekkingen, versies, wissingen, wisverzoeken},
};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::{
        inhoud::{Inhoud, organisatie::VastgelegdeOrganisatie},
        levensloop::tijdlijn::{Periode, Plaats, tijdlijn},
        woorden::codes::{IntrekkingReden, Status, VersieSoort, Vertrouwelijkheid},
    },
    error::Result,
};

/// A version as stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = versies)]
pub struct Versie {
    /// Its key.
    pub uuid: Id,
    /// The activity.
    pub activiteit: Id,
    /// 1, 2, 3…
    pub nummer: i32,
    /// With content, or an end.
    pub soort: Code<VersieSoort>,
    /// The document.
    pub document: Id,
    /// First day.
    pub begin_geldigheid: NaiveDate,
    /// Who may see it.
    pub vertrouwelijkheid: Code<Vertrouwelijkheid>,
    /// When it was settled.
    pub vastgesteld_op: Moment,
    /// The entry that settled it.
    pub journaal: i64,
}

impl Versie {
    /// Whether only who may see what is confidential sees it.
    #[must_use]
    pub fn is_vertrouwelijk(&self) -> bool {
        self.vertrouwelijkheid.0 == Vertrouwelijkheid::Vertrouwelijk
    }

    /// What the journal keeps of it.
    #[must_use]
    pub fn feiten(&self) -> Feiten {
        Feiten {
            uuid: self.uuid.uuid(),
            nummer: self.nummer,
            soort: self.soort.0,
            begin_geldigheid: self.begin_geldigheid,
            vertrouwelijkheid: self.vertrouwelijkheid.0,
        }
    }
}

/// The document of a version: its content and what it froze. An end has a reason instead.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VersieDocument {
    /// The content; `None` for an end.
    pub inhoud: Option<Inhoud>,
    /// The organisations that the content names, and the registerhouder.
    pub organisaties: Vec<VastgelegdeOrganisatie>,
    /// Why the activity ended.
    pub reden: Option<String>,
}

/// What was withdrawn.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = intrekkingen)]
pub struct Intrekking {
    /// The version.
    pub versie: Id,
    /// Why, as a code.
    pub reden: Code<IntrekkingReden>,
    /// The public text.
    pub tekst: String,
    /// When.
    pub tijdstip: Moment,
    /// The entry that withdrew it.
    pub journaal: i64,
}

/// A request to erase, or the erasure itself.
#[derive(Debug, Clone)]
pub struct Wissing {
    /// Why.
    pub reden: String,
    /// When.
    pub tijdstip: Moment,
    /// Whether it has been carried out.
    pub uitgevoerd: bool,
    /// Key of who asked for it.
    pub handelende: Option<String>,
}

/// All versions of an activity, with what was withdrawn and erased, and their time line.
#[derive(Debug)]
pub struct Geschiedenis {
    /// The activity.
    pub activiteit: Id,
    /// In order of number.
    pub versies: Vec<Versie>,
    /// Withdrawn versions.
    pub intrekkingen: Vec<Intrekking>,
    /// Erased versions.
    pub gewist: Vec<Id>,
    /// Which version counts when.
    pub tijdlijn: Vec<Periode>,
}

impl Geschiedenis {
    /// The history of an activity as known at a moment.
    pub fn lees(conn: &mut DbConnection, activiteit: Uuid, bekend: Moment) -> Result<Self> {
        let versies: Vec<Versie> = versies::table
            .filter(versies::activiteit.eq(Id::from(activiteit)).and(versies::vastgesteld_op.le(bekend)))
            .order(versies::nummer)
            .select(Versie::as_select())
            .load(conn)?;
        let uuids: Vec<Id> = versies.iter().map(|versie| versie.uuid).collect();
        if uuids.is_empty() {
            return Ok(Self::new(Id::from(activiteit), versies, Vec::new(), Vec::new()));
        }
        let intrekkingen =
            intrekkingen::table.filter(intrekkingen::versie.eq_any(uuids.clone())).select(Intrekking::as_select()).load(conn)?;
        let gewist = wissingen::table.filter(wissingen::versie.eq_any(uuids)).select(wissingen::versie).load(conn)?;
        Ok(Self::new(Id::from(activiteit), versies, intrekkingen, gewist))
    }

    /// The history that these rows are, the versions in order of number.
    #[must_use]
    pub fn new(activiteit: Id, versies: Vec<Versie>, intrekkingen: Vec<Intrekking>, gewist: Vec<Id>) -> Self {
        let plaatsen: Vec<Plaats> = versies.iter().map(plaats).collect();
        Self { activiteit, versies, intrekkingen, gewist, tijdlijn: tijdlijn(&plaatsen) }
    }

    /// As it was known before this moment. What was withdrawn or erased stays so: that holds at every moment.
    #[must_use]
    pub fn voor(&self, moment: Moment) -> Self {
        let versies = self.versies.iter().filter(|versie| versie.vastgesteld_op < moment).cloned().collect();
        Self::new(self.activiteit, versies, self.intrekkingen.clone(), self.gewist.clone())
    }

    /// As it was known at this moment.
    #[must_use]
    pub fn tot_en_met(&self, moment: Moment) -> Self {
        self.voor(moment.next())
    }

    /// Whether a version begins after the first day and not after the second: then another one counts, and nobody wrote anything.
    #[must_use]
    pub fn wisselt(&self, na: NaiveDate, tot_en_met: NaiveDate) -> bool {
        self.versies.iter().any(|versie| na < versie.begin_geldigheid && versie.begin_geldigheid <= tot_en_met)
    }

    /// With one more version.
    pub fn voeg_toe(&mut self, versie: Versie) {
        self.versies.push(versie);
        let plaatsen: Vec<Plaats> = self.versies.iter().map(plaats).collect();
        self.tijdlijn = tijdlijn(&plaatsen);
    }

    /// A version by number.
    #[must_use]
    pub fn nummer(&self, nummer: i32) -> Option<&Versie> {
        self.versies.iter().find(|versie| versie.nummer == nummer)
    }

    /// A version by key.
    #[must_use]
    pub fn versie(&self, uuid: Uuid) -> Option<&Versie> {
        self.versies.iter().find(|versie| versie.uuid.uuid() == uuid)
    }

    /// How a version was withdrawn.
    #[must_use]
    pub fn intrekking(&self, versie: Id) -> Option<&Intrekking> {
        self.intrekkingen.iter().find(|intrekking| intrekking.versie == versie)
    }

    /// The status of a version on a day.
    #[must_use]
    pub fn status(&self, versie: Id, dag: NaiveDate) -> Status {
        let weg = self.intrekking(versie).is_some() || self.is_gewist(versie);
        crate::domain::levensloop::tijdlijn::status(&self.tijdlijn, versie.uuid(), weg, dag).0
    }

    /// Whether its content was erased.
    #[must_use]
    pub fn is_gewist(&self, versie: Id) -> bool {
        self.gewist.contains(&versie)
    }

    /// Whether some version is confidential.
    #[must_use]
    pub fn is_vertrouwelijk(&self) -> bool {
        self.versies.iter().any(Versie::is_vertrouwelijk)
    }

    /// The version whose content is shown on a day.
    #[must_use]
    pub fn geldig_op(&self, dag: NaiveDate) -> Option<&Versie> {
        crate::domain::levensloop::tijdlijn::op(&self.tijdlijn, dag).and_then(|periode| self.versie(periode.toont))
    }

    /// The entry of the last version with content, or 0: the concept that follows it was written after that. An end has no concept, so one in
    /// between changes nothing.
    #[must_use]
    pub fn laatste_publicatie(&self) -> i64 {
        let publicaties = self.versies.iter().filter(|versie| versie.soort.0 == VersieSoort::Publicatie);
        publicaties.map(|versie| versie.journaal).max().unwrap_or(0)
    }

    /// The number that the next version gets.
    #[must_use]
    pub fn volgend_nummer(&self) -> i32 {
        self.versies.last().map_or(1, |versie| versie.nummer + 1)
    }

    /// The last day of a version that would begin on a day: the one before what is already settled after it.
    #[must_use]
    pub fn einde_van_nieuwe(&self, begin: NaiveDate) -> Option<NaiveDate> {
        self.tijdlijn.iter().map(|periode| periode.van).filter(|van| *van > begin).min()?.pred_opt()
    }

    /// The last day on which the content of a version is shown, as far as known.
    #[must_use]
    pub fn einde_van(&self, versie: &Versie) -> Option<NaiveDate> {
        crate::domain::levensloop::tijdlijn::status(&self.tijdlijn, versie.uuid.uuid(), false, versie.begin_geldigheid).1
    }

    /// Planned versions that begin after a day.
    #[must_use]
    pub fn gepland_na(&self, dag: NaiveDate) -> Vec<i32> {
        let gepland = self.tijdlijn.iter().filter(|periode| periode.van > dag);
        gepland.filter_map(|periode| self.versie(periode.versie).map(|versie| versie.nummer)).collect()
    }
}

/// What the time line needs to know of a version.
pub(super) fn plaats(versie: &Versie) -> Plaats {
    Plaats { versie: versie.uuid.uuid(), nummer: versie.nummer, soort: versie.soort.0, begin: versie.begin_geldigheid }
}

/// The document of a version, or `None` when it was erased.
pub fn document(conn: &mut DbConnection, versie: &Versie) -> Result<Option<VersieDocument>> {
    documenten::lees(conn, versie.document.uuid())
}

/// A version by its own key.
pub fn find(conn: &mut DbConnection, uuid: Uuid) -> Result<Option<Versie>> {
    Ok(versies::table.find(Id::from(uuid)).select(Versie::as_select()).get_result(conn).optional()?)
}

/// The entry of the last version with content before an entry, or 0: the concept that follows it was written after that. An end has no
/// concept, so one in between changes nothing.
pub(super) fn vorige_publicatie(conn: &mut DbConnection, activiteit: Id, voor: i64) -> Result<i64> {
    let vorige: Option<i64> = versies::table
        .filter(versies::activiteit.eq(activiteit).and(versies::journaal.lt(voor)))
        .filter(versies::soort.eq(Code(VersieSoort::Publicatie)))
        .select(diesel::dsl::max(versies::journaal))
        .first(conn)?;
    Ok(vorige.unwrap_or(0))
}

/// The entry of the next publication of an activity, after this one; the end of time when there is none.
pub(super) fn volgende_publicatie(conn: &mut DbConnection, activiteit: Id, na: i64) -> Result<i64> {
    let volgende: Option<i64> = versies::table
        .filter(versies::activiteit.eq(activiteit).and(versies::journaal.gt(na)))
        .filter(versies::soort.eq(Code(VersieSoort::Publicatie)))
        .select(diesel::dsl::min(versies::journaal))
        .first(conn)?;
    Ok(volgende.unwrap_or(i64::MAX))
}

/// The request to erase a version, or its erasure.
pub fn wissing(conn: &mut DbConnection, versie: Id) -> Result<Option<Wissing>> {
    let uitgevoerd: Option<(String, Moment)> = wissingen::table
        .filter(wissingen::versie.eq(versie))
        .select((wissingen::reden, wissingen::tijdstip))
        .first(conn)
        .optional()?;
    if let Some((reden, tijdstip)) = uitgevoerd {
        return Ok(Some(Wissing { reden, tijdstip, uitgevoerd: true, handelende: None }));
    }
    let verzoek: Option<(String, Moment, String)> = wisverzoeken::table
        .find(versie)
        .select((wisverzoeken::reden, wisverzoeken::tijdstip, wisverzoeken::handelende))
        .first(conn)
        .optional()?;
    Ok(verzoek.map(|(reden, tijdstip, handelende)| Wissing { reden, tijdstip, uitgevoerd: false, handelende: Some(handelende) }))
}

/// What the journal keeps of a version, so that a change of its row is seen.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Feiten {
    pub(super) uuid: Uuid,
    pub(super) nummer: i32,
    pub(super) soort: VersieSoort,
    pub(super) begin_geldigheid: NaiveDate,
    pub(super) vertrouwelijkheid: Vertrouwelijkheid,
}

/// Adds a version.
pub(crate) fn insert(conn: &mut DbConnection, versie: &Versie) -> Result<()> {
    diesel::insert_into(versies::table).values(versie).execute(conn)?;
    Ok(())
}

/// Withdraws a version.
pub(crate) fn trek_in(conn: &mut DbConnection, intrekking: &Intrekking) -> Result<()> {
    diesel::insert_into(intrekkingen::table).values(intrekking).execute(conn)?;
    Ok(())
}
