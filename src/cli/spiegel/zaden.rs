//! Where the walk begins: what no page leads to, and what must be there even when none did.

use uuid::Uuid;

use super::{Opgave, plaats};
use crate::{
    app::Services,
    cli::fout::uitleg,
    domain::{
        recht::kennis::Kennis,
        woorden::{adressen::Adressen, adressen::Vindplaats},
    },
    index::OrganisatieVraag,
    store::{Store, openbaar},
};

/// The mirror asks by path.
const PADEN: Adressen<'static> = Adressen::new("");
/// So many are read at a time.
const PER_KEER: usize = 100;
/// What is there in every register.
const VAST: [&str; 20] = [
    "/404.html",
    "/",
    "/verwerkingen",
    "/organisaties",
    "/waar",
    "/rechten",
    "/situaties",
    "/a-z",
    "/over",
    "/toegankelijkheid",
    "/wijzigingen",
    "/insluiten/verwerkingen",
    "/insluiten/verwerkingen/stuk",
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
    let lijsten = kennis.lijsten().iter().map(|lijst| PADEN.referentielijst(&lijst.lijst));
    let themas = kennis.lijsten().iter().filter(|lijst| lijst.lijst == "thema").flat_map(|lijst| &lijst.items);
    let themas = themas.flat_map(|thema| ["", "/stuk"].map(|stuk| format!("/insluiten/verwerkingen{stuk}?thema={}", thema.code)));
    let vast = VAST.iter().map(|adres| (*adres).to_owned());
    let mut opgaven: Vec<_> =
        vast.chain(["/v1/referentielijsten".to_owned()]).chain(lijsten).chain(themas).filter_map(opgave).collect();
    // The page of what is not there is written because it is not there.
    opgaven[0].verwezen = true;
    opgaven
}

/// The organisations of a page of their list, with the place to go on; none at the end.
pub(super) async fn organisaties(store: &Store, van: Option<usize>) -> Result<Option<(usize, Vec<Opgave>)>, String> {
    let van = van.unwrap_or_default();
    let gelezen = store.read_lists(move |tx| {
        let gekozen = tx.index.organisaties(&OrganisatieVraag::openbaar()).into_iter();
        Ok(gekozen.skip(van).take(PER_KEER).collect::<Vec<_>>())
    });
    let gelezen = gelezen.await.map_err(|fout| uitleg(&fout))?;
    if gelezen.is_empty() {
        return Ok(None);
    }
    let adressen = gelezen.iter().flat_map(|uuid| {
        let wat = Vindplaats::Organisatie(*uuid);
        let verklaring = PADEN.privacyverklaring(wat);
        let ingesloten = format!("/insluiten{}/privacyverklaring", wat.pagina());
        let stuk = format!("{ingesloten}/stuk");
        let adressen = [wat.pagina(), PADEN.openbaar(wat), verklaring.clone(), PADEN.uri(wat), ingesloten, stuk];
        adressen.into_iter().filter_map(opgave).chain([markdown(verklaring)])
    });
    Ok(Some((van + PER_KEER, adressen.collect())))
}

/// The activities after a key, each with its versions; none at the end.
pub(super) async fn activiteiten(store: &Store, na: Option<Uuid>) -> Result<Option<(Uuid, Vec<Opgave>)>, String> {
    let gelezen = store.read(move |tx| {
        let sleutels = openbaar::alle_sleutels(tx.conn, tx.moment.datum(), na, 100)?;
        let met_versies = |uuid: Uuid| Ok((uuid, openbaar::versies(tx.conn, uuid)?));
        sleutels.into_iter().map(met_versies).collect::<crate::error::Result<Vec<_>>>()
    });
    let gelezen = gelezen.await.map_err(|fout| uitleg(&fout))?;
    let Some((laatste, _)) = gelezen.last() else { return Ok(None) };
    let adressen = gelezen.iter().flat_map(|(uuid, versies)| {
        let wat = Vindplaats::Activiteit(*uuid);
        let (pagina, verklaring) = (wat.pagina(), PADEN.privacyverklaring(wat));
        let adressen = [
            pagina.clone(),
            format!("/insluiten{pagina}"),
            format!("/insluiten{pagina}/privacyverklaring"),
            format!("/insluiten{pagina}/stuk"),
            format!("/insluiten{pagina}/privacyverklaring/stuk"),
            PADEN.openbaar(wat),
            format!("{}/versies", PADEN.openbaar(wat)),
            verklaring.clone(),
            PADEN.uri(wat),
        ];
        let versies = versies.iter().flat_map(|versie| {
            let wat = Vindplaats::Versie(*uuid, versie.nummer);
            [wat.pagina(), PADEN.openbaar(wat), PADEN.uri(wat)]
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
