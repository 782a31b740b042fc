//! What each code of a problem means for who gets it, and what to do: the text of the page that `type` leads to.

mod voorbeelden;

use serde_json::to_string_pretty;

use super::{CODES, OngeldigeParameter, Probleem};
use voorbeelden::{FOUTEN, VOORBEELDEN, Voorbeeld};

/// Where the pages of the codes stand.
pub const PAD: &str = "/problemen";

/// A code of a problem, explained.
#[derive(Debug)]
pub struct Uitleg {
    /// The code.
    pub code: &'static str,
    /// Its status.
    pub status: u16,
    /// What is wrong.
    pub titel: &'static str,
    /// What to do about it.
    pub advies: &'static str,
    voorbeeld: Voorbeeld,
}

impl Uitleg {
    /// The advice in pieces, each with whether it is code.
    #[must_use]
    pub fn delen(&self) -> Vec<(bool, &'static str)> {
        self.advies.split('`').enumerate().map(|(plaats, deel)| (plaats % 2 == 1, deel)).collect()
    }

    /// A request that ends so.
    #[must_use]
    pub fn verzoek(&self) -> &'static str {
        self.voorbeeld.0
    }

    /// What that request is answered with; the address is that of the page of the code.
    #[must_use]
    pub fn antwoord(&self, adres: &str) -> String {
        let (_, detail, fouten) = self.voorbeeld;
        let tekst = str::to_owned;
        let fout = |(name, code, reason): &(&str, &str, &str)| OngeldigeParameter {
            name: tekst(name),
            code: tekst(code),
            reason: tekst(reason),
        };
        let probleem = Probleem {
            r#type: tekst(adres),
            status: self.status,
            title: tekst(self.titel),
            detail: tekst(detail),
            code: tekst(self.code),
            instance: Some(tekst("5f0c3a4e6d0f4a63")),
            invalid_params: fouten.iter().map(fout).collect(),
        };
        to_string_pretty(&probleem).unwrap_or_default()
    }

    /// The codes of faults that this problem names, with what to do.
    #[must_use]
    pub fn fouten(&self) -> &'static [(&'static str, &'static str)] {
        if self.code == "ongeldige-invoer" { FOUTEN } else { &[] }
    }
}

/// Every code, in the order of the table.
pub fn alles() -> impl Iterator<Item = Uitleg> {
    let advies = |code: &str| ADVIES.iter().find(|(van, _)| *van == code).map_or("", |(_, advies)| advies);
    let voorbeeld = |code: &str| VOORBEELDEN.iter().find(|(van, _)| *van == code).map_or(("", "", &[][..]), |(_, een)| *een);
    CODES.iter().map(move |(code, status, titel)| Uitleg {
        code,
        status: *status,
        titel,
        advies: advies(code),
        voorbeeld: voorbeeld(code),
    })
}

