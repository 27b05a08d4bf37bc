-- One row a recorded entry of a desk. The sort key begins with what dashboards ask for, and ends with the entry's own
-- name (chain, seq): a row that is sent again has the same key in the same partition, and one of the two goes.
CREATE TABLE IF NOT EXISTS entries
(
    chain     UUID,
    seq       UInt64,
    day       Date,
    at        DateTime,
    kind      String,
    office    String,
    host      String,
    page_kind String,
    outcome   String,
    grade     String,
    ground    String,
    lists     Array(String),
    effects   Array(String),
    event     String,
    reason    String,
    n         UInt32,
    received  DateTime DEFAULT now()
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(day)
ORDER BY (day, kind, chain, seq);
