//! The same pages as PDF: to keep, to send and to print. Each is made of the template of its page.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use chrono::NaiveDate;
use tokio::sync::OwnedSemaphorePermit;

use super::{
    activiteit::{Blad, Melding, Vraag},
    pagina::{als_pdf, deel, tekst},
    verklaring::{self as notice, Gevonden},
};
use crate::{
    clock::Moment,
    domain::{
        publiek::verklaring::{OrganisatiePrivacyverklaring, Privacyverklaring},
        woorden::datum::in_woorden,
    },
    error::{Error, Result},
    exchange::pdf::{self, Boek},
    http::{budget::Budgets, filters::openbare_selectie, query::Query},
    register::{
        antwoord::{Inhoud, Lees},
        privacyverklaring,
    },
    store::{Lezen, Lijsten},
    toestand::{State, Zoeken},
};

/// So many activities are one document; who wants more, chooses a part, or takes a table.
const MEEST: i64 = 250;

#[derive(Template)]
#[template(path = "site/op_papier/activiteit.html")]
struct Activiteit<'a> {
    register: &'a str,
    gemaakt: Option<String>,
    blad: Blad,
}

#[derive(Template)]
#[template(path = "site/op_papier/verklaring.html")]
struct VerklaringBlad {
    verklaring: Privacyverklaring,
    meldingen: Vec<Melding>,
    verwerking: String,
}

#[derive(Template)]
#[template(path = "site/op_papier/organisatie.html")]
struct Organisatie {
    verklaring: OrganisatiePrivacyverklaring,
}

#[derive(Template)]
#[template(path = "site/op_papier/register.html")]
struct Voorblad<'a> {
    register: &'a str,
    dag: String,
    namen: Vec<(usize, String, String)>,
}

