//! The date of destruction that follows from a retention term, with every step of the sum. Calculated when asked, never stored.

#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use utoipa::ToSchema;

use super::openbaar::OpenbareBewaartermijn;
use crate::domain::{
    inhoud::{Bewaartermijn, SelectielijstResultaat, UitzonderingVernietiging, WettelijkeBepaling, beheer::Vernietigingsstop},
    recht::kennis::Kennis,
    woorden::{
        codes::{BewaartermijnSoort, Waardering},
        datum::in_woorden,
        termijn::Termijn,
        zinnen::klein,
    },
};

/// The part of a term that decides the date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BerekenbareTermijn {
    /// The kind of term.
    pub soort: BewaartermijnSoort,
    /// How long.
    pub termijn: Option<Termijn>,
    /// Whether destruction happens once a year, on 1 January after the term.
    pub per_kalenderjaar: bool,
    /// What happens after the term (Archiefwet).
    pub waardering: Option<Waardering>,
    /// The moment at which the term begins.
    pub startmoment: Option<String>,
    /// Why the term cannot begin at that moment: the process of the selectielijst is not over by then.
    pub te_vroeg: Option<&'static str>,
    /// What the selectielijst says instead, where nobody explained the difference.
    pub anders_in_lijst: Option<AndersInLijst>,
    /// Whether a part is not destroyed (Archiefbesluit 1995, article 5).
    pub met_uitzondering: bool,
    /// Within which what is kept for good goes to the archive.
    pub overbrenging: Option<Termijn>,
}

/// In what a term is less than its result in the selectielijst, or than the law that it cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AndersInLijst {
    /// The list never destroys.
    Blijvend,
    /// The list keeps longer.
    Langer(Termijn),
    /// The law that the term cites keeps longer.
    WetLanger(Termijn),
}

/// De berekening van een vernietigingsdatum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Berekening {
    /// De dag vanaf welke de gegevens worden vernietigd; `null` als die niet te berekenen is.
    #[schema(required)]
    pub vernietigingsdatum: Option<NaiveDate>,
    /// De uitkomst in een zin, of waarom er geen datum is.
    #[schema(
        example = "De termijn van 4 weken loopt van 1 mei 2026 tot 29 mei 2026. Vanaf 29 mei 2026 worden de gegevens vernietigd."
    )]
    pub uitleg: String,
    /// De stappen van de berekening, in volgorde.
    pub stappen: Vec<Stap>,
}

/// Een stap van de berekening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Stap {
    /// Wat er in deze stap gebeurt.
    #[schema(example = "Plus 2 jaar en 3 maanden")]
    pub omschrijving: String,
    /// De datum na deze stap.
    #[schema(required)]
    pub datum: Option<NaiveDate>,
}

impl Berekening {
    /// What somebody must know before he destroys.
    fn met_opmerkingen(mut self, termijn: &BerekenbareTermijn) -> Self {
        if termijn.met_uitzondering {
            self.uitleg.push_str(" Let op: een deel wordt niet vernietigd.");
        }
        self
    }

    /// Whether a stop holds destruction: now, or on the day of destruction itself.
    #[must_use]
    pub fn wordt_gestopt(&self, stop: &Vernietigingsstop, vandaag: NaiveDate) -> bool {
        stop.loopt_op(vandaag) || self.vernietigingsdatum.is_some_and(|datum| datum > vandaag && stop.loopt_op(datum))
    }

    /// The same sum, without a date as long as nothing may be destroyed.
    #[must_use]
    pub fn gestopt(self, stop: &Vernietigingsstop, vandaag: NaiveDate, kennis: &Kennis) -> Self {
        let reden = stop.reden.as_ref().map(|code| format!(" ({})", klein(&kennis.naam("vernietigingsstop_reden", code))));
        let later = stop.vanaf.filter(|vanaf| *vanaf > vandaag);
        let vanaf = later.map(|vanaf| format!(" vanaf {}", in_woorden(vanaf))).unwrap_or_default();
        let tot = stop.tot.map(|tot| format!(" tot en met {}", in_woorden(tot))).unwrap_or_default();
        let reden = reden.unwrap_or_default();
        let stop = format!("Vernietigen is{vanaf} gestopt{tot}{reden}. Daarom is er nu geen vernietigingsdatum.");
        Self { vernietigingsdatum: None, uitleg: stop, stappen: self.stappen }
    }
}

/// The number of the term that is meant: the only one, or the one that is named. Says what to choose when it is neither.
///
/// # Errors
/// A sentence for the reader.
pub fn kies(aantal: usize, nummer: Option<usize>) -> Result<usize, String> {
    match nummer {
        _ if aantal == 0 => Err("Deze versie heeft geen bewaartermijn.".to_owned()),
        None if aantal == 1 => Ok(0),
        Some(nummer) if nummer < aantal => Ok(nummer),
        None => Err(format!("Deze versie heeft {aantal} bewaartermijnen; kies er een met `bewaartermijn`.")),
        Some(_) => Err(format!("Kies een bewaartermijn van 0 tot en met {}.", aantal - 1)),
    }
}

