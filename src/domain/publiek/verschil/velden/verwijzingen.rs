//! Where else the activity is known.

use super::{
    super::{
        boom::{Item, Knoop, Plek, Soort},
        waarde::Waarde,
    },
    VERWIJZINGEN, eerste, item,
};
use crate::domain::{
    inhoud::Alias,
    publiek::openbaar::{OpenbaarUplProduct, OpenbaarZaaktype},
};

const ZAAKTYPE: Soort = Soort {
    enkel: "zaaktype",
    nieuw: |naam, _| format!("Nieuw zaaktype: {naam}"),
    weg: |naam, _| format!("Het zaaktype “{naam}” is vervallen"),
    op_plaats: false,
};
const PRODUCT: Soort = Soort {
    enkel: "product",
    nieuw: |naam, _| format!("Nieuw product: {naam}"),
    weg: |naam, _| format!("Het product “{naam}” is vervallen"),
    op_plaats: false,
};
const ALIAS: Soort = Soort {
    enkel: "andere verwijzing",
    nieuw: |naam, _| format!("Nieuwe andere verwijzing: {naam}"),
    weg: |naam, _| format!("De andere verwijzing “{naam}” is vervallen"),
    op_plaats: false,
};

pub(super) fn privacyverklaring(url: Option<&String>) -> Knoop {
    Plek::new(VERWIJZINGEN, "").het("privacyverklaringUrl", "adres van de privacyverklaring", Waarde::citaat(url)).into()
}

pub(super) fn zaaktypen(zaaktypen: &[OpenbaarZaaktype]) -> Knoop {
    Plek::new(VERWIJZINGEN, "").lijst("zaaktypen", &ZAAKTYPE, zaaktypen.iter().map(zaaktype))
}

pub(super) fn producten(producten: &[OpenbaarUplProduct]) -> Knoop {
    Plek::new(VERWIJZINGEN, "").lijst("uplProducten", &PRODUCT, producten.iter().map(product))
}

pub(super) fn aliassen(aliassen: &[Alias]) -> Knoop {
    let plek = Plek::new(VERWIJZINGEN, "");
    let alias = |alias: &Alias| item(&plek, &ALIAS, Some(alias.0.clone()), eerste(&[Some(&alias.0)]));
    plek.lijst("aliassen", &ALIAS, aliassen.iter().map(alias))
}

fn zaaktype(zaaktype: &OpenbaarZaaktype) -> Item {
    let OpenbaarZaaktype { identificatie, omschrijving, catalogus, url } = zaaktype;
    let naam = eerste(&[omschrijving.as_ref(), identificatie.as_ref(), url.as_ref()]);
    let kenmerk = eerste(&[identificatie.as_ref(), omschrijving.as_ref(), url.as_ref()]);
    let plek = Plek::new(VERWIJZINGEN, format!(" van het zaaktype “{}”", kenmerk.kort()));
    let sleutels = vec![identificatie.clone(), omschrijving.clone(), url.clone()];
    let knopen = vec![
        plek.de("identificatie", "identificatie", Waarde::citaat(identificatie.as_ref())).into(),
        plek.de("omschrijving", "omschrijving", Waarde::citaat(omschrijving.as_ref())).into(),
        plek.de("catalogus", "catalogus", Waarde::citaat(catalogus.as_ref())).into(),
        plek.adres("url", url.as_ref()),
    ];
    Item::new(sleutels, naam, knopen)
}

fn product(product: &OpenbaarUplProduct) -> Item {
    let OpenbaarUplProduct { naam, uri } = product;
    let titel = eerste(&[naam.as_ref(), uri.as_ref()]);
    let plek = Plek::new(VERWIJZINGEN, format!(" van het product “{}”", titel.kort()));
    let knopen = vec![
        Plek::new(VERWIJZINGEN, "").de("naam", "naam van een product", Waarde::citaat(naam.as_ref())).into(),
        plek.adres("uri", uri.as_ref()),
    ];
    Item::new(vec![uri.clone(), naam.clone()], titel, knopen)
}
