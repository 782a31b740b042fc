//! Groups of people, the data about them, and why special data may be used.

use super::{
    super::{
        boom::{Item, Knoop, Plek, Soort, code, sleutel},
        waarde::Waarde,
    },
    GEGEVENS, GRONDSLAG, eerste,
    wet::bepaling,
};
use crate::domain::publiek::openbaar::{OpenbaarGegeven, OpenbareBetrokkene, OpenbareBron, OpenbareGrond, OpenbareUitzondering};

const GROEP: Soort = Soort {
    enkel: "groep mensen",
    nieuw: |naam, _| format!("Nieuwe groep mensen: {naam}"),
    weg: |naam, _| format!("De groep mensen “{naam}” is vervallen"),
    op_plaats: false,
};
const GEGEVEN: Soort = Soort {
    enkel: "gegevens",
    nieuw: |naam, bij| format!("Nieuwe gegevens{bij}: {naam}"),
    weg: |naam, bij| format!("De gegevens “{naam}”{bij} zijn vervallen"),
    op_plaats: false,
};
const BRON: Soort = Soort {
    enkel: "bron",
    nieuw: |naam, bij| format!("Nieuwe bron{bij}: {naam}"),
    weg: |naam, bij| format!("{naam} is geen bron meer{bij}"),
    op_plaats: false,
};
const UITZONDERING: Soort = Soort {
    enkel: "uitzondering voor bijzondere gegevens",
    nieuw: |naam, _| format!("Nieuwe uitzondering voor bijzondere gegevens: {naam}"),
    weg: |naam, _| format!("De uitzondering voor bijzondere gegevens “{naam}” is vervallen"),
    op_plaats: true,
};

pub(super) fn betrokkenen(betrokkenen: &[OpenbareBetrokkene]) -> Knoop {
    Plek::new(GEGEVENS, "").lijst("betrokkenen", &GROEP, betrokkenen.iter().map(betrokkene))
}

fn betrokkene(een: &OpenbareBetrokkene) -> Item {
    let OpenbareBetrokkene { categorie, omschrijving, betreft_minderjarigen, jonger_dan16, gegevens } = een;
    let soort = categorie.as_ref().map(|categorie| &categorie.naam);
    let kaal = eerste(&[soort, omschrijving.as_ref()]);
    let naam = match (soort, Waarde::citaat(omschrijving.as_ref())) {
        (Some(soort), Some(omschrijving)) if !omschrijving.is_lang() => {
            Waarde::naam(&format!("{soort} ({})", omschrijving.tekst.trim_end_matches('.')))
        }
        _ => kaal.clone(),
    };
    let groep = format!("de groep “{}”", naam.kort());
    let plek = Plek::new(GEGEVENS, format!(" van {groep}"));
    let van_soort = Plek::new(GEGEVENS, format!(" van de groep “{}”", kaal.kort()));
    let sleutels = vec![
        sleutel(&[code(categorie.as_ref()), omschrijving.as_deref()]),
        code(categorie.as_ref()).map(str::to_owned),
        omschrijving.clone(),
    ];
    let knopen = vec![
        Plek::new(GEGEVENS, "").de("categorie", "groep mensen", categorie.as_ref().map(Waarde::code)).into(),
        van_soort.de("omschrijving", "omschrijving", Waarde::citaat(omschrijving.as_ref())).into(),
        plek.vraag(
            "betreftMinderjarigen",
            format!("of er minderjarigen zijn in {groep}"),
            betreft_minderjarigen.map(Waarde::ja_nee),
        )
        .into(),
        plek.vraag("jongerDan16", format!("of er mensen jonger dan 16 jaar zijn in {groep}"), jonger_dan16.map(Waarde::ja_nee))
            .into(),
        plek.lijst("gegevens", &GEGEVEN, gegevens.iter().map(|gegeven_van| gegeven(&plek, gegeven_van))),
    ];
    Item::new(sleutels, naam, knopen)
}

