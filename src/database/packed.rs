//! Texts that are read by key, packed in a column.

use std::{cell::RefCell, io::Write as _};

use diesel::{
    backend::Backend,
    deserialize::{self, FromSql, FromSqlRow},
    expression::AsExpression,
    serialize::{self, Output, ToSql},
    sql_types::Binary,
};
use flate2::{Compress, Compression, Decompress, FlushDecompress, Status, write::ZlibEncoder};

use crate::error::{Error, Result};

/// What the JSON texts of the register have in common: their keys, codes and fixed sentences. What was packed with it is only read with it,
/// so this file never changes; a better one gets a number of its own.
const FIRST: &[u8] = include_bytes!("packed/1.txt");

/// The first byte of what is deflated with the first dictionary. No JSON text begins with it: such a text is its own unpacked form.
const WITH_FIRST: u8 = 1;

/// Below this many bytes there is nothing to win.
const WORTHWHILE: usize = 100;

/// A JSON text as it stands in a column: packed, or as it is when it is short or older than packing.
#[derive(Debug, Clone, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = Binary)]
pub struct Packed(Vec<u8>);

impl Packed {
    /// Packs a JSON text.
    pub fn new(text: &str) -> Result<Self> {
        if text.len() < WORTHWHILE {
            return Ok(Self(text.into()));
        }
        let mut compress = Compress::new(Compression::default(), false);
        compress.set_dictionary(FIRST).map_err(Error::internal)?;
        let mut encoder = ZlibEncoder::new_with_compress(vec![WITH_FIRST], compress);
        encoder.write_all(text.as_bytes()).map_err(Error::internal)?;
        encoder.finish().map(Self).map_err(Error::internal)
    }

    /// The text.
    ///
    /// # Errors
    /// What stands there was never packed here.
    pub fn text(&self) -> Result<String> {
        let text = match self.0.split_first() {
            Some((&WITH_FIRST, packed)) => inflate(packed)?,
            _ => self.0.clone(),
        };
        String::from_utf8(text).map_err(Error::internal)
    }
}

thread_local! {
    /// Its memory is taken once.
    static DECOMPRESS: RefCell<Decompress> = RefCell::new(Decompress::new(false));
}

fn inflate(packed: &[u8]) -> Result<Vec<u8>> {
    DECOMPRESS.with_borrow_mut(|decompress| inflate_with(decompress, packed))
}

fn inflate_with(decompress: &mut Decompress, packed: &[u8]) -> Result<Vec<u8>> {
    decompress.reset(false);
    decompress.set_dictionary(FIRST).map_err(Error::internal)?;
    // Never nothing: it grows by what it holds.
    let mut text = Vec::with_capacity(packed.len() * 8 + 64);
    loop {
        let done = usize::try_from(decompress.total_in()).map_err(Error::internal)?;
        let rest = packed.get(done..).unwrap_or_default();
        match decompress.decompress_vec(rest, &mut text, FlushDecompress::Finish).map_err(Error::internal)? {
            Status::StreamEnd if usize::try_from(decompress.total_in()).is_ok_and(|done| done == packed.len()) => {
                return Ok(text);
            }
            Status::Ok | Status::BufError if text.len() == text.capacity() => text.reserve(text.len()),
            _ => return Err(Error::internal("a packed text is cut off or goes on behind its end")),
        }
    }
}

impl<DB: Backend> ToSql<Binary, DB> for Packed
where
    [u8]: ToSql<Binary, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.as_slice().to_sql(out)
    }
}

impl<DB: Backend> FromSql<Binary, DB> for Packed
where
    Vec<u8>: FromSql<Binary, DB>,
{
    fn from_sql(value: DB::RawValue<'_>) -> deserialize::Result<Self> {
        Vec::from_sql(value).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::sha256;

    /// A JSON text of about so many bytes, half of it words that repeat and half of it what nobody can foresee.
    fn json(bytes: usize) -> String {
        let pieces = (0..bytes / 40).map(|number| format!("\"omschrijving\":\"{}\"", &sha256(&[&number.to_le_bytes()])[..24]));
        format!("{{{}}}", pieces.collect::<Vec<_>>().join(","))
    }

    #[test]
    fn a_text_of_any_length_reads_back() {
        for bytes in (0..2000).step_by(7).chain([10_000, 33_000, 200_000]) {
            let text = json(bytes);
            assert_eq!(Packed::new(&text).unwrap().text().unwrap(), text);
        }
        let repeated = format!("[{}]", "\"é\",".repeat(1_000_000));
        assert_eq!(Packed::new(&repeated).unwrap().text().unwrap(), repeated);
    }

    #[test]
    fn what_every_record_says_takes_little_room() {
        let text = r#"{"categorie":"emailadres","omschrijving":null,"gevoeligheid":null,"bronnen":[{"bron":"betrokkene","omschrijving":null}]}"#;
        assert!(Packed::new(text).unwrap().0.len() < text.len() / 4);
    }

    #[test]
    fn a_text_from_before_packing_is_its_own_packed_form() {
        let text = json(1000);
        assert_eq!(Packed(text.clone().into_bytes()).text().unwrap(), text);
    }

    #[test]
    fn what_was_cut_off_or_goes_on_is_not_taken_for_the_text() {
        let Packed(whole) = Packed::new(&json(1000)).unwrap();
        for bytes in 1..whole.len() {
            assert!(Packed(whole[..bytes].to_vec()).text().is_err(), "{bytes} of {}", whole.len());
        }
        assert!(Packed([whole.as_slice(), b"x"].concat()).text().is_err());
    }

    #[test]
    fn the_dictionary_is_the_one_that_older_rows_were_packed_with() {
        assert_eq!(sha256(&[FIRST]), "17ee42aa50b15a74643e1d0efc6a534771d051bd60e8b4ac13eedcdf72b6da71");
    }
}
