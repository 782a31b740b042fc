//! Retention in a few classes, so that a list can be filtered on how long: the codes of the list `bewaartermijn_klasse`.

use crate::domain::{
    publiek::openbaar::OpenbareBewaartermijn,
    woorden::{codes::BewaartermijnSoort, termijn::Termijn},
};

/// Fixed terms up to and including so many years; what is longer than all of them comes after.
const LENGTES: [(u32, &str); 3] = [(1, "tot_1_jaar"), (5, "1_tot_5_jaar"), (10, "5_tot_10_jaar")];

/// The classes of a retention term: a fixed term that begins with an event has both, and what is archived in the end is kept for ever.
pub fn klassen(bewaartermijn: &OpenbareBewaartermijn) -> Vec<&'static str> {
    use BewaartermijnSoort as Soort;
    let code = |code: &crate::domain::publiek::openbaar::OpenbareCode| code.code.parse::<Soort>().ok();
    let mut klassen: Vec<&'static str> = match bewaartermijn.soort.as_ref().and_then(code) {
        Some(Soort::VasteTermijn) => bewaartermijn.termijn.map(lengte).into_iter().collect(),
        Some(Soort::Gebeurtenis) => vec!["gebeurtenis"],
        Some(Soort::VasteTermijnEnGebeurtenis) => bewaartermijn.termijn.map(lengte).into_iter().chain(["gebeurtenis"]).collect(),
        Some(Soort::Criteria) => vec!["criteria"],
        Some(Soort::BlijvendBewaren) => vec!["blijvend"],
        Some(Soort::NietBewaard) => vec!["niet_bewaard"],
        None => Vec::new(),
    };
    if bewaartermijn.waardering.as_ref().is_some_and(|code| code.code == "blijvend_bewaren") {
        klassen.push("blijvend");
    }
    klassen
}

fn lengte(termijn: Termijn) -> &'static str {
    let past = |jaren| !termijn.kan_langer_duren_dan(Termijn::van_jaren(jaren));
    LENGTES.iter().find(|(jaren, _)| past(*jaren)).map_or("langer_dan_10_jaar", |(_, klasse)| klasse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::recht::kennis::Kennis;

    #[test]
    fn a_length_belongs_to_the_class_that_it_just_reaches() {
        for (termijn, klasse) in [
            ("P0D", "tot_1_jaar"),
            ("P4W", "tot_1_jaar"),
            ("P1Y", "tot_1_jaar"),
            ("P12M", "tot_1_jaar"),
            ("P365D", "tot_1_jaar"),
            ("P366D", "1_tot_5_jaar"),
            ("P1Y1D", "1_tot_5_jaar"),
            ("P60M", "1_tot_5_jaar"),
            ("P5Y", "1_tot_5_jaar"),
            ("P61M", "5_tot_10_jaar"),
            ("P10Y", "5_tot_10_jaar"),
            ("P10Y1D", "langer_dan_10_jaar"),
            ("P110Y", "langer_dan_10_jaar"),
        ] {
            assert_eq!(lengte(termijn.parse().unwrap()), klasse, "{termijn}");
        }
    }

    #[test]
    fn every_class_is_in_the_list() {
        let kennis = Kennis::new(None).unwrap();
        let lijst = kennis.lijsten().iter().find(|lijst| lijst.lijst == "bewaartermijn_klasse").unwrap();
        let codes: Vec<&str> = lijst.items.iter().map(|item| item.code.as_str()).collect();
        let lengtes = LENGTES.iter().map(|(_, klasse)| *klasse);
        let alle = lengtes.chain(["langer_dan_10_jaar", "gebeurtenis", "criteria", "blijvend", "niet_bewaard"]);
        assert_eq!(codes, alle.collect::<Vec<_>>());
    }
}
