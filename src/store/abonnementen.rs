//! Subscriptions: as they are kept, and how they are changed by people. What delivery changes is in `bezorging`.

pub mod bezorging;

use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use super::{
    Backend, Schrijven, Stuk, levensloop,
    schema::{abonnementen as tabel, afleveringen},
    wijzigingen,
};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::levensloop::{
        abonnement::{AbonnementInvoer, AbonnementStatus, Verloop},
        lezer::Lezer,
        stap::LevensloopKeuze,
        wijziging::{Stand, WijzigingSoort},
    },
    error::{Error, Result},
};

/// A subscription as stored. It holds its secret and therefore does not show itself.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = tabel)]
pub struct Abonnement {
    /// Its key.
    pub uuid: Id,
    /// Where events go.
    pub url: String,
    /// What signs them.
    pub geheim: String,
    /// Only of this registerhouder.
    pub registerhouder: Option<Id>,
    /// Only these kinds, as JSON.
    pub soorten: String,
    /// Whether it delivers.
    pub status: Code<AbonnementStatus>,
    /// Why it was turned off.
    pub reden: Option<String>,
    /// When it was turned off.
    pub uitgeschakeld_op: Option<Moment>,
    /// The place in the change feed up to which everything was delivered.
    pub cursor: String,
    /// Failures in a row.
    pub pogingen: i32,
    /// The first of them.
    pub mislukt_sinds: Option<Moment>,
    /// Not before.
    pub volgende_poging_op: Option<Moment>,
    /// Until then one process has it in hand.
    pub bezig_tot: Option<Moment>,
    /// Number of its last change.
    pub revisie: i64,
    /// When it was made.
    pub aangemaakt_op: Moment,
    /// When it last changed.
    pub gewijzigd_op: Moment,
    /// What it wants of the life of activities, as JSON; without it, it follows the public register.
    pub levensloop: Option<String>,
    /// Whether it is told of confidential activities.
    pub vertrouwelijk: bool,
}

/// What a subscription follows.
pub enum Volgt {
    /// The change feed of the public register.
    Wijzigingen(wijzigingen::Keuze),
    /// The life of activities in management.
    Levensloop(levensloop::Keuze),
}

impl Abonnement {
    /// What was entered, without the secret.
    pub fn invoer(&self) -> Result<AbonnementInvoer> {
        Ok(AbonnementInvoer {
            uuid: Some(self.uuid.uuid()),
            url: self.url.clone(),
            geheim: None,
            registerhouder: self.registerhouder.map(Id::uuid),
            soorten: self.soorten()?,
            levensloop: self.levensloop()?,
            gepauzeerd: self.status.0 == AbonnementStatus::Gepauzeerd,
            cursor: None,
        })
    }

    /// What it follows, and what it wants of that.
    pub fn volgt(&self) -> Result<Volgt> {
        let registerhouder = self.registerhouder.map(Id::uuid);
        Ok(match self.levensloop()? {
            Some(LevensloopKeuze { soorten, bron, zonder_applicatie, vertrouwelijk }) => {
                let lezer = Lezer { registerhouders: registerhouder.map(|een| vec![een]), vertrouwelijk };
                Volgt::Levensloop(levensloop::Keuze { lezer, soorten, bron, zonder: zonder_applicatie })
            }
            None => Volgt::Wijzigingen(wijzigingen::Keuze {
                registerhouders: registerhouder.into_iter().collect(),
                soorten: self.soorten()?,
            }),
        })
    }

    /// How far it is in what it follows.
    pub fn stand(&self) -> Result<Stand> {
        self.cursor.parse().map_err(|()| Error::internal("a stored cursor"))
    }

    /// How delivery goes.
    #[must_use]
    pub fn verloop(&self) -> Verloop {
        let Self { pogingen, mislukt_sinds, volgende_poging_op, .. } = *self;
        Verloop { pogingen, mislukt_sinds, volgende_poging_op }
    }

    fn soorten(&self) -> Result<Vec<WijzigingSoort>> {
        Ok(serde_json::from_str(&self.soorten)?)
    }

    fn levensloop(&self) -> Result<Option<LevensloopKeuze>> {
        Ok(self.levensloop.as_deref().map(serde_json::from_str).transpose()?)
    }
}

/// One subscription.
pub fn find(conn: &mut DbConnection, uuid: Uuid) -> Result<Option<Abonnement>> {
    Ok(tabel::table.find(Id::from(uuid)).select(Abonnement::as_select()).first(conn).optional()?)
}

