//! The rights of a person, as they follow from the legal basis (AVG 7, 13 to 22 and 77). Nobody enters them; a content can only say where
//! a law deviates from them.

#[cfg(test)]
mod tests;

use serde::Serialize;
use strum::VariantArray;
use utoipa::ToSchema;

use crate::domain::{
    inhoud::{Doel, DoelGrondslag, Inhoud, RechtAfwijking},
    recht::tekst,
    woorden::{
        codes::{Grondslag, Recht, Regime, Rol, Toepasselijkheid},
        zinnen::{opsomming, zin},
    },
};
use Toepasselijkheid::{Beperkt as BEP, Ja as JA, Nee as NEE};
use Wanneer::{GeautomatiseerdBesluit, Grondslagen};

/// Een recht van betrokkenen, zoals het uit de inhoud volgt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RechtUitkomst {
    /// Het recht.
    pub recht: Recht,
    /// Het artikel waarin het recht staat.
    #[schema(example = "AVG art. 15")]
    pub artikel: &'static str,
    /// Of het recht hier geldt.
    pub toepasselijkheid: Toepasselijkheid,
    /// Waarom, in gewone taal.
    #[schema(example = "Dit recht geldt bij iedere grondslag.")]
    pub waarom: String,
    /// Wat alleen uit de grondslag volgt; `null` zolang dat niet bekend is.
    #[schema(required)]
    pub afgeleid: Option<Toepasselijkheid>,
    /// `true` als een bepaling hier van afwijkt.
    pub afwijking: bool,
}

