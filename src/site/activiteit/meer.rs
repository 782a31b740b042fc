//! What the record says beside the notice: norms of security, DPIA, case types, products.

use crate::domain::{
    inhoud::Alias,
    publiek::{
        openbaar::{OpenbaarUplProduct, OpenbaarZaaktype, OpenbareCode, OpenbareOrganisatieVerwijzing, Romp},
        verklaring::{is_webadres, tekst},
    },
    woorden::{adressen::Vindplaats, zinnen::schoon},
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
    let Romp {
        regime,
        beveiliging,
        dpia,
        verdere_verwerking,
        zaaktypen,
        upl_producten,
        geldt_voor,
        aliassen,
        // Above the notice.
        uuid: _,
        versie_uuid: _,
        identificatie: _,
        registerhouder: _,
        nummer: _,
        begin_geldigheid: _,
        vastgesteld_op: _,
        naam: _,
        // In the sentences of the notice.
        omschrijving: _,
        rol: _,
        verwerkingsverantwoordelijken: _,
        onderlinge_regeling: _,
        opdrachtgevers: _,
        doelen: _,
        betrokkenen: _,
        gevoeligheid: _,
        uitzonderingen_bijzondere_gegevens: _,
        bsn_grond: _,
        strafrechtelijke_grond: _,
        ontvangers: _,
        geen_ontvangers: _,
        verwerkers: _,
        doorgifte_buiten_eer: _,
        doorgiften: _,
        bewaartermijnen: _,
        geautomatiseerde_besluitvorming: _,
        algoritmes: _,
        rechten: _,
        rechten_afwijkingen: _,
        cookies: _,
        privacyverklaring_url: _,
        // Only leads here: lists, and the notice of the whole organisation.
        themas: _,
    } = romp;
    // What is told of security has a section of its own.
    let beveiliging = beveiliging.as_ref();
    let normenkaders = beveiliging.map(|beveiliging| beveiliging.normenkaders.as_slice()).unwrap_or_default();
    let dpia = dpia.as_ref().and_then(|dpia| dpia.status.as_ref());
    let altijd = [
        ("Onderzoek naar privacyrisico’s (DPIA)", dpia.map(|status| status.naam.clone())),
        ("Wet die geldt", Some(regime.naam.clone())),
    ];
    let soms = [
        (
            "Gebruik voor een ander doel",
            verdere_verwerking.map(|verder| Waarde::from(ander_doel(verder))).into_iter().collect::<Vec<_>>(),
        ),
        ("Normen voor beveiliging", normenkaders.iter().map(norm).collect::<Vec<_>>()),
        ("Zaaktypen", zaaktypen.iter().filter_map(zaaktype).collect()),
        ("Producten en diensten", upl_producten.iter().filter_map(product).collect()),
        ("Geldt ook voor", geldt_voor.iter().map(organisatie).collect()),
        ("Verwijzingen van elders", aliassen.iter().filter_map(alias).collect()),
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
    Waarde { tekst: schoon(&organisatie.naam), adres: Some(Vindplaats::Organisatie(organisatie.uuid).pagina()) }
}

/// What others call it leads there when it is an address of the web.
fn alias(alias: &Alias) -> Option<Waarde> {
    waarde(String::new(), Some(&alias.0)).or_else(|| Some(alias.0.clone().into()))
}

/// A name with its address; the address itself when there is no name.
fn waarde(tekst: String, adres: Option<&String>) -> Option<Waarde> {
    let adres = adres.filter(|adres| is_webadres(adres)).cloned();
    let tekst = if tekst.is_empty() { adres.clone()? } else { tekst };
    Some(Waarde { tekst, adres })
}
