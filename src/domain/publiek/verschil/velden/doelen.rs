//! Purposes.

use super::{
    super::{
        boom::{Item, Knoop, Plek, Soort},
        waarde::Waarde,
    },
    DOELEN, GRONDSLAG, RECHTEN, eerste, grondslag, rechten,
};
use crate::domain::publiek::openbaar::OpenbaarDoel;

const DOEL: Soort = Soort {
    enkel: "doel",
    nieuw: |naam, _| format!("Nieuw doel: {naam}"),
    weg: |naam, _| format!("Het doel “{naam}” is vervallen"),
    op_plaats: true,
};

pub(super) fn doelen(doelen: &[OpenbaarDoel]) -> Knoop {
    Plek::new(DOELEN, "").lijst("doelen", &DOEL, doelen.iter().map(doel))
}

fn doel(doel: &OpenbaarDoel) -> Item {
    let OpenbaarDoel { uuid, omschrijving, grondslagen, rechten } = doel;
    let naam = eerste(&[omschrijving.as_ref()]);
    let voluit = format!("het doel {}", naam.genoemd());
    let van = format!(" van {voluit}");
    let plek = Plek::new(DOELEN, "");
    let waarde = Waarde::citaat(omschrijving.as_ref());
    let hoofd = match &waarde {
        Some(lang) if lang.is_lang() => Plek::new(DOELEN, format!(" {}", lang.genoemd())).het("omschrijving", "doel", waarde),
        _ => plek.het("omschrijving", "doel", waarde),
    };
    let knopen = vec![
        Plek::new(DOELEN, &van).de("uuid", "sleutel", uuid.map(|uuid| Waarde::naam(&uuid.to_string()))).stil(true).into(),
        hoofd.into(),
        grondslag::grondslagen(&Plek::new(GRONDSLAG, &van), grondslagen),
        Plek::new(RECHTEN, format!(" bij {voluit}")).meer("rechten", "rechten", rechten::in_het_kort(rechten)).into(),
    ];
    Item::new(vec![uuid.map(|uuid| uuid.to_string()), omschrijving.clone()], naam, knopen)
}
