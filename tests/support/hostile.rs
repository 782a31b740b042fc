//! What somebody might write into every text field, hoping that it will not stay text.

use serde_json::{Value, json};
use uuid::Uuid;

use super::{app::TestApp, seeds};

/// Fits in the shortest text field.
pub const SHORT: &str = "<b>*x*</b> [k](javascript:k)|`k`";
/// Tries to begin something on a new line.
pub const LONG: &str = "<script>alert(1)</script>\n\n# kop\n\n- punt\n1. punt\n> citaat\n\n| a | b |\n|---|---|\n```\ncode\n```\n[l](javascript:l) &lt;i&gt; ~~l~~";

/// A content with everything in it, hostile in every text field.
pub async fn inhoud(app: &TestApp, gemeente: Uuid) -> Value {
    let ander = app.organisatie(&json!({"naam": SHORT, "soort": "gemeente", "land": "NL", "email": "a@b.example"})).await;
    let derde = app.organisatie(&json!({"naam": SHORT, "soort": "bedrijf", "land": "NL"})).await;
    let wet = json!({"citeertitel": SHORT, "artikel": SHORT, "lid": SHORT, "url": "https://wet.example/)*'(x)!_y_", "toelichting": LONG});
    let grond = |grondslag: &str, veld: &str, over: Value| json!({"grondslag": grondslag, "wettelijkeBepalingen": [wet], "toelichting": LONG, veld: over});
    let toestemming =
        json!({"wijzeVanVerkrijgen": LONG, "wijzeVanIntrekken": LONG, "uitdrukkelijk": true, "ouderlijkeToestemming": true});
    let belang = json!({"belang": LONG, "bedrijfsvoering": true});
    let gegeven = |categorie: &str| {
        json!({
            "categorie": categorie, "omschrijving": LONG, "bronnen": [{"bron": "betrokkene", "omschrijving": LONG}, {"bron": "derden", "omschrijving": LONG}],
            "verstrekkingVerplicht": true, "gevolgNietVerstrekken": LONG
        })
    };
    json!({
        "naam": SHORT, "omschrijving": LONG, "rol": "gezamenlijk", "themas": ["jeugd"],
        "verwerkingsverantwoordelijken": [
            {"organisatie": gemeente, "bestuursorgaan": "burgemeester", "vertegenwoordiger": {"naam": SHORT, "contact": LONG}},
            {"organisatie": ander, "bestuursorgaan": "burgemeester"}
        ],
        "onderlingeRegeling": {"omschrijving": LONG, "url": "https://regeling.example/*x*"},
        "doelen": [
            {"omschrijving": LONG, "grondslagen": [grond("wettelijke_verplichting", "toestemming", Value::Null), grond("overeenkomst", "overeenkomst", json!({"omschrijving": LONG}))]},
            {"omschrijving": SHORT, "grondslagen": [grond("toestemming", "toestemming", toestemming), grond("gerechtvaardigd_belang", "gerechtvaardigdBelang", belang)]}
        ],
        "betrokkenen": [
            {"categorie": "kind", "omschrijving": LONG, "betreftMinderjarigen": true, "gegevens": [gegeven("bsn"), gegeven("overig")]},
            {"categorie": "overig", "omschrijving": LONG, "gegevens": [gegeven("gezondheid"), gegeven("strafrechtelijk")]}
        ],
        "uitzonderingenBijzondereGegevens": [{"gegevens": ["gezondheid"], "uitzondering": "zwaarwegend_algemeen_belang",
            "wettelijkeBepaling": wet, "toelichting": LONG}],
        "bsnGrond": {"wettelijkeBepaling": wet, "toelichting": LONG},
        "strafrechtelijkeGrond": {"wettelijkeBepaling": wet, "toelichting": LONG},
        "ontvangers": [{"soort": "andere_overheid", "naam": SHORT, "omschrijving": LONG, "gegevens": ["bsn"], "grondslagVerstrekking": LONG},
            {"soort": "andere_overheid", "organisatie": ander, "omschrijving": LONG, "grondslagVerstrekking": LONG}],
        "verwerkers": [{"organisatie": derde, "werkzaamheden": LONG, "subverwerkers": [derde], "geenOvereenkomst": {"reden": LONG}}],
        "doorgifteBuitenEer": true,
        "doorgiften": [{"land": "IN", "internationaleOrganisatie": SHORT, "ontvanger": SHORT, "instrument": "modelcontractbepalingen",
            "documentatie": {"omschrijving": LONG, "url": "https://waarborg.example/)*"}, "toelichting": LONG}],
        "bewaartermijnen": [
            {"onderdeel": LONG, "gegevens": ["bsn"], "soort": "gebeurtenis", "gebeurtenis": LONG, "toelichting": LONG, "wettelijkeBepaling": wet,
                "waardering": "vernietigen", "selectielijst": {"lijst": "gemeenten_2020", "volledigNummer": SHORT, "naam": SHORT,
                "procestermijn": SHORT, "url": "https://lijst.example/"}, "afwijkingToelichting": LONG},
            {"soort": "criteria", "toelichting": LONG}
        ],
        "geautomatiseerdeBesluitvorming": {"aanwezig": true, "onderliggendeLogica": LONG, "verwachteGevolgen": LONG,
            "grondslagArtikel22": "wettelijke_bepaling", "wettelijkeBepaling": wet, "menselijkeTussenkomst": LONG, "profilering": true},
        "algoritmes": [{"naam": LONG, "algoritmeregisterUrl": "https://algoritme.example/"}],
        "beveiliging": {"openbareOmschrijving": LONG, "maatregelen": [{"soort": "fysiek", "omschrijving": LONG}]},
        "dpia": {"status": "uitgevoerd", "datum": "2026-01-01", "hoogRestrisico": false, "toelichting": LONG},
        "verdereVerwerking": true, "verenigbaarheidstoets": LONG,
        "cookies": [{"naam": SHORT, "partij": SHORT, "doel": LONG, "soort": "tracking", "bewaartermijn": SHORT, "toestemming": false}],
        "privacyverklaringUrl": "https://ander.example/",
        "rechtenAfwijkingen": [{"recht": "wissing", "toepasselijkheid": "nee", "wettelijkeBepaling": wet, "toelichting": LONG}],
        "geldtVoor": [ander]
    })
}

