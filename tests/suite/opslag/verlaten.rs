//! Work in the database of somebody who has left.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use diesel::connection::SimpleConnection as _;
use verwerkingsregister::{
    database::{DbConnection, for_everyone},
    error::Result,
};

use crate::support::TestApp;

/// More statements than this after somebody left, and the work was never going to end.
const MANY: usize = 20;

/// Asks on until long after who waited has left, and counts the statements since.
struct Work {
    left: Arc<AtomicBool>,
    after: Arc<AtomicUsize>,
}

impl Work {
    fn on(&self, conn: &mut DbConnection) -> Result<()> {
        while self.after.load(Ordering::SeqCst) < MANY {
            let left = self.left.load(Ordering::SeqCst);
            conn.batch_execute("UPDATE journaalkop SET generatie = generatie + 1 WHERE id = 0")?;
            self.after.fetch_add(usize::from(left), Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(1));
        }
        Ok(())
    }
}

/// So many statements came after somebody who waited for this work left.
async fn statements_after(app: &TestApp, work: impl FnOnce(&mut DbConnection, &Work) -> Result<()> + Send + 'static) -> usize {
    let (left, after) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let own = Work { left: Arc::clone(&left), after: Arc::clone(&after) };
    let waits = app.store().database().write(move |conn| work(conn, &own));
    tokio::time::timeout(Duration::from_millis(50), waits).await.unwrap_err();
    left.store(true, Ordering::SeqCst);
    // The work is dropped when it ends.
    while Arc::strong_count(&after) > 1 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    after.load(Ordering::SeqCst)
}

#[actix_web::test]
async fn the_work_of_who_left_ends_at_its_next_statement_and_leaves_a_connection_that_is_good() {
    let app = TestApp::start().await;
    for _ in 0..3 {
        let after = statements_after(&app, |conn, work| work.on(conn)).await;
        assert!(after <= 1, "{after} statements");
        app.store().database().write(|conn| Ok(conn.batch_execute("UPDATE journaalkop SET id = 1")?)).await.unwrap();
    }
    assert_eq!(app.metric("database_pool_connections"), app.metric("database_pool_idle_connections"));
}

#[actix_web::test]
async fn what_others_use_too_is_finished() {
    let app = TestApp::start().await;
    let after = statements_after(&app, |conn, work| for_everyone(|| work.on(conn))).await;
    assert_eq!(after, MANY);
}
