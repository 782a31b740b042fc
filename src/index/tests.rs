//! The index against a plain loop over everything: random registers, questions, days and moments.

mod afdruk;
mod loop_over;
mod register;

use chrono::{Days, NaiveDate};
use uuid::Uuid;

use super::{Activiteit, Bereik, Deel, Filter, Index, Selectie, Volgorde};
use crate::{
    clock::Moment,
    domain::{
        levensloop::lezer::Lezer,
        woorden::codes::{ConceptStatus, Status},
        zoeken::{facet::Facet, kenmerk::Kenmerk},
    },
};
use loop_over::Lus;
use register::{Register, VANDAAG, WOORDEN, houder};

/// Numbers that look random and are the same each time (xorshift64*).
pub(super) struct Toeval(u64);

impl Toeval {
    pub(super) fn onder(&mut self, grens: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33).unwrap() % grens
    }

    pub(super) fn kans(&mut self, procent: usize) -> bool {
        self.onder(100) < procent
    }

    pub(super) fn een<'a, T>(&mut self, van: &'a [T]) -> &'a T {
        &van[self.onder(van.len())]
    }
}

fn dag(verschil: i64) -> NaiveDate {
    let begin = VANDAAG - Days::new(1000);
    begin + Days::new(u64::try_from(1000 + verschil).unwrap())
}

fn vraag(toeval: &mut Toeval, laatste: i64) -> Selectie {
    let openbaar = toeval.kans(50);
    let nieuwste = !openbaar && toeval.kans(40);
    let lezer = Lezer {
        registerhouders: toeval.kans(40).then(|| (0..2).map(|_| houder(toeval.onder(3))).collect()),
        vertrouwelijk: toeval.kans(50),
    };
    let bereik = if openbaar { Bereik::Openbaar { vandaag: VANDAAG } } else { Bereik::Intern { lezer, nieuwste } };
    let nu = nieuwste || toeval.kans(40);
    let deel = match toeval.onder(10) {
        0..3 if !nieuwste => Deel::Vanaf(dag(i64::try_from(toeval.onder(300)).unwrap() - 200)),
        _ => Deel::Dag,
    };
    let statussen = [Status::Gepland, Status::Geldig, Status::Vervangen, Status::Beeindigd, Status::Ingetrokken];
    let status = if nieuwste || deel != Deel::Dag || toeval.kans(50) {
        Vec::new()
    } else {
        (0..=toeval.onder(2)).map(|_| *toeval.een(&statussen)).collect()
    };
    let filters = (0..toeval.onder(3)).map(|_| filter(toeval, openbaar)).collect();
    let zoek = if toeval.kans(50) { Vec::new() } else { (0..=toeval.onder(2)).map(|_| woord(toeval)).collect() };
    let volgorden = [Volgorde::Naam, Volgorde::Identificatie, Volgorde::Vastgesteld, Volgorde::Relevantie];
    Selectie {
        bereik,
        dag: if nu { VANDAAG } else { dag(i64::try_from(toeval.onder(500)).unwrap() - 300) },
        deel,
        bekend: Moment::from_micros(if nu {
            laatste
        } else {
            i64::try_from(toeval.onder(usize::try_from(laatste).unwrap() + 2)).unwrap()
        }),
        status,
        filters,
        zoek,
        volgorde: *toeval.een(&volgorden),
    }
}

fn woord(toeval: &mut Toeval) -> String {
    let woord = *toeval.een(WOORDEN);
    let letters = if toeval.kans(50) { woord.len() } else { toeval.onder(4) + 2 };
    woord.chars().take(letters).collect()
}

fn filter(toeval: &mut Toeval, openbaar: bool) -> Filter {
    let codes = |toeval: &mut Toeval| (0..=toeval.onder(2)).map(|_| format!("c{}", toeval.onder(5))).collect();
    match toeval.onder(if openbaar { 5 } else { 11 }) {
        0 | 1 => Filter::Kenmerk(*toeval.een(&[Kenmerk::Thema, Kenmerk::Gegevens]), codes(toeval)),
        2 => Filter::Kenmerk(Kenmerk::Registerhouder, vec![houder(toeval.onder(4)).to_string()]),
        3 => Filter::Identificatie(vec![format!("VA-{:04}", toeval.onder(30)), "VA-0001".to_owned()]),
        4 if toeval.kans(50) => Filter::VastgesteldVan(Moment::from_micros(i64::try_from(toeval.onder(60)).unwrap())),
        4 => Filter::VastgesteldVoor(Moment::from_micros(i64::try_from(toeval.onder(60)).unwrap())),
        5 => Filter::ZonderConcept,
        6 => Filter::ConceptStatus(ConceptStatus::Concept),
        7 => Filter::Kenmerk(Kenmerk::Afdeling, codes(toeval)),
        8 => Filter::HerzieningTot(dag(i64::try_from(toeval.onder(100)).unwrap())),
        9 if toeval.kans(50) => Filter::GewijzigdSinds(Moment::from_micros(i64::try_from(toeval.onder(60)).unwrap())),
        9 => Filter::Kenmerk(Kenmerk::Vertrouwelijkheid, codes(toeval)),
        _ => Filter::OvereenkomstTot(dag(i64::try_from(toeval.onder(100)).unwrap())),
    }
}

