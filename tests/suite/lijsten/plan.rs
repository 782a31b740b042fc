//! How the database finds a page of a long list, and that it is the right page.

use verwerkingsregister::{
    clock::Moment,
    database::DbConnection,
    domain::{beheer::Beheer, inhoud::Inhoud},
    store::{
        Handelende, activiteiten, concepten,
        lijst::{Bereik, Selectie, Volgorde},
    },
};

use super::hulp::{OPENBAAR, teksten};
use crate::support::{TestApp, complete_inhoud};

/// Settles so many activities through the store.
pub async fn vul(app: &TestApp, aantal: usize) {
    let gemeente = app.gemeente().await;
    let inhoud: Inhoud = serde_json::from_value(complete_inhoud(gemeente)).unwrap();
    let wie = Handelende { applicatie: "toets".into(), persoon: Some(("toets:vuller".into(), "Vuller".into())) };
    for begin in (0..aantal).step_by(100) {
        let inhoud = inhoud.clone();
        let deel = app.store().write(wie.clone(), move |tx| {
            for nummer in begin..aantal.min(begin + 100) {
                let uuid = tx.id();
                // Names run against the numbers, so that no order is another by accident.
                let inhoud = Inhoud { naam: format!("Activiteit {:05}", 99_999 - nummer), ..inhoud.clone() };
                let nieuw = activiteiten::Nieuw {
                    uuid,
                    identificatie: None,
                    registerhouder: gemeente,
                    inhoud,
                    beheer: Beheer::default(),
                };
                activiteiten::create(tx, &nieuw)?;
                let activiteit = activiteiten::find(tx.conn, uuid)?.unwrap();
                let concept = concepten::find(tx.conn, uuid)?.unwrap();
                activiteiten::indienen(tx, &activiteit, &concept)?;
                let concept = concepten::find(tx.conn, uuid)?.unwrap();
                activiteiten::vaststellen(tx, &activiteit, &concept, false)?;
            }
            Ok(())
        });
        deel.await.unwrap();
    }
}

#[actix_web::test]
async fn a_page_far_into_a_long_list_is_reached_over_a_covering_index() {
    let app = TestApp::start().await;
    vul(&app, 2000).await;
    for (sorteer, volgorde) in
        [("naam", Volgorde::Naam), ("identificatie", Volgorde::Identificatie), ("-vastgesteldOp", Volgorde::Vastgesteld)]
    {
        let vandaag = app.clock.now().datum();
        let selectie = Selectie {
            bereik: Bereik::Openbaar { vandaag },
            dag: vandaag,
            bekend: Moment::from_micros(app.clock.now().micros() + 1_000_000),
            status: Vec::new(),
            filters: Vec::new(),
            zoek: Vec::new(),
            volgorde,
        };
        let plan = app.store().read(move |lezen| match lezen.conn {
            DbConnection::Sqlite(_) => selectie.plan(lezen.conn).map(Some),
            #[cfg(feature = "postgres")]
            DbConnection::Postgres(_) => Ok(None),
        });
        let plan = plan.await.unwrap();
        assert_eq!(plan.is_some(), app.database_url().starts_with("sqlite:"), "only SQLite explains itself");
        // One step for the page and one for the count.
        for stap in plan.iter().inspect(|plan| assert_eq!(plan.len(), 2, "{plan:?}")).flatten() {
            assert!(stap.contains("perioden USING COVERING INDEX perioden_"), "{sorteer}: {stap}");
        }
        let pagina = app.anonymous().get(OPENBAAR).query("sorteer", sorteer).query("page", "70").send().await.expect(200);
        assert_eq!(pagina.body["count"], 2000);
        let eerste = |sleutel: &str| teksten(pagina.body["results"].as_array().unwrap(), sleutel)[0].clone();
        let verwacht = match volgorde {
            Volgorde::Naam => ("Activiteit 99725".to_owned(), "VA-0275".to_owned()),
            Volgorde::Identificatie => ("Activiteit 98274".to_owned(), "VA-1726".to_owned()),
            // Settled a hundred at a time, the last hundred first; within them in order of uuid.
            _ => ("Activiteit 99774".to_owned(), "VA-0226".to_owned()),
        };
        assert_eq!((eerste("naam"), eerste("identificatie")), verwacht, "{sorteer}");
    }
}
