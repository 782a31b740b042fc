use super::*;

/// Headings of models and systems, as their makers write them; what a register has no place for is left out.
const KOPPEN: [(&str, &str); 11] = [
    (
        "art30",
        "Naam van de verwerking;Verwerkingsdoeleinden;Categorieën van betrokkenen;Categorieën van persoonsgegevens;Categorieën van ontvangers;\
         Doorgiften aan derde landen of internationale organisaties;Beoogde termijnen voor wissing;Gezamenlijke verwerkingsverantwoordelijken;\
         Algemene beschrijving van de technische en organisatorische beveiligingsmaatregelen",
    ),
    (
        "gba",
        "Naam van de verwerkingsactiviteit;Doeleinden van de verwerking;Rechtsgrond van de verwerking;Categorie(ën) van betrokkenen;\
         Categorie(ën) van ontvangers;Doorgifte naar een derde land of internationale organisatie;Passende waarborgen;Gevoelige gegevens",
    ),
    (
        "cnil",
        "Nom de l'activité;Objectifs poursuivis;Catégories de données collectées;Durées de conservation des catégories de données;\
         Catégories de destinataires des données;Transferts des données hors UE;Nom / sigle du traitement;N° / REF;Finalité principale;Sous-finalité 1;Catégories de données personnelles concernées;\
         Catégories de personnes concernées;Destinataires;Délai d'effacement;Mesures de sécurité techniques;\
         Mesures de sécurité organisationnelles;Transferts hors UE;Données sensibles;Type de garanties",
    ),
    (
        "ico",
        "Business function;Purpose of processing;Name and contact details of joint controller (if applicable);Categories of individuals;\
         Retention schedule (if possible);Safeguards for exceptional transfers of personal data to third countries or international \
         organisations (if applicable);The source of the personal data (if applicable);Data Protection Impact Assessment required?",
    ),
    (
        "dsk",
        "Bezeichnung der Verarbeitungstätigkeit;Zwecke der Verarbeitung;Beschreibung der Kategorien betroffener Personen;\
         Beschreibung der Kategorien von personenbezogenen Daten;Kategorien von Empfängern;Datenübermittlung in Drittländer;\
         Fristen für die Löschung der verschiedenen Datenkategorien;Technische und organisatorische Maßnahmen;Ansprechpartner",
    ),
    ("openvwr", "Nummer;Naam;Rechtsgrond;Doel van de verwerking;Verantwoordelijken;Doorgifte buiten EU;Datum volgende review"),
    ("madis", "Nom du traitement;Finalités;Base légale;Personnes concernées;Sous-traitants;Logiciel;Gestionnaire;AIPD;Profilage"),
    (
        "dastra",
        "Naam;Referentie;Doeleinden;Rechtsgrondslag;Categorieën van gegevens;Doorgiften buiten de EU;Bron van de gegevens",
    ),
    (
        "ciso-assistant",
        "ref_id;name;legal_basis;dpia_required;purposes;data_subjects;data_recipients;data_contractors;data_transfers",
    ),
    (
        "fides",
        "system.fides_key;system.name;system.privacy_declaration.data_use.legal_basis;unioned_data_categories;dataset.retention;\
         system.privacy_declaration.data_use.recipients;system.joint_controller;system.third_country_combined",
    ),
    (
        "verinice",
        "Name;Zweck;Rechtsgrundlage;Betroffene Personengruppen;Datenkategorien;Löschfristen;Datenschutz-Folgenabschätzung",
    ),
];

