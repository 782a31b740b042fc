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
    Adres, Kader,
    pagina::{deel, lijstpagina, over, pagina, tekst},
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
    http::{
        page::PageRequest,
        query::{
            Param, Query,
            kind::{Date, Text, Uuid as UuidKind},
            parameters,
        },
    },
    register::{antwoord::lijst_als, organisaties::openbare},
    store::{
        Lezen, Lijsten, openbaar,
        verloop::{VersieTekst, Wijziging, laatste, van},
        wijzigingen,
    },
    toestand::State,
};

/// What a reader of feeds asks for.
const VORM: &str = "application/atom+xml";
/// So many changes stand on a page and in a feed.
const AANTAL: usize = 30;
/// So many are looked through for what somebody chose; beyond them stand those that are asked for by a later last day.
const DOORZOCHT: i64 = 1000;

const SINDS: Param<Date> = Param::new("sinds", Date, "Eerste dag.");
const TOT: Param<Date> = Param::new("tot", Date, "Laatste dag.");
pub(super) const HOUDER: Param<UuidKind> = Param::new("registerhouder", UuidKind, "Wiens register.");
const THEMA: Param<Text> = Param::new("thema", Text(100), "Code van het thema.");

parameters! {
    /// Which changes.
    pub(super) Gekozen: SINDS, TOT, HOUDER, THEMA
}

#[derive(Template)]
#[template(path = "site/wijzigingen.html")]
struct Wijzigingen {
    kader: Kader,
    kop: String,
    feed: String,
    verwerking: Option<String>,
    items: Vec<Regel>,
    /// What can be chosen; not of one activity, nor where a file cannot ask.
    keuze: Option<Keuze>,
    vorige: Option<Adres>,
    volgende: Option<Adres>,
}

/// So many sentences of a change stand there before a reader asks for more.
const ZINNEN: usize = 3;

/// What a reader chose, and what there is to choose: codes and names.
struct Keuze {
    sinds: String,
    tot: String,
    houders: Vec<(String, String, bool)>,
    themas: Vec<(String, String, bool)>,
}

/// Which changes somebody asks for.
#[derive(Default)]
struct Vraag {
    sinds: Option<NaiveDate>,
    tot: Option<NaiveDate>,
    houder: Option<Uuid>,
    thema: Option<String>,
    overslaan: usize,
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

    /// What the title does not say yet. That it is in the register says the list itself.
    fn zinnen(&self) -> Vec<&str> {
        let nieuw = format!("De verwerking “{}” staat in het register.", self.naam);
        let kaal = |tekst: &str| tekst.trim_end_matches('.').to_owned();
        let zegt_meer = |zin: &&str| **zin != nieuw && !self.titel.starts_with(&kaal(zin));
        self.zinnen.iter().map(String::as_str).filter(zegt_meer).collect()
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
    let mut query = Query::of_page(&request);
    lijstpagina(&request, &state, move |tx, state| {
        let bladzijde = PageRequest::read(&mut query);
        let vraag = Vraag {
            sinds: SINDS.read(&mut query),
            tot: TOT.read(&mut query),
            houder: HOUDER.read(&mut query),
            thema: THEMA.read(&mut query),
            overslaan: (bladzijde.page as usize - 1) * AANTAL,
        };
        let vraag = vraag.vooruit();
        let adres = Adres::new("/wijzigingen", query.chosen()).zonder_sleutel("pageSize");
        query.finish()?;
        let mut items = nieuws(tx, &vraag)?;
        let meer = items.len() > AANTAL;
        items.truncate(AANTAL);
        let naar = |page: u32| adres.op("page", &page.to_string());
        let kader = Kader::new(state, "/wijzigingen");
        let uitleg = "Wat er is veranderd in het verwerkingsregister.";
        tekst(&Wijzigingen {
            keuze: (!kader.is_bestand()).then(|| Keuze::new(tx, state, &vraag)).transpose()?,
            kader: if adres.paren().is_empty() { kader.op(state, "/wijzigingen", uitleg) } else { kader },
            kop: "Wat is er veranderd in het register?".to_owned(),
            feed: "/wijzigingen.atom".to_owned(),
            verwerking: None,
            items,
            vorige: (bladzijde.page > 1).then(|| naar(bladzijde.page - 1)),
            volgende: meer.then(|| naar(bladzijde.page + 1)),
        })
    })
    .await
}

impl Keuze {
    /// Whether somebody chose something.
    fn is_gekozen(&self) -> bool {
        let gekozen = |keuzes: &[(String, String, bool)]| keuzes.iter().any(|(.., gekozen)| *gekozen);
        !self.sinds.is_empty() || !self.tot.is_empty() || gekozen(&self.houders) || gekozen(&self.themas)
    }

