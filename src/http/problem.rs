//! Errors as problem details (RFC 9457): the one place that knows status codes.

pub mod uitleg;

use actix_web::{
    HttpResponse, ResponseError,
    http::{StatusCode, header},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    domain::recht::toetsing::Bevinding,
    error::{Error, Fault},
    trace::Trace,
};

/// How many faults one problem names: a body of nothing but faults should not grow on its way back.
const MOST: usize = 1000;

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// Every code with its status and what it means. The first of a status stands for codes that are not listed here.
pub const CODES: &[(&str, u16, &str)] = &[
    ("ongeldige-invoer", 400, "De invoer klopt niet"),
    ("niet-aangemeld", 401, "U bent niet aangemeld"),
    ("geen-recht", 403, "U hebt dit recht niet"),
    ("niet-deze-persoon", 403, "Iemand anders moet dit doen"),
    ("niet-gevonden", 404, "Niet gevonden"),
    ("methode-niet-toegestaan", 405, "Deze methode kan hier niet"),
    ("niet-leverbaar", 406, "Deze vorm is er niet"),
    ("te-langzaam", 408, "De gegevens kwamen te langzaam binnen"),
    ("conflict", 409, "Dit kan niet in deze toestand"),
    ("niet-compleet", 409, "De inhoud is nog niet compleet"),
    ("niet-voor-alle", 409, "Dit kan niet voor alle activiteiten"),
    ("bestaat-al", 409, "Dit bestaat al"),
    ("sleutel-al-gebruikt", 409, "Deze Idempotency-Key is al gebruikt"),
    ("nummer-bestaat-al", 409, "Een andere organisatie heeft dit nummer al"),
    ("houdt-register", 409, "Deze organisatie houdt een register bij"),
    ("concept-bestaat-al", 409, "Er is al een concept"),
    ("inlezing-niet-klaar", 409, "De inlezing kan nu niet worden uitgevoerd"),
    ("inlezing-loopt", 409, "De inlezing is bezig"),
    ("dubbel-kenmerk", 409, "Meer dan één activiteit heeft dit kenmerk"),
    ("concept-niet-ingediend", 409, "Het concept is niet ingediend"),
    ("concept-ter-beoordeling", 409, "Het concept is ter beoordeling"),
    ("niet-geldig", 409, "Er geldt dan geen versie"),
    ("al-beeindigd", 409, "De activiteit is al beëindigd"),
    ("geen-inhoud", 409, "Deze versie heeft geen inhoud"),
    ("geen-publicatie", 409, "Dit is een beëindiging"),
    ("al-ingetrokken", 409, "De versie is al ingetrokken"),
    ("al-gewist", 409, "De inhoud is al gewist"),
    ("tweede-persoon-nodig", 409, "Een tweede persoon moet dit bevestigen"),
    ("niet-meer-beschikbaar", 410, "Niet meer beschikbaar"),
    ("intussen-gewijzigd", 412, "De gegevens zijn intussen gewijzigd"),
    ("te-groot", 413, "De gegevens zijn te groot"),
    ("adres-te-lang", 414, "Het adres is te lang"),
    ("onbekend-mediatype", 415, "Dit mediatype wordt hier niet gelezen"),
    ("if-match-ontbreekt", 428, "De header If-Match ontbreekt"),
    ("te-veel-tegelijk", 429, "Vanaf uw adres komt te veel tegelijk"),
    ("interne-fout", 500, "Er ging iets mis"),
    ("niet-bereikbaar", 503, "Het register is nu niet bereikbaar"),
    ("te-druk", 503, "Het is nu te druk"),
    ("teruggezet", 503, "Het register is teruggezet"),
    ("nieuwe-versie", 503, "De database is van een nieuwere versie"),
    ("uitkomst-onbekend", 503, "Het is niet zeker of dit is gelukt"),
];

/// Every code, for the document.
fn codes() -> Vec<&'static str> {
    CODES.iter().map(|(code, ..)| *code).collect()
}

/// The code of the problem that an answer tells, among the extensions of the answer: for who counts them.
#[derive(Debug)]
pub struct Code(pub String);