/// So many subscriptions from a place on that exist for this reader, and how many there are in all.
pub fn list(conn: &mut DbConnection, lezer: &Lezer, stuk: &Stuk<Uuid>) -> Result<(i64, Vec<Abonnement>)> {
    let count = gekozen(lezer).count().get_result(conn)?;
    let mut query = gekozen(lezer).order(tabel::uuid).limit(stuk.aantal).offset(stuk.van);
    if let Some(na) = stuk.na {
        query = query.filter(tabel::uuid.gt(Id::from(na)));
    }
    Ok((count, query.select(Abonnement::as_select()).load(conn)?))
}

fn gekozen(lezer: &Lezer) -> tabel::BoxedQuery<'static, Backend> {
    let mut query = tabel::table.into_boxed();
    if let Some(eigen) = &lezer.registerhouders {
        query = query.filter(tabel::registerhouder.eq_any(eigen.iter().map(|uuid| Id::from(*uuid)).collect::<Vec<_>>()));
    }
    if lezer.vertrouwelijk { query } else { query.filter(tabel::vertrouwelijk.eq(false)) }
}

/// The end of what is followed: who begins there is told only what comes.
pub fn einde(conn: &mut DbConnection, levensloop: bool, vandaag: NaiveDate) -> Result<Stand> {
    if levensloop { levensloop::einde(conn) } else { wijzigingen::einde(conn, vandaag) }
}

/// Adds a subscription that is told what comes after this place.
pub fn insert(
    tx: &mut Schrijven<'_>,
    uuid: Uuid,
    invoer: &AbonnementInvoer,
    (status, geheim): (AbonnementStatus, &str),
    stand: &Stand,
) -> Result<Abonnement> {
    diesel::insert_into(tabel::table)
        .values((
            tabel::uuid.eq(Id::from(uuid)),
            tabel::url.eq(&invoer.url),
            tabel::geheim.eq(geheim),
            tabel::registerhouder.eq(invoer.registerhouder.map(Id::from)),
            tabel::soorten.eq(super::json(&invoer.soorten)?),
            tabel::levensloop.eq(invoer.levensloop.as_ref().map(super::json).transpose()?),
            tabel::vertrouwelijk.eq(invoer.is_vertrouwelijk()),
            tabel::status.eq(Code(status)),
            tabel::cursor.eq(stand.to_string()),
            tabel::pogingen.eq(0),
            tabel::revisie.eq(tx.revisie()),
            tabel::aangemaakt_op.eq(tx.moment),
            tabel::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    opnieuw(tx.conn, uuid)
}

/// Writes what was entered of a subscription.
pub fn update(tx: &mut Schrijven<'_>, oud: &Abonnement, invoer: &AbonnementInvoer) -> Result<()> {
    diesel::update(tabel::table.find(oud.uuid))
        .set((
            tabel::url.eq(&invoer.url),
            tabel::geheim.eq(invoer.geheim.as_ref().unwrap_or(&oud.geheim)),
            tabel::registerhouder.eq(invoer.registerhouder.map(Id::from)),
            tabel::soorten.eq(super::json(&invoer.soorten)?),
            tabel::levensloop.eq(invoer.levensloop.as_ref().map(super::json).transpose()?),
            tabel::vertrouwelijk.eq(invoer.is_vertrouwelijk()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Removes a subscription and what is known of its deliveries.
pub fn delete(conn: &mut DbConnection, oud: &Abonnement) -> Result<()> {
    diesel::delete(afleveringen::table.filter(afleveringen::abonnement.eq(oud.uuid))).execute(conn)?;
    diesel::delete(tabel::table.find(oud.uuid)).execute(conn)?;
    Ok(())
}

/// As somebody wants it; what failed before says nothing about how it is now, and a delivery that is under way meanwhile no longer counts.
pub fn zet(tx: &mut Schrijven<'_>, oud: &Abonnement, status: AbonnementStatus, cursor: &str) -> Result<Abonnement> {
    let uit = status == AbonnementStatus::Uitgeschakeld;
    diesel::update(tabel::table.find(oud.uuid))
        .set((
            tabel::status.eq(Code(status)),
            tabel::reden.eq(oud.reden.as_ref().filter(|_| uit)),
            tabel::uitgeschakeld_op.eq(oud.uitgeschakeld_op.filter(|_| uit)),
            tabel::cursor.eq(cursor),
            tabel::pogingen.eq(0),
            tabel::mislukt_sinds.eq(None::<Moment>),
            tabel::volgende_poging_op.eq(None::<Moment>),
            tabel::bezig_tot.eq(None::<Moment>),
            tabel::revisie.eq(tx.revisie()),
            tabel::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    opnieuw(tx.conn, oud.uuid.uuid())
}

fn opnieuw(conn: &mut DbConnection, uuid: Uuid) -> Result<Abonnement> {
    find(conn, uuid)?.ok_or_else(|| Error::internal("the subscription was just written"))
}
