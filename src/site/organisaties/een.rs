//! `/organisaties/{uuid}`: one organisation. Of one that keeps a register: how to reach it and what it does; of any: where it is named.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use uuid::Uuid;

use super::Bereik;
use crate::{
    domain::{
        publiek::{
            openbaar::{Romp, organisatie::OpenbareOrganisatie},
            verklaring::tekst as gezegd,
        },
        woorden::{adressen::Vindplaats, datum::in_woorden, zinnen::zin},
        zoeken::kenmerk::Kenmerk,
    },
    error::{Error, Result},
    index::{self, Index, Treffer},
    register,
    site::{
        Kader,
        gevonden::{rompen, selectie},
        grafiek::Grafiek,
        opendata,
        pagina::{lijstpagina, tekst},
        telling::Telling,
        waar::{Onderwerpregel, wat_krijgt},
    },
    store::Lijsten,
    toestand::State,
};

/// Kinds of kenmerk that name an organisation and can be filtered on, with the words before and behind its name.
const ROLLEN: [(Kenmerk, &str, &str); 4] = [
    (Kenmerk::Verwerkingsverantwoordelijke, "waarvoor", "verantwoordelijk is"),
    (Kenmerk::Verwerker, "waarin", "in opdracht werkt (verwerker)"),
    (Kenmerk::Ontvanger, "waarin", "gegevens krijgt (ontvanger)"),
    (Kenmerk::GeldtVoor, "die ook voor", "geldt"),
];

/// So many activities are told about in each part it has.
const MEEST: i64 = 60;

#[derive(Template)]
#[template(path = "site/organisatie.html")]
struct Pagina {
    kader: Kader,
    organisatie: OpenbareOrganisatie,
    eerder: Vec<String>,
    houder: Option<Houder>,
    /// What it is, and in how many activities.
    rollen: Vec<Telling>,
    /// What it gets or does, per activity.
    regels: Vec<Onderwerpregel>,
    pad: String,
}

/// What the page of an organisation that keeps a register has beside that.
struct Houder {
    bereik: Bereik,
    alle: Telling,
    themas: Vec<Telling>,
    grafieken: Vec<Grafiek>,
}

#[get("/organisaties/{uuid}")]
pub(in crate::site) async fn organisatiepagina(
    request: HttpRequest,
    path: web::Path<String>,
    state: web::Data<State>,
) -> HttpResponse {
    lijstpagina(&request, &state, move |tx, state| {
        let uuid = path.parse::<Uuid>().map_err(|_| Error::NotFound("deze organisatie"))?;
        let gevonden = register::organisaties::openbare(tx, uuid)?;
        let organisatie = register::organisaties::weergave(state, &gevonden)?;
        tekst(&Pagina {
            kader: kader(state, &organisatie),
            eerder: organisatie
                .eerdere_namen
                .iter()
                .map(|naam| format!("{} (tot en met {})", naam.naam, in_woorden(naam.tot)))
                .collect(),
            houder: houder(tx.index, state, &organisatie),
            rollen: rollen(tx.index, uuid, &organisatie.naam),
            regels: regels(tx, state, uuid)?,
            pad: Vindplaats::Organisatie(uuid).pagina(),
            organisatie,
        })
    })
    .await
}

fn kader(state: &State, organisatie: &OpenbareOrganisatie) -> Kader {
    let naam = &organisatie.naam;
    let uitleg = if organisatie.is_registerhouder {
        format!("Welke persoonsgegevens gebruikt {naam}, en hoe doet u daar een verzoek over?")
    } else {
        format!("Bij welke verwerkingen van persoonsgegevens wordt {naam} genoemd?")
    };
    let kader = Kader::new(state, "/organisaties")
        .op(state, &Vindplaats::Organisatie(organisatie.uuid).pagina(), uitleg)
        .genaamd(naam)
        .onder("/organisaties", "Organisaties");
    if !organisatie.is_registerhouder {
        return kader;
    }
    let pad = Vindplaats::Organisatie(organisatie.uuid).pagina();
    kader.met_gegevens(&opendata::organisatie(state.adressen(), organisatie)).insluitbaar(state, &pad)
}

fn houder(index: &Index, state: &State, organisatie: &OpenbareOrganisatie) -> Option<Houder> {
    let contact = organisatie.contact.as_ref()?;
    let (uuid, sleutel) = (organisatie.uuid, organisatie.uuid.to_string());
    let themas = index.per_kenmerk(Kenmerk::Thema, Some(uuid));
    let thema = |index::Telling { code, aantal }| {
        Telling::van(state.store.kennis().naam("thema", &code), aantal, Kenmerk::Thema, &code).bij(&sleutel)
    };
    Some(Houder {
        bereik: Bereik::new(contact),
        alle: Telling::van(
            organisatie.naam.clone(),
            index.met_rol(uuid, Kenmerk::Registerhouder),
            Kenmerk::Registerhouder,
            &sleutel,
        ),
        themas: themas.into_iter().map(thema).collect(),
        grafieken: Grafiek::alle(index, state, Some(uuid)),
    })
}

/// What an organisation gets and what it does for others, activity by activity.
fn regels(tx: &mut Lijsten<'_>, state: &State, uuid: Uuid) -> Result<Vec<Onderwerpregel>> {
    let mut treffers: Vec<Treffer> = Vec::new();
    for soort in [Kenmerk::Ontvanger, Kenmerk::Verwerker] {
        let vraag = selectie(tx, state.store.kennis(), Some((soort, &uuid.to_string())))?;
        for een in tx.index.kies(&vraag).bladzijde(0, MEEST) {
            if !treffers.iter().any(|eerder| eerder.activiteit == een.activiteit) {
                treffers.push(een);
            }
        }
    }
    Ok(rompen(tx, treffers)?.iter().map(|romp| Onderwerpregel::new(romp, antwoorden(uuid, romp))).collect())
}

fn antwoorden(uuid: Uuid, romp: &Romp) -> Vec<(&'static str, String)> {
    let krijgt = wat_krijgt(|wie| wie.organisatie.as_ref().is_some_and(|een| een.uuid == uuid), romp);
    let werk = romp.verwerkers.iter().filter(|wie| wie.organisatie.as_ref().is_some_and(|een| een.uuid == uuid));
    let werk: Vec<_> = werk.filter_map(|wie| gezegd(wie.werkzaamheden.as_ref())).map(|werk| zin(&werk)).collect();
    vec![("Krijgt gegevens", krijgt), ("Werkt in opdracht", werk.join(" "))]
}

/// In how many activities that hold today it has each part.
fn rollen(index: &Index, uuid: Uuid, naam: &str) -> Vec<Telling> {
    let telling = |(soort, voor, na): (Kenmerk, &str, &str)| {
        let aantal = index.met_rol(uuid, soort);
        (aantal > 0).then(|| Telling::van(format!("{voor} {naam} {na}"), aantal, soort, &uuid.to_string()))
    };
    ROLLEN.into_iter().filter_map(telling).collect()
}
