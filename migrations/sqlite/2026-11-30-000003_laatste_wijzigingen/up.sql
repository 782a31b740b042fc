-- What was settled or withdrawn last is asked by everyone who follows the register: without walking over all of it.
CREATE INDEX versies_vastgesteld ON versies (vastgesteld_op, uuid);
CREATE INDEX intrekkingen_tijdstip ON intrekkingen (tijdstip, versie);
