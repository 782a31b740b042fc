//! Cases for people and their data.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::tests::{BEDRIJF, Geval, compleet, vuurt, zwijgt};

/// Two changes as one; unlike a merge patch on a merge patch it keeps what the second takes away.
pub(in crate::domain::recht::toetsing) fn samen(een: &Value, ander: &Value) -> Value {
    let (Value::Object(een), Value::Object(ander)) = (een, ander) else { return ander.clone() };
    let mut samen = een.clone();
    for (naam, deel) in ander {
        let deel = een.get(naam).map_or_else(|| deel.clone(), |eerste| self::samen(eerste, deel));
        samen.insert(naam.clone(), deel);
    }
    Value::Object(samen)
}

/// The complete case with these kinds of data, each a merge patch on the first one. There is a measure, so that sensitive data
/// lack none.
pub(super) fn gegevens(wijzigingen: &[Value]) -> Value {
    let gegevens: Vec<Value> = wijzigingen.iter().map(gegeven).collect();
    json!({"inhoud": {
        "betrokkenen": [{"categorie": "abonnee", "gegevens": gegevens}],
        "beveiliging": {"maatregelen": [{"soort": "toegangsbeperking", "omschrijving": "Toegang per functie"}]}
    }})
}

fn gegeven(wijziging: &Value) -> Value {
    samen(&compleet()["inhoud"]["betrokkenen"][0]["gegevens"][0], wijziging)
}

/// The same with categories only.
pub(super) fn categorieen(codes: &[&str]) -> Value {
    gegevens(&codes.iter().map(|code| json!({ "categorie": code })).collect::<Vec<_>>())
}

/// A purpose that is a public task, with a result of the selectielijst, so that nothing is missing.
pub(in crate::domain::recht::toetsing) fn publieke_taak() -> Value {
    json!({"inhoud": {
        "doelen": [{"omschrijving": "Beoordelen van een melding over de openbare ruimte", "grondslagen": [{
            "grondslag": "taak_algemeen_belang",
            "wettelijkeBepalingen": [{"regeling": "BWBR0005416", "citeertitel": "Gemeentewet", "artikel": "160"}]
        }]}],
        "bewaartermijnen": [{"soort": "gebeurtenis", "gebeurtenis": "De melding is afgehandeld",
            "selectielijst": {"lijst": "gemeenten_2020", "volledigNummer": "20.1"}}]
    }})
}

fn groep(wijziging: &Value) -> Value {
    json!({"inhoud": {"betrokkenen": [samen(&compleet()["inhoud"]["betrokkenen"][0], wijziging)]}})
}

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    let mut gevallen = vec![
        vuurt(&["VR-D01 /betrokkenen"], json!({"inhoud": {"betrokkenen": null}})),
        zwijgt("VR-D01", json!({"inhoud": {"rol": "verwerker", "betrokkenen": null}})),
        vuurt(&["VR-D02 /betrokkenen/0/gegevens"], json!({"inhoud": {"betrokkenen": [{"categorie": "abonnee"}]}})),
        zwijgt("VR-D02", json!({"inhoud": {"rol": "verwerker", "betrokkenen": [{"categorie": "abonnee"}]}})),
    ];
    gevallen.extend(super::bijzonder::gevallen::gevallen());
    gevallen.extend(super::bsn::gevallen::gevallen());
    gevallen.extend(super::gronden::gevallen::gevallen());
    gevallen.extend(signaalwoorden());
    gevallen.extend(combinaties());
    gevallen.extend(kinderen());
    gevallen.extend(overig());
    gevallen
}

fn signaalwoorden() -> Vec<Geval> {
    let omschreven = |wijziging: &Value| gegevens(&[samen(&json!({"omschrijving": "Medische gegevens"}), wijziging)]);
    vec![
        vuurt(&["VR-D13 /betrokkenen/0/gegevens/0/gevoeligheid"], omschreven(&json!({"categorie": "overig"}))),
        vuurt(&["VR-D13 /betrokkenen/0/gegevens/0/gevoeligheid"], omschreven(&json!({"gevoeligheid": "gewoon"}))),
        zwijgt("VR-D13", omschreven(&json!({"omschrijving": "De kleur van het terras"}))),
        // The word is compared with what was chosen.
        vuurt(
            &["VR-D13 /betrokkenen/0/gegevens/0/gevoeligheid"],
            omschreven(&json!({"categorie": "correspondentie", "omschrijving": "Ziektebeeld, medicijngebruik en strafblad"})),
        ),
        vuurt(
            &["VR-D13 /betrokkenen/0/gegevens/0/gevoeligheid"],
            omschreven(&json!({"categorie": "overig", "omschrijving": "Autisme of GGZ"})),
        ),
        zwijgt("VR-D13", omschreven(&json!({"categorie": "gezondheid"}))),
        zwijgt("VR-D13", omschreven(&json!({"categorie": "camerabeelden", "omschrijving": "Zonder gezichtsherkenning"}))),
        zwijgt("VR-D13", omschreven(&json!({"categorie": "adres", "omschrijving": "Kerkstraat 1, geboorteland en VOG"}))),
    ]
}

