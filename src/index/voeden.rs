//! How the index is filled, and how what changes goes in.

use roaring::RoaringBitmap;
use uuid::Uuid;

use super::{
    Index,
    rijen::{Activiteit, Inhoud, Nummer},
};
use crate::domain::woorden::codes::ConceptStatus;

/// From so many changes on it is cheaper to order everything anew.
const VEEL: usize = 2000;

/// The contents that came and went in one change; a number may have gone and come again.
#[derive(Debug, Default)]
struct Anders {
    weg: Vec<Nummer>,
    erbij: Vec<Nummer>,
}

impl Index {
    /// Fills an empty index; what it holds is found after `orden`.
    pub fn vul(&mut self, activiteiten: &[Activiteit]) {
        for activiteit in activiteiten {
            self.vervang(activiteit, &mut Anders::default());
        }
    }

    /// Puts everything in its order, once it is filled.
    pub fn orden(&mut self) {
        self.woorden.orden();
        for codes in [&mut self.openbaar, &mut self.intern, &mut self.beheer] {
            codes.krimp();
        }
        for orde in [&mut self.op_naam, &mut self.op_nummer, &mut self.op_vastgesteld, &mut self.op_sleutel] {
            orde.orden(&self.rijen);
        }
    }

    /// Puts activities in, or what they have become; those that are gone come by their key alone.
    pub fn zet(&mut self, activiteiten: Vec<Activiteit>, weg: &[Uuid]) {
        let mut anders = Anders::default();
        for uuid in weg {
            self.verwijder(*uuid, &mut anders);
        }
        for activiteit in activiteiten {
            self.vervang(&activiteit, &mut anders);
        }
        self.nu.is_anders();
        for orde in [&mut self.op_naam, &mut self.op_nummer, &mut self.op_vastgesteld, &mut self.op_sleutel] {
            if anders.weg.len() + anders.erbij.len() > VEEL {
                orde.orden(&self.rijen);
                continue;
            }
            for nummer in &anders.weg {
                orde.neem(*nummer);
            }
            for nummer in anders.erbij.iter().filter(|nummer| self.rijen.inhouden.get(**nummer).is_some()) {
                orde.voeg_toe(&self.rijen, *nummer);
            }
        }
    }

    fn vervang(&mut self, activiteit: &Activiteit, anders: &mut Anders) {
        let was = self.rijen.nummer_van(activiteit.uuid).and_then(|nummer| self.rijen.activiteiten.get(nummer));
        let was: Vec<Nummer> = was.map(|kaart| kaart.inhouden.to_vec()).unwrap_or_default();
        let plaats = self.rijen.zet(activiteit);
        let mut beheer =
            self.rijen.activiteiten.get_mut(plaats).map(|kaart| std::mem::take(&mut kaart.beheer)).unwrap_or_default();
        for nummer in &was {
            self.vergeet_beheer(*nummer, &beheer);
        }
        let mut wordt = Vec::with_capacity(activiteit.inhouden.len());
        for inhoud in &activiteit.inhouden {
            let bekend =
                was.iter().copied().find(|nummer| self.rijen.inhouden.get(*nummer).is_some_and(|blad| blad.bron == inhoud.bron));
            let nummer = match bekend {
                // What was settled never changes; it can only be erased.
                Some(nummer) if self.is_nog(nummer, activiteit.uuid, inhoud) => nummer,
                _ => {
                    let nummer = self.rijen.voeg_inhoud_toe(plaats, inhoud);
                    self.maak_vindbaar(nummer, activiteit.uuid, inhoud);
                    anders.erbij.push(nummer);
                    nummer
                }
            };
            self.rijen.zet_stroken(nummer, &inhoud.stroken);
            wordt.push(nummer);
        }
        for nummer in was.into_iter().filter(|nummer| !wordt.contains(nummer)).collect::<Vec<_>>() {
            self.verwijder_inhoud(nummer);
            anders.weg.push(nummer);
        }
        for nummer in &wordt {
            self.houders.entry(activiteit.registerhouder).or_default().insert(*nummer);
            beheer = activiteit.beheer.iter().map(|(soort, code)| self.beheer.zet(*soort, code, *nummer)).collect();
            if let Some(status) = activiteit.concept {
                self.met_concept(status).insert(*nummer);
            }
            self.nu.neem(*nummer);
        }
        if let Some(kaart) = self.rijen.activiteiten.get_mut(plaats) {
            (kaart.inhouden, kaart.beheer) = (wordt.into(), beheer);
        }
        if let Some(kaart) = self.rijen.activiteiten.get(plaats) {
            self.nu.zet(&self.rijen, kaart);
        }
    }

    /// Whether a content is in it as it is.
    fn is_nog(&self, nummer: Nummer, activiteit: Uuid, inhoud: &Inhoud) -> bool {
        let is_vindbaar = self.rijen.inhouden.get(nummer).is_some_and(|blad| blad.is_vindbaar);
        inhoud.bron != activiteit && inhoud.vindbaar.is_some() == is_vindbaar
    }

    fn met_concept(&mut self, status: ConceptStatus) -> &mut RoaringBitmap {
        let plaats = self.concepten.iter().position(|(ander, _)| *ander == status).unwrap_or_else(|| {
            self.concepten.push((status, RoaringBitmap::new()));
            self.concepten.len() - 1
        });
        &mut self.concepten[plaats].1
    }

    fn maak_vindbaar(&mut self, nummer: Nummer, activiteit: Uuid, inhoud: &Inhoud) {
        let Some(vindbaar) = &inhoud.vindbaar else { return };
        for (codes, van) in [(&mut self.openbaar, &vindbaar.openbaar), (&mut self.intern, &vindbaar.intern)] {
            for (soort, code) in van.alle() {
                codes.zet(soort, code, nummer);
            }
        }
        let woorden = vindbaar.woorden().map(|(woord, gewicht)| self.woorden.zet(woord, gewicht, nummer));
        if inhoud.bron == activiteit {
            self.van_concept.insert(nummer, woorden.collect());
        } else {
            woorden.for_each(|_| ());
        }
    }

    fn vergeet_beheer(&mut self, nummer: Nummer, beheer: &[u32]) {
        for code in beheer {
            self.beheer.neem(*code, nummer);
        }
        for (_, wie) in &mut self.concepten {
            wie.remove(nummer);
        }
    }

    fn verwijder_inhoud(&mut self, nummer: Nummer) {
        self.openbaar.vergeet(nummer);
        self.intern.vergeet(nummer);
        match self.van_concept.remove(&nummer) {
            Some(woorden) => self.woorden.neem(&woorden, nummer),
            None => self.woorden.vergeet(nummer),
        }
        for wie in self.houders.values_mut() {
            wie.remove(nummer);
        }
        self.nu.neem(nummer);
        self.rijen.neem_inhoud(nummer);
    }

    fn verwijder(&mut self, uuid: Uuid, anders: &mut Anders) {
        let Some(kaart) = self.rijen.neem(uuid) else { return };
        for nummer in kaart.inhouden {
            self.vergeet_beheer(nummer, &kaart.beheer);
            self.verwijder_inhoud(nummer);
            anders.weg.push(nummer);
        }
    }
}
