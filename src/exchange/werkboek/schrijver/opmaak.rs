//! What makes the workbook easy to work in: list boxes, explanations, keys that nobody types over.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, FormatAlign, Formula, Note, Workbook, Worksheet, XlsxError,
    utility::column_number_to_name,
};
use strum::VariantArray as _;

use super::super::{
    ACTIVITEIT, BEVINDINGEN, BIJ, INGELEZEN, KEUZELIJSTEN, NUMMER, ORGANISATIE, RIJ, SLEUTEL, STAND, STAP,
    blad::{BLADEN, Blad, Soort, wortel},
    waarde::Namen,
};
use crate::{
    domain::{levensloop::inlezing::RijStap, recht::kennis::Kennis},
    exchange::inlezen::Onderwerp,
};

/// So many rows below the last one, the list boxes go on.
const RUIMTE: u32 = 1000;
const BREED: f64 = 40.0;
const SMAL: f64 = 22.0;

/// What people read first.
pub(super) const UITLEG: &[(&str, &str)] = &[
    (
        "Zo werkt dit",
        "Iedere activiteit is een rij op Activiteiten. Wat zij vaker heeft (doelen, grondslagen, gegevens …), staat op een eigen blad.",
    ),
    (
        "Wijzigen",
        "Wijzig een cel, sla het werkboek op en lees het in. Wat u niet wijzigt, verandert niet. Een lege cel haalt de waarde weg.",
    ),
    (
        "Toevoegen",
        "Zet onderaan een blad een rij, met het nummer (of de naam) van de activiteit. Bij een grondslag, gegeven, bepaling of bron noemt u bij “Bij rij” de rij waar zij bij hoort; is er maar een, dan mag dat leeg blijven. Een nieuwe activiteit is een rij op Activiteiten zonder uuid.",
    ),
    (
        "Organisaties en overeenkomsten",
        "Op Organisaties staan de contactgegevens, de functionaris gegevensbescherming en wat voor het hele register geldt; op Verwerkersovereenkomsten de overeenkomsten. Een nieuwe rij zonder uuid maakt een nieuwe; haar naam mag u meteen op andere bladen gebruiken. Wie organisaties niet mag wijzigen, laat die rijen zoals ze zijn.",
    ),
    (
        "Indienen en vaststellen",
        "Kies in de kolom Stap wat er met het concept moet gebeuren: indienen, terugnemen of vaststellen. De proef vertelt vooraf of het kan. Vaststellen doet een collega die er niet aan schreef, met een werkboek dat na het indienen is gemaakt, en zonder andere wijzigingen in die activiteit.",
    ),
    (
        "Weghalen",
        "Haal de rij weg. Een hele activiteit, organisatie of overeenkomst haalt u niet hier weg, maar in het register.",
    ),
    (
        "Meer waarden",
        "In een cel met meer waarden staat iedere waarde op een eigen regel (Alt+Enter), of met een puntkomma ertussen.",
    ),
    (
        "Bevindingen",
        "In de kolom Bevindingen staat wat de toetsing van de rij zegt. U wijzigt daar niets; maak het werkboek opnieuw om te zien wat er over is.",
    ),
    (
        "Samen werken",
        "Wijzigde een collega intussen iets anders, dan blijven beide wijzigingen staan. Wijzigde zij hetzelfde, dan blijft staan wat er stond, en noemt het verslag het.",
    ),
    ("", ""),
];

