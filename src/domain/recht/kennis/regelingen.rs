//! Laws by number and by name: which are not yet in force, have ended or changed their name.

use std::{borrow::Cow, collections::HashMap};

use chrono::NaiveDate;
use serde::Deserialize;

use super::{
    Kennis, Referentie, Referentielijst, Toekomstig, Vervallen,
    dag::Periode,
    items, kenmerken,
    tekst::{platte_titel, zonder_afkorting},
};
use crate::domain::inhoud::WettelijkeBepaling;

const LIJST: &str = "regeling";

/// `eigenschappen` of a law.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Regeling {
    citeertitels: Vec<String>,
    vervallen_citeertitels: Vec<Citeertitel>,
}

/// A name that a law no longer has.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Citeertitel {
    citeertitel: String,
    einde_geldigheid: NaiveDate,
}

/// A law that bears a name, and when.
#[derive(Debug)]
struct Drager {
    /// Its place in the list.
    plaats: usize,
    periode: Periode,
    /// The name, when the law itself goes on under another.
    oude_naam: Option<String>,
}

/// Laws, ready to be looked up.
#[derive(Debug, Default)]
pub(super) struct Regelingen {
    namen: HashMap<String, Vec<Drager>>,
}

impl Regelingen {
    pub(super) fn new(lijsten: &[Referentielijst]) -> Result<Self, String> {
        let mut regelingen = Self::default();
        for (plaats, item) in items(lijsten, LIJST).iter().enumerate() {
            let wet: Regeling = kenmerken(LIJST, item)?;
            let oud: HashMap<_, _> = wet.vervallen_citeertitels.iter().map(|oud| (platte_titel(&oud.citeertitel), oud)).collect();
            for naam in std::iter::once(&item.naam).chain(&wet.citeertitels).map(|naam| platte_titel(naam)) {
                if !oud.contains_key(&naam) {
                    regelingen.voeg_toe(naam, Drager { plaats, periode: item.periode(), oude_naam: None });
                }
            }
            for (naam, oud) in oud {
                let periode = Periode::new(item.begin_geldigheid, Some(oud.einde_geldigheid));
                regelingen.voeg_toe(naam, Drager { plaats, periode, oude_naam: Some(oud.citeertitel.clone()) });
            }
        }
        Ok(regelingen)
    }

    fn voeg_toe(&mut self, naam: String, drager: Drager) {
        self.namen.entry(naam).or_default().push(drager);
    }

    /// The laws that bear or bore this name; an abbreviation in brackets may follow it.
    fn dragers(&self, titel: &str) -> &[Drager] {
        let zonder = || self.namen.get(&platte_titel(zonder_afkorting(titel)?));
        self.namen.get(&platte_titel(titel)).or_else(zonder).map_or(&[], Vec::as_slice)
    }
}

/// Where a name stands in a text as words of its own.
fn plaats_van(tekst: &str, naam: &str) -> Option<usize> {
    let grens = |teken: Option<char>| teken.is_none_or(|teken| !teken.is_alphanumeric());
    let heel = |begin: usize| grens(tekst[..begin].chars().next_back()) && grens(tekst[begin + naam.len()..].chars().next());
    tekst.match_indices(naam).map(|(begin, _)| begin).find(|begin| heel(*begin))
}

impl Kennis {
    /// The law of a provision, when it has ended before the day or no longer has the name by which it is cited. A provision without
    /// a number is known by its name, unless a law in force bears that name too.
    #[must_use]
    pub fn vervallen_regeling(&self, bepaling: &WettelijkeBepaling, dag: NaiveDate) -> Option<Vervallen> {
        let Some(code) = bepaling.regeling.as_deref() else {
            return self.vervallen_naam(self.regelingen.dragers(bepaling.citeertitel.as_deref()?), dag);
        };
        if let Some(vervallen) = self.vervallen_code(LIJST, code, dag) {
            return Some(vervallen);
        }
        let wet = self.plaats(LIJST, code)?;
        let dragers = self.regelingen.dragers(bepaling.citeertitel.as_deref()?).iter();
        self.vervallen_naam(dragers.filter(|drager| drager.plaats == wet), dag)
    }

