//! What a search says beside its results: with which words it found them, and which page answers the question.

use super::{bekijk, pagina};
use crate::support::TestApp;

#[actix_web::test]
async fn words_that_find_nothing_together_are_tried_with_fewer_and_the_page_says_so() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    for (zoek, met, zonder, naam) in [
        ("hoort+mijn+werkgever+dat+ik+bijstand+heb", "bijstand", ">werkgever</a>", "/situaties/werk_kwijt"),
        ("wat+doet+u+met+mijn+pasfoto+na+afloop", "pasfoto", ">afloop</a>", "/waar/gegevens/pasfoto"),
        ("kenteken+2023", "kenteken", ">2023</a>", "/waar/gegevens/kenteken"),
        ("energietoeslag+qqqzzz", "energietoeslag", ">qqqzzz</a>", "Eenmalige energietoeslag"),
        ("paspoort+qqqzzz", "paspoort", ">qqqzzz</a>", "eisdocument"),
    ] {
        let html = pagina(&client, &format!("/verwerkingen?zoek={zoek}")).await;
        let melding = html.split("Dit is gevonden met: <strong>").nth(1).unwrap_or_else(|| panic!("{zoek}: {html}"));
        let (gevonden, niet) = melding.split_once("</strong>. Niet gebruikt:").unwrap();
        assert!(gevonden.contains(met) && niet.split("</p>").next().unwrap().contains(zonder), "{zoek}: {melding}");
        assert!(html.contains(naam), "{zoek}: {html}");
        // The files of the list hold the same.
        assert!(html.contains(&format!("/verwerkingen.csv?zoek={}", gevonden.replace(' ', "%20"))), "{zoek}: {html}");
    }
    // A number says nothing by itself, and is not all that is left.
    for zoek in ["paspoort", "qqqzzz+xxxqqq", "qqqzzz", "qqqzzz+2023"] {
        assert!(!pagina(&client, &format!("/verwerkingen?zoek={zoek}")).await.contains("Dit is gevonden met"), "{zoek}");
    }
}

#[actix_web::test]
async fn a_question_in_whole_words_finds_and_leads_to_the_page_that_answers_it() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    for (zoek, weg) in [
        ("ik ga verhuizen", "/situaties/verhuizen"),
        ("moving", "/situaties/verhuizen"),
        ("wie ziet mijn medische gegevens", "/waar/gegevens/gezondheid"),
        ("profilering", "/waar#computer"),
        ("buiten europa", "/waar#landen"),
        ("amerika", "/waar/landen/US"),
        ("inzage", "/rechten"),
        ("rijbewijs", "/situaties/paspoort"),
        ("ik wil weten wat ze over mij hebben", "/rechten"),
        ("iets klopt niet", "/rechten"),
        ("hoe lang blijft mijn kenteken bewaard", "/waar/gegevens/kenteken"),
        ("welke bedrijven", "/waar#bedrijven"),
    ] {
        let html = pagina(&client, &format!("/verwerkingen?zoek={}", zoek.replace(' ', "+"))).await;
        let wegen =
            html.split("Misschien zoekt u:").nth(1).unwrap_or_else(|| panic!("{zoek}: {html}")).split("</p>").next().unwrap();
        assert!(wegen.contains(&format!("href=\"{weg}\"")), "{zoek}: {wegen}");
        bekijk(&client, weg).await.expect(200);
    }
    for (zoek, naam) in [
        ("ik ga verhuizen", "Basisregistratie Personen"),
        ("kamera", "Cameratoezicht"),
        ("cameras in de straat", "Cameratoezicht"),
        ("pas", "fval"),
    ] {
        let html = pagina(&client, &format!("/verwerkingen?zoek={}", zoek.replace(' ', "+"))).await;
        assert!(html.contains("class=\"resultaten\"") && html.contains(naam), "{zoek}: {html}");
    }
    // Words that only hold a question together are about nothing.
    let niets = pagina(&client, "/verwerkingen?zoek=wat+hebben+ze+over+mij").await;
    assert!(!niets.contains("overlijden") && !niets.contains("Niet gebruikt"), "{niets}");
    assert!(!pagina(&client, "/verwerkingen?zoek=gegevens").await.contains("Misschien zoekt u"));
    assert!(!pagina(&client, "/verwerkingen").await.contains("Misschien zoekt u"));
}

