-- Which version of each list the desks last worked with.
SELECT list, count() AS desks
FROM
(
    SELECT chain, arrayJoin(argMaxMerge(lists)) AS list
    FROM desks
    GROUP BY chain
)
GROUP BY list
ORDER BY desks DESC, list;
