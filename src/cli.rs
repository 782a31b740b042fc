//! The sub-commands. What a person reads goes to standard error, what a program reads to standard output; they end with 0 (done), 1 (a
//! reported failure) or 2 (wrong use).

mod bestand;
mod demo;
mod discreet;
mod fout;
mod herindexeer;
mod hersteld;
mod inlezen;
mod kopie;
mod migrate;
mod namen_legen;
mod openapi;
mod registerhouder;
mod serve;
mod server;
mod site;
pub mod spiegel;
mod systemd;
mod taal;
mod token;
mod uitvoer;
mod verifieer;
pub mod verzonnen;
mod vlaggen;
pub mod voorbeeld;
mod vullen;

use std::{
    ffi::OsString,
    io::{Write, stdout},
    process::ExitCode,
};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use fout::Fout;

/// Register van verwerkingsactiviteiten voor gemeenten (AVG artikel 30).
#[derive(Parser)]
#[command(name = "verwerkingsregister", version, disable_help_subcommand = true, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    opdracht: Opdracht,
}

#[derive(Subcommand)]
enum Opdracht {
    /// Start het register.
    Serve(serve::Opties),
    /// Start het register met een voorbeeld: de verzonnen gemeente Voorbeeld, of met --gemeenten zoveel verzonnen gemeenten als u wilt.
    Demo(demo::Opties),
    /// Vul een lege database met het voorbeeld van demo, zonder het register te starten.
    Voorbeeld(vullen::Opties),
    /// Maak de database klaar voor deze versie van het programma; doe dit voor de eerste start en na elke nieuwe versie.
    Migrate(migrate::Opties),
    /// Voeg een organisatie toe die een eigen register bijhoudt, en toon haar uuid.
    Registerhouder(registerhouder::Opties),
    /// Lees een bestaand register in uit een bestand: eerst op proef, met --uitvoeren ook echt.
    Inlezen(inlezen::Opties),
    /// Toon het OpenAPI-document.
    Openapi(openapi::Opties),
    /// Maak een token van de applicatie 'lokaal' en toon alleen dat; het is één uur geldig.
    Token(token::Opties),
    /// Maak alles opnieuw wat van het register is afgeleid: de openbare teksten, de filters en de zoekwoorden.
    Herindexeer(herindexeer::Opties),
    /// Controleer het journaal, en het register daaraan, en toon de kop: NUMMER:HASH.
    Verifieer(verifieer::Opties),
    /// Leg vast dat de database is teruggezet, zodat er weer wordt geschreven en iedere ontvanger hoort dat hij opnieuw moet beginnen.
    Hersteld(hersteld::Opties),
    /// Maak een kopie van de database, ook terwijl het register draait.
    Kopie(kopie::Opties),
    /// Schrijf het register, of een deel ervan, naar een bestand: NDJSON, CSV, XLSX, linked data of het pakket voor de toezichthouder.
    Uitvoer(uitvoer::Opties),
    /// Leeg de namen van mensen die lang niets meer in het register deden; het journaal zelf blijft heel.
    NamenLegen(namen_legen::Opties),
    /// Schrijf het hele openbare register als bestanden voor een gewone webserver; alleen wat is veranderd, wordt opnieuw geschreven.
    Site(site::Opties),
}

/// Does what the arguments ask.
pub fn run(argumenten: impl IntoIterator<Item = OsString>) -> ExitCode {
    doe(argumenten.into_iter().collect())
}

/// Not generic: the whole server behind it is compiled here, not again in whatever calls it.
fn doe(argumenten: Vec<OsString>) -> ExitCode {
    let opdracht = opdracht_met_tabel().try_get_matches_from(argumenten).and_then(|gevonden| Cli::from_arg_matches(&gevonden));
    let cli = match opdracht {
        Ok(cli) => cli,
        Err(fout) => return taal::toon(&fout),
    };
    match actix_web::rt::System::new().block_on(cli.opdracht.run()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fout) => {
            eprintln!("{fout}");
            fout.code()
        }
    }
}

/// The commands, with the table of settings below the help of each command that reads them.
fn opdracht_met_tabel() -> clap::Command {
    let tabel = crate::config::tabel();
    Cli::command()
        .after_help(&tabel)
        .mut_subcommand("serve", |serve| serve.after_help(&tabel))
        .mut_subcommand("demo", |demo| demo.after_help(&tabel))
        .mut_subcommand("site", |site| site.after_help(&tabel))
}

impl Opdracht {
    async fn run(self) -> Result<(), Fout> {
        match self {
            Self::Serve(opties) => serve::run(&opties).await,
            Self::Demo(opties) => demo::run(&opties).await,
            Self::Voorbeeld(opties) => vullen::run(&opties).await,
            Self::Migrate(opties) => migrate::run(&opties).await,
            Self::Registerhouder(opties) => registerhouder::run(opties).await,
            Self::Inlezen(opties) => inlezen::run(opties).await,
            Self::Openapi(opties) => openapi::run(&opties),
            Self::Token(opties) => token::run(&opties),
            Self::Herindexeer(opties) => herindexeer::run(&opties).await,
            Self::Verifieer(opties) => verifieer::run(opties).await,
            Self::Hersteld(opties) => hersteld::run(opties).await,
            Self::Kopie(opties) => kopie::run(&opties).await,
            Self::Uitvoer(opties) => uitvoer::run(opties).await,
            Self::NamenLegen(opties) => namen_legen::run(&opties).await,
            Self::Site(opties) => site::run(&opties).await,
        }
    }
}

/// A line for a program. A reader that has gone away is a failure, not a panic.
fn print(regel: &str) -> Result<(), Fout> {
    writeln!(stdout(), "{regel}").map_err(|fout| Fout::Gemeld(format!("de uitvoer is niet te schrijven: {fout}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_and_their_options_fit_together() {
        opdracht_met_tabel().debug_assert();
    }

    #[test]
    fn every_option_has_a_help_text() {
        for opdracht in Cli::command().get_subcommands() {
            assert!(opdracht.get_about().is_some(), "{}", opdracht.get_name());
            for optie in opdracht.get_arguments() {
                assert!(optie.get_help().is_some(), "{} {}", opdracht.get_name(), optie.get_id());
            }
        }
    }
}
