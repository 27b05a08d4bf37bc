-- Checks, prompts, blocks, overrides and stopped submissions a day.
SELECT
    day,
    sumIf(entries, kind = 'check') AS checks,
    sumIf(entries, kind = 'prompt') AS prompts,
    sumIf(entries, kind = 'block') AS blocks,
    sumIf(entries, kind = 'override') AS overrides,
    sumIf(entries, kind = 'submit-stopped') AS stopped
FROM day_counts FINAL
WHERE day >= ':from' AND day <= ':to'
GROUP BY day
ORDER BY day;
