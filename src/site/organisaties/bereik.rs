//! How to reach an organisation and how to make a request, from its contact data of today.

use crate::{
    domain::{
        publiek::{
            openbaar::organisatie::{Contact, OpenbaarAdres, OpenbaarKanaal, OpenbareAlgemeneTekst},
            verklaring::laat_zien_wie_u_bent,
        },
        woorden::{termijn::Termijn, zinnen::schoon},
    },
    site::{
        adres::{mailto, tel, weblink},
        gelinkt::{Stuk, gelinkt},
        verzoek::Knoppen,
    },
};

/// Everything about reaching an organisation and making a request.
pub(in crate::site) struct Bereik {
    pub(in crate::site) naam: String,
    pub(in crate::site) knoppen: Knoppen,
    pub(in crate::site) wegen: Vec<Weg>,
    pub(in crate::site) fg: Vec<Weg>,
    pub(in crate::site) verzoeken: Vec<Verzoek>,
    pub(in crate::site) termijn: Option<String>,
    pub(in crate::site) klacht: Option<Vec<Stuk>>,
    pub(in crate::site) algemeen: Vec<Algemeen>,
}

impl Bereik {
    pub(in crate::site) fn new(contact: &Contact) -> Self {
        Self {
            naam: contact.organisatie.clone(),
            knoppen: Knoppen::van(contact),
            wegen: van(contact),
            fg: van_fg(contact),
            verzoeken: verzoeken(contact),
            termijn: contact.reactietermijn.map(Termijn::in_woorden),
            klacht: contact.klacht_autoriteit.as_deref().map(gelinkt),
            algemeen: contact.algemeen.iter().map(Algemeen::new).collect(),
        }
    }
}

/// What it tells of all that it does.
pub(in crate::site) struct Algemeen {
    pub(in crate::site) kop: String,
    pub(in crate::site) alineas: Vec<Vec<Stuk>>,
    pub(in crate::site) adres: Option<String>,
}

impl Algemeen {
    fn new(tekst: &OpenbareAlgemeneTekst) -> Self {
        Self {
            kop: tekst.soort.naam.clone(),
            alineas: tekst.tekst.lines().map(schoon).filter(|alinea| !alinea.is_empty()).map(|alinea| gelinkt(&alinea)).collect(),
            adres: tekst.url.as_deref().and_then(weblink).map(str::to_owned),
        }
    }
}

/// Words, and where they lead.
pub(in crate::site) struct Weg {
    pub(in crate::site) soort: &'static str,
    pub(in crate::site) tekst: String,
    pub(in crate::site) adres: Option<String>,
}

/// What a request is for, and each way to make it.
pub(in crate::site) struct Verzoek {
    pub(in crate::site) waarvoor: String,
    pub(in crate::site) manieren: Vec<Manier>,
}

/// A way to make a request.
pub(in crate::site) struct Manier {
    pub(in crate::site) naam: Option<String>,
    pub(in crate::site) wegen: Vec<Weg>,
    pub(in crate::site) identificatie: Option<String>,
}

/// Everything by which somebody can be reached.
fn wegen(email: Option<&String>, telefoon: Option<&String>, post: Option<&OpenbaarAdres>) -> Vec<Weg> {
    let email = email.map(|email| Weg { soort: "E-mail", tekst: email.clone(), adres: Some(mailto(email)) });
    let telefoon = telefoon.map(|nummer| Weg { soort: "Telefoon", tekst: nummer.clone(), adres: tel(nummer) });
    let post = post.map(|adres| Weg { soort: "Post", tekst: adres.op_een_regel(), adres: None });
    [email, telefoon, post].into_iter().flatten().collect()
}

/// The organisation itself.
fn van(contact: &Contact) -> Vec<Weg> {
    let mut wegen = wegen(contact.email.as_ref(), contact.telefoon.as_ref(), contact.correspondentieadres.as_ref());
    wegen.extend(contact.website.as_deref().and_then(weblink).map(|adres| Weg {
        soort: "Website",
        tekst: format!("Website van {}", contact.organisatie),
        adres: Some(adres.to_owned()),
    }));
    wegen
}

/// Its data protection officer.
fn van_fg(contact: &Contact) -> Vec<Weg> {
    let fg = contact.functionaris_gegevensbescherming.as_ref();
    fg.map_or_else(Vec::new, |fg| wegen(fg.email.as_ref(), fg.telefoon.as_ref(), fg.correspondentieadres.as_ref()))
}

/// The ways to make a request, by what they are for, in the order in which they were entered.
fn verzoeken(contact: &Contact) -> Vec<Verzoek> {
    let mut verzoeken: Vec<Verzoek> = Vec::new();
    for kanaal in &contact.verzoek_kanalen {
        let waarvoor = kanaal.recht.as_ref().map_or_else(|| "Ieder verzoek".to_owned(), |recht| recht.naam.clone());
        let manier = manier(kanaal, contact, &waarvoor);
        match verzoeken.iter_mut().find(|verzoek| verzoek.waarvoor == waarvoor) {
            Some(verzoek) => verzoek.manieren.push(manier),
            None => verzoeken.push(Verzoek { waarvoor, manieren: vec![manier] }),
        }
    }
    verzoeken
}

/// What the channel itself does not say, comes from the organisation.
fn manier(kanaal: &OpenbaarKanaal, contact: &Contact, waarvoor: &str) -> Manier {
    let soort = kanaal.kanaal.as_ref().map_or("", |soort| &soort.code);
    let telefoon = contact.telefoon.as_ref().filter(|_| soort == "telefoon");
    let algemeen = contact.correspondentieadres.as_ref().filter(|_| soort == "post");
    let tekst = match soort {
        "balie" => "Maak een afspraak".to_owned(),
        "formulier" => format!("Ga naar het formulier ({waarvoor})"),
        _ => format!("Lees hoe dit gaat ({waarvoor})"),
    };
    let formulier =
        kanaal.url.as_deref().and_then(weblink).map(|adres| Weg { soort: "Website", tekst, adres: Some(adres.to_owned()) });
    let overig = wegen(kanaal.email.as_ref(), telefoon, kanaal.correspondentieadres.as_ref().or(algemeen));
    Manier {
        naam: kanaal.kanaal.as_ref().map(|soort| soort.naam.clone()),
        wegen: formulier.into_iter().chain(overig).collect(),
        identificatie: laat_zien_wie_u_bent(kanaal),
    }
}
