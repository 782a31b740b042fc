//! Whatever people change in a workbook comes back as that change and nothing else: for every field of every sheet, made from the schemas.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    ACTIVITEITEN, BIJ, BLADEN, Blad, NUMMER, Namen, ORGANISATIE, ORGANISATIES, OVEREENKOMSTEN, RIJ, SLEUTEL, STAP, Soort,
    Werkboek, wortel,
};
use crate::{
    clock::Moment,
    domain::{levensloop::inlezing::RijStap, recht::kennis::Kennis},
    exchange::{
        inlezen::{Onderwerp, Vertaling, Voorstel, xlsx::Gelezen},
        uitvoer::{Kop, Omvang, Werk},
    },
};

type Bladen = Vec<(String, Vec<Vec<String>>)>;

/// A register with an activity, an organisation and an agreement in which every field says something.
struct Proef {
    kennis: Kennis,
    vertaling: Vertaling,
    namen: Namen,
    vol: Value,
    bladen: Bladen,
}

fn organisatie(nummer: usize) -> String {
    Uuid::from_u128(nummer as u128 + 1).to_string()
}

fn waarde(kennis: &Kennis, soort: &Soort, nummer: usize) -> Value {
    let code = |lijst: &str, plek: usize| {
        let items = &kennis.lijsten().iter().find(|een| een.lijst == lijst).unwrap_or_else(|| panic!("{lijst} is no list")).items;
        json!(items[plek % items.len()].code)
    };
    match soort {
        Soort::Regeling => code("regeling", nummer),
        Soort::Citeertitel => json!(format!("Verordening {nummer}")),
        Soort::Tekst => json!(format!("Tekst {nummer}, met =2 en\nnog een regel")),
        Soort::Teksten => json!([format!("een {nummer}"), format!("twee {nummer}")]),
        Soort::Datum => json!(format!("2026-01-{:02}", nummer % 28 + 1)),
        Soort::JaNee => json!(nummer.is_multiple_of(2)),
        Soort::Getal => json!(nummer),
        Soort::Termijn => json!(format!("P{}Y6M", nummer % 90 + 1)),
        Soort::Code(lijst) => code(lijst, nummer),
        Soort::Codes(lijst) => json!([code(lijst, nummer), code(lijst, nummer + 1)]),
        Soort::Organisatie => json!(organisatie(nummer % 6)),
        Soort::Organisaties => json!([organisatie(nummer % 6), organisatie((nummer + 1) % 6)]),
        Soort::Overeenkomst => json!(organisatie(100 + nummer % 2)),
    }
}

fn zet(element: &mut Value, pad: &[String], waarde: Value) {
    let plek = pad.iter().fold(element, |plek, stap| &mut plek[stap.as_str()]);
    *plek = waarde;
}

/// An element of a sheet with its parts: two of each.
fn element(kennis: &Kennis, blad: usize, nummer: &mut usize) -> Value {
    let mut element = json!({});
    for veld in &BLADEN[blad].velden {
        *nummer += 1;
        zet(&mut element, &veld.pad, waarde(kennis, &veld.soort, *nummer));
    }
    for kind in (1..BLADEN.len()).filter(|kind| BLADEN[*kind].ouder == Some(blad)) {
        let twee = [self::element(kennis, kind, nummer), self::element(kennis, kind, nummer)];
        zet(&mut element, &BLADEN[kind].pad, json!(twee));
    }
    element
}

