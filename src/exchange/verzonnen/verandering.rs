//! Changes of a content, such as editors make: what makes an activity differ from its shape, and a version from the one before.

use super::{Plaats, Verzonnen, toeval::Toeval};
use crate::domain::{
    inhoud::{Bewaartermijn, Documentatie, Doorgifte, Gegeven, Inhoud, Ontvanger, Verwerker, WettelijkeBepaling},
    woorden::codes::{BewaartermijnSoort, DoorgifteInstrument, Grondslag, Regime, Rol, Waardering},
};

/// Countries for which a decision of the European Commission has held all along.
const BESLUIT: &[&str] = &["CH", "CA", "JP", "IL", "NZ"];

/// Data of the example that go with any other.
pub(super) fn losse_gegevens(inhouden: &[&Inhoud], gewoon: &[String]) -> Vec<Gegeven> {
    let gegevens = inhouden.iter().flat_map(|inhoud| &inhoud.betrokkenen).flat_map(|betrokkene| &betrokkene.gegevens);
    let gewoon = gegevens.filter(|gegeven| gegeven.categorie.as_deref().is_some_and(|code| gewoon.iter().any(|een| een == code)));
    gewoon.map(|gegeven| Gegeven { omschrijving: None, gevolg_niet_verstrekken: None, ..gegeven.clone() }).collect()
}

/// Recipients of the example that go with any other.
pub(super) fn losse_ontvangers(inhouden: &[&Inhoud]) -> Vec<Ontvanger> {
    let ontvangers = inhouden.iter().filter(|inhoud| inhoud.doorgiften.is_empty()).flat_map(|inhoud| &inhoud.ontvangers);
    ontvangers.map(|ontvanger| Ontvanger { gegevens: Vec::new(), ..ontvanger.clone() }).collect()
}

impl Verzonnen {
    /// One change, such as an editor makes.
    pub(super) fn verander(&self, plaats: Plaats, toeval: &mut Toeval, inhoud: &mut Inhoud) {
        match toeval.tot(7) {
            0 if inhoud.rol != Some(Rol::Verwerker) => {
                let ontvanger = toeval.een(&self.ontvangers).clone();
                let organisatie = ontvanger.organisatie.map(|uuid| self.partijen.vervang(toeval, plaats.gemeente, uuid));
                let ontvanger = Ontvanger { organisatie, ..ontvanger };
                if !inhoud.ontvangers.contains(&ontvanger) {
                    inhoud.geen_ontvangers = None;
                    inhoud.ontvangers.push(ontvanger);
                }
            }
            1 if inhoud.geen_ontvangers != Some(true) => self.schakel_in(plaats, toeval, inhoud, None),
            2 => self.voeg_gegeven_toe(toeval, inhoud),
            3 => self.bewaar(toeval, inhoud),
            4 => self.beroep(toeval, inhoud),
            // Of data of the police no decision and no clause for others holds.
            5 if inhoud.regime() == Regime::Avg && inhoud.doorgiften.is_empty() && toeval.kans(30) => {
                self.geef_door(toeval, inhoud);
            }
            _ => {
                let zin = format!("De {} telt mee in {}.", self.woorden.zaak(toeval), self.wijk(plaats, toeval));
                inhoud.omschrijving =
                    Some(format!("{} {zin}", inhoud.omschrijving.as_deref().unwrap_or_default()).trim().to_owned());
            }
        }
    }

    fn voeg_gegeven_toe(&self, toeval: &mut Toeval, inhoud: &mut Inhoud) {
        let gegeven = toeval.een(&self.gegevens);
        if let Some(betrokkene) = inhoud.betrokkenen.first_mut()
            && betrokkene.gegevens.iter().all(|bekend| bekend.categorie != gegeven.categorie)
        {
            betrokkene.gegevens.push(gegeven.clone());
        }
    }

    fn bewaar(&self, toeval: &mut Toeval, inhoud: &mut Inhoud) {
        inhoud.bewaartermijnen.push(Bewaartermijn {
            onderdeel: Some(self.woorden.zaak(toeval)),
            soort: Some(BewaartermijnSoort::VasteTermijn),
            termijn: Some(*toeval.vaak(&self.woorden.termijnen)),
            startmoment: Some(toeval.vaak(&self.woorden.startmomenten).clone()),
            waardering: Some(Waardering::Vernietigen),
            ..Bewaartermijn::default()
        });
    }

    /// Cites another law where a law is needed.
    fn beroep(&self, toeval: &mut Toeval, inhoud: &mut Inhoud) {
        let mut grondslagen = inhoud.doelen.iter_mut().flat_map(|doel| &mut doel.grondslagen);
        let wettelijk = |code| matches!(code, Some(Grondslag::WettelijkeVerplichting | Grondslag::TaakAlgemeenBelang));
        if let Some(grondslag) = grondslagen.find(|grondslag| wettelijk(grondslag.grondslag)) {
            let (regeling, citeertitel) = toeval.vaak(&self.woorden.wetten).clone();
            grondslag.wettelijke_bepalingen.push(WettelijkeBepaling {
                regeling: Some(regeling),
                citeertitel: Some(citeertitel),
                artikel: Some((1 + toeval.tot(180)).to_string()),
                ..WettelijkeBepaling::default()
            });
        }
    }

    /// Lets the first processor engage one outside the European Economic Area.
    fn geef_door(&self, toeval: &mut Toeval, inhoud: &mut Inhoud) {
        let Some(verwerker) = inhoud.verwerkers.first_mut() else { return };
        let (naam, land, uuid) = toeval.vaak(&self.partijen.ver);
        verwerker.subverwerkers.push(*uuid);
        let (instrument, document) = if BESLUIT.contains(land) {
            (DoorgifteInstrument::Adequaatheidsbesluit, "Adequaatheidsbesluit van de Europese Commissie")
        } else {
            (DoorgifteInstrument::Modelcontractbepalingen, "Modelcontractbepalingen van de Europese Commissie (2021/914)")
        };
        inhoud.doorgifte_buiten_eer = Some(true);
        inhoud.doorgiften.push(Doorgifte {
            land: Some((*land).to_owned()),
            ontvanger: Some(naam.clone()),
            instrument: Some(instrument),
            documentatie: Some(Documentatie { omschrijving: Some(document.to_owned()), url: None }),
            ..Doorgifte::default()
        });
    }

    /// Adds a processor with whom this municipality has an agreement.
    pub(super) fn schakel_in(&self, plaats: Plaats, toeval: &mut Toeval, inhoud: &mut Inhoud, werkzaamheden: Option<String>) {
        let contract = toeval.vaak(&self.partijen.gemeenten[plaats.gemeente].contracten);
        if inhoud.verwerkers.iter().any(|verwerker| verwerker.organisatie == Some(contract.verwerker)) {
            return;
        }
        let werk = || format!("{} {}", toeval.vaak(&self.woorden.werk), contract.product);
        inhoud.verwerkers.push(Verwerker {
            organisatie: Some(contract.verwerker),
            werkzaamheden: Some(werkzaamheden.unwrap_or_else(werk)),
            overeenkomst: Some(contract.overeenkomst),
            ..Verwerker::default()
        });
    }
}
