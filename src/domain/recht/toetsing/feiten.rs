//! The facts of law that a rule rests on. Rules are code; what changes in the law is data, with its days, its source and whether it was checked.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::recht::kennis::{Kennis, Referentie};

/// Een feit uit het recht: een wet of een artikel, met de dagen waarop het geldt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Rechtsfeit {
    /// De referentielijst waarin het feit staat.
    #[schema(example = "regeling")]
    pub lijst: &'static str,
    /// De code in die lijst.
    #[schema(example = "32016R0679")]
    pub code: String,
    /// De naam voor mensen.
    #[schema(example = "Algemene verordening gegevensbescherming")]
    pub naam: String,
    /// Waar het feit vandaan komt.
    #[schema(required)]
    pub bron: Option<String>,
    /// Eerste dag waarop het geldt; `null` als die niet is vastgelegd.
    #[schema(required)]
    pub vanaf: Option<NaiveDate>,
    /// Laatste dag waarop het geldt; `null` als het nog geldt.
    #[schema(required)]
    pub tot: Option<NaiveDate>,
    /// Of het feit is nagekeken bij een bron.
    #[schema(required)]
    pub geverifieerd: Option<bool>,
}

impl Rechtsfeit {
    fn new(lijst: &'static str, item: &Referentie) -> Self {
        Self {
            lijst,
            code: item.code.clone(),
            naam: item.naam.clone(),
            bron: item.bron.clone(),
            vanaf: item.begin_geldigheid,
            tot: item.einde_geldigheid,
            geverifieerd: item.geverifieerd,
        }
    }
}

/// Articles from whose first day a rule speaks.
const ARTIKELEN: &[(&str, &str)] = &[
    ("VR-I19", "awb_2_13"),
    ("VR-K01", "ai_5"),
    ("VR-K02", "ai_5"),
    ("VR-K03", "ai_27"),
    ("VR-K04", "ai_50"),
    ("VR-K05", "ai_50"),
    ("VR-K06", "ai_26"),
    ("VR-K08", "ai_5"),
];

/// Lists of facts that a rule looks up by what a content says.
const LIJSTEN: &[(&str, &[&str])] = &[
    ("VR-A12", &["wetsartikel"]),
    ("VR-C04", &["regeling"]),
    ("VR-C17", &["wetsartikel"]),
    ("VR-C18", &["regeling"]),
    ("VR-D14", &["wetsartikel"]),
    ("VR-D19", &["combinatie"]),
    ("VR-E09", &["land", "adequaatheidsbesluit"]),
    ("VR-E13", &["land"]),
    ("VR-F05", &["land", "adequaatheidsbesluit"]),
    ("VR-F06", &["adequaatheidsbesluit"]),
    ("VR-F11", &["adequaatheidsbesluit"]),
    ("VR-G07", &["selectielijst_resultaat"]),
    ("VR-G09", &["selectielijst_resultaat", "startmoment"]),
    ("VR-G12", &["wettelijke_bewaartermijn"]),
    ("VR-G13", &["selectielijst_resultaat"]),
    ("VR-G14", &["wettelijke_bewaartermijn"]),
    ("VR-G15", &["selectielijst"]),
    ("VR-G16", &["wettelijke_bewaartermijn"]),
    ("VR-G21", &["wettelijke_bewaartermijn"]),
    ("VR-H02", &["normenkader"]),
    ("VR-I15", &["wetsartikel"]),
    ("VR-I16", &["wetsartikel"]),
    ("VR-I18", &["wetsartikel"]),
];

/// The laws that a rule cites, and the articles from whose first day it speaks.
pub(super) fn van(code: &str, bron: &str, kennis: &Kennis) -> Vec<Rechtsfeit> {
    let wetten = kennis.genoemde_regelingen(bron).map(|wet| Rechtsfeit::new("regeling", wet));
    let artikelen = ARTIKELEN
        .iter()
        .filter(|(regel, _)| *regel == code)
        .filter_map(|(_, artikel)| Some(Rechtsfeit::new("wetsartikel", kennis.zoek("wetsartikel", artikel)?)));
    wetten.chain(artikelen).collect()
}

