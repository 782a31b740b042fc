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
}

/// The results that are in force on a day and answer a question, in the order of the list.
#[must_use]
pub fn voorstellen(kennis: &Kennis, vraag: &Vraag, dag: NaiveDate) -> Vec<SelectielijstVoorstel> {
    let lijst = kennis.lijsten().iter().find(|lijst| lijst.lijst == "selectielijst_resultaat");
    let items = lijst.into_iter().flat_map(|lijst| &lijst.items);
    items
        .filter(|item| item.geldt_op(dag) && vindt(item, &vraag.zoek))
        .filter_map(|item| {
            let deel = Eigenschappen::deserialize(&item.eigenschappen).ok()?;
            let soort = vraag.procestype.is_none_or(|nummer| deel.procestype.ends_with(&format!(":{nummer}")));
            let past = soort && vraag.lijst.as_ref().is_none_or(|lijst| *lijst == deel.lijst);
            past.then(|| voorstel(kennis, item, deel))
        })
        .collect()
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
fn vindt(item: &Referentie, zoek: &[String]) -> bool {
    let tekst = format!("{} {} {}", item.naam, item.omschrijving.as_deref().unwrap_or(""), item.bron.as_deref().unwrap_or(""));
    let aanwezig = if zoek.is_empty() { Vec::new() } else { vormen(&tekst) };
    zoek.iter().map(|woord| Zoekwoord::new(woord)).all(|gezocht| aanwezig.iter().any(|woord| gezocht.vindt(woord)))
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
    fn what_the_list_itself_declared_void_is_not_offered() {
        assert!(!nummers(Some(7), "").contains(&"7.1.20".to_owned()));
    }
}
