//! What a page says to programs about the register: schema.org for search engines, DCAT for catalogues of open data. It is a block of data,
//! which no browser runs and no policy has to allow.

use serde_json::{Value, json};

use super::{activiteit::Blad, adres::weblink, over::Houder};
use crate::{
    clock::Moment,
    domain::{
        publiek::openbaar::organisatie::OpenbareOrganisatie,
        woorden::adressen::{Adressen, Vindplaats},
    },
};

/// A subject of the European list: government and public sector.
const OVERHEID: &str = "http://publications.europa.eu/resource/authority/data-theme/GOVE";

/// The words that are used.
fn context() -> Value {
    json!(["https://schema.org", {
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "vcard": "http://www.w3.org/2006/vcard/ns#"
    }])
}

/// The registers of an installation: a catalogue with a set of data for each organisation.
pub(super) fn catalogus(adressen: Adressen<'_>, houders: &[Houder], gewijzigd: Option<Moment>) -> Value {
    let datasets: Vec<_> = houders.iter().map(|houder| dataset(adressen, houder)).collect();
    let naam = "Verwerkingsregister";
    let uitleg =
        "Welke persoonsgegevens organisaties gebruiken, waarvoor, waarom dat mag, wie ze krijgt en hoe lang ze worden bewaard.";
    let mut catalogus = json!({
        "@context": context(),
        "@id": adressen.van_pad("/over#catalogus"),
        "@type": ["DataCatalog", "dcat:Catalog"],
        "name": naam,
        "dcterms:title": naam,
        "description": uitleg,
        "dcterms:description": uitleg,
        "url": adressen.van_pad("/"),
        "inLanguage": "nl",
        "dataset": datasets,
        "dcat:dataset": houders.iter().map(|houder| json!({"@id": adressen.dataset(houder.uuid)})).collect::<Vec<_>>(),
    });
    if let Some(moment) = gewijzigd {
        (catalogus["dateModified"], catalogus["dcterms:modified"]) = (json!(moment), json!(moment));
    }
    catalogus
}

fn dataset(adressen: Adressen<'_>, houder: &Houder) -> Value {
    let organisatie = Vindplaats::Organisatie(houder.uuid);
    let wie = houder.tooi_uri.clone().unwrap_or_else(|| adressen.uri(organisatie));
    let adres = adressen.lijst_van(houder.uuid);
    let mut dataset = json!({
        "@id": adressen.dataset(houder.uuid),
        "@type": ["Dataset", "dcat:Dataset"],
        "name": houder.titel,
        "dcterms:title": houder.titel,
        "description": houder.beschrijving,
        "dcterms:description": houder.beschrijving,
        "url": adressen.pagina(organisatie),
        "inLanguage": "nl",
        "isAccessibleForFree": true,
        "creator": {"@id": wie, "@type": "Organization", "name": houder.naam},
        "dcterms:publisher": {"@id": wie},
        "dcat:theme": {"@id": OVERHEID},
        "distribution": [{
            "@type": ["DataDownload", "dcat:Distribution"],
            "encodingFormat": "application/json",
            "contentUrl": adres,
            "dcat:accessURL": {"@id": adres},
            "dcat:mediaType": {"@id": "https://www.iana.org/assignments/media-types/application/json"}
        }]
    });
    if let Some(licentie) = houder.licentie.as_deref().and_then(weblink) {
        (dataset["license"], dataset["dcterms:license"]) = (json!(licentie), json!({"@id": licentie}));
    }
    if let Some(email) = &houder.email {
        dataset["dcat:contactPoint"] = json!({"@type": "vcard:Organization", "vcard:fn": houder.naam, "vcard:hasEmail": {"@id": super::adres::mailto(email)}});
    }
    dataset
}

/// An activity, or one version of it.
pub(super) fn activiteit(adressen: Adressen<'_>, blad: &Blad, canoniek: &str) -> Value {
    let (houder, naam) = &blad.registerhouder;
    let (van, tot) = blad.dagen;
    let activiteit = adressen.uri(Vindplaats::Activiteit(blad.uuid));
    let mut werk = json!({
        "@context": context(),
        "@id": blad.adressen.uri,
        "@type": "CreativeWork",
        "name": blad.naam,
        "description": blad.omschrijving,
        "identifier": blad.identificatie,
        "dcterms:identifier": blad.identificatie,
        "url": adressen.van_pad(canoniek),
        "inLanguage": "nl",
        "version": blad.nummer,
        "dateModified": blad.vastgesteld_op,
        "temporalCoverage": format!("{van}/{}", tot.map_or_else(|| "..".to_owned(), |tot| tot.to_string())),
        "publisher": {"@id": adressen.uri(Vindplaats::Organisatie(*houder)), "@type": "Organization", "name": naam},
        "isPartOf": {"@id": adressen.dataset(*houder)},
        "mainEntityOfPage": bladzijde(adressen, canoniek, &[("/verwerkingen", "Verwerkingen"), (canoniek, &blad.naam)]),
        "encoding": {"@type": "MediaObject", "encodingFormat": "application/json", "contentUrl": blad.adressen.json}
    });
    if blad.adressen.uri != activiteit {
        werk["dcterms:isVersionOf"] = json!({"@id": activiteit});
    }
    werk
}

/// An organisation that keeps a register here.
pub(super) fn organisatie(adressen: Adressen<'_>, organisatie: &OpenbareOrganisatie) -> Value {
    let pad = Vindplaats::Organisatie(organisatie.uuid).pagina();
    let soort = organisatie.soort.as_ref().map_or("", |soort| &soort.code);
    let overheid = ["gemeente", "gemeenschappelijke_regeling", "provincie", "waterschap"].contains(&soort);
    let mut wie = json!({
        "@context": context(),
        "@id": organisatie.uri,
        "@type": if overheid { "GovernmentOrganization" } else { "Organization" },
        "name": organisatie.naam,
        "mainEntityOfPage": bladzijde(adressen, &pad, &[("/organisaties", "Organisaties"), (&pad, &organisatie.naam)])
    });
    if let Some(contact) = &organisatie.contact {
        for (naam, waarde) in [("email", &contact.email), ("telephone", &contact.telefoon), ("url", &contact.website)] {
            if let Some(waarde) = waarde {
                wie[naam] = json!(waarde);
            }
        }
    }
    wie
}

/// A page, and what is above it.
fn bladzijde(adressen: Adressen<'_>, pad: &str, kruimels: &[(&str, &str)]) -> Value {
    let kruimels = [("/", "Start")].into_iter().chain(kruimels.iter().copied());
    let kruimels = kruimels.enumerate().map(
        |(plaats, (pad, naam))| json!({"@type": "ListItem", "position": plaats + 1, "name": naam, "item": adressen.van_pad(pad)}),
    );
    json!({"@id": adressen.van_pad(pad), "@type": "WebPage", "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": kruimels.collect::<Vec<_>>()}})
}

/// As text between the tags of a script. What could end it or begin a comment is written as JSON may write it too.
pub(super) fn veilig(gegevens: &Value) -> String {
    gegevens.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_block_and_all_text_stays_what_it_was() {
        let lastig = json!({"naam": "</script><script>alert(1)</script> <!-- & \\ \" \u{2028} ]]> </SCRIPT\t>"});
        let tekst = veilig(&lastig);
        assert!(!tekst.contains(['<', '>', '&']), "{tekst}");
        assert_eq!(serde_json::from_str::<Value>(&tekst).unwrap(), lastig);
    }
}
