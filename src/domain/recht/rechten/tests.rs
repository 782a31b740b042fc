//! The table cell by cell, held against what a lawyer wrote down by hand.

use serde_json::{Value, json};
use strum::VariantArray;

use super::*;
use crate::domain::{recht::kennis::Kennis, woorden::codes::GeslotenCode};

/// `j` ja, `b` beperkt, `n` nee; the columns are AVG 6(1)(a) to (f).
const VERWACHT: [(&str, &str); 9] = [
    ("informatie", "jjjjjj"),
    ("inzage", "jjjjjj"),
    ("rectificatie", "jjjjjj"),
    ("wissing", "jjbjbj"),
    ("beperking", "jjjjjj"),
    ("overdraagbaarheid", "jjnnnn"),
    ("bezwaar", "nnnnjj"),
    ("intrekken_toestemming", "jnnnnn"),
    ("klacht_toezichthouder", "jjjjjj"),
];

const LETTERS: [&str; 6] =
    ["toestemming", "overeenkomst", "wettelijke_verplichting", "vitaal_belang", "taak_algemeen_belang", "gerechtvaardigd_belang"];

fn inhoud(mut json: Value) -> Inhoud {
    json["naam"] = "x".into();
    serde_json::from_value(json).unwrap()
}

fn met(grondslagen: &[&str]) -> Value {
    let grondslagen: Vec<_> = grondslagen.iter().map(|code| json!({ "grondslag": code })).collect();
    json!({"doelen": [{ "grondslagen": grondslagen }]})
}

/// Right and answer in short, such as `wissing=b`.
fn kort(rechten: &[RechtUitkomst]) -> Vec<String> {
    rechten.iter().map(|recht| format!("{}={}", recht.recht.code(), &recht.toepasselijkheid.code()[..1])).collect()
}

fn activiteit(json: Value) -> Vec<String> {
    kort(&van_activiteit(&inhoud(json)))
}

fn uitkomst(json: Value, recht: Recht) -> RechtUitkomst {
    van_activiteit(&inhoud(json)).into_iter().find(|een| een.recht == recht).unwrap()
}

#[test]
fn every_cell_of_the_table_is_what_the_law_says() {
    for (kolom, grondslag) in LETTERS.iter().enumerate() {
        let inhoud = inhoud(met(&[grondslag]));
        let rechten = van_activiteit(&inhoud);
        assert_eq!(van_doel(&inhoud, &inhoud.doelen[0]), rechten, "{grondslag}");
        assert_eq!(rechten.len(), 10, "{grondslag}");
        for (recht, antwoorden) in VERWACHT {
            let gevonden = rechten.iter().find(|een| een.recht.code() == recht).unwrap();
            let antwoord = &gevonden.toepasselijkheid.code()[..1];
            assert_eq!(antwoord, &antwoorden[kolom..=kolom], "{recht} bij {grondslag}");
            assert_eq!((gevonden.afgeleid, gevonden.afwijking), (Some(gevonden.toepasselijkheid), false));
        }
        assert_eq!(kort(&rechten)[8], "menselijke_tussenkomst=n", "{grondslag}");
    }
}

#[test]
fn the_table_has_every_right_once_in_the_order_of_the_code_list_with_its_article() {
    let kennis = Kennis::new(None).unwrap();
    let in_tabel: Vec<_> = TABEL.iter().map(|regel| regel.0).collect();
    assert_eq!(in_tabel, Recht::VARIANTS);
    for Regel(recht, artikel, _) in &TABEL {
        assert_eq!(kennis.zoek("recht", recht.code()).unwrap().bron.as_deref(), Some(*artikel));
    }
}

#[test]
fn a_human_looks_exactly_when_a_computer_decides_alone() {
    for (aanwezig, verwacht) in [(json!(true), JA), (json!(false), NEE), (Value::Null, NEE)] {
        for grondslag in LETTERS {
            let mut json = met(&[grondslag]);
            json["geautomatiseerdeBesluitvorming"] = json!({ "aanwezig": aanwezig });
            assert_eq!(uitkomst(json, Recht::MenselijkeTussenkomst).toepasselijkheid, verwacht, "{grondslag} {aanwezig}");
        }
    }
}