impl BerekenbareTermijn {
    /// What a public record says of a term.
    #[must_use]
    pub fn openbaar(termijn: &OpenbareBewaartermijn, kennis: &Kennis) -> Self {
        let selectielijst = termijn.selectielijst.as_ref().map(|resultaat| SelectielijstResultaat {
            lijst: resultaat.lijst.as_ref().map(|lijst| lijst.code.clone()),
            volledig_nummer: resultaat.volledig_nummer.clone(),
            procestermijn: resultaat.procestermijn.clone(),
            ..SelectielijstResultaat::default()
        });
        let invoer = Bewaartermijn {
            soort: termijn.soort.as_ref().and_then(|soort| soort.code.parse().ok()),
            termijn: termijn.termijn,
            startmoment: termijn.startmoment.as_ref().map(|moment| moment.code.clone()),
            gebeurtenis: termijn.gebeurtenis.clone(),
            toelichting: termijn.toelichting.clone(),
            wettelijke_bepaling: termijn.wettelijke_bepaling.as_ref().map(|bepaling| WettelijkeBepaling {
                regeling: bepaling.regeling.clone(),
                citeertitel: bepaling.citeertitel.clone(),
                artikel: bepaling.artikel.clone(),
                ..WettelijkeBepaling::default()
            }),
            per_kalenderjaar: termijn.per_kalenderjaar,
            waardering: termijn.waardering.as_ref().and_then(|waardering| waardering.code.parse().ok()),
            selectielijst,
            afwijking_toelichting: termijn.afwijking_toelichting.clone(),
            overbrengingstermijn: termijn.overbrengingstermijn,
            uitzondering_vernietiging: termijn.uitzondering_vernietiging.as_ref().map(|_| UitzonderingVernietiging::default()),
            ..Bewaartermijn::default()
        };
        Self::new(&invoer, kennis)
    }

    /// What a content says of a term. Without a kind, what is filled in tells it.
    #[must_use]
    pub fn new(termijn: &Bewaartermijn, kennis: &Kennis) -> Self {
        let gebeurtenis = termijn.gebeurtenis.as_ref().is_some_and(|tekst| !tekst.trim().is_empty());
        let gevuld = match (termijn.termijn, gebeurtenis) {
            (Some(_), true) => BewaartermijnSoort::VasteTermijnEnGebeurtenis,
            (Some(_), false) => BewaartermijnSoort::VasteTermijn,
            (None, true) => BewaartermijnSoort::Gebeurtenis,
            (None, false) => BewaartermijnSoort::Criteria,
        };
        let soort = termijn.soort.unwrap_or(gevuld);
        let startmoment = termijn.startmoment.clone().filter(|moment| !moment.trim().is_empty());
        // An event tells itself when the process is over.
        let procestermijn = kennis.procestermijn(termijn).filter(|_| soort == BewaartermijnSoort::VasteTermijn);
        let uitgelegd = termijn.toelichting.as_ref().is_some_and(|tekst| !tekst.trim().is_empty());
        let te_vroeg = procestermijn.filter(|procestermijn| match startmoment.as_deref() {
            // Another moment, that nobody told, can be any day.
            Some("overig") if !uitgelegd => *procestermijn != GEEN_PROCESTERMIJN,
            Some(moment) => !kennis.past_bij(moment, procestermijn),
            None => *procestermijn != GEEN_PROCESTERMIJN,
        });
        Self {
            soort,
            termijn: termijn.termijn,
            per_kalenderjaar: termijn.per_kalenderjaar == Some(true),
            waardering: termijn.waardering,
            startmoment,
            te_vroeg: te_vroeg.map(Kennis::begint_pas),
            anders_in_lijst: korter_dan_de_wet(termijn, kennis).or_else(|| anders_in_lijst(termijn, kennis)),
            met_uitzondering: termijn.uitzondering_vernietiging.is_some(),
            overbrenging: termijn.overbrengingstermijn,
        }
    }
}

/// What is destroyed answers to the law of the day on which that happens, so the law as far ahead as it is known.
fn korter_dan_de_wet(termijn: &Bewaartermijn, kennis: &Kennis) -> Option<AndersInLijst> {
    let minimum = kennis.wettelijke_duur(termijn.wettelijke_bepaling.as_ref()?, NaiveDate::MAX)?.minimum?;
    minimum.kan_langer_duren_dan(termijn.termijn?).then_some(AndersInLijst::WetLanger(minimum))
}

