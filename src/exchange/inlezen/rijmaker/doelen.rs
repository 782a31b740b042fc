//! Purposes, with the legal bases and laws behind them.

use super::Rijmaker;
use crate::{
    domain::{
        inhoud::{Doel, DoelGrondslag, UitzonderingBijzondereGegevens, WettelijkeBepaling, lengte::hoogstens},
        woorden::{codes::GrondslagGroep, eenmaal::eenmaal},
    },
    exchange::inlezen::{delen::delen, wetten::Gelezen},
};

/// Laws that no list has, where each part of a text names itself as a law by how it begins or ends; the article behind it apart.
fn andere_wetten(tekst: &str) -> Option<Vec<WettelijkeBepaling>> {
    let delen: Vec<&str> = tekst.split(',').map(str::trim).collect();
    // "…, artikel 4" belongs to the law before it.
    let delen = if delen.iter().all(|deel| is_wet(deel)) { delen } else { vec![tekst] };
    let bepaling = |deel: &&str| {
        let (titel, artikel) = [" artikel ", " art. ", " art "].iter().find_map(|woord| deel.split_once(woord)).unzip();
        let artikel = artikel.map(str::trim).filter(|artikel| !artikel.contains(char::is_whitespace));
        let titel = titel.filter(|_| artikel.is_some()).map_or(*deel, |titel| titel.trim_end_matches(',').trim());
        WettelijkeBepaling {
            citeertitel: Some(titel.to_owned()),
            artikel: artikel.map(str::to_owned),
            ..WettelijkeBepaling::default()
        }
    };
    delen.iter().all(|deel| is_wet(deel)).then(|| delen.iter().map(bepaling).collect())
}

fn is_wet(tekst: &str) -> bool {
    let laag = tekst.to_lowercase();
    let begint = ["wet ", "besluit ", "regeling ", "uitvoeringswet"];
    let eindigt = ["wet", "besluit", "regeling"];
    // "Conform de wet" names none.
    let laatste = laag.rsplit(char::is_whitespace).next().unwrap_or_default();
    laag.chars().count() <= 400
        && (begint.iter().any(|begin| laag.starts_with(begin))
            || eindigt.iter().any(|einde| laatste.ends_with(einde) && laatste != *einde))
}

