-- Whose key in another system is whose. `migrate` fills it from what is administered. More than one activity of a register can have one key
-- only when that was so before this table: since then the second is refused.
CREATE TABLE externe_kenmerken (
    registerhouder TEXT NOT NULL REFERENCES organisaties (uuid),
    bron TEXT NOT NULL,
    kenmerk TEXT NOT NULL,
    activiteit TEXT NOT NULL REFERENCES activiteiten (uuid),
    -- Whether it stands in `activiteiten.beheer`; a key that its system replaced does not, and still finds its activity.
    huidig BOOLEAN NOT NULL,
    -- The document of what was last delivered by this key, and the entry that names it.
    document TEXT,
    journaal BIGINT,
    -- Of a document that was erased its salt: the same delivery is still known by the hash in the entry, and nothing can be read back.
    zout TEXT,
    PRIMARY KEY (registerhouder, bron, kenmerk, activiteit)
);
CREATE INDEX externe_kenmerken_activiteit ON externe_kenmerken (activiteit);
