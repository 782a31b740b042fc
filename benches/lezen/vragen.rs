//! What is asked: every kind of public list, another address each time.

use serde_json::Value;

use super::{lijn::Lijn, programma::Programma};

/// What an answer is compared with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Soort {
    /// A handler that has the answer in memory; the program makes it anew.
    Lijst,
    /// A handler that reads the answer with one prepared statement; the program makes it anew.
    Item,
    /// A handler that has the answer in memory; the program kept it.
    Bewaard,
}

pub struct Vraag {
    pub naam: &'static str,
    pub soort: Soort,
    pub adressen: Vec<String>,
}

const LIJST: &str = "/v1/register/verwerkingsactiviteiten";
const FACETTEN: &str = "thema,registerhouder,grondslagGroep,gegevens,gevoeligheid,ontvanger,bewaartermijn,grondslag";
const WOORDEN: [&str; 8] = ["parkeren", "paspoort", "subsidie", "camera", "jeugdhulp", "belasting", "vergunning", "uitkering"];

/// All questions; the keys are of the register itself.
pub fn alle(programma: &Programma) -> Vec<Vraag> {
    let mut lijn = Lijn::open(&programma.adres);
    let mut json = |pad: &str| serde_json::from_slice::<Value>(&lijn.vraag(pad).body).unwrap();
    let blad = json(&format!("{LIJST}?pageSize=100"));
    let uuids: Vec<String> =
        blad["results"].as_array().unwrap().iter().map(|een| een["uuid"].as_str().unwrap().to_owned()).collect();
    let laatste = blad["count"].as_u64().unwrap() / 25;
    let houder = json(&format!("{LIJST}/{}", uuids[0]))["registerhouder"]["uuid"].as_str().unwrap().to_owned();
    let lijst = |deel: &str| vec![format!("{LIJST}?{deel}")];
    let zoek = |deel: &str| WOORDEN.map(|woord| format!("{LIJST}?{deel}zoek={woord}")).to_vec();
    let elk = |begin: &str, eind: &str| uuids.iter().map(|uuid| format!("{begin}/{uuid}{eind}")).collect::<Vec<_>>();
    let vraag = |naam, adressen| Vraag { naam, soort: Soort::Lijst, adressen };
    vec![
        Vraag { naam: "item", soort: Soort::Item, adressen: elk(LIJST, "") },
        Vraag { naam: "item, bewaard", soort: Soort::Bewaard, adressen: elk(LIJST, "") },
        vraag("bladzijde van een item", elk("/verwerkingen", "")),
        vraag("lijst", (1..=20).map(|page| format!("{LIJST}?page={page}")).collect()),
        vraag("lijst, in het midden", lijst(&format!("page={}", laatste / 2))),
        vraag("een filter", lijst("grondslagGroep=wettelijke_taak")),
        vraag("drie filters", lijst("grondslagGroep=wettelijke_taak&gegevens=naam&gevoeligheid=gewoon")),
        vraag("registerhouder", lijst(&format!("registerhouder={houder}"))),
        vraag("zoeken", zoek("")),
        vraag("zoeken: gemeente", lijst("zoek=gemeente")),
        vraag("zoeken: ver", lijst("zoek=ver")),
        vraag("zoeken: twee woorden", lijst("zoek=gemeente%20aanvraag")),
        vraag("zoeken: niets", lijst("zoek=parkerem%20xqzv")),
        vraag("acht facetten", lijst(&format!("facetten={FACETTEN}"))),
        vraag("acht facetten, filter", lijst(&format!("facetten={FACETTEN}&grondslagGroep=wettelijke_taak"))),
        vraag("een andere dag", lijst("geldigOp=2025-06-01")),
        vraag("een ander moment", lijst("beschikbaarOp=2026-06-01T00:00:00Z")),
        vraag("tussen twee dagen", lijst("geldigVan=2025-01-01&geldigTot=2025-06-01")),
        vraag("organisaties", vec!["/v1/register/organisaties".to_owned()]),
        vraag("register", vec!["/v1/register".to_owned()]),
        vraag("wijzigingen", vec!["/v1/register/wijzigingen".to_owned()]),
        vraag("bladzijde: start", vec!["/".to_owned()]),
        vraag("bladzijde: lijst", (1..=20).map(|page| format!("/verwerkingen?page={page}")).collect()),
        vraag("bladzijde: zoeken", WOORDEN.map(|woord| format!("/verwerkingen?zoek={woord}")).to_vec()),
        vraag("bladzijde: waar", vec!["/waar".to_owned()]),
        vraag("ingesloten lijst", vec!["/insluiten/verwerkingen".to_owned()]),
        vraag("sitemap", vec!["/sitemap.xml".to_owned()]),
        vraag("Atom", vec!["/wijzigingen.atom".to_owned()]),
        vraag("verklaring van een organisatie", vec![format!("/v1/register/organisaties/{houder}/privacyverklaring")]),
    ]
}
