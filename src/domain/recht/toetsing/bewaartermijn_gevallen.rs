//! Cases for retention.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::tests::{Geval, bevindingen, compleet, samen, vuurt, zwijgt};

/// The complete case with these terms.
fn termijnen(termijnen: &Value) -> Value {
    json!({"inhoud": { "bewaartermijnen": termijnen }})
}

/// A fixed term, changed by a merge patch.
fn vast(wijziging: &Value) -> Value {
    samen(&json!({"soort": "vaste_termijn", "termijn": "P1Y", "startmoment": "afgehandeld"}), wijziging)
}

/// The complete case with one kind of data of one group, and these terms.
fn over(betrokkene: &str, gegevens: &[&str], duren: &Value) -> Value {
    let gegeven =
        |categorie: &&str| json!({"categorie": categorie, "bronnen": [{"bron": "betrokkene"}], "verstrekkingVerplicht": false});
    let gegevens: Vec<Value> = gegevens.iter().map(gegeven).collect();
    samen(&termijnen(duren), &json!({"inhoud": {"betrokkenen": [{"categorie": betrokkene, "gegevens": gegevens}]}}))
}

/// A public task as the basis, and these terms.
fn taak(duren: &Value) -> Value {
    let bepaling = json!({"regeling": "BWBR0005416", "citeertitel": "Gemeentewet", "artikel": "160"});
    let grondslag = json!({"grondslag": "taak_algemeen_belang", "wettelijkeBepalingen": [bepaling]});
    let doel = json!({"omschrijving": "Toesturen van de nieuwsbrief aan inwoners", "grondslagen": [grondslag]});
    samen(&termijnen(duren), &json!({"inhoud": {"doelen": [doel]}}))
}

/// A copy of result 8.1.1 of the selectielijst, changed by a merge patch.
fn lijst(wijziging: &Value) -> Value {
    let kopie =
        json!({"lijst": "gemeenten_2020", "volledigNummer": "8.1.1", "waardering": "vernietigen", "bewaartermijn": "P15Y"});
    json!({"selectielijst": samen(&kopie, wijziging)})
}

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    [hoe_lang(), waarvoor(), volgens_de_lijst(), gebruikelijk(), wettelijk_maximum(), super::archief::gevallen::gevallen()]
        .into_iter()
        .flatten()
        .collect()
}

