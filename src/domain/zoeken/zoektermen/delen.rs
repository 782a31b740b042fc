//! The words of each part of a record. Every field is named: what a page will show is not forgotten here.

use super::{MINDERJARIGEN, Oogst};
use crate::domain::publiek::openbaar::{
    OpenbaarBelang, OpenbaarDoel, OpenbaarGegeven, OpenbaarRecht, OpenbaarUplProduct, OpenbaarZaaktype, OpenbareBesluitvorming,
    OpenbareBetrokkene, OpenbareBeveiliging, OpenbareBewaartermijn, OpenbareBron, OpenbareCode, OpenbareDocumentatie,
    OpenbareDoorgifte, OpenbareGrond, OpenbareGrondslag, OpenbareGrondslagCode, OpenbareOntvanger, OpenbareOpdrachtgever,
    OpenbareOrganisatieVerwijzing, OpenbareOvereenkomst, OpenbareRechtAfwijking, OpenbareSelectielijst, OpenbareToestemming,
    OpenbareUitzondering, OpenbareVerantwoordelijke, OpenbareVertegenwoordiger, OpenbareVerwerker, OpenbareWettelijkeBepaling,
};

impl Oogst<'_> {
    pub(super) fn organisatie(&mut self, organisatie: &OpenbareOrganisatieVerwijzing) {
        let OpenbareOrganisatieVerwijzing { uuid: _, naam, soort, land } = organisatie;
        self.tekst([naam]);
        self.code("organisatie_soort", soort);
        self.land(land.as_ref());
    }

    /// A country is said when it is another one.
    fn land(&mut self, land: Option<&OpenbareCode>) {
        self.code("land", land.filter(|land| land.code != "NL"));
    }

    pub(super) fn verantwoordelijke(&mut self, partij: &OpenbareVerantwoordelijke) {
        let OpenbareVerantwoordelijke { organisatie, bestuursorgaan, vertegenwoordiger } = partij;
        organisatie.iter().for_each(|organisatie| self.organisatie(organisatie));
        self.code("bestuursorgaan", bestuursorgaan);
        if let Some(OpenbareVertegenwoordiger { naam, contact }) = vertegenwoordiger {
            self.tekst(naam.iter().chain(contact));
        }
    }

    pub(super) fn opdrachtgever(&mut self, partij: &OpenbareOpdrachtgever) {
        let OpenbareOpdrachtgever { organisatie, werkzaamheden } = partij;
        organisatie.iter().for_each(|organisatie| self.organisatie(organisatie));
        self.tekst(werkzaamheden);
    }

    pub(super) fn doel(&mut self, doel: &OpenbaarDoel) {
        // Its rights are among those of the activity.
        let OpenbaarDoel { uuid: _, omschrijving, grondslagen, rechten: _ } = doel;
        self.tekst(omschrijving);
        grondslagen.iter().for_each(|grondslag| self.grondslag(grondslag));
    }

    fn grondslag(&mut self, grondslag: &OpenbareGrondslag) {
        let OpenbareGrondslag {
            grondslag,
            grondslag_groep,
            wettelijke_bepalingen,
            toestemming,
            overeenkomst,
            gerechtvaardigd_belang,
            toelichting,
        } = grondslag;
        if let Some(OpenbareGrondslagCode { code: _, naam, groep }) = grondslag {
            self.tekst([naam]);
            self.code("grondslag_groep", [groep]);
        }
        self.code("grondslag_groep", grondslag_groep);
        wettelijke_bepalingen.iter().for_each(|bepaling| self.bepaling(bepaling));
        if let Some(toestemming) = toestemming {
            let OpenbareToestemming { wijze_van_verkrijgen, wijze_van_intrekken, uitdrukkelijk: _, ouderlijke_toestemming: _ } =
                toestemming;
            self.tekst(wijze_van_verkrijgen.iter().chain(wijze_van_intrekken));
        }
        if let Some(OpenbareOvereenkomst { omschrijving }) = overeenkomst {
            self.tekst(omschrijving);
        }
        if let Some(OpenbaarBelang { belang, bedrijfsvoering: _ }) = gerechtvaardigd_belang {
            self.tekst(belang);
        }
        self.tekst(toelichting);
    }

    /// A provision, under every name of the law.
    fn bepaling(&mut self, bepaling: &OpenbareWettelijkeBepaling) {
        let OpenbareWettelijkeBepaling { regeling, citeertitel, artikel, lid, url: _, toelichting, tekst } = bepaling;
        self.tekst([citeertitel, artikel, lid, toelichting, tekst].into_iter().flatten());
        let bekend = regeling.as_ref().and_then(|regeling| self.kennis.zoek("regeling", regeling));
        self.tekst(bekend.map(|wet| &wet.naam));
    }

    pub(super) fn betrokkene(&mut self, betrokkene: &OpenbareBetrokkene) {
        let OpenbareBetrokkene { categorie, omschrijving, betreft_minderjarigen, gegevens } = betrokkene;
        self.code("betrokkene_categorie", categorie);
        self.tekst(omschrijving);
        if *betreft_minderjarigen == Some(true) {
            self.termen.voeg_toe(MINDERJARIGEN, super::REST);
        }
        gegevens.iter().for_each(|gegeven| self.gegeven(gegeven));
    }

    fn gegeven(&mut self, gegeven: &OpenbaarGegeven) {
        let OpenbaarGegeven {
            categorie,
            omschrijving,
            gevoeligheid,
            bronnen,
            verstrekking_verplicht: _,
            gevolg_niet_verstrekken,
        } = gegeven;
        self.code("gegevenscategorie", categorie);
        self.code("gevoeligheid", [gevoeligheid]);
        self.tekst(omschrijving.iter().chain(gevolg_niet_verstrekken));
        for OpenbareBron { bron, omschrijving } in bronnen {
            self.code("bron", bron);
            self.tekst(omschrijving);
        }
    }

    pub(super) fn uitzondering(&mut self, uitzondering: &OpenbareUitzondering) {
        let OpenbareUitzondering { gegevens, uitzondering, wettelijke_bepaling, toelichting } = uitzondering;
        self.code("gegevenscategorie", gegevens);
        self.uitgelegde_code("uitzondering", uitzondering.as_ref());
        wettelijke_bepaling.iter().for_each(|bepaling| self.bepaling(bepaling));
        self.tekst(toelichting);
    }

    pub(super) fn grond(&mut self, grond: &OpenbareGrond) {
        let OpenbareGrond { wettelijke_bepaling, toelichting } = grond;
        wettelijke_bepaling.iter().for_each(|bepaling| self.bepaling(bepaling));
        self.tekst(toelichting);
    }

    pub(super) fn ontvanger(&mut self, ontvanger: &OpenbareOntvanger) {
        let OpenbareOntvanger { soort, organisatie, naam, omschrijving, gegevens, grondslag_verstrekking, land } = ontvanger;
        self.code("ontvanger_soort", soort);
        organisatie.iter().for_each(|organisatie| self.organisatie(organisatie));
        self.tekst([naam, omschrijving, grondslag_verstrekking].into_iter().flatten());
        self.code("gegevenscategorie", gegevens);
        self.land(land.as_ref());
    }

    pub(super) fn verwerker(&mut self, verwerker: &OpenbareVerwerker) {
        let OpenbareVerwerker { organisatie, soort, land, werkzaamheden, subverwerkers } = verwerker;
        organisatie.iter().chain(subverwerkers).for_each(|organisatie| self.organisatie(organisatie));
        self.code("organisatie_soort", soort);
        self.land(land.as_ref());
        self.tekst(werkzaamheden);
    }

    pub(super) fn doorgifte(&mut self, doorgifte: &OpenbareDoorgifte) {
        let OpenbareDoorgifte {
            land,
            internationale_organisatie,
            ontvanger,
            instrument,
            dpf_certificering: _,
            documentatie,
            toelichting,
        } = doorgifte;
        self.land(land.as_ref());
        self.tekst([internationale_organisatie, ontvanger, toelichting].into_iter().flatten());
        self.uitgelegde_code("doorgifte_instrument", instrument.as_ref());
        if let Some(OpenbareDocumentatie { omschrijving, url: _ }) = documentatie {
            self.tekst(omschrijving);
        }
    }

    pub(super) fn bewaartermijn(&mut self, bewaartermijn: &OpenbareBewaartermijn) {
        let OpenbareBewaartermijn {
            onderdeel,
            gegevens,
            soort,
            termijn: _,
            startmoment,
            gebeurtenis,
            toelichting,
            wettelijke_bepaling,
            waardering,
            per_kalenderjaar: _,
            selectielijst,
            afwijking_toelichting,
            tekst,
        } = bewaartermijn;
        self.tekst([onderdeel, gebeurtenis, toelichting, afwijking_toelichting, tekst].into_iter().flatten());
        self.code("gegevenscategorie", gegevens);
        self.code("bewaartermijn_soort", soort);
        self.code("startmoment", startmoment);
        self.code("waardering", waardering);
        wettelijke_bepaling.iter().for_each(|bepaling| self.bepaling(bepaling));
        if let Some(selectielijst) = selectielijst {
            self.selectielijst(selectielijst);
        }
    }

    fn selectielijst(&mut self, selectielijst: &OpenbareSelectielijst) {
        let OpenbareSelectielijst { lijst, volledig_nummer, naam, waardering, procestermijn, bewaartermijn: _, url: _ } =
            selectielijst;
        self.code("selectielijst", lijst);
        self.tekst([volledig_nummer, naam, procestermijn].into_iter().flatten());
        self.code("waardering", waardering);
    }

    pub(super) fn beveiliging(&mut self, beveiliging: &OpenbareBeveiliging) {
        let OpenbareBeveiliging { openbare_omschrijving, normenkaders } = beveiliging;
        self.tekst(openbare_omschrijving);
        self.code("normenkader", normenkaders);
    }

    pub(super) fn besluitvorming(&mut self, besluit: &OpenbareBesluitvorming) {
        let OpenbareBesluitvorming {
            aanwezig: _,
            onderliggende_logica,
            verwachte_gevolgen,
            grondslag_artikel22,
            menselijke_tussenkomst,
        } = besluit;
        self.tekst([onderliggende_logica, verwachte_gevolgen, menselijke_tussenkomst].into_iter().flatten());
        self.uitgelegde_code("grondslag_artikel_22", grondslag_artikel22.as_ref());
    }

    /// A right that the page names; why it is not there is only said of what the record decides itself.
    pub(super) fn recht(&mut self, recht: &OpenbaarRecht) {
        let OpenbaarRecht { recht, artikel: _, toepasselijkheid, waarom, afgeleid: _, afwijking } = recht;
        if toepasselijkheid.code != "nee" || *afwijking {
            self.code("recht", [recht]);
            self.tekst((toepasselijkheid.code != "ja" || *afwijking).then_some(waarom));
        }
    }

    pub(super) fn afwijking(&mut self, afwijking: &OpenbareRechtAfwijking) {
        let OpenbareRechtAfwijking { recht, toepasselijkheid: _, wettelijke_bepaling, toelichting } = afwijking;
        self.code("recht", recht);
        wettelijke_bepaling.iter().for_each(|bepaling| self.bepaling(bepaling));
        self.tekst(toelichting);
    }

    pub(super) fn zaaktype(&mut self, zaaktype: &OpenbaarZaaktype) {
        let OpenbaarZaaktype { identificatie, omschrijving, catalogus: _, url: _ } = zaaktype;
        self.tekst(identificatie.iter().chain(omschrijving));
    }

    /// A product without a name is shown by its address.
    pub(super) fn product(&mut self, product: &OpenbaarUplProduct) {
        let OpenbaarUplProduct { naam, uri } = product;
        self.tekst(naam.as_ref().or(uri.as_ref()));
    }
}
