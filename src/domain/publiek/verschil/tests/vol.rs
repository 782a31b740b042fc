//! A record in which every field says something, and every list has two elements.

use serde_json::{Value, json};
use uuid::Uuid;

fn code(naam: &str) -> Value {
    json!({"code": naam.to_lowercase().replace(' ', "_"), "naam": naam})
}

fn organisatie(nummer: u128, naam: &str) -> Value {
    json!({"uuid": Uuid::from_u128(nummer), "naam": naam, "soort": code("Bedrijf"), "land": code("België")})
}

fn wet(artikel: &str) -> Value {
    json!({
        "regeling": "BWBR0005416", "citeertitel": "Gemeentewet", "artikel": artikel, "lid": "1",
        "url": format!("https://wetten.example/{artikel}"), "toelichting": "Geldt sinds 2005.",
        "tekst": format!("artikel {artikel}, lid 1, Gemeentewet")
    })
}

fn grondslag(naam: &str) -> Value {
    let mut grondslag = code(naam);
    grondslag["groep"] = code("Wettelijke taak");
    json!({
        "grondslag": grondslag, "grondslagGroep": code("Wettelijke taak"),
        "wettelijkeBepalingen": [wet("151c"), wet("172")],
        "toestemming": {"wijzeVanVerkrijgen": "Met een vinkje.", "wijzeVanIntrekken": "Met een link.",
            "uitdrukkelijk": true, "ouderlijkeToestemming": false},
        "overeenkomst": {"omschrijving": "Huur van een zaal."},
        "gerechtvaardigdBelang": {"belang": "Veilige gebouwen.", "bedrijfsvoering": true},
        "toelichting": "De burgemeester wijst gebieden aan."
    })
}

fn recht(naam: &str) -> Value {
    json!({"recht": code(naam), "artikel": "AVG art. 15", "toepasselijkheid": code("Ja"),
        "waarom": "Dit recht geldt bij iedere grondslag.", "afgeleid": code("Beperkt"), "afwijking": true})
}

fn doel(nummer: u128, naam: &str) -> Value {
    json!({"uuid": Uuid::from_u128(nummer), "omschrijving": naam, "rechten": [recht("Recht op inzage"), recht("Recht van bezwaar")],
        "grondslagen": [grondslag("Wettelijke verplichting"), grondslag("Taak van algemeen belang")]})
}

fn gegeven(naam: &str) -> Value {
    json!({"categorie": code(naam), "omschrijving": "Zoals op het formulier.", "gevoeligheid": code("Gevoelig"),
        "bronnen": [{"bron": code("Suwinet"), "omschrijving": "Elke maand."}, {"bron": code("Waarneming"), "omschrijving": "Op straat."}],
        "verstrekkingVerplicht": true, "gevolgNietVerstrekken": "Dan kan het niet."})
}

fn betrokkene(naam: &str) -> Value {
    json!({"categorie": code(naam), "omschrijving": "Wie er komt.", "betreftMinderjarigen": true, "jongerDan16": false,
        "gegevens": [gegeven("Naam"), gegeven("Beeldopnamen")]})
}

fn uitzondering(naam: &str) -> Value {
    json!({"gegevens": [code("Gezondheid"), code("Ras")], "uitzondering": code(naam), "wettelijkeBepaling": wet("30"),
        "toelichting": "Alleen als het moet."})
}

fn ontvanger(nummer: u128, naam: &str) -> Value {
    json!({"soort": code("Andere overheid"), "organisatie": organisatie(nummer, naam), "naam": "Dienst Zuid", "omschrijving": "Bij een incident.",
        "gegevens": [code("Naam"), code("Adres")], "grondslagVerstrekking": "Wet politiegegevens", "land": code("Duitsland")})
}

fn verwerker(nummer: u128, naam: &str, werk: &str) -> Value {
    json!({"organisatie": organisatie(nummer, naam), "soort": code("Bedrijf"), "land": code("België"), "werkzaamheden": werk,
        "subverwerkers": [organisatie(nummer + 1, "Wolk"), organisatie(nummer + 2, "Kabel")]})
}

fn doorgifte(land: &str) -> Value {
    json!({"land": code(land), "internationaleOrganisatie": "Interpol", "ontvanger": "Acme", "instrument": code("Modelcontract"),
        "dpfCertificering": true, "documentatie": {"omschrijving": "Het contract.", "url": "https://acme.example/contract"},
        "toelichting": "Voor de opslag."})
}

fn bewaartermijn(onderdeel: &str, termijn: &str, tekst: &str) -> Value {
    json!({
        "onderdeel": onderdeel, "gegevens": [code("Beeldopnamen"), code("Naam")], "soort": code("Vaste termijn"), "termijn": termijn,
        "startmoment": code("Datum van opname"), "gebeurtenis": "Er is een incident.", "toelichting": "Langer mag niet.",
        "wettelijkeBepaling": wet("151c"), "waardering": code("Vernietigen"), "perKalenderjaar": false,
        "selectielijst": {"lijst": code("Selectielijst 2020"), "volledigNummer": "8.1.1", "naam": "Verleend",
            "waardering": code("Vernietigen"), "procestermijn": "Vervallen", "bewaartermijn": "P5Y", "url": "https://lijst.example/8"},
        "afwijkingToelichting": "Op verzoek van de raad.", "overbrengingstermijn": "P20Y",
        "uitzonderingVernietiging": {"reden": code("Hotspot"), "toelichting": "Zaken over de overstroming."}, "tekst": tekst
    })
}

