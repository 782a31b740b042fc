//! Reads settings one by one and collects what is wrong with them.

use super::{
    VOORVOEGSEL,
    instellingen::{INSTELLINGEN, Standaard},
};

/// Where settings come from, and the faults until now.
pub(super) struct Lezer<'a> {
    get: &'a dyn Fn(&str) -> Option<String>,
    fouten: Vec<String>,
}

impl<'a> Lezer<'a> {
    pub(super) fn new(get: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self { get, fouten: Vec::new() }
    }

    /// A name that means nothing is a misspelt setting.
    pub(super) fn weiger_onbekende(&mut self, namen: impl IntoIterator<Item = String>) {
        let bekend = |naam: &String| INSTELLINGEN.iter().any(|instelling| instelling.naam == naam.as_str());
        let mut onbekend: Vec<String> = namen.into_iter().filter(|naam| naam.starts_with(VOORVOEGSEL) && !bekend(naam)).collect();
        if !onbekend.is_empty() {
            onbekend.sort();
            let mogelijk: Vec<&str> = INSTELLINGEN.iter().map(|instelling| instelling.naam).collect();
            self.fout(&onbekend.join(", "), &format!("onbekende instelling; mogelijk zijn {}", mogelijk.join(", ")));
        }
    }

    /// The setting of this name, made of what was said or of its default.
    pub(super) fn lees<T: Default>(
        &mut self,
        naam: &str,
        standaard: Standaard,
        ontleed: impl Fn(Option<&str>) -> Result<T, String>,
    ) -> T {
        let standaard = if let Standaard::Waarde(waarde) = standaard { Some(waarde.to_owned()) } else { None };
        let gelezen = ontleed(self.waarde(naam).or(standaard).as_deref());
        // A fault is remembered, and then nothing of the settings is used.
        gelezen.map_err(|reden| self.fout(naam, &reden)).unwrap_or_default()
    }

    /// The value as it is; what is empty is not set.
    pub(super) fn waarde(&self, naam: &str) -> Option<String> {
        (self.get)(naam).filter(|waarde| !waarde.trim().is_empty())
    }

    pub(super) fn fout(&mut self, naam: &str, reden: &str) {
        self.fouten.push(format!("{naam}: {reden}"));
    }

    /// What was made of the settings, unless one of them is wrong.
    pub(super) fn klaar<T>(self, waarde: T) -> Result<T, Vec<String>> {
        if self.fouten.is_empty() { Ok(waarde) } else { Err(self.fouten) }
    }
}
