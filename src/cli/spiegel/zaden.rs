//! Where the walk begins: what no page leads to, and what must be there even when none did.

use uuid::Uuid;

use super::{Opgave, plaats};
use crate::{
    app::Services,
    cli::fout::uitleg,
    domain::recht::kennis::Kennis,
    store::{
        Store, openbaar,
        organisaties::{self, Selectie},
    },
};

/// So many are read at a time.
const PER_KEER: i64 = 100;
/// What is there in every register.
const VAST: [&str; 16] = [
    "/404.html",
    "/",
    "/verwerkingen",
    "/organisaties",
    "/waar",
    "/over",
    "/toegankelijkheid",
    "/wijzigingen",
    "/insluiten/verwerkingen",
    "/robots.txt",
    "/sitemap.xml",
    "/.well-known/security.txt",
    "/v1/openapi.json",
    "/v1/register",
    "/v1/register/verwerkingsactiviteiten",
    "/v1/register/organisaties",
];

/// Pages and files that stand alone, with the code lists and the embedded list of each theme.
pub(super) fn vast(services: &Services) -> Vec<Opgave> {
    let kennis: &Kennis = services.state().store.kennis();
    let lijsten = kennis.lijsten().iter().map(|lijst| format!("/v1/referentielijsten/{}", lijst.lijst));
    let themas = kennis.lijsten().iter().filter(|lijst| lijst.lijst == "thema").flat_map(|lijst| &lijst.items);
    let themas = themas.map(|thema| format!("/insluiten/verwerkingen?thema={}", thema.code));
    let vast = VAST.iter().map(|adres| (*adres).to_owned());
    let mut opgaven: Vec<_> =
        vast.chain(["/v1/referentielijsten".to_owned()]).chain(lijsten).chain(themas).filter_map(opgave).collect();
    // The page of what is not there is written because it is not there.
    opgaven[0].verwezen = true;
    opgaven
}

/// The organisations of a page of their list, with the place to go on; none at the end.
pub(super) async fn organisaties(store: &Store, van: Option<i64>) -> Result<Option<(i64, Vec<Opgave>)>, String> {
    let van = van.unwrap_or_default();
    let gelezen = store.read(move |tx| {
        let selectie = Selectie { alleen_openbaar: Some(tx.moment.datum()), ook_vervallen: true, ..Selectie::default() };
        organisaties::sleutels(tx.conn, &selectie, van, PER_KEER)
    });
    let gelezen = gelezen.await.map_err(|fout| uitleg(&fout))?;
    if gelezen.is_empty() {
        return Ok(None);
    }
    let adressen = gelezen.iter().flat_map(|uuid| {
        let pad = format!("organisaties/{}", uuid.uuid());
        let verklaring = format!("/v1/register/{pad}/privacyverklaring");
        let adressen = [format!("/{pad}"), format!("/v1/register/{pad}"), verklaring.clone(), format!("/id/{pad}")];
        adressen.into_iter().filter_map(opgave).chain([markdown(verklaring)])
    });
    Ok(Some((van + PER_KEER, adressen.collect())))
}

/// The activities after a key, each with its versions; none at the end.
pub(super) async fn activiteiten(store: &Store, na: Option<Uuid>) -> Result<Option<(Uuid, Vec<Opgave>)>, String> {
    let gelezen = store.read(move |tx| {
        let sleutels = openbaar::alle_sleutels(tx.conn, tx.moment.datum(), na, PER_KEER)?;
        let met_versies = |uuid: Uuid| Ok((uuid, openbaar::versies(tx.conn, uuid)?));
        sleutels.into_iter().map(met_versies).collect::<crate::error::Result<Vec<_>>>()
    });
    let gelezen = gelezen.await.map_err(|fout| uitleg(&fout))?;
    let Some((laatste, _)) = gelezen.last() else { return Ok(None) };
    let adressen = gelezen.iter().flat_map(|(uuid, versies)| {
        let (pagina, sleutel) = (format!("verwerkingen/{uuid}"), format!("verwerkingsactiviteiten/{uuid}"));
        let verklaring = format!("/v1/register/{sleutel}/privacyverklaring");
        let adressen = [
            format!("/{pagina}"),
            format!("/insluiten/{pagina}"),
            format!("/insluiten/{pagina}/privacyverklaring"),
            format!("/v1/register/{sleutel}"),
            format!("/v1/register/{sleutel}/versies"),
            verklaring.clone(),
            format!("/id/{sleutel}"),
        ];
        let versies = versies.iter().flat_map(move |versie| {
            let nummer = versie.nummer;
            [
                format!("/{pagina}/versies/{nummer}"),
                format!("/v1/register/{sleutel}/versies/{nummer}"),
                format!("/id/{sleutel}/versies/{nummer}"),
            ]
        });
        adressen.into_iter().chain(versies).filter_map(opgave).chain([markdown(verklaring)])
    });
    Ok(Some((*laatste, adressen.collect())))
}

fn opgave(adres: String) -> Option<Opgave> {
    let bestand = plaats::bestand(&adres)?;
    Some(Opgave { adres, bestand, verwezen: false })
}

/// The same address in another form, beside its JSON.
fn markdown(adres: String) -> Opgave {
    Opgave { bestand: format!("{}.md", adres.trim_start_matches('/')), adres, verwezen: false }
}
