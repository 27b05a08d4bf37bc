-- Which build wrote a row, and whether a second signer stood behind an override.
ALTER TABLE entries ADD COLUMN app String DEFAULT '' AFTER office;

ALTER TABLE entries ADD COLUMN signed UInt8 DEFAULT 0 AFTER effects;
