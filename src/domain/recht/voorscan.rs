//! The pre-scan of a DPIA: which signs of a high risk follow from a content, and what a person must still judge (AVG 35).
//!
//! What the law only counts on a large scale is no more than possible as long as the content does not tell its scale.

mod feiten;
mod kenmerken;
#[cfg(test)]
mod tests;

use serde::Serialize;
use utoipa::ToSchema;

use self::kenmerken::KENMERKEN;
use super::kennis::Referentie;
use crate::domain::recht::dossier::Dossier;
use crate::domain::woorden::codes::Regime;

/// De voorscan: of een DPIA waarschijnlijk verplicht is, en waarom (AVG artikel 35).
///
/// De voorscan helpt bij de beoordeling en vervangt haar niet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Voorscan {
    /// `true` als een kenmerk van artikel 35 lid 3, van de lijst van de Autoriteit Persoonsgegevens of van de AI-verordening geldt, of ten
    /// minste twee kenmerken uit de Europese richtsnoeren WP248. Wat alleen mogelijk geldt, telt niet mee.
    pub waarschijnlijk_verplicht: bool,
    /// De uitkomst in gewone taal.
    #[schema(example = "Een DPIA is waarschijnlijk verplicht vanwege “Cameratoezicht”.")]
    pub waarom: String,
    /// De kenmerken die gelden of mogelijk gelden.
    pub criteria: Vec<VoorscanCriterium>,
}

/// Een kenmerk dat op een hoog risico wijst.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VoorscanCriterium {
    /// De code uit de lijst `dpia_criterium`.
    #[schema(example = "ap_cameratoezicht", extensions(("x-referentielijst" = json!("dpia_criterium"))))]
    pub code: String,
    /// De naam van het kenmerk.
    #[schema(example = "Cameratoezicht")]
    pub naam: String,
    /// Waar het kenmerk bij hoort: `avg_35_3` (artikel 35 lid 3 AVG), `ap_lijst` (lijst van de Autoriteit Persoonsgegevens), `wp248`
    /// (Europese richtsnoeren) of `ai_verordening`.
    #[schema(example = "ap_lijst")]
    pub groep: String,
    /// Waar het kenmerk vandaan komt.
    #[schema(required)]
    pub bron: Option<String>,
    /// Hoe zeker het kenmerk geldt.
    pub uitkomst: VoorscanUitkomst,
    /// Waaruit het kenmerk blijkt, of wat iemand nog moet beoordelen.
    #[schema(example = "Deze gegevens komen uit eigen waarneming: “Camerabeelden”.")]
    pub waarom: String,
}

/// Hoe zeker een kenmerk geldt: `opgegeven` (ingevuld bij de DPIA), `gevonden` (volgt uit wat er is ingevuld) of `mogelijk` (iemand
/// moet het nog beoordelen).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VoorscanUitkomst {
    /// Entered by the editor.
    Opgegeven,
    /// Follows with certainty from fields.
    Gevonden,
    /// A person must judge it.
    Mogelijk,
}

/// Groups of which one criterion is enough: AVG 35(3), the list of the supervisory authority (AVG 35(4)), and what the AI regulation calls a
/// high risk.
const EEN_IS_GENOEG: &[&str] = &["avg_35_3", "ap_lijst", "ai_verordening"];

/// The nine criteria of the European guidelines, of which two are enough.
const WP248: &str = "wp248";

impl Voorscan {
    /// The names of the criteria that make a DPIA probably mandatory; none when it is not.
    pub(in crate::domain) fn doorslaggevend(&self) -> Vec<String> {
        let van = |groepen: &[&str]| -> Vec<String> {
            let zeker = self.criteria.iter().filter(|criterium| criterium.uitkomst != VoorscanUitkomst::Mogelijk);
            zeker
                .filter(|criterium| groepen.contains(&criterium.groep.as_str()))
                .map(|criterium| criterium.naam.clone())
                .collect()
        };
        let (genoeg, samen) = (van(EEN_IS_GENOEG), van(&[WP248]));
        match (genoeg.is_empty(), samen.len()) {
            (false, _) => genoeg,
            (true, 2..) => samen,
            (true, _) => Vec::new(),
        }
    }
}

