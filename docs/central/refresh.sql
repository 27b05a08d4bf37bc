-- Counts anew every day of which rows have come in since the last time; an hour of overlap for inserts under way.
-- Safe to run at any time, as often as wanted: it replaces counters, and never adds to them. A counter that no row
-- stands behind any more, since a newer build has sent its rows again with more in them, becomes nought.
INSERT INTO day_counts
    (day, kind, office, host, page_kind, outcome, grade, ground, event, reason, signed, field, entries, n, hits, refreshed)
SELECT
    day, kind, office, host, page_kind, outcome, grade, ground, event, reason, signed, field,
    sum(one) AS entries, sum(many) AS n, sum(found) AS hits, now() AS refreshed
FROM
(
    SELECT
        day, kind, office, host, page_kind, outcome, grade, ground, event, reason, signed, field,
        toUInt64(count()) AS one, toUInt64(sum(n)) AS many, toUInt64(sum(hits)) AS found
    FROM entries FINAL
    WHERE day IN
    (
        SELECT day
        FROM entries
        WHERE toUInt32(received) + 3600 >= (SELECT toUInt32(max(refreshed)) FROM day_counts)
        GROUP BY day
    )
    GROUP BY day, kind, office, host, page_kind, outcome, grade, ground, event, reason, signed, field
    UNION ALL
    SELECT
        day, kind, office, host, page_kind, outcome, grade, ground, event, reason, signed, field,
        toUInt64(0) AS one, toUInt64(0) AS many, toUInt64(0) AS found
    FROM day_counts
    WHERE day IN
    (
        SELECT day
        FROM entries
        WHERE toUInt32(received) + 3600 >= (SELECT toUInt32(max(refreshed)) FROM day_counts)
        GROUP BY day
    )
)
GROUP BY day, kind, office, host, page_kind, outcome, grade, ground, event, reason, signed, field;