#[test]
fn a_fault_in_a_mapping_says_what_is_allowed() {
    let kennis = Kennis::new(None).unwrap();
    for (tekst, verwacht) in [
        ("[kolommen]\nbewaartermijnen = [\"x\"]", vec!["bedoelt u bewaartermijn?", "wel kenmerk, naam"]),
        ("[woorden.betrokkene_categorie]\nx = \"inwoners\"", vec!["bedoelt u inwoner?", "medewerker"]),
        ("[woorden.betrokkenen]\nx = \"inwoner\"", vec!["deze lijst is er niet", "betrokkene_categorie"]),
        ("basis = \"art31\"", vec!["art30", "cnil"]),
        ("kolomen = 1", vec!["[kolommen]"]),
    ] {
        let Err(Onleesbaar(fouten)) = Vertaling::new(tekst, &kennis) else { panic!("{tekst}") };
        let melding = &fouten[0].melding;
        assert!(verwacht.iter().all(|deel| melding.contains(deel)), "{tekst}: {melding}");
    }
}

#[test]
fn a_heading_that_asks_the_same_in_other_words_is_understood() {
    let vertaling = Vertaling::art30(&Kennis::new(None).unwrap()).unwrap();
    for (kop, veld) in [
        ("Waarom verwerken we dit?", Veld::Doelen),
        ("Met wie delen we deze persoonsgegevens?", Veld::Ontvangers),
        ("Hoe lang bewaren we dit", Veld::Bewaartermijn),
        ("Bewaartermijn van de persoonsgegevens (wettelijk)", Veld::Bewaartermijn),
        ("Base légale du traitement", Veld::Grondslag),
        ("Catégorie de destinataires", Veld::Ontvangers),
        ("Welke maatregelen?", Veld::Beveiliging),
        ("Persoonsgegeven", Veld::Gegevens),
        ("Verwerker / leverancier", Veld::Verwerkers),
        ("system.privacy_declarations.data_use", Veld::Doelen),
        ("system.privacy_declarations.retention_period", Veld::Bewaartermijn),
    ] {
        assert_eq!(vertaling.veld(kop), Some(veld), "{kop}");
    }
    for kop in [
        "Wie verwerkt de gegevens?",
        "Soort",
        "Type",
        "Datum verwerking",
        "Toelichting gegevens",
        "Aantal betrokkenen",
        "Rechten van betrokkenen",
        "Persoonsgegevens van de betrokkenen",
        "system.privacy_declarations.name",
        "Status",
        "Soort verwerker",
        "Kinderen",
        "Overeenkomst",
    ] {
        assert_eq!(vertaling.veld(kop), None, "{kop}");
    }
}

#[test]
fn a_heading_may_have_a_fault_of_typing() {
    let vertaling = Vertaling::art30(&Kennis::new(None).unwrap()).unwrap();
    for (kop, veld) in [
        ("Verwerkng", Veld::Naam),
        ("Grondslg", Veld::Grondslag),
        ("Persoonsgegvens", Veld::Gegevens),
        ("Bewaartermjin", Veld::Bewaartermijn),
    ] {
        assert_eq!((vertaling.veld(kop), vertaling.veld_van_kop(kop)), (None, Some(veld)), "{kop}");
    }
    for kop in ["Tam", "Beslissing", "Ontvangst", "Verweking of verwerkr"] {
        assert_eq!(vertaling.veld_van_kop(kop), None, "{kop}");
    }
}

#[test]
fn every_ready_mapping_knows_the_headings_of_its_source() {
    let kennis = Kennis::new(None).unwrap();
    assert_eq!(KOPPEN.map(|(naam, _)| naam), GEREED.map(|(naam, _)| naam));
    for (naam, koppen) in KOPPEN {
        let vertaling = Vertaling::met_naam(naam, &kennis).unwrap().unwrap();
        assert_eq!(vertaling.bron(), naam);
        let onbekend: Vec<&str> = koppen.split(';').filter(|kop| vertaling.veld(kop).is_none()).collect();
        assert!(onbekend.is_empty(), "{naam}: {onbekend:?}");
    }
    assert!(Vertaling::met_naam("iets anders", &kennis).is_none());
    assert_eq!(Vertaling::new("basis = \"cnil\"", &kennis).unwrap().bron(), "cnil");
}
