//! How parts of the record stand inside a sentence.

use crate::domain::{
    publiek::openbaar::{OpenbaarGegeven, OpenbareBetrokkene, OpenbareCode, OpenbareWettelijkeBepaling},
    woorden::{
        eenmaal::eenmaal,
        zinnen::{klein, opsomming, schoon, zin},
    },
};

use super::Deel;

/// The code of a part that may be absent; empty when it is.
pub(super) fn code(code: Option<&OpenbareCode>) -> &str {
    code.map_or("", |code| code.code.as_str())
}

/// What a text says; blank says nothing.
pub(crate) fn tekst(tekst: Option<&String>) -> Option<String> {
    tekst.map(|tekst| schoon(tekst)).filter(|tekst| !tekst.is_empty())
}

/// A category of data, as it stands inside a sentence.
pub(super) fn categorie(code: &OpenbareCode) -> String {
    klein(&soort_gegevens(&code.code, &code.naam))
}

/// A kind of data as people say it: without a stroke ("adres of woonplaats"), and the rest as other data.
pub(crate) fn soort_gegevens(code: &str, naam: &str) -> String {
    if code == "overig" { "Andere gegevens".to_owned() } else { naam.replace("en/of", "of").replace('/', " of ") }
}

/// Categories of data as a list.
pub(crate) fn categorieen(codes: &[OpenbareCode]) -> String {
    opsomming(&codes.iter().map(categorie).collect::<Vec<_>>(), "en")
}

/// A kind of data by its name alone, for a sentence after the one that tells all of it.
pub(crate) fn gegeven(gegeven: &OpenbaarGegeven) -> String {
    let bekend = gegeven.categorie.as_ref().filter(|code| code.code != "overig").map(categorie);
    let eigen = || tekst(gegeven.omschrijving.as_ref()).map(|tekst| klein(&tekst));
    bekend.or_else(eigen).unwrap_or_else(|| "andere gegevens".to_owned())
}

/// Kinds of data as a list, each name once.
pub(super) fn namen<'a>(gegevens: impl IntoIterator<Item = &'a OpenbaarGegeven>, noem: fn(&OpenbaarGegeven) -> String) -> String {
    opsomming(&eenmaal(gegevens.into_iter().map(noem)), "en")
}

/// Whether data have a name of their own in the law.
pub(super) fn heeft_merk(gegeven: &OpenbaarGegeven) -> bool {
    matches!(gegeven.gevoeligheid.code.as_str(), "bijzonder" | "strafrechtelijk" | "wettelijk_identificatienummer")
}

/// A kind of data with what makes it special: "gezondheidsgegevens (bijzonder persoonsgegeven)".
pub(super) fn gegeven_met_merk(gegeven: &OpenbaarGegeven) -> String {
    let merk = heeft_merk(gegeven).then(|| klein(&gegeven.gevoeligheid.naam));
    let naam = gegeven.categorie.as_ref().map_or_else(|| "andere gegevens".to_owned(), categorie);
    let tussen: Vec<String> = tekst(gegeven.omschrijving.as_ref()).into_iter().chain(merk).collect();
    if tussen.is_empty() { naam } else { format!("{naam} ({})", tussen.join("; ")) }
}

/// A group of people: "Abonnee", "Inwoner (van 18 jaar en ouder)".
pub(crate) fn groep(betrokkene: &OpenbareBetrokkene) -> String {
    let omschrijving = tekst(betrokkene.omschrijving.as_ref());
    match (betrokkene.categorie.as_ref().filter(|code| code.code != "overig"), omschrijving) {
        (Some(categorie), Some(omschrijving)) => format!("{} ({omschrijving})", categorie.naam),
        (Some(categorie), None) => categorie.naam.clone(),
        (None, Some(omschrijving)) => omschrijving,
        (None, None) => "Andere mensen".to_owned(),
    }
}

/// "artikel 1.4, Wet basisregistratie personen"; articles of one law share its name: "artikel 3 en artikel 8 (Alcoholwet)".
pub(super) fn wetten<'a>(bepalingen: impl IntoIterator<Item = &'a OpenbareWettelijkeBepaling>) -> Option<String> {
    let mut per_wet: Vec<(Option<String>, Vec<&OpenbareWettelijkeBepaling>)> = Vec::new();
    for bepaling in bepalingen.into_iter().filter(|bepaling| tekst(bepaling.tekst.as_ref()).is_some()) {
        let wet = tekst(bepaling.citeertitel.as_ref()).filter(|wet| zonder_wet(bepaling, wet).is_some());
        match per_wet.iter_mut().find(|(eerder, _)| wet.is_some() && *eerder == wet) {
            Some((_, bepalingen)) => bepalingen.push(bepaling),
            None => per_wet.push((wet, vec![bepaling])),
        }
    }
    let teksten = per_wet.iter().filter_map(|(wet, bepalingen)| match (wet, bepalingen.as_slice()) {
        (Some(wet), [_, _, ..]) => {
            let artikelen = eenmaal(bepalingen.iter().filter_map(|bepaling| zonder_wet(bepaling, wet)));
            Some(format!("{} ({wet})", opsomming(&artikelen, "en")))
        }
        (_, bepalingen) => tekst(bepalingen.first()?.tekst.as_ref()),
    });
    let teksten: Vec<_> = teksten.collect();
    (!teksten.is_empty()).then(|| opsomming(&teksten, "en"))
}

/// "artikel 3" of "artikel 3, Alcoholwet".
fn zonder_wet(bepaling: &OpenbareWettelijkeBepaling, wet: &str) -> Option<String> {
    Some(tekst(bepaling.tekst.as_ref())?.strip_suffix(wet)?.strip_suffix(", ")?.to_owned())
}

impl Deel {
    /// A point that leads to a law, with what the record explains about it.
    pub(super) fn verwijs_naar_wet(&mut self, bepaling: &OpenbareWettelijkeBepaling) {
        let uitleg = tekst(bepaling.toelichting.as_ref()).map(|uitleg| zin(&uitleg));
        let artikel = artikel_adres(bepaling);
        let wet = match (tekst(bepaling.tekst.as_ref()), tekst(bepaling.citeertitel.as_ref())) {
            // An address of the whole law is told once, whichever of its articles are meant.
            (_, Some(wet)) if artikel.is_none() && uitleg.is_none() => format!("de wet: {wet}"),
            (Some(wet), _) => wet,
            (None, _) => "de wet".to_owned(),
        };
        match (uitleg, artikel.as_ref().or(bepaling.url.as_ref())) {
            (Some(uitleg), adres) => self.verwijs(format!("Lees {wet}. {uitleg}"), adres),
            (None, Some(adres)) if !self.leidt_naar(adres) => self.verwijs(format!("Lees {wet}."), Some(adres)),
            (None, _) => {}
        }
    }
}

/// The address of the article itself (JCI), where the law has one on wetten.overheid.nl and the article is written as one number.
fn artikel_adres(bepaling: &OpenbareWettelijkeBepaling) -> Option<String> {
    let wet = bepaling.url.as_deref()?.strip_prefix("https://wetten.overheid.nl/").filter(|wet| wet.starts_with("BWBR"))?;
    let artikel = bepaling.artikel.as_deref()?.trim();
    let is_nummer = artikel.starts_with(|teken: char| teken.is_ascii_digit())
        && artikel.chars().all(|teken| teken.is_ascii_alphanumeric() || matches!(teken, '.' | ':'));
    (is_nummer && wet.chars().all(|teken| teken.is_ascii_alphanumeric()))
        .then(|| format!("https://wetten.overheid.nl/jci1.3:c:{wet}&artikel={artikel}"))
}
