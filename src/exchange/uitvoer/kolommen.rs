//! The flat profile: one row for each record, with these columns in this order. Several values stand in one cell with `; ` between them.

use super::{Kop, Record, RecordIntern};
use crate::domain::{
    publiek::openbaar::{
        OpenbaarDoel, OpenbaarGegeven, OpenbareBetrokkene, OpenbareCode, OpenbareCookie, OpenbareGrond, OpenbareGrondslag,
        OpenbareOrganisatieVerwijzing, OpenbareWettelijkeBepaling, Romp,
    },
    woorden::{codes::GeslotenCode, eenmaal::eenmaal},
};

/// What stands between values in one cell.
const TUSSEN: &str = "; ";

type Kolom<T> = (&'static str, fn(&T) -> String);

/// Which record this is.
const WELKE: &[Kolom<Record>] = &[
    ("uuid", |record| record.romp.uuid.to_string()),
    ("identificatie", |record| record.romp.identificatie.clone()),
    ("uri", |record| record.uri.clone()),
    ("url", |record| record.url.clone()),
    ("versieUuid", |record| van_versie(record, |romp| romp.versie_uuid.to_string())),
    ("nummer", |record| van_versie(record, |romp| romp.nummer.to_string())),
    ("versieUri", |record| record.versie.as_ref().map(|versie| versie.uri.clone()).unwrap_or_default()),
    ("versieUrl", |record| record.versie.as_ref().map(|versie| versie.url.clone()).unwrap_or_default()),
    ("status", |record| record.versie.as_ref().map(|versie| versie.status.code.clone()).unwrap_or_default()),
    ("beginGeldigheid", |record| van_versie(record, |romp| romp.begin_geldigheid.to_string())),
    ("eindeGeldigheid", |record| tekst(record.versie.as_ref().and_then(|versie| versie.einde))),
    ("vastgesteldOp", |record| van_versie(record, |romp| romp.vastgesteld_op.to_string())),
];

/// The columns of a record, field by field. A field that is not named does not compile; one that has no column says why.
macro_rules! per_veld {
    ($record:ident { $($veld:ident: [$(($kolom:literal, $waarde:expr)),* $(,)?]),* $(,)? }) => {{
        const _: fn(&$record) = |$record { $($veld: _),* }| ();
        &[$($(($kolom, |record: &$record| van_veld(&record.$veld, $waarde)),)*)*]
    }};
}

/// What it says.
const INHOUD: &[Kolom<Romp>] = per_veld!(Romp {
    // Which record it is stands in front, in `WELKE`.
    uuid: [],
    identificatie: [],
    versie_uuid: [],
    nummer: [],
    begin_geldigheid: [],
    vastgesteld_op: [],
    registerhouder: [("registerhouder", |houder| houder.naam.clone()), ("registerhouderUuid", |houder| houder.uuid.to_string()),],
    naam: [("naam", String::clone)],
    omschrijving: [("omschrijving", |een| tekst(een.as_ref()))],
    rol: [("rol", |een| code(een.as_ref()))],
    regime: [("regime", |regime| regime.code.clone())],
    themas: [("themas", |themas| samen(themas.iter().map(|thema| thema.naam.clone())))],
    verwerkingsverantwoordelijken: [
        ("verwerkingsverantwoordelijken", |partijen| {
            samen(partijen.iter().map(|partij| {
                let delen = [partij.organisatie.as_ref().map(|een| een.naam.clone()), naam(partij.bestuursorgaan.as_ref())];
                delen.into_iter().flatten().collect::<Vec<_>>().join(", ")
            }))
        }),
        ("verwerkingsverantwoordelijkenUuid", |partijen| {
            uuids(partijen.iter().filter_map(|partij| partij.organisatie.as_ref()))
        }),
    ],
    onderlinge_regeling: [
        ("onderlingeRegeling", |regeling| tekst(regeling.as_ref().and_then(|een| een.omschrijving.as_ref()))),
        ("onderlingeRegelingUrl", |regeling| tekst(regeling.as_ref().and_then(|een| een.url.as_ref()))),
    ],
    opdrachtgevers: [("opdrachtgevers", |partijen| {
        samen(partijen.iter().map(|partij| {
            let delen = [partij.organisatie.as_ref().map(|een| een.naam.clone()), partij.werkzaamheden.clone()];
            delen.into_iter().flatten().collect::<Vec<_>>().join(": ")
        }))
    })],
    doelen: [
        ("doelen", |doelen| samen(doelen.iter().filter_map(|doel| doel.omschrijving.clone()))),
        ("grondslagen", |doelen| samen(grondslagen(doelen).filter_map(|een| Some(een.grondslag.as_ref()?.code.clone())))),
        ("grondslagenNaam", |doelen| samen(grondslagen(doelen).filter_map(|een| Some(een.grondslag.as_ref()?.naam.clone())))),
        ("wettelijkeBepalingen", |doelen| samen(bepalingen(doelen).filter_map(|bepaling| bepaling.tekst.clone()))),
        ("wettelijkeBepalingenUrl", |doelen| samen(bepalingen(doelen).filter_map(|bepaling| bepaling.url.clone()))),
    ],
    verdere_verwerking: [("verdereVerwerking", |een| tekst(*een))],
    betrokkenen: [
        ("betrokkenen", |groepen| samen(groepen.iter().filter_map(wie))),
        ("gegevens", |groepen| {
            samen(groepen.iter().map(|groep| {
                let wat = groep.gegevens.iter().filter_map(|gegeven| naam(gegeven.categorie.as_ref()));
                format!("{}: {}", wie(groep).unwrap_or_default(), wat.collect::<Vec<_>>().join(", "))
            }))
        }),
        ("gegevenscategorieen", |groepen| {
            samen(gegevens(groepen).filter_map(|gegeven| Some(gegeven.categorie.as_ref()?.code.clone())))
        }),
        ("bronnen", |groepen| {
            samen(gegevens(groepen).flat_map(|gegeven| &gegeven.bronnen).filter_map(|bron| naam(bron.bron.as_ref())))
        }),
    ],
    gevoeligheid: [("gevoeligheid", |een| code(een.as_ref()))],
    uitzonderingen_bijzondere_gegevens: [("uitzonderingenBijzondereGegevens", |uitzonderingen| {
        samen(uitzonderingen.iter().filter_map(|een| naam(een.uitzondering.as_ref())))
    })],
    bsn_grond: [("bsnGrond", |een| grond(een.as_ref()))],
    strafrechtelijke_grond: [("strafrechtelijkeGrond", |een| grond(een.as_ref()))],
    ontvangers: [
        ("ontvangers", |ontvangers| {
            samen(ontvangers.iter().filter_map(|ontvanger| {
                let organisatie = ontvanger.organisatie.as_ref().map(|een| een.naam.clone());
                organisatie
                    .or_else(|| ontvanger.naam.clone())
                    .or_else(|| ontvanger.omschrijving.clone())
                    .or_else(|| naam(ontvanger.soort.as_ref()))
            }))
        }),
        ("ontvangersUuid", |ontvangers| uuids(ontvangers.iter().filter_map(|ontvanger| ontvanger.organisatie.as_ref()))),
    ],
    geen_ontvangers: [("geenOntvangers", |een| tekst(*een))],
    verwerkers: [
        ("verwerkers", |verwerkers| {
            samen(verwerkers.iter().filter_map(|verwerker| {
                let organisatie = verwerker.organisatie.as_ref().map(|een| een.naam.clone());
                organisatie.or_else(|| naam(verwerker.soort.as_ref()))
            }))
        }),
        ("verwerkersUuid", |verwerkers| uuids(verwerkers.iter().filter_map(|verwerker| verwerker.organisatie.as_ref()))),
    ],
    doorgifte_buiten_eer: [("doorgifteBuitenEer", |een| tekst(*een))],
    doorgiften: [("doorgiften", |doorgiften| {
        samen(doorgiften.iter().map(|doorgifte| {
            let waar = naam(doorgifte.land.as_ref()).or_else(|| doorgifte.internationale_organisatie.clone());
            [waar, naam(doorgifte.instrument.as_ref())].into_iter().flatten().collect::<Vec<_>>().join(": ")
        }))
    })],
    bewaartermijnen: [("bewaartermijnen", |termijnen| {
        samen(termijnen.iter().filter_map(|termijn| {
            let tekst = termijn.tekst.clone()?;
            Some(termijn.onderdeel.as_ref().map_or(tekst.clone(), |onderdeel| format!("{onderdeel}: {tekst}")))
        }))
    })],
    beveiliging: [("beveiliging", |een| tekst(een.as_ref().and_then(|een| een.openbare_omschrijving.as_ref())))],
    geautomatiseerde_besluitvorming: [
        ("geautomatiseerdeBesluitvorming", |besluit| tekst(besluit.as_ref().and_then(|besluit| besluit.aanwezig))),
        ("profilering", |besluit| tekst(besluit.as_ref().and_then(|besluit| besluit.profilering))),
    ],
    algoritmes: [
        ("algoritmes", |algoritmes| samen(algoritmes.iter().filter_map(|algoritme| algoritme.naam.clone()))),
        ("algoritmesUrl", |algoritmes| samen(algoritmes.iter().filter_map(|een| een.algoritmeregister_url.clone()))),
        ("aiRol", |algoritmes| samen(algoritmes.iter().filter_map(|een| naam(een.ai_systeem.as_ref()?.rol.as_ref())))),
        ("aiRisicoklasse", |algoritmes| {
            samen(algoritmes.iter().filter_map(|een| naam(een.ai_systeem.as_ref()?.risicoklasse.as_ref())))
        }),
        ("aiMededeling", |algoritmes| samen(algoritmes.iter().filter_map(|een| een.ai_systeem.as_ref()?.mededeling.clone()))),
        ("fria", |algoritmes| samen(algoritmes.iter().filter_map(|een| naam(een.ai_systeem.as_ref()?.fria.as_ref())))),
    ],
    cookies: [("cookies", |cookies| samen(cookies.iter().filter_map(cookie)))],
    dpia: [("dpiaStatus", |dpia| code(dpia.as_ref().and_then(|dpia| dpia.status.as_ref())))],
    rechten: [("rechten", |rechten| {
        samen(rechten.iter().map(|recht| format!("{}: {}", recht.recht.naam, recht.toepasselijkheid.naam)))
    })],
    // What deviates is worked into `rechten`.
    rechten_afwijkingen: [],
    privacyverklaring_url: [("privacyverklaringUrl", |een| tekst(een.as_ref()))],
    zaaktypen: [("zaaktypen", |zaaktypen| samen(zaaktypen.iter().filter_map(|zaaktype| zaaktype.identificatie.clone())))],
    upl_producten: [("uplProducten", |producten| samen(producten.iter().filter_map(|product| product.naam.clone())))],
    geldt_voor: [("geldtVoor", |organisaties| samen(organisaties.iter().map(|een| een.naam.clone())))],
    aliassen: [("aliassen", |aliassen| samen(aliassen.iter().map(|een| een.0.clone())))],
});

/// What only management sees.
const INTERN: &[Kolom<RecordIntern>] = &[
    ("conceptStatus", |intern| intern.concept.map(|status| status.code().to_owned()).unwrap_or_default()),
    ("vertrouwelijkheid", |intern| intern.inhoud.vertrouwelijkheid().code().to_owned()),
    ("redenVertrouwelijkheid", |intern| tekst(intern.inhoud.reden_vertrouwelijkheid.as_ref())),
    ("vertrouwelijkTot", |intern| tekst(intern.inhoud.vertrouwelijk_tot)),
    ("belangenafweging", |intern| {
        let grondslagen = intern.inhoud.doelen.iter().flat_map(|doel| &doel.grondslagen);
        samen(grondslagen.filter_map(|grondslag| grondslag.gerechtvaardigd_belang.as_ref()?.belangenafweging.clone()))
    }),
    ("verenigbaarheidstoets", |intern| tekst(intern.inhoud.verenigbaarheidstoets.as_ref())),
    ("verwerkersovereenkomsten", |intern| {
        samen(intern.inhoud.verwerkers.iter().filter_map(|verwerker| verwerker.overeenkomst).map(|uuid| uuid.to_string()))
    }),
    ("geenOvereenkomst", |intern| {
        let redenen = intern.inhoud.verwerkers.iter().filter_map(|verwerker| verwerker.geen_overeenkomst.as_ref()?.reden.clone());
        samen(redenen)
    }),
    ("verwerkersMetVerborgenNaam", |intern| {
        let verborgen = intern.inhoud.verwerkers.iter().filter(|verwerker| verwerker.naam_openbaar == Some(false));
        samen(verborgen.filter_map(|verwerker| verwerker.organisatie).map(|uuid| uuid.to_string()))
    }),
    ("maatregelen", |intern| {
        let maatregelen = intern.inhoud.beveiliging.iter().flat_map(|beveiliging| &beveiliging.maatregelen);
        samen(maatregelen.filter_map(|een| een.omschrijving.clone().or_else(|| een.soort.clone())))
    }),
    ("dpiaCriteria", |intern| samen(intern.inhoud.dpia.iter().flat_map(|dpia| dpia.criteria.clone()))),
    ("dpiaSchaal", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.schaal).map(GeslotenCode::code))),
    ("dpiaDatum", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.datum))),
    ("dpiaHoogRestrisico", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.hoog_restrisico))),
    ("dpiaVoorafgaandeRaadpleging", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.voorafgaande_raadpleging))),
    ("dpiaHerbeoordelingsdatum", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.herbeoordelingsdatum))),
    ("dpiaToelichting", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.toelichting.as_ref()))),
    ("dpiaUrl", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.url.as_ref()))),
    ("friaDatum", |intern| {
        let systemen = intern.inhoud.algoritmes.iter().filter_map(|algoritme| algoritme.ai_systeem.as_ref());
        samen(systemen.filter_map(|systeem| systeem.fria_datum).map(|datum| datum.to_string()))
    }),
    ("afdeling", |intern| tekst(intern.beheer.as_ref().and_then(|beheer| beheer.afdeling.as_ref()))),
    ("proceseigenaar", |intern| tekst(intern.beheer.as_ref().and_then(|beheer| beheer.proceseigenaar.as_ref()))),
    ("systemen", |intern| {
        samen(intern.beheer.iter().flat_map(|beheer| &beheer.systemen).filter_map(|systeem| systeem.naam.clone()))
    }),
    ("externeKenmerken", |intern| {
        let kenmerken = intern.beheer.iter().flat_map(|beheer| &beheer.externe_kenmerken);
        samen(kenmerken.map(|een| [een.bron.clone(), een.kenmerk.clone()].into_iter().flatten().collect::<Vec<_>>().join(": ")))
    }),
    ("vernietigingsstops", |intern| {
        let stops = intern.beheer.iter().flat_map(|beheer| &beheer.vernietigingsstops);
        samen(stops.filter_map(|stop| stop.toelichting.clone().or_else(|| stop.reden.clone())))
    }),
    ("herzieningsdatum", |intern| tekst(intern.beheer.as_ref().and_then(|beheer| beheer.herzieningsdatum))),
    ("gebaseerdOp", |intern| tekst(intern.beheer.as_ref().and_then(|beheer| beheer.gebaseerd_op.as_ref()))),
    ("opmerkingen", |intern| tekst(intern.beheer.as_ref().and_then(|beheer| beheer.opmerkingen.as_ref()))),
];

