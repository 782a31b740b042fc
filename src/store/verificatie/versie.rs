//! Versions, and what was decided about them: their rows never change, so each follows from one entry.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    boek::Boek,
    gebrek::Plaats,
    regel::Regel,
    verwachting::{Eis, Verwachting},
};
use crate::{
    clock::Moment,
    database::{Code, DbConnection},
    domain::woorden::codes::{GeslotenCode, VersieSoort},
    error::Result,
    store::{
        documenten,
        versies::{Feiten, Geschiedenis, Versie},
    },
};

/// The versions of an activity so far.
#[derive(Default)]
pub(super) struct Versies {
    alle: Vec<Versie>,
    /// What was written for the concept since the last version with content.
    geschreven: Vec<Uuid>,
    /// The documents of each version: by these an earlier release erased.
    documenten: BTreeMap<String, Vec<Uuid>>,
    /// Who asked for the erasure of which version.
    verzoeken: BTreeMap<String, String>,
    /// Which documents were erased, and when that was decided.
    pub(super) gewist: BTreeMap<Uuid, Moment>,
}

impl Versies {
    /// A document was written for the concept.
    pub(super) fn schreef(&mut self, document: Option<Uuid>) {
        self.geschreven.extend(document);
    }

    /// An entry made a version.
    pub(super) fn stel_vast(&mut self, regel: &Regel, boek: &mut Boek) {
        let tekst = &regel.tekst;
        let feiten = regel.feit("versie").and_then(|feit| serde_json::from_value::<Feiten>(feit.clone()).ok());
        let (Some(feiten), Some(nieuw)) = (feiten, &tekst.nieuw) else {
            boek.gebrek(Plaats::Regel(tekst.volgnummer), "noemt geen versie");
            return;
        };
        let mut eigen = vec![nieuw.document];
        if feiten.soort == VersieSoort::Publicatie {
            eigen.append(&mut self.geschreven);
        }
        self.documenten.insert(feiten.uuid.to_string(), eigen);
        let velden = json!({
            "uuid": feiten.uuid, "activiteit": tekst.onderwerp_uuid, "nummer": feiten.nummer, "soort": feiten.soort.code(),
            "document": nieuw.document, "begin_geldigheid": feiten.begin_geldigheid,
            "vertrouwelijkheid": feiten.vertrouwelijkheid.code(), "vastgesteld_op": tekst.tijdstip.micros(),
            "journaal": tekst.volgnummer,
        });
        boek.verwacht("versies", &feiten.uuid, Verwachting::new(tekst.volgnummer, velden));
        self.alle.push(Versie {
            uuid: feiten.uuid.into(),
            activiteit: tekst.onderwerp_uuid.into(),
            nummer: feiten.nummer,
            soort: Code(feiten.soort),
            document: nieuw.document.into(),
            begin_geldigheid: feiten.begin_geldigheid,
            vertrouwelijkheid: Code(feiten.vertrouwelijkheid),
            vastgesteld_op: tekst.tijdstip,
            journaal: tekst.volgnummer,
        });
    }

    /// An entry asked for an erasure, or carried it out.
    pub(super) fn wis(&mut self, regel: &Regel, boek: &mut Boek) {
        let (versie, handelende) = (regel.woord("versieUuid").unwrap_or_default(), &regel.tekst.handelende);
        if regel.woord("resultaat") == Some("gevraagd") {
            self.verzoeken.insert(versie.to_owned(), handelende.clone());
            let rij = besluit(regel).met("handelende", Some(Eis::Is(json!(handelende))));
            boek.verwacht("wisverzoeken", &versie, rij);
            return;
        }
        if self.verzoeken.get(versie).is_none_or(|eerste| eerste == handelende) {
            boek.sluit_niet_aan(regel.tekst.volgnummer, "wist zonder verzoek van een ander persoon");
        }
        let genoemd = regel.feit("documenten").and_then(|feit| serde_json::from_value(feit.clone()).ok());
        let documenten: Vec<Uuid> = genoemd.or_else(|| self.documenten.get(versie).cloned()).unwrap_or_default();
        for document in documenten {
            boek.verwacht("wissingen", &document, besluit(regel).met("document", Some(Eis::Is(json!(document)))));
            self.gewist.insert(document, regel.tekst.tijdstip);
        }
    }

    /// Which version counts when.
    pub(super) fn geschiedenis(&self, activiteit: Uuid) -> Geschiedenis {
        Geschiedenis::new(activiteit.into(), self.alle.clone(), Vec::new(), Vec::new())
    }
}

/// An entry withdrew a version. Its public text is a document.
pub(super) fn trek_in(conn: &mut DbConnection, regel: &Regel, boek: &mut Boek) -> Result<()> {
    let document = match &regel.tekst.nieuw {
        Some(verwijzing) => documenten::kept_text(conn, verwijzing.document)?,
        None => None,
    };
    let publiek = document.and_then(|document| serde_json::from_str::<Value>(&document).ok());
    let rij = besluit(regel).met("tekst", publiek.map(|document| Eis::Is(document["tekst"].clone())));
    boek.verwacht("intrekkingen", &regel.woord("versieUuid").unwrap_or_default(), rij);
    Ok(())
}

/// What the tables of decisions about a version have in common.
fn besluit(regel: &Regel) -> Verwachting {
    let tekst = &regel.tekst;
    Verwachting::new(
        tekst.volgnummer,
        json!({
            "versie": regel.feit("versieUuid"), "reden": regel.feit("reden"), "tijdstip": tekst.tijdstip.micros(),
            "journaal": tekst.volgnummer,
        }),
    )
}
