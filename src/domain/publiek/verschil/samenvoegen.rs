//! Three contents become one: what a source changed since it last spoke goes into what people have made of it. Elements of a list belong
//! together as they do in every comparison. Where both changed the same place, what stands there stays and is told.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::{
    boom::{Item, Knoop, Lijst},
    intern,
    koppelen::{Band, Rest, koppel_zeker},
};
use crate::domain::{inhoud::Inhoud, recht::kennis::Kennis};

/// Een wijziging uit een aanlevering die niet is overgenomen, omdat iemand dezelfde plaats intussen heeft gewijzigd.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct NietOvergenomen {
    /// De plaats (JSON-pointer) in de inhoud of het beheer zoals dat nu is. Een lijst met `-` aan het eind: het staat daar niet meer in.
    #[schema(example = "/inhoud/omschrijving")]
    pub pointer: String,
    /// Wat er is aangeleverd; `null` als het daar zou vervallen.
    #[schema(required)]
    pub aangeboden: Value,
    /// Wat er staat en blijft staan; `null` als er niets staat.
    #[schema(required)]
    pub huidig: Value,
}

/// Puts what `nieuw` changed of `basis` into `huidig`; what is not taken over is told with its place below `plaats`. Without a `basis` only
/// what is empty is filled.
pub fn voeg_samen(
    (basis, huidig, nieuw): (Option<&Inhoud>, &Inhoud, &Inhoud),
    kennis: &Kennis,
    plaats: &str,
) -> serde_json::Result<(Inhoud, Vec<NietOvergenomen>)> {
    let json = (
        basis.map(serde_json::to_value).transpose()?.unwrap_or_default(),
        serde_json::to_value(huidig)?,
        serde_json::to_value(nieuw)?,
    );
    // Names of organisations decide nothing here: all three know none.
    let boom = |inhoud: &Inhoud, json: &Value| intern::van(inhoud, json, &[], kennis);
    let bomen = (basis.map(|basis| boom(basis, &json.0)).unwrap_or_default(), boom(huidig, &json.1), boom(nieuw, &json.2));
    let drie = Drie {
        basis: Zijde::new(&json.0, &bomen.0),
        huidig: Zijde::new(&json.1, &bomen.1),
        nieuw: Zijde::new(&json.2, &bomen.2),
        heel: false,
    };
    let mut verteld = Vec::new();
    let samen = drie.samen(plaats, &mut verteld);
    Ok((serde_json::from_value(samen)?, verteld))
}

/// The same for what has no lists with keys: by field.
#[must_use]
pub fn voeg_velden_samen(basis: &Value, huidig: &Value, nieuw: &Value, plaats: &str) -> (Value, Vec<NietOvergenomen>) {
    let zijde = |json| Zijde::new(json, &[]);
    let mut verteld = Vec::new();
    let samen = Drie { basis: zijde(basis), huidig: zijde(huidig), nieuw: zijde(nieuw), heel: false }.samen(plaats, &mut verteld);
    (samen, verteld)
}

/// A place in one of the three: its JSON, and the tree of the element that it is in.
#[derive(Clone)]
struct Zijde<'a> {
    json: &'a Value,
    knopen: &'a [Knoop],
    /// Where it stands in that element.
    pad: String,
}

impl<'a> Zijde<'a> {
    fn new(json: &'a Value, knopen: &'a [Knoop]) -> Self {
        Self { json, knopen, pad: String::new() }
    }

    fn veld(&self, sleutel: &str) -> Self {
        let json = self.json.get(sleutel).unwrap_or(&Value::Null);
        Self { json, knopen: self.knopen, pad: format!("{}/{sleutel}", self.pad) }
    }

    /// An element of the list that stands here; nothing when it has none.
    fn element(&self, plaats: Option<usize>) -> Self {
        let gevonden = plaats.and_then(|plaats| Some((self.json.get(plaats)?, self.items().get(plaats)?)));
        gevonden.map_or(Self::new(&Value::Null, &[]), |(json, item)| Self::new(json, &item.knopen))
    }

    fn items(&self) -> &'a [Item] {
        self.lijst().map_or(&[], |lijst| lijst.items.as_slice())
    }

    /// The list with keys that stands here, when its elements are those of the JSON.
    fn lijst(&self) -> Option<&'a Lijst> {
        let lijst = self.knopen.iter().find_map(|knoop| match knoop {
            Knoop::Lijst(lijst) if lijst.pad == self.pad => Some(lijst),
            _ => None,
        })?;
        let aantal = self.json.as_array().map_or(0, Vec::len);
        (lijst.items.len() == aantal && lijst.items.iter().enumerate().all(|(plaats, item)| item.plaats == plaats))
            .then_some(lijst)
    }

    fn zegt(&self, ander: &Self) -> bool {
        self.json == ander.json || (is_leeg(self.json) && is_leeg(ander.json))
    }
}

