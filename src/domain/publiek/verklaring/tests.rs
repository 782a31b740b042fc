//! What each section says, and that a gap is always said.

use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::domain::{
    inhoud::organisatie::{OrganisatieInvoer, VastgelegdeOrganisatie},
    publiek::openbaar::{Identiteit, OpenbareCode, Vorm},
};

fn organisatie(nummer: u128, naam: &str) -> VastgelegdeOrganisatie {
    VastgelegdeOrganisatie { uuid: Uuid::from_u128(nummer), naam: naam.to_owned(), soort: Some("bedrijf".into()), land: None }
}

/// The notice of a content; organisations 1 and 2 exist.
fn verklaring(mut inhoud: Value, houder: Value) -> Privacyverklaring {
    inhoud["naam"] = "Proef".into();
    let kennis = Kennis::new(None).unwrap();
    let organisaties = [organisatie(1, "Gemeente Een"), organisatie(2, "Gemeente Twee")];
    let identiteit = Identiteit {
        uuid: Uuid::from_u128(9),
        identificatie: "VA-0001".to_owned(),
        registerhouder: organisaties[0].clone(),
        versie_uuid: Uuid::from_u128(10),
        nummer: 1,
        begin_geldigheid: "2026-01-01".parse().unwrap(),
        vastgesteld_op: Moment::from_micros(0),
    };
    let romp = Romp::new(&identiteit, &serde_json::from_value(inhoud).unwrap(), &organisaties, &kennis);
    let houder: OrganisatieInvoer = serde_json::from_value(houder).unwrap();
    let adres = || "https://register.example/x".to_owned();
    let kop = Kop {
        vorm: Vorm::Volledig,
        uri: adres(),
        versie_uri: adres(),
        url: adres(),
        versie_url: adres(),
        status: OpenbareCode { code: "geldig".to_owned(), naam: "Geldig".to_owned() },
        einde_geldigheid: None,
        laatst_gecontroleerd_op: None,
    };
    Privacyverklaring::new(&Stof { kop: &kop, romp: &romp, contact: &Contact::new(&houder, &kennis), kennis: &kennis })
}

/// Paragraphs and points of a section.
fn zegt(inhoud: Value, code: OnderdeelCode) -> Vec<String> {
    let verklaring = verklaring(inhoud, json!({"naam": "Gemeente Een"}));
    let onderdeel = verklaring.onderdelen.into_iter().find(|onderdeel| onderdeel.code == code).unwrap();
    onderdeel.alineas.into_iter().chain(onderdeel.punten.into_iter().map(|punt| punt.tekst)).collect()
}

#[test]
fn of_a_name_alone_every_section_says_what_is_missing() {
    let leeg = verklaring(json!({}), json!({"naam": "Gemeente Een"}));
    // What to do after a refusal follows from the kind of organisation alone.
    let van_de_inhoud = || leeg.onderdelen.iter().filter(|onderdeel| onderdeel.code != OnderdeelCode::NietEens);
    assert_eq!(leeg.ontbreekt, van_de_inhoud().map(|onderdeel| onderdeel.code).collect::<Vec<_>>());
    for onderdeel in van_de_inhoud() {
        let gat = |alinea: &String| alinea.starts_with("Het register zegt nog niet ") && alinea.ends_with('.');
        assert!(onderdeel.alineas.iter().any(gat), "{onderdeel:?}");
    }
}

