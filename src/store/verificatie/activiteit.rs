//! An activity: its row, and through its concept and its versions everything that hangs on it.

use std::collections::BTreeMap;

use serde_json::json;
use uuid::Uuid;

use super::{
    beheer::{self, Beheerd, Deel},
    boek::Boek,
    concept::Concept,
    kenmerken::Kenmerken,
    regel::Regel,
    versie::{Versies, trek_in},
    verwachting::{Eis, Verwachting},
};
use crate::{
    clock::Moment,
    database::DbConnection,
    domain::levensloop::{handeling::Handeling, identificatie},
    error::Result,
    store::perioden::{openbaar_vanaf, vertrouwelijk_tot},
};

/// What is known of it so far.
pub(super) struct Activiteit {
    uuid: Uuid,
    registerhouder: Option<Uuid>,
    /// `None` when an earlier release made it, which did not write it down.
    identificatie: Option<String>,
    beheer: Beheerd,
    kenmerken: Kenmerken,
    gecontroleerd_op: Option<Moment>,
    aangemaakt_op: Moment,
    laatste: (i64, Moment),
    concept: Option<Concept>,
    versies: Versies,
}

impl Activiteit {
    /// By its first entry.
    pub(super) fn new(regel: &Regel) -> Self {
        let tekst = &regel.tekst;
        Self {
            uuid: tekst.onderwerp_uuid,
            registerhouder: tekst.registerhouder,
            identificatie: regel.woord("identificatie").map(str::to_owned),
            beheer: Beheerd::Onbekend,
            kenmerken: Kenmerken::default(),
            gecontroleerd_op: None,
            aangemaakt_op: tekst.tijdstip,
            laatste: (tekst.volgnummer, tekst.tijdstip),
            concept: None,
            versies: Versies::default(),
        }
    }

    /// After this entry.
    pub(super) fn volg(&mut self, conn: &mut DbConnection, regel: &Regel, boek: &mut Boek) -> Result<()> {
        self.laatste = (regel.tekst.volgnummer, regel.tekst.tijdstip);
        match regel.handeling {
            Handeling::CreateVerwerkingsactiviteit
            | Handeling::CreateConcept
            | Handeling::ReplaceConcept
            | Handeling::UpdateConcept
            | Handeling::VerwerkingsactiviteitenWijzigen
            | Handeling::ReplaceExterneVerwerkingsactiviteit
            | Handeling::VerwerkersvoorstelAfhandelen
            | Handeling::InlezingUitvoeren => self.schrijf(conn, regel, boek)?,
            Handeling::DeleteConcept => {
                self.met_concept(regel, boek, |_| {});
                self.concept = None;
            }
            Handeling::ConceptIndienen => self.met_concept(regel, boek, |concept| concept.ingediend(regel)),
            Handeling::ConceptTerugnemen => self.met_concept(regel, boek, |concept| concept.terug(regel, None)),
            Handeling::ConceptTerugsturen => {
                let document = regel.tekst.nieuw.as_ref().map(|verwijzing| verwijzing.document);
                self.versies.schreef(document);
                self.met_concept(regel, boek, |concept| concept.terug(regel, document));
            }
            Handeling::ConceptVaststellen => {
                self.met_concept(regel, boek, |_| {});
                if self.concept.take().is_some_and(|concept| !concept.is_ingediend()) {
                    boek.sluit_niet_aan(regel.tekst.volgnummer, "stelt vast wat niet was ingediend");
                }
                self.stel_vast(regel, boek);
            }
            Handeling::VerwerkingsactiviteitBeeindigen => self.stel_vast(regel, boek),
            Handeling::VersieIntrekken => trek_in(conn, regel, boek)?,
            Handeling::VersieWissen => self.versies.wis(regel, boek),
            Handeling::UpdateBeheer => self.beheer_werd(conn, regel, Beheerd::na(regel))?,
            Handeling::BeheerBevestigen => self.gecontroleerd_op = Some(regel.tekst.tijdstip),
            // About other things.
            Handeling::CreateOrganisatie
            | Handeling::ReplaceOrganisatie
            | Handeling::CreateVerwerkersovereenkomst
            | Handeling::ReplaceVerwerkersovereenkomst
            | Handeling::CreateAbonnement
            | Handeling::ReplaceAbonnement
            | Handeling::DeleteAbonnement
            | Handeling::AbonnementHervatten
            | Handeling::AbonnementUitschakelen
            | Handeling::NamenLegen
            | Handeling::Hersteld => {}
        }
        Ok(())
    }

