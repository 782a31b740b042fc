//! When a field is asked for: questions about a dossier, one line each.

use crate::domain::recht::dossier::Dossier;
use crate::domain::{
    inhoud::BronVermelding,
    woorden::codes::{DpiaStatus, Gevoeligheid, Grondslag, Rol},
};

pub(super) fn is_vv(dossier: &Dossier<'_>) -> bool {
    dossier.is_verantwoordelijk()
}

pub(super) fn is_verwerker(dossier: &Dossier<'_>) -> bool {
    dossier.inhoud.rol == Some(Rol::Verwerker)
}

pub(super) fn heeft_gemeente(dossier: &Dossier<'_>) -> bool {
    dossier.verantwoordelijken().any(|(_, organisatie)| organisatie.soort.as_deref() == Some("gemeente"))
}

pub(super) fn meer_verantwoordelijken(dossier: &Dossier<'_>) -> bool {
    dossier.is_verantwoordelijk() && dossier.inhoud.verwerkingsverantwoordelijken.len() > 1
}

pub(super) fn buiten_eer(dossier: &Dossier<'_>) -> bool {
    dossier
        .verantwoordelijken()
        .any(|(_, organisatie)| organisatie.land.as_ref().is_some_and(|land| !dossier.kennis.ligt_in_eer(land, dossier.dag())))
}

pub(super) fn heeft_doelen(dossier: &Dossier<'_>) -> bool {
    !dossier.inhoud.doelen.is_empty()
}

pub(super) fn doelen_van_vv(dossier: &Dossier<'_>) -> bool {
    dossier.is_verantwoordelijk() && heeft_doelen(dossier)
}

pub(super) fn verder_gebruik(dossier: &Dossier<'_>) -> bool {
    dossier.inhoud.verdere_verwerking == Some(true)
}

pub(super) fn wettelijke_taak(dossier: &Dossier<'_>) -> bool {
    dossier.berust_op(&[Grondslag::WettelijkeVerplichting, Grondslag::TaakAlgemeenBelang])
}

pub(super) fn heeft_bepalingen(dossier: &Dossier<'_>) -> bool {
    dossier.grondslagen().any(|(.., grondslag)| !grondslag.wettelijke_bepalingen.is_empty())
}

pub(super) fn toestemming(dossier: &Dossier<'_>) -> bool {
    dossier.berust_op(&[Grondslag::Toestemming])
}

pub(super) fn belang(dossier: &Dossier<'_>) -> bool {
    dossier.berust_op(&[Grondslag::GerechtvaardigdBelang])
}

pub(super) fn overeenkomst(dossier: &Dossier<'_>) -> bool {
    dossier.berust_op(&[Grondslag::Overeenkomst])
}

pub(super) fn betrokkenen_van_vv(dossier: &Dossier<'_>) -> bool {
    dossier.is_verantwoordelijk() && !dossier.inhoud.betrokkenen.is_empty()
}

pub(super) fn gegevens_van_vv(dossier: &Dossier<'_>) -> bool {
    dossier.is_verantwoordelijk() && dossier.gegevens().next().is_some()
}

pub(super) fn bijzonder(dossier: &Dossier<'_>) -> bool {
    dossier.gegevens().any(|(.., gegeven)| dossier.is_gevoelig(gegeven, Gevoeligheid::Bijzonder))
}

pub(super) fn strafrechtelijk(dossier: &Dossier<'_>) -> bool {
    dossier.gegevens().any(|(.., gegeven)| dossier.is_gevoelig(gegeven, Gevoeligheid::Strafrechtelijk))
}

pub(super) fn bsn(dossier: &Dossier<'_>) -> bool {
    dossier.heeft_gegeven("bsn")
}

pub(super) fn gevoelig(dossier: &Dossier<'_>) -> bool {
    bijzonder(dossier) || strafrechtelijk(dossier) || bsn(dossier)
}

pub(super) fn van_betrokkene(dossier: &Dossier<'_>) -> bool {
    let van_zelf = |bron: &BronVermelding| bron.bron.as_deref() == Some("betrokkene");
    dossier.is_verantwoordelijk() && dossier.gegevens().any(|(.., gegeven)| gegeven.bronnen.iter().any(van_zelf))
}

pub(super) fn ontvangers(dossier: &Dossier<'_>) -> bool {
    !dossier.inhoud.ontvangers.is_empty()
}

pub(super) fn verwerkers(dossier: &Dossier<'_>) -> bool {
    !dossier.inhoud.verwerkers.is_empty()
}

pub(super) fn doorgiften(dossier: &Dossier<'_>) -> bool {
    dossier.inhoud.doorgifte_buiten_eer == Some(true) || !dossier.inhoud.doorgiften.is_empty()
}

pub(super) fn termijnen(dossier: &Dossier<'_>) -> bool {
    !dossier.inhoud.bewaartermijnen.is_empty()
}

pub(super) fn taak_met_termijn(dossier: &Dossier<'_>) -> bool {
    dossier.is_wettelijke_taak() && termijnen(dossier)
}

pub(super) fn dpia_uitgevoerd(dossier: &Dossier<'_>) -> bool {
    dossier.inhoud.dpia.as_ref().is_some_and(|dpia| dpia.status == Some(DpiaStatus::Uitgevoerd))
}

pub(super) fn besluit(dossier: &Dossier<'_>) -> bool {
    dossier.inhoud.geautomatiseerde_besluitvorming.as_ref().is_some_and(|besluit| besluit.aanwezig == Some(true))
}

pub(super) fn algoritmes(dossier: &Dossier<'_>) -> bool {
    !dossier.inhoud.algoritmes.is_empty()
}

pub(super) fn ai_systemen(dossier: &Dossier<'_>) -> bool {
    dossier.inhoud.algoritmes.iter().any(|algoritme| algoritme.ai_systeem.is_some())
}

pub(super) fn cookies(dossier: &Dossier<'_>) -> bool {
    !dossier.inhoud.cookies.is_empty()
}

pub(super) fn minderjarigen(dossier: &Dossier<'_>) -> bool {
    dossier.inhoud.betrokkenen.iter().any(|betrokkene| betrokkene.betreft_minderjarigen == Some(true))
}

pub(super) fn niet_openbaar(dossier: &Dossier<'_>) -> bool {
    !dossier.inhoud.is_openbaar()
}
