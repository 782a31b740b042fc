//! Cookies, which stand among the data.

use super::{
    super::{
        boom::{Item, Knoop, Plek, Soort, sleutel},
        waarde::Waarde,
    },
    GEGEVENS, eerste,
};
use crate::domain::publiek::openbaar::OpenbareCookie;

const COOKIE: Soort = Soort {
    enkel: "cookie",
    nieuw: |naam, _| format!("Nieuwe cookie: {naam}"),
    weg: |naam, _| format!("De cookie “{naam}” is vervallen"),
    op_plaats: false,
};

pub(super) fn cookies(cookies: &[OpenbareCookie]) -> Knoop {
    Plek::new(GEGEVENS, "").lijst("cookies", &COOKIE, cookies.iter().map(cookie))
}

fn cookie(een: &OpenbareCookie) -> Item {
    let OpenbareCookie { naam, partij, doel, soort, bewaartermijn, toestemming } = een;
    let titel = eerste(&[naam.as_ref(), doel.as_ref(), partij.as_ref()]);
    let plek = Plek::new(GEGEVENS, format!(" van de cookie “{}”", titel.kort()));
    let sleutels = vec![sleutel(&[naam.as_deref(), partij.as_deref()]), naam.clone(), doel.clone()];
    let knopen = vec![
        Plek::new(GEGEVENS, "").de("naam", "naam van een cookie", Waarde::citaat(naam.as_ref())).into(),
        plek.de("partij", "partij", Waarde::citaat(partij.as_ref())).into(),
        plek.het("doel", "doel", Waarde::citaat(doel.as_ref())).into(),
        plek.de("soort", "soort", soort.as_ref().map(Waarde::code)).into(),
        plek.de("bewaartermijn", "bewaartermijn", Waarde::citaat(bewaartermijn.as_ref())).into(),
        plek.of("toestemming", "of er toestemming wordt gevraagd", *toestemming).into(),
    ];
    Item::new(sleutels, titel, knopen)
}
