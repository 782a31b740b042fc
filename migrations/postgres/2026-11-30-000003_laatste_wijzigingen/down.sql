DROP INDEX intrekkingen_tijdstip;
DROP INDEX versies_vastgesteld;
