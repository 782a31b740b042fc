//! The JSON of the AVG-register Rijksoverheid: a list of records. Each key is read as the column of that name would be.

use serde_json::Value;

use super::{
    MEESTE_RIJEN, Onleesbaar, Organisaties, Vertaling, csv,
    rijmaker::Rijmaker,
    tabel::{Cel, Fout},
    vertaling::Veld,
    voorstel::{Voorstel, vul, weiger_dubbele},
};
use crate::{
    domain::{
        inhoud::{Betrokkene, BronVermelding, Doel, Gegeven, lengte::hoogstens},
        levensloop::inlezing::InleesBevinding,
        recht::kennis::Kennis,
    },
    error::Error,
    json,
};

/// Of a group of people: the keys that say which special categories of data there are.
const BIJZONDER: [(&str, &str); 9] = [
    ("Biometrisch", "biometrisch_overig"),
    ("Genetisch", "genetisch"),
    ("Gezondheid", "gezondheid"),
    ("GodsdienstOfLevensovertuiging", "levensovertuiging"),
    ("LidmaatschapVakvereniging", "vakbond"),
    ("PolitiekeGezindheid", "politiek"),
    ("RasOfEtniciteit", "ras_etniciteit"),
    ("SeksueleLeven", "seksueel"),
    ("Strafrechtelijk", "strafrechtelijk"),
];
/// Keys that say nothing about the processing itself.
const OVERBODIG: [&str; 3] = ["Id", "AanmaakDatum", "LaatsteWijzigDatum"];

/// Reads a file.
pub fn lees(
    bytes: &[u8],
    vertaling: &Vertaling,
    bron: &str,
    kennis: &Kennis,
    organisaties: &mut Organisaties,
) -> Result<Vec<Voorstel>, Onleesbaar> {
    let (waarde, fouten) = json::read_with_faults(csv::tekst(bytes)?.as_bytes()).map_err(onleesbaar)?;
    let Value::Array(mut records) = waarde else {
        return Err(Onleesbaar::new(
            "geen-lijst",
            "Dit bestand is geen lijst van verwerkingen, zoals het AVG-register Rijksoverheid die levert.",
        ));
    };
    if records.len() > MEESTE_RIJEN {
        return Err(Onleesbaar::new("te-veel-rijen", "Het bestand heeft meer dan 20.000 verwerkingen. Splits het."));
    }
    let mut voorstellen: Vec<Voorstel> = (1..)
        .zip(&mut records)
        .map(|(nummer, record)| {
            let gewijzigd = als_cellen(record);
            let mut voorstel = van_record(nummer, record, vertaling, bron, kennis, organisaties);
            let bevinding = |(plaats, (code, melding)): (String, Fout)| {
                InleesBevinding::new(Some(voorstel.verslag.rij), Some(&plaats), code, melding)
            };
            let gewijzigd: Vec<_> = gewijzigd.into_iter().map(bevinding).collect();
            voorstel.verslag.bevindingen.extend(gewijzigd);
            voorstel
        })
        .collect();
    for fout in fouten.into_iter().filter(|fout| fout.code == "dubbel") {
        let mut stappen = fout.name.splitn(3, '/').skip(1);
        let voorstel = stappen.next().and_then(|plek| voorstellen.get_mut(plek.parse::<usize>().ok()?));
        if let Some(voorstel) = voorstel {
            voorstel.weiger(stappen.next(), fout.code, fout.reason);
        }
    }
    weiger_dubbele(&mut voorstellen);
    Ok(voorstellen)
}

fn onleesbaar(fout: Error) -> Onleesbaar {
    match fout {
        Error::Invalid(fouten) => {
            Onleesbaar(fouten.into_iter().map(|fout| InleesBevinding::new(None, None, fout.code, fout.reason)).collect())
        }
        _ => Onleesbaar::new("json", "Dit bestand is niet te lezen."),
    }
}

