//! Buttons with which somebody uses a right: the form of the organisation, or a mail, with the name and the number of the activity filled in.
//! docs/publieke-paginas.md tells what a form gets.

use super::adres::{mailto, met_parameters, weblink};
use crate::domain::publiek::{
    openbaar::{
        Romp,
        organisatie::{Contact, OpenbaarKanaal},
    },
    verklaring::laat_zien_wie_u_bent,
};

/// What people come for: the rights that it may be, and its words.
const WENSEN: [(&[&str], &str, &str); 3] = [
    (&["inzage"], "Vraag mijn gegevens op", "inzage in mijn gegevens"),
    (&["rectificatie", "wissing"], "Laat iets verbeteren of wissen", "mijn gegevens verbeteren of wissen"),
    (&["bezwaar"], "Maak bezwaar", "bezwaar tegen het gebruik van mijn gegevens"),
];

/// Where a request leads, and what somebody must know before.
pub(super) struct Knop {
    pub tekst: &'static str,
    pub adres: String,
}

/// All buttons, and how the first of them works.
#[derive(Default)]
pub(super) struct Knoppen {
    pub knoppen: Vec<Knop>,
    pub uitleg: String,
}

/// What a request is about, when it is about one activity.
struct Onderwerp<'a> {
    nummer: &'a str,
    naam: &'a str,
    uri: &'a str,
}

impl Knoppen {
    /// About an activity: the rights that people have here. With a processor nobody makes a request.
    pub(super) fn over(romp: &Romp, contact: &Contact, uri: &str) -> Self {
        if romp.rol.as_ref().is_some_and(|rol| rol.code == "verwerker") {
            return Self::default();
        }
        let geldt = |recht: &str| romp.rechten.iter().any(|een| een.recht.code == recht && een.toepasselijkheid.code != "nee");
        Self::new(contact, geldt, Some(&Onderwerp { nummer: &romp.identificatie, naam: &romp.naam, uri }))
    }

    /// About everything that an organisation does.
    pub(super) fn van(contact: &Contact) -> Self {
        Self::new(contact, |_| true, None)
    }

    fn new(contact: &Contact, geldt: impl Fn(&str) -> bool, over: Option<&Onderwerp<'_>>) -> Self {
        let mut uitleg = String::new();
        let mut knoppen = Vec::new();
        for (rechten, tekst, onderwerp) in WENSEN {
            let Some(recht) = rechten.iter().copied().find(|recht| geldt(recht)) else { continue };
            let Some((kanaal, adres)) = kanaal(contact, recht, onderwerp, over) else { continue };
            if uitleg.is_empty() {
                let waar = if kanaal.url.is_some() { "het formulier van" } else { "een e-mail aan" };
                let identiteit = laat_zien_wie_u_bent(kanaal).map(|zin| format!(" {zin}")).unwrap_or_default();
                uitleg = format!("U gaat naar {waar} {}.{identiteit}", contact.organisatie);
            }
            knoppen.push(Knop { tekst, adres });
        }
        Self { knoppen, uitleg }
    }
}

/// The best way: a form, or else a mail; one for this right before one for all.
fn kanaal<'a>(
    contact: &'a Contact,
    recht: &str,
    onderwerp: &str,
    over: Option<&Onderwerp<'_>>,
) -> Option<(&'a OpenbaarKanaal, String)> {
    let soort = |kanaal: &OpenbaarKanaal, soort: &str| kanaal.kanaal.as_ref().is_some_and(|code| code.code == soort);
    let eigen = contact.verzoek_kanalen.iter().filter(|kanaal| kanaal.recht.as_ref().is_some_and(|een| een.code == recht));
    let alle: Vec<_> = eigen.chain(contact.verzoek_kanalen.iter().filter(|kanaal| kanaal.recht.is_none())).collect();
    let formulier = |kanaal: &&'a OpenbaarKanaal| {
        let url = kanaal.url.as_deref().and_then(weblink).filter(|_| soort(kanaal, "formulier"))?;
        Some((*kanaal, met_parameters(url, &parameters(recht, over))))
    };
    let mail = |kanaal: &&'a OpenbaarKanaal| {
        let email = kanaal.email.as_deref().filter(|_| soort(kanaal, "email"))?;
        Some((*kanaal, met_parameters(&mailto(email), &brief(onderwerp, over))))
    };
    alle.iter().find_map(formulier).or_else(|| alle.iter().find_map(mail))
}

/// What the form gets.
fn parameters(recht: &str, over: Option<&Onderwerp<'_>>) -> Vec<(&'static str, String)> {
    let activiteit = over.into_iter().flat_map(|over| {
        [("verwerking", over.nummer.to_owned()), ("naam", over.naam.to_owned()), ("adres", over.uri.to_owned())]
    });
    [("recht", recht.to_owned())].into_iter().chain(activiteit).collect()
}

/// What stands in the mail.
fn brief(onderwerp: &str, over: Option<&Onderwerp<'_>>) -> Vec<(&'static str, String)> {
    let waarover = over.map(|over| format!(" ({}, {})", over.naam, over.nummer)).unwrap_or_default();
    let adres = over.map(|over| format!("\r\nAdres in het register: {}", over.uri)).unwrap_or_default();
    let tekst = format!(
        "Goedendag,\r\n\r\nMijn verzoek gaat over: {onderwerp}{waarover}.{adres}\r\n\r\nMijn naam en hoe u mij bereikt:\r\n\r\n"
    );
    vec![("subject", format!("Verzoek: {onderwerp}{waarover}")), ("body", tekst)]
}
