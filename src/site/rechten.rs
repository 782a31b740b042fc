//! `/rechten`: what somebody can ask about his own data, and where. With one registerhouder at once, with several after choosing.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;

use super::{
    Kader,
    bij_wie::gemeenten_en_anderen,
    organisaties::Bereik,
    pagina::{lijstpagina, tekst},
};
use crate::{
    domain::{inhoud::organisatie::OrganisatieInvoer, publiek::openbaar::organisatie::Contact, woorden::adressen::Vindplaats},
    toestand::State,
};

#[derive(Template)]
#[template(path = "site/rechten.html")]
struct Rechten {
    kader: Kader,
    /// The only one who keeps a register here.
    enige: Option<(String, Bereik)>,
    /// Path and name, when there are several.
    houders: Vec<(String, String)>,
}

#[get("/rechten")]
pub(super) async fn rechten(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    lijstpagina(&request, &state, |tx, state| {
        let uitleg = "Vraag uw gegevens op, laat ze verbeteren of wissen, maak bezwaar of dien een klacht in.";
        let mut gevonden = Vec::new();
        let (gemeenten, anderen) = gemeenten_en_anderen(tx)?;
        for houder in gemeenten.into_iter().chain(anderen) {
            let organisatie: OrganisatieInvoer = serde_json::from_str(&houder.tekst)?;
            gevonden.push((Vindplaats::Organisatie(houder.uuid).pagina(), organisatie));
        }
        let enige = match gevonden.as_slice() {
            [(pad, organisatie)] => Some((pad.clone(), Bereik::new(&Contact::new(organisatie, state.store.kennis())))),
            _ => None,
        };
        tekst(&Rechten {
            kader: Kader::new(state, "/rechten").op(state, "/rechten", uitleg),
            enige,
            houders: gevonden.into_iter().map(|(pad, organisatie)| (pad, organisatie.naam)).collect(),
        })
    })
    .await
}
