//! A processor that another system names and nobody here knows: taken over, merged with who is known, or refused.

use serde_json::{Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Beheren, Lezen};

use crate::support::{Activiteit, Client, Response, TestApp};

const PAD: &str = "/v1/verwerkersvoorstellen";

/// A delivery that names a printer and a host, with what stands in the register of them.
struct Zaak {
    app: TestApp,
    adres: String,
    levering: Value,
}

impl Zaak {
    async fn begin() -> Self {
        let app = TestApp::start().await;
        let gemeente = app.gemeente().await;
        let adres = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/T-1?registerhouder={gemeente}");
        let levering = json!({"inhoud": {"naam": "Afvalpas"}, "verwerkersBijNaam": [
            {"naam": "Drukkerij", "kvkNummer": "87654321", "werkzaamheden": "Drukken"}, {"naam": "Webhuis", "rsin": "123456782"},
        ]});
        Self { app, adres, levering }
    }

    async fn lever(&self, status: u16) -> Activiteit {
        let gedaan = self.app.redacteur().put(&self.adres).json(&self.levering).send().await.expect(status);
        Activiteit { uuid: gedaan.body["uuid"].as_str().unwrap().parse().unwrap(), etag: gedaan.etag() }
    }

    async fn afhandelen(&self, activiteit: &Activiteit, invoer: &Value) -> Response {
        let pad = activiteit.path("/concept/_verwerkersvoorstel");
        self.app.beheerder().post(pad).if_match(&activiteit.etag).json(invoer).send().await
    }

    /// The processors of the concept, and its proposals.
    async fn staat(&self, activiteit: &Activiteit) -> (Value, Vec<Value>) {
        let concept = self.app.redacteur().get(activiteit.path("/concept")).send().await.expect(200).body;
        let voorstellen = concept["ingelezen"].as_array().unwrap().iter().map(|een| een["tekst"].clone()).collect();
        let verwerker = |een: &Value| json!([een["organisatie"], een["werkzaamheden"]]);
        (concept["inhoud"]["verwerkers"].as_array().unwrap().iter().map(verwerker).collect(), voorstellen)
    }
}

const DRUKKERIJ: &str = "Drukkerij (KvK-nummer 87654321): Drukken";
const WEBHUIS: &str = "Webhuis (RSIN 123456782)";

#[actix_web::test]
async fn a_proposal_that_is_taken_over_is_an_organisation_and_a_processor_in_one_change() {
    let zaak = Zaak::begin().await;
    let een = zaak.lever(201).await;
    let lijst = zaak.app.beheerder().get(PAD).send().await.expect(200).body;
    let gevonden = &lijst["results"][0];
    assert_eq!((&lijst["count"], &gevonden["naam"], &gevonden["etag"]), (&json!(1), &json!("Afvalpas"), &json!(een.etag)));
    let teksten: Vec<_> = gevonden["voorstellen"].as_array().unwrap().iter().map(|een| een["voorstel"].clone()).collect();
    assert_eq!(teksten, [DRUKKERIJ, WEBHUIS]);
    assert_eq!(gevonden["voorstellen"][0]["verwerker"]["kvkNummer"], "87654321");
    let gedaan = zaak.afhandelen(&een, &json!({"voorstel": DRUKKERIJ, "besluit": "overnemen"})).await.expect(200);
    let een = een.after(&gedaan);
    let (verwerkers, voorstellen) = zaak.staat(&een).await;
    let gemaakt = zaak.app.beheerder().get("/v1/organisaties?kvkNummer=87654321").send().await.expect(200).body;
    let organisatie = &gemaakt["results"][0];
    assert_eq!(organisatie["gegevens"]["naam"], "Drukkerij");
    assert_eq!((verwerkers, voorstellen), (json!([[organisatie["uuid"], "Drukken"]]), vec![json!(WEBHUIS)]));
    let journaal = zaak.app.beheerder().get(een.path("/journaal?pageSize=1")).send().await.expect(200).body;
    let regel = &journaal["results"][0];
    assert_eq!(regel["handeling"], "verwerkersvoorstel_afhandelen");
    assert_eq!(
        (&regel["toelichting"]["voorstel"], &regel["toelichting"]["organisatie"]),
        (&json!("overgenomen"), &organisatie["uuid"])
    );
    // Who delivers the same again finds it so, and writes nothing of the content.
    let weer = zaak.lever(200).await;
    assert_eq!(zaak.staat(&weer).await, (json!([[organisatie["uuid"], "Drukken"]]), vec![json!(WEBHUIS)]));
    let bewezen = zaak.app.store().read(|tx| verwerkingsregister::store::verificatie::verifieer(tx.conn, None)).await.unwrap();
    assert!(bewezen.gebreken.is_empty(), "{:?}", bewezen.gebreken);
}

