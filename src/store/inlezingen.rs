//! Files that are read in: how far each is, and its rows. They are no part of the record; nothing here is told in the journal.

use chrono::TimeDelta;
use diesel::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::{
    Backend, Schrijven, Stuk,
    schema::{activiteiten, inlezing_rijen, inlezingen},
};
use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id, insert_many},
    domain::levensloop::{
        inlezing::{InleesBevinding, InlezingStatus, Omvang, Overzicht, RijUitkomst},
        lezer::Lezer,
    },
    error::Result,
};

/// So long a report is kept after the last thing that happened to it.
pub const BEWAARD: TimeDelta = TimeDelta::days(90);
/// What is told of a file that met what was erased.
const GEWIST: &str = "Van een activiteit in dit bestand is een versie gewist. Haar rijen staan hier niet meer en worden niet ingelezen; ook de \
                      voorbeelden uit het bestand zijn weg. Lees het bestand opnieuw in als zij er nog in moet.";
/// Work that gives no sign of life for so many microseconds was broken off.
const STILTE: i64 = 600_000_000;

/// A file that is read in, as stored.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = inlezingen)]
pub struct Inlezing {
    /// Its key.
    pub uuid: Id,
    /// For which register; none when the file names them.
    pub registerhouder: Option<Id>,
    /// Key of who sent it.
    pub gemaakt_door: String,
    /// How far it was when last written.
    pub status: Code<InlezingStatus>,
    /// What was asked.
    pub omvang: Option<Code<Omvang>>,
    /// Some row was confidential at the trial; what it met may have become so since ([`is_vertrouwelijk`]).
    pub vertrouwelijk: bool,
    /// About the file as a whole, as JSON.
    pub bevindingen: String,
    /// How many rows.
    pub totaal: i32,
    /// How many rows are done.
    pub gedaan: i32,
    /// When the file came.
    pub aangemaakt_op: Moment,
    /// When it last moved.
    pub gewijzigd_op: Moment,
    /// Its columns and words, as JSON.
    pub overzicht: String,
}

impl Inlezing {
    /// How far it is now: work that has been silent for long was broken off.
    #[must_use]
    pub fn status(&self, nu: Moment) -> InlezingStatus {
        let loopt = matches!(self.status.0, InlezingStatus::Proef | InlezingStatus::Uitvoeren);
        let stil = nu.micros().saturating_sub(*self.gewijzigd_op.micros()) > STILTE;
        if loopt && stil { InlezingStatus::Afgebroken } else { self.status.0 }
    }

    /// Until when its report is kept.
    #[must_use]
    pub fn bewaard_tot(&self) -> Moment {
        self.gewijzigd_op.plus(BEWAARD)
    }

    /// About the file as a whole.
    pub fn bevindingen(&self) -> Result<Vec<InleesBevinding>> {
        Ok(serde_json::from_str(&self.bevindingen)?)
    }

    /// Where its columns go, and which words come back.
    pub fn overzicht(&self) -> Result<Overzicht> {
        Ok(serde_json::from_str(&self.overzicht)?)
    }
}

/// A row of a file.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = inlezing_rijen, treat_none_as_default_value = false)]
pub struct Rij {
    /// The file.
    pub inlezing: Id,
    /// Its place in the order of carrying out.
    pub nummer: i32,
    /// What comes of it.
    pub uitkomst: Code<RijUitkomst>,
    /// The activity, when it is known.
    pub activiteit: Option<Id>,
    /// What is proposed, as JSON.
    pub voorstel: String,
    /// It is in the register.
    pub uitgevoerd: bool,
}

impl Rij {
    /// A row that has not been carried out.
    pub fn new(
        inlezing: Uuid,
        nummer: i32,
        uitkomst: RijUitkomst,
        activiteit: Option<Uuid>,
        voorstel: &impl Serialize,
    ) -> Result<Self> {
        Ok(Self {
            inlezing: Id::from(inlezing),
            nummer,
            uitkomst: Code(uitkomst),
            activiteit: activiteit.map(Id::from),
            voorstel: super::json(voorstel)?,
            uitgevoerd: false,
        })
    }

