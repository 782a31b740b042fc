//! `…/privacyverklaring`: the notices of the API as pages of the site.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;

use super::{
    Kader,
    activiteit::{Melding, Tijdreis},
    pagina::{beurt, deel, lijstpagina, over, pagina, tekst},
};
use crate::{
    domain::{
        publiek::verklaring::{OrganisatiePrivacyverklaring, Privacyverklaring},
        woorden::{adressen::Vindplaats, zinnen::schoon},
    },
    error::Result,
    http::query::Query,
    register::{organisaties, privacyverklaring, verwerkingsactiviteiten::gevraagd},
    store::{Lezen, Onderdeel},
    toestand::State,
};

#[derive(Template)]
#[template(path = "site/verklaring.html")]
struct Pagina {
    kader: Kader,
    verklaring: Privacyverklaring,
    meldingen: Vec<Melding>,
    verwerking: String,
    json: String,
    pdf: String,
}

#[derive(Template)]
#[template(path = "site/verklaring/organisatie.html")]
struct OrganisatiePagina {
    kader: Kader,
    verklaring: OrganisatiePrivacyverklaring,
    pdf: String,
}

#[get("/verwerkingen/{uuid}/privacyverklaring")]
pub(super) async fn van_verwerking(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> HttpResponse {
    let vraag = Vraag::new(&request, path.into_inner());
    pagina(&request, &state, vraag.over(), |tx, state| {
        let Gevonden { kader, verklaring, meldingen, verwerking, json, pdf } = vraag.lees(tx, state)?;
        tekst(&Pagina { kader, verklaring, meldingen, verwerking, json, pdf })
    })
    .await
}

#[get("/organisaties/{uuid}/privacyverklaring")]
pub(super) async fn van_organisatie(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> HttpResponse {
    let (query, beurt) = (Query::of_page(&request), beurt(&request).await);
    lijstpagina(&request, &state, move |tx, state| {
        let _beurt = beurt?;
        let uuid = deel(&path)?;
        let verklaring = privacyverklaring::van_organisatie(tx, state, query, uuid)?;
        let naam = organisaties::openbare(tx, uuid)?.invoer()?.naam;
        let pad = Vindplaats::Organisatie(uuid).pagina();
        let kader = Kader::new(state, "/organisaties")
            .op(state, &format!("{pad}/privacyverklaring"), format!("{}: wat er met uw gegevens gebeurt.", verklaring.titel))
            .insluitbaar(state, &format!("{pad}/privacyverklaring"))
            .onder("/organisaties", "Organisaties")
            .onder(&pad, naam);
        tekst(&OrganisatiePagina { kader, verklaring, pdf: format!("{pad}/privacyverklaring.pdf") })
    })
    .await
}

/// What somebody asks for: the notice of an activity, on a day and as known at a moment.
pub(super) struct Vraag {
    uuid: String,
    query: Query,
    reis: Tijdreis,
}

/// The notice of an activity with what is around it.
pub(super) struct Gevonden {
    pub kader: Kader,
    pub verklaring: Privacyverklaring,
    pub meldingen: Vec<Melding>,
    /// Path of the activity.
    pub verwerking: String,
    /// The notice in the API.
    pub json: String,
    /// The notice as a PDF.
    pub pdf: String,
}

impl Vraag {
    pub(super) fn new(request: &HttpRequest, uuid: String) -> Self {
        Self { uuid, query: Query::of_page(request), reis: Tijdreis::lees(request) }
    }

    /// What else the address says.
    pub(super) fn query(&mut self) -> &mut Query {
        &mut self.query
    }

    /// The part of the register that the answer is made of.
    pub(super) fn over(&self) -> Onderdeel {
        over(&self.uuid)
    }

    /// Reads the notice, or says why there is none.
    pub(super) fn lees(self, tx: &mut Lezen<'_>, state: &State) -> Result<Gevonden> {
        let Self { uuid, query, reis } = self;
        let gelezen = gevraagd(tx, query, deel(&uuid)?)?.lees(state)?;
        let verklaring = Privacyverklaring::new(&gelezen.stof(state.store.kennis()));
        let verwerking = Vindplaats::Activiteit(verklaring.uuid).pagina();
        let pad = format!("{verwerking}/privacyverklaring");
        // The page of the activity says the same and more: that is the one for search engines.
        let naam = schoon(&gelezen.romp.naam);
        let kader = Kader::new(state, "/verwerkingen").onder("/verwerkingen", "Verwerkingen").onder(&verwerking, naam);
        let uitleg = format!("{}: wat er met uw gegevens gebeurt.", verklaring.titel);
        Ok(Gevonden {
            kader: if reis.is_nu() {
                kader.op(state, &verwerking, uitleg).genaamd(&verklaring.titel).insluitbaar(state, &pad)
            } else {
                kader
            },
            meldingen: reis.melding(&pad).into_iter().collect(),
            verwerking: reis.adres(&verwerking),
            json: reis.adres(&verklaring.url),
            pdf: reis.adres(&format!("{pad}.pdf")),
            verklaring,
        })
    }
}
