//! On the day itself the answer changes at midnight in Amsterdam, without anyone writing.

use super::stappen::{namen_in_lijst, openbaar};
use crate::support::{
    TestApp,
    life_cycle::{beeindigd, versie_vanaf},
};

/// Before and at the moment at which this day begins in Amsterdam.
const WISSELINGEN: [(&str, &str, &str, &str); 6] = [
    ("winter", "2027-02-01", "2027-01-31T22:59:59.999999Z", "2027-01-31T23:00:00Z"),
    ("summer", "2027-07-01", "2027-06-30T21:59:59.999999Z", "2027-06-30T22:00:00Z"),
    ("the day on which the clock goes forward", "2027-03-28", "2027-03-27T22:59:59.999999Z", "2027-03-27T23:00:00Z"),
    ("the day after it", "2027-03-29", "2027-03-28T21:59:59.999999Z", "2027-03-28T22:00:00Z"),
    ("the day on which the clock goes back", "2027-10-31", "2027-10-30T21:59:59.999999Z", "2027-10-30T22:00:00Z"),
    ("the day after that", "2027-11-01", "2027-10-31T22:59:59.999999Z", "2027-10-31T23:00:00Z"),
];

#[actix_web::test]
async fn a_planned_version_counts_from_midnight_in_amsterdam_in_winter_in_summer_and_when_the_clock_changes() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for (wanneer, dag, ervoor, erna) in WISSELINGEN {
        app.clock.set("2026-11-21T10:00:00Z");
        let oud = app.vastgesteld(gemeente, "Oud", "2026-01-01").await;
        let (activiteit, _) = versie_vanaf(&app, &oud, "Nieuw", dag).await;
        let public = || app.anonymous().get(activiteit.public_path(""));
        app.clock.set(ervoor);
        let gisteren = public().send().await.expect(200);
        assert_eq!(gisteren.body["naam"], "Oud", "{wanneer}");
        public().header("If-None-Match", &gisteren.etag()).send().await.expect(304);
        let paden = ["", "/versies/1"].map(|deel| activiteit.path(deel));
        let bekend = |pad: &str| app.redacteur().get(pad).header("If-None-Match", &activiteit.etag);
        for pad in &paden {
            bekend(pad).send().await.expect(304);
        }
        app.clock.set(erna);
        for pad in &paden {
            bekend(pad).send().await.expect(200);
        }
        let vandaag = public().header("If-None-Match", &gisteren.etag()).send().await.expect(200);
        assert_eq!((&vandaag.body["naam"], &vandaag.body["status"]["code"]), (&"Nieuw".into(), &"geldig".into()), "{wanneer}");
        assert_ne!(vandaag.etag(), gisteren.etag());
        public().header("If-None-Match", &vandaag.etag()).send().await.expect(304);
        let beheer = app.redacteur().get(activiteit.path("")).send().await.expect(200);
        assert_eq!(beheer.body["versie"]["nummer"], 2, "{wanneer}");
        assert_eq!(beheer.etag(), activiteit.etag, "nobody wrote anything");
    }
}

#[actix_web::test]
async fn an_end_takes_effect_at_midnight_everywhere() {
    let app = TestApp::start().await;
    let nieuwsbrief = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let (activiteit, _) = beeindigd(&app, &nieuwsbrief, "2026-12-31").await;
    let register = || app.anonymous().get("/v1/register");
    app.clock.set("2026-12-31T22:59:59Z");
    let gisteren = register().send().await.expect(200);
    assert_eq!(gisteren.body["aantalVerwerkingsactiviteiten"], 1);
    assert_eq!(openbaar(&app, &activiteit.public_path("")).await, "Nieuwsbrief geldig tot 2026-12-31");
    assert_eq!(namen_in_lijst(&app, "").await, ["Nieuwsbrief"]);
    app.clock.set("2026-12-31T23:00:00Z");
    let vandaag = register().header("If-None-Match", &gisteren.etag()).send().await.expect(200);
    assert_eq!(vandaag.body["aantalVerwerkingsactiviteiten"], 0);
    assert_eq!(openbaar(&app, &activiteit.public_path("")).await, "Nieuwsbrief beeindigd tot 2026-12-31");
    assert!(namen_in_lijst(&app, "").await.is_empty());
    assert_eq!(namen_in_lijst(&app, "?status=beeindigd").await, ["Nieuwsbrief"]);
}

#[actix_web::test]
async fn an_answer_that_a_day_does_not_change_keeps_its_etag_over_midnight() {
    let app = TestApp::start().await;
    let activiteit = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2026-01-01").await;
    let public = || app.anonymous().get(activiteit.public_path(""));
    let gisteren = public().send().await.expect(200);
    app.clock.set("2026-12-31T23:00:00Z");
    public().header("If-None-Match", &gisteren.etag()).send().await.expect(304);
}
