//! What people see in an Excel file and a reader of values does not: rows that are hidden, text that is struck through, formulas without a value.
//! What cannot be looked up is not there.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    io::{BufRead, BufReader, Cursor},
};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use zip::ZipArchive;

use crate::exchange::inlezen::{
    MEESTE_CELLEN,
    tabel::{Cel, Rij, Tabel},
    vertaling::Veld,
};

/// More cells are not remembered: such a file is no register.
const MEESTE: usize = 200_000;

/// The traces of one sheet.
#[derive(Debug, Default)]
pub(in crate::exchange::inlezen) struct Sporen {
    verborgen: HashSet<usize>,
    doorgehaald: HashSet<(usize, usize)>,
    zonder_waarde: BTreeSet<(usize, usize)>,
    /// The first row, the column and the last row of what is merged over several rows.
    samengevoegd: Vec<(usize, usize, usize)>,
}

/// What holds for every sheet: the place of each, and which styles and texts are struck through.
pub(in crate::exchange::inlezen) struct Map<'a> {
    archief: ZipArchive<Cursor<&'a [u8]>>,
    plaatsen: HashMap<String, String>,
    stijlen: Vec<bool>,
    teksten: HashSet<usize>,
}

impl<'a> Map<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Option<Self> {
        let mut archief = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let plaatsen = plaatsen(&mut archief).unwrap_or_default();
        let stijlen = stijlen(&mut archief).unwrap_or_default();
        let teksten = teksten(&mut archief).unwrap_or_default();
        Some(Self { archief, plaatsen, stijlen, teksten })
    }

    pub(in crate::exchange::inlezen) fn sporen(&mut self, blad: &str) -> Sporen {
        let Some(plaats) = self.plaatsen.get(blad) else { return Sporen::default() };
        let (stijlen, doorgehaald) = (&self.stijlen, &self.teksten);
        let mut sporen = Sporen::default();
        let mut cel = Bezig::default();
        let gelezen = elk(&mut self.archief, plaats, |event| {
            match event {
                Event::Start(begin)
                    if begin.name().0 == "row"
                        && waarde(&begin, "hidden").is_some_and(|waarde| waarde == "1" || waarde == "true") =>
                {
                    sporen.verborgen.extend(waarde(&begin, "r").and_then(|rij| rij.parse::<usize>().ok()));
                }
                Event::Start(begin) if begin.name().0 == "c" => {
                    let stijl = waarde(&begin, "s").and_then(|stijl| stijl.parse::<usize>().ok()).unwrap_or_default();
                    cel = Bezig {
                        plaats: waarde(&begin, "r").as_deref().and_then(plaats_van),
                        doorgehaald: stijlen.get(stijl).copied().unwrap_or_default(),
                        soort: waarde(&begin, "t").unwrap_or_default(),
                        ..Bezig::default()
                    };
                }
                Event::Start(begin) if begin.name().0 == "mergeCell" => {
                    let bereik = waarde(&begin, "ref").unwrap_or_default();
                    if let Some((van, tot)) = bereik.split_once(':')
                        && let (Some((eerste, kolom)), Some((laatste, _))) = (plaats_van(van), plaats_van(tot))
                        && laatste > eerste
                    {
                        sporen.samengevoegd.push((eerste, kolom, laatste));
                    }
                }
                Event::Start(begin) => match begin.name().0 {
                    "f" => cel.formule = true,
                    "v" => cel.in_waarde = true,
                    "strike" => cel.doorgehaald |= is_aan(&begin),
                    _ => {}
                },
                Event::Text(tekst) if cel.in_waarde => cel.waarde += &tekst.xml10_content(),
                Event::End(einde) if einde.name().0 == "v" => cel.in_waarde = false,
                Event::End(einde) if einde.name().0 == "c" => {
                    let cel = std::mem::take(&mut cel);
                    let uit_lijst = if cel.soort == "s" { cel.waarde.parse().ok() } else { None };
                    let doorgehaald = cel.doorgehaald || uit_lijst.is_some_and(|plaats: usize| doorgehaald.contains(&plaats));
                    if let Some(plaats) = cel.plaats {
                        if doorgehaald {
                            sporen.doorgehaald.insert(plaats);
                        }
                        if cel.formule && cel.waarde.is_empty() && cel.soort != "str" {
                            sporen.zonder_waarde.insert(plaats);
                        }
                    }
                }
                _ => {}
            }
            let aantal = sporen.doorgehaald.len() + sporen.zonder_waarde.len() + sporen.verborgen.len();
            aantal + sporen.samengevoegd.len() < MEESTE
        });
        gelezen.map_or_else(Sporen::default, |()| sporen)
    }
}

