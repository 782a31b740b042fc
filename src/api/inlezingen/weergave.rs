//! How management shows a file that is read in.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use validator::Validate;

use crate::{
    clock::Moment,
    domain::{
        inhoud::Ingelezen,
        levensloop::inlezing::{InleesBevinding, InlezingStatus, Omvang, Overzicht, RijUitkomst},
        woorden::adressen::Vindplaats,
    },
    error::Result,
    exchange::inlezen::{
        Voorstel,
        pagina::{RijTekst, pagina},
    },
    store::{
        Lezen, Stuk,
        inlezingen::{self, Inlezing, Rij},
    },
    toestand::State,
};

/// Hoe een inlezing wordt uitgevoerd.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Uitvoering {
    /// `alles_of_niets`, of `per_rij`: dan worden geweigerde rijen overgeslagen.
    pub omvang: Omvang,
}

/// Een bladzijde inlezingen.
#[derive(Debug, Serialize, ToSchema)]
pub struct InlezingPagina {
    /// Hoeveel resultaten er in totaal zijn.
    #[schema(minimum = 0)]
    pub count: i64,
    /// Adres van de volgende bladzijde.
    #[schema(required)]
    pub next: Option<String>,
    /// Adres van de vorige bladzijde.
    #[schema(required)]
    pub previous: Option<String>,
    /// Voor `na`; `null` als er niets meer komt.
    #[schema(required)]
    pub cursor: Option<String>,
    /// De resultaten van deze bladzijde.
    pub results: Vec<InlezingWeergave>,
}

/// Een inlezing.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InlezingWeergave {
    /// Vaste sleutel.
    pub uuid: Uuid,
    /// Adres in deze API.
    pub url: String,
    /// De organisatie waarvoor wordt ingelezen (uuid); leeg als het bestand zelf de registers noemt.
    #[schema(required)]
    pub registerhouder: Option<Uuid>,
    /// Hoe ver de inlezing is.
    pub status: InlezingStatus,
    /// Wat er bij het uitvoeren is gevraagd.
    #[schema(required)]
    pub omvang: Option<Omvang>,
    /// Hoeveel rijen het bestand heeft.
    pub totaal: i32,
    /// Hoeveel rijen zijn uitgevoerd.
    pub gedaan: i32,
    /// Hoeveel rijen nieuw, bijgewerkt, ongewijzigd of geweigerd zijn.
    pub verslag: Telling,
    /// Wat er aan het bestand als geheel op te merken is.
    pub bevindingen: Vec<InleesBevinding>,
    /// Kijk hier eerst.
    pub overzicht: Overzicht,
    /// Wanneer het bestand kwam.
    pub aangemaakt_op: Moment,
    /// Wanneer er voor het laatst iets gebeurde.
    pub gewijzigd_op: Moment,
    /// Tot wanneer de inlezing met haar verslag wordt bewaard; daarna is zij weg. Wat is ingelezen, blijft.
    pub bewaard_tot: Moment,
}

/// Hoeveel rijen welke uitkomst hebben.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Telling {
    /// Nieuw in het register.
    pub nieuw: i64,
    /// Gewijzigd.
    pub bijgewerkt: i64,
    /// Stond er al zo.
    pub ongewijzigd: i64,
    /// Kan niet worden ingelezen.
    pub geweigerd: i64,
}

/// Een bladzijde rijen.
#[derive(Debug, Serialize, ToSchema)]
pub struct RijPagina {
    /// Hoeveel resultaten er in totaal zijn.
    #[schema(minimum = 0)]
    pub count: i64,
    /// Adres van de volgende bladzijde.
    #[schema(required)]
    pub next: Option<String>,
    /// Adres van de vorige bladzijde.
    #[schema(required)]
    pub previous: Option<String>,
    /// Voor `na`; `null` als er niets meer komt.
    #[schema(required)]
    pub cursor: Option<String>,
    /// De resultaten van deze bladzijde.
    pub results: Vec<RijWeergave>,
}

