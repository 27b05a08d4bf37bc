-- Counters a day, written by refresh.sql from rows without repetition; the newest writing of a counter holds.
CREATE TABLE IF NOT EXISTS day_counts
(
    day       Date,
    kind      String,
    office    String,
    host      String,
    page_kind String,
    outcome   String,
    grade     String,
    ground    String,
    event     String,
    reason    String,
    signed    UInt8,
    entries   UInt64,
    n         UInt64,
    refreshed DateTime
)
ENGINE = ReplacingMergeTree(refreshed)
PARTITION BY toYYYYMM(day)
ORDER BY (day, kind, office, host, page_kind, outcome, grade, ground, event, reason, signed);
