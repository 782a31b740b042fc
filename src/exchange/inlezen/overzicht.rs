//! What a person sees first: where each column goes, and which words come back.

use std::collections::HashMap;

use super::{
    Tabel, Vertaling, Voorstel,
    kop::{Betekenis, Kolom},
};
use crate::domain::levensloop::inlezing::{InleesBevinding, KolomOverzicht, Overzicht, WoordOverzicht};

/// The most words that are summed.
const MEESTE_WOORDEN: usize = 200;
/// So many examples of the cells of a column, of so many characters.
const VOORBEELDEN: usize = 2;
const LANGSTE: usize = 100;
/// What is told of a row, but of no word in it.
const GEEN_WOORD: [&str; 4] = ["vervolgrij", "samengenomen", "bronnen-bij-alles", "alleen-naam"];

/// The columns of a sheet, when the file has one, and the words that its rows have in common.
#[must_use]
pub fn overzicht(tabel: Option<&Tabel>, vertaling: &Vertaling, voorstellen: &[Voorstel]) -> Overzicht {
    Overzicht {
        kolommen: tabel.map(|tabel| kolommen(tabel, vertaling, voorstellen)).unwrap_or_default(),
        woorden: woorden(voorstellen),
        ..Overzicht::default()
    }
}

/// What is told first: each column with something in it that the mapping does not know.
#[must_use]
pub fn onbekende_kolommen(overzicht: &Overzicht) -> Vec<InleesBevinding> {
    let onbekend = overzicht.kolommen.iter().filter(|kolom| kolom.veld.is_none() && kolom.cellen > 0);
    let bevinding = |kolom: &KolomOverzicht| {
        let lijkt_op = kolom.lijkt_op.as_ref().map(|veld| format!(" Hoort zij bij {veld}?")).unwrap_or_default();
        let melding = format!(
            "De vertaling kent deze kolom niet; haar tekst ({} keer) blijft woord voor woord bij het concept. Voorbeelden: {}.{lijkt_op}",
            kolom.cellen,
            kolom.voorbeelden.join(" | ")
        );
        InleesBevinding::new(None, Some(&kolom.kolom), "onbekende-kolom", melding)
    };
    onbekend.map(bevinding).collect()
}

fn kolommen(tabel: &Tabel, vertaling: &Vertaling, voorstellen: &[Voorstel]) -> Vec<KolomOverzicht> {
    let mut bewaard: HashMap<&str, u32> = HashMap::new();
    for een in voorstellen.iter().flat_map(|voorstel| &voorstel.verslag.ingelezen) {
        *bewaard.entry(&een.kolom).or_default() += 1;
    }
    let met_aantal = |kolom: KolomOverzicht| KolomOverzicht {
        bewaard: bewaard.get(kolom.kolom.as_str()).copied().unwrap_or_default(),
        ..kolom
    };
    tabel.kop.iter().enumerate().map(|(plaats, kolom)| met_aantal(een_kolom(tabel, vertaling, plaats, kolom))).collect()
}

fn een_kolom(tabel: &Tabel, vertaling: &Vertaling, plaats: usize, kolom: &Kolom) -> KolomOverzicht {
    let mut voorbeelden: Vec<String> = Vec::new();
    let mut cellen = 0;
    for cel in tabel.rijen.iter().filter_map(|rij| rij.cellen.get(plaats)).filter(|cel| !cel.tekst.is_empty()) {
        cellen += 1;
        let voorbeeld: String = cel.tekst.chars().take(LANGSTE).collect();
        if voorbeelden.len() < VOORBEELDEN && !voorbeelden.contains(&voorbeeld) {
            voorbeelden.push(voorbeeld);
        }
    }
    let (veld, waarde) = match &kolom.betekenis {
        Betekenis::Veld(veld) => (Some(*veld), None),
        Betekenis::Kruis(veld, waarde) => (Some(*veld), Some(waarde.clone())),
        Betekenis::Onbekend => (None, None),
    };
    let lijkt_op = if veld.is_none() { vertaling.lijkt_op(&kolom.naam) } else { None };
    KolomOverzicht {
        kolom: kolom.naam.clone(),
        veld: veld.map(|veld| veld.naam().to_owned()),
        waarde,
        cellen,
        bewaard: 0,
        voorbeelden,
        lijkt_op: lijkt_op.map(|veld| veld.naam().to_owned()),
    }
}

/// The words about which the same is told, the most frequent first: corrected once, in the mapping.
fn woorden(voorstellen: &[Voorstel]) -> Vec<WoordOverzicht> {
    let mut aantallen: HashMap<(&str, &str, &str), u32> = HashMap::new();
    for bevinding in voorstellen.iter().flat_map(|voorstel| &voorstel.verslag.bevindingen) {
        if let (Some(kolom), Some(waarde)) = (&bevinding.kolom, &bevinding.waarde)
            && !GEEN_WOORD.contains(&bevinding.code.as_str())
        {
            *aantallen.entry((kolom, &bevinding.code, waarde)).or_default() += 1;
        }
    }
    let mut woorden: Vec<_> = aantallen.into_iter().collect();
    woorden.sort_by(|(een, aantal), (ander, tweede)| tweede.cmp(aantal).then_with(|| een.cmp(ander)));
    let als_woord = |((kolom, code, waarde), aantal): ((&str, &str, &str), u32)| WoordOverzicht {
        kolom: kolom.to_owned(),
        code: code.to_owned(),
        waarde: waarde.to_owned(),
        aantal,
    };
    woorden.into_iter().take(MEESTE_WOORDEN).map(als_woord).collect()
}
