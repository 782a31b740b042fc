//! One record: of a controller, of a processor, or of the Wet politiegegevens.

use serde_json::{Map, Value};

use super::{
    betrokkenen::van_groep,
    rest::{bewaar, ja_nee, kaal, lijst, neem, neem_naam, neem_tekst},
    wpg,
};
use crate::{
    domain::{
        inhoud::{Betrokkene, Bewaartermijn, Doel, Dpia, Ingelezen, Maatregel, Opdrachtgever, lengte::hoogstens},
        recht::kennis::Kennis,
        woorden::codes::{DpiaStatus, Regime, Rol},
    },
    exchange::inlezen::{
        Organisaties, Vertaling,
        rijmaker::{Gemaakt, Rijmaker},
        vertaling::Veld,
        voorstel::{Voorstel, vul},
    },
};

/// The kind of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Soort {
    Verantwoordelijke,
    Verwerker,
    Wpg,
}

impl Soort {
    /// By the map in the ZIP that its file stands in.
    pub(super) fn van_map(pad: &str) -> Option<Self> {
        let map = pad.split('/').next().unwrap_or_default().to_lowercase();
        match map {
            map if map.contains("wpg") => Some(Self::Wpg),
            map if map.contains("verwerker ") => Some(Self::Verwerker),
            map if map.contains("verantwoordelijke") => Some(Self::Verantwoordelijke),
            _ => None,
        }
    }

    /// By the keys that only one kind has.
    fn van_sleutels(record: &Map<String, Value>) -> Self {
        let doelen = record.get("Doelen").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object);
        let van_wpg =
            ["Betrokkenen", "Betrokkene", "Ontvanger"].iter().any(|naam| record.get(*naam).is_some_and(Value::is_object));
        if van_wpg || doelen.flat_map(Map::keys).any(|naam| naam.starts_with("Artikel")) {
            Self::Wpg
        } else if ["Categorien", "Categorieen", "VerdelingVerantwoordelijkheidSubverwerkers"]
            .iter()
            .any(|naam| record.contains_key(*naam))
        {
            Self::Verwerker
        } else {
            Self::Verantwoordelijke
        }
    }

    /// Each kind has numbers of its own.
    fn kenmerk(self, id: &str) -> String {
        match self {
            Self::Verantwoordelijke => id.to_owned(),
            Self::Verwerker => format!("verwerker {id}"),
            Self::Wpg => format!("wpg {id}"),
        }
    }
}

/// What is put in the content when the cells are read.
#[derive(Default)]
struct Delen {
    doelen: Vec<Doel>,
    betrokkenen: Vec<Betrokkene>,
    bewaartermijnen: Vec<Bewaartermijn>,
    ontvangers: Vec<crate::domain::inhoud::Ontvanger>,
    geen_ontvangers: bool,
    werkzaamheden: Vec<String>,
    maatregelen: Vec<Maatregel>,
    dpia: Option<DpiaStatus>,
}

pub(super) fn van_record(
    nummer: usize,
    record: &Value,
    soort: Option<Soort>,
    vertaling: &Vertaling,
    bron: &str,
    kennis: &Kennis,
    organisaties: &mut Organisaties,
) -> Voorstel {
    let mut voorstel = Voorstel::activiteit(nummer);
    let mut maker = Rijmaker::new(vertaling, kennis, organisaties, nummer);
    maker.heel = true;
    let mut leden = record.as_object().cloned().unwrap_or_default();
    let soort = soort.unwrap_or_else(|| Soort::van_sleutels(&leden));
    let kenmerk = ["Id", "Nummer"].iter().find_map(|naam| kaal(&record[*naam]));
    let delen = lees(&mut maker, soort, &mut leden);
    bewaar(&mut maker, "", &Value::Object(leden));
    let mut gemaakt = maker.klaar();
    zet(&mut gemaakt, soort, delen);
    vul(&mut voorstel, &gemaakt.inhoud, &gemaakt.beheer);
    voorstel.organisaties = gemaakt.organisaties;
    voorstel.verslag.ingelezen = gemaakt.ingelezen;
    voorstel.verslag.bevindingen = gemaakt.bevindingen;
    if let Some(kenmerk) = kenmerk {
        voorstel.zet_sleutel(bron, &soort.kenmerk(&kenmerk));
    } else {
        voorstel.weiger(Some("Id"), "kenmerk-ontbreekt", "Deze verwerking heeft geen Id en geen Nummer.");
    }
    if voorstel.verslag.naam.is_empty() {
        voorstel.weiger(Some("Naam"), "naam-ontbreekt", "Deze verwerking heeft geen naam.");
    }
    voorstel
}

