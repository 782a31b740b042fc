//! Organisations by number, name and former name.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use uuid::Uuid;

use super::woorden::vorm;
use crate::domain::{
    inhoud::{lengte::hoogstens, organisatie::OrganisatieInvoer},
    levensloop::inlezing::InleesBevinding,
    woorden::zoekwoord::woorden,
};

/// An organisation that the register has.
#[derive(Debug, Clone, Default)]
pub struct BekendeOrganisatie {
    /// Its key.
    pub uuid: Uuid,
    /// Its name and its former names.
    pub namen: Vec<String>,
    /// Number in the Handelsregister.
    pub kvk_nummer: Option<String>,
    /// Organisatie-identificatienummer.
    pub oin: Option<String>,
}

/// The organisations of the register, and those that the file adds.
pub struct Organisaties {
    op_naam: HashMap<String, Option<Uuid>>,
    op_nummer: HashMap<String, Uuid>,
    registerhouder: Uuid,
    nieuw: Option<Box<dyn FnMut() -> Uuid + Send>>,
    gemaakt: HashMap<Uuid, String>,
    /// The name of each, as the register or the file first has it.
    namen: HashMap<Uuid, String>,
    /// How the file writes each of them, with the rows.
    geschreven: BTreeMap<String, (Uuid, BTreeSet<u32>)>,
    /// Names that could be made, with the rows.
    onbekend: BTreeMap<String, BTreeSet<u32>>,
}

/// Words in the name of no organisation: they tell of an agreement, of a state, or of a kind.
const GEEN_NAAM: [&str; 41] = [
    "onderaannemer",
    "onderaannemers",
    "zoals",
    "bijvoorbeeld",
    "bijv",
    "etc",
    "enz",
    "verwerkersovereenkomst",
    "verwerkersovereenkomsten",
    "overeenkomst",
    "overeenkomsten",
    "vwo",
    "aanwezig",
    "afgesloten",
    "getekend",
    "bepalen",
    "onbekend",
    "diverse",
    "divers",
    "verschillende",
    "meerdere",
    "alle",
    "wordt",
    "worden",
    "is",
    "zijn",
    "heeft",
    "hebben",
    "kan",
    "kunnen",
    "mogelijk",
    "buiten",
    "toegang",
    "conform",
    "eventueel",
    "derden",
    "onderdeel",
    "ingevuld",
    "uitzoeken",
    "die",
    "dat",
];
/// Kinds of organisations; a name says more than that.
const SOORTNAAM: [&str; 22] = [
    "de",
    "het",
    "een",
    "onze",
    "externe",
    "extern",
    "interne",
    "intern",
    "leverancier",
    "leveranciers",
    "softwareleverancier",
    "verwerker",
    "verwerkers",
    "hostingpartij",
    "hostingprovider",
    "applicatiebeheerder",
    "partij",
    "partijen",
    "ict",
    "software",
    "bedrijf",
    "bureau",
];
/// The most words of a name.
const LANGSTE_NAAM: usize = 9;

/// Whether a text can be the name of an organisation: no sentence, no answer, no mere kind.
fn is_naam(tekst: &str, gestructureerd: bool) -> bool {
    let gesproken = woorden(tekst);
    let een_van = |lijst: &[&str], woord: &String| lijst.contains(&woord.as_str());
    let rechtsvorm = zonder_rechtsvorm(tekst) != vorm(tekst);
    (1..=LANGSTE_NAAM).contains(&gesproken.len())
        && tekst.contains(|teken: char| teken.is_uppercase())
        && !tekst.contains(['?', ':', ';', '\n'])
        && !tekst.contains("en/of")
        // "Van Dam, Jansen & Partners B.V." is one; other commas may be between two.
        && (gestructureerd || rechtsvorm || !tekst.contains(','))
        && !gesproken.iter().any(|woord| een_van(&GEEN_NAAM, woord))
        && !gesproken.iter().all(|woord| een_van(&SOORTNAAM, woord))
}

impl Organisaties {
    /// All of them; with `nieuw`, what is unknown is made, with the keys that it gives.
    #[must_use]
    pub fn new(bekend: &[BekendeOrganisatie], registerhouder: Uuid, nieuw: Option<Box<dyn FnMut() -> Uuid + Send>>) -> Self {
        let (mut op_naam, mut op_nummer, mut namen) = (HashMap::new(), HashMap::new(), HashMap::new());
        for organisatie in bekend {
            namen.extend(organisatie.namen.first().map(|naam| (organisatie.uuid, naam.clone())));
            for naam in &organisatie.namen {
                // A name that two have says nothing.
                let zelfde = op_naam.entry(zonder_rechtsvorm(naam)).or_insert(Some(organisatie.uuid));
                if *zelfde != Some(organisatie.uuid) {
                    *zelfde = None;
                }
            }
            op_nummer
                .extend(organisatie.kvk_nummer.iter().chain(&organisatie.oin).map(|nummer| (nummer.clone(), organisatie.uuid)));
        }
        let (geschreven, onbekend) = (BTreeMap::new(), BTreeMap::new());
        Self { op_naam, op_nummer, registerhouder, nieuw, gemaakt: HashMap::new(), namen, geschreven, onbekend }
    }

    /// Whose register it is.
    #[must_use]
    pub fn registerhouder(&self) -> Uuid {
        self.registerhouder
    }

