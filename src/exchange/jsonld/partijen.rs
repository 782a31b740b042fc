//! Who has a part in an activity: controllers, processors, recipients, and those outside the European Economic Area.

use super::{Knoop, Vertaler};
use crate::domain::publiek::openbaar::{
    OpenbareCode, OpenbareDoorgifte, OpenbareOntvanger, OpenbareOrganisatieVerwijzing, OpenbareVerwerker, Romp,
};

/// The kinds of organisation that are government.
const OVERHEID: [&str; 6] = ["gemeente", "gemeenschappelijke_regeling", "provincie", "waterschap", "rijk", "overige_overheid"];

impl Vertaler<'_> {
    pub(super) fn partijen(&self, knoop: Knoop, romp: &Romp) -> Knoop {
        let rol = romp.rol.as_ref().map(|rol| rol.code.as_str());
        let eigen = || vec![self.organisatie(&romp.registerhouder)];
        let genoemd: Vec<_> = romp
            .verwerkingsverantwoordelijken
            .iter()
            .filter_map(|partij| {
                let vertegenwoordiger = partij.vertegenwoordiger.as_ref().and_then(|een| een.naam.as_ref());
                let vertegenwoordiger = vertegenwoordiger.map(|naam| Knoop::new("dpv:Organisation").met("dpv:hasName", naam));
                Some(self.organisatie(partij.organisatie.as_ref()?).met("dpv:hasRepresentative", vertegenwoordiger))
            })
            .collect();
        let opdrachtgevers = romp.opdrachtgevers.iter().filter_map(|partij| Some(self.organisatie(partij.organisatie.as_ref()?)));
        let verantwoordelijken = match rol {
            Some("verwerker") => opdrachtgevers.collect(),
            _ if genoemd.is_empty() => eigen(),
            _ => genoemd,
        };
        let samen = (rol == Some("gezamenlijk"))
            .then(|| Knoop::new("dpv:JointDataControllers").met("dpv:hasDataController", verantwoordelijken.clone()));
        let mut verwerkers: Vec<_> = romp.verwerkers.iter().map(|verwerker| self.verwerker(verwerker)).collect();
        if rol == Some("verwerker") {
            verwerkers.extend(eigen());
        }
        let landen = romp.doorgiften.iter().filter_map(|doorgifte| doorgifte.land.as_ref());
        knoop
            .met("dpv:hasDataController", verantwoordelijken)
            .met("dpv:hasJointDataControllers", samen)
            .met("dpv:hasDataProcessor", verwerkers)
            .met("dpv:hasRecipient", romp.ontvangers.iter().map(|ontvanger| self.ontvanger(ontvanger)).collect::<Vec<_>>())
            .met("dpv:hasThirdCountry", landen.map(|land| self.derde_land(land)).collect::<Vec<_>>())
            .met("dpv:hasProcess", romp.doorgiften.iter().map(|doorgifte| self.doorgifte(doorgifte)).collect::<Vec<_>>())
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
        let adres = format!("{}/id/organisaties/{}", self.public_url, organisatie.uuid);
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

    fn ontvanger(&self, ontvanger: &OpenbareOntvanger) -> Knoop {
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
    fn doorgifte(&self, doorgifte: &OpenbareDoorgifte) -> Knoop {
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

    fn derde_land(&self, land: &OpenbareCode) -> Knoop {
        self.begrip("land", land, Knoop::new("dpv:ThirdCountry"))
    }
}
