//! A random register, as the database would have it.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::Toeval;
use crate::{
    clock::{Moment, ooit},
    domain::{
        levensloop::tijdlijn::{Plaats, tijdlijn},
        woorden::codes::{ConceptStatus, VersieSoort},
        zoeken::{
            kenmerk::Kenmerk,
            vindbaar::{Codes, Vindbaar},
        },
    },
    index::{Activiteit, Inhoud, Strook},
};

pub(super) const VANDAAG: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();

pub(super) const WOORDEN: &[&str] = &[
    "boom",
    "bomen",
    "bomenkap",
    "camera",
    "cameratoezicht",
    "uitkering",
    "uitkeringen",
    "ov",
    "over",
    "paspoort",
    "pas",
    "zaak",
];

pub(super) fn houder(nummer: usize) -> Uuid {
    Uuid::from_u128(0xaaaa_0000 + nummer as u128)
}

/// Agreements, each with its register and last day.
pub(super) fn overeenkomsten() -> impl Iterator<Item = (Uuid, Uuid, NaiveDate)> {
    (0..6).map(|nummer| {
        (Uuid::from_u128(0xbbbb_0000 + nummer as u128), houder(nummer % 3), VANDAAG + Days::new(nummer as u64 * 15))
    })
}

#[derive(Clone)]
struct Versie {
    plaats: Plaats,
    vindbaar: Option<Vindbaar>,
    open: bool,
    vertrouwelijk: bool,
    weg: bool,
    op: i64,
}

#[derive(Clone)]
struct Een {
    houder: usize,
    nummer: usize,
    versies: Vec<Versie>,
    stroken: Vec<(Uuid, Strook)>,
    concept: Option<(Vindbaar, i64, ConceptStatus)>,
    beheer: Vec<(Kenmerk, String)>,
    vertrouwelijk: bool,
    gewijzigd: i64,
}

/// Everything that was ever done.
#[derive(Default)]
pub(super) struct Register {
    activiteiten: BTreeMap<Uuid, Een>,
    volgende: u128,
    pub(super) moment: i64,
}

impl Register {
    fn uuid(&mut self, toeval: &mut Toeval) -> Uuid {
        self.volgende += 1;
        Uuid::from_u128((toeval.onder(1 << 20) as u128) << 64 | self.volgende)
    }

    /// Something happens to an activity; tells which.
    pub(super) fn stap(&mut self, toeval: &mut Toeval) -> Uuid {
        self.moment += 1;
        let uuids: Vec<Uuid> = self.activiteiten.keys().copied().collect();
        if uuids.is_empty() || toeval.kans(30) {
            let (uuid, nummer) = (self.uuid(toeval), uuids.len());
            let concept = Some((vindbaar(toeval), self.moment, ConceptStatus::Concept));
            let houder = toeval.onder(3);
            let een = Een {
                houder,
                nummer,
                versies: Vec::new(),
                stroken: Vec::new(),
                concept,
                beheer: Vec::new(),
                vertrouwelijk: toeval.kans(10),
                gewijzigd: self.moment,
            };
            self.activiteiten.insert(uuid, een);
            return uuid;
        }
        let uuid = *toeval.een(&uuids);
        let (nieuw, moment) = (self.uuid(toeval), self.moment);
        let Some(een) = self.activiteiten.get_mut(&uuid) else { return uuid };
        een.gewijzigd = moment;
        match toeval.onder(10) {
            0..4 => een.versie(nieuw, VersieSoort::Publicatie, moment, toeval),
            4 => een.versie(nieuw, VersieSoort::Beeindiging, moment, toeval),
            5 if een.versies.is_empty() => {
                self.activiteiten.remove(&uuid);
            }
            5 => een.concept = None,
            6 => {
                een.concept = Some((
                    vindbaar(toeval),
                    moment,
                    if toeval.kans(50) { ConceptStatus::Concept } else { ConceptStatus::TerBeoordeling },
                ));
            }
            7 => een.gaat_weg(toeval),
            _ => een.beheer = beheer(toeval),
        }
        uuid
    }

    /// As the database has it.
    pub(super) fn alles(&self) -> Vec<Activiteit> {
        self.activiteiten.iter().map(|(uuid, een)| een.activiteit(*uuid)).collect()
    }
}

impl Een {
    fn versie(&mut self, versie: Uuid, soort: VersieSoort, op: i64, toeval: &mut Toeval) {
        let nummer = i32::try_from(self.versies.len() + 1).unwrap();
        let begin = VANDAAG + Days::new(100) - Days::new(toeval.onder(30) as u64 * 10);
        let vindbaar = (soort == VersieSoort::Publicatie).then(|| vindbaar(toeval));
        let plaats = Plaats { versie, nummer, soort, begin };
        let open = toeval.kans(80);
        self.versies.push(Versie { plaats, vindbaar, open, vertrouwelijk: !open && toeval.kans(60), weg: false, op });
        let plaatsen: Vec<Plaats> = self.versies.iter().map(|versie| versie.plaats).collect();
        let wordt: Vec<(Uuid, Strook)> = tijdlijn(&plaatsen)
            .iter()
            .map(|periode| {
                let toont = self.versies.iter().find(|versie| versie.plaats.versie == periode.toont).unwrap();
                let strook = Strook {
                    versie: periode.versie,
                    einde: periode.soort == VersieSoort::Beeindiging,
                    openbaar: toont.open,
                    zichtbaar: !toont.weg,
                    van: periode.van,
                    tot: periode.tot,
                    bekend_van: Moment::from_micros(op),
                    bekend_tot: Moment::MAX,
                };
                (periode.toont, strook)
            })
            .collect();
        let zelfde = |(bron, oud): &(Uuid, Strook), (ander, nieuw): &(Uuid, Strook)| {
            (bron, oud.versie, oud.van, oud.tot) == (ander, nieuw.versie, nieuw.van, nieuw.tot)
        };
        for oud in self.stroken.iter_mut().filter(|(_, strook)| strook.bekend_tot == Moment::MAX) {
            if !wordt.iter().any(|nieuw| zelfde(oud, nieuw)) {
                oud.1.bekend_tot = Moment::from_micros(op);
            }
        }
        let open: Vec<_> = self.stroken.iter().filter(|(_, strook)| strook.bekend_tot == Moment::MAX).copied().collect();
        self.stroken.extend(wordt.into_iter().filter(|nieuw| !open.iter().any(|oud| zelfde(oud, nieuw))));
        if soort == VersieSoort::Publicatie {
            self.concept = None;
        }
    }

