//! Projections: derived from what was settled, written with it in one transaction, rebuilt by `herindexeer`.

use diesel::prelude::*;
use uuid::Uuid;

use super::{
    Schrijven,
    activiteiten::Activiteit,
    concepten, perioden,
    schema::{activiteiten, journaalkop, kenmerken, openbaar, perioden as perioden_tabel, zoekwoorden},
    versies::{Geschiedenis, Versie, VersieDocument},
};
use crate::{
    clock::Moment,
    database::{DbConnection, Id, Packed, insert_many},
    domain::{
        inhoud::{Inhoud, beheer::Beheer, organisatie::VastgelegdeOrganisatie},
        publiek::openbaar::{Identiteit, Romp},
        recht::kennis::Kennis,
        woorden::zoekwoord::{Soort, Zoektermen},
        zoeken::{kenmerk::Kenmerk, kenmerken::Kenmerken, zoektermen::zoektermen},
    },
    error::{Error, Result},
};

/// What a concept says, for the lists of management.
pub(crate) fn concept(tx: &mut Schrijven<'_>, activiteit: &Activiteit, inhoud: &Inhoud) -> Result<()> {
    let kennis = std::sync::Arc::clone(&tx.kennis);
    concept_van(tx.conn, &kennis, activiteit, inhoud, tx.moment)
}

/// A concept is read as if it were settled now; it never gets a public record.
fn concept_van(conn: &mut DbConnection, kennis: &Kennis, activiteit: &Activiteit, inhoud: &Inhoud, moment: Moment) -> Result<()> {
    let genoemd = inhoud.genoemde_organisaties().into_iter().map(|(_, uuid)| uuid).chain([activiteit.registerhouder.uuid()]);
    let organisaties: Vec<_> = super::organisaties::vastgelegd(conn, genoemd)?.into_values().collect();
    let identiteit = Identiteit {
        uuid: activiteit.uuid.uuid(),
        identificatie: activiteit.identificatie.clone(),
        registerhouder: registerhouder(activiteit, &organisaties)?,
        versie_uuid: activiteit.uuid.uuid(),
        nummer: 0,
        begin_geldigheid: inhoud.begin_geldigheid.unwrap_or_else(|| moment.datum()),
        vastgesteld_op: moment,
    };
    let romp = Romp::new(&identiteit, inhoud, &organisaties, kennis);
    vervang_kenmerken(
        conn,
        activiteit.uuid,
        &[Kenmerkbereik::Intern, Kenmerkbereik::Algemeen],
        kenmerken_van(activiteit.uuid, &romp, inhoud),
    )?;
    vervang_woorden(conn, activiteit.uuid, woorden_van(activiteit.uuid, zoektermen(&romp, kennis)))
}

/// What a version says: its public record, its kenmerken and its words.
pub(crate) fn versie(tx: &mut Schrijven<'_>, activiteit: &Activiteit, versie: &Versie, document: &VersieDocument) -> Result<()> {
    let kennis = std::sync::Arc::clone(&tx.kennis);
    versie_van(tx.conn, &kennis, activiteit, versie, document)
}

fn versie_van(
    conn: &mut DbConnection,
    kennis: &Kennis,
    activiteit: &Activiteit,
    versie: &Versie,
    document: &VersieDocument,
) -> Result<()> {
    let Some(inhoud) = &document.inhoud else { return Ok(()) };
    let identiteit = Identiteit {
        uuid: activiteit.uuid.uuid(),
        identificatie: activiteit.identificatie.clone(),
        registerhouder: registerhouder(activiteit, &document.organisaties)?,
        versie_uuid: versie.uuid.uuid(),
        nummer: versie.nummer,
        begin_geldigheid: versie.begin_geldigheid,
        vastgesteld_op: versie.vastgesteld_op,
    };
    let romp = Romp::new(&identiteit, inhoud, &document.organisaties, kennis);
    let bron = versie.uuid;
    if inhoud.is_openbaar() {
        diesel::insert_into(openbaar::table)
            .values((
                openbaar::versie.eq(bron),
                openbaar::tekst.eq(Packed::new(&super::json(&romp)?)?),
                openbaar::samenvatting.eq(super::json(&romp.samenvatting())?),
            ))
            .execute(conn)?;
    }
    // A version is written once: nothing of it is there.
    insert_many!(conn, kenmerken::table, kenmerken_van(bron, &romp, inhoud))?;
    insert_many!(conn, zoekwoorden::table, woorden_van(bron, zoektermen(&romp, kennis)))
}

fn registerhouder(activiteit: &Activiteit, organisaties: &[VastgelegdeOrganisatie]) -> Result<VastgelegdeOrganisatie> {
    let gevonden = organisaties.iter().find(|organisatie| organisatie.uuid == activiteit.registerhouder.uuid());
    gevonden.cloned().ok_or_else(|| Error::internal("the registerhouder is frozen with the version"))
}

