//! Purposes.

use super::{
    super::{
        boom::{Item, Knoop, Plek, Soort},
        waarde::Waarde,
    },
    DOELEN, GRONDSLAG, RECHTEN, eerste, grondslag, rechten,
};
use crate::domain::openbaar::OpenbaarDoel;

const DOEL: Soort = Soort {
    enkel: "doel",
    nieuw: |naam, _| format!("Nieuw doel: {naam}"),
    weg: |naam, _| format!("Het doel “{naam}” is vervallen"),
    op_plaats: true,
};

pub(super) fn doelen(doelen: &[OpenbaarDoel]) -> Knoop {
    Plek::new(DOELEN, "").lijst(&DOEL, doelen.iter().map(doel))
}

fn doel(doel: &OpenbaarDoel) -> Item {
    let OpenbaarDoel { uuid, omschrijving, grondslagen, rechten } = doel;
    let naam = eerste(&[omschrijving.as_ref()]);
    let voluit = format!("het doel {}", naam.genoemd());
    let van = format!(" van {voluit}");
    let plek = Plek::new(DOELEN, "");
    let waarde = Waarde::citaat(omschrijving.as_ref());
    let hoofd = match &waarde {
        Some(lang) if lang.is_lang() => Plek::new(DOELEN, format!(" {}", lang.genoemd())).het("doel", waarde),
        _ => plek.het("doel", waarde),
    };
    let knopen = vec![
        hoofd.into(),
        grondslag::grondslagen(&Plek::new(GRONDSLAG, &van), grondslagen),
        Plek::new(RECHTEN, format!(" bij {voluit}")).meer("rechten", rechten::in_het_kort(rechten)).into(),
    ];
    Item { sleutels: vec![uuid.map(|uuid| uuid.to_string()), omschrijving.clone()], naam, knopen }
}
