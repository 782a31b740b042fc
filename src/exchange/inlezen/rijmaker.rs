//! One row made into a content, cell by cell. What is certain gets its place; the rest is kept word for word.

mod antwoord;
mod betrokkenen;
pub mod datum;
mod doelen;
mod enkel;
mod later;
mod leeg;
mod partijen;
mod splitsen;
mod verwijzingen;
mod waarborgen;

pub(super) use leeg::zegt_niets;
pub(super) use verwijzingen::resultaat;

use antwoord::{Antwoord, antwoord};
use leeg::{geen_zegt_iets, is_streepje, zonder_inhoud};

use super::{
    Organisaties, Vertaling, nummer,
    vertaling::Veld,
    woorden::{ja_nee, vorm},
};
use crate::domain::{
    inhoud::{
        Betrokkene, Ingelezen, Inhoud,
        beheer::{Beheer, ExternKenmerk, Systeem},
        lengte::hoogstens,
        organisatie::OrganisatieInvoer,
    },
    levensloop::inlezing::InleesBevinding,
    recht::kennis::Kennis,
};

/// What a row became.
#[derive(Debug, Default)]
pub(super) struct Gemaakt {
    pub(super) kenmerk: Option<String>,
    pub(super) inhoud: Inhoud,
    pub(super) beheer: Beheer,
    pub(super) organisaties: Vec<OrganisatieInvoer>,
    pub(super) ingelezen: Vec<Ingelezen>,
    pub(super) bevindingen: Vec<InleesBevinding>,
}

/// A row under way.
pub(super) struct Rijmaker<'a> {
    vertaling: &'a Vertaling,
    kennis: &'a Kennis,
    organisaties: &'a mut Organisaties,
    rij: u32,
    gemaakt: Gemaakt,
    /// Cells of this row that are read together, after its others.
    samen: Samen,
    /// The groups of people with their numbers, and which of them the last row is about.
    groepen: Vec<(Option<u32>, Betrokkene)>,
    laatste_groepen: Vec<usize>,
    /// Which purposes the last row that has any is about.
    laatste_doelen: Vec<usize>,
    /// The texts are of a structured source: each is one value.
    pub(super) heel: bool,
    instrument: Vec<(String, String)>,
    geen_overeenkomst: Vec<(String, String)>,
    geen_ontvangers: Vec<(String, String)>,
    /// What is said of something else in the row.
    later: Vec<(u32, Veld, String, String)>,
}

/// What belongs together although it stands in columns of its own.
#[derive(Debug, Default)]
struct Samen {
    grondslagen: Vec<(String, String)>,
    wetten: Vec<(String, String)>,
    betrokkenen: Vec<(String, String)>,
    gegevens: Vec<(String, String)>,
    bronnen: Vec<(String, String)>,
    /// Data of a column for special categories.
    bijzondere: Vec<(String, String)>,
    bsn: bool,
    /// The purposes of this row.
    doelen: Vec<usize>,
    /// "Ja" where the question was which data.
    welke: Option<(String, String)>,
    bijzonder: bool,
}

impl<'a> Rijmaker<'a> {
    pub(super) fn new(vertaling: &'a Vertaling, kennis: &'a Kennis, organisaties: &'a mut Organisaties, rij: usize) -> Self {
        Self {
            vertaling,
            kennis,
            organisaties,
            rij: nummer(rij),
            gemaakt: Gemaakt::default(),
            samen: Samen::default(),
            groepen: Vec::new(),
            laatste_groepen: Vec::new(),
            laatste_doelen: Vec::new(),
            heel: false,
            instrument: Vec::new(),
            geen_overeenkomst: Vec::new(),
            geen_ontvangers: Vec::new(),
            later: Vec::new(),
        }
    }

    /// Goes on with a row below it about the same activity.
    pub(super) fn vervolg(&mut self, rij: usize, eerste: usize, met_naam: bool) {
        self.rij_klaar();
        self.rij = nummer(rij);
        let (code, melding) = if met_naam {
            (
                "samengenomen",
                format!("Deze rij heeft hetzelfde kenmerk en dezelfde naam als rij {eerste}; zij zijn samen gelezen."),
            )
        } else {
            ("vervolgrij", format!("Deze rij heeft geen naam en is gelezen als vervolg van de verwerking op rij {eerste}."))
        };
        self.gemaakt.bevindingen.push(InleesBevinding::new(Some(self.rij), None, code, melding));
    }

    /// Tells something about a cell.
    pub(super) fn meld(&mut self, kolom: &str, code: &str, melding: &str, waarde: &str) {
        self.gemaakt.bevindingen.push(InleesBevinding::new(Some(self.rij), Some(kolom), code, melding).over(waarde));
    }

    /// Keeps a cell word for word.
    pub(super) fn bewaar(&mut self, kolom: &str, tekst: &str) {
        let ingelezen = Ingelezen::new(kolom, tekst);
        if !self.gemaakt.ingelezen.contains(&ingelezen) {
            self.gemaakt.ingelezen.push(ingelezen);
        }
    }

