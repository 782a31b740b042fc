//! Where data come from, and whether one must give them (AVG 13(2)(e), 14(2)(f)).

use crate::domain::{
    inhoud::{BronVermelding, Gegeven},
    recht::{
        dossier::Dossier,
        toetsing::{Vondsten, leeg},
    },
};

/// Kinds of sources that do not tell who it is (rule table of the register).
const VAGE_BRONNEN: &[&str] = &["andere_basisregistratie", "andere_overheid", "zorgaanbieder", "derden", "onbekend"];

/// A finding at every kind of data that a question is about, below its place; data without a name are none.
fn bij_gegeven(dossier: &Dossier<'_>, onder: &str, melding: impl Fn(&Gegeven) -> Option<String>) -> Vondsten {
    let benoemd = |gegeven: &Gegeven| gegeven.categorie.is_some() || !leeg(gegeven.omschrijving.as_ref());
    let gegevens = dossier.gegevens().filter(|(.., gegeven)| benoemd(gegeven));
    gegevens
        .filter_map(|(groep, plaats, gegeven)| {
            Some((format!("/betrokkenen/{groep}/gegevens/{plaats}/{onder}"), melding(gegeven)?))
        })
        .collect()
}

fn zegt_iets(bron: &BronVermelding) -> bool {
    bron.bron.is_some() || !leeg(bron.omschrijving.as_ref())
}

pub(super) fn zonder_bron(dossier: &Dossier<'_>) -> Vondsten {
    bij_gegeven(dossier, "bronnen", |gegeven| {
        let zonder = dossier.is_verantwoordelijk() && !gegeven.bronnen.iter().any(zegt_iets);
        zonder.then(|| format!("Noem de bron van “{}”.", dossier.naam_gegeven(gegeven)))
    })
}

/// A kind of source is allowed where the source itself cannot be told (WP260), so this only warns.
pub(super) fn vage_bron(dossier: &Dossier<'_>) -> Vondsten {
    bij_gegeven(dossier, "bronnen", |gegeven| {
        let vaag = gegeven.bronnen.iter().filter(|bron| leeg(bron.omschrijving.as_ref()));
        let vaag = vaag.filter_map(|bron| bron.bron.as_deref()).find(|code| VAGE_BRONNEN.contains(code))?;
        let (naam, vaag) = (dossier.naam_gegeven(gegeven), dossier.kennis.naam("bron", vaag));
        Some(format!("Van wie komt “{naam}”? “{vaag}” zegt niet wie het is."))
    })
}

pub(super) fn verplicht(dossier: &Dossier<'_>) -> Vondsten {
    bij_gegeven(dossier, "verstrekkingVerplicht", |gegeven| {
        let van_betrokkene = gegeven.bronnen.iter().any(|bron| bron.bron.as_deref() == Some("betrokkene"));
        let open = dossier.is_verantwoordelijk() && van_betrokkene && gegeven.verstrekking_verplicht.is_none();
        open.then(|| "Geef aan of het verstrekken verplicht is en wat er gebeurt als iemand weigert.".to_owned())
    })
}
