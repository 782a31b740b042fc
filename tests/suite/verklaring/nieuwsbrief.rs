//! The newsletter: a notice in which nothing is missing.

use serde_json::json;

use crate::support::{Activiteit, PUBLIC_URL, TestApp, notice::verklaring, seeds};

async fn vastgesteld(app: &TestApp) -> Activiteit {
    let gemeente = seeds::opmeer(app).await;
    let verwerker = seeds::bedrijf(app, "Mailhuis BV").await;
    app.vastgesteld_met(gemeente, &seeds::nieuwsbrief(gemeente, verwerker)).await
}

#[actix_web::test]
async fn it_reads_as_a_text_for_people() {
    let app = TestApp::start().await;
    let activiteit = vastgesteld(&app).await;
    insta::assert_snapshot!(verklaring(&app, &activiteit, "text/markdown").await.text(), @r##"
    # Privacyverklaring: Digitale nieuwsbrief

    ## Wat doen wij?

    Wie zich aanmeldt, krijgt de digitale nieuwsbrief van de gemeente.

    Wij zijn Gemeente Opmeer (college van burgemeester en wethouders). Wij zijn hiervoor verantwoordelijk.

    ## Waarom doen wij dat?

    Wij gebruiken uw gegevens hiervoor:

    - Toesturen van de digitale nieuwsbrieven waarvoor iemand zich heeft aangemeld.

    ## Mag dat?

    Wij doen dit alleen met uw uitdrukkelijke toestemming. Zo vragen wij uw toestemming: Aanmeldformulier op de website van de gemeente. U kunt uw toestemming altijd intrekken. Dat doet u zo: Afmelden op de website of met de link onderaan iedere nieuwsbrief.

    ## Welke gegevens gebruiken wij?

    Wij gebruiken gegevens van deze groepen mensen:

    - Abonnee: e-mailadres en naam (voornaam en achternaam).
    - U bent niet verplicht om deze gegevens te geven. Geeft u ze niet? Zonder deze gegevens kan het aanmeldformulier niet worden verstuurd.

    ## Van wie krijgen wij uw gegevens?

    Zo komen wij aan de gegevens:

    - Van uzelf: e-mailadres en naam.

    ## Wie krijgt uw gegevens?

    Deze organisaties werken in onze opdracht:

    - Mailhuis BV doet dit voor ons: versturen van de nieuwsbrief.

    ## Gaan uw gegevens naar landen buiten Europa?

    Nee. Uw gegevens blijven binnen de Europese Economische Ruimte.

    ## Hoe lang bewaren wij uw gegevens?

    - Wij bewaren de gegevens tot dit gebeurt: de abonnee schrijft zich uit. Zolang iemand staat ingeschreven voor de digitale nieuwsbrief. Daarna vernietigen wij ze.

    ## Neemt een computer besluiten over u?

    Nee. Wij nemen geen besluiten over u zonder dat er een mens naar kijkt.

    ## Hoe beschermen wij uw gegevens?

    Alleen wie de nieuwsbrief maakt, kan bij de gegevens.

    ## Welke rechten hebt u?

    U hebt deze rechten. Daaronder staat hoe u ze gebruikt.

    Wij antwoorden binnen 4 weken. Lukt dat niet? Dan mag het ten hoogste 2 maanden langer duren. U hoort dan binnen 1 maand waarom.

    - Recht op informatie. U mag weten dat wij uw gegevens gebruiken, en waarvoor.
    - Recht op inzage. U mag opvragen welke gegevens wij van u hebben.
    - Recht op verbetering. U mag ons vragen om fouten in uw gegevens te verbeteren.
    - Recht op verwijdering. U mag ons vragen om uw gegevens te wissen. Dat kan als wij ze niet meer nodig hebben, of als wij ze niet mogen gebruiken.
    - Recht op beperking. U mag ons vragen om uw gegevens een tijd niet te gebruiken. Dat kan zolang wij nagaan of ze kloppen. Het kan ook als wij ze niet mogen gebruiken, of als u ze zelf nog nodig hebt voor een rechtszaak.
    - Recht op overdraagbaarheid. U mag de gegevens die u ons zelf gaf, meenemen in een digitaal bestand. Dat kan alleen voor wat wij met uw toestemming of voor een overeenkomst met u gebruiken.
    - Toestemming intrekken. U mag uw toestemming altijd weer intrekken. Wat wij daarvoor al met uw toestemming deden, blijft toegestaan.
    - Klacht bij de toezichthouder. U mag een klacht indienen bij de toezichthouder.
    - [Voor ‘Recht op inzage’: vul het formulier in. U logt in met DigiD.](<https://www.opmeer.example/inzage>)
    - Voor ieder verzoek: stuur een e-mail naar privacy@opmeer.example. Wij kunnen daarna vragen wie u bent.

    ## Wat kunt u doen als u het niet eens bent met ons antwoord?

    Ons antwoord op uw verzoek is een besluit. Bent u het er niet mee eens? Dan kunt u binnen zes weken bezwaar maken. In het besluit staat hoe u dat doet.

    Bent u het ook niet eens met het antwoord op uw bezwaar? Dan kunt u naar de bestuursrechter gaan.

    Antwoorden wij niet op tijd? Dan kunt u ons schriftelijk vragen om alsnog te beslissen (ingebrekestelling).

    - [Lees artikel 34 van de Uitvoeringswet AVG.](<https://wetten.overheid.nl/jci1.3:c:BWBR0040940&artikel=34>)

    ## Waar kunt u een klacht indienen?

    Bent u niet tevreden over hoe wij met uw gegevens omgaan? Laat het ons dan weten. U kunt ook meteen naar de toezichthouder gaan.

    De toezichthouder is: Autoriteit Persoonsgegevens.

    - [Ga naar de website van de Autoriteit Persoonsgegevens.](<https://www.autoriteitpersoonsgegevens.nl>)

    ## Met wie kunt u contact opnemen?

    U kunt contact opnemen met Gemeente Opmeer, of met onze functionaris gegevensbescherming. Die let op of wij goed met uw gegevens omgaan.

    - E-mail: gemeente@opmeer.example
    - Telefoon: 0226 36 33 33
    - Post: Postbus 199, 1715 ZK Spanbroek
    - [Ga naar onze website.](<https://www.opmeer.example>)
    - Functionaris gegevensbescherming, e-mail: privacy@opmeer.example
    - Functionaris gegevensbescherming, telefoon: 0226 36 33 33

    Deze tekst geldt vanaf 21 november 2026. Voor het laatst nagekeken op 21 november 2026.
    "##);
}

#[actix_web::test]
async fn as_json_it_has_its_addresses_its_sections_in_order_and_no_gap() {
    let app = TestApp::start().await;
    let activiteit = vastgesteld(&app).await;
    let record = app.anonymous().get(activiteit.public_path("")).send().await.expect(200).body;
    let gelezen = verklaring(&app, &activiteit, "application/json").await.body;
    for veld in ["uuid", "versieUuid", "uri", "versieUri", "laatstGecontroleerdOp"] {
        assert_eq!(gelezen[veld], record[veld], "{veld}");
    }
    assert_eq!(gelezen["url"], format!("{PUBLIC_URL}{}", activiteit.public_path("/privacyverklaring")));
    assert_eq!(gelezen["titel"], "Privacyverklaring: Digitale nieuwsbrief");
    assert_eq!((&gelezen["geldigVanaf"], &gelezen["geldigTot"]), (&json!("2026-11-21"), &json!(null)));
    let codes: Vec<_> = gelezen["onderdelen"].as_array().unwrap().iter().map(|onderdeel| &onderdeel["code"]).collect();
    let volgorde = "wat_doen_wij waarom mag_dat welke_gegevens van_wie wie_krijgt_ze buiten_europa hoe_lang automatische_besluiten \
                    beveiliging uw_rechten niet_eens klacht contact";
    assert_eq!(codes, volgorde.split(' ').collect::<Vec<_>>());
    assert_eq!(gelezen["ontbreekt"], json!([]));
}

#[actix_web::test]
async fn the_page_is_a_whole_document_without_script_or_style() {
    let app = TestApp::start().await;
    let activiteit = vastgesteld(&app).await;
    let pagina = verklaring(&app, &activiteit, "text/html").await.text();
    assert!(pagina.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">\n") && pagina.trim_end().ends_with("</html>"), "{pagina}");
    assert_eq!((pagina.matches("<h1>").count(), pagina.matches("<h2 ").count()), (1, 14));
    let adres = format!("<link rel=\"canonical\" href=\"{PUBLIC_URL}/id/verwerkingsactiviteiten/{}\">", activiteit.uuid);
    assert!(pagina.contains(&adres) && pagina.contains("<title>Privacyverklaring: Digitale nieuwsbrief</title>"), "{pagina}");
    for deel in ["<script", "<style", " style=", " class=", " onclick="] {
        assert!(!pagina.contains(deel), "{deel} in {pagina}");
    }
    assert!(pagina.contains("<li><a href=\"https://www.opmeer.example/inzage\">"), "{pagina}");
}

#[actix_web::test]
async fn of_an_activity_that_has_ended_it_says_so() {
    let app = TestApp::start().await;
    let activiteit = vastgesteld(&app).await;
    let einde = json!({"reden": "Gestopt", "eindeGeldigheid": "2026-12-31"});
    let pad = activiteit.path("/_beeindigen");
    app.beoordelaar().post(pad).if_match(&activiteit.etag).json(&einde).send().await.expect(201);
    let nog = verklaring(&app, &activiteit, "text/markdown").await.text();
    assert!(
        nog.contains("Deze tekst geldt van 21 november 2026 tot en met 31 december 2026.")
            && !nog.contains("Wij doen dit niet meer"),
        "{nog}"
    );
    app.clock.set("2027-01-05T10:00:00Z");
    let voorbij = verklaring(&app, &activiteit, "text/markdown").await.text();
    assert!(voorbij.contains("Wij doen dit niet meer. De laatste dag was 31 december 2026."), "{voorbij}");
}
