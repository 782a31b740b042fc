//! Transfers, terms, security, the DPIA and automated decisions.

use super::Rijmaker;
use crate::{
    domain::{
        codes::{BewaartermijnSoort, DpiaStatus},
        inhoud::{Beveiliging, Bewaartermijn, Doorgifte, Dpia, GeautomatiseerdeBesluitvorming, Maatregel},
    },
    exchange::inlezen::{
        delen::delen,
        termijn,
        vertaling::Veld,
        woorden::{ja_nee, vorm},
    },
};

impl Rijmaker<'_> {
    /// Yes, no, or the countries; a country inside the EER is no transfer.
    pub(super) fn doorgifte(&mut self, cel: (&str, &str)) {
        let (mut gezegd, mut buiten) = (None, false);
        for deel in self.delen(Veld::Doorgifte, cel.1) {
            let binnen = matches!(
                vorm(&deel.tekst).as_str(),
                "binnen eu"
                    | "binnen de eu"
                    | "binnen eer"
                    | "binnen de eer"
                    | "alleen binnen de eu"
                    | "alleen binnen de eer"
                    | "eu"
                    | "eer"
            );
            if binnen || Self::is_geen(&deel.tekst) {
                gezegd = Some(false);
            } else if let Some(ja) = ja_nee(&deel.tekst) {
                gezegd = Some(ja);
            } else if let Some(landen) = self.vertaling.boek.alle_codes("land", &deel.tekst) {
                // Inside the EER is decided by the rules, of the day; here only what surely is outside.
                for land in landen {
                    if self.is_buiten_eer(&land) {
                        buiten = true;
                        self.gemaakt.inhoud.doorgiften.push(Doorgifte { land: Some(land), ..Doorgifte::default() });
                    }
                }
                gezegd = gezegd.or(Some(false));
            } else {
                self.onbegrepen(cel, "onbekend-land", "Hier staat geen ja, nee of naam van een land.", &deel.tekst);
            }
        }
        self.gemaakt.inhoud.doorgifte_buiten_eer = if buiten { Some(true) } else { gezegd };
    }

    fn is_buiten_eer(&self, land: &str) -> bool {
        let eer = self.kennis.zoek("land", land).and_then(|land| land.eigenschappen.get("eer"));
        eer.is_none_or(|eer| eer.get("tot").is_some_and(|tot| !tot.is_null()))
    }

    /// The instrument holds for each transfer that was named.
    pub(super) fn instrument(&mut self) {
        for (kolom, tekst) in std::mem::take(&mut self.samen.instrument) {
            let code = self.vertaling.boek.code("doorgifte_instrument", &tekst).and_then(|code| code.parse().ok());
            if code.is_none() || self.gemaakt.inhoud.doorgiften.is_empty() {
                self.bewaar(&kolom, &tekst);
                continue;
            }
            self.gemaakt.inhoud.doorgiften.iter_mut().for_each(|doorgifte| doorgifte.instrument = code);
        }
    }

    pub(super) fn bewaartermijnen(&mut self, cel: (&str, &str)) {
        let mut termijnen = Vec::new();
        for deel in delen(cel.1, false) {
            match termijn::lees(&deel.tekst, &self.vertaling.boek) {
                Some(termijn) => termijnen.push(termijn),
                None if self.vertaling.criteria && deel.tekst.chars().count() <= 2042 => termijnen.push(Bewaartermijn {
                    soort: Some(BewaartermijnSoort::Criteria),
                    toelichting: Some(deel.tekst),
                    ..Bewaartermijn::default()
                }),
                None => {
                    let melding = "Dit is geen termijn die zeker te herkennen is, zoals 5 jaar na beëindiging.";
                    self.onbegrepen(cel, "onbekende-termijn", melding, &deel.tekst);
                }
            }
        }
        self.gemaakt.inhoud.bewaartermijnen.extend(termijnen);
    }

    /// Measures are internal: what a sheet says of security was not written for everyone.
    pub(super) fn beveiliging(&mut self, cel: (&str, &str)) {
        let mut beveiliging = self.gemaakt.inhoud.beveiliging.take().unwrap_or_default();
        for deel in delen(cel.1, false) {
            if let Some(kader) = self.vertaling.boek.code("normenkader", &deel.tekst).filter(|code| code != "overig") {
                beveiliging.normenkaders.push(kader);
            } else if self.past((cel.0, &deel.tekst), 2042) {
                let soort = self.vertaling.boek.code("maatregel_soort", &deel.tekst);
                beveiliging.maatregelen.push(Maatregel { soort, omschrijving: Some(deel.tekst) });
            }
        }
        beveiliging.normenkaders.sort();
        beveiliging.normenkaders.dedup();
        self.gemaakt.inhoud.beveiliging = Some(beveiliging).filter(|beveiliging| *beveiliging != Beveiliging::default());
    }

    /// "Uitgevoerd: nee" does not say whether it is needed, so that it is no status.
    pub(super) fn dpia(&mut self, veld: Veld, cel: (&str, &str)) {
        let genoemd = || self.vertaling.boek.code("dpia_status", cel.1).and_then(|code| code.parse::<DpiaStatus>().ok());
        let status = match (veld, ja_nee(cel.1)) {
            (Veld::DpiaUitgevoerd, Some(true)) => Some(DpiaStatus::Uitgevoerd),
            (Veld::DpiaNodig, Some(true)) => Some(DpiaStatus::Nodig),
            (Veld::DpiaNodig, Some(false)) => Some(DpiaStatus::NietNodig),
            _ => genoemd(),
        };
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

    /// Automated decisions of which more is told than yes or no.
    pub(in crate::exchange::inlezen) fn zet_besluitvorming(
        &mut self,
        aanwezig: bool,
        logica: Option<String>,
        gevolgen: Option<String>,
    ) {
        let past = |tekst: &String| tekst.chars().count() <= 10_000;
        self.gemaakt.inhoud.geautomatiseerde_besluitvorming = Some(GeautomatiseerdeBesluitvorming {
            aanwezig: Some(aanwezig),
            onderliggende_logica: logica.filter(past),
            verwachte_gevolgen: gevolgen.filter(past),
            ..GeautomatiseerdeBesluitvorming::default()
        });
    }

    pub(super) fn besluitvorming(&mut self, cel: (&str, &str)) {
        let aanwezig = if Self::is_geen(cel.1) { Some(false) } else { ja_nee(cel.1) };
        match aanwezig {
            Some(_) => {
                let besluitvorming = GeautomatiseerdeBesluitvorming { aanwezig, ..GeautomatiseerdeBesluitvorming::default() };
                self.gemaakt.inhoud.geautomatiseerde_besluitvorming = Some(besluitvorming);
            }
            None => self.geen_ja_nee(cel),
        }
    }
}
