//! Webhooks: what readers of the public register could see change, told to who subscribed. That comes from the change feed, so nothing that is not
//! public is sent; only who follows the life of activities in management gets more, and what that subscription may know.

mod adres;
mod beurt;
mod cloudevent;
mod gebeurtenis;
mod handtekening;
mod verzending;

pub use adres::bezwaar;
pub use beurt::{Bezorger, blijf, ronde, test};
pub use cloudevent::CloudEvent;
pub use handtekening::{geheim_klopt, nieuw_geheim};
pub use verzending::Antwoord;