/// Een rij van een inlezing.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RijWeergave {
    /// De rij in het bestand; de kop telt mee.
    pub rij: u32,
    /// De naam van de activiteit.
    pub naam: String,
    /// Het kenmerk waaraan de rij wordt herkend.
    #[schema(required)]
    pub sleutel: Option<String>,
    /// Wat er van de rij komt.
    pub uitkomst: RijUitkomst,
    /// Of de rij is uitgevoerd.
    pub uitgevoerd: bool,
    /// Adres van de activiteit, als die er is.
    #[schema(required)]
    pub activiteit: Option<String>,
    /// Bij `bijgewerkt`: de velden die wijzigen, zoals ze in het werkboek heten.
    #[schema(example = json!(["Omschrijving", "Doelen: Omschrijving"]))]
    pub wijzigt: Vec<String>,
    /// Wat er aan de rij en haar cellen op te merken is.
    pub bevindingen: Vec<InleesBevinding>,
    /// Wat geen plaats vond in de inhoud, woord voor woord.
    pub ingelezen: Vec<Ingelezen>,
}

impl InlezingWeergave {
    pub(super) fn new(tx: &mut Lezen<'_>, state: &State, inlezing: &Inlezing) -> Result<Self> {
        let uuid = inlezing.uuid.uuid();
        let mut tel = |uitkomst| inlezingen::tel(tx.conn, uuid, uitkomst);
        Ok(Self {
            uuid,
            url: state.adressen().inlezing(uuid),
            registerhouder: inlezing.registerhouder.map(crate::database::Id::uuid),
            status: inlezing.status(tx.moment),
            omvang: inlezing.omvang.map(|omvang| omvang.0),
            totaal: inlezing.totaal,
            gedaan: inlezing.gedaan,
            verslag: Telling {
                nieuw: tel(RijUitkomst::Nieuw)?,
                bijgewerkt: tel(RijUitkomst::Bijgewerkt)?,
                ongewijzigd: tel(RijUitkomst::Ongewijzigd)?,
                geweigerd: tel(RijUitkomst::Geweigerd)?,
            },
            bevindingen: inlezing.bevindingen()?,
            overzicht: inlezing.overzicht()?,
            aangemaakt_op: inlezing.aangemaakt_op,
            gewijzigd_op: inlezing.gewijzigd_op,
            bewaard_tot: inlezing.bewaard_tot(),
        })
    }
}

impl RijWeergave {
    pub(super) fn new(state: &State, rij: &Rij) -> Result<Self> {
        let verslag = rij.voorstel::<Voorstel>()?.verslag;
        Ok(Self {
            rij: verslag.rij,
            naam: verslag.naam,
            sleutel: verslag.sleutel,
            uitkomst: rij.uitkomst.0,
            uitgevoerd: rij.uitgevoerd,
            activiteit: rij.activiteit.map(|uuid| state.adressen().beheer(Vindplaats::Activiteit(uuid.uuid()))),
            wijzigt: verslag.wijzigt,
            bevindingen: verslag.bevindingen,
            ingelezen: verslag.ingelezen,
        })
    }
}

/// The report as a page.
pub(super) fn verslag(tx: &mut Lezen<'_>, inlezing: &Inlezing) -> Result<String> {
    let (_, rijen) = inlezingen::rijen(tx.conn, inlezing.uuid.uuid(), None, &Stuk::bladzijde(0, i64::MAX))?;
    let mut teksten = Vec::with_capacity(rijen.len());
    for rij in &rijen {
        teksten.push(RijTekst::new(rij.voorstel::<Voorstel>()?.verslag, rij.uitkomst.0.into()));
    }
    let tel = |uitkomst| rijen.iter().filter(|rij| rij.uitkomst.0 == uitkomst).count();
    let telling = format!(
        "{} nieuw, {} bijgewerkt, {} ongewijzigd, {} geweigerd.",
        tel(RijUitkomst::Nieuw),
        tel(RijUitkomst::Bijgewerkt),
        tel(RijUitkomst::Ongewijzigd),
        tel(RijUitkomst::Geweigerd)
    );
    let titel = format!("het bestand van {}", inlezing.aangemaakt_op.datum());
    pagina(&titel, &telling, &inlezing.overzicht()?, &inlezing.bevindingen()?, &teksten)
}
