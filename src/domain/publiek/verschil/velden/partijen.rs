//! Recipients and processors.

use super::{
    super::{
        boom::{Item, Knoop, Plek, Soort, code, sleutel},
        waarde::Waarde,
    },
    ONTVANGERS, eerste,
    verantwoordelijk::{naam_van, organisaties_bij},
};
use crate::domain::publiek::openbaar::{OpenbareOntvanger, OpenbareOrganisatieVerwijzing, OpenbareVerwerker};

const ONTVANGER: Soort = Soort {
    enkel: "ontvanger",
    nieuw: |naam, _| format!("Nieuwe ontvanger: {naam}"),
    weg: |naam, _| format!("{naam} is geen ontvanger meer"),
    op_plaats: false,
};
const VERWERKER: Soort = Soort {
    enkel: "verwerker",
    nieuw: |naam, _| format!("Nieuwe verwerker: {naam}"),
    weg: |naam, _| format!("{naam} is geen verwerker meer"),
    op_plaats: false,
};
const SUBVERWERKER: Soort = Soort {
    enkel: "subverwerker",
    nieuw: |naam, bij| format!("Nieuwe subverwerker{bij}: {naam}"),
    weg: |naam, bij| format!("{naam} is geen subverwerker meer{bij}"),
    op_plaats: false,
};

pub(super) fn ontvangers(ontvangers: &[OpenbareOntvanger]) -> Knoop {
    Plek::new(ONTVANGERS, "").lijst("ontvangers", &ONTVANGER, ontvangers.iter().map(ontvanger))
}

fn ontvanger(een: &OpenbareOntvanger) -> Item {
    let OpenbareOntvanger { soort, organisatie, naam, omschrijving, gegevens, grondslag_verstrekking, land } = een;
    let genoemd = naam_van(organisatie.as_ref(), None);
    let anders = || eerste(&[naam.as_ref(), soort.as_ref().map(|soort| &soort.naam), omschrijving.as_ref()]);
    let titel = if organisatie.is_some() { genoemd } else { anders() };
    let plek = Plek::new(ONTVANGERS, format!(" van ontvanger {}", titel.kort()));
    let aan = Plek::new(ONTVANGERS, format!(" aan ontvanger {}", titel.kort()));
    let uuid = organisatie.as_ref().map(|organisatie| organisatie.uuid.to_string());
    let zonder_organisatie = |sleutel: Option<String>| sleutel.filter(|_| organisatie.is_none());
    let sleutels =
        vec![uuid, zonder_organisatie(sleutel(&[code(soort.as_ref()), naam.as_deref()])), zonder_organisatie(naam.clone())];
    let hoofd = plek.de("organisatie", "organisatie", organisatie.as_ref().map(Waarde::organisatie));
    let knopen = vec![
        plek.organisatie(hoofd, organisatie.as_ref()),
        plek.de("naam", "naam", Waarde::citaat(naam.as_ref())).into(),
        plek.de("soort", "soort", soort.as_ref().map(Waarde::code)).into(),
        plek.de("omschrijving", "omschrijving", Waarde::citaat(omschrijving.as_ref())).into(),
        plek.meer("gegevens", "gegevens", Waarde::codes(gegevens, Some("alle gegevens"))).into(),
        aan.de("grondslagVerstrekking", "grond voor het geven van gegevens", Waarde::citaat(grondslag_verstrekking.as_ref()))
            .into(),
        plek.het("land", "land", land.as_ref().map(Waarde::eigennaam)).into(),
    ];
    Item::new(sleutels, titel, knopen)
}

pub(super) fn verwerkers(verwerkers: &[OpenbareVerwerker]) -> Knoop {
    Plek::new(ONTVANGERS, "").lijst("verwerkers", &VERWERKER, verwerkers.iter().map(verwerker))
}

fn verwerker(een: &OpenbareVerwerker) -> Item {
    let OpenbareVerwerker { organisatie, soort, land, werkzaamheden, subverwerkers } = een;
    let voor = eerste(&[werkzaamheden.as_ref(), soort.as_ref().map(|soort| &soort.naam)]);
    let naam = organisatie.as_ref().map_or_else(|| voor.clone(), Waarde::organisatie);
    let plek = Plek::new(ONTVANGERS, format!(" van verwerker {}", naam.genoemd()));
    // Of one whose name became public or another took its place, only the work is the same.
    let werk = werkzaamheden.as_ref().map(|_| format!(" voor {}", voor.genoemd())).unwrap_or_default();
    let hoofd = Plek::new(ONTVANGERS, werk).de("organisatie", "verwerker", organisatie.as_ref().map(Waarde::organisatie));
    let (eigen_soort, eigen_land) = organisatie.as_ref().map_or((None, None), |organisatie| {
        let OpenbareOrganisatieVerwijzing { uuid: _, naam: _, soort, land } = organisatie;
        (soort.as_ref(), land.as_ref())
    });
    // Kind and country come from the organisation and are not told twice.
    let eigen_soort =
        plek.de("organisatie/soort", "eigen soort", eigen_soort.map(Waarde::code)).stil(soort.as_ref() == eigen_soort);
    let eigen_land =
        plek.het("organisatie/land", "eigen land", eigen_land.map(Waarde::eigennaam)).stil(land.as_ref() == eigen_land);
    let delen = vec![
        plek.de("soort", "soort organisatie", soort.as_ref().map(Waarde::code)),
        plek.het("land", "land van vestiging", land.as_ref().map(Waarde::eigennaam)),
        eigen_soort,
        eigen_land,
    ];
    let knopen = vec![
        Knoop::Samen(hoofd, delen),
        plek.meer("werkzaamheden", "werkzaamheden", Waarde::citaat(werkzaamheden.as_ref())).into(),
        organisaties_bij(&plek, "subverwerkers", &SUBVERWERKER, subverwerkers),
    ];
    let uuid = organisatie.as_ref().map(|organisatie| organisatie.uuid.to_string());
    let naamloos = sleutel(&[code(soort.as_ref()), code(land.as_ref())]).filter(|_| organisatie.is_none());
    Item::new(vec![uuid, werkzaamheden.clone(), naamloos], naam, knopen)
}
