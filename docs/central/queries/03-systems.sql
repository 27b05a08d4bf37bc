-- Systems: outcomes of checks, and how often nothing could be checked; a system near the top needs its profile looked at.
SELECT
    host,
    sum(entries) AS checks,
    sumIf(entries, outcome = 'listed') AS listed,
    sumIf(entries, outcome = 'suspected') AS suspected,
    sumIf(entries, outcome = 'not-found') AS not_found,
    sumIf(entries, outcome = 'cannot-check') AS cannot_check,
    round(cannot_check / checks, 4) AS cannot_check_ratio
FROM day_counts FINAL
WHERE day >= ':from' AND day <= ':to' AND kind = 'check' AND entries > 0
GROUP BY host
ORDER BY cannot_check_ratio DESC, host;
