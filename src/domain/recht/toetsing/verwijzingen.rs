//! V. References within the register: a version freezes what it names; what does not exist cannot be frozen.

use uuid::Uuid;

use super::{
    Onderdeel::{Inhoud, Registerhouder},
    Regel, Vondsten, vondst_als,
};
use crate::domain::recht::dossier::Dossier;
use crate::domain::woorden::codes::Ernst::Blokkade;

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-V01",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "Verwijzingen in het register",
        waarom: "Wat de inhoud noemt, moet te vinden zijn.",
        remedie: "Leg de organisatie of overeenkomst eerst vast, of verwijs naar een andere.",
        toets: verwijzingen,
    },
    Regel {
        code: "VR-V02",
        ernst: Blokkade,
        onderdeel: Registerhouder,
        bron: "AVG artikel 30 lid 1",
        waarom: "Een register is van een organisatie, die het bijhoudt.",
        remedie: "Leg de organisatie eerst vast met de gegevens van haar register.",
        toets: registerhouder,
    },
    Regel {
        code: "VR-V03",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "Verwijzingen in het register",
        waarom: "Een verwijzing leidt naar één activiteit: die haar het eerst openbaar noemde.",
        remedie: "Haal de verwijzing hier weg, of gebruik een andere.",
        toets: aliassen,
    },
];

fn verwijzingen(dossier: &Dossier<'_>) -> Vondsten {
    let melding = |wat: &str, uuid: Uuid| format!("Het register kent geen {wat} met uuid {uuid}.");
    let organisaties = dossier.inhoud.genoemde_organisaties().into_iter();
    let overeenkomsten = dossier.inhoud.genoemde_overeenkomsten().into_iter();
    organisaties
        .filter(|(_, uuid)| !dossier.context.organisaties.contains_key(uuid))
        .map(|(pointer, uuid)| (pointer, melding("organisatie", uuid)))
        .chain(
            overeenkomsten
                .filter(|(_, uuid)| dossier.overeenkomst(*uuid).is_none())
                .map(|(pointer, uuid)| (pointer, melding("verwerkersovereenkomst", uuid))),
        )
        .collect()
}

fn registerhouder(dossier: &Dossier<'_>) -> Vondsten {
    vondst_als(dossier.registerhouder().is_none(), "", "Het register kent de registerhouder niet.")
}

fn aliassen(dossier: &Dossier<'_>) -> Vondsten {
    let genoemd = dossier.inhoud.aliassen.iter().enumerate();
    let elders = genoemd.filter_map(|(plaats, alias)| {
        let (_, van) = dossier.elders.iter().find(|(elders, _)| *elders == alias.0)?;
        Some((format!("/aliassen/{plaats}"), format!("De verwijzing “{}” is al van een andere activiteit: {van}.", alias.0)))
    });
    elders.collect()
}

#[cfg(test)]
pub(super) mod gevallen {
    use serde_json::json;

    use crate::domain::recht::toetsing::tests::{BEDRIJF, GEMEENTE, Geval, vuurt, zwijgt};

    pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
        let onbekend = "00000000-0000-0000-0000-000000000099";
        vec![
            vuurt(&["VR-V01 /geldtVoor/0"], json!({"inhoud": {"geldtVoor": [onbekend]}})),
            vuurt(
                &["VR-V01 /verwerkers/0/overeenkomst"],
                json!({"inhoud": {"geenOntvangers": null, "verwerkers": [{"overeenkomst": onbekend}]}}),
            ),
            vuurt(
                &["VR-V02 "],
                json!({
                    "organisaties": {GEMEENTE: null, BEDRIJF: {"email": "info@bedrijf.example"}},
                    "inhoud": {"verwerkingsverantwoordelijken": [{"organisatie": BEDRIJF}]}
                }),
            ),
            vuurt(
                &["VR-V03 /aliassen/1"],
                json!({"inhoud": {"aliassen": ["urn:x:eigen", "urn:x:ander"]}, "elders": [["urn:x:ander", "VA-0042"]]}),
            ),
            zwijgt("VR-V03", json!({"inhoud": {"aliassen": ["urn:x:eigen"]}, "elders": []})),
            zwijgt("VR-V02", json!({})),
            zwijgt("VR-V01", json!({"inhoud": {"geldtVoor": [GEMEENTE]}})),
        ]
    }
}
