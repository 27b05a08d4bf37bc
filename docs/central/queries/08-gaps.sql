-- Chains of which entries are missing here: numbers have no gap, so every missing one shows. Empty when all is well.
SELECT chain, greatest - present AS missing, greatest AS last_seq
FROM
(
    SELECT chain, max(seq) AS greatest, uniqExact(seq) AS present
    FROM entries
    GROUP BY chain
)
WHERE missing > 0
ORDER BY missing DESC
LIMIT 100;
