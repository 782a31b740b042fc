//! Cases for the provisions that data need, or do not need.

use serde_json::{Value, json};

use crate::domain::recht::toetsing::{
    gegevens::gevallen::{categorieen, gegevens, samen},
    tests::{Geval, vuurt, zwijgt},
};

pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
    let bepaling = json!({"regeling": "BWBR0040940", "artikel": "33"});
    let met = |codes: &[&str], inhoud: Value| samen(&categorieen(codes), &json!({ "inhoud": inhoud }));
    let grond = |codes: &[&str], veld: &str| met(codes, json!({ veld: {"wettelijkeBepaling": bepaling} }));
    let uitzondering = |codes: &[&str], deel: Value| met(codes, json!({ "uitzonderingenBijzondereGegevens": [{}, deel] }));
    let algemeen = json!({"uitzondering": "uitdrukkelijke_toestemming"});
    let voor_gezondheid = json!({"uitzondering": "uitdrukkelijke_toestemming", "gegevens": ["gezondheid", "politiek"]});
    vec![
        vuurt(&["VR-D08 /strafrechtelijkeGrond/wettelijkeBepaling"], categorieen(&["strafrechtelijk", "strafrechtelijk"])),
        vuurt(
            &["VR-D08 /strafrechtelijkeGrond/wettelijkeBepaling"],
            gegevens(&[json!({"categorie": "camerabeelden", "gevoeligheid": "strafrechtelijk"})]),
        ),
        vuurt(
            &["VR-D08 /strafrechtelijkeGrond/wettelijkeBepaling"],
            met(&["strafrechtelijk"], json!({"strafrechtelijkeGrond": {"wettelijkeBepaling": {}}})),
        ),
        zwijgt("VR-D08", grond(&["strafrechtelijk"], "strafrechtelijkeGrond")),
        zwijgt("VR-D08", categorieen(&["gezondheid", "bsn"])),
        vuurt(&["VR-D17 /strafrechtelijkeGrond"], grond(&["naam"], "strafrechtelijkeGrond")),
        zwijgt("VR-D17", grond(&["strafrechtelijk"], "strafrechtelijkeGrond")),
        vuurt(&["VR-D17 /bsnGrond"], grond(&["identiteitsdocument"], "bsnGrond")),
        vuurt(&["VR-D17 /bsnGrond"], met(&["naam"], json!({"bsnGrond": {"toelichting": "Voor de basisregistratie"}}))),
        zwijgt("VR-D17", grond(&["bsn"], "bsnGrond")),
        zwijgt("VR-D17", grond(&["kopie_identiteitsbewijs"], "bsnGrond")),
        zwijgt("VR-D17", met(&["naam"], json!({"bsnGrond": {"wettelijkeBepaling": {}, "toelichting": " "}}))),
        vuurt(&["VR-D17 /uitzonderingenBijzondereGegevens/1"], uitzondering(&["naam"], algemeen.clone())),
        vuurt(&["VR-D17 /uitzonderingenBijzondereGegevens/1"], uitzondering(&["naam"], voor_gezondheid.clone())),
        vuurt(&["VR-D17 /uitzonderingenBijzondereGegevens/1"], uitzondering(&["naam"], json!({"gegevens": ["gezondheid"]}))),
        zwijgt("VR-D17", uitzondering(&["vakbond"], algemeen)),
        zwijgt("VR-D17", uitzondering(&["politiek"], voor_gezondheid)),
        zwijgt("VR-D17", uitzondering(&["naam"], json!({"gegevens": [], "toelichting": ""}))),
    ]
}
