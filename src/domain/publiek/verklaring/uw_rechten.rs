//! "Welke rechten hebt u?": those that apply here, and how to use them (AVG 12, 13(2)(b) to (d), 15 to 22).

use super::{
    Deel, Stof,
    contact::{self, Antwoord},
    woorden::code,
};
use crate::domain::publiek::openbaar::{OpenbaarDoel, OpenbaarRecht, OpenbareCode, Romp};

pub(super) fn schrijf(stof: &Stof<'_>, deel: &mut Deel) {
    let romp = stof.romp;
    if code(romp.rol.as_ref()) == "verwerker" {
        return deel.zeg("Wij werken in opdracht. Met een verzoek gaat u naar de opdrachtgever.");
    }
    let wpg = romp.regime.code == "wpg";
    if wpg {
        deel.zeg("Hier geldt de Wet politiegegevens. Uw rechten staan in die wet. Wij mogen een verzoek weigeren als dat nodig is voor het onderzoek.");
    }
    if romp.rechten.is_empty() && !wpg {
        deel.mist("welke rechten u hebt");
    } else if !romp.rechten.is_empty() {
        deel.zeg("U hebt deze rechten. Daaronder staat hoe u ze gebruikt.");
        if grondslag_ontbreekt(romp) && !wpg {
            deel.mist("bij ieder doel waarom het mag. Misschien hebt u nog meer rechten");
        }
    }
    // To object stands in a section of its own.
    for recht in romp.rechten.iter().filter(|recht| recht.recht.code != BEZWAAR) {
        over(recht, romp, deel);
    }
    let gelden = romp.rechten.iter().filter(|recht| recht.toepasselijkheid.code != "nee");
    let gelden = gelden.map(|recht| recht.recht.clone()).collect::<Vec<_>>();
    contact::kanalen(stof.contact, deel, &gelden, Antwoord::new(stof.kennis, &romp.regime.code));
}

/// "Kunt u bezwaar maken?": told apart from the other rights (AVG 21(4)); nothing is said where the right does not apply.
pub(super) fn bezwaar(stof: &Stof<'_>, deel: &mut Deel) {
    let Some(recht) = stof.romp.rechten.iter().find(|recht| recht.recht.code == BEZWAAR) else { return };
    match (recht.toepasselijkheid.code.as_str(), recht.afwijking) {
        ("nee", true) => return deel.zeg(format!("Nee, dat recht hebt u hier niet. {}", recht.waarom)),
        ("nee", false) => return,
        (_, afwijking) => {
            let hiervoor = bezwaar_tegen(stof.romp);
            let ja = if hiervoor.is_empty() { "Ja." } else { "Ja, maar alleen tegen wat hieronder staat." };
            deel.zeg(format!(
                "{ja} Past het gebruik van uw gegevens niet bij uw eigen situatie? Dan mag u daartegen bezwaar maken. Wij stoppen dan, tenzij wij \
                 zwaarder wegende redenen hebben om door te gaan.",
            ));
            for doel in hiervoor {
                deel.noem(doel.clone());
            }
            deel.zeg("U kunt ons vragen om uw gegevens niet te gebruiken zolang wij daarover nadenken.");
            if afwijking {
                deel.zeg(format!("Dit kan niet altijd. {}", recht.waarom));
            }
        }
    }
    deel.zeg(ANDER_BEZWAAR);
}

/// The purposes that one may object to, when they are not all (AVG 21(1): only a task in the public interest and a legitimate interest).
fn bezwaar_tegen(romp: &Romp) -> Vec<&String> {
    let geldt = |doel: &&OpenbaarDoel| {
        doel.rechten.iter().any(|recht| recht.recht.code == BEZWAAR && recht.toepasselijkheid.code != "nee")
    };
    let hiervoor: Vec<_> = romp.doelen.iter().filter(geldt).filter_map(|doel| doel.omschrijving.as_ref()).collect();
    if hiervoor.len() == romp.doelen.len() { Vec::new() } else { hiervoor }
}

/// The same for all that an organisation does.
pub(super) fn bezwaar_in_het_algemeen(deel: &mut Deel) {
    deel.zeg(
        "Dat kan als wij gegevens gebruiken voor een publieke taak of om een goede eigen reden. Past dat niet bij uw eigen situatie? Dan mag u \
         bezwaar maken.",
    );
    deel.zeg(ANDER_BEZWAAR);
}

