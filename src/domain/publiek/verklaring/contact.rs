//! Where a person can go: with a request, a complaint or a question (AVG 12, 13(1)(a) and (b), 13(2)(d)). All of it is of today.

use super::{
    Deel, algemeen,
    deel::is_webadres,
    woorden::{code, tekst},
};
use crate::domain::{
    publiek::openbaar::{
        OpenbareCode,
        organisatie::{Contact, OpenbaarAdres, OpenbaarKanaal},
    },
    recht::kennis::Kennis,
    woorden::{
        codes::AlgemeenSoort,
        termijn::Termijn,
        zinnen::{groot, zin},
    },
};

/// "Met wie kunt u contact opnemen?"
pub(super) fn schrijf(contact: &Contact, deel: &mut Deel) {
    let fg = contact.functionaris_gegevensbescherming.as_ref();
    let fg = fg.filter(|fg| fg.email.is_some() || fg.telefoon.is_some() || fg.correspondentieadres.is_some());
    let ook = if fg.is_some() {
        ", of met onze functionaris gegevensbescherming. Die let op of wij goed met uw gegevens omgaan"
    } else {
        ""
    };
    deel.zeg(format!("U kunt contact opnemen met {}{ook}.", contact.organisatie));
    let bereikbaar =
        [contact.email.is_some(), contact.telefoon.is_some(), contact.website.is_some(), contact.correspondentieadres.is_some()];
    if !bereikbaar.contains(&true) {
        deel.mist("hoe u ons kunt bereiken");
    }
    bereik("", contact.email.as_ref(), contact.telefoon.as_ref(), contact.correspondentieadres.as_ref(), deel);
    if contact.website.is_some() {
        deel.verwijs("Ga naar onze website.", contact.website.as_ref());
    }
    algemeen::schrijf(contact, AlgemeenSoort::Contactpersoon, deel);
    match fg {
        Some(fg) => {
            let wie = "Functionaris gegevensbescherming, ";
            bereik(wie, fg.email.as_ref(), fg.telefoon.as_ref(), fg.correspondentieadres.as_ref(), deel);
        }
        None => deel.mist("hoe u onze functionaris gegevensbescherming bereikt"),
    }
}

fn bereik(wie: &str, email: Option<&String>, telefoon: Option<&String>, adres: Option<&OpenbaarAdres>, deel: &mut Deel) {
    let manieren =
        [("e-mail", email.cloned()), ("telefoon", telefoon.cloned()), ("post", adres.map(OpenbaarAdres::op_een_regel))];
    for (manier, waarde) in manieren {
        if let Some(waarde) = waarde {
            deel.noem(groot(&format!("{wie}{manier}: {waarde}")));
        }
    }
}

/// Where the supervisory authority takes complaints.
const AUTORITEIT: (&str, &str) = ("Autoriteit Persoonsgegevens", "https://www.autoriteitpersoonsgegevens.nl");

/// "Waar kunt u een klacht indienen?"
pub(super) fn klacht(contact: &Contact, deel: &mut Deel) {
    deel.zeg("Bent u niet tevreden over hoe wij met uw gegevens omgaan? Laat het ons dan weten. U kunt ook meteen naar de toezichthouder gaan.");
    algemeen::schrijf(contact, AlgemeenSoort::Klacht, deel);
    let (naam, adres) = AUTORITEIT;
    if contact.klacht_autoriteit.as_ref().is_some_and(|waar| waar.contains(naam)) {
        deel.verwijs(format!("Ga naar de website van de {naam}."), Some(&adres.to_owned()));
    }
    match tekst(contact.klacht_autoriteit.as_ref()) {
        // The address stands below.
        Some(waar) => {
            let zonder_adres = waar.split(' ').filter(|woord| !is_webadres(woord)).collect::<Vec<_>>().join(" ");
            let waar = if waar.contains(naam) { zonder_adres.trim_end_matches([',', ':']) } else { &waar };
            deel.zeg(format!("De toezichthouder is: {}", zin(waar)));
        }
        None => deel.mist("waar u een klacht kunt indienen"),
    }
}

/// Rights that a person uses by asking us.
const OP_VERZOEK: [&str; 7] =
    ["inzage", "rectificatie", "wissing", "beperking", "overdraagbaarheid", "bezwaar", "menselijke_tussenkomst"];

/// Within which time a law wants an answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Antwoord {
    binnen: Option<Termijn>,
    verlenging: Option<Termijn>,
    /// Within which time to mend or destroy is answered, where that is another one (Wpg 28).
    verbeteren: Option<Termijn>,
    /// Whether an organisation may promise less time: its own term is about the AVG.
    eigen: bool,
}

