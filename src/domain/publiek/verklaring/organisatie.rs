//! The notice of a whole organisation: where to go and which rights there are, then per theme what it does.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Deel, OnderdeelCode, VerklaringOnderdeel, algemeen, contact, hoe_lang, kort, mag_dat, niet_eens, uw_rechten, waarom,
    welke_gegevens,
};
use crate::domain::{
    publiek::openbaar::{OpenbareCode, Romp, organisatie::Contact},
    recht::kennis::{Kennis, Referentie},
    woorden::{
        adressen::{Adressen, Vindplaats},
        zinnen::schoon,
    },
};

/// What belongs to no theme.
const OVERIG: &str = "overig";

/// De privacyverklaring van een organisatie: haar contactgegevens en rechten, en per thema wat zij doet.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrganisatiePrivacyverklaring {
    /// Vaste sleutel van de organisatie.
    pub uuid: Uuid,
    /// Blijvend adres van de organisatie.
    pub uri: String,
    /// Adres van deze verklaring in deze API.
    pub url: String,
    /// Titel.
    #[schema(example = "Privacyverklaring van Gemeente Voorbeeld")]
    pub titel: String,
    /// Contact, rechten en klachten: wat voor alle activiteiten geldt.
    pub onderdelen: Vec<VerklaringOnderdeel>,
    /// De onderdelen waarin het register nog niet alles zegt.
    pub ontbreekt: Vec<OnderdeelCode>,
    /// Hoeveel activiteiten vandaag gelden.
    #[schema(minimum = 0)]
    pub aantal: usize,
    /// De activiteiten die vandaag gelden, per thema.
    pub themas: Vec<VerklaringThema>,
}

/// Een thema met zijn activiteiten.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VerklaringThema {
    /// Code van het thema; `overig` voor wat geen thema heeft.
    pub code: String,
    /// Naam van het thema.
    pub naam: String,
    /// De activiteiten, op naam.
    pub activiteiten: Vec<VerklaringActiviteit>,
}

/// Een activiteit in het kort.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VerklaringActiviteit {
    /// Vaste sleutel van de activiteit.
    pub uuid: Uuid,
    /// Blijvend adres van de activiteit: haar pagina.
    pub uri: String,
    /// Adres van de privacyverklaring van de activiteit.
    pub privacyverklaring_url: String,
    /// Naam.
    pub naam: String,
    /// De doelen.
    pub waarom: Vec<String>,
    /// Waarom het mag, in gewone taal; bij elk doel dat een eigen grondslag heeft.
    pub mag_dat: Vec<String>,
    /// Welke gegevens, in één zin; `null` zolang het register dat niet zegt.
    #[schema(required)]
    pub gegevens: Option<String>,
    /// Van wie de gegevens komen, in één zin.
    #[schema(required)]
    pub van_wie: Option<String>,
    /// Wie ze krijgt of ermee werkt.
    #[schema(required)]
    pub wie_krijgt_ze: Option<String>,
    /// Waar buiten Europa ze komen; `null` als het register dat niet zegt.
    #[schema(required)]
    pub buiten_europa: Option<String>,
    /// Hoe lang de gegevens worden bewaard.
    pub hoe_lang: Vec<String>,
    /// Dat een computer beslist; `null` als het register dat niet zegt.
    #[schema(required)]
    pub geautomatiseerd_besluit: Option<String>,
}

impl VerklaringActiviteit {
    fn new(adressen: Adressen<'_>, romp: &Romp) -> Self {
        let uuid = romp.uuid;
        Self {
            uuid,
            uri: adressen.uri(Vindplaats::Activiteit(uuid)),
            privacyverklaring_url: adressen.privacyverklaring(Vindplaats::Activiteit(uuid)),
            naam: schoon(&romp.naam),
            waarom: waarom::doelen(romp),
            mag_dat: mag_dat::kort(romp),
            gegevens: welke_gegevens::kort(romp),
            van_wie: gezegd(kort::bronnen(romp)),
            wie_krijgt_ze: gezegd(kort::ontvangers(romp, |_| true)),
            buiten_europa: gezegd(kort::buiten_europa(romp)),
            hoe_lang: hoe_lang::kort(romp),
            geautomatiseerd_besluit: gezegd(kort::computer(romp)),
        }
    }
}

impl OrganisatiePrivacyverklaring {
    /// What the list of activities is, and where the rest of each stands.
    #[must_use]
    pub fn samenvatting(&self) -> &'static str {
        "Hieronder staat per verwerking een samenvatting. Alles over een verwerking staat in haar eigen privacyverklaring: wie de \
         gegevens krijgt, van wie ze komen, hoe wij ze beschermen en welke rechten u hebt. Bij elke verwerking staat een link."
    }
}

