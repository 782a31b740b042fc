//! What a reader is told when the page is not about what counts now, or will change.

use super::{met_status, pagina, tekst};
use crate::support::{
    TestApp,
    life_cycle::{beeindigd, ingetrokken, versie_vanaf},
};

#[actix_web::test]
async fn an_old_and_a_planned_version_say_so_and_lead_to_what_counts() {
    let app = TestApp::start().await;
    let oud = app.vastgesteld(app.gemeente().await, "Oud", "2025-01-01").await;
    let (nu, _) = versie_vanaf(&app, &oud, "Nu", "2026-01-01").await;
    let (straks, _) = versie_vanaf(&app, &nu, "Straks", "2027-01-01").await;
    let pad = straks.page_path("");
    let terug = format!("<a href=\"{pad}\">Bekijk wat nu geldt</a>");
    let eerste = pagina(&app, &format!("{pad}/versies/1")).await;
    assert!(eerste.contains("Dit is een oude versie. Deze tekst gold tot en met 31 december 2025.") && eerste.contains(&terug));
    assert!(eerste.contains("noindex") && !eerste.contains("canonical"), "{eerste}");
    let derde = pagina(&app, &format!("{pad}/versies/3")).await;
    assert!(derde.contains("Dit geldt nog niet. Het gaat in op 1 januari 2027.") && derde.contains(&terug), "{derde}");
    let geldt = pagina(&app, &pad).await;
    let nieuwe = format!("Vanaf 1 januari 2027 geldt een nieuwe versie. <a href=\"{pad}/versies/3\">Bekijk de nieuwe versie</a>");
    assert!(geldt.contains("<h1>Nu</h1>") && geldt.contains(&nieuwe) && !geldt.contains("let-op"), "{geldt}");
    let lijst = tekst(&geldt);
    for regel in [
        "Versie 3: vanaf 1 januari 2027 (gepland)",
        "Versie 2: van 1 januari 2026 tot en met 31 december 2026 (geldig; u leest deze versie)",
        "Versie 1: van 1 januari 2025 tot en met 31 december 2025 (vervangen)",
    ] {
        assert!(lijst.contains(regel), "{regel} not in {lijst}");
    }
    met_status(&app, &format!("{pad}/versies/4"), 404).await;
}

#[actix_web::test]
async fn a_version_that_no_day_belongs_to_never_counted() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Eerste", "2026-01-01").await;
    let (beter, _) = versie_vanaf(&app, &eerste, "Beter", "2026-01-01").await;
    let eerste = pagina(&app, &beter.page_path("/versies/1")).await;
    assert!(eerste.contains("Dit is een oude versie. Deze tekst heeft nooit gegolden."), "{eerste}");
    assert!(eerste.contains("Versie 1: heeft nooit gegolden") && eerste.contains("<dd>heeft nooit gegolden</dd>"), "{eerste}");
}

#[actix_web::test]
async fn an_end_is_told_before_and_after_its_last_day() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Toeslag", "2026-01-01").await;
    let (einde, _) = beeindigd(&app, &eerste, "2026-12-31").await;
    let pad = einde.page_path("");
    let nog = pagina(&app, &pad).await;
    assert!(nog.contains("Dit stopt. De laatste dag is 31 december 2026.") && nog.contains("let-op"), "{nog}");
    assert!(nog.contains("Versie 2: einde, de laatste dag is 31 december 2026"), "{nog}");
    app.clock.set("2027-01-02T10:00:00Z");
    for pad in [pad.clone(), format!("{pad}/versies/1"), format!("{pad}/versies/2"), format!("/insluiten{pad}")] {
        let voorbij = pagina(&app, &pad).await;
        assert!(voorbij.contains("Dit gebeurt niet meer. De laatste dag was 31 december 2026."), "{pad}: {voorbij}");
        assert!(voorbij.contains("van 1 januari 2026 tot en met 31 december 2026"), "{pad}: {voorbij}");
    }
}

#[actix_web::test]
async fn what_was_withdrawn_is_gone_with_its_public_text() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Oud", "2025-01-01").await;
    let (tweede, _) = versie_vanaf(&app, &eerste, "Foutje", "2026-01-01").await;
    let weg = ingetrokken(&app, &tweede, 2, "Er stond <b>iets</b> te veel.").await;
    let adressen = ["", "/versies/2", "/privacyverklaring", "?geldigOp=2026-06-01"].map(|rest| weg.page_path(rest));
    let ingesloten = ["", "/privacyverklaring"].map(|rest| format!("/insluiten{}", weg.page_path(rest)));
    for pad in adressen.into_iter().chain(ingesloten) {
        let pagina = met_status(&app, &pad, 410).await;
        assert!(pagina.contains("Deze versie is ingetrokken: Er stond &#60;b&#62;iets&#60;/b&#62; te veel."), "{pagina}");
        assert!(!pagina.contains("Foutje"), "{pagina}");
    }
    let eerste = tekst(&pagina(&app, &weg.page_path("/versies/1")).await);
    assert!(eerste.contains("(ingetrokken). Ingetrokken: Er stond <b>iets</b> te veel."), "{eerste}");
    assert!(!eerste.contains("Foutje"), "{eerste}");
}

#[actix_web::test]
async fn another_day_or_moment_is_told_and_kept_out_of_search_engines() {
    let app = TestApp::start().await;
    let eerste = app.vastgesteld(app.gemeente().await, "Eerste", "2025-01-01").await;
    app.clock.set("2026-11-22T10:00:00Z");
    let (tweede, _) = versie_vanaf(&app, &eerste, "Tweede", "2026-01-01").await;
    for (query, naam, gezegd) in [
        ("geldigOp=2025-06-30", "Eerste", "U ziet wat geldt op 30 juni 2025."),
        ("beschikbaarOp=2026-11-21T22%3A59%3A00Z", "Eerste", "U ziet het register zoals het was op 21 november 2026."),
    ] {
        let pad = tweede.page_path(&format!("?{query}"));
        let toen = pagina(&app, &pad).await;
        assert!(toen.contains(&format!("<h1>{naam}</h1>")) && toen.contains(gezegd) && toen.contains("let-op"), "{toen}");
        assert!(toen.contains("noindex") && !toen.contains("canonical"), "{toen}");
        let verklaring = tweede.page_path(&format!("/privacyverklaring?{query}"));
        assert!(toen.contains(&format!("href=\"{verklaring}\"")), "{verklaring} not in {toen}");
        let verklaring = pagina(&app, &verklaring).await;
        assert!(verklaring.contains(gezegd) && verklaring.contains("noindex"), "{verklaring}");
    }
    let fout = met_status(&app, &tweede.page_path("?geldigOp=gisteren"), 400).await;
    assert!(fout.contains("Er klopt iets niet aan de dag: schrijf een bestaande datum als 2026-05-31."), "{fout}");
    let onbekend = pagina(&app, &tweede.page_path("?fbclid=1&geldig=gisteren")).await;
    assert!(onbekend.contains("<h1>Tweede</h1>") && !onbekend.contains("noindex"), "{onbekend}");
    assert!(!onbekend.contains("melding"), "{onbekend}");
}