    /// What is proposed.
    pub fn voorstel<T: DeserializeOwned>(&self) -> Result<T> {
        Ok(serde_json::from_str(&self.voorstel)?)
    }
}

/// One file.
pub fn find(conn: &mut DbConnection, uuid: Uuid) -> Result<Option<Inlezing>> {
    Ok(inlezingen::table.find(Id::from(uuid)).select(Inlezing::as_select()).first(conn).optional()?)
}

/// Whether some row is confidential, or met an activity that is so today.
pub fn is_vertrouwelijk(conn: &mut DbConnection, inlezing: &Inlezing) -> Result<bool> {
    let ontmoet = diesel::select(diesel::dsl::exists(met_vertrouwelijke().filter(inlezing_rijen::inlezing.eq(inlezing.uuid))));
    Ok(inlezing.vertrouwelijk || ontmoet.get_result(conn)?)
}

/// The files of which a row met an activity that is confidential today.
#[diesel::dsl::auto_type]
fn met_vertrouwelijke() -> _ {
    let vertrouwelijk = activiteiten::table.filter(activiteiten::vertrouwelijk.eq(true)).select(activiteiten::uuid.nullable());
    inlezing_rijen::table.filter(inlezing_rijen::activiteit.eq_any(vertrouwelijk)).select(inlezing_rijen::inlezing)
}

/// So many files from a place on, the newest first, and how many there are in all.
pub fn list(conn: &mut DbConnection, lezer: &Lezer, stuk: &Stuk<(Moment, Uuid)>) -> Result<(i64, Vec<Inlezing>)> {
    let count = gekozen(lezer).count().get_result(conn)?;
    let volgorde = (inlezingen::aangemaakt_op.desc(), inlezingen::uuid.desc());
    let mut query = gekozen(lezer).order(volgorde).limit(stuk.aantal).offset(stuk.van);
    if let Some((moment, uuid)) = stuk.na {
        let zelfde = inlezingen::aangemaakt_op.eq(moment).and(inlezingen::uuid.lt(Id::from(uuid)));
        query = query.filter(inlezingen::aangemaakt_op.lt(moment).or(zelfde));
    }
    Ok((count, query.select(Inlezing::as_select()).load(conn)?))
}

fn gekozen(lezer: &Lezer) -> inlezingen::BoxedQuery<'_, Backend> {
    let mut query = inlezingen::table.into_boxed();
    if let Some(registerhouders) = &lezer.registerhouders {
        query = query.filter(inlezingen::registerhouder.eq_any(registerhouders.iter().map(|uuid| Id::from(*uuid))));
    }
    if !lezer.vertrouwelijk {
        query = query.filter(inlezingen::vertrouwelijk.eq(false).and(inlezingen::uuid.ne_all(met_vertrouwelijke())));
    }
    query
}

/// Whether something has been kept long enough.
pub fn is_op_te_ruimen(conn: &mut DbConnection, nu: Moment) -> Result<bool> {
    Ok(diesel::select(diesel::dsl::exists(inlezingen::table.filter(inlezingen::gewijzigd_op.lt(nu.plus(-BEWAARD)))))
        .get_result(conn)?)
}

/// Throws away what has been kept long enough.
pub fn ruim_op(conn: &mut DbConnection, nu: Moment) -> Result<()> {
    let oud = inlezingen::table.filter(inlezingen::gewijzigd_op.lt(nu.plus(-BEWAARD))).select(inlezingen::uuid);
    oud.load::<Id>(conn)?.into_iter().try_for_each(|uuid| delete(conn, uuid.uuid()))
}

