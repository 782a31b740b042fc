//! What one version means to readers.

use chrono::NaiveDate;

use super::{Gebeurtenis, GebeurtenisSoort, Intrekking, PubliekeVersie, met_nummer, titel};
use crate::domain::{
    publiek::{
        openbaar::Romp,
        verschil::{Verschil, verschillen},
    },
    woorden::{codes::VersieSoort, datum::in_woorden, zinnen::zin},
};

/// Tells of one version, knowing those before it.
pub(super) struct Verteller<'a> {
    pub(super) versies: &'a [PubliekeVersie],
    pub(super) voor: &'a [i32],
    pub(super) vandaag: NaiveDate,
}

impl Verteller<'_> {
    pub(super) fn vertel(&self, versie: &PubliekeVersie) -> Option<Gebeurtenis> {
        let gepland = versie.begin > self.vandaag;
        let vanaf = format!("vanaf {}", in_woorden(versie.begin));
        let (soort, titel, zinnen) = match (versie.soort, &versie.intrekking, &versie.romp) {
            (VersieSoort::Beeindiging, ..) => {
                (GebeurtenisSoort::Beeindigd, titel::einde(versie.begin, gepland), einde(versie.begin, gepland)?)
            }
            (_, Some(intrekking), _) => return Some(ingetrokken(versie, intrekking)),
            (_, None, romp) => {
                let soort = self.soort();
                let (titel, mut zinnen) = self.inhoud(soort, romp.as_ref());
                if gepland {
                    zinnen.insert(0, format!("Dit geldt {vanaf}."));
                }
                (soort, format!("{titel}, {vanaf}"), zinnen)
            }
        };
        Some(Gebeurtenis { op: versie.begin, vastgesteld_op: versie.vastgesteld_op, soort, nummer: versie.nummer, titel, zinnen })
    }

    fn soort(&self) -> GebeurtenisSoort {
        match self.voor.last().and_then(|nummer| met_nummer(self.versies, *nummer)) {
            None => GebeurtenisSoort::EersteVersie,
            Some(vorige) if vorige.soort == VersieSoort::Beeindiging => GebeurtenisSoort::Hervat,
            Some(_) => GebeurtenisSoort::NieuweVersie,
        }
    }

    /// Title and sentences of a version with content.
    fn inhoud(&self, soort: GebeurtenisSoort, romp: Option<&Romp>) -> (String, Vec<String>) {
        let Some(romp) = romp else {
            return (titel::zonder_inhoud(soort), vec!["De inhoud van deze versie is gewist.".to_owned()]);
        };
        let eerder = self.voor.iter().rev().filter_map(|nummer| met_nummer(self.versies, *nummer));
        let mut zinnen = Vec::new();
        let mut onleesbaar = None;
        for vorige in eerder.filter(|vorige| vorige.soort == VersieSoort::Publicatie) {
            if let Some(oud) = &vorige.romp {
                if let Some(weg) = onleesbaar {
                    zinnen.push(format!("Vergeleken met versie {}, want {weg}.", vorige.nummer));
                }
                let gevonden = verschillen(oud, romp);
                zinnen.extend(vertaal(&gevonden));
                return (titel::wijziging(soort, &gevonden), zinnen);
            }
            onleesbaar.get_or_insert_with(|| vorige.waarom_weg());
        }
        zinnen.push(match onleesbaar {
            Some(weg) => format!("Wat er veranderde staat hier niet, want {weg}."),
            None => zin(&format!("De verwerking “{}” staat in het register", romp.naam)),
        });
        (titel::zonder_inhoud(soort), zinnen)
    }
}

/// That it stopped, or will stop, and when.
fn einde(begin: NaiveDate, gepland: bool) -> Option<Vec<String>> {
    let laatste = in_woorden(begin.pred_opt()?);
    let zin = if gepland { "De verwerking stopt. De laatste dag is" } else { "De verwerking is gestopt. De laatste dag was" };
    Some(vec![format!("{zin} {laatste}.")])
}

fn vertaal(gevonden: &[Verschil]) -> Vec<String> {
    if gevonden.is_empty() {
        return vec!["De verwerking is opnieuw vastgesteld. De tekst bleef gelijk.".to_owned()];
    }
    gevonden.iter().map(|verschil| verschil.zin.clone()).collect()
}

fn ingetrokken(versie: &PubliekeVersie, intrekking: &Intrekking) -> Gebeurtenis {
    Gebeurtenis {
        op: intrekking.op.datum(),
        vastgesteld_op: intrekking.op,
        soort: GebeurtenisSoort::Ingetrokken,
        nummer: versie.nummer,
        titel: format!("Versie {} is ingetrokken", versie.nummer),
        zinnen: vec![zin(&intrekking.tekst)],
    }
}
