-- The register. Moments are microseconds since 1970 (UTC), dates are ISO 8601 text, documents are JSON text.
-- The twin of this file is migrations/postgres, with the same names.

-- One row: it orders the journal, carries its head and tells readers that something public changed.
CREATE TABLE journaalkop (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    volgnummer BIGINT NOT NULL,
    hash TEXT NOT NULL,
    tijdstip BIGINT NOT NULL,
    generatie BIGINT NOT NULL,
    projectie TEXT NOT NULL,
    zout TEXT NOT NULL
);

CREATE TABLE journaal (
    volgnummer BIGINT NOT NULL PRIMARY KEY,
    tijdstip BIGINT NOT NULL,
    handeling TEXT NOT NULL,
    onderwerp TEXT NOT NULL,
    onderwerp_uuid TEXT NOT NULL,
    registerhouder TEXT,
    handelende TEXT,
    hash TEXT NOT NULL,
    tekst TEXT NOT NULL
);
CREATE INDEX journaal_onderwerp ON journaal (onderwerp_uuid, volgnummer);
CREATE INDEX journaal_registerhouder ON journaal (registerhouder, volgnummer);

CREATE TABLE documenten (
    id TEXT NOT NULL PRIMARY KEY,
    zout TEXT NOT NULL,
    tekst TEXT NOT NULL
);

CREATE TABLE handelenden (
    sleutel TEXT NOT NULL PRIMARY KEY,
    weergave TEXT NOT NULL,
    laatst_gezien BIGINT NOT NULL
);
CREATE INDEX handelenden_laatst_gezien ON handelenden (laatst_gezien);

CREATE TABLE organisaties (
    uuid TEXT NOT NULL PRIMARY KEY,
    naam TEXT NOT NULL,
    sorteernaam TEXT NOT NULL,
    soort TEXT,
    land TEXT,
    is_registerhouder BOOLEAN NOT NULL,
    tekst TEXT NOT NULL,
    eerdere_namen TEXT NOT NULL,
    revisie BIGINT NOT NULL,
    aangemaakt_op BIGINT NOT NULL,
    gewijzigd_op BIGINT NOT NULL,
    vervallen_op BIGINT
);
CREATE INDEX organisaties_sorteernaam ON organisaties (sorteernaam, uuid);

CREATE TABLE verwerkersovereenkomsten (
    uuid TEXT NOT NULL PRIMARY KEY,
    registerhouder TEXT NOT NULL REFERENCES organisaties (uuid),
    verwerker TEXT NOT NULL REFERENCES organisaties (uuid),
    kenmerk TEXT,
    einddatum DATE,
    tekst TEXT NOT NULL,
    revisie BIGINT NOT NULL,
    aangemaakt_op BIGINT NOT NULL,
    gewijzigd_op BIGINT NOT NULL,
    vervallen_op BIGINT
);
CREATE INDEX verwerkersovereenkomsten_registerhouder ON verwerkersovereenkomsten (registerhouder, uuid);
CREATE INDEX verwerkersovereenkomsten_einddatum ON verwerkersovereenkomsten (einddatum, uuid);

CREATE TABLE activiteiten (
    uuid TEXT NOT NULL PRIMARY KEY,
    registerhouder TEXT NOT NULL REFERENCES organisaties (uuid),
    identificatie TEXT NOT NULL,
    identificatie_nummer BIGINT,
    revisie BIGINT NOT NULL,
    beheer TEXT NOT NULL,
    laatst_gecontroleerd_op BIGINT,
    -- Some content that counts, is planned or is being written is `vertrouwelijk`.
    vertrouwelijk BOOLEAN NOT NULL,
    -- First day from which every version that counts or will count is open.
    openbaar_vanaf DATE NOT NULL,
    aangemaakt_op BIGINT NOT NULL,
    gewijzigd_op BIGINT NOT NULL,
    UNIQUE (registerhouder, identificatie)
);
CREATE INDEX activiteiten_nummer ON activiteiten (registerhouder, identificatie_nummer);

CREATE TABLE concepten (
    activiteit TEXT NOT NULL PRIMARY KEY REFERENCES activiteiten (uuid),
    status TEXT NOT NULL,
    document TEXT NOT NULL,
    terugsturing TEXT,
    ingediend_op BIGINT,
    ingediend_door TEXT,
    aangemaakt_op BIGINT NOT NULL,
    gewijzigd_op BIGINT NOT NULL
);