/// Makes every text of a record what a cell with that text would be; what is wrong with one is told with its place.
fn als_cellen(record: &mut Value) -> Vec<(String, Fout)> {
    fn schoon(tekst: &str, plaats: &str, fouten: &mut Vec<(String, Fout)>) -> String {
        let cel = Cel::new(tekst);
        fouten.extend(cel.fout.map(|fout| (plaats.to_owned(), fout)));
        cel.tekst
    }
    fn loop_langs(waarde: &mut Value, plaats: &str, fouten: &mut Vec<(String, Fout)>) {
        match waarde {
            Value::String(tekst) => *tekst = schoon(tekst, plaats, fouten),
            Value::Array(items) => items.iter_mut().for_each(|item| loop_langs(item, plaats, fouten)),
            Value::Object(leden) => {
                let eerder = std::mem::take(leden);
                for (naam, mut lid) in eerder {
                    let naam = schoon(&naam, plaats, fouten);
                    let plaats = if plaats.is_empty() { naam.clone() } else { format!("{plaats}/{naam}") };
                    loop_langs(&mut lid, &plaats, fouten);
                    leden.insert(naam, lid);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut fouten = Vec::new();
    loop_langs(record, "", &mut fouten);
    fouten
}

fn van_record(
    nummer: usize,
    record: &Value,
    vertaling: &Vertaling,
    bron: &str,
    kennis: &Kennis,
    organisaties: &mut Organisaties,
) -> Voorstel {
    let mut voorstel = Voorstel::activiteit(nummer);
    let mut maker = Rijmaker::new(vertaling, kennis, organisaties, nummer);
    let (mut doelen, mut betrokkenen) = (Vec::new(), Vec::new());
    for (sleutel, waarde) in record.as_object().into_iter().flatten() {
        match sleutel.as_str() {
            "Naam" => elk(waarde, |tekst| maker.lees(Veld::Naam, sleutel, tekst)),
            "Dienst" => elk(waarde, |tekst| maker.lees(Veld::Afdeling, sleutel, tekst)),
            "Systemen" => elk(waarde, |tekst| maker.lees(Veld::Systemen, sleutel, tekst)),
            "Opmerkingen" => elk(waarde, |tekst| maker.lees(Veld::Opmerkingen, sleutel, tekst)),
            "Verantwoordelijken" => elk(waarde, |tekst| maker.lees(Veld::Verantwoordelijke, sleutel, tekst)),
            "Ontvangers" => elk(waarde, |tekst| maker.lees(Veld::Ontvangers, sleutel, tekst)),
            "Beveiliging" => elk(waarde, |tekst| maker.lees(Veld::Beveiliging, sleutel, tekst)),
            "Verwerkers" => verwerkers(&mut maker, sleutel, waarde),
            "Doelen" => lijst(waarde).for_each(|doel| doelen.push(van_doel(&mut maker, doel))),
            "Betrokkenen" => lijst(waarde).for_each(|groep| betrokkenen.push(van_groep(&mut maker, groep))),
            "Besluitvorming" => besluitvorming(&mut maker, sleutel, waarde),
            "Doorgifte" => doorgifte(&mut maker, sleutel, waarde),
            // Whether there is an assessment, not what came of it.
            "GebPia" => elk(waarde, |tekst| maker.lees(Veld::DpiaUitgevoerd, sleutel, tekst)),
            overbodig if OVERBODIG.contains(&overbodig) => {}
            _ => elk(waarde, |tekst| maker.bewaar(sleutel, tekst)),
        }
    }
    let mut gemaakt = maker.klaar();
    gemaakt.inhoud.doelen = doelen;
    gemaakt.inhoud.betrokkenen = betrokkenen;
    vul(&mut voorstel, &gemaakt.inhoud, &gemaakt.beheer);
    voorstel.organisaties = gemaakt.organisaties;
    voorstel.verslag.ingelezen = gemaakt.ingelezen;
    voorstel.verslag.bevindingen = gemaakt.bevindingen;
    if let Some(kenmerk) = ["Id", "Nummer"].iter().find_map(|naam| kaal(&record[naam])) {
        voorstel.zet_sleutel(bron, &kenmerk);
    } else {
        voorstel.weiger(Some("Id"), "kenmerk-ontbreekt", "Deze verwerking heeft geen Id en geen Nummer.");
    }
    if voorstel.verslag.naam.is_empty() {
        voorstel.weiger(Some("Naam"), "naam-ontbreekt", "Deze verwerking heeft geen naam.");
    }
    voorstel
}

/// The items of a list; a thing by itself is a list of one.
fn lijst(waarde: &Value) -> impl Iterator<Item = &Value> {
    let los = (!waarde.is_array() && !waarde.is_null()).then_some(waarde);
    waarde.as_array().into_iter().flatten().chain(los)
}

/// A text or number as text, trimmed; nothing when it is empty.
fn kaal(waarde: &Value) -> Option<String> {
    let tekst = match waarde {
        Value::String(tekst) => tekst.trim().to_owned(),
        Value::Number(getal) => getal.to_string(),
        Value::Bool(waar) => (if *waar { "ja" } else { "nee" }).to_owned(),
        _ => return None,
    };
    Some(tekst).filter(|tekst| !tekst.is_empty())
}

/// Every text of a value, with what is inside it.
fn elk(waarde: &Value, mut doe: impl FnMut(&str)) {
    fn teksten(waarde: &Value, uit: &mut Vec<String>) {
        match waarde {
            Value::Array(items) => items.iter().for_each(|item| teksten(item, uit)),
            Value::Object(leden) => {
                // Of a party its name counts; contact data of persons stay where they are.
                let naam = ["Naam", "Omschrijving", "Naam verwerker"].iter().find_map(|naam| leden.get(*naam).and_then(kaal));
                match naam {
                    Some(naam) => uit.push(naam),
                    None => leden.values().for_each(|lid| teksten(lid, uit)),
                }
            }
            _ => uit.extend(kaal(waarde)),
        }
    }
    let mut gevonden = Vec::new();
    teksten(waarde, &mut gevonden);
    for tekst in &gevonden {
        doe(tekst);
    }
}

fn verwerkers(maker: &mut Rijmaker<'_>, sleutel: &str, waarde: &Value) {
    elk(waarde, |tekst| maker.lees(Veld::Verwerkers, sleutel, tekst));
}

fn van_doel(maker: &mut Rijmaker<'_>, doel: &Value) -> Doel {
    let omschrijving = kaal(&doel["Doel"]).or_else(|| kaal(doel));
    let grondslagen =
        kaal(&doel["Rechtsgrond"]).map(|tekst| maker.grondslagen_van("Doelen/Rechtsgrond", &tekst)).unwrap_or_default();
    let omschrijving = omschrijving.filter(|tekst| maker.past(("Doelen/Doel", tekst), hoogstens::<Doel>("omschrijving")));
    Doel { omschrijving, grondslagen, ..Doel::default() }
}

fn van_groep(maker: &mut Rijmaker<'_>, groep: &Value) -> Betrokkene {
    let tekst = kaal(&groep["Omschrijving"]).or_else(|| kaal(groep));
    let categorie = tekst.as_deref().and_then(|tekst| maker.code("betrokkene_categorie", tekst));
    let mut gegevens: Vec<Gegeven> = lijst(&groep["Gegevens"]).map(|gegeven| van_gegeven(maker, gegeven)).collect();
    for (sleutel, code) in BIJZONDER {
        let genoemd = gegevens.iter().any(|gegeven| gegeven.categorie.as_deref() == Some(code));
        if groep[sleutel] == true && !genoemd {
            gegevens.push(Gegeven { categorie: Some(code.to_owned()), ..Gegeven::default() });
        }
    }
    let omschrijving = tekst.filter(|_| categorie.is_none());
    let omschrijving = omschrijving.filter(|tekst| maker.past(("Betrokkenen", tekst), hoogstens::<Betrokkene>("omschrijving")));
    if let (None, Some(tekst)) = (&categorie, &omschrijving) {
        maker.meld("Betrokkenen", "onbekend-woord", "Dit is geen woord van de referentielijst betrokkene_categorie.", tekst);
    }
    Betrokkene { categorie, omschrijving, gegevens, ..Betrokkene::default() }
}

fn van_gegeven(maker: &mut Rijmaker<'_>, gegeven: &Value) -> Gegeven {
    let tekst = kaal(&gegeven["Omschrijving"]).or_else(|| kaal(gegeven));
    let categorie = tekst.as_deref().and_then(|tekst| maker.code("gegevenscategorie", tekst));
    if let (None, Some(tekst)) = (&categorie, &tekst) {
        maker.meld(
            "Betrokkenen/Gegevens",
            "onbekend-woord",
            "Dit is geen woord van de referentielijst gegevenscategorie.",
            tekst,
        );
    }
    let mut passend = |naam: &str, hoogstens: usize| {
        kaal(&gegeven[naam]).filter(|tekst| maker.past((&format!("Betrokkenen/Gegevens/{naam}"), tekst), hoogstens))
    };
    let bron = passend("BronOmschrijving", hoogstens::<BronVermelding>("omschrijving"));
    let gevolg_niet_verstrekken = passend("BetrokkeneConsequenties", hoogstens::<Gegeven>("gevolgNietVerstrekken"));
    let mut bronnen = Vec::new();
    if gegeven["IsBronBetrokkene"] == true {
        bronnen.push(BronVermelding { bron: Some("betrokkene".to_owned()), omschrijving: None });
    }
    if let Some(bron) = bron {
        let code = maker.code("bron", &bron);
        let omschrijving = code.is_none().then_some(bron);
        bronnen.push(BronVermelding { bron: code, omschrijving });
    }
    bronnen.dedup();
    // What is said per datum has no place of its own in the content: kept, with the datum that it is about.
    for sleutel in ["Verzameldoel", "Bewaartermijn"] {
        if let Some(los) = kaal(&gegeven[sleutel]) {
            maker.bewaar(&format!("Betrokkenen/Gegevens/{sleutel}"), &format!("{}: {los}", tekst.as_deref().unwrap_or("?")));
        }
    }
    let omschrijving = tekst.filter(|_| categorie.is_none());
    let omschrijving =
        omschrijving.filter(|tekst| maker.past(("Betrokkenen/Gegevens", tekst), hoogstens::<Gegeven>("omschrijving")));
    Gegeven {
        omschrijving,
        categorie,
        bronnen,
        verstrekking_verplicht: gegeven["IsBetrokkeneVerplicht"].as_bool(),
        gevolg_niet_verstrekken,
        ..Gegeven::default()
    }
}

fn besluitvorming(maker: &mut Rijmaker<'_>, sleutel: &str, waarde: &Value) {
    if let Some(aanwezig) = waarde["HasBesluitvorming"].as_bool() {
        maker.zet_besluitvorming(aanwezig, kaal(&waarde["Logica"]), kaal(&waarde["BelangGevolgen"]));
    } else {
        elk(waarde, |tekst| maker.lees(Veld::Besluitvorming, sleutel, tekst));
    }
}

fn doorgifte(maker: &mut Rijmaker<'_>, sleutel: &str, waarde: &Value) {
    if let Some(buiten) = waarde["BuitenEu"].as_bool() {
        maker.lees(Veld::Doorgifte, "Doorgifte/BuitenEu", if buiten { "ja" } else { "nee" });
    }
    for (naam, lid) in waarde.as_object().into_iter().flatten().filter(|(naam, _)| *naam != "BuitenEu") {
        let kolom = format!("{sleutel}/{naam}");
        elk(lid, |tekst| maker.bewaar(&kolom, tekst));
    }
    if !waarde.is_object() {
        elk(waarde, |tekst| maker.lees(Veld::Doorgifte, sleutel, tekst));
    }
}
