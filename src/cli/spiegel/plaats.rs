//! Which file holds the answer of an address. A name is made of letters, digits and hyphens only, whatever the address says, so that no
//! address leads out of the folder and no file stands where another needs a folder.

/// A longer part is no key or code of the register.
const LANGSTE: usize = 100;
/// Pages, by the first part of their path.
const PAGINAS: [&str; 11] = [
    "verwerkingen",
    "organisaties",
    "insluiten",
    "id",
    "waar",
    "rechten",
    "situaties",
    "a-z",
    "over",
    "toegankelijkheid",
    "wijzigingen",
];
/// Questions that a file cannot answer.
const VRAGEN: [&str; 5] = ["zoek", "sorteer", "pageSize", "geldigOp", "beschikbaarOp"];

/// The file of an address, which begins with a slash and has no fragment; none when it is no part of the mirror.
pub(super) fn bestand(adres: &str) -> Option<String> {
    let (pad, query) = adres.split_once('?').unwrap_or((adres, ""));
    let pad = pad.strip_prefix('/')?;
    if query.is_empty() && is_los(pad) {
        return Some(pad.to_owned());
    }
    if pad.is_empty() {
        return query.is_empty().then(|| "index.html".to_owned());
    }
    if let Some(blad) = pad.strip_suffix(".pdf") {
        let mut delen = blad.split('/');
        let is_blad = delen.next().is_some_and(|eerste| PAGINAS.contains(&eerste)) && delen.clone().next().is_some();
        return (query.is_empty() && is_blad && delen.all(|een| deel(een).is_some())).then(|| pad.to_owned());
    }
    let (map, feed) = match pad.strip_suffix("/wijzigingen.atom") {
        Some(map) => (map, true),
        None => (pad, false),
    };
    let mut delen: Vec<String> = map.split('/').map(deel).collect::<Option<_>>()?;
    if feed {
        return (query.is_empty() && PAGINAS.contains(&delen[0].as_str())).then(|| pad.to_owned());
    }
    for paar in query.split('&').filter(|paar| !paar.is_empty()) {
        delen.extend(keuze(paar)?);
    }
    let pad = delen.join("/");
    if PAGINAS.contains(&delen[0].as_str()) {
        return Some(format!("{pad}/index.html"));
    }
    let is_json = delen[0] == "v1" && delen.get(1).is_some_and(|deel| ["register", "referentielijsten"].contains(&deel.as_str()));
    is_json.then(|| format!("{pad}.json"))
}

/// Where a web server shows a file.
pub(super) fn webpad(bestand: &str) -> String {
    format!("/{}", bestand.strip_suffix("index.html").unwrap_or(bestand))
}

/// Files that are called what their address is called.
fn is_los(pad: &str) -> bool {
    let vast = [
        "404.html",
        "icoon.svg",
        "favicon.ico",
        "sitemap.xml",
        "robots.txt",
        "wijzigingen.atom",
        ".well-known/security.txt",
        "v1/openapi.json",
    ];
    let met_kenmerk = [("sitemap-", ".xml"), ("stijl-", ".css"), ("thema-", ".css"), ("logo-", ".svg"), ("logo-", ".png")];
    vast.contains(&pad)
        || met_kenmerk.iter().any(|(begin, einde)| {
            pad.strip_prefix(begin).and_then(|rest| rest.strip_suffix(einde)).is_some_and(|rest| deel(rest).is_some())
        })
}

/// A part of a path.
fn deel(deel: &str) -> Option<String> {
    let is_gewoon = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    ((1..=LANGSTE).contains(&deel.len()) && deel.bytes().all(is_gewoon)).then(|| deel.to_owned())
}

/// The parts of a path for a choice in a query; none for the first page.
fn keuze(paar: &str) -> Option<Vec<String>> {
    let (sleutel, waarde) = paar.split_once('=')?;
    match (sleutel, waarde) {
        ("page", "1") => Some(Vec::new()),
        ("page", nummer) => Some(vec!["bladzijde".to_owned(), deel(nummer)?]),
        _ if VRAGEN.contains(&sleutel) => None,
        _ => Some(vec![deel(sleutel)?, deel(waarde)?]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_file_that_a_plain_server_finds() {
        for (adres, naam, pad) in [
            ("/", "index.html", "/"),
            ("/waar", "waar/index.html", "/waar/"),
            ("/verwerkingen?page=1", "verwerkingen/index.html", "/verwerkingen/"),
            (
                "/verwerkingen?thema=jeugd&page=2",
                "verwerkingen/thema/jeugd/bladzijde/2/index.html",
                "/verwerkingen/thema/jeugd/bladzijde/2/",
            ),
            ("/verwerkingen/1/versies/2", "verwerkingen/1/versies/2/index.html", "/verwerkingen/1/versies/2/"),
            ("/verwerkingen/1/wijzigingen.atom", "verwerkingen/1/wijzigingen.atom", "/verwerkingen/1/wijzigingen.atom"),
            ("/wijzigingen.atom", "wijzigingen.atom", "/wijzigingen.atom"),
            ("/verwerkingen/1.pdf", "verwerkingen/1.pdf", "/verwerkingen/1.pdf"),
            ("/v1/register", "v1/register.json", "/v1/register.json"),
            (
                "/v1/register/organisaties?page=2",
                "v1/register/organisaties/bladzijde/2.json",
                "/v1/register/organisaties/bladzijde/2.json",
            ),
            ("/v1/openapi.json", "v1/openapi.json", "/v1/openapi.json"),
            ("/stijl-0a1b.css", "stijl-0a1b.css", "/stijl-0a1b.css"),
        ] {
            assert_eq!(bestand(adres).as_deref(), Some(naam), "{adres}");
            assert_eq!(webpad(naam), pad);
        }
    }

    #[test]
    fn what_is_a_question_or_leads_elsewhere_has_none() {
        let lang = format!("/verwerkingen/{}", "a".repeat(LANGSTE + 1));
        for adres in [
            "/verwerkingen?zoek=a",
            "/verwerkingen?thema=jeugd&sorteer=naam",
            "/verwerkingen/1?geldigOp=2026-01-01",
            "/verwerkingen?thema=..",
            "/verwerkingen?thema=a%2Fb",
            "/verwerkingen/../../etc/passwd",
            "/verwerkingen/wijzigingen.atom/x",
            "/verwerkingen/index.html",
            "/verwerkingen//x",
            "/verwerkingen/",
            "/stijl-../x.css",
            "/docs/",
            "/health/live",
            "/v1/verwerkingsactiviteiten",
            "/v1/journaal",
            "/.spiegel",
            "/spiegel.json",
            "//elders.example",
            "x",
            &lang,
        ] {
            assert_eq!(bestand(adres), None, "{adres}");
        }
    }
}
