//! What kind of file it is: told by its media type, or by its name.

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Formaat {
    Csv,
    Xlsx,
    Ods,
    Ndjson,
    AvgRegister,
    Zip,
}

const SOORTEN: [(Formaat, &str, &[&str]); 8] = [
    (Formaat::Csv, "text/csv", &["csv", "txt"]),
    (Formaat::Csv, "text/tab-separated-values", &["tsv", "tab"]),
    (Formaat::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"]),
    (Formaat::Xlsx, "application/vnd.ms-excel.sheet.macroenabled.12", &["xlsm"]),
    (Formaat::Ods, "application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
    (Formaat::Ndjson, "application/x-ndjson", &["ndjson", "jsonl"]),
    (Formaat::AvgRegister, "application/json", &["json"]),
    (Formaat::Zip, "application/zip", &["zip"]),
];
/// What is read, for people.
pub const WEL: &str = ".csv, .tsv, .xlsx, .xlsm, .ods, .ndjson, .json en .zip (AVG-register Rijksoverheid)";

impl Formaat {
    /// The media types that are read.
    pub const MEDIA_TYPES: &[&str] =
        &[SOORTEN[0].1, SOORTEN[1].1, SOORTEN[2].1, SOORTEN[3].1, SOORTEN[4].1, SOORTEN[5].1, SOORTEN[6].1, SOORTEN[7].1];

    /// By its media type.
    #[must_use]
    pub fn van_media_type(media_type: &str) -> Option<Self> {
        SOORTEN.iter().find(|(_, soort, _)| soort.eq_ignore_ascii_case(media_type)).map(|(formaat, ..)| *formaat)
    }

    /// By what stands behind the last full stop of its name.
    #[must_use]
    pub fn van_naam(naam: &str) -> Option<Self> {
        let einde = einde(naam)?;
        SOORTEN.iter().find(|(.., namen)| namen.contains(&einde.as_str())).map(|(formaat, ..)| *formaat)
    }

    /// What to do with a file that is not read, by its name.
    #[must_use]
    pub fn advies(naam: &str) -> String {
        let doe = match einde(naam).unwrap_or_default().as_str() {
            "xls" | "xlsb" | "xlt" | "xltx" | "numbers" | "gsheet" => {
                "Open het in het programma waarmee het is gemaakt, en sla op als .xlsx."
            }
            "doc" | "docx" | "odt" | "pdf" | "rtf" => "Zet de tabel in een spreadsheet, en sla op als .xlsx.",
            "7z" | "rar" | "gz" | "tar" => "Pak het uit, en lees ieder bestand apart in.",
            "sql" | "db" | "mdb" | "accdb" => "Voer de tabel uit als .csv.",
            "xml" | "yaml" | "yml" | "html" | "htm" => "Voer het register uit als .csv of .xlsx.",
            _ => return format!("Dit soort bestand wordt niet gelezen; wel {WEL}."),
        };
        format!("Dit soort bestand wordt niet gelezen. {doe} Wel gelezen: {WEL}.")
    }

    /// Whether such a file may name its registers itself. Of a workbook that shows when it is read.
    #[must_use]
    pub fn noemt_register(self) -> bool {
        matches!(self, Self::Ndjson | Self::Xlsx)
    }
}

/// What stands behind the last full stop of a name.
fn einde(naam: &str) -> Option<String> {
    Some(naam.rsplit_once('.')?.1.to_lowercase())
}
