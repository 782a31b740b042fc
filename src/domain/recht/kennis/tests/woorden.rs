//! Signal words and functional addresses.

use super::*;

#[test]
fn a_signal_word_is_found_as_a_word_or_as_the_beginning_of_one() {
    use Gevoeligheid::{Bijzonder, Strafrechtelijk, WettelijkIdentificatienummer};
    let kennis = Kennis::new(None).unwrap();
    for (tekst, woord, gevoeligheid) in [
        ("Gezondheid", "gezondheid", Bijzonder),
        ("gezondheidsklachten van de aanvrager", "gezondheid", Bijzonder),
        ("Medische gegevens", "medisch", Bijzonder),
        ("Diagnoses, opgesteld door de arts", "diagnose", Bijzonder),
        ("verstandelijke  beperking", "verstandelijke beperking", Bijzonder),
        ("het geloof van de ouders", "geloof", Bijzonder),
        ("ras", "ras", Bijzonder),
        ("politieke voorkeur", "politieke voorkeur", Bijzonder),
        ("DNA", "dna", Bijzonder),
        ("Vingerafdrukken", "vingerafdruk", Bijzonder),
        ("strafblad", "strafblad", Strafrechtelijk),
        ("justitiële gegevens", "justitiele", Strafrechtelijk),
        ("BSN", "bsn", WettelijkIdentificatienummer),
        ("naam, adres en burgerservicenummer", "burgerservicenummer", WettelijkIdentificatienummer),
        ("Burger-Service-Nummer", "burger service nummer", WettelijkIdentificatienummer),
        // The most sensitive word speaks.
        ("BSN, strafblad en diagnose", "diagnose", Bijzonder),
    ] {
        assert_eq!(kennis.signaalwoord(tekst), Some((woord.to_owned(), gevoeligheid)), "{tekst}");
    }
}

#[test]
fn ordinary_texts_raise_no_alarm() {
    let kennis = Kennis::new(None).unwrap();
    for tekst in [
        "",
        "...",
        "Naam, adres en woonplaats",
        "Vergunning voor een terras",
        "Gegevens afkomstig uit de BRP",
        "Geloofsbrieven van het raadslid",
        "Beperking van de verwerking",
        "Politieke ambtsdragers",
        "Datum van de aanvraag; é",
        "Rassenlijst? nee: grassen",
        "Verslag van het gesprek",
    ] {
        assert_eq!(kennis.signaalwoord(tekst), None, "{tekst}");
    }
}

#[test]
fn a_functional_address_names_no_person() {
    let kennis = Kennis::new(None).unwrap();
    for adres in [
        "info@gemeente.nl",
        "Privacy@gemeente.nl",
        "fg@gemeente.nl",
        "team.burgerzaken@gemeente.nl",
        "belastingen-noord@gemeente.nl",
        "no-reply@gemeente.nl",
        "post@gemeente.nl",
        "14020@gemeente.nl",
        "avg",
    ] {
        assert!(kennis.is_functioneel_adres(adres), "{adres}");
    }
    for adres in [
        "j.jansen@gemeente.nl",
        "jan@info.nl",
        "j.post@gemeente.nl",
        "jan.post@gemeente.nl",
        "a.burgemeester@gemeente.nl",
        "informant@gemeente.nl",
        "@gemeente.nl",
        "",
    ] {
        assert!(!kennis.is_functioneel_adres(adres), "{adres}");
    }
}
