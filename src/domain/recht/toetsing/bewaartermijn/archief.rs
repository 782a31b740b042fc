//! What goes to the archive, what is not destroyed, and what may not be destroyed for now (Archiefwet).

use super::{bij_termijn, selectielijst};
use crate::domain::{
    inhoud::{Bewaartermijn, beheer::Vernietigingsstop},
    recht::{
        dossier::Dossier,
        toetsing::{Vondsten, leeg},
    },
    woorden::{
        codes::{
            BewaartermijnSoort::{BlijvendBewaren, NietBewaard},
            Waardering,
        },
        datum::in_woorden,
    },
};

fn is_blijvend(termijn: &Bewaartermijn) -> bool {
    termijn.soort == Some(BlijvendBewaren) || termijn.waardering == Some(Waardering::BlijvendBewaren)
}

/// Silent where it is explained: the transfer can be put off.
pub(super) fn te_laat_over(dossier: &Dossier<'_>) -> Vondsten {
    let Some(grens) = dossier.kennis.overbrengingstermijn(dossier.dag()) else { return Vec::new() };
    bij_termijn(dossier, "overbrengingstermijn", |termijn| {
        let duur = termijn.overbrengingstermijn.filter(|_| leeg(termijn.toelichting.as_ref()))?;
        let melding = || format!("De wet vraagt om binnen {} over te brengen naar de archiefbewaarplaats.", grens.in_woorden());
        duur.kan_langer_duren_dan(grens).then(melding)
    })
}

pub(super) fn over_en_vernietigd(dossier: &Dossier<'_>) -> Vondsten {
    bij_termijn(dossier, "overbrengingstermijn", |termijn| {
        // A part that is excepted from destruction does go there.
        let fout = termijn.overbrengingstermijn.is_some() && !is_blijvend(termijn) && termijn.uitzondering_vernietiging.is_none();
        fout.then(|| "Wat wordt vernietigd, gaat niet naar de archiefbewaarplaats.".to_owned())
    })
}

pub(super) fn onverklaarde_uitzondering(dossier: &Dossier<'_>) -> Vondsten {
    bij_termijn(dossier, "uitzonderingVernietiging", |termijn| {
        let uitzondering = termijn.uitzondering_vernietiging.as_ref()?;
        let onverklaard = leeg(uitzondering.reden.as_ref()) || leeg(uitzondering.toelichting.as_ref());
        onverklaard.then(|| "Leg vast welk deel niet wordt vernietigd, en waarom.".to_owned())
    })
}

fn bij_stop(dossier: &Dossier<'_>, onder: &str, melding: impl Fn(&Vernietigingsstop) -> Option<String>) -> Vondsten {
    let stops = dossier.beheer.vernietigingsstops.iter().enumerate();
    stops.filter_map(|(nummer, stop)| Some((format!("/vernietigingsstops/{nummer}/{onder}"), melding(stop)?))).collect()
}

pub(super) fn verlopen_stop(dossier: &Dossier<'_>) -> Vondsten {
    bij_stop(dossier, "tot", |stop| {
        // One that ends before it begins never ran.
        let tot = stop.tot.filter(|tot| *tot < dossier.peildatum() && stop.vanaf.is_none_or(|vanaf| vanaf <= *tot))?;
        Some(format!("Deze stop op vernietigen liep tot en met {}; is hij nog nodig?", in_woorden(tot)))
    })
}

/// Once: without any reason, or with one that says nothing without words.
pub(super) fn stop_zonder_reden(dossier: &Dossier<'_>) -> Vondsten {
    let zonder = |stop: &Vernietigingsstop| leeg(stop.reden.as_ref());
    let onverklaard = |stop: &Vernietigingsstop| stop.reden.as_deref() == Some("overig") && leeg(stop.toelichting.as_ref());
    let mut gevonden =
        bij_stop(dossier, "reden", |stop| zonder(stop).then(|| "Waarom worden deze gegevens nu niet vernietigd?".to_owned()));
    gevonden.extend(bij_stop(dossier, "toelichting", |stop| {
        onverklaard(stop).then(|| "“Overig” zegt niet waarom deze gegevens nu niet worden vernietigd.".to_owned())
    }));
    gevonden
}

pub(super) fn omgekeerde_stop(dossier: &Dossier<'_>) -> Vondsten {
    bij_stop(dossier, "tot", |stop| {
        let (vanaf, tot) = (stop.vanaf?, stop.tot?);
        let melding = || format!("De laatste dag ({}) ligt voor de eerste ({}).", in_woorden(tot), in_woorden(vanaf));
        (tot < vanaf).then(melding)
    })
}

/// Nothing is excepted where nothing is destroyed: what stays for good by the list too, and what is not kept.
pub(super) fn zinloze_uitzondering(dossier: &Dossier<'_>) -> Vondsten {
    bij_termijn(dossier, "uitzonderingVernietiging", |termijn| {
        termijn.uitzondering_vernietiging.as_ref()?;
        let blijft = match termijn.waardering {
            Some(waardering) => waardering == Waardering::BlijvendBewaren,
            None => termijn.soort == Some(BlijvendBewaren) && selectielijst::nummer(termijn).is_none(),
        };
        let niets = blijft || termijn.soort == Some(NietBewaard);
        niets.then(|| "Hier wordt niets vernietigd; een uitzondering daarop zegt dus niets.".to_owned())
    })
}

