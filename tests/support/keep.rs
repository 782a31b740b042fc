//! `TEST_KEEP=1`: the databases of tests and benches stay.

/// Whether the database stays, to look in it afterwards; then says where it is.
pub(super) fn keeps(url: &str) -> bool {
    let keeps = std::env::var_os("TEST_KEEP").is_some();
    if keeps {
        eprintln!("the database stays: {url}");
    }
    keeps
}
