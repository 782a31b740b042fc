//! What a record says, as a tree: fields, and lists of elements that have fields. Two records give trees of the same form.

use super::waarde::Waarde;
use crate::domain::{
    openbaar::{OpenbareCode, OpenbareOrganisatieVerwijzing},
    zinnen::groot,
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
    /// What the field is called where it is plain whose it is: "Toelichting".
    pub(super) woord: String,
    /// What it is called elsewhere.
    pub(super) onderwerp: Onderwerp,
    pub(super) waarde: Option<Waarde>,
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
    pub(super) soort: &'static Soort,
    /// Whose list it is: " van het doel “Toezicht”"; empty for the activity itself.
    pub(super) bij: String,
    pub(super) items: Vec<Item>,
}

/// An element of a list.
#[derive(Debug)]
pub(super) struct Item {
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
}

impl Plek {
    pub(super) fn new(onderdeel: &'static str, bij: impl Into<String>) -> Self {
        Self { onderdeel, bij: bij.into() }
    }

    pub(super) fn de(&self, woord: &str, waarde: Option<Waarde>) -> Veld {
        self.veld(Onderwerp::De, woord, &self.bij, waarde)
    }

    pub(super) fn het(&self, woord: &str, waarde: Option<Waarde>) -> Veld {
        self.veld(Onderwerp::Het, woord, &self.bij, waarde)
    }

    pub(super) fn meer(&self, woord: &str, waarde: Option<Waarde>) -> Veld {
        self.veld(Onderwerp::Meer, woord, &self.bij, waarde)
    }

    /// A question, and what makes it a question about this: " bij de grondslag “Toestemming”".
    pub(super) fn vraag(&self, vraag: &str, over: &str, waarde: Option<Waarde>) -> Veld {
        self.veld(Onderwerp::Vraag, vraag, over, waarde)
    }

    pub(super) fn of(&self, vraag: &str, over: &str, antwoord: Option<bool>) -> Knoop {
        Knoop::Veld(self.vraag(vraag, over, antwoord.map(Waarde::ja_nee)))
    }

    fn veld(&self, onderwerp: fn(String) -> Onderwerp, woord: &str, over: &str, waarde: Option<Waarde>) -> Veld {
        Veld { onderdeel: self.onderdeel, woord: groot(woord), onderwerp: onderwerp(format!("{woord}{over}")), waarde }
    }

    pub(super) fn toelichting(&self, tekst: Option<&String>) -> Knoop {
        Knoop::Veld(self.de("toelichting", Waarde::citaat(tekst)))
    }

    pub(super) fn adres(&self, adres: Option<&String>) -> Knoop {
        Knoop::Veld(self.het("adres", Waarde::citaat(adres)))
    }

    /// An organisation, with what belongs to it.
    pub(super) fn organisatie(&self, hoofd: Veld, organisatie: Option<&OpenbareOrganisatieVerwijzing>) -> Knoop {
        let (soort, land) = organisatie.map_or((None, None), |organisatie| {
            let OpenbareOrganisatieVerwijzing { uuid: _, naam: _, soort, land } = organisatie;
            (soort.as_ref().map(Waarde::code), land.as_ref().map(Waarde::eigennaam))
        });
        let van = organisatie.map(|organisatie| format!(" van {}", Waarde::organisatie(organisatie).kort())).unwrap_or_default();
        let over = Self::new(self.onderdeel, van);
        Knoop::Samen(hoofd, vec![over.de("soort organisatie", soort), over.het("land van vestiging", land)])
    }

    pub(super) fn lijst(&self, soort: &'static Soort, items: impl Iterator<Item = Item>) -> Knoop {
        Knoop::Lijst(Lijst { onderdeel: self.onderdeel, soort, bij: self.bij.clone(), items: items.collect() })
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
