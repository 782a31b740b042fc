//! C. Legal bases (AVG 6, 7, 8).

mod wetten;

use super::{Onderdeel::Inhoud, Regel, Vondsten, leeg, vondst_als};
use crate::domain::recht::dossier::{Dossier, Jongeren};
use crate::domain::{
    inhoud::{Doel, DoelGrondslag, WettelijkeBepaling, organisatie::OrganisatieInvoer},
    woorden::{
        codes::{
            Ernst::{Blokkade, Waarschuwing},
            Grondslag::{
                GerechtvaardigdBelang, Overeenkomst, TaakAlgemeenBelang, Toestemming, VitaalBelang, WettelijkeVerplichting,
            },
            GrondslagGroep,
        },
        zoekwoord::woorden,
    },
};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-C01",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 6 lid 1, artikel 13 lid 1 onder c",
        waarom: "Zonder grondslag mag de overheid geen persoonsgegevens verwerken.",
        remedie: "Kies bij dit doel één van de zes grondslagen.",
        toets: zonder_grondslag,
    },
    Regel {
        code: "VR-C02",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 6 lid 3",
        waarom: "Een wettelijke plicht of publieke taak moet in een wet staan.",
        remedie: "Voeg de wet en het artikel toe waarin de taak of plicht staat.",
        toets: zonder_bepaling,
    },
    Regel {
        code: "VR-C03",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 6 lid 3, overweging 41",
        waarom: "De wettelijke basis moet duidelijk en nauwkeurig zijn, zodat iemand kan nagaan wat de gemeente mag.",
        remedie: "Vul het artikel in.",
        toets: zonder_artikel,
    },
    Regel {
        code: "VR-C04",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 5 lid 1 onder a, Wpg artikel 3",
        waarom: "Een wet die niet meer geldt of anders heet, kan geen grondslag meer zijn.",
        remedie: "Verwijs naar de regeling die nu geldt en zoek het artikel daarin op.",
        toets: wetten::vervallen,
    },
    Regel {
        code: "VR-C18",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 5 lid 1 onder a, Wpg artikel 3",
        waarom: "Een wet die nog niet geldt, kan nog geen grondslag zijn.",
        remedie: "Verwijs naar de regeling die nu geldt, of laat deze inhoud later ingaan.",
        toets: wetten::toekomstig,
    },
    Regel {
        code: "VR-C17",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 6 lid 3, artikel 9 lid 2 en artikel 87, UAVG artikelen 22 en 46",
        waarom: "Dit artikel zegt dat een andere wet de taak of het gebruik moet regelen. Die wet hoort hier te staan.",
        remedie: "Noem de wet en het artikel waarin de taak, de uitzondering of het gebruik van het nummer staat.",
        toets: wetten::verwijzend,
    },
    Regel {
        code: "VR-C19",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Telecommunicatiewet artikel 11.7a",
        waarom: "Wie met cookies volgt wat mensen doen, vraagt eerst toestemming, welke grondslag er verder ook is.",
        remedie: "Vraag toestemming voor deze cookies en kies bij het doel de grondslag toestemming, of volg bezoekers niet.",
        toets: volgen_zonder_toestemming,
    },
    Regel {
        code: "VR-C20",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "Telecommunicatiewet artikel 11.7",
        waarom: "Reclame per e-mail of app mag alleen naar wie daar vooraf ja op zei, of naar eigen klanten.",
        remedie: "Vraag toestemming en kies die als grondslag. Gaat het om eigen klanten, leg dat dan uit bij de grondslag.",
        toets: reclame_zonder_toestemming,
    },
    Regel {
        code: "VR-C05",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 6 lid 1, laatste zin",
        waarom: "De wet sluit deze grondslag uit voor de taken van een overheidsinstantie.",
        remedie: "Kies een andere grondslag, of zet bedrijfsvoering op true als het niet om een overheidstaak gaat.",
        toets: belang_voor_taak,
    },
    Regel {
        code: "VR-C06",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 13 lid 1 onder d",
        waarom: "Mensen moeten weten welk belang zwaarder weegt dan het hunne.",
        remedie: "Vul het belang in.",
        toets: zonder_belang,
    },
    Regel {
        code: "VR-C07",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 6 lid 1 onder f, artikel 5 lid 2",
        waarom: "Deze grondslag geldt alleen na een afweging tegen de belangen van de betrokkene.",
        remedie: "Vul de belangenafweging in; zij is niet openbaar.",
        toets: zonder_afweging,
    },
    Regel {
        code: "VR-C08",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 7 lid 3, artikel 13 lid 2 onder c",
        waarom: "Toestemming intrekken moet even makkelijk zijn als haar geven.",
        remedie: "Vul in hoe iemand zijn toestemming intrekt.",
        toets: zonder_intrekken,
    },
    Regel {
        code: "VR-C09",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 7 lid 1",
        waarom: "De organisatie moet kunnen aantonen dat iemand toestemming gaf.",
        remedie: "Vul in hoe de toestemming wordt gevraagd en vastgelegd.",
        toets: zonder_verkrijgen,
    },
    Regel {
        code: "VR-C10",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG overweging 43",
        waarom: "Wie een wettelijke taak uitvoert, gaat ook zonder toestemming door; vragen wekt dan een verkeerde verwachting.",
        remedie: "Kies één van beide, of splits het doel.",
        toets: toestemming_naast_taak,
    },
    Regel {
        code: "VR-C11",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG overweging 43",
        waarom: "Wie afhankelijk is, kan moeilijk nee zeggen.",
        remedie: "Kies een andere grondslag, of leg uit waarom weigeren geen gevolgen heeft.",
        toets: afhankelijk,
    },
    Regel {
        code: "VR-C12",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 8, UAVG artikel 5",
        waarom: "Kinderen onder de 16 jaar kunnen zelf geen geldige toestemming geven.",
        remedie: "Regel toestemming van een ouder of vertegenwoordiger en zet ouderlijkeToestemming op true. Is niemand jonger dan 16, zet \
                  jongerDan16 dan op false.",
        toets: ouderlijke_toestemming,
    },
    Regel {
        code: "VR-C13",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 6 lid 1 onder b",
        waarom: "Deze grondslag geldt alleen voor een overeenkomst met de betrokkene zelf.",
        remedie: "Vul in welke overeenkomst het is.",
        toets: zonder_overeenkomst,
    },
    Regel {
        code: "VR-C14",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG overweging 46",
        waarom: "Vitaal belang is bedoeld voor noodgevallen waarin niets anders past.",
        remedie: "Kijk of een wettelijke taak of een andere grondslag past.",
        toets: alleen_vitaal,
    },
    Regel {
        code: "VR-C15",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 6 lid 1 onder b en e",
        waarom: "Op een aanvraag beslist een bestuursorgaan eenzijdig; dat is geen overeenkomst.",
        remedie: "Kies een taak van algemeen belang of een wettelijke verplichting, met de wet erbij.",
        toets: aanvraag_is_geen_overeenkomst,
    },
    Regel {
        code: "VR-C16",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 6 lid 1",
        waarom: "De rechten van mensen verschillen: bij een taak kan iemand bezwaar maken, bij een verplichting niet.",
        remedie: "Vul grondslag in en laat grondslagGroep weg.",
        toets: grondslag_kiezen,
    },
];

