//! What tests of notices and pages are about: a municipality with its FG and its ways to make a request, and two activities of the seeds.

use serde_json::{Value, json};
use uuid::Uuid;

use super::app::TestApp;

/// A municipality whose register says everything that a notice needs.
pub fn gegevens(naam: &str) -> Value {
    json!({
        "naam": naam,
        "soort": "gemeente",
        "overheidsinstantie": true,
        "land": "NL",
        "correspondentieadres": {"regels": ["Postbus 199", "1715 ZK Spanbroek"], "land": "NL"},
        "telefoon": "0226 36 33 33",
        "email": "gemeente@opmeer.example",
        "website": "https://www.opmeer.example",
        "functionarisGegevensbescherming":
            {"naam": "F. Gerrits", "email": "privacy@opmeer.example", "telefoon": "0226 36 33 33"},
        "register": {
            "titel": format!("Verwerkingsregister {naam}"),
            "reactietermijn": "P4W",
            "verzoekKanalen": [
                {"recht": "inzage", "kanaal": "formulier", "url": "https://www.opmeer.example/inzage", "authenticatie": "digid"},
                {"kanaal": "email", "email": "privacy@opmeer.example", "authenticatie": "email"},
                {"recht": "bezwaar", "kanaal": "post", "authenticatie": "schriftelijk"}
            ],
            "klachtAutoriteit": "Autoriteit Persoonsgegevens, https://www.autoriteitpersoonsgegevens.nl"
        }
    })
}

pub async fn opmeer(app: &TestApp) -> Uuid {
    app.organisatie(&gegevens("Gemeente Opmeer")).await
}

pub async fn bedrijf(app: &TestApp, naam: &str) -> Uuid {
    app.organisatie(&json!({"naam": naam, "soort": "bedrijf", "land": "NL"})).await
}

/// "Digitale nieuwsbrief" of the seeds, with what is missing there.
pub fn nieuwsbrief(gemeente: Uuid, verwerker: Uuid) -> Value {
    let gevolg = "Zonder deze gegevens kan het aanmeldformulier niet worden verstuurd";
    json!({
        "naam": "Digitale nieuwsbrief",
        "omschrijving": "Wie zich aanmeldt, krijgt de digitale nieuwsbrief van de gemeente.",
        "rol": "verwerkingsverantwoordelijke",
        "regime": "avg",
        "themas": ["bestuur_en_inspraak"],
        "verwerkingsverantwoordelijken": [
            {"organisatie": gemeente, "bestuursorgaan": "college_van_burgemeester_en_wethouders"}
        ],
        "doelen": [{
            "omschrijving": "Toesturen van de digitale nieuwsbrieven waarvoor iemand zich heeft aangemeld",
            "grondslagen": [{
                "grondslag": "toestemming",
                "toestemming": {
                    "uitdrukkelijk": true,
                    "wijzeVanVerkrijgen": "Aanmeldformulier op de website van de gemeente",
                    "wijzeVanIntrekken": "Afmelden op de website of met de link onderaan iedere nieuwsbrief"
                }
            }]
        }],
        "betrokkenen": [{
            "categorie": "abonnee",
            "gegevens": [
                {"categorie": "emailadres", "bronnen": [{"bron": "betrokkene"}], "verstrekkingVerplicht": false,
                    "gevolgNietVerstrekken": gevolg},
                {"categorie": "naam", "omschrijving": "voornaam en achternaam", "bronnen": [{"bron": "betrokkene"}],
                    "verstrekkingVerplicht": false, "gevolgNietVerstrekken": gevolg}
            ]
        }],
        "verwerkers": [{"organisatie": verwerker, "werkzaamheden": "Versturen van de nieuwsbrief",
            "geenOvereenkomst": {"reden": "De overeenkomst wordt getekend"}}],
        "doorgifteBuitenEer": false,
        "bewaartermijnen": [{"soort": "gebeurtenis", "gebeurtenis": "De abonnee schrijft zich uit",
            "toelichting": "Zolang iemand staat ingeschreven voor de digitale nieuwsbrief", "waardering": "vernietigen"}],
        "beveiliging": {"openbareOmschrijving": "Alleen wie de nieuwsbrief maakt, kan bij de gegevens."},
        "geautomatiseerdeBesluitvorming": {"aanwezig": false},
        "dpia": {"status": "niet_nodig", "toelichting": "Er zijn weinig gegevens en mensen kiezen er zelf voor."},
        "beginGeldigheid": "2026-11-21"
    })
}

