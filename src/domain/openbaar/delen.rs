//! The parts of the public record, and how each is made from its part of the content.
//!
//! Long because the record is: one type and one function for each part, each naming every field it lets through.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::tekst;
use crate::domain::{
    codes::{GeslotenCode, Gevoeligheid, Grondslag},
    inhoud::{
        Algoritme, BelangBijGrondslag, Betrokkene, Beveiliging, Bewaartermijn, BronVermelding, Documentatie, Doel, DoelGrondslag,
        Doorgifte, GeautomatiseerdeBesluitvorming, Gegeven, GegevenGrond, OnderlingeRegeling, Ontvanger, Opdrachtgever,
        OvereenkomstBijGrondslag, RechtAfwijking, SelectielijstResultaat, ToestemmingBijGrondslag,
        UitzonderingBijzondereGegevens, UplProduct, Vertegenwoordiger, Verwerker, Verwerkingsverantwoordelijke,
        WettelijkeBepaling, Zaaktype,
    },
    kennis::Kennis,
    organisatie::VastgelegdeOrganisatie,
    termijn::Termijn,
};

/// Een code uit een referentielijst, met zijn naam.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OpenbareCode {
    /// De code.
    pub code: String,
    /// De naam voor mensen.
    pub naam: String,
}

/// Een grondslag (AVG artikel 6 lid 1), met de groep in gewone woorden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OpenbareGrondslagCode {
    /// De code.
    pub code: String,
    /// De naam voor mensen.
    pub naam: String,
    /// De groep: wettelijke taak, overeenkomst, toestemming of overig.
    pub groep: OpenbareCode,
}

/// Een organisatie, zoals vastgelegd bij het vaststellen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct OpenbareOrganisatieVerwijzing {
    /// Vaste sleutel van de organisatie.
    pub uuid: Uuid,
    /// Naam.
    pub naam: String,
    /// De soort organisatie.
    #[schema(required)]
    pub soort: Option<OpenbareCode>,
    /// Het land van vestiging.
    #[schema(required)]
    pub land: Option<OpenbareCode>,
}

/// Een verantwoordelijke organisatie.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenbareVerantwoordelijke {
    /// De organisatie.
    #[schema(required)]
    pub organisatie: Option<OpenbareOrganisatieVerwijzing>,
    /// Het bestuursorgaan.
    #[schema(required)]
    pub bestuursorgaan: Option<OpenbareCode>,
    /// De vertegenwoordiger in de Europese Unie.
    #[schema(required)]
    pub vertegenwoordiger: Option<OpenbareVertegenwoordiger>,
}

/// De vertegenwoordiger van een verantwoordelijke buiten de Europese Unie.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenbareVertegenwoordiger {
    /// Naam.
    #[schema(required)]
    pub naam: Option<String>,
    /// Hoe de vertegenwoordiger te bereiken is.
    #[schema(required)]
    pub contact: Option<String>,
}

/// De afspraken tussen gezamenlijk verantwoordelijken.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenbareOnderlingeRegeling {
    /// De wezenlijke inhoud.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Adres van de regeling.
    #[schema(required)]
    pub url: Option<String>,
}

/// Een opdrachtgever.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenbareOpdrachtgever {
    /// De organisatie.
    #[schema(required)]
    pub organisatie: Option<OpenbareOrganisatieVerwijzing>,
    /// Welke verwerkingen voor deze opdrachtgever gebeuren.
    #[schema(required)]
    pub werkzaamheden: Option<String>,
}

/// Een doel met zijn grondslagen.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbaarDoel {
    /// Vaste sleutel van het doel.
    #[schema(required)]
    pub uuid: Option<Uuid>,
    /// Waarvoor de gegevens worden gebruikt.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Waarom het mag.
    pub grondslagen: Vec<OpenbareGrondslag>,
}

