//! The criteria of AVG 35(3), of the list of the Autoriteit Persoonsgegevens (Staatscourant 2019, 64418) and of the guidelines
//! WP248: one row each, with what in a content makes it certain (`gevonden`) or what a person must still judge (`mogelijk`).

use super::feiten::{
    Oordeel, ai_met_hoog_risico, algoritme, automatisch_besluit, betrokkenen, bron, doel_noemt, gegevens, gegevens_van_soort,
    gevonden, is_uitzending, meer_bestanden, minderjarigen, mogelijk, ontvanger, op_schaal, profilering, samen,
    strafrechtelijk_gedeeld, waarneming, waarneming_van_medewerkers,
};
use crate::domain::{
    recht::dossier::Dossier,
    woorden::codes::{
        Gevoeligheid::{Bijzonder, Gevoelig, Strafrechtelijk},
        Schaal::{Groot, Stelselmatig},
    },
};

/// A criterion of the list `dpia_criterium` and how a content shows it.
pub(super) struct Kenmerk {
    pub(super) code: &'static str,
    pub(super) toets: fn(&Dossier<'_>) -> Oordeel,
}

const CAMERA: &[&str] = &["camerabeelden"];
const LOCATIE: &[&str] = &["locatie"];
const SURFGEDRAG: &[&str] = &["surfgedrag"];
const BIOMETRIE: &[&str] = &["vingerafdruk", "biometrisch_overig"];
const GEZONDHEID: &[&str] = &["gezondheid", "sociaal_domein_dossier"];
/// Data on which the list of the supervisory authority has people in a weak position: care, debts, benefits.
const KWETSBAAR: &[&str] = &["sociaal_domein_dossier", "vermogen_schulden", "uitkering"];
const GELD: &[&str] = &["inkomen", "vermogen_schulden", "uitkering", "belasting", "betaling"];
const COMMUNICATIE: &[&str] = &["geluidsopname", "surfgedrag", "ip_adres"];

pub(super) const KENMERKEN: &[Kenmerk] = &[
    // AVG 35(3)
    Kenmerk {
        code: "geautomatiseerde_beoordeling",
        toets: |dossier| {
            mogelijk(automatisch_besluit(dossier), "of daarvoor persoonlijke kenmerken stelselmatig en uitgebreid worden bekeken")
        },
    },
    Kenmerk {
        code: "grootschalig_bijzonder_of_strafrechtelijk",
        toets: |dossier| {
            op_schaal(
                dossier,
                &[Groot],
                gegevens_van_soort(dossier, &[Bijzonder, Strafrechtelijk]),
                "of dat op grote schaal gebeurt",
            )
        },
    },
    Kenmerk {
        code: "grootschalige_monitoring_openbare_ruimte",
        toets: |dossier| {
            let gezien = waarneming(dossier, &["camerabeelden", "locatie", "kenteken"]);
            mogelijk(gezien, "of dat op grote schaal gebeurt op plaatsen waar iedereen mag komen")
        },
    },
    // AP list
    Kenmerk {
        code: "ap_heimelijk_onderzoek",
        toets: |dossier| mogelijk(betrokkenen(dossier, &["verdachte"]), "of er onderzoek is waar zij niets van weten"),
    },
    Kenmerk {
        code: "ap_zwarte_lijst",
        toets: |dossier| {
            mogelijk(strafrechtelijk_gedeeld(dossier), "of er een lijst van personen is die met anderen wordt gedeeld")
        },
    },
    Kenmerk {
        code: "ap_fraudebestrijding",
        toets: |dossier| {
            op_schaal(
                dossier,
                &[Groot, Stelselmatig],
                doel_noemt(dossier, "fraude"),
                "of dat op grote schaal of stelselmatig gebeurt",
            )
        },
    },
    Kenmerk {
        code: "ap_creditscore",
        toets: |dossier| {
            op_schaal(
                dossier,
                &[Groot, Stelselmatig],
                doel_noemt(dossier, "krediet"),
                "of er op grote schaal of stelselmatig wordt ingeschat wie kredietwaardig is",
            )
        },
    },
    Kenmerk {
        code: "ap_financiele_situatie",
        toets: |dossier| {
            let vraag = "of inkomen, vermogen of bestedingen op grote schaal of stelselmatig in beeld komen";
            op_schaal(dossier, &[Groot, Stelselmatig], gegevens(dossier, GELD), vraag)
        },
    },
    Kenmerk {
        code: "ap_genetisch",
        toets: |dossier| {
            op_schaal(
                dossier,
                &[Groot, Stelselmatig],
                gegevens(dossier, &["genetisch"]),
                "of dat op grote schaal of stelselmatig gebeurt",
            )
        },
    },
    Kenmerk {
        code: "ap_gezondheid",
        toets: |dossier| {
            op_schaal(
                dossier,
                &[Groot],
                gegevens(dossier, GEZONDHEID),
                "of gegevens over gezondheid op grote schaal worden gebruikt",
            )
        },
    },
    Kenmerk {
        code: "ap_samenwerkingsverband",
        toets: |dossier| {
            let vraag = "of er gevoelige gegevens worden gedeeld in of door een samenwerkingsverband";
            let verband = || ontvanger(dossier, "ketenpartner_samenwerkingsverband");
            let gevoelig = || gegevens_van_soort(dossier, &[Bijzonder, Strafrechtelijk]).or_else(|| gegevens(dossier, KWETSBAAR));
            gevonden(samen(verband(), gevoelig())).or_else(|| mogelijk(verband(), vraag))
        },
    },
    Kenmerk {
        code: "ap_cameratoezicht",
        toets: |dossier| {
            let vraag = "of het beelden zijn van toezicht op plaatsen waar iedereen mag komen";
            let bewaking = waarneming(dossier, CAMERA).filter(|_| !is_uitzending(dossier));
            gevonden(bewaking).or_else(|| mogelijk(gegevens(dossier, CAMERA), vraag))
        },
    },
    Kenmerk {
        code: "ap_flexibel_cameratoezicht",
        toets: |dossier| {
            mogelijk(waarneming(dossier, CAMERA), "of de camera’s zich verplaatsen, zoals op kleding of aan een drone")
        },
    },
    Kenmerk {
        code: "ap_controle_werknemers",
        toets: |dossier| {
            let sporen = ["camerabeelden", "locatie", "surfgedrag", "geluidsopname", "ip_adres", "inloggegevens", "kenteken"];
            let vraag = "of daarmee op grote schaal of stelselmatig wordt nagegaan wat zij doen";
            op_schaal(dossier, &[Groot, Stelselmatig], waarneming_van_medewerkers(dossier, &sporen), vraag)
        },
    },
    Kenmerk {
        code: "ap_locatie",
        toets: |dossier| {
            let vraag = "of op grote schaal of stelselmatig te zien is waar mensen zijn of waren";
            gevonden(waarneming(dossier, LOCATIE))
                .or_else(|| op_schaal(dossier, &[Groot, Stelselmatig], gegevens(dossier, LOCATIE), vraag))
        },
    },
    Kenmerk {
        code: "ap_communicatie",
        toets: |dossier| {
            let vraag = "of dat op grote schaal of stelselmatig gebeurt, en niet alleen om het netwerk te beveiligen";
            mogelijk(waarneming(dossier, COMMUNICATIE), vraag)
        },
    },
    Kenmerk {
        code: "ap_internet_of_things",
        toets: |dossier| {
            let vraag = "of er apparaten worden gebruikt die met internet zijn verbonden, zoals sensoren";
            mogelijk(waarneming(dossier, &["locatie", "kenteken"]), vraag)
        },
    },
    Kenmerk {
        code: "ap_profilering",
        toets: |dossier| {
            let vraag = "of mensen stelselmatig, uitgebreid en automatisch worden beoordeeld";
            let beoordeeld = op_schaal(dossier, &[Groot, Stelselmatig], profilering(dossier), vraag);
            beoordeeld.or_else(|| mogelijk(automatisch_besluit(dossier).or_else(|| algoritme(dossier)), vraag))
        },
    },
    Kenmerk {
        code: "ap_observatie_gedrag",
        toets: |dossier| {
            let vraag = "of gedrag op grote schaal en stelselmatig wordt gevolgd of beïnvloed";
            op_schaal(dossier, &[Stelselmatig], waarneming(dossier, SURFGEDRAG), vraag)
        },
    },
    Kenmerk { code: "ap_biometrie", toets: |dossier| gevonden(gegevens(dossier, BIOMETRIE)) },
    // WP248
    Kenmerk {
        code: "wp_evaluatie_scores",
        toets: |dossier| {
            let vraag = "of mensen worden beoordeeld of een score krijgen";
            gevonden(profilering(dossier))
                .or_else(|| mogelijk(automatisch_besluit(dossier).or_else(|| algoritme(dossier)), vraag))
        },
    },
    Kenmerk { code: "wp_geautomatiseerd_besluit", toets: |dossier| gevonden(automatisch_besluit(dossier)) },
    Kenmerk {
        code: "wp_stelselmatige_monitoring",
        toets: |dossier| {
            let bewaking = waarneming(dossier, CAMERA).filter(|_| !is_uitzending(dossier));
            let gezien = gevonden(bewaking.or_else(|| waarneming(dossier, LOCATIE)));
            gezien.or_else(|| mogelijk(waarneming(dossier, SURFGEDRAG), "of bezoekers stelselmatig worden gevolgd"))
        },
    },
    Kenmerk {
        code: "wp_gevoelige_gegevens",
        toets: |dossier| {
            let zeker = gegevens_van_soort(dossier, &[Bijzonder, Strafrechtelijk]).or_else(|| gegevens(dossier, LOCATIE));
            let zeker = zeker.or_else(|| gegevens(dossier, GEZONDHEID));
            let vraag = "of deze gegevens heel persoonlijk zijn";
            gevonden(zeker).or_else(|| mogelijk(gegevens_van_soort(dossier, &[Gevoelig]), vraag))
        },
    },
    Kenmerk {
        code: "wp_grootschalig",
        toets: |dossier| {
            let gezegd = dossier.inhoud.dpia.as_ref().and_then(|dpia| dpia.schaal);
            if gezegd == Some(Groot) {
                return gevonden(Some("De verwerking is op grote schaal.".to_owned()));
            }
            let velen = ["inwoner", "belastingplichtige", "leerling", "bezoeker_website"];
            op_schaal(
                dossier,
                &[],
                betrokkenen(dossier, &velen),
                "of het om veel mensen, veel gegevens, een lange tijd of een groot gebied gaat",
            )
        },
    },
    Kenmerk {
        code: "wp_koppeling_datasets",
        toets: |dossier| {
            let naast_elkaar = || mogelijk(meer_bestanden(dossier), "of die gegevens met elkaar worden gecombineerd");
            gevonden(bron(dossier, "suwinet")).or_else(naast_elkaar)
        },
    },
    Kenmerk {
        code: "wp_kwetsbare_betrokkenen",
        toets: |dossier| {
            let kwetsbaar = ["bijstandsgerechtigde", "zorgvrager", "medewerker"];
            gevonden(minderjarigen(dossier).or_else(|| betrokkenen(dossier, &kwetsbaar)))
        },
    },
    Kenmerk {
        code: "wp_nieuwe_technologie",
        toets: |dossier| {
            let techniek = algoritme(dossier).or_else(|| gegevens(dossier, BIOMETRIE));
            mogelijk(techniek, "of de techniek of de manier van werken nieuw is")
        },
    },
    Kenmerk {
        code: "wp_blokkering_recht_of_dienst",
        toets: |dossier| {
            let afhankelijk = betrokkenen(dossier, &["aanvrager", "bijstandsgerechtigde", "zorgvrager"]);
            let vraag = "of iemand door deze verwerking een recht, een dienst of een contract niet kan krijgen";
            mogelijk(automatisch_besluit(dossier).or(afhankelijk), vraag)
        },
    },
    // AI regulation
    Kenmerk { code: "ai_hoog_risico", toets: |dossier| gevonden(ai_met_hoog_risico(dossier)) },
];
