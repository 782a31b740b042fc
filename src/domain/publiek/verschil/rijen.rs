//! Two trees side by side.

use super::{
    Rij,
    boom::{Knoop, Veld},
    koppelen::koppel,
    vergelijken::is_gelijk,
};

/// A row for each field that at least one of the trees fills in.
pub(super) fn leg_naast(oud: &[Knoop], nieuw: &[Knoop], uit: &mut Vec<Rij>) {
    for paar in oud.iter().zip(nieuw) {
        match paar {
            (Knoop::Kenmerk(oud) | Knoop::Veld(oud), Knoop::Kenmerk(nieuw) | Knoop::Veld(nieuw)) => uit.extend(rij(oud, nieuw)),
            (Knoop::Samen(oud, oude_delen), Knoop::Samen(nieuw, nieuwe_delen)) => {
                uit.extend(rij(oud, nieuw));
                uit.extend(oude_delen.iter().zip(nieuwe_delen).filter_map(|(oud, nieuw)| rij(oud, nieuw)));
            }
            (Knoop::Lijst(oud), Knoop::Lijst(nieuw)) => {
                for paar in koppel(&oud.items, &nieuw.items, nieuw.soort.op_plaats) {
                    match paar {
                        (Some(oud), Some(nieuw)) => leg_naast(&oud.knopen, &nieuw.knopen, uit),
                        (Some(item), None) => alleen(&item.knopen, true, uit),
                        (None, Some(item)) => alleen(&item.knopen, false, uit),
                        (None, None) => {}
                    }
                }
            }
            _ => {}
        }
    }
}

/// What readers see of a field.
fn tekst(veld: &Veld) -> Option<String> {
    veld.waarde.as_ref().filter(|_| !veld.stil).map(|waarde| waarde.tekst.clone())
}

fn rij(oud: &Veld, nieuw: &Veld) -> Option<Rij> {
    let (voor, na) = (tekst(oud), tekst(nieuw));
    let veld = if na.is_some() { nieuw } else { oud };
    (voor.is_some() || na.is_some()).then(|| Rij {
        onderdeel: veld.onderdeel,
        wat: veld.onderwerp.los(),
        oud: voor,
        nieuw: na,
        gelijk: is_gelijk(oud, nieuw),
    })
}

/// What only one of the versions says.
fn alleen(knopen: &[Knoop], is_oud: bool, uit: &mut Vec<Rij>) {
    let rij = |veld: &Veld| {
        let tekst = tekst(veld)?;
        let (oud, nieuw) = if is_oud { (Some(tekst), None) } else { (None, Some(tekst)) };
        Some(Rij { onderdeel: veld.onderdeel, wat: veld.onderwerp.los(), oud, nieuw, gelijk: false })
    };
    for knoop in knopen {
        match knoop {
            Knoop::Kenmerk(veld) | Knoop::Veld(veld) => uit.extend(rij(veld)),
            Knoop::Samen(hoofd, delen) => uit.extend(std::iter::once(hoofd).chain(delen).filter_map(rij)),
            Knoop::Lijst(lijst) => lijst.items.iter().for_each(|item| alleen(&item.knopen, is_oud, uit)),
        }
    }
}
