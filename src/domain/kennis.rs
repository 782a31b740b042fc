//! What the register knows: its code lists, with label, source and IRI. Data files in the binary, extended by files in a folder.

use std::{collections::HashMap, path::Path};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use super::codes::{GeslotenCode, Gevoeligheid};
use crate::hash::sha256;

/// The files of the lists, as they stand in the repository.
const BESTANDEN: &[&str] = &[
    include_str!("../../kennis/referentielijsten/authenticatie.json"),
    include_str!("../../kennis/referentielijsten/bestuursorgaan.json"),
    include_str!("../../kennis/referentielijsten/betrokkene_categorie.json"),
    include_str!("../../kennis/referentielijsten/bewaartermijn_soort.json"),
    include_str!("../../kennis/referentielijsten/bron.json"),
    include_str!("../../kennis/referentielijsten/concept_status.json"),
    include_str!("../../kennis/referentielijsten/doorgifte_instrument.json"),
    include_str!("../../kennis/referentielijsten/dpia_criterium.json"),
    include_str!("../../kennis/referentielijsten/dpia_status.json"),
    include_str!("../../kennis/referentielijsten/ernst.json"),
    include_str!("../../kennis/referentielijsten/gegevenscategorie.json"),
    include_str!("../../kennis/referentielijsten/gevoeligheid.json"),
    include_str!("../../kennis/referentielijsten/grondslag.json"),
    include_str!("../../kennis/referentielijsten/grondslag_artikel_22.json"),
    include_str!("../../kennis/referentielijsten/grondslag_groep.json"),
    include_str!("../../kennis/referentielijsten/intrekking_reden.json"),
    include_str!("../../kennis/referentielijsten/kanaal.json"),
    include_str!("../../kennis/referentielijsten/land.json"),
    include_str!("../../kennis/referentielijsten/maatregel_soort.json"),
    include_str!("../../kennis/referentielijsten/normenkader.json"),
    include_str!("../../kennis/referentielijsten/ontvanger_soort.json"),
    include_str!("../../kennis/referentielijsten/organisatie_soort.json"),
    include_str!("../../kennis/referentielijsten/recht.json"),
    include_str!("../../kennis/referentielijsten/regeling.json"),
    include_str!("../../kennis/referentielijsten/regime.json"),
    include_str!("../../kennis/referentielijsten/rol.json"),
    include_str!("../../kennis/referentielijsten/selectielijst.json"),
    include_str!("../../kennis/referentielijsten/startmoment.json"),
    include_str!("../../kennis/referentielijsten/status.json"),
    include_str!("../../kennis/referentielijsten/thema.json"),
    include_str!("../../kennis/referentielijsten/toepasselijkheid.json"),
    include_str!("../../kennis/referentielijsten/uitzondering.json"),
    include_str!("../../kennis/referentielijsten/versie_soort.json"),
    include_str!("../../kennis/referentielijsten/vertrouwelijkheid.json"),
    include_str!("../../kennis/referentielijsten/waardering.json"),
];

/// Een referentielijst: de codes die het register kent, met hun naam en bron.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Referentielijst {
    /// Naam van de lijst.
    #[schema(example = "gegevenscategorie")]
    pub lijst: String,
    /// Titel voor mensen.
    pub titel: String,
    /// Waar de lijst voor is.
    pub omschrijving: String,
    /// `true`: de codes liggen vast in de API; `false`: er kunnen codes bijkomen.
    pub gesloten: bool,
    /// Waar de lijst vandaan komt.
    pub bron: String,
    /// Adres van de bron.
    #[schema(required)]
    pub bron_url: Option<String>,
    /// Dag waarop de lijst voor het laatst is nagekeken.
    #[schema(format = Date, value_type = String)]
    pub peildatum: NaiveDate,
    /// De codes, in de volgorde waarin ze worden getoond.
    pub items: Vec<Referentie>,
}

