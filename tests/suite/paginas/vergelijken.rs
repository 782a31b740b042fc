//! Two versions of an activity side by side.

use serde_json::json;

use super::{met_status, pagina, tekst};
use crate::support::{
    TestApp,
    life_cycle::{ingetrokken, nieuwe_versie},
};

#[actix_web::test]
async fn any_two_versions_stand_side_by_side_with_what_differs() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2025-01-01").await;
    let termijn = |duur: &str, vanaf: &str| json!({"beginGeldigheid": vanaf, "bewaartermijnen": [{"soort": "gebeurtenis", "gebeurtenis": duur}]});
    let (tweede, _) = nieuwe_versie(&app, &eerste, &termijn("Afmelden", "2026-01-01")).await;
    let (derde, _) = nieuwe_versie(&app, &tweede, &termijn("Verhuizen", "2026-06-01")).await;
    let pad = derde.page_path("/vergelijken");
    let laatste = pagina(&app, &pad).await;
    assert!(laatste.contains("<dt>Versie 2</dt>") && laatste.contains("<dt>Versie 3</dt>"), "{laatste}");
    assert!(
        laatste.contains("<del>") && laatste.contains("<ins>Verhuizen</ins>") && !laatste.contains("<h3>Rol van"),
        "{laatste}"
    );
    let alles = pagina(&app, &format!("{pad}?van=3&naar=1&toon=alles&fbclid=x")).await;
    let (drie, een) = (alles.find("<dt>Versie 3</dt>").unwrap(), alles.find("<dt>Versie 1</dt>").unwrap());
    assert!(drie < een, "{alles}");
    assert!(alles.contains("<h3>Naam</h3>\n<p>Nieuwsbrief <span class=\"klein\">(gelijk)</span></p>"), "{alles}");
    assert!(tekst(&pagina(&app, &format!("{pad}?van=2&naar=2")).await).contains("Deze versies zeggen hetzelfde."));
    assert!(pagina(&app, &derde.page_path("/wijzigingen")).await.contains(&format!("href=\"{pad}\"")));
    for (vraag, status) in [("van=4", 404), ("van=x", 400), ("van=0", 400), ("toon=niets", 400)] {
        met_status(&app, &format!("{pad}?{vraag}"), status).await;
    }
}

#[actix_web::test]
async fn what_was_withdrawn_or_is_not_public_cannot_be_compared() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Nieuwsbrief", "2025-01-01").await;
    let (tweede, _) = nieuwe_versie(&app, &eerste, &json!({"omschrijving": "Geheimzinnig"})).await;
    let pad = tweede.page_path("/vergelijken");
    ingetrokken(&app, &tweede, 2, "Er stond een fout in.").await;
    let over = pagina(&app, &pad).await;
    assert!(over.contains("Er is nog maar één versie om te lezen.") && !over.contains("Geheimzinnig"), "{over}");
    met_status(&app, &format!("{pad}?naar=2"), 404).await;
    met_status(&app, "/verwerkingen/01a20097-f42e-77a3-a73c-deb195cb423c/vergelijken", 404).await;
}
