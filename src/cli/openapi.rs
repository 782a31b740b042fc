//! `openapi`: the document, as it is committed.

use clap::Args;

use super::fout::Fout;
use crate::{
    error::Error,
    openapi::{Deel, OpenapiVersie, vorm},
};

#[derive(Args)]
pub(super) struct Opties {
    /// Welk deel: alles, of openbaar.
    #[arg(long, default_value = "alles")]
    deel: Deel,
    /// De versie van OpenAPI: 3.1, of 3.0.
    #[arg(long, default_value = "3.1")]
    versie: OpenapiVersie,
}

pub(super) fn run(opties: &Opties) -> Result<(), Fout> {
    super::print(&serde_json::to_string_pretty(&vorm(opties.deel, opties.versie)).map_err(Error::internal)?)
}
