//! Processors that another system knows by name and number: who is in the register is one in the content, who is not is a proposal beside it.

use uuid::Uuid;

use crate::{
    database::DbConnection,
    domain::inhoud::{
        Ingelezen, Inhoud, Verwerker,
        ingelezen::{VERWERKERS_BIJ_NAAM, VerwerkerBijNaam},
        lengte::hoogstens,
    },
    error::Result,
    store::organisaties,
};

/// A word of so many letters says which organisation it is; shorter ones tell its legal form.
const ZEGT_IETS: usize = 3;

/// Puts into the content who is known, and tells who is not, or may be another.
pub fn herken(conn: &mut DbConnection, inhoud: &mut Inhoud, verwerkers: Vec<VerwerkerBijNaam>) -> Result<Vec<Ingelezen>> {
    let mut voorstellen = Vec::new();
    for verwerker in verwerkers {
        let mut stel_voor = |waarom: &str| {
            let tekst = format!("{}{waarom}", in_woorden(&verwerker));
            let verwerker = Some(verwerker.clone());
            voorstellen.push(Ingelezen { verwerker, ..Ingelezen::new(VERWERKERS_BIJ_NAAM, tekst) });
        };
        let met_nummer = verwerker.nummers().next().is_some();
        match vind(conn, &verwerker)?[..] {
            [] => stel_voor(""),
            [uuid] => {
                let naam = organisaties::find(conn, uuid)?.map(|een| een.invoer()).transpose()?.map(|een| een.naam);
                if let Some(naam) = naam.filter(|naam| met_nummer && !lijkt(naam, &verwerker.naam)) {
                    stel_voor(&format!(". Overgenomen als {naam}: die heeft dit nummer. Klopt dat?"));
                }
                if !voeg_bij(inhoud, uuid, verwerker.werkzaamheden.as_deref()) {
                    stel_voor(". De werkzaamheden passen niet meer bij deze verwerker.");
                }
            }
            _ if met_nummer => stel_voor(". De nummers zijn van meer dan één organisatie."),
            _ => stel_voor(". Meer dan één organisatie heet zo."),
        }
    }
    Ok(voorstellen)
}

/// Makes an organisation a processor, once: what it does is told together. False when that has no room.
pub(super) fn voeg_bij(inhoud: &mut Inhoud, uuid: Uuid, werk: Option<&str>) -> bool {
    let Some(bekend) = inhoud.verwerkers.iter_mut().find(|een| een.organisatie == Some(uuid)) else {
        let werkzaamheden = werk.map(str::to_owned);
        inhoud.verwerkers.push(Verwerker { organisatie: Some(uuid), werkzaamheden, ..Verwerker::default() });
        return true;
    };
    let Some(werk) = werk else { return true };
    let samen = match bekend.werkzaamheden.as_deref() {
        None => werk.to_owned(),
        Some(was) if was.split("; ").any(|deel| deel == werk) || was == werk => return true,
        Some(was) => format!("{was}; {werk}"),
    };
    let past = samen.chars().count() <= hoogstens::<Verwerker>("werkzaamheden");
    if past {
        bekend.werkzaamheden = Some(samen);
    }
    past
}

/// Whether two names can be of one organisation: they share a word, or say nothing to go by.
fn lijkt(een: &str, ander: &str) -> bool {
    let woorden = |naam: &str| -> Vec<String> {
        let woorden = naam.split(|teken: char| !teken.is_alphanumeric()).map(str::to_lowercase);
        woorden.filter(|woord| woord.chars().count() >= ZEGT_IETS).collect()
    };
    let (een, ander) = (woorden(een), woorden(ander));
    een.is_empty() || ander.is_empty() || een.iter().any(|woord| ander.contains(woord))
}

/// The organisations that it may be: by its numbers, and by its name only when it has none.
fn vind(conn: &mut DbConnection, verwerker: &VerwerkerBijNaam) -> Result<Vec<Uuid>> {
    let mut gevonden = Vec::new();
    for (soort, nummer) in verwerker.nummers() {
        gevonden.extend(organisaties::met_nummer(conn, soort, nummer)?);
    }
    if verwerker.nummers().next().is_none() {
        gevonden = organisaties::met_naam(conn, &verwerker.naam)?;
    }
    gevonden.sort_unstable();
    gevonden.dedup();
    Ok(gevonden)
}

fn in_woorden(verwerker: &VerwerkerBijNaam) -> String {
    let nummers: Vec<_> = verwerker.nummers().map(|(soort, nummer)| format!("{} {nummer}", soort.naam())).collect();
    let nummers = if nummers.is_empty() { String::new() } else { format!(" ({})", nummers.join(", ")) };
    let werk = verwerker.werkzaamheden.as_ref().map(|werk| format!(": {werk}")).unwrap_or_default();
    format!("{}{nummers}{werk}", verwerker.naam)
}
