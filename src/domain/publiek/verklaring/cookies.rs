//! "Welke cookies gebruiken wij?": what a website keeps on the device of a visitor (Telecommunicatiewet 11.7a).

use super::{
    Deel, Stof,
    woorden::{code, tekst},
};
use crate::domain::{publiek::openbaar::OpenbareCookie, woorden::codes::CookieSoort};

const KOPPEN: [&str; 6] = ["Cookie", "Van wie", "Waarvoor", "Soort", "Hoe lang", "Toestemming"];

pub(super) fn schrijf(stof: &Stof<'_>, deel: &mut Deel) {
    let cookies = &stof.romp.cookies;
    if cookies.is_empty() {
        return;
    }
    deel.zeg("Een cookie is een klein bestand dat een website op uw computer, tablet of telefoon bewaart.");
    if cookies.iter().any(|cookie| cookie.toestemming == Some(true)) {
        deel.zeg("Staat er ‘ja’ bij toestemming? Dan plaatsen wij de cookie alleen als u dat vooraf goedvindt.");
    }
    let zonder: Vec<_> = cookies.iter().filter(|cookie| cookie.toestemming != Some(true)).collect();
    if !zonder.is_empty() && zonder.iter().all(|cookie| mag_zonder_toestemming(cookie)) {
        deel.zeg(
            "Wij vragen geen toestemming voor cookies die nodig zijn. Dat geldt ook voor cookies die het bezoek meten en weinig gevolgen hebben \
             voor uw privacy.",
        );
    }
    deel.zeg("U kunt cookies altijd zelf wissen of weigeren in uw browser. Soms werkt de website dan minder goed.");
    let rijen: Vec<_> = cookies.iter().map(|cookie| rij(cookie, deel)).collect();
    deel.toon(&KOPPEN, rijen);
}

fn rij(cookie: &OpenbareCookie, deel: &mut Deel) -> Vec<String> {
    let toestemming = match cookie.toestemming {
        Some(true) => Some("ja"),
        Some(false) => Some("nee"),
        None => mag_zonder_toestemming(cookie).then_some("niet nodig"),
    };
    let cellen = [
        tekst(cookie.naam.as_ref()),
        tekst(cookie.partij.as_ref()),
        tekst(cookie.doel.as_ref()),
        cookie.soort.as_ref().map(|soort| soort.naam.clone()),
        tekst(cookie.hoe_lang().as_ref()),
        toestemming.map(str::to_owned),
    ];
    cellen.into_iter().map(|cel| cel.unwrap_or_else(|| deel.lege_cel())).collect()
}

fn mag_zonder_toestemming(cookie: &OpenbareCookie) -> bool {
    code(cookie.soort.as_ref()).parse().is_ok_and(CookieSoort::mag_zonder_toestemming)
}
