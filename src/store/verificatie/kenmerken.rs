//! Keys of other systems: whose each is follows from what is administered, and what was last delivered by it from the entry that names that.

use std::collections::BTreeMap;

use diesel::prelude::*;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::{boek::Boek, regel::Regel, verwachting::Verwachting};
use crate::{
    database::{DbConnection, Id},
    domain::inhoud::beheer::{Beheer, ExternKenmerk},
    error::Result,
    store::{
        extern_kenmerk::{AANLEVERING, heel},
        schema::activiteiten,
    },
};

/// The keys of an activity so far.
#[derive(Default)]
pub(super) struct Kenmerken {
    bekend: BTreeMap<(String, String), Kenmerk>,
    /// Whether what is administered was known when they were last looked at.
    zeker: bool,
}

struct Kenmerk {
    regel: i64,
    huidig: bool,
    /// The document of what was last delivered by it, and the entry that names that.
    levering: Option<(Uuid, i64)>,
}

#[derive(Deserialize)]
struct Aanlevering {
    document: Uuid,
    bron: String,
    kenmerk: String,
}

impl Kenmerken {
    /// An entry may name what was delivered, and by which key: one that is administered, or comes with the same delivery.
    pub(super) fn aangeleverd(&mut self, regel: &Regel) {
        let feit = regel.feit(AANLEVERING).and_then(|feit| Aanlevering::deserialize(feit).ok());
        let Some(Aanlevering { document, bron, kenmerk }) = feit else { return };
        let regel = regel.tekst.volgnummer;
        let bekend = self.bekend.entry((bron, kenmerk)).or_insert(Kenmerk { regel, huidig: true, levering: None });
        (bekend.regel, bekend.levering) = (regel, Some((document, regel)));
    }

    /// An entry changed what is administered: into this, when that is known. A key that goes is forgotten, unless its system replaced it.
    pub(super) fn volg(&mut self, regel: &Regel, beheer: Option<&Beheer>) {
        let nummer = regel.tekst.volgnummer;
        let vervangen = regel.feit("vervangenKenmerken").and_then(|feit| Vec::<ExternKenmerk>::deserialize(feit).ok());
        for (bron, kenmerk) in vervangen.iter().flatten().filter_map(heel) {
            self.zet((bron, kenmerk), false, nummer);
        }
        self.zeker = beheer.is_some();
        if let Some(beheer) = beheer {
            self.beheerd(beheer, nummer);
        }
    }

    fn beheerd(&mut self, beheer: &Beheer, regel: i64) {
        let sleutels = || beheer.externe_kenmerken.iter().filter_map(heel);
        self.bekend.retain(|(bron, kenmerk), een| !een.huidig || sleutels().any(|sleutel| sleutel == (bron, kenmerk)));
        sleutels().for_each(|sleutel| self.zet(sleutel, true, regel));
    }

    fn zet(&mut self, (bron, kenmerk): (&str, &str), huidig: bool, regel: i64) {
        let sleutel = (bron.to_owned(), kenmerk.to_owned());
        let bekend = self.bekend.entry(sleutel).or_insert(Kenmerk { regel, huidig, levering: None });
        if bekend.huidig != huidig {
            (bekend.regel, bekend.huidig) = (regel, huidig);
        }
    }

    /// Their rows.
    pub(super) fn sluit(
        mut self,
        conn: &mut DbConnection,
        activiteit: Uuid,
        houder: Option<Uuid>,
        boek: &mut Boek,
    ) -> Result<()> {
        if !self.zeker {
            // What is administered itself cannot be proven then; the keys must still be those that it names.
            let rij = activiteiten::table.find(Id::from(activiteit)).select((activiteiten::beheer, activiteiten::revisie));
            let rij: Option<(String, i64)> = rij.first(conn).optional()?;
            if let Some((beheer, regel)) = rij.and_then(|(tekst, regel)| Some((serde_json::from_str(&tekst).ok()?, regel))) {
                self.beheerd(&beheer, regel);
            }
        }
        let houder = houder.map(|houder| houder.to_string()).unwrap_or_default();
        for ((bron, kenmerk), een) in self.bekend {
            let (document, journaal) = een.levering.unzip();
            let velden = json!({
                "registerhouder": houder, "bron": bron, "kenmerk": kenmerk, "activiteit": activiteit, "huidig": een.huidig,
                "document": document, "journaal": journaal,
            });
            let sleutel = format!("{houder} {bron} {kenmerk} {activiteit}");
            boek.verwacht("externe_kenmerken", &sleutel, Verwachting::new(een.regel, velden));
        }
        Ok(())
    }
}
