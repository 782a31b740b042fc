//! Two processes on one database: what one writes, the other finds in its next list.

use serde_json::json;
use verwerkingsregister::{
    domain::levensloop::lezer::Lezer,
    index::{Bereik, Deel, OrganisatieVraag, Selectie, Volgorde},
    store::{Onderdeel, Store},
};

use crate::support::{
    TestApp, complete_inhoud,
    life_cycle::{beeindigd, gewist, ingetrokken, nieuw_concept, versie_vanaf},
};

/// What a store finds: of everyone and of management, by each order, with what is counted.
async fn alles(store: &Store) -> Vec<String> {
    let lezen = store.read_lists(|tx| {
        let vandaag = tx.moment.datum();
        let mut gevonden = vec![format!("{:?}", tx.index.organisaties(&OrganisatieVraag::openbaar()))];
        let intern = |nieuwste| Bereik::Intern { lezer: Lezer::van_alles(), nieuwste };
        for bereik in [Bereik::Openbaar { vandaag }, intern(false), intern(true)] {
            for volgorde in [Volgorde::Naam, Volgorde::Identificatie, Volgorde::Vastgesteld, Volgorde::Relevantie] {
                for zoek in ["", "nieuwsbrief", "kwibus"] {
                    let selectie = Selectie {
                        bereik: bereik.clone(),
                        dag: vandaag,
                        deel: Deel::Dag,
                        bekend: tx.laatste,
                        status: Vec::new(),
                        filters: Vec::new(),
                        zoek: (!zoek.is_empty()).then(|| zoek.to_owned()).into_iter().collect(),
                        volgorde,
                    };
                    let keuze = tx.index.kies(&selectie);
                    gevonden.push(format!("{} {:?} {:?}", keuze.aantal(), keuze.bladzijde(0, 50), keuze.facetten(FACETTEN)));
                }
            }
        }
        Ok(gevonden)
    });
    lezen.await.unwrap()
}

const FACETTEN: &[verwerkingsregister::domain::zoeken::facet::Facet] = &[
    verwerkingsregister::domain::zoeken::facet::Facet::Thema,
    verwerkingsregister::domain::zoeken::facet::Facet::Registerhouder,
    verwerkingsregister::domain::zoeken::facet::Facet::Gegevens,
];

/// This process, one that followed, and one that just began find the same.
async fn allen_gelijk(app: &TestApp, volgt: &Store, wat: &str) -> Vec<String> {
    let hier = alles(app.store()).await;
    assert_eq!(hier, alles(volgt).await, "{wat}: another process");
    assert_eq!(hier, alles(&app.other_store()).await, "{wat}: a process that just began");
    hier
}

#[actix_web::test]
async fn every_process_finds_at_once_what_another_wrote() {
    let app = TestApp::start().await;
    let volgt = app.other_store();
    let gemeente = app.gemeente().await;
    let leeg = allen_gelijk(&app, &volgt, "empty").await;
    let concept = app.concept_named(gemeente, "Nieuwsbrief van Kwibus").await;
    assert_ne!(leeg, allen_gelijk(&app, &volgt, "a concept").await);
    let concept = nieuw_naam(&app, &concept, "Nieuwsbrief zonder naam").await;
    let gevonden = allen_gelijk(&app, &volgt, "the concept renamed").await;
    assert!(gevonden.iter().filter(|regel| regel.starts_with("0 ")).count() >= 12, "the old name is found no more: {gevonden:?}");
    let een = app.settle(&concept).await;
    allen_gelijk(&app, &volgt, "settled").await;
    let (een, _) = versie_vanaf(&app, &een, "Nieuwsbrief Kwibus", "2026-01-02").await;
    allen_gelijk(&app, &volgt, "a second version").await;
    let een = ingetrokken(&app, &een, 2, "Er stond een naam in.").await;
    allen_gelijk(&app, &volgt, "withdrawn").await;
    gewist(&app, &een, 2).await;
    let gevonden = allen_gelijk(&app, &volgt, "erased").await;
    assert!(gevonden.len() > 12);
    let twee = app.vastgesteld(gemeente, "Tweede", "2026-01-01").await;
    let (twee, _) = beeindigd(&app, &twee, "2026-06-30").await;
    allen_gelijk(&app, &volgt, "ended").await;
    nieuw_concept(&app, &twee, &json!({"naam": "Weer nieuwsbrief"})).await;
    allen_gelijk(&app, &volgt, "a concept beside an end").await;
    let mut besloten = complete_inhoud(gemeente);
    besloten["vertrouwelijkheid"] = "intern".into();
    besloten["redenVertrouwelijkheid"] = "Nog niet klaar".into();
    app.vastgesteld_met(gemeente, &besloten).await;
    allen_gelijk(&app, &volgt, "not open").await;
    app.store().herindexeer().await.unwrap();
    allen_gelijk(&app, &volgt, "made anew").await;
}