CREATE TABLE versies (
    uuid TEXT NOT NULL PRIMARY KEY,
    activiteit TEXT NOT NULL REFERENCES activiteiten (uuid),
    nummer INTEGER NOT NULL,
    soort TEXT NOT NULL,
    document TEXT NOT NULL,
    begin_geldigheid DATE NOT NULL,
    vertrouwelijkheid TEXT NOT NULL,
    vastgesteld_op BIGINT NOT NULL,
    journaal BIGINT NOT NULL,
    UNIQUE (activiteit, nummer)
);

CREATE TABLE intrekkingen (
    versie TEXT NOT NULL PRIMARY KEY REFERENCES versies (uuid),
    reden TEXT NOT NULL,
    tekst TEXT NOT NULL,
    tijdstip BIGINT NOT NULL,
    journaal BIGINT NOT NULL
);

CREATE TABLE wisverzoeken (
    versie TEXT NOT NULL PRIMARY KEY REFERENCES versies (uuid),
    reden TEXT NOT NULL,
    handelende TEXT NOT NULL,
    tijdstip BIGINT NOT NULL,
    journaal BIGINT NOT NULL
);

CREATE TABLE wissingen (
    document TEXT NOT NULL PRIMARY KEY,
    versie TEXT NOT NULL REFERENCES versies (uuid),
    reden TEXT NOT NULL,
    tijdstip BIGINT NOT NULL,
    journaal BIGINT NOT NULL
);
CREATE INDEX wissingen_versie ON wissingen (versie);

CREATE TABLE idempotentie (
    applicatie TEXT NOT NULL,
    sleutel TEXT NOT NULL,
    vingerafdruk TEXT NOT NULL,
    uuid TEXT NOT NULL,
    tijdstip BIGINT NOT NULL,
    PRIMARY KEY (applicatie, sleutel)
);

-- Projections: derived from the tables above, rebuilt by `herindexeer`.

CREATE TABLE openbaar (
    versie TEXT NOT NULL PRIMARY KEY,
    tekst TEXT NOT NULL,
    samenvatting TEXT NOT NULL
);

CREATE TABLE perioden (
    bereik TEXT NOT NULL,
    bron TEXT NOT NULL,
    versie TEXT NOT NULL,
    activiteit TEXT NOT NULL,
    registerhouder TEXT NOT NULL,
    soort TEXT NOT NULL,
    naam TEXT NOT NULL,
    identificatie TEXT NOT NULL,
    vastgesteld_op BIGINT NOT NULL,
    van DATE NOT NULL,
    tot DATE NOT NULL,
    bekend_van BIGINT NOT NULL,
    bekend_tot BIGINT NOT NULL,
    openbaar_vanaf DATE NOT NULL,
    zichtbaar BOOLEAN NOT NULL,
    vertrouwelijk BOOLEAN NOT NULL,
    PRIMARY KEY (bereik, activiteit, bekend_van, van)
) WITHOUT ROWID;
-- Each order of a list is a covering index: counting and skipping never touch the rows.
CREATE INDEX perioden_naam ON perioden
    (bereik, naam, activiteit, bron, bekend_tot, tot, van, bekend_van, openbaar_vanaf, zichtbaar, soort, registerhouder, vertrouwelijk, versie,
     identificatie, vastgesteld_op);
CREATE INDEX perioden_identificatie ON perioden
    (bereik, identificatie, activiteit, bron, bekend_tot, tot, van, bekend_van, openbaar_vanaf, zichtbaar, soort, registerhouder, vertrouwelijk, versie,
     naam, vastgesteld_op);
CREATE INDEX perioden_vastgesteld ON perioden
    (bereik, vastgesteld_op DESC, activiteit, bron, bekend_tot, tot, van, bekend_van, openbaar_vanaf, zichtbaar, soort, registerhouder, vertrouwelijk, versie,
     naam, identificatie);
CREATE INDEX perioden_bron ON perioden
    (bron, bereik, bekend_tot, tot, van, bekend_van, openbaar_vanaf, zichtbaar, soort, activiteit, registerhouder, vertrouwelijk, naam, identificatie, vastgesteld_op, versie);