#[test]
fn of_more_legal_bases_the_most_favourable_counts() {
    let een = json!({"doelen": [{"grondslagen": [{"grondslag": "wettelijke_verplichting"}, {"grondslag": "toestemming"}]}]});
    let twee = json!({"doelen": [{"grondslagen": [{"grondslag": "wettelijke_verplichting"}]}, {"grondslagen": [{"grondslag": "toestemming"}]}]});
    for json in [een, twee] {
        let rechten = activiteit(json);
        for recht in ["wissing=j", "overdraagbaarheid=j", "bezwaar=n", "intrekken_toestemming=j"] {
            assert!(rechten.contains(&recht.to_owned()), "{recht}: {rechten:?}");
        }
    }
    let taken = uitkomst(met(&["wettelijke_verplichting", "taak_algemeen_belang"]), Recht::Wissing);
    assert_eq!(taken.toepasselijkheid, BEP);
    let van_doel = inhoud(json!({"doelen": [met(&["toestemming"])["doelen"][0], met(&["vitaal_belang"])["doelen"][0]]}));
    assert!(kort(&super::van_doel(&van_doel, &van_doel.doelen[1])).contains(&"overdraagbaarheid=n".to_owned()));
}

#[test]
fn consent_beside_the_basis_can_be_withdrawn_as_well() {
    let taak = |extra: Value| {
        let mut json = met(&["taak_algemeen_belang"]);
        json_patch::merge(&mut json, &extra);
        activiteit(json)
    };
    let (intrekken, meenemen) = ("intrekken_toestemming=j".to_owned(), "overdraagbaarheid=j".to_owned());
    let bijzonder = |code: &str| taak(json!({"uitzonderingenBijzondereGegevens": [{ "uitzondering": code }]}));
    let besluit = |aanwezig: bool| {
        let grond = "uitdrukkelijke_toestemming";
        taak(json!({"geautomatiseerdeBesluitvorming": {"aanwezig": aanwezig, "grondslagArtikel22": grond}}))
    };
    let doorgifte = taak(json!({"doorgiften": [{"land": "IN", "instrument": "uitdrukkelijke_toestemming"}]}));
    for (rechten, weer_in, mee) in [
        (bijzonder("uitdrukkelijke_toestemming"), true, true),
        (bijzonder("volksgezondheid"), false, false),
        (besluit(true), true, false),
        (besluit(false), false, false),
        (doorgifte, true, false),
        (taak(json!({})), false, false),
    ] {
        assert_eq!((rechten.contains(&intrekken), rechten.contains(&meenemen)), (weer_in, mee), "{rechten:?}");
    }
}

const ALTIJD: [&str; 6] =
    ["informatie=j", "inzage=j", "rectificatie=j", "beperking=j", "menselijke_tussenkomst=n", "klacht_toezichthouder=j"];

#[test]
fn without_a_legal_basis_only_what_all_six_agree_on_is_certain() {
    for json in [json!({}), json!({"doelen": [{}]}), json!({"doelen": [{"grondslagen": [{}]}]})] {
        assert_eq!(activiteit(json), ALTIJD);
    }
    let samen = json!({"doelen": [{}, {"grondslagen": [{"grondslag": "overeenkomst"}]}]});
    assert_eq!(activiteit(samen).len(), 10, "what another purpose says is certain");
}

#[test]
fn a_group_says_what_its_legal_bases_agree_on() {
    let groep = |groep: &str| activiteit(json!({"doelen": [{"grondslagen": [{ "grondslagGroep": groep }]}]}));
    let taak = groep("wettelijke_taak");
    assert!(
        ["wissing=b", "overdraagbaarheid=n", "intrekken_toestemming=n"].iter().all(|recht| taak.contains(&(*recht).to_owned()))
    );
    assert!(!taak.iter().any(|recht| recht.starts_with("bezwaar")), "only a public task gives it: {taak:?}");
    assert_eq!(groep("toestemming"), activiteit(met(&["toestemming"])));
    assert_eq!(groep("overeenkomst"), activiteit(met(&["overeenkomst"])));
    assert!(groep("overig").contains(&"wissing=j".to_owned()));
}

