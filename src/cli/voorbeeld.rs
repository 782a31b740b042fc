//! Replays the example register through the store, as two people: one writes, another reviews and settles.

use std::sync::Arc;

use serde_json::Value;
use uuid::Uuid;

use crate::{
    domain::{
        inhoud::Inhoud,
        levensloop::{concept::Terugsturing, handeling::Handeling},
    },
    error::{Error, Result},
    exchange::voorbeeld::{Activiteit, Stap, Voorbeeld},
    store::{
        Handelende, Schrijven, Store, activiteiten,
        concepten::{self, Concept},
        organisaties, overeenkomsten,
        versies::Geschiedenis,
    },
};

/// Loads the example into an empty register; returns how many activities it has.
pub async fn laad(store: &Store) -> Result<usize> {
    let voorbeeld = Arc::new(Voorbeeld::new()?);
    let gedeeld = Arc::clone(&voorbeeld);
    store.write(persoon("redacteur"), move |tx| partijen(tx, &gedeeld)).await?;
    let rondes = voorbeeld.activiteiten.iter().map(|activiteit| activiteit.stappen.len()).max().unwrap_or_default();
    // All first steps, then all second ones: few transactions, and a moment of its own for each step of an activity.
    for ronde in 0..rondes {
        for (naam, van_redacteur) in [("redacteur", true), ("beoordelaar", false)] {
            let voorbeeld = Arc::clone(&voorbeeld);
            store.write(persoon(naam), move |tx| stappen(tx, &voorbeeld, ronde, van_redacteur)).await?;
        }
    }
    Ok(voorbeeld.activiteiten.len())
}

fn persoon(naam: &str) -> Handelende {
    Handelende { applicatie: "voorbeeld".to_owned(), persoon: Some((format!("voorbeeld:{naam}"), naam.to_owned())) }
}

fn partijen(tx: &mut Schrijven<'_>, voorbeeld: &Voorbeeld) -> Result<()> {
    for (invoer, eerder) in &voorbeeld.organisaties {
        // An organisation begins with its first name; each change keeps the one before.
        let mut namen = eerder.iter().chain([&invoer.naam]).cloned();
        let met_naam = |naam| crate::domain::inhoud::organisatie::OrganisatieInvoer { naam, ..invoer.clone() };
        let eerste = namen.next().unwrap_or_default();
        let mut organisatie = organisaties::create(tx, sleutel(invoer.uuid)?, &met_naam(eerste))?;
        for naam in namen {
            organisatie = organisaties::replace(tx, &organisatie, &met_naam(naam))?;
        }
    }
    for invoer in &voorbeeld.overeenkomsten {
        overeenkomsten::create(tx, sleutel(invoer.uuid)?, invoer)?;
    }
    Ok(())
}

fn sleutel(uuid: Option<Uuid>) -> Result<Uuid> {
    uuid.ok_or_else(|| Error::internal("the example names every uuid"))
}

fn stappen(tx: &mut Schrijven<'_>, voorbeeld: &Voorbeeld, ronde: usize, van_redacteur: bool) -> Result<()> {
    for activiteit in &voorbeeld.activiteiten {
        let stap = activiteit.stappen.get(ronde).filter(|stap| stap.is_van_redacteur() == van_redacteur);
        if let Some(stap) = stap {
            zet(tx, activiteit, stap).map_err(|fout| Error::internal(format!("{}: {fout}", activiteit.identificatie)))?;
        }
    }
    Ok(())
}

