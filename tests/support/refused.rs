//! Bodies that no door takes: each with what is wrong, where, and the code. What is sent is text, so that a key can stand there twice.

use serde_json::{Value, json};

/// What the body is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The activity itself: its keys.
    Activiteit,
    /// Its content.
    Inhoud,
    /// What is administered beside it.
    Beheer,
    Organisatie,
    Overeenkomst,
}

/// A body with one fault.
pub struct Refused {
    pub about: About,
    /// The member that is wrong, and what stands there.
    member: &'static str,
    text: String,
    /// Place of the fault, below what the body is about, and its code.
    pub pointer: &'static str,
    pub code: &'static str,
}

const MARK: &str = "\"what is wrong\"";

impl Refused {
    /// This body with the fault in it, below a pointer.
    pub fn within(&self, mut body: Value, below: &str) -> String {
        body.pointer_mut(below).unwrap()[self.member] = json!(MARK.trim_matches('"'));
        body.to_string().replace(MARK, &self.text)
    }
}

/// All of them.
pub fn refused() -> Vec<Refused> {
    use About::{Activiteit, Beheer, Inhoud, Organisatie, Overeenkomst};
    let text = |sign: char, times: usize| json!(sign.to_string().repeat(times)).to_string();
    let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
    let few = |about, member, text: &str, pointer, code| Refused { about, member, text: text.to_owned(), pointer, code };
    let niemand = "\"00000000-0000-0000-0000-000000000001\"";
    vec![
        few(Activiteit, "registerhouder", "\"geen uuid\"", "/registerhouder", "vorm"),
        few(Activiteit, "registerhouder", niemand, "/registerhouder", "onbekende-organisatie"),
        few(Activiteit, "registerhouder", "7", "/registerhouder", "verkeerd-type"),
        few(Activiteit, "uuid", "\"{0190d6a5-7e1c-7c3a-9b4e-2f6d8a1c5e70}\"", "/uuid", "vorm"),
        few(Activiteit, "identificatie", "\"VA 1\"", "/identificatie", "vorm"),
        few(Activiteit, "identificatie", "\"<i>VA</i>\"", "/identificatie", "vorm"),
        few(Activiteit, "identificatie", &text('A', 41), "/identificatie", "te-lang"),
        few(Activiteit, "identificatie", "\"VA\\u0000\"", "/identificatie", "stuurteken"),
        few(Activiteit, "identificatie", "7", "/identificatie", "verkeerd-type"),
        few(Activiteit, "inhoud", "[]", "/inhoud", "verkeerd-type"),
        few(Inhoud, "naam", "\"\"", "/naam", "te-kort"),
        few(Inhoud, "naam", &text('n', 243), "/naam", "te-lang"),
        few(Inhoud, "naam", "\"bel\\u0007\"", "/naam", "stuurteken"),
        few(Inhoud, "naam", "\"nul\\u0000\"", "/naam", "stuurteken"),
        few(Inhoud, "naam", "\"wis\\u007f\"", "/naam", "stuurteken"),
        few(Inhoud, "naam", "[\"x\"]", "/naam", "verkeerd-type"),
        few(Inhoud, "naam", "\"Een\",\"naam\":\"Een ander\"", "/naam", "dubbel"),
        few(Inhoud, "omschrijving", "5", "/omschrijving", "verkeerd-type"),
        few(Inhoud, "omschrijving", &text('o', 2043), "/omschrijving", "te-lang"),
        few(Inhoud, "onbekend", "true", "/onbekend", "onbekend-veld"),
        few(Inhoud, "rol", "\"baas\"", "/rol", "onbekende-waarde"),
        few(Inhoud, "geenOntvangers", "\"ja\"", "/geenOntvangers", "verkeerd-type"),
        few(Inhoud, "themas", &json!(vec!["burgerzaken"; 21]).to_string(), "/themas", "te-veel"),
        few(Inhoud, "themas", "[\"burgerzaken\",\"bestaat_niet\"]", "/themas/1", "onbekende-code"),
        few(Inhoud, "doelen", "[{\"omschrijving\":\"a\\u0000b\"}]", "/doelen/0/omschrijving", "stuurteken"),
        few(
            Inhoud,
            "doelen",
            "[{\"grondslagen\":[{\"grondslag\":\"zomaar\"}]}]",
            "/doelen/0/grondslagen/0/grondslag",
            "onbekende-waarde",
        ),
        few(Inhoud, "bewaartermijnen", "[{\"termijn\":\"vier weken\"}]", "/bewaartermijnen/0/termijn", "vorm"),
        few(Inhoud, "beginGeldigheid", "\"2026-02-30\"", "/beginGeldigheid", "vorm"),
        few(Inhoud, "privacyverklaringUrl", "\"javascript:alert(1)\"", "/privacyverklaringUrl", "vorm"),
        few(Inhoud, "ontvangers", &deep, "/ontvangers/0", "verkeerd-type"),
        few(Beheer, "afdeling", &text('a', 201), "/afdeling", "te-lang"),
        few(Beheer, "afdeling", "\"nul\\u0000\"", "/afdeling", "stuurteken"),
        few(Beheer, "onbekend", "1", "/onbekend", "onbekend-veld"),
        few(Beheer, "externeKenmerken", "[{\"kenmerk\":\"\\u0000\"}]", "/externeKenmerken/0/kenmerk", "stuurteken"),
        few(Organisatie, "naam", "\"nul\\u0000\"", "/naam", "stuurteken"),
        few(Organisatie, "naam", "\"Een\",\"naam\":\"Een ander\"", "/naam", "dubbel"),
        few(Organisatie, "naam", &text('n', 401), "/naam", "te-lang"),
        few(Organisatie, "onbekend", "1", "/onbekend", "onbekend-veld"),
        few(Overeenkomst, "verwerker", niemand, "/verwerker", "onbekende-organisatie"),
        few(Overeenkomst, "subverwerkers", &format!("[{niemand}]"), "/subverwerkers/0", "onbekende-organisatie"),
        few(Overeenkomst, "kenmerk", "\"nul\\u0000\"", "/kenmerk", "stuurteken"),
        few(Overeenkomst, "einddatum", "\"2026-02-30\"", "/einddatum", "vorm"),
    ]
}
