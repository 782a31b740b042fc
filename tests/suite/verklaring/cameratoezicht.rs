//! The cameras at the town hall: two purposes, two groups of people, a hidden processor and a right that a law limits.

use crate::support::{TestApp, notice::verklaring, seeds};

#[actix_web::test]
async fn it_reads_as_a_text_for_people() {
    let app = TestApp::start().await;
    let gemeente = seeds::opmeer(&app).await;
    let beveiliger = seeds::bedrijf(&app, "Schaduwbeveiliging BV").await;
    let activiteit = app.vastgesteld_met(gemeente, &seeds::cameratoezicht(gemeente, beveiliger)).await;
    insta::assert_snapshot!(verklaring(&app, &activiteit, "text/markdown").await.text(), @r##"
    # Privacyverklaring: Cameratoezicht gemeentehuis

    ## Wat doen wij?

    Bij het gemeentehuis en in het toegangsportaal hangen camera's. Borden wijzen u daarop.

    Wij zijn Gemeente Opmeer (college van burgemeester en wethouders). Wij zijn hiervoor verantwoordelijk.

    ## Waarom doen wij dat?

    Wij gebruiken uw gegevens hiervoor:

    - Voorkomen van diefstal en beschadiging van eigendommen van de gemeente.
    - Borgen van bewijsmateriaal bij incidenten of vermoedens van strafbare feiten.

    ## Mag dat?

    Voor ‘Voorkomen van diefstal en beschadiging van eigendommen van de gemeente’ geldt: wij hebben hiervoor een goede eigen reden (een gerechtvaardigd belang). Dat belang is: het beschermen van het gebouw en de spullen van de gemeente. Het hoort bij het gewone werk van onze organisatie (bedrijfsvoering).

    Voor ‘Borgen van bewijsmateriaal bij incidenten of vermoedens van strafbare feiten’ geldt: wij hebben hiervoor een goede eigen reden (een gerechtvaardigd belang). Dat belang is: opkomen voor de rechten van de gemeente na een incident. Het hoort bij het gewone werk van onze organisatie (bedrijfsvoering).

    ## Welke gegevens gebruiken wij?

    Wij gebruiken gegevens van deze groepen mensen:

    - Bezoeker van een gebouw: camerabeelden (video zonder geluid en zonder gezichtsherkenning). Hier zijn ook minderjarigen bij.
    - Medewerker: camerabeelden (video zonder geluid en zonder gezichtsherkenning).

    ## Van wie krijgen wij uw gegevens?

    Zo komen wij aan de gegevens:

    - Bezoeker van een gebouw. Uit wat wij zelf zien of meten: camerabeelden.
    - Medewerker. Uit wat wij zelf zien of meten: camerabeelden.

    ## Wie krijgt uw gegevens?

    Deze organisaties kunnen uw gegevens krijgen of werken in onze opdracht:

    - Politie of justitie: bij incidenten of vermoedens van strafbare feiten. Het gaat om: camerabeelden. Dit mag op deze grond: aangifte of een vordering van de officier van justitie.
    - Een organisatie doet dit voor ons: onderhoudt de camera's. Soort organisatie: bedrijf. De naam staat niet in het openbare register.

    ## Gaan uw gegevens naar landen buiten Europa?

    Nee. Uw gegevens blijven binnen de Europese Economische Ruimte.

    ## Hoe lang bewaren wij uw gegevens?

    - Wij bewaren de gegevens tot 4 weken na de opname. Daarna vernietigen wij ze.
    - Voor ‘beelden van een incident’ bewaren wij de gegevens tot dit gebeurt: het incident is afgehandeld. Daarna vernietigen wij ze.

    ## Neemt een computer besluiten over u?

    Nee. Wij nemen geen besluiten over u zonder dat er een mens naar kijkt.

    ## Hoe beschermen wij uw gegevens?

    Beelden worden in Nederland opgeslagen; de toegang is strikt geregeld.

    ## Welke rechten hebt u?

    U hebt deze rechten. Daaronder staat hoe u ze gebruikt.

    Wij antwoorden binnen 4 weken. Lukt dat niet? Dan mag het ten hoogste 2 maanden langer duren. U hoort dan binnen 1 maand waarom.

    - Recht op informatie. U mag weten dat wij uw gegevens gebruiken, en waarvoor.
    - Recht op inzage. U mag opvragen welke gegevens wij van u hebben. Dit kan niet altijd. Dit volgt niet uit de grondslag, maar uit artikel 41, Uitvoeringswet AVG. Beelden van een onderzoek naar een strafbaar feit laten wij soms niet zien.
    - [Lees artikel 41, Uitvoeringswet AVG.](<https://wetten.overheid.nl/jci1.3:c:BWBR0040940&artikel=41>)
    - Recht op verbetering. U mag ons vragen om fouten in uw gegevens te verbeteren.
    - Recht op verwijdering. U mag ons vragen om uw gegevens te wissen. Dat kan als wij ze niet meer nodig hebben, of als wij ze niet mogen gebruiken.
    - Recht op beperking. U mag ons vragen om uw gegevens een tijd niet te gebruiken. Dat kan zolang wij nagaan of ze kloppen. Het kan ook als wij ze niet mogen gebruiken, of als u ze zelf nog nodig hebt voor een rechtszaak.
    - Klacht bij de toezichthouder. U mag een klacht indienen bij de toezichthouder.
    - [Voor ‘Recht op inzage’: vul het formulier in. U logt in met DigiD.](<https://www.opmeer.example/inzage>)
    - Voor ieder verzoek: stuur een e-mail naar privacy@opmeer.example. Wij kunnen daarna vragen wie u bent.
    - Voor ‘Recht van bezwaar’: stuur een brief naar Postbus 199, 1715 ZK Spanbroek. Wij kunnen daarna vragen wie u bent.

    ## Kunt u bezwaar maken tegen het gebruik van uw gegevens?

    Ja. Past het gebruik van uw gegevens niet bij uw eigen situatie? Dan mag u daartegen bezwaar maken. Wij stoppen dan, tenzij wij zwaarder wegende redenen hebben om door te gaan.

    U kunt ons vragen om uw gegevens niet te gebruiken zolang wij daarover nadenken.

    Dit is iets anders dan bezwaar tegen een besluit van de overheid. Hoe u dat doet, staat in het besluit zelf.

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
