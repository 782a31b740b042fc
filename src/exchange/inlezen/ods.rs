//! ODF spreadsheets (.ods), read row by row: what is repeated a million times or unpacks to too much costs no more than what is allowed.

use std::io::{BufReader, Cursor};

use quick_xml::{
    Reader,
    escape::resolve_xml_entity,
    events::{BytesStart, Event},
};

use super::{
    LANGSTE_CEL, MEESTE_CELLEN, Onleesbaar, Vertaling,
    bladen::{Bladen, eis_blad, kies, weiger_eigen},
    tabel::{Cel, Opbouw, Rij, Tabel},
    xlsx::meet,
};

/// More of a text is not looked at; such a cell is too long anyhow.
const GENOEG: usize = 4 * LANGSTE_CEL + 4;

/// Reads the sheet with this name, or else the first that has known columns.
pub fn lees(bytes: &[u8], blad: Option<&str>, vertaling: &Vertaling) -> Result<Tabel, Onleesbaar> {
    meet(bytes).map_err(|fout| if fout == super::xlsx::kapot() { kapot() } else { fout })?;
    let mut archief = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| kapot())?;
    let deel = archief.by_name("content.xml").map_err(|_| kapot())?;
    let mut lezer = Lezer { xml: Reader::from_reader(BufReader::new(deel)), buf: Vec::new() };
    lezer.xml.config_mut().expand_empty_elements = true;
    let (mut bladen, mut namen): (Bladen, Vec<String>) = (Vec::new(), Vec::new());
    while let Some(naam) = lezer.volgend_blad()? {
        namen.push(naam.clone());
        if blad.is_none() {
            weiger_eigen(&namen)?;
        }
        let mut opbouw = Opbouw::new(vertaling);
        let gevraagd = blad.is_none_or(|blad| blad == naam);
        lezer.rijen(|rij| if gevraagd && opbouw.gaat_door() { opbouw.voeg_toe(rij) } else { Ok(()) })?;
        if gevraagd {
            bladen.push((naam, opbouw.klaar()));
        }
    }
    eis_blad(blad, &namen)?;
    kies(bladen, vertaling)
}

fn kapot() -> Onleesbaar {
    Onleesbaar::new(
        "geen-ods",
        "Dit is geen heel ODS-bestand. Is het afgekapt, of beveiligd met een wachtwoord? Sla het anders op als .xlsx.",
    )
}

struct Lezer<R> {
    xml: Reader<R>,
    buf: Vec<u8>,
}

