//! A content in which every field says something, and every list has two elements.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::inhoud::Inhoud;

fn wet(artikel: &str) -> Value {
    json!({"regeling": "BWBR0005416", "citeertitel": "Gemeentewet", "artikel": artikel, "lid": "1",
        "url": format!("https://wetten.example/{artikel}"), "toelichting": "Geldt sinds 2005."})
}

fn grondslag(grondslag: &str) -> Value {
    json!({
        "grondslag": grondslag, "grondslagGroep": "wettelijke_taak", "wettelijkeBepalingen": [wet("151c"), wet("172")],
        "toestemming": {"wijzeVanVerkrijgen": "Met een vinkje.", "wijzeVanIntrekken": "Met een link.",
            "uitdrukkelijk": true, "ouderlijkeToestemming": false},
        "overeenkomst": {"omschrijving": "Huur van een zaal."},
        "gerechtvaardigdBelang": {"belang": "Veilige gebouwen.", "belangenafweging": "Wij wogen dit af.", "bedrijfsvoering": true},
        "toelichting": "De burgemeester wijst gebieden aan."
    })
}

fn doel(nummer: u128, naam: &str) -> Value {
    json!({"uuid": Uuid::from_u128(nummer), "omschrijving": naam,
        "grondslagen": [grondslag("wettelijke_verplichting"), grondslag("taak_algemeen_belang")]})
}

fn gegeven(categorie: &str) -> Value {
    json!({"categorie": categorie, "omschrijving": "Zoals op het formulier.", "gevoeligheid": "gevoelig",
        "bronnen": [{"bron": "suwinet", "omschrijving": "Elke maand."}, {"bron": "waarneming", "omschrijving": "Op straat."}],
        "verstrekkingVerplicht": true, "gevolgNietVerstrekken": "Dan kan het niet."})
}

fn betrokkene(categorie: &str) -> Value {
    json!({"categorie": categorie, "omschrijving": "Wie er komt.", "betreftMinderjarigen": true, "jongerDan16": false,
        "gegevens": [gegeven("naam"), gegeven("beeldopnamen")]})
}

fn uitzondering(code: &str) -> Value {
    json!({"gegevens": ["gezondheid", "ras"], "uitzondering": code, "wettelijkeBepaling": wet("30"), "toelichting": "Alleen als het moet."})
}

fn ontvanger(nummer: u128) -> Value {
    json!({"soort": "andere_overheid", "organisatie": Uuid::from_u128(nummer), "naam": "Dienst Zuid", "omschrijving": "Bij een incident.",
        "gegevens": ["naam", "adres"], "grondslagVerstrekking": "Wet politiegegevens", "land": "DE"})
}

fn verwerker(nummer: u128, werk: &str) -> Value {
    json!({"organisatie": Uuid::from_u128(nummer), "werkzaamheden": werk, "overeenkomst": Uuid::from_u128(nummer + 90),
        "geenOvereenkomst": {"reden": "Die komt nog."}, "naamOpenbaar": false,
        "subverwerkers": [Uuid::from_u128(nummer + 1), Uuid::from_u128(nummer + 2)]})
}

fn doorgifte(land: &str) -> Value {
    json!({"land": land, "internationaleOrganisatie": "Interpol", "ontvanger": "Acme", "instrument": "bindende_bedrijfsvoorschriften", "dpfCertificering": true,
        "documentatie": {"omschrijving": "Het contract.", "url": "https://acme.example/contract"}, "toelichting": "Voor de opslag."})
}

fn bewaartermijn(onderdeel: &str, termijn: &str) -> Value {
    json!({
        "onderdeel": onderdeel, "gegevens": ["beeldopnamen", "naam"], "soort": "vaste_termijn", "termijn": termijn,
        "startmoment": "datum_opname", "gebeurtenis": "Er is een incident.", "toelichting": "Langer mag niet.",
        "wettelijkeBepaling": wet("151c"), "waardering": "vernietigen", "perKalenderjaar": false,
        "selectielijst": {"lijst": "selectielijst_2020", "volledigNummer": "8.1.1", "naam": "Verleend",
            "waardering": "vernietigen", "procestermijn": "Vervallen", "bewaartermijn": "P5Y", "url": "https://lijst.example/8"},
        "afwijkingToelichting": "Op verzoek van de raad.", "overbrengingstermijn": "P20Y",
        "uitzonderingVernietiging": {"reden": "hotspot", "toelichting": "Zaken over de overstroming."}
    })
}

fn ai() -> Value {
    json!({"rol": "aanbieder", "risicoklasse": "beperkt", "mededeling": "U praat met een computer.", "fria": "niet_nodig",
        "friaDatum": "2025-01-01"})
}

