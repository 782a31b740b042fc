//! What is said of something else in the row: it gets its place when all of the row is read.

use super::{Rijmaker, datum};
use crate::{
    domain::{
        inhoud::{
            AiSysteem, BelangBijGrondslag, Betrokkene, Bewaartermijn, DoelGrondslag, Doorgifte, Gegeven, Ontvanger,
            Opdrachtgever, OvereenkomstBijGrondslag, ToestemmingBijGrondslag, UitzonderingVernietiging, Vertegenwoordiger,
            Verwerker, Zaaktype, lengte::hoogstens,
        },
        woorden::codes::Grondslag,
    },
    exchange::inlezen::{vertaling::Veld, woorden::ja_nee},
};

impl Rijmaker<'_> {
    /// Gives what was said of something else its place, or keeps it.
    pub(super) fn later(&mut self) {
        for (rij, veld, kolom, tekst) in std::mem::take(&mut self.later) {
            self.rij = rij;
            let cel = (kolom.as_str(), tekst.as_str());
            match veld {
                Veld::Minderjarigen | Veld::JongerDan16 => self.leeftijd(veld, cel),
                Veld::VerstrekkingVerplicht | Veld::GevolgNietVerstrekken => self.verstrekking(veld, cel),
                Veld::Selectielijst => self.selectielijst(cel),
                Veld::Waardering => self.waardering(cel),
                Veld::Leverancier => self.leverancier(cel),
                Veld::UitdrukkelijkeToestemming | Veld::OuderlijkeToestemming | Veld::Bedrijfsvoering => {
                    self.ja_nee_bij_grondslag(veld, cel);
                }
                Veld::Subverwerkers => self.subverwerkers(cel),
                Veld::VerwerkerOpenbaar | Veld::PerKalenderjaar => self.ja_nee_bij_alle(veld, cel),
                Veld::GrondslagVerstrekking
                | Veld::DoorgifteOntvanger
                | Veld::DoorgifteToelichting
                | Veld::InternationaleOrganisatie
                | Veld::ZaaktypeCatalogus
                | Veld::Vertegenwoordiger
                | Veld::OpdrachtgeverWerkzaamheden
                | Veld::AfwijkingSelectielijst
                | Veld::Werkzaamheden => self.bij_de_ene(veld, cel),
                Veld::Overeenkomst => self.overeenkomst(cel),
                Veld::Overbrengingstermijn => self.overbrenging(cel),
                Veld::UitzonderingVernietiging => self.uitzondering_vernietiging(cel),
                Veld::AiRol | Veld::AiRisicoklasse | Veld::AiMededeling | Veld::Fria | Veld::FriaDatum => self.ai(veld, cel),
                _ => self.bij_grondslag(veld, cel),
            }
        }
    }

    fn geen_plaats(&mut self, cel: (&str, &str), waarbij: &str) {
        let melding = format!("Dit hoort bij {waarbij}, en het is niet duidelijk bij welke. De tekst staat bij het concept.");
        self.onbegrepen(cel, "waarbij", &melding, cel.1);
    }

    /// Whether there are young people in the one group, or in none of them.
    fn leeftijd(&mut self, veld: Veld, cel: (&str, &str)) {
        let antwoord = ja_nee(cel.1);
        let zet = |groep: &mut Betrokkene| match veld {
            Veld::JongerDan16 => groep.jonger_dan16 = antwoord,
            _ => groep.betreft_minderjarigen = antwoord,
        };
        match (antwoord, self.groepen.as_mut_slice()) {
            (None, _) => self.geen_ja_nee(cel),
            (_, [(_, groep)]) => zet(groep),
            // No of the whole holds for each.
            (Some(false), groepen) if !groepen.is_empty() => groepen.iter_mut().for_each(|(_, groep)| zet(groep)),
            _ => self.geen_plaats(cel, "één groep betrokkenen"),
        }
    }

    fn verstrekking(&mut self, veld: Veld, cel: (&str, &str)) {
        if veld == Veld::VerstrekkingVerplicht && ja_nee(cel.1).is_none() {
            return self.geen_ja_nee(cel);
        }
        if veld == Veld::GevolgNietVerstrekken && !self.past(cel, hoogstens::<Gegeven>("gevolgNietVerstrekken")) {
            return;
        }
        let mut gegevens = self.groepen.iter_mut().flat_map(|(_, groep)| &mut groep.gegevens).peekable();
        if gegevens.peek().is_none() {
            return self.geen_plaats(cel, "de gegevens");
        }
        for gegeven in gegevens {
            if veld == Veld::VerstrekkingVerplicht {
                gegeven.verstrekking_verplicht = ja_nee(cel.1);
            } else {
                gegeven.gevolg_niet_verstrekken = Some(cel.1.to_owned());
            }
        }
    }

    fn waardering(&mut self, cel: (&str, &str)) {
        let waardering = match cel.1.trim() {
            "V" | "v" => Some("vernietigen".to_owned()),
            "B" | "b" => Some("blijvend_bewaren".to_owned()),
            woord => self.code("waardering", woord),
        };
        let waardering = waardering.and_then(|code| code.parse().ok());
        match (waardering, self.gemaakt.inhoud.bewaartermijnen.as_mut_slice()) {
            (None, _) => self.onbekend("waardering", cel, cel.1),
            (_, []) => self.geen_plaats(cel, "een bewaartermijn"),
            (_, termijnen) => termijnen.iter_mut().for_each(|termijn| termijn.waardering = waardering),
        }
    }

    fn overbrenging(&mut self, cel: (&str, &str)) {
        let gelezen = self.termijnen(cel.1).unwrap_or_default();
        let [Bewaartermijn { termijn: Some(duur), .. }] = gelezen.as_slice() else {
            return self.onbegrepen(cel, "onbekende-termijn", "Dit is geen termijn zoals 20 jaar.", cel.1);
        };
        match enige(&mut self.gemaakt.inhoud.bewaartermijnen) {
            Some(termijn) => termijn.overbrengingstermijn = Some(*duur),
            None => self.geen_plaats(cel, "één bewaartermijn"),
        }
    }

    fn uitzondering_vernietiging(&mut self, cel: (&str, &str)) {
        if self.is_nee(cel) || !self.past(cel, hoogstens::<UitzonderingVernietiging>("toelichting")) {
            return;
        }
        let reden = self.code("uitzondering_vernietiging", cel.1);
        let toelichting = reden.is_none().then(|| cel.1.to_owned());
        match enige(&mut self.gemaakt.inhoud.bewaartermijnen) {
            Some(termijn) => termijn.uitzondering_vernietiging = Some(UitzonderingVernietiging { reden, toelichting }),
            None => self.geen_plaats(cel, "één bewaartermijn"),
        }
    }

    /// About the one algorithm of the row, which is then an AI system.
    fn ai(&mut self, veld: Veld, cel: (&str, &str)) {
        let lijst = match veld {
            Veld::AiRol => "ai_rol",
            Veld::AiRisicoklasse => "ai_risicoklasse",
            _ => "dpia_status",
        };
        let (code, datum) = (self.code(lijst, cel.1), datum::lees(cel.1));
        let code = code.as_deref();
        match veld {
            Veld::AiMededeling if self.is_nee(cel) || !self.past(cel, hoogstens::<AiSysteem>("mededeling")) => return,
            Veld::AiMededeling => {}
            Veld::FriaDatum if datum.is_some() => {}
            Veld::FriaDatum => return self.geen_datum(cel),
            _ if code.is_none() => return self.onbekend(lijst, cel, cel.1),
            _ => {}
        }
        let Some(algoritme) = enige(&mut self.gemaakt.inhoud.algoritmes) else { return self.geen_plaats(cel, "één algoritme") };
        let systeem = algoritme.ai_systeem.get_or_insert_default();
        match veld {
            Veld::AiRol => systeem.rol = code.and_then(|code| code.parse().ok()),
            Veld::AiRisicoklasse => systeem.risicoklasse = code.and_then(|code| code.parse().ok()),
            Veld::AiMededeling => systeem.mededeling = Some(cel.1.to_owned()),
            Veld::FriaDatum => systeem.fria_datum = datum,
            _ => systeem.fria = code.and_then(|code| code.parse().ok()),
        }
    }

    /// Who supplies the one system; a supplier need not be a processor.
    fn leverancier(&mut self, cel: (&str, &str)) {
        if self.gemaakt.beheer.systemen.len() != 1 {
            return self.geen_plaats(cel, "één systeem");
        }
        match self.vind(cel.1) {
            None => self.geen_organisatie(cel, cel.1),
            uuid => self.gemaakt.beheer.systemen.iter_mut().for_each(|systeem| systeem.organisatie = uuid),
        }
    }

    /// A text about the one thing of its kind that the activity has.
    fn bij_de_ene(&mut self, veld: Veld, cel: (&str, &str)) {
        let (waarbij, hoogst) = match veld {
            Veld::GrondslagVerstrekking => ("één ontvanger", hoogstens::<Ontvanger>("grondslagVerstrekking")),
            Veld::DoorgifteOntvanger => ("één doorgifte", hoogstens::<Doorgifte>("ontvanger")),
            Veld::DoorgifteToelichting => ("één doorgifte", hoogstens::<Doorgifte>("toelichting")),
            Veld::InternationaleOrganisatie => ("één doorgifte", hoogstens::<Doorgifte>("internationaleOrganisatie")),
            Veld::ZaaktypeCatalogus => ("één zaaktype", hoogstens::<Zaaktype>("catalogus")),
            Veld::Vertegenwoordiger => ("één verantwoordelijke", hoogstens::<Vertegenwoordiger>("naam")),
            Veld::OpdrachtgeverWerkzaamheden => ("één opdrachtgever", hoogstens::<Opdrachtgever>("werkzaamheden")),
            Veld::AfwijkingSelectielijst => ("één bewaartermijn", hoogstens::<Bewaartermijn>("afwijkingToelichting")),
            _ => ("één verwerker", hoogstens::<Verwerker>("werkzaamheden")),
        };
        if self.is_nee(cel) || !self.past(cel, hoogst) {
            return;
        }
        let inhoud = &mut self.gemaakt.inhoud;
        let plek = match veld {
            Veld::GrondslagVerstrekking => enige(&mut inhoud.ontvangers).map(|een| &mut een.grondslag_verstrekking),
            Veld::DoorgifteOntvanger => enige(&mut inhoud.doorgiften).map(|een| &mut een.ontvanger),
            Veld::DoorgifteToelichting => enige(&mut inhoud.doorgiften).map(|een| &mut een.toelichting),
            Veld::InternationaleOrganisatie => enige(&mut inhoud.doorgiften).map(|een| &mut een.internationale_organisatie),
            Veld::ZaaktypeCatalogus => enige(&mut inhoud.zaaktypen).map(|een| &mut een.catalogus),
            Veld::Vertegenwoordiger => enige(&mut inhoud.verwerkingsverantwoordelijken)
                .map(|een| &mut een.vertegenwoordiger.get_or_insert_default().naam),
            Veld::OpdrachtgeverWerkzaamheden => enige(&mut inhoud.opdrachtgevers).map(|een| &mut een.werkzaamheden),
            Veld::AfwijkingSelectielijst => enige(&mut inhoud.bewaartermijnen).map(|een| &mut een.afwijking_toelichting),
            _ => enige(&mut inhoud.verwerkers).map(|een| &mut een.werkzaamheden),
        };
        match plek {
            Some(plek) if plek.is_none() => *plek = Some(cel.1.to_owned()),
            _ => self.geen_plaats(cel, waarbij),
        }
    }

    /// "Nee" or "n.v.t." where a text belongs: kept, and told.
    fn is_nee(&mut self, cel: (&str, &str)) -> bool {
        ja_nee(cel.1).is_some() && self.is_antwoord(cel, cel.1)
    }

    fn subverwerkers(&mut self, cel: (&str, &str)) {
        for deel in self.delen(Veld::Subverwerkers, cel.1) {
            let Some(uuid) = self.vind(&deel.tekst) else {
                self.geen_organisatie(cel, &deel.tekst);
                continue;
            };
            match enige(&mut self.gemaakt.inhoud.verwerkers) {
                Some(verwerker) if !verwerker.subverwerkers.contains(&uuid) => verwerker.subverwerkers.push(uuid),
                Some(_) => {}
                None => self.geen_plaats(cel, "één verwerker"),
            }
        }
    }

    /// Yes or no that holds for each of them.
    fn ja_nee_bij_alle(&mut self, veld: Veld, cel: (&str, &str)) {
        let inhoud = &mut self.gemaakt.inhoud;
        let plekken: Vec<&mut Option<bool>> = if veld == Veld::PerKalenderjaar {
            inhoud.bewaartermijnen.iter_mut().map(|een| &mut een.per_kalenderjaar).collect()
        } else {
            inhoud.verwerkers.iter_mut().map(|een| &mut een.naam_openbaar).collect()
        };
        match ja_nee(cel.1) {
            None => self.geen_ja_nee(cel),
            Some(_) if plekken.is_empty() => self.geen_plaats(cel, "een bewaartermijn of verwerker"),
            ja => plekken.into_iter().for_each(|plek| *plek = ja),
        }
    }

    /// Yes or no about the legal basis that the question is about.
    fn ja_nee_bij_grondslag(&mut self, veld: Veld, cel: (&str, &str)) {
        let Some(ja) = ja_nee(cel.1) else { return self.geen_ja_nee(cel) };
        let grondslag = if veld == Veld::Bedrijfsvoering { Grondslag::GerechtvaardigdBelang } else { Grondslag::Toestemming };
        let alle = self.gemaakt.inhoud.doelen.iter_mut().flat_map(|doel| &mut doel.grondslagen);
        let mut gezet = false;
        for een in alle.filter(|een| een.grondslag == Some(grondslag)) {
            gezet = true;
            match veld {
                Veld::Bedrijfsvoering => een.gerechtvaardigd_belang.get_or_insert_default().bedrijfsvoering = Some(ja),
                Veld::OuderlijkeToestemming => een.toestemming.get_or_insert_default().ouderlijke_toestemming = Some(ja),
                _ => een.toestemming.get_or_insert_default().uitdrukkelijk = Some(ja),
            }
        }
        // No says nothing where there is no such basis.
        if !gezet && ja {
            self.geen_plaats(cel, "een toestemming of een gerechtvaardigd belang");
        }
    }

    /// An agreement is a thing of its own in the register: what a sheet says of it is kept until somebody connects it.
    fn overeenkomst(&mut self, cel: (&str, &str)) {
        let melding = "Koppel de verwerkersovereenkomst aan de verwerker; het register houdt overeenkomsten apart bij.";
        self.onbegrepen(cel, "overeenkomst", melding, cel.1);
    }

    /// A text that belongs to the legal basis that it is about, in every purpose that has it.
    fn bij_grondslag(&mut self, veld: Veld, cel: (&str, &str)) {
        let (grondslag, waarbij, hoogst) = match veld {
            Veld::Belang => {
                (Grondslag::GerechtvaardigdBelang, "een gerechtvaardigd belang", hoogstens::<BelangBijGrondslag>("belang"))
            }
            Veld::Belangenafweging => (
                Grondslag::GerechtvaardigdBelang,
                "een gerechtvaardigd belang",
                hoogstens::<BelangBijGrondslag>("belangenafweging"),
            ),
            Veld::ToestemmingVerkrijgen => {
                (Grondslag::Toestemming, "een toestemming", hoogstens::<ToestemmingBijGrondslag>("wijzeVanVerkrijgen"))
            }
            Veld::ToestemmingIntrekken => {
                (Grondslag::Toestemming, "een toestemming", hoogstens::<ToestemmingBijGrondslag>("wijzeVanIntrekken"))
            }
            Veld::OvereenkomstOmschrijving => {
                (Grondslag::Overeenkomst, "een overeenkomst", hoogstens::<OvereenkomstBijGrondslag>("omschrijving"))
            }
            _ => return self.grondslag_toelichting(cel),
        };
        if !self.past(cel, hoogst) {
            return;
        }
        let alle = self.gemaakt.inhoud.doelen.iter_mut().flat_map(|doel| &mut doel.grondslagen);
        let mut genoemd = alle.filter(|een| een.grondslag == Some(grondslag)).peekable();
        if genoemd.peek().is_none() {
            return self.geen_plaats(cel, waarbij);
        }
        let tekst = || Some(cel.1.to_owned());
        for een in genoemd {
            match veld {
                Veld::Belang => een.gerechtvaardigd_belang.get_or_insert_default().belang = tekst(),
                Veld::Belangenafweging => een.gerechtvaardigd_belang.get_or_insert_default().belangenafweging = tekst(),
                Veld::OvereenkomstOmschrijving => een.overeenkomst.get_or_insert_default().omschrijving = tekst(),
                Veld::ToestemmingVerkrijgen => een.toestemming.get_or_insert_default().wijze_van_verkrijgen = tekst(),
                _ => een.toestemming.get_or_insert_default().wijze_van_intrekken = tekst(),
            }
        }
    }

    fn grondslag_toelichting(&mut self, cel: (&str, &str)) {
        if !self.past(cel, hoogstens::<DoelGrondslag>("toelichting")) {
            return;
        }
        let mut alle: Vec<_> = self.gemaakt.inhoud.doelen.iter_mut().flat_map(|doel| &mut doel.grondslagen).collect();
        match alle.as_mut_slice() {
            [een] => een.toelichting = Some(cel.1.to_owned()),
            _ => self.geen_plaats(cel, "één grondslag"),
        }
    }
}

/// The only thing in a list.
fn enige<T>(lijst: &mut [T]) -> Option<&mut T> {
    if let [een] = lijst { Some(een) } else { None }
}
