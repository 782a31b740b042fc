//! From HTML to blocks of text: what a reader on paper needs, and nothing of what only a screen can do.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use crate::error::{Error, Result};

/// Text that goes on, in one style or another.
pub(super) type Tekst = Vec<Stuk>;

/// A piece of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stuk {
    pub(super) tekst: String,
    pub(super) vet: bool,
    /// Where it leads.
    pub(super) adres: Option<String>,
}

/// What stands below one another.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Blok {
    /// A heading, its level, and its name within the part.
    Kop(u16, Tekst, Option<String>),
    Alinea(Tekst),
    Lijst(Vec<Vec<Blok>>),
    /// Questions with their answers.
    Paren(Vec<(Tekst, Vec<Blok>)>),
    /// Headings of the columns, and the cells of each row.
    Tabel(Vec<Tekst>, Vec<Vec<Vec<Blok>>>),
}

/// Elements without content, and so without an end.
const LEEG: [&str; 7] = ["br", "wbr", "img", "hr", "input", "meta", "link"];
/// Elements that stand within a line.
const IN_DE_REGEL: [&str; 14] =
    ["a", "abbr", "b", "br", "code", "del", "em", "ins", "mark", "small", "span", "strong", "time", "wbr"];
/// What only a screen has a use for.
const ALLEEN_SCHERM: [&str; 6] = ["nav", "script", "style", "form", "head", "template"];
/// The same, by class: as in the rules for print of the style sheet.
const NIET_OP_PAPIER: [&str; 4] = ["niet-op-papier", "verborgen", "knoppen", "wegwijzer-vak"];

#[derive(Debug, Default)]
struct Element {
    naam: String,
    klasse: String,
    id: Option<String>,
    adres: Option<String>,
    kinderen: Vec<Knoop>,
}

#[derive(Debug)]
enum Knoop {
    Tekst(String),
    Element(Element),
}

/// The blocks of a page or a piece of one.
pub(super) fn blokken(html: &str) -> Result<Vec<Blok>> {
    let inhoud = html.split_once("<main").and_then(|(_, na)| na.split_once('>')).map_or(html, |(_, inhoud)| inhoud);
    let inhoud = inhoud.split_once("</main>").map_or(inhoud, |(inhoud, _)| inhoud);
    Ok(boom(inhoud)?.blokken())
}

fn boom(html: &str) -> Result<Element> {
    let mut reader = Reader::from_str(html);
    let mut stapel = vec![Element::default()];
    loop {
        let knoop = match reader.read_event().map_err(Error::internal)? {
            Event::Start(tag) => {
                let element = Element::new(&tag)?;
                if !LEEG.contains(&element.naam.as_str()) {
                    stapel.push(element);
                    continue;
                }
                Knoop::Element(element)
            }
            Event::Empty(tag) => Knoop::Element(Element::new(&tag)?),
            Event::End(_) if stapel.len() > 1 => Knoop::Element(stapel.pop().unwrap_or_default()),
            // A line that ends in the source does not end on paper.
            Event::Text(tekst) => Knoop::Tekst(tekst.replace('\n', " ")),
            Event::GeneralRef(code) => Knoop::Tekst(teken(&code)?),
            Event::Eof => break,
            _ => continue,
        };
        if let Some(boven) = stapel.last_mut() {
            boven.kinderen.push(knoop);
        }
    }
    stapel.into_iter().next().ok_or_else(|| Error::internal("markup without content"))
}

/// The sign behind a code.
fn teken(code: &quick_xml::events::BytesRef<'_>) -> Result<String> {
    if let Some(teken) = code.resolve_char_ref().map_err(Error::internal)? {
        return Ok(teken.to_string());
    }
    let bekend = quick_xml::escape::resolve_xml_entity(code);
    Ok(bekend.unwrap_or(if &**code == "nbsp" { "\u{a0}" } else { "" }).to_owned())
}

impl Element {
    fn new(tag: &BytesStart<'_>) -> Result<Self> {
        let mut element = Self { naam: tag.name().as_ref().to_owned(), ..Self::default() };
        for attribuut in tag.html_attributes() {
            let attribuut = attribuut.map_err(Error::internal)?;
            let waarde = attribuut.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(Error::internal)?.into_owned();
            match attribuut.key.as_ref() {
                "class" => element.klasse = waarde,
                "id" => element.id = Some(waarde),
                "href" => element.adres = Some(waarde),
                _ => {}
            }
        }
        Ok(element)
    }

