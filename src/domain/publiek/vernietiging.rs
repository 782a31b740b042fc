//! The date of destruction that follows from a retention term, with every step of the sum. Calculated when asked, never stored.

#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::openbaar::OpenbareBewaartermijn;
use crate::domain::{
    inhoud::Bewaartermijn,
    woorden::{
        codes::{BewaartermijnSoort, Waardering},
        datum::in_woorden,
        termijn::Termijn,
    },
};

/// Het deel van een bewaartermijn dat de vernietigingsdatum bepaalt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BerekenbareTermijn {
    /// De soort termijn.
    pub soort: BewaartermijnSoort,
    /// Duur (ISO 8601: jaren, maanden, weken, dagen), bijvoorbeeld `P4W`.
    #[serde(default)]
    pub termijn: Option<Termijn>,
    /// Of vernietiging per kalenderjaar gebeurt, op 1 januari van het jaar na afloop van de termijn.
    #[serde(default)]
    pub per_kalenderjaar: bool,
    /// Wat er na de termijn gebeurt: vernietigen of blijvend bewaren (Archiefwet 1995).
    #[serde(default)]
    pub waardering: Option<Waardering>,
}

/// De berekening van een vernietigingsdatum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Berekening {
    /// De dag waarop de gegevens worden vernietigd; `null` als die niet te berekenen is.
    #[schema(required)]
    pub vernietigingsdatum: Option<NaiveDate>,
    /// De uitkomst in een zin, of waarom er geen datum is.
    #[schema(
        example = "De termijn van 4 weken loopt van 1 mei 2026 tot 29 mei 2026. Op 29 mei 2026 worden de gegevens vernietigd."
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

/// What a public record says of a term.
impl From<&OpenbareBewaartermijn> for BerekenbareTermijn {
    fn from(termijn: &OpenbareBewaartermijn) -> Self {
        Self::from(&Bewaartermijn {
            soort: termijn.soort.as_ref().and_then(|soort| soort.code.parse().ok()),
            termijn: termijn.termijn,
            gebeurtenis: termijn.gebeurtenis.clone(),
            per_kalenderjaar: termijn.per_kalenderjaar,
            waardering: termijn.waardering.as_ref().and_then(|waardering| waardering.code.parse().ok()),
            ..Bewaartermijn::default()
        })
    }
}

/// Without a kind, what is filled in tells it.
impl From<&Bewaartermijn> for BerekenbareTermijn {
    fn from(termijn: &Bewaartermijn) -> Self {
        let gebeurtenis = termijn.gebeurtenis.as_ref().is_some_and(|tekst| !tekst.trim().is_empty());
        let gevuld = match (termijn.termijn, gebeurtenis) {
            (Some(_), true) => BewaartermijnSoort::VasteTermijnEnGebeurtenis,
            (Some(_), false) => BewaartermijnSoort::VasteTermijn,
            (None, true) => BewaartermijnSoort::Gebeurtenis,
            (None, false) => BewaartermijnSoort::Criteria,
        };
        Self {
            soort: termijn.soort.unwrap_or(gevuld),
            termijn: termijn.termijn,
            per_kalenderjaar: termijn.per_kalenderjaar == Some(true),
            waardering: termijn.waardering,
        }
    }
}

/// The date of destruction of data whose term begins on `start`: years and months in one step, clamped once to the end of the
/// month, then weeks and days, then, when it happens per calendar year, the first of January of the following year.
#[must_use]
pub fn bereken(termijn: &BerekenbareTermijn, start: NaiveDate) -> Berekening {
    match duur(termijn) {
        Ok(duur) => som(termijn, duur, start),
        Err(reden) => Berekening { vernietigingsdatum: None, uitleg: reden.to_owned(), stappen: Vec::new() },
    }
}

/// The duration to reckon with, or why there is none.
fn duur(termijn: &BerekenbareTermijn) -> Result<Termijn, &'static str> {
    use BewaartermijnSoort::{BlijvendBewaren, Criteria, Gebeurtenis, NietBewaard, VasteTermijn, VasteTermijnEnGebeurtenis};
    match (termijn.soort, termijn.waardering) {
        (NietBewaard, _) => Err("Deze gegevens worden niet bewaard. Daarom is er geen vernietigingsdatum."),
        (BlijvendBewaren, _) | (_, Some(Waardering::BlijvendBewaren)) => {
            Err("Deze gegevens worden blijvend bewaard. Daarom is er geen vernietigingsdatum.")
        }
        (Gebeurtenis, _) => {
            Err("Deze gegevens worden bewaard tot er iets gebeurt. Wanneer dat is, staat nog niet vast en is niet te berekenen.")
        }
        (Criteria, _) => {
            Err("Hoe lang deze gegevens worden bewaard, hangt af van criteria in woorden. Daaruit is geen datum te berekenen.")
        }
        (VasteTermijn | VasteTermijnEnGebeurtenis, _) => {
            termijn.termijn.ok_or("Er is geen termijn ingevuld. Daarom is er geen vernietigingsdatum te berekenen.")
        }
    }
}

fn som(termijn: &BerekenbareTermijn, duur: Termijn, start: NaiveDate) -> Berekening {
    let begin = match termijn.soort {
        BewaartermijnSoort::VasteTermijnEnGebeurtenis => "De termijn begint op de dag van de gebeurtenis",
        _ => "De termijn begint",
    };
    let mut stappen = vec![stap(begin, start)];
    let Some(einde) = tel_op(duur, start, &mut stappen) else {
        return buiten_de_kalender(stappen);
    };
    if !termijn.per_kalenderjaar {
        return klaar(einde, &loopt(duur, start, einde), stappen);
    }
    let Some(nieuwjaar) = NaiveDate::from_ymd_opt(einde.year() + 1, 1, 1) else {
        return buiten_de_kalender(stappen);
    };
    stappen.push(stap("Vernietiging gebeurt per kalenderjaar: 1 januari van het jaar daarna", nieuwjaar));
    klaar(nieuwjaar, &format!("{} Vernietiging gebeurt per kalenderjaar.", loopt(duur, start, einde)), stappen)
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
    let uitleg = format!("{looptijd} Op {} worden de gegevens vernietigd.", in_woorden(datum));
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
