//! Who has a part in an activity: controllers, processors, recipients, and those outside the European Economic Area.

use super::{Knoop, Vertaler};
use crate::domain::{
    publiek::openbaar::{
        OpenbareCode, OpenbareDoorgifte, OpenbareOntvanger, OpenbareOpdrachtgever, OpenbareOrganisatieVerwijzing,
        OpenbareVerantwoordelijke, OpenbareVerwerker,
    },
    woorden::adressen::Vindplaats,
};

/// The kinds of organisation that are government.
const OVERHEID: [&str; 6] = ["gemeente", "gemeenschappelijke_regeling", "provincie", "waterschap", "rijk", "overige_overheid"];

/// The role of an organisation that works for others.
const VERWERKER: &str = "verwerker";

/// Controllers who decide together, once more as one.
pub(super) fn gezamenlijk(rol: Option<&str>, verantwoordelijken: Vec<Knoop>) -> Option<Knoop> {
    (rol == Some("gezamenlijk")).then(|| Knoop::new("dpv:JointDataControllers").met("dpv:hasDataController", verantwoordelijken))
}

impl Vertaler<'_> {
    /// Who decides: for a processor its clients, and without anybody named who keeps the register.
    pub(super) fn verantwoordelijken(
        &self,
        rol: Option<&str>,
        registerhouder: &OpenbareOrganisatieVerwijzing,
        genoemd: &[OpenbareVerantwoordelijke],
        opdrachtgevers: &[OpenbareOpdrachtgever],
    ) -> Vec<Knoop> {
        let opdrachtgevers = opdrachtgevers.iter().filter_map(|partij| Some(self.organisatie(partij.organisatie.as_ref()?)));
        let genoemd: Vec<_> = genoemd.iter().filter_map(|partij| self.verantwoordelijke(partij)).collect();
        match rol {
            Some(VERWERKER) => opdrachtgevers.collect(),
            _ if genoemd.is_empty() => vec![self.organisatie(registerhouder)],
            _ => genoemd,
        }
    }

    fn verantwoordelijke(&self, partij: &OpenbareVerantwoordelijke) -> Option<Knoop> {
        let vertegenwoordiger = partij.vertegenwoordiger.as_ref().and_then(|een| een.naam.as_ref());
        let vertegenwoordiger = vertegenwoordiger.map(|naam| Knoop::new("dpv:Organisation").met("dpv:hasName", naam));
        Some(self.organisatie(partij.organisatie.as_ref()?).met("dpv:hasRepresentative", vertegenwoordiger))
    }

    /// Who works for them; who keeps the register may be one.
    pub(super) fn verwerkers(
        &self,
        rol: Option<&str>,
        registerhouder: &OpenbareOrganisatieVerwijzing,
        verwerkers: &[OpenbareVerwerker],
    ) -> Vec<Knoop> {
        let eigen = (rol == Some(VERWERKER)).then(|| self.organisatie(registerhouder));
        verwerkers.iter().map(|verwerker| self.verwerker(verwerker)).chain(eigen).collect()
    }

    /// An organisation of this register.
    pub(super) fn organisatie(&self, organisatie: &OpenbareOrganisatieVerwijzing) -> Knoop {
        let overheid = organisatie.soort.as_ref().is_some_and(|soort| OVERHEID.contains(&soort.code.as_str()));
        let internationaal = organisatie.soort.as_ref().is_some_and(|soort| soort.code == "internationale_organisatie");
        let soort = match (overheid, internationaal) {
            (true, _) => "dpv:GovernmentalOrganisation",
            (_, true) => "dpv:InternationalOrganisation",
            _ => "dpv:Organisation",
        };
        let adres = self.adressen.uri(Vindplaats::Organisatie(organisatie.uuid));
        let land = organisatie.land.as_ref().map(|land| self.begrip("land", land, Knoop::new("dpv:Country")));
        Knoop::op(&adres, soort).met("dpv:hasName", &organisatie.naam).met("dpv:hasCountry", land)
    }

    fn verwerker(&self, verwerker: &OpenbareVerwerker) -> Knoop {
        let onder = verwerker.subverwerkers.iter().map(|onder| self.organisatie(onder).ook("dpv:DataSubProcessor"));
        let land = verwerker.land.as_ref().map(|land| self.begrip("land", land, Knoop::new("dpv:Country")));
        let knoop = match &verwerker.organisatie {
            Some(organisatie) => self.organisatie(organisatie),
            None => Knoop::new("dpv:DataProcessor")
                .met("dcterms:title", &verwerker.soort.as_ref().map(|soort| soort.naam.clone()))
                .met("dcterms:description", &verwerker.werkzaamheden)
                .met("dpv:hasCountry", land),
        };
        knoop.met("dpv:hasDataProcessor", onder.collect::<Vec<_>>())
    }

    pub(super) fn ontvanger(&self, ontvanger: &OpenbareOntvanger) -> Knoop {
        let soort = ontvanger.soort.as_ref().map(|soort| soort.naam.clone());
        match &ontvanger.organisatie {
            Some(organisatie) => self.organisatie(organisatie),
            None => Knoop::new("dpv:Recipient")
                .met("dpv:hasName", &ontvanger.naam)
                .met("dcterms:title", &soort)
                .met("dcterms:description", &ontvanger.omschrijving)
                .met("dpv:hasCountry", ontvanger.land.as_ref().map(|land| self.begrip("land", land, Knoop::new("dpv:Country")))),
        }
    }

    /// A transfer is a process of its own within the activity: this land, for this reason.
    pub(super) fn doorgifte(&self, doorgifte: &OpenbareDoorgifte) -> Knoop {
        let instrument = doorgifte.instrument.as_ref();
        let instrument = instrument.map(|een| self.begrip("doorgifte_instrument", een, Knoop::new("dpv:DataTransferLegalBasis")));
        let organisatie = doorgifte.internationale_organisatie.as_ref();
        let organisatie = organisatie.map(|naam| Knoop::new("dpv:InternationalOrganisation").met("dpv:hasName", naam));
        let ontvanger = doorgifte.ontvanger.as_ref().map(|naam| Knoop::new("dpv:Recipient").met("dpv:hasName", naam));
        Knoop::new("dpv:Process")
            .met("dcterms:description", &doorgifte.toelichting)
            .met("dpv:hasThirdCountry", doorgifte.land.as_ref().map(|land| self.derde_land(land)))
            .met("dpv:hasRecipient", organisatie.into_iter().chain(ontvanger).collect::<Vec<_>>())
            .met("dpv:hasLegalBasis", instrument)
    }

    pub(super) fn derde_land(&self, land: &OpenbareCode) -> Knoop {
        self.begrip("land", land, Knoop::new("dpv:ThirdCountry"))
    }
}
