-- Reading in: what a concept was made from, and files that are read in.

-- What could not be placed, word for word, as JSON; beside the content, so that no version ever holds it.
ALTER TABLE concepten ADD COLUMN ingelezen TEXT NOT NULL DEFAULT '[]';

CREATE TABLE inlezingen (
    uuid TEXT NOT NULL PRIMARY KEY,
    -- None when the file itself names the registers.
    registerhouder TEXT,
    gemaakt_door TEXT NOT NULL,
    status TEXT NOT NULL,
    omvang TEXT,
    -- Some row is confidential.
    vertrouwelijk BOOLEAN NOT NULL,
    -- What is to be known about the file as a whole, as JSON.
    bevindingen TEXT NOT NULL,
    totaal INTEGER NOT NULL,
    gedaan INTEGER NOT NULL,
    aangemaakt_op BIGINT NOT NULL,
    -- Also a sign of life: work that is silent for long was broken off.
    gewijzigd_op BIGINT NOT NULL
);
CREATE INDEX inlezingen_aangemaakt ON inlezingen (aangemaakt_op, uuid);

CREATE TABLE inlezing_rijen (
    inlezing TEXT NOT NULL REFERENCES inlezingen (uuid) ON DELETE CASCADE,
    nummer INTEGER NOT NULL,
    uitkomst TEXT NOT NULL,
    activiteit TEXT,
    -- What is proposed, and what is to be known about it, as JSON.
    voorstel TEXT NOT NULL,
    uitgevoerd BOOLEAN NOT NULL,
    PRIMARY KEY (inlezing, nummer)
);
CREATE INDEX inlezing_rijen_uitkomst ON inlezing_rijen (inlezing, uitkomst, nummer);
