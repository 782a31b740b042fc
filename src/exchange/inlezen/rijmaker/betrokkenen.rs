//! Groups of people, and the data about each of them.

use super::{
    Rijmaker,
    antwoord::{Antwoord, antwoord},
};
use crate::{
    domain::{
        inhoud::{Betrokkene, BronVermelding, Gegeven, lengte::hoogstens},
        levensloop::inlezing::InleesBevinding,
        woorden::codes::Gevoeligheid,
    },
    exchange::inlezen::{
        delen::Deel,
        vertaling::Veld,
        woorden::{ja_nee, vorm},
    },
};

impl Rijmaker<'_> {
    /// Whether the BSN is among the data.
    pub(super) fn bsn(&mut self, cel: (&str, &str)) {
        let (antwoord, uitleg) = met_uitleg(cel.1);
        let Some(ja) = ja_nee(cel.1).or_else(|| ja_nee(antwoord)) else { return self.geen_ja_nee(cel) };
        self.samen.bsn |= ja;
        if uitleg.is_some() && ja_nee(cel.1).is_none() {
            self.onbegrepen(cel, "deels-gelezen", "Van deze tekst is alleen ja of nee gelezen.", cel.1);
        }
    }

    /// Which special categories there are; "ja" alone does not say it, unless the name of the column does.
    pub(super) fn bijzondere_gegevens(&mut self, (kolom, tekst): (&str, &str)) {
        let welke = na_ja(tekst);
        if Self::is_geen(tekst) || ja_nee(tekst) == Some(false) {
            return;
        }
        if !welke.is_empty() && antwoord(welke).is_none() {
            self.samen.bijzonder = true;
            self.samen.bijzondere.push((kolom.to_owned(), welke.to_owned()));
        } else if antwoord(tekst) == Some(Antwoord::Geen) {
            self.is_antwoord((kolom, tekst), tekst);
        } else if ja_nee(tekst) == Some(true) && self.vertaling.is_waarde(Veld::BijzondereGegevens, kolom) {
            self.samen.bijzondere.push((kolom.to_owned(), kolom.to_owned()));
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
            for deel in self.delen(Veld::Betrokkenen, &tekst) {
                let deel = self.zonder_onder_andere(deel, (&kolom, &tekst));
                let Some(codes) = self.vertaling.boek.alle_codes("betrokkene_categorie", &deel.tekst) else {
                    if self.is_antwoord((&kolom, &tekst), &deel.tekst) {
                        continue;
                    }
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
        let mut gegevens = Vec::new();
        let gewone = std::mem::take(&mut self.samen.gegevens).into_iter().map(|cel| (cel, false));
        let bijzondere = std::mem::take(&mut self.samen.bijzondere).into_iter().map(|cel| (cel, true));
        for (cel, is_bijzonder) in gewone.chain(bijzondere).collect::<Vec<_>>() {
            for deel in self.delen(Veld::Gegevens, &cel.1) {
                let deel = self.zonder_onder_andere(deel, (&cel.0, &cel.1));
                // "1. naam, adres": numbers before data say the same as behind them.
                let bij = if deel.bij.is_empty() { deel.nummer.into_iter().collect() } else { deel.bij.clone() };
                let gelezen = self.gegevens_van((&cel.0, &cel.1), deel, is_bijzonder);
                gegevens.extend(gelezen.into_iter().map(|gegeven| (cel.clone(), bij.clone(), gegeven)));
            }
        }
        if self.samen.bsn {
            let bsn = Gegeven { categorie: Some("bsn".to_owned()), ..Gegeven::default() };
            gegevens.push((Default::default(), Vec::new(), bsn));
        }
        let bronnen = self.bronnen(gegevens.is_empty());
        if bronnen.len() > 1 && gegevens.len() > 1 {
            let melding =
                "Deze rij noemt meer bronnen en meer gegevens. Iedere bron staat nu bij ieder gegeven; haal weg wat niet klopt.";
            self.gemaakt.bevindingen.push(InleesBevinding::new(Some(self.rij), None, "bronnen-bij-alles", melding));
        }
        for (_, _, gegeven) in &mut gegevens {
            gegeven.bronnen.clone_from(&bronnen);
        }
        gegevens
    }

    /// The data that one value names; what no list knows is a datum without a category.
    fn gegevens_van(&mut self, cel: (&str, &str), deel: Deel, is_bijzonder: bool) -> Vec<Gegeven> {
        let (naam, mut uitleg) = met_uitleg(&deel.tekst);
        let geheel = self.vertaling.boek.alle_codes("gegevenscategorie", &deel.tekst);
        if geheel.is_some() {
            uitleg = None;
        }
        if let Some(codes) = geheel.or_else(|| self.vertaling.boek.alle_codes("gegevenscategorie", naam)) {
            // "Adres (geen BSN)": the denial says nothing of the address.
            let uitleg = uitleg.filter(|uitleg| !self.is_antwoord(cel, uitleg));
            let gegeven =
                |categorie| Gegeven { categorie: Some(categorie), omschrijving: uitleg.map(str::to_owned), ..Gegeven::default() };
            return codes.into_iter().map(gegeven).collect();
        }
        if self.is_antwoord(cel, &deel.tekst) {
            return Vec::new();
        }
        if is_bijzonder {
            let melding =
                "Dit staat in een kolom met bijzondere of gevoelige gegevens, maar de lijst kent het niet. Kies de categorie.";
            self.onbegrepen(cel, "bijzonder-onbekend", melding, &deel.tekst);
        } else {
            self.onbekend("gegevenscategorie", cel, &deel.tekst);
        }
        if !past(&deel.tekst, hoogstens::<Gegeven>("omschrijving")) {
            return Vec::new();
        }
        let gevoeligheid = is_bijzonder.then(|| gevoeligheid_van(cel.0)).flatten();
        vec![Gegeven { omschrijving: Some(deel.tekst), gevoeligheid, ..Gegeven::default() }]
    }

    /// Where the data come from: it is said of the activity, so it holds for each of its data. Without data it has no place.
    fn bronnen(&mut self, zonder_gegevens: bool) -> Vec<BronVermelding> {
        let mut bronnen = Vec::new();
        for (kolom, tekst) in std::mem::take(&mut self.samen.bronnen) {
            if zonder_gegevens {
                let melding = "Een bron hoort bij een gegeven, en deze rij noemt er geen.";
                self.onbegrepen((&kolom, &tekst), "bron-zonder-gegeven", melding, &tekst);
                continue;
            }
            for deel in self.delen(Veld::Bronnen, &tekst) {
                let Some(codes) = self.vertaling.boek.alle_codes("bron", &deel.tekst) else {
                    if self.is_antwoord((&kolom, &tekst), &deel.tekst) {
                        continue;
                    }
                    self.onbekend("bron", (&kolom, &tekst), &deel.tekst);
                    if past(&deel.tekst, hoogstens::<BronVermelding>("omschrijving")) {
                        bronnen.push(BronVermelding { bron: None, omschrijving: Some(deel.tekst) });
                    }
                    continue;
                };
                // "UWV" says more than the kind that it is of; "andere gemeenten" does not.
                let vaag = ["ander", "other", "autre"].iter().any(|begin| deel.tekst.to_lowercase().starts_with(begin));
                let is_naam =
                    |code: &str| code == "andere_overheid" && !vaag && !self.is_lijstnaam(("bron", Some(code)), &deel.tekst);
                let naam = codes.first().filter(|code| codes.len() == 1 && is_naam(code)).map(|_| deel.tekst.clone());
                let naam = naam.filter(|naam| past(naam, hoogstens::<BronVermelding>("omschrijving")));
                for code in codes {
                    let bron = BronVermelding { bron: Some(code), omschrijving: naam.clone() };
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
}

/// How sensitive data are by the name of their column, where it names one kind.
fn gevoeligheid_van(kolom: &str) -> Option<Gevoeligheid> {
    let kolom = vorm(kolom);
    let genoemd = [
        ("bijzonder", Gevoeligheid::Bijzonder),
        ("strafrecht", Gevoeligheid::Strafrechtelijk),
        ("gevoelig", Gevoeligheid::Gevoelig),
    ];
    let mut genoemd = genoemd.into_iter().filter(|(woord, _)| kolom.contains(woord)).map(|(_, soort)| soort);
    genoemd.next().filter(|_| genoemd.next().is_none())
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
