-- Where the columns of a file go and which words come back in it, as JSON: what a person reads before it happens.
ALTER TABLE inlezingen ADD COLUMN overzicht TEXT NOT NULL DEFAULT '{"kolommen":[],"woorden":[]}';