impl Proef {
    fn new() -> Self {
        let kennis = Kennis::new(None).unwrap();
        let vertaling = Vertaling::art30(&kennis).unwrap();
        let mut nummer = 0;
        let mut vol: Value = [Onderwerp::Organisatie, Onderwerp::Verwerkersovereenkomst, Onderwerp::Verwerkingsactiviteit]
            .map(|onderwerp| (woord(onderwerp), element(&kennis, wortel(onderwerp), &mut nummer)))
            .into_iter()
            .collect();
        vol["organisatie"]["inhoud"]["naam"] = json!("Organisatie 0");
        vol["verwerkersovereenkomst"]["inhoud"]["kenmerk"] = json!("VO-100");
        let nu = Moment::from(chrono::DateTime::UNIX_EPOCH);
        let kop = Kop {
            soort: "kop",
            formaat: "verwerkingsregister",
            versie: 1,
            register: "https://register.example".to_owned(),
            omvang: Omvang::Nieuwste,
            beschikbaar_op: nu,
            geldig_op: None,
            geldig_van: None,
            geldig_tot: None,
            projectie: String::new(),
            licentie: None,
        };
        let mut boek = Werkboek::new(&kop, &kennis).unwrap();
        let mut namen = Namen::new(&kennis);
        let mut regels = Vec::new();
        for nummer in 0..6 {
            let (uuid, naam) = (organisatie(nummer), format!("Organisatie {}", nummer.div_ceil(2) * 2));
            namen.organisatie(&uuid, &naam);
            let gegevens = if nummer == 0 { vol["organisatie"]["inhoud"].clone() } else { json!({ "naam": naam }) };
            regels.push(json!({"soort": "organisatie", "uuid": uuid, "gegevens": gegevens}).to_string());
        }
        for nummer in 100..102 {
            let (uuid, kenmerk) = (organisatie(nummer), format!("VO-{nummer}"));
            namen.overeenkomst(&uuid, &kenmerk);
            let vol = &vol["verwerkersovereenkomst"]["inhoud"];
            let gegevens = if nummer == 100 { vol.clone() } else { json!({ "kenmerk": kenmerk }) };
            regels.push(json!({"soort": "verwerkersovereenkomst", "uuid": uuid, "gegevens": gegevens}).to_string());
        }
        boek.zet_regels(regels.join("\n").as_bytes()).unwrap();
        for (nummer, inhoud) in [(200, &vol["verwerkingsactiviteit"]), (201, &json!({"inhoud": {"naam": "Kaal"}, "beheer": {}}))]
        {
            let regel = json!({
                "soort": "verwerkingsactiviteit", "uuid": organisatie(nummer), "identificatie": format!("VA-{nummer}"),
                "registerhouder": organisatie(0), "inhoud": inhoud["inhoud"], "beheer": inhoud["beheer"]
            });
            let bevindingen = vec![("/inhoud/doelen/1/grondslagen".to_owned(), "Waarschuwing: kijk".to_owned())];
            let (ingelezen, etag) = (Vec::new(), format!("\"{nummer}-0a1b2c3d\""));
            boek.voeg_toe(&Werk { regel: regel.to_string().into_bytes(), ingelezen, etag, bevindingen }).unwrap();
        }
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut boek.klaar().unwrap(), &mut bytes).unwrap();
        let mut map: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let bladen = map.sheet_names().into_iter().map(|naam| {
            let rijen = map.worksheet_range(&naam).unwrap();
            let rijen = rijen.rows().map(|rij| rij.iter().map(ToString::to_string).collect()).collect();
            (naam, rijen)
        });
        Self { bladen: bladen.collect(), kennis, vertaling, namen, vol }
    }

    /// What is read when the sheets are changed so: the activity that says everything, and all proposals.
    fn lees(&self, wijzig: impl FnOnce(&mut Bladen)) -> (Value, Vec<Voorstel>) {
        let mut bladen = self.bladen.clone();
        wijzig(&mut bladen);
        let mut boek = Workbook::new();
        for (naam, rijen) in &bladen {
            let blad = boek.add_worksheet();
            blad.set_name(naam).unwrap();
            for (rij, cellen) in (0..).zip(rijen) {
                for (kolom, cel) in (0..).zip(cellen).filter(|(_, cel)| !cel.is_empty()) {
                    blad.write_string(rij, kolom, cel).unwrap();
                }
            }
        }
        let bytes = boek.save_to_buffer().unwrap();
        let gelezen = crate::exchange::inlezen::xlsx::lees(&bytes, None, &self.vertaling, &self.kennis).unwrap();
        let Gelezen::Eigen(voorstellen, bevindingen) = gelezen else { panic!("this is our own workbook") };
        assert!(bevindingen.iter().all(|een| een.code == "bestaat-al"), "{bevindingen:?}");
        let mut vol = json!({});
        for een in voorstellen.iter().rev() {
            let mut wat = json!({"inhoud": een.inhoud});
            if een.onderwerp == Onderwerp::Verwerkingsactiviteit {
                wat["beheer"] = een.beheer.clone();
            }
            vol[woord(een.onderwerp)] = wat;
        }
        (vol, voorstellen)
    }

    /// As `lees`; nothing is told.
    fn stil(&self, wijzig: impl FnOnce(&mut Bladen)) -> Value {
        let (vol, voorstellen) = self.lees(wijzig);
        for een in &voorstellen {
            assert_eq!((&een.verslag.bevindingen, &een.verslag.ingelezen), (&Vec::new(), &Vec::new()));
        }
        vol
    }
}

