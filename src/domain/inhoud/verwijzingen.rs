//! Which organisations and agreements a content names, and where.

use uuid::Uuid;

use super::Inhoud;

impl Inhoud {
    /// Every organisation that the content names, with the JSON pointer of the place.
    #[must_use]
    pub fn genoemde_organisaties(&self) -> Vec<(String, Uuid)> {
        let mut genoemd = Vec::new();
        let mut noem = |pointer: String, uuid: Option<Uuid>| genoemd.extend(uuid.map(|uuid| (pointer, uuid)));
        for (nummer, partij) in self.verwerkingsverantwoordelijken.iter().enumerate() {
            noem(format!("/verwerkingsverantwoordelijken/{nummer}/organisatie"), partij.organisatie);
        }
        for (nummer, partij) in self.opdrachtgevers.iter().enumerate() {
            noem(format!("/opdrachtgevers/{nummer}/organisatie"), partij.organisatie);
        }
        for (nummer, partij) in self.ontvangers.iter().enumerate() {
            noem(format!("/ontvangers/{nummer}/organisatie"), partij.organisatie);
        }
        for (nummer, verwerker) in self.verwerkers.iter().enumerate() {
            noem(format!("/verwerkers/{nummer}/organisatie"), verwerker.organisatie);
            for (plaats, sub) in verwerker.subverwerkers.iter().enumerate() {
                noem(format!("/verwerkers/{nummer}/subverwerkers/{plaats}"), Some(*sub));
            }
        }
        for (nummer, organisatie) in self.geldt_voor.iter().enumerate() {
            noem(format!("/geldtVoor/{nummer}"), Some(*organisatie));
        }
        genoemd
    }

    /// Every agreement that the content names, with the JSON pointer of the place.
    #[must_use]
    pub fn genoemde_overeenkomsten(&self) -> Vec<(String, Uuid)> {
        let verwerkers = self.verwerkers.iter().enumerate();
        verwerkers
            .filter_map(|(nummer, verwerker)| Some((format!("/verwerkers/{nummer}/overeenkomst"), verwerker.overeenkomst?)))
            .collect()
    }
}