/// Wat er mis is, in een vorm die programma's en mensen kunnen lezen (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Probleem {
    /// Adres van de pagina die deze code uitlegt: wat er mis is en wat u kunt doen.
    #[schema(example = "https://register.voorbeeld.example/problemen/ongeldige-invoer")]
    pub r#type: String,
    /// De HTTP-statuscode.
    #[schema(minimum = 400, maximum = 599, example = 400)]
    pub status: u16,
    /// Wat er in het algemeen mis is; gelijk voor alle problemen met dezelfde code.
    #[schema(example = "De invoer klopt niet")]
    pub title: String,
    /// Wat er nu mis is en wat eraan te doen is.
    #[schema(example = "De invoer bevat 1 fout.")]
    pub detail: String,
    /// Vaste code van het probleem, voor programma's. Er kunnen codes bij komen.
    #[schema(example = "ongeldige-invoer", extensions(("x-extensible-enum" = json!(codes()))))]
    pub code: String,
    /// Nummer van dit verzoek; het staat ook in `X-Request-Id` en in het logboek van de beheerder.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, example = "5f0c3a4e6d0f4a63")]
    pub instance: Option<String>,
    /// Alle fouten in de invoer, elk met zijn plaats; zijn het er meer dan 1000, dan de eerste 1000.
    #[schema(max_items = 1000)]
    pub invalid_params: Vec<OngeldigeParameter>,
}

/// Een fout in de invoer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OngeldigeParameter {
    /// De plaats: een JSON-pointer in de body, of de naam van een queryparameter of header.
    #[schema(example = "/inhoud/naam")]
    pub name: String,
    /// Vaste code van de fout, voor programma's.
    #[schema(example = "verplicht")]
    pub code: String,
    /// Wat er mis is en wat eraan te doen is.
    #[schema(example = "Dit veld is verplicht.")]
    pub reason: String,
}

impl From<&Fault> for OngeldigeParameter {
    fn from(fault: &Fault) -> Self {
        Self { name: fault.name.clone(), code: fault.code.to_owned(), reason: fault.reason.clone() }
    }
}

impl Probleem {
    /// The problem that stands for a status, for answers that the framework makes by itself.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        let stand_in = if status.is_server_error() { 500 } else { 400 };
        let of = |status| CODES.iter().find(|(_, of, _)| *of == status);
        let (code, _, title) = of(status.as_u16()).or_else(|| of(stand_in)).copied().unwrap_or_default();
        Self::new(status.as_u16(), code, format!("{title}."))
    }

    fn new(status: u16, code: &str, detail: String) -> Self {
        let listed = CODES.iter().find(|(listed, ..)| *listed == code);
        let title = listed.or_else(|| CODES.iter().find(|(_, of, _)| *of == status)).map_or("", |(.., title)| title);
        let request = Trace::current();
        let address = request.as_ref().map_or("", Trace::address);
        Self {
            r#type: format!("{address}{}/{code}", uitleg::PAD),
            status,
            title: title.to_owned(),
            detail,
            code: code.to_owned(),
            instance: request.as_ref().and_then(Trace::number).map(str::to_owned),
            invalid_params: Vec::new(),
        }
    }
}

