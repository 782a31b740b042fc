//! `openapi`: the document, as it is committed.

use super::fout::Fout;
use crate::error::Error;

pub(super) fn run() -> Result<(), Fout> {
    super::print(&serde_json::to_string_pretty(&crate::openapi::document()).map_err(Error::internal)?)
}