CREATE TABLE kenmerken (
    bereik TEXT NOT NULL,
    soort TEXT NOT NULL,
    code TEXT NOT NULL,
    bron TEXT NOT NULL,
    PRIMARY KEY (bereik, soort, code, bron)
) WITHOUT ROWID;
CREATE INDEX kenmerken_bron ON kenmerken (bron, bereik);

CREATE TABLE zoekwoorden (
    soort TEXT NOT NULL,
    term TEXT NOT NULL,
    bron TEXT NOT NULL,
    gewicht BIGINT NOT NULL,
    PRIMARY KEY (soort, term, bron)
) WITHOUT ROWID;
CREATE INDEX zoekwoorden_bron ON zoekwoorden (bron, soort, term, gewicht);

-- What is written once stays. `INSERT OR REPLACE` deletes without a DELETE trigger, so an insert over an existing row is refused too.
CREATE TRIGGER journaal_insert BEFORE INSERT ON journaal
WHEN EXISTS (SELECT 1 FROM journaal WHERE volgnummer = NEW.volgnummer) BEGIN SELECT RAISE(ABORT, 'journaal is onveranderlijk'); END;
CREATE TRIGGER journaal_update BEFORE UPDATE ON journaal BEGIN SELECT RAISE(ABORT, 'journaal is onveranderlijk'); END;
CREATE TRIGGER journaal_delete BEFORE DELETE ON journaal BEGIN SELECT RAISE(ABORT, 'journaal is onveranderlijk'); END;

CREATE TRIGGER versies_insert BEFORE INSERT ON versies
WHEN EXISTS (SELECT 1 FROM versies WHERE uuid = NEW.uuid OR (activiteit = NEW.activiteit AND nummer = NEW.nummer))
BEGIN SELECT RAISE(ABORT, 'versies zijn onveranderlijk'); END;
CREATE TRIGGER versies_update BEFORE UPDATE ON versies BEGIN SELECT RAISE(ABORT, 'versies zijn onveranderlijk'); END;
CREATE TRIGGER versies_delete BEFORE DELETE ON versies BEGIN SELECT RAISE(ABORT, 'versies zijn onveranderlijk'); END;

CREATE TRIGGER intrekkingen_insert BEFORE INSERT ON intrekkingen
WHEN EXISTS (SELECT 1 FROM intrekkingen WHERE versie = NEW.versie) BEGIN SELECT RAISE(ABORT, 'intrekkingen zijn onveranderlijk'); END;
CREATE TRIGGER intrekkingen_update BEFORE UPDATE ON intrekkingen BEGIN SELECT RAISE(ABORT, 'intrekkingen zijn onveranderlijk'); END;
CREATE TRIGGER intrekkingen_delete BEFORE DELETE ON intrekkingen BEGIN SELECT RAISE(ABORT, 'intrekkingen zijn onveranderlijk'); END;

CREATE TRIGGER wissingen_insert BEFORE INSERT ON wissingen
WHEN EXISTS (SELECT 1 FROM wissingen WHERE document = NEW.document) BEGIN SELECT RAISE(ABORT, 'wissingen zijn onveranderlijk'); END;
CREATE TRIGGER wissingen_update BEFORE UPDATE ON wissingen BEGIN SELECT RAISE(ABORT, 'wissingen zijn onveranderlijk'); END;
CREATE TRIGGER wissingen_delete BEFORE DELETE ON wissingen BEGIN SELECT RAISE(ABORT, 'wissingen zijn onveranderlijk'); END;

CREATE TRIGGER documenten_insert BEFORE INSERT ON documenten
WHEN EXISTS (SELECT 1 FROM documenten WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'documenten zijn onveranderlijk'); END;
CREATE TRIGGER documenten_update BEFORE UPDATE ON documenten BEGIN SELECT RAISE(ABORT, 'documenten zijn onveranderlijk'); END;
CREATE TRIGGER documenten_delete BEFORE DELETE ON documenten
WHEN NOT EXISTS (SELECT 1 FROM wissingen WHERE document = OLD.id) BEGIN SELECT RAISE(ABORT, 'documenten zijn onveranderlijk'); END;
