//! "Hoe lang bewaren wij uw gegevens?": the retention terms (AVG 13(2)(a), Archiefwet).

use super::{
    Deel, Stof,
    woorden::{categorieen, code, tekst},
};
use crate::domain::{
    publiek::openbaar::{OpenbareBewaartermijn, OpenbareSelectielijst, Romp},
    recht::tekst::PER_JAAR,
    woorden::{
        zinnen::{groot, klein, zin},
        zoekwoord::normaal,
    },
};

/// Numbers as people write them in a sentence.
const GETALLEN: [&str; 13] =
    ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];

pub(super) fn schrijf(stof: &Stof<'_>, deel: &mut Deel) {
    if stof.romp.bewaartermijnen.is_empty() {
        return deel.mist("hoe lang wij de gegevens bewaren");
    }
    if stof.romp.bewaartermijnen.iter().any(|termijn| termijn.selectielijst.is_some()) {
        deel.zeg("Een selectielijst is een officiële lijst. Daarin staat hoe lang een overheid haar stukken bewaart.");
    }
    for termijn in &stof.romp.bewaartermijnen {
        let mut zinnen = vec![hoe_lang(termijn).unwrap_or_else(|| {
            let waarvan = waarvan(termijn).map(|waarvan| format!(" {waarvan}")).unwrap_or_default();
            deel.gat(&format!("hoe lang wij de gegevens{waarvan} bewaren"))
        })];
        zinnen.extend(waarop_het_berust(termijn));
        deel.noem(zinnen.join(" "));
        termijn.wettelijke_bepaling.iter().for_each(|bepaling| deel.verwijs_naar_wet(bepaling));
        if let Some(selectielijst) = termijn.selectielijst.as_ref().filter(|selectielijst| selectielijst.url.is_some()) {
            deel.verwijs("Lees dit in de selectielijst.", selectielijst.url.as_ref());
        }
    }
}

/// What the term is about: "voor beelden van een incident"; `None` is everything.
fn waarvan(termijn: &OpenbareBewaartermijn) -> Option<String> {
    let onderdeel = tekst(termijn.onderdeel.as_ref());
    match (onderdeel, termijn.gegevens.is_empty()) {
        (Some(onderdeel), true) => Some(format!("voor ‘{onderdeel}’")),
        (Some(onderdeel), false) => Some(format!("voor ‘{onderdeel}’ ({})", categorieen(&termijn.gegevens))),
        (None, false) => Some(format!("voor {}", categorieen(&termijn.gegevens))),
        (None, true) => None,
    }
}

/// The term as a sentence; `None` when the record does not say it.
fn hoe_lang(termijn: &OpenbareBewaartermijn) -> Option<String> {
    let duur = tekst(termijn.tekst.as_ref())?;
    let duur = duur.strip_suffix(PER_JAAR).unwrap_or(&duur);
    let (wie, doet, wat) = match code(termijn.soort.as_ref()) {
        "vaste_termijn" if begint_anders(termijn) => {
            ("wij", "bewaren", format!("de gegevens {}", vanaf_een_ander_begin(termijn, duur)))
        }
        "vaste_termijn" if duur.starts_with("direct") => ("wij", "verwijderen", format!("de gegevens {duur}")),
        "vaste_termijn" if termijn.startmoment.is_some() => ("wij", "bewaren", format!("de gegevens tot {duur}")),
        "criteria" => ("de bewaartijd", "hangt", format!("hiervan af: {duur}")),
        "blijvend_bewaren" => ("wij", "bewaren", "de gegevens voor altijd".to_owned()),
        "niet_bewaard" => ("wij", "bewaren", "de gegevens niet".to_owned()),
        _ => ("wij", "bewaren", format!("de gegevens {duur}")),
    };
    Some(groot(&match waarvan(termijn) {
        Some(waarvan) => format!("{waarvan} {doet} {wie} {}", zin(&wat)),
        None => format!("{wie} {doet} {}", zin(&wat)),
    }))
}

/// Whether the term begins at a moment that no code has: only the explanation tells it.
fn begint_anders(termijn: &OpenbareBewaartermijn) -> bool {
    code(termijn.soort.as_ref()) == "vaste_termijn" && code(termijn.startmoment.as_ref()) == "overig"
}

/// "tot vijf jaar na het einde van het lidmaatschap"; an explanation that does not say how long comes after how long it is.
fn vanaf_een_ander_begin(termijn: &OpenbareBewaartermijn, duur: &str) -> String {
    let Some(uitleg) = tekst(termijn.toelichting.as_ref()) else { return duur.to_owned() };
    if noemt(&uitleg, duur) { format!("tot {}", klein(&uitleg)) } else { format!("{duur}. {}", groot(&uitleg)) }
}

