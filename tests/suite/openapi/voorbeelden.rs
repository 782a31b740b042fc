//! The examples in the document are real: one story is driven through every operation, and what went to and fro is kept in
//! `openapi/voorbeelden.json`.

mod stof;
mod vast;

use std::{collections::HashMap, fs};

use serde_json::{Map, Value, json};
use uuid::Uuid;
use verwerkingsregister::auth::Scope::{Beheren, Lezen};

use crate::support::{Activiteit, Request, Response, TestApp, life_cycle::nieuw_concept, operations};
use stof::{gemeente, nieuwsbrief};
use vast::{short, steady};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi/voorbeelden.json");

#[actix_web::test]
async fn the_examples_are_what_really_goes_to_and_fro() {
    let mut story = Story { app: TestApp::start().await, recorded: Map::new() };
    story.tell().await;
    let text = format!("{:#}\n", story.in_order_of_the_document());
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        fs::write(FILE, &text).unwrap();
    }
    let same = fs::read_to_string(FILE).is_ok_and(|stored| stored == text);
    assert!(
        same,
        "openapi/voorbeelden.json is not what the service says: run `UPDATE_OPENAPI=1 cargo test --test suite openapi` \
         twice (the examples become part of the document) and commit both files"
    );
}

/// What happens, and what was said meanwhile.
struct Story {
    app: TestApp,
    recorded: Map<String, Value>,
}

impl Story {
    async fn tell(&mut self) {
        let gemeente = self.organisaties().await;
        let verwerker = self.app.organisatie(&json!({"naam": "Mailhuis BV", "soort": "bedrijf", "land": "NL"})).await;
        let overeenkomst = self.overeenkomsten(gemeente, verwerker).await;
        let nieuwsbrief = self.schrijven(gemeente, &nieuwsbrief(gemeente, verwerker, overeenkomst)).await;
        let nieuwsbrief = self.beoordelen(nieuwsbrief).await;
        let nieuwsbrief = self.lezen_in_beheer(nieuwsbrief).await;
        self.lezen_in_het_openbaar(&nieuwsbrief, gemeente).await;
        self.verder(nieuwsbrief).await;
        self.intrekken_en_wissen(gemeente).await;
        self.samen(gemeente, verwerker).await;
        self.inlezen(gemeente).await;
        self.vergelijken(gemeente).await;
        self.journaal().await;
        self.abonnementen(gemeente).await;
    }

    async fn inlezen(&mut self, gemeente: Uuid) {
        let redacteur = self.app.redacteur();
        let bestand = "Nummer;Verwerking;Doel;Grondslag;Bewaartermijn\r\n1;Afvalpas;Toegang geven tot de milieustraat;Wettelijke taak;Zolang als nodig\r\n";
        let sturen = redacteur.post(format!("/v1/inlezingen?registerhouder={gemeente}")).body("text/csv", bestand);
        let made = self.record(sturen).await;
        let path = format!("/v1/inlezingen/{}", made.body["uuid"].as_str().unwrap());
        self.app.wacht_op(&path, "klaar").await;
        for path in [
            path.clone(),
            format!("{path}/rijen"),
            format!("{path}/verslag"),
            format!("{path}/vertaling"),
            "/v1/inlezingen?pageSize=1".to_owned(),
        ] {
            self.record(redacteur.get(path)).await;
        }
        self.record(redacteur.post(format!("{path}/_uitvoeren")).json(&json!({"omvang": "alles_of_niets"}))).await;
        self.app.wacht_op(&path, "uitgevoerd").await;
        self.record(redacteur.delete(path)).await;
        let extern_adres = format!("/v1/verwerkingsactiviteiten/extern/zaaksysteem/ZT-0042?registerhouder={gemeente}");
        let mut aanlevering = json!({"inhoud": {"naam": "Kapvergunning"}});
        self.record(redacteur.put(&extern_adres).json(&aanlevering)).await;
        aanlevering["inhoud"]["omschrijving"] = "Toestemming om een boom te kappen.".into();
        self.record(redacteur.put(&extern_adres).json(&aanlevering)).await;
        self.record(redacteur.get(&extern_adres)).await;
        self.voorstellen(&extern_adres).await;
        let bron = "/v1/verwerkingsactiviteiten/extern/zaaksysteem";
        let regels = "{\"kenmerk\":\"ZT-0042\",\"inhoud\":{\"naam\":\"Kapvergunning\"}}\n{\"kenmerk\":\"ZT-0043\"}\n";
        let samen = redacteur.post(format!("{bron}?registerhouder={gemeente}")).body("application/x-ndjson", regels);
        self.record(samen).await;
        self.record(redacteur.get(format!("{bron}?registerhouder={gemeente}"))).await;
        self.record(redacteur.get("/v1/levensloop?bron=zaaksysteem&aantal=2")).await;
    }

