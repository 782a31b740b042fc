//! Processors that another system knows by name and number: who is in the register is one in the content, who is not is a proposal beside it.

use uuid::Uuid;

use crate::{
    database::DbConnection,
    domain::{
        inhoud::{Inhoud, Verwerker},
        levensloop::{concept::Ingelezen, inlezing::VerwerkerBijNaam},
    },
    error::Result,
    store::organisaties,
};

/// Where a proposal says that it comes from.
const KOLOM: &str = "verwerkersBijNaam";

/// Puts into the content who is known, and tells who is not.
pub fn herken(conn: &mut DbConnection, inhoud: &mut Inhoud, verwerkers: Vec<VerwerkerBijNaam>) -> Result<Vec<Ingelezen>> {
    let mut voorstellen = Vec::new();
    for verwerker in verwerkers {
        let Some(uuid) = vind(conn, &verwerker)? else {
            voorstellen.push(Ingelezen { kolom: KOLOM.to_owned(), tekst: in_woorden(&verwerker) });
            continue;
        };
        if !inhoud.verwerkers.iter().any(|een| een.organisatie == Some(uuid)) {
            let werkzaamheden = verwerker.werkzaamheden;
            inhoud.verwerkers.push(Verwerker { organisatie: Some(uuid), werkzaamheden, ..Verwerker::default() });
        }
    }
    Ok(voorstellen)
}

/// The one organisation that it is: by its numbers, which may not be of two, and by its name only when it has none.
fn vind(conn: &mut DbConnection, verwerker: &VerwerkerBijNaam) -> Result<Option<Uuid>> {
    let mut gevonden = Vec::new();
    for (soort, nummer) in verwerker.nummers() {
        gevonden.extend(organisaties::met_nummer(conn, soort, nummer)?);
    }
    if verwerker.nummers().next().is_none() {
        gevonden = organisaties::met_naam(conn, &verwerker.naam)?;
    }
    gevonden.sort_unstable();
    gevonden.dedup();
    Ok(if gevonden.len() == 1 { gevonden.pop() } else { None })
}

fn in_woorden(verwerker: &VerwerkerBijNaam) -> String {
    let nummers: Vec<_> = verwerker.nummers().map(|(soort, nummer)| format!("{} {nummer}", soort.naam())).collect();
    let nummers = if nummers.is_empty() { String::new() } else { format!(" ({})", nummers.join(", ")) };
    let werk = verwerker.werkzaamheden.as_ref().map(|werk| format!(": {werk}")).unwrap_or_default();
    format!("{}{nummers}{werk}", verwerker.naam)
}
