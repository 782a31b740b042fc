//! "Wat kunt u doen als u het niet eens bent met ons antwoord?": the remedies after a refusal (AVG 12(4), 79; UAVG 34 to 36; Wpg 29).

use super::{Deel, Stof, woorden::code};

pub(super) const KOP: &str = "Wat kunt u doen als u het niet eens bent met ons antwoord?";

/// Kinds of organisations of which an answer to a request is a decision (Awb 1:3).
const OVERHEID: [&str; 6] = ["gemeente", "gemeenschappelijke_regeling", "provincie", "waterschap", "rijk", "overige_overheid"];

pub(super) fn schrijf(stof: &Stof<'_>, deel: &mut Deel) {
    let romp = stof.romp;
    if code(romp.rol.as_ref()) != "verwerker" && !romp.rechten.is_empty() {
        na_een_verzoek(Some(code(romp.registerhouder.soort.as_ref())), &romp.regime.code, deel);
    }
}

/// What is open to somebody whose request was refused, by the kind of organisation that refused it.
pub(super) fn na_een_verzoek(soort: Option<&str>, regime: &str, deel: &mut Deel) {
    match soort {
        Some(soort) if OVERHEID.contains(&soort) => {
            deel.zeg(
                "Ons antwoord op uw verzoek is een besluit. Bent u het er niet mee eens? Dan kunt u binnen zes weken bezwaar maken. In het besluit \
                 staat hoe u dat doet.",
            );
            deel.zeg("Bent u het ook niet eens met het antwoord op uw bezwaar? Dan kunt u naar de bestuursrechter gaan.");
            deel.zeg(
                "Antwoorden wij niet op tijd? Dan kunt u ons schriftelijk vragen om alsnog te beslissen (ingebrekestelling).",
            );
            let (wet, naam) = if regime == "wpg" {
                ("BWBR0022463&artikel=29", "Lees artikel 29 van de Wet politiegegevens.")
            } else {
                ("BWBR0040940&artikel=34", "Lees artikel 34 van de Uitvoeringswet AVG.")
            };
            deel.verwijs(naam, Some(&format!("https://wetten.overheid.nl/jci1.3:c:{wet}")));
        }
        Some(soort) if !soort.is_empty() => {
            deel.zeg(
                "Bent u het niet eens met ons antwoord op uw verzoek? Dan kunt u binnen zes weken de rechtbank vragen om erover te beslissen.",
            );
            deel.zeg("Antwoorden wij niet op tijd? Dan kunt u ook naar de rechtbank gaan. U hebt daarvoor geen advocaat nodig.");
            deel.zeg("U kunt de Autoriteit Persoonsgegevens vragen om te bemiddelen.");
            let wet = "https://wetten.overheid.nl/jci1.3:c:BWBR0040940&artikel=35";
            deel.verwijs("Lees artikel 35 van de Uitvoeringswet AVG.", Some(&wet.to_owned()));
        }
        _ => {}
    }
}
