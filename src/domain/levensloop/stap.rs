//! The life of an activity in management: each step of it, for who follows what became of what he delivered.

use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    clock::Moment,
    domain::{inhoud::beheer::ExternKenmerk, woorden::adressen::Vindplaats},
};

/// Wat er met een activiteit of haar concept gebeurde.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, Display, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum StapSoort {
    /// De activiteit is gemaakt, met een concept.
    Aangemaakt,
    /// Iemand begon of wijzigde het concept.
    Gewijzigd,
    /// Het concept is weggegooid.
    Weggegooid,
    /// Het concept is ingediend.
    Ingediend,
    /// Wie het concept indiende, nam het terug.
    Teruggenomen,
    /// Het concept is teruggestuurd, met een reden en opmerkingen.
    Teruggestuurd,
    /// Het concept is vastgesteld; de versie kan later ingaan.
    Vastgesteld,
    /// Een einde is vastgesteld; het kan later ingaan.
    EindeVastgesteld,
    /// Een versie is ingetrokken.
    Ingetrokken,
    /// De inhoud van een versie is gewist.
    Gewist,
    /// Wat de organisatie naast de inhoud bijhoudt, is gewijzigd.
    BeheerGewijzigd,
    /// Iemand keek na of de activiteit nog klopt.
    Gecontroleerd,
    /// Het register is teruggezet naar een eerder moment: haal alles opnieuw op.
    Hersteld,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Stap {
    /// What happened.
    pub soort: StapSoort,
    /// When.
    pub op: Moment,
    /// The activity.
    pub uuid: Uuid,
    /// The number of the entry: the revision that the activity got by it.
    pub revisie: i64,
    /// The number of the version that it is about.
    pub versie: Option<i32>,
    /// Whose register it is.
    pub registerhouder: Option<Uuid>,
    /// The application through which it was done.
    pub applicatie: String,
    /// By which keys other systems know the activity now.
    pub externe_kenmerken: Vec<ExternKenmerk>,
}

impl Stap {
    /// What it is about: an activity, or the register as a whole.
    #[must_use]
    pub fn vindplaats(&self) -> Vindplaats {
        if self.soort == StapSoort::Hersteld { Vindplaats::Register } else { Vindplaats::Activiteit(self.uuid) }
    }
}

/// Welke stappen een abonnement op de levensloop krijgt.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct LevensloopKeuze {
    /// Alleen deze soorten stappen; leeg is alle.
    #[schema(max_items = 13)]
    pub soorten: Vec<StapSoort>,
    /// Alleen van activiteiten die dit andere systeem met een kenmerk kent; leeg is van alle.
    #[schema(max_length = 100, example = "zaaksysteem")]
    pub bron: Option<String>,
    /// Niet wat deze applicatie deed (haar `client_id`), zoals uw eigen aanleveringen.
    #[schema(max_length = 200, example = "zaaksysteem")]
    pub zonder_applicatie: Option<String>,
    /// Ook van activiteiten die vertrouwelijk zijn. Dat vraagt `register:vertrouwelijk` of `register:toezien`.
    pub vertrouwelijk: bool,
}