fn vol(alles: &[Activiteit], laatste: i64) -> Index {
    let mut index = Index::new(VANDAAG);
    index.vul(alles);
    index.orden();
    index.zet_laatste(Moment::from_micros(laatste));
    for (uuid, houder, einde) in register::overeenkomsten() {
        index.zet_overeenkomst(uuid, houder, Some(einde));
    }
    index
}

fn vergelijk(index: &Index, alles: &[Activiteit], selectie: &Selectie) {
    let (keuze, lus) = (index.kies(selectie), Lus { alles, selectie });
    let gevonden = lus.gevonden();
    assert_eq!(keuze.aantal(), i64::try_from(gevonden.len()).unwrap(), "{selectie:?}");
    for (van, aantal) in [(0, 5), (3, 4), (i64::try_from(gevonden.len()).unwrap() - 2, 5)] {
        let van = van.max(0);
        let bladzijde: Vec<_> = keuze.bladzijde(van, aantal).iter().map(loop_over::sleutel).collect();
        let verwacht = gevonden.iter().skip(usize::try_from(van).unwrap()).take(usize::try_from(aantal).unwrap());
        assert_eq!(bladzijde, verwacht.map(loop_over::sleutel).collect::<Vec<_>>(), "{van} {selectie:?}");
    }
    let na = gevonden.first().map(|een| (een.activiteit, een.bron));
    let volgende: Vec<_> = keuze.na(na, 3).iter().map(loop_over::sleutel).collect();
    assert_eq!(volgende, lus.na(na, 3), "{selectie:?}");
    if selectie.deel == Deel::Dag && !selectie.is_nieuwste() {
        for een in keuze.facetten([&Facet::Status]).remove(0).waarden {
            let status: Status = een.code.parse().unwrap();
            let alleen = Selectie { status: vec![status], ..selectie.clone() };
            assert_eq!(een.aantal, i64::try_from(Lus { alles, selectie: &alleen }.gevonden().len()).unwrap(), "{alleen:?}");
        }
    }
    for facet in [Facet::Thema, Facet::Gegevens, Facet::Registerhouder] {
        let geteld = keuze.facetten([&facet]).remove(0).waarden;
        assert_eq!(geteld.into_iter().map(|een| (een.code, een.aantal)).collect::<Vec<_>>(), lus.tel(facet), "{selectie:?}");
    }
}

#[test]
fn every_question_has_the_answer_of_a_plain_loop() {
    for zaad in 1..40 {
        let mut toeval = Toeval(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(zaad));
        let mut register = Register::default();
        for _ in 0..60 {
            register.stap(&mut toeval);
        }
        let index = vol(&register.alles(), register.moment);
        for _ in 0..60 {
            vergelijk(&index, &register.alles(), &vraag(&mut toeval, register.moment));
        }
    }
}

#[test]
fn an_index_that_followed_every_change_answers_as_one_that_was_filled_afterwards() {
    for zaad in 1..20 {
        let mut toeval = Toeval(0x0bad_5eed_1234_5677_u64.wrapping_mul(zaad));
        let mut register = Register::default();
        let mut index = vol(&[], 0);
        for _ in 0..80 {
            let voor: Vec<Uuid> = register.alles().iter().map(|een| een.uuid).collect();
            let geraakt = register.stap(&mut toeval);
            let alles = register.alles();
            let weg: Vec<Uuid> = voor.into_iter().filter(|uuid| !alles.iter().any(|een| een.uuid == *uuid)).collect();
            index.zet(alles.iter().filter(|een| een.uuid == geraakt).cloned().collect(), &weg);
            index.zet_laatste(Moment::from_micros(register.moment));
            vergelijk(&index, &alles, &vraag(&mut toeval, register.moment));
        }
        let alles = register.alles();
        assert_eq!(index.afdruk(), vol(&alles, register.moment).afdruk(), "nothing is left behind");
        index.zet_dag(VANDAAG + Days::new(40));
        index.zet_dag(VANDAAG);
        assert_eq!(index.afdruk(), vol(&alles, register.moment).afdruk(), "a day that comes and goes");
    }
}
