//! Which form is sent, and how it may be kept.

use serde_json::json;

use super::VORMEN;
use crate::support::{Activiteit, TestApp, pages::BROWSER, seeds};

async fn nieuwsbrief(app: &TestApp) -> (uuid::Uuid, Activiteit) {
    let gemeente = seeds::opmeer(app).await;
    let bedrijf = seeds::bedrijf(app, "Mailhuis BV").await;
    (gemeente, app.vastgesteld_met(gemeente, &seeds::nieuwsbrief(gemeente, bedrijf)).await)
}

#[actix_web::test]
async fn json_answers_who_does_not_care_and_a_browser_gets_a_page() {
    let app = TestApp::start().await;
    let (gemeente, activiteit) = nieuwsbrief(&app).await;
    let paden = [activiteit.public_path("/privacyverklaring"), format!("/v1/register/organisaties/{gemeente}/privacyverklaring")];
    for pad in paden {
        for (accept, verwacht) in [
            (None, "application/json"),
            (Some("*/*"), "application/json"),
            (Some("application/*"), "application/json"),
            (Some(BROWSER), "text/html; charset=utf-8"),
            (Some("text/html"), "text/html; charset=utf-8"),
            (Some("text/*"), "text/html; charset=utf-8"),
            (Some("text/markdown, text/html;q=0.5"), "text/markdown; charset=utf-8"),
        ] {
            let mut vraag = app.anonymous().get(&pad);
            if let Some(accept) = accept {
                vraag = vraag.header("Accept", accept);
            }
            let gekregen = vraag.send().await.expect(200);
            assert_eq!(gekregen.header("Content-Type"), Some(verwacht), "{accept:?}");
            assert_eq!(gekregen.header("Vary"), Some("Accept, Accept-Encoding"));
            assert_eq!(gekregen.header("Cache-Control"), Some("no-cache"));
        }
        let geweigerd = app.anonymous().get(&pad).header("Accept", "image/png").send().await.expect(406);
        assert_eq!(geweigerd.problem(), "niet-leverbaar");
    }
}

#[actix_web::test]
async fn each_form_has_a_tag_of_its_own_also_from_memory_and_coded() {
    let app = TestApp::start().await;
    let (_, activiteit) = nieuwsbrief(&app).await;
    let vraag = |vorm: &str| app.anonymous().get(activiteit.public_path("/privacyverklaring")).header("Accept", vorm);
    let mut tags = Vec::new();
    for vorm in VORMEN {
        for coding in ["identity", "gzip", "br"] {
            let eerste = vraag(vorm).header("Accept-Encoding", coding).send().await.expect(200);
            let weer = vraag(vorm).header("Accept-Encoding", coding).send().await.expect(200);
            assert_eq!((eerste.etag(), eerste.media_type(), eerste.text()), (weer.etag(), weer.media_type(), weer.text()));
            assert_eq!(eerste.media_type(), Some(vorm));
            let bewaard = vraag(vorm).header("Accept-Encoding", coding).header("If-None-Match", &eerste.etag());
            bewaard.send().await.expect(304);
            assert!(!tags.contains(&eerste.etag()), "{vorm} {coding}");
            tags.push(eerste.etag());
        }
    }
}

#[actix_web::test]
async fn it_travels_in_time_as_the_activity_does() {
    let app = TestApp::start().await;
    let (_, activiteit) = nieuwsbrief(&app).await;
    let begin = app.redacteur().post(activiteit.path("/concept")).if_match(&activiteit.etag).send().await.expect(201);
    let deel = json!({"inhoud": {"naam": "Nieuws per e-mail", "beginGeldigheid": "2027-01-01"}});
    let patch = app.redacteur().patch(activiteit.path("/concept")).if_match(&begin.etag()).json(&deel).send().await.expect(200);
    let tweede = app.settle(&activiteit.after(&patch)).await;
    let pad = activiteit.public_path("/privacyverklaring");
    for (vraag, titel, tot) in [
        ("", "Digitale nieuwsbrief", json!("2026-12-31")),
        ("?geldigOp=2027-01-01", "Nieuws per e-mail", json!(null)),
        ("?geldigOp=2026-12-31", "Digitale nieuwsbrief", json!("2026-12-31")),
    ] {
        let gelezen = app.anonymous().get(format!("{pad}{vraag}")).send().await.expect(200).body;
        assert_eq!((&gelezen["titel"], &gelezen["geldigTot"]), (&json!(format!("Privacyverklaring: {titel}")), &tot), "{vraag}");
    }
    for (vraag, status) in [
        ("?geldigOp=2020-01-01", 404),
        ("?geldigOp=morgen", 400),
        ("?versie=1", 400),
        ("?beschikbaarOp=2999-01-01T00:00:00Z", 400),
    ] {
        for vorm in VORMEN {
            app.anonymous().get(format!("{pad}{vraag}")).header("Accept", vorm).send().await.expect(status);
        }
    }
    let intrekking = json!({"reden": "dubbel", "tekst": "Deze versie was dubbel."});
    let intrekken = app.beheerder().post(tweede.path("/versies/1/_intrekken")).if_match(&tweede.etag).json(&intrekking);
    intrekken.send().await.expect(200);
    for vorm in VORMEN {
        let weg = app.anonymous().get(&pad).header("Accept", vorm).send().await.expect(410);
        assert!(weg.text().contains("Deze versie was dubbel."));
    }
}
