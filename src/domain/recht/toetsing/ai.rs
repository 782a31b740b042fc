//! K. AI systems (AI regulation 5, 26, 27, 50). From which day an article applies is data: the list `wetsartikel`.

use super::{Onderdeel::Inhoud, Regel, Vondsten, leeg};
use crate::domain::{
    inhoud::AiSysteem,
    recht::dossier::Dossier,
    woorden::codes::{
        AiRisicoklasse::{Beperkt, Hoog, Verboden},
        AiRol,
        DpiaStatus::{NietNodig, Uitgevoerd},
        Ernst::{Blokkade, Waarschuwing},
    },
};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-K01",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AI-verordening artikel 5",
        waarom: "Sommige toepassingen van AI zijn verboden, zoals mensen een sociale score geven.",
        remedie: "Stop met deze toepassing, of kies een andere risicoklasse als zij niet onder het verbod valt.",
        toets: verboden,
    },
    Regel {
        code: "VR-K02",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AI-verordening artikel 3 onder 3 en 4, artikel 6 en artikel 50",
        waarom: "Welke plichten er zijn, hangt af van de rol van de gemeente en van het risico.",
        remedie: "Kies de rol en de risicoklasse. Wie een systeem koopt en gebruikt, is gebruiksverantwoordelijke.",
        toets: zonder_rol_of_klasse,
    },
    Regel {
        code: "VR-K03",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AI-verordening artikel 27",
        waarom: "Voordat een overheid AI met een hoog risico gebruikt, beoordeelt zij wat dat betekent voor de rechten van mensen.",
        remedie: "Voer de beoordeling uit en zet fria op uitgevoerd. Geldt de plicht hier niet, kies dan niet_nodig.",
        toets: zonder_fria,
    },
    Regel {
        code: "VR-K04",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AI-verordening artikel 50 lid 1",
        waarom: "Wie met een computer praat, moet dat weten. Daar zorgt de aanbieder van het systeem voor.",
        remedie: "Schrijf bij mededeling op hoe mensen horen dat zij met AI te maken hebben.",
        toets: zonder_mededeling,
    },
];

/// A finding at every AI system that a question is about, below its place; silent before the article applies.
fn bij_systeem(dossier: &Dossier<'_>, artikel: &str, vraag: impl Fn(&AiSysteem) -> Option<(&'static str, String)>) -> Vondsten {
    if !dossier.kennis.geldt_op("wetsartikel", artikel, dossier.peildatum) {
        return Vec::new();
    }
    let algoritmes = dossier.inhoud.algoritmes.iter().enumerate();
    algoritmes
        .filter_map(|(nummer, algoritme)| {
            let (veld, melding) = vraag(algoritme.ai_systeem.as_ref()?)?;
            Some((format!("/algoritmes/{nummer}/aiSysteem/{veld}"), melding))
        })
        .collect()
}

fn verboden(dossier: &Dossier<'_>) -> Vondsten {
    bij_systeem(dossier, "ai_5", |systeem| {
        let melding = "Deze toepassing van AI is verboden.".to_owned();
        (systeem.risicoklasse == Some(Verboden)).then_some(("risicoklasse", melding))
    })
}

/// Once, at the first that is missing.
fn zonder_rol_of_klasse(dossier: &Dossier<'_>) -> Vondsten {
    bij_systeem(dossier, "ai_5", |systeem| match (systeem.rol, systeem.risicoklasse) {
        (None, _) => Some(("rol", "Is de gemeente aanbieder of gebruiksverantwoordelijke van dit AI-systeem?".to_owned())),
        (_, None) => Some(("risicoklasse", "In welke risicoklasse valt dit AI-systeem?".to_owned())),
        (Some(_), Some(_)) => None,
    })
}

fn zonder_fria(dossier: &Dossier<'_>) -> Vondsten {
    bij_systeem(dossier, "ai_27", |systeem| {
        let gebruikt = systeem.rol.is_some_and(AiRol::gebruikt);
        let nodig = gebruikt && systeem.risicoklasse == Some(Hoog) && !matches!(systeem.fria, Some(Uitgevoerd | NietNodig));
        let melding = "Beoordeel wat dit AI-systeem betekent voor de grondrechten van mensen (FRIA).".to_owned();
        nodig.then_some(("fria", melding))
    })
}

