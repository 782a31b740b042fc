//! `registerhouder`: the first organisation, without which nobody can enter anything.

use clap::Args;
use serde_json::json;

use super::{fout::Fout, vlaggen};
use crate::{
    domain::{inhoud::organisatie::OrganisatieInvoer, levensloop::wie::Wie},
    handelingen::organisatie,
    http::body::check_value,
    json::strip_nulls,
    openapi::Interface,
};

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    opslag: vlaggen::Opslag,
    /// Naam van de organisatie, zoals "Gemeente Voorbeeld".
    #[arg(long)]
    naam: String,
    /// Soort organisatie: een code van de referentielijst organisatie_soort. Zonder deze optie: gemeente.
    #[arg(long, value_name = "CODE", default_value = "gemeente", hide_default_value = true)]
    soort: String,
    /// Adres (uri) in de TOOI-waardelijsten van de overheid.
    #[arg(long, value_name = "URI")]
    tooi: Option<String>,
    /// Organisatie-identificatienummer (20 cijfers).
    #[arg(long)]
    oin: Option<String>,
    /// RSIN (9 cijfers).
    #[arg(long)]
    rsin: Option<String>,
    /// Nummer in het Handelsregister (8 cijfers).
    #[arg(long, value_name = "NUMMER")]
    kvk: Option<String>,
    /// E-mailadres.
    #[arg(long, value_name = "ADRES")]
    email: Option<String>,
    /// Telefoonnummer.
    #[arg(long, value_name = "NUMMER")]
    telefoon: Option<String>,
    /// Website.
    #[arg(long, value_name = "URL")]
    website: Option<String>,
}

pub(super) async fn run(opties: Opties) -> Result<(), Fout> {
    let store = opties.opslag.store().await?;
    let mut invoer = json!({
        "naam": opties.naam, "soort": opties.soort, "land": "NL", "tooiUri": opties.tooi, "oin": opties.oin, "rsin": opties.rsin,
        "kvkNummer": opties.kvk, "email": opties.email, "telefoon": opties.telefoon, "website": opties.website, "register": {},
    });
    strip_nulls(&mut invoer);
    // What the API would refuse is refused here too.
    let invoer: OrganisatieInvoer = check_value(&Interface::new(store.kennis())?.contract, invoer)?;
    let wie = Wie::programma("opdrachtregel");
    let uuid = store.write(&wie.clone(), move |tx| organisatie::aanmaken(tx, &wie, invoer)).await?.uuid.uuid();
    super::print(&uuid.to_string())
}
