-- Documents and public records stand packed (src/database/packed.rs). What is there stays as it is: an unpacked text is read too.
-- The twin of this file is migrations/sqlite, with the same names.

ALTER TABLE documenten ALTER COLUMN tekst TYPE BYTEA USING convert_to(tekst, 'UTF8');

-- Derived: `migrate` fills it again.
DROP TABLE openbaar;
CREATE TABLE openbaar (
    versie TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    tekst BYTEA NOT NULL,
    samenvatting TEXT COLLATE "C" NOT NULL
);
