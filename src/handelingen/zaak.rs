//! An activity with what is needed to act on it: loaded once under the lock, moved on by each step, shown from what it became.

use chrono::NaiveDate;
use serde_json::Value;
use uuid::Uuid;

use super::zicht;
use crate::{
    clock::Moment,
    database::DbConnection,
    domain::{
        inhoud::{Inhoud, organisatie::VastgelegdeOrganisatie},
        levensloop::{concept::Voortgang, handeling::Handeling, wie::Wie},
    },
    error::{Error, Result},
    store::{
        DocumentVerwijzing, Gebeurtenis, Schrijven,
        activiteiten::{self, Activiteit},
        concepten::{self, Concept},
        documenten, perioden,
        versies::{self, Geschiedenis, Versie, VersieDocument},
    },
};

/// An activity under somebody's hands.
#[derive(Debug)]
pub struct Zaak {
    /// Its row, as it is after the steps so far.
    pub activiteit: Activiteit,
    /// Its concept, when it has one.
    pub concept: Option<Werkstuk>,
    geschiedenis: Option<Geschiedenis>,
}

/// A concept with its content.
#[derive(Debug)]
pub struct Werkstuk {
    /// Its row.
    pub rij: Concept,
    /// What it says.
    pub inhoud: Inhoud,
    /// The document that says so.
    pub document: DocumentVerwijzing,
}

impl Werkstuk {
    /// Its place in the workflow.
    pub fn voortgang(&self) -> Result<Voortgang> {
        self.rij.voortgang()
    }
}

impl Zaak {
    /// The activity, if it exists for this caller.
    pub fn lees(conn: &mut DbConnection, nu: Moment, wie: &Wie, uuid: Uuid) -> Result<Self> {
        let activiteit = zicht::activiteit(conn, nu, wie, uuid)?;
        Self::van(conn, activiteit)
    }

    /// The activity, for this act.
    pub fn voor(conn: &mut DbConnection, nu: Moment, wie: &Wie, uuid: Uuid, handeling: Handeling) -> Result<Self> {
        wie.mag(handeling)?;
        let zaak = Self::lees(conn, nu, wie, uuid)?;
        zicht::mag_wijzigen(nu, wie, &zaak.activiteit)?;
        Ok(zaak)
    }

    /// An activity that was found.
    pub(super) fn van(conn: &mut DbConnection, activiteit: Activiteit) -> Result<Self> {
        let concept = match concepten::find(conn, activiteit.uuid.uuid())? {
            Some(rij) => {
                let (document, inhoud) = documenten::met_verwijzing(conn, rij.document.uuid())?
                    .ok_or_else(|| Error::internal("a concept has a document"))?;
                Some(Werkstuk { rij, inhoud, document })
            }
            None => None,
        };
        Ok(Self { activiteit, concept, geschiedenis: None })
    }

    /// An activity that was just made, with its concept.
    pub(super) fn nieuw(activiteit: Activiteit, concept: Werkstuk) -> Self {
        Self { activiteit, concept: Some(concept), geschiedenis: None }
    }

