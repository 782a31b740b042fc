//! `/situaties`: from what somebody goes through to the activities that touch him, on one sheet.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;

use super::{
    Kader,
    bij_wie::BijWie,
    gevonden::{rompen, selectie},
    pagina::{lijstpagina, tekst},
};
use crate::{
    domain::{
        publiek::{
            openbaar::Romp,
            verklaring::{Antwoord, in_het_kort},
        },
        recht::kennis::{Kennis, Referentie},
        woorden::{adressen::Vindplaats, zinnen::schoon},
    },
    error::{Error, Result},
    http::query::Query,
    index::{Selectie, Treffer, Volgorde},
    store::Lijsten,
    toestand::State,
};

pub(super) const PAD: &str = "/situaties";
const LIJST: &str = "situatie";
/// So many activities answer a question of a situation: the best one.
const PER_VRAAG: i64 = 1;

#[derive(Template)]
#[template(path = "site/situaties.html")]
struct Situaties<'a> {
    kader: Kader,
    situaties: Vec<&'a Referentie>,
}

#[derive(Template)]
#[template(path = "site/situatie.html")]
struct Situatie {
    kader: Kader,
    naam: String,
    uitleg: String,
    bij: BijWie,
    regels: Vec<Regel>,
    /// Whether it must be said whose activity it is.
    meer_houders: bool,
}

/// An activity in short.
struct Regel {
    pad: String,
    naam: String,
    houder: String,
    kort: Vec<Antwoord>,
}

#[get("/situaties")]
pub(super) async fn overzicht(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    lijstpagina(&request, &state, |tx, state| {
        let uitleg = "Kies wat u meemaakt, en zie welke gegevens daarbij worden gebruikt.";
        let situaties = getoond(tx, state.store.kennis())?;
        tekst(&Situaties { kader: Kader::new(state, PAD).op(state, PAD, uitleg).genaamd("Mijn situatie"), situaties })
    })
    .await
}

#[get("/situaties/{code}")]
pub(super) async fn situatieblad(request: HttpRequest, path: web::Path<String>, state: web::Data<State>) -> HttpResponse {
    let mut query = Query::of_page(&request);
    lijstpagina(&request, &state, move |tx, state| {
        let situatie = lijst(state.store.kennis()).iter().find(|een| een.code == *path).ok_or(Error::NotFound("dit adres"))?;
        let bij = BijWie::gemeenten(tx, &pad(situatie), &mut query)?;
        query.finish()?;
        let treffers =
            if bij.is_open() { Vec::new() } else { treffers(tx, state.store.kennis(), situatie, |vraag| bij.beperk(vraag))? };
        let regels: Vec<_> = rompen(tx, treffers)?.iter().map(Regel::new).collect();
        let meer_houders = regels.iter().any(|regel| regel.houder != regels[0].houder);
        let bij_wie = bij.gekozen().map(|keuze| format!(" {}.", keuze.naam)).unwrap_or_default();
        let kader = Kader::new(state, PAD)
            .op(state, &bij.adres(), format!("{}: welke gegevens worden gebruikt?{bij_wie}", situatie.naam))
            .genaamd(&situatie.naam)
            .onder(PAD, "Mijn situatie");
        let uitleg = situatie.omschrijving.clone().unwrap_or_default();
        tekst(&Situatie { kader, naam: situatie.naam.clone(), uitleg, bij, regels, meer_houders })
    })
    .await
}

/// The path of the page of a situation.
pub(super) fn pad(situatie: &Referentie) -> String {
    format!("{PAD}/{}", situatie.code)
}

/// The situations that the register says something about; another is no choice.
pub(super) fn getoond<'a>(tx: &mut Lijsten<'_>, kennis: &'a Kennis) -> Result<Vec<&'a Referentie>> {
    let mut getoond = Vec::new();
    for situatie in lijst(kennis) {
        if !vragen(situatie).is_empty() && !treffers(tx, kennis, situatie, |_| {})?.is_empty() {
            getoond.push(situatie);
        }
    }
    Ok(getoond)
}

/// The pages of situations: each as it is, and in each municipality where there are several.
pub(super) fn paginas(tx: &mut Lijsten<'_>, kennis: &Kennis) -> Result<Vec<String>> {
    let mut paginas = Vec::new();
    for situatie in getoond(tx, kennis)? {
        let pad = pad(situatie);
        let bij = BijWie::gemeenten(tx, &pad, &mut Query::empty())?;
        paginas.extend(bij.keuzes.iter().map(|keuze| bij.van_keuze(keuze)));
        paginas.push(pad);
    }
    Ok(paginas)
}

/// Every situation.
pub(super) fn lijst(kennis: &Kennis) -> &[Referentie] {
    kennis.lijsten().iter().find(|lijst| lijst.lijst == LIJST).map_or(&[], |lijst| &lijst.items)
}

/// What is asked of search for a situation.
fn vragen(situatie: &Referentie) -> Vec<&str> {
    teksten(situatie, "vragen")
}

/// The words by which search offers a situation.
pub(super) fn woorden(situatie: &Referentie) -> Vec<&str> {
    teksten(situatie, "woorden")
}

fn teksten<'a>(situatie: &'a Referentie, eigenschap: &str) -> Vec<&'a str> {
    let teksten = situatie.eigenschappen.get(eigenschap).and_then(|teksten| teksten.as_array());
    teksten.into_iter().flatten().filter_map(|tekst| tekst.as_str()).collect()
}

/// The activities of a situation, in the order of its questions, each once.
fn treffers(
    tx: &mut Lijsten<'_>,
    kennis: &Kennis,
    situatie: &Referentie,
    beperk: impl FnOnce(&mut Selectie),
) -> Result<Vec<Treffer>> {
    let mut vraag = selectie(tx, kennis, None)?;
    beperk(&mut vraag);
    vraag.volgorde = Volgorde::Relevantie;
    let mut treffers: Vec<Treffer> = Vec::new();
    for woorden in vragen(situatie) {
        vraag.zoek = kennis.zoekwoorden(woorden);
        let gevonden = tx.index.kies(&vraag).bladzijde(0, PER_VRAAG);
        treffers.extend(
            gevonden
                .into_iter()
                .filter(|een| !treffers.iter().any(|eerder| eerder.activiteit == een.activiteit))
                .collect::<Vec<_>>(),
        );
    }
    Ok(treffers)
}

impl Regel {
    fn new(romp: &Romp) -> Self {
        Self {
            pad: Vindplaats::Activiteit(romp.uuid).pagina(),
            naam: schoon(&romp.naam),
            houder: schoon(&romp.registerhouder.naam),
            kort: in_het_kort(romp),
        }
    }
}