/// De grondslag van een doel.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareGrondslag {
    /// Eén van de zes grondslagen.
    #[schema(required)]
    pub grondslag: Option<OpenbareGrondslagCode>,
    /// De grondslag in gewone woorden.
    #[schema(required)]
    pub grondslag_groep: Option<OpenbareCode>,
    /// De wetten waarop de grondslag berust.
    pub wettelijke_bepalingen: Vec<OpenbareWettelijkeBepaling>,
    /// Bij toestemming: hoe die wordt gevraagd en ingetrokken.
    #[schema(required)]
    pub toestemming: Option<OpenbareToestemming>,
    /// Bij een overeenkomst: welke dat is.
    #[schema(required)]
    pub overeenkomst: Option<OpenbareOvereenkomst>,
    /// Bij gerechtvaardigd belang: welk belang.
    #[schema(required)]
    pub gerechtvaardigd_belang: Option<OpenbaarBelang>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
}

/// Een wettelijke bepaling.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareWettelijkeBepaling {
    /// BWB-id, CELEX-nummer of CVDR-id.
    #[schema(required)]
    pub regeling: Option<String>,
    /// Naam van de regeling.
    #[schema(required)]
    pub citeertitel: Option<String>,
    /// Artikel.
    #[schema(required)]
    pub artikel: Option<String>,
    /// Lid.
    #[schema(required)]
    pub lid: Option<String>,
    /// Adres van de bepaling of van de regeling.
    #[schema(required)]
    pub url: Option<String>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
    /// De bepaling zoals u die aanhaalt.
    #[schema(required, example = "artikel 151c, lid 1, Gemeentewet")]
    pub tekst: Option<String>,
}

/// Hoe toestemming wordt gevraagd en ingetrokken.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareToestemming {
    /// Hoe de toestemming wordt gevraagd.
    #[schema(required)]
    pub wijze_van_verkrijgen: Option<String>,
    /// Hoe iemand de toestemming kan intrekken.
    #[schema(required)]
    pub wijze_van_intrekken: Option<String>,
    /// Of de toestemming uitdrukkelijk is.
    #[schema(required)]
    pub uitdrukkelijk: Option<bool>,
    /// Of een ouder of vertegenwoordiger toestemming geeft.
    #[schema(required)]
    pub ouderlijke_toestemming: Option<bool>,
}

/// De overeenkomst waarbij iemand partij is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenbareOvereenkomst {
    /// Welke overeenkomst het is.
    #[schema(required)]
    pub omschrijving: Option<String>,
}

/// Het gerechtvaardigd belang. De afweging zelf is niet openbaar.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenbaarBelang {
    /// Het belang.
    #[schema(required)]
    pub belang: Option<String>,
    /// Of het om bedrijfsvoering gaat.
    #[schema(required)]
    pub bedrijfsvoering: Option<bool>,
}

/// Een groep mensen met hun gegevens.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareBetrokkene {
    /// De soort betrokkene.
    #[schema(required)]
    pub categorie: Option<OpenbareCode>,
    /// Omschrijving.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Of er minderjarigen bij zijn.
    #[schema(required)]
    pub betreft_minderjarigen: Option<bool>,
    /// Welke gegevens.
    pub gegevens: Vec<OpenbaarGegeven>,
}

/// Een soort gegevens.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbaarGegeven {
    /// De categorie.
    #[schema(required)]
    pub categorie: Option<OpenbareCode>,
    /// Omschrijving.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Hoe gevoelig de gegevens zijn.
    pub gevoeligheid: OpenbareCode,
    /// Waar de gegevens vandaan komen.
    pub bronnen: Vec<OpenbareBron>,
    /// Of iemand verplicht is de gegevens te geven.
    #[schema(required)]
    pub verstrekking_verplicht: Option<bool>,
    /// Wat er gebeurt als iemand de gegevens niet geeft.
    #[schema(required)]
    pub gevolg_niet_verstrekken: Option<String>,
}

/// Een bron van gegevens.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenbareBron {
    /// De soort bron.
    #[schema(required)]
    pub bron: Option<OpenbareCode>,
    /// Omschrijving.
    #[schema(required)]
    pub omschrijving: Option<String>,
}

