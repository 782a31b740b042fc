//! H. Security and DPIA (AVG 30(1)(g), 32, 35, 36).

mod tijdstip;

use super::{Onderdeel::Inhoud, Regel, Vondsten, leeg, vondst_als};
use crate::domain::recht::dossier::Dossier;
use crate::domain::{
    inhoud::{Dpia, Gegeven},
    recht::voorscan::{opsomming, voorscan},
    woorden::{
        codes::{
            DpiaStatus,
            Ernst::Waarschuwing,
            Gevoeligheid::{Bijzonder, Strafrechtelijk},
        },
        datum::in_woorden,
    },
};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-H01",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder g",
        waarom: "Het register beschrijft in het algemeen hoe de gegevens zijn beveiligd.",
        remedie: "Vul openbareOmschrijving in. Schrijf op wie bij de gegevens kan, zonder details die een aanvaller helpen.",
        toets: zonder_omschrijving,
    },
    Regel {
        code: "VR-H02",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 32",
        waarom: "Een norm die niet meer of nog niet geldt, past niet bij de beveiliging van nu.",
        remedie: "Kijk of de beveiliging aan de norm voldoet die nu geldt, en kies die.",
        toets: vervallen_norm,
    },
    Regel {
        code: "VR-H03",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 32 lid 1",
        waarom: "Hoe gevoeliger de gegevens, hoe beter ze beveiligd moeten zijn.",
        remedie: "Voeg een maatregel toe van de soort toegangsbeperking of versleuteling. Maatregelen zijn niet openbaar.",
        toets: zonder_maatregel,
    },
    Regel {
        code: "VR-H04",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 35 lid 1",
        waarom: "Bij een hoog risico moet de DPIA klaar zijn voordat de verwerking begint.",
        remedie: "Loop de criteria voor een DPIA na en vul de uitkomst in bij de status.",
        toets: niet_beoordeeld,
    },
    Regel {
        code: "VR-H05",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 35 lid 3 en 4",
        waarom: "Bij deze kenmerken is een DPIA meestal verplicht. Wie daarvan afziet, moet uitleggen waarom.",
        remedie: "Voer een DPIA uit, of vul in de toelichting in waarom zij niet nodig is.",
        toets: niet_nodig_zonder_motivering,
    },
    Regel {
        code: "VR-H06",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 35 lid 1, artikel 5 lid 2",
        waarom: "Zonder datum is niet te zien of de DPIA nog bij de verwerking past.",
        remedie: "Vul de datum in waarop de DPIA is vastgesteld.",
        toets: zonder_datum,
    },
    Regel {
        code: "VR-H07",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 35 lid 1 en 11",
        waarom: "Een DPIA is klaar voordat de verwerking begint. Verandert de verwerking, dan kunnen er nieuwe risico’s zijn.",
        remedie: "Kijk de DPIA na, pas haar zo nodig aan en vul de nieuwe datum in. Begon de verwerking eerder, pas dan beginGeldigheid aan.",
        toets: tijdstip::past_niet_bij_de_verwerking,
    },
    Regel {
        code: "VR-H09",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 35 lid 1",
        waarom: "Een DPIA moet klaar zijn voordat de verwerking begint.",
        remedie: "Rond de DPIA af en zet de status op uitgevoerd, of begin later met de verwerking.",
        toets: tijdstip::niet_klaar,
    },
    Regel {
        code: "VR-H10",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 35 lid 1, artikel 5 lid 2",
        waarom: "Wat nog moet gebeuren, is niet uitgevoerd.",
        remedie: "Vul de dag in waarop de DPIA is vastgesteld, of zet de status op in_uitvoering.",
        toets: tijdstip::in_de_toekomst,
    },
    Regel {
        code: "VR-H08",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 36",
        waarom: "De verwerking mag niet beginnen voordat de toezichthouder over het hoge risico heeft meegedacht.",
        remedie: "Vraag de AP om advies en zet voorafgaandeRaadpleging op true, of neem meer maatregelen.",
        toets: zonder_raadpleging,
    },
];

/// Kinds of measures that protect sensitive data (rule table of the register).
const BESCHERMENDE_MAATREGELEN: &[&str] = &["toegangsbeperking", "versleuteling"];

fn zonder_omschrijving(dossier: &Dossier<'_>) -> Vondsten {
    let omschrijving = dossier.inhoud.beveiliging.as_ref().and_then(|deel| deel.openbare_omschrijving.as_ref());
    let melding = "Geef een algemene beschrijving van de beveiliging (geen details).";
    vondst_als(leeg(omschrijving), "/beveiliging/openbareOmschrijving", melding)
}

