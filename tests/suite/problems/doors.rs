//! All doors are one: what one refuses, every other refuses with the same code at the same place; what one took, every other takes.

use serde_json::{Value, json};
use uuid::Uuid;

use super::Ground;
use crate::support::{
    Client, Request, Response, TestApp,
    files::{NDJSON, rijen},
    refused::{About, Refused, refused},
};

/// The place and the code of each fault, without what stands before what the body is about.
type Faults = Vec<(String, String)>;

fn below(prefix: &str, pointer: &str) -> String {
    pointer.strip_prefix(prefix).unwrap_or(pointer).to_owned()
}

fn told(answer: &Response, prefix: &str) -> Faults {
    answer.problem_codes().into_iter().map(|(name, code)| (below(prefix, name), code.to_owned())).collect()
}

/// Everybody who may send anything, on a register in which there is something to change.
struct House {
    ground: Ground,
    iedereen: Client,
    gemeente: Uuid,
    verwerker: Uuid,
    overeenkomst: (String, String),
}

impl House {
    async fn prepare() -> Self {
        let ground = Ground::prepare().await;
        let iedereen = ground.app.with_every_right("iedereen");
        let gemeente = serde_json::from_value(ground.nieuw["registerhouder"].clone()).unwrap();
        let verwerker = ground.app.organisatie(&json!({"naam": "Mailbedrijf"})).await;
        let invoer = json!({"registerhouder": gemeente, "verwerker": verwerker});
        let made = iedereen.post("/v1/verwerkersovereenkomsten").json(&invoer).send().await.expect(201);
        let overeenkomst = (format!("/v1/verwerkersovereenkomsten/{}", made.body["uuid"].as_str().unwrap()), made.etag());
        Self { ground, iedereen, gemeente, verwerker, overeenkomst }
    }

    /// What each single call says of this body.
    async fn calls(&self, refused: &Refused) -> Vec<(&'static str, Faults)> {
        let activiteit = json!({"registerhouder": self.gemeente, "inhoud": {"naam": "Cameratoezicht"}, "beheer": {}});
        let aanlevering = json!({"inhoud": {"naam": "Cameratoezicht"}, "beheer": {}});
        let extern_pad = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/Z-1?registerhouder={}", self.gemeente);
        let (post, toets) = (self.iedereen.post("/v1/verwerkingsactiviteiten"), self.iedereen.post("/v1/toetsingen"));
        let beheer = self.iedereen.patch(self.ground.activiteit.path("/beheer")).if_match("*");
        let aangeleverd = self.iedereen.put(extern_pad);
        let sent = |request: Request, body: String| request.body("application/json", body).send();
        match refused.about {
            About::Activiteit => {
                vec![("POST", told(&sent(post, refused.within(activiteit, "")).await.expect(400), ""))]
            }
            About::Inhoud => {
                let concept = self.ground.activiteit.path("/concept");
                let etag = &self.ground.activiteit.etag;
                let alleen = json!({"inhoud": {"naam": "Cameratoezicht"}});
                let toetsing = json!({"registerhouder": self.gemeente, "inhoud": {"naam": "Cameratoezicht"}});
                let put = self.iedereen.put(&concept).if_match(etag);
                let patch = self.iedereen.patch(&concept).if_match(etag);
                vec![
                    ("POST", told(&sent(post, refused.within(activiteit, "/inhoud")).await.expect(400), "/inhoud")),
                    ("PUT concept", told(&sent(put, refused.within(alleen.clone(), "/inhoud")).await.expect(400), "/inhoud")),
                    ("PATCH concept", told(&sent(patch, refused.within(alleen, "/inhoud")).await.expect(400), "/inhoud")),
                    ("PUT extern", told(&sent(aangeleverd, refused.within(aanlevering, "/inhoud")).await.expect(400), "/inhoud")),
                    ("toetsingen", told(&sent(toets, refused.within(toetsing, "/inhoud")).await.expect(400), "/inhoud")),
                    ("_wijzigen", self.mass_change(refused).await),
                ]
            }
            About::Beheer => vec![
                (
                    "PATCH beheer",
                    told(&sent(beheer, refused.within(json!({"beheer": {}}), "/beheer")).await.expect(400), "/beheer"),
                ),
                ("POST", told(&sent(post, refused.within(activiteit, "/beheer")).await.expect(400), "/beheer")),
                ("PUT extern", told(&sent(aangeleverd, refused.within(aanlevering, "/beheer")).await.expect(400), "/beheer")),
            ],
            About::Organisatie => {
                let organisatie = json!({"naam": "Drukkerij"});
                let put = self.iedereen.put(format!("/v1/organisaties/{}", self.verwerker)).if_match("*");
                let post = self.iedereen.post("/v1/organisaties");
                vec![
                    ("POST", told(&sent(post, refused.within(organisatie.clone(), "")).await.expect(400), "")),
                    ("PUT", told(&sent(put, refused.within(organisatie, "")).await.expect(400), "")),
                ]
            }
            About::Overeenkomst => {
                let overeenkomst = json!({"registerhouder": self.gemeente, "verwerker": self.verwerker});
                let put = self.iedereen.put(&self.overeenkomst.0).if_match(&self.overeenkomst.1);
                let post = self.iedereen.post("/v1/verwerkersovereenkomsten");
                vec![
                    ("POST", told(&sent(post, refused.within(overeenkomst.clone(), "")).await.expect(400), "")),
                    ("PUT", told(&sent(put, refused.within(overeenkomst, "")).await.expect(400), "")),
                ]
            }
        }
    }