/// A code with what to do.
const ADVIES: &[(&str, &str)] = &[
    (
        "ongeldige-invoer",
        "Kijk in `invalidParams`: daar staat iedere fout met haar plaats, een code en wat u kunt doen. Verbeter alles in één keer; het verzoek is niet uitgevoerd.",
    ),
    (
        "niet-aangemeld",
        "Stuur een token mee: `Authorization: Bearer …`. Kijk of het niet verlopen is, en of `iss`, `aud` en de handtekening kloppen.",
    ),
    (
        "geen-recht",
        "Uw token is goed, maar geeft dit recht niet, of niet voor deze organisatie. Vraag de beheerder om het recht dat `detail` noemt.",
    ),
    (
        "niet-deze-persoon",
        "Wie schreef of indiende, stelt niet zelf vast (vier ogen). Laat een andere persoon deze stap doen, met een eigen token.",
    ),
    ("niet-gevonden", "Kijk of de sleutel klopt. Wat u niet mag zien, bestaat voor u ook niet: dan is het antwoord hetzelfde."),
    ("methode-niet-toegestaan", "De header `Allow` noemt de methoden die op dit adres wel kunnen."),
    ("niet-leverbaar", "Vraag in `Accept` een vorm die hier is; `detail` noemt ze. Zonder `Accept` krijgt u JSON."),
    ("conflict", "De toestand laat dit nu niet toe. `detail` zegt wat er eerst moet gebeuren."),
    (
        "niet-compleet",
        "Vul aan wat `invalidParams` noemt: dat moet er volgens de wet staan voordat u vaststelt. Vooraf ziet u hetzelfde op `…/concept/toetsing`.",
    ),
    (
        "niet-voor-alle",
        "Er is niets gewijzigd. `invalidParams` zegt bij welke activiteiten het niet kan, en waarom. Laat die weg of herstel ze.",
    ),
    ("bestaat-al", "Gebruik wat er al is; `detail` zegt wat dat is. Stuurt u een eigen `uuid`, kies dan een andere."),
    (
        "sleutel-al-gebruikt",
        "Met deze `Idempotency-Key` is een ander verzoek gedaan. Maak voor ieder nieuw verzoek een nieuwe sleutel.",
    ),
    (
        "nummer-bestaat-al",
        "Een OIN, RSIN of KvK-nummer is van één organisatie. `detail` noemt haar; u vindt haar ook met `/organisaties?kvkNummer=…`. Gebruik haar.",
    ),
    ("houdt-register", "Deze organisatie houdt hier een register bij; zolang dat zo is, kan dit niet."),
    ("concept-bestaat-al", "Er is hoogstens één concept. Wijzig dat (PUT of PATCH), of gooi het eerst weg (DELETE)."),
    (
        "inlezing-niet-klaar",
        "Een inlezing wordt één keer uitgevoerd. Vraag haar op: `status` zegt hoe het staat. Stuur het bestand opnieuw als u nog eens wilt inlezen.",
    ),
    ("inlezing-loopt", "De inlezing is bezig. Vraag haar op tot zij klaar is."),
    (
        "dubbel-kenmerk",
        "Dit kenmerk hoort al bij een andere activiteit van dit register. Haal het daar weg, of gebruik een ander kenmerk.",
    ),
    ("concept-niet-ingediend", "Dien het concept eerst in (`…/concept/_indienen`)."),
    (
        "concept-ter-beoordeling",
        "Wat is ingediend, is niet te wijzigen. Neem het terug (`_terugnemen`) of laat het terugsturen (`_terugsturen`).",
    ),
    ("niet-geldig", "Op die dag geldt geen versie van deze activiteit. Kies een andere dag."),
    ("al-beeindigd", "De activiteit is al beëindigd. Stel een nieuwe versie vast als zij toch doorgaat."),
    ("geen-inhoud", "Deze versie heeft geen inhoud: zij is gewist, of zij is een beëindiging."),
    ("geen-publicatie", "Een beëindiging heeft geen inhoud om in te trekken of te wissen."),
    ("al-ingetrokken", "Er is niets meer te doen: de versie is ingetrokken."),
    ("al-gewist", "Er is niets meer te doen: de inhoud is gewist."),
    ("tweede-persoon-nodig", "Wissen vraagt twee personen. Laat een andere persoon hetzelfde verzoek doen."),
    ("niet-meer-beschikbaar", "Dit is ingetrokken of gewist, en komt niet terug. Verwijder uw kopie."),
    (
        "intussen-gewijzigd",
        "Lees de activiteit opnieuw, verwerk uw wijziging daarin, en stuur de nieuwe `ETag` in `If-Match`, met de aanhalingstekens erbij.",
    ),
    ("te-groot", "Stuur minder tegelijk; `detail` noemt het meeste dat mag."),
    ("adres-te-lang", "Stuur minder of kortere parameters in het adres."),
    ("onbekend-mediatype", "Stuur de `Content-Type` die bij dit adres hoort; `detail` noemt welke."),
    ("if-match-ontbreekt", "Stuur `If-Match` met de `ETag` die u het laatst las, zodat u niemands werk overschrijft."),
    ("te-langzaam", "De gegevens van uw verzoek kwamen te langzaam binnen. Stuur het opnieuw, in één keer."),
    (
        "te-veel-tegelijk",
        "Wacht tot uw vorige verzoeken klaar zijn, en doe er minder tegelijk. `Retry-After` zegt hoe lang u wacht.",
    ),
    (
        "interne-fout",
        "Dit ligt aan het register. Probeer het later; blijft het, geef dan het nummer in `instance` aan de beheerder.",
    ),
    (
        "te-druk",
        "Er zijn nu te veel verzoeken van deze soort. Wacht zo veel seconden als `Retry-After` zegt, en probeer het dan opnieuw.",
    ),
    (
        "teruggezet",
        "De database is teruggezet op een eerder moment. Lezen kan; schrijven kan weer als de beheerder dat heeft bevestigd. Lees daarna opnieuw wat u had.",
    ),
    ("nieuwe-versie", "Er draait al een nieuwere uitgave van het register. Probeer het zo opnieuw; u komt dan bij die uitgave."),
    (
        "uitkomst-onbekend",
        "Het is niet zeker of dit is opgeslagen. Stuur hetzelfde verzoek met dezelfde `Idempotency-Key` nog eens, of lees eerst wat er nu staat.",
    ),
    ("niet-bereikbaar", "Wacht zo veel seconden als `Retry-After` zegt, en probeer het dan opnieuw."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_and_nothing_else() {
        for uitleg in alles() {
            assert!(uitleg.advies.ends_with('.'), "{}: say what to do", uitleg.code);
            let voorbeeld: Probleem = serde_json::from_str(&uitleg.antwoord("https://voorbeeld.example")).unwrap();
            assert!(!uitleg.verzoek().is_empty() && voorbeeld.detail.ends_with('.'), "{}: give an example", uitleg.code);
            let names_faults = ["ongeldige-invoer", "niet-compleet", "niet-voor-alle"].contains(&uitleg.code);
            assert!(!names_faults || !voorbeeld.invalid_params.is_empty(), "{}: name the faults", uitleg.code);
        }
        assert_eq!(VOORBEELDEN.len(), CODES.len());
        assert_eq!(ADVIES.len(), CODES.len());
    }
}
