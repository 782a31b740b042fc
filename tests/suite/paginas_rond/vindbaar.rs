//! What search engines and finders of weak spots look for.

use super::{bekijk, hoe_vaak};
use verwerkingsregister::toestand::Thema;

use crate::support::{PUBLIC_URL, TestApp, document};

#[actix_web::test]
async fn the_sitemap_names_every_page_that_is_there_today() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    let kaart = client.get("/sitemap.xml").send().await.expect(200);
    assert_eq!(kaart.media_type(), Some("application/xml"));
    let tekst = kaart.text();
    let lijst = client.get("/v1/register/verwerkingsactiviteiten?volledig=true&pageSize=100").send().await.expect(200).body;
    let organisaties = client.get("/v1/register/organisaties?pageSize=100").send().await.expect(200).body;
    for activiteit in lijst["results"].as_array().unwrap() {
        let dag = &activiteit["vastgesteldOp"].as_str().unwrap()[..10];
        let plaats = format!(
            "<url><loc>{PUBLIC_URL}/verwerkingen/{}</loc><lastmod>{dag}</lastmod></url>",
            activiteit["uuid"].as_str().unwrap()
        );
        assert!(tekst.contains(&plaats), "{plaats}\n{tekst}");
    }
    for organisatie in organisaties["results"].as_array().unwrap() {
        let plaats = format!("<url><loc>{PUBLIC_URL}/organisaties/{}</loc></url>", organisatie["uuid"].as_str().unwrap());
        assert!(tekst.contains(&plaats), "{plaats}\n{tekst}");
    }
    // Those that are always there, the ways in, and the notices of two organisations.
    let wegen = ["waar/gegevens", "waar/ontvangers", "waar/landen", "waar/wetten", "situaties"];
    let wegen = wegen.map(|weg| hoe_vaak(&tekst, &format!("<loc>{PUBLIC_URL}/{weg}/")) as u64);
    assert!(wegen.iter().all(|aantal| *aantal > 2), "{tekst}");
    let aantal = lijst["count"].as_u64().unwrap() + organisaties["count"].as_u64().unwrap() + 10 + wegen.iter().sum::<u64>() + 2;
    assert_eq!(
        (hoe_vaak(&tekst, "<loc>") as u64, hoe_vaak(&tekst, &format!("<loc>{PUBLIC_URL}/"))),
        (aantal, usize::try_from(aantal).unwrap())
    );
    assert!(tekst.starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
    ));
}

#[actix_web::test]
async fn a_small_register_has_one_part_of_a_sitemap() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    let heel = client.get("/sitemap.xml").send().await.expect(200).text();
    assert_eq!(client.get("/sitemap-1.xml").send().await.expect(200).text(), heel);
    for pad in ["/waar/gegevens/bsn", "/waar/ontvangers/belastingdienst", "/waar/landen/US", "/situaties/verhuizen"] {
        assert!(heel.contains(&format!("<loc>{PUBLIC_URL}{pad}</loc>")), "{heel}");
        client.get(pad).send().await.expect(200);
    }
    for deel in ["/sitemap-0.xml", "/sitemap-2.xml", "/sitemap-een.xml"] {
        client.get(deel).send().await.expect(404);
    }
}

#[actix_web::test]
async fn robots_may_read_everything_but_management() {
    let app = TestApp::start().await;
    let robots = app.anonymous().get("/robots.txt").send().await.expect(200);
    assert_eq!(robots.header("Content-Type"), Some("text/plain; charset=utf-8"));
    let tekst = robots.text();
    assert!(tekst.starts_with("User-agent: *\n") && tekst.contains("\nAllow: /\n"), "{tekst}");
    assert!(!tekst.contains("/v1/register"), "{tekst}");
    for (path, operations) in document()["paths"].as_object().unwrap() {
        let secured = operations.as_object().unwrap().values().any(|operation| operation.get("security").is_some());
        let (_, part) = path.split_once('/').unwrap();
        let line = format!("\nDisallow: /v1/{}\n", part.split('/').next().unwrap());
        assert_eq!(tekst.contains(&line), secured, "{path}: {tekst}");
    }
    assert!(tekst.ends_with(&format!("\nSitemap: {PUBLIC_URL}/sitemap.xml\n")), "{tekst}");
}

