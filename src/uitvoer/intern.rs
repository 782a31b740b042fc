//! What management may have: everything that these readers may see, as the API takes it.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Bron, Deelvraag, Herkomst, Vorm, achtereen, bladen, regels, stuk, tabel};
use crate::{
    clock::Moment,
    database::Id,
    domain::{
        inhoud::{Inhoud, organisatie::VastgelegdeOrganisatie},
        levensloop::lezer::Lezer,
        publiek::openbaar::{Identiteit, Romp},
        recht::{
            dossier::Peildag,
            toetsing::{Bevinding, Onderdeel, toets},
        },
        woorden::adressen::Vindplaats,
        zoeken::kenmerk::Kenmerk,
    },
    error::{Error, Result},
    exchange::uitvoer::{
        Kop, Omvang, Record, RecordIntern, RecordVersie, Werk,
        ndjson::{self, ActiviteitRegel, IntrekkingRegel, OrganisatieRegel, OvereenkomstRegel, Regel, VersieFeiten, VersieRegel},
    },
    http::conditional::etag_revisie,
    index::{Bereik, Filter, Selectie},
    store::{
        Lijsten,
        activiteiten::Activiteit,
        concepten::Concept,
        dossiers, journaal,
        organisaties::vastgelegd,
        uitvoer::{self, Blad, Intern, InterneVersie, Stap},
        versies::Geschiedenis,
    },
};

/// What the export says of itself, and its pieces.
pub fn begin(tx: &mut Lijsten<'_>, herkomst: &Herkomst, vraag: Deelvraag, lezer: &Lezer, vorm: Vorm) -> Result<(Kop, Stap)> {
    let nieuwste = !vraag.geschiedenis && !vraag.gelezen.wil_versies();
    let kolommen = vraag.kolommen.clone();
    let (selectie, kop) = vraag.selectie(tx, herkomst, Bereik::Intern { lezer: lezer.clone(), nieuwste })?;
    let stap = match vorm {
        Vorm::Ndjson => {
            let toen = (kop.omvang != Omvang::Nieuwste).then_some(kop.beschikbaar_op);
            let partijen = partijen(&selectie, lezer, toen);
            let nieuwste = kop.omvang == Omvang::Nieuwste;
            let geschiedenis = kop.omvang == Omvang::Geschiedenis;
            let regel = move |intern| {
                ndjson::regel(&if geschiedenis { versieregel(intern) } else { Some(activiteitregel(intern, nieuwste)?) })
            };
            achtereen(vec![stuk(ndjson::regel(&kop)?), partijen, regels(lees(selectie, kop.omvang, regel))])
        }
        Vorm::JsonLd => return Err(Error::NotAcceptable(Vorm::INTERN.join(", "))),
        Vorm::Csv | Vorm::Xlsx => {
            // Only the newest content can be read back: the past stays as it was.
            let terug = vorm == Vorm::Xlsx && kop.omvang == Omvang::Nieuwste;
            let lezers = if terug {
                tabel::Lezers::Werk { voor: partijen(&selectie, lezer, None), kennis: Arc::clone(&herkomst.kennis) }
            } else {
                tabel::Lezers::Intern
            };
            tabel::stap(vorm, records(herkomst.clone(), selectie, kop.omvang, terug), &kop, lezers, kolommen)?
        }
    };
    Ok((kop, stap))
}

/// The lines before those of the activities: organisations, and the agreements of the registers that are asked for.
fn partijen(selectie: &Selectie, lezer: &Lezer, toen: Option<Moment>) -> Stap {
    let gekozen: Option<Vec<Uuid>> = selectie.filters.iter().find_map(|filter| match filter {
        Filter::Kenmerk(Kenmerk::Registerhouder, uuids) => Some(uuids.iter().filter_map(|uuid| uuid.parse().ok()).collect()),
        _ => None,
    });
    let houders = lezer.houders(&gekozen.unwrap_or_default());
    achtereen(vec![regels(organisaties(toen)), regels(overeenkomsten(houders, toen))])
}

