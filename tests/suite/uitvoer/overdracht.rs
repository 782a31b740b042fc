//! The package for the supervisor, as somebody opens it who has nothing else.

use std::{
    collections::HashMap,
    io::{Cursor, Read as _},
};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::support::{Client, TestApp};

const PAD: &str = "/v1/export/overdracht";

async fn uitgepakt(client: &Client, pad: &str) -> HashMap<String, String> {
    let antwoord = client.get(pad).send().await.expect(200);
    assert_eq!(antwoord.media_type(), Some("application/zip"));
    let mut zip = zip::ZipArchive::new(Cursor::new(antwoord.bytes)).unwrap();
    let namen: Vec<String> = zip.file_names().map(|naam| naam.unwrap().into_owned()).collect();
    let mut bestanden = HashMap::new();
    for naam in namen {
        let mut tekst = String::new();
        zip.by_name(&naam).unwrap().read_to_string(&mut tekst).unwrap();
        bestanden.insert(naam, tekst);
    }
    bestanden
}

fn som(delen: &[&[u8]]) -> String {
    let mut som = Sha256::new();
    for deel in delen {
        som.update(deel);
    }
    som.finalize().iter().fold(String::new(), |tekst, byte| format!("{tekst}{byte:02x}"))
}

/// Checks the chain, as `journaalkop.json` tells; gives how many entries have their text.
fn keten(bestanden: &HashMap<String, String>) -> (usize, usize) {
    let kop: Value = serde_json::from_str(&bestanden["journaalkop.json"]).unwrap();
    let (mut vorige, mut met_tekst, mut aantal) = (String::new(), 0, 0);
    for regel in bestanden["journaal.ndjson"].lines() {
        let regel: Value = serde_json::from_str(regel).unwrap();
        aantal += 1;
        assert_eq!(regel["volgnummer"], aantal);
        let hash = regel["hash"].as_str().unwrap();
        if let Some(tekst) = regel["tekst"].as_str() {
            met_tekst += 1;
            assert_eq!(som(&[vorige.as_bytes(), tekst.as_bytes()]), hash);
        }
        hash.clone_into(&mut vorige);
    }
    assert_eq!((&kop["hash"], kop["volgnummer"].as_u64()), (&Value::from(vorige), Some(aantal)));
    (met_tekst, usize::try_from(aantal).unwrap())
}

#[actix_web::test]
async fn the_package_is_whole_and_proves_itself() {
    let app = TestApp::with_example().await;
    let bestanden = uitgepakt(&app.beheerder(), PAD).await;
    let namen = [
        "LEESMIJ.txt",
        "register.html",
        "register.csv",
        "register.ndjson",
        "geschiedenis.ndjson",
        "journaal.ndjson",
        "journaalkop.json",
    ];
    assert_eq!(bestanden.len(), namen.len() + 1);
    let sommen: Vec<_> = bestanden["SHA256SUMS"].lines().collect();
    assert_eq!(sommen.len(), namen.len());
    for (regel, naam) in sommen.iter().zip(namen) {
        assert_eq!(*regel, format!("{}  {naam}", som(&[bestanden[naam].as_bytes()])));
        assert!(naam == "LEESMIJ.txt" || bestanden["LEESMIJ.txt"].contains(naam));
    }
    let (met_tekst, aantal) = keten(&bestanden);
    assert_eq!(met_tekst, aantal);
    let activiteiten =
        bestanden["register.ndjson"].lines().filter(|regel| regel.contains("\"soort\":\"verwerkingsactiviteit\"")).count();
    assert_eq!(bestanden["register.html"].matches("<section id=\"a-").count(), activiteiten);
    assert!(activiteiten > 35 && bestanden["geschiedenis.ndjson"].lines().count() > activiteiten);
    for tekst in ["Functionaris gegevensbescherming", "Maatregelen", "Verwerkersovereenkomsten", "Gemeente Voorbeeld"] {
        assert!(bestanden["register.html"].contains(tekst), "{tekst}");
    }
}

#[actix_web::test]
async fn it_holds_one_register_and_nothing_of_another_and_no_names_of_who_worked() {
    let app = TestApp::start().await;
    let (hier, ginds) = (app.gemeente().await, app.gemeente_named("Gemeente Ginds").await);
    app.vastgesteld(hier, "Hier <b>vet</b>", "2026-01-01").await;
    app.vastgesteld(ginds, "Ginds", "2026-01-01").await;
    let bestanden = uitgepakt(&app.beheerder(), &format!("{PAD}?registerhouder={hier}")).await;
    for naam in ["register.html", "register.csv", "register.ndjson", "geschiedenis.ndjson"] {
        assert!(bestanden[naam].contains("Hier"), "{naam}");
        assert!(!bestanden[naam].contains("\"Ginds\"") && !bestanden[naam].contains(",Ginds,"), "{naam}");
    }
    assert!(bestanden["register.html"].contains("Hier &#60;b&#62;vet") && !bestanden["register.html"].contains("<b>"));
    let (met_tekst, aantal) = keten(&bestanden);
    assert!(0 < met_tekst && met_tekst < aantal, "{met_tekst} of {aantal}");
    for tekst in bestanden.values() {
        assert!(!tekst.contains("redacteur") && !tekst.contains("beoordelaar"));
    }
}
