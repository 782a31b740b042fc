//! What an activity refers to: types of cases, products, algorithms, results of the selectielijst; and exceptions, with the laws behind them.

use serde::Deserialize as _;
use strum::VariantArray as _;

use super::{Rijmaker, enkel::is_adres};
use crate::{
    domain::{
        inhoud::{
            Algoritme, Alias, Bewaartermijn, Cookie, Dpia, GegevenGrond, Opdrachtgever, RechtAfwijking, SelectielijstResultaat,
            UitzonderingBijzondereGegevens, UplProduct, WettelijkeBepaling, Zaaktype, lengte::hoogstens,
        },
        woorden::{codes::Uitzondering, zoekwoord::woorden},
    },
    exchange::inlezen::vertaling::Veld,
};

impl Rijmaker<'_> {
    /// Types of cases by their key, else by what they are called.
    pub(super) fn zaaktypen(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::Zaaktypen, cel.1) {
            if self.is_antwoord(cel, &deel.tekst) || !self.past((cel.0, &deel.tekst), hoogstens::<Zaaktype>("omschrijving")) {
                continue;
            }
            let is_sleutel =
                !deel.tekst.contains(char::is_whitespace) && deel.tekst.chars().count() <= hoogstens::<Zaaktype>("identificatie");
            let tekst = Some(deel.tekst);
            let zaaktype = match tekst {
                Some(adres) if is_adres(&adres) => Zaaktype { url: Some(adres), ..Zaaktype::default() },
                sleutel if is_sleutel => Zaaktype { identificatie: sleutel, ..Zaaktype::default() },
                omschrijving => Zaaktype { omschrijving, ..Zaaktype::default() },
            };
            voeg_toe(&mut self.gemaakt.inhoud.zaaktypen, zaaktype);
        }
    }

    pub(super) fn upl_producten(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::UplProducten, cel.1) {
            if self.is_antwoord(cel, &deel.tekst) || !self.past((cel.0, &deel.tekst), hoogstens::<UplProduct>("naam")) {
                continue;
            }
            let (naam, uri) = if is_adres(&deel.tekst) { (None, Some(deel.tekst)) } else { (Some(deel.tekst), None) };
            voeg_toe(&mut self.gemaakt.inhoud.upl_producten, UplProduct { naam, uri });
        }
    }

    pub(super) fn aliassen(&mut self, cel: (&str, &str)) {
        for deel in self.regels(cel.1) {
            if self.is_antwoord(cel, &deel.tekst) {
                continue;
            }
            match Alias::lees(&deel.tekst) {
                Some(alias) => voeg_toe(&mut self.gemaakt.inhoud.aliassen, alias),
                None => self.onbegrepen(cel, "geen-adres", "Dit is geen URN of volledig adres.", &deel.tekst),
            }
        }
    }

    pub(super) fn algoritmes(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::Algoritmes, cel.1) {
            if self.is_antwoord(cel, &deel.tekst) || !self.past((cel.0, &deel.tekst), hoogstens::<Algoritme>("naam")) {
                continue;
            }
            let (naam, algoritmeregister_url) =
                if is_adres(&deel.tekst) { (None, Some(deel.tekst)) } else { (Some(deel.tekst), None) };
            voeg_toe(&mut self.gemaakt.inhoud.algoritmes, Algoritme { naam, algoritmeregister_url, ai_systeem: None });
        }
    }

    /// Cookies by name; what each is for, a person adds.
    pub(super) fn cookies(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::Cookies, cel.1) {
            // What our own files say behind the name.
            let naam = deel.tekst.split_once(": ").map_or(deel.tekst.as_str(), |(naam, _)| naam);
            if self.is_antwoord(cel, naam) || !self.past((cel.0, naam), hoogstens::<Cookie>("naam")) {
                continue;
            }
            if naam != deel.tekst {
                self.bewaar(cel.0, &deel.tekst);
            }
            voeg_toe(&mut self.gemaakt.inhoud.cookies, Cookie { naam: Some(naam.to_owned()), ..Cookie::default() });
        }
    }

    /// For whom the organisation works as a processor.
    pub(super) fn opdrachtgevers(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::Opdrachtgevers, cel.1) {
            let Some(uuid) = self.vind(&deel.tekst).or_else(|| self.vind_of_maak(&deel.tekst)) else {
                self.geen_organisatie(cel, &deel.tekst);
                continue;
            };
            self.neem_mee(uuid);
            let opdrachtgever = Opdrachtgever { organisatie: Some(uuid), werkzaamheden: None };
            voeg_toe(&mut self.gemaakt.inhoud.opdrachtgevers, opdrachtgever);
        }
    }

    /// Exceptions of article 9: by letter or by name, with the law that makes them possible.
    pub(super) fn uitzonderingen(&mut self, cel: (&str, &str)) {
        for deel in self.regels(cel.1) {
            let code = self.code("uitzondering", &deel.tekst).and_then(|code| code.parse().ok());
            let wettelijke_bepaling = self.bepaling(&deel.tekst);
            let Some(uitzondering) = code.or_else(|| letter_van_artikel_9(&deel.tekst)) else {
                let melding =
                    "Dit is geen uitzondering van artikel 9 lid 2 AVG die zeker te herkennen is, zoals artikel 9 lid 2 onder h.";
                self.onbegrepen(cel, "onbekend-woord", melding, &deel.tekst);
                continue;
            };
            let nieuw =
                UitzonderingBijzondereGegevens { uitzondering: Some(uitzondering), wettelijke_bepaling, ..Default::default() };
            voeg_toe(&mut self.gemaakt.inhoud.uitzonderingen_bijzondere_gegevens, nieuw);
        }
    }

    /// Why the BSN or criminal data may be used: a law, or words.
    pub(super) fn grond(&mut self, veld: Veld, cel: (&str, &str)) {
        if self.is_antwoord(cel, cel.1) || !self.past(cel, hoogstens::<GegevenGrond>("toelichting")) {
            return;
        }
        let wettelijke_bepaling = self.bepaling(cel.1);
        let toelichting = wettelijke_bepaling.is_none().then(|| cel.1.to_owned());
        let grond = GegevenGrond { wettelijke_bepaling, toelichting };
        let inhoud = &mut self.gemaakt.inhoud;
        let plek = if veld == Veld::BsnGrond { &mut inhoud.bsn_grond } else { &mut inhoud.strafrechtelijke_grond };
        if plek.get_or_insert_with(|| grond.clone()) != &grond {
            self.bewaar(cel.0, cel.1);
        }
    }

    /// The one law that a text names and is no more than.
    pub(super) fn bepaling(&self, tekst: &str) -> Option<WettelijkeBepaling> {
        let mut gelezen = self.vertaling.wetten.lees(tekst, &self.vertaling.boek);
        (gelezen.bepalingen.len() == 1).then(|| gelezen.bepalingen.remove(0))
    }

    pub(super) fn dpia_criteria(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::DpiaCriteria, cel.1) {
            match self.code("dpia_criterium", &deel.tekst) {
                Some(code) => voeg_toe(&mut self.gemaakt.inhoud.dpia.get_or_insert_with(Dpia::default).criteria, code),
                None => self.onbekend("dpia_criterium", cel, &deel.tekst),
            }
        }
    }

    /// "Bezwaar: nee".
    pub(super) fn rechten_afwijkingen(&mut self, cel: (&str, &str)) {
        for deel in self.regels(cel.1) {
            let gelezen = deel.tekst.split_once([':', '=']).and_then(|(recht, of)| {
                let recht = self.code("recht", recht)?.parse().ok()?;
                let toepasselijkheid = self.code("toepasselijkheid", of)?.parse().ok()?;
                Some(RechtAfwijking { recht: Some(recht), toepasselijkheid: Some(toepasselijkheid), ..RechtAfwijking::default() })
            });
            match gelezen {
                Some(afwijking) => voeg_toe(&mut self.gemaakt.inhoud.rechten_afwijkingen, afwijking),
                None => self.onbegrepen(cel, "onbekend-woord", "Schrijf een afwijkend recht als Bezwaar: nee.", &deel.tekst),
            }
        }
    }

    /// Results of the selectielijst belong to the terms of the activity, when there are as many of the one as of the other.
    pub(super) fn selectielijst(&mut self, (kolom, tekst): (&str, &str)) {
        let delen = self.regels(tekst);
        let gevonden: Vec<Option<SelectielijstResultaat>> =
            delen.iter().map(|deel| resultaat(self.kennis, &deel.tekst)).collect();
        let termijnen = &mut self.gemaakt.inhoud.bewaartermijnen;
        if termijnen.is_empty() {
            termijnen.extend(gevonden.iter().flatten().map(|_| Bewaartermijn::default()));
        }
        let goed = gevonden.iter().all(Option::is_some) && termijnen.len() == gevonden.len();
        if !goed {
            termijnen.retain(|termijn| *termijn != Bewaartermijn::default());
            let melding = "Dit is geen resultaat van de selectielijst (zoals 11.1.5), of het is niet duidelijk bij welke bewaartermijn het hoort.";
            return self.onbegrepen((kolom, tekst), "selectielijst", melding, tekst);
        }
        for (termijn, resultaat) in termijnen.iter_mut().zip(gevonden) {
            termijn.selectielijst = resultaat;
        }
    }
}

