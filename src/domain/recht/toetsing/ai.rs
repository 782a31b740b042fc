//! K. AI systems (AI regulation 5, 26, 27, 50). From which day an article applies is data: the list `wetsartikel`. What is settled ahead is
//! judged by the law of its own first day.

use super::{Onderdeel::Inhoud, Regel, Vondsten, leeg, vondst_als};
use crate::domain::{
    inhoud::{AiSysteem, Algoritme},
    recht::dossier::Dossier,
    woorden::{
        codes::{
            AiRisicoklasse::{Beperkt, Hoog, Verboden},
            AiRol,
            DpiaStatus::{NietNodig, Uitgevoerd},
            Ernst::{Blokkade, Waarschuwing},
        },
        datum::in_woorden,
        zoekwoord::woorden,
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
    Regel {
        code: "VR-K05",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AI-verordening artikel 50 lid 3 en 4",
        waarom: "Wie door AI wordt bekeken, of kijkt naar beelden die AI maakte, moet dat weten. Daar zorgt de gebruiker van het systeem voor.",
        remedie: "Schrijf bij mededeling op hoe mensen dit horen.",
        toets: gebruik_zonder_mededeling,
    },
    Regel {
        code: "VR-K06",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AI-verordening artikel 26 lid 11",
        waarom: "Helpt AI met een hoog risico bij een besluit over iemand, dan moet die persoon dat horen.",
        remedie: "Schrijf bij mededeling op hoe mensen horen dat AI helpt bij besluiten over hen.",
        toets: besluit_zonder_mededeling,
    },
    Regel {
        code: "VR-K07",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AI-verordening artikel 27",
        waarom: "Zonder een dag die al is geweest, is niet te zien of de beoordeling klaar is.",
        remedie: "Vul friaDatum in met de dag waarop de beoordeling is vastgesteld, of zet fria op in_uitvoering.",
        toets: fria_zonder_dag,
    },
    Regel {
        code: "VR-K08",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AI-verordening artikel 3 onder 1 en artikel 26",
        waarom: "Wat AI hier doet, is pas te beoordelen als het er staat: welk systeem, welke rol en welk risico.",
        remedie: "Voeg het systeem toe bij algoritmes. Is het AI, vul dan aiSysteem in; anders is de naam genoeg.",
        toets: niet_genoemd,
    },
];

/// A finding at every AI system that a question is about, below its place; the answer is a field and a message.
fn bij_systeem(dossier: &Dossier<'_>, vraag: impl Fn(&Algoritme, &AiSysteem) -> Option<(&'static str, String)>) -> Vondsten {
    let algoritmes = dossier.inhoud.algoritmes.iter().enumerate();
    algoritmes
        .filter_map(|(nummer, algoritme)| {
            let (veld, melding) = vraag(algoritme, algoritme.ai_systeem.as_ref()?)?;
            Some((format!("/algoritmes/{nummer}/aiSysteem/{veld}"), melding))
        })
        .collect()
}

