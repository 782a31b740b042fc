//! What delivery changes of a subscription. One process at a time has one in hand: it takes it until a moment, and what it writes counts
//! only while nobody else changed it since.

use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;
use uuid::Uuid;

use super::{Abonnement, einde, find};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id},
    domain::levensloop::{
        abonnement::{AbonnementStatus, Verloop},
        wijziging::Stand,
    },
    error::Result,
    store::{Schrijven, schema::abonnementen as tabel, wijzigingen},
};

/// How long one attempt may keep a subscription: longer than an attempt can take, and so soon it goes on when its process is gone.
const IN_HANDEN: TimeDelta = TimeDelta::seconds(30);

/// Why a subscription is turned off whose place is not of this register.
pub const ONBEKENDE_PLAATS: &str = "De plaats in de wijzigingen is niet van dit register. Hervat vanaf een andere cursor.";

/// Those that deliver, are in nobody's hands and whose time has come.
#[diesel::dsl::auto_type(no_type_alias)]
fn klaar(nu: Moment) -> _ {
    tabel::table
        .filter(tabel::status.eq("actief"))
        .filter(tabel::bezig_tot.is_null().or(tabel::bezig_tot.le(nu)))
        .filter(tabel::volgende_poging_op.is_null().or(tabel::volgende_poging_op.le(nu)))
}

/// Where each feed ends, as a cursor.
struct Einden {
    wijzigingen: String,
    levensloop: String,
}

impl Einden {
    fn lees(conn: &mut DbConnection, vandaag: NaiveDate) -> Result<Self> {
        let [wijzigingen, levensloop] =
            [einde(conn, false, vandaag)?, einde(conn, true, vandaag)?].map(|stand| stand.to_string());
        Ok(Self { wijzigingen, levensloop })
    }

    /// Of the feed that a subscription with this choice follows.
    fn van(&self, levensloop: Option<&String>) -> &str {
        if levensloop.is_some() { &self.levensloop } else { &self.wijzigingen }
    }
}

/// How many subscriptions are behind, and those of them whose turn it is: those that waited longest first.
pub fn aan_de_beurt(conn: &mut DbConnection, nu: Moment, vandaag: NaiveDate) -> Result<(u32, Vec<Uuid>)> {
    let plaats = (tabel::cursor, tabel::levensloop);
    let plaatsen: Vec<(String, Option<String>)> = tabel::table.filter(tabel::status.eq("actief")).select(plaats).load(conn)?;
    if plaatsen.is_empty() {
        return Ok((0, Vec::new()));
    }
    let einden = Einden::lees(conn, vandaag)?;
    let achter = plaatsen.iter().filter(|(cursor, levensloop)| cursor != einden.van(levensloop.as_ref())).count();
    let achter = u32::try_from(achter).unwrap_or(u32::MAX);
    if achter == 0 {
        return Ok((0, Vec::new()));
    }
    let volgorde = (tabel::volgende_poging_op, tabel::uuid);
    let klaar: Vec<(Id, String, Option<String>)> =
        klaar(nu).order(volgorde).select((tabel::uuid, tabel::cursor, tabel::levensloop)).load(conn)?;
    let klaar = klaar.into_iter().filter(|(_, cursor, levensloop)| cursor != einden.van(levensloop.as_ref()));
    Ok((achter, klaar.map(|(uuid, ..)| uuid.uuid()).collect()))
}

/// Takes a subscription in hand, unless another has it or its time has not come.
pub fn neem(tx: &mut Schrijven<'_>, uuid: Uuid, nu: Moment) -> Result<Option<Abonnement>> {
    let vrij = klaar(nu).filter(tabel::uuid.eq(Id::from(uuid)));
    let genomen = diesel::update(vrij).set(tabel::bezig_tot.eq(nu.plus(IN_HANDEN))).execute(tx.conn)?;
    if genomen == 1 { find(tx.conn, uuid) } else { Ok(None) }
}

/// Writes how far delivery is; `verder` keeps it in hand. Gives the subscription as it is then, or nothing when it is no longer in hand.
pub fn bij(
    tx: &mut Schrijven<'_>,
    abonnement: &Abonnement,
    stand: &Stand,
    verloop: Verloop,
    verder: Option<Moment>,
) -> Result<Option<Abonnement>> {
    let in_handen = tabel::table.find(abonnement.uuid).filter(tabel::bezig_tot.eq(abonnement.bezig_tot));
    let bijgewerkt = diesel::update(in_handen)
        .set((
            tabel::cursor.eq(stand.to_string()),
            tabel::pogingen.eq(verloop.pogingen),
            tabel::mislukt_sinds.eq(verloop.mislukt_sinds),
            tabel::volgende_poging_op.eq(verloop.volgende_poging_op),
            tabel::bezig_tot.eq(verder.map(|nu| nu.plus(IN_HANDEN))),
        ))
        .execute(tx.conn)?;
    if bijgewerkt == 1 { find(tx.conn, abonnement.uuid.uuid()) } else { Ok(None) }
}

/// Turns it off; nothing when it is no longer in hand.
pub fn schakel_uit(tx: &mut Schrijven<'_>, abonnement: &Abonnement, reden: &str) -> Result<Option<Abonnement>> {
    let in_handen = tabel::table.find(abonnement.uuid).filter(tabel::bezig_tot.eq(abonnement.bezig_tot));
    let uit = diesel::update(in_handen)
        .set((
            tabel::status.eq(Code(AbonnementStatus::Uitgeschakeld)),
            tabel::reden.eq(reden),
            tabel::uitgeschakeld_op.eq(tx.moment),
            tabel::volgende_poging_op.eq(None::<Moment>),
            tabel::bezig_tot.eq(None::<Moment>),
            tabel::revisie.eq(tx.revisie()),
            tabel::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    if uit == 1 { find(tx.conn, abonnement.uuid.uuid()) } else { Ok(None) }
}

/// After the register was put back: who stood at a place that is lost goes on from the end, and what was turned off because of that delivers
/// again. How many there were.
pub fn begin_opnieuw(tx: &mut Schrijven<'_>) -> Result<usize> {
    let einden = Einden::lees(tx.conn, tx.moment.datum())?;
    let alle: Vec<Abonnement> = tabel::table.select(Abonnement::as_select()).load(tx.conn)?;
    let mut aantal = 0;
    for abonnement in alle {
        if wijzigingen::is_bekend(tx.conn, &abonnement.stand()?)? {
            continue;
        }
        let door_ons = abonnement.reden.as_deref() == Some(ONBEKENDE_PLAATS);
        let status = if door_ons { AbonnementStatus::Actief } else { abonnement.status.0 };
        super::zet(tx, &abonnement, status, einden.van(abonnement.levensloop.as_ref()))?;
        aantal += 1;
    }
    Ok(aantal)
}
