//! What a record says, as a tree: fields, and lists of elements that have fields. Two records give trees of the same form.

use super::waarde::Waarde;
use crate::domain::{
    publiek::openbaar::{OpenbareCode, OpenbareOrganisatieVerwijzing},
    woorden::zinnen::groot,
};

/// How a field is spoken of.
#[derive(Debug, Clone)]
pub(super) enum Onderwerp {
    /// "de toelichting".
    De(String),
    /// "het doel".
    Het(String),
    /// More than one: "de gegevens".
    Meer(String),
    /// A question: "of er minderjarigen bij zijn".
    Vraag(String),
}

impl Onderwerp {
    /// In a sentence: "de toelichting".
    pub(super) fn voluit(&self) -> String {
        match self {
            Self::De(woord) | Self::Meer(woord) => format!("de {woord}"),
            Self::Het(woord) => format!("het {woord}"),
            Self::Vraag(vraag) => vraag.clone(),
        }
    }

    /// On its own: "Toelichting".
    pub(super) fn los(&self) -> String {
        let (Self::De(woord) | Self::Het(woord) | Self::Meer(woord) | Self::Vraag(woord)) = self;
        groot(woord)
    }
}

/// A field.
#[derive(Debug)]
pub(super) struct Veld {
    pub(super) onderdeel: &'static str,
    /// Where its value stands in the JSON of the element, as a pointer; empty for the element itself.
    pub(super) pad: String,
    pub(super) onderwerp: Onderwerp,
    pub(super) waarde: Option<Waarde>,
    /// Whether readers are told elsewhere, or need not know: only programs are told here.
    pub(super) stil: bool,
}

/// One thing that a record says.
#[derive(Debug)]
pub(super) enum Knoop {
    /// A field of the version itself, which always differs: only shown side by side.
    Kenmerk(Veld),
    /// A field.
    Veld(Veld),
    /// A field, and what follows from it: told on its own only when the field itself is the same.
    Samen(Veld, Vec<Veld>),
    /// Elements that belong together by meaning.
    Lijst(Lijst),
}

/// How the elements of a list are spoken of. The functions take the name of an element and whose list it is.
#[derive(Debug)]
pub(super) struct Soort {
    /// "doel".
    pub(super) enkel: &'static str,
    pub(super) nieuw: fn(naam: &str, bij: &str) -> String,
    pub(super) weg: fn(naam: &str, bij: &str) -> String,
    /// Whether what no key brings together belongs together by place.
    pub(super) op_plaats: bool,
}

/// A list.
#[derive(Debug)]
pub(super) struct Lijst {
    pub(super) onderdeel: &'static str,
    /// Where it stands in the JSON of the element that has it, as a pointer.
    pub(super) pad: String,
    pub(super) soort: &'static Soort,
    /// Whose list it is: " van het doel “Toezicht”"; empty for the activity itself.
    pub(super) bij: String,
    pub(super) items: Vec<Item>,
}

/// An element of a list.
#[derive(Debug)]
pub(super) struct Item {
    /// Its place in the list, from 0.
    pub(super) plaats: usize,
    /// Elements with an equal key belong together; the strongest key first.
    pub(super) sleutels: Vec<Option<String>>,
    pub(super) naam: Waarde,
    pub(super) knopen: Vec<Knoop>,
}

/// Makes fields of one section, about one thing.
#[derive(Debug, Clone)]
pub(super) struct Plek {
    pub(super) onderdeel: &'static str,
    /// What the fields are about: " van het doel “Toezicht”".
    pub(super) bij: String,
    /// In which object of the JSON they stand, as a pointer; empty for the element itself.
    pad: String,
}

impl Plek {
    pub(super) fn new(onderdeel: &'static str, bij: impl Into<String>) -> Self {
        Self { onderdeel, bij: bij.into(), pad: String::new() }
    }

    /// The same, for what stands in an object of its own.
    pub(super) fn onder(self, sleutel: &str) -> Self {
        Self { pad: self.op(sleutel), ..self }
    }

    /// The same, for what belongs to a field.
    pub(super) fn op_plaats_van(self, hoofd: &Veld) -> Self {
        Self { pad: hoofd.pad.clone(), ..self }
    }

    /// The same, seen from within an element of a list.
    pub(super) fn zelf(&self) -> Self {
        Self { pad: String::new(), ..self.clone() }
    }