fn combinaties() -> Vec<Geval> {
    let met = |wie: &str, wijziging: &Value| groep(&json!({"categorie": wie, "gegevens": [gegeven(wijziging)]}));
    let oorzaak = json!({"categorie": "overig", "omschrijving": "De oorzaak van de afwezigheid"});
    vec![
        vuurt(&["VR-D19 /betrokkenen/0/gegevens/0"], met("abonnee", &json!({"bronnen": [{"bron": "brp"}]}))),
        zwijgt("VR-D19", met("abonnee", &json!({"categorie": "adres", "bronnen": [{"bron": "brp"}]}))),
        vuurt(
            &["VR-D19 /betrokkenen/0/gegevens/0"],
            met("abonnee", &json!({"categorie": "inkomen", "bronnen": [{"bron": "brp"}]})),
        ),
        // Who lists all his sources at once does not say that each holds everything.
        zwijgt("VR-D19", met("abonnee", &json!({"categorie": "inkomen", "bronnen": [{"bron": "brp"}, {"bron": "suwinet"}]}))),
        vuurt(&["VR-C11 /doelen/0/grondslagen/0", "VR-D19 /betrokkenen/0/gegevens/0"], met("medewerker", &oorzaak)),
        zwijgt("VR-D19", met("abonnee", &oorzaak)),
        vuurt(
            &["VR-C11 /doelen/0/grondslagen/0", "VR-D19 /betrokkenen/0/gegevens/0"],
            met("sollicitant", &json!({"categorie": "overig", "omschrijving": "Verzuimverleden"})),
        ),
        zwijgt("VR-D19", met("sollicitant", &json!({"categorie": "overig", "omschrijving": "Motivatie en werkervaring"}))),
        zwijgt("VR-D19", met("medewerker", &json!({"categorie": "overig", "omschrijving": "Verwachte duur van de afwezigheid"}))),
        zwijgt(
            "VR-D19",
            samen(
                &met("medewerker", &oorzaak),
                &json!({"inhoud": {"uitzonderingenBijzondereGegevens": [{"gegevens": ["overig"], "toelichting": "Alleen voor noodgevallen"}]}}),
            ),
        ),
    ]
}

fn kinderen() -> Vec<Geval> {
    // A public task: consent of children has rules of its own.
    let met = |wie: &str, dpia: Value| {
        samen(&samen(&publieke_taak(), &groep(&json!({"categorie": wie}))), &json!({"inhoud": {"dpia": dpia}}))
    };
    let opdrachtgevers = json!([{"organisatie": BEDRIJF, "werkzaamheden": "Hosting"}]);
    let als_verwerker = json!({"inhoud": {"rol": "verwerker", "opdrachtgevers": opdrachtgevers}});
    vec![
        vuurt(&["VR-D15 /dpia/status", "VR-H04 /dpia/status"], met("kind", json!(null))),
        vuurt(&["VR-D15 /dpia/status", "VR-H04 /dpia/status"], met("leerling", json!({"status": "niet_beoordeeld"}))),
        zwijgt("VR-D15", met("jeugdige", json!({"status": "nodig"}))),
        zwijgt("VR-D15", met("ouder_verzorger", json!(null))),
        // The DPIA is for whoever is responsible; a processor is judged by what it fills in.
        zwijgt("VR-D15", samen(&met("kind", json!(null)), &als_verwerker)),
        vuurt(
            &["VR-D15 /dpia/status", "VR-H04 /dpia/status"],
            samen(&met("kind", json!({"status": "niet_beoordeeld"})), &als_verwerker),
        ),
    ]
}

fn overig() -> Vec<Geval> {
    let naamloos = gegeven(&json!({"categorie": "overig", "omschrijving": " "}));
    let beschreven = gegeven(&json!({"categorie": "overig", "omschrijving": "Voorkeur voor een onderwerp"}));
    vec![
        vuurt(
            &["VR-D16 /betrokkenen/0/omschrijving", "VR-D16 /betrokkenen/0/gegevens/0/omschrijving"],
            groep(&json!({"categorie": "overig", "gegevens": [naamloos, beschreven]})),
        ),
        zwijgt(
            "VR-D16",
            groep(&json!({"categorie": "overig", "omschrijving": "Deelnemers aan een enquête", "gegevens": [beschreven]})),
        ),
    ]
}