    /// A version is withdrawn, or erased.
    fn gaat_weg(&mut self, toeval: &mut Toeval) {
        let Some(keuze) = self.versies.len().checked_sub(1).map(|laatste| toeval.onder(laatste + 1)) else { return };
        let versie = &mut self.versies[keuze];
        versie.weg = true;
        if toeval.kans(50) {
            versie.vindbaar = None;
        }
        let bron = versie.plaats.versie;
        self.stroken.iter_mut().filter(|(ander, _)| *ander == bron).for_each(|(_, strook)| strook.zichtbaar = false);
    }

    fn is_vertrouwelijk(&self, bron: Uuid) -> bool {
        self.versies.iter().any(|versie| versie.plaats.versie == bron && versie.vertrouwelijk)
    }

    fn activiteit(&self, uuid: Uuid) -> Activiteit {
        let tot = |is_zo: &dyn Fn(Uuid, &Strook) -> bool| {
            let zulke = self.stroken.iter().filter(|(bron, strook)| strook.bekend_tot == Moment::MAX && is_zo(*bron, strook));
            zulke.map(|(_, strook)| strook.tot).max().unwrap_or(NaiveDate::MIN)
        };
        let openbaar_vanaf = tot(&|_, strook| !strook.openbaar);
        let van = |bron: Uuid| self.stroken.iter().filter(move |(ander, _)| *ander == bron).map(|(_, strook)| *strook);
        let mut inhouden: Vec<Inhoud> = self
            .versies
            .iter()
            .filter(|versie| van(versie.plaats.versie).next().is_some())
            .map(|versie| Inhoud {
                bron: versie.plaats.versie,
                vastgesteld_op: Moment::from_micros(versie.op),
                vindbaar: versie.vindbaar.clone(),
                vertrouwelijk: versie.vertrouwelijk,
                stroken: van(versie.plaats.versie).collect(),
            })
            .collect();
        inhouden.extend(self.concept.iter().map(|(vindbaar, op, _)| Inhoud {
            bron: uuid,
            vastgesteld_op: Moment::from_micros(*op),
            vindbaar: Some(vindbaar.clone()),
            vertrouwelijk: false,
            stroken: Vec::new(),
        }));
        Activiteit {
            uuid,
            registerhouder: houder(self.houder),
            identificatie: format!("VA-{:04}", self.nummer),
            openbaar_vanaf: if self.versies.is_empty() { ooit() } else { openbaar_vanaf },
            vertrouwelijk_tot: if self.vertrouwelijk { ooit() } else { tot(&|bron, _| self.is_vertrouwelijk(bron)) },
            gewijzigd_op: Moment::from_micros(self.gewijzigd),
            laatst_gecontroleerd_op: None,
            concept: self.concept.as_ref().map(|(.., status)| *status),
            beheer: self.beheer.clone(),
            inhouden,
        }
    }
}

fn vindbaar(toeval: &mut Toeval) -> Vindbaar {
    let mut openbaar: Vec<(Kenmerk, String)> = Vec::new();
    for _ in 0..toeval.onder(4) {
        let soort = if toeval.kans(50) { Kenmerk::Thema } else { Kenmerk::Gegevens };
        openbaar.push((soort, format!("c{}", toeval.onder(5))));
    }
    openbaar.sort();
    openbaar.dedup();
    let mut intern = vec![(Kenmerk::Vertrouwelijkheid, format!("c{}", toeval.onder(5)))];
    if toeval.kans(40) {
        intern.push((Kenmerk::Overeenkomst, Uuid::from_u128(0xbbbb_0000 + toeval.onder(6) as u128).to_string()));
    }
    let woorden: BTreeMap<String, u8> =
        (0..toeval.onder(6)).map(|_| ((*toeval.een(WOORDEN)).to_owned(), *toeval.een(&[1, 2, 4, 8]))).collect();
    let naam: &str = toeval.een::<&str>(&["a", "aa", "b", "c d"]);
    Vindbaar::met(naam, Codes::van(openbaar.into_iter()), Codes::van(intern.into_iter()), woorden)
}

fn beheer(toeval: &mut Toeval) -> Vec<(Kenmerk, String)> {
    let mut beheer = Vec::new();
    if toeval.kans(70) {
        beheer.push((Kenmerk::Afdeling, format!("c{}", toeval.onder(5))));
    }
    if toeval.kans(50) {
        beheer.push((Kenmerk::Herziening, (VANDAAG + Days::new(toeval.onder(120) as u64)).to_string()));
    }
    beheer
}