#[actix_web::test]
async fn a_weak_spot_can_be_reported_where_somebody_said_so() {
    let adres = "/.well-known/security.txt";
    let zonder = TestApp::start().await;
    zonder.anonymous().get(adres).send().await.expect(404);
    assert_eq!(bekijk(&zonder.anonymous(), adres).await.expect(404).media_type(), Some("text/html"));

    let app =
        TestApp::start_with(|settings| settings.security_contact = Some("mailto:beveiliging@gemeente.example".to_owned())).await;
    app.clock.set("2028-02-29T10:00:00Z");
    let gevonden = app.anonymous().get(adres).send().await.expect(200);
    assert_eq!(gevonden.header("Content-Type"), Some("text/plain; charset=utf-8"));
    let verwacht = format!(
        "Contact: mailto:beveiliging@gemeente.example\nExpires: 2029-02-28T00:00:00Z\nPreferred-Languages: nl, en\nCanonical: {PUBLIC_URL}{adres}\n"
    );
    assert_eq!(gevonden.text(), verwacht);

    let kaal = TestApp::start_with(|settings| {
        settings.security_contact = Some("https://gemeente.example/melden".to_owned());
        settings.public_url = "http://register.intern".to_owned();
    })
    .await;
    let tekst = kaal.anonymous().get(adres).send().await.expect(200).text();
    assert!(tekst.starts_with("Contact: https://gemeente.example/melden\n") && !tekst.contains("Canonical"), "{tekst}");
}

#[actix_web::test]
async fn questions_and_combinations_are_no_pages_for_search_engines() {
    let app = TestApp::with_example().await;
    for (pad, gevonden) in [
        ("/verwerkingen", true),
        ("/verwerkingen?page=2", true),
        ("/verwerkingen?thema=jeugd", true),
        ("/verwerkingen?zoek=paspoort", false),
        ("/verwerkingen?thema=jeugd&gegevens=naam", false),
        ("/verwerkingen?sorteer=naam", false),
        ("/verwerkingen?geldigOp=2026-01-01", false),
    ] {
        let html = bekijk(&app.anonymous(), pad).await.expect(200).text();
        assert_eq!((html.contains("rel=\"canonical\""), html.contains("noindex")), (gevonden, !gevonden), "{pad}");
    }
}

#[actix_web::test]
async fn a_municipality_puts_its_name_on_every_page() {
    let map = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("voorbeeld/huisstijl/duinwaard");
    let app = TestApp::start_with(|settings| settings.thema = Some(Thema::lees(&map).unwrap())).await;
    app.load_example().await;
    let html = bekijk(&app.anonymous(), "/").await.expect(200).text();
    for deel in [
        "<html lang=\"nl\" class=\"licht\">",
        "<title>Wat doet Gemeente Duinwaard met mijn gegevens? - Verwerkingsregister Duinwaard</title>",
        "<meta property=\"og:site_name\" content=\"Verwerkingsregister Duinwaard\">",
        "<meta property=\"og:title\" content=\"Wat doet Gemeente Duinwaard",
        "alt=\"Gemeente Duinwaard\"",
        "<a class=\"terug\" href=\"https://www.duinwaard.example\">",
        "<a href=\"https://www.duinwaard.example/privacy\">Privacy</a>",
    ] {
        assert!(html.contains(deel), "{deel} not in {html}");
    }
    let feed = app.anonymous().get("/wijzigingen.atom").send().await.expect(200).text();
    assert!(feed.contains("<name>Verwerkingsregister Duinwaard</name>"), "{feed}");
    assert!(feed.contains(">Wijzigingen: Verwerkingsregister Duinwaard</title>"), "{feed}");
    let icoon = app.anonymous().get("/favicon.ico").send().await.expect(200);
    assert_eq!((icoon.header("Content-Type"), &icoon.bytes[..4]), (Some("image/x-icon"), &[0, 0, 1, 0][..]));
}