    async fn voorstellen(&mut self, adres: &str) {
        let drukkerij = json!({"naam": "Drukkerij BV", "kvkNummer": "87654321", "werkzaamheden": "Drukken"});
        let levering = json!({"inhoud": {"naam": "Afvalpas"}, "verwerkersBijNaam": [drukkerij]});
        self.app.redacteur().put(adres.replace("ZT-0042", "ZT-0041")).json(&levering).send().await.expect(201);
        let lijst = self.record(self.app.beheerder().get("/v1/verwerkersvoorstellen?pageSize=1")).await;
        let een = &lijst.body["results"][0];
        let pad = format!("/v1/verwerkingsactiviteiten/{}/concept/_verwerkersvoorstel", een["uuid"].as_str().unwrap());
        let besluit = json!({"voorstel": een["voorstellen"][0]["voorstel"], "besluit": "overnemen"});
        let afhandelen = self.app.beheerder().post(pad).if_match(een["etag"].as_str().unwrap());
        self.record(afhandelen.json(&besluit)).await;
    }

    async fn organisaties(&mut self) -> Uuid {
        let beheerder = self.app.beheerder();
        let mut gegevens = gemeente();
        let made = self.record(beheerder.post("/v1/organisaties").json(&gegevens)).await;
        let uuid: Uuid = made.body["uuid"].as_str().unwrap().parse().unwrap();
        let path = format!("/v1/organisaties/{uuid}");
        gegevens["telefoon"] = "14 0999".into();
        self.record(beheerder.put(&path).if_match(&made.etag()).json(&gegevens)).await;
        self.record(beheerder.get(path)).await;
        self.record(beheerder.get("/v1/organisaties?zoek=voorbeeld&pageSize=1")).await;
        uuid
    }

    async fn overeenkomsten(&mut self, gemeente: Uuid, verwerker: Uuid) -> Uuid {
        let redacteur = self.app.redacteur();
        let mut gegevens = json!({
            "registerhouder": gemeente, "verwerker": verwerker, "kenmerk": "VO-2025-017", "startdatum": "2025-01-01",
            "einddatum": "2027-12-31", "geheimhouding": true, "doorgifteBuitenEer": false
        });
        let made = self.record(redacteur.post("/v1/verwerkersovereenkomsten").json(&gegevens)).await;
        let uuid: Uuid = made.body["uuid"].as_str().unwrap().parse().unwrap();
        let path = format!("/v1/verwerkersovereenkomsten/{uuid}");
        gegevens["einddatum"] = "2028-12-31".into();
        self.record(redacteur.put(&path).if_match(&made.etag()).json(&gegevens)).await;
        self.record(redacteur.get(path)).await;
        self.record(redacteur.get("/v1/verwerkersovereenkomsten?pageSize=1")).await;
        uuid
    }

    async fn abonnementen(&mut self, gemeente: Uuid) {
        let beheerder = self.app.beheerder();
        let mut gegevens = json!({
            "url": "https://zaken.gemeente-voorbeeld.example/webhooks/register", "registerhouder": gemeente,
            "geheim": "whsec_VmVyemluIGVlbiBlaWdlbiBnZWhlaW0gdmFuIDMyIGI=", "soorten": ["vastgesteld", "beeindigd", "verdwenen"]
        });
        let made = self.record(beheerder.post("/v1/abonnementen").json(&gegevens)).await;
        let path = made.body["url"].as_str().unwrap().trim_start_matches(crate::support::PUBLIC_URL).to_owned();
        gegevens["soorten"] = json!([]);
        gegevens.as_object_mut().unwrap().remove("geheim");
        let changed = self.record(beheerder.put(&path).if_match(&made.etag()).json(&gegevens)).await;
        let hervat = beheerder.post(format!("{path}/_hervatten")).if_match(&changed.etag());
        let hervat = self.record(hervat.json(&json!({"cursor": made.body["cursor"]}))).await;
        self.record(beheerder.post(format!("{path}/_testen"))).await;
        self.record(beheerder.get(&path)).await;
        self.record(beheerder.get("/v1/abonnementen?pageSize=1")).await;
        self.record(beheerder.get(format!("{path}/afleveringen?pageSize=1"))).await;
        self.record(beheerder.delete(&path).if_match(&hervat.etag())).await;
        // Nobody listens there, and how soon that shows differs each time: these show what a receiver would have answered.
        let gelukt = json!({"uitkomst": "afgeleverd", "statusCode": 204, "reden": null, "duurMs": 84});
        let gelukt = gelukt.as_object().unwrap();
        let [test, lijst] = ["abonnement_testen", "list_afleveringen"].map(|id| self.recorded[id]["antwoorden"]["200"].clone());
        let met = |regel: &Value| regel.as_object().unwrap().clone().into_iter().chain(gelukt.clone()).collect::<Map<_, _>>();
        self.recorded["abonnement_testen"]["antwoorden"]["200"] = met(&test).into();
        let regels: Vec<Value> = lijst["results"].as_array().unwrap().iter().map(|regel| met(regel).into()).collect();
        self.recorded["list_afleveringen"]["antwoorden"]["200"]["results"] = regels.into();
    }