fn vervallen_norm(dossier: &Dossier<'_>) -> Vondsten {
    let normenkaders = dossier.inhoud.beveiliging.iter().flat_map(|beveiliging| &beveiliging.normenkaders);
    let vondst = |(nummer, code): (usize, &String)| {
        let plaats = format!("/beveiliging/normenkaders/{nummer}");
        if let Some(later) = dossier.kennis.toekomstige_code("normenkader", code, dossier.dag()) {
            return Some((plaats, format!("“{}” geldt pas vanaf {}.", later.naam, in_woorden(later.begin))));
        }
        let oud = dossier.kennis.vervallen_code("normenkader", code, dossier.dag())?;
        let melding = match oud.opvolger {
            Some(opvolger) => format!("“{}” is vervangen door “{opvolger}”; pas het normenkader aan.", oud.naam),
            None => format!("“{}” geldt niet meer; pas het normenkader aan.", oud.naam),
        };
        Some((plaats, melding))
    };
    normenkaders.enumerate().filter_map(vondst).collect()
}

fn zonder_maatregel(dossier: &Dossier<'_>) -> Vondsten {
    let gevoelig = |gegeven: &Gegeven| {
        let beschermd = [Bijzonder, Strafrechtelijk].into_iter().any(|soort| dossier.is_gevoelig(gegeven, soort));
        beschermd || gegeven.categorie.as_deref() == Some("bsn")
    };
    let mut maatregelen = dossier.inhoud.beveiliging.iter().flat_map(|beveiliging| &beveiliging.maatregelen);
    let beschermt = |soort: &str| BESCHERMENDE_MAATREGELEN.contains(&soort);
    let geen = !maatregelen.any(|maatregel| maatregel.soort.as_deref().is_some_and(beschermt));
    let fout = geen && dossier.gegevens().any(|(.., gegeven)| gevoelig(gegeven));
    vondst_als(fout, "/beveiliging/maatregelen", "Beschrijf passende maatregelen voor deze gevoelige gegevens.")
}

/// A processor need not judge; what it says is judged.
fn niet_beoordeeld(dossier: &Dossier<'_>) -> Vondsten {
    let open = match dossier.inhoud.dpia.as_ref().and_then(|dpia| dpia.status) {
        None => dossier.is_verantwoordelijk(),
        Some(status) => status == DpiaStatus::NietBeoordeeld,
    };
    vondst_als(open, "/dpia/status", "Beoordeel of een DPIA nodig is.")
}

fn bij_dpia(dossier: &Dossier<'_>, onder: &str, melding: impl Fn(&Dpia) -> Option<String>) -> Vondsten {
    let melding = dossier.inhoud.dpia.as_ref().and_then(melding);
    melding.map(|melding| (format!("/dpia/{onder}"), melding)).into_iter().collect()
}

fn niet_nodig_zonder_motivering(dossier: &Dossier<'_>) -> Vondsten {
    bij_dpia(dossier, "toelichting", |dpia| {
        if dpia.status != Some(DpiaStatus::NietNodig) || !leeg(dpia.toelichting.as_ref()) {
            return None;
        }
        let criteria = voorscan(dossier).doorslaggevend();
        let melding = || format!("Gelet op {} is een DPIA waarschijnlijk verplicht; motiveer waarom niet.", opsomming(&criteria));
        (!criteria.is_empty()).then(melding)
    })
}

fn zonder_datum(dossier: &Dossier<'_>) -> Vondsten {
    bij_dpia(dossier, "datum", |dpia| {
        let fout = dpia.status == Some(DpiaStatus::Uitgevoerd) && dpia.datum.is_none();
        fout.then(|| "Vul de datum van de DPIA in.".to_owned())
    })
}

fn zonder_raadpleging(dossier: &Dossier<'_>) -> Vondsten {
    bij_dpia(dossier, "voorafgaandeRaadpleging", |dpia| {
        let fout = dpia.hoog_restrisico == Some(true) && dpia.voorafgaande_raadpleging != Some(true);
        fout.then(|| "Bij een hoog restrisico moet de AP vooraf worden geraadpleegd.".to_owned())
    })
}

#[cfg(test)]
#[path = "beveiliging_gevallen.rs"]
pub(super) mod gevallen;
