//! What everyone may have: made of what was stored as public, and of nothing else.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Bron, Deelvraag, Herkomst, Vorm, achtereen, bladen, regels, stuk, tabel};
use crate::{
    domain::{
        publiek::openbaar::{OpenbareCode, aaneen},
        woorden::adressen::Vindplaats,
    },
    error::Result,
    exchange::{
        jsonld::{self, Vertaler, vocabulaire::context},
        uitvoer::{Kop, Omvang, Record, RecordVersie, ndjson},
    },
    index::{Bereik, Selectie},
    store::{
        Lijsten,
        uitvoer::{self, Openbaar, Stap},
    },
};

/// What stands in front of the body: as known at the moment of the export, so without what belongs to today.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Voorkant {
    uri: String,
    versie_uri: String,
    url: String,
    versie_url: String,
    status: OpenbareCode,
    einde_geldigheid: Option<NaiveDate>,
}

/// What the export says of itself, and its pieces.
pub fn begin(tx: &mut Lijsten<'_>, herkomst: &Herkomst, vraag: Deelvraag, vorm: Vorm) -> Result<(Kop, Stap)> {
    let bereik = Bereik::Openbaar { vandaag: tx.moment.datum() };
    let kolommen = vraag.kolommen.clone();
    let (selectie, kop) = vraag.selectie(tx, herkomst, bereik)?;
    let stap = match vorm {
        Vorm::Ndjson => {
            let herkomst = herkomst.clone();
            let regel = move |openbaar: Openbaar| Ok(regel(&herkomst, &openbaar)?.into_bytes());
            achtereen(vec![stuk(ndjson::regel(&kop)?), regels(lees(selectie, kop.omvang, regel))])
        }
        Vorm::JsonLd => {
            let herkomst = herkomst.clone();
            let knoop = move |openbaar: Openbaar| Ok(format!(",\n{}", knoop(&herkomst, &openbaar)?).into_bytes());
            let begin = format!("{{\"@context\":{},\"@graph\":[{}", context(), serde_json::to_string(&jsonld::export(&kop))?);
            let einde = "\n]}\n".as_bytes().to_vec();
            achtereen(vec![stuk(begin.into_bytes()), regels(lees(selectie, kop.omvang, knoop)), stuk(einde)])
        }
        Vorm::Csv | Vorm::Xlsx => {
            let herkomst = herkomst.clone();
            tabel::stap(
                vorm,
                lees(selectie, kop.omvang, move |een| record(&herkomst, &een)),
                &kop,
                tabel::Lezers::Iedereen,
                kolommen,
            )?
        }
    };
    Ok((kop, stap))
}

fn lees<T: 'static>(selectie: Selectie, omvang: Omvang, maak: impl FnMut(Openbaar) -> Result<T> + Send + 'static) -> Bron<T> {
    bladen(
        move |tx, na| match omvang {
            Omvang::Geschiedenis => uitvoer::openbare_geschiedenis(tx, &selectie, na),
            _ => uitvoer::openbaar(tx, &selectie, na),
        },
        maak,
    )
}

fn voorkant(herkomst: &Herkomst, openbaar: &Openbaar) -> Voorkant {
    let (adressen, uuid) = (herkomst.adressen(), openbaar.activiteit);
    let (activiteit, versie) = (Vindplaats::Activiteit(uuid), Vindplaats::Versie(uuid, openbaar.nummer));
    Voorkant {
        uri: adressen.uri(activiteit),
        versie_uri: adressen.uri(versie),
        url: adressen.openbaar(activiteit),
        versie_url: adressen.openbaar(versie),
        status: herkomst.status(openbaar.status),
        einde_geldigheid: openbaar.einde,
    }
}

fn regel(herkomst: &Herkomst, openbaar: &Openbaar) -> Result<String> {
    let mut regel = aaneen(&[&serde_json::to_string(&voorkant(herkomst, openbaar))?, &openbaar.romp]);
    regel.push('\n');
    Ok(regel)
}

/// The version as linked data.
fn knoop(herkomst: &Herkomst, openbaar: &Openbaar) -> Result<String> {
    let voor = voorkant(herkomst, openbaar);
    let (uri, versie_uri, einde) = (&voor.uri, &voor.versie_uri, voor.einde_geldigheid);
    let voor = jsonld::Voorkant { uri, versie_uri, status: &voor.status, einde, contact: None };
    let vertaler = Vertaler { kennis: &herkomst.kennis, adressen: herkomst.adressen() };
    Ok(serde_json::to_string(&vertaler.versie(voor, &serde_json::from_str(&openbaar.romp)?))?)
}

fn record(herkomst: &Herkomst, openbaar: &Openbaar) -> Result<Record> {
    let voor = voorkant(herkomst, openbaar);
    let versie = RecordVersie { uri: voor.versie_uri, url: voor.versie_url, status: voor.status, einde: voor.einde_geldigheid };
    Ok(Record { uri: voor.uri, url: voor.url, versie: Some(versie), romp: serde_json::from_str(&openbaar.romp)?, intern: None })
}
