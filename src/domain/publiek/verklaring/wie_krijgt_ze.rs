//! "Wie krijgt uw gegevens?": recipients, and who works for us (AVG 13(1)(e), 28).

use super::{
    Deel, Stof,
    woorden::{categorieen, code, tekst},
};
use crate::domain::{
    publiek::openbaar::{OpenbareOntvanger, OpenbareVerwerker, Romp},
    woorden::zinnen::{groot, klein, opsomming, schoon, zin},
};

/// Recipients that need no ground of their own: they stand on our side or on that of the person.
const ZONDER_GROND: [&str; 3] = ["intern_ander_onderdeel", "vertegenwoordiger_betrokkene", "leverancier"];

pub(super) fn schrijf(stof: &Stof<'_>, deel: &mut Deel) {
    let romp = stof.romp;
    deel.zeg(begin(romp));
    if romp.ontvangers.is_empty() && romp.verwerkers.is_empty() && romp.geen_ontvangers != Some(true) {
        deel.mist("of anderen uw gegevens krijgen");
    }
    for ontvanger in &romp.ontvangers {
        let zinnen = van_ontvanger(ontvanger, deel);
        deel.noem(zinnen.join(" "));
    }
    for verwerker in &romp.verwerkers {
        let zinnen = van_verwerker(verwerker, deel);
        deel.noem(zinnen.join(" "));
    }
}

fn begin(romp: &Romp) -> &'static str {
    match (romp.ontvangers.is_empty(), romp.verwerkers.is_empty(), romp.krijgt_niemand()) {
        (true, true, true) => "Niemand. Wij geven uw gegevens niet aan anderen.",
        // A transfer goes to somebody.
        (true, true, false) if !romp.doorgiften.is_empty() => {
            "Uw gegevens gaan naar een ontvanger in het buitenland. Waar, staat hieronder."
        }
        (true, true, false) => "",
        (true, false, true) => "Wij geven uw gegevens niet aan anderen. Deze organisaties werken wel in onze opdracht:",
        (true, false, false) => "Deze organisaties werken in onze opdracht:",
        (false, true, _) => "Deze ontvangers kunnen uw gegevens krijgen:",
        (false, false, _) => "Deze organisaties kunnen uw gegevens krijgen of werken in onze opdracht:",
    }
}

fn van_ontvanger(ontvanger: &OpenbareOntvanger, deel: &mut Deel) -> Vec<String> {
    let omschrijving = tekst(ontvanger.omschrijving.as_ref());
    let wie = naam(ontvanger).or_else(|| omschrijving.is_some().then(|| "Een andere ontvanger".to_owned()));
    let mut zinnen = vec![match (wie, omschrijving) {
        // A description that begins with the name says it already.
        (Some(wie), Some(omschrijving)) if omschrijving.to_lowercase().starts_with(&wie.to_lowercase()) => zin(&omschrijving),
        // A kind says no more than a description that begins with the same word.
        (Some(wie), Some(omschrijving)) if is_soort(ontvanger) && zelfde_begin(&wie, &omschrijving) => zin(&groot(&omschrijving)),
        (Some(wie), Some(omschrijving)) => format!("{wie}: {}", zin(&omschrijving)),
        (Some(wie), None) => zin(&wie),
        (None, _) => deel.gat("wie deze ontvanger is"),
    }];
    zinnen.extend(ontvanger.land.as_ref().filter(|land| land.code != "NL").map(|land| format!("Land: {}.", land.naam)));
    zinnen.push(if ontvanger.gegevens.is_empty() {
        "Dit kan om al deze gegevens gaan.".to_owned()
    } else {
        format!("Het gaat om: {}.", categorieen(&ontvanger.gegevens))
    });
    match tekst(ontvanger.grondslag_verstrekking.as_ref()) {
        Some(grond) => zinnen.push(format!("Dit mag op deze grond: {}", zin(&grond))),
        None if ZONDER_GROND.contains(&code(ontvanger.soort.as_ref())) => {}
        None => zinnen.push(deel.gat("waarom wij ze mogen geven")),
    }
    zinnen
}

/// Whether only its kind is known.
fn is_soort(ontvanger: &OpenbareOntvanger) -> bool {
    ontvanger.organisatie.is_none() && tekst(ontvanger.naam.as_ref()).is_none()
}

fn zelfde_begin(een: &str, ander: &str) -> bool {
    let woord = |tekst: &str| {
        let woord = tekst.split_whitespace().next().unwrap_or_default().to_lowercase();
        woord.trim_end_matches([',', ':']).to_owned()
    };
    woord(een) == woord(ander)
}

/// The name of a recipient, or else what kind it is.
pub(crate) fn naam(ontvanger: &OpenbareOntvanger) -> Option<String> {
    let soort = ontvanger.soort.as_ref().filter(|soort| soort.code != "overig").map(|soort| soort.naam.clone());
    let naam = ontvanger.organisatie.as_ref().map(|organisatie| organisatie.naam.clone());
    naam.or_else(|| tekst(ontvanger.naam.as_ref())).or(soort)
}

/// The same inside a sentence: "een andere overheid" is a kind, "Belastingdienst" a name.
pub(crate) fn naam_in_zin(ontvanger: &OpenbareOntvanger) -> Option<String> {
    let naam = naam(ontvanger)?;
    Some(if is_soort(ontvanger) && !is_eigennaam(code(ontvanger.soort.as_ref())) { klein(&naam) } else { schoon(&naam) })
}

/// Whether a kind of recipients is one organisation.
pub(crate) fn is_eigennaam(soort: &str) -> bool {
    soort == "belastingdienst"
}

/// A processor whose name is not public is known by its kind and its work alone.
fn van_verwerker(verwerker: &OpenbareVerwerker, deel: &mut Deel) -> Vec<String> {
    let naam = verwerker.organisatie.as_ref().map(|organisatie| organisatie.naam.as_str());
    let wie = naam.unwrap_or("Een organisatie");
    let mut zinnen = vec![match tekst(verwerker.werkzaamheden.as_ref()) {
        Some(werk) => format!("{wie} doet dit voor ons: {}", zin(&klein(&werk))),
        None => format!("{wie} werkt voor ons. {}", deel.gat("wat deze organisatie doet")),
    }];
    if naam.is_none() {
        zinnen.extend(verwerker.soort.as_ref().map(|soort| format!("Soort organisatie: {}.", klein(&soort.naam))));
        zinnen.push("De naam staat niet in het openbare register.".to_owned());
    }
    zinnen.extend(verwerker.land.as_ref().filter(|land| land.code != "NL").map(|land| format!("Land: {}.", land.naam)));
    if !verwerker.subverwerkers.is_empty() {
        let namen: Vec<_> = verwerker.subverwerkers.iter().map(|organisatie| &organisatie.naam).collect();
        zinnen.push(format!("Daarbij helpen ook: {}", zin(&opsomming(&namen, "en"))));
    }
    zinnen
}
