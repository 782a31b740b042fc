//! Faults: where, what, in which order and in which words.

/// Where a fault is; in this order they are told.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Plaats {
    /// At an entry.
    Regel(i64),
    /// At the head of the journal.
    Kop,
    /// At a row of a table, by its key.
    Rij(&'static str, String),
}

/// What is the matter there.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wat {
    /// The entry with this number made a row that is not there.
    Ontbreekt(i64),
    /// Columns are not what the entry with this number left in them.
    Wijkt(Vec<String>, i64),
    /// No entry made it.
    Vreemd,
    /// In words.
    Anders(String),
}

/// What is not right, and where.
pub(super) type Gebrek = (Plaats, Wat);

/// The faults in order, each as a sentence.
pub(super) fn zinnen(mut gebreken: Vec<Gebrek>) -> Vec<String> {
    gebreken.sort();
    gebreken.dedup();
    let mut gebreken = gebreken.into_iter().peekable();
    let mut zinnen = Vec::new();
    while let Some((plaats, mut wat)) = gebreken.next() {
        if let (Wat::Ontbreekt(regel), Some(kolom)) = (&wat, ouder(&plaats))
            && gebreken.next_if(|(andere, wat)| *andere == plaats && *wat == Wat::Vreemd).is_some()
        {
            // Missing in one place and strange in another: it was moved.
            wat = Wat::Wijkt(vec![kolom.to_owned()], *regel);
        }
        zinnen.push(zin(&plaats, &wat));
    }
    zinnen
}

/// The column by which a row hangs on another, where that is not its key.
fn ouder(plaats: &Plaats) -> Option<&'static str> {
    match plaats {
        Plaats::Rij("versies", _) => Some("activiteit"),
        Plaats::Rij("intrekkingen" | "wisverzoeken" | "wissingen", _) => Some("versie"),
        _ => None,
    }
}

fn zin(plaats: &Plaats, wat: &Wat) -> String {
    let wat = match wat {
        Wat::Ontbreekt(regel) => format!("staat in het journaal (regel {regel}) maar niet in de tabel"),
        Wat::Wijkt(kolommen, regel) if kolommen.len() == 1 => {
            format!("de kolom {} zegt iets anders dan het journaal (regel {regel})", kolommen[0])
        }
        Wat::Wijkt(kolommen, regel) => {
            format!("de kolommen {} zeggen iets anders dan het journaal (regel {regel})", kolommen.join(", "))
        }
        Wat::Vreemd => "staat in de tabel maar niet in het journaal".to_owned(),
        Wat::Anders(wat) => wat.clone(),
    };
    match plaats {
        Plaats::Regel(regel) => format!("regel {regel}: {wat}"),
        Plaats::Kop => wat,
        Plaats::Rij(tabel, sleutel) => format!("{tabel} {sleutel}: {wat}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_stand_in_order_and_what_was_moved_is_one() {
        let rij = |sleutel: &str| Plaats::Rij("versies", sleutel.to_owned());
        let gebreken = vec![
            (rij("b"), Wat::Vreemd),
            (rij("a"), Wat::Wijkt(vec!["nummer".into(), "soort".into()], 9)),
            (rij("b"), Wat::Ontbreekt(4)),
            (Plaats::Regel(10), Wat::Anders("x".into())),
            (Plaats::Regel(9), Wat::Anders("x".into())),
            (rij("c"), Wat::Vreemd),
        ];
        let verwacht = [
            "regel 9: x",
            "regel 10: x",
            "versies a: de kolommen nummer, soort zeggen iets anders dan het journaal (regel 9)",
            "versies b: de kolom activiteit zegt iets anders dan het journaal (regel 4)",
            "versies c: staat in de tabel maar niet in het journaal",
        ];
        assert_eq!(zinnen(gebreken), verwacht);
    }
}
