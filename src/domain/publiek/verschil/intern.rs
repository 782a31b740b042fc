//! What a content says, for management: the walk of the public record over what was entered, with the fields that are never public.

use serde_json::Value;
use uuid::Uuid;

use super::{
    boom::{Knoop, Veld},
    velden,
};
use crate::{
    clock::Moment,
    domain::{
        inhoud::{Inhoud, organisatie::VastgelegdeOrganisatie},
        publiek::openbaar::{Identiteit, Romp},
        recht::kennis::Kennis,
    },
};

/// How an organisation is called that the register does not know.
const ONBEKEND: &str = "een onbekende organisatie";

/// What a content says. Of what is derived nothing is told: only what has a place in its JSON.
pub(super) fn van(inhoud: &Inhoud, json: &Value, organisaties: &[VastgelegdeOrganisatie], kennis: &Kennis) -> Vec<Knoop> {
    let mut knopen = velden::van(&romp(inhoud, organisaties, kennis));
    alleen_ingevoerd(&mut knopen, json, "");
    velden::intern::vul_aan(&mut knopen, inhoud, kennis);
    knopen
}

/// The content in the form of the public record, with nothing left out: names that are not public and organisations that nobody knows too.
fn romp(inhoud: &Inhoud, organisaties: &[VastgelegdeOrganisatie], kennis: &Kennis) -> Romp {
    let mut open = inhoud.clone();
    for verwerker in &mut open.verwerkers {
        verwerker.naam_openbaar = None;
    }
    let genoemd = inhoud.genoemde_organisaties().into_iter().map(|(_, uuid)| uuid);
    let mut alle = organisaties.to_vec();
    alle.extend(genoemd.map(|uuid| naamloos(uuid, ONBEKEND)));
    Romp::new(&niemand(), &open, &alle, kennis)
}

/// Who settled it, and when, is no part of a content.
fn niemand() -> Identiteit {
    Identiteit {
        uuid: Uuid::nil(),
        identificatie: String::new(),
        registerhouder: naamloos(Uuid::nil(), ""),
        versie_uuid: Uuid::nil(),
        nummer: 0,
        begin_geldigheid: Moment::from_micros(0).datum(),
        vastgesteld_op: Moment::from_micros(0),
    }
}

fn naamloos(uuid: Uuid, naam: &str) -> VastgelegdeOrganisatie {
    VastgelegdeOrganisatie { uuid, naam: naam.to_owned(), soort: None, land: None }
}

/// Takes away what nobody entered.
fn alleen_ingevoerd(knopen: &mut [Knoop], json: &Value, hier: &str) {
    let is_er = |pad: &str| json.pointer(&format!("{hier}{pad}")).is_some_and(|waarde| !waarde.is_null());
    let toets = |veld: &mut Veld| veld.waarde = veld.waarde.take().filter(|_| is_er(&veld.pad));
    for knoop in knopen {
        match knoop {
            Knoop::Kenmerk(veld) | Knoop::Veld(veld) => toets(veld),
            Knoop::Samen(hoofd, delen) => std::iter::once(hoofd).chain(delen).for_each(toets),
            Knoop::Lijst(lijst) => {
                let pad = format!("{hier}{}", lijst.pad);
                lijst.items.retain(|item| json.pointer(&format!("{pad}/{}", item.plaats)).is_some());
                for item in &mut lijst.items {
                    alleen_ingevoerd(&mut item.knopen, json, &format!("{pad}/{}", item.plaats));
                }
            }
        }
    }
}
