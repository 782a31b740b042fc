//! Answers coded for the way: smaller, and the same.

use std::collections::BTreeSet;

use super::Ground;

#[actix_web::test]
async fn a_coded_answer_is_the_same_answer() {
    let ground = Ground::prepare().await;
    for (path, _) in ground.reads().into_iter().filter(|(path, public)| *public && !path.ends_with("openapi.json")) {
        let ask = |coding: &'static str| ground.app.anonymous().get(&path).header("Accept-Encoding", coding);
        let plain = ask("identity").send().await.expect(200);
        assert_eq!(plain.header("Content-Encoding"), None, "{path}");
        let mut etags = BTreeSet::from([plain.etag()]);
        for (accept, coding) in
            [("gzip", "gzip"), ("br", "br"), ("gzip, deflate, br, zstd", "br"), ("br;q=0.1, gzip;q=0.9", "gzip")]
        {
            let coded = ask(accept).send().await.expect(200);
            assert_eq!(coded.header("Content-Encoding"), Some(coding), "{path} {accept}");
            // Of what is made while it is sent nobody knows the length.
            let length = (!path.ends_with("/export")).then(|| coded.bytes.len().to_string());
            assert_eq!(coded.header("Content-Length"), length.as_deref(), "{path} {accept}");
            assert_eq!(coded.text(), plain.text(), "{path} {accept}");
            // A strong tag names these very bytes, so the tag of one coding is no answer to another.
            ask("identity").header("If-None-Match", &coded.etag()).send().await.expect(200);
            ask(accept).header("If-None-Match", &coded.etag()).send().await.expect(304);
            etags.insert(coded.etag());
        }
        assert_eq!(etags.len(), 3, "{path}: one tag for each coding");
    }
}

#[actix_web::test]
async fn who_cannot_decode_gets_it_plain() {
    let ground = Ground::prepare().await;
    for accept in ["", "deflate", "zstd", "br;q=0, gzip;q=0", "identity, *;q=0"] {
        let answer = ground.app.anonymous().get("/v1/register").header("Accept-Encoding", accept).send().await.expect(200);
        assert_eq!(answer.header("Content-Encoding"), None, "{accept}");
    }
    for path in ["/v1/register/weg", "/v1/register?x=1"] {
        let problem = ground.app.anonymous().get(path).header("Accept-Encoding", "gzip, br").send().await;
        assert_eq!(problem.header("Content-Encoding"), None, "{path}");
    }
}
