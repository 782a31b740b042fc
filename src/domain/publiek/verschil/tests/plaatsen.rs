//! Every difference has its place, and the patch makes exactly the new document.

use serde_json::Value;
use uuid::Uuid;

use super::{
    dekking::{anders, draai_om, plaatsen, velden_van},
    intern, vol,
    willekeurig::{Dobbelsteen, paar, voorraad},
};
use crate::{
    clock::Moment,
    domain::{
        inhoud::{Inhoud, organisatie::VastgelegdeOrganisatie},
        publiek::{
            openbaar::{Identiteit, Romp},
            verschil::{Kant, VergelekenVersie, Vergelijking, VersieWijziging},
        },
        recht::kennis::Kennis,
        woorden::zinnen::schoon,
    },
};

/// Which version it is: no difference.
const KOP: [&str; 5] = ["uuid", "versieUuid", "nummer", "beginGeldigheid", "vastgesteldOp"];

fn openbaar(oud: &Value, nieuw: &Value) -> Vergelijking {
    let uri = |nummer: i32| format!("https://register.example/id/verwerkingsactiviteiten/1/versies/{nummer}");
    Vergelijking::openbaar((uri(1), &oud.to_string()), (uri(2), &nieuw.to_string())).unwrap()
}

fn in_beheer(oud: &Inhoud, nieuw: &Inhoud, kennis: &Kennis) -> Vergelijking {
    let kant = |inhoud: &Inhoud| Kant { wie: VergelekenVersie::default(), inhoud: inhoud.clone(), organisaties: bekend(inhoud) };
    Vergelijking::intern(kant(oud), kant(nieuw), kennis).unwrap()
}

/// What the register knows of the organisations that a content names: not of each of them.
fn bekend(inhoud: &Inhoud) -> Vec<VastgelegdeOrganisatie> {
    let genoemd = inhoud.genoemde_organisaties().into_iter().map(|(_, uuid)| uuid).filter(|uuid| uuid.as_u128() % 5 != 0);
    genoemd.map(|uuid| organisatie(uuid, &format!("Organisatie {uuid}"))).collect()
}

fn organisatie(uuid: Uuid, naam: &str) -> VastgelegdeOrganisatie {
    VastgelegdeOrganisatie { uuid, naam: naam.to_owned(), soort: Some("bedrijf".into()), land: None }
}

fn romp(inhoud: &Inhoud, nummer: i32, kennis: &Kennis) -> Value {
    let identiteit = Identiteit {
        uuid: Uuid::from_u128(1),
        identificatie: "VA-0001".into(),
        registerhouder: organisatie(Uuid::from_u128(2), "Gemeente Voorbeeld"),
        versie_uuid: Uuid::from_u128(nummer.unsigned_abs().into()),
        nummer,
        begin_geldigheid: Moment::from_micros(0).datum(),
        vastgesteld_op: Moment::from_micros(i64::from(nummer)),
    };
    serde_json::to_value(Romp::new(&identiteit, inhoud, &bekend(inhoud), kennis)).unwrap()
}

/// What holds for every comparison: the patch makes the new document, each change has its places and values, no place is forgotten, and
/// nothing is told when nothing differs.
fn keur(wat: &str, (oud, nieuw): (&Value, &Value), vergelijking: &Vergelijking) {
    let mut gemaakt = oud.clone();
    json_patch::patch(&mut gemaakt, &vergelijking.json_patch).unwrap();
    assert_eq!(&gemaakt, nieuw, "{wat}: the patch makes the new document");
    let wijzigingen = &vergelijking.wijzigingen;
    let op =
        |json: &Value, pointer: &Option<String>| pointer.as_ref().map_or(Value::Null, |pad| json.pointer(pad).unwrap().clone());
    for een in wijzigingen {
        assert_eq!((&op(oud, &een.van_pointer), &op(nieuw, &een.pointer)), (&een.oud, &een.nieuw), "{wat}: {een:?}");
        assert!(een.oud != een.nieuw && een.zin.ends_with('.'), "{wat}: {een:?}");
    }
    let rest = |json: &Value, pointer: fn(&VersieWijziging) -> Option<&String>| {
        let mut json = json.clone();
        let paden = wijzigingen.iter().filter_map(pointer);
        paden.for_each(|pad| json.pointer_mut(pad).map_or((), |plaats| *plaats = Value::Null));
        normaal(&json)
    };
    let (oude_rest, nieuwe_rest) = (rest(oud, |een| een.van_pointer.as_ref()), rest(nieuw, |een| een.pointer.as_ref()));
    assert_eq!(oude_rest, nieuwe_rest, "{wat}: a difference without its place, beside {wijzigingen:#?}");
    assert!(wijzigingen.is_empty() || oud != nieuw, "{wat}: nothing differs, and still: {wijzigingen:#?}");
}