#[actix_web::test]
async fn verbs_of_every_day_do_not_count() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    for (zoek, eerste) in [
        ("hoe zeg ik de nieuwsbrief op", "nieuwsbrief"),
        ("ik wil mijn paspoort laten maken", "aspoort"),
        ("kan ik naar de sollicitatie vragen", "ollicitatie"),
    ] {
        let html = pagina(&client, &format!("/verwerkingen?zoek={}", zoek.replace(' ', "+"))).await;
        let titel = html.split("<h3>").nth(1).unwrap_or_else(|| panic!("{zoek}: {html}")).split("</h3>").next().unwrap();
        assert!(titel.contains(eerste) && !html.contains("Niet gebruikt"), "{zoek}: {titel}");
    }
}

#[actix_web::test]
async fn what_a_question_names_is_offered_before_what_only_begins_so() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    for (zoek, eerste, nooit) in [
        ("kopie paspoort", "/waar/gegevens/kopie_identiteitsbewijs", "/waar/gegevens/nationaliteit"),
        ("krijgt de politie mijn gegevens", "/waar/ontvangers/politie_justitie", "/waar/gegevens/politiek"),
        ("ik wil scheiden van mijn man", "/situaties/scheiden", "/situaties/hulp_thuis"),
        ("geheimhouding adres", "/waar/gegevens/adres", "/waar/gegevens/ip_adres"),
        ("een mens moet naar mijn besluit kijken", "/waar#computer", "/situaties"),
        ("fg", "/rechten#fg", "/waar"),
        ("functionaris gegevensbescherming", "/rechten#fg", "/waar"),
        ("privacy officer", "/rechten#fg", "/waar"),
        ("hoe kom ik aan mijn dossier", "/waar/gegevens/sociaal_domein_dossier", "/wijzigingen"),
    ] {
        let html = pagina(&client, &format!("/verwerkingen?zoek={}", zoek.replace(' ', "+"))).await;
        let wegen = html.split("Misschien zoekt u:").nth(1).unwrap_or_else(|| panic!("{zoek}: {html}"));
        let wegen = wegen.split("</p>").next().unwrap();
        assert!(
            wegen.starts_with(&format!(" <a href=\"{eerste}\"")) && !wegen.contains(&format!("\"{nooit}\"")),
            "{zoek}: {wegen}"
        );
        bekijk(&client, eerste).await.expect(200);
    }
    // A house is not what only begins with it.
    assert!(!pagina(&client, "/verwerkingen?zoek=staat+mijn+huis+erin").await.contains("Misschien zoekt u"));
    assert!(pagina(&client, "/rechten").await.contains("id=\"fg\""));
}

#[actix_web::test]
async fn a_passage_begins_with_a_sentence_or_says_that_it_does_not() {
    let app = TestApp::with_example().await;
    let html = pagina(&app.anonymous(), "/verwerkingen?zoek=gegevens").await;
    let passages: Vec<_> = html.split("</h3>\n<p>").skip(1).map(|deel| deel.split("</p>").next().unwrap()).collect();
    assert!(passages.len() > 10, "{html}");
    for passage in passages {
        let begin = passage.trim_start_matches("<mark>");
        assert!(begin.starts_with(|teken: char| teken.is_uppercase() || teken == '…'), "{passage}");
    }
}

#[actix_web::test]
async fn a_list_says_codes_by_their_names_and_offers_no_filters_when_it_is_empty() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    let gestopt = pagina(&client, "/verwerkingen?status=beeindigd").await;
    assert!(gestopt.contains("</span>Beëindigd</a>") && !gestopt.contains("status: "), "{gestopt}");
    let leeg = pagina(&client, "/verwerkingen?zoek=qqqzzz").await;
    assert!(leeg.contains("Niets gevonden") && !leeg.contains("id=\"filters\"") && !leeg.contains("#filters"), "{leeg}");
    let organisaties = pagina(&client, "/organisaties?zoek=qqqzzz").await;
    assert!(organisaties.contains("href=\"/verwerkingen?zoek=qqqzzz\""), "{organisaties}");
}
