//! One change of the register: it takes the head of the journal first, which is the lock in both databases, and puts it back with what
//! was added.

use std::sync::Arc;

use diesel::prelude::*;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::{
    Lezen, Store,
    documenten::gezouten_met,
    lijsten::Gedeeld,
    naast::Afspraak,
    schema::{documenten, handelenden, journaal, journaalkop},
    volgen::{self, Bekend},
};
use crate::{
    clock::{Clock, Moment},
    database::{DbConnection, Id, Packed},
    domain::{
        levensloop::{handeling::Handeling, wie::Wie},
        recht::kennis::Kennis,
    },
    error::{Error, Result},
    hash::sha256,
    index::Index,
};

/// A document by id and salted hash: what versions, concepts and journal entries hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, serde::Deserialize)]
pub struct DocumentVerwijzing {
    /// Id of the document.
    pub document: Uuid,
    /// SHA-256 of salt and text, in hexadecimal.
    pub hash: String,
}

/// One thing that happened, for the journal.
#[derive(Debug)]
pub struct Gebeurtenis {
    /// The act.
    pub handeling: Handeling,
    /// On which thing.
    pub onderwerp: Uuid,
    /// Whose register it is.
    pub registerhouder: Option<Uuid>,
    /// The document before.
    pub oud: Option<DocumentVerwijzing>,
    /// The document after.
    pub nieuw: Option<DocumentVerwijzing>,
    /// Result, reason, what was settled over; never personal data.
    pub toelichting: Value,
}

/// An entry as its text holds it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Regel<'a> {
    volgnummer: i64,
    tijdstip: Moment,
    handeling: &'a str,
    onderwerp: &'a str,
    onderwerp_uuid: Uuid,
    registerhouder: Option<Uuid>,
    handelende: &'a str,
    applicatie: &'a str,
    oud: Option<DocumentVerwijzing>,
    nieuw: Option<DocumentVerwijzing>,
    toelichting: Value,
}

/// The one row that orders the journal.
#[derive(Queryable, Selectable)]
#[diesel(table_name = journaalkop)]
struct Kop {
    volgnummer: i64,
    hash: String,
    tijdstip: Moment,
    generatie: i64,
    zout: String,
}

impl Kop {
    /// As others know it.
    fn gezien(&self) -> volgen::Kop {
        let Self { volgnummer, tijdstip, generatie, .. } = *self;
        volgen::Kop { volgnummer, hash: self.hash.clone(), tijdstip, generatie }
    }
}

/// A change under way.
pub struct Schrijven<'a> {
    /// The connection, inside the transaction.
    pub conn: &'a mut DbConnection,
    /// The one moment of this change: later than every earlier one, also when the clock went back since.
    pub moment: Moment,
    /// What the clock says: which day it is, and what may be seen today.
    pub nu: Moment,
    /// What the register knows.
    pub kennis: Arc<Kennis>,
    vier_ogen: bool,
    clock: &'a Clock,
    applicatie: String,
    persoon: Option<String>,
    sleutels: Vec<String>,
    kop: Kop,
    begin: i64,
    /// The mark of this program, and what was agreed on others.
    projectie: (&'a str, Afspraak),
    index: Gedeeld,
}

impl<'a> Schrijven<'a> {
    pub(super) fn begin(
        conn: &'a mut DbConnection,
        clock: &'a Clock,
        (kennis, vier_ogen): (Arc<Kennis>, bool),
        (index, bekend, projectie): (Gedeeld, &Bekend, &'a str),
        wie: &Wie,
    ) -> Result<Self> {
        // An update that changes nothing, yet locks the row until the end of the transaction.
        diesel::update(journaalkop::table).set(journaalkop::id.eq(1)).execute(conn)?;
        let (kop, afspraak): (Kop, Afspraak) =
            journaalkop::table.select((Kop::as_select(), Afspraak::as_select())).get_result(conn)?;
        Store::mag_schrijven(conn, projectie, &afspraak)?;
        bekend.mag_schrijven(conn, &kop.gezien())?;
        let sleutels = sleutels_met(&kop.zout, wie);
        let nu = clock.now();
        Ok(Self {
            conn,
            moment: nu.max(kop.tijdstip.next()),
            nu,
            kennis,
            vier_ogen,
            clock,
            applicatie: wie.applicatie.clone(),
            persoon: wie.persoon.as_ref().map(|persoon| persoon.weergave.clone()),
            sleutels,
            begin: kop.volgnummer,
            kop,
            projectie: (projectie, afspraak),
            index,
        })
    }

    /// The number that the next journal entry gets: the `revisie` of what changes now.
    #[must_use]
    pub fn revisie(&self) -> i64 {
        self.kop.volgnummer + 1
    }

    /// The register as it is now, within this change.
    pub fn lezen(&mut self) -> Lezen<'_> {
        Lezen { conn: self.conn, moment: self.nu, kennis: Arc::clone(&self.kennis), vier_ogen: self.vier_ogen }
    }

    /// What a list says of the register before this change.
    pub fn kies<T>(&mut self, kies: impl FnOnce(&Index) -> T) -> Result<T> {
        if self.kop.volgnummer > self.begin {
            return Err(Error::internal("a list is asked before anything is written"));
        }
        self.index.in_wijziging(self.conn, self.nu.datum(), kies)
    }

