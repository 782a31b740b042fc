//! Where a cell is split: at lines and semicolons always, at weaker signs only where that is certain.

use super::{
    Rijmaker,
    antwoord::{antwoord, over_doorgifte},
    betrokkenen::met_uitleg,
};
use crate::exchange::inlezen::{
    delen::{Deel, delen, is_sterk, verder},
    vertaling::Veld,
};

impl Rijmaker<'_> {
    /// The values of a cell. A value of a structured source is one.
    pub(super) fn delen(&self, veld: Veld, tekst: &str) -> Vec<Deel> {
        if self.heel {
            return vec![Deel::geheel(tekst)];
        }
        let sterk = is_sterk(tekst);
        delen(tekst).into_iter().flat_map(|deel| self.zo_nodig_verder(veld, deel, sterk)).collect()
    }

    /// The values of a cell by its strong separators alone.
    pub(super) fn regels(&self, tekst: &str) -> Vec<Deel> {
        if self.heel { vec![Deel::geheel(tekst)] } else { delen(tekst) }
    }

    fn zo_nodig_verder(&self, veld: Veld, deel: Deel, sterk: bool) -> Vec<Deel> {
        if !self.vertaling.komma(veld) || self.kent(veld, &deel.tekst) {
            return vec![deel];
        }
        let zeker = |stukken: &Vec<Deel>| {
            let bekend = stukken.iter().filter(|stuk| self.kent(veld, &stuk.tekst)).count();
            bekend == stukken.len() || (!sterk && is_opsomming(veld, bekend, stukken))
        };
        verder(&deel).into_iter().find(zeker).unwrap_or_else(|| vec![deel])
    }

    /// Whether a text is a known value of this field.
    fn kent(&self, veld: Veld, tekst: &str) -> bool {
        let (naam, _) = met_uitleg(tekst);
        let in_lijst = |lijst: &str| [tekst, naam].iter().any(|tekst| self.vertaling.boek.alle_codes(lijst, tekst).is_some());
        match veld {
            Veld::Betrokkenen => in_lijst("betrokkene_categorie"),
            Veld::Gegevens | Veld::BijzondereGegevens => in_lijst("gegevenscategorie"),
            Veld::Bronnen => in_lijst("bron"),
            Veld::Themas => in_lijst("thema"),
            // A recipient is of one kind: "RvIG / IND" are two.
            Veld::Ontvangers => {
                let soort = [tekst, naam].iter().any(|tekst| self.code("ontvanger_soort", tekst).is_some());
                soort || self.organisaties.zoek(tekst).is_some()
            }
            Veld::Verantwoordelijke => in_lijst("bestuursorgaan") || self.organisaties.zoek(tekst).is_some(),
            Veld::Verwerkers | Veld::Subverwerkers | Veld::GeldtVoor | Veld::Opdrachtgevers => {
                self.organisaties.zoek(tekst).is_some()
            }
            _ => false,
        }
    }
}

/// Whether pieces of which some are not known are values side by side, and not one value with a sign in it.
fn is_opsomming(veld: Veld, bekend: usize, stukken: &[Deel]) -> bool {
    let is_opmerking = |stuk: &Deel| antwoord(&stuk.tekst).is_some() || over_doorgifte(&stuk.tekst);
    match veld {
        Veld::Doorgifte => true,
        Veld::Systemen => stukken.iter().all(|stuk| is_eenvoudige_naam(&stuk.tekst)),
        Veld::Ontvangers
        | Veld::Verantwoordelijke
        | Veld::Verwerkers
        | Veld::Subverwerkers
        | Veld::GeldtVoor
        | Veld::Opdrachtgevers => {
            let alle = stukken.iter().all(|stuk| is_opmerking(stuk) || is_eenvoudige_naam(&stuk.tekst));
            alle && (bekend > 0 || stukken.len() > 2 || stukken.iter().any(is_opmerking))
        }
        // "Medische, sociale en andere gegevens" is one value.
        _ if stukken.last().is_some_and(|laatste| is_slot(&laatste.tekst)) => stukken.len() > 2 && bekend + 1 >= stukken.len(),
        _ => bekend * 2 >= stukken.len() || stukken.iter().all(|stuk| !stuk.tekst.contains(char::is_whitespace)),
    }
}

/// Whether a piece is the end of a sum: "sociale en andere gegevens".
fn is_slot(tekst: &str) -> bool {
    [" en ", " of ", " en/of "].iter().any(|woord| tekst.contains(woord))
}

/// A few words that begin with a capital: "Van Dam", "Softhuis", but not "Welzijn en Sport" and not "onderdeel van Groep".
fn is_eenvoudige_naam(tekst: &str) -> bool {
    let (naam, _) = met_uitleg(tekst);
    let tussen = ["van", "de", "der", "den", "het", "voor", "te", "ter"];
    let hoog = |woord: &str| woord.starts_with(|teken: char| teken.is_uppercase() || teken.is_ascii_digit());
    let eerste = naam.split_whitespace().next().is_some_and(hoog);
    let alle = naam.split_whitespace().all(|woord| hoog(woord) || tussen.contains(&woord));
    eerste && alle && (1..=5).contains(&naam.split_whitespace().count())
}