#[test]
fn a_gap_is_also_said_within_what_is_known() {
    use OnderdeelCode::{AutomatischeBesluiten, BuitenEuropa, HoeLang, MagDat, VanWie, WelkeGegevens, WieKrijgtZe};
    for (inhoud, code, wat) in [
        (json!({"doelen": [{"grondslagen": [{"grondslag": "toestemming"}]}]}), MagDat, "hoe u dat doet"),
        (json!({"doelen": [{"grondslagen": [{"grondslag": "overeenkomst"}]}]}), MagDat, "welke overeenkomst dat is"),
        (json!({"doelen": [{"grondslagen": [{"grondslag": "taak_algemeen_belang"}]}]}), MagDat, "in welke wet dit staat"),
        (json!({"doelen": [{"grondslagen": [{"grondslag": "gerechtvaardigd_belang"}]}]}), MagDat, "welk belang dat is"),
        (json!({"doelen": [{"grondslagen": [{"grondslagGroep": "wettelijke_taak"}]}]}), MagDat, "welke grondslag dat precies is"),
        (
            json!({"betrokkenen": [{"gegevens": [{"categorie": "gezondheid"}]}]}),
            MagDat,
            "waarom wij bijzondere persoonsgegevens mogen gebruiken",
        ),
        (
            json!({"betrokkenen": [{"gegevens": [{"categorie": "bsn"}]}]}),
            MagDat,
            "waarom wij het burgerservicenummer (BSN) mogen gebruiken",
        ),
        (
            json!({"betrokkenen": [{"gegevens": [{"categorie": "strafrechtelijk"}]}]}),
            MagDat,
            "waarom wij strafrechtelijke gegevens mogen gebruiken",
        ),
        (json!({"betrokkenen": [{"categorie": "kind"}]}), WelkeGegevens, "welke gegevens wij van hen gebruiken"),
        (json!({"betrokkenen": [{"gegevens": [{"categorie": "naam"}]}]}), VanWie, "van wie wij dit krijgen: naam"),
        (json!({"ontvangers": [{"soort": "belastingdienst"}]}), WieKrijgtZe, "waarom wij ze mogen geven"),
        (json!({"verwerkers": [{"organisatie": Uuid::from_u128(2)}]}), WieKrijgtZe, "wat deze organisatie doet"),
        (json!({"doorgifteBuitenEer": true}), BuitenEuropa, "naar welk land, en hoe ze daar zijn beschermd"),
        (
            json!({"doorgifteBuitenEer": true, "doorgiften": [{"land": "IN", "instrument": "modelcontractbepalingen"}]}),
            BuitenEuropa,
            "waar u een kopie van de waarborg krijgt",
        ),
        (json!({"bewaartermijnen": [{"onderdeel": "bezwaren"}]}), HoeLang, "hoe lang wij de gegevens voor ‘bezwaren’ bewaren"),
        (json!({"geautomatiseerdeBesluitvorming": {"aanwezig": true}}), AutomatischeBesluiten, "hoe een besluit tot stand komt"),
    ] {
        let gezegd = zegt(inhoud.clone(), code).join(" ");
        assert!(gezegd.contains(&format!("Het register zegt nog niet {wat}.")), "{inhoud}: {gezegd}");
        assert!(verklaring(inhoud, json!({"naam": "x"})).ontbreekt.contains(&code));
    }
}

#[test]
fn whether_somebody_must_give_data_is_asked_of_what_they_give_themselves() {
    let gegevens = |bron: &str| json!({"betrokkenen": [{"categorie": "abonnee", "gegevens": [{"categorie": "naam", "bronnen": [{ "bron": bron }]}]}]});
    let zelf = zegt(gegevens("betrokkene"), OnderdeelCode::WelkeGegevens);
    let verwacht = "Het register zegt nog niet of u verplicht bent om deze gegevens te geven. \
                    Het register zegt nog niet wat er gebeurt als u ze niet geeft.";
    assert_eq!(zelf[1..], ["Abonnee: naam.", verwacht]);
    assert_eq!(zegt(gegevens("brp"), OnderdeelCode::WelkeGegevens)[1], "Abonnee: naam.");
}