/// The lists that a rule looks things up in.
pub(super) fn lijsten(code: &str) -> &'static [&'static str] {
    LIJSTEN.iter().find(|(regel, _)| *regel == code).map_or(&[], |(_, lijsten)| lijsten)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        recht::toetsing::{beschrijvingen, codes},
        woorden::codes::Ernst,
    };

    #[test]
    fn what_the_tables_name_exists() {
        let kennis = Kennis::new(None).unwrap();
        let bekend: Vec<_> = codes().collect();
        for (regel, artikel) in ARTIKELEN {
            assert!(bekend.contains(regel) && kennis.zoek("wetsartikel", artikel).is_some(), "{regel} {artikel}");
        }
        for (regel, lijsten) in LIJSTEN {
            let bestaat = |naam: &&str| kennis.lijsten().iter().any(|lijst| lijst.lijst == **naam);
            assert!(bekend.contains(regel) && lijsten.iter().all(bestaat), "{regel}");
        }
    }

    /// A blocker that stands on a fact from memory would stop somebody for what may not be so. Which limits block is asked of each fact.
    #[test]
    fn no_blocker_rests_on_a_fact_that_was_not_seen_in_a_source() {
        let kennis = Kennis::new(None).unwrap();
        let blokkades = || beschrijvingen(&kennis).filter(|regel| regel.ernst == Ernst::Blokkade);
        for regel in blokkades() {
            for feit in &regel.feiten {
                assert_ne!(feit.geverifieerd, Some(false), "{} rests on {} {}", regel.code, feit.lijst, feit.code);
            }
        }
        let vraagt = ["land", "adequaatheidsbesluit"];
        let gevraagd = |lijst: &str| blokkades().any(|regel| regel.lijsten.contains(&lijst));
        assert!(vraagt.into_iter().all(gevraagd));
        // Of a country only where it lies is asked; one that lies elsewhere has no such fact.
        let zegt_waar = |item: &&Referentie| {
            item.eigenschappen
                .keys()
                .any(|naam| ["eer", "overbrugging", "schengen", "land", "internationaleOrganisatie"].contains(&naam.as_str()))
        };
        let items = kennis.lijsten().iter().filter(|lijst| vraagt.contains(&lijst.lijst.as_str())).flat_map(|lijst| &lijst.items);
        for item in items.filter(zegt_waar) {
            assert_eq!(item.geverifieerd, Some(true), "{}", item.code);
        }
        // An article that blocks by what follows from it.
        let artikelen = kennis.lijsten().iter().filter(|lijst| lijst.lijst == "wetsartikel").flat_map(|lijst| &lijst.items);
        for item in artikelen.filter(|item| item.eigenschappen.contains_key("zonderProfilering")) {
            assert_eq!(item.geverifieerd, Some(true), "{}", item.code);
        }
    }

    #[test]
    fn a_rule_tells_the_laws_it_rests_on_with_their_days() {
        let kennis = Kennis::new(None).unwrap();
        let van = |code: &str| beschrijvingen(&kennis).find(|regel| regel.code == code).unwrap().feiten;
        let codes = |code: &str| van(code).iter().map(|feit| feit.code.clone()).collect::<Vec<_>>();
        assert_eq!(codes("VR-C01"), ["32016R0679"]);
        // The name of one law is part of the name of another.
        assert_eq!(codes("VR-I03"), ["32016R0679", "BWBR0040940"]);
        assert_eq!(codes("VR-K03"), ["32024R1689", "ai_27"]);
        let fria = van("VR-K03").pop().unwrap();
        assert_eq!((fria.vanaf, fria.tot, fria.geverifieerd), (NaiveDate::from_ymd_opt(2027, 12, 2), None, Some(false)));
    }
}
