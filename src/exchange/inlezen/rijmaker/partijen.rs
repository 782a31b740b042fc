//! Who takes part: controllers, recipients, processors.

use uuid::Uuid;

use super::{Rijmaker, betrokkenen::met_uitleg};
use crate::{
    domain::inhoud::{GeenOvereenkomst, Ontvanger, Verwerker, Verwerkingsverantwoordelijke, lengte::hoogstens},
    exchange::inlezen::{
        vertaling::Veld,
        woorden::{ja_nee, vorm},
    },
};

impl Rijmaker<'_> {
    /// A body of the municipality itself, or an organisation.
    pub(super) fn verantwoordelijken(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::Verantwoordelijke, cel.1) {
            let orgaan = self.vertaling.boek.code("bestuursorgaan", &deel.tekst).filter(|code| code != "overig");
            let eigen = orgaan.is_some().then(|| self.organisaties.registerhouder());
            let Some(organisatie) = eigen.or_else(|| self.organisaties.zoek(&deel.tekst)) else {
                self.geen_organisatie(cel, &deel.tekst);
                continue;
            };
            let partij =
                Verwerkingsverantwoordelijke { organisatie: Some(organisatie), bestuursorgaan: orgaan, vertegenwoordiger: None };
            let partijen = &mut self.gemaakt.inhoud.verwerkingsverantwoordelijken;
            if !partijen.contains(&partij) {
                partijen.push(partij);
            }
        }
    }

    fn geen_organisatie(&mut self, cel: (&str, &str), naam: &str) {
        let melding =
            "Geen organisatie in dit register heeft deze naam, een eerdere naam, dit KvK-nummer of dit OIN. Voeg haar eerst toe.";
        self.onbegrepen(cel, "onbekende-organisatie", melding, naam);
    }

    pub(super) fn geldt_voor(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::GeldtVoor, cel.1) {
            match self.organisaties.zoek(&deel.tekst).or_else(|| self.organisaties.zoek(&format!("Gemeente {}", deel.tekst))) {
                // That it holds for the registerhouder goes without saying.
                Some(uuid) if uuid == self.organisaties.registerhouder() => {}
                Some(uuid) if self.gemaakt.inhoud.geldt_voor.contains(&uuid) => {}
                Some(uuid) => self.gemaakt.inhoud.geldt_voor.push(uuid),
                None => self.geen_organisatie(cel, &deel.tekst),
            }
        }
    }

    /// A kind of recipient, an organisation, or the name as it is.
    pub(super) fn ontvangers(&mut self, cel: (&str, &str)) {
        // "N.v.t." may mean that nobody looked; "geen" is an answer.
        if matches!(vorm(cel.1).as_str(), "geen" | "niemand" | "geen ontvangers" | "geen derden") {
            return self.geen_ontvangers.push((cel.0.to_owned(), cel.1.to_owned()));
        }
        let delen = self.delen(Veld::Ontvangers, cel.1);
        if delen.iter().any(|deel| Self::is_geen(&deel.tekst) || ja_nee(&deel.tekst).is_some()) {
            return self.bewaar(cel.0, cel.1);
        }
        for deel in delen {
            let organisatie = self.organisaties.zoek(&deel.tekst);
            let soort = self.vertaling.boek.code("ontvanger_soort", &deel.tekst);
            if organisatie.is_none() && soort.is_none() && !self.past((cel.0, &deel.tekst), hoogstens::<Ontvanger>("naam")) {
                continue;
            }
            let naam = (organisatie.is_none() && !self.is_lijstnaam(soort.as_deref(), &deel.tekst)).then(|| deel.tekst.clone());
            if soort.is_none() && organisatie.is_none() {
                self.meld(
                    cel.0,
                    "onbekende-ontvanger",
                    "Deze ontvanger is als naam overgenomen; kies nog een soort.",
                    &deel.tekst,
                );
            }
            let ontvanger = Ontvanger { soort, organisatie, naam, ..Ontvanger::default() };
            let ontvangers = &mut self.gemaakt.inhoud.ontvangers;
            if !ontvangers.contains(&ontvanger) {
                ontvangers.push(ontvanger);
            }
        }
    }

    /// "Geen" holds when no other cell names one.
    pub(super) fn zonder_ontvangers(&mut self) {
        let cellen = std::mem::take(&mut self.geen_ontvangers);
        if self.gemaakt.inhoud.ontvangers.is_empty() {
            self.gemaakt.inhoud.geen_ontvangers = (!cellen.is_empty()).then_some(true);
        } else {
            for (kolom, tekst) in &cellen {
                self.bewaar(kolom, tekst);
            }
        }
    }

    /// Whether a text is no more than the name of the kind: "UWV" says more than "uitvoeringsorganisatie".
    fn is_lijstnaam(&self, soort: Option<&str>, tekst: &str) -> bool {
        use crate::domain::woorden::zoekwoord::{stam, woorden};
        let stammen = |tekst: &str| woorden(tekst).iter().map(|woord| stam(woord)).collect::<Vec<_>>();
        soort.is_some_and(|code| {
            stammen(&self.kennis.naam("ontvanger_soort", code)) == stammen(tekst)
                || stammen(&code.replace('_', " ")) == stammen(tekst)
        })
    }

    pub(super) fn verwerkers(&mut self, cel: (&str, &str)) {
        if Self::is_geen(cel.1) || ja_nee(cel.1) == Some(false) {
            return;
        }
        let delen = self.delen(Veld::Verwerkers, cel.1);
        // "Nee, eigen beheer", or that there is one without saying who: these are no names.
        if delen.iter().any(|deel| Self::is_geen(&deel.tekst) || ja_nee(&deel.tekst).is_some()) {
            return self.bewaar(cel.0, cel.1);
        }
        for deel in delen {
            // "Mailhuis (overeenkomst aanwezig)": what stands in brackets is no part of the name.
            let (naam, uitleg) = met_uitleg(&deel.tekst);
            let Some(uuid) = self.organisaties.zoek(&deel.tekst).or_else(|| self.organisaties.zoek_of_maak(naam)) else {
                self.geen_organisatie(cel, &deel.tekst);
                continue;
            };
            if uitleg.is_some() {
                self.bewaar(cel.0, cel.1);
            }
            self.neem_mee(uuid);
            let verwerkers = &mut self.gemaakt.inhoud.verwerkers;
            if !verwerkers.iter().any(|eerder| eerder.organisatie == Some(uuid)) {
                verwerkers.push(Verwerker { organisatie: Some(uuid), ..Verwerker::default() });
            }
        }
    }

    /// An organisation that this file adds is made with the first row that is carried out.
    fn neem_mee(&mut self, uuid: Uuid) {
        let nieuw = self.organisaties.gemaakt(uuid);
        self.gemaakt.organisaties.extend(nieuw.filter(|nieuw| !self.gemaakt.organisaties.contains(nieuw)));
    }

    /// Why there is no agreement, when there is one processor that it can be about.
    pub(super) fn zonder_overeenkomst(&mut self) {
        for (kolom, tekst) in std::mem::take(&mut self.geen_overeenkomst) {
            match self.gemaakt.inhoud.verwerkers.as_mut_slice() {
                [verwerker]
                    if tekst.chars().count() <= hoogstens::<GeenOvereenkomst>("reden")
                        && verwerker.geen_overeenkomst.is_none() =>
                {
                    verwerker.geen_overeenkomst = Some(GeenOvereenkomst { reden: Some(tekst) });
                }
                _ => self.bewaar(&kolom, &tekst),
            }
        }
    }
}
