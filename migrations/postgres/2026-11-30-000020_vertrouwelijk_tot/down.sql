ALTER TABLE activiteiten DROP COLUMN vertrouwelijk_tot;
