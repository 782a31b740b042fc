//! `/waar`: from data, recipient, country or law to the activities that use it.

use std::cmp::Reverse;

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;

use super::{
    Kader,
    pagina::{lijstpagina, tekst},
    telling::Telling,
};
use crate::{
    domain::{woorden::zoekwoord::normaal, zoeken::kenmerk::Kenmerk},
    store::Lijsten,
    toestand::State,
};

/// So many laws are shown: some write every regulation of their own, and the page must stay small.
const WETTEN: usize = 200;

#[derive(Template)]
#[template(path = "site/waar.html")]
struct Waar {
    kader: Kader,
    delen: Vec<Deel>,
}

/// A question with its answers.
struct Deel {
    id: &'static str,
    kop: &'static str,
    uitleg: String,
    regels: Vec<Telling>,
}

#[get("/waar")]
pub(super) async fn waar(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    lijstpagina(&request, &state, |tx, state| {
        let uitleg = "Zoek op soort gegeven, ontvanger, land of wet bij welke verwerkingen uw gegevens worden gebruikt.";
        tekst(&Waar {
            kader: Kader::new(state, "/waar").op(state, "/waar", uitleg),
            delen: vec![gegevens(tx, state), ontvangers(tx, state), landen(tx, state), wetten(tx, state)],
        })
    })
    .await
}

fn gegevens(tx: &Lijsten<'_>, state: &State) -> Deel {
    Deel {
        id: "gegevens",
        kop: "Welk gegeven?",
        uitleg: "De soorten gegevens die worden gebruikt. Wat het meest voorkomt, staat bovenaan.".to_owned(),
        regels: bekend(state, Kenmerk::Gegevens, tel(tx, Kenmerk::Gegevens)),
    }
}

fn ontvangers(tx: &Lijsten<'_>, state: &State) -> Deel {
    Deel {
        id: "ontvangers",
        kop: "Wie krijgt de gegevens?",
        uitleg: "De soorten organisaties die gegevens krijgen.".to_owned(),
        // Organisations themselves are counted under the same kind, by their keys; they have pages of their own.
        regels: bekend(state, Kenmerk::Ontvanger, tel(tx, Kenmerk::Ontvanger)),
    }
}

/// Countries outside the EER of today.
fn landen(tx: &Lijsten<'_>, state: &State) -> Deel {
    let vandaag = tx.moment.datum();
    let mut landen = tel(tx, Kenmerk::Land);
    landen.retain(|(land, _)| !state.store.kennis().ligt_in_eer(land, vandaag));
    let uitleg = "Landen buiten de Europese Economische Ruimte (EER): de landen van de Europese Unie, IJsland, Liechtenstein en \
                  Noorwegen. In andere landen gelden andere regels voor privacy.";
    Deel {
        id: "landen",
        kop: "Welk land buiten de EER?",
        uitleg: uitleg.to_owned(),
        regels: bekend(state, Kenmerk::Land, landen),
    }
}

/// Laws in alphabetical order; one that the code list does not know goes by its number.
fn wetten(tx: &Lijsten<'_>, state: &State) -> Deel {
    let mut wetten = tel(tx, Kenmerk::Wet);
    let uitleg = if wetten.len() > WETTEN {
        format!("De {WETTEN} wetten die het meest worden genoemd, op alfabet.")
    } else {
        "De wetten die worden genoemd, op alfabet.".to_owned()
    };
    wetten.truncate(WETTEN);
    let regel =
        |(wet, aantal): (String, i64)| Telling::van(state.store.kennis().naam("regeling", &wet), aantal, Kenmerk::Wet, &wet);
    let mut regels: Vec<_> = wetten.into_iter().map(regel).collect();
    regels.sort_by_cached_key(|regel| (normaal(&regel.naam), Reverse(regel.aantal)));
    Deel { id: "wetten", kop: "Welke wet?", uitleg, regels }
}

/// How many activities that hold today have each code, most first.
fn tel(tx: &Lijsten<'_>, soort: Kenmerk) -> Vec<(String, i64)> {
    tx.index.per_kenmerk(soort, None).into_iter().map(|telling| (telling.code, telling.aantal)).collect()
}

/// The codes that stand in a code list, by their names.
fn bekend(state: &State, filter: Kenmerk, aantallen: Vec<(String, i64)>) -> Vec<Telling> {
    let lijst = filter.lijst().unwrap_or_default();
    let regel = |(code, aantal): (String, i64)| {
        let naam = state.store.kennis().zoek(lijst, &code)?.naam.clone();
        Some(Telling::van(naam, aantal, filter, &code))
    };
    aantallen.into_iter().filter_map(regel).collect()
}
