//! The rules of a type itself (`validator`): its errors as faults, with the names that JSON has.

use std::borrow::Cow;

use validator::{ValidationErrors, ValidationErrorsKind};

use crate::{error::Fault, json::below};

/// The name under which `validator` keeps what is wrong with a struct as a whole.
const WHOLE: &str = "__all__";

/// The faults, sorted by place. Rejected values stay out of them: they may be personal data.
pub(super) fn faults(errors: &ValidationErrors) -> Vec<Fault> {
    let mut faults = Vec::new();
    collect(errors, "", &mut faults);
    faults.sort_by(|one, other| (&one.name, one.code).cmp(&(&other.name, other.code)));
    faults
}

fn collect(errors: &ValidationErrors, at: &str, faults: &mut Vec<Fault>) {
    for (field, kind) in errors.errors() {
        let place = if field == WHOLE { at.to_owned() } else { below(at, camel_case(field)) };
        match kind {
            ValidationErrorsKind::Struct(inner) => collect(inner, &place, faults),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(inner, &below(&place, index), faults);
                }
            }
            ValidationErrorsKind::Field(found) => faults.extend(found.iter().map(|error| {
                let code = if let Cow::Borrowed(code) = error.code { code } else { "ongeldig" };
                Fault::new(&place, code, error.message.as_deref().unwrap_or("Deze waarde klopt niet."))
            })),
        }
    }
}

/// The name that serde gives a field: each letter after an underscore becomes a capital.
fn camel_case(field: &str) -> String {
    let mut words = field.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let mut letters = word.chars();
        let capital = letters.next().map(|letter| letter.to_ascii_uppercase());
        name + &capital.into_iter().chain(letters).collect::<String>()
    })
}
