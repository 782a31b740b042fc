//! What most tests begin with, made through the API like everything else.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Beheren, Beoordelen, Invoeren, Lezen, Vaststellen, Vertrouwelijk};

use super::{app::TestApp, client::Client, client::Response};

/// An activity as a test holds it: where it is, and the ETag that the next change must name.
#[derive(Debug, Clone)]
pub struct Activiteit {
    pub uuid: Uuid,
    pub etag: String,
}

impl Activiteit {
    /// The activity that an answer is about, with its new ETag.
    pub fn after(&self, response: &Response) -> Self {
        Self { uuid: self.uuid, etag: response.etag() }
    }

    /// A path below the activity in management; an empty one is its own.
    pub fn path(&self, below: &str) -> String {
        format!("/v1/verwerkingsactiviteiten/{}{below}", self.uuid)
    }

    /// A path below the activity in the public register.
    pub fn public_path(&self, below: &str) -> String {
        format!("/v1/register/verwerkingsactiviteiten/{}{below}", self.uuid)
    }

    /// The path of its page, or one below it.
    pub fn page_path(&self, below: &str) -> String {
        format!("/verwerkingen/{}{below}", self.uuid)
    }
}

/// A content that lacks nothing, so that it can be settled; public, from the day of settling.
pub fn complete_inhoud(registerhouder: Uuid) -> Value {
    json!({
        "naam": "Digitale nieuwsbrief",
        "verwerkingsverantwoordelijken": [{"organisatie": registerhouder, "bestuursorgaan": "college_van_burgemeester_en_wethouders"}],
        "doelen": [{"omschrijving": "Nieuwsbrief sturen", "grondslagen": [
            {"grondslag": "toestemming", "toestemming": {"wijzeVanIntrekken": "Met de link in iedere nieuwsbrief"}}
        ]}],
        "betrokkenen": [{"categorie": "abonnee", "gegevens": [{"categorie": "emailadres", "bronnen": [{"bron": "betrokkene"}]}]}],
        "ontvangers": [{"soort": "leverancier"}],
        "doorgifteBuitenEer": false,
        "bewaartermijnen": [{"soort": "gebeurtenis", "gebeurtenis": "Afmelden voor de nieuwsbrief"}],
        "geautomatiseerdeBesluitvorming": {"aanwezig": false}
    })
}

impl TestApp {
    /// Keeps organisations.
    pub fn beheerder(&self) -> Client {
        self.caller("beheerder", &[Lezen, Beheren, Vertrouwelijk])
    }

    /// Writes and submits.
    pub fn redacteur(&self) -> Client {
        self.caller("redacteur", &[Lezen, Invoeren, Vertrouwelijk])
    }

    /// Reviews and settles.
    pub fn beoordelaar(&self) -> Client {
        self.caller("beoordelaar", &[Lezen, Beoordelen, Vaststellen, Vertrouwelijk])
    }

    /// One person with every right to change something.
    pub fn with_every_right(&self, naam: &str) -> Client {
        self.caller(naam, &[Lezen, Invoeren, Beoordelen, Vaststellen, Beheren, Vertrouwelijk])
    }

    /// An organisation.
    pub async fn organisatie(&self, gegevens: &Value) -> Uuid {
        let made = self.beheerder().post("/v1/organisaties").json(gegevens).send().await.expect(201);
        uuid(&made)
    }

    /// A municipality that keeps a register.
    pub async fn gemeente(&self) -> Uuid {
        self.gemeente_named("Gemeente Voorbeeld").await
    }

    /// A municipality of another name that keeps a register.
    pub async fn gemeente_named(&self, naam: &str) -> Uuid {
        let gegevens = json!({
            "naam": naam,
            "soort": "gemeente",
            "overheidsinstantie": true,
            "land": "NL",
            "email": "privacy@gemeente-voorbeeld.example",
            "functionarisGegevensbescherming": {"naam": "F. Gerrits", "email": "fg@gemeente-voorbeeld.example"},
            "register": {
                "titel": format!("Verwerkingsregister {naam}"), "klachtAutoriteit": "Autoriteit Persoonsgegevens",
                "verzoekKanalen": [{"kanaal": "email", "email": "privacy@gemeente-voorbeeld.example"}]
            }
        });
        self.organisatie(&gegevens).await
    }

    /// An activity with this content in its concept.
    pub async fn concept(&self, registerhouder: Uuid, inhoud: &Value) -> Activiteit {
        let invoer = json!({"registerhouder": registerhouder, "inhoud": inhoud});
        let made = self.redacteur().post("/v1/verwerkingsactiviteiten").json(&invoer).send().await.expect(201);
        Activiteit { uuid: uuid(&made), etag: made.etag() }
    }

    /// A complete activity with this name in its concept.
    pub async fn concept_named(&self, registerhouder: Uuid, naam: &str) -> Activiteit {
        let mut inhoud = complete_inhoud(registerhouder);
        inhoud["naam"] = naam.into();
        self.concept(registerhouder, &inhoud).await
    }

    /// Submits the concept.
    pub async fn indienen(&self, activiteit: &Activiteit) -> Activiteit {
        let path = activiteit.path("/concept/_indienen");
        activiteit.after(&self.redacteur().post(path).if_match(&activiteit.etag).send().await.expect(200))
    }

    /// Submits the concept and settles it by another person.
    pub async fn settle(&self, activiteit: &Activiteit) -> Activiteit {
        let ingediend = self.indienen(activiteit).await;
        let path = activiteit.path("/concept/_vaststellen");
        activiteit.after(&self.beoordelaar().post(path).if_match(&ingediend.etag).send().await.expect(201))
    }

    /// Waits until a file that is read in has this status, and returns it.
    pub async fn wacht_op(&self, path: &str, status: &str) -> Value {
        for _ in 0..3000 {
            let body = self.redacteur().get(path).send().await.expect(200).body;
            if body["status"] == status {
                return body;
            }
            let bezig = ["proef", "uitvoeren"].contains(&body["status"].as_str().unwrap_or_default());
            assert!(bezig, "the file never becomes {status}: {body:#}");
            actix_web::rt::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("the file takes too long to become {status}");
    }

    /// A settled activity with this name, valid from this day.
    pub async fn vastgesteld(&self, registerhouder: Uuid, naam: &str, begin: &str) -> Activiteit {
        let mut inhoud = complete_inhoud(registerhouder);
        inhoud["naam"] = naam.into();
        inhoud["beginGeldigheid"] = begin.into();
        self.vastgesteld_met(registerhouder, &inhoud).await
    }

    /// A settled activity with this content.
    pub async fn vastgesteld_met(&self, registerhouder: Uuid, inhoud: &Value) -> Activiteit {
        let activiteit = self.concept(registerhouder, inhoud).await;
        self.settle(&activiteit).await
    }
}

/// The uuid of what an answer shows.
fn uuid(response: &Response) -> Uuid {
    response.body["uuid"].as_str().unwrap().parse().unwrap()
}
