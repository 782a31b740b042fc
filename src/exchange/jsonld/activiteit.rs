//! An activity or a version of it: a `dpv:Process`.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Knoop, Waarde, adres, partijen::gezamenlijk, vocabulaire::kort};
use crate::domain::{
    publiek::openbaar::{
        OpenbaarDoel, OpenbaarGegeven, OpenbaarRecht, OpenbareBesluitvorming, OpenbareBetrokkene, OpenbareBeveiliging,
        OpenbareBewaartermijn, OpenbareCode, OpenbareDpia, OpenbareGrond, OpenbareGrondslag, OpenbareUitzondering,
        OpenbareWettelijkeBepaling, Romp, organisatie::Contact,
    },
    recht::kennis::Kennis,
    woorden::adressen::Adressen,
};

/// What is said of a version from outside its body.
#[derive(Debug, Clone, Copy)]
pub struct Voorkant<'a> {
    /// Permanent address of the activity.
    pub uri: &'a str,
    /// Permanent address of the version.
    pub versie_uri: &'a str,
    /// Status on the day that was asked for.
    pub status: &'a OpenbareCode,
    /// Its last day.
    pub einde: Option<NaiveDate>,
    /// Contact data of today, where they are given.
    pub contact: Option<&'a Contact>,
}

/// Makes nodes of public records.
#[derive(Debug, Clone, Copy)]
pub struct Vertaler<'a> {
    /// What the register knows: its codes carry the terms.
    pub kennis: &'a Kennis,
    /// Where the register is on the web.
    pub adressen: Adressen<'a>,
}

