//! What a page about one kind of data, a country or a situation answers: of that, and of the organisation that somebody chose.

use serde_json::json;

use super::{bekijk, pagina};
use crate::support::{TestApp, complete_inhoud, seeds};

/// The part of a page about one activity.
fn blad<'a>(html: &'a str, naam: &str) -> &'a str {
    html.split("<details class=\"vouw blad\"")
        .find(|deel| deel.contains(&format!(">{naam}<")))
        .unwrap_or_else(|| panic!("{html}"))
}

/// What stands behind a question.
fn antwoord<'a>(blad: &'a str, vraag: &str) -> &'a str {
    let na = blad.split(&format!("<dt>{vraag}</dt>\n<dd>")).nth(1).unwrap_or_else(|| panic!("no {vraag} in {blad}"));
    na.split("</dd>").next().unwrap()
}

#[actix_web::test]
async fn a_kind_of_data_is_kept_as_long_as_its_own_term_says() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["betrokkenen"][0]["gegevens"] = json!([
        {"categorie": "bankrekening", "bronnen": [{"bron": "betrokkene"}]},
        {"categorie": "naam", "bronnen": [{"bron": "betrokkene"}]},
        {"categorie": "adres", "bronnen": [{"bron": "betrokkene"}]}
    ]);
    inhoud["bewaartermijnen"] = json!([
        {"onderdeel": "aanvraag", "soort": "vaste_termijn", "termijn": "P16Y", "startmoment": "datum_vastlegging"},
        {"gegevens": ["adres"], "soort": "vaste_termijn", "termijn": "P2Y", "startmoment": "datum_vastlegging"},
        {"gegevens": ["bankrekening"], "soort": "gebeurtenis", "gebeurtenis": "Het document is uitgereikt"}
    ]);
    app.vastgesteld_met(gemeente, &inhoud).await;
    let client = app.anonymous();
    for (code, staat, niet) in [
        ("bankrekening", "tot dit gebeurt: het document is uitgereikt.", "16 jaar"),
        ("adres", "2 jaar na de vastlegging", "16 jaar"),
        ("naam", "16 jaar na de vastlegging", "2 jaar"),
    ] {
        let html = pagina(&client, &format!("/waar/gegevens/{code}")).await;
        let hoe_lang = antwoord(blad(&html, "Digitale nieuwsbrief"), "Hoe lang?");
        assert!(hoe_lang.contains(staat) && !hoe_lang.contains(niet), "{code}: {hoe_lang}");
    }
}

#[actix_web::test]
async fn who_gets_a_kind_of_data_names_who_works_with_it_and_says_when_nobody_does() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["ontvangers"] = json!([{"soort": "politie_justitie", "gegevens": ["naam"], "grondslagVerstrekking": "De wet"}]);
    app.vastgesteld_met(gemeente, &inhoud).await;
    inhoud["naam"] = "Met hulp".into();
    inhoud["verwerkers"] =
        json!([{"organisatie": bedrijf, "werkzaamheden": "Versturen", "geenOvereenkomst": {"reden": "Wordt nog gesloten"}}]);
    app.vastgesteld_met(gemeente, &inhoud).await;
    let html = pagina(&app.anonymous(), "/waar/gegevens/emailadres").await;
    assert_eq!(antwoord(blad(&html, "Digitale nieuwsbrief"), "Wie krijgt het?"), "Niemand.");
    assert_eq!(antwoord(blad(&html, "Met hulp"), "Wie krijgt het?"), "Niemand. Mailhuis BV werkt voor ons.");
}

#[actix_web::test]
async fn a_term_that_begins_at_a_moment_of_its_own_says_which() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for (toelichting, zin) in [
        (
            json!("Vijf jaar na de dag waarop iemand 23 jaar wordt."),
            "Wij bewaren de gegevens tot vijf jaar na de dag waarop iemand 23 jaar wordt.",
        ),
        (json!("Dit begint als de groep terug is"), "Wij bewaren de gegevens 5 jaar. Dit begint als de groep terug is."),
        (json!(null), "Wij bewaren de gegevens 5 jaar."),
    ] {
        let mut inhoud = complete_inhoud(gemeente);
        inhoud["bewaartermijnen"] =
            json!([{"soort": "vaste_termijn", "termijn": "P5Y", "startmoment": "overig", "toelichting": toelichting}]);
        let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
        let html = pagina(&app.anonymous(), &activiteit.page_path("")).await;
        let vaker = html.matches(zin).count();
        assert!(vaker >= 3 && !html.contains("tot 5 jaar"), "in short, in the picture and in full, not {vaker} times: {html}");
        assert!(!html.contains("jaar wordt. Vijf jaar"), "{html}");
    }
}

