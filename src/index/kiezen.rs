//! Which contents a question is about: what counts, for who looks, then all filters and words.

use chrono::NaiveDate;
use roaring::{MultiOps, RoaringBitmap};
use uuid::Uuid;

use super::{
    Index,
    nu::{nieuwste, tellend, verdrongen},
    rijen::{Blad, Kaart, Nummer, Strook},
    vraag::{Bereik, Deel, Filter, Selectie, Treffer},
};
use crate::{
    clock::{EERSTE_DAG, Moment, ooit},
    domain::{
        levensloop::lezer::Lezer,
        woorden::{codes::Status, zoekwoord::Zoekwoord},
        zoeken::kenmerk::Kenmerk,
    },
};

/// A word of so many letters is a word before it is the begin of others.
const KORT: usize = 3;

/// A set of contents that is made in no order, without compression.
struct Bits(Vec<u8>);

impl Bits {
    /// These contents, of numbers below the width.
    fn van(breedte: usize, nummers: impl Iterator<Item = Nummer>) -> Self {
        let mut bits = Self(vec![0; breedte.div_ceil(8)]);
        for nummer in nummers {
            bits.zet(nummer, true);
        }
        bits
    }

    /// Adds a content, or nothing.
    fn zet(&mut self, nummer: Nummer, is_erin: bool) {
        self.0[nummer as usize / 8] |= u8::from(is_erin) << (nummer % 8);
    }

    fn heeft(&self, nummer: Nummer) -> bool {
        self.0[nummer as usize / 8] >> (nummer % 8) & 1 == 1
    }

    fn keuze(&self) -> RoaringBitmap {
        RoaringBitmap::from_lsb0_bytes(0, &self.0)
    }
}

impl Index {
    /// What the question is about, without the filters on one kind of kenmerk.
    pub(super) fn gekozen(&self, selectie: &Selectie, zonder: Option<Kenmerk>) -> RoaringBitmap {
        let ziet = self.zichtbaar(selectie);
        let woorden = self.zoekwoorden(selectie, &ziet);
        self.gekozen_uit(ziet, &woorden, selectie, zonder)
    }

    /// The words of a question. One of three letters is found whole, when what who asks sees has it so; else it is a begin.
    pub(super) fn zoekwoorden(&self, selectie: &Selectie, ziet: &RoaringBitmap) -> Vec<Zoekwoord> {
        let is_heel = |woord: &str| woord.chars().count() == KORT && self.woorden.heeft(woord, ziet);
        let zoekwoord = |woord: &String| if is_heel(woord) { Zoekwoord::heel(woord) } else { Zoekwoord::new(woord) };
        selectie.zoek.iter().map(zoekwoord).collect()
    }

    /// As `gekozen`, of what who asks sees.
    pub(super) fn gekozen_uit(
        &self,
        ziet: RoaringBitmap,
        woorden: &[Zoekwoord],
        selectie: &Selectie,
        zonder: Option<Kenmerk>,
    ) -> RoaringBitmap {
        let mut keuze = ziet;
        let is_zonder = |filter: &&Filter| matches!(filter, Filter::Kenmerk(eigen, _) if Some(*eigen) == zonder);
        for filter in selectie.filters.iter().filter(|filter| !is_zonder(filter)) {
            keuze &= self.met(filter, selectie.is_openbaar());
        }
        for woord in woorden {
            if keuze.is_empty() {
                break;
            }
            keuze &= self.woorden.vind(woord);
        }
        keuze
    }

    /// What who asks sees on the day in the states that were asked for, before filters and words.
    pub(super) fn zichtbaar(&self, selectie: &Selectie) -> RoaringBitmap {
        match &selectie.bereik {
            Bereik::Openbaar { .. } if self.is_nu(selectie) => self.nu_in(selectie, true),
            Bereik::Openbaar { .. } => self.op_tijd(selectie, true) & &self.nu.leesbaar,
            Bereik::Intern { lezer, nieuwste: true } => self.voor(lezer, self.nu.nieuwste.clone()),
            Bereik::Intern { lezer, .. } if self.is_nu(selectie) => self.voor(lezer, self.nu_in(selectie, false)),
            Bereik::Intern { lezer, .. } => self.voor(lezer, self.op_tijd(selectie, false)),
        }
    }

    fn voor(&self, lezer: &Lezer, mut keuze: RoaringBitmap) -> RoaringBitmap {
        if let Some(registerhouders) = &lezer.registerhouders {
            keuze &= self.van_houders(registerhouders);
        }
        if !lezer.vertrouwelijk {
            keuze -= &self.nu.vertrouwelijk;
        }
        keuze
    }

