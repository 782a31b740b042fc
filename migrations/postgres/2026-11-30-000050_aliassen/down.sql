-- A register is never rolled back: its versions and its journal are permanent. Restore a copy instead.
SELECT 1;