/// What is administered beside the content.
pub(crate) fn beheer(conn: &mut DbConnection, activiteit: Uuid, beheer: &Beheer) -> Result<()> {
    let bron = Id::from(activiteit);
    let mut rijen: Vec<(Kenmerk, String)> = Vec::new();
    rijen.extend(beheer.afdeling.clone().map(|afdeling| (Kenmerk::Afdeling, afdeling)));
    rijen.extend(beheer.herzieningsdatum.map(|datum| (Kenmerk::Herziening, datum.to_string())));
    for systeem in &beheer.systemen {
        rijen.extend(systeem.naam.clone().map(|naam| (Kenmerk::Systeem, naam)));
        rijen.extend(systeem.organisatie.map(|uuid| (Kenmerk::Systeem, uuid.to_string())));
    }
    for kenmerk in &beheer.externe_kenmerken {
        rijen.extend(kenmerk.bron.clone().map(|bron| (Kenmerk::Bron, bron)));
        rijen.extend(kenmerk.kenmerk.clone().map(|kenmerk| (Kenmerk::Kenmerk, kenmerk)));
    }
    let rijen = rijen.into_iter().map(|(soort, code)| KenmerkRij::new(Kenmerkbereik::Beheer, soort, code, bron)).collect();
    vervang_kenmerken(conn, bron, &[Kenmerkbereik::Beheer], rijen)
}

/// Of what a kenmerk is. What is public is asked only of the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kenmerkbereik {
    /// The public record.
    Algemeen,
    /// The content beside it.
    Intern,
    /// What is administered.
    Beheer,
}

impl Kenmerkbereik {
    /// As it is stored: short, because every row has one.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Algemeen => "a",
            Self::Intern => "i",
            Self::Beheer => "b",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Insertable, Queryable, Selectable)]
#[diesel(table_name = kenmerken, treat_none_as_default_value = false)]
struct KenmerkRij {
    bereik: String,
    soort: String,
    code: String,
    bron: Id,
}

impl KenmerkRij {
    fn new(bereik: Kenmerkbereik, soort: Kenmerk, code: String, bron: Id) -> Self {
        Self { bereik: bereik.code().to_owned(), soort: soort.code().to_owned(), code, bron }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Insertable, Queryable, Selectable)]
#[diesel(table_name = zoekwoorden, treat_none_as_default_value = false)]
struct WoordRij {
    soort: String,
    term: String,
    bron: Id,
    gewicht: i64,
}

fn kenmerken_van(bron: Id, romp: &Romp, inhoud: &Inhoud) -> Vec<KenmerkRij> {
    let algemeen: Vec<_> = Kenmerken::openbaar(romp).lijst().collect();
    let intern = Kenmerken::intern(romp, inhoud).lijst().filter(|kenmerk| !algemeen.contains(kenmerk));
    let mut rijen: Vec<KenmerkRij> =
        intern.map(|(soort, code)| KenmerkRij::new(Kenmerkbereik::Intern, soort, code, bron)).collect();
    rijen.extend(algemeen.into_iter().map(|(soort, code)| KenmerkRij::new(Kenmerkbereik::Algemeen, soort, code, bron)));
    rijen.sort();
    rijen.dedup();
    rijen
}

fn woorden_van(bron: Id, termen: Zoektermen) -> Vec<WoordRij> {
    let rij = |(soort, term, gewicht): (Soort, String, i64)| WoordRij { soort: soort.code().to_owned(), term, bron, gewicht };
    termen.termen().map(rij).collect()
}

/// Writes what differs and nothing else: most of what a concept says stays when it is saved.
fn vervang_kenmerken(conn: &mut DbConnection, bron: Id, bereiken: &[Kenmerkbereik], mut rijen: Vec<KenmerkRij>) -> Result<()> {
    rijen.sort();
    rijen.dedup();
    let codes = || bereiken.iter().map(|bereik| bereik.code());
    let deze = || kenmerken::table.filter(kenmerken::bron.eq(bron).and(kenmerken::bereik.eq_any(codes())));
    let mut was: Vec<KenmerkRij> = deze().select(KenmerkRij::as_select()).load(conn)?;
    was.sort();
    for bereik in codes() {
        let weg = was.iter().filter(|rij| rij.bereik == bereik && rijen.binary_search(rij).is_err());
        let weg: Vec<String> = weg.map(|rij| format!("{} {}", rij.soort, rij.code)).collect();
        if !weg.is_empty() {
            let sleutel = kenmerken::soort.concat(" ").concat(kenmerken::code);
            let deze = kenmerken::table.filter(kenmerken::bron.eq(bron).and(kenmerken::bereik.eq(bereik)));
            diesel::delete(deze.filter(sleutel.eq_any(weg))).execute(conn)?;
        }
    }
    rijen.retain(|rij| was.binary_search(rij).is_err());
    insert_many!(conn, kenmerken::table, rijen)
}

