//! What lists filter on: read from the public record, so that nothing hidden can be found by asking.

use std::collections::BTreeSet;

use super::{artikel, besluitvorming, bewaartermijn_klasse::klassen, kenmerk::Kenmerk};
use crate::domain::{
    inhoud::{Inhoud, beheer::Beheer},
    publiek::openbaar::{OpenbareCode, OpenbareGrondslag, OpenbareOrganisatieVerwijzing, OpenbareWettelijkeBepaling, Romp},
    woorden::codes::GeslotenCode,
};

/// What makes a kind of kenmerk.
#[derive(Debug, Default)]
pub struct Kenmerken(BTreeSet<(Kenmerk, String)>);

impl Kenmerken {
    /// The kenmerken that the public record shows.
    #[must_use]
    pub fn openbaar(romp: &Romp) -> Self {
        let Romp {
            registerhouder,
            rol,
            regime,
            themas,
            verwerkingsverantwoordelijken,
            opdrachtgevers,
            doelen,
            betrokkenen,
            uitzonderingen_bijzondere_gegevens,
            bsn_grond,
            strafrechtelijke_grond,
            ontvangers,
            verwerkers,
            doorgiften,
            bewaartermijnen,
            geautomatiseerde_besluitvorming,
            dpia,
            rechten_afwijkingen,
            zaaktypen,
            upl_producten,
            geldt_voor,
            aliassen,
            // Nobody filters on the rest, or it has a column of its own, or follows from these.
            ..
        } = romp;
        let mut kenmerken = Self::default();
        kenmerken.organisatie(Kenmerk::Registerhouder, Some(registerhouder));
        kenmerken.codes(Kenmerk::Thema, themas);
        kenmerken.code(Kenmerk::Rol, rol.as_ref());
        kenmerken.code(Kenmerk::Regime, Some(regime));
        for partij in verwerkingsverantwoordelijken {
            kenmerken.organisatie(Kenmerk::Verwerkingsverantwoordelijke, partij.organisatie.as_ref());
            kenmerken.code(Kenmerk::Bestuursorgaan, partij.bestuursorgaan.as_ref());
        }
        for partij in opdrachtgevers {
            kenmerken.organisatie(Kenmerk::Opdrachtgever, partij.organisatie.as_ref());
        }
        for organisatie in geldt_voor {
            kenmerken.organisatie(Kenmerk::GeldtVoor, Some(organisatie));
        }
        doelen.iter().flat_map(|doel| &doel.grondslagen).for_each(|grondslag| kenmerken.grondslag(grondslag));
        let gronden = [bsn_grond, strafrechtelijke_grond].into_iter().flatten().map(|grond| &grond.wettelijke_bepaling);
        let uitzonderingen = uitzonderingen_bijzondere_gegevens.iter().map(|uitzondering| &uitzondering.wettelijke_bepaling);
        let termijnen = bewaartermijnen.iter().map(|termijn| &termijn.wettelijke_bepaling);
        let afwijkingen = rechten_afwijkingen.iter().map(|afwijking| &afwijking.wettelijke_bepaling);
        let besluiten = geautomatiseerde_besluitvorming.iter().map(|besluit| &besluit.wettelijke_bepaling);
        for bepaling in gronden.chain(uitzonderingen).chain(termijnen).chain(afwijkingen).chain(besluiten).flatten() {
            kenmerken.wet(bepaling);
        }
        for betrokkene in betrokkenen {
            kenmerken.code(Kenmerk::Betrokkene, betrokkene.categorie.as_ref());
            for gegeven in &betrokkene.gegevens {
                kenmerken.code(Kenmerk::Gegevens, gegeven.categorie.as_ref());
                kenmerken.code(Kenmerk::Gevoeligheid, Some(&gegeven.gevoeligheid));
            }
        }
        for ontvanger in ontvangers {
            kenmerken.code(Kenmerk::Ontvanger, ontvanger.soort.as_ref());
            kenmerken.organisatie(Kenmerk::Ontvanger, ontvanger.organisatie.as_ref());
            kenmerken.code(Kenmerk::Land, ontvanger.land.as_ref());
        }
        for verwerker in verwerkers {
            kenmerken.organisatie(Kenmerk::Verwerker, verwerker.organisatie.as_ref());
            for organisatie in &verwerker.subverwerkers {
                kenmerken.organisatie(Kenmerk::Verwerker, Some(organisatie));
                kenmerken.organisatie(Kenmerk::Subverwerker, Some(organisatie));
            }
            kenmerken.code(Kenmerk::Verwerker, verwerker.soort.as_ref());
            kenmerken.code(Kenmerk::Land, verwerker.land.as_ref());
        }
        for doorgifte in doorgiften {
            kenmerken.code(Kenmerk::Land, doorgifte.land.as_ref());
        }
        for zaaktype in zaaktypen {
            kenmerken.tekst(Kenmerk::Zaaktype, zaaktype.identificatie.as_ref());
        }
        for product in upl_producten {
            kenmerken.tekst(Kenmerk::UplProduct, product.naam.as_ref());
            kenmerken.tekst(Kenmerk::UplProduct, product.uri.as_ref());
        }
        for alias in aliassen {
            kenmerken.tekst(Kenmerk::Alias, Some(&alias.0));
        }
        for klasse in bewaartermijnen.iter().flat_map(klassen) {
            kenmerken.zet(Kenmerk::Bewaartermijn, klasse.to_owned());
        }
        for code in besluitvorming::codes(romp) {
            kenmerken.zet(Kenmerk::Besluitvorming, code.to_owned());
        }
        kenmerken.code(Kenmerk::DpiaStatus, dpia.as_ref().and_then(|dpia| dpia.status.as_ref()));
        kenmerken
    }

