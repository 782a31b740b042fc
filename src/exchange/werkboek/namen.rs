//! What fields are called for people: the names of the API as Dutch words.

/// Words that are no Dutch word, or are written otherwise.
const WOORDEN: &[(&str, &str)] = &[
    ("dpia", "DPIA"),
    ("bsn", "BSN"),
    ("eer", "EER"),
    ("upl", "UPL"),
    ("dpf", "DPF"),
    ("url", "webadres"),
    ("uri", "webadres"),
    ("themas", "thema's"),
    ("email", "e-mailadres"),
    ("oin", "OIN"),
    ("rsin", "RSIN"),
    ("kvk", "KvK"),
    ("tooi", "TOOI"),
];

/// Sheets whose name is too long or says too little.
const BLADEN: &[(&str, &str)] = &[
    ("uitzonderingenBijzondereGegevens", "Uitzonderingen artikel 9"),
    ("verwerkingsverantwoordelijken", "Verantwoordelijken"),
    ("rechtenAfwijkingen", "Afwijkingen van rechten"),
    ("verzoekKanalen", "Kanalen voor verzoeken"),
    ("algemeen", "Algemene teksten"),
];

/// `hoogRestrisico` is "hoog restrisico".
pub(super) fn woorden(naam: &str) -> String {
    let mut los = String::new();
    let mut vorige = 'a';
    for teken in naam.chars() {
        if teken.is_uppercase() || (teken.is_ascii_digit() && !vorige.is_ascii_digit()) {
            los.push(' ');
        }
        los.extend(teken.to_lowercase());
        vorige = teken;
    }
    let anders =
        |woord: &str| WOORDEN.iter().find(|(van, _)| *van == woord).map_or(woord.to_owned(), |(_, naar)| (*naar).to_owned());
    los.split(' ').map(anders).collect::<Vec<_>>().join(" ")
}

/// The heading of a column; `boven` are the fields that it stands in.
pub(super) fn kop(boven: &[String], naam: &str) -> String {
    let delen: Vec<String> = boven.iter().map(String::as_str).chain([naam]).map(woorden).collect();
    hoofdletter(&delen.join(": "))
}

/// The name of a sheet.
pub(super) fn blad(naam: &str) -> String {
    let eigen = BLADEN.iter().find(|(van, _)| *van == naam).map(|(_, naar)| (*naar).to_owned());
    eigen.unwrap_or_else(|| hoofdletter(&woorden(naam)))
}

fn hoofdletter(tekst: &str) -> String {
    let mut tekens = tekst.chars();
    tekens.next().map(|eerste| eerste.to_uppercase().chain(tekens).collect()).unwrap_or_default()
}

/// The code list of a closed type: `GrondslagArtikel22` is `grondslag_artikel_22`.
pub(super) fn lijst(soort: &str) -> String {
    let mut naam = String::new();
    let mut vorige = '_';
    for teken in soort.chars() {
        if !naam.is_empty() && (teken.is_uppercase() || (teken.is_ascii_digit() && !vorige.is_ascii_digit())) {
            naam.push('_');
        }
        naam.extend(teken.to_lowercase());
        vorige = teken;
    }
    naam
}

/// What is said to programs only, and what people read instead.
const VOOR_PROGRAMMAS: &[(&str, &str)] = &[
    ("Dit veld", "Deze cel"),
    ("dit veld", "deze cel"),
    ("Hier hoort een object", "Hier staat iets dat hier niet past"),
    ("Deze waarde past niet bij de beschrijving in het OpenAPI-document", "Deze waarde past hier niet"),
    ("Schrijf een bestaande datum als 2026-05-31", "Schrijf een bestaande datum, zoals 31-05-2026"),
];
/// From here to the end of the sentence only programs want to know.
const TOT_DE_PUNT: &[&str] = &["; het patroon is ", "; de codes staan op /v1/", "; haal ze opnieuw op"];

/// A text of the register as people in a workbook read it: fields by their headings, and yes and no.
#[must_use]
pub fn voor_mensen(tekst: &str) -> String {
    let mut kort = VOOR_PROGRAMMAS.iter().fold(tekst.replace('`', ""), |tekst, (van, naar)| tekst.replace(van, naar));
    for begin in TOT_DE_PUNT {
        if let Some(plaats) = kort.find(begin) {
            kort.truncate(plaats);
            kort.push('.');
        }
    }
    // "Neem het terug (_terugnemen)".
    let is_adres = |woord: &str| woord.trim_end_matches(['.', ',', ')']).starts_with("(_");
    let staart = |woord: &str| woord.rsplit(')').next().unwrap_or_default().to_owned();
    let tekst = kort.split(' ').fold(String::new(), |tekst, woord| match woord {
        woord if is_adres(woord) => tekst + &staart(woord),
        woord if tekst.is_empty() => woord.to_owned(),
        woord => tekst + " " + woord,
    });
    let woord = |woord: &str| {
        let kaal = woord.trim_matches(|teken: char| !teken.is_alphanumeric());
        let is_veld = kaal.starts_with(char::is_lowercase) && kaal.contains(char::is_uppercase);
        let anders = match kaal {
            "true" => "ja".to_owned(),
            "false" => "nee".to_owned(),
            kaal if is_veld => format!("“{}”", kaal.split('.').map(woorden).collect::<Vec<_>>().join(": ")),
            kaal => kaal.to_owned(),
        };
        woord.replace(kaal, &anders)
    };
    tekst
        .split(' ')
        .map(|een| if een.chars().any(char::is_alphanumeric) { woord(een) } else { een.to_owned() })
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_api_become_words() {
        assert_eq!(
            voor_mensen("Vul geautomatiseerdeBesluitvorming.aanwezig in: true of false. (VR-I01)"),
            "Vul “geautomatiseerde besluitvorming: aanwezig” in: ja of nee. (VR-I01)"
        );
        assert_eq!(
            voor_mensen("Zet dpfCertificering op true, of kies – iets anders."),
            "Zet “DPF certificering” op ja, of kies – iets anders."
        );
        assert_eq!(
            voor_mensen("Neem het concept eerst terug (_terugnemen) of laat het terugsturen (_terugsturen). Zet `dpia`."),
            "Neem het concept eerst terug of laat het terugsturen. Zet dpia."
        );
        assert_eq!(
            voor_mensen("Deze tekst heeft niet de goede vorm; het patroon is ^[0-9.]{20}$"),
            "Deze tekst heeft niet de goede vorm."
        );
        assert_eq!(
            [woorden("grondslagArtikel22"), lijst("GrondslagArtikel22")],
            ["grondslag artikel 22", "grondslag_artikel_22"]
        );
    }
}
