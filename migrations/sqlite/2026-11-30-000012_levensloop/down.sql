DELETE FROM afleveringen WHERE abonnement IN (SELECT uuid FROM abonnementen WHERE levensloop IS NOT NULL);
DELETE FROM abonnementen WHERE levensloop IS NOT NULL;
ALTER TABLE abonnementen DROP COLUMN vertrouwelijk;
ALTER TABLE abonnementen DROP COLUMN levensloop;