impl Vertaler<'_> {
    /// The activity, with what its version says.
    #[must_use]
    pub fn activiteit(&self, voor: Voorkant<'_>, romp: &Romp) -> Knoop {
        let knoop = Knoop::op(voor.uri, "dpv:Process").met("dcterms:hasVersion", Knoop::elders(voor.versie_uri));
        self.inhoud(knoop, voor, romp)
    }

    /// The version.
    #[must_use]
    pub fn versie(&self, voor: Voorkant<'_>, romp: &Romp) -> Knoop {
        let knoop = Knoop::op(voor.versie_uri, "dpv:Process").met("dcterms:isVersionOf", Knoop::elders(voor.uri));
        self.inhoud(knoop, voor, romp)
    }

    /// Linked data are a view: each field has its terms here, or none.
    fn inhoud(&self, knoop: Knoop, voor: Voorkant<'_>, romp: &Romp) -> Knoop {
        let Romp {
            identificatie,
            registerhouder,
            begin_geldigheid,
            vastgesteld_op,
            naam,
            omschrijving,
            rol,
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
            beveiliging,
            geautomatiseerde_besluitvorming,
            dpia,
            privacyverklaring_url,
            rechten,
            // In the addresses.
            uuid: _,
            versie_uuid: _,
            nummer: _,
            // Said by what is there, or by nothing.
            regime: _,
            gevoeligheid: _,
            geen_ontvangers: _,
            doorgifte_buiten_eer: _,
            rechten_afwijkingen: _,
            // Without a term in the vocabularies.
            themas: _,
            onderlinge_regeling: _,
            algoritmes: _,
            verdere_verwerking: _,
            cookies: _,
            zaaktypen: _,
            upl_producten: _,
            geldt_voor: _,
            aliassen: _,
        } = romp;
        let periode = Knoop::new("dcterms:PeriodOfTime")
            .met("dcat:startDate", &begin_geldigheid.to_string())
            .met("dcat:endDate", &voor.einde.map(|einde| einde.to_string()));
        let rol = rol.as_ref().map(|rol| rol.code.as_str());
        let verantwoordelijken = self.verantwoordelijken(rol, registerhouder, verwerkingsverantwoordelijken, opdrachtgevers);
        let landen = doorgiften.iter().filter_map(|doorgifte| doorgifte.land.as_ref());
        let van_besluit = geautomatiseerde_besluitvorming.as_ref().and_then(|besluit| besluit.wettelijke_bepaling.as_ref());
        let gronden = [bsn_grond, strafrechtelijke_grond].into_iter().flatten();
        let soorten = betrokkenen.iter().flat_map(|betrokkene| &betrokkene.gegevens);
        let soorten = soorten.filter_map(|gegeven| self.iri("gegevenscategorie", gegeven.categorie.as_ref()?));
        knoop
            .met("dcterms:identifier", identificatie)
            .met("dcterms:title", naam)
            .met("dcterms:description", omschrijving)
            .met("dcterms:issued", json!(vastgesteld_op))
            .met("dcterms:temporal", periode)
            .met("dcterms:publisher", self.organisatie(registerhouder))
            .met("dpv:hasStatus", self.begrip("status", voor.status, Knoop::new("dpv:Status")))
            .met("dpv:hasDataController", verantwoordelijken.clone())
            .met("dpv:hasJointDataControllers", gezamenlijk(rol, verantwoordelijken))
            .met("dpv:hasDataProcessor", self.verwerkers(rol, registerhouder, verwerkers))
            .met("dpv:hasRecipient", elk(ontvangers, |ontvanger| self.ontvanger(ontvanger)))
            .met("dpv:hasThirdCountry", landen.map(|land| self.derde_land(land)).collect::<Vec<_>>())
            .met("dpv:hasProcess", elk(doorgiften, |doorgifte| self.doorgifte(doorgifte)))
            .met("dpv:hasPurpose", elk(doelen, |doel| self.doel(doel)))
            .met("dpv:hasLegalBasis", self.rechtsgronden(doelen, uitzonderingen_bijzondere_gegevens))
            .met("dpv:hasApplicableLaw", wetten(doelen, uitzonderingen_bijzondere_gegevens, gronden, van_besluit))
            .met("dpv:hasDataSubject", elk(betrokkenen, |betrokkene| self.betrokkene(betrokkene)))
            .met("dpv:hasPersonalData", soorten.map(|iri| Knoop::term(&iri)).collect::<Vec<_>>())
            .met("dpv:hasStorageCondition", elk(bewaartermijnen, |termijn| self.bewaartermijn(termijn)))
            .met("dpv:hasTechnicalOrganisationalMeasure", maatregelen(beveiliging.as_ref()))
            .met("dpv:hasContext", geautomatiseerde_besluitvorming.as_ref().and_then(besluitvorming))
            .met("dpv:hasImpactAssessment", dpia.as_ref().and_then(|dpia| self.dpia(dpia)))
            .met("dpv:hasNotice", privacyverklaring_url.as_deref().and_then(adres).map(|url| Knoop::op(url, "dpv:PrivacyNotice")))
            .met("dpv:hasRight", self.rechten(rechten))
            .met("dpv:hasDataProtectionOfficer", voor.contact.and_then(functionaris))
    }

    /// What the purposes rest on, and why special data may be used.
    fn rechtsgronden(&self, doelen: &[OpenbaarDoel], uitzonderingen: &[OpenbareUitzondering]) -> Vec<Knoop> {
        let grondslagen = doelen.iter().flat_map(|doel| &doel.grondslagen).filter_map(|grondslag| self.grondslag(grondslag));
        let codes = uitzonderingen.iter().filter_map(|uitzondering| uitzondering.uitzondering.as_ref());
        grondslagen.chain(codes.map(|code| self.begrip("uitzondering", code, Knoop::new("dpv:LegalBasis")))).collect()
    }

    fn dpia(&self, dpia: &OpenbareDpia) -> Option<Knoop> {
        let status = dpia.status.as_ref()?;
        Some(Knoop::new("dpv:DPIA").met("dpv:hasStatus", self.begrip("dpia_status", status, Knoop::new("dpv:Status"))))
    }

    fn rechten(&self, rechten: &[OpenbaarRecht]) -> Vec<Knoop> {
        let geldend = rechten.iter().filter(|recht| recht.toepasselijkheid.code != "nee");
        geldend.map(|recht| self.begrip("recht", &recht.recht, Knoop::new("dpv:Right"))).collect()
    }

    fn doel(&self, doel: &OpenbaarDoel) -> Knoop {
        let gronden: Vec<_> = doel.grondslagen.iter().filter_map(|grondslag| self.grondslag(grondslag)).collect();
        Knoop::new("dpv:Purpose").met("dcterms:description", &doel.omschrijving).met("dpv:hasLegalBasis", gronden)
    }

    fn grondslag(&self, grondslag: &OpenbareGrondslag) -> Option<Knoop> {
        let Some(code) = &grondslag.grondslag else {
            let groep = grondslag.grondslag_groep.as_ref()?;
            return Some(self.begrip("grondslag_groep", groep, Knoop::new("dpv:LegalBasis")));
        };
        if grondslag.toestemming.as_ref().and_then(|toestemming| toestemming.uitdrukkelijk) == Some(true) {
            return Some(Knoop::term("eu-gdpr:A6-1-a-explicit-consent"));
        }
        let code = OpenbareCode { code: code.code.clone(), naam: code.naam.clone() };
        Some(self.begrip("grondslag", &code, Knoop::new("dpv:LegalBasis")))
    }

    fn betrokkene(&self, betrokkene: &OpenbareBetrokkene) -> Knoop {
        self.soort("dpv:DataSubject", "betrokkene_categorie", betrokkene.categorie.as_ref())
            .met("dcterms:description", &betrokkene.omschrijving)
            .met("dpv:hasPersonalData", betrokkene.gegevens.iter().map(|gegeven| self.gegeven(gegeven)).collect::<Vec<_>>())
    }

    fn gegeven(&self, gegeven: &OpenbaarGegeven) -> Knoop {
        let gevoelig = self.iri("gevoeligheid", &gegeven.gevoeligheid);
        let soort = gevoelig.as_deref().unwrap_or("dpv:PersonalData");
        let bronnen = gegeven
            .bronnen
            .iter()
            .map(|bron| self.soort("dpv:DataSource", "bron", bron.bron.as_ref()).met("dcterms:description", &bron.omschrijving));
        let nodig = gegeven.verstrekking_verplicht.map(|verplicht| if verplicht { "dpv:Required" } else { "dpv:Optional" });
        self.soort(soort, "gegevenscategorie", gegeven.categorie.as_ref())
            .met("dcterms:description", &gegeven.omschrijving)
            .met("dpv:hasDataSource", bronnen.collect::<Vec<_>>())
            .met("dpv:hasNecessity", nodig.map(Knoop::term))
            .met("dpv:hasConsequence", gevolg(gegeven.gevolg_niet_verstrekken.as_deref()))
    }

    fn bewaartermijn(&self, termijn: &OpenbareBewaartermijn) -> Knoop {
        let vernietigen = termijn.waardering.as_ref().is_some_and(|waardering| waardering.code == "vernietigen");
        let soort = termijn.soort.as_ref().and_then(|soort| self.iri("bewaartermijn_soort", soort));
        let duur = soort.map(|soort| {
            let duur =
                termijn.termijn.map(|termijn| json!({"@value": termijn.zonder_weken().to_string(), "@type": "xsd:duration"}));
            Knoop::new(&soort).met("rdf:value", duur.unwrap_or(Value::Null)).met("dcterms:description", &termijn.gebeurtenis)
        });
        let wet = termijn.wettelijke_bepaling.as_ref().and_then(wet);
        Knoop::new(if vernietigen { "dpv:StorageDeletion" } else { "dpv:StorageCondition" })
            .met("dcterms:title", &termijn.onderdeel)
            .met("dcterms:description", &termijn.tekst)
            .met("dpv:hasDuration", duur)
            .met("dpv:hasApplicableLaw", wet)
    }

    /// The term of a code, if the code has one and it is in the pinned list.
    pub(super) fn iri(&self, lijst: &str, code: &OpenbareCode) -> Option<String> {
        kort(self.kennis.zoek(lijst, &code.code)?.dpv.as_deref()?)
    }

    /// A code as a term of the vocabulary; one without a term as something else with its name.
    pub(super) fn begrip(&self, lijst: &str, code: &OpenbareCode, anders: Knoop) -> Knoop {
        self.iri(lijst, code).map_or_else(|| anders.met("dcterms:title", &code.naam), |iri| Knoop::term(&iri))
    }

    /// Something of this kind, and of the kind that a code says, with the name of the code.
    fn soort(&self, soort: &str, lijst: &str, code: Option<&OpenbareCode>) -> Knoop {
        let Some(code) = code else { return Knoop::new(soort) };
        let knoop = Knoop::new(soort);
        let knoop = match self.iri(lijst, code) {
            Some(iri) => knoop.ook(&iri),
            None => knoop,
        };
        knoop.met("dcterms:title", &code.naam)
    }
}

