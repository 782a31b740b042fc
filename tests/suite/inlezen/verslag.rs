//! The report as people read it, the mapping to begin with, and how long they are kept.

use chrono::TimeDelta;

use super::{CSV, proef};
use crate::support::TestApp;

#[actix_web::test]
async fn a_report_is_a_page_and_proposes_a_mapping_and_is_kept_for_ninety_days() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = "Nr;Verwerking;Doel;Kleur van de container\n1;<b>Afvalpas</b>;Toegang geven;groen\n";
    let (path, body) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    let redacteur = app.redacteur();
    let pagina = redacteur.get(format!("{path}/verslag")).send().await.expect(200);
    assert!(pagina.header("content-type").unwrap().starts_with("text/html"));
    assert!(pagina.text().contains("Afvalpas") && !pagina.text().contains("<b>Afvalpas"), "{}", pagina.text());
    let vertaling = redacteur.get(format!("{path}/vertaling")).send().await.expect(200);
    assert!(vertaling.text().contains("\"Kleur van de container\""), "{}", vertaling.text());
    assert!(body["bewaardTot"].as_str().unwrap() > body["gewijzigdOp"].as_str().unwrap());

    app.clock.advance(TimeDelta::days(89));
    proef(&app, gemeente, CSV, bestand, "klaar").await;
    redacteur.get(&path).send().await.expect(200);
    app.clock.advance(TimeDelta::days(2));
    proef(&app, gemeente, CSV, bestand, "klaar").await;
    redacteur.get(&path).send().await.expect(404);
}