fn hoe_lang() -> Vec<Geval> {
    let criteria = |tekst: &str| json!({"soort": "criteria", "toelichting": tekst});
    vec![
        vuurt(&["VR-G01 /bewaartermijnen"], termijnen(&json!(null))),
        vuurt(&["VR-G01 /bewaartermijnen"], termijnen(&json!([{}]))),
        vuurt(
            &["VR-G01 /bewaartermijnen"],
            termijnen(&json!([{"soort": "criteria", "toelichting": " "}, {"gegevens": ["naam"]}])),
        ),
        // Without any term a public task need not name the selectielijst as well.
        vuurt(&["VR-G01 /bewaartermijnen"], taak(&json!([]))),
        vuurt(&["VR-G01 /bewaartermijnen"], termijnen(&json!([vast(&json!({"termijn": null}))]))),
        zwijgt("VR-G01", json!({"inhoud": {"rol": "verwerker", "bewaartermijnen": null}})),
        zwijgt("VR-G01", termijnen(&json!([criteria("Tot de lening is terugbetaald")]))),
        zwijgt("VR-G01", termijnen(&json!([{"soort": "niet_bewaard"}]))),
        vuurt(&["VR-G02 /bewaartermijnen/0/toelichting"], termijnen(&json!([criteria("Niet langer dan strikt noodzakelijk.")]))),
        vuurt(
            &["VR-G02 /bewaartermijnen/1/toelichting"],
            termijnen(&json!([criteria("Tot de lening is terugbetaald"), criteria("Zolang dat nodig is")])),
        ),
        zwijgt("VR-G02", termijnen(&json!([criteria("Niet langer dan nodig, uiterlijk tot de lening is terugbetaald")]))),
        zwijgt("VR-G02", termijnen(&json!([criteria("Niet langer dan nodig"), vast(&json!({}))]))),
        vuurt(&["VR-G03 /bewaartermijnen/0/startmoment"], termijnen(&json!([vast(&json!({"startmoment": null}))]))),
        vuurt(&["VR-G03 /bewaartermijnen/0/startmoment"], termijnen(&json!([{"soort": "vaste_termijn"}]))),
        zwijgt("VR-G03", termijnen(&json!([vast(&json!({}))]))),
        zwijgt(
            "VR-G03",
            termijnen(&json!([{"soort": "vaste_termijn_en_gebeurtenis", "termijn": "P1Y", "gebeurtenis": "Einde huur"}])),
        ),
        vuurt(&["VR-G05 /bewaartermijnen/0/gebeurtenis"], termijnen(&json!([{"soort": "gebeurtenis", "gebeurtenis": " "}]))),
        vuurt(
            &["VR-G05 /bewaartermijnen/0/gebeurtenis"],
            termijnen(&json!([{"soort": "vaste_termijn_en_gebeurtenis", "termijn": "P1Y"}])),
        ),
        // One fault, one finding: the missing event is not also a contradiction.
        vuurt(
            &["VR-G05 /bewaartermijnen/0/gebeurtenis"],
            termijnen(&json!([{"soort": "gebeurtenis", "waardering": "vernietigen"}])),
        ),
        zwijgt("VR-G05", termijnen(&json!([{"soort": "gebeurtenis", "gebeurtenis": "De abonnee meldt zich af"}]))),
        vuurt(&["VR-G06 /bewaartermijnen/0/waardering"], termijnen(&json!([vast(&json!({"waardering": "blijvend_bewaren"}))]))),
        vuurt(
            &["VR-G06 /bewaartermijnen/0/waardering"],
            termijnen(&json!([{"soort": "blijvend_bewaren", "waardering": "vernietigen"}])),
        ),
        vuurt(
            &["VR-G06 /bewaartermijnen/0/waardering"],
            termijnen(&json!([vast(&json!({"termijn": null, "waardering": "vernietigen"}))])),
        ),
        zwijgt("VR-G06", termijnen(&json!([vast(&json!({"waardering": "vernietigen"}))]))),
        zwijgt("VR-G06", termijnen(&json!([{"soort": "blijvend_bewaren", "waardering": "blijvend_bewaren"}]))),
        zwijgt("VR-G06", termijnen(&json!([{"soort": "niet_bewaard", "waardering": "vernietigen"}]))),
        zwijgt(
            "VR-G06",
            termijnen(&json!([{"soort": "blijvend_bewaren", "waardering": "vernietigen", "uitzonderingVernietiging":
            {"reden": "hotspot", "toelichting": "Zaken over de brug."}}])),
        ),
    ]
}

fn waarvoor() -> Vec<Geval> {
    let naam = vast(&json!({"gegevens": ["naam"]}));
    let alleen_naam = json!([naam]);
    let gegeven = |categorie: &str| json!({"categorie": categorie, "bronnen": [{"bron": "brp"}]});
    let twee_groepen = json!({"inhoud": {"betrokkenen": [
        {"categorie": "abonnee", "gegevens": [gegeven("naam"), gegeven("adres")]},
        {"categorie": "contactpersoon", "gegevens": [gegeven("adres")]}
    ]}});
    vec![
        vuurt(&["VR-G04 /betrokkenen/0/gegevens/0"], termijnen(&alleen_naam)),
        // Once per category, at its first place.
        vuurt(&["VR-G04 /betrokkenen/0/gegevens/1"], samen(&termijnen(&alleen_naam), &twee_groepen)),
        // A term that tells nothing covers nothing.
        vuurt(&["VR-G04 /betrokkenen/0/gegevens/0"], termijnen(&json!([naam, {}]))),
        zwijgt("VR-G04", termijnen(&json!([naam, vast(&json!({}))]))),
        // One term for a part says nothing of the rest; two parts divide the whole.
        vuurt(&["VR-G04 /betrokkenen/0/gegevens/0"], termijnen(&json!([vast(&json!({"onderdeel": "bezwaren"}))]))),
        vuurt(&["VR-G04 /betrokkenen/0/gegevens/0"], termijnen(&json!([vast(&json!({"onderdeel": "bezwaren"})), naam]))),
        zwijgt("VR-G04", termijnen(&json!([vast(&json!({"onderdeel": "verleend"})), vast(&json!({"onderdeel": "geweigerd"}))]))),
        zwijgt("VR-G04", termijnen(&json!([vast(&json!({"onderdeel": "bezwaren"})), vast(&json!({}))]))),
        zwijgt("VR-G04", termijnen(&json!([vast(&json!({"onderdeel": "bezwaren", "gegevens": ["emailadres"]}))]))),
        zwijgt("VR-G04", termijnen(&json!([vast(&json!({"gegevens": ["emailadres"]}))]))),
        zwijgt("VR-G04", samen(&termijnen(&alleen_naam), &json!({"inhoud": {"betrokkenen": [{"categorie": "abonnee"}]}}))),
    ]
}