/// Compares with the list itself, not with its copy; who explains a difference has decided.
fn anders_in_lijst(termijn: &Bewaartermijn, kennis: &Kennis) -> Option<AndersInLijst> {
    let toegelicht = termijn.afwijking_toelichting.as_ref().is_some_and(|tekst| !tekst.trim().is_empty());
    let kopie = termijn.selectielijst.as_ref().filter(|_| !toegelicht)?;
    let lijst = kennis.selectielijst_resultaat(kopie.lijst.as_deref()?, kopie.volledig_nummer.as_deref()?)?;
    let eigenschap = |naam: &str| lijst.eigenschappen.get(naam)?.as_str();
    if eigenschap("waardering").and_then(|code| code.parse().ok()) == Some(Waardering::BlijvendBewaren) {
        return Some(AndersInLijst::Blijvend);
    }
    let van_lijst: Termijn = eigenschap("bewaartermijn")?.parse().ok()?;
    van_lijst.kan_langer_duren_dan(termijn.termijn?).then_some(AndersInLijst::Langer(van_lijst))
}

/// The process is over when the case is.
const GEEN_PROCESTERMIJN: &str = "nihil";

/// The term begins when the year of the start is over.
const EINDE_KALENDERJAAR: &str = "einde_kalenderjaar";

/// The date of destruction of data whose term begins on `start`, or at the end of its year: years and months in one step, clamped once to the
/// end of the month, then weeks and days, then, when it happens per calendar year, the first of January of the following year. Rather no date
/// than one that is too early: what is destroyed does not come back.
#[must_use]
pub fn bereken(termijn: &BerekenbareTermijn, start: NaiveDate) -> Berekening {
    let zonder_datum = |uitleg: String| Berekening { vernietigingsdatum: None, uitleg, stappen: Vec::new() };
    match (duur(termijn), termijn.te_vroeg) {
        (Err(reden), _) => zonder_datum(format!("{reden}{}", naar_het_archief(termijn, start).unwrap_or_default())),
        (Ok(_), Some(waarom)) => zonder_datum(format!(
            "Volgens de selectielijst is dit begin te vroeg: {waarom}. Daarom is er nog geen vernietigingsdatum te berekenen."
        )),
        (Ok(duur), None) => {
            let berekening = som(termijn, duur, start);
            if berekening.vernietigingsdatum.is_none() { berekening } else { berekening.met_opmerkingen(termijn) }
        }
    }
}

/// What is kept for good has another day: that on which it goes to the archive (Archiefwet).
fn naar_het_archief(termijn: &BerekenbareTermijn, start: NaiveDate) -> Option<String> {
    let blijvend = termijn.soort == BewaartermijnSoort::BlijvendBewaren
        || (termijn.soort != BewaartermijnSoort::NietBewaard && termijn.waardering == Some(Waardering::BlijvendBewaren));
    let dag = termijn.overbrenging.filter(|_| blijvend)?.vanaf(start)?;
    Some(format!(" Uiterlijk op {} gaan ze naar het archief.", in_woorden(dag)))
}

/// The duration to reckon with, or why there is none.
fn duur(termijn: &BerekenbareTermijn) -> Result<Termijn, String> {
    use BewaartermijnSoort::{BlijvendBewaren, Criteria, Gebeurtenis, NietBewaard, VasteTermijn, VasteTermijnEnGebeurtenis};
    if matches!(termijn.soort, VasteTermijn | VasteTermijnEnGebeurtenis)
        && termijn.waardering != Some(Waardering::BlijvendBewaren)
    {
        match termijn.anders_in_lijst {
            None => {}
            Some(AndersInLijst::Blijvend) => {
                return Err(
                    "Volgens de selectielijst worden deze gegevens blijvend bewaard, en het register legt niet uit waarom dat \
                     hier anders is. Daarom is er geen vernietigingsdatum."
                        .to_owned(),
                );
            }
            Some(AndersInLijst::Langer(duur)) => {
                return Err(format!(
                    "Volgens de selectielijst is de termijn {}, en het register legt niet uit waarom die hier korter is. Daarom is er \
                     geen vernietigingsdatum.",
                    duur.in_woorden()
                ));
            }
            Some(AndersInLijst::WetLanger(duur)) => {
                return Err(format!(
                    "De wet die bij de termijn staat, zegt: ten minste {}. De termijn is korter. Daarom is er geen vernietigingsdatum.",
                    duur.in_woorden()
                ));
            }
        }
    }
    let reden = match (termijn.soort, termijn.waardering) {
        (NietBewaard, _) => "Deze gegevens worden niet bewaard. Daarom is er geen vernietigingsdatum.",
        (BlijvendBewaren, _) | (_, Some(Waardering::BlijvendBewaren)) => {
            "Deze gegevens worden blijvend bewaard. Daarom is er geen vernietigingsdatum."
        }
        (Gebeurtenis, _) => {
            "Deze gegevens worden bewaard tot er iets gebeurt. Wanneer dat is, staat nog niet vast en is niet te berekenen."
        }
        (Criteria, _) => {
            "Hoe lang deze gegevens worden bewaard, hangt af van criteria in woorden. Daaruit is geen datum te berekenen."
        }
        (VasteTermijn | VasteTermijnEnGebeurtenis, _) => match termijn.termijn {
            Some(duur) => return Ok(duur),
            None => "Er is geen termijn ingevuld. Daarom is er geen vernietigingsdatum te berekenen.",
        },
    };
    Err(reden.to_owned())
}