#[test]
fn a_deviation_replaces_the_answer_and_both_can_be_read() {
    let mut json = met(&["wettelijke_verplichting"]);
    let wet = json!({"citeertitel": "Wet basisregistratie personen", "artikel": "2.55"});
    json["rechtenAfwijkingen"] = json!([{"recht": "wissing", "toepasselijkheid": "nee", "wettelijkeBepaling": wet, "toelichting": "De BRP blijft compleet"}]);
    let gevonden = uitkomst(json.clone(), Recht::Wissing);
    assert_eq!((gevonden.toepasselijkheid, gevonden.afgeleid, gevonden.afwijking), (NEE, Some(BEP), true));
    assert_eq!(
        gevonden.waarom,
        "Dit volgt niet uit de grondslag, maar uit artikel 2.55, Wet basisregistratie personen. De BRP blijft compleet."
    );
    let inhoud = inhoud(json);
    assert!(kort(&van_doel(&inhoud, &inhoud.doelen[0])).contains(&"wissing=b".to_owned()), "a purpose shows the law alone");
}

#[test]
fn a_deviation_about_what_is_not_known_stands_in_its_place_and_half_a_deviation_says_nothing() {
    let anders = json!([{"recht": "wissing", "toepasselijkheid": "ja"}, {"recht": "inzage"}, {"toepasselijkheid": "nee"}]);
    let rechten = van_activiteit(&inhoud(json!({ "rechtenAfwijkingen": anders })));
    assert_eq!((rechten[3].recht, rechten[3].afgeleid, rechten[3].artikel), (Recht::Wissing, None, "AVG art. 17"));
    assert!(rechten[3].waarom.ends_with("het register noemt de wet niet."));
    assert_eq!(rechten.len(), ALTIJD.len() + 1);
}

#[test]
fn the_wpg_has_rights_of_its_own() {
    let mut json = met(&["toestemming"]);
    json["regime"] = "wpg".into();
    json["rechtenAfwijkingen"] = json!([{"recht": "inzage", "toepasselijkheid": "nee"}]);
    let politie = inhoud(json.clone());
    let rechten: Vec<_> = van_activiteit(&politie).iter().map(|een| (een.recht, een.artikel, een.toepasselijkheid)).collect();
    assert_eq!(rechten.len(), 6);
    assert_eq!(rechten[1], (Recht::Inzage, "Wpg art. 25", JA));
    assert!(rechten.iter().all(|(recht, ..)| *recht != Recht::Bezwaar && *recht != Recht::Overdraagbaarheid));
    assert_eq!(van_doel(&politie, &politie.doelen[0]).len(), 6);
    json["rol"] = "verwerker".into();
    assert_eq!(van_activiteit(&inhoud(json)), Vec::new());
}

#[test]
fn of_a_processor_only_what_is_filled_in_counts() {
    let verwerker = |doelen: Value| activiteit(json!({"rol": "verwerker", "doelen": doelen}));
    assert_eq!(verwerker(json!([])), Vec::<String>::new());
    assert_eq!(verwerker(json!([{"grondslagen": [{}]}, {}])), Vec::<String>::new());
    assert_eq!(verwerker(json!([{"grondslagen": [{}, {"grondslag": "toestemming"}]}])), activiteit(met(&["toestemming"])));
}

#[test]
fn the_reason_names_the_legal_basis() {
    let waarom = |grondslagen: &[&str], recht| uitkomst(met(grondslagen), recht).waarom;
    for (grondslagen, recht, verwacht) in [
        (&["toestemming"][..], Recht::Inzage, "Dit recht geldt bij iedere grondslag."),
        (&["toestemming"], Recht::IntrekkenToestemming, "Dit recht geldt bij toestemming."),
        (
            &["wettelijke_verplichting", "taak_algemeen_belang"],
            Recht::Wissing,
            "Bij een wettelijke verplichting of een taak van algemeen belang geldt dit recht vaak niet: wat daarvoor nodig is, wordt niet gewist.",
        ),
        (
            &["vitaal_belang"],
            Recht::Overdraagbaarheid,
            "Dit recht geldt niet bij een vitaal belang. Het geldt alleen bij toestemming of een overeenkomst.",
        ),
        (&["toestemming", "overeenkomst"], Recht::Overdraagbaarheid, "Dit recht geldt bij toestemming of een overeenkomst."),
        (&["toestemming"], Recht::MenselijkeTussenkomst, "Het register noemt hier geen besluiten die een computer alleen neemt."),
    ] {
        assert_eq!(waarom(grondslagen, recht), verwacht);
    }
}
