//! Reading a file in: how far it is, and what comes of each row.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;
use validator::Validate;

use crate::domain::{
    inhoud::{Ingelezen, Inhoud, beheer::Beheer, ingelezen::VerwerkerBijNaam},
    levensloop::{
        handeling::Handeling,
        weigering::{ConflictCode, Weigering},
        wie::Wie,
    },
};

/// Hoe ver een inlezing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum InlezingStatus {
    /// The file is being read; nothing is written to the register.
    Proef,
    /// It can be carried out.
    Klaar,
    /// The file as a whole cannot be read; the findings tell why.
    Onleesbaar,
    /// Concepts are being made.
    Uitvoeren,
    /// Every row that was not refused is in the register.
    Uitgevoerd,
    /// All or nothing was asked, and a row was refused: nothing was written.
    NietUitgevoerd,
    /// The work stopped halfway, for instance because the service did.
    Afgebroken,
}

impl InlezingStatus {
    /// Refuses to carry out what is not ready; what broke off goes on when it had `begun`.
    pub fn uitvoeren(self, begun: bool) -> Result<(), Weigering> {
        match self {
            Self::Klaar | Self::NietUitgevoerd => Ok(()),
            Self::Afgebroken if begun => Ok(()),
            Self::Proef | Self::Uitvoeren => Err(loopt()),
            Self::Onleesbaar | Self::Uitgevoerd | Self::Afgebroken => Err(Weigering::Toestand {
                code: ConflictCode::InlezingNietKlaar,
                reden: "Deze inlezing is al uitgevoerd of niet te lezen.".to_owned(),
            }),
        }
    }

    /// Refuses to throw away what is being carried out.
    pub fn weggooien(self) -> Result<(), Weigering> {
        if self == Self::Uitvoeren { Err(loopt()) } else { Ok(()) }
    }
}

fn loopt() -> Weigering {
    let reden = "De inlezing is nog bezig. Wacht tot zij klaar is.".to_owned();
    Weigering::Toestand { code: ConflictCode::InlezingLoopt, reden }
}

/// Of alles of niets wordt ingelezen, of iedere rij die kan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Omvang {
    /// One refused row refuses the file.
    AllesOfNiets,
    /// Refused rows are left out.
    PerRij,
}

/// Wat er van een rij komt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum RijUitkomst {
    /// Something new is made.
    Nieuw,
    /// Something that is there changes.
    Bijgewerkt,
    /// It is there already as it is.
    Ongewijzigd,
    /// It cannot be read in.
    Geweigerd,
}

/// What a row of a workbook asks for beside its content: a step of its concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum RijStap {
    /// Offers it for review.
    Indienen,
    /// Takes the submission back.
    Terugnemen,
    /// Settles it.
    Vaststellen,
}

impl RijStap {
    /// As people choose it.
    #[must_use]
    pub fn woord(self) -> &'static str {
        self.into()
    }

    /// The act that it is.
    #[must_use]
    pub fn handeling(self) -> Handeling {
        match self {
            Self::Indienen => Handeling::ConceptIndienen,
            Self::Terugnemen => Handeling::ConceptTerugnemen,
            Self::Vaststellen => Handeling::ConceptVaststellen,
        }
    }
}

/// Wat er aan een cel, een rij of het bestand op te merken is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InleesBevinding {
    /// De rij in het bestand; leeg als het over het hele bestand gaat.
    #[schema(required)]
    pub rij: Option<u32>,
    /// De kolom, of de plaats in de gegevens; leeg als het over de hele rij gaat.
    #[schema(required)]
    pub kolom: Option<String>,
    /// Vaste code, voor programma's.
    #[schema(example = "onbekend-woord")]
    pub code: String,
    /// Wat er aan de hand is.
    #[schema(example = "Dit woord is geen bekende categorie persoonsgegevens.")]
    pub melding: String,
    /// De tekst waarover het gaat.
    #[schema(required)]
    pub waarde: Option<String>,
}

impl InleesBevinding {
    /// Something about a row or one of its cells.
    pub fn new(rij: Option<u32>, kolom: Option<&str>, code: &str, melding: impl Into<String>) -> Self {
        Self { rij, kolom: kolom.map(str::to_owned), code: code.to_owned(), melding: melding.into(), waarde: None }
    }

    /// The same with the text that it is about, which may be cut.
    #[must_use]
    pub fn over(mut self, waarde: &str) -> Self {
        self.waarde = Some(waarde.chars().take(200).collect());
        self
    }
}

