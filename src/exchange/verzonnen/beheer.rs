//! What a municipality administers beside the content.

use chrono::{Days, NaiveDate};

use super::{Plaats, Verzonnen, toeval::Toeval};
use crate::domain::inhoud::beheer::{Beheer, ExternKenmerk, Systeem};

impl Verzonnen {
    /// Since that day.
    pub(super) fn beheer(&self, plaats: Plaats, toeval: &mut Toeval, vandaag: NaiveDate) -> Beheer {
        let gemeente = &self.partijen.gemeenten[plaats.gemeente];
        let afdeling = toeval.vaak(&self.woorden.afdelingen);
        let systemen = (0..toeval.tot(3)).map(|_| {
            let contract = toeval.vaak(&gemeente.contracten);
            Systeem { naam: Some(contract.product.clone()), organisatie: Some(contract.verwerker) }
        });
        let systemen: Vec<Systeem> = systemen.collect();
        let kenmerk = || ExternKenmerk {
            bron: Some(gemeente.contracten[0].product.clone()),
            kenmerk: Some(format!("REG-{:05}", plaats.nummer + 1)),
        };
        Beheer {
            afdeling: Some(afdeling.clone()),
            proceseigenaar: Some(format!("Teammanager {afdeling}")),
            opmerkingen: toeval.kans(20).then(|| format!("Nagaan of de {} hierbij hoort.", self.woorden.zaak(toeval))),
            gebaseerd_op: None,
            vernietigingsstops: Vec::new(),
            externe_kenmerken: toeval.kans(30).then(kenmerk).into_iter().collect(),
            herzieningsdatum: vandaag.checked_add_days(Days::new(u64::from(toeval.tot(900)))).filter(|_| toeval.kans(50)),
            systemen,
        }
    }
}
