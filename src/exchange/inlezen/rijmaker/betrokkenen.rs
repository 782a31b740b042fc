//! Groups of people, and the data about each of them.

use super::Rijmaker;
use crate::{
    domain::inhoud::{Betrokkene, BronVermelding, Gegeven, lengte::hoogstens},
    exchange::inlezen::{
        delen::{Deel, delen},
        vertaling::Veld,
        woorden::{ja_nee, vorm},
    },
};

impl Rijmaker<'_> {
    /// Which special categories there are; "ja" alone does not say it, unless the name of the column does.
    pub(super) fn bijzondere_gegevens(&mut self, (kolom, tekst): (&str, &str)) {
        let welke = na_ja(tekst);
        if Self::is_geen(tekst) || ja_nee(tekst) == Some(false) {
            return;
        }
        let onzeker = ["mogelijk", "soms", "eventueel", "wellicht"].contains(&vorm(tekst).as_str());
        if !welke.is_empty() && !onzeker && ja_nee(tekst).is_none() {
            self.samen.bijzonder = true;
            self.samen.gegevens.push((kolom.to_owned(), welke.to_owned()));
        } else if self.vertaling.is_waarde(Veld::BijzondereGegevens, kolom) {
            self.samen.gegevens.push((kolom.to_owned(), kolom.to_owned()));
        } else {
            self.samen.welke = Some((kolom.to_owned(), tekst.to_owned()));
        }
    }

    /// Data with numbers belong to the groups with those numbers, data without to all groups of the row; a row without groups goes on
    /// about those above it.
    pub(super) fn wie_en_wat(&mut self) {
        if let Some((kolom, tekst)) = self.samen.welke.take().filter(|_| !self.samen.bijzonder) {
            self.onbegrepen((&kolom, &tekst), "welke-gegevens", "Hier staat niet welke gegevens dit zijn.", &tekst);
        }
        let nieuw = self.nieuwe_groepen();
        if !nieuw.is_empty() {
            self.laatste_groepen = nieuw;
        }
        let gegevens = self.gegevens();
        if self.groepen.is_empty() && !gegevens.is_empty() {
            self.groepen.push((None, Betrokkene::default()));
            self.laatste_groepen = vec![0];
        }
        for ((kolom, tekst), bij, gegeven) in gegevens {
            if bij.iter().any(|nummer| self.groepen.iter().all(|(groep, _)| *groep != Some(*nummer))) {
                let melding = "Deze nummers horen bij geen groep betrokkenen.";
                self.onbegrepen(
                    (&kolom, &tekst),
                    "onbekend-nummer",
                    melding,
                    gegeven.omschrijving.as_deref().unwrap_or_default(),
                );
                continue;
            }
            for (plaats, (nummer, groep)) in self.groepen.iter_mut().enumerate() {
                let hoort_erbij = if bij.is_empty() {
                    self.laatste_groepen.contains(&plaats)
                } else {
                    nummer.is_some_and(|nummer| bij.contains(&nummer))
                };
                if hoort_erbij && !groep.gegevens.iter().any(|eerder| is_zelfde(eerder, &gegeven)) {
                    groep.gegevens.push(gegeven.clone());
                }
            }
        }
    }

    /// The places of the groups that this row names.
    fn nieuwe_groepen(&mut self) -> Vec<usize> {
        let mut plaatsen = Vec::new();
        for (nummer, groep) in self.lees_groepen() {
            let is_zelfde = |(ander, eerder): &(Option<u32>, Betrokkene)| {
                *ander == nummer && eerder.categorie == groep.categorie && eerder.omschrijving == groep.omschrijving
            };
            let eerder = self.groepen.iter().position(is_zelfde);
            plaatsen.push(eerder.unwrap_or(self.groepen.len()));
            if eerder.is_none() {
                self.groepen.push((nummer, groep));
            }
        }
        plaatsen
    }

    fn lees_groepen(&mut self) -> Vec<(Option<u32>, Betrokkene)> {
        let mut groepen: Vec<(Option<u32>, Betrokkene)> = Vec::new();
        for (kolom, tekst) in std::mem::take(&mut self.samen.betrokkenen) {
            for deel in self.delen_of_geheel(Veld::Betrokkenen, "betrokkene_categorie", &tekst) {
                let deel = self.zonder_onder_andere(deel, (&kolom, &tekst));
                let Some(codes) = self.vertaling.boek.alle_codes("betrokkene_categorie", &deel.tekst) else {
                    self.onbekend("betrokkene_categorie", (&kolom, &tekst), &deel.tekst);
                    // The group stays, so that its data have a place; what kind it is, somebody must say.
                    if past(&deel.tekst, hoogstens::<Betrokkene>("omschrijving")) {
                        groepen.push((deel.nummer, Betrokkene { omschrijving: Some(deel.tekst), ..Betrokkene::default() }));
                    }
                    continue;
                };
                let nieuw = |code| (deel.nummer, Betrokkene { categorie: Some(code), ..Betrokkene::default() });
                groepen.extend(codes.into_iter().map(nieuw));
            }
        }
        groepen
    }

    /// Each datum with its cell and the numbers of its groups.
    fn gegevens(&mut self) -> Vec<((String, String), Vec<u32>, Gegeven)> {
        let bronnen = self.bronnen();
        let mut gegevens = Vec::new();
        for (kolom, tekst) in std::mem::take(&mut self.samen.gegevens) {
            for deel in self.delen_of_geheel(Veld::Gegevens, "gegevenscategorie", &tekst) {
                let deel = self.zonder_onder_andere(deel, (&kolom, &tekst));
                let cel = (kolom.clone(), tekst.clone());
                // "1. naam, adres": numbers before data say the same as behind them.
                let bij = if deel.bij.is_empty() { deel.nummer.into_iter().collect() } else { deel.bij };
                let (naam, uitleg) = met_uitleg(&deel.tekst);
                let geheel = self.vertaling.boek.alle_codes("gegevenscategorie", &deel.tekst);
                let (codes, uitleg) = match geheel {
                    Some(codes) => (Some(codes), None),
                    None => (self.vertaling.boek.alle_codes("gegevenscategorie", naam), uitleg),
                };
                let Some(codes) = codes else {
                    self.onbekend("gegevenscategorie", (&kolom, &tekst), &deel.tekst);
                    if past(&deel.tekst, hoogstens::<Gegeven>("omschrijving")) {
                        let onbekend = Gegeven { omschrijving: Some(deel.tekst), bronnen: bronnen.clone(), ..Gegeven::default() };
                        gegevens.push((cel, bij, onbekend));
                    }
                    continue;
                };
                for code in codes {
                    let gegeven = Gegeven {
                        categorie: Some(code),
                        omschrijving: uitleg.map(str::to_owned),
                        bronnen: bronnen.clone(),
                        ..Gegeven::default()
                    };
                    gegevens.push((cel.clone(), bij.clone(), gegeven));
                }
            }
        }
        if self.samen.bsn {
            let bsn = Gegeven { categorie: Some("bsn".to_owned()), bronnen, ..Gegeven::default() };
            gegevens.push((Default::default(), Vec::new(), bsn));
        }
        gegevens
    }

    /// Where the data come from: it is said of the activity, so it holds for each of its data.
    fn bronnen(&mut self) -> Vec<BronVermelding> {
        let mut bronnen = Vec::new();
        for (kolom, tekst) in std::mem::take(&mut self.samen.bronnen) {
            for deel in self.delen_of_geheel(Veld::Bronnen, "bron", &tekst) {
                let Some(codes) = self.vertaling.boek.alle_codes("bron", &deel.tekst) else {
                    self.onbekend("bron", (&kolom, &tekst), &deel.tekst);
                    continue;
                };
                for code in codes {
                    let bron = BronVermelding { bron: Some(code), omschrijving: None };
                    if !bronnen.contains(&bron) {
                        bronnen.push(bron);
                    }
                }
            }
        }
        bronnen
    }

    /// "O.a. naam" is a name; that there is more stays with the cell.
    fn zonder_onder_andere(&mut self, deel: Deel, (kolom, tekst): (&str, &str)) -> Deel {
        let woorden = ["o.a. ", "onder andere ", "onder meer ", "waaronder ", "bijv. ", "bijvoorbeeld "];
        let laag = deel.tekst.to_lowercase();
        let rest = woorden.iter().filter(|woord| laag.starts_with(**woord)).find_map(|woord| deel.tekst.get(woord.len()..));
        let Some(rest) = rest.map(|rest| rest.trim().to_owned()) else { return deel };
        self.bewaar(kolom, tekst);
        Deel { tekst: rest, ..deel }
    }

    /// The values of a cell; a cell that is known as a whole is one, also with a comma in it.
    fn delen_of_geheel(&self, veld: Veld, lijst: &str, tekst: &str) -> Vec<Deel> {
        let regels = delen(tekst, false);
        let met_komma = |deel: Deel| {
            if self.vertaling.boek.codes(lijst, &deel.tekst).is_some() || !self.vertaling.komma(veld) {
                vec![deel]
            } else {
                Self::verder(&deel)
            }
        };
        regels.into_iter().flat_map(met_komma).collect()
    }

    /// A value split at its commas; what was numbered stays numbered.
    fn verder(deel: &Deel) -> Vec<Deel> {
        let mut delen = delen(&deel.tekst, true);
        let laatste = delen.len().saturating_sub(1);
        for (plaats, nieuw) in delen.iter_mut().enumerate() {
            nieuw.nummer = deel.nummer;
            if plaats == laatste && nieuw.bij.is_empty() {
                nieuw.bij.clone_from(&deel.bij);
            }
        }
        delen
    }
}