    /// What a change of many says: at once, or of each activity.
    async fn mass_change(&self, refused: &Refused) -> Faults {
        let body = json!({"selectie": {"uuids": [self.ground.activiteit.uuid]}, "proef": true,
            "wijziging": {"soort": "merge_patch", "inhoud": {}}});
        let body = refused.within(body, "/wijziging/inhoud");
        let request = self.iedereen.post("/v1/verwerkingsactiviteiten/_wijzigen").body("application/json", body);
        let answer = request.send().await;
        if answer.status == 400 {
            return told(&answer, "/wijziging/inhoud");
        }
        let fouten = answer.expect(200).body["activiteiten"][0]["fouten"].clone();
        let text = |fout: &Value, naam: &str| fout[naam].as_str().unwrap().to_owned();
        fouten.as_array().unwrap().iter().map(|fout| (below("/inhoud", &text(fout, "name")), text(fout, "code"))).collect()
    }

    /// The line of a file that says this.
    fn line(&self, refused: &Refused, nummer: usize) -> String {
        let uuid = Uuid::from_u128(0x1000 + nummer as u128);
        let activiteit = json!({"soort": "verwerkingsactiviteit", "uuid": uuid, "registerhouder": self.gemeente,
            "inhoud": {"naam": "Cameratoezicht"}, "beheer": {}});
        match refused.about {
            About::Activiteit => refused.within(activiteit, ""),
            About::Inhoud => refused.within(activiteit, "/inhoud"),
            About::Beheer => refused.within(activiteit, "/beheer"),
            About::Organisatie => {
                refused.within(json!({"soort": "organisatie", "uuid": uuid, "gegevens": {"naam": "Drukkerij"}}), "/gegevens")
            }
            About::Overeenkomst => {
                let gegevens = json!({"registerhouder": self.gemeente, "verwerker": self.verwerker});
                refused.within(json!({"soort": "verwerkersovereenkomst", "uuid": uuid, "gegevens": gegevens}), "/gegevens")
            }
        }
    }

    /// What the trial of a file with these lines says of each.
    async fn lines(&self, lines: &[String]) -> Vec<Value> {
        let kop = json!({"soort": "kop", "formaat": "verwerkingsregister"}).to_string();
        let file = std::iter::once(&kop).chain(lines).cloned().collect::<Vec<_>>().join("\n");
        let made = self.iedereen.post("/v1/inlezingen").body(NDJSON, file).send().await.expect(202);
        let path = format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap());
        self.ground.app.wacht_op(&path, "klaar").await;
        let mut rijen = rijen(&self.iedereen, &path).await;
        rijen.sort_by_key(|rij| rij["rij"].as_u64());
        rijen
    }
}

