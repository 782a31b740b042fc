//! Two times at once: what counted on a day, as the register knew it at a moment.

use super::stappen::{namen_in_lijst, openbaar};
use crate::support::{
    Activiteit, TestApp,
    life_cycle::{beeindigd, nieuw_concept, versie_vanaf},
};

/// An activity of which more was settled each spring, with what it says after each.
async fn met_verleden(app: &TestApp) -> Activiteit {
    let gemeente = app.gemeente().await;
    app.clock.set("2027-03-01T12:00:00Z");
    let eerste = app.vastgesteld(gemeente, "Een", "2027-01-01").await;
    app.clock.set("2028-03-01T12:00:00Z");
    let (tweede, _) = versie_vanaf(app, &eerste, "Twee", "2029-01-01").await;
    app.clock.set("2029-03-01T12:00:00Z");
    let (derde, _) = versie_vanaf(app, &tweede, "Een, verbeterd", "2027-01-01").await;
    app.clock.set("2030-03-01T12:00:00Z");
    let (einde, _) = beeindigd(app, &derde, "2030-06-30").await;
    app.clock.set("2031-03-01T12:00:00Z");
    einde
}

#[actix_web::test]
async fn each_day_is_told_as_it_was_known_at_each_moment() {
    let app = TestApp::start().await;
    let activiteit = met_verleden(&app).await;
    let dagen = ["2026-12-31", "2027-06-01", "2028-12-31", "2029-01-01", "2030-06-30", "2030-07-01"];
    let (een, een_tot) = ("Een geldig tot -", "Een geldig tot 2028-12-31");
    let (twee, verbeterd) = ("Twee geldig tot -", "Een, verbeterd geldig tot 2028-12-31");
    let (twee_tot, gestopt) = ("Twee geldig tot 2030-06-30", "Twee beeindigd tot 2030-06-30");
    for (moment, verwacht) in [
        ("2027-02-28T12:00:00Z", ["404"; 6]),
        ("2027-03-02T12:00:00Z", ["404", een, een, een, een, een]),
        ("2028-03-02T12:00:00Z", ["404", een_tot, een_tot, twee, twee, twee]),
        ("2029-03-02T12:00:00Z", ["404", verbeterd, verbeterd, twee, twee, twee]),
        ("2030-03-02T12:00:00Z", ["404", verbeterd, verbeterd, twee_tot, twee_tot, gestopt]),
        // Later than the last entry is the last entry.
        ("2031-03-01T12:00:00Z", ["404", verbeterd, verbeterd, twee_tot, twee_tot, gestopt]),
    ] {
        for (dag, wat) in dagen.iter().zip(verwacht) {
            let pad = activiteit.public_path(&format!("?geldigOp={dag}&beschikbaarOp={moment}"));
            assert_eq!(openbaar(&app, &pad).await, wat, "{dag} as known at {moment}");
            let query = format!("?geldigOp={dag}&beschikbaarOp={moment}");
            let in_lijst = if wat.contains("geldig") { vec![wat.split(" geldig").next().unwrap()] } else { vec![] };
            assert_eq!(namen_in_lijst(&app, &query).await, in_lijst, "{dag} as known at {moment}");
        }
    }
}

#[actix_web::test]
async fn the_moment_itself_counts_and_the_microsecond_before_it_does_not() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    app.clock.set("2026-11-22T10:00:00Z");
    let (tweede, answer) = versie_vanaf(&app, &eerste, "Twee", "2026-01-01").await;
    let vastgesteld = answer["versie"]["vastgesteldOp"].as_str().unwrap();
    assert_eq!(vastgesteld, "2026-11-22T10:00:00.000003Z");
    app.clock.set("2026-11-23T10:00:00Z");
    for (moment, verwacht) in [
        ("2026-11-22T10:00:00.000002Z", "Een geldig tot -"),
        ("2026-11-22T10:00:00.000003Z", "Twee geldig tot -"),
        ("2026-11-22T11:00:00.000003%2B01:00", "Twee geldig tot -"),
    ] {
        assert_eq!(openbaar(&app, &tweede.public_path(&format!("?beschikbaarOp={moment}"))).await, verwacht, "{moment}");
    }
}

#[actix_web::test]
async fn the_future_of_the_register_is_not_known() {
    let app = TestApp::start().await;
    let activiteit = app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    app.clock.set("2026-11-22T10:00:00Z");
    for pad in [activiteit.public_path(""), "/v1/register/verwerkingsactiviteiten".to_owned()] {
        let nu = app.anonymous().get(format!("{pad}?beschikbaarOp=2026-11-22T10:00:00Z")).send().await.expect(200);
        let zonder = app.anonymous().get(&pad).send().await.expect(200);
        assert_eq!(nu.body, zonder.body);
        let straks = app.anonymous().get(format!("{pad}?beschikbaarOp=2026-11-22T10:00:00.000001Z")).send().await.expect(400);
        assert_eq!(straks.problem_codes(), [("beschikbaarOp", "in-de-toekomst")]);
    }
}

#[actix_web::test]
async fn a_concept_changes_nothing_of_any_day_or_moment() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Een", "2026-01-01").await;
    app.clock.set("2026-11-22T10:00:00Z");
    let before = app.anonymous().get(eerste.public_path("?geldigOp=2027-01-01")).send().await.expect(200);
    nieuw_concept(&app, &eerste, &serde_json::json!({"naam": "Anders"})).await;
    let after = app.anonymous().get(eerste.public_path("?geldigOp=2027-01-01")).send().await.expect(200);
    assert_eq!((after.etag(), after.bytes), (before.etag(), before.bytes));
}
