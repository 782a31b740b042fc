//! Which element of the old list is which element of the new one.

use super::boom::{Item, Knoop, Veld};

/// An element of the old list, of the new list, or of both.
pub(super) type Paar<'a> = (Option<&'a Item>, Option<&'a Item>);

/// Pairs in the order of the new list; what is gone comes last. What is wholly the same goes first, then each key, the strongest first,
/// then, if asked, the place among what is left.
pub(super) fn koppel<'a>(
    oud: impl IntoIterator<Item = &'a Item>,
    nieuw: impl IntoIterator<Item = &'a Item>,
    op_plaats: bool,
) -> Vec<Paar<'a>> {
    let mut vrij: Vec<&Item> = oud.into_iter().collect();
    let mut paren: Vec<Paar<'a>> = nieuw.into_iter().map(|item| (None, Some(item))).collect();
    let sleutels = vrij.iter().copied().chain(paren.iter().filter_map(|paar| paar.1)).map(|item| item.sleutels.len()).max();
    let sleutels = sleutels.unwrap_or_default();
    bind(&mut vrij, &mut paren, |item| Some(afdruk_van(item)));
    for nummer in 0..sleutels {
        bind(&mut vrij, &mut paren, |item| item.sleutels.get(nummer).cloned().flatten());
    }
    if op_plaats {
        bind(&mut vrij, &mut paren, |_| Some(String::new()));
    }
    paren.extend(vrij.into_iter().map(|item| (Some(item), None)));
    paren
}

/// The element of the old list that an element of the new one surely or probably is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Band {
    /// Its place in the old list.
    pub(super) oud: usize,
    /// It is wholly the same, or the strongest key that both have says so and no other element has that.
    pub(super) zeker: bool,
}

/// What becomes of the elements that nothing binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// They are others.
    Los,
    /// When one is left on each side, they are one.
    Enige,
    /// They are one by one each other, in their order.
    InVolgorde,
}

/// For each element of the new list the old one that it was. More careful than `koppel`: a comparison that pairs too much reads well, a
/// merge that does so writes into what belongs to somebody else.
pub(super) fn koppel_zeker(oud: &[Item], nieuw: &[Item], rest: Rest) -> Vec<Option<Band>> {
    let mut banden = vec![None; nieuw.len()];
    let mut vrij: Vec<usize> = (0..oud.len()).collect();
    let afdrukken: Vec<String> = oud.iter().map(afdruk_van).collect();
    for (band, item) in banden.iter_mut().zip(nieuw) {
        let afdruk = afdruk_van(item);
        if let Some(gevonden) = vrij.iter().position(|een| afdrukken[*een] == afdruk) {
            *band = Some(Band { oud: vrij.remove(gevonden), zeker: true });
        }
    }
    let sleutels = oud.iter().chain(nieuw).map(|item| item.sleutels.len()).max().unwrap_or_default();
    for nummer in 0..sleutels {
        let sleutel = |item: &Item| item.sleutels.get(nummer).cloned().flatten();
        let met = |items: &[Item], gezocht: &String| items.iter().filter(|een| sleutel(een).as_ref() == Some(gezocht)).count();
        for (band, item) in banden.iter_mut().zip(nieuw).filter(|(band, _)| band.is_none()) {
            let eigen = sleutel(item).filter(|eigen| met(oud, eigen) == 1 && met(nieuw, eigen) == 1);
            let gevonden = vrij.iter().position(|een| eigen.is_some() && sleutel(&oud[*een]) == eigen);
            *band = gevonden.map(|gevonden| {
                let plaats = vrij.remove(gevonden);
                let sterker = oud[plaats].sleutels.iter().zip(&item.sleutels).take(nummer);
                let zeker = sterker.into_iter().all(|(een, ander)| een.is_none() || ander.is_none());
                Band { oud: plaats, zeker }
            });
        }
    }
    let alleen = banden.iter().filter(|band| band.is_none()).count();
    if rest == Rest::InVolgorde || (rest == Rest::Enige && vrij.len() == 1 && alleen == 1) {
        for (band, oud) in banden.iter_mut().filter(|band| band.is_none()).zip(vrij) {
            *band = Some(Band { oud, zeker: false });
        }
    }
    banden
}

/// Gives each element that is still alone the first free one with the same key.
fn bind<'a>(vrij: &mut Vec<&'a Item>, paren: &mut [Paar<'a>], sleutel: impl Fn(&Item) -> Option<String>) {
    let mut sleutels: Vec<Option<String>> = vrij.iter().map(|item| sleutel(item)).collect();
    for paar in paren.iter_mut().filter(|paar| paar.0.is_none()) {
        let Some(gezocht) = paar.1.and_then(&sleutel) else { continue };
        if let Some(plaats) = sleutels.iter().position(|een| een.as_ref() == Some(&gezocht)) {
            paar.0 = Some(vrij.remove(plaats));
            sleutels.remove(plaats);
        }
    }
}

/// Equal for what says the same, in whatever order its lists stand.
fn afdruk_van(item: &Item) -> String {
    let sleutels: Vec<&str> = item.sleutels.iter().map(|sleutel| sleutel.as_deref().unwrap_or_default()).collect();
    format!("{}\u{4}{}", sleutels.join("\u{0}"), afdruk(&item.knopen))
}

fn afdruk(knopen: &[Knoop]) -> String {
    let delen = knopen.iter().map(|knoop| match knoop {
        Knoop::Kenmerk(veld) | Knoop::Veld(veld) => kern(veld),
        Knoop::Samen(hoofd, delen) => std::iter::once(hoofd).chain(delen).map(kern).collect::<Vec<_>>().join("\u{1}"),
        Knoop::Lijst(lijst) => {
            let mut items: Vec<String> = lijst.items.iter().map(afdruk_van).collect();
            items.sort_unstable();
            format!("({})", items.join("\u{2}"))
        }
    });
    delen.collect::<Vec<_>>().join("\u{3}")
}

fn kern(veld: &Veld) -> String {
    veld.waarde.as_ref().map(|waarde| waarde.kern().to_owned()).unwrap_or_default()
}