/// "Cameratoezicht gemeentehuis" of the seeds, with what is missing there. The name of the guard is not public.
pub fn cameratoezicht(gemeente: Uuid, beveiliger: Uuid) -> Value {
    let belang = |belang: &str| {
        json!([{"grondslag": "gerechtvaardigd_belang", "gerechtvaardigdBelang":
            {"belang": belang, "belangenafweging": "De camera's staan alleen op het gebouw gericht.", "bedrijfsvoering": true}}])
    };
    let beelden = json!({"categorie": "camerabeelden", "omschrijving": "video zonder geluid en zonder gezichtsherkenning",
        "bronnen": [{"bron": "waarneming"}]});
    json!({
        "naam": "Cameratoezicht gemeentehuis",
        "omschrijving": "Bij het gemeentehuis en in het toegangsportaal hangen camera's. Borden wijzen u daarop.",
        "rol": "verwerkingsverantwoordelijke",
        "regime": "avg",
        "themas": ["veiligheid_en_handhaving", "bedrijfsvoering"],
        "verwerkingsverantwoordelijken": [
            {"organisatie": gemeente, "bestuursorgaan": "college_van_burgemeester_en_wethouders"}
        ],
        "doelen": [
            {"omschrijving": "Voorkomen van diefstal en beschadiging van eigendommen van de gemeente",
                "grondslagen": belang("het beschermen van het gebouw en de spullen van de gemeente")},
            {"omschrijving": "Borgen van bewijsmateriaal bij incidenten of vermoedens van strafbare feiten",
                "grondslagen": belang("opkomen voor de rechten van de gemeente na een incident")}
        ],
        "betrokkenen": [
            {"categorie": "bezoeker_gebouw", "betreftMinderjarigen": true, "gegevens": [beelden]},
            {"categorie": "medewerker", "gegevens": [beelden]}
        ],
        "ontvangers": [{"soort": "politie_justitie", "omschrijving": "bij incidenten of vermoedens van strafbare feiten",
            "gegevens": ["camerabeelden"], "grondslagVerstrekking": "aangifte of een vordering van de officier van justitie"}],
        "verwerkers": [{"organisatie": beveiliger, "naamOpenbaar": false, "werkzaamheden": "Onderhoudt de camera's",
            "geenOvereenkomst": {"reden": "De overeenkomst wordt getekend"}}],
        "doorgifteBuitenEer": false,
        "bewaartermijnen": [
            {"soort": "vaste_termijn", "termijn": "P4W", "startmoment": "datum_opname", "waardering": "vernietigen"},
            {"soort": "gebeurtenis", "onderdeel": "beelden van een incident", "gebeurtenis": "Het incident is afgehandeld",
                "waardering": "vernietigen"}
        ],
        "beveiliging": {
            "openbareOmschrijving": "Beelden worden in Nederland opgeslagen; de toegang is strikt geregeld.",
            "normenkaders": ["bio2"],
            "maatregelen": [{"soort": "fysiek", "omschrijving": "Afgesloten ruimte achter de balie"}]
        },
        "geautomatiseerdeBesluitvorming": {"aanwezig": false},
        "dpia": {"status": "uitgevoerd", "criteria": ["ap_cameratoezicht"], "datum": "2026-03-02", "hoogRestrisico": false},
        "rechtenAfwijkingen": [{"recht": "inzage", "toepasselijkheid": "beperkt",
            "wettelijkeBepaling": {"regeling": "BWBR0040940", "citeertitel": "Uitvoeringswet AVG", "artikel": "41"},
            "toelichting": "Beelden van een onderzoek naar een strafbaar feit laten wij soms niet zien"}],
        "beginGeldigheid": "2026-11-21"
    })
}
