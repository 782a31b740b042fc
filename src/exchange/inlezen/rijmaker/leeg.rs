//! Texts that are there and say nothing, or say that there is nothing.

use super::Rijmaker;
use crate::exchange::inlezen::{vertaling::Veld, woorden::vorm};

impl Rijmaker<'_> {
    /// Whether a text says that there is none.
    pub(super) fn is_geen(tekst: &str) -> bool {
        matches!(vorm(tekst).as_str(), "geen" | "nee" | "neen" | "n v t" | "nvt" | "niet van toepassing")
    }
}

/// Whether a text is a stroke, or a question mark.
pub(super) fn is_streepje(tekst: &str) -> bool {
    tekst.chars().all(|teken| "-–—?/.".contains(teken))
}

/// Why a text says nothing by itself: it points at another cell, or says that somebody has yet to find out.
pub(super) fn zonder_inhoud(veld: Veld, tekst: &str) -> Option<(&'static str, &'static str)> {
    if matches!(veld, Veld::Kenmerk | Veld::Naam | Veld::Opmerkingen | Veld::Negeren) {
        return None;
    }
    match vorm(tekst).as_str() {
        "idem" | "id" | "zie boven" | "zie hierboven" | "zie vorige" | "zelfde" | "als boven" => {
            Some(("verwijzing", "Dit verwijst naar een andere cel. Vul in wat daar staat."))
        }
        // Where data come from may be unknown; the list has a code for that.
        "onbekend" if veld == Veld::Bronnen => None,
        "onbekend" | "nog onbekend" | "niet bekend" | "nog niet bekend" | "nader te bepalen" | "ntb" | "n t b" | "nnb"
        | "n n b" | "pm" | "p m" | "todo" | "volgt" | "in te vullen" | "nog in te vullen" | "nog invullen" | "nog aanvullen"
        | "nog uitzoeken" | "nog uit te zoeken" => Some(("nog-onbekend", "Dit is nog niet ingevuld.")),
        _ => None,
    }
}

/// Whether "geen" or "n.v.t." is an answer in this field.
pub(super) fn geen_zegt_iets(veld: Veld) -> bool {
    use Veld::{
        Besluitvorming, BijzondereGegevens, Bsn, Doorgifte, Dpia, DpiaNodig, DpiaUitgevoerd, Negeren, Ontvangers,
        VerdereVerwerking, Verwerkers,
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
            | VerdereVerwerking
            | Negeren
    )
}
