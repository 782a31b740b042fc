//! The register of an organisation: a `dcat:Dataset`, and the file of an export.

use serde_json::json;
use uuid::Uuid;

use super::{Knoop, adres};
use crate::{
    clock::Moment,
    domain::{
        inhoud::organisatie::{OrganisatieInvoer, RegisterGegevens},
        woorden::adressen::{Adressen, Vindplaats},
    },
    exchange::uitvoer::Kop,
};

const LIJSTEN: &str = "http://publications.europa.eu/resource/authority";
/// The vocabulary in which a record of processings is told.
const DPV: &str = "https://w3id.org/dpv";
const CC0: &str = "http://creativecommons.org/publicdomain/zero/1.0/";

/// The register that an organisation keeps here.
#[derive(Debug)]
pub struct Register<'a> {
    /// The organisation.
    pub uuid: Uuid,
    /// What was entered of it.
    pub organisatie: &'a OrganisatieInvoer,
    /// When something public was settled last.
    pub gewijzigd: Option<Moment>,
    /// The media types in which everything can be had at once.
    pub exports: &'a [&'static str],
}

impl Register<'_> {
    /// As a dataset, in the terms that DCAT-AP-NL asks for.
    #[must_use]
    pub fn knoop(&self, adressen: Adressen<'_>) -> Knoop {
        let organisatie = self.organisatie;
        let leeg = RegisterGegevens::default();
        let register = organisatie.register.as_ref().unwrap_or(&leeg);
        let houder = adressen.uri(Vindplaats::Organisatie(self.uuid));
        let adres_van_houder = organisatie.tooi_uri.as_deref().and_then(adres).unwrap_or(&houder);
        let uitgever = Knoop::op(adres_van_houder, "foaf:Agent").met("foaf:name", &organisatie.naam);
        let contact = Knoop::new("vcard:Kind")
            .met("vcard:fn", &organisatie.naam)
            .met("vcard:hasEmail", organisatie.email.as_ref().map(|email| Knoop::elders(&format!("mailto:{email}"))))
            .met("vcard:hasTelephone", &organisatie.telefoon);
        let licentie = register.verwerkingsregister_licentie.as_deref();
        let (export, dataset) = (adressen.export_van(self.uuid), adressen.dataset(self.uuid));
        let titel = register.titel_van(&organisatie.naam);
        let dienst = Knoop::op(&api(&houder), "dcat:DataService")
            .met("dcterms:identifier", &api(&houder))
            .met("dcterms:title", &format!("API van: {titel}"))
            .met("dcterms:description", &register.beschrijving_van(&organisatie.naam))
            .met("dcat:theme", overheid())
            .met("dcterms:publisher", uitgever.clone())
            .met("dcterms:license", licentie_adres(licentie))
            .met("dcterms:accessRights", Knoop::elders(&format!("{LIJSTEN}/access-right/PUBLIC")))
            .met("dcat:contactPoint", contact.clone())
            .met("dcat:endpointURL", Knoop::elders(&adressen.van_pad("/v1")))
            .met("dcat:endpointDescription", Knoop::elders(&adressen.api("openapi.json")))
            .met("dcat:servesDataset", Knoop::elders(&dataset));
        let lijst = distributie(&adressen.lijst_van(self.uuid), "application/json", licentie);
        let mut distributies = vec![lijst.met("dcat:accessService", dienst)];
        for (plaats, vorm) in self.exports.iter().enumerate() {
            // Who just downloads, without a header, gets the first.
            let vanzelf = (plaats == 0).then(|| Knoop::elders(&export));
            let vorm = vorm.split(';').next().unwrap_or(vorm);
            distributies.push(distributie(&export, vorm, licentie).met("dcat:downloadURL", vanzelf));
        }
        Knoop::op(&dataset, "dcat:Dataset")
            .ook("dpv:ROPA")
            .met("dcterms:identifier", &dataset)
            .met("dcterms:title", &titel)
            .met("dcterms:description", &register.beschrijving_van(&organisatie.naam))
            .met("dcterms:publisher", uitgever.clone())
            .met("dcterms:creator", uitgever)
            .met("dcterms:modified", json!(self.gewijzigd))
            .met("dcterms:license", licentie_adres(licentie))
            .met("dcterms:accessRights", Knoop::elders(&format!("{LIJSTEN}/access-right/PUBLIC")))
            .met("dcterms:language", nederlands())
            .met("dcterms:conformsTo", Knoop::elders(DPV))
            .met("dcat:landingPage", Knoop::elders(&adressen.pagina(Vindplaats::Organisatie(self.uuid))))
            .met("dcat:theme", overheid())
            .met("dcat:contactPoint", contact)
            .met("dcat:distribution", distributies)
    }
}

