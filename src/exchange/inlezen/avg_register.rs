//! The JSON of the AVG-register Rijksoverheid: a list of records. Each key is read as the column of that name would be.

use serde_json::Value;

use super::{
    MEESTE_RIJEN, Onleesbaar, Organisaties, Vertaling, csv,
    rijmaker::Rijmaker,
    vertaling::Veld,
    voorstel::{Voorstel, vul, weiger_dubbele},
};
use crate::domain::{
    inhoud::{Betrokkene, BronVermelding, Doel, Gegeven},
    recht::kennis::Kennis,
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
    let waarde: Value = serde_json::from_str(&csv::tekst(bytes)?).map_err(|fout| {
        Onleesbaar::new("json", format!("Dit is geen geldige JSON: regel {}, teken {}.", fout.line(), fout.column()))
    })?;
    let Value::Array(records) = waarde else {
        return Err(Onleesbaar::new(
            "geen-lijst",
            "Dit bestand is geen lijst van verwerkingen, zoals het AVG-register Rijksoverheid die levert.",
        ));
    };
    if records.len() > MEESTE_RIJEN {
        return Err(Onleesbaar::new("te-veel-rijen", "Het bestand heeft meer dan 20.000 verwerkingen. Splits het."));
    }
    let mut voorstellen: Vec<Voorstel> =
        (1..).zip(&records).map(|(nummer, record)| van_record(nummer, record, vertaling, bron, kennis, organisaties)).collect();
    weiger_dubbele(&mut voorstellen);
    Ok(voorstellen)
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
    if let Some(kenmerk) = ["Id", "Nummer"].iter().find_map(|naam| kaal(&record[naam])).filter(|kenmerk| kenmerk.len() <= 200) {
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
    let past = omschrijving.as_ref().is_none_or(|tekst| tekst.chars().count() <= 2042);
    if let (false, Some(tekst)) = (past, &omschrijving) {
        maker.bewaar("Doelen/Doel", tekst);
    }
    Doel { omschrijving: omschrijving.filter(|_| past), grondslagen, ..Doel::default() }
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
    let omschrijving = tekst.filter(|tekst| categorie.is_none() && tekst.chars().count() <= 2042);
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
    let bron = kaal(&gegeven["BronOmschrijving"]).filter(|bron| bron.chars().count() <= 2042);
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
    Gegeven {
        omschrijving: tekst.filter(|tekst| categorie.is_none() && tekst.chars().count() <= 2042),
        categorie,
        bronnen,
        verstrekking_verplicht: gegeven["IsBetrokkeneVerplicht"].as_bool(),
        gevolg_niet_verstrekken: kaal(&gegeven["BetrokkeneConsequenties"]).filter(|tekst| tekst.chars().count() <= 2042),
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
