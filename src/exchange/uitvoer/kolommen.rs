//! The flat profile: one row for each record, with these columns in this order. Several values stand in one cell with `; ` between them.

use super::{Kop, Record, RecordIntern};
use crate::domain::{
    publiek::openbaar::{OpenbareCode, OpenbareOrganisatieVerwijzing, OpenbareWettelijkeBepaling, Romp},
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

/// What it says.
const INHOUD: &[Kolom<Romp>] = &[
    ("registerhouder", |romp| romp.registerhouder.naam.clone()),
    ("registerhouderUuid", |romp| romp.registerhouder.uuid.to_string()),
    ("naam", |romp| romp.naam.clone()),
    ("omschrijving", |romp| tekst(romp.omschrijving.as_ref())),
    ("rol", |romp| code(romp.rol.as_ref())),
    ("regime", |romp| romp.regime.code.clone()),
    ("themas", |romp| samen(romp.themas.iter().map(|thema| thema.naam.clone()))),
    ("verwerkingsverantwoordelijken", |romp| {
        samen(romp.verwerkingsverantwoordelijken.iter().map(|partij| {
            let delen = [partij.organisatie.as_ref().map(|een| een.naam.clone()), naam(partij.bestuursorgaan.as_ref())];
            delen.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }))
    }),
    ("verwerkingsverantwoordelijkenUuid", |romp| {
        uuids(romp.verwerkingsverantwoordelijken.iter().filter_map(|partij| partij.organisatie.as_ref()))
    }),
    ("opdrachtgevers", |romp| {
        samen(romp.opdrachtgevers.iter().map(|partij| {
            let delen = [partij.organisatie.as_ref().map(|een| een.naam.clone()), partij.werkzaamheden.clone()];
            delen.into_iter().flatten().collect::<Vec<_>>().join(": ")
        }))
    }),
    ("doelen", |romp| samen(romp.doelen.iter().filter_map(|doel| doel.omschrijving.clone()))),
    ("grondslagen", |romp| samen(romp.samenvatting().grondslagen.into_iter().map(|grondslag| grondslag.code))),
    ("grondslagenNaam", |romp| samen(romp.samenvatting().grondslagen.into_iter().map(|grondslag| grondslag.naam))),
    ("wettelijkeBepalingen", |romp| samen(bepalingen(romp).filter_map(|bepaling| bepaling.tekst.clone()))),
    ("wettelijkeBepalingenUrl", |romp| samen(bepalingen(romp).filter_map(|bepaling| bepaling.url.clone()))),
    ("betrokkenen", |romp| {
        samen(romp.betrokkenen.iter().filter_map(|een| naam(een.categorie.as_ref()).or_else(|| een.omschrijving.clone())))
    }),
    ("gegevens", |romp| {
        samen(romp.betrokkenen.iter().map(|een| {
            let wie = naam(een.categorie.as_ref()).or_else(|| een.omschrijving.clone()).unwrap_or_default();
            let wat = een.gegevens.iter().filter_map(|gegeven| naam(gegeven.categorie.as_ref()));
            format!("{wie}: {}", wat.collect::<Vec<_>>().join(", "))
        }))
    }),
    ("gegevenscategorieen", |romp| samen(gegevens(romp).filter_map(|gegeven| Some(gegeven.categorie.as_ref()?.code.clone())))),
    ("gevoeligheid", |romp| code(romp.gevoeligheid.as_ref())),
    ("uitzonderingenBijzondereGegevens", |romp| {
        samen(romp.uitzonderingen_bijzondere_gegevens.iter().filter_map(|een| naam(een.uitzondering.as_ref())))
    }),
    ("bronnen", |romp| samen(gegevens(romp).flat_map(|gegeven| &gegeven.bronnen).filter_map(|bron| naam(bron.bron.as_ref())))),
    ("ontvangers", |romp| {
        samen(romp.ontvangers.iter().filter_map(|ontvanger| {
            let organisatie = ontvanger.organisatie.as_ref().map(|een| een.naam.clone());
            organisatie
                .or_else(|| ontvanger.naam.clone())
                .or_else(|| ontvanger.omschrijving.clone())
                .or_else(|| naam(ontvanger.soort.as_ref()))
        }))
    }),
    ("ontvangersUuid", |romp| uuids(romp.ontvangers.iter().filter_map(|ontvanger| ontvanger.organisatie.as_ref()))),
    ("geenOntvangers", |romp| tekst(romp.geen_ontvangers)),
    ("verwerkers", |romp| {
        samen(romp.verwerkers.iter().filter_map(|verwerker| {
            let organisatie = verwerker.organisatie.as_ref().map(|een| een.naam.clone());
            organisatie.or_else(|| naam(verwerker.soort.as_ref()))
        }))
    }),
    ("verwerkersUuid", |romp| uuids(romp.verwerkers.iter().filter_map(|verwerker| verwerker.organisatie.as_ref()))),
    ("doorgifteBuitenEer", |romp| tekst(romp.doorgifte_buiten_eer)),
    ("doorgiften", |romp| {
        samen(romp.doorgiften.iter().map(|doorgifte| {
            let waar = naam(doorgifte.land.as_ref()).or_else(|| doorgifte.internationale_organisatie.clone());
            [waar, naam(doorgifte.instrument.as_ref())].into_iter().flatten().collect::<Vec<_>>().join(": ")
        }))
    }),
    ("bewaartermijnen", |romp| {
        samen(romp.bewaartermijnen.iter().filter_map(|termijn| {
            let tekst = termijn.tekst.clone()?;
            Some(termijn.onderdeel.as_ref().map_or(tekst.clone(), |onderdeel| format!("{onderdeel}: {tekst}")))
        }))
    }),
    ("beveiliging", |romp| tekst(romp.beveiliging.as_ref().and_then(|een| een.openbare_omschrijving.as_ref()))),
    ("geautomatiseerdeBesluitvorming", |romp| {
        tekst(romp.geautomatiseerde_besluitvorming.as_ref().and_then(|besluit| besluit.aanwezig))
    }),
    ("dpiaStatus", |romp| code(romp.dpia.as_ref().and_then(|dpia| dpia.status.as_ref()))),
    ("rechten", |romp| samen(romp.rechten.iter().map(|recht| format!("{}: {}", recht.recht.naam, recht.toepasselijkheid.naam)))),
    ("privacyverklaringUrl", |romp| tekst(romp.privacyverklaring_url.as_ref())),
    ("zaaktypen", |romp| samen(romp.zaaktypen.iter().filter_map(|zaaktype| zaaktype.identificatie.clone()))),
    ("uplProducten", |romp| samen(romp.upl_producten.iter().filter_map(|product| product.naam.clone()))),
    ("geldtVoor", |romp| samen(romp.geldt_voor.iter().map(|een| een.naam.clone()))),
];

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
    ("dpiaDatum", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.datum))),
    ("dpiaHoogRestrisico", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.hoog_restrisico))),
    ("dpiaVoorafgaandeRaadpleging", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.voorafgaande_raadpleging))),
    ("dpiaHerbeoordelingsdatum", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.herbeoordelingsdatum))),
    ("dpiaToelichting", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.toelichting.as_ref()))),
    ("dpiaUrl", |intern| tekst(intern.inhoud.dpia.as_ref().and_then(|dpia| dpia.url.as_ref()))),
    ("afdeling", |intern| tekst(intern.beheer.as_ref().and_then(|beheer| beheer.afdeling.as_ref()))),
    ("proceseigenaar", |intern| tekst(intern.beheer.as_ref().and_then(|beheer| beheer.proceseigenaar.as_ref()))),
    ("systemen", |intern| {
        samen(intern.beheer.iter().flat_map(|beheer| &beheer.systemen).filter_map(|systeem| systeem.naam.clone()))
    }),
    ("externeKenmerken", |intern| {
        let kenmerken = intern.beheer.iter().flat_map(|beheer| &beheer.externe_kenmerken);
        samen(kenmerken.map(|een| [een.bron.clone(), een.kenmerk.clone()].into_iter().flatten().collect::<Vec<_>>().join(": ")))
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

fn tekst(waarde: Option<impl ToString>) -> String {
    waarde.map(|waarde| waarde.to_string()).unwrap_or_default()
}

fn code(code: Option<&OpenbareCode>) -> String {
    code.map(|code| code.code.clone()).unwrap_or_default()
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

fn bepalingen(romp: &Romp) -> impl Iterator<Item = &OpenbareWettelijkeBepaling> {
    romp.doelen.iter().flat_map(|doel| &doel.grondslagen).flat_map(|grondslag| &grondslag.wettelijke_bepalingen)
}

fn gegevens(romp: &Romp) -> impl Iterator<Item = &crate::domain::publiek::openbaar::OpenbaarGegeven> {
    romp.betrokkenen.iter().flat_map(|betrokkene| &betrokkene.gegevens)
}
