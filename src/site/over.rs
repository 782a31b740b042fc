//! `/over` and `/toegankelijkheid`: what the register is and how to read, reuse and use it.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use uuid::Uuid;

use super::{
    Kader,
    adres::{mailto, weblink},
    op_papier,
    opendata::catalogus,
    pagina::{lijstpagina, tekst},
    telling::verwerkingen,
};
use crate::{
    domain::{
        inhoud::organisatie::OrganisatieInvoer,
        recht::kennis::Referentie,
        woorden::adressen::{Adressen, Vindplaats},
    },
    error::Result,
    store::{Lijsten, openbaar},
    toestand::State,
};

#[derive(Template)]
#[template(path = "site/over.html")]
struct Over<'a> {
    kader: Kader,
    houders: Vec<Houder>,
    /// Whether all of it is one PDF.
    als_pdf: bool,
    grondslagen: &'a [Referentie],
    groepen: &'a [Referentie],
    gevoeligheden: &'a [Referentie],
    adressen: Adressen<'a>,
}

#[derive(Template)]
#[template(path = "site/toegankelijkheid.html")]
struct Toegankelijkheid {
    kader: Kader,
    houders: Vec<Houder>,
    uitgave: &'static str,
}

/// An organisation that answers for what it says here.
pub(super) struct Houder {
    pub(super) uuid: Uuid,
    pub(super) naam: String,
    aantal: String,
    pub(super) email: Option<String>,
    pub(super) tooi_uri: Option<String>,
    pub(super) titel: String,
    pub(super) beschrijving: String,
    pub(super) licentie: Option<String>,
}

#[get("/over")]
pub(super) async fn over(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    lijstpagina(&request, &state, |tx, state| {
        let uitleg = "Wat is een verwerkingsregister, wie zorgt voor de inhoud, en hoe kunt u de gegevens hergebruiken?";
        let houders = houders(tx)?;
        let gewijzigd = tx.index.laatst_gewijzigd();
        let gegevens = catalogus(state.adressen(), &houders, gewijzigd);
        tekst(&Over {
            kader: Kader::new(state, "/over").op(state, "/over", uitleg).met_gegevens(&gegevens),
            houders,
            als_pdf: op_papier::past(i64::try_from(tx.index.aantal_geldend()).unwrap_or(i64::MAX)),
            grondslagen: codes(state, "grondslag"),
            groepen: codes(state, "grondslag_groep"),
            gevoeligheden: codes(state, "gevoeligheid"),
            adressen: state.adressen(),
        })
    })
    .await
}

#[get("/toegankelijkheid")]
pub(super) async fn toegankelijkheid(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    lijstpagina(&request, &state, |tx, state| {
        let uitleg = "Hoe toegankelijk zijn deze pagina’s, wat is onderzocht, en hoe meldt u een probleem?";
        tekst(&Toegankelijkheid {
            kader: Kader::new(state, "/toegankelijkheid").op(state, "/toegankelijkheid", uitleg),
            houders: houders(tx)?,
            uitgave: env!("CARGO_PKG_VERSION"),
        })
    })
    .await
}

/// Who keep their register here, by name.
fn houders(tx: &mut Lijsten<'_>) -> Result<Vec<Houder>> {
    let mut houders = Vec::new();
    for openbaar::Houder { uuid, tekst, aantal, .. } in openbaar::houders(tx)? {
        let organisatie: OrganisatieInvoer = serde_json::from_str(&tekst)?;
        let register = organisatie.register.unwrap_or_default();
        houders.push(Houder {
            uuid,
            titel: register.titel_van(&organisatie.naam),
            beschrijving: register.beschrijving_van(&organisatie.naam),
            naam: organisatie.naam,
            aantal: verwerkingen(aantal),
            email: organisatie.email,
            tooi_uri: organisatie.tooi_uri,
            licentie: register.verwerkingsregister_licentie,
        });
    }
    Ok(houders)
}

/// What a code list explains.
fn codes<'a>(state: &'a State, naam: &str) -> &'a [Referentie] {
    let lijst = state.store.kennis().lijsten().iter().find(|lijst| lijst.lijst == naam);
    lijst.map_or(&[], |lijst| &lijst.items)
}

impl Houder {
    fn pad(&self) -> String {
        Vindplaats::Organisatie(self.uuid).pagina()
    }
}

impl Over<'_> {
    fn heeft_licentie(&self) -> bool {
        self.houders.iter().any(|houder| houder.licentie.is_some())
    }

    /// The line that shows a list on another site.
    fn insluiten(&self) -> String {
        let adres = self.adressen.van_pad("/insluiten/verwerkingen?thema=burgerzaken");
        format!(
            r#"<iframe src="{adres}" title="Verwerkingen van persoonsgegevens: burgerzaken" width="100%" height="600"></iframe>"#
        )
    }
}
