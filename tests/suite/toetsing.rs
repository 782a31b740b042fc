//! The machine's check over HTTP: of concepts, of versions, of what is not saved, and of the whole register.

mod bevindingen;
mod concept;
mod los;
mod openbare_tekst;
mod teksten;
mod vernietiging;

use serde_json::Value;

/// What a check found, as "code pointer", in its order.
fn vondsten(bevindingen: &Value) -> Vec<String> {
    let bevindingen = bevindingen.as_array().unwrap().iter();
    let tekst = |bevinding: &Value, veld: &str| bevinding[veld].as_str().unwrap().to_owned();
    bevindingen.map(|bevinding| format!("{} {}", tekst(bevinding, "code"), tekst(bevinding, "pointer"))).collect()
}