/// A right, its article, and when it applies.
struct Regel(Recht, &'static str, Wanneer);

/// One answer for each of AVG 6(1)(a) to (f), in the order of `Grondslag`.
type Antwoorden = [Toepasselijkheid; 6];

/// When a right applies.
enum Wanneer {
    /// It depends on the legal basis.
    Grondslagen(Antwoorden),
    /// Whenever a computer decides alone, whatever the basis (AVG 22, UAVG 40).
    GeautomatiseerdBesluit,
}

/// The table. `JA` applies, `BEP` applies but an exception will often defeat it, `NEE` does not apply.
///
/// The columns are the letters of AVG 6(1): a consent, b contract, c legal obligation, d vital interest, e public task, f legitimate
/// interest. Two answers need a word: erasure is limited where the law or a public task needs the data (17(3)(b)); against direct marketing
/// a person may always object (21(2)), which a basis alone does not tell.
#[rustfmt::skip]
const TABEL: [Regel; 10] = [
    //    recht                         artikel                        a    b    c    d    e    f
    Regel(Recht::Informatie,            "AVG art. 13 en 14",  Grondslagen([JA,  JA,  JA,  JA,  JA,  JA ])),
    Regel(Recht::Inzage,                "AVG art. 15",        Grondslagen([JA,  JA,  JA,  JA,  JA,  JA ])),
    Regel(Recht::Rectificatie,          "AVG art. 16",        Grondslagen([JA,  JA,  JA,  JA,  JA,  JA ])),
    Regel(Recht::Wissing,               "AVG art. 17",        Grondslagen([JA,  JA,  BEP, JA,  BEP, JA ])),
    Regel(Recht::Beperking,             "AVG art. 18",        Grondslagen([JA,  JA,  JA,  JA,  JA,  JA ])),
    Regel(Recht::Overdraagbaarheid,     "AVG art. 20",        Grondslagen([JA,  JA,  NEE, NEE, NEE, NEE])),
    Regel(Recht::Bezwaar,               "AVG art. 21",        Grondslagen([NEE, NEE, NEE, NEE, JA,  JA ])),
    Regel(Recht::IntrekkenToestemming,  "AVG art. 7 lid 3",   Grondslagen([JA,  NEE, NEE, NEE, NEE, NEE])),
    Regel(Recht::MenselijkeTussenkomst, "AVG art. 22",        GeautomatiseerdBesluit),
    Regel(Recht::KlachtToezichthouder,  "AVG art. 77",        Grondslagen([JA,  JA,  JA,  JA,  JA,  JA ])),
];

/// The rights under the Wet politiegegevens: they follow from the law, not from a basis. To object or to take data along is not among them.
const WPG: [(Recht, &str); 6] = [
    (Recht::Informatie, "Wpg art. 24a en 24b"),
    (Recht::Inzage, "Wpg art. 25"),
    (Recht::Rectificatie, "Wpg art. 28"),
    (Recht::Wissing, "Wpg art. 28"),
    (Recht::Beperking, "Wpg art. 28"),
    (Recht::KlachtToezichthouder, "Richtlijn (EU) 2016/680 art. 52"),
];

/// The rights that follow from the legal bases of one purpose.
#[must_use]
pub fn van_doel(inhoud: &Inhoud, doel: &Doel) -> Vec<RechtUitkomst> {
    afgeleid(inhoud, std::slice::from_ref(doel))
}

/// The rights of the whole activity: of all its purposes the most favourable, then what consent beside the bases and a law change in that.
#[must_use]
pub fn van_activiteit(inhoud: &Inhoud) -> Vec<RechtUitkomst> {
    let mut rechten = afgeleid(inhoud, &inhoud.doelen);
    if inhoud.regime() == Regime::Avg {
        for recht in &mut rechten {
            door_andere_toestemming(recht, inhoud);
        }
        inhoud.rechten_afwijkingen.iter().for_each(|afwijking| wijk_af(&mut rechten, afwijking));
    }
    rechten
}

/// What the table of the law says.
fn afgeleid(inhoud: &Inhoud, doelen: &[Doel]) -> Vec<RechtUitkomst> {
    if inhoud.regime() == Regime::Wpg {
        return if inhoud.rol == Some(Rol::Verwerker) { Vec::new() } else { volgens_wpg() };
    }
    let bekend = mogelijkheden(inhoud.rol, doelen);
    if bekend.is_empty() {
        return Vec::new();
    }
    let besluit = inhoud.geautomatiseerde_besluitvorming.as_ref().and_then(|besluit| besluit.aanwezig);
    TABEL.iter().filter_map(|regel| regel.uitkomst(&bekend, besluit == Some(true))).collect()
}

/// Explicit consent is also asked beside a basis: for special categories, a decision or a transfer. It too can be withdrawn (AVG 7(3)), and the
/// data that someone gave for it can be taken along (20(1)(a)). For which purpose it is asked is not known.
fn door_andere_toestemming(recht: &mut RechtUitkomst, inhoud: &Inhoud) {
    let waarvoor = match recht.recht {
        _ if recht.toepasselijkheid != NEE => return,
        Recht::IntrekkenToestemming => inhoud.toestemming_naast_grondslag(),
        Recht::Overdraagbaarheid => inhoud.toestemming_voor_bijzondere_gegevens().into_iter().collect(),
        _ => return,
    };
    if !waarvoor.is_empty() {
        let waarom = format!("Dit recht geldt voor de uitdrukkelijke toestemming {}.", opsomming(&waarvoor, "en"));
        let toepasselijkheid = JA;
        *recht = RechtUitkomst { toepasselijkheid, waarom, afgeleid: Some(JA), ..recht.clone() };
    }
}

fn volgens_wpg() -> Vec<RechtUitkomst> {
    let waarom = "Dit recht staat in de Wet politiegegevens. Het kan worden geweigerd als dat nodig is voor het onderzoek.";
    let recht = |(recht, artikel)| {
        let waarom = if recht == Recht::KlachtToezichthouder { "Dit recht geldt altijd." } else { waarom };
        RechtUitkomst { recht, artikel, toepasselijkheid: JA, waarom: waarom.to_owned(), afgeleid: Some(JA), afwijking: false }
    };
    WPG.into_iter().map(recht).collect()
}

/// Which of the six each legal basis can be: one when it is known, more when only its group is, all six when nothing is.
///
/// A processor answers no requests itself, so what nobody filled in says nothing there.
fn mogelijkheden(rol: Option<Rol>, doelen: &[Doel]) -> Vec<Vec<Grondslag>> {
    let ingevuld = |grondslag: &&DoelGrondslag| grondslag.groep().is_some();
    if rol == Some(Rol::Verwerker) {
        return doelen.iter().flat_map(|doel| &doel.grondslagen).filter(ingevuld).map(mogelijk).collect();
    }
    let onbekend = || vec![Grondslag::VARIANTS.to_vec()];
    let van_doel = |doel: &Doel| {
        if doel.grondslagen.is_empty() { onbekend() } else { doel.grondslagen.iter().map(mogelijk).collect() }
    };
    if doelen.is_empty() { onbekend() } else { doelen.iter().flat_map(van_doel).collect() }
}

fn mogelijk(grondslag: &DoelGrondslag) -> Vec<Grondslag> {
    let past = |een: &&Grondslag| grondslag.groep().is_none_or(|groep| een.groep() == groep);
    grondslag.grondslag.map_or_else(|| Grondslag::VARIANTS.iter().filter(past).copied().collect(), |een| vec![een])
}

impl Regel {
    /// The most favourable answer of the bases that give one; bases that are possible and differ give none.
    fn uitkomst(&self, bekend: &[Vec<Grondslag>], besluit: bool) -> Option<RechtUitkomst> {
        let Self(recht, artikel, wanneer) = self;
        let (toepasselijkheid, waarom) = match wanneer {
            GeautomatiseerdBesluit if besluit => (JA, "Hier neemt een computer besluiten zonder een mens.".to_owned()),
            GeautomatiseerdBesluit => (NEE, "Het register noemt hier geen besluiten die een computer alleen neemt.".to_owned()),
            Grondslagen(antwoorden) => {
                let eensgezind = bekend.iter().filter_map(|groep| Some((eensgezind(*antwoorden, groep)?, groep)));
                let gegeven: Vec<_> = eensgezind.collect();
                let beste = gegeven.iter().map(|(antwoord, _)| *antwoord).min()?;
                let geven = gegeven.iter().filter(|(antwoord, _)| *antwoord == beste);
                let geven: Vec<_> = geven.flat_map(|(_, groep)| groep.iter().copied()).collect();
                (beste, waarom(*antwoorden, beste, &geven))
            }
        };
        let afgeleid = Some(toepasselijkheid);
        Some(RechtUitkomst { recht: *recht, artikel, toepasselijkheid, waarom, afgeleid, afwijking: false })
    }
}

/// The answer on which these bases agree.
fn eensgezind(antwoorden: Antwoorden, grondslagen: &[Grondslag]) -> Option<Toepasselijkheid> {
    let mut gegeven = grondslagen.iter().map(|grondslag| antwoorden[*grondslag as usize]);
    let eerste = gegeven.next()?;
    gegeven.all(|antwoord| antwoord == eerste).then_some(eerste)
}

/// Why a right has this answer, in terms of the legal basis.
fn waarom(antwoorden: Antwoorden, antwoord: Toepasselijkheid, geven: &[Grondslag]) -> String {
    if antwoorden.iter().all(|een| *een == antwoord) {
        return "Dit recht geldt bij iedere grondslag.".to_owned();
    }
    let gevende = bij(|grondslag| geven.contains(&grondslag));
    match antwoord {
        JA => format!("Dit recht geldt bij {gevende}."),
        // Only erasure has this answer.
        BEP => format!("Bij {gevende} geldt dit recht vaak niet: wat daarvoor nodig is, wordt niet gewist."),
        NEE => {
            let anders = bij(|grondslag| antwoorden[grondslag as usize] != NEE);
            format!("Dit recht geldt niet bij {gevende}. Het geldt alleen bij {anders}.")
        }
    }
}

/// The chosen bases as they stand behind "bij".
fn bij(gekozen: impl Fn(Grondslag) -> bool) -> String {
    let woorden: Vec<_> = Grondslag::VARIANTS.iter().copied().filter(|grondslag| gekozen(*grondslag)).map(in_woorden).collect();
    opsomming(&woorden, "of")
}

fn in_woorden(grondslag: Grondslag) -> &'static str {
    match grondslag {
        Grondslag::Toestemming => "toestemming",
        Grondslag::Overeenkomst => "een overeenkomst",
        Grondslag::WettelijkeVerplichting => "een wettelijke verplichting",
        Grondslag::VitaalBelang => "een vitaal belang",
        Grondslag::TaakAlgemeenBelang => "een taak van algemeen belang",
        Grondslag::GerechtvaardigdBelang => "een gerechtvaardigd belang",
    }
}

