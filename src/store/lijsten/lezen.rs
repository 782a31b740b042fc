//! What the index is made of, read by key.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use uuid::Uuid;

use crate::{
    clock::Moment,
    database::{Code, DbConnection, Id, Packed},
    domain::{
        levensloop::handeling::Onderwerp,
        woorden::codes::{ConceptStatus, VersieSoort, Vertrouwelijkheid},
        zoeken::{kenmerken::beheerd, vindbaar::Vindbaar},
    },
    error::Result,
    index::{Activiteit, Index, Inhoud, Organisatie, Strook},
    store::{
        activiteiten::Activiteit as Rij,
        perioden::Rij as Periode,
        schema::{activiteiten, concepten, inhouden, journaal, organisaties, perioden, versies, verwerkersovereenkomsten},
    },
};

/// So many activities are read at once.
const PER_KEER: i64 = 500;

/// Fills an empty index.
pub(super) fn alles(conn: &mut DbConnection, index: &mut Index) -> Result<()> {
    let mut na = String::new();
    loop {
        let rijen: Vec<Rij> = activiteiten::table
            .filter(activiteiten::uuid.gt(&na))
            .order(activiteiten::uuid)
            .limit(PER_KEER)
            .select(Rij::as_select())
            .load(conn)?;
        let Some(laatste) = rijen.last() else { break };
        laatste.uuid.as_str().clone_into(&mut na);
        index.vul(&lees(conn, rijen)?);
    }
    index.orden();
    zet_organisaties(index, organisaties::table.select(ORGANISATIE).load(conn)?);
    zet_overeenkomsten(index, verwerkersovereenkomsten::table.select(OVEREENKOMST).load(conn)?);
    Ok(())
}

/// Puts in what the journal tells of after an entry.
pub(super) fn bijwerken(conn: &mut DbConnection, index: &mut Index, na: i64) -> Result<()> {
    let geraakt: Vec<(String, Id)> = journaal::table
        .filter(journaal::volgnummer.gt(na))
        .select((journaal::onderwerp, journaal::onderwerp_uuid))
        .distinct()
        .load(conn)?;
    let van = |onderwerp: Onderwerp| geraakt.iter().filter(move |(soort, _)| *soort == onderwerp.code()).map(|(_, uuid)| *uuid);
    let uuids: Vec<Id> = van(Onderwerp::Verwerkingsactiviteit).collect();
    for deel in uuids.chunks(usize::try_from(PER_KEER).unwrap_or(usize::MAX)) {
        let rijen = activiteiten::table.filter(activiteiten::uuid.eq_any(deel.to_vec())).select(Rij::as_select()).load(conn)?;
        let gevonden = lees(conn, rijen)?;
        let er: HashSet<Uuid> = gevonden.iter().map(|activiteit| activiteit.uuid).collect();
        let weg: Vec<Uuid> = deel.iter().map(|uuid| uuid.uuid()).filter(|uuid| !er.contains(uuid)).collect();
        index.zet(gevonden, &weg);
    }
    let uuids: Vec<Id> = van(Onderwerp::Organisatie).collect();
    if !uuids.is_empty() {
        let rijen = organisaties::table.filter(organisaties::uuid.eq_any(uuids)).select(ORGANISATIE);
        zet_organisaties(index, rijen.load(conn)?);
    }
    let uuids: Vec<Id> = van(Onderwerp::Verwerkersovereenkomst).collect();
    if !uuids.is_empty() {
        let rijen = verwerkersovereenkomsten::table
            .filter(verwerkersovereenkomsten::uuid.eq_any(uuids))
            .select(OVEREENKOMST)
            .load(conn)?;
        zet_overeenkomsten(index, rijen);
    }
    Ok(())
}

type OvereenkomstRij = (Id, Id, Option<chrono::NaiveDate>);

const OVEREENKOMST: (
    verwerkersovereenkomsten::uuid,
    verwerkersovereenkomsten::registerhouder,
    verwerkersovereenkomsten::einddatum,
) = (verwerkersovereenkomsten::uuid, verwerkersovereenkomsten::registerhouder, verwerkersovereenkomsten::einddatum);

fn zet_overeenkomsten(index: &mut Index, rijen: Vec<OvereenkomstRij>) {
    for (uuid, houder, einde) in rijen {
        index.zet_overeenkomst(uuid.uuid(), houder.uuid(), einde);
    }
}

type OrganisatieRij = (Id, String, bool, Option<Moment>);

const ORGANISATIE: (organisaties::uuid, organisaties::sorteernaam, organisaties::is_registerhouder, organisaties::vervallen_op) =
    (organisaties::uuid, organisaties::sorteernaam, organisaties::is_registerhouder, organisaties::vervallen_op);

fn zet_organisaties(index: &mut Index, rijen: Vec<OrganisatieRij>) {
    for (uuid, sorteernaam, is_registerhouder, vervallen_op) in rijen {
        let organisatie = Organisatie { uuid: uuid.uuid(), is_registerhouder, vervallen: vervallen_op.is_some() };
        index.zet_organisatie(&sorteernaam, organisatie);
    }
}

