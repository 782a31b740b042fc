//! `/insluiten/…`: the same pages without header and footer, for a frame on any other site. Links lead out of the frame.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Adres, Kader,
    activiteit::{Blad, Melding, Vraag},
    pagina::{ingesloten, ingesloten_lijstpagina, tekst},
    verklaring::{self as notice, Gevonden},
};
use crate::{
    domain::{
        publiek::verklaring::Privacyverklaring,
        woorden::{adressen::Vindplaats, zinnen::schoon},
    },
    error::Result,
    http::{filters::openbare_selectie, query::Query},
    store::{Lijsten, openbaar},
    toestand::State,
};

/// So many names a list in a frame shows.
const MEEST: i64 = 100;

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

#[derive(Template)]
#[template(path = "site/activiteit/inhoud.html")]
struct Stuk {
    blad: Blad,
}

#[get("/insluiten/verwerkingen/{uuid}/stuk")]
pub(super) async fn los_stuk(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> HttpResponse {
    let mut vraag = Vraag::nu(&request, path.into_inner());
    let niveau = vraag.niveau();
    ingesloten(&request, &state, vraag.over(), move |tx, state| {
        let stuk = tekst(&Stuk { blad: vraag.lees(tx, state)?.ingesloten() })?;
        Ok(los(&op_niveau(&stuk, niveau)).replace(" href=\"/", &format!(" href=\"{}/", state.settings.public_url)))
    })
    .await
}

/// What stands before every name within a piece: the page around it has names of its own.
const VOOR: &str = "vr-";
/// Words for who hears the page. Without our style sheet everybody would see them.
const VERBORGEN: &str = "<span class=\"verborgen\">";

/// A piece that stands by itself: with names of its own, no hidden words, and addresses that break over lines. Text of the register has
/// none of these signs.
fn los(html: &str) -> String {
    let namen = [" id=\"", " href=\"#", " aria-labelledby=\""];
    let html = namen.iter().fold(html.to_owned(), |html, naam| html.replace(naam, &format!("{naam}{VOOR}")));
    let mut zonder = html.split(VERBORGEN);
    let begin = zonder.next().unwrap_or_default().to_owned();
    let zichtbaar = zonder.fold(begin, |html, rest| html + rest.split_once("</span>").map_or(rest, |(_, na)| na));
    let mut adressen = zichtbaar.split(">https://");
    let begin = adressen.next().unwrap_or_default().to_owned();
    let breekbaar = adressen.fold(begin, |html, rest| {
        let (adres, na) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        html + ">https://<wbr>" + &adres.replace('/', "/<wbr>").replace('.', ".<wbr>") + na
    });
    format!("<div class=\"verwerkingsregister\" lang=\"nl\">\n{breekbaar}\n</div>\n")
}

/// The same with headings from this level on, for a page that has a heading of its own above it. Text of the register has no such sign.
fn op_niveau(html: &str, niveau: u8) -> String {
    (1..=4u8).rev().fold(html.to_owned(), |html, kop| {
        let lager = (kop + niveau - 1).min(6);
        html.replace(&format!("<h{kop}"), &format!("<h{lager}")).replace(&format!("</h{kop}"), &format!("</h{lager}"))
    })
}

#[get("/insluiten/verwerkingen")]
pub(super) async fn ingesloten_lijst(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let query = Query::of_page(&request);
    ingesloten_lijstpagina(&request, &state, |tx, state| tekst(&gekozen(tx, state, query)?)).await
}

/// The first names of what the query chooses, and the way to all of them.
fn gekozen(tx: &mut Lijsten<'_>, state: &State, mut query: Query) -> Result<LijstPagina> {
    let selectie = openbare_selectie(tx, &mut query, state.store.kennis())?;
    let alles = Adres::new("/verwerkingen", query.chosen());
    query.finish()?;
    let keuze = tx.index.kies(&selectie);
    let (aantal, gevonden) = (keuze.aantal(), openbaar::lees(tx.conn, keuze.bladzijde(0, MEEST), false)?);
    let namen = gevonden.iter().map(|gevonden| naam(&gevonden.tekst)).collect::<Result<_>>()?;
    Ok(LijstPagina {
        kader: Kader::new(state, "/verwerkingen").in_een_kader(state),
        namen,
        meer: (aantal - MEEST).max(0),
        alles: alles.to_string(),
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_has_names_of_its_own_no_hidden_words_and_addresses_that_break() {
        let html = "<h2 id=\"a\">a</h2><a href=\"#a\"><span class=\"verborgen\">Wat? </span>Meer</a><a href=\"https://x.nl/y\">https://x.nl/y</a>.";
        let verwacht =
            "<h2 id=\"vr-a\">a</h2><a href=\"#vr-a\">Meer</a><a href=\"https://x.nl/y\">https://<wbr>x.<wbr>nl/<wbr>y</a>.";
        assert!(los(html).contains(verwacht), "{}", los(html));
    }

    #[test]
    fn headings_begin_at_the_level_that_was_asked_for() {
        let html = "<h1>a</h1><h2 id=\"b\">b</h2><h4>d</h4><header>";
        assert_eq!(op_niveau(html, 1), html);
        assert_eq!(op_niveau(html, 3), "<h3>a</h3><h4 id=\"b\">b</h4><h6>d</h6><header>");
    }
}
