//! L. Cookies (Telecommunicatiewet 11.7a).

use super::{Onderdeel::Inhoud, Regel, Vondsten, leeg};
use crate::domain::{
    inhoud::Cookie,
    recht::dossier::Dossier,
    woorden::{
        codes::{CookieSoort, Ernst::Waarschuwing},
        zoekwoord::woorden,
    },
};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-L01",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Telecommunicatiewet artikel 11.7a lid 1 en 3",
        waarom: "Alleen cookies die nodig zijn, of die met weinig gevolgen voor de privacy het bezoek meten, mogen zonder toestemming.",
        remedie: "Vraag vooraf toestemming en zet toestemming op true, of gebruik deze cookie niet. Telt een ander het bezoek alleen voor u, \
                  zet die dan bij de verwerkers.",
        toets: zonder_toestemming,
    },
    Regel {
        code: "VR-L02",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Telecommunicatiewet artikel 11.7a lid 1 onder a, AVG artikel 13",
        waarom: "Een bezoeker moet weten wie een cookie plaatst, waarvoor die dient en hoe lang die blijft staan.",
        remedie: "Vul bij iedere cookie partij, doel, soort en bewaartermijn in.",
        toets: zonder_uitleg,
    },
];

fn zonder_toestemming(dossier: &Dossier<'_>) -> Vondsten {
    let cookies = dossier.inhoud.cookies.iter().enumerate();
    let melding = |cookie: &Cookie| match cookie.soort? {
        _ if cookie.toestemming == Some(true) => None,
        soort if !soort.mag_zonder_toestemming() => {
            Some(format!("Voor {} is vooraf toestemming van de bezoeker nodig.", welke(cookie)))
        }
        CookieSoort::Analytisch => {
            let partij = cookie.partij.as_deref().filter(|partij| is_vreemd(dossier, partij))?;
            Some(format!(
                "Krijgt “{partij}” met {} gegevens over het bezoek voor zichzelf? Dan is vooraf toestemming nodig.",
                welke(cookie)
            ))
        }
        _ => None,
    };
    cookies.filter_map(|(nummer, cookie)| Some((format!("/cookies/{nummer}/toestemming"), melding(cookie)?))).collect()
}

/// Words for the organisation itself, and names of programs that count visits for whoever runs them.
const EIGEN: &[&str] = &["gemeente", "eigen", "zelf", "wij", "first", "matomo", "piwik"];

/// Whether a party is neither the organisation itself nor one that works for it: who counts visits for himself has more than few consequences
/// for privacy.
fn is_vreemd(dossier: &Dossier<'_>, partij: &str) -> bool {
    let genoemd = woorden(partij);
    let verwerkers = dossier
        .inhoud
        .verwerkers
        .iter()
        .flat_map(|verwerker| verwerker.organisatie.into_iter().chain(verwerker.subverwerkers.iter().copied()));
    let verantwoordelijken = dossier.verantwoordelijken().map(|(_, organisatie)| organisatie);
    let mut bekend =
        verwerkers.filter_map(|uuid| dossier.organisatie(Some(uuid))).chain(verantwoordelijken).chain(dossier.registerhouder());
    // One name can be longer than the other: "Google" and "Google Ireland Limited".
    let is = |naam: &str| {
        let naam = woorden(naam);
        naam.first().is_some_and(|eerste| genoemd.contains(eerste)) || genoemd.first().is_some_and(|eerste| naam.contains(eerste))
    };
    let eigen = genoemd.iter().any(|woord| EIGEN.contains(&woord.as_str()));
    !genoemd.is_empty() && !eigen && !bekend.any(|organisatie| is(&organisatie.naam))
}

fn zonder_uitleg(dossier: &Dossier<'_>) -> Vondsten {
    let mist = |(nummer, cookie): (usize, &Cookie)| {
        let velden = [
            ("partij", leeg(cookie.partij.as_ref())),
            ("doel", leeg(cookie.doel.as_ref())),
            ("soort", cookie.soort.is_none()),
            ("bewaartermijn", leeg(cookie.bewaartermijn.as_ref())),
        ];
        let melding = |veld: &str| format!("Vul bij {} in: {veld}.", welke(cookie));
        let leeg = velden.into_iter().filter(|(_, leeg)| *leeg);
        leeg.map(|(veld, _)| (format!("/cookies/{nummer}/{veld}"), melding(veld))).collect::<Vec<_>>()
    };
    dossier.inhoud.cookies.iter().enumerate().flat_map(mist).collect()
}

fn welke(cookie: &Cookie) -> String {
    cookie.naam.as_ref().map_or_else(|| "deze cookie".to_owned(), |naam| format!("de cookie “{naam}”"))
}

#[cfg(test)]
pub(super) mod gevallen {
    use serde_json::{Value, json};

    use crate::domain::recht::toetsing::tests::{BEDRIJF, Geval, OVEREENKOMST, samen, vuurt, zwijgt};

    /// The complete case with one cookie, changed by a merge patch.
    fn cookie(wijziging: &Value) -> Value {
        let cookie = json!({"naam": "_id", "partij": "Gemeente Voorbeeld", "doel": "Bezoek tellen", "soort": "analytisch",
            "bewaartermijn": "P13M", "toestemming": false});
        json!({"inhoud": {"cookies": [samen(&cookie, wijziging)]}})
    }

    pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
        vec![
            vuurt(&[], cookie(&json!({}))),
            vuurt(&["VR-L01 /cookies/0/toestemming"], cookie(&json!({"soort": "tracking"}))),
            vuurt(&["VR-L01 /cookies/0/toestemming"], cookie(&json!({"soort": "sociale_media", "toestemming": null}))),
            vuurt(&["VR-L01 /cookies/0/toestemming"], cookie(&json!({"soort": "overig"}))),
            // Who counts visits for himself is no processor; who counts them for the municipality is.
            vuurt(&["VR-L01 /cookies/0/toestemming"], cookie(&json!({"partij": "Google Analytics"}))),
            zwijgt("VR-L01", cookie(&json!({"partij": "Google Analytics", "toestemming": true}))),
            zwijgt(
                "VR-L01",
                samen(
                    &cookie(&json!({"partij": "Voorbeeld Hosting"})),
                    &json!({"inhoud": {"verwerkers": [{"organisatie": BEDRIJF, "overeenkomst": OVEREENKOMST}]}}),
                ),
            ),
            zwijgt("VR-L01", cookie(&json!({"partij": "Wij zelf"}))),
            zwijgt("VR-L01", cookie(&json!({"partij": "Matomo"}))),
            zwijgt("VR-L01", cookie(&json!({"soort": "tracking", "toestemming": true}))),
            zwijgt("VR-L01", cookie(&json!({"soort": "functioneel", "toestemming": null}))),
            vuurt(
                &["VR-L02 /cookies/0/partij", "VR-L02 /cookies/0/bewaartermijn"],
                cookie(&json!({"partij": " ", "bewaartermijn": null})),
            ),
            vuurt(&["VR-L02 /cookies/0/doel", "VR-L02 /cookies/0/soort"], cookie(&json!({"doel": null, "soort": null}))),
            zwijgt("VR-L02", cookie(&json!({"bewaartermijn": "tot u de browser sluit"}))),
        ]
    }
}
