//! Whether public text holds personal data of an employee.

use super::super::Vondsten;
use crate::domain::inhoud::{Inhoud, WettelijkeBepaling, organisatie::OrganisatieInvoer};
use crate::domain::recht::dossier::Dossier;

const MELDING: &str = "Gebruik functionele contactgegevens, geen persoonsgegevens van een medewerker.";

/// Words that stand before the name of a person.
const AANSPREEKVORMEN: &[&str] = &["dhr", "mevr", "mw", "meneer", "mevrouw", "de heer"];

pub(super) fn persoonsgegevens(dossier: &Dossier<'_>) -> Vondsten {
    teksten(dossier.inhoud)
        .into_iter()
        .filter(|(_, tekst)| {
            noemt_persoon(tekst) || heeft_persoonlijk_adres(dossier, tekst) || heeft_eigen_nummer(dossier, tekst)
        })
        .map(|(pointer, _)| (pointer, MELDING.to_owned()))
        .collect()
}

/// Titles, and what stands before a surname without being one.
const VOOR_DE_NAAM: &[&str] =
    &["dr", "drs", "ds", "ing", "ir", "mr", "prof", "van", "von", "de", "den", "der", "la", "le", "t", "ten", "ter"];

/// Whether a text names a person: a form of address, and then a name.
pub(in crate::domain::recht::toetsing) fn noemt_persoon(tekst: &str) -> bool {
    let woorden: Vec<&str> = tekst.split_whitespace().collect();
    let kaal = |woord: &str| woord.trim_matches(|teken: char| !teken.is_alphanumeric()).to_lowercase();
    woorden.iter().enumerate().any(|(plaats, woord)| {
        let woord = kaal(woord);
        let met_lidwoord = plaats > 0 && woord == "heer" && woorden[plaats - 1].eq_ignore_ascii_case("de");
        let aanhef = met_lidwoord || AANSPREEKVORMEN.contains(&woord.as_str());
        let mut rest = woorden[plaats + 1..].iter();
        let volgende = rest.next().filter(|_| aanhef);
        volgende
            .is_some_and(|woord| woord.starts_with(char::is_uppercase) || (begint_naam(&kaal(woord)) && is_naam_na(rest, kaal)))
    })
}

fn begint_naam(woord: &str) -> bool {
    VOOR_DE_NAAM.contains(&woord)
}

/// A name or an initial after titles and "van de"; an abbreviation there is an organisation, as in "mevrouw van de GGD".
fn is_naam_na<'a>(rest: impl Iterator<Item = &'a &'a str>, kaal: impl Fn(&str) -> String) -> bool {
    let Some(naam) = rest.copied().find(|woord| !begint_naam(&kaal(woord))) else { return false };
    let mut tekens = naam.chars();
    let hoofdletter = tekens.next().is_some_and(char::is_uppercase);
    hoofdletter && tekens.next().is_some_and(|tweede| tweede.is_lowercase() || tweede == '.')
}

fn heeft_persoonlijk_adres(dossier: &Dossier<'_>, tekst: &str) -> bool {
    adressen(tekst).any(|adres| !dossier.kennis.is_functioneel_adres(adres))
}

/// The e-mail addresses in a text.
pub(in crate::domain::recht::toetsing) fn adressen(tekst: &str) -> impl Iterator<Item = &str> {
    tekst
        .split(|teken: char| teken.is_whitespace() || "<>()[]{},;:\"“”‘’".contains(teken))
        .map(|woord| woord.trim_matches(['.', '/', '?', '!']))
        .filter(|woord| woord.split_once('@').is_some_and(|(naam, domein)| !naam.is_empty() && domein.contains('.')))
}

/// Whether a text holds a whole telephone number that is not known as one of the organisation itself.
fn heeft_eigen_nummer(dossier: &Dossier<'_>, tekst: &str) -> bool {
    let bekend = dossier.registerhouder().into_iter().chain(dossier.verantwoordelijken().map(|(_, organisatie)| organisatie));
    let fg = |organisatie: &OrganisatieInvoer| organisatie.functionaris_gegevensbescherming.as_ref()?.telefoon.clone();
    let bekend: Vec<String> =
        bekend.flat_map(|een| [een.telefoon.clone(), fg(een)]).flatten().flat_map(|tekst| nummers(&tekst)).collect();
    nummers(tekst).iter().any(|nummer| !bekend.contains(nummer))
}

