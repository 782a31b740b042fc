//! When the term of a selectielijst begins: after the process itself, which can outlast the case (selectielijst gemeenten 2020, 2.5).

use super::Kennis;
use crate::domain::{inhoud::Bewaartermijn, woorden::zoekwoord::woorden};

/// The terms of a process, each with when the term of retention begins.
const PROCESTERMIJNEN: [(&str, &str); 5] = [
    ("nihil", "de termijn begint als de zaak is afgehandeld"),
    ("bestaansduur_procesobject", "de termijn begint pas als waar de zaak over gaat, niet meer bestaat of geldt"),
    (
        "ingeschatte_bestaansduur_procesobject",
        "de termijn begint pas als waar de zaak over gaat, naar schatting niet meer bestaat",
    ),
    ("vast_te_leggen_datum", "de termijn begint pas op een dag die bij de zaak is vastgelegd"),
    ("samengevoegd_met_bewaartermijn", "de termijn begint op het moment dat de selectielijst noemt, zoals de geboortedatum"),
];

impl Kennis {
    /// The term of the process on which a term of retention follows: of its result in the list, else of the copy. `None` when neither tells.
    #[must_use]
    pub fn procestermijn(&self, termijn: &Bewaartermijn) -> Option<&'static str> {
        let resultaat = termijn.selectielijst.as_ref()?;
        let uit_lijst = || {
            let item = self.selectielijst_resultaat(resultaat.lijst.as_deref()?, resultaat.volledig_nummer.as_deref()?)?;
            Self::als_procestermijn(item.eigenschappen.get("procestermijn")?.as_str()?)
        };
        uit_lijst().or_else(|| Self::als_procestermijn(resultaat.procestermijn.as_deref()?))
    }

    /// The code of a term of a process, however it is written: "Vast te leggen datum".
    #[must_use]
    pub fn als_procestermijn(tekst: &str) -> Option<&'static str> {
        let code = woorden(tekst).join("_");
        PROCESTERMIJNEN.iter().map(|(bekend, _)| *bekend).find(|bekend| *bekend == code)
    }

    /// When a term begins after a process of this term, in words.
    #[must_use]
    pub fn begint_pas(procestermijn: &str) -> &'static str {
        PROCESTERMIJNEN.iter().find(|(code, _)| *code == procestermijn).map_or("", |(_, woorden)| woorden)
    }

    /// Whether a moment is not before the end of a process of this term. Of a moment that the register does not know nothing is said.
    #[must_use]
    pub fn past_bij(&self, startmoment: &str, procestermijn: &str) -> bool {
        let Some(item) = self.zoek("startmoment", startmoment) else { return true };
        let bij = item.eigenschappen.get("procestermijnen").and_then(serde_json::Value::as_array);
        bij.is_none_or(|bij| bij.iter().any(|code| code.as_str() == Some(procestermijn)))
    }
}
