use actix_web::test::TestRequest;
use strum::VariantArray;

use super::kind::{Boolean, Choice, Code, Codes, Date, FreeTexts, Moment, Needed, Number, Or, Text, Texts, Uuid, Uuids};
use super::*;
use crate::domain::woorden::codes::{Rol, Vertrouwelijkheid};

fn query(text: &str) -> Query {
    Query::new(&TestRequest::with_uri(&format!("/v1/x?{text}")).to_http_request())
}

fn faults(query: Query) -> Vec<(String, &'static str)> {
    match query.finish() {
        Ok(()) => Vec::new(),
        Err(Error::Invalid(faults)) => faults.into_iter().map(|fault| (fault.name, fault.code)).collect(),
        Err(other) => panic!("{other:?}"),
    }
}

/// Reads every kind of key, as a handler would.
fn read(text: &str) -> Vec<(String, &'static str)> {
    let mut query = query(text);
    Text(200).read(&mut query, "zoek");
    Texts(200).read(&mut query, "lijst");
    Date.read(&mut query, "datum");
    Moment.read(&mut query, "moment");
    Uuid.read(&mut query, "uuid");
    Number(1, 100_u32).read(&mut query, "getal");
    Boolean.read(&mut query, "volledig");
    Code(Rol::VARIANTS).read(&mut query, "rol");
    Choice(|| vec!["naam", "-naam"]).read(&mut query, "sorteer");
    faults(query)
}

#[test]
fn lists_are_separated_or_repeated_or_both() {
    let mut query = query("&a=1,2&b=x%2Cy&a=3&");
    assert_eq!(Texts(200).read(&mut query, "a"), ["1", "2", "3"]);
    assert_eq!(Texts(200).read(&mut query, "b"), ["x", "y"]);
    assert_eq!(Texts(200).read(&mut query, "c"), [""; 0]);
    assert_eq!(FreeTexts(3).read(&mut query, "b"), ["x,y"]);
    assert_eq!(FreeTexts(3).read(&mut query, "a"), ["1", "2", "3"]);
    assert!(query.finish().is_ok());
}

#[test]
fn each_kind_of_value_is_read() {
    let mut query = query(
        "zoek=caf%C3%A9+%2B%25&datum=2026-05-31&moment=2026-05-31T14:00:00%2B02:00&getal=7&volledig=true&\
         uuid=0190d6a5-7e1c-7c3a-9b4e-2f6d8a1c5e70&v=openbaar,intern&sorteer=-naam",
    );
    assert_eq!(Text(200).read(&mut query, "zoek").unwrap(), "café +%");
    assert_eq!(Date.read(&mut query, "datum").unwrap().to_string(), "2026-05-31");
    assert_eq!(Moment.read(&mut query, "moment").unwrap().to_string(), "2026-05-31T12:00:00Z");
    assert_eq!(Number(1, 10_u32).read(&mut query, "getal"), Some(7));
    assert_eq!(Boolean.read(&mut query, "volledig"), Some(true));
    assert_eq!(Uuids.read(&mut query, "uuid").len(), 1);
    assert_eq!(
        Codes(Vertrouwelijkheid::VARIANTS).read(&mut query, "v"),
        [Vertrouwelijkheid::Openbaar, Vertrouwelijkheid::Intern]
    );
    assert_eq!(Choice(|| vec!["naam", "-naam"]).read(&mut query, "sorteer"), Some("-naam"));
    assert!(query.finish().is_ok());
}

#[test]
fn each_bad_value_is_one_fault() {
    for (text, key, code) in [
        ("zoek=", "zoek", "te-weinig"),
        ("zoek", "zoek", "te-weinig"),
        ("zoek=a&zoek=b", "zoek", "dubbel"),
        ("zoek=%00", "zoek", "stuurteken"),
        ("zoek=a%0Ab", "zoek", "stuurteken"),
        ("zoek=%ff", "zoek", "codering"),
        ("zoek=%", "zoek", "codering"),
        ("zoek=%+1", "zoek", "codering"),
        ("zo%65k=%e", "zoek", "codering"),
        ("lijst=", "lijst", "te-weinig"),
        ("lijst=a,,b", "lijst", "te-weinig"),
        ("datum=2026-02-30", "datum", "vorm"),
        ("datum=2026-2-03", "datum", "vorm"),
        ("datum=20260203", "datum", "vorm"),
        ("datum=%2B202-02-03", "datum", "vorm"),
        ("moment=2026-05-31", "moment", "vorm"),
        ("moment=2026-05-31T14:00:00+02:00", "moment", "vorm"),
        ("moment=2026-05-31T14:00:00", "moment", "vorm"),
        ("uuid=0190d6a57e1c7c3a9b4e2f6d8a1c5e70", "uuid", "vorm"),
        ("getal=0", "getal", "vorm"),
        ("getal=101", "getal", "vorm"),
        ("getal=%2B5", "getal", "vorm"),
        ("getal=99999999999999999999", "getal", "vorm"),
        ("volledig=1", "volledig", "vorm"),
        ("rol=Verwerker", "rol", "onbekende-waarde"),
        ("sorteer=uuid", "sorteer", "onbekende-waarde"),
        ("Zoek=a", "Zoek", "onbekende-parameter"),
        ("=a", "", "onbekende-parameter"),
        ("%ff=a", "%ff", "onbekende-parameter"),
    ] {
        assert_eq!(read(text), [(key.to_owned(), code)], "{text}");
    }
}