/// What the whole export is of.
const PEIL: &[Kolom<Kop>] = &[
    ("geldigOp", |kop| tekst(kop.geldig_op)),
    ("beschikbaarOp", |kop| kop.beschikbaar_op.to_string()),
    ("projectie", |kop| kop.projectie.clone()),
];

/// The names of the columns.
#[must_use]
pub fn namen(intern: bool) -> Vec<&'static str> {
    fn van<T>(kolommen: &[Kolom<T>]) -> impl Iterator<Item = &'static str> {
        kolommen.iter().map(|(naam, _)| *naam)
    }
    van(WELKE).chain(van(INHOUD)).chain(van(if intern { INTERN } else { &[] })).chain(van(PEIL)).collect()
}

/// Where the chosen columns stand, in the order in which they were chosen; without a choice all of them.
pub(super) fn plaatsen(intern: bool, gekozen: &[&str]) -> Vec<usize> {
    let namen = namen(intern);
    if gekozen.is_empty() {
        return (0..namen.len()).collect();
    }
    gekozen.iter().filter_map(|gekozen| namen.iter().position(|naam| naam == gekozen)).collect()
}

/// The values of a record, in the order of the columns.
pub(super) fn waarden(record: &Record, kop: &Kop, intern: bool) -> Vec<String> {
    let mut waarden: Vec<String> = WELKE.iter().map(|(_, waarde)| waarde(record)).collect();
    waarden.extend(INHOUD.iter().map(|(_, waarde)| waarde(&record.romp)));
    if intern {
        waarden.extend(INTERN.iter().map(|(_, waarde)| record.intern.as_ref().map(waarde).unwrap_or_default()));
    }
    waarden.extend(PEIL.iter().map(|(_, waarde)| waarde(kop)));
    waarden
}