/// Groups of people who depend on the municipality, so that they can hardly refuse (rule table of the register).
const AFHANKELIJK: &[&str] = &["medewerker", "sollicitant", "bijstandsgerechtigde"];

/// Words that point at a decision of an authority, not at a contract.
const BESCHIKKING: &[&str] = &["beschikking", "aanvraag", "aanvragen", "uitkering"];

/// What an authority does with what somebody asks for.
const BESLISSEN: &[&str] = &["beslis", "beoordel", "vaststel", "toeken", "verlen"];

/// Words of a contract, which may begin with a request of the person (AVG 6(1)(b)).
const CONTRACT: &[&str] = &["overeenkomst", "abonnement", "contract", "koop", "huur", "bestelling"];

/// A finding at every legal basis that a question is about, below its place.
fn bij_grondslag(dossier: &Dossier<'_>, onder: &str, melding: &str, fout: impl Fn(&Doel, &DoelGrondslag) -> bool) -> Vondsten {
    let fouten = dossier.grondslagen().filter(|(_, _, doel, grondslag)| fout(doel, grondslag));
    fouten.map(|(nummer, plaats, ..)| (format!("/doelen/{nummer}/grondslagen/{plaats}{onder}"), melding.to_owned())).collect()
}

fn zonder_grondslag(dossier: &Dossier<'_>) -> Vondsten {
    let doelen = dossier.inhoud.doelen.iter().enumerate();
    doelen
        .filter(|(_, doel)| dossier.is_verantwoordelijk() && doel.grondslagen.iter().all(|grondslag| grondslag.groep().is_none()))
        .map(|(nummer, _)| (format!("/doelen/{nummer}/grondslagen"), "Geef bij ieder doel de grondslag aan.".to_owned()))
        .collect()
}