pub(super) fn vol() -> Value {
    let uuid = Uuid::from_u128;
    let afwijking = |recht: &str| json!({"recht": recht, "toepasselijkheid": "nee", "wettelijkeBepaling": wet("41"), "toelichting": "Uit de UAVG."});
    let vol = json!({
        "naam": "Cameratoezicht", "omschrijving": "Camera's op straat.", "rol": "gezamenlijk", "regime": "avg", "themas": ["veiligheid", "jeugd"],
        "verwerkingsverantwoordelijken": [
            {"organisatie": uuid(4), "bestuursorgaan": "burgemeester", "vertegenwoordiger": {"naam": "A. Bee", "contact": "a@bee.example"}},
            {"organisatie": uuid(6), "bestuursorgaan": "raad", "vertegenwoordiger": {"naam": "C. Dee", "contact": "c@dee.example"}}
        ],
        "onderlingeRegeling": {"omschrijving": "Wie wat doet.", "url": "https://afspraken.example"},
        "opdrachtgevers": [{"organisatie": uuid(7), "werkzaamheden": "Heffen."}, {"organisatie": uuid(8), "werkzaamheden": "Innen."}],
        "doelen": [doel(9, "Toezicht op straat"), doel(10, "Opsporing")],
        "betrokkenen": [betrokkene("inwoner"), betrokkene("bezoeker")],
        "uitzonderingenBijzondereGegevens": [uitzondering("uitdrukkelijke_toestemming"), uitzondering("kennelijk_openbaar_gemaakt")],
        "bsnGrond": {"wettelijkeBepaling": wet("10"), "toelichting": "Voor de uitkering."},
        "strafrechtelijkeGrond": {"wettelijkeBepaling": wet("31"), "toelichting": "Voor de aangifte."},
        "ontvangers": [ontvanger(20), ontvanger(21)],
        "geenOntvangers": false,
        "verwerkers": [verwerker(31, "Onderhoud"), verwerker(41, "Hosting")],
        "doorgifteBuitenEer": true,
        "doorgiften": [doorgifte("TR"), doorgifte("JP")],
        "bewaartermijnen": [bewaartermijn("Camerabeelden", "P5Y"), bewaartermijn("Beelden van een incident", "P7Y")],
        "beveiliging": {"openbareOmschrijving": "Met sloten.", "normenkaders": ["bio", "iso_27001"], "maatregelen": [
            {"soort": "toegang", "omschrijving": "Een pas."}, {"soort": "toegang", "omschrijving": "Een alarm."}]},
        "geautomatiseerdeBesluitvorming": {"aanwezig": true, "onderliggendeLogica": "Een som.", "verwachteGevolgen": "Een boete.",
            "grondslagArtikel22": "wettelijke_bepaling", "wettelijkeBepaling": wet("40"), "menselijkeTussenkomst": "Bel ons.",
            "profilering": true},
        "algoritmes": [{"naam": "Kijkhulp", "algoritmeregisterUrl": "https://algoritmes.example/1", "aiSysteem": ai()},
            {"naam": "Teller", "algoritmeregisterUrl": "https://algoritmes.example/2", "aiSysteem": ai()}],
        "dpia": {"status": "nodig", "criteria": ["monitoring", "profilering"], "schaal": "groot", "datum": "2025-01-01", "url": "https://dpia.example",
            "hoogRestrisico": false, "voorafgaandeRaadpleging": false, "herbeoordelingsdatum": "2028-01-01", "toelichting": "Wordt gedaan."},
        "verdereVerwerking": true, "verenigbaarheidstoets": "Het past erbij.",
        "cookies": [
            {"naam": "_id", "partij": "Gemeente Een", "doel": "Bezoek tellen.", "soort": "analytisch", "bewaartermijn": "13 maanden", "toestemming": false},
            {"naam": "volg", "partij": "Reclamehuis", "doel": "Reclame tonen.", "soort": "tracking", "bewaartermijn": "2 jaar", "toestemming": true}],
        "privacyverklaringUrl": "https://gemeente.example/privacy",
        "rechtenAfwijkingen": [afwijking("inzage"), afwijking("bezwaar")],
        "zaaktypen": [{"identificatie": "B1", "omschrijving": "Melding", "catalogus": "Zaken", "url": "https://zaken.example/1"},
            {"identificatie": "B2", "omschrijving": "Verzoek", "catalogus": "Zaken", "url": "https://zaken.example/2"}],
        "uplProducten": [{"naam": "Melding", "uri": "https://upl.example/1"}, {"naam": "Verzoek", "uri": "https://upl.example/2"}],
        "geldtVoor": [uuid(51), uuid(52)], "aliassen": ["urn:nl:camera:een", "urn:nl:camera:twee"],
        "vertrouwelijkheid": "intern", "redenVertrouwelijkheid": "Er loopt een onderzoek.", "vertrouwelijkTot": "2027-01-01",
        "beginGeldigheid": "2026-01-01"
    });
    let gelezen: Inhoud = serde_json::from_value(vol.clone()).unwrap();
    assert_eq!(serde_json::to_value(gelezen).unwrap(), vol, "the content has every field");
    vol
}
