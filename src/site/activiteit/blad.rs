//! What the page of an activity shows, made from its public record, the contact of today and the list of its versions.

use chrono::NaiveDate;
use uuid::Uuid;

use super::{
    meer::{Rij, meer},
    melding::{Melding, Tijdreis, meldingen},
    versies::{VersieLink, geldig, links},
};
use crate::{
    clock::Moment,
    domain::{
        publiek::{
            openbaar::{Kop, OpenbareCode, Romp},
            verklaring::{Antwoord, Privacyverklaring, VerklaringOnderdeel, in_het_kort},
        },
        recht::kennis::Kennis,
        woorden::{
            adressen::Vindplaats,
            datum::in_woorden,
            zinnen::{schoon, zin},
        },
    },
    register::{kop::Gelezen, versies::OpenbareVersieRegel},
    site::{Adres, Kader, opendata, stroom::Stroom, verzoek::Knoppen},
    toestand::{State, Zoeken},
};

/// So many characters a search engine shows.
const OMSCHRIJVING: usize = 160;

/// The page of an activity, without what is around it.
pub(in crate::site) struct Blad {
    pub uuid: Uuid,
    pub nummer: i32,
    pub naam: String,
    /// Its name, and which version where the address says one.
    pub titel: String,
    /// The path of this very content; none when it is of another time.
    pub pad: Option<String>,
    /// Whether the address says which version: what does not count must not be taken for what does in a search engine.
    van_versie: bool,
    /// What a search engine shows.
    pub omschrijving: String,
    pub meldingen: Vec<Melding>,
    pub registerhouder: (Uuid, String),
    pub identificatie: String,
    pub themas: Vec<OpenbareCode>,
    pub grondslagen: Vec<OpenbareCode>,
    pub gevoeligheid: Option<OpenbareCode>,
    pub geldig: String,
    /// Its first day, and its last when that is known.
    pub dagen: (NaiveDate, Option<NaiveDate>),
    pub vastgesteld_op: Moment,
    pub nagekeken: Option<String>,
    pub kort: Vec<Antwoord>,
    pub knoppen: Knoppen,
    pub onderdelen: Vec<VerklaringOnderdeel>,
    pub stroom: Stroom,
    pub meer: Vec<Rij>,
    pub versies: Vec<VersieLink>,
    pub adressen: Adressen,
    /// What counts now, as files; not where a file cannot ask.
    pub meenemen: Option<(String, String)>,
    /// Whether another site shows it in a frame.
    pub ingesloten: bool,
}

/// Where this content is, in other forms.
pub(in crate::site) struct Adressen {
    /// The page of what counts now.
    pub nu: String,
    pub privacyverklaring: String,
    pub wijzigingen: String,
    pub feed: String,
    pub json: String,
    pub pdf: String,
    pub uri: String,
}

impl Blad {
    pub(super) fn new(
        gelezen: &Gelezen,
        dag: NaiveDate,
        versies: &[OpenbareVersieRegel],
        reis: &Tijdreis,
        van_versie: bool,
        kennis: &Kennis,
    ) -> Self {
        let Gelezen { kop, romp, .. } = gelezen;
        let kort = romp.samenvatting();
        Self {
            uuid: romp.uuid,
            nummer: romp.nummer,
            naam: schoon(&romp.naam),
            titel: if van_versie { format!("{}, versie {}", schoon(&romp.naam), romp.nummer) } else { schoon(&romp.naam) },
            pad: pad(romp, reis, van_versie),
            van_versie,
            omschrijving: omschrijving(romp),
            meldingen: meldingen(kop, romp, versies, reis, van_versie),
            registerhouder: (romp.registerhouder.uuid, schoon(&romp.registerhouder.naam)),
            identificatie: romp.identificatie.clone(),
            themas: kort.themas,
            grondslagen: kort.grondslag_groepen,
            gevoeligheid: kort.gevoeligheid,
            geldig: geldig(romp.begin_geldigheid, kop.einde_geldigheid, &kop.status.code),
            dagen: (romp.begin_geldigheid, kop.einde_geldigheid),
            vastgesteld_op: romp.vastgesteld_op,
            nagekeken: kop.laatst_gecontroleerd_op.map(|moment| in_woorden(moment.datum())),
            kort: in_het_kort(romp),
            knoppen: Knoppen::over(romp, &gelezen.contact, &kop.uri),
            onderdelen: Privacyverklaring::new(&gelezen.stof(kennis)).onderdelen,
            stroom: Stroom::new(romp, dag, kennis),
            meer: meer(romp),
            versies: links(versies, romp),
            adressen: Adressen::new(kop, romp, reis, van_versie),
            meenemen: None,
            ingesloten: false,
        }
    }

