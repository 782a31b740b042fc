//! Who may call what: every operation of the document with every kind of caller.
//!
//! A call that is allowed must not change what the next one finds, so a change names no ETag: 428 says that it passed every check of who
//! calls. What is made gets a body without what it needs: 400 says the same.

mod needs;
mod not_public;
mod nothing_leaks;
mod opened_again;
mod parameters;

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::{
    auth::Scope::{self, Beheren, Beoordelen, Invoeren, Lezen, Toezien, Vaststellen, Vertrouwelijk},
    clock::Moment,
};

use needs::{NEEDS, Needs, needs};

use crate::support::{Client, EVERY_SCOPE, Operation, TestApp, Token, complete_inhoud, operations};

#[test]
fn the_document_names_the_scopes_that_are_needed() {
    for operation in operations() {
        let scopes = match needs(operation) {
            Needs::Nothing => Vec::new(),
            Needs::Scope(scopes) => scopes.to_vec(),
            Needs::Person(scope) => vec![scope],
        };
        assert_eq!(operation.scopes(), scopes.iter().map(|scope| scope.as_str()).collect::<Vec<_>>(), "{}", operation.id());
    }
    let known = |id: &str| operations().iter().any(|operation| operation.id() == id);
    let gone: Vec<_> = NEEDS.iter().map(|(id, _)| *id).filter(|id| !known(id)).collect();
    assert_eq!(gone, Vec::<&str>::new(), "these are no operations any more: remove them from NEEDS");
}

/// A register with an open and a confidential activity, each with a version and a concept, and two municipalities.
struct Ground {
    app: TestApp,
    gemeente: Uuid,
    andere: Uuid,
    overeenkomst: String,
    inlezing: Uuid,
    abonnement: String,
    openbaar: Uuid,
    versie: String,
    vertrouwelijk: Uuid,
}

impl Ground {
    async fn prepare() -> Self {
        // Nobody listens there: trying the subscription is over at once.
        let app = TestApp::start_with(|settings| settings.webhooks_prive = true).await;
        let (gemeente, andere) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
        let verwerker = app.organisatie(&json!({"naam": "Mailhuis BV"})).await;
        let overeenkomst = json!({"registerhouder": gemeente, "verwerker": verwerker});
        let overeenkomst = app.redacteur().post("/v1/verwerkersovereenkomsten").json(&overeenkomst).send().await.expect(201);
        let abonnement = json!({"url": "http://127.0.0.1:1/", "registerhouder": gemeente});
        let abonnement = app.beheerder().post("/v1/abonnementen").json(&abonnement).send().await.expect(201);
        let mut inhoud = complete_inhoud(gemeente);
        let openbaar = with_concept(&app, gemeente, &inhoud).await;
        let beheer = format!("/v1/verwerkingsactiviteiten/{openbaar}/beheer");
        let etag = app.redacteur().get(&beheer).send().await.expect(200).etag();
        let kenmerk = json!({"beheer": {"externeKenmerken": [{"bron": "zaaksysteem", "kenmerk": "ZT-0042"}]}});
        app.redacteur().patch(beheer).if_match(&etag).json(&kenmerk).send().await.expect(200);
        let bestand =
            app.redacteur().post(format!("/v1/inlezingen?registerhouder={gemeente}")).body("text/csv", "Nr;Naam;Doel\n");
        let inlezing = bestand.send().await.expect(202).body["uuid"].as_str().unwrap().parse().unwrap();
        inhoud["vertrouwelijkheid"] = "vertrouwelijk".into();
        let vertrouwelijk = with_concept(&app, gemeente, &inhoud).await;
        let path = format!("/v1/verwerkingsactiviteiten/{openbaar}/versies/1");
        let versie = app.redacteur().get(path).send().await.expect(200);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let (overeenkomst, versie) = (text(&overeenkomst.body["uuid"]), text(&versie.body["versieUuid"]));
        let abonnement = text(&abonnement.body["uuid"]);
        Self { app, gemeente, andere, overeenkomst, inlezing, abonnement, openbaar, versie, vertrouwelijk }
    }

