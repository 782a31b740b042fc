DROP TABLE inlezing_rijen;
DROP TABLE inlezingen;
ALTER TABLE concepten DROP COLUMN ingelezen;
