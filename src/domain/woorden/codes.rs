//! The closed code lists: an `enum` each. Labels, sources and IRIs stand in `kennis/referentielijsten`.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

/// A code of a closed list; `LIJST` names the list that holds its label.
pub trait GeslotenCode: Copy + Into<&'static str> + VariantArray {
    /// Name of the list in `kennis/referentielijsten`.
    const LIJST: &'static str;

    /// The code as JSON and SQL write it.
    fn code(self) -> &'static str {
        self.into()
    }
}

/// Eén van de zes grondslagen (AVG artikel 6 lid 1 onder a tot en met f).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Grondslag {
    /// 6(1)(a)
    Toestemming,
    /// 6(1)(b)
    Overeenkomst,
    /// 6(1)(c)
    WettelijkeVerplichting,
    /// 6(1)(d)
    VitaalBelang,
    /// 6(1)(e)
    TaakAlgemeenBelang,
    /// 6(1)(f)
    GerechtvaardigdBelang,
}

impl GeslotenCode for Grondslag {
    const LIJST: &'static str = "grondslag";
}

impl Grondslag {
    /// The everyday word for this basis. "Wettelijke taak" covers both 6(1)(c) and 6(1)(e); their rights differ.
    #[must_use]
    pub fn groep(self) -> GrondslagGroep {
        match self {
            Self::WettelijkeVerplichting | Self::TaakAlgemeenBelang => GrondslagGroep::WettelijkeTaak,
            Self::Overeenkomst => GrondslagGroep::Overeenkomst,
            Self::Toestemming => GrondslagGroep::Toestemming,
            Self::VitaalBelang | Self::GerechtvaardigdBelang => GrondslagGroep::Overig,
        }
    }
}

/// De grondslag in gewone woorden: wettelijke taak, overeenkomst, toestemming of overig.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum GrondslagGroep {
    /// 6(1)(c) or (e)
    WettelijkeTaak,
    /// 6(1)(b)
    Overeenkomst,
    /// 6(1)(a)
    Toestemming,
    /// 6(1)(d) or (f)
    Overig,
}

impl GeslotenCode for GrondslagGroep {
    const LIJST: &'static str = "grondslag_groep";
}

/// Uitzondering op het verbod om bijzondere persoonsgegevens te verwerken (AVG artikel 9 lid 2 onder a tot en met j).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Uitzondering {
    /// 9(2)(a)
    UitdrukkelijkeToestemming,
    /// 9(2)(b)
    ArbeidsSocialezekerheidsrecht,
    /// 9(2)(c)
    VitaalBelangOnbekwaam,
    /// 9(2)(d)
    StichtingVereniging,
    /// 9(2)(e)
    KennelijkOpenbaarGemaakt,
    /// 9(2)(f)
    Rechtsvordering,
    /// 9(2)(g)
    ZwaarwegendAlgemeenBelang,
    /// 9(2)(h)
    GezondheidszorgSocialeDiensten,
    /// 9(2)(i)
    Volksgezondheid,
    /// 9(2)(j)
    ArchiveringOnderzoekStatistiek,
}

impl GeslotenCode for Uitzondering {
    const LIJST: &'static str = "uitzondering";
}

/// Hoe gevoelig een gegeven is, van gewoon naar zwaar beschermd.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Gevoeligheid {
    /// Ordinary data.
    Gewoon,
    /// Sensitive by nature, without a regime of its own.
    Gevoelig,
    /// National identification number (AVG 87, UAVG 46).
    WettelijkIdentificatienummer,
    /// Criminal data (AVG 10).
    Strafrechtelijk,
    /// Special categories (AVG 9).
    Bijzonder,
}

impl GeslotenCode for Gevoeligheid {
    const LIJST: &'static str = "gevoeligheid";
}

/// De rol van de organisatie (AVG artikelen 4, 26 en 28).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Rol {
    /// Controller.
    Verwerkingsverantwoordelijke,
    /// Joint controller (AVG 26).
    Gezamenlijk,
    /// Processor (AVG 28, 30(2)).
    Verwerker,
}

impl GeslotenCode for Rol {
    const LIJST: &'static str = "rol";
}

/// De wet die op de verwerking van toepassing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Regime {
    /// Algemene verordening gegevensbescherming.
    Avg,
    /// Wet politiegegevens.
    Wpg,
}

impl GeslotenCode for Regime {
    const LIJST: &'static str = "regime";
}

/// Status van een vastgestelde versie op een dag. Altijd afgeleid, nooit opgeslagen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Status {
    /// Begins later.
    Gepland,
    /// Counts on this day.
    Geldig,
    /// No day from this one on belongs to it any more.
    Vervangen,
    /// The last content of an activity that has ended.
    Beeindigd,
    /// Withdrawn: should never have been public.
    Ingetrokken,
}

impl GeslotenCode for Status {
    const LIJST: &'static str = "status";
}

