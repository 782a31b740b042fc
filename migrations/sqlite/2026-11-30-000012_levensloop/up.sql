-- What a subscription that follows the life of activities wants of it, as JSON; without it, the subscription follows the public register.
ALTER TABLE abonnementen ADD COLUMN levensloop TEXT;
-- Whether it is told of confidential activities: then it exists only for who may see those.
ALTER TABLE abonnementen ADD COLUMN vertrouwelijk BOOLEAN NOT NULL DEFAULT FALSE;
