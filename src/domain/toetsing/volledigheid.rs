//! What article 30 asks at the least: without it nothing is settled.

use uuid::Uuid;

use super::{Dossier, Regel};
use crate::domain::{codes::Ernst::Blokkade, codes::Rol, inhoud::Inhoud};

type Vondsten = Vec<(String, String)>;

pub(super) const REGELS: &[Regel] = &[
    Regel { code: "VR-A01", ernst: Blokkade, bron: "AVG artikel 30 lid 1 onder a", ook_wpg: true, toets: verantwoordelijke },
    Regel { code: "VR-A09", ernst: Blokkade, bron: "AVG artikel 30 lid 2 onder a", ook_wpg: true, toets: opdrachtgever },
    Regel { code: "VR-B01", ernst: Blokkade, bron: "AVG artikel 30 lid 1 onder b", ook_wpg: false, toets: doel },
    Regel {
        code: "VR-C01",
        ernst: Blokkade,
        bron: "AVG artikel 6 lid 1, artikel 13 lid 1 onder c",
        ook_wpg: false,
        toets: grondslag,
    },
    Regel { code: "VR-C16", ernst: Blokkade, bron: "AVG artikel 6 lid 1", ook_wpg: false, toets: grondslag_gekozen },
    Regel { code: "VR-D01", ernst: Blokkade, bron: "AVG artikel 30 lid 1 onder c", ook_wpg: false, toets: betrokkene },
    Regel { code: "VR-D02", ernst: Blokkade, bron: "AVG artikel 30 lid 1 onder c", ook_wpg: false, toets: gegevens },
    Regel { code: "VR-E01", ernst: Blokkade, bron: "AVG artikel 30 lid 1 onder d", ook_wpg: false, toets: ontvangers },
    Regel { code: "VR-F01", ernst: Blokkade, bron: "AVG artikel 30 lid 1 onder e", ook_wpg: true, toets: doorgifte },
    Regel { code: "VR-G01", ernst: Blokkade, bron: "AVG artikel 13 lid 2 onder a", ook_wpg: false, toets: bewaartermijn },
    Regel { code: "VR-I01", ernst: Blokkade, bron: "AVG artikel 13 lid 2 onder f", ook_wpg: false, toets: besluitvorming },
    Regel { code: "VR-V01", ernst: Blokkade, bron: "Verwijzingen in het register", ook_wpg: true, toets: verwijzingen },
];

fn vondst_als(fout: bool, pointer: &str, melding: &str) -> Vondsten {
    if fout { vec![(pointer.to_owned(), melding.to_owned())] } else { Vec::new() }
}

fn verantwoordelijke(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.inhoud.verwerkingsverantwoordelijken.iter().all(|partij| partij.organisatie.is_none());
    vondst_als(dossier.is_verantwoordelijk() && geen, "/verwerkingsverantwoordelijken", "Noem de verwerkingsverantwoordelijke.")
}

fn opdrachtgever(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.inhoud.opdrachtgevers.iter().all(|partij| partij.organisatie.is_none());
    let melding = "Noem de opdrachtgevers (verwerkingsverantwoordelijken) voor wie u verwerkt.";
    vondst_als(dossier.inhoud.rol == Some(Rol::Verwerker) && geen, "/opdrachtgevers", melding)
}

fn doel(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.inhoud.doelen.is_empty();
    vondst_als(dossier.is_verantwoordelijk() && geen, "/doelen", "Noem ten minste één doel van de verwerking.")
}

fn grondslag(dossier: &Dossier<'_>) -> Vondsten {
    let doelen = dossier.inhoud.doelen.iter().enumerate();
    doelen
        .filter(|(_, doel)| dossier.is_verantwoordelijk() && doel.grondslagen.iter().all(|grondslag| grondslag.groep().is_none()))
        .map(|(nummer, _)| (format!("/doelen/{nummer}/grondslagen"), "Geef bij ieder doel de grondslag aan.".to_owned()))
        .collect()
}

