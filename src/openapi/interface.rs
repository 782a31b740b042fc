//! What is read from the document once, for everything that serves it.

use std::sync::Arc;

use super::{Vormen, document};
use crate::{
    domain::recht::kennis::Kennis,
    error::Result,
    http::{contract::Contract, document::Document, routes::Routes},
};

/// What the service promises: the document, and what bodies and paths are held against. It takes a moment to build and never changes, so
/// several apps can share one.
#[derive(Debug, Clone)]
pub struct Interface {
    /// The document in the forms in which it is sent.
    pub vormen: Arc<Vormen>,
    /// What bodies must be.
    pub contract: Arc<Contract>,
    /// Which methods a path has.
    pub routes: Arc<Routes>,
    /// What pages tell about.
    pub document: Arc<Document>,
}

impl Interface {
    /// The interface of this release, with the codes that `kennis` knows.
    pub fn new(kennis: &Arc<Kennis>) -> Result<Self> {
        let document = document();
        Ok(Self {
            contract: Arc::new(Contract::new(&document, kennis)?),
            routes: Arc::new(Routes::new(&document)),
            vormen: Arc::default(),
            document: Arc::new(Document::new(|| super::delen::deel(super::document()))),
        })
    }
}
