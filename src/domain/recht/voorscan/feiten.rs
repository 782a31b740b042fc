//! What the fields of a content say, each as a sentence: the words in which the table of criteria is written.

use std::collections::HashSet;

use super::{VoorscanUitkomst, opsomming};
use crate::domain::{
    inhoud::Gegeven,
    recht::dossier::Dossier,
    woorden::{
        codes::{AiRisicoklasse, AiRol, Gevoeligheid, Schaal},
        zinnen::klein,
        zoekwoord::woorden,
    },
};

/// A fact, when the fields state it.
pub(super) type Feit = Option<String>;

/// That a criterion applies or may apply, and why.
pub(super) type Oordeel = Option<(VoorscanUitkomst, String)>;

/// The fact is the criterion.
pub(super) fn gevonden(feit: Feit) -> Oordeel {
    Some((VoorscanUitkomst::Gevonden, feit?))
}

/// The fact points at the criterion; a person must answer the rest.
pub(super) fn mogelijk(feit: Feit, beoordeel: &str) -> Oordeel {
    Some((VoorscanUitkomst::Mogelijk, format!("{} Beoordeel {beoordeel}.", feit?)))
}

/// A fact that counts on a large scale or systematically: the editor says which, or a person must judge it. On a small scale it does not
/// count at all.
pub(super) fn op_schaal(dossier: &Dossier<'_>, telt: &[Schaal], feit: Feit, beoordeel: &str) -> Oordeel {
    match dossier.inhoud.dpia.as_ref().and_then(|dpia| dpia.schaal) {
        Some(Schaal::Klein) => None,
        Some(schaal) if telt.contains(&schaal) => {
            gevonden(feit.map(|feit| format!("{feit} De schaal is: {}.", klein(&dossier.kennis.naam_van(schaal)))))
        }
        _ => mogelijk(feit, beoordeel),
    }
}

/// Two facts as one.
pub(super) fn samen(een: Feit, ander: Feit) -> Feit {
    Some(format!("{} {}", een?, ander?))
}

/// The organisation shows images to everybody itself, such as of a meeting: that is no watching of people.
pub(super) fn is_uitzending(dossier: &Dossier<'_>) -> bool {
    dossier.inhoud.ontvangers.iter().any(|ontvanger| ontvanger.soort.as_deref() == Some("openbaarmaking"))
}

/// Names, each once, in their order.
fn noem(begin: &str, namen: impl Iterator<Item = String>) -> Feit {
    let mut gezien = HashSet::new();
    let namen: Vec<String> = namen.filter(|naam| gezien.insert(naam.clone())).collect();
    (!namen.is_empty()).then(|| format!("{begin}: {}.", opsomming(&namen)))
}

fn noem_gegevens(dossier: &Dossier<'_>, begin: &str, gezocht: impl Fn(&Gegeven) -> bool) -> Feit {
    let gegevens = dossier.gegevens().map(|(.., gegeven)| gegeven).filter(|gegeven| gezocht(gegeven));
    noem(begin, gegevens.map(|gegeven| dossier.naam_gegeven(gegeven)))
}

fn is_een_van(gegeven: &Gegeven, categorieen: &[&str]) -> bool {
    gegeven.categorie.as_deref().is_some_and(|categorie| categorieen.contains(&categorie))
}

fn komt_uit(gegeven: &Gegeven, bron: &str) -> bool {
    gegeven.bronnen.iter().any(|vermelding| vermelding.bron.as_deref() == Some(bron))
}

/// These categories of data are used.
pub(super) fn gegevens(dossier: &Dossier<'_>, categorieen: &[&str]) -> Feit {
    noem_gegevens(dossier, "Het gaat om deze gegevens", |gegeven| is_een_van(gegeven, categorieen))
}

/// Data of these kinds are used.
pub(super) fn gegevens_van_soort(dossier: &Dossier<'_>, soorten: &[Gevoeligheid]) -> Feit {
    let van_soort = |gegeven: &Gegeven| soorten.iter().any(|soort| dossier.is_gevoelig(gegeven, *soort));
    noem_gegevens(dossier, "Het gaat om deze gegevens", van_soort)
}

/// The organisation observes these categories of data itself, with a camera, a meter or a log.
pub(super) fn waarneming(dossier: &Dossier<'_>, categorieen: &[&str]) -> Feit {
    noem_gegevens(dossier, "Deze gegevens komen uit eigen waarneming", |gegeven| {
        is_een_van(gegeven, categorieen) && komt_uit(gegeven, "waarneming")
    })
}

/// The organisation observes these categories of data of its employees.
pub(super) fn waarneming_van_medewerkers(dossier: &Dossier<'_>, categorieen: &[&str]) -> Feit {
    let groepen = dossier.inhoud.betrokkenen.iter().filter(|groep| groep.categorie.as_deref() == Some("medewerker"));
    let gegevens = groepen.flat_map(|groep| &groep.gegevens);
    let waargenomen = gegevens.filter(|gegeven| is_een_van(gegeven, categorieen) && komt_uit(gegeven, "waarneming"));
    noem("Deze gegevens van medewerkers komen uit eigen waarneming", waargenomen.map(|gegeven| dossier.naam_gegeven(gegeven)))
}

