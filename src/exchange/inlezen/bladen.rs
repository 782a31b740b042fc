//! Which sheet of a workbook is the register: the first with the names of columns, or sheets on which the names stand below each other.

mod gekoppeld;

use gekoppeld::{Los, koppel, sleutels};

use super::{
    MEESTE_CELLEN, Onleesbaar, Vertaling,
    kop::kolommen,
    nummer,
    tabel::{Cel, Nabij, Rij, Tabel, geen_kop},
    terug::BLAD as TERUG,
    vertaling::Veld,
    woorden::vorm,
};
use crate::{domain::levensloop::inlezing::InleesBevinding, exchange::werkboek::BLADEN};

/// The sheets by name, each with its columns or with what came nearest.
pub(super) type Bladen = Vec<(String, Result<Tabel, Nabij>)>;

/// So many columns from the left, names that stand below each other are looked for.
const NAMEN_BINNEN: usize = 4;
/// So many names below each other are the names of fields.
const BEKENDE_NAMEN: usize = 3;

/// Refuses the name of a sheet that is not there.
pub(super) fn eis_blad(blad: Option<&str>, namen: &[String]) -> Result<(), Onleesbaar> {
    match blad {
        Some(blad) if !namen.iter().any(|naam| naam == blad) => {
            Err(Onleesbaar::new("onbekend-blad", format!("Het blad {blad} is er niet. Wel: {}.", namen.join(", "))))
        }
        _ => Ok(()),
    }
}

/// Refuses a workbook of our own that cannot be read back: as a table it would make everything anew.
pub(super) fn weiger_eigen(namen: &[String]) -> Result<(), Onleesbaar> {
    let eigen = BLADEN.iter().filter(|blad| namen.contains(&blad.naam)).count();
    if eigen < BLADEN.len() / 2 && !namen.iter().any(|naam| naam == TERUG) {
        return Ok(());
    }
    let melding = format!(
        "Dit is een werkboek van een verwerkingsregister, maar zo is het niet terug te lezen: het is als .ods bewaard of het blad {TERUG} \
         is weg. Bewaar het als .xlsx met al zijn bladen. Lukt dat niet, maak het werkboek dan opnieuw en neem uw wijzigingen daarin \
         over. Wilt u toch één blad als tabel inlezen, noem dan dat blad."
    );
    Err(Onleesbaar::new("eigen-werkboek", melding))
}

/// The register among the sheets, and what is told of the others.
pub(super) fn kies(bladen: Bladen, vertaling: &Vertaling) -> Result<Tabel, Onleesbaar> {
    let (mut staand, mut nabij, mut overig): (Vec<Staand>, Nabij, Vec<String>) = Default::default();
    let (mut tabellen, mut los): (Vec<(String, Tabel)>, Vec<Los>) = Default::default();
    for (naam, blad) in bladen {
        match blad {
            Ok(tabel) => tabellen.push((naam, tabel)),
            Err(andere) => {
                match staande_namen(&naam, &andere.begin, vertaling) {
                    Some(blad) => staand.push(blad),
                    None if !andere.begin.is_empty() => match Los::van_begin(&naam, &andere) {
                        Some(blad) => los.push(blad),
                        None => overig.push(naam),
                    },
                    None => {}
                }
                nabij = nabij.of(andere);
            }
        }
    }
    if tabellen.is_empty() {
        return samen(&staand, vertaling).ok_or_else(|| geen_kop(&nabij));
    }
    // The sheet to which most others refer, or else the first.
    let meer = tabellen.len() > 1;
    let alle: Vec<Los> = tabellen.iter().filter(|_| meer).map(|(naam, tabel)| Los::van_tabel(naam, tabel)).collect();
    let verwijzen = |(_, tabel): &(String, Tabel)| {
        let sleutels = sleutels(tabel);
        alle.iter().chain(&los).filter(|blad| blad.koppeling(&sleutels, vertaling).is_some()).count()
    };
    let meeste = tabellen.iter().map(verwijzen).max().unwrap_or_default();
    let plaats = tabellen.iter().position(|tabel| verwijzen(tabel) == meeste).unwrap_or_default();
    let (_, mut tabel) = tabellen.swap_remove(plaats);
    let sleutels = sleutels(&tabel);
    let andere = alle.into_iter().enumerate().filter(|(nummer, _)| *nummer != plaats).map(|(_, blad)| blad);
    for blad in andere.chain(los) {
        let gekoppeld = blad.koppeling(&sleutels, vertaling).is_some_and(|kolom| koppel(&mut tabel, &blad, kolom, vertaling));
        if !gekoppeld {
            overig.push(blad.naam);
        }
    }
    overig.extend(staand.into_iter().map(|blad| blad.naam));
    for naam in overig {
        let melding =
            format!("Het blad {naam} is niet gelezen. Staat er meer van het register op? Lees het apart in met blad={naam}.");
        tabel.bevindingen.push(InleesBevinding::new(None, None, "ander-blad", melding));
    }
    Ok(tabel)
}

/// A sheet without columns, such as a file of text, as far as the names on it stand below each other.
pub(super) fn los(naam: &str, nabij: &Nabij, vertaling: &Vertaling) -> Option<Tabel> {
    samen(staande_namen(naam, &nabij.begin, vertaling).as_slice(), vertaling)
}

/// A sheet on which the names of the fields stand below each other, with an activity in each column beside them.
#[derive(Debug)]
struct Staand {
    naam: String,
    /// Name, and the values beside it by column.
    regels: Vec<(String, Vec<(usize, Cel)>)>,
    /// The columns that have the name of an activity.
    activiteiten: Vec<usize>,
}