impl Sporen {
    /// Tells with a row what people see of it.
    pub(super) fn zet(&self, rij: &mut Rij) {
        rij.verborgen = self.verborgen.contains(&rij.nummer);
        self.zet_zonder_waarde(rij);
        for (kolom, cel) in rij.cellen.iter_mut().enumerate() {
            if cel.fout.is_none() && !cel.tekst.is_empty() && self.doorgehaald.contains(&(rij.nummer, kolom)) {
                cel.fout =
                    Some(("doorgehaald", "In deze cel is tekst doorgehaald. Zij is wel gelezen; haal weg wat niet meer geldt."));
            }
        }
    }

    /// Gives what stands in a merged cell to every row beside it that has a name of its own; a row without one goes on about the row above.
    pub(super) fn verdeel(&self, tabel: &mut Tabel) {
        let is_sleutel = |kolom: usize| tabel.kop.get(kolom).is_none_or(|kolom| kolom.is(Veld::Naam) || kolom.is(Veld::Kenmerk));
        let namen: Vec<usize> = (0..tabel.kop.len()).filter(|kolom| tabel.kop[*kolom].is(Veld::Naam)).collect();
        for (eerste, kolom, laatste) in self.samengevoegd.iter().filter(|(_, kolom, _)| !is_sleutel(*kolom)) {
            let Ok(plek) = tabel.rijen.binary_search_by_key(eerste, |rij| rij.nummer) else { continue };
            let Some(cel) = tabel.rijen[plek].cellen.get(*kolom).filter(|cel| !cel.tekst.is_empty()).cloned() else { continue };
            for rij in tabel.rijen[plek + 1..].iter_mut().take_while(|rij| rij.nummer <= *laatste) {
                let heeft_naam = namen.iter().any(|naam| rij.cellen.get(*naam).is_some_and(|cel| !cel.tekst.is_empty()));
                if heeft_naam && rij.cellen.get(*kolom).is_none_or(|leeg| *leeg == Cel::default()) {
                    rij.cellen.resize(rij.cellen.len().max(kolom + 1), Cel::default());
                    rij.cellen[*kolom] = cel.clone();
                }
            }
        }
    }

    /// Tells with a row which of its formulas have no value; they may stand behind its last cell.
    pub(in crate::exchange::inlezen) fn zet_zonder_waarde(&self, rij: &mut Rij) {
        for (_, kolom) in self.zonder_waarde.range((rij.nummer, 0)..(rij.nummer, MEESTE_CELLEN)) {
            if rij.cellen.len() <= *kolom {
                rij.cellen.resize(kolom + 1, Cel::default());
            }
            let cel = &mut rij.cellen[*kolom];
            if *cel == Cel::default() {
                *cel = Cel::zonder_waarde();
            }
        }
    }
}

/// A cell that is being read.
#[derive(Default)]
struct Bezig {
    plaats: Option<(usize, usize)>,
    doorgehaald: bool,
    /// The kind of its value: `s` is of the shared texts, `str` the text of a formula, which may be empty.
    soort: String,
    formule: bool,
    in_waarde: bool,
    waarde: String,
}

