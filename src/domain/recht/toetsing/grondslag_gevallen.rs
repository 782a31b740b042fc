//! Cases for the legal bases.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::tests::{GEMEENTE, Geval, compleet, samen, vuurt, zwijgt};

/// The complete case with one purpose on these bases.
fn met(grondslagen: &Value) -> Value {
    doel("Toesturen van de nieuwsbrief aan wie zich heeft aangemeld", grondslagen)
}

fn doel(omschrijving: &str, grondslagen: &Value) -> Value {
    json!({"inhoud": {
        "doelen": [{"omschrijving": omschrijving, "grondslagen": grondslagen}],
        // So that a public task does not ask for a result of the selectielijst.
        "bewaartermijnen": [{"soort": "gebeurtenis", "gebeurtenis": "De abonnee meldt zich af",
            "selectielijst": {"lijst": "gemeenten_2020", "volledigNummer": "20.1"}}]
    }})
}

/// What consent needs, changed by a merge patch.
fn toestemming(wijziging: &Value) -> Value {
    samen(&compleet()["inhoud"]["doelen"][0]["grondslagen"][0], &json!({ "toestemming": wijziging }))
}

fn belang(wijziging: &Value) -> Value {
    let belang = json!({"belang": "Beveiliging van het gebouw", "belangenafweging": "Er is geen lichter middel.", "bedrijfsvoering": true});
    json!({"grondslag": "gerechtvaardigd_belang", "gerechtvaardigdBelang": samen(&belang, wijziging)})
}

fn taak(bepaling: &Value) -> Value {
    json!({"grondslag": "taak_algemeen_belang", "wettelijkeBepalingen": [bepaling]})
}

fn betrokkenen(wijziging: &Value) -> Value {
    json!({"inhoud": {"betrokkenen": [samen(&compleet()["inhoud"]["betrokkenen"][0], wijziging)]}})
}

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    [gronden(), wetten(), jongeren(), volgen()].into_iter().flatten().collect()
}