fn zet(tx: &mut Schrijven<'_>, bron: &Activiteit, stap: &Stap) -> Result<()> {
    if let Stap::Invoeren { inhoud } = stap {
        let (inhoud, beheer) = (Inhoud::clone(inhoud), bron.beheer.clone());
        let identificatie = Some(bron.identificatie.clone());
        let nieuw = activiteiten::Nieuw { uuid: bron.uuid, identificatie, registerhouder: bron.registerhouder, inhoud, beheer };
        return activiteiten::create(tx, &nieuw, Handeling::CreateVerwerkingsactiviteit);
    }
    let activiteit = activiteiten::find(tx.conn, bron.uuid)?.ok_or(Error::NotFound("de activiteit"))?;
    match stap {
        Stap::Invoeren { .. } => Ok(()),
        Stap::Wijzigen { wijziging } => wijzig(tx, &activiteit, wijziging),
        Stap::Indienen => concept(tx, bron.uuid).and_then(|concept| activiteiten::indienen(tx, &activiteit, &concept)),
        Stap::Terugnemen => concept(tx, bron.uuid).and_then(|concept| activiteiten::terugnemen(tx, &activiteit, &concept)),
        Stap::Terugsturen { reden, opmerkingen } => {
            let (reden, opmerkingen) = (reden.clone(), opmerkingen.clone());
            let terugsturing = Terugsturing { reden, opmerkingen, teruggestuurd_op: tx.moment };
            concept(tx, bron.uuid).and_then(|concept| activiteiten::terugsturen(tx, &activiteit, &concept, terugsturing))
        }
        Stap::Vaststellen => {
            concept(tx, bron.uuid).and_then(|concept| activiteiten::vaststellen(tx, &activiteit, &concept, true)).map(drop)
        }
        Stap::Bevestigen => activiteiten::bevestigen(tx, &activiteit).map(drop),
        Stap::Beeindigen { reden, einde_geldigheid } => {
            activiteiten::beeindigen(tx, &activiteit, reden, *einde_geldigheid).map(drop)
        }
        Stap::Intrekken { nummer, reden, tekst } => {
            let geschiedenis = Geschiedenis::lees(tx.conn, bron.uuid, tx.moment)?;
            let versie = geschiedenis.nummer(*nummer).ok_or(Error::NotFound("de versie"))?;
            activiteiten::intrekken(tx, &activiteit, versie, *reden, tekst)
        }
    }
}

fn concept(tx: &mut Schrijven<'_>, activiteit: Uuid) -> Result<Concept> {
    concepten::find(tx.conn, activiteit)?.ok_or(Error::NotFound("het concept"))
}

/// A merge patch on the concept; without a concept it starts one from the version that counts.
fn wijzig(tx: &mut Schrijven<'_>, activiteit: &activiteiten::Activiteit, wijziging: &Value) -> Result<()> {
    let uuid = activiteit.uuid.uuid();
    if concepten::find(tx.conn, uuid)?.is_none() {
        activiteiten::start_concept(tx, activiteit)?;
    }
    let concept = concept(tx, uuid)?;
    let mut inhoud = serde_json::to_value(concept.inhoud(tx.conn)?)?;
    json_patch::merge(&mut inhoud, wijziging);
    let inhoud: Inhoud = serde_json::from_value(inhoud)?;
    activiteiten::wijzig_concept(tx, activiteit, &concept, &inhoud, Handeling::UpdateConcept)
}

#[cfg(test)]
mod tests {
    use diesel::prelude::*;

    use super::*;
    use crate::{
        clock::Clock,
        database::Database,
        domain::recht::kennis::Kennis,
        store::{Inrichting, Lezen, schema, verificatie},
    };

    /// Organisations, activities, versions, concepts, withdrawals and public records.
    fn tel(lezen: &mut Lezen<'_>) -> Result<[i64; 6]> {
        use schema::{activiteiten, concepten, intrekkingen, openbaar, organisaties, versies};
        Ok([
            organisaties::table.count().get_result(lezen.conn)?,
            activiteiten::table.count().get_result(lezen.conn)?,
            versies::table.count().get_result(lezen.conn)?,
            concepten::table.count().get_result(lezen.conn)?,
            intrekkingen::table.count().get_result(lezen.conn)?,
            openbaar::table.count().get_result(lezen.conn)?,
        ])
    }

    #[actix_web::test]
    async fn the_example_loads_and_its_journal_holds() {
        let map = tempfile::tempdir().unwrap();
        let database = Database::open(&format!("sqlite://{}", map.path().join("register.sqlite3").display()), 2).unwrap();
        let store = Store::new(database, Clock::system(), Arc::new(Kennis::new(None).unwrap()));
        assert_eq!(store.migrate().await.unwrap(), Inrichting::Nieuw);
        assert_eq!(store.migrate().await.unwrap(), Inrichting::Actueel);
        assert_eq!(store.bezwaar().await.unwrap(), None);
        assert!(store.is_leeg().await.unwrap());
        laad(&store).await.unwrap();
        assert!(!store.is_leeg().await.unwrap());
        let eerst = store.read(tel).await.unwrap();
        assert_eq!(eerst, [28, 45, 49, 4, 1, 46]);
        let uitslag = store.read(|lezen| verificatie::verifieer(lezen.conn, None)).await.unwrap();
        assert_eq!(uitslag.gebreken, Vec::<String>::new());
        assert_eq!(store.herindexeer().await.unwrap(), 45);
        assert_eq!(store.read(tel).await.unwrap(), eerst);
    }
}