/// Adds a file that is going to be read.
pub fn create(tx: &mut Schrijven<'_>, registerhouder: Option<Uuid>) -> Result<Uuid> {
    ruim_op(tx.conn, tx.nu)?;
    let (uuid, maker) = (tx.id(), tx.sleutel().to_owned());
    diesel::insert_into(inlezingen::table)
        .values((
            inlezingen::uuid.eq(Id::from(uuid)),
            inlezingen::registerhouder.eq(registerhouder.map(Id::from)),
            inlezingen::gemaakt_door.eq(maker),
            inlezingen::status.eq(Code(InlezingStatus::Proef)),
            inlezingen::vertrouwelijk.eq(false),
            inlezingen::bevindingen.eq("[]"),
            inlezingen::overzicht.eq(super::json(&Overzicht::default())?),
            inlezingen::totaal.eq(0),
            inlezingen::gedaan.eq(0),
            inlezingen::aangemaakt_op.eq(tx.moment),
            inlezingen::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    Ok(uuid)
}

/// What reading the file came to.
#[derive(Debug)]
pub struct Proef {
    /// Whether it can be carried out.
    pub leesbaar: bool,
    /// About the file as a whole.
    pub bevindingen: Vec<InleesBevinding>,
    /// Where its columns go, and which words come back.
    pub overzicht: Overzicht,
    /// Some row is confidential.
    pub vertrouwelijk: bool,
    /// The rows, in order.
    pub rijen: Vec<Rij>,
}

/// Keeps what reading the file came to. A file that was thrown away meanwhile stays away.
pub fn proef_klaar(tx: &mut Schrijven<'_>, uuid: Uuid, proef: Proef) -> Result<()> {
    let status = if proef.leesbaar { InlezingStatus::Klaar } else { InlezingStatus::Onleesbaar };
    let er_nog = diesel::update(inlezingen::table.find(Id::from(uuid)))
        .set((
            inlezingen::status.eq(Code(status)),
            inlezingen::bevindingen.eq(super::json(&proef.bevindingen)?),
            inlezingen::overzicht.eq(super::json(&proef.overzicht)?),
            inlezingen::vertrouwelijk.eq(proef.vertrouwelijk),
            inlezingen::totaal.eq(i32::try_from(proef.rijen.len()).unwrap_or(i32::MAX)),
            inlezingen::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    if er_nog == 1 { insert_many!(tx.conn, inlezing_rijen::table, proef.rijen) } else { Ok(()) }
}

/// Moves a file on; also its sign of life.
pub fn zet_status(tx: &mut Schrijven<'_>, uuid: Uuid, status: InlezingStatus) -> Result<()> {
    let gedaan: i64 = van(uuid).filter(inlezing_rijen::uitgevoerd).count().get_result(tx.conn)?;
    diesel::update(inlezingen::table.find(Id::from(uuid)))
        .set((
            inlezingen::status.eq(Code(status)),
            inlezingen::gedaan.eq(i32::try_from(gedaan).unwrap_or(i32::MAX)),
            inlezingen::gewijzigd_op.eq(tx.moment),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Begins to carry out.
pub fn begin(tx: &mut Schrijven<'_>, uuid: Uuid, omvang: Omvang) -> Result<()> {
    diesel::update(inlezingen::table.find(Id::from(uuid))).set(inlezingen::omvang.eq(Code(omvang))).execute(tx.conn)?;
    zet_status(tx, uuid, InlezingStatus::Uitvoeren)
}

#[diesel::dsl::auto_type]
fn van(uuid: Uuid) -> _ {
    let inlezing: Id = uuid.into();
    inlezing_rijen::table.filter(inlezing_rijen::inlezing.eq(inlezing))
}

/// The next rows to carry out, after this number.
pub fn te_doen(conn: &mut DbConnection, uuid: Uuid, na: i32, aantal: i64) -> Result<Vec<Rij>> {
    let rijen = van(uuid)
        .filter(inlezing_rijen::uitgevoerd.eq(false).and(inlezing_rijen::nummer.gt(na)))
        .order(inlezing_rijen::nummer)
        .limit(aantal)
        .select(Rij::as_select());
    Ok(rijen.load(conn)?)
}

/// What came of a row.
pub fn rij_klaar(conn: &mut DbConnection, rij: &Rij) -> Result<()> {
    diesel::update(inlezing_rijen::table.find((rij.inlezing, rij.nummer)))
        .set((
            inlezing_rijen::uitkomst.eq(rij.uitkomst),
            inlezing_rijen::activiteit.eq(rij.activiteit),
            inlezing_rijen::voorstel.eq(&rij.voorstel),
            inlezing_rijen::uitgevoerd.eq(rij.uitgevoerd),
        ))
        .execute(conn)?;
    Ok(())
}

/// A part of the rows, and how many there are; only with this outcome when one is given.
pub fn rijen(conn: &mut DbConnection, uuid: Uuid, uitkomst: Option<RijUitkomst>, stuk: &Stuk<i32>) -> Result<(i64, Vec<Rij>)> {
    let gekozen = || {
        let mut query = inlezing_rijen::table.filter(inlezing_rijen::inlezing.eq(Id::from(uuid))).into_boxed::<Backend>();
        if let Some(uitkomst) = uitkomst {
            query = query.filter(inlezing_rijen::uitkomst.eq(Code(uitkomst)));
        }
        query
    };
    let count = gekozen().count().get_result(conn)?;
    let mut query = gekozen().order(inlezing_rijen::nummer).limit(stuk.aantal).offset(stuk.van);
    if let Some(na) = stuk.na {
        query = query.filter(inlezing_rijen::nummer.gt(na));
    }
    Ok((count, query.select(Rij::as_select()).load(conn)?))
}

/// How many rows have this outcome.
pub fn tel(conn: &mut DbConnection, uuid: Uuid, uitkomst: RijUitkomst) -> Result<i64> {
    Ok(van(uuid).filter(inlezing_rijen::uitkomst.eq(Code(uitkomst))).count().get_result(conn)?)
}

/// Forgets what files say of an activity of which a version was erased: her rows, and the words of the file that nobody can tell apart. What
/// was still to be carried out for her is not.
pub(crate) fn vergeet(conn: &mut DbConnection, activiteit: Uuid) -> Result<()> {
    let ontmoet = || inlezing_rijen::table.filter(inlezing_rijen::activiteit.eq(Id::from(activiteit)));
    let bestanden: Vec<Id> = ontmoet().select(inlezing_rijen::inlezing).distinct().load(conn)?;
    diesel::delete(ontmoet()).execute(conn)?;
    for bestand in bestanden {
        let Some(inlezing) = find(conn, bestand.uuid())? else { continue };
        let overzicht = super::json(&inlezing.overzicht()?.zonder_woorden())?;
        let verteld = super::json(&[InleesBevinding::new(None, None, "gewist", GEWIST)])?;
        let totaal: i64 = van(bestand.uuid()).count().get_result(conn)?;
        let gedaan: i64 = van(bestand.uuid()).filter(inlezing_rijen::uitgevoerd).count().get_result(conn)?;
        diesel::update(inlezingen::table.find(bestand))
            .set((
                inlezingen::overzicht.eq(overzicht),
                inlezingen::bevindingen.eq(verteld),
                inlezingen::totaal.eq(i32::try_from(totaal).unwrap_or(i32::MAX)),
                inlezingen::gedaan.eq(i32::try_from(gedaan).unwrap_or(i32::MAX)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Throws a file away; what was read in from it stays.
pub fn delete(conn: &mut DbConnection, uuid: Uuid) -> Result<()> {
    diesel::delete(inlezing_rijen::table.filter(inlezing_rijen::inlezing.eq(Id::from(uuid)))).execute(conn)?;
    diesel::delete(inlezingen::table.find(Id::from(uuid))).execute(conn)?;
    Ok(())
}
