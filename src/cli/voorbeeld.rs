//! Replays the example register through the store, as two people: one writes, another reviews and settles.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::{
    domain::{
        inhoud::{Inhoud, organisatie::OrganisatieInvoer},
        levensloop::{
            concept::Terugsturing,
            handeling::Handeling,
            scope::Scopes,
            wie::{Persoon, Wie},
        },
    },
    error::{Error, Result},
    exchange::voorbeeld::{Activiteit, Stap, Voorbeeld},
    handelingen::{
        Zaak,
        aanmaken::{Nieuw, aanmaken},
        beheer, beoordelen, concept, einde,
        intrekken::intrekken,
        organisatie, overeenkomst,
        vaststellen::vaststellen,
    },
    store::{Schrijven, Store},
};

/// Loads the example into an empty register; returns how many activities it has.
pub async fn laad(store: &Store) -> Result<usize> {
    let voorbeeld = Arc::new(Voorbeeld::new()?);
    let gedeeld = Arc::clone(&voorbeeld);
    let redacteur = persoon("redacteur");
    store.write(&redacteur.clone(), move |tx| partijen(tx, &redacteur, &gedeeld)).await?;
    let rondes = voorbeeld.activiteiten.iter().map(|activiteit| activiteit.stappen.len()).max().unwrap_or_default();
    // All first steps, then all second ones: few transactions, and a moment of its own for each step of an activity.
    for ronde in 0..rondes {
        for (naam, van_redacteur) in [("redacteur", true), ("beoordelaar", false)] {
            let voorbeeld = Arc::clone(&voorbeeld);
            let wie = persoon(naam);
            store.write(&wie.clone(), move |tx| stappen(tx, &wie, &voorbeeld, (ronde, van_redacteur))).await?;
        }
    }
    Ok(voorbeeld.activiteiten.len())
}

pub(super) fn persoon(naam: &str) -> Wie {
    Wie::new("voorbeeld".to_owned(), Persoon::new(naam, Some("voorbeeld"), naam), Scopes::all(), None)
}

fn partijen(tx: &mut Schrijven<'_>, wie: &Wie, voorbeeld: &Voorbeeld) -> Result<()> {
    for (invoer, eerder) in &voorbeeld.organisaties {
        // An organisation begins with its first name; each change keeps the one before.
        let mut namen = eerder.iter().chain([&invoer.naam]).cloned();
        let met_naam = |naam| OrganisatieInvoer { naam, ..invoer.clone() };
        let mut organisatie = organisatie::aanmaken(tx, wie, met_naam(namen.next().unwrap_or_default()))?;
        for naam in namen {
            organisatie = organisatie::vervangen(tx, wie, &organisatie, met_naam(naam))?;
        }
    }
    for invoer in &voorbeeld.overeenkomsten {
        overeenkomst::aanmaken(tx, wie, invoer.clone())?;
    }
    Ok(())
}

fn stappen(tx: &mut Schrijven<'_>, wie: &Wie, voorbeeld: &Voorbeeld, (ronde, van_redacteur): (usize, bool)) -> Result<()> {
    for activiteit in &voorbeeld.activiteiten {
        let stap = activiteit.stappen.get(ronde).filter(|stap| stap.is_van_redacteur() == van_redacteur);
        if let Some(stap) = stap {
            doe(tx, wie, activiteit, stap)
                .map_err(|fout| Error::internal(format!("{}: {}", activiteit.identificatie, fout.in_full())))?;
        }
    }
    Ok(())
}

fn doe(tx: &mut Schrijven<'_>, wie: &Wie, bron: &Activiteit, stap: &Stap) -> Result<()> {
    if let Stap::Invoeren { inhoud } = stap {
        let nieuw = Nieuw {
            uuid: Some(bron.uuid),
            identificatie: Some(bron.identificatie.clone()),
            registerhouder: bron.registerhouder,
            inhoud: Inhoud::clone(inhoud),
            beheer: bron.beheer.clone(),
            ingelezen: Vec::new(),
        };
        return aanmaken(tx, wie, nieuw, (Handeling::CreateVerwerkingsactiviteit, json!({}))).map(drop);
    }
    let zaak = &mut Zaak::lees(tx.conn, tx.moment, wie, bron.uuid)?;
    zet(tx, wie, zaak, stap)
}

/// Takes one step with an activity that is there.
pub(super) fn zet(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak, stap: &Stap) -> Result<()> {
    match stap {
        Stap::Invoeren { .. } => Ok(()),
        Stap::Wijzigen { wijziging } => wijzig(tx, wie, zaak, wijziging),
        Stap::Indienen => beoordelen::indienen(tx, wie, zaak),
        Stap::Terugnemen => beoordelen::terugnemen(tx, wie, zaak),
        Stap::Terugsturen { reden, opmerkingen } => {
            let (reden, opmerkingen) = (reden.clone(), opmerkingen.clone());
            let terugsturing = Terugsturing { reden, opmerkingen, teruggestuurd_op: tx.moment };
            beoordelen::terugsturen(tx, wie, zaak, terugsturing)
        }
        Stap::Vaststellen => vaststellen(tx, wie, zaak).map(drop),
        Stap::Bevestigen => beheer::bevestigen(tx, wie, zaak),
        Stap::Beeindigen { reden, einde_geldigheid } => {
            einde::beeindigen(tx, wie, zaak, reden.clone(), *einde_geldigheid).map(drop)
        }
        Stap::Intrekken { nummer, reden, tekst } => intrekken(tx, wie, zaak, *nummer, (*reden, tekst.clone())),
    }
}

/// A merge patch on the concept; without a concept it starts one from the version that counts.
fn wijzig(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak, wijziging: &Value) -> Result<()> {
    if zaak.concept.is_none() {
        concept::beginnen(tx, wie, zaak)?;
    }
    let mut inhoud = serde_json::to_value(&zaak.concept()?.inhoud)?;
    json_patch::merge(&mut inhoud, wijziging);
    concept::schrijven(tx, wie, zaak, serde_json::from_value(inhoud)?, Handeling::UpdateConcept)
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
        assert_eq!(eerst, [31, 51, 55, 4, 1, 52]);
        let uitslag = store.read(|lezen| verificatie::verifieer(lezen.conn, None)).await.unwrap();
        assert_eq!(uitslag.gebreken, Vec::<String>::new());
        assert_eq!(store.herindexeer().await.unwrap(), 51);
        assert_eq!(store.read(tel).await.unwrap(), eerst);
    }
}