/// What only management sees, with the names of the columns as words; what is not said is left out.
pub(super) fn intern_in_woorden(intern: &RecordIntern) -> Vec<(String, String)> {
    let waarden = INTERN.iter().map(|(naam, waarde)| (in_woorden(naam), waarde(intern)));
    waarden.filter(|(_, waarde)| !waarde.is_empty()).collect()
}

/// `redenVertrouwelijkheid` as "Reden vertrouwelijkheid".
fn in_woorden(naam: &str) -> String {
    let woorden = naam.chars().fold(String::new(), |mut woorden, teken| {
        if teken.is_uppercase() {
            woorden.push(' ');
        }
        woorden.extend(teken.to_lowercase());
        woorden
    });
    crate::domain::woorden::zinnen::groot(&woorden)
}

fn van_versie(record: &Record, waarde: fn(&Romp) -> String) -> String {
    record.versie.as_ref().map(|_| waarde(&record.romp)).unwrap_or_default()
}

fn van_veld<T>(veld: &T, waarde: impl Fn(&T) -> String) -> String {
    waarde(veld)
}

fn tekst(waarde: Option<impl ToString>) -> String {
    waarde.map(|waarde| waarde.to_string()).unwrap_or_default()
}

fn code(code: Option<&OpenbareCode>) -> String {
    code.map(|code| code.code.clone()).unwrap_or_default()
}

