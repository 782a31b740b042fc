//! The register as files: complete, with links that work, and with nothing in them that is not public.

mod map;
mod verborgen;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    time::SystemTime,
};

use verwerkingsregister::{
    cli::spiegel::{Telling, schrijf},
    toestand::{Settings, Zoeken},
};

use crate::support::{PUBLIC_URL, TestApp};

/// Mirrors the register, with a living one beside it or without.
async fn spiegel(app: &TestApp, zoeken: Zoeken, map: &Path) -> Telling {
    let settings = Settings { zoeken, ..app.settings().clone() };
    schrijf(app.store().clone(), settings, map).await.unwrap()
}

fn levend() -> Zoeken {
    Zoeken::Elders(PUBLIC_URL.to_owned())
}

/// Every file below a folder: its content, and when it was written.
fn bestanden(map: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let (mut gevonden, mut mappen) = (BTreeMap::new(), vec![map.to_owned()]);
    while let Some(hier) = mappen.pop() {
        for een in fs::read_dir(hier).unwrap().map(|een| een.unwrap().path()) {
            if een.is_dir() {
                mappen.push(een);
            } else {
                let naam = een.strip_prefix(map).unwrap().to_str().unwrap().to_owned();
                gevonden.insert(naam, (fs::read(&een).unwrap(), een.metadata().unwrap().modified().unwrap()));
            }
        }
    }
    gevonden
}

/// The addresses on a page.
fn links(html: &str) -> Vec<String> {
    let waarden = [" href=\"", " src=\""].into_iter().flat_map(|attribuut| html.split(attribuut).skip(1));
    waarden.map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&")).collect()
}

/// Fails when a link of a page leads to a file that is not there.
fn keur_links(map: &Path, zoeken: &Zoeken) {
    let bestanden = bestanden(map);
    let paginas = bestanden.iter().filter(|(naam, _)| Path::new(naam).extension().is_some_and(|einde| einde == "html"));
    let mut gevolgd = BTreeSet::new();
    for (naam, (inhoud, _)) in paginas {
        let html = std::str::from_utf8(inhoud).unwrap();
        for link in links(html) {
            if let Some(pad) = link.strip_prefix('/') {
                assert!(!naam.contains("/stuk/"), "{naam} leads to {link}");
                let pad = pad.split('#').next().unwrap();
                let bestand = if pad.is_empty() || pad.ends_with('/') { format!("{pad}index.html") } else { pad.to_owned() };
                assert!(bestanden.contains_key(&bestand), "{naam} leads to {link}");
                gevolgd.insert(bestand);
            } else if let Some(pad) = link.strip_prefix(PUBLIC_URL).filter(|_| naam.contains("/stuk/")) {
                // A piece stands in the page of another site.
                let pad = pad.split('#').next().unwrap();
                let bestand = if pad.ends_with('/') { format!("{}index.html", &pad[1..]) } else { pad[1..].to_owned() };
                assert!(*zoeken == levend() || bestanden.contains_key(&bestand), "{naam} leads to {link}");
            } else if let Some(pad) = link.strip_prefix(PUBLIC_URL) {
                // What a file cannot do, and what the register says of itself to search engines.
                let canoniek = html.contains(&format!("<link rel=\"canonical\" href=\"{}\">", link.replace('&', "&#38;")));
                assert!(canoniek || (*zoeken == levend() && pad.starts_with("/docs/")), "{naam} leads to {link}");
                if *zoeken != levend() {
                    // It has one address: where its file is, and also where it is shared.
                    assert!(bestanden.contains_key(&format!("{}index.html", &pad[1..])), "{naam} says it is {link}");
                    let gedeeld = format!("<meta property=\"og:url\" content=\"{}\">", link.replace('&', "&#38;"));
                    assert!(html.contains(&gedeeld) || naam.starts_with("insluiten/"), "{naam}: {gedeeld}");
                }
            } else {
                let elders = ["#", "https://", "http://", "mailto:", "tel:"].iter().any(|begin| link.starts_with(begin));
                assert!(elders, "{naam} leads to {link}");
            }
        }
        assert_eq!(html.contains("<form"), html.contains(&format!("<form class=\"zoek\" action=\"{PUBLIC_URL}/")), "{naam}");
        assert!(*zoeken == levend() || !html.contains("<form"), "{naam}");
    }
    assert!(gevolgd.len() > 50, "{gevolgd:?}");
}

