//! A processing agreement: each entry holds all of it.

use serde_json::json;
use uuid::Uuid;

use super::{boek::Boek, regel::Regel, stukken, verwachting::Verwachting};
use crate::{clock::Moment, database::DbConnection, domain::inhoud::overeenkomst::OvereenkomstInvoer, error::Result};

/// What is known of it so far.
pub(super) struct Overeenkomst {
    uuid: Uuid,
    registerhouder: Option<Uuid>,
    aangemaakt_op: Moment,
    laatste: (i64, Moment),
    /// What was entered last, as text and read; `None` when its document is gone.
    invoer: Option<(String, OvereenkomstInvoer)>,
}

impl Overeenkomst {
    /// By its first entry.
    pub(super) fn new(regel: &Regel) -> Self {
        let tekst = &regel.tekst;
        Self {
            uuid: tekst.onderwerp_uuid,
            registerhouder: tekst.registerhouder,
            aangemaakt_op: tekst.tijdstip,
            laatste: (tekst.volgnummer, tekst.tijdstip),
            invoer: None,
        }
    }

    /// After this entry.
    pub(super) fn volg(&mut self, conn: &mut DbConnection, regel: &Regel, boek: &mut Boek) -> Result<()> {
        self.laatste = (regel.tekst.volgnummer, regel.tekst.tijdstip);
        let Some(verwijzing) = &regel.tekst.nieuw else { return Ok(()) };
        self.invoer = stukken::gelezen(conn, regel.tekst.volgnummer, verwijzing.document, boek)?;
        Ok(())
    }

    /// Its row.
    pub(super) fn sluit(self, boek: &mut Boek) {
        let (regel, gewijzigd_op) = self.laatste;
        let mut velden = json!({
            "uuid": self.uuid, "registerhouder": self.registerhouder, "revisie": regel,
            "aangemaakt_op": self.aangemaakt_op.micros(), "gewijzigd_op": gewijzigd_op.micros(), "vervallen_op": null,
        });
        if let Some((tekst, invoer)) = self.invoer {
            velden["verwerker"] = json!(invoer.verwerker);
            velden["kenmerk"] = json!(invoer.kenmerk);
            velden["einddatum"] = json!(invoer.einddatum);
            velden["tekst"] = json!(tekst);
        }
        boek.verwacht("verwerkersovereenkomsten", &self.uuid, Verwachting::new(regel, velden));
    }
}