impl Antwoord {
    /// By the code of the law.
    pub(super) fn new(kennis: &Kennis, regime: &str) -> Self {
        let duur = |naam: &str| kennis.zoek("regime", regime)?.eigenschappen.get(naam)?.as_str()?.parse().ok();
        Self {
            binnen: duur("reactietermijn"),
            verlenging: duur("verlenging"),
            verbeteren: duur("verbetertermijn"),
            eigen: regime == "avg",
        }
    }

    fn zeg(self, contact: &Contact, deel: &mut Deel) {
        let binnen = if self.eigen { contact.reactietermijn } else { self.binnen };
        let Some(binnen) = binnen.map(Termijn::in_woorden) else { return deel.mist("hoe snel wij op een verzoek antwoorden") };
        let langer = self.verlenging.map(|verlenging| {
            let (verlenging, wanneer) = (verlenging.in_woorden(), self.binnen.map(Termijn::in_woorden).unwrap_or_default());
            format!(" Lukt dat niet? Dan mag het ten hoogste {verlenging} langer duren. U hoort dan binnen {wanneer} waarom.")
        });
        let langer = langer.unwrap_or_default();
        let Some(verbeteren) = self.verbeteren.map(Termijn::in_woorden) else {
            return deel.zeg(format!("Wij antwoorden binnen {binnen}.{langer}"));
        };
        deel.zeg(format!("Vraagt u welke gegevens wij van u hebben? Dan antwoorden wij binnen {binnen}.{langer}"));
        deel.zeg(format!(
            "Vraagt u om gegevens te verbeteren of te vernietigen? Dan hoort u binnen {verbeteren} wat wij daarmee doen."
        ));
    }
}

/// How to make a request about these rights: the ways that are for one of them, or for all. A right without a way is a gap.
pub(super) fn kanalen(contact: &Contact, deel: &mut Deel, rechten: &[OpenbareCode], antwoord: Antwoord) {
    antwoord.zeg(contact, deel);
    let kanalen = &contact.verzoek_kanalen;
    let zonder_kanaal =
        |recht: &OpenbareCode| !kanalen.iter().any(|een| een.recht.is_none() || een.recht.as_ref() == Some(recht));
    if kanalen.is_empty() {
        deel.mist("hoe u een verzoek kunt doen");
    } else if rechten.iter().any(|recht| OP_VERZOEK.contains(&recht.code.as_str()) && zonder_kanaal(recht)) {
        deel.mist("bij ieder recht hoe u een verzoek kunt doen");
    }
    for kanaal in kanalen.iter().filter(|kanaal| kanaal.recht.as_ref().is_none_or(|recht| rechten.contains(recht))) {
        let waarvoor = kanaal.recht.as_ref().map_or_else(|| "ieder verzoek".to_owned(), |recht| format!("‘{}’", recht.naam));
        let identiteit = laat_zien_wie_u_bent(kanaal).map(|zin| format!(" {zin}")).unwrap_or_default();
        deel.verwijs(format!("Voor {waarvoor}: {}{identiteit}", doe_dit(kanaal, contact)), kanaal.url.as_ref());
    }
}

fn doe_dit(kanaal: &OpenbaarKanaal, contact: &Contact) -> String {
    match code(kanaal.kanaal.as_ref()) {
        "formulier" => "vul het formulier in.".to_owned(),
        "email" => kanaal
            .email
            .as_ref()
            .map_or_else(|| "stuur een e-mail.".to_owned(), |email| format!("stuur een e-mail naar {email}.")),
        "post" => {
            let adres =
                kanaal.correspondentieadres.as_ref().or(contact.correspondentieadres.as_ref()).map(OpenbaarAdres::op_een_regel);
            adres.map_or_else(|| "stuur een brief.".to_owned(), |adres| format!("stuur een brief naar {}", zin(&adres)))
        }
        "telefoon" => contact.telefoon.as_ref().map_or_else(|| "bel ons.".to_owned(), |nummer| format!("bel {nummer}.")),
        "balie" => "kom naar onze balie.".to_owned(),
        _ => kanaal.kanaal.as_ref().map_or_else(|| "neem contact met ons op.".to_owned(), |soort| zin(&soort.naam)),
    }
}

/// How somebody who makes a request shows who he is, as a sentence.
#[must_use]
pub fn laat_zien_wie_u_bent(kanaal: &OpenbaarKanaal) -> Option<String> {
    let manier = kanaal.authenticatie.as_ref()?;
    Some(match manier.code.as_str() {
        "digid" => "U logt in met DigiD.".to_owned(),
        "balie_legitimatie" => "Laat aan de balie een geldig identiteitsbewijs zien.".to_owned(),
        "schriftelijk" | "email" => "Wij kunnen daarna vragen wie u bent.".to_owned(),
        "geen" => "U hoeft niet te laten zien wie u bent.".to_owned(),
        _ => format!("Zo laat u zien wie u bent: {}", zin(&manier.naam)),
    })
}
