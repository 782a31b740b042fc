//! Projections are derived: made again they are the same, byte for byte.

use diesel::prelude::*;
use serde_json::json;
use verwerkingsregister::{
    auth::Scope::{Beheren, Lezen, Vertrouwelijk},
    database::Packed,
    store::schema::{activiteiten, aliassen, inhouden, openbaar, perioden, samenvattingen},
};

use crate::support::{TestApp, complete_inhoud};

/// Every row of every projection, as text.
async fn alles(app: &TestApp) -> Vec<String> {
    let rijen = app.store().read(|lezen| {
        let conn = &mut *lezen.conn;
        let mut rijen = Vec::new();
        let teksten: Vec<(String, i32, Packed)> = openbaar::table.load(conn)?;
        for (versie, nummer, tekst) in teksten {
            rijen.push(format!("openbaar {versie} {nummer} {}", tekst.text()?));
        }
        let samengevat: Vec<(String, i32, String)> = samenvattingen::table.load(conn)?;
        rijen.extend(samengevat.into_iter().map(|rij| format!("samenvattingen {rij:?}")));
        let teksten: Vec<(String, Packed)> = inhouden::table.load(conn)?;
        for (bron, tekst) in teksten {
            rijen.push(format!("inhouden {bron} {}", tekst.text()?));
        }
        let aliassen: Vec<(String, String)> = aliassen::table.load(conn)?;
        rijen.extend(aliassen.into_iter().map(|rij| format!("aliassen {rij:?}")));
        let stukken: Vec<verwerkingsregister::store::perioden::Rij> =
            perioden::table.select(verwerkingsregister::store::perioden::Rij::as_select()).load(conn)?;
        rijen.extend(stukken.into_iter().map(|rij| format!("perioden {rij:?}")));
        let publiek: Vec<(String, bool, chrono::NaiveDate, chrono::NaiveDate)> = activiteiten::table
            .select((
                activiteiten::uuid,
                activiteiten::vertrouwelijk,
                activiteiten::vertrouwelijk_tot,
                activiteiten::openbaar_vanaf,
            ))
            .load(conn)?;
        rijen.extend(publiek.into_iter().map(|rij| format!("activiteiten {rij:?}")));
        Ok(rijen)
    });
    let mut rijen = rijen.await.unwrap();
    rijen.sort();
    rijen
}

/// What is in one and not in the other, short enough to read.
fn verschil(voor: &[String], na: &[String]) -> String {
    let alleen = |een: &[String], ander: &[String]| {
        een.iter().filter(|rij| ander.binary_search(rij).is_err()).take(4).cloned().collect::<Vec<_>>().join("\n")
    };
    format!("only before:\n{}\nonly after:\n{}", alleen(voor, na), alleen(na, voor))
}

#[actix_web::test]
async fn made_again_the_projections_of_the_example_are_the_same() {
    let app = TestApp::start().await;
    app.load_example().await;
    let voor = alles(&app).await;
    assert!(voor.len() > 200, "{}", voor.len());
    assert_eq!(app.store().herindexeer().await.unwrap(), 51);
    let na = alles(&app).await;
    assert!(voor == na, "{}", verschil(&voor, &na));
}

#[actix_web::test]
async fn made_again_they_are_the_same_after_everything_that_can_happen_to_an_activity() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let (redacteur, beheerder) = (app.redacteur(), app.beheerder());
    // Withdrawn, then corrected, with a concept that was thrown away.
    let een = app.vastgesteld(gemeente, "Eerste fout", "2026-01-01").await;
    let tekst = json!({"reden": "onterecht_openbaar", "tekst": "Er stond een naam in."});
    let weg = beheerder.post(een.path("/versies/1/_intrekken")).if_match(&een.etag).json(&tekst).send().await.expect(200);
    let een = een.after(&weg);
    let gestart = redacteur.post(een.path("/concept")).if_match(&een.etag).send().await.expect(201);
    redacteur.delete(een.path("/concept")).if_match(&gestart.etag()).send().await.expect(204);
    // Erased by two persons.
    let twee = app.vastgesteld(gemeente, "Geheime Kwibus", "2026-01-01").await;
    let (path, reden) = (twee.path("/versies/1/_wissen"), json!({"reden": "Er stond een naam in."}));
    let gevraagd = beheerder.post(path.clone()).if_match(&twee.etag).json(&reden).send().await.expect(202);
    let tweede = app.caller("tweede", &[Lezen, Beheren, Vertrouwelijk]);
    tweede.post(path).if_match(&gevraagd.etag()).json(&reden).send().await.expect(200);
    // Ended, resumed later, and submitted again.
    let drie = app.vastgesteld(gemeente, "Derde", "2026-01-01").await;
    let einde = json!({"reden": "Gestopt", "eindeGeldigheid": "2026-06-30"});
    let beeindigd = app.beoordelaar().post(drie.path("/_beeindigen")).if_match(&drie.etag).json(&einde).send().await.expect(201);
    let drie = drie.after(&beeindigd);
    let gestart = redacteur.post(drie.path("/concept")).if_match(&drie.etag).send().await.expect(201);
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["naam"] = "Derde weer".into();
    inhoud["beginGeldigheid"] = "2026-09-01".into();
    let path = drie.path("/concept");
    let gewijzigd = redacteur.put(path).if_match(&gestart.etag()).json(&json!({ "inhoud": inhoud })).send().await.expect(200);
    app.indienen(&drie.after(&gewijzigd)).await;
    // Confidential for a while.
    let mut inhoud = complete_inhoud(gemeente);
    inhoud["vertrouwelijkheid"] = "intern".into();
    inhoud["redenVertrouwelijkheid"] = "Nog niet klaar".into();
    app.vastgesteld_met(gemeente, &inhoud).await;
    let voor = alles(&app).await;
    assert!(!voor.iter().any(|rij| rij.to_lowercase().contains("kwibus")), "an erased name is still in the projections");
    app.store().herindexeer().await.unwrap();
    let na = alles(&app).await;
    assert!(voor == na, "{}", verschil(&voor, &na));
}
