//! Whatever somebody writes into a text field, it stays text: on the page and in Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{stof, verklaring};
use crate::support::TestApp;

/// Fits in the shortest text field.
pub const KORT: &str = "<b>*x*</b> [k](javascript:k)|`k`";
/// Tries to begin something on a new line.
pub const LANG: &str = "<script>alert(1)</script>\n\n# kop\n\n- punt\n1. punt\n> citaat\n\n| a | b |\n|---|---|\n```\ncode\n```\n[l](javascript:l) &lt;i&gt; ~~l~~";

/// A content with everything in it, hostile in every text field.
pub async fn alles(app: &TestApp, gemeente: Uuid) -> Value {
    let ander = app.organisatie(&json!({"naam": KORT, "soort": "gemeente", "land": "NL", "email": "a@b.example"})).await;
    let derde = app.organisatie(&json!({"naam": KORT, "soort": "bedrijf", "land": "NL"})).await;
    let wet =
        json!({"citeertitel": KORT, "artikel": KORT, "lid": KORT, "url": "https://wet.example/)*'(x)!_y_", "toelichting": LANG});
    let grond = |grondslag: &str, veld: &str, over: Value| json!({"grondslag": grondslag, "wettelijkeBepalingen": [wet], "toelichting": LANG, veld: over});
    let toestemming =
        json!({"wijzeVanVerkrijgen": LANG, "wijzeVanIntrekken": LANG, "uitdrukkelijk": true, "ouderlijkeToestemming": true});
    let belang = json!({"belang": LANG, "bedrijfsvoering": true});
    let gegeven = |categorie: &str| {
        json!({
            "categorie": categorie, "omschrijving": LANG, "bronnen": [{"bron": "betrokkene", "omschrijving": LANG}, {"bron": "derden", "omschrijving": LANG}],
            "verstrekkingVerplicht": true, "gevolgNietVerstrekken": LANG
        })
    };
    json!({
        "naam": KORT, "omschrijving": LANG, "rol": "gezamenlijk", "themas": ["jeugd"],
        "verwerkingsverantwoordelijken": [
            {"organisatie": gemeente, "bestuursorgaan": "burgemeester", "vertegenwoordiger": {"naam": KORT, "contact": LANG}},
            {"organisatie": ander, "bestuursorgaan": "burgemeester"}
        ],
        "onderlingeRegeling": {"omschrijving": LANG, "url": "https://regeling.example/*x*"},
        "doelen": [
            {"omschrijving": LANG, "grondslagen": [grond("wettelijke_verplichting", "toestemming", Value::Null), grond("overeenkomst", "overeenkomst", json!({"omschrijving": LANG}))]},
            {"omschrijving": KORT, "grondslagen": [grond("toestemming", "toestemming", toestemming), grond("gerechtvaardigd_belang", "gerechtvaardigdBelang", belang)]}
        ],
        "betrokkenen": [
            {"categorie": "kind", "omschrijving": LANG, "betreftMinderjarigen": true, "gegevens": [gegeven("bsn"), gegeven("overig")]},
            {"categorie": "overig", "omschrijving": LANG, "gegevens": [gegeven("gezondheid"), gegeven("strafrechtelijk")]}
        ],
        "uitzonderingenBijzondereGegevens": [{"gegevens": ["gezondheid"], "uitzondering": "zwaarwegend_algemeen_belang",
            "wettelijkeBepaling": wet, "toelichting": LANG}],
        "bsnGrond": {"wettelijkeBepaling": wet, "toelichting": LANG},
        "strafrechtelijkeGrond": {"wettelijkeBepaling": wet, "toelichting": LANG},
        "ontvangers": [{"soort": "andere_overheid", "naam": KORT, "omschrijving": LANG, "gegevens": ["bsn"], "grondslagVerstrekking": LANG},
            {"soort": "andere_overheid", "organisatie": ander, "omschrijving": LANG, "grondslagVerstrekking": LANG}],
        "verwerkers": [{"organisatie": derde, "werkzaamheden": LANG, "subverwerkers": [derde], "geenOvereenkomst": {"reden": LANG}}],
        "doorgifteBuitenEer": true,
        "doorgiften": [{"land": "IN", "internationaleOrganisatie": KORT, "ontvanger": KORT, "instrument": "modelcontractbepalingen",
            "documentatie": {"omschrijving": LANG, "url": "https://waarborg.example/)*"}, "toelichting": LANG}],
        "bewaartermijnen": [
            {"onderdeel": LANG, "gegevens": ["bsn"], "soort": "gebeurtenis", "gebeurtenis": LANG, "toelichting": LANG, "wettelijkeBepaling": wet,
                "waardering": "vernietigen", "selectielijst": {"lijst": "gemeenten_2020", "volledigNummer": KORT, "naam": KORT,
                "procestermijn": KORT, "url": "https://lijst.example/"}, "afwijkingToelichting": LANG},
            {"soort": "criteria", "toelichting": LANG}
        ],
        "geautomatiseerdeBesluitvorming": {"aanwezig": true, "onderliggendeLogica": LANG, "verwachteGevolgen": LANG,
            "grondslagArtikel22": "wettelijke_bepaling", "menselijkeTussenkomst": LANG},
        "algoritmes": [{"naam": LANG, "algoritmeregisterUrl": "https://algoritme.example/"}],
        "beveiliging": {"openbareOmschrijving": LANG, "maatregelen": [{"soort": "fysiek", "omschrijving": LANG}]},
        "dpia": {"status": "uitgevoerd", "datum": "2026-01-01", "hoogRestrisico": false, "toelichting": LANG},
        "verdereVerwerking": true, "verenigbaarheidstoets": LANG,
        "privacyverklaringUrl": "https://ander.example/",
        "rechtenAfwijkingen": [{"recht": "wissing", "toepasselijkheid": "nee", "wettelijkeBepaling": wet, "toelichting": LANG}],
        "geldtVoor": [ander]
    })
}