fn woord(onderwerp: Onderwerp) -> String {
    serde_json::from_value(json!(onderwerp)).unwrap()
}

fn activiteiten(voorstellen: Vec<Voorstel>) -> Vec<Voorstel> {
    voorstellen.into_iter().filter(|een| een.onderwerp == Onderwerp::Verwerkingsactiviteit).collect()
}

fn rijen<'a>(bladen: &'a mut Bladen, naam: &str) -> &'a mut Vec<Vec<String>> {
    &mut bladen.iter_mut().find(|(een, _)| een == naam).unwrap().1
}

fn plek(rijen: &[Vec<String>], kolom: &str) -> usize {
    rijen[0].iter().position(|naam| naam == kolom).unwrap_or_else(|| panic!("no column {kolom}"))
}

fn cel<'a>(bladen: &'a mut Bladen, blad: &Blad, kolom: &str) -> &'a mut String {
    let rijen = rijen(bladen, &blad.naam);
    let plek = plek(rijen, kolom);
    &mut rijen[1][plek]
}

/// The first element of a sheet.
fn eerste(alles: &mut Value, blad: usize) -> &mut Value {
    let Some(ouder) = BLADEN[blad].ouder else { return &mut alles[woord(BLADEN[blad].onderwerp)] };
    let boven = eerste(alles, ouder);
    &mut BLADEN[blad].pad.iter().fold(boven, |plek, stap| &mut plek[stap.as_str()])[0]
}

/// Without what is absent or empty; objects too.
fn kaal(mut waarde: Value) -> Value {
    fn leeg_maken(waarde: &mut Value) {
        let is_leeg = |lid: &Value| {
            lid.is_null() || lid.as_array().is_some_and(Vec::is_empty) || lid.as_object().is_some_and(serde_json::Map::is_empty)
        };
        match waarde {
            Value::Object(leden) => {
                leden.values_mut().for_each(leeg_maken);
                leden.retain(|_, lid| !is_leeg(lid));
            }
            Value::Array(items) => items.iter_mut().for_each(leeg_maken),
            _ => {}
        }
    }
    leeg_maken(&mut waarde);
    waarde
}

#[test]
fn a_workbook_that_nobody_changed_says_what_was_written() {
    let proef = Proef::new();
    assert_eq!(proef.stil(|_| ()), proef.vol);
    // Sorted, and with columns in another order, it still says so.
    let gesorteerd = proef.stil(|bladen| {
        for blad in BLADEN.iter() {
            let rijen = rijen(bladen, &blad.naam);
            rijen[1..].reverse();
            for rij in rijen {
                rij.reverse();
            }
        }
    });
    assert_eq!(gesorteerd, proef.vol);
}

#[test]
fn every_change_of_a_cell_comes_back_and_nothing_else() {
    let proef = Proef::new();
    let meeste = BLADEN.iter().map(|blad| blad.velden.len()).max().unwrap();
    for nummer in 0..meeste {
        // One field of each sheet.
        let velden: Vec<_> =
            BLADEN.iter().enumerate().filter_map(|(plek, blad)| Some((plek, blad, blad.velden.get(nummer)?))).collect();
        let (mut anders, mut zonder, mut teksten) = (proef.vol.clone(), proef.vol.clone(), Vec::new());
        for (plek, _, veld) in &velden {
            let element = eerste(&mut anders, *plek);
            let oud = veld.pad.iter().fold(&*element, |plek, stap| &plek[stap.as_str()]).clone();
            let ander =
                (1..9).map(|poging| waarde(&proef.kennis, &veld.soort, 900 + poging)).find(|ander| *ander != oud).unwrap();
            teksten.push(proef.namen.tekst(&veld.soort, &ander));
            zet(element, &veld.pad, ander);
            zet(eerste(&mut zonder, *plek), &veld.pad, Value::Null);
        }
        let gelezen = proef.stil(|bladen| {
            for ((_, blad, veld), tekst) in velden.iter().zip(teksten) {
                *cel(bladen, blad, &veld.naam) = tekst;
            }
        });
        assert_eq!(gelezen, anders, "field {nummer}");
        // An empty cell takes the value away.
        let gelezen = proef.stil(|bladen| velden.iter().for_each(|(_, blad, veld)| cel(bladen, blad, &veld.naam).clear()));
        assert_eq!(kaal(gelezen), kaal(zonder), "field {nummer}");
    }
}

