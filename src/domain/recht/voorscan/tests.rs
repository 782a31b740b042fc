//! Every criterion has a content that shows it and one, close to it, that does not.

use std::{collections::HashMap, sync::LazyLock};

use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::domain::{
    inhoud::{Inhoud, beheer::Beheer},
    recht::{
        dossier::{Context, Eerder, Peildag},
        kennis::Kennis,
    },
};

static KENNIS: LazyLock<Kennis> = LazyLock::new(|| Kennis::new(None).unwrap());

/// The pre-scan of a content with these fields.
fn scan(velden: &Value) -> Voorscan {
    let mut inhoud = json!({"naam": "Voorbeeld"});
    json_patch::merge(&mut inhoud, velden);
    let inhoud: Inhoud = serde_json::from_value(inhoud).unwrap();
    let context = Context { registerhouder: Uuid::nil(), organisaties: HashMap::new(), overeenkomsten: HashMap::new() };
    let peildatum = "2026-06-01".parse().unwrap();
    voorscan(&Dossier {
        inhoud: &inhoud,
        beheer: &Beheer::default(),
        context: &context,
        kennis: &KENNIS,
        peildag: Peildag::Vandaag(peildatum),
        einde: None,
        eerder: &Eerder::Niets,
        ingelezen: &[],
        elders: &[],
    })
}

/// The criteria that come out, as "code outcome".
fn uitkomsten(velden: &Value) -> Vec<String> {
    let regel = |criterium: &VoorscanCriterium| {
        let uitkomst = serde_json::to_value(criterium.uitkomst).unwrap();
        format!("{} {}", criterium.code, uitkomst.as_str().unwrap())
    };
    scan(velden).criteria.iter().map(regel).collect()
}

/// A group of people with one kind of data from one source.
fn groep(betrokkene: &str, gegeven: &str, bron: &str) -> Value {
    json!({"betrokkenen": [{"categorie": betrokkene, "gegevens": [{"categorie": gegeven, "bronnen": [{"bron": bron}]}]}]})
}

fn gegeven(gegeven: &str) -> Value {
    groep("contactpersoon", gegeven, "betrokkene")
}

fn gezien(gegeven: &str) -> Value {
    groep("contactpersoon", gegeven, "waarneming")
}

fn ai(risicoklasse: &str, rol: &str) -> Value {
    json!({"algoritmes": [{"naam": "Kijkhulp", "aiSysteem": {"risicoklasse": risicoklasse, "rol": rol}}]})
}

fn mensen(betrokkene: &str) -> Value {
    json!({"betrokkenen": [{"categorie": betrokkene}]})
}

fn doel(omschrijving: &str) -> Value {
    json!({"doelen": [{"omschrijving": omschrijving}]})
}

fn besluit(aanwezig: bool) -> Value {
    json!({"geautomatiseerdeBesluitvorming": {"aanwezig": aanwezig}})
}

fn profilering() -> Value {
    json!({"geautomatiseerdeBesluitvorming": {"aanwezig": false, "profilering": true}})
}

fn algoritme() -> Value {
    json!({"algoritmes": [{"naam": "Toeslag"}]})
}

fn criteria(codes: &[&str]) -> Value {
    json!({"dpia": {"criteria": codes}})
}

fn samen(een: &Value, ander: &Value) -> Value {
    let mut samen = een.clone();
    json_patch::merge(&mut samen, ander);
    samen
}

/// A criterion, a content that shows it with this outcome, and one that does not show it at all.
type Geval = (&'static str, &'static str, Value, Value);

