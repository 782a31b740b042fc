//! Results of the selectielijst, in the form in which a term refers to one (Archiefwet 1995, selectielijst gemeenten 2020).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::openbaar::OpenbareCode;
use crate::domain::{
    inhoud::SelectielijstResultaat,
    recht::kennis::{Kennis, Referentie},
    woorden::{
        codes::Waardering,
        termijn::Termijn,
        zoekwoord::{Zoekwoord, vormen},
    },
};

/// Een resultaat uit een selectielijst, klaar om bij een bewaartermijn over te nemen.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SelectielijstVoorstel {
    /// Neem dit over bij een bewaartermijn.
    pub selectielijst: SelectielijstResultaat,
    /// Het procestype waar het resultaat bij hoort.
    pub procestype: OpenbareCode,
    /// Toelichting op het resultaat.
    #[schema(required)]
    pub omschrijving: Option<String>,
    /// De wet of regeling waaruit de termijn volgt.
    #[schema(required)]
    pub herkomst: Option<String>,
}

impl SelectielijstVoorstel {
    /// What it is known by: its list, and its number there.
    #[must_use]
    pub fn sleutel(&self) -> String {
        let SelectielijstResultaat { lijst, volledig_nummer, .. } = &self.selectielijst;
        [lijst, volledig_nummer].map(|deel| deel.as_deref().unwrap_or_default()).join(" ")
    }
}

/// Which results are asked for.
#[derive(Debug, Default)]
pub struct Vraag {
    /// Only of this list.
    pub lijst: Option<String>,
    /// Only of the process type with this number.
    pub procestype: Option<u32>,
    /// Words that must all occur.
    pub zoek: Vec<String>,
}

/// What the data file says of a result.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Eigenschappen {
    lijst: String,
    volledig_nummer: String,
    procestype: String,
    waardering: Option<Waardering>,
    procestermijn: Option<String>,
    bewaartermijn: Option<Termijn>,
    /// Everyday words for what the result is about.
    #[serde(default)]
    trefwoorden: Vec<String>,
}

/// The results that are in force on a day and answer a question: first those of which a word is an everyday name, then in the order of the
/// list.
#[must_use]
pub fn voorstellen(kennis: &Kennis, vraag: &Vraag, dag: NaiveDate) -> Vec<SelectielijstVoorstel> {
    let lijst = kennis.lijsten().iter().find(|lijst| lijst.lijst == "selectielijst_resultaat");
    let items = lijst.into_iter().flat_map(|lijst| &lijst.items);
    let mut gevonden: Vec<_> = items
        .filter(|item| item.geldt_op(dag))
        .filter_map(|item| {
            let deel = Eigenschappen::deserialize(&item.eigenschappen).ok()?;
            let hoe = vindt(item, &deel.trefwoorden, &vraag.zoek)?;
            let soort = vraag.procestype.is_none_or(|nummer| deel.procestype.ends_with(&format!(":{nummer}")));
            let past = soort && vraag.lijst.as_ref().is_none_or(|lijst| *lijst == deel.lijst);
            past.then(|| (hoe, voorstel(kennis, item, deel)))
        })
        .collect();
    gevonden.sort_by_key(|(hoe, _)| *hoe);
    gevonden.into_iter().map(|(_, voorstel)| voorstel).collect()
}

/// How a result is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hoe {
    /// By an everyday name.
    Trefwoord,
    /// By the words of the list.
    Tekst,
}

fn voorstel(kennis: &Kennis, item: &Referentie, deel: Eigenschappen) -> SelectielijstVoorstel {
    SelectielijstVoorstel {
        procestype: OpenbareCode { naam: kennis.naam("selectielijst_procestype", &deel.procestype), code: deel.procestype },
        selectielijst: SelectielijstResultaat {
            lijst: Some(deel.lijst),
            volledig_nummer: Some(deel.volledig_nummer),
            naam: Some(item.naam.clone()),
            waardering: deel.waardering,
            procestermijn: deel.procestermijn,
            bewaartermijn: deel.bewaartermijn,
            url: None,
        },
        omschrijving: item.omschrijving.clone(),
        herkomst: item.bron.clone(),
    }
}

