//! The list of activities, as a reader who searches sees it.

use serde_json::json;

use super::pagina;
use crate::support::{TestApp, complete_inhoud};

#[actix_web::test]
async fn what_an_everyday_word_stands_for_is_marked() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = "Aanvragen aan de balie".into();
    inhoud["omschrijving"] = json!(null);
    inhoud["doelen"][0]["omschrijving"] = "Reisdocumenten uitgeven aan inwoners".into();
    app.vastgesteld_met(gemeente, &inhoud).await;
    app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    for (zoek, gemarkeerd) in
        [("paspoort", "<mark>Reisdocumenten</mark> uitgeven"), ("uitgeven", "Reisdocumenten <mark>uitgeven</mark> aan")]
    {
        let html = pagina(&app.anonymous(), &format!("/verwerkingen?zoek={zoek}")).await;
        assert!(html.contains(gemarkeerd) && html.contains("1 verwerking<"), "{zoek}: {html}");
    }
    // An everyday word that stands for nothing in the record marks nothing.
    let html = pagina(&app.anonymous(), "/verwerkingen?zoek=balie").await;
    assert!(html.contains("Aanvragen aan de balie") && !html.contains("<mark>"), "{html}");
}
