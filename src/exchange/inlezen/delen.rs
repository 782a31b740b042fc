//! Several values in one cell.

/// A value in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deel {
    /// The number before it: "1. inwoners".
    pub(super) nummer: Option<u32>,
    /// The numbers behind it: "financiële gegevens (1,2)".
    pub(super) bij: Vec<u32>,
    /// The value itself.
    pub(super) tekst: String,
}

impl Deel {
    /// A text that is one value, whatever stands in it.
    pub(super) fn geheel(tekst: &str) -> Self {
        Self { nummer: None, bij: Vec::new(), tekst: tekst.trim().to_owned() }
    }
}

/// The values of a cell by its strong separators: lines, bullets and semicolons.
pub(super) fn delen(tekst: &str) -> Vec<Deel> {
    let regels = tekst.lines().flat_map(genummerd).flat_map(|regel| regel.split(['•', '▪'])).flat_map(|regel| splits(regel, ';'));
    regels.map(deel).filter(|deel| !deel.tekst.is_empty()).collect()
}

/// Whether lines and semicolons are what separates the values of a cell; a line that ends with a comma goes on.
pub(super) fn is_sterk(tekst: &str) -> bool {
    delen(tekst).len() > 1 && !tekst.lines().any(|regel| regel.trim_end().ends_with(','))
}

/// A value split by what may also be a part of it, the strongest first; what was numbered stays numbered.
pub(super) fn verder(deel: &Deel) -> Vec<Vec<Deel>> {
    let pijp: Vec<&str> = deel.tekst.split('|').collect();
    let streep: Vec<&str> = deel.tekst.split(" - ").flat_map(|stuk| stuk.split(" – ")).collect();
    let komma: Vec<&str> = splits(&deel.tekst, ',').into_iter().flat_map(|stuk| stuk.split(" / ")).collect();
    [pijp, streep, komma].into_iter().filter(|stukken| stukken.len() > 1).map(|stukken| met_nummers(deel, &stukken)).collect()
}

fn met_nummers(van: &Deel, stukken: &[&str]) -> Vec<Deel> {
    let mut delen: Vec<Deel> = stukken.iter().map(|stuk| deel(stuk)).filter(|deel| !deel.tekst.is_empty()).collect();
    let laatste = delen.len().saturating_sub(1);
    for (plaats, nieuw) in delen.iter_mut().enumerate() {
        nieuw.nummer = van.nummer;
        if plaats == laatste && nieuw.bij.is_empty() {
            nieuw.bij.clone_from(&van.bij);
        }
    }
    delen
}

/// A line, or its parts when it numbers them itself: "1. inwoners 2. medewerkers".
fn genummerd(regel: &str) -> Vec<&str> {
    if voorop(regel).is_none() {
        return vec![regel];
    }
    let (mut delen, mut begin) = (Vec::new(), 0);
    for (plaats, _) in regel.match_indices(char::is_whitespace) {
        let rest = regel[plaats..].trim_start();
        if plaats > begin && voorop(rest).is_some_and(|(_, na)| !na.is_empty()) {
            delen.push(&regel[begin..plaats]);
            begin = plaats;
        }
    }
    delen.push(&regel[begin..]);
    delen
}

/// The number before a value and the value behind it.
fn voorop(tekst: &str) -> Option<(u32, &str)> {
    let tekst = tekst.trim_start().trim_start_matches('(');
    let cijfers = tekst.find(|teken: char| !teken.is_ascii_digit()).filter(|cijfers| (1..=2).contains(cijfers))?;
    let rest = tekst[cijfers..].strip_prefix(['.', ')', ':'])?;
    // "6.1" is no number of a value.
    let los = rest.is_empty() || rest.starts_with(char::is_whitespace);
    los.then(|| Some((tekst[..cijfers].parse().ok()?, rest.trim())))?
}

fn splits(tekst: &str, teken: char) -> Vec<&str> {
    let (mut delen, mut begin, mut diepte) = (Vec::new(), 0, 0_u32);
    for (plaats, gezien) in tekst.char_indices() {
        match gezien {
            '(' => diepte += 1,
            ')' => diepte = diepte.saturating_sub(1),
            _ if gezien == teken && diepte == 0 => {
                delen.push(&tekst[begin..plaats]);
                begin = plaats + teken.len_utf8();
            }
            _ => {}
        }
    }
    delen.push(&tekst[begin..]);
    delen
}

