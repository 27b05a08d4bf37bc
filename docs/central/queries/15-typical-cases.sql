-- Typical cases made known, by field: marks less those taken back in the same days.
SELECT field, toInt64(sumIf(entries, event = 'case-marked')) - toInt64(sumIf(entries, event = 'case-unmarked')) AS cases
FROM day_counts FINAL
WHERE day >= ':from' AND day <= ':to' AND kind = 'typical-case' AND entries > 0
GROUP BY field
ORDER BY cases DESC, field;