fn organisaties(toen: Option<Moment>) -> Bron<Vec<u8>> {
    bladen(
        move |tx, na| uitvoer::organisaties(tx.conn, na.map(|(na, _)| na), toen),
        |(uuid, gegevens)| ndjson::regel(&Regel::Organisatie(Box::new(OrganisatieRegel { uuid, gegevens }))),
    )
}

fn overeenkomsten(houders: Option<Vec<Uuid>>, toen: Option<Moment>) -> Bron<Vec<u8>> {
    bladen(
        move |tx, na| uitvoer::overeenkomsten(tx.conn, houders.as_deref(), na.map(|(na, _)| na), toen),
        |(uuid, gegevens)| {
            let registerhouder = gegevens.registerhouder;
            ndjson::regel(&Regel::Verwerkersovereenkomst(OvereenkomstRegel { uuid, registerhouder, gegevens }))
        },
    )
}

fn blad(tx: &mut Lijsten<'_>, selectie: &Selectie, omvang: Omvang, na: Option<uitvoer::Sleutel>) -> Result<Blad<Intern>> {
    match omvang {
        Omvang::Geschiedenis => uitvoer::interne_geschiedenis(tx, selectie, na),
        _ => uitvoer::intern(tx, selectie, na),
    }
}

fn lees(selectie: Selectie, omvang: Omvang, maak: impl FnMut(Intern) -> Result<Vec<u8>> + Send + 'static) -> Bron<Vec<u8>> {
    bladen(move |tx, na| blad(tx, &selectie, omvang, na), maak)
}

fn activiteitregel(intern: Intern, nieuwste: bool) -> Result<Regel> {
    // What is administered has no past, so an export of versions is the same tomorrow without it.
    let beheer = if nieuwste { Some(intern.activiteit.beheer()?) } else { None };
    let feiten = intern.versie.as_ref().map(feiten);
    let (concept_status, concept) = intern.concept.unzip();
    let uit_versie = || intern.versie.and_then(|versie| versie.document?.inhoud);
    Ok(Regel::Verwerkingsactiviteit(Box::new(ActiviteitRegel {
        uuid: intern.activiteit.uuid.uuid(),
        identificatie: intern.activiteit.identificatie.clone(),
        registerhouder: intern.activiteit.registerhouder.uuid(),
        inhoud: concept.or_else(uit_versie),
        beheer,
        versie: feiten,
        concept_status,
    })))
}

fn versieregel(intern: Intern) -> Option<Regel> {
    let versie = intern.versie?;
    let feiten = feiten(&versie);
    let gewist = versie.document.is_none();
    let (inhoud, organisaties, reden) = match versie.document {
        Some(document) => (document.inhoud, document.organisaties, document.reden),
        None => (None, Vec::new(), None),
    };
    let intrekking =
        versie.intrekking.map(|weg| IntrekkingRegel { reden: weg.reden.0, tekst: weg.tekst, tijdstip: weg.tijdstip });
    Some(Regel::Versie(Box::new(VersieRegel {
        uuid: intern.activiteit.uuid.uuid(),
        identificatie: intern.activiteit.identificatie,
        registerhouder: intern.activiteit.registerhouder.uuid(),
        versie_soort: versie.versie.soort.0,
        versie: feiten,
        inhoud,
        organisaties,
        reden,
        intrekking,
        gewist,
    })))
}

fn feiten(versie: &InterneVersie) -> VersieFeiten {
    VersieFeiten {
        nummer: versie.versie.nummer,
        versie_uuid: versie.versie.uuid.uuid(),
        status: versie.status,
        begin_geldigheid: versie.versie.begin_geldigheid,
        einde_geldigheid: versie.einde,
        vastgesteld_op: versie.versie.vastgesteld_op,
    }
}

