//! Files that hold what not everybody may read: only who runs the program can.

use std::{
    fs::{File, OpenOptions},
    io,
    path::Path,
};

/// Makes a new file; one that is there already is left alone.
pub(super) fn nieuw(naam: &Path) -> io::Result<File> {
    let mut opties = OpenOptions::new();
    opties.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut opties, 0o600);
    opties.open(naam)
}

/// Makes the file of an SQLite database when it is not there yet. SQLite gives the files beside it the same mode, and fills an empty file.
pub(super) fn database(url: &str) -> io::Result<()> {
    match url.strip_prefix("sqlite://").filter(|bestand| !bestand.is_empty()).map(|bestand| nieuw(Path::new(bestand))) {
        Some(Err(fout)) if fout.kind() != io::ErrorKind::AlreadyExists => Err(fout),
        _ => Ok(()),
    }
}