/// Takes out of a record what has a place.
fn lees(maker: &mut Rijmaker<'_>, soort: Soort, leden: &mut Map<String, Value>) -> Delen {
    let mut delen = Delen::default();
    for (naam, veld) in [("Naam", Veld::Naam), ("Dienst", Veld::Afdeling)] {
        if let Some(tekst) = neem_tekst(leden, naam) {
            maker.lees(veld, naam, &tekst);
        }
    }
    opmerkingen(maker, neem(leden, "Opmerkingen"));
    let partij = if soort == Soort::Verwerker { Veld::Opdrachtgevers } else { Veld::Verantwoordelijke };
    let verantwoordelijken = lijst(neem(leden, "Verantwoordelijken"));
    if verantwoordelijken.len() > 1
        && soort == Soort::Verantwoordelijke
        && let Some(tekst) = neem_tekst(leden, "VerdelingVerantwoordelijkheid")
    {
        maker.lees(Veld::OnderlingeRegeling, "VerdelingVerantwoordelijkheid", &tekst);
    }
    elk(maker, "Verantwoordelijken", partij, verantwoordelijken);
    for (naam, veld) in [("Systemen", Veld::Systemen), ("Verwerkers", Veld::Verwerkers), ("Ontvangers", Veld::Ontvangers)] {
        elk(maker, naam, veld, lijst(neem(leden, naam)));
    }
    for naam in ["Categorien", "Categorieen"] {
        for mut categorie in lijst(neem(leden, naam)) {
            delen.werkzaamheden.extend(neem_naam(&mut categorie, &["Omschrijving", "Naam"]));
            bewaar(maker, naam, &categorie);
        }
    }
    if soort == Soort::Wpg {
        delen.doelen = lijst(neem(leden, "Doelen")).into_iter().map(|doel| wpg::van_doel(maker, doel)).collect();
        delen.betrokkenen = wpg::betrokkenen(maker, leden);
        (delen.ontvangers, delen.geen_ontvangers) = wpg::ontvangers(leden);
    } else {
        delen.doelen = lijst(neem(leden, "Doelen")).into_iter().map(|doel| van_doel(maker, doel)).collect();
        let groepen = lijst(neem(leden, "Betrokkenen"));
        delen.betrokkenen = groepen.into_iter().map(|groep| van_groep(maker, groep, &mut delen.bewaartermijnen)).collect();
    }
    if let Some(beveiliging) = leden.get_mut("Beveiliging").and_then(Value::as_object_mut) {
        delen.maatregelen = maatregelen(maker, beveiliging);
    }
    besluitvorming(maker, leden);
    doorgifte(maker, leden);
    delen.dpia = dpia(leden);
    delen
}