fn prefix(about: About) -> &'static str {
    match about {
        About::Activiteit => "",
        About::Inhoud => "/inhoud",
        About::Beheer => "/beheer",
        About::Organisatie | About::Overeenkomst => "/gegevens",
    }
}

#[actix_web::test]
async fn what_one_door_refuses_every_door_refuses_with_the_same_code_and_place() {
    let house = House::prepare().await;
    let rows = house.ground.app.rows().await;
    let all = refused();
    for refused in &all {
        let expected = vec![(refused.pointer.to_owned(), refused.code.to_owned())];
        for (door, faults) in house.calls(refused).await {
            assert_eq!(faults, expected, "{door}: {:?} {}", refused.about, refused.pointer);
        }
    }
    assert_eq!(house.ground.app.rows().await, rows);
    let lines: Vec<String> = all.iter().enumerate().map(|(nummer, refused)| house.line(refused, nummer)).collect();
    let rijen = house.lines(&lines).await;
    assert_eq!(rijen.len(), all.len());
    for (refused, rij) in all.iter().zip(&rijen) {
        let bevindingen = rij["bevindingen"].as_array().unwrap();
        let text = |bevinding: &Value, naam: &str| bevinding[naam].as_str().unwrap_or_default().to_owned();
        let faults: Faults = bevindingen
            .iter()
            .map(|bevinding| (below(prefix(refused.about), &text(bevinding, "kolom")), text(bevinding, "code")))
            .collect();
        let expected = vec![(refused.pointer.to_owned(), refused.code.to_owned())];
        assert_eq!(
            (faults, &rij["uitkomst"]),
            (expected, &json!("geweigerd")),
            "a line: {:?} {}",
            refused.about,
            refused.pointer
        );
    }
}

#[actix_web::test]
async fn what_is_shown_is_taken() {
    let app = TestApp::with_example().await;
    let iedereen = app.with_every_right("iedereen");
    for (list, below, member) in [
        ("/v1/organisaties", "", "gegevens"),
        ("/v1/verwerkersovereenkomsten", "", "gegevens"),
        ("/v1/verwerkingsactiviteiten", "/concept", "inhoud"),
    ] {
        let all = iedereen.get(format!("{list}?pageSize=100")).send().await.expect(200).body;
        for item in all["results"].as_array().unwrap() {
            let path = format!("{list}/{}{below}", item["uuid"].as_str().unwrap());
            if !below.is_empty() {
                // Where there is one already this is refused, and it stays as it is.
                iedereen.post(&path).if_match("*").send().await;
            }
            let shown = iedereen.get(&path).send().await.expect(200);
            if shown.body["status"] == "ter_beoordeling" {
                continue;
            }
            let body = if below.is_empty() { shown.body[member].clone() } else { json!({ member: shown.body[member] }) };
            let taken = iedereen.put(&path).if_match(&shown.etag()).json(&body).send().await.expect(200);
            assert_eq!(taken.body[member], shown.body[member], "{path}");
        }
    }
}

#[actix_web::test]
async fn text_that_is_no_body_is_no_line() {
    let house = House::prepare().await;
    let lines = ["{", "{}{}", "nul", "{\"a\":01}", "\"\\ud800\"", "[]", "null", "1", "{\"soort\":\"iets\"}"].map(str::to_owned);
    let codes = ["json", "json", "json", "json", "json", "verkeerd-type", "verkeerd-type", "verkeerd-type", "onbekende-soort"];
    let gezien: Vec<Value> = house.lines(&lines).await.into_iter().map(|rij| rij["bevindingen"][0]["code"].clone()).collect();
    assert_eq!(gezien, codes);
    let deep = format!("{{\"soort\":{}{}}}", "[".repeat(100), "]".repeat(100));
    assert_eq!(house.lines(&[deep]).await[0]["bevindingen"][0]["code"], "te-diep");
}
