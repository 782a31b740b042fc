//! The register's own words and rules. No HTTP, no SQL, no clock.

pub mod beheer;
pub mod bewaartermijn_klasse;
pub mod codes;
pub mod concept;
pub mod datum;
pub mod facet;
pub mod fragment;
pub mod inhoud;
pub mod kenmerken;
pub mod kennis;
pub mod openbaar;
pub mod organisatie;
pub mod organisatie_openbaar;
pub mod overeenkomst;
pub mod rechten;
pub mod selectielijst;
pub mod spelling;
pub mod termijn;
pub mod tijdlijn;
pub mod toetsing;
pub mod verklaring;
pub mod vernietiging;
pub mod voorscan;
pub mod zinnen;
pub mod zoeken;
