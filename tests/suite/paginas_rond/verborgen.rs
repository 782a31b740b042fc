//! What is not public is in no list, no number and no sitemap.

use serde_json::json;
use uuid::Uuid;

use super::{bekijk, met_partijen, pagina};
use crate::support::{TestApp, complete_inhoud};

/// A register with one open activity, and what nobody may know: closed activities with a law, data, recipients and parties of their own,
/// a concept, one that is planned, and a municipality that has nothing open.
async fn met_geheimen(app: &TestApp) -> (Uuid, [Uuid; 3], Vec<Uuid>) {
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let stil = app.gemeente_named("Gemeente Stilte").await;
    let bedrijf = app.organisatie(&json!({"naam": "Recherche BV", "land": "NL"})).await;
    let ander = app.organisatie(&json!({"naam": "Inlichtingen BV", "land": "NL"})).await;
    let mut activiteiten = Vec::new();
    for (houder, vertrouwelijkheid) in [(gemeente, "vertrouwelijk"), (gemeente, "intern"), (stil, "vertrouwelijk")] {
        let mut inhoud = met_partijen(houder, bedrijf, ander);
        inhoud["naam"] = "Onderzoek naar fraude".into();
        inhoud["vertrouwelijkheid"] = vertrouwelijkheid.into();
        inhoud["themas"] = json!(["veiligheid_en_handhaving"]);
        inhoud["ontvangers"][0]["soort"] = "politie_justitie".into();
        inhoud["betrokkenen"][0]["gegevens"][0]["categorie"] = "kenteken".into();
        activiteiten.push(app.vastgesteld_met(houder, &inhoud).await.uuid);
    }
    activiteiten.push(app.concept_named(gemeente, "Onderzoek naar fraude").await.uuid);
    let mut later = complete_inhoud(gemeente);
    (later["naam"], later["beginGeldigheid"]) = ("Onderzoek naar fraude".into(), "2027-01-01".into());
    later["themas"] = json!(["veiligheid_en_handhaving"]);
    activiteiten.push(app.vastgesteld_met(gemeente, &later).await.uuid);
    (gemeente, [stil, bedrijf, ander], activiteiten)
}

#[actix_web::test]
async fn no_page_knows_it() {
    let app = TestApp::start().await;
    let (gemeente, organisaties, activiteiten) = met_geheimen(&app).await;
    let eigen = format!("/organisaties/{gemeente}");
    for pad in ["/", "/organisaties", "/organisaties?zoek=bv", "/waar", "/over", "/toegankelijkheid", "/sitemap.xml", &eigen] {
        let tekst = pagina(&app.anonymous(), pad).await;
        for geheim in ["Stilte", "Recherche", "Inlichtingen", "fraude", "handhaving", "enteken", "Politie of justitie"] {
            assert!(!tekst.contains(geheim), "{pad}: {geheim}\n{tekst}");
        }
        for uuid in organisaties.iter().chain(&activiteiten) {
            assert!(!tekst.contains(&uuid.to_string()), "{pad}: {uuid}");
        }
    }
    for uuid in organisaties {
        bekijk(&app.anonymous(), &format!("/organisaties/{uuid}")).await.expect(404);
        bekijk(&app.beheerder(), &format!("/organisaties/{uuid}")).await.expect(404);
    }
}

#[actix_web::test]
async fn no_number_counts_it() {
    let app = TestApp::start().await;
    let (gemeente, ..) = met_geheimen(&app).await;
    let start = pagina(&app.anonymous(), "/").await;
    assert!(start.contains("<p>1 verwerking, ") && start.contains(">Toestemming</a></th><td>1</td>"), "{start}");
    let eigen = pagina(&app.anonymous(), &format!("/organisaties/{gemeente}")).await;
    assert!(eigen.contains("Bekijk 1 verwerking van") && eigen.contains("1 verwerking waarvoor"), "{eigen}");
    let waar = pagina(&app.anonymous(), "/waar").await;
    assert!(
        waar.contains(">Leverancier</a>") && waar.contains(">1 verwerking<span class=\"verborgen\">: Leverancier</span>"),
        "{waar}"
    );
    let lijst = pagina(&app.anonymous(), "/organisaties").await;
    assert!(lijst.contains("<p class=\"klein\">1 organisatie."), "{lijst}");
}
