-- The numbers by which an organisation is known beyond this register. The acts keep them unique; a register from before may hold doubles.
ALTER TABLE organisaties ADD COLUMN oin TEXT;
ALTER TABLE organisaties ADD COLUMN rsin TEXT;
ALTER TABLE organisaties ADD COLUMN kvk_nummer TEXT;
UPDATE organisaties SET oin = json_extract(tekst, '$.oin'), rsin = json_extract(tekst, '$.rsin'), kvk_nummer = json_extract(tekst, '$.kvkNummer');
CREATE INDEX organisaties_oin ON organisaties (oin);
CREATE INDEX organisaties_rsin ON organisaties (rsin);
CREATE INDEX organisaties_kvk_nummer ON organisaties (kvk_nummer);