    fn van_houders(&self, registerhouders: &[Uuid]) -> RoaringBitmap {
        registerhouders.iter().filter_map(|uuid| self.houders.get(uuid)).union()
    }

    /// Whether it is about today, as known now.
    fn is_nu(&self, selectie: &Selectie) -> bool {
        selectie.deel == Deel::Dag && selectie.dag == self.nu.dag && selectie.bekend >= self.laatste
    }

    fn nu_in(&self, selectie: &Selectie, openbaar: bool) -> RoaringBitmap {
        let per_status = if openbaar { &self.nu.openbaar } else { &self.nu.intern };
        match selectie.status.as_slice() {
            [] if openbaar => per_status.van(Status::Geldig).clone(),
            [] => self.nu.op_dag.clone(),
            statussen => statussen.iter().map(|status| per_status.van(*status)).union(),
        }
    }

    /// What counted on another day, or as known earlier: a walk over all stretches.
    fn op_tijd(&self, selectie: &Selectie, openbaar: bool) -> RoaringBitmap {
        if let Deel::Vanaf(eerste) = selectie.deel {
            return self.laatste_in_periode(selectie, eerste, openbaar);
        }
        if selectie.deel == Deel::Dag && selectie.status.is_empty() {
            return self.geldig_op(selectie, openbaar);
        }
        let past = self.stroken(openbaar).filter(|(_, strook)| selectie.past(strook));
        let keuze = self.bits(past.map(|(nummer, _)| nummer)).keuze();
        if selectie.deel == Deel::Dag && selectie.status.contains(&Status::Vervangen) {
            return (keuze - self.alleen_vervangen(selectie, openbaar)) | self.verdrongen(selectie.bekend, openbaar);
        }
        keuze
    }

    /// What counted on a day, as known at a moment: what most questions about another time ask. Without a branch for each stretch, because
    /// nothing foretells which of them pass.
    #[expect(clippy::needless_bitwise_bool, reason = "a lazy operator is a branch")]
    fn geldig_op(&self, selectie: &Selectie, openbaar: bool) -> RoaringBitmap {
        let mut bits = self.bits(std::iter::empty());
        for (_, (nummer, strook)) in self.rijen.stroken.alle() {
            let bekend = (strook.bekend_van <= selectie.bekend) & (strook.bekend_tot > selectie.bekend);
            let geldig = !strook.einde & (strook.van <= selectie.dag) & (strook.tot > selectie.dag);
            bits.zet(*nummer, bekend & geldig & (!openbaar | (strook.openbaar & strook.zichtbaar)));
        }
        bits.keuze()
    }

    /// The stretches that who looks may know of, each with the content that it shows.
    fn stroken(&self, openbaar: bool) -> impl Iterator<Item = (Nummer, &Strook)> {
        let alle = self.rijen.stroken.alle().map(|(_, (nummer, strook))| (*nummer, strook));
        alle.filter(move |(_, strook)| !openbaar || strook.is_leesbaar())
    }

    fn bits(&self, nummers: impl Iterator<Item = Nummer>) -> Bits {
        Bits::van(self.rijen.inhouden.breedte(), nummers)
    }

    /// Versions that no day belongs to any more, as known at a moment.
    fn verdrongen(&self, bekend: Moment, openbaar: bool) -> RoaringBitmap {
        self.waarvan(|_, blad| verdrongen(&self.rijen, blad, bekend, openbaar).is_some())
    }

    /// The contents that are in the answer only because a stretch of theirs is over, while another one still comes.
    fn alleen_vervangen(&self, selectie: &Selectie, openbaar: bool) -> RoaringBitmap {
        let alle = self.rijen.stroken.alle().map(|(_, (nummer, strook))| (*nummer, strook));
        let komend = alle.filter(|(_, strook)| strook.komt_nog(selectie.dag, selectie.bekend, openbaar));
        let komend = self.bits(komend.map(|(nummer, _)| nummer));
        let is_anders = |strook: &Strook| selectie.past(strook) && strook.status(selectie.dag) != Some(Status::Vervangen);
        let anders = self.stroken(openbaar).filter(|(nummer, strook)| komend.heeft(*nummer) && is_anders(strook));
        komend.keuze() - self.bits(anders.map(|(nummer, _)| nummer)).keuze()
    }

