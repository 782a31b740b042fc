//! How long a text may be is said once: in the schema of its field. Who reads files asks it.

use std::{
    any::TypeId,
    collections::HashMap,
    sync::{LazyLock, PoisonError, RwLock},
};

use utoipa::{
    PartialSchema,
    openapi::{RefOr, Schema},
};

/// What was asked before: making a schema takes longer than reading a cell.
static BEKEND: LazyLock<RwLock<HashMap<(TypeId, &str), usize>>> = LazyLock::new(RwLock::default);

/// The most characters that a field of `T` takes, by its name in JSON. A field without a limit takes none, so that its first test fails.
#[must_use]
pub fn hoogstens<T: PartialSchema + 'static>(veld: &'static str) -> usize {
    let sleutel = (TypeId::of::<T>(), veld);
    if let Some(bekend) = BEKEND.read().unwrap_or_else(PoisonError::into_inner).get(&sleutel) {
        return *bekend;
    }
    let hoogstens = van_schema(&T::schema(), veld).unwrap_or_default();
    BEKEND.write().unwrap_or_else(PoisonError::into_inner).insert(sleutel, hoogstens);
    hoogstens
}

fn van_schema(schema: &RefOr<Schema>, veld: &str) -> Option<usize> {
    let RefOr::T(Schema::Object(object)) = schema else { return None };
    match object.properties.get(veld)? {
        RefOr::T(Schema::Object(tekst)) => tekst.max_length,
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::inhoud::{Inhoud, beheer::Beheer};

    #[test]
    fn the_limit_is_the_one_of_the_document() {
        assert_eq!(
            [hoogstens::<Inhoud>("naam"), hoogstens::<Inhoud>("naam"), hoogstens::<Beheer>("opmerkingen")],
            [242, 242, 10_000]
        );
        assert_eq!([hoogstens::<Inhoud>("themas"), hoogstens::<Inhoud>("bestaatNiet")], [0, 0]);
    }
}
