-- Builds of the extension that the desks run.
SELECT app, count() AS desks
FROM
(
    SELECT chain, argMaxMerge(app) AS app
    FROM desks
    GROUP BY chain
)
GROUP BY app
ORDER BY desks DESC, app;