/// Gives every event of a part, as long as more are wanted.
fn elk(archief: &mut ZipArchive<Cursor<&[u8]>>, naam: &str, mut doe: impl FnMut(Event<'_>) -> bool) -> Option<()> {
    let deel = archief.by_name(naam).ok()?;
    let mut xml = Reader::from_reader(BufReader::new(deel));
    xml.config_mut().expand_empty_elements = true;
    alle(&mut xml, &mut doe)
}

fn alle(xml: &mut Reader<impl BufRead>, doe: &mut impl FnMut(Event<'_>) -> bool) -> Option<()> {
    let mut buf = Vec::new();
    loop {
        buf.clear();
        match xml.read_event_into(&mut buf).ok()? {
            Event::Eof => return Some(()),
            event => {
                if !doe(event) {
                    return Some(());
                }
            }
        }
    }
}

fn plaatsen(archief: &mut ZipArchive<Cursor<&[u8]>>) -> Option<HashMap<String, String>> {
    let mut doelen: HashMap<String, String> = HashMap::new();
    elk(archief, "xl/_rels/workbook.xml.rels", |event| {
        if let Event::Start(begin) = event
            && let (Some(id), Some(doel)) = (waarde(&begin, "Id"), waarde(&begin, "Target"))
        {
            let doel = doel.strip_prefix('/').map_or_else(|| format!("xl/{doel}"), str::to_owned);
            doelen.insert(id, doel);
        }
        true
    })?;
    let mut plaatsen = HashMap::new();
    elk(archief, "xl/workbook.xml", |event| {
        if let Event::Start(begin) = event
            && begin.name().0 == "sheet"
            && let (Some(naam), Some(id)) = (waarde(&begin, "name"), waarde(&begin, "r:id"))
        {
            plaatsen.extend(doelen.get(&id).map(|doel| (naam, doel.clone())));
        }
        true
    })?;
    Some(plaatsen)
}

/// Which of the styles of cells strike through.
fn stijlen(archief: &mut ZipArchive<Cursor<&[u8]>>) -> Option<Vec<bool>> {
    let (mut letters, mut stijlen, mut in_stijlen): (Vec<bool>, Vec<bool>, bool) = Default::default();
    elk(archief, "xl/styles.xml", |event| {
        match event {
            Event::Start(begin) => match begin.name().0 {
                "font" => letters.push(false),
                "strike" => letters.last_mut().into_iter().for_each(|laatste| *laatste = is_aan(&begin)),
                "cellXfs" => in_stijlen = true,
                "xf" if in_stijlen => {
                    let letter = waarde(&begin, "fontId").and_then(|letter| letter.parse::<usize>().ok());
                    stijlen.push(letter.and_then(|letter| letters.get(letter)).copied().unwrap_or_default());
                }
                _ => {}
            },
            Event::End(einde) if einde.name().0 == "cellXfs" => in_stijlen = false,
            _ => {}
        }
        stijlen.len() < MEESTE
    })?;
    Some(stijlen)
}

/// Which of the shared texts have a part that is struck through.
fn teksten(archief: &mut ZipArchive<Cursor<&[u8]>>) -> Option<HashSet<usize>> {
    let (mut nummer, mut doorgehaald) = (0_usize, HashSet::new());
    elk(archief, "xl/sharedStrings.xml", |event| {
        match event {
            Event::Start(begin) if begin.name().0 == "strike" && is_aan(&begin) => drop(doorgehaald.insert(nummer)),
            Event::End(einde) if einde.name().0 == "si" => nummer += 1,
            _ => {}
        }
        doorgehaald.len() < MEESTE
    })?;
    Some(doorgehaald)
}

fn is_aan(begin: &BytesStart<'_>) -> bool {
    waarde(begin, "val").is_none_or(|waarde| waarde != "0" && waarde != "false")
}

fn waarde(begin: &BytesStart<'_>, naam: &str) -> Option<String> {
    let gevonden = begin.try_get_attribute(naam).ok()??;
    gevonden.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// "C7" is row 7, column 2.
fn plaats_van(verwijzing: &str) -> Option<(usize, usize)> {
    let cijfers = verwijzing.find(|teken: char| teken.is_ascii_digit()).filter(|cijfers| (1..=3).contains(cijfers))?;
    let letters = verwijzing[..cijfers].bytes().filter(u8::is_ascii_uppercase);
    let kolom = letters.fold(0, |kolom, letter| kolom * 26 + usize::from(letter - b'A') + 1);
    Some((verwijzing[cijfers..].parse().ok()?, kolom.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::plaats_van;

    #[test]
    fn a_reference_is_a_row_and_a_column() {
        assert_eq!((plaats_van("A1"), plaats_van("C7"), plaats_van("AB10")), (Some((1, 0)), Some((7, 2)), Some((10, 27))));
        assert_eq!((plaats_van("7"), plaats_van("ABCDE1"), plaats_van("")), (None, None, None));
    }
}
