//! "Mag dat?": the legal basis of each purpose in everyday words, with the law (AVG 6, 13(1)(c) and (d), 13(2)(c)).

use super::{
    Deel, Stof, mag_dat_bijzonder,
    woorden::{code, tekst, wetten},
};
use crate::domain::{
    publiek::openbaar::{OpenbareGrondslag, Romp},
    woorden::{
        eenmaal::eenmaal,
        zinnen::{klein, zin},
    },
};

pub(super) fn schrijf(stof: &Stof<'_>, deel: &mut Deel) {
    let romp = stof.romp;
    if code(Some(&romp.regime)) == "wpg" {
        deel.zeg("Op deze verwerking is de Wet politiegegevens van toepassing.");
    }
    if romp.doelen.is_empty() && romp.regime.code != "wpg" {
        deel.mist("waarom dit mag");
    }
    for alinea in per_antwoord(romp, |grondslagen| bij_grondslagen(romp, grondslagen, deel)) {
        deel.zeg(alinea);
    }
    for bepaling in romp.doelen.iter().flat_map(|doel| &doel.grondslagen).flat_map(|grondslag| &grondslag.wettelijke_bepalingen) {
        deel.verwijs_naar_wet(bepaling);
    }
    mag_dat_bijzonder::schrijf(romp, stof.kennis, deel);
}

/// The answers, each behind the purposes that it is for; one answer for all needs no purposes.
fn per_antwoord(romp: &Romp, mut antwoord: impl FnMut(&[OpenbareGrondslag]) -> String) -> Vec<String> {
    let mut antwoorden: Vec<(String, Vec<String>)> = Vec::new();
    for doel in &romp.doelen {
        let gezegd = antwoord(&doel.grondslagen);
        let naam = tekst(doel.omschrijving.as_ref()).unwrap_or_else(|| "doel zonder omschrijving".to_owned());
        let naam = naam.trim_end_matches('.').to_owned();
        match antwoorden.iter_mut().find(|(eerder, _)| *eerder == gezegd) {
            Some((_, doelen)) => doelen.push(naam),
            None => antwoorden.push((gezegd, vec![naam])),
        }
    }
    let voor_alle = antwoorden.len() == 1;
    let gezegd = antwoorden.into_iter().filter(|(gezegd, _)| !gezegd.is_empty());
    let zin = |(zin, voor): (String, Vec<String>)| {
        if voor_alle { zin } else { format!("Voor ‘{}’ geldt: {}", voor.join("’ en ‘"), klein(&zin)) }
    };
    gezegd.map(zin).collect()
}

fn bij_grondslagen(romp: &Romp, grondslagen: &[OpenbareGrondslag], deel: &mut Deel) -> String {
    if grondslagen.is_empty() && romp.regime.code != "wpg" {
        return deel.gat("waarom dit mag");
    }
    let zinnen: Vec<_> = grondslagen.iter().flat_map(|grondslag| bij_grondslag(romp, grondslag, deel)).collect();
    zinnen.join(" ")
}

/// Everything about one legal basis.
fn bij_grondslag(romp: &Romp, grondslag: &OpenbareGrondslag, deel: &mut Deel) -> Vec<String> {
    // Under the Wet politiegegevens the article is the answer: that law has no list of bases.
    let artikel_genoeg = romp.regime.code == "wpg" && grondslag.wettelijke_bepalingen.iter().any(|wet| wet.tekst.is_some());
    let mut zinnen: Vec<String> = in_gewone_woorden(grondslag).into_iter().collect();
    if zinnen.is_empty() {
        zinnen.push(if artikel_genoeg { "Wij mogen dit volgens de wet.".to_owned() } else { deel.gat("waarom dit mag") });
    }
    match grondslag.grondslag.as_ref().map(|code| code.code.as_str()) {
        Some("toestemming") => toestemming(grondslag, deel, &mut zinnen),
        Some("overeenkomst") => {
            let welke = grondslag.overeenkomst.as_ref().and_then(|overeenkomst| tekst(overeenkomst.omschrijving.as_ref()));
            zinnen.push(
                welke.map_or_else(|| deel.gat("welke overeenkomst dat is"), |welke| format!("De overeenkomst: {}", zin(&welke))),
            );
        }
        Some("gerechtvaardigd_belang") => belang(grondslag, deel, &mut zinnen),
        None if grondslag.grondslag_groep.is_some() => zinnen.push(deel.gat("welke grondslag dat precies is")),
        _ => {}
    }
    zinnen.extend(wet(grondslag, deel));
    zinnen.extend(tekst(grondslag.toelichting.as_ref()).map(|toelichting| zin(&toelichting)));
    zinnen
}

