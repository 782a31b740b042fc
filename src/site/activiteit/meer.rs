//! What the record says beside the notice: security, DPIA, case types, products.

use crate::domain::{
    publiek::{
        openbaar::{OpenbaarUplProduct, OpenbaarZaaktype, OpenbareCode, OpenbareOrganisatieVerwijzing, Romp},
        verklaring::{is_webadres, tekst},
    },
    woorden::zinnen::{schoon, zin},
};

/// A name with what the record says of it.
pub(in crate::site) struct Rij {
    pub naam: &'static str,
    pub waarden: Vec<Waarde>,
}

/// A text, which may lead somewhere.
pub(in crate::site) struct Waarde {
    pub tekst: String,
    pub adres: Option<String>,
}

impl From<String> for Waarde {
    fn from(tekst: String) -> Self {
        Self { tekst, adres: None }
    }
}

/// The rows, in the order of the page; what a record need not say is left out when it does not.
pub(super) fn meer(romp: &Romp) -> Vec<Rij> {
    let beveiliging = romp.beveiliging.as_ref();
    let normenkaders = beveiliging.map(|beveiliging| beveiliging.normenkaders.as_slice()).unwrap_or_default();
    let dpia = romp.dpia.as_ref().and_then(|dpia| dpia.status.as_ref());
    let altijd = [
        ("Beveiliging", beveiliging.and_then(|deel| tekst(deel.openbare_omschrijving.as_ref())).map(|tekst| zin(&tekst))),
        ("Onderzoek naar privacyrisico’s (DPIA)", dpia.map(|status| status.naam.clone())),
        ("Gebruik voor een ander doel", romp.verdere_verwerking.map(ander_doel)),
        ("Wet die geldt", Some(romp.regime.naam.clone())),
    ];
    let soms = [
        ("Normen voor beveiliging", normenkaders.iter().map(norm).collect::<Vec<_>>()),
        ("Zaaktypen", romp.zaaktypen.iter().filter_map(zaaktype).collect()),
        ("Producten en diensten", romp.upl_producten.iter().filter_map(product).collect()),
        ("Geldt ook voor", romp.geldt_voor.iter().map(organisatie).collect()),
    ];
    let altijd = altijd.map(|(naam, waarde)| {
        let waarde = waarde.unwrap_or_else(|| "Het register zegt dit nog niet.".to_owned());
        Rij { naam, waarden: vec![waarde.into()] }
    });
    let soms = soms.map(|(naam, waarden)| Rij { naam, waarden });
    altijd.into_iter().chain(soms).filter(|rij| !rij.waarden.is_empty()).collect()
}

fn ander_doel(verder: bool) -> String {
    let tekst = if verder {
        "Ja. De gegevens worden ook gebruikt voor een ander doel dan waarvoor ze zijn verzameld."
    } else {
        "Nee. De gegevens worden alleen gebruikt waarvoor ze zijn verzameld."
    };
    tekst.to_owned()
}

fn norm(code: &OpenbareCode) -> Waarde {
    code.naam.clone().into()
}

fn zaaktype(zaaktype: &OpenbaarZaaktype) -> Option<Waarde> {
    let delen = [tekst(zaaktype.omschrijving.as_ref()), tekst(zaaktype.identificatie.as_ref())];
    let delen: Vec<_> = delen.into_iter().flatten().collect();
    waarde(delen.join(", "), zaaktype.url.as_ref())
}

fn product(product: &OpenbaarUplProduct) -> Option<Waarde> {
    waarde(tekst(product.naam.as_ref()).unwrap_or_default(), product.uri.as_ref())
}

fn organisatie(organisatie: &OpenbareOrganisatieVerwijzing) -> Waarde {
    Waarde { tekst: schoon(&organisatie.naam), adres: Some(format!("/organisaties/{}", organisatie.uuid)) }
}

/// A name with its address; the address itself when there is no name.
fn waarde(tekst: String, adres: Option<&String>) -> Option<Waarde> {
    let adres = adres.filter(|adres| is_webadres(adres)).cloned();
    let tekst = if tekst.is_empty() { adres.clone()? } else { tekst };
    Some(Waarde { tekst, adres })
}
