//! Where the lists come from: files in the binary, and a folder that adds to them.

use std::{path::Path, sync::LazyLock};

use super::Referentielijst;
use crate::hash::sha256;

/// The files of the lists, as they stand in the repository.
const BESTANDEN: &[&str] = &[
    include_str!("../../../../kennis/referentielijsten/adequaatheidsbesluit.json"),
    include_str!("../../../../kennis/referentielijsten/afkorting.json"),
    include_str!("../../../../kennis/referentielijsten/afspraak_artikel_28.json"),
    include_str!("../../../../kennis/referentielijsten/ai_risicoklasse.json"),
    include_str!("../../../../kennis/referentielijsten/ai_rol.json"),
    include_str!("../../../../kennis/referentielijsten/algemeen_soort.json"),
    include_str!("../../../../kennis/referentielijsten/authenticatie.json"),
    include_str!("../../../../kennis/referentielijsten/besluitvorming.json"),
    include_str!("../../../../kennis/referentielijsten/bestuursorgaan.json"),
    include_str!("../../../../kennis/referentielijsten/betrokkene_categorie.json"),
    include_str!("../../../../kennis/referentielijsten/bewaartermijn_klasse.json"),
    include_str!("../../../../kennis/referentielijsten/bewaartermijn_soort.json"),
    include_str!("../../../../kennis/referentielijsten/bron.json"),
    include_str!("../../../../kennis/referentielijsten/combinatie.json"),
    include_str!("../../../../kennis/referentielijsten/concept_status.json"),
    include_str!("../../../../kennis/referentielijsten/cookie_soort.json"),
    include_str!("../../../../kennis/referentielijsten/doorgifte_instrument.json"),
    include_str!("../../../../kennis/referentielijsten/dpia_criterium.json"),
    include_str!("../../../../kennis/referentielijsten/dpia_status.json"),
    include_str!("../../../../kennis/referentielijsten/ernst.json"),
    include_str!("../../../../kennis/referentielijsten/functioneel_adres.json"),
    include_str!("../../../../kennis/referentielijsten/gegevenscategorie.json"),
    include_str!("../../../../kennis/referentielijsten/gevoeligheid.json"),
    include_str!("../../../../kennis/referentielijsten/grondslag.json"),
    include_str!("../../../../kennis/referentielijsten/grondslag_artikel_22.json"),
    include_str!("../../../../kennis/referentielijsten/grondslag_groep.json"),
    include_str!("../../../../kennis/referentielijsten/intrekking_reden.json"),
    include_str!("../../../../kennis/referentielijsten/kanaal.json"),
    include_str!("../../../../kennis/referentielijsten/land.json"),
    include_str!("../../../../kennis/referentielijsten/maatregel_soort.json"),
    include_str!("../../../../kennis/referentielijsten/normenkader.json"),
    include_str!("../../../../kennis/referentielijsten/ontvanger_soort.json"),
    include_str!("../../../../kennis/referentielijsten/organisatie_soort.json"),
    include_str!("../../../../kennis/referentielijsten/recht.json"),
    include_str!("../../../../kennis/referentielijsten/regeling.json"),
    include_str!("../../../../kennis/referentielijsten/regime.json"),
    include_str!("../../../../kennis/referentielijsten/rol.json"),
    include_str!("../../../../kennis/referentielijsten/schaal.json"),
    include_str!("../../../../kennis/referentielijsten/selectielijst.json"),
    include_str!("../../../../kennis/referentielijsten/selectielijst_procestype.json"),
    include_str!("../../../../kennis/referentielijsten/selectielijst_resultaat.json"),
    include_str!("../../../../kennis/referentielijsten/signaalwoord.json"),
    include_str!("../../../../kennis/referentielijsten/situatie.json"),
    include_str!("../../../../kennis/referentielijsten/startmoment.json"),
    include_str!("../../../../kennis/referentielijsten/status.json"),
    include_str!("../../../../kennis/referentielijsten/stopwoord.json"),
    include_str!("../../../../kennis/referentielijsten/synoniem.json"),
    include_str!("../../../../kennis/referentielijsten/thema.json"),
    include_str!("../../../../kennis/referentielijsten/toepasselijkheid.json"),
    include_str!("../../../../kennis/referentielijsten/toestemming_subverwerkers.json"),
    include_str!("../../../../kennis/referentielijsten/uitzondering.json"),
    include_str!("../../../../kennis/referentielijsten/uitzondering_vernietiging.json"),
    include_str!("../../../../kennis/referentielijsten/vernietigingsstop_reden.json"),
    include_str!("../../../../kennis/referentielijsten/versie_soort.json"),
    include_str!("../../../../kennis/referentielijsten/vertrouwelijkheid.json"),
    include_str!("../../../../kennis/referentielijsten/waardering.json"),
    include_str!("../../../../kennis/referentielijsten/wetsartikel.json"),
    include_str!("../../../../kennis/referentielijsten/wettelijke_bewaartermijn.json"),
];

/// The lists in the binary and the hash of their files, read once.
static INGEBOUWD: LazyLock<Result<(Vec<Referentielijst>, String), String>> = LazyLock::new(|| {
    let lijsten = BESTANDEN.iter().map(|tekst| serde_json::from_str(tekst).map_err(|fout| fout.to_string()));
    Ok((lijsten.collect::<Result<_, _>>()?, sha256(&BESTANDEN.iter().map(|tekst| tekst.as_bytes()).collect::<Vec<_>>())))
});

/// The lists in the binary and the hash of their files.
pub(super) fn ingebouwd() -> Result<(Vec<Referentielijst>, String), String> {
    INGEBOUWD.clone()
}

/// The files in the folder with additions, by name.
pub(super) fn aanvullingen(map: Option<&Path>) -> Result<Vec<(String, String)>, String> {
    let Some(map) = map else { return Ok(Vec::new()) };
    let lees = |fout: std::io::Error| format!("{}: {fout}", map.display());
    let mut paden = std::fs::read_dir(map)
        .map_err(lees)?
        .map(|bestand| bestand.map(|bestand| bestand.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(lees)?;
    paden.retain(|pad| pad.extension().is_some_and(|soort| soort == "json"));
    paden.sort();
    paden
        .into_iter()
        .map(|pad| {
            Ok((pad.display().to_string(), std::fs::read_to_string(&pad).map_err(|fout| format!("{}: {fout}", pad.display()))?))
        })
        .collect()
}

/// Adds and replaces the items of a list.
pub(super) fn vul_aan(lijsten: &mut [Referentielijst], tekst: &str) -> Result<(), String> {
    let nieuw: Referentielijst = serde_json::from_str(tekst).map_err(|fout| fout.to_string())?;
    let Some(lijst) = lijsten.iter_mut().find(|lijst| lijst.lijst == nieuw.lijst) else {
        return Err(format!("het register kent geen lijst {}", nieuw.lijst));
    };
    for item in nieuw.items {
        match lijst.items.iter_mut().find(|oud| oud.code == item.code) {
            Some(oud) => *oud = item,
            None if lijst.gesloten => return Err(format!("de lijst {} is gesloten; {} kan er niet bij", lijst.lijst, item.code)),
            None => lijst.items.push(item),
        }
    }
    Ok(())
}
