//! What every page must be: well-formed, with one heading of the first level and no level skipped, with names that exist, and without
//! anything that runs.

use crate::support::pages::split_data;

/// Elements without an end.
const LEEG: &[&str] = &["meta", "link", "base", "input", "br", "img", "rect", "path", "!doctype"];
/// Elements that a page may have; what somebody types into the register is none.
const BEKEND: &[&str] = &[
    "html", "head", "title", "body", "a", "header", "nav", "ul", "ol", "li", "main", "footer", "h1", "h2", "h3", "h4", "p",
    "section", "dl", "dt", "dd", "div", "span", "strong", "form", "label", "button", "details", "summary", "svg", "abbr",
    "table", "mark", "caption", "tr", "th", "td", "thead", "tbody", "select", "option", "del", "ins",
];

/// An opening tag.
struct Tag<'a> {
    naam: &'a str,
    kenmerken: Vec<(&'a str, &'a str)>,
}

impl<'a> Tag<'a> {
    fn lees(tekst: &'a str) -> Self {
        let (naam, mut rest) = tekst.split_once([' ', '\n']).unwrap_or((tekst.trim_end_matches('/'), ""));
        let mut kenmerken = Vec::new();
        while let Some((sleutel, na)) = rest.trim_start().split_once("=\"") {
            let (waarde, na) = na.split_once('"').unwrap();
            kenmerken.push((sleutel, waarde));
            rest = na;
        }
        assert!(["", "/"].contains(&rest.trim()), "{tekst}");
        Self { naam, kenmerken }
    }

    fn kenmerk(&self, sleutel: &str) -> Option<&'a str> {
        self.kenmerken.iter().find(|(naam, _)| *naam == sleutel).map(|(_, waarde)| *waarde)
    }
}

/// All opening tags; fails when they do not nest.
fn tags(pagina: &str) -> Vec<Tag<'_>> {
    let (mut open, mut tags): (Vec<&str>, Vec<Tag<'_>>) = (Vec::new(), Vec::new());
    for deel in pagina.split('<').skip(1) {
        let (tekst, _) = deel.split_once('>').unwrap();
        if let Some(naam) = tekst.strip_prefix('/') {
            assert_eq!(open.pop(), Some(naam), "{pagina}");
            continue;
        }
        let tag = if tekst == "!doctype html" { Tag { naam: "!doctype", kenmerken: Vec::new() } } else { Tag::lees(tekst) };
        if !LEEG.contains(&tag.naam) {
            open.push(tag.naam);
        }
        tags.push(tag);
    }
    assert!(open.is_empty(), "{open:?} in {pagina}");
    tags
}

pub fn is_heel(pad: &str, pagina: &str) {
    let (pagina, _) = split_data(pagina);
    let tags = tags(&pagina);
    let ids: Vec<_> = tags.iter().filter_map(|tag| tag.kenmerk("id")).collect();
    for (plaats, id) in ids.iter().enumerate() {
        assert!(!ids[..plaats].contains(id), "{pad}: {id} twice");
    }
    for tag in &tags {
        assert!(BEKEND.contains(&tag.naam) || LEEG.contains(&tag.naam), "{pad}: <{}>", tag.naam);
        for (sleutel, waarde) in &tag.kenmerken {
            assert!(*sleutel != "style" && !sleutel.starts_with("on"), "{pad}: {sleutel}={waarde}");
            let namen: Vec<&str> = match *sleutel {
                "aria-labelledby" | "aria-describedby" | "for" => waarde.split(' ').collect(),
                "href" => waarde.strip_prefix('#').into_iter().collect(),
                _ => Vec::new(),
            };
            let leeg = namen.iter().find(|naam| !ids.contains(naam));
            assert_eq!(leeg, None, "{pad}: {sleutel}={waarde} leads nowhere");
            let adres = ["https://", "http://", "/", "#", "mailto:", "tel:"].iter().any(|begin| waarde.starts_with(begin));
            assert!(!["href", "src", "action"].contains(sleutel) || adres, "{pad}: {sleutel}={waarde}");
        }
    }
    let koppen: Vec<_> = tags.iter().map(|tag| tag.naam).filter(|naam| ["h1", "h2", "h3", "h4"].contains(naam)).collect();
    let eerste = koppen.iter().filter(|kop| **kop == "h1").count();
    assert!(koppen.first() == Some(&"h1") && eerste == 1, "{pad}: {koppen:?}");
    assert!(!koppen.windows(2).any(|paar| paar == ["h1", "h3"]), "{pad}: {koppen:?}");
    assert_eq!(tags.iter().filter(|tag| tag.naam == "main").count(), 1, "{pad}");
    assert!(tags.iter().any(|tag| tag.kenmerk("lang") == Some("nl")), "{pad}");
}
