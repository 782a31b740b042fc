//! The settings, each declared once: a field of `Config`, a row of the table that `--help` shows, and how its value is read.

use std::{
    collections::HashMap,
    fmt::Write,
    path::{Path, PathBuf},
};

use Standaard::{Afgeleid, Geen, Waarde};

use super::{
    lezer::Lezer,
    soorten::{
        aan_of_uit, adres, altijd, database, geheim, getal, https, kernen, logfilter, of, proxies, rechten, security_contact,
        soms, vrij, webadres, webadressen,
    },
};
use crate::{auth::Scope, http::client::Proxies, toestand::Thema};

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

/// Each row: field, type, name, default, how it is read, what it does.
macro_rules! instellingen {
    ($($veld:ident: $soort:ty = $naam:literal, $standaard:expr, $ontleed:expr, $uitleg:literal;)*) => {
        /// What this process was told, checked. It holds secrets and therefore does not show itself.
        pub struct Config {
            $(#[doc = $uitleg] pub $veld: $soort,)*
        }

        /// Every setting there is.
        pub const INSTELLINGEN: &[Instelling] = &[$(Instelling { naam: $naam, standaard: $standaard, uitleg: $uitleg }),*];

        impl Config {
            /// Reads each setting by itself.
            pub(super) fn lees(lezer: &mut Lezer<'_>) -> Self {
                Self { $($veld: lezer.lees($naam, $standaard, $ontleed),)* }
            }
        }
    };
}

instellingen! {
    adres: String = "REGISTER_ADRES", Waarde("127.0.0.1:8080"), altijd(adres),
        "Adres en poort waarop het register antwoordt.";
    database_url: String = "REGISTER_DATABASE_URL", Waarde("sqlite://register.sqlite3"), altijd(database),
        "De database: sqlite://BESTAND, of postgres://GEBRUIKER@SERVER/DATABASE als het programma daarvoor is gebouwd.";
    database_lezen_url: Option<String> = "REGISTER_DATABASE_LEZEN_URL", Geen, soms(database),
        "Een replica van de database (postgres://…) waar openbare vragen heen gaan. Wie schrijft, ziet dat toch meteen.";
    database_wacht: u64 = "REGISTER_DATABASE_WACHT", Waarde("10"), altijd(getal(1..=600)),
        "Hoeveel seconden het register op de database wacht; daarna is het antwoord 503.";
    database_voorbereiden: bool = "REGISTER_DATABASE_VOORBEREIDEN", Waarde("aan"), altijd(aan_of_uit),
        "uit: voor een pooler in transactiemodus (pgbouncer). De grenzen van een sessie stelt u dan in de database in.";
    lezen_achterstand: u32 = "REGISTER_LEZEN_ACHTERSTAND", Waarde("60"), altijd(getal(1..=86400)),
        "Hoeveel seconden een replica mag achterlopen; daarna is /health/lezen 503.";
    afmelden: u64 = "REGISTER_AFMELDEN", Waarde("5"), altijd(getal(0..=300)),
        "Hoeveel seconden het register na SIGTERM nog nieuwe verzoeken aanneemt, terwijl /health/ready al 503 is.";
    public_url: String = "REGISTER_PUBLIC_URL", Afgeleid("http:// en REGISTER_ADRES"), of(String::new, webadres),
        "Adres waarop anderen het register vinden; hiermee begint elk adres in een antwoord.";
    eerdere_adressen: Vec<String> = "REGISTER_EERDERE_ADRESSEN", Geen, of(Vec::new, webadressen),
        "Adressen waarop anderen het register eerder vonden, met komma's ertussen; verwijzingen daarheen blijven bekend.";
    token_geheim: Option<String> = "REGISTER_TOKEN_GEHEIM", Geen, soms(geheim),
        "Geheim van de applicatie 'lokaal', ten minste 16 bytes. Zonder geheim bestaat die applicatie niet.";
    applicaties: Option<PathBuf> = "REGISTER_APPLICATIES", Geen, soms(vrij),
        "TOML-bestand met applicaties die zelf tokens maken; na SIGHUP opnieuw gelezen.";
    oidc_issuer: Option<String> = "REGISTER_OIDC_ISSUER", Geen, soms(https),
        "Uitgever (iss) van OIDC-tokens.";
    oidc_audience: Option<String> = "REGISTER_OIDC_AUDIENCE", Geen, soms(vrij),
        "Wat er in een OIDC-token bij aud moet staan. Verplicht bij een uitgever.";
    oidc_jwks_url: Option<String> = "REGISTER_OIDC_JWKS_URL", Afgeleid("wat de uitgever zelf noemt"), soms(https),
        "Adres van de openbare sleutels van de uitgever.";
    oidc_rechten_claim: String = "REGISTER_OIDC_RECHTEN_CLAIM", Waarde("scope"), altijd(vrij),
        "Claim met de rechten, zoals scope, roles of realm_access.roles.";
    oidc_rechten: Option<HashMap<String, Vec<Scope>>> = "REGISTER_OIDC_RECHTEN", Afgeleid("de claim noemt de rechten zelf"), soms(rechten),
        "Welke rechten een waarde van die claim geeft: groep=register:lezen register:invoeren;groep2=register:toezien.";
    oidc_registerhouders_claim: Option<String> = "REGISTER_OIDC_REGISTERHOUDERS_CLAIM", Geen, soms(vrij),
        "Claim met de uuid's van de registerhouders die iemand mag gebruiken. Zonder deze instelling zijn dat ze allemaal.";
    oidc_naam_claim: String = "REGISTER_OIDC_NAAM_CLAIM", Waarde("name"), altijd(vrij),
        "Claim met de naam die het register toont.";
    vier_ogen: bool = "REGISTER_VIER_OGEN", Waarde("aan"), altijd(aan_of_uit),
        "aan: niemand stelt vast wat hij zelf schreef of indiende. uit: dat mag wel.";
    kennis_map: Option<PathBuf> = "REGISTER_KENNIS_MAP", Geen, soms(vrij),
        "Map met eigen aanvullingen op de referentielijsten (*.json).";
    thema: Option<Thema> = "REGISTER_THEMA_MAP", Geen, soms(|map| Thema::lees(Path::new(map))),
        "Map met het uiterlijk van de gemeente voor de openbare pagina's: thema.css, site.toml, logo.svg of logo.png, icoon.svg, favicon.ico.";
    security_contact: Option<String> = "REGISTER_SECURITY_CONTACT", Geen, soms(security_contact),
        "Waar iemand een zwakke plek kan melden (mailto: of https:); dit komt in /.well-known/security.txt.";
    metrics_adres: Option<String> = "REGISTER_METRICS_ADRES", Geen, soms(adres),
        "Adres en poort voor meetwaarden (/metrics). Kies een adres dat alleen de beheerder bereikt.";
    webhooks_prive: bool = "REGISTER_WEBHOOKS_PRIVE", Waarde("uit"), altijd(aan_of_uit),
        "aan: webhooks mogen naar adressen op het eigen netwerk en zonder https. uit: alleen https naar openbare adressen.";
    max_body: usize = "REGISTER_MAX_BODY", Waarde("1048576"), altijd(getal(1024..=1 << 30)),
        "Hoeveel bytes een verzoek hooguit mag bevatten.";
    max_verbindingen: usize = "REGISTER_MAX_VERBINDINGEN", Waarde("4096"), altijd(getal(1..=1_000_000)),
        "Hoeveel verbindingen er tegelijk hooguit open zijn. Van dit aantal en van de vijf hierna heeft een adres hooguit een kwart.";
    max_verzoeken: usize = "REGISTER_MAX_VERZOEKEN", Waarde("256"), altijd(getal(1..=1_000_000)),
        "Hoeveel gewone verzoeken er tegelijk hooguit worden beantwoord.";
    max_bodies: usize = "REGISTER_MAX_BODIES", Waarde("128"), altijd(getal(1..=1_000_000)),
        "Van hoeveel verzoeken de gegevens tegelijk hooguit langzaam binnenkomen.";
    max_wachtenden: usize = "REGISTER_MAX_WACHTENDEN", Waarde("512"), altijd(getal(1..=1_000_000)),
        "Hoeveel lezers er tegelijk hooguit op wijzigingen wachten.";
    max_uitvoer: usize = "REGISTER_MAX_UITVOER", Waarde("32"), altijd(getal(1..=1_000_000)),
        "Hoeveel bestanden en andere grote antwoorden er tegelijk hooguit worden gemaakt en verzonden.";
    max_uploads: usize = "REGISTER_MAX_UPLOADS", Waarde("4"), altijd(getal(1..=1_000)),
        "Hoeveel bestanden er tegelijk hooguit worden ingelezen; elk kan 50 MB zijn.";
    vertrouwde_proxies: Proxies = "REGISTER_VERTROUWDE_PROXIES", Waarde("127.0.0.1,::1"), altijd(proxies),
        "Adressen en netwerken van proxy's die in X-Forwarded-For zeggen wie er vraagt; gescheiden door komma's.";
    werkers: usize = "REGISTER_WERKERS", Afgeleid("het aantal processorkernen"), of(kernen, getal(1..=1024)),
        "Hoeveel verzoeken tegelijk worden behandeld.";
    cache_mb: u64 = "REGISTER_CACHE_MB", Waarde("64"), altijd(getal(0..=1 << 20)),
        "Hoeveel MB geheugen er is voor openbare antwoorden die klaarliggen; 0 is geen.";
    log: String = "REGISTER_LOG", Waarde("info"), altijd(logfilter),
        "Wat er in het logboek komt: off, error, warn, info, debug of trace, eventueel per onderdeel.";
    log_adres: bool = "REGISTER_LOG_ADRES", Waarde("uit"), altijd(aan_of_uit),
        "aan: in het logboek staat bij ieder verzoek het adres van wie vraagt. Dat is een persoonsgegeven.";
}

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