/// Makes every hostile text one of its own, and gives where each stands.
pub fn genummerd(waarde: &mut Value, pad: &str, plaatsen: &mut Vec<String>) {
    match waarde {
        Value::String(tekst) if [KORT, LANG].contains(&tekst.as_str()) => {
            plaatsen.push(pad.to_owned());
            *tekst = format!("{tekst} §{}§", plaatsen.len());
        }
        Value::Array(items) => {
            items.iter_mut().enumerate().for_each(|(plaats, item)| genummerd(item, &format!("{pad}/{plaats}"), plaatsen));
        }
        Value::Object(leden) => leden.iter_mut().for_each(|(naam, lid)| genummerd(lid, &format!("{pad}/{naam}"), plaatsen)),
        _ => {}
    }
}

/// What a notice has no place for, or may not tell.
pub const NIET_GEZEGD: [&str; 7] = [
    "/verenigbaarheidstoets",
    "/beveiliging/openbareOmschrijving",
    "/beveiliging/maatregelen/0/omschrijving",
    "/dpia/toelichting",
    "/verwerkers/0/geenOvereenkomst/reden",
    "/doorgiften/0/internationaleOrganisatie",
    "/bewaartermijnen/0/selectielijst/procestermijn",
];

/// A municipality that is hostile in every text field.
pub fn gemeente() -> Value {
    let mut gegevens = stof::gegevens(KORT);
    let adres = json!({"regels": [KORT, LANG], "land": "NL"});
    (gegevens["telefoon"], gegevens["correspondentieadres"]) = (KORT.into(), adres.clone());
    gegevens["functionarisGegevensbescherming"] =
        json!({"naam": KORT, "email": "fg@a.example", "telefoon": KORT, "correspondentieadres": adres});
    let register = &mut gegevens["register"];
    (register["titel"], register["klachtAutoriteit"]) = (KORT.into(), LANG.into());
    register["verzoekKanalen"] = json!([{"kanaal": "post", "correspondentieadres": adres}, {"kanaal": "telefoon"},
        {"recht": "inzage", "kanaal": "formulier", "url": "https://formulier.example/)#'*;&lt;"}]);
    gegevens
}

pub fn op_een_regel(tekst: &str) -> String {
    tekst.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads Markdown as the most generous dialect does; gives its text, and fails on what a notice never has.
fn gelezen(markdown: &str) -> (String, usize) {
    let (mut tekst, mut koppen) = (String::new(), 0);
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(deel) => tekst.push_str(&deel),
            Event::Start(Tag::Heading { .. }) => koppen += 1,
            Event::Start(Tag::Link { dest_url, .. }) => assert!(dest_url.starts_with("https://"), "{dest_url}"),
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item | Tag::Strong) => {}
            Event::End(_) => tekst.push(' '),
            ander => panic!("{ander:?} in {markdown}"),
        }
    }
    (op_een_regel(&tekst), koppen)
}

fn pagina_is_heel(pagina: &str, koppen: usize) {
    for fout in ["<script", "<b>", "<i>", "javascript:k)\"", "href=\"javascript"] {
        assert!(!pagina.contains(fout), "{fout} in {pagina}");
    }
    assert_eq!(pagina.matches("<h2 ").count(), koppen, "{pagina}");
    let adressen = pagina.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    adressen.for_each(|adres| assert!(adres.starts_with("https://") && !adres.contains(['<', '>', ' ']), "{adres}"));
    assert!(pagina.contains("&#60;script&#62;alert(1)&#60;/script&#62; # kop"), "{pagina}");
}

#[actix_web::test]
async fn hostile_text_in_every_field_stays_text() {
    let app = TestApp::start().await;
    let gemeente = app.organisatie(&gemeente()).await;
    let (mut inhoud, mut plaatsen) = (alles(&app, gemeente).await, Vec::new());
    genummerd(&mut inhoud, "", &mut plaatsen);
    let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
    let markdown = verklaring(&app, &activiteit, "text/markdown").await.text();
    let (tekst, koppen) = gelezen(&markdown);
    assert_eq!(koppen, 13, "{markdown}");
    for (nummer, plaats) in plaatsen.iter().enumerate() {
        let heel = [KORT, LANG].map(|vijandig| format!("{} §{}§", op_een_regel(vijandig), nummer + 1));
        let gezegd = heel.iter().any(|heel| tekst.contains(heel));
        assert_eq!(gezegd, !NIET_GEZEGD.contains(&plaats.as_str()), "{plaats}\n{tekst}");
    }
    pagina_is_heel(&verklaring(&app, &activiteit, "text/html").await.text(), 12);

    let pad = format!("/v1/register/organisaties/{gemeente}/privacyverklaring");
    let geheel = app.anonymous().get(&pad).header("Accept", "text/markdown").send().await.expect(200).text();
    assert_eq!(gelezen(&geheel).1, 6, "{geheel}");
    pagina_is_heel(&app.anonymous().get(&pad).header("Accept", "text/html").send().await.expect(200).text(), 4);
}
