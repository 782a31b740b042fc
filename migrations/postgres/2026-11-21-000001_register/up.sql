-- The register. Moments are microseconds since 1970 (UTC), dates are dates, documents are JSON text.
-- The twin of this file is migrations/sqlite, with the same names.

-- One row: it orders the journal, carries its head and tells readers that something public changed.
CREATE TABLE journaalkop (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    volgnummer BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    tijdstip BIGINT NOT NULL,
    generatie BIGINT NOT NULL,
    projectie TEXT COLLATE "C" NOT NULL,
    zout TEXT COLLATE "C" NOT NULL
);

CREATE TABLE journaal (
    volgnummer BIGINT NOT NULL PRIMARY KEY,
    tijdstip BIGINT NOT NULL,
    handeling TEXT COLLATE "C" NOT NULL,
    onderwerp TEXT COLLATE "C" NOT NULL,
    onderwerp_uuid TEXT COLLATE "C" NOT NULL,
    registerhouder TEXT COLLATE "C",
    handelende TEXT COLLATE "C",
    hash TEXT COLLATE "C" NOT NULL,
    tekst TEXT COLLATE "C" NOT NULL
);
CREATE INDEX journaal_onderwerp ON journaal (onderwerp_uuid, volgnummer);
CREATE INDEX journaal_registerhouder ON journaal (registerhouder, volgnummer);

CREATE TABLE documenten (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    zout TEXT COLLATE "C" NOT NULL,
    tekst TEXT COLLATE "C" NOT NULL
);

CREATE TABLE handelenden (
    sleutel TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    weergave TEXT COLLATE "C" NOT NULL,
    laatst_gezien BIGINT NOT NULL
);
CREATE INDEX handelenden_laatst_gezien ON handelenden (laatst_gezien);

CREATE TABLE organisaties (
    uuid TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    naam TEXT COLLATE "C" NOT NULL,
    sorteernaam TEXT COLLATE "C" NOT NULL,
    soort TEXT COLLATE "C",
    land TEXT COLLATE "C",
    is_registerhouder BOOLEAN NOT NULL,
    tekst TEXT COLLATE "C" NOT NULL,
    eerdere_namen TEXT COLLATE "C" NOT NULL,
    revisie BIGINT NOT NULL,
    aangemaakt_op BIGINT NOT NULL,
    gewijzigd_op BIGINT NOT NULL,
    vervallen_op BIGINT
);
CREATE INDEX organisaties_sorteernaam ON organisaties (sorteernaam, uuid);

CREATE TABLE verwerkersovereenkomsten (
    uuid TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    registerhouder TEXT COLLATE "C" NOT NULL REFERENCES organisaties (uuid),
    verwerker TEXT COLLATE "C" NOT NULL REFERENCES organisaties (uuid),
    kenmerk TEXT COLLATE "C",
    einddatum DATE,
    tekst TEXT COLLATE "C" NOT NULL,
    revisie BIGINT NOT NULL,
    aangemaakt_op BIGINT NOT NULL,
    gewijzigd_op BIGINT NOT NULL,
    vervallen_op BIGINT
);
CREATE INDEX verwerkersovereenkomsten_registerhouder ON verwerkersovereenkomsten (registerhouder, uuid);
CREATE INDEX verwerkersovereenkomsten_einddatum ON verwerkersovereenkomsten (einddatum, uuid);

CREATE TABLE activiteiten (
    uuid TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    registerhouder TEXT COLLATE "C" NOT NULL REFERENCES organisaties (uuid),
    identificatie TEXT COLLATE "C" NOT NULL,
    identificatie_nummer BIGINT,
    revisie BIGINT NOT NULL,
    beheer TEXT COLLATE "C" NOT NULL,
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
    activiteit TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES activiteiten (uuid),
    status TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    terugsturing TEXT COLLATE "C",
    ingediend_op BIGINT,
    ingediend_door TEXT COLLATE "C",
    aangemaakt_op BIGINT NOT NULL,
    gewijzigd_op BIGINT NOT NULL
);

CREATE TABLE versies (
    uuid TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    activiteit TEXT COLLATE "C" NOT NULL REFERENCES activiteiten (uuid),
    nummer INTEGER NOT NULL,
    soort TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL,
    begin_geldigheid DATE NOT NULL,
    vertrouwelijkheid TEXT COLLATE "C" NOT NULL,
    vastgesteld_op BIGINT NOT NULL,
    journaal BIGINT NOT NULL,
    UNIQUE (activiteit, nummer)
);

CREATE TABLE intrekkingen (
    versie TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES versies (uuid),
    reden TEXT COLLATE "C" NOT NULL,
    tekst TEXT COLLATE "C" NOT NULL,
    tijdstip BIGINT NOT NULL,
    journaal BIGINT NOT NULL
);

CREATE TABLE wisverzoeken (
    versie TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES versies (uuid),
    reden TEXT COLLATE "C" NOT NULL,
    handelende TEXT COLLATE "C" NOT NULL,
    tijdstip BIGINT NOT NULL,
    journaal BIGINT NOT NULL
);