fn gronden() -> Vec<Geval> {
    let gemeentewet = json!({"regeling": "BWBR0005416", "citeertitel": "Gemeentewet", "artikel": "160"});
    let zonder_artikel = json!({"regeling": "BWBR0005416", "citeertitel": "Gemeentewet"});
    let wbp = json!({"regeling": "BWBR0011468", "citeertitel": "Wet bescherming persoonsgegevens", "artikel": "8"});
    let overeenkomst = json!({"grondslag": "overeenkomst", "overeenkomst": {"omschrijving": "Huurovereenkomst"}});
    let eigen = toestemming(&json!({}));
    vec![
        vuurt(&["VR-C01 /doelen/0/grondslagen"], met(&json!([]))),
        vuurt(&["VR-C01 /doelen/0/grondslagen"], met(&json!([{}]))),
        zwijgt("VR-C01", met(&json!([{"grondslagGroep": "wettelijke_taak"}]))),
        zwijgt("VR-C01", samen(&met(&json!([])), &json!({"inhoud": {"rol": "verwerker"}}))),
        vuurt(&["VR-C02 /doelen/0/grondslagen/0/wettelijkeBepalingen"], met(&json!([{"grondslag": "wettelijke_verplichting"}]))),
        vuurt(&["VR-C02 /doelen/0/grondslagen/0/wettelijkeBepalingen"], met(&json!([taak(&json!({"artikel": " "}))]))),
        zwijgt("VR-C02", met(&json!([taak(&gemeentewet)]))),
        vuurt(&["VR-C03 /doelen/0/grondslagen/0/wettelijkeBepalingen/0/artikel"], met(&json!([taak(&zonder_artikel)]))),
        zwijgt("VR-C03", met(&json!([taak(&gemeentewet)]))),
        vuurt(&["VR-C04 /doelen/0/grondslagen/0/wettelijkeBepalingen/0"], met(&json!([taak(&wbp)]))),
        // Renamed in 2015, its id the same; and by its old name alone.
        vuurt(
            &["VR-C04 /doelen/0/grondslagen/0/wettelijkeBepalingen/0"],
            met(&json!([taak(&json!({"regeling": "BWBR0015703", "citeertitel": "Wet werk en bijstand", "artikel": "7"}))])),
        ),
        vuurt(
            &["VR-C04 /doelen/0/grondslagen/0/wettelijkeBepalingen/0"],
            met(&json!([taak(&json!({"citeertitel": "wet werk en bijstand", "artikel": "7"}))])),
        ),
        zwijgt("VR-C04", samen(&met(&json!([taak(&wbp)])), &json!({"peildatum": "2018-05-24"}))),
        zwijgt(
            "VR-C04",
            met(&json!([taak(&samen(&wbp, &json!({"toelichting": "Overgangsrecht: verzoeken van voor die dag."})))])),
        ),
        zwijgt("VR-C04", met(&json!([taak(&gemeentewet)]))),
        vuurt(&["VR-C05 /doelen/0/grondslagen/0"], met(&json!([belang(&json!({"bedrijfsvoering": null}))]))),
        vuurt(
            &["VR-C05 /doelen/0/grondslagen/0"],
            samen(
                &met(&json!([belang(&json!({"bedrijfsvoering": false}))])),
                &json!({"organisaties": {GEMEENTE: {"overheidsinstantie": null}}}),
            ),
        ),
        zwijgt("VR-C05", met(&json!([belang(&json!({}))]))),
        zwijgt(
            "VR-C05",
            samen(
                &met(&json!([belang(&json!({"bedrijfsvoering": false}))])),
                &json!({"organisaties": {GEMEENTE: {"overheidsinstantie": false, "soort": "stichting_vereniging"}}}),
            ),
        ),
        vuurt(&["VR-C06 /doelen/0/grondslagen/0/gerechtvaardigdBelang/belang"], met(&json!([belang(&json!({"belang": ""}))]))),
        zwijgt("VR-C06", met(&json!([belang(&json!({}))]))),
        vuurt(
            &["VR-C07 /doelen/0/grondslagen/0/gerechtvaardigdBelang/belangenafweging"],
            met(&json!([belang(&json!({"belangenafweging": null}))])),
        ),
        zwijgt("VR-C07", met(&json!([belang(&json!({}))]))),
        vuurt(
            &["VR-C08 /doelen/0/grondslagen/0/toestemming/wijzeVanIntrekken"],
            met(&json!([toestemming(&json!({"wijzeVanIntrekken": null}))])),
        ),
        zwijgt("VR-C08", met(&json!([eigen]))),
        vuurt(
            &["VR-C09 /doelen/0/grondslagen/0/toestemming/wijzeVanVerkrijgen"],
            met(&json!([toestemming(&json!({"wijzeVanVerkrijgen": null}))])),
        ),
        zwijgt("VR-C09", met(&json!([eigen]))),
        vuurt(&["VR-C10 /doelen/0/grondslagen/1"], met(&json!([taak(&gemeentewet), eigen]))),
        zwijgt("VR-C10", met(&json!([overeenkomst, eigen]))),
        vuurt(&["VR-C11 /doelen/0/grondslagen/0"], betrokkenen(&json!({"categorie": "medewerker"}))),
        zwijgt("VR-C11", samen(&betrokkenen(&json!({"categorie": "medewerker"})), &met(&json!([overeenkomst])))),
        // Who asks the municipality for something cannot freely say no; who only lets it send something can.
        vuurt(&["VR-C11 /doelen/0/grondslagen/0"], doel("Beslissen op aanvragen voor een parkeervergunning", &json!([eigen]))),
        zwijgt("VR-C11", doel("Beslissen op aanvragen voor een parkeervergunning", &json!([taak(&gemeentewet)]))),
        zwijgt("VR-C11", doel("Nieuws sturen over uw aanvraag", &json!([eigen]))),
        vuurt(&["VR-C13 /doelen/0/grondslagen/0/overeenkomst/omschrijving"], met(&json!([{"grondslag": "overeenkomst"}]))),
        zwijgt("VR-C13", met(&json!([overeenkomst]))),
        vuurt(&["VR-C14 /doelen/0/grondslagen"], met(&json!([{"grondslag": "vitaal_belang"}]))),
        zwijgt("VR-C14", met(&json!([{"grondslag": "vitaal_belang"}, taak(&gemeentewet)]))),
        vuurt(&["VR-C15 /doelen/0/grondslagen/0"], doel("Beoordelen van de aanvraag om een vergunning", &json!([overeenkomst]))),
        zwijgt("VR-C15", doel("Verhuren van een woning en innen van de huur", &json!([overeenkomst]))),
        // The steps before a contract that the person asks for.
        zwijgt("VR-C15", doel("Sluiten van een huurovereenkomst na een aanvraag voor een volkstuin", &json!([overeenkomst]))),
        vuurt(&["VR-C16 /doelen/0/grondslagen/0/grondslag"], met(&json!([{"grondslagGroep": "wettelijke_taak"}]))),
        zwijgt("VR-C16", met(&json!([taak(&gemeentewet)]))),
    ]
}

