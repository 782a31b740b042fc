//! `inlezen`: a register that exists, from a file. Without `--uitvoeren` it only tells what would come of it.

use std::{
    fs::File,
    io::{IsTerminal, Write as _, stderr},
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::{Args, ValueEnum};
use serde_json::json;
use uuid::Uuid;

use super::{fout::Fout, vlaggen};
use crate::{
    domain::levensloop::{
        inlezing::{InlezingStatus, Omvang, Overzicht, RijUitkomst},
        wie::Wie,
    },
    error::Error,
    exchange::inlezen::{
        GROOTSTE_BESTAND, Onleesbaar, Vertaling, Voorstel,
        pagina::{RijTekst, in_woorden, pagina},
        stel_voor,
    },
    http::contract::Contract,
    inlezen::{self, Formaat, Vraag},
    openapi::Interface,
    store::{Store, Stuk, inlezingen, organisaties},
};

#[derive(Args)]
pub(super) struct Opties {
    #[command(flatten)]
    opslag: vlaggen::Opslag,
    /// Het bestand: .csv, .tsv, .xlsx, .xlsm, .ods, .ndjson (uitvoer van een verwerkingsregister), .json of .zip (AVG-register Rijksoverheid).
    #[arg(required_unless_present = "vertalingen")]
    bestand: Option<PathBuf>,
    /// De organisatie waarvoor wordt ingelezen; mag alleen bij een uitvoer van een verwerkingsregister (.ndjson, .xlsx) ontbreken.
    #[arg(long, value_name = "UUID")]
    registerhouder: Option<Uuid>,
    /// De vertaling van kolommen en woorden: een naam, of een eigen TOML-bestand. Welke namen er zijn, toont --vertalingen.
    #[arg(long, value_name = "NAAM|BESTAND", default_value = "art30")]
    vertaling: String,
    /// Toon welke vertalingen er klaar zijn, en lees niets in.
    #[arg(long)]
    vertalingen: bool,
    /// Het blad van een Excelbestand.
    #[arg(long, value_name = "NAAM")]
    blad: Option<String>,
    /// Naam van het systeem waarvan de kenmerken zijn.
    #[arg(long, value_name = "NAAM")]
    bron: Option<String>,
    /// Maak verwerkers die nog geen organisatie zijn.
    #[arg(long)]
    nieuwe_organisaties: bool,
    /// Zet het ook in het register; zonder deze optie is het alleen een proef.
    #[arg(long, value_name = "OMVANG")]
    uitvoeren: Option<Keuze>,
    #[command(flatten)]
    verslag: VerslagOpties,
}

impl Opties {
    /// The file; it is only absent where none is read.
    fn bestand(&self) -> &Path {
        self.bestand.as_deref().unwrap_or(Path::new(""))
    }
}

/// How the report is given.
#[derive(Args)]
struct VerslagOpties {
    /// Toon het verslag als JSON op de standaarduitvoer.
    #[arg(long)]
    json: bool,
    /// Schrijf het verslag ook als bladzijde (HTML) naar dit bestand; het mag nog niet bestaan.
    #[arg(long, value_name = "BESTAND")]
    html: Option<PathBuf>,
    /// Toon op de standaarduitvoer een vertaling om mee te beginnen: wat art30 van dit bestand niet kent. Alleen een proef.
    #[arg(long, conflicts_with_all = ["uitvoeren", "json"])]
    stel_voor: bool,
    /// Eindig met 1 zodra er iets op te merken is, niet alleen als er een rij is geweigerd.
    #[arg(long)]
    streng: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Keuze {
    /// Niets als er een rij wordt geweigerd.
    AllesOfNiets,
    /// Geweigerde rijen worden overgeslagen.
    PerRij,
}

pub(super) async fn run(opties: Opties) -> Result<(), Fout> {
    if opties.vertalingen {
        let regels = Vertaling::gereed().iter().map(|(naam, voor)| format!("{naam:<16}{voor}\n"));
        return super::print(&regels.collect::<String>());
    }
    let store = opties.opslag.store().await?;
    let vraag = vraag(&opties, &store).await?;
    let begins = opties.opslag.config()?.settings().begins();
    let contract = Arc::new(Interface::new(store.kennis())?.contract.at(begins));
    let wie = Wie::programma("opdrachtregel");
    let registerhouder = vraag.registerhouder;
    let uuid = store.write(&wie, move |tx| inlezingen::create(tx, registerhouder)).await?;
    let uitslag = doe(&opties, &store, contract, &wie, uuid, vraag).await;
    // What was read in stays; the trial itself was only for this report.
    store.write(&wie, move |tx| inlezingen::delete(tx.conn, uuid)).await?;
    uitslag
}

async fn doe(opties: &Opties, store: &Store, contract: Arc<Contract>, wie: &Wie, uuid: Uuid, vraag: Vraag) -> Result<(), Fout> {
    inlezen::proef(store, contract, wie.clone(), uuid, vraag).await?;
    let status = match opties.uitvoeren {
        None => None,
        Some(keuze) => {
            let omvang = match keuze {
                Keuze::AllesOfNiets => Omvang::AllesOfNiets,
                Keuze::PerRij => Omvang::PerRij,
            };
            let inlezing = store.read(move |tx| inlezingen::find(tx.conn, uuid)).await?;
            let inlezing = inlezing.ok_or(Error::NotFound("de inlezing"))?;
            let totaal = inlezing.totaal;
            if inlezing.status.0.uitvoeren(false).is_ok() {
                Some(inlezen::uitvoeren(store, wie.clone(), uuid, omvang, |gedaan| balk(gedaan, totaal)).await?)
            } else {
                None
            }
        }
    };
    verslag(opties, store, uuid, status).await
}

async fn vraag(opties: &Opties, store: &Store) -> Result<Vraag, Fout> {
    let naam = opties.bestand().to_string_lossy();
    let formaat = Formaat::van_naam(&naam).ok_or_else(|| Fout::Gebruik(Formaat::advies(&naam)))?;
    if opties.registerhouder.is_none() && !formaat.noemt_register() {
        return Err(Fout::Gebruik("noem met --registerhouder de organisatie waarvoor wordt ingelezen".to_owned()));
    }
    if let Some(registerhouder) = opties.registerhouder {
        let gevonden = store.read(move |tx| organisaties::find(tx.conn, registerhouder)).await?;
        if !gevonden.is_some_and(|organisatie| organisatie.is_registerhouder) {
            return Err(Fout::Gemeld("deze registerhouder is geen organisatie die een register bijhoudt".to_owned()));
        }
    }
    let pad = |fout: std::io::Error| Fout::Gemeld(format!("{} is niet te lezen: {fout}", opties.bestand().display()));
    let grootte = std::fs::metadata(opties.bestand()).map_err(pad)?.len();
    if grootte > GROOTSTE_BESTAND as u64 {
        return Err(Fout::Gemeld("het bestand is groter dan 50 MB; splits het".to_owned()));
    }
    let eigen = &opties.vertaling;
    let vertaling = if let Some(gereed) = Vertaling::met_naam(eigen, store.kennis()) {
        gereed
    } else {
        let niet_te_lezen =
            |fout| Fout::Gebruik(format!("{eigen} is geen vertaling die klaar is (zie --vertalingen), en niet te lezen: {fout}"));
        Vertaling::new(&std::fs::read_to_string(eigen).map_err(niet_te_lezen)?, store.kennis())
    };
    let vertaling = vertaling.map_err(|Onleesbaar(fouten)| {
        Fout::Gebruik(fouten.into_iter().map(|fout| fout.melding).collect::<Vec<_>>().join("\n"))
    })?;
    Ok(Vraag {
        formaat,
        bytes: std::fs::read(opties.bestand()).map_err(pad)?.into(),
        blad: opties.blad.clone(),
        bron: opties.bron.clone(),
        registerhouder: opties.registerhouder,
        nieuwe_organisaties: opties.nieuwe_organisaties,
        vertaling: Arc::new(vertaling),
    })
}

/// How far it is, for a person who looks.
fn balk(gedaan: i32, totaal: i32) {
    const BREED: usize = 30;
    if !stderr().is_terminal() || totaal == 0 {
        return;
    }
    let deel = usize::try_from(i64::from(gedaan) * 30 / i64::from(totaal)).unwrap_or_default().min(BREED);
    let einde = if gedaan == totaal { "\n" } else { "" };
    eprint!("\r[{}{}] {gedaan} van {totaal}{einde}", "#".repeat(deel), " ".repeat(BREED - deel));
}

/// Tells per row what came of it: what is a fault of the row or its cells, and what is kept beside the content.
async fn verslag(opties: &Opties, store: &Store, uuid: Uuid, status: Option<InlezingStatus>) -> Result<(), Fout> {
    let gelezen = store.read(move |tx| {
        let inlezing = inlezingen::find(tx.conn, uuid)?.ok_or(Error::NotFound("de inlezing"))?;
        let (_, rijen) = inlezingen::rijen(tx.conn, uuid, None, &Stuk::bladzijde(0, i64::MAX))?;
        Ok((inlezing, rijen))
    });
    let (inlezing, rijen) = gelezen.await?;
    let bevindingen = inlezing.bevindingen()?;
    let (mut als_json, mut als_tekst) = (Vec::new(), Vec::new());
    let mut aantallen = [0; 4];
    let overzicht = inlezing.overzicht()?;
    if opties.verslag.stel_voor {
        return super::print(&stel_voor(&overzicht, &bevindingen));
    }
    toon(&overzicht);
    for bevinding in &bevindingen {
        eprintln!("Bestand: {}", in_woorden(bevinding));
    }
    let mut opgemerkt =
        bevindingen.len() + overzicht.kolommen.iter().filter(|kolom| kolom.veld.is_none() && kolom.cellen > 0).count();
    for rij in &rijen {
        let verslag = rij.voorstel::<Voorstel>()?.verslag;
        let soort = match rij.uitkomst.0 {
            RijUitkomst::Nieuw => 0,
            RijUitkomst::Bijgewerkt => 1,
            RijUitkomst::Ongewijzigd => 2,
            RijUitkomst::Geweigerd => 3,
        };
        aantallen[soort] += 1;
        opgemerkt += verslag.bevindingen.iter().filter(|bevinding| bevinding.code != inlezen::STAP).count();
        let uitkomst: &str = rij.uitkomst.0.into();
        if !verslag.bevindingen.is_empty() || !verslag.wijzigt.is_empty() || soort == 3 {
            eprintln!("Rij {}, {}: {uitkomst}", verslag.rij, if verslag.naam.is_empty() { "zonder naam" } else { &verslag.naam });
        }
        if !verslag.wijzigt.is_empty() {
            eprintln!("  Wijzigt: {}.", verslag.wijzigt.join("; "));
        }
        for bevinding in &verslag.bevindingen {
            let waarde = bevinding.waarde.as_ref().map(|waarde| format!(" ({waarde})")).unwrap_or_default();
            let vervolgrij = bevinding.rij.filter(|rij| *rij != verslag.rij);
            eprintln!("  {}{waarde}", plaats(vervolgrij, bevinding.kolom.as_deref(), &bevinding.melding));
        }
        if opties.verslag.html.is_some() {
            als_tekst.push(RijTekst::new(verslag.clone(), uitkomst));
        }
        if opties.verslag.json {
            als_json.push(json!({ "uitkomst": uitkomst, "uitgevoerd": rij.uitgevoerd,
                "activiteit": rij.activiteit.map(crate::database::Id::uuid), "verslag": verslag }));
        }
    }
    let [nieuw, bijgewerkt, ongewijzigd, geweigerd] = aantallen;
    let telling = format!("{nieuw} nieuw, {bijgewerkt} bijgewerkt, {ongewijzigd} ongewijzigd, {geweigerd} geweigerd.");
    eprintln!("\n{telling}");
    if let Some(stappen) = overzicht.stappen_in_woorden() {
        eprintln!("{stappen}");
    }
    if let Some(naar) = &opties.verslag.html {
        let naam = opties.bestand().file_name().unwrap_or_default().to_string_lossy();
        let pagina = pagina(&naam, &telling, &overzicht, &bevindingen, &als_tekst)?;
        let schrijf = File::create_new(naar).and_then(|mut bestand| bestand.write_all(pagina.as_bytes()));
        schrijf.map_err(|fout| Fout::Gemeld(format!("{} is niet te schrijven: {fout}", naar.display())))?;
    }
    let stand = status.unwrap_or(inlezing.status.0);
    if opties.verslag.json {
        super::print(
            &json!({ "status": stand, "bevindingen": bevindingen, "overzicht": overzicht, "rijen": als_json }).to_string(),
        )?;
    }
    match stand {
        InlezingStatus::Onleesbaar => Err(Fout::Gemeld("het bestand is niet te lezen; er is niets ingelezen".to_owned())),
        InlezingStatus::NietUitgevoerd => Err(Fout::Gemeld("er is een rij geweigerd; er is niets ingelezen".to_owned())),
        _ => {
            let gedaan =
                if status.is_some() { "Dit staat nu in het register." } else { "Dit was een proef; er is niets ingelezen." };
            eprintln!("{gedaan}");
            match (geweigerd, opgemerkt) {
                (1.., _) => Err(Fout::Gemeld(format!("{geweigerd} rij(en) geweigerd"))),
                (_, 1..) if opties.verslag.streng => Err(Fout::Gemeld(format!("{opgemerkt} opmerking(en)"))),
                _ => Ok(()),
            }
        }
    }
}

/// What happens before it happens: where each column goes, and which words come back.
fn toon(overzicht: &Overzicht) {
    const WOORDEN: usize = 20;
    let kort = |tekst: &str, breed: usize| {
        let regel = tekst.split_whitespace().collect::<Vec<_>>().join(" ");
        if regel.chars().count() > breed { regel.chars().take(breed - 1).chain(['…']).collect() } else { regel }
    };
    if !overzicht.kolommen.is_empty() {
        eprintln!("{:<34} {:<24} {:>6} {:>7}  voorbeelden", "kolom", "gaat naar", "cellen", "bewaard");
    }
    for kolom in &overzicht.kolommen {
        let heen = match (&kolom.veld, &kolom.waarde, &kolom.lijkt_op) {
            (Some(veld), Some(_), _) => format!("{veld} (kruisje)"),
            (Some(veld), None, _) => veld.clone(),
            (None, _, Some(lijkt_op)) => format!("ONBEKEND ({lijkt_op}?)"),
            (None, _, None) => "ONBEKEND".to_owned(),
        };
        let voorbeelden: Vec<String> = kolom.voorbeelden.iter().map(|voorbeeld| kort(voorbeeld, 30)).collect();
        let (naam, voorbeelden) = (kort(&kolom.kolom, 34), voorbeelden.join(" | "));
        eprintln!("{naam:<34} {heen:<24} {:>6} {:>7}  {voorbeelden}", kolom.cellen, kolom.bewaard);
    }
    let vaker: Vec<_> = overzicht.woorden.iter().filter(|woord| woord.aantal > 1).collect();
    if !vaker.is_empty() {
        eprintln!("\nKomt vaker voor; verbeter het één keer, in de vertaling:");
    }
    for woord in vaker.iter().take(WOORDEN) {
        eprintln!("{:>6}×  {} ({}, {})", woord.aantal, kort(&woord.waarde, 60), kort(&woord.kolom, 34), woord.code);
    }
    if !overzicht.kolommen.is_empty() {
        eprintln!();
    }
}

fn plaats(rij: Option<u32>, kolom: Option<&str>, melding: &str) -> String {
    match (rij, kolom) {
        (Some(rij), Some(kolom)) => format!("regel {rij}, {kolom}: {melding}"),
        (Some(rij), None) => format!("regel {rij}: {melding}"),
        (None, Some(kolom)) => format!("{kolom}: {melding}"),
        (None, None) => melding.to_owned(),
    }
}
