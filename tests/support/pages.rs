//! Pages as a browser asks for them and as it reads them.

use serde_json::Value;

use super::client::Request;

/// What a browser says that it reads.
pub const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

impl Request {
    /// As a browser asks it.
    pub fn by_browser(self) -> Self {
        self.header("Accept", BROWSER)
    }
}

/// A page in two: what readers see, and the block of data for programs, which is the only script that a page may have.
pub fn split_data(page: &str) -> (String, Option<Value>) {
    let Some((before, rest)) = page.split_once("<script type=\"application/ld+json\">") else { return (page.to_owned(), None) };
    let (data, after) = rest.split_once("</script>").unwrap();
    assert!(!data.contains(['<', '>', '&']), "{data}");
    (format!("{before}{after}"), Some(serde_json::from_str(data).unwrap()))
}