    /// What is around the page.
    pub(in crate::site) fn kader(&self, state: &State) -> Kader {
        let kader = Kader::new(state, "/verwerkingen").onder("/verwerkingen", "Verwerkingen");
        let Some(pad) = &self.pad else { return kader };
        let kader = kader.met_gegevens(&opendata::activiteit(state.adressen(), self, pad));
        if self.van_versie {
            kader
        } else {
            kader.op(state, pad, &self.omschrijving).genaamd(&self.titel).insluitbaar(state, pad)
        }
    }

    /// The page of who keeps the register.
    pub(in crate::site) fn houder(&self) -> String {
        Vindplaats::Organisatie(self.registerhouder.0).pagina()
    }

    /// Keeps a link within the page in its frame, where all others lead out of it.
    pub(in crate::site) fn hier(&self) -> &'static str {
        if self.ingesloten { " target=\"_self\"" } else { "" }
    }

    /// With the same as files, where somebody answers.
    pub(in crate::site) fn met_bestanden(mut self, state: &State) -> Self {
        if state.settings.zoeken == Zoeken::Hier && !self.van_versie {
            let keuze = [("registerhouder", self.registerhouder.0.to_string()), ("identificatie", self.identificatie.clone())];
            let keuze = keuze.map(|(naam, waarde)| (naam.to_owned(), waarde));
            let adres = Adres::new("", keuze.to_vec());
            self.meenemen = Some((adres.als("/verwerkingen.csv").to_string(), adres.als("/verwerkingen.xlsx").to_string()));
        }
        self
    }

    /// As another site shows it.
    pub(in crate::site) fn ingesloten(self) -> Self {
        Self { ingesloten: true, ..self }
    }
}

/// Where this very content is; another time has no address of its own.
fn pad(romp: &Romp, reis: &Tijdreis, van_versie: bool) -> Option<String> {
    let wat = if van_versie { Vindplaats::Versie(romp.uuid, romp.nummer) } else { Vindplaats::Activiteit(romp.uuid) };
    (van_versie || reis.is_nu()).then(|| wat.pagina())
}

fn omschrijving(romp: &Romp) -> String {
    let tekst = romp.omschrijving.as_deref().map(zin).filter(|tekst| !tekst.is_empty());
    let tekst =
        tekst.unwrap_or_else(|| format!("Hoe {} persoonsgegevens gebruikt: {}", romp.registerhouder.naam, zin(&romp.naam)));
    afgekapt(&tekst, OMSCHRIJVING)
}

/// A text of at most so many characters, of whole words where there are several.
fn afgekapt(tekst: &str, meest: usize) -> String {
    if tekst.chars().count() <= meest {
        return tekst.to_owned();
    }
    let begin: String = tekst.chars().take(meest.saturating_sub(1)).collect();
    let heel = begin.rsplit_once(' ').filter(|_| !tekst[begin.len()..].starts_with(' ')).map_or(begin.as_str(), |(heel, _)| heel);
    format!("{}…", heel.trim_end_matches([' ', ',', ';', ':', '.', '(', '/', '-']))
}

impl Adressen {
    fn new(kop: &Kop, romp: &Romp, reis: &Tijdreis, van_versie: bool) -> Self {
        let nu = Vindplaats::Activiteit(romp.uuid).pagina();
        let (json, uri) = if van_versie { (&kop.versie_url, &kop.versie_uri) } else { (&kop.url, &kop.uri) };
        let deze = if van_versie { Vindplaats::Versie(romp.uuid, romp.nummer).pagina() } else { nu.clone() };
        Self {
            privacyverklaring: reis.adres(&format!("{nu}/privacyverklaring")),
            wijzigingen: format!("{nu}/wijzigingen"),
            feed: format!("{nu}/wijzigingen.atom"),
            json: reis.adres(json),
            pdf: reis.adres(&format!("{deze}.pdf")),
            uri: uri.clone(),
            nu,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_after_a_whole_word() {
        assert_eq!(afgekapt("abc, def", 6), "abc…");
        assert_eq!(afgekapt("é€漢", 3), "é€漢");
        assert_eq!(["een lang woord", "een langwoord"].map(|tekst| afgekapt(tekst, 9)), ["een lang…", "een…"]);
    }
}
