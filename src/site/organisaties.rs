//! `/organisaties`: who keeps a register here, and who else a public version names.

mod bereik;
mod een;

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use uuid::Uuid;

pub(super) use bereik::Bereik;
pub(super) use een::organisatiepagina;

use super::{
    Adres, Kader,
    lijst::Wegwijzer,
    pagina::{lijstpagina, tekst},
    telling::verwerkingen,
};
use crate::{
    domain::{
        woorden::{adressen::Vindplaats, zoekwoord::vormen},
        zoeken::kenmerk::Kenmerk,
    },
    error::Result,
    http::{filters::ORGANISATIE_ZOEK, page::PageRequest, query::Query},
    index::OrganisatieVraag,
    store::{
        Lijsten, Stuk,
        organisaties::{self, Organisatie},
    },
    toestand::State,
};

#[derive(Template)]
#[template(path = "site/organisaties.html")]
struct Lijst {
    kader: Kader,
    zoek: Option<String>,
    nummer: u32,
    aantal: i64,
    houders: Vec<Regel>,
    anderen: Vec<Regel>,
    vorige: Option<Adres>,
    volgende: Option<Adres>,
    /// The same words among all activities, which may name who has no page.
    elders: Option<Adres>,
    /// Pages that may answer them: path and name.
    wegen: Vec<(String, String)>,
}

/// An organisation in the list, with a few words about it.
struct Regel {
    pad: String,
    naam: String,
    bijzonderheid: Option<String>,
}

#[get("/organisaties")]
pub(super) async fn organisatielijst(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let mut query = Query::of_page(&request);
    lijstpagina(&request, &state, move |tx, state| {
        let bladzijde = PageRequest::read(&mut query);
        let zoek = ORGANISATIE_ZOEK.read(&mut query);
        let adres = Adres::new("/organisaties", query.chosen());
        query.finish()?;
        let kennis = state.store.kennis();
        let mut gevonden = zoeken(tx, zoek.as_deref(), bladzijde)?;
        for voluit in zoek.iter().flat_map(|zoek| kennis.afkortingen(&vormen(zoek))) {
            if gevonden.0 == 0 {
                gevonden = zoeken(tx, Some(voluit), bladzijde)?;
            }
        }
        let (aantal, houders, anderen) = gevonden;
        let nergens = zoek.clone().filter(|_| aantal == 0);
        let index = tx.index;
        let aantal_van = |uuid| index.met_rol(uuid, Kenmerk::Registerhouder);
        let andere = |nummer: u32| adres.op("page", &nummer.to_string());
        let getoond = bladzijde.offset() + bladzijde.limit();
        tekst(&Lijst {
            kader: kader(state, zoek.is_some(), &adres),
            nummer: bladzijde.page,
            aantal,
            houders: regels(&houders, |uuid, _| Some(verwerkingen(aantal_van(uuid))))?,
            anderen: regels(&anderen, |_, soort| Some(state.store.kennis().naam("organisatie_soort", soort?)))?,
            vorige: (bladzijde.page > 1).then(|| andere(bladzijde.page - 1)),
            volgende: (getoond < aantal).then(|| andere(bladzijde.page + 1)),
            wegen: nergens
                .as_ref()
                .map(|zoek| Wegwijzer::new(tx, kennis).voor(kennis, &kennis.zoekwoorden(zoek)))
                .unwrap_or_default(),
            elders: nergens.map(|zoek| Adres::new("/verwerkingen", vec![("zoek".to_owned(), zoek)])),
            zoek,
        })
    })
    .await
}

/// What somebody looked for is no page for search engines.
fn kader(state: &State, gezocht: bool, adres: &Adres) -> Kader {
    let kader = Kader::new(state, "/organisaties");
    let uitleg =
        "Welke organisaties houden hier hun verwerkingsregister bij, en welke andere organisaties worden daarin genoemd?";
    if gezocht { kader } else { kader.op(state, &adres.to_string(), uitleg) }
}

/// One page of one list: those that keep a register here, and behind them the others.
fn zoeken(tx: &mut Lijsten<'_>, zoek: Option<&str>, bladzijde: PageRequest) -> Result<(i64, Vec<Organisatie>, Vec<Organisatie>)> {
    let vraag =
        |houder| OrganisatieVraag { zoek: zoek.map(str::to_owned), registerhouder: Some(houder), ..OrganisatieVraag::openbaar() };
    let (aantal_houders, houders) =
        organisaties::list(tx, &vraag(true), &Stuk::bladzijde(bladzijde.offset(), bladzijde.limit()))?;
    let over = bladzijde.limit() - i64::try_from(houders.len()).unwrap_or_default();
    let (aantal_anderen, anderen) =
        organisaties::list(tx, &vraag(false), &Stuk::bladzijde((bladzijde.offset() - aantal_houders).max(0), over))?;
    Ok((aantal_houders + aantal_anderen, houders, anderen))
}

fn regels(organisaties: &[Organisatie], woorden: impl Fn(Uuid, Option<&str>) -> Option<String>) -> Result<Vec<Regel>> {
    let regel = |organisatie: &Organisatie| {
        let (uuid, invoer) = (organisatie.uuid.uuid(), organisatie.invoer()?);
        let bijzonderheid = woorden(uuid, invoer.soort.as_deref());
        Ok(Regel { pad: Vindplaats::Organisatie(uuid).pagina(), naam: invoer.naam, bijzonderheid })
    };
    organisaties.iter().map(regel).collect()
}
