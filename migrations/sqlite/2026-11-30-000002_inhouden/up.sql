-- Lists are answered from an index in memory; what it is made of stands here. All of it is derived: `migrate` fills it.
-- The twin of this file is migrations/postgres, with the same names.

DROP TABLE zoekwoorden;
DROP TABLE kenmerken;
DROP TABLE perioden;
DROP TABLE openbaar;

-- When which content counts, as known at which moment.
CREATE TABLE perioden (
    activiteit TEXT NOT NULL,
    bekend_van BIGINT NOT NULL,
    van DATE NOT NULL,
    tot DATE NOT NULL,
    bekend_tot BIGINT NOT NULL,
    bron TEXT NOT NULL,
    versie TEXT NOT NULL,
    soort TEXT NOT NULL,
    vastgesteld_op BIGINT NOT NULL,
    openbaar BOOLEAN NOT NULL,
    zichtbaar BOOLEAN NOT NULL,
    PRIMARY KEY (activiteit, bekend_van, van)
) WITHOUT ROWID;

-- What each content is found by, in one row: in a table without rowids a row of this size would spill to a page of its own.
CREATE TABLE inhouden (
    bron TEXT NOT NULL PRIMARY KEY,
    tekst BLOB NOT NULL
);

-- What everyone reads: all of it, and apart what lists show of it.
CREATE TABLE openbaar (
    versie TEXT NOT NULL PRIMARY KEY,
    nummer INTEGER NOT NULL,
    tekst BLOB NOT NULL
);
CREATE TABLE samenvattingen (
    versie TEXT NOT NULL PRIMARY KEY,
    nummer INTEGER NOT NULL,
    tekst TEXT NOT NULL
);

-- How often everything derived was made anew: an index of before it is of no use.
ALTER TABLE journaalkop ADD COLUMN herbouwd BIGINT NOT NULL DEFAULT 0;
