//! `/id/…` leads people to a page and systems to the API.

use super::met_camera;
use crate::support::{PUBLIC_URL, TestApp, life_cycle::ingetrokken, pages::BROWSER};

#[actix_web::test]
async fn a_browser_is_led_to_the_page_and_a_system_to_the_api() {
    let app = TestApp::start().await;
    let (gemeente, camera) = met_camera(&app).await;
    let (activiteit, versie) = (format!("verwerkingsactiviteiten/{}", camera.uuid), format!("{}/versies/1", camera.uuid));
    for (id, pagina) in [
        (activiteit.clone(), format!("verwerkingen/{}", camera.uuid)),
        (format!("verwerkingsactiviteiten/{versie}"), format!("verwerkingen/{versie}")),
        (format!("organisaties/{gemeente}"), format!("organisaties/{gemeente}")),
    ] {
        let api = format!("v1/register/{id}");
        for (accept, naar) in [
            (Some(BROWSER), &pagina),
            (Some("text/html"), &pagina),
            (Some("*/*"), &api),
            (Some("application/json"), &api),
            (Some("application/json, text/html;q=0.9"), &api),
            (Some("image/png"), &api),
            (None, &api),
        ] {
            let vraag = app.anonymous().get(format!("/id/{id}"));
            let vraag = accept.into_iter().fold(vraag, |vraag, accept| vraag.header("Accept", accept));
            let antwoord = vraag.send().await.expect(303);
            assert_eq!(antwoord.header("Location"), Some(format!("{PUBLIC_URL}/{naar}").as_str()), "{accept:?}");
            assert_eq!(antwoord.header("Vary"), Some("Accept, Accept-Encoding, Authorization"));
        }
    }
}

#[actix_web::test]
async fn a_browser_gets_a_page_for_what_is_gone_or_does_not_exist() {
    let app = TestApp::start().await;
    let (_, camera) = met_camera(&app).await;
    let weg = ingetrokken(&app, &camera, 1, "Er stond iets te veel.").await;
    let id = format!("/id/verwerkingsactiviteiten/{}", weg.uuid);
    for (pad, status) in [(id.clone(), 410), (format!("{id}/versies/1"), 410), (format!("{id}/versies/2"), 404)] {
        let pagina = app.anonymous().get(&pad).by_browser().send().await.expect(status);
        assert_eq!(pagina.media_type(), Some("text/html"), "{pad}");
        assert_eq!(pagina.text().contains("Er stond iets te veel."), status == 410, "{pad}");
        app.anonymous().get(&pad).send().await.expect(status).problem();
    }
}