/// Puts in the content what the kind of the record says.
fn zet(gemaakt: &mut Gemaakt, soort: Soort, delen: Delen) {
    let inhoud = &mut gemaakt.inhoud;
    inhoud.doelen = delen.doelen;
    inhoud.betrokkenen = delen.betrokkenen;
    inhoud.bewaartermijnen.extend(delen.bewaartermijnen);
    inhoud.ontvangers.extend(delen.ontvangers);
    if inhoud.ontvangers.is_empty() && delen.geen_ontvangers {
        inhoud.geen_ontvangers = Some(true);
    }
    inhoud.rol = match soort {
        Soort::Verwerker => Some(Rol::Verwerker),
        // Several of them may share it or not.
        _ if inhoud.verwerkingsverantwoordelijken.len() > 1 => None,
        _ => Some(Rol::Verwerkingsverantwoordelijke),
    };
    inhoud.regime = Some(if soort == Soort::Wpg { Regime::Wpg } else { Regime::Avg });
    if !delen.maatregelen.is_empty() {
        inhoud.beveiliging.get_or_insert_default().maatregelen.extend(delen.maatregelen);
    }
    if let Some(status) = delen.dpia {
        inhoud.dpia.get_or_insert_with(Dpia::default).status = Some(status);
    }
    let werkzaamheden = delen.werkzaamheden.join("; ");
    if werkzaamheden.is_empty() {
        return;
    }
    let past = werkzaamheden.chars().count() <= hoogstens::<Opdrachtgever>("werkzaamheden");
    if inhoud.opdrachtgevers.is_empty() || !past {
        let tekst = werkzaamheden.clone();
        gemaakt.ingelezen.push(Ingelezen::new("Categorien", tekst));
    } else {
        for opdrachtgever in &mut inhoud.opdrachtgevers {
            opdrachtgever.werkzaamheden = Some(werkzaamheden.clone());
        }
    }
}

/// Each item by its name; what more is known of it is kept.
fn elk(maker: &mut Rijmaker<'_>, pad: &str, veld: Veld, items: Vec<Value>) {
    for mut item in items {
        if let Some(naam) = neem_naam(&mut item, &["Naam", "Omschrijving", "Naam verwerker"]) {
            maker.lees(veld, pad, &naam);
        }
        bewaar(maker, pad, &item);
    }
}

/// Remarks with their dates are one text.
fn opmerkingen(maker: &mut Rijmaker<'_>, waarde: Value) {
    let regel = |mut item: Value| {
        let datum = item.as_object_mut().and_then(|leden| neem_tekst(leden, "Datum"));
        let tekst = neem_naam(&mut item, &["Tekst", "Omschrijving", "Naam"]);
        Some(datum.into_iter().chain(tekst).collect::<Vec<_>>().join(": ")).filter(|regel| !regel.is_empty())
    };
    let regels: Vec<String> = lijst(waarde).into_iter().filter_map(regel).collect();
    if !regels.is_empty() {
        maker.lees(Veld::Opmerkingen, "Opmerkingen", &regels.join("\n"));
    }
}

fn van_doel(maker: &mut Rijmaker<'_>, mut doel: Value) -> Doel {
    let omschrijving = neem_naam(&mut doel, &["Doel", "Omschrijving", "Naam"]);
    let rechtsgrond = doel.as_object_mut().and_then(|leden| neem_tekst(leden, "Rechtsgrond"));
    let grondslagen = rechtsgrond.map(|tekst| maker.grondslagen_van("Doelen/Rechtsgrond", &tekst)).unwrap_or_default();
    bewaar(maker, "Doelen", &doel);
    let omschrijving = omschrijving.filter(|tekst| maker.past(("Doelen/Doel", tekst), hoogstens::<Doel>("omschrijving")));
    Doel { omschrijving, grondslagen, ..Doel::default() }
}