    /// The kenmerken for those who may read everything: also hidden processors, agreements and confidentiality.
    #[must_use]
    pub fn intern(romp: &Romp, inhoud: &Inhoud) -> Self {
        let mut kenmerken = Self::openbaar(romp);
        for verwerker in &inhoud.verwerkers {
            for uuid in verwerker.organisatie.iter().chain(&verwerker.subverwerkers) {
                kenmerken.zet(Kenmerk::Verwerker, uuid.to_string());
            }
            for uuid in &verwerker.subverwerkers {
                kenmerken.zet(Kenmerk::Subverwerker, uuid.to_string());
            }
            kenmerken.tekst(Kenmerk::Overeenkomst, verwerker.overeenkomst.map(|uuid| uuid.to_string()).as_ref());
        }
        kenmerken.zet(Kenmerk::Vertrouwelijkheid, inhoud.vertrouwelijkheid().code().to_owned());
        kenmerken
    }

    /// Each kind with its code.
    pub fn lijst(self) -> impl Iterator<Item = (Kenmerk, String)> {
        self.0.into_iter()
    }

    fn grondslag(&mut self, grondslag: &OpenbareGrondslag) {
        self.tekst(Kenmerk::Grondslag, grondslag.grondslag.as_ref().map(|grondslag| &grondslag.code));
        self.code(Kenmerk::GrondslagGroep, grondslag.grondslag_groep.as_ref());
        grondslag.wettelijke_bepalingen.iter().for_each(|bepaling| self.wet(bepaling));
    }

    fn wet(&mut self, bepaling: &OpenbareWettelijkeBepaling) {
        let Some(regeling) = &bepaling.regeling else { return };
        self.zet(Kenmerk::Wet, regeling.clone());
        for code in artikel::codes(regeling, bepaling.artikel.as_deref().unwrap_or_default(), bepaling.lid.as_deref()) {
            self.zet(Kenmerk::Artikel, code);
        }
    }

    fn organisatie(&mut self, soort: Kenmerk, organisatie: Option<&OpenbareOrganisatieVerwijzing>) {
        if let Some(organisatie) = organisatie {
            self.zet(soort, organisatie.uuid.to_string());
            self.zet(Kenmerk::Organisatie, organisatie.uuid.to_string());
        }
    }

    fn code(&mut self, soort: Kenmerk, code: Option<&OpenbareCode>) {
        self.tekst(soort, code.map(|code| &code.code));
    }

    fn codes(&mut self, soort: Kenmerk, codes: &[OpenbareCode]) {
        for code in codes {
            self.code(soort, Some(code));
        }
    }

    fn tekst(&mut self, soort: Kenmerk, tekst: Option<&String>) {
        if let Some(tekst) = tekst {
            self.zet(soort, tekst.clone());
        }
    }

    fn zet(&mut self, soort: Kenmerk, code: String) {
        self.0.insert((soort, code));
    }
}

/// What is administered beside the content, as kinds with their codes.
#[must_use]
pub fn beheerd(beheer: &Beheer) -> Vec<(Kenmerk, String)> {
    let mut rijen: Vec<(Kenmerk, String)> = Vec::new();
    rijen.extend(beheer.afdeling.clone().map(|afdeling| (Kenmerk::Afdeling, afdeling)));
    rijen.extend(beheer.herzieningsdatum.map(|datum| (Kenmerk::Herziening, datum.to_string())));
    for systeem in &beheer.systemen {
        rijen.extend(systeem.naam.clone().map(|naam| (Kenmerk::Systeem, naam)));
        rijen.extend(systeem.organisatie.map(|uuid| (Kenmerk::Systeem, uuid.to_string())));
    }
    for kenmerk in &beheer.externe_kenmerken {
        rijen.extend(kenmerk.bron.clone().map(|bron| (Kenmerk::Bron, bron)));
        rijen.extend(kenmerk.kenmerk.clone().map(|kenmerk| (Kenmerk::Kenmerk, kenmerk)));
    }
    rijen.sort();
    rijen.dedup();
    rijen
}
