//! An activity or a version of it: a `dpv:Process`.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Knoop, Waarde, adres, vocabulaire::kort};
use crate::domain::{
    publiek::openbaar::{
        OpenbaarDoel, OpenbaarGegeven, OpenbareBesluitvorming, OpenbareBetrokkene, OpenbareBewaartermijn, OpenbareCode,
        OpenbareGrondslag, OpenbareWettelijkeBepaling, Romp, organisatie::Contact,
    },
    recht::kennis::Kennis,
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
    pub public_url: &'a str,
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

    fn inhoud(&self, knoop: Knoop, voor: Voorkant<'_>, romp: &Romp) -> Knoop {
        let periode = Knoop::new("dcterms:PeriodOfTime")
            .met("dcat:startDate", &romp.begin_geldigheid.to_string())
            .met("dcat:endDate", &voor.einde.map(|einde| einde.to_string()));
        let knoop = knoop
            .met("dcterms:identifier", &romp.identificatie)
            .met("dcterms:title", &romp.naam)
            .met("dcterms:description", &romp.omschrijving)
            .met("dcterms:issued", json!(romp.vastgesteld_op))
            .met("dcterms:temporal", periode)
            .met("dcterms:publisher", self.organisatie(&romp.registerhouder))
            .met("dpv:hasStatus", self.begrip("status", voor.status, Knoop::leeg()));
        let knoop = self.partijen(knoop, romp);
        let knoop = self.gegevens(knoop, romp);
        self.waarborgen(knoop, romp).met("dpv:hasDataProtectionOfficer", voor.contact.and_then(functionaris))
    }

    /// Purposes, what they rest on, people and their data.
    fn gegevens(&self, knoop: Knoop, romp: &Romp) -> Knoop {
        let grondslagen = romp.doelen.iter().flat_map(|doel| &doel.grondslagen);
        let mut gronden: Vec<Knoop> = grondslagen.clone().filter_map(|grondslag| self.grondslag(grondslag)).collect();
        let uitzonderingen = romp.uitzonderingen_bijzondere_gegevens.iter();
        let codes = uitzonderingen.clone().filter_map(|uitzondering| uitzondering.uitzondering.as_ref());
        gronden.extend(codes.map(|code| self.begrip("uitzondering", code, Knoop::new("dpv:LegalBasis"))));
        let wetten = grondslagen
            .flat_map(|grondslag| &grondslag.wettelijke_bepalingen)
            .chain(uitzonderingen.filter_map(|uitzondering| uitzondering.wettelijke_bepaling.as_ref()))
            .chain(
                [&romp.bsn_grond, &romp.strafrechtelijke_grond]
                    .into_iter()
                    .flatten()
                    .filter_map(|grond| grond.wettelijke_bepaling.as_ref()),
            );
        let soorten = romp.betrokkenen.iter().flat_map(|betrokkene| &betrokkene.gegevens);
        let soorten = soorten.filter_map(|gegeven| self.iri("gegevenscategorie", gegeven.categorie.as_ref()?));
        knoop
            .met("dpv:hasPurpose", romp.doelen.iter().map(|doel| self.doel(doel)).collect::<Vec<_>>())
            .met("dpv:hasLegalBasis", gronden)
            .met("dpv:hasApplicableLaw", wetten.filter_map(wet).collect::<Vec<_>>())
            .met("dpv:hasDataSubject", romp.betrokkenen.iter().map(|betrokkene| self.betrokkene(betrokkene)).collect::<Vec<_>>())
            .met("dpv:hasPersonalData", soorten.map(|iri| Knoop::term(&iri)).collect::<Vec<_>>())
            .met("dpv:hasStorageCondition", romp.bewaartermijnen.iter().map(|een| self.bewaartermijn(een)).collect::<Vec<_>>())
    }

    /// Measures, decisions, impact assessment, notice and rights.
    fn waarborgen(&self, knoop: Knoop, romp: &Romp) -> Knoop {
        let maatregelen = romp.beveiliging.iter().flat_map(|beveiliging| {
            let soort = || Knoop::new("dpv:TechnicalOrganisationalMeasure");
            let omschreven = beveiliging.openbare_omschrijving.as_deref().map(|tekst| soort().met("dcterms:description", tekst));
            omschreven
                .into_iter()
                .chain(beveiliging.normenkaders.iter().map(move |kader| soort().met("dcterms:title", &kader.naam)))
        });
        let dpia = romp.dpia.as_ref().and_then(|dpia| dpia.status.as_ref());
        let dpia =
            dpia.map(|status| Knoop::new("dpv:DPIA").met("dpv:hasStatus", self.begrip("dpia_status", status, Knoop::leeg())));
        let verklaring = romp.privacyverklaring_url.as_deref().and_then(adres).map(|url| Knoop::op(url, "dpv:PrivacyNotice"));
        let rechten = romp.rechten.iter().filter(|recht| recht.toepasselijkheid.code != "nee");
        knoop
            .met("dpv:hasTechnicalOrganisationalMeasure", maatregelen.collect::<Vec<_>>())
            .met("dpv:hasContext", romp.geautomatiseerde_besluitvorming.as_ref().and_then(besluitvorming))
            .met("dpv:hasImpactAssessment", dpia)
            .met("dpv:hasNotice", verklaring)
            .met(
                "dpv:hasRight",
                rechten.map(|recht| self.begrip("recht", &recht.recht, Knoop::new("dpv:Right"))).collect::<Vec<_>>(),
            )
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
            .met("dpv:hasConsequence", tekst(gegeven.gevolg_niet_verstrekken.as_deref()))
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

/// A legal provision: at its address, if it has one.
fn wet(bepaling: &OpenbareWettelijkeBepaling) -> Option<Knoop> {
    let adres = bepaling.url.as_deref().and_then(adres);
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
            .met("dpv:hasConsequence", tekst(besluit.verwachte_gevolgen.as_deref()))
            .met("dpv:hasHumanInvolvement", tussenkomst)
    })
}

/// Something of which there are only words.
fn tekst(tekst: Option<&str>) -> Waarde {
    tekst.map(|tekst| Knoop::leeg().met("dcterms:description", tekst)).into()
}

fn functionaris(contact: &Contact) -> Option<Knoop> {
    let fg = contact.functionaris_gegevensbescherming.as_ref()?;
    let wegen: Vec<_> = [&fg.email, &fg.telefoon].into_iter().flatten().map(String::as_str).collect();
    Some(Knoop::new("dpv:DataProtectionOfficer").met("dpv:hasContact", &wegen.join(", ")))
}
