-- What others call an activity, in each version that everyone may read. Derived: `migrate` fills it. The twin of this file is
-- migrations/sqlite, with the same name.
-- schema_vanaf: unchanged.
CREATE TABLE aliassen (
    alias TEXT COLLATE "C" NOT NULL,
    versie TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (alias, versie)
);
CREATE INDEX aliassen_versie ON aliassen (versie);