    /// Of each activity the content that counted last in a period, from its first day on.
    fn laatste_in_periode(&self, selectie: &Selectie, eerste: NaiveDate, openbaar: bool) -> RoaringBitmap {
        let mut laatste: Vec<Option<(Nummer, &Strook)>> = vec![None; self.rijen.activiteiten.breedte()];
        for (nummer, strook) in self.stroken(openbaar).filter(|(_, strook)| selectie.telt_voor(strook)) {
            let Some(blad) = self.rijen.inhouden.get(nummer) else { continue };
            let plaats = &mut laatste[blad.activiteit as usize];
            if plaats.is_none_or(|(_, ander)| ander.van < strook.van) {
                *plaats = Some((nummer, strook));
            }
        }
        let in_periode = laatste.into_iter().flatten().filter(|(_, strook)| strook.tot > eerste);
        self.bits(in_periode.map(|(nummer, _)| nummer)).keuze()
    }

    /// Who meets a condition.
    fn met(&self, filter: &Filter, openbaar: bool) -> RoaringBitmap {
        match filter {
            Filter::Kenmerk(Kenmerk::Registerhouder, uuids) => {
                self.van_houders(&uuids.iter().filter_map(|uuid| uuid.parse().ok()).collect::<Vec<_>>())
            }
            Filter::Kenmerk(soort, codes) => codes.iter().flat_map(|code| self.wie(*soort, code, openbaar)).union(),
            Filter::HerzieningTot(datum) => {
                let datum = datum.to_string();
                self.beheer.van(Kenmerk::Herziening).filter(|(code, _)| **code <= *datum).map(|(_, wie)| wie).union()
            }
            Filter::OvereenkomstTot(datum) => self.met_overeenkomst_tot(*datum),
            Filter::Identificatie(nummers) => nummers.iter().flat_map(|nummer| self.met_nummer(nummer)).copied().collect(),
            Filter::VastgesteldVan(moment) => self.waarvan(|_, blad| blad.vastgesteld_op >= *moment),
            Filter::VastgesteldVoor(moment) => self.waarvan(|_, blad| blad.vastgesteld_op < *moment),
            Filter::GewijzigdSinds(moment) => self.waarvan(|kaart, _| kaart.gewijzigd_op >= *moment),
            Filter::ZonderConcept => {
                let alle: RoaringBitmap = self.rijen.inhouden.alle().map(|(nummer, _)| nummer).collect();
                alle - self.concepten.iter().map(|(_, wie)| wie).union()
            }
            Filter::ConceptStatus(status) => {
                let wie = self.concepten.iter().find(|(ander, _)| ander == status);
                wie.map(|(_, wie)| wie.clone()).unwrap_or_default()
            }
        }
    }

    /// Who has a code, as far as who looks may know it: everyone knows what public records say, and nothing else.
    fn wie<'a>(&'a self, soort: Kenmerk, code: &'a str, openbaar: bool) -> impl Iterator<Item = &'a RoaringBitmap> {
        let [ook, beheer] = [&self.intern, &self.beheer].map(|codes| Some(codes).filter(|_| !openbaar));
        [Some(&self.openbaar), ook, beheer].into_iter().flatten().filter_map(move |codes| codes.wie(soort, code))
    }

    fn met_nummer(&self, gezocht: &str) -> &[Nummer] {
        let nummer = |een: Nummer| self.rijen.kaart(een).map_or("", |kaart| &*kaart.identificatie);
        self.op_nummer.tussen(|een| nummer(een) < gezocht, |een| nummer(een) <= gezocht)
    }

    fn waarvan(&self, past: impl Fn(&Kaart, &Blad) -> bool) -> RoaringBitmap {
        let past = |blad: &Blad| self.rijen.activiteiten.get(blad.activiteit).is_some_and(|kaart| past(kaart, blad));
        self.bits(self.rijen.inhouden.alle().filter(|(_, blad)| past(blad)).map(|(nummer, _)| nummer)).keuze()
    }

    /// Content that names an agreement which ends on or before a day; what another register agreed is none of it.
    fn met_overeenkomst_tot(&self, datum: NaiveDate) -> RoaringBitmap {
        let mut samen = RoaringBitmap::new();
        for (uuid, (houder, einde)) in &self.overeenkomsten {
            let wie = self.intern.wie(Kenmerk::Overeenkomst, &uuid.to_string());
            if let (true, Some(wie), Some(eigen)) = (*einde <= datum, wie, self.houders.get(houder)) {
                samen |= wie & eigen;
            }
        }
        samen
    }