/// Status van een concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ConceptStatus {
    /// Being written.
    Concept,
    /// Submitted; the content is locked.
    TerBeoordeling,
}

impl GeslotenCode for ConceptStatus {
    const LIJST: &'static str = "concept_status";
}

/// Soort versie: een publicatie heeft inhoud, een beëindiging alleen een reden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum VersieSoort {
    /// A version with content.
    Publicatie,
    /// The end of the activity.
    Beeindiging,
}

impl GeslotenCode for VersieSoort {
    const LIJST: &'static str = "versie_soort";
}

/// Soort bewaartermijn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum BewaartermijnSoort {
    /// A duration from a start moment.
    VasteTermijn,
    /// Until something happens.
    Gebeurtenis,
    /// Until something happens, then a duration.
    VasteTermijnEnGebeurtenis,
    /// Criteria in words.
    Criteria,
    /// Kept forever.
    BlijvendBewaren,
    /// Not kept at all.
    NietBewaard,
}

impl GeslotenCode for BewaartermijnSoort {
    const LIJST: &'static str = "bewaartermijn_soort";
}

/// Waardering volgens de selectielijst (Archiefwet).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Waardering {
    /// Destroyed after the term.
    Vernietigen,
    /// Kept forever.
    BlijvendBewaren,
}

impl GeslotenCode for Waardering {
    const LIJST: &'static str = "waardering";
}

/// Instrument dat een doorgifte buiten de EER toestaat (AVG artikelen 45, 46 en 49).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DoorgifteInstrument {
    /// 45(3)
    Adequaatheidsbesluit,
    /// 46(2)(a)
    OvereenkomstOverheden,
    /// 46(2)(b)
    BindendeBedrijfsvoorschriften,
    /// 46(2)(c)
    Modelcontractbepalingen,
    /// 46(2)(d)
    ModelcontractToezichthouder,
    /// 46(2)(e)
    Gedragscode,
    /// 46(2)(f)
    Certificering,
    /// 46(3)(a)
    AdHocContract,
    /// 46(3)(b)
    AdministratieveRegeling,
    /// 49(1)(a)
    UitdrukkelijkeToestemming,
    /// 49(1)(b)
    UitvoeringOvereenkomst,
    /// 49(1)(c)
    OvereenkomstInBelang,
    /// 49(1)(d)
    AlgemeenBelang,
    /// 49(1)(e)
    Rechtsvordering,
    /// 49(1)(f)
    VitaalBelang,
    /// 49(1)(g)
    OpenbaarRegister,
    /// 49(1), second paragraph
    DwingendGerechtvaardigdBelang,
}

impl GeslotenCode for DoorgifteInstrument {
    const LIJST: &'static str = "doorgifte_instrument";
}

/// Hoe ver de DPIA is (AVG artikel 35).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum DpiaStatus {
    /// Nobody looked yet.
    NietBeoordeeld,
    /// Looked at; not needed.
    NietNodig,
    /// Needed, not begun.
    Nodig,
    /// Under way.
    InUitvoering,
    /// Done.
    Uitgevoerd,
}

impl GeslotenCode for DpiaStatus {
    const LIJST: &'static str = "dpia_status";
}

/// Hoe groot een verwerking is; daarvan hangt af of een DPIA verplicht is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Schaal {
    /// Few people and little data.
    Klein,
    /// On a large scale.
    Groot,
    /// By a plan or a method.
    Stelselmatig,
}

impl GeslotenCode for Schaal {
    const LIJST: &'static str = "schaal";
}

/// Wat een verwerkersovereenkomst moet regelen (AVG artikel 28 lid 3 onder a tot en met h).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum AfspraakArtikel28 {
    /// 28(3)(a)
    Instructies,
    /// 28(3)(b)
    Geheimhouding,
    /// 28(3)(c)
    Beveiliging,
    /// 28(3)(d)
    Subverwerkers,
    /// 28(3)(e)
    RechtenBetrokkenen,
    /// 28(3)(f)
    Bijstand,
    /// 28(3)(g)
    WissenOfTeruggeven,
    /// 28(3)(h)
    Controle,
}

impl GeslotenCode for AfspraakArtikel28 {
    const LIJST: &'static str = "afspraak_artikel_28";
}

/// Of een verwerker anderen mag inschakelen (AVG artikel 28 lid 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ToestemmingSubverwerkers {
    /// General: the controller may object to a new one.
    Algemeen,
    /// For each one.
    Specifiek,
    /// None.
    Geen,
}

impl GeslotenCode for ToestemmingSubverwerkers {
    const LIJST: &'static str = "toestemming_subverwerkers";
}

/// De rol van de organisatie bij een AI-systeem (AI-verordening artikel 3 onder 3 en 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum AiRol {
    /// 3(3): has it made, or puts it into service under its own name.
    Aanbieder,
    /// 3(4): uses it under its own authority.
    Gebruiksverantwoordelijke,
    /// Both.
    AanbiederEnGebruiksverantwoordelijke,
}

