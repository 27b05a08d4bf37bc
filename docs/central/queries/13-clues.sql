-- Clues by regulatory field: registered, and steps taken with them.
SELECT
    field,
    sumIf(entries, kind = 'clue-registered') AS registered,
    sumIf(entries, kind = 'clue-moved' AND event = 'transferred') AS transferred,
    sumIf(entries, kind = 'clue-moved' AND event = 'concluded') AS concluded,
    sumIf(entries, kind = 'clue-moved' AND event = 'concluded' AND reason IN ('case-filed', 'penalised', 'listed')) AS with_result,
    sumIf(entries, kind = 'clue-moved' AND event = 'closed') AS closed
FROM day_counts FINAL
WHERE day >= ':from' AND day <= ':to' AND kind IN ('clue-registered', 'clue-moved') AND entries > 0
GROUP BY field
ORDER BY registered DESC, field;
