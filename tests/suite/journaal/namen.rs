//! Names stand apart from the journal and can be emptied; the keys stay, and so does what depends on them.

use chrono::TimeDelta;
use serde_json::Value;
use verwerkingsregister::{
    auth::Scope::{Invoeren, Lezen, Toezien, Vaststellen},
    clock::Moment,
    domain::levensloop::wie::Wie,
    handelingen::namen::legen,
    store::verificatie::verifieer,
};

use crate::support::TestApp;

async fn leeg(app: &TestApp, voor: Moment) -> usize {
    let wie = Wie::programma("opdrachtregel");
    app.store().write(&wie, move |tx| legen(tx, voor)).await.unwrap()
}

async fn wie(app: &TestApp, path: &str) -> Vec<(String, Option<String>)> {
    let lijst = app.caller("fg", &[Toezien]).get(path).send().await.expect(200);
    let regels = lijst.body["results"].as_array().unwrap();
    let tekst = |waarde: &Value| waarde.as_str().map(str::to_owned);
    regels.iter().map(|regel| (tekst(&regel["handelende"]).unwrap(), tekst(&regel["handelendeNaam"]))).collect()
}

#[actix_web::test]
async fn emptied_names_are_gone_while_keys_entries_and_chain_stay() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let activiteit = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let (pad, voor) = (activiteit.path("/journaal"), wie(&app, &activiteit.path("/journaal")).await);
    assert!(voor.iter().all(|(_, naam)| naam.is_some()));
    assert_eq!(leeg(&app, Moment::from_micros(*app.clock.now().micros() - 1)).await, 0, "nobody was last seen before that");
    app.clock.advance(TimeDelta::days(30));
    app.concept_named(gemeente, "Later").await;
    assert_eq!(leeg(&app, app.clock.now()).await, 2, "the redacteur was seen again");
    let na = wie(&app, &pad).await;
    let sleutels = |wie: &[(String, Option<String>)]| wie.iter().map(|(sleutel, _)| sleutel.clone()).collect::<Vec<_>>();
    assert_eq!(sleutels(&na), sleutels(&voor));
    let namen: Vec<_> = na.iter().map(|(_, naam)| naam.as_deref()).collect();
    assert_eq!(namen, [None, Some("redacteur"), Some("redacteur")]);
    let uitslag = app.store().read(|lezen| verifieer(lezen.conn, None)).await.unwrap();
    assert_eq!(uitslag.gebreken, [""; 0]);
}

#[actix_web::test]
async fn four_eyes_hold_after_the_names_are_emptied_and_a_returning_person_has_the_same_key() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let concept = app.concept_named(gemeente, "Nieuwsbrief").await;
    let ingediend = app.indienen(&concept).await;
    app.clock.advance(TimeDelta::days(1000));
    assert_eq!(leeg(&app, app.clock.now()).await, 2);
    let path = ingediend.path("/concept/_vaststellen");
    let zelf = app.caller("redacteur", &[Lezen, Invoeren, Vaststellen]);
    let geweigerd = zelf.post(path.clone()).if_match(&ingediend.etag).send().await;
    assert!([403, 409].contains(&geweigerd.status), "{}", geweigerd.text());
    app.beoordelaar().post(path).if_match(&ingediend.etag).send().await.expect(201);
    app.indienen(&app.concept_named(gemeente, "Tweede").await).await;
    let regels = wie(&app, "/v1/journaal?pageSize=5").await;
    let (sleutels, namen): (Vec<_>, Vec<_>) = regels.into_iter().unzip();
    assert_eq!(namen[0].as_deref(), Some("redacteur"));
    assert_eq!(sleutels[0], sleutels[4], "before and after: {namen:?}");
    assert_eq!(namen[4], namen[0], "who comes back is known again");
    assert_ne!(sleutels[2], sleutels[0]);
}
