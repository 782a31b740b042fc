//! What an organisation tells of all that it does, and which cookies an activity places: in the notice and on the pages.

use serde_json::{Value, json};

use crate::support::{
    TestApp,
    notice::{answer, verklaring},
    seeds,
};

/// A municipality that tells these things of all that it does.
fn gemeente(algemeen: &Value) -> Value {
    let mut gegevens = seeds::gegevens("Gemeente Opmeer");
    gegevens["register"]["algemeen"] = algemeen.clone();
    gegevens
}

#[actix_web::test]
async fn what_an_organisation_tells_stands_in_its_notice_and_on_its_page() {
    let app = TestApp::start().await;
    let lek = "Meld een lek via lek@opmeer.example.\n\nOok als de gegevens niet voor u zijn.";
    let algemeen = json!([
        {"soort": "wijzigingen", "tekst": "Kijk hier regelmatig."},
        {"soort": "datalek_melden", "tekst": lek, "url": "https://opmeer.example/lek"},
        {"soort": "klacht", "tekst": "Klaag eerst aan onze balie."}
    ]);
    let gemeente = app.organisatie(&gemeente(&algemeen)).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let activiteit = app.vastgesteld_met(gemeente, &seeds::nieuwsbrief(gemeente, bedrijf)).await;
    let pad = format!("/v1/register/organisaties/{gemeente}");
    let openbaar = app.anonymous().get(&pad).send().await.expect(200).body;
    let verwacht = json!({"soort": {"code": "datalek_melden", "naam": "Een datalek melden"}, "tekst": lek, "url": "https://opmeer.example/lek"});
    assert_eq!(openbaar["contact"]["algemeen"][1], verwacht);

    let gelezen = app.anonymous().get(format!("{pad}/privacyverklaring")).send().await.expect(200);
    let codes: Vec<_> = gelezen.body["onderdelen"].as_array().unwrap().iter().map(|deel| &deel["code"]).collect();
    assert_eq!(codes, ["contact", "uw_rechten", "bezwaar", "niet_eens", "klacht", "datalek", "wijzigingen"]);
    assert_eq!(
        answer(&gelezen, "datalek"),
        "Meld een lek via lek@opmeer.example.\nOok als de gegevens niet voor u zijn.\nLees meer: een datalek melden."
    );
    assert!(answer(&gelezen, "klacht").contains("aan onze balie"));
    assert!(answer(&verklaring(&app, &activiteit, "application/json").await, "klacht").contains("aan onze balie"));

    for pad in [format!("/organisaties/{gemeente}"), "/rechten".to_owned()] {
        let pagina = app.anonymous().get(&pad).send().await.expect(200).text();
        for deel in [
            "Een datalek melden",
            "href=\"https://opmeer.example/lek\"",
            "href=\"mailto:lek@opmeer.example\"",
            "Kijk hier regelmatig.",
        ] {
            assert!(pagina.contains(deel), "{pad} has no {deel}");
        }
    }
}

#[actix_web::test]
async fn a_kind_that_is_not_known_and_a_text_that_is_not_there_are_refused() {
    let app = TestApp::start().await;
    for (fout, plaats) in [
        (json!([{"soort": "weer", "tekst": "Zon"}]), "/register/algemeen/0/soort"),
        (json!([{"soort": "overig"}]), "/register/algemeen/0/tekst"),
        (json!([{"soort": "overig", "tekst": ""}]), "/register/algemeen/0/tekst"),
        (json!([{"soort": "overig", "tekst": "x", "url": "javascript:x"}]), "/register/algemeen/0/url"),
    ] {
        let geweigerd = app.beheerder().post("/v1/organisaties").json(&gemeente(&fout)).send().await.expect(400);
        assert_eq!(geweigerd.body["invalidParams"][0]["name"], plaats, "{fout}: {}", geweigerd.body);
    }
}

#[actix_web::test]
async fn cookies_are_a_table_in_every_form_and_on_the_page() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    let mut inhoud = seeds::nieuwsbrief(gemeente, bedrijf);
    inhoud["cookies"] = json!([{"naam": "_pk_id", "partij": "Matomo | zelf", "doel": "Bezoek tellen", "soort": "analytisch", "bewaartermijn": "P13M", "toestemming": false}]);
    let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
    let cel = |tekst: &str| format!("<td>{tekst}</td>");
    let markdown = verklaring(&app, &activiteit, "text/markdown").await.text();
    assert!(markdown.contains("| \\_pk\\_id | Matomo \\| zelf | Bezoek tellen | Analytisch | 13 maanden | nee |"), "{markdown}");
    let pagina = app.anonymous().get(format!("/verwerkingen/{}", activiteit.uuid)).send().await.expect(200).text();
    for html in [verklaring(&app, &activiteit, "text/html").await.text(), pagina] {
        assert!(html.contains("<th scope=\"col\">Van wie</th>"), "{html}");
        assert!(["_pk_id", "Matomo | zelf", "13 maanden", "nee"].iter().all(|tekst| html.contains(&cel(tekst))), "{html}");
    }
    let gevonden = app.anonymous().get("/v1/register/verwerkingsactiviteiten?zoek=matomo").send().await.expect(200).body;
    assert_eq!(gevonden["count"], 1);
    let csv = app.anonymous().get("/v1/register/export").header("Accept", "text/csv").send().await.expect(200).text();
    assert!(csv.contains("_pk_id: Bezoek tellen, Matomo | zelf, Analytisch, 13 maanden, zonder toestemming"), "{csv}");
}
