//! Lists of activities: whole ones, page after page, and what stands in them.

use serde_json::Value;

use super::{app::PUBLIC_URL, client::Client};

/// The public list.
pub const OPENBAAR: &str = "/v1/register/verwerkingsactiviteiten";
/// The list of management.
pub const BEHEER: &str = "/v1/verwerkingsactiviteiten";

/// Everything that a list gives: page after page, as `next` leads.
pub async fn every_result(client: &Client, path: &str) -> Vec<Value> {
    let (mut results, mut next) = (Vec::new(), Some(path.to_owned()));
    while let Some(path) = next {
        let mut page = client.get(path).send().await.expect(200);
        results.append(page.body["results"].as_array_mut().unwrap());
        assert!(page.body["count"].as_u64().unwrap() >= results.len() as u64);
        next = page.body["next"].as_str().map(|next| next.strip_prefix(PUBLIC_URL).unwrap().to_owned());
    }
    results
}

/// One page with these parameters; it must hold everything that was found.
pub async fn found(client: &Client, path: &str, query: &[(&str, &str)]) -> Vec<Value> {
    let request = query.iter().fold(client.get(path).query("pageSize", "100"), |request, (key, value)| request.query(key, value));
    let mut page = request.send().await.expect(200);
    let results = std::mem::take(page.body["results"].as_array_mut().unwrap());
    assert_eq!(page.body["count"].as_u64().unwrap(), results.len() as u64, "more than one page");
    results
}

/// The names that are found, in their order.
pub async fn names(client: &Client, path: &str, query: &[(&str, &str)]) -> Vec<String> {
    texts(&found(client, path, query).await, "naam")
}

/// One text of each result.
pub fn texts(results: &[Value], key: &str) -> Vec<String> {
    results.iter().map(|result| result[key].as_str().unwrap().to_owned()).collect()
}
