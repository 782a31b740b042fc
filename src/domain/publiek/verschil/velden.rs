//! The one place that knows the fields of a public record, in reading order. Every struct is taken apart by name, so that a new field
//! does not compile until somebody says here what it is called.

mod bewaren;
mod cookies;
mod doelen;
mod gegevens;
mod grondslag;
pub(super) mod intern;
mod partijen;
mod rechten;
mod verantwoordelijk;
mod verwijzingen;
mod waarborgen;
mod wet;

use super::{
    boom::{Item, Knoop, Plek, Soort},
    waarde::Waarde,
};
use crate::domain::{
    publiek::openbaar::{OpenbareCode, OpenbareDpia, Romp},
    woorden::datum::in_woorden,
};

const ALGEMEEN: &str = "algemeen";
const VERANTWOORDELIJK: &str = "verantwoordelijk";
const DOELEN: &str = "doelen";
const GRONDSLAG: &str = "grondslag";
const GEGEVENS: &str = "gegevens";
const ONTVANGERS: &str = "ontvangers";
const DOORGIFTE: &str = "doorgifte";
const BEWAREN: &str = "bewaren";
const BEVEILIGING: &str = "beveiliging";
const BESLUITVORMING: &str = "besluitvorming";
const RECHTEN: &str = "rechten";
const VERWIJZINGEN: &str = "verwijzingen";

/// The sections, with what they are called.
const NAMEN: [(&str, &str); 12] = [
    (ALGEMEEN, "Algemeen"),
    (VERANTWOORDELIJK, "Wie verantwoordelijk is"),
    (DOELEN, "Waarvoor de gegevens worden gebruikt"),
    (GRONDSLAG, "Waarom dat mag"),
    (GEGEVENS, "Welke gegevens, van wie"),
    (ONTVANGERS, "Wie de gegevens krijgt"),
    (DOORGIFTE, "Buiten Europa"),
    (BEWAREN, "Hoe lang de gegevens worden bewaard"),
    (BEVEILIGING, "Beveiliging"),
    (BESLUITVORMING, "Besluiten zonder mens"),
    (RECHTEN, "Rechten"),
    (VERWIJZINGEN, "Meer lezen"),
];

/// What a section is called.
pub(super) fn naam(onderdeel: &str) -> &'static str {
    NAMEN.iter().find(|(code, _)| *code == onderdeel).map_or(NAMEN[0].1, |(_, naam)| naam)
}

const THEMA: Soort = Soort {
    enkel: "thema",
    nieuw: |naam, _| format!("Nieuw thema: {naam}"),
    weg: |naam, _| format!("Het thema {naam} is vervallen"),
    op_plaats: false,
};

