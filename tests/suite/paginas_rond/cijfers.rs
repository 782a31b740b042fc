//! Every number on a page is the number of the list that it links to.

use super::{bekijk, hoe_vaak, pagina};
use crate::support::{Client, TestApp};

/// The links of a page to a list of activities, each with the number that stands with it.
fn tellingen(html: &str) -> Vec<(String, i64)> {
    let links = html.split("<a href=\"/verwerkingen?").skip(1);
    let getal = |tekst: &str| {
        let cijfers: String =
            tekst.chars().skip_while(|teken| !teken.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        cijfers.parse().unwrap()
    };
    links
        .map(|link| {
            let (query, rest) = link.split_once("\">").unwrap();
            let (binnen, na) = rest.split_once("</a>").unwrap();
            // "38 verwerkingen …" inside the link, else `(38)` or a cell behind it.
            let tekst = if binnen.contains(" verwerking") { binnen } else { na.split('\n').next().unwrap() };
            (query.replace("&#38;", "&"), getal(tekst))
        })
        .collect()
}

async fn aantal(client: &Client, query: &str) -> i64 {
    let pad = format!("/v1/register/verwerkingsactiviteiten?pageSize=1&{query}");
    client.get(pad).send().await.expect(200).body["count"].as_i64().unwrap()
}

#[actix_web::test]
async fn the_numbers_are_those_of_the_api() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    let houders = client.get("/v1/register").send().await.expect(200).body;
    let uuids = houders["registerhouders"].as_array().unwrap().iter().map(|houder| houder["uuid"].as_str().unwrap().to_owned());
    let eigen: Vec<_> = uuids.map(|uuid| format!("/organisaties/{uuid}")).collect();
    for (pad, minstens) in [("/", 20), ("/waar", 60), (&eigen[0], 1), (&eigen[1], 20)] {
        let gevonden = tellingen(&pagina(&client, pad).await);
        assert!(gevonden.len() >= minstens, "{pad}: {}", gevonden.len());
        for (query, getoond) in gevonden {
            assert_eq!(getoond, aantal(&client, &query).await, "{pad}: {query}");
        }
    }
}

#[actix_web::test]
async fn where_is_my_data_lists_everything_that_the_records_name() {
    let app = TestApp::with_example().await;
    let html = pagina(&app.anonymous(), "/waar").await;
    let vanaf =
        |id: &str| html.split(&format!("<h2 id=\"{id}\">")).nth(1).unwrap().split("</section>").next().unwrap().to_owned();
    let aantallen: Vec<_> = tellingen(&vanaf("gegevens")).into_iter().map(|(_, aantal)| aantal).collect();
    assert!(aantallen.is_sorted_by(|een, ander| een >= ander) && aantallen.len() > 20, "{aantallen:?}");
    let wetten = vanaf("wetten");
    let namen = wetten.split("\">").skip(1).filter_map(|deel| Some(deel.split_once("</a>")?.0.to_lowercase()));
    let namen: Vec<_> = namen.filter(|naam| !naam.starts_with(": ")).collect();
    assert!(namen.is_sorted() && namen.iter().any(|naam| naam == "gemeentewet"), "{namen:?}");
    assert!(!vanaf("landen").contains(">Nederland<") && !vanaf("ontvangers").contains("ontvanger=0"));

    let records =
        app.anonymous().get("/v1/register/verwerkingsactiviteiten?volledig=true&pageSize=100").send().await.expect(200).text();
    for (query, _) in tellingen(&html) {
        let (sleutel, waarde) = query.split_once('=').unwrap();
        // Whether a computer decides is made of what the record says.
        if sleutel == "besluitvorming" {
            continue;
        }
        assert!(hoe_vaak(&records, &format!("\"{waarde}\"")) > 0, "{query}");
    }
}

#[actix_web::test]
async fn the_list_of_organisations_is_that_of_the_api() {
    let app = TestApp::with_example().await;
    let client = app.anonymous();
    let api = client.get("/v1/register/organisaties?pageSize=100").send().await.expect(200).body;
    let (mut gezien, mut pad) = (Vec::new(), Some("/organisaties?pageSize=5".to_owned()));
    while let Some(adres) = pad {
        let html = bekijk(&client, &adres).await.expect(200).text();
        assert!(html.contains(&format!("<p class=\"klein\">{} organisaties", api["count"])), "{html}");
        let lijst = html.split("<main").nth(1).unwrap().split("<a href=\"/organisaties/").skip(1);
        gezien.extend(lijst.map(|deel| deel[..36].to_owned()));
        let volgende = html.split("href=\"").filter(|deel| deel.contains("rel=\"next\"")).last();
        pad = volgende.map(|deel| deel.split('"').next().unwrap().replace("&#38;", "&"));
    }
    let verwacht = api["results"].as_array().unwrap();
    let sleutels = |houder: bool| {
        verwacht.iter().filter(move |een| een["isRegisterhouder"] == houder).map(|een| een["uuid"].as_str().unwrap())
    };
    assert_eq!(gezien, sleutels(true).chain(sleutels(false)).collect::<Vec<_>>());
}