fn som(termijn: &BerekenbareTermijn, duur: Termijn, dag: NaiveDate) -> Berekening {
    let begin = match termijn.soort {
        BewaartermijnSoort::VasteTermijnEnGebeurtenis => "De termijn begint op de dag van de gebeurtenis",
        _ => "De termijn begint",
    };
    let na_het_jaar = termijn.startmoment.as_deref() == Some(EINDE_KALENDERJAAR);
    let start = if na_het_jaar { NaiveDate::from_ymd_opt(dag.year(), 12, 31).unwrap_or(dag) } else { dag };
    let mut stappen = vec![stap(begin, dag)];
    if start != dag {
        stappen = vec![
            stap("De dag waarvan wordt uitgegaan", dag),
            stap("De termijn begint aan het einde van het kalenderjaar", start),
        ];
    }
    let Some(einde) = tel_op(duur, start, &mut stappen) else {
        return buiten_de_kalender(stappen);
    };
    let looptijd = loopt(duur, start, einde);
    let (datum, stap_erbij, zin) = if termijn.per_kalenderjaar {
        let nieuwjaar = NaiveDate::from_ymd_opt(einde.year() + 1, 1, 1);
        let stap = "Vernietiging gebeurt per kalenderjaar: 1 januari van het jaar daarna";
        (nieuwjaar, Some(stap), format!("{looptijd} Vernietiging gebeurt per kalenderjaar."))
    } else if na_het_jaar {
        // A term that begins at the end of a day also ends at the end of one.
        (einde.succ_opt(), Some("De termijn loopt tot en met die dag; vernietiging kan vanaf de dag erna"), looptijd)
    } else {
        (Some(einde), None, looptijd)
    };
    let Some(datum) = datum else { return buiten_de_kalender(stappen) };
    stappen.extend(stap_erbij.map(|omschrijving| stap(omschrijving, datum)));
    klaar(datum, &zin, stappen)
}

/// The end of the duration; every step that moves the date is noted.
fn tel_op(duur: Termijn, start: NaiveDate, stappen: &mut Vec<Stap>) -> Option<NaiveDate> {
    let (kalender, dagen) = (duur.jaren_en_maanden(), duur.weken_en_dagen());
    let na_maanden = kalender.vanaf(start)?;
    if !kalender.is_nul() {
        let afgekapt = if na_maanden.day() == start.day() { "" } else { ", afgekapt op het einde van de maand" };
        stappen.push(stap(&format!("Plus {}{afgekapt}", kalender.in_woorden()), na_maanden));
    }
    let einde = dagen.vanaf(na_maanden)?;
    if !dagen.is_nul() {
        stappen.push(stap(&format!("Plus {}", dagen.in_woorden()), einde));
    }
    if duur.is_nul() {
        stappen.push(stap("De termijn is nul: de gegevens worden direct vernietigd", einde));
    }
    Some(einde)
}

fn loopt(duur: Termijn, start: NaiveDate, einde: NaiveDate) -> String {
    if duur.is_nul() {
        return format!("De termijn is nul en begint op {}.", in_woorden(start));
    }
    format!("De termijn van {} loopt van {} tot {}.", duur.in_woorden(), in_woorden(start), in_woorden(einde))
}

fn klaar(datum: NaiveDate, looptijd: &str, stappen: Vec<Stap>) -> Berekening {
    let uitleg = format!("{looptijd} Vanaf {} worden de gegevens vernietigd.", in_woorden(datum));
    Berekening { vernietigingsdatum: Some(datum), uitleg, stappen }
}

fn buiten_de_kalender(stappen: Vec<Stap>) -> Berekening {
    let uitleg =
        "Het einde van de termijn valt buiten de kalender. Daarom is er geen vernietigingsdatum te berekenen.".to_owned();
    Berekening { vernietigingsdatum: None, uitleg, stappen }
}

fn stap(omschrijving: &str, datum: NaiveDate) -> Stap {
    Stap { omschrijving: omschrijving.to_owned(), datum: Some(datum) }
}