/// Een uitzondering voor bijzondere persoonsgegevens.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareUitzondering {
    /// Voor welke gegevens.
    pub gegevens: Vec<OpenbareCode>,
    /// De uitzondering van artikel 9 lid 2 AVG.
    #[schema(required)]
    pub uitzondering: Option<OpenbareCode>,
    /// De wet die de uitzondering mogelijk maakt.
    #[schema(required)]
    pub wettelijke_bepaling: Option<OpenbareWettelijkeBepaling>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
}

/// De wettelijke grond om een bijzonder soort gegevens te gebruiken.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareGrond {
    /// De wettelijke bepaling.
    #[schema(required)]
    pub wettelijke_bepaling: Option<OpenbareWettelijkeBepaling>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
}

/// Een ontvanger.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareOntvanger {
    /// De soort ontvanger.
    #[schema(required)]
    pub soort: Option<OpenbareCode>,
    /// De organisatie.
    #[schema(required)]
    pub organisatie: Option<OpenbareOrganisatieVerwijzing>,
    /// Naam, als de organisatie niet is vastgelegd.
    #[schema(required)]
    pub naam: Option<String>,
    /// Omschrijving.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Welke gegevens; leeg is alle.
    pub gegevens: Vec<OpenbareCode>,
    /// Op welke grond de gegevens worden verstrekt.
    #[schema(required)]
    pub grondslag_verstrekking: Option<String>,
    /// Het land.
    #[schema(required)]
    pub land: Option<OpenbareCode>,
}

/// Een verwerker. De naam staat er niet bij als die niet openbaar is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenbareVerwerker {
    /// De organisatie; `null` als de naam niet openbaar is.
    #[schema(required)]
    pub organisatie: Option<OpenbareOrganisatieVerwijzing>,
    /// De soort organisatie.
    #[schema(required)]
    pub soort: Option<OpenbareCode>,
    /// Het land van vestiging.
    #[schema(required)]
    pub land: Option<OpenbareCode>,
    /// Wat de verwerker doet.
    #[schema(required)]
    pub werkzaamheden: Option<String>,
    /// Organisaties die de verwerker inschakelt.
    pub subverwerkers: Vec<OpenbareOrganisatieVerwijzing>,
}

/// Een doorgifte buiten de Europese Economische Ruimte.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareDoorgifte {
    /// Het land.
    #[schema(required)]
    pub land: Option<OpenbareCode>,
    /// De internationale organisatie.
    #[schema(required)]
    pub internationale_organisatie: Option<String>,
    /// Wie de gegevens daar krijgt.
    #[schema(required)]
    pub ontvanger: Option<String>,
    /// Waarom de doorgifte mag.
    #[schema(required)]
    pub instrument: Option<OpenbareCode>,
    /// Of de ontvanger in de Verenigde Staten is gecertificeerd.
    #[schema(required)]
    pub dpf_certificering: Option<bool>,
    /// Het document waaruit de waarborg blijkt.
    #[schema(required)]
    pub documentatie: Option<OpenbareDocumentatie>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
}

/// Een verwijzing naar een document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenbareDocumentatie {
    /// Wat het document is.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Adres van het document.
    #[schema(required)]
    pub url: Option<String>,
}