#[actix_web::test]
async fn a_proposal_is_merged_with_who_is_known_and_the_number_is_known_from_then_on() {
    let zaak = Zaak::begin().await;
    let bekend = zaak.app.organisatie(&json!({"naam": "Drukkerij Noord", "oin": "00000001001234567000"})).await;
    let een = zaak.lever(201).await;
    let invoer = json!({"voorstel": DRUKKERIJ, "besluit": "samenvoegen", "organisatie": bekend});
    let een = een.after(&zaak.afhandelen(&een, &invoer).await.expect(200));
    assert_eq!(zaak.staat(&een).await, (json!([[bekend, "Drukken"]]), vec![json!(WEBHUIS)]));
    let gegevens = zaak.app.beheerder().get(format!("/v1/organisaties/{bekend}")).send().await.expect(200).body;
    assert_eq!(
        (&gegevens["gegevens"]["kvkNummer"], &gegevens["gegevens"]["naam"]),
        (&json!("87654321"), &json!("Drukkerij Noord"))
    );
    // Another activity that names the same now finds it.
    let elders = zaak.adres.replace("T-1", "T-2");
    let tweede = zaak.app.redacteur().put(&elders).json(&zaak.levering).send().await.expect(201);
    let tweede = Activiteit { uuid: tweede.body["uuid"].as_str().unwrap().parse().unwrap(), etag: tweede.etag() };
    assert_eq!(zaak.staat(&tweede).await.0, json!([[bekend, "Drukken"]]));
}

#[actix_web::test]
async fn a_proposal_that_is_refused_stays_away_until_the_source_says_something_else() {
    let mut zaak = Zaak::begin().await;
    let een = zaak.lever(201).await;
    let een = een.after(&zaak.afhandelen(&een, &json!({"voorstel": DRUKKERIJ, "besluit": "weigeren"})).await.expect(200));
    assert_eq!(zaak.staat(&een).await, (json!([]), vec![json!(WEBHUIS)]));
    assert_eq!(zaak.lever(200).await.etag, een.etag, "the same delivery writes nothing");
    zaak.levering["inhoud"]["omschrijving"] = "Toegang tot de milieustraat.".into();
    let bron = zaak.adres.replace("/T-1", "");
    let mut regel = zaak.levering.clone();
    regel["kenmerk"] = "T-1".into();
    let stuur = zaak.app.redacteur().post(bron).body("application/x-ndjson", regel.to_string());
    let uitkomst = stuur.send().await.expect(200).body["results"][0].clone();
    assert_eq!(uitkomst["uitkomst"], "bijgewerkt");
    assert_eq!(uitkomst["ingelezen"].as_array().unwrap().len(), 1, "only what stands with the concept: {uitkomst}");
    zaak.levering["verwerkersBijNaam"][0]["werkzaamheden"] = "Drukken en versturen".into();
    let een = zaak.lever(200).await;
    assert_eq!(zaak.staat(&een).await.1, [WEBHUIS, "Drukkerij (KvK-nummer 87654321): Drukken en versturen"]);
}

#[actix_web::test]
async fn one_decision_holds_for_every_concept_of_the_register_that_names_the_same_processor() {
    let zaak = Zaak::begin().await;
    let een = zaak.lever(201).await;
    let lever = async |app: &TestApp, adres: &str, levering: &Value| {
        let gedaan = app.redacteur().put(adres).json(levering).send().await.expect(201);
        Activiteit { uuid: gedaan.body["uuid"].as_str().unwrap().parse().unwrap(), etag: gedaan.etag() }
    };
    let mut anders = zaak.levering.clone();
    anders["verwerkersBijNaam"][0]["werkzaamheden"] = "Scannen".into();
    let tweede = lever(&zaak.app, &zaak.adres.replace("T-1", "T-2"), &anders).await;
    let ingediend = lever(&zaak.app, &zaak.adres.replace("T-1", "T-3"), &zaak.levering).await;
    let ingediend = zaak.app.indienen(&ingediend).await;
    anders["verwerkersBijNaam"][0]["kvkNummer"] = "11223344".into();
    let naamgenoot = lever(&zaak.app, &zaak.adres.replace("T-1", "T-4"), &anders).await;
    let ginds = zaak.app.gemeente_named("Ginds").await;
    let begin = zaak.adres.split('?').next().unwrap();
    let buiten = lever(&zaak.app, &format!("{begin}?registerhouder={ginds}"), &zaak.levering).await;

    let invoer = json!({"voorstel": DRUKKERIJ, "besluit": "overnemen", "ookElders": true});
    let een = een.after(&zaak.afhandelen(&een, &invoer).await.expect(200));
    let gemaakt = zaak.app.beheerder().get("/v1/organisaties?kvkNummer=87654321").send().await.expect(200).body;
    let uuid = &gemaakt["results"][0]["uuid"];
    assert_eq!(zaak.staat(&een).await, (json!([[uuid, "Drukken"]]), vec![json!(WEBHUIS)]));
    assert_eq!(zaak.staat(&tweede).await, (json!([[uuid, "Scannen"]]), vec![json!(WEBHUIS)]));
    let journaal = zaak.app.beheerder().get(tweede.path("/journaal?pageSize=1")).send().await.expect(200).body;
    let toelichting = &journaal["results"][0]["toelichting"];
    assert_eq!((&toelichting["voorstel"], &toelichting["organisatie"]), (&json!("samengevoegd"), uuid));
    // What is submitted, another of that name, and another register: nothing of theirs changed.
    let drukkers = "Drukkerij (KvK-nummer 11223344): Scannen";
    for (elders, tekst) in [(&ingediend, DRUKKERIJ), (&naamgenoot, drukkers), (&buiten, DRUKKERIJ)] {
        assert_eq!(zaak.staat(elders).await, (json!([]), vec![json!(tekst), json!(WEBHUIS)]));
    }
    let invoer = json!({"voorstel": WEBHUIS, "besluit": "weigeren", "ookElders": true});
    let een = een.after(&zaak.afhandelen(&een, &invoer).await.expect(200));
    assert_eq!((zaak.staat(&een).await.1, zaak.staat(&tweede).await.1), (vec![], vec![]));
    assert_eq!(zaak.staat(&naamgenoot).await.1, [drukkers]);
    let bewezen = zaak.app.store().read(|tx| verwerkingsregister::store::verificatie::verifieer(tx.conn, None)).await.unwrap();
    assert!(bewezen.gebreken.is_empty(), "{:?}", bewezen.gebreken);
}