/// Een code uit een referentielijst.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Referentie {
    /// De code, zoals die in de gegevens staat.
    #[schema(example = "emailadres")]
    pub code: String,
    /// De naam voor mensen.
    #[schema(example = "E-mailadres")]
    pub naam: String,
    /// Uitleg.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// Waar deze code vandaan komt, bijvoorbeeld een artikel.
    #[schema(required)]
    pub bron: Option<String>,
    /// Het begrip in het Data Privacy Vocabulary (IRI).
    #[schema(required)]
    pub dpv: Option<String>,
    /// Of de feiten zijn nagekeken bij een bron; `null` als er geen feiten zijn.
    #[schema(required)]
    pub geverifieerd: Option<bool>,
    /// Kenmerken die per lijst verschillen.
    #[schema(value_type = Object)]
    pub eigenschappen: Map<String, Value>,
    /// Eerste dag waarop de code geldt.
    #[schema(required)]
    pub begin_geldigheid: Option<NaiveDate>,
    /// Laatste dag waarop de code geldt.
    #[schema(required)]
    pub einde_geldigheid: Option<NaiveDate>,
    /// De code die hiervoor in de plaats kwam.
    #[schema(required)]
    pub vervangen_door: Option<String>,
}

/// All lists, looked up by name and code.
#[derive(Debug)]
pub struct Kennis {
    lijsten: Vec<Referentielijst>,
    plaatsen: HashMap<(String, String), (usize, usize)>,
    versie: String,
}

impl Kennis {
    /// The lists in the binary, extended by the files in `map` when there is one.
    ///
    /// # Errors
    /// Names the file that cannot be read, is not a list, names no known list or adds a code to a closed one.
    pub fn new(map: Option<&Path>) -> Result<Self, String> {
        let mut lijsten = BESTANDEN
            .iter()
            .map(|tekst| serde_json::from_str::<Referentielijst>(tekst).map_err(|fout| fout.to_string()))
            .collect::<Result<Vec<_>, _>>()?;
        let mut gelezen: Vec<String> = BESTANDEN.iter().map(|tekst| (*tekst).to_owned()).collect();
        for (pad, tekst) in aanvullingen(map)? {
            vul_aan(&mut lijsten, &tekst).map_err(|fout| format!("{pad}: {fout}"))?;
            gelezen.push(tekst);
        }
        let mut plaatsen = HashMap::new();
        for (nummer, lijst) in lijsten.iter().enumerate() {
            for (plaats, item) in lijst.items.iter().enumerate() {
                plaatsen.insert((lijst.lijst.clone(), item.code.clone()), (nummer, plaats));
            }
        }
        let versie = sha256(&gelezen.iter().map(String::as_bytes).collect::<Vec<_>>())[..16].to_owned();
        Ok(Self { lijsten, plaatsen, versie })
    }

    /// All lists, in alphabetical order.
    #[must_use]
    pub fn lijsten(&self) -> &[Referentielijst] {
        &self.lijsten
    }

    /// Hash of everything known: projections made with other knowledge are rebuilt.
    #[must_use]
    pub fn versie(&self) -> &str {
        &self.versie
    }

    /// A code of a list.
    #[must_use]
    pub fn zoek(&self, lijst: &str, code: &str) -> Option<&Referentie> {
        let (nummer, plaats) = self.plaatsen.get(&(lijst.to_owned(), code.to_owned()))?;
        Some(&self.lijsten[*nummer].items[*plaats])
    }

    /// The label of a code; the code itself when it is unknown.
    #[must_use]
    pub fn naam(&self, lijst: &str, code: &str) -> String {
        self.zoek(lijst, code).map_or_else(|| code.to_owned(), |item| item.naam.clone())
    }

    /// The label of a closed code.
    pub fn naam_van<C: GeslotenCode>(&self, code: C) -> String {
        self.naam(C::LIJST, code.code())
    }

    /// The sensitivity that a category of data has by itself.
    #[must_use]
    pub fn gevoeligheid(&self, categorie: &str) -> Gevoeligheid {
        self.zoek("gegevenscategorie", categorie)
            .and_then(|item| item.eigenschappen.get("gevoeligheid")?.as_str()?.parse().ok())
            .unwrap_or(Gevoeligheid::Gewoon)
    }
}

