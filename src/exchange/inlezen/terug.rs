//! The sheet by which a workbook of our own can be read back: the lines of the NDJSON, each over as many cells as it needs, and a mark of every
//! cell of the other sheets, so that what people changed there shows. A mark does not depend on labels and names, which may differ where the
//! workbook is read.

use std::{borrow::Cow, collections::BTreeMap};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    LANGSTE_CEL, Onderwerp,
    tabel::{Cel, verandert},
};
use crate::hash::sha256;

/// The name of the sheet.
pub const BLAD: &str = "Terug inlezen";
/// What its first row tells people.
pub const UITLEG: &str = "Wijzig niets op dit blad: hiermee leest het register dit werkboek terug in. \
                          Wat u op de andere bladen wijzigt, toevoegt of weghaalt, wordt overgenomen.";
/// The sheets of which the rows are of nothing.
pub(super) const LOS: [&str; 1] = ["Toelichting"];
/// The length of the mark of a cell.
pub(super) const MERK: usize = 8;
/// The mark of an empty cell.
pub(super) const LEEG: &str = "e3b0c442";

/// A value for each row or column of each sheet, by the name of the sheet.
pub type Bladen = BTreeMap<String, Vec<String>>;

/// A line that only the workbook has, beside those of the NDJSON.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "soort", rename_all = "lowercase")]
pub enum Regel {
    /// The columns of the sheets.
    Kolommen {
        /// Their names.
        bladen: Bladen,
    },
    /// The marks of the rows of an activity, an organisation or an agreement, or of those that are of none.
    Merken {
        /// What it is.
        onderwerp: Onderwerp,
        /// Its key.
        uuid: Option<Uuid>,
        /// The mark of its line.
        regel: Option<String>,
        /// The ETag of an activity: a step is taken only when it is still the same.
        etag: Option<String>,
        /// Those of its rows: the marks of the cells, one after another.
        bladen: Bladen,
    },
}

/// What fits in a cell, counted as Excel counts.
#[must_use]
pub fn past(tekst: &str) -> &str {
    if tekst.len() <= LANGSTE_CEL {
        return tekst;
    }
    let mut lengte = 0;
    let te_ver = tekst.char_indices().find(|(_, teken)| {
        lengte += teken.len_utf16();
        lengte > LANGSTE_CEL
    });
    te_ver.map_or(tekst, |(einde, _)| &tekst[..einde])
}

/// A short hash of the text of a cell, as it is read back. Only to see a change by: it proves nothing.
#[must_use]
pub fn merk(tekst: &str) -> String {
    merk_van_regel(&Cel::new(tekst).tekst)
}

/// The same of a whole line.
#[must_use]
pub fn merk_van_regel(regel: &str) -> String {
    let mut merk = sha256(&[regel.as_bytes()]);
    merk.truncate(MERK);
    merk
}

/// A line of JSON in which the signs that change when a cell is read stand by their number, and so does what programs for spreadsheets take
/// for the code of a character, such as `_x0041_`.
#[must_use]
pub fn onveranderlijk(regel: &str) -> Cow<'_, str> {
    if !regel.contains("_x") && !regel.contains(verandert) {
        return Cow::Borrowed(regel);
    }
    let vast = |teken| if verandert(teken) { format!("\\u{:04x}", u32::from(teken)) } else { teken.to_string() };
    Cow::Owned(regel.replace("_x", "\\u005fx").chars().map(vast).collect())
}

/// A line as cells, cut inside a word or number: white space or a sign at the edge of a cell may not come through programs for spreadsheets.
#[must_use]
pub fn cellen(mut regel: &str) -> Vec<String> {
    let stevig =
        |teken: Option<char>| teken.is_some_and(|teken| teken.is_alphanumeric() || !(teken.is_ascii() || teken.is_whitespace()));
    let mut cellen = Vec::new();
    loop {
        let mut eerste = past(regel);
        if eerste.len() < regel.len() {
            let goed = |plek: &usize| stevig(regel[..*plek].chars().next_back()) && stevig(regel[*plek..].chars().next());
            let plek = (1..=eerste.len()).rev().filter(|plek| regel.is_char_boundary(*plek)).find(goed);
            eerste = &regel[..plek.unwrap_or(eerste.len())];
        }
        cellen.push(eerste.to_owned());
        regel = &regel[eerste.len()..];
        if regel.is_empty() {
            return cellen;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_any_length_fits_in_cells_and_comes_back_whole() {
        for deel in ["abc ", "é =1", "😀a", "ééé  ", "x- = '\u{a0}y", "_x0041_"] {
            let regel = deel.repeat(30_000);
            let cellen = cellen(&regel);
            assert!(cellen.len() > 1);
            assert_eq!(cellen.concat(), regel);
            assert!(cellen.iter().all(|cel| cel.encode_utf16().count() <= LANGSTE_CEL));
            let heel = |cel: &String| cel.trim() == cel && !cel.starts_with(['=', '-', '+', '@', '\'']);
            assert!(cellen[1..cellen.len() - 1].iter().all(heel), "{deel}");
        }
        let vreemd = "{\"a\":\"x\u{a0}y\u{200b}\u{85}_x000D_\"}";
        let vast = onveranderlijk(vreemd);
        assert_eq!(Cel::new(&vast).tekst, vast);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&vast).unwrap()["a"], "x\u{a0}y\u{200b}\u{85}_x000D_");
        assert_eq!(cellen(&" ".repeat(LANGSTE_CEL + 1)).concat().len(), LANGSTE_CEL + 1);
        assert_eq!(merk(" "), LEEG);
        assert_eq!(cellen("{}"), ["{}"]);
        assert_eq!(past(&"😀".repeat(20_000)).encode_utf16().count(), LANGSTE_CEL - 1);
    }
}