fn voeg_toe<T: PartialEq>(lijst: &mut Vec<T>, nieuw: T) {
    if !lijst.contains(&nieuw) {
        lijst.push(nieuw);
    }
}

/// A result of the selectielijst by its number, in the newest list that has it.
pub(in crate::exchange::inlezen) fn resultaat(
    kennis: &crate::domain::recht::kennis::Kennis,
    tekst: &str,
) -> Option<SelectielijstResultaat> {
    let los = |teken: char| teken.is_whitespace() || ",;()".contains(teken);
    let is_nummer = |woord: &&str| woord.contains('.') && woord.chars().all(|teken| teken.is_ascii_digit() || teken == '.');
    let nummer = tekst.split(los).map(|woord| woord.trim_matches(['.', ':'])).find(is_nummer)?;
    let genoemd = ["gemeenten_2020", "gemeenten_2017"].into_iter().filter(|lijst| {
        // "Selectielijst 2017, 3.1.2" is of that list.
        let jaar = &lijst[lijst.len() - 4..];
        let ander = if jaar == "2020" { "2017" } else { "2020" };
        tekst.contains(jaar) || !tekst.contains(ander)
    });
    let item = genoemd.into_iter().find_map(|lijst| kennis.selectielijst_resultaat(lijst, nummer))?;
    let resultaat = SelectielijstResultaat::deserialize(serde_json::Value::Object(
        item.eigenschappen
            .iter()
            .filter(|(naam, _)| {
                ["lijst", "volledigNummer", "waardering", "procestermijn", "bewaartermijn"].contains(&naam.as_str())
            })
            .map(|(naam, waarde)| (naam.clone(), waarde.clone()))
            .collect(),
    ));
    resultaat.ok().map(|resultaat| SelectielijstResultaat { naam: Some(item.naam.clone()), ..resultaat })
}

