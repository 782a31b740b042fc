//! What kind of file it is: told by its media type, or by its name.

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Formaat {
    Csv,
    Xlsx,
    Ndjson,
    AvgRegister,
}

const SOORTEN: [(Formaat, &str, &[&str]); 4] = [
    (Formaat::Csv, "text/csv", &["csv", "txt"]),
    (Formaat::Xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"]),
    (Formaat::Ndjson, "application/x-ndjson", &["ndjson", "jsonl"]),
    (Formaat::AvgRegister, "application/json", &["json"]),
];

impl Formaat {
    /// The media types that are read.
    pub const MEDIA_TYPES: &[&str] = &[SOORTEN[0].1, SOORTEN[1].1, SOORTEN[2].1, SOORTEN[3].1];

    /// By its media type.
    #[must_use]
    pub fn van_media_type(media_type: &str) -> Option<Self> {
        SOORTEN.iter().find(|(_, soort, _)| *soort == media_type).map(|(formaat, ..)| *formaat)
    }

    /// By what stands behind the last full stop of its name.
    #[must_use]
    pub fn van_naam(naam: &str) -> Option<Self> {
        let einde = naam.rsplit_once('.')?.1.to_lowercase();
        SOORTEN.iter().find(|(.., namen)| namen.contains(&einde.as_str())).map(|(formaat, ..)| *formaat)
    }

    /// Whether such a file may name its registers itself. Of a workbook that shows when it is read.
    #[must_use]
    pub fn noemt_register(self) -> bool {
        matches!(self, Self::Ndjson | Self::Xlsx)
    }
}