    /// The place of a key; without one the object itself.
    fn op(&self, sleutel: &str) -> String {
        if sleutel.is_empty() { self.pad.clone() } else { format!("{}/{sleutel}", self.pad) }
    }

    pub(super) fn de(&self, sleutel: &str, woord: &str, waarde: Option<Waarde>) -> Veld {
        self.veld(sleutel, Onderwerp::De(self.met(woord)), waarde)
    }

    pub(super) fn het(&self, sleutel: &str, woord: &str, waarde: Option<Waarde>) -> Veld {
        self.veld(sleutel, Onderwerp::Het(self.met(woord)), waarde)
    }

    pub(super) fn meer(&self, sleutel: &str, woord: &str, waarde: Option<Waarde>) -> Veld {
        self.veld(sleutel, Onderwerp::Meer(self.met(woord)), waarde)
    }

    /// A question, with what makes it a question about this: "of het recht geldt".
    pub(super) fn vraag(&self, sleutel: &str, vraag: String, waarde: Option<Waarde>) -> Veld {
        self.veld(sleutel, Onderwerp::Vraag(vraag), waarde)
    }

    /// A question about this that is answered with yes or no: "of er minderjarigen zijn".
    pub(super) fn of(&self, sleutel: &str, vraag: &str, antwoord: Option<bool>) -> Veld {
        self.vraag(sleutel, self.met(vraag), antwoord.map(Waarde::ja_nee))
    }

    fn met(&self, woord: &str) -> String {
        format!("{woord}{}", self.bij)
    }

    fn veld(&self, sleutel: &str, onderwerp: Onderwerp, waarde: Option<Waarde>) -> Veld {
        Veld { onderdeel: self.onderdeel, pad: self.op(sleutel), onderwerp, waarde, stil: false }
    }

    pub(super) fn toelichting(&self, tekst: Option<&String>) -> Knoop {
        self.de("toelichting", "toelichting", Waarde::citaat(tekst)).into()
    }

    pub(super) fn adres(&self, sleutel: &str, adres: Option<&String>) -> Knoop {
        self.het(sleutel, "adres", Waarde::citaat(adres)).into()
    }

    /// An organisation, with what belongs to it.
    pub(super) fn organisatie(&self, hoofd: Veld, organisatie: Option<&OpenbareOrganisatieVerwijzing>) -> Knoop {
        let (soort, land) = organisatie.map_or((None, None), |organisatie| {
            let OpenbareOrganisatieVerwijzing { uuid: _, naam: _, soort, land } = organisatie;
            (soort.as_ref().map(Waarde::code), land.as_ref().map(Waarde::eigennaam))
        });
        let van = organisatie.map(|organisatie| format!(" van {}", Waarde::organisatie(organisatie).kort())).unwrap_or_default();
        let over = Self::new(self.onderdeel, van).op_plaats_van(&hoofd);
        let delen = vec![over.de("soort", "soort organisatie", soort), over.het("land", "land van vestiging", land)];
        Knoop::Samen(hoofd, delen)
    }

    pub(super) fn lijst(&self, sleutel: &str, soort: &'static Soort, items: impl Iterator<Item = Item>) -> Knoop {
        let items = items.enumerate().map(|(plaats, item)| Item { plaats, ..item }).collect();
        Knoop::Lijst(Lijst { onderdeel: self.onderdeel, pad: self.op(sleutel), soort, bij: self.bij.clone(), items })
    }
}

impl Veld {
    /// As it is, but only programs are told when it differs.
    pub(super) fn stil(self, stil: bool) -> Self {
        Self { stil, ..self }
    }
}

impl Item {
    pub(super) fn new(sleutels: Vec<Option<String>>, naam: Waarde, knopen: Vec<Knoop>) -> Self {
        Self { plaats: 0, sleutels, naam, knopen }
    }
}

impl From<Veld> for Knoop {
    fn from(veld: Veld) -> Self {
        Self::Veld(veld)
    }
}

/// A key of more than one part; none when there is no part.
pub(super) fn sleutel(delen: &[Option<&str>]) -> Option<String> {
    delen.iter().any(Option::is_some).then(|| delen.iter().map(|deel| deel.unwrap_or_default()).collect::<Vec<_>>().join("\u{0}"))
}

/// The code of a label.
pub(super) fn code(code: Option<&OpenbareCode>) -> Option<&str> {
    code.map(|code| code.code.as_str())
}
