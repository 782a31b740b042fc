//! The change feed: what readers of the public register are told, and how far a reader is.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{clock::Moment, domain::woorden::adressen::Vindplaats};

/// Wat er in het openbare register veranderde.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, Display, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum WijzigingSoort {
    /// Een versie is vastgesteld; ze kan later ingaan.
    Vastgesteld,
    /// Een einde is vastgesteld; het kan later ingaan.
    EindeVastgesteld,
    /// Een geplande versie geldt vanaf deze dag.
    Ingegaan,
    /// De activiteit is vanaf deze dag beëindigd.
    Beeindigd,
    /// Een versie is ingetrokken.
    Ingetrokken,
    /// De inhoud van een versie is gewist.
    Gewist,
    /// Iemand keek na of de activiteit nog klopt.
    Gecontroleerd,
    /// De activiteit is vanaf deze dag openbaar.
    Verschenen,
    /// De activiteit is niet meer openbaar.
    Verdwenen,
    /// Gegevens van een organisatie zijn gewijzigd.
    OrganisatieGewijzigd,
    /// Het register is teruggezet naar een eerder moment: haal alles opnieuw op.
    Hersteld,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wijziging {
    /// What happened.
    pub soort: WijzigingSoort,
    /// When: the moment of the decision, or the midnight at which a day begins.
    pub op: Moment,
    /// The activity or organisation.
    pub uuid: Uuid,
    /// The number of the version.
    pub versie: Option<i32>,
    /// Whose register it is.
    pub registerhouder: Option<Uuid>,
}

impl Wijziging {
    /// What changed: an organisation, an activity, or the whole.
    #[must_use]
    pub fn vindplaats(&self) -> Vindplaats {
        match self.soort {
            WijzigingSoort::OrganisatieGewijzigd => Vindplaats::Organisatie(self.uuid),
            WijzigingSoort::Hersteld => Vindplaats::Register,
            _ => Vindplaats::Activiteit(self.uuid),
        }
    }
}

/// How far a reader is: in the journal, and in the days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The last entry that was told.
    pub volgnummer: i64,
    /// The begin of its hash: another register has another one.
    pub merk: String,
    /// The last day that was told.
    pub dag: NaiveDate,
    /// Up to which activity of that day; `None`: all of them.
    pub sleutel: Option<Uuid>,
}

impl Stand {
    /// So much of the hash of an entry marks a place.
    pub const MERK: usize = 8;

    /// Whether it is a place to begin, or one in a list to which days bring nothing.
    #[must_use]
    pub fn is_zonder_dagen(&self) -> bool {
        self.dag == NaiveDate::default() && self.sleutel.is_none()
    }

    /// Whether it is a place to begin, or one in a list that tells days too: those are never without a day.
    #[must_use]
    pub fn is_met_dagen(&self) -> bool {
        self.volgnummer == 0 || !self.is_zonder_dagen()
    }
}

impl Default for Stand {
    /// Before everything.
    fn default() -> Self {
        Self { volgnummer: 0, merk: "-".to_owned(), dag: NaiveDate::default(), sleutel: None }
    }
}

impl std::fmt::Display for Stand {
    fn fmt(&self, tekst: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(tekst, "{}.{}.{}", self.volgnummer, self.merk, self.dag.format("%Y%m%d"))?;
        self.sleutel.map_or(Ok(()), |sleutel| write!(tekst, ".{}", sleutel.simple()))
    }
}

impl std::str::FromStr for Stand {
    type Err = ();

    fn from_str(tekst: &str) -> Result<Self, ()> {
        let mut delen = tekst.split('.');
        let mut deel = || delen.next().ok_or(());
        let volgnummer = deel()?.parse().ok().filter(|nummer| *nummer >= 0).ok_or(())?;
        let merk = deel()?.to_owned();
        let dag = NaiveDate::parse_from_str(deel()?, "%Y%m%d").map_err(drop)?;
        let sleutel = delen.next().map(Uuid::parse_str).transpose().map_err(drop)?;
        let stand = Self { volgnummer, merk, dag, sleutel };
        // Only what was given is taken back: a part of a mark would tell, sign by sign, the hash of an entry that nobody may see.
        let heel = if volgnummer == 0 { stand.merk == "-" } else { stand.merk.len() == Self::MERK };
        if heel && stand.to_string() == tekst { Ok(stand) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_back_as_it_was_written() {
        let dag: NaiveDate = "2026-11-22".parse().unwrap();
        for stand in [
            Stand::default(),
            Stand { volgnummer: 12, merk: "0a1b2c3d".into(), dag, sleutel: None },
            Stand { volgnummer: 12, merk: "0a1b2c3d".into(), dag, sleutel: Some(Uuid::from_u128(7)) },
        ] {
            assert_eq!(stand.to_string().parse(), Ok(stand));
        }
        for onzin in [
            "",
            "1",
            "1.2",
            "x.0a1b2c3d.20261122",
            "-1.0a1b2c3d.20261122",
            "01.0a1b2c3d.20261122",
            "1..20261122",
            "1.0a1b2c3.20261122",
            "1.0a1b2c3d4.20261122",
            "0..20261122",
            "1.-.20261122",
            "1.0a1b2c3d.20261322",
            "1.0a1b2c3d.20261122.x",
        ] {
            assert_eq!(onzin.parse::<Stand>(), Err(()), "{onzin}");
        }
    }
}
