//! What the public sees of an organisation: always of today, never frozen. The name of the FG is internal.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::domain::{
    inhoud::organisatie::{Adres, AlgemeneTekst, EerdereNaam, OrganisatieInvoer, RegisterGegevens, VerzoekKanaal},
    publiek::openbaar::{CodeVan, OpenbareCode},
    recht::kennis::Kennis,
    woorden::{
        codes::{GeslotenCode, Recht},
        termijn::Termijn,
    },
};

/// Waar iemand terecht kan over deze verwerking, vandaag.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// De organisatie die het register bijhoudt.
    pub organisatie: String,
    /// E-mailadres.
    #[schema(required)]
    pub email: Option<String>,
    /// Telefoonnummer.
    #[schema(required)]
    pub telefoon: Option<String>,
    /// Website.
    #[schema(required)]
    pub website: Option<String>,
    /// Correspondentieadres.
    #[schema(required)]
    pub correspondentieadres: Option<OpenbaarAdres>,
    /// Hoe de functionaris gegevensbescherming te bereiken is.
    #[schema(required)]
    pub functionaris_gegevensbescherming: Option<ContactFg>,
    /// Hoe iemand een verzoek kan doen.
    pub verzoek_kanalen: Vec<OpenbaarKanaal>,
    /// Binnen welke termijn een verzoek wordt beantwoord (ISO 8601).
    #[schema(required)]
    pub reactietermijn: Option<Termijn>,
    /// Waar iemand een klacht kan indienen.
    #[schema(required)]
    pub klacht_autoriteit: Option<String>,
    /// Wat de organisatie over al haar verwerkingen samen vertelt.
    pub algemeen: Vec<OpenbareAlgemeneTekst>,
}

/// Wat een organisatie over al haar verwerkingen samen vertelt.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbareAlgemeneTekst {
    /// Waarover de tekst gaat.
    pub soort: OpenbareCode,
    /// De tekst.
    pub tekst: String,
    /// Adres waar meer staat of waar iemand iets kan doen.
    #[schema(required)]
    pub url: Option<String>,
}

/// Hoe de functionaris gegevensbescherming te bereiken is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct ContactFg {
    /// E-mailadres.
    #[schema(required)]
    pub email: Option<String>,
    /// Telefoonnummer.
    #[schema(required)]
    pub telefoon: Option<String>,
    /// Correspondentieadres.
    #[schema(required)]
    pub correspondentieadres: Option<OpenbaarAdres>,
}

/// Een adres.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbaarAdres {
    /// De regels van het adres.
    pub regels: Vec<String>,
    /// Het land.
    #[schema(required)]
    pub land: Option<OpenbareCode>,
}

impl OpenbaarAdres {
    /// Its lines in one, with the country unless that is the Netherlands.
    pub(crate) fn op_een_regel(&self) -> String {
        let land = self.land.as_ref().filter(|land| land.code != "NL").map(|land| land.naam.clone());
        self.regels.iter().cloned().chain(land).collect::<Vec<_>>().join(", ")
    }
}

/// Een manier om een verzoek te doen.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbaarKanaal {
    /// Het recht waarvoor dit kanaal is; `null` is alle rechten.
    #[schema(required, value_type = Option<CodeVan<Recht>>)]
    pub recht: Option<OpenbareCode>,
    /// De soort kanaal.
    #[schema(required)]
    pub kanaal: Option<OpenbareCode>,
    /// Adres van het formulier.
    #[schema(required)]
    pub url: Option<String>,
    /// E-mailadres.
    #[schema(required)]
    pub email: Option<String>,
    /// Postadres.
    #[schema(required)]
    pub correspondentieadres: Option<OpenbaarAdres>,
    /// Hoe iemand laat zien wie hij is.
    #[schema(required)]
    pub authenticatie: Option<OpenbareCode>,
}

