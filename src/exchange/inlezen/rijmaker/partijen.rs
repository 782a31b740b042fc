//! Who takes part: controllers, recipients, processors.

use uuid::Uuid;

use super::{
    Rijmaker,
    antwoord::{antwoord, geen_ontvangers, is_nvt, over_doorgifte},
    betrokkenen::met_uitleg,
};
use crate::{
    domain::inhoud::{GeenOvereenkomst, Ontvanger, Verwerker, Verwerkingsverantwoordelijke, lengte::hoogstens},
    exchange::inlezen::{vertaling::Veld, woorden::ja_nee},
};

impl Rijmaker<'_> {
    /// A body of the municipality itself, or an organisation.
    pub(super) fn verantwoordelijken(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::Verantwoordelijke, cel.1) {
            let orgaan = self.vertaling.boek.code("bestuursorgaan", &deel.tekst).filter(|code| code != "overig");
            let eigen = orgaan.is_some().then(|| self.organisaties.registerhouder());
            let Some(organisatie) = eigen.or_else(|| self.vind(&deel.tekst)) else {
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

    pub(super) fn geen_organisatie(&mut self, cel: (&str, &str), naam: &str) {
        if antwoord(naam).is_some() {
            self.is_antwoord(cel, naam);
            return;
        }
        let melding = if naam.contains(',') && !self.heel {
            "Geen organisatie in dit register heeft deze naam. Er staat een komma in: zijn het er meer, zet ze dan op aparte regels."
        } else {
            "Geen organisatie in dit register heeft deze naam, een eerdere naam, dit KvK-nummer of dit OIN. Voeg haar eerst toe."
        };
        self.onbegrepen(cel, "onbekende-organisatie", melding, naam);
    }

    pub(super) fn geldt_voor(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::GeldtVoor, cel.1) {
            match self.vind(&deel.tekst).or_else(|| self.organisaties.zoek(&format!("Gemeente {}", deel.tekst))) {
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
        if geen_ontvangers(cel.1) {
            return self.geen_ontvangers.push((cel.0.to_owned(), cel.1.to_owned()));
        }
        if is_nvt(cel.1) {
            return self.bewaar(cel.0, cel.1);
        }
        let delen = self.delen(Veld::Ontvangers, cel.1);
        // "Geen derden; alleen intern": what is said beside a denial is no list of who gets the data.
        if delen.iter().any(|deel| geen_ontvangers(&deel.tekst)) {
            self.is_antwoord(cel, cel.1);
            return;
        }
        for deel in delen {
            let (kaal, uitleg) = met_uitleg(&deel.tekst);
            let organisatie = self.vind(&deel.tekst);
            let met_haken = self.vertaling.boek.code("ontvanger_soort", &deel.tekst);
            let zonder_haken = || self.vertaling.boek.code("ontvanger_soort", kaal);
            // "Belastingdienst (op verzoek)": known, and what is said of it.
            let (soort, kaal, uitleg) = match met_haken {
                Some(soort) => (Some(soort), deel.tekst.as_str(), None),
                None => (zonder_haken(), kaal, uitleg),
            };
            let uitleg = uitleg.filter(|_| soort.is_some());
            let kaal = if soort.is_some() { kaal } else { deel.tekst.as_str() };
            if organisatie.is_none() && soort.is_none() && self.is_geen_ontvanger(cel, &deel.tekst) {
                continue;
            }
            if organisatie.is_none() && soort.is_none() && !self.past((cel.0, &deel.tekst), hoogstens::<Ontvanger>("naam")) {
                continue;
            }
            let naam = (organisatie.is_none() && !self.is_lijstnaam(("ontvanger_soort", soort.as_deref()), kaal))
                .then(|| kaal.to_owned());
            if soort.is_none() && organisatie.is_none() {
                self.meld(
                    cel.0,
                    "onbekende-ontvanger",
                    "Deze ontvanger is als naam overgenomen; kies nog een soort.",
                    &deel.tekst,
                );
            }
            let omschrijving = uitleg.map(str::to_owned);
            let ontvanger = Ontvanger { soort, organisatie, naam, omschrijving, ..Ontvanger::default() };
            let ontvangers = &mut self.gemaakt.inhoud.ontvangers;
            if !ontvangers.contains(&ontvanger) {
                ontvangers.push(ontvanger);
            }
        }
    }

    fn is_geen_ontvanger(&mut self, cel: (&str, &str), tekst: &str) -> bool {
        if self.heel {
            return false;
        }
        if over_doorgifte(tekst) {
            let melding = "Dit gaat over doorgifte en is geen ontvanger. Vul het in bij doorgifte.";
            self.onbegrepen(cel, "doorgifte", melding, tekst);
            return true;
        }
        self.is_antwoord(cel, tekst)
    }

    /// "Geen" holds when no other cell names one.
    pub(super) fn zonder_ontvangers(&mut self) {
        let cellen = std::mem::take(&mut self.geen_ontvangers);
        // A processor receives data too.
        if self.gemaakt.inhoud.ontvangers.is_empty() && self.gemaakt.inhoud.verwerkers.is_empty() {
            self.gemaakt.inhoud.geen_ontvangers = (!cellen.is_empty()).then_some(true);
            let zin = |tekst: &str| tekst.split_whitespace().count() > 2;
            for (kolom, tekst) in cellen.iter().filter(|(_, tekst)| zin(tekst)) {
                self.onbegrepen((kolom, tekst), "geen-ontvangers", "Dit is gelezen als: er zijn geen ontvangers.", tekst);
            }
        } else {
            for (kolom, tekst) in &cellen {
                let melding = "Hier staat dat er geen ontvangers zijn, en elders staat een ontvanger of verwerker.";
                self.onbegrepen((kolom, tekst), "geen-ontvangers", melding, tekst);
            }
        }
    }

    /// Whether a text is no more than the name of the kind: "UWV" says more than "uitvoeringsorganisatie".
    pub(super) fn is_lijstnaam(&self, (lijst, soort): (&str, Option<&str>), tekst: &str) -> bool {
        use crate::domain::woorden::zoekwoord::{stam, woorden};
        let stammen = |tekst: &str| woorden(tekst).iter().map(|woord| stam(woord)).collect::<Vec<_>>();
        soort.is_some_and(|code| {
            stammen(&self.kennis.naam(lijst, code)) == stammen(tekst) || stammen(&code.replace('_', " ")) == stammen(tekst)
        })
    }

    pub(super) fn verwerkers(&mut self, cel: (&str, &str)) {
        if Self::is_geen(cel.1) || ja_nee(cel.1) == Some(false) {
            return;
        }
        let delen = self.delen(Veld::Verwerkers, cel.1);
        // "Nee, eigen beheer", or that there is one without saying who: these are no names.
        if !self.heel && delen.iter().any(|deel| self.organisaties.zoek(&deel.tekst).is_none() && antwoord(&deel.tekst).is_some())
        {
            self.is_antwoord(cel, cel.1);
            return;
        }
        for deel in delen {
            // "Mailhuis (overeenkomst aanwezig)": what stands in brackets is no part of the name.
            let (naam, uitleg) = met_uitleg(&deel.tekst);
            let Some(uuid) = self.vind(&deel.tekst).or_else(|| self.vind_of_maak(naam)) else {
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

    /// The organisation that a text names; the report tells how it was written.
    pub(super) fn vind(&mut self, tekst: &str) -> Option<Uuid> {
        let uuid = self.organisaties.zoek(tekst)?;
        self.organisaties.onthoud(uuid, tekst, self.rij);
        Some(uuid)
    }

    /// The same; what is unknown is made when that was asked.
    pub(super) fn vind_of_maak(&mut self, naam: &str) -> Option<Uuid> {
        let uuid = self.organisaties.zoek_of_maak(naam, self.rij, self.heel)?;
        self.organisaties.onthoud(uuid, naam, self.rij);
        Some(uuid)
    }

    /// An organisation that this file adds is made with the first row that is carried out.
    pub(super) fn neem_mee(&mut self, uuid: Uuid) {
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
                _ => {
                    let melding = "Deze reden hoort bij één verwerker, en die is hier niet te vinden.";
                    self.onbegrepen((&kolom, &tekst), "reden-zonder-verwerker", melding, &tekst);
                }
            }
        }
    }
}
