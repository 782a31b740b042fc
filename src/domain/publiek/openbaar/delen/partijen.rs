//! Who takes part, and where the activity is known.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{OpenbareCode, Vertaler};
use crate::domain::inhoud::{
    OnderlingeRegeling, Ontvanger, Opdrachtgever, UplProduct, Vertegenwoordiger, Verwerker, Verwerkingsverantwoordelijke,
    Zaaktype, organisatie::VastgelegdeOrganisatie,
};

/// Een organisatie, zoals vastgelegd bij het vaststellen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OpenbareOrganisatieVerwijzing {
    /// Vaste sleutel van de organisatie.
    pub uuid: Uuid,
    /// Naam.
    pub naam: String,
    /// De soort organisatie.
    #[schema(required)]
    pub soort: Option<OpenbareCode>,
    /// Het land van vestiging.
    #[schema(required)]
    pub land: Option<OpenbareCode>,
}

/// Een verantwoordelijke organisatie.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbareVerantwoordelijke {
    /// De organisatie.
    #[schema(required)]
    pub organisatie: Option<OpenbareOrganisatieVerwijzing>,
    /// Het bestuursorgaan.
    #[schema(required)]
    pub bestuursorgaan: Option<OpenbareCode>,
    /// De vertegenwoordiger in de Europese Unie.
    #[schema(required)]
    pub vertegenwoordiger: Option<OpenbareVertegenwoordiger>,
}

/// De vertegenwoordiger van een verantwoordelijke buiten de Europese Unie.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbareVertegenwoordiger {
    /// Naam.
    #[schema(required)]
    pub naam: Option<String>,
    /// Hoe de vertegenwoordiger te bereiken is.
    #[schema(required)]
    pub contact: Option<String>,
}

/// De afspraken tussen gezamenlijk verantwoordelijken.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbareOnderlingeRegeling {
    /// De wezenlijke inhoud.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Adres van de regeling.
    #[schema(required)]
    pub url: Option<String>,
}

/// Een opdrachtgever.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbareOpdrachtgever {
    /// De organisatie.
    #[schema(required)]
    pub organisatie: Option<OpenbareOrganisatieVerwijzing>,
    /// Welke verwerkingen voor deze opdrachtgever gebeuren.
    #[schema(required)]
    pub werkzaamheden: Option<String>,
}

/// Een ontvanger.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareOntvanger {
    /// De soort ontvanger.
    #[schema(required)]
    pub soort: Option<OpenbareCode>,
    /// De organisatie.
    #[schema(required)]
    pub organisatie: Option<OpenbareOrganisatieVerwijzing>,
    /// Naam, als de organisatie niet is vastgelegd.
    #[schema(required)]
    pub naam: Option<String>,
    /// Omschrijving.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Welke gegevens; leeg is alle.
    pub gegevens: Vec<OpenbareCode>,
    /// Op welke grond de gegevens worden verstrekt.
    #[schema(required)]
    pub grondslag_verstrekking: Option<String>,
    /// Het land.
    #[schema(required)]
    pub land: Option<OpenbareCode>,
}

/// Een verwerker. De naam staat er niet bij als die niet openbaar is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbareVerwerker {
    /// De organisatie; `null` als de naam niet openbaar is.
    #[schema(required)]
    pub organisatie: Option<OpenbareOrganisatieVerwijzing>,
    /// De soort organisatie.
    #[schema(required)]
    pub soort: Option<OpenbareCode>,
    /// Het land van vestiging.
    #[schema(required)]
    pub land: Option<OpenbareCode>,
    /// Wat de verwerker doet.
    #[schema(required)]
    pub werkzaamheden: Option<String>,
    /// Organisaties die de verwerker inschakelt.
    pub subverwerkers: Vec<OpenbareOrganisatieVerwijzing>,
}

/// Een zaaktype.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbaarZaaktype {
    /// Identificatie.
    #[schema(required)]
    pub identificatie: Option<String>,
    /// Omschrijving.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Catalogus.
    #[schema(required)]
    pub catalogus: Option<String>,
    /// Adres.
    #[schema(required)]
    pub url: Option<String>,
}

/// Een product uit de Uniforme Productnamenlijst.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct OpenbaarUplProduct {
    /// Naam.
    #[schema(required)]
    pub naam: Option<String>,
    /// Adres in de lijst.
    #[schema(required)]
    pub uri: Option<String>,
}

