//! What a theme may say. A mistake that a browser would pass over in silence is told when the register starts.

use super::kleuren::zonder_commentaar;

/// The style sheet whose values a theme replaces.
pub(super) const STIJL: &str = include_str!("../../../templates/site/stijl.css");
/// What the policy of the pages keeps a browser from getting, and what stands instead.
const NIET: [(&str, &str); 2] = [
    ("@import", "een pagina haalt geen andere stijlbladen op; zet alles in thema.css"),
    ("@font-face", "een pagina haalt geen lettertypen op; noem in document-font-family letters die op apparaten staan"),
];

/// What is wrong with a theme.
pub(super) fn keur(stijl: &str) -> Result<(), String> {
    let stijl = zonder_commentaar(stijl);
    for (woord, waarom) in NIET {
        if stijl.contains(woord) {
            return Err(format!("thema.css: {woord} werkt hier niet: {waarom}"));
        }
    }
    let (open, dicht) = (stijl.matches('{').count(), stijl.matches('}').count());
    if open != dicht {
        return Err(format!("thema.css: er zijn {open} accolades open ({{) en {dicht} dicht (}})"));
    }
    let bekend = zonder_commentaar(STIJL);
    for (naam, waarde) in stijl.split(['{', ';', '}']).filter_map(|regel| regel.split_once(':')) {
        if naam.starts_with("--utrecht-") && !bekend.contains(&format!("{naam}:")) {
            return Err(format!("thema.css: {naam} bestaat niet"));
        }
        if naam.starts_with("--utrecht-") && naam.ends_with("-color") && !is_kleur(waarde) {
            return Err(format!("thema.css: {naam} heeft geen kleur, maar “{waarde}”"));
        }
    }
    Ok(())
}

/// Whether this may be a colour: digits after a hash, a function, or a name.
fn is_kleur(waarde: &str) -> bool {
    let waarde = waarde.trim_end_matches("!important");
    match waarde.strip_prefix('#') {
        Some(cijfers) => [3, 4, 6, 8].contains(&cijfers.len()) && cijfers.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => waarde.ends_with(')') || (!waarde.is_empty() && waarde.bytes().all(|byte| byte.is_ascii_alphabetic())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_told_and_a_good_theme_is_not() {
        for goed in [
            "",
            ":root { --utrecht-link-color: #0a0; --utrecht-heading-color: rgb(0 0 0) } .eigen { color: red }",
            "/* @import */",
        ] {
            assert_eq!(keur(goed), Ok(()), "{goed}");
        }
        for (fout, woord) in [
            (":root { --utrecht-lnk-color: #0a0 }", "--utrecht-lnk-color bestaat niet"),
            (":root { --utrecht-link-color: #0a }", "geen kleur"),
            (":root { --utrecht-link-color: }", "geen kleur"),
            (":root { --utrecht-link-color: #0a0", "accolades"),
            ("@import url(x.css);", "stijlbladen"),
            ("@font-face { font-family: Huis }", "lettertypen"),
        ] {
            assert!(keur(fout).unwrap_err().contains(woord), "{fout}");
        }
    }
}