fn is_leeg(json: &Value) -> bool {
    json.is_null() || json.as_array().is_some_and(Vec::is_empty)
}

/// One place in all three.
struct Drie<'a> {
    basis: Zijde<'a>,
    huidig: Zijde<'a>,
    nieuw: Zijde<'a>,
    /// Nobody is sure that the three are one thing, so nothing goes from one into another.
    heel: bool,
}

impl Drie<'_> {
    fn samen(&self, plaats: &str, verteld: &mut Vec<NietOvergenomen>) -> Value {
        let Self { basis, huidig, nieuw, heel } = self;
        if nieuw.zegt(basis) || nieuw.zegt(huidig) {
            return huidig.json.clone();
        }
        if huidig.zegt(basis) {
            return nieuw.json.clone();
        }
        match (huidig.json, nieuw.json) {
            (Value::Object(wel), Value::Object(anders)) if !heel => {
                let sleutels = wel.keys().chain(anders.keys().filter(|sleutel| !wel.contains_key(*sleutel)));
                let velden = sleutels.map(|sleutel| {
                    let veld = Self {
                        basis: basis.veld(sleutel),
                        huidig: huidig.veld(sleutel),
                        nieuw: nieuw.veld(sleutel),
                        heel: false,
                    };
                    (sleutel.clone(), veld.samen(&format!("{plaats}/{sleutel}"), verteld))
                });
                Value::Object(velden.collect::<Map<_, _>>())
            }
            (Value::Array(_), Value::Array(_)) if huidig.lijst().is_some() && nieuw.lijst().is_some() => {
                Value::Array(self.elementen(plaats, verteld))
            }
            _ => {
                vertel(verteld, plaats, nieuw.json, huidig.json);
                huidig.json.clone()
            }
        }
    }

    /// The elements of a list: in the order that people gave them, with what is new behind.
    fn elementen(&self, plaats: &str, verteld: &mut Vec<NietOvergenomen>) -> Vec<Value> {
        let (oude, eigen, andere) = (self.basis.items(), self.huidig.items(), self.nieuw.items());
        let op_plaats = self.huidig.lijst().is_some_and(|lijst| lijst.soort.op_plaats);
        let van_eigen = koppel_zeker(oude, eigen, if op_plaats { Rest::Enige } else { Rest::Los });
        // Both are of the source, which keeps an order.
        let van_ander = koppel_zeker(oude, andere, if op_plaats { Rest::InVolgorde } else { Rest::Los });
        // What both added is one thing only when a key says so.
        let beide = koppel_zeker(eigen, andere, Rest::Los);
        let nieuw_in_beide = |eigen: usize, ander: usize| van_eigen[eigen].is_none() && van_ander[ander].is_none();
        let mut over: Vec<&Item> = andere.iter().collect();
        let mut samen = Vec::new();
        for item in eigen {
            let oud = van_eigen[item.plaats];
            let ander = match oud {
                Some(band) => van_ander.iter().position(|van| van.is_some_and(|van| van.oud == band.oud)),
                None => beide.iter().enumerate().find_map(|(ander, band)| {
                    band.filter(|band| band.zeker && band.oud == item.plaats && nieuw_in_beide(band.oud, ander)).map(|_| ander)
                }),
            };
            over.retain(|een| Some(een.plaats) != ander);
            let drie = self.element((oud, ander.and_then(|ander| van_ander[ander])), Some(item.plaats), ander);
            samen.extend(Some(drie.samen(&format!("{plaats}/{}", samen.len()), verteld)).filter(|waarde| !waarde.is_null()));
        }
        for item in over {
            let drie = self.element((None, van_ander[item.plaats]), None, Some(item.plaats));
            samen.extend(Some(drie.samen(&format!("{plaats}/-"), verteld)).filter(|waarde| !waarde.is_null()));
        }
        samen
    }

    /// An element in all three, with how its place now and its place in what is new are bound to the old one.
    fn element(&self, banden: (Option<Band>, Option<Band>), huidig: Option<usize>, nieuw: Option<usize>) -> Drie<'_> {
        let oud = banden.0.or(banden.1).map(|band| band.oud);
        let zeker = [banden.0, banden.1].into_iter().flatten().all(|band| band.zeker);
        Drie {
            basis: self.basis.element(oud),
            huidig: self.huidig.element(huidig),
            nieuw: self.nieuw.element(nieuw),
            heel: !zeker,
        }
    }
}

fn vertel(verteld: &mut Vec<NietOvergenomen>, pointer: &str, aangeboden: &Value, huidig: &Value) {
    verteld.push(NietOvergenomen { pointer: pointer.to_owned(), aangeboden: aangeboden.clone(), huidig: huidig.clone() });
}
