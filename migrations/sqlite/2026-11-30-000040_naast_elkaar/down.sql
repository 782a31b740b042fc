ALTER TABLE journaalkop DROP COLUMN herbouw_vanaf;
ALTER TABLE journaalkop DROP COLUMN naast;
ALTER TABLE journaalkop DROP COLUMN schema_vanaf;