#[get("/verwerkingen/{uuid}.pdf")]
pub(super) async fn pdf_van_verwerking(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> HttpResponse {
    van_verwerking(&request, &state, Vraag::nu(&request, path.into_inner())).await
}

#[get("/verwerkingen/{uuid}/versies/{nummer}.pdf")]
pub(super) async fn pdf_van_versie(
    request: HttpRequest,
    path: web::Path<(String, String)>,
    state: web::Data<State>,
) -> HttpResponse {
    let (uuid, nummer) = path.into_inner();
    van_verwerking(&request, &state, Vraag::nu(&request, uuid).van_versie(nummer)).await
}

async fn van_verwerking(request: &HttpRequest, state: &web::Data<State>, mut vraag: Vraag) -> HttpResponse {
    vraag.query().names_its_form();
    let (lezen, beurt, over) = (state.clone(), beurt(request).await, vraag.over());
    let maak = move |tx: &mut Lezen<'_>, _: &'static str| {
        let beurt = beurt?;
        let blad = vraag.lees(tx, &lezen)?;
        let (titel, auteur, dag) = (blad.titel.clone(), blad.registerhouder.1.clone(), blad.vastgesteld_op.datum());
        let delen = vec![van_blad(tx, &lezen, blad)?];
        Ok(Bron { titel, auteur: Some(auteur), dag, delen }.gedrukt(lezen, beurt))
    };
    als_pdf(request, state, Lees::Een(over, Box::new(maak))).await
}

#[get("/verwerkingen/{uuid}/privacyverklaring.pdf")]
pub(super) async fn pdf_van_verklaring(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> HttpResponse {
    let mut vraag = notice::Vraag::new(&request, path.into_inner());
    vraag.query().names_its_form();
    let (lezen, beurt, over) = (state.clone(), beurt(&request).await, vraag.over());
    let maak = move |tx: &mut Lezen<'_>, _: &'static str| {
        let beurt = beurt?;
        let Gevonden { verklaring, meldingen, verwerking, .. } = vraag.lees(tx, &lezen)?;
        let (titel, dag) = (verklaring.titel.clone(), verklaring.geldig_vanaf);
        let delen = vec![heel(&VerklaringBlad { verklaring, meldingen, verwerking })?];
        Ok(Bron { titel, auteur: None, dag, delen }.gedrukt(lezen, beurt))
    };
    als_pdf(&request, &state, Lees::Een(over, Box::new(maak))).await
}

#[get("/organisaties/{uuid}/privacyverklaring.pdf")]
pub(super) async fn pdf_van_organisatie(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> HttpResponse {
    let (lezen, beurt, mut query) = (state.clone(), beurt(&request).await, Query::of_page(&request));
    query.names_its_form();
    let maak = move |tx: &mut Lijsten<'_>, _: &'static str| {
        let beurt = beurt?;
        let verklaring = privacyverklaring::van_organisatie(tx, &lezen, query, deel(&path)?)?;
        let (titel, dag) = (verklaring.titel.clone(), tx.index.laatst_gewijzigd().map_or(tx.moment.datum(), Moment::datum));
        let delen = vec![heel(&Organisatie { verklaring })?];
        Ok(Bron { titel, auteur: None, dag, delen }.gedrukt(lezen, beurt))
    };
    als_pdf(&request, &state, Lees::Lijst(Box::new(maak))).await
}

#[get("/verwerkingen.pdf")]
pub(super) async fn pdf_van_register(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let (lezen, beurt, mut query) = (state.clone(), beurt(&request).await, Query::of_page(&request));
    query.names_its_form();
    let maak = move |tx: &mut Lijsten<'_>, _: &'static str| {
        let beurt = beurt?;
        Ok(gekozen(tx, &lezen, query)?.gedrukt(lezen, beurt))
    };
    als_pdf(&request, &state, Lees::Lijst(Box::new(maak))).await
}

/// Whether so many activities are one document.
pub(super) fn past(aantal: i64) -> bool {
    (1..=MEEST).contains(&aantal)
}

/// What the query chooses of the register, behind a list of contents.
fn gekozen(tx: &mut Lijsten<'_>, state: &State, mut query: Query) -> Result<Bron> {
    let selectie = openbare_selectie(tx, &mut query, state.store.kennis())?;
    query.finish()?;
    let keuze = tx.index.kies(&selectie);
    let aantal = keuze.aantal();
    if aantal > MEEST {
        return Err(te_veel(aantal));
    }
    let mut bladen = Vec::new();
    for treffer in keuze.bladzijde(0, MEEST) {
        bladen.push(Vraag::van(treffer.activiteit).lees(tx, state)?);
    }
    let (register, dag) = (state.settings.naam(), tx.moment.datum());
    let namen = bladen.iter().enumerate();
    // The list of contents is the first part.
    let namen = namen.map(|(plaats, blad)| (plaats + 2, blad.naam.clone(), blad.registerhouder.1.clone())).collect();
    let mut delen = vec![heel(&Voorblad { register, dag: in_woorden(dag), namen })?];
    for blad in bladen {
        delen.push(pdf::Deel { dieper: 1, ..van_blad(tx, state, blad)? });
    }
    Ok(Bron { titel: register.to_owned(), auteur: None, dag, delen })
}

fn te_veel(aantal: i64) -> Error {
    let uitleg = format!(
        "Dit zijn {aantal} verwerkingen. In één PDF passen er {MEEST}. Kies in de lijst een organisatie of een onderwerp, of neem \
         de lijst mee als CSV of Excel."
    );
    Error::invalid("de keuze", "te-veel", uitleg)
}

fn van_blad(tx: &Lezen<'_>, state: &State, blad: Blad) -> Result<pdf::Deel> {
    // A file that is made anew each day would change each day.
    let gemaakt = (state.settings.zoeken == Zoeken::Hier).then(|| in_woorden(tx.moment.datum()));
    heel(&Activiteit { register: state.settings.naam(), gemaakt, blad })
}

fn heel(template: &impl Template) -> Result<pdf::Deel> {
    Ok(pdf::Deel { html: tekst(template)?, dieper: 0 })
}

/// A turn at the press.
async fn beurt(request: &HttpRequest) -> Result<OwnedSemaphorePermit> {
    Budgets::of(request)?.press().await
}

/// What a document is made of; for the making nothing more is read.
struct Bron {
    titel: String,
    auteur: Option<String>,
    dag: NaiveDate,
    delen: Vec<pdf::Deel>,
}

impl Bron {
    fn gedrukt(self, state: web::Data<State>, beurt: OwnedSemaphorePermit) -> Inhoud {
        Inhoud::later(move || {
            let (_beurt, Self { titel, auteur, dag, delen }) = (beurt, self);
            let public_url = &state.settings.public_url;
            pdf::maak(&Boek { titel: &titel, auteur: auteur.as_deref(), dag, public_url, delen: &delen })
        })
    }
}