#[test]
fn a_row_that_is_added_or_taken_away_comes_back_and_nothing_else() {
    let proef = Proef::new();
    for (nummer, blad) in BLADEN.iter().enumerate().filter(|(_, blad)| blad.is_deel()) {
        let (mut meer, mut minder) = (proef.vol.clone(), proef.vol.clone());
        let ouder = eerste(&mut meer, blad.ouder.unwrap());
        let lijst = blad.pad.iter().fold(ouder, |plek, stap| &mut plek[stap.as_str()]).as_array_mut().unwrap();
        let mut kopie = lijst[1].clone();
        for kind in BLADEN.iter().filter(|kind| kind.ouder == Some(nummer)) {
            let weg = kind.pad.iter().fold(&mut kopie, |plek, stap| &mut plek[stap.as_str()]);
            *weg = Value::Null;
        }
        lijst.push(crate::exchange::inlezen::zonder_leegte(kopie));
        let erbij = proef.stil(|bladen| {
            let rijen = rijen(bladen, &blad.naam);
            // The second element of the first one that it may belong to, without its keys.
            let mut nieuw = rijen[2].clone();
            nieuw[plek(rijen, RIJ)].clear();
            nieuw[plek(rijen, SLEUTEL)].clear();
            rijen.push(nieuw);
        });
        assert_eq!(erbij, meer, "{}", blad.naam);
        let ouder = eerste(&mut minder, blad.ouder.unwrap());
        blad.pad.iter().fold(ouder, |plek, stap| &mut plek[stap.as_str()]).as_array_mut().unwrap().remove(0);
        let (weg, voorstellen) = proef.lees(|bladen| drop(rijen(bladen, &blad.naam).remove(1)));
        assert_eq!(weg, minder, "{}", blad.naam);
        let verteld = voorstellen.iter().flat_map(|een| &een.verslag.bevindingen);
        let verteld: Vec<_> = verteld.map(|een| een.code.as_str()).collect();
        assert_eq!(verteld, ["rij-weg"]);
    }
}

#[test]
fn an_activity_is_added_with_its_parts() {
    let proef = Proef::new();
    let (_, voorstellen) = proef.lees(|bladen| {
        nieuw(bladen, ACTIVITEITEN, &[("Naam", "Hondenbelasting"), ("DPIA: datum", "31-12-2026")]);
        nieuw(bladen, "Doelen", &[("Activiteit", "Hondenbelasting"), (RIJ, "9"), ("Omschrijving", "Heffen")]);
        nieuw(bladen, "Doelen", &[("Activiteit", "Hondenbelasting"), ("Omschrijving", "Innen")]);
        nieuw(bladen, "Grondslagen", &[("Activiteit", "Hondenbelasting"), (BIJ, "9"), ("Toelichting", "bij heffen")]);
        nieuw(bladen, "Grondslagen", &[("Activiteit", "Hondenbelasting"), (BIJ, "innen"), ("Toelichting", "bij innen")]);
        nieuw(bladen, "Grondslagen", &[("Activiteit", "Hondenbelasting"), ("Toelichting", "bij wie?")]);
        nieuw(bladen, "Doelen", &[(NUMMER, "VA-201"), ("Omschrijving", "Kaal doel")]);
        nieuw(bladen, "Grondslagen", &[(NUMMER, "VA-201"), ("Toelichting", "bij het enige")]);
    });
    let voorstellen = activiteiten(voorstellen);
    let [_, kaal, hond] = voorstellen.as_slice() else { panic!("three activities") };
    assert_eq!(
        hond.inhoud,
        json!({"naam": "Hondenbelasting", "dpia": {"datum": "2026-12-31"}, "doelen": [
            {"omschrijving": "Heffen", "grondslagen": [{"toelichting": "bij heffen"}]},
            {"omschrijving": "Innen", "grondslagen": [{"toelichting": "bij innen"}]}
        ]})
    );
    assert_eq!(
        (&hond.registerhouder, &hond.extern_kenmerk),
        (&json!(organisatie(0)), &Some(("werkboek".into(), "Hondenbelasting".into())))
    );
    assert_eq!((hond.verslag.bevindingen.len(), hond.verslag.bevindingen[0].code.as_str()), (1, "rij-onbekend"));
    assert_eq!(hond.verslag.ingelezen[0].tekst, "bij wie?");
    assert_eq!(
        kaal.inhoud,
        json!({"naam": "Kaal", "doelen": [{"omschrijving": "Kaal doel", "grondslagen": [{"toelichting": "bij het enige"}]}]})
    );
}

