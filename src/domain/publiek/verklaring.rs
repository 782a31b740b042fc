//! The privacy notice (AVG 13 and 14) of one activity, made from nothing but its public record and the contact data of today.
//!
//! Every sentence is made from data. What the record does not say is said as a gap, never left out or filled in.

mod algemeen;
mod automatische_besluiten;
mod buiten_europa;
mod contact;
mod cookies;
mod deel;
mod hoe_lang;
mod kort;
mod mag_dat;
mod mag_dat_bijzonder;
mod niet_eens;
mod organisatie;
#[cfg(test)]
mod tests;
mod uw_rechten;
mod van_wie;
mod waarom;
mod wat_doen_wij;
mod welke_gegevens;
mod wie_krijgt_ze;
mod woorden;

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub use contact::laat_zien_wie_u_bent;
pub use kort::{Antwoord, hoe_lang_van, in_het_kort, kort_opgesomd, wie_krijgen, wie_krijgt};
pub use organisatie::{OrganisatiePrivacyverklaring, VerklaringActiviteit, VerklaringThema, Verzameling};

// The words of the notice, for other ways to show the same record.
pub(crate) use buiten_europa::waarborg;
pub(crate) use deel::is_webadres;
pub(crate) use hoe_lang::met_einde as bewaartijden;
pub(crate) use van_wie::{in_woorden as bron_in_woorden, samen as bronnen_in_woorden};
pub(crate) use wat_doen_wij::naam as verantwoordelijke;
pub(crate) use wie_krijgt_ze::{is_eigennaam, naam as ontvanger};
pub(crate) use woorden::{categorieen, gegeven, groep, soort_gegevens, tekst};

use deel::Deel;

use super::openbaar::{Kop, Romp};
use crate::clock::Moment;
use crate::domain::{
    publiek::openbaar::organisatie::Contact,
    recht::kennis::Kennis,
    woorden::{
        datum::in_woorden,
        zinnen::{schoon, zin},
    },
};

/// De privacyverklaring van een verwerkingsactiviteit (AVG artikelen 13 en 14), gemaakt uit het openbare register.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Privacyverklaring {
    /// Vaste sleutel van de activiteit.
    pub uuid: Uuid,
    /// Vaste sleutel van de versie waaruit deze verklaring is gemaakt.
    pub versie_uuid: Uuid,
    /// Blijvend adres van de activiteit.
    pub uri: String,
    /// Blijvend adres van de versie.
    pub versie_uri: String,
    /// Adres van deze verklaring in deze API.
    pub url: String,
    /// Titel.
    #[schema(example = "Privacyverklaring: Digitale nieuwsbrief")]
    pub titel: String,
    /// Eerste dag waarop de verklaring geldt.
    pub geldig_vanaf: NaiveDate,
    /// Laatste dag waarop de verklaring geldt; `null` zolang er geen einde bekend is.
    #[schema(required)]
    pub geldig_tot: Option<NaiveDate>,
    /// Wanneer voor het laatst is nagekeken of dit nog klopt.
    #[schema(required)]
    pub laatst_gecontroleerd_op: Option<Moment>,
    /// De onderdelen, in de volgorde waarin iemand ernaar vraagt.
    pub onderdelen: Vec<VerklaringOnderdeel>,
    /// De onderdelen waarin het register nog niet alles zegt.
    pub ontbreekt: Vec<OnderdeelCode>,
}

/// Een onderdeel van een privacyverklaring: een vraag met haar antwoord.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VerklaringOnderdeel {
    /// Vaste code van het onderdeel.
    pub code: OnderdeelCode,
    /// De vraag.
    #[schema(example = "Mag dat?")]
    pub kop: String,
    /// Het antwoord, in alinea's.
    pub alineas: Vec<String>,
    /// Punten die bij het antwoord horen; ze staan onder de alinea's.
    pub punten: Vec<VerklaringPunt>,
    /// De tabel die bij het antwoord hoort; zij staat onder de alinea's.
    #[schema(required)]
    pub tabel: Option<VerklaringTabel>,
}

/// Een tabel in een privacyverklaring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VerklaringTabel {
    /// Wat er in de kolommen staat.
    pub koppen: Vec<String>,
    /// De rijen; iedere rij heeft evenveel cellen als er koppen zijn.
    pub rijen: Vec<Vec<String>>,
}

/// Een punt in een privacyverklaring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct VerklaringPunt {
    /// De tekst.
    pub tekst: String,
    /// Adres waar meer staat.
    #[schema(required)]
    pub url: Option<String>,
}

/// De onderdelen van een privacyverklaring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema, strum::IntoStaticStr)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum OnderdeelCode {
    /// What happens and who is responsible.
    WatDoenWij,
    /// The purposes.
    Waarom,
    /// The legal basis.
    MagDat,
    /// The data.
    WelkeGegevens,
    /// The sources.
    VanWie,
    /// The cookies.
    Cookies,
    /// The recipients.
    WieKrijgtZe,
    /// Transfers.
    BuitenEuropa,
    /// Retention.
    HoeLang,
    /// Automated decisions.
    AutomatischeBesluiten,
    /// Security.
    Beveiliging,
    /// The rights, and how to use them.
    UwRechten,
    /// To object, apart from the other rights.
    Bezwaar,
    /// What to do after a refusal.
    NietEens,
    /// Complaints.
    Klacht,
    /// Contact data.
    Contact,
    /// Of an organisation: what it always keeps to.
    Uitgangspunten,
    /// Of an organisation: how to report a breach.
    Datalek,
    /// Of an organisation: its algorithms in general.
    Algoritmes,
    /// Of an organisation: laws beside the AVG.
    AndereWetten,
    /// Of an organisation: how its notice changes.
    Wijzigingen,
    /// Of an organisation: what else it tells.
    Overig,
}

