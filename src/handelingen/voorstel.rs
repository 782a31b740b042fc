//! `verwerkersvoorstel_afhandelen`: what becomes of a processor that another system names and nobody here knew.

use serde_json::json;
use strum::VariantArray as _;
use uuid::Uuid;

use super::{bij_naam, concept, organisatie, zaak::Zaak};
use crate::{
    database::DbConnection,
    domain::{
        inhoud::{
            ingelezen::{Ingelezen, VerwerkerBijNaam},
            organisatie::{Nummer, OrganisatieInvoer},
        },
        levensloop::{handeling::Handeling, lezer::Lezer, wie::Wie},
    },
    error::{Error, Result},
    store::{
        Schrijven, Stuk, concepten,
        organisaties::{self, Organisatie},
    },
};

const HANDELING: Handeling = Handeling::VerwerkersvoorstelAfhandelen;
/// In so many other concepts at most.
const MEESTE: i64 = 500;

/// What becomes of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Besluit {
    /// It becomes an organisation, and a processor.
    Overnemen,
    /// It is this organisation, which becomes a processor and gets the numbers that it lacks.
    Samenvoegen(Uuid),
    /// It goes away, and the same delivery does not bring it back.
    Weigeren,
}

/// Settles the proposal of a concept with this text, and tells who it is: the organisation, the processor and the entry are one change.
pub fn afhandelen(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak, tekst: &str, besluit: Besluit) -> Result<Option<Uuid>> {
    wie.mag(HANDELING)?;
    let concept = zaak.concept()?;
    concept.voortgang()?.bewerken()?;
    let (mut ingelezen, mut inhoud) = (concept.rij.ingelezen()?, concept.inhoud.clone());
    let plaats = ingelezen.iter().position(|een| een.is_voorstel() && een.tekst == tekst).ok_or_else(|| {
        let reden = "Dit voorstel staat niet (meer) bij het concept. Haal de voorstellen opnieuw op.";
        Error::invalid("/voorstel", "onbekend-voorstel", reden)
    })?;
    let verwerker = ingelezen.remove(plaats).verwerker;
    let organisatie = match besluit {
        Besluit::Weigeren => None,
        Besluit::Overnemen => Some(nieuw(tx, wie, verwerker.as_ref())?),
        Besluit::Samenvoegen(uuid) => Some(bestaand(tx, wie, uuid, verwerker.as_ref())?),
    };
    let werk = verwerker.and_then(|verwerker| verwerker.werkzaamheden);
    if organisatie.is_some_and(|uuid| !bij_naam::voeg_bij(&mut inhoud, uuid, werk.as_deref())) {
        let reden = "De werkzaamheden passen niet meer bij deze verwerker. Kort die in het concept eerst in.";
        return Err(Error::invalid("/voorstel", "te-lang", reden));
    }
    let gedaan = match besluit {
        Besluit::Overnemen => "overgenomen",
        Besluit::Samenvoegen(_) => "samengevoegd",
        Besluit::Weigeren => "geweigerd",
    };
    let toelichting = json!({ "voorstel": gedaan, "organisatie": organisatie });
    concept::schrijven_met(tx, wie, zaak, inhoud, Some(&ingelezen), (HANDELING, toelichting))?;
    Ok(organisatie)
}

/// As `afhandelen`, and then the same of this processor in the other concepts of the register that this reader sees. Where it cannot be done,
/// such as in what is submitted, the proposal stays.
pub fn overal(tx: &mut Schrijven<'_>, wie: &Wie, zaak: &mut Zaak, (tekst, lezer): (&str, Lezer), besluit: Besluit) -> Result<()> {
    let lezer = Lezer { registerhouders: Some(vec![zaak.registerhouder()]), ..lezer };
    let hier = zaak.concept()?.rij.ingelezen()?.into_iter().find(|een| een.is_voorstel() && een.tekst == tekst);
    let organisatie = afhandelen(tx, wie, zaak, tekst, besluit)?;
    let besluit = organisatie.map_or(Besluit::Weigeren, Besluit::Samenvoegen);
    for (activiteit, concept) in concepten::met_voorstel(tx.conn, (&lezer, tx.nu.datum()), &Stuk::bladzijde(0, MEESTE))?.1 {
        for een in concept.ingelezen()?.iter().filter(|een| hier.as_ref().is_some_and(|hier| dezelfde(hier, een))) {
            let ander = Zaak::voor(tx.conn, tx.nu, wie, activiteit.uuid.uuid(), HANDELING);
            match ander.and_then(|mut ander| afhandelen(tx, wie, &mut ander, &een.tekst, besluit)) {
                Err(fout) if fout.is_storing() => return Err(fout),
                _ => {}
            }
        }
    }
    Ok(())
}

