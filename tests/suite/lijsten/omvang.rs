//! How much of each record a list tells: chosen fields, and the organisations that are named.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::waarden::waarden;
use crate::support::{
    PUBLIC_URL, TestApp,
    lists::{OPENBAAR, found},
};

#[actix_web::test]
async fn chosen_fields_are_those_of_the_whole_record() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let heel = found(&lezer, OPENBAAR, &[("volledig", "true")]).await;
    let deel = found(&lezer, &format!("{OPENBAAR}?velden=naam,doelen,contact,status"), &[]).await;
    for (heel, deel) in heel.iter().zip(&deel) {
        let mut verwacht = json!({"vorm": "selectie"});
        for veld in ["uuid", "naam", "doelen", "contact", "status"] {
            verwacht[veld] = heel[veld].clone();
        }
        assert_eq!(*deel, verwacht);
    }
    for (query, code) in [("velden=naam&volledig=true", "niet-samen"), ("velden=onzin", "onbekende-waarde")] {
        let fout = lezer.get(format!("{OPENBAAR}?{query}")).send().await.expect(400);
        assert_eq!(fout.problem_codes(), [("velden", code)], "{query}");
    }
}

#[actix_web::test]
async fn the_organisations_that_are_named_come_along_once_and_as_they_are() {
    let app = TestApp::with_example().await;
    let lezer = app.anonymous();
    let alle = "velden=registerhouder,verwerkingsverantwoordelijken,opdrachtgevers,ontvangers,verwerkers,geldtVoor";
    let naam = lezer.get(format!("{OPENBAAR}?pageSize=20&velden=naam&uitklappen=organisaties")).send().await.expect(200).body;
    assert_eq!(naam["organisaties"], Value::Array(Vec::new()), "a name names no organisation");
    for omvang in ["volledig=true", alle, "volledig=false"] {
        let bladzijde =
            lezer.get(format!("{OPENBAAR}?pageSize=20&{omvang}&uitklappen=organisaties")).send().await.expect(200).body;
        let heel = lezer.get(format!("{OPENBAAR}?pageSize=20&volledig=true")).send().await.expect(200).body;
        assert_eq!(heel["organisaties"], Value::Null);
        let paden = [
            "registerhouder",
            "verwerkingsverantwoordelijken/*/organisatie",
            "opdrachtgevers/*/organisatie",
            "ontvangers/*/organisatie",
            "verwerkers/*/organisatie",
            "verwerkers/*/subverwerkers/*",
            "geldtVoor/*",
        ];
        let results = heel["results"].as_array().unwrap();
        let namen = results.iter().flat_map(|een| paden.iter().flat_map(move |pad| waarden(een, &format!("{pad}/uuid"))));
        let genoemd: BTreeSet<String> = namen.collect();
        let gegeven = bladzijde["organisaties"].as_array().unwrap();
        let uuids: BTreeSet<_> = gegeven.iter().map(|een| een["uuid"].as_str().unwrap().to_owned()).collect();
        assert_eq!((uuids.len(), &uuids), (gegeven.len(), &genoemd), "{omvang}");
        for een in gegeven {
            let pad = een["url"].as_str().unwrap().strip_prefix(PUBLIC_URL).unwrap().to_owned();
            assert_eq!(lezer.get(pad).send().await.expect(200).body, *een);
        }
    }
    let een = found(&lezer, OPENBAAR, &[]).await[0]["url"].as_str().unwrap().strip_prefix(PUBLIC_URL).unwrap().to_owned();
    let zonder = lezer.get(&een).send().await.expect(200).body;
    let mut met = lezer.get(format!("{een}?uitklappen=organisaties")).send().await.expect(200).body;
    let organisaties = met.as_object_mut().unwrap().remove("organisaties").unwrap();
    assert_eq!(met, zonder);
    assert!(!organisaties.as_array().unwrap().is_empty());
}
