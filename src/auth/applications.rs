//! The applications that sign their own tokens: the file `REGISTER_APPLICATIES`, and `lokaal`.

use std::collections::HashMap;
use std::fs::File as Opened;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use jsonwebtoken::DecodingKey;
use serde::Deserialize;
use uuid::Uuid;

use super::secret::Secret;

use crate::domain::levensloop::scope::{Scope, Scopes};

/// The application of the sub-commands `token` and `demo`.
pub const LOKAAL: &str = "lokaal";

/// So much is read of a file.
const MOST: u64 = 1024 * 1024;

/// What an application may, and the key that its signature is checked with.
pub struct Application {
    /// Checks its signature.
    pub key: DecodingKey,
    /// All it may ever do.
    pub scopes: Scopes,
    /// The registerhouders it is limited to; `None` means all.
    pub registerhouders: Option<Vec<Uuid>>,
    /// Whether each of its tokens must name a person.
    pub persons_required: bool,
    /// Whether its persons are others than those of the same name elsewhere.
    pub own_persons: bool,
}

/// The applications by `client_id`.
pub struct Applications(HashMap<String, Application>);

impl Applications {
    /// Reads the file, if there is one, and adds `lokaal` if it has a secret. A fault names the setting, never a value that may be secret.
    pub fn read(path: Option<&Path>, lokaal: Option<&Secret>) -> Result<Self, String> {
        let mut all = match path {
            Some(path) => read_file(path).map_err(|reason| format!("REGISTER_APPLICATIES ({}): {reason}", path.display()))?,
            None => HashMap::new(),
        };
        if let Some(secret) = lokaal {
            let application = Application {
                key: secret.key(),
                scopes: Scopes::all(),
                registerhouders: None,
                persons_required: false,
                own_persons: false,
            };
            all.insert(LOKAAL.to_owned(), application);
        }
        Ok(Self(all))
    }

    /// The application with this `client_id`.
    pub fn get(&self, client_id: &str) -> Option<&Application> {
        self.0.get(client_id)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    applicatie: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Entry {
    #[serde(rename = "client_id")]
    client_id: String,
    #[expect(dead_code, reason = "for who reads the file")]
    naam: Option<String>,
    geheim: Option<String>,
    geheim_bestand: Option<PathBuf>,
    scopes: Vec<String>,
    registerhouders: Option<Vec<Uuid>>,
    #[serde(default)]
    personen_verplicht: bool,
    #[serde(default)]
    eigen_personen: bool,
}

/// The text of a file, which may also be a device without end.
fn read(path: &Path) -> Result<String, String> {
    let mut text = String::new();
    let file = Opened::open(path).map_err(|error| error.to_string())?;
    file.take(MOST + 1).read_to_string(&mut text).map_err(|error| error.to_string())?;
    if text.len() as u64 > MOST { Err("het bestand is groter dan 1 MB".to_owned()) } else { Ok(text) }
}

fn read_file(path: &Path) -> Result<HashMap<String, Application>, String> {
    let text = read(path)?;
    // The parser's own message quotes the line, and the line may hold the secret.
    let file: File = toml::from_str(&text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        let line = 1 + before.matches('\n').count();
        format!(
            "regel {line} klopt niet; een [[applicatie]] heeft client_id, naam, geheim of geheimBestand, scopes, registerhouders, personenVerplicht en eigenPersonen"
        )
    })?;
    let mut all = HashMap::new();
    for mut entry in file.applicatie {
        let client_id = std::mem::take(&mut entry.client_id);
        let application = entry.check(&client_id, path).map_err(|reason| format!("applicatie {client_id:?}: {reason}"))?;
        if all.insert(client_id.clone(), application).is_some() {
            return Err(format!("applicatie {client_id:?} staat er twee keer in"));
        }
    }
    Ok(all)
}

impl Entry {
    fn check(self, client_id: &str, path: &Path) -> Result<Application, String> {
        // Before the first ':' of a person's identity stands the application, or `oidc`.
        if client_id.trim().is_empty() || client_id.contains(':') || [LOKAAL, "oidc"].contains(&client_id) {
            return Err("client_id mag niet leeg, 'lokaal' of 'oidc' zijn en geen ':' bevatten".to_owned());
        }
        let secret = match (self.geheim, self.geheim_bestand) {
            (Some(secret), None) => secret,
            (None, Some(file)) => read(&path.with_file_name(file))
                .map_err(|reason| format!("geheimBestand is niet te lezen: {reason}"))?
                .trim_end_matches(['\r', '\n'])
                .to_owned(),
            _ => return Err("geef geheim of geheimBestand, precies één van beide".to_owned()),
        };
        let scope = |text: &String| text.parse().map_err(|_| format!("scope {text:?} bestaat niet"));
        Ok(Application {
            key: Secret::new(secret, 32)?.key(),
            scopes: self.scopes.iter().map(scope).collect::<Result<Vec<Scope>, _>>()?.into_iter().collect(),
            registerhouders: self.registerhouders,
            persons_required: self.personen_verplicht,
            own_persons: self.eigen_personen,
        })
    }
}
