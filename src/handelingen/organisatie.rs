//! `create_organisatie` and `replace_organisatie`: a party, and the register that it may keep.

use serde_json::json;
use strum::VariantArray as _;
use uuid::Uuid;

use crate::{
    database::DbConnection,
    domain::{
        inhoud::organisatie::{Nummer, OrganisatieInvoer},
        levensloop::{handeling::Handeling, weigering::ConflictCode, wie::Wie},
    },
    error::{Error, Result},
    store::{
        Gebeurtenis, Schrijven, json as tekst,
        organisaties::{self, Organisatie},
    },
};

/// Adds an organisation.
pub fn aanmaken(tx: &mut Schrijven<'_>, wie: &Wie, invoer: OrganisatieInvoer) -> Result<Organisatie> {
    let uuid = invoer.uuid.unwrap_or_else(|| tx.id());
    mag(wie, uuid, None, &invoer)?;
    if organisaties::find(tx.conn, uuid)?.is_some() {
        return Err(Error::conflict(ConflictCode::BestaatAl, "Er is al een organisatie met deze uuid."));
    }
    past(tx.conn, uuid, None, &invoer)?;
    let invoer = OrganisatieInvoer { uuid: Some(uuid), ..invoer };
    organisaties::insert(tx, uuid, &invoer)?;
    boek(tx, Handeling::CreateOrganisatie, uuid, &invoer, "aangemaakt")
}

/// Changes an organisation; its former name is kept.
pub fn vervangen(tx: &mut Schrijven<'_>, wie: &Wie, oud: &Organisatie, invoer: OrganisatieInvoer) -> Result<Organisatie> {
    let uuid = oud.uuid.uuid();
    mag(wie, uuid, Some(oud), &invoer)?;
    past(tx.conn, uuid, Some(oud), &invoer)?;
    let was = oud.invoer()?;
    let mut namen = oud.namen()?;
    namen.extend(was.eerdere_naam(&invoer, tx.nu.datum()));
    let invoer = OrganisatieInvoer { uuid: Some(uuid), ..invoer };
    organisaties::update(tx, uuid, &invoer, &namen)?;
    boek(tx, Handeling::ReplaceOrganisatie, uuid, &invoer, "gewijzigd")
}

/// Refuses who may not write this. The register's own data and the FG are written only by callers of that registerhouder; so is an
/// organisation that keeps one.
pub fn mag(wie: &Wie, uuid: Uuid, oud: Option<&Organisatie>, nieuw: &OrganisatieInvoer) -> Result<()> {
    wie.mag(if oud.is_some() { Handeling::ReplaceOrganisatie } else { Handeling::CreateOrganisatie })?;
    let houdt_register = oud.is_some_and(|oud| oud.is_registerhouder);
    let raakt_register = houdt_register || nieuw.register.is_some() || nieuw.functionaris_gegevensbescherming.is_some();
    if raakt_register && !wie.may_use(uuid) {
        let reden = "de gegevens van een register wijzigt alleen een applicatie die voor dat register werkt";
        return Err(Error::NotThisPerson(reden));
    }
    Ok(())
}

/// Refuses what may not become of it, whoever asks: an organisation that keeps a register goes on keeping it, and a number is of one
/// organisation only.
pub fn past(conn: &mut DbConnection, uuid: Uuid, oud: Option<&Organisatie>, nieuw: &OrganisatieInvoer) -> Result<()> {
    if oud.is_some_and(|oud| oud.is_registerhouder) && nieuw.register.is_none() {
        let reden = "Een organisatie die een register bijhoudt, blijft dat doen: laat register staan.";
        return Err(Error::conflict(ConflictCode::HoudtRegister, reden));
    }
    let was = oud.map(Organisatie::invoer).transpose()?;
    for soort in Nummer::VARIANTS {
        let nummer = soort.van(nieuw);
        // What it has already, from before numbers were unique, stands in nobody's way.
        if nummer == was.as_ref().and_then(|was| soort.van(was)) {
            continue;
        }
        let Some(nummer) = nummer else { continue };
        if let Some(ander) = organisaties::met_nummer(conn, *soort, nummer)?.into_iter().find(|ander| *ander != uuid) {
            let naam = soort.naam();
            let reden =
                format!("Een andere organisatie heeft dit {naam} al: {ander}. Gebruik die, of haal het {naam} daar eerst weg.");
            return Err(Error::conflict(ConflictCode::NummerBestaatAl, reden).op(soort.plaats()));
        }
    }
    Ok(())
}

fn boek(
    tx: &mut Schrijven<'_>,
    handeling: Handeling,
    uuid: Uuid,
    invoer: &OrganisatieInvoer,
    resultaat: &str,
) -> Result<Organisatie> {
    let nieuw = tx.document(&tekst(invoer)?)?;
    tx.journaal(Gebeurtenis {
        handeling,
        onderwerp: uuid,
        registerhouder: invoer.register.as_ref().map(|_| uuid),
        oud: None,
        nieuw: Some(nieuw),
        toelichting: json!({ "resultaat": resultaat }),
    })?;
    organisaties::find(tx.conn, uuid)?.ok_or_else(|| Error::internal("the organisation was just written"))
}
