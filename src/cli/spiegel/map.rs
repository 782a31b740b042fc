//! The folder of the mirror. It knows by a list which files are its own; nothing else in the folder is written over or removed.

use std::{
    collections::HashSet,
    fs::{self, File, OpenOptions},
    io::{ErrorKind, Read, Write},
    path::{Component, Path, PathBuf},
};

use super::Telling;

/// The names of the files, one on a line. A name stands in it before its file is there, so that an interrupted run leaves none behind.
const LIJST: &str = ".spiegel";
/// A file before it has its name. There is one at a time, in the folder itself: giving it its name is one step.
const NIEUW: &str = ".spiegel-nieuw";

pub(super) struct Map {
    wortel: PathBuf,
    lijst: File,
    eigen: HashSet<String>,
    telling: Telling,
}

impl Map {
    /// Opens the folder, or makes it; another run in the same folder is refused as long as this one lasts.
    pub(super) fn open(wortel: &Path) -> Result<Self, String> {
        fs::create_dir_all(wortel).map_err(|fout| meld(wortel, &fout))?;
        let pad = wortel.join(LIJST);
        let mut opties = OpenOptions::new();
        let mut lijst = opties.read(true).append(true).create(true).open(&pad).map_err(|fout| meld(&pad, &fout))?;
        lijst.try_lock().map_err(|_| format!("in {} werkt al een andere opdracht", wortel.display()))?;
        let mut tekst = String::new();
        lijst.read_to_string(&mut tekst).map_err(|fout| meld(&pad, &fout))?;
        let eigen = tekst.lines().filter(|naam| is_binnen(naam)).map(str::to_owned).collect();
        Ok(Self { wortel: wortel.to_owned(), lijst, eigen, telling: Telling::default() })
    }

    /// Writes a file, unless it already says so.
    pub(super) fn schrijf(&mut self, naam: &str, inhoud: &[u8]) -> Result<(), String> {
        let pad = self.wortel.join(naam);
        if self.eigen.contains(naam) {
            if fs::read(&pad).is_ok_and(|oud| oud == inhoud) {
                self.telling.gelijk += 1;
                return Ok(());
            }
        } else {
            if pad.symlink_metadata().is_ok() {
                return Err(format!("{} is niet door deze opdracht gemaakt; kies een andere map of haal het weg", pad.display()));
            }
            writeln!(self.lijst, "{naam}").map_err(|fout| meld(&pad, &fout))?;
            self.eigen.insert(naam.to_owned());
        }
        if let Some(map) = pad.parent() {
            fs::create_dir_all(map).map_err(|fout| meld(map, &fout))?;
        }
        self.vervang(&pad, inhoud)?;
        self.telling.geschreven += 1;
        Ok(())
    }

    /// Removes its own files that are not among these, and the folders that become empty.
    pub(super) fn ruim_op(&mut self, behoud: &HashSet<String>) -> Result<(), String> {
        for naam in self.eigen.difference(behoud) {
            let pad = self.wortel.join(naam);
            match fs::remove_file(&pad) {
                Ok(()) => self.telling.verwijderd += 1,
                Err(fout) if [ErrorKind::NotFound, ErrorKind::NotADirectory].contains(&fout.kind()) => {}
                Err(fout) => return Err(meld(&pad, &fout)),
            }
            // A folder with anything in it stays.
            for map in pad.ancestors().skip(1).take_while(|map| *map != self.wortel) {
                if fs::remove_dir(map).is_err() {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Whether a file was written or removed.
    pub(super) fn is_veranderd(&self) -> bool {
        self.telling.geschreven + self.telling.verwijderd > 0
    }

    /// Ends with a list of what is there now.
    pub(super) fn sluit(self, namen: &HashSet<String>) -> Result<Telling, String> {
        if self.is_veranderd() {
            let mut namen: Vec<&str> = namen.iter().map(String::as_str).collect();
            namen.sort_unstable();
            self.vervang(&self.wortel.join(LIJST), format!("{}\n", namen.join("\n")).as_bytes())?;
        }
        Ok(self.telling)
    }

    /// The old content or the new, never a part.
    fn vervang(&self, pad: &Path, inhoud: &[u8]) -> Result<(), String> {
        let nieuw = self.wortel.join(NIEUW);
        fs::write(&nieuw, inhoud).map_err(|fout| meld(&nieuw, &fout))?;
        fs::rename(&nieuw, pad).map_err(|fout| meld(pad, &fout))
    }
}

/// Whether a line of the list names a file in the folder, and not one outside it.
fn is_binnen(naam: &str) -> bool {
    !naam.is_empty() && Path::new(naam).components().all(|deel| matches!(deel, Component::Normal(_)))
}

fn meld(pad: &Path, fout: &std::io::Error) -> String {
    format!("{}: {fout}", pad.display())
}