impl VerklaringActiviteit {
    /// What is known, each behind its question.
    #[must_use]
    pub fn vragen(&self) -> Vec<(&'static str, Vec<String>)> {
        let een = |zin: &Option<String>| zin.iter().cloned().collect();
        // Of more purposes each answer names its own, and nobody reads them twice.
        let genoemd = |doel: &String| self.mag_dat.iter().any(|zin| zin.contains(doel.trim_end_matches('.')));
        let waarom = if self.mag_dat.len() > 1 && self.waarom.iter().all(genoemd) {
            vec![("Waarom, en mag dat?", self.mag_dat.clone())]
        } else {
            vec![("Waarom?", self.waarom.clone()), ("Mag dat?", self.mag_dat.clone())]
        };
        let altijd = [
            ("Welke gegevens?", een(&self.gegevens)),
            ("Van wie?", een(&self.van_wie)),
            ("Wie krijgt ze?", een(&self.wie_krijgt_ze)),
            ("Hoe lang?", self.hoe_lang.clone()),
        ];
        let soms: [(_, Vec<_>); 2] =
            [("Buiten Europa?", een(&self.buiten_europa)), ("Beslist een computer?", een(&self.geautomatiseerd_besluit))];
        let ontbreekt = || vec!["Het register zegt dit nog niet.".to_owned()];
        let altijd = waarom.into_iter().chain(altijd);
        let altijd = altijd.map(|(vraag, zinnen)| (vraag, if zinnen.is_empty() { ontbreekt() } else { zinnen }));
        altijd.chain(soms.into_iter().filter(|(_, zinnen)| !zinnen.is_empty())).collect()
    }
}

fn gezegd(zin: String) -> Option<String> {
    (!zin.is_empty()).then_some(zin)
}

/// Activities by theme, collected one by one so that only their short form stays in memory.
#[derive(Debug)]
pub struct Verzameling<'a> {
    adressen: Adressen<'a>,
    kennis: &'a Kennis,
    /// Themes in the order of the code list; what belongs to none comes last.
    themas: Vec<VerklaringThema>,
    overig: VerklaringThema,
}

impl<'a> Verzameling<'a> {
    /// Nothing yet.
    #[must_use]
    pub fn new(adressen: Adressen<'a>, kennis: &'a Kennis) -> Self {
        let lijst = kennis.lijsten().iter().find(|lijst| lijst.lijst == "thema");
        let themas = lijst.into_iter().flat_map(|lijst| &lijst.items);
        let themas = themas.map(|Referentie { code, naam, .. }| leeg(code, naam)).collect();
        Self { adressen, kennis, themas, overig: leeg(OVERIG, "Overig") }
    }

    /// Adds an activity, once, under the theme that it names first.
    pub fn voeg_toe(&mut self, romp: &Romp) {
        let activiteit = VerklaringActiviteit::new(self.adressen, romp);
        let thema = romp.themas.first().and_then(|eerste| self.themas.iter_mut().find(|thema| thema.code == eerste.code));
        thema.unwrap_or(&mut self.overig).activiteiten.push(activiteit);
    }

    /// The notice of an organisation of this kind, with what was collected.
    #[must_use]
    pub fn verklaring(self, uuid: Uuid, soort: Option<&str>, contact: &Contact) -> OrganisatiePrivacyverklaring {
        let (onderdelen, ontbreekt) =
            Deel::samen(van_allen(soort, contact, self.kennis).into_iter().chain(algemeen::delen(contact)));
        let themas = self.themas.into_iter().chain([self.overig]);
        let themas: Vec<_> = themas.filter(|thema| !thema.activiteiten.is_empty()).collect();
        OrganisatiePrivacyverklaring {
            uuid,
            uri: self.adressen.uri(Vindplaats::Organisatie(uuid)),
            url: self.adressen.privacyverklaring(Vindplaats::Organisatie(uuid)),
            titel: format!("Privacyverklaring van {}", schoon(&contact.organisatie)),
            onderdelen,
            ontbreekt,
            aantal: themas.iter().map(|thema| thema.activiteiten.len()).sum(),
            themas,
        }
    }
}

fn leeg(code: &str, naam: &str) -> VerklaringThema {
    VerklaringThema { code: code.to_owned(), naam: naam.to_owned(), activiteiten: Vec::new() }
}

/// What holds for everything that the organisation does.
fn van_allen(soort: Option<&str>, contact: &Contact, kennis: &Kennis) -> [Deel; 5] {
    [
        Deel::schrijf(OnderdeelCode::Contact, "Met wie kunt u contact opnemen?", |deel| contact::schrijf(contact, deel)),
        Deel::schrijf(OnderdeelCode::UwRechten, "Welke rechten kunt u hebben?", |deel| rechten(contact, kennis, deel)),
        Deel::schrijf(OnderdeelCode::Bezwaar, uw_rechten::KOP_BEZWAAR, uw_rechten::bezwaar_in_het_algemeen),
        Deel::schrijf(OnderdeelCode::NietEens, niet_eens::KOP, |deel| niet_eens::na_een_verzoek(soort, "avg", deel)),
        Deel::schrijf(OnderdeelCode::Klacht, "Waar kunt u een klacht indienen?", |deel| contact::klacht(contact, deel)),
    ]
}

/// Every right in general; which of them apply differs.
fn rechten(contact: &Contact, kennis: &Kennis, deel: &mut Deel) {
    deel.zeg("Welke rechten u hebt, verschilt per verwerking. Dat staat in de privacyverklaring van die verwerking.");
    let lijst = kennis.lijsten().iter().find(|lijst| lijst.lijst == "recht");
    let rechten = lijst.into_iter().flat_map(|lijst| &lijst.items);
    let rechten: Vec<_> = rechten.map(|recht| OpenbareCode { code: recht.code.clone(), naam: recht.naam.clone() }).collect();
    // To object stands in a section of its own.
    for recht in rechten.iter().filter(|recht| recht.code != uw_rechten::BEZWAAR) {
        deel.noem(format!("{}. {}", recht.naam, uw_rechten::wat_het_betekent(recht, "avg")));
    }
    contact::kanalen(contact, deel, &rechten, contact::Antwoord::new(kennis, "avg"));
}