    /// A content of the answer, with the stretch in which it was found.
    pub(super) fn treffer(&self, selectie: &Selectie, nummer: Nummer) -> Option<Treffer> {
        let blad = self.rijen.inhouden.get(nummer)?;
        let kaart = self.rijen.kaart(nummer)?;
        if selectie.is_nieuwste() {
            return Some(match nieuwste(&self.rijen, kaart, selectie.dag)?.1 {
                Some(strook) => self.als_treffer(nummer, Some(&strook))?,
                None => self.als_treffer(nummer, None)?,
            });
        }
        let openbaar = selectie.is_openbaar();
        let komt = self.rijen.stroken(blad).any(|strook| strook.komt_nog(selectie.dag, selectie.bekend, openbaar));
        let is_vervangen = |strook: &Strook| selectie.deel == Deel::Dag && strook.status(selectie.dag) == Some(Status::Vervangen);
        let mut stroken = self.rijen.stroken(blad).filter(|strook| !openbaar || strook.is_leesbaar());
        let gevonden = stroken.find(|strook| selectie.past(strook) && !(komt && is_vervangen(strook))).copied();
        let strook = gevonden.or_else(|| verdrongen(&self.rijen, blad, selectie.bekend, openbaar))?;
        self.als_treffer(nummer, Some(&strook))
    }

    fn als_treffer(&self, nummer: Nummer, strook: Option<&Strook>) -> Option<Treffer> {
        let (blad, kaart) = (self.rijen.inhouden.get(nummer)?, self.rijen.kaart(nummer)?);
        Some(Treffer {
            activiteit: kaart.uuid,
            bron: blad.bron,
            registerhouder: kaart.registerhouder,
            concept: strook.is_none(),
            einde: strook.is_some_and(|strook| strook.einde),
            van: strook.map_or(EERSTE_DAG, |strook| strook.van),
            tot: strook.map_or(ooit(), |strook| strook.tot),
            zichtbaar: strook.is_none_or(|strook| strook.zichtbaar),
            vastgesteld_op: blad.vastgesteld_op,
            laatst_gecontroleerd_op: kaart.laatst_gecontroleerd_op,
        })
    }

    /// The activity that calls itself so in a content that everyone may read; when more do, the one that did so first. When none may be read
    /// any more, the first that was public: what became of it is told as at its own address.
    #[must_use]
    pub fn met_alias(&self, alias: &str) -> Option<Uuid> {
        let wie = self.openbaar.wie(Kenmerk::Alias, alias)?;
        let blad = |nummer: u32| self.rijen.inhouden.get(nummer);
        let is_openbaar = |nummer: &u32| blad(*nummer).is_some_and(|blad| self.rijen.stroken(blad).any(|strook| strook.openbaar));
        let openbaar = wie.iter().filter(is_openbaar);
        let eerste =
            openbaar.min_by_key(|nummer| (!self.nu.leesbaar.contains(*nummer), blad(*nummer).map(|blad| blad.vastgesteld_op)))?;
        self.rijen.kaart(eerste).map(|kaart| kaart.uuid)
    }

    /// What counts of an activity on a day, or begins first after it, as known now: for management.
    #[must_use]
    pub fn tellend(&self, activiteit: Uuid, dag: NaiveDate) -> Option<Treffer> {
        let kaart = self.rijen.activiteiten.get(self.rijen.nummer_van(activiteit)?)?;
        let (nummer, strook) = tellend(&self.rijen, kaart, dag)?;
        self.als_treffer(nummer, Some(&strook))
    }
}

impl Selectie {
    /// Whether a stretch is one of what is asked for, whoever looks.
    fn past(&self, strook: &Strook) -> bool {
        match self.deel {
            Deel::Geheel => !strook.einde && strook.bekend_van <= self.bekend,
            Deel::Vanaf(eerste) => self.telt_voor(strook) && strook.tot > eerste,
            Deel::Dag if !strook.is_bekend(self.bekend) => false,
            Deel::Dag if self.status.is_empty() => !strook.einde && strook.omvat(self.dag),
            Deel::Dag => strook.status(self.dag).is_some_and(|status| self.status.contains(&status)),
        }
    }

    /// Whether a stretch counted before or in the period.
    fn telt_voor(&self, strook: &Strook) -> bool {
        !strook.einde && strook.zichtbaar && strook.van <= self.dag && strook.is_bekend(self.bekend)
    }
}
