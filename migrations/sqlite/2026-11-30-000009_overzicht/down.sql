ALTER TABLE inlezingen DROP COLUMN overzicht;
