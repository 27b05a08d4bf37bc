-- Inspections that inspectors marked, by the ground of the listing; marks taken back name none.
SELECT
    ground,
    sumIf(entries, kind = 'inspection') AS inspections,
    sumIf(entries, kind = 'inspection' AND event IN ('raised', 'markedly-raised')) AS raised,
    sumIf(entries, kind = 'inspection-undone') AS taken_back
FROM day_counts FINAL
WHERE day >= ':from' AND day <= ':to' AND kind IN ('inspection', 'inspection-undone') AND entries > 0
GROUP BY ground
ORDER BY inspections DESC, ground;
