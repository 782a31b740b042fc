use std::collections::HashMap;

use super::*;
use crate::exchange::inlezen::Vertaling;

fn gelezen(tekst: &str) -> String {
    let kennis = Kennis::new(None).unwrap();
    let vertaling = Vertaling::art30(&kennis).unwrap();
    let Some(termijnen) = lees(tekst, &vertaling.boek, &kennis) else { return "?".to_owned() };
    termijnen.iter().map(in_het_kort).collect::<Vec<_>>().join(" + ")
}

fn in_het_kort(termijn: &Bewaartermijn) -> String {
    let soort: &str = termijn.soort.unwrap().into();
    let soort = HashMap::from([("vaste_termijn", "vast"), ("vaste_termijn_en_gebeurtenis", "vast na")])
        .get(soort)
        .copied()
        .unwrap_or(soort);
    let waardering: Option<&str> = termijn.waardering.map(Into::into);
    let delen = [
        termijn.onderdeel.clone(),
        Some(soort.to_owned()),
        termijn.termijn.map(|termijn| termijn.to_string()),
        termijn.startmoment.clone(),
        termijn.gebeurtenis.clone(),
        waardering.map(str::to_owned),
        termijn.selectielijst.as_ref().and_then(|resultaat| resultaat.volledig_nummer.clone()),
        termijn.toelichting.as_ref().map(|_| "toelichting".to_owned()),
    ];
    delen.into_iter().flatten().collect::<Vec<_>>().join("|")
}

#[test]
fn a_term_is_read_when_it_is_certain() {
    for (tekst, verwacht) in [
        ("10 jaar", "vast|P10Y"),
        ("Vier weken na datum van opname", "vast|P4W|datum_opname"),
        ("5 jaar na beëindiging van de uitkering.", "vast na|P5Y|beëindiging van de uitkering"),
        ("Blijvend bewaren", "blijvend_bewaren|blijvend_bewaren"),
        ("Afwijzing: 1 jaar", "Afwijzing|vast|P1Y"),
        ("P6M", "vast|P6M"),
        ("5 jaar¹", "vast|P5Y"),
        ("vijf (5) jaar", "vast|P5Y"),
        ("2 (twee) jaar", "vast|P2Y"),
        ("1 jaar en 6 maanden", "vast|P1Y6M"),
        ("1 jaar en 6 maanden na afhandeling", "vast|P1Y6M|afgehandeld"),
        ("5 jaar en 10 jaar", "?"),
        ("BSN 7 jaar", "BSN|vast|P7Y"),
        ("ongeveer 5 jaar", "?"),
        ("5 jaar (Selectielijst 2020)", "vast|P5Y|toelichting"),
        ("V 5 jaar na vervallen", "vast na|P5Y|vervallen|vernietigen"),
        ("B (blijvend)", "blijvend_bewaren|blijvend_bewaren"),
        ("Blijvend (B)", "blijvend_bewaren|blijvend_bewaren"),
        ("B: blijvend te bewaren", "blijvend_bewaren|blijvend_bewaren"),
        ("max. 4 weken", "vast|P4W|toelichting"),
        ("tot 2 jaar na einde vergunning", "vast na|P2Y|einde vergunning"),
        ("tot uitschrijving", "gebeurtenis|uitschrijving"),
        ("30 d", "vast|P30D"),
        ("24 u", "vast|P1D"),
        ("5-jaar", "vast|P5Y"),
        ("5-10 jaar", "?"),
        ("twee en een half jaar", "vast|P30M"),
        ("vijfentwintig jaar", "vast|P25Y"),
        ("drieëndertig jaar", "vast|P33Y"),
        ("10 jaar / vernietigen", "vast|P10Y|vernietigen"),
        ("vernietigen / 10 jaar", "vast|P10Y|vernietigen"),
        ("vern. 5 jr", "vast|P5Y|vernietigen"),
        ("(V) 5", "vast|P5Y|vernietigen"),
        ("tot einde contract + 2 jaar", "vast|P2Y|einde_overeenkomst"),
        ("Selectielijst 2020: resultaat 11.1.5 (V10)", "vast|P10Y|vernietigen|11.1.5|toelichting"),
        ("selectielijst 11.1.5 / 5 jaar", "vast|P5Y|11.1.5|toelichting"),
        ("wettelijke termijn (7 jaar)", "vast|P7Y|toelichting"),
        ("fiscale bewaartermijn 7 jaar", "vast|P7Y|toelichting"),
        ("7 jaar (fiscaal) / 2 jaar (overig)", "fiscaal|vast|P7Y + overig|vast|P2Y"),
        ("15 jaar Jeugdwet", "vast|P15Y|toelichting"),
        ("20 jaar WGBO, daarna vernietigd", "vast|P20Y|vernietigen|toelichting"),
        ("7 jaar BSN", "?"),
        ("B, overbrengen na 20 jaar", "blijvend_bewaren|blijvend_bewaren"),
        ("binnen 4 weken verwijderd", "vast|P4W|toelichting"),
        ("na 4 weken automatisch verwijderd", "vast|P4W"),
        ("gedurende het dienstverband", "gebeurtenis|einde dienstverband"),
        ("zolang de vergunning geldt", "gebeurtenis|einde vergunning"),
        ("zolang als nodig", "?"),
        ("4 weken (1 jaar met toestemming)", "vast|P4W + met toestemming|vast|P1Y"),
        ("4 weken, met toestemming 1 jaar", "vast|P4W + met toestemming|vast|P1Y"),
        ("Selectielijst 2020, resultaat 11.1: 5 jaar", "vast|P5Y|11.1|toelichting"),
    ] {
        assert_eq!(gelezen(tekst), verwacht, "{tekst}");
    }
}

