//! No field is forgotten: each leaf of a full record is changed, each value and element is taken away, each list is turned round.

use serde_json::{Value, json};

use super::*;

/// The places of a document, deepest first, as pointers.
pub(super) fn plaatsen(waarde: &Value, hier: &str, uit: &mut Vec<String>) {
    match waarde {
        Value::Object(velden) => velden.iter().for_each(|(naam, veld)| plaatsen(veld, &format!("{hier}/{naam}"), uit)),
        Value::Array(items) => {
            for (nummer, item) in items.iter().enumerate() {
                plaatsen(item, &format!("{hier}/{nummer}"), uit);
            }
        }
        _ => {}
    }
    uit.push(hier.to_owned());
}

/// Every field once: the second element of a list has the same fields as the first.
pub(super) fn velden_van(vol: &Value) -> Vec<String> {
    let mut alle = Vec::new();
    plaatsen(vol, "", &mut alle);
    alle.retain(|pad| !format!("{pad}/").contains("/1/"));
    alle
}

/// Which version it is, keys that nobody reads, and how a code is called.
fn telt_niet(pad: &str, vol: &Value) -> bool {
    let kop = ["", "/uuid", "/versieUuid", "/nummer", "/beginGeldigheid", "/vastgesteldOp"];
    let sleutel_van_doel = pad.starts_with("/doelen/") && pad.ends_with("/uuid");
    let (ouder, naam) = pad.rsplit_once('/').unwrap_or_default();
    let van_code = naam == "naam" && vol.pointer(ouder).is_some_and(|ouder| ouder.get("code").is_some());
    kop.contains(&pad) || sleutel_van_doel || van_code
}

/// Another value of the same kind.
pub(super) fn anders(waarde: &Value) -> Option<Value> {
    Some(match waarde {
        Value::Bool(ja) => json!(!ja),
        Value::Number(_) => json!(7),
        Value::String(tekst) if tekst.starts_with("202") => json!(tekst.replace("-01", "-02").replace("-12", "-11")),
        Value::String(tekst) if tekst.starts_with('P') && tekst.ends_with('Y') => json!("P6Y"),
        Value::String(tekst) if tekst.parse::<uuid::Uuid>().is_ok() => json!(uuid::Uuid::from_u128(999)),
        Value::String(tekst) => json!(format!("{tekst} anders")),
        _ => return None,
    })
}

#[test]
fn the_record_leaves_nothing_open() {
    let vol = vol::romp();
    assert_eq!(serde_json::to_value(romp(&vol)).unwrap(), vol, "the record has every field");
    let mut alle = Vec::new();
    plaatsen(&vol, "", &mut alle);
    for pad in alle {
        let waarde = vol.pointer(&pad).unwrap();
        assert!(!waarde.is_null() && waarde.as_array().is_none_or(|lijst| lijst.len() == 2), "{pad}");
    }
}

#[test]
fn every_leaf_that_changes_is_told_once_and_in_one_sentence() {
    let vol = vol::romp();
    for pad in velden_van(&vol) {
        let Some(nieuw) = anders(vol.pointer(&pad).unwrap()) else { continue };
        let gevonden = na(|romp| *romp.pointer_mut(&pad).unwrap() = nieuw);
        assert_eq!(gevonden.is_empty(), telt_niet(&pad, &vol), "{pad}: {gevonden:#?}");
        for verschil in gevonden {
            assert!(verschil.zin.ends_with('.') && !verschil.zin.contains(['\n', '\u{0}']), "{pad}: {}", verschil.zin);
        }
    }
}

#[test]
fn what_is_taken_away_is_told_as_gone_and_what_comes_back_as_new() {
    let vol = vol::romp();
    // A processor has the kind and the country of its organisation.
    let dubbel = |pad: &str| {
        pad.starts_with("/verwerkers/") && ["/organisatie/soort", "/organisatie/land"].iter().any(|deel| pad.ends_with(deel))
    };
    for pad in velden_van(&vol).into_iter().filter(|pad| !telt_niet(pad, &vol) && !dubbel(pad)) {
        let mut minder = vol.clone();
        let (ouder, naam) = pad.rsplit_once('/').unwrap();
        match minder.pointer_mut(ouder).unwrap() {
            Value::Array(items) => drop(items.remove(naam.parse().unwrap())),
            ouder => ouder[naam] = if vol.pointer(&pad).unwrap().is_array() { json!([]) } else { Value::Null },
        }
        // Not every field may be absent.
        let Ok(minder) = serde_json::from_value::<Romp>(minder) else { continue };
        let weg = verschillen(&romp(&vol), &minder);
        let terug = verschillen(&minder, &romp(&vol));
        assert!(!weg.is_empty() && weg.len() == terug.len(), "{pad}: {weg:#?} {terug:#?}");
        let soorten = |verschillen: &[Verschil], soort| verschillen.iter().any(|verschil| verschil.soort == soort);
        // No data at all means all data, so that one text takes the place of another.
        let gewijzigd = soorten(&weg, VerschilSoort::Gewijzigd);
        assert!(
            gewijzigd || (soorten(&weg, VerschilSoort::Vervallen) && soorten(&terug, VerschilSoort::Toegevoegd)),
            "{pad}: {weg:#?}"
        );
    }
}

pub(super) fn draai_om(waarde: &mut Value) {
    match waarde {
        Value::Object(velden) => velden.values_mut().for_each(draai_om),
        Value::Array(items) => {
            items.iter_mut().for_each(draai_om);
            items.reverse();
        }
        _ => {}
    }
}

#[test]
fn another_order_is_no_difference() {
    assert_eq!(na(draai_om), []);
    let mut om = vol::romp();
    draai_om(&mut om);
    let rijen = naast_elkaar(&romp(&vol::romp()), &romp(&om));
    assert!(rijen.iter().all(|rij| rij.gelijk && rij.oud.is_some() && rij.nieuw.is_some()));
}

#[test]
fn side_by_side_shows_every_text_of_the_record() {
    let vol = vol::romp();
    let rijen = naast_elkaar(&romp(&vol), &romp(&vol));
    let mut alle = Vec::new();
    plaatsen(&vol, "", &mut alle);
    for pad in alle {
        let naam = pad.rsplit('/').next().unwrap();
        let gevormd = [
            "uuid",
            "versieUuid",
            "beginGeldigheid",
            "vastgesteldOp",
            "code",
            "termijn",
            "bewaartermijn",
            "overbrengingstermijn",
        ];
        let Some(tekst) = vol.pointer(&pad).and_then(Value::as_str).filter(|_| !gevormd.contains(&naam)) else { continue };
        assert!(rijen.iter().any(|rij| rij.oud.as_ref().is_some_and(|oud| oud.contains(tekst))), "{pad}: {tekst}");
    }
    let secties: Vec<_> = rijen.iter().map(|rij| rij.onderdeel).collect();
    assert_eq!((secties.first(), secties.last()), (Some(&"algemeen"), Some(&"verwijzingen")));
}
