//! The ways in: what somebody goes through, a kind of data, a company, a country, a law, and what has ended.

use super::{bekijk, keuring::keur, pagina};
use crate::support::TestApp;

#[actix_web::test]
async fn each_way_leads_from_the_start_page_to_an_answer() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    let start = pagina(&client, "/").await;
    for pad in ["/situaties", "/waar", "/waar#bedrijven", "/waar#landen", "/waar#computer", "/a-z", "/rechten", "/wijzigingen"] {
        assert!(start.contains(&format!("href=\"{pad}\"")), "{pad}");
    }
    let waar = pagina(&client, "/waar").await;
    for (pad, stukken) in [
        ("/situaties/verhuizen", vec!["<h1>Verhuizen</h1>", "Basisregistratie Personen bijhouden", "Hoe lang?"]),
        (
            "/waar/gegevens/bsn",
            // All of them together come first.
            vec![
                "Uw gegevens: burgerservicenummer</h1>\n<div class=\"vak kort\">\n<dl class=\"paren\">\n<dt>Wie gebruikt het?</dt>",
                "Dat verschilt.",
                "Bijstandsuitkering",
                "Mag dat?",
                "uit de Basisregistratie Personen",
            ],
        ),
        ("/waar/gegevens/adres", vec!["<h1>Uw gegevens: adres of woonplaats</h1>"]),
        (
            "/waar/ontvangers/belastingdienst",
            vec!["<h1>Welke gegevens gaan naar de Belastingdienst?</h1>", "Soms kan het om alle gegevens gaan."],
        ),
        ("/waar/ontvangers/andere_overheid", vec!["gaan naar: andere overheid?"]),
        ("/waar/landen/US", vec!["Uw gegevens in", "Digitale nieuwsbrief", "Skylark"]),
        ("/waar/wetten/BWBR0015703", vec!["Participatiewet", "artikel"]),
        ("/waar/wetten/BWBR0005212", vec!["<dd>Artikel 26, artikel 3 en artikel 65.</dd>", "<h1>Paspoortwet</h1>"]),
        ("/a-z", vec!["id=\"letter-w\"", "Webwinkel Meedoen"]),
    ] {
        let antwoord = bekijk(&client, pad).await.expect(200);
        keur(pad, &antwoord);
        for stuk in stukken {
            assert!(antwoord.text().to_lowercase().contains(&stuk.to_lowercase()), "{stuk} not on {pad}: {}", antwoord.text());
        }
        assert!(!pad.starts_with("/waar/") || waar.contains(&format!("href=\"{pad}\"")), "{pad}");
    }
    for pad in ["/situaties/niets", "/waar/gegevens/niets", "/waar/niets/bsn", "/waar/landen/ZZ"] {
        bekijk(&client, pad).await.expect(404);
    }
}

#[actix_web::test]
async fn a_law_is_called_what_a_record_calls_it_and_a_company_tells_what_it_does() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    let waar = pagina(&client, "/waar").await;
    let wetten = waar.split("id=\"wetten\"").nth(1).unwrap();
    assert!(!wetten.contains(">BWBR"), "{wetten}");
    let bedrijven = waar.split("id=\"bedrijven\"").nth(1).unwrap().split("</section>").next().unwrap();
    let socius = bedrijven.split("<a href=\"").find(|deel| deel.contains(">Socius Systemen B.V.<")).unwrap();
    let blad = pagina(&client, socius.split(['#', '"']).next().unwrap()).await;
    assert!(blad.contains("Werkt in opdracht") && blad.contains("Hulp en ondersteuning thuis"), "{blad}");
}

