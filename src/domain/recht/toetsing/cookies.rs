//! K. Cookies (Telecommunicatiewet 11.7a).

use super::{Onderdeel::Inhoud, Regel, Vondsten, leeg};
use crate::domain::{inhoud::Cookie, recht::dossier::Dossier, woorden::codes::Ernst::Waarschuwing};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-L01",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Telecommunicatiewet artikel 11.7a lid 1 en 3",
        waarom: "Alleen cookies die nodig zijn, of die met weinig gevolgen voor de privacy het bezoek meten, mogen zonder toestemming.",
        remedie: "Vraag vooraf toestemming en zet toestemming op true, of gebruik deze cookie niet.",
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
    let fout =
        |cookie: &Cookie| cookie.soort.is_some_and(|soort| !soort.mag_zonder_toestemming()) && cookie.toestemming != Some(true);
    let melding = |cookie: &Cookie| format!("Voor {} is vooraf toestemming van de bezoeker nodig.", welke(cookie));
    cookies
        .filter(|(_, cookie)| fout(cookie))
        .map(|(nummer, cookie)| (format!("/cookies/{nummer}/toestemming"), melding(cookie)))
        .collect()
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

    use crate::domain::recht::toetsing::tests::{Geval, samen, vuurt, zwijgt};

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