impl GeslotenCode for AiRol {
    const LIJST: &'static str = "ai_rol";
}

impl AiRol {
    /// Whether the organisation has the duties of a provider.
    #[must_use]
    pub fn biedt_aan(self) -> bool {
        self != Self::Gebruiksverantwoordelijke
    }

    /// Whether the organisation has the duties of a deployer.
    #[must_use]
    pub fn gebruikt(self) -> bool {
        self != Self::Aanbieder
    }
}

/// Hoe groot het risico van een AI-systeem is volgens de AI-verordening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum AiRisicoklasse {
    /// 5
    Verboden,
    /// 6
    Hoog,
    /// 50
    Beperkt,
    /// The rest.
    Minimaal,
}

impl GeslotenCode for AiRisicoklasse {
    const LIJST: &'static str = "ai_risicoklasse";
}

/// Recht van een betrokkene (AVG artikelen 7, 13 tot en met 22 en 77).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Recht {
    /// 13 and 14
    Informatie,
    /// 15
    Inzage,
    /// 16
    Rectificatie,
    /// 17
    Wissing,
    /// 18
    Beperking,
    /// 20
    Overdraagbaarheid,
    /// 21
    Bezwaar,
    /// 7(3)
    IntrekkenToestemming,
    /// 22
    MenselijkeTussenkomst,
    /// 77
    KlachtToezichthouder,
}

impl GeslotenCode for Recht {
    const LIJST: &'static str = "recht";
}

/// Of een recht geldt.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Toepasselijkheid {
    /// Applies.
    Ja,
    /// Applies, but an exception will often defeat it.
    Beperkt,
    /// Does not apply.
    Nee,
}

impl GeslotenCode for Toepasselijkheid {
    const LIJST: &'static str = "toepasselijkheid";
}

/// Grond voor geautomatiseerde besluiten (AVG artikel 22 lid 2, UAVG artikel 40).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum GrondslagArtikel22 {
    /// 22(2)(a)
    Overeenkomst,
    /// 22(2)(b), UAVG 40
    WettelijkeBepaling,
    /// 22(2)(c)
    UitdrukkelijkeToestemming,
}

impl GeslotenCode for GrondslagArtikel22 {
    const LIJST: &'static str = "grondslag_artikel_22";
}

/// Wie de activiteit mag zien.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Vertrouwelijkheid {
    /// Everyone.
    Openbaar,
    /// Callers with the scope to read.
    Intern,
    /// Callers with `register:vertrouwelijk` beside it.
    Vertrouwelijk,
}

impl GeslotenCode for Vertrouwelijkheid {
    const LIJST: &'static str = "vertrouwelijkheid";
}

/// Waarom een versie is ingetrokken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum IntrekkingReden {
    /// The content was wrong.
    FoutInInhoud,
    /// It should not have been public.
    OnterechtOpenbaar,
    /// It describes another activity.
    VerkeerdeActiviteit,
    /// It was entered twice.
    Dubbel,
    /// Something else; the public text tells.
    Overig,
}

impl GeslotenCode for IntrekkingReden {
    const LIJST: &'static str = "intrekking_reden";
}

/// Hoe zwaar een bevinding weegt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Ernst {
    /// Settling is refused.
    Blokkade,
    /// Settling is possible.
    Waarschuwing,
}

impl GeslotenCode for Ernst {
    const LIJST: &'static str = "ernst";
}

/// Wat een organisatie over al haar verwerkingen samen vertelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum AlgemeenSoort {
    /// What the organisation always keeps to.
    Uitgangspunten,
    /// What one's own contact person is for.
    Contactpersoon,
    /// How to report a breach, or data that are of somebody else.
    DatalekMelden,
    /// Security.
    Beveiliging,
    /// Cookies.
    Cookies,
    /// Algorithms.
    Algoritmes,
    /// A complaint to the organisation itself, first.
    Klacht,
    /// Laws beside the AVG, or before it.
    AndereWetten,
    /// How the notice changes.
    Wijzigingen,
    /// Something else.
    Overig,
}

impl GeslotenCode for AlgemeenSoort {
    const LIJST: &'static str = "algemeen_soort";
}

/// Waar een cookie voor dient (Telecommunicatiewet artikel 11.7a).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CookieSoort {
    /// Needed for what the visitor asks.
    Functioneel,
    /// Counts visits, with hardly any consequences for privacy.
    Analytisch,
    /// Follows people.
    Tracking,
    /// Of whoever embeds something in the page.
    SocialeMedia,
    /// Something else.
    Overig,
}

impl GeslotenCode for CookieSoort {
    const LIJST: &'static str = "cookie_soort";
}

impl CookieSoort {
    /// Whether the law lets it be placed without asking (Telecommunicatiewet 11.7a(3)).
    #[must_use]
    pub fn mag_zonder_toestemming(self) -> bool {
        matches!(self, Self::Functioneel | Self::Analytisch)
    }
}
