//! Who is responsible.

use super::{
    super::{
        boom::{Item, Knoop, Plek, Soort, code, sleutel},
        waarde::Waarde,
    },
    VERANTWOORDELIJK,
};
use crate::domain::publiek::openbaar::{
    OpenbareOnderlingeRegeling, OpenbareOpdrachtgever, OpenbareOrganisatieVerwijzing, OpenbareVerantwoordelijke,
    OpenbareVertegenwoordiger,
};

const VERANTWOORDELIJKE: Soort = Soort {
    enkel: "verantwoordelijke",
    nieuw: |naam, _| format!("Nieuwe verantwoordelijke: {naam}"),
    weg: |naam, _| format!("{naam} is geen verantwoordelijke meer"),
    op_plaats: false,
};
const OPDRACHTGEVER: Soort = Soort {
    enkel: "opdrachtgever",
    nieuw: |naam, _| format!("Nieuwe opdrachtgever: {naam}"),
    weg: |naam, _| format!("{naam} is geen opdrachtgever meer"),
    op_plaats: false,
};
const GELDT_VOOR: Soort = Soort {
    enkel: "organisatie waarvoor de verwerking ook geldt",
    nieuw: |naam, _| format!("De verwerking geldt nu ook voor {naam}"),
    weg: |naam, _| format!("De verwerking geldt niet meer voor {naam}"),
    op_plaats: false,
};

pub(super) fn registerhouder(organisatie: &OpenbareOrganisatieVerwijzing) -> Knoop {
    let plek = Plek::new(VERANTWOORDELIJK, "");
    plek.organisatie(
        plek.de("registerhouder", "organisatie die dit register bijhoudt", Some(Waarde::organisatie(organisatie))),
        Some(organisatie),
    )
}

pub(super) fn verantwoordelijken(partijen: &[OpenbareVerantwoordelijke]) -> Knoop {
    Plek::new(VERANTWOORDELIJK, "").lijst(
        "verwerkingsverantwoordelijken",
        &VERANTWOORDELIJKE,
        partijen.iter().map(verantwoordelijke),
    )
}

fn verantwoordelijke(partij: &OpenbareVerantwoordelijke) -> Item {
    let OpenbareVerantwoordelijke { organisatie, bestuursorgaan, vertegenwoordiger } = partij;
    let (vertegenwoordiger, contact) = vertegenwoordiger.as_ref().map_or((None, None), |vertegenwoordiger| {
        let OpenbareVertegenwoordiger { naam, contact } = vertegenwoordiger;
        (naam.as_ref(), contact.as_ref())
    });
    let uuid = organisatie.as_ref().map(|organisatie| organisatie.uuid.to_string());
    let orgaan = code(bestuursorgaan.as_ref());
    let sleutels = vec![sleutel(&[uuid.as_deref(), orgaan]), uuid.clone(), orgaan.map(str::to_owned)];
    let naam = naam_van(organisatie.as_ref(), bestuursorgaan.as_ref().map(|orgaan| &orgaan.naam));
    let plek = Plek::new(VERANTWOORDELIJK, format!(" van {}", naam.kort()));
    let hoofd =
        Plek::new(VERANTWOORDELIJK, "").de("organisatie", "verantwoordelijke", organisatie.as_ref().map(Waarde::organisatie));
    let knopen = vec![
        plek.organisatie(hoofd, organisatie.as_ref()),
        plek.het("bestuursorgaan", "bestuursorgaan", bestuursorgaan.as_ref().map(Waarde::code)).into(),
        plek.de("vertegenwoordiger/naam", "vertegenwoordiger in de Europese Unie", Waarde::citaat(vertegenwoordiger)).into(),
        plek.het("vertegenwoordiger/contact", "contact met de vertegenwoordiger", Waarde::citaat(contact)).into(),
    ];
    Item::new(sleutels, naam, knopen)
}

/// The name of a party: its organisation, else what is said of it.
pub(super) fn naam_van(organisatie: Option<&OpenbareOrganisatieVerwijzing>, anders: Option<&String>) -> Waarde {
    organisatie.map_or_else(|| super::eerste(&[anders]), Waarde::organisatie)
}

pub(super) fn regeling(regeling: Option<&OpenbareOnderlingeRegeling>) -> [Knoop; 2] {
    let (omschrijving, url) = regeling.map_or((None, None), |regeling| {
        let OpenbareOnderlingeRegeling { omschrijving, url } = regeling;
        (omschrijving.as_ref(), url.as_ref())
    });
    let plek = Plek::new(VERANTWOORDELIJK, " tussen de verantwoordelijken").onder("onderlingeRegeling");
    [
        plek.meer("omschrijving", "afspraken", Waarde::citaat(omschrijving)).into(),
        plek.het("url", "adres van de afspraken", Waarde::citaat(url)).into(),
    ]
}

pub(super) fn opdrachtgevers(partijen: &[OpenbareOpdrachtgever]) -> Knoop {
    Plek::new(VERANTWOORDELIJK, "").lijst("opdrachtgevers", &OPDRACHTGEVER, partijen.iter().map(opdrachtgever))
}

fn opdrachtgever(partij: &OpenbareOpdrachtgever) -> Item {
    let OpenbareOpdrachtgever { organisatie, werkzaamheden } = partij;
    let naam = naam_van(organisatie.as_ref(), werkzaamheden.as_ref());
    let plek = Plek::new(VERANTWOORDELIJK, format!(" voor opdrachtgever {}", naam.genoemd()));
    let hoofd = Plek::new(VERANTWOORDELIJK, "").de("organisatie", "opdrachtgever", organisatie.as_ref().map(Waarde::organisatie));
    let knopen = vec![
        plek.organisatie(hoofd, organisatie.as_ref()),
        plek.meer("werkzaamheden", "werkzaamheden", Waarde::citaat(werkzaamheden.as_ref())).into(),
    ];
    let uuid = organisatie.as_ref().map(|organisatie| organisatie.uuid.to_string());
    Item::new(vec![uuid, werkzaamheden.clone()], naam, knopen)
}

pub(super) fn geldt_voor(organisaties: &[OpenbareOrganisatieVerwijzing]) -> Knoop {
    organisaties_bij(&Plek::new(VERANTWOORDELIJK, ""), "geldtVoor", &GELDT_VOOR, organisaties)
}

/// A list of organisations.
pub(super) fn organisaties_bij(
    plek: &Plek,
    sleutel: &str,
    soort: &'static Soort,
    organisaties: &[OpenbareOrganisatieVerwijzing],
) -> Knoop {
    let een = |organisatie: &OpenbareOrganisatieVerwijzing| {
        let naam = Waarde::organisatie(organisatie);
        let hoofd = plek.de("", soort.enkel, Some(naam.clone()));
        Item::new(vec![Some(organisatie.uuid.to_string())], naam, vec![plek.organisatie(hoofd, Some(organisatie))])
    };
    plek.lijst(sleutel, soort, organisaties.iter().map(een))
}