#[test]
fn more_controllers_are_joint_and_a_processor_works_for_another() {
    let partijen =
        json!([{"organisatie": Uuid::from_u128(1)}, {"organisatie": Uuid::from_u128(2), "bestuursorgaan": "burgemeester"}]);
    let regeling = json!({"omschrijving": "Gemeente Een beantwoordt verzoeken"});
    let samen = json!({"rol": "gezamenlijk", "omschrijving": "x", "verwerkingsverantwoordelijken": partijen, "onderlingeRegeling": regeling});
    let gezegd = zegt(samen, OnderdeelCode::WatDoenWij);
    assert_eq!(
        gezegd[1..],
        [
            "Wij zijn Gemeente Een en Gemeente Twee (burgemeester). Wij zijn hiervoor samen verantwoordelijk.",
            "Wij hebben afgesproken: Gemeente Een beantwoordt verzoeken.",
        ]
    );
    let opdracht = json!({"rol": "verwerker", "omschrijving": "x", "opdrachtgevers": [{"organisatie": Uuid::from_u128(2), "werkzaamheden": "Salarissen betalen"}]});
    let gezegd = zegt(opdracht.clone(), OnderdeelCode::WatDoenWij);
    assert_eq!(
        gezegd[1..],
        [
            "Wij zijn Gemeente Een. Wij doen dit in opdracht van een ander.",
            "De opdrachtgever beslist waarom dit gebeurt, of het mag en hoe lang gegevens blijven. Vraag dat daar.",
            "Opdrachtgever: Gemeente Twee. Salarissen betalen.",
        ]
    );
    // Questions that only the client answers are not asked; what a processor tells itself is kept.
    let kaal = verklaring(opdracht.clone(), json!({"naam": "x"}));
    assert!(
        kaal.onderdelen.iter().all(|een| een.code != OnderdeelCode::HoeLang) && !kaal.ontbreekt.contains(&OnderdeelCode::HoeLang)
    );
    let mut met_termijn = opdracht.clone();
    met_termijn["bewaartermijnen"] = json!([{"soort": "vaste_termijn", "termijn": "P5Y"}]);
    assert_eq!(zegt(met_termijn, OnderdeelCode::HoeLang), ["Wij bewaren de gegevens 5 jaar."]);
    let wil_weten = [OnderdeelCode::WieKrijgtZe, OnderdeelCode::AutomatischeBesluiten];
    assert!(kaal.onderdelen.iter().all(|een| !wil_weten.contains(&een.code)), "{kaal:?}");
    let rechten = zegt(opdracht, OnderdeelCode::UwRechten);
    assert!(rechten.contains(&"Wij werken in opdracht. Met een verzoek gaat u naar de opdrachtgever.".to_owned()), "{rechten:?}");
}

#[test]
fn purposes_with_the_same_answer_share_it() {
    let grondslag = json!([{"grondslag": "vitaal_belang"}]);
    let zelfde =
        json!({"doelen": [{"omschrijving": "A.", "grondslagen": grondslag}, {"omschrijving": "B", "grondslagen": grondslag}]});
    assert_eq!(
        zegt(zelfde.clone(), OnderdeelCode::MagDat),
        ["Dit is nodig om het leven of de gezondheid van iemand te beschermen."]
    );
    let mut anders = zelfde;
    anders["doelen"].as_array_mut().unwrap().push(json!({"omschrijving": "C", "grondslagen": []}));
    assert_eq!(
        zegt(anders, OnderdeelCode::MagDat),
        [
            "Voor ‘A’ en ‘B’ geldt: dit is nodig om het leven of de gezondheid van iemand te beschermen.",
            "Voor ‘C’ geldt: het register zegt nog niet waarom dit mag.",
        ]
    );
}

#[test]
fn special_data_have_their_exception_and_the_law() {
    let wet = json!({"citeertitel": "Wabb", "artikel": "10", "regeling": "BWBR0022428"});
    let inhoud = json!({
        "regime": "wpg",
        "betrokkenen": [{"gegevens": [{"categorie": "bsn"}, {"categorie": "gezondheid"}]}],
        "bsnGrond": {"wettelijkeBepaling": wet, "toelichting": "Voor onze taak"},
        "uitzonderingenBijzondereGegevens": [{"gegevens": ["gezondheid"], "uitzondering": "volksgezondheid"}]
    });
    assert_eq!(
        zegt(inhoud, OnderdeelCode::MagDat),
        [
            "Op deze verwerking is de Wet politiegegevens van toepassing.",
            "Wij gebruiken deze bijzondere persoonsgegevens: gezondheidsgegevens. Dat mag door deze uitzondering: volksgezondheid. \
         De gegevens zijn volgens een wet nodig om de gezondheid van de bevolking te beschermen.",
            "Wij mogen het burgerservicenummer (BSN) gebruiken. Dit staat in artikel 10, Wabb. Voor onze taak.",
            "Lees artikel 10, Wabb.",
        ]
    );
}