#[actix_web::test]
async fn the_example_register_is_a_site_of_files_whose_links_all_work() {
    let app = TestApp::start().await;
    app.load_example().await;
    for zoeken in [levend(), Zoeken::Nergens] {
        let map = tempfile::tempdir().unwrap();
        let telling = spiegel(&app, zoeken.clone(), map.path()).await;
        keur_links(map.path(), &zoeken);
        let gevonden = bestanden(map.path());
        // Beside them stands the list of their names.
        assert_eq!((telling.geschreven, telling.gelijk, telling.verwijderd), (gevonden.len() - 1, 0, 0));
        let openbaar = app.anonymous().get("/v1/register/verwerkingsactiviteiten?pageSize=100").send().await.expect(200).body;
        for activiteit in openbaar["results"].as_array().unwrap() {
            let uuid = activiteit["uuid"].as_str().unwrap();
            let json = app.anonymous().get(format!("/v1/register/verwerkingsactiviteiten/{uuid}")).send().await.expect(200);
            assert_eq!(gevonden[&format!("v1/register/verwerkingsactiviteiten/{uuid}.json")].0, json.bytes);
            for bestand in [
                format!("verwerkingen/{uuid}/index.html"),
                format!("verwerkingen/{uuid}/privacyverklaring/index.html"),
                format!("verwerkingen/{uuid}/wijzigingen.atom"),
                format!("verwerkingen/{uuid}.pdf"),
                format!("insluiten/verwerkingen/{uuid}/stuk/index.html"),
                format!("insluiten/verwerkingen/{uuid}/privacyverklaring/stuk/index.html"),
                format!("insluiten/verwerkingen/{uuid}/index.html"),
                format!("v1/register/verwerkingsactiviteiten/{uuid}/privacyverklaring.md"),
                format!("v1/register/verwerkingsactiviteiten/{uuid}/versies/1.json"),
            ] {
                assert!(gevonden.contains_key(&bestand), "{bestand}");
            }
            let id = String::from_utf8(gevonden[&format!("id/verwerkingsactiviteiten/{uuid}/index.html")].0.clone()).unwrap();
            assert!(id.contains(&format!("content=\"0; url=/verwerkingen/{uuid}/\"")), "{id}");
        }
        for bestand in
            ["404.html", "sitemap.xml", "robots.txt", "wijzigingen.atom", "v1/openapi.json", "v1/register.json", "icoon.svg"]
        {
            assert!(gevonden.contains_key(bestand), "{bestand}");
        }
        let kaart = String::from_utf8(gevonden["sitemap.xml"].0.clone()).unwrap();
        let rechten = format!("<loc>{PUBLIC_URL}/rechten{}</loc>", if zoeken == Zoeken::Nergens { "/" } else { "" });
        assert!(kaart.contains(&rechten), "{kaart}");
        // A list of more than one page leads on by files.
        let lijst: serde_json::Value = serde_json::from_slice(&gevonden["v1/register/verwerkingsactiviteiten.json"].0).unwrap();
        assert_eq!(lijst["next"], "/v1/register/verwerkingsactiviteiten/bladzijde/2.json");
        let tweede: serde_json::Value =
            serde_json::from_slice(&gevonden["v1/register/verwerkingsactiviteiten/bladzijde/2.json"].0).unwrap();
        assert_eq!(tweede["previous"], "/v1/register/verwerkingsactiviteiten.json");
        assert!(gevonden.contains_key("verwerkingen/bladzijde/2/index.html"));
        assert_eq!(gevonden.keys().filter(|naam| naam.ends_with(".spiegel-nieuw")).count(), 0);
    }
}

#[actix_web::test]
async fn a_register_of_several_municipalities_has_a_file_for_each_choice() {
    let app = TestApp::start().await;
    let mut gemeenten = Vec::new();
    for naam in ["Gemeente Hier", "Gemeente Daar"] {
        let gemeente = app.gemeente_named(naam).await;
        app.vastgesteld(gemeente, "Verhuizing doorgeven", "2026-01-01").await;
        gemeenten.push(gemeente);
    }
    let map = tempfile::tempdir().unwrap();
    spiegel(&app, Zoeken::Nergens, map.path()).await;
    keur_links(map.path(), &Zoeken::Nergens);
    let lees = |bestand: &str| fs::read_to_string(map.path().join(bestand)).unwrap();
    let [hier, daar] = gemeenten[..] else { unreachable!() };
    let pad = |wie: &uuid::Uuid| format!("situaties/verhuizen/registerhouder/{wie}/");
    assert!(lees("situaties/verhuizen/index.html").contains(&format!("<a href=\"/{}\">Gemeente Daar</a>", pad(&daar))));
    let blad = lees(&format!("{}index.html", pad(&hier)));
    assert!(blad.contains("<strong>Gemeente Hier</strong>") && blad.matches("Verhuizing doorgeven").count() == 1, "{blad}");
    let kaart = lees("sitemap.xml");
    for wie in [hier, daar] {
        assert!(kaart.contains(&format!("<loc>{PUBLIC_URL}/{}</loc>", pad(&wie))), "{kaart}");
    }
    let alfabet = lees("a-z/index.html");
    assert!(alfabet.contains("<a href=\"/situaties/verhuizen/\">"), "{alfabet}");
}