fn staande_namen(naam: &str, rijen: &[Rij], vertaling: &Vertaling) -> Option<Staand> {
    let tekst = |rij: &Rij, kolom: usize| rij.cellen.get(kolom).map_or("", |cel| cel.tekst.as_str()).to_owned();
    let bekend = |kolom: usize| rijen.iter().filter(|rij| vertaling.veld(&tekst(rij, kolom)).is_some()).count();
    let kolom = (0..NAMEN_BINNEN).rev().max_by_key(|kolom| bekend(*kolom)).filter(|kolom| bekend(*kolom) >= BEKENDE_NAMEN)?;
    let mut regels: Vec<(String, Vec<(usize, Cel)>)> = Vec::new();
    for rij in rijen {
        let waarden: Vec<_> =
            rij.cellen.iter().cloned().enumerate().skip(kolom + 1).filter(|(_, cel)| *cel != Cel::default()).collect();
        match (tekst(rij, kolom), regels.last_mut()) {
            // A value goes on below itself.
            (leeg, Some((_, eerder))) if leeg.is_empty() => vul_aan(eerder, waarden),
            (leeg, None) if leeg.is_empty() => {}
            (veld, _) => regels.push((veld, waarden)),
        }
    }
    let naamregel = regels.iter().find(|(veld, waarden)| vertaling.veld(veld) == Some(Veld::Naam) && !waarden.is_empty())?;
    let activiteiten: Vec<usize> = naamregel.1.iter().map(|(plaats, _)| *plaats).collect();
    Some(Staand { naam: naam.to_owned(), regels, activiteiten })
}

fn vul_aan(eerder: &mut Vec<(usize, Cel)>, waarden: Vec<(usize, Cel)>) {
    for (plaats, cel) in waarden {
        match eerder.iter_mut().find(|(ander, _)| *ander == plaats) {
            Some((_, oud)) => *oud = Cel::new(&format!("{}\n{}", oud.tekst, cel.tekst)),
            None => eerder.push((plaats, cel)),
        }
    }
}

/// The sheets as one table: an activity each, or several beside each other.
fn samen(bladen: &[Staand], vertaling: &Vertaling) -> Option<Tabel> {
    let mut tabel = Tabel::default();
    let (mut sleutels, mut namen): (Vec<String>, Vec<Cel>) = (Vec::new(), Vec::new());
    let alle = bladen.len();
    for blad in bladen {
        let eerste = tabel.rijen.len();
        let een = blad.activiteiten.len() == 1;
        for (volgnummer, plaats) in blad.activiteiten.iter().enumerate() {
            let nummer = if alle > 1 { eerste + volgnummer + 1 } else { plaats + 1 };
            tabel.rijen.push(Rij { nummer, los: true, ..Rij::default() });
        }
        let mut gezien: Vec<String> = Vec::new();
        for (veld, waarden) in blad.regels.iter().filter(|(_, waarden)| !waarden.is_empty()) {
            // The second "Omschrijving" of a sheet is that of the others too.
            let keer = gezien.iter().filter(|eerder| **eerder == vorm(veld)).count();
            gezien.push(vorm(veld));
            let sleutel = format!("{} {keer}", vorm(veld));
            let kolom = sleutels.iter().position(|eerder| *eerder == sleutel).unwrap_or_else(|| {
                sleutels.push(sleutel);
                namen.push(Cel::new(veld));
                namen.len() - 1
            });
            for (plaats, cel) in waarden {
                let bij = blad.activiteiten.iter().position(|activiteit| activiteit == plaats);
                // Beside the only activity there may be more of the same.
                let Some(rij) = bij.or(een.then_some(0)).and_then(|bij| tabel.rijen.get_mut(eerste + bij)) else { continue };
                if rij.cellen.len() <= kolom {
                    rij.cellen.resize(kolom + 1, Cel::default());
                }
                let oud = &mut rij.cellen[kolom];
                *oud = if *oud == Cel::default() { cel.clone() } else { Cel::new(&format!("{}\n{}", oud.tekst, cel.tekst)) };
            }
        }
        tabel.bevindingen.push(vertel(blad, &tabel.rijen[eerste..], alle));
        tabel.bevindingen.extend(zonder_naam(blad));
    }
    if namen.len() > MEESTE_CELLEN {
        return None;
    }
    tabel.kop = kolommen(&[], &namen, vertaling)?;
    Some(tabel)
}

fn vertel(blad: &Staand, rijen: &[Rij], alle: usize) -> InleesBevinding {
    let nummers: Vec<String> = rijen.iter().map(|rij| nummer(rij.nummer).to_string()).collect();
    let melding = if alle > 1 {
        format!(
            "Dit blad is een fiche: de namen van de velden staan onder elkaar. Het is gelezen als verwerking {}.",
            nummers.join(", ")
        )
    } else {
        format!(
            "De namen van de velden staan onder elkaar. Iedere kolom daarnaast is een verwerking (kolom {}).",
            nummers.join(", ")
        )
    };
    InleesBevinding::new(None, None, "fiche", melding).over(&blad.naam)
}

/// Cells in a column without the name of an activity, beside several that have one, are not read: that is told.
fn zonder_naam(blad: &Staand) -> Option<InleesBevinding> {
    if blad.activiteiten.len() == 1 {
        return None;
    }
    let elders = blad.regels.iter().flat_map(|(_, waarden)| waarden).filter(|(plaats, _)| !blad.activiteiten.contains(plaats));
    let teksten: Vec<&str> = elders.map(|(_, cel)| cel.tekst.as_str()).collect();
    let melding = format!("{} cellen staan in een kolom zonder naam van een verwerking en zijn niet gelezen.", teksten.len());
    (!teksten.is_empty()).then(|| InleesBevinding::new(None, None, "zonder-naam", melding).over(&teksten.join("; ")))
}