/// As records for a table, with their lines when the table can be read back; what has no content any more has no row.
pub(super) fn records(herkomst: Herkomst, selectie: Selectie, omvang: Omvang, terug: bool) -> Bron<Record> {
    let (mut na, mut klaar) = (None, false);
    Box::new(move |tx| {
        if klaar {
            return Ok(None);
        }
        let blad = blad(tx, &selectie, omvang, na)?;
        (na, klaar) = (blad.na, blad.na.is_none());
        let werk = if terug { werk(tx, &herkomst, &blad.regels)? } else { Vec::new() };
        let mut werk = werk.into_iter();
        let genoemd: BTreeSet<Uuid> = blad
            .regels
            .iter()
            .flat_map(|intern| {
                let inhoud = intern.concept.iter().flat_map(|(_, inhoud)| inhoud.genoemde_organisaties());
                inhoud.map(|(_, uuid)| uuid).chain([intern.activiteit.registerhouder.uuid()])
            })
            .collect();
        let organisaties = vastgelegd(tx.conn, genoemd)?;
        let (nieuwste, vandaag) = (omvang == Omvang::Nieuwste, tx.moment.datum());
        let mut records = Vec::with_capacity(blad.regels.len());
        for intern in blad.regels {
            records.extend(record(&herkomst, &organisaties, intern, (nieuwste, vandaag), werk.next())?);
        }
        Ok(Some(records))
    })
}

/// What a page of a workbook needs beside the content, read for all of them at once. What the check says stands beside what it is about.
fn werk(tx: &mut Lijsten<'_>, herkomst: &Herkomst, regels: &[Intern]) -> Result<Vec<Werk>> {
    let inhouden: Vec<(Uuid, &Inhoud)> =
        regels.iter().filter_map(|intern| Some((intern.activiteit.registerhouder.uuid(), inhoud(intern)?))).collect();
    let genoemd = dossiers::Genoemd::lees(tx.conn, &inhouden)?;
    let uuids: Vec<Id> = regels.iter().map(|intern| intern.activiteit.uuid).collect();
    let mut geschiedenissen: HashMap<Id, Geschiedenis> =
        uitvoer::geschiedenissen(tx.conn, &uuids, Moment::MAX)?.into_iter().collect();
    let merken = journaal::merken(tx.conn, regels.iter().map(|intern| intern.activiteit.revisie).collect())?;
    let vandaag = Peildag::Vandaag(tx.moment.datum());
    let mut werk = Vec::with_capacity(regels.len());
    for intern in regels {
        let Activiteit { uuid, registerhouder, revisie, .. } = intern.activiteit;
        let geschiedenis = geschiedenissen.remove(&uuid);
        let geschiedenis = geschiedenis.unwrap_or_else(|| Geschiedenis::new(uuid, Vec::new(), Vec::new(), Vec::new()));
        let mut bevindingen = terugsturing(intern)?;
        if let Some(inhoud) = inhoud(intern) {
            let context = genoemd.context(registerhouder.uuid(), inhoud);
            let (activiteit, kennis) = (&intern.activiteit, (&*herkomst.kennis, vandaag));
            let getoetst = dossiers::dossier_met(tx.conn, (activiteit, &geschiedenis), (inhoud, &context), kennis, toets)?;
            bevindingen.extend(getoetst.into_iter().map(|bevinding| met_plaats(herkomst, &bevinding)));
        }
        let merk = merken.get(&revisie).map_or("-", String::as_str);
        werk.push(Werk {
            regel: ndjson::regel(&activiteitregel(intern.clone(), true)?)?,
            ingelezen: intern.rij.as_ref().map(Concept::ingelezen).transpose()?.unwrap_or_default(),
            etag: etag_revisie(revisie, merk),
            bevindingen,
        });
    }
    Ok(werk)
}

/// The newest content.
fn inhoud(intern: &Intern) -> Option<&Inhoud> {
    let concept = intern.concept.as_ref().map(|(_, inhoud)| inhoud);
    concept.or_else(|| intern.versie.as_ref()?.document.as_ref()?.inhoud.as_ref())
}

/// Why the concept was sent back, each remark with its place.
fn terugsturing(intern: &Intern) -> Result<Vec<(String, String)>> {
    let terug = intern.rij.as_ref().map(Concept::voortgang).transpose()?.and_then(|voortgang| voortgang.terugsturing);
    let Some(terug) = terug else { return Ok(Vec::new()) };
    let opmerkingen =
        terug.opmerkingen.into_iter().map(|een| (format!("/inhoud{}", een.pointer), format!("Opmerking: {}", een.tekst)));
    Ok([(String::new(), format!("Teruggestuurd: {}", terug.reden))].into_iter().chain(opmerkingen).collect())
}