    fn schrijf(&mut self, conn: &mut DbConnection, regel: &Regel, boek: &mut Boek) -> Result<()> {
        self.kenmerken.aangeleverd(regel);
        let document = regel.tekst.nieuw.as_ref().map(|verwijzing| verwijzing.document);
        self.versies.schreef(document);
        let Some(deel) = beheer::deel(conn, regel, self.concept.as_ref())? else { return Ok(()) };
        if deel != Deel::Beheer
            && let Some(document) = document
        {
            if regel.tekst.oud.is_some() {
                self.met_concept(regel, boek, |concept| concept.gewijzigd(regel, document));
            } else {
                if self.concept.as_ref().is_some_and(Concept::is_zeker) {
                    boek.sluit_niet_aan(regel.tekst.volgnummer, "begint een concept waar er al een was");
                }
                self.concept = Some(Concept::new(regel, document, deel == Deel::Concept));
            }
        }
        if deel != Deel::Concept || regel.feit("beheer").is_some() {
            let beheer = if deel == Deel::Onbekend { Beheerd::Onbekend } else { Beheerd::na(regel) };
            self.beheer_werd(conn, regel, beheer)?;
        }
        Ok(())
    }

    fn beheer_werd(&mut self, conn: &mut DbConnection, regel: &Regel, beheer: Beheerd) -> Result<()> {
        self.kenmerken.volg(regel, beheer.inhoud(conn)?.as_ref());
        self.beheer = beheer;
        Ok(())
    }

    /// An entry about the concept that the entries before it left.
    fn met_concept(&mut self, regel: &Regel, boek: &mut Boek, wat: impl FnOnce(&mut Concept)) {
        let Some(concept) = &mut self.concept else {
            boek.sluit_niet_aan(regel.tekst.volgnummer, "gaat over een concept dat er niet was");
            return;
        };
        concept.sluit_aan(regel, boek);
        wat(concept);
    }

    fn stel_vast(&mut self, regel: &Regel, boek: &mut Boek) {
        self.gecontroleerd_op = Some(regel.tekst.tijdstip);
        self.versies.stel_vast(regel, boek);
    }

    /// Its row and that of its concept. Returns which documents were erased, and when that was decided.
    pub(super) fn sluit(self, conn: &mut DbConnection, boek: &mut Boek) -> Result<BTreeMap<Uuid, Moment>> {
        let (regel, gewijzigd_op) = self.laatste;
        let inhoud = self.concept.as_ref().map(|concept| concept.inhoud(conn)).transpose()?;
        let geschiedenis = self.versies.geschiedenis(self.uuid);
        let mut velden = json!({
            "uuid": self.uuid, "registerhouder": self.registerhouder, "revisie": regel,
            "laatst_gecontroleerd_op": self.gecontroleerd_op.map(|moment| *moment.micros()),
            "openbaar_vanaf": openbaar_vanaf(&geschiedenis),
            "aangemaakt_op": self.aangemaakt_op.micros(), "gewijzigd_op": gewijzigd_op.micros(),
        });
        if let Some(identificatie) = &self.identificatie {
            velden["identificatie"] = json!(identificatie);
            velden["identificatie_nummer"] = json!(identificatie::nummer(identificatie));
        }
        // Of a concept without its document nobody can tell whether it is confidential.
        let concept = match &inhoud {
            Some(None) => None,
            Some(Some(inhoud)) => Some(inhoud.is_vertrouwelijk()),
            None => Some(false),
        };
        let vertrouwelijk = concept.map(|concept| Eis::Is(json!(geschiedenis.is_vertrouwelijk() || concept)));
        let tot = concept.map(|concept| Eis::Is(json!(vertrouwelijk_tot(&geschiedenis, concept))));
        let rij = Verwachting::new(regel, velden).met("vertrouwelijk", vertrouwelijk).met("vertrouwelijk_tot", tot);
        let rij = rij.met("beheer", self.beheer.eis(conn)?);
        boek.verwacht("activiteiten", &self.uuid, rij);
        self.kenmerken.sluit(conn, self.uuid, self.registerhouder, boek)?;
        if let Some(concept) = self.concept {
            concept.sluit(conn, self.uuid, boek)?;
        }
        Ok(self.versies.gewist)
    }
}
