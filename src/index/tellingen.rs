//! What pages and the register itself tell of everything that holds today for everyone.

use chrono::NaiveDate;
use roaring::RoaringBitmap;
use uuid::Uuid;

use super::{
    Index,
    keuze::{Telling, als_aantal},
};
use crate::{
    clock::Moment,
    domain::{woorden::codes::Status, zoeken::kenmerk::Kenmerk},
};

/// A planned version or end whose day came.
#[derive(Debug, Clone, Copy)]
pub struct Begonnen {
    /// The activity.
    pub activiteit: Uuid,
    /// Whose register it is in.
    pub registerhouder: Uuid,
    /// The version.
    pub versie: Uuid,
    /// Whether it is an end.
    pub einde: bool,
    /// Its first day.
    pub dag: NaiveDate,
}

impl Index {
    fn geldig(&self) -> &RoaringBitmap {
        self.nu.openbaar.van(Status::Geldig)
    }

    /// How many activities that hold today, of all or of one registerhouder, have each code of a kind of kenmerk, most first.
    #[must_use]
    pub fn per_kenmerk(&self, soort: Kenmerk, registerhouder: Option<Uuid>) -> Vec<Telling> {
        match registerhouder {
            None => self.tel(soort, self.geldig(), true),
            Some(uuid) => match self.houders.get(&uuid) {
                Some(eigen) => self.tel(soort, &(eigen & self.geldig()), true),
                None => Vec::new(),
            },
        }
    }

    /// In how many activities that hold today an organisation has a kind of kenmerk.
    #[must_use]
    pub fn met_rol(&self, organisatie: Uuid, soort: Kenmerk) -> i64 {
        let wie = match soort {
            Kenmerk::Registerhouder => self.houders.get(&organisatie),
            _ => self.openbaar.wie(soort, &organisatie.to_string()),
        };
        wie.map_or(0, |wie| als_aantal(wie.intersection_len(self.geldig())))
    }

    /// Activities that hold today and when their content was settled, in order of key.
    pub fn geldend(&self) -> impl Iterator<Item = (Uuid, Moment)> {
        let nummers = self.op_sleutel.tussen(|_| false, |_| true).iter().filter(|nummer| self.geldig().contains(**nummer));
        nummers.filter_map(|nummer| Some((self.rijen.kaart(*nummer)?.uuid, self.rijen.inhouden.get(*nummer)?.vastgesteld_op)))
    }

    /// How many activities hold today.
    #[must_use]
    pub fn aantal_geldend(&self) -> usize {
        usize::try_from(self.geldig().len()).unwrap_or(usize::MAX)
    }

    /// When the public register last changed.
    #[must_use]
    pub fn laatst_gewijzigd(&self) -> Option<Moment> {
        *self.nu.laatst_gewijzigd.get_or_init(|| self.laatste_wijziging())
    }

    fn laatste_wijziging(&self) -> Option<Moment> {
        let van_iedereen = self.rijen.stroken.alle().filter(|(_, (nummer, strook))| {
            strook.openbaar && self.rijen.kaart(*nummer).is_some_and(|kaart| kaart.openbaar_vanaf <= self.nu.dag)
        });
        van_iedereen.map(|(_, (_, strook))| strook.bekend_van).max()
    }

    /// What everyone may see of which the day itself came, from a day on until today: it was planned.
    pub fn begonnen(&self, van: NaiveDate) -> impl Iterator<Item = Begonnen> {
        let begint = move |dag: NaiveDate| dag >= van && dag <= self.nu.dag;
        let stroken = self.rijen.stroken.alle().map(|(_, (nummer, strook))| (*nummer, strook));
        let gepland = stroken.filter(move |(_, strook)| {
            strook.is_leesbaar()
                && strook.bekend_tot == Moment::MAX
                && begint(strook.van)
                && strook.bekend_van < Moment::begin_van(strook.van)
        });
        let open = gepland.filter(|(nummer, _)| self.nu.leesbaar.contains(*nummer));
        open.filter_map(|(nummer, strook)| {
            let kaart = self.rijen.kaart(nummer)?;
            let (activiteit, registerhouder) = (kaart.uuid, kaart.registerhouder);
            Some(Begonnen { activiteit, registerhouder, versie: strook.versie, einde: strook.einde, dag: strook.van })
        })
    }
}
