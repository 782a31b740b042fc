//! The same pages as PDF, read back by another reader than what made them.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::{met_camera, met_status, tekst, vraag};
use crate::support::TestApp;

/// The PDF at an address.
async fn pdf(app: &TestApp, pad: &str) -> Document {
    let antwoord = vraag(app, pad).await.expect(200);
    assert_eq!(antwoord.header("Content-Type"), Some("application/pdf"), "{pad}");
    Document::load_mem(&antwoord.bytes).unwrap()
}

/// Its text without white space, sheet by sheet, in the order in which it is drawn.
fn gelezen(pdf: &Document) -> String {
    let bladen: Vec<_> = pdf.get_pages().into_keys().collect();
    zonder_wit(&pdf.extract_text(&bladen).unwrap())
}

fn zonder_wit(tekst: &str) -> String {
    tekst.chars().filter(|teken| !teken.is_whitespace()).collect()
}

/// The names of the tags below a part of the tree.
fn tags(pdf: &Document, deel: &Object, gevonden: &mut BTreeSet<String>) {
    match deel {
        Object::Reference(id) => tags(pdf, pdf.get_object(*id).unwrap(), gevonden),
        Object::Array(delen) => delen.iter().for_each(|deel| tags(pdf, deel, gevonden)),
        Object::Dictionary(deel) => {
            if let Ok(naam) = deel.get(b"S").and_then(Object::as_name) {
                gevonden.insert(String::from_utf8_lossy(naam).into_owned());
            }
            if let Ok(kinderen) = deel.get(b"K") {
                tags(pdf, kinderen, gevonden);
            }
        }
        _ => {}
    }
}

fn sleutel<'a>(pdf: &'a Document, deel: &'a Dictionary, naam: &str) -> &'a Object {
    let waarde = deel.get(naam.as_bytes()).unwrap();
    waarde.as_reference().map_or(waarde, |id| pdf.get_object(id).unwrap())
}

/// Fails unless these stand in the text in this order.
fn op_volgorde(gelezen: &str, teksten: &[&str]) {
    let mut van = 0;
    for tekst in teksten {
        let plaats = gelezen[van..].find(&zonder_wit(tekst)).unwrap_or_else(|| panic!("{tekst} after {van} in {gelezen}"));
        van += plaats;
    }
}

#[actix_web::test]
async fn an_activity_on_paper_says_what_its_page_says_with_title_language_and_tags() {
    let app = TestApp::start().await;
    let (_, camera) = met_camera(&app).await;
    let pdf = pdf(&app, &camera.page_path(".pdf")).await;
    let koppen = [
        "Versie 1, geldig vanaf",
        "Cameratoezicht gemeentehuis",
        "In het kort",
        "De weg van de gegevens",
        "Wat doen wij?",
        "Mag dat?",
        "Hoe lang bewaren wij uw gegevens?",
        "Met wie kunt u contact opnemen?",
        "Meer gegevens",
        "Alle versies",
    ];
    let gelezen = gelezen(&pdf);
    op_volgorde(&gelezen, &koppen);
    // Every paragraph of the page, also those with signs that HTML codes.
    let pagina = vraag(&app, &camera.page_path("")).await.text();
    let alineas = pagina.split("<p>").skip(1).map(|rest| tekst(&format!("<p>{}", rest.split("</p>").next().unwrap())));
    let alineas: Vec<_> = alineas.filter(|alinea| pagina.find("<main").is_some() && alinea.len() > 40).collect();
    assert!(alineas.len() > 10, "{alineas:?}");
    for alinea in alineas.iter().filter(|alinea| !alinea.contains("Zoek")) {
        assert!(gelezen.contains(&zonder_wit(alinea)), "{alinea}\n{gelezen}");
    }
    // What only a screen can do is not on it.
    assert!(!gelezen.contains("Opdezepagina") && !gelezen.contains("Atom"), "{gelezen}");
    let catalogus = pdf.catalog().unwrap();
    assert_eq!(sleutel(&pdf, catalogus, "Lang").as_str().unwrap(), b"nl-NL");
    let boom = sleutel(&pdf, catalogus, "StructTreeRoot");
    let mut gevonden = BTreeSet::new();
    tags(&pdf, boom, &mut gevonden);
    for naam in ["H1", "H2", "P", "L", "LI", "Lbl", "LBody", "Link"] {
        assert!(gevonden.contains(naam), "{naam}: {gevonden:?}");
    }
    let info = sleutel(&pdf, &pdf.trailer, "Info").as_dict().unwrap();
    let titel = sleutel(&pdf, info, "Title");
    assert!(lopdf::decode_text_string(titel).unwrap().starts_with("Cameratoezicht gemeentehuis"));
}

#[actix_web::test]
async fn a_notice_and_the_whole_register_are_on_paper_too() {
    let app = TestApp::start().await;
    let (gemeente, camera) = met_camera(&app).await;
    for pad in [camera.page_path("/privacyverklaring.pdf"), format!("/organisaties/{gemeente}/privacyverklaring.pdf")] {
        op_volgorde(&gelezen(&pdf(&app, &pad).await), &["Privacyverklaring", "contact"]);
    }
    let gekozen = gelezen(&pdf(&app, "/verwerkingen.pdf?zoek=cameratoezicht").await);
    op_volgorde(&gekozen, &["Eén verwerking", "Inhoud", "Cameratoezicht gemeentehuis", "In het kort", "Alle versies"]);
    let alles = gelezen(&pdf(&app, "/verwerkingen.pdf").await);
    assert!(alles.contains("2verwerkingen") && alles.matches("Inhetkort").count() == 2, "{alles}");
    assert!(!gekozen.contains("ieuwsbrief"), "{gekozen}");
    // The notice of the API is the same.
    let pad = format!("/v1/register/organisaties/{gemeente}/privacyverklaring");
    let antwoord = app.anonymous().get(pad).header("Accept", "application/pdf").send().await.expect(200);
    op_volgorde(&gelezen(&Document::load_mem(&antwoord.bytes).unwrap()), &["Privacyverklaring", "Cameratoezicht"]);
}

#[actix_web::test]
async fn what_cannot_be_on_paper_is_a_page_that_says_why() {
    let app = TestApp::start().await;
    let (gemeente, _) = met_camera(&app).await;
    let dicht = app.concept_named(gemeente, "Geheim").await;
    met_status(&app, &dicht.page_path(".pdf"), 404).await;
    met_status(&app, "/verwerkingen.pdf?thema=zomaar", 400).await;
    met_status(&app, &format!("/organisaties/{}/privacyverklaring.pdf", dicht.uuid), 404).await;
}

#[actix_web::test]
async fn signs_of_every_script_stay_text() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let naam = "Łódź & <b>Ελλάδα</b> 漢字 \u{200b}é";
    let verwerking = app.vastgesteld(gemeente, naam, "2026-01-01").await;
    let gelezen = gelezen(&pdf(&app, &verwerking.page_path(".pdf")).await);
    assert!(gelezen.contains("Łódź&<b>Ελλάδα</b>"), "{gelezen}");
}
