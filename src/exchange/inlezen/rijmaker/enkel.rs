//! Fields of which an activity has one: a text, a date, yes or no, a code.

use chrono::NaiveDate;

use super::{Gemaakt, Rijmaker, datum};
use crate::{
    domain::inhoud::{
        Beveiliging, Dpia, GeautomatiseerdeBesluitvorming, Inhoud, OnderlingeRegeling, beheer::Beheer, lengte::hoogstens,
    },
    exchange::inlezen::{vertaling::Veld, woorden::ja_nee},
};

impl Rijmaker<'_> {
    /// Reads a cell about such a field.
    pub(super) fn enkel(&mut self, veld: Veld, cel: (&str, &str)) {
        type Besluit = GeautomatiseerdeBesluitvorming;
        match veld {
            Veld::Omschrijving => self.zet_tekst(cel, hoogstens::<Inhoud>("omschrijving"), |rij| &mut rij.inhoud.omschrijving),
            Veld::Afdeling => self.zet_tekst(cel, hoogstens::<Beheer>("afdeling"), |rij| &mut rij.beheer.afdeling),
            Veld::Proceseigenaar => {
                self.zet_tekst(cel, hoogstens::<Beheer>("proceseigenaar"), |rij| &mut rij.beheer.proceseigenaar);
            }
            Veld::Opmerkingen => self.zet_tekst(cel, hoogstens::<Beheer>("opmerkingen"), |rij| &mut rij.beheer.opmerkingen),
            Veld::GebaseerdOp => self.zet_url(cel, hoogstens::<Beheer>("gebaseerdOp"), |rij| &mut rij.beheer.gebaseerd_op),
            Veld::Herzieningsdatum => self.zet_datum(cel, |rij| &mut rij.beheer.herzieningsdatum),
            Veld::OnderlingeRegeling if is_adres(cel.1) => self.zet_url(cel, hoogstens::<OnderlingeRegeling>("url"), |rij| {
                &mut rij.inhoud.onderlinge_regeling.get_or_insert_default().url
            }),
            Veld::OnderlingeRegeling => self.zet_tekst(cel, hoogstens::<OnderlingeRegeling>("omschrijving"), |rij| {
                &mut rij.inhoud.onderlinge_regeling.get_or_insert_default().omschrijving
            }),
            Veld::PrivacyverklaringUrl => {
                self.zet_url(cel, hoogstens::<Inhoud>("privacyverklaringUrl"), |rij| &mut rij.inhoud.privacyverklaring_url);
            }
            Veld::Verenigbaarheidstoets => {
                self.zet_tekst(cel, hoogstens::<Inhoud>("verenigbaarheidstoets"), |rij| &mut rij.inhoud.verenigbaarheidstoets);
            }
            Veld::RedenVertrouwelijkheid => {
                self.zet_tekst(cel, hoogstens::<Inhoud>("redenVertrouwelijkheid"), |rij| &mut rij.inhoud.reden_vertrouwelijkheid);
            }
            Veld::VertrouwelijkTot => self.zet_datum(cel, |rij| &mut rij.inhoud.vertrouwelijk_tot),
            Veld::BeginGeldigheid => self.zet_datum(cel, |rij| &mut rij.inhoud.begin_geldigheid),
            Veld::BeveiligingOpenbaar => self.zet_tekst(cel, hoogstens::<Beveiliging>("openbareOmschrijving"), |rij| {
                &mut rij.inhoud.beveiliging.get_or_insert_default().openbare_omschrijving
            }),
            Veld::DpiaDatum => self.zet_datum(cel, |rij| &mut rij.dpia().datum),
            Veld::DpiaHerbeoordeling => self.zet_datum(cel, |rij| &mut rij.dpia().herbeoordelingsdatum),
            Veld::DpiaUrl => self.zet_url(cel, hoogstens::<Dpia>("url"), |rij| &mut rij.dpia().url),
            Veld::DpiaToelichting => self.zet_tekst(cel, hoogstens::<Dpia>("toelichting"), |rij| &mut rij.dpia().toelichting),
            Veld::DpiaHoogRestrisico => self.zet_ja_nee(cel, |rij| &mut rij.dpia().hoog_restrisico),
            Veld::DpiaVoorafgaandeRaadpleging => self.zet_ja_nee(cel, |rij| &mut rij.dpia().voorafgaande_raadpleging),
            Veld::DpiaSchaal => self.zet_code(cel, "schaal", |rij| &mut rij.dpia().schaal),
            Veld::Profilering => self.zet_ja_nee(cel, |rij| &mut rij.besluit().profilering),
            Veld::BesluitvormingLogica => {
                self.zet_tekst(cel, hoogstens::<Besluit>("onderliggendeLogica"), |rij| &mut rij.besluit().onderliggende_logica);
            }
            Veld::BesluitvormingGevolgen => {
                self.zet_tekst(cel, hoogstens::<Besluit>("verwachteGevolgen"), |rij| &mut rij.besluit().verwachte_gevolgen);
            }
            Veld::BesluitvormingTussenkomst => {
                self.zet_tekst(cel, hoogstens::<Besluit>("menselijkeTussenkomst"), |rij| {
                    &mut rij.besluit().menselijke_tussenkomst
                });
            }
            Veld::BesluitvormingGrondslag => {
                self.zet_code(cel, "grondslag_artikel_22", |rij| &mut rij.besluit().grondslag_artikel22);
            }
            Veld::VerdereVerwerking => self.zet_ja_nee(cel, |rij| &mut rij.inhoud.verdere_verwerking),
            Veld::Rol => self.zet_code(cel, "rol", |rij| &mut rij.inhoud.rol),
            Veld::Regime => self.zet_code(cel, "regime", |rij| &mut rij.inhoud.regime),
            Veld::Vertrouwelijkheid => self.zet_code(cel, "vertrouwelijkheid", |rij| &mut rij.inhoud.vertrouwelijkheid),
            _ => self.bewaar(cel.0, cel.1),
        }
    }

    /// A text as it is; another for the same field, or one that does not fit, is kept beside it.
    fn zet_tekst(&mut self, cel: (&str, &str), hoogstens: usize, plek: impl Fn(&mut Gemaakt) -> &mut Option<String>) {
        if self.past(cel, hoogstens) {
            self.zet(cel, cel.1.to_owned(), plek);
        }
    }

    pub(super) fn zet_url(&mut self, cel: (&str, &str), hoogstens: usize, plek: impl Fn(&mut Gemaakt) -> &mut Option<String>) {
        if is_adres(cel.1) && cel.1.chars().count() <= hoogstens {
            self.zet(cel, cel.1.to_owned(), plek);
        } else {
            self.onbegrepen(cel, "geen-adres", "Dit is geen adres dat begint met https://.", cel.1);
        }
    }

    fn zet_datum(&mut self, cel: (&str, &str), plek: impl Fn(&mut Gemaakt) -> &mut Option<NaiveDate>) {
        match datum::lees(cel.1) {
            Some(datum) => self.zet(cel, datum, plek),
            None => self.geen_datum(cel),
        }
    }

    pub(super) fn geen_datum(&mut self, cel: (&str, &str)) {
        self.onbegrepen(cel, "geen-datum", "Dit is geen datum zoals 31-12-2026 of 2026-12-31.", cel.1);
    }

    fn zet_ja_nee(&mut self, cel: (&str, &str), plek: impl Fn(&mut Gemaakt) -> &mut Option<bool>) {
        match ja_nee(cel.1) {
            Some(ja) => self.zet(cel, ja, plek),
            None => self.geen_ja_nee(cel),
        }
    }

    /// A code of a closed list.
    fn zet_code<C: std::str::FromStr + PartialEq>(
        &mut self,
        cel: (&str, &str),
        lijst: &str,
        plek: impl Fn(&mut Gemaakt) -> &mut Option<C>,
    ) {
        match self.code(lijst, cel.1).and_then(|code| code.parse().ok()) {
            Some(code) => self.zet(cel, code, plek),
            None => self.onbekend(lijst, cel, cel.1),
        }
    }

    /// A field has one value: another in a later cell is kept beside it.
    fn zet<T: PartialEq>(&mut self, cel: (&str, &str), nieuw: T, plek: impl Fn(&mut Gemaakt) -> &mut Option<T>) {
        let plek = plek(&mut self.gemaakt);
        match plek {
            None => *plek = Some(nieuw),
            Some(oud) if *oud == nieuw => {}
            Some(_) => {
                self.onbegrepen(
                    cel,
                    "tweede-waarde",
                    "Hiervoor is al een andere waarde gelezen; dit veld heeft er maar een.",
                    cel.1,
                );
            }
        }
    }
}

impl Gemaakt {
    fn dpia(&mut self) -> &mut Dpia {
        self.inhoud.dpia.get_or_insert_default()
    }

    fn besluit(&mut self) -> &mut GeautomatiseerdeBesluitvorming {
        self.inhoud.geautomatiseerde_besluitvorming.get_or_insert_default()
    }
}

/// Whether a text is an address on the web.
pub(super) fn is_adres(tekst: &str) -> bool {
    ["https://", "http://"].iter().any(|begin| tekst.starts_with(begin)) && !tekst.contains(char::is_whitespace)
}
