//! What readers are told: the public record, the notice made of it, what differs and what happened.

pub mod openbaar;
pub mod selectielijst;
pub mod verklaring;
pub mod verloop;
pub mod vernietiging;
pub mod verschil;