fn grondslag_gekozen(dossier: &Dossier<'_>) -> Vondsten {
    const MELDING: &str = "Kies: schrijft een wet voor dat u deze gegevens verwerkt (wettelijke verplichting), of voert u een opgedragen \
                           taak uit (taak van algemeen belang)?";
    let doelen = dossier.inhoud.doelen.iter().enumerate();
    doelen
        .flat_map(|(nummer, doel)| {
            doel.grondslagen.iter().enumerate().map(move |(plaats, grondslag)| (nummer, plaats, grondslag))
        })
        .filter(|(.., grondslag)| grondslag.grondslag.is_none() && grondslag.grondslag_groep.is_some())
        .map(|(nummer, plaats, _)| (format!("/doelen/{nummer}/grondslagen/{plaats}/grondslag"), MELDING.to_owned()))
        .collect()
}

fn betrokkene(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.inhoud.betrokkenen.is_empty();
    vondst_als(dossier.is_verantwoordelijk() && geen, "/betrokkenen", "Noem ten minste één categorie betrokkenen.")
}

fn gegevens(dossier: &Dossier<'_>) -> Vondsten {
    let betrokkenen = dossier.inhoud.betrokkenen.iter().enumerate();
    betrokkenen
        .filter(|(_, betrokkene)| {
            dossier.is_verantwoordelijk() && betrokkene.gegevens.iter().all(|gegeven| gegeven.categorie.is_none())
        })
        .map(|(nummer, betrokkene)| {
            let wie = betrokkene.categorie.as_deref().map(|code| dossier.kennis.naam("betrokkene_categorie", code));
            let wie = wie.or_else(|| betrokkene.omschrijving.clone()).unwrap_or_else(|| "deze groep".to_owned());
            (format!("/betrokkenen/{nummer}/gegevens"), format!("Noem bij “{wie}” de categorieën persoonsgegevens."))
        })
        .collect()
}

fn ontvangers(dossier: &Dossier<'_>) -> Vondsten {
    let Inhoud { ontvangers, verwerkers, geen_ontvangers, .. } = dossier.inhoud;
    let onbekend = ontvangers.is_empty() && verwerkers.is_empty() && *geen_ontvangers != Some(true);
    let melding = "Noem de ontvangers, of geef uitdrukkelijk aan dat er geen zijn.";
    vondst_als(dossier.inhoud.rol != Some(Rol::Verwerker) && onbekend, "/ontvangers", melding)
}

fn doorgifte(dossier: &Dossier<'_>) -> Vondsten {
    let melding = "Geef aan of gegevens buiten de Europese Economische Ruimte worden verwerkt: ja of nee.";
    vondst_als(dossier.inhoud.doorgifte_buiten_eer.is_none(), "/doorgifteBuitenEer", melding)
}

fn bewaartermijn(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.inhoud.bewaartermijnen.is_empty();
    let melding = "Geef een bewaartermijn, of de criteria waarmee die wordt bepaald.";
    vondst_als(dossier.is_verantwoordelijk() && geen, "/bewaartermijnen", melding)
}

fn besluitvorming(dossier: &Dossier<'_>) -> Vondsten {
    let antwoord = dossier.inhoud.geautomatiseerde_besluitvorming.as_ref().and_then(|besluitvorming| besluitvorming.aanwezig);
    let melding = "Geef aan of er uitsluitend geautomatiseerde besluiten worden genomen: ja of nee.";
    let open = dossier.inhoud.rol != Some(Rol::Verwerker) && antwoord.is_none();
    vondst_als(open, "/geautomatiseerdeBesluitvorming/aanwezig", melding)
}

