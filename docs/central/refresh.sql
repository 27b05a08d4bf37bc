-- Counts anew every day of which rows have come in since the last time; an hour of overlap for inserts under way.
-- Safe to run at any time, as often as wanted: it replaces counters, and never adds to them.
INSERT INTO day_counts
SELECT
    day, kind, office, host, page_kind, outcome, grade, ground, event, reason, signed,
    count() AS entries, sum(n) AS n, now() AS refreshed
FROM entries FINAL
WHERE day IN
(
    SELECT day
    FROM entries
    WHERE toUInt32(received) + 3600 >= (SELECT toUInt32(max(refreshed)) FROM day_counts)
    GROUP BY day
)
GROUP BY day, kind, office, host, page_kind, outcome, grade, ground, event, reason, signed;