    fn is_op_papier(&self) -> bool {
        !ALLEEN_SCHERM.contains(&self.naam.as_str()) && !self.klasse.split(' ').any(|klasse| NIET_OP_PAPIER.contains(&klasse))
    }

    /// The elements within that are called so, however deep.
    fn alle<'a>(&'a self, namen: &[&str], gevonden: &mut Vec<&'a Element>) {
        for kind in self.elementen() {
            if namen.contains(&kind.naam.as_str()) {
                gevonden.push(kind);
            } else {
                kind.alle(namen, gevonden);
            }
        }
    }

    fn elementen(&self) -> impl Iterator<Item = &Element> {
        self.kinderen.iter().filter_map(|kind| match kind {
            Knoop::Element(element) if element.is_op_papier() => Some(element),
            _ => None,
        })
    }

    fn blokken(&self) -> Vec<Blok> {
        let (mut blokken, mut los) = (Vec::new(), Tekst::new());
        for kind in &self.kinderen {
            match kind {
                Knoop::Tekst(tekst) => los.push(Stuk { tekst: tekst.clone(), vet: false, adres: None }),
                Knoop::Element(element) if !element.is_op_papier() => {}
                Knoop::Element(element) if IN_DE_REGEL.contains(&element.naam.as_str()) => element.stukken(false, None, &mut los),
                Knoop::Element(element) => {
                    sluit(&mut los, &mut blokken);
                    blokken.extend(element.blok());
                }
            }
        }
        sluit(&mut los, &mut blokken);
        blokken
    }

    fn blok(&self) -> Vec<Blok> {
        let van = |namen: &[&str]| {
            let mut gevonden = Vec::new();
            self.alle(namen, &mut gevonden);
            gevonden
        };
        match self.naam.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let niveau = self.naam[1..].parse().unwrap_or(6);
                vec![Blok::Kop(niveau, self.tekst(), self.id.clone())]
            }
            "ul" | "ol" => vec![Blok::Lijst(self.elementen().map(Self::blokken).filter(|punt| !punt.is_empty()).collect())],
            "dl" => {
                let mut paren: Vec<(Tekst, Vec<Blok>)> = Vec::new();
                for deel in van(&["dt", "dd"]) {
                    match (deel.naam.as_str(), paren.last_mut()) {
                        ("dd", Some((_, antwoord))) => antwoord.extend(deel.blokken()),
                        _ => paren.push((deel.tekst(), Vec::new())),
                    }
                }
                vec![Blok::Paren(paren)]
            }
            "table" => {
                let mut rijen = van(&["tr"]).into_iter();
                let koppen = rijen.next().map(|rij| rij.elementen().map(Self::tekst).collect()).unwrap_or_default();
                vec![Blok::Tabel(koppen, rijen.map(|rij| rij.elementen().map(Self::blokken).collect()).collect())]
            }
            _ => self.blokken(),
        }
    }

    fn tekst(&self) -> Tekst {
        let mut stukken = Tekst::new();
        self.stukken(false, None, &mut stukken);
        stukken
    }

    fn stukken(&self, vet: bool, adres: Option<&String>, stukken: &mut Tekst) {
        let vet = vet || ["strong", "b"].contains(&self.naam.as_str());
        let adres = self.adres.as_ref().or(adres);
        if self.naam == "br" {
            stukken.push(Stuk { tekst: "\n".to_owned(), vet, adres: None });
        }
        for kind in &self.kinderen {
            match kind {
                Knoop::Tekst(tekst) => stukken.push(Stuk { tekst: tekst.clone(), vet, adres: adres.cloned() }),
                Knoop::Element(element) if element.is_op_papier() => element.stukken(vet, adres, stukken),
                Knoop::Element(_) => {}
            }
        }
    }
}

/// What stood loose between blocks is a paragraph of its own.
fn sluit(los: &mut Tekst, blokken: &mut Vec<Blok>) {
    if los.iter().any(|stuk| !stuk.tekst.trim().is_empty()) {
        blokken.push(Blok::Alinea(std::mem::take(los)));
    }
    los.clear();
}
