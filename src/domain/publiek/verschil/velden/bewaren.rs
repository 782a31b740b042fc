//! How long the data are kept.

use super::{
    super::{
        boom::{Item, Knoop, Plek, Soort, Veld, code, sleutel},
        waarde::{Waarde, kort},
    },
    BEWAREN,
    wet::bepaling,
};
use crate::domain::{
    publiek::openbaar::{OpenbareBewaartermijn, OpenbareSelectielijst, OpenbareUitzonderingVernietiging},
    woorden::{termijn::Termijn, zinnen::klein},
};

const BEWAARTERMIJN: Soort = Soort {
    enkel: "bewaartermijn",
    nieuw: |naam, _| format!("Nieuwe {naam}"),
    weg: |naam, _| format!("De {naam} is vervallen"),
    op_plaats: true,
};

pub(super) fn bewaartermijnen(termijnen: &[OpenbareBewaartermijn]) -> Knoop {
    Plek::new(BEWAREN, "").lijst("bewaartermijnen", &BEWAARTERMIJN, termijnen.iter().map(bewaartermijn))
}

fn bewaartermijn(een: &OpenbareBewaartermijn) -> Item {
    let OpenbareBewaartermijn {
        onderdeel,
        gegevens,
        soort,
        termijn,
        startmoment,
        gebeurtenis,
        toelichting,
        wettelijke_bepaling,
        waardering,
        per_kalenderjaar,
        selectielijst,
        afwijking_toelichting,
        overbrengingstermijn,
        uitzondering_vernietiging,
        tekst,
    } = een;
    let waarvan = waarvan(een);
    let zelf = format!("bewaartermijn{waarvan}");
    let (plek, bij) = (Plek::new(BEWAREN, waarvan), Plek::new(BEWAREN, format!(" bij de {zelf}")));
    // What a criterion is, stands in the term itself.
    let is_termijn = toelichting.is_some() && toelichting == tekst;
    let delen = vec![
        plek.de("soort", "soort bewaartermijn", soort.as_ref().map(Waarde::code)),
        plek.de("termijn", "duur van de bewaartermijn", termijn.map(duur)),
        plek.het("startmoment", "begin van de bewaartermijn", startmoment.as_ref().map(Waarde::code)),
        plek.de("gebeurtenis", "gebeurtenis bij de bewaartermijn", Waarde::citaat(gebeurtenis.as_ref())),
        bij.of("perKalenderjaar", "of vernietiging per kalenderjaar gebeurt", *per_kalenderjaar),
    ];
    let algemeen = Plek::new(BEWAREN, "");
    let mut knopen = vec![
        Knoop::Samen(plek.de("tekst", "bewaartermijn", Waarde::termijn(tekst.as_ref())), delen),
        algemeen.het("onderdeel", "onderdeel van een bewaartermijn", Waarde::citaat(onderdeel.as_ref())).into(),
        bij.meer("gegevens", "gegevens", Waarde::codes(gegevens, Some("alle gegevens"))).into(),
        bij.de("toelichting", "toelichting", Waarde::citaat(toelichting.as_ref())).stil(is_termijn).into(),
        bij.vraag("waardering", format!("wat er na de {zelf} gebeurt"), waardering.as_ref().map(Waarde::code)).into(),
    ];
    let wet = Plek::new(BEWAREN, format!(" bij de wet van de {zelf}"));
    knopen.extend(bepaling(|tekst| bij.de("wettelijkeBepaling", "wet", tekst), wet, wettelijke_bepaling.as_ref()));
    knopen.push(uit_selectielijst(&bij, selectielijst.as_ref()));
    knopen.push(
        bij.de(
            "afwijkingToelichting",
            "reden om af te wijken van de selectielijst",
            Waarde::citaat(afwijking_toelichting.as_ref()),
        )
        .into(),
    );
    let leeg = OpenbareUitzonderingVernietiging { reden: None, toelichting: None };
    let OpenbareUitzonderingVernietiging { reden, toelichting } = uitzondering_vernietiging.as_ref().unwrap_or(&leeg);
    knopen.push(bij.de("overbrengingstermijn", "termijn om naar het archief te gaan", overbrengingstermijn.map(duur)).into());
    let uitzondering = bij.onder("uitzonderingVernietiging");
    knopen.extend([
        Knoop::Veld(uitzondering.de("reden", "reden om niet te vernietigen", reden.as_ref().map(Waarde::code))),
        uitzondering.de("toelichting", "uitleg waarom er niet wordt vernietigd", Waarde::citaat(toelichting.as_ref())).into(),
    ]);
    Item::new(sleutels(een), naam(&zelf, tekst.as_ref()), knopen)
}