async fn nieuw_naam(app: &TestApp, activiteit: &crate::support::Activiteit, naam: &str) -> crate::support::Activiteit {
    let path = activiteit.path("/concept");
    let antwoord = app.redacteur().patch(path).if_match(&activiteit.etag).json(&json!({"inhoud": {"naam": naam}})).send().await;
    activiteit.after(&antwoord.expect(200))
}

#[actix_web::test]
async fn midnight_moves_what_counts_without_a_write() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    app.vastgesteld(gemeente, "Vanaf morgen", "2026-11-22").await;
    let aantal =
        async || app.anonymous().get("/v1/register/verwerkingsactiviteiten").send().await.expect(200).body["count"].clone();
    assert_eq!(aantal().await, 0);
    app.clock.advance(chrono::TimeDelta::days(1));
    assert_eq!(aantal().await, 1);
}

#[actix_web::test]
async fn lists_wait_until_the_index_is_filled_and_the_rest_does_not() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let een = app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    app.store().begin_laden();
    for pad in ["/v1/register/verwerkingsactiviteiten", "/v1/register/export", "/verwerkingen", "/health/ready"] {
        let antwoord = app.anonymous().get(pad).send().await.expect(503);
        assert_eq!(antwoord.header("Retry-After"), Some("1"), "{pad}");
    }
    app.anonymous().get(een.public_path("")).send().await.expect(200);
    app.redacteur().get(een.path("")).send().await.expect(200);
    app.store().laad().await.unwrap();
    assert_eq!(app.anonymous().get("/v1/register/verwerkingsactiviteiten").send().await.expect(200).body["count"], 1);
    app.anonymous().get("/health/ready").send().await.expect(200);
}

#[actix_web::test]
async fn an_answer_from_memory_is_of_what_it_is_made_of_as_it_is_in_every_process() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let een = app.vastgesteld(gemeente, "Een", "2026-01-01").await;
    let ander = app.vastgesteld(gemeente, "Ander", "2026-01-01").await;
    let lezer = app.anonymous();
    let lees = async || lezer.get(format!("/v1/register/verwerkingsactiviteiten/{}", een.uuid)).send().await.expect(200).body;
    assert_eq!(lees().await["naam"], "Een");
    let elders = app.other_store();
    elders.volg_generatie().await.unwrap();
    let generaties = |store: &Store| [een.uuid, ander.uuid].map(|uuid| store.generatie_van(Onderdeel::Activiteit(uuid)));
    let eerst = [app.store(), &elders].map(generaties);
    versie_vanaf(&app, &een, "Een, maar anders", "2026-01-02").await;
    assert_eq!(lees().await["naam"], "Een, maar anders");
    elders.volg_generatie().await.unwrap();
    for (store, [van_een, van_ander]) in [app.store(), &elders].into_iter().zip(eerst) {
        let [nu_een, nu_ander] = generaties(store);
        assert!(nu_een > van_een, "what changed is read anew");
        assert_eq!(nu_ander, van_ander, "and nothing else is");
    }
    let pad = format!("/v1/organisaties/{gemeente}");
    let mut gegevens = app.beheerder().get(pad.clone()).send().await.expect(200).body["gegevens"].clone();
    gegevens["email"] = json!("anders@voorbeeld.example");
    app.beheerder().put(pad).if_match("*").json(&gegevens).send().await.expect(200);
    elders.volg_generatie().await.unwrap();
    for store in [app.store(), &elders] {
        let generatie = store.generatie();
        assert_eq!(generaties(store), [generatie, generatie], "its name stands in all of them");
    }
}