/// Both ends of a law, and articles that refer to another one.
fn wetten() -> Vec<Geval> {
    let gemeentewet = json!({"regeling": "BWBR0005416", "citeertitel": "Gemeentewet", "artikel": "160"});
    let eigen = toestemming(&json!({}));
    let omgevingswet = json!({"citeertitel": "Omgevingswet", "artikel": "5.1"});
    let sv = |artikel: &str| json!({"citeertitel": "Wetboek van Strafvordering", "artikel": artikel});
    let avg = |artikel: &str| json!({"citeertitel": "AVG", "artikel": artikel});
    let verstrekking = |grond: &str, dag: &str| {
        let ontvanger = json!({"soort": "andere_overheid", "naam": "Provincie", "grondslagVerstrekking": grond});
        json!({"peildatum": dag, "inhoud": {"geenOntvangers": null, "ontvangers": [ontvanger]}})
    };
    vec![
        // Both ends of a law are judged; what begins later may cite what is in force by then.
        vuurt(
            &["VR-C18 /doelen/0/grondslagen/0/wettelijkeBepalingen/0"],
            samen(&met(&json!([taak(&omgevingswet)])), &json!({"peildatum": "2023-12-31"})),
        ),
        zwijgt("VR-C18", samen(&met(&json!([taak(&omgevingswet)])), &json!({"peildatum": "2024-01-01"}))),
        zwijgt(
            "VR-C18",
            samen(
                &met(&json!([taak(&omgevingswet)])),
                &json!({"peildatum": "2023-06-01", "vandaag": true, "inhoud": {"beginGeldigheid": "2024-01-01"}}),
            ),
        ),
        // Who chooses a day wants the law of exactly that day.
        vuurt(
            &["VR-C18 /doelen/0/grondslagen/0/wettelijkeBepalingen/0"],
            samen(
                &met(&json!([taak(&omgevingswet)])),
                &json!({"peildatum": "2023-12-31", "inhoud": {"beginGeldigheid": "2024-01-01"}}),
            ),
        ),
        // Whoever investigates as a boa does so under another law, whatever data that takes.
        vuurt(&["VR-A12 /regime"], met(&json!([taak(&sv("142"))]))),
        zwijgt("VR-A12", met(&json!([taak(&sv("126nda"))]))),
        // A law on which data are given to others is judged as well, and told on both sides of its days.
        vuurt(
            &["VR-C04 /ontvangers/0/grondslagVerstrekking"],
            verstrekking("Wet bescherming persoonsgegevens artikel 8", "2018-05-25"),
        ),
        zwijgt("VR-C04", verstrekking("Wet bescherming persoonsgegevens artikel 8", "2018-05-24")),
        zwijgt("VR-C04", verstrekking("Een afspraak uit de tijd van de Wet bescherming persoonsgegevens", "2026-06-01")),
        vuurt(
            &["VR-C18 /ontvangers/0/grondslagVerstrekking"],
            verstrekking("Awb artikel 2:3; Wet open overheid artikel 3.3", "2022-04-30"),
        ),
        zwijgt("VR-C18", verstrekking("Awb artikel 2:3; Wet open overheid artikel 3.3", "2022-05-01")),
        vuurt(&["VR-C17 /doelen/0/grondslagen/0/wettelijkeBepalingen"], met(&json!([taak(&avg("6 lid 1 onder e"))]))),
        zwijgt("VR-C17", met(&json!([{"grondslag": "taak_algemeen_belang", "wettelijkeBepalingen": [avg("6"), gemeentewet]}]))),
        zwijgt("VR-C17", met(&json!([taak(&avg("30"))]))),
        zwijgt("VR-C17", met(&json!([samen(&eigen, &json!({"wettelijkeBepalingen": [avg("6")]}))]))),
    ]
}

