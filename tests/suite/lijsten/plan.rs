//! How the database finds a page of a long list, and that it is the right page.

use verwerkingsregister::{
    clock::Moment,
    database::DbConnection,
    domain::zoeken::{facet::Facet, kenmerk::Kenmerk},
    error::Result,
    store::{
        facetten,
        lijst::{Bereik, Deel, Filter, Selectie, Volgorde},
    },
};

use crate::support::{
    TestApp,
    lists::{OPENBAAR, texts},
};

/// Everything that everyone sees now.
fn selectie(app: &TestApp, volgorde: Volgorde) -> Selectie {
    let vandaag = app.clock.now().datum();
    Selectie {
        bereik: Bereik::Openbaar { vandaag },
        dag: vandaag,
        deel: Deel::Dag,
        bekend: Moment::from_micros(app.clock.now().micros() + 1_000_000),
        status: Vec::new(),
        filters: Vec::new(),
        zoek: Vec::new(),
        volgorde,
    }
}

/// The steps of a query; only SQLite explains itself.
async fn plan_van(
    app: &TestApp,
    leg_uit: impl FnOnce(&mut DbConnection) -> Result<Vec<String>> + Send + 'static,
) -> Option<Vec<String>> {
    let plan = app.store().read(move |lezen| match lezen.conn {
        DbConnection::Sqlite(_) => leg_uit(lezen.conn).map(Some),
        #[cfg(feature = "postgres")]
        DbConnection::Postgres(_) => Ok(None),
    });
    plan.await.unwrap()
}

#[actix_web::test]
async fn a_page_far_into_a_long_list_is_reached_over_a_covering_index() {
    let app = TestApp::start().await;
    app.fill(2000).await;
    for (sorteer, volgorde) in
        [("naam", Volgorde::Naam), ("identificatie", Volgorde::Identificatie), ("-vastgesteldOp", Volgorde::Vastgesteld)]
    {
        let selectie = selectie(&app, volgorde);
        let plan = plan_van(&app, move |conn| selectie.plan(conn)).await;
        assert_eq!(plan.is_some(), app.database_url().starts_with("sqlite:"), "only SQLite explains itself");
        // One step for the page and one for the count.
        for stap in plan.iter().inspect(|plan| assert_eq!(plan.len(), 2, "{plan:?}")).flatten() {
            assert!(stap.contains("perioden USING COVERING INDEX perioden_"), "{sorteer}: {stap}");
        }
        let pagina = app.anonymous().get(OPENBAAR).query("sorteer", sorteer).query("page", "70").send().await.expect(200);
        assert_eq!(pagina.body["count"], 2000);
        let eerste = |sleutel: &str| texts(pagina.body["results"].as_array().unwrap(), sleutel)[0].clone();
        let verwacht = match volgorde {
            Volgorde::Naam => ("Activiteit 99725".to_owned(), "VA-0275".to_owned()),
            Volgorde::Identificatie => ("Activiteit 98274".to_owned(), "VA-1726".to_owned()),
            // Settled a hundred at a time, the last hundred first; within them in order of uuid.
            _ => ("Activiteit 99774".to_owned(), "VA-0226".to_owned()),
        };
        assert_eq!((eerste("naam"), eerste("identificatie")), verwacht, "{sorteer}");
    }
}

#[actix_web::test]
async fn a_facet_is_counted_over_indexes_alone() {
    let app = TestApp::start().await;
    app.fill(100).await;
    let alles = selectie(&app, Volgorde::Naam);
    let thema = Filter::Kenmerk(Kenmerk::Thema, vec!["jeugd".to_owned()]);
    let gekozen = [
        alles.clone(),
        Selectie { filters: vec![thema], ..alles.clone() },
        Selectie { zoek: vec!["nieuwsbrief".to_owned(), "99".to_owned()], ..alles },
    ];
    for selectie in gekozen {
        let wat = format!("{:?} {:?}", selectie.filters, selectie.zoek);
        let plan = plan_van(&app, move |conn| facetten::plan(conn, &selectie, Facet::Gegevens)).await;
        assert_eq!(plan.is_some(), app.database_url().starts_with("sqlite:"));
        let stappen = plan.unwrap_or_default();
        for stap in stappen.iter().filter(|stap| stap.starts_with("SCAN") || stap.starts_with("SEARCH")) {
            // The tables of kenmerken and words are their own primary key.
            let over_index = ["COVERING INDEX", "kenmerken USING PRIMARY KEY", "zoekwoorden USING PRIMARY KEY"];
            assert!(over_index.iter().any(|index| stap.contains(index)), "{wat}: {stap}");
        }
    }
}