    /// The address of an operation, about this activity.
    fn path(&self, operation: Operation, activiteit: Uuid) -> String {
        let uuid = match operation.path {
            path if path.contains("/organisaties/") => self.gemeente.to_string(),
            path if path.contains("/abonnementen/") => self.abonnement.clone(),
            path if path.contains("/verwerkersovereenkomsten/") => self.overeenkomst.clone(),
            path if path.contains("/inlezingen/") => self.inlezing.to_string(),
            _ => activiteit.to_string(),
        };
        let path = operation.path.replace("{uuid}", &uuid).replace("{nummer}", "1").replace("{versieUuid}", &self.versie);
        let path = path.replace("{lijst}", "rol").replace("{bron}", "zaaksysteem").replace("{kenmerk}", "ZT-0042");
        let query = match operation.id() {
            "find_externe_verwerkingsactiviteit"
            | "list_externe_verwerkingsactiviteiten"
            | "externe_verwerkingsactiviteiten_aanleveren" => format!("?registerhouder={}", self.gemeente),
            // Nothing else would keep it from being thrown away.
            "delete_inlezing" => "?onbekend=1".to_owned(),
            _ => operation.query(),
        };
        format!("/v1{path}{query}")
    }

    /// A body that is right, or for what is made, one that lacks what it needs.
    fn body(&self, operation: Operation) -> Option<Value> {
        operation.value.get("requestBody")?;
        Some(match operation.id() {
            "replace_concept" => json!({"inhoud": complete_inhoud(self.gemeente)}),
            "update_concept" => json!({"inhoud": {}}),
            "replace_abonnement" => json!({"url": "http://127.0.0.1:1/", "registerhouder": self.gemeente}),
            "update_beheer" => json!({"beheer": {}}),
            "concept_terugsturen" | "versie_wissen" => json!({"reden": "x"}),
            "verwerkingsactiviteit_beeindigen" => json!({"reden": "x", "eindeGeldigheid": "2026-12-31"}),
            "versie_intrekken" => json!({"reden": "dubbel", "tekst": "x"}),
            "verwerkersvoorstel_afhandelen" => json!({"voorstel": "x", "besluit": "weigeren"}),
            "replace_organisatie" => json!({"naam": "Gemeente Voorbeeld"}),
            "replace_verwerkersovereenkomst" => json!({"registerhouder": self.gemeente, "verwerker": self.gemeente}),
            "replace_externe_verwerkingsactiviteit"
            | "externe_verwerkingsactiviteiten_aanleveren"
            | "inlezing_uitvoeren"
            | "abonnement_hervatten" => json!({}),
            "create_controle" => json!({"verwijzingen": [{"verwijzing": self.openbaar}]}),
            id if id.starts_with("create_") || id.starts_with("verwerkingsactiviteiten_") => json!({}),
            id => panic!("add a body for `{id}` to Ground::body in tests/suite/access.rs"),
        })
    }

    async fn ask(&self, caller: &Client, operation: Operation, activiteit: Uuid) -> u16 {
        let mut request = caller.request(operation.method, self.path(operation, activiteit));
        if operation.id() == "externe_verwerkingsactiviteiten_aanleveren" {
            request = request.body("application/x-ndjson", "");
        } else if let Some(body) = self.body(operation) {
            request = request.json(&body);
        }
        request.send().await.status
    }

    /// A token with every right and no person behind it.
    fn nobody(&self) -> Client {
        self.app.with_token(Token::signed(&claims(self.app.clock.now())))
    }
}

/// The claims of a token without a person, which has every right.
fn claims(moment: Moment) -> Value {
    json!({"iss": "lokaal", "client_id": "lokaal", "iat": moment.utc().timestamp()})
}

async fn with_concept(app: &TestApp, gemeente: Uuid, inhoud: &Value) -> Uuid {
    let settled = app.vastgesteld_met(gemeente, inhoud).await;
    let begin = app.redacteur().post(settled.path("/concept")).if_match(&settled.etag).send();
    begin.await.expect(201);
    settled.uuid
}

/// What a call that is allowed answers.
fn allowed(operation: Operation) -> u16 {
    match operation.method {
        "GET" => 200,
        // Asking is not changing.
        _ if ["create_controle", "abonnement_testen", "externe_verwerkingsactiviteiten_aanleveren"].contains(&operation.id()) => {
            200
        }
        _ if operation.wants_if_match() => 428,
        _ => 400,
    }
}

