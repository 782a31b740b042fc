//! clap speaks English; the people who use this program read Dutch.

use std::{error::Error as _, process::ExitCode};

use clap::error::{ContextKind, ErrorKind};

/// What clap writes around the texts of this program.
const WOORDEN: [(&str, &str); 11] = [
    ("Usage:", "Gebruik:"),
    ("Commands:", "Opdrachten:"),
    ("Arguments:", "Argumenten:"),
    ("Options:", "Opties:"),
    ("[OPTIONS]", "[OPTIES]"),
    ("<COMMAND>", "<OPDRACHT>"),
    ("Print help", "Toon deze hulp"),
    ("Print version", "Toon de versie"),
    ("[default: ", "[standaard: "),
    ("[possible values: ", "[kies uit: "),
    ("Possible values:", "Kies uit:"),
];

/// Shows help, the version or what is wrong with the arguments.
pub(super) fn toon(fout: &clap::Error) -> ExitCode {
    match fout.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            super::print(nederlands(&fout.to_string()).trim_end()).map_or_else(|fout| fout.code(), |()| ExitCode::SUCCESS)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            eprintln!("{}", nederlands(&fout.to_string()).trim_end());
            ExitCode::from(2)
        }
        _ => {
            eprintln!("Fout: {}\nHulp: verwerkingsregister --help, of verwerkingsregister OPDRACHT --help", uitleg(fout));
            ExitCode::from(2)
        }
    }
}

fn nederlands(tekst: &str) -> String {
    WOORDEN.iter().fold(tekst.to_owned(), |tekst, (van, naar)| tekst.replace(van, naar))
}

fn uitleg(fout: &clap::Error) -> String {
    let wat = |soort| fout.get(soort).map(ToString::to_string).unwrap_or_default();
    let (optie, waarde) = (wat(ContextKind::InvalidArg), wat(ContextKind::InvalidValue));
    match fout.kind() {
        ErrorKind::UnknownArgument => format!("{optie} wordt hier niet begrepen"),
        ErrorKind::InvalidSubcommand => format!("de opdracht {} bestaat niet", wat(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("er ontbreekt nog: {}", optie.replace(", ", " en ")),
        ErrorKind::ArgumentConflict => format!("{optie} kan hier maar één keer staan"),
        ErrorKind::InvalidValue if waarde.is_empty() => format!("bij {optie} hoort een waarde"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let mogelijk = wat(ContextKind::ValidValue);
            let reden = match fout.source() {
                Some(reden) => format!(": {reden}"),
                None if mogelijk.is_empty() => String::new(),
                None => format!("; kies uit: {mogelijk}"),
            };
            format!("{waarde:?} past niet bij {optie}{reden}")
        }
        _ => "deze opdracht wordt niet begrepen".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::opdracht_met_tabel;

    fn fout(regel: &str) -> clap::Error {
        opdracht_met_tabel().try_get_matches_from(regel.split(' ')).unwrap_err()
    }

    #[test]
    fn faults_are_told_in_dutch() {
        for (regel, verwacht) in [
            ("x serv", "de opdracht serv bestaat niet"),
            ("x serve --snel", "--snel wordt hier niet begrepen"),
            ("x serve --adres", "bij --adres <ADRES> hoort een waarde"),
            (
                "x inlezen a.csv --uitvoeren alles",
                "\"alles\" past niet bij --uitvoeren <OMVANG>; kies uit: alles-of-niets, per-rij",
            ),
            ("x kopie", "er ontbreekt nog: --naar <BESTAND>"),
            ("x namen-legen --voor gisteren", "\"gisteren\" past niet bij --voor <DATUM>: noem een datum als 2026-12-31"),
        ] {
            assert_eq!(uitleg(&fout(regel)), verwacht);
        }
    }

    #[test]
    fn no_english_is_left_in_the_help() {
        for regel in ["x --help", "x serve --help", "x token --help", "x kopie --help", "x inlezen --help"] {
            let hulp = nederlands(&fout(regel).to_string());
            for engels in ["Usage", "Options", "Commands", "Arguments", "OPTIONS", "Print", "default", "ossible", "required"] {
                assert!(!hulp.contains(engels), "{engels}: {hulp}");
            }
        }
    }
}
