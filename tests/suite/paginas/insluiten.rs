//! The pages that other sites may show in a frame.

use super::{met_camera, met_status, pagina, tekst, vraag};
use crate::support::{PUBLIC_URL, TestApp};

#[actix_web::test]
async fn a_framed_page_has_the_same_content_and_its_links_lead_out_of_the_frame() {
    let app = TestApp::start().await;
    let (_, camera) = met_camera(&app).await;
    for rest in ["", "/privacyverklaring"] {
        let pad = camera.page_path(rest);
        let (los, ingesloten) = (pagina(&app, &pad).await, pagina(&app, &format!("/insluiten{pad}")).await);
        let deel = |pagina: &str| {
            let van = pagina.find("id=\"wat_doen_wij\"").unwrap();
            pagina[van..pagina.find("id=\"contact\"").unwrap()].to_owned()
        };
        assert_eq!(deel(&los), deel(&ingesloten), "{pad}");
        assert!(ingesloten.contains("<base target=\"_top\">"), "{ingesloten}");
        assert!(
            ingesloten.contains(&format!("<link rel=\"canonical\" href=\"{PUBLIC_URL}{}\">", camera.page_path(""))),
            "{ingesloten}"
        );
        assert!(!ingesloten.contains("<header") && !ingesloten.contains("<footer"), "{ingesloten}");
        let binnen = ingesloten.matches("<a href=\"#").count();
        assert_eq!(ingesloten.matches("target=\"_self\"").count(), binnen, "{ingesloten}");
        assert!(!los.contains("target="), "{los}");
    }
}

#[actix_web::test]
async fn a_list_of_names_is_what_the_address_chooses() {
    let app = TestApp::start().await;
    let (gemeente, camera) = met_camera(&app).await;
    let ander = app.gemeente_named("Gemeente Ginds").await;
    app.vastgesteld(ander, "Van ginds", "2026-01-01").await;
    let lijst = "/insluiten/verwerkingen";
    assert_eq!(pagina(&app, lijst).await.matches("<li>").count(), 3);
    let gekozen = pagina(&app, &format!("{lijst}?registerhouder={gemeente}&thema=bedrijfsvoering&utm=1")).await;
    let link = format!("<li><a href=\"{}\">Cameratoezicht gemeentehuis</a></li>", camera.page_path(""));
    assert!(gekozen.contains(&link) && gekozen.matches("<li>").count() == 1, "{gekozen}");
    let alles = format!("<a href=\"/verwerkingen?registerhouder={gemeente}&#38;thema=bedrijfsvoering\">");
    assert!(gekozen.contains(&alles), "{gekozen}");
    assert!(tekst(&pagina(&app, &format!("{lijst}?thema=jeugd")).await).contains("Er zijn geen verwerkingen gevonden."));
    met_status(&app, &format!("{lijst}?thema=zomaar"), 400).await;
}

#[actix_web::test]
async fn a_long_list_says_how_many_more_there_are() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for nummer in 0..102 {
        app.vastgesteld(gemeente, &format!("Verwerking {nummer:03}"), "2026-01-01").await;
    }
    let lijst = pagina(&app, "/insluiten/verwerkingen").await;
    assert_eq!(lijst.matches("<li>").count(), 100);
    assert!(lijst.contains("En nog 2 meer."), "{lijst}");
}

#[actix_web::test]
async fn nothing_else_may_be_framed() {
    let app = TestApp::start().await;
    let (gemeente, camera) = met_camera(&app).await;
    for pad in [
        "/",
        "/weg",
        "/insluitenx",
        "/v1/register",
        &camera.page_path(""),
        &format!("/organisaties/{gemeente}/privacyverklaring"),
    ] {
        let antwoord = vraag(&app, pad).await;
        assert_eq!(antwoord.header("X-Frame-Options"), Some("DENY"), "{pad}");
        assert!(antwoord.header("Content-Security-Policy").unwrap().contains("frame-ancestors 'none'"), "{pad}");
    }
}

#[actix_web::test]
async fn a_piece_for_a_page_that_fetches_has_headings_that_fit_and_whole_addresses() {
    let app = TestApp::start().await;
    let (_, camera) = met_camera(&app).await;
    let pad = format!("/insluiten{}", camera.page_path("/stuk"));
    let stuk = vraag(&app, &pad).await.expect(200).text();
    assert!(stuk.contains("<h2>Cameratoezicht gemeentehuis</h2>") && stuk.contains("<h3 id=\"vr-in-het-kort\">"), "{stuk}");
    assert!(
        !stuk.contains("<html") && !stuk.contains(" href=\"/") && stuk.contains(&format!(" href=\"{PUBLIC_URL}/organisaties/")),
        "{stuk}"
    );
    // The page around it has ids of its own, and not our style sheet.
    let eigen = |begin: &str| stuk.split(begin).skip(1).all(|rest| rest.starts_with("vr-"));
    assert!(eigen(" id=\"") && eigen(" href=\"#") && eigen(" aria-labelledby=\""), "{stuk}");
    assert!(!stuk.contains("verborgen") && stuk.contains("https://<wbr>"), "{stuk}");
    let diep = vraag(&app, &format!("{pad}?niveau=4")).await.expect(200).text();
    assert!(diep.contains("<h4>Cameratoezicht gemeentehuis</h4>"), "{diep}");
    vraag(&app, &format!("{pad}?niveau=9")).await.expect(400);
}
