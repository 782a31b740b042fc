//! An operation: what it asks and answers, and a request to try.

use serde_json::Value;

use super::{netjes, opgemaakt, soort::soort};
use crate::{http::document::Document, site::gelinkt::Stuk};

/// An operation in one line.
pub(super) struct Kort {
    pub(super) id: String,
    pub(super) naam: String,
    pub(super) methode: String,
    pub(super) pad: String,
    pub(super) openbaar: bool,
}

/// All of an operation.
pub(super) struct Bewerking {
    pub(super) kort: Kort,
    pub(super) uitleg: String,
    /// What the token must allow: ways, of which one is enough.
    pub(super) rechten: Vec<String>,
    pub(super) parameters: Vec<Parameter>,
    pub(super) lichaam: Vec<Vorm>,
    pub(super) antwoorden: Vec<Antwoord>,
    pub(super) curl: String,
}

/// What stands in the address or in a header.
pub(super) struct Parameter {
    pub(super) naam: String,
    /// `path`, `query` or `header`.
    pub(super) waar: String,
    pub(super) moet: bool,
    pub(super) soort: Vec<Stuk>,
    pub(super) uitleg: String,
    pub(super) voorbeeld: String,
}

/// A media type, what is in it, and an example.
pub(super) struct Vorm {
    pub(super) naam: String,
    pub(super) soort: Vec<Stuk>,
    pub(super) voorbeeld: Option<String>,
}

/// What may come back.
pub(super) struct Antwoord {
    pub(super) status: String,
    pub(super) uitleg: String,
    pub(super) vormen: Vec<Vorm>,
}

impl Kort {
    pub(super) fn new(pad: &str, methode: &str, bewerking: &Value) -> Self {
        let tekst = |naam: &str| bewerking[naam].as_str().unwrap_or_default().to_owned();
        Self {
            id: tekst("operationId"),
            naam: tekst("summary"),
            methode: methode.to_uppercase(),
            pad: format!("/v1{pad}"),
            openbaar: bewerking["security"].as_array().is_none_or(Vec::is_empty),
        }
    }
}

impl Bewerking {
    pub(super) fn new(document: &Document, public_url: &str, pad: &str, methode: &str, bewerking: &Value) -> Self {
        let kort = Kort::new(pad, methode, bewerking);
        let parameters = bewerking["parameters"].as_array().into_iter().flatten();
        let parameters: Vec<_> = parameters.map(|een| Parameter::new(document.resolve(een))).collect();
        let lichaam = vormen(document, document.resolve(&bewerking["requestBody"]));
        let antwoorden = bewerking["responses"].as_object().into_iter().flatten();
        Self {
            curl: curl(public_url, &kort, &parameters, lichaam.first()),
            uitleg: opgemaakt(bewerking["description"].as_str().unwrap_or_default()),
            rechten: rechten(bewerking),
            antwoorden: antwoorden.map(|(status, een)| Antwoord::new(document, status, document.resolve(een))).collect(),
            kort,
            parameters,
            lichaam,
        }
    }

    /// An example of what is sent along.
    pub(super) fn verstuurd(&self) -> Option<(&str, &str)> {
        let vorm = self.lichaam.first()?;
        Some((&vorm.naam, vorm.voorbeeld.as_deref().unwrap_or_default()))
    }
}

fn rechten(bewerking: &Value) -> Vec<String> {
    let wegen = bewerking["security"].as_array().into_iter().flatten();
    let namen = wegen.filter_map(|weg| weg.as_object()?.values().next()?.as_array());
    namen
        .map(|namen| namen.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" en "))
        .filter(|weg| !weg.is_empty())
        .collect()
}

fn vormen(document: &Document, deel: &Value) -> Vec<Vorm> {
    let inhoud = deel["content"].as_object().into_iter().flatten();
    let vorm = |(naam, inhoud): (&String, &Value)| {
        let eerste = inhoud["examples"].as_object().and_then(|alle| alle.values().next());
        let voorbeeld = inhoud.get("example").or_else(|| document.resolve(eerste?).get("value"));
        Vorm { naam: naam.clone(), soort: soort(&inhoud["schema"]), voorbeeld: voorbeeld.map(netjes) }
    };
    inhoud.map(vorm).collect()
}

impl Parameter {
    fn new(parameter: &Value) -> Self {
        let tekst = |naam: &str| parameter[naam].as_str().unwrap_or_default().to_owned();
        let voorbeeld = parameter.get("example").or_else(|| parameter["schema"].get("example"));
        Self {
            naam: tekst("name"),
            waar: tekst("in"),
            moet: parameter["required"] == true,
            soort: soort(&parameter["schema"]),
            uitleg: opgemaakt(parameter["description"].as_str().unwrap_or_default()),
            voorbeeld: match voorbeeld {
                Some(Value::Array(delen)) => delen.iter().map(netjes).collect::<Vec<_>>().join(","),
                Some(een) => netjes(een),
                None => String::new(),
            },
        }
    }

    /// Where it stands, in words.
    pub(super) fn plaats(&self) -> &'static str {
        match self.waar.as_str() {
            "path" => "in het pad",
            "header" => "header",
            _ => "na het vraagteken",
        }
    }
}

impl Antwoord {
    fn new(document: &Document, status: &str, antwoord: &Value) -> Self {
        Self {
            status: status.to_owned(),
            uitleg: opgemaakt(antwoord["description"].as_str().unwrap_or_default()),
            vormen: vormen(document, antwoord),
        }
    }
}

/// The same request on a command line, with the examples of what has to be there.
fn curl(public_url: &str, kort: &Kort, parameters: &[Parameter], lichaam: Option<&Vorm>) -> String {
    let moet = |waar: &'static str| parameters.iter().filter(move |een| een.waar == waar && een.moet);
    let mut adres = moet("path").fold(kort.pad.clone(), |pad, een| pad.replace(&format!("{{{}}}", een.naam), &een.voorbeeld));
    for (plaats, een) in moet("query").enumerate() {
        adres.push(if plaats == 0 { '?' } else { '&' });
        adres.extend([&*een.naam, "=", &een.voorbeeld]);
    }
    let mut regels = vec![format!("curl '{public_url}{adres}'")];
    if kort.methode != "GET" {
        regels.push(format!("-X {}", kort.methode));
    }
    if !kort.openbaar {
        regels.push("-H \"Authorization: Bearer $TOKEN\"".to_owned());
    }
    regels.extend(moet("header").map(|een| format!("-H '{}: {}'", een.naam, een.voorbeeld)));
    if let Some(vorm) = lichaam {
        regels.push(format!("-H 'Content-Type: {}'", vorm.naam));
        let is_tekst = vorm.naam.contains("json") && vorm.voorbeeld.is_some();
        regels.push(if is_tekst { "--data @invoer.json".to_owned() } else { "--data-binary @bestand".to_owned() });
    }
    regels.join(" \\\n  ")
}