fn zonder_bepaling(dossier: &Dossier<'_>) -> Vondsten {
    let melding = "Bij een wettelijke taak of verplichting hoort de wettelijke bepaling waarop die berust.";
    bij_grondslag(dossier, "/wettelijkeBepalingen", melding, |_, grondslag| {
        matches!(grondslag.grondslag, Some(WettelijkeVerplichting | TaakAlgemeenBelang))
            && grondslag.wettelijke_bepalingen.iter().all(WettelijkeBepaling::is_leeg)
    })
}

fn zonder_artikel(dossier: &Dossier<'_>) -> Vondsten {
    let mut gevonden = Vec::new();
    for (nummer, plaats, _, grondslag) in dossier.grondslagen() {
        for (volgorde, bepaling) in grondslag.wettelijke_bepalingen.iter().enumerate() {
            if !bepaling.is_leeg() && leeg(bepaling.artikel.as_ref()) {
                let naam = bepaling.citeertitel.as_ref().or(bepaling.regeling.as_ref()).map_or("deze wet", String::as_str);
                let melding = format!("Noem het artikel. Alleen de naam van de wet (“{naam}”) is niet duidelijk genoeg.");
                gevonden
                    .push((format!("/doelen/{nummer}/grondslagen/{plaats}/wettelijkeBepalingen/{volgorde}/artikel"), melding));
            }
        }
    }
    gevonden
}

fn belang_voor_taak(dossier: &Dossier<'_>) -> Vondsten {
    let overheid = dossier.verantwoordelijken().any(|(_, organisatie)| is_overheidsinstantie(organisatie));
    let melding = "Een overheidsinstantie mag gerechtvaardigd belang niet gebruiken voor de uitoefening van haar taken.";
    bij_grondslag(dossier, "", melding, |_, grondslag| {
        let bedrijfsvoering = grondslag.gerechtvaardigd_belang.as_ref().and_then(|belang| belang.bedrijfsvoering);
        overheid && grondslag.grondslag == Some(GerechtvaardigdBelang) && bedrijfsvoering != Some(true)
    })
}

/// What the organisation says of itself; else what its kind tells.
fn is_overheidsinstantie(organisatie: &OrganisatieInvoer) -> bool {
    let soorten = ["gemeente", "gemeenschappelijke_regeling", "provincie", "waterschap", "rijk", "overige_overheid"];
    let van_soort = || organisatie.soort.as_deref().is_some_and(|soort| soorten.contains(&soort));
    organisatie.overheidsinstantie.unwrap_or_else(van_soort)
}

fn zonder_belang(dossier: &Dossier<'_>) -> Vondsten {
    bij_grondslag(dossier, "/gerechtvaardigdBelang/belang", "Beschrijf het gerechtvaardigd belang.", |_, grondslag| {
        let belang = grondslag.gerechtvaardigd_belang.as_ref().and_then(|belang| belang.belang.as_ref());
        grondslag.grondslag == Some(GerechtvaardigdBelang) && leeg(belang)
    })
}

fn zonder_afweging(dossier: &Dossier<'_>) -> Vondsten {
    bij_grondslag(dossier, "/gerechtvaardigdBelang/belangenafweging", "Leg de belangenafweging vast.", |_, grondslag| {
        let afweging = grondslag.gerechtvaardigd_belang.as_ref().and_then(|belang| belang.belangenafweging.as_ref());
        grondslag.grondslag == Some(GerechtvaardigdBelang) && leeg(afweging)
    })
}

fn zonder_intrekken(dossier: &Dossier<'_>) -> Vondsten {
    let melding = "Beschrijf hoe iemand zijn toestemming kan intrekken.";
    bij_grondslag(dossier, "/toestemming/wijzeVanIntrekken", melding, |_, grondslag| {
        let wijze = grondslag.toestemming.as_ref().and_then(|toestemming| toestemming.wijze_van_intrekken.as_ref());
        grondslag.grondslag == Some(Toestemming) && leeg(wijze)
    })
}

fn zonder_verkrijgen(dossier: &Dossier<'_>) -> Vondsten {
    let melding = "Beschrijf hoe de toestemming wordt gevraagd en aangetoond.";
    bij_grondslag(dossier, "/toestemming/wijzeVanVerkrijgen", melding, |_, grondslag| {
        let wijze = grondslag.toestemming.as_ref().and_then(|toestemming| toestemming.wijze_van_verkrijgen.as_ref());
        grondslag.grondslag == Some(Toestemming) && leeg(wijze)
    })
}

