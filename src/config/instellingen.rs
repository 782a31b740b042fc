//! The table of all settings: what `--help` shows, what a name is checked against and where defaults come from.

use std::fmt::Write;

use Standaard::{Afgeleid, Geen, Waarde};

/// What a setting is when nobody says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standaard {
    /// This value.
    Waarde(&'static str),
    /// Something that depends on the rest, in words.
    Afgeleid(&'static str),
    /// Nothing.
    Geen,
}

/// A setting.
#[derive(Debug)]
pub struct Instelling {
    /// Name of the environment variable.
    pub naam: &'static str,
    /// What it is when nobody says so.
    pub standaard: Standaard,
    /// What it does, in Dutch.
    pub uitleg: &'static str,
}

const fn instelling(naam: &'static str, standaard: Standaard, uitleg: &'static str) -> Instelling {
    Instelling { naam, standaard, uitleg }
}

/// Every setting there is.
pub const INSTELLINGEN: &[Instelling] = &[
    instelling("REGISTER_ADRES", Waarde("127.0.0.1:8080"), "Adres en poort waarop het register antwoordt."),
    instelling(
        "REGISTER_DATABASE_URL",
        Waarde("sqlite://register.sqlite3"),
        "De database: sqlite://BESTAND, of postgres://GEBRUIKER@SERVER/DATABASE als het programma daarvoor is gebouwd.",
    ),
    instelling(
        "REGISTER_PUBLIC_URL",
        Afgeleid("http:// en REGISTER_ADRES"),
        "Adres waarop anderen het register vinden; hiermee begint elk adres in een antwoord.",
    ),
    instelling(
        "REGISTER_TOKEN_GEHEIM",
        Geen,
        "Geheim van de applicatie 'lokaal', ten minste 16 bytes. Zonder geheim bestaat die applicatie niet.",
    ),
    instelling("REGISTER_APPLICATIES", Geen, "TOML-bestand met applicaties die zelf tokens maken; na SIGHUP opnieuw gelezen."),
    instelling("REGISTER_OIDC_ISSUER", Geen, "Uitgever (iss) van OIDC-tokens."),
    instelling("REGISTER_OIDC_AUDIENCE", Geen, "Wat er in een OIDC-token bij aud moet staan. Verplicht bij een uitgever."),
    instelling(
        "REGISTER_OIDC_JWKS_URL",
        Afgeleid("wat de uitgever zelf noemt"),
        "Adres van de openbare sleutels van de uitgever.",
    ),
    instelling("REGISTER_OIDC_RECHTEN_CLAIM", Waarde("scope"), "Claim met de rechten, zoals scope, roles of realm_access.roles."),
    instelling(
        "REGISTER_OIDC_RECHTEN",
        Afgeleid("de claim noemt de rechten zelf"),
        "Welke rechten een waarde van die claim geeft: groep=register:lezen register:invoeren;groep2=register:toezien.",
    ),
    instelling(
        "REGISTER_OIDC_REGISTERHOUDERS_CLAIM",
        Geen,
        "Claim met de uuid's van de registerhouders die iemand mag gebruiken. Zonder deze instelling zijn dat ze allemaal.",
    ),
    instelling("REGISTER_OIDC_NAAM_CLAIM", Waarde("name"), "Claim met de naam die het register toont."),
    instelling(
        "REGISTER_VIER_OGEN",
        Waarde("aan"),
        "aan: niemand stelt vast wat hij zelf schreef of indiende. uit: dat mag wel.",
    ),
    instelling("REGISTER_KENNIS_MAP", Geen, "Map met eigen aanvullingen op de referentielijsten (*.json)."),
    instelling(
        "REGISTER_THEMA_MAP",
        Geen,
        "Map met het uiterlijk van de gemeente voor de openbare pagina's: thema.css, en logo.svg of logo.png.",
    ),
    instelling(
        "REGISTER_SECURITY_CONTACT",
        Geen,
        "Waar iemand een zwakke plek kan melden (mailto: of https:); dit komt in /.well-known/security.txt.",
    ),
    instelling(
        "REGISTER_METRICS_ADRES",
        Geen,
        "Adres en poort voor meetwaarden (/metrics). Kies een adres dat alleen de beheerder bereikt.",
    ),
    instelling(
        "REGISTER_WEBHOOKS_PRIVE",
        Waarde("uit"),
        "aan: webhooks mogen naar adressen op het eigen netwerk en zonder https. uit: alleen https naar openbare adressen.",
    ),
    instelling("REGISTER_MAX_BODY", Waarde("1048576"), "Hoeveel bytes een verzoek hooguit mag bevatten."),
    instelling("REGISTER_MAX_VERBINDINGEN", Waarde("1024"), "Hoeveel verbindingen er tegelijk hooguit open zijn."),
    instelling("REGISTER_WERKERS", Afgeleid("het aantal processorkernen"), "Hoeveel verzoeken tegelijk worden behandeld."),
    instelling(
        "REGISTER_CACHE_MB",
        Waarde("64"),
        "Hoeveel MB geheugen er is voor openbare antwoorden die klaarliggen; 0 is geen.",
    ),
    instelling(
        "REGISTER_LOG",
        Waarde("info"),
        "Wat er in het logboek komt: off, error, warn, info, debug of trace, eventueel per onderdeel.",
    ),
];

/// The table as text, for `--help`.
#[must_use]
pub fn tabel() -> String {
    let mut tekst = "Instellingen (omgevingsvariabelen; een optie van dezelfde betekenis gaat voor):\n".to_owned();
    for Instelling { naam, standaard, uitleg } in INSTELLINGEN {
        let standaard = match standaard {
            Waarde(tekst) | Afgeleid(tekst) => format!(" [standaard: {tekst}]"),
            Geen => String::new(),
        };
        // Writing to a String cannot fail.
        let _ = write!(tekst, "\n  {naam}{standaard}\n      {uitleg}\n");
    }
    tekst
}
