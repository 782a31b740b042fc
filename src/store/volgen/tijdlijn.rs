//! Whether the head of the journal came after the one that was seen before, and what is said when it did not.

use diesel::{dsl::exists, prelude::*, select};
use prometheus::{PullingGauge, Registry};

use super::Stand;
use crate::{
    clock::Moment,
    database::DbConnection,
    domain::levensloop::handeling::Handeling,
    error::Result,
    store::schema::{journaal, journaalkop},
};

/// The head of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = journaalkop)]
pub(in crate::store) struct Kop {
    pub volgnummer: i64,
    pub hash: String,
    pub tijdstip: Moment,
    pub generatie: i64,
}

impl Default for Kop {
    /// Before everything.
    fn default() -> Self {
        Self { volgnummer: 0, hash: String::new(), tijdstip: Moment::from_micros(0), generatie: 0 }
    }
}

impl Kop {
    pub(in crate::store) fn lees(conn: &mut DbConnection) -> Result<Self> {
        Ok(journaalkop::table.select(Self::as_select()).get_result(conn)?)
    }

    /// Whether this head, of this picture, came after another in the same history.
    pub(in crate::store) fn volgt_op(&self, conn: &mut DbConnection, eerder: &Self) -> Result<bool> {
        if eerder.volgnummer == 0 || eerder.volgnummer == self.volgnummer {
            return Ok(eerder.volgnummer == 0 || eerder.hash == self.hash);
        }
        let hash: Option<String> = journaal::table.find(eerder.volgnummer).select(journaal::hash).get_result(conn).optional()?;
        Ok(hash.as_ref() == Some(&eerder.hash))
    }
}

/// That entries are lost which this process saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Verlies {
    /// The moment of the last of them.
    laatste: Moment,
    /// How far the journal was when it was noticed.
    ontdekt_bij: i64,
}

impl Verlies {
    pub(super) fn van(kop: &Kop) -> Self {
        Self { laatste: kop.tijdstip, ontdekt_bij: kop.volgnummer }
    }

    pub(super) fn ontdekt_bij(self, kop: &Kop) -> Self {
        Self { ontdekt_bij: kop.volgnummer, ..self }
    }

    /// Whether somebody wrote since that this is known: after it was noticed here, or later than anything that was seen.
    pub(in crate::store) fn is_hersteld(self, conn: &mut DbConnection) -> Result<bool> {
        let daarna = journaal::volgnummer.gt(self.ontdekt_bij).or(journaal::tijdstip.gt(self.laatste));
        let sinds = journaal::table.filter(journaal::handeling.eq(Handeling::Hersteld.code()).and(daarna));
        Ok(select(exists(sinds)).get_result(conn)?)
    }
}

/// One line for whoever runs the register: it is the only trace of what was lost.
pub(super) fn meld(eigen: &Kop, kop: &Kop) {
    log::error!(
        "de database is een andere dan eerst: gezien was kop {}:{}, nu is er {}:{}; wat onthouden was, is vergeten, en er wordt niets \
         geschreven tot `verwerkingsregister hersteld` is uitgevoerd",
        eigen.volgnummer,
        eigen.hash,
        kop.volgnummer,
        kop.hash
    );
}

/// Numbers that are looked up when they are asked for.
pub(super) fn register(registry: &Registry, stand: &Stand) -> prometheus::Result<()> {
    let gauge = |name, help, number: fn(&super::Gezien) -> i64| {
        let stand = stand.clone();
        registry.register(Box::new(PullingGauge::new(name, help, Box::new(move || as_float(stand.met(number))))?))
    };
    gauge("journal_head", "Number of the last entry of the journal that is known here.", |gezien| gezien.kop.volgnummer)?;
    gauge("public_generation", "Generation of the public register that is known here.", |gezien| gezien.kop.generatie)?;
    gauge("timeline_changes", "How often the database turned out to be another one since the start.", |gezien| {
        i64::try_from(gezien.tijdlijn).unwrap_or(i64::MAX)
    })?;
    gauge("timeline_lost", "1 while entries that were seen are gone and nobody ran `hersteld`.", |gezien| {
        i64::from(gezien.verlies.is_some())
    })
}

#[expect(clippy::cast_precision_loss, reason = "no journal is that long")]
fn as_float(number: i64) -> f64 {
    number as f64
}
