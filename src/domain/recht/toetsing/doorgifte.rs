//! F. Transfers outside the European Economic Area (AVG 30(1)(e), 44 to 49).

use super::{Onderdeel::Inhoud, Regel, Vondsten, leeg, vondst_als};
use crate::domain::recht::dossier::Dossier;
use crate::domain::{
    inhoud::Doorgifte,
    recht::kennis::{Kennis, Referentie},
    woorden::codes::{
        DoorgifteInstrument::{
            AdHocContract, Adequaatheidsbesluit, AdministratieveRegeling, BindendeBedrijfsvoorschriften, Certificering,
            DwingendGerechtvaardigdBelang, Gedragscode, ModelcontractToezichthouder, Modelcontractbepalingen,
            OvereenkomstInBelang, OvereenkomstOverheden, UitdrukkelijkeToestemming, UitvoeringOvereenkomst,
        },
        Ernst::{Blokkade, Waarschuwing},
        Regime,
    },
};

pub(super) const REGELS: &[Regel] = &[
    Regel {
        code: "VR-F01",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder e",
        waarom: "Buiten de Europese Economische Ruimte gelden andere regels voor persoonsgegevens.",
        remedie: "Vul doorgifteBuitenEer in: true of false. Vraag het na bij de verwerkers.",
        toets: zonder_antwoord,
    },
    Regel {
        code: "VR-F02",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder e",
        waarom: "Met twee verschillende antwoorden weet niemand of gegevens de Europese Economische Ruimte verlaten.",
        remedie: "Voeg de doorgiften toe of haal ze weg, of pas doorgifteBuitenEer aan.",
        toets: tegenspraak,
    },
    Regel {
        code: "VR-F03",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder e",
        waarom: "Het register noemt naar welke landen en internationale organisaties gegevens gaan.",
        remedie: "Vul land in, of internationaleOrganisatie als het geen land is.",
        toets: zonder_bestemming,
    },
    Regel {
        code: "VR-F04",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 44",
        waarom: "Gegevens mogen de Europese Economische Ruimte alleen verlaten op een van de manieren die de wet noemt.",
        remedie: "Kies het instrument waarop de doorgifte berust, zoals een adequaatheidsbesluit of een modelcontract.",
        toets: zonder_instrument,
    },
    Regel {
        code: "VR-F05",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 45; voor politiegegevens richtlijn (EU) 2016/680 artikel 36",
        waarom: "Een adequaatheidsbesluit is alleen een waarborg voor het land of de organisatie waarvoor de Europese Commissie het nam, en \
                 alleen onder de wet waarvoor zij het nam.",
        remedie: "Kies een ander instrument, zoals het modelcontract van de Europese Commissie.",
        toets: geen_besluit,
    },
    Regel {
        code: "VR-F06",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 45 lid 3",
        waarom: "Dit besluit beschermt gegevens alleen bij een ontvanger die is gecertificeerd.",
        remedie: "Zoek de ontvanger op in de lijst en zet dpfCertificering op true, of kies een ander instrument.",
        toets: niet_gecertificeerd,
    },
    Regel {
        code: "VR-F11",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 45 lid 3",
        waarom: "Sommige besluiten gelden niet voor iedereen in het land, bijvoorbeeld niet voor de overheid daar.",
        remedie: "Schrijf in de toelichting waarom de ontvanger onder het besluit valt, of kies een ander instrument.",
        toets: buiten_bereik,
    },
    Regel {
        code: "VR-F07",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder e",
        waarom: "Binnen de Europese Economische Ruimte gelden overal dezelfde regels voor persoonsgegevens.",
        remedie: "Haal deze doorgifte weg, of kies het land waar de gegevens echt heen gaan.",
        toets: binnen_eer,
    },
    Regel {
        code: "VR-F08",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 30 lid 1 onder e, artikel 49 lid 1 tweede alinea",
        waarom: "Wie zich op deze uitzondering beroept, legt in het register vast hoe de gegevens zijn beschermd.",
        remedie: "Beschrijf bij documentatie de waarborgen, of verwijs naar het document waarin die staan.",
        toets: zonder_waarborgen,
    },
    Regel {
        code: "VR-F09",
        ernst: Blokkade,
        onderdeel: Inhoud,
        bron: "AVG artikel 49 lid 3",
        waarom: "De AVG sluit deze uitzondering uit voor de overheid die haar taak uitvoert.",
        remedie: "Kies een ander instrument, of geef de gegevens niet door.",
        toets: uitzondering_voor_taak,
    },
    Regel {
        code: "VR-F10",
        ernst: Waarschuwing,
        onderdeel: Inhoud,
        bron: "AVG artikel 13 lid 1 onder f",
        waarom: "Mensen mogen weten hoe hun gegevens buiten Europa zijn beschermd, en daarvan een kopie vragen.",
        remedie: "Vul bij documentatie in welk document het is of waar het staat.",
        toets: zonder_document,
    },
];

