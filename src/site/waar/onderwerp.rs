//! `/waar/{soort}/{code}`: one kind of data, recipient, country or law, and what every activity that has it says of it.

use actix_web::{HttpRequest, HttpResponse, get, web};
use askama::Template;
use serde_json::{Map, Value};

use crate::{
    domain::{
        publiek::{
            openbaar::{OpenbareCode, Romp},
            verklaring::{
                bronnen_in_woorden, categorieen, hoe_lang_van, in_het_kort, is_eigennaam, kort_opgesomd, ontvanger,
                soort_gegevens, tekst as gezegd, waarborg, wie_krijgen, wie_krijgt,
            },
        },
        recht::kennis::Kennis,
        woorden::{
            adressen::Vindplaats,
            eenmaal::eenmaal,
            zinnen::{groot, klein, opsomming, schoon, zin},
        },
        zoeken::kenmerk::Kenmerk,
    },
    error::{Error, Result},
    http::query::Query,
    index::Filter,
    site::{
        Kader,
        bij_wie::BijWie,
        gevonden::{rompen, selectie},
        pagina::{lijstpagina, tekst},
        telling::Telling,
    },
    store::Lijsten,
    toestand::State,
};

/// So many activities are told about; the list has them all.
const MEEST: i64 = 60;
/// The kinds that have pages, as they stand in an address.
const SOORTEN: [(&str, Kenmerk); 4] =
    [("gegevens", Kenmerk::Gegevens), ("ontvangers", Kenmerk::Ontvanger), ("landen", Kenmerk::Land), ("wetten", Kenmerk::Wet)];

#[derive(Template)]
#[template(path = "site/onderwerp.html")]
struct Onderwerp {
    kader: Kader,
    kop: String,
    /// What all activities together say.
    kort: Vec<(&'static str, String)>,
    telling: Telling,
    bij: BijWie,
    regels: Vec<Regel>,
}

/// An activity, with what it says of the subject.
pub(in crate::site) struct Regel {
    pub(in crate::site) pad: String,
    pub(in crate::site) naam: String,
    pub(in crate::site) houder: String,
    pub(in crate::site) antwoorden: Vec<(&'static str, String)>,
}

/// Where the page of a subject is.
pub(in crate::site) fn adres(soort: Kenmerk, code: &str) -> Option<String> {
    let (deel, _) = SOORTEN.iter().find(|(_, kenmerk)| *kenmerk == soort)?;
    code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)).then(|| format!("/waar/{deel}/{code}"))
}

#[get("/waar/{soort}/{code}")]
pub(in crate::site) async fn onderwerppagina(
    request: HttpRequest,
    path: web::Path<(String, String)>,
    state: web::Data<State>,
) -> HttpResponse {
    let query = Query::of_page(&request);
    lijstpagina(&request, &state, move |tx, state| {
        let (deel, code) = path.into_inner();
        let soort = SOORTEN.iter().find(|(naam, _)| *naam == deel).map(|(_, soort)| *soort);
        let soort = soort.ok_or(Error::NotFound("dit adres"))?;
        tekst(&maak(tx, state, soort, &code, query)?)
    })
    .await
}