/// The Dutch telephone numbers of ten digits in a text, in their national form; 14 0999 and 0800-1234 are no whole numbers.
fn nummers(tekst: &str) -> Vec<String> {
    let kaal: String = tekst.chars().filter(|teken| !matches!(teken, ' ' | '-' | '.' | '(' | ')')).collect();
    let reeksen = kaal.split(|teken: char| !teken.is_ascii_digit() && teken != '+');
    let nationaal = reeksen.map(|reeks| {
        let zonder_land = reeks.strip_prefix("+31").or_else(|| reeks.strip_prefix("0031"));
        zonder_land.map_or_else(|| reeks.to_owned(), |rest| format!("0{}", rest.trim_start_matches('0')))
    });
    nationaal.filter(|reeks| reeks.len() == 10 && reeks.starts_with('0')).collect()
}

/// Public texts of a content, with their place.
#[derive(Default)]
struct Teksten<'a>(Vec<(String, &'a str)>);

impl<'a> Teksten<'a> {
    fn zie(&mut self, pointer: String, tekst: Option<&'a String>) {
        self.0.extend(tekst.map(|tekst| (pointer, tekst.as_str())));
    }

    fn bepaling(&mut self, hier: &str, bepaling: Option<&'a WettelijkeBepaling>) {
        let Some(bepaling) = bepaling else { return };
        self.zie(format!("{hier}/citeertitel"), bepaling.citeertitel.as_ref());
        self.zie(format!("{hier}/toelichting"), bepaling.toelichting.as_ref());
    }

    fn gronden(&mut self, inhoud: &'a Inhoud) {
        for (nummer, uitzondering) in inhoud.uitzonderingen_bijzondere_gegevens.iter().enumerate() {
            let hier = format!("/uitzonderingenBijzondereGegevens/{nummer}");
            self.bepaling(&format!("{hier}/wettelijkeBepaling"), uitzondering.wettelijke_bepaling.as_ref());
            self.zie(format!("{hier}/toelichting"), uitzondering.toelichting.as_ref());
        }
        for (hier, grond) in [("/bsnGrond", &inhoud.bsn_grond), ("/strafrechtelijkeGrond", &inhoud.strafrechtelijke_grond)] {
            let Some(grond) = grond else { continue };
            self.bepaling(&format!("{hier}/wettelijkeBepaling"), grond.wettelijke_bepaling.as_ref());
            self.zie(format!("{hier}/toelichting"), grond.toelichting.as_ref());
        }
    }

    fn verwijzingen(&mut self, inhoud: &'a Inhoud) {
        for (nummer, algoritme) in inhoud.algoritmes.iter().enumerate() {
            self.zie(format!("/algoritmes/{nummer}/naam"), algoritme.naam.as_ref());
        }
        for (nummer, cookie) in inhoud.cookies.iter().enumerate() {
            self.zie(format!("/cookies/{nummer}/naam"), cookie.naam.as_ref());
            self.zie(format!("/cookies/{nummer}/partij"), cookie.partij.as_ref());
            self.zie(format!("/cookies/{nummer}/doel"), cookie.doel.as_ref());
            self.zie(format!("/cookies/{nummer}/bewaartermijn"), cookie.bewaartermijn.as_ref());
        }
        for (nummer, zaaktype) in inhoud.zaaktypen.iter().enumerate() {
            self.zie(format!("/zaaktypen/{nummer}/omschrijving"), zaaktype.omschrijving.as_ref());
        }
        for (nummer, product) in inhoud.upl_producten.iter().enumerate() {
            self.zie(format!("/uplProducten/{nummer}/naam"), product.naam.as_ref());
        }
    }

    fn doelen(&mut self, inhoud: &'a Inhoud) {
        for (nummer, doel) in inhoud.doelen.iter().enumerate() {
            self.zie(format!("/doelen/{nummer}/omschrijving"), doel.omschrijving.as_ref());
            for (plaats, grondslag) in doel.grondslagen.iter().enumerate() {
                let hier = format!("/doelen/{nummer}/grondslagen/{plaats}");
                self.zie(format!("{hier}/toelichting"), grondslag.toelichting.as_ref());
                for (volgnummer, bepaling) in grondslag.wettelijke_bepalingen.iter().enumerate() {
                    self.bepaling(&format!("{hier}/wettelijkeBepalingen/{volgnummer}"), Some(bepaling));
                }
                let overeenkomst = grondslag.overeenkomst.as_ref().and_then(|overeenkomst| overeenkomst.omschrijving.as_ref());
                self.zie(format!("{hier}/overeenkomst/omschrijving"), overeenkomst);
                if let Some(toestemming) = &grondslag.toestemming {
                    self.zie(format!("{hier}/toestemming/wijzeVanVerkrijgen"), toestemming.wijze_van_verkrijgen.as_ref());
                    self.zie(format!("{hier}/toestemming/wijzeVanIntrekken"), toestemming.wijze_van_intrekken.as_ref());
                }
                if let Some(belang) = &grondslag.gerechtvaardigd_belang {
                    self.zie(format!("{hier}/gerechtvaardigdBelang/belang"), belang.belang.as_ref());
                }
            }
        }
    }

