//! A value as people read it, with what makes it the same value.

use uuid::Uuid;

use crate::domain::{
    publiek::openbaar::{OpenbareCode, OpenbareOrganisatieVerwijzing},
    woorden::zinnen::{klein, schoon},
};

/// From this many characters on a text is too long for a sentence.
const LANG: usize = 80;

/// So many characters of a name stand in a sentence about something else.
const KORT: usize = 60;

/// How a value stands inside a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Vorm {
    /// As it is: a name, a number, a date.
    Naam,
    /// A label, with a small first letter.
    Label,
    /// What somebody wrote, between quotation marks.
    Citaat,
    /// Several values in one, between quotation marks.
    Opsomming,
}

/// What a field says.
#[derive(Debug, Clone)]
pub(super) struct Waarde {
    /// As people read it.
    pub(super) tekst: String,
    /// Equal values have equal cores.
    kern: String,
    vorm: Vorm,
    /// The organisation that is named.
    organisatie: Option<Uuid>,
}

impl Waarde {
    fn new(tekst: &str, kern: String, vorm: Vorm) -> Self {
        Self { tekst: tekst.trim().to_owned(), kern, vorm, organisatie: None }
    }

    /// What somebody wrote; `None` when that is nothing.
    pub(super) fn citaat(tekst: Option<&String>) -> Option<Self> {
        let kern = schoon(tekst?);
        (!kern.is_empty()).then(|| Self::new(tekst.map_or("", String::as_str), kern, Vorm::Citaat))
    }

    /// A name of somebody or something, a number or an address.
    pub(super) fn naam(tekst: &str) -> Self {
        Self::new(tekst, schoon(tekst), Vorm::Naam)
    }

    /// A term in words; one that has its own punctuation is quoted.
    pub(super) fn termijn(tekst: Option<&String>) -> Option<Self> {
        let vorm =
            |waarde: Self| if waarde.kern.contains([':', ';', ',', '.']) { waarde } else { Self { vorm: Vorm::Naam, ..waarde } };
        Self::citaat(tekst).map(vorm)
    }

    /// Several values in one text; `kern` decides what is equal.
    pub(super) fn opsomming(tekst: &str, kern: String) -> Self {
        Self::new(tekst, kern, Vorm::Opsomming)
    }

    /// A label: the code decides, not how it reads.
    pub(super) fn code(code: &OpenbareCode) -> Self {
        Self::new(&code.naam, code.code.clone(), Vorm::Label)
    }

    /// A label that is a name.
    pub(super) fn eigennaam(code: &OpenbareCode) -> Self {
        Self::new(&code.naam, code.code.clone(), Vorm::Naam)
    }

    /// Labels in any order; `leeg` is what none of them means.
    pub(super) fn codes(codes: &[OpenbareCode], leeg: Option<&str>) -> Option<Self> {
        let mut kern: Vec<&str> = codes.iter().map(|code| code.code.as_str()).collect();
        kern.sort_unstable();
        let namen: Vec<&str> = codes.iter().map(|code| code.naam.as_str()).collect();
        let tekst = if codes.is_empty() { leeg?.to_owned() } else { namen.join(", ") };
        Some(Self::new(&tekst, kern.join(" "), Vorm::Opsomming))
    }

    /// An organisation: the same one under another name is not the same value.
    pub(super) fn organisatie(organisatie: &OpenbareOrganisatieVerwijzing) -> Self {
        let kern = format!("{} {}", organisatie.uuid, schoon(&organisatie.naam));
        Self { organisatie: Some(organisatie.uuid), ..Self::new(&organisatie.naam, kern, Vorm::Naam) }
    }

    /// "ja" or "nee".
    pub(super) fn ja_nee(ja: bool) -> Self {
        Self::naam(if ja { "ja" } else { "nee" })
    }

    pub(super) fn kern(&self) -> &str {
        &self.kern
    }

    /// Whether both name one organisation.
    pub(super) fn zelfde_organisatie(&self, ander: &Self) -> bool {
        self.organisatie.is_some() && self.organisatie == ander.organisatie
    }

    pub(super) fn is_citaat(&self) -> bool {
        self.vorm == Vorm::Citaat
    }

    pub(super) fn is_lang(&self) -> bool {
        self.tekst.chars().count() > LANG || self.tekst.contains('\n')
    }

    /// The name of something inside a sentence about something else.
    pub(super) fn kort(&self) -> String {
        kort(&self.tekst, KORT)
    }

    /// `kort` in its own form: quoted, when somebody wrote it.
    pub(super) fn genoemd(&self) -> String {
        self.gevormd(self.kort())
    }

    /// The whole value inside a sentence.
    pub(super) fn voluit(&self) -> String {
        self.gevormd(schoon(&self.tekst))
    }

    fn gevormd(&self, kort: String) -> String {
        match self.vorm {
            Vorm::Naam => kort,
            Vorm::Label => klein(&kort),
            Vorm::Citaat | Vorm::Opsomming => format!("“{kort}”"),
        }
    }
}

/// A text on one line, cut between words when it is longer than so many characters.
pub(super) fn kort(tekst: &str, tekens: usize) -> String {
    let tekst = schoon(tekst);
    if tekst.chars().count() <= tekens {
        return tekst;
    }
    let begin: String = tekst.chars().take(tekens).collect();
    let begin = begin.rsplit_once(' ').map_or(begin.as_str(), |(begin, _)| begin);
    format!("{}…", begin.trim_end_matches([' ', ',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(kort("Toezicht op\n straat", 30), "Toezicht op straat");
        assert_eq!(kort("Toezicht op straat, overdag", 20), "Toezicht op straat…");
        assert_eq!(kort("Zeventienletters", 4), "Zeve…");
    }

    #[test]
    fn space_alone_makes_no_other_value() {
        let waarde = |tekst: &str| Waarde::citaat(Some(&tekst.to_owned())).map(|waarde| waarde.kern);
        assert_eq!(waarde("een \n twee"), waarde(" een twee"));
        assert_eq!(waarde(" \n"), None);
    }
}
