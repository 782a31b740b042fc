//! The privacy notice, as people and programs read it. It is made from the public record alone; nothing else may be in it.

mod algemeen;
mod binnen;
mod cameratoezicht;
mod gemeenten;
mod nieuwsbrief;
mod organisatie;
mod rechten;
mod taal;
mod teruglezen;
mod vijandig;
mod vormen;

/// The media types of a notice.
const VORMEN: [&str; 3] = ["application/json", "text/html", "text/markdown"];
