//! One row for each record, by RFC 4180: comma, double quotes, CRLF, UTF-8 with a byte order mark, so that a spreadsheet reads the letters.

use csv::{Terminator, Writer, WriterBuilder};

use super::{
    Kop, Record,
    kolommen::{namen, plaatsen, waarden},
};
use crate::error::{Error, Result};

/// What tells a spreadsheet that a text is UTF-8.
const MARKERING: &[u8] = "\u{feff}".as_bytes();

/// What a spreadsheet may take for the begin of a formula, also when it is written wide.
const GEVAARLIJK: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The mark and the row with the names of the columns: those that were chosen, or else all.
pub fn begin(intern: bool, gekozen: &[&str]) -> Result<Vec<u8>> {
    let (mut rijen, namen) = (schrijver(), namen(intern));
    rijen.write_record(plaatsen(intern, gekozen).into_iter().map(|plek| namen[plek])).map_err(Error::internal)?;
    Ok([MARKERING, &klaar(rijen)?].concat())
}

/// The rows of these records.
pub fn rijen(records: &[Record], kop: &Kop, intern: bool, gekozen: &[&str]) -> Result<Vec<u8>> {
    let (mut rijen, plaatsen) = (schrijver(), plaatsen(intern, gekozen));
    for record in records {
        let waarden = waarden(record, kop, intern);
        rijen.write_record(plaatsen.iter().map(|plek| veilig(&waarden[*plek]))).map_err(Error::internal)?;
    }
    klaar(rijen)
}

fn schrijver() -> Writer<Vec<u8>> {
    WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new())
}

fn klaar(rijen: Writer<Vec<u8>>) -> Result<Vec<u8>> {
    rijen.into_inner().map_err(Error::internal)
}

/// A value that no spreadsheet executes: what could begin a formula gets an apostrophe in front (OWASP, CSV injection).
fn veilig(waarde: &str) -> String {
    if waarde.starts_with(GEVAARLIJK) { format!("'{waarde}") } else { waarde.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::veilig;

    #[test]
    fn nothing_begins_like_a_formula() {
        for gevaarlijk in ["=1+1", "+31 6", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"] {
            assert_eq!(veilig(gevaarlijk), format!("'{gevaarlijk}"));
        }
        for gewoon in ["", "a=1", " =1", "'=1", "1-1", "ë"] {
            assert_eq!(veilig(gewoon), gewoon);
        }
    }
}