/// Whether a text begins with this duration, in digits or in words.
fn noemt(uitleg: &str, duur: &str) -> bool {
    let uitleg = normaal(uitleg);
    let getal = |(aantal, eenheid): (&str, &str)| Some(format!("{} {eenheid}", GETALLEN.get(aantal.parse::<usize>().ok()?)?));
    uitleg.starts_with(duur) || duur.split_once(' ').and_then(getal).is_some_and(|voluit| uitleg.starts_with(&voluit))
}

/// What happens afterwards, and where the term comes from.
fn waarop_het_berust(termijn: &OpenbareBewaartermijn) -> Vec<String> {
    let mut zinnen = Vec::new();
    if code(termijn.soort.as_ref()) != "criteria" && !begint_anders(termijn) {
        zinnen.extend(tekst(termijn.toelichting.as_ref()).map(|toelichting| zin(&toelichting)));
    }
    zinnen.extend(vernietiging(termijn).map(str::to_owned));
    zinnen.extend(bewaard_gebleven(termijn));
    let wet = termijn.wettelijke_bepaling.as_ref().and_then(|bepaling| tekst(bepaling.tekst.as_ref()));
    zinnen.extend(wet.map(|wet| format!("Dit staat in {wet}.")));
    zinnen.extend(termijn.selectielijst.as_ref().and_then(in_selectielijst));
    let afwijking = tekst(termijn.afwijking_toelichting.as_ref());
    zinnen.extend(afwijking.map(|waarom| format!("Dit wijkt af van de selectielijst: {}", zin(&waarom))));
    zinnen
}

/// What goes to the archive, and what is kept although the list says to destroy it.
fn bewaard_gebleven(termijn: &OpenbareBewaartermijn) -> Vec<String> {
    let overbrenging = termijn.overbrengingstermijn.map(|duur| format!("Na {} gaan ze naar het archief.", duur.in_woorden()));
    let uitzondering = termijn.uitzondering_vernietiging.as_ref().map(|uitzondering| {
        let uitleg =
            tekst(uitzondering.toelichting.as_ref()).map(|uitleg| format!(" {}", groot(&zin(&uitleg)))).unwrap_or_default();
        format!("Een deel vernietigen wij niet, omdat het bijzonder is voor later.{uitleg}")
    });
    overbrenging.into_iter().chain(uitzondering).collect()
}

/// That the data are destroyed, and when that happens once a year.
fn vernietiging(termijn: &OpenbareBewaartermijn) -> Option<&'static str> {
    let duur = tekst(termijn.tekst.as_ref()).unwrap_or_default();
    if duur.starts_with("direct") {
        return None;
    }
    if duur.ends_with(PER_JAAR) {
        return Some("Op 1 januari daarna vernietigen wij ze.");
    }
    (code(termijn.waardering.as_ref()) == "vernietigen").then_some("Daarna vernietigen wij ze.")
}

/// "Dit volgt uit de Selectielijst gemeenten 2020, nummer 8.1.1, Verleend."
fn in_selectielijst(resultaat: &OpenbareSelectielijst) -> Option<String> {
    let lijst = resultaat.lijst.as_ref().map(|lijst| lijst.naam.clone());
    let nummer = tekst(resultaat.volledig_nummer.as_ref()).map(|nummer| format!("nummer {nummer}"));
    let delen: Vec<_> = [lijst, nummer, tekst(resultaat.naam.as_ref())].into_iter().flatten().collect();
    let lijst = if resultaat.lijst.is_some() { "" } else { "selectielijst, " };
    (!delen.is_empty()).then(|| format!("Dit volgt uit de {lijst}{}", zin(&delen.join(", "))))
}

/// The terms with what happens afterwards, for a picture.
pub(crate) fn met_einde(romp: &Romp) -> Vec<String> {
    let zin = |termijn: &OpenbareBewaartermijn| {
        let einde = vernietiging(termijn).map(|einde| format!(" {einde}")).unwrap_or_default();
        hoe_lang(termijn).map(|duur| format!("{duur}{einde}"))
    };
    romp.bewaartermijnen.iter().filter_map(zin).collect()
}

/// The terms of one kind of data: those that name it, or else those that are about all of it.
pub(super) fn van(gegeven: &str, romp: &Romp) -> Vec<String> {
    let eigen = |termijn: &&OpenbareBewaartermijn| termijn.gegevens.iter().any(|een| een.code == gegeven);
    let is_eigen = romp.bewaartermijnen.iter().any(|termijn| eigen(&termijn));
    let past = |termijn: &&OpenbareBewaartermijn| if is_eigen { eigen(termijn) } else { termijn.gegevens.is_empty() };
    romp.bewaartermijnen.iter().filter(past).filter_map(hoe_lang).collect()
}

/// The terms in short, for a list of activities.
pub(super) fn kort(romp: &Romp) -> Vec<String> {
    romp.bewaartermijnen.iter().filter_map(hoe_lang).collect()
}
