//! CSV as spreadsheets write it: UTF-8 or Windows-1252, a comma, semicolon, tab or pipe, any line ends.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{
    Onleesbaar, Vertaling,
    bladen::los,
    tabel::{Cel, Nabij, Opbouw, Rij, Tabel, geen_kop},
};

const SCHEIDINGSTEKENS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// Names of columns that only our own export has.
const EIGEN: [&str; 5] = ["identificatie", "versieUuid", "registerhouderUuid", "beginGeldigheid", "geldigOp"];

/// Reads a file.
pub fn lees(bytes: &[u8], vertaling: &Vertaling) -> Result<Tabel, Onleesbaar> {
    // One kind of line end, so that numbers of lines are right in mixed files too.
    let tekst = tekst(bytes)?.replace("\r\n", "\n").replace('\r', "\n");
    if is_eigen(&tekst) {
        let melding = "Dit is de CSV-uitvoer van een verwerkingsregister. Daarin staat niet alles; lees de uitvoer als NDJSON of als XLSX in. Die \
                       herkennen iedere activiteit aan haar uuid.";
        return Err(Onleesbaar::new("eigen-csv", melding));
    }
    let (mut nabij, mut fout) = (Nabij::default(), None);
    for teken in SCHEIDINGSTEKENS {
        match tabel(&tekst, teken, vertaling) {
            Ok(Ok(tabel)) => return Ok(tabel),
            Ok(Err(andere)) => nabij = nabij.of(andere),
            Err(andere) => fout = Some(andere),
        }
    }
    los("", &nabij, vertaling).ok_or_else(|| fout.unwrap_or_else(|| geen_kop(&nabij)))
}

/// Whether the names are those of our own export, whatever a program for spreadsheets made of the signs between them. They are no names that
/// people choose.
fn is_eigen(tekst: &str) -> bool {
    let kop = tekst.trim_start_matches('\u{feff}').lines().find(|regel| !regel.trim().is_empty() && !regel.starts_with("sep="));
    let namen: Vec<&str> = kop.unwrap_or_default().split([',', ';', '\t']).map(|naam| naam.trim_matches(['"', ' '])).collect();
    EIGEN.iter().filter(|naam| namen.contains(naam)).count() >= 3
}

/// The text of a file, whatever its encoding.
pub(super) fn tekst(bytes: &[u8]) -> Result<String, Onleesbaar> {
    let (tekst, _, _) = if bytes.starts_with(b"\xff\xfe") {
        UTF_16LE.decode(bytes)
    } else if bytes.starts_with(b"\xfe\xff") {
        UTF_16BE.decode(bytes)
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8.decode(bytes)
    } else if let Some(rij) = gemengd(bytes) {
        let melding = "Op deze regel staat een teken in een andere codering dan elders in het bestand. Bewaar het bestand opnieuw als UTF-8.";
        return Err(Onleesbaar::op_rij(rij, "codering", melding));
    } else {
        WINDOWS_1252.decode(bytes)
    };
    if tekst.contains('\0') {
        return Err(Onleesbaar::new("geen-tekst", "Dit is geen tekstbestand: er staan nullen in."));
    }
    if tekst.trim().is_empty() {
        return Err(Onleesbaar::new("leeg", "Het bestand is leeg."));
    }
    Ok(tekst.into_owned())
}

/// The line of the first byte that is not UTF-8, when there are letters elsewhere that are: such a file has two encodings.
fn gemengd(bytes: &[u8]) -> Option<usize> {
    let delen = || bytes.utf8_chunks();
    if delen().all(|deel| deel.valid().is_ascii()) {
        return None;
    }
    let voor = delen().find(|deel| !deel.invalid().is_empty())?.valid();
    Some(1 + voor.bytes().filter(|byte| *byte == b'\n').count())
}

/// The sheet with this separator, or what came nearest when it has no known columns.
fn tabel(tekst: &str, teken: u8, vertaling: &Vertaling) -> Result<Result<Tabel, Nabij>, Onleesbaar> {
    let mut lezer = ::csv::ReaderBuilder::new().delimiter(teken).has_headers(false).flexible(true).from_reader(tekst.as_bytes());
    let mut opbouw = Opbouw::gescheiden(vertaling);
    let mut record = ::csv::StringRecord::new();
    let mut laatste = 0;
    // The text was decoded, so that reading it cannot fail.
    while opbouw.gaat_door() && lezer.read_record(&mut record).unwrap_or(false) {
        let nummer = record.position().map_or(0, |plaats| usize::try_from(plaats.line()).unwrap_or(usize::MAX));
        laatste = record.len();
        opbouw.voeg_toe(Rij { nummer, cellen: record.iter().map(Cel::new).collect(), ..Rij::default() })?;
    }
    let mut tabel = match opbouw.klaar() {
        Ok(tabel) => tabel,
        Err(nabij) => return Ok(Err(nabij)),
    };
    if let Some(rij) = open_aanhaling(tekst, teken) {
        let melding = "Het aanhalingsteken dat hier begint, wordt nergens gesloten. Is het bestand afgekapt?";
        return Err(Onleesbaar::op_rij(rij, "afgekapt", melding));
    }
    if !tekst.ends_with('\n')
        && laatste < tabel.kop.len()
        && let Some(rij) = tabel.rijen.last_mut()
    {
        rij.fout = Some(("afgekapt", "De laatste rij heeft minder cellen dan er kolommen zijn. Is het bestand afgekapt?"));
    }
    Ok(Ok(tabel))
}

/// The line of a quote that opens a cell and is never closed.
fn open_aanhaling(tekst: &str, scheiding: u8) -> Option<usize> {
    let (mut open, mut regel, mut celbegin) = (None, 1, true);
    let mut bytes = tekst.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match (byte, open) {
            (b'"', Some(_)) if bytes.peek() == Some(&b'"') => drop(bytes.next()),
            (b'"', Some(_)) => open = None,
            (b'"', None) if celbegin => open = Some(regel),
            _ => {}
        }
        celbegin = open.is_none() && (byte == scheiding || byte == b'\n');
        regel += usize::from(byte == b'\n');
    }
    open
}