    fn betrokkenen(&mut self, inhoud: &'a Inhoud) {
        for (nummer, betrokkene) in inhoud.betrokkenen.iter().enumerate() {
            self.zie(format!("/betrokkenen/{nummer}/omschrijving"), betrokkene.omschrijving.as_ref());
            for (plaats, gegeven) in betrokkene.gegevens.iter().enumerate() {
                let hier = format!("/betrokkenen/{nummer}/gegevens/{plaats}");
                self.zie(format!("{hier}/omschrijving"), gegeven.omschrijving.as_ref());
                self.zie(format!("{hier}/gevolgNietVerstrekken"), gegeven.gevolg_niet_verstrekken.as_ref());
                for (bron, vermelding) in gegeven.bronnen.iter().enumerate() {
                    self.zie(format!("{hier}/bronnen/{bron}/omschrijving"), vermelding.omschrijving.as_ref());
                }
            }
        }
    }

    /// The name of a recipient has a rule of its own.
    fn partijen(&mut self, inhoud: &'a Inhoud) {
        for (nummer, partij) in inhoud.opdrachtgevers.iter().enumerate() {
            self.zie(format!("/opdrachtgevers/{nummer}/werkzaamheden"), partij.werkzaamheden.as_ref());
        }
        for (nummer, ontvanger) in inhoud.ontvangers.iter().enumerate() {
            self.zie(format!("/ontvangers/{nummer}/omschrijving"), ontvanger.omschrijving.as_ref());
            self.zie(format!("/ontvangers/{nummer}/grondslagVerstrekking"), ontvanger.grondslag_verstrekking.as_ref());
        }
        for (nummer, verwerker) in inhoud.verwerkers.iter().enumerate() {
            self.zie(format!("/verwerkers/{nummer}/werkzaamheden"), verwerker.werkzaamheden.as_ref());
        }
        for (nummer, doorgifte) in inhoud.doorgiften.iter().enumerate() {
            self.zie(format!("/doorgiften/{nummer}/ontvanger"), doorgifte.ontvanger.as_ref());
            let organisatie = doorgifte.internationale_organisatie.as_ref();
            self.zie(format!("/doorgiften/{nummer}/internationaleOrganisatie"), organisatie);
            self.zie(format!("/doorgiften/{nummer}/toelichting"), doorgifte.toelichting.as_ref());
            let documentatie = doorgifte.documentatie.as_ref().and_then(|documentatie| documentatie.omschrijving.as_ref());
            self.zie(format!("/doorgiften/{nummer}/documentatie/omschrijving"), documentatie);
        }
    }

