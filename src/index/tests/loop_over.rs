//! The obvious way: every stretch and concept is looked at, every word compared.

use std::{cmp::Reverse, collections::BTreeMap};

use chrono::NaiveDate;
use uuid::Uuid;

use super::register::{VANDAAG, overeenkomsten};
use crate::{
    clock::Moment,
    domain::{
        woorden::{
            codes::Status,
            zoekwoord::{Zoekwoord, stam},
        },
        zoeken::{facet::Facet, kenmerk::Kenmerk, vindbaar::Vindbaar},
    },
    index::{Activiteit, Bereik, Deel, Filter, Inhoud, Selectie, Strook, Treffer, Volgorde},
};

pub(super) struct Lus<'a> {
    pub(super) alles: &'a [Activiteit],
    pub(super) selectie: &'a Selectie,
}

/// What of a result is compared.
pub(super) fn sleutel(treffer: &Treffer) -> (Uuid, Uuid, bool, bool, bool) {
    (treffer.activiteit, treffer.bron, treffer.concept, treffer.einde, treffer.zichtbaar)
}

/// A row that may be a result: a stretch, or a concept.
#[derive(Clone, Copy)]
struct Rij<'a> {
    activiteit: &'a Activiteit,
    inhoud: &'a Inhoud,
    strook: Option<&'a Strook>,
}

impl Rij<'_> {
    fn treffer(&self) -> Treffer {
        Treffer {
            activiteit: self.activiteit.uuid,
            bron: self.inhoud.bron,
            registerhouder: self.activiteit.registerhouder,
            concept: self.strook.is_none(),
            einde: self.strook.is_some_and(|strook| strook.einde),
            van: self.strook.map_or(NaiveDate::MIN, |strook| strook.van),
            tot: self.strook.map_or(NaiveDate::MAX, |strook| strook.tot),
            zichtbaar: self.strook.is_none_or(|strook| strook.zichtbaar),
            vastgesteld_op: self.inhoud.vastgesteld_op,
            laatst_gecontroleerd_op: None,
        }
    }
}

impl<'a> Lus<'a> {
    fn openbaar(&self) -> bool {
        matches!(self.selectie.bereik, Bereik::Openbaar { .. })
    }

    pub(super) fn gevonden(&self) -> Vec<Treffer> {
        let mut rijen: Vec<Rij<'a>> = self.rijen().into_iter().filter(|rij| self.past(*rij, None)).collect();
        rijen.sort_by_key(|rij| {
            let naam = rij.inhoud.vindbaar.as_ref().map_or("", |vindbaar| vindbaar.naam.as_str());
            let (eerst, dan) = match self.selectie.volgorde {
                Volgorde::Naam => (0, naam.to_owned()),
                Volgorde::Identificatie => (0, rij.activiteit.identificatie.clone()),
                Volgorde::Vastgesteld => (-rij.inhoud.vastgesteld_op.micros(), String::new()),
                Volgorde::Relevantie => (-self.punten(rij.inhoud.vindbaar.as_ref()), naam.to_owned()),
            };
            (eerst, dan, rij.activiteit.uuid, rij.inhoud.bron)
        });
        rijen.iter().map(Rij::treffer).collect()
    }

    pub(super) fn na(&self, na: Option<(Uuid, Uuid)>, aantal: usize) -> Vec<(Uuid, Uuid, bool, bool, bool)> {
        let mut gevonden = self.gevonden();
        gevonden.sort_by_key(|een| (een.activiteit, een.bron));
        let nieuwste = matches!(self.selectie.bereik, Bereik::Intern { nieuwste: true, .. });
        let komt =
            |een: &&Treffer| na.is_none_or(|na| if nieuwste { een.activiteit > na.0 } else { (een.activiteit, een.bron) > na });
        gevonden.iter().filter(komt).take(aantal).map(sleutel).collect()
    }

    pub(super) fn tel(&self, facet: Facet) -> Vec<(String, i64)> {
        let soort = facet.kenmerk().unwrap();
        let mut geteld: BTreeMap<String, i64> = BTreeMap::new();
        for rij in self.rijen().into_iter().filter(|rij| self.past(*rij, Some(soort))) {
            for code in self.codes(rij, soort) {
                *geteld.entry(code).or_default() += 1;
            }
        }
        let mut geteld: Vec<_> = geteld.into_iter().collect();
        geteld.sort_by_key(|(code, aantal)| (Reverse(*aantal), code.clone()));
        geteld
    }