/// The same, silent before the article applies.
fn zodra(
    dossier: &Dossier<'_>,
    artikel: &str,
    vraag: impl Fn(&Algoritme, &AiSysteem) -> Option<(&'static str, String)>,
) -> Vondsten {
    if dossier.kennis.geldt_op("wetsartikel", artikel, dossier.dag()) { bij_systeem(dossier, vraag) } else { Vec::new() }
}

fn verboden(dossier: &Dossier<'_>) -> Vondsten {
    zodra(dossier, "ai_5", |_, systeem| {
        let melding = "Deze toepassing van AI is verboden.".to_owned();
        (systeem.risicoklasse == Some(Verboden)).then_some(("risicoklasse", melding))
    })
}

/// Once, at the first that is missing.
fn zonder_rol_of_klasse(dossier: &Dossier<'_>) -> Vondsten {
    zodra(dossier, "ai_5", |_, systeem| match (systeem.rol, systeem.risicoklasse) {
        (None, _) => Some(("rol", "Is de gemeente aanbieder of gebruiksverantwoordelijke van dit AI-systeem?".to_owned())),
        (_, None) => Some(("risicoklasse", "In welke risicoklasse valt dit AI-systeem?".to_owned())),
        (Some(_), Some(_)) => None,
    })
}

fn gebruikt_hoog_risico(systeem: &AiSysteem) -> bool {
    systeem.rol.is_some_and(AiRol::gebruikt) && systeem.risicoklasse == Some(Hoog)
}

/// What was in use before the article applied has more time (article 111(2)), unless it changed: the register cannot tell.
fn zonder_fria(dossier: &Dossier<'_>) -> Vondsten {
    let begin = dossier.kennis.zoek("wetsartikel", "ai_27").and_then(|artikel| artikel.begin_geldigheid);
    let eerder = begin.filter(|begin| dossier.inhoud.begin_geldigheid.is_some_and(|dag| dag < *begin));
    zodra(dossier, "ai_27", |_, systeem| {
        let nodig = gebruikt_hoog_risico(systeem) && !matches!(systeem.fria, Some(Uitgevoerd | NietNodig));
        let melding = "Beoordeel wat dit AI-systeem betekent voor de grondrechten van mensen (FRIA).";
        let uitstel = eerder.map(|begin| {
            format!(" Gebruikt u het al van vóór {} en is het niet wezenlijk veranderd? Dan is er meer tijd.", in_woorden(begin))
        });
        nodig.then(|| ("fria", format!("{melding}{}", uitstel.unwrap_or_default())))
    })
}

/// What people talk with: the beginnings of words that stand there together.
const GESPREK: &[&[&str]] = &[
    &["chatbot"],
    &["chatassistent"],
    &["spraakassistent"],
    &["voicebot"],
    &["telefoonassistent"],
    &["gespreksassistent"],
    &["virtuele", "assistent"],
    &["digitale", "assistent"],
];

/// What reads the feelings of people, sorts them by their body, or makes images that seem real.
const BEKEKEN: &[&[&str]] = &[
    &["emotieherken"],
    &["emotiedetect"],
    &["emotieanalyse"],
    &["emotie", "herken"],
    &["emotie", "meet"],
    &["emotie", "analys"],
    &["gezichtsanalyse"],
    &["gezichtsuitdrukking"],
    &["biometrische", "categor"],
    &["biometrische", "indel"],
    &["deepfake"],
    &["gegenereerde", "beeld"],
    &["gegenereerde", "foto"],
    &["gegenereerde", "video"],
    &["gegenereerde", "film"],
    &["gegenereerde", "stem"],
];

/// Whether some of these stand in one of the texts.
fn noemt<'a>(mut teksten: impl Iterator<Item = &'a str>, wat: &[&[&str]]) -> bool {
    teksten.any(|tekst| {
        let woorden = woorden(tekst);
        let staat_er = |begin: &&str| woorden.iter().any(|woord| woord.starts_with(*begin));
        wat.iter().any(|samen| samen.iter().all(staat_er))
    })
}

/// What is an algorithm by its name alone.
const ALGORITME: &[&[&str]] = &[
    &["algoritm"],
    &["chatgpt"],
    &["copilot"],
    &["taalmodel"],
    &["kunstmatige", "intelligentie"],
    &["artificiële", "intelligentie"],
    &["machine", "learning"],
    &["gezichtsherken"],
    &["spraakherken"],
];

/// Words that say that something is not so.
const ONTKENNING: &[&str] = &["geen", "niet", "zonder", "nooit"];

/// A text tells of an algorithm while none is named. A sentence that says no tells of none.
fn niet_genoemd(dossier: &Dossier<'_>) -> Vondsten {
    let Dossier { inhoud, kennis, .. } = dossier;
    let doelen = inhoud.doelen.iter().filter_map(|doel| doel.omschrijving.as_deref());
    let teksten = doelen.chain([inhoud.naam.as_str()]).chain(inhoud.omschrijving.as_deref());
    let mut zinnen = teksten.flat_map(|tekst| tekst.split_terminator(['.', '!', '?', ';', '\n'])).filter(|zin| {
        let woorden = woorden(zin);
        let staat_er = |wat: &str| woorden.iter().any(|woord| woord == wat);
        let algoritme = staat_er("ai") || [ALGORITME, GESPREK, BEKEKEN].iter().any(|wat| noemt([*zin].into_iter(), wat));
        algoritme && !ONTKENNING.iter().any(|woord| staat_er(woord))
    });
    let zonder = inhoud.algoritmes.is_empty() && kennis.geldt_op("wetsartikel", "ai_5", dossier.dag());
    let melding = "De tekst noemt een algoritme of AI, maar bij algoritmes staat niets.";
    vondst_als(zonder && zinnen.next().is_some(), "/algoritmes", melding)
}