    /// The organisation that a text names, by number or by name.
    #[must_use]
    pub fn zoek(&self, tekst: &str) -> Option<Uuid> {
        let mut nummers = tekst.split(|teken: char| !teken.is_ascii_digit()).filter(|nummer| [8, 20].contains(&nummer.len()));
        let op_nummer = nummers.find_map(|nummer| self.op_nummer.get(nummer)).copied();
        let zonder_haken = || tekst.split(" (").next().unwrap_or_default();
        let op_naam = |naam: &str| self.op_naam.get(&zonder_rechtsvorm(naam)).copied().flatten();
        op_nummer.or_else(|| op_naam(tekst)).or_else(|| op_naam(zonder_haken()))
    }

    /// As `zoek`; what is unknown is made when that was asked, and remembered when it was not.
    /// A name of a structured source may have any sign in it.
    pub(super) fn zoek_of_maak(&mut self, naam: &str, rij: u32, gestructureerd: bool) -> Option<Uuid> {
        if let Some(uuid) = self.zoek(naam) {
            return Some(uuid);
        }
        let sleutel = zonder_rechtsvorm(naam);
        // Two that have the name already are not joined by a third.
        if sleutel.is_empty()
            || self.op_naam.contains_key(&sleutel)
            || naam.chars().count() > hoogstens::<OrganisatieInvoer>("naam")
            || !is_naam(naam, gestructureerd)
        {
            return None;
        }
        let Some(nieuw) = &mut self.nieuw else {
            self.onbekend.entry(naam.to_owned()).or_default().insert(rij);
            return None;
        };
        let uuid = nieuw();
        self.op_naam.insert(sleutel, Some(uuid));
        self.gemaakt.insert(uuid, naam.to_owned());
        self.namen.insert(uuid, naam.to_owned());
        Some(uuid)
    }

    /// Remembers that a row means an organisation by this text.
    pub(super) fn onthoud(&mut self, uuid: Uuid, tekst: &str, rij: u32) {
        self.geschreven.entry(tekst.to_owned()).or_insert_with(|| (uuid, BTreeSet::new())).1.insert(rij);
    }

    /// What is told of the file as a whole: each organisation that is new or could be, and each two names that were taken as one.
    #[must_use]
    pub fn bevindingen(&self) -> Vec<InleesBevinding> {
        let mut bevindingen = Vec::new();
        let mut vertel =
            |code, melding: String, naam: &str| bevindingen.push(InleesBevinding::new(None, None, code, melding).over(naam));
        let mut gemaakt: Vec<_> = self.gemaakt.iter().collect();
        gemaakt.sort_by_key(|(_, naam)| naam.to_lowercase());
        for (uuid, naam) in gemaakt {
            let rijen =
                self.geschreven.values().filter(|(een, _)| een == uuid).flat_map(|(_, rijen)| rijen.iter().copied()).collect();
            vertel("nieuwe-organisatie", format!("Deze organisatie wordt nieuw gemaakt ({}).", op_rijen(&rijen)), naam);
        }
        for (naam, rijen) in &self.onbekend {
            let melding = format!(
                "Deze organisatie kent het register niet ({}). Voeg haar toe, of lees in met --nieuwe-organisaties (nieuweOrganisaties=true).",
                op_rijen(rijen)
            );
            vertel("zou-nieuwe-organisatie", melding, naam);
        }
        for (tekst, (uuid, rijen)) in &self.geschreven {
            let Some(naam) = self.namen.get(uuid).filter(|naam| vorm(naam) != vorm(tekst)) else { continue };
            let melding = format!(
                "Dit is gelezen als de organisatie {naam} ({}). Klopt dat niet? Schrijf de naam dan voluit.",
                op_rijen(rijen)
            );
            vertel("zelfde-organisatie", melding, tekst);
        }
        bevindingen
    }

    /// What is made of an organisation that the file adds.
    pub(super) fn gemaakt(&self, uuid: Uuid) -> Option<OrganisatieInvoer> {
        let naam = self.gemaakt.get(&uuid)?.clone();
        Some(OrganisatieInvoer { uuid: Some(uuid), naam, ..OrganisatieInvoer::default() })
    }
}

/// A name as it is compared: "Mailhuis B.V." is "Mailhuis bv" is "Mailhuis".
fn zonder_rechtsvorm(naam: &str) -> String {
    let vorm = vorm(naam);
    let vormen = [" b v", " bv", " n v", " nv"];
    vormen.iter().find_map(|rechtsvorm| vorm.strip_suffix(rechtsvorm)).unwrap_or(&vorm).to_owned()
}

fn op_rijen(rijen: &BTreeSet<u32>) -> String {
    let eerste: Vec<String> = rijen.iter().take(5).map(ToString::to_string).collect();
    let meer = if rijen.len() > 5 { ", …" } else { "" };
    format!("{} {}{meer}", if rijen.len() == 1 { "rij" } else { "rijen" }, eerste.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_in_a_structured_name_is_no_doubt() {
        assert!(is_naam("Minister van Zorg, Welzijn en Sport", true) && !is_naam("Minister van Zorg, Welzijn en Sport", false));
    }

    #[test]
    fn a_sentence_or_an_answer_is_no_name() {
        for naam in
            ["Mailhuis", "Van Dam, Jansen & Partners B.V.", "Stichting Zorg voor Jeugd", "3M", "PinkRoccade Local Government"]
        {
            assert!(is_naam(naam, false), "{naam}");
        }
        for anders in [
            "Verwerkersovereenkomst aanwezig",
            "Softhuis Lokaal, onderdeel van Grote Groep",
            "De leverancier",
            "hostingpartij",
            "Wie beheert dit?",
            "Diverse leveranciers",
            "Alle gegevens worden door ons zelf beheerd",
        ] {
            assert!(!is_naam(anders, false), "{anders}");
        }
    }
}
