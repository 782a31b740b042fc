//! `uitvoer`: the register, or a part of it, in one file: the same bytes as the addresses of the API send.

use std::{
    io::{Write, stdout},
    path::PathBuf,
};

use chrono::{DateTime, NaiveDate};
use clap::{Args, ValueEnum};
use uuid::Uuid;

use super::{bestand, fout::Fout, vlaggen};
use crate::{
    clock::Moment,
    domain::{levensloop::lezer::Lezer, zoeken::kenmerk::Kenmerk},
    error::{Error, Result},
    exchange::uitvoer::namen,
    http::filters::Gelezen,
    index::{Filter, Volgorde},
    store::{Lijsten, Store, uitvoer::Stap},
    uitvoer::{Deelvraag, Herkomst, Vorm, intern, openbaar, overdracht},
};

/// What the file becomes.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Keuze {
    /// Een JSON-object per regel.
    Ndjson,
    /// Een rij per activiteit.
    Csv,
    /// Een werkboek voor mensen.
    Xlsx,
    /// Linked data; alleen met --openbaar.
    Jsonld,
    /// Het pakket voor de toezichthouder: een ZIP.
    Overdracht,
}

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    opslag: vlaggen::Opslag,
    /// De vorm van het bestand.
    #[arg(long, value_enum, default_value = "ndjson")]
    vorm: Keuze,
    /// Alleen wat openbaar is; anders het hele interne register, ook wat vertrouwelijk is.
    #[arg(long)]
    openbaar: bool,
    /// Alle versies in plaats van wat op een dag telt.
    #[arg(long)]
    geschiedenis: bool,
    /// De dag waarop het moet gelden.
    #[arg(long, value_name = "DATUM", value_parser = vlaggen::datum)]
    geldig_op: Option<NaiveDate>,
    /// Zoals het register op dit moment bekend was, zoals 2026-05-31T12:00:00Z.
    #[arg(long, value_name = "MOMENT", value_parser = moment)]
    beschikbaar_op: Option<Moment>,
    /// Alleen het register van deze organisatie; mag vaker.
    #[arg(long, value_name = "UUID")]
    registerhouder: Vec<Uuid>,
    /// Alleen deze kolommen, in deze volgorde, met komma's ertussen; alleen bij csv.
    #[arg(long, value_name = "KOLOM", value_delimiter = ',')]
    kolommen: Vec<String>,
    /// Het nieuwe bestand; het mag nog niet bestaan. Een streepje is de standaarduitvoer.
    #[arg(long, value_name = "BESTAND")]
    naar: PathBuf,
}

pub(super) async fn run(opties: Opties) -> Result<(), Fout> {
    if opties.vorm == Keuze::Overdracht && opties.wil_meer() {
        let reden = "het pakket voor de toezichthouder is van vandaag; alleen --registerhouder kan erbij";
        return Err(Fout::Gebruik(reden.to_owned()));
    }
    if opties.vorm == Keuze::Jsonld && !opties.openbaar {
        return Err(Fout::Gebruik("linked data zijn er alleen van wat openbaar is: zet --openbaar erbij".to_owned()));
    }
    if !opties.kolommen.is_empty() && opties.vorm != Keuze::Csv {
        return Err(Fout::Gebruik("kolommen kiest u alleen bij csv: zet --vorm csv erbij".to_owned()));
    }
    let kolommen = opties.kolommen()?;
    let store = opties.opslag.store().await?;
    if let Some(bezwaar) = store.bezwaar().await? {
        return Err(Fout::Gemeld(bezwaar));
    }
    let herkomst = Herkomst::new(&store, &opties.opslag.config()?.public_url);
    let naar = opties.naar.clone();
    if naar.as_os_str() == "-" {
        let stap = store.read_lists(move |tx| opties.stap(tx, &herkomst, kolommen)).await?;
        return schrijf(&store, stap, stdout()).await;
    }
    let plaats = naar.display().to_string();
    if naar.exists() {
        return Err(Fout::Gemeld(format!("{plaats} bestaat al; kies een nieuw bestand")));
    }
    let stap = store.read_lists(move |tx| opties.stap(tx, &herkomst, kolommen)).await?;
    let nieuw = bestand::nieuw(&naar).map_err(|fout| Fout::Gemeld(format!("{plaats} is niet te maken: {fout}")))?;
    let gelukt = schrijf(&store, stap, nieuw).await;
    if gelukt.is_err() {
        // Half a file could be taken for the whole.
        drop(std::fs::remove_file(&naar));
    }
    gelukt
}

