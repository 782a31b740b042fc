//! The words under which a record is found: everything that its page says of it. Read from the public record, so that nothing hidden
//! is found by asking.

mod delen;

use std::collections::HashSet;

use super::besluitvorming;
use crate::domain::{
    publiek::openbaar::{OpenbareCode, Romp},
    recht::kennis::Kennis,
    woorden::zoekwoord::{Zoektermen, vormen},
};

/// What a word weighs by where it stands.
const NAAM: i64 = 8;
/// From here on a word says what a record is about: a theme or an everyday word for it.
pub const THEMA: i64 = 4;
const DOEL: i64 = 2;
const REST: i64 = 1;

/// What the page says of a record that answers these with yes.
const BUITEN_EUROPA: &str = "buiten Europa, buiten de EU, buiten de Europese Economische Ruimte (EER)";
const MINDERJARIGEN: &str = "minderjarigen";
const PROFILERING: &str = "profilering";

/// Collects words with what they are called otherwise.
struct Oogst<'a> {
    termen: Zoektermen,
    kennis: &'a Kennis,
    /// Texts that were read: a label stands many times in a record.
    gelezen: HashSet<String>,
}

impl Oogst<'_> {
    /// A text, with what its abbreviations stand for.
    fn met_gewicht(&mut self, tekst: &str, gewicht: i64) {
        let vormen = vormen(tekst);
        for ook in self.kennis.afkortingen(&vormen) {
            self.termen.voeg_toe(ook, gewicht);
        }
        self.termen.voeg_vormen_toe(vormen, gewicht);
    }

    fn tekst<'a>(&mut self, tekst: impl IntoIterator<Item = &'a String>) {
        for tekst in tekst {
            if !self.gelezen.contains(tekst) {
                self.met_gewicht(tekst, REST);
                self.gelezen.insert(tekst.clone());
            }
        }
    }

    /// The label of a code, and everyday words for it.
    fn code<'a>(&mut self, lijst: &str, codes: impl IntoIterator<Item = &'a OpenbareCode>) {
        for OpenbareCode { code, naam } in codes {
            self.tekst([naam]);
            self.tekst(self.kennis.gewone_woorden(lijst, code));
        }
    }

    /// The same with the explanation that the page gives.
    fn uitgelegde_code(&mut self, lijst: &str, code: Option<&OpenbareCode>) {
        self.code(lijst, code);
        let uitleg = code.and_then(|code| self.kennis.zoek(lijst, &code.code)).and_then(|item| item.omschrijving.as_ref());
        self.tekst(uitleg);
    }
}

/// The words of a record: the name weighs most, then theme and synonym, then purpose.
#[must_use]
pub fn zoektermen(romp: &Romp, kennis: &Kennis) -> Zoektermen {
    let mut oogst = Oogst { termen: Zoektermen::default(), kennis, gelezen: HashSet::new() };
    oogst.met_gewicht(&romp.naam, NAAM);
    for omschrijving in romp.doelen.iter().filter_map(|doel| doel.omschrijving.as_ref()) {
        oogst.met_gewicht(omschrijving, DOEL);
    }
    // Only what the record is about gets everyday words: that the Belastingdienst receives data makes no tax of it.
    let bepalingen = romp.doelen.iter().flat_map(|doel| &doel.grondslagen).flat_map(|grondslag| &grondslag.wettelijke_bepalingen);
    let regelingen: Vec<&str> = bepalingen.filter_map(|bepaling| bepaling.regeling.as_deref()).collect();
    for woorden in kennis.synoniemen(&oogst.termen, &regelingen) {
        oogst.termen.voeg_toe(woorden, THEMA);
    }
    romp.themas.iter().for_each(|thema| oogst.met_gewicht(&thema.naam, THEMA));
    oogst.rest(romp);
    oogst.termen
}

impl Oogst<'_> {
    /// Everything, in the order of the page.
    fn rest(&mut self, romp: &Romp) {
        let Romp {
            naam,
            identificatie,
            registerhouder,
            omschrijving,
            rol,
            regime,
            themas,
            verwerkingsverantwoordelijken,
            onderlinge_regeling,
            opdrachtgevers,
            doelen,
            betrokkenen,
            gevoeligheid,
            uitzonderingen_bijzondere_gegevens,
            bsn_grond,
            strafrechtelijke_grond,
            ontvangers,
            verwerkers,
            doorgifte_buiten_eer,
            doorgiften,
            bewaartermijnen,
            beveiliging,
            geautomatiseerde_besluitvorming,
            algoritmes,
            dpia,
            rechten,
            rechten_afwijkingen,
            zaaktypen,
            upl_producten,
            geldt_voor,
            cookies,
            // Keys, days and addresses.
            uuid: _,
            versie_uuid: _,
            nummer: _,
            begin_geldigheid: _,
            vastgesteld_op: _,
            privacyverklaring_url: _,
            aliassen: _,
            // A yes or no in a sentence that every page has.
            geen_ontvangers: _,
            verdere_verwerking: _,
        } = romp;
        self.tekst([naam, identificatie]);
        self.organisatie([registerhouder]);
        self.tekst(omschrijving);
        self.code("rol", rol);
        self.code("regime", [regime]);
        self.code("thema", themas);
        self.verantwoordelijke(verwerkingsverantwoordelijken);
        self.tekst(onderlinge_regeling.iter().filter_map(|regeling| regeling.omschrijving.as_ref()));
        self.opdrachtgever(opdrachtgevers);
        self.doel(doelen);
        self.betrokkene(betrokkenen);
        self.code("gevoeligheid", gevoeligheid);
        self.uitzondering(uitzonderingen_bijzondere_gegevens);
        self.grond(bsn_grond.iter().chain(strafrechtelijke_grond));
        self.ontvanger(ontvangers);
        self.verwerker(verwerkers);
        if *doorgifte_buiten_eer == Some(true) {
            self.met_gewicht(BUITEN_EUROPA, REST);
        }
        self.doorgifte(doorgiften);
        self.bewaartermijn(bewaartermijnen);
        self.beveiliging(beveiliging);
        self.besluitvorming(geautomatiseerde_besluitvorming);
        for code in besluitvorming::codes(romp) {
            self.tekst(self.kennis.gewone_woorden(besluitvorming::LIJST, code));
        }
        self.algoritme(algoritmes);
        self.code("dpia_status", dpia.iter().filter_map(|dpia| dpia.status.as_ref()));
        self.recht(rechten);
        self.afwijking(rechten_afwijkingen);
        self.cookie(cookies);
        self.zaaktype(zaaktypen);
        self.product(upl_producten);
        self.organisatie(geldt_voor);
    }
}
