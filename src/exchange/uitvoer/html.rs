//! The internal register as one page that a supervisor can read and print. The templates escape every text.

use askama::Template;

use super::{Kop, Record, kolommen::intern_in_woorden};
use crate::{
    domain::{
        inhoud::organisatie::OrganisatieInvoer,
        publiek::verschil::{Rij, naast_elkaar},
    },
    error::{Error, Result},
};

/// The end of the page.
pub const EINDE: &str = "</main>\n</body>\n</html>\n";

#[derive(Template)]
#[template(path = "uitvoer/kop.html")]
struct Begin<'a> {
    kop: KopTekst<'a>,
    houders: Vec<Houder<'a>>,
}

struct KopTekst<'a> {
    geldig_op_tekst: String,
    beschikbaar_op: &'a crate::clock::Moment,
}

struct Houder<'a> {
    naam: &'a str,
    regels: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "uitvoer/activiteit.html")]
struct Activiteit<'a> {
    record: &'a Record,
    rijen: Vec<Rij>,
    intern: Vec<(String, String)>,
}

/// The begin of the page: what it is of, and who keeps the registers (AVG 30(1)(a)).
pub fn begin(kop: &Kop, houders: &[OrganisatieInvoer]) -> Result<String> {
    let kop = KopTekst {
        geldig_op_tekst: kop.geldig_op.map(|dag| dag.to_string()).unwrap_or_default(),
        beschikbaar_op: &kop.beschikbaar_op,
    };
    Begin { kop, houders: houders.iter().map(houder).collect() }.render().map_err(Error::internal)
}

/// An activity: everything it says, and what only management sees.
pub fn activiteit(record: &Record) -> Result<String> {
    let rijen = naast_elkaar(&record.romp, &record.romp);
    let intern = record.intern.as_ref().map(intern_in_woorden).unwrap_or_default();
    Activiteit { record, rijen, intern }.render().map_err(Error::internal)
}

fn houder(organisatie: &OrganisatieInvoer) -> Houder<'_> {
    let fg = organisatie.functionaris_gegevensbescherming.as_ref();
    let adres = |adres: Option<&crate::domain::inhoud::organisatie::Adres>| adres.map(|adres| adres.regels.join("\n"));
    let regels = [
        ("Bezoekadres", adres(organisatie.bezoekadres.as_ref())),
        ("Correspondentieadres", adres(organisatie.correspondentieadres.as_ref())),
        ("Telefoon", organisatie.telefoon.clone()),
        ("E-mail", organisatie.email.clone()),
        ("Functionaris gegevensbescherming", fg.and_then(|fg| fg.naam.clone())),
        ("E-mail van de functionaris", fg.and_then(|fg| fg.email.clone())),
        ("Telefoon van de functionaris", fg.and_then(|fg| fg.telefoon.clone())),
    ];
    let regels = regels.into_iter().filter_map(|(wat, waarde)| Some((wat, waarde?))).collect();
    Houder { naam: &organisatie.naam, regels }
}
