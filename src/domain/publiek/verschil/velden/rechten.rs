//! Rights, and where a law deviates from them.

use super::{
    super::{
        boom::{Item, Knoop, Plek, Soort},
        waarde::Waarde,
    },
    RECHTEN, eerste,
    wet::bepaling,
};
use crate::domain::publiek::openbaar::{OpenbaarRecht, OpenbareRechtAfwijking};

const RECHT: Soort = Soort {
    enkel: "recht",
    nieuw: |naam, _| format!("Nieuw bij de rechten: {naam}"),
    weg: |naam, _| format!("“{naam}” staat niet meer bij de rechten"),
    op_plaats: false,
};
const AFWIJKING: Soort = Soort {
    enkel: "afwijking van een recht",
    nieuw: |naam, _| format!("Nieuwe afwijking van een recht: {naam}"),
    weg: |naam, _| format!("De afwijking van het recht “{naam}” is vervallen"),
    op_plaats: true,
};

pub(super) fn rechten(rechten: &[OpenbaarRecht]) -> Knoop {
    Plek::new(RECHTEN, "").lijst("rechten", &RECHT, rechten.iter().map(recht))
}

fn recht(een: &OpenbaarRecht) -> Item {
    let OpenbaarRecht { recht, artikel, toepasselijkheid, waarom, afgeleid, afwijking } = een;
    let naam = Waarde::eigennaam(recht);
    let plek = Plek::new(RECHTEN, format!(" bij “{}”", naam.kort()));
    let geldt = plek.vraag("toepasselijkheid", format!("of “{}” geldt", naam.kort()), Some(Waarde::code(toepasselijkheid)));
    let delen = vec![
        plek.de("waarom", "uitleg", Waarde::citaat(Some(waarom))),
        plek.het("afgeleid", "antwoord dat uit de grondslag volgt", afgeleid.as_ref().map(Waarde::code)),
        plek.vraag("afwijking", format!("of een wet afwijkt van “{}”", naam.kort()), Some(Waarde::ja_nee(*afwijking))),
    ];
    let knopen = vec![Knoop::Samen(geldt, delen), plek.het("artikel", "artikel", Waarde::citaat(Some(artikel))).into()];
    Item::new(vec![Some(recht.code.clone())], naam, knopen)
}

/// All rights in one text: what follows from the basis of one purpose.
pub(super) fn in_het_kort(rechten: &[OpenbaarRecht]) -> Option<Waarde> {
    let regel = |een: &OpenbaarRecht| {
        let OpenbaarRecht { recht, artikel, toepasselijkheid, waarom, afgeleid, afwijking } = een;
        let volgt = afgeleid.as_ref().map_or("", |afgeleid| afgeleid.code.as_str());
        let kern = [&recht.code, artikel, &toepasselijkheid.code, waarom, volgt, &afwijking.to_string()].join("\u{0}");
        let anders = afgeleid.as_ref().filter(|afgeleid| *afgeleid != toepasselijkheid);
        let anders = anders.map(|anders| format!(" Uit de grondslag volgt: {}.", anders.naam)).unwrap_or_default();
        let wet = if *afwijking { " Een wet wijkt hiervan af." } else { "" };
        let tekst = format!("{}: {}. {waarom} ({artikel}){anders}{wet}", recht.naam, toepasselijkheid.naam);
        (kern, tekst)
    };
    let (mut kern, teksten): (Vec<_>, Vec<_>) = rechten.iter().map(regel).unzip();
    kern.sort_unstable();
    (!teksten.is_empty()).then(|| Waarde::opsomming(&teksten.join("\n"), kern.join("\u{1}")))
}

pub(super) fn afwijkingen(afwijkingen: &[OpenbareRechtAfwijking]) -> Knoop {
    Plek::new(RECHTEN, "").lijst("rechtenAfwijkingen", &AFWIJKING, afwijkingen.iter().map(afwijking))
}

fn afwijking(een: &OpenbareRechtAfwijking) -> Item {
    let OpenbareRechtAfwijking { recht, toepasselijkheid, wettelijke_bepaling, toelichting } = een;
    let naam = recht.as_ref().map_or_else(|| eerste(&[toelichting.as_ref()]), Waarde::eigennaam);
    let plek = Plek::new(RECHTEN, format!(" bij de afwijking van “{}”", naam.kort()));
    let wet = Plek::new(RECHTEN, format!(" bij de wet van de afwijking van “{}”", naam.kort()));
    let vraag = format!("of “{}” met de afwijking geldt", naam.kort());
    let mut knopen = vec![
        Plek::new(RECHTEN, "").het("recht", "recht met een afwijking", recht.as_ref().map(Waarde::eigennaam)).into(),
        plek.vraag("toepasselijkheid", vraag, toepasselijkheid.as_ref().map(Waarde::code)).into(),
    ];
    knopen.extend(bepaling(|tekst| plek.de("wettelijkeBepaling", "wet", tekst), wet, wettelijke_bepaling.as_ref()));
    knopen.push(plek.toelichting(toelichting.as_ref()));
    Item::new(vec![recht.as_ref().map(|recht| recht.code.clone())], naam, knopen)
}