impl Rijmaker<'_> {
    /// A list in a cell is several purposes; running text is one.
    pub(super) fn doelen(&mut self, cel: (&str, &str)) {
        let opsomming = ['-', '•', '*', '·', '▪'];
        let is_lijst = cel.1.lines().count() > 1 && cel.1.lines().all(|regel| regel.trim_start().starts_with(opsomming));
        let genummerd = delen(cel.1);
        let teksten: Vec<String> = if self.heel {
            vec![cel.1.to_owned()]
        } else if is_lijst || genummerd.iter().all(|deel| deel.nummer.is_some()) {
            genummerd.into_iter().map(|deel| deel.tekst).collect()
        } else {
            vec![cel.1.to_owned()]
        };
        for tekst in teksten {
            if !self.past((cel.0, &tekst), hoogstens::<Doel>("omschrijving")) {
                continue;
            }
            let doelen = &mut self.gemaakt.inhoud.doelen;
            // A row that goes on may say its purpose again.
            let eerder = doelen.iter().position(|doel| doel.omschrijving.as_ref() == Some(&tekst));
            self.samen.doelen.push(eerder.unwrap_or(doelen.len()));
            if eerder.is_none() {
                doelen.push(Doel { omschrijving: Some(tekst), ..Doel::default() });
            }
        }
    }

    /// The legal bases of one purpose.
    pub(in crate::exchange::inlezen) fn grondslagen_van(&mut self, kolom: &str, tekst: &str) -> Vec<DoelGrondslag> {
        self.lees_grondslagen(vec![(kolom.to_owned(), tekst.to_owned())])
    }

    /// The legal bases of every purpose of the row, and the laws behind those that are a task of the law.
    pub(super) fn grondslagen(&mut self) {
        let cellen = [&mut self.samen.grondslagen, &mut self.samen.wetten].into_iter().flat_map(std::mem::take).collect();
        let grondslagen = self.lees_grondslagen(cellen);
        let doelen = &mut self.gemaakt.inhoud.doelen;
        if doelen.is_empty() && !grondslagen.is_empty() {
            self.samen.doelen.push(0);
            doelen.push(Doel::default());
        }
        // A row without purposes goes on about those above it.
        if !self.samen.doelen.is_empty() {
            self.laatste_doelen = std::mem::take(&mut self.samen.doelen);
        }
        for plaats in &self.laatste_doelen {
            let doel = &mut doelen[*plaats];
            let nieuw: Vec<_> = grondslagen.iter().filter(|een| !doel.grondslagen.contains(een)).cloned().collect();
            doel.grondslagen.extend(nieuw);
        }
    }

    fn lees_grondslagen(&mut self, cellen: Vec<(String, String)>) -> Vec<DoelGrondslag> {
        let mut grondslagen: Vec<DoelGrondslag> = Vec::new();
        let mut bepalingen: Vec<WettelijkeBepaling> = Vec::new();
        for (kolom, tekst) in cellen {
            // Not every comma separates laws; a semicolon and a line end do.
            for deel in self.regels(&tekst) {
                let gelezen = self.vertaling.wetten.lees(&deel.tekst, &self.vertaling.boek);
                let nieuw = Self::als_grondslagen(&gelezen);
                let niets = nieuw.is_empty() && gelezen.bepalingen.is_empty() && gelezen.uitzonderingen.is_empty();
                self.gemaakt.inhoud.uitzonderingen_bijzondere_gegevens.extend(gelezen.uitzonderingen.iter().map(
                    |uitzondering| UitzonderingBijzondereGegevens {
                        uitzondering: Some(*uitzondering),
                        ..UitzonderingBijzondereGegevens::default()
                    },
                ));
                let lijkt_op = self.vertaling.wetten.lijkt_op(&deel.tekst).map(|naam| format!(" Bedoelt u “{naam}”?"));
                let lijkt_op = lijkt_op.filter(|_| niets).unwrap_or_default();
                if niets && let Some(andere) = andere_wetten(&deel.tekst) {
                    bepalingen.extend(andere);
                    let melding = format!("Deze wet staat niet in de lijst; zij is overgenomen zoals zij hier heet.{lijkt_op}");
                    self.meld(&kolom, "onbekende-wet", &melding, &deel.tekst);
                    continue;
                }
                // "AVG" or "onder a" alone is no ground, although no word of it is strange.
                if !gelezen.alles || niets {
                    let melding = if niets {
                        format!("Hier staat geen grondslag of wet die zeker te herkennen is.{lijkt_op}")
                    } else {
                        "Een deel van deze tekst is herkend; de hele tekst staat ook bij het concept.".to_owned()
                    };
                    self.onbegrepen(
                        (&kolom, &tekst),
                        if niets { "onbekend-woord" } else { "deels-gelezen" },
                        &melding,
                        &deel.tekst,
                    );
                }
                grondslagen.extend(nieuw.into_iter().filter(|nieuw| !grondslagen.contains(nieuw)).collect::<Vec<_>>());
                bepalingen.extend(gelezen.bepalingen);
            }
        }
        bepalingen.dedup();
        zet_bepalingen(&mut grondslagen, &bepalingen);
        grondslagen
    }

    fn als_grondslagen(gelezen: &Gelezen) -> Vec<DoelGrondslag> {
        let grondslagen =
            gelezen.grondslagen.iter().map(|grondslag| DoelGrondslag { grondslag: Some(*grondslag), ..DoelGrondslag::default() });
        let groepen =
            gelezen.groepen.iter().map(|groep| DoelGrondslag { grondslag_groep: Some(*groep), ..DoelGrondslag::default() });
        eenmaal(grondslagen.chain(groepen))
    }
}

/// A law belongs to a duty or task of the law; where none is named, it stands by itself, until somebody says what it is.
fn zet_bepalingen(grondslagen: &mut Vec<DoelGrondslag>, bepalingen: &[WettelijkeBepaling]) {
    // The everyday word says nothing more where one of its bases is named.
    let genoemd: Vec<GrondslagGroep> =
        grondslagen.iter().filter_map(|een| een.grondslag.map(crate::domain::woorden::codes::Grondslag::groep)).collect();
    grondslagen.retain(|een| een.grondslag_groep.is_none_or(|groep| !genoemd.contains(&groep)));
    if bepalingen.is_empty() {
        return;
    }
    let mut gezet = false;
    for grondslag in grondslagen.iter_mut().filter(|een| een.groep() == Some(GrondslagGroep::WettelijkeTaak)) {
        grondslag.wettelijke_bepalingen = bepalingen.to_vec();
        gezet = true;
    }
    if !gezet {
        grondslagen.push(DoelGrondslag { wettelijke_bepalingen: bepalingen.to_vec(), ..DoelGrondslag::default() });
    }
}