    /// Keeps a cell and tells why.
    fn onbegrepen(&mut self, (kolom, tekst): (&str, &str), code: &str, melding: &str, waarde: &str) {
        self.bewaar(kolom, tekst);
        self.meld(kolom, code, melding, waarde);
    }

    /// Reads a cell with something in it.
    pub(super) fn lees(&mut self, veld: Veld, kolom: &str, tekst: &str) {
        // A placeholder is no text; an empty box is.
        if ja_nee(tekst).is_none() && tekst.starts_with('[') && tekst.ends_with(']') {
            return self.onbegrepen((kolom, tekst), "plaatshouder", "Hier staat nog een plaatshouder.", tekst);
        }
        if is_streepje(tekst) {
            return;
        }
        let cel = (kolom, tekst);
        if let Some((code, melding)) = zonder_inhoud(veld, tekst) {
            return self.onbegrepen(cel, code, melding, tekst);
        }
        if Self::is_geen(tekst) && !geen_zegt_iets(veld) {
            return self.bewaar(kolom, tekst);
        }
        let paar = || (kolom.to_owned(), tekst.to_owned());
        match veld {
            Veld::Kenmerk => self.kenmerk(cel),
            Veld::Naam => self.naam(cel),
            Veld::Systemen => self.systemen(cel),
            Veld::Themas => self.themas(cel),
            Veld::Verantwoordelijke => self.verantwoordelijken(cel),
            Veld::GeldtVoor => self.geldt_voor(cel),
            Veld::Doelen => self.doelen(cel),
            // A cross in a column that is named after a legal basis.
            Veld::Grondslag | Veld::Wetten if ja_nee(tekst).is_some() => {
                if !self.vertaling.is_waarde(Veld::Grondslag, kolom) {
                    self.bewaar(kolom, tekst);
                } else if ja_nee(tekst) == Some(true) {
                    self.samen.grondslagen.push((kolom.to_owned(), kolom.to_owned()));
                }
            }
            Veld::Grondslag => self.samen.grondslagen.push(paar()),
            Veld::Wetten => self.samen.wetten.push(paar()),
            Veld::Betrokkenen => self.samen.betrokkenen.push(paar()),
            Veld::Gegevens => self.samen.gegevens.push(paar()),
            Veld::BijzondereGegevens => self.bijzondere_gegevens(cel),
            Veld::Bsn => self.bsn(cel),
            Veld::Bronnen => self.samen.bronnen.push(paar()),
            Veld::Ontvangers => self.ontvangers(cel),
            Veld::Verwerkers => self.verwerkers(cel),
            Veld::GeenOvereenkomst => self.geen_overeenkomst.push(paar()),
            Veld::Doorgifte => self.doorgifte(cel),
            Veld::DoorgifteInstrument => self.instrument.push(paar()),
            Veld::Bewaartermijn => self.bewaartermijnen(cel),
            Veld::Beveiliging => self.beveiliging(cel),
            Veld::Dpia | Veld::DpiaUitgevoerd | Veld::DpiaNodig => self.dpia(veld, cel),
            Veld::Besluitvorming => self.besluitvorming(cel),
            Veld::Opdrachtgevers => self.opdrachtgevers(cel),
            Veld::Uitzondering => self.uitzonderingen(cel),
            Veld::BsnGrond | Veld::StrafrechtelijkeGrond => self.grond(veld, cel),
            Veld::DpiaCriteria => self.dpia_criteria(cel),
            Veld::Algoritmes => self.algoritmes(cel),
            Veld::Cookies => self.cookies(cel),
            Veld::Zaaktypen => self.zaaktypen(cel),
            Veld::UplProducten => self.upl_producten(cel),
            Veld::Aliassen => self.aliassen(cel),
            Veld::RechtenAfwijkingen => self.rechten_afwijkingen(cel),
            // Said of something else in the row.
            veld if veld.is_later() => self.later.push((self.rij, veld, kolom.to_owned(), tekst.to_owned())),
            Veld::Negeren => {}
            // Of which there is one: every other field.
            _ => self.enkel(veld, cel),
        }
    }

    /// Reads a cell in a column that is named after a value: a cross says that it holds.
    pub(super) fn kruis(&mut self, veld: Veld, kolom: &str, waarde: &str, tekst: &str) {
        match ja_nee(tekst) {
            Some(true) => self.lees(veld, kolom, waarde),
            Some(false) => {}
            None if Self::is_geen(tekst) || is_streepje(tekst) => {}
            // "Overig, namelijk".
            None if ["overig", "anders"].iter().any(|begin| vorm(waarde).starts_with(begin)) => self.lees(veld, kolom, tekst),
            None => self.geen_ja_nee((kolom, tekst)),
        }
    }

