//! `/docs`: the document of the API as pages, in Dutch, readable without script. A small script sends a request to try it.

mod bewerking;
mod soort;

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderValue},
    web,
};
use askama::Template;
use serde_json::Value;

use self::{
    bewerking::{Bewerking, Kort},
    soort::Veld,
};
use super::{
    Kader,
    pagina::{HTML, foutpagina, tekst},
};
use crate::{
    domain::woorden::zinnen::zin,
    error::{Error, Result},
    http::{coding::Coded, document::Document, routes::METHODS},
    toestand::State,
};

/// A page here runs one script of this service, which asks this service only.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; \
                   form-action 'none'; frame-ancestors 'none'";
const SCRIPT: &str = include_str!("../../templates/site/docs/proberen.js");
const PAD: &str = "/docs/";

#[derive(Template)]
#[template(path = "site/docs/overzicht.html")]
struct Overzicht {
    kader: Kader,
    uitleg: String,
    delen: Vec<Deel>,
}

/// Operations that belong together.
struct Deel {
    naam: String,
    uitleg: String,
    bewerkingen: Vec<Kort>,
}

#[derive(Template)]
#[template(path = "site/docs/bewerking.html")]
struct BewerkingPagina {
    kader: Kader,
    bewerking: Bewerking,
}

#[derive(Template)]
#[template(path = "site/docs/soort.html")]
struct SoortPagina {
    kader: Kader,
    naam: String,
    uitleg: String,
    velden: Vec<Veld>,
    waarden: Vec<String>,
    voorbeeld: Option<String>,
}

#[get("/docs/")]
pub(super) async fn docs_overzicht(request: HttpRequest, state: web::Data<State>, document: web::Data<Document>) -> HttpResponse {
    toon(&request, &state, || tekst(&overzicht(&state, &document)))
}

#[get("/docs/proberen.js")]
pub(super) async fn docs_script() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/javascript; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-cache"))
        .body(SCRIPT)
}

#[get("/docs/soorten/{naam}")]
pub(super) async fn docs_soort(
    request: HttpRequest,
    path: web::Path<String>,
    state: web::Data<State>,
    document: web::Data<Document>,
) -> HttpResponse {
    toon(&request, &state, || {
        let schema = &document.value()["components"]["schemas"][path.as_str()];
        if !schema.is_object() {
            return Err(Error::NotFound("deze soort"));
        }
        let titel = format!("{}: wat erin staat", *path);
        tekst(&SoortPagina {
            kader: kader(&state, &format!("{PAD}soorten/{}", *path), &titel),
            uitleg: opgemaakt(schema["description"].as_str().unwrap_or_default()),
            velden: soort::velden(&document, schema),
            waarden: soort::waarden(schema),
            voorbeeld: document.value()["components"]["examples"][path.as_str()].get("value").map(netjes),
            naam: path.into_inner(),
        })
    })
}

#[get("/docs/{bewerking}")]
pub(super) async fn docs_bewerking(
    request: HttpRequest,
    path: web::Path<String>,
    state: web::Data<State>,
    document: web::Data<Document>,
) -> HttpResponse {
    toon(&request, &state, || {
        let gevonden = bewerkingen(&document).find(|(.., bewerking)| bewerking["operationId"] == path.as_str());
        let (pad, methode, bewerking) = gevonden.ok_or(Error::NotFound("deze bewerking"))?;
        let bewerking = Bewerking::new(&document, &state.settings.public_url, pad, methode, bewerking);
        let kader = kader(&state, &format!("{PAD}{}", *path), &bewerking.kort.naam);
        tekst(&BewerkingPagina { kader, bewerking })
    })
}

fn overzicht(state: &State, document: &Document) -> Overzicht {
    let deel = |tag: &Value| Deel {
        // A browser without Dutch syllables needs to be told where so long a word breaks.
        naam: tag["name"].as_str().unwrap_or_default().replace("sovereenkomst", "s\u{ad}overeenkomst"),
        uitleg: zin(tag["description"].as_str().unwrap_or_default()),
        bewerkingen: bewerkingen(document)
            .filter(|(.., bewerking)| bewerking["tags"][0] == tag["name"])
            .map(|(pad, methode, bewerking)| Kort::new(pad, methode, bewerking))
            .collect(),
    };
    let delen = document.value()["tags"].as_array().into_iter().flatten().map(deel);
    Overzicht {
        kader: kader(state, PAD, "De API van het register"),
        uitleg: opgemaakt(document.value()["info"]["description"].as_str().unwrap_or_default()),
        delen: delen.filter(|deel| !deel.bewerkingen.is_empty()).collect(),
    }
}

/// Path, method and description of every operation.
fn bewerkingen(document: &Document) -> impl Iterator<Item = (&str, &'static str, &Value)> {
    let paden = document.value()["paths"].as_object().into_iter().flatten();
    paden.flat_map(|(pad, item)| METHODS.iter().filter_map(|methode| Some((pad.as_str(), *methode, item.get(*methode)?))))
}

fn kader(state: &State, pad: &str, titel: &str) -> Kader {
    let kader = Kader::new(state, PAD).op(state, pad, format!("{titel}. Uitleg voor wie software maakt.")).genaamd(titel);
    if pad == PAD { kader } else { kader.onder(PAD, "API") }
}

fn toon(request: &HttpRequest, state: &State, maak: impl FnOnce() -> Result<String>) -> HttpResponse {
    let gemaakt = maak().and_then(|html| Coded::new(html).answer(request, HTML, "no-cache"));
    let mut antwoord = gemaakt.unwrap_or_else(|fout| foutpagina(request.path(), state, &fout));
    antwoord.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP));
    antwoord
}

/// Markdown of the document as HTML; its headings stand below that of the page.
fn opgemaakt(markdown: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser, html};
    let delen = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|deel| match deel {
        Event::Html(tekst) | Event::InlineHtml(tekst) => Event::Text(tekst),
        anders => anders,
    });
    let mut opgemaakt = String::new();
    html::push_html(&mut opgemaakt, delen);
    opgemaakt.replace("<table>", "<div class=\"tabel\"><table>").replace("</table>", "</table></div>")
}

/// The name of a kind, which may break before each of its words.
fn breekbaar(naam: &str) -> String {
    let mut gemaakt = String::new();
    for teken in naam.chars() {
        if teken.is_ascii_uppercase() && gemaakt.ends_with(|vorige: char| vorige.is_ascii_lowercase()) {
            gemaakt.push_str("<wbr>");
        }
        gemaakt.push(teken);
    }
    gemaakt
}

/// JSON for people.
fn netjes(waarde: &Value) -> String {
    match waarde {
        Value::String(tekst) => tekst.clone(),
        anders => serde_json::to_string_pretty(anders).unwrap_or_default(),
    }
}
