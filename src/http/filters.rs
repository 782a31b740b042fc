//! The filters of lists of activities.

mod organisaties;
mod parameters;
mod waarde;

use chrono::NaiveDate;

pub use organisaties::{OrganisatieFilters, ZOEK as ORGANISATIE_ZOEK, lees_organisaties};
pub use parameters::{BESCHIKBAAR_OP, BeheerFilters, GELDIG_OP, OpenbareFilters, Sortering, Tijdreis};

use super::query::Query;
use crate::{
    clock::{EERSTE_DAG, Moment, ooit},
    domain::{
        recht::kennis::Kennis,
        woorden::codes::Status,
        zoeken::{artikel, kenmerk::Kenmerk},
    },
    error::Result,
    index::{Bereik, Deel, Filter, Selectie, Volgorde},
    store::{Lezen, openbaar},
};
use parameters::{
    CONCEPT, GEEN_CONCEPT, GELDIG_TOT, GELDIG_VAN, GEWIJZIGD_SINDS, HERZIENING_TOT, IDENTIFICATIE, Kring, OVEREENKOMST_TOT,
    SORTEER, STATUS, VASTGESTELD_TOT, VASTGESTELD_VAN, ZOEK, filters,
};
use waarde::bezwaren;

/// What a query says of a list, apart from who looks.
#[derive(Debug)]
pub struct Gelezen {
    /// On which day.
    pub geldig_op: Option<NaiveDate>,
    /// On some day of a period: its first and its last.
    pub periode: Option<(Option<NaiveDate>, Option<NaiveDate>)>,
    /// As known at which moment.
    pub beschikbaar_op: Option<Moment>,
    /// In which states.
    pub status: Vec<Status>,
    /// All must hold.
    pub filters: Vec<Filter>,
    /// Words to find.
    pub zoek: Vec<String>,
    /// In which order.
    pub volgorde: Volgorde,
}

impl Gelezen {
    /// In the order that the query asks for.
    #[must_use]
    pub fn gesorteerd(mut self, query: &mut Query) -> Self {
        self.volgorde = match SORTEER.read(query) {
            Some("naam") => Volgorde::Naam,
            Some("-vastgesteldOp") => Volgorde::Vastgesteld,
            Some("identificatie") => Volgorde::Identificatie,
            Some("relevantie") => Volgorde::Relevantie,
            _ => self.volgorde,
        };
        self
    }

    /// Whether it asks for versions: a concept has no status, no day and no past.
    #[must_use]
    pub fn wil_versies(&self) -> bool {
        self.geldig_op.is_some() || self.periode.is_some() || self.beschikbaar_op.is_some() || !self.status.is_empty()
    }

    /// The list that is asked for, by whoever looks; without a day it is today's.
    #[must_use]
    pub fn selectie(self, bereik: Bereik, bekend: Moment, vandaag: NaiveDate) -> Selectie {
        let (dag, deel) = match self.periode {
            None => (self.geldig_op.unwrap_or(vandaag), Deel::Dag),
            Some((eerste, laatste)) => (laatste.unwrap_or(ooit()), Deel::Vanaf(eerste.unwrap_or(EERSTE_DAG))),
        };
        Selectie {
            bereik,
            dag,
            deel,
            bekend,
            status: self.status,
            filters: self.filters,
            zoek: self.zoek,
            volgorde: self.volgorde,
        }
    }
}

/// Reads what everyone can ask; faults wait in the query.
pub fn lees_openbaar(query: &mut Query, kennis: &Kennis) -> Gelezen {
    let zoek = ZOEK.read(query);
    let gezocht = zoek.as_deref().map(|zoek| kennis.zoekwoorden(zoek)).unwrap_or_default();
    let mut filters = kenmerken(query, Kring::Iedereen, kennis);
    if zoek.is_some() && gezocht.is_empty() {
        // Without a letter or digit there is no word to find.
        filters.push(Filter::Identificatie(Vec::new()));
    }
    let nummers = IDENTIFICATIE.read(query);
    if !nummers.is_empty() {
        filters.push(Filter::Identificatie(nummers));
    }
    filters.extend(VASTGESTELD_VAN.read(query).map(|datum| Filter::VastgesteldVan(Moment::begin_van(datum))));
    let tot = VASTGESTELD_TOT.read(query).and_then(|datum| datum.succ_opt());
    filters.extend(tot.map(|datum| Filter::VastgesteldVoor(Moment::begin_van(datum))));
    let volgorde = if zoek.is_some() { Volgorde::Relevantie } else { Volgorde::Naam };
    let (geldig_op, status) = (GELDIG_OP.read(query), STATUS.read(query));
    let periode = lees_periode(query, geldig_op.is_some(), !status.is_empty());
    Gelezen { geldig_op, periode, beschikbaar_op: BESCHIKBAAR_OP.read(query), status, filters, zoek: gezocht, volgorde }
}