fn ai() -> Value {
    json!({"rol": code("Aanbieder"), "risicoklasse": code("Beperkt risico"), "mededeling": "U praat met een computer.",
        "fria": code("Niet nodig")})
}

pub(in crate::domain) fn romp() -> Value {
    let afwijking = |naam: &str| json!({"recht": code(naam), "toepasselijkheid": code("Nee"), "wettelijkeBepaling": wet("41"), "toelichting": "Uit de UAVG."});
    json!({
        "uuid": Uuid::from_u128(1), "identificatie": "VA-0001", "registerhouder": organisatie(2, "Gemeente Voorbeeld"),
        "versieUuid": Uuid::from_u128(3), "nummer": 1, "beginGeldigheid": "2026-01-01", "vastgesteldOp": "2025-12-01T10:00:00Z",
        "naam": "Cameratoezicht", "omschrijving": "Camera's op straat.", "rol": code("Verwerker"), "regime": code("AVG"),
        "themas": [code("Veiligheid"), code("Jeugd")],
        "verwerkingsverantwoordelijken": [
            {"organisatie": organisatie(4, "Gemeente Een"), "bestuursorgaan": code("Burgemeester"), "vertegenwoordiger": {"naam": "A. Bee", "contact": "a@bee.example"}},
            {"organisatie": organisatie(5, "Gemeente Twee"), "bestuursorgaan": code("Gemeenteraad"), "vertegenwoordiger": {"naam": "C. Dee", "contact": "c@dee.example"}}
        ],
        "onderlingeRegeling": {"omschrijving": "Wie wat doet.", "url": "https://afspraken.example"},
        "opdrachtgevers": [{"organisatie": organisatie(6, "Waterschap"), "werkzaamheden": "Heffen."}, {"organisatie": organisatie(7, "Provincie"), "werkzaamheden": "Innen."}],
        "doelen": [doel(8, "Toezicht op straat"), doel(9, "Opsporing")],
        "betrokkenen": [betrokkene("Inwoner"), betrokkene("Bezoeker")],
        "gevoeligheid": code("Gevoelig"),
        "uitzonderingenBijzondereGegevens": [uitzondering("Zwaarwegend belang"), uitzondering("Toestemming")],
        "bsnGrond": {"wettelijkeBepaling": wet("10"), "toelichting": "Voor de uitkering."},
        "strafrechtelijkeGrond": {"wettelijkeBepaling": wet("31"), "toelichting": "Voor de aangifte."},
        "ontvangers": [ontvanger(20, "Politie"), ontvanger(21, "Omgevingsdienst")],
        "geenOntvangers": false,
        "verwerkers": [verwerker(30, "Cameraatje", "Onderhoud"), verwerker(40, "Opslag", "Hosting")],
        "doorgifteBuitenEer": true,
        "doorgiften": [doorgifte("Turkije"), doorgifte("Japan")],
        "bewaartermijnen": [bewaartermijn("Camerabeelden", "P5Y", "5 jaar"), bewaartermijn("Beelden van een incident", "P7Y", "7 jaar")],
        "beveiliging": {"openbareOmschrijving": "Met sloten.", "normenkaders": [code("BIO"), code("ISO 27001")]},
        "geautomatiseerdeBesluitvorming": {"aanwezig": true, "onderliggendeLogica": "Een som.", "verwachteGevolgen": "Een boete.",
            "grondslagArtikel22": code("Wet"), "wettelijkeBepaling": wet("40"), "menselijkeTussenkomst": "Bel ons.", "profilering": true},
        "algoritmes": [
            {"naam": "Kijkhulp", "algoritmeregisterUrl": "https://algoritmes.example/1", "aiSysteem": ai()},
            {"naam": "Teller", "algoritmeregisterUrl": "https://algoritmes.example/2", "aiSysteem": ai()}
        ],
        "dpia": {"status": code("Nodig")},
        "verdereVerwerking": true,
        "cookies": [
            {"naam": "_id", "partij": "Gemeente Een", "doel": "Bezoek tellen.", "soort": code("Analytisch"), "bewaartermijn": "13 maanden", "toestemming": false},
            {"naam": "volg", "partij": "Reclamehuis", "doel": "Reclame tonen.", "soort": code("Tracking"), "bewaartermijn": "2 jaar", "toestemming": true}],
        "privacyverklaringUrl": "https://gemeente.example/privacy",
        "rechten": [recht("Recht op inzage"), recht("Recht van bezwaar")],
        "rechtenAfwijkingen": [afwijking("Recht op inzage"), afwijking("Recht van bezwaar")],
        "zaaktypen": [{"identificatie": "B1", "omschrijving": "Melding", "catalogus": "Zaken", "url": "https://zaken.example/1"},
            {"identificatie": "B2", "omschrijving": "Verzoek", "catalogus": "Zaken", "url": "https://zaken.example/2"}],
        "uplProducten": [{"naam": "Melding", "uri": "https://upl.example/1"}, {"naam": "Verzoek", "uri": "https://upl.example/2"}],
        "geldtVoor": [organisatie(50, "Gemeente Drie"), organisatie(51, "Gemeente Vier")],
        "aliassen": ["urn:nl:camera:een", "urn:nl:camera:twee"]
    })
}
