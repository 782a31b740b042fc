//! Lists in pages: `page` and `pageSize` in the query, `next` and `previous` in the answer and in the header `Link`.

use actix_web::HttpRequest;

use super::query::{
    Param, Query,
    kind::{Number, Or},
    parameters,
};

/// The last page that can be asked for.
const MAX_PAGE: u32 = 1_000_000;

pub(super) const PAGE: Param<Or<Number<u32>, u32>> =
    Param::new("page", Or(Number(1, MAX_PAGE), 1), "Nummer van de bladzijde; de eerste is 1.").example("1");
const PAGE_SIZE: Param<Or<Number<u32>, u32>> =
    Param::new("pageSize", Or(Number(1, 100), 25), "Hoeveel resultaten een bladzijde heeft.").example("25");

parameters! {
    /// Which page of a list.
    pub Paginering: PAGE, PAGE_SIZE
}

/// Path and query of a request, as they came.
#[must_use]
pub fn address(request: &HttpRequest) -> String {
    request.uri().path_and_query().map_or_else(String::new, |address| address.as_str().to_owned())
}

/// Which page of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    /// The number of the page; the first is 1.
    pub page: u32,
    /// How many results a page has.
    pub page_size: u32,
}

/// Where the pages beside this one are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Links {
    /// The next page.
    pub next: Option<String>,
    /// The previous page.
    pub previous: Option<String>,
    /// The value of the header `Link`; none when there is one page.
    pub header: Option<String>,
}

impl PageRequest {
    /// Takes `page` and `pageSize` from the query; too large is a fault there, never less.
    pub fn read(query: &mut Query) -> Self {
        Self { page: PAGE.read(query), page_size: PAGE_SIZE.read(query) }
    }

    /// How many results stand before this page.
    #[must_use]
    pub fn offset(self) -> i64 {
        i64::from(self.page - 1) * i64::from(self.page_size)
    }

    /// How many results this page has at most.
    #[must_use]
    pub fn limit(self) -> i64 {
        i64::from(self.page_size)
    }

    /// The pages beside this one, of so many results. The address is path and query as they came; other keys keep their order.
    #[must_use]
    pub fn links(self, public_url: &str, path_and_query: &str, count: u64) -> Links {
        let last = u32::try_from(count.div_ceil(u64::from(self.page_size))).unwrap_or(MAX_PAGE).clamp(1, MAX_PAGE);
        let address = |page: u32| format!("{}{}page={page}", public_url.trim_end_matches('/'), without(path_and_query));
        let next = (self.page < last).then(|| address(self.page + 1));
        let previous = (self.page > 1).then(|| address(last.min(self.page - 1)));
        Links::new(next, previous)
    }
}

impl Links {
    /// With the header that tells them.
    #[must_use]
    pub fn new(next: Option<String>, previous: Option<String>) -> Self {
        let named = [("next", &next), ("prev", &previous)];
        let parts = named.into_iter().filter_map(|(name, link)| Some(format!("<{}>; rel=\"{name}\"", link.as_ref()?)));
        let header = parts.collect::<Vec<_>>().join(", ");
        Self { next, previous, header: Some(header).filter(|header| !header.is_empty()) }
    }
}

/// The address up to where `page=` or `na=` goes, safe inside `<…>` of a header.
pub(super) fn without(path_and_query: &str) -> String {
    let (path, query) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
    let is_place = |part: &str| ["page", "na"].contains(&part.split('=').next().unwrap_or_default());
    let kept = query.split('&').filter(|part| !part.is_empty() && !is_place(part));
    let address = kept.fold(format!("{path}?"), |address, part| format!("{address}{part}&"));
    let safe = |byte: u8| byte.is_ascii_graphic() && !b"<>\"".contains(&byte);
    address.bytes().map(|byte| if safe(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;
    use crate::error::{Error, Result};

    fn read(query: &str) -> Result<PageRequest> {
        let mut query = Query::new(&TestRequest::with_uri(&format!("/?{query}")).to_http_request());
        let page = PageRequest::read(&mut query);
        query.finish().map(|()| page)
    }

    #[test]
    fn a_page_is_asked_for_within_limits_and_refused_beyond() {
        assert_eq!(read("").unwrap(), PageRequest { page: 1, page_size: 25 });
        let page = read("page=1000000&pageSize=100").unwrap();
        assert_eq!((page.offset(), page.limit()), (99_999_900, 100));
        for fault in ["page=0", "page=1000001", "pageSize=101", "pageSize=0", "page=-1", "page=1&page=2"] {
            assert!(matches!(read(fault), Err(Error::Invalid(faults)) if faults.len() == 1), "{fault}");
        }
    }

    #[test]
    fn links_keep_the_rest_of_the_query_in_its_order() {
        let links = |page, count| {
            let page = PageRequest { page, page_size: 10 };
            page.links("https://register.nl/", "/v1/x?zoek=a+%C3%AB&page=2&pageSize=10&thema=b,c", count)
        };
        let address = |page| format!("https://register.nl/v1/x?zoek=a+%C3%AB&pageSize=10&thema=b,c&page={page}");
        assert_eq!(links(1, 10), Links::default());
        assert_eq!(links(1, 0), Links::default());
        assert_eq!(links(1, 11).next, Some(address(2)));
        assert_eq!(
            links(3, 30),
            Links { next: None, previous: Some(address(2)), header: Some(format!("<{}>; rel=\"prev\"", address(2))) }
        );
        assert_eq!(links(2, 30).header, Some(format!("<{}>; rel=\"next\", <{}>; rel=\"prev\"", address(3), address(1))));
        assert_eq!(links(9, 30).previous, Some(address(3)), "beyond the end, back to the last page");
    }

    #[test]
    fn a_link_cannot_break_out_of_its_header() {
        let page = PageRequest { page: 1, page_size: 1 };
        let next = page.links("", "/x?a=\"<b>é", 2).next;
        assert_eq!(next.as_deref(), Some("/x?a=%22%3Cb%3E%C3%A9&page=2"));
    }
}
