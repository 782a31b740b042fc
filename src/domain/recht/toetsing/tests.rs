//! Every rule has a case in which it speaks and one, close to it, in which it does not.

use std::{collections::HashMap, sync::LazyLock};

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::domain::{
    inhoud::{Ingelezen, Inhoud, beheer::Beheer, organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
    recht::{
        dossier::{Context, Eerder, Peildag},
        kennis::Kennis,
    },
};

/// With a limit that nobody checked, as an installation can add one.
static KENNIS: LazyLock<Kennis> = LazyLock::new(|| {
    let map = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/kennis");
    Kennis::new(Some(map.as_ref())).unwrap()
});

/// The organisation that keeps the register in every case.
pub(super) const GEMEENTE: &str = "5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a01";
/// A company, to be processor or recipient.
pub(super) const BEDRIJF: &str = "5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a02";
/// An agreement with that company.
pub(super) const OVEREENKOMST: &str = "5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a03";

/// A change of the complete case, and what it must lead to.
pub(super) struct Geval {
    wijziging: Value,
    verwacht: Verwacht,
}

enum Verwacht {
    /// Exactly these findings, as "code pointer".
    Precies(Vec<&'static str>),
    /// Whatever else, not this rule.
    Niet(&'static str),
}

/// After this merge patch on the complete case exactly these findings stand, as "code pointer".
pub(super) fn vuurt(bevindingen: &[&'static str], wijziging: Value) -> Geval {
    Geval { wijziging, verwacht: Verwacht::Precies(bevindingen.to_vec()) }
}

/// After this merge patch on the complete case this rule says nothing.
pub(super) fn zwijgt(code: &'static str, wijziging: Value) -> Geval {
    Geval { wijziging, verwacht: Verwacht::Niet(code) }
}

/// A value after a merge patch.
pub(super) fn samen(een: &Value, ander: &Value) -> Value {
    let mut samen = een.clone();
    json_patch::merge(&mut samen, ander);
    samen
}

/// A case in which no rule finds anything, judged on 1 June 2026. Patches change any part of it.
pub(super) fn compleet() -> Value {
    json!({
        "peildatum": "2026-06-01",
        "einde": null,
        "eerder": null,
        "ingelezen": [],
        "elders": [],
        "inhoud": {
            "naam": "Digitale nieuwsbrief",
            "rol": "verwerkingsverantwoordelijke",
            "verwerkingsverantwoordelijken": [
                {"organisatie": GEMEENTE, "bestuursorgaan": "college_van_burgemeester_en_wethouders"}
            ],
            "doelen": [{
                "omschrijving": "Toesturen van de nieuwsbrief aan wie zich heeft aangemeld",
                "grondslagen": [{
                    "grondslag": "toestemming",
                    "toestemming": {
                        "wijzeVanVerkrijgen": "Met een formulier op de website; de aanmelding wordt vastgelegd",
                        "wijzeVanIntrekken": "Met de link onderaan iedere nieuwsbrief",
                        "uitdrukkelijk": true
                    }
                }]
            }],
            "betrokkenen": [{
                "categorie": "abonnee",
                "gegevens": [{"categorie": "emailadres", "bronnen": [{"bron": "betrokkene"}], "verstrekkingVerplicht": false}]
            }],
            "ontvangers": [],
            "geenOntvangers": true,
            "doorgifteBuitenEer": false,
            "bewaartermijnen": [{"soort": "gebeurtenis", "gebeurtenis": "De abonnee meldt zich af"}],
            "beveiliging": {"openbareOmschrijving": "Alleen medewerkers die de nieuwsbrief maken, kunnen bij de gegevens."},
            "geautomatiseerdeBesluitvorming": {"aanwezig": false},
            "dpia": {"status": "niet_nodig", "toelichting": "Er zijn weinig gegevens en mensen kiezen er zelf voor."}
        },
        "beheer": {},
        "organisaties": {
            GEMEENTE: {
                "naam": "Gemeente Voorbeeld", "soort": "gemeente", "overheidsinstantie": true, "land": "NL",
                "email": "info@voorbeeld.example",
                "functionarisGegevensbescherming": {"naam": "F. Gerrits", "email": "fg@voorbeeld.example"},
                "register": {"verzoekKanalen": [{"kanaal": "email", "email": "privacy@voorbeeld.example"}], "reactietermijn": "P1M"}
            },
            BEDRIJF: {"naam": "Voorbeeld Hosting B.V.", "soort": "bedrijf", "overheidsinstantie": false, "land": "NL",
                "email": "info@bedrijf.example"}
        },
        "overeenkomsten": {
            OVEREENKOMST: {"registerhouder": GEMEENTE, "verwerker": BEDRIJF, "startdatum": "2025-01-01"}
        }
    })
}

#[derive(Deserialize)]
struct Zaak {
    peildatum: NaiveDate,
    #[serde(default)]
    vandaag: bool,
    einde: Option<NaiveDate>,
    eerder: Option<Eerdere>,
    ingelezen: Vec<Ingelezen>,
    elders: Vec<(String, String)>,
    inhoud: Inhoud,
    beheer: Beheer,
    organisaties: HashMap<Uuid, OrganisatieInvoer>,
    overeenkomsten: HashMap<Uuid, OvereenkomstInvoer>,
}

/// A version before, with its content on the day of the DPIA.
#[derive(Deserialize)]
struct Eerdere {
    inhoud: Option<Box<Inhoud>>,
    #[serde(default)]
    openbaar: bool,
}

/// The findings on a case.
pub(super) fn bevindingen(zaak: &Value) -> Vec<Bevinding> {
    met_dossier(zaak, toets)
}

/// How complete a case is.
fn oordeel(zaak: &Value) -> Volledigheid {
    met_dossier(zaak, |dossier| volledigheid(dossier, &toets(dossier)))
}

fn met_dossier<T>(zaak: &Value, vraag: impl FnOnce(&Dossier<'_>) -> T) -> T {
    let mut zaak = zaak.clone();
    zonder_null(&mut zaak);
    let zaak: Zaak = serde_json::from_value(zaak).unwrap();
    let context = Context {
        registerhouder: GEMEENTE.parse().unwrap(),
        organisaties: zaak.organisaties,
        overeenkomsten: zaak.overeenkomsten,
    };
    let eerder =
        zaak.eerder.map_or(Eerder::Niets, |eerder| Eerder::Versie { bij_dpia: eerder.inhoud, openbaar: eerder.openbaar });
    vraag(&Dossier {
        inhoud: &zaak.inhoud,
        beheer: &zaak.beheer,
        context: &context,
        kennis: &KENNIS,
        peildag: if zaak.vandaag { Peildag::Vandaag(zaak.peildatum) } else { Peildag::Gekozen(zaak.peildatum) },
        einde: zaak.einde,
        eerder: &eerder,
        ingelezen: &zaak.ingelezen,
        elders: &zaak.elders,
    })
}

/// As the reader of bodies does: absent and null mean the same.
fn zonder_null(waarde: &mut Value) {
    match waarde {
        Value::Object(velden) => {
            velden.retain(|_, veld| !veld.is_null());
            velden.values_mut().for_each(zonder_null);
        }
        Value::Array(delen) => delen.iter_mut().for_each(zonder_null),
        _ => {}
    }
}

fn gevallen() -> Vec<Geval> {
    [
        identiteit::gevallen::gevallen(),
        doel::gevallen::gevallen(),
        grondslag::gevallen::gevallen(),
        gegevens::gevallen::gevallen(),
        ontvangers::gevallen::gevallen(),
        doorgifte::gevallen::gevallen(),
        bewaartermijn::gevallen::gevallen(),
        beveiliging::gevallen::gevallen(),
        besluitvorming::gevallen::gevallen(),
        ai::gevallen::gevallen(),
        ai::gevallen::teksten(),
        cookies::gevallen::gevallen(),
        geldigheid::gevallen::gevallen(),
        verwijzingen::gevallen::gevallen(),
        politiegegevens::gevallen::gevallen(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn the_complete_case_has_no_findings() {
    assert_eq!(bevindingen(&compleet()), Vec::new());
}

#[test]
fn every_case_leads_to_what_it_says() {
    let mut mis = Vec::new();
    for Geval { wijziging, verwacht } in gevallen() {
        let mut zaak = compleet();
        json_patch::merge(&mut zaak, &wijziging);
        let gevonden: Vec<String> =
            bevindingen(&zaak).iter().map(|bevinding| format!("{} {}", bevinding.code, bevinding.pointer)).collect();
        let klopt = match &verwacht {
            Verwacht::Precies(bevindingen) => gevonden == *bevindingen,
            Verwacht::Niet(code) => !gevonden.iter().any(|vondst| vondst.starts_with(code)),
        };
        if !klopt {
            let verwacht = match verwacht {
                Verwacht::Precies(bevindingen) => bevindingen.join(", "),
                Verwacht::Niet(code) => format!("no {code}"),
            };
            mis.push(format!("{wijziging}\n  expected: {verwacht}\n  found: {}", gevonden.join(", ")));
        }
    }
    assert!(mis.is_empty(), "{}", mis.join("\n"));
}

#[test]
fn every_rule_has_a_case_that_fires_it_and_one_that_does_not() {
    let gevallen = gevallen();
    for regel in regels() {
        let vuurt = gevallen.iter().any(|geval| match &geval.verwacht {
            Verwacht::Precies(bevindingen) => bevindingen.iter().any(|vondst| vondst.starts_with(regel.code)),
            Verwacht::Niet(_) => false,
        });
        let zwijgt = gevallen.iter().any(|geval| matches!(geval.verwacht, Verwacht::Niet(code) if code == regel.code));
        assert!(vuurt, "add a case with `vuurt` for {} to the file of its theme", regel.code);
        assert!(zwijgt, "add a case with `zwijgt` for {}, close to one that fires", regel.code);
    }
}

#[test]
fn codes_are_unique_and_texts_are_sentences() {
    let mut codes: Vec<_> = regels().map(|regel| regel.code).collect();
    let aantal = codes.len();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), aantal);
    for regel in regels() {
        for tekst in [regel.waarom, regel.remedie] {
            assert!(tekst.ends_with('.') || tekst.ends_with('?'), "{}: {tekst}", regel.code);
        }
        assert!(!regel.bron.is_empty(), "{}", regel.code);
    }
}

#[test]
fn a_processor_needs_clients_and_not_what_only_a_controller_knows() {
    let mut zaak = compleet();
    let verwerker = json!({"inhoud": {"rol": "verwerker", "opdrachtgevers": [{"organisatie": BEDRIJF, "werkzaamheden": "Hosting"}],
        "verwerkingsverantwoordelijken": null, "doelen": null, "betrokkenen": null, "bewaartermijnen": null,
        "geenOntvangers": null, "geautomatiseerdeBesluitvorming": null}});
    json_patch::merge(&mut zaak, &verwerker);
    assert_eq!(bevindingen(&zaak), Vec::new());
}

/// The complete dossier of each kind of entry.
fn soorten() -> [(&'static str, Value); 5] {
    let verwerker = json!({"inhoud": {"rol": "verwerker", "opdrachtgevers": [{"organisatie": BEDRIJF, "werkzaamheden": "Hosting"}],
        "verwerkingsverantwoordelijken": null, "doelen": null, "betrokkenen": null, "bewaartermijnen": null,
        "geenOntvangers": null, "geautomatiseerdeBesluitvorming": null}});
    let samen = json!({"inhoud": {"rol": "gezamenlijk", "onderlingeRegeling": {"omschrijving": "Het college behandelt verzoeken."},
    "verwerkingsverantwoordelijken": [
        {"organisatie": GEMEENTE, "bestuursorgaan": "burgemeester"},
        {"organisatie": GEMEENTE, "bestuursorgaan": "college_van_burgemeester_en_wethouders"}
    ]}});
    let wet = json!({"regeling": "BWBR0035362", "citeertitel": "Wet maatschappelijke ondersteuning 2015", "artikel": "5.1.1"});
    let zorg = json!({"inhoud": {
        "doelen": [{"omschrijving": "Beoordelen van de vraag om hulp", "grondslagen": [
            {"grondslag": "taak_algemeen_belang", "wettelijkeBepalingen": [wet]}]}],
        "betrokkenen": [{"categorie": "zorgvrager", "gegevens": [
            {"categorie": "gezondheid", "bronnen": [{"bron": "betrokkene"}], "verstrekkingVerplicht": true},
            {"categorie": "bsn", "bronnen": [{"bron": "brp"}]}]}],
        "uitzonderingenBijzondereGegevens": [
            {"gegevens": ["gezondheid"], "uitzondering": "zwaarwegend_algemeen_belang", "wettelijkeBepaling": wet}],
        "bsnGrond": {"wettelijkeBepaling": wet},
        "bewaartermijnen": [{"soort": "gebeurtenis", "gebeurtenis": "De hulp is 15 jaar gestopt",
            "selectielijst": {"lijst": "gemeenten_2020", "volledigNummer": "8.1.1"}}],
        "beveiliging": {"maatregelen": [{"soort": "versleuteling"}]},
        "dpia": {"status": "uitgevoerd", "datum": "2026-06-01"}
    }});
    let wpg = politiegegevens::gevallen::boa(&json!({}));
    [("toestemming", json!({})), ("verwerker", verwerker), ("gezamenlijk", samen), ("publieke taak", zorg), ("wpg", wpg)]
}

#[test]
fn a_hundred_percent_can_be_reached_by_every_kind_of_entry() {
    for (soort, wijziging) in soorten() {
        let mut zaak = compleet();
        json_patch::merge(&mut zaak, &wijziging);
        let volledig = oordeel(&zaak);
        let open: Vec<_> = volledig.velden.iter().filter(|veld| veld.in_orde == Some(false)).map(|veld| veld.pointer).collect();
        assert_eq!((volledig.percentage, open), (100, Vec::new()), "{soort}: {:?}", bevindingen(&zaak));
    }
    let mut leeg = compleet();
    leeg["inhoud"] = json!({"naam": "x"});
    assert!(oordeel(&leeg).percentage < 30);
}

/// Who keeps the fields by their place must not lose one to the other law.
#[test]
fn a_place_is_told_once_under_either_law() {
    for (soort, wijziging) in soorten() {
        let mut zaak = compleet();
        json_patch::merge(&mut zaak, &wijziging);
        let mut plaatsen = std::collections::HashSet::new();
        for veld in oordeel(&zaak).velden {
            assert!(plaatsen.insert((format!("{:?}", veld.onderdeel), veld.pointer)), "{soort}: {} is told twice", veld.pointer);
        }
        assert!(plaatsen.iter().any(|(_, pointer)| *pointer == "/doelen"), "{soort}");
    }
}

#[test]
fn every_field_is_about_rules_that_exist_and_weighs_as_they_do() {
    for veld in velden::VELDEN {
        for code in veld.regels {
            let regel =
                regels().find(|regel| regel.code == *code).unwrap_or_else(|| panic!("{code} of {} is no rule", veld.pointer));
            assert!(veld.vereiste == Vereiste::Verplicht || regel.ernst == Ernst::Waarschuwing, "{} {code}", veld.pointer);
        }
        let blokkeert =
            veld.regels.iter().any(|code| regels().any(|regel| regel.code == *code && regel.ernst == Ernst::Blokkade));
        assert_eq!(veld.vereiste == Vereiste::Verplicht, blokkeert, "{}", veld.pointer);
    }
}