    /// The code of the law that a provision cites, by its number or by the name that it bears on a day.
    pub(in crate::domain) fn code_van<'a>(&'a self, bepaling: &'a WettelijkeBepaling, dag: NaiveDate) -> Option<&'a str> {
        bepaling.regeling.as_deref().or_else(|| self.regeling_met_naam(bepaling.citeertitel.as_deref()?, dag))
    }

    /// The law of a provision that is not yet in force on the day.
    #[must_use]
    pub fn toekomstige_regeling(&self, bepaling: &WettelijkeBepaling, dag: NaiveDate) -> Option<Toekomstig> {
        let wet = if let Some(code) = bepaling.regeling.as_deref() {
            self.zoek(LIJST, code)?
        } else {
            let dragers = self.regelingen.dragers(bepaling.citeertitel.as_deref()?);
            let alle_later = dragers.iter().all(|drager| drager.periode.nog_niet(dag).is_some());
            items(&self.lijsten, LIJST).get(dragers.first().filter(|_| alle_later)?.plaats)?
        };
        Some(Toekomstig { naam: wet.naam.clone(), begin: wet.periode().nog_niet(dag)? })
    }

    /// The laws that a text cites, by a name of theirs.
    pub fn genoemde_regelingen<'a>(&'a self, tekst: &'a str) -> impl Iterator<Item = &'a Referentie> {
        items(&self.lijsten, LIJST).iter().filter(move |wet| {
            let mut namen = wet.citeertitels().chain([wet.naam.as_str()]);
            namen.any(|naam| plaats_van(tekst, naam).is_some())
        })
    }

    /// A citation by the law of a day: a law that has ended is named by what came in its place. Articles of the old law are left out, as they
    /// have other numbers in the new one.
    #[must_use]
    pub fn citeer(&self, bron: &'static str, dag: NaiveDate) -> Cow<'static, str> {
        let vervallen = items(&self.lijsten, LIJST).iter().find_map(|wet| {
            wet.periode().voorbij(dag)?;
            Some((plaats_van(bron, &wet.naam)?, wet.naam.len(), self.opvolger(LIJST, wet)?))
        });
        let Some((begin, lengte, opvolger)) = vervallen else { return Cow::Borrowed(bron) };
        let rest = &bron[begin + lengte..];
        let rest = if rest.starts_with(" artikel") { rest.find([',', ';']).map_or("", |komma| &rest[komma..]) } else { rest };
        Cow::Owned(format!("{}{opvolger}{rest}", &bron[..begin]))
    }

    fn vervallen_naam<'a>(&self, dragers: impl IntoIterator<Item = &'a Drager>, dag: NaiveDate) -> Option<Vervallen> {
        let mut laatste: Option<(&Drager, NaiveDate)> = None;
        for drager in dragers {
            if drager.periode.bevat(dag) {
                return None;
            }
            if let Some(einde) = drager.periode.voorbij(dag) {
                laatste = laatste.filter(|(_, ander)| *ander >= einde).or(Some((drager, einde)));
            }
        }
        let (drager, einde) = laatste?;
        let wet = items(&self.lijsten, LIJST).get(drager.plaats)?;
        Some(match &drager.oude_naam {
            Some(naam) => Vervallen { naam: naam.clone(), einde, opvolger: Some(wet.naam.clone()) },
            None => Vervallen { naam: wet.naam.clone(), einde, opvolger: self.opvolger(LIJST, wet) },
        })
    }

    fn regeling_met_naam(&self, titel: &str, dag: NaiveDate) -> Option<&str> {
        let drager = self.regelingen.dragers(titel).iter().find(|drager| drager.periode.bevat(dag))?;
        items(&self.lijsten, LIJST).get(drager.plaats).map(|wet| wet.code.as_str())
    }
}