    /// What belongs together in a row is put together.
    fn rij_klaar(&mut self) {
        self.grondslagen();
        self.wie_en_wat();
        self.samen = Samen::default();
    }

    /// The rows, with what belongs together put together.
    pub(super) fn klaar(mut self) -> Gemaakt {
        self.rij_klaar();
        self.later();
        self.gemaakt.inhoud.betrokkenen = std::mem::take(&mut self.groepen).into_iter().map(|(_, groep)| groep).collect();
        self.zonder_ontvangers();
        self.zonder_overeenkomst();
        self.instrument();
        self.gemaakt
    }

    /// A field has one value: another in a later cell is kept beside it.
    fn eerste<T: PartialEq>(&mut self, cel: (&str, &str), oud: Option<T>, nieuw: Option<T>) -> Option<T> {
        if oud.is_some() && nieuw.is_some() && oud != nieuw {
            self.onbegrepen(cel, "tweede-waarde", "Hiervoor is al een andere waarde gelezen; dit veld heeft er maar een.", cel.1);
        }
        oud.or(nieuw)
    }

    fn kenmerk(&mut self, (kolom, tekst): (&str, &str)) {
        if let Some(eerder) = &self.gemaakt.kenmerk {
            if *eerder != op_een_regel(tekst) {
                self.bewaar(kolom, tekst);
            }
        } else if self.past((kolom, tekst), hoogstens::<ExternKenmerk>("kenmerk")) {
            self.gemaakt.kenmerk = Some(op_een_regel(tekst));
        }
    }

    fn naam(&mut self, (kolom, tekst): (&str, &str)) {
        let naam = op_een_regel(tekst);
        if !self.gemaakt.inhoud.naam.is_empty() {
            if self.gemaakt.inhoud.naam != naam {
                self.bewaar(kolom, tekst);
            }
        } else if !naam.contains(char::is_alphabetic) {
            self.onbegrepen((kolom, tekst), "geen-naam", "Dit is geen naam: er staat geen letter in.", tekst);
        } else if self.past((kolom, &naam), hoogstens::<Inhoud>("naam")) {
            self.gemaakt.inhoud.naam = naam;
        }
    }

    /// Whether a text fits in its field; else it is kept beside it.
    pub(super) fn past(&mut self, cel: (&str, &str), hoogstens: usize) -> bool {
        let past = cel.1.chars().nth(hoogstens).is_none();
        if !past {
            self.onbegrepen(cel, "te-lang", &format!("Deze tekst is langer dan de {hoogstens} tekens die hier passen."), cel.1);
        }
        past
    }

    fn geen_ja_nee(&mut self, cel: (&str, &str)) {
        self.onbegrepen(cel, "geen-ja-of-nee", "Hier is alleen ja of nee te begrijpen.", cel.1);
    }

    /// Whether a text answers instead of naming something: then it is kept, and never becomes content.
    fn is_antwoord(&mut self, cel: (&str, &str), deel: &str) -> bool {
        let Some(gevonden) = antwoord(deel) else { return false };
        let (code, melding) = match gevonden {
            Antwoord::Geen => ("ontkenning", "Dit zegt dat iets er niet is; het is geen waarde. De tekst staat bij het concept."),
            Antwoord::Anders => ("antwoord", "Dit is een antwoord en geen waarde. Vul in wat het is."),
        };
        self.onbegrepen(cel, code, melding, deel);
        true
    }

    fn onbekend(&mut self, lijst: &str, cel: (&str, &str), waarde: &str) {
        let melding = format!("Dit woord staat niet in de lijst van het register ({lijst}). Kies zelf wat het is.");
        self.onbegrepen(cel, "onbekend-woord", &melding, waarde);
    }

    fn systemen(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::Systemen, cel.1) {
            if self.is_antwoord(cel, &deel.tekst) || !self.past((cel.0, &deel.tekst), hoogstens::<Systeem>("naam")) {
                continue;
            }
            let systeem = Systeem { naam: Some(deel.tekst), organisatie: None };
            if !self.gemaakt.beheer.systemen.contains(&systeem) {
                self.gemaakt.beheer.systemen.push(systeem);
            }
        }
    }

    fn themas(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::Themas, cel.1) {
            match self.vertaling.boek.alle_codes("thema", &deel.tekst) {
                Some(codes) => self.gemaakt.inhoud.themas.extend(codes),
                None => self.onbekend("thema", cel, &deel.tekst),
            }
        }
        let themas = &mut self.gemaakt.inhoud.themas;
        themas.sort();
        themas.dedup();
    }

    /// The one code that a text stands for.
    pub(super) fn code(&self, lijst: &str, tekst: &str) -> Option<String> {
        self.vertaling.boek.code(lijst, tekst)
    }
}

/// The text with a space wherever there was white space.
fn op_een_regel(tekst: &str) -> String {
    tekst.split_whitespace().collect::<Vec<_>>().join(" ")
}