#[actix_web::test]
async fn without_a_good_token_only_what_is_public_answers() {
    let ground = Ground::prepare().await;
    let expired = claims(Moment::from_micros(ground.app.clock.now().micros() - 2 * 3_600_000_000));
    let mut finished = claims(ground.app.clock.now());
    finished["exp"] = json!(ground.app.clock.now().utc().timestamp() - 3600);
    let callers = [
        ground.app.anonymous(),
        ground.app.with_token(Token::Raw("onzin".to_owned())),
        ground.app.with_token(Token::Raw(String::new())),
        ground.app.with_token(Token::signed(&expired)),
        ground.app.with_token(Token::signed(&finished)),
        ground.app.with_token(Token::signed(&json!({"iss": "een ander", "client_id": "een ander"}))),
    ];
    for operation in operations() {
        let want = if matches!(needs(operation), Needs::Nothing) { 200 } else { 401 };
        for (number, caller) in callers.iter().enumerate() {
            let got = ground.ask(caller, operation, ground.openbaar).await;
            assert_eq!(got, want, "{} for caller {number}", operation.id());
        }
    }
}

#[actix_web::test]
async fn each_scope_gives_what_it_says_and_nothing_else() {
    let ground = Ground::prepare().await;
    for operation in operations() {
        for scope in EVERY_SCOPE {
            let caller = ground.app.caller("iemand", &[scope]);
            let enough = match needs(operation) {
                Needs::Nothing => true,
                Needs::Scope(scopes) => scopes.contains(&scope) || (scope == Toezien && scopes.contains(&Lezen)),
                Needs::Person(needed) => needed == scope,
            };
            let want = if enough { allowed(operation) } else { 403 };
            let got = ground.ask(&caller, operation, ground.openbaar).await;
            assert_eq!(got, want, "{} with {}", operation.id(), scope.as_str());
        }
    }
}

#[actix_web::test]
async fn what_a_person_decides_is_not_decided_without_one() {
    let ground = Ground::prepare().await;
    for operation in operations() {
        let want = if matches!(needs(operation), Needs::Person(_)) { 403 } else { allowed(operation) };
        assert_eq!(ground.ask(&ground.nobody(), operation, ground.openbaar).await, want, "{}", operation.id());
    }
}

/// The operations about one thing that belongs to a register.
fn is_of_a_register(operation: Operation) -> bool {
    let paths =
        ["/verwerkingsactiviteiten/{uuid}", "/verwerkersovereenkomsten/{uuid}", "/inlezingen/{uuid}", "/abonnementen/{uuid}"];
    operation.id() == "find_externe_verwerkingsactiviteit" || paths.iter().any(|path| operation.path.starts_with(path))
}

#[actix_web::test]
async fn the_register_of_another_does_not_exist() {
    let ground = Ground::prepare().await;
    let elders = ground.app.limited("iemand", &EVERY_SCOPE, &[ground.andere]);
    let hier = ground.app.limited("iemand", &EVERY_SCOPE, &[ground.gemeente]);
    for operation in operations() {
        let want = match operation.id() {
            // Who the municipality is, everyone may know; its own data it writes itself.
            "replace_organisatie" => 403,
            "externe_verwerkingsactiviteiten_aanleveren" => 400,
            _ if is_of_a_register(operation) => 404,
            _ => allowed(operation),
        };
        assert_eq!(ground.ask(&elders, operation, ground.openbaar).await, want, "{}", operation.id());
        assert_eq!(ground.ask(&hier, operation, ground.openbaar).await, allowed(operation), "{}", operation.id());
    }
    // In the journal of the other stands only that it was made.
    for (list, elsewhere) in
        [("verwerkingsactiviteiten", 0), ("verwerkersovereenkomsten", 0), ("abonnementen", 0), ("journaal", 1)]
    {
        let count = async |caller: &Client| caller.get(format!("/v1/{list}")).send().await.expect(200).body["count"].clone();
        assert_eq!(count(&elders).await, json!(elsewhere), "{list}");
        assert_ne!(count(&hier).await, json!(elsewhere), "{list}");
    }
}

