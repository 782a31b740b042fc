//! The public JSON side: anonymous, read-only, cacheable. It reads what was stored to be sent; it cannot reach concepts.

pub mod antwoord;
pub mod controle;
pub mod export;
pub mod facetten;
pub mod installatie;
pub mod kop;
pub mod koppelvlakken;
pub mod omvang;
pub mod organisaties;
pub mod privacyverklaring;
pub mod referentielijsten;
pub mod regels;
pub mod selectielijst;
pub mod vernietiging;
pub mod verschil;
pub mod versies;
pub mod verwerkingsactiviteiten;
pub mod wijzigingen;
