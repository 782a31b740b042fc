//! The words of each part of a record. Every field is named: what a page will show is not forgotten here.

use super::{MINDERJARIGEN, Oogst, PROFILERING};
use crate::domain::publiek::openbaar::{
    OpenbaarAiSysteem, OpenbaarAlgoritme, OpenbaarBelang, OpenbaarDoel, OpenbaarGegeven, OpenbaarRecht, OpenbaarUplProduct,
    OpenbaarZaaktype, OpenbareBesluitvorming, OpenbareBetrokkene, OpenbareBeveiliging, OpenbareBewaartermijn, OpenbareBron,
    OpenbareCode, OpenbareCookie, OpenbareDocumentatie, OpenbareDoorgifte, OpenbareGrond, OpenbareGrondslag,
    OpenbareGrondslagCode, OpenbareOntvanger, OpenbareOpdrachtgever, OpenbareOrganisatieVerwijzing, OpenbareOvereenkomst,
    OpenbareRechtAfwijking, OpenbareSelectielijst, OpenbareToestemming, OpenbareUitzondering, OpenbareUitzonderingVernietiging,
    OpenbareVerantwoordelijke, OpenbareVertegenwoordiger, OpenbareVerwerker, OpenbareWettelijkeBepaling,
};

impl Oogst<'_> {
    pub(super) fn organisatie<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareOrganisatieVerwijzing>) {
        for OpenbareOrganisatieVerwijzing { uuid: _, naam, soort, land } in delen {
            self.tekst([naam]);
            self.code("organisatie_soort", soort);
            self.land(land.as_ref());
        }
    }

    /// A country is said when it is another one.
    fn land(&mut self, land: Option<&OpenbareCode>) {
        self.code("land", land.filter(|land| land.code != "NL"));
    }

    pub(super) fn verantwoordelijke<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareVerantwoordelijke>) {
        for OpenbareVerantwoordelijke { organisatie, bestuursorgaan, vertegenwoordiger } in delen {
            self.organisatie(organisatie);
            self.code("bestuursorgaan", bestuursorgaan);
            if let Some(OpenbareVertegenwoordiger { naam, contact }) = vertegenwoordiger {
                self.tekst(naam.iter().chain(contact));
            }
        }
    }

    pub(super) fn opdrachtgever<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareOpdrachtgever>) {
        for OpenbareOpdrachtgever { organisatie, werkzaamheden } in delen {
            self.organisatie(organisatie);
            self.tekst(werkzaamheden);
        }
    }

    pub(super) fn doel<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbaarDoel>) {
        // Its rights are among those of the activity.
        for OpenbaarDoel { uuid: _, omschrijving, grondslagen, rechten: _ } in delen {
            self.tekst(omschrijving);
            self.grondslag(grondslagen);
        }
    }

    fn grondslag<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareGrondslag>) {
        for OpenbareGrondslag {
            grondslag,
            grondslag_groep,
            wettelijke_bepalingen,
            toestemming,
            overeenkomst,
            gerechtvaardigd_belang,
            toelichting,
        } in delen
        {
            if let Some(OpenbareGrondslagCode { code: _, naam, groep }) = grondslag {
                self.tekst([naam]);
                self.code("grondslag_groep", [groep]);
            }
            self.code("grondslag_groep", grondslag_groep);
            self.bepaling(wettelijke_bepalingen);
            if let Some(toestemming) = toestemming {
                let OpenbareToestemming {
                    wijze_van_verkrijgen,
                    wijze_van_intrekken,
                    uitdrukkelijk: _,
                    ouderlijke_toestemming: _,
                } = toestemming;
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
    }

    /// A provision, under every name of the law.
    fn bepaling<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareWettelijkeBepaling>) {
        for OpenbareWettelijkeBepaling { regeling, citeertitel, artikel, lid, url: _, toelichting, tekst } in delen {
            self.tekst([citeertitel, artikel, lid, toelichting, tekst].into_iter().flatten());
            let bekend = regeling.as_ref().and_then(|regeling| self.kennis.zoek("regeling", regeling));
            self.tekst(bekend.map(|wet| &wet.naam));
        }
    }

    pub(super) fn betrokkene<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareBetrokkene>) {
        for OpenbareBetrokkene { categorie, omschrijving, betreft_minderjarigen, jonger_dan16: _, gegevens } in delen {
            self.code("betrokkene_categorie", categorie);
            self.tekst(omschrijving);
            if *betreft_minderjarigen == Some(true) {
                self.termen.voeg_toe(MINDERJARIGEN, super::REST);
            }
            self.gegeven(gegevens);
        }
    }

    fn gegeven<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbaarGegeven>) {
        for OpenbaarGegeven {
            categorie,
            omschrijving,
            gevoeligheid,
            bronnen,
            verstrekking_verplicht: _,
            gevolg_niet_verstrekken,
        } in delen
        {
            self.code("gegevenscategorie", categorie);
            self.code("gevoeligheid", [gevoeligheid]);
            self.tekst(omschrijving.iter().chain(gevolg_niet_verstrekken));
            for OpenbareBron { bron, omschrijving } in bronnen {
                self.code("bron", bron);
                self.tekst(omschrijving);
            }
        }
    }

    pub(super) fn uitzondering<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareUitzondering>) {
        for OpenbareUitzondering { gegevens, uitzondering, wettelijke_bepaling, toelichting } in delen {
            self.code("gegevenscategorie", gegevens);
            self.uitgelegde_code("uitzondering", uitzondering.as_ref());
            self.bepaling(wettelijke_bepaling);
            self.tekst(toelichting);
        }
    }

    pub(super) fn grond<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareGrond>) {
        for OpenbareGrond { wettelijke_bepaling, toelichting } in delen {
            self.bepaling(wettelijke_bepaling);
            self.tekst(toelichting);
        }
    }

    pub(super) fn ontvanger<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareOntvanger>) {
        for OpenbareOntvanger { soort, organisatie, naam, omschrijving, gegevens, grondslag_verstrekking, land } in delen {
            self.code("ontvanger_soort", soort);
            self.organisatie(organisatie);
            self.tekst([naam, omschrijving, grondslag_verstrekking].into_iter().flatten());
            self.code("gegevenscategorie", gegevens);
            self.land(land.as_ref());
        }
    }

    pub(super) fn verwerker<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareVerwerker>) {
        for OpenbareVerwerker { organisatie, soort, land, werkzaamheden, subverwerkers } in delen {
            self.organisatie(organisatie.iter().chain(subverwerkers));
            self.code("organisatie_soort", soort);
            self.land(land.as_ref());
            self.tekst(werkzaamheden);
        }
    }

    pub(super) fn doorgifte<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareDoorgifte>) {
        for OpenbareDoorgifte {
            land,
            internationale_organisatie,
            ontvanger,
            instrument,
            dpf_certificering: _,
            documentatie,
            toelichting,
        } in delen
        {
            self.land(land.as_ref());
            self.tekst([internationale_organisatie, ontvanger, toelichting].into_iter().flatten());
            self.uitgelegde_code("doorgifte_instrument", instrument.as_ref());
            if let Some(OpenbareDocumentatie { omschrijving, url: _ }) = documentatie {
                self.tekst(omschrijving);
            }
        }
    }

    pub(super) fn bewaartermijn<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareBewaartermijn>) {
        for OpenbareBewaartermijn {
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
            overbrengingstermijn: _,
            uitzondering_vernietiging,
            tekst,
        } in delen
        {
            self.tekst([onderdeel, gebeurtenis, toelichting, afwijking_toelichting, tekst].into_iter().flatten());
            if let Some(OpenbareUitzonderingVernietiging { reden, toelichting }) = uitzondering_vernietiging {
                self.code("uitzondering_vernietiging", reden);
                self.tekst(toelichting);
            }
            self.code("gegevenscategorie", gegevens);
            self.code("bewaartermijn_soort", soort);
            self.code("startmoment", startmoment);
            self.code("waardering", waardering);
            self.bepaling(wettelijke_bepaling);
            self.selectielijst(selectielijst);
        }
    }

    fn selectielijst<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareSelectielijst>) {
        for OpenbareSelectielijst { lijst, volledig_nummer, naam, waardering, procestermijn, bewaartermijn: _, url: _ } in delen {
            self.code("selectielijst", lijst);
            self.tekst([volledig_nummer, naam, procestermijn].into_iter().flatten());
            self.code("waardering", waardering);
        }
    }

    pub(super) fn beveiliging<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareBeveiliging>) {
        for OpenbareBeveiliging { openbare_omschrijving, normenkaders } in delen {
            self.tekst(openbare_omschrijving);
            self.code("normenkader", normenkaders);
        }
    }

    pub(super) fn besluitvorming<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareBesluitvorming>) {
        for OpenbareBesluitvorming {
            aanwezig: _,
            onderliggende_logica,
            verwachte_gevolgen,
            grondslag_artikel22,
            wettelijke_bepaling,
            menselijke_tussenkomst,
            profilering,
        } in delen
        {
            self.bepaling(wettelijke_bepaling);
            if *profilering == Some(true) {
                self.termen.voeg_toe(PROFILERING, super::REST);
            }
            self.tekst([onderliggende_logica, verwachte_gevolgen, menselijke_tussenkomst].into_iter().flatten());
            self.uitgelegde_code("grondslag_artikel_22", grondslag_artikel22.as_ref());
        }
    }

    pub(super) fn algoritme<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbaarAlgoritme>) {
        for OpenbaarAlgoritme { naam, algoritmeregister_url: _, ai_systeem } in delen {
            self.tekst(naam);
            let Some(OpenbaarAiSysteem { rol, risicoklasse, mededeling, fria }) = ai_systeem else { continue };
            self.code("ai_rol", rol);
            self.code("ai_risicoklasse", risicoklasse);
            self.tekst(mededeling);
            self.code("dpia_status", fria);
        }
    }

    /// A right that the page names; why it is not there is only said of what the record decides itself.
    pub(super) fn recht<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbaarRecht>) {
        for OpenbaarRecht { recht, artikel: _, toepasselijkheid, waarom, afgeleid: _, afwijking } in delen {
            if toepasselijkheid.code != "nee" || *afwijking {
                self.code("recht", [recht]);
                self.tekst((toepasselijkheid.code != "ja" || *afwijking).then_some(waarom));
            }
        }
    }

    pub(super) fn afwijking<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareRechtAfwijking>) {
        for OpenbareRechtAfwijking { recht, toepasselijkheid: _, wettelijke_bepaling, toelichting } in delen {
            self.code("recht", recht);
            self.bepaling(wettelijke_bepaling);
            self.tekst(toelichting);
        }
    }

    pub(super) fn cookie<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbareCookie>) {
        for cookie in delen {
            let OpenbareCookie { naam, partij, doel, soort, bewaartermijn: _, toestemming: _ } = cookie;
            self.met_gewicht("cookie", super::REST);
            self.tekst([naam, partij, doel].into_iter().flatten().chain(&cookie.hoe_lang()));
            self.code("cookie_soort", soort);
        }
    }

    pub(super) fn zaaktype<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbaarZaaktype>) {
        for OpenbaarZaaktype { identificatie, omschrijving, catalogus: _, url: _ } in delen {
            self.tekst(identificatie.iter().chain(omschrijving));
        }
    }

    /// A product without a name is shown by its address.
    pub(super) fn product<'a>(&mut self, delen: impl IntoIterator<Item = &'a OpenbaarUplProduct>) {
        for OpenbaarUplProduct { naam, uri } in delen {
            self.tekst(naam.as_ref().or(uri.as_ref()));
        }
    }
}