fn toestemming_naast_taak(dossier: &Dossier<'_>) -> Vondsten {
    let melding =
        "Toestemming naast een wettelijke taak is tegenstrijdig: de betrokkene kan de verwerking dan niet echt weigeren.";
    bij_grondslag(dossier, "", melding, |doel, grondslag| {
        let taak = doel.grondslagen.iter().any(|ander| ander.groep() == Some(GrondslagGroep::WettelijkeTaak));
        grondslag.grondslag == Some(Toestemming) && taak
    })
}

fn afhankelijk(dossier: &Dossier<'_>) -> Vondsten {
    let betrokkenen = &dossier.inhoud.betrokkenen;
    let afhankelijk = betrokkenen.iter().any(|groep| groep.categorie.as_deref().is_some_and(|code| AFHANKELIJK.contains(&code)));
    let melding = "Er is een afhankelijkheidsrelatie; toestemming is dan zelden vrij gegeven.";
    bij_grondslag(dossier, "", melding, |doel, grondslag| {
        grondslag.grondslag == Some(Toestemming) && (afhankelijk || is_beslissing(doel))
    })
}

/// Whether an authority decides about what somebody asks for: who needs that cannot freely say no.
fn is_beslissing(doel: &Doel) -> bool {
    let gezegd = woorden(doel.omschrijving.as_deref().unwrap_or_default());
    let begint = |met: &[&str]| gezegd.iter().any(|woord| met.iter().any(|begin| woord.starts_with(begin)));
    begint(BESLISSEN) && (begint(BESCHIKKING) || gezegd.iter().any(|woord| woord.contains("vergunning")))
}

fn ouderlijke_toestemming(dossier: &Dossier<'_>) -> Vondsten {
    let jongeren = dossier.inhoud.betrokkenen.iter().map(|groep| dossier.jongeren(groep)).max();
    let melding = match jongeren {
        Some(Jongeren::Zeker) => "Onder de 16 jaar is toestemming van een ouder of vertegenwoordiger nodig.",
        Some(Jongeren::Misschien) => {
            "Zijn er mensen onder de 16 jaar bij? Dan is toestemming van een ouder of vertegenwoordiger nodig."
        }
        Some(Jongeren::Nee) | None => return Vec::new(),
    };
    bij_grondslag(dossier, "/toestemming/ouderlijkeToestemming", melding, |_, grondslag| {
        let geregeld = grondslag.toestemming.as_ref().and_then(|toestemming| toestemming.ouderlijke_toestemming);
        grondslag.grondslag == Some(Toestemming) && geregeld != Some(true)
    })
}

/// Beginnings of words for cookies that follow people; what counts visits without that needs no consent.
const VOLGEN: &[&str] = &["trackingcookie", "tracking", "advertentie", "remarketing", "retargeting", "socialmediacookie"];

fn volgen_zonder_toestemming(dossier: &Dossier<'_>) -> Vondsten {
    let gegevens = dossier.gegevens().filter(|(.., gegeven)| gegeven.categorie.as_deref() == Some("surfgedrag"));
    let gegevens: Vec<_> = gegevens.map(|(.., gegeven)| gegeven.omschrijving.as_deref().unwrap_or_default()).collect();
    let doelen = dossier.inhoud.doelen.iter().filter_map(|doel| doel.omschrijving.as_deref());
    let teksten = gegevens.iter().copied().chain(doelen).chain([dossier.inhoud.naam.as_str()]);
    let mut genoemd = teksten.map(woorden).flat_map(|woorden| {
        let ontkend = |plaats: usize| plaats > 0 && ["zonder", "geen", "niet"].contains(&woorden[plaats - 1].as_str());
        let volgt = |woord: &String| VOLGEN.iter().any(|begin| woord.starts_with(begin));
        woorden.iter().enumerate().map(|(plaats, woord)| volgt(woord) && !ontkend(plaats)).collect::<Vec<_>>()
    });
    let toestemming = dossier.grondslagen().any(|(.., grondslag)| grondslag.groep() == Some(GrondslagGroep::Toestemming));
    // One of which the register says that no consent is asked has a rule of its own.
    let cookie = dossier
        .inhoud
        .cookies
        .iter()
        .any(|cookie| cookie.toestemming == Some(true) && cookie.soort.is_some_and(|soort| !soort.mag_zonder_toestemming()));
    let volgt = cookie || (!gegevens.is_empty() && genoemd.any(|volgt| volgt));
    let fout = dossier.heeft_grondslag() && !toestemming && volgt;
    vondst_als(fout, "/doelen", "Voor cookies waarmee u mensen volgt, is toestemming nodig; geen enkel doel berust daarop.")
}

