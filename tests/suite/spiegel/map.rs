//! What a run does to a folder: only what changed, only what is its own.

use std::fs;

use serde_json::json;
use verwerkingsregister::cli::spiegel::schrijf;

use super::{bestanden, levend, spiegel};
use crate::support::TestApp;

#[actix_web::test]
async fn a_second_run_writes_nothing_and_a_change_only_its_own_files() {
    let app = TestApp::start().await;
    let gemeente = app.gemeente().await;
    let een = app.vastgesteld(gemeente, "Wegwerpbrief", "2026-01-01").await;
    let ander = app.vastgesteld(gemeente, "Parkeren", "2026-01-01").await;
    let map = tempfile::tempdir().unwrap();
    spiegel(&app, levend(), map.path()).await;
    let eerst = bestanden(map.path());
    let telling = spiegel(&app, levend(), map.path()).await;
    assert_eq!((telling.geschreven, telling.verwijderd), (0, 0));
    assert_eq!(bestanden(map.path()), eerst);

    let tekst = json!({"reden": "fout_in_inhoud", "tekst": "De gegevens klopten niet."});
    app.beheerder().post(een.path("/versies/1/_intrekken")).if_match(&een.etag).json(&tekst).send().await.expect(200);
    let telling = spiegel(&app, levend(), map.path()).await;
    let dan = bestanden(map.path());
    assert!(telling.geschreven > 0 && telling.verwijderd > 0, "{telling:?}");
    let (een, ander) = (een.uuid.to_string(), ander.uuid.to_string());
    for (naam, bestand) in &eerst {
        if naam.contains(&ander) || naam.starts_with("v1/referentielijsten") || naam == "toegankelijkheid/index.html" {
            assert_eq!(dan.get(naam), Some(bestand), "{naam}");
        }
    }
    // The text itself is nowhere any more; its address says why.
    for weg in [format!("v1/register/verwerkingsactiviteiten/{een}.json"), format!("verwerkingen/{een}/versies/1/index.html")] {
        assert!(eerst.contains_key(&weg) && !dan.contains_key(&weg), "{weg}");
    }
    for (naam, (inhoud, _)) in &dan {
        let naam_staat_er = String::from_utf8_lossy(inhoud).contains("Wegwerpbrief");
        assert!(!naam_staat_er || naam.starts_with("verwerkingen/") || naam.contains("wijzigingen"), "{naam}");
    }
}

#[actix_web::test]
async fn what_it_did_not_write_stays_and_is_never_written_over() {
    let app = TestApp::start().await;
    let map = tempfile::tempdir().unwrap();
    let eigen = map.path().join("verwerkingen/van-ons.html");
    fs::create_dir_all(eigen.parent().unwrap()).unwrap();
    fs::write(&eigen, "van ons").unwrap();
    let gemeente = app.gemeente().await;
    spiegel(&app, levend(), map.path()).await;
    // A name that leads out of the folder is no name of the mirror's.
    let buiten = tempfile::NamedTempFile::new().unwrap();
    let lijst = map.path().join(".spiegel");
    let namen = fs::read_to_string(&lijst).unwrap();
    fs::write(&lijst, format!("{namen}../{}\n{}\n", buiten.path().display(), buiten.path().display())).unwrap();
    app.vastgesteld(gemeente, "Nieuwsbrief", "2026-01-01").await;
    assert!(spiegel(&app, levend(), map.path()).await.geschreven > 0);
    assert!(buiten.path().exists());
    assert_eq!(fs::read_to_string(&eigen).unwrap(), "van ons");

    let vol = tempfile::tempdir().unwrap();
    fs::write(vol.path().join("index.html"), "van ons").unwrap();
    let settings = verwerkingsregister::toestand::Settings { zoeken: levend(), ..app.settings().clone() };
    let fout = schrijf(app.store().clone(), settings, vol.path()).await.unwrap_err();
    assert!(fout.contains("index.html is niet door deze opdracht gemaakt"), "{fout}");
    assert_eq!(fs::read_to_string(vol.path().join("index.html")).unwrap(), "van ons");
}

#[actix_web::test]
async fn what_an_interrupted_run_left_is_removed_by_the_next() {
    let app = TestApp::start().await;
    let map = tempfile::tempdir().unwrap();
    fs::create_dir_all(map.path().join("verwerkingen/oud")).unwrap();
    fs::write(map.path().join("verwerkingen/oud/index.html"), "half").unwrap();
    // The name stands in the list before the file is there; the list of such a run was never finished.
    fs::write(map.path().join(".spiegel"), "verwerkingen/oud/index.html\nverwerkingen/nooit/index.html\n").unwrap();
    let telling = spiegel(&app, levend(), map.path()).await;
    assert_eq!(telling.verwijderd, 1);
    assert!(!map.path().join("verwerkingen/oud").exists());
}