const ANDER_BEZWAAR: &str =
    "Dit is iets anders dan bezwaar tegen een besluit van de overheid. Hoe u dat doet, staat in het besluit zelf.";

pub(super) const KOP_BEZWAAR: &str = "Kunt u bezwaar maken tegen het gebruik van uw gegevens?";

pub(super) const BEZWAAR: &str = "bezwaar";

/// A right that does not apply is left out, unless a law takes it away.
fn over(recht: &OpenbaarRecht, romp: &Romp, deel: &mut Deel) {
    let naam = &recht.recht.naam;
    let wat = wat_het_betekent(&recht.recht, &romp.regime.code);
    let tekst = match (recht.toepasselijkheid.code.as_str(), recht.afwijking) {
        ("ja", false) => format!("{naam}. {wat}"),
        ("ja", true) | ("beperkt", false) => format!("{naam}. {wat} {}", recht.waarom),
        ("beperkt", true) => format!("{naam}. {wat} Dit kan niet altijd. {}", recht.waarom),
        (_, true) => format!("{naam}. Dit recht hebt u hier niet. {}", recht.waarom),
        (_, false) => return,
    };
    deel.noem(tekst);
    let afwijking = romp.rechten_afwijkingen.iter().rev().find(|een| een.recht.as_ref() == Some(&recht.recht));
    let bepaling = afwijking.filter(|_| recht.afwijking).and_then(|afwijking| afwijking.wettelijke_bepaling.as_ref());
    if let Some(bepaling) = bepaling {
        deel.verwijs_naar_wet(bepaling);
    }
}

/// What a right means for a person, in one short sentence.
pub(super) fn wat_het_betekent(recht: &OpenbareCode, regime: &str) -> &'static str {
    match recht.code.as_str() {
        "beperking" if regime == "wpg" => {
            "U mag ons vragen om uw gegevens niet meer te gebruiken. Dat kan als niet zeker is of ze kloppen, of als ze nog nodig zijn als bewijs."
        }
        "wissing" if regime == "wpg" => {
            "U mag ons vragen om uw gegevens te vernietigen. Dat kan als wij ze niet mogen gebruiken, of als een wet zegt dat ze weg moeten."
        }
        "informatie" => "U mag weten dat wij uw gegevens gebruiken, en waarvoor.",
        "inzage" => "U mag opvragen welke gegevens wij van u hebben.",
        "rectificatie" => "U mag ons vragen om fouten in uw gegevens te verbeteren.",
        "wissing" => {
            "U mag ons vragen om uw gegevens te wissen. Dat kan als wij ze niet meer nodig hebben, of als wij ze niet mogen gebruiken."
        }
        "beperking" => {
            "U mag ons vragen om uw gegevens een tijd niet te gebruiken. Dat kan zolang wij nagaan of ze kloppen. Het kan ook als wij ze niet mogen \
             gebruiken, of als u ze zelf nog nodig hebt voor een rechtszaak."
        }
        "overdraagbaarheid" => {
            "U mag de gegevens die u ons zelf gaf, meenemen in een digitaal bestand. Dat kan alleen voor wat wij met uw toestemming of voor een \
             overeenkomst met u gebruiken."
        }
        "bezwaar" => {
            "U mag bezwaar maken tegen het gebruik van uw gegevens, om redenen die met uw eigen situatie te maken hebben."
        }
        "intrekken_toestemming" => {
            "U mag uw toestemming altijd weer intrekken. Wat wij daarvoor al met uw toestemming deden, blijft toegestaan."
        }
        "menselijke_tussenkomst" => "U mag vragen dat een mens naar het besluit kijkt.",
        "klacht_toezichthouder" => "U mag een klacht indienen bij de toezichthouder.",
        _ => "",
    }
}

/// Whether a purpose has no legal basis, or only a group.
fn grondslag_ontbreekt(romp: &Romp) -> bool {
    let zonder = romp
        .doelen
        .iter()
        .any(|doel| doel.grondslagen.is_empty() || doel.grondslagen.iter().any(|grondslag| grondslag.grondslag.is_none()));
    zonder || romp.doelen.is_empty()
}
