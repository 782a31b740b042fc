//! Every filter of the public list against an answer worked out here, from the whole public records.

use std::collections::BTreeSet;

use serde_json::Value;

use super::waarden::{gecodeerd, gesorteerd, waarden};
use crate::support::{
    Client, TestApp,
    lists::{OPENBAAR, every_result, found},
};

/// Where the values of each filter stand in a public record.
const FILTERS: [(&str, &[&str]); 20] = [
    ("identificatie", &["identificatie"]),
    ("registerhouder", &["registerhouder/uuid"]),
    ("verwerkingsverantwoordelijke", &["verwerkingsverantwoordelijken/*/organisatie/uuid"]),
    ("bestuursorgaan", &["verwerkingsverantwoordelijken/*/bestuursorgaan/code"]),
    ("geldtVoor", &["geldtVoor/*/uuid"]),
    ("thema", &["themas/*/code"]),
    ("grondslag", &["doelen/*/grondslagen/*/grondslag/code"]),
    ("grondslagGroep", &["doelen/*/grondslagen/*/grondslagGroep/code"]),
    ("wet", &["**/regeling"]),
    ("betrokkene", &["betrokkenen/*/categorie/code"]),
    ("gegevens", &["betrokkenen/*/gegevens/*/categorie/code"]),
    ("gevoeligheid", &["betrokkenen/*/gegevens/*/gevoeligheid/code"]),
    ("ontvanger", &["ontvangers/*/soort/code", "ontvangers/*/organisatie/uuid"]),
    ("verwerker", &["verwerkers/*/soort/code", "verwerkers/*/organisatie/uuid", "verwerkers/*/subverwerkers/*/uuid"]),
    ("subverwerker", &["verwerkers/*/subverwerkers/*/uuid"]),
    ("land", &["ontvangers/*/land/code", "verwerkers/*/land/code", "doorgiften/*/land/code"]),
    ("rol", &["rol/code"]),
    ("regime", &["regime/code"]),
    ("zaaktype", &["zaaktypen/*/identificatie"]),
    ("uplProduct", &["uplProducten/*/naam", "uplProducten/*/uri"]),
];

/// The example, somebody who reads it, and every public record of it.
async fn records() -> (TestApp, Client, Vec<Value>) {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let records = every_result(&lezer, &format!("{OPENBAAR}?volledig=true&pageSize=10")).await;
    assert_eq!(records.len(), 45);
    (app, lezer, records)
}

fn van(record: &Value, paden: &[&str]) -> BTreeSet<String> {
    paden.iter().flat_map(|pad| waarden(record, pad)).collect()
}

/// What has to be found: the records with one of these values.
fn verwacht(records: &[Value], paden: &[&str], gezocht: &[&str]) -> Vec<String> {
    let heeft = |record: &&Value| van(record, paden).iter().any(|waarde| gezocht.contains(&waarde.as_str()));
    gesorteerd(&records.iter().filter(heeft).cloned().collect::<Vec<_>>(), "uuid")
}

#[actix_web::test]
async fn every_filter_finds_exactly_the_records_that_show_the_value() {
    let (_app, lezer, records) = records().await;
    for (sleutel, paden) in FILTERS {
        let komt_voor: BTreeSet<String> = records.iter().flat_map(|record| van(record, paden)).collect();
        assert!(komt_voor.len() > 1, "the example says too little to try {sleutel}: {komt_voor:?}");
        let stap = komt_voor.len().div_ceil(6);
        for waarde in komt_voor.iter().step_by(stap).filter(|waarde| !waarde.contains(',')) {
            let gevonden = found(&lezer, OPENBAAR, &[(sleutel, waarde)]).await;
            assert_eq!(gesorteerd(&gevonden, "uuid"), verwacht(&records, paden, &[waarde]), "{sleutel}={waarde}");
        }
    }
}

#[actix_web::test]
async fn the_values_of_one_filter_are_alternatives_with_commas_and_repeated() {
    let (_app, lezer, records) = records().await;
    for (sleutel, paden) in FILTERS {
        let komt_voor: BTreeSet<String> = records.iter().flat_map(|record| van(record, paden)).collect();
        let met_een: Vec<&String> = komt_voor.iter().filter(|waarde| !waarde.contains(',')).collect();
        let (een, ander) = (met_een[0].as_str(), met_een[met_een.len() - 1].as_str());
        let beide = verwacht(&records, paden, &[een, ander]);
        let komma = found(&lezer, &format!("{OPENBAAR}?{sleutel}={},{}", gecodeerd(een), gecodeerd(ander)), &[]).await;
        assert_eq!(gesorteerd(&komma, "uuid"), beide, "{sleutel}={een},{ander}");
        let herhaald = found(&lezer, OPENBAAR, &[(sleutel, een), (sleutel, ander)]).await;
        assert_eq!(gesorteerd(&herhaald, "uuid"), beide, "{sleutel}={een}&{sleutel}={ander}");
    }
}

#[actix_web::test]
async fn filters_narrow_each_other() {
    let (_app, lezer, records) = records().await;
    let (mut smal, mut leeg) = (0, 0);
    for (nummer, record) in records.iter().enumerate() {
        // Another third of the filters for each record, each with a value of this record or, for one of them, of the next.
        let buur = &records[(nummer + 1) % records.len()];
        let gekozen = FILTERS.iter().enumerate().filter(|(plaats, _)| (plaats + nummer) % 3 == 0);
        let query: Vec<(&str, &[&str], String)> = gekozen
            .filter_map(|(plaats, (sleutel, paden))| {
                let bron = if plaats % 7 == nummer % 7 { buur } else { record };
                let waarde = van(bron, paden).into_iter().find(|waarde| !waarde.contains(','))?;
                Some((*sleutel, *paden, waarde))
            })
            .collect();
        let voldoet = |record: &&Value| query.iter().all(|(_, paden, waarde)| van(record, paden).contains(waarde));
        let verwacht = gesorteerd(&records.iter().filter(voldoet).cloned().collect::<Vec<_>>(), "uuid");
        let paren: Vec<_> = query.iter().map(|(sleutel, _, waarde)| (*sleutel, waarde.as_str())).collect();
        let gevonden = found(&lezer, OPENBAAR, &paren).await;
        assert_eq!(gesorteerd(&gevonden, "uuid"), verwacht, "{paren:?}");
        smal += usize::from(verwacht.len() == 1);
        leeg += usize::from(verwacht.is_empty());
    }
    assert!(smal > 3 && leeg > 3, "the combinations try too little: {smal} of one record, {leeg} of none");
}