/// Whether an algorithm is one of these: by its own name, or by what the activity says when no name tells it of any.
fn is_een<'a>(dossier: &'a Dossier<'_>, algoritme: &'a Algoritme, wat: &[&[&str]]) -> bool {
    let eigen = |een: &'a Algoritme| noemt(een.naam.as_deref().into_iter(), wat);
    let Dossier { inhoud, .. } = dossier;
    let doelen = inhoud.doelen.iter().filter_map(|doel| doel.omschrijving.as_deref());
    let activiteit = || doelen.chain([inhoud.naam.as_str()]).chain(inhoud.omschrijving.as_deref());
    eigen(algoritme) || (!inhoud.algoritmes.iter().any(eigen) && noemt(activiteit(), wat))
}

/// The duty is of the provider, whatever the risk is otherwise; who only uses a system that was bought has another one.
fn zonder_mededeling(dossier: &Dossier<'_>) -> Vondsten {
    zodra(dossier, "ai_50", |algoritme, systeem| {
        let biedt_aan = systeem.rol.is_some_and(AiRol::biedt_aan);
        let praat = systeem.risicoklasse == Some(Beperkt) || is_een(dossier, algoritme, GESPREK);
        let zonder = biedt_aan && praat && leeg(systeem.mededeling.as_ref());
        zonder.then(|| ("mededeling", "Hoe horen mensen dat zij met AI te maken hebben?".to_owned()))
    })
}

fn gebruik_zonder_mededeling(dossier: &Dossier<'_>) -> Vondsten {
    zodra(dossier, "ai_50", |algoritme, systeem| {
        let gebruikt = systeem.rol.is_some_and(AiRol::gebruikt);
        let zonder = gebruikt && is_een(dossier, algoritme, BEKEKEN) && leeg(systeem.mededeling.as_ref());
        zonder.then(|| ("mededeling", "Hoe horen mensen dat AI hen bekijkt, of dat AI deze beelden maakte?".to_owned()))
    })
}

fn besluit_zonder_mededeling(dossier: &Dossier<'_>) -> Vondsten {
    zodra(dossier, "ai_26", |_, systeem| {
        let zonder = gebruikt_hoog_risico(systeem) && leeg(systeem.mededeling.as_ref());
        zonder.then(|| ("mededeling", "Hoe horen mensen dat dit AI-systeem helpt bij besluiten over hen?".to_owned()))
    })
}

fn fria_zonder_dag(dossier: &Dossier<'_>) -> Vondsten {
    bij_systeem(dossier, |_, systeem| {
        let melding = match systeem.fria_datum {
            _ if systeem.fria != Some(Uitgevoerd) => return None,
            None => "Vul de dag in waarop de gevolgen voor grondrechten zijn beoordeeld.".to_owned(),
            Some(dag) if dag > dossier.peildatum() => {
                format!("De FRIA staat op uitgevoerd, maar {} is nog niet geweest.", in_woorden(dag))
            }
            Some(_) => return None,
        };
        Some(("friaDatum", melding))
    })
}

#[cfg(test)]
pub(super) mod gevallen {
    use serde_json::{Value, json};

    use crate::domain::recht::toetsing::tests::{Geval, samen, vuurt, zwijgt};

    /// The complete case with an AI system, on a day.
    fn systeem(dag: &str, systeem: &Value) -> Value {
        let algoritme = json!({"naam": "Kijkhulp", "algoritmeregisterUrl": "https://algoritmes.example/1", "aiSysteem": systeem});
        json!({"peildatum": dag, "inhoud": {"algoritmes": [algoritme]}})
    }