#[actix_web::test]
async fn terms_that_differ_are_not_told_as_one() {
    let app = TestApp::with_example().await;
    let html = pagina(&app.anonymous(), "/waar/gegevens/kenteken").await;
    assert_eq!(antwoord(&html, "Hoe lang?"), "Dat verschilt. Hieronder staat het per verwerking.");
}

#[actix_web::test]
async fn a_long_subject_is_a_line_for_each_activity_and_told_in_pieces() {
    let app = TestApp::with_example().await;
    let html = pagina(&app.anonymous(), "/waar/gegevens/naam").await;
    let regels = html.matches("<details class=\"vouw blad\">").count();
    let (eerste, rest) = html.split_once("<summary>Toon er nog ").unwrap_or_else(|| panic!("{html}"));
    assert_eq!(eerste.matches("vouw blad").count(), 20);
    assert_eq!(regels, 20 + rest.matches("vouw blad").count());
    // The line tells the last answer.
    let regel = html.split("vouw blad").nth(1).unwrap().split("</summary>").next().unwrap();
    assert!(regel.contains("<h2>") && regel.contains("Hoe lang? "), "{regel}");
}

#[actix_web::test]
async fn a_situation_asks_which_municipality_and_others_belong_to_all() {
    let app = TestApp::start().await;
    let (hier, ginds) = (app.gemeente_named("Gemeente Hier").await, app.gemeente_named("Gemeente Ginds").await);
    let verhuizen = "/situaties/verhuizen";
    app.vastgesteld(hier, "Verhuizen hier", "2026-01-01").await;
    let client = app.anonymous();
    // Of one there is nothing to choose.
    let html = pagina(&client, verhuizen).await;
    assert!(html.contains("Verhuizen hier") && !html.contains("<select"), "{html}");
    app.vastgesteld(ginds, "Verhuizen ginds", "2026-01-01").await;
    let html = pagina(&client, verhuizen).await;
    assert!(html.contains("Kies eerst uw gemeente") && html.contains("<select") && !html.contains("Verhuizen hier"), "{html}");
    let html = pagina(&client, &format!("{verhuizen}?registerhouder={ginds}")).await;
    assert!(html.contains("Verhuizen ginds") && !html.contains("Verhuizen hier"), "{html}");
    assert!(html.contains(&format!("<option value=\"{ginds}\" selected=\"selected\">")), "{html}");
    bekijk(&client, &format!("{verhuizen}?registerhouder=ginds")).await.expect(400);
}

#[actix_web::test]
async fn a_kind_of_data_is_told_of_one_organisation_when_somebody_chooses_it() {
    let app = TestApp::start().await;
    let (hier, ginds) = (app.gemeente_named("Gemeente Hier").await, app.gemeente_named("Gemeente Ginds").await);
    app.vastgesteld(hier, "Van hier", "2026-01-01").await;
    app.vastgesteld(ginds, "Van ginds", "2026-01-01").await;
    let stil = app.gemeente_named("Gemeente Stil").await;
    let client = app.anonymous();
    let html = pagina(&client, "/waar/gegevens/emailadres").await;
    assert!(html.contains("Van hier") && html.contains("Van ginds") && html.contains("<select"), "{html}");
    let html = pagina(&client, &format!("/waar/gegevens/emailadres?registerhouder={hier}")).await;
    assert!(html.contains("Bij Gemeente Hier: 1 verwerking") && !html.contains("Van ginds"), "{html}");
    assert!(html.contains(&format!("/verwerkingen?gegevens=emailadres&#38;registerhouder={hier}")), "{html}");
    // Who has no register here is no choice.
    assert!(!html.contains(&stil.to_string()), "{html}");
}

#[actix_web::test]
async fn a_country_says_which_data_go_there_and_why_that_is_allowed() {
    let app = TestApp::with_example().await;
    let html = pagina(&app.anonymous(), "/waar/landen/US").await;
    assert!(html.contains("<h1>Uw gegevens in de Verenigde Staten van Amerika</h1>"), "{html}");
    let blad = blad(&html, "Digitale nieuwsbrief");
    assert!(antwoord(blad, "Welke gegevens?").to_lowercase().contains("e-mailadres"), "{blad}");
    // A safeguard has a name that nobody knows; what it is stands behind it, and one activity is open.
    let waarborg = antwoord(blad, "Waarom mag dat?");
    assert!(waarborg.contains("Dit mag met deze waarborg: ") && waarborg.contains("De Europese Commissie"), "{waarborg}");
    assert!(html.contains("vouw blad\" open"), "{html}");
    // Whoever has nothing to tell is no choice.
    assert!(!html.contains("<select"), "{html}");
}