/// A period says by itself on which days and in which state.
fn lees_periode(query: &mut Query, met_dag: bool, met_status: bool) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    const NIET_SAMEN: (&str, &str) = ("niet-samen", "Kies: een periode (geldigVan, geldigTot), of een dag met een status.");
    let periode = (GELDIG_VAN.read(query), GELDIG_TOT.read(query));
    if periode == (None, None) {
        return None;
    }
    if met_dag {
        GELDIG_OP.fault(query, NIET_SAMEN.0, NIET_SAMEN.1);
    }
    if met_status {
        STATUS.fault(query, NIET_SAMEN.0, NIET_SAMEN.1);
    }
    Some(periode)
}

/// What everyone asks for, of today unless the query says otherwise; faults wait in the query.
pub fn openbare_selectie(tx: &mut Lezen<'_>, query: &mut Query, kennis: &Kennis) -> Result<Selectie> {
    let gelezen = lees_openbaar(query, kennis).gesorteerd(query);
    let bekend = bekend(tx, query, gelezen.beschikbaar_op)?;
    let vandaag = tx.moment.datum();
    Ok(gelezen.selectie(Bereik::Openbaar { vandaag }, bekend, vandaag))
}

/// Reads what management can ask.
pub fn lees_beheer(query: &mut Query, kennis: &Kennis) -> Gelezen {
    let mut gelezen = lees_openbaar(query, kennis);
    gelezen.filters.extend(kenmerken(query, Kring::Beheer, kennis));
    gelezen.filters.extend(HERZIENING_TOT.read(query).map(Filter::HerzieningTot));
    gelezen.filters.extend(OVEREENKOMST_TOT.read(query).map(Filter::OvereenkomstTot));
    gelezen.filters.extend(GEWIJZIGD_SINDS.read(query).map(Filter::GewijzigdSinds));
    match CONCEPT.read(query) {
        Some(GEEN_CONCEPT) => gelezen.filters.push(Filter::ZonderConcept),
        Some(status) => gelezen.filters.extend(status.parse().ok().map(Filter::ConceptStatus)),
        None => {}
    }
    gelezen
}

/// As known at the moment that was asked for: not later than the last entry of the journal, and never in the future.
pub fn bekend(tx: &mut Lezen<'_>, query: &mut Query, gevraagd: Option<Moment>) -> Result<Moment> {
    let laatste = openbaar::laatste(tx.conn)?;
    if gevraagd.is_some_and(|gevraagd| gevraagd > tx.moment.max(laatste)) {
        BESCHIKBAAR_OP.fault(query, "in-de-toekomst", "Hoe het register in de toekomst is, is nog niet bekend.");
    }
    Ok(gevraagd.map_or(laatste, |gevraagd| gevraagd.min(laatste)))
}

fn kenmerken(query: &mut Query, kring: Kring, kennis: &Kennis) -> Vec<Filter> {
    let mut wetten = Vec::new();
    let mut gelezen = Vec::new();
    for (kenmerk, param) in filters(kring) {
        let mut waarden = param.read(query);
        param.faults(query, "onbekende-code", bezwaren(param.kind, &waarden, kennis));
        match kenmerk {
            // Stands before the article.
            Kenmerk::Wet => wetten.clone_from(&waarden),
            Kenmerk::Artikel => match van_wet(&wetten, &waarden) {
                Ok(codes) => waarden = codes,
                Err((code, bezwaren)) => param.faults(query, code, bezwaren),
            },
            _ => {}
        }
        if !waarden.is_empty() {
            gelezen.push(Filter::Kenmerk(kenmerk, waarden));
        }
    }
    gelezen
}

/// Articles with the law that they are of, so that both are of one provision; else what is wrong with each.
fn van_wet(wetten: &[String], artikelen: &[String]) -> Result<Vec<String>, (&'static str, Vec<String>)> {
    let [wet] = wetten else {
        return if artikelen.is_empty() {
            Ok(Vec::new())
        } else {
            let reden = "Noem in wet precies één wet: een nummer van een artikel zegt alleen iets bij een wet.";
            Err(("een-wet", vec![reden.to_owned()]))
        };
    };
    let gevraagd = |nummer: &String| Some(artikel::gevraagd(wet, nummer)).filter(|codes| !codes.is_empty());
    let bezwaar = |nummer: &&String| gevraagd(nummer).is_none();
    let bezwaren: Vec<_> = artikelen.iter().filter(bezwaar).map(|nummer| niet_artikel(nummer)).collect();
    if bezwaren.is_empty() { Ok(artikelen.iter().filter_map(gevraagd).flatten().collect()) } else { Err(("vorm", bezwaren)) }
}

fn niet_artikel(nummer: &str) -> String {
    format!("“{nummer}” is geen artikel. Schrijf een artikel als 6, 6.1, 4:23 of 6 lid 1.")
}