    /// Its key.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        self.activiteit.uuid.uuid()
    }

    /// Whose register it is in.
    #[must_use]
    pub fn registerhouder(&self) -> Uuid {
        self.activiteit.registerhouder.uuid()
    }

    /// Number of its last change; what every `If-Match` below it compares.
    #[must_use]
    pub fn revisie(&self) -> i64 {
        self.activiteit.revisie
    }

    /// The concept; without one it is not there.
    pub fn concept(&self) -> Result<&Werkstuk> {
        self.concept.as_ref().ok_or(Error::NotFound("een concept van deze activiteit"))
    }

    /// All its versions, read once.
    pub fn geschiedenis(&mut self, conn: &mut DbConnection) -> Result<&mut Geschiedenis> {
        let gelezen = match self.geschiedenis.take() {
            Some(geschiedenis) => geschiedenis,
            None => Geschiedenis::lees(conn, self.uuid(), Moment::MAX)?,
        };
        Ok(self.geschiedenis.insert(gelezen))
    }

    /// Whether a version began since the last change: what counts then changed without a new `revisie`.
    pub fn wisselde(&mut self, conn: &mut DbConnection, dag: NaiveDate) -> Result<bool> {
        let sinds = self.activiteit.gewijzigd_op.datum();
        Ok(self.geschiedenis(conn)?.wisselt(sinds, dag))
    }

    /// A version by number, if it exists for this caller.
    pub fn versie(&mut self, conn: &mut DbConnection, wie: &Wie, nummer: i32) -> Result<Versie> {
        let gevonden = self.geschiedenis(conn)?.nummer(nummer).filter(|versie| zicht::ziet(wie, versie));
        gevonden.cloned().ok_or(Error::NotFound("deze versie"))
    }

    /// What a new concept begins with: the version that counts, or the planned one when none counts yet. A new content gets a begin of its
    /// own. With the organisations as they were called then; `None` when there is no content to begin with.
    pub fn uitgangspunt(&mut self, conn: &mut DbConnection, nu: Moment) -> Result<Option<(Inhoud, Vec<VastgelegdeOrganisatie>)>> {
        let vastgesteld = self.vastgesteld(conn, nu)?;
        Ok(vastgesteld.and_then(|document| {
            let inhoud = Inhoud { begin_geldigheid: None, ..document.inhoud? };
            Some((inhoud, document.organisaties))
        }))
    }

    /// The document of the version that counts, or of the planned one when none counts yet; `None` when it has no content.
    pub fn vastgesteld(&mut self, conn: &mut DbConnection, nu: Moment) -> Result<Option<VersieDocument>> {
        let geschiedenis = self.geschiedenis(conn)?;
        let geldend = geschiedenis.geldig_op(nu.datum());
        let bron = geldend.or_else(|| geschiedenis.tijdlijn.first().and_then(|periode| geschiedenis.versie(periode.toont)));
        let Some(versie) = bron.cloned() else { return Ok(None) };
        Ok(versies::document(conn, &versie)?.filter(|document| document.inhoud.is_some()))
    }

    /// What it says most recently: its concept, or else what was settled.
    pub fn nieuwste(&mut self, conn: &mut DbConnection, nu: Moment) -> Result<Option<Inhoud>> {
        Ok(match &self.concept {
            Some(concept) => Some(concept.inhoud.clone()),
            None => self.vastgesteld(conn, nu)?.and_then(|document| document.inhoud),
        })
    }

    /// Brings what lists show up to date after the time line or its visibility changed.
    pub(super) fn tijdlijn_anders(&mut self, tx: &mut Schrijven<'_>) -> Result<()> {
        self.geschiedenis(tx.conn)?;
        let Some(geschiedenis) = &self.geschiedenis else { return Ok(()) };
        let vertrouwelijk = self.concept.as_ref().is_some_and(|concept| concept.inhoud.is_vertrouwelijk());
        perioden::herschrijf(tx.conn, tx.moment, &mut self.activiteit, geschiedenis, vertrouwelijk)
    }

    /// Brings up to date for whom the activity exists, with another concept.
    pub(super) fn concept_anders(&mut self, tx: &mut Schrijven<'_>, inhoud: &Inhoud) -> Result<()> {
        self.geschiedenis(tx.conn)?;
        let Some(geschiedenis) = &self.geschiedenis else { return Ok(()) };
        perioden::zet_vertrouwelijkheid(&mut self.activiteit, geschiedenis, inhoud.is_vertrouwelijk());
        Ok(())
    }

    /// Writes the activity as it is now, with the entry of what was done to it.
    pub(super) fn boek(
        &mut self,
        tx: &mut Schrijven<'_>,
        handeling: Handeling,
        (oud, nieuw): (Option<DocumentVerwijzing>, Option<DocumentVerwijzing>),
        toelichting: Value,
    ) -> Result<()> {
        let gebeurtenis = self.gebeurtenis(tx, handeling, (oud, nieuw), toelichting);
        activiteiten::update(tx.conn, &self.activiteit)?;
        tx.journaal(gebeurtenis)?;
        Ok(())
    }

    /// As `boek`, of what is only asked for.
    pub(super) fn boek_verzoek(&mut self, tx: &mut Schrijven<'_>, handeling: Handeling, toelichting: Value) -> Result<()> {
        let gebeurtenis = self.gebeurtenis(tx, handeling, (None, None), toelichting);
        activiteiten::update(tx.conn, &self.activiteit)?;
        tx.verzoek(gebeurtenis)?;
        Ok(())
    }

    /// The activity changes now: it gets the number of the entry that is written next.
    fn gebeurtenis(
        &mut self,
        tx: &Schrijven<'_>,
        handeling: Handeling,
        (oud, nieuw): (Option<DocumentVerwijzing>, Option<DocumentVerwijzing>),
        toelichting: Value,
    ) -> Gebeurtenis {
        self.activiteit.revisie = tx.revisie();
        self.activiteit.gewijzigd_op = tx.moment;
        let registerhouder = Some(self.registerhouder());
        Gebeurtenis { handeling, onderwerp: self.uuid(), registerhouder, oud, nieuw, toelichting }
    }
}