/// As `vervang_kenmerken`.
fn vervang_woorden(conn: &mut DbConnection, bron: Id, mut rijen: Vec<WoordRij>) -> Result<()> {
    rijen.sort();
    let mut was: Vec<WoordRij> =
        zoekwoorden::table.filter(zoekwoorden::bron.eq(bron)).select(WoordRij::as_select()).load(conn)?;
    was.sort();
    let weg = was.iter().filter(|rij| rijen.binary_search(rij).is_err());
    let weg: Vec<String> = weg.map(|rij| format!("{} {}", rij.soort, rij.term)).collect();
    if !weg.is_empty() {
        let sleutel = zoekwoorden::soort.concat(" ").concat(zoekwoorden::term);
        let deze = zoekwoorden::table.filter(zoekwoorden::bron.eq(bron)).filter(sleutel.eq_any(weg));
        diesel::delete(deze).execute(conn)?;
    }
    rijen.retain(|rij| was.binary_search(rij).is_err());
    insert_many!(conn, zoekwoorden::table, rijen)
}

/// Takes away what was derived from a content that is gone.
pub(crate) fn vergeet(conn: &mut DbConnection, bron: Id) -> Result<()> {
    diesel::delete(kenmerken::table.filter(kenmerken::bron.eq(bron).and(kenmerken::bereik.ne(Kenmerkbereik::Beheer.code()))))
        .execute(conn)?;
    diesel::delete(zoekwoorden::table.filter(zoekwoorden::bron.eq(bron))).execute(conn)?;
    Ok(())
}

/// As `vergeet`, of a version: its public record goes too.
pub(crate) fn vergeet_versie(conn: &mut DbConnection, versie: Id) -> Result<()> {
    vergeet(conn, versie)?;
    diesel::delete(openbaar::table.find(versie)).execute(conn)?;
    Ok(())
}

/// Makes every projection anew from the record itself, activity by activity, in one transaction.
pub fn herbouw(conn: &mut DbConnection, kennis: &Kennis, projectie: &str) -> Result<usize> {
    diesel::delete(perioden_tabel::table).execute(conn)?;
    diesel::delete(kenmerken::table).execute(conn)?;
    diesel::delete(zoekwoorden::table).execute(conn)?;
    diesel::delete(openbaar::table).execute(conn)?;
    let mut aantal = 0;
    let mut vorige = String::new();
    loop {
        let deel: Vec<Activiteit> = activiteiten::table
            .filter(activiteiten::uuid.gt(&vorige))
            .order(activiteiten::uuid)
            .limit(100)
            .select(Activiteit::as_select())
            .load(conn)?;
        let Some(laatste) = deel.last() else { break };
        laatste.uuid.as_str().clone_into(&mut vorige);
        aantal += deel.len();
        for mut activiteit in deel {
            herbouw_activiteit(conn, kennis, &mut activiteit)?;
        }
    }
    diesel::update(journaalkop::table)
        .set((journaalkop::projectie.eq(projectie), journaalkop::generatie.eq(journaalkop::generatie + 1)))
        .execute(conn)?;
    Ok(aantal)
}

fn herbouw_activiteit(conn: &mut DbConnection, kennis: &Kennis, activiteit: &mut Activiteit) -> Result<()> {
    beheer(conn, activiteit.uuid.uuid(), &activiteit.beheer()?)?;
    let alles = Geschiedenis::lees(conn, activiteit.uuid.uuid(), Moment::MAX)?;
    let mut namen: Vec<(Id, String)> = Vec::new();
    for versie in &alles.versies {
        if let Some(document) = super::versies::document(conn, versie)? {
            versie_van(conn, kennis, activiteit, versie, &document)?;
            namen.extend(document.inhoud.map(|inhoud| (versie.uuid, inhoud.naam)));
        }
    }
    let namen: Vec<(Id, &str)> = namen.iter().map(|(bron, naam)| (*bron, naam.as_str())).collect();
    // The time line is replayed, so that "as known at" keeps its answers.
    for moment in alles.versies.iter().map(|versie| versie.vastgesteld_op) {
        perioden::herschrijf(conn, moment, activiteit, &alles.tot_en_met(moment), None, &namen)?;
    }
    if let Some(concept) = concepten::find(conn, activiteit.uuid.uuid())? {
        let inhoud = concept.inhoud(conn)?;
        concept_van(conn, kennis, activiteit, &inhoud, concept.gewijzigd_op)?;
        let rij = perioden::Concept::new(&inhoud, concept.gewijzigd_op);
        perioden::herschrijf(conn, concept.gewijzigd_op, activiteit, &alles, Some(&rij), &namen)?;
    }
    super::activiteiten::update(conn, activiteit)
}
