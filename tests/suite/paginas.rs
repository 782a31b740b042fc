//! The public pages, as browsers get them: whole, without script or style of their own, and with nothing in them that is not public.

mod activiteit;
mod adressen;
mod heel;
mod insluiten;
mod papier;
mod stroom;
mod tijd;
mod vergelijken;
mod verklaringen;
mod vijandig;
mod woorden;

use heel::is_heel;
use uuid::Uuid;

use crate::support::{Activiteit, Response, TestApp, pages::split_data, seeds};

/// Asks for a page as a browser does.
async fn vraag(app: &TestApp, pad: &str) -> Response {
    app.anonymous().get(pad).by_browser().send().await
}

/// A page, which must be there and be whole.
async fn pagina(app: &TestApp, pad: &str) -> String {
    met_status(app, pad, 200).await
}

/// A page with another status, which must be whole all the same.
async fn met_status(app: &TestApp, pad: &str, status: u16) -> String {
    let antwoord = vraag(app, pad).await.expect(status);
    assert_eq!(antwoord.header("Content-Type"), Some("text/html; charset=utf-8"), "{pad}");
    let policy = antwoord.header("Content-Security-Policy").unwrap_or_default();
    assert!(policy.starts_with("default-src 'none'; style-src 'self';") && !policy.contains("unsafe"), "{pad}: {policy}");
    let framed = pad.starts_with("/insluiten/");
    assert!(policy.ends_with(if framed { "frame-ancestors *" } else { "frame-ancestors 'none'" }), "{pad}: {policy}");
    assert_eq!(antwoord.header("X-Frame-Options"), (!framed).then_some("DENY"), "{pad}");
    is_heel(pad, &antwoord.text());
    antwoord.text()
}

/// A municipality with a camera and a newsletter in its public register.
async fn met_camera(app: &TestApp) -> (Uuid, Activiteit) {
    let gemeente = seeds::opmeer(app).await;
    let bedrijf = seeds::bedrijf(app, "Mailhuis BV").await;
    app.vastgesteld_met(gemeente, &seeds::nieuwsbrief(gemeente, bedrijf)).await;
    let camera = app.vastgesteld_met(gemeente, &seeds::cameratoezicht(gemeente, bedrijf)).await;
    (gemeente, camera)
}

/// The text of a page, without its tags.
fn tekst(pagina: &str) -> String {
    let (pagina, _) = split_data(pagina);
    let zonder =
        pagina.split('<').skip(1).filter_map(|deel| deel.split_once('>')).map(|(_, na)| na).collect::<Vec<_>>().join(" ");
    let leesbaar = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    let leesbaar = leesbaar.iter().fold(zonder, |tekst, (code, teken)| tekst.replace(code, teken));
    leesbaar.split_whitespace().collect::<Vec<_>>().join(" ")
}
