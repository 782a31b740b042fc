//! Who acts, and what he may; without a word of HTTP, so that every door asks the same.

use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

use super::{
    handeling::Handeling,
    scope::{Scope, Scopes},
    weigering::Weigering,
};

use crate::domain::levensloop::lezer::Lezer;

/// A person, as far as a token names one. A machine that got a token for itself is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Persoon {
    /// The same for the same person, always, however the name was typed and through whichever application.
    identiteit: String,
    /// How releases before 0.2 kept the same person: an old entry of the journal is still of who wrote it.
    eerder: Option<String>,
    /// The name to show.
    pub weergave: String,
}

impl Persoon {
    /// The person of this name: `sub` or `user_id`; nobody when there is nothing to read in it. All applications share one namespace, unless
    /// `eigen` gives this one its own.
    #[must_use]
    pub fn new(naam: &str, eigen: Option<&str>, weergave: &str) -> Option<Self> {
        let zelfde = Some(zonder_vorm(naam)).filter(|zelfde| !zelfde.is_empty())?;
        let identiteit = eigen.map_or_else(|| zelfde.clone(), |applicatie| format!("{applicatie}:{zelfde}"));
        Some(Self { identiteit, eerder: None, weergave: weergave.to_owned() })
    }

    /// With the identity that earlier releases kept.
    #[must_use]
    pub fn eerder(self, eerder: String) -> Self {
        Self { eerder: Some(eerder), ..self }
    }

    /// Every identity that this person ever had here; the first is that of today.
    pub fn identiteiten(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.identiteit.as_str()).chain(self.eerder.as_deref())
    }
}

/// A name without what one can type differently and a reader cannot see: compatible forms (NFKC), capitals, blanks, invisible signs. Capitals
/// first: only so `ß` and `SS` meet.
fn zonder_vorm(naam: &str) -> String {
    let klein: String =
        naam.nfkc().filter(|teken| !is_onzichtbaar(*teken)).flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect();
    klein.nfkc().filter(|teken| !is_onzichtbaar(*teken)).collect()
}

/// Blanks, controls and what Unicode calls default ignorable (DerivedCoreProperties of Unicode 16).
fn is_onzichtbaar(teken: char) -> bool {
    teken.is_whitespace()
        || teken.is_control()
        || matches!(teken,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Who acts, with which rights, for which registerhouders.
#[derive(Debug, Clone)]
pub struct Wie {
    /// The application that asks for it.
    pub applicatie: String,
    /// The person behind it, if there is one.
    pub persoon: Option<Persoon>,
    scopes: Scopes,
    registerhouders: Option<Vec<Uuid>>,
}

impl Wie {
    /// Somebody with these rights; `registerhouders` `None` means all.
    #[must_use]
    pub fn new(applicatie: String, persoon: Option<Persoon>, scopes: Scopes, registerhouders: Option<Vec<Uuid>>) -> Self {
        Self { applicatie, persoon, scopes, registerhouders }
    }

    /// The program itself, or who owns the database: every right, and no person.
    #[must_use]
    pub fn programma(naam: &str) -> Self {
        Self::new(naam.to_owned(), None, Scopes::all(), None)
    }

    /// Refuses who may not do this at all, whatever it is done to.
    pub fn mag(&self, handeling: Handeling) -> Result<(), Weigering> {
        handeling.recht().map_or(Ok(()), |recht| self.require(recht))?;
        if handeling.vraagt_persoon() { self.person().map(drop) } else { Ok(()) }
    }

    /// Refuses who lacks this scope.
    pub fn require(&self, scope: Scope) -> Result<(), Weigering> {
        self.require_any(&[scope])
    }

    /// Refuses who has none of these scopes; the first is the one that is named.
    pub fn require_any(&self, scopes: &[Scope]) -> Result<(), Weigering> {
        if scopes.iter().any(|scope| self.has(*scope)) {
            return Ok(());
        }
        Err(Weigering::GeenRecht(scopes.first().map_or("(dat niemand heeft)", |scope| scope.as_str())))
    }

    /// Whether he has this scope. `register:toezien` includes `register:lezen`; nothing else is implied.
    /// Reading what is confidential: [`Self::sees_confidential`].
    #[must_use]
    pub fn has(&self, scope: Scope) -> bool {
        self.scopes.contains(scope) || (scope == Scope::Lezen && self.scopes.contains(Scope::Toezien))
    }

    /// The person; who is none is refused.
    pub fn person(&self) -> Result<&Persoon, Weigering> {
        let reden = "het token noemt geen persoon, en deze handeling is van een persoon";
        self.persoon.as_ref().ok_or(Weigering::NietDezePersoon(reden))
    }

    /// The registerhouders that he is limited to; `None` means all.
    #[must_use]
    pub fn limited_to(&self) -> Option<&[Uuid]> {
        self.registerhouders.as_deref()
    }

    /// Whether he may use the register of this registerhouder.
    #[must_use]
    pub fn may_use(&self, registerhouder: Uuid) -> bool {
        self.limited_to().is_none_or(|own| own.contains(&registerhouder))
    }

    /// Whether he may use what belongs to this register; what belongs to none is of them all.
    #[must_use]
    pub fn may_use_of(&self, registerhouder: Option<Uuid>) -> bool {
        registerhouder.map_or(self.limited_to().is_none(), |registerhouder| self.may_use(registerhouder))
    }

    /// What he sees of lists.
    #[must_use]
    pub fn lezer(&self) -> Lezer {
        Lezer { registerhouders: self.registerhouders.clone(), vertrouwelijk: self.sees_confidential() }
    }

    /// Whether he may read what is confidential. Writing it takes `register:vertrouwelijk` itself.
    #[must_use]
    pub fn sees_confidential(&self) -> bool {
        self.has(Scope::Vertrouwelijk) || self.has(Scope::Toezien)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zelfde(een: &str, ander: &str) -> bool {
        let [een, ander] = [een, ander].map(|naam| Persoon::new(naam, None, "").unwrap());
        een.identiteiten().eq(ander.identiteiten())
    }

    #[test]
    fn one_person_is_not_two_by_spelling() {
        for ander in
            ["Anna", "anna ", " anna", "an\u{200b}na", "\u{ff41}nna", "anna\u{fe0f}", "ANNA", "an\u{ad}na", "anna\u{e0041}"]
        {
            assert!(zelfde("anna", ander), "{ander:?}");
        }
        assert!(zelfde("jos\u{e9}", "jose\u{301}"));
        assert!(zelfde("strauß", "STRAUSS"));
        assert!(!zelfde("anna", "hanna"));
        assert!(!zelfde("jose", "jos\u{e9}"));
    }

    #[test]
    fn an_application_with_persons_of_its_own_shares_no_names() {
        let [eigen, ander] = [Some("salaris"), None].map(|eigen| Persoon::new("Anna", eigen, "Anna").unwrap());
        assert_eq!(Persoon::new("\u{200b}\u{2060} ", None, "Anna"), None, "nothing to read is nobody");
        assert_ne!(eigen.identiteiten().next(), ander.identiteiten().next());
    }
}
