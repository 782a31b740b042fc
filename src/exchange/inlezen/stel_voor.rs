//! A mapping to begin with: what the ready one does not know of a file, for a person to complete.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::domain::levensloop::inlezing::{InleesBevinding, Overzicht, WoordOverzicht};

/// The reference list of the words in the cells of a field.
const LIJSTEN: [(&str, &str); 8] = [
    ("betrokkenen", "betrokkene_categorie"),
    ("gegevens", "gegevenscategorie"),
    ("bijzondereGegevens", "gegevenscategorie"),
    ("bronnen", "bron"),
    ("ontvangers", "ontvanger_soort"),
    ("themas", "thema"),
    ("rol", "rol"),
    ("dpia", "dpia_status"),
];

/// The mapping, as TOML with explanations.
#[must_use]
pub fn stel_voor(overzicht: &Overzicht, bevindingen: &[InleesBevinding]) -> String {
    let mut tekst =
        "# Een voorstel. Kijk het na, vul het aan, en lees het bestand in met --vertaling.\nbasis = \"art30\"\n\n[kolommen]\n"
            .to_owned();
    let geen_kop = bevindingen.iter().find(|een| een.code == "geen-kop").and_then(|een| een.waarde.as_deref());
    if let Some(naam) = geen_kop {
        let _ = writeln!(
            tekst,
            "# De kolom met de naam van de verwerking was niet te vinden. Is het deze?\nnaam = [{}]",
            als_tekst(naam)
        );
    }
    kolommen(overzicht, &mut tekst);
    woorden(overzicht, &mut tekst);
    tekst
}

/// Columns that are like a field together, and the others: all as remarks, for what is certain the mapping knows already.
fn kolommen(overzicht: &Overzicht, tekst: &mut String) {
    let mut velden: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut rest = String::new();
    for kolom in overzicht.kolommen.iter().filter(|kolom| kolom.veld.is_none() && kolom.cellen > 0) {
        if let Some(veld) = &kolom.lijkt_op {
            velden.entry(veld).or_default().push(als_tekst(&kolom.kolom));
        } else {
            let voorbeelden = kolom.voorbeelden.join(" | ").replace('\n', " ");
            let _ = writeln!(rest, "# VELD = [{}]   # {} keer, zoals: {voorbeelden}", als_tekst(&kolom.kolom), kolom.cellen);
        }
    }
    if !velden.is_empty() {
        tekst.push_str("# Deze kolommen lijken op een veld. Klopt dat, haal dan het hekje weg.\n");
    }
    for (veld, namen) in velden {
        let _ = writeln!(tekst, "# {veld} = [{}]", namen.join(", "));
    }
    if !rest.is_empty() {
        let _ = write!(
            tekst,
            "\n# Deze kolommen lijken op geen veld. Kies er een, of laat ze: dan blijft hun tekst bij het concept.\n{rest}"
        );
    }
}

fn woorden(overzicht: &Overzicht, tekst: &mut String) {
    let lijst_van = |woord: &WoordOverzicht| {
        let kolom = overzicht.kolommen.iter().find(|kolom| kolom.kolom == woord.kolom)?;
        LIJSTEN.iter().find(|(veld, _)| Some(*veld) == kolom.veld.as_deref()).map(|(_, lijst)| *lijst)
    };
    let mut lijsten: BTreeMap<&str, Vec<&WoordOverzicht>> = BTreeMap::new();
    for woord in &overzicht.woorden {
        let onbekend = ["onbekend-woord", "onbekende-ontvanger", "bijzonder-onbekend"].contains(&woord.code.as_str());
        if let Some(lijst) = lijst_van(woord).filter(|_| onbekend) {
            lijsten.entry(lijst).or_default().push(woord);
        }
    }
    for (lijst, woorden) in lijsten {
        let _ = write!(tekst, "\n[woorden.{lijst}]\n# Zet er een code van de lijst achter, en haal het hekje weg.\n");
        for woord in woorden {
            let _ = writeln!(tekst, "# {} = \"CODE\"   # {} keer", als_tekst(&woord.waarde), woord.aantal);
        }
    }
}

/// A text between quotes; what JSON writes is TOML too.
fn als_tekst(tekst: &str) -> String {
    serde_json::Value::from(tekst).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{levensloop::inlezing::KolomOverzicht, recht::kennis::Kennis},
        exchange::inlezen::Vertaling,
    };

    #[test]
    fn a_proposal_is_a_mapping_that_can_be_read() {
        let kolom = |naam: &str, veld: Option<&str>, lijkt_op: Option<&str>| KolomOverzicht {
            kolom: naam.to_owned(),
            veld: veld.map(str::to_owned),
            waarde: None,
            cellen: 2,
            bewaard: 0,
            voorbeelden: vec!["een\ntwee".to_owned()],
            lijkt_op: lijkt_op.map(str::to_owned),
        };
        let woord = WoordOverzicht {
            kolom: "Wie".to_owned(),
            code: "onbekend-woord".to_owned(),
            waarde: "\"Elf\"".to_owned(),
            aantal: 3,
        };
        let overzicht = Overzicht {
            kolommen: vec![
                kolom("Wie", Some("betrokkenen"), None),
                kolom("Aan\nwie", None, Some("ontvangers")),
                kolom("Iets", None, None),
            ],
            woorden: vec![woord],
            ..Overzicht::default()
        };
        let geen_kop = InleesBevinding::new(None, None, "geen-kop", "…").over("Domein");
        let toml = stel_voor(&overzicht, &[geen_kop]);
        for regel in [
            "naam = [\"Domein\"]",
            "# ontvangers = [\"Aan\\nwie\"]",
            "# VELD = [\"Iets\"]   # 2 keer, zoals: een twee",
            "# \"\\\"Elf\\\"\" = \"CODE\"   # 3 keer",
        ] {
            assert!(toml.lines().any(|een| een == regel), "{regel}\n{toml}");
        }
        Vertaling::new(&toml, &Kennis::new(None).unwrap()).unwrap();
    }
}
