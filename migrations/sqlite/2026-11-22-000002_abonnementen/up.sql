-- Subscriptions to the change feed. The secret signs what is sent, so it cannot be kept as a hash.
CREATE TABLE abonnementen (
    uuid TEXT NOT NULL PRIMARY KEY,
    url TEXT NOT NULL,
    geheim TEXT NOT NULL,
    registerhouder TEXT REFERENCES organisaties (uuid),
    -- A JSON list of kinds; an empty one means all.
    soorten TEXT NOT NULL,
    status TEXT NOT NULL,
    reden TEXT,
    uitgeschakeld_op BIGINT,
    -- The place in the change feed up to which everything was delivered.
    cursor TEXT NOT NULL,
    -- Failures in a row, since when, and when it is tried again.
    pogingen INTEGER NOT NULL,
    mislukt_sinds BIGINT,
    volgende_poging_op BIGINT,
    -- Until then one process has it in hand.
    bezig_tot BIGINT,
    revisie BIGINT NOT NULL,
    aangemaakt_op BIGINT NOT NULL,
    gewijzigd_op BIGINT NOT NULL
);

-- What was sent and what came of it: the last of each subscription.
CREATE TABLE afleveringen (
    id TEXT NOT NULL PRIMARY KEY,
    abonnement TEXT NOT NULL REFERENCES abonnementen (uuid),
    gebeurtenis TEXT NOT NULL,
    soort TEXT NOT NULL,
    onderwerp TEXT NOT NULL,
    -- The place in the change feed just before it.
    cursor TEXT,
    tijdstip BIGINT NOT NULL,
    poging INTEGER NOT NULL,
    uitkomst TEXT NOT NULL,
    status_code INTEGER,
    reden TEXT,
    duur_ms INTEGER NOT NULL
);
CREATE INDEX afleveringen_abonnement ON afleveringen (abonnement, id);
