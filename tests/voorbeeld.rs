//! The example register, and an invented one, are what the API would accept: the schemas of the OpenAPI document, the code lists and the rules of the types.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use utoipa::ToSchema;
use validator::Validate;
use verwerkingsregister::{
    domain::{
        inhoud::Inhoud,
        recht::{
            dossier::{Context, Dossier, Eerder, Peildag},
            kennis::Kennis,
            toetsing::{Bevinding, toets},
        },
        woorden::codes::Ernst,
    },
    error::Error,
    exchange::{
        verzonnen::{Omvang, Verzonnen, ZAAD},
        voorbeeld::{Activiteit, Stap, Voorbeeld},
    },
    http::{body::check_value, contract::Contract},
    openapi,
};

/// A contract for these schemas of the document, whether or not they are a whole body there.
fn contract() -> Contract {
    let mut document = serde_json::to_value(openapi::document()).expect("a document");
    let schema = |naam: &str| json!({"$ref": format!("#/components/schemas/{naam}")});
    let body = |naam: &str| json!({"post": {"requestBody": {"content": {"application/json": {"schema": schema(naam)}}}}});
    document["paths"] =
        ["Inhoud", "Beheer", "OrganisatieInvoer", "OvereenkomstInvoer"].map(|naam| (naam, body(naam))).into_iter().collect();
    let kennis = std::sync::Arc::new(Kennis::new(None).expect("the lists in the binary"));
    Contract::new(&document, &kennis).expect("schemas of the document")
}

/// What the API says of it, and whether it keeps everything.
fn keur<T: Serialize + DeserializeOwned + ToSchema + Validate + PartialEq>(
    contract: &Contract,
    wat: &str,
    waarde: &T,
    fouten: &mut Vec<String>,
) {
    let als_json: Value = serde_json::to_value(waarde).expect("JSON");
    match check_value::<T>(contract, als_json) {
        Ok(gelezen) if gelezen == *waarde => {}
        Ok(_) => fouten.push(format!("{wat}: iets gaat verloren")),
        Err(Error::Invalid(gevonden)) => {
            fouten.extend(gevonden.into_iter().map(|fout| format!("{wat} {}: {}", fout.name, fout.reason)));
        }
        Err(fout) => fouten.push(format!("{wat}: {fout}")),
    }
}

#[test]
fn the_api_accepts_everything_in_the_example() {
    let (contract, voorbeeld) = (contract(), Voorbeeld::new().unwrap());
    let mut fouten = Vec::new();
    for (organisatie, _) in &voorbeeld.organisaties {
        keur(&contract, &organisatie.naam, organisatie, &mut fouten);
    }
    for overeenkomst in &voorbeeld.overeenkomsten {
        keur(&contract, overeenkomst.kenmerk.as_deref().unwrap_or_default(), overeenkomst, &mut fouten);
    }
    for activiteit in &voorbeeld.activiteiten {
        keur(&contract, &activiteit.identificatie, &activiteit.beheer, &mut fouten);
        let mut nu = Value::Null;
        for stap in &activiteit.stappen {
            match stap {
                Stap::Invoeren { inhoud } => nu = serde_json::to_value(inhoud).expect("JSON"),
                Stap::Wijzigen { wijziging } => json_patch::merge(&mut nu, wijziging),
                _ => continue,
            }
            match serde_json::from_value::<Inhoud>(nu.clone()) {
                Ok(inhoud) => keur(&contract, &activiteit.identificatie, &inhoud, &mut fouten),
                Err(fout) => fouten.push(format!("{}: {fout}", activiteit.identificatie)),
            }
        }
    }
    assert!(fouten.is_empty(), "{}", fouten.join("\n"));
}

#[test]
fn the_api_accepts_everything_that_is_invented() {
    let dag = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let verzonnen = Verzonnen::new(Omvang { gemeenten: 4, activiteiten: 60, zaad: ZAAD }, dag).unwrap();
    let (contract, mut fouten) = (contract(), Vec::new());
    for organisatie in verzonnen.organisaties() {
        keur(&contract, &organisatie.naam, organisatie, &mut fouten);
    }
    for overeenkomst in verzonnen.overeenkomsten() {
        keur(&contract, overeenkomst.kenmerk.as_deref().unwrap_or_default(), overeenkomst, &mut fouten);
    }
    for volgorde in 0..verzonnen.aantal() {
        let plaats = verzonnen.plaats(volgorde);
        let (mut inhoud, beheer) = verzonnen.begin(plaats, dag).unwrap();
        for ronde in 1..=4 {
            keur(&contract, &inhoud.naam, &inhoud, &mut fouten);
            verzonnen.wijzig(plaats, ronde, dag, &mut inhoud);
        }
        keur(&contract, &inhoud.naam, &beheer, &mut fouten);
    }
    assert!(fouten.is_empty(), "{}", fouten.join("\n"));
}

/// What the rules find in each activity of the example as it was last written.
fn bevindingen(voorbeeld: &Voorbeeld, kennis: &Kennis, activiteit: &Activiteit) -> Vec<Bevinding> {
    let organisaties = voorbeeld.organisaties.iter().filter_map(|(een, _)| Some((een.uuid?, een.clone())));
    let context = Context {
        registerhouder: activiteit.registerhouder,
        organisaties: organisaties.collect(),
        overeenkomsten: voorbeeld.overeenkomsten.iter().filter_map(|een| Some((een.uuid?, een.clone()))).collect(),
    };
    let mut nu = Value::Null;
    for stap in &activiteit.stappen {
        match stap {
            Stap::Invoeren { inhoud } => nu = serde_json::to_value(inhoud).expect("JSON"),
            Stap::Wijzigen { wijziging } => json_patch::merge(&mut nu, &wijziging.clone()),
            _ => {}
        }
    }
    let inhoud: Inhoud = serde_json::from_value(nu).expect("a content");
    let peildag = Peildag::Gekozen(chrono::NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day"));
    let (beheer, eerder) = (&activiteit.beheer, &Eerder::Niets);
    let (inhoud, context, einde) = (&inhoud, &context, None);
    toets(&Dossier { inhoud, beheer, context, kennis, peildag, einde, eerder, ingelezen: &[], elders: &[] })
}

#[test]
fn what_is_settled_in_the_example_has_no_blocker_and_no_fact_that_a_law_forbids() {
    let (voorbeeld, kennis) = (Voorbeeld::new().unwrap(), Kennis::new(None).unwrap());
    // Expired laws, another regime, a list that ended, a start that is too early, combinations that cannot be.
    let verboden = ["VR-A12", "VR-C04", "VR-C17", "VR-C18", "VR-D18", "VR-D19", "VR-G09", "VR-G13", "VR-G15", "VR-I15"];
    let mut fouten = Vec::new();
    for activiteit in voorbeeld.activiteiten.iter().filter(|een| een.stappen.iter().any(|stap| matches!(stap, Stap::Vaststellen)))
    {
        for bevinding in bevindingen(&voorbeeld, &kennis, activiteit) {
            if bevinding.ernst == Ernst::Blokkade || verboden.contains(&bevinding.code) {
                fouten.push(format!(
                    "{} {} {}: {}",
                    activiteit.identificatie, bevinding.code, bevinding.pointer, bevinding.melding
                ));
            }
        }
    }
    assert!(fouten.is_empty(), "{}", fouten.join("\n"));
}
