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

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn only_its_owner_reads_a_new_file_and_one_that_is_there_stays() {
        let map = tempfile::tempdir().unwrap();
        let naam = map.path().join("register.sqlite3");
        let url = format!("sqlite://{}", naam.display());
        for _ in 0..2 {
            database(&url).unwrap();
            assert_eq!(std::fs::metadata(&naam).unwrap().permissions().mode() & 0o777, 0o600);
            std::fs::write(&naam, "vol").unwrap();
        }
        assert_eq!(std::fs::read(&naam).unwrap(), b"vol");
        assert!(nieuw(&naam).is_err());
        assert!(database(&format!("sqlite://{}/weg/x", map.path().display())).is_err());
        assert!(database("postgres://x").is_ok());
    }
}