#[test]
fn each_bad_value_of_a_list_is_told() {
    let told = |text: &str, read: fn(&mut Query)| {
        let mut query = query(text);
        read(&mut query);
        match query.finish() {
            Err(Error::Invalid(faults)) => faults.into_iter().map(|fault| (fault.code, fault.reason)).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        }
    };
    let kies =
        |waarde: &str| format!("“{waarde}” kan hier niet. Kies uit: verwerkingsverantwoordelijke, gezamenlijk, verwerker.");
    assert_eq!(
        told("rol=x,verwerker&rol=y&rol=", |query| drop(Codes(Rol::VARIANTS).read(query, "rol"))),
        [
            ("onbekende-waarde", kies("x")),
            ("onbekende-waarde", kies("y")),
            ("te-weinig", "Geef een waarde, of laat deze parameter weg.".to_owned())
        ]
    );
    let uuids = told("uuid=a,0190d6a5-7e1c-7c3a-9b4e-2f6d8a1c5e70,b", |query| drop(Uuids.read(query, "uuid")));
    let genoemd: Vec<_> = uuids.iter().filter_map(|(_, reden)| reden.split_whitespace().next()).collect();
    assert_eq!(genoemd, ["“a”", "“b”"]);
    let lang = told("lijst=abc,de,fghi", |query| drop(Texts(2).read(query, "lijst")));
    assert_eq!(lang.len(), 2);
    let veel = format!("lijst={}&lijst=z", (0..150).map(|nummer| nummer.to_string()).collect::<Vec<_>>().join(","));
    let veel = told(&veel, |query| drop(Texts(9).read(query, "lijst")));
    assert_eq!(veel, [("te-veel", "Geef ten hoogste 100 waarden.".to_owned())]);
}

#[test]
fn faults_come_in_the_order_of_the_query() {
    let got: Vec<_> = read("wat=1&rol=x&getal=0&datum=x&hier=2").into_iter().map(|(key, _)| key).collect();
    assert_eq!(got, ["wat", "rol", "getal", "datum", "hier"]);
}

#[test]
fn a_plus_that_became_a_space_is_explained() {
    let mut query = query("m=2026-05-31T14:00:00+02:00");
    Moment.read(&mut query, "m");
    let Err(Error::Invalid(faults)) = query.finish() else { panic!("a fault") };
    assert!(faults[0].reason.contains("%2B"), "{faults:?}");
}

#[test]
fn what_is_possible_is_told() {
    let reason = |query: Query| match query.finish() {
        Err(Error::Invalid(faults)) => faults[0].reason.clone(),
        other => panic!("{other:?}"),
    };
    let mut first = query("c=1");
    Text(200).read(&mut first, "a");
    Texts(200).read(&mut first, "b");
    assert_eq!(reason(first), "Deze parameter bestaat hier niet; wel: a, b.");
    let mut other = query("Zoekt=1");
    Text(200).read(&mut other, "zoek");
    assert_eq!(reason(other), "Deze parameter bestaat hier niet; bedoelt u “zoek”? Er zijn: zoek.");
    assert_eq!(reason(query("c=1")), "Dit adres kent geen parameters.");
    let mut rol = query("rol=x");
    Code(Rol::VARIANTS).read(&mut rol, "rol");
    assert_eq!(reason(rol), "“x” kan hier niet. Kies uit: verwerkingsverantwoordelijke, gezamenlijk, verwerker.");
}

#[test]
fn values_that_do_not_fit_together_are_a_fault_at_their_place() {
    let mut both = query("tot=2026-01-01&x=1");
    Date.read(&mut both, "tot");
    both.fault("tot", "volgorde", "Kies een later einde.");
    both.fault("van", "verplicht", "Geef ook een begin.");
    assert_eq!(
        faults(both),
        [("tot", "volgorde"), ("x", "onbekende-parameter"), ("van", "verplicht")].map(|(key, code)| (key.to_owned(), code))
    );
}

#[test]
fn a_page_passes_over_what_it_does_not_know_and_what_was_left_empty() {
    let request = |text: &str| TestRequest::with_uri(&format!("/x?{text}")).to_http_request();
    let mut query = Query::of_page(&request("zoek=&utm_source=a&%FF=b&thema=zorg&c=%FF"));
    assert_eq!((Text(9).read(&mut query, "zoek"), Texts(200).read(&mut query, "thema")), (None, vec!["zorg".to_owned()]));
    assert_eq!(query.chosen(), [("thema".to_owned(), "zorg".to_owned())]);
    assert!(query.finish().is_ok());
    let mut query = Query::of_page(&request("zoek=%FF&getal=0"));
    assert_eq!((Text(9).read(&mut query, "zoek"), Number(1, 9).read(&mut query, "getal")), (None, None));
    assert_eq!(faults(query), [("zoek".to_owned(), "codering"), ("getal".to_owned(), "vorm")]);
}

#[test]
fn what_counts_without_a_value_and_what_cannot_be_left_out() {
    let read = |text: &str| {
        let mut query = query(text);
        let values = (
            Or(Number(1, 9_u32), 5).read(&mut query, "aantal"),
            Needed(Date, "Geef een dag.").read(&mut query, "dag").to_string(),
        );
        (values, faults(query))
    };
    assert_eq!(read("aantal=7&dag=2026-05-31"), ((7, "2026-05-31".to_owned()), vec![]));
    assert_eq!(read("dag=2026-05-31").0, (5, "2026-05-31".to_owned()));
    assert_eq!(read("").1, [("dag".to_owned(), "verplicht")]);
    assert_eq!(read("dag=").1, [("dag".to_owned(), "te-weinig")]);
    assert_eq!(read("aantal=0&dag=x").1, [("aantal".to_owned(), "vorm"), ("dag".to_owned(), "vorm")]);
}