fn gegeven(groep: &Plek, een: &OpenbaarGegeven) -> Item {
    let OpenbaarGegeven { categorie, omschrijving, gevoeligheid, bronnen, verstrekking_verplicht, gevolg_niet_verstrekken } = een;
    let naam = eerste(&[categorie.as_ref().map(|categorie| &categorie.naam), omschrijving.as_ref()]);
    let voluit = format!("de gegevens “{}”{}", naam.kort(), groep.bij);
    let plek = Plek::new(GEGEVENS, format!(" van {voluit}"));
    let sleutels = vec![
        sleutel(&[code(categorie.as_ref()), omschrijving.as_deref()]),
        categorie.as_ref().map(|categorie| categorie.code.clone()),
    ];
    let knopen = vec![
        groep.meer("categorie", "gegevens", categorie.as_ref().map(Waarde::code)).into(),
        plek.de("omschrijving", "omschrijving", Waarde::citaat(omschrijving.as_ref())).into(),
        plek.de("gevoeligheid", "gevoeligheid", Some(Waarde::code(gevoeligheid))).into(),
        plek.lijst("bronnen", &BRON, bronnen.iter().map(|bron_van| bron(&plek, bron_van))),
        plek.of("verstrekkingVerplicht", "of iemand verplicht is tot het geven", *verstrekking_verplicht).into(),
        plek.het("gevolgNietVerstrekken", "gevolg van niet geven", Waarde::citaat(gevolg_niet_verstrekken.as_ref())).into(),
    ];
    Item::new(sleutels, naam, knopen)
}

fn bron(gegeven: &Plek, een: &OpenbareBron) -> Item {
    let OpenbareBron { bron, omschrijving } = een;
    let naam = eerste(&[bron.as_ref().map(|bron| &bron.naam), omschrijving.as_ref()]);
    let plek = Plek::new(GEGEVENS, format!(" van de bron “{}”{}", naam.kort(), gegeven.bij));
    let sleutels = vec![
        sleutel(&[code(bron.as_ref()), omschrijving.as_deref()]),
        code(bron.as_ref()).map(str::to_owned),
        omschrijving.clone(),
    ];
    let knopen = vec![
        gegeven.de("bron", "bron", bron.as_ref().map(Waarde::eigennaam)).into(),
        plek.de("omschrijving", "omschrijving", Waarde::citaat(omschrijving.as_ref())).into(),
    ];
    Item::new(sleutels, naam, knopen)
}

pub(super) fn uitzonderingen(uitzonderingen: &[OpenbareUitzondering]) -> Knoop {
    Plek::new(GRONDSLAG, "").lijst("uitzonderingenBijzondereGegevens", &UITZONDERING, uitzonderingen.iter().map(uitzondering))
}

fn uitzondering(een: &OpenbareUitzondering) -> Item {
    let OpenbareUitzondering { gegevens, uitzondering, wettelijke_bepaling, toelichting } = een;
    let waarvoor = Waarde::codes(gegevens, None);
    let naam = uitzondering.as_ref().map(Waarde::code).or_else(|| waarvoor.clone()).unwrap_or_else(|| eerste(&[]));
    let kort = naam.kort();
    let plek = Plek::new(GRONDSLAG, format!(" bij de uitzondering “{kort}”"));
    let wet = Plek::new(GRONDSLAG, format!(" bij de wet van de uitzondering “{kort}”"));
    let codes = waarvoor.as_ref().map(|waarvoor| waarvoor.kern().to_owned());
    let code = uitzondering.as_ref().map(|uitzondering| uitzondering.code.clone());
    let sleutels = vec![sleutel(&[code.as_deref(), codes.as_deref()]), code, codes];
    let hoofd = Plek::new(GRONDSLAG, "").de(
        "uitzondering",
        "uitzondering voor bijzondere gegevens",
        uitzondering.as_ref().map(Waarde::code),
    );
    let mut knopen = vec![hoofd.into(), plek.meer("gegevens", "gegevens", waarvoor).into()];
    knopen.extend(bepaling(|tekst| plek.de("wettelijkeBepaling", "wet", tekst), wet, wettelijke_bepaling.as_ref()));
    knopen.push(plek.toelichting(toelichting.as_ref()));
    Item::new(sleutels, naam, knopen)
}

/// Why a special kind of data may be used.
pub(super) fn grond(sleutel: &str, waarvoor: &str, grond: Option<&OpenbareGrond>) -> Vec<Knoop> {
    let (wet, toelichting) = grond.map_or((None, None), |grond| {
        let OpenbareGrond { wettelijke_bepaling, toelichting } = grond;
        (wettelijke_bepaling.as_ref(), toelichting.as_ref())
    });
    let plek = |bij: &str| Plek::new(GRONDSLAG, format!(" {bij} {waarvoor}")).onder(sleutel);
    let (voor, bij) = (plek("voor"), plek("bij"));
    let hoofd = |tekst| voor.de("wettelijkeBepaling", "wet", tekst);
    let mut knopen: Vec<Knoop> = bepaling(hoofd, plek("bij de wet voor"), wet).into();
    knopen.push(bij.toelichting(toelichting));
    knopen
}