/// Een bewaartermijn.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareBewaartermijn {
    /// Deel van de activiteit waarvoor de termijn geldt.
    #[schema(required)]
    pub onderdeel: Option<String>,
    /// Gegevens waarvoor de termijn geldt; leeg is alle.
    pub gegevens: Vec<OpenbareCode>,
    /// De soort termijn.
    #[schema(required)]
    pub soort: Option<OpenbareCode>,
    /// Duur (ISO 8601).
    #[schema(required)]
    pub termijn: Option<Termijn>,
    /// Wanneer de termijn begint.
    #[schema(required)]
    pub startmoment: Option<OpenbareCode>,
    /// De gebeurtenis waarna de gegevens worden gewist.
    #[schema(required)]
    pub gebeurtenis: Option<String>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
    /// De wet die de termijn bepaalt.
    #[schema(required)]
    pub wettelijke_bepaling: Option<OpenbareWettelijkeBepaling>,
    /// Wat er na de termijn gebeurt.
    #[schema(required)]
    pub waardering: Option<OpenbareCode>,
    /// Of vernietiging per kalenderjaar gebeurt.
    #[schema(required)]
    pub per_kalenderjaar: Option<bool>,
    /// Het resultaat in de selectielijst.
    #[schema(required)]
    pub selectielijst: Option<OpenbareSelectielijst>,
    /// Waarom de termijn afwijkt van de selectielijst.
    #[schema(required)]
    pub afwijking_toelichting: Option<String>,
    /// De termijn in woorden.
    #[schema(required, example = "4 weken na de opname")]
    pub tekst: Option<String>,
}

/// Een resultaat uit een selectielijst.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareSelectielijst {
    /// De selectielijst.
    #[schema(required)]
    pub lijst: Option<OpenbareCode>,
    /// Volledig nummer.
    #[schema(required)]
    pub volledig_nummer: Option<String>,
    /// Naam.
    #[schema(required)]
    pub naam: Option<String>,
    /// Waardering volgens de lijst.
    #[schema(required)]
    pub waardering: Option<OpenbareCode>,
    /// Procestermijn volgens de lijst.
    #[schema(required)]
    pub procestermijn: Option<String>,
    /// Bewaartermijn volgens de lijst.
    #[schema(required)]
    pub bewaartermijn: Option<Termijn>,
    /// Adres.
    #[schema(required)]
    pub url: Option<String>,
}

/// De beveiliging, zonder de maatregelen zelf.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareBeveiliging {
    /// Algemene beschrijving.
    #[schema(required)]
    pub openbare_omschrijving: Option<String>,
    /// Normenkaders.
    pub normenkaders: Vec<OpenbareCode>,
}

/// Besluiten zonder tussenkomst van een mens.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareBesluitvorming {
    /// Of die er zijn.
    #[schema(required)]
    pub aanwezig: Option<bool>,
    /// Hoe het besluit tot stand komt.
    #[schema(required)]
    pub onderliggende_logica: Option<String>,
    /// Wat het besluit voor iemand betekent.
    #[schema(required)]
    pub verwachte_gevolgen: Option<String>,
    /// Waarom het mag.
    #[schema(required)]
    pub grondslag_artikel22: Option<OpenbareCode>,
    /// Hoe iemand een mens laat meekijken.
    #[schema(required)]
    pub menselijke_tussenkomst: Option<String>,
}

/// Een algoritme.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbaarAlgoritme {
    /// Naam.
    #[schema(required)]
    pub naam: Option<String>,
    /// Adres in het Algoritmeregister.
    #[schema(required)]
    pub algoritmeregister_url: Option<String>,
}

/// De DPIA: alleen hoe ver die is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenbareDpia {
    /// De status.
    #[schema(required)]
    pub status: Option<OpenbareCode>,
}

/// Een recht dat anders is dan uit de grondslag volgt.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OpenbareRechtAfwijking {
    /// Het recht.
    #[schema(required)]
    pub recht: Option<OpenbareCode>,
    /// Of het geldt.
    #[schema(required)]
    pub toepasselijkheid: Option<OpenbareCode>,
    /// De bepaling waarop de afwijking berust.
    #[schema(required)]
    pub wettelijke_bepaling: Option<OpenbareWettelijkeBepaling>,
    /// Toelichting.
    #[schema(required)]
    pub toelichting: Option<String>,
}

/// Een zaaktype.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenbaarZaaktype {
    /// Identificatie.
    #[schema(required)]
    pub identificatie: Option<String>,
    /// Omschrijving.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Catalogus.
    #[schema(required)]
    pub catalogus: Option<String>,
    /// Adres.
    #[schema(required)]
    pub url: Option<String>,
}

