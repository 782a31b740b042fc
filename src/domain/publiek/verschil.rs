//! What changed between two versions of a public record, in plain sentences. One walk (`velden`) turns a record into a tree of what it
//! says; every comparison reads two of those trees. Elements of a list belong together by meaning, never by place alone.

mod boom;
mod intern;
mod koppelen;
mod rijen;
mod samenvoegen;
mod taal;
#[cfg(test)]
pub(super) mod tests;
mod velden;
mod vergelijken;
mod vergelijking;
mod waarde;

use serde::Serialize;
use utoipa::ToSchema;

pub use samenvoegen::{NietOvergenomen, voeg_samen, voeg_velden_samen};
pub use vergelijking::{Kant, PatchHandeling, PatchStap, VergelekenVersie, Vergelijking, VersieWijziging};

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

/// One thing that two versions say otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verschil {
    /// The section.
    pub onderdeel: &'static str,
    /// Came, went or changed.
    pub soort: VerschilSoort,
    /// Where it stands, or would stand, in the JSON of the old version; `None` for an element that it does not have.
    pub van_pointer: Option<String>,
    /// The same for the new version.
    pub pointer: Option<String>,
    /// What it is about, in plain words: "Bewaartermijn van camerabeelden".
    pub wat: String,
    /// The difference in one sentence.
    pub zin: String,
    /// Whether readers are told elsewhere, or need not know.
    stil: bool,
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

/// What the new version says otherwise than the old one, as readers are told it, in reading order. Number, moments and keys of the
/// versions themselves are no difference, a mere re-ordering is none, and neither is a code whose label reads otherwise.
#[must_use]
pub fn verschillen(oud: &Romp, nieuw: &Romp) -> Vec<Verschil> {
    let mut verteld: Vec<Verschil> = Vec::new();
    for verschil in alle_verschillen(&velden::van(oud), &velden::van(nieuw)) {
        // One organisation can stand in more than one place; what is said of it is told once.
        let zelfde = |eerder: &Verschil| (eerder.onderdeel, &eerder.zin) == (verschil.onderdeel, &verschil.zin);
        if !verschil.stil && !verteld.iter().any(zelfde) {
            verteld.push(verschil);
        }
    }
    verteld
}

/// Every difference, with its place: also what follows from another one.
fn alle_verschillen(oud: &[boom::Knoop], nieuw: &[boom::Knoop]) -> Vec<Verschil> {
    let mut gevonden = Vec::new();
    vergelijken::vergelijk(oud, nieuw, &vergelijken::Plaats::default(), &mut gevonden);
    gevonden
}

/// Both versions side by side in reading order: everything that at least one of them says, also what is equal.
#[must_use]
pub fn naast_elkaar(oud: &Romp, nieuw: &Romp) -> Vec<Rij> {
    let mut rijen = Vec::new();
    rijen::leg_naast(&velden::van(oud), &velden::van(nieuw), &mut rijen);
    rijen
}