#[test]
fn terms_read_as_sentences() {
    let termijn = |termijn: Value| zegt(json!({"bewaartermijnen": [termijn]}), OnderdeelCode::HoeLang).pop().unwrap();
    for (invoer, verwacht) in [
        (
            json!({"soort": "vaste_termijn", "termijn": "P0D", "startmoment": "afgehandeld", "waardering": "vernietigen"}),
            "Wij verwijderen de gegevens direct na afhandeling van de zaak.",
        ),
        (json!({"soort": "vaste_termijn", "termijn": "P5Y"}), "Wij bewaren de gegevens 5 jaar."),
        (
            json!({"soort": "criteria", "toelichting": "De duur van het beroep"}),
            "De bewaartijd hangt hiervan af: De duur van het beroep.",
        ),
        (
            json!({"soort": "blijvend_bewaren", "gegevens": ["naam", "bsn"]}),
            "Voor naam en burgerservicenummer bewaren wij de gegevens voor altijd.",
        ),
        (
            json!({"soort": "niet_bewaard", "selectielijst": {"lijst": "gemeenten_2020", "volledigNummer": "8.1"}}),
            "Wij bewaren de gegevens niet. Dit volgt uit de Selectielijst gemeenten en intergemeentelijke organen 2020, nummer 8.1.",
        ),
    ] {
        assert_eq!(termijn(invoer), verwacht);
    }
}

#[test]
fn transfers_have_country_safeguard_and_copy() {
    let doorgifte = json!({"land": "IN", "ontvanger": "Rekencentrum", "instrument": "modelcontractbepalingen",
        "documentatie": {"omschrijving": "Contract van 2024", "url": "https://a.example/"}});
    let gezegd = zegt(json!({"doorgifteBuitenEer": true, "doorgiften": [doorgifte]}), OnderdeelCode::BuitenEuropa);
    assert_eq!(
        gezegd[1..],
        [
            "India. Ontvanger: Rekencentrum. Dit mag met deze waarborg: modelcontract van de Europese Commissie. \
         In het contract staan de standaardbepalingen van de Europese Commissie.",
            "De waarborg staat in: Contract van 2024.",
        ]
    );
    // What stands nowhere to read, can be asked for.
    let doorgifte =
        json!({"land": "IN", "instrument": "modelcontractbepalingen", "documentatie": {"omschrijving": "Contract van 2024"}});
    let gezegd = zegt(json!({"doorgifteBuitenEer": true, "doorgiften": [doorgifte]}), OnderdeelCode::BuitenEuropa);
    assert_eq!(gezegd.last().unwrap(), "De waarborg staat in: Contract van 2024. U kunt ons om een kopie vragen.");
}

#[test]
fn an_international_organisation_is_no_country_outside_europe() {
    let naar = |doorgiften: Value| {
        zegt(json!({"doorgifteBuitenEer": true, "doorgiften": doorgiften}), OnderdeelCode::BuitenEuropa).remove(0)
    };
    let (raad, land) = (json!({"internationaleOrganisatie": "Raad van Europa"}), json!({"land": "IN"}));
    for (doorgiften, verwacht) in [
        (json!([land]), "Ja. Uw gegevens gaan ook naar landen buiten de Europese Economische Ruimte."),
        (json!([raad]), "Niet naar een land, maar wel naar een internationale organisatie."),
        (json!([raad, raad]), "Niet naar een land, maar wel naar internationale organisaties."),
    ] {
        assert_eq!(naar(doorgiften), verwacht);
    }
    assert!(naar(json!([raad, land])).ends_with("Ruimte, en naar een internationale organisatie."));
}

