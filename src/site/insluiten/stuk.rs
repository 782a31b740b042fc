//! `/insluiten/…/stuk`: the text itself, without a page around it, for a site that fetches and keeps it.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use uuid::Uuid;

use super::{NIVEAU, gekozen};
use crate::{
    domain::publiek::verklaring::{OrganisatiePrivacyverklaring, Privacyverklaring},
    error::Result,
    http::query::Query,
    register::privacyverklaring,
    site::{
        activiteit::{Blad, Melding, Vraag},
        pagina::{beurt, deel, ingesloten, ingesloten_lijstpagina, tekst},
        verklaring::{self as notice, Gevonden},
    },
    toestand::State,
};

#[derive(Template)]
#[template(path = "site/activiteit/inhoud.html")]
struct Activiteit {
    blad: Blad,
}

#[derive(Template)]
#[template(path = "site/verklaring/inhoud.html")]
struct VerklaringStuk {
    verklaring: Privacyverklaring,
    meldingen: Vec<Melding>,
    verwerking: String,
}

#[derive(Template)]
#[template(path = "site/verklaring/van_organisatie.html")]
struct Organisatie {
    verklaring: OrganisatiePrivacyverklaring,
}

#[get("/insluiten/verwerkingen/stuk")]
pub(in crate::site) async fn stuk_van_lijst(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let mut query = Query::of_page(&request);
    let niveau = NIVEAU.read(&mut query);
    ingesloten_lijstpagina(&request, &state, move |tx, state| stuk(&gekozen(tx, state, query)?, "vr-", niveau, state)).await
}

#[get("/insluiten/verwerkingen/{uuid}/stuk")]
pub(in crate::site) async fn stuk_van_verwerking(
    request: HttpRequest,
    path: web::Path<String>,
    state: web::Data<State>,
) -> HttpResponse {
    let mut vraag = Vraag::nu(&request, path.into_inner());
    let niveau = NIVEAU.read(vraag.query());
    ingesloten(&request, &state, vraag.over(), move |tx, state| {
        let blad = vraag.lees(tx, state)?.ingesloten();
        let voor = voor("vr", blad.uuid);
        stuk(&Activiteit { blad }, &voor, niveau, state)
    })
    .await
}

#[get("/insluiten/verwerkingen/{uuid}/privacyverklaring/stuk")]
pub(in crate::site) async fn stuk_van_verklaring(
    request: HttpRequest,
    path: web::Path<String>,
    state: web::Data<State>,
) -> HttpResponse {
    let mut vraag = notice::Vraag::new(&request, path.into_inner());
    let niveau = NIVEAU.read(vraag.query());
    ingesloten(&request, &state, vraag.over(), move |tx, state| {
        let Gevonden { verklaring, meldingen, verwerking, .. } = vraag.lees(tx, state)?;
        let voor = voor("vr-p", verklaring.uuid);
        stuk(&VerklaringStuk { verklaring, meldingen, verwerking }, &voor, niveau, state)
    })
    .await
}

#[get("/insluiten/organisaties/{uuid}/privacyverklaring/stuk")]
pub(in crate::site) async fn stuk_van_organisatie(
    request: HttpRequest,
    path: web::Path<String>,
    state: web::Data<State>,
) -> HttpResponse {
    let mut query = Query::of_page(&request);
    let (niveau, beurt) = (NIVEAU.read(&mut query), beurt(&request).await);
    ingesloten_lijstpagina(&request, &state, move |tx, state| {
        let _beurt = beurt?;
        let verklaring = privacyverklaring::van_organisatie(tx, state, query, deel(&path)?)?;
        let voor = voor("vr-o", verklaring.uuid);
        stuk(&Organisatie { verklaring }, &voor, niveau, state)
    })
    .await
}

/// A piece with headings from this level on, below the heading of the page around it, and addresses that work from anywhere.
fn stuk(template: &impl Template, voor: &str, niveau: Option<u8>, state: &State) -> Result<String> {
    let stuk = op_niveau(&tekst(template)?, niveau.unwrap_or(2));
    Ok(los(&stuk, voor).replace(" href=\"/", &format!(" href=\"{}/", state.settings.public_url)))
}

/// What stands before every name within a piece: the page around it has names of its own, and so have other pieces there.
fn voor(soort: &str, uuid: Uuid) -> String {
    let nummer = uuid.simple().to_string();
    format!("{soort}-{}-", &nummer[..8])
}

/// Words for who hears the page. Without our style sheet everybody would see them.
const VERBORGEN: &str = "<span class=\"verborgen\">";

/// A piece that stands by itself: with names of its own, no hidden words, and addresses that break over lines. Text of the register has
/// none of these signs.
fn los(html: &str, voor: &str) -> String {
    let namen = [" id=\"", " href=\"#", " aria-labelledby=\""];
    let html = namen.iter().fold(html.to_owned(), |html, naam| html.replace(naam, &format!("{naam}{voor}")));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_has_names_of_its_own_no_hidden_words_and_addresses_that_break() {
        let html = "<h2 id=\"a\">a</h2><a href=\"#a\"><span class=\"verborgen\">Wat? </span>Meer</a><a href=\"https://x.nl/y\">https://x.nl/y</a>.";
        let verwacht =
            "<h2 id=\"vr-a\">a</h2><a href=\"#vr-a\">Meer</a><a href=\"https://x.nl/y\">https://<wbr>x.<wbr>nl/<wbr>y</a>.";
        assert!(los(html, "vr-").contains(verwacht), "{}", los(html, "vr-"));
    }

    #[test]
    fn headings_begin_at_the_level_that_was_asked_for() {
        let html = "<h1>a</h1><h2 id=\"b\">b</h2><h4>d</h4><header>";
        assert_eq!(op_niveau(html, 1), html);
        assert_eq!(op_niveau(html, 3), "<h3>a</h3><h4 id=\"b\">b</h4><h6>d</h6><header>");
    }
}
