//! Every field of an activity has a place in a mapping, and what a person sees before it happens.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{CSV, concept, gemeenten::ingelezen_voor, proef, rijen};
use crate::support::TestApp;

/// What no column is about: keys, an agreement that the register has apart from the activity, a stop on destroying, and what only a person can add to a law or to an
/// exception that was read.
#[rustfmt::skip]
const ZONDER_KOLOM: [&str; 44] = [
    "inhoud/doelen/uuid",
    "beheer/vernietigingsstops/reden", "beheer/vernietigingsstops/toelichting", "beheer/vernietigingsstops/gegevens",
    "beheer/vernietigingsstops/vanaf", "beheer/vernietigingsstops/tot",
    "inhoud/verwerkers/overeenkomst",
    "inhoud/verwerkingsverantwoordelijken/vertegenwoordiger/contact",
    "inhoud/cookies/partij", "inhoud/cookies/doel", "inhoud/cookies/soort", "inhoud/cookies/bewaartermijn", "inhoud/cookies/toestemming",
    "inhoud/ontvangers/gegevens", "inhoud/ontvangers/land",
    "inhoud/doorgiften/dpfCertificering", "inhoud/doorgiften/documentatie/omschrijving", "inhoud/doorgiften/documentatie/url",
    "inhoud/bewaartermijnen/selectielijst/url",
    "inhoud/geautomatiseerdeBesluitvorming/wettelijkeBepaling/regeling", "inhoud/geautomatiseerdeBesluitvorming/wettelijkeBepaling/citeertitel",
    "inhoud/geautomatiseerdeBesluitvorming/wettelijkeBepaling/artikel", "inhoud/geautomatiseerdeBesluitvorming/wettelijkeBepaling/lid",
    "inhoud/geautomatiseerdeBesluitvorming/wettelijkeBepaling/url", "inhoud/geautomatiseerdeBesluitvorming/wettelijkeBepaling/toelichting",
    "inhoud/uitzonderingenBijzondereGegevens/gegevens", "inhoud/uitzonderingenBijzondereGegevens/toelichting",
    "inhoud/rechtenAfwijkingen/toelichting",
    "inhoud/rechtenAfwijkingen/wettelijkeBepaling/regeling", "inhoud/rechtenAfwijkingen/wettelijkeBepaling/citeertitel",
    "inhoud/rechtenAfwijkingen/wettelijkeBepaling/artikel", "inhoud/rechtenAfwijkingen/wettelijkeBepaling/lid",
    "inhoud/rechtenAfwijkingen/wettelijkeBepaling/url", "inhoud/rechtenAfwijkingen/wettelijkeBepaling/toelichting",
    "inhoud/doelen/grondslagen/wettelijkeBepalingen/url", "inhoud/doelen/grondslagen/wettelijkeBepalingen/toelichting",
    "inhoud/bsnGrond/wettelijkeBepaling/url", "inhoud/bsnGrond/wettelijkeBepaling/toelichting",
    "inhoud/strafrechtelijkeGrond/wettelijkeBepaling/url", "inhoud/strafrechtelijkeGrond/wettelijkeBepaling/toelichting",
    "inhoud/uitzonderingenBijzondereGegevens/wettelijkeBepaling/url",
    "inhoud/uitzonderingenBijzondereGegevens/wettelijkeBepaling/toelichting",
    "inhoud/bewaartermijnen/wettelijkeBepaling/url", "inhoud/bewaartermijnen/wettelijkeBepaling/toelichting",
];