/// Whether two proposals are of one processor, whatever he does. Of an old one only the text is known.
fn dezelfde(een: &Ingelezen, ander: &Ingelezen) -> bool {
    match (&een.verwerker, &ander.verwerker) {
        (Some(een), Some(ander)) => een.naam == ander.naam && een.nummers().eq(ander.nummers()),
        (None, None) => ander.is_voorstel() && een.tekst == ander.tekst,
        _ => false,
    }
}

/// The organisations that a proposal may be: by each of its numbers, and by its name.
pub fn kandidaten(conn: &mut DbConnection, verwerker: &VerwerkerBijNaam) -> Result<Vec<Organisatie>> {
    let mut uuids = organisaties::met_naam(conn, &verwerker.naam)?;
    for (soort, nummer) in verwerker.nummers() {
        uuids.extend(organisaties::met_nummer(conn, soort, nummer)?);
    }
    uuids.sort_unstable();
    uuids.dedup();
    uuids.into_iter().filter_map(|uuid| organisaties::find(conn, uuid).transpose()).collect()
}

fn nieuw(tx: &mut Schrijven<'_>, wie: &Wie, verwerker: Option<&VerwerkerBijNaam>) -> Result<Uuid> {
    let verwerker = verwerker.ok_or_else(|| {
        let reden = "Van dit voorstel is alleen de tekst bekend. Maak de organisatie zelf, en kies dan samenvoegen.";
        Error::invalid("/besluit", "alleen-tekst", reden)
    })?;
    let VerwerkerBijNaam { naam, oin, rsin, kvk_nummer, .. } = verwerker.clone();
    let invoer = OrganisatieInvoer { naam, oin, rsin, kvk_nummer, ..OrganisatieInvoer::default() };
    // What the organisation may not be has its place in the proposal.
    let gemaakt = organisatie::aanmaken(tx, wie, invoer).map_err(|fout| match fout {
        Error::Conflict { code, reason, .. } => Error::Conflict { code, reason, pointer: Some("/voorstel".to_owned()) },
        fout => fout,
    });
    gemaakt.map(|organisatie| organisatie.uuid.uuid())
}

/// Numbers that nobody has yet become those of the organisation, as far as whoever acts may write there: the next delivery then finds it.
fn bestaand(tx: &mut Schrijven<'_>, wie: &Wie, uuid: Uuid, verwerker: Option<&VerwerkerBijNaam>) -> Result<Uuid> {
    let oud = organisaties::find(tx.conn, uuid)?.filter(|oud| oud.vervallen_op.is_none()).ok_or_else(|| {
        Error::invalid("/organisatie", "onbekende-organisatie", format!("Het register kent geen organisatie met uuid {uuid}."))
    })?;
    let mut invoer = oud.invoer()?;
    for soort in Nummer::VARIANTS {
        let nummer =
            verwerker.and_then(|verwerker| verwerker.nummers().find(|(deze, _)| deze == soort)).map(|(_, nummer)| nummer);
        if let Some(nummer) = nummer.filter(|_| soort.van(&invoer).is_none())
            && organisaties::met_nummer(tx.conn, *soort, nummer)?.is_empty()
        {
            *soort.plek(&mut invoer) = Some(nummer.to_owned());
        }
    }
    if invoer != oud.invoer()? && organisatie::mag(wie, uuid, Some(&oud), &invoer).is_ok() {
        organisatie::vervangen(tx, wie, &oud, invoer)?;
    }
    Ok(uuid)
}