impl Vertaler<'_> {
    pub(in crate::domain::publiek::openbaar) fn vastgelegd(
        &self,
        organisatie: &VastgelegdeOrganisatie,
    ) -> OpenbareOrganisatieVerwijzing {
        OpenbareOrganisatieVerwijzing {
            uuid: organisatie.uuid,
            naam: organisatie.naam.clone(),
            soort: self.misschien("organisatie_soort", organisatie.soort.as_ref()),
            land: self.misschien("land", organisatie.land.as_ref()),
        }
    }

    pub(in crate::domain::publiek::openbaar) fn organisatie(&self, uuid: Uuid) -> Option<OpenbareOrganisatieVerwijzing> {
        self.organisaties.iter().find(|organisatie| organisatie.uuid == uuid).map(|organisatie| self.vastgelegd(organisatie))
    }

    pub(in crate::domain::publiek::openbaar) fn verantwoordelijke(
        &self,
        partij: &Verwerkingsverantwoordelijke,
    ) -> OpenbareVerantwoordelijke {
        OpenbareVerantwoordelijke {
            organisatie: partij.organisatie.and_then(|uuid| self.organisatie(uuid)),
            bestuursorgaan: self.misschien("bestuursorgaan", partij.bestuursorgaan.as_ref()),
            vertegenwoordiger: partij.vertegenwoordiger.as_ref().map(OpenbareVertegenwoordiger::from),
        }
    }

    pub(in crate::domain::publiek::openbaar) fn opdrachtgever(&self, partij: &Opdrachtgever) -> OpenbareOpdrachtgever {
        OpenbareOpdrachtgever {
            organisatie: partij.organisatie.and_then(|uuid| self.organisatie(uuid)),
            werkzaamheden: partij.werkzaamheden.clone(),
        }
    }

    pub(in crate::domain::publiek::openbaar) fn ontvanger(&self, ontvanger: &Ontvanger) -> OpenbareOntvanger {
        OpenbareOntvanger {
            soort: self.misschien("ontvanger_soort", ontvanger.soort.as_ref()),
            organisatie: ontvanger.organisatie.and_then(|uuid| self.organisatie(uuid)),
            naam: ontvanger.naam.clone(),
            omschrijving: ontvanger.omschrijving.clone(),
            gegevens: self.open_codes("gegevenscategorie", &ontvanger.gegevens),
            grondslag_verstrekking: ontvanger.grondslag_verstrekking.clone(),
            land: self.misschien("land", ontvanger.land.as_ref()),
        }
    }

    /// A processor whose name is not public leaves kind, country and work; its own suppliers would give it away.
    pub(in crate::domain::publiek::openbaar) fn verwerker(&self, verwerker: &Verwerker) -> OpenbareVerwerker {
        let organisatie = verwerker.organisatie.and_then(|uuid| self.organisatie(uuid));
        let naam_openbaar = verwerker.naam_openbaar != Some(false);
        OpenbareVerwerker {
            soort: organisatie.as_ref().and_then(|organisatie| organisatie.soort.clone()),
            land: organisatie.as_ref().and_then(|organisatie| organisatie.land.clone()),
            organisatie: organisatie.filter(|_| naam_openbaar),
            werkzaamheden: verwerker.werkzaamheden.clone(),
            subverwerkers: if naam_openbaar {
                verwerker.subverwerkers.iter().filter_map(|uuid| self.organisatie(*uuid)).collect()
            } else {
                Vec::new()
            },
        }
    }
}

impl From<&Vertegenwoordiger> for OpenbareVertegenwoordiger {
    fn from(vertegenwoordiger: &Vertegenwoordiger) -> Self {
        Self { naam: vertegenwoordiger.naam.clone(), contact: vertegenwoordiger.contact.clone() }
    }
}

impl From<&OnderlingeRegeling> for OpenbareOnderlingeRegeling {
    fn from(regeling: &OnderlingeRegeling) -> Self {
        Self { omschrijving: regeling.omschrijving.clone(), url: regeling.url.clone() }
    }
}

impl From<&Zaaktype> for OpenbaarZaaktype {
    fn from(zaaktype: &Zaaktype) -> Self {
        Self {
            identificatie: zaaktype.identificatie.clone(),
            omschrijving: zaaktype.omschrijving.clone(),
            catalogus: zaaktype.catalogus.clone(),
            url: zaaktype.url.clone(),
        }
    }
}

impl From<&UplProduct> for OpenbaarUplProduct {
    fn from(product: &UplProduct) -> Self {
        Self { naam: product.naam.clone(), uri: product.uri.clone() }
    }
}
