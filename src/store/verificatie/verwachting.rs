//! A row as the journal tells it.

use serde_json::{Map, Value};

use crate::{domain::inhoud::beheer::Beheer, store::documenten};

/// What a column must be.
pub(super) enum Eis {
    /// This.
    Is(Value),
    /// A text with this hash under this salt.
    Gezouten { zout: String, hash: String },
    /// Nothing administered, in the form of whichever release wrote it.
    LeegBeheer,
}

impl Eis {
    fn klopt(&self, waarde: &Value) -> bool {
        match (self, waarde) {
            (Self::Is(verwacht), _) => verwacht == waarde,
            (Self::Gezouten { zout, hash }, Value::String(tekst)) => documenten::gezouten_met(zout, tekst) == *hash,
            (Self::LeegBeheer, Value::String(tekst)) => {
                serde_json::from_str::<Beheer>(tekst).is_ok_and(|beheer| beheer == Beheer::default())
            }
            _ => false,
        }
    }
}

/// A row that must be there. A column that the journal does not tell of is not named.
pub(super) struct Verwachting {
    /// The entry that left it so.
    pub(super) regel: i64,
    velden: Vec<(String, Eis)>,
}

impl Verwachting {
    /// As the entry with this number left it.
    pub(super) fn new(regel: i64, velden: Value) -> Self {
        let velden = if let Value::Object(velden) = velden { velden } else { Map::new() };
        Self { regel, velden: velden.into_iter().map(|(kolom, waarde)| (kolom, Eis::Is(waarde))).collect() }
    }

    /// And this column, when the journal tells of it.
    pub(super) fn met(mut self, kolom: &str, eis: Option<Eis>) -> Self {
        self.velden.extend(eis.map(|eis| (kolom.to_owned(), eis)));
        self
    }

    /// The columns of a row that are something else.
    pub(super) fn afwijkingen(self, rij: &Value) -> Vec<String> {
        let anders = self.velden.into_iter().filter(|(kolom, eis)| !eis.klopt(&rij[kolom.as_str()]));
        anders.map(|(kolom, _)| kolom).collect()
    }
}