fn volgens_de_lijst() -> Vec<Geval> {
    let wmo = |wijziging: &Value| {
        let bepaling =
            json!({"regeling": "BWBR0035362", "citeertitel": "Wet maatschappelijke ondersteuning 2015", "artikel": "5.3.4"});
        samen(&vast(&json!({ "wettelijkeBepaling": bepaling })), wijziging)
    };
    let vijftien = json!({"termijn": "P15Y"});
    let volgens_lijst = |kopie: &Value, termijn: &Value| {
        samen(&samen(&vast(&lijst(kopie)), &json!({"startmoment": "einde_voorziening"})), termijn)
    };
    let resultaat = |nummer: &str, startmoment: &str| {
        let kopie = json!({"lijst": "gemeenten_2020", "volledigNummer": nummer});
        vast(&json!({"selectielijst": kopie, "startmoment": startmoment, "afwijkingToelichting": "Korter op verzoek."}))
    };
    let oude_lijst =
        |wijziging: &Value| termijnen(&json!([samen(&volgens_lijst(&json!({"lijst": "gemeenten_2017"}), &vijftien), wijziging)]));
    let hotspot = json!({"uitzonderingVernietiging": {"reden": "hotspot", "toelichting": "Zaken over de brug."}});
    let blijvend = json!({"volledigNummer": "1.1", "waardering": "blijvend_bewaren", "bewaartermijn": null, "lijst": null});
    vec![
        vuurt(&["VR-G07 /bewaartermijnen/0/termijn"], termijnen(&json!([volgens_lijst(&json!({}), &json!({}))]))),
        zwijgt("VR-G07", termijnen(&json!([volgens_lijst(&json!({}), &hotspot)]))),
        vuurt(&["VR-G07 /bewaartermijnen/0/termijn"], termijnen(&json!([volgens_lijst(&blijvend, &json!({}))]))),
        // What the copy leaves out, the list tells.
        vuurt(
            &["VR-G07 /bewaartermijnen/0/termijn"],
            termijnen(&json!([volgens_lijst(&json!({"bewaartermijn": null}), &json!({}))])),
        ),
        zwijgt("VR-G07", termijnen(&json!([volgens_lijst(&json!({"bewaartermijn": null}), &vijftien)]))),
        vuurt(
            &["VR-G07 /bewaartermijnen/0/termijn"],
            termijnen(&json!([samen(&lijst(&json!({})), &json!({"soort": "gebeurtenis", "gebeurtenis": "Het dossier sluit"}))])),
        ),
        zwijgt("VR-G07", termijnen(&json!([volgens_lijst(&json!({}), &json!({"termijn": "P180M"}))]))),
        zwijgt("VR-G07", termijnen(&json!([volgens_lijst(&json!({}), &json!({"afwijkingToelichting": "Op verzoek korter."}))]))),
        zwijgt(
            "VR-G07",
            termijnen(&json!([volgens_lijst(&json!({}), &json!({"termijn": null, "toelichting": "Zie de lijst."}))])),
        ),
        zwijgt("VR-G07", termijnen(&json!([volgens_lijst(&json!({"volledigNummer": " "}), &json!({}))]))),
        vuurt(&["VR-G08 /bewaartermijnen"], taak(&json!([vast(&json!({})), vast(&json!({}))]))),
        zwijgt("VR-G08", taak(&json!([vast(&json!({})), volgens_lijst(&json!({}), &vijftien)]))),
        zwijgt("VR-G08", termijnen(&json!([vast(&json!({}))]))),
        vuurt(&["VR-G12 /bewaartermijnen/0/termijn"], termijnen(&json!([wmo(&json!({"termijn": "P10Y"}))]))),
        zwijgt("VR-G12", termijnen(&json!([wmo(&vijftien)]))),
        zwijgt("VR-G12", termijnen(&json!([wmo(&json!({"termijn": null, "toelichting": "Zie de wet."}))]))),
        zwijgt("VR-G12", termijnen(&json!([wmo(&json!({"wettelijkeBepaling": {"artikel": "2.3.2"}}))]))),
        vuurt(
            &["VR-G13 /bewaartermijnen/0/selectielijst"],
            termijnen(&json!([volgens_lijst(&json!({"volledigNummer": "99.9"}), &vijftien)])),
        ),
        vuurt(
            &["VR-G13 /bewaartermijnen/0/selectielijst"],
            termijnen(&json!([volgens_lijst(&json!({"bewaartermijn": "P10Y"}), &json!({"termijn": "P10Y"}))])),
        ),
        vuurt(
            &["VR-G13 /bewaartermijnen/0/selectielijst"],
            termijnen(&json!([volgens_lijst(&json!({"waardering": "blijvend_bewaren"}), &vijftien)])),
        ),
        zwijgt("VR-G13", termijnen(&json!([volgens_lijst(&json!({}), &vijftien)]))),
        zwijgt("VR-G13", termijnen(&json!([volgens_lijst(&json!({"waardering": null, "bewaartermijn": null}), &vijftien)]))),
        vuurt(
            &["VR-G13 /bewaartermijnen/0/selectielijst"],
            termijnen(&json!([volgens_lijst(&json!({"procestermijn": "vast te leggen datum"}), &vijftien)])),
        ),
        zwijgt("VR-G13", termijnen(&json!([volgens_lijst(&json!({"procestermijn": "zie het dossier"}), &vijftien)]))),
        vuurt(&["VR-G09 /bewaartermijnen/0/startmoment"], termijnen(&json!([resultaat("8.1", "afgehandeld")]))),
        vuurt(&["VR-G09 /bewaartermijnen/0/startmoment"], termijnen(&json!([resultaat("12.1.3", "einde_procedure")]))),
        zwijgt("VR-G09", termijnen(&json!([resultaat("8.1", "einde_voorziening")]))),
        zwijgt("VR-G09", termijnen(&json!([resultaat("12.1.3", "geboortedatum")]))),
        zwijgt("VR-G09", termijnen(&json!([resultaat("6.2", "afgehandeld")]))),
        zwijgt("VR-G09", termijnen(&json!([resultaat("8.1", "overig")]))),
        vuurt(&["VR-G15 /bewaartermijnen/0/selectielijst"], oude_lijst(&json!({}))),
        zwijgt("VR-G15", oude_lijst(&json!({"onderdeel": "Zaken uit 2017 tot en met 2019"}))),
        zwijgt("VR-G15", samen(&oude_lijst(&json!({})), &json!({"peildatum": "2019-12-31"}))),
        zwijgt("VR-G15", termijnen(&json!([volgens_lijst(&json!({}), &vijftien)]))),
        // Of the list of 2017 the register knows no results.
        zwijgt(
            "VR-G13",
            termijnen(&json!([volgens_lijst(&json!({"lijst": "gemeenten_2017", "volledigNummer": "99.9"}), &vijftien)])),
        ),
    ]
}