/// The legal basis in one sentence; `None` when the record does not say it.
fn in_gewone_woorden(grondslag: &OpenbareGrondslag) -> Option<String> {
    let Some(code) = &grondslag.grondslag else {
        let groep = grondslag.grondslag_groep.as_ref()?;
        return Some(format!("De grondslag hoort bij de groep ‘{}’.", groep.naam));
    };
    Some(match code.code.as_str() {
        "toestemming" if uitdrukkelijk(grondslag) => "Wij doen dit alleen met uw uitdrukkelijke toestemming.".to_owned(),
        "toestemming" => "Wij doen dit alleen met uw toestemming.".to_owned(),
        "overeenkomst" => "Dit is nodig voor een overeenkomst met u.".to_owned(),
        "wettelijke_verplichting" => "Een wet verplicht ons om dit te doen.".to_owned(),
        "vitaal_belang" => "Dit is nodig om het leven of de gezondheid van iemand te beschermen.".to_owned(),
        "taak_algemeen_belang" => "Dit is nodig voor een publieke taak die wij volgens de wet hebben.".to_owned(),
        "gerechtvaardigd_belang" => "Wij hebben hiervoor een goede eigen reden (een gerechtvaardigd belang).".to_owned(),
        _ => format!("De grondslag is: {}", zin(&code.naam)),
    })
}

fn uitdrukkelijk(grondslag: &OpenbareGrondslag) -> bool {
    grondslag.toestemming.as_ref().is_some_and(|toestemming| toestemming.uitdrukkelijk == Some(true))
}

fn toestemming(grondslag: &OpenbareGrondslag, deel: &mut Deel, zinnen: &mut Vec<String>) {
    let gegeven = grondslag.toestemming.as_ref();
    let vragen = gegeven.and_then(|toestemming| tekst(toestemming.wijze_van_verkrijgen.as_ref()));
    zinnen.push(
        vragen.map_or_else(
            || deel.gat("hoe wij om toestemming vragen"),
            |hoe| format!("Zo vragen wij uw toestemming: {}", zin(&hoe)),
        ),
    );
    zinnen.push("U kunt uw toestemming altijd intrekken.".to_owned());
    let intrekken = gegeven.and_then(|toestemming| tekst(toestemming.wijze_van_intrekken.as_ref()));
    zinnen.push(intrekken.map_or_else(|| deel.gat("hoe u dat doet"), |hoe| format!("Dat doet u zo: {}", zin(&hoe))));
    if gegeven.is_some_and(|toestemming| toestemming.ouderlijke_toestemming == Some(true)) {
        zinnen.push("Bij kinderen geeft een ouder of vertegenwoordiger toestemming.".to_owned());
    }
}

fn belang(grondslag: &OpenbareGrondslag, deel: &mut Deel, zinnen: &mut Vec<String>) {
    let belang = grondslag.gerechtvaardigd_belang.as_ref();
    let welk = belang.and_then(|belang| tekst(belang.belang.as_ref()));
    zinnen.push(welk.map_or_else(|| deel.gat("welk belang dat is"), |welk| format!("Dat belang is: {}", zin(&welk))));
    if belang.is_some_and(|belang| belang.bedrijfsvoering == Some(true)) {
        zinnen.push("Het hoort bij het gewone werk van onze organisatie (bedrijfsvoering).".to_owned());
    }
}

/// Where the basis stands; a duty or a public task must stand in a law.
fn wet(grondslag: &OpenbareGrondslag, deel: &mut Deel) -> Option<String> {
    let moet_in_wet = code(grondslag.grondslag_groep.as_ref()) == "wettelijke_taak";
    match wetten(&grondslag.wettelijke_bepalingen) {
        Some(wetten) => Some(format!("Dit staat in {wetten}.")),
        None => moet_in_wet.then(|| deel.gat("in welke wet dit staat")),
    }
}

/// The legal bases in short, each with the purposes that it is for, for a list of activities.
pub(super) fn kort(romp: &Romp) -> Vec<String> {
    per_antwoord(romp, |grondslagen| {
        let zin = |grondslag: &OpenbareGrondslag| {
            let wet =
                wetten(&grondslag.wettelijke_bepalingen).map(|wetten| format!(" Dit staat in {wetten}.")).unwrap_or_default();
            in_gewone_woorden(grondslag).map(|woorden| format!("{woorden}{wet}"))
        };
        eenmaal(grondslagen.iter().filter_map(zin)).join(" ")
    })
}
