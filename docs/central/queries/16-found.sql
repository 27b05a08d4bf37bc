-- Parties met by the dozen, and how many of them were listed: tables, batches, checks after an update of a list.
SELECT kind, sum(entries) AS times, sum(n) AS parties, sum(hits) AS listed
FROM day_counts FINAL
WHERE day >= ':from' AND day <= ':to' AND kind IN ('table', 'batch', 'rescreen') AND entries > 0
GROUP BY kind
ORDER BY kind;
