//! An organisation: each entry holds all of it, and every column follows from the last one and from the names before it.

use serde_json::json;
use uuid::Uuid;

use super::{boek::Boek, regel::Regel, stukken, verwachting::Verwachting};
use crate::{
    clock::Moment,
    database::DbConnection,
    domain::inhoud::organisatie::{EerdereNaam, OrganisatieInvoer},
    error::Result,
    store::{json, organisaties::sorteernaam},
};

/// What is known of it so far.
pub(super) struct Organisatie {
    uuid: Uuid,
    aangemaakt_op: Moment,
    laatste: (i64, Moment),
    /// What was entered last, as text and read; `None` when its document is gone.
    invoer: Option<(String, OrganisatieInvoer)>,
    namen: Vec<EerdereNaam>,
}

impl Organisatie {
    /// By its first entry.
    pub(super) fn new(regel: &Regel) -> Self {
        let (uuid, moment) = (regel.tekst.onderwerp_uuid, regel.tekst.tijdstip);
        Self { uuid, aangemaakt_op: moment, laatste: (regel.tekst.volgnummer, moment), invoer: None, namen: Vec::new() }
    }

    /// After this entry.
    pub(super) fn volg(&mut self, conn: &mut DbConnection, regel: &Regel, boek: &mut Boek) -> Result<()> {
        let moment = regel.tekst.tijdstip;
        self.laatste = (regel.tekst.volgnummer, moment);
        let Some(verwijzing) = &regel.tekst.nieuw else { return Ok(()) };
        let invoer = stukken::gelezen(conn, regel.tekst.volgnummer, verwijzing.document, boek)?;
        if let (Some((_, was)), Some((_, wordt))) = (&self.invoer, &invoer) {
            self.namen.extend(was.eerdere_naam(wordt, moment.datum()));
        }
        self.invoer = invoer;
        Ok(())
    }

    /// Its row.
    pub(super) fn sluit(self, boek: &mut Boek) -> Result<()> {
        let (regel, gewijzigd_op) = self.laatste;
        let mut velden = json!({
            "uuid": self.uuid, "revisie": regel, "aangemaakt_op": self.aangemaakt_op.micros(),
            "gewijzigd_op": gewijzigd_op.micros(), "vervallen_op": null,
        });
        if let Some((tekst, invoer)) = self.invoer {
            velden["naam"] = json!(invoer.naam);
            velden["sorteernaam"] = json!(sorteernaam(&invoer, &self.namen));
            velden["soort"] = json!(invoer.soort);
            velden["land"] = json!(invoer.land);
            velden["oin"] = json!(invoer.oin);
            velden["rsin"] = json!(invoer.rsin);
            velden["kvk_nummer"] = json!(invoer.kvk_nummer);
            velden["is_registerhouder"] = json!(invoer.register.is_some());
            velden["tekst"] = json!(tekst);
            velden["eerdere_namen"] = json!(json(&self.namen)?);
        }
        boek.verwacht("organisaties", &self.uuid, Verwachting::new(regel, velden));
        Ok(())
    }
}