/// The columns that together fill every field of an activity.
#[rustfmt::skip]
const KOLOMMEN: [(&str, &str); 63] = [
    ("Nr", "1"), ("Verwerking", "Alles"), ("Omschrijving", "Alles tegelijk"), ("Rol", "gezamenlijk"), ("Wpg of AVG", "AVG"),
    ("Afdeling", "Vergunningen"), ("Proceseigenaar", "Teamleider"), ("Systeem", "Zaaksysteem"), ("Leverancier", "Mailhuis"),
    ("Opmerkingen", "Let op"), ("Evaluatiedatum", "01-02-2027"), ("Gebaseerd op", "https://voorbeeld.example/1"), ("Thema", "vergunningen"),
    ("Verwerkingsverantwoordelijke", "burgemeester"), ("Onderlinge regeling", "Samen afgesproken"), ("Opdrachtgever", "Mailhuis"),
    ("Geldt voor", "Mailhuis"), ("Doel", "Regelen"), ("Grondslag", "toestemming; gerechtvaardigd belang; wettelijke verplichting"),
    ("Wet", "artikel 151c lid 1 Gemeentewet"), ("Welk gerechtvaardigd belang", "Veiligheid"), ("Belangenafweging", "Afgewogen"),
    ("Hoe wordt toestemming gevraagd", "Op een formulier"), ("Hoe kan toestemming worden ingetrokken", "Met een brief"),
    ("Betrokkenen", "inwoners"), ("Betreft minderjarigen", "nee"), ("Jonger dan 16", "nee"), ("Persoonsgegevens", "naam (voornaam)"),
    ("Bijzondere persoonsgegevens", "iets eigens"), ("BSN", "ja"), ("Grondslag BSN", "artikel 10 lid 2 Gemeentewet"),
    ("Grondslag strafrechtelijke gegevens", "artikel 151c lid 1 Gemeentewet"), ("Uitzondering artikel 9", "artikel 9 lid 2 onder h"),
    ("Verstrekking verplicht", "ja"), ("Gevolgen van niet verstrekken", "Geen vergunning"), ("Bron", "BRP"),
    ("Ontvangers", "Belastingdienst (op verzoek); Posthuis"), ("Verwerker", "Mailhuis"), ("Werkzaamheden verwerker", "Mailen"),
    ("Reden geen verwerkersovereenkomst", "In de maak"), ("Doorgifte", "VS (SCC)"), ("Bewaartermijn", "Dossiers: 5 jaar na einde zaak (toegelicht)"),
    ("Waardering", "V"), ("Selectielijst resultaat", "1.1"), ("Reden afwijking selectielijst", "Klein"),
    ("Beveiliging", "BIO; logging"), ("Beveiliging (openbaar)", "Goed beveiligd"), ("DPIA", "uitgevoerd"), ("DPIA datum", "3-5-2024"),
    ("Herbeoordeling DPIA", "3-5-2027"), ("Link DPIA", "https://dpia.example/1"), ("Toelichting DPIA", "In orde"),
    ("DPIA criteria", "wp_grootschalig"), ("Hoog restrisico", "nee"), ("Voorafgaande raadpleging", "nee"),
    ("Geautomatiseerde besluitvorming", "ja"), ("Onderliggende logica", "Regels"), ("Algoritme", "Weger; https://algoritmes.example/1"),
    ("Afwijkende rechten", "bezwaar: nee"), ("Zaaktype", "VTH-1; Vergunning op maat; https://ztc.example/1"),
    ("UPL-product", "evenementenvergunning; https://upl.example/1"), ("Ingangsdatum", "01-01-2026"), ("Verdere verwerking", "ja"),
];

/// What one activity cannot say beside that.
#[rustfmt::skip]
const ANDERS: [(&str, &str); 36] = [
    ("Verwerking", "Anders"), ("Doel", "Regelen"), ("Grondslag", "wettelijke taak"), ("Toelichting bij de grondslag", "Uitleg"),
    ("Onderlinge regeling", "https://regeling.example/1"), ("Verwerkingsverantwoordelijke", "Posthuis"), ("Vertegenwoordiger", "Kantoor EU"),
    ("Opdrachtgever", "Mailhuis"), ("Werkzaamheden voor opdrachtgever", "Drukken"), ("Betrokkenen", "kabouters"), ("Persoonsgegevens", "naam"),
    ("Bron", "de buren"), ("Grondslag BSN", "Op verzoek van de gemeente"), ("Grondslag strafrechtelijke gegevens", "Volgens de afspraak"),
    ("Uitzondering artikel 9", "artikel 9 lid 2 onder g AVG, artikel 151c lid 1 Gemeentewet"), ("Ontvangers", "Onbekende Firma"),
    ("Grondslag verstrekking", "Toestemming"), ("Verwerker", "Mailhuis"), ("Subverwerkers", "Posthuis"), ("Naam verwerker openbaar", "nee"),
    ("Doorgifte", "VS"), ("Ontvanger doorgifte", "Cloud Inc"), ("Toelichting doorgifte", "Reservekopie"), ("Internationale organisatie", "Unie"),
    ("Bewaartermijn", "BSN: 7 jaar na afhandeling (artikel 151c lid 1 Gemeentewet)"), ("Vernietiging per kalenderjaar", "ja"), ("Zaaktype", "VTH-3"), ("Zaaktypecatalogus", "VTH"),
    ("Overbrengingstermijn", "20 jaar"), ("Hotspot", "Hotspot"), ("Algoritme", "Weger"), ("AI-rol", "aanbieder"),
    ("AI-risicoklasse", "hoog"), ("Mededeling over AI", "U praat met een computer."), ("FRIA", "uitgevoerd"), ("Datum FRIA", "01-02-2026"),
];
const NOG: [(&str, &str); 11] = [
    ("Verwerking", "Nog"),
    ("Doel", "Regelen"),
    ("Grondslag", "toestemming; overeenkomst; gerechtvaardigd belang"),
    ("Ontvangers", "geen"),
    ("Uitdrukkelijke toestemming", "ja"),
    ("Ouderlijke toestemming", "nee"),
    ("Gaat het om bedrijfsvoering", "ja"),
    ("Omschrijving overeenkomst", "Huurcontract"),
    ("Zaaktype", "VTH-2"),
    ("Bewaartermijn", "1 jaar na afhandeling"),
    ("Uitgezonderd van vernietiging", "Zaken over de overstroming"),
];

