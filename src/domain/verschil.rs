//! What changed between two versions of a public record, in plain sentences. One walk (`velden`) turns a record into a tree of what it
//! says; both comparisons read two of those trees. Elements of a list belong together by meaning, never by place alone.

mod boom;
mod koppelen;
mod rijen;
mod taal;
#[cfg(test)]
pub(super) mod tests;
mod velden;
mod vergelijken;
mod waarde;

use serde::Serialize;
use utoipa::ToSchema;

use super::openbaar::Romp;

/// Wat er met een stukje van de activiteit is gebeurd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum VerschilSoort {
    /// Het staat er nu bij.
    Toegevoegd,
    /// Het staat er niet meer bij.
    Vervallen,
    /// Het is anders dan het was.
    Gewijzigd,
}

/// Een verschil tussen twee versies van een activiteit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Verschil {
    /// Het deel van de activiteit waar het verschil staat.
    #[schema(example = "bewaren")]
    pub onderdeel: &'static str,
    /// Toegevoegd, vervallen of gewijzigd.
    pub soort: VerschilSoort,
    /// Waar het over gaat, in gewone woorden.
    #[schema(example = "Bewaartermijn van camerabeelden")]
    pub wat: String,
    /// Wat er in de oude versie staat; `null` als daar niets staat.
    #[schema(required)]
    pub oud: Option<String>,
    /// Wat er in de nieuwe versie staat; `null` als daar niets staat.
    #[schema(required)]
    pub nieuw: Option<String>,
    /// Het verschil in één zin.
    #[schema(example = "De bewaartermijn van camerabeelden is gewijzigd van 5 jaar naar 7 jaar.")]
    pub zin: String,
}

/// Een regel van twee versies naast elkaar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Rij {
    /// Het deel van de activiteit.
    #[schema(example = "bewaren")]
    pub onderdeel: &'static str,
    /// Waar de regel over gaat, in gewone woorden.
    #[schema(example = "Bewaartermijn van camerabeelden")]
    pub wat: String,
    /// Wat er in de oude versie staat; `null` als daar niets staat.
    #[schema(required)]
    pub oud: Option<String>,
    /// Wat er in de nieuwe versie staat; `null` als daar niets staat.
    #[schema(required)]
    pub nieuw: Option<String>,
    /// `true` als beide versies hetzelfde zeggen.
    pub gelijk: bool,
}

/// What a section is called, above a table.
#[must_use]
pub fn naam_van_onderdeel(onderdeel: &str) -> &'static str {
    velden::naam(onderdeel)
}

/// What the new version says otherwise than the old one, in reading order. Number, moments and keys of the versions themselves are no
/// difference, a mere re-ordering is none, and neither is a code whose label reads otherwise.
#[must_use]
pub fn verschillen(oud: &Romp, nieuw: &Romp) -> Vec<Verschil> {
    let mut gevonden = Vec::new();
    vergelijken::vergelijk(&velden::van(oud), &velden::van(nieuw), &mut gevonden);
    gevonden
}

/// Both versions side by side in reading order: everything that at least one of them says, also what is equal.
#[must_use]
pub fn naast_elkaar(oud: &Romp, nieuw: &Romp) -> Vec<Rij> {
    let mut rijen = Vec::new();
    rijen::leg_naast(&velden::van(oud), &velden::van(nieuw), &mut rijen);
    rijen
}
