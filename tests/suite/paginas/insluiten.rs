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
    assert!(gekozen.contains(&alles) && gekozen.contains("<h1>Verwerkingen in het register: bedrijfsvoering</h1>"), "{gekozen}");
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
    let nummer = &camera.uuid.to_string()[..8];
    let voor = format!("vr-{nummer}-");
    assert!(
        stuk.contains("<h2>Cameratoezicht gemeentehuis</h2>") && stuk.contains(&format!("<h3 id=\"{voor}in-het-kort\">")),
        "{stuk}"
    );
    assert!(
        !stuk.contains("<html") && !stuk.contains(" href=\"/") && stuk.contains(&format!(" href=\"{PUBLIC_URL}/organisaties/")),
        "{stuk}"
    );
    // The page around it has ids of its own, and not our style sheet.
    let eigen = |begin: &str| stuk.split(begin).skip(1).all(|rest| rest.starts_with(&voor));
    assert!(eigen(" id=\"") && eigen(" href=\"#") && eigen(" aria-labelledby=\""), "{stuk}");
    assert!(!stuk.contains("verborgen") && stuk.contains("https://<wbr>"), "{stuk}");
    // The notice of the same activity may stand beside it.
    let verklaring = vraag(&app, &format!("/insluiten{}", camera.page_path("/privacyverklaring/stuk"))).await.expect(200).text();
    let ander = format!(" id=\"vr-p-{nummer}-");
    assert!(
        verklaring.matches(" id=\"").count() > 5 && verklaring.matches(" id=\"").count() == verklaring.matches(&ander).count()
    );
    let diep = vraag(&app, &format!("{pad}?niveau=4")).await.expect(200).text();
    assert!(diep.contains("<h4>Cameratoezicht gemeentehuis</h4>"), "{diep}");
    vraag(&app, &format!("{pad}?niveau=9")).await.expect(400);
}

#[actix_web::test]
async fn every_text_is_a_piece_too_and_a_wish_that_cannot_be_met_is_refused() {
    let app = TestApp::start().await;
    let (gemeente, camera) = met_camera(&app).await;
    let camera_pad = camera.page_path("");
    for (pad, kop) in [
        (format!("{camera_pad}/privacyverklaring"), "Privacyverklaring: Cameratoezicht gemeentehuis"),
        (format!("/organisaties/{gemeente}/privacyverklaring"), "Privacyverklaring van"),
        ("/verwerkingen".to_owned(), "Verwerkingen in het register"),
    ] {
        let stuk = vraag(&app, &format!("/insluiten{pad}/stuk?niveau=3")).await.expect(200).text();
        assert!(stuk.contains(&format!("<h3>{kop}")) && !stuk.contains("<h1") && !stuk.contains("<html"), "{pad}: {stuk}");
        assert!(!stuk.contains(" href=\"/") && stuk.contains(&format!(" href=\"{PUBLIC_URL}/")), "{pad}: {stuk}");
        for vraag in ["niveau=0", "niveau=vijf"] {
            met_status(&app, &format!("/insluiten{pad}/stuk?{vraag}"), 400).await;
        }
    }
    met_status(&app, &format!("/insluiten/organisaties/{gemeente}/privacyverklaring"), 200).await;
    let lijst = "/insluiten/verwerkingen/stuk";
    let een = vraag(&app, &format!("{lijst}?aantal=1")).await.expect(200).text();
    assert!(een.matches("<li>").count() == 1 && een.contains("En nog 1 meer."), "{een}");
    let alles = format!("<a href=\"{PUBLIC_URL}/verwerkingen\">");
    assert!(een.contains(&alles), "{een}");
    for aantal in ["0", "101", "alles"] {
        met_status(&app, &format!("{lijst}?aantal={aantal}"), 400).await;
        met_status(&app, &format!("/insluiten/verwerkingen?aantal={aantal}"), 400).await;
    }
}

#[actix_web::test]
async fn a_cms_that_knows_only_an_address_is_told_how_its_page_stands_in_another() {
    let app = TestApp::start().await;
    let (gemeente, camera) = met_camera(&app).await;
    let vraag_naar =
        |url: String, rest: &'static str| format!("/oembed?url={}{rest}", url.replace(':', "%3A").replace('?', "%3F"));
    let pad = camera.page_path("");
    let pagina = pagina(&app, &pad).await;
    let gewezen =
        pagina.split("application/json+oembed\" href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&#38;", "&");
    let adres = gewezen.strip_prefix(PUBLIC_URL).unwrap();
    let antwoord = app.anonymous().get(format!("{adres}&format=json&dnt=1&maxwidth=400")).send().await.expect(200).body;
    let verwacht = format!(
        "<iframe src=\"{PUBLIC_URL}/insluiten{pad}\" title=\"Cameratoezicht gemeentehuis\" width=\"400\" height=\"600\" style=\"max-width: 100%\" loading=\"lazy\"></iframe>"
    );
    assert_eq!((antwoord["html"].as_str(), antwoord["type"].as_str()), (Some(verwacht.as_str()), Some("rich")));
    for (pad, bron) in [
        (format!("/id/verwerkingsactiviteiten/{}", camera.uuid), format!("/insluiten{pad}")),
        (format!("{pad}/privacyverklaring#contact"), format!("/insluiten{pad}/privacyverklaring")),
        (format!("/organisaties/{gemeente}/privacyverklaring"), format!("/insluiten/organisaties/{gemeente}/privacyverklaring")),
        (format!("/organisaties/{gemeente}"), format!("/insluiten/organisaties/{gemeente}/privacyverklaring")),
        (format!("/id/organisaties/{gemeente}"), format!("/insluiten/organisaties/{gemeente}/privacyverklaring")),
        (format!("/insluiten{pad}"), format!("/insluiten{pad}")),
        ("/verwerkingen?thema=bedrijfsvoering".to_owned(), "/insluiten/verwerkingen?thema=bedrijfsvoering".to_owned()),
    ] {
        let vraag = vraag_naar(format!("{PUBLIC_URL}{}", pad.replace('#', "%23")), "");
        let html = app.anonymous().get(vraag).send().await.expect(200).body["html"].as_str().unwrap().to_owned();
        assert!(html.contains(&format!("src=\"{PUBLIC_URL}{bron}\"")), "{pad}: {html}");
        assert!(!pad.contains("thema=") || html.contains("title=\"Verwerkingen in het register: bedrijfsvoering\""), "{html}");
        self::pagina(&app, &bron).await;
    }
    let wijst = format!("href=\"{PUBLIC_URL}/oembed?url=");
    assert!(
        self::pagina(&app, &format!("/organisaties/{gemeente}")).await.contains(&wijst),
        "the page of an organisation says so"
    );
    // A situation has no frame: it is a link with a name.
    let link = app.anonymous().get(vraag_naar(format!("{PUBLIC_URL}/situaties/verhuizen"), "")).send().await.expect(200).body;
    assert_eq!((link["type"].as_str(), link["title"].as_str(), link.get("html")), (Some("link"), Some("Verhuizen"), None));
    for url in [
        format!("{PUBLIC_URL}/situaties/zomaar"),
        format!("{PUBLIC_URL}/insluitenx"),
        format!("{PUBLIC_URL}/over"),
        format!("{PUBLIC_URL}x/verwerkingen"),
        "https://elders.example/verwerkingen".to_owned(),
    ] {
        app.anonymous().get(vraag_naar(url, "")).send().await.expect(404);
    }
    app.anonymous().get("/oembed").send().await.expect(400);
    app.anonymous().get(vraag_naar(format!("{PUBLIC_URL}/verwerkingen"), "&format=xml")).send().await.expect(400);
}