async fn schrijf(store: &Store, mut stap: Stap, mut naar: impl Write) -> Result<(), Fout> {
    let mislukt = |fout: std::io::Error| Fout::Gemeld(format!("de uitvoer is niet te schrijven: {fout}"));
    loop {
        let stuk;
        (stuk, stap) = store.read_lists(move |tx| Ok((stap(tx)?, stap))).await?;
        let Some(stuk) = stuk else { return naar.flush().map_err(mislukt) };
        naar.write_all(&stuk).map_err(mislukt)?;
    }
}

impl Opties {
    fn wil_meer(&self) -> bool {
        self.openbaar || self.geschiedenis || self.geldig_op.is_some() || self.beschikbaar_op.is_some()
    }

    fn stap(&self, tx: &mut Lijsten<'_>, herkomst: &Herkomst, kolommen: Vec<&'static str>) -> Result<Stap> {
        if self.beschikbaar_op.is_some_and(|gevraagd| gevraagd > tx.moment.max(tx.laatste)) {
            let reden = "Hoe het register in de toekomst is, is nog niet bekend.";
            return Err(Error::invalid("--beschikbaar-op", "in-de-toekomst", reden));
        }
        let lezer = Lezer::van_alles();
        let vorm = match self.vorm {
            Keuze::Ndjson => Vorm::Ndjson,
            Keuze::Csv => Vorm::Csv,
            Keuze::Xlsx => Vorm::Xlsx,
            Keuze::Jsonld => Vorm::JsonLd,
            Keuze::Overdracht => return Ok(overdracht::begin(tx, herkomst, &self.registerhouder, &lezer)?.1),
        };
        let vraag = self.vraag(kolommen);
        let (_, stap) = if self.openbaar {
            openbaar::begin(tx, herkomst, vraag, vorm)?
        } else {
            intern::begin(tx, herkomst, vraag, &lezer, vorm)?
        };
        Ok(stap)
    }

    /// The chosen columns, each once.
    fn kolommen(&self) -> Result<Vec<&'static str>, Fout> {
        let mut bekend = namen(!self.openbaar);
        let mut gekozen = Vec::new();
        for kolom in &self.kolommen {
            let onbekend =
                || Fout::Gebruik(format!("de kolom {kolom} is er niet. Kies uit: {}", namen(!self.openbaar).join(", ")));
            let gevonden = bekend.iter().position(|naam| naam == kolom);
            match gevonden {
                Some(plek) => gekozen.push(bekend.swap_remove(plek)),
                None if gekozen.iter().any(|naam| naam == kolom) => {}
                None => return Err(onbekend()),
            }
        }
        Ok(gekozen)
    }

    fn vraag(&self, kolommen: Vec<&'static str>) -> Deelvraag {
        let houders: Vec<String> = self.registerhouder.iter().map(Uuid::to_string).collect();
        let gelezen = Gelezen {
            geldig_op: self.geldig_op,
            periode: None,
            beschikbaar_op: self.beschikbaar_op,
            status: Vec::new(),
            filters: if houders.is_empty() { Vec::new() } else { vec![Filter::Kenmerk(Kenmerk::Registerhouder, houders)] },
            zoek: Vec::new(),
            volgorde: Volgorde::Naam,
        };
        Deelvraag { gelezen, geschiedenis: self.geschiedenis, kolommen }
    }
}

fn moment(tekst: &str) -> Result<Moment, String> {
    let moment = DateTime::parse_from_rfc3339(tekst).map_err(|_| "noem een moment als 2026-05-31T12:00:00Z".to_owned())?;
    Ok(moment.to_utc().into())
}