/// Een organisatie die in het openbare register voorkomt.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareOrganisatie {
    /// Vaste sleutel.
    pub uuid: Uuid,
    /// Blijvend adres.
    pub uri: String,
    /// Adres in deze API.
    pub url: String,
    /// Naam.
    pub naam: String,
    /// Namen die de organisatie eerder had.
    pub eerdere_namen: Vec<EerdereNaam>,
    /// De soort organisatie.
    #[schema(required)]
    pub soort: Option<OpenbareCode>,
    /// Het land van vestiging.
    #[schema(required)]
    pub land: Option<OpenbareCode>,
    /// Of de organisatie zelf een register bijhoudt.
    pub is_registerhouder: bool,
    /// Titel van het eigen register.
    #[schema(required)]
    pub register_titel: Option<String>,
    /// Beschrijving van het eigen register.
    #[schema(required)]
    pub register_beschrijving: Option<String>,
    /// Contactgegevens, alleen van een organisatie die een register bijhoudt.
    #[schema(required)]
    pub contact: Option<Contact>,
}

impl Contact {
    /// The contact data of today of the organisation that keeps the register.
    #[must_use]
    pub fn new(organisatie: &OrganisatieInvoer, kennis: &Kennis) -> Self {
        let leeg = RegisterGegevens::default();
        let register = organisatie.register.as_ref().unwrap_or(&leeg);
        Self {
            organisatie: organisatie.naam.clone(),
            email: organisatie.email.clone(),
            telefoon: organisatie.telefoon.clone(),
            website: organisatie.website.clone(),
            correspondentieadres: adres(organisatie.correspondentieadres.as_ref(), kennis),
            functionaris_gegevensbescherming: organisatie.functionaris_gegevensbescherming.as_ref().map(|fg| ContactFg {
                email: fg.email.clone(),
                telefoon: fg.telefoon.clone(),
                correspondentieadres: adres(fg.correspondentieadres.as_ref(), kennis),
            }),
            verzoek_kanalen: register.verzoek_kanalen.iter().map(|kanaal| OpenbaarKanaal::new(kanaal, kennis)).collect(),
            reactietermijn: register.reactietermijn,
            klacht_autoriteit: register.klacht_autoriteit.clone(),
            algemeen: register.algemeen.iter().map(|tekst| OpenbareAlgemeneTekst::new(tekst, kennis)).collect(),
        }
    }
}

impl OpenbareAlgemeneTekst {
    fn new(tekst: &AlgemeneTekst, kennis: &Kennis) -> Self {
        let soort = OpenbareCode { code: tekst.soort.code().to_owned(), naam: kennis.naam_van(tekst.soort) };
        Self { soort, tekst: tekst.tekst.clone(), url: tekst.url.clone() }
    }
}

impl OpenbaarKanaal {
    fn new(kanaal: &VerzoekKanaal, kennis: &Kennis) -> Self {
        Self {
            recht: kanaal.recht.map(|recht| OpenbareCode { code: <&str>::from(recht).to_owned(), naam: kennis.naam_van(recht) }),
            kanaal: code("kanaal", kanaal.kanaal.as_ref(), kennis),
            url: kanaal.url.clone(),
            email: kanaal.email.clone(),
            correspondentieadres: adres(kanaal.correspondentieadres.as_ref(), kennis),
            authenticatie: code("authenticatie", kanaal.authenticatie.as_ref(), kennis),
        }
    }
}

impl OpenbareOrganisatie {
    /// The public side of an organisation: contact data only of one that keeps a register.
    #[must_use]
    pub fn new(
        (uuid, uri, url): (Uuid, String, String),
        organisatie: &OrganisatieInvoer,
        eerdere_namen: Vec<EerdereNaam>,
        kennis: &Kennis,
    ) -> Self {
        let register = organisatie.register.as_ref();
        Self {
            uuid,
            uri,
            url,
            naam: organisatie.naam.clone(),
            eerdere_namen,
            soort: code("organisatie_soort", organisatie.soort.as_ref(), kennis),
            land: code("land", organisatie.land.as_ref(), kennis),
            is_registerhouder: register.is_some(),
            register_titel: register.and_then(|register| register.titel.clone()),
            register_beschrijving: register.and_then(|register| register.beschrijving.clone()),
            contact: register.map(|_| Contact::new(organisatie, kennis)),
        }
    }
}

fn code(lijst: &str, code: Option<&String>, kennis: &Kennis) -> Option<OpenbareCode> {
    code.map(|code| OpenbareCode { code: code.clone(), naam: kennis.naam(lijst, code) })
}

fn adres(adres: Option<&Adres>, kennis: &Kennis) -> Option<OpenbaarAdres> {
    adres.map(|adres| OpenbaarAdres { regels: adres.regels.clone(), land: code("land", adres.land.as_ref(), kennis) })
}
