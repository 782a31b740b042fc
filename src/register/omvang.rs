//! How much of each public record an answer tells: all of it, chosen fields, and the organisations that it names.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};
use utoipa::{
    PartialSchema as _,
    openapi::{RefOr, Schema},
};

use super::organisaties::weergave;
use crate::{
    domain::{
        publiek::openbaar::{OpenbareVerwerkingsactiviteit, Romp, Vorm, organisatie::OpenbareOrganisatie},
        woorden::eenmaal::eenmaal,
    },
    error::Result,
    http::query::{
        Param, Query,
        kind::{Boolean, Choices, Or},
        parameters,
    },
    store::{
        Lijsten,
        openbaar::{self, Gevonden},
        organisaties,
    },
    toestand::State,
};

const VOLLEDIG: Param<Or<Boolean, bool>> =
    Param::new("volledig", Or(Boolean, false), "Geef van ieder resultaat de hele activiteit.").example("false");
const VELDEN: Param<Choices> = Param::new(
    "velden",
    Choices(velden),
    "Geef van ieder resultaat alleen deze velden van de hele activiteit, met `uuid`; `vorm` is dan `selectie`. Niet samen met volledig.",
)
.example("naam");
const UITKLAPPEN: Param<Choices> = Param::new(
    "uitklappen",
    Choices(|| vec!["organisaties"]),
    "Geef ook de organisaties die worden genoemd, elk één keer en zoals zij nu zijn.",
)
.example("organisaties");

parameters! {
    /// How much of each record of a list.
    pub VanLijst: VOLLEDIG, VELDEN, UITKLAPPEN
}
parameters! {
    /// What is told beside a record.
    pub VanEen: UITKLAPPEN
}

/// The fields that can be chosen.
fn velden() -> Vec<&'static str> {
    static NAMEN: LazyLock<Vec<String>> = LazyLock::new(|| match OpenbareVerwerkingsactiviteit::schema() {
        RefOr::T(Schema::Object(object)) => {
            object.properties.keys().filter(|naam| !["vorm", "organisaties"].contains(&naam.as_str())).cloned().collect()
        }
        _ => Vec::new(),
    });
    NAMEN.iter().map(String::as_str).collect()
}

/// How much of each record is asked for.
#[derive(Debug, Clone)]
pub struct Omvang {
    /// All of it, or fields of all of it.
    pub volledig: bool,
    velden: Vec<&'static str>,
    organisaties: bool,
}

impl Omvang {
    /// Of a list; faults wait in the query.
    pub fn van_lijst(query: &mut Query) -> Self {
        let (volledig, velden) = (VOLLEDIG.read(query), VELDEN.read(query));
        if volledig && !velden.is_empty() {
            VELDEN.fault(query, "niet-samen", "Kies: velden, of volledig.");
        }
        Self { volledig: volledig || !velden.is_empty(), velden, organisaties: van_een(query) }
    }

    /// A whole record, or what was chosen of it.
    pub fn van(&self, tekst: String) -> Result<String> {
        if self.velden.is_empty() {
            return Ok(tekst);
        }
        let mut record: Map<String, Value> = serde_json::from_str(&tekst)?;
        record.retain(|naam, _| naam == "uuid" || self.velden.contains(&naam.as_str()));
        record.insert("vorm".to_owned(), json!(Vorm::Selectie));
        Ok(serde_json::to_string(&record)?)
    }

    /// The organisations that these results name, when they are asked for; where fields were chosen, those that stand in what is shown.
    pub fn organisaties(
        &self,
        tx: &mut Lijsten<'_>,
        state: &State,
        gevonden: &[Gevonden],
        getoond: &[String],
    ) -> Result<Option<Vec<OpenbareOrganisatie>>> {
        if !self.organisaties {
            return Ok(None);
        }
        let mut genoemd = if self.volledig {
            genoemd(tx, state, teksten(gevonden))?
        } else {
            // A summary does not name them all.
            let heel = openbaar::lees(tx.conn, gevonden.iter().map(|een| een.treffer).collect(), true)?;
            genoemd(tx, state, teksten(&heel))?
        };
        if !self.velden.is_empty() {
            let staat = |organisatie: &OpenbareOrganisatie| {
                let uuid = organisatie.uuid.to_string();
                getoond.iter().any(|tekst| tekst.contains(&uuid))
            };
            genoemd.retain(staat);
        }
        Ok(Some(genoemd))
    }
}

/// Whether the organisations that a record names are asked for; faults wait in the query.
pub fn van_een(query: &mut Query) -> bool {
    !UITKLAPPEN.read(query).is_empty()
}

fn teksten(gevonden: &[Gevonden]) -> impl Iterator<Item = &str> {
    gevonden.iter().map(|gevonden| gevonden.tekst.as_str())
}

/// The organisations that stored records name, as they are now.
pub fn genoemd<'a>(
    tx: &mut Lijsten<'_>,
    state: &State,
    rompen: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<OpenbareOrganisatie>> {
    let mut uuids = Vec::new();
    for tekst in rompen {
        let romp: Romp = serde_json::from_str(tekst)?;
        uuids.extend(romp.organisaties().map(|organisatie| organisatie.uuid));
    }
    organisaties::openbare(tx, eenmaal(uuids))?.iter().map(|organisatie| weergave(state, organisatie)).collect()
}
