//! Exports: which part of the register, in which form, as pieces that are made one after another. HTTP and the commands send the same.

pub mod intern;
mod kop;
pub mod openbaar;
pub mod overdracht;
mod tabel;

use std::sync::Arc;

use actix_web::HttpRequest;

pub use kop::{Deelvraag, Geschiedenis, lees};

use crate::{
    domain::{
        publiek::openbaar::OpenbareCode,
        recht::kennis::Kennis,
        woorden::{
            adressen::Adressen,
            codes::{GeslotenCode as _, Status},
        },
    },
    error::Result,
    exchange::{
        jsonld,
        uitvoer::{Kop, namen},
    },
    http::{
        accept::choose,
        query::{
            Param, Query,
            kind::{Choice, Choices},
            parameters,
        },
        stream::Streamed,
    },
    store::{
        Lijsten, Store,
        uitvoer::{Blad, Sleutel, Stap},
    },
};

const UITLEG: &str =
    "De vorm van het bestand. Deze keuze gaat voor `Accept`, zodat ook een gewone link een bestand van deze vorm geeft.";
const VORM: Param<Choice> = Param::new("vorm", Choice(|| Vorm::ALLE.map(Vorm::extensie).to_vec()), UITLEG).example("ndjson");
const VORM_INTERN: Param<Choice> =
    Param::new("vorm", Choice(|| Vorm::ALLE[..Vorm::INTERN.len()].iter().map(|vorm| vorm.extensie()).collect()), UITLEG)
        .example("ndjson");

const UITLEG_KOLOMMEN: &str = "Een CSV met alleen deze kolommen, in deze volgorde. Zonder keuze alle.";
const KOLOMMEN: Param<Choices> = Param::new("kolommen", Choices(|| namen(false)), UITLEG_KOLOMMEN).example("naam");
const KOLOMMEN_INTERN: Param<Choices> = Param::new("kolommen", Choices(|| namen(true)), UITLEG_KOLOMMEN).example("naam");

parameters! {
    /// The form of a public export.
    pub OpenbareVorm: VORM, KOLOMMEN
}
parameters! {
    /// The form of an internal export.
    pub InterneVorm: VORM_INTERN, KOLOMMEN_INTERN
}

/// The columns that are asked for of a table, each once.
pub fn kolommen(query: &mut Query, intern: bool) -> Vec<&'static str> {
    let mut gekozen = Vec::new();
    for kolom in if intern { KOLOMMEN_INTERN } else { KOLOMMEN }.read(query) {
        if !gekozen.contains(&kolom) {
            gekozen.push(kolom);
        }
    }
    gekozen
}

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Vorm {
    /// A JSON object on each line.
    Ndjson,
    /// A table by RFC 4180.
    Csv,
    /// A workbook for people.
    Xlsx,
    /// Linked data; only of what is public.
    JsonLd,
}

impl Vorm {
    /// The media types, the first for whoever does not care.
    pub const MEDIA_TYPES: [&'static str; 4] = [
        "application/x-ndjson",
        "text/csv; charset=utf-8",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        jsonld::MEDIA_TYPE,
    ];
    /// Those of an internal export: linked data are of what is public.
    pub const INTERN: [&'static str; 3] = [Self::MEDIA_TYPES[0], Self::MEDIA_TYPES[1], Self::MEDIA_TYPES[2]];
    const ALLE: [Self; 4] = [Self::Ndjson, Self::Csv, Self::Xlsx, Self::JsonLd];

    /// The form that is asked for, of these media types: by name in the query, or else by what the client reads. Columns are of a table.
    pub fn gevraagd(request: &HttpRequest, query: &mut Query, vormen: &[&'static str], kolommen: &[&str]) -> Result<Self> {
        let param = if vormen == Self::INTERN { VORM_INTERN } else { VORM };
        let genoemd = param.read(query);
        let genoemd = Self::ALLE.into_iter().find(|vorm| Some(vorm.extensie()) == genoemd);
        if !kolommen.is_empty() && genoemd.is_some_and(|vorm| vorm != Self::Csv) {
            KOLOMMEN.fault(query, "niet-samen", "Kolommen kiest u alleen bij CSV.");
        }
        match genoemd.or((!kolommen.is_empty()).then_some(Self::Csv)) {
            Some(vorm) => {
                query.names_its_form();
                Ok(vorm)
            }
            None => choose(request, vormen).map(Self::van),
        }
    }

    /// The form of a media type.
    #[must_use]
    pub fn van(media_type: &str) -> Self {
        let gevonden = Self::MEDIA_TYPES.iter().zip(Self::ALLE).find(|(een, _)| **een == media_type);
        gevonden.map_or(Self::Ndjson, |(_, vorm)| vorm)
    }

    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        let gevonden = Self::MEDIA_TYPES.iter().zip(Self::ALLE).find(|(_, vorm)| *vorm == self);
        gevonden.map_or(Self::MEDIA_TYPES[0], |(media_type, _)| *media_type)
    }

    fn extensie(self) -> &'static str {
        match self {
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::JsonLd => "jsonld",
        }
    }

