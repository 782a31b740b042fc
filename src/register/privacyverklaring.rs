//! `…/privacyverklaring`: the notice of articles 13 and 14, for people: as a page, a PDF, Markdown or JSON.

use actix_web::{HttpRequest, HttpResponse, get, web};
use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    antwoord::{Inhoud, antwoord_als, lijst_als},
    organisaties,
    verwerkingsactiviteiten::gevraagd,
};
use crate::{
    domain::{
        publiek::{
            openbaar::{Romp, organisatie::Contact},
            verklaring::{OrganisatiePrivacyverklaring, Privacyverklaring, Verzameling},
        },
        zoeken::kenmerk::Kenmerk,
    },
    error::{Error, Result},
    exchange::{
        pdf,
        verklaring::{Leesbaar, MEDIATYPEN, in_vorm},
    },
    http::{budget::Budgets, problem::Probleem, query::Query},
    index::{Bereik, Deel, Filter, Selectie, Volgorde},
    store::{Lijsten, Onderdeel, openbaar},
    toestand::State,
};

/// So many activities are read at a time.
const PER_KEER: i64 = 25;

/// Toont de privacyverklaring van een verwerkingsactiviteit
///
/// Wat iemand over een verwerking moet kunnen lezen (AVG artikelen 13 en 14), gemaakt uit het openbare register: als pagina, PDF, Markdown
/// of als JSON. Wat het register nog niet zegt, staat erbij als ontbrekend. Zonder voorkeur in `Accept` krijgt u JSON.
#[utoipa::path(
    tag = "Openbaar register",
    params(crate::http::filters::Tijdreis),
    responses(
        (status = 200, description = "De privacyverklaring.",
            content((Privacyverklaring = "application/json"), (String = "text/html"), (String = "text/markdown"), (Vec<u8> = "application/pdf")),
            headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match."),
        (status = 410, description = "De versie die telt is ingetrokken of gewist.", body = Probleem)
    )
)]
#[get("/register/verwerkingsactiviteiten/{uuid}/privacyverklaring")]
pub async fn find_privacyverklaring(
    request: HttpRequest,
    path: web::Path<Uuid>,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let query = Query::offering(&request, &MEDIATYPEN);
    let lezen = state.clone();
    antwoord_als(&request, &state, Onderdeel::Activiteit(uuid), &MEDIATYPEN, move |tx, media_type| {
        let gelezen = gevraagd(tx, query, uuid)?.lees(&lezen)?;
        als(Privacyverklaring::new(&gelezen.stof(lezen.store.kennis())), media_type, (tx.moment.datum(), ()))
    })
    .await
}

/// Toont de privacyverklaring van een organisatie
///
/// Van een organisatie die hier haar register bijhoudt: contact, rechten en klachten, en per thema de activiteiten die vandaag gelden, elk in
/// het kort met een verwijzing naar de eigen privacyverklaring. Zonder voorkeur in `Accept` krijgt u JSON.
#[utoipa::path(
    tag = "Openbaar register",
    responses(
        (status = 200, description = "De privacyverklaring.",
            content((OrganisatiePrivacyverklaring = "application/json"), (String = "text/html"), (String = "text/markdown"), (Vec<u8> = "application/pdf")),
            headers(("ETag" = String, description = "Kenmerk van dit antwoord."))),
        (status = 304, description = "Niet gewijzigd sinds de ETag in If-None-Match.")
    )
)]
#[get("/register/organisaties/{uuid}/privacyverklaring")]
pub async fn find_privacyverklaring_van_organisatie(
    request: HttpRequest,
    path: web::Path<Uuid>,
    state: web::Data<State>,
) -> Result<HttpResponse> {
    let uuid = path.into_inner();
    let query = Query::offering(&request, &MEDIATYPEN);
    let (lezen, beurt) = (state.clone(), Budgets::of(&request)?.turn().await?);
    lijst_als(&request, &state, &MEDIATYPEN, move |tx, media_type| {
        als(van_organisatie(tx, &lezen, query, uuid)?, media_type, (tx.moment.datum(), beurt))
    })
    .await
}

/// The notice in this form, with a turn that is kept until it is made; for a PDF, which takes long to make, nothing more is read.
fn als<B: Send + 'static>(
    verklaring: impl Leesbaar + Send + 'static,
    media_type: &'static str,
    (dag, beurt): (NaiveDate, B),
) -> Result<Inhoud> {
    if media_type == pdf::MEDIA_TYPE {
        return Ok(Inhoud::later(move || {
            let _beurt = beurt;
            in_vorm(&verklaring, media_type, dag)
        }));
    }
    Ok(in_vorm(&verklaring, media_type, dag)?.into())
}

/// The notice of an organisation that keeps a register here, or why there is none.
pub(crate) fn van_organisatie(
    tx: &mut Lijsten<'_>,
    state: &State,
    query: Query,
    uuid: Uuid,
) -> Result<OrganisatiePrivacyverklaring> {
    let organisatie = organisaties::openbare(tx, uuid)?.invoer()?;
    if organisatie.register.is_none() {
        return Err(Error::NotFound("deze registerhouder"));
    }
    query.finish()?;
    let kennis = state.store.kennis();
    let mut verzameling = Verzameling::new(state.adressen(), kennis);
    van_vandaag(tx, uuid, |romp| verzameling.voeg_toe(romp))?;
    Ok(verzameling.verklaring(uuid, organisatie.soort.as_deref(), &Contact::new(&organisatie, kennis)))
}

/// Shows every activity of a registerhouder that counts today, by name, read in pages.
fn van_vandaag(tx: &mut Lijsten<'_>, registerhouder: Uuid, mut toon: impl FnMut(&Romp)) -> Result<()> {
    let vandaag = tx.moment.datum();
    let selectie = Selectie {
        bereik: Bereik::Openbaar { vandaag },
        dag: vandaag,
        deel: Deel::Dag,
        bekend: tx.laatste,
        status: Vec::new(),
        filters: vec![Filter::Kenmerk(Kenmerk::Registerhouder, vec![registerhouder.to_string()])],
        zoek: Vec::new(),
        volgorde: Volgorde::Naam,
    };
    let keuze = tx.index.kies(&selectie);
    let mut van = 0;
    loop {
        let gevonden = openbaar::lees(tx.conn, keuze.bladzijde(van, PER_KEER), true)?;
        for gevonden in &gevonden {
            toon(&serde_json::from_str(&gevonden.tekst)?);
        }
        van += PER_KEER;
        if van >= keuze.aantal() {
            return Ok(());
        }
    }
}