/// Every word is the beginning of a word of the result, or shares its stem: as search in the register.
fn vindt(item: &Referentie, trefwoorden: &[String], zoek: &[String]) -> Option<Hoe> {
    if zoek.is_empty() {
        return Some(Hoe::Tekst);
    }
    let tekst = format!("{} {} {}", item.naam, item.omschrijving.as_deref().unwrap_or(""), item.bron.as_deref().unwrap_or(""));
    let (gewoon, van_lijst) = (vormen(&trefwoorden.join(" ")), vormen(&tekst));
    let gezocht: Vec<_> = zoek.iter().map(|woord| Zoekwoord::new(woord)).collect();
    let in_een = |woorden: &[String], gezocht: &Zoekwoord| woorden.iter().any(|woord| gezocht.vindt(woord));
    let alle = gezocht.iter().all(|een| in_een(&gewoon, een) || in_een(&van_lijst, een));
    let hoe = if gezocht.iter().any(|een| in_een(&gewoon, een)) { Hoe::Trefwoord } else { Hoe::Tekst };
    alle.then_some(hoe)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nummers(procestype: Option<u32>, zoek: &str) -> Vec<String> {
        let kennis = Kennis::new(None).unwrap();
        let vraag = Vraag { lijst: None, procestype, zoek: kennis.zoekwoorden(zoek) };
        let dag = "2026-11-22".parse().unwrap();
        voorstellen(&kennis, &vraag, dag).into_iter().filter_map(|een| een.selectielijst.volledig_nummer).collect()
    }

    #[test]
    fn results_are_found_by_process_type_and_by_words() {
        let wmo = nummers(Some(8), "maatschappelijke ondersteuning");
        assert!(wmo.contains(&"8.1.1".to_owned()), "{wmo:?}");
        assert!(nummers(Some(8), "").iter().all(|nummer| nummer.starts_with("8.")));
        assert!(nummers(Some(8), "").len() > nummers(Some(8), "subsidie").len());
        assert_eq!(nummers(Some(8), "zeppelin"), Vec::<String>::new());
    }

    #[test]
    fn everyday_words_find_their_result_among_the_first_five() {
        for (woord, nummer) in [
            ("camera", "12.1.9"),
            ("bezwaar", "13.1"),
            ("bezwaarschrift", "13.1"),
            ("bijstand", "8.1"),
            ("parkeervergunning", "11.1.2"),
            ("parkeer", "11.1.2"),
            ("evenement", "11.1.1"),
            ("begraven", "11.1"),
            ("zienswijze", "13.1"),
            ("avg", "6.1"),
            ("inzageverzoek", "6.1"),
            ("personeelsdossier", "17.1"),
            ("ziekteverzuim", "17.1"),
            ("woo", "6.1.3"),
            ("woo-verzoek", "6.1.3"),
            ("erfpacht", "10.1"),
            ("paspoort", "5.1.4"),
            ("rijbewijs", "5.1.6"),
            ("sollicitatie", "17.2.1"),
            ("subsidie", "8.1.7"),
            ("klacht", "13.1"),
            ("uitkering", "8.1"),
            ("schuldhulpverlening", "8.1.9"),
            ("leerplicht", "12.1.3"),
            ("huwelijk", "7.1.5"),
            ("verhuizing", "7.1.7"),
            ("belasting", "10.1"),
            ("vergunning", "11.1"),
            ("factuur", "18.1"),
            ("wmo", "8.1.1"),
            ("WOZ-bezwaar", "13.1.5"),
            ("bouwvergunning", "11.1.6"),
            ("omgevingsvergunning", "11.1.6"),
            ("begraafplaats", "11.1"),
            ("leerlingenvervoer", "8.1"),
            ("camerabeelden", "12.1.9"),
            ("schulden", "8.1.9"),
            ("jeugdhulp", "8.1.2"),
            ("verkiezingen", "22.1.2"),
            ("naturalisatie", "7.1.19"),
            ("naamswijziging", "7.1.3"),
            ("erkenning kind", "7.1.3"),
            ("rolstoel", "8.1.1"),
            ("pgb", "8.1.1"),
            ("maatschappelijke opvang", "8.1.1"),
            ("beschermd wonen", "8.1.1"),
            ("vluchteling", "8.1.10"),
            ("spijbelen", "12.1.3"),
            ("huurcontract", "16.1"),
            ("bomen kappen", "11.1.12"),
            ("alcoholvergunning", "11.1"),
            ("huisvestingsvergunning", "11.1"),
            ("marktkraam", "11.1.2"),
            ("woningurgentie", "9.1.1"),
            ("melding openbare ruimte", "7.1"),
            ("naheffing", "10.1"),
            ("bekeuring", "12.2.5"),
            ("schadeclaim", "13.1.1"),
            ("raadsvergadering", "19.1.6"),
            ("notulen", "19.1.6"),
            ("kandidaatstelling", "22.1.2"),
            ("stage", "17.1"),
            ("verlof", "17.3"),
        ] {
            let gevonden = nummers(None, woord);
            assert!(gevonden.iter().take(5).any(|een| een == nummer), "{woord}: {gevonden:?}");
        }
    }

    #[test]
    fn what_the_list_itself_declared_void_is_not_offered() {
        assert!(!nummers(Some(7), "").contains(&"7.1.20".to_owned()));
    }
}
