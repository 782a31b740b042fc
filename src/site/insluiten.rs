//! `/insluiten/…`: the same pages without header and footer, for a frame on any other site. Links lead out of the frame.

mod stuk;

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

pub(super) use stuk::{stuk_van_lijst, stuk_van_organisatie, stuk_van_verklaring, stuk_van_verwerking};

use super::{
    Adres, Kader,
    activiteit::{Blad, Melding, Vraag},
    pagina::{beurt, deel, ingesloten, ingesloten_lijstpagina, tekst},
    verklaring::{self as notice, Gevonden},
};
use crate::{
    domain::{
        publiek::verklaring::{OrganisatiePrivacyverklaring, Privacyverklaring},
        recht::kennis::Kennis,
        woorden::{
            adressen::Vindplaats,
            zinnen::{klein, opsomming, schoon},
        },
        zoeken::kenmerk::Kenmerk,
    },
    error::Result,
    http::{
        filters::openbare_selectie,
        query::{Param, Query, kind::Number, parameters},
    },
    register::privacyverklaring,
    store::{Lijsten, openbaar},
    toestand::State,
};

/// So many names a list in a frame shows.
const MEEST: u8 = 100;

const NIVEAU: Param<Number<u8>> = Param::new("niveau", Number(1, 4), "Niveau van de bovenste kop.");
const AANTAL: Param<Number<u8>> = Param::new("aantal", Number(1, MEEST), "Hoeveel namen ten hoogste.");

parameters! {
    /// How a page stands within another.
    pub(super) Inpassen: NIVEAU, AANTAL
}

#[derive(Template)]
#[template(path = "site/insluiten/activiteit.html")]
struct ActiviteitPagina {
    kader: Kader,
    blad: Blad,
}

#[derive(Template)]
#[template(path = "site/insluiten/verklaring.html")]
struct VerklaringPagina {
    kader: Kader,
    verklaring: Privacyverklaring,
    meldingen: Vec<Melding>,
    verwerking: String,
}

#[derive(Template)]
#[template(path = "site/insluiten/lijst.html")]
struct LijstPagina {
    kader: Kader,
    lijst: Lijst,
}

#[derive(Template)]
#[template(path = "site/insluiten/organisatie.html")]
struct OrganisatiePagina {
    kader: Kader,
    verklaring: OrganisatiePrivacyverklaring,
}

/// The first names of a list, and the way to all of it.
#[derive(Template)]
#[template(path = "site/insluiten/namen.html")]
struct Lijst {
    kop: String,
    namen: Vec<(String, String)>,
    meer: i64,
    alles: String,
}

#[get("/insluiten/verwerkingen/{uuid}")]
pub(super) async fn ingesloten_verwerking(
    request: HttpRequest,
    path: web::Path<String>,
    state: web::Data<State>,
) -> HttpResponse {
    let vraag = Vraag::nu(&request, path.into_inner());
    ingesloten(&request, &state, vraag.over(), |tx, state| {
        let blad = vraag.lees(tx, state)?.ingesloten();
        tekst(&ActiviteitPagina { kader: blad.kader(state).in_een_kader(state), blad })
    })
    .await
}

#[get("/insluiten/verwerkingen/{uuid}/privacyverklaring")]
pub(super) async fn ingesloten_verklaring(
    request: HttpRequest,
    path: web::Path<String>,
    state: web::Data<State>,
) -> HttpResponse {
    let vraag = notice::Vraag::new(&request, path.into_inner());
    ingesloten(&request, &state, vraag.over(), |tx, state| {
        let Gevonden { kader, verklaring, meldingen, verwerking, .. } = vraag.lees(tx, state)?;
        tekst(&VerklaringPagina { kader: kader.in_een_kader(state), verklaring, meldingen, verwerking })
    })
    .await
}

#[get("/insluiten/organisaties/{uuid}/privacyverklaring")]
pub(super) async fn ingesloten_organisatie(
    request: HttpRequest,
    path: web::Path<String>,
    state: web::Data<State>,
) -> HttpResponse {
    let (query, beurt) = (Query::of_page(&request), beurt(&request).await);
    ingesloten_lijstpagina(&request, &state, move |tx, state| {
        let _beurt = beurt?;
        let uuid = deel(&path)?;
        let verklaring = privacyverklaring::van_organisatie(tx, state, query, uuid)?;
        let pad = format!("{}/privacyverklaring", Vindplaats::Organisatie(uuid).pagina());
        let kader = Kader::new(state, "/organisaties").op(state, &pad, "").in_een_kader(state);
        tekst(&OrganisatiePagina { kader, verklaring })
    })
    .await
}

#[get("/insluiten/verwerkingen")]
pub(super) async fn ingesloten_lijst(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let query = Query::of_page(&request);
    ingesloten_lijstpagina(&request, &state, |tx, state| {
        let kader = Kader::new(state, "/verwerkingen").in_een_kader(state);
        tekst(&LijstPagina { kader, lijst: gekozen(tx, state, query)? })
    })
    .await
}

/// The first names of what the query chooses, and the way to all of them.
fn gekozen(tx: &mut Lijsten<'_>, state: &State, mut query: Query) -> Result<Lijst> {
    let selectie = openbare_selectie(tx, &mut query, state.store.kennis())?;
    let alles = Adres::new("/verwerkingen", query.chosen());
    let meest = AANTAL.read(&mut query).unwrap_or(MEEST).into();
    query.finish()?;
    let keuze = tx.index.kies(&selectie);
    let (aantal, gevonden) = (keuze.aantal(), openbaar::lees(tx.conn, keuze.bladzijde(0, meest), false)?);
    let namen = gevonden.iter().map(|gevonden| naam(&gevonden.tekst)).collect::<Result<_>>()?;
    let kop = lijstkop(alles.paren().iter().map(|(sleutel, code)| (sleutel.as_str(), code.as_str())), state.store.kennis());
    Ok(Lijst { kop, namen, meer: (aantal - meest).max(0), alles: alles.zonder_sleutel(NIVEAU.name).to_string() })
}

/// What a list is called: two on one page have names of their own.
pub(super) fn lijstkop<'a>(gekozen: impl Iterator<Item = (&'a str, &'a str)>, kennis: &Kennis) -> String {
    let naam = |(sleutel, code): (&str, &str)| {
        let lijst = sleutel.parse::<Kenmerk>().ok()?.lijst()?;
        Some(klein(&kennis.zoek(lijst, code)?.naam))
    };
    let namen = opsomming(&gekozen.filter_map(naam).collect::<Vec<_>>(), "en");
    if namen.is_empty() { "Verwerkingen in het register".to_owned() } else { format!("Verwerkingen in het register: {namen}") }
}

/// Path and name of a summary.
fn naam(samenvatting: &str) -> Result<(String, String)> {
    #[derive(Deserialize)]
    struct Kort {
        uuid: Uuid,
        naam: String,
    }
    let Kort { uuid, naam } = serde_json::from_str(samenvatting)?;
    Ok((Vindplaats::Activiteit(uuid).pagina(), schoon(&naam)))
}
