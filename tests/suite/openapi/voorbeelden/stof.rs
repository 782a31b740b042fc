//! What the story is about.

use serde_json::{Value, json};
use uuid::Uuid;

pub fn gemeente() -> Value {
    json!({
        "naam": "Gemeente Voorbeeld",
        "soort": "gemeente",
        "overheidsinstantie": true,
        "oin": "00000001001234567000",
        "land": "NL",
        "bezoekadres": {"regels": ["Raadhuisplein 1", "1234 AB Voorbeeld"], "land": "NL"},
        "email": "info@gemeente-voorbeeld.example",
        "website": "https://www.gemeente-voorbeeld.example",
        "functionarisGegevensbescherming": {"naam": "F. Gerrits", "email": "fg@gemeente-voorbeeld.example"},
        "register": {
            "titel": "Verwerkingsregister gemeente Voorbeeld",
            "reactietermijn": "P1M",
            "verzoekKanalen": [{
                "recht": "inzage", "kanaal": "formulier", "url": "https://www.gemeente-voorbeeld.example/privacy/inzage",
                "authenticatie": "digid"
            }],
            "klachtAutoriteit": "Autoriteit Persoonsgegevens, https://www.autoriteitpersoonsgegevens.nl"
        }
    })
}

pub fn nieuwsbrief(gemeente: Uuid, verwerker: Uuid, overeenkomst: Uuid) -> Value {
    json!({
        "naam": "Digitale nieuwsbrief",
        "omschrijving": "Nieuws van de gemeente per e-mail.",
        "rol": "verwerkingsverantwoordelijke",
        "themas": ["bestuur_en_inspraak"],
        "verwerkingsverantwoordelijken": [
            {"organisatie": gemeente, "bestuursorgaan": "college_van_burgemeester_en_wethouders"}
        ],
        "doelen": [{
            "omschrijving": "Inwoners die dat willen op de hoogte houden van gemeentelijk nieuws.",
            "grondslagen": [{
                "grondslag": "toestemming",
                "toestemming": {
                    "wijzeVanVerkrijgen": "Een formulier met een bevestiging per e-mail.",
                    "wijzeVanIntrekken": "De link onder iedere nieuwsbrief."
                }
            }]
        }],
        "betrokkenen": [{
            "categorie": "abonnee",
            "gegevens": [{"categorie": "emailadres", "bronnen": [{"bron": "betrokkene"}], "verstrekkingVerplicht": false}]
        }],
        "verwerkers": [{"organisatie": verwerker, "werkzaamheden": "Versturen van de nieuwsbrief", "overeenkomst": overeenkomst}],
        "doorgifteBuitenEer": false,
        "bewaartermijnen": [{"soort": "vaste_termijn", "termijn": "P4W", "startmoment": "intrekking_toestemming", "waardering": "vernietigen"}],
        "geautomatiseerdeBesluitvorming": {"aanwezig": false},
        "dpia": {"status": "niet_nodig", "toelichting": "Weinig gegevens en geen hoog risico."},
        "beginGeldigheid": "2026-01-01"
    })
}
