//! Plain Dutch can be measured: sentences are short. What the record itself says is quoted as it is and does not count.

use serde_json::Value;
use verwerkingsregister::domain::woorden::zinnen::klein;

use crate::support::{Activiteit, TestApp, notice::verklaring, seeds};

/// The longest sentence that a notice may make, in words.
const LANGSTE: usize = 25;

/// Every text of a JSON value, as it stands in a sentence; a label may also begin small.
fn teksten(waarde: &Value, gevonden: &mut Vec<String>) {
    match waarde {
        Value::String(tekst) => {
            let tekst = tekst.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned();
            gevonden.push(klein(&tekst));
            gevonden.push(tekst);
        }
        Value::Array(items) => items.iter().for_each(|item| teksten(item, gevonden)),
        Value::Object(leden) => leden.iter().filter(|(naam, _)| *naam != "rechten").for_each(|(_, lid)| teksten(lid, gevonden)),
        _ => {}
    }
}

/// The sentences of a notice in their own words: without what they quote of the record.
fn eigen_woorden(verklaring: &Value, record: &Value) -> Vec<Vec<String>> {
    let mut citaten = Vec::new();
    teksten(record, &mut citaten);
    let (mut zinnen, woorden): (Vec<_>, Vec<_>) = citaten.into_iter().partition(|citaat| citaat.contains(' '));
    zinnen.sort_by_key(|citaat| std::cmp::Reverse(citaat.len()));
    let mut gezegd = Vec::new();
    for onderdeel in verklaring["onderdelen"].as_array().unwrap() {
        gezegd.push(&onderdeel["kop"]);
        gezegd.extend(onderdeel["alineas"].as_array().unwrap());
        gezegd.extend(onderdeel["punten"].as_array().unwrap().iter().map(|punt| &punt["tekst"]));
    }
    let zonder = |tekst: &str| zinnen.iter().fold(tekst.to_owned(), |tekst, citaat| tekst.replace(citaat, "…"));
    let is_eigen = |woord: &&str| {
        let kaal = woord.trim_matches(|teken: char| !teken.is_alphanumeric());
        !woord.contains('…') && !woorden.iter().any(|citaat| citaat == kaal)
    };
    let teksten: Vec<String> = gezegd.into_iter().map(|tekst| zonder(tekst.as_str().unwrap())).collect();
    let zinnen = teksten.iter().flat_map(|tekst| tekst.split_inclusive(['.', '?', '!']));
    let zinnen = zinnen.map(|zin| zin.split_whitespace().filter(is_eigen).map(str::to_owned).collect::<Vec<_>>());
    zinnen.filter(|zin| !zin.is_empty()).collect()
}

async fn gemeten(app: &TestApp, activiteit: &Activiteit) -> Vec<usize> {
    let record = app.anonymous().get(activiteit.public_path("")).send().await.expect(200).body;
    let gelezen = verklaring(app, activiteit, "application/json").await.body;
    let zinnen = eigen_woorden(&gelezen, &record);
    for zin in &zinnen {
        assert!(zin.len() <= LANGSTE, "{} words: {}", zin.len(), zin.join(" "));
    }
    zinnen.iter().map(Vec::len).collect()
}

#[actix_web::test]
async fn no_sentence_is_long_and_most_are_short() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let bedrijf = seeds::bedrijf(&app, "Mailhuis BV").await;
    for inhoud in [seeds::nieuwsbrief(gemeente, bedrijf), seeds::cameratoezicht(gemeente, bedrijf)] {
        let activiteit = app.vastgesteld_met(gemeente, &inhoud).await;
        let lengtes = gemeten(&app, &activiteit).await;
        let kort = lengtes.iter().filter(|woorden| **woorden < 15).count();
        assert!(10 * kort > 9 * lengtes.len(), "{kort} of {}", lengtes.len());
    }
}

#[actix_web::test]
async fn the_notices_of_a_whole_register_keep_to_it() {
    let app = TestApp::start().await;
    app.load_example().await;
    let lijst = app.anonymous().get("/v1/register/verwerkingsactiviteiten?pageSize=100").send().await.expect(200).body;
    for resultaat in lijst["results"].as_array().unwrap() {
        let uuid = resultaat["uuid"].as_str().unwrap().parse().unwrap();
        gemeten(&app, &Activiteit { uuid, etag: String::new() }).await;
    }
}