/// Beginnings of words for messages that are commercial, ideal or charitable; news of the municipality itself is none of these.
const RECLAME: &[&str] = &["reclame", "commercieel", "commerciele", "aanbieding", "marketing", "fondsenwerv", "donateur"];

/// Beginnings of words for electronic messages.
const BERICHT: &[&str] = &["nieuwsbrief", "nieuwsbrieven", "mailing", "email", "mail", "sms", "app", "appbericht"];

/// Silent where a basis is explained: own customers may be written to about what they bought before.
fn reclame_zonder_toestemming(dossier: &Dossier<'_>) -> Vondsten {
    let fout = |doel: &Doel| {
        let woorden = woorden(doel.omschrijving.as_deref().unwrap_or_default());
        let noemt = |begin: &[&str]| woorden.iter().any(|woord| begin.iter().any(|begin| woord.starts_with(begin)));
        let bericht = woorden.iter().any(|woord| BERICHT.contains(&woord.as_str()));
        let anders = |grondslag: &DoelGrondslag| {
            grondslag.groep() == Some(GrondslagGroep::Toestemming) || !leeg(grondslag.toelichting.as_ref())
        };
        let heeft = doel.grondslagen.iter().any(|grondslag| grondslag.groep().is_some());
        bericht && noemt(RECLAME) && heeft && !doel.grondslagen.iter().any(anders)
    };
    let doelen = dossier.inhoud.doelen.iter().enumerate().filter(|(_, doel)| fout(doel));
    let melding = "Voor reclame per e-mail of app is vooraf toestemming nodig, behalve aan eigen klanten.";
    doelen.map(|(nummer, _)| (format!("/doelen/{nummer}/grondslagen"), melding.to_owned())).collect()
}

fn zonder_overeenkomst(dossier: &Dossier<'_>) -> Vondsten {
    let melding = "Noem de overeenkomst waarbij de betrokkene partij is.";
    bij_grondslag(dossier, "/overeenkomst/omschrijving", melding, |_, grondslag| {
        let omschrijving = grondslag.overeenkomst.as_ref().and_then(|overeenkomst| overeenkomst.omschrijving.as_ref());
        grondslag.grondslag == Some(Overeenkomst) && leeg(omschrijving)
    })
}

fn alleen_vitaal(dossier: &Dossier<'_>) -> Vondsten {
    let doelen = dossier.inhoud.doelen.iter().enumerate();
    let alleen = doelen.filter(|(_, doel)| {
        !doel.grondslagen.is_empty() && doel.grondslagen.iter().all(|grondslag| grondslag.grondslag == Some(VitaalBelang))
    });
    let melding = "Vitaal belang is een vangnet; gebruik het alleen als geen andere grondslag past.";
    alleen.map(|(nummer, _)| (format!("/doelen/{nummer}/grondslagen"), melding.to_owned())).collect()
}

fn aanvraag_is_geen_overeenkomst(dossier: &Dossier<'_>) -> Vondsten {
    let melding = "Een aanvraag of beschikking is geen overeenkomst; controleer de grondslag.";
    bij_grondslag(dossier, "", melding, |doel, grondslag| {
        let gezegd = woorden(doel.omschrijving.as_deref().unwrap_or_default());
        let beschikking = gezegd.iter().any(|woord| BESCHIKKING.iter().any(|begin| woord.starts_with(begin)));
        let contract = gezegd.iter().any(|woord| CONTRACT.iter().any(|deel| woord.contains(deel)));
        grondslag.grondslag == Some(Overeenkomst) && beschikking && !contract
    })
}

fn grondslag_kiezen(dossier: &Dossier<'_>) -> Vondsten {
    let gekozen = "Kies: schrijft een wet voor dat u deze gegevens verwerkt (wettelijke verplichting), of voert u een opgedragen taak uit \
                   (taak van algemeen belang)?";
    bij_grondslag(dossier, "/grondslag", gekozen, |_, grondslag| {
        grondslag.grondslag.is_none() && grondslag.grondslag_groep.is_some()
    })
}

#[cfg(test)]
#[path = "grondslag_gevallen.rs"]
pub(super) mod gevallen;