    /// Everything that who asks sees, in the time that is asked for.
    fn rijen(&self) -> Vec<Rij<'a>> {
        let mut rijen = Vec::new();
        for activiteit in self.alles {
            let ziet = match &self.selectie.bereik {
                Bereik::Openbaar { vandaag } => activiteit.openbaar_vanaf <= *vandaag,
                Bereik::Intern { lezer, .. } => {
                    (lezer.vertrouwelijk || activiteit.vertrouwelijk_tot <= VANDAAG)
                        && lezer.registerhouders.as_ref().is_none_or(|houders| houders.contains(&activiteit.registerhouder))
                }
            };
            if ziet {
                let verborgen =
                    |rij: &Rij<'_>| rij.inhoud.vertrouwelijk && !self.openbaar() && !self.selectie.ziet_vertrouwelijk();
                rijen.extend(self.van(activiteit).into_iter().filter(|rij| !verborgen(rij)));
            }
        }
        rijen
    }

    fn van(&self, activiteit: &'a Activiteit) -> Vec<Rij<'a>> {
        let stroken = activiteit
            .inhouden
            .iter()
            .flat_map(|inhoud| inhoud.stroken.iter().map(move |strook| Rij { activiteit, inhoud, strook: Some(strook) }));
        let stroken: Vec<Rij<'a>> =
            stroken.filter(|rij| !self.openbaar() || rij.strook.is_some_and(|een| een.openbaar)).collect();
        let Selectie { dag, bekend, .. } = *self.selectie;
        let bekende = |rij: &&Rij<'a>| rij.strook.is_some_and(|een| een.bekend_van <= bekend && een.bekend_tot > bekend);
        let leesbaar = |rij: &&Rij<'a>| !self.openbaar() || rij.strook.is_some_and(|een| een.zichtbaar);
        if matches!(self.selectie.bereik, Bereik::Intern { nieuwste: true, .. }) {
            let concept = activiteit.inhouden.iter().find(|inhoud| inhoud.bron == activiteit.uuid);
            if let Some(inhoud) = concept {
                return vec![Rij { activiteit, inhoud, strook: None }];
            }
            let open = stroken.iter().filter(|rij| rij.strook.is_some_and(|een| een.bekend_tot == Moment::MAX && een.tot > dag));
            return open.min_by_key(|rij| rij.strook.map(|een| een.van)).copied().into_iter().collect();
        }
        if let Deel::Vanaf(eerste) = self.selectie.deel {
            let tellend = stroken
                .iter()
                .filter(bekende)
                .filter(leesbaar)
                .filter(|rij| rij.strook.is_some_and(|een| !een.einde && een.zichtbaar && een.van <= dag));
            let laatste = tellend.max_by_key(|rij| rij.strook.map(|een| een.van));
            return laatste.filter(|rij| rij.strook.is_some_and(|een| een.tot > eerste)).copied().into_iter().collect();
        }
        let op_dag = |een: &Strook| een.van <= dag && een.tot > dag;
        let komt_nog = |rij: &Rij<'a>| {
            stroken
                .iter()
                .filter(bekende)
                .any(|ander| ander.inhoud.bron == rij.inhoud.bron && ander.strook.is_some_and(|een| een.tot > dag))
        };
        let heeft = |rij: &Rij<'a>, status: Status| {
            rij.strook.is_some_and(|een| match status {
                Status::Geldig => !een.einde && een.zichtbaar && op_dag(een),
                Status::Beeindigd => een.einde && een.zichtbaar && op_dag(een),
                Status::Gepland => !een.einde && een.zichtbaar && een.van > dag,
                Status::Vervangen => !een.einde && een.zichtbaar && een.tot <= dag && !komt_nog(rij),
                Status::Ingetrokken => !een.einde && !een.zichtbaar,
            })
        };
        let past = |rij: &&Rij<'a>| {
            if self.selectie.status.is_empty() {
                return rij.strook.is_some_and(|een| !een.einde && op_dag(een));
            }
            self.selectie.status.iter().any(|status| heeft(rij, *status))
        };
        let mut gevonden: Vec<Rij<'a>> = stroken.iter().filter(bekende).filter(leesbaar).filter(past).copied().collect();
        if self.selectie.status.contains(&Status::Vervangen) {
            // A version that no day belongs to any more.
            for inhoud in &activiteit.inhouden {
                let eigen = || stroken.iter().filter(|rij| rij.inhoud.bron == inhoud.bron);
                let was =
                    eigen().find(|rij| rij.strook.is_some_and(|een| een.zichtbaar && !een.einde && een.bekend_van <= bekend));
                let is_bekend = eigen().any(|rij| bekende(&rij));
                gevonden.extend(was.filter(|_| !is_bekend));
            }
        }
        gevonden
    }

    fn past(&self, rij: Rij<'_>, zonder: Option<Kenmerk>) -> bool {
        let past = |filter: &Filter| match filter {
            Filter::Kenmerk(soort, _) if Some(*soort) == zonder => true,
            Filter::Kenmerk(soort, codes) => self.codes(rij, *soort).iter().any(|code| codes.contains(code)),
            Filter::HerzieningTot(datum) => self.codes(rij, Kenmerk::Herziening).iter().any(|code| *code <= datum.to_string()),
            Filter::OvereenkomstTot(datum) => overeenkomsten().any(|(uuid, houder, einde)| {
                houder == rij.activiteit.registerhouder
                    && einde <= *datum
                    && self.codes(rij, Kenmerk::Overeenkomst).contains(&uuid.to_string())
            }),
            Filter::Identificatie(nummers) => nummers.contains(&rij.activiteit.identificatie),
            Filter::VastgesteldVan(moment) => rij.inhoud.vastgesteld_op >= *moment,
            Filter::VastgesteldVoor(moment) => rij.inhoud.vastgesteld_op < *moment,
            Filter::GewijzigdSinds(moment) => rij.activiteit.gewijzigd_op >= *moment,
            Filter::ZonderConcept => rij.activiteit.concept.is_none(),
            Filter::ConceptStatus(status) => rij.activiteit.concept == Some(*status),
        };
        self.selectie.filters.iter().all(past)
            && self.selectie.zoek.iter().all(|woord| self.weegt(rij.inhoud.vindbaar.as_ref(), woord) > 0)
    }

    fn codes(&self, rij: Rij<'_>, soort: Kenmerk) -> Vec<String> {
        if soort == Kenmerk::Registerhouder {
            return vec![rij.activiteit.registerhouder.to_string()];
        }
        let beheerd = rij.activiteit.beheer.iter().filter(|_| soort.is_van_beheer());
        let vindbaar = rij.inhoud.vindbaar.iter();
        let eigen = vindbaar.flat_map(|een| een.openbaar.alle().chain(een.intern.alle().filter(|_| !self.openbaar())));
        let eigen = eigen.map(|(soort, code)| (soort, code.to_owned()));
        beheerd.cloned().chain(eigen).filter(|(ander, _)| *ander == soort).map(|(_, code)| code).collect()
    }

    fn punten(&self, vindbaar: Option<&Vindbaar>) -> i64 {
        self.selectie.zoek.iter().map(|woord| self.weegt(vindbaar, woord)).sum()
    }

    /// Whether something that who asks sees has the word itself.
    fn kent(&self, gezocht: &str) -> bool {
        let rijen = self.rijen();
        rijen.iter().filter_map(|rij| rij.inhoud.vindbaar.as_ref()).any(|een| een.woorden().any(|(woord, _)| woord == gezocht))
    }

    /// What a word weighs: each word that begins with it, itself double, and the heaviest word of its stem.
    fn weegt(&self, vindbaar: Option<&Vindbaar>, gezocht: &str) -> i64 {
        let Some(vindbaar) = vindbaar else { return 0 };
        let zoekwoord = Zoekwoord::new(gezocht);
        let letters = gezocht.chars().count();
        let is_begin = letters > 3 || letters == 3 && !self.kent(gezocht);
        let begint = |woord: &str| if is_begin { woord.starts_with(gezocht) } else { woord == gezocht };
        let op_begin = vindbaar.woorden().filter(|(woord, _)| begint(woord));
        let op_begin: i64 = op_begin.map(|(woord, gewicht)| i64::from(gewicht) * if woord == gezocht { 2 } else { 1 }).sum();
        let op_stam =
            vindbaar.woorden().filter(|(woord, _)| stam(woord) == zoekwoord.stam).map(|(_, gewicht)| i64::from(gewicht));
        op_begin + op_stam.max().unwrap_or_default()
    }
}
