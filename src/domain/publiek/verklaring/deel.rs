//! A section while it is being written.

use super::{OnderdeelCode, VerklaringOnderdeel, VerklaringPunt, VerklaringTabel};
use crate::domain::woorden::zinnen::schoon;

/// What the controller decides (AVG 30(1)) and the register of a processor need not say (30(2)).
const VAN_DE_OPDRACHTGEVER: [OnderdeelCode; 7] = [
    OnderdeelCode::Waarom,
    OnderdeelCode::MagDat,
    OnderdeelCode::WelkeGegevens,
    OnderdeelCode::VanWie,
    OnderdeelCode::WieKrijgtZe,
    OnderdeelCode::HoeLang,
    OnderdeelCode::AutomatischeBesluiten,
];

/// Sentences and points so far, and whether one of them tells of a gap.
pub(super) struct Deel {
    onderdeel: VerklaringOnderdeel,
    mist: bool,
}

impl Deel {
    /// A whole section.
    pub(super) fn schrijf(code: OnderdeelCode, kop: &str, schrijf: impl FnOnce(&mut Self)) -> Self {
        let onderdeel = VerklaringOnderdeel { code, kop: kop.to_owned(), alineas: Vec::new(), punten: Vec::new(), tabel: None };
        let mut deel = Self { onderdeel, mist: false };
        schrijf(&mut deel);
        deel
    }

    /// A processor does not decide what is missing here; who does, can tell. A question that is only the client's is not asked.
    pub(super) fn in_opdracht(mut self) -> Self {
        if self.mist && VAN_DE_OPDRACHTGEVER.contains(&self.onderdeel.code) {
            if self.onderdeel.punten.is_empty() {
                (self.onderdeel.alineas, self.mist) = (Vec::new(), false);
            } else {
                self.zeg("Wij werken in opdracht. Vraag dit aan de opdrachtgever.");
            }
        }
        self
    }

    /// The finished sections that say something, and the codes of those with a gap.
    pub(super) fn samen(delen: impl IntoIterator<Item = Self>) -> (Vec<VerklaringOnderdeel>, Vec<OnderdeelCode>) {
        let mut ontbreekt = Vec::new();
        let onderdelen = delen.into_iter().map(|deel| {
            ontbreekt.extend(deel.mist.then_some(deel.onderdeel.code));
            deel.onderdeel
        });
        let zegt_iets = |onderdeel: &VerklaringOnderdeel| !onderdeel.alineas.is_empty() || !onderdeel.punten.is_empty();
        (onderdelen.filter(zegt_iets).collect(), ontbreekt)
    }

    /// A paragraph.
    pub(super) fn zeg(&mut self, alinea: impl AsRef<str>) {
        let alinea = schoon(alinea.as_ref());
        if !alinea.is_empty() {
            self.onderdeel.alineas.push(alinea);
        }
    }

    /// A point, once.
    pub(super) fn noem(&mut self, tekst: impl AsRef<str>) {
        self.verwijs(tekst, None);
    }

    /// A point with an address, which must be one of the web.
    pub(super) fn verwijs(&mut self, tekst: impl AsRef<str>, url: Option<&String>) {
        let punt = VerklaringPunt { tekst: schoon(tekst.as_ref()), url: url.filter(|url| is_webadres(url)).cloned() };
        if !punt.tekst.is_empty() && !self.onderdeel.punten.contains(&punt) {
            self.onderdeel.punten.push(punt);
        }
    }

    /// Whether a point leads there.
    pub(super) fn leidt_naar(&self, url: &str) -> bool {
        self.onderdeel.punten.iter().any(|punt| punt.url.as_deref() == Some(url))
    }

    /// A table.
    pub(super) fn toon(&mut self, koppen: &[&str], rijen: impl IntoIterator<Item = Vec<String>>) {
        let rijen = rijen.into_iter().map(|rij| rij.iter().map(|cel| schoon(cel)).collect());
        let koppen = koppen.iter().map(|kop| (*kop).to_owned());
        self.onderdeel.tabel = Some(VerklaringTabel { koppen: koppen.collect(), rijen: rijen.collect() });
    }

    /// The cell of a table of which the register does not say yet what stands there.
    pub(super) fn lege_cel(&mut self) -> String {
        self.mist = true;
        "staat nog niet in het register".to_owned()
    }

    /// A paragraph that says what the register does not say yet.
    pub(super) fn mist(&mut self, wat: &str) {
        let gat = self.gat(wat);
        self.zeg(gat);
    }

    /// The sentence of a gap, for within another text.
    pub(super) fn gat(&mut self, wat: &str) -> String {
        self.mist = true;
        format!("Het register zegt nog niet {wat}.")
    }
}

/// Whether an address is one of the web; no other becomes a link.
pub(crate) fn is_webadres(url: &str) -> bool {
    let begin = url.to_ascii_lowercase();
    (begin.starts_with("https://") || begin.starts_with("http://"))
        && !url.contains(|teken: char| teken.is_whitespace() || teken.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        for goed in ["https://a.example/b?c=d#e", "HTTP://a.example"] {
            assert!(is_webadres(goed), "{goed}");
        }
        for fout in
            ["javascript:alert(1)", "https:a", "mailto:a@b.example", "https://a.example/\n# x", "https://a b", "", "//a.example"]
        {
            assert!(!is_webadres(fout), "{fout}");
        }
    }

    #[test]
    fn a_gap_is_said_and_remembered_and_a_point_stands_there_once() {
        let deel = Deel::schrijf(OnderdeelCode::Klacht, "Klacht?", |deel| {
            deel.noem("a\nb");
            deel.noem("a b");
            deel.zeg(" ");
            deel.mist("waar");
        });
        let (onderdelen, ontbreekt) = Deel::samen([deel]);
        assert_eq!(onderdelen[0].alineas, ["Het register zegt nog niet waar."]);
        assert_eq!((onderdelen[0].punten.len(), onderdelen[0].punten[0].tekst.as_str()), (1, "a b"));
        assert_eq!(ontbreekt, [OnderdeelCode::Klacht]);
    }
}
