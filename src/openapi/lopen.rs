//! Walking through a document.

use serde_json::{Map, Value};

const METHODS: [&str; 5] = ["get", "put", "post", "patch", "delete"];

/// Every operation with its path and its method.
pub(super) fn operaties(document: &mut Value) -> impl Iterator<Item = (String, &'static str, &mut Value)> {
    leden_van(document, "paths").flat_map(|(path, item)| {
        let operaties = leden(item).filter_map(|(method, operatie)| Some((is_methode(method)?, operatie)));
        operaties.map(|(method, operatie)| (path.clone(), method, operatie))
    })
}

fn is_methode(naam: &str) -> Option<&'static str> {
    METHODS.into_iter().find(|method| *method == naam)
}

/// The members of an object; of anything else none.
pub(super) fn leden(value: &mut Value) -> impl Iterator<Item = (&String, &mut Value)> {
    value.as_object_mut().into_iter().flat_map(Map::iter_mut)
}

/// The members of the object under a key; without one none.
pub(super) fn leden_van<'a>(value: &'a mut Value, sleutel: &str) -> impl Iterator<Item = (&'a String, &'a mut Value)> {
    value.get_mut(sleutel).into_iter().flat_map(leden)
}

/// The elements of the array under a key; without one none.
pub(super) fn rij_van<'a>(value: &'a mut Value, sleutel: &str) -> impl Iterator<Item = &'a mut Value> {
    value.get_mut(sleutel).into_iter().flat_map(rij)
}

fn rij(value: &mut Value) -> impl Iterator<Item = &mut Value> {
    value.as_array_mut().into_iter().flatten()
}

/// Does this to every schema, the inner ones first. What is an example is passed over: it may look like anything.
pub(super) fn schemas(document: &mut Value, doe: &impl Fn(&mut Value)) {
    for (sleutel, waarde) in leden(document) {
        match sleutel.as_str() {
            "schema" => schema(waarde, doe),
            "schemas" => leden(waarde).for_each(|(_, een)| schema(een, doe)),
            "example" | "examples" => {}
            _ if waarde.is_array() => rij(waarde).for_each(|een| schemas(een, doe)),
            _ => schemas(waarde, doe),
        }
    }
}

fn schema(value: &mut Value, doe: &impl Fn(&mut Value)) {
    for (sleutel, waarde) in leden(value) {
        match sleutel.as_str() {
            "properties" => leden(waarde).for_each(|(_, een)| schema(een, doe)),
            "items" | "additionalProperties" => schema(waarde, doe),
            "oneOf" | "anyOf" | "allOf" => rij(waarde).for_each(|een| schema(een, doe)),
            _ => {}
        }
    }
    doe(value);
}