/// Een product uit de Uniforme Productnamenlijst.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OpenbaarUplProduct {
    /// Naam.
    #[schema(required)]
    pub naam: Option<String>,
    /// Adres in de lijst.
    #[schema(required)]
    pub uri: Option<String>,
}

/// Makes public parts: knows the labels and the organisations that the version froze.
pub(super) struct Vertaler<'a> {
    pub(super) organisaties: &'a [VastgelegdeOrganisatie],
    pub(super) kennis: &'a Kennis,
}

impl Vertaler<'_> {
    pub(super) fn gesloten<C: GeslotenCode>(&self, code: C) -> OpenbareCode {
        self.open_code(C::LIJST, code.code())
    }

    fn open_code(&self, lijst: &str, code: &str) -> OpenbareCode {
        OpenbareCode { code: code.to_owned(), naam: self.kennis.naam(lijst, code) }
    }

    fn misschien(&self, lijst: &str, code: Option<&String>) -> Option<OpenbareCode> {
        code.map(|code| self.open_code(lijst, code))
    }

    pub(super) fn open_codes(&self, lijst: &str, codes: &[String]) -> Vec<OpenbareCode> {
        codes.iter().map(|code| self.open_code(lijst, code)).collect()
    }

    pub(super) fn grondslag(&self, grondslag: Grondslag) -> OpenbareGrondslagCode {
        let OpenbareCode { code, naam } = self.gesloten(grondslag);
        OpenbareGrondslagCode { code, naam, groep: self.gesloten(grondslag.groep()) }
    }

    pub(super) fn vastgelegd(&self, organisatie: &VastgelegdeOrganisatie) -> OpenbareOrganisatieVerwijzing {
        OpenbareOrganisatieVerwijzing {
            uuid: organisatie.uuid,
            naam: organisatie.naam.clone(),
            soort: self.misschien("organisatie_soort", organisatie.soort.as_ref()),
            land: self.misschien("land", organisatie.land.as_ref()),
        }
    }

    pub(super) fn organisatie(&self, uuid: Uuid) -> Option<OpenbareOrganisatieVerwijzing> {
        self.organisaties.iter().find(|organisatie| organisatie.uuid == uuid).map(|organisatie| self.vastgelegd(organisatie))
    }

    pub(super) fn verantwoordelijke(&self, partij: &Verwerkingsverantwoordelijke) -> OpenbareVerantwoordelijke {
        OpenbareVerantwoordelijke {
            organisatie: partij.organisatie.and_then(|uuid| self.organisatie(uuid)),
            bestuursorgaan: self.misschien("bestuursorgaan", partij.bestuursorgaan.as_ref()),
            vertegenwoordiger: partij.vertegenwoordiger.as_ref().map(OpenbareVertegenwoordiger::from),
        }
    }

    pub(super) fn opdrachtgever(&self, partij: &Opdrachtgever) -> OpenbareOpdrachtgever {
        OpenbareOpdrachtgever {
            organisatie: partij.organisatie.and_then(|uuid| self.organisatie(uuid)),
            werkzaamheden: partij.werkzaamheden.clone(),
        }
    }

    pub(super) fn doel(&self, doel: &Doel) -> OpenbaarDoel {
        OpenbaarDoel {
            uuid: doel.uuid,
            omschrijving: doel.omschrijving.clone(),
            grondslagen: doel.grondslagen.iter().map(|grondslag| self.doelgrondslag(grondslag)).collect(),
        }
    }

    fn doelgrondslag(&self, grondslag: &DoelGrondslag) -> OpenbareGrondslag {
        OpenbareGrondslag {
            grondslag: grondslag.grondslag.map(|code| self.grondslag(code)),
            grondslag_groep: grondslag.groep().map(|groep| self.gesloten(groep)),
            wettelijke_bepalingen: grondslag.wettelijke_bepalingen.iter().map(OpenbareWettelijkeBepaling::from).collect(),
            toestemming: grondslag.toestemming.as_ref().map(OpenbareToestemming::from),
            overeenkomst: grondslag.overeenkomst.as_ref().map(OpenbareOvereenkomst::from),
            gerechtvaardigd_belang: grondslag.gerechtvaardigd_belang.as_ref().map(OpenbaarBelang::from),
            toelichting: grondslag.toelichting.clone(),
        }
    }

    pub(super) fn betrokkene(&self, betrokkene: &Betrokkene) -> OpenbareBetrokkene {
        OpenbareBetrokkene {
            categorie: self.misschien("betrokkene_categorie", betrokkene.categorie.as_ref()),
            omschrijving: betrokkene.omschrijving.clone(),
            betreft_minderjarigen: betrokkene.betreft_minderjarigen,
            gegevens: betrokkene.gegevens.iter().map(|gegeven| self.gegeven(gegeven)).collect(),
        }
    }

    fn gegeven(&self, gegeven: &Gegeven) -> OpenbaarGegeven {
        OpenbaarGegeven {
            categorie: self.misschien("gegevenscategorie", gegeven.categorie.as_ref()),
            omschrijving: gegeven.omschrijving.clone(),
            gevoeligheid: self.gesloten(gevoeligheid(gegeven, self.kennis)),
            bronnen: gegeven.bronnen.iter().map(|bron| self.bron(bron)).collect(),
            verstrekking_verplicht: gegeven.verstrekking_verplicht,
            gevolg_niet_verstrekken: gegeven.gevolg_niet_verstrekken.clone(),
        }
    }

    fn bron(&self, bron: &BronVermelding) -> OpenbareBron {
        OpenbareBron { bron: self.misschien("bron", bron.bron.as_ref()), omschrijving: bron.omschrijving.clone() }
    }

    pub(super) fn uitzondering(&self, uitzondering: &UitzonderingBijzondereGegevens) -> OpenbareUitzondering {
        OpenbareUitzondering {
            gegevens: self.open_codes("gegevenscategorie", &uitzondering.gegevens),
            uitzondering: uitzondering.uitzondering.map(|code| self.gesloten(code)),
            wettelijke_bepaling: uitzondering.wettelijke_bepaling.as_ref().map(OpenbareWettelijkeBepaling::from),
            toelichting: uitzondering.toelichting.clone(),
        }
    }

    #[expect(clippy::unused_self, reason = "every part is made by the same maker")]
    pub(super) fn grond(&self, grond: &GegevenGrond) -> OpenbareGrond {
        OpenbareGrond {
            wettelijke_bepaling: grond.wettelijke_bepaling.as_ref().map(OpenbareWettelijkeBepaling::from),
            toelichting: grond.toelichting.clone(),
        }
    }

    pub(super) fn ontvanger(&self, ontvanger: &Ontvanger) -> OpenbareOntvanger {
        OpenbareOntvanger {
            soort: self.misschien("ontvanger_soort", ontvanger.soort.as_ref()),
            organisatie: ontvanger.organisatie.and_then(|uuid| self.organisatie(uuid)),
            naam: ontvanger.naam.clone(),
            omschrijving: ontvanger.omschrijving.clone(),
            gegevens: self.open_codes("gegevenscategorie", &ontvanger.gegevens),
            grondslag_verstrekking: ontvanger.grondslag_verstrekking.clone(),
            land: self.misschien("land", ontvanger.land.as_ref()),
        }
    }

    /// A processor whose name is not public leaves kind, country and work; its own suppliers would give it away.
    pub(super) fn verwerker(&self, verwerker: &Verwerker) -> OpenbareVerwerker {
        let organisatie = verwerker.organisatie.and_then(|uuid| self.organisatie(uuid));
        let naam_openbaar = verwerker.naam_openbaar != Some(false);
        OpenbareVerwerker {
            soort: organisatie.as_ref().and_then(|organisatie| organisatie.soort.clone()),
            land: organisatie.as_ref().and_then(|organisatie| organisatie.land.clone()),
            organisatie: organisatie.filter(|_| naam_openbaar),
            werkzaamheden: verwerker.werkzaamheden.clone(),
            subverwerkers: if naam_openbaar {
                verwerker.subverwerkers.iter().filter_map(|uuid| self.organisatie(*uuid)).collect()
            } else {
                Vec::new()
            },
        }
    }

    pub(super) fn doorgifte(&self, doorgifte: &Doorgifte) -> OpenbareDoorgifte {
        OpenbareDoorgifte {
            land: self.misschien("land", doorgifte.land.as_ref()),
            internationale_organisatie: doorgifte.internationale_organisatie.clone(),
            ontvanger: doorgifte.ontvanger.clone(),
            instrument: doorgifte.instrument.map(|code| self.gesloten(code)),
            dpf_certificering: doorgifte.dpf_certificering,
            documentatie: doorgifte.documentatie.as_ref().map(OpenbareDocumentatie::from),
            toelichting: doorgifte.toelichting.clone(),
        }
    }

    pub(super) fn bewaartermijn(&self, termijn: &Bewaartermijn) -> OpenbareBewaartermijn {
        OpenbareBewaartermijn {
            onderdeel: termijn.onderdeel.clone(),
            gegevens: self.open_codes("gegevenscategorie", &termijn.gegevens),
            soort: termijn.soort.map(|code| self.gesloten(code)),
            termijn: termijn.termijn,
            startmoment: self.misschien("startmoment", termijn.startmoment.as_ref()),
            gebeurtenis: termijn.gebeurtenis.clone(),
            toelichting: termijn.toelichting.clone(),
            wettelijke_bepaling: termijn.wettelijke_bepaling.as_ref().map(OpenbareWettelijkeBepaling::from),
            waardering: termijn.waardering.map(|code| self.gesloten(code)),
            per_kalenderjaar: termijn.per_kalenderjaar,
            selectielijst: termijn.selectielijst.as_ref().map(|resultaat| self.selectielijst(resultaat)),
            afwijking_toelichting: termijn.afwijking_toelichting.clone(),
            tekst: tekst::bewaartermijn(termijn, self.kennis),
        }
    }

    fn selectielijst(&self, resultaat: &SelectielijstResultaat) -> OpenbareSelectielijst {
        OpenbareSelectielijst {
            lijst: self.misschien("selectielijst", resultaat.lijst.as_ref()),
            volledig_nummer: resultaat.volledig_nummer.clone(),
            naam: resultaat.naam.clone(),
            waardering: resultaat.waardering.map(|code| self.gesloten(code)),
            procestermijn: resultaat.procestermijn.clone(),
            bewaartermijn: resultaat.bewaartermijn,
            url: resultaat.url.clone(),
        }
    }

    pub(super) fn beveiliging(&self, beveiliging: &Beveiliging) -> OpenbareBeveiliging {
        OpenbareBeveiliging {
            openbare_omschrijving: beveiliging.openbare_omschrijving.clone(),
            normenkaders: self.open_codes("normenkader", &beveiliging.normenkaders),
        }
    }

    pub(super) fn besluitvorming(&self, besluit: &GeautomatiseerdeBesluitvorming) -> OpenbareBesluitvorming {
        OpenbareBesluitvorming {
            aanwezig: besluit.aanwezig,
            onderliggende_logica: besluit.onderliggende_logica.clone(),
            verwachte_gevolgen: besluit.verwachte_gevolgen.clone(),
            grondslag_artikel22: besluit.grondslag_artikel22.map(|code| self.gesloten(code)),
            menselijke_tussenkomst: besluit.menselijke_tussenkomst.clone(),
        }
    }

    pub(super) fn rechtafwijking(&self, afwijking: &RechtAfwijking) -> OpenbareRechtAfwijking {
        OpenbareRechtAfwijking {
            recht: afwijking.recht.map(|code| self.gesloten(code)),
            toepasselijkheid: afwijking.toepasselijkheid.map(|code| self.gesloten(code)),
            wettelijke_bepaling: afwijking.wettelijke_bepaling.as_ref().map(OpenbareWettelijkeBepaling::from),
            toelichting: afwijking.toelichting.clone(),
        }
    }
}

