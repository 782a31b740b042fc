//! Transfers, terms, security, the DPIA and automated decisions.

use chrono::NaiveDate;

use super::{Rijmaker, antwoord::antwoord_van_zin, betrokkenen::met_uitleg, datum};
use crate::{
    domain::{
        inhoud::{Beveiliging, Bewaartermijn, Doorgifte, Dpia, GeautomatiseerdeBesluitvorming, Maatregel, lengte::hoogstens},
        woorden::codes::{BewaartermijnSoort, DpiaStatus},
    },
    exchange::inlezen::{
        delen::{Deel, verder},
        termijn,
        vertaling::Veld,
        woorden::{ja_nee, vorm},
    },
};

impl Rijmaker<'_> {
    /// Yes, no, or the countries; a country inside the EER is no transfer.
    pub(super) fn doorgifte(&mut self, cel: (&str, &str)) {
        let (mut gezegd, mut buiten, mut alles) = (None, false, true);
        for deel in self.delen(Veld::Doorgifte, cel.1) {
            let (naam, uitleg) = met_uitleg(&deel.tekst);
            if is_binnen_eer(&deel.tekst) || Self::is_geen(&deel.tekst) {
                gezegd = gezegd.or(Some(false));
            } else if let Some(ja) = ja_nee(&deel.tekst) {
                gezegd = Some(ja);
            } else if let Some(landen) = self.vertaling.boek.alle_codes("land", naam) {
                let instrument =
                    uitleg.and_then(|uitleg| self.code("doorgifte_instrument", uitleg)).and_then(|code| code.parse().ok());
                if uitleg.is_some() && instrument.is_none() {
                    self.bewaar(cel.0, cel.1);
                }
                // Inside the EER is decided by the rules, of the day; here only what surely is outside.
                for land in landen.into_iter().filter(|land| self.is_buiten_eer(land)).collect::<Vec<_>>() {
                    buiten = true;
                    self.gemaakt.inhoud.doorgiften.push(Doorgifte { land: Some(land), instrument, ..Doorgifte::default() });
                }
                gezegd = gezegd.or(Some(false));
            } else {
                alles = false;
                self.onbegrepen(cel, "onbekend-land", "Hier staat geen ja, nee of naam van een land.", &deel.tekst);
            }
        }
        // "Nee, tenzij …" is no no.
        let nieuw = if buiten { Some(true) } else { gezegd.filter(|ja| *ja || alles) };
        let oud = self.gemaakt.inhoud.doorgifte_buiten_eer;
        // "N.v.t." where the country was asked takes nothing back.
        let zwijgt = oud.is_some() && Self::is_geen(cel.1);
        let eerste = if zwijgt { oud } else { self.eerste(cel, oud, nieuw) };
        self.gemaakt.inhoud.doorgifte_buiten_eer = if buiten { Some(true) } else { eerste };
    }

    fn is_buiten_eer(&self, land: &str) -> bool {
        let eer = self.kennis.zoek("land", land).and_then(|land| land.eigenschappen.get("eer"));
        eer.is_none_or(|eer| eer.get("tot").is_some_and(|tot| !tot.is_null()))
    }

    /// The instrument holds for each transfer that was named.
    pub(super) fn instrument(&mut self) {
        for (kolom, tekst) in std::mem::take(&mut self.instrument) {
            let code = self.code("doorgifte_instrument", &tekst).and_then(|code| code.parse().ok());
            if code.is_none() || self.gemaakt.inhoud.doorgiften.is_empty() {
                let melding = "Deze waarborg hoort bij een doorgifte naar een land, en die is hier niet te vinden of de waarborg is onbekend.";
                self.onbegrepen((&kolom, &tekst), "waarborg-zonder-doorgifte", melding, &tekst);
                continue;
            }
            self.gemaakt.inhoud.doorgiften.iter_mut().for_each(|doorgifte| doorgifte.instrument = code);
        }
    }

    pub(super) fn bewaartermijnen(&mut self, cel: (&str, &str)) {
        let mut termijnen = Vec::new();
        // A bare number counts what the name of the column says: "Bewaartermijn (jaren)".
        let is_getal = cel.1.chars().all(|teken| teken.is_ascii_digit());
        let eenheid = ["jaren", "jaar", "maanden", "weken"]
            .iter()
            .find(|eenheid| is_getal && vorm(cel.0).split(' ').any(|woord| woord == **eenheid));
        for deel in self.regels(cel.1) {
            let tekst = eenheid.map_or_else(|| deel.tekst.clone(), |eenheid| format!("{} {eenheid}", deel.tekst));
            match self.termijnen(&tekst) {
                Some(gelezen) => termijnen.extend(gelezen),
                None if self.vertaling.criteria && deel.tekst.chars().count() <= hoogstens::<Bewaartermijn>("toelichting") => {
                    termijnen.push(Bewaartermijn {
                        soort: Some(BewaartermijnSoort::Criteria),
                        toelichting: Some(deel.tekst),
                        ..Bewaartermijn::default()
                    });
                }
                None => {
                    let melding =
                        "Dit is geen termijn die zeker te herkennen is, zoals 5 jaar na beëindiging. Vul de termijn zelf in.";
                    self.onbegrepen(cel, "onbekende-termijn", melding, &deel.tekst);
                }
            }
        }
        for termijn in termijnen {
            if !self.gemaakt.inhoud.bewaartermijnen.contains(&termijn) {
                self.gemaakt.inhoud.bewaartermijnen.push(termijn);
            }
        }
    }

    /// The terms that a text says.
    pub(in crate::exchange::inlezen) fn termijnen(&self, tekst: &str) -> Option<Vec<Bewaartermijn>> {
        let mut termijnen = termijn::lees(tekst, &self.vertaling.boek, self.kennis)?;
        for termijn in &mut termijnen {
            let codes =
                termijn.onderdeel.as_ref().and_then(|onderdeel| self.vertaling.boek.alle_codes("gegevenscategorie", onderdeel));
            // What is left over is no kind of data.
            termijn.gegevens = codes.filter(|codes| *codes != ["overig"]).unwrap_or_default();
            termijn.wettelijke_bepaling = termijn.toelichting.as_ref().and_then(|toelichting| self.bepaling(toelichting));
        }
        Some(termijnen)
    }

    /// Measures are internal: what a sheet says of security was not written for everyone.
    pub(super) fn beveiliging(&mut self, cel: (&str, &str)) {
        let mut beveiliging = self.gemaakt.inhoud.beveiliging.take().unwrap_or_default();
        for deel in self.maatregelen(cel.1) {
            if let Some(kader) = self.vertaling.boek.code("normenkader", &deel.tekst).filter(|code| code != "overig") {
                beveiliging.normenkaders.push(kader);
            } else if antwoord_van_zin(&deel.tekst).is_some() && self.is_antwoord(cel, &deel.tekst) {
                // Kept beside the concept.
            } else if self.past((cel.0, &deel.tekst), hoogstens::<Maatregel>("omschrijving")) {
                let soort = self.vertaling.boek.code("maatregel_soort", &deel.tekst);
                let maatregel = Maatregel { soort, omschrijving: Some(deel.tekst) };
                if !beveiliging.maatregelen.contains(&maatregel) {
                    beveiliging.maatregelen.push(maatregel);
                }
            }
        }
        beveiliging.normenkaders.sort();
        beveiliging.normenkaders.dedup();
        self.gemaakt.inhoud.beveiliging = Some(beveiliging).filter(|beveiliging| *beveiliging != Beveiliging::default());
    }

    /// Commas separate measures only where each of them is known: "BIO, NEN 7510".
    fn maatregelen(&self, tekst: &str) -> Vec<Deel> {
        if self.heel {
            return self.regels(tekst);
        }
        let bekend = |deel: &Deel| ["normenkader", "maatregel_soort"].iter().any(|lijst| self.code(lijst, &deel.tekst).is_some());
        let splits =
            |deel: Deel| verder(&deel).into_iter().find(|stukken| stukken.iter().all(bekend)).unwrap_or_else(|| vec![deel]);
        self.regels(tekst).into_iter().flat_map(splits).collect()
    }

    /// "Uitgevoerd: nee" does not say whether it is needed, so that it is no status.
    pub(super) fn dpia(&mut self, veld: Veld, cel: (&str, &str)) {
        let (tekst, datum) = met_datum(cel.1);
        // "Uitgevoerd (2021)": what is more stays with the cell.
        let (naam, uitleg) = met_uitleg(tekst);
        let genoemd = || {
            let code = self.code("dpia_status", tekst).or_else(|| self.code("dpia_status", naam));
            code.and_then(|code| code.parse::<DpiaStatus>().ok())
        };
        let status = match (veld, ja_nee(tekst)) {
            (Veld::DpiaUitgevoerd, Some(true)) => Some(DpiaStatus::Uitgevoerd),
            (Veld::DpiaNodig, Some(true)) => Some(DpiaStatus::Nodig),
            (Veld::DpiaNodig, Some(false)) => Some(DpiaStatus::NietNodig),
            _ => genoemd(),
        };
        if status.is_some() && uitleg.is_some() {
            self.bewaar(cel.0, cel.1);
        }
        // Of what is not done yet the day is no date of the DPIA.
        if let Some(datum) = datum {
            match status {
                Some(DpiaStatus::Uitgevoerd) => drop(self.gemaakt.inhoud.dpia.get_or_insert_default().datum.get_or_insert(datum)),
                Some(_) => self.bewaar(cel.0, cel.1),
                None => {}
            }
        }
        let oud = self.gemaakt.inhoud.dpia.as_ref().and_then(|dpia| dpia.status);
        match status {
            // Done says more than needed.
            Some(status) if oud != Some(DpiaStatus::Uitgevoerd) => {
                self.gemaakt.inhoud.dpia.get_or_insert_with(Dpia::default).status = Some(status);
            }
            Some(_) => {}
            None => self.onbegrepen(cel, "onbekend-woord", "Hieruit volgt niet zeker hoe ver de DPIA is.", cel.1),
        }
    }

    pub(super) fn besluitvorming(&mut self, cel: (&str, &str)) {
        let Some(aanwezig) = Self::is_geen(cel.1).then_some(false).or_else(|| ja_nee(cel.1)) else {
            return self.geen_ja_nee(cel);
        };
        let besluitvorming =
            self.gemaakt.inhoud.geautomatiseerde_besluitvorming.get_or_insert_with(GeautomatiseerdeBesluitvorming::default);
        let oud = besluitvorming.aanwezig;
        besluitvorming.aanwezig = oud.or(Some(aanwezig));
        if oud.is_some_and(|oud| oud != aanwezig) {
            self.onbegrepen(cel, "tweede-waarde", "Hiervoor is al een andere waarde gelezen; dit veld heeft er maar een.", cel.1);
        }
    }
}