fn kolommen() -> Vec<(&'static str, &'static str)> {
    let meer = [
        ("Gevolgen geautomatiseerde besluitvorming", "Een besluit"),
        ("Grondslag artikel 22", "overeenkomst"),
        ("Profilering", "nee"),
        ("Schaal van de verwerking", "groot"),
        ("Menselijke tussenkomst", "Een ambtenaar"),
        ("Cookies", "_id; _taal"),
        ("Verenigbaarheidstoets", "Past"),
        ("Vertrouwelijkheid", "intern"),
        ("Reden vertrouwelijkheid", "Loopt onderzoek"),
        ("Vertrouwelijk tot", "01-01-2030"),
        ("Privacyverklaring", "https://gemeente.example/privacy"),
        ("Aliassen", "urn:voorbeeld:beweging-7"),
    ];
    KOLOMMEN.into_iter().chain(meer).collect()
}

/// The paths of the fields that a schema has.
fn velden(schemas: &Value, schema: &Value, pad: &str, uit: &mut BTreeSet<String>) {
    if let Some(naam) = schema["$ref"].as_str() {
        return velden(schemas, &schemas[naam.rsplit('/').next().unwrap()], pad, uit);
    }
    for keuze in ["oneOf", "anyOf", "allOf"] {
        if let Some(deel) = schema[keuze].as_array().into_iter().flatten().find(|deel| deel["type"] != "null") {
            return velden(schemas, deel, pad, uit);
        }
    }
    if schema["items"].is_object() {
        return velden(schemas, &schema["items"], pad, uit);
    }
    match schema["properties"].as_object() {
        Some(leden) => leden.iter().for_each(|(naam, lid)| velden(schemas, lid, &format!("{pad}/{naam}"), uit)),
        None => drop(uit.insert(pad.to_owned())),
    }
}

/// The paths that a value fills.
fn gevuld(waarde: &Value, pad: &str, uit: &mut BTreeSet<String>) {
    match waarde {
        Value::Null => {}
        Value::Array(items) => items.iter().for_each(|item| gevuld(item, pad, uit)),
        Value::Object(leden) => leden.iter().for_each(|(naam, lid)| gevuld(lid, &format!("{pad}/{naam}"), uit)),
        _ => drop(uit.insert(pad.to_owned())),
    }
}