/// A version freezes what it names; what does not exist cannot be frozen.
fn verwijzingen(dossier: &Dossier<'_>) -> Vondsten {
    let organisaties = dossier.inhoud.genoemde_organisaties().into_iter();
    let overeenkomsten = dossier.inhoud.genoemde_overeenkomsten().into_iter();
    let melding = |wat: &str, uuid: Uuid| format!("Het register kent geen {wat} met uuid {uuid}.");
    organisaties
        .filter(|(_, uuid)| !dossier.organisaties.contains_key(uuid))
        .map(|(pointer, uuid)| (pointer, melding("organisatie", uuid)))
        .chain(
            overeenkomsten
                .filter(|(_, uuid)| !dossier.overeenkomsten.contains(uuid))
                .map(|(pointer, uuid)| (pointer, melding("verwerkersovereenkomst", uuid))),
        )
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use serde_json::{Value, json};

    use crate::domain::{inhoud::Inhoud, kennis::Kennis, organisatie::VastgelegdeOrganisatie, toetsing};

    const GEMEENTE: &str = "5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a01";

    fn compleet() -> Value {
        json!({
            "naam": "Digitale nieuwsbrief",
            "verwerkingsverantwoordelijken": [{"organisatie": GEMEENTE}],
            "doelen": [{"omschrijving": "Nieuwsbrief sturen", "grondslagen": [{"grondslag": "toestemming"}]}],
            "betrokkenen": [{"categorie": "abonnee", "gegevens": [{"categorie": "emailadres"}]}],
            "geenOntvangers": true, "doorgifteBuitenEer": false,
            "bewaartermijnen": [{"soort": "gebeurtenis"}],
            "geautomatiseerdeBesluitvorming": {"aanwezig": false}
        })
    }

    /// The findings on the complete content after a merge patch, as "code pointer".
    fn bevindingen(wijziging: &Value) -> Vec<String> {
        let mut tekst = compleet();
        json_patch::merge(&mut tekst, wijziging);
        let inhoud: Inhoud = serde_json::from_value(tekst).unwrap();
        let gemeente = GEMEENTE.parse().unwrap();
        let organisatie = VastgelegdeOrganisatie { uuid: gemeente, naam: "Gemeente Voorbeeld".into(), soort: None, land: None };
        let dossier = toetsing::Dossier {
            inhoud: &inhoud,
            organisaties: &HashMap::from([(gemeente, organisatie)]),
            overeenkomsten: &HashSet::new(),
            kennis: &Kennis::new(None).unwrap(),
        };
        toetsing::toets(&dossier).into_iter().map(|bevinding| format!("{} {}", bevinding.code, bevinding.pointer)).collect()
    }

    #[test]
    fn a_complete_content_has_no_findings() {
        assert_eq!(bevindingen(&json!({})), Vec::<String>::new());
    }

    #[test]
    fn each_missing_part_is_found_at_its_place() {
        for (wijziging, verwacht) in [
            (json!({"verwerkingsverantwoordelijken": null}), "VR-A01 /verwerkingsverantwoordelijken"),
            (json!({"rol": "verwerker", "verwerkingsverantwoordelijken": null}), "VR-A09 /opdrachtgevers"),
            (json!({"doelen": null}), "VR-B01 /doelen"),
            (json!({"doelen": [{"omschrijving": "x"}]}), "VR-C01 /doelen/0/grondslagen"),
            (
                json!({"doelen": [{"grondslagen": [{"grondslagGroep": "wettelijke_taak"}]}]}),
                "VR-C16 /doelen/0/grondslagen/0/grondslag",
            ),
            (json!({"betrokkenen": null}), "VR-D01 /betrokkenen"),
            (json!({"betrokkenen": [{"categorie": "abonnee"}]}), "VR-D02 /betrokkenen/0/gegevens"),
            (json!({"geenOntvangers": null}), "VR-E01 /ontvangers"),
            (json!({"doorgifteBuitenEer": null}), "VR-F01 /doorgifteBuitenEer"),
            (json!({"bewaartermijnen": null}), "VR-G01 /bewaartermijnen"),
            (json!({"geautomatiseerdeBesluitvorming": null}), "VR-I01 /geautomatiseerdeBesluitvorming/aanwezig"),
            (json!({"geldtVoor": ["00000000-0000-0000-0000-000000000001"]}), "VR-V01 /geldtVoor/0"),
        ] {
            assert_eq!(bevindingen(&wijziging), [verwacht], "{wijziging}");
        }
    }

    #[test]
    fn a_processor_needs_clients_and_not_what_only_a_controller_knows() {
        let verwerker = json!({"rol": "verwerker", "opdrachtgevers": [{"organisatie": GEMEENTE}], "verwerkingsverantwoordelijken": null,
            "doelen": null, "betrokkenen": null, "bewaartermijnen": null, "geenOntvangers": null, "geautomatiseerdeBesluitvorming": null});
        assert_eq!(bevindingen(&verwerker), Vec::<String>::new());
    }

    #[test]
    fn under_the_wpg_only_identity_and_transfer_are_judged() {
        let wpg = json!({"regime": "wpg", "doelen": null, "betrokkenen": null, "bewaartermijnen": null, "geenOntvangers": null,
            "geautomatiseerdeBesluitvorming": null, "doorgifteBuitenEer": null});
        assert_eq!(bevindingen(&wpg), ["VR-F01 /doorgifteBuitenEer"]);
    }
}