impl OnderdeelCode {
    /// Name of the section within a page.
    #[must_use]
    pub fn als_id(self) -> &'static str {
        self.into()
    }
}

/// What a notice is made from.
#[derive(Debug, Clone, Copy)]
pub struct Stof<'a> {
    /// What belongs to today: addresses, status, end.
    pub kop: &'a Kop,
    /// The public record.
    pub romp: &'a Romp,
    /// Contact data of today.
    pub contact: &'a Contact,
    /// The texts of codes.
    pub kennis: &'a Kennis,
}

/// A section: its code, its question and the function that answers it.
type Vraag = (OnderdeelCode, &'static str, fn(&Stof<'_>, &mut Deel));

/// The sections in the order in which a citizen asks.
const ONDERDELEN: [Vraag; 16] = [
    (OnderdeelCode::WatDoenWij, "Wat doen wij?", wat_doen_wij::schrijf),
    (OnderdeelCode::Waarom, "Waarom doen wij dat?", waarom::schrijf),
    (OnderdeelCode::MagDat, "Mag dat?", mag_dat::schrijf),
    (OnderdeelCode::WelkeGegevens, "Welke gegevens gebruiken wij?", welke_gegevens::schrijf),
    (OnderdeelCode::VanWie, "Van wie krijgen wij uw gegevens?", van_wie::schrijf),
    (OnderdeelCode::Cookies, "Welke cookies gebruiken wij?", cookies::schrijf),
    (OnderdeelCode::WieKrijgtZe, "Wie krijgt uw gegevens?", wie_krijgt_ze::schrijf),
    (OnderdeelCode::BuitenEuropa, "Gaan uw gegevens naar landen buiten Europa?", buiten_europa::schrijf),
    (OnderdeelCode::HoeLang, "Hoe lang bewaren wij uw gegevens?", hoe_lang::schrijf),
    (OnderdeelCode::AutomatischeBesluiten, "Neemt een computer besluiten over u?", automatische_besluiten::schrijf),
    (OnderdeelCode::Beveiliging, "Hoe beschermen wij uw gegevens?", beveiliging),
    (OnderdeelCode::UwRechten, "Welke rechten hebt u?", uw_rechten::schrijf),
    (OnderdeelCode::Bezwaar, uw_rechten::KOP_BEZWAAR, uw_rechten::bezwaar),
    (OnderdeelCode::NietEens, niet_eens::KOP, niet_eens::schrijf),
    (OnderdeelCode::Klacht, "Waar kunt u een klacht indienen?", |stof, deel| contact::klacht(stof.contact, deel)),
    (OnderdeelCode::Contact, "Met wie kunt u contact opnemen?", |stof, deel| contact::schrijf(stof.contact, deel)),
];

/// What the record says of security in general; the law does not ask a notice to tell it, so nothing is missing.
fn beveiliging(stof: &Stof<'_>, deel: &mut Deel) {
    let omschrijving = stof.romp.beveiliging.as_ref().and_then(|beveiliging| tekst(beveiliging.openbare_omschrijving.as_ref()));
    deel.zeg(omschrijving.map(|omschrijving| zin(&omschrijving)).unwrap_or_default());
}

impl Privacyverklaring {
    /// The notice of an activity.
    #[must_use]
    pub fn new(stof: &Stof<'_>) -> Self {
        let delen = ONDERDELEN.map(|(code, kop, schrijf)| Deel::schrijf(code, kop, |deel| schrijf(stof, deel)));
        let Stof { kop, romp, .. } = stof;
        let is_verwerker = woorden::code(romp.rol.as_ref()) == "verwerker";
        let delen = delen.map(|deel| if is_verwerker { deel.in_opdracht() } else { deel });
        let (onderdelen, ontbreekt) = Deel::samen(delen);
        Self {
            uuid: romp.uuid,
            versie_uuid: romp.versie_uuid,
            uri: kop.uri.clone(),
            versie_uri: kop.versie_uri.clone(),
            url: format!("{}/privacyverklaring", kop.url),
            titel: format!("Privacyverklaring: {}", schoon(&romp.naam)),
            geldig_vanaf: romp.begin_geldigheid,
            geldig_tot: kop.einde_geldigheid,
            laatst_gecontroleerd_op: kop.laatst_gecontroleerd_op,
            onderdelen,
            ontbreekt,
        }
    }

    /// From when until when this holds, and when somebody last looked.
    #[must_use]
    pub fn geldigheid(&self) -> Vec<String> {
        let vanaf = in_woorden(self.geldig_vanaf);
        let geldig = match self.geldig_tot {
            Some(tot) => format!("Deze tekst geldt van {vanaf} tot en met {}.", in_woorden(tot)),
            None => format!("Deze tekst geldt vanaf {vanaf}."),
        };
        let nagekeken =
            self.laatst_gecontroleerd_op.map(|moment| format!("Voor het laatst nagekeken op {}.", in_woorden(moment.datum())));
        [Some(geldig), nagekeken].into_iter().flatten().collect()
    }
}