#[actix_web::test]
async fn what_is_confidential_exists_only_for_who_may_read_it_and_changes_only_with_that_scope() {
    let ground = Ground::prepare().await;
    let without: Vec<_> = EVERY_SCOPE.into_iter().filter(|scope| ![Vertrouwelijk, Toezien].contains(scope)).collect();
    let sees = [&without[..], &[Toezien]].concat();
    let may = [&without[..], &[Vertrouwelijk]].concat();
    for operation in operations().into_iter().filter(|operation| operation.path.starts_with("/verwerkingsactiviteiten/{uuid}")) {
        let ask =
            async |scopes: &[Scope]| ground.ask(&ground.app.caller("iemand", scopes), operation, ground.vertrouwelijk).await;
        let changed = if operation.method == "GET" { 200 } else { 403 };
        let got = (ask(&without).await, ask(&sees).await, ask(&may).await);
        assert_eq!(got, (404, changed, allowed(operation)), "{}", operation.id());
    }
    let list = async |scopes: &[Scope]| {
        ground.app.caller("iemand", scopes).get("/v1/verwerkingsactiviteiten").send().await.body["count"].clone()
    };
    assert_eq!((list(&without).await, list(&sees).await), (json!(1), json!(2)));
}

#[actix_web::test]
async fn the_journal_tells_of_what_is_confidential_only_to_who_may_read_it() {
    let ground = Ground::prepare().await;
    let told = async |scopes: &[Scope]| {
        let caller = ground.app.caller("iemand", scopes);
        let journaal = caller.get(format!("/v1/journaal?onderwerp={}", ground.vertrouwelijk)).send().await.expect(200);
        journaal.body["count"].as_i64().unwrap()
    };
    assert_eq!((told(&[Beheren]).await, told(&[Beheren, Vertrouwelijk]).await, told(&[Toezien]).await), (0, 4, 4));
}

#[actix_web::test]
async fn nobody_makes_something_confidential_that_he_could_not_read_afterwards() {
    let ground = Ground::prepare().await;
    let redacteur = ground.app.caller("iemand", &[Lezen, Invoeren]);
    let mut inhoud = complete_inhoud(ground.gemeente);
    inhoud["vertrouwelijkheid"] = "vertrouwelijk".into();
    let nieuw = json!({"registerhouder": ground.gemeente, "inhoud": inhoud});
    redacteur.post("/v1/verwerkingsactiviteiten").json(&nieuw).send().await.expect(403);
    let concept = format!("/v1/verwerkingsactiviteiten/{}/concept", ground.openbaar);
    let etag = redacteur.get(&concept).send().await.expect(200).etag();
    redacteur.put(&concept).if_match(&etag).json(&json!({"inhoud": inhoud})).send().await.expect(403);
    let deel = json!({"inhoud": {"vertrouwelijkheid": "vertrouwelijk"}});
    redacteur.patch(&concept).if_match(&etag).json(&deel).send().await.expect(403);
    assert_eq!(redacteur.get(&concept).send().await.expect(200).etag(), etag, "nothing changed");
}

/// What may not be known to exist answers exactly like what does not.
#[actix_web::test]
async fn what_is_hidden_answers_like_what_is_not_there() {
    let ground = Ground::prepare().await;
    let callers = [
        (ground.app.limited("iemand", &EVERY_SCOPE, &[ground.andere]), ground.openbaar),
        (ground.app.caller("iemand", &[Lezen, Invoeren, Beoordelen, Vaststellen, Beheren]), ground.vertrouwelijk),
    ];
    let nowhere = Uuid::from_u128(1);
    for (caller, hidden) in callers {
        for operation in
            operations().into_iter().filter(|operation| operation.path.starts_with("/verwerkingsactiviteiten/{uuid}"))
        {
            let answer = async |uuid: Uuid| {
                let mut request = caller.request(operation.method, ground.path(operation, uuid));
                if let Some(body) = ground.body(operation) {
                    request = request.json(&body);
                }
                let mut answer = request.send().await.expect(404);
                answer.headers.retain(|(name, _)| !["date", "x-request-id"].contains(&name.as_str()));
                answer.headers.sort();
                (answer.headers, answer.body)
            };
            assert_eq!(answer(hidden).await, answer(nowhere).await, "{}", operation.id());
        }
    }
}