    async fn schrijven(&mut self, gemeente: Uuid, inhoud: &Value) -> Activiteit {
        let redacteur = self.app.redacteur();
        let invoer = json!({
            "registerhouder": gemeente, "inhoud": inhoud,
            "beheer": {"afdeling": "Communicatie", "systemen": [{"naam": "Nieuwsbriefdienst"}]}
        });
        let made = self.record(redacteur.post("/v1/verwerkingsactiviteiten").json(&invoer)).await;
        let uuid = made.body["uuid"].as_str().unwrap().parse().unwrap();
        let mut activiteit = Activiteit { uuid, etag: made.etag() };
        let concept = activiteit.path("/concept");
        self.record(redacteur.get(&concept)).await;
        let deel =
            json!({"inhoud": {"omschrijving": "Wie zich aanmeldt, krijgt iedere maand nieuws van de gemeente per e-mail."}});
        activiteit = activiteit.after(&self.record(redacteur.patch(&concept).if_match(&activiteit.etag).json(&deel)).await);
        let mut heel = inhoud.clone();
        json_patch::merge(&mut heel, &deel["inhoud"]);
        let heel = json!({ "inhoud": heel });
        self.record(redacteur.get(activiteit.path("/concept/toetsing"))).await;
        let los = json!({"registerhouder": gemeente, "inhoud": {"naam": "Afvalpas", "doelen": [
            {"omschrijving": "Toegang geven tot de milieustraat", "grondslagen": [{"grondslagGroep": "wettelijke_taak"}]}
        ]}});
        self.record(redacteur.post("/v1/toetsingen?peildatum=2026-12-31").json(&los)).await;
        activiteit = activiteit.after(&self.record(redacteur.put(&concept).if_match(&activiteit.etag).json(&heel)).await);
        self.record(redacteur.get(activiteit.path("/beheer"))).await;
        let beheer = json!({"beheer": {"herzieningsdatum": "2027-11-01", "proceseigenaar": "Hoofd communicatie"}});
        activiteit.after(&self.record(redacteur.patch(activiteit.path("/beheer")).if_match(&activiteit.etag).json(&beheer)).await)
    }

    async fn beoordelen(&mut self, activiteit: Activiteit) -> Activiteit {
        let (redacteur, beoordelaar) = (self.app.redacteur(), self.app.beoordelaar());
        let activiteit = self.step(&activiteit, redacteur.post(activiteit.path("/concept/_indienen"))).await;
        let activiteit = self.step(&activiteit, redacteur.post(activiteit.path("/concept/_terugnemen"))).await;
        let activiteit = self.step(&activiteit, redacteur.post(activiteit.path("/concept/_indienen"))).await;
        let terug = json!({
            "reden": "De omschrijving kan duidelijker.",
            "opmerkingen": [{"pointer": "/omschrijving", "tekst": "Noem ook hoe iemand zich afmeldt."}]
        });
        let terugsturen = beoordelaar.post(activiteit.path("/concept/_terugsturen")).json(&terug);
        let activiteit = self.step(&activiteit, terugsturen).await;
        let activiteit = self.step(&activiteit, redacteur.post(activiteit.path("/concept/_indienen"))).await;
        let activiteit = self.step(&activiteit, beoordelaar.post(activiteit.path("/concept/_vaststellen"))).await;
        self.step(&activiteit, beoordelaar.post(activiteit.path("/beheer/_bevestigen"))).await
    }