fn gevallen() -> Vec<Geval> {
    let strafrechtelijk = gegeven("strafrechtelijk");
    let gedeeld = samen(&strafrechtelijk, &json!({"ontvangers": [{"soort": "politie_justitie"}]}));
    let ontvanger = |soort: &str| json!({"ontvangers": [{ "soort": soort }]});
    let verband = |code: &str| samen(&gegeven(code), &ontvanger("ketenpartner_samenwerkingsverband"));
    let bronnen = |codes: &[&str]| {
        let bronnen: Vec<Value> = codes.iter().map(|code| json!({ "bron": code })).collect();
        json!({"betrokkenen": [{"categorie": "contactpersoon", "gegevens": [{"categorie": "naam", "bronnen": bronnen}]}]})
    };
    let opgegeven_gevoelig = json!({"betrokkenen": [{"gegevens": [{"categorie": "naam", "gevoeligheid": "bijzonder"}]}]});
    let minderjarig = json!({"betrokkenen": [{"categorie": "contactpersoon", "betreftMinderjarigen": true}]});
    vec![
        ("geautomatiseerde_beoordeling", "mogelijk", besluit(true), besluit(false)),
        ("grootschalig_bijzonder_of_strafrechtelijk", "mogelijk", gegeven("vakbond"), gegeven("inkomen")),
        ("grootschalig_bijzonder_of_strafrechtelijk", "mogelijk", strafrechtelijk.clone(), gegeven("bsn")),
        ("grootschalige_monitoring_openbare_ruimte", "mogelijk", gezien("kenteken"), gegeven("kenteken")),
        ("ap_heimelijk_onderzoek", "mogelijk", mensen("verdachte"), mensen("getuige_slachtoffer")),
        ("ap_zwarte_lijst", "mogelijk", gedeeld, strafrechtelijk),
        ("ap_fraudebestrijding", "mogelijk", doel("Opsporen van fraude met bijstand"), doel("Verlenen van bijstand")),
        ("ap_creditscore", "mogelijk", doel("Bepalen van de kredietwaardigheid"), doel("Verlenen van bijstand")),
        ("ap_financiele_situatie", "mogelijk", gegeven("inkomen"), gegeven("bankrekening")),
        ("ap_genetisch", "mogelijk", gegeven("genetisch"), gegeven("gezondheid")),
        ("ap_gezondheid", "mogelijk", gegeven("gezondheid"), gegeven("genetisch")),
        ("ap_gezondheid", "mogelijk", gegeven("sociaal_domein_dossier"), gegeven("uitkering")),
        ("ap_samenwerkingsverband", "mogelijk", ontvanger("ketenpartner_samenwerkingsverband"), ontvanger("andere_overheid")),
        ("ap_samenwerkingsverband", "gevonden", verband("strafrechtelijk"), gegeven("strafrechtelijk")),
        ("ap_samenwerkingsverband", "gevonden", verband("vermogen_schulden"), gegeven("vermogen_schulden")),
        ("ap_samenwerkingsverband", "mogelijk", verband("adres"), gegeven("adres")),
        ("ap_cameratoezicht", "gevonden", gezien("camerabeelden"), gezien("kenteken")),
        ("ap_cameratoezicht", "mogelijk", gegeven("camerabeelden"), gegeven("pasfoto")),
        ("ap_flexibel_cameratoezicht", "mogelijk", gezien("camerabeelden"), gegeven("camerabeelden")),
        (
            "ap_controle_werknemers",
            "mogelijk",
            groep("medewerker", "inloggegevens", "waarneming"),
            groep("medewerker", "inloggegevens", "eigen_administratie"),
        ),
        (
            "ap_controle_werknemers",
            "mogelijk",
            groep("medewerker", "camerabeelden", "waarneming"),
            groep("bezoeker_gebouw", "camerabeelden", "waarneming"),
        ),
        ("ap_locatie", "gevonden", gezien("locatie"), gezien("kenteken")),
        ("ap_locatie", "mogelijk", gegeven("locatie"), gegeven("adres")),
        ("ap_communicatie", "mogelijk", gezien("geluidsopname"), gegeven("geluidsopname")),
        ("ap_internet_of_things", "mogelijk", gezien("kenteken"), gezien("surfgedrag")),
        ("ap_profilering", "mogelijk", algoritme(), besluit(false)),
        ("ap_observatie_gedrag", "mogelijk", gezien("surfgedrag"), gegeven("surfgedrag")),
        ("ap_biometrie", "gevonden", gegeven("vingerafdruk"), gegeven("pasfoto")),
        ("wp_evaluatie_scores", "mogelijk", besluit(true), besluit(false)),
        ("wp_evaluatie_scores", "gevonden", profilering(), besluit(false)),
        ("ap_profilering", "mogelijk", profilering(), besluit(false)),
        ("ap_profilering", "gevonden", samen(&profilering(), &json!({"dpia": {"schaal": "groot"}})), besluit(false)),
        ("wp_geautomatiseerd_besluit", "gevonden", besluit(true), algoritme()),
        ("wp_stelselmatige_monitoring", "gevonden", gezien("camerabeelden"), gegeven("camerabeelden")),
        ("wp_stelselmatige_monitoring", "mogelijk", gezien("surfgedrag"), gegeven("surfgedrag")),
        ("wp_gevoelige_gegevens", "gevonden", gegeven("gezondheid"), gegeven("naam")),
        ("wp_gevoelige_gegevens", "gevonden", opgegeven_gevoelig, gegeven("naam")),
        ("wp_gevoelige_gegevens", "gevonden", gegeven("locatie"), gegeven("adres")),
        ("wp_gevoelige_gegevens", "mogelijk", gegeven("inkomen"), gegeven("bsn")),
        ("wp_grootschalig", "mogelijk", mensen("inwoner"), mensen("raadslid_bestuurder")),
        ("wp_koppeling_datasets", "gevonden", bronnen(&["suwinet"]), bronnen(&["brp"])),
        (
            "wp_koppeling_datasets",
            "mogelijk",
            bronnen(&["brp", "andere_overheid"]),
            bronnen(&["brp", "betrokkene", "waarneming"]),
        ),
        ("wp_kwetsbare_betrokkenen", "gevonden", mensen("bijstandsgerechtigde"), mensen("aanvrager")),
        ("wp_kwetsbare_betrokkenen", "gevonden", mensen("leerling"), mensen("ouder_verzorger")),
        ("wp_kwetsbare_betrokkenen", "gevonden", minderjarig, mensen("contactpersoon")),
        ("wp_nieuwe_technologie", "mogelijk", algoritme(), besluit(true)),
        ("ai_hoog_risico", "gevonden", ai("hoog", "gebruiksverantwoordelijke"), ai("beperkt", "gebruiksverantwoordelijke")),
        ("ai_hoog_risico", "gevonden", ai("hoog", "aanbieder_en_gebruiksverantwoordelijke"), ai("hoog", "aanbieder")),
        ("wp_blokkering_recht_of_dienst", "mogelijk", mensen("aanvrager"), mensen("abonnee")),
    ]
}