/// "Ja, 3-5-2023": an answer with its day.
fn met_datum(tekst: &str) -> (&str, Option<NaiveDate>) {
    let delen = tekst.split_once([',', ':', '(', ' ']).and_then(|(voor, na)| {
        let na = na.trim_matches([' ', '(', ')', ',']);
        let na = ["d.d. ", "dd. ", "dd ", "op ", "per "].iter().find_map(|woord| na.strip_prefix(woord)).unwrap_or(na);
        Some((voor.trim(), datum::lees(na)?))
    });
    delen.map_or((tekst, None), |(voor, datum)| (voor, Some(datum)))
}

fn is_binnen_eer(tekst: &str) -> bool {
    let tekst = vorm(tekst);
    let plaats = ["alleen ", "uitsluitend ", "binnen ", "de "]
        .iter()
        .fold(tekst.as_str(), |rest, woord| rest.strip_prefix(woord).unwrap_or(rest));
    matches!(plaats, "eu" | "eer" | "eu eer" | "europese unie" | "europese economische ruimte")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_may_have_its_day_with_it() {
        let dag = NaiveDate::from_ymd_opt(2023, 5, 3);
        for tekst in ["Ja, 3-5-2023", "Ja (3-5-2023)", "ja 2023-05-03", "Ja: d.d. 3-5-2023", "ja, op 3 mei 2023"] {
            let (antwoord, datum) = met_datum(tekst);
            assert_eq!((antwoord.to_lowercase().as_str(), datum), ("ja", dag), "{tekst}");
        }
        for tekst in ["Ja", "Ja, zie dossier", "3-5-2023", "Ja, in 2023"] {
            assert_eq!(met_datum(tekst), (tekst, None));
        }
    }
}