/// What the columns are for that are no field.
const VAST: &[(&str, &str)] = &[
    (NUMMER, "Het nummer van de activiteit. Bij een nieuwe rij zegt het bij welke activiteit zij hoort."),
    (STAND, "Hoe ver de activiteit is. Deze kolom wordt niet teruggelezen."),
    (STAP, "Wat er met het concept moet gebeuren: indienen, terugnemen of vaststellen. Leeg: niets."),
    (ORGANISATIE, "De naam van de organisatie waar deze rij bij hoort."),
    (ACTIVITEIT, "De naam van de activiteit, om te lezen. Zonder nummer zegt zij bij welke activiteit een nieuwe rij hoort."),
    (BIJ, "De rij op het andere blad waar deze bij hoort: het nummer uit de kolom Rij daar."),
    (RIJ, "Hoe deze rij heet. Bij een nieuwe rij mag u een nummer kiezen, om er op een ander blad naar te wijzen."),
    (
        INGELEZEN,
        "Wat bij het inlezen geen plaats vond, woord voor woord. Geef het een plaats in een andere kolom of op een ander blad. Deze kolom wordt niet teruggelezen.",
    ),
    (BEVINDINGEN, "Wat de toetsing zegt. Deze kolom wordt niet teruggelezen."),
    (SLEUTEL, "De vaste sleutel van de activiteit. Laat hem staan; bij een nieuwe rij blijft hij leeg."),
];

fn tekstcel() -> Format {
    Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top)
}

/// The row of names.
pub(super) fn kop(blad: &mut Worksheet, kolommen: &[&str]) -> Result<(), XlsxError> {
    let vet = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let eigen = BLADEN.iter().find(|een| een.naam == blad.name());
    blad.set_freeze_panes(1, eigen.map_or(0, Blad::vooraan).try_into().unwrap_or_default())?;
    for (nummer, kolom) in (0u16..).zip(kolommen) {
        let veld = eigen.and_then(|blad| blad.veld(kolom));
        let breed = match veld.map(|veld| &veld.soort) {
            Some(Soort::Tekst | Soort::Teksten | Soort::Citeertitel) => BREED,
            None if [NUMMER, RIJ, STAND, STAP].contains(kolom) => SMAL / 2.0,
            None if eigen.is_none() || [BEVINDINGEN, INGELEZEN].contains(kolom) => BREED,
            _ => SMAL,
        };
        blad.set_column_width(nummer, breed)?;
        if eigen.is_some() {
            blad.set_column_format(nummer, &tekstcel())?;
        }
        let vast = VAST.iter().find(|(naam, _)| eigen.is_some() && naam == kolom).map(|(_, uitleg)| *uitleg);
        blad.write_string_with_format(0, nummer, *kolom, &vet)?;
        if let Some(uitleg) = veld.map(|veld| veld.uitleg.as_str()).or(vast) {
            blad.insert_note(0, nummer, &Note::new(uitleg).add_author_prefix(false).set_width(320).set_height(110))?;
        }
    }
    Ok(())
}

/// A column for each list that a field has.
pub(super) fn keuzelijsten(boek: &mut Workbook, kennis: &Kennis, namen: &Namen) -> Result<(), XlsxError> {
    let blad = boek.add_worksheet();
    blad.set_name(KEUZELIJSTEN)?.set_hidden(true);
    for (kolom, lijst) in (0u16..).zip(lijsten()) {
        let titel = kennis.lijsten().iter().find(|een| een.lijst == lijst).map(|een| een.titel.as_str());
        blad.write_string(0, kolom, titel.unwrap_or(lijst))?;
        for (rij, label) in (1u32..).zip(namen.labels(lijst)) {
            blad.write_string(rij, kolom, label)?;
        }
    }
    Ok(())
}

/// The columns of a sheet of activities or their parts, of so many rows.
pub(super) fn kolommen(blad: &mut Worksheet, eigen: &Blad, namen: &Namen, rijen: u32) -> Result<(), XlsxError> {
    let kolommen = eigen.kolommen();
    let laatste = u16::try_from(kolommen.len() - 1).unwrap_or(u16::MAX);
    blad.autofilter(0, 0, rijen.max(2) - 1, laatste)?;
    for (nummer, kolom) in (0u16..).zip(&kolommen) {
        if let Some(veld) = eigen.veld(kolom) {
            if let Some(keuze) = keuze(&veld.soort, namen)? {
                blad.add_data_validation(1, nummer, rijen + RUIMTE, nummer, &keuze)?;
            }
        } else if *kolom == STAP {
            let stappen: Vec<&str> = RijStap::VARIANTS.iter().map(|stap| stap.woord()).collect();
            let keuze = met_melding(DataValidation::new().allow_list_strings(&stappen)?);
            blad.add_data_validation(1, nummer, rijen + RUIMTE, nummer, &keuze)?;
        } else if rijen > 1 && *kolom != BIJ {
            blad.add_data_validation(1, nummer, rijen - 1, nummer, &op_slot()?)?;
        }
    }
    blad.set_column_hidden(laatste)?;
    Ok(())
}