#[cfg(test)]
pub(super) mod gevallen {
    use serde_json::{Value, json};

    use crate::domain::recht::toetsing::tests::{Geval, vuurt, zwijgt};

    fn termijn(termijn: &Value) -> Value {
        json!({"inhoud": {"bewaartermijnen": [termijn]}})
    }

    fn blijvend(duur: &str, toelichting: &Value) -> Value {
        termijn(&json!({"soort": "blijvend_bewaren", "overbrengingstermijn": duur, "toelichting": toelichting}))
    }

    fn uitzondering(uitzondering: &Value) -> Value {
        termijn(&json!({"soort": "vaste_termijn", "termijn": "P1Y", "startmoment": "afgehandeld", "overbrengingstermijn": "P20Y",
            "uitzonderingVernietiging": uitzondering}))
    }

    fn stop(stop: &Value) -> Value {
        json!({"beheer": {"vernietigingsstops": [stop]}})
    }

    pub(in crate::domain::recht::toetsing) fn gevallen() -> Vec<Geval> {
        let vernietigd = termijn(
            &json!({"soort": "vaste_termijn", "termijn": "P1Y", "startmoment": "afgehandeld", "overbrengingstermijn": "P20Y"}),
        );
        let toegelicht = json!({"reden": "hotspot", "toelichting": "Zaken over de overstroming."});
        vec![
            vuurt(&["VR-G16 /bewaartermijnen/0/overbrengingstermijn"], blijvend("P21Y", &json!(null))),
            zwijgt("VR-G16", blijvend("P20Y", &json!(null))),
            zwijgt("VR-G16", blijvend("P30Y", &json!("Gedeputeerde staten gaven een machtiging om later over te brengen."))),
            vuurt(&["VR-G17 /bewaartermijnen/0/overbrengingstermijn"], vernietigd),
            zwijgt("VR-G17", blijvend("P20Y", &json!(null))),
            zwijgt("VR-G17", uitzondering(&toegelicht)),
            vuurt(&["VR-G18 /bewaartermijnen/0/uitzonderingVernietiging"], uitzondering(&json!({"reden": "hotspot"}))),
            vuurt(&["VR-G18 /bewaartermijnen/0/uitzonderingVernietiging"], uitzondering(&json!({"toelichting": "Bijzonder."}))),
            zwijgt("VR-G18", uitzondering(&toegelicht)),
            vuurt(&["VR-G19 /vernietigingsstops/0/tot"], stop(&json!({"reden": "geding", "tot": "2026-05-31"}))),
            zwijgt("VR-G19", stop(&json!({"reden": "geding", "tot": "2026-06-01"}))),
            zwijgt("VR-G19", stop(&json!({"reden": "geding"}))),
            vuurt(&["VR-G20 /vernietigingsstops/0/reden"], stop(&json!({"reden": " "}))),
            zwijgt("VR-G20", stop(&json!({"reden": "geding"}))),
            vuurt(&["VR-G20 /vernietigingsstops/0/toelichting"], stop(&json!({"reden": "overig"}))),
            zwijgt("VR-G20", stop(&json!({"reden": "overig", "toelichting": "Parlementaire enquête."}))),
            vuurt(
                &["VR-G22 /vernietigingsstops/0/tot"],
                stop(&json!({"reden": "geding", "vanaf": "2026-03-02", "tot": "2026-03-01"})),
            ),
            vuurt(
                &["VR-G22 /vernietigingsstops/0/tot"],
                stop(&json!({"reden": "geding", "vanaf": "2027-03-02", "tot": "2027-03-01"})),
            ),
            zwijgt("VR-G22", stop(&json!({"reden": "geding", "vanaf": "2026-09-01", "tot": "2026-09-01"}))),
            zwijgt("VR-G22", stop(&json!({"reden": "geding", "vanaf": "2026-09-01"}))),
            vuurt(
                &["VR-G23 /bewaartermijnen/0/uitzonderingVernietiging"],
                termijn(&json!({"soort": "blijvend_bewaren", "uitzonderingVernietiging": toegelicht})),
            ),
            vuurt(
                &["VR-G23 /bewaartermijnen/0/uitzonderingVernietiging"],
                termijn(&json!({"soort": "niet_bewaard", "uitzonderingVernietiging": toegelicht})),
            ),
            // What the list would destroy and the exception keeps.
            zwijgt(
                "VR-G23",
                termijn(
                    &json!({"soort": "blijvend_bewaren", "waardering": "vernietigen", "uitzonderingVernietiging": toegelicht}),
                ),
            ),
            zwijgt("VR-G23", uitzondering(&toegelicht)),
        ]
    }
}
