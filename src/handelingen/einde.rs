//! `verwerkingsactiviteit_beeindigen`: an end is a version without content, from the day after the last.

use chrono::{Days, NaiveDate};
use serde_json::json;

use super::{
    vaststellen::{Besluit, Vastgesteld, is_mogelijk, leg_vast},
    zaak::Zaak,
};
use crate::{
    domain::{
        levensloop::{handeling::Handeling, tijdlijn::op, weigering::ConflictCode, wie::Wie},
        woorden::codes::{VersieSoort, Vertrouwelijkheid},
    },
    error::{Error, Result},
    store::{Schrijven, versies::VersieDocument},
};

/// Ends the activity after a last day, which may be in the future.
pub fn beeindigen(
    tx: &mut Schrijven<'_>,
    wie: &Wie,
    zaak: &mut Zaak,
    reden: String,
    laatste_dag: NaiveDate,
) -> Result<Vastgesteld> {
    wie.mag(Handeling::VerwerkingsactiviteitBeeindigen)?;
    let begin = laatste_dag.checked_add_days(Days::new(1)).unwrap_or(laatste_dag);
    let op_einde = |code, reden| Error::invalid("/eindeGeldigheid", code, reden);
    if !is_mogelijk(begin, tx.nu.datum()) {
        return Err(op_einde("datum-buiten-bereik", "De laatste dag ligt tussen 1 januari 1900 en tien jaar na vandaag."));
    }
    let geschiedenis = zaak.geschiedenis(tx.conn)?;
    if geschiedenis.tijdlijn.first().is_some_and(|eerste| laatste_dag < eerste.van) {
        return Err(op_einde("VR-J01", "De einddatum ligt voor de begindatum."));
    }
    let Some(geldend) = op(&geschiedenis.tijdlijn, laatste_dag) else {
        let reden = "Op die dag geldt er geen versie; er is dus niets te beëindigen.";
        return Err(Error::conflict(ConflictCode::NietGeldig, reden));
    };
    if geldend.soort == VersieSoort::Beeindiging {
        let reden = "De activiteit is op die dag al beëindigd. Stel een nieuwe versie vast om haar te hervatten.";
        return Err(Error::conflict(ConflictCode::AlBeeindigd, reden));
    }
    let vertrouwelijkheid = geschiedenis.versie(geldend.toont).map(|versie| versie.vertrouwelijkheid.0);
    let besluit = Besluit {
        handeling: Handeling::VerwerkingsactiviteitBeeindigen,
        soort: VersieSoort::Beeindiging,
        begin,
        vertrouwelijkheid: vertrouwelijkheid.unwrap_or(Vertrouwelijkheid::Intern),
        oud: None,
        toelichting: json!({ "eindeGeldigheid": laatste_dag }),
    };
    let document = VersieDocument { inhoud: None, organisaties: Vec::new(), reden: Some(reden) };
    leg_vast(tx, zaak, document, besluit)
}