CREATE TABLE wissingen (
    document TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    versie TEXT COLLATE "C" NOT NULL REFERENCES versies (uuid),
    reden TEXT COLLATE "C" NOT NULL,
    tijdstip BIGINT NOT NULL,
    journaal BIGINT NOT NULL
);
CREATE INDEX wissingen_versie ON wissingen (versie);

CREATE TABLE idempotentie (
    applicatie TEXT COLLATE "C" NOT NULL,
    sleutel TEXT COLLATE "C" NOT NULL,
    vingerafdruk TEXT COLLATE "C" NOT NULL,
    uuid TEXT COLLATE "C" NOT NULL,
    tijdstip BIGINT NOT NULL,
    PRIMARY KEY (applicatie, sleutel)
);

-- Projections: derived from the tables above, rebuilt by `herindexeer`.

CREATE TABLE openbaar (
    versie TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    tekst TEXT COLLATE "C" NOT NULL,
    samenvatting TEXT COLLATE "C" NOT NULL
);

CREATE TABLE perioden (
    bereik TEXT COLLATE "C" NOT NULL,
    bron TEXT COLLATE "C" NOT NULL,
    versie TEXT COLLATE "C" NOT NULL,
    activiteit TEXT COLLATE "C" NOT NULL,
    registerhouder TEXT COLLATE "C" NOT NULL,
    soort TEXT COLLATE "C" NOT NULL,
    naam TEXT COLLATE "C" NOT NULL,
    identificatie TEXT COLLATE "C" NOT NULL,
    vastgesteld_op BIGINT NOT NULL,
    van DATE NOT NULL,
    tot DATE NOT NULL,
    bekend_van BIGINT NOT NULL,
    bekend_tot BIGINT NOT NULL,
    openbaar_vanaf DATE NOT NULL,
    zichtbaar BOOLEAN NOT NULL,
    vertrouwelijk BOOLEAN NOT NULL,
    PRIMARY KEY (bereik, activiteit, bekend_van, van)
);
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
    bereik TEXT COLLATE "C" NOT NULL,
    soort TEXT COLLATE "C" NOT NULL,
    code TEXT COLLATE "C" NOT NULL,
    bron TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (bereik, soort, code, bron)
);
CREATE INDEX kenmerken_bron ON kenmerken (bron, bereik);

CREATE TABLE zoekwoorden (
    soort TEXT COLLATE "C" NOT NULL,
    term TEXT COLLATE "C" NOT NULL,
    bron TEXT COLLATE "C" NOT NULL,
    gewicht BIGINT NOT NULL,
    PRIMARY KEY (soort, term, bron)
);
CREATE INDEX zoekwoorden_bron ON zoekwoorden (bron, soort, term, gewicht);

-- What is written once stays: by row, and against TRUNCATE.
CREATE FUNCTION onveranderlijk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is onveranderlijk', TG_TABLE_NAME;
END;
$$;

CREATE FUNCTION alleen_gewist() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM wissingen WHERE document = OLD.id) THEN
        RAISE EXCEPTION 'documenten is onveranderlijk';
    END IF;
    RETURN OLD;
END;
$$;

CREATE TRIGGER journaal_rij BEFORE UPDATE OR DELETE ON journaal FOR EACH ROW EXECUTE FUNCTION onveranderlijk();
CREATE TRIGGER journaal_leegmaken BEFORE TRUNCATE ON journaal FOR EACH STATEMENT EXECUTE FUNCTION onveranderlijk();
CREATE TRIGGER versies_rij BEFORE UPDATE OR DELETE ON versies FOR EACH ROW EXECUTE FUNCTION onveranderlijk();
CREATE TRIGGER versies_leegmaken BEFORE TRUNCATE ON versies FOR EACH STATEMENT EXECUTE FUNCTION onveranderlijk();
CREATE TRIGGER intrekkingen_rij BEFORE UPDATE OR DELETE ON intrekkingen FOR EACH ROW EXECUTE FUNCTION onveranderlijk();
CREATE TRIGGER intrekkingen_leegmaken BEFORE TRUNCATE ON intrekkingen FOR EACH STATEMENT EXECUTE FUNCTION onveranderlijk();
CREATE TRIGGER wissingen_rij BEFORE UPDATE OR DELETE ON wissingen FOR EACH ROW EXECUTE FUNCTION onveranderlijk();
CREATE TRIGGER wissingen_leegmaken BEFORE TRUNCATE ON wissingen FOR EACH STATEMENT EXECUTE FUNCTION onveranderlijk();
CREATE TRIGGER documenten_update BEFORE UPDATE ON documenten FOR EACH ROW EXECUTE FUNCTION onveranderlijk();
CREATE TRIGGER documenten_delete BEFORE DELETE ON documenten FOR EACH ROW EXECUTE FUNCTION alleen_gewist();
CREATE TRIGGER documenten_leegmaken BEFORE TRUNCATE ON documenten FOR EACH STATEMENT EXECUTE FUNCTION onveranderlijk();