#[actix_web::test]
async fn what_has_ended_is_found_and_says_so() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    // What is found nowhere else is shown at once, as what it is; its files hold the same.
    let lijst = pagina(&client, "/verwerkingen?zoek=energietoeslag").await;
    assert!(lijst.contains(">1 verwerking</h2>") && lijst.contains("is de organisatie mee gestopt."), "{lijst}");
    assert!(lijst.contains("Eenmalige energietoeslag") && lijst.contains("<span class=\"etiket\">Gestopt</span>"), "{lijst}");
    assert!(lijst.contains("/verwerkingen.csv?zoek=energietoeslag&#38;status=beeindigd"), "{lijst}");
    // Of one there is nothing to choose, and no second page.
    assert!(!lijst.contains("class=\"keuzes\"") && !lijst.contains("Bladzijde 1"), "{lijst}");
    let gestopt = pagina(&client, "/verwerkingen?zoek=energietoeslag&status=beeindigd").await;
    assert!(gestopt.contains("Eenmalige energietoeslag") && !gestopt.contains("die is gestopt"), "{gestopt}");
    assert!(pagina(&client, "/verwerkingen?zoek=energietoeslag+2023").await.contains("<h3><a href=\"/verwerkingen/"));
    assert!(!pagina(&client, "/verwerkingen?zoek=energietoeslag+2023").await.contains("nieuwsbrief"));
    // Beside what holds it is offered.
    let ook = pagina(&client, "/verwerkingen?zoek=bijstand").await;
    assert!(ook.contains("Er is ook één verwerking die is gestopt.") && !ook.contains(">Gestopt<"), "{ook}");
    assert!(!pagina(&client, "/verwerkingen?zoek=paspoort").await.contains("gestopt"));
}

#[actix_web::test]
async fn changes_are_chosen_by_day_organisation_and_topic_and_name_the_activity() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    let aantal = |html: &str| html.matches("<li>\n<h2><a href=\"/verwerkingen/").count();
    let alles = pagina(&client, "/wijzigingen").await;
    assert_eq!(aantal(&alles), 30);
    assert!(alles.contains("rel=\"next\"") && !alles.contains("noindex"), "{alles}");
    let tweede = pagina(&client, "/wijzigingen?page=2").await;
    assert!(aantal(&tweede) > 5 && tweede.contains("rel=\"prev\""), "{tweede}");
    let jeugd = pagina(&client, "/wijzigingen?thema=jeugd").await;
    assert!((1..10).contains(&aantal(&jeugd)) && jeugd.contains("Jeugdhulp") && jeugd.contains("noindex"), "{jeugd}");
    assert_eq!(aantal(&pagina(&client, "/wijzigingen?tot=2000-01-01").await), 0);
    let andersom = pagina(&client, "/wijzigingen?sinds=2100-01-01&tot=2000-01-01").await;
    assert!(aantal(&andersom) == 30 && andersom.contains("name=\"sinds\" value=\"2000-01-01\""), "{andersom}");
    let regeling = pagina(&client, "/wijzigingen?registerhouder=50435bc0-df18-48ee-8815-58ca76bc7519").await;
    assert!(aantal(&regeling) == 1 && regeling.contains("Belastingen heffen en innen voor gemeenten"), "{regeling}");
    bekijk(&client, "/wijzigingen?sinds=gisteren").await.expect(400);
}

#[actix_web::test]
async fn a_change_says_nothing_twice_and_folds_what_is_long() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    for pad in ["/wijzigingen", "/wijzigingen?page=2"] {
        let html = pagina(&client, pad).await;
        assert!(html.contains("Eerste openbare versie") && !html.contains("staat in het register."), "{html}");
        for item in html.split("<li>\n<h2>").skip(1) {
            let titel = item.split("</p>\n<p>").nth(1).unwrap().split("</p>").next().unwrap();
            assert!(!item.contains(&format!("<li>{}.</li>", titel.split(", vanaf ").next().unwrap())), "{item}");
            let open = item.split("</ol>").next().unwrap().split("<details").next().unwrap();
            assert!(open.matches("<li>").count() <= 3, "{item}");
        }
    }
    let gevouwen = pagina(&client, "/wijzigingen").await + &pagina(&client, "/wijzigingen?page=2").await;
    assert!(gevouwen.contains("Wat er nog meer veranderde"), "{gevouwen}");
}

#[actix_web::test]
async fn a_link_gives_the_list_as_a_file() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    let lijst = pagina(&client, "/verwerkingen?thema=jeugd&page=1").await;
    assert!(
        lijst.contains("href=\"/verwerkingen.csv?thema=jeugd\"") && lijst.contains("/verwerkingen.xlsx?thema=jeugd"),
        "{lijst}"
    );
    let csv = bekijk(&client, "/verwerkingen.csv?thema=jeugd").await.expect(200);
    assert_eq!(csv.media_type(), Some("text/csv"));
    assert!(csv.text().contains("Jeugdhulp") && !csv.text().contains("Afval inzamelen"), "{}", csv.text());
    assert!(bekijk(&client, "/verwerkingen.xlsx").await.expect(200).bytes.starts_with(b"PK"));
}
