//! Where things are on the web. Every address that the register makes is made here, and read back here.

use uuid::Uuid;

const ACTIVITEITEN: &str = "verwerkingsactiviteiten";
const ORGANISATIES: &str = "organisaties";

/// How the path of an activity begins in each form, and what stands before the number of a version.
const VORMEN: [(&str, &str); 6] = [
    ("/id/verwerkingsactiviteiten/", "/versies/"),
    ("/v1/register/verwerkingsactiviteiten/", "/versies/"),
    ("/v1/verwerkingsactiviteiten/", "/versies/"),
    ("/verwerkingen/", "/versies/"),
    ("/rvva/v0.1/processing_activities/", "/versions/"),
    ("/var/v0.1/verwerkingsactiviteit/", "/versies/"),
];

/// What readers can find: it has a permanent address, one in the API, and a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vindplaats {
    /// An activity.
    Activiteit(Uuid),
    /// A version of an activity, by its number.
    Versie(Uuid, i32),
    /// An organisation.
    Organisatie(Uuid),
    /// The register as a whole.
    Register,
}

impl Vindplaats {
    /// Where its page is, on this site.
    #[must_use]
    pub fn pagina(self) -> String {
        match self {
            Self::Activiteit(uuid) => format!("/verwerkingen/{uuid}"),
            Self::Versie(uuid, nummer) => format!("/verwerkingen/{uuid}/versies/{nummer}"),
            Self::Organisatie(uuid) => format!("/organisaties/{uuid}"),
            Self::Register => "/".to_owned(),
        }
    }

    /// Where it is below `/id` and below both sides of the API.
    fn pad(self) -> String {
        match self {
            Self::Activiteit(uuid) => format!("{ACTIVITEITEN}/{uuid}"),
            Self::Versie(uuid, nummer) => format!("{ACTIVITEITEN}/{uuid}/versies/{nummer}"),
            Self::Organisatie(uuid) => format!("{ORGANISATIES}/{uuid}"),
            Self::Register => String::new(),
        }
    }

    /// The activity or version that a path of this site is of, in every form that was ever given out: permanent, of the API, of a page, and of
    /// the two drafts.
    #[must_use]
    pub fn van_pad(pad: &str) -> Option<Self> {
        let (pad, versies) = VORMEN.iter().find_map(|(begin, versies)| Some((pad.strip_prefix(begin)?, *versies)))?;
        match pad.split_once(versies) {
            Some((uuid, nummer)) => Some(Self::Versie(uuid.parse().ok()?, nummer.parse().ok()?)),
            None => Some(Self::Activiteit(pad.parse().ok()?)),
        }
    }
}

/// The path of an address that begins with one of these.
#[must_use]
pub fn pad_na<'a>(begins: &[String], adres: &'a str) -> Option<&'a str> {
    begins.iter().find_map(|begin| adres.strip_prefix(begin.as_str()).filter(|pad| pad.starts_with('/')))
}

/// Whether an address is one that the register which begins so reads by itself, as of an activity or a version, however it is spelled: another
/// scheme, capitals, a port that may be left out, a name before the host, a dot behind it, something behind the path.
#[must_use]
pub fn is_eigen(begin: &str, adres: &str) -> bool {
    let (Some((eigen, begin)), Some((gastheer, pad))) = (gastheer(begin), gastheer(adres)) else { return false };
    let pad = pad.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_ascii_lowercase();
    let Some(pad) = pad.strip_prefix(&begin.to_ascii_lowercase()) else { return false };
    eigen == gastheer
        && (pad.starts_with("/id/") || pad.starts_with("/v1/register/versies/") || Vindplaats::van_pad(pad).is_some())
}

/// The host and port of a web address, as hosts are compared, and what stands behind them.
fn gastheer(adres: &str) -> Option<(String, &str)> {
    let (schema, rest) = adres.split_once("://")?;
    let is_web = ["http", "https"].iter().any(|web| schema.eq_ignore_ascii_case(web));
    let (gastheer, pad) = rest.split_at(rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len()));
    let gastheer = gastheer.rsplit('@').next()?.to_ascii_lowercase();
    let (naam, poort) = match gastheer.rsplit_once(':') {
        Some((naam, poort)) if poort.bytes().all(|teken| teken.is_ascii_digit()) => (naam, poort),
        _ => (gastheer.as_str(), ""),
    };
    let poort = if ["80", "443"].contains(&poort) { "" } else { poort };
    is_web.then(|| (format!("{}:{poort}", naam.trim_end_matches('.')), pad))
}

/// The addresses of a register, which all begin with where it is on the web; with nothing there, they are paths.
#[derive(Debug, Clone, Copy)]
pub struct Adressen<'a> {
    public_url: &'a str,
}