/// One text is one measure. "Ja" is none, unless the key says of what kind.
fn maatregelen(maker: &mut Rijmaker<'_>, leden: &mut Map<String, Value>) -> Vec<Maatregel> {
    const SOORTEN: [(&str, &str); 5] = [
        ("Encryptie", "versleuteling"),
        ("Pseudonimisering", "pseudonimisering"),
        ("IsGepseudonimiseerd", "pseudonimisering"),
        ("Toegang", "toegangsbeperking"),
        ("ElectronischeWeg", ""),
    ];
    let mut maatregelen: Vec<Maatregel> = Vec::new();
    for (naam, soort) in SOORTEN {
        let soort = Some(soort.to_owned()).filter(|soort| !soort.is_empty());
        for waarde in lijst(neem(leden, naam)) {
            let pad = format!("Beveiliging/{naam}");
            match (ja_nee(&waarde), kaal(&waarde)) {
                (Some(false), _) => {}
                (Some(true), _) if soort.is_some() && naam != "Toegang" => {
                    let maatregel = Maatregel { soort: soort.clone(), omschrijving: None };
                    if !maatregelen.iter().any(|eerder| eerder.soort == soort) {
                        maatregelen.push(maatregel);
                    }
                }
                (None, Some(tekst)) if maker.past((&pad, &tekst), hoogstens::<Maatregel>("omschrijving")) => {
                    maatregelen.push(Maatregel { soort: soort.clone(), omschrijving: Some(tekst) });
                }
                _ => bewaar(maker, &pad, &waarde),
            }
        }
    }
    elk(maker, "Beveiliging/Maatregelen", Veld::Beveiliging, lijst(neem(leden, "Maatregelen")));
    // That there are measures is said by the measures.
    for naam in ["HasBeveiliging", "HeeftMaatregelen"] {
        neem(leden, naam);
    }
    maatregelen
}

fn besluitvorming(maker: &mut Rijmaker<'_>, leden: &mut Map<String, Value>) {
    let Some(besluit) = leden.get_mut("Besluitvorming").and_then(Value::as_object_mut) else {
        if let Some(tekst) = neem_tekst(leden, "Besluitvorming") {
            maker.lees(Veld::Besluitvorming, "Besluitvorming", &tekst);
        }
        return;
    };
    let aanwezig = ja_nee(&neem(besluit, "HasBesluitvorming"));
    if let Some(aanwezig) = aanwezig {
        maker.lees(Veld::Besluitvorming, "Besluitvorming", if aanwezig { "ja" } else { "nee" });
    }
    for (naam, veld) in [("Logica", Veld::BesluitvormingLogica), ("BelangGevolgen", Veld::BesluitvormingGevolgen)] {
        if let Some(tekst) = neem_tekst(besluit, naam) {
            maker.lees(veld, &format!("Besluitvorming/{naam}"), &tekst);
        }
    }
}

fn doorgifte(maker: &mut Rijmaker<'_>, leden: &mut Map<String, Value>) {
    let Some(doorgifte) = leden.get_mut("Doorgifte").and_then(Value::as_object_mut) else {
        if let Some(tekst) = neem_tekst(leden, "Doorgifte") {
            maker.lees(Veld::Doorgifte, "Doorgifte", &tekst);
        }
        return;
    };
    if let Some(buiten) = ja_nee(&neem(doorgifte, "BuitenEu")) {
        maker.lees(Veld::Doorgifte, "Doorgifte/BuitenEu", if buiten { "ja" } else { "nee" });
    }
    // A country by itself is a transfer; a sentence is kept.
    let land = doorgifte.get("BuitenEuOmschrijving").and_then(kaal).filter(|tekst| maker.code("land", tekst).is_some());
    if let Some(land) = land {
        neem(doorgifte, "BuitenEuOmschrijving");
        maker.lees(Veld::Doorgifte, "Doorgifte/BuitenEuOmschrijving", &land);
    }
}

/// Whether there is an assessment, or has to be; what else was asked is kept.
fn dpia(leden: &mut Map<String, Value>) -> Option<DpiaStatus> {
    let Some(gebpia) = leden.get_mut("GebPia").and_then(Value::as_object_mut) else {
        let gedaan = ja_nee(leden.get("GebPia")?)?;
        neem(leden, "GebPia");
        return gedaan.then_some(DpiaStatus::Uitgevoerd);
    };
    let mut zegt = |namen: &[&str]| {
        let ja = namen.iter().any(|naam| gebpia.get(*naam).and_then(ja_nee) == Some(true));
        if ja {
            for naam in namen {
                neem(gebpia, naam);
            }
        }
        ja
    };
    if zegt(&["IsGebpiaAlUitgevoerd", "Uitgevoerd"]) {
        return Some(DpiaStatus::Uitgevoerd);
    }
    zegt(&["StaatOpLijstVerplichteGebpia"]).then_some(DpiaStatus::Nodig)
}
