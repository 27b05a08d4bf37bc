-- Regulatory field of clues and typical cases; how many of those that an entry is about are listed.
ALTER TABLE entries ADD COLUMN field String DEFAULT '' AFTER ground;

ALTER TABLE entries ADD COLUMN hits UInt32 DEFAULT 0 AFTER n;

ALTER TABLE day_counts ADD COLUMN field String, MODIFY ORDER BY (day, kind, office, host, page_kind, outcome, grade, ground, event, reason, signed, field);

ALTER TABLE day_counts ADD COLUMN hits UInt64 DEFAULT 0 AFTER n;