impl<'a> Adressen<'a> {
    /// Of the register at this address, without a slash at the end.
    #[must_use]
    pub const fn new(public_url: &'a str) -> Self {
        Self { public_url }
    }

    /// The absolute address of a path on this site.
    #[must_use]
    pub fn van_pad(self, pad: &str) -> String {
        format!("{}{pad}", self.public_url)
    }

    /// The permanent address.
    #[must_use]
    pub fn uri(self, wat: Vindplaats) -> String {
        match wat {
            Vindplaats::Register => self.van_pad("/"),
            wat => format!("{}/id/{}", self.public_url, wat.pad()),
        }
    }

    /// The address in the public side of the API.
    #[must_use]
    pub fn openbaar(self, wat: Vindplaats) -> String {
        match wat {
            Vindplaats::Register => self.api("register"),
            wat => self.register(&wat.pad()),
        }
    }

    /// The address in the management side of the API.
    #[must_use]
    pub fn beheer(self, wat: Vindplaats) -> String {
        self.api(&wat.pad())
    }

    /// The address of the page.
    #[must_use]
    pub fn pagina(self, wat: Vindplaats) -> String {
        self.van_pad(&wat.pagina())
    }

    /// The privacy notice, in the API.
    #[must_use]
    pub fn privacyverklaring(self, wat: Vindplaats) -> String {
        format!("{}/privacyverklaring", self.openbaar(wat))
    }

    /// The name of the register of an organisation, as a set of data.
    #[must_use]
    pub fn dataset(self, registerhouder: Uuid) -> String {
        format!("{}#register", self.uri(Vindplaats::Organisatie(registerhouder)))
    }

    /// The public list of one register.
    #[must_use]
    pub fn lijst_van(self, registerhouder: Uuid) -> String {
        format!("{}?registerhouder={registerhouder}", self.register(ACTIVITEITEN))
    }

    /// The export of one register.
    #[must_use]
    pub fn export_van(self, registerhouder: Uuid) -> String {
        format!("{}?registerhouder={registerhouder}", self.register("export"))
    }

    /// A processor agreement, in management.
    #[must_use]
    pub fn overeenkomst(self, uuid: Uuid) -> String {
        self.api(&format!("verwerkersovereenkomsten/{uuid}"))
    }

    /// A subscription, in management.
    #[must_use]
    pub fn abonnement(self, uuid: Uuid) -> String {
        self.api(&format!("abonnementen/{uuid}"))
    }

    /// A file that is read in, in management.
    #[must_use]
    pub fn inlezing(self, uuid: Uuid) -> String {
        self.api(&format!("inlezingen/{uuid}"))
    }

    /// A code list.
    #[must_use]
    pub fn referentielijst(self, lijst: &str) -> String {
        self.api(&format!("referentielijsten/{lijst}"))
    }

    /// Something in the public side of the API.
    #[must_use]
    pub fn register(self, pad: &str) -> String {
        self.api(&format!("register/{pad}"))
    }

    /// Something in the API.
    #[must_use]
    pub fn api(self, pad: &str) -> String {
        format!("{}/v1/{pad}", self.public_url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_address_is_known_however_it_is_spelled() {
        let (begin, uuid) = ("https://gemeente.example/register", Uuid::from_u128(7));
        for eigen in [
            "https://gemeente.example/register/id/x".to_owned(),
            format!("HTTP://Gemeente.Example:443/Register/verwerkingen/{uuid}/"),
            format!("https://iemand@gemeente.example./register/verwerkingen/{uuid}?x#y"),
        ] {
            assert!(is_eigen(begin, &eigen), "{eigen}");
        }
        for ander in [
            "https://gemeente.example/register/nieuws",
            "https://gemeente.example/id/x",
            "https://gemeente.example:8443/register/id/x",
            "https://gemeente.example.evil.example/register/id/x",
            "urn:gemeente.example/register/id/x",
            "ftp://gemeente.example/register/id/x",
        ] {
            assert!(!is_eigen(begin, ander), "{ander}");
        }
    }

    #[test]
    fn an_address_is_read_as_it_is_made() {
        let adressen = Adressen::new("");
        for wat in [Vindplaats::Activiteit(Uuid::from_u128(7)), Vindplaats::Versie(Uuid::from_u128(7), 3)] {
            for pad in [adressen.uri(wat), adressen.openbaar(wat), adressen.beheer(wat), adressen.pagina(wat)] {
                assert_eq!(Vindplaats::van_pad(&pad), Some(wat), "{pad}");
            }
        }
        for pad in [&adressen.uri(Vindplaats::Organisatie(Uuid::from_u128(7))), "/id/verwerkingsactiviteiten/x", "/verwerkingen/"]
        {
            assert_eq!(Vindplaats::van_pad(pad), None, "{pad}");
        }
    }
}