/// The data come from this source.
pub(super) fn bron(dossier: &Dossier<'_>, code: &str) -> Feit {
    let gebruikt = dossier.gegevens().any(|(.., gegeven)| komt_uit(gegeven, code));
    gebruikt.then(|| format!("Gegevens komen uit deze bron: “{}”.", dossier.kennis.naam("bron", code)))
}

/// The data come from at least two files, beside what people say themselves and what is observed.
pub(super) fn meer_bestanden(dossier: &Dossier<'_>) -> Feit {
    let geen_bestand = ["betrokkene", "waarneming", "onbekend"];
    let bronnen = dossier.gegevens().flat_map(|(.., gegeven)| &gegeven.bronnen).filter_map(|bron| bron.bron.as_deref());
    let bestanden: Vec<&str> = bronnen.filter(|code| !geen_bestand.contains(code)).collect();
    let verschillend: HashSet<_> = bestanden.iter().collect();
    let namen = bestanden.iter().map(|code| dossier.kennis.naam("bron", code));
    if verschillend.len() < 2 { None } else { noem("Gegevens komen uit meer bronnen", namen) }
}

/// People of these categories are concerned.
pub(super) fn betrokkenen(dossier: &Dossier<'_>, categorieen: &[&str]) -> Feit {
    let codes = dossier.inhoud.betrokkenen.iter().filter_map(|groep| groep.categorie.as_deref());
    let gezocht = codes.filter(|code| categorieen.contains(code));
    noem("Het gaat om gegevens van", gezocht.map(|code| dossier.kennis.naam("betrokkene_categorie", code)))
}

/// Minors are concerned, by their category or because the editor says so.
pub(super) fn minderjarigen(dossier: &Dossier<'_>) -> Feit {
    let jong = |code: &String| {
        let categorie = dossier.kennis.zoek("betrokkene_categorie", code);
        categorie.is_some_and(|categorie| categorie.eigenschappen.get("minderjarig") == Some(&true.into()))
    };
    let mut groepen = dossier.inhoud.betrokkenen.iter();
    let kinderen = groepen.any(|groep| groep.betreft_minderjarigen == Some(true) || groep.categorie.as_ref().is_some_and(jong));
    kinderen.then(|| "Er zijn minderjarigen bij.".to_owned())
}

/// Data go to a recipient of this kind.
pub(super) fn ontvanger(dossier: &Dossier<'_>, soort: &str) -> Feit {
    let krijgt = dossier.inhoud.ontvangers.iter().any(|ontvanger| ontvanger.soort.as_deref() == Some(soort));
    krijgt.then(|| format!("Er is een ontvanger van deze soort: “{}”.", dossier.kennis.naam("ontvanger_soort", soort)))
}

/// Criminal data go to someone else.
pub(super) fn strafrechtelijk_gedeeld(dossier: &Dossier<'_>) -> Feit {
    let feit = gegevens_van_soort(dossier, &[Gevoeligheid::Strafrechtelijk])?;
    (!dossier.inhoud.ontvangers.is_empty()).then(|| format!("{feit} Er zijn ontvangers."))
}

/// A computer decides.
pub(super) fn automatisch_besluit(dossier: &Dossier<'_>) -> Feit {
    let besluiten = dossier.inhoud.geautomatiseerde_besluitvorming.as_ref();
    let aanwezig = besluiten.is_some_and(|besluiten| besluiten.aanwezig == Some(true));
    aanwezig.then(|| "Er worden besluiten genomen zonder tussenkomst van een mens.".to_owned())
}

/// A computer judges people, even where a person decides.
pub(super) fn profilering(dossier: &Dossier<'_>) -> Feit {
    let besluiten = dossier.inhoud.geautomatiseerde_besluitvorming.as_ref();
    let beoordeelt = besluiten.is_some_and(|besluiten| besluiten.profilering == Some(true));
    beoordeelt.then(|| "Een computer beoordeelt gedrag, situatie of kenmerken van mensen.".to_owned())
}

/// An algorithm is used.
pub(super) fn algoritme(dossier: &Dossier<'_>) -> Feit {
    (!dossier.inhoud.algoritmes.is_empty()).then(|| "Er wordt een algoritme gebruikt.".to_owned())
}

/// The organisation uses an AI system of high risk.
pub(super) fn ai_met_hoog_risico(dossier: &Dossier<'_>) -> Feit {
    let mut systemen = dossier.inhoud.algoritmes.iter().filter_map(|algoritme| algoritme.ai_systeem.as_ref());
    let hoog = systemen.any(|een| een.risicoklasse == Some(AiRisicoklasse::Hoog) && een.rol.is_none_or(AiRol::gebruikt));
    hoog.then(|| "Er wordt een AI-systeem met een hoog risico gebruikt.".to_owned())
}

/// A purpose has a word that begins like this.
pub(super) fn doel_noemt(dossier: &Dossier<'_>, begin: &str) -> Feit {
    let teksten = dossier.inhoud.doelen.iter().filter_map(|doel| doel.omschrijving.as_deref());
    let woord = teksten.flat_map(woorden).find(|woord| woord.starts_with(begin))?;
    Some(format!("Een doel noemt “{woord}”."))
}