    async fn lezen_in_beheer(&mut self, activiteit: Activiteit) -> Activiteit {
        let redacteur = self.app.redacteur();
        let activiteit = self.step(&activiteit, redacteur.post(activiteit.path("/concept"))).await;
        for path in ["", "/versies", "/versies/1", "/versies/1/toetsing", "/journaal?pageSize=1"] {
            self.record(redacteur.get(activiteit.path(path))).await;
        }
        self.record(redacteur.get("/v1/verwerkingsactiviteiten?pageSize=1")).await;
        for accept in ["*/*", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] {
            self.record(redacteur.get("/v1/export").header("Accept", accept)).await;
        }
        self.record(self.app.beheerder().get("/v1/export/overdracht")).await;
        self.record(redacteur.get("/v1/bevindingen?ernst=waarschuwing&pageSize=1")).await;
        let datums = json!({"berekeningen": [
            {"kenmerk": "zaak-2026-0017", "verwerkingsactiviteit": activiteit.uuid, "startdatum": "2026-01-31"}
        ]});
        self.record(redacteur.post("/v1/vernietigingsdata").json(&datums)).await;
        activiteit
    }

    async fn lezen_in_het_openbaar(&mut self, activiteit: &Activiteit, gemeente: Uuid) {
        let iedereen = self.app.anonymous();
        self.record(iedereen.get(activiteit.public_path("/vernietigingsdatum?startdatum=2026-01-31"))).await;
        let versie = self.record(iedereen.get(activiteit.public_path("/versies/1"))).await;
        let sleutel = versie.body["versieUuid"].as_str().unwrap();
        self.record(iedereen.get(format!("/v1/register/versies/{sleutel}"))).await;
        for path in
            [activiteit.public_path(""), activiteit.public_path("/versies"), format!("/v1/register/organisaties/{gemeente}")]
        {
            self.record(iedereen.get(path)).await;
        }
        for path in
            [activiteit.public_path("/privacyverklaring"), format!("/v1/register/organisaties/{gemeente}/privacyverklaring")]
        {
            for accept in ["application/json", "text/html", "text/markdown", "application/pdf"] {
                self.record(iedereen.get(&path).header("Accept", accept)).await;
            }
        }
        for accept in ["*/*", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"] {
            self.record(iedereen.get("/v1/register/export").header("Accept", accept)).await;
        }
        for path in [
            activiteit.public_path(""),
            activiteit.public_path("/versies/1"),
            format!("/v1/register/versies/{sleutel}"),
            "/v1/register".to_owned(),
            "/v1/register/export".to_owned(),
        ] {
            self.record(iedereen.get(path).header("Accept", "application/ld+json")).await;
        }
        for path in [
            "/v1/register",
            "/v1/register/verwerkingsactiviteiten?facetten=thema,bewaartermijn",
            "/v1/register/organisaties?pageSize=1",
            "/v1/register/wijzigingen?aantal=2",
        ] {
            self.record(iedereen.get(path)).await;
        }
        let verwijzing = versie.body["versieUri"].clone();
        let controle = json!({"verwijzingen": [{"verwijzing": verwijzing, "op": "2026-11-30T09:00:00Z"}]});
        self.record(iedereen.post("/v1/register/controle").json(&controle)).await;
        for path in [
            "/v1/toetsingsregels",
            "/v1/referentielijsten",
            "/v1/referentielijsten/rol",
            "/v1/selectielijst-resultaten?procestype=8&zoek=subsidie",
            "/v1/openapi.json",
        ] {
            self.record(iedereen.get(path)).await;
        }
    }

    async fn verder(&mut self, activiteit: Activiteit) {
        let (redacteur, beoordelaar) = (self.app.redacteur(), self.app.beoordelaar());
        self.record(redacteur.delete(activiteit.path("/concept")).if_match(&activiteit.etag)).await;
        let read = redacteur.get(activiteit.path("")).send().await.expect(200);
        let einde = json!({"reden": "De gemeente stuurt geen nieuwsbrief meer.", "eindeGeldigheid": "2026-12-31"});
        let beeindigen = beoordelaar.post(activiteit.path("/_beeindigen")).json(&einde);
        self.step(&activiteit.after(&read), beeindigen).await;
    }

    async fn intrekken_en_wissen(&mut self, gemeente: Uuid) {
        let beheerder = self.app.beheerder();
        let collega = self.app.caller("tweede beheerder", &[Lezen, Beheren]);
        let fout = self.app.vastgesteld(gemeente, "Aanmelden voor een bijeenkomst", "2026-11-01").await;
        let intrekking =
            json!({"reden": "fout_in_inhoud", "tekst": "Deze versie bevatte een fout. Er komt een verbeterde versie."});
        let fout = self.step(&fout, beheerder.post(fout.path("/versies/1/_intrekken")).json(&intrekking)).await;
        let reden = json!({"reden": "In de omschrijving stond een naam."});
        let fout = self.step(&fout, beheerder.post(fout.path("/versies/1/_wissen")).json(&reden)).await;
        self.step(&fout, collega.post(fout.path("/versies/1/_wissen")).json(&reden)).await;
    }