#[test]
fn every_criterion_shows_and_hides() {
    for (code, uitkomst, wel, niet) in gevallen() {
        let gevonden = uitkomsten(&wel);
        assert!(gevonden.contains(&format!("{code} {uitkomst}")), "{code} {uitkomst} in {gevonden:?} of {wel}");
        let gevonden = uitkomsten(&niet);
        assert!(!gevonden.iter().any(|regel| regel.starts_with(&format!("{code} "))), "no {code} in {gevonden:?} of {niet}");
    }
}

#[test]
fn every_criterion_of_the_list_has_one_row_and_a_case_and_can_be_entered() {
    let lijst = KENNIS.lijsten().iter().find(|lijst| lijst.lijst == "dpia_criterium").unwrap();
    let in_lijst: Vec<&str> = lijst.items.iter().map(|item| item.code.as_str()).collect();
    let in_tabel: Vec<&str> = KENMERKEN.iter().map(|kenmerk| kenmerk.code).collect();
    assert_eq!(in_tabel, in_lijst, "in the order of the list");
    let gevallen = gevallen();
    for code in in_lijst {
        assert!(gevallen.iter().any(|(geval, ..)| *geval == code), "add a case for {code}");
        assert_eq!(uitkomsten(&criteria(&[code])), [format!("{code} opgegeven")]);
    }
}

#[test]
fn the_scale_decides_what_only_counts_on_a_large_one() {
    let schaal = |velden: &Value, schaal: &str| uitkomsten(&samen(velden, &json!({"dpia": {"schaal": schaal}})));
    for (velden, code, groot, stelselmatig) in [
        (gegeven("gezondheid"), "ap_gezondheid", "gevonden", "mogelijk"),
        (gegeven("inkomen"), "ap_financiele_situatie", "gevonden", "gevonden"),
        (gegeven("genetisch"), "ap_genetisch", "gevonden", "gevonden"),
        (doel("Opsporen van fraude"), "ap_fraudebestrijding", "gevonden", "gevonden"),
        (gezien("surfgedrag"), "ap_observatie_gedrag", "mogelijk", "gevonden"),
        (gegeven("vakbond"), "grootschalig_bijzonder_of_strafrechtelijk", "gevonden", "mogelijk"),
        (mensen("inwoner"), "wp_grootschalig", "gevonden", "mogelijk"),
    ] {
        assert!(schaal(&velden, "groot").contains(&format!("{code} {groot}")), "{code}");
        assert!(schaal(&velden, "stelselmatig").contains(&format!("{code} {stelselmatig}")), "{code}");
        assert!(!schaal(&velden, "klein").iter().any(|regel| regel.starts_with(&format!("{code} "))), "{code}");
    }
}

#[test]
fn a_meeting_that_is_broadcast_is_no_watching_of_people() {
    let uitzending = samen(&gezien("camerabeelden"), &json!({"ontvangers": [{"soort": "openbaarmaking"}]}));
    assert!(!scan(&uitzending).waarschijnlijk_verplicht, "{}", scan(&uitzending).waarom);
    assert!(uitkomsten(&uitzending).contains(&"ap_cameratoezicht mogelijk".to_owned()));
    assert!(scan(&gezien("camerabeelden")).waarschijnlijk_verplicht);
}

#[test]
fn what_is_entered_is_not_found_again() {
    let velden = samen(&gezien("camerabeelden"), &criteria(&["ap_cameratoezicht"]));
    let gevonden = uitkomsten(&velden);
    let camera: Vec<_> = gevonden.iter().filter(|regel| regel.starts_with("ap_cameratoezicht")).collect();
    assert_eq!(camera, ["ap_cameratoezicht opgegeven"]);
}