/// The registers of an installation together, which has this name.
#[must_use]
pub fn catalogus(adressen: Adressen<'_>, naam: &str, houders: &[Uuid]) -> Knoop {
    let adres = adressen.van_pad("/over#catalogus");
    let contact = Knoop::new("vcard:Kind").met("vcard:fn", naam).met("vcard:hasURL", Knoop::elders(&adressen.van_pad("/over")));
    let elk =
        |waarvan: &dyn Fn(Uuid) -> String| houders.iter().map(|houder| Knoop::elders(&waarvan(*houder))).collect::<Vec<_>>();
    Knoop::op(&adres, "dcat:Catalog")
        .met("dcterms:identifier", &adres)
        .met("dcterms:title", naam)
        .met("dcterms:description", "De registers van verwerkingsactiviteiten van deze organisaties.")
        .met("dcterms:publisher", Knoop::op(&adressen.van_pad("/"), "foaf:Agent").met("foaf:name", naam))
        .met("dcterms:language", nederlands())
        .met("dcat:contactPoint", contact)
        .met("dcat:dataset", elk(&|houder| adressen.dataset(houder)))
        .met("dcat:service", elk(&|houder| api(&adressen.uri(Vindplaats::Organisatie(houder)))))
}

/// The name of the API of who has this address.
fn api(houder: &str) -> String {
    format!("{houder}#api")
}

/// The subject of everything here.
fn overheid() -> Knoop {
    Knoop::elders(&format!("{LIJSTEN}/data-theme/GOVE"))
}

/// The file of an export: what it is of, and as known when.
#[must_use]
pub fn export(kop: &Kop) -> Knoop {
    Knoop::new("dcat:Distribution")
        .met("dcat:accessURL", Knoop::elders(&kop.register))
        .met("dcterms:issued", json!(kop.beschikbaar_op))
        .met("dcterms:valid", json!(kop.geldig_op))
        .met("dcterms:identifier", &kop.projectie)
        .met("dcterms:license", licentie_adres(kop.licentie.as_deref()))
}

fn distributie(adres: &str, vorm: &str, licentie: Option<&str>) -> Knoop {
    Knoop::new("dcat:Distribution")
        .met("dcterms:title", vorm)
        .met("dcat:accessURL", Knoop::elders(adres))
        .met("dcterms:language", nederlands())
        .met("dcat:mediaType", Knoop::elders(&format!("https://www.iana.org/assignments/media-types/{vorm}")))
        .met("dcterms:license", licentie_adres(licentie))
}

/// The language of everything here.
fn nederlands() -> Knoop {
    Knoop::elders(&format!("{LIJSTEN}/language/NLD"))
}

/// The address of a licence: as it was entered, or that of CC0.
fn licentie_adres(licentie: Option<&str>) -> Option<Knoop> {
    let licentie = licentie?;
    let cc0 = licentie.to_ascii_uppercase().replace([' ', '-'], "").starts_with("CC0").then_some(CC0);
    adres(licentie).or(cc0).map(Knoop::elders)
}

#[cfg(test)]
mod tests {
    use super::{Knoop, licentie_adres};

    #[test]
    fn a_licence_is_an_address_or_not_said() {
        for (genoemd, adres) in [
            ("CC0", Some("http://creativecommons.org/publicdomain/zero/1.0/")),
            ("cc-0 1.0", Some("http://creativecommons.org/publicdomain/zero/1.0/")),
            ("https://creativecommons.org/licenses/by/4.0/", Some("https://creativecommons.org/licenses/by/4.0/")),
            ("vrij te gebruiken", None),
        ] {
            assert_eq!(licentie_adres(Some(genoemd)), adres.map(Knoop::elders), "{genoemd}");
        }
    }
}
