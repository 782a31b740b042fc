//! Texts that are there and say nothing, or say that there is nothing.

use super::{Rijmaker, antwoord::is_nvt};
use crate::exchange::inlezen::{vertaling::Veld, woorden::vorm};

impl Rijmaker<'_> {
    /// Whether a text says that there is none.
    pub(super) fn is_geen(tekst: &str) -> bool {
        let vorm = vorm(tekst);
        // "Nee, niet van toepassing".
        let rest = ["nee ", "neen "].iter().find_map(|nee| vorm.strip_prefix(nee)).unwrap_or(&vorm);
        is_nvt(rest) || matches!(rest, "geen" | "nee" | "neen" | "niet van toepassing")
    }
}

/// Whether a text is a stroke.
pub(super) fn is_streepje(tekst: &str) -> bool {
    tekst.chars().all(|teken| "-–—/.".contains(teken))
}

/// Whether a text that should name something says that there is none, or that it is not known.
pub(in crate::exchange::inlezen) fn zegt_niets(tekst: &str) -> bool {
    Rijmaker::is_geen(tekst) || is_streepje(tekst) || zonder_inhoud(Veld::Doelen, tekst).is_some()
}

const NOG_ONBEKEND: (&str, &str) = ("nog-onbekend", "Dit is nog niet ingevuld.");
/// How a text begins that says that it is still to be found out.
const NOG: [&str; 6] = ["nog te ", "nog niet ", "nog nader ", "nader te ", "nog in te ", "wordt nog "];

/// Why a text says nothing by itself: it points at another cell, or says that somebody has yet to find out.
pub(super) fn zonder_inhoud(veld: Veld, tekst: &str) -> Option<(&'static str, &'static str)> {
    if matches!(veld, Veld::Kenmerk | Veld::Naam | Veld::Opmerkingen | Veld::Negeren) {
        return None;
    }
    match vorm(tekst).as_str() {
        "idem" | "id" | "zie boven" | "zie hierboven" | "zie vorige" | "zelfde" | "als boven" => {
            Some(("verwijzing", "Dit verwijst naar een andere cel. Vul in wat daar staat."))
        }
        "" if tekst.contains('?') => Some(NOG_ONBEKEND),
        zie if zie.starts_with("zie ") && zie.split(' ').count() <= 4 => {
            Some(("verwijzing", "Dit verwijst naar iets anders. Vul in wat daar staat."))
        }
        // Where data come from may be unknown; the list has a code for that.
        "onbekend" if veld == Veld::Bronnen => None,
        "onbekend" | "nog onbekend" | "niet bekend" | "nog niet bekend" | "nader te bepalen" | "ntb" | "n t b" | "nnb"
        | "n n b" | "pm" | "p m" | "todo" | "volgt" | "in te vullen" | "nog in te vullen" | "nog invullen" | "nog aanvullen"
        | "nog uitzoeken" | "nog uit te zoeken" | "tbd" | "in overleg" | "navragen" | "uitzoeken" | "wordt uitgezocht"
        | "checken" | "nagaan" => Some(NOG_ONBEKEND),
        nog if !is_dpia(veld) && NOG.iter().any(|begin| nog.starts_with(begin)) && nog.split(' ').count() <= 5 => {
            Some(NOG_ONBEKEND)
        }
        _ => None,
    }
}

fn is_dpia(veld: Veld) -> bool {
    matches!(veld, Veld::Dpia | Veld::DpiaUitgevoerd | Veld::DpiaNodig)
}

/// Whether "geen" or "n.v.t." is an answer in this field.
pub(super) fn geen_zegt_iets(veld: Veld) -> bool {
    use Veld::{
        Bedrijfsvoering, Besluitvorming, BijzondereGegevens, Bsn, Doorgifte, Dpia, DpiaHoogRestrisico, DpiaNodig, DpiaUitgevoerd,
        DpiaVoorafgaandeRaadpleging, JongerDan16, Minderjarigen, Negeren, Ontvangers, OuderlijkeToestemming, PerKalenderjaar,
        Profilering, UitdrukkelijkeToestemming, VerdereVerwerking, VerstrekkingVerplicht, VerwerkerOpenbaar, Verwerkers,
    };
    matches!(
        veld,
        BijzondereGegevens
            | Bsn
            | Ontvangers
            | Verwerkers
            | Doorgifte
            | Dpia
            | DpiaUitgevoerd
            | DpiaNodig
            | Besluitvorming
            | Profilering
            | VerdereVerwerking
            | Minderjarigen
            | JongerDan16
            | VerstrekkingVerplicht
            | DpiaHoogRestrisico
            | DpiaVoorafgaandeRaadpleging
            | Bedrijfsvoering
            | OuderlijkeToestemming
            | PerKalenderjaar
            | UitdrukkelijkeToestemming
            | VerwerkerOpenbaar
            | Negeren
    )
}
