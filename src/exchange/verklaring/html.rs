//! The notice as a page: semantic HTML without style or script. The templates escape every text.

use askama::Template;

use crate::{
    domain::publiek::verklaring::{OrganisatiePrivacyverklaring, Privacyverklaring, VerklaringOnderdeel},
    error::{Error, Result},
};

#[derive(Template)]
#[template(path = "privacyverklaring/activiteit.html")]
struct Activiteit<'a> {
    titel: &'a str,
    uri: &'a str,
    onderdelen: &'a [VerklaringOnderdeel],
    geldigheid: Vec<String>,
}

#[derive(Template)]
#[template(path = "privacyverklaring/organisatie.html")]
struct Organisatie<'a> {
    titel: &'a str,
    uri: &'a str,
    onderdelen: &'a [VerklaringOnderdeel],
    verklaring: &'a OrganisatiePrivacyverklaring,
}

pub(super) fn activiteit(verklaring: &Privacyverklaring) -> Result<String> {
    let Privacyverklaring { titel, uri, onderdelen, .. } = verklaring;
    Activiteit { titel, uri, onderdelen, geldigheid: verklaring.geldigheid() }.render().map_err(Error::internal)
}

pub(super) fn organisatie(verklaring: &OrganisatiePrivacyverklaring) -> Result<String> {
    let OrganisatiePrivacyverklaring { titel, uri, onderdelen, .. } = verklaring;
    Organisatie { titel, uri, onderdelen, verklaring }.render().map_err(Error::internal)
}