#[test]
fn consent_for_special_data_can_be_withdrawn_too() {
    let inhoud = |uitzondering: &str| {
        json!({"doelen": [{"omschrijving": "A", "grondslagen": [{"grondslag": "taak_algemeen_belang"}]}],
            "uitzonderingenBijzondereGegevens": [{"gegevens": ["gezondheid"], "uitzondering": uitzondering}]})
    };
    let intrekken = "Wat wij daarvoor al met uw toestemming deden, blijft toegestaan.";
    let met = inhoud("uitdrukkelijke_toestemming");
    assert!(zegt(met.clone(), OnderdeelCode::MagDat).join(" ").contains("U kunt deze toestemming altijd intrekken."));
    assert!(zegt(met, OnderdeelCode::UwRechten).join(" ").contains(intrekken));
    let zonder = inhoud("volksgezondheid");
    assert!(!zegt(zonder.clone(), OnderdeelCode::MagDat).join(" ").contains("intrekken"));
    assert!(!zegt(zonder, OnderdeelCode::UwRechten).join(" ").contains("intrekken"));
}

#[test]
fn an_adequacy_decision_is_told_as_it_was_taken() {
    let besluit = |doorgifte: Value, regime: &str| {
        let doorgifte = samen(&json!({"instrument": "adequaatheidsbesluit"}), &doorgifte);
        let inhoud = json!({"regime": regime, "doorgifteBuitenEer": true, "doorgiften": [doorgifte]});
        zegt(inhoud, OnderdeelCode::BuitenEuropa).remove(1)
    };
    for (doorgifte, regime, verwacht) in [
        (json!({"land": "US"}), "avg", Some("alleen besloten voor organisaties die zich hebben gecertificeerd")),
        (json!({"land": "CA"}), "avg", Some("alleen besloten voor organisaties die onder de Canadese wet PIPEDA vallen")),
        (json!({"land": "NZ"}), "avg", Some("besloten dat dit land persoonsgegevens goed genoeg beschermt")),
        (json!({"internationaleOrganisatie": "EPO"}), "avg", Some("besloten dat deze organisatie persoonsgegevens goed genoeg")),
        (json!({"land": "GB"}), "wpg", Some("besloten dat dit land")),
        // What was never decided is not told.
        (json!({"land": "CN"}), "avg", None),
        (json!({"land": "NZ"}), "wpg", None),
        (json!({"internationaleOrganisatie": "UNHCR"}), "avg", None),
    ] {
        let gezegd = besluit(doorgifte.clone(), regime);
        match verwacht {
            Some(woorden) => assert!(gezegd.contains(woorden), "{doorgifte}: {gezegd}"),
            None => assert!(!gezegd.contains("besloten"), "{doorgifte}: {gezegd}"),
        }
    }
}

/// A value after a merge patch.
fn samen(een: &Value, ander: &Value) -> Value {
    let mut samen = een.clone();
    json_patch::merge(&mut samen, ander);
    samen
}

#[test]
fn to_object_stands_apart_and_only_where_one_may() {
    let met = |grondslag: &str| json!({"doelen": [{"omschrijving": "A", "grondslagen": [{"grondslag": grondslag}]}]});
    let onderdeel =
        |inhoud: Value, code| verklaring(inhoud, json!({"naam": "x"})).onderdelen.into_iter().find(|een| een.code == code);
    let bezwaar = onderdeel(met("taak_algemeen_belang"), OnderdeelCode::Bezwaar).unwrap();
    assert!(bezwaar.alineas[0].contains("eigen situatie") && bezwaar.alineas[2].contains("besluit van de overheid"));
    let rechten = onderdeel(met("taak_algemeen_belang"), OnderdeelCode::UwRechten).unwrap();
    assert!(rechten.punten.iter().all(|punt| !punt.tekst.contains("bezwaar")), "{rechten:?}");
    assert!(onderdeel(met("toestemming"), OnderdeelCode::Bezwaar).is_none());
}