#[test]
fn the_notations_of_archives_are_read() {
    for (tekst, verwacht) in [
        ("V7", "vast|P7Y|vernietigen"),
        ("V 20", "vast|P20Y|vernietigen"),
        ("v10 jaar", "vast|P10Y|vernietigen"),
        ("V: 5 jaar", "vast|P5Y|vernietigen"),
        ("V5 na afhandeling", "vast|P5Y|afgehandeld|vernietigen"),
        ("Vernietigen na 5 jaar", "vast|P5Y|vernietigen"),
        ("5 jaar na afhandeling vernietigen", "vast|P5Y|afgehandeld|vernietigen"),
        ("Selectielijst 2020, 11.1.5, V5", "vast|P5Y|vernietigen|11.1.5|toelichting"),
        ("5 jaar. Zie selectielijst voor gemeenten 3.02.02.03.", "vast|P5Y|toelichting"),
        ("vernietigingstermijn: 7 jaar", "vast|P7Y|vernietigen"),
        ("V (7 jaar)", "vast|P7Y|vernietigen"),
        ("V, 7 jaar", "vast|P7Y|vernietigen"),
        ("7 jaar (V)", "vast|P7Y|vernietigen"),
        ("7 jaar, V", "vast|P7Y|vernietigen"),
        ("vernietigen, 5 jaar na afhandeling", "vast|P5Y|afgehandeld|vernietigen"),
        ("11.1.5 V5", "vast|P5Y|vernietigen|toelichting"),
        ("Cat. 8.1: 7 jaar", "vast|P7Y|toelichting"),
        ("Wordt niet vernietigd", "blijvend_bewaren|blijvend_bewaren"),
        ("direct na afhandeling vernietigen", "gebeurtenis|afhandeling|vernietigen"),
        ("niet langer dan 2 jaar", "vast|P2Y|toelichting"),
        ("tot max 4 weken", "vast|P4W|toelichting"),
        ("4 wkn", "vast|P4W"),
        ("einde dienstverband plus 2 jaar", "vast|P2Y|einde_dienstverband"),
        ("na einde dienstverband 2 jaar", "vast|P2Y|einde_dienstverband"),
        ("duur dienstverband + 2 jaar", "vast|P2Y|einde_dienstverband"),
        ("Gedurende het dienstverband en 2 jaar daarna", "vast|P2Y|einde_dienstverband"),
        ("Zolang de vergunning geldt + 5 jaar", "?"),
        ("gedurende 5 jaar en langer", "?"),
        ("gedurende het contract en daarna 2 jaar", "vast|P2Y|einde_overeenkomst"),
        ("na maximaal 5 jaar", "vast|P5Y|toelichting"),
        ("na afloop van 2 jaar", "?"),
        ("Termijn: 4 jaar", "vast|P4Y"),
        ("7 jaar (fiscaal)", "vast|P7Y|toelichting"),
        ("20 jaar (WGBO)", "vast|P20Y|toelichting"),
        ("7 jaar i.v.m. fiscale bewaarplicht", "vast|P7Y|toelichting"),
    ] {
        assert_eq!(gelezen(tekst), verwacht, "{tekst}");
    }
}

#[test]
fn sentences_and_parts_of_years_are_read() {
    for (tekst, verwacht) in [
        ("De gegevens worden 5 jaar bewaard.", "vast|P5Y"),
        ("worden na 5 jaar vernietigd", "vast|P5Y|vernietigen"),
        ("bewaartermijn 5 jaar", "vast|P5Y"),
        ("anderhalf jaar", "vast|P18M"),
        ("1,5 jaar", "vast|P18M"),
        ("een half jaar", "vast|P6M"),
        ("7 jr.", "vast|P7Y"),
        ("24 uur", "vast|P1D"),
        ("Einde dienstverband + 2 jaar", "vast|P2Y|einde_dienstverband"),
        ("2 jaar na beëindiging van het dienstverband", "vast|P2Y|einde_dienstverband"),
        ("7 jaar na afloop van het contract", "vast|P7Y|einde_overeenkomst"),
        ("20 jaar na overlijden van betrokkene", "vast|P20Y|overlijden"),
        ("5 jaar nadat de zaak is gesloten", "vast na|P5Y|zaak is gesloten"),
        ("5 jaar (na sluiting dossier)", "vast na|P5Y|sluiting dossier"),
        ("7 jaar na einde dienstverband (fiscaal)", "vast|P7Y|einde_dienstverband|toelichting"),
        ("Toekenning 10 jaar, afwijzing 5 jaar", "Toekenning|vast|P10Y + afwijzing|vast|P5Y"),
        ("NAW: 2 jaar / BSN: 7 jaar", "NAW|vast|P2Y + BSN|vast|P7Y"),
        ("10 jaar voor toekenning, 5 jaar voor afwijzing", "toekenning|vast|P10Y + afwijzing|vast|P5Y"),
    ] {
        assert_eq!(gelezen(tekst), verwacht, "{tekst}");
    }
}

#[test]
fn what_is_not_certain_is_not_read() {
    for tekst in [
        "zolang als nodig",
        "minimaal 5 jaar",
        "zolang lid + 1 jaar",
        "tot 2 jaar",
        "tot nader order",
        "maximaal zolang als nodig",
        "5 tot 7 jaar",
        "5-7 jaar",
        "7 jaar (minimaal)",
        "5 jaar na afloop, tenzij langer nodig",
        "5 jaar na afloop, of 10 jaar",
        "2 jaar na einde dienstverband, min. 5 jaar",
        "conform selectielijst",
        "36 uur",
        "",
        "0 jaar",
        "P0D",
        "V",
    ] {
        assert_eq!(gelezen(tekst), "?", "{tekst}");
    }
}
