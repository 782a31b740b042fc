//! `/verwerkingen/{uuid}/vergelijken`: any two versions of an activity side by side.

mod woorden;

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use uuid::Uuid;

use woorden::{Stuk, stukken};

use super::{
    Kader,
    pagina::{deel, over, pagina, tekst},
};
use crate::{
    domain::{
        publiek::{
            openbaar::Romp,
            verschil::{Rij, naam_van_onderdeel, naast_elkaar},
        },
        woorden::{adressen::Vindplaats, datum::in_woorden, zinnen::schoon},
    },
    error::{Error, Result},
    http::query::{
        Param, Query,
        kind::{Choice, Number},
        parameters,
    },
    store::{
        Lezen,
        verloop::{VersieTekst, van},
    },
    toestand::State,
};

const VAN: Param<Number<i32>> = Param::new("van", Number(1, i32::MAX), "Nummer van de oude versie.");
const NAAR: Param<Number<i32>> = Param::new("naar", Number(1, i32::MAX), "Nummer van de nieuwe versie.");
const TOON: Param<Choice> = Param::new("toon", Choice(|| vec!["alles"]), "Ook wat gelijk is.");

parameters! {
    /// Which versions.
    pub(super) Vergelijken: VAN, NAAR, TOON
}

#[derive(Template)]
#[template(path = "site/vergelijken.html")]
struct Vergelijking {
    kader: Kader,
    pad: String,
    naam: String,
    keuzes: Vec<Keuze>,
    /// The two versions and what they say; none while the activity has but one version to read.
    naast: Option<Naast>,
    /// Whether what is equal is shown too.
    alles: bool,
}

/// A version that can be chosen.
struct Keuze {
    nummer: i32,
    begin: String,
}

struct Naast {
    van: i32,
    naar: i32,
    delen: Vec<(&'static str, Vec<Regel>)>,
}

/// What both versions say of one thing, with the words that differ.
struct Regel {
    wat: String,
    gelijk: bool,
    oud: Option<Vec<Stuk>>,
    nieuw: Option<Vec<Stuk>>,
}

impl From<Rij> for Regel {
    fn from(Rij { wat, oud, nieuw, gelijk, .. }: Rij) -> Self {
        let (links, rechts) = stukken(oud.as_deref().unwrap_or_default(), nieuw.as_deref().unwrap_or_default());
        Self { wat, gelijk, oud: oud.map(|_| links), nieuw: nieuw.map(|_| rechts) }
    }
}

#[get("/verwerkingen/{uuid}/vergelijken")]
pub(super) async fn vergelijken(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> HttpResponse {
    let mut query = Query::of_page(&request);
    pagina(&request, &state, over(&path), move |tx, state| {
        let keuze = (VAN.read(&mut query), NAAR.read(&mut query));
        let alles = TOON.read(&mut query).is_some();
        query.finish()?;
        tekst(&maak(tx, state, deel(&path)?, keuze, alles)?)
    })
    .await
}

fn maak(tx: &mut Lezen<'_>, state: &State, uuid: Uuid, keuze: (Option<i32>, Option<i32>), alles: bool) -> Result<Vergelijking> {
    let mut leesbaar = van(tx.conn, uuid, tx.moment.datum())?;
    leesbaar.retain(|versie| versie.tekst.is_some());
    let keuzes = leesbaar.iter().map(|versie| Keuze { nummer: versie.nummer, begin: in_woorden(versie.begin_geldigheid) });
    let pad = Vindplaats::Activiteit(uuid).pagina();
    let naam = leesbaar.last().map(romp).transpose()?;
    let naam = naam.map_or_else(|| "deze verwerking".to_owned(), |romp| schoon(&romp.naam));
    let kader = Kader::new(state, "/verwerkingen")
        .op(state, &format!("{pad}/vergelijken"), format!("Twee versies van {naam} naast elkaar."))
        .onder("/verwerkingen", "Verwerkingen")
        .onder(&pad, &naam);
    Ok(Vergelijking { kader, pad, naam, keuzes: keuzes.collect(), naast: naast(&leesbaar, keuze, alles)?, alles })
}

/// The two that were chosen; what was not chosen are the last two.
fn naast(leesbaar: &[VersieTekst], (van, naar): (Option<i32>, Option<i32>), alles: bool) -> Result<Option<Naast>> {
    let gekozen = |nummer: Option<i32>, van_achter: usize| match nummer {
        Some(nummer) => leesbaar.iter().find(|versie| versie.nummer == nummer).map(Some).ok_or(Error::NotFound("deze versie")),
        None => Ok(leesbaar.iter().rev().nth(van_achter)),
    };
    let (Some(van), Some(naar)) = (gekozen(van, 1)?, gekozen(naar, 0)?) else { return Ok(None) };
    let delen = per_onderdeel(naast_elkaar(&romp(van)?, &romp(naar)?), alles);
    Ok(Some(Naast { van: van.nummer, naar: naar.nummer, delen }))
}

/// What a version says that can be read.
fn romp(versie: &VersieTekst) -> Result<Romp> {
    versie.publiek()?.romp.ok_or_else(|| Error::internal("a version with a text has a content"))
}

/// The rows below the heading of their section, in the order in which the sections first occur.
fn per_onderdeel(rijen: Vec<Rij>, alles: bool) -> Vec<(&'static str, Vec<Regel>)> {
    let mut delen: Vec<(&'static str, Vec<Regel>)> = Vec::new();
    for rij in rijen.into_iter().filter(|rij| alles || !rij.gelijk) {
        let naam = naam_van_onderdeel(rij.onderdeel);
        match delen.iter_mut().find(|(kop, _)| *kop == naam) {
            Some((_, rijen)) => rijen.push(rij.into()),
            None => delen.push((naam, vec![rij.into()])),
        }
    }
    delen
}