/// Makes every hostile text one of its own, and gives where each stands.
pub fn numbered(waarde: &mut Value, pad: &str, plaatsen: &mut Vec<String>) {
    match waarde {
        Value::String(tekst) if [SHORT, LONG].contains(&tekst.as_str()) => {
            plaatsen.push(pad.to_owned());
            *tekst = format!("{tekst} §{}§", plaatsen.len());
        }
        Value::Array(items) => {
            items.iter_mut().enumerate().for_each(|(plaats, item)| numbered(item, &format!("{pad}/{plaats}"), plaatsen));
        }
        Value::Object(leden) => leden.iter_mut().for_each(|(naam, lid)| numbered(lid, &format!("{pad}/{naam}"), plaatsen)),
        _ => {}
    }
}

/// What a notice has no place for, or may not tell.
pub const NOT_TOLD: [&str; 6] = [
    "/verenigbaarheidstoets",
    "/beveiliging/maatregelen/0/omschrijving",
    "/dpia/toelichting",
    "/verwerkers/0/geenOvereenkomst/reden",
    "/doorgiften/0/internationaleOrganisatie",
    "/bewaartermijnen/0/selectielijst/procestermijn",
];

/// A municipality that is hostile in every text field.
pub fn gemeente() -> Value {
    let mut gegevens = seeds::gegevens(SHORT);
    let adres = json!({"regels": [SHORT, LONG], "land": "NL"});
    (gegevens["telefoon"], gegevens["correspondentieadres"]) = (SHORT.into(), adres.clone());
    gegevens["functionarisGegevensbescherming"] =
        json!({"naam": SHORT, "email": "fg@a.example", "telefoon": SHORT, "correspondentieadres": adres});
    let register = &mut gegevens["register"];
    (register["titel"], register["klachtAutoriteit"]) = (SHORT.into(), LONG.into());
    let kinds = [
        "uitgangspunten",
        "contactpersoon",
        "datalek_melden",
        "beveiliging",
        "cookies",
        "algoritmes",
        "klacht",
        "andere_wetten",
        "wijzigingen",
    ];
    register["algemeen"] =
        kinds.iter().map(|soort| json!({"soort": soort, "tekst": LONG, "url": "https://meer.example/)*'(x)!_y_"})).collect();
    register["verzoekKanalen"] = json!([{"kanaal": "post", "correspondentieadres": adres}, {"kanaal": "telefoon"},
        {"recht": "inzage", "kanaal": "formulier", "url": "https://formulier.example/)#'*;&lt;"}]);
    gegevens
}

/// A text with every run of white space as one space.
pub fn on_one_line(tekst: &str) -> String {
    tekst.split_whitespace().collect::<Vec<_>>().join(" ")
}
