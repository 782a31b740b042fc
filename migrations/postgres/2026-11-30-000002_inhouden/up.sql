-- Lists are answered from an index in memory; what it is made of stands here. All of it is derived: `migrate` fills it.
-- The twin of this file is migrations/sqlite, with the same names.

DROP TABLE zoekwoorden;
DROP TABLE kenmerken;
DROP TABLE perioden;
DROP TABLE openbaar;

-- When which content counts, as known at which moment.
CREATE TABLE perioden (
    activiteit TEXT COLLATE "C" NOT NULL,
    bekend_van BIGINT NOT NULL,
    van DATE NOT NULL,
    tot DATE NOT NULL,
    bekend_tot BIGINT NOT NULL,
    bron TEXT COLLATE "C" NOT NULL,
    versie TEXT COLLATE "C" NOT NULL,
    soort TEXT COLLATE "C" NOT NULL,
    vastgesteld_op BIGINT NOT NULL,
    openbaar BOOLEAN NOT NULL,
    zichtbaar BOOLEAN NOT NULL,
    PRIMARY KEY (activiteit, bekend_van, van)
);

-- What each content is found by, in one row.
CREATE TABLE inhouden (
    bron TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    tekst BYTEA NOT NULL
);

-- What everyone reads: all of it, and apart what lists show of it.
CREATE TABLE openbaar (
    versie TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    nummer INTEGER NOT NULL,
    tekst BYTEA NOT NULL
);
CREATE TABLE samenvattingen (
    versie TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    nummer INTEGER NOT NULL,
    tekst TEXT COLLATE "C" NOT NULL
);

-- How often everything derived was made anew: an index of before it is of no use.
ALTER TABLE journaalkop ADD COLUMN herbouwd BIGINT NOT NULL DEFAULT 0;