fn gebruikelijk() -> Vec<Geval> {
    let camera = |duren: &Value| over("bezoeker_gebouw", &["camerabeelden"], duren);
    let duur = |termijn: &str| vast(&json!({ "termijn": termijn }));
    let incident = json!({"soort": "gebeurtenis", "gebeurtenis": "Het incident is afgehandeld"});
    let criteria = |tekst: &str| json!({"soort": "criteria", "toelichting": tekst});
    let sollicitant = |duren: &Value| over("sollicitant", &["naam"], duren);
    let overeenkomst = json!({"inhoud": {"doelen": [{
        "omschrijving": "Beoordelen of iemand geschikt is voor een baan",
        "grondslagen": [{"grondslag": "overeenkomst", "overeenkomst": {"omschrijving": "Arbeidsovereenkomst"}}]
    }]}});
    vec![
        vuurt(&["VR-G10 /bewaartermijnen/0/termijn"], camera(&json!([duur("P1M")]))),
        vuurt(
            &["VR-G10 /bewaartermijnen/0/termijn"],
            over(
                "bezoeker_gebouw",
                &["camerabeelden", "kenteken"],
                &json!([duur("P5W"), samen(&incident, &json!({"gegevens": ["kenteken"]}))]),
            ),
        ),
        zwijgt("VR-G10", camera(&json!([duur("P4W")]))),
        // A rule for incidents says nothing of the other images.
        vuurt(&["VR-G10 /bewaartermijnen/0/termijn"], camera(&json!([duur("P10Y"), incident]))),
        zwijgt("VR-G10", camera(&json!([duur("P4W"), incident]))),
        zwijgt("VR-G10", camera(&json!([incident]))),
        zwijgt(
            "VR-G10",
            camera(&json!([duur("P4W"), vast(&json!({"termijn": "P1Y", "onderdeel": "Beelden van een incident"}))])),
        ),
        // The real longest duration counts.
        vuurt(
            &["VR-G10 /bewaartermijnen/0/termijn"],
            camera(&json!([vast(&json!({"termijn": "P4W", "perKalenderjaar": true}))])),
        ),
        vuurt(&["VR-G10 /bewaartermijnen/0/termijn"], camera(&json!([{"soort": "blijvend_bewaren"}]))),
        vuurt(&["VR-G10 /bewaartermijnen/0/termijn"], camera(&json!([criteria("Tot het onderzoek klaar is")]))),
        zwijgt("VR-G10", camera(&json!([criteria("Na twee weken, of korter als de schijf vol is")]))),
        zwijgt("VR-G10", camera(&json!([duur("P4W"), criteria("Tot het onderzoek klaar is")]))),
        // Another result of the list is about other images, such as those of a scan car.
        zwijgt(
            "VR-G10",
            camera(&json!([vast(
                &json!({"termijn": "P91D", "selectielijst": {"lijst": "gemeenten_2020", "volledigNummer": "19.1.22"}})
            )])),
        ),
        // A term for everything does not hold for what has a term of its own.
        zwijgt(
            "VR-G10",
            over(
                "bezoeker_gebouw",
                &["camerabeelden", "naam"],
                &json!([duur("P1Y"), vast(&json!({"termijn": "P4W", "gegevens": ["camerabeelden"]}))]),
            ),
        ),
        zwijgt("VR-G10", termijnen(&json!([duur("P1M")]))),
        zwijgt(
            "VR-G10",
            over("bezoeker_gebouw", &["camerabeelden", "kenteken"], &json!([vast(&json!({"gegevens": ["kenteken"]}))])),
        ),
        vuurt(&["VR-G11 /bewaartermijnen/0/termijn"], samen(&sollicitant(&json!([duur("P5W")])), &overeenkomst)),
        vuurt(&["VR-C11 /doelen/0/grondslagen/0", "VR-G11 /bewaartermijnen/0/termijn"], sollicitant(&json!([duur("P2Y")]))),
        zwijgt("VR-G11", sollicitant(&json!([duur("P52W")]))),
        zwijgt("VR-G11", samen(&sollicitant(&json!([duur("P4W")])), &overeenkomst)),
        zwijgt("VR-G11", samen(&sollicitant(&json!([duur("P4W"), vast(&json!({"gegevens": ["bankrekening"]}))])), &overeenkomst)),
        zwijgt("VR-G11", termijnen(&json!([duur("P2Y")]))),
        vuurt(
            &["VR-G11 /bewaartermijnen/0/termijn"],
            samen(&sollicitant(&json!([vast(&json!({"termijn": "P4W", "perKalenderjaar": true}))])), &overeenkomst),
        ),
    ]
}

