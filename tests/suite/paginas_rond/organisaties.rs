//! The page of an organisation: how to reach it, what it does, where it is named; whatever its name is.

use serde_json::json;

use super::{bekijk, keuring::keur, met_partijen, pagina, vervang};
use crate::support::{TestApp, pages::split_data};

/// A name that would like to be more than text.
const VIJANDIG: &str = "<script>alert(1)</script>\"'&<b>";
const ALS_TEKST: &str = "&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39;&#38;&#60;b&#62;";

#[actix_web::test]
async fn a_registerhouder_tells_how_to_reach_it() {
    let app = TestApp::start().await;
    let gegevens = json!({
        "naam": "Gemeente Ginds", "soort": "gemeente", "land": "NL", "email": "info@ginds.example", "telefoon": "14 0999",
        "website": "https://ginds.example", "correspondentieadres": {"regels": ["Postbus 1", "1234 AB Ginds"], "land": "NL"},
        "functionarisGegevensbescherming": {"naam": "G. Eheim", "email": "fg@ginds.example"},
        "register": {
            "beschrijving": "Wat wij doen.", "reactietermijn": "P1M", "klachtAutoriteit": "https://klacht.example/",
            "verzoekKanalen": [
                {"kanaal": "formulier", "url": "https://ginds.example/verzoek", "authenticatie": "digid"},
                {"recht": "inzage", "kanaal": "post"},
                {"recht": "inzage", "kanaal": "email", "email": "inzage@ginds.example", "authenticatie": "geen"}
            ]
        }
    });
    let ginds = app.organisatie(&gegevens).await;
    app.vastgesteld(ginds, "Nieuwsbrief", "2026-01-01").await;
    let html = pagina(&app.anonymous(), &format!("/organisaties/{ginds}")).await;
    for deel in [
        "<h1>Gemeente Ginds</h1>",
        "<p>Wat wij doen.</p>",
        "<a href=\"mailto:info@ginds.example\">info@ginds.example</a>",
        "<a href=\"tel:140999\">14 0999</a>",
        "<a href=\"https://ginds.example\">Website van Gemeente Ginds</a>",
        "<dd>Postbus 1, 1234 AB Ginds</dd>",
        "<a href=\"mailto:fg@ginds.example\">fg@ginds.example</a>",
        "U krijgt antwoord binnen 1 maand.",
        "<dt>Ieder verzoek</dt>\n<dd>Formulier<br><a href=\"https://ginds.example/verzoek\">Ga naar het formulier (Ieder verzoek)</a><br>U logt in met DigiD.</dd>",
        "<dt>Recht op inzage</dt>\n<dd>Post<br>Postbus 1, 1234 AB Ginds</dd>\n<dd>E-mail<br><a href=\"mailto:inzage@ginds.example\">",
        "<a class=\"knop\" href=\"https://ginds.example/verzoek?recht=rectificatie\">",
        "<a href=\"https://klacht.example/\">",
        &format!("<a href=\"/verwerkingen?registerhouder={ginds}\">Bekijk 1 verwerking van Gemeente Ginds</a>"),
        &format!("href=\"/organisaties/{ginds}/privacyverklaring\""),
        &format!("href=\"/organisaties/{ginds}/wijzigingen.atom\""),
        &format!("href=\"/v1/register/organisaties/{ginds}\""),
        "Aantal verwerkingen per grondslag",
    ] {
        assert!(html.contains(deel), "{deel}\n{html}");
    }
    assert!(!html.contains("Eheim"), "the name of the FG is internal");
}

#[actix_web::test]
async fn what_is_not_known_is_said() {
    let app = TestApp::start().await;
    let leeg = app.gemeente().await;
    app.vastgesteld(leeg, "Nieuwsbrief", "2026-01-01").await;
    vervang(&app, leeg, &json!({"naam": "Leeg", "register": {}})).await;
    let html = bekijk(&app.anonymous(), &format!("/organisaties/{leeg}")).await.expect(200);
    keur("leeg", &html);
    assert_eq!(super::hoe_vaak(&html.text(), "In het register staat nog niet"), 5, "{}", html.text());
}