/// Opens on the first of these sheets; nobody types on the others.
pub(super) fn slot(boek: &mut Workbook, [eerste, keuzelijsten, terug]: [usize; 3]) -> Result<(), XlsxError> {
    boek.worksheet_from_index(eerste)?.set_active(true);
    boek.worksheet_from_index(keuzelijsten)?.protect();
    boek.worksheet_from_index(terug)?.protect();
    Ok(())
}

/// The lists of all fields, each once.
fn lijsten() -> Vec<&'static str> {
    let mut lijsten = Vec::new();
    for veld in BLADEN.iter().flat_map(|blad| &blad.velden) {
        if let Some(lijst) = veld.soort.lijst().filter(|lijst| !lijsten.contains(lijst)) {
            lijsten.push(lijst);
        }
    }
    lijsten
}

/// The list box of a cell with one value.
fn keuze(soort: &Soort, namen: &Namen) -> Result<Option<DataValidation>, XlsxError> {
    let bereik = match soort {
        Soort::JaNee => return DataValidation::new().allow_list_strings(&["ja", "nee"]).map(met_melding).map(Some),
        Soort::Code(lijst) => van_lijst(lijst, namen),
        Soort::Regeling => {
            let keuze = DataValidation::new().allow_list_formula(Formula::new(van_lijst("regeling", namen)));
            let keuze = keuze.set_error_style(DataValidationErrorStyle::Warning);
            return keuze.set_error_message("Deze wet staat niet in de lijst. Haar nummer mag ook (BWBR…, CVDR…).").map(Some);
        }
        Soort::Organisatie => van_blad(Onderwerp::Organisatie, "Naam"),
        Soort::Overeenkomst => van_blad(Onderwerp::Verwerkersovereenkomst, "Kenmerk"),
        _ => return Ok(None),
    };
    Ok(Some(met_melding(DataValidation::new().allow_list_formula(Formula::new(bereik)))))
}

/// The labels of a list.
fn van_lijst(lijst: &str, namen: &Namen) -> String {
    let kolom = lijsten().iter().position(|een| *een == lijst).and_then(|plek| u16::try_from(plek).ok()).unwrap_or_default();
    let letter = column_number_to_name(kolom);
    format!("={KEUZELIJSTEN}!${letter}$2:${letter}${}", namen.labels(lijst).len() + 1)
}

/// What is in a column of another sheet, also what people add there.
fn van_blad(onderwerp: Onderwerp, kolom: &str) -> String {
    let blad = &BLADEN[wortel(onderwerp)];
    let plek = blad.kolommen().iter().position(|naam| *naam == kolom).and_then(|plek| u16::try_from(plek).ok());
    let (naam, letter) = (&blad.naam, column_number_to_name(plek.unwrap_or_default()));
    let aantal = format!("MAX(1,COUNTA({naam}!${letter}$2:${letter}$20000))");
    format!("=OFFSET({naam}!${letter}$2,0,0,{aantal},1)")
}

fn met_melding(keuze: DataValidation) -> DataValidation {
    let melding = "Kies een waarde uit de lijst, of laat de cel leeg.";
    keuze.clone().set_error_message(melding).unwrap_or(keuze)
}

/// A key that is there already stays.
fn op_slot() -> Result<DataValidation, XlsxError> {
    let slot = DataValidation::new().allow_custom(Formula::new("=FALSE()")).set_error_style(DataValidationErrorStyle::Stop);
    slot.set_error_message("Deze cel hoort bij de rij en verandert niet. Zet een nieuwe rij onderaan.")
}