/// A law can allow no more than some time: of images of public places four weeks.
fn wettelijk_maximum() -> Vec<Geval> {
    let wet = |artikel: &str| json!({"regeling": "BWBR0005416", "citeertitel": "Gemeentewet", "artikel": artikel});
    let toezicht = |artikel: &str, duren: &Value| {
        let grondslag = json!({"grondslag": "taak_algemeen_belang", "wettelijkeBepalingen": [wet(artikel)]});
        let doel = json!({"omschrijving": "Handhaven van de openbare orde in het centrum", "grondslagen": [grondslag]});
        samen(&over("inwoner", &["camerabeelden"], duren), &json!({"inhoud": {"doelen": [doel]}}))
    };
    let beelden =
        |wijziging: &Value| samen(&vast(&lijst(&json!({"volledigNummer": "12.1.9", "bewaartermijn": "P4W"}))), wijziging);
    let lang = beelden(&json!({"termijn": "P10Y", "afwijkingToelichting": "Wens van de politie"}));
    let onzeker = json!({"regeling": "BWBR0015703", "artikel": "64"});
    vec![
        // A limit that nobody checked does not block.
        vuurt(
            &["VR-G21 /bewaartermijnen/0/termijn"],
            termijnen(&json!([vast(&json!({"termijn": "P3Y", "wettelijkeBepaling": onzeker}))])),
        ),
        zwijgt("VR-G21", termijnen(&json!([vast(&json!({"termijn": "P2Y", "wettelijkeBepaling": onzeker}))]))),
        vuurt(
            &["VR-A12 /regime", "VR-G14 /bewaartermijnen/0/termijn", "VR-G10 /bewaartermijnen/0/termijn"],
            toezicht("151c", &json!([lang])),
        ),
        vuurt(
            &["VR-A12 /regime", "VR-G14 /bewaartermijnen/0/termijn", "VR-G10 /bewaartermijnen/0/termijn"],
            toezicht("151c", &json!([beelden(&json!({"termijn": "P4W", "perKalenderjaar": true}))])),
        ),
        vuurt(&["VR-A12 /regime"], toezicht("151c lid 1", &json!([beelden(&json!({"termijn": "P4W"}))]))),
        zwijgt("VR-A12", toezicht("160", &json!([lang]))),
        zwijgt("VR-A12", samen(&toezicht("151c", &json!([lang])), &json!({"inhoud": {"regime": "wpg"}}))),
        zwijgt("VR-A12", samen(&toezicht("151c", &json!([lang])), &json!({"inhoud": {"betrokkenen": null}}))),
        zwijgt("VR-G14", toezicht("160", &json!([lang]))),
        zwijgt(
            "VR-G14",
            toezicht("151c", &json!([samen(&lang, &json!({"onderdeel": "Beelden die nodig zijn voor opsporing"}))])),
        ),
        zwijgt("VR-G14", termijnen(&json!([vast(&json!({"termijn": "P4W", "wettelijkeBepaling": wet("151c")}))]))),
        vuurt(
            &["VR-G14 /bewaartermijnen/0/termijn"],
            termijnen(&json!([vast(&json!({"termijn": "P5W", "wettelijkeBepaling": wet("151c")}))])),
        ),
    ]
}