/// The sensitivity of a piece of data: what its category has by itself, or higher when the content says so.
pub(super) fn gevoeligheid(gegeven: &Gegeven, kennis: &Kennis) -> Gevoeligheid {
    let uit_lijst = gegeven.categorie.as_deref().map_or(Gevoeligheid::Gewoon, |code| kennis.gevoeligheid(code));
    gegeven.gevoeligheid.map_or(uit_lijst, |gevoeligheid| gevoeligheid.max(uit_lijst))
}

impl From<&WettelijkeBepaling> for OpenbareWettelijkeBepaling {
    fn from(bepaling: &WettelijkeBepaling) -> Self {
        Self {
            regeling: bepaling.regeling.clone(),
            citeertitel: bepaling.citeertitel.clone(),
            artikel: bepaling.artikel.clone(),
            lid: bepaling.lid.clone(),
            url: bepaling.url.clone().or_else(|| tekst::adres(bepaling)),
            toelichting: bepaling.toelichting.clone(),
            tekst: tekst::bepaling(bepaling),
        }
    }
}

impl From<&ToestemmingBijGrondslag> for OpenbareToestemming {
    fn from(toestemming: &ToestemmingBijGrondslag) -> Self {
        Self {
            wijze_van_verkrijgen: toestemming.wijze_van_verkrijgen.clone(),
            wijze_van_intrekken: toestemming.wijze_van_intrekken.clone(),
            uitdrukkelijk: toestemming.uitdrukkelijk,
            ouderlijke_toestemming: toestemming.ouderlijke_toestemming,
        }
    }
}

