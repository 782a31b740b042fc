//! Everything that an index holds, by names instead of numbers.

use crate::index::{Index, rijen::Nummer};

impl Index {
    /// Two indexes of the same register have the same.
    pub(super) fn afdruk(&self) -> Vec<String> {
        let naam = |nummer: Nummer| {
            let (kaart, blad) = (self.rijen.kaart(nummer).unwrap(), self.rijen.inhouden.get(nummer).unwrap());
            format!("{} {}", kaart.uuid, blad.bron)
        };
        let namen = |wie: &roaring::RoaringBitmap| {
            let mut namen: Vec<String> = wie.iter().map(naam).collect();
            namen.sort();
            namen.join(", ")
        };
        let mut regels = Vec::new();
        for (naam, codes) in [("openbaar", &self.openbaar), ("intern", &self.intern), ("beheer", &self.beheer)] {
            regels.extend(codes.alle().map(|(soort, code, wie)| format!("{naam} {soort:?} {code}: {}", namen(wie))));
        }
        regels.extend(self.woorden.alle().map(|(woord, gewicht, wie)| format!("woord {woord} {gewicht}: {}", namen(wie))));
        regels.extend(
            self.houders.iter().filter(|(_, wie)| !wie.is_empty()).map(|(uuid, wie)| format!("houder {uuid}: {}", namen(wie))),
        );
        regels.extend(
            self.concepten
                .iter()
                .filter(|(_, wie)| !wie.is_empty())
                .map(|(status, wie)| format!("concept {status:?}: {}", namen(wie))),
        );
        for (nummer, blad) in self.rijen.inhouden.alle() {
            let mut stroken: Vec<String> = self.rijen.stroken(blad).map(|strook| format!("{strook:?}")).collect();
            stroken.sort();
            regels.push(format!("inhoud {} {} {:?} {stroken:?}", naam(nummer), blad.naam, blad.vastgesteld_op));
        }
        regels.sort();
        for orde in [&self.op_naam, &self.op_nummer, &self.op_vastgesteld, &self.op_sleutel] {
            regels.push(orde.alle().map(naam).collect::<Vec<_>>().join(", "));
        }
        let nu = &self.nu;
        for keuze in [&nu.op_dag, &nu.nieuwste, &nu.leesbaar, &nu.vertrouwelijk] {
            regels.push(namen(keuze));
        }
        regels
    }
}
