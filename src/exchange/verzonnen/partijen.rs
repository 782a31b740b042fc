//! Who takes part: the invented municipalities, those with whom they work, and the national bodies of the example.

use std::collections::HashMap;

use uuid::Uuid;

use super::{
    Omvang,
    organisaties::{bedrijf, overeenkomst, partner},
    toeval::Toeval,
    woorden::Woorden,
};
use crate::{
    domain::inhoud::{organisatie::OrganisatieInvoer, overeenkomst::OvereenkomstInvoer},
    error::{Error, Result},
    exchange::voorbeeld::Voorbeeld,
};

/// Agreements of each municipality.
const CONTRACTEN: usize = 12;
/// Neighbourhoods of each municipality.
const WIJKEN: usize = 14;
/// Seats of processors outside the European Economic Area, the most usual first.
const VERRE_LANDEN: &[&str] = &["US", "GB", "IN", "CH", "CA", "JP", "TR", "ZA", "BR", "SG", "MA", "PH", "IL", "NZ", "AU", "MX"];

/// Everyone who takes part.
#[derive(Debug)]
pub(super) struct Partijen {
    pub(super) gemeenten: Vec<Gemeente>,
    pub(super) organisaties: Vec<OrganisatieInvoer>,
    pub(super) overeenkomsten: Vec<OvereenkomstInvoer>,
    /// Processors outside the European Economic Area: name, country and key.
    pub(super) ver: Vec<(String, &'static str, Uuid)>,
    /// Those with whom several municipalities work.
    partners: Vec<Uuid>,
    /// Of each organisation in the example who takes its place.
    rollen: HashMap<Uuid, Plaatsvervanger>,
}

/// A municipality with what its activities draw from.
#[derive(Debug)]
pub(super) struct Gemeente {
    pub(super) uuid: Uuid,
    naam: String,
    /// Its name as a part of an address.
    pub(super) slug: String,
    pub(super) contracten: Vec<Contract>,
    pub(super) wijken: Vec<String>,
}

/// An agreement with a processor, and the product that it is about.
#[derive(Debug)]
pub(super) struct Contract {
    pub(super) verwerker: Uuid,
    pub(super) overeenkomst: Uuid,
    pub(super) product: String,
}

/// Who takes the place of an organisation in the example.
#[derive(Debug, Clone, Copy)]
enum Plaatsvervanger {
    Zelf,
    Buur,
    Landelijk(Uuid),
    Partner,
}

impl Gemeente {
    /// A text of the example, as this municipality would have it.
    pub(super) fn ingevuld(&self, tekst: &str) -> String {
        tekst.replace("gemeente-voorbeeld", &self.slug).replace("Voorbeeld", &self.naam)
    }
}

impl Partijen {
    pub(super) fn new(omvang: Omvang, woorden: &Woorden, voorbeeld: &Voorbeeld) -> Result<Self> {
        // Beside the rows of the activities.
        let mut toeval = Toeval::new(omvang.zaad, u64::MAX);
        let voorbeelden = || voorbeeld.organisaties.iter().map(|(organisatie, _)| organisatie);
        let rol = |organisatie: &OrganisatieInvoer| Some((organisatie.uuid?, plaatsvervanger(organisatie)));
        let rollen: HashMap<Uuid, Plaatsvervanger> = voorbeelden().filter_map(rol).collect();
        let landelijk = |organisatie: &&OrganisatieInvoer| matches!(plaatsvervanger(organisatie), Plaatsvervanger::Landelijk(_));
        let mut organisaties: Vec<OrganisatieInvoer> = voorbeelden().filter(landelijk).cloned().collect();

        let bedrijven: Vec<(Uuid, String)> = (0..30 + omvang.gemeenten.min(1200) / 3)
            .map(|nummer| {
                let product = woorden.product(nummer);
                let invoer = bedrijf(&mut toeval, format!("{product} B.V."), "NL");
                organisaties.push(invoer.clone());
                (invoer.uuid.unwrap_or_default(), product)
            })
            .collect();
        let ver = VERRE_LANDEN.iter().enumerate().map(|(nummer, land)| {
            let naam = format!("{} International Ltd.", woorden.product(nummer * 17 + 450));
            let invoer = bedrijf(&mut toeval, naam.clone(), land);
            organisaties.push(invoer.clone());
            (naam, *land, invoer.uuid.unwrap_or_default())
        });
        let ver = ver.collect();
        let partners = (0..8 + omvang.gemeenten / 3).map(|_| {
            let invoer = partner(&mut toeval, woorden);
            organisaties.push(invoer.clone());
            invoer.uuid.unwrap_or_default()
        });
        let partners = partners.collect();

        let model =
            voorbeelden().find(|organisatie| organisatie.soort.as_deref() == Some("gemeente") && organisatie.register.is_some());
        let model = serde_json::to_string(model.ok_or_else(|| Error::internal("the example has a municipality"))?)?;
        let (mut gemeenten, mut overeenkomsten) = (Vec::new(), Vec::new());
        for nummer in 0..omvang.gemeenten {
            let naam = woorden.gemeente(nummer);
            let mut gemeente = Gemeente {
                uuid: toeval.uuid(),
                slug: format!("gemeente-{}", naam.to_lowercase()),
                naam,
                contracten: Vec::new(),
                wijken: (0..WIJKEN).map(|_| woorden.wijk(&mut toeval)).collect(),
            };
            organisaties.push(OrganisatieInvoer {
                uuid: Some(gemeente.uuid),
                oin: Some(format!("00000009991{nummer:09}")),
                kvk_nummer: None,
                tooi_uri: None,
                ..serde_json::from_str(&gemeente.ingevuld(&model))?
            });
            for kenmerk in 1..=CONTRACTEN {
                let (verwerker, product) = toeval.vaak(&bedrijven);
                if gemeente.contracten.iter().all(|contract| contract.verwerker != *verwerker) {
                    let invoer = overeenkomst(&mut toeval, &gemeente, *verwerker, kenmerk);
                    let overeenkomst = invoer.uuid.unwrap_or_default();
                    gemeente.contracten.push(Contract { verwerker: *verwerker, overeenkomst, product: product.clone() });
                    overeenkomsten.push(invoer);
                }
            }
            gemeenten.push(gemeente);
        }
        Ok(Self { gemeenten, organisaties, overeenkomsten, ver, partners, rollen })
    }

    /// Who takes the place of an organisation of the example, in a content of this municipality.
    pub(super) fn vervang(&self, toeval: &mut Toeval, gemeente: usize, uuid: Uuid) -> Uuid {
        match self.rollen.get(&uuid) {
            Some(Plaatsvervanger::Zelf) => self.gemeenten[gemeente].uuid,
            Some(Plaatsvervanger::Landelijk(uuid)) => *uuid,
            Some(Plaatsvervanger::Buur) if self.gemeenten.len() > 1 => self.gemeenten[(gemeente + 1) % self.gemeenten.len()].uuid,
            _ => *toeval.vaak(&self.partners),
        }
    }
}

fn plaatsvervanger(organisatie: &OrganisatieInvoer) -> Plaatsvervanger {
    match (organisatie.soort.as_deref(), organisatie.uuid) {
        _ if organisatie.register.is_some() => Plaatsvervanger::Zelf,
        (Some("gemeente"), _) => Plaatsvervanger::Buur,
        (Some("rijk" | "overige_overheid"), Some(uuid)) => Plaatsvervanger::Landelijk(uuid),
        _ => Plaatsvervanger::Partner,
    }
}
