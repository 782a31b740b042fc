//! Abbreviations, and words that do not count in a question.

use super::*;
use crate::domain::woorden::zoekwoord::vormen;

fn ook(tekst: &str) -> String {
    Kennis::new(None).unwrap().afkortingen(&vormen(tekst)).join("; ")
}

#[test]
fn an_abbreviation_is_found_by_what_it_stands_for_and_the_other_way_round() {
    assert_eq!(ook("Uw BSN"), "burgerservicenummer; burgerservicenummers");
    assert_eq!(ook("het burgerservicenummer (nummer)"), "bsn");
    assert_eq!(ook("W.O.Z.-waarde"), "waardering onroerende zaken");
    assert_eq!(ook("Verklaring omtrent het gedrag"), "vog");
    assert_eq!(ook("de Algemene wet bestuursrecht"), "awb", "the short name of a law");
    assert_eq!(ook("op grond van de Awb"), "Algemene wet bestuursrecht");
    for niets in ["", "BSNR", "waardering van onroerende zaken", "onroerende zaken", "verklaring omtrent"] {
        assert_eq!(ook(niets), "", "{niets}");
    }
}

#[test]
fn every_abbreviation_is_short_and_stands_for_words() {
    let kennis = Kennis::new(None).unwrap();
    let lijst = kennis.lijsten().iter().find(|lijst| lijst.lijst == "afkorting").unwrap();
    for item in &lijst.items {
        let code = &item.code;
        assert!(code.len() <= 6 && code.chars().all(|teken| teken.is_ascii_lowercase() || teken.is_ascii_digit()), "{code}");
        assert_eq!(item.naam.to_lowercase().replace('\'', ""), *code);
        let voluit = item.eigenschappen["voluit"].as_array().unwrap();
        assert!(!voluit.is_empty() && voluit.iter().all(|een| een.as_str().unwrap().len() > code.len()), "{code}");
        assert!(kennis.zoekwoorden(&format!("{code} x")).contains(code), "{code} is a word that does not count");
    }
}

#[test]
fn words_that_hold_a_question_together_do_not_count_unless_there_are_no_others() {
    let kennis = Kennis::new(None).unwrap();
    for (getypt, gezocht) in [
        ("Hoe kan ik een paspoort aanvragen?", "paspoort"),
        ("wie heeft mijn gegevens", "gegevens"),
        ("camera’s in het gemeentehuis", "camera gemeentehuis"),
        ("de wet van de gemeente", "wet gemeente"),
        ("Hoe lang", "hoe lang"),
        ("aanvragen", "aanvragen"),
        ("", ""),
    ] {
        assert_eq!(kennis.zoekwoorden(getypt).join(" "), gezocht, "{getypt}");
    }
    let ook = serde_json::json!([{"code": "paspoort", "naam": "paspoort", "omschrijving": null, "bron": null, "dpv": null,
        "geverifieerd": null, "eigenschappen": {}, "beginGeldigheid": null, "eindeGeldigheid": null, "vervangenDoor": null}]);
    assert_eq!(met_aanvulling("stopwoord", &ook).unwrap().zoekwoorden("paspoort kwijt"), ["kwijt"]);
}
