//! `/verwerkingsactiviteiten/_wijzigen`: one change for many activities, as concepts.

mod invoer;

use actix_web::{HttpResponse, post, web};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

pub use invoer::{MassawijzigingSoort, Selectiekeuze, WijzigenInvoer, Wijziging};

use crate::{
    api::weergave::ConceptInvoer,
    auth::Caller,
    domain::levensloop::{massawijziging::Massawijziging, wie::Wie},
    error::{Error, Result},
    handelingen::{Zaak, samen},
    http::{
        body::{Body, check_value},
        contract::Contract,
        problem::{OngeldigeParameter, faults_of},
        query::Query,
    },
    store::{Schrijven, organisaties},
    toestand::State,
};

/// So many activities change at once.
const MEESTE: i64 = 500;

/// Wat er met de activiteiten gebeurde, of bij een proef: zou gebeuren.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WijzigenResultaat {
    /// Of dit een proef was: dan is er niets gewijzigd.
    pub proef: bool,
    /// Hoeveel activiteiten een concept kregen met de wijziging.
    #[schema(minimum = 0)]
    pub gewijzigd: usize,
    /// Hoeveel activiteiten al zo waren.
    #[schema(minimum = 0)]
    pub ongewijzigd: usize,
    /// Hoeveel activiteiten de wijziging niet konden krijgen.
    #[schema(minimum = 0)]
    pub geweigerd: usize,
    /// Alle gekozen activiteiten, op naam.
    pub activiteiten: Vec<GewijzigdeActiviteit>,
}

/// Een activiteit na de wijziging.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GewijzigdeActiviteit {
    /// Vaste sleutel.
    pub uuid: Uuid,
    /// Nummer in het register.
    pub identificatie: String,
    /// Wat er gebeurde.
    pub uitkomst: WijzigenUitkomst,
    /// Nummer van de laatste wijziging; ook de ETag.
    pub revisie: i64,
    /// Waarom de wijziging niet kon.
    pub fouten: Vec<OngeldigeParameter>,
}

/// Wat er met een activiteit gebeurde.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WijzigenUitkomst {
    /// Er is een concept met de wijziging.
    Gewijzigd,
    /// De wijziging maakt hier niets anders.
    Ongewijzigd,
    /// De wijziging kan hier niet.
    Geweigerd,
}

/// Wijzigt veel activiteiten tegelijk
///
/// Een organisatie die anders gaat heten of verandert, een wet die een andere naam krijgt, of een eigen wijziging: iedere gekozen
/// activiteit krijgt een concept waarin dat is verwerkt. Versies blijven zoals ze zijn tot iemand de concepten vaststelt.
/// Met `proef` ziet u wat er zou gebeuren. Ten hoogste 500 activiteiten tegelijk.
#[utoipa::path(
    tag = "Verwerkingsactiviteiten",
    request_body = WijzigenInvoer,
    responses((status = 200, description = "Wat er per activiteit gebeurde.", body = WijzigenResultaat))
)]
#[post("/verwerkingsactiviteiten/_wijzigen")]
pub async fn verwerkingsactiviteiten_wijzigen(
    caller: Caller,
    body: Body<WijzigenInvoer>,
    query: Query,
    contract: web::Data<Contract>,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let (invoer, wijziging) = invoer::lees(body)?;
    query.finish()?;
    let keuze = invoer.selectie.lees(&caller, state.store.kennis())?;
    let proef = invoer.proef;
    let wie = caller.clone();
    let work = move |tx: &mut Schrijven<'_>| {
        bestaat(tx, &wijziging)?;
        let gekozen = kies(tx, keuze)?;
        let wijzigen = Wijzigen { caller: &caller, contract: &contract, wijziging: &wijziging, proef };
        gekozen.into_iter().map(|uuid| wijzigen.een(tx, uuid)).collect::<Result<Vec<_>>>()
    };
    let activiteiten = state.store.write(&wie, work).await?;
    let aantal = |uitkomst| activiteiten.iter().filter(|een| een.uitkomst == uitkomst).count();
    Ok(HttpResponse::Ok().json(WijzigenResultaat {
        proef,
        gewijzigd: aantal(WijzigenUitkomst::Gewijzigd),
        ongewijzigd: aantal(WijzigenUitkomst::Ongewijzigd),
        geweigerd: aantal(WijzigenUitkomst::Geweigerd),
        activiteiten,
    }))
}

/// An organisation that does not exist helps no activity.
fn bestaat(tx: &mut Schrijven<'_>, wijziging: &Massawijziging) -> Result<()> {
    let (Massawijziging::OrganisatieVervangen { door: uuid, .. } | Massawijziging::OrganisatieBijwerken(uuid)) = wijziging else {
        return Ok(());
    };
    if organisaties::find(tx.conn, *uuid)?.is_some() {
        return Ok(());
    }
    let veld = if matches!(wijziging, Massawijziging::OrganisatieBijwerken(_)) { "organisatie" } else { "nieuweOrganisatie" };
    Err(Error::invalid(format!("/wijziging/{veld}"), "onbekende-organisatie", "Deze organisatie staat niet in het register."))
}

/// The activities that were chosen, by name.
fn kies(tx: &mut Schrijven<'_>, keuze: invoer::Keuze) -> Result<Vec<Uuid>> {
    let maak = match keuze {
        invoer::Keuze::Uuids(uuids) => return Ok(uuids),
        invoer::Keuze::Lijst(maak) => maak,
    };
    let selectie = maak(tx.nu);
    let (aantal, gekozen) = tx.kies(|index| {
        let keuze = index.kies(&selectie);
        (keuze.aantal(), keuze.bladzijde(0, MEESTE))
    })?;
    if aantal > MEESTE {
        let reden = format!("Dit zijn {aantal} activiteiten. Kies er ten hoogste {MEESTE} tegelijk.");
        return Err(Error::invalid("/selectie", "te-veel", reden));
    }
    Ok(gekozen.into_iter().map(|treffer| treffer.activiteit).collect())
}

struct Wijzigen<'a> {
    caller: &'a Wie,
    contract: &'a Contract,
    wijziging: &'a Massawijziging,
    proef: bool,
}

impl Wijzigen<'_> {
    /// Changes one activity; what cannot be done there is told, and leaves the others alone.
    fn een(&self, tx: &mut Schrijven<'_>, uuid: Uuid) -> Result<GewijzigdeActiviteit> {
        let mut zaak = Zaak::lees(tx.conn, tx.nu, self.caller, uuid).map_err(|fout| match fout {
            Error::NotFound(_) => {
                Error::invalid("/selectie/uuids", "onbekende-activiteit", format!("De activiteit {uuid} bestaat niet."))
            }
            anders => anders,
        })?;
        let keur = |nieuw| Ok(check_value::<ConceptInvoer>(self.contract, json!({ "inhoud": nieuw }))?.inhoud);
        let (uitkomst, fouten) = match samen::wijzigen(tx, self.caller, &mut zaak, self.wijziging, self.proef, keur) {
            Ok(true) => (WijzigenUitkomst::Gewijzigd, Vec::new()),
            Ok(false) => (WijzigenUitkomst::Ongewijzigd, Vec::new()),
            Err(error) if error.is_storing() => return Err(error),
            Err(error) => (WijzigenUitkomst::Geweigerd, faults_of(&error)),
        };
        Ok(GewijzigdeActiviteit {
            uuid,
            revisie: zaak.revisie(),
            identificatie: zaak.activiteit.identificatie,
            uitkomst,
            fouten: fouten.iter().map(OngeldigeParameter::from).collect(),
        })
    }
}
