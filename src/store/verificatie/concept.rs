//! The concept of an activity, from its begin to the entry that settles it or throws it away.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    boek::Boek,
    regel::Regel,
    verwachting::{Eis, Verwachting},
};
use crate::{
    clock::Moment,
    database::DbConnection,
    domain::{
        inhoud::Inhoud,
        levensloop::handeling::Aandeel,
        woorden::codes::{ConceptStatus, GeslotenCode},
    },
    error::Result,
    store::documenten,
};

/// What could not be placed, as far as the journal tells.
enum Ingelezen {
    Onbekend,
    Niets,
    Gezouten { document: Uuid, hash: String },
}

/// What is known of a concept so far.
pub(super) struct Concept {
    regel: i64,
    status: ConceptStatus,
    document: Uuid,
    /// Not when it may as well be something else: an earlier release did not say, and the document is erased.
    zeker: bool,
    terugsturing: Option<Uuid>,
    ingediend: Option<(String, Moment)>,
    aangemaakt_op: Moment,
    gewijzigd_op: Moment,
    ingelezen: Ingelezen,
}

impl Concept {
    /// A concept that this entry begins.
    pub(super) fn new(regel: &Regel, document: Uuid, zeker: bool) -> Self {
        let moment = regel.tekst.tijdstip;
        Self {
            regel: regel.tekst.volgnummer,
            status: ConceptStatus::Concept,
            document,
            zeker,
            terugsturing: None,
            ingediend: None,
            aangemaakt_op: moment,
            gewijzigd_op: moment,
            ingelezen: ingelezen(regel, document).unwrap_or(Ingelezen::Niets),
        }
    }

    pub(super) fn is_zeker(&self) -> bool {
        self.zeker
    }

    pub(super) fn is_ingediend(&self) -> bool {
        self.status == ConceptStatus::TerBeoordeling
    }

    /// What an entry calls the document before is the document that the entry before it left.
    pub(super) fn sluit_aan(&self, regel: &Regel, boek: &mut Boek) {
        if self.zeker && regel.tekst.oud.as_ref().is_some_and(|oud| oud.document != self.document) {
            let wat = format!("begint met een ander document dan het concept van regel {} had", self.regel);
            boek.sluit_niet_aan(regel.tekst.volgnummer, wat);
        }
    }

    /// It was given another content.
    pub(super) fn gewijzigd(&mut self, regel: &Regel, document: Uuid) {
        (self.regel, self.document, self.zeker) = (regel.tekst.volgnummer, document, true);
        self.gewijzigd_op = regel.tekst.tijdstip;
        if let Some(ingelezen) = ingelezen(regel, document) {
            self.ingelezen = ingelezen;
        }
    }

    /// It was submitted.
    pub(super) fn ingediend(&mut self, regel: &Regel) {
        (self.regel, self.status, self.terugsturing) = (regel.tekst.volgnummer, ConceptStatus::TerBeoordeling, None);
        self.ingediend = Some((regel.tekst.handelende.clone(), regel.tekst.tijdstip));
    }

    /// It was taken back, or sent back with this document.
    pub(super) fn terug(&mut self, regel: &Regel, terugsturing: Option<Uuid>) {
        (self.regel, self.status, self.terugsturing) = (regel.tekst.volgnummer, ConceptStatus::Concept, terugsturing);
        self.ingediend = None;
    }

    /// Its content, while that is there.
    pub(super) fn inhoud(&self, conn: &mut DbConnection) -> Result<Option<Inhoud>> {
        Ok(documenten::kept_text(conn, self.document)?.and_then(|tekst| serde_json::from_str(&tekst).ok()))
    }

    /// Its row.
    pub(super) fn sluit(self, conn: &mut DbConnection, activiteit: Uuid, boek: &mut Boek) -> Result<()> {
        let (door, op) = self.ingediend.unzip();
        let velden = json!({
            "activiteit": activiteit, "status": self.status.code(), "document": self.document, "ingediend_op": op.map(|op| *op.micros()),
            "ingediend_door": door, "aangemaakt_op": self.aangemaakt_op.micros(), "gewijzigd_op": self.gewijzigd_op.micros(),
        });
        let terugsturing = match self.terugsturing {
            Some(document) => documenten::kept_text(conn, document)?.map(Value::String),
            None => Some(Value::Null),
        };
        let ingelezen = match self.ingelezen {
            Ingelezen::Onbekend => None,
            Ingelezen::Niets => Some(Eis::Is(json!("[]"))),
            Ingelezen::Gezouten { document, hash } => documenten::zout(conn, document)?.map(|zout| Eis::Gezouten { zout, hash }),
        };
        let rij = Verwachting::new(self.regel, velden).met("terugsturing", terugsturing.map(Eis::Is)).met("ingelezen", ingelezen);
        boek.verwacht("concepten", &activiteit, rij);
        Ok(())
    }
}

/// What an entry says of what could not be placed; `None` when it leaves that as it was.
fn ingelezen(regel: &Regel, document: Uuid) -> Option<Ingelezen> {
    match regel.feit("ingelezen") {
        Some(Value::String(hash)) => Some(Ingelezen::Gezouten { document, hash: hash.clone() }),
        Some(_) => Some(Ingelezen::Niets),
        // An earlier release wrote nothing of it for a delivery or a file.
        None => (regel.handeling.aandeel() == Aandeel::Levert).then_some(Ingelezen::Onbekend),
    }
}
