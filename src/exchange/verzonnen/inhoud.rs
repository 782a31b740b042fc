//! What an activity says: the shape of one of the example, with the words and parties of its own.

use super::{Plaats, Verzonnen, toeval::Toeval, woorden::hoofdletter};
use crate::{
    domain::{
        inhoud::{Inhoud, Zaaktype},
        woorden::codes::DoorgifteInstrument,
    },
    error::Result,
};

impl Verzonnen {
    pub(super) fn inhoud(&self, plaats: Plaats, toeval: &mut Toeval) -> Result<Inhoud> {
        let gemeente = &self.partijen.gemeenten[plaats.gemeente];
        let mut inhoud: Inhoud = serde_json::from_str(&gemeente.ingevuld(toeval.een(&self.sjablonen).as_str()))?;
        inhoud.begin_geldigheid = None;
        self.benoem(plaats, toeval, &mut inhoud);
        self.bezet(plaats, toeval, &mut inhoud);
        let thema = toeval.vaak(&self.woorden.themas);
        if toeval.kans(25) && !inhoud.themas.contains(thema) {
            inhoud.themas.push(thema.clone());
        }
        for _ in 0..toeval.tot(4) {
            self.verander(plaats, toeval, &mut inhoud);
        }
        Ok(inhoud)
    }

    /// A name and texts of its own.
    fn benoem(&self, plaats: Plaats, toeval: &mut Toeval, inhoud: &mut Inhoud) {
        let (zaak, wijk) = (self.woorden.zaak(toeval), self.wijk(plaats, toeval));
        let groep = self.woorden.groep(toeval);
        let naam = match toeval.tot(4) {
            0 => format!("{}: {zaak}", inhoud.naam),
            1 => format!("{} {wijk}", hoofdletter(&zaak)),
            2 => format!("{} voor {groep}", hoofdletter(&zaak)),
            _ => format!("{} in {wijk}", inhoud.naam),
        };
        inhoud.naam = naam;
        let omschrijving = inhoud.omschrijving.take().unwrap_or_default();
        let zin = match toeval.tot(3) {
            0 => format!("Dit is voor {groep} in {wijk}, ook bij de {zaak}."),
            1 => format!("De {zaak} hoort daarbij, net als de {}.", self.woorden.zaak(toeval)),
            _ => format!("In {wijk} gebeurt dat met de {zaak}."),
        };
        inhoud.omschrijving = Some(format!("{omschrijving} {zin}").trim().to_owned());
        for doel in &mut inhoud.doelen {
            if let Some(omschrijving) = doel.omschrijving.as_mut().filter(|_| toeval.kans(40)) {
                let kort = omschrijving.trim_end_matches('.');
                *omschrijving = format!("{kort}, en uitvoeren van de {}", self.woorden.zaak(toeval));
            }
        }
        for betrokkene in &mut inhoud.betrokkenen {
            if betrokkene.omschrijving.is_none() && toeval.kans(30) {
                betrokkene.omschrijving =
                    Some(format!("{} in {}", hoofdletter(self.woorden.groep(toeval)), self.wijk(plaats, toeval)));
            }
        }
        if let Some(grond) = inhoud.doelen.first().and_then(|doel| doel.omschrijving.clone()).filter(|_| toeval.kans(30)) {
            inhoud.zaaktypen.push(self.zaaktype(plaats, toeval, &grond));
        }
    }

    fn zaaktype(&self, plaats: Plaats, toeval: &mut Toeval, omschrijving: &str) -> Zaaktype {
        let slug = &self.partijen.gemeenten[plaats.gemeente].slug;
        let nummer = toeval.tot(900);
        Zaaktype {
            identificatie: Some(format!("ZT-{nummer:03}")),
            omschrijving: Some(omschrijving.chars().take(80).collect()),
            catalogus: None,
            url: Some(format!("https://zaken.{slug}.example/zaaktypen/{nummer}")),
        }
    }

    pub(super) fn wijk<'a>(&'a self, plaats: Plaats, toeval: &mut Toeval) -> &'a str {
        toeval.vaak(&self.partijen.gemeenten[plaats.gemeente].wijken).as_str()
    }

    /// Puts the parties of this municipality in the places of those of the example.
    fn bezet(&self, plaats: Plaats, toeval: &mut Toeval, inhoud: &mut Inhoud) {
        let partijen = &self.partijen;
        let mut vervang = |uuid| partijen.vervang(toeval, plaats.gemeente, uuid);
        for partij in &mut inhoud.verwerkingsverantwoordelijken {
            partij.organisatie = partij.organisatie.map(&mut vervang);
        }
        for partij in &mut inhoud.opdrachtgevers {
            partij.organisatie = partij.organisatie.map(&mut vervang);
        }
        for partij in &mut inhoud.ontvangers {
            partij.organisatie = partij.organisatie.map(&mut vervang);
        }
        inhoud.geldt_voor = inhoud.geldt_voor.iter().copied().map(&mut vervang).collect();
        for verwerker in std::mem::take(&mut inhoud.verwerkers) {
            self.schakel_in(plaats, toeval, inhoud, verwerker.werkzaamheden);
        }
        for doorgifte in &mut inhoud.doorgiften {
            if doorgifte.instrument == Some(DoorgifteInstrument::Adequaatheidsbesluit) {
                // There was none for every country all along.
                doorgifte.instrument = Some(DoorgifteInstrument::Modelcontractbepalingen);
                doorgifte.dpf_certificering = None;
            }
        }
    }
}
