//! The workbook in which people work: a sheet for the activities, the organisations and the agreements, and one for each list in them, made from the schemas of the content itself,
//! so that no field is forgotten. `inlezen/werkboek` reads it back. `docs/inlezen.md` tells people how it works.

mod anders;
mod blad;
mod namen;
mod rijen;
mod schema;
mod schrijver;
#[cfg(test)]
mod tests;
mod waarde;

pub use anders::{anders, kop_van, plaats, veldnaam};
pub use blad::{BLADEN, Blad, Soort, Veld, wortel};
pub use namen::voor_mensen;
pub use rijen::{Rij, aanduiding, op, rijen};
pub use schrijver::Werkboek;
pub use waarde::{Fout, Namen};

/// The sheet with a row for each activity.
pub const ACTIVITEITEN: &str = "Activiteiten";
/// The sheet with the organisations.
pub const ORGANISATIES: &str = "Organisaties";
/// The sheet with the agreements.
pub const OVEREENKOMSTEN: &str = "Verwerkersovereenkomsten";
/// The number of the activity.
pub const NUMMER: &str = "Nummer";
/// Its name, on the sheets of its parts.
pub const ACTIVITEIT: &str = "Activiteit";
/// The name of the organisation, on the sheets of its parts.
pub const ORGANISATIE: &str = "Organisatie";
/// How far the activity is.
pub const STAND: &str = "Stand";
/// What is to happen with its concept.
pub const STAP: &str = "Stap";
/// The row of another sheet that a row belongs to.
pub const BIJ: &str = "Bij rij";
/// What a row is called.
pub const RIJ: &str = "Rij";
/// What the check has to say about a row.
pub const BEVINDINGEN: &str = "Bevindingen";
/// What found no place when the activity was read in.
pub const INGELEZEN: &str = "Ingelezen";
/// The permanent key of the activity.
pub const SLEUTEL: &str = "uuid";
/// The sheet with the labels of the list boxes.
pub const KEUZELIJSTEN: &str = "Keuzelijsten";