    /// A new id.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.clock.id(self.moment)
    }

    /// Pseudonymous key of who acts: the same for the same person, also when the names have been emptied.
    #[must_use]
    pub fn sleutel(&self) -> &str {
        self.sleutels.first().map_or("", String::as_str)
    }

    /// Every key that who acts ever had: what an earlier release kept of him is his too.
    #[must_use]
    pub fn sleutels(&self) -> &[String] {
        &self.sleutels
    }

    /// Keeps a document.
    pub fn document(&mut self, tekst: &str) -> Result<DocumentVerwijzing> {
        let id = self.id();
        let zout = willekeurig()?;
        let hash = gezouten_met(&zout, tekst);
        diesel::insert_into(documenten::table)
            .values((documenten::id.eq(Id::from(id)), documenten::zout.eq(zout), documenten::tekst.eq(Packed::new(tekst)?)))
            .execute(self.conn)?;
        Ok(DocumentVerwijzing { document: id, hash })
    }

    /// Writes the entry of an act and returns its number. What readers may see of it moves the public generation.
    pub fn journaal(&mut self, gebeurtenis: Gebeurtenis) -> Result<i64> {
        self.kop.generatie += i64::from(gebeurtenis.handeling.raakt_openbaar());
        self.verzoek(gebeurtenis)
    }

    /// Writes the entry of an act that is only asked for: readers see nothing of it yet.
    pub fn verzoek(&mut self, gebeurtenis: Gebeurtenis) -> Result<i64> {
        let Gebeurtenis { handeling, onderwerp: uuid, registerhouder, oud, nieuw, toelichting } = gebeurtenis;
        let (onderwerp, handeling) = (handeling.onderwerp().code(), handeling.code());
        let volgnummer = self.revisie();
        let tekst = super::json(&Regel {
            volgnummer,
            tijdstip: self.moment,
            handeling,
            onderwerp,
            onderwerp_uuid: uuid,
            registerhouder,
            handelende: self.sleutel(),
            applicatie: &self.applicatie,
            oud,
            nieuw,
            toelichting,
        })?;
        let hash = sha256(&[self.kop.hash.as_bytes(), tekst.as_bytes()]);
        diesel::insert_into(journaal::table)
            .values((
                journaal::volgnummer.eq(volgnummer),
                journaal::tijdstip.eq(self.moment),
                journaal::handeling.eq(handeling),
                journaal::onderwerp.eq(onderwerp),
                journaal::onderwerp_uuid.eq(Id::from(uuid)),
                journaal::registerhouder.eq(registerhouder.map(Id::from)),
                journaal::handelende.eq(&self.sleutels[0]),
                journaal::hash.eq(&hash),
                journaal::tekst.eq(&tekst),
            ))
            .execute(self.conn)?;
        self.kop.volgnummer = volgnummer;
        self.kop.hash = hash;
        Ok(volgnummer)
    }

    /// Puts the head back, and gives it.
    pub(super) fn finish(self) -> Result<volgen::Kop> {
        if self.kop.volgnummer > self.begin {
            diesel::update(journaalkop::table)
                .set((
                    journaalkop::volgnummer.eq(self.kop.volgnummer),
                    journaalkop::hash.eq(&self.kop.hash),
                    journaalkop::tijdstip.eq(self.moment),
                    journaalkop::generatie.eq(self.kop.generatie),
                ))
                .execute(self.conn)?;
            let (eigen, afspraak) = &self.projectie;
            afspraak.onthoud(self.conn, (eigen, self.begin + 1))?;
            if let Some(weergave) = &self.persoon {
                onthoud_naam(self.conn, &self.sleutels[0], weergave, self.moment)?;
            }
        }
        Ok(self.kop.gezien())
    }
}

/// Every key that somebody ever had.
pub fn sleutels(conn: &mut DbConnection, wie: &Wie) -> Result<Vec<String>> {
    let zout: String = journaalkop::table.select(journaalkop::zout).get_result(conn)?;
    Ok(sleutels_met(&zout, wie))
}

fn sleutels_met(zout: &str, wie: &Wie) -> Vec<String> {
    let sleutel = |identiteit: &str| sha256(&[zout.as_bytes(), identiteit.as_bytes()])[..32].to_owned();
    match &wie.persoon {
        Some(persoon) => persoon.identiteiten().map(sleutel).collect(),
        None => vec![sleutel(&wie.applicatie)],
    }
}

/// Keeps the name that belongs to a key, apart from the journal: this table can be emptied. `MultiConnection` knows no upsert; under the
/// lock of the head an update and an insert are one.
fn onthoud_naam(conn: &mut DbConnection, sleutel: &str, weergave: &str, moment: Moment) -> Result<()> {
    use handelenden::dsl;
    let bekend = diesel::update(dsl::handelenden.find(sleutel))
        .set((dsl::weergave.eq(weergave), dsl::laatst_gezien.eq(moment)))
        .execute(conn)?;
    if bekend == 0 {
        diesel::insert_into(dsl::handelenden)
            .values((dsl::sleutel.eq(sleutel), dsl::weergave.eq(weergave), dsl::laatst_gezien.eq(moment)))
            .execute(conn)?;
    }
    Ok(())
}

/// Sixteen random bytes in hexadecimal.
pub(super) fn willekeurig() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(sha256(&[&bytes])[..32].to_owned())
}
