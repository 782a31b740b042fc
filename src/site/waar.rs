//! `/waar`: from data, recipient, country or law to the activities that use it.

mod onderwerp;

/// So many activities a page tells of before a reader asks for more.
pub(super) const PER_KEER: usize = 20;

use std::{cmp::Reverse, collections::HashMap};

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use uuid::Uuid;

pub(super) use onderwerp::{Regel as Onderwerpregel, adres, onderwerppagina, wat_krijgt};

use super::{
    Kader,
    pagina::{lijstpagina, tekst},
    telling::Telling,
};
use crate::{
    domain::{
        inhoud::organisatie::OrganisatieInvoer,
        publiek::verklaring::soort_gegevens,
        woorden::{adressen::Vindplaats, zoekwoord::normaal},
        zoeken::kenmerk::Kenmerk,
    },
    error::Result,
    store::{Lijsten, openbaar},
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
    regels: Vec<Regel>,
}

/// Something that is named, where it is told about, and the activities that name it.
struct Regel {
    naam: String,
    pad: Option<String>,
    telling: Telling,
}

impl Regel {
    fn new(telling: Telling, soort: Kenmerk, code: &str) -> Self {
        Self { naam: telling.naam.clone(), pad: onderwerp::adres(soort, code), telling }
    }
}

#[get("/waar")]
pub(super) async fn waar(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    lijstpagina(&request, &state, |tx, state| {
        let uitleg = "Zoek op soort gegeven, ontvanger, land of wet bij welke verwerkingen uw gegevens worden gebruikt.";
        tekst(&Waar {
            kader: Kader::new(state, "/waar").op(state, "/waar", uitleg),
            delen: vec![
                gegevens(tx, state),
                ontvangers(tx, state),
                bedrijven(tx)?,
                landen(tx, state),
                computer(tx, state),
                wetten(tx, state)?,
            ],
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

/// Organisations that work for others or get data, by name.
fn bedrijven(tx: &mut Lijsten<'_>) -> Result<Deel> {
    let mut aantallen: HashMap<Uuid, (i64, Kenmerk)> = HashMap::new();
    for soort in [Kenmerk::Verwerker, Kenmerk::Ontvanger] {
        for (code, aantal) in tel(tx, soort) {
            // Kinds of recipients are counted under the same kind, by their codes.
            let Ok(uuid) = code.parse() else { continue };
            let eerder = aantallen.entry(uuid).or_insert((0, soort));
            if aantal > eerder.0 {
                *eerder = (aantal, soort);
            }
        }
    }
    let teksten = openbaar::organisaties(tx.conn, aantallen.keys().map(|uuid| (*uuid).into()))?;
    let mut regels = Vec::new();
    for (uuid, tekst) in teksten {
        let (uuid, naam) = (uuid.uuid(), serde_json::from_str::<OrganisatieInvoer>(&tekst)?.naam);
        let Some((aantal, soort)) = aantallen.get(&uuid) else { continue };
        let pad = Some(format!("{}#genoemd", Vindplaats::Organisatie(uuid).pagina()));
        regels.push(Regel { pad, telling: Telling::van(naam.clone(), *aantal, *soort, &uuid.to_string()), naam });
    }
    regels.sort_by_cached_key(|regel| normaal(&regel.naam));
    regels.truncate(WETTEN);
    let uitleg = "Bedrijven en andere organisaties die gegevens krijgen, of in opdracht met gegevens werken.".to_owned();
    Ok(Deel { id: "bedrijven", kop: "Welk bedrijf of welke organisatie?", uitleg, regels })
}

/// Whether a computer decides.
fn computer(tx: &Lijsten<'_>, state: &State) -> Deel {
    let uitleg = "Soms neemt een computer een besluit zonder dat er een mens naar kijkt. Of een algoritme helpt mee.".to_owned();
    Deel {
        id: "computer",
        kop: "Besluit een computer over u?",
        uitleg,
        regels: bekend(state, Kenmerk::Besluitvorming, tel(tx, Kenmerk::Besluitvorming)),
    }
}

/// Countries outside the EER of today.
fn landen(tx: &Lijsten<'_>, state: &State) -> Deel {
    let vandaag = tx.moment.datum();
    let mut landen = tel(tx, Kenmerk::Land);
    landen.retain(|(land, _)| !state.store.kennis().ligt_in_eer(land, vandaag));
    let uitleg = "Landen buiten de Europese Economische Ruimte (EER): de landen van de Europese Unie, IJsland, Liechtenstein en \
                  Noorwegen. In andere landen gelden andere regels voor privacy. De landen staan op alfabet.";
    let mut regels = bekend(state, Kenmerk::Land, landen);
    regels.sort_by_cached_key(|regel| normaal(&regel.naam));
    Deel { id: "landen", kop: "Welk land buiten de EER?", uitleg: uitleg.to_owned(), regels }
}

/// Laws in alphabetical order; one that the code list does not know goes by what a record calls it.
fn wetten(tx: &mut Lijsten<'_>, state: &State) -> Result<Deel> {
    let mut wetten = tel(tx, Kenmerk::Wet);
    let uitleg = if wetten.len() > WETTEN {
        format!("De {WETTEN} wetten die het meest worden genoemd, op alfabet.")
    } else {
        "De wetten die worden genoemd, op alfabet.".to_owned()
    };
    wetten.truncate(WETTEN);
    let mut regels = Vec::new();
    for (wet, aantal) in wetten {
        let naam = onderwerp::naam_van_wet(tx, state, &wet)?;
        regels.push(Regel::new(Telling::van(naam, aantal, Kenmerk::Wet, &wet), Kenmerk::Wet, &wet));
    }
    regels.sort_by_cached_key(|regel| (normaal(&regel.naam), Reverse(regel.telling.aantal)));
    Ok(Deel { id: "wetten", kop: "Welke wet?", uitleg, regels })
}

/// The kinds of data that have a page: name and path.
pub(super) fn soorten_gegevens(tx: &Lijsten<'_>, state: &State) -> Vec<(String, String)> {
    let regels = bekend(state, Kenmerk::Gegevens, tel(tx, Kenmerk::Gegevens)).into_iter();
    regels.filter_map(|regel| Some((regel.naam, regel.pad?))).collect()
}

/// How many activities that hold today have each code, most first.
fn tel(tx: &Lijsten<'_>, soort: Kenmerk) -> Vec<(String, i64)> {
    tx.index.per_kenmerk(soort, None).into_iter().map(|telling| (telling.code, telling.aantal)).collect()
}

/// The codes that stand in a code list, by their names.
fn bekend(state: &State, filter: Kenmerk, aantallen: Vec<(String, i64)>) -> Vec<Regel> {
    let lijst = filter.lijst().unwrap_or_default();
    let regel = |(code, aantal): (String, i64)| {
        let naam = &state.store.kennis().zoek(lijst, &code)?.naam;
        let naam = if filter == Kenmerk::Gegevens { soort_gegevens(&code, naam) } else { naam.clone() };
        Some(Regel::new(Telling::van(naam, aantal, filter, &code), filter, &code))
    };
    aantallen.into_iter().filter_map(regel).collect()
}