/// "Art. 9 lid 2 sub h AVG", "9.2.h", "h".
fn letter_van_artikel_9(tekst: &str) -> Option<Uitzondering> {
    let gesproken = woorden(tekst);
    let tussen = ["lid", "2", "tweede", "sub", "onder", "onderdeel", "letter", "aanhef", "en", "avg"];
    let na = gesproken.iter().position(|woord| woord == "9").map_or(0, |plaats| plaats + 1);
    let mut rest = gesproken[na..].iter().skip_while(|woord| tussen.contains(&woord.as_str()));
    let letter = rest.next().filter(|woord| woord.len() == 1)?.bytes().next()?;
    let alleen = na > 0 || gesproken.len() == 1;
    Uitzondering::VARIANTS.get(usize::from(letter.checked_sub(b'a')?)).copied().filter(|_| alleen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exception_is_known_by_its_letter() {
        for tekst in ["art. 9 lid 2 sub h", "9.2.h", "Artikel 9, tweede lid, onder h AVG", "h", "9(2)(h)"] {
            assert_eq!(letter_van_artikel_9(tekst), Some(Uitzondering::GezondheidszorgSocialeDiensten), "{tekst}");
        }
        for tekst in ["art. 9", "9 lid 2 sub z", "toestemming", "art. 6 lid 1 sub e"] {
            assert_eq!(letter_van_artikel_9(tekst), None, "{tekst}");
        }
    }
}