#[actix_web::test]
async fn every_field_has_a_place_in_a_mapping() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    for naam in ["Mailhuis", "Posthuis"] {
        app.organisatie(&json!({ "naam": naam })).await;
    }
    let (mut heeft, mut kan) = (BTreeSet::new(), BTreeSet::new());
    let mut verteld = Vec::new();
    for kolommen in [kolommen(), ANDERS.to_vec(), NOG.to_vec()] {
        let (kop, rij): (Vec<_>, Vec<_>) = kolommen.into_iter().unzip();
        let (body, rijen) = ingelezen_voor(&app, gemeente, &[&kop, &rij]).await;
        let onbekend: Vec<_> =
            body["bevindingen"].as_array().unwrap().iter().filter(|een| een["code"] == "onbekende-kolom").collect();
        assert!(onbekend.is_empty(), "{onbekend:#?}");
        let (uuid, concept) = concept(&app, rijen[0]["naam"].as_str().unwrap()).await;
        let beheer = app.redacteur().get(format!("/v1/verwerkingsactiviteiten/{uuid}/beheer")).send().await.expect(200).body;
        gevuld(&concept["inhoud"], "inhoud", &mut heeft);
        gevuld(&beheer["beheer"], "beheer", &mut heeft);
        verteld.push(rijen[0]["bevindingen"].clone());
    }
    let document: Value = serde_json::from_str(include_str!("../../../openapi/openapi.json")).unwrap();
    let schemas = &document["components"]["schemas"];
    velden(schemas, &schemas["Inhoud"], "inhoud", &mut kan);
    velden(schemas, &schemas["Beheer"], "beheer", &mut kan);
    let mist: Vec<_> = kan.difference(&heeft).map(String::as_str).filter(|pad| !ZONDER_KOLOM.contains(pad)).collect();
    assert!(mist.is_empty(), "no column fills {mist:#?}\n{verteld:#?}");
    let toch: Vec<_> = ZONDER_KOLOM.iter().filter(|pad| heeft.contains(**pad)).collect();
    assert!(toch.is_empty(), "these have a column: {toch:?}");
}

#[actix_web::test]
async fn a_person_sees_where_each_column_goes_and_which_words_come_back() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let bestand = "Nr;Verwerking;Doel;Betrokkenen;Aan welke ontvangers dan;Geheim\n1;Een;Innen;Kabouters;Politie;a\n2;Twee;Innen;Kabouters;RDW;\n\
        3;Drie;Innen;Elfen;RDW;b\n";
    let (path, body) = proef(&app, gemeente, CSV, bestand, "klaar").await;
    let kolommen = &body["overzicht"]["kolommen"];
    assert_eq!(
        (&kolommen[3], &kolommen[4]["veld"], &kolommen[4]["lijktOp"]),
        (
            &json!({"kolom": "Betrokkenen", "veld": "betrokkenen", "waarde": null, "cellen": 3, "bewaard": 3, "voorbeelden": ["Kabouters", "Elfen"], "lijktOp": null}),
            &Value::Null,
            &json!("ontvangers")
        )
    );
    let woord = &body["overzicht"]["woorden"][0];
    assert_eq!((&woord["waarde"], &woord["aantal"], &woord["kolom"]), (&json!("Kabouters"), &json!(2), &json!("Betrokkenen")));
    let eerste: Vec<_> =
        body["bevindingen"].as_array().unwrap().iter().take(2).map(|een| (&een["code"], &een["kolom"])).collect();
    assert_eq!(
        eerste,
        [(&json!("onbekende-kolom"), &json!("Aan welke ontvangers dan")), (&json!("onbekende-kolom"), &json!("Geheim"))]
    );
    let melding = body["bevindingen"][0]["melding"].as_str().unwrap();
    assert!(melding.contains("3 keer") && melding.contains("Politie | RDW"), "{melding}");
    assert_eq!(rijen(&app.redacteur(), &path).await.len(), 3);
}

#[actix_web::test]
async fn a_mistake_in_a_mapping_is_told_in_dutch_with_what_is_accepted() {
    use verwerkingsregister::{domain::recht::kennis::Kennis, exchange::inlezen::Vertaling};
    let kennis = Kennis::new(None).unwrap();
    let fouten = |toml: &str| {
        let gelezen = Vertaling::new(toml, &kennis);
        gelezen.map_or_else(|fout| fout.0.into_iter().map(|een| een.melding).collect::<Vec<_>>().join(" "), |_| String::new())
    };
    assert_eq!(fouten("[kolommen]\nnaam = \"Domein\"\ndoelen = [\"Waarom\"]\n"), "", "one name needs no list");
    let geen_veld = fouten("[kolommen]\nontvanger = [\"X\"]\n");
    assert!(geen_veld.contains("ontvanger is geen veld") && geen_veld.contains("ontvangers"), "{geen_veld}");
    for (toml, deel) in [
        ("kolomen = 3\n", "regel 1: kolomen bestaat niet"),
        ("[kolommen]\nnaam = 3\n", "hier hoort een tekst"),
        ("[kolommen\n", "schrijfwijze"),
        ("komma = [\"iets\"]\n", "iets is geen veld"),
        ("basis = \"x\"\n", "basis is een van"),
    ] {
        assert!(fouten(toml).contains(deel), "{toml}: {}", fouten(toml));
    }
}