fn maak(tx: &mut Lijsten<'_>, state: &State, soort: Kenmerk, code: &str, mut query: Query) -> Result<Onderwerp> {
    let kennis = state.store.kennis();
    let niet = || Error::NotFound("dit adres");
    // An open list may lack what a record names.
    let mut vraag = selectie(tx, kennis, Some((soort, code))).map_err(|_| niet())?;
    let (kader, pad) = (Kader::new(state, "/waar"), adres(soort, code).ok_or_else(niet)?);
    let mut bij = BijWie::alle(tx, &pad, &mut query)?;
    bij.houd(|wie| {
        let mut vraag = vraag.clone();
        vraag.filters.push(Filter::Kenmerk(Kenmerk::Registerhouder, vec![wie.to_string()]));
        tx.index.kies(&vraag).aantal() > 0
    });
    query.finish()?;
    bij.beperk(&mut vraag);
    let keuze = tx.index.kies(&vraag);
    let (aantal, treffers) = (keuze.aantal(), keuze.bladzijde(0, MEEST));
    if aantal == 0 && bij.gekozen().is_none() {
        return Err(niet());
    }
    let rompen = rompen(tx, treffers)?;
    let naam = match soort {
        Kenmerk::Wet => naam_van_wet(tx, state, code)?,
        _ => kennis.naam(soort.lijst().unwrap_or_default(), code),
    };
    let kop = match soort {
        Kenmerk::Gegevens => format!("Uw gegevens: {}", klein(&soort_gegevens(code, &naam))),
        Kenmerk::Ontvanger if is_eigennaam(code) => format!("Welke gegevens gaan naar de {naam}?"),
        Kenmerk::Ontvanger => format!("Welke gegevens gaan naar: {}?", klein(&naam)),
        Kenmerk::Land => format!("Uw gegevens in {}", kennis.land_in_zin(code)),
        _ => naam.clone(),
    };
    let uitleg = format!("{kop}: welke verwerkingen, waarvoor en wie.");
    let telling = Telling::van(naam, aantal, soort, code);
    Ok(Onderwerp {
        kader: kader.op(state, &pad, uitleg).genaamd(&kop).onder("/waar", "Gegevens"),
        telling: bij.gekozen().map(|keuze| keuze.uuid.to_string()).into_iter().fold(telling, |telling, wie| telling.bij(&wie)),
        bij,
        kort: if aantal > MEEST { Vec::new() } else { kort(soort, code, &rompen) },
        regels: rompen.iter().map(|romp| Regel::new(romp, antwoorden(soort, code, romp, kennis))).collect(),
        kop,
    })
}

