//! Two trees become a list of differences.

use super::{
    Verschil, VerschilSoort,
    boom::{Item, Knoop, Lijst, Veld},
    koppelen::koppel,
    taal,
};
use crate::domain::zinnen::groot;

/// Tells each thing that the trees say otherwise. Both come from the same walk, so that their nodes answer to each other.
pub(super) fn vergelijk(oud: &[Knoop], nieuw: &[Knoop], uit: &mut Vec<Verschil>) {
    debug_assert_eq!(oud.len(), nieuw.len(), "one walk makes one form");
    for paar in oud.iter().zip(nieuw) {
        match paar {
            (Knoop::Veld(oud), Knoop::Veld(nieuw)) => meld(veld(oud, nieuw), uit),
            (Knoop::Samen(oud, oude_delen), Knoop::Samen(nieuw, nieuwe_delen)) => {
                meld(veld(oud, nieuw), uit);
                if is_zelfde_zaak(oud, nieuw) {
                    oude_delen.iter().zip(nieuwe_delen).for_each(|(oud, nieuw)| meld(veld(oud, nieuw), uit));
                }
            }
            (Knoop::Lijst(oud), Knoop::Lijst(nieuw)) => lijst(oud, nieuw, uit),
            _ => {}
        }
    }
}

/// One organisation can stand in more than one place; what is said of it is told once.
fn meld(verschil: Option<Verschil>, uit: &mut Vec<Verschil>) {
    let zelfde = |een: &Verschil, ander: &Verschil| (een.onderdeel, &een.zin) == (ander.onderdeel, &ander.zin);
    uit.extend(verschil.filter(|verschil| !uit.iter().any(|eerder| zelfde(eerder, verschil))));
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
    oud.waarde.as_ref().map(super::waarde::Waarde::kern) == nieuw.waarde.as_ref().map(super::waarde::Waarde::kern)
}

fn veld(oud: &Veld, nieuw: &Veld) -> Option<Verschil> {
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
        wat: veld.onderwerp.los(),
        oud: voor.map(|waarde| waarde.tekst.clone()),
        nieuw: na.map(|waarde| waarde.tekst.clone()),
        zin: taal::zin(veld, voor, na),
    })
}

fn lijst(oud: &Lijst, nieuw: &Lijst, uit: &mut Vec<Verschil>) {
    for paar in koppel(&oud.items, &nieuw.items, nieuw.soort.op_plaats) {
        match paar {
            (Some(oud), Some(nieuw)) => vergelijk(&oud.knopen, &nieuw.knopen, uit),
            (None, Some(item)) => alleen(nieuw, item, VerschilSoort::Toegevoegd, uit),
            (Some(item), None) => alleen(oud, item, VerschilSoort::Vervallen, uit),
            (None, None) => {}
        }
    }
}

/// An element that only one of the versions has. What it says in another section is told there too.
fn alleen(lijst: &Lijst, item: &Item, soort: VerschilSoort, uit: &mut Vec<Verschil>) {
    let tekst = Some(als_tekst(item));
    let (oud, nieuw, zin) = match soort {
        VerschilSoort::Vervallen => (tekst, None, lijst.soort.weg),
        _ => (None, tekst, lijst.soort.nieuw),
    };
    let zin = taal::als_zin(&zin(&taal::naam(&item.naam), &lijst.bij));
    uit.push(Verschil {
        onderdeel: lijst.onderdeel,
        soort,
        wat: groot(&format!("{}{}", lijst.soort.enkel, lijst.bij)),
        oud,
        nieuw,
        zin,
    });
    for knoop in &item.knopen {
        if let Knoop::Lijst(onder) = knoop
            && onder.onderdeel != lijst.onderdeel
        {
            onder.items.iter().for_each(|item| alleen(onder, item, soort, uit));
        }
    }
}

/// Everything that an element says: its name, then a line for each other field.
fn als_tekst(item: &Item) -> String {
    let mut regels = vec![groot(&item.naam.tekst)];
    regels_van(&item.knopen, &mut regels);
    let is_naam = |regel: &String| regel.split_once(": ").is_some_and(|(_, waarde)| waarde == item.naam.tekst);
    if regels.get(1).is_some_and(is_naam) {
        regels.remove(1);
    }
    regels.join("\n")
}

fn regels_van(knopen: &[Knoop], regels: &mut Vec<String>) {
    let regel = |veld: &Veld| veld.waarde.as_ref().map(|waarde| format!("{}: {}", veld.woord, waarde.tekst));
    for knoop in knopen {
        match knoop {
            Knoop::Kenmerk(veld) | Knoop::Veld(veld) => regels.extend(regel(veld)),
            Knoop::Samen(hoofd, delen) => regels.extend(std::iter::once(hoofd).chain(delen).filter_map(regel)),
            Knoop::Lijst(lijst) => lijst.items.iter().for_each(|item| regels_van(&item.knopen, regels)),
        }
    }
}