/// What a record says.
pub(super) fn van(romp: &Romp) -> Vec<Knoop> {
    let Romp {
        uuid: _,
        identificatie,
        registerhouder,
        versie_uuid: _,
        nummer,
        begin_geldigheid,
        vastgesteld_op,
        naam,
        omschrijving,
        rol,
        regime,
        themas,
        verwerkingsverantwoordelijken,
        onderlinge_regeling,
        opdrachtgevers,
        doelen,
        betrokkenen,
        gevoeligheid,
        uitzonderingen_bijzondere_gegevens,
        bsn_grond,
        strafrechtelijke_grond,
        ontvangers,
        geen_ontvangers,
        verwerkers,
        doorgifte_buiten_eer,
        doorgiften,
        bewaartermijnen,
        beveiliging,
        geautomatiseerde_besluitvorming,
        algoritmes,
        dpia,
        verdere_verwerking,
        cookies,
        privacyverklaring_url,
        rechten,
        rechten_afwijkingen,
        zaaktypen,
        upl_producten,
        geldt_voor,
        aliassen,
    } = romp;
    let algemeen = Plek::new(ALGEMEEN, "");
    let mut knopen = vec![
        Knoop::Kenmerk(algemeen.de("nummer", "versie", Some(Waarde::naam(&nummer.to_string())))),
        Knoop::Kenmerk(algemeen.de("beginGeldigheid", "eerste dag", Some(Waarde::naam(&in_woorden(*begin_geldigheid))))),
        Knoop::Kenmerk(algemeen.de(
            "vastgesteldOp",
            "dag van vaststellen",
            Some(Waarde::naam(&in_woorden(vastgesteld_op.datum()))),
        )),
        algemeen.het("identificatie", "nummer in het register", Some(Waarde::naam(identificatie))).into(),
        algemeen.de("naam", "naam", Waarde::citaat(Some(naam))).into(),
        algemeen.de("omschrijving", "omschrijving", Waarde::citaat(omschrijving.as_ref())).into(),
        algemeen.de("rol", "rol van de organisatie", rol.as_ref().map(Waarde::code)).into(),
        algemeen.de("regime", "geldende wet", Some(Waarde::eigennaam(regime))).into(),
        codes(&algemeen, "themas", &THEMA, themas),
    ];
    knopen.push(verantwoordelijk::registerhouder(registerhouder));
    knopen.push(verantwoordelijk::verantwoordelijken(verwerkingsverantwoordelijken));
    knopen.extend(verantwoordelijk::regeling(onderlinge_regeling.as_ref()));
    knopen.push(verantwoordelijk::opdrachtgevers(opdrachtgevers));
    knopen.push(verantwoordelijk::geldt_voor(geldt_voor));
    knopen.push(doelen::doelen(doelen));
    let verder = "of gegevens voor een ander doel worden gebruikt dan waarvoor ze zijn verzameld";
    knopen.push(Plek::new(DOELEN, "").of("verdereVerwerking", verder, *verdere_verwerking).into());
    knopen.push(gegevens::betrokkenen(betrokkenen));
    let hoogste = gevoeligheid.as_ref().map(Waarde::code);
    knopen.push(Plek::new(GEGEVENS, "").de("gevoeligheid", "hoogste gevoeligheid van de gegevens", hoogste).into());
    knopen.push(gegevens::uitzonderingen(uitzonderingen_bijzondere_gegevens));
    knopen.extend(gegevens::grond("bsnGrond", "het gebruik van het burgerservicenummer", bsn_grond.as_ref()));
    knopen.extend(gegevens::grond(
        "strafrechtelijkeGrond",
        "het gebruik van strafrechtelijke gegevens",
        strafrechtelijke_grond.as_ref(),
    ));
    knopen.push(cookies::cookies(cookies));
    knopen.push(partijen::ontvangers(ontvangers));
    knopen.push(Plek::new(ONTVANGERS, "").of("geenOntvangers", "of er geen ontvangers zijn", *geen_ontvangers).into());
    knopen.push(partijen::verwerkers(verwerkers));
    let buiten = "of gegevens buiten de Europese Economische Ruimte worden verwerkt";
    knopen.push(Plek::new(DOORGIFTE, "").of("doorgifteBuitenEer", buiten, *doorgifte_buiten_eer).into());
    knopen.push(waarborgen::doorgiften(doorgiften));
    knopen.push(bewaren::bewaartermijnen(bewaartermijnen));
    knopen.extend(waarborgen::beveiliging(beveiliging.as_ref()));
    knopen.push(dpia_status(dpia.as_ref()));
    knopen.extend(waarborgen::besluitvorming(geautomatiseerde_besluitvorming.as_ref()));
    knopen.push(waarborgen::algoritmes(algoritmes));
    knopen.push(rechten::rechten(rechten));
    knopen.push(rechten::afwijkingen(rechten_afwijkingen));
    knopen.push(verwijzingen::privacyverklaring(privacyverklaring_url.as_ref()));
    knopen.push(verwijzingen::zaaktypen(zaaktypen));
    knopen.push(verwijzingen::producten(upl_producten));
    knopen.push(verwijzingen::aliassen(aliassen));
    knopen
}

fn dpia_status(dpia: Option<&OpenbareDpia>) -> Knoop {
    let status = dpia.and_then(|OpenbareDpia { status }| status.as_ref());
    Plek::new(BEVEILIGING, "").de("dpia/status", "status van de DPIA", status.map(Waarde::code)).into()
}

/// A list of labels.
fn codes(plek: &Plek, sleutel: &str, soort: &'static Soort, codes: &[OpenbareCode]) -> Knoop {
    plek.lijst(sleutel, soort, codes.iter().map(|code| item(plek, soort, Some(code.code.clone()), Waarde::eigennaam(code))))
}

/// An element that is no more than its name.
fn item(plek: &Plek, soort: &'static Soort, sleutel: Option<String>, naam: Waarde) -> Item {
    let veld = plek.zelf().het("", soort.enkel, Some(naam.clone()));
    Item::new(vec![sleutel], naam, vec![veld.into()])
}

/// The first text that is there; else that there is none.
fn eerste(namen: &[Option<&String>]) -> Waarde {
    namen.iter().find_map(|naam| Waarde::citaat(*naam)).unwrap_or_else(|| Waarde::naam("(zonder naam)"))
}