#[test]
fn messages_name_the_term_the_list_and_the_law() {
    let melding = |termijn: Value| bevindingen(&samen(&compleet(), &termijnen(&json!([termijn])))).remove(0).melding;
    let bepaling = json!({"citeertitel": "Wet maatschappelijke ondersteuning 2015", "artikel": "5.3.4"});
    let met_lijst = |wijziging: Value, termijn: Value| {
        samen(&vast(&samen(&lijst(&wijziging), &json!({"startmoment": "einde_voorziening"}))), &termijn)
    };
    for (termijn, verwacht) in [
        (vast(&json!({"startmoment": null})), "Vanaf welk moment loopt de termijn van 1 jaar?"),
        (json!({"soort": "vaste_termijn"}), "Hoe lang is de termijn, en vanaf welk moment loopt die?"),
        (met_lijst(json!({}), json!({})), "De termijn wijkt af van selectielijst 8.1.1 (15 jaar); licht dat toe."),
        (
            vast(&json!({ "wettelijkeBepaling": bepaling })),
            "Deze termijn is korter dan de wettelijke bewaarplicht in artikel 5.3.4, Wet maatschappelijke ondersteuning 2015 (15 jaar).",
        ),
        (
            met_lijst(json!({"volledigNummer": "99.9"}), json!({"termijn": "P15Y"})),
            "“99.9” staat niet in “Selectielijst gemeenten en intergemeentelijke organen 2020”.",
        ),
        (
            met_lijst(json!({"bewaartermijn": "P10Y", "waardering": "blijvend_bewaren"}), json!({"termijn": "P10Y"})),
            "Volgens “Selectielijst gemeenten en intergemeentelijke organen 2020” is bij 8.1.1 de bewaartermijn 15 jaar en de \
             waardering “vernietigen”.",
        ),
    ] {
        assert_eq!(melding(termijn), verwacht);
    }
}