    /// What a text tells while nothing is named.
    pub(in crate::domain::recht::toetsing) fn teksten() -> Vec<Geval> {
        let tekst = |tekst: &str| json!({"peildatum": "2026-06-01", "inhoud": {"omschrijving": tekst}});
        vec![
            vuurt(&["VR-K08 /algoritmes"], tekst("Een chatbot geeft antwoord op vragen.")),
            vuurt(&["VR-K08 /algoritmes"], tekst("Medewerkers vatten brieven samen met AI.")),
            vuurt(&["VR-K08 /algoritmes"], tekst("Geen mens kijkt mee. Een algoritme kiest de steekproef.")),
            zwijgt("VR-K08", tekst("Wij gebruiken hierbij geen AI of algoritme.")),
            zwijgt("VR-K08", tekst("Inwoners chatten met een medewerker over hun airco.")),
            zwijgt("VR-K08", samen(&tekst("Een chatbot geeft antwoord op vragen."), &json!({"peildatum": "2025-02-01"}))),
        ]
    }

    pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
        let verboden = json!({"rol": "gebruiksverantwoordelijke", "risicoklasse": "verboden"});
        let hoog = |fria: Value| {
            json!({"rol": "gebruiksverantwoordelijke", "risicoklasse": "hoog", "mededeling": "Het staat in de brief.", "fria": fria,
                "friaDatum": "2026-05-01"})
        };
        let sinds = |zaak: Value, begin: &str| samen(&zaak, &json!({"vandaag": true, "inhoud": {"beginGeldigheid": begin}}));
        let exact = |zaak: Value, begin: &str| samen(&sinds(zaak, begin), &json!({"vandaag": false}));
        let genaamd = |naam: &str, rol: &str, tekst: Value| {
            let deel = json!({"rol": rol, "risicoklasse": "minimaal", "mededeling": tekst});
            let mut zaak = systeem("2026-08-02", &deel);
            zaak["inhoud"]["algoritmes"][0]["naam"] = json!(naam);
            zaak
        };
        // The name of the activity tells what its algorithm is, whose own name does not.
        let activiteit = |naam: &str, algoritme: Value| {
            let mut zaak = genaamd("", "gebruiksverantwoordelijke", json!(null));
            zaak["inhoud"]["algoritmes"][0]["naam"] = algoritme;
            samen(&zaak, &json!({"inhoud": {"naam": naam}}))
        };
        let bord = json!({"naam": "Emotieherkenning", "algoritmeregisterUrl": "https://algoritmes.example/2", "aiSysteem":
            {"rol": "gebruiksverantwoordelijke", "risicoklasse": "minimaal", "mededeling": "Er hangt een bord."}});
        let mut naast_elkaar = activiteit("Emotieherkenning aan de balie", json!("Rekenhulp"));
        naast_elkaar["inhoud"]["algoritmes"].as_array_mut().unwrap().push(bord);
        let van_leverancier = json!({"rol": "aanbieder", "risicoklasse": "hoog"});
        let beperkt = |rol: &str, tekst: Value| json!({"rol": rol, "risicoklasse": "beperkt", "mededeling": tekst});
        vec![
            zwijgt("VR-K08", activiteit("Chatbot Duin", json!("Duin"))),
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
            // What is settled ahead answers to the law of its first day.
            vuurt(&["VR-K01 /algoritmes/0/aiSysteem/risicoklasse"], sinds(systeem("2025-01-15", &verboden), "2025-03-01")),
            vuurt(&["VR-K03 /algoritmes/0/aiSysteem/fria"], sinds(systeem("2026-06-01", &hoog(json!(null))), "2028-01-01")),
            zwijgt("VR-K03", sinds(systeem("2026-06-01", &hoog(json!(null))), "2027-12-01")),
            // Who names a day wants the law of that day.
            zwijgt("VR-K03", exact(systeem("2027-12-01", &hoog(json!(null))), "2028-01-01")),
            vuurt(&["VR-K03 /algoritmes/0/aiSysteem/fria"], exact(systeem("2027-12-02", &hoog(json!(null))), "2028-01-01")),
            zwijgt("VR-K01", exact(systeem("2025-02-01", &verboden), "2025-03-01")),
            vuurt(&["VR-K03 /algoritmes/0/aiSysteem/fria"], sinds(systeem("2027-12-02", &hoog(json!(null))), "2025-01-01")),
            vuurt(&["VR-K04 /algoritmes/0/aiSysteem/mededeling"], genaamd("Chatbot Duin", "aanbieder", json!(null))),
            zwijgt("VR-K04", genaamd("Rekenhulp", "aanbieder", json!(null))),
            zwijgt("VR-K04", genaamd("Chatbot Duin", "gebruiksverantwoordelijke", json!(null))),
            vuurt(
                &["VR-K05 /algoritmes/0/aiSysteem/mededeling"],
                genaamd("Emotieherkenning aan de balie", "gebruiksverantwoordelijke", json!(null)),
            ),
            vuurt(
                &["VR-K05 /algoritmes/0/aiSysteem/mededeling"],
                genaamd("Systeem dat emoties aan de balie herkent", "gebruiksverantwoordelijke", json!(null)),
            ),
            // One that is known by its link alone is known by what the activity says.
            vuurt(&["VR-K05 /algoritmes/0/aiSysteem/mededeling"], activiteit("Film met gegenereerde stemmen", json!(null))),
            vuurt(&["VR-K05 /algoritmes/0/aiSysteem/mededeling"], activiteit("Emotieherkenning", json!("Kijkhulp"))),
            vuurt(&["VR-K04 /algoritmes/0/aiSysteem/mededeling"], {
                samen(
                    &activiteit("Virtuele assistent Gem", json!(null)),
                    &json!({"inhoud": {"algoritmes": [{"algoritmeregisterUrl": "https://algoritmes.example/1",
                        "aiSysteem": {"rol": "aanbieder", "risicoklasse": "minimaal"}}]}}),
                )
            }),
            zwijgt("VR-K05", activiteit("Emoties in de kunst", json!(null))),
            zwijgt("VR-K05", naast_elkaar),
            zwijgt("VR-K05", genaamd("Emotieherkenning", "gebruiksverantwoordelijke", json!("Er hangt een bord."))),
            zwijgt("VR-K05", genaamd("Chatbot Duin", "gebruiksverantwoordelijke", json!(null))),
            // The duty is of who uses it.
            zwijgt("VR-K05", genaamd("Emotieherkenning", "aanbieder", json!(null))),
            vuurt(
                &["VR-K06 /algoritmes/0/aiSysteem/mededeling"],
                systeem("2027-12-02", &samen(&hoog(json!("niet_nodig")), &json!({"mededeling": " "}))),
            ),
            zwijgt("VR-K06", systeem("2027-12-01", &samen(&hoog(json!("niet_nodig")), &json!({"mededeling": " "})))),
            zwijgt("VR-K06", systeem("2027-12-02", &hoog(json!("niet_nodig")))),
            zwijgt("VR-K06", systeem("2027-12-02", &van_leverancier)),
            zwijgt("VR-K06", systeem("2027-12-02", &beperkt("gebruiksverantwoordelijke", json!(null)))),
            vuurt(
                &["VR-K07 /algoritmes/0/aiSysteem/friaDatum"],
                systeem("2026-06-01", &samen(&hoog(json!("uitgevoerd")), &json!({"friaDatum": null}))),
            ),
            vuurt(
                &["VR-K07 /algoritmes/0/aiSysteem/friaDatum"],
                systeem("2026-06-01", &samen(&hoog(json!("uitgevoerd")), &json!({"friaDatum": "2026-06-02"}))),
            ),
            zwijgt("VR-K07", systeem("2026-06-01", &samen(&hoog(json!("uitgevoerd")), &json!({"friaDatum": "2026-06-01"})))),
            zwijgt("VR-K07", systeem("2026-06-01", &samen(&hoog(json!("nodig")), &json!({"friaDatum": null})))),
            // A chatbot that was bought.
            zwijgt("VR-K04", systeem("2026-08-02", &beperkt("gebruiksverantwoordelijke", json!(null)))),
        ]
    }
}
