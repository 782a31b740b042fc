//! The JSON of the AVG-register Rijksoverheid: a list of records, by itself or in the ZIP that it is delivered in. `docs/inlezen.md` has the
//! table of the keys. Each item is one value; what has no place is kept with its key.

mod betrokkenen;
mod record;
mod rest;
mod wpg;

use std::io::{Cursor, Read as _};

use serde_json::Value;

use self::record::{Soort, van_record};
use super::{
    GROOTST_UITGEPAKT, MEESTE_RIJEN, Onleesbaar, Organisaties, Vertaling, csv,
    tabel::{Cel, Fout},
    voorstel::{Voorstel, weiger_dubbele},
};
use crate::{
    domain::{levensloop::inlezing::InleesBevinding, recht::kennis::Kennis},
    error::Error,
    json,
};

/// Proposals, and what is told of the file as a whole.
type Gelezen = (Vec<Voorstel>, Vec<InleesBevinding>);

/// Reads a file.
pub fn lees(
    bytes: &[u8],
    vertaling: &Vertaling,
    bron: &str,
    kennis: &Kennis,
    organisaties: &mut Organisaties,
) -> Result<Gelezen, Onleesbaar> {
    let mut voorstellen = lees_lijst(bytes, (None, 0), vertaling, bron, kennis, organisaties)?;
    weiger_dubbele(&mut voorstellen);
    Ok((voorstellen, Vec::new()))
}

/// Reads the ZIP: a map for each kind of record, with files of JSON in it. Its rows are numbered on, from file to file.
pub fn lees_zip(
    bytes: &[u8],
    vertaling: &Vertaling,
    bron: &str,
    kennis: &Kennis,
    organisaties: &mut Organisaties,
) -> Result<Gelezen, Onleesbaar> {
    let kapot = || {
        Onleesbaar::new(
            "geen-zip",
            "Dit ZIP-bestand is niet heel, of met een wachtwoord beveiligd. Pak het uit, en lees ieder JSON-bestand in.",
        )
    };
    let mut archief = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| kapot())?;
    let (mut voorstellen, mut bevindingen, mut gelezen) = (Vec::new(), Vec::new(), 0_u64);
    for plaats in 0..archief.len() {
        let mut deel = archief.by_index(plaats).map_err(|_| kapot())?;
        let naam = deel.name().map_err(|_| kapot())?.into_owned();
        if deel.is_dir() || !naam.to_lowercase().ends_with(".json") {
            if !deel.is_dir() {
                let melding = "Dit bestand in de ZIP is geen JSON en is niet gelezen.";
                bevindingen.push(InleesBevinding::new(None, None, "niet-gelezen", melding).over(&naam));
            }
            continue;
        }
        let mut inhoud = Vec::new();
        (&mut deel).take(GROOTST_UITGEPAKT - gelezen).read_to_end(&mut inhoud).map_err(|_| kapot())?;
        gelezen += inhoud.len() as u64;
        if gelezen >= GROOTST_UITGEPAKT {
            return Err(Onleesbaar::new("te-groot-uitgepakt", "Dit bestand is uitgepakt groter dan 200 MB. Splits het."));
        }
        let soort = Soort::van_map(&naam);
        let nieuw = lees_lijst(&inhoud, (soort, voorstellen.len()), vertaling, bron, kennis, organisaties);
        let in_bestand =
            |bevinding: InleesBevinding| InleesBevinding { melding: format!("{naam}: {}", bevinding.melding), ..bevinding };
        voorstellen.extend(nieuw.map_err(|Onleesbaar(fouten)| Onleesbaar(fouten.into_iter().map(in_bestand).collect()))?);
        if voorstellen.len() > MEESTE_RIJEN {
            return Err(te_veel());
        }
    }
    if voorstellen.is_empty() {
        let melding =
            "In deze ZIP staat geen JSON van het AVG-register Rijksoverheid. Pak haar uit, en lees het register zelf in.";
        return Err(Onleesbaar::new("geen-register", melding));
    }
    weiger_dubbele(&mut voorstellen);
    Ok((voorstellen, bevindingen))
}

fn te_veel() -> Onleesbaar {
    Onleesbaar::new("te-veel-rijen", "Het bestand heeft meer dan 20.000 verwerkingen. Splits het.")
}

/// Reads one list; its rows follow on those before it.
fn lees_lijst(
    bytes: &[u8],
    (soort, ervoor): (Option<Soort>, usize),
    vertaling: &Vertaling,
    bron: &str,
    kennis: &Kennis,
    organisaties: &mut Organisaties,
) -> Result<Vec<Voorstel>, Onleesbaar> {
    let (waarde, fouten) = json::read_with_faults(csv::tekst(bytes)?.as_bytes()).map_err(onleesbaar)?;
    // One record by itself is a list of one.
    let enkel = waarde.get("Naam").is_some();
    let mut records = if let Value::Array(records) = waarde {
        records
    } else if enkel {
        vec![waarde]
    } else {
        return Err(Onleesbaar::new(
            "geen-lijst",
            "Dit bestand is geen lijst van verwerkingen, zoals het AVG-register Rijksoverheid die levert. Voer een ander register uit als .csv of \
             .xlsx.",
        ));
    };
    if records.len() > MEESTE_RIJEN {
        return Err(te_veel());
    }
    let mut voorstellen: Vec<Voorstel> = (ervoor + 1..)
        .zip(&mut records)
        .map(|(nummer, record)| {
            let gewijzigd = als_cellen(record);
            let mut voorstel = van_record(nummer, record, soort, vertaling, bron, kennis, organisaties);
            let bevinding = |(plaats, (code, melding)): (String, Fout)| {
                InleesBevinding::new(Some(voorstel.verslag.rij), Some(&plaats), code, melding)
            };
            let gewijzigd: Vec<_> = gewijzigd.into_iter().map(bevinding).collect();
            voorstel.verslag.bevindingen.extend(gewijzigd);
            voorstel
        })
        .collect();
    for fout in fouten.into_iter().filter(|fout| fout.code == "dubbel") {
        let plaats = if enkel { format!("/0{}", fout.name) } else { fout.name };
        let mut stappen = plaats.splitn(3, '/').skip(1);
        let voorstel = stappen.next().and_then(|plek| voorstellen.get_mut(plek.parse::<usize>().ok()?));
        if let Some(voorstel) = voorstel {
            voorstel.weiger(stappen.next(), fout.code, fout.reason);
        }
    }
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
