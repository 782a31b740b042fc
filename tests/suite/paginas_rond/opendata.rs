//! What pages say to programs: schema.org and DCAT, in a block that no text of the register gets out of.

use serde_json::{Value, json};

use super::{pagina, vervang};
use crate::support::{PUBLIC_URL, TestApp, pages::split_data};

async fn gegevens(app: &TestApp, pad: &str) -> Value {
    split_data(&pagina(&app.anonymous(), pad).await).1.unwrap()
}

#[actix_web::test]
async fn a_catalogue_names_the_register_of_each_organisation() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    let catalogus = gegevens(&app, "/over").await;
    assert_eq!(catalogus["@type"], json!(["DataCatalog", "dcat:Catalog"]));
    let dataset = &catalogus["dataset"][0];
    assert_eq!(dataset["@id"], format!("{PUBLIC_URL}/id/organisaties/{gemeente}#register"));
    assert_eq!(
        (&dataset["name"], &dataset["creator"]["name"]),
        (&"Verwerkingsregister Gemeente Voorbeeld".into(), &"Gemeente Voorbeeld".into())
    );
    assert_eq!(catalogus["dcat:dataset"], json!([{"@id": dataset["@id"]}]));
    assert_eq!((dataset.get("license"), catalogus["dateModified"].is_string()), (None, true));
    // What it says that can be fetched, can be.
    let bron = dataset["distribution"][0]["contentUrl"].as_str().unwrap().strip_prefix(PUBLIC_URL).unwrap();
    assert_eq!(app.anonymous().get(bron).send().await.expect(200).body["count"], 1);

    let lastig = "</script><!-- Gemeente \"Ginds\" & <b>";
    let anders = json!({"naam": lastig, "tooiUri": "https://identifier.overheid.nl/tooi/id/gemeente/gm9999", "email": "info@ginds.example",
        "register": {"titel": "Ons register", "verwerkingsregisterLicentie": "https://creativecommons.org/publicdomain/zero/1.0/"}});
    vervang(&app, gemeente, &anders).await;
    let dataset = &gegevens(&app, "/over").await["dataset"][0];
    assert_eq!((&dataset["name"], &dataset["creator"]["name"]), (&"Ons register".into(), &lastig.into()));
    assert_eq!(dataset["creator"]["@id"], anders["tooiUri"]);
    assert_eq!(dataset["dcterms:license"]["@id"], anders["register"]["verwerkingsregisterLicentie"]);
    assert_eq!(dataset["dcat:contactPoint"]["vcard:hasEmail"]["@id"], "mailto:info@ginds.example");
}

#[actix_web::test]
async fn an_activity_is_described_under_its_permanent_address() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let naam = "Nieuwsbrief </script> <!-- \"en\" & meer";
    let activiteit = app.vastgesteld(gemeente, naam, "2026-01-01").await;
    let (pad, uri) = (activiteit.page_path(""), format!("{PUBLIC_URL}/id/verwerkingsactiviteiten/{}", activiteit.uuid));
    let nu = gegevens(&app, &pad).await;
    assert_eq!((&nu["@id"], &nu["name"], nu.get("dcterms:isVersionOf")), (&json!(uri), &json!(naam), None));
    assert_eq!((&nu["url"], &nu["temporalCoverage"]), (&json!(format!("{PUBLIC_URL}{pad}")), &json!("2026-01-01/..")));
    assert_eq!(nu["isPartOf"]["@id"], format!("{PUBLIC_URL}/id/organisaties/{gemeente}#register"));
    let kruimels = &nu["mainEntityOfPage"]["breadcrumb"]["itemListElement"];
    assert_eq!((&kruimels[0]["name"], &kruimels[2]["item"]), (&json!("Start"), &nu["url"]));
    assert_eq!(nu["encoding"]["contentUrl"], format!("{PUBLIC_URL}{}", activiteit.public_path("")));
    let versie = gegevens(&app, &format!("{pad}/versies/1")).await;
    assert_eq!((&versie["@id"], &versie["dcterms:isVersionOf"]["@id"]), (&json!(format!("{uri}/versies/1")), &json!(uri)));
    for pad in [pad.clone(), format!("{pad}/versies/1")] {
        let html = pagina(&app.anonymous(), &pad).await;
        let canoniek = html.contains(&format!("<link rel=\"canonical\" href=\"{PUBLIC_URL}{pad}\">"));
        assert_eq!(canoniek, !pad.contains("/versies/"), "{html}");
        let json = pad.replace("/verwerkingen", "/v1/register/verwerkingsactiviteiten");
        assert!(
            html.contains(&format!("<link rel=\"alternate\" type=\"application/json\" href=\"{PUBLIC_URL}{json}\">")),
            "{html}"
        );
    }
    // Another time is no thing of its own.
    let toen = pagina(&app.anonymous(), &format!("{pad}?geldigOp=2026-02-01")).await;
    assert!(split_data(&toen).1.is_none() && !toen.contains("canonical"), "{toen}");
}
