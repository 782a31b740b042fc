//! Two trees become a list of differences.

use super::{
    Verschil, VerschilSoort,
    boom::{Item, Knoop, Lijst, Veld},
    koppelen::koppel,
    taal,
    waarde::Waarde,
};
use crate::domain::woorden::zinnen::groot;

/// Where the element stands in both documents, as pointers.
#[derive(Debug, Clone, Default)]
pub(super) struct Plaats {
    oud: String,
    nieuw: String,
}

/// Tells each thing that the trees say otherwise, also what follows from something else. Both come from the same walk, so that their
/// nodes answer to each other.
pub(super) fn vergelijk(oud: &[Knoop], nieuw: &[Knoop], plaats: &Plaats, uit: &mut Vec<Verschil>) {
    debug_assert_eq!(oud.len(), nieuw.len(), "one walk makes one form");
    for paar in oud.iter().zip(nieuw) {
        match paar {
            (Knoop::Veld(oud), Knoop::Veld(nieuw)) => uit.extend(veld(oud, nieuw, plaats)),
            (Knoop::Samen(oud, oude_delen), Knoop::Samen(nieuw, nieuwe_delen)) => {
                uit.extend(veld(oud, nieuw, plaats));
                let zelfde = is_zelfde_zaak(oud, nieuw);
                let delen = oude_delen.iter().zip(nieuwe_delen);
                // What stands within the head was told with it.
                let eigen = delen.filter(|(deel, _)| zelfde || !deel.pad.starts_with(&format!("{}/", oud.pad)));
                let verschillen = eigen.filter_map(|(oud, nieuw)| veld(oud, nieuw, plaats));
                uit.extend(verschillen.map(|verschil| Verschil { stil: verschil.stil || !zelfde, ..verschil }));
            }
            (Knoop::Lijst(oud), Knoop::Lijst(nieuw)) => lijst(oud, nieuw, plaats, uit),
            _ => {}
        }
    }
}

/// Whether the field itself is the same, so that what follows from it must be told on its own.
fn is_zelfde_zaak(oud: &Veld, nieuw: &Veld) -> bool {
    match (&oud.waarde, &nieuw.waarde) {
        (Some(oud), Some(nieuw)) => oud.kern() == nieuw.kern() || oud.zelfde_organisatie(nieuw),
        (None, None) => true,
        _ => false,
    }
}

/// Whether both fields say the same.
pub(super) fn is_gelijk(oud: &Veld, nieuw: &Veld) -> bool {
    oud.waarde.as_ref().map(Waarde::kern) == nieuw.waarde.as_ref().map(Waarde::kern)
}

fn veld(oud: &Veld, nieuw: &Veld, plaats: &Plaats) -> Option<Verschil> {
    let (voor, na) = (oud.waarde.as_ref(), nieuw.waarde.as_ref());
    let soort = match (voor, na) {
        _ if is_gelijk(oud, nieuw) => return None,
        (None, _) => VerschilSoort::Toegevoegd,
        (_, None) => VerschilSoort::Vervallen,
        _ => VerschilSoort::Gewijzigd,
    };
    // What is gone is spoken of as it was.
    let veld = if na.is_some() { nieuw } else { oud };
    Some(Verschil {
        onderdeel: veld.onderdeel,
        soort,
        van_pointer: Some(format!("{}{}", plaats.oud, oud.pad)),
        pointer: Some(format!("{}{}", plaats.nieuw, nieuw.pad)),
        wat: veld.onderwerp.los(),
        zin: taal::zin(veld, voor, na),
        stil: [oud, nieuw].iter().all(|veld| veld.stil || veld.waarde.is_none()),
    })
}

fn lijst(oud: &Lijst, nieuw: &Lijst, plaats: &Plaats, uit: &mut Vec<Verschil>) {
    let in_oud = |item: &Item| format!("{}{}/{}", plaats.oud, oud.pad, item.plaats);
    let in_nieuw = |item: &Item| format!("{}{}/{}", plaats.nieuw, nieuw.pad, item.plaats);
    for paar in koppel(&oud.items, &nieuw.items, nieuw.soort.op_plaats) {
        match paar {
            (Some(oud), Some(nieuw)) => {
                vergelijk(&oud.knopen, &nieuw.knopen, &Plaats { oud: in_oud(oud), nieuw: in_nieuw(nieuw) }, uit);
            }
            (None, Some(item)) => alleen(nieuw, item, VerschilSoort::Toegevoegd, &in_nieuw(item), uit),
            (Some(item), None) => alleen(oud, item, VerschilSoort::Vervallen, &in_oud(item), uit),
            (None, None) => {}
        }
    }
}

/// An element that only one of the versions has. What it says in another section is told there too.
fn alleen(lijst: &Lijst, item: &Item, soort: VerschilSoort, plaats: &str, uit: &mut Vec<Verschil>) {
    let hier = Some(plaats.to_owned());
    let (van_pointer, pointer, zin) = match soort {
        VerschilSoort::Vervallen => (hier, None, lijst.soort.weg),
        _ => (None, hier, lijst.soort.nieuw),
    };
    let zin = taal::als_zin(&zin(&taal::naam(&item.naam), &lijst.bij));
    let wat = groot(&format!("{}{}", lijst.soort.enkel, lijst.bij));
    uit.push(Verschil { onderdeel: lijst.onderdeel, soort, van_pointer, pointer, wat, zin, stil: false });
    for knoop in &item.knopen {
        if let Knoop::Lijst(onder) = knoop
            && onder.onderdeel != lijst.onderdeel
        {
            onder
                .items
                .iter()
                .for_each(|item| alleen(onder, item, soort, &format!("{plaats}{}/{}", onder.pad, item.plaats), uit));
        }
    }
}