fn elk<T>(delen: &[T], knoop: impl Fn(&T) -> Knoop) -> Vec<Knoop> {
    delen.iter().map(knoop).collect()
}

/// Every law that is named as the ground of something.
fn wetten<'a>(
    doelen: &'a [OpenbaarDoel],
    uitzonderingen: &'a [OpenbareUitzondering],
    gronden: impl Iterator<Item = &'a OpenbareGrond>,
    van_besluit: Option<&'a OpenbareWettelijkeBepaling>,
) -> Vec<Knoop> {
    let bepalingen = doelen.iter().flat_map(|doel| &doel.grondslagen).flat_map(|grondslag| &grondslag.wettelijke_bepalingen);
    bepalingen
        .chain(uitzonderingen.iter().filter_map(|uitzondering| uitzondering.wettelijke_bepaling.as_ref()))
        .chain(gronden.filter_map(|grond| grond.wettelijke_bepaling.as_ref()))
        .chain(van_besluit)
        .filter_map(wet)
        .collect()
}

/// The public description, and the norms.
fn maatregelen(beveiliging: Option<&OpenbareBeveiliging>) -> Vec<Knoop> {
    let soort = || Knoop::new("dpv:TechnicalOrganisationalMeasure");
    let Some(beveiliging) = beveiliging else { return Vec::new() };
    let omschreven = beveiliging.openbare_omschrijving.as_deref().map(|tekst| soort().met("dcterms:description", tekst));
    omschreven.into_iter().chain(beveiliging.normenkaders.iter().map(|kader| soort().met("dcterms:title", &kader.naam))).collect()
}

