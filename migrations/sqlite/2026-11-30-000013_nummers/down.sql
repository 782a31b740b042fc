DROP INDEX organisaties_kvk_nummer;
ALTER TABLE organisaties DROP COLUMN kvk_nummer;
DROP INDEX organisaties_rsin;
ALTER TABLE organisaties DROP COLUMN rsin;
DROP INDEX organisaties_oin;
ALTER TABLE organisaties DROP COLUMN oin;
