-- The last of the days as it stands now, hour by hour, without waiting for refresh.sql; every row counts once.
SELECT
    toHour(at, 'Asia/Shanghai') AS hour,
    countIf(kind = 'check') AS checks,
    countIf(kind = 'block') AS blocks,
    countIf(kind = 'override') AS overrides
FROM entries FINAL
WHERE day = ':to'
GROUP BY hour
ORDER BY hour;