/// The duty is of the provider; who only uses a system that was bought has another one.
fn zonder_mededeling(dossier: &Dossier<'_>) -> Vondsten {
    bij_systeem(dossier, "ai_50", |systeem| {
        let biedt_aan = systeem.rol.is_some_and(AiRol::biedt_aan);
        let zonder = biedt_aan && systeem.risicoklasse == Some(Beperkt) && leeg(systeem.mededeling.as_ref());
        zonder.then(|| ("mededeling", "Hoe horen mensen dat zij met AI te maken hebben?".to_owned()))
    })
}

#[cfg(test)]
pub(super) mod gevallen {
    use serde_json::{Value, json};

    use crate::domain::recht::toetsing::tests::{Geval, vuurt, zwijgt};

    /// The complete case with an AI system, on a day.
    fn systeem(dag: &str, systeem: &Value) -> Value {
        let algoritme = json!({"naam": "Kijkhulp", "algoritmeregisterUrl": "https://algoritmes.example/1", "aiSysteem": systeem});
        json!({"peildatum": dag, "inhoud": {"algoritmes": [algoritme]}})
    }

    pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
        let verboden = json!({"rol": "gebruiksverantwoordelijke", "risicoklasse": "verboden"});
        let hoog = |fria: Value| json!({"rol": "gebruiksverantwoordelijke", "risicoklasse": "hoog", "fria": fria});
        let van_leverancier = json!({"rol": "aanbieder", "risicoklasse": "hoog"});
        let beperkt = |rol: &str, tekst: Value| json!({"rol": rol, "risicoklasse": "beperkt", "mededeling": tekst});
        vec![
            vuurt(&["VR-K01 /algoritmes/0/aiSysteem/risicoklasse"], systeem("2026-06-01", &verboden)),
            vuurt(&["VR-K01 /algoritmes/0/aiSysteem/risicoklasse"], systeem("2025-02-02", &verboden)),
            zwijgt("VR-K01", systeem("2025-02-01", &verboden)),
            zwijgt("VR-K01", systeem("2026-06-01", &hoog(json!(null)))),
            vuurt(&["VR-K02 /algoritmes/0/aiSysteem/rol"], systeem("2026-06-01", &json!({}))),
            vuurt(&["VR-K02 /algoritmes/0/aiSysteem/risicoklasse"], systeem("2026-06-01", &json!({"rol": "aanbieder"}))),
            zwijgt("VR-K02", systeem("2025-02-01", &json!({}))),
            // An algorithm need not be AI.
            zwijgt("VR-K02", systeem("2026-06-01", &json!(null))),
            zwijgt("VR-K02", systeem("2026-06-01", &hoog(json!(null)))),
            vuurt(&["VR-K03 /algoritmes/0/aiSysteem/fria"], systeem("2027-12-02", &hoog(json!("in_uitvoering")))),
            zwijgt("VR-K03", systeem("2027-12-01", &hoog(json!(null)))),
            zwijgt("VR-K03", systeem("2027-12-02", &hoog(json!("uitgevoerd")))),
            zwijgt("VR-K03", systeem("2027-12-02", &hoog(json!("niet_nodig")))),
            zwijgt("VR-K03", systeem("2027-12-02", &van_leverancier)),
            vuurt(&["VR-K04 /algoritmes/0/aiSysteem/mededeling"], systeem("2026-08-02", &beperkt("aanbieder", json!(" ")))),
            zwijgt("VR-K04", systeem("2026-08-01", &beperkt("aanbieder", json!(null)))),
            zwijgt("VR-K04", systeem("2026-08-02", &beperkt("aanbieder", json!("U praat met een computer.")))),
            // A chatbot that was bought.
            zwijgt("VR-K04", systeem("2026-08-02", &beperkt("gebruiksverantwoordelijke", json!(null)))),
        ]
    }
}
