-- Releases side by side while a new one takes over. The twin of this file is migrations/postgres, with the same name.

-- The oldest program, by its last migration, that may go on beside this schema. A migration that takes something from older programs sets it to
-- the first release that does without.
ALTER TABLE journaalkop ADD COLUMN schema_vanaf TEXT NOT NULL DEFAULT '20261130000040';
-- The marks of projections, one on a line, whose programs may go on beside the one of `projectie`.
ALTER TABLE journaalkop ADD COLUMN naast TEXT NOT NULL DEFAULT '';
-- The first entry since which such a program made projections, which are still to be made anew; 0 is everything.
ALTER TABLE journaalkop ADD COLUMN herbouw_vanaf BIGINT;
