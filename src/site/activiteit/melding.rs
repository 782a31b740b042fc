//! What a reader must know before the rest: that this is not what counts now, or that it will change.

use actix_web::HttpRequest;
use chrono::NaiveDate;

use super::versies::dag_voor;
use crate::{
    clock::Moment,
    domain::{
        publiek::openbaar::{Kop, Romp},
        woorden::{adressen::Vindplaats, datum::in_woorden},
    },
    http::{
        filters::{BESCHIKBAAR_OP, GELDIG_OP},
        query::Query,
    },
    register::versies::OpenbareVersieRegel,
    site::Adres,
};

/// A message above the page.
pub(in crate::site) struct Melding {
    pub tekst: String,
    /// Whether the reader could be misled without it.
    pub let_op: bool,
    /// Path and words of where to go.
    pub link: Option<(String, &'static str)>,
}

/// The day and the moment that a reader asks for instead of now.
#[derive(Default)]
pub(in crate::site) struct Tijdreis {
    dag: Option<NaiveDate>,
    moment: Option<Moment>,
}

impl Tijdreis {
    /// Reads the query; what is wrong in it is told by who reads the record.
    pub(in crate::site) fn lees(request: &HttpRequest) -> Self {
        let mut query = Query::of_page(request);
        Self { dag: GELDIG_OP.read(&mut query), moment: BESCHIKBAAR_OP.read(&mut query) }
    }

    /// Whether it is about now.
    pub(in crate::site) fn is_nu(&self) -> bool {
        self.dag.is_none() && self.moment.is_none()
    }

    /// Another address about the same day and moment.
    pub(in crate::site) fn adres(&self, pad: &str) -> String {
        let dag = self.dag.map(|dag| (GELDIG_OP.name.to_owned(), dag.to_string()));
        let moment = self.moment.map(|moment| (BESCHIKBAAR_OP.name.to_owned(), moment.to_string()));
        Adres::new(pad, dag.into_iter().chain(moment).collect()).to_string()
    }

    /// That this is about another time, with the way back.
    pub(in crate::site) fn melding(&self, nu: &str) -> Option<Melding> {
        let dag = self.dag.map(|dag| format!("U ziet wat geldt op {}.", in_woorden(dag)));
        let moment = self.moment.map(|moment| format!("U ziet het register zoals het was op {}.", in_woorden(moment.datum())));
        let tekst = [dag, moment].into_iter().flatten().collect::<Vec<_>>().join(" ");
        (!tekst.is_empty()).then(|| Melding { tekst, let_op: true, link: Some((nu.to_owned(), BEKIJK_NU)) })
    }
}

const BEKIJK_NU: &str = "Bekijk wat nu geldt";

/// Everything to say above the page.
pub(super) fn meldingen(
    kop: &Kop,
    romp: &Romp,
    versies: &[OpenbareVersieRegel],
    reis: &Tijdreis,
    van_versie: bool,
) -> Vec<Melding> {
    let nu = Vindplaats::Activiteit(romp.uuid).pagina();
    let van_status = van_status(kop, romp, versies, van_versie.then_some(&nu));
    let straks = versies.iter().filter(|versie| reis.is_nu() && versie.nummer != romp.nummer && kop.status.code == "geldig");
    let straks = straks.filter(|versie| versie.status.code == "gepland").map(|versie| straks_anders(versie, romp));
    reis.melding(&nu).into_iter().chain(van_status).chain(straks).collect()
}

/// That this version does not count, or that the activity has ended.
fn van_status(kop: &Kop, romp: &Romp, versies: &[OpenbareVersieRegel], nu: Option<&String>) -> Option<Melding> {
    let telt = versies
        .iter()
        .any(|versie| versie.nummer != romp.nummer && ["geldig", "beeindigd"].contains(&versie.status.code.as_str()));
    let einde = kop.einde_geldigheid.map(in_woorden);
    let tekst = match (kop.status.code.as_str(), einde) {
        ("vervangen", Some(dag)) => format!("Dit is een oude versie. Deze tekst gold tot en met {dag}."),
        ("vervangen", None) => "Dit is een oude versie. Deze tekst heeft nooit gegolden.".to_owned(),
        ("gepland", _) => format!("Dit geldt nog niet. Het gaat in op {}.", in_woorden(romp.begin_geldigheid)),
        ("beeindigd", Some(dag)) => format!("Dit gebeurt niet meer. De laatste dag was {dag}."),
        ("beeindigd", None) => "Dit gebeurt niet meer.".to_owned(),
        _ => return None,
    };
    Some(Melding { tekst, let_op: true, link: nu.filter(|_| telt).map(|nu| (nu.clone(), BEKIJK_NU)) })
}

/// That another version or the end is planned.
fn straks_anders(versie: &OpenbareVersieRegel, romp: &Romp) -> Melding {
    if versie.soort.code == "beeindiging" {
        let tekst = format!("Dit stopt. De laatste dag is {}.", in_woorden(dag_voor(versie.begin_geldigheid)));
        return Melding { tekst, let_op: true, link: None };
    }
    let tekst = format!("Vanaf {} geldt een nieuwe versie.", in_woorden(versie.begin_geldigheid));
    let pad = Vindplaats::Versie(romp.uuid, versie.nummer).pagina();
    Melding { tekst, let_op: false, link: Some((pad, "Bekijk de nieuwe versie")) }
}
