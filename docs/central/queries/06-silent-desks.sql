-- Desks that have sent nothing since the first of the days.
SELECT office, count() AS desks, min(last) AS longest_silent
FROM
(
    SELECT chain, argMaxMerge(office) AS office, maxMerge(received) AS last
    FROM desks
    GROUP BY chain
)
WHERE toDate(last) < ':from'
GROUP BY office
ORDER BY desks DESC, office;