#[test]
fn what_is_open_after_a_refusal_differs_by_who_refused() {
    let zegt = |soort: Option<&str>, regime: &str| {
        let deel = Deel::schrijf(OnderdeelCode::NietEens, "?", |deel| niet_eens::na_een_verzoek(soort, regime, deel));
        let (onderdelen, _) = Deel::samen([deel]);
        onderdelen
            .into_iter()
            .flat_map(|een| een.alineas.into_iter().chain(een.punten.into_iter().map(|punt| punt.tekst)))
            .collect()
    };
    for (soort, regime, wel, niet) in [
        (Some("gemeente"), "avg", ["binnen zes weken bezwaar", "artikel 34"], "de rechtbank"),
        (Some("gemeente"), "wpg", ["bestuursrechter", "artikel 29"], "artikel 34"),
        (Some("stichting_vereniging"), "avg", ["zes weken de rechtbank", "artikel 35"], "bezwaar"),
    ] {
        let gezegd: Vec<String> = zegt(soort, regime);
        let gezegd = gezegd.join(" ");
        assert!(wel.iter().all(|woorden| gezegd.contains(woorden)) && !gezegd.contains(niet), "{soort:?} {regime}: {gezegd}");
    }
    for onbekend in [None, Some("")] {
        assert_eq!(zegt(onbekend, "avg"), Vec::<String>::new());
    }
    let opdracht = verklaring(json!({"rol": "verwerker"}), json!({"naam": "x"}));
    assert!(opdracht.onderdelen.iter().all(|een| een.code != OnderdeelCode::NietEens));
}

#[test]
fn cookies_stand_in_a_table_and_a_gap_among_them_is_told() {
    let inhoud = |cookie: Value| json!({"cookies": [cookie]});
    let deel = |inhoud: Value| {
        let verklaring = verklaring(inhoud, json!({"naam": "x"}));
        let mist = verklaring.ontbreekt.contains(&OnderdeelCode::Cookies);
        (verklaring.onderdelen.into_iter().find(|een| een.code == OnderdeelCode::Cookies), mist)
    };
    let (heel, mist) = deel(inhoud(json!({"naam": "_id", "partij": "Gemeente", "doel": "Bezoek tellen", "soort": "analytisch",
        "bewaartermijn": "P13M", "toestemming": false})));
    let heel = heel.unwrap();
    let tabel = heel.tabel.unwrap();
    assert_eq!(tabel.rijen, [["_id", "Gemeente", "Bezoek tellen", "Analytisch", "13 maanden", "nee"]]);
    assert!(!mist && heel.alineas.iter().any(|alinea| alinea.contains("geen toestemming")));
    let (half, mist) = deel(inhoud(json!({"naam": "volg", "soort": "tracking", "bewaartermijn": "tot u de browser sluit"})));
    let half = half.unwrap();
    assert!(mist && !half.alineas.iter().any(|alinea| alinea.contains("geen toestemming")), "{half:?}");
    assert_eq!(half.tabel.unwrap().rijen[0][4..], ["tot u de browser sluit", "staat nog niet in het register"]);
    assert_eq!(deel(json!({})), (None, false));
}

#[test]
fn articles_of_one_law_share_its_name_and_an_address_stands_there_once() {
    let wet = |artikel: &str, lid: Option<&str>| json!({"regeling": "BWBR0002458", "citeertitel": "Alcoholwet", "artikel": artikel, "lid": lid});
    let kies = |artikel: &str| json!({"regeling": "BWBR0004627", "citeertitel": "Kieswet", "artikel": artikel});
    let wetten = json!([wet("3", None), wet("8", None), wet("8", Some("1")), kies("D 1"), kies("J 7")]);
    let gezegd = zegt(
        json!({"doelen": [{"omschrijving": "A", "grondslagen": [{"grondslag": "taak_algemeen_belang", "wettelijkeBepalingen": wetten}]}]}),
        OnderdeelCode::MagDat,
    );
    let staat = "Dit staat in artikel 3, artikel 8 en artikel 8, lid 1 (Alcoholwet) en artikel D 1 en artikel J 7 (Kieswet).";
    assert!(gezegd[0].ends_with(staat), "{gezegd:?}");
    assert_eq!(gezegd[1..], ["Lees artikel 3, Alcoholwet.", "Lees artikel 8, Alcoholwet.", "Lees de wet: Kieswet."]);
}

#[test]
fn a_number_is_called_by_its_name() {
    let wet = json!({"citeertitel": "Vreemdelingenwet 2000", "artikel": "107"});
    let inhoud = |categorie: &str| json!({"betrokkenen": [{"gegevens": [{"categorie": categorie}]}], "bsnGrond": {"wettelijkeBepaling": wet}});
    for (categorie, verwacht) in [
        ("vreemdelingennummer", "Wij mogen het vreemdelingennummer"),
        ("bsn", "Wij mogen het burgerservicenummer (BSN) gebruiken"),
    ] {
        let gezegd = zegt(inhoud(categorie), OnderdeelCode::MagDat).join(" ");
        assert!(gezegd.contains(verwacht), "{gezegd}");
    }
}

