-- First day from which no content that counts or will count, nor the concept, is confidential. Until the projections are made anew,
-- what has ever been confidential stays so.
ALTER TABLE activiteiten ADD COLUMN vertrouwelijk_tot DATE NOT NULL DEFAULT '9999-12-31';
UPDATE activiteiten SET vertrouwelijk_tot = '0001-01-01' WHERE NOT vertrouwelijk;
