-- The numbers by which an organisation is known beyond this register. The acts keep them unique; a register from before may hold doubles.
ALTER TABLE organisaties ADD COLUMN oin TEXT COLLATE "C";
ALTER TABLE organisaties ADD COLUMN rsin TEXT COLLATE "C";
ALTER TABLE organisaties ADD COLUMN kvk_nummer TEXT COLLATE "C";
UPDATE organisaties SET oin = tekst::json ->> 'oin', rsin = tekst::json ->> 'rsin', kvk_nummer = tekst::json ->> 'kvkNummer';
CREATE INDEX organisaties_oin ON organisaties (oin);
CREATE INDEX organisaties_rsin ON organisaties (rsin);
CREATE INDEX organisaties_kvk_nummer ON organisaties (kvk_nummer);