    /// The name of the file of an export: with the day that it is of.
    #[must_use]
    pub fn bestandsnaam(self, kop: &Kop) -> String {
        let extensie = self.extensie();
        let dag = kop.geldig_op.or(kop.geldig_tot).unwrap_or_else(|| kop.beschikbaar_op.datum());
        format!("verwerkingsregister-{dag}.{extensie}")
    }

    /// The answer with an export; `mark` is what decides its bytes beside its head.
    pub fn antwoord(self, kop: &Kop, mark: &str, pieces: Stap) -> Result<Streamed> {
        Ok(Streamed {
            media_type: self.media_type(),
            file: self.bestandsnaam(kop),
            mark: format!("{mark} {}", serde_json::to_string(kop)?),
            packed: self == Self::Xlsx,
            cursor: None,
            pieces,
        })
    }
}

/// What every export is made with.
#[derive(Clone)]
pub struct Herkomst {
    /// Where the register is on the web.
    pub public_url: String,
    /// What the register knows.
    pub kennis: Arc<Kennis>,
    /// The mark of the projections.
    pub projectie: String,
}

impl Herkomst {
    /// Of this register, at this address.
    #[must_use]
    pub fn new(store: &Store, public_url: &str) -> Self {
        Self { public_url: public_url.to_owned(), kennis: Arc::clone(store.kennis()), projectie: store.projectie() }
    }

    fn adressen(&self) -> Adressen<'_> {
        Adressen::new(&self.public_url)
    }

    fn status(&self, status: Status) -> OpenbareCode {
        OpenbareCode { code: status.code().to_owned(), naam: self.kennis.naam_van(status) }
    }
}

/// One text, at once.
fn stuk(tekst: Vec<u8>) -> Stap {
    let mut tekst = Some(tekst);
    Box::new(move |_| Ok(tekst.take()))
}

/// One after another.
fn achtereen(stappen: Vec<Stap>) -> Stap {
    let mut stappen = stappen.into_iter();
    let mut deze = stappen.next();
    Box::new(move |tx| {
        while let Some(stap) = &mut deze {
            if let Some(stuk) = stap(tx)? {
                return Ok(Some(stuk));
            }
            deze = stappen.next();
        }
        Ok(None)
    })
}

/// Every page of what is read, as it is written.
fn bladen<T: 'static, U: 'static>(
    mut lees: impl FnMut(&mut Lijsten<'_>, Option<Sleutel>) -> Result<Blad<T>> + Send + 'static,
    mut maak: impl FnMut(T) -> Result<U> + Send + 'static,
) -> Bron<U> {
    let (mut na, mut klaar) = (None, false);
    Box::new(move |tx| {
        if klaar {
            return Ok(None);
        }
        let blad = lees(tx, na)?;
        (na, klaar) = (blad.na, blad.na.is_none());
        Ok(Some(blad.regels.into_iter().map(&mut maak).collect::<Result<_>>()?))
    })
}

/// Reads the next page; `None` after the last.
type Bron<T> = Box<dyn FnMut(&mut Lijsten<'_>) -> Result<Option<Vec<T>>> + Send>;

/// The lines of everything that is read.
fn regels(mut bron: Bron<Vec<u8>>) -> Stap {
    Box::new(move |tx| Ok(bron(tx)?.map(|regels| regels.concat())))
}
