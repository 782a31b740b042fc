//! The sheet whose rows are of nothing: what is changed there is told.

use super::{boek::Boek, tel};
use crate::exchange::inlezen::{
    Onleesbaar,
    tabel::Cel,
    terug::merk,
    xlsx::{Werkmap, elke_rij},
};

/// So many rows of a sheet are told.
const MEESTE: usize = 20;

/// Tells which rows are not among those that were written.
pub(super) fn vergelijk(
    werkmap: &mut Werkmap<'_>,
    naam: &str,
    merken: Option<&[String]>,
    boek: &mut Boek<'_>,
) -> Result<(), Onleesbaar> {
    let Some(merken) = merken else {
        let melding = format!("Er ontbreekt hoe het blad {naam} was. Wat erop is gewijzigd, is niet gelezen.");
        boek.over_bestand("niet-vergeleken", &melding);
        return Ok(());
    };
    let (mut breedte, mut tekst, mut verteld) = (None, 0, 0);
    elke_rij(werkmap, naam, |rij| {
        // The first row has the names of the columns.
        let Some(breedte) = breedte else {
            breedte = Some(rij.cellen.len());
            return Ok(true);
        };
        tel(&rij, &mut tekst)?;
        let leeg = Cel::default();
        let eigen: String = (0..breedte).map(|plek| merk(&rij.cellen.get(plek).unwrap_or(&leeg).tekst)).collect();
        if !rij.cellen.is_empty() && !merken.contains(&eigen) && verteld < MEESTE {
            verteld += 1;
            let melding = format!(
                "De rij {naam}!{} is gewijzigd of toegevoegd, maar dit blad wordt niet teruggelezen. Wijzig dit in het register zelf.",
                rij.nummer
            );
            boek.over_bestand("cel-gewijzigd", &melding);
        }
        Ok(true)
    })
}
