//! An example of each problem: what was asked, and what came back.

/// A fault in what was sent: its place, its code and its reason.
type Fout = (&'static str, &'static str, &'static str);

/// A request that ends so, what `detail` then says, and which faults are named.
pub(super) type Voorbeeld = (&'static str, &'static str, &'static [Fout]);

const UUID: &str = "Een andere organisatie heeft dit KvK-nummer al: 5f0c3a4e-6d0f-4a63-9c0a-0d3c1f5f2a02. Gebruik die, of haal het KvK-nummer daar eerst weg.";

/// A code with its example.
pub(super) const VOORBEELDEN: &[(&str, Voorbeeld)] = &[
    (
        "ongeldige-invoer",
        (
            "POST /v1/verwerkingsactiviteiten met {\"registerhouder\": \"…\", \"inhoud\": {\"doel\": []}}",
            "De invoer bevat 2 fouten.",
            &[
                ("/inhoud/doel", "onbekend-veld", "Dit veld bestaat hier niet; bedoelt u “doelen”? Laat het anders weg."),
                ("/inhoud/naam", "verplicht", "Dit veld is verplicht."),
            ],
        ),
    ),
    ("niet-aangemeld", ("GET /v1/verwerkingsactiviteiten zonder token", "Stuur een token mee in de header Authorization.", &[])),
    (
        "geen-recht",
        ("POST /v1/organisaties met alleen register:lezen", "Voor deze handeling is het recht register:beheren nodig.", &[]),
    ),
    (
        "niet-deze-persoon",
        (
            "POST …/concept/_vaststellen door wie het concept schreef",
            "Wie aan een concept schreef of het indiende, stelt het niet zelf vast (vier ogen); laat een collega dat doen.",
            &[],
        ),
    ),
    ("niet-gevonden", ("GET /v1/organisaties/00000000-0000-0000-0000-000000000000", "Deze organisatie bestaat niet.", &[])),
    ("methode-niet-toegestaan", ("DELETE /v1/organisaties", "Dit adres kent deze methode niet; wel GET, HEAD, POST.", &[])),
    ("niet-leverbaar", ("GET /v1/register met Accept: application/xml", "Dit adres levert alleen application/json.", &[])),
    ("te-langzaam", ("POST /v1/inlezingen over een verbinding die stilvalt", "De gegevens kwamen te langzaam binnen.", &[])),
    ("conflict", ("een stap die de toestand nu niet toelaat", "De toestand van de activiteit laat dit nu niet toe.", &[])),
    (
        "niet-compleet",
        (
            "POST …/concept/_vaststellen",
            "De inhoud is nog niet compleet.",
            &[("/doelen/0/grondslagen", "VR-C01", "Geef bij ieder doel de grondslag aan.")],
        ),
    ),
    (
        "niet-voor-alle",
        (
            "POST /v1/verwerkingsactiviteiten/_indienen met twee activiteiten",
            "Er is niets gewijzigd: 1 keer kan dit niet.",
            &[("/activiteiten/1", "concept-ter-beoordeling", "Het concept is ter beoordeling.")],
        ),
    ),
    ("bestaat-al", ("POST /v1/organisaties met een uuid die er al is", "Er is al een organisatie met deze uuid.", &[])),
    (
        "sleutel-al-gebruikt",
        (
            "POST /v1/organisaties met de Idempotency-Key van een ander verzoek",
            "Deze Idempotency-Key is al gebruikt voor een ander verzoek.",
            &[],
        ),
    ),
    (
        "nummer-bestaat-al",
        (
            "POST /v1/organisaties met {\"naam\": \"Drukkerij\", \"kvkNummer\": \"87654321\"}",
            UUID,
            &[("/kvkNummer", "nummer-bestaat-al", UUID)],
        ),
    ),
    (
        "houdt-register",
        (
            "PUT /v1/organisaties/{uuid} zonder register, van een gemeente die er een bijhoudt",
            "Een organisatie die een register bijhoudt, blijft dat doen: laat register staan.",
            &[],
        ),
    ),
    (
        "concept-bestaat-al",
        ("POST …/concept terwijl er een concept is", "Er is al een concept. Wijzig dat, of gooi het eerst weg (DELETE).", &[]),
    ),
    (
        "inlezing-niet-klaar",
        ("POST /v1/inlezingen/{uuid}/_uitvoeren voor de tweede keer", "Deze inlezing is al uitgevoerd of niet te lezen.", &[]),
    ),
    (
        "inlezing-loopt",
        ("DELETE /v1/inlezingen/{uuid} terwijl zij bezig is", "De inlezing is nog bezig. Wacht tot zij klaar is.", &[]),
    ),
    (
        "dubbel-kenmerk",
        (
            "PATCH …/beheer met een kenmerk dat al bij een andere activiteit hoort",
            "Een andere activiteit heeft dit kenmerk al.",
            &[("/beheer/externeKenmerken/0", "dubbel-kenmerk", "Een andere activiteit heeft dit kenmerk al.")],
        ),
    ),
    ("concept-niet-ingediend", ("POST …/concept/_vaststellen vóór het indienen", "Het concept wordt nog geschreven.", &[])),
    (
        "concept-ter-beoordeling",
        ("PUT /v1/verwerkingsactiviteiten/extern/zaaksysteem/ZT-0042 na het indienen", "Het concept is ter beoordeling.", &[]),
    ),
    (
        "niet-geldig",
        (
            "POST …/_beeindigen met een dag vóór de eerste versie",
            "Op die dag geldt er geen versie; er is dus niets te beëindigen.",
            &[],
        ),
    ),
    (
        "al-beeindigd",
        (
            "POST …/_beeindigen voor de tweede keer",
            "De activiteit is op die dag al beëindigd. Stel een nieuwe versie vast om haar te hervatten.",
            &[],
        ),
    ),
    (
        "geen-inhoud",
        ("GET …/versies/2/toetsing van een beëindiging", "Deze versie is een beëindiging of is gewist; er is geen inhoud.", &[]),
    ),
    (
        "geen-publicatie",
        (
            "POST …/versies/2/_intrekken van een beëindiging",
            "Een beëindiging wordt niet ingetrokken; stel een nieuwe versie vast om te hervatten.",
            &[],
        ),
    ),
    ("al-ingetrokken", ("POST …/versies/1/_intrekken voor de tweede keer", "Deze versie is al ingetrokken.", &[])),
    ("al-gewist", ("POST …/versies/1/_wissen voor de derde keer", "De inhoud van deze versie is al gewist.", &[])),
    (
        "tweede-persoon-nodig",
        (
            "POST …/versies/1/_wissen door wie er al om vroeg",
            "U vroeg al om deze wissing. Een ander persoon moet haar bevestigen.",
            &[],
        ),
    ),
    ("niet-meer-beschikbaar", ("GET /v1/register/verwerkingsactiviteiten/{uuid}/versies/1", "Deze versie is ingetrokken.", &[])),
    (
        "intussen-gewijzigd",
        (
            "PUT …/concept met If-Match: \"12-0a1b2c3d\", terwijl een collega opsloeg",
            "De gegevens zijn intussen gewijzigd; haal ze opnieuw op en probeer het dan nog eens.",
            &[],
        ),
    ),
    (
        "te-groot",
        ("POST /v1/verwerkingsactiviteiten/extern/zaaksysteem met 12 MB", "De gegevens zijn groter dan 10485760 bytes.", &[]),
    ),
    (
        "adres-te-lang",
        ("GET /v1/verwerkingsactiviteiten?uuid=… met duizend sleutels", "Het adres is langer dan 8192 bytes.", &[]),
    ),
    (
        "onbekend-mediatype",
        ("POST /v1/verwerkingsactiviteiten met Content-Type: text/plain", "Stuur de gegevens als application/json.", &[]),
    ),
    (
        "if-match-ontbreekt",
        ("PUT …/concept zonder If-Match", "Stuur de header If-Match mee met de ETag die u het laatst las.", &[]),
    ),
    (
        "te-veel-tegelijk",
        (
            "de zoveelste GET tegelijk vanaf één adres",
            "Vanaf uw adres komen te veel verzoeken tegelijk; probeer het zo opnieuw.",
            &[],
        ),
    ),
    (
        "interne-fout",
        (
            "een verzoek waarop het register geen antwoord vond",
            "Er ging hier iets mis. De beheerder vindt de oorzaak in het logboek, bij nummer 5f0c3a4e6d0f4a63.",
            &[],
        ),
    ),
    (
        "niet-bereikbaar",
        ("GET /v1/register tijdens een storing van de database", "Het register is nu even niet bereikbaar.", &[]),
    ),
    (
        "te-druk",
        ("GET /v1/bevindingen op een druk moment", "Er zijn nu te veel verzoeken tegelijk; probeer het zo opnieuw.", &[]),
    ),
    (
        "teruggezet",
        (
            "PUT …/concept nadat de database is teruggezet",
            "Het register is teruggezet naar een eerder moment; de beheerder moet dat eerst bevestigen, tot dan wordt er niets gewijzigd.",
            &[],
        ),
    ),
    (
        "nieuwe-versie",
        (
            "PUT …/concept bij een instantie van de vorige uitgave",
            "De database is van een nieuwere versie dan dit programma; er wordt niets gewijzigd.",
            &[],
        ),
    ),
    (
        "uitkomst-onbekend",
        (
            "POST /v1/organisaties terwijl de database halverwege wegvalt",
            "Het is niet zeker of de wijziging is gelukt; herhaal het verzoek met dezelfde Idempotency-Key, of kijk eerst.",
            &[],
        ),
    ),
];

/// The codes of the faults that `invalidParams` names most, with what to do.
pub(super) const FOUTEN: &[(&str, &str)] = &[
    ("verplicht", "Vul het veld of de parameter in."),
    ("onbekend-veld", "Het veld bestaat niet; de reden noemt het veld dat u waarschijnlijk bedoelt."),
    ("onbekende-parameter", "De parameter bestaat niet; de reden noemt de parameters die er zijn."),
    ("onbekende-code", "De code staat niet in de referentielijst; de reden noemt het adres van de lijst."),
    ("onbekende-waarde", "Kies een van de waarden die de reden noemt."),
    ("onbekende-cursor", "De cursor is van een andere lijst, of het register is teruggezet. Begin opnieuw, zonder na."),
    ("onbekende-organisatie", "Het register kent geen organisatie met deze uuid. Zoek haar op nummer of naam."),
    ("verkeerd-type", "Hier hoort iets van een andere soort, zoals een tekst of een lijst."),
    ("vorm", "De tekst heeft niet de goede vorm; de reden zegt hoe u hem schrijft."),
    ("te-kort", "De tekst is te kort of leeg."),
    ("te-lang", "De tekst is te lang; de reden zegt hoe lang hij mag zijn."),
    ("te-weinig", "Er ontbreekt een waarde."),
    ("te-veel", "Er staan te veel waarden of regels."),
    ("te-klein", "Het getal is te klein."),
    ("te-groot", "Het getal is te groot."),
    ("dubbel", "Iets staat er twee keer waar het één keer mag."),
    ("niet-samen", "Deze parameters of velden gaan niet samen: kies."),
    ("velden-passen-niet", "Deze velden passen niet bij elkaar: laat er een weg."),
    ("eigen-verwijzing", "Een uuid of adres van dit register is geen alias."),
    ("in-de-toekomst", "Wat in de toekomst bekend is, is nu nog niet te vragen."),
    ("datum-buiten-bereik", "Kies een datum binnen de grenzen die de reden noemt."),
    ("stuurteken", "Haal het onzichtbare teken weg."),
    ("codering", "Schrijf bijzondere tekens in een adres als UTF-8 met procenttekens."),
];
