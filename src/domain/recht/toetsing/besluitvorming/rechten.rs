//! The rights of people and how they use them (AVG 12, 20, 23).

use crate::domain::{
    inhoud::{
        RechtAfwijking, WettelijkeBepaling,
        organisatie::{RegisterGegevens, VerzoekKanaal},
    },
    recht::{
        dossier::{Dossier, Jongeren},
        rechten,
        toetsing::{Vondsten, leeg, vondst_als},
    },
    woorden::{
        codes::{
            GrondslagGroep::{Overeenkomst, Toestemming},
            Recht, Toepasselijkheid,
        },
        termijn::Termijn,
    },
};

/// Within which a request is answered (AVG 12(3)).
const EEN_MAAND: Termijn = Termijn::van_maanden(1);

/// A finding at every deviation that a question is about, below its place.
fn bij_afwijking(dossier: &Dossier<'_>, onder: &str, melding: &str, fout: impl Fn(&RechtAfwijking) -> bool) -> Vondsten {
    let afwijkingen = dossier.inhoud.rechten_afwijkingen.iter().enumerate();
    let fouten = afwijkingen.filter(|(_, afwijking)| fout(afwijking));
    fouten.map(|(nummer, _)| (format!("/rechtenAfwijkingen/{nummer}/{onder}"), melding.to_owned())).collect()
}

/// Silent as long as no purpose has a basis: that has a rule of its own.
pub(super) fn overdraagbaarheid(dossier: &Dossier<'_>) -> Vondsten {
    let overdraagbaar = dossier.inhoud.toestemming_voor_bijzondere_gegevens().is_some()
        || dossier.grondslagen().any(|(.., grondslag)| matches!(grondslag.groep(), Some(Toestemming | Overeenkomst)));
    let melding = "Overdraagbaarheid geldt alleen bij toestemming of overeenkomst.";
    bij_afwijking(dossier, "toepasselijkheid", melding, |afwijking| {
        let beloofd =
            afwijking.recht == Some(Recht::Overdraagbaarheid) && afwijking.toepasselijkheid == Some(Toepasselijkheid::Ja);
        beloofd && !overdraagbaar
    })
}

/// AVG 23 lets a law limit the articles 12 to 22 and 34, never the complaint of 77 or the withdrawal of 7(3). Silent where there is no consent
/// to withdraw.
pub(super) fn onaantastbaar(dossier: &Dossier<'_>) -> Vondsten {
    let toestemming = !dossier.inhoud.toestemming_naast_grondslag().is_empty()
        || dossier.grondslagen().any(|(.., grondslag)| grondslag.groep() == Some(Toestemming));
    let melding = "Dit recht kan geen wet wegnemen.";
    bij_afwijking(dossier, "toepasselijkheid", melding, |afwijking| {
        let minder = matches!(afwijking.toepasselijkheid, Some(Toepasselijkheid::Nee | Toepasselijkheid::Beperkt));
        match afwijking.recht {
            Some(Recht::KlachtToezichthouder) => minder,
            Some(Recht::IntrekkenToestemming) => minder && toestemming,
            _ => false,
        }
    })
}

/// Only where the right would apply: to deny what nobody has takes nothing away.
pub(super) fn per_geval(dossier: &Dossier<'_>) -> Vondsten {
    let rechten = rechten::van_activiteit(dossier.inhoud);
    let geldt = |recht| rechten.iter().any(|een| een.recht == recht && een.afgeleid != Some(Toepasselijkheid::Nee));
    let melding =
        "Artikel 41 van de UAVG beperkt een recht alleen per geval, niet voor de hele activiteit; noem een wet die dat wel doet.";
    bij_afwijking(dossier, "wettelijkeBepaling", melding, |afwijking| {
        let bepaling = afwijking.wettelijke_bepaling.as_ref();
        let artikel = bepaling.and_then(|bepaling| dossier.kennis.wetsartikel(bepaling, dossier.dag()));
        let weg = afwijking.toepasselijkheid == Some(Toepasselijkheid::Nee) && afwijking.recht.is_some_and(geldt);
        weg && artikel.is_some_and(|artikel| artikel.per_geval)
    })
}

pub(super) fn zonder_bepaling(dossier: &Dossier<'_>) -> Vondsten {
    let melding = "Noem de bepaling waarop deze afwijking van de rechten berust.";
    bij_afwijking(dossier, "wettelijkeBepaling", melding, |afwijking| {
        let gevuld = afwijking.recht.is_some() || afwijking.toepasselijkheid.is_some() || !leeg(afwijking.toelichting.as_ref());
        gevuld && afwijking.wettelijke_bepaling.as_ref().is_none_or(WettelijkeBepaling::is_leeg)
    })
}

fn register<'a>(dossier: &Dossier<'a>) -> Option<&'a RegisterGegevens> {
    dossier.registerhouder()?.register.as_ref()
}

pub(super) fn zonder_kanaal(dossier: &Dossier<'_>) -> Vondsten {
    let geen = dossier.registerhouder().is_some()
        && register(dossier).is_none_or(|register| !register.verzoek_kanalen.iter().any(is_bereikbaar));
    vondst_als(geen, "/register/verzoekKanalen", "Vul in hoe iemand een verzoek kan doen.")
}

fn is_bereikbaar(kanaal: &VerzoekKanaal) -> bool {
    let adres = kanaal.correspondentieadres.iter().flat_map(|adres| &adres.regels).any(|regel| !regel.trim().is_empty());
    adres || !leeg(kanaal.email.as_ref()) || !leeg(kanaal.url.as_ref())
}

/// Silent before the law gave the right, and where no channel can be reached: that has a rule of its own.
pub(super) fn alleen_op_papier(dossier: &Dossier<'_>) -> Vondsten {
    let kanalen = || register(dossier).into_iter().flat_map(|register| &register.verzoek_kanalen);
    let elektronisch = |kanaal: &VerzoekKanaal| !leeg(kanaal.email.as_ref()) || !leeg(kanaal.url.as_ref());
    let overheid = dossier.registerhouder().is_some_and(|houder| houder.overheidsinstantie == Some(true));
    let geldt = dossier.kennis.geldt_op("wetsartikel", "awb_2_13", dossier.dag());
    let fout = geldt && overheid && kanalen().any(is_bereikbaar) && !kanalen().any(elektronisch);
    vondst_als(fout, "/register/verzoekKanalen", "Hoe kan iemand een verzoek elektronisch doen?")
}

pub(super) fn reactietermijn(dossier: &Dossier<'_>) -> Vondsten {
    let termijn = register(dossier).and_then(|register| register.reactietermijn);
    let te_lang = termijn.is_some_and(|termijn| termijn.kan_langer_duren_dan(EEN_MAAND));
    vondst_als(te_lang, "/register/reactietermijn", "De wettelijke reactietermijn is één maand.")
}

pub(super) fn kinderen(dossier: &Dossier<'_>) -> Vondsten {
    // Whoever asks a child for consent speaks to the child, whatever the editor marks.
    let toestemming = dossier.grondslagen().any(|(.., grondslag)| grondslag.groep() == Some(Toestemming));
    let kinderen = dossier
        .inhoud
        .betrokkenen
        .iter()
        .any(|groep| groep.betreft_minderjarigen == Some(true) || (toestemming && dossier.jongeren(groep) != Jongeren::Nee));
    let geen = leeg(dossier.inhoud.privacyverklaring_url.as_ref());
    let melding = "Verwijs naar een privacyverklaring in taal die kinderen begrijpen.";
    vondst_als(kinderen && geen, "/privacyverklaringUrl", melding)
}
