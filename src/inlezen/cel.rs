//! A cell that the API would not take: it is told, what stood there stays, and the rest of its row goes on. As with a cell that cannot be read.

use serde_json::Value;

use super::rij::in_het_kort;
use crate::{
    domain::{inhoud::Ingelezen, levensloop::inlezing::InleesBevinding},
    error::{Error, Fault},
    exchange::inlezen::{Onderwerp, Voorstel},
};

/// The proposal without the cells of these faults; `None` when one of them is not about a cell, or when it is not sure what stood there. A line
/// of JSON is a request, and no cells.
pub(super) fn zonder(voorstel: &Voorstel, fout: &Error) -> Option<Voorstel> {
    let Error::Invalid(fouten) = fout else { return None };
    let mut zonder = voorstel.clone();
    let mut eerder: Vec<String> = Vec::new();
    for fout in fouten {
        let pad = veld(voorstel, fout)?;
        if eerder.contains(&pad) {
            continue;
        }
        let aangeboden = zet_terug(&mut zonder, &pad)?;
        let tekst = in_het_kort(&aangeboden);
        let Fault { name, reason, code } = voorstel.in_woorden(fout.clone());
        let melding = format!("{reason} Deze cel is niet overgenomen; wat er stond, blijft.");
        let bevinding = InleesBevinding::new(Some(voorstel.verslag.rij), Some(&name), code, melding).over(&tekst);
        zonder.verslag.bevindingen.push(bevinding);
        if voorstel.onderwerp == Onderwerp::Verwerkingsactiviteit {
            zonder.verslag.ingelezen.push(Ingelezen::new(name, tekst));
        }
        eerder.push(pad);
    }
    Some(zonder)
}

/// The place of the cell that a fault is about; a value in a list is of the cell of the list.
fn veld(voorstel: &Voorstel, fout: &Fault) -> Option<String> {
    if fout.code == "verplicht" || !voorstel.heeft_cel(&fout.name) {
        return None;
    }
    let pad = fout.name.trim_end_matches(|teken: char| teken.is_ascii_digit());
    Some(pad.strip_suffix('/').filter(|_| pad != fout.name).unwrap_or(&fout.name).to_owned())
}

/// Puts back what the file was made of, and returns what was offered.
fn zet_terug(voorstel: &mut Voorstel, pad: &str) -> Option<Value> {
    let is_activiteit = voorstel.onderwerp == Onderwerp::Verwerkingsactiviteit;
    let (deel, rest) = match pad.strip_prefix("/beheer") {
        Some(rest) if is_activiteit => (&mut voorstel.beheer, rest),
        _ => (&mut voorstel.inhoud, if is_activiteit { pad.strip_prefix("/inhoud")? } else { pad }),
    };
    let leeg = Value::Null;
    let basis = voorstel
        .basis
        .as_ref()
        .map_or(&leeg, |basis| if pad.starts_with("/beheer") && is_activiteit { &basis.beheer } else { &basis.inhoud });
    let stond = stond(basis, deel, rest)?;
    let (boven, naam) = rest.rsplit_once('/')?;
    let leden = deel.pointer_mut(boven)?.as_object_mut()?;
    match stond {
        Value::Null => leden.remove(naam),
        stond => leden.insert(naam.to_owned(), stond),
    }
}

/// What stood at a place; `None` when its list became longer or shorter, so that it may be of another row.
fn stond(basis: &Value, nu: &Value, pad: &str) -> Option<Value> {
    let (mut basis, mut nu) = (basis, nu);
    for stap in pad.split('/').skip(1) {
        if let (Value::Array(was), Value::Array(wordt)) = (basis, nu)
            && was.len() != wordt.len()
        {
            return None;
        }
        nu = lid(nu, stap)?;
        let Some(was) = lid(basis, stap) else { return Some(Value::Null) };
        basis = was;
    }
    Some(basis.clone())
}

fn lid<'a>(waarde: &'a Value, stap: &str) -> Option<&'a Value> {
    waarde.get(stap).or_else(|| waarde.get(stap.parse::<usize>().ok()?))
}
