//! What changed, for people: a page and an Atom feed of the register, of an organisation, of an activity.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{CONTENT_TYPE, HeaderValue},
    web,
};
use askama::Template;
use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    Kader,
    pagina::{deel, over, pagina, tekst},
};
use crate::{
    clock::Moment,
    domain::{
        inhoud::organisatie::OrganisatieInvoer,
        publiek::verloop::{Gebeurtenis, verloop},
        woorden::{adressen::Vindplaats, datum::in_woorden},
    },
    error::{Error, Result},
    exchange::atom::{ATOM, Feed, Item},
    register::{antwoord::lijst_als, organisaties::openbare},
    store::{
        Lezen, Lijsten, Onderdeel,
        verloop::{VersieTekst, laatste, van},
    },
    toestand::State,
};

/// What a reader of feeds asks for.
const VORM: &str = "application/atom+xml";
/// So many changes stand on a page and in a feed.
const AANTAL: i64 = 30;

#[derive(Template)]
#[template(path = "site/wijzigingen.html")]
struct Wijzigingen {
    kader: Kader,
    kop: String,
    feed: String,
    verwerking: Option<String>,
    items: Vec<Regel>,
}

/// Something that changed.
struct Regel {
    uuid: Uuid,
    nummer: i32,
    naam: String,
    dag: NaiveDate,
    moment: Moment,
    titel: String,
    zinnen: Vec<String>,
}

impl Regel {
    fn new(uuid: Uuid, naam: String, moment: Moment, gebeurtenis: Gebeurtenis) -> Self {
        let Gebeurtenis { nummer, titel, zinnen, .. } = gebeurtenis;
        Self { uuid, nummer, naam, dag: moment.datum(), moment, titel, zinnen }
    }

    fn dag(&self) -> String {
        in_woorden(self.dag)
    }

    fn adres(&self) -> String {
        Vindplaats::Activiteit(self.uuid).pagina()
    }
}

#[get("/wijzigingen")]
pub(super) async fn van_register(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    pagina(&request, &state, Onderdeel::Register, |tx, state| {
        let kader =
            Kader::new(state, "/wijzigingen").op(state, "/wijzigingen", "Wat er is veranderd in het verwerkingsregister.");
        let kop = "Wat is er veranderd in het register?".to_owned();
        tekst(&Wijzigingen { kader, kop, feed: "/wijzigingen.atom".to_owned(), verwerking: None, items: nieuws(tx, None)? })
    })
    .await
}

#[get("/verwerkingen/{uuid}/wijzigingen")]
pub(super) async fn van_verwerking(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> HttpResponse {
    pagina(&request, &state, over(&path), move |tx, state| {
        let uuid = deel(&path)?;
        let (naam, items) = geschiedenis(tx, uuid)?;
        let pad = Vindplaats::Activiteit(uuid).pagina();
        let kader = Kader::new(state, "/verwerkingen")
            .op(state, &format!("{pad}/wijzigingen"), format!("Wat er is veranderd aan {naam}."))
            .onder("/verwerkingen", "Zoeken")
            .onder(&pad, &naam);
        let kop = format!("Wat is er veranderd aan {naam}?");
        tekst(&Wijzigingen { kader, kop, feed: format!("{pad}/wijzigingen.atom"), verwerking: Some(pad), items })
    })
    .await
}

#[get("/wijzigingen.atom")]
pub(super) async fn feed_van_register(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    feed(&request, &state, "/wijzigingen", |tx| Ok(("Wijzigingen in het verwerkingsregister".to_owned(), nieuws(tx, None)?)))
        .await
}

#[get("/organisaties/{uuid}/wijzigingen.atom")]
pub(super) async fn feed_van_organisatie(
    request: HttpRequest,
    path: web::Path<String>,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = deel(&path)?;
    feed(&request, &state, &Vindplaats::Organisatie(uuid).pagina(), move |tx| {
        let organisatie: OrganisatieInvoer = openbare(tx, uuid)?.invoer()?;
        Ok((format!("Wijzigingen in het register van {}", organisatie.naam), nieuws(tx, Some(uuid))?))
    })
    .await
}

#[get("/verwerkingen/{uuid}/wijzigingen.atom")]
pub(super) async fn feed_van_verwerking(
    request: HttpRequest,
    path: web::Path<String>,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = deel(&path)?;
    feed(&request, &state, &Vindplaats::Activiteit(uuid).pagina(), move |tx| {
        let (naam, items) = geschiedenis(tx, uuid)?;
        Ok((format!("Wijzigingen van {naam}"), items))
    })
    .await
}

/// The last changes of the register, or of one registerhouder.
fn nieuws(tx: &mut Lezen<'_>, registerhouder: Option<Uuid>) -> Result<Vec<Regel>> {
    let vandaag = tx.moment.datum();
    let mut regels = Vec::new();
    for wijziging in laatste(tx.conn, registerhouder, vandaag, AANTAL)? {
        if let Some((naam, gebeurtenis)) = wijziging.gebeurtenis(vandaag)? {
            regels.push(Regel::new(wijziging.activiteit, naam, wijziging.moment, gebeurtenis));
        }
    }
    Ok(regels)
}

/// Everything that happened to one activity, the newest first, and what it is called now.
fn geschiedenis(tx: &mut Lezen<'_>, uuid: Uuid) -> Result<(String, Vec<Regel>)> {
    let vandaag = tx.moment.datum();
    let versies = van(tx.conn, uuid, vandaag)?.iter().map(VersieTekst::publiek).collect::<Result<Vec<_>>>()?;
    let naam = versies.iter().rev().find_map(|versie| versie.romp.as_ref().map(|romp| romp.naam.clone()));
    let naam = naam.unwrap_or_else(|| "deze verwerking".to_owned());
    let regels = verloop(&versies, vandaag).into_iter().rev();
    let regels = regels.map(|gebeurtenis| Regel::new(uuid, naam.clone(), gebeurtenis.vastgesteld_op, gebeurtenis));
    Ok((naam.clone(), regels.collect()))
}

/// Answers with a feed; `pad` is the page that says the same.
async fn feed(
    request: &HttpRequest,
    state: &web::Data<State>,
    pad: &str,
    lees: impl FnOnce(&mut Lijsten<'_>) -> Result<(String, Vec<Regel>)> + Send + 'static,
) -> Result<HttpResponse> {
    let (zelf, adres) = (state.adressen().van_pad(request.path()), state.adressen().van_pad(pad));
    let lezen = state.clone();
    let mut antwoord = lijst_als(request, state, &[VORM], move |tx, _| {
        let (titel, regels) = lees(tx)?;
        let bijgewerkt = regels.iter().map(|regel| regel.moment).max().unwrap_or(tx.laatste);
        let item = |regel: Regel| {
            let uri = lezen.adressen().uri(Vindplaats::Versie(regel.uuid, regel.nummer));
            Item {
                id: format!("{uri}#{}", regel.moment.micros()),
                titel: format!("{}: {}", regel.naam, regel.titel),
                bijgewerkt: regel.moment,
                adres: lezen.adressen().van_pad(&regel.adres()),
                samenvatting: regel.zinnen.join(" "),
                auteur: lezen.settings.naam().to_owned(),
            }
        };
        let items = regels.into_iter().map(item).collect();
        let bytes = Feed { id: zelf.clone(), titel, bijgewerkt, zelf, adres, items }.bytes()?;
        String::from_utf8(bytes).map_err(Error::internal)
    })
    .await?;
    antwoord.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(ATOM));
    Ok(antwoord)
}