/// A finding at every transfer that a question is about, below its place; the answer is the message.
fn bij_doorgifte(dossier: &Dossier<'_>, onder: &str, fout: impl Fn(&Doorgifte) -> Option<String>) -> Vondsten {
    let doorgiften = dossier.inhoud.doorgiften.iter().enumerate();
    doorgiften.filter_map(|(nummer, doorgifte)| Some((format!("/doorgiften/{nummer}/{onder}"), fout(doorgifte)?))).collect()
}

fn zonder_antwoord(dossier: &Dossier<'_>) -> Vondsten {
    let melding = "Geef aan of gegevens buiten de Europese Economische Ruimte worden verwerkt: ja of nee.";
    vondst_als(dossier.inhoud.doorgifte_buiten_eer.is_none(), "/doorgifteBuitenEer", melding)
}

fn tegenspraak(dossier: &Dossier<'_>) -> Vondsten {
    let antwoord = dossier.inhoud.doorgifte_buiten_eer;
    let fout = antwoord.is_some_and(|buiten| buiten == dossier.inhoud.doorgiften.is_empty());
    vondst_als(fout, "/doorgiften", "De doorgiften en het antwoord op de vraag naar doorgifte spreken elkaar tegen.")
}

fn zonder_bestemming(dossier: &Dossier<'_>) -> Vondsten {
    bij_doorgifte(dossier, "land", |doorgifte| {
        let fout = doorgifte.land.is_none() && leeg(doorgifte.internationale_organisatie.as_ref());
        fout.then(|| "Noem het derde land of de internationale organisatie.".to_owned())
    })
}

fn zonder_instrument(dossier: &Dossier<'_>) -> Vondsten {
    bij_doorgifte(dossier, "instrument", |doorgifte| {
        doorgifte.instrument.is_none().then(|| "Noem het doorgifte-instrument.".to_owned())
    })
}

/// Silent for a country in the EEA, which has a rule of its own, and for one to which sending was no transfer. An organisation is looked up
/// by its name; a country beside it goes first.
fn geen_besluit(dossier: &Dossier<'_>) -> Vondsten {
    let (kennis, regime, dag) = (dossier.kennis, dossier.inhoud.regime(), dossier.dag());
    bij_doorgifte(dossier, "instrument", |doorgifte| {
        let bestemming = op_besluit(doorgifte)?;
        let mag = match bestemming {
            Bestemming::Land(land) => kennis.is_binnen(land, regime, dag) || kennis.is_overbrugd(land, dag),
            Bestemming::Organisatie(_) => false,
        };
        let naam = match bestemming {
            Bestemming::Land(land) => kennis.naam("land", land),
            Bestemming::Organisatie(naam) => format!("“{naam}”"),
        };
        let melding = || match regime {
            Regime::Avg => format!("Voor {naam} geldt geen adequaatheidsbesluit."),
            Regime::Wpg => format!("Voor {naam} geldt geen adequaatheidsbesluit voor politiegegevens."),
        };
        (!mag && besluit(dossier, bestemming).is_none()).then(melding)
    })
}

/// Where a transfer goes that rests on an adequacy decision.
#[derive(Clone, Copy)]
enum Bestemming<'a> {
    Land(&'a str),
    Organisatie(&'a str),
}

fn op_besluit(doorgifte: &Doorgifte) -> Option<Bestemming<'_>> {
    let organisatie = || doorgifte.internationale_organisatie.as_deref().map(str::trim).filter(|naam| !naam.is_empty());
    let bestemming = doorgifte.land.as_deref().map(Bestemming::Land).or_else(|| organisatie().map(Bestemming::Organisatie));
    bestemming.filter(|_| doorgifte.instrument == Some(Adequaatheidsbesluit))
}

/// The decision on which a transfer rests, when it holds on the day under the law of the content.
fn besluit<'a>(dossier: &Dossier<'a>, bestemming: Bestemming<'_>) -> Option<&'a Referentie> {
    let (kennis, regime, dag) = (dossier.kennis, dossier.inhoud.regime(), dossier.dag());
    match bestemming {
        Bestemming::Land(land) => kennis.adequaatheid(land, regime, dag),
        Bestemming::Organisatie(naam) => kennis.adequaatheid_organisatie(naam, regime, dag),
    }
}

