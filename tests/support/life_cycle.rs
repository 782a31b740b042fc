//! The life of an activity after its first version, each step taken over HTTP like everything else.

use serde_json::{Value, json};
use verwerkingsregister::auth::Scope::{Beheren, Lezen, Vertrouwelijk};

use super::{app::TestApp, builders::Activiteit};

/// Starts a concept from what counts and changes it by this merge patch.
pub async fn nieuw_concept(app: &TestApp, activiteit: &Activiteit, wijziging: &Value) -> Activiteit {
    let redacteur = app.redacteur();
    let pad = activiteit.path("/concept");
    let begonnen = redacteur.post(&pad).if_match(&activiteit.etag).send().await.expect(201);
    let wijziging = json!({ "inhoud": wijziging });
    activiteit.after(&redacteur.patch(pad).if_match(&begonnen.etag()).json(&wijziging).send().await.expect(200))
}

/// Settles another version: what counts, changed by this merge patch. Also gives what settling answered.
pub async fn nieuwe_versie(app: &TestApp, activiteit: &Activiteit, wijziging: &Value) -> (Activiteit, Value) {
    let concept = nieuw_concept(app, activiteit, wijziging).await;
    let ingediend = app.indienen(&concept).await;
    let pad = activiteit.path("/concept/_vaststellen");
    let vastgesteld = app.beoordelaar().post(pad).if_match(&ingediend.etag).send().await.expect(201);
    (activiteit.after(&vastgesteld), vastgesteld.body)
}

/// Another version with this name and begin.
pub async fn versie_vanaf(app: &TestApp, activiteit: &Activiteit, naam: &str, begin: &str) -> (Activiteit, Value) {
    nieuwe_versie(app, activiteit, &json!({"naam": naam, "beginGeldigheid": begin})).await
}

/// Ends the activity after a last day.
pub async fn beeindigd(app: &TestApp, activiteit: &Activiteit, laatste_dag: &str) -> (Activiteit, Value) {
    let invoer = json!({"reden": "De regeling is gestopt.", "eindeGeldigheid": laatste_dag});
    let pad = activiteit.path("/_beeindigen");
    let einde = app.beoordelaar().post(pad).if_match(&activiteit.etag).json(&invoer).send().await.expect(201);
    (activiteit.after(&einde), einde.body)
}

/// Withdraws a version with this public text.
pub async fn ingetrokken(app: &TestApp, activiteit: &Activiteit, nummer: i32, tekst: &str) -> Activiteit {
    let invoer = json!({"reden": "fout_in_inhoud", "tekst": tekst});
    let pad = activiteit.path(&format!("/versies/{nummer}/_intrekken"));
    activiteit.after(&app.beheerder().post(pad).if_match(&activiteit.etag).json(&invoer).send().await.expect(200))
}

/// Why a content is erased.
pub const REDEN_WISSEN: &str = "In de omschrijving stond een naam.";

/// Erases the content of a version by two persons.
pub async fn gewist(app: &TestApp, activiteit: &Activiteit, nummer: i32) -> Activiteit {
    let invoer = json!({ "reden": REDEN_WISSEN });
    let pad = activiteit.path(&format!("/versies/{nummer}/_wissen"));
    let gevraagd = app.beheerder().post(&pad).if_match(&activiteit.etag).json(&invoer).send().await.expect(202);
    let tweede = app.caller("tweede beheerder", &[Lezen, Beheren, Vertrouwelijk]);
    activiteit.after(&tweede.post(pad).if_match(&gevraagd.etag()).json(&invoer).send().await.expect(200))
}
