//! Groups of people, and the data about each of them.

use super::Rijmaker;
use crate::{
    domain::inhoud::{Betrokkene, BronVermelding, Gegeven},
    exchange::inlezen::{
        delen::{Deel, delen},
        vertaling::Veld,
    },
};

impl Rijmaker<'_> {
    /// Data with numbers belong to the groups with those numbers, data without to all groups.
    pub(super) fn wie_en_wat(&mut self) {
        let mut groepen = self.groepen();
        let gegevens = self.gegevens();
        if groepen.is_empty() && !gegevens.is_empty() {
            groepen.push((None, Betrokkene::default()));
        }
        for ((kolom, tekst), bij, gegeven) in gegevens {
            if bij.iter().any(|nummer| groepen.iter().all(|(groep, _)| *groep != Some(*nummer))) {
                let melding = "Deze nummers horen bij geen groep betrokkenen.";
                self.onbegrepen(
                    (&kolom, &tekst),
                    "onbekend-nummer",
                    melding,
                    gegeven.omschrijving.as_deref().unwrap_or_default(),
                );
                continue;
            }
            let hoort_erbij = |groep: &Option<u32>| bij.is_empty() || groep.is_some_and(|groep| bij.contains(&groep));
            for (_, groep) in groepen.iter_mut().filter(|(nummer, _)| hoort_erbij(nummer)) {
                if !groep.gegevens.iter().any(|eerder| is_zelfde(eerder, &gegeven)) {
                    groep.gegevens.push(gegeven.clone());
                }
            }
        }
        self.gemaakt.inhoud.betrokkenen = groepen.into_iter().map(|(_, groep)| groep).collect();
    }

    fn groepen(&mut self) -> Vec<(Option<u32>, Betrokkene)> {
        let mut groepen: Vec<(Option<u32>, Betrokkene)> = Vec::new();
        for (kolom, tekst) in std::mem::take(&mut self.samen.betrokkenen) {
            for deel in self.delen_of_geheel(Veld::Betrokkenen, "betrokkene_categorie", &tekst) {
                let Some(codes) = self.vertaling.boek.alle_codes("betrokkene_categorie", &deel.tekst) else {
                    self.onbekend("betrokkene_categorie", (&kolom, &tekst), &deel.tekst);
                    // The group stays, so that its data have a place; what kind it is, somebody must say.
                    if deel.tekst.chars().count() <= 2042 {
                        groepen.push((deel.nummer, Betrokkene { omschrijving: Some(deel.tekst), ..Betrokkene::default() }));
                    }
                    continue;
                };
                for code in codes {
                    let nieuw = Betrokkene { categorie: Some(code), ..Betrokkene::default() };
                    if !groepen.iter().any(|(nummer, eerder)| *nummer == deel.nummer && eerder.categorie == nieuw.categorie) {
                        groepen.push((deel.nummer, nieuw));
                    }
                }
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
                    if deel.tekst.chars().count() <= 2042 {
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

/// "inkomen (loon, uitkering)": the name, and what stands in brackets behind it.
fn met_uitleg(tekst: &str) -> (&str, Option<&str>) {
    match tekst.strip_suffix(')').and_then(|tekst| tekst.split_once('(')) {
        Some((naam, uitleg)) => (naam.trim(), Some(uitleg.trim()).filter(|uitleg| uitleg.chars().count() <= 2042)),
        None => (tekst, None),
    }
}

/// Two words for one kind of data are one, unless they say something of their own.
fn is_zelfde(een: &Gegeven, ander: &Gegeven) -> bool {
    een.categorie == ander.categorie && een.omschrijving == ander.omschrijving
}