/// The law that allows it, and what is said beside that.
fn grond(grond: Option<&OpenbareGrond>) -> String {
    let delen = grond
        .iter()
        .flat_map(|een| [een.wettelijke_bepaling.as_ref().and_then(|wet| wet.tekst.clone()), een.toelichting.clone()]);
    delen.flatten().collect::<Vec<_>>().join(": ")
}

/// "_pk_id: Bezoek tellen, Gemeente Voorbeeld, Analytisch, 13 maanden, zonder toestemming".
fn cookie(cookie: &OpenbareCookie) -> Option<String> {
    let toestemming = cookie.toestemming.map(|ja| if ja { "met toestemming" } else { "zonder toestemming" }.to_owned());
    let delen = [cookie.doel.clone(), cookie.partij.clone(), naam(cookie.soort.as_ref()), cookie.hoe_lang(), toestemming];
    let delen = delen.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let delen = [cookie.naam.clone(), Some(delen)].into_iter().flatten().filter(|deel| !deel.is_empty());
    Some(delen.collect::<Vec<_>>().join(": ")).filter(|tekst| !tekst.is_empty())
}

fn wie(groep: &OpenbareBetrokkene) -> Option<String> {
    naam(groep.categorie.as_ref()).or_else(|| groep.omschrijving.clone())
}

pub(super) fn naam(code: Option<&OpenbareCode>) -> Option<String> {
    code.map(|code| code.naam.clone())
}

fn uuids<'a>(organisaties: impl Iterator<Item = &'a OpenbareOrganisatieVerwijzing>) -> String {
    samen(organisaties.map(|organisatie| organisatie.uuid.to_string()))
}

/// Each value once, in the order in which it is first said.
pub(super) fn samen(waarden: impl Iterator<Item = String>) -> String {
    eenmaal(waarden.filter(|waarde| !waarde.is_empty())).join(TUSSEN)
}

fn grondslagen(doelen: &[OpenbaarDoel]) -> impl Iterator<Item = &OpenbareGrondslag> {
    doelen.iter().flat_map(|doel| &doel.grondslagen)
}

fn bepalingen(doelen: &[OpenbaarDoel]) -> impl Iterator<Item = &OpenbareWettelijkeBepaling> {
    grondslagen(doelen).flat_map(|grondslag| &grondslag.wettelijke_bepalingen)
}

fn gegevens(groepen: &[OpenbareBetrokkene]) -> impl Iterator<Item = &OpenbaarGegeven> {
    groepen.iter().flat_map(|groep| &groep.gegevens)
}
