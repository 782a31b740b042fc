//! Whatever somebody writes into a text field, it stays text: on the page and in Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::support::{
    TestApp,
    hostile::{self, LONG, NOT_TOLD, SHORT, numbered, on_one_line},
    notice::verklaring,
};

/// Reads Markdown as the most generous dialect does; gives its text, and fails on what a notice never has.
fn gelezen(markdown: &str) -> (String, usize) {
    let (mut tekst, mut koppen) = (String::new(), 0);
    for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Text(deel) => tekst.push_str(&deel),
            Event::Start(Tag::Heading { .. }) => koppen += 1,
            Event::Start(Tag::Link { dest_url, .. }) => assert!(dest_url.starts_with("https://"), "{dest_url}"),
            Event::Start(
                Tag::Paragraph
                | Tag::List(None)
                | Tag::Item
                | Tag::Strong
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            ) => {}
            Event::End(_) => tekst.push(' '),
            ander => panic!("{ander:?} in {markdown}"),
        }
    }
    (on_one_line(&tekst), koppen)
}

fn pagina_is_heel(pagina: &str, koppen: usize) {
    for fout in ["<script", "<b>", "<i>", "javascript:k)\"", "href=\"javascript"] {
        assert!(!pagina.contains(fout), "{fout} in {pagina}");
    }
    assert_eq!(pagina.matches("<h2 ").count(), koppen, "{pagina}");
    let adressen = pagina.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    adressen.for_each(|adres| assert!(adres.starts_with("https://") && !adres.contains(['<', '>', ' ']), "{adres}"));
    assert!(pagina.contains("&#60;script&#62;alert(1)&#60;/script&#62; # kop"), "{pagina}");
}

#[actix_web::test]
async fn hostile_text_in_every_field_stays_text() {
    let app = TestApp::start().await;
    let gemeente = app.organisatie(&hostile::gemeente()).await;
    let (mut inhoud, mut plaatsen) = (hostile::inhoud(&app, gemeente).await, Vec::new());
    numbered(&mut inhoud, "", &mut plaatsen);
    let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
    let markdown = verklaring(&app, &activiteit, "text/markdown").await.text();
    let (tekst, koppen) = gelezen(&markdown);
    assert_eq!(koppen, 17, "{markdown}");
    for (nummer, plaats) in plaatsen.iter().enumerate() {
        let heel = [SHORT, LONG].map(|vijandig| format!("{} §{}§", on_one_line(vijandig), nummer + 1));
        let gezegd = heel.iter().any(|heel| tekst.contains(heel));
        assert_eq!(gezegd, !NOT_TOLD.contains(&plaats.as_str()), "{plaats}\n{tekst}");
    }
    pagina_is_heel(&verklaring(&app, &activiteit, "text/html").await.text(), 16);

    let pad = format!("/v1/register/organisaties/{gemeente}/privacyverklaring");
    let geheel = app.anonymous().get(&pad).header("Accept", "text/markdown").send().await.expect(200).text();
    assert_eq!(gelezen(&geheel).1, 15, "{geheel}");
    pagina_is_heel(&app.anonymous().get(&pad).header("Accept", "text/html").send().await.expect(200).text(), 13);
}
