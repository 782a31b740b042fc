//! Companies, those with whom several municipalities work, and agreements.

use chrono::NaiveDate;
use strum::VariantArray;
use uuid::Uuid;

use super::{partijen::Gemeente, toeval::Toeval, woorden::Woorden};
use crate::domain::{
    inhoud::{organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
    woorden::codes::{AfspraakArtikel28, ToestemmingSubverwerkers},
};

/// A company.
pub(super) fn bedrijf(toeval: &mut Toeval, naam: String, land: &str) -> OrganisatieInvoer {
    let slug = naam.split(' ').next().unwrap_or_default().to_lowercase();
    OrganisatieInvoer {
        uuid: Some(toeval.uuid()),
        naam,
        soort: Some("bedrijf".to_owned()),
        overheidsinstantie: Some(false),
        land: Some(land.to_owned()),
        email: Some(format!("privacy@{slug}.example")),
        website: Some(format!("https://www.{slug}.example")),
        ..OrganisatieInvoer::default()
    }
}

/// Somebody with whom several municipalities work.
pub(super) fn partner(toeval: &mut Toeval, woorden: &Woorden) -> OrganisatieInvoer {
    let streek = woorden.wijk(toeval);
    let (soort, naam) = match toeval.tot(6) {
        0 => ("gemeenschappelijke_regeling", format!("Omgevingsdienst {streek}")),
        1 => ("gemeenschappelijke_regeling", format!("Gezondheidsdienst {streek}")),
        2 => ("gemeenschappelijke_regeling", format!("Veiligheidsregio {streek}")),
        3 => ("zorgaanbieder", format!("Zorggroep {streek}")),
        4 => ("waterschap", format!("Waterschap {streek}")),
        _ => ("stichting_vereniging", format!("Stichting Welzijn {streek}")),
    };
    let overheid = !matches!(soort, "zorgaanbieder" | "stichting_vereniging");
    OrganisatieInvoer { soort: Some(soort.to_owned()), overheidsinstantie: Some(overheid), ..bedrijf(toeval, naam, "NL") }
}

/// What a municipality agreed with a processor.
pub(super) fn overeenkomst(toeval: &mut Toeval, gemeente: &Gemeente, verwerker: Uuid, nummer: usize) -> OvereenkomstInvoer {
    let jaar = 2016 + i32::try_from(toeval.tot(5)).unwrap_or_default();
    let dag = |jaar| NaiveDate::from_ymd_opt(jaar, 1, 1);
    let kenmerk = format!("vo-{jaar}-{nummer:03}");
    OvereenkomstInvoer {
        uuid: Some(toeval.uuid()),
        registerhouder: gemeente.uuid,
        verwerker,
        startdatum: dag(jaar),
        // Some have ended meanwhile: that is a finding.
        einddatum: toeval.kans(60).then(|| dag(jaar + 8)).flatten(),
        subverwerkers: Vec::new(),
        doorgifte_buiten_eer: Some(false),
        geheimhouding: Some(true),
        afspraken: AfspraakArtikel28::VARIANTS.to_vec(),
        toestemming_subverwerkers: Some(ToestemmingSubverwerkers::Specifiek),
        document_url: Some(format!("https://documenten.{}.example/{kenmerk}", gemeente.slug)),
        kenmerk: Some(kenmerk.to_uppercase()),
    }
}
