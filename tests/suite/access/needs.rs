//! What each operation asks of who calls it.

use verwerkingsregister::auth::Scope::{self, Beheren, Beoordelen, Invoeren, Lezen, Toezien, Vaststellen};

use crate::support::Operation;

/// What a caller needs for an operation.
#[derive(Debug, Clone, Copy)]
pub enum Needs {
    /// Nothing: everyone may read it.
    Nothing,
    /// One of these scopes.
    Scope(&'static [Scope]),
    /// This scope, in a token that names a person.
    Person(Scope),
}

pub const NEEDS: &[(&str, Needs)] = &[
    ("find_openapi", Needs::Nothing),
    ("find_register", Needs::Nothing),
    ("find_openbare_export", Needs::Nothing),
    ("list_openbare_verwerkingsactiviteiten", Needs::Nothing),
    ("find_openbare_verwerkingsactiviteit", Needs::Nothing),
    ("find_privacyverklaring", Needs::Nothing),
    ("find_vernietigingsdatum", Needs::Nothing),
    ("find_verschil", Needs::Nothing),
    ("list_openbare_versies", Needs::Nothing),
    ("find_openbare_versie", Needs::Nothing),
    ("find_openbare_versie_op_sleutel", Needs::Nothing),
    ("list_wijzigingen", Needs::Nothing),
    ("create_controle", Needs::Nothing),
    ("list_openbare_organisaties", Needs::Nothing),
    ("find_openbare_organisatie", Needs::Nothing),
    ("find_privacyverklaring_van_organisatie", Needs::Nothing),
    ("list_referentielijsten", Needs::Nothing),
    ("find_referentielijst", Needs::Nothing),
    ("list_selectielijst_resultaten", Needs::Nothing),
    ("list_toetsingsregels", Needs::Nothing),
    ("find_export", Needs::Scope(&[Lezen])),
    ("find_overdracht", Needs::Scope(&[Toezien, Beheren])),
    ("list_verwerkingsactiviteiten", Needs::Scope(&[Lezen])),
    ("create_verwerkingsactiviteit", Needs::Scope(&[Invoeren])),
    ("verwerkingsactiviteiten_wijzigen", Needs::Scope(&[Invoeren])),
    ("verwerkingsactiviteiten_indienen", Needs::Scope(&[Invoeren])),
    ("verwerkingsactiviteiten_vaststellen", Needs::Person(Vaststellen)),
    ("find_verwerkingsactiviteit", Needs::Scope(&[Lezen])),
    ("find_concept", Needs::Scope(&[Lezen])),
    ("create_concept", Needs::Scope(&[Invoeren])),
    ("replace_concept", Needs::Scope(&[Invoeren])),
    ("update_concept", Needs::Scope(&[Invoeren])),
    ("delete_concept", Needs::Scope(&[Invoeren])),
    ("concept_indienen", Needs::Scope(&[Invoeren])),
    ("concept_terugnemen", Needs::Scope(&[Invoeren])),
    ("concept_terugsturen", Needs::Scope(&[Beoordelen])),
    ("concept_vaststellen", Needs::Person(Vaststellen)),
    ("list_verwerkersvoorstellen", Needs::Scope(&[Beheren])),
    ("verwerkersvoorstel_afhandelen", Needs::Scope(&[Beheren])),
    ("verwerkingsactiviteit_beeindigen", Needs::Person(Vaststellen)),
    ("find_toetsing_van_concept", Needs::Scope(&[Lezen])),
    ("find_toetsing_van_versie", Needs::Scope(&[Lezen])),
    ("create_toetsing", Needs::Scope(&[Lezen])),
    ("list_bevindingen", Needs::Scope(&[Lezen])),
    ("create_vernietigingsdata", Needs::Scope(&[Lezen])),
    ("find_beheer", Needs::Scope(&[Lezen])),
    ("update_beheer", Needs::Scope(&[Invoeren])),
    ("beheer_bevestigen", Needs::Scope(&[Beoordelen])),
    ("find_verschil_in_beheer", Needs::Scope(&[Lezen])),
    ("list_versies", Needs::Scope(&[Lezen])),
    ("find_versie", Needs::Scope(&[Lezen])),
    ("versie_intrekken", Needs::Scope(&[Beheren])),
    ("versie_wissen", Needs::Person(Beheren)),
    ("list_journaal_van_verwerkingsactiviteit", Needs::Scope(&[Lezen])),
    ("list_journaal", Needs::Scope(&[Toezien, Beheren])),
    ("list_organisaties", Needs::Scope(&[Lezen])),
    ("create_organisatie", Needs::Scope(&[Beheren])),
    ("find_organisatie", Needs::Scope(&[Lezen])),
    ("replace_organisatie", Needs::Scope(&[Beheren])),
    ("list_verwerkersovereenkomsten", Needs::Scope(&[Lezen])),
    ("create_verwerkersovereenkomst", Needs::Scope(&[Invoeren])),
    ("find_verwerkersovereenkomst", Needs::Scope(&[Lezen])),
    ("replace_verwerkersovereenkomst", Needs::Scope(&[Invoeren])),
    ("find_externe_verwerkingsactiviteit", Needs::Scope(&[Lezen])),
    ("list_externe_verwerkingsactiviteiten", Needs::Scope(&[Lezen])),
    ("externe_verwerkingsactiviteiten_aanleveren", Needs::Scope(&[Invoeren])),
    ("replace_externe_verwerkingsactiviteit", Needs::Scope(&[Invoeren])),
    ("list_inlezingen", Needs::Scope(&[Invoeren])),
    ("create_inlezing", Needs::Scope(&[Invoeren])),
    ("find_inlezing", Needs::Scope(&[Invoeren])),
    ("delete_inlezing", Needs::Scope(&[Invoeren])),
    ("list_inlezing_rijen", Needs::Scope(&[Invoeren])),
    ("find_inlezing_verslag", Needs::Scope(&[Invoeren])),
    ("find_inlezing_vertaling", Needs::Scope(&[Invoeren])),
    ("inlezing_uitvoeren", Needs::Scope(&[Invoeren])),
    ("list_levensloop", Needs::Scope(&[Lezen])),
    ("list_abonnementen", Needs::Scope(&[Beheren])),
    ("create_abonnement", Needs::Scope(&[Beheren])),
    ("find_abonnement", Needs::Scope(&[Beheren])),
    ("replace_abonnement", Needs::Scope(&[Beheren])),
    ("delete_abonnement", Needs::Scope(&[Beheren])),
    ("abonnement_testen", Needs::Scope(&[Beheren])),
    ("abonnement_hervatten", Needs::Scope(&[Beheren])),
    ("list_afleveringen", Needs::Scope(&[Beheren])),
];

pub fn needs(operation: Operation) -> Needs {
    let entry = NEEDS.iter().find(|(id, _)| *id == operation.id());
    entry
        .unwrap_or_else(|| {
            panic!("add `{}` to NEEDS in tests/suite/access/needs.rs: what does a caller need for it?", operation.id())
        })
        .1
}