    fn waarborgen(&mut self, inhoud: &'a Inhoud) {
        for (nummer, termijn) in inhoud.bewaartermijnen.iter().enumerate() {
            self.zie(format!("/bewaartermijnen/{nummer}/onderdeel"), termijn.onderdeel.as_ref());
            self.zie(format!("/bewaartermijnen/{nummer}/gebeurtenis"), termijn.gebeurtenis.as_ref());
            self.zie(format!("/bewaartermijnen/{nummer}/toelichting"), termijn.toelichting.as_ref());
            self.zie(format!("/bewaartermijnen/{nummer}/afwijkingToelichting"), termijn.afwijking_toelichting.as_ref());
            let uitzondering = termijn.uitzondering_vernietiging.as_ref().and_then(|deel| deel.toelichting.as_ref());
            self.zie(format!("/bewaartermijnen/{nummer}/uitzonderingVernietiging/toelichting"), uitzondering);
            self.bepaling(&format!("/bewaartermijnen/{nummer}/wettelijkeBepaling"), termijn.wettelijke_bepaling.as_ref());
        }
        if let Some(beveiliging) = &inhoud.beveiliging {
            self.zie("/beveiliging/openbareOmschrijving".to_owned(), beveiliging.openbare_omschrijving.as_ref());
        }
        if let Some(besluit) = &inhoud.geautomatiseerde_besluitvorming {
            let hier = "/geautomatiseerdeBesluitvorming";
            self.zie(format!("{hier}/onderliggendeLogica"), besluit.onderliggende_logica.as_ref());
            self.zie(format!("{hier}/verwachteGevolgen"), besluit.verwachte_gevolgen.as_ref());
            self.bepaling(&format!("{hier}/wettelijkeBepaling"), besluit.wettelijke_bepaling.as_ref());
            self.zie(format!("{hier}/menselijkeTussenkomst"), besluit.menselijke_tussenkomst.as_ref());
        }
        for (nummer, algoritme) in inhoud.algoritmes.iter().enumerate() {
            let mededeling = algoritme.ai_systeem.as_ref().and_then(|systeem| systeem.mededeling.as_ref());
            self.zie(format!("/algoritmes/{nummer}/aiSysteem/mededeling"), mededeling);
        }
        for (nummer, afwijking) in inhoud.rechten_afwijkingen.iter().enumerate() {
            self.zie(format!("/rechtenAfwijkingen/{nummer}/toelichting"), afwijking.toelichting.as_ref());
            self.bepaling(&format!("/rechtenAfwijkingen/{nummer}/wettelijkeBepaling"), afwijking.wettelijke_bepaling.as_ref());
        }
    }
}

/// The texts that readers of the public register see.
fn teksten(inhoud: &Inhoud) -> Vec<(String, &str)> {
    let mut teksten = Teksten::default();
    teksten.zie("/naam".to_owned(), Some(&inhoud.naam));
    teksten.zie("/omschrijving".to_owned(), inhoud.omschrijving.as_ref());
    let regeling = inhoud.onderlinge_regeling.as_ref();
    teksten.zie("/onderlingeRegeling/omschrijving".to_owned(), regeling.and_then(|regeling| regeling.omschrijving.as_ref()));
    teksten.doelen(inhoud);
    teksten.gronden(inhoud);
    teksten.betrokkenen(inhoud);
    teksten.partijen(inhoud);
    teksten.waarborgen(inhoud);
    teksten.verwijzingen(inhoud);
    teksten.0
}

#[cfg(test)]
pub(super) fn gevallen() -> Vec<super::super::tests::Geval> {
    use serde_json::json;

    use super::super::tests::{GEMEENTE, vuurt, zwijgt};

    vec![
        vuurt(&["VR-J06 /omschrijving"], json!({"inhoud": {"omschrijving": "Vraag het aan mevr. Jansen."}})),
        vuurt(&["VR-J06 /omschrijving"], json!({"inhoud": {"omschrijving": "Vraag het aan mevrouw van den Berg."}})),
        vuurt(&["VR-J06 /omschrijving"], json!({"inhoud": {"omschrijving": "Vraag het aan mw. drs. A. Smit."}})),
        vuurt(&["VR-J06 /omschrijving"], json!({"inhoud": {"omschrijving": "Vraag het aan de heer mr. De Vries."}})),
        zwijgt(
            "VR-J06",
            json!({"inhoud": {"omschrijving": "Er komt een mevrouw van de GGD langs, of een meneer van het Rijk."}}),
        ),
        vuurt(&["VR-J06 /omschrijving"], json!({"inhoud": {"omschrijving": "Bel 06-12 34 56 78 of kom langs."}})),
        vuurt(&["VR-J06 /omschrijving"], json!({"inhoud": {"omschrijving": "Mail j.jansen@voorbeeld.example."}})),
        zwijgt(
            "VR-J06",
            json!({"inhoud": {"omschrijving": "Bel 14 0999, mail info@voorbeeld.example of schrijf aan de heer of mevrouw."}}),
        ),
        vuurt(&["VR-J06 /omschrijving"], json!({"inhoud": {"omschrijving": "Bel 0226-123456 of +31 6 12345678."}})),
        zwijgt(
            "VR-J06",
            json!({"organisaties": {GEMEENTE: {"telefoon": "(0226) 12 34 56"}}, "inhoud": {"omschrijving": "Bel 0226-123456."}}),
        ),
        zwijgt("VR-J06", json!({"beheer": {"opmerkingen": "Vraag het aan mevr. Jansen."}})),
    ]
}