fn aanvullingen(map: Option<&Path>) -> Result<Vec<(String, String)>, String> {
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

fn vul_aan(lijsten: &mut [Referentielijst], tekst: &str) -> Result<(), String> {
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

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;
    use crate::domain::codes;

    fn codes_van<C: GeslotenCode>(kennis: &Kennis) {
        let lijst = kennis.lijsten().iter().find(|lijst| lijst.lijst == C::LIJST).expect(C::LIJST);
        let in_bestand: Vec<&str> = lijst.items.iter().map(|item| item.code.as_str()).collect();
        let in_code: Vec<&str> = <C as VariantArray>::VARIANTS.iter().map(|code| code.code()).collect();
        let gesorteerd = |mut codes: Vec<&str>| {
            codes.sort_unstable();
            codes.join(" ")
        };
        assert_eq!(gesorteerd(in_bestand), gesorteerd(in_code), "{}", C::LIJST);
        assert!(lijst.gesloten, "{}", C::LIJST);
    }

    #[test]
    fn every_closed_list_holds_exactly_the_codes_of_its_enum() {
        let kennis = Kennis::new(None).unwrap();
        codes_van::<codes::Grondslag>(&kennis);
        codes_van::<codes::GrondslagGroep>(&kennis);
        codes_van::<codes::Uitzondering>(&kennis);
        codes_van::<codes::Gevoeligheid>(&kennis);
        codes_van::<codes::Rol>(&kennis);
        codes_van::<codes::Regime>(&kennis);
        codes_van::<codes::Status>(&kennis);
        codes_van::<codes::ConceptStatus>(&kennis);
        codes_van::<codes::VersieSoort>(&kennis);
        codes_van::<codes::BewaartermijnSoort>(&kennis);
        codes_van::<codes::Waardering>(&kennis);
        codes_van::<codes::DoorgifteInstrument>(&kennis);
        codes_van::<codes::DpiaStatus>(&kennis);
        codes_van::<codes::Recht>(&kennis);
        codes_van::<codes::Toepasselijkheid>(&kennis);
        codes_van::<codes::GrondslagArtikel22>(&kennis);
        codes_van::<codes::Vertrouwelijkheid>(&kennis);
        codes_van::<codes::IntrekkingReden>(&kennis);
        codes_van::<codes::Ernst>(&kennis);
    }

    #[test]
    fn the_six_bases_fall_in_the_groups_of_the_list() {
        let kennis = Kennis::new(None).unwrap();
        for grondslag in codes::Grondslag::VARIANTS {
            let groep = &kennis.zoek("grondslag", grondslag.code()).unwrap().eigenschappen["groep"];
            assert_eq!(groep, grondslag.groep().code(), "{grondslag:?}");
        }
    }

    #[test]
    fn a_folder_adds_and_ends_codes_but_never_widens_a_closed_list() {
        let map = tempfile::tempdir().unwrap();
        let lijst = |naam: &str, code: &str| {
            serde_json::json!({"lijst": naam, "titel": "", "omschrijving": "", "gesloten": false, "bron": "", "bronUrl": null,
                "peildatum": "2026-01-01", "items": [{"code": code, "naam": "Nieuw", "omschrijving": null, "bron": null, "dpv": null,
                "geverifieerd": null, "eigenschappen": {}, "beginGeldigheid": null, "eindeGeldigheid": "2026-06-30", "vervangenDoor": null}]})
            .to_string()
        };
        std::fs::write(map.path().join("a.json"), lijst("thema", "haven")).unwrap();
        let kennis = Kennis::new(Some(map.path())).unwrap();
        assert_eq!(kennis.naam("thema", "haven"), "Nieuw");
        assert_ne!(kennis.versie(), Kennis::new(None).unwrap().versie());

        std::fs::write(map.path().join("b.json"), lijst("grondslag", "zomaar")).unwrap();
        assert!(Kennis::new(Some(map.path())).unwrap_err().contains("zomaar"));
    }
}