#[test]
fn one_of_the_law_or_the_list_is_enough_and_two_of_the_guidelines() {
    for (velden, verwacht) in [
        (criteria(&["grootschalig_bijzonder_of_strafrechtelijk"]), true),
        (gezien("camerabeelden"), true),
        (ai("hoog", "gebruiksverantwoordelijke"), true),
        (ai("minimaal", "gebruiksverantwoordelijke"), false),
        (criteria(&["wp_grootschalig"]), false),
        (criteria(&["wp_grootschalig", "wp_nieuwe_technologie"]), true),
        (samen(&mensen("zorgvrager"), &criteria(&["wp_grootschalig"])), true),
        // Data on health of patients: both follow from the fields.
        (groep("zorgvrager", "gezondheid", "zorgaanbieder"), true),
        (gegeven("gezondheid"), false),
        (json!({}), false),
    ] {
        let scan = scan(&velden);
        assert_eq!(scan.waarschijnlijk_verplicht, verwacht, "{velden}: {}", scan.waarom);
        assert_eq!(scan.doorslaggevend().is_empty(), !verwacht);
    }
}

#[test]
fn what_is_only_possible_never_makes_it_mandatory() {
    let veel = samen(&samen(&mensen("inwoner"), &doel("Opsporen van fraude")), &algoritme());
    let scan = scan(&veel);
    assert!(scan.criteria.len() > 4);
    assert!(scan.criteria.iter().all(|criterium| criterium.uitkomst == VoorscanUitkomst::Mogelijk));
    assert!(!scan.waarschijnlijk_verplicht);
    assert_eq!(
        scan.waarom,
        "Uit wat er is ingevuld, volgt niet dat een DPIA verplicht is. Beoordeel nog de kenmerken die mogelijk gelden."
    );
}

#[test]
fn the_outcome_reads_as_a_sentence_and_names_the_criteria() {
    assert_eq!(scan(&json!({})).waarom, "Uit wat er is ingevuld, volgt niet dat een DPIA verplicht is.");
    assert_eq!(scan(&gezien("camerabeelden")).waarom, "Een DPIA is waarschijnlijk verplicht vanwege “Cameratoezicht”.");
    assert_eq!(
        scan(&criteria(&["wp_grootschalig", "wp_nieuwe_technologie"])).waarom,
        "Een DPIA is waarschijnlijk verplicht vanwege “Gegevens op grote schaal” en “Nieuwe techniek of nieuw gebruik van techniek”."
    );
    assert_eq!(
        scan(&criteria(&["wp_grootschalig"])).waarom,
        "Alleen het kenmerk “Gegevens op grote schaal” geldt zeker. Dat ene kenmerk is meestal niet genoeg voor een verplichte DPIA."
    );
}

#[test]
fn a_reason_names_the_fields_and_asks_what_they_do_not_say() {
    let waarom =
        |velden: &Value, code: &str| scan(velden).criteria.into_iter().find(|criterium| criterium.code == code).unwrap().waarom;
    assert_eq!(
        waarom(&gegeven("gezondheid"), "ap_gezondheid"),
        "Het gaat om deze gegevens: “Gezondheidsgegevens”. Beoordeel of gegevens over gezondheid op grote schaal worden gebruikt."
    );
    assert_eq!(
        waarom(&gezien("camerabeelden"), "ap_cameratoezicht"),
        "Deze gegevens komen uit eigen waarneming: “Camerabeelden”."
    );
    assert_eq!(waarom(&criteria(&["ap_zwarte_lijst"]), "ap_zwarte_lijst"), "Dit kenmerk is ingevuld bij de DPIA.");
}

#[test]
fn it_is_silent_under_the_wpg_and_for_a_processor() {
    for (velden, woord) in [(json!({"regime": "wpg"}), "Wet politiegegevens"), (json!({"rol": "verwerker"}), "in opdracht")] {
        let scan = scan(&samen(&samen(&gezien("camerabeelden"), &criteria(&["ap_zwarte_lijst"])), &velden));
        assert!(!scan.waarschijnlijk_verplicht);
        assert!(scan.criteria.is_empty());
        assert!(scan.waarom.contains(woord), "{}", scan.waarom);
    }
}

#[test]
fn it_is_written_as_the_api_writes() {
    let scan = serde_json::to_value(scan(&gezien("camerabeelden"))).unwrap();
    assert_eq!(scan["waarschijnlijkVerplicht"], true);
    let camera = scan["criteria"].as_array().unwrap().iter().find(|criterium| criterium["code"] == "ap_cameratoezicht").unwrap();
    assert_eq!((&camera["groep"], &camera["uitkomst"]), (&json!("ap_lijst"), &json!("gevonden")));
}