#[actix_web::test]
async fn another_organisation_tells_where_it_is_named() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bedrijf = app
        .organisatie(&json!({"naam": "Mailhuis BV", "soort": "bedrijf", "land": "NL", "email": "info@mailhuis.example"}))
        .await;
    let ander = app.organisatie(&json!({"naam": "Elders", "soort": "stichting_vereniging"})).await;
    let onbekend = app.organisatie(&json!({"naam": "Nergens"})).await;
    app.vastgesteld_met(gemeente, &met_partijen(gemeente, bedrijf, ander)).await;
    app.vastgesteld_met(gemeente, &met_partijen(gemeente, bedrijf, bedrijf)).await;
    vervang(&app, bedrijf, &json!({"naam": "Postkantoor BV", "soort": "bedrijf", "land": "NL"})).await;

    let html = pagina(&app.anonymous(), &format!("/organisaties/{bedrijf}")).await;
    for deel in [
        "<h1>Postkantoor BV</h1>".to_owned(),
        "<dd>Mailhuis BV (tot en met 20 november 2026)</dd>".to_owned(),
        format!(
            "<a href=\"/verwerkingen?verwerker={bedrijf}\">2 verwerkingen waarin Postkantoor BV in opdracht werkt (verwerker)</a>"
        ),
        format!(
            "<a href=\"/verwerkingen?ontvanger={bedrijf}\">1 verwerking waarin Postkantoor BV gegevens krijgt (ontvanger)</a>"
        ),
    ] {
        assert!(html.contains(&deel), "{deel}\n{html}");
    }
    assert!(
        !html.contains("mailhuis.example") && !html.contains("<h2>Contact</h2>"),
        "contact data only of who keeps a register"
    );

    for (zoek, gevonden, niet) in [("mailhuis", "Postkantoor BV", "Elders"), ("elders", "Elders", "Postkantoor BV")] {
        let html = pagina(&app.anonymous(), &format!("/organisaties?zoek={zoek}")).await;
        assert!(html.contains(&format!(">{gevonden}</a>")) && !html.contains(&format!(">{niet}</a>")), "{html}");
    }
    for pad in [
        format!("/organisaties/{onbekend}"),
        "/organisaties/geen-uuid".to_owned(),
        format!("/organisaties/{}", uuid::Uuid::nil()),
    ] {
        let weg = bekijk(&app.anonymous(), &pad).await.expect(404);
        keur(&pad, &weg);
        assert!(weg.text().contains("Deze pagina bestaat niet"), "{pad}");
    }
}

#[actix_web::test]
async fn a_hostile_text_stays_text() {
    let app = TestApp::start().await;
    let houder = app.gemeente_named(VIJANDIG).await;
    let ander = app.organisatie(&json!({"naam": format!("Ander {VIJANDIG}"), "land": "NL"})).await;
    app.vastgesteld_met(houder, &met_partijen(houder, ander, ander)).await;
    let gegevens = json!({
        "naam": VIJANDIG, "website": "https://x.example/'&lt;", "telefoon": "<b>",
        "register": {"titel": VIJANDIG, "beschrijving": VIJANDIG, "klachtAutoriteit": "javascript:alert(1)", "verwerkingsregisterLicentie": VIJANDIG}
    });
    vervang(&app, houder, &gegevens).await;
    let zoek = "/organisaties?zoek=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22'".to_owned();
    for pad in [
        "/",
        "/organisaties",
        "/over",
        "/toegankelijkheid",
        &zoek,
        &format!("/organisaties/{houder}"),
        &format!("/organisaties/{ander}"),
    ] {
        let antwoord = bekijk(&app.anonymous(), pad).await.expect(200);
        let (html, _) = split_data(&antwoord.text());
        assert!(html.contains("&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39;"), "{pad}: {html}");
        assert!(
            !html.contains("<script") && !html.contains("href=\"javascript") && !html.contains("href=\"tel:\""),
            "{pad}: {html}"
        );
        assert!(pad == zoek || html.contains(ALS_TEKST), "{pad}: {html}");
    }
}