fn deel(tekst: &str) -> Deel {
    let tekst = tekst.trim().trim_start_matches(['-', '•', '*', '–', '·', '▪']).trim();
    let (nummer, tekst) = voorop(tekst).map_or((None, tekst), |(nummer, rest)| (Some(nummer), rest));
    let (tekst, bij) = achteraan(tekst);
    let tekst = tekst.trim_end_matches(',').trim_end();
    // The point of an abbreviation belongs to it: "Mailhuis B.V.".
    let is_afkorting = tekst.rsplit(char::is_whitespace).next().is_some_and(|woord| woord.matches('.').count() > 1);
    let tekst = if is_afkorting { tekst } else { tekst.trim_end_matches('.') };
    Deel { nummer, bij, tekst: tekst.trim().to_owned() }
}

/// A value without the numbers in brackets behind it, and those numbers.
fn achteraan(tekst: &str) -> (&str, Vec<u32>) {
    let geen = (tekst, Vec::new());
    let Some((begin, haken)) = tekst.strip_suffix(')').and_then(|tekst| tekst.rsplit_once('(')) else { return geen };
    let nummers = haken.split([',', ' ', '+', '/', '&']).filter(|deel| !deel.is_empty() && *deel != "en");
    let nummers: Option<Vec<u32>> = nummers.map(|nummer| nummer.parse().ok()).collect();
    match nummers {
        Some(nummers) if !nummers.is_empty() && nummers.iter().all(|nummer| *nummer < 100) => (begin.trim_end(), nummers),
        _ => geen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn los(delen: Vec<Deel>) -> Vec<(Option<u32>, String, Vec<u32>)> {
        delen.into_iter().map(|deel| (deel.nummer, deel.tekst, deel.bij)).collect()
    }

    fn gelezen(tekst: &str) -> Vec<(Option<u32>, String, Vec<u32>)> {
        los(delen(tekst))
    }

    fn gewoon(tekst: &str) -> (Option<u32>, String, Vec<u32>) {
        (None, tekst.to_owned(), vec![])
    }

    #[test]
    fn values_stand_on_lines_and_between_signs() {
        assert_eq!(gelezen("naam; adres,\n• BSN."), ["naam", "adres", "BSN"].map(gewoon));
        assert_eq!(gelezen("• naam • adres, huis"), ["naam", "adres, huis"].map(gewoon));
        assert_eq!(gelezen(" ;, \n"), []);
        assert!(is_sterk("naam\nadres, huis") && !is_sterk("naam,\nadres") && !is_sterk("naam, adres"));
    }

    #[test]
    fn weak_signs_may_be_part_of_a_value() {
        let verder = |tekst: &str| verder(&deel(tekst)).into_iter().map(los).collect::<Vec<_>>();
        assert_eq!(verder("inkomen (loon, uitkering), naam"), [["inkomen (loon, uitkering)", "naam"].map(gewoon)]);
        assert_eq!(verder("UWV / SVB, en/of"), [["UWV", "SVB", "en/of"].map(gewoon)]);
        assert_eq!(verder("naam - adres | BSN"), [["naam - adres", "BSN"].map(gewoon), ["naam", "adres | BSN"].map(gewoon)]);
        assert_eq!(
            verder("1. naam, adres (2)"),
            [[(Some(1), "naam".to_owned(), vec![]), (Some(1), "adres".to_owned(), vec![2])]]
        );
    }

    #[test]
    fn numbers_say_which_data_belong_to_whom() {
        let nummer = |nummer, tekst: &str| (Some(nummer), tekst.to_owned(), vec![]);
        assert_eq!(gelezen("1. inwoners 2. medewerkers"), [nummer(1, "inwoners"), nummer(2, "medewerkers")]);
        assert_eq!(gelezen("(1) inwoners\n2) kinderen"), [nummer(1, "inwoners"), nummer(2, "kinderen")]);
        assert_eq!(
            gelezen("financiële gegevens (1,2); naam (2 en 3)"),
            [(None, "financiële gegevens".to_owned(), vec![1, 2]), (None, "naam".to_owned(), vec![2, 3]),]
        );
        assert_eq!(gelezen("BRP (sinds 2014)"), [gewoon("BRP (sinds 2014)")]);
    }
}
