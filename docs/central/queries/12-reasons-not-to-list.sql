-- Why handlers did not list, by article advised. Without a reason: one of a rule pack of one's own.
SELECT reason, ground, sum(entries) AS decisions
FROM day_counts FINAL
WHERE day >= ':from' AND day <= ':to' AND kind = 'listing-decision' AND event = 'not-list' AND entries > 0
GROUP BY reason, ground
ORDER BY decisions DESC, reason, ground;