/// A legal provision: at its address, if it has one. At the address of the whole law stands the law, of which an article is a part: two articles
/// are not one thing.
fn wet(bepaling: &OpenbareWettelijkeBepaling) -> Option<Knoop> {
    let adres = bepaling.url.as_deref().and_then(adres);
    let van_de_regeling = |adres: &&str| bepaling.regeling.as_ref().is_some_and(|regeling| adres.ends_with(regeling.as_str()));
    if let Some(adres) = adres.filter(van_de_regeling).filter(|_| bepaling.artikel.is_some()) {
        let artikel = Knoop::new("dpv:Law").met("dcterms:title", &bepaling.tekst);
        return Some(Knoop::op(adres, "dpv:Law").met("dcterms:title", &bepaling.citeertitel).met("dcterms:hasPart", artikel));
    }
    let knoop = adres.map_or_else(|| Knoop::new("dpv:Law"), |adres| Knoop::op(adres, "dpv:Law"));
    (adres.is_some() || bepaling.tekst.is_some()).then(|| knoop.met("dcterms:title", &bepaling.tekst))
}

fn besluitvorming(besluit: &OpenbareBesluitvorming) -> Option<Knoop> {
    let omschreven = |soort: &str, tekst: Option<&str>| tekst.map(|tekst| Knoop::new(soort).met("dcterms:description", tekst));
    let tussenkomst = omschreven("dpv:HumanInvolvement", besluit.menselijke_tussenkomst.as_deref());
    let logica = omschreven("dpv:AlgorithmicLogic", besluit.onderliggende_logica.as_deref());
    (besluit.aanwezig == Some(true)).then(|| {
        Knoop::new("dpv:AutomatedDecisionMaking")
            .met("dpv:hasAlgorithmicLogic", logica)
            .met("dpv:hasConsequence", gevolg(besluit.verwachte_gevolgen.as_deref()))
            .met("dpv:hasHumanInvolvement", tussenkomst)
    })
}

/// What comes of something, in words.
fn gevolg(tekst: Option<&str>) -> Waarde {
    tekst.map(|tekst| Knoop::new("dpv:Consequence").met("dcterms:description", tekst)).into()
}

fn functionaris(contact: &Contact) -> Option<Knoop> {
    let fg = contact.functionaris_gegevensbescherming.as_ref()?;
    let wegen: Vec<_> = [&fg.email, &fg.telefoon].into_iter().flatten().map(String::as_str).collect();
    Some(Knoop::new("dpv:DataProtectionOfficer").met("dpv:hasContact", &wegen.join(", ")))
}