    async fn samen(&mut self, gemeente: Uuid, verwerker: Uuid) {
        let (redacteur, beoordelaar) = (self.app.redacteur(), self.app.beoordelaar());
        let inhoud = crate::support::complete_inhoud(gemeente);
        let activiteit = self.app.concept(gemeente, &inhoud).await;
        let keuze = |revisie: &Value| json!({"activiteiten": [{"uuid": activiteit.uuid, "revisie": revisie}]});
        let concept = redacteur.get(activiteit.path("/concept")).send().await.expect(200);
        let invoer = keuze(&concept.body["revisie"]);
        let ingediend = self.record(redacteur.post("/v1/verwerkingsactiviteiten/_indienen").json(&invoer)).await;
        let invoer = keuze(&ingediend.body["activiteiten"][0]["revisie"]);
        self.record(beoordelaar.post("/v1/verwerkingsactiviteiten/_vaststellen").json(&invoer)).await;
        let invoer = json!({
            "selectie": {"registerhouder": [gemeente], "zoek": "nieuwsbrief"},
            "wijziging": {"soort": "organisatie_bijwerken", "organisatie": verwerker},
            "proef": true
        });
        self.record(redacteur.post("/v1/verwerkingsactiviteiten/_wijzigen").json(&invoer)).await;
    }

    async fn vergelijken(&mut self, gemeente: Uuid) {
        let (iedereen, redacteur) = (self.app.anonymous(), self.app.redacteur());
        let eerste = self.app.vastgesteld(gemeente, "Wijkkrant", "2025-01-01").await;
        let wijziging = json!({
            "beginGeldigheid": "2026-01-01",
            "bewaartermijnen": [{"soort": "gebeurtenis", "gebeurtenis": "Verhuizen naar een andere wijk"}],
            "dpia": {"toelichting": "Niet nodig: weinig gegevens, geen hoog risico."}
        });
        let concept = nieuw_concept(&self.app, &eerste, &wijziging).await;
        self.record(redacteur.get(concept.path("/verschil?van=1&naar=concept"))).await;
        let tweede = self.app.settle(&concept).await;
        self.record(iedereen.get(tweede.public_path("/verschil?van=1&naar=2"))).await;
    }

    async fn journaal(&mut self) {
        let beheerder = self.app.beheerder();
        self.record(beheerder.get("/v1/journaal?pageSize=1")).await;
    }

    /// A change of the activity; returns it with its new ETag.
    async fn step(&mut self, activiteit: &Activiteit, request: Request) -> Activiteit {
        activiteit.after(&self.record(request.if_match(&activiteit.etag)).await)
    }

    /// Sends the request and keeps the first of its kind.
    async fn record(&mut self, request: Request) -> Response {
        let (id, verzoek) = request.operation();
        let response = request.send().await;
        assert!((200..300).contains(&response.status), "{id}: {}", response.text());
        let kept = self.recorded.entry(id).or_insert_with(|| json!({}));
        if let Some(verzoek) = verzoek
            && kept.get("verzoek").is_none()
        {
            kept["verzoek"] = verzoek;
        }
        let status = response.status.to_string();
        let body = match response.media_type() {
            Some("application/zip" | "application/pdf" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") => {
                "(een bestand)".into()
            }
            Some("application/x-ndjson" | "text/csv") => response.text().lines().take(2).collect::<Vec<_>>().join("\n").into(),
            _ if response.body.is_null() => response.text().into(),
            _ => short(response.body.clone()),
        };
        let key = match response.media_type() {
            Some(media_type) if media_type != "application/json" => format!("{status} {media_type}"),
            _ => status,
        };
        if !response.bytes.is_empty() {
            let antwoorden = kept.as_object_mut().unwrap().entry("antwoorden").or_insert_with(|| json!({}));
            antwoorden.as_object_mut().unwrap().entry(key).or_insert(body);
        }
        response
    }

    fn in_order_of_the_document(mut self) -> Value {
        let ids = operations().into_iter().map(|operation| operation.id());
        let mut ordered: Map<_, _> = ids.filter_map(|id| self.recorded.remove_entry(id)).collect();
        let mut hashes = HashMap::new();
        ordered.values_mut().for_each(|value| steady(value, &mut hashes));
        ordered.into()
    }
}