fn niet_gecertificeerd(dossier: &Dossier<'_>) -> Vondsten {
    bij_doorgifte(dossier, "dpfCertificering", |doorgifte| {
        let besluit = besluit(dossier, op_besluit(doorgifte)?)?;
        let fout = Kennis::vraagt_certificering(besluit) && doorgifte.dpf_certificering != Some(true);
        fout.then(|| format!("Controleer of de ontvanger is gecertificeerd ({}).", besluit.naam))
    })
}

/// The register cannot tell who the recipient is: an explanation is enough. A certificate is asked for by a rule of its own.
fn buiten_bereik(dossier: &Dossier<'_>) -> Vondsten {
    bij_doorgifte(dossier, "toelichting", |doorgifte| {
        let bestemming = op_besluit(doorgifte).filter(|_| leeg(doorgifte.toelichting.as_ref()))?;
        let besluit = besluit(dossier, bestemming)?;
        let organisatie = doorgifte.internationale_organisatie.as_ref().filter(|naam| !leeg(Some(naam)));
        match (bestemming, organisatie, Kennis::bereik(besluit)) {
            (Bestemming::Land(_), Some(naam), _) => {
                let waarom =
                    format!("Het besluit voor {} geldt voor het land. Leg uit waarom het voor “{naam}” geldt.", besluit.naam);
                Some(waarom)
            }
            (_, _, Some(bereik)) if !Kennis::vraagt_certificering(besluit) => {
                let waarom =
                    format!("Het besluit voor {} geldt alleen voor {bereik}. Valt de ontvanger daaronder?", besluit.naam);
                Some(waarom)
            }
            _ => None,
        }
    })
}

/// An international organisation may have its seat in the EEA: to send it data is a transfer all the same.
fn binnen_eer(dossier: &Dossier<'_>) -> Vondsten {
    bij_doorgifte(dossier, "land", |doorgifte| {
        let land = doorgifte.land.as_deref().filter(|_| leeg(doorgifte.internationale_organisatie.as_ref()))?;
        let binnen = dossier.kennis.ligt_in_eer(land, dossier.dag());
        binnen.then(|| format!("{} ligt in de EER; dit is geen doorgifte.", dossier.kennis.naam("land", land)))
    })
}

fn zonder_documentatie(doorgifte: &Doorgifte) -> bool {
    let documentatie = doorgifte.documentatie.as_ref();
    documentatie.is_none_or(|document| leeg(document.omschrijving.as_ref()) && leeg(document.url.as_ref()))
}

fn zonder_waarborgen(dossier: &Dossier<'_>) -> Vondsten {
    bij_doorgifte(dossier, "documentatie", |doorgifte| {
        let fout = doorgifte.instrument == Some(DwingendGerechtvaardigdBelang) && zonder_documentatie(doorgifte);
        fout.then(|| "Documenteer de passende waarborgen bij deze uitzondering.".to_owned())
    })
}

fn uitzondering_voor_taak(dossier: &Dossier<'_>) -> Vondsten {
    bij_doorgifte(dossier, "instrument", |doorgifte| {
        let uitgesloten = matches!(
            doorgifte.instrument,
            Some(UitdrukkelijkeToestemming | UitvoeringOvereenkomst | OvereenkomstInBelang | DwingendGerechtvaardigdBelang)
        );
        let fout = uitgesloten && dossier.is_wettelijke_taak();
        fout.then(|| "Deze uitzondering is niet toegestaan bij de uitoefening van openbaar gezag.".to_owned())
    })
}

fn zonder_document(dossier: &Dossier<'_>) -> Vondsten {
    bij_doorgifte(dossier, "documentatie", |doorgifte| {
        let passende_waarborg = matches!(
            doorgifte.instrument,
            Some(
                OvereenkomstOverheden
                    | BindendeBedrijfsvoorschriften
                    | Modelcontractbepalingen
                    | ModelcontractToezichthouder
                    | Gedragscode
                    | Certificering
                    | AdHocContract
                    | AdministratieveRegeling
            )
        );
        let melding = "Verwijs naar de waarborg (bijv. modelcontract) waarvan de betrokkene een kopie kan krijgen.";
        (passende_waarborg && zonder_documentatie(doorgifte)).then(|| melding.to_owned())
    })
}

#[cfg(test)]
#[path = "doorgifte_gevallen.rs"]
pub(super) mod gevallen;
