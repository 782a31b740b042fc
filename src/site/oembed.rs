//! `/oembed`: how a page of the register stands within a page of another site, for a CMS that is given only its address
//! (<https://oembed.com>).

use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;

use super::{activiteit::Vraag, insluiten::lijstkop, pagina::deel, situaties};
use crate::{
    domain::woorden::adressen::{Vindplaats, pad_na},
    error::{Error, Result},
    http::query::{
        Param, Query,
        kind::{Choice, Needed, Number, Text},
    },
    register::{antwoord::lijst, organisaties},
    store::Lijsten,
    toestand::State,
};

/// Where it is asked.
pub(super) const PAD: &str = "/oembed";
/// The size of a frame, where who asks has no other wish.
const BREED: u32 = 800;
const HOOG: u32 = 600;

const URL: Param<Needed<Text>> =
    Param::new("url", Needed(Text(2000), "Noem het adres van een pagina van dit register."), "Adres van de pagina.");
const FORMAT: Param<Choice> = Param::new("format", Choice(|| vec!["json"]), "De vorm: alleen JSON.");
const MAXWIDTH: Param<Number<u32>> = Param::new("maxwidth", Number(1, 10_000), "Breedte ten hoogste.");
const MAXHEIGHT: Param<Number<u32>> = Param::new("maxheight", Number(1, 10_000), "Hoogte ten hoogste.");

#[derive(Serialize)]
struct Antwoord<'a> {
    version: &'static str,
    #[serde(rename = "type")]
    soort: &'static str,
    title: String,
    provider_name: &'a str,
    provider_url: &'a str,
    cache_age: u32,
    #[serde(flatten)]
    kader: Option<Maat>,
}

/// A frame and its size; a page without one is a link.
#[derive(Serialize)]
struct Maat {
    width: u32,
    height: u32,
    html: String,
}

#[get("/oembed")]
pub(super) async fn oembed(request: HttpRequest, state: web::Data<State>) -> Result<HttpResponse> {
    let mut query = Query::of_page(&request);
    query.names_its_form();
    let lezen = state.clone();
    lijst(&request, &state, move |tx| {
        let (url, _) = (URL.read(&mut query), FORMAT.read(&mut query));
        let width = MAXWIDTH.read(&mut query).unwrap_or(BREED).min(BREED);
        let height = MAXHEIGHT.read(&mut query).unwrap_or(HOOG).min(HOOG);
        query.finish()?;
        let public_url = &lezen.settings.public_url;
        let pad = pad_na(std::slice::from_ref(public_url), &url).ok_or(WEG)?;
        let pad = pad.split('#').next().unwrap_or_default();
        let (pad, vraag) = pad.split_once('?').map_or((pad, String::new()), |(pad, vraag)| (pad, format!("?{vraag}")));
        let (pad, titel) = pagina(tx, &lezen, pad, &vraag)?;
        let kader = pad.map(|pad| {
            let bron = veilig(&format!("{public_url}/insluiten{pad}{vraag}"));
            // On a narrower page the frame is narrower; its height stays.
            let maat = format!("width=\"{width}\" height=\"{height}\" style=\"max-width: 100%\"");
            let html = format!("<iframe src=\"{bron}\" title=\"{}\" {maat} loading=\"lazy\"></iframe>", veilig(&titel));
            Maat { width, height, html }
        });
        let provider_name = lezen.settings.naam();
        let antwoord = Antwoord {
            version: "1.0",
            soort: if kader.is_some() { "rich" } else { "link" },
            title: titel,
            provider_name,
            provider_url: public_url,
            cache_age: 3600,
            kader,
        };
        Ok(serde_json::to_string(&antwoord)?)
    })
    .await
}

const WEG: Error = Error::NotFound("een kader bij dit adres");

/// The path and the title of what can be shown at an address, also a permanent one or that of the frame itself. No path is no frame.
fn pagina(tx: &mut Lijsten<'_>, state: &State, pad: &str, vraag: &str) -> Result<(Option<String>, String)> {
    let pad = pad.strip_prefix("/insluiten").filter(|rest| rest.starts_with('/')).unwrap_or(pad);
    let delen: Vec<_> = pad.trim_matches('/').split('/').collect();
    let (pad, titel) = match delen.as_slice() {
        ["verwerkingen"] => {
            let paren = vraag.trim_start_matches('?').split('&').filter_map(|deel| deel.split_once('='));
            let paren = paren.flat_map(|(sleutel, codes)| codes.split(',').map(move |code| (sleutel, code)));
            Ok((pad.to_owned(), lijstkop(paren, state.store.kennis())))
        }
        ["verwerkingen", uuid] | ["id", "verwerkingsactiviteiten", uuid] => {
            let blad = Vraag::van(deel(uuid)?).lees(tx, state)?;
            Ok((blad.adressen.nu, blad.naam))
        }
        ["verwerkingen", uuid, "privacyverklaring"] => {
            let blad = Vraag::van(deel(uuid)?).lees(tx, state)?;
            Ok((format!("{}/privacyverklaring", blad.adressen.nu), format!("Privacyverklaring: {}", blad.naam)))
        }
        // What everyone wants to show of an organisation is its notice.
        ["organisaties", uuid] | ["organisaties", uuid, "privacyverklaring"] | ["id", "organisaties", uuid] => {
            let uuid = deel(uuid)?;
            let organisatie = organisaties::openbare(tx, uuid)?.invoer()?;
            organisatie.register.as_ref().ok_or(WEG)?;
            let pad = format!("{}/privacyverklaring", Vindplaats::Organisatie(uuid).pagina());
            Ok((pad, format!("Privacyverklaring van {}", organisatie.naam)))
        }
        ["situaties", code] => {
            let situatie = situaties::lijst(state.store.kennis()).iter().find(|een| een.code == *code);
            return Ok((None, situatie.ok_or(WEG)?.naam.clone()));
        }
        _ => Err(WEG),
    }?;
    Ok((Some(pad), titel))
}

/// Text within quotes in HTML.
fn veilig(tekst: &str) -> String {
    let tekens = [("&", "&amp;"), ("\"", "&quot;"), ("<", "&lt;"), (">", "&gt;")];
    tekens.iter().fold(tekst.to_owned(), |tekst, (teken, code)| tekst.replace(teken, code))
}
