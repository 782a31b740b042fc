-- What others call an activity, in each version that everyone may read. Derived: `migrate` fills it. The twin of this file is
-- migrations/postgres, with the same name.
-- schema_vanaf: unchanged.
CREATE TABLE aliassen (
    alias TEXT NOT NULL,
    versie TEXT NOT NULL,
    PRIMARY KEY (alias, versie)
) WITHOUT ROWID;
CREATE INDEX aliassen_versie ON aliassen (versie);