#[test]
fn under_the_wpg_the_article_is_why_it_may() {
    let met = |grondslag: Value| {
        let doel = json!([{"omschrijving": "Opsporen", "grondslagen": [grondslag]}]);
        zegt(json!({"regime": "wpg", "doelen": doel}), OnderdeelCode::MagDat).join(" ")
    };
    let artikel = met(json!({"wettelijkeBepalingen": [{"citeertitel": "Wet politiegegevens", "artikel": "8"}]}));
    assert!(artikel.contains("Wij mogen dit volgens de wet. Dit staat in artikel 8, Wet politiegegevens."), "{artikel}");
    let niets = met(json!({"toelichting": "Zie de nota."}));
    assert!(niets.contains("Het register zegt nog niet waarom dit mag."), "{niets}");
}

#[test]
fn under_the_wpg_its_rights_and_its_terms_are_told() {
    let inhoud = json!({"regime": "wpg", "betrokkenen": [{"categorie": "verdachte", "gegevens": [
        {"categorie": "naam", "bronnen": [{"bron": "betrokkene"}], "verstrekkingVerplicht": false}]}]});
    let gezegd = zegt(inhoud.clone(), OnderdeelCode::UwRechten).join(" ");
    for woorden in [
        "Wet politiegegevens",
        "Recht op inzage",
        "antwoorden wij binnen 6 weken.",
        "ten hoogste 4 weken langer duren",
        "binnen 4 weken wat wij",
    ] {
        assert!(gezegd.contains(woorden), "{woorden}: {gezegd}");
    }
    assert!(gezegd.contains("nodig zijn als bewijs") && !gezegd.contains("rechtszaak"), "{gezegd}");
    assert!(!gezegd.contains("overdraagbaarheid"), "{gezegd}");
    assert!(!zegt(inhoud, OnderdeelCode::WelkeGegevens).join(" ").contains("verplicht"));
    // That law is itself the permission for sensitive data, so no other one is missing.
    for gegeven in ["strafrechtelijk", "gezondheid", "bsn"] {
        let inhoud = json!({"regime": "wpg", "betrokkenen": [{"gegevens": [{ "categorie": gegeven }]}]});
        assert!(!zegt(inhoud.clone(), OnderdeelCode::MagDat).join(" ").contains("zegt nog niet"), "{gegeven}");
        let avg = samen(&inhoud, &json!({"regime": "avg"}));
        assert!(zegt(avg, OnderdeelCode::MagDat).join(" ").contains("mogen gebruiken"), "{gegeven}");
    }
}

#[test]
fn nobody_is_told_that_he_need_not_give_what_is_observed() {
    let gegeven = json!({"categorie": "camerabeelden", "bronnen": [{"bron": "waarneming"}], "verstrekkingVerplicht": false});
    let gezegd =
        zegt(json!({"betrokkenen": [{"categorie": "bezoeker_gebouw", "gegevens": [gegeven]}]}), OnderdeelCode::WelkeGegevens);
    assert!(!gezegd.join(" ").contains("verplicht"), "{gezegd:?}");
}

#[test]
fn what_is_destroyed_once_a_year_reads_as_two_sentences() {
    let termijn = json!({"soort": "vaste_termijn", "termijn": "P10Y", "startmoment": "einde_voorziening", "perKalenderjaar": true,
        "onderdeel": "afgewezen aanvraag", "waardering": "vernietigen"});
    assert_eq!(
        zegt(json!({"bewaartermijnen": [termijn]}), OnderdeelCode::HoeLang),
        [
            "Voor ‘afgewezen aanvraag’ bewaren wij de gegevens tot 10 jaar na het einde van de voorziening. Op 1 januari daarna vernietigen wij ze."
        ]
    );
}

