//! The contact data of organisations as readers get them: in record after record the same organisation stands.

use std::sync::Arc;

use moka::sync::Cache;
use serde::Serialize;

use crate::{
    domain::{inhoud::organisatie::OrganisatieInvoer, publiek::openbaar::organisatie::Contact, recht::kennis::Kennis},
    error::Result,
};

/// So many bytes are kept at most.
const MEESTE: u64 = 4_000_000;

/// The contact data of organisations, by the organisation itself: another one gives another text.
pub struct Contacten(Cache<Arc<str>, Arc<str>>);

impl Default for Contacten {
    fn default() -> Self {
        let weeg =
            |organisatie: &Arc<str>, contact: &Arc<str>| u32::try_from(organisatie.len() + contact.len()).unwrap_or(u32::MAX);
        Self(Cache::builder().max_capacity(MEESTE).weigher(weeg).build())
    }
}

impl Contacten {
    /// The JSON object with the contact data of an organisation, which is JSON too.
    pub fn van(&self, organisatie: &str, kennis: &Kennis) -> Result<Arc<str>> {
        if let Some(contact) = self.0.get(organisatie) {
            return Ok(contact);
        }
        let invoer: OrganisatieInvoer = serde_json::from_str(organisatie)?;
        let contact: Arc<str> = serde_json::to_string(&MetContact { contact: Contact::new(&invoer, kennis) })?.into();
        self.0.insert(organisatie.into(), Arc::clone(&contact));
        Ok(contact)
    }
}

#[derive(Serialize)]
struct MetContact {
    contact: Contact,
}
