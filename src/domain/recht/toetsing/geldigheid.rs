//! J. Validity and publicity (AVG 5(1)(c), 5(2)).

use super::{
    Onderdeel::{Beheer, Inhoud},
    Regel, Vondsten, leeg, vondst_als,
};
use crate::domain::inhoud::Ingelezen;
use crate::domain::recht::dossier::{Dossier, Eerder};
use crate::domain::woorden::codes::Ernst::Waarschuwing;

pub(super) mod openbare_tekst;

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-J03",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Geldigheid van versies in het register",
        waarom: "Een versie die al niet meer geldt, verandert niets aan wat mensen vandaag lezen.",
        remedie: "Kies een begindatum waarop deze inhoud nog geldt, of laat de begindatum leeg.",
        toets: voorbij,
    },
    Regel {
        code: "VR-J04",
        ernst: Waarschuwing,
        onderdeel: Beheer,
        bron: "AVG artikel 5 lid 2",
        waarom: "De organisatie moet kunnen laten zien dat het register klopt.",
        remedie: "Kijk de activiteit na, bevestig haar of pas haar aan, en kies een nieuwe herzieningsdatum.",
        toets: herziening,
    },
    Regel {
        code: "VR-J05",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wet open overheid; Logboek Dataverwerkingen, besluit over openbaarheid van het register",
        waarom: "Het register is openbaar, tenzij daar een reden tegen is.",
        remedie: "Vul redenVertrouwelijkheid in, en vertrouwelijkTot als de reden tijdelijk is.",
        toets: reden_vertrouwelijkheid,
    },
    Regel {
        code: "VR-J07",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Wet open overheid; Geldigheid van versies in het register",
        waarom: "Een activiteit is in haar geheel openbaar of niet. Wie nu iets leest, vindt het straks niet meer.",
        remedie: "Moet de eerdere versie te lezen blijven, maak deze inhoud dan openbaar, of zet wat geheim moet blijven in een eigen activiteit.",
        toets: verbergt_wat_openbaar_is,
    },
    Regel {
        code: OVER,
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 5 lid 2",
        waarom: "Wat in het register hoort, moet in de inhoud staan: alleen die wordt vastgesteld en openbaar.",
        remedie: "Zet in een veld wat bewaard moet blijven. Hoort de rest nergens, dan kunt u vaststellen.",
        toets: ingelezen,
    },
    Regel {
        code: "VR-J06",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 5 lid 1 onder c",
        waarom: "In een openbaar register horen geen persoonsgegevens van medewerkers.",
        remedie: "Noem een functie, een afdeling of een algemeen adres.",
        toets: openbare_tekst::persoonsgegevens,
    },
];

/// The rule on texts that go when the concept is settled.
pub const OVER: &str = "VR-J08";
/// So many of those texts are named, of so many characters.
const GENOEMD: usize = 20;
const LANGSTE: usize = 60;

fn ingelezen(dossier: &Dossier<'_>) -> Vondsten {
    let aantal = dossier.ingelezen.len();
    let kort = |tekst: &str| {
        let begin: String = tekst.chars().take(LANGSTE).collect();
        if begin.len() < tekst.len() { format!("{begin}…") } else { begin }
    };
    let een = |een: &Ingelezen| format!("{}: “{}”", een.kolom, kort(&een.tekst).replace('\n', " "));
    let mut teksten: Vec<String> = dossier.ingelezen.iter().take(GENOEMD).map(een).collect();
    if aantal > GENOEMD {
        teksten.push(format!("en nog {}", aantal - GENOEMD));
    }
    let melding = format!(
        "Bij het inlezen vonden deze teksten geen plaats. Bij het vaststellen vervallen zij: zij worden niet bewaard en niet openbaar. {}.",
        teksten.join("; ")
    );
    vondst_als(aantal > 0, "", &melding)
}

fn voorbij(dossier: &Dossier<'_>) -> Vondsten {
    let voorbij = dossier.einde.is_some_and(|einde| einde < dossier.peildatum());
    vondst_als(voorbij, "/beginGeldigheid", "Deze versie is al niet meer geldig.")
}

fn herziening(dossier: &Dossier<'_>) -> Vondsten {
    let verstreken = dossier.beheer.herzieningsdatum.is_some_and(|datum| datum < dossier.peildatum());
    vondst_als(verstreken, "/herzieningsdatum", "De herzieningsdatum is verstreken; beoordeel de activiteit opnieuw.")
}

fn reden_vertrouwelijkheid(dossier: &Dossier<'_>) -> Vondsten {
    let zonder = !dossier.inhoud.is_openbaar() && leeg(dossier.inhoud.reden_vertrouwelijkheid.as_ref());
    vondst_als(zonder, "/redenVertrouwelijkheid", "Leg vast waarom deze activiteit niet openbaar is en tot wanneer.")
}

fn verbergt_wat_openbaar_is(dossier: &Dossier<'_>) -> Vondsten {
    let verbergt = !dossier.inhoud.is_openbaar() && matches!(dossier.eerder, Eerder::Versie { openbaar: true, .. });
    let melding = "Wordt dit vastgesteld, dan is ook de eerdere openbare versie meteen niet meer te lezen, ook als deze inhoud pas later \
                   ingaat.";
    vondst_als(verbergt, "/vertrouwelijkheid", melding)
}

#[cfg(test)]
pub(super) mod gevallen {
    use serde_json::json;

    use crate::domain::recht::toetsing::tests::{Geval, vuurt, zwijgt};

    pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
        let geheim = json!({"vertrouwelijkheid": "vertrouwelijk", "redenVertrouwelijkheid": "Lopend onderzoek"});
        let mut gevallen = vec![
            vuurt(&["VR-J07 /vertrouwelijkheid"], json!({"inhoud": geheim, "eerder": {"openbaar": true}})),
            zwijgt("VR-J07", json!({"inhoud": geheim, "eerder": {"openbaar": false}})),
            zwijgt("VR-J07", json!({"inhoud": geheim})),
            zwijgt("VR-J07", json!({"eerder": {"openbaar": true}})),
            vuurt(&["VR-J08 "], json!({"ingelezen": [{"kolom": "Bewaartermijn", "tekst": "Zolang als nodig is"}]})),
            zwijgt("VR-J08", json!({"ingelezen": []})),
            vuurt(&["VR-J03 /beginGeldigheid"], json!({"einde": "2026-05-31"})),
            zwijgt("VR-J03", json!({"einde": "2026-06-01"})),
            vuurt(&["VR-J04 /herzieningsdatum"], json!({"beheer": {"herzieningsdatum": "2026-05-31"}})),
            zwijgt("VR-J04", json!({"beheer": {"herzieningsdatum": "2026-06-01"}})),
            vuurt(&["VR-J05 /redenVertrouwelijkheid"], json!({"inhoud": {"vertrouwelijkheid": "intern"}})),
            zwijgt("VR-J05", json!({"inhoud": {"vertrouwelijkheid": "intern", "redenVertrouwelijkheid": "Lopend onderzoek"}})),
        ];
        gevallen.extend(super::openbare_tekst::gevallen());
        gevallen
    }
}
