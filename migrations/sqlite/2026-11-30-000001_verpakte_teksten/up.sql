-- Documents and public records stand packed (src/database/packed.rs). What is there stays as it is: an unpacked text is read too.
-- The twin of this file is migrations/postgres, with the same names.

CREATE TABLE documenten_verpakt (
    id TEXT NOT NULL PRIMARY KEY,
    zout TEXT NOT NULL,
    tekst BLOB NOT NULL
);
INSERT INTO documenten_verpakt (id, zout, tekst) SELECT id, zout, CAST(tekst AS BLOB) FROM documenten ORDER BY rowid;
DROP TABLE documenten;
ALTER TABLE documenten_verpakt RENAME TO documenten;

CREATE TRIGGER documenten_insert BEFORE INSERT ON documenten
WHEN EXISTS (SELECT 1 FROM documenten WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'documenten zijn onveranderlijk'); END;
CREATE TRIGGER documenten_update BEFORE UPDATE ON documenten BEGIN SELECT RAISE(ABORT, 'documenten zijn onveranderlijk'); END;
CREATE TRIGGER documenten_delete BEFORE DELETE ON documenten
WHEN NOT EXISTS (SELECT 1 FROM wissingen WHERE document = OLD.id) BEGIN SELECT RAISE(ABORT, 'documenten zijn onveranderlijk'); END;

-- Derived: `migrate` fills it again.
DROP TABLE openbaar;
CREATE TABLE openbaar (
    versie TEXT NOT NULL PRIMARY KEY,
    tekst BLOB NOT NULL,
    samenvatting TEXT NOT NULL
);