/// A row at the end of a sheet with these cells.
fn nieuw(bladen: &mut Bladen, blad: &str, cellen: &[(&str, &str)]) {
    let rijen = rijen(bladen, blad);
    let mut rij = vec![String::new(); rijen[0].len()];
    for (kolom, tekst) in cellen {
        rij[plek(rijen, kolom)] = (*tekst).to_owned();
    }
    rijen.push(rij);
}

#[test]
fn an_organisation_and_an_agreement_are_added_and_named_at_once() {
    let proef = Proef::new();
    let lees = || {
        proef.lees(|bladen| {
            nieuw(bladen, OVEREENKOMSTEN, &[("Verwerker", "Drukker"), ("Kenmerk", "VO-9")]);
            nieuw(bladen, ORGANISATIES, &[("Naam", "Drukker"), ("E-mailadres", "info@drukker.example")]);
            nieuw(bladen, ORGANISATIES, &[("Naam", "drukker"), ("Telefoon", "1")]);
            nieuw(bladen, "Kanalen voor verzoeken", &[(ORGANISATIE, "Drukker"), ("Webadres", "https://drukker.example")]);
            nieuw(bladen, "Verwerkers", &[(NUMMER, "VA-201"), ("Organisatie", "drukker"), ("Overeenkomst", "VO-9")]);
            *cel(bladen, &BLADEN[0], STAP) = "Indienen".to_owned();
        })
    };
    let (_, voorstellen) = lees();
    let van = |onderwerp| voorstellen.iter().filter(|een| een.onderwerp == onderwerp).collect::<Vec<_>>();
    let (drukker, afspraak) = (van(Onderwerp::Organisatie)[6], van(Onderwerp::Verwerkersovereenkomst)[2]);
    assert_eq!(
        drukker.inhoud,
        json!({"naam": "Drukker", "email": "info@drukker.example",
            "register": {"verzoekKanalen": [{"url": "https://drukker.example"}]}})
    );
    assert_eq!(afspraak.inhoud, json!({"verwerker": drukker.uuid, "kenmerk": "VO-9", "registerhouder": organisatie(0)}));
    let [vol, kaal] = van(Onderwerp::Verwerkingsactiviteit)[..] else { panic!("two activities") };
    assert_eq!(kaal.inhoud["verwerkers"], json!([{"organisatie": drukker.uuid, "overeenkomst": afspraak.uuid}]));
    assert_eq!((vol.stap, vol.etag.as_deref()), (Some(RijStap::Indienen), Some("\"200-0a1b2c3d\"")));
    // Read again it is the same one, of which what is there stays.
    let (_, nog_eens) = lees();
    assert_eq!(
        nog_eens.iter().map(|een| &een.uuid).collect::<Vec<_>>(),
        voorstellen.iter().map(|een| &een.uuid).collect::<Vec<_>>()
    );
    assert_eq!(drukker.basis.as_ref().unwrap().inhoud, json!({}));
}

#[test]
fn what_is_no_value_is_told_and_kept() {
    let proef = Proef::new();
    let doel = BLADEN.iter().find(|blad| blad.naam == "Grondslagen").unwrap();
    let (vol, voorstellen) = proef.lees(|bladen| *cel(bladen, doel, "Grondslag") = "zomaar".to_owned());
    assert_eq!(vol, proef.vol);
    let verslag = &activiteiten(voorstellen)[0].verslag;
    assert_eq!((verslag.bevindingen[0].code.as_str(), verslag.ingelezen[0].tekst.as_str()), ("onbekend-woord", "zomaar"));
    assert!(verslag.bevindingen[0].melding.starts_with("Grondslagen!"), "{verslag:?}");
}