/// Consent of whoever is under sixteen.
fn jongeren() -> Vec<Geval> {
    let kinderen = |wie: &Value| {
        samen(&betrokkenen(wie), &json!({"inhoud": {"privacyverklaringUrl": "https://voorbeeld.example/kinderen"}}))
    };
    vec![
        vuurt(
            &["VR-C12 /doelen/0/grondslagen/0/toestemming/ouderlijkeToestemming"],
            samen(
                &betrokkenen(&json!({"betreftMinderjarigen": true})),
                &json!({"inhoud": {"privacyverklaringUrl": "https://voorbeeld.example/kinderen"}}),
            ),
        ),
        // The category tells it too; a pupil may be older than sixteen, and the ages may say so.
        vuurt(&["VR-C12 /doelen/0/grondslagen/0/toestemming/ouderlijkeToestemming"], kinderen(&json!({"categorie": "kind"}))),
        vuurt(&["VR-C12 /doelen/0/grondslagen/0/toestemming/ouderlijkeToestemming"], kinderen(&json!({"categorie": "leerling"}))),
        zwijgt("VR-C12", kinderen(&json!({"categorie": "leerling", "betreftMinderjarigen": false}))),
        // What the editor says of sixteen goes before everything else.
        zwijgt("VR-C12", kinderen(&json!({"categorie": "kind", "betreftMinderjarigen": true, "jongerDan16": false}))),
        vuurt(
            &["VR-C12 /doelen/0/grondslagen/0/toestemming/ouderlijkeToestemming"],
            kinderen(&json!({"jongerDan16": true, "omschrijving": "Jongeren van 16 en 17 jaar"})),
        ),
        zwijgt("VR-C12", kinderen(&json!({"betreftMinderjarigen": true, "omschrijving": "Jongeren van 16 en 17 jaar"}))),
        vuurt(
            &["VR-C12 /doelen/0/grondslagen/0/toestemming/ouderlijkeToestemming"],
            kinderen(&json!({"betreftMinderjarigen": true, "omschrijving": "Jongeren van 12 tot 18 jaar"})),
        ),
        zwijgt(
            "VR-C12",
            samen(
                &betrokkenen(&json!({"betreftMinderjarigen": true})),
                &met(&json!([toestemming(&json!({"ouderlijkeToestemming": true}))])),
            ),
        ),
    ]
}

/// Following people with cookies.
fn volgen() -> Vec<Geval> {
    let eigen = toestemming(&json!({}));
    let volgen = |grondslagen: &Value, gegeven: &str| {
        let gegeven = samen(
            &compleet()["inhoud"]["betrokkenen"][0]["gegevens"][0],
            &json!({"categorie": "surfgedrag", "omschrijving": gegeven}),
        );
        samen(&met(grondslagen), &betrokkenen(&json!({ "gegevens": [gegeven] })))
    };
    let versturen =
        |doel: &str, grondslagen: &Value| json!({"inhoud": {"doelen": [{"omschrijving": doel, "grondslagen": grondslagen}]}});
    vec![
        vuurt(&["VR-C19 /doelen"], volgen(&json!([belang(&json!({}))]), "Trackingcookies van de website")),
        zwijgt("VR-C19", volgen(&json!([eigen]), "Trackingcookies van de website")),
        zwijgt("VR-C19", volgen(&json!([belang(&json!({}))]), "Bezochte bladzijden, geteld")),
        zwijgt("VR-C19", volgen(&json!([belang(&json!({}))]), "Statistiek zonder tracking")),
        vuurt(
            &["VR-C20 /doelen/0/grondslagen"],
            versturen("Nieuwsbrief met aanbiedingen van het theater", &json!([belang(&json!({}))])),
        ),
        zwijgt("VR-C20", versturen("Nieuwsbrief met nieuws van de gemeente", &json!([belang(&json!({}))]))),
        zwijgt("VR-C20", versturen("Nieuwsbrief met aanbiedingen van het theater", &json!([eigen]))),
        zwijgt(
            "VR-C20",
            versturen(
                "Nieuwsbrief met aanbiedingen van het theater",
                &json!([samen(&belang(&json!({})), &json!({"toelichting": "Alleen aan wie eerder een kaartje kocht."}))]),
            ),
        ),
    ]
}