/// What the content of a dossier tells about the need of a DPIA.
#[must_use]
pub fn voorscan(dossier: &Dossier<'_>) -> Voorscan {
    let leeg = |waarom: &str| Voorscan { waarschijnlijk_verplicht: false, waarom: waarom.to_owned(), criteria: Vec::new() };
    if dossier.inhoud.regime() == Regime::Wpg {
        return leeg("Deze verwerking valt onder de Wet politiegegevens. De voorscan gaat alleen over de AVG.");
    }
    if !dossier.is_verantwoordelijk() {
        return leeg("De organisatie verwerkt deze gegevens in opdracht. Haar opdrachtgever beoordeelt of een DPIA nodig is.");
    }
    let lijst = dossier.kennis.lijsten().iter().filter(|lijst| lijst.lijst == "dpia_criterium");
    let criteria = lijst.flat_map(|lijst| &lijst.items).filter_map(|item| criterium(dossier, item)).collect();
    let mut voorscan = Voorscan { waarschijnlijk_verplicht: false, waarom: String::new(), criteria };
    voorscan.waarschijnlijk_verplicht = !voorscan.doorslaggevend().is_empty();
    voorscan.waarom = uitkomst(&voorscan);
    voorscan
}

/// A criterion of the list, when it applies: because the editor says so, else because of what is filled in.
fn criterium(dossier: &Dossier<'_>, item: &Referentie) -> Option<VoorscanCriterium> {
    let opgegeven = dossier.inhoud.dpia.as_ref().is_some_and(|dpia| dpia.criteria.contains(&item.code));
    let (uitkomst, waarom) = if opgegeven {
        (VoorscanUitkomst::Opgegeven, "Dit kenmerk is ingevuld bij de DPIA.".to_owned())
    } else {
        let kenmerk = KENMERKEN.iter().find(|kenmerk| kenmerk.code == item.code)?;
        (kenmerk.toets)(dossier)?
    };
    let groep = item.eigenschappen.get("groep").and_then(|groep| groep.as_str()).unwrap_or_default();
    Some(VoorscanCriterium {
        code: item.code.clone(),
        naam: item.naam.clone(),
        groep: groep.to_owned(),
        bron: item.bron.clone(),
        uitkomst,
        waarom,
    })
}

fn uitkomst(voorscan: &Voorscan) -> String {
    let doorslaggevend = voorscan.doorslaggevend();
    if !doorslaggevend.is_empty() {
        return format!("Een DPIA is waarschijnlijk verplicht vanwege {}.", opsomming(&doorslaggevend));
    }
    let (mogelijk, zeker): (Vec<_>, Vec<_>) =
        voorscan.criteria.iter().partition(|criterium| criterium.uitkomst == VoorscanUitkomst::Mogelijk);
    let begin = match zeker.first() {
        Some(een) => {
            format!(
                "Alleen het kenmerk “{}” geldt zeker. Dat ene kenmerk is meestal niet genoeg voor een verplichte DPIA.",
                een.naam
            )
        }
        None => "Uit wat er is ingevuld, volgt niet dat een DPIA verplicht is.".to_owned(),
    };
    let rest = if mogelijk.is_empty() { "" } else { " Beoordeel nog de kenmerken die mogelijk gelden." };
    format!("{begin}{rest}")
}

/// "“A”, “B” en “C”".
pub(in crate::domain) fn opsomming(namen: &[String]) -> String {
    let geciteerd: Vec<String> = namen.iter().map(|naam| format!("“{naam}”")).collect();
    crate::domain::woorden::zinnen::opsomming(&geciteerd, "en")
}