#[actix_web::test]
async fn what_cannot_become_of_a_proposal_is_told_at_its_place_and_changes_nothing() {
    let zaak = Zaak::begin().await;
    let een = zaak.lever(201).await;
    let ander = zaak.app.organisatie(&json!({"naam": "Ander"})).await;
    for (invoer, plaats, code) in [
        (json!({"voorstel": "Wie?", "besluit": "weigeren"}), "/voorstel", "onbekend-voorstel"),
        (json!({"voorstel": DRUKKERIJ, "besluit": "samenvoegen"}), "/organisatie", "verplicht"),
        (json!({"voorstel": DRUKKERIJ, "besluit": "overnemen", "organisatie": ander}), "/organisatie", "velden-passen-niet"),
        (
            json!({"voorstel": DRUKKERIJ, "besluit": "samenvoegen", "organisatie": Uuid::from_u128(7)}),
            "/organisatie",
            "onbekende-organisatie",
        ),
    ] {
        let fout = zaak.afhandelen(&een, &invoer).await.expect(400);
        assert_eq!(fout.problem_codes(), [(plaats, code)], "{invoer}");
    }
    // Somebody made the organisation meanwhile.
    zaak.app.organisatie(&json!({"naam": "Drukkerij", "kvkNummer": "87654321"})).await;
    let invoer = json!({"voorstel": DRUKKERIJ, "besluit": "overnemen"});
    let fout = zaak.afhandelen(&een, &invoer).await.expect(409);
    assert_eq!(fout.problem_codes(), [("/voorstel", "nummer-bestaat-al")]);
    let kandidaten = zaak.app.beheerder().get(PAD).send().await.expect(200).body;
    assert_eq!(kandidaten["results"][0]["voorstellen"][0]["kandidaten"][0]["naam"], "Drukkerij");
    let ingediend = zaak.app.indienen(&een).await;
    zaak.afhandelen(&ingediend, &json!({"voorstel": DRUKKERIJ, "besluit": "weigeren"})).await.expect(409);
    assert_eq!(zaak.staat(&ingediend).await.1, [DRUKKERIJ, WEBHUIS]);
    let pad = ingediend.path("/concept/_verwerkersvoorstel");
    zaak.app.redacteur().post(pad).if_match(&ingediend.etag).json(&invoer).send().await.expect(403);
    zaak.app.redacteur().get(PAD).send().await.expect(403);
}

#[actix_web::test]
async fn a_proposal_of_what_is_confidential_or_of_another_register_is_not_listed() {
    let mut zaak = Zaak::begin().await;
    zaak.levering["inhoud"]["vertrouwelijkheid"] = "vertrouwelijk".into();
    let wie = zaak.app.with_every_right("alles");
    let geheim = wie.put(&zaak.adres).json(&zaak.levering).send().await.expect(201).body["uuid"].clone();
    let lijst = async |client: &Client, query: &str| {
        let lijst = client.get(format!("{PAD}{query}")).send().await.expect(200).body;
        (lijst["count"].clone(), lijst["results"].as_array().unwrap().iter().map(|een| een["uuid"].clone()).collect::<Vec<_>>())
    };
    assert_eq!(lijst(&wie, "").await, (json!(1), vec![geheim]));
    let zonder = zaak.app.caller("zonder", &[Lezen, Beheren]);
    assert_eq!(lijst(&zonder, "").await, (json!(0), vec![]), "who may not read it");
    let elders = zaak.app.gemeente_named("Ginds").await;
    assert_eq!(lijst(&wie, &format!("?registerhouder={elders}")).await, (json!(0), vec![]));
}
