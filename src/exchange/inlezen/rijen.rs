//! The rows of a sheet as proposals: those that are about one activity together.

use std::collections::HashMap;

use super::{
    Organisaties, Tabel, Vertaling,
    kop::{Betekenis, Kolom},
    rijmaker::Rijmaker,
    tabel::Rij,
    vertaling::Veld,
    voorstel::{Voorstel, vul, weiger_dubbele},
    woorden::vorm,
};
use crate::domain::{
    inhoud::{beheer::ExternKenmerk, lengte::hoogstens},
    recht::kennis::Kennis,
};

/// The most rows that are about one activity: what comes after them is refused, as a row without a name.
const MEESTE_VERVOLGRIJEN: usize = 500;

/// The proposals of a sheet: an activity each, of one row or of several.
#[must_use]
pub fn van_tabel(
    tabel: &Tabel,
    vertaling: &Vertaling,
    bron: &str,
    kennis: &Kennis,
    organisaties: &mut Organisaties,
) -> Vec<Voorstel> {
    let een = |rijen: Vec<&Rij>| van_rijen(&rijen, &tabel.kop, vertaling, bron, kennis, organisaties);
    let mut voorstellen: Vec<Voorstel> = groepen(tabel).into_iter().map(een).collect();
    weiger_dubbele(&mut voorstellen);
    voorstellen
}

/// The rows of each activity: those without a name and a key go on about the one above, as below a merged cell; those with the same key and
/// the same name are of one, as in the export of a database. What says something else where there is room for one thing, is not.
fn groepen(tabel: &Tabel) -> Vec<Vec<&Rij>> {
    let mut groepen: Vec<Vec<&Rij>> = Vec::new();
    let mut bekend: HashMap<(&str, &str), usize> = HashMap::new();
    for rij in &tabel.rijen {
        let (kenmerk, naam) = (waarde(rij, &tabel.kop, Veld::Kenmerk), waarde(rij, &tabel.kop, Veld::Naam));
        let laatste = groepen.len().checked_sub(1).filter(|_| !rij.los);
        let zelfde = match (kenmerk, naam) {
            ("", "") => laatste.filter(|_| vervolgt(rij, &tabel.kop)),
            ("", _) => laatste.filter(|plaats| waarde(groepen[*plaats][0], &tabel.kop, Veld::Naam) == naam),
            (_, "") => None,
            _ => bekend.get(&(kenmerk, naam)).copied(),
        };
        let past = |plaats: &usize| {
            let eerste = groepen[*plaats][0];
            let gaaf = rij.fout.is_none() && eerste.fout.is_none();
            gaaf && groepen[*plaats].len() < MEESTE_VERVOLGRIJEN && !botst(eerste, rij, &tabel.kop)
        };
        if let Some(plaats) = zelfde.filter(past) {
            groepen[plaats].push(rij);
        } else {
            bekend.entry((kenmerk, naam)).or_insert(groepen.len());
            groepen.push(vec![rij]);
        }
    }
    groepen
}

/// What a row says in the column of this field.
fn waarde<'a>(rij: &'a Rij, kop: &[Kolom], veld: Veld) -> &'a str {
    rij.cellen.iter().zip(kop).find(|(_, kolom)| kolom.is(veld)).map_or("", |(cel, _)| cel.tekst.as_str())
}

/// Whether a row without a name can go on about the activity above: a formula that failed where the name belongs is a name that is lost.
fn vervolgt(rij: &Rij, kop: &[Kolom]) -> bool {
    let naam_mislukt = rij.cellen.iter().zip(kop).any(|(cel, kolom)| kolom.is(Veld::Naam) && cel.fout.is_some());
    let gevuld = |(cel, kolom): (&super::tabel::Cel, &Kolom)| !cel.tekst.is_empty() && kolom.is_lijst();
    !naam_mislukt && rij.cellen.iter().zip(kop).any(gevuld)
}

/// Whether two rows say different things where an activity has one.
fn botst(eerste: &Rij, rij: &Rij, kop: &[Kolom]) -> bool {
    let cellen = eerste.cellen.iter().zip(&rij.cellen).zip(kop);
    cellen.filter(|(_, kolom)| kolom.is_enkel()).any(|((een, ander), _)| {
        let beide = !een.tekst.is_empty() && !ander.tekst.is_empty();
        beide && vorm(&een.tekst) != vorm(&ander.tekst)
    })
}

fn van_rijen(
    rijen: &[&Rij],
    kop: &[Kolom],
    vertaling: &Vertaling,
    bron: &str,
    kennis: &Kennis,
    organisaties: &mut Organisaties,
) -> Voorstel {
    let eerste = rijen[0];
    let mut voorstel = Voorstel::activiteit(eerste.nummer);
    let mut maker = Rijmaker::new(vertaling, kennis, organisaties, eerste.nummer);
    for (plaats, rij) in rijen.iter().enumerate() {
        if plaats > 0 {
            let met_naam = !waarde(rij, kop, Veld::Naam).is_empty();
            maker.vervolg(rij.nummer, eerste.nummer, met_naam);
        }
        lees_rij(&mut maker, rij, kop);
    }
    let gemaakt = maker.klaar();
    vul(&mut voorstel, &gemaakt.inhoud, &gemaakt.beheer);
    voorstel.organisaties = gemaakt.organisaties;
    voorstel.verslag.ingelezen = gemaakt.ingelezen;
    voorstel.verslag.bevindingen = gemaakt.bevindingen;
    let naam = gemaakt.inhoud.naam;
    match gemaakt.kenmerk {
        Some(kenmerk) => voorstel.zet_sleutel(bron, &kenmerk),
        None if !naam.is_empty() => voorstel.zet_sleutel(bron, &kenmerk_van_naam(&naam)),
        None => {}
    }
    if let Some((code, melding)) = eerste.fout {
        voorstel.weiger(None, code, melding);
    }
    if naam.is_empty() {
        let melding = "Deze rij heeft geen naam van een verwerking. Vul de naam in, of haal de rij weg.";
        voorstel.weiger(None, "naam-ontbreekt", melding);
    }
    voorstel
}

fn lees_rij(maker: &mut Rijmaker<'_>, rij: &Rij, kop: &[Kolom]) {
    for (cel, kolom) in rij.cellen.iter().zip(kop) {
        if let Some((code, melding)) = cel.fout {
            maker.meld(&kolom.naam, code, melding, &cel.tekst);
        }
        match &kolom.betekenis {
            _ if cel.tekst.is_empty() => {}
            Betekenis::Veld(veld) => maker.lees(*veld, &kolom.naam, &cel.tekst),
            Betekenis::Kruis(veld, waarde) => maker.kruis(*veld, &kolom.naam, waarde, &cel.tekst),
            Betekenis::Onbekend => maker.bewaar(&kolom.naam, &cel.tekst),
        }
    }
    // A name without anything else may be a title between the rows.
    if let [cel] = rij.cellen.iter().zip(kop).filter(|(cel, _)| !cel.tekst.is_empty()).collect::<Vec<_>>().as_slice()
        && cel.1.is(Veld::Naam)
    {
        let melding = "Deze rij heeft alleen een naam. Is het een tussenkop? Haal de rij dan weg.";
        maker.meld(&cel.1.naam, "alleen-naam", melding, &cel.0.tekst);
    }
}

/// Without a key of its own a row is known by its name.
fn kenmerk_van_naam(naam: &str) -> String {
    format!("naam: {}", vorm(naam)).chars().take(hoogstens::<ExternKenmerk>("kenmerk")).collect()
}