impl<R: std::io::BufRead> Lezer<R> {
    fn volgende(&mut self) -> Result<Event<'_>, Onleesbaar> {
        self.buf.clear();
        self.xml.read_event_into(&mut self.buf).map_err(|_| kapot())
    }

    /// The name of the next sheet.
    fn volgend_blad(&mut self) -> Result<Option<String>, Onleesbaar> {
        loop {
            match self.volgende()? {
                Event::Start(begin) if begin.name().0 == "table:table" => {
                    return Ok(Some(waarde(&begin, "table:name").unwrap_or_default()));
                }
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }

    /// Gives each row of the sheet that has cells.
    fn rijen(&mut self, mut doe: impl FnMut(Rij) -> Result<(), Onleesbaar>) -> Result<(), Onleesbaar> {
        let mut nummer = 1;
        loop {
            let (keer, verborgen) = match self.volgende()? {
                Event::Start(begin) if begin.name().0 == "table:table-row" => {
                    let zicht = waarde(&begin, "table:visibility");
                    (aantal(&begin, "table:number-rows-repeated"), zicht.is_some_and(|zicht| zicht != "visible"))
                }
                Event::End(einde) if einde.name().0 == "table:table" => return Ok(()),
                Event::Eof => return Err(kapot()),
                _ => continue,
            };
            let rij = self.rij()?;
            if rij.cellen.is_empty() && rij.fout.is_none() {
                nummer += keer;
                continue;
            }
            for _ in 0..keer {
                doe(Rij { nummer, verborgen, ..rij.clone() })?;
                nummer += 1;
            }
        }
    }

    fn rij(&mut self) -> Result<Rij, Onleesbaar> {
        let mut rij = Rij::default();
        let mut plaats = 0;
        loop {
            let (keer, soort) = match self.volgende()? {
                Event::Start(begin) if ["table:table-cell", "table:covered-table-cell"].contains(&begin.name().0) => {
                    (aantal(&begin, "table:number-columns-repeated"), Soort::van(&begin))
                }
                Event::End(einde) if einde.name().0 == "table:table-row" => return Ok(rij),
                Event::Eof => return Err(kapot()),
                _ => continue,
            };
            let cel = soort.cel(&self.tekst()?);
            if cel != Cel::default() {
                if plaats + keer > MEESTE_CELLEN {
                    rij.fout = Some(("te-veel-cellen", "Deze rij heeft een cel ver voorbij de laatste kolom."));
                } else {
                    rij.cellen.resize(plaats, Cel::default());
                    rij.cellen.extend(std::iter::repeat_n(cel, keer));
                }
            }
            plaats = plaats.saturating_add(keer);
        }
    }

    /// The text of a cell: its paragraphs as lines, without what somebody remarked about it.
    fn tekst(&mut self) -> Result<String, Onleesbaar> {
        let (mut tekst, mut alinea, mut opmerking) = (String::new(), 0, 0_u32);
        loop {
            match self.volgende()? {
                Event::Start(begin) => match begin.name().0 {
                    "office:annotation" => opmerking += 1,
                    _ if opmerking > 0 => {}
                    "text:p" => {
                        alinea += 1;
                        if alinea > 1 {
                            tekst.push('\n');
                        }
                    }
                    "text:s" | "text:tab" => tekst.push(' '),
                    "text:line-break" => tekst.push('\n'),
                    _ => {}
                },
                Event::Text(deel) if opmerking == 0 && tekst.len() < GENOEG => tekst += &deel.xml10_content(),
                Event::GeneralRef(verwijzing) if opmerking == 0 => match verwijzing.resolve_char_ref() {
                    Ok(Some(teken)) => tekst.push(teken),
                    _ => tekst += resolve_xml_entity(&verwijzing).unwrap_or_default(),
                },
                Event::End(einde) => match einde.name().0 {
                    "office:annotation" => opmerking = opmerking.saturating_sub(1),
                    "table:table-cell" | "table:covered-table-cell" if opmerking == 0 => return Ok(tekst),
                    _ => {}
                },
                Event::Eof => return Err(kapot()),
                _ => {}
            }
        }
    }
}

/// What the attributes of a cell say of its value.
enum Soort {
    Tekst,
    Waarde(String),
    Fout,
}

impl Soort {
    fn van(begin: &BytesStart<'_>) -> Self {
        if waarde(begin, "calcext:value-type").as_deref() == Some("error") {
            return Self::Fout;
        }
        match waarde(begin, "office:value-type").as_deref() {
            Some("date") => {
                let dag = waarde(begin, "office:date-value").unwrap_or_default();
                Self::Waarde(dag.split('T').next().unwrap_or_default().to_owned())
            }
            Some("boolean") => Self::Waarde(
                if waarde(begin, "office:boolean-value").as_deref() == Some("true") { "ja" } else { "nee" }.to_owned(),
            ),
            Some("float") => waarde(begin, "office:value").map_or(Self::Tekst, Self::Waarde),
            _ => Self::Tekst,
        }
    }

    fn cel(self, tekst: &str) -> Cel {
        match self {
            Self::Fout => Cel::mislukt(),
            Self::Waarde(waarde) => Cel::new(&waarde),
            Self::Tekst => Cel::new(tekst),
        }
    }
}

fn waarde(begin: &BytesStart<'_>, naam: &str) -> Option<String> {
    let gevonden = begin.try_get_attribute(naam).ok()??;
    gevonden.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn aantal(begin: &BytesStart<'_>, naam: &str) -> usize {
    waarde(begin, naam).and_then(|aantal| aantal.parse().ok()).unwrap_or(1).clamp(1, 2_000_000)
}
