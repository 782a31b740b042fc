//! What a database says when it cannot be opened, without the password: libpq repeats what it cannot read.

/// Signs that set a value apart, in the languages of PostgreSQL.
const QUOTES: [char; 5] = ['«', '»', '“', '”', '„'];

/// The text, without what stands between quotes and has to do with the password of this address.
pub(super) fn zonder_wachtwoord(url: &str, tekst: &str) -> String {
    let rest = url.split_once("://").map_or("", |(_, rest)| rest);
    let persoon = rest.rsplit_once('@').map_or("", |(persoon, _)| persoon);
    let in_persoon = persoon.split_once(':').map_or("", |(_, geheim)| geheim);
    let in_vraag = rest.split_once("password=").map_or("", |(_, geheim)| geheim.split('&').next().unwrap_or_default());
    let delen: Vec<_> = [in_persoon, in_vraag]
        .into_iter()
        .flat_map(|geheim| geheim.split(['@', ':', '/', '?', '#', '%']))
        .filter(|deel| !deel.is_empty())
        .collect();
    let raakt = |waarde: &str| delen.iter().any(|deel| waarde.contains(deel));
    let tekst = tekst.replace(QUOTES, "\"");
    let delen = tekst.split('"').enumerate();
    delen.map(|(plaats, deel)| if plaats % 2 == 1 && raakt(deel) { "…" } else { deel }).collect::<Vec<_>>().join("\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_password_is_told_and_the_rest_is() {
        for (url, tekst, verwacht) in [
            (
                "postgres://u:geheim%ww@h/x",
                "invalid percent-encoded token: \"geheim%ww\"",
                "invalid percent-encoded token: \"…\"",
            ),
            (
                "postgres://u:pa@ss@h/x",
                "could not translate host name \"ss@h\" to address",
                "could not translate host name \"…\" to address",
            ),
            (
                "postgres://u:pa/ss@h/x",
                "invalid integer value \"pa\" for connection option \"port\"",
                "invalid integer value \"…\" for connection option \"port\"",
            ),
            ("postgres://u@h/x?password=ge%zz", "ungültig: »ge%zz«", "ungültig: \"…\""),
            ("postgres://u@h/x?password=ge%zz", "invalid: „ge%zz“", "invalid: \"…\""),
            ("postgres://u:geheim@db1/x", "could not translate host name \"db1\"", "could not translate host name \"db1\""),
            ("sqlite://x", "unable to open database file", "unable to open database file"),
        ] {
            assert_eq!(zonder_wachtwoord(url, tekst), verwacht);
        }
    }
}