#[test]
fn a_row_whose_key_is_damaged_is_the_one_of_its_number() {
    let proef = Proef::new();
    let activiteit = BLADEN.iter().filter(|blad| blad.onderwerp == Onderwerp::Verwerkingsactiviteit);
    for (blad, sleutel) in activiteit.zip([&organisatie(201), "", "kapot"].map(str::to_owned).into_iter().cycle()) {
        let (gelezen, voorstellen) = proef.lees(|bladen| {
            rijen(bladen, &blad.naam).retain(|rij| rij[0] != "VA-201");
            *cel(bladen, blad, SLEUTEL) = sleutel;
        });
        assert_eq!(gelezen, proef.vol, "{}", blad.naam);
        let verteld = &activiteiten(voorstellen)[0].verslag;
        let codes: Vec<_> = verteld.bevindingen.iter().map(|een| een.code.as_str()).collect();
        assert_eq!((codes.as_slice(), verteld.ingelezen.len()), (["sleutel-gewijzigd"].as_slice(), 0), "{}", blad.naam);
    }
}

#[test]
fn an_activity_that_may_be_renamed_and_a_row_of_two_activities_are_told() {
    let proef = Proef::new();
    let codes = |wijzig: &dyn Fn(&mut Bladen)| {
        let alle = activiteiten(proef.lees(wijzig).1);
        let van = |een: &Voorstel| een.verslag.bevindingen.iter().map(|een| een.code.clone()).collect::<Vec<_>>();
        alle.iter().map(van).collect::<Vec<_>>()
    };
    let hernoemd = codes(&|bladen| {
        let rij = rijen(bladen, ACTIVITEITEN).iter_mut().find(|rij| rij[0] == "VA-201").unwrap();
        rij.fill(String::new());
        let naam = plek(rijen(bladen, ACTIVITEITEN), "Naam");
        rijen(bladen, ACTIVITEITEN)[2][naam] = "Kaler".to_owned();
    });
    assert_eq!(hernoemd, [vec![], vec!["rij-weg"], vec!["misschien-hernoemd"]]);
    let naam = proef.vol["verwerkingsactiviteit"]["inhoud"]["naam"].as_str().unwrap();
    let twee = codes(&|bladen| {
        nieuw(bladen, "Doelen", &[(NUMMER, "VA-201"), ("Activiteit", naam), ("Omschrijving", "Van wie?")]);
        nieuw(bladen, "Doelen", &[(NUMMER, "VA-999"), ("Activiteit", "Kaal"), ("Omschrijving", "Van wie?")]);
    });
    assert_eq!(twee, [vec![], vec!["nummer-en-naam"; 2]]);
}

#[test]
fn a_cell_says_it_in_the_words_of_the_sheets_that_are_read_and_an_answer_is_no_name() {
    let proef = Proef::new();
    let een = |blad: &str, kolom: &str, tekst: &str| {
        let blad = BLADEN.iter().find(|een| een.naam == blad).unwrap();
        let (gelezen, voorstellen) = proef.lees(|bladen| *cel(bladen, blad, kolom) = tekst.to_owned());
        let bevindingen = &activiteiten(voorstellen)[0].verslag.bevindingen;
        (gelezen, bevindingen.iter().map(|een| een.code.clone()).collect::<Vec<_>>())
    };
    let (gelezen, codes) = een("Verantwoordelijken", "Bestuursorgaan", "College");
    let orgaan = &gelezen["verwerkingsactiviteit"]["inhoud"]["verwerkingsverantwoordelijken"][0]["bestuursorgaan"];
    assert_eq!((orgaan, codes), (&json!("college_van_burgemeester_en_wethouders"), vec![]));
    for tekst in ["n.v.t.", "?", "-", "nog uit te zoeken"] {
        assert_eq!(een("Doelen", "Omschrijving", tekst), (proef.vol.clone(), vec!["geen-inhoud".to_owned()]), "{tekst}");
    }
}

#[test]
fn sheets_and_columns_have_names_of_their_own() {
    let mut namen: Vec<_> = BLADEN.iter().map(|blad| blad.naam.as_str()).collect();
    assert!(namen.iter().all(|naam| naam.chars().count() <= 31), "{namen:?}");
    namen.sort_unstable();
    namen.dedup();
    assert_eq!(namen.len(), BLADEN.len());
    for blad in BLADEN.iter() {
        let mut kolommen = blad.kolommen();
        kolommen.sort_unstable();
        kolommen.dedup();
        assert_eq!(kolommen.len(), blad.kolommen().len(), "{}", blad.naam);
    }
    // A finding stands beside the row that it is about.
    let proef = Proef::new();
    let (_, doelen) = proef.bladen.iter().find(|(naam, _)| naam == "Doelen").unwrap();
    let plek = plek(doelen, "Bevindingen");
    assert_eq!([&doelen[1][plek], &doelen[2][plek]], ["", "Waarschuwing: kijk"]);
}