impl From<&Error> for Probleem {
    fn from(error: &Error) -> Self {
        let (status, code) = match error {
            Error::Invalid(_) => (400, "ongeldige-invoer"),
            Error::Unauthorized(_) => (401, "niet-aangemeld"),
            Error::Forbidden(_) => (403, "geen-recht"),
            Error::NotThisPerson(_) => (403, "niet-deze-persoon"),
            Error::NotFound(_) => (404, "niet-gevonden"),
            Error::MethodNotAllowed(_) => (405, "methode-niet-toegestaan"),
            Error::NotAcceptable(_) => (406, "niet-leverbaar"),
            Error::Conflict { code, .. } => (409, code.code()),
            Error::NotForAll(_) => (409, "niet-voor-alle"),
            Error::Blocked(_) => (409, "niet-compleet"),
            Error::Gone(_) => (410, "niet-meer-beschikbaar"),
            Error::Outdated => (412, "intussen-gewijzigd"),
            Error::TooLarge(_) => (413, "te-groot"),
            Error::UriTooLong(_) => (414, "adres-te-lang"),
            Error::UnsupportedMediaType(_) => (415, "onbekend-mediatype"),
            Error::NoPrecondition => (428, "if-match-ontbreekt"),
            Error::TooSlow => (408, "te-langzaam"),
            Error::TooManyAtOnce(_) => (429, "te-veel-tegelijk"),
            Error::Internal(_) => (500, "interne-fout"),
            Error::Unavailable(_) => (503, "niet-bereikbaar"),
            Error::Busy(_) => (503, "te-druk"),
            Error::Teruggezet => (503, "teruggezet"),
            Error::NieuweVersie => (503, "nieuwe-versie"),
            Error::UitkomstOnbekend(_) => (503, "uitkomst-onbekend"),
        };
        let detail = match error {
            Error::Internal(_) => format!("Er ging hier iets mis. De beheerder vindt de oorzaak in het logboek{}.", at_number()),
            other => sentence(&other.to_string()),
        };
        let invalid_params = match error {
            Error::Invalid(faults) | Error::NotForAll(faults) => faults.iter().take(MOST).map(OngeldigeParameter::from).collect(),
            Error::Blocked(bevindingen) => {
                bevindingen.iter().take(MOST).map(|een| OngeldigeParameter::from(&blocked(een))).collect()
            }
            Error::Conflict { code, reason, pointer: Some(pointer) } => {
                vec![OngeldigeParameter { name: pointer.clone(), code: code.code().to_owned(), reason: reason.clone() }]
            }
            _ => Vec::new(),
        };
        Self { invalid_params, ..Self::new(status, code, detail) }
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(Probleem::from(self).status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        match self {
            Self::Unauthorized(_) => response.insert_header((header::WWW_AUTHENTICATE, "Bearer")),
            Self::MethodNotAllowed(methods) => response.insert_header((header::ALLOW, methods.as_str())),
            Self::Unavailable(_)
            | Self::Busy(_)
            | Self::TooManyAtOnce(_)
            | Self::UitkomstOnbekend(_)
            | Self::Teruggezet
            | Self::NieuweVersie => response.insert_header((header::RETRY_AFTER, "1")),
            _ => &mut response,
        };
        self.log();
        let problem = Probleem::from(self);
        let mut response = response.content_type(MEDIA_TYPE).json(&problem);
        response.extensions_mut().insert(Code(problem.code));
        response
    }
}

/// Where in the log the lines of this request are.
fn at_number() -> String {
    Trace::current().and_then(|trace| trace.number().map(|number| format!(", bij nummer {number}"))).unwrap_or_default()
}

fn blocked(bevinding: &Bevinding) -> Fault {
    Fault::new(bevinding.plaats(), bevinding.code, bevinding.melding.clone())
}

/// What is wrong, as faults: those of the input or of the rules, or the one fault that the error itself is.
#[must_use]
pub fn faults_of(error: &Error) -> Vec<Fault> {
    match error {
        Error::Invalid(faults) | Error::NotForAll(faults) => faults.clone(),
        Error::Blocked(bevindingen) => bevindingen.iter().map(blocked).collect(),
        Error::Conflict { code, reason, pointer: Some(pointer) } => vec![Fault::new(pointer, code.code(), reason)],
        other => {
            let Probleem { code, detail, .. } = Probleem::from(other);
            let code = CODES.iter().find(|(listed, ..)| *listed == code).map_or("conflict", |(listed, ..)| *listed);
            vec![Fault::new("", code, detail)]
        }
    }
}

/// The text with a capital and a full stop.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{capital}{}{end}", letters.as_str())
}

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;
    use crate::domain::{
        levensloop::weigering::ConflictCode,
        recht::toetsing::{Bevinding, Onderdeel},
        woorden::codes::Ernst,
    };

    fn answer(error: &Error) -> (u16, HttpResponse, Probleem) {
        let response = error.error_response();
        let probleem = Probleem::from(error);
        assert_eq!(response.headers().get(header::CONTENT_TYPE).unwrap(), MEDIA_TYPE);
        (response.status().as_u16(), response, probleem)
    }

    #[test]
    fn each_meaning_has_its_status_and_a_listed_code() {
        for (error, status) in [
            (Error::invalid("/naam", "verplicht", "Dit veld is verplicht."), 400),
            (Error::Unauthorized("stuur een token mee"), 401),
            (Error::Forbidden("register:lezen"), 403),
            (Error::NotThisPerson("laat een ander dit vaststellen"), 403),
            (Error::NotFound("het concept"), 404),
            (Error::MethodNotAllowed("GET, HEAD".into()), 405),
            (Error::NotAcceptable("application/json".into()), 406),
            (Error::Blocked(Vec::new()), 409),
            (Error::NotForAll(Vec::new()), 409),
            (Error::Gone("Deze versie is ingetrokken.".into()), 410),
            (Error::Outdated, 412),
            (Error::TooLarge(10), 413),
            (Error::UriTooLong(10), 414),
            (Error::UnsupportedMediaType("application/json"), 415),
            (Error::NoPrecondition, 428),
            (Error::TooSlow, 408),
            (Error::TooManyAtOnce("verzoeken"), 429),
            (Error::internal("x"), 500),
            (Error::Unavailable("x".into()), 503),
            (Error::Busy("verzoeken"), 503),
            (Error::Teruggezet, 503),
            (Error::NieuweVersie, 503),
            (Error::UitkomstOnbekend("x".into()), 503),
        ] {
            let (got, _, probleem) = answer(&error);
            assert_eq!((got, probleem.status), (status, status), "{error:?}");
            let listed = CODES.iter().find(|(code, ..)| *code == probleem.code).copied();
            assert_eq!(listed.map(|(_, status, title)| (status, title)), Some((status, probleem.title.as_str())));
        }
    }

    #[test]
    fn some_answers_need_a_header() {
        let header = |error: Error, name| answer(&error).1.headers().get(name).cloned().unwrap();
        assert_eq!(header(Error::Unauthorized("meld u aan"), header::WWW_AUTHENTICATE), "Bearer");
        assert_eq!(header(Error::MethodNotAllowed("GET, HEAD".into()), header::ALLOW), "GET, HEAD");
        for later in [Error::Unavailable("x".into()), Error::Busy("verzoeken"), Error::TooManyAtOnce("verzoeken")] {
            assert_eq!(header(later, header::RETRY_AFTER), "1");
        }
    }

    #[test]
    fn the_inside_of_an_error_stays_inside() {
        let (_, _, probleem) = answer(&Error::internal("no such table: geheim"));
        assert!(!serde_json::to_string(&probleem).unwrap().contains("geheim"));
    }

    #[test]
    fn what_blocks_is_named_at_once_with_its_place() {
        let bevinding = |code: &'static str, onderdeel: Onderdeel, pointer: &str| Bevinding {
            code,
            ernst: Ernst::Blokkade,
            onderdeel,
            pointer: pointer.into(),
            melding: "Vul dit in.".into(),
            waarom: "Dat moet.",
            remedie: "Vul het in.",
            bron: "AVG artikel 30".into(),
        };
        let (_, _, probleem) = answer(&Error::Blocked(vec![
            bevinding("VR-C01", Onderdeel::Inhoud, "/doelen"),
            bevinding("VR-A03", Onderdeel::Registerhouder, "/functionarisGegevensbescherming"),
        ]));
        let got: Vec<_> = probleem.invalid_params.iter().map(|een| (een.name.as_str(), een.code.as_str())).collect();
        assert_eq!(got, [("/doelen", "VR-C01"), ("/registerhouder/functionarisGegevensbescherming", "VR-A03")]);
        assert_eq!(probleem.detail, "De inhoud is nog niet compleet.");
    }

    #[test]
    fn a_flood_of_faults_is_counted_but_not_repeated() {
        let faults = (0..2500).map(|number| Fault::new(format!("/{number}"), "onbekend-veld", "")).collect();
        let probleem = Probleem::from(&Error::Invalid(faults));
        assert_eq!((probleem.invalid_params.len(), probleem.detail.as_str()), (1000, "De invoer bevat 2500 fouten."));
    }

    #[test]
    fn every_conflict_has_a_title_and_a_place_among_the_codes() {
        for code in ConflictCode::VARIANTS {
            let (status, _, probleem) = answer(&Error::conflict(*code, "het concept is al ingediend"));
            assert_eq!((status, probleem.code.as_str()), (409, code.code()));
            assert_ne!(probleem.title, "Dit kan niet in deze toestand", "{code:?} has no title in CODES");
            assert_eq!(probleem.detail, "Het concept is al ingediend.");
        }
    }

    #[test]
    fn a_bare_status_becomes_the_problem_that_stands_for_it() {
        let code = |status: u16| Probleem::of_status(StatusCode::from_u16(status).unwrap()).code;
        assert_eq!([404, 413, 418, 502].map(code), ["niet-gevonden", "te-groot", "ongeldige-invoer", "interne-fout"]);
        assert_eq!(Probleem::of_status(StatusCode::IM_A_TEAPOT).status, 418);
    }
}