impl From<&OvereenkomstBijGrondslag> for OpenbareOvereenkomst {
    fn from(overeenkomst: &OvereenkomstBijGrondslag) -> Self {
        Self { omschrijving: overeenkomst.omschrijving.clone() }
    }
}

impl From<&BelangBijGrondslag> for OpenbaarBelang {
    fn from(belang: &BelangBijGrondslag) -> Self {
        Self { belang: belang.belang.clone(), bedrijfsvoering: belang.bedrijfsvoering }
    }
}

impl From<&Vertegenwoordiger> for OpenbareVertegenwoordiger {
    fn from(vertegenwoordiger: &Vertegenwoordiger) -> Self {
        Self { naam: vertegenwoordiger.naam.clone(), contact: vertegenwoordiger.contact.clone() }
    }
}

impl From<&OnderlingeRegeling> for OpenbareOnderlingeRegeling {
    fn from(regeling: &OnderlingeRegeling) -> Self {
        Self { omschrijving: regeling.omschrijving.clone(), url: regeling.url.clone() }
    }
}

impl From<&Documentatie> for OpenbareDocumentatie {
    fn from(documentatie: &Documentatie) -> Self {
        Self { omschrijving: documentatie.omschrijving.clone(), url: documentatie.url.clone() }
    }
}

impl From<&Algoritme> for OpenbaarAlgoritme {
    fn from(algoritme: &Algoritme) -> Self {
        Self { naam: algoritme.naam.clone(), algoritmeregister_url: algoritme.algoritmeregister_url.clone() }
    }
}

impl From<&Zaaktype> for OpenbaarZaaktype {
    fn from(zaaktype: &Zaaktype) -> Self {
        Self {
            identificatie: zaaktype.identificatie.clone(),
            omschrijving: zaaktype.omschrijving.clone(),
            catalogus: zaaktype.catalogus.clone(),
            url: zaaktype.url.clone(),
        }
    }
}

impl From<&UplProduct> for OpenbaarUplProduct {
    fn from(product: &UplProduct) -> Self {
        Self { naam: product.naam.clone(), uri: product.uri.clone() }
    }
}