/// Whether a text can describe a group or datum: a bare number says nothing of what it counts.
fn past(tekst: &str, hoogstens: usize) -> bool {
    tekst.chars().count() <= hoogstens && tekst.contains(char::is_alphabetic)
}

/// What follows "ja": "ja, namelijk gezondheid", "Ja (gezondheid)".
fn na_ja(tekst: &str) -> &str {
    let los = |teken: char| teken.is_whitespace() || ",;:.-–".contains(teken);
    let Some(rest) = tekst
        .get(2..)
        .filter(|rest| tekst[..2].eq_ignore_ascii_case("ja") && rest.starts_with(|teken| los(teken) || teken == '('))
    else {
        return if tekst.eq_ignore_ascii_case("ja") { "" } else { tekst };
    };
    let mut rest = rest.trim_matches(los);
    for woord in ["namelijk", "te weten", "nl."] {
        rest = rest.strip_prefix(woord).unwrap_or(rest).trim_matches(los);
    }
    rest.strip_prefix('(').and_then(|binnen| binnen.strip_suffix(')')).filter(|binnen| !binnen.contains('(')).unwrap_or(rest)
}

/// "inkomen (loon, uitkering)": the name, and what stands in brackets behind it.
pub(super) fn met_uitleg(tekst: &str) -> (&str, Option<&str>) {
    match tekst.strip_suffix(')').and_then(|tekst| tekst.split_once('(')) {
        Some((naam, uitleg)) => {
            (naam.trim(), Some(uitleg.trim()).filter(|uitleg| uitleg.chars().count() <= hoogstens::<Gegeven>("omschrijving")))
        }
        None => (tekst, None),
    }
}

/// Two words for one kind of data are one, unless they say something of their own.
fn is_zelfde(een: &Gegeven, ander: &Gegeven) -> bool {
    een.categorie == ander.categorie && een.omschrijving == ander.omschrijving
}