/// These activities with all that lists know of them.
fn lees(conn: &mut DbConnection, rijen: Vec<Rij>) -> Result<Vec<Activiteit>> {
    let uuids: Vec<Id> = rijen.iter().map(|rij| rij.uuid).collect();
    let perioden = perioden::table.filter(perioden::activiteit.eq_any(uuids.clone())).select(Periode::as_select());
    let mut perioden: HashMap<Id, Vec<Periode>> = per_sleutel(perioden.load(conn)?, |rij: &Periode| rij.activiteit);
    let concepten: Vec<(Id, Code<ConceptStatus>, Moment)> = concepten::table
        .filter(concepten::activiteit.eq_any(uuids))
        .select((concepten::activiteit, concepten::status, concepten::gewijzigd_op))
        .load(conn)?;
    let concepten: HashMap<Id, _> = concepten.into_iter().map(|(uuid, status, op)| (uuid, (status.0, op))).collect();
    let bronnen: HashSet<Id> = perioden.values().flatten().map(|rij| rij.bron).chain(concepten.keys().copied()).collect();
    let mut vindbaar = vindbaar(conn, bronnen)?;
    let vertrouwelijk = vertrouwelijke_versies(conn, &rijen)?;
    let activiteit = |rij: Rij| {
        let mut inhouden: Vec<Inhoud> = Vec::new();
        for periode in perioden.remove(&rij.uuid).into_iter().flatten() {
            match inhouden.iter_mut().find(|inhoud| inhoud.bron == periode.bron.uuid()) {
                Some(inhoud) => inhoud.stroken.push(strook(&periode)),
                None => inhouden.push(Inhoud {
                    bron: periode.bron.uuid(),
                    vastgesteld_op: periode.vastgesteld_op,
                    vindbaar: vindbaar.remove(&periode.bron),
                    vertrouwelijk: vertrouwelijk.contains(&periode.bron),
                    stroken: vec![strook(&periode)],
                }),
            }
        }
        let concept = concepten.get(&rij.uuid);
        inhouden.extend(concept.map(|(_, gewijzigd_op)| Inhoud {
            bron: rij.uuid.uuid(),
            vastgesteld_op: *gewijzigd_op,
            vindbaar: vindbaar.remove(&rij.uuid),
            vertrouwelijk: false,
            stroken: Vec::new(),
        }));
        Ok(Activiteit {
            uuid: rij.uuid.uuid(),
            registerhouder: rij.registerhouder.uuid(),
            beheer: beheerd(&rij.beheer()?),
            identificatie: rij.identificatie,
            openbaar_vanaf: rij.openbaar_vanaf,
            vertrouwelijk_tot: rij.vertrouwelijk_tot,
            gewijzigd_op: rij.gewijzigd_op,
            laatst_gecontroleerd_op: rij.laatst_gecontroleerd_op,
            concept: concept.map(|(status, _)| *status),
            inhouden,
        })
    };
    rijen.into_iter().map(activiteit).collect()
}

/// The confidential versions of these activities; of nearly all activities there is nothing to read.
fn vertrouwelijke_versies(conn: &mut DbConnection, rijen: &[Rij]) -> Result<HashSet<Id>> {
    let uuids: Vec<Id> = rijen.iter().filter(|rij| rij.vertrouwelijk).map(|rij| rij.uuid).collect();
    if uuids.is_empty() {
        return Ok(HashSet::new());
    }
    let vertrouwelijk = versies::vertrouwelijkheid.eq(Code(Vertrouwelijkheid::Vertrouwelijk));
    let gevonden = versies::table.filter(versies::activiteit.eq_any(uuids).and(vertrouwelijk)).select(versies::uuid);
    Ok(gevonden.load(conn)?.into_iter().collect())
}

fn per_sleutel<T>(rijen: Vec<T>, sleutel: impl Fn(&T) -> Id) -> HashMap<Id, Vec<T>> {
    let mut per_sleutel: HashMap<Id, Vec<T>> = HashMap::new();
    for rij in rijen {
        per_sleutel.entry(sleutel(&rij)).or_default().push(rij);
    }
    per_sleutel
}

/// What these contents are found by; those that were erased are absent.
fn vindbaar(conn: &mut DbConnection, bronnen: HashSet<Id>) -> Result<HashMap<Id, Vindbaar>> {
    let teksten = inhouden::table.filter(inhouden::bron.eq_any(bronnen)).select((inhouden::bron, inhouden::tekst));
    let teksten: Vec<(Id, Packed)> = teksten.load(conn)?;
    teksten.into_iter().map(|(bron, tekst)| Ok((bron, serde_json::from_str(&tekst.text()?)?))).collect()
}

fn strook(rij: &Periode) -> Strook {
    Strook {
        versie: rij.versie.uuid(),
        einde: rij.soort.0 == VersieSoort::Beeindiging,
        openbaar: rij.openbaar,
        zichtbaar: rij.zichtbaar,
        van: rij.van,
        tot: rij.tot,
        bekend_van: rij.bekend_van,
        bekend_tot: rij.bekend_tot,
    }
}