#[test]
fn a_computer_that_decides_is_explained_and_algorithms_are_named() {
    let besluit = json!({"aanwezig": true, "onderliggendeLogica": "Wie op tijd is, krijgt het", "verwachteGevolgen": "U krijgt het wel of niet",
        "grondslagArtikel22": "wettelijke_bepaling", "menselijkeTussenkomst": "Bel ons"});
    let inhoud = json!({"geautomatiseerdeBesluitvorming": besluit, "algoritmes": [{"naam": "Loting", "algoritmeregisterUrl": "https://a.example/"}]});
    assert_eq!(
        zegt(inhoud, OnderdeelCode::AutomatischeBesluiten),
        [
            "Ja. Een computer neemt besluiten over u zonder dat er een mens naar kijkt.",
            "Zo komt een besluit tot stand: Wie op tijd is, krijgt het.",
            "Dit betekent het voor u: U krijgt het wel of niet.",
            "Zo vraagt u om een mens: Bel ons.",
            "Dit mag om deze reden: Een wet staat het besluit toe en beschermt de betrokkene.",
            "Wij gebruiken deze algoritmes:",
            "Loting.",
        ]
    );
}

#[test]
fn a_kind_of_recipient_is_not_said_before_a_description_that_says_it() {
    for (omschrijving, verwacht) in [
        ("Politie, Openbaar Ministerie en CJIB", "Politie, Openbaar Ministerie en CJIB."),
        ("Wie aangifte opneemt", "Politie of justitie: Wie aangifte opneemt."),
    ] {
        let ontvanger = json!({"soort": "politie_justitie", "omschrijving": omschrijving, "grondslagVerstrekking": "Wpg"});
        let gezegd = zegt(json!({"ontvangers": [ontvanger]}), OnderdeelCode::WieKrijgtZe);
        assert!(gezegd[1].starts_with(verwacht), "{gezegd:?}");
    }
}

#[test]
fn that_there_are_no_recipients_is_said() {
    let gezegd = zegt(json!({"geenOntvangers": true}), OnderdeelCode::WieKrijgtZe);
    assert_eq!(gezegd, ["Niemand. Wij geven uw gegevens niet aan anderen."]);
    // A transfer goes to somebody: one part does not deny what another tells.
    let ver = json!({"geenOntvangers": true, "doorgifteBuitenEer": true, "doorgiften": [{"land": "IN"}]});
    let gezegd = zegt(ver, OnderdeelCode::WieKrijgtZe);
    assert_eq!(gezegd, ["Uw gegevens gaan naar een ontvanger in het buitenland. Waar, staat hieronder."]);
}

#[test]
fn who_meets_ai_is_told_and_what_goes_to_the_archive_as_well() {
    let systeem =
        json!({"rol": "aanbieder", "risicoklasse": "beperkt", "mededeling": "u praat met een computer", "fria": "uitgevoerd"});
    let zinnen = zegt(json!({"algoritmes": [{"naam": "Gem", "aiSysteem": systeem}]}), OnderdeelCode::AutomatischeBesluiten);
    for zin in ["‘Gem’ werkt met AI (kunstmatige intelligentie).", "U praat met een computer."] {
        assert!(zinnen.iter().any(|gezegd| gezegd == zin), "{zin}: {zinnen:?}");
    }
    let zonder = zegt(json!({"algoritmes": [{"naam": "Gem"}]}), OnderdeelCode::AutomatischeBesluiten);
    assert!(!zonder.iter().any(|gezegd| gezegd.contains("AI")), "{zonder:?}");
    let uitzondering = json!({"reden": "hotspot", "toelichting": "zaken over de overstroming"});
    let termijnen = json!([{"soort": "blijvend_bewaren", "overbrengingstermijn": "P20Y"},
        {"soort": "vaste_termijn", "termijn": "P5Y", "startmoment": "afgehandeld", "uitzonderingVernietiging": uitzondering}]);
    let zinnen = zegt(json!({ "bewaartermijnen": termijnen }), OnderdeelCode::HoeLang);
    assert!(zinnen[0].ends_with("Na 20 jaar gaan ze naar het archief."), "{zinnen:?}");
    assert!(
        zinnen[1].contains("Een deel vernietigen wij niet, omdat het bijzonder is voor later. Zaken over de overstroming."),
        "{zinnen:?}"
    );
}