/// By part and data, then by part, then by data.
fn sleutels(een: &OpenbareBewaartermijn) -> Vec<Option<String>> {
    let gegevens = Waarde::codes(&een.gegevens, None).filter(|_| !een.gegevens.is_empty());
    let gegevens = gegevens.map(|gegevens| gegevens.kern().to_owned());
    vec![sleutel(&[een.onderdeel.as_deref(), gegevens.as_deref()]), een.onderdeel.clone(), gegevens]
}

/// "bewaartermijn van camerabeelden (4 weken)".
fn naam(zelf: &str, tekst: Option<&String>) -> Waarde {
    Waarde::naam(&tekst.map_or_else(|| zelf.to_owned(), |tekst| format!("{zelf} ({})", kort(tekst, 80))))
}

/// " van camerabeelden"; empty for all data.
fn waarvan(een: &OpenbareBewaartermijn) -> String {
    let gegevens: Vec<String> = een.gegevens.iter().map(|gegeven| klein(&gegeven.naam)).collect();
    let onderdeel = een.onderdeel.as_deref().filter(|onderdeel| !onderdeel.trim().is_empty());
    let van = onderdeel.map(|onderdeel| klein(onderdeel.trim())).or_else(|| (!gegevens.is_empty()).then(|| gegevens.join(", ")));
    van.map(|van| format!(" van {}", kort(&van, 60))).unwrap_or_default()
}

fn duur(termijn: Termijn) -> Waarde {
    Waarde::naam(&termijn.in_woorden())
}

fn uit_selectielijst(plek: &Plek, resultaat: Option<&OpenbareSelectielijst>) -> Knoop {
    let hoofd = |waarde| plek.het("selectielijst", "resultaat in de selectielijst", waarde);
    let delen = |waardering, procestermijn, bewaartermijn, url| -> Vec<Veld> {
        vec![
            plek.de("selectielijst/waardering", "waardering volgens de selectielijst", waardering),
            plek.de("selectielijst/procestermijn", "procestermijn volgens de selectielijst", procestermijn),
            plek.de("selectielijst/bewaartermijn", "termijn volgens de selectielijst", bewaartermijn),
            plek.het("selectielijst/url", "adres van de selectielijst", url),
        ]
    };
    let Some(resultaat) = resultaat else { return Knoop::Samen(hoofd(None), delen(None, None, None, None)) };
    let OpenbareSelectielijst { lijst, volledig_nummer, naam, waardering, procestermijn, bewaartermijn, url } = resultaat;
    let genoemd = [lijst.as_ref().map(|lijst| &lijst.naam), volledig_nummer.as_ref(), naam.as_ref()];
    let genoemd: Vec<&str> = genoemd.into_iter().flatten().map(String::as_str).collect();
    let delen = delen(
        waardering.as_ref().map(Waarde::code),
        Waarde::citaat(procestermijn.as_ref()),
        bewaartermijn.map(duur),
        Waarde::citaat(url.as_ref()),
    );
    let kern = sleutel(&[code(lijst.as_ref()), volledig_nummer.as_deref(), naam.as_deref()]);
    Knoop::Samen(hoofd(kern.map(|kern| Waarde::opsomming(&genoemd.join(", "), kern))), delen)
}