/// What counts: no order, no space around words, no names of codes, nothing that is empty.
fn normaal(json: &Value) -> Value {
    let leeg = |waarde: &Value| waarde.is_null();
    match json {
        Value::Object(velden) => {
            let telt = |naam: &str| naam != "naam" || !velden.contains_key("code");
            let velden = velden.iter().filter(|(naam, _)| telt(naam)).map(|(naam, veld)| (naam.clone(), normaal(veld)));
            let velden: serde_json::Map<_, _> = velden.filter(|(_, veld)| !leeg(veld)).collect();
            if velden.is_empty() { Value::Null } else { velden.into() }
        }
        Value::Array(items) => {
            let mut items: Vec<_> = items.iter().map(normaal).filter(|item| !leeg(item)).collect();
            items.sort_by_key(Value::to_string);
            if items.is_empty() { Value::Null } else { items.into() }
        }
        Value::String(tekst) if schoon(tekst).is_empty() => Value::Null,
        Value::String(tekst) => schoon(tekst).into(),
        ander => ander.clone(),
    }
}

/// Without what tells which version it is.
fn zonder_kop(romp: &Value) -> Value {
    let mut romp = romp.clone();
    romp.as_object_mut().unwrap().retain(|naam, _| !KOP.contains(&naam.as_str()));
    romp
}

#[test]
fn random_pairs_are_told_completely_and_patched_exactly() {
    let (kennis, voorraad) = (Kennis::new(None).unwrap(), voorraad());
    let mut verschillend = 0;
    for zaad in 0..150 {
        let (oud, nieuw) = paar(&mut Dobbelsteen(zaad), &voorraad);
        let intern = in_beheer(&oud, &nieuw, &kennis);
        let json = |inhoud: &Inhoud| serde_json::to_value(inhoud).unwrap();
        keur(&format!("internal {zaad}"), (&json(&oud), &json(&nieuw)), &intern);
        verschillend += usize::from(intern.aantal > 0);
        let (oud, nieuw) = (romp(&oud, 1, &kennis), romp(&nieuw, 2, &kennis));
        keur_openbaar(&format!("public {zaad}"), &oud, &nieuw);
    }
    assert!(verschillend > 110, "the pairs differ: {verschillend}");
}

fn keur_openbaar(wat: &str, oud: &Value, nieuw: &Value) {
    let vergelijking = openbaar(oud, nieuw);
    let mut gemaakt = oud.clone();
    json_patch::patch(&mut gemaakt, &vergelijking.json_patch).unwrap();
    assert_eq!(&gemaakt, nieuw, "{wat}: the patch makes the whole record");
    let (oud, nieuw) = (zonder_kop(oud), zonder_kop(nieuw));
    keur(wat, (&oud, &nieuw), &Vergelijking { json_patch: json_patch::diff(&oud, &nieuw), ..vergelijking });
}

#[test]
fn every_leaf_of_a_public_record_has_its_place() {
    let vol = vol::romp();
    for pad in velden_van(&vol) {
        let mut nieuw = vol.clone();
        let plaats = nieuw.pointer_mut(&pad).unwrap();
        let Some(ander) = anders(plaats) else { continue };
        *plaats = ander;
        keur_openbaar(&pad, &vol, &nieuw);
    }
}

#[test]
fn every_leaf_of_a_content_is_told_with_its_place() {
    let (kennis, vol) = (Kennis::new(None).unwrap(), intern::vol());
    let gelezen = |json: &Value| serde_json::from_value::<Inhoud>(json.clone()).ok();
    let mut alle = Vec::new();
    plaatsen(&vol, "", &mut alle);
    for pad in &alle {
        let waarde = vol.pointer(pad).unwrap();
        assert!(!waarde.is_null() && waarde.as_array().is_none_or(|lijst| lijst.len() == 2), "{pad} says something");
    }
    for pad in velden_van(&vol) {
        let waarde = vol.pointer(&pad).unwrap();
        for ander in anders(waarde).into_iter().chain([Value::Null]) {
            let mut nieuw = vol.clone();
            *nieuw.pointer_mut(&pad).unwrap() = ander;
            // A code that does not exist, or what must be there.
            let Some(inhoud) = gelezen(&nieuw).filter(|_| !pad.is_empty()) else { continue };
            let vergelijking = in_beheer(&gelezen(&vol).unwrap(), &inhoud, &kennis);
            assert!(vergelijking.aantal > 0, "{pad} is told");
            keur(&pad, (&vol, &serde_json::to_value(&inhoud).unwrap()), &vergelijking);
        }
    }
}

#[test]
fn names_of_organisations_and_another_order_are_no_change_of_a_content() {
    let kennis = Kennis::new(None).unwrap();
    let inhoud: Inhoud = serde_json::from_value(intern::vol()).unwrap();
    let kant = |naam: &str| {
        let genoemd = inhoud.genoemde_organisaties().into_iter();
        let organisaties = genoemd.map(|(_, uuid)| organisatie(uuid, naam)).collect();
        Kant { wie: VergelekenVersie::default(), inhoud: inhoud.clone(), organisaties }
    };
    assert_eq!(Vergelijking::intern(kant("Oud"), kant("Nieuw"), &kennis).unwrap().wijzigingen, []);
    let mut om = intern::vol();
    draai_om(&mut om);
    let om = in_beheer(&inhoud, &serde_json::from_value(om).unwrap(), &kennis);
    assert!(om.wijzigingen.is_empty() && !om.json_patch.is_empty(), "{om:#?}");
}