fn met_plaats(herkomst: &Herkomst, bevinding: &Bevinding) -> (String, String) {
    let plaats = match bevinding.onderdeel {
        Onderdeel::Inhoud => format!("/inhoud{}", bevinding.pointer),
        Onderdeel::Beheer | Onderdeel::Registerhouder => bevinding.plaats(),
    };
    let ernst = herkomst.kennis.naam_van(bevinding.ernst);
    (plaats, format!("{ernst}: {} {} ({})", bevinding.melding, bevinding.remedie, bevinding.code))
}

fn record(
    herkomst: &Herkomst,
    bekend: &HashMap<Uuid, VastgelegdeOrganisatie>,
    intern: Intern,
    (nieuwste, vandaag): (bool, NaiveDate),
    werk: Option<Werk>,
) -> Result<Option<Record>> {
    let uuid = intern.activiteit.uuid.uuid();
    let (adressen, activiteit) = (herkomst.adressen(), Vindplaats::Activiteit(uuid));
    let versie = intern.versie.as_ref().map(|versie| {
        let wat = Vindplaats::Versie(uuid, versie.versie.nummer);
        let (uri, url) = (adressen.uri(wat), adressen.beheer(wat));
        RecordVersie { uri, url, status: herkomst.status(versie.status), einde: versie.einde }
    });
    let feiten = intern.versie.as_ref().map(|een| een.versie.clone());
    let (concept, inhoud, organisaties) = match (intern.concept, intern.versie.and_then(|versie| versie.document)) {
        (Some((status, inhoud)), _) => {
            let genoemd = inhoud.genoemde_organisaties().into_iter().map(|(_, uuid)| uuid);
            let genoemd: BTreeSet<Uuid> = genoemd.chain([intern.activiteit.registerhouder.uuid()]).collect();
            let organisaties = genoemd.into_iter().filter_map(|uuid| bekend.get(&uuid).cloned()).collect();
            (Some(status), inhoud, organisaties)
        }
        (None, Some(document)) => {
            let Some(inhoud) = document.inhoud else { return Ok(None) };
            (None, inhoud, document.organisaties)
        }
        (None, None) => return Ok(None),
    };
    let identiteit = Identiteit {
        uuid,
        identificatie: intern.activiteit.identificatie.clone(),
        registerhouder: houder(intern.activiteit.registerhouder.uuid(), &organisaties),
        versie_uuid: feiten.as_ref().map_or(uuid, |versie| versie.uuid.uuid()),
        nummer: feiten.as_ref().map_or(0, |versie| versie.nummer),
        begin_geldigheid: feiten.as_ref().map(|versie| versie.begin_geldigheid).or(inhoud.begin_geldigheid).unwrap_or(vandaag),
        vastgesteld_op: feiten.as_ref().map_or(intern.activiteit.gewijzigd_op, |versie| versie.vastgesteld_op),
    };
    let romp = Romp::new(&identiteit, &met_alle_namen(&inhoud), &organisaties, &herkomst.kennis);
    let beheer = if nieuwste { Some(intern.activiteit.beheer()?) } else { None };
    Ok(Some(Record {
        uri: adressen.uri(activiteit),
        url: adressen.beheer(activiteit),
        versie,
        romp,
        intern: Some(RecordIntern { inhoud, beheer, concept, werk }),
    }))
}

/// The content with nothing hidden: here the names of all processors are read.
fn met_alle_namen(inhoud: &Inhoud) -> Inhoud {
    let mut inhoud = inhoud.clone();
    for verwerker in &mut inhoud.verwerkers {
        verwerker.naam_openbaar = None;
    }
    inhoud
}

fn houder(uuid: Uuid, organisaties: &[VastgelegdeOrganisatie]) -> VastgelegdeOrganisatie {
    let gevonden = organisaties.iter().find(|organisatie| organisatie.uuid == uuid).cloned();
    gevonden.unwrap_or_else(|| VastgelegdeOrganisatie { uuid, naam: String::new(), soort: None, land: None })
}