/// Wat er met een bestand gebeurt.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Overzicht {
    /// De kolommen, in de volgorde van het bestand; leeg als het bestand geen tabel is.
    pub kolommen: Vec<KolomOverzicht>,
    /// Woorden waarover iets op te merken is, met hoe vaak; het vaakste eerst.
    pub woorden: Vec<WoordOverzicht>,
    /// Wie het bestand stuurde.
    #[schema(required)]
    #[serde(default)]
    pub aangeleverd_door: Option<String>,
    /// Hoe vaak een werkboek een stap vraagt. Wie de inlezing uitvoert, zet ze.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub stappen: BTreeMap<String, u32>,
}

impl Overzicht {
    /// Tells who sent it.
    pub fn zet_door(&mut self, wie: &Wie) {
        self.aangeleverd_door = Some(wie.persoon.as_ref().map_or(&wie.applicatie, |persoon| &persoon.weergave).clone());
    }

    /// The same without a word of the file but the names of its columns.
    #[must_use]
    pub fn zonder_woorden(mut self) -> Self {
        self.woorden.clear();
        for kolom in &mut self.kolommen {
            kolom.voorbeelden.clear();
        }
        self
    }

    /// Tells which steps are asked, and how often.
    pub fn zet_stappen(&mut self, gevraagd: &[RijStap]) {
        for stap in gevraagd {
            *self.stappen.entry(stap.woord().to_owned()).or_default() += 1;
        }
    }

    /// The steps in one sentence; `None` when there are none.
    #[must_use]
    pub fn stappen_in_woorden(&self) -> Option<String> {
        let delen: Vec<String> = self.stappen.iter().map(|(stap, aantal)| format!("{aantal}× {stap}")).collect();
        (!delen.is_empty()).then(|| format!("Stappen die wie dit uitvoert zelf zet: {}.", delen.join(", ")))
    }
}

/// Waar een kolom heen gaat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KolomOverzicht {
    /// De naam van de kolom.
    #[schema(example = "Wie zijn de ontvangers?")]
    pub kolom: String,
    /// Het veld van de vertaling; leeg als de vertaling de kolom niet kent. Dan blijft de tekst woord voor woord bij het concept.
    #[schema(required, example = "ontvangers")]
    pub veld: Option<String>,
    /// Bij een kolom met kruisjes: de waarde die een kruisje betekent.
    #[schema(required)]
    pub waarde: Option<String>,
    /// Hoeveel cellen zijn gevuld.
    pub cellen: u32,
    /// Hoeveel teksten daarvan woord voor woord blijven.
    pub bewaard: u32,
    /// Ten hoogste twee voorbeelden.
    pub voorbeelden: Vec<String>,
    /// Bij een onbekende kolom: het veld waarop haar naam het meeste lijkt.
    #[schema(required)]
    pub lijkt_op: Option<String>,
}

/// Een woord dat vaker terugkomt in de bevindingen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WoordOverzicht {
    /// De kolom.
    pub kolom: String,
    /// De code van de bevinding.
    #[schema(example = "onbekend-woord")]
    pub code: String,
    /// Het woord.
    #[schema(example = "Medewerker")]
    pub waarde: String,
    /// Hoe vaak.
    pub aantal: u32,
}

/// Een rij van een inlezing: wat er van komt en wat eraan op te merken is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RijVerslag {
    /// De rij in het bestand; de kop telt mee.
    pub rij: u32,
    /// De naam van de activiteit.
    pub naam: String,
    /// Het kenmerk waaraan de rij wordt herkend.
    #[schema(required)]
    pub sleutel: Option<String>,
    /// Bij `bijgewerkt`: de velden die wijzigen, zoals ze in het werkboek heten.
    #[serde(default)]
    #[schema(example = json!(["Omschrijving", "Doelen: Omschrijving"]))]
    pub wijzigt: Vec<String>,
    /// Wat er aan de rij en haar cellen op te merken is.
    pub bevindingen: Vec<InleesBevinding>,
    /// Wat geen plaats vond in de inhoud, woord voor woord.
    pub ingelezen: Vec<Ingelezen>,
}

/// Een activiteit zoals een ander systeem haar aanlevert.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Aanlevering {
    /// De inhoud van het concept; alleen `naam` is nodig.
    #[validate(nested)]
    pub inhoud: Inhoud,
    /// Wat de organisatie naast de inhoud bijhoudt. Zonder dit veld blijft dat zoals het was; het kenmerk van het andere systeem hoort er
    /// altijd bij.
    #[serde(default)]
    #[validate(nested)]
    pub beheer: Option<Beheer>,
    /// Verwerkers van wie u geen uuid hebt. Wie op een nummer, of zonder nummer op precies deze naam, één organisatie in het register is, komt
    /// bij de `verwerkers` van de inhoud. Wie onbekend is, staat als voorstel bij het concept (`ingelezen`). Wie u weglaat, vervalt.
    #[serde(default)]
    #[schema(max_items = 100)]
    pub verwerkers_bij_naam: Vec<VerwerkerBijNaam>,
}