impl Regel {
    pub(in crate::site) fn new(romp: &Romp, antwoorden: Vec<(&'static str, String)>) -> Self {
        Self {
            pad: Vindplaats::Activiteit(romp.uuid).pagina(),
            naam: schoon(&romp.naam),
            houder: schoon(&romp.registerhouder.naam),
            antwoorden: antwoorden.into_iter().filter(|(_, tekst)| !tekst.is_empty()).collect(),
        }
    }
}

/// What the activities say together; of one its own answers say it.
fn kort(soort: Kenmerk, code: &str, rompen: &[Romp]) -> Vec<(&'static str, String)> {
    if rompen.len() < 2 {
        return Vec::new();
    }
    let houders = || rompen.iter().map(|romp| schoon(&romp.registerhouder.naam));
    let gezegd = match soort {
        Kenmerk::Gegevens => vec![
            ("Wie gebruikt het?", kort_opgesomd(houders())),
            ("Wie krijgt het?", wie_krijgen(code, rompen)),
            ("Hoe lang?", termijnen(code, rompen)),
        ],
        Kenmerk::Ontvanger => vec![("Welke gegevens?", gegevens_voor(code, rompen)), ("Van wie?", kort_opgesomd(houders()))],
        Kenmerk::Land => vec![("Naar wie?", kort_opgesomd(rompen.iter().flat_map(|romp| wie_in_land(code, romp))))],
        _ => Vec::new(),
    };
    gezegd.into_iter().filter(|(_, tekst)| !tekst.is_empty()).collect()
}

/// How long all of them keep it, where that is the same; two terms contradict each other without what they are of.
fn termijnen(gegeven: &str, rompen: &[Romp]) -> String {
    match eenmaal(rompen.iter().map(|romp| hoe_lang_van(gegeven, romp))).as_slice() {
        [een] => een.clone(),
        _ => "Dat verschilt. Hieronder staat het per verwerking.".to_owned(),
    }
}

/// What these recipients get by any of the records.
fn gegevens_voor(soort: &str, rompen: &[Romp]) -> String {
    let krijgen: Vec<_> = rompen.iter().flat_map(|romp| &romp.ontvangers).filter(|wie| is(wie.soort.as_ref(), soort)).collect();
    let soorten = krijgen.iter().flat_map(|wie| &wie.gegevens).map(|een| categorieen(std::slice::from_ref(een)));
    let alles = if krijgen.iter().any(|wie| wie.gegevens.is_empty()) { " Soms kan het om alle gegevens gaan." } else { "" };
    format!("{}{alles}", kort_opgesomd(soorten)).trim_start().to_owned()
}

fn antwoorden(soort: Kenmerk, code: &str, romp: &Romp, kennis: &Kennis) -> Vec<(&'static str, String)> {
    let kort =
        |vraag: &str| in_het_kort(romp).into_iter().find(|een| een.vraag == vraag).map(|een| een.tekst).unwrap_or_default();
    let waarvoor = ("Waarvoor?", kort("Waarvoor?"));
    match soort {
        Kenmerk::Gegevens => {
            vec![
                waarvoor,
                ("Mag dat?", mag_dat(code, romp)),
                ("Van wie?", bronnen(code, romp)),
                ("Wie krijgt het?", wie_krijgt(code, romp)),
                ("Hoe lang?", hoe_lang_van(code, romp)),
            ]
        }
        Kenmerk::Ontvanger => vec![waarvoor, ("Wat krijgen zij?", wat_krijgt(|wie| is(wie.soort.as_ref(), code), romp))],
        Kenmerk::Land => vec![
            waarvoor,
            ("Wie?", in_land(code, romp)),
            (
                "Welke gegevens?",
                Some(gegevens_naar(code, romp)).filter(|welke| !welke.is_empty()).unwrap_or_else(|| kort("Welke gegevens?")),
            ),
            ("Waarom mag dat?", waarborgen(code, romp, kennis)),
        ],
        _ => vec![waarvoor, ("Welk artikel?", artikelen(code, romp))],
    }
}

fn is(gezegd: Option<&OpenbareCode>, code: &str) -> bool {
    gezegd.is_some_and(|een| een.code == code)
}

fn lijst(namen: &[String]) -> String {
    if namen.is_empty() { String::new() } else { zin(&groot(&opsomming(namen, "en"))) }
}

/// A number of the law needs a law of its own.
fn mag_dat(code: &str, romp: &Romp) -> String {
    let grond = romp.bsn_grond.as_ref().filter(|_| code == "bsn").and_then(|grond| grond.wettelijke_bepaling.as_ref());
    grond
        .and_then(|bepaling| gezegd(bepaling.tekst.as_ref()))
        .map(|wet| format!("Ja. Dit staat in {}", zin(&wet)))
        .unwrap_or_default()
}

fn bronnen(code: &str, romp: &Romp) -> String {
    let gegevens = romp.betrokkenen.iter().flat_map(|groep| &groep.gegevens).filter(|een| is(een.categorie.as_ref(), code));
    lijst(&bronnen_in_woorden(gegevens.flat_map(|een| &een.bronnen)))
}

/// What these recipients get, and who they are.
pub(in crate::site) fn wat_krijgt(
    gekozen: impl Fn(&crate::domain::publiek::openbaar::OpenbareOntvanger) -> bool,
    romp: &Romp,
) -> String {
    let zinnen = romp.ontvangers.iter().filter(|wie| gekozen(wie)).map(|wie| {
        let wat = if wie.gegevens.is_empty() { "alle gegevens".to_owned() } else { categorieen(&wie.gegevens) };
        format!("{}: {}", ontvanger(wie).unwrap_or_else(|| "Een andere ontvanger".to_owned()), zin(&wat))
    });
    eenmaal(zinnen).join(" ")
}

fn in_land(code: &str, romp: &Romp) -> String {
    lijst(&wie_in_land(code, romp))
}

fn wie_in_land(code: &str, romp: &Romp) -> Vec<String> {
    let ontvangers = romp.ontvangers.iter().filter(|wie| is(wie.land.as_ref(), code)).filter_map(ontvanger);
    let verwerkers = romp.verwerkers.iter().filter(|wie| is(wie.land.as_ref(), code));
    let verwerkers = verwerkers.filter_map(|wie| Some(wie.organisatie.as_ref()?.naam.clone()));
    let doorgiften =
        romp.doorgiften.iter().filter(|een| is(een.land.as_ref(), code)).filter_map(|een| gezegd(een.ontvanger.as_ref()));
    eenmaal(ontvangers.chain(verwerkers).chain(doorgiften))
}

/// What recipients in a country get, where the record says it; who works there for us may work with all of it.
fn gegevens_naar(code: &str, romp: &Romp) -> String {
    if romp.verwerkers.iter().any(|wie| is(wie.land.as_ref(), code)) {
        return String::new();
    }
    let gegevens = romp.ontvangers.iter().filter(|wie| is(wie.land.as_ref(), code)).flat_map(|wie| &wie.gegevens);
    lijst(&eenmaal(gegevens.map(|een| klein(&soort_gegevens(&een.code, &een.naam)))))
}

/// What protects data in a country, as the record says it.
fn waarborgen(code: &str, romp: &Romp, kennis: &Kennis) -> String {
    let doorgiften = romp.doorgiften.iter().filter(|een| is(een.land.as_ref(), code));
    eenmaal(doorgiften.filter_map(|een| waarborg(een, romp, kennis))).join(" ")
}

fn artikelen(wet: &str, romp: &Romp) -> String {
    let mut gevonden = Vec::new();
    if let Ok(romp) = serde_json::to_value(romp) {
        bepalingen(&romp, wet, &mut gevonden);
    }
    lijst(&eenmaal(gevonden))
}

/// Every provision of this law, wherever it stands.
fn bepalingen(waarde: &Value, wet: &str, gevonden: &mut Vec<String>) {
    match waarde {
        Value::Array(items) => items.iter().for_each(|item| bepalingen(item, wet, gevonden)),
        Value::Object(leden) => {
            if leden.get("regeling").and_then(Value::as_str) == Some(wet) {
                gevonden.extend(artikel(leden));
            }
            leden.values().for_each(|lid| bepalingen(lid, wet, gevonden));
        }
        _ => {}
    }
}

/// An article within its law: "artikel 65 lid 2".
fn artikel(leden: &Map<String, Value>) -> Option<String> {
    let lid = |naam: &str| leden.get(naam).and_then(Value::as_str).map(|nummer| format!("{naam} {nummer}"));
    let artikel = lid("artikel")?;
    Some([Some(artikel), lid("lid")].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// What a law is called; one that the code list does not know goes by what a record calls it.
pub(super) fn naam_van_wet(tx: &mut Lijsten<'_>, state: &State, wet: &str) -> Result<String> {
    let kennis = state.store.kennis();
    if let Some(bekend) = kennis.zoek("regeling", wet) {
        return Ok(bekend.naam.clone());
    }
    let vraag = selectie(tx, kennis, Some((Kenmerk::Wet, wet)))?;
    let treffers = tx.index.kies(&vraag).bladzijde(0, 1);
    let romp = rompen(tx, treffers)?.first().map(serde_json::to_value).transpose()?;
    Ok(romp.and_then(|romp| citeertitel(&romp, wet)).unwrap_or_else(|| wet.to_owned()))
}

/// What a record calls a law that the code list does not know.
fn citeertitel(waarde: &Value, wet: &str) -> Option<String> {
    match waarde {
        Value::Array(items) => items.iter().find_map(|item| citeertitel(item, wet)),
        Value::Object(leden) => {
            let hier = leden.get("regeling").and_then(Value::as_str) == Some(wet);
            let titel = leden.get("citeertitel").and_then(Value::as_str).filter(|_| hier).map(str::to_owned);
            titel.or_else(|| leden.values().find_map(|lid| citeertitel(lid, wet)))
        }
        _ => None,
    }
}