    fn new(tx: &mut Lijsten<'_>, state: &State, vraag: &Vraag) -> Result<Self> {
        let dag = |dag: Option<NaiveDate>| dag.map(|dag| dag.to_string()).unwrap_or_default();
        let houders = openbaar::houders(tx)?.into_iter();
        let houders = houders.map(|houder| (houder.uuid.to_string(), houder.naam, vraag.houder == Some(houder.uuid)));
        let lijst = state.store.kennis().lijsten().iter().find(|lijst| lijst.lijst == "thema");
        let themas = lijst.into_iter().flat_map(|lijst| &lijst.items);
        let themas = themas.map(|thema| (thema.code.clone(), thema.naam.clone(), vraag.thema.as_ref() == Some(&thema.code)));
        Ok(Self { sinds: dag(vraag.sinds), tot: dag(vraag.tot), houders: houders.collect(), themas: themas.collect() })
    }
}

#[get("/verwerkingen/{uuid}/wijzigingen")]
pub(super) async fn van_verwerking(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> HttpResponse {
    pagina(&request, &state, over(&path), move |tx, state| {
        let uuid = deel(&path)?;
        let (naam, items) = geschiedenis(tx, uuid)?;
        let pad = Vindplaats::Activiteit(uuid).pagina();
        let kader = Kader::new(state, "/verwerkingen")
            .op(state, &format!("{pad}/wijzigingen"), format!("Wat er is veranderd aan {naam}."))
            .onder("/verwerkingen", "Verwerkingen")
            .onder(&pad, &naam);
        let kop = format!("Wat is er veranderd aan {naam}?");
        tekst(&Wijzigingen {
            kader,
            kop,
            feed: format!("{pad}/wijzigingen.atom"),
            verwerking: Some(pad),
            items,
            keuze: None,
            vorige: None,
            volgende: None,
        })
    })
    .await
}

#[get("/wijzigingen.atom")]
pub(super) async fn feed_van_register(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    let titel = format!("Wijzigingen: {}", state.settings.naam());
    feed(&request, &state, "/wijzigingen", |tx| Ok((titel, nieuws_van(tx, None)?))).await
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
        Ok((format!("Wijzigingen in het register van {}", organisatie.naam), nieuws_van(tx, Some(uuid))?))
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

/// The last changes of the register, or of one registerhouder, for a feed.
fn nieuws_van(tx: &mut Lezen<'_>, houder: Option<Uuid>) -> Result<Vec<Regel>> {
    let mut regels = nieuws(tx, &Vraag { houder, ..Vraag::default() })?;
    regels.truncate(AANTAL);
    Ok(regels)
}

/// The changes that somebody asks for, the newest first; one more than stand on a page tells that there are more.
fn nieuws(tx: &mut Lezen<'_>, vraag: &Vraag) -> Result<Vec<Regel>> {
    let vandaag = tx.moment.datum();
    let ergens = vraag.sinds.is_some() || vraag.tot.is_some() || vraag.thema.is_some() || vraag.overslaan > 0;
    let aantal = if ergens { DOORZOCHT } else { i64::try_from(AANTAL).unwrap_or_default() + 1 };
    let (mut regels, mut over) = (Vec::new(), vraag.overslaan);
    for wijziging in laatste(tx.conn, vraag.houder, vandaag, aantal)? {
        if !vraag.past(&wijziging)? {
            continue;
        }
        let Some((naam, gebeurtenis)) = wijziging.gebeurtenis(vandaag)? else { continue };
        if over > 0 {
            over -= 1;
            continue;
        }
        regels.push(Regel::new(wijziging.activiteit, naam, wijziging.moment, gebeurtenis));
        if regels.len() > AANTAL {
            break;
        }
    }
    Ok(regels)
}

impl Vraag {
    /// With the first day before the last one, whichever was filled in where.
    fn vooruit(self) -> Self {
        if self.sinds > self.tot && self.tot.is_some() { Self { sinds: self.tot, tot: self.sinds, ..self } } else { self }
    }

    fn past(&self, wijziging: &Wijziging) -> Result<bool> {
        let dag = wijziging.moment.datum();
        if self.sinds.is_some_and(|sinds| dag < sinds) || self.tot.is_some_and(|tot| dag > tot) {
            return Ok(false);
        }
        let Some(thema) = &self.thema else { return Ok(true) };
        for versie in &wijziging.versies {
            let romp = versie.publiek()?.romp;
            if romp.is_some_and(|romp| romp.themas.iter().any(|een| een.code == *thema)) {
                return Ok(true);
            }
        }
        Ok(false)
    }
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
        let hersteld = wijzigingen::hersteld(tx.conn, AANTAL)?;
        let momenten = regels.iter().map(|regel| regel.moment).chain(hersteld.iter().copied());
        let bijgewerkt = momenten.max().unwrap_or(tx.laatste);
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
        let begin = lezen.adressen().van_pad("/");
        let opnieuw = |moment: Moment| Item {
            id: format!("{begin}#hersteld-{}", moment.micros()),
            titel: "Het register is teruggezet".to_owned(),
            bijgewerkt: moment,
            adres: begin.clone(),
            samenvatting:
                "Wijzigingen van vlak daarvoor kunnen vervallen zijn. Houdt u een kopie bij, haal dan alles opnieuw op."
                    .to_owned(),
            auteur: lezen.settings.naam().to_owned(),
        };
        let mut items: Vec<Item> = regels.into_iter().map(item).chain(hersteld.into_iter().map(opnieuw)).collect();
        items.sort_by_key(|item| std::cmp::Reverse(item.bijgewerkt));
        let bytes = Feed { id: zelf.clone(), titel, bijgewerkt, zelf, adres, items }.bytes()?;
        String::from_utf8(bytes).map_err(Error::internal)
    })
    .await?;
    antwoord.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(ATOM));
    Ok(antwoord)
}
