//! Sentences made from data: a legal provision and a retention term in plain Dutch.

use crate::domain::{
    inhoud::{Bewaartermijn, WettelijkeBepaling},
    recht::kennis::Kennis,
    woorden::{codes::BewaartermijnSoort, zinnen::klein},
};

/// "artikel 151c, lid 1, Gemeentewet".
pub(in crate::domain) fn bepaling(bepaling: &WettelijkeBepaling) -> Option<String> {
    let delen = [
        bepaling.artikel.as_ref().map(|artikel| format!("artikel {artikel}")),
        bepaling.lid.as_ref().map(|lid| format!("lid {lid}")),
        bepaling.citeertitel.clone().or_else(|| bepaling.regeling.clone()),
    ];
    let delen: Vec<String> = delen.into_iter().flatten().collect();
    (!delen.is_empty()).then(|| delen.join(", "))
}

/// The address of a regulation that carries its own identification: BWB on wetten.overheid.nl, CELEX on EUR-Lex, CVDR on lokaleregelgeving.overheid.nl.
pub(in crate::domain) fn adres(bepaling: &WettelijkeBepaling) -> Option<String> {
    let regeling = bepaling.regeling.as_deref()?;
    if regeling.starts_with("BWB") {
        return Some(format!("https://wetten.overheid.nl/{regeling}"));
    }
    if regeling.starts_with("CVDR") {
        return Some(format!("https://lokaleregelgeving.overheid.nl/{regeling}"));
    }
    let is_celex =
        regeling.len() == 10 && regeling.starts_with('3') && regeling[1..5].bytes().all(|teken| teken.is_ascii_digit());
    is_celex.then(|| format!("https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:{regeling}"))
}

/// What follows a term that is destroyed once a year.
pub(in crate::domain) const PER_JAAR: &str = "; vernietigd op 1 januari daarna";

/// "4 weken na de opname".
pub(in crate::domain) fn bewaartermijn(termijn: &Bewaartermijn, kennis: &Kennis) -> Option<String> {
    let duur = termijn.termijn.map(crate::domain::woorden::termijn::Termijn::in_woorden);
    let vanaf =
        termijn.startmoment.as_deref().and_then(|code| kennis.zoek("startmoment", code)?.eigenschappen.get("tekst")?.as_str());
    let gebeurtenis = termijn.gebeurtenis.as_ref();
    let zin = match termijn.soort? {
        BewaartermijnSoort::VasteTermijn => match vanaf {
            Some(vanaf) => format!("{} {vanaf}", duur?),
            None => duur?,
        },
        BewaartermijnSoort::Gebeurtenis => format!("tot dit gebeurt: {}", klein(gebeurtenis?)),
        BewaartermijnSoort::VasteTermijnEnGebeurtenis => format!("{} nadat dit is gebeurd: {}", duur?, klein(gebeurtenis?)),
        BewaartermijnSoort::Criteria => termijn.toelichting.clone()?,
        BewaartermijnSoort::BlijvendBewaren => return Some("blijvend bewaard".to_owned()),
        BewaartermijnSoort::NietBewaard => return Some("niet bewaard".to_owned()),
    };
    let per_jaar = if termijn.per_kalenderjaar == Some(true) { PER_JAAR } else { "" };
    Some(format!("{zin}{per_jaar}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zin(json: serde_json::Value) -> Option<String> {
        bewaartermijn(&serde_json::from_value(json).unwrap(), &Kennis::new(None).unwrap())
    }

    #[test]
    fn a_term_reads_as_a_sentence() {
        use serde_json::json;
        let vast = json!({"soort": "vaste_termijn", "termijn": "P4W", "startmoment": "datum_opname"});
        assert_eq!(zin(vast).as_deref(), Some("4 weken na de opname"));
        assert_eq!(zin(json!({"soort": "vaste_termijn"})), None);
        let gebeurtenis = json!({"soort": "gebeurtenis", "gebeurtenis": "De abonnee schrijft zich uit"});
        assert_eq!(zin(gebeurtenis).as_deref(), Some("tot dit gebeurt: de abonnee schrijft zich uit"));
        let daarna = json!({"soort": "vaste_termijn_en_gebeurtenis", "termijn": "P5Y", "startmoment": "afgehandeld",
            "gebeurtenis": "de lening is terugbetaald"});
        assert_eq!(zin(daarna).as_deref(), Some("5 jaar nadat dit is gebeurd: de lening is terugbetaald"));
        assert_eq!(zin(json!({"soort": "niet_bewaard"})).as_deref(), Some("niet bewaard"));
        let per_jaar = json!({"soort": "vaste_termijn", "termijn": "P5Y", "startmoment": "afgehandeld", "perKalenderjaar": true});
        assert_eq!(zin(per_jaar).as_deref(), Some("5 jaar na afhandeling van de zaak; vernietigd op 1 januari daarna"));
        assert_eq!(zin(json!({"soort": "blijvend_bewaren", "perKalenderjaar": true})).as_deref(), Some("blijvend bewaard"));
    }

    #[test]
    fn a_provision_reads_as_lawyers_cite_it_and_finds_its_address() {
        let wet = WettelijkeBepaling {
            regeling: Some("BWBR0005416".into()),
            citeertitel: Some("Gemeentewet".into()),
            artikel: Some("151c".into()),
            lid: Some("1".into()),
            ..WettelijkeBepaling::default()
        };
        assert_eq!(bepaling(&wet).as_deref(), Some("artikel 151c, lid 1, Gemeentewet"));
        assert_eq!(adres(&wet).as_deref(), Some("https://wetten.overheid.nl/BWBR0005416"));
    }
}