/// A deviation replaces the answer; what the legal basis alone says stays readable. Of two about one right the last one counts.
fn wijk_af(rechten: &mut Vec<RechtUitkomst>, afwijking: &RechtAfwijking) {
    let (Some(recht), Some(toepasselijkheid)) = (afwijking.recht, afwijking.toepasselijkheid) else { return };
    let waarom = waarom_anders(afwijking);
    if let Some(afgeleid) = rechten.iter_mut().find(|een| een.recht == recht) {
        *afgeleid = RechtUitkomst { toepasselijkheid, waarom, afwijking: true, ..afgeleid.clone() };
        return;
    }
    let artikel = TABEL.iter().find(|regel| regel.0 == recht).map_or("", |regel| regel.1);
    rechten.push(RechtUitkomst { recht, artikel, toepasselijkheid, waarom, afgeleid: None, afwijking: true });
    let plaats = |recht: Recht| Recht::VARIANTS.iter().position(|een| *een == recht);
    rechten.sort_by_key(|een| plaats(een.recht));
}

fn waarom_anders(afwijking: &RechtAfwijking) -> String {
    let bepaling = afwijking.wettelijke_bepaling.as_ref().and_then(tekst::bepaling);
    let begin = match bepaling {
        Some(bepaling) => format!("Dit volgt niet uit de grondslag, maar uit {bepaling}."),
        None => "Dit volgt niet uit de grondslag; het register noemt de wet niet.".to_owned(),
    };
    let toelichting = afwijking.toelichting.as_deref().map(zin).filter(|zin| !zin.is_empty());
    toelichting.map_or(begin.clone(), |toelichting| format!("{begin} {toelichting}"))
}
